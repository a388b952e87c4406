"""Workbooks, folders and the pressing of buttons that the tests of the ribbon share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from docx import Document
from kinerja_addin.tombol import Tombol
from python_calamine import CalamineWorkbook

from kinerja_core.cli.utama import jalankan as jalankan_perintah
from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.pola_hari import PolaHari
from kinerja_core.services.cetak import cetak
from kinerja_core.services.contoh import kesalahan, unit
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from tests.addin.excel import Aplikasi, panggilan
from tests.alat.alamat import letak
from tests.alat.timpa_sel import timpa_sel

DENGAN_DIALOG = next(orang for orang in unit.ORANG if unit.buku(orang).dialog)
NIP = unit.ORANG[0].nip


def isi_folder(folder: Path) -> None:
    """Workbooks as they lie on a disk, folders of them, and a report of BKN."""
    lengkap = unit.buku(DENGAN_DIALOG)
    usual = PolaHari(hari="Rabu", kode_rhk="RHK 1", kegiatan="Memeriksa data", kategori="Hasil Kerja Utama")
    (folder / "skp.xlsx").write_bytes(bangun_skp(isi=lengkap.model_copy(update={"pola_hari": (usual,)})))
    (folder / "salah.xlsx").write_bytes(kesalahan.buku_dengan_kesalahan(unit.buku(unit.ORANG_DENGAN_KESALAHAN)))
    (folder / "kosong.xlsx").write_bytes(bangun_skp())
    (folder / "unit.xlsx").write_bytes(bangun_unit(BukuUnit(
        pengaturan=unit.PENGATURAN, skor=tuple(one.skor for one in unit.ORANG),
        anggota=tuple(AnggotaUnit(pegawai=one.pegawai, penilai=lengkap.skp.penilai) for one in unit.ORANG),
    )))
    (folder / "unit kosong.xlsx").write_bytes(bangun_unit(BukuUnit(pengaturan=unit.PENGATURAN)))
    people = "".join(f"{one.nip},{one.nama.partition(',')[0]},Analis,Biro Contoh\n" for one in unit.ORANG[:3])
    (folder / "daftar.csv").write_text(f"nip,nama,jabatan,unit kerja\n{people}", encoding="utf-8")
    assert jalankan_perintah([
        "templat", "daftar", "--pegawai", str(folder / "daftar.csv"), "--tahun", "2026",
        "-o", str(folder / "daftar.xlsx"),
    ]) == 0
    (folder / "laporan.csv").write_text(
        f"nip,nama,hasil_kerja,perilaku_kerja,hasil_akhir\n{NIP},Orang,SESUAI EKSPEKTASI,-,-\n", encoding="utf-8"
    )
    for name in ("buku", "360"):
        (folder / name).mkdir()
    shutil.copy(folder / "skp.xlsx", folder / "buku")
    for number, one in enumerate(unit.buku_360()):
        (folder / "360" / f"{number}.xlsx").write_bytes(bangun_penilaian_360(isi=one))
    _risalah(folder)
    _kosong(folder)
    _rusak(folder)


def _kosong(folder: Path) -> None:
    """What nobody has filled in yet, and a folder of nothing."""
    assert jalankan_perintah(["templat", "daftar", "--tahun", "2026", "-o", str(folder / "daftar kosong.xlsx")]) == 0
    (folder / "kosong").mkdir()


def _rusak(folder: Path) -> None:
    """Workbooks that went wrong in the hands of people, and a folder of what no program can read."""
    (folder / "unit rusak.xlsx").write_bytes(_unit_rusak((folder / "unit.xlsx").read_bytes()))
    (folder / "rusak").mkdir()
    whole = (folder / "skp.xlsx").read_bytes()
    (folder / "rusak" / "terpotong.xlsx").write_bytes(whole[: len(whole) // 2])
    (folder / "rusak" / "teks.xlsx").write_text("bukan buku kerja", encoding="utf-8")
    (folder / "rusak" / "kosong.xlsx").touch()
    (folder / "asing").mkdir()
    with xlsxwriter.Workbook(folder / "asing" / "lain.xlsx") as book:
        book.add_worksheet("Belanja").write_string(2, 2, "telur")
    shutil.copy(folder / "asing" / "lain.xlsx", folder)


def _unit_rusak(data: bytes) -> bytes:
    """A unit whose period is gone, with a NIP that is a number and scores that are texts."""
    return timpa_sel(data, {
        letak("Pengaturan", "periode"): "", letak("Skor", "nip"): 198203152009121004.0,
        letak("Skor", "hasil"): "sembilan puluh", letak("Skor", "perilaku", 2): "85",
    })


def _risalah(folder: Path) -> None:
    """A risalah of the sample's workbook that somebody corrected in Word."""
    printed = cetak("risalah", [folder / "skp.xlsx"], folder / "cetakan").dokumen[0]
    paper = Document(str(printed))
    text = unit.buku(DENGAN_DIALOG).dialog[0].strategi[0]
    (paragraph,) = (one for one in paper.paragraphs if one.text.strip("•\t ") == text)
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = f"•\t{text} dan melaporkannya"
    paper.save(str(folder / "risalah.docx"))


def terbuka(asal: Path, tmp_path: Path, nama: str) -> tuple[Path, Mapping[str, Sequence[Sequence[Any]]]]:
    """A copy of a workbook, and its values as Excel shows them; the list's when the file broke while it was open."""
    path = tmp_path / "kerja" / nama
    path.parent.mkdir(exist_ok=True)
    broken = nama == "terpotong.xlsx"
    shutil.copy(asal / "rusak" / nama if broken else asal / nama, path)
    book = CalamineWorkbook.from_path(str(asal / "daftar.xlsx" if broken else path))
    return path, {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) or [[None]]
                  for name in book.sheet_names}


def tekan(one: Tombol, *jawaban: str) -> None:
    """What happens in Python when a button is pressed and its questions are answered; it proves itself at the end."""
    exec(panggilan(one, jawaban, "123"), {})  # noqa: S102 - the very text that VBA gives
    proof = Path(os.environ["TEMP"], "kinerja-123.tanda")
    assert proof.read_text(encoding="ascii") == "123\n"
    proof.unlink()


def hasil(app: Aplikasi) -> tuple[str, str]:
    ((judul, cara, teks),) = app.pesan
    assert judul.startswith("Kinerja: ")
    return cara, teks
