"""Perilaku Kerja BerAKHLAK: seven values with their panduan, and the leader's own expectations."""

from __future__ import annotations

from typing import Final

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import Perilaku
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.model.skp import EkspektasiPerilaku
from kinerja_core.workbooks.mesin.rumus import Status, kolom_status
from kinerja_core.workbooks.mesin.spek import Baris, JenisSel, Kolom, LembarTabel


def isi_perilaku(buku: BukuSKP, lembar: LembarTabel) -> list[Baris]:
    """A row per value, with its expectations on a line each."""
    wishes = {value: [x.ekspektasi for x in buku.skp.ekspektasi if x.perilaku is value] for value in Perilaku}
    return [
        {**fixed, "ekspektasi": "\n".join(wishes[value]) or None}
        for fixed, value in zip(lembar.baris_tetap, Perilaku, strict=True)
    ]


PERILAKU_KERJA: Final = LembarTabel(
    rekaman=EkspektasiPerilaku,
    letak_rekaman="skp.ekspektasi",
    cara_isi=isi_perilaku,
    nama="Perilaku Kerja",
    ejaan=("Perilaku", "BerAKHLAK"),
    judul="PERILAKU KERJA BerAKHLAK",
    instruksi="Tulis ekspektasi khusus pimpinan bila ada. Nilai dan panduannya sudah tetap.",
    kolom=(
        Kolom(nama="_nomor", judul="No", jenis=JenisSel.BULAT, terkunci=True, lebar=7),
        Kolom(nama="perilaku", judul="Nilai Perilaku", ejaan=("Perilaku", "Perilaku Kerja"), jenis=JenisSel.PILIHAN,
              pilihan=Perilaku, terkunci=True, lebar=24),
        Kolom(nama="_panduan", judul="Panduan Perilaku", jenis=JenisSel.TEKS_PANJANG, terkunci=True, lebar=62),
        Kolom(nama="ekspektasi", judul="Ekspektasi Khusus Pimpinan", ejaan=("Ekspektasi", "Ekspektasi Khusus"),
              jenis=JenisSel.TEKS_PANJANG, lebar=56, bantuan="Harapan khusus pimpinan untuk nilai ini; boleh kosong."),
        *kolom_status(Status()),
    ),
    baris_tetap=tuple(
        {
            "_nomor": number,
            "perilaku": value.value,
            "_panduan": "\n".join(f"• {line}" for line in PANDUAN[value]),
        }
        for number, value in enumerate(Perilaku, start=1)
    ),
    kapasitas=len(Perilaku),
    peran="pimpinan",
    beku=2,
)
