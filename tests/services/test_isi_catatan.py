"""A week of catatan harian from the usual activities: which days, what stays, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import KategoriCatatan
from kinerja_core.model.pola_hari import HariPola, PolaHari
from kinerja_core.services.contoh import unit
from kinerja_core.services.isi_catatan import isi_catatan
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from tests.alat.alamat import di, letak
from tests.alat.timpa_sel import timpa_sel
from tests.services.unit_setahun import buku

POLA = (
    PolaHari(hari=HariPola.SETIAP, kode_rhk="RHK 1", kegiatan="Memeriksa data", kategori=KategoriCatatan.UTAMA),
    PolaHari(hari=HariPola.SENIN, kode_rhk="RHK 1", kegiatan="Rapat mingguan", kategori=KategoriCatatan.LAIN),
)
#: Monday 12 May 2025 is a holiday, Tuesday 13 May cuti bersama, and Thursday 15 May has a note.
MINGGU = "2025-05-14"


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pola")
    (folder / "buku.xlsx").write_bytes(bangun_skp(isi=buku(1, 4, pola_hari=POLA)))
    settings = unit.PENGATURAN.model_copy(update={
        "libur_tambahan": (date(2025, 5, 14),), "tetap_kerja": (date(2025, 5, 12),),
    })
    (folder / "unit.xlsx").write_bytes(bangun_unit(BukuUnit(pengaturan=settings)))
    return folder / "buku.xlsx"


def _isi(isi: bytes | None, folder: Path) -> BukuSKP:
    assert isi is not None
    (folder / "salinan.xlsx").write_bytes(isi)
    found = baca_berkas(folder / "salinan.xlsx").buku
    assert isinstance(found, BukuSKP)
    return found


def test_only_working_days_that_have_come_and_have_no_note_are_filled(berkas: Path, tmp_path: Path) -> None:
    found = isi_catatan(berkas, minggu_diketik=MINGGU, pada="2025-05-15")
    assert [(one.tanggal, one.kegiatan) for _, one in found.catatan] == [(date(2025, 5, 14), "Memeriksa data")]
    assert found.dilewati == (
        "Senin 12 Mei 2025, Selasa 13 Mei 2025, Sabtu 17 Mei 2025, Minggu 18 Mei 2025 (bukan hari kerja)",
        "Kamis 15 Mei 2025 (sudah ada catatannya)", "Jumat 16 Mei 2025 (belum tiba)",
    )
    before, after = baca_berkas(berkas).buku, _isi(found.isi, tmp_path)
    assert isinstance(before, BukuSKP)
    assert after == before.model_copy(update={
        "catatan_harian": (*before.catatan_harian, *(one for _, one in found.catatan))
    })
    again = isi_catatan(tmp_path / "salinan.xlsx", minggu_diketik=MINGGU, pada="2025-05-15")
    assert (again.catatan, again.isi) == ((), None)


def test_the_new_row_stands_right_behind_the_last_note(berkas: Path) -> None:
    ((cell, _),) = isi_catatan(berkas, minggu_diketik=MINGGU, pada="2025-05-15").catatan
    assert cell == di("Catatan Harian", "tanggal", 13)  # twelve months have a note


def test_the_days_off_and_days_worked_of_the_unit_count(berkas: Path) -> None:
    found = isi_catatan(berkas, minggu_diketik=MINGGU, pada="2025-05-15", unit=berkas.with_name("unit.xlsx"))
    assert [(one.tanggal.day, one.kegiatan) for _, one in found.catatan] == [
        (12, "Memeriksa data"), (12, "Rapat mingguan")
    ]


def test_a_day_outside_the_span_of_the_skp_and_a_day_without_a_pattern_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(bangun_skp(isi=buku(1, 4, mulai=date(2025, 6, 11), pola_hari=POLA[1:])))
    found = isi_catatan(tmp_path / "b.xlsx", minggu_diketik="2025-06-11", pada="2025-06-13")
    assert found.catatan == ()
    assert found.dilewati[1:] == (
        "Selasa 10 Juni 2025 (di luar masa SKP)",
        "Rabu 11 Juni 2025, Kamis 12 Juni 2025, Jumat 13 Juni 2025 (tidak ada polanya)",
    )


@pytest.mark.parametrize(("ubah", "minggu", "pesan"), [
    ({"pola_hari": ()}, MINGGU, "belum berisi kegiatan"), ({"pola_hari": POLA}, "2025-06-02", "belum tiba"),
    ({"pola_hari": POLA}, "kemarin", "tidak dikenal"),
])
def test_what_cannot_be_filled_is_refused_in_a_sentence(
    ubah: dict[str, Any], minggu: str, pesan: str, tmp_path: Path
) -> None:
    (tmp_path / "b.xlsx").write_bytes(bangun_skp(isi=buku(1, 1, **ubah)))
    with pytest.raises(GalatKinerja, match=pesan):
        isi_catatan(tmp_path / "b.xlsx", minggu_diketik=minggu, pada="2025-05-15")


def test_a_pattern_for_an_rhk_that_is_not_in_the_skp_is_a_finding_and_fills_nothing(tmp_path: Path) -> None:
    wrong = POLA[0].model_copy(update={"kode_rhk": "RHK 9"})
    (tmp_path / "b.xlsx").write_bytes(bangun_skp(isi=buku(1, 4, pola_hari=(wrong,))))
    (found,) = [one for one in baca_berkas(tmp_path / "b.xlsx").temuan if one.tingkat == "kesalahan"]
    assert (found.kode, found.lembar, found.sel) == ("RHK-TIDAK-DIKENAL", *letak("Pola Hari", "kode_rhk"))
    with pytest.raises(GalatKinerja, match="Pola Hari"):
        isi_catatan(tmp_path / "b.xlsx", minggu_diketik=MINGGU, pada="2025-05-15")


@pytest.mark.parametrize(("lembar", "nama", "isi"), [
    ("Catatan Harian", "tanggal", "05/06/2025"), ("Catatan Harian", "kategori", "Lain-lain"),
    ("Pola Hari", "kegiatan", None), ("SKP", "rhk.jenis", "Utma"),
])
def test_while_a_note_or_a_pattern_cannot_be_read_nothing_is_filled_twice(
    lembar: str, nama: str, isi: str | None, berkas: Path, tmp_path: Path
) -> None:
    number = 5 if lembar == "Catatan Harian" else 1
    cell = di(lembar, nama, number)
    (tmp_path / "b.xlsx").write_bytes(timpa_sel(berkas.read_bytes(), {(lembar, cell): isi}))
    with pytest.raises(GalatKinerja, match=cell):
        isi_catatan(tmp_path / "b.xlsx", minggu_diketik=MINGGU, pada="2025-05-15")


def test_the_command_shows_writes_a_copy_and_never_the_book_itself(
    berkas: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["isi-catatan", str(berkas), "--minggu", MINGGU, "--tanggal", "2025-05-15"]
    before = berkas.read_bytes()
    assert jalankan(command) == 0
    said = capsys.readouterr()
    assert "Rabu 14 Mei 2025, RHK 1, Memeriksa data" in said.out
    assert "sebutkan -o" in said.err
    target = tmp_path / "salinan.xlsx"
    assert jalankan([*command, "-o", str(target), "--json"]) == 0
    assert [one["tanggal"] for one in json.loads(capsys.readouterr().out)["catatan"]] == ["2025-05-14"]
    assert jalankan([*command, "-o", str(target)]) == 2
    assert jalankan([*command, "-o", str(berkas), "--timpa"]) == 2
    assert jalankan(["isi-catatan", str(berkas.with_name("unit.xlsx"))]) == 2
    assert "bukan buku kerja pegawai" in capsys.readouterr().err
    assert berkas.read_bytes() == before


def test_a_week_whose_days_off_are_not_certain_says_so(berkas: Path) -> None:
    def told(hari: str) -> tuple[str, ...]:
        return isi_catatan(berkas, minggu_diketik=hari, pada="2028-01-10").peringatan

    assert told("2025-05-14") == ()
    assert told("2027-03-10") == (
        "Tanggal libur 10 Maret 2027, 11 Maret 2027 masih perkiraan; periksa sendiri hari kerja minggu itu.",
    )
    assert told("2027-12-31") == (
        "Hari libur tahun 2028 belum kami ketahui seluruhnya; periksa sendiri hari kerja minggu itu.",
    )
