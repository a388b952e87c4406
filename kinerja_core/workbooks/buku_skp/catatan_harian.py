"""Catatan Harian: what was done on a day, linked to an RHK."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.istilah import KategoriCatatan, YaTidak, tanggal_panjang
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP, hitung_terpakai
from kinerja_core.workbooks.buku_skp.rumus import CariRHK, PeriksaKodeRHK, PeriksaTahun
from kinerja_core.workbooks.buku_skp.rumus_dialog import CATATAN, KeadaanCatatan, SebutanCatatan
from kinerja_core.workbooks.hasil import LetakCatatan
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.rumus import Status, bentrok, kolom_status
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi
from kinerja_core.workbooks.mesin.tiba import PeriksaTiba, belum_tiba

#: More notes than this in one other year have one cause.
_CAUSE: Final = 5


def letak_catatan(bacaan: BacaanSKP) -> LetakCatatan | None:
    """Where the next note goes: behind the last row in use of the last sheet, as far as rows are prepared."""
    sheets = bacaan.bersambung(CATATAN_HARIAN.nama)
    if not sheets:
        return None
    table = sheets[-1]
    first = max((index for index, _ in table.baris), default=table.baris_pertama - 1) + 1
    left = table.baris_pertama + CATATAN_HARIAN.kapasitas - first
    return LetakCatatan(table.nama, dict(table.kolom), first, max(0, left))


@memberi("RHK-TIDAK-DIKENAL", "KODE-BERURUTAN", "CATATAN-LUAR-TAHUN", "CATATAN-MASA-DEPAN", "CATATAN-PENUH")
def periksa_catatan(
    lapor: Pelapor[Tabel], catatan: Sequence[tuple[int, CatatanHarian]], bacaan: BacaanSKP
) -> list[tuple[int, CatatanHarian]]:
    """Notes about an RHK of the SKP, in its year."""
    codes, kept = bacaan.isi_skp, []
    outside: dict[int, list[tuple[int, datetime.date]]] = defaultdict(list)
    year = bacaan.skp.tahun if bacaan.skp is not None else None
    ahead = bool(catatan) and max(item.tanggal for _, item in catatan) > bacaan.hari_ini  # one is; most often none
    known = {said: codes.kode_rhk(said) for said in {item.kode_rhk for _, item in catatan}}
    for row, item in catatan:
        usable, code, day = True, known[item.kode_rhk], item.tanggal
        if code is None:
            usable = False
            codes.sebut_asing(lapor, item.kode_rhk, row, "kode_rhk")
        if year is not None and day.year != year:
            usable = False
            outside[day.year].append((row, day))
        elif ahead and day > bacaan.hari_ini:
            lapor("CATATAN-MASA-DEPAN", belum_tiba("Tanggal", day, bacaan.hari_ini), row, "tanggal")
        if usable and code is not None and codes.utuh(code):
            kept.append((row, item if item.kode_rhk == code else item.model_copy(update={"kode_rhk": code})))
    codes.sebut_deret(lapor, "kode_rhk")
    last = max((index for index, _ in lapor.lembar.baris), default=0)
    if len(lapor.lembar.baris) >= CATATAN_HARIAN.kapasitas and last >= len(lapor.lembar.isi) - 1 and (
        lapor.lembar is bacaan.bersambung(CATATAN_HARIAN.nama)[-1]
    ):
        lapor("CATATAN-PENUH", f"Lembar ini sudah berisi {len(lapor.lembar.baris)} catatan.", last, "tanggal")
    for other, days in outside.items():
        one_cause = len(days) > _CAUSE
        for row, day in days[:1] if one_cause else days:
            lapor(
                "CATATAN-LUAR-TAHUN",
                f"{len(days)} catatan bertanggal tahun {other}, sedangkan SKP tahun {year}; yang pertama "
                f"{tanggal_panjang(day)}."
                if one_cause else f"Tanggal {tanggal_panjang(day)} di luar tahun SKP {year}.",
                row, "tanggal",
                saran="Bila tahun pada lembar Identitas salah, perbaiki di sana; bila tidak, perbaiki tanggalnya, atau "
                "pindahkan catatannya ke buku kerja tahun itu." if one_cause else None,
            )
    return kept


CATATAN_HARIAN: Final = LembarTabel(
    rekaman=CatatanHarian,
    letak_rekaman="catatan_harian",
    cara_periksa=periksa_catatan,
    cara_hitung=hitung_terpakai,
    nama=CATATAN,
    judul="CATATAN HARIAN",
    instruksi="Satu baris untuk satu kegiatan. Ketik tanggal sebagai tanggal (misalnya 10/10/2026), pilih kode RHK.",
    kolom=(
        Kolom(nama="tanggal", judul="Tanggal", jenis=JenisSel.TANGGAL, wajib=True, lebar=17,
              bantuan="Tanggal pengisian."),
        Kolom(nama="kode_rhk", judul="Kode RHK", ejaan=("RHK",), jenis=JenisSel.PILIHAN, pilihan="DaftarRHK",
              wajib=True, lebar=10, bantuan="Pilih RHK yang didukung kegiatan ini."),
        Kolom(nama="_rhk", judul="Rencana Hasil Kerja", jenis=JenisSel.RUMUS, rumus=CariRHK("kode_rhk"), lebar=36,
              bantuan="Terisi otomatis dari lembar SKP."),
        Kolom(nama="kegiatan", judul="Rincian Kegiatan Harian", ejaan=("Kegiatan", "Rincian Kegiatan"),
              jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=44, bantuan="Apa yang dikerjakan hari itu."),
        Kolom(nama="progress", judul="Progress Pencapaian Hasil Kerja", ejaan=("Progress", "Progres"),
              jenis=JenisSel.TEKS_PANJANG, lebar=28, bantuan="Kemajuan hasil kerja, bila ada."),
        Kolom(nama="masalah", judul="Masalah/Hambatan", ejaan=("Masalah", "Hambatan"), jenis=JenisSel.TEKS_PANJANG,
              lebar=28, bantuan="Masalah atau hambatan, bila ada."),
        Kolom(nama="tautan", judul="Tautan Dokumen Pendukung", ejaan=("Tautan", "Link"), jenis=JenisSel.TAUTAN,
              lebar=25, bantuan="Alamat web dokumen pendukung, bila ada."),
        Kolom(nama="kategori", judul="Kategori", ejaan=("Kriteria", "Kategori/Kriteria"), jenis=JenisSel.PILIHAN,
              pilihan=KategoriCatatan, wajib=True, lebar=22, bantuan="Kategori kegiatan."),
        Kolom(nama="perlu_dialog", judul="Perlu Dialog?", ejaan=("Perlu Dialog", "Perlu Dibahas"),
              jenis=JenisSel.YA_TIDAK, pilihan=YaTidak, lebar=10, ditulis_kosong=False,
              bantuan="Pilih Ya bila perlu dibahas dalam dialog kinerja; kosong berarti Tidak."),
        Kolom(nama="_dialog", judul="Tindak Lanjut", jenis=JenisSel.RUMUS, rumus=KeadaanCatatan(), lebar=14,
              bantuan="Terisi otomatis: sudah atau belum ada dialog kinerja tentang RHK ini sejak tanggal itu."),
        *kolom_status(Status((PeriksaTahun("tanggal"), PeriksaTiba("tanggal"), PeriksaKodeRHK("kode_rhk")))),
        Kolom(nama="_sebutan", judul="Sebutan Catatan", jenis=JenisSel.RUMUS, rumus=SebutanCatatan(), tersembunyi=True),
    ),
    kapasitas=500,
    berlanjut=True,
    beku=2,
    sorotan=(bentrok("tanggal", "tanggal"), bentrok("kode_rhk", "kode RHK")),
)
