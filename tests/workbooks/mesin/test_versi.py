from __future__ import annotations

from dataclasses import replace

import pytest

from kinerja_core.workbooks.mesin import versi
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.spek import VERSI_TEMPLAT
from kinerja_core.workbooks.mesin.versi import Perubahan, mutakhirkan
from tests.alat.alamat import judul
from tests.workbooks.bahan_baca import baca, buku_contoh, ganti, isikan, kisi_skp, kode, salin, satu

#: A version 0 in which "Progress" of the Catatan Harian was headed like today's "Masalah/Hambatan", that one had a
#: name of its own, a label of Identitas was another, and there was no Umpan Balik.
_NOL = Perubahan(
    judul={
        "Catatan Harian": {"Masalah/Hambatan": "Progress Pencapaian Hasil Kerja", "Kendala": "Masalah/Hambatan"},
        "Identitas": {"Jenjang Jabatan Pegawai": "Jabatan Pegawai"},
    },
    lembar_baru=frozenset({"Umpan Balik"}),
)


@pytest.fixture
def riwayat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(versi.RIWAYAT, ("skp", 0), _NOL)


def _versi(kisi: Kisi, nomor: str) -> Kisi:
    for row in kisi.lembar["_meta"]:
        if row[0] == "versi":
            row[1] = nomor
    return kisi


def _versi_nol() -> Kisi:
    grid = _versi(kisi_skp(), "0")
    ganti(grid, "Catatan Harian", judul("Catatan Harian", "progress"), "MASALAH /\nHAMBATAN")
    ganti(grid, "Catatan Harian", judul("Catatan Harian", "masalah"), "Kendala *")
    isikan(isikan(grid, "Catatan Harian", "progress", "Draf selesai"), "Catatan Harian", "masalah", "Data kurang")
    isikan(grid, "Catatan Harian", "kegiatan", "Kendala", 2)
    ganti(grid, "Identitas", judul("Identitas", "pegawai.jabatan"), "Jenjang Jabatan Pegawai *")
    return Kisi({name: rows for name, rows in grid.lembar.items() if name != "Umpan Balik"})


def test_a_workbook_of_an_older_version_is_read_by_what_its_headers_meant_then(riwayat: None):
    result = baca(_versi_nol())
    assert result.temuan == ()
    first, second, *_ = result.buku.catatan_harian
    assert (first.progress, first.masalah) == ("Draf selesai", "Data kurang")
    assert second.kegiatan == "Kendala"
    assert result.buku.skp == buku_contoh().skp
    assert result.buku.umpan_balik == ()


def test_without_its_history_the_same_workbook_is_not_guessed_at():
    assert {"KOLOM-TIDAK-ADA", "LEMBAR-TIDAK-ADA", "ISIAN-TIDAK-ADA"} <= set(kode(baca(_versi_nol())))


def test_the_grid_that_was_given_is_not_changed(riwayat: None):
    grid = _versi_nol()
    before = salin(grid)
    assert mutakhirkan(grid, "skp", 0) != grid
    assert grid == before


@pytest.mark.parametrize("nomor", [str(VERSI_TEMPLAT), "", "satu", "-1", "²", "9" * 5000])
def test_a_workbook_of_today_or_of_no_known_version_is_read_as_today(riwayat: None, nomor: str):
    assert baca(_versi(kisi_skp(), nomor)).buku == buku_contoh()


def test_a_newer_workbook_is_refused_with_advice():
    finding = satu(baca(_versi(kisi_skp(), str(VERSI_TEMPLAT + 1))), "BUKU-VERSI-BARU")
    assert (f"versi {VERSI_TEMPLAT + 1}" in finding.pesan, "Perbarui" in finding.saran) == (True, True)


def test_a_workbook_of_the_first_version_needs_no_column_that_came_later():
    grid = replace(_versi(kisi_skp(), "1"), rumus={})
    for sheet, title in (("Dialog Kinerja", "Dari Catatan Harian"), ("Umpan Balik", "Kode RHK")):
        rows = grid.lembar[sheet]
        column = next(index for index, text in enumerate(rows[5]) if isinstance(text, str) and text.startswith(title))
        for row in rows:
            del row[column : column + 1]
    assert baca(grid).temuan == ()
    assert baca(grid).buku == buku_contoh()
    assert kode(baca(_versi(grid, str(VERSI_TEMPLAT)))) == ["KOLOM-TIDAK-ADA", "KOLOM-TIDAK-ADA"]


def test_a_label_that_came_later_may_be_absent(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(versi.RIWAYAT, ("skp", 0), Perubahan(isian_baru={"identitas": frozenset({"TEMPAT penetapan"})}))
    grid = kisi_skp()
    rows = grid.lembar["Identitas"]
    rows[:] = [row for row in rows if row[0] != "Tempat Penetapan"]
    assert kode(baca(grid)) == ["ISIAN-TIDAK-ADA"]
    assert kode(baca(_versi(grid, "0"))) == []
