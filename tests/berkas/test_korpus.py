from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.kode_temuan import KATALOG
from kinerja_core.services.ingatan import Ingatan
from kinerja_core.services.kemasan import kemas, kepala
from kinerja_core.services.periksa import periksa
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas
from kinerja_core.workbooks.mesin.alamat import sel_di
from tests.alat.alamat import letak
from tests.berkas.korpus import KORPUS, Sisa
from tests.berkas.pembuat import Pembuat, asli, bita, ketik, korpus_jadi
from tests.conftest import Sekali
from tests.workbooks.bahan_baca import HARI_INI, buku_contoh, unit_contoh
from tests.workbooks.mesin.bahan_kisi import sama_dengan_calamine


def _sisa(hasil: HasilBaca) -> Sisa:
    if hasil.buku is None:
        return "tidak"
    buku = hasil.buku
    if isinstance(buku, BukuSKP):  # a sorted table is the same table
        buku = buku.model_copy(update={"catatan_harian": tuple(sorted(buku.catatan_harian, key=lambda n: n.tanggal))})
    return "utuh" if buku in (buku_contoh(), unit_contoh()) else "sebagian"


def _asing(hasil: HasilBaca) -> list[object]:
    """Records that are none of the sample: a mistake costs its own record and never changes another."""
    if hasil.buku is None:
        return []
    sample = buku_contoh() if isinstance(hasil.buku, BukuSKP) else unit_contoh()
    lists = {name: value for name, value in sample if isinstance(value, tuple)}
    return [item for name, kept in lists.items() for item in getattr(hasil.buku, name) if item not in kept]


def _sama_dari_simpanan(path: Path, dibaca: HasilBaca) -> None:
    """What was packed is what was read, and holds on the first and last day for which it is kept."""
    packed = kemas(path, HARI_INI, Ingatan())
    assert packed.hasil(path.name, kepala=False) == dibaca
    assert packed.hasil(path.name, kepala=True) == kepala(dibaca)
    if packed.sidik:
        for hari in (packed.dari, packed.sampai):
            near = min(max(hari, HARI_INI - timedelta(days=999)), HARI_INI + timedelta(days=999))
            if near != HARI_INI:
                assert baca_berkas(path, hari_ini=near) == dibaca


@pytest.mark.parametrize(
    ("nomor", "buat", "temuan", "sisa"), [(nomor, *row[1:]) for nomor, row in enumerate(KORPUS)],
    ids=[row[0] for row in KORPUS],
)
def test_a_file_is_read_right_or_refused_with_the_right_finding(
    nomor: int, buat: Pembuat, temuan: tuple[str, ...], sisa: Sisa, sekali: Sekali, request: pytest.FixtureRequest
):
    if "LibreOffice" in request.node.name:
        request.getfixturevalue("soffice")
    path = korpus_jadi(nomor, buat, sekali)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    result = baca_berkas(path, hari_ini=HARI_INI)
    found = tuple(
        item.kode + (f" {item.lembar}" if item.lembar else "") + (f"!{cell}" if cell else "")
        for item in result.temuan for area in item.semua_sel or ("",) for cell in (sel_di(area) if area else ("",))
    )
    assert found == temuan, [item.pesan for item in result.temuan]
    assert _sisa(result) == sisa
    assert _asing(result) == []
    if sisa != "tidak":
        sama_dengan_calamine(path)
    _sama_dari_simpanan(path, result)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    for item in result.temuan:
        assert (item.berkas, item.saran) == (path.name, item.saran or KATALOG[item.kode].saran)


def test_two_workbooks_of_one_person_in_a_folder_are_named_in_both(tmp_path: Path):
    for number in (1, 2):
        (tmp_path / f"{number}.xlsx").write_bytes(asli())
    found = [item for item in periksa([tmp_path]).temuan if item.kode == "BUKU-SALINAN"]
    assert [item.berkas for item in found] == ["1.xlsx", "2.xlsx"]
    (tmp_path / "a").mkdir()
    ketik("Catatan Harian", {"kegiatan": "Kegiatan lain"})(tmp_path / "a")
    found = [item for item in periksa([tmp_path]).temuan if item.kode == "ORANG-DUA-BUKU"]
    assert [item.berkas for item in found] == ["1.xlsx", "2.xlsx", "buku.xlsx"]
    assert all((item.lembar, item.sel) == letak("Identitas", "pegawai.nip") for item in found)


def test_two_people_with_one_nip_in_a_folder_are_named_in_both(tmp_path: Path):
    (tmp_path / "a").mkdir()
    bita(asli)(tmp_path)
    ketik("Identitas", {"pegawai.nama": "Orang Lain"})(tmp_path / "a")
    found = [item for item in periksa([tmp_path]).temuan if item.kode == "NIP-GANDA"]
    assert len(found) == 2


def test_the_longest_text_a_cell_holds_is_read_whole(tmp_path: Path):
    text = "".join(f"{number} " for number in range(10_000))[:32_766] + "x"
    result = baca_berkas(ketik("Catatan Harian", {"kegiatan": text})(tmp_path), hari_ini=HARI_INI)
    assert (result.temuan, isinstance(result.buku, BukuSKP)) == ((), True)
    assert result.buku.catatan_harian[0].kegiatan == text
