"""Triwulan I s.d. IV: realisasi per indicator. Row N speaks of the indicator in row N of the SKP sheet."""

from __future__ import annotations

from functools import cache

from kinerja_core.model.istilah import Triwulan
from kinerja_core.workbooks.rumus import SalinSKP, Status, kolom_status
from kinerja_core.workbooks.sheets.skp import KAPASITAS_IKI
from kinerja_core.workbooks.spek import JenisSel, Kolom, LembarTabel


@cache
def lembar_triwulan(triwulan: Triwulan) -> LembarTabel:
    """The sheet of one quarter; its name is the quarter's."""
    roman = triwulan.name
    return LembarTabel(
        nama=triwulan.value,
        ejaan=(f"TW {roman}", f"TW{triwulan.nomor}", f"Triwulan {triwulan.nomor}", f"Realisasi TW {roman}"),
        judul=f"REALISASI HASIL KERJA {triwulan.value.upper()}",
        instruksi="Indikator terisi otomatis dari lembar SKP. Isi realisasi, bukti dukung, dan (bila perlu) yang lain.",
        kolom=(
            Kolom(nama="kode_iki", judul="Kode IKI", jenis=JenisSel.RUMUS, rumus=SalinSKP(("iki.kode",)), lebar=10,
                  bantuan="Terisi otomatis dari lembar SKP."),
            Kolom(nama="_indikator", judul="Indikator Kinerja Individu", jenis=JenisSel.RUMUS,
                  rumus=SalinSKP(("iki.indikator",)), lebar=44, bantuan="Terisi otomatis dari lembar SKP."),
            Kolom(nama="_target", judul="Target", jenis=JenisSel.RUMUS, rumus=SalinSKP(("iki.target", "iki.satuan")),
                  lebar=16, bantuan="Terisi otomatis dari lembar SKP."),
            Kolom(nama="realisasi", judul="Realisasi", jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=28,
                  bantuan="Capaian triwulan ini, misalnya 1 Laporan."),
            Kolom(nama="bukti_dukung", judul="Bukti Dukung", jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=34,
                  bantuan="Nama dokumen yang membuktikan realisasi."),
            Kolom(nama="tautan", judul="Link", ejaan=("Tautan", "Link Bukti Dukung"), jenis=JenisSel.TAUTAN, lebar=32,
                  bantuan="Alamat web bukti dukung, bila ada."),
            Kolom(nama="penjelasan", judul="Penjelasan", ejaan=("Kendala/Permasalahan", "Penjelasan Kendala"),
                  jenis=JenisSel.TEKS_PANJANG, lebar=34, bantuan="Kendala atau permasalahan, bila ada."),
            kolom_status(Status(pemicu="kode_iki")),
        ),
        kapasitas=KAPASITAS_IKI,
    )
