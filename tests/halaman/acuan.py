"""What the command line makes of the sample unit: the reference that the page is compared with."""

from __future__ import annotations

import contextlib
import io
import shutil
from decimal import Decimal
from pathlib import Path

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.nip import NIP as NIP_
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.urutan_berkas import urut_berkas
from kinerja_core.services import meja
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.contoh import unit as contoh
from kinerja_core.workbooks.bangun import bangun_unit

#: Documents of the pegawai and of the unit that the page gives as a zip; konseling is secret and is none of them.
TERBUKA = [dokumen for dokumen in meja.katalog() if not dokumen.rahasia]
DOKUMEN_PEGAWAI = tuple(dokumen.slug for dokumen in TERBUKA if meja.asal(dokumen) == "pegawai")
DOKUMEN_UNIT = tuple(dokumen.slug for dokumen in TERBUKA if meja.asal(dokumen) == "unit")
DOKUMEN_UNIT_PEGAWAI = tuple(dokumen.slug for dokumen in TERBUKA if meja.asal(dokumen) == "unit-dan-pegawai")
EKSPOR_PEGAWAI = ("kemenkes-catatan-harian", "kemenkes-realisasi", "kemenkes-rencana-aksi")
EKSPOR_UNIT = ("kemenkes-pemeringkatan", "siasn-skp22")
#: Of a unit of a triwulan.
EKSPOR_TRIWULAN = "siasn-kinerjaperiodik"
#: What two units are called together.
GABUNGAN = "Direktorat Jenderal Contoh"
EKSPOR_SENDIRI = ("bkn-progress-harian", *EKSPOR_PEGAWAI)
KOSONG = {
    "kuantitatif-jpt": ("skp", "--jenis", "kuantitatif-jpt"),
    "kualitatif-ja-jf": ("skp", "--jenis", "kualitatif-ja-jf"),
    "penilaian-360": ("penilaian-360",),
    "unit": ("unit",),
    "daftar": ("daftar",),
}


#: Whom the page explains, and what it supposes.
NIP = "198203152009121004"
K = "1.5"
#: The day of the rekap.
HARI = "2026-01-20"
#: An office's own list, and what its unit's people have in the report of BKN's e-Kinerja: two differ, one is not there.
DAFTAR = """nip,nama lengkap,jabatan,unit kerja
198203152009121004,"Bagus Adiwinata, S.Kom.",Analis SDM Aparatur,Biro OSDM
199007122015032001,Citra Wulandari,Pranata Komputer,Biro OSDM
199007122015032,Tanpa Akhir,Pranata Komputer,Biro OSDM
"""


def tulis_tabel(data: Path) -> None:
    """The list and the report of the sample unit."""
    (data / "daftar.csv").write_text(DAFTAR, encoding="utf-8")
    people = baca_buku_unit(data / "unit.xlsx").skor[1:]
    rows = ["nip,nama,hasil_kerja,perilaku_kerja,hasil_akhir"]
    for number, one in enumerate(people):
        words = one.rating_hasil, one.rating_perilaku
        shown = [str(word or "-").upper() for word in words] if number > 1 else ["SESUAI EKSPEKTASI", "-"]
        rows.append(f'{one.nip},"{one.nama}",{shown[0]},{shown[1]},-')
    (data / "laporan.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def tulis_unit(data: Path) -> None:
    """Another unit of the same year, and the unit of the sample in a triwulan."""
    boss = contoh.PIMPINAN
    others = tuple(
        SkorPegawai(
            nip=NIP_(f"19900101201501200{n}"), nama=f"Orang {n}", hasil=Decimal(70 + n), perilaku=Decimal(90 - n)
        )
        for n in range(1, 5)
    )
    away = contoh.PENGATURAN.model_copy(update={"nama_unit": "Biro Tetangga (Unit Contoh)"})
    (data / "unit-tetangga.xlsx").write_bytes(bangun_unit(BukuUnit(pengaturan=away, skor=others)))
    quarter = contoh.PENGATURAN.model_copy(update={"periode": Periode(contoh.TAHUN, Triwulan.IV)})
    (data / "unit-tw4.xlsx").write_bytes(bangun_unit(BukuUnit(
        pengaturan=quarter, skor=tuple(one.skor for one in contoh.ORANG),
        anggota=tuple(AnggotaUnit(pegawai=one.pegawai, penilai=boss) for one in contoh.ORANG),
    )))


def perintah(*kata: str | Path) -> str:
    """What a command prints on stdout; it may end with findings, but never without having run."""
    layar = io.StringIO()
    with contextlib.redirect_stdout(layar), contextlib.redirect_stderr(io.StringIO()) as pesan:
        kode = jalankan([str(one) for one in kata])
    assert kode in {0, 1}, pesan.getvalue()
    return layar.getvalue()


def sendiri(data: Path) -> Path:
    """The workbook of one pegawai."""
    return next((data / "buku").glob("Citra*"))


def buat(data: Path, hasil: Path) -> None:
    """Run every command of which the page has the like."""
    folder, unit = hasil / "meja", data / "unit.xlsx"
    shutil.copytree(data / "meja", folder)
    tulis = (hasil / "keluar").joinpath
    tulis().mkdir()
    (hasil / "periksa.json").write_text(perintah("periksa", folder, "--json"), encoding="utf-8")
    (hasil / "gabung.json").write_text(perintah("gabung", folder, "-o", tulis("unit.xlsx"), "--json"), encoding="utf-8")
    (hasil / "peringkat.json").write_text(perintah("peringkat", unit, "--json"), encoding="utf-8")
    for akhiran in ("xlsx", "csv"):
        perintah("peringkat", unit, "-o", tulis(f"unit-hasil.{akhiran}"))
    shutil.copy(unit, folder)
    people = urut_berkas((data / "buku").iterdir())
    for slug in DOKUMEN_PEGAWAI:
        perintah("cetak", slug, folder, "-o", tulis("dokumen", slug))
    for slug in DOKUMEN_UNIT:
        perintah("cetak", slug, unit, "-o", tulis("dokumen", slug))
    for slug in DOKUMEN_UNIT_PEGAWAI:
        perintah("cetak", slug, unit, *people, "-o", tulis("dokumen", slug))
    for kode in EKSPOR_PEGAWAI:
        perintah("ekspor", kode, folder, "-o", tulis("ekspor", f"{kode}.xlsx"))
    perintah("ekspor", "kemenkes-pemeringkatan", unit, "-o", tulis("ekspor", "kemenkes-pemeringkatan.xlsx"))
    ids = ("--peta-siasn", data / "peta.csv")
    perintah("ekspor", "siasn-skp22", unit, "-o", tulis("ekspor", "siasn-skp22.json"), *ids)
    for kode in EKSPOR_SENDIRI:
        diberi = ("jam_mulai=07:30", "jam_selesai=16:00", "realisasi=1", "satuan=Kegiatan")
        isi = [kata for satu in diberi for kata in ("--isi", satu)] if kode == "bkn-progress-harian" else ()
        perintah("ekspor", kode, sendiri(data), "-o", tulis("sendiri", f"{kode}.xlsx"), *isi)
    for nama, (buku, *pilihan) in KOSONG.items():
        perintah("templat", buku, "-o", tulis("kosong", f"{nama}.xlsx"), "--tahun", "2026", *pilihan)
    perintah("cetak", "lampiran-skp", sendiri(data), "-o", tulis("dokumen-sendiri"))
    telaah(data, hasil)
    (hasil / "hitung.json").write_text(perintah("hitung", "predikat", "di-atas", "di-atas", "--json"), encoding="utf-8")
    (hasil / "aturan.json").write_text(perintah("aturan", "--json"), encoding="utf-8")


def telaah(data: Path, hasil: Path) -> None:
    """What is asked about the ranking, and the workbooks of the list."""
    unit, tulis = data / "unit.xlsx", (hasil / "keluar").joinpath
    people = urut_berkas((data / "buku").iterdir())
    perintah_telaah = {
        "jelaskan": ("jelaskan", NIP, unit), "andaikan": ("andaikan", unit, "--k", K), "keadilan": ("keadilan", unit),
        "banding": ("banding", unit, data / "laporan.csv"), "usulan-rating": ("usulan-rating", *people, "--unit", unit),
        "status": ("status", unit, data / "buku"), "konfirmasi": ("konfirmasi", unit),
        "tukin": ("tukin", unit), "angka-kredit": ("angka-kredit", unit, *people),
        "rekap": ("rekap", unit, data / "buku", "--tanggal", HARI),
    }  # fmt: skip
    for nama, kata in perintah_telaah.items():
        akhiran = {
            "jelaskan": (".docx", ".xlsx"), "tukin": (".docx", ".xlsx"), "rekap": (".docx", ".xlsx", ".html"),
        }.get(nama, (".xlsx",))
        for satu in akhiran:
            layar = perintah(*kata, "--json", "-o", tulis("telaah", f"{nama}{satu}"))
        (hasil / f"{nama}.json").write_text(layar, encoding="utf-8")
    perintah("templat", "skp", "-o", tulis("daftar"), "--pegawai", data / "daftar.csv", "--tahun", "2026")
    (hasil / "perilaku.json").write_text(
        perintah("perilaku", hasil / "meja", "--json", "-o", tulis("perilaku", "rekap-perilaku.xlsx")), encoding="utf-8"
    )
    (hasil / "jadwal.json").write_text(perintah("jadwal", "--tahun", "2026", "--json"), encoding="utf-8")
    several = ("peringkat", unit, "--bersama", data / "unit-tetangga.xlsx", "--unit", GABUNGAN)
    for akhiran in ("xlsx", "csv"):
        layar = perintah(*several, "--json", "-o", tulis("bersama", f"{GABUNGAN}-hasil.{akhiran}"))
    (hasil / "bersama.json").write_text(layar, encoding="utf-8")
    quarter = ("ekspor", EKSPOR_TRIWULAN, data / "unit-tw4.xlsx", "--peta-siasn", data / "peta.csv")
    perintah(*quarter, "-o", tulis("triwulan", f"{EKSPOR_TRIWULAN}.json"))
