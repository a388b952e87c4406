"""Triwulan I s.d. IV and Akhir: realisasi per indicator. Row N speaks of the indicator in row N of the SKP sheet."""

from __future__ import annotations

from functools import cache
from typing import Final

from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.realisasi import SEBUTAN_AKHIR
from kinerja_core.workbooks.buku_skp.rumus import BukaTautan, LewatTenggat
from kinerja_core.workbooks.buku_skp.skp import KAPASITAS_IKI
from kinerja_core.workbooks.mesin.rumus import SalinSKP, Status, kolom_status
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel, Sorotan

#: Every period that has a sheet of realisasi, in order; ``None`` is the whole year.
PERIODE_REALISASI: Final = (*Triwulan, None)


@cache
def lembar_realisasi(triwulan: Triwulan | None) -> LembarTabel:
    """The sheet of one quarter, named as the quarter, or of the whole year (``None``), named Akhir."""
    if triwulan is None:
        nama, judul, masa = SEBUTAN_AKHIR, "REALISASI HASIL KERJA AKHIR TAHUN", "selama setahun"
        ejaan: tuple[str, ...] = ("Akhir Tahun", "Tahunan", "Realisasi Akhir", "Realisasi Tahunan")
    else:
        nama, roman, masa = triwulan.value, triwulan.name, "triwulan ini"
        judul = f"REALISASI HASIL KERJA {nama.upper()}"
        ejaan = (f"TW {roman}", f"TW{triwulan.nomor}", f"Triwulan {triwulan.nomor}", f"Realisasi TW {roman}")
    return LembarTabel(
        nama=nama,
        ejaan=ejaan,
        judul=judul,
        instruksi="Indikator terisi otomatis dari lembar SKP. Isi realisasi, bukti dukung, dan (bila perlu) yang lain.",
        kolom=(
            Kolom(nama="kode_iki", judul="Kode IKI", jenis=JenisSel.RUMUS, rumus=SalinSKP(("iki.kode",)), lebar=10,
                  bantuan="Terisi otomatis dari lembar SKP."),
            Kolom(nama="_indikator", judul="Indikator Kinerja Individu", jenis=JenisSel.RUMUS,
                  rumus=SalinSKP(("iki.indikator",)), lebar=44, bantuan="Terisi otomatis dari lembar SKP."),
            Kolom(nama="_target", judul="Target", jenis=JenisSel.RUMUS, rumus=SalinSKP(("iki.target", "iki.satuan")),
                  lebar=16, bantuan="Terisi otomatis dari lembar SKP."),
            Kolom(nama="realisasi", judul="Realisasi", jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=28,
                  bantuan=f"Yang tercapai {masa}, misalnya 1 Laporan."),
            Kolom(nama="bukti_dukung", judul="Bukti Dukung", jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=34,
                  bantuan="Nama dokumen yang membuktikan realisasi."),
            Kolom(nama="tautan", judul="Link", ejaan=("Tautan", "Link Bukti Dukung"), jenis=JenisSel.TAUTAN, lebar=32,
                  bantuan="Alamat web bukti dukung, bila ada. Diawali https:// agar dapat diklik di kolom Buka."),
            Kolom(nama="_buka", judul="Buka", jenis=JenisSel.RUMUS, rumus=BukaTautan("tautan"), lebar=8,
                  bantuan="Klik untuk membuka link."),
            Kolom(nama="capaian", judul="Capaian", ejaan=("Capaian terhadap Target", "% Capaian"), lebar=12,
                  bantuan="Capaian terhadap target bila dinyatakan, misalnya 100%. Tersimpan sebagai teks."),
            Kolom(nama="penjelasan", judul="Penjelasan", ejaan=("Kendala/Permasalahan", "Penjelasan Kendala"),
                  jenis=JenisSel.TEKS_PANJANG, lebar=34, bantuan="Kendala atau permasalahan, bila ada."),
            kolom_status(Status(pemicu="kode_iki")),
        ),
        kapasitas=KAPASITAS_IKI,
        penuh=True,
        sorotan=() if triwulan is None else (
            Sorotan(kolom=("kode_iki", "_target"), syarat=LewatTenggat(triwulan), warna="lewat"),
            Sorotan(kolom=("_status", "_status"), syarat=LewatTenggat(triwulan), warna="lewat_teks"),
        ),
    )
