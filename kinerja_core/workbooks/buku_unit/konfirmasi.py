"""Konfirmasi: per person the day of the evaluation, the tenggat, and the answer."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

from kinerja_core.model.excel import seri, tanggal_seri
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Konfirmasi
from kinerja_core.rules.aturan import muat
from kinerja_core.rules.hari_libur import keraguan
from kinerja_core.rules.konfirmasi import (
    BELUM_DIEVALUASI,
    DIANGGAP_SETUJU,
    LEWAT,
    MENUNGGU,
    PERKIRAAN,
    TANPA_HARI,
    sebut_keadaan,
)
from kinerja_core.rules.tenggat import tenggat_konfirmasi
from kinerja_core.workbooks.buku_unit.daftar_pegawai import KAPASITAS_PEGAWAI
from kinerja_core.workbooks.buku_unit.kalender import hari_kalender
from kinerja_core.workbooks.buku_unit.pengaturan import HARI_KHUSUS, PENGATURAN
from kinerja_core.workbooks.buku_unit.petak import Petak
from kinerja_core.workbooks.buku_unit.rumus import NAMA_PEMERINGKATAN, Terhitung
from kinerja_core.workbooks.buku_unit.setelan import pada
from kinerja_core.workbooks.buku_unit.tanggal import PeriksaJawaban
from kinerja_core.workbooks.mesin.gaya import FORMAT_TANGGAL
from kinerja_core.workbooks.mesin.isi_sel import (
    angka_nip,
    hampa,
    hari,
    rumus_hari,
    rumus_kosong,
    rumus_nip,
    rumus_salah,
    rumus_tanggal,
    salah,
    seri_hari,
)
from kinerja_core.workbooks.mesin.rumus import PeriksaNIP, Status, kolom_status, kosong, teks_angka
from kinerja_core.workbooks.mesin.spek import (
    IsiBuku,
    JenisSel,
    Kolom,
    LembarTabel,
    Letak,
    Sorotan,
)
from kinerja_core.workbooks.mesin.tiba import PeriksaTiba

#: What a tenggat says when the calendar of the workbook does not reach it.
DI_LUAR: Final = "di luar kalender buku"
#: What is said of an answer, or of its day, that the program cannot take either.
TAK_TERBACA: Final = "Perbaiki jawaban atau tanggalnya"
#: What an answer is read from.
_JAWABAN: Final = ("jawaban", "tanggal_jawaban")


def _menurut_aturan(hari: str, daftar: str) -> str:
    """What the rule says for an evaluation on a day; before its first value, that first one."""
    return f"LOOKUP(MAX({hari},INDEX(TenggatSejak,1)),TenggatSejak,{daftar})"


def _satuan(hari: str) -> str:
    return f'IF(SatuanKonfirmasi="",{_menurut_aturan(hari, "TenggatSatuan")},SatuanKonfirmasi)'


def _tenggat(letak: Letak, baris: int) -> str:
    cell = letak.sel("_tanggal", baris)
    counted = f"INDEX(KalenderHitung,{cell}-KalenderAwal+1)"
    count = f'IF(JumlahKonfirmasi="",{_menurut_aturan(cell, "TenggatJumlah")},JumlahKonfirmasi)'
    found = f'IFERROR(INDEX(KalenderTanggal,MATCH({counted}+{count},KalenderHitung,0)),"{DI_LUAR}")'
    return (
        f'IF({cell}="","",IF({_satuan(cell)}="hari",{cell}+{count},'
        f'IF({cell}<KalenderAwal,"{DI_LUAR}",{found})))'
    )


def _tanggal(letak: Letak, baris: int) -> str:
    """The day from which silence counts; blank while there is no result yet that could be answered."""
    own, nip, answer = (letak.sel(name, baris) for name in ("tanggal_evaluasi", "nip", "jawaban"))
    decided = (
        f"INDEX({letak.rentang('predikat', NAMA_PEMERINGKATAN)},"
        f"MATCH({rumus_nip(nip)},{letak.rentang('nip', NAMA_PEMERINGKATAN)},0))"
    )
    day = f'IF({own}="",INT(TanggalEvaluasi),{rumus_tanggal(own)})'
    # to LibreOffice 7.0 a condition that fails is one that does not hold, so the inner IFERROR is needed
    return f'IF({nip}="","",IFERROR(IF(IFERROR(IF({answer}="",{decided},1),"")="","",{day}),""))'


def _keadaan(letak: Letak, baris: int) -> str:
    day, limit, answer, given = (
        letak.sel(name, baris) for name in ("_tanggal", "_tenggat", "jawaban", "tanggal_jawaban")
    )
    late = f"IFERROR(IF(ISNUMBER({limit}),{rumus_tanggal(given)}>{limit},FALSE),FALSE)"
    doubt = f"INDEX(KalenderRagu,{limit}-KalenderAwal+1)>INDEX(KalenderRagu,{day}-KalenderAwal+1)"
    guessed = f'IF({_satuan(day)}="hari","",IF({doubt},"{PERKIRAAN}",""))'
    wrong = "&".join(rumus_salah(letak.spek.kolom_bernama(name), letak.sel(name, baris)) for name in _JAWABAN)
    return (
        f'IF({letak.sel("nip", baris)}="","",IF({day}="","{BELUM_DIEVALUASI}",'
        f'IF({wrong}<>"","{TAK_TERBACA}",IF({answer}<>"",IF({given}="",{answer}&"{TANPA_HARI}",'
        f'IF({late},"{LEWAT}"&{guessed},{answer})),'
        f'IF(ISTEXT({limit}),"Tenggat {DI_LUAR}",IF(TODAY()>{limit},"{DIANGGAP_SETUJU}","{MENUNGGU}")&{guessed})))))'
    )


class PeriksaAlasan:
    """A keberatan goes with its reasons."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        blank = rumus_kosong(letak.spek.kolom_bernama("alasan"), letak.sel("alasan", baris))
        objects = f'{letak.sel("jawaban", baris)}="{JawabanKonfirmasi.KEBERATAN.value}"'
        return f'IF(AND({objects},{blank}),", alasan keberatan belum diisi","")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = isi[spek.nama][urutan]
        objects = str(row.get("jawaban") or "").casefold() == JawabanKonfirmasi.KEBERATAN.value.casefold()
        return ", alasan keberatan belum diisi" if objects and hampa(row.get("alasan")) else ""


class _Keadaan:
    """A condition on the state of a row."""

    def __init__(self, *kata: str) -> None:
        self.kata = kata

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel("_keadaan", baris)
        return "OR(" + ",".join(f'LEFT({cell},{len(word)})="{word}"' for word in self.kata) + ")"


KONFIRMASI: Final = LembarTabel(
    rekaman=Konfirmasi,
    letak_rekaman="konfirmasi",
    nama="Konfirmasi",
    judul="KONFIRMASI HASIL EVALUASI",
    instruksi="Satu baris satu pegawai. Tanpa jawaban sampai tenggat (dihitung otomatis) berarti dianggap setuju. "
    "Keberatan dilanjutkan di lembar Keberatan.",
    kolom=(
        Kolom(nama="nip", judul="NIP", jenis=JenisSel.NIP, wajib=True, lebar=21, bantuan="18 angka sebagai teks."),
        Kolom(nama="nama", judul="Nama", ejaan=("Nama Pegawai",), lebar=30, bantuan="Nama pegawai."),
        Kolom(nama="tanggal_evaluasi", judul="Tanggal Evaluasi", jenis=JenisSel.TANGGAL, lebar=19,
              bantuan="Kosong: tanggal evaluasi di lembar Pengaturan."),
        Kolom(nama="tanggal_undangan", judul="Tanggal Undangan", jenis=JenisSel.TANGGAL, lebar=19, sejak=3,
              bantuan="Tanggal undangan konfirmasi dikirim kepada pegawai; boleh kosong."),
        Kolom(nama="jawaban", judul="Jawaban", jenis=JenisSel.PILIHAN, pilihan=JawabanKonfirmasi, lebar=13,
              bantuan="Setuju atau keberatan; kosong bila belum menjawab."),
        Kolom(nama="tanggal_jawaban", judul="Tanggal Jawaban", jenis=JenisSel.TANGGAL, lebar=19,
              bantuan="Tanggal pegawai menjawab."),
        Kolom(nama="alasan", judul="Alasan Keberatan", jenis=JenisSel.TEKS_PANJANG, lebar=40,
              bantuan="Wajib bila keberatan; kelanjutannya di lembar Keberatan."),
        Kolom(nama="_tanggal", judul="Dihitung Sejak", jenis=JenisSel.RUMUS, rumus=Terhitung("_tanggal", _tanggal),
              lebar=19, format_angka=FORMAT_TANGGAL, tengah=True),
        Kolom(nama="_tenggat", judul="Tenggat", jenis=JenisSel.RUMUS, rumus=Terhitung("_tenggat", _tenggat), lebar=19,
              format_angka=FORMAT_TANGGAL, tengah=True),
        Kolom(nama="_keadaan", judul="Keadaan", jenis=JenisSel.RUMUS, rumus=Terhitung("_keadaan", _keadaan), lebar=26),
        *kolom_status(Status((PeriksaNIP("nip"), PeriksaAlasan(), PeriksaJawaban(), PeriksaTiba("tanggal_jawaban")))),
    ),
    kapasitas=KAPASITAS_PEGAWAI,
    beku=2,
    sorotan=(
        Sorotan(kolom=("_tenggat", "_keadaan"), syarat=_Keadaan(DIANGGAP_SETUJU), warna="lewat"),
        Sorotan(kolom=("_tenggat", "_keadaan"), syarat=_Keadaan(JawabanKonfirmasi.KEBERATAN.value), warna="bentrok"),
    ),
)


def susun_konfirmasi(petak: Petak, setelan: dict[str, Any]) -> None:
    """Lay out how long an answer is waited for: what is set, and what the rule says from which day of evaluation on."""
    count, unit = setelan.get("konfirmasi_jumlah"), setelan.get("konfirmasi_satuan")
    spans = muat("tenggat").nilai
    petak.tabel("TenggatSejak", [[seri(day) for day in spans]])
    petak.tabel("TenggatJumlah", [[span.jumlah for span in spans.values()]])
    petak.tabel("TenggatSatuan", [[span.satuan for span in spans.values()]])
    where = {field.nama: f"{PENGATURAN.nama}!$B${PENGATURAN.baris[field.nama]}" for field in PENGATURAN.isian}
    petak.satu(
        "Jumlah hari konfirmasi",
        f"IF(ISNUMBER({where['konfirmasi_jumlah']}),{where['konfirmasi_jumlah']},\"\")",
        count if isinstance(count, int) else "", "JumlahKonfirmasi",
    )
    petak.satu(
        "Satuan hari konfirmasi",
        f'{where["konfirmasi_satuan"]}&""', unit or "", "SatuanKonfirmasi",
    )
    petak.satu(
        "Tanggal evaluasi", rumus_hari(where["tanggal_evaluasi"]), seri_hari(setelan.get("tanggal_evaluasi")),
        "TanggalEvaluasi",
    )


def hitung_konfirmasi(
    baris: list[dict[str, Any]], setelan: dict[str, Any], tahun: int, hari_ini: datetime.date,
    predikat: Mapping[str, str],
) -> None:
    """Add to every row what its formulas give.

    Args:
        baris: rows as typed.
        setelan: fields of Pengaturan.
        tahun: first year of the calendar.
        hari_ini: the day on which the workbook is made.
        predikat: what is decided, by the digits of the NIP; blank for nothing yet.
    """
    days = hari_kalender(tahun)
    for row in baris:
        row.update({"_tanggal": "", "_tenggat": "", "_keadaan": ""})
        if not row.get("nip"):
            continue
        own = row.get("tanggal_evaluasi")
        day = hari(setelan.get("tanggal_evaluasi") if kosong(own) else own)
        decided = predikat.get(angka_nip(teks_angka(row["nip"]))) or not kosong(row.get("jawaban"))
        if not isinstance(day, datetime.date) or not decided:
            row["_keadaan"] = BELUM_DIEVALUASI
            continue
        row["_tanggal"] = seri(day)
        limit = row["_tenggat"] = _batas_jawaban(day, setelan, (days[0], days[-1]))
        given = hari(row.get("tanggal_jawaban"))
        working = (setelan.get("konfirmasi_satuan") or pada("tenggat", day).satuan) != "hari"
        guessed = isinstance(limit, int) and working and keraguan(day, tanggal_seri(limit))
        if any(salah(KONFIRMASI.kolom_bernama(name), row.get(name)) for name in _JAWABAN):
            row["_keadaan"] = TAK_TERBACA
        elif isinstance(limit, str) and not row.get("jawaban"):
            row["_keadaan"] = f"Tenggat {DI_LUAR}"
        else:
            row["_keadaan"] = sebut_keadaan(
                row.get("jawaban"), given if isinstance(given, datetime.date) else None,
                tanggal_seri(limit) if isinstance(limit, int) else None, hari_ini, ragu=bool(guessed),
            )


def _batas_jawaban(
    tanggal: datetime.date, setelan: dict[str, Any], kalender: tuple[datetime.date, datetime.date]
) -> int | str:
    """The tenggat of an evaluation by the rule, as a cell shows it; working days as far as the calendar reaches."""
    off, worked = (
        frozenset(day for n in range(HARI_KHUSUS) if isinstance(day := setelan.get(f"{name}.{n}"), datetime.date))
        for name in ("libur_tambahan", "tetap_kerja")
    )
    span, count = pada("tenggat", tanggal), setelan.get("konfirmasi_jumlah")
    unit = setelan.get("konfirmasi_satuan") or span.satuan
    limit = tenggat_konfirmasi(
        tanggal, jumlah=count if isinstance(count, int) else span.jumlah, satuan=unit, libur_tambahan=off,
        tetap_kerja=worked,
    ).hasil
    first, last = kalender
    return seri(limit) if unit == "hari" or (first <= tanggal and limit <= last) else DI_LUAR
