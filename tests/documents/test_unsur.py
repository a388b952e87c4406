"""Finished parts changed by cutting and inserting: judged by lxml and docxtpl, which did it before."""

from __future__ import annotations

import io
from math import ceil
from typing import Any

import pytest
from docxtpl import DocxTemplate
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin import render as modul
from kinerja_core.documents.mesin.baris_tinggi import BAGIAN_HALAMAN, longgarkan
from kinerja_core.documents.mesin.sel_kosong import lengkapi
from kinerja_core.documents.mesin.tab import pecah_tab
from kinerja_core.documents.mesin.unsur import potong, urai_unsur
from tests.documents.bantu import W, bagian
from tests.documents.test_dokumen_jadi import CONTOH, JAHAT_LENGKAP

_NS = f'xmlns:w="{W[1:-1]}"'


def baku(xml: bytes) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


def dengan_lxml_lengkapi(xml: bytes) -> bytes:
    """What the renderer did with lxml."""
    root = etree.fromstring(xml)
    for row in list(root.iter(W + "tr")):
        if row.find(f".//{W}tc") is None:
            row.getparent().remove(row)
    for table in reversed(list(root.iter(W + "tbl"))):
        if table.find(f".//{W}tr") is None:
            table.getparent().remove(table)
    for box in root.iter(W + "tc", W + "hdr", W + "ftr", W + "txbxContent"):
        if len(box) == 0 or box[-1].tag != W + "p":
            etree.SubElement(box, W + "p")
    return etree.tostring(root)


def _angka(element: Any, path: str, attribute: str, otherwise: int) -> int:
    found = element.find(path)
    return otherwise if found is None else int(float(found.get(W + attribute, otherwise)))


def _tinggi(cell: Any) -> float:
    width = _angka(cell, f"{W}tcPr/{W}tcW", "w", 0) / 20
    total = 0.0
    for paragraph in cell.findall(W + "p"):
        points = _angka(paragraph, f".//{W}sz", "val", 22) / 2
        letters = [0]
        for item in paragraph.iter(W + "t", W + "br"):
            if item.tag == W + "t":
                letters[-1] += len(item.text or "")
            else:
                letters.append(0)
        lines = sum(max(1, ceil(count * points / 2 / width)) for count in letters) if width else len(letters)
        total += lines * points * 1.15
    return total


def _tinggi_tabel(table: Any) -> float:
    total = 0.0
    for row in table.findall(W + "tr"):
        total += max((
            _tinggi(cell) + sum(
                int(space.get(W + side, 0)) for space in cell.findall(f"{W}p/{W}pPr/{W}spacing")
                for side in ("before", "after")
            ) / 20
            for cell in row.findall(W + "tc")
        ), default=0)
    return total


def dengan_lxml_longgarkan(xml: bytes) -> bytes:
    """What the renderer did with lxml."""
    root = etree.fromstring(xml)
    page = root.find(f".//{W}sectPr")
    edges = sum(_angka(page, f"{W}pgMar", side, 0) for side in ("top", "bottom"))
    limit = (_angka(page, f"{W}pgSz", "h", 0) - edges) / 20 * BAGIAN_HALAMAN
    for table in root.iter(W + "tbl"):
        spanning: dict[int, bool] = {}
        for row in table.findall(W + "tr"):
            column, tall = 0, False
            for cell in row.findall(W + "tc"):
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merge is not None and merge.get(W + "val") != "restart"
                long = sum(map(_tinggi_tabel, cell.findall(W + "tbl"))) > limit
                for inner in cell.findall(W + "tbl") if long else ():
                    for tied in inner.findall(W + "tr")[2:-2]:
                        for keep in list(tied.iter(W + "keepNext")):
                            keep.getparent().remove(keep)
                too_tall = spanning.get(column, False) if goes_on else long or _tinggi(cell) > limit
                spanning[column] = too_tall and merge is not None
                tall |= too_tall
                column += _angka(cell, f"{W}tcPr/{W}gridSpan", "val", 1)
            properties = row.find(W + "trPr")
            whole = None if properties is None else properties.find(W + "cantSplit")
            if tall and whole is not None:
                properties.remove(whole)
    return etree.tostring(root)


def _tulis(nama: str, isi: list[Any]) -> str:
    return f"<w:{nama}>{''.join(isi)}</w:{nama}>" if isi else f"<w:{nama}/>"


ISI = st.recursive(
    st.sampled_from(["<w:p/>", "<w:p></w:p>", "<w:p><w:r><w:t>a &lt; b</w:t></w:r></w:p>", "<w:tcPr/>"]),
    lambda anak: st.builds(
        _tulis, st.sampled_from(["tbl", "tr", "tc", "tr", "tc", "txbxContent", "p"]), st.lists(anak, max_size=3)
    ),
    max_leaves=25,
)


@given(st.sampled_from(["document", "hdr", "ftr"]), st.lists(ISI, max_size=4))
def test_what_a_list_left_empty_is_completed_as_lxml_did(akar: str, isi: list[str]):
    xml = f"<?xml version='1.0' encoding='UTF-8'?>\n<w:{akar} {_NS}>{''.join(isi)}</w:{akar}>".encode()
    assert baku(lengkapi(xml)) == baku(dengan_lxml_lengkapi(xml))


@pytest.fixture(scope="module")
def cetakan() -> dict[str, bytes]:
    """The XML of many documents."""
    kasus = {f"{slug} jahat": (slug, konteks) for slug, konteks in JAHAT_LENGKAP.items()}
    kasus |= {nama: (slug, konteks) for nama, (slug, konteks, *_) in CONTOH.items() if "300" not in nama}
    jadi = {nama: modul.render(KATALOG[slug], konteks) for nama, (slug, konteks) in kasus.items()}
    return {nama: bagian(satu)["word/document.xml"] for nama, satu in jadi.items()}


def test_rows_of_every_document_part_as_lxml_let_them(cetakan: dict[str, bytes]):
    berubah = 0
    for nama, xml in cetakan.items():
        for panjang in (1, 30, 400):  # texts grow, until rows are taller than a page
            tumbuh = xml.replace(b"</w:t>", b" kata" * panjang + b"</w:t>")
            hasil = longgarkan(tumbuh)
            assert baku(hasil) == baku(dengan_lxml_longgarkan(tumbuh)), (nama, panjang)
            berubah += hasil != tumbuh
    assert berubah > 5


def test_a_tab_is_split_as_docxtpl_does(cetakan: dict[str, bytes]):
    for nama, xml in cetakan.items():
        bertab = xml.replace(b"</w:t>", b"\tx\t</w:t>")
        assert pecah_tab(bertab).decode() == DocxTemplate.resolve_listing(None, bertab.decode()), nama


def test_the_places_of_elements_are_their_bytes(cetakan: dict[str, bytes]):
    for xml in cetakan.values():
        akar = urai_unsur(xml)
        ada = etree.parse(io.BytesIO(xml)).getroot()
        nama = [f"w:{item.tag.removeprefix(W)}" for item in ada.iter() if str(item.tag).startswith(W)]
        kita = [akar.nama, *(item.nama for item in akar.telusuri(*set(nama)))]
        assert kita == nama
        for item in akar.telusuri(*set(nama)):
            potongan = xml[item.mulai : item.akhir]
            assert potongan.startswith(f"<{item.nama}".encode())
            assert potongan.endswith(b"/>" if item.tutup is None else f"</{item.nama}>".encode())


def test_a_cut_inside_a_longer_one_goes_with_it():
    assert potong(b"0123456789", [(2, 8, b"-"), (3, 4, b"x"), (9, 9, b"!")]) == b"01-8!9"
