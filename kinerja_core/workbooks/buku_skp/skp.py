"""SKP: one row per indicator; rows of one RHK share its number. Four variants differ in their columns.

The RHK's own cells may be blank on following rows of the same RHK; if given there, they must be equal.
"""

from __future__ import annotations

from functools import cache

from kinerja_core.model.istilah import Aspek, JenisRHK, JenisSKP, Perspektif
from kinerja_core.workbooks.mesin.rumus import KodeIKI, PeriksaLanjutan, Status, bentrok, kolom_status
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel

KAPASITAS_IKI = 60


@cache
def lembar_skp(jenis: JenisSKP) -> LembarTabel:
    """The SKP sheet of a variant."""
    columns = [
        Kolom(nama="rhk.nomor", judul="No RHK", ejaan=("No", "Nomor RHK", "No. RHK"), jenis=JenisSel.BULAT, wajib=True,
              terkecil=1, terbesar=99, lebar=8,
              bantuan="1, 2, 3, … Ulangi nomor yang sama bila satu RHK punya beberapa indikator."),
        Kolom(nama="rhk.jenis", judul="Jenis", ejaan=("Jenis RHK", "Utama/Tambahan"), jenis=JenisSel.PILIHAN,
              pilihan=JenisRHK, wajib=True, lanjut=True, lebar=11, bantuan="Hasil kerja utama atau tambahan."),
    ]
    if not jenis.kuantitatif:
        columns.append(
            Kolom(nama="rhk.penugasan_dari", judul="Penugasan Dari", jenis=JenisSel.TEKS_PANJANG, lanjut=True, lebar=26,
                  bantuan="Siapa yang memberi penugasan, misalnya Kepala Biro.")
        )
    elif not jenis.jpt:
        columns.append(
            Kolom(nama="rhk.rhk_diintervensi", judul="RHK Pimpinan yang Diintervensi",
                  ejaan=("RHK Atasan yang Diintervensi", "Rencana Hasil Kerja Pimpinan yang Diintervensi"),
                  jenis=JenisSel.TEKS_PANJANG, lanjut=True, lebar=34,
                  bantuan="Rencana hasil kerja pimpinan yang didukung oleh RHK ini.")
        )
    columns.append(
        Kolom(nama="rhk.uraian", judul="Rencana Hasil Kerja", ejaan=("RHK",), jenis=JenisSel.TEKS_PANJANG, wajib=True,
              lanjut=True, lebar=40, bantuan="Cukup ditulis pada baris pertama setiap RHK.")
    )
    if jenis.jpt:
        columns.append(
            Kolom(nama="iki.perspektif", judul="Perspektif", jenis=JenisSel.PILIHAN, pilihan=Perspektif, wajib=True,
                  lebar=18, bantuan="Perspektif indikator ini.")
        )
    elif jenis.kuantitatif:
        columns.append(
            Kolom(nama="iki.aspek", judul="Aspek", jenis=JenisSel.PILIHAN, pilihan=Aspek, wajib=True, lebar=12,
                  bantuan="Kuantitas, kualitas, waktu, atau biaya.")
        )
    continued = tuple(column.nama for column in columns if column.lanjut)
    columns += [
        Kolom(nama="iki.indikator", judul="Indikator Kinerja Individu",
              ejaan=("IKI", "Ukuran Keberhasilan/Indikator Kinerja Individu"), jenis=JenisSel.TEKS_PANJANG, wajib=True,
              lebar=40, bantuan="Satu indikator per baris."),
        Kolom(nama="iki.target", judul="Target", wajib=True, lebar=12,
              bantuan="Target tanpa satuan, misalnya 1 atau ≤ 5. Tersimpan sebagai teks: 1/2 tetap 1/2."),
        Kolom(nama="iki.satuan", judul="Satuan", lebar=14, bantuan="Satuan target, misalnya Laporan, hari, %."),
        Kolom(nama="iki.kode", judul="Kode IKI", jenis=JenisSel.RUMUS, rumus=KodeIKI("rhk.nomor"), lebar=10,
              bantuan="Dihitung otomatis; dipakai di lembar lain."),
        kolom_status(Status((PeriksaLanjutan("rhk.nomor", continued),))),
    ]
    titles = {column.nama: column.judul for column in columns}
    return LembarTabel(
        nama="SKP",
        judul="SASARAN KINERJA PEGAWAI",
        instruksi="Satu baris untuk satu indikator. Indikator lain dari RHK yang sama: No RHK sama. Indikator baru "
        "ditambahkan di baris paling bawah, jangan disisipkan: kode IKI dan lembar Triwulan mengikuti urutan baris.",
        kolom=tuple(columns),
        kapasitas=KAPASITAS_IKI,
        grup="rhk.nomor",
        beku=1,
        sorotan=tuple(bentrok(name, f"{titles[name]} berbeda") for name in continued),
    )
