"""Pola Hari: usual activities by the day of the week, from which a week of Catatan Harian is filled in a copy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kinerja_core.model.istilah import KategoriCatatan
from kinerja_core.model.pola_hari import HariPola, PolaHari
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP, hitung_terpakai
from kinerja_core.workbooks.buku_skp.rumus import PeriksaKodeRHK
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.rumus import Status, bentrok, kolom_status
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi


@memberi("RHK-TIDAK-DIKENAL", "KODE-BERURUTAN")
def periksa_pola(
    lapor: Pelapor[Tabel], pola: Sequence[tuple[int, PolaHari]], bacaan: BacaanSKP
) -> list[tuple[int, PolaHari]]:
    """Activities for an RHK of the SKP."""
    codes, kept = bacaan.isi_skp, []
    for row, item in pola:
        code = codes.kode_rhk(item.kode_rhk)
        if code is None:
            codes.sebut_asing(lapor, item.kode_rhk, row, "kode_rhk")
        elif codes.utuh(code):
            kept.append((row, item.model_copy(update={"kode_rhk": code})))
    codes.sebut_deret(lapor, "kode_rhk")
    return kept


POLA_HARI: Final = LembarTabel(
    rekaman=PolaHari,
    letak_rekaman="pola_hari",
    cara_periksa=periksa_pola,
    cara_hitung=hitung_terpakai,
    nama="Pola Hari",
    judul="POLA HARI",
    instruksi="Boleh kosong. Kegiatan yang biasa pada suatu hari; halaman Kinerja menyalinnya ke hari kerja yang "
    "belum tercatat. Yang dihitung hanya Catatan Harian.",
    sejak=3,
    kolom=(
        Kolom(nama="hari", judul="Hari", jenis=JenisSel.PILIHAN, pilihan=HariPola, wajib=True, lebar=20, sejak=3,
              bantuan="Hari kegiatan ini biasa dikerjakan, atau Setiap Hari Kerja."),
        Kolom(nama="kode_rhk", judul="Kode RHK", ejaan=("RHK",), jenis=JenisSel.PILIHAN, pilihan="DaftarRHK",
              wajib=True, lebar=10, sejak=3, bantuan="Pilih RHK yang didukung kegiatan ini."),
        Kolom(nama="kegiatan", judul="Kegiatan yang Biasa", ejaan=("Kegiatan", "Rincian Kegiatan Harian"),
              jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=60, sejak=3,
              bantuan="Menjadi rincian kegiatan di Catatan Harian; sesuaikan di sana dengan yang sungguh dikerjakan."),
        Kolom(nama="kategori", judul="Kategori", ejaan=("Kriteria", "Kategori/Kriteria"), jenis=JenisSel.PILIHAN,
              pilihan=KategoriCatatan, wajib=True, lebar=22, sejak=3, bantuan="Kategori kegiatan."),
        *kolom_status(Status((PeriksaKodeRHK("kode_rhk"),))),
    ),
    kapasitas=20,
    sorotan=(bentrok("kode_rhk", "kode RHK"),),
)
