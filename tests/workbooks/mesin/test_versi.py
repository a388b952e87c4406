from __future__ import annotations

from collections.abc import Callable

import pytest

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.buku_skp import baca as modul
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.lembar import lembar_data
from kinerja_core.workbooks.mesin.spek import VERSI_TEMPLAT, Lembar, LembarForm, LembarTabel, Sel, SpekBuku, lipat
from kinerja_core.workbooks.mesin.versi import mutakhirkan
from tests.alat.alamat import judul
from tests.alat.judul_templat import judul_versi, sel_dibaca, semua_buku
from tests.workbooks.bahan_baca import baca, buku_contoh, ganti, isikan, kisi_skp, kode, salin, satu


def _diubah(spek: SpekBuku, ubah: Callable[[str, Sel], Sel], *, baru: str = "") -> SpekBuku:
    """The workbook with other declarations; the sheet ``baru`` came with version 2."""
    def lembar(sheet: Lembar) -> Lembar:
        if isinstance(sheet, LembarTabel):
            sheet = sheet.dengan(kolom=tuple(ubah(sheet.nama, one) for one in sheet.kolom))
        elif isinstance(sheet, LembarForm):
            parts = tuple(
                part.dengan(isian=tuple(ubah(sheet.nama, one) for one in part.isian)) for part in sheet.bagian
            )
            sheet = sheet.dengan(bagian=parts)
        return sheet.dengan(sejak=2) if sheet.nama == baru else sheet

    return spek.dengan(lembar=tuple(map(lembar, spek.lembar)))


def _dahulu(lembar: str, sel: Sel) -> Sel:
    """A version 1 in which "Progress" of the Catatan Harian was headed like today's "Masalah/Hambatan", that one had a
    name of its own, and a label of Identitas was another.
    """
    dulu = {
        ("Catatan Harian", "progress"): "Masalah/Hambatan", ("Catatan Harian", "masalah"): "Kendala",
        ("Identitas", "pegawai.jabatan"): "Jenjang Jabatan Pegawai",
    }.get((lembar, sel.nama))
    return sel if dulu is None else sel.dengan(judul_lama=((1, dulu),))


@pytest.fixture
def riwayat(monkeypatch: pytest.MonkeyPatch) -> None:
    asli = {jenis: _diubah(buku_skp(jenis), _dahulu, baru="Umpan Balik") for jenis in JenisSKP}
    monkeypatch.setattr(modul, "buku_skp", asli.__getitem__)


def _versi(kisi: Kisi, nomor: str) -> Kisi:
    for row in kisi.lembar["_meta"]:
        if row[0] == "versi":
            row[1] = nomor
    return kisi


def _versi_satu() -> Kisi:
    kisi = _versi(kisi_skp(), "1")
    ganti(kisi, "Catatan Harian", judul("Catatan Harian", "progress"), "MASALAH /\nHAMBATAN")
    ganti(kisi, "Catatan Harian", judul("Catatan Harian", "masalah"), "Kendala *")
    isikan(isikan(kisi, "Catatan Harian", "progress", "Draf selesai"), "Catatan Harian", "masalah", "Data kurang")
    isikan(kisi, "Catatan Harian", "kegiatan", "Kendala", 2)
    ganti(kisi, "Identitas", judul("Identitas", "pegawai.jabatan"), "Jenjang Jabatan Pegawai *")
    return Kisi({name: rows for name, rows in kisi.lembar.items() if name != "Umpan Balik"})


def test_a_workbook_of_an_older_version_is_read_by_what_its_headers_meant_then(riwayat: None):
    result = baca(_versi_satu())
    assert [one for one in result.temuan if one.lembar != "Umpan Balik"] == []
    first, second, *_ = result.buku.catatan_harian
    assert (first.progress, first.masalah) == ("Draf selesai", "Data kurang")
    assert second.kegiatan == "Kendala"
    assert result.buku.skp == buku_contoh().skp
    assert result.buku.umpan_balik == ()


def test_a_sheet_that_came_later_may_be_absent(riwayat: None):
    assert baca(_versi_satu()).temuan == ()
    assert "LEMBAR-TIDAK-ADA" in kode(baca(_versi(_versi_satu(), "2")))


def test_without_its_history_the_same_workbook_is_not_guessed_at():
    assert {"KOLOM-TIDAK-ADA", "LEMBAR-TIDAK-ADA", "ISIAN-TIDAK-ADA"} <= set(kode(baca(_versi_satu())))


def test_the_grid_that_was_given_is_not_changed(riwayat: None):
    kisi = _versi_satu()
    before = salin(kisi)
    assert mutakhirkan(kisi, modul.buku_skp(JenisSKP.KUANTITATIF_JA_JF), 1) != kisi
    assert kisi == before


def test_of_two_old_headers_the_one_of_that_time_counts():
    sel = Sel(nama="a", judul="Kini", judul_lama=((1, "Dulu"), (3, "Kemudian")))
    spek = SpekBuku(
        jenis="skp",
        lembar=(LembarTabel(nama="X", judul="", instruksi="", kolom=(sel,), kapasitas=1),),  # type: ignore[arg-type]
    )
    kisi = Kisi({"X": [["Dulu", "Kemudian"]]})
    shown = [mutakhirkan(kisi, spek, versi).lembar["X"][0] for versi in range(5)]
    assert shown == [
        ["Kini", "Kemudian"], ["Kini", "Kemudian"], ["Dulu", "Kini"], ["Dulu", "Kini"], ["Dulu", "Kemudian"],
    ]


def test_a_version_that_was_never_given_out_lacks_no_more_than_the_first():
    assert "LEMBAR-TIDAK-ADA" in kode(baca(_versi(_versi_satu(), "0")))


@pytest.mark.parametrize("nomor", [str(VERSI_TEMPLAT), "", "satu", "-1", "²", "9" * 5000])
def test_a_workbook_of_today_or_of_no_known_version_is_read_as_today(riwayat: None, nomor: str):
    assert baca(_versi(kisi_skp(), nomor)).buku == buku_contoh()


def test_a_newer_workbook_is_refused_with_advice():
    finding = satu(baca(_versi(kisi_skp(), str(VERSI_TEMPLAT + 1))), "BUKU-VERSI-BARU")
    assert (f"versi {VERSI_TEMPLAT + 1}" in finding.pesan, "Perbarui" in finding.saran) == (True, True)


def test_a_workbook_of_the_first_version_needs_no_column_that_came_later():
    kisi = _versi(kisi_skp(), "1")._replace(rumus={})
    for sheet, title in (("Dialog Kinerja", "Dari Catatan Harian"), ("Umpan Balik", "Kode RHK")):
        rows = kisi.lembar[sheet]
        column = next(index for index, text in enumerate(rows[5]) if isinstance(text, str) and text.startswith(title))
        for row in rows:
            del row[column : column + 1]
    assert baca(kisi).temuan == ()
    assert baca(kisi).buku == buku_contoh()
    assert kode(baca(_versi(kisi, str(VERSI_TEMPLAT)))) == ["KOLOM-TIDAK-ADA", "KOLOM-TIDAK-ADA"]


def test_a_label_that_came_later_may_be_absent(monkeypatch: pytest.MonkeyPatch):
    kisi = kisi_skp()
    rows = kisi.lembar["Identitas"]
    rows[:] = [row for row in rows if row[0] != "Tempat Penetapan"]
    assert kode(baca(kisi)) == ["ISIAN-TIDAK-ADA"]
    later = _diubah(
        buku_skp(JenisSKP.KUANTITATIF_JA_JF),
        lambda lembar, sel: sel.dengan(sejak=2) if (lembar, sel.nama) == ("Identitas", "tempat") else sel,
    )
    monkeypatch.setattr(modul, "buku_skp", lambda _: later)
    assert kode(baca(kisi)) == ["ISIAN-TIDAK-ADA"]
    assert kode(baca(_versi(kisi, "1"))) == []


def _dikenal(versi: int, buku: str, lembar: str) -> set[str]:
    """Headers that a version had; of a workbook or sheet it did not have, none."""
    return {lipat(title) for title in judul_versi(versi).get(buku, {}).get(lembar, ())}


def _lama(versi: int, sel: Sel) -> set[str]:
    """Folded headers that meant this in a version."""
    return {lipat(text) for text in (sel.judul, *sel.ejaan, *(old for last, old in sel.judul_lama if last >= versi))}


@pytest.mark.parametrize(
    ("buku", "lembar", "sel"),
    [(buku, lembar, sel) for buku, spek in semua_buku().items() for lembar, cells in sel_dibaca(spek).items()
     for sel in cells],
    ids=lambda one: one.nama if isinstance(one, Sel) else one,
)
def test_a_column_says_since_which_version_of_the_template_it_exists(buku: str, lembar: str, sel: Sel):
    since = next(
        (versi for versi in range(1, VERSI_TEMPLAT) if _lama(versi, sel) & _dikenal(versi, buku, lembar)),
        VERSI_TEMPLAT,
    )
    assert sel.sejak == since, f'templat versi {since - 1} belum mempunyai "{sel.judul}"; nyatakan sejak={since}'


def test_a_sheet_says_since_which_version_of_the_template_it_exists():
    for buku, spek in semua_buku().items():
        for sheet in lembar_data(spek):
            kept = [n for n in range(1, VERSI_TEMPLAT) if sheet.nama in judul_versi(n).get(buku, {})]
            since = min(kept, default=VERSI_TEMPLAT)
            assert sheet.sejak == since, (buku, sheet.nama)


def test_what_came_later_is_never_mandatory_in_a_sheet_that_was_there():
    for spek in semua_buku().values():
        since = {sheet.nama: sheet.sejak for sheet in lembar_data(spek)}
        for name, cells in sel_dibaca(spek).items():
            assert not [one.judul for one in cells if one.sejak > since[name] and one.wajib]
