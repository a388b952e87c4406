"""B.1.8 and B.1.9 of a bimbingan, and the recap of the catatan harian, from staff workbooks."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from kinerja_core.documents import evaluasi_kompetensi, rekap_catatan_harian, umpan_balik_bimbingan
from kinerja_core.documents.mesin.dokumen import DariPegawai
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import KategoriCatatan
from kinerja_core.model.masa_catatan import MasaCatatan, bulan, masa_diminta, minggu, minggu_tahun
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.services.contoh import unit
from tests.documents import contoh_surat
from tests.documents.bantu import render, teks

FEBRUARI = bulan(date(2026, 2, 1))
SESUDAH = date(2026, 12, 31)


def _buku(tahun: int = 2026) -> BukuSKP:
    """A book with three notes in February; in 2026 two of one Monday, and one on a Saturday."""
    made = next(one for one in map(unit.buku, unit.ORANG) if len(one.skp.hasil_kerja) > 1)
    skp = made.skp.model_copy(update={"tahun": tahun, "mulai": date(tahun, 1, 1), "selesai": date(tahun, 12, 31)})
    first, second = skp.hasil_kerja[0].kode, skp.hasil_kerja[1].kode
    notes = [(date(tahun, 2, 14), second), (date(tahun, 2, 9), second), (date(tahun, 2, 9), first)]
    return BukuSKP(skp=skp, catatan_harian=tuple(
        CatatanHarian(tanggal=day, kode_rhk=code, kegiatan=f"Kerja {number}", kategori=next(iter(KategoriCatatan)))
        for number, (day, code) in enumerate(notes)
    ))


PEMBINAAN = {
    "tanggal": date(2026, 3, 2), "bentuk": "Coaching", "aspek": "Teknis", "alasan": "Tidak Mampu", "pembina": "X",
    "uraian": "Dibahas", "status": "Selesai",
}
KONSELING = PEMBINAAN | {"bentuk": "Konseling", "aspek": "Perilaku", "alasan": "Tidak Mau", "uraian": "Hal pribadi"}


@pytest.mark.parametrize("dokumen", [umpan_balik_bimbingan, evaluasi_kompetensi])
def test_each_bimbingan_gives_a_form_and_a_konseling_none(dokumen):
    both = [Pembinaan.model_validate(one) for one in (PEMBINAAN, KONSELING)]
    book = _buku().model_copy(update={"pembinaan": tuple(both)})
    source = dokumen.DOKUMEN.sumber
    assert isinstance(source, DariPegawai)
    (draft,) = source.naskah(book, None)
    assert "2026-03-02" in draft.nama
    shown = teks(render(dokumen.DOKUMEN.slug, draft.konteks()))
    assert "Senin, 2 Maret 2026" in shown
    assert "Hal pribadi" not in shown
    with pytest.raises(ValueError, match="no bimbingan"):
        dokumen.dari_bimbingan(book, both[1])


def test_the_nine_criteria_of_the_annex_stand_under_their_three_subjects_in_order():
    shown = teks(render("umpan-balik-bimbingan", contoh_surat.formulir_bimbingan("umpan-balik-bimbingan")))
    order = [
        "SUBJEK", "KRITERIA UMPAN BALIK", "Tentang pegawai", "diperhatikan dan dipahami", "dihargai", "bebas",
        "penugasan khusus", "data/fakta yang akurat", "bersifat positif", "menggurui",
        "Tentang pegawai dan pimpinan", "aksi tindak lanjut", "setelah mengikuti", "maksud dan tujuan", "Diserahkan",
    ]
    places = [shown.index(text) for text in order]
    assert places == sorted(places)


def test_a_recap_counts_the_working_days_of_its_month_and_names_the_empty_ones():
    told = rekap_catatan_harian.dari_buku(_buku(), FEBRUARI, SESUDAH)
    # February 2026 has twenty weekdays; 16 is cuti bersama and 17 Imlek
    assert told.rangkuman.startswith("1 dari 18 hari kerja tercatat, 3 catatan; 1 hari lain")
    days = "2, 3, 4, 5, 6, 10, 11, 12, 13, 18, 19, 20, 23, 24, 25, 26 dan 27 Februari 2026"
    assert told.kosong == f"{days} (17 hari kerja)"
    assert [[one.kegiatan for one in rhk.catatan] for rhk in told.hasil_kerja] == [["Kerja 2"], ["Kerja 1", "Kerja 0"]]
    assert told.perkiraan is None


def _catat(buku: BukuSKP, hari: date) -> BukuSKP:
    return buku.model_copy(update={"catatan_harian": tuple(
        one.model_copy(update={"tanggal": hari}) for one in buku.catatan_harian
    )})


def test_a_recap_says_which_days_off_make_its_count_an_estimate_and_only_of_days_it_counts():
    def doubt(hari: date, masa: MasaCatatan, hari_ini: date) -> str | None:
        return rekap_catatan_harian.dari_buku(_catat(_buku(hari.year), hari), masa, hari_ini).perkiraan

    maret, akhir = bulan(date(2027, 3, 1)), minggu(date(2027, 12, 31))
    assert doubt(date(2027, 3, 2), maret, date(2027, 4, 1)) == (
        "Tanggal libur 10 Maret 2027, 11 Maret 2027 masih perkiraan, sehingga jumlah hari kerja di atas perkiraan."
    )
    assert doubt(date(2027, 3, 2), maret, date(2027, 3, 5)) is None
    assert doubt(date(2027, 12, 29), akhir, date(2028, 1, 3)) is None  # the SKP ends before the days of 2028
    assert str(doubt(date(2028, 2, 29), bulan(date(2028, 2, 1)), date(2028, 3, 1))).startswith(
        "Hari libur tahun 2028 belum kami ketahui seluruhnya, sehingga"
    )


def test_days_that_are_still_to_come_and_days_off_of_the_unit_are_not_empty():
    settings = PengaturanSurat(libur_tambahan=(date(2026, 2, 10),), tetap_kerja=(date(2026, 2, 15),))
    told = rekap_catatan_harian.dari_buku(_buku(), minggu(date(2026, 2, 11)), date(2026, 2, 12), settings)
    assert told.kosong == "11 dan 12 Februari 2026 (2 hari kerja)"
    later = rekap_catatan_harian.dari_buku(_buku(), minggu(date(2026, 2, 11)), SESUDAH, settings)
    assert later.kosong == "11, 12, 13 dan 15 Februari 2026 (4 hari kerja)"


def test_a_recap_without_a_note_is_not_printed_and_says_so():
    with pytest.raises(DokumenBelumLengkap, match="Tidak ada catatan harian pada Maret 2026"):
        rekap_catatan_harian.dari_buku(_buku(), bulan(date(2026, 3, 5)), SESUDAH)


def test_only_months_with_notes_are_printed_unasked():
    drafts = list(rekap_catatan_harian.naskah(_buku(), None))
    assert [one.masa for one in drafts if not one.bila_diminta] == ["2026-02"]
    assert {"2026-03", "2026-02-09"} <= {one.masa for one in drafts}


def test_weeks_cover_a_year_without_gap_and_their_names_are_short():
    weeks = minggu_tahun(date(2026, 1, 1), date(2026, 12, 31))
    assert all(one.selesai + timedelta(days=1) == two.mulai for one, two in pairwise(weeks))
    assert weeks[0].memuat(date(2026, 1, 1))
    assert weeks[-1].memuat(date(2026, 12, 31))
    assert str(minggu(date(2026, 2, 11))) == "Minggu 9 s.d. 15 Februari 2026"
    assert str(minggu(date(2026, 4, 1))) == "Minggu 30 Maret s.d. 5 April 2026"
    assert str(weeks[0]) == "Minggu 29 Desember 2025 s.d. 4 Januari 2026"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ((None, None), None), (("2026-02", None), FEBRUARI),
        ((None, "2026-02-15"), MasaCatatan(date(2026, 2, 9), date(2026, 2, 15))),
    ],
)
def test_a_month_or_week_is_asked_for_by_a_month_or_a_day(asked, found):
    assert masa_diminta(*asked) == found


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("2026-13", None), "tahun dan bulan"), ((None, "minggu ini"), "satu hari"),
        (("2026-02", "2026-02-09"), "salah satu"),
    ],
)
def test_what_is_no_month_or_week_is_refused_with_what_to_write(asked, said):
    with pytest.raises(GalatKinerja, match=said):
        masa_diminta(*asked)
