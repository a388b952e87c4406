"""Reading and checking a staff workbook against the readers alone: ``python -m benchmarks.baca``.

The work item is the staff workbook of the goals: 8 SKP rows, 24 rencana aksi, 200 catatan harian and
32 realisasi. ``calamine`` and ``openpyxl`` only take the values of every cell; ``kinerja`` also validates
every record and checks the sheets against each other.
"""

from __future__ import annotations

import datetime
import tempfile
import tracemalloc
from collections import deque
from pathlib import Path

import openpyxl
from python_calamine import load_workbook

from benchmarks.alat import bandingkan
from kinerja_core.model.buku import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.skp import SKP
from kinerja_core.services.gabung import gabung
from kinerja_core.services.pembaca import baca_banyak
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas, baca_kisi
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.kisi import Kisi

HARI_INI = datetime.date(2026, 1, 10)
#: Files of the large folder.
BANYAK = 200


def buku_pegawai() -> BukuSKP:
    """The staff workbook of the goals, filled by an invented person."""
    unit = "Direktorat Contoh"
    rhk = [
        {
            "nomor": number, "jenis": "Utama",
            "uraian": f"Terlaksananya kegiatan {number} sesuai ketentuan yang berlaku",
            "rhk_diintervensi": f"Meningkatnya mutu layanan bidang {number}",
            "iki": [{"kode": f"IKI {number}.1", "indikator": f"Jumlah laporan kegiatan {number} yang disetujui",
                     "target": "4", "satuan": "Laporan", "aspek": "Kuantitas"}],
        }
        for number in range(1, 9)
    ]
    skp = SKP.model_validate({
        "jenis": "Kuantitatif JA/JF", "tahun": 2025, "mulai": "2025-01-01", "selesai": "2025-12-31",
        "pegawai": {"nama": "Wulan Prameswari, S.Kom", "nip": "199004152015032003", "jenis": "PNS",
                    "pangkat": "Penata (III/c)", "jabatan": "Pranata Komputer Ahli Muda", "unit_kerja": unit},
        "penilai": {"nama": "dr. Bagas Nugraha, M.Kes", "nip": "197608112003121002", "pangkat": "Pembina (IV/a)",
                    "jabatan": "Kepala Subdirektorat", "unit_kerja": unit},
        "hasil_kerja": rhk,
    })
    bulan = ("Januari", "Maret", "Juni", "September")
    aksi = [
        RencanaAksi.model_validate({"kode_iki": f"IKI {number}.1", "uraian": f"Tahap {step} untuk kegiatan {number}",
                                    "waktu": {"mulai": bulan[step], "selesai": "Desember"}})
        for number in range(1, 9)
        for step in range(3)
    ]
    catatan = [
        CatatanHarian.model_validate({
            "tanggal": datetime.date(2025, 1, 2) + datetime.timedelta(days=day), "kode_rhk": f"RHK {day % 8 + 1}",
            "kegiatan": f"Koordinasi dan penyusunan bahan kegiatan hari ke-{day} bersama unit terkait",
            "progress": f"Draf {day % 10} bagian selesai", "masalah": "Data belum lengkap" if day % 5 == 0 else None,
            "tautan": "https://contoh.go.id/dokumen", "kategori": "Hasil Kerja Utama",
        })
        for day in range(200)
    ]
    realisasi = [
        Realisasi.model_validate({"triwulan": quarter, "kode_iki": f"IKI {number}.1", "realisasi": "1 Laporan",
                                  "bukti_dukung": "Laporan triwulan", "tautan": "https://contoh.go.id/bukti"})
        for quarter in Triwulan
        for number in range(1, 9)
    ]
    return BukuSKP(
        skp=skp, rencana_aksi=tuple(aksi), rencana_aksi_selesai=True, catatan_harian=tuple(catatan),
        realisasi=tuple(realisasi),
    )


def _calamine(path: Path) -> list[object]:
    with load_workbook(path) as workbook:
        return [workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names]


def _openpyxl(path: Path, *, read_only: bool) -> list[object]:
    workbook = openpyxl.load_workbook(path, read_only=read_only, data_only=True)
    rows: list[object] = [list(sheet.iter_rows(values_only=True)) for sheet in workbook.worksheets]
    workbook.close()
    return rows


def _openpyxl_lalu_periksa(path: Path) -> HasilBaca:
    """The same work with openpyxl as the reader."""
    workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    grid = Kisi({sheet.title: list(map(list, sheet.iter_rows(values_only=True))) for sheet in workbook.worksheets})
    workbook.close()
    return baca_kisi(grid, path.name, hari_ini=HARI_INI)


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        isi = buku_pegawai()
        data = bangun_skp(isi=isi)
        files = [Path(folder, f"pegawai-{number:02}.xlsx") for number in range(16)]
        for path in files:
            path.write_bytes(data)
        first = files[0]
        result = baca_berkas(first, hari_ini=HARI_INI)
        if result.buku != isi or result.temuan:
            raise SystemExit(f"Hasil baca berbeda dari isinya: {result.temuan}")
        print(f"Buku kerja {len(data)} bita")
        median = bandingkan(
            "Satu buku kerja pegawai, satu proses",
            {
                "calamine": lambda: _calamine(first),
                "kinerja (baca + periksa)": lambda: baca_berkas(first, hari_ini=HARI_INI),
                "openpyxl read_only + periksa": lambda: _openpyxl_lalu_periksa(first),
                "openpyxl read_only": lambda: _openpyxl(first, read_only=True),
                "openpyxl load": lambda: _openpyxl(first, read_only=False),
            },
            dasar="calamine",
        )
        for nama in ("openpyxl read_only + periksa", "openpyxl read_only", "openpyxl load"):
            print(f"  {nama} / kinerja = {median[nama] / median['kinerja (baca + periksa)']:.1f}")

        bandingkan(
            f"Folder berisi {len(files)} buku kerja: baca, periksa, dan gabungkan (per buku)",
            {
                "calamine": lambda: [_calamine(path) for path in files],
                "kinerja gabung": lambda: gabung(Path(folder)),
                "openpyxl read_only + periksa": lambda: [_openpyxl_lalu_periksa(path) for path in files],
            },
            dasar="calamine", ulang=5, kali=len(files),
        )
        for number in range(len(files), BANYAK):
            files.append(Path(folder, f"pegawai-{number:03}.xlsx"))
            files[-1].write_bytes(data)
        bandingkan(
            f"Folder berisi {BANYAK} buku kerja, dengan waktu memulai proses (per buku)",
            {
                "satu proses": lambda: deque(baca_banyak(files, proses=1), maxlen=0),
                "dua proses": lambda: deque(baca_banyak(files, proses=2), maxlen=0),
            },
            dasar="dua proses", ulang=3, kali=BANYAK,
        )
        for count in (BANYAK // 4, BANYAK):
            tracemalloc.start()
            deque(baca_banyak(files[:count], proses=1), maxlen=0)
            print(f"  memori puncak Python membaca {count} berkas: {tracemalloc.get_traced_memory()[1] / 2**20:.1f} MB")
            tracemalloc.stop()


if __name__ == "__main__":
    main()
