"""The proposed rating against trying every way in which people may judge what is open."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from random import Random
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import Aspek, JenisRHK, Rating, Triwulan
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.skp import IKI, RHK
from kinerja_core.rules.capaian import SEMUA, TERPANJANG, Capaian, capaian
from kinerja_core.rules.rating_hasil import UsulanRating, usulan_rating, usulkan_rating
from kinerja_core.services.contoh import unit

TANGGAL = date(2025, 12, 31)


def _buku(iki: list[tuple[JenisRHK, str, str | None]], triwulan: Triwulan | None = None) -> BukuSKP:
    """A staff workbook with one RHK for each indicator: section, target, realisasi."""
    contoh = unit.buku(unit.ORANG[0])
    rhk = tuple(
        RHK(
            nomor=nomor, jenis=jenis, uraian=f"Hasil {nomor}",
            iki=(IKI(kode=f"IKI {nomor:02d}", indikator=f"Jumlah {nomor}", target=target, satuan="Laporan"),),
        )
        for nomor, (jenis, target, _) in enumerate(iki, start=1)
    )
    realisasi = tuple(
        Realisasi(triwulan=triwulan, kode_iki=f"IKI {nomor:02d}", realisasi=told, bukti_dukung="Berkas")
        for nomor, (*_, told) in enumerate(iki, start=1) if told is not None
    )
    skp = contoh.skp.model_copy(update={"hasil_kerja": rhk})
    return contoh.model_copy(update={"skp": skp, "realisasi": realisasi})


def _usulan(iki: list[tuple[JenisRHK, str, str | None]]) -> UsulanRating:
    return usulan_rating(_buku(iki), None, TANGGAL).hasil


@pytest.mark.parametrize("benih", range(40))
def test_a_rating_is_proposed_only_when_every_judgement_of_what_is_open_gives_it(benih: int) -> None:
    acak = Random(benih)  # noqa: S311 - repeatable test data
    iki = [
        (acak.choice([*JenisRHK]), "4", acak.choice(["3 laporan", "4 laporan", "5 laporan", "5 laporan", None, "baik"]))
        for _ in range(acak.randint(1, 6))
    ]
    found = _usulan(iki)
    pilihan = [sorted(one.capaian.kemungkinan) for one in found.iki]
    hasil = {
        usulan
        for satu in product(*pilihan)
        for usulan in usulkan_rating(
            [(jenis, frozenset({rating})) for (jenis, *_), rating in zip(iki, satu, strict=True)], TANGGAL
        ).hasil
    }
    assert {*found.kemungkinan} == hasil - {None}
    assert found.rating == (next(iter(hasil)) if len(hasil) == 1 else None)
    assert len(found.terbuka) == sum(told in {None, "baik"} for *_, told in iki)
    for jenis in JenisRHK:
        assert sum(found.jumlah(jenis).values()) == sum(satu[0] is jenis for satu in iki)


def test_what_is_open_does_not_hinder_a_rating_that_comes_out_the_same() -> None:
    found = _usulan([(JenisRHK.UTAMA, "4", "3")] * 4 + [(JenisRHK.TAMBAHAN, "4", None)])
    assert found.rating is Rating.DI_BAWAH
    assert found.alasan == "dari 5 IKI; tetap sama apa pun penilaian atas 1 IKI yang terbuka"


def test_what_could_be_judged_otherwise_is_said_with_every_rating_that_may_come() -> None:
    found = _usulan([(JenisRHK.UTAMA, "4", "5"), (JenisRHK.UTAMA, "4", None)])
    assert found.rating is None
    start = "perlu dinilai orang; kemungkinannya Di Atas Ekspektasi, Sesuai Ekspektasi"
    assert found.alasan == f"1 IKI {start}, tanpa usulan"
    sure = _usulan([(JenisRHK.UTAMA, "4", "4")] * 3 + [(JenisRHK.TAMBAHAN, "4", None)] * 4)
    assert sure.alasan == f"4 IKI {start}, Di Bawah Ekspektasi"
    assert [(one.kode, one.capaian.alasan) for one in found.terbuka] == [("IKI 02", "realisasinya belum diisi")]


def test_where_nothing_is_open_only_the_count_is_said() -> None:
    assert _usulan([(JenisRHK.UTAMA, "4", "4")] * 2).alasan == "dari 2 IKI"


@pytest.mark.parametrize(
    ("target", "realisasi", "kata"),
    [
        ("4", "5 laporan", "realisasi 5 terhadap target 4"),
        ("90-95", "95,5 laporan", "realisasi 95,5 terhadap target 90 sampai 95"),
        ("3", "2 dari 3 laporan", "realisasi 2 terhadap target 3"),
    ],
)
def test_the_numbers_that_were_compared_are_said(target: str, realisasi: str, kata: str) -> None:
    iki = IKI(kode="IKI 01", indikator="Jumlah", target=target, satuan="Laporan")
    assert capaian(iki, realisasi, setahun=True).alasan == kata


def test_a_share_that_no_decimals_end_is_said_with_four() -> None:
    iki = IKI(kode="IKI 01", indikator="Bagian", target="100", satuan="%")
    assert capaian(iki, "2 dari 3 laporan", setahun=True).alasan == "realisasi 66,6667 terhadap target 100"


@pytest.mark.parametrize(("panjang", "dibaca"), [(TERPANJANG, True), (TERPANJANG + 1, False)])
def test_a_long_description_is_left_to_a_person(panjang: int, dibaca: bool) -> None:
    teks = f"4 laporan, {'a' * panjang}"[:panjang]
    for target, realisasi in (("4", teks), (teks, "4")):
        iki = IKI(kode="IKI 01", indikator="Jumlah", target=target)
        assert ("uraian panjang" in capaian(iki, realisasi, setahun=True).alasan) is not dibaca


def test_where_the_words_fit_none_that_is_said() -> None:
    found = _usulan([(JenisRHK.UTAMA, "4", "4"), (JenisRHK.UTAMA, "4", "3")])
    assert (found.rating, found.kemungkinan) == (None, ())
    assert "tidak satu pun" in found.alasan


def test_a_score_is_the_mean_of_bounded_percents_with_its_formula() -> None:
    found = _usulan([(JenisRHK.UTAMA, "4", "6"), (JenisRHK.UTAMA, "3", "2"), (JenisRHK.TAMBAHAN, "4", "4")])
    assert str(found.skor) == "95.5556"  # (120 + 66 2/3 + 100) / 3
    assert found.rumus == "(120 + 66,6667 + 100) / 3 = 95,5556; setiap capaian dibatasi 0 sampai 120"


@pytest.mark.parametrize(("banyak", "akhir"), [(60, "100 + 100) / 60 = 100;"), (61, "100 + 100 + …) / 61 = 100;")])
def test_a_formula_of_very_many_is_cut_and_says_so(banyak: int, akhir: str) -> None:
    rumus = _usulan([(JenisRHK.UTAMA, "4", "4")] * banyak).rumus
    assert akhir in rumus
    assert rumus.count("100 + 100") == 30


def test_without_every_percent_there_is_no_score_and_the_reason_is_said() -> None:
    found = _usulan([(JenisRHK.UTAMA, "4", "4"), (JenisRHK.UTAMA, "4", None)])
    assert (found.skor, found.rumus) == (None, "skor tidak diturunkan: capaian IKI 02 tidak dapat dihitung")


def test_the_realisasi_of_a_quarter_is_that_quarters() -> None:
    buku = _buku([(JenisRHK.UTAMA, "4", "4")], Triwulan.II)
    assert usulan_rating(buku, Triwulan.II, TANGGAL).hasil.rating is Rating.SESUAI
    assert usulan_rating(buku, Triwulan.I, TANGGAL).hasil.rating is None
    assert usulan_rating(buku, None, TANGGAL).hasil.iki[0].capaian == Capaian(SEMUA, "realisasinya belum diisi")


@pytest.mark.parametrize("benih", range(20))
def test_a_whole_number_is_rated_as_it_compares(benih: int) -> None:
    acak = Random(benih)  # noqa: S311 - repeatable test data
    for _ in range(50):
        target, reached = acak.randint(1, 5000), acak.randint(0, 5000)
        tanda, arah = acak.choice([("", 1), ("≥ ", 1), ("≤ ", -1), ("maksimal ", -1), ("paling sedikit ", 1)])
        tulisan = f"{reached:,}".replace(",", ".") if acak.random() < 0.5 else str(reached)
        iki = IKI(kode="IKI 01", indikator="Jumlah", target=f"{tanda}{target}", satuan="Laporan")
        found = capaian(iki, f"Tercapai {tulisan} laporan", setahun=True)
        side = (reached > target) - (reached < target)
        assert found.rating is {1: Rating.DI_ATAS, 0: Rating.SESUAI, -1: Rating.DI_BAWAH}[side * arah]
        share = Fraction(100 * reached, target) if arah > 0 or not side else Fraction(100 * target, reached or 1)
        assert found.persen == (share if reached or arah > 0 else None)


@pytest.mark.parametrize("teks", ["1" * 30_000, "1." * 15_000, "1 dari " * 5_000, "- " * 15_000, "1 - " * 8_000])
def test_no_text_keeps_the_program_busy(teks: str) -> None:
    iki = IKI(kode="IKI 01", indikator="Jumlah", target="4", satuan="Laporan")
    start = perf_counter()
    assert capaian(iki, teks, setahun=True).kemungkinan == SEMUA
    for awal in range(0, 300, 7):  # and as long as is looked through
        assert capaian(iki, teks[awal : awal + 300], setahun=True).rating is None
    assert perf_counter() - start < 5


KATA = st.sampled_from([
    *"0123456789", "1.200", "3,5", "%", "-", "≤", "<", "≥", "Rp", "dari", "sampai", "s.d.", "hari", "laporan", "juta",
    "31 Februari 2025", "Maret 2025", "2025-13-40", "ya", "belum", "maksimal", "(tiga)", ".", ",", "WIB",
])  # fmt: skip


TULISAN = st.lists(KATA, max_size=6)


@given(TULISAN.filter(bool), TULISAN, st.booleans(), st.sampled_from([*Aspek, None]))
def test_whatever_is_typed_there_is_an_answer_and_an_open_one_says_why(
    target: list[str], realisasi: list[str], setahun: bool, aspek: Aspek | None
) -> None:
    iki = IKI(kode="IKI 01", indikator="Jumlah", target=" ".join(target), satuan="laporan", aspek=aspek)
    found = capaian(iki, " ".join(realisasi), setahun=setahun)
    assert found.kemungkinan
    assert found.alasan
    assert found.persen is None or found.persen >= 0
