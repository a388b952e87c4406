"""The outcome of a penilaian 360° as a workbook: scores, groups that may be shown, comments; no evaluator."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from xlsxwriter import Workbook

from kinerja_core.model.excel import DIBUAT
from kinerja_core.model.istilah import KATEGORI_HASIL, Perilaku
from kinerja_core.model.penilaian_360 import HasilPerilaku360
from kinerja_core.model.periode import Periode
from kinerja_core.rules.mutu_360 import SebaranNilai
from kinerja_core.workbooks.mesin.batas import periksa_teks_sel
from kinerja_core.workbooks.mesin.gaya import HURUF, WARNA_GARIS, WARNA_KEPALA, WARNA_PUDAR

_TERTUTUP: Final = "tidak ditampilkan"
_ORANG: Final = (("No", 5.0), ("Nama", 28.0), ("NIP", 20.0))
_HEAD_ROW: Final = 3

_Isi = str | int | Decimal | None
_Kolom = tuple[str, float]


def bangun_rekap_360(
    pegawai: Sequence[HasilPerilaku360], periode: Periode, tentang: Sequence[tuple[str, str]] = (),
    sebaran: Sequence[SebaranNilai] = (),
) -> bytes:
    """Build the workbook: a row per pegawai, per rater group, per comment, and what is known of all together.

    Args:
        pegawai: the outcomes.
        periode: what was rated.
        tentang: what is said of the evaluators together.
        sebaran: how the means that are shown lie in the unit.
    """
    stream = io.BytesIO()
    book: Any = Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties(
        {"title": f"Rekap penilaian perilaku 360° {periode}", "created": DIBUAT, "category": KATEGORI_HASIL}
    )
    looks = _looks(book)
    mark = " (SEMENTARA)" if any(one.sementara for one in pegawai) else ""
    values: tuple[_Kolom, ...] = tuple((value.value, 12.0) for value in Perilaku)
    _sheet(
        book, looks, "Rekap", f"REKAP PENILAIAN PERILAKU 360° {str(periode).upper()}" + mark,
        (*_ORANG, ("Jabatan", 26), ("Skor Perilaku", 9), *values, ("Banyaknya Penilai", 18), ("Catatan", 46)),
        [
            [number, one.nama, str(one.nip), one.jabatan, one.skor,
             *(one.perilaku.get(value) for value in Perilaku), _raters(one), "\n".join(one.catatan)]
            for number, one in enumerate(pegawai, start=1)
        ],
    )
    _sheet(
        book, looks, "Kelompok", "RATA-RATA KELOMPOK PENILAI",
        (*_ORANG, ("Kelompok", 16), ("Penilai", 9), ("Bobot (%)", 9), ("Rata-rata", 18), *values),
        [
            [number, one.nama, str(one.nip), group.hubungan, group.penilai, group.bobot,
             _TERTUTUP if group.rata is None else group.rata, *(group.perilaku.get(value) for value in Perilaku)]
            for number, one in enumerate(pegawai, start=1)
            for group in one.kelompok
        ],
    )
    _sheet(
        book, looks, "Komentar", "KOMENTAR TANPA NAMA, MENURUT ABJAD", (*_ORANG, ("Komentar", 90)),
        [
            [number, one.nama, str(one.nip), comment]
            for number, one in enumerate(pegawai, start=1)
            for comment in one.komentar
        ],
    )
    _about_all(book, looks, pegawai, tentang, sebaran)
    book.close()
    return stream.getvalue()


def _about_all(
    book: Any, looks: dict[str, Any], pegawai: Sequence[HasilPerilaku360], tentang: Sequence[tuple[str, str]],
    sebaran: Sequence[SebaranNilai],
) -> None:
    """The sheets about the unit and its evaluators together."""
    _sheet(
        book, looks, "Sebaran", "SEBARAN RATA-RATA DI UNIT, MENURUT KELOMPOK DAN NILAI",
        (("No", 5), ("Kelompok", 28), ("Nilai", 24), ("Pegawai", 9), ("Rata-rata", 11), ("Terendah", 11),
         ("Tertinggi", 11)),
        [
            [number, one.kelompok, "Semua nilai" if one.nilai is None else one.nilai.value, one.pegawai, one.rata,
             one.terendah, one.tertinggi]
            for number, one in enumerate(sebaran, start=1)
        ],
    )
    agreed = [(one, group) for one in pegawai for group in one.kelompok if group.sebaran]
    _sheet(
        book, looks, "Kesepakatan", "SEBERAPA SEPAKAT PENILAI SATU KELOMPOK",
        (*_ORANG, ("Kelompok", 24), ("Penilai", 9), *((value.value, 13.0) for value in Perilaku)),
        [
            [number, one.nama, str(one.nip), group.hubungan, group.penilai,
             *(group.sebaran.get(value) for value in Perilaku)]
            for number, (one, group) in enumerate(agreed, start=1)
        ],
    )
    _sheet(
        book, looks, "Penilai", "TENTANG PENILAI BERSAMA-SAMA", (("No", 5), ("Tentang", 60), ("Keterangan", 70)),
        [[number, *said] for number, said in enumerate(tentang, start=1)],
    )


def _raters(satu: HasilPerilaku360) -> str:
    return "\n".join(f"{group.hubungan}: {group.penilai}" for group in satu.kelompok)


def _looks(book: Any) -> dict[str, Any]:
    base = {"font_name": HURUF, "font_size": 10}
    cell = base | {"border": 1, "border_color": WARNA_GARIS, "valign": "top", "text_wrap": True}
    return {
        "judul": book.add_format(base | {"font_size": 14, "bold": True, "font_color": WARNA_KEPALA}),
        "ket": book.add_format(base | {"font_size": 9, "font_color": WARNA_PUDAR}),
        "kepala": book.add_format(
            cell | {"bold": True, "font_color": "#FFFFFF", "bg_color": WARNA_KEPALA, "align": "center",
                    "valign": "vcenter"}
        ),
        "teks": book.add_format(cell | {"num_format": "@"}),
        "bulat": book.add_format(cell | {"align": "center"}),
        "angka": book.add_format(cell | {"align": "center", "num_format": "0.00"}),
    }


def _sheet(
    book: Any, looks: dict[str, Any], nama: str, judul: str, kolom: Sequence[_Kolom], baris: Sequence[Sequence[_Isi]]
) -> None:
    page = book.add_worksheet(nama)
    page.hide_gridlines(2)
    page.write_string(0, 0, judul, looks["judul"])
    page.set_row(0, 24)
    page.write_string(
        1, 0, "Hanya rata-rata kelompok; kelompok yang penilainya kurang dari batas digabung, atau tidak dihitung.",
        looks["ket"],
    )
    for number, (title, width) in enumerate(kolom):
        page.set_column(number, number, width)
        page.write_string(_HEAD_ROW, number, title, looks["kepala"])
    page.set_row(_HEAD_ROW, 32)
    for row, cells in enumerate(baris, start=_HEAD_ROW + 1):
        lines = 1
        for number, value in enumerate(cells):
            if isinstance(value, str) and value:
                page.write_string(row, number, periksa_teks_sel(value, nama, ""), looks["teks"])
                width = kolom[number][1]
                lines = max(lines, sum(1 + int(len(line) * 1.1 / width) for line in value.split("\n")))
            elif isinstance(value, int | Decimal):
                page.write_number(row, number, value, looks["bulat" if isinstance(value, int) else "angka"])
            else:
                page.write_blank(row, number, None, looks["teks"])
        page.set_row(row, min(400.0, 13.0 * lines + 4))
    if not baris:
        page.write_string(_HEAD_ROW + 1, 0, "Tidak ada.", looks["ket"])
    last = _HEAD_ROW + max(1, len(baris))
    page.autofilter(_HEAD_ROW, 0, last, len(kolom) - 1)
    page.ignore_errors({"number_stored_as_text": f"A1:AZ{last + 1}"})
    page.freeze_panes(_HEAD_ROW + 1, 2)
    page.repeat_rows(_HEAD_ROW)
    page.print_area(0, 0, last, len(kolom) - 1)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer("&L&8&A&R&8Halaman &P dari &N")
