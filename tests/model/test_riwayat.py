"""A history kept small is read like the records it was made of."""

from __future__ import annotations

import pickle

from kinerja_core.model.riwayat import RiwayatRapat
from kinerja_core.workbooks.perbandingan import riwayat_buku
from tests.workbooks.bahan_baca import buku_contoh


def test_a_small_history_is_read_like_its_records() -> None:
    asli = riwayat_buku(buku_contoh())
    rapat = RiwayatRapat.dari(asli)
    assert (len(rapat), *rapat) == (len(asli), *asli)
    assert rapat == asli
    assert (rapat[0], rapat[-1], rapat[1:]) == (asli[0], asli[-1], asli[1:])
    assert {type(one.nip_pegawai) for one in rapat} == {type(asli[0].nip_pegawai)}
    assert pickle.loads(pickle.dumps(rapat)) == rapat  # noqa: S301 - just written
    assert hash(rapat) == hash(RiwayatRapat.dari(asli))


def test_several_follow_each_other_and_an_empty_one_says_nothing() -> None:
    asli = riwayat_buku(buku_contoh())
    kosong = RiwayatRapat.dari(())
    semua = RiwayatRapat.gabungan((RiwayatRapat.dari(asli[:2]), kosong, RiwayatRapat.dari(asli[2:])))
    assert semua == asli == tuple(semua)
    assert (len(kosong), [*kosong], bool(kosong)) == (0, [], False)
    assert semua != RiwayatRapat.dari(asli[:-1])
    assert semua != [*asli]
