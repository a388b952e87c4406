"""The ranking equals an independent exact one, for random units full of ties and edges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.model.istilah import MetodePemetaan, Rating, UrutanPeringkat
from kinerja_core.model.pemeringkatan import HasilPegawai, SkorPegawai
from kinerja_core.rules.pemeringkatan import peringkatkan
from tests.rules.acuan import MATRIKS, letak, peringkat_acuan

TANGGAL = date(2025, 12, 31)
URUTAN = ("kelompok", "predikat", "komposit")
#: Few different scores, so that ties and values exactly on an edge are common; and any score with four decimals.
skor_kasar = st.integers(0, 12).map(lambda n: Decimal(n * 10))
skor_halus = st.decimals("1.0001", 120, places=4)
rating = st.sampled_from([None, *MATRIKS])
nilai = st.one_of(st.none(), st.integers(1, 120))


Orang = tuple[Decimal | None, Decimal | None, tuple[str, str] | None, int | None]


def satu_unit(skor: st.SearchStrategy[Decimal]) -> st.SearchStrategy[list[Orang]]:
    maybe = st.one_of(skor, skor, skor, skor, skor, st.none())
    return st.lists(st.tuples(maybe, maybe, rating, nilai), min_size=1, max_size=24)


unit = st.one_of(satu_unit(skor_kasar), satu_unit(skor_halus), satu_unit(st.one_of(skor_kasar, skor_halus)))
lebar = st.one_of(
    st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1), Decimal(2), Decimal(5)]), st.decimals(0, 3, places=3)
)


def _nomor(orang: HasilPegawai) -> int:
    return int(orang.nip[15:18])


def _sama(orang: list[Orang], metode: str, lebar: Decimal, bobot: tuple[int, int], urutan: str) -> None:
    skor = [
        SkorPegawai(
            nip=f"198501012010011{nomor:03d}", nama=f"Pegawai {nomor}", hasil=hasil, perilaku=perilaku, nilai=nilai,
            rating_hasil=pilihan and pilihan[0], rating_perilaku=pilihan and pilihan[1],
        )
        for nomor, (hasil, perilaku, pilihan, nilai) in enumerate(orang, start=1)
    ]  # fmt: skip
    dipilih = MetodePemetaan.MUTLAK if metode == "mutlak" else MetodePemetaan.SIMPANGAN_BAKU
    putusan = peringkatkan(
        skor, tanggal=TANGGAL, metode=dipilih, k=lebar, toleransi=lebar, bobot=bobot,
        urutan=next(satu for satu in UrutanPeringkat if satu.slug == urutan),
    )  # fmt: skip
    acuan = peringkat_acuan(
        [(hasil, perilaku, MATRIKS[pilihan] if pilihan else None, nilai) for hasil, perilaku, pilihan, nilai in orang],
        metode, lebar, bobot, urutan,
    )  # fmt: skip
    hasil = putusan.hasil.pegawai
    assert sorted(map(_nomor, hasil)) == list(range(1, len(orang) + 1))
    nomor = [item.peringkat for item in acuan if item.peringkat is not None]
    assert [item.peringkat for item in hasil] == [*sorted(nomor), *[None] * (len(orang) - len(nomor))]
    for item in hasil:
        seharusnya = acuan[_nomor(item) - 1]
        sama = ("kelompok", "peringkat", "predikat", "nilai", "usulan_predikat", "usulan_nilai")
        assert {name: getattr(item, name) for name in sama} == {name: getattr(seharusnya, name) for name in sama}
        assert bool(item.konflik) is seharusnya.bertentangan


@settings(max_examples=250)
@given(
    unit, st.sampled_from(["mutlak", "simpangan"]), lebar, st.sampled_from([(70, 30), (60, 40), (0, 100), (100, 0)]),
    st.sampled_from(URUTAN),
)
def test_a_unit_is_ranked_like_the_exact_reference(
    orang: list[Orang], metode: str, lebar: Decimal, bobot: tuple[int, int], urutan: str
) -> None:
    _sama(orang, metode, lebar, bobot, urutan)


def _tanpa_satu(angka: int) -> Decimal:
    """A score; 1 is a percentage typed by mistake."""
    return Decimal(angka if angka != 1 else 0)


@pytest.mark.parametrize("benih", range(4))
def test_a_thousand_small_units_full_of_ties_are_ranked_like_the_exact_reference(benih: int) -> None:
    acak = Random(benih)  # noqa: S311 - repeatable test data
    for _ in range(1000):
        langkah = acak.choice([10, 5, 1])
        ditetapkan = acak.choice([0.5, 1.0])  # in half of the units everybody has both ratings
        orang: list[Orang] = [
            (
                _tanpa_satu(acak.randrange(0, 121, langkah)),
                _tanpa_satu(acak.randrange(0, 121, langkah)),
                acak.choice([*MATRIKS]) if acak.random() < ditetapkan else None,
                acak.choice([None, acak.randint(1, 120)]),
            )
            for _ in range(acak.randint(2, 8))
        ]
        lebar_batas = Decimal(acak.choice(["0", "0.5", "1", "1.5", "2", "10", "20"]))
        metode, bobot = acak.choice(["mutlak", "simpangan"]), acak.choice([(70, 30), (60, 40)])
        _sama(orang, metode, lebar_batas, bobot, acak.choice(URUTAN))


@settings(max_examples=100)
@given(unit, st.integers(0, 23), st.integers(0, 23))
def test_a_tolerance_that_just_reaches_a_person_makes_them_average(orang: list[Orang], siapa: int, lain: int) -> None:
    # two people with mean exactly in the middle: the edge is their distance, from both sides
    atas, bawah = orang[siapa % len(orang)][0] or Decimal(0), orang[lain % len(orang)][1] or Decimal(0)
    jarak = abs(atas - bawah) / 2
    skor = [
        SkorPegawai(nip=f"198501012010011{nomor:03d}", nama="A", hasil=nilai, perilaku=nilai)
        for nomor, nilai in enumerate((atas, bawah), start=1)
    ]

    def kelompok(toleransi: Decimal) -> set[str | None]:
        hasil = peringkatkan(skor, tanggal=TANGGAL, metode=MetodePemetaan.MUTLAK, toleransi=toleransi).hasil
        return {item.kelompok for item in hasil.pegawai}

    assert kelompok(jarak) == {"K2"}
    if jarak:
        assert kelompok(jarak - Decimal("0.00001")) == {"K1", "K3"}


def test_the_reference_itself_keeps_an_edge_inside() -> None:
    unit_kecil = [Fraction(100), Fraction(60)]  # mean 80, standard deviation 20
    assert letak(Fraction(100), unit_kecil, "simpangan", Fraction(1)) == 0
    assert letak(Fraction(100), unit_kecil, "simpangan", Fraction(99, 100)) == 1
    assert letak(Fraction(60), unit_kecil, "mutlak", Fraction(20)) == 0
    assert letak(Fraction(60), unit_kecil, "mutlak", Fraction(19)) == -1


def test_the_matrix_of_this_test_uses_the_words_of_the_model() -> None:
    assert {f"{sisi} Ekspektasi" for baris in MATRIKS for sisi in baris} == {rating.value for rating in Rating}
