"""Hari Libur: the national days off that the tenggat skip, with their names; the unit's own stand in Pengaturan."""

from __future__ import annotations

from typing import Final

from kinerja_core.model.istilah import NAMA_HARI
from kinerja_core.rules.hari_libur import hari_libur, keraguan_tahun
from kinerja_core.workbooks.buku_unit.kalender import hari_kalender
from kinerja_core.workbooks.buku_unit.pengaturan import HARI_KHUSUS
from kinerja_core.workbooks.mesin.kanvas import Kanvas
from kinerja_core.workbooks.mesin.spek import LembarRingkasan

_KEPALA: Final = 5  #: row (from 1) of the headers
_LIBUR: Final = "Libur"
_BEKERJA: Final = "Hari kerja di unit ini (Tetap Kerja)"


def _lukis(kanvas: Kanvas) -> None:
    kanvas.lebar(20, 11, 44, 26, 36)
    page = kanvas.halaman
    days = hari_kalender(kanvas.tahun)
    years = sorted({day.year for day in days})
    kanvas.tulis(
        "A2", "Libur nasional dan cuti bersama, yang tidak dihitung sebagai hari kerja pada tenggat konfirmasi. "
        "Cocokkan dengan keputusan bersama yang terbit;", "catatan",
    )
    kanvas.tulis(
        "A3", "bila berbeda, isi Libur Tambahan atau Tetap Kerja di lembar Pengaturan. "
        + " ".join(doubt for year in years[:2] for doubt in keraguan_tahun(year)), "catatan",
    )
    for letter, text in zip("ABCDE", ("Tanggal", "Hari", "Hari Libur", "Jenis", "Dihitung Sebagai"), strict=True):
        kanvas.tulis(f"{letter}{_KEPALA}", text, "kepala")
    settings = kanvas.isi.hitungan.setelan_baris
    worked = {settings.get(f"tetap_kerja.{number}") for number in range(HARI_KHUSUS)}
    row = _KEPALA
    for day in (one for year in years for one in hari_libur(year) if one.tanggal <= days[-1]):
        row += 1
        kanvas.tulis(f"A{row}", day.tanggal, "tanggal")
        kanvas.tulis(f"B{row}", NAMA_HARI[day.tanggal.weekday()], "tengah")
        kanvas.tulis(f"C{row}", day.nama)
        kind = "Cuti bersama" if day.cuti_bersama else "Libur nasional"
        kanvas.tulis(f"D{row}", f"{kind} (perkiraan)" if day.perkiraan else kind)
        kanvas.rumus(
            f"E{row}", f'IF(COUNTIF(TetapKerja,$A{row})>0,"{_BEKERJA}","{_LIBUR}")',
            _BEKERJA if day.tanggal in worked else _LIBUR,
        )
    kanvas.sorot(f"A{_KEPALA + 1}:E{row}", f'$E{_KEPALA + 1}="{_BEKERJA}"', "kurang")
    page.freeze_panes(_KEPALA, 0)
    page.repeat_rows(_KEPALA - 1)
    page.print_area(0, 0, row - 1, 4)


HARI_LIBUR: Final = LembarRingkasan(
    nama="Hari Libur", judul="HARI LIBUR DAN CUTI BERSAMA", lukis=_lukis, sehalaman=True, lanskap=False
)
