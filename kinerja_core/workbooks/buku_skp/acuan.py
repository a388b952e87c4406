"""Hidden lists of the staff workbook that follow what people type: codes, notes that wait, and the year's deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kinerja_core.model.excel import seri
from kinerja_core.model.istilah import Triwulan
from kinerja_core.rules.jadwal import tenggat_bertanggal
from kinerja_core.workbooks.buku_skp.kalender_catatan import DAFTAR_LIBUR, libur_dikenal
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
    identitas,
)
from kinerja_core.workbooks.buku_skp.rumus_dialog import (
    CATATAN,
    DAFTAR_CATATAN,
    DIALOG,
    MENUNGGU,
    sebutan_catatan,
)
from kinerja_core.workbooks.mesin.kisi import huruf_kolom
from kinerja_core.workbooks.mesin.lanjutan import NOMOR_LANJUTAN, rentang_lanjutan
from kinerja_core.workbooks.mesin.rumus import kosong, teks_angka
from kinerja_core.workbooks.mesin.spek import LEMBAR_REF, Letak

if TYPE_CHECKING:
    from kinerja_core.workbooks.mesin.acuan import Acuan

_TANPA_TENGGAT: Final = "tidak diketahui"


def tulis_acuan(acuan: Acuan) -> None:
    """Write the lists."""
    _write_codes(acuan)
    _write_notes(acuan)
    _write_deadlines(acuan)
    acuan.daftar(DAFTAR_LIBUR, map(seri, libur_dikenal()))


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
    number, text = f"INDEX({numbers},ROW())", f"INDEX({texts},ROW())"
    for index in range(room):
        row, here = index + 1, rows[index] if index < len(rows) else {}
        used = dipakai(here)
        code = f"RHK {teks_angka(here.get('rhk.nomor'))}" if used else ""
        seen_iki += used
        seen_rhk |= {code} - {""}
        own = f"{rhk}{row + 1}"
        acuan.rumus(
            row, columns[0], f'IFERROR(IF({number}="","",INDEX({keys},ROW())&""),"")',
            teks_angka(here.get("iki.kode")) if used else "",
        )
        acuan.rumus(row, columns[1], f'IFERROR(IF({number}="","","RHK "&{number}),"")', code)
        acuan.rumus(  # without &"" the error of a row past the table stays one in LibreOffice 7.0
            row, columns[2], f'IFERROR(IF({text}="","",{own}&""),"")', "" if kosong(here.get("rhk.uraian")) else code
        )
        before = (f"{count_iki}{row}", f"{count_rhk}{row}") if index else ("0", "0")
        acuan.rumus(row, columns[3], f'{before[0]}+IF({iki}{row + 1}="",0,1)', seen_iki)
        once = f"IF(COUNTIF(${rhk}$2:{own},{own})=1,1,0)"
        acuan.rumus(row, columns[4], f'{before[1]}+IF({own}="",0,{once})', len(seen_rhk))
        for column, counts, taken, codes in (
            (columns[5], count_iki, iki, iki_codes), (columns[6], count_rhk, rhk, rhk_codes),
        ):
            place = f"MATCH(ROW()-1,${counts}$2:${counts}${last},0)"
            acuan.rumus(
                row, column, f'IFERROR(INDEX(${taken}$2:${taken}${last},{place}),"")',
                codes[index] if index < len(codes) else "",
            )
    for column in columns:  # the first row of those that count on has no row above
        acuan.bersama(column, 2 if column in columns[3:5] else 1, room)
    for name, packed, counts in (("DaftarIKI", pack_iki, count_iki), ("DaftarRHK", pack_rhk, count_rhk)):
        size = f"MAX(1,MAX({LEMBAR_REF}!${counts}$2:${counts}${last}))"
        acuan.nama(name, f"{LEMBAR_REF}!${packed}$2:INDEX({LEMBAR_REF}!${packed}$2:${packed}${last},{size})")
    for name, letter in (
        (KODE_IKI_BARIS, iki), (KODE_RHK_BARIS, rhk), (RHK_BERURAIAN_BARIS, told), (URUT_IKI_BARIS, count_iki),
    ):
        acuan.nama(name, f"{LEMBAR_REF}!${letter}$1:${letter}${last}")  # the title stands for the header of the SKP


def _write_notes(acuan: Acuan) -> None:
    """Labels of the notes that still wait for a dialog: those of Catatan Harian, then those of its further sheets.

    One column counts those that wait sheet by sheet; then, row by row, there is the number of a note's sheet, the
    place of the note in it, and its label.
    """
    where, rows = acuan.letak(CATATAN), acuan.pena.isi.baris.get(CATATAN, [])
    waiting = [place for place, row in enumerate(rows, start=1) if row.get("_dialog") == MENUNGGU]
    columns = acuan.kolom_baru("Catatan Menunggu", "Lembar Catatan", "Tempat Catatan", DAFTAR_CATATAN)
    counts, sheets, places, packed = map(huruf_kolom, columns)
    state, labels = where.rentang("_dialog"), where.rentang("_sebutan")
    for row, number in enumerate((1, *NOMOR_LANJUTAN), start=1):
        column = state if number == 1 else rentang_lanjutan(CATATAN, state, str(number))
        before = "" if number == 1 else f"{counts}{row}+"
        acuan.rumus(row, columns[0], f'{before}IFERROR(COUNTIF({column},"{MENUNGGU}"),0)', len(waiting))
    all_counts = f"${counts}$2:${counts}${len(NOMOR_LANJUTAN) + 2}"
    room = acuan.pena.buku.tabel(DIALOG).kapasitas
    for row in range(1, room + 1):
        place = waiting[row - 1] if row <= len(waiting) else None
        sheet, here = f"{sheets}{row + 1}", f"{places}{row + 1}"
        acuan.rumus(
            row, columns[1], f'IF(ROW()-1>MAX({all_counts}),"",1+SUMPRODUCT(--({all_counts}<ROW()-1)))',
            "" if place is None else 1,
        )
        acuan.rumus(row, columns[2], _place(where, row, sheets, places), "" if place is None else place)
        label = f"IF({sheet}=1,{labels},{rentang_lanjutan(CATATAN, labels, sheet)})"
        acuan.rumus(
            row, columns[3], f'IF({here}="","",INDEX({label},{here}))',
            "" if place is None else sebutan_catatan(rows[place - 1]),
        )
    for one in (columns[1], columns[3]):  # the range that a place is looked for in is computed, which no cells share
        acuan.bersama(one, 1, room)
    acuan.nama(
        DAFTAR_CATATAN,
        f"{LEMBAR_REF}!${packed}$2:INDEX({LEMBAR_REF}!${packed}$2:${packed}${room + 1},"
        f"MAX(1,COUNT({LEMBAR_REF}!${places}$2:${places}${room + 1})))",
    )


def _place(catatan: Letak, baris: int, lembar: str, tempat: str) -> str:
    """Formula of the place of a waiting note in its sheet: the next one after that of the row above.

    Args:
        catatan: where the columns of Catatan Harian stand.
        baris: row of the list, from 1.
        lembar: letters of the column of its sheet.
        tempat: letters of this column.
    """
    state, sheet, above = catatan.rentang("_dialog"), f"{lembar}{baris + 1}", f"{tempat}{baris}"
    start, _, end = state.rpartition("!")[2].partition(":")
    letter, first = start.rpartition("$")[0], int(start.rpartition("$")[2])
    from_top = f'MATCH("{MENUNGGU}",IF({sheet}=1,{state},{rentang_lanjutan(CATATAN, state, sheet)}),0)'
    if baris == 1:
        return f'IF({sheet}="","",IFERROR({from_top},""))'
    rest = f"INDEX({state},{above}+1):{state.rpartition('!')[0]}!{end}"
    further = f"INDIRECT(\"'{CATATAN} \"&{sheet}&\"'!{letter}$\"&({first}+{above})&\":{end}\")"
    found = f'{above}+IF({sheet}=1,MATCH("{MENUNGGU}",{rest},0),MATCH("{MENUNGGU}",{further},0))'
    return f'IF({sheet}="","",IFERROR(IF({sheet}={lembar}{baris},{found},{from_top}),""))'


def _write_deadlines(acuan: Acuan) -> None:
    """Last days for the realisasi of each quarter of the year that stands in Identitas, by its calendar."""
    (column,) = acuan.kolom_baru("Tenggat")
    year = identitas(acuan.pena.isi.baris).get("tahun")
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
