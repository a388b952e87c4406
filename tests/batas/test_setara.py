"""Workbooks that Excel or LibreOffice open although they are written otherwise: the same grid as the usual one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.mesin.kisi import Kisi, buka
from tests.berkas.pembuat import asli
from tests.berkas.penulis_lain import Paket, paket
from tests.workbooks.bahan_baca import HARI_INI, buku_contoh

_BUKU, _RELS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def _lembar(parts: Paket) -> list[str]:
    return [name for name in parts if name.startswith("xl/worksheets/sheet")]


def _miring(parts: Paket) -> None:
    for name in list(parts):
        parts[name.replace("/", "\\")] = parts.pop(name)


def _tab(rel: bytes, parts: Paket) -> None:
    tab = b'<sheet name="Punya saya" sheetId="951" r:id="%s"/></sheets>' % rel
    parts[_BUKU] = parts[_BUKU].replace(b"</sheets>", tab)


def _tanpa_rid(parts: Paket) -> None:
    _tab(b"", parts)


def _makro(parts: Paket) -> None:
    _tab(b"rIdX", parts)
    kind = b"http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    link = b'<Relationship Id="rIdX" Type="%s" Target="macrosheets/s1.xml"/></Relationships>' % kind
    parts[_RELS] = parts[_RELS].replace(b"</Relationships>", link)
    parts["xl/macrosheets/s1.xml"] = b'<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"/>'


def _utf16(parts: Paket) -> None:
    for name in [*_lembar(parts), "xl/sharedStrings.xml", _BUKU]:
        text = re.sub(r"^<\?xml.*?\?>", '<?xml version="1.0" encoding="UTF-16"?>', parts[name].decode())
        parts[name] = text.encode("utf-16")


def _latin1(parts: Paket) -> None:
    for name in _lembar(parts):
        text = re.sub(r"^<\?xml.*?\?>", '<?xml version="1.0" encoding="ISO-8859-1"?>', parts[name].decode())
        parts[name] = text.encode("latin-1", "xmlcharrefreplace")


def _target(awalan: bytes) -> Callable[[Paket], None]:
    def ubah(parts: Paket) -> None:
        parts[_RELS] = re.sub(rb'Target="(?:/xl/)?', b'Target="' + awalan, parts[_RELS])

    return ubah


def _target_miring(parts: Paket) -> None:
    parts[_RELS] = parts[_RELS].replace(b"worksheets/", b"worksheets\\")


def _komentar(parts: Paket) -> None:
    for name in [*_lembar(parts), "xl/sharedStrings.xml", _BUKU]:
        parts[name] = re.sub(rb"(<(?:c|si|sheet)[ >])", rb"<!-- tanda -->\1", parts[name])


def _cdata(parts: Paket) -> None:
    for name in _lembar(parts):
        parts[name] = re.sub(rb"<v>([^<]+)</v>", rb"<v><![CDATA[\1]]></v>", parts[name])


def _folder_lain(parts: Paket) -> None:
    for name in [name for name in parts if name.startswith("xl/")]:
        parts["buku/" + name.removeprefix("xl/")] = parts.pop(name)
    for name in ("_rels/.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"xl/", b"buku/")


_SETARA = {
    "garis miring terbalik": _miring, "tab tanpa rId": _tanpa_rid, "tab makro": _makro, "UTF-16": _utf16,
    "ISO-8859-1": _latin1, "target ./": _target(b"./"), "target ../xl/": _target(b"../xl/"),
    "target mutlak": _target(b"/xl/"), "target miring": _target_miring, "komentar": _komentar, "CDATA": _cdata,
    "folder lain": _folder_lain,
}  # fmt: skip


@pytest.fixture(scope="module")
def biasa(tmp_path_factory: pytest.TempPathFactory) -> Kisi:
    """The grid of the sample workbook as we write it."""
    path = tmp_path_factory.mktemp("biasa") / "buku.xlsx"
    path.write_bytes(asli())
    return buka(path)


@pytest.mark.parametrize("ubah", _SETARA.values(), ids=_SETARA)
def test_a_workbook_written_otherwise_is_the_same_workbook(ubah: Callable[[Paket], None], biasa: Kisi, tmp_path: Path):
    path = paket(ubah)(tmp_path)
    grid = buka(path)
    assert _terisi(grid) == _terisi(biasa)
    assert (grid.persen, grid.gabung, grid.dilewati) == (biasa.persen, biasa.gabung, biasa.dilewati)
    assert set(grid.lain) <= {"Punya saya"}
    result = baca_berkas(path, hari_ini=HARI_INI)
    assert (result.temuan, result.buku) == ((), buku_contoh())


def _terisi(grid: Kisi) -> dict[tuple[str, int, int], object]:
    return {
        (name, row, column): value
        for name, rows in grid.lembar.items()
        for row, cells in enumerate(rows)
        for column, value in enumerate(cells)
        if value not in {"", None}
    }


def test_formulas_are_found_however_the_sheet_is_written(biasa: Kisi, tmp_path: Path):
    """A strict parser also sees formulas of rows that are still blank, which nobody asks for."""
    for ubah in (_utf16, _komentar):
        (tmp_path / ubah.__name__).mkdir()
        grid = buka(paket(ubah)(tmp_path / ubah.__name__))
        assert biasa.rumus
        assert all(places <= grid.rumus[name] for name, places in biasa.rumus.items())


def test_a_sheet_whose_part_is_gone_is_a_missing_sheet(tmp_path: Path):
    def tanpa_bagian(parts: Paket) -> None:
        del parts[_lembar(parts)[3]]

    result = baca_berkas(paket(tanpa_bagian)(tmp_path), hari_ini=HARI_INI)
    assert {item.kode for item in result.temuan} >= {"LEMBAR-TIDAK-ADA"}


def test_what_is_locked_by_a_label_is_not_said_to_have_a_password(tmp_path: Path):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage\x06DataSpaces".encode("utf-16-le")
    for more, code in ((b"", "BERKAS-SANDI"), ("DRMEncryptedDataSpace".encode("utf-16-le"), "BERKAS-LABEL")):
        (tmp_path / "buku.xlsx").write_bytes(data + more)
        with pytest.raises(BerkasTidakTerbaca) as problem:
            buka(tmp_path / "buku.xlsx")
        assert problem.value.kode == code
