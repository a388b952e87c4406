"""Ketahanan against counting anew: every k and every score is tried, which the rule itself never does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kinerja_core.model.istilah import Kelompok, MetodePemetaan, Tingkat
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan, SkorPegawai
from kinerja_core.rules.ketahanan import (
    JumlahSkor,
    KetahananPegawai,
    Ruas,
    batas_sendiri,
    kalimat_ruas,
    kalimat_ubahan,
    ketahanan,
    langkah,
)
from kinerja_core.rules.pemeringkatan import peringkatkan
from kinerja_core.rules.rata_rata import tepi
from kinerja_core.rules.siap import muat_yaml
from tests.rules.acuan import letak

TANGGAL = date(2025, 12, 31)
KASUS: list[dict[str, Any]] = muat_yaml(
    Path(__file__).with_name("ketahanan.yaml").read_text(encoding="utf-8"), "ketahanan"
)
CARA = {"mutlak": MetodePemetaan.MUTLAK, "simpangan": MetodePemetaan.SIMPANGAN_BAKU}


def _skor(pasangan: list[tuple[Any, Any]]) -> list[SkorPegawai]:
    return [
        SkorPegawai(nip=f"198501012010011{nomor:03d}", nama=f"Orang {nomor}", hasil=hasil, perilaku=perilaku)
        for nomor, (hasil, perilaku) in enumerate(pasangan, start=1)
    ]


def _petakan(pasangan: list[tuple[Any, Any]], **cara: Any) -> HasilPemeringkatan:
    return peringkatkan(_skor(pasangan), tanggal=TANGGAL, **cara).hasil


def _orang(hasil: HasilPemeringkatan, nomor: int) -> HasilPegawai:
    return next(one for one in hasil.pegawai if int(one.nip[15:18]) == nomor + 1)


def _tahan(hasil: HasilPemeringkatan, nomor: int) -> KetahananPegawai:
    return ketahanan(hasil, TANGGAL).hasil[_orang(hasil, nomor).nip]


def _acak(benih: int) -> tuple[list[tuple[Decimal, Decimal]], str, Decimal]:
    acak = Random(benih)  # noqa: S311 - repeatable test data
    langkah = acak.choice(["10", "1", "0.5"])
    banyak = acak.randint(2, 7)


    def skor() -> Decimal:
        found = acak.randint(0, int(120 / Decimal(langkah))) * Decimal(langkah)
        return found if found > 1 else Decimal(0)  # what looks like a percentage is refused

    pasangan = [(skor(), skor()) for _ in range(banyak)]
    lebar = Decimal(acak.choice(["0", "0.3", "0.5", "1", "1.5", "2", "3"]))
    return pasangan, acak.choice([*CARA]), lebar


def _kelompok(pasangan: list[tuple[Decimal, Decimal]], siapa: int, metode: str, lebar: Fraction) -> str:
    """The kelompok of one person by the independent reference."""
    tempat = [
        letak(Fraction(pasangan[siapa][unsur]), [Fraction(satu[unsur]) for satu in pasangan], metode, lebar)
        for unsur in (0, 1)
    ]
    return "K3" if -1 in tempat else "K1" if tempat == [1, 1] else "K2"


def _kuadrat(ruas: Ruas) -> tuple[Fraction, Fraction]:
    return ruas.mulai_kuadrat, ruas.akhir_kuadrat or Fraction(ruas.terbesar**2)


@pytest.mark.parametrize("benih", range(150))
def test_the_spans_hold_on_both_sides_of_each_edge_and_cover_everything(benih: int) -> None:
    pasangan, metode, lebar = _acak(benih)
    hasil = _petakan(pasangan, metode=CARA[metode], k=lebar, toleransi=lebar)
    for siapa in range(len(pasangan)):
        ruas = _tahan(hasil, siapa).ruas
        assert ruas[0].mulai_kuadrat == 0
        assert ruas[-1].akhir_kuadrat is None
        assert all(kiri.akhir_kuadrat == kanan.mulai_kuadrat for kiri, kanan in pairwise(ruas))
        for satu in ruas:
            for pengali in (satu.dari, satu.sampai, (satu.dari + satu.sampai) / 2):
                if satu.dari <= pengali <= satu.sampai:
                    assert _kelompok(pasangan, siapa, metode, Fraction(pengali)) == satu.kelompok
            seluruhnya = _kuadrat(satu)
            assert Fraction(satu.dari) ** 2 >= seluruhnya[0]
            assert (Fraction(satu.dari) - Fraction(1, 10_000)) ** 2 < seluruhnya[0] or satu.dari == 0
        nomor = [(satu.dari, satu.sampai) for satu in ruas]
        assert all(kanan[0] - kiri[1] == Decimal("0.0001") for kiri, kanan in pairwise(nomor))


@pytest.mark.parametrize("benih", range(150))
def test_no_smaller_change_of_the_own_scores_gives_the_kelompok(benih: int) -> None:
    pasangan, metode, lebar = _acak(1000 + benih)
    hasil = _petakan(pasangan, metode=CARA[metode], k=lebar, toleransi=lebar)
    step = [Decimal(langkah([int(satu[unsur] * 10_000) for satu in pasangan])) / 10_000 for unsur in (0, 1)]
    siapa = benih % len(pasangan)

    def letak_bila(unsur: int, skor: Decimal) -> int:
        semua = [Fraction(satu[unsur]) for satu in pasangan]
        semua[siapa] = Fraction(skor)
        return letak(semua[siapa], semua, metode, Fraction(lebar))

    pilihan = [
        [
            (abs(skor - pasangan[siapa][unsur]), letak_bila(unsur, skor))
            for naik in range(int(120 / step[unsur]) + 1)
            if (skor := pasangan[siapa][unsur] % step[unsur] + naik * step[unsur]) <= 120 and not 0 < skor <= 1
        ]
        for unsur in (0, 1)
    ]
    terdekat = [{tempat: min(beda for beda, lain in satu if lain == tempat) for _, tempat in satu} for satu in pilihan]
    harga: dict[str, tuple[int, Decimal]] = {}
    for kiri, beda_kiri in terdekat[0].items():
        for kanan, beda_kanan in terdekat[1].items():
            kelompok = "K3" if -1 in (kiri, kanan) else "K1" if (kiri, kanan) == (1, 1) else "K2"
            biaya = bool(beda_kiri) + bool(beda_kanan), beda_kiri + beda_kanan
            harga[kelompok] = min(harga.get(kelompok, biaya), biaya)
    kini = _orang(hasil, siapa).kelompok
    found = _tahan(hasil, siapa)
    assert {satu.kelompok: (satu.banyaknya, abs(satu.beda_hasil) + abs(satu.beda_perilaku)) for satu in found.ubahan} \
        == {kelompok: biaya for kelompok, biaya in harga.items() if kelompok != kini}  # fmt: skip
    assert {*found.tidak_tercapai} == {*map(str, Kelompok)} - {*harga} - {str(kini)}
    for satu in found.ubahan:
        baru = list(pasangan)
        baru[siapa] = satu.hasil, satu.perilaku
        assert _orang(_petakan(baru, metode=CARA[metode], k=lebar, toleransi=lebar), siapa).kelompok is satu.kelompok


@pytest.mark.parametrize("benih", range(60))
def test_the_own_edges_are_those_of_counting_everybody_again(benih: int) -> None:
    pasangan, metode, lebar = _acak(5000 + benih)
    semua = [int(satu[0] * 10_000) for satu in pasangan]
    batas = batas_sendiri(JumlahSkor.dari(semua[1:]), CARA[metode], lebar, lebar)
    for skor in {0, 1_200_000, *([batas.bawah - 1, batas.bawah, batas.atas, batas.atas + 1] if batas else semua)}:
        lagi, _ = tepi([skor, *semua[1:]], CARA[metode], lebar, lebar)
        assert lagi.tingkat(skor) is (batas.tingkat(skor) if batas else Tingkat.RATA_RATA)


def test_one_point_of_perilaku_more_gives_k1() -> None:
    hasil = _petakan([(100, 91), (80, 80), (80, 100), (80, 90), (80, 90)], metode=MetodePemetaan.MUTLAK,
        toleransi=Decimal(1),
    )  # fmt: skip
    found = _tahan(hasil, 0)
    assert _orang(hasil, 0).kelompok is Kelompok.K2
    satu = next(one for one in found.ubahan if one.kelompok is Kelompok.K1)
    assert (satu.beda_hasil, satu.beda_perilaku) == (0, 1)  # 92 lies 1.6 above the mean 90.4; 91 lay 0.8 above 90.2
    assert [(ruas.kelompok, str(ruas.dari), str(ruas.sampai)) for ruas in found.ruas] == [
        (Kelompok.K1, "0", "0.7999"), (Kelompok.K2, "0.8", "120"),
    ]  # fmt: skip


def test_in_a_unit_of_two_nobody_leaves_the_average_once_k_is_one() -> None:
    hasil = _petakan([(100, 100), (60, 60)], metode=MetodePemetaan.SIMPANGAN_BAKU, k=Decimal(1))
    found = _tahan(hasil, 0)
    assert [(ruas.kelompok, str(ruas.dari), str(ruas.sampai)) for ruas in found.ruas] == [
        (Kelompok.K1, "0", "0.9999"), (Kelompok.K2, "1", "5"),
    ]  # fmt: skip
    assert found.ubahan == ()
    assert found.tidak_tercapai == (Kelompok.K1, Kelompok.K3)


def test_who_has_no_kelompok_or_a_stated_level_has_nothing_to_keep() -> None:
    assert _tahan(_petakan([(100, None), (90, 90), (80, 80)]), 0) == KetahananPegawai()
    assert _tahan(_petakan([(100, 90)]), 0) == KetahananPegawai()
    skor = [one.model_copy(update={"tingkat_hasil": Tingkat.DI_ATAS, "tingkat_perilaku": Tingkat.DI_ATAS})
            for one in _skor([(90, 90)])]  # fmt: skip
    hasil = peringkatkan(skor, tanggal=TANGGAL, metode=MetodePemetaan.TINGKAT).hasil
    assert ketahanan(hasil, TANGGAL).hasil == {skor[0].nip: KetahananPegawai()}


@pytest.mark.parametrize(
    ("skor", "satu_langkah"), [([90, 85], 1), ([90, "85.5"], "0.1"), (["1.25", 3], "0.01"), ([], 1)]
)
def test_the_resolution_is_that_of_what_was_typed(skor: list[Any], satu_langkah: Any) -> None:
    assert Decimal(langkah([int(Decimal(one) * 10_000) for one in skor])) / 10_000 == Decimal(satu_langkah)


@pytest.mark.parametrize("kasus", KASUS, ids=lambda kasus: kasus["nama"])
def test_the_sentences_are_those_of_the_case(kasus: dict[str, Any]) -> None:
    skor = [tuple(satu) for satu in kasus["unit"]]
    cara = {"metode": MetodePemetaan(kasus["metode"]), "k": Decimal(kasus.get("k", 0))}
    hasil = _petakan(skor, **cara, toleransi=Decimal(kasus.get("toleransi", 0)))
    found = _tahan(hasil, kasus["orang"] - 1)
    told = [*kalimat_ruas(_orang(hasil, kasus["orang"] - 1), found.ruas, hasil.metode), *kalimat_ubahan(found)]
    assert told == kasus["kalimat"]
