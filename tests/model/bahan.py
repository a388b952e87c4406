"""Well-formed records of invented people, to be spoiled one part at a time."""

from __future__ import annotations

from typing import Any


def pegawai(**ganti: Any) -> dict[str, Any]:
    return {
        "nama": "Siti Rahma, S.Kom", "nip": "199105172015042003", "jenis": "PNS", "pangkat": "Penata (III/c)",
        "jabatan": "Pranata Komputer Ahli Muda", "unit_kerja": "Biro Contoh", **ganti,
    }  # fmt: skip


def penilai(**ganti: Any) -> dict[str, Any]:
    return {"nama": "dr. Ratna Wijaya, M.Kes", "nip": "197203041998032002", "jabatan": "Kepala Biro Contoh", **ganti}


def rhk(nomor: int = 1, **ganti: Any) -> dict[str, Any]:
    iki = [
        {"kode": f"IKI {nomor}.{urut}", "indikator": f"Jumlah laporan {urut}", "target": "1", "satuan": "Laporan"}
        for urut in (1, 2)
    ]
    return {"nomor": nomor, "jenis": "Utama", "uraian": f"Tersusunnya laporan {nomor}", "iki": iki, **ganti}


def skp(**ganti: Any) -> dict[str, Any]:
    return {
        "jenis": "Kuantitatif JA/JF", "tahun": 2025, "mulai": "2025-01-01", "selesai": "2025-12-31",
        "pegawai": pegawai(), "penilai": penilai(), "hasil_kerja": [rhk(1), rhk(2, jenis="Tambahan")], **ganti,
    }  # fmt: skip
