"""Riwayat Kinerja: every IKI as the last consolidation found it, hidden, so that the next one can say what changed.

It holds RHK, IKI, targets and realisasi only; nothing of pembinaan or of the 360 stands here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.riwayat import ISIAN_RIWAYAT, RiwayatIKI, RiwayatRapat
from kinerja_core.workbooks.mesin.isi import BarisDiminta
from kinerja_core.workbooks.mesin.spek import Baris, JenisSel, Kolom, LembarTabel

_BANTUAN: Final = "Diisi oleh penggabungan; jangan diubah."


def _kolom(nama: str, judul: str, jenis: JenisSel = JenisSel.TEKS_PANJANG) -> Kolom:
    return Kolom(nama=nama, judul=judul, jenis=jenis, lebar=24, sejak=3, bantuan=_BANTUAN)


def _isi(buku: BukuUnit, lembar: LembarTabel) -> BarisDiminta:  # noqa: ARG001 - as every sheet is asked
    history = buku.riwayat if isinstance(buku.riwayat, RiwayatRapat) else RiwayatRapat.dari(buku.riwayat)

    def rows() -> Iterator[Baris]:
        return (dict(zip(ISIAN_RIWAYAT, values, strict=True)) for values in history.nilai())

    return BarisDiminta(len(history), rows)


RIWAYAT_KINERJA: Final = LembarTabel(
    rekaman=RiwayatIKI,
    letak_rekaman="riwayat",
    cara_isi=_isi,
    nama="Riwayat Kinerja",
    judul="RIWAYAT KINERJA",
    instruksi="Diisi oleh penggabungan: RHK, IKI, target, dan realisasi pada penggabungan terakhir. Jangan diubah.",
    kolom=(
        _kolom("nip_pegawai", "NIP", JenisSel.NIP),
        _kolom("jabatan_pegawai", "Jabatan"),
        _kolom("tahun", "Tahun SKP", JenisSel.BULAT),
        _kolom("nomor_rhk", "No RHK", JenisSel.BULAT),
        _kolom("rhk", "Rencana Hasil Kerja"),
        _kolom("kode_iki", "Kode IKI", JenisSel.KODE),
        _kolom("indikator", "Indikator Kinerja Individu"),
        _kolom("target", "Target"),
        _kolom("triwulan_1", "Triwulan I"),
        _kolom("triwulan_2", "Triwulan II"),
        _kolom("triwulan_3", "Triwulan III"),
        _kolom("triwulan_4", "Triwulan IV"),
        _kolom("akhir", "Akhir"),
    ),
    kapasitas=1,  # nobody types here, and it grows with what is kept
    sejak=3,
    beku=0,
    tersembunyi=True,
)
