"""Umpan Balik berkelanjutan: berkala or insidental, about hasil or perilaku, four criteria."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kinerja_core.model.istilah import (
    CaraUmpanBalik,
    InisiatifUmpanBalik,
    JenisUmpanBalik,
    TentangUmpanBalik,
    YaTidak,
    tanggal_panjang,
)
from kinerja_core.model.umpan_balik import UmpanBalik
from kinerja_core.rules.umpan_balik import isyarat_umpan_balik
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP, hitung_terpakai
from kinerja_core.workbooks.buku_skp.rumus import PeriksaKodeRHK, PeriksaTahun
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.rumus import Status, bentrok, kolom_status
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi
from kinerja_core.workbooks.mesin.tiba import PeriksaTiba, belum_tiba


@memberi("UMPAN-LUAR-TAHUN", "UMPAN-MASA-DEPAN", "RHK-TIDAK-DIKENAL", "KODE-BERURUTAN", "UMPAN-KRITERIA")
def periksa_umpan_balik(
    lapor: Pelapor[Tabel], umpan_balik: Sequence[tuple[int, UmpanBalik]], bacaan: BacaanSKP
) -> list[tuple[int, UmpanBalik]]:
    """Every feedback; one whose RHK is unknown stays, as one about the work as a whole."""
    codes, kept = bacaan.isi_skp, []
    for row, item in umpan_balik:
        if bacaan.skp is not None and item.tanggal.year != bacaan.skp.tahun:
            lapor(
                "UMPAN-LUAR-TAHUN", f"Tanggal {tanggal_panjang(item.tanggal)} di luar tahun SKP {bacaan.skp.tahun}.",
                row, "tanggal",
            )
        elif item.tanggal > bacaan.hari_ini:
            lapor("UMPAN-MASA-DEPAN", belum_tiba("Tanggal", item.tanggal, bacaan.hari_ini), row, "tanggal")
        code = None if item.kode_rhk is None else codes.kode_rhk(item.kode_rhk)
        if item.kode_rhk is not None and code is None:
            codes.sebut_asing(lapor, item.kode_rhk, row, "kode_rhk")
        if hints := isyarat_umpan_balik(item, item.tanggal).hasil:
            lapor("UMPAN-KRITERIA", f"Umpan balik ini mungkin {', '.join(hints)}.", row, "isi")
        kept.append((row, item if item.kode_rhk == code else item.model_copy(update={"kode_rhk": code})))
    codes.sebut_deret(lapor, "kode_rhk")
    return kept


def _criterion(nama: str, judul: str, bantuan: str) -> Kolom:
    return Kolom(nama=nama, judul=judul, jenis=JenisSel.YA_TIDAK, pilihan=YaTidak, lebar=11, bantuan=bantuan)


UMPAN_BALIK: Final = LembarTabel(
    rekaman=UmpanBalik,
    letak_rekaman="umpan_balik",
    cara_periksa=periksa_umpan_balik,
    cara_hitung=hitung_terpakai,
    nama="Umpan Balik",
    judul="UMPAN BALIK BERKELANJUTAN",
    instruksi="Satu baris untuk satu umpan balik. Umpan balik yang baik: konstruktif, spesifik, jelas, dan obyektif.",
    kolom=(
        Kolom(nama="tanggal", judul="Tanggal", jenis=JenisSel.TANGGAL, wajib=True, lebar=17,
              bantuan="Tanggal umpan balik diberikan."),
        Kolom(nama="jenis", judul="Jenis", jenis=JenisSel.PILIHAN, pilihan=JenisUmpanBalik, wajib=True, lebar=12,
              bantuan="Berkala: rutin sesuai kesepakatan. Insidental: sewaktu-waktu."),
        Kolom(nama="tentang", judul="Tentang", jenis=JenisSel.PILIHAN, pilihan=TentangUmpanBalik, wajib=True, lebar=14,
              bantuan="Tentang hasil kerja atau perilaku kerja."),
        Kolom(nama="kode_rhk", judul="Kode RHK", ejaan=("RHK",), jenis=JenisSel.PILIHAN, pilihan="DaftarRHK", lebar=10,
              sejak=2, bantuan="RHK yang dibicarakan; kosong bila menyangkut seluruh hasil kerja atau perilaku."),
        Kolom(nama="pemberi", judul="Pemberi", ejaan=("Pemberi Umpan Balik",), wajib=True, lebar=22,
              bantuan="Nama pemberi umpan balik."),
        Kolom(nama="inisiatif", judul="Inisiatif", jenis=JenisSel.PILIHAN, pilihan=InisiatifUmpanBalik, lebar=19,
              bantuan="Kosong berarti inisiatif pemberi umpan balik."),
        Kolom(nama="cara", judul="Cara", jenis=JenisSel.PILIHAN, pilihan=CaraUmpanBalik, lebar=14,
              bantuan="Kosong berarti langsung."),
        Kolom(nama="isi", judul="Isi Umpan Balik", ejaan=("Umpan Balik",), jenis=JenisSel.TEKS_PANJANG, wajib=True,
              lebar=46, bantuan="Apa yang disampaikan."),
        _criterion("konstruktif", "Konstruktif", "Membangun dan memberi wawasan untuk perbaikan?"),
        _criterion("spesifik", "Spesifik", "Merujuk pada tindakan atau perilaku tertentu?"),
        _criterion("jelas", "Jelas", "Mudah dipahami dan tidak ambigu?"),
        _criterion("obyektif", "Obyektif", "Jujur, tanpa prasangka pribadi?"),
        Kolom(nama="tindak_lanjut", judul="Tindak Lanjut", jenis=JenisSel.TEKS_PANJANG, lebar=30,
              bantuan="Apa yang dilakukan pegawai sesudahnya."),
        *kolom_status(Status((PeriksaTahun("tanggal"), PeriksaTiba("tanggal"), PeriksaKodeRHK("kode_rhk")))),
    ),
    kapasitas=40,
    sorotan=(bentrok("tanggal", "tanggal"), bentrok("kode_rhk", "kode RHK")),
)
