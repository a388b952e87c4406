"""Documents of staff workbooks that also need the unit workbook, and those that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import CapaianOrganisasi, Triwulan
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.periode import Periode
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.skp import SKP
from kinerja_core.services.cetak import cetak
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from tests.documents.bantu import teks

ORANG = unit.ORANG[0]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``buku/`` with one person whose every indicator has a realisasi in two quarters, and ``unit.xlsx``."""
    folder = tmp_path_factory.mktemp("unit")
    (folder / "buku").mkdir()
    asal = unit.buku(ORANG)
    buku = asal.model_copy(
        update={
            "skp": SKP.model_validate({**dict(asal.skp), "atasan_penilai": asal.skp.atasan_penilai or Pejabat(
                nama="Ir. Hadi Wiguna", jabatan="Sekretaris")}),
            "realisasi": tuple(
                Realisasi(triwulan=triwulan, kode_iki=iki.kode, realisasi=f"Capaian {triwulan}", bukti_dukung="Laporan")
                for triwulan in (Triwulan.III, Triwulan.IV)
                for _, iki in asal.skp.semua_iki()
            ),
        }
    )
    (folder / "buku" / "orang.xlsx").write_bytes(bangun_skp(buku.skp.jenis, buku.skp.tahun, buku))
    isi = BukuUnit(
        pengaturan=unit.PENGATURAN.model_copy(update={"capaian_organisasi": CapaianOrganisasi.BAIK}),
        anggota=tuple(AnggotaUnit(pegawai=unit.buku(orang).skp.pegawai) for orang in unit.ORANG[:4]),
        skor=tuple(orang.skor for orang in unit.ORANG[:4]),
    )
    (folder / "unit.xlsx").write_bytes(bangun_unit(isi, unit.TAHUN))
    return folder


def kode(
    folder: Path, slug: str, *nama: str, hasil: Path, periode: Periode | None = None
) -> tuple[list[str], list[str]]:
    cetakan = cetak(slug, [folder / item for item in nama], hasil, periode=periode)
    return [path.name for path in cetakan.dokumen], [temuan.kode for temuan in cetakan.temuan]


@pytest.mark.parametrize(
    ("slug", "awalan"),
    [("rencana-aksi", "Rencana Aksi"), ("skp", "SKP"), ("lampiran-skp", "Lampiran SKP")],
)
def test_a_workbook_alone_gives_its_document(data: Path, slug: str, awalan: str, tmp_path: Path):
    (nama,), temuan = kode(data, slug, "buku", hasil=tmp_path)
    assert nama.startswith(awalan)
    assert nama.endswith(f"{unit.TAHUN}.docx")
    assert temuan == []


@pytest.mark.parametrize("slug", ["evaluasi", "dokumen-evaluasi"])
def test_a_workbook_with_the_unit_gives_the_document_of_its_period(data: Path, slug: str, tmp_path: Path):
    (nama,), temuan = kode(data, slug, "buku", "unit.xlsx", hasil=tmp_path)
    assert (str(ORANG.nip) in nama, nama.endswith(" 2025.docx"), temuan) == (True, True, [])


@pytest.mark.parametrize("slug", ["evaluasi", "dokumen-evaluasi"])
def test_without_the_unit_nothing_half_filled_is_printed(data: Path, slug: str, tmp_path: Path):
    assert kode(data, slug, "buku", hasil=tmp_path) == ([], ["DOKUMEN-BELUM-LENGKAP"])


def test_another_period_than_that_of_the_unit_can_be_asked_for(data: Path, tmp_path: Path):
    periode = Periode(unit.TAHUN, Triwulan.IV)
    (nama,), _ = kode(data, "evaluasi", "buku", "unit.xlsx", hasil=tmp_path, periode=periode)
    assert nama.endswith("2025-TW4.docx")
    isi = teks((tmp_path / nama).read_bytes())
    assert "Capaian Triwulan IV" in isi
    assert "Capaian Triwulan III" not in isi
    kosong = Periode(unit.TAHUN, Triwulan.I)
    assert kode(data, "evaluasi", "buku", "unit.xlsx", hasil=tmp_path / "tw1", periode=kosong)[0] == []


def test_two_unit_workbooks_are_one_too_many(data: Path, tmp_path: Path):
    (tmp_path / "unit-lain.xlsx").write_bytes((data / "unit.xlsx").read_bytes())
    with pytest.raises(GalatKinerja, match=r"2 buku unit .*sebutkan satu saja"):
        cetak("evaluasi", [data / "buku", data / "unit.xlsx", tmp_path / "unit-lain.xlsx"], tmp_path / "hasil")
