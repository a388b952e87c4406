"""Hidden lists of the staff workbook that follow what people type: codes, notes that wait, and the year's deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kinerja_core.model.excel import seri
from kinerja_core.model.istilah import Triwulan
from kinerja_core.rules.jadwal import tenggat_bertanggal
from kinerja_core.workbooks.buku_skp.realisasi import nama_tenggat, tenggat_realisasi
from kinerja_core.workbooks.buku_skp.rumus import (
    KODE_IKI_BARIS,
    KODE_RHK_BARIS,
    NAMA_TAHUN,
    RHK_BERURAIAN_BARIS,
    SKP,
    URUT_IKI_BARIS,
    dari_judul,
    dipakai,
)
from kinerja_core.workbooks.buku_skp.rumus_dialog import (
    CATATAN,
    DAFTAR_CATATAN,
    DIALOG,
    MENUNGGU,
    SEBUTAN_CATATAN,
    rumus_sebutan,
    sebutan_catatan,
)
from kinerja_core.workbooks.mesin.kisi import huruf_kolom
from kinerja_core.workbooks.mesin.rumus import kosong, teks_angka
from kinerja_core.workbooks.mesin.spek import LEMBAR_REF

if TYPE_CHECKING:
    from kinerja_core.workbooks.mesin.acuan import Acuan

_TANPA_TENGGAT: Final = "tidak diketahui"
#: What a dropdown offers before there is anything to choose: a sentence there would be chosen.
_DAFTAR_KOSONG: Final = ""
_TANPA_CATATAN: Final = ""


def tulis_acuan(acuan: Acuan) -> None:
    """Write the lists."""
    _write_codes(acuan)
    _write_notes(acuan)
    _write_deadlines(acuan)


#: Rows of the lists beyond the capacity of the SKP, for rows that people insert.
_SISIPAN: Final = 40


def _write_codes(acuan: Acuan) -> None:
    """Lists that follow the SKP sheet: codes of the rows in use, and codes without gaps for dropdowns elsewhere.

    Every formula takes its row by its place in the whole column (``INDEX``), never by an address of its own: rows of
    the SKP that are moved or deleted would take such an address along.
    """
    skp, where = acuan.pena.buku.tabel(SKP), acuan.letak(SKP)
    columns = acuan.kolom_baru(
        KODE_IKI_BARIS, KODE_RHK_BARIS, RHK_BERURAIAN_BARIS, URUT_IKI_BARIS, "Urut RHK", "DaftarIKI", "DaftarRHK"
    )
    iki, rhk, told, count_iki, count_rhk, pack_iki, pack_rhk = map(huruf_kolom, columns)
    rows = acuan.pena.isi.baris.get(SKP, [])
    room = skp.kapasitas + _SISIPAN
    last = room + 1
    numbers, keys, texts = (dari_judul(where, name) for name in ("rhk.nomor", "iki.kode", "rhk.uraian"))
    iki_codes = [teks_angka(row.get("iki.kode")) for row in rows if dipakai(row)]
    rhk_codes = list(dict.fromkeys(f"RHK {teks_angka(row.get('rhk.nomor'))}" for row in rows if dipakai(row)))
    seen_iki, seen_rhk = 0, set[str]()
    for index in range(room):
        row, here = index + 1, rows[index] if index < len(rows) else {}
        used = dipakai(here)
        code = f"RHK {teks_angka(here.get('rhk.nomor'))}" if used else ""
        seen_iki += used
        seen_rhk |= {code} - {""}
        number, text = f"INDEX({numbers},{row + 1})", f"INDEX({texts},{row + 1})"
        own = f"{rhk}{row + 1}"
        acuan.rumus(
            row, columns[0], f'IFERROR(IF({number}="","",INDEX({keys},{row + 1})&""),"")',
            teks_angka(here.get("iki.kode")) if used else "",
        )
        acuan.rumus(row, columns[1], f'IFERROR(IF({number}="","","RHK "&{number}),"")', code)
        acuan.rumus(
            row, columns[2], f'IFERROR(IF({text}="","",{own}),"")', "" if kosong(here.get("rhk.uraian")) else code
        )
        before = (f"{count_iki}{row}", f"{count_rhk}{row}") if index else ("0", "0")
        acuan.rumus(row, columns[3], f'{before[0]}+IF({iki}{row + 1}="",0,1)', seen_iki)
        once = f"IF(COUNTIF(${rhk}$2:{own},{own})=1,1,0)"
        acuan.rumus(row, columns[4], f'{before[1]}+IF({own}="",0,{once})', len(seen_rhk))
        for column, counts, taken, codes in (
            (columns[5], count_iki, iki, iki_codes), (columns[6], count_rhk, rhk, rhk_codes),
        ):
            empty = _DAFTAR_KOSONG if index == 0 else ""
            place = f"MATCH({row},${counts}$2:${counts}${last},0)"
            acuan.rumus(
                row, column, f'IFERROR(INDEX(${taken}$2:${taken}${last},{place}),"{empty}")',
                codes[index] if index < len(codes) else empty,
            )
    for name, packed, counts in (("DaftarIKI", pack_iki, count_iki), ("DaftarRHK", pack_rhk, count_rhk)):
        size = f"MAX(1,MAX({LEMBAR_REF}!${counts}$2:${counts}${last}))"
        acuan.nama(name, f"{LEMBAR_REF}!${packed}$2:INDEX({LEMBAR_REF}!${packed}$2:${packed}${last},{size})")
    for name, letter in (
        (KODE_IKI_BARIS, iki), (KODE_RHK_BARIS, rhk), (RHK_BERURAIAN_BARIS, told), (URUT_IKI_BARIS, count_iki),
    ):
        acuan.nama(name, f"{LEMBAR_REF}!${letter}$1:${letter}${last}")  # the title stands for the header of the SKP


def _write_notes(acuan: Acuan) -> None:
    """Labels of the notes that ask for a dialog, and a list of those that still wait for one.

    One column holds the label of each row of Catatan Harian, one the places of those that wait, one their labels.
    """
    sheet, where = acuan.pena.buku.tabel(CATATAN), acuan.letak(CATATAN)
    rows = acuan.pena.isi.baris.get(CATATAN, [])
    waiting = [place for place, row in enumerate(rows, start=1) if row.get("_dialog") == MENUNGGU]
    columns = acuan.kolom_baru(SEBUTAN_CATATAN, "Tempat Catatan", DAFTAR_CATATAN)
    labels, places, packed = map(huruf_kolom, columns)
    all_labels = f"${labels}$2:${labels}${sheet.kapasitas + 1}"
    acuan.pena.halaman.rumus_bersama(columns[0], 1, sheet.kapasitas)
    formula = rumus_sebutan(where, sheet.baris_pertama)  # stored once, as it reads in the first row
    for index in range(sheet.kapasitas):
        acuan.rumus(index + 1, columns[0], formula, sebutan_catatan(rows[index]) if index < len(rows) else "")
    state = where.rentang("_dialog")
    end = f"{state.split(':')[0].rpartition('$')[0]}${sheet.baris_terakhir}"
    room = acuan.pena.buku.tabel(DIALOG).kapasitas
    for index in range(room):
        row = index + 1
        if index == 0:
            found = f'IFERROR(MATCH("{MENUNGGU}",{state},0),"")'
        else:
            before = f"{places}{row}"
            rest = f"INDEX({state},{before}+1):{end}"
            found = f'IF(N({before})=0,"",IFERROR({before}+MATCH("{MENUNGGU}",{rest},0),""))'
        acuan.rumus(row, columns[1], found, waiting[index] if index < len(waiting) else "")
        empty = _TANPA_CATATAN if index == 0 else ""
        acuan.rumus(
            row, columns[2], f'IF({places}{row + 1}="","{empty}",INDEX({all_labels},{places}{row + 1}))',
            sebutan_catatan(rows[waiting[index] - 1]) if index < len(waiting) else empty,
        )
    acuan.nama(SEBUTAN_CATATAN, f"{LEMBAR_REF}!{all_labels}")
    acuan.nama(
        DAFTAR_CATATAN,
        f"{LEMBAR_REF}!${packed}$2:INDEX({LEMBAR_REF}!${packed}$2:${packed}${room + 1},"
        f"MAX(1,COUNT({LEMBAR_REF}!${places}$2:${places}${room + 1})))",
    )


def _write_deadlines(acuan: Acuan) -> None:
    """Last days for the realisasi of each quarter of the year that stands in Identitas, by its calendar."""
    (column,) = acuan.kolom_baru("Tenggat")
    year = next(iter(acuan.pena.isi.baris.get("Identitas", ())), {}).get("tahun")
    for quarter in Triwulan:
        day = tenggat_realisasi(int(year), quarter) if isinstance(year, int | float) else None
        shown = _TANPA_TENGGAT if day is None else seri(day)
        acuan.rumus(quarter.nomor, column, rumus_tenggat(f"input-tw{quarter.nomor}"), shown)
        acuan.nama_sel(nama_tenggat(quarter), quarter.nomor, column)


def rumus_tenggat(kode: str) -> str:
    """The deadline of a stage in the year that stands in Identitas, whatever year the workbook is made for."""
    calendars = tenggat_bertanggal(kode)
    days = [
        f"DATE({NAMA_TAHUN}{f'+{later}' if later else ''},{month},{day})" for later, month, day in calendars.values()
    ]
    begun = "+".join(f"({NAMA_TAHUN}>={since.year})" for since in calendars)
    return (
        f'IF(ISNUMBER({NAMA_TAHUN}),IF({NAMA_TAHUN}<{min(calendars).year},"{_TANPA_TENGGAT}",'
        f'CHOOSE({begun},{",".join(days)})),"{_TANPA_TENGGAT}")'
    )
