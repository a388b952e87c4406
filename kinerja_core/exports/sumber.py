"""Where the rows of an export come from: every source with the fields a profile may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal, TypeAlias

from kinerja_core.model.buku import BukuSKP, Pengaturan
from kinerja_core.model.pemeringkatan import HasilPemeringkatan

#: One value of a row; ``None`` is a value that is not known and must not be guessed.
NilaiSel: TypeAlias = str | int | date | None
Baris: TypeAlias = dict[str, NilaiSel]
NamaSumber: TypeAlias = Literal["pemeringkatan", "rencana-aksi", "catatan-harian", "realisasi"]

#: Fields of each source with their meaning.
ISIAN: Final[dict[NamaSumber, dict[str, str]]] = {
    "pemeringkatan": {
        "nomor": "Nomor urut baris",
        "nip": "NIP 18 angka",
        "nip_berspasi": "NIP dengan spasi",
        "nama": "Nama",
        "jabatan": "Jabatan",
        "unit_kerja": "Nama unit",
        "periode": "Periode penilaian",
        "tahun": "Tahun penilaian",
        "kelompok": "K1, K2 atau K3",
        "peringkat": "Peringkat di dalam unit",
        "predikat": "Predikat kinerja",
        "nilai": "Nilai kinerja 1-120",
        "rating_hasil": "Rating hasil kerja",
        "rating_perilaku": "Rating perilaku kerja",
    },
    "rencana-aksi": {
        "nomor": "Nomor urut baris",
        "nip": "NIP 18 angka",
        "nama": "Nama",
        "tahun": "Tahun SKP",
        "kode_iki": "Kode IKI",
        "rhk": "Rencana Hasil Kerja",
        "iki": "Indikator Kinerja Individu",
        "target": "Target dengan satuan",
        "rencana_aksi": "Rencana aksi",
        "bulan_mulai": "Bulan mulai",
        "bulan_selesai": "Bulan selesai",
        "waktu": "Waktu pelaksanaan (Maret s/d April)",
    },
    "catatan-harian": {
        "nomor": "Nomor urut baris",
        "nip": "NIP 18 angka",
        "nama": "Nama",
        "tahun": "Tahun SKP",
        "tanggal": "Tanggal",
        "kode_rhk": "Kode RHK",
        "rhk": "Rencana Hasil Kerja",
        "kegiatan": "Rincian kegiatan harian",
        "progress": "Progress pencapaian hasil kerja",
        "masalah": "Masalah/hambatan",
        "tautan": "Tautan dokumen pendukung",
        "kategori": "Kategori/kriteria",
    },
    "realisasi": {
        "nomor": "Nomor urut baris",
        "nip": "NIP 18 angka",
        "nama": "Nama",
        "tahun": "Tahun SKP",
        "triwulan": "Triwulan, atau Akhir untuk realisasi setahun",
        "kode_iki": "Kode IKI",
        "rhk": "Rencana Hasil Kerja",
        "iki": "Indikator Kinerja Individu",
        "target": "Target dengan satuan",
        "realisasi": "Realisasi",
        "bukti_dukung": "Bukti dukung",
        "tautan": "Link bukti dukung",
        "penjelasan": "Penjelasan",
    },
}


def baris_pemeringkatan(pengaturan: Pengaturan, hasil: HasilPemeringkatan) -> Iterator[Baris]:
    """One row per person, in rank order."""
    for nomor, p in enumerate(hasil.pegawai, 1):
        yield {
            "nomor": nomor,
            "nip": str(p.nip),
            "nip_berspasi": p.nip.berspasi,
            "nama": p.nama,
            "jabatan": p.jabatan,
            "unit_kerja": pengaturan.nama_unit,
            "periode": str(pengaturan.periode),
            "tahun": pengaturan.periode.tahun,
            "kelompok": p.kelompok,
            "peringkat": p.peringkat,
            "predikat": p.predikat,
            "nilai": p.nilai,
            "rating_hasil": p.rating_hasil,
            "rating_perilaku": p.rating_perilaku,
        }


def baris_buku(sumber: NamaSumber, buku: BukuSKP) -> Iterator[Baris]:
    """The rows one staff workbook gives to a source, in the order written."""
    skp = buku.skp
    who: Baris = {"nip": str(skp.pegawai.nip), "nama": skp.pegawai.nama, "tahun": skp.tahun}
    goals: dict[str, Baris] = {
        iki.kode: {"kode_iki": iki.kode, "rhk": rhk.uraian, "iki": iki.indikator, "target": iki.target_lengkap}
        for rhk, iki in skp.semua_iki()
    }
    results = {rhk.kode: rhk.uraian for rhk in skp.hasil_kerja}
    if sumber == "rencana-aksi":
        for aksi in buku.rencana_aksi:
            yield {
                **who,
                **goals.get(aksi.kode_iki, {"kode_iki": aksi.kode_iki}),
                "rencana_aksi": aksi.uraian,
                "bulan_mulai": aksi.waktu.mulai,
                "bulan_selesai": aksi.waktu.selesai,
                "waktu": str(aksi.waktu),
            }
    elif sumber == "catatan-harian":
        for c in buku.catatan_harian:
            yield {
                **who,
                "tanggal": c.tanggal,
                "kode_rhk": c.kode_rhk,
                "rhk": results.get(c.kode_rhk),
                "kegiatan": c.kegiatan,
                "progress": c.progress,
                "masalah": c.masalah,
                "tautan": c.tautan,
                "kategori": c.kategori,
            }
    else:
        for r in buku.realisasi:
            yield {
                **who,
                **goals.get(r.kode_iki, {"kode_iki": r.kode_iki}),
                "triwulan": r.sebutan,
                "realisasi": r.realisasi,
                "bukti_dukung": r.bukti_dukung,
                "tautan": r.tautan,
                "penjelasan": r.penjelasan,
            }
