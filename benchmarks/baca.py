"""Reading and checking staff workbooks against the readers alone: ``python -m benchmarks.baca``.

The work item is the staff workbook of the goals: 8 SKP rows, 24 rencana aksi, 200 catatan harian and
32 realisasi, of a different person each. ``calamine`` and ``openpyxl`` only take the values of every cell of the sheets
that ``kinerja`` reads; ``kinerja`` also validates every record and checks the sheets against each other, and so do the
cases with ``periksa``.
"""

from __future__ import annotations

import datetime
import os
import tempfile
import time
import tracemalloc
import warnings
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from python_calamine import load_workbook

from benchmarks.alat import bandingkan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.skp import SKP
from kinerja_core.services.gabung import gabung
from kinerja_core.services.pembaca import baca_banyak
from kinerja_core.services.periksa import periksa
from kinerja_core.services.simpanan import tanpa_simpanan
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas, baca_kisi, perlu_dibaca
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.mesin.kisi import Kisi

HARI_INI = datetime.date(2026, 1, 10)
#: Different people.
ORANG = 16
#: Files of the large folders.
BANYAK = (50, 100, 200, 400)


def buku_pegawai(nomor: int = 1) -> BukuSKP:
    """The staff workbook of the goals, filled by an invented person; 1 to 999."""
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
        "pegawai": {"nama": f"Wulan Prameswari {nomor}, S.Kom", "nip": f"199004152015032{nomor:03}", "jenis": "PNS",
                    "pangkat": "Penata (III/c)", "jabatan": "Pranata Komputer Ahli Muda", "unit_kerja": unit},
        "penilai": {"nama": "dr. Bagas Nugraha, M.Kes", "nip": "197608112003121002", "pangkat": "Pembina (IV/a)",
                    "jabatan": "Kepala Subdirektorat", "unit_kerja": unit},
        "hasil_kerja": rhk,
    })
    bulan = ("Januari", "Maret", "Juni", "September")
    aksi = [
        RencanaAksi.model_validate({
            "kode_iki": f"IKI {number}.1", "uraian": f"Tahap {step} kegiatan {number} unit {nomor}",
            "waktu": {"mulai": bulan[step], "selesai": "Desember"},
        })
        for number in range(1, 9)
        for step in range(3)
    ]
    catatan = [
        CatatanHarian.model_validate({
            "tanggal": datetime.date(2025, 1, 2) + datetime.timedelta(days=day), "kode_rhk": f"RHK {day * 3 % 8 + 1}",
            "kegiatan": f"Koordinasi dan penyusunan bahan kegiatan hari ke-{day} bersama unit {nomor}",
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
        names = filter(perlu_dibaca, workbook.sheet_names)
        return [workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in names]


def _openpyxl(path: Path, *, read_only: bool) -> list[object]:
    workbook = openpyxl.load_workbook(path, read_only=read_only, data_only=True)
    sheets = [sheet for sheet in workbook.worksheets if perlu_dibaca(sheet.title)]
    rows: list[object] = [list(sheet.iter_rows(values_only=True)) for sheet in sheets]
    workbook.close()
    return rows


def _openpyxl_lalu_periksa(path: Path, *, read_only: bool) -> HasilBaca:
    """The same work with openpyxl as the reader."""
    workbook = openpyxl.load_workbook(path, read_only=read_only, data_only=True)
    sheets: Any = {
        sheet.title: list(map(list, sheet.iter_rows(values_only=True)))
        for sheet in workbook.worksheets if perlu_dibaca(sheet.title)
    }
    workbook.close()
    return baca_kisi(Kisi(sheets), path.name, hari_ini=HARI_INI)


def _tujuan(apa: str, terukur: float, batas: str) -> None:
    print(f"  {apa}: {terukur:.2f} (tujuan {batas})")


def satu_proses(files: list[Path]) -> None:
    """One book at a time, and a folder as a whole."""
    some = files[:4]
    median = bandingkan(
        "Satu buku kerja pegawai, satu proses, waktu prosesor",
        {
            "calamine": lambda: [_calamine(path) for path in some],
            "kinerja": lambda: [baca_berkas(path, hari_ini=HARI_INI) for path in some],
            "openpyxl read_only": lambda: [_openpyxl(path, read_only=True) for path in some],
            "openpyxl read_only + periksa": lambda: [_openpyxl_lalu_periksa(path, read_only=True) for path in some],
            "openpyxl load": lambda: [_openpyxl(path, read_only=False) for path in some],
            "openpyxl load + periksa": lambda: [_openpyxl_lalu_periksa(path, read_only=False) for path in some],
        },
        dasar="calamine", kali=len(some), jam=time.process_time,
    )
    _tujuan("kinerja / calamine", median["kinerja"] / median["calamine"], "paling banyak 1,25")
    for nama in ("openpyxl read_only + periksa", "openpyxl load + periksa"):
        _tujuan(f"{nama} / kinerja", median[nama] / median["kinerja"], "sedikitnya 12")

    median = bandingkan(
        f"Folder berisi {len(files)} buku kerja, satu proses, waktu prosesor tiap buku",
        {
            "calamine": lambda: [_calamine(path) for path in files],
            "kinerja gabung": lambda: tanpa_simpanan()(gabung)(files[0].parent),
            "openpyxl read_only + periksa": lambda: [_openpyxl_lalu_periksa(path, read_only=True) for path in files],
            "openpyxl load + periksa": lambda: [_openpyxl_lalu_periksa(path, read_only=False) for path in files],
        },
        dasar="calamine", ulang=5, kali=len(files), jam=time.process_time,
    )
    _tujuan("kinerja gabung / calamine", median["kinerja gabung"] / median["calamine"], "paling banyak 1,25")
    for nama in ("openpyxl read_only + periksa", "openpyxl load + periksa"):
        _tujuan(f"{nama} / kinerja gabung", median[nama] / median["kinerja gabung"], "sedikitnya 12")


def _prosesor(kerja: Callable[[], object]) -> float:
    """Seconds of the processor that work takes, in processes it started too (these not on Windows)."""
    before = os.times()
    kerja()
    return sum(os.times()[:4]) - sum(before[:4])


def dua_proses(files: list[Path]) -> None:
    """Large folders, with the start of the second process."""

    def baca(proses: int) -> None:
        deque(baca_banyak(files, proses=proses), maxlen=0)

    median = bandingkan(
        f"Folder berisi {len(files)} buku kerja, waktu dinding tiap buku",
        {"satu proses": lambda: baca(1), "dua proses": lambda: baca(2)},
        dasar="dua proses", ulang=3, kali=len(files),
    )
    several = median["satu proses"] / median["dua proses"]
    _tujuan("satu proses / dua proses", several, "sedikitnya 1,85 pada ratusan buku")
    cost = _prosesor(lambda: baca(2)) / _prosesor(lambda: baca(1))
    print(f"  waktu prosesor dua proses {cost:.2f} kali satu proses: dua inti yang lengang memberi {2 / cost:.2f}")


def memori(files: list[Path]) -> None:
    """What Python keeps while it reads, and what a folder leaves behind."""
    for count in (len(files) // 4, len(files)):
        tracemalloc.start()
        deque(baca_banyak(files[:count], proses=1), maxlen=0)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"  memori puncak Python membaca {count} berkas: {peak / 2**20:.1f} MB")
    for count in (4, len(files) // 4):
        tracemalloc.start()
        kept = periksa(files[:count])
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        print(f"  tersimpan sesudah memeriksa {len(kept.berkas)} berkas: {size / count / 2**10:.0f} kB tiap berkas")


def main() -> None:
    """Print the tables."""
    warnings.simplefilter("ignore")  # openpyxl names what it does not keep, once for every file
    with tempfile.TemporaryDirectory() as folder:
        contents = [buku_pegawai(nomor) for nomor in range(1, ORANG + 1)]
        data = [bangun_skp(isi=isi) for isi in contents]
        files = [Path(folder, f"pegawai-{nomor:03}.xlsx") for nomor in range(max(BANYAK))]
        for path, isi, bita in zip(files, contents, data, strict=False):
            path.write_bytes(bita)
            result = baca_berkas(path, hari_ini=HARI_INI)
            if result.buku != isi or result.temuan:
                raise SystemExit(f"Hasil baca berbeda dari isinya: {result.temuan}")
        print(f"Buku kerja {len(data[0])} bita")
        satu_proses(files[:ORANG])
        for number, path in enumerate(files):
            path.write_bytes(data[number % ORANG])
        for count in BANYAK:
            dua_proses(files[:count])
        print()
        memori(files[:200])


if __name__ == "__main__":
    main()
