"""Konfirmasi: per person the day of the evaluation, the tenggat, the answer; and the calendar behind the tenggat.

The hidden sheet ``Kalender`` counts working days from the first of January on, so that a unit's own days off and days
worked, also on a weekend, count as they do in :mod:`kinerja_core.rules.tenggat`; WORKDAY alone knows no worked Sunday.
"""

from __future__ import annotations

import datetime
from typing import Any, Final

from kinerja_core.model.excel import seri
from kinerja_core.model.konfirmasi import JawabanKonfirmasi
from kinerja_core.rules.tenggat import adalah_hari_kerja
from kinerja_core.workbooks.buku_unit.pemeringkatan import Terhitung
from kinerja_core.workbooks.buku_unit.pengaturan import HARI_KHUSUS, PENGATURAN
from kinerja_core.workbooks.mesin.gaya import FORMAT_TANGGAL
from kinerja_core.workbooks.mesin.kanvas import Kanvas
from kinerja_core.workbooks.mesin.rumus import PeriksaNIP, Status, kolom_status
from kinerja_core.workbooks.mesin.spek import (
    IsiBuku,
    JenisSel,
    Kolom,
    LembarRingkasan,
    LembarTabel,
    Letak,
    Sorotan,
)

#: What a tenggat says when the calendar of the workbook does not reach it.
DI_LUAR: Final = "di luar kalender buku"
_KALENDER: Final = "Kalender"
#: Days after the second year that the calendar still holds, for evaluations at its end.
_EKOR: Final = 60


def hari_kalender(tahun: int) -> list[datetime.date]:
    """The days of the calendar of a workbook."""
    first = datetime.date(tahun, 1, 1)
    last = datetime.date(tahun + 1, 12, 31) + datetime.timedelta(days=_EKOR)
    return [first + datetime.timedelta(days=number) for number in range((last - first).days + 1)]


def _tenggat(letak: Letak, baris: int) -> str:
    cell = letak.sel("_tanggal", baris)
    counted = f"INDEX(KalenderHitung,{cell}-KalenderAwal+1)"
    found = f'IFERROR(INDEX(KalenderTanggal,MATCH({counted}+JumlahKonfirmasi,KalenderHitung,0)),"{DI_LUAR}")'
    return (
        f'IF({cell}="","",IF(SatuanKonfirmasi="hari",{cell}+JumlahKonfirmasi,'
        f'IF({cell}<KalenderAwal,"{DI_LUAR}",{found})))'
    )


def _tanggal(letak: Letak, baris: int) -> str:
    own = letak.sel("tanggal_evaluasi", baris)
    return (
        f'IF({letak.sel("nip", baris)}="","",IF(ISNUMBER({own}),INT({own}),'
        f'IF(ISNUMBER(TanggalEvaluasi),INT(TanggalEvaluasi),"")))'
    )


def _keadaan(letak: Letak, baris: int) -> str:
    day, limit, answer, given = (
        letak.sel(name, baris) for name in ("_tanggal", "_tenggat", "jawaban", "tanggal_jawaban")
    )
    late = f"IF(AND(ISNUMBER({given}),ISNUMBER({limit})),{given}>{limit},FALSE)"
    return (
        f'IF({letak.sel("nip", baris)}="","",IF({day}="","Belum dievaluasi",'
        f'IF({answer}<>"",IF({late},"Dianggap setuju; jawaban lewat tenggat",{answer}),'
        f'IF(ISTEXT({limit}),"Tenggat {DI_LUAR}",IF(TODAY()>{limit},"Dianggap setuju","Menunggu")))))'
    )


class PeriksaAlasan:
    """A keberatan goes with its reasons."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        answer, reason = letak.sel("jawaban", baris), letak.sel("alasan", baris)
        objects = f'{answer}="{JawabanKonfirmasi.KEBERATAN.value}"'
        return f'IF(AND({objects},{reason}=""),", alasan keberatan belum diisi","")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = isi[spek.nama][urutan]
        objects = str(row.get("jawaban") or "").casefold() == JawabanKonfirmasi.KEBERATAN.value.casefold()
        return ", alasan keberatan belum diisi" if objects and not row.get("alasan") else ""


class _Keadaan:
    """A condition on the state of a row."""

    def __init__(self, *kata: str) -> None:
        self.kata = kata

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel("_keadaan", baris)
        return "OR(" + ",".join(f'LEFT({cell},{len(word)})="{word}"' for word in self.kata) + ")"


KONFIRMASI: Final = LembarTabel(
    nama="Konfirmasi",
    judul="KONFIRMASI HASIL EVALUASI",
    instruksi="Satu baris satu pegawai. Tanpa jawaban sampai tenggat (dihitung otomatis) berarti dianggap setuju.",
    kolom=(
        Kolom(nama="nip", judul="NIP", jenis=JenisSel.NIP, wajib=True, lebar=21, bantuan="18 angka sebagai teks."),
        Kolom(nama="nama", judul="Nama", ejaan=("Nama Pegawai",), lebar=30, bantuan="Nama pegawai."),
        Kolom(nama="tanggal_evaluasi", judul="Tanggal Evaluasi", jenis=JenisSel.TANGGAL, lebar=19,
              bantuan="Kosong: tanggal evaluasi di lembar Pengaturan."),
        Kolom(nama="jawaban", judul="Jawaban", jenis=JenisSel.PILIHAN, pilihan=JawabanKonfirmasi, lebar=13,
              bantuan="Setuju atau keberatan; kosong bila belum menjawab."),
        Kolom(nama="tanggal_jawaban", judul="Tanggal Jawaban", jenis=JenisSel.TANGGAL, lebar=19,
              bantuan="Tanggal pegawai menjawab."),
        Kolom(nama="alasan", judul="Alasan Keberatan", jenis=JenisSel.TEKS_PANJANG, lebar=40,
              bantuan="Wajib bila keberatan; diteruskan kepada Atasan Pejabat Penilai."),
        Kolom(nama="_tanggal", judul="Dihitung Sejak", jenis=JenisSel.RUMUS, rumus=Terhitung("_tanggal", _tanggal),
              lebar=19, format_angka=FORMAT_TANGGAL, tengah=True),
        Kolom(nama="_tenggat", judul="Tenggat", jenis=JenisSel.RUMUS, rumus=Terhitung("_tenggat", _tenggat), lebar=19,
              format_angka=FORMAT_TANGGAL, tengah=True),
        Kolom(nama="_keadaan", judul="Keadaan", jenis=JenisSel.RUMUS, rumus=Terhitung("_keadaan", _keadaan), lebar=26),
        kolom_status(Status((PeriksaNIP("nip", ganda=True), PeriksaAlasan()))),
    ),
    kapasitas=400,
    beku=2,
    sorotan=(
        Sorotan(kolom=("_tenggat", "_keadaan"), syarat=_Keadaan("Dianggap setuju"), warna="lewat"),
        Sorotan(kolom=("_tenggat", "_keadaan"), syarat=_Keadaan("Keberatan"), warna="bentrok"),
    ),
)


def isi_konfirmasi(baris: list[dict[str, Any]], setelan: dict[str, Any], tahun: int, hari_ini: datetime.date) -> None:
    """Add to every row what its formulas give.

    Args:
        baris: rows as typed.
        setelan: fields of Pengaturan.
        tahun: first year of the calendar.
        hari_ini: the day on which the workbook is made.
    """
    off, worked = (
        {setelan[f"{name}.{n}"] for n in range(HARI_KHUSUS) if isinstance(setelan.get(f"{name}.{n}"), datetime.date)}
        for name in ("libur_tambahan", "tetap_kerja")
    )
    count, unit = setelan["_jumlah"], setelan["_satuan"]
    days = hari_kalender(tahun)
    working = [day for day in days if adalah_hari_kerja(day, off, worked)] if baris else []
    for row in baris:
        row.update({"_tanggal": "", "_tenggat": "", "_keadaan": ""})
        if not row.get("nip"):
            continue
        own = row.get("tanggal_evaluasi")
        day = own if isinstance(own, datetime.date) else setelan.get("tanggal_evaluasi")
        if not isinstance(day, datetime.date):
            row["_keadaan"] = "Belum dievaluasi"
            continue
        row["_tanggal"] = seri(day)
        later = [one for one in working if one > day]
        if unit == "hari":
            row["_tenggat"] = seri(day) + count
        elif not days[0] <= day <= days[-1] or len(later) < count:
            row["_tenggat"] = DI_LUAR
        else:
            row["_tenggat"] = seri(later[count - 1])
        limit, given = row["_tenggat"], row.get("tanggal_jawaban")
        if row.get("jawaban"):
            late = isinstance(given, datetime.date) and isinstance(limit, int) and seri(given) > limit
            row["_keadaan"] = "Dianggap setuju; jawaban lewat tenggat" if late else row["jawaban"]
        elif isinstance(limit, str):
            row["_keadaan"] = f"Tenggat {DI_LUAR}"
        else:
            row["_keadaan"] = "Dianggap setuju" if seri(hari_ini) > limit else "Menunggu"


def _lukis(kanvas: Kanvas) -> None:
    """The calendar: day, working day by the national list, working days counted with the unit's own exceptions."""
    page, settings = kanvas.halaman, kanvas.isi.hitungan.setelan_baris
    off, worked = (
        {settings.get(f"{name}.{n}") for n in range(HARI_KHUSUS)} for name in ("libur_tambahan", "tetap_kerja")
    )
    page.set_column(0, 0, 20)
    page.write_row(1, 0, ("Tanggal", "Hari kerja menurut kalender", "Hari kerja sampai hari itu"))
    look = kanvas.gaya.ringkasan("tanggal")
    days = hari_kalender(kanvas.tahun)
    last = 1 + len(days)
    page.rumus_bersama(2, 3, last)
    counted = 0
    for row, day in enumerate(days, start=2):
        national = int(adalah_hari_kerja(day))
        counted += 1 if day in worked else 0 if day in off else national
        page.write_datetime(row, 0, day, look)
        page.write_number(row, 1, national)
        before = f"$C{row}+" if row > 2 else ""
        cell = f"$A{row + 1}"
        page.write_formula(
            row, 2, f"={before}IF(COUNTIF(TetapKerja,{cell})>0,1,IF(COUNTIF(LiburTambahan,{cell})>0,0,$B{row + 1}))",
            None, counted,
        )
    for name, letter in (("KalenderTanggal", "A"), ("KalenderHitung", "C")):
        kanvas.berkas.define_name(name, f"={_KALENDER}!${letter}$3:${letter}${last + 1}")
    kanvas.berkas.define_name("KalenderAwal", f"={_KALENDER}!$A$3")
    for name, field in (("TetapKerja", "tetap_kerja"), ("LiburTambahan", "libur_tambahan")):
        first = PENGATURAN.baris[f"{field}.0"]
        kanvas.berkas.define_name(name, f"={PENGATURAN.nama}!$B${first}:$B${first + HARI_KHUSUS - 1}")


KALENDER: Final = LembarRingkasan(nama=_KALENDER, judul="KALENDER HARI KERJA", lukis=_lukis, tersembunyi=True)
