"""Each way out of a conflict ends it, and the program takes none."""

from __future__ import annotations

import re
from itertools import product

import pytest

from kinerja_core.model.istilah import Kelompok, MetodePemetaan, Predikat, Rating, Tingkat
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import HasilPegawai, SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.kelompok import tentukan_kelompok
from kinerja_core.rules.pemeringkatan import peringkatkan

HARI = Periode(2025).selesai
LETAK = {
    tentukan_kelompok(hasil, perilaku, HARI).hasil: (hasil, perilaku) for hasil, perilaku in product(Tingkat, Tingkat)
}
PASANGAN = list(product(Rating, Rating))


def _hasil(kelompok: Kelompok, rating: tuple[Rating, Rating], nilai: int | None = None) -> HasilPegawai:
    """One person whose levels the pimpinan stated."""
    skor = SkorPegawai(
        nip=NIP("199007122015032001"), nama="Ani", rating_hasil=rating[0], rating_perilaku=rating[1], nilai=nilai,
        tingkat_hasil=LETAK[kelompok][0], tingkat_perilaku=LETAK[kelompok][1],
    )
    return peringkatkan([skor], tanggal=HARI, metode=MetodePemetaan.TINGKAT).hasil.pegawai[0]


@pytest.mark.parametrize("kelompok", list(Kelompok))
@pytest.mark.parametrize("rating", PASANGAN)
def test_every_pair_of_ratings_that_is_named_ends_the_conflict_and_no_other_does(
    kelompok: Kelompok, rating: tuple[Rating, Rating]
) -> None:
    orang = _hasil(kelompok, rating)
    if not orang.konflik:
        assert orang.jalan_keluar == ()
        return
    ubah, _ = orang.jalan_keluar
    disebut = re.search(r"perilaku kerja (selain )?((?:[A-Z].* / .*)+)\.$", ubah)
    assert disebut is not None, ubah
    kata = set(re.split(r", | atau ", disebut[2]))
    bernama = {pair for pair in PASANGAN if " / ".join(pair).replace(" Ekspektasi", "") in kata}
    assert len(bernama) == len(kata)
    jalan = set(PASANGAN) - bernama if disebut[1] else bernama
    assert jalan == {pair for pair in PASANGAN if not _hasil(kelompok, pair).konflik}


@pytest.mark.parametrize("kelompok", list(Kelompok))
@pytest.mark.parametrize("rating", PASANGAN)
def test_in_every_kelompok_that_is_named_the_ratings_stand_without_conflict(
    kelompok: Kelompok, rating: tuple[Rating, Rating]
) -> None:
    orang = _hasil(kelompok, rating)
    if orang.konflik:
        disebut = {one for one in Kelompok if one.value in orang.jalan_keluar[1]}
        assert disebut == {one for one in Kelompok if not _hasil(one, rating).konflik}
        assert "Metode Pemetaan Tingkat" in orang.jalan_keluar[1]


@pytest.mark.parametrize("nilai", [1, 49, 50, 69, 70, 89, 90, 91, 92, 109, 110, 120])
def test_a_nilai_outside_its_band_is_told_the_band_and_whose_it_is(nilai: int) -> None:
    """Both sides of every edge of the bands."""
    pemilik = {
        (kelompok, predikat) for kelompok, predikat, rendah, tinggi in (
            ("K1", "Sangat Baik", 110, 120), ("K2", "Baik", 92, 109), ("K3", "Baik", 90, 91),
            ("K3", "Butuh Perbaikan", 70, 89), ("K3", "Kurang", 50, 69), ("K3", "Sangat Kurang", 1, 49),
        ) if rendah <= nilai <= tinggi
    }  # fmt: skip
    orang = _hasil(Kelompok.K3, (Rating.SESUAI, Rating.SESUAI), nilai)
    assert orang.rentang == (90, 91)
    if pemilik == {("K3", "Baik")}:
        assert (orang.konflik, orang.jalan_keluar) == ((), ())
        return
    ((kelompok, predikat),) = pemilik
    satu, dua = orang.jalan_bernomor
    assert satu == "1. Pejabat Penilai mengubah nilai menjadi bilangan bulat 90 s.d. 91."
    assert dua == (
        f"2. Bila nilai {nilai} yang dikehendaki, ubah rating atau dasar pemetaannya: nilai itu milik kelompok "
        f"{kelompok}, predikat {predikat}."
    )


def test_the_band_of_a_proposal_is_said_before_anything_is_decided() -> None:
    skor = SkorPegawai(nip=NIP("199007122015032001"), nama="Ani", tingkat_hasil=Tingkat.DI_ATAS,
                       tingkat_perilaku=Tingkat.DI_ATAS)
    orang = peringkatkan([skor], tanggal=HARI, metode=MetodePemetaan.TINGKAT).hasil.pegawai[0]
    assert (orang.predikat, orang.usulan_predikat, orang.rentang_tertulis) == (
        None, Predikat.SANGAT_BAIK, "110 s.d. 120",
    )  # fmt: skip


def test_a_conflict_of_the_predikat_is_told_its_ways_out_once() -> None:
    orang = _hasil(Kelompok.K1, (Rating.SESUAI, Rating.SESUAI), 108)
    assert len(orang.konflik) == 2
    assert [one[:2] for one in orang.jalan_bernomor] == ["1.", "2."]
