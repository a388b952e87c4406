from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.model.istilah import Hubungan, Perilaku
from kinerja_core.model.penilaian_360 import Penilaian360
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.rules.aturan import baca_aturan, muat
from kinerja_core.rules.perilaku_360 import BENTUK, Instrumen, instrumen, skor_perilaku_360
from kinerja_core.rules.siap import AturanRusak

TAHUN = date(2025, 12, 31)
BOBOT = {
    frozenset({"Rekan Sejawat", "Bawahan"}): {"Atasan": 60, "Rekan Sejawat": 20, "Bawahan": 20},
    frozenset({"Rekan Sejawat"}): {"Atasan": 60, "Rekan Sejawat": 40},
    frozenset({"Bawahan"}): {"Atasan": 75, "Bawahan": 25},
    frozenset(): {"Atasan": 100},
}

skor_lengkap = st.lists(st.integers(1, 5), min_size=21, max_size=21)
penilai = st.tuples(st.sampled_from(Hubungan), skor_lengkap)


def penilaian(hubungan: Hubungan, skor: list[int], komentar: str | None = None) -> Penilaian360:
    baris = iter(skor)
    return Penilaian360(
        nama="Rani Puspitasari", nip="199103142015032004", hubungan=hubungan, komentar=komentar,
        skor={nilai: tuple(next(baris) for _ in butir) for nilai, butir in PANDUAN.items()},
    )  # fmt: skip


def acuan(semua: list[tuple[Hubungan, list[int]]]) -> tuple[Fraction | None, dict[str, Fraction]]:
    """Straight from the words of the rule: the mean of 21 items times 20, of the group, weighted.

    Peers or staff who are fewer than three are merged with the others of the two, or not counted at all.
    """
    kelompok: dict[str, list[Fraction]] = {}
    for hubungan, skor in semua:
        kelompok.setdefault(hubungan.value, []).append(Fraction(sum(skor) * 20, len(skor)))
    ada = frozenset(kelompok) & {"Rekan Sejawat", "Bawahan"}
    if any(len(kelompok[nama]) < 3 for nama in ada):
        bersama = [angka for nama in sorted(ada) for angka in kelompok.pop(nama)]
        if len(bersama) >= 3:
            kelompok["Rekan Sejawat dan Bawahan"] = bersama
        else:
            ada = frozenset()
    rata = {nama: sum(isi) / len(isi) for nama, isi in kelompok.items()}
    if "Atasan" not in rata:
        return None, rata
    bobot = BOBOT[ada]
    if "Rekan Sejawat dan Bawahan" in rata:
        bobot = {"Atasan": bobot["Atasan"], "Rekan Sejawat dan Bawahan": 100 - bobot["Atasan"]}
    return sum((Fraction(persen, 100) * rata[nama] for nama, persen in bobot.items()), Fraction(0)), rata


def bulat(angka: Fraction) -> Decimal:
    return (Decimal(angka.numerator * 10**40 // angka.denominator) / 10**40).quantize(Decimal("0.01"), ROUND_HALF_UP)


@given(st.lists(penilai, min_size=1, max_size=12))
def test_the_score_is_the_exact_weighted_mean_of_the_groups(semua: list[tuple[Hubungan, list[int]]]) -> None:
    hasil = skor_perilaku_360([penilaian(*satu) for satu in semua], TAHUN).hasil
    skor, rata = acuan(semua)
    assert hasil.skor == (None if skor is None else bulat(skor))
    assert {k.hubungan: k.rata for k in hasil.kelompok if k.rata is not None} == {
        nama: bulat(angka) for nama, angka in rata.items()
    }
    assert sum(k.penilai for k in hasil.kelompok) == len(semua)


@given(st.lists(penilai, min_size=1, max_size=12), st.randoms())
def test_the_order_of_the_evaluators_changes_nothing(semua: list[tuple[Hubungan, list[int]]], acak: object) -> None:
    satu = [penilaian(*item, komentar=f"{nomor}") for nomor, item in enumerate(semua)]
    lain = list(satu)
    acak.shuffle(lain)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert skor_perilaku_360(lain, TAHUN).hasil == skor_perilaku_360(satu, TAHUN).hasil


@given(st.lists(penilai, min_size=1, max_size=12), st.integers(0, 11), skor_lengkap)
def test_nobody_who_knows_the_atasans_answers_learns_those_of_fewer_than_three(
    semua: list[tuple[Hubungan, list[int]]], urutan: int, lain: list[int]
) -> None:
    """The atasan subtracts his own part; what is left moves with an answer only if three or more are behind it."""
    atasan = [(hubungan, skor) for hubungan, skor in semua if hubungan is Hubungan.ATASAN]
    tersembunyi = [satu for satu in semua if satu[0] in {Hubungan.REKAN_SEJAWAT, Hubungan.BAWAHAN}]
    if not atasan or not 0 < len(tersembunyi) < 3:
        return
    nomor = semua.index(tersembunyi[urutan % len(tersembunyi)])
    diubah = [(hubungan, lain if n == nomor else skor) for n, (hubungan, skor) in enumerate(semua)]
    satu, dua = (skor_perilaku_360([penilaian(*s) for s in isi], TAHUN).hasil for isi in (semua, diubah))
    assert satu == dua
    assert all(k.perilaku == {} for k in satu.kelompok if k.rata is None)


def _minimum(**lain: int) -> dict[Hubungan, int]:
    usual = {"atasan": 1, "rekan_sejawat": 3, "bawahan": 3, "diri": 1} | lain
    return {group: usual[group.name.casefold()] for group in Hubungan}


def pakai(monkeypatch: pytest.MonkeyPatch, **lain: object) -> None:
    """Score by an instrument that differs in something."""
    alat = Instrumen.model_validate(instrumen(TAHUN).hasil.model_dump() | lain)
    putusan = muat("perilaku_360").pada(TAHUN)
    monkeypatch.setattr("kinerja_core.rules.perilaku_360.instrumen", lambda _: type(putusan)(alat, putusan.rujukan))


def test_a_person_is_called_as_most_evaluators_write_and_of_equal_ones_by_the_first_in_the_alphabet() -> None:
    def disebut(*nama: tuple[str, str | None]) -> tuple[str, str | None]:
        semua = [
            penilaian(Hubungan.ATASAN, [4] * 21).model_copy(update={"nama": one, "jabatan": job}) for one, job in nama
        ]
        hasil = skor_perilaku_360(semua, TAHUN).hasil
        return hasil.nama, hasil.jabatan

    assert disebut(("Rani P.", None), ("Zaki", "Perawat"), ("Zaki", None)) == ("Zaki", "Perawat")
    assert disebut(("Zaki", "Perawat"), ("Rani P.", "Bidan")) == ("Rani P.", "Bidan")
    assert disebut(("Rani P.", None)) == ("Rani P.", None)


def test_a_provisional_outcome_holds_counts_only() -> None:
    semua = [penilaian(Hubungan.ATASAN, [5] * 21, "Teliti."), *(penilaian(Hubungan.BAWAHAN, [4] * 21) for _ in "abc")]
    hasil = skor_perilaku_360(semua, TAHUN, sementara=True).hasil
    assert (hasil.sementara, hasil.skor, hasil.perilaku, hasil.komentar) == (True, None, {}, ())
    assert [(k.hubungan, k.penilai, k.rata, k.perilaku) for k in hasil.kelompok] == [
        ("Atasan", 1, None, {}), ("Bawahan", 3, None, {}),
    ]
    assert hasil.catatan[0].startswith("SEMENTARA")


def test_an_office_that_protects_the_atasan_too_shows_no_group_that_gives_him_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pakai(monkeypatch, minimum_penilai=_minimum(atasan=2))
    semua = [
        penilaian(Hubungan.ATASAN, [5] * 21), *(penilaian(Hubungan.BAWAHAN, [4] * 21) for _ in "abc"),
        penilaian(Hubungan.DIRI, [3] * 21),
    ]  # fmt: skip
    hasil = skor_perilaku_360(semua, TAHUN).hasil
    assert hasil.skor == 95
    assert [(k.rata, bool(k.perilaku)) for k in hasil.kelompok] == [(None, False), (None, False), (60, True)]
    assert [catatan.partition(" tidak ditampilkan")[0] for catatan in hasil.catatan[1:]] == [
        "Rata-rata Atasan", "Rata-rata Bawahan juga",
    ]  # fmt: skip


def test_groups_that_ask_for_different_numbers_are_merged_only_by_the_greater_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pakai(monkeypatch, minimum_penilai=_minimum(bawahan=5))
    for rekan, jumlah in ((2, [1, 2, 2]), (3, [1, 5])):
        semua = [
            penilaian(Hubungan.ATASAN, [5] * 21),
            *(penilaian(Hubungan.REKAN_SEJAWAT, [4] * 21, "Baik.") for _ in range(rekan)),
            *(penilaian(Hubungan.BAWAHAN, [3] * 21, "Cukup.") for _ in "ab"),
        ]  # fmt: skip
        hasil = skor_perilaku_360(semua, TAHUN).hasil
        assert [k.penilai for k in hasil.kelompok] == jumlah
        assert [k.bobot for k in hasil.kelompok] == ([100, 0, 0] if rekan < 3 else [60, 40])
        assert len(hasil.komentar) == (0 if rekan < 3 else 5)
        assert any("kurang dari 5 orang" in catatan for catatan in hasil.catatan)


def test_comments_are_shown_without_order_or_group_and_only_when_three_could_have_written_them() -> None:
    def semua(banyak: int) -> list[Penilaian360]:
        return [
            penilaian(Hubungan.ATASAN, [4] * 21, "Teliti."),
            *(penilaian(Hubungan.REKAN_SEJAWAT, [4] * 21, teks) for teks in ("Ramah.", "Cekatan.", None)[:banyak]),
            penilaian(Hubungan.DIRI, [5] * 21, "Saya hebat."),
        ]

    assert skor_perilaku_360(semua(3), TAHUN).hasil.komentar == ("Cekatan.", "Ramah.", "Teliti.")
    sedikit = skor_perilaku_360(semua(2), TAHUN).hasil  # the atasan knows his own comment
    assert sedikit.komentar == ()
    assert any("Komentar tidak ditampilkan" in catatan for catatan in sedikit.catatan)
    tertutup = [penilaian(Hubungan.ATASAN, [4] * 21), penilaian(Hubungan.BAWAHAN, [4] * 21, "Sabar."),
                penilaian(Hubungan.BAWAHAN, [4] * 21)]  # fmt: skip
    for isi, disebut in ((tertutup, True), ([tertutup[0], tertutup[2]], False), ([semua(0)[1], tertutup[0]], False)):
        hasil = skor_perilaku_360(isi, TAHUN).hasil
        assert hasil.komentar == ()
        assert any("Komentar" in catatan for catatan in hasil.catatan) is disebut
    atasan = [penilaian(Hubungan.ATASAN, [4] * 21, teks) for teks in ("Teliti.", "Rapi.", "Tekun.")]
    assert skor_perilaku_360(atasan, TAHUN).hasil.komentar == ()


def test_every_value_has_its_own_score() -> None:
    skor = [5] * 3 + [1] * 18
    hasil = skor_perilaku_360([penilaian(Hubungan.ATASAN, skor)], TAHUN).hasil
    assert hasil.perilaku[Perilaku.BERORIENTASI_PELAYANAN] == 100
    assert {hasil.perilaku[nilai] for nilai in Perilaku if nilai is not Perilaku.BERORIENTASI_PELAYANAN} == {20}
    assert hasil.skor == bulat(Fraction(220, 7))
    assert hasil.kelompok[0].perilaku == hasil.perilaku


def test_a_value_with_more_items_weighs_no_more_than_another(monkeypatch: pytest.MonkeyPatch) -> None:
    butir = dict.fromkeys(Perilaku, ("a",)) | {Perilaku.LOYAL: ("a", "b", "c")}
    pakai(monkeypatch, butir=butir)
    satu = Penilaian360(
        nama="Rani", nip="199103142015032004", hubungan=Hubungan.ATASAN,
        skor=dict.fromkeys(Perilaku, (5,)) | {Perilaku.LOYAL: (1, 2, 3)},
    )  # fmt: skip
    assert skor_perilaku_360([satu], TAHUN).hasil.skor == bulat(Fraction(20 * (6 * 5 + 2), 7))
    lebih = satu.model_copy(update={"skor": satu.skor | {Perilaku.LOYAL: (1, 2, 3, 4)}})
    assert "lebih banyak daripada instrumennya" in skor_perilaku_360([lebih], TAHUN).hasil.catatan[0]


def test_ratings_of_two_people_are_not_mixed() -> None:
    satu = penilaian(Hubungan.ATASAN, [4] * 21)
    with pytest.raises(ValueError, match="satu pegawai"):
        skor_perilaku_360([satu, satu.model_copy(update={"nip": "199103142015032005"})], TAHUN)
    with pytest.raises(ValueError, match="satu pegawai"):
        skor_perilaku_360([], TAHUN)


BENAR = """deskripsi: D
satuan: S
nilai:
  2022-01-01:
    butir: panduan
    skala: {terendah: 1, tertinggi: 5, pengali: 20, arti: [a, b, c, d, e]}
    bobot:
      - {atasan: 60, rekan_sejawat: 20, bawahan: 20, diri: 0}
      - {atasan: 60, rekan_sejawat: 40, bawahan: 0, diri: 0}
      - {atasan: 75, rekan_sejawat: 0, bawahan: 25, diri: 0}
      - {atasan: 100, rekan_sejawat: 0, bawahan: 0, diri: 0}
    minimum_penilai: {Atasan: 1, Rekan Sejawat: 3, Bawahan: 3, Diri Sendiri: 1}
    desimal: 2
rujukan:
  2022-01-01: [{judul: J, keyakinan: assumption}]
terakhir_diperiksa: 2026-11-22
"""


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        ("rekan_sejawat: 40", "rekan_sejawat: 30", "berjumlah 100"),
        ("{atasan: 75, rekan_sejawat: 0, bawahan: 25, diri: 0}", "{atasan: 100, rekan_sejawat: 0, bawahan: 0, diri: 0}",
         "tepat satu untuk setiap susunan"),
        ("bawahan: 25, diri: 0", "bawahan: 25, diri: 5", "diri"),
        ("tertinggi: 5", "tertinggi: 7", "melebihi 120"),
        ("tertinggi: 5", "tertinggi: 1", "Skala terbalik"),
        ("      - {atasan: 100", "      - {atasan: 60, rekan_sejawat: 40, bawahan: 0, diri: 0}\n      - {atasan: 100",
         "tepat satu untuk setiap susunan"),
        ("arti: [a, b, c, d, e]", "arti: [a, b, c, d]", "tepat satu arti"),
        ("Diri Sendiri: 1", "Diri Sendiri: 0", "Paling kecil 1"),
        (", Diri Sendiri: 1", "", "Belum ada isian untuk: Diri Sendiri"),
        ("butir: panduan", "butir: {Loyal: [a]}", "Belum ada isian untuk: Berorientasi Pelayanan"),
    ],
)  # fmt: skip
def test_an_instrument_that_does_not_hold_together_is_refused(lama: str, baru: str, pesan: str) -> None:
    assert baca_aturan("perilaku_360", BENAR, BENTUK).nilai
    assert baca_aturan("perilaku_360", BENAR.replace("pengali: 20", "pengali: 24"), BENTUK).nilai  # 120 at most
    with pytest.raises(AturanRusak, match=pesan):
        baca_aturan("perilaku_360", BENAR.replace(lama, baru), BENTUK)
