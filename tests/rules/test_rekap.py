"""The picture of a unit: every number again from the data, and both sides of each edge."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.istilah import CapaianOrganisasi, Predikat, Rating, Tingkat, Triwulan
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Konfirmasi
from kinerja_core.model.periode import Periode
from kinerja_core.model.riwayat import RiwayatSkor
from kinerja_core.rules import kata_rekap as kata
from kinerja_core.rules.jawaban import KeadaanJawaban, jawaban_unit
from kinerja_core.rules.rekap import TANPA_CAPAIAN, RekapUnit, rekap
from kinerja_core.rules.tabel_rekap import tabel_rekap
from kinerja_core.rules.tren import TitikTren
from kinerja_core.services.peringkat import peringkat_buku
from tests.services.unit_rekap import buku_unit, skor
from tests.services.unit_setahun import orang

HARI = date(2026, 1, 28)
TENGGAT = date(2026, 2, 4)  #: 14 working days after 14 Januari 2026, of which one is a holiday


def direkap(buku: BukuUnit, hari: date | None = HARI) -> RekapUnit:
    ranked = peringkat_buku(buku)
    return rekap(ranked.buku, ranked.hasil, hari)


@pytest.fixture(scope="module")
def empat_lima() -> RekapUnit:
    return direkap(buku_unit(45))


def test_the_nine_boxes_hold_everybody_once_under_the_kelompok_of_the_ranking(empat_lima: RekapUnit) -> None:
    assert [(box.perilaku, box.hasil) for box in empat_lima.petak][:2] == [
        (Tingkat.DI_ATAS, Tingkat.DI_BAWAH), (Tingkat.DI_ATAS, Tingkat.RATA_RATA),
    ]
    inside = [(one.nip, box.kelompok) for box in empat_lima.petak for one in box.pegawai]
    assert sorted(inside) == sorted((one.nip, one.kelompok) for one in empat_lima.pegawai)
    assert len({nip for nip, _ in inside}) == 45


def test_decided_and_proposed_are_counted_apart(empat_lima: RekapUnit) -> None:
    for name in ("predikat", "usulan_predikat"):
        count = Counter(getattr(one, name) for one in empat_lima.pegawai)
        field = "ditetapkan" if name == "predikat" else "usulan"
        assert {one.predikat: getattr(one, field) for one in empat_lima.predikat} == {p: count[p] for p in Predikat}
    undecided = direkap(buku_unit(45, ditetapkan=False))
    assert undecided.ditetapkan == 0
    assert sum(one.usulan for one in undecided.predikat) == 19  # K1 and K2; in K3 the ratings decide
    assert [one.keterangan for one in undecided.syarat] == [TANPA_CAPAIAN]


def _banyak(baik: int, semua: int) -> BukuUnit:
    """A unit in which so many of all have Baik, and the others Butuh Perbaikan."""
    book = buku_unit(semua)
    ratings = [Rating.SESUAI if n < baik else Rating.DI_BAWAH for n in range(semua)]
    return book.model_copy(update={"skor": tuple(
        one.model_copy(update={"rating_hasil": rating, "rating_perilaku": Rating.SESUAI})
        for one, rating in zip(book.skor, ratings, strict=True)
    )})


@pytest.mark.parametrize(("baik", "sesuai", "kata_kata"), [
    (7, True, "Baik 7 dari 10 pegawai, paling banyak 70%: sesuai."),
    (8, False, "Baik 8 dari 10 pegawai (80%), seharusnya paling banyak 70%."),
])  # fmt: skip
def test_the_guideline_is_said_on_both_sides_of_its_edge(baik: int, sesuai: bool, kata_kata: str) -> None:
    first, second = direkap(_banyak(baik, 10)).syarat
    assert (first.terpenuhi, first.keterangan) == (sesuai, kata_kata)
    assert second.terpenuhi is True
    assert "paling sedikit 1 orang" in second.keterangan


def test_the_guideline_of_nobody_is_neither_met_nor_missed() -> None:
    book = buku_unit(5, ditetapkan=False)
    settings = book.pengaturan.model_copy(update={"capaian_organisasi": CapaianOrganisasi.SANGAT_KURANG})
    told = direkap(book.model_copy(update={"pengaturan": settings})).syarat
    assert [one.terpenuhi for one in told] == [None] * 3
    assert told[2].keterangan == "Sangat Baik tidak ada: belum ada predikat yang ditetapkan."


@pytest.mark.parametrize(("hari", "jawaban", "tanggal", "keadaan"), [
    (TENGGAT, None, None, KeadaanJawaban.MENUNGGU),
    (date(2026, 2, 5), None, None, KeadaanJawaban.DIANGGAP_SETUJU),
    (None, None, None, KeadaanJawaban.MENUNGGU),
    (HARI, JawabanKonfirmasi.KEBERATAN, TENGGAT, KeadaanJawaban.KEBERATAN),
    (HARI, JawabanKonfirmasi.KEBERATAN, date(2026, 2, 5), KeadaanJawaban.DIANGGAP_SETUJU),
    (HARI, JawabanKonfirmasi.KEBERATAN, None, KeadaanJawaban.KEBERATAN),
    (HARI, JawabanKonfirmasi.SETUJU, date(2026, 1, 20), KeadaanJawaban.SETUJU),
])  # fmt: skip
def test_an_answer_counts_until_its_deadline_and_silence_after_it(
    hari: date | None, jawaban: JawabanKonfirmasi | None, tanggal: date | None, keadaan: KeadaanJawaban
) -> None:
    book = buku_unit(1)
    given = Konfirmasi(nip=orang(0).nip, jawaban=jawaban, tanggal_jawaban=tanggal)
    book = book.model_copy(update={"konfirmasi": (given,)})
    (one,) = jawaban_unit(book, [(orang(0).nip, "A")], hari)
    assert (one.keadaan, one.tenggat) == (keadaan, TENGGAT)


def test_an_evaluation_of_tomorrow_is_none_yet_and_a_tenggat_on_doubtful_days_is_an_estimate() -> None:
    book = buku_unit(1).model_copy(update={"konfirmasi": ()})
    assert jawaban_unit(book, [(orang(0).nip, "A")], date(2026, 1, 13))[0].keadaan is KeadaanJawaban.BELUM_DIEVALUASI
    assert jawaban_unit(book, [(orang(0).nip, "A")], date(2026, 1, 14))[0].keadaan is KeadaanJawaban.MENUNGGU
    later = book.pengaturan.model_copy(update={"tanggal_evaluasi": date(2030, 1, 14)})
    (one,) = jawaban_unit(book.model_copy(update={"pengaturan": later}), [(orang(0).nip, "A")], date(2030, 1, 15))
    assert one.catatan == "tenggat perkiraan"
    assert kata.sebutan_jawaban(one, date(2030, 1, 15)).endswith("2030 (tenggat perkiraan)")
    assert kata.sebutan_jawaban(one, date(2030, 1, 15)).startswith("Menunggu jawaban sampai ")
    assert kata.sebutan_jawaban(one, None).startswith("Belum menjawab, tenggat ")


def test_without_an_evaluation_nobody_is_waited_for() -> None:
    (one,) = direkap(buku_unit(1, ditetapkan=False)).jawaban
    assert (one.keadaan, one.tenggat) == (KeadaanJawaban.BELUM_DIEVALUASI, None)
    objected = Konfirmasi(nip=orang(0).nip, jawaban=JawabanKonfirmasi.KEBERATAN, alasan="Belum dihitung")
    book = buku_unit(1, ditetapkan=False).model_copy(update={"konfirmasi": (objected,)})
    (one,) = jawaban_unit(book, [(orang(0).nip, "A")], HARI)  # no day of the evaluation hides an objection
    said = kata.sebutan_jawaban(one, HARI)
    assert said == "Keberatan (tanggal jawaban belum diisi; belum diteruskan): Belum dihitung"


def test_averages_are_those_of_the_scores_rounded_half_up(empat_lima: RekapUnit) -> None:
    for at, period in enumerate(empat_lima.tren.periode, start=1):
        shift = 4 - at
        for name in ("hasil", "perilaku"):
            mean = sum(Fraction(skor(n, shift)[name]) for n in range(45)) / 45
            assert abs(Fraction(getattr(period, name)) - mean) <= Fraction(1, 200)
    book = buku_unit(2, ditetapkan=False, riwayat=0)
    (low, high), values = book.skor, (Decimal("80.01"), Decimal(80))
    scores = tuple(one.model_copy(update={"hasil": value}) for one, value in zip((low, high), values, strict=True))
    (only,) = direkap(book.model_copy(update={"skor": scores})).tren.periode
    assert only.hasil == Decimal("80.01")  # 80,005


def test_periods_stand_in_their_order_and_the_present_one_wins() -> None:
    book = buku_unit(2)
    extra = (
        RiwayatSkor(periode=Periode(2024), nip=orang(0).nip, nama="A", hasil=Decimal(70), nilai=100),
        RiwayatSkor(periode=Periode(2025, Triwulan.IV), nip=orang(0).nip, nama="A", hasil=Decimal(2)),
        RiwayatSkor(periode=Periode(2025, Triwulan.II), nip=orang(9).nip, nama="Sudah Pergi", hasil=Decimal(88)),
    )
    book = book.model_copy(update={"riwayat_skor": (*extra, *book.riwayat_skor)})
    found = direkap(book).tren
    assert [one.periode.kode for one in found.periode] == ["2024", "2025-TW1", "2025-TW2", "2025-TW3", "2025-TW4"]
    assert found.periode[-1].hasil == Decimal("71.85")  # of the sheet Skor, not of the history
    gone = found.pegawai[-1]
    assert (gone.nama, gone.di_unit, gone.titik[2]) == ("Sudah Pergi", False, TitikTren(hasil=Decimal(88)))
    assert found.pegawai[0].titik[0] is not None or found.pegawai[1].titik[0] is not None


def test_a_past_predikat_comes_from_its_ratings_and_never_from_a_proposal(empat_lima: RekapUnit) -> None:
    people = {one.nip: one for one in empat_lima.tren.pegawai}
    without = [n for n in range(45) if n % 9 == 8]
    assert all(point is not None and point.predikat is None for n in without for point in people[orang(n).nip].titik)
    assert all(period.ditetapkan == empat_lima.hasil.distribusi for period in empat_lima.tren.periode)


@pytest.mark.parametrize(("titik", "kata_kata"), [
    ((TitikTren(Decimal(80), Decimal(90)), TitikTren(Decimal("82.5"), Decimal(90))), "hasil +2,5; perilaku tetap"),
    ((TitikTren(Decimal(80)), None, TitikTren(Decimal(79))), "hasil -1"),
    ((TitikTren(Decimal(80)), None), ""),
    ((None, TitikTren(Decimal(80))), ""),
    ((TitikTren(Decimal(80)), TitikTren()), ""),
])  # fmt: skip
def test_a_change_is_of_the_last_period_against_the_one_known_before(
    titik: tuple[TitikTren | None, ...], kata_kata: str
) -> None:
    assert kata.perubahan(titik) == kata_kata


def test_two_people_who_would_be_called_alike_are_told_apart() -> None:
    one, other, third = (orang(n).nip for n in (1, 2, 3))
    names = kata.nama_pendek([(one, "Budi, S.E."), (other, "budi, S.H."), (third, "Ani")])
    assert names == {one: f"Budi (…{one[-4:]})", other: f"budi (…{other[-4:]})", third: "Ani"}


def test_what_concerns_several_is_said_once_with_all_of_them(empat_lima: RekapUnit) -> None:
    names = kata.semua_nama(empat_lima)
    items = kata.konflik(empat_lima, names)
    assert sum(len(one.siapa) for one in items) == sum(len(one.konflik) for one in empat_lima.pegawai)
    assert len({one.teks for one in items}) == len(items)


def test_every_table_of_details_has_as_many_cells_as_headings_and_the_same_people(empat_lima: RekapUnit) -> None:
    tables = {one.nama: one for one in tabel_rekap(empat_lima)}
    assert all(len(row) == len(table.kolom) for table in tables.values() for row in table.baris)
    assert [row[2] for row in tables["Peringkat"].baris] == [str(one.nip) for one in empat_lima.pegawai]
    assert len(tables["Peta"].baris) == 45
    assert tables["Cakupan"].kosong == kata.TANPA_BUKU
    assert tables["Terlambat"].kosong == kata.TANPA_HARI


def test_a_unit_of_one_has_no_average_and_stands_in_no_box() -> None:
    one = direkap(buku_unit(1))
    assert [who.nip for who in one.belum_dipetakan] == [orang(0).nip]
    assert not any(box.pegawai for box in one.petak)
    assert kata.angka_utama(one)[0].angka == "0"


def test_the_numbers_of_a_number_that_was_not_looked_at_are_no_zeros(empat_lima: RekapUnit) -> None:
    told = {one.nama: one.angka for one in kata.angka_utama(replace(empat_lima, terlambat=None, buku=None))}
    names = ("Terlambat", "Bimbingan", "Catatan harian", "Mendapat umpan balik")
    assert {told[name] for name in names} == {kata.KOSONG}


def test_the_number_of_predikat_says_whom_the_letter_leaves_open(empat_lima: RekapUnit) -> None:
    open_ = [one for one in empat_lima.konflik if one.predikat is not None]
    assert open_
    (told,) = (one.keterangan for one in kata.angka_utama(empat_lima) if one.nama == "Predikat ditetapkan")
    assert told == f'dari 45 pegawai; {len(open_)} berkonflik, di surat "belum ditetapkan"'
    alone = kata.angka_utama(direkap(buku_unit(1)))
    assert "surat" not in next(one.keterangan for one in alone if one.nama == "Predikat ditetapkan")
