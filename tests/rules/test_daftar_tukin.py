from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kinerja_core.model.istilah import Predikat, Triwulan
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.keterlambatan import KeadaanTerlambat, KeterlambatanPimpinan
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi, TunjanganPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.aturan import muat
from kinerja_core.rules.daftar_tukin import DaftarPotongan, daftar_potongan, tenggat_penetapan
from kinerja_core.rules.tunjangan_kinerja import potongan_terlambat, potongan_tukin
from tests.rules.bahan_hak import PIMPINAN, TAHUN, anggota, nip, unit
from tests.rules.ubah import dengan_nilai

HARI = date(2026, 1, 15)  # before the deadline of the penetapan
BB, K, SK = Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG


def daftar(predikat: list[Predikat | None], pada: date = HARI, ubah: Any = None, **pilihan: Any) -> DaftarPotongan:
    return daftar_potongan(*unit(predikat, **(ubah or {})), pada, **pilihan)


def terlambat(keadaan: KeadaanTerlambat = KeadaanTerlambat.TERLAMBAT, **lain: Any) -> KeterlambatanPimpinan:
    return KeterlambatanPimpinan(nip=PIMPINAN.nip, nama=PIMPINAN.nama, keadaan=keadaan, **lain)


def sebab(hasil: DaftarPotongan) -> list[str]:
    return [one.sebab for one in hasil.kurang]


def test_each_predikat_takes_its_share_for_three_months_after_the_evaluation():
    hasil = daftar([*Predikat])
    assert [(one.persen, one.bulan, one.waktu, one.sebulan) for one in hasil.baris] == [
        (5, 3, "Februari 2026 s.d. April 2026", 165951), (10, 3, "Februari 2026 s.d. April 2026", 331901),
        (15, 3, "Februari 2026 s.d. April 2026", 497852),
    ]  # fmt: skip
    assert (hasil.tanpa_potongan, hasil.kurang, hasil.peringatan) == (2, (), ())


def test_the_totals_are_those_of_the_rows_and_of_the_months():
    acak = random.Random(5)  # noqa: S311 - makes units that repeat, no secret
    for _ in range(40):
        grades = [acak.choice([*Predikat, None]) for _ in range(acak.randint(0, 9))]
        money = [acak.randrange(100_000, 40_000_000) for _ in grades]
        lines = tuple(
            TunjanganPegawai(
                nip=nip(number), tunjangan=amount if acak.random() < 0.8 else None,
                mulai_potongan=date(2026, acak.randint(1, 12), acak.randint(1, 28)) if acak.random() < 0.5 else None,
            )
            for number, amount in enumerate(money)
        )
        hasil = daftar(grades, ubah={"tunjangan": lines})
        months: dict[tuple[int, int], int] = {}
        sebulan = jumlah = 0
        for grade, line in zip(grades, lines, strict=True):
            share = {BB: 5, K: 10, SK: 15}.get(grade, 0)
            if not share or line.tunjangan is None:
                continue
            cut = (int(line.tunjangan) * share + 50) // 100  # a half upwards, counted in whole hundredths
            sebulan, jumlah = sebulan + cut, jumlah + 3 * cut
            first = line.mulai_potongan or date(2026, 2, 1)
            for number in range(3):
                month = (first.year + (first.month - 1 + number) // 12, (first.month - 1 + number) % 12 + 1)
                months[month] = months.get(month, 0) + cut
        assert (hasil.sebulan, hasil.jumlah) == (sebulan, jumlah)
        assert {(one.year, one.month): money for one, money in hasil.per_bulan.items()} == months
        assert list(hasil.per_bulan) == sorted(hasil.per_bulan)


def test_who_has_no_decided_predikat_is_missing_and_never_reduced_by_a_proposal():
    hasil = daftar([None, BB, None])
    assert [one.nip for one in hasil.baris] == [nip(1)]
    assert [(one.nip, one.sebab) for one in hasil.kurang] == [
        (nip(0), "predikat tahunan belum ditetapkan"), (nip(2), "predikat tahunan belum ditetapkan"),
    ]  # fmt: skip


def test_without_an_amount_the_row_stands_there_and_the_total_says_what_it_leaves_out():
    hasil = daftar([BB, K], ubah={"tunjangan": (TunjanganPegawai(nip=nip(1), tunjangan=1_000_000),)})
    assert [one.jumlah for one in hasil.baris] == [None, 300_000]
    assert (hasil.jumlah, hasil.belum_terhitung) == (300_000, 1)
    assert sebab(hasil) == ["tunjangan kinerja sebulan belum diisi di lembar Tukin"]


def test_the_first_month_is_the_typed_one_then_the_asked_one_then_that_of_the_rule():
    lines = (TunjanganPegawai(nip=nip(0), tunjangan=1_000_000, mulai_potongan=date(2026, 5, 20)),)
    own = (Konfirmasi(nip=nip(2), tanggal_evaluasi=date(2026, 3, 31)),)
    ubah = {"tunjangan": lines, "konfirmasi": own}
    assert [one.mulai for one in daftar([BB, BB, BB], ubah=ubah).baris] == [
        date(2026, 5, 1), date(2026, 2, 1), date(2026, 4, 1),
    ]  # fmt: skip
    assert [one.mulai for one in daftar([BB, BB, BB], ubah=ubah, mulai=date(2026, 7, 1)).baris] == [
        date(2026, 5, 1), date(2026, 7, 1), date(2026, 7, 1),
    ]  # fmt: skip


def test_an_asked_first_month_that_nobody_needs_is_said_not_swallowed():
    def said(predikat: list[Predikat | None], *own: int) -> list[str]:
        lines = tuple(TunjanganPegawai(nip=nip(one), mulai_potongan=date(2026, 5, 20)) for one in own)
        told = daftar(predikat, ubah={"tunjangan": lines}, mulai=date(2026, 7, 1)).peringatan
        return [one for one in told if "Bulan mulai yang disebutkan" in one]

    assert said([BB, BB], 0, 1) == [
        (
            "Bulan mulai yang disebutkan (Juli 2026) tidak dipakai: Potongan Mulai sudah diisi di lembar Tukin bagi "
            "setiap pegawai yang dikurangi karena predikat."
        )
    ]
    assert said([Predikat.BAIK]) == [
        "Bulan mulai yang disebutkan (Juli 2026) tidak dipakai: tidak ada pegawai yang dikurangi karena predikat."
    ]
    assert said([BB, BB], 0) == []


def test_a_first_month_in_the_year_of_the_predikat_is_said_to_be_a_slip():
    lines = (TunjanganPegawai(nip=nip(0), tunjangan=1_000_000, mulai_potongan=date(2025, 2, 1)),)
    (said,) = daftar([BB, BB], ubah={"tunjangan": lines}).peringatan
    assert "Potongan Mulai di lembar Tukin Februari 2025, padahal predikat Tahun 2025 baru ditetapkan" in said
    assert str(nip(0)) in said


def test_without_any_day_the_first_month_is_asked_for_and_not_guessed():
    book, hasil = unit([BB])
    settings = book.pengaturan.model_copy(update={"tanggal_evaluasi": None})
    told = daftar_potongan(book.model_copy(update={"pengaturan": settings}), hasil, HARI)
    assert (told.baris[0].mulai, told.baris[0].waktu, told.per_bulan) == (None, "belum ditentukan", {})
    assert "bulan mulai belum dapat ditentukan" in sebab(told)[0]


def test_a_quarter_knows_no_yearly_predikat_but_the_one_typed_in_tukin_counts():
    book, hasil = unit([BB, K])
    settings = book.pengaturan.model_copy(update={"periode": Periode(2025, Triwulan.IV)})
    lines = (TunjanganPegawai(nip=nip(0), predikat=SK, tunjangan=1_000_000),)
    told = daftar_potongan(book.model_copy(update={"pengaturan": settings, "tunjangan": lines}), hasil, HARI)
    assert [(one.nip, one.persen) for one in told.baris] == [(nip(0), 15)]
    assert "predikat tahunan tidak diketahui dari buku Triwulan IV 2025" in sebab(told)[0]


def test_a_predikat_and_an_amount_that_differ_from_the_other_source_are_said():
    lines = (TunjanganPegawai(nip=nip(0), nama="Orang 0", predikat=SK, tunjangan=1_000_000),)
    hasil = daftar([BB], ubah={"tunjangan": lines}, tunjangan={nip(0): Decimal(2_000_000)})
    assert (hasil.baris[0].persen, hasil.baris[0].sebulan) == (15, 300_000)
    assert len(hasil.peringatan) == 2
    assert "Rp1.000.000, di daftar Rp2.000.000" in hasil.peringatan[0]
    assert "di lembar Tukin Sangat Kurang, di lembar Skor Butuh Perbaikan" in hasil.peringatan[1]


def test_what_both_sources_say_alike_is_no_warning_and_an_amount_that_is_blank_says_nothing():
    lines = (
        TunjanganPegawai(nip=nip(0), predikat=BB, tunjangan=1_000_000), TunjanganPegawai(nip=nip(1), predikat=K),
    )  # fmt: skip
    money = dict.fromkeys([nip(0), nip(1), nip(2)], Decimal(1_000_000))
    hasil = daftar([BB, K], ubah={"tunjangan": lines}, tunjangan=money)
    assert ([one.sebulan for one in hasil.baris], hasil.peringatan) == ([50_000, 100_000], ())


def test_whoever_has_a_decided_predikat_is_listed_also_outside_the_list_of_people():
    book, hasil = unit([BB, K])
    gone = anggota(1, keadaan=KeadaanPegawai.MUTASI_KELUAR, sejak=date(2025, 6, 1))
    lines = tuple(
        TunjanganPegawai(nip=nip(number), nama=name, predikat=grade, tunjangan=1_000_000)
        for number, name, grade in ((2, "Orang Lama", SK), (3, None, SK), (4, "Tanpa Predikat", None))
    )
    told = daftar_potongan(book.model_copy(update={"anggota": (gone,), "tunjangan": lines}), hasil, HARI)
    assert {(one.nip, one.nama, one.persen) for one in told.baris} == {
        (nip(0), "Orang 0", 5), (nip(1), "Orang 1", 10), (nip(2), "Orang Lama", 15), (nip(3), nip(3), 15),
    }  # fmt: skip
    assert nip(4) not in {one.nip for one in told.kurang}


def test_the_list_says_the_rule_in_numbers():
    assert daftar([]).aturan[0] == (
        "Predikat tahunan Butuh Perbaikan 5% selama 3 bulan; Kurang 10% selama 3 bulan; Sangat Kurang 15% selama 3 "
        "bulan."
    )


def test_an_amount_is_rounded_half_up_to_what_the_rule_says():
    other = muat("tunjangan_kinerja").pada(TAHUN.selesai).hasil.model_dump(mode="json") | {"pembulatan": 100}
    with dengan_nilai("tunjangan_kinerja", TAHUN.mulai, other):
        lines = tuple(TunjanganPegawai(nip=nip(n), tunjangan=t) for n, t in enumerate((3_319_000, 3_318_999)))
        hasil = daftar([BB, BB], ubah={"tunjangan": lines})  # 5% is 165.950 and 165.949,95
    assert [one.sebulan for one in hasil.baris] == [166_000, 165_900]


def test_a_tunjangan_of_nothing_is_reduced_by_nothing_and_one_below_it_or_unreal_is_refused():
    cut = potongan_tukin(BB, TAHUN.selesai).hasil
    assert cut.rupiah(Decimal(0)) == 0
    assert cut.rupiah(Decimal("0.5")) == 0
    assert potongan_terlambat(TAHUN.selesai).hasil.selesai(TAHUN.selesai) is None  # nobody knows yet
    for wrong in ("-0.01", "Infinity", "NaN"):
        with pytest.raises(ValueError, match="harus angka 0 atau lebih"):
            cut.rupiah(Decimal(wrong))


def test_who_has_left_is_not_listed_unless_a_predikat_was_typed():
    gone = anggota(0, keadaan=KeadaanPegawai.MUTASI_KELUAR, sejak=date(2025, 6, 1))
    book, hasil = unit([None])
    book = book.model_copy(update={"anggota": (gone,)})
    assert daftar_potongan(book, hasil, HARI).kurang == ()
    lines = (TunjanganPegawai(nip=nip(0), predikat=K, tunjangan=1_000_000),)
    typed = daftar_potongan(book.model_copy(update={"tunjangan": lines}), hasil, HARI)
    assert [one.persen for one in typed.baris] == [10]


def test_an_objection_is_noted_beside_the_reduction():
    answer = (Konfirmasi(nip=nip(0), jawaban="Keberatan", alasan="Belum dihitung"),)
    assert "keberatan" in daftar([BB], ubah={"konfirmasi": answer}).baris[0].catatan[0]


def test_a_decided_keberatan_is_final_beside_the_reduction():
    answer = (Konfirmasi(nip=nip(0), jawaban="Keberatan", alasan="Belum dihitung"),)
    outcome = Keberatan(nip=nip(0), putusan="Ditolak", tanggal_putusan=date(2026, 1, 26))
    decided = daftar([BB], ubah={"konfirmasi": answer, "keberatan": (outcome,)}).baris[0]
    assert decided.catatan == ("Keberatannya ditolak pada 26 Januari 2026; putusan itu final.",)
    undated = daftar([BB], ubah={"konfirmasi": answer, "keberatan": (Keberatan(nip=nip(0), putusan="Ditolak"),)})
    assert undated.baris[0].catatan == ("Keberatannya ditolak; putusan itu final.",)
    agreed = (Konfirmasi(nip=nip(0), jawaban="Setuju"),)
    assert daftar([BB], ubah={"konfirmasi": agreed, "keberatan": (outcome,)}).baris[0].catatan == ()
    waiting = daftar([BB], ubah={"konfirmasi": answer, "keberatan": (Keberatan(nip=nip(0)),)}).baris[0]
    assert waiting.catatan == ("Mengajukan keberatan; pastikan predikatnya sudah final.",)


def test_an_empty_unit_has_an_empty_list():
    hasil = daftar([])
    assert (hasil.baris, hasil.kurang, hasil.jumlah, hasil.per_bulan) == ((), (), 0, {})


# ------------------------------------------------------------------------------------------ a pimpinan who is late

UANG = (TunjanganPegawai(nip=PIMPINAN.nip, tunjangan=10_000_000),)


@pytest.mark.parametrize(
    ("mulai", "selesai", "bulan", "waktu"),
    [
        ("2026-02-01", "2026-02-28", 1, "Februari 2026"),
        ("2026-02-28", "2026-03-01", 2, "Februari 2026 s.d. Maret 2026"),
        ("2026-11-05", "2027-01-31", 3, "November 2026 s.d. Januari 2027"),
    ],
)
def test_a_late_pimpinan_is_reduced_up_to_the_month_in_which_all_are_evaluated(
    mulai: str, selesai: str, bulan: int, waktu: str
):
    hasil = daftar([Predikat.BAIK], ubah={"terlambat": (terlambat(mulai=mulai, selesai=selesai),), "tunjangan": UANG})
    (row,) = hasil.baris
    assert (row.persen, row.bulan, row.sebulan, row.jumlah) == (5, bulan, 500_000, 500_000 * bulan)
    assert (row.waktu, sum(hasil.per_bulan.values()), hasil.peringatan) == (waktu, row.jumlah, ())


def test_where_the_month_of_the_last_evaluation_does_not_count_nothing_may_be_left():
    rule = muat("tunjangan_kinerja").pada(TAHUN.selesai).hasil.model_dump(mode="json")
    rule["terlambat"]["bulan_terakhir_dihitung"] = False
    own = terlambat(mulai="2026-02-01", selesai="2026-02-28")
    with dengan_nilai("tunjangan_kinerja", TAHUN.mulai, rule):
        (row,) = daftar([Predikat.BAIK], ubah={"terlambat": (own,), "tunjangan": UANG}).baris
    assert (row.bulan, row.jumlah, row.waktu) == (0, 0, "tidak ada bulan yang dikurangi")


def test_of_a_late_pimpinan_the_first_month_and_the_amount_are_asked_for():
    hasil = daftar([None], ubah={"terlambat": (terlambat(selesai="2026-03-01"),)})
    (row,) = hasil.baris
    assert (row.mulai, row.bulan, row.sebulan, row.waktu) == (None, None, None, "belum ditentukan")
    assert sebab(hasil)[1:] == [
        "bulan mulai pengurangan belum diisi di lembar Pimpinan Terlambat",
        "tunjangan kinerja sebulan belum diisi di lembar Tukin",
    ]


def test_while_not_all_are_evaluated_a_month_is_known_and_the_sum_is_not():
    hasil = daftar([None], ubah={"terlambat": (terlambat(mulai="2026-02-01"),), "tunjangan": UANG})
    (row,) = hasil.baris
    assert (row.sebulan, row.jumlah, row.bulan, row.catatan) == (500_000, None, None, ())
    assert row.waktu == "Februari 2026 s.d. seluruh pegawai dievaluasi"
    assert (hasil.sebulan, hasil.jumlah, hasil.belum_terhitung) == (500_000, 0, 1)
    assert hasil.per_bulan == {}


def test_when_all_are_evaluated_the_day_of_it_is_asked_for():
    hasil = daftar([Predikat.BAIK], ubah={"terlambat": (terlambat(mulai="2026-02-01"),), "tunjangan": UANG})
    assert "isi Evaluasi Selesai" in hasil.baris[0].catatan[0]
    for ubah in (
        {"terlambat": (terlambat(mulai="2026-02-01", selesai="2026-02-28"),)},  # it is there
        {"terlambat": (terlambat(mulai="2025-02-01", periode="2024"),)},  # of another period this book knows nothing
        {"terlambat": (terlambat(mulai="2026-02-01").model_copy(update={"nip": nip(5)}),)},  # nobody's penilai here
    ):
        assert daftar([Predikat.BAIK], ubah=ubah).baris[-1].catatan == ()


@pytest.mark.parametrize("keadaan", [KeadaanTerlambat.SAKIT, KeadaanTerlambat.KAHAR])
def test_who_is_ill_or_in_keadaan_kahar_is_not_reduced_and_that_is_said(keadaan: KeadaanTerlambat):
    hasil = daftar([None], date(2026, 6, 1), {"terlambat": (terlambat(keadaan),)})
    assert (hasil.baris, hasil.usulan_terlambat) == ((), ())
    assert hasil.dikecualikan[0][1].endswith(f"tidak dikurangi: {keadaan.value.lower()}.")


def test_of_earlier_periods_only_what_is_not_over_still_counts():
    def rows(*late: KeterlambatanPimpinan) -> DaftarPotongan:
        return daftar([], ubah={"terlambat": late, "tunjangan": UANG})

    going_on = terlambat(mulai="2025-02-01", periode="2024")
    over = terlambat(mulai="2025-02-01", selesai="2025-03-01", periode="2024")
    own = terlambat(mulai="2026-02-01", selesai="2026-03-01", periode="2025")
    assert rows(over).baris == ()
    assert rows(terlambat(mulai="2027-02-01", periode="2026")).baris == ()
    both = rows(going_on, own)
    assert ([one.bulan for one in both.baris], both.peringatan) == ([None, 2], ())


def test_a_row_that_stands_twice_for_a_period_counts_once_and_is_said():
    twice = tuple(terlambat(mulai=first, selesai="2026-03-01") for first in ("2026-02-01", "2026-03-01"))
    hasil = daftar([], ubah={"terlambat": twice, "tunjangan": UANG})
    assert [one.bulan for one in hasil.baris] == [2]
    assert "ada 2 kali di lembar Pimpinan Terlambat untuk Tahun 2025" in hasil.peringatan[0]


def test_a_late_pimpinan_with_a_low_predikat_has_both_and_a_warning():
    both = terlambat(mulai="2026-02-01", selesai="2026-02-02").model_copy(update={"nip": nip(0), "nama": "Orang 0"})
    hasil = daftar([K], ubah={"terlambat": (both,)})
    assert [one.persen for one in hasil.baris] == [10, 5]
    assert "apakah keduanya dijumlahkan tidak disebut" in hasil.peringatan[0]


def test_who_may_be_late_is_proposed_the_day_after_the_deadline_and_takes_nothing():
    deadline = tenggat_penetapan(TAHUN)
    assert deadline is not None
    assert deadline.hasil == (date(2026, 1, 30), False)
    assert daftar([None, BB], date(2026, 1, 30)).usulan_terlambat == ()
    hasil = daftar([None, BB], date(2026, 1, 31))
    (late,) = hasil.usulan_terlambat
    assert (late.nip, late.belum, late.dari) == (PIMPINAN.nip, 1, 2)
    assert "30 Januari 2026" in late.kalimat
    assert [one.nip for one in hasil.baris] == [nip(1)]
    assert daftar([BB, BB], date(2026, 1, 31)).usulan_terlambat == ()


def test_whom_nobody_here_assesses_makes_nobody_late_and_who_has_no_score_at_all_does():
    gone = anggota(1, keadaan=KeadaanPegawai.MUTASI_KELUAR, sejak=date(2025, 6, 1))
    people = (anggota(0), gone, anggota(2), anggota(3).model_copy(update={"penilai": None}))
    (late,) = daftar([BB], date(2026, 1, 31), {"anggota": people}).usulan_terlambat
    assert (late.nip, late.belum, late.dari) == (PIMPINAN.nip, 1, 2)
    assert "(tenggat perkiraan)" not in late.kalimat
    assert "(tenggat perkiraan)" in replace(late, perkiraan=True).kalimat


def test_the_deadline_of_a_quarter_is_that_of_its_evaluation():
    assert tenggat_penetapan(Periode(2025, Triwulan.II)).hasil[0] == date(2025, 7, 15)
    assert tenggat_penetapan(Periode(2019)) is None
