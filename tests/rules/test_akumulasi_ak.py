from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.model.angka_kredit import AsalAngkaKredit
from kinerja_core.model.istilah import JenisPegawai, Predikat, Triwulan
from kinerja_core.model.periode import Periode
from kinerja_core.rules.akumulasi_ak import AkumulasiAngkaKredit, akumulasi, bukan_haknya, dua_desimal, kesimpulan
from kinerja_core.rules.angka_kredit import bulan_dinilai
from kinerja_core.rules.aturan import muat
from tests.rules.bahan_hak import TAHUN, anggota, masa, riwayat

SETAHUN = masa("2025-01-01", "2025-12-31")
#: The law once more, written by hand.
PERSEN = {"Sangat Baik": 150, "Baik": 100, "Butuh Perbaikan": 75, "Kurang": 50, "Sangat Kurang": 25}
KOEFISIEN = {
    "Ahli Pertama": "12.5", "Ahli Muda": "25", "Ahli Madya": "37.5", "Ahli Utama": "50", "Pemula": "3.75",
    "Terampil": "5", "Mahir": "12.5", "Penyelia": "25",
}  # fmt: skip
GOLONGAN = {
    "Ahli Pertama": ("III/a", "III/b"), "Ahli Muda": ("III/c", "III/d"), "Ahli Madya": ("IV/a", "IV/b", "IV/c"),
    "Ahli Utama": ("IV/d", "IV/e"), "Pemula": ("II/a",), "Terampil": ("II/b", "II/c", "II/d"),
    "Mahir": ("III/a", "III/b"), "Penyelia": ("III/c", "III/d"),
}  # fmt: skip
PANGKAT = {
    "Ahli Pertama": 50, "Ahli Muda": 100, "Ahli Madya": 150, "Ahli Utama": 200, "Pemula": 15, "Terampil": 20,
    "Mahir": 50, "Penyelia": 100,
}  # fmt: skip
JENJANG = {"Ahli Pertama": 100, "Ahli Muda": 200, "Ahli Madya": 450, "Pemula": 15, "Terampil": 60, "Mahir": 100}


def hitung(
    *riwayatnya: Any, predikat: Predikat | None = Predikat.BAIK, spans: Any = (SETAHUN,), periode: Periode = TAHUN,
    **siapa: Any,
) -> AkumulasiAngkaKredit:
    return akumulasi(anggota(0, **siapa), predikat, spans, riwayatnya, periode)


def triwulan(angka_kredit: str, *, pak: str | None = None) -> list[Any]:
    spans = [("2025-01-01", "2025-03-31"), ("2025-04-01", "2025-06-30"), ("2025-07-01", "2025-09-30"),
             ("2025-10-01", "2025-12-31")]  # fmt: skip
    return [riwayat(angka_kredit, *one, predikat="Baik", pak=pak) for one in spans]


def test_the_decided_predikat_of_the_period_is_converted_and_added_to_the_history():
    hasil = hitung(riwayat("25.00", "2024-01-01", "2024-12-31", predikat="Baik"), riwayat("41.235", asal="Penyetaraan"))
    assert [(one.asal.value, one.angka_kredit) for one in hasil.baris] == [
        ("Penyetaraan", Decimal("41.235")), ("Konversi", Decimal("25.00")), ("Konversi", Decimal("25.00")),
    ]  # fmt: skip
    assert hasil.jumlah == Decimal("91.235")
    assert [one.dihitung for one in hasil.baris] == [False, False, True]
    assert hasil.catatan == ()


def test_without_a_decision_the_period_is_not_converted_and_that_is_said():
    hasil = hitung(riwayat("25.00", "2024-01-01", "2024-12-31"), predikat=None)
    assert hasil.jumlah == 25
    assert "belum ditetapkan" in hasil.kurang[0]


def test_two_skp_of_a_year_give_two_rows_and_each_its_own_jenjang():
    spans = (masa("2025-01-01", "2025-06-30", "Perawat Penyelia", "Baik"), masa("2025-07-01", "2025-12-31"))
    hasil = hitung(spans=spans)
    assert [(one.bulan, one.angka_kredit) for one in hasil.konversi] == [(6, Decimal("12.50")), (6, Decimal("12.50"))]
    assert hasil.jumlah == Decimal("12.50")
    assert any("12,50 angka kredit di Penyelia tidak dihitung" in text for text in hasil.catatan)


@pytest.mark.parametrize(
    ("mulai", "selesai", "bulan"),
    [
        ("2025-07-01", "2025-12-31", 6), ("2025-01-02", "2025-12-31", 12), ("2025-01-01", "2025-12-31", 12),
        ("2025-01-01", "2025-01-15", 0), ("2025-01-01", "2025-01-16", 1), ("2025-01-16", "2025-01-31", 1),
        ("2025-04-01", "2025-04-15", 0), ("2025-04-16", "2025-04-30", 1), ("2025-04-08", "2025-04-22", 0),
        ("2025-03-20", "2025-05-10", 1), ("2025-02-10", "2025-03-20", 2),
    ],
)  # fmt: skip
def test_a_month_counts_with_more_than_half_of_its_days_or_its_last_half(mulai: str, selesai: str, bulan: int):
    assert bulan_dinilai(date.fromisoformat(mulai), date.fromisoformat(selesai)) == bulan


@pytest.mark.parametrize("tahun", [2024, 2025])
def test_two_skp_that_follow_each_other_have_the_months_of_the_year_between_them(tahun: int):
    first, last = date(tahun, 1, 1), date(tahun, 12, 31)
    for days in range((last - first).days):
        cut = first + timedelta(days=days)
        assert bulan_dinilai(first, cut) + bulan_dinilai(cut + timedelta(days=1), last) == 12


def test_an_skp_of_a_few_days_gives_nothing_and_one_outside_the_period_no_row():
    spans = (masa("2025-02-01", "2025-12-31"), masa("2025-01-01", "2025-01-10"), masa("2024-01-01", "2024-12-31"),
             masa("2026-01-01", "2026-01-31"))  # fmt: skip
    hasil = hitung(spans=spans)
    assert [(one.mulai, one.bulan, one.angka_kredit) for one in hasil.konversi] == [
        (date(2025, 1, 1), 0, Decimal(0)), (date(2025, 2, 1), 11, Decimal("22.92")),
    ]  # fmt: skip


def test_an_skp_of_one_day_is_inside_its_period():
    assert [one.bulan for one in hitung(spans=(masa("2025-12-31", "2025-12-31"),)).konversi] == [0]


def test_a_jabatan_without_jenjang_gives_no_conversion_and_that_is_said_once():
    staff = masa("2025-01-01", "2025-12-31", "Pengadministrasi Umum", "Baik")
    hasil = hitung(spans=(staff,))
    assert (hasil.konversi, len(hasil.kurang)) == ((), 1)
    assert '"Pengadministrasi Umum", tidak berakhir dengan jenjang' in hasil.kurang[0]
    half = masa("2025-01-01", "2025-06-30", "Pengadministrasi Umum")
    assert hitung(spans=(half, masa("2025-07-01", "2025-12-31"))).kurang == ()
    assert bukan_haknya(anggota(0, jabatan="Kepala Bagian"), (half, masa("2025-07-01", "2025-12-31"))) is None


def test_without_any_skp_in_the_period_its_conversion_is_asked_for_until_one_is_typed():
    for earlier in ("2024-01-01", "2024-12-31"), ("2026-01-01", "2026-12-31"):
        hasil = hitung(riwayat("25.00", *earlier), spans=())
        assert hasil.kurang == ("Masa SKP di dalam Tahun 2025 belum diketahui, sehingga konversinya belum dihitung.",)
    pendidikan = riwayat("25.00", "2025-01-01", "2025-12-31", asal="Pendidikan")
    assert len(hitung(pendidikan, spans=()).kurang) == 1
    quarter, earlier = Periode(2025, Triwulan.II), riwayat("25.00", "2024-01-01", "2024-12-31")
    for typed in ("2025-01-01", "2025-04-01"), ("2025-06-30", "2025-08-31"):
        assert hitung(earlier, riwayat("6.25", *typed), spans=(), periode=quarter).kurang == ()
    for typed in ("2025-01-01", "2025-03-31"), ("2025-07-01", "2025-08-31"):
        assert len(hitung(earlier, riwayat("6.25", *typed), spans=(), periode=quarter).kurang) == 1


def test_what_others_have_earned_is_not_counted():
    other = riwayat("80.00", asal="Dasar").model_copy(update={"nip": anggota(1).pegawai.nip})
    hasil = hitung(riwayat("25.00", "2024-01-01", "2024-12-31"), other)
    assert (hasil.jumlah, len(hasil.baris)) == (50, 2)


def test_an_earlier_conversion_is_compared_with_the_rule_where_its_predikat_is_known():
    for predikat, banyak in (("Baik", 1), (None, 0)):
        told = hitung(riwayat("24.00", "2024-01-01", "2024-12-31", predikat=predikat)).catatan
        start = "Konversi 1 Januari 2024 s.d. 31 Desember 2024"
        assert [text.partition(" diketik ")[0] for text in told] == [start] * banyak
    exact = hitung(riwayat("25.00", "2024-01-01", "2024-12-31", predikat="Baik"))
    lain = hitung(riwayat("5.00", "2025-01-01", "2025-12-31", asal="Pendidikan"))
    elsewhere = hitung(riwayat("24.00", "2024-01-01", "2024-12-31", predikat="Baik", jabatan="Pengawas Umum"))
    assert not any("diketik" in text for one in (exact, lain, elsewhere) for text in one.catatan)


def test_what_the_rules_warn_of_is_said():
    for jabatan in ("Perawat Ahli Muda", "Kepala Bagian"):
        late = Periode(2090)
        hasil = hitung(periode=late, jabatan=jabatan, spans=(masa("2090-01-01", "2090-12-31"),))
        assert muat("angka_kredit").pada(late.selesai).peringatan
        assert {*muat("angka_kredit").pada(late.selesai).peringatan} <= {*hasil.peringatan}


def test_of_a_typed_conversion_the_months_the_share_and_the_koefisien_are_shown():
    (typed,) = hitung(riwayat("12.50", "2024-07-01", "2024-12-31", predikat="Baik"), spans=()).konversi
    assert (typed.bulan, typed.persentase, typed.koefisien) == (6, 100, 25)
    other = hitung(riwayat("5", "2024-07-01", "2024-12-31", asal="Pendidikan", predikat="Baik"), spans=()).baris[0]
    assert (other.bulan, other.persentase, other.koefisien) == (6, None, None)
    old = hitung(riwayat("12.50", "2015-07-01", "2015-12-31", predikat="Baik"), spans=()).konversi[0]
    assert (old.bulan, old.persentase) == (6, None)


def test_why_a_conversion_is_left_out_is_said_with_what_it_comes_to():
    def why(*rows: Any, **lain: Any) -> list[str]:
        return [one for one in hitung(*rows, **lain).catatan if one.startswith("Tidak dihitung")]

    year = riwayat("25.00", "2024-01-01", "2024-12-31")
    assert why(year, year) == [
        "Tidak dihitung karena ditulis dua kali: konversi 1 Januari 2024 s.d. 31 Desember 2024 (25,00)."
    ]
    assert why(riwayat("25.00", "2025-01-01", "2025-12-31")) == [
        "Tidak dihitung karena sudah ada di Riwayat AK: konversi 1 Januari 2025 s.d. 31 Desember 2025 (25,00)."
    ]
    halves = why(riwayat("10.00", "2024-01-01", "2024-06-30"), riwayat("11.00", "2024-06-30", "2024-12-31"))
    assert [one.partition(": ")[0] for one in halves] == [
        "Tidak dihitung karena bertumpang tindih dengan 30 Juni 2024 s.d. 31 Desember 2024"
    ]
    quarters = riwayat("6.25", "2024-10-01", "2024-12-31"), riwayat("7.00", "2024-01-01", "2024-03-31")
    twice, inside = why(year, *quarters, year)
    assert twice.startswith("Tidak dihitung karena ditulis dua kali: ")
    assert inside == (
        "Tidak dihitung karena termasuk dalam konversi 1 Januari 2024 s.d. 31 Desember 2024 yang dipakai: konversi 1 "
        "Januari 2024 s.d. 31 Maret 2024; 1 Oktober 2024 s.d. 31 Desember 2024 (jumlah 13,25)."
    )


def test_of_a_year_and_its_quarters_only_the_year_counts_and_both_sums_are_said():
    hasil = hitung(*triwulan("3.13"), predikat=Predikat.BAIK, jabatan="Perawat Ahli Pertama", pangkat="III/a",
                   spans=(masa("2025-01-01", "2025-12-31", "Perawat Ahli Pertama"),))  # fmt: skip
    assert hasil.jumlah == Decimal("12.50")
    assert (len(hasil.tidak_dihitung), hasil.masalah) == (4, ())
    assert "(jumlah 12,52)" in hasil.catatan[0]


def test_quarters_that_a_penetapan_has_counted_stay_and_the_year_is_left_out():
    hasil = hitung(*triwulan("6.25", pak="PAK/7"))
    assert [one.nomor_pak for one in hasil.konversi] == ["PAK/7"] * 4
    assert "sudah ditetapkan sebagian dengan PAK/7" in hasil.catatan[0]
    assert (hasil.per_asal(AsalAngkaKredit.KONVERSI, lama=True), hasil.masalah) == (25, ())


def test_a_conversion_that_was_typed_for_this_period_is_used_and_a_difference_is_said():
    hasil = hitung(riwayat("24.00", "2025-01-01", "2025-12-31"))
    assert [one.angka_kredit for one in hasil.konversi] == [24]
    assert any("diketik 24,00, menurut aturan 25,00" in text for text in hasil.catatan)
    assert hitung(riwayat("24.00", "2025-01-01", "2025-12-31"), predikat=None, spans=()).kurang == ()


def test_spans_of_which_nobody_can_say_which_counts_are_a_problem():
    hasil = hitung(riwayat("10.00", "2024-01-01", "2024-06-30"), riwayat("10.00", "2024-04-01", "2024-10-31"))
    assert "1 Januari 2024 s.d. 30 Juni 2024 bertumpang tindih" in hasil.masalah[0]
    later = hitung(riwayat("10.00", "2024-01-01", "2024-08-31"), riwayat("10.00", "2024-07-01", "2024-12-31"))
    assert "1 Juli 2024 s.d. 31 Desember 2024 bertumpang tindih dengan 1 Januari 2024" in later.masalah[0]


def test_a_gap_of_half_a_month_or_more_is_said_and_a_shorter_one_is_not():
    assert hitung(riwayat("25.00", "2024-01-01", "2024-12-17")).catatan == ()
    (first,) = hitung().catatan
    assert first.startswith("Lembar Riwayat AK belum memuat angka kredit sebelum Tahun 2025")
    hasil = hitung(riwayat("25.00", "2024-01-01", "2024-12-15"))
    assert hasil.catatan == ("Tidak ada konversi untuk 16 Desember 2024 s.d. 31 Desember 2024.",)


def test_what_is_left_of_a_quarters_unit_when_the_year_is_known():
    quarter = Periode(2025, Triwulan.II)
    hasil = hitung(riwayat("25.00", "2025-01-01", "2025-12-31"), periode=quarter)
    assert hasil.jumlah == 25
    assert "termasuk dalam konversi 1 Januari 2025 s.d. 31 Desember 2025" in hasil.catatan[0]


def test_the_step_is_said_with_what_is_missing_and_when():
    hasil = hitung(riwayat("25.00", "2024-01-01", "2024-12-31"))
    assert kesimpulan("pangkat", hasil.pangkat) == (
        "Kenaikan pangkat ke Penata Tingkat I (III/d): kurang 50,00 (50,00 dari 100,00), diperkirakan tercapai 31 "
        "Desember 2027, periode kenaikan pangkat 1 Januari 2028."
    )
    assert hasil.naik_jenjang is not None
    assert (hasil.naik_jenjang.kurang, hasil.naik_jenjang.periode) == (150, None)
    assert kesimpulan("jenjang", hasil.naik_jenjang) == (
        "Kenaikan jenjang ke Ahli Madya: kurang 150,00 (50,00 dari 200,00), diperkirakan tercapai 31 Desember 2031."
    )
    assert kesimpulan("jenjang", None) == "Kenaikan jenjang: tidak ada langkah berikutnya yang dapat dihitung."
    exact = hitung(riwayat("75.00", asal="Dasar"))
    assert "cukup (100,00 dari 100,00);" in kesimpulan("pangkat", exact.pangkat)
    assert exact.pangkat is not None
    assert (exact.pangkat.tercapai, exact.pangkat.periode) == (date(2025, 12, 31), date(2026, 1, 1))
    enough = hitung(riwayat("80.00", asal="Dasar"))
    assert "cukup (105,00 dari 100,00, kelebihan 5,00)" in kesimpulan("pangkat", enough.pangkat)


@pytest.mark.parametrize(("selesai", "tercapai"), [
    # of May 14 days do not count, so that it is the first month to come; 16 days do
    ("2025-05-14", date(2025, 5, 31)), ("2025-05-16", date(2025, 6, 30)), ("2025-05-31", date(2025, 6, 30)),
    ("2025-02-28", date(2025, 3, 31)), ("2025-02-14", date(2025, 2, 28)), ("2025-12-15", date(2025, 12, 31)),
])
def test_a_step_is_reached_in_the_first_month_that_the_last_conversion_has_not_counted(selesai: str, tercapai: date):
    span = masa("2025-01-01", selesai)
    have = Decimal(25 * bulan_dinilai(span.mulai, span.selesai)) / 12
    lacks = 100 - have.quantize(Decimal("0.01"), ROUND_HALF_UP) - 2  # a month gives 2.08
    step = hitung(riwayat(str(lacks), asal="Dasar"), spans=(span,)).pangkat
    assert step is not None
    assert (step.kurang, step.tercapai) == (2, tercapai)


def test_without_any_predikat_no_time_is_estimated():
    hasil = hitung(riwayat("25.00", "2024-01-01", "2024-12-31"), predikat=None, spans=())
    assert hasil.pangkat is not None
    assert hasil.pangkat.tercapai is None
    assert "tidak dapat diperkirakan" in hasil.laju
    assert kesimpulan("pangkat", hasil.pangkat).endswith("(25,00 dari 100,00).")


def test_the_pace_is_that_of_the_last_conversion_whose_predikat_is_known():
    hasil = hitung(
        riwayat("37.50", "2023-01-01", "2023-12-31", predikat="Sangat Baik"),
        riwayat("25.00", "2024-01-01", "2024-12-31"), predikat=None, spans=(),
    )  # fmt: skip
    assert "predikat konversi terakhir, Sangat Baik: 150% × 25 setahun" in hasil.laju


def test_the_highest_pangkat_of_a_jenjang_is_left_together_with_the_jenjang():
    told = hitung(riwayat("25.00", "2024-01-01", "2024-12-31"), pangkat="III/d").catatan
    assert "Pembina (IV/a) dicapai bersama kenaikan jenjang ke Ahli Madya." in told
    top = hitung(riwayat("25.00", "2024-01-01", "2024-12-31"), jabatan="Perawat Penyelia", pangkat="III/d")
    assert (top.pangkat, top.naik_jenjang) == (None, None)
    assert not any("dicapai bersama" in text for text in top.catatan)


def test_a_step_names_its_sources_and_what_the_rules_warn_of():
    hasil = hitung(riwayat("25.00", "2024-01-01", "2024-12-31"))
    sources = {one.nomor for one in hasil.rujukan}
    for rule, day in (("angka_kredit", TAHUN.selesai), ("kebutuhan_angka_kredit", TAHUN.selesai),
                      ("periode_kenaikan_pangkat", date(2028, 1, 1))):  # fmt: skip
        assert {one.nomor for one in muat(rule).pada(day).rujukan} <= sources
    none = hitung(jabatan="Kepala Bagian", spans=(masa("2025-01-01", "2025-06-30"),))
    assert none.rujukan == muat("angka_kredit").pada(TAHUN.selesai).rujukan


def test_old_and_new_of_each_origin_stand_apart():
    hasil = hitung(
        riwayat("25.00", "2024-01-01", "2024-12-31", pak="PAK/1"), riwayat("3.00", asal="Pendidikan", pak="PAK/1"),
        riwayat("4.00", asal="Pendidikan"), riwayat("9.00", asal="Pendidikan", jabatan="Perawat Ahli Pertama"),
    )  # fmt: skip
    apart = {(asal, lama): hasil.per_asal(asal, lama=lama) for asal in AsalAngkaKredit for lama in (True, False)}
    assert {key: value for key, value in apart.items() if value} == {
        (AsalAngkaKredit.KONVERSI, True): 25, (AsalAngkaKredit.KONVERSI, False): 25,
        (AsalAngkaKredit.PENDIDIKAN, True): 3, (AsalAngkaKredit.PENDIDIKAN, False): 4,
    }  # fmt: skip


def test_what_was_earned_elsewhere_is_said_for_each_jenjang():
    hasil = hitung(
        riwayat("10.00", "2022-01-01", "2022-12-31", jabatan="Perawat Ahli Pertama"),
        riwayat("11.00", "2023-01-01", "2023-12-31", jabatan="Perawat Ahli Pertama"),
        riwayat("7.00", "2024-01-01", "2024-12-31", jabatan="Pengawas Umum"),
    )  # fmt: skip
    told = [one.partition(" tidak dihitung")[0] for one in hasil.catatan]
    assert told == [
        "21,00 angka kredit di Ahli Pertama", '7,00 angka kredit di jabatan tanpa jenjang ("Pengawas Umum")',
    ]  # fmt: skip
    assert hasil.catatan_konversi == ()
    assert hitung(riwayat("25.00", "2024-01-01", "2024-12-15")).catatan_konversi != ()


def test_who_is_no_longer_in_a_jabatan_fungsional_has_no_next_step():
    hasil = hitung(jabatan="Kepala Bagian", spans=(masa("2025-01-01", "2025-06-30"),))
    assert (hasil.jenjang, hasil.pangkat, hasil.naik_jenjang) == (None, None, None)
    assert any('"Kepala Bagian" bukan jabatan fungsional' in text for text in hasil.catatan)
    assert len(hasil.konversi) == 1


def test_a_pppk_and_a_pelaksana_are_refused_with_the_reason():
    assert bukan_haknya(anggota(0), ()) is None
    assert "tidak berakhir dengan jenjang" in str(bukan_haknya(anggota(0, jabatan="Pengadministrasi Umum"), ()))
    person = anggota(0).pegawai
    pppk = person.model_copy(update={"jenis": JenisPegawai.PPPK})
    assert "hanya untuk PNS" in str(bukan_haknya(anggota(0).model_copy(update={"pegawai": pppk}), ()))


@pytest.mark.parametrize(
    ("nilai", "teks"), [("12.5", "12,50"), ("0", "0,00"), ("41.235", "41,235"), ("100.00", "100,00")]
)
def test_angka_kredit_are_printed_with_two_decimals_or_as_the_old_letter_had_them(nilai: str, teks: str):
    assert dua_desimal(Decimal(nilai)) == teks


# ------------------------------------------------------------------------------------- counted a second time by hand


def _bulan(mulai: date, selesai: date) -> int:
    """Months of a span that starts and ends with whole months."""
    return selesai.month - mulai.month + 1


@st.composite
def karier(draw: Any) -> tuple[str, str, list[tuple[date, date, str]]]:
    """A jenjang, a golongan in it, and conversions of years or of parts of them, one after the other."""
    level = draw(st.sampled_from(sorted(KOEFISIEN)))
    spans = []
    for year in range(2025 - draw(st.integers(0, 3)), 2026):
        cut = draw(st.sampled_from([12, 3, 6, 9, 1]))
        ends = [(1, cut), (cut + 1, 12)] if cut < 12 else [(1, 12)]
        spans += [
            (date(year, first, 1), date(year, last, monthrange(year, last)[1]), draw(st.sampled_from(sorted(PERSEN))))
            for first, last in ends
        ]
    return level, draw(st.sampled_from(GOLONGAN[level])), spans


@given(karier())
def test_sum_and_next_step_are_what_a_second_count_gives(isi: tuple[str, str, list[tuple[date, date, str]]]):
    level, golongan, spans = isi
    jabatan = f"Perawat {level}"
    now = [masa(str(a), str(b), jabatan, grade) for a, b, grade in spans if a.year == 2025]
    value = {
        one: (Decimal(_bulan(*one[:2])) * PERSEN[one[2]] * Decimal(KOEFISIEN[level]) / 1200).quantize(
            Decimal("0.01"), ROUND_HALF_UP
        )
        for one in spans
    }
    past = [
        riwayat(str(value[one]), str(one[0]), str(one[1]), jabatan=jabatan, predikat=one[2])
        for one in spans if one[0].year < 2025
    ]
    hasil = hitung(*past, predikat=None, spans=now, jabatan=jabatan, pangkat=golongan)
    assert hasil.jumlah == sum(value.values())
    assert (hasil.tidak_dihitung, hasil.masalah, hasil.kurang) == ((), (), ())
    place, last = GOLONGAN[level].index(golongan) + 1, len(GOLONGAN[level])
    need = None if place == last and level not in JENJANG else PANGKAT[level] * place
    for step, wanted in ((hasil.pangkat, need), (hasil.naik_jenjang, JENJANG.get(level))):
        assert (step.perlu if step else None) == wanted
        if step is not None:
            _periksa_waktu(step, hasil.jumlah, Fraction(KOEFISIEN[level]) * PERSEN[spans[-1][2]] / 1200)


def _periksa_waktu(step: Any, ada: Decimal, sebulan: Fraction) -> None:
    """Month after month is added until it is enough."""
    assert (step.kurang, step.lebih) == (max(step.perlu - ada, 0), max(ada - step.perlu, 0))
    have, months = Fraction(ada), 0
    while have < Fraction(step.perlu):
        have, months = have + sebulan, months + 1
    year, month = 2025 + (12 + months - 1) // 12, (12 + months - 1) % 12 + 1
    if year > 2100:
        assert step.tercapai is None
        return
    assert step.tercapai == date(year, month, monthrange(year, month)[1])
    if step.periode is not None:
        assert step.periode == step.tercapai + timedelta(days=1)


@given(st.lists(st.sampled_from(range(12)), max_size=6), st.randoms(use_true_random=False))
def test_the_same_months_never_count_twice_in_whatever_order_they_are_typed(mulai: list[int], acak: Any):
    rows = []
    for first in mulai:
        last = acak.randint(first, 11)
        span = (str(date(2024, first + 1, 1)), str(date(2024, last + 1, monthrange(2024, last + 1)[1])))
        rows.append(riwayat("1.00", *span, pak=acak.choice([None, None, "PAK/1"])))
    hasil = hitung(*rows)
    spans = sorted((one.mulai, one.selesai) for one in hasil.konversi)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert len(hasil.konversi) + len(hasil.tidak_dihitung) == len(rows) + 1
    other = [*rows]
    acak.shuffle(other)
    again = hitung(*other)
    assert sorted((one.mulai, one.selesai) for one in again.konversi) == spans
    assert again.jumlah == hasil.jumlah
