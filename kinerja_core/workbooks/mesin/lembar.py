"""Sheets of a grid as records: columns by header, labels by text, cells turned into what the model takes.

One pass over the rows; the model judges them all at once, and only rows it refuses are looked at
cell by cell. Nothing here knows a particular sheet: everything comes from its declaration.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from kinerja_core.model.istilah import YaTidak, cari, tanggal_panjang
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masalah import Masalah, daftar_masalah
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.mesin.kisi import Baris, Isi, Kisi, alamat, huruf_kolom, tempat
from kinerja_core.workbooks.mesin.spek import Isian, JenisSel, LembarForm, LembarTabel, Sel, lipat

M = TypeVar("M", bound=BaseModel)

#: Values of one record by the names of the declaration; blank cells are left out.
Rekam = dict[str, Any]

#: Rows in which a moved header row is looked for.
BATAS_CARI: Final = 60

_ERROR_TEXT: Final = re.compile(r"#(N/A|NAME\?|(REF|VALUE|NUM|NULL|DIV/0|SPILL|CALC|FIELD|BLOCKED)!|GETTING_DATA)")
_TEXTUAL: Final = frozenset({JenisSel.TEKS, JenisSel.TEKS_PANJANG, JenisSel.KODE, JenisSel.TAUTAN, JenisSel.PILIHAN})
_YES_NO: Final = {YaTidak.YA: True, YaTidak.TIDAK: False}

#: Kind of a pydantic problem -> code of the finding.
_CODES: Final[Mapping[str, str]] = {
    "missing": "SEL-WAJIB", "wajib_diisi": "SEL-WAJIB", "string_too_short": "SEL-WAJIB", "too_short": "SEL-WAJIB",
    "nip_angka": "NIP-ANGKA", "nip_salah": "NIP-SALAH",
    "tanggal_teks": "TANGGAL-TEKS", "tanggal_salah": "TANGGAL-SALAH",
    "pilihan_tidak_dikenal": "PILIHAN-TIDAK-DIKENAL", "literal_error": "PILIHAN-TIDAK-DIKENAL",
    "bool_parsing": "PILIHAN-TIDAK-DIKENAL", "bool_type": "PILIHAN-TIDAK-DIKENAL",
    "karakter_terlarang": "TEKS-KARAKTER", "string_too_long": "TEKS-PANJANG",
    "int_type": "ANGKA-SALAH", "int_parsing": "ANGKA-SALAH", "int_from_float": "ANGKA-SALAH",
    "decimal_type": "ANGKA-SALAH", "decimal_parsing": "ANGKA-SALAH", "finite_number": "ANGKA-SALAH",
    "bukan_angka": "ANGKA-SALAH", "decimal_max_places": "ANGKA-BATAS",
    "greater_than_equal": "ANGKA-BATAS", "less_than_equal": "ANGKA-BATAS",
    "pangkat_salah": "PANGKAT-SALAH", "periode_salah": "PERIODE-SALAH", "tautan_berbahaya": "TAUTAN-BERBAHAYA",
    "rentang_bulan_terbalik": "BULAN-TERBALIK", "jenis_pegawai_tidak_cocok": "IDENTITAS-JENIS",
    "pangkat_tidak_cocok": "IDENTITAS-PANGKAT", "periode_skp_salah": "SKP-PERIODE",
    "penilai_sama_dengan_pegawai": "PENILAI-SAMA", "string_type": "SEL-JENIS",
}
#: Problems of a whole record -> the field to look at.
_FIELD_OF: Final[Mapping[str, str]] = {
    "jenis_pegawai_tidak_cocok": "jenis", "pangkat_tidak_cocok": "pangkat", "rentang_bulan_terbalik": "selesai",
    "periode_skp_salah": "selesai", "penilai_sama_dengan_pegawai": "penilai.nip",
}


#: Codes of findings that say that a cell is blank.
_SAYS_BLANK: Final = frozenset({"SEL-WAJIB", "DIALOG-TIDAK-LENGKAP", "REALISASI-TANPA-BUKTI"})


class KumpulanTemuan:
    """Findings of one workbook as they are made."""

    def __init__(self) -> None:
        self.daftar: list[Temuan] = []
        self.tertutup: set[tuple[str, str]] = set()  #: sheet and cell of what is blank for a reason said

    def tambah(
        self, kode: str, pesan: str, *, lembar: str | None = None, sel: str | None = None, saran: str | None = None
    ) -> None:
        """Add a finding of the catalogue; that a cell is blank needs no saying when another finding says why."""
        if kode in _SAYS_BLANK and (lembar, sel) in self.tertutup:
            return
        self.daftar.append(buat_temuan(kode, pesan, lembar=lembar, sel=sel, saran=saran))


@dataclass(slots=True)
class Tabel:
    """A table sheet as read. Indices count from 0; ``nama`` is the sheet's name in the file."""

    spek: LembarTabel
    nama: str
    kolom: Mapping[str, int]
    baris: list[tuple[int, Rekam]]
    kepala: Form
    baris_pertama: int
    persen: frozenset[str] = frozenset()
    isi: Sequence[Baris] = ()  #: every cell of the sheet
    buruk: set[int] = field(default_factory=set)  #: rows that already have a finding of severity kesalahan

    def sel(self, baris: int, nama: str) -> str:
        """Address of a record's cell."""
        column = self.kolom.get(nama)
        return alamat(baris, self.spek.nomor_kolom(nama) if column is None else column)

    def tampil(self, baris: int, nama: str) -> str:
        """What a row shows as text in any column, also in one that a formula fills; empty when nothing."""
        column = self.kolom.get(nama)
        if column is None:
            return ""
        cells = self.isi[baris]
        value = cells[column] if column < len(cells) else ""
        return " ".join(value.split()) if isinstance(value, str) else ""


@dataclass(slots=True)
class Form:
    """Labels and values as read: values by name, and where they stand."""

    spek: LembarForm | LembarTabel
    nama: str
    nilai: Rekam
    tempat: Mapping[str, str]
    isian: Mapping[str, Isian]

    def sel(self, nama: str) -> str | None:
        """Address of a field's value; ``None`` when its label was not found."""
        return self.tempat.get(nama)


#: Codes of findings that one mistake in the SKP repeats in every row that names it.
_REPEATED: Final = frozenset({"IKI-TIDAK-DIKENAL", "RHK-TIDAK-DIKENAL"})


def sekali(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Findings in which the same unknown code is said once per sheet, at its first cell, with the others named."""
    first: dict[tuple[str | None, ...], int] = {}
    cells: dict[int, list[str]] = {}
    kept: list[Temuan] = []
    for item in temuan:
        place = len(kept)
        if item.kode in _REPEATED:
            place = first.setdefault((item.kode, item.lembar, item.pesan), place)
        if place == len(kept):
            kept.append(item)
        else:
            cells.setdefault(place, []).append(item.sel or "")
    for place, others in cells.items():
        named = ", ".join(others[:_ROWS_SHOWN])
        rest = f", dan {len(others) - _ROWS_SHOWN} sel lainnya" if len(others) > _ROWS_SHOWN else ""
        kept[place] = kept[place].model_copy(update={"pesan": f"{kept[place].pesan} Juga di {named}{rest}."})
    return kept


# ------------------------------------------------------------------------------------------------ sheets


#: How Excel (``SKP (2)``), LibreOffice (``SKP_2``) and people call the copy of a sheet, folded.
_COPY_OF: Final = re.compile(r"^(copy of|salinan( dari)?) | (copy|salinan)( [0-9]{1,2})?$| [0-9]{1,2}$")


def cari_lembar(kisi: Kisi, spek: Sequence[LembarTabel | LembarForm], kumpulan: KumpulanTemuan) -> dict[str, str]:
    """Declared name -> name in the file, for each sheet that is there; what is missing becomes a finding."""
    found: dict[str, str] = {}
    strangers: dict[str, str] = {}
    meant = {lipat(spelling): sheet for sheet in spek for spelling in (sheet.nama, *sheet.ejaan)}
    for name in [*kisi.lembar, *kisi.dilewati, *kisi.lain]:
        sheet = meant.get(lipat(name))
        if sheet is None:
            strangers[lipat(name)] = name
        elif sheet.nama in found:
            kumpulan.tambah(
                "LEMBAR-GANDA", f'Lembar "{name}" dan "{found[sheet.nama]}" sama-sama berarti "{sheet.nama}".',
                lembar=name,
            )
        else:
            found[sheet.nama] = name
    for folded, name in strangers.items():
        original = meant.get(_COPY_OF.sub("", folded))
        if original is not None and original.nama in found:
            kumpulan.tambah(
                "LEMBAR-SALINAN", f'Lembar "{name}" tampaknya salinan "{found[original.nama]}"; isinya tidak dibaca.',
                lembar=name,
            )
    for sheet in spek:
        if sheet.nama not in found and sheet.nama in kisi.belum_ada:
            continue
        if sheet.nama not in found:
            near = difflib.get_close_matches(lipat(sheet.nama), strangers, n=1, cutoff=0.5)
            hint = f'; lembar "{strangers[near[0]]}" mungkin maksudnya' if near else ""
            kumpulan.tambah(
                "LEMBAR-TIDAK-ADA", f'Lembar "{sheet.nama}" tidak ada{hint}.', lembar=sheet.nama,
                saran=f'Ganti nama lembar "{strangers[near[0]]}" menjadi "{sheet.nama}".' if near else None,
            )
        elif found[sheet.nama] in kisi.dilewati:
            name = found.pop(sheet.nama)
            where = re.search(r"\b([A-Z]{1,3}[0-9]+), jauh", kisi.dilewati[name])
            kumpulan.tambah(
                "LEMBAR-TERLALU-LUAS", kisi.dilewati[name], lembar=name, sel=where.group(1) if where else None
            )
    return found


# ------------------------------------------------------------------------------------------------ tables


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a header row means: cached, because workbooks share their headers."""

    kolom: Mapping[str, int]
    ganda: tuple[tuple[str, int, int], ...]
    asing: Mapping[str, int]
    nama: tuple[str, ...]
    ambil: Callable[[Sequence[Isi]], tuple[Isi, ...]]
    lebar: int
    isian: frozenset[str]
    semua_isian: bool
    ubah: tuple[tuple[str, Callable[[Any], Any]], ...]


def _yes_no(value: Any) -> Any:
    word = cari(YaTidak, value) if isinstance(value, str) else None
    return value if word is None else _YES_NO[word]


def pecah(value: Any) -> Any:
    """Several values of one cell: one per line, ``;`` also separates; bullets and numbers stay as typed."""
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in re.split(r"[\r\n\x0b\x85\u2028\u2029;]+", value) if part.strip())


def _getter(indices: Sequence[int]) -> Callable[[Sequence[Isi]], tuple[Isi, ...]]:
    if len(indices) == 1:
        only = indices[0]
        return lambda row: (row[only],)
    return itemgetter(*indices)


class _Headers:
    """Plans by sheet and header row."""

    def __init__(self) -> None:
        self._plans: dict[tuple[int, tuple[Isi, ...]], tuple[LembarTabel, _Plan]] = {}

    def rencana(self, spek: LembarTabel, header: tuple[Isi, ...]) -> _Plan:
        key = (id(spek), header)
        known = self._plans.get(key)
        if known is not None and known[0] is spek:
            return known[1]
        if len(self._plans) > 500:
            self._plans.clear()
        plan = _plan(spek, header)
        self._plans[key] = (spek, plan)
        return plan


_HEADERS: Final = _Headers()


def _dibaca(column: Sel) -> bool:
    """Whether the reader takes a column's cells; formulas are computed again, never taken."""
    return not column.nama.startswith("_") and column.jenis is not JenisSel.RUMUS


def _plan(spek: LembarTabel, header: tuple[Isi, ...]) -> _Plan:
    columns: dict[str, int] = {}
    twice: list[tuple[str, int, int]] = []
    strangers: dict[str, int] = {}
    for index, text in enumerate(header):
        if not isinstance(text, str) or not text.strip():
            continue
        column = spek.cari_kolom(text)
        if column is None:
            strangers.setdefault(text, index)
        elif column.nama in columns:
            twice.append((column.nama, columns[column.nama], index))
        else:
            columns[column.nama] = index
    wanted = [c for c in spek.kolom if c.nama in columns and _dibaca(c)]
    typed = frozenset(c.nama for c in wanted if c.isian)
    return _Plan(
        kolom=columns, ganda=tuple(twice), asing=strangers, nama=tuple(c.nama for c in wanted),
        ambil=_getter([columns[c.nama] for c in wanted]) if wanted else lambda _: (),
        lebar=max(columns.values(), default=-1) + 1, isian=typed, semua_isian=len(typed) == len(wanted),
        ubah=tuple(
            [(c.nama, _yes_no) for c in wanted if c.jenis is JenisSel.YA_TIDAK]
            + [(c.nama, pecah) for c in wanted if c.daftar]
        ),
    )


def _header_row(spek: LembarTabel, rows: Sequence[Baris]) -> tuple[int, _Plan] | None:
    """The row that says most headers of the sheet; the declared row first."""
    full = len(spek.kolom)
    usual = spek.baris_judul - 1
    best: tuple[int, _Plan] | None = None
    for index in [usual, *(i for i in range(min(len(rows), BATAS_CARI)) if i != usual)]:
        if index >= len(rows):
            continue
        plan = _HEADERS.rencana(spek, tuple(rows[index])) if index == usual else _plan(spek, tuple(rows[index]))
        if best is None or len(plan.kolom) > len(best[1].kolom):
            best = index, plan
        if len(plan.kolom) == full:
            break
    return best if best is not None and len(best[1].kolom) >= min(2, full) else None


def baca_tabel(spek: LembarTabel, nama: str, kisi: Kisi, kumpulan: KumpulanTemuan) -> Tabel | None:
    """Read a table sheet; ``None`` when its records cannot be used (header or a mandatory column is missing)."""
    rows = kisi.lembar[nama]
    where = _header_row(spek, rows)
    if where is None:
        kumpulan.tambah(
            "JUDUL-TIDAK-ADA", f'Baris judul tabel pada lembar "{nama}" tidak ditemukan.', lembar=nama,
            sel=alamat(spek.baris_judul - 1, 0),
        )
        return None
    header, plan = where
    if not _columns_usable(spek, nama, (header, plan), _later(spek, kisi), kumpulan):
        return None
    percent = kisi.persen.get(nama, frozenset())
    head = _head(spek, nama, rows[:header], kisi, kumpulan)
    table = Tabel(spek, nama, plan.kolom, [], head, header + 1, percent, rows)
    _read_rows(table, plan, rows, header + 1, kumpulan)
    _formulas(table, plan, header, kisi, kumpulan)
    for reference in kisi.gabung.get(nama, ()):
        _merged(table, plan, reference, kumpulan)
    return table


def _later(spek: LembarTabel | LembarForm, kisi: Kisi) -> frozenset[str]:
    """Folded headers and labels that the template of a workbook did not have yet."""
    return frozenset(title for sheet, title in kisi.isian_belum_ada if sheet == lipat(spek.nama))


def _columns_usable(
    spek: LembarTabel, nama: str, judul: tuple[int, _Plan], belum_ada: frozenset[str], kumpulan: KumpulanTemuan
) -> bool:
    """Whether a table has the columns it cannot do without; ``belum_ada`` are those its template did not have yet."""
    header, plan = judul
    usable = True
    for name, first, second in plan.ganda:
        column = spek.kolom_bernama(name)
        if not _dibaca(column):
            continue
        usable = False
        kumpulan.tambah(
            "KOLOM-GANDA",
            f'Judul "{column.judul}" ada di {alamat(header, first)} dan {alamat(header, second)}; '
            "tidak jelas mana yang dibaca.",
            lembar=nama, sel=alamat(header, second),
        )
    folded = {lipat(text): text for text in plan.asing}
    for column in spek.kolom:
        if column.nama in plan.kolom or not _dibaca(column) or lipat(column.judul) in belum_ada:
            continue
        usable = usable and not column.wajib
        near = difflib.get_close_matches(lipat(column.judul), folded, n=1, cutoff=0.6)
        text = folded[near[0]] if near else ""
        place = alamat(header, plan.asing[text]) if near else None
        kumpulan.tambah(
            "KOLOM-TIDAK-ADA",
            f'Kolom "{column.judul}" tidak ditemukan'
            + (f'; judul "{text}" di {place} mungkin maksudnya.' if near else ".")
            + ("" if not column.wajib else " Isi lembar ini tidak dapat dibaca tanpa kolom itu."),
            lembar=nama, sel=place or alamat(header, spek.nomor_kolom(column.nama)),
            saran=f'Ganti judul di {place} menjadi "{column.judul}".' if near else None,
        )
    return usable


def _read_rows(table: Tabel, plan: _Plan, rows: Sequence[Baris], first: int, kumpulan: KumpulanTemuan) -> None:
    names, take, width, changes = plan.nama, plan.ambil, plan.lebar, plan.ubah
    found = table.baris
    for index in range(first, len(rows)):
        row = rows[index]
        if not any(row):
            continue
        if len(row) < width:
            row = [*row, *[""] * (width - len(row))]
        record: Rekam = {}
        strange = False
        for name, value in zip(names, take(row), strict=True):
            if isinstance(value, str):
                if not value:
                    continue
                strange = strange or value[0] in "#="
            elif value is None:
                continue
            record[name] = value
        if not record or not (plan.semua_isian or plan.isian & record.keys()):
            continue
        if strange:
            _look_at(table, index, record, kumpulan)
        for name, change in changes:
            if name in record:
                record[name] = change(record[name])
        found.append((index, record))


def _shows_error(value: Any) -> bool:
    return isinstance(value, str) and _ERROR_TEXT.fullmatch(value) is not None


def _look_at(table: Tabel, row: int, record: Rekam, kumpulan: KumpulanTemuan) -> None:
    """Texts that begin like an error value or a formula."""
    for name, value in record.items():
        if not isinstance(value, str):
            continue
        title = table.spek.kolom_bernama(name).judul
        if value.startswith("="):
            kumpulan.tambah(
                "TEKS-AWALAN-RUMUS", f'{title}: teks {kutip(value)} diawali tanda "=".', lembar=table.nama,
                sel=table.sel(row, name),
            )
        elif _shows_error(value):
            table.buruk.add(row)
            kumpulan.tambah(
                "SEL-GALAT", f"{title}: sel menampilkan {kutip(value)}.", lembar=table.nama, sel=table.sel(row, name)
            )


def _formulas(table: Tabel, plan: _Plan, header: int, kisi: Kisi, kumpulan: KumpulanTemuan) -> None:
    """Formulas in columns that people fill: their last computed value is read, and said to be so."""
    formulas = kisi.rumus.get(table.nama)
    if not formulas or not plan.isian:
        return
    by_letter = {huruf_kolom(plan.kolom[name]): name for name in plan.isian}
    cells: dict[str, list[int]] = {}
    for letter, number in re.findall(rf"\b({'|'.join(by_letter)})([0-9]+)\b", " ".join(formulas)):
        row = int(number) - 1
        if row > header:
            cells.setdefault(by_letter[letter], []).append(row)
    records = dict(table.baris)
    for name, all_rows in cells.items():
        title = table.spek.kolom_bernama(name).judul
        for row in sorted(all_rows):
            if name in records.get(row, {}):
                continue
            if row in records:
                table.buruk.add(row)
            kumpulan.tambah(
                "SEL-RUMUS-KOSONG", f"{title}: sel berisi rumus tanpa hasil yang tersimpan.", lembar=table.nama,
                sel=table.sel(row, name),
            )
        valued = sorted(
            row for row in all_rows if name in records.get(row, {}) and not _shows_error(records[row][name])
        )
        if valued:
            many = f" ({len(valued)} sel, mulai {table.sel(valued[0], name)})" if len(valued) > 1 else ""
            kumpulan.tambah(
                "SEL-RUMUS", f"{title}: sel isian berisi rumus{many}; yang dibaca hasil terakhir yang tersimpan.",
                lembar=table.nama, sel=table.sel(valued[0], name),
            )


def _merged(table: Tabel, plan: _Plan, reference: str, kumpulan: KumpulanTemuan) -> None:
    """Cells of records that a merge covers: what belongs there is not known, so their records are not used.

    Only a column whose blank cells continue the row above may be merged down the rows of one group: it means the same.
    """
    (top, left), (bottom, right) = map(tempat, reference.split(":"))
    columns = {index: name for name, index in plan.kolom.items() if name in plan.isian and left <= index <= right}
    records = {row: record for row, record in table.baris if top <= row <= bottom}
    group = table.spek.grup or ""
    lost: dict[str, list[int]] = {}
    for row, record in records.items():
        same = group in record and record[group] == records.get(top, {}).get(group)
        for index in sorted(columns):
            continues = same and index == left and table.spek.kolom_bernama(columns[index]).lanjut
            if (row, index) != (top, left) and not continues:
                lost.setdefault(columns[index], []).append(row)
                kumpulan.tertutup.add((table.nama, alamat(row, index)))
    if not lost:
        return
    rows = sorted({row for covered in lost.values() for row in covered})
    table.buruk.update(rows)
    titles = ", ".join(table.spek.kolom_bernama(name).judul for name in lost)
    kumpulan.tambah(
        "SEL-TERGABUNG",
        _merged_message(reference, table.isi) + f"{titles} pada baris {_numbers(rows)} tidak dapat dibaca.",
        lembar=table.nama, sel=alamat(top, left),
    )


def _merged_message(reference: str, rows: Sequence[Baris]) -> str:
    """What a merge left, up to the names of what it covers."""
    top, left = tempat(reference.partition(":")[0])
    kept = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
    shown = f" ({kutip(kept, 40)})" if kept not in ("", None) else ""
    return f"Sel {reference} digabung; yang tersimpan hanya isi {alamat(top, left)}{shown}, sehingga "


def _numbers(rows: Sequence[int]) -> str:
    """Numbers of rows as people count them, a few of many."""
    shown = ", ".join(str(row + 1) for row in rows[:_ROWS_SHOWN])
    return shown if len(rows) <= _ROWS_SHOWN else f"{shown}, dan {len(rows) - _ROWS_SHOWN} lainnya"


_ROWS_SHOWN: Final = 5


# ------------------------------------------------------------------------------------------------- forms


def _head(
    spek: LembarTabel, nama: str, rows: Sequence[Baris], kisi: Kisi, kumpulan: KumpulanTemuan
) -> Form:
    fields = {field.nama: field for field in spek.kepala}
    found = _labelled(rows, spek.kepala, nama, 2, kumpulan) if fields else ({}, {})
    return _form(spek, nama, fields, found, kisi=kisi, kumpulan=kumpulan)


def baca_form(spek: LembarForm, nama: str, kisi: Kisi, kumpulan: KumpulanTemuan) -> Form:
    """Read a sheet of labels and values. A missing label is a finding; its value stays out."""
    found = _labelled(kisi.lembar[nama], spek.isian, nama, 1, kumpulan)
    fields = {field.nama: field for field in spek.isian}
    return _form(spek, nama, fields, found, kisi=kisi, kumpulan=kumpulan)


@lru_cache(maxsize=64)
def _labels(fields: tuple[Isian, ...]) -> dict[str, Isian]:
    """Fields by their folded labels; the first of two that share one."""
    return {lipat(spelling): item for item in reversed(fields) for spelling in (item.judul, *item.ejaan)}


_folded: Final = lru_cache(maxsize=4096)(lipat)


def _labelled(
    rows: Sequence[Baris],
    fields: tuple[Isian, ...],
    nama: str,
    step: int,
    kumpulan: KumpulanTemuan,
) -> tuple[Rekam, dict[str, str]]:
    """Values beside their labels: the first filled cell to the right, within ``step`` columns."""
    values: Rekam = {}
    places: dict[str, str] = {}
    labels = _labels(fields)
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            if not isinstance(text, str) or not text:
                continue
            field = labels.get(_folded(text))
            if field is None:
                continue
            beside = row[column + 1 : column + 1 + step]
            offset = next((i for i, value in enumerate(beside) if value not in ("", None)), step - 1)
            value = beside[offset] if offset < len(beside) else ""
            place = alamat(index, column + 1 + offset)
            if field.nama in places:
                if value not in ("", None) and value != values.get(field.nama):
                    kumpulan.tambah(
                        "ISIAN-GANDA", f'Label "{field.judul}" muncul dua kali; isi di {place} tidak dibaca.',
                        lembar=nama, sel=place,
                    )
                break
            places[field.nama] = place
            if value not in ("", None):
                values[field.nama] = value
            break
    return values, places


def _covered(
    fields: Mapping[str, Isian], found: tuple[Rekam, dict[str, str]], lembar: tuple[str, Kisi], kumpulan: KumpulanTemuan
) -> list[str]:
    """Fields whose value a merge covers; each merge is one finding."""
    nama, kisi = lembar
    places = {name: tempat(place) for name, place in found[1].items() if fields[name].isian}
    every: list[str] = []
    for reference in kisi.gabung.get(nama, ()):
        first, last = map(tempat, reference.split(":"))
        covered = [
            name for name, place in places.items()
            if place != first and all(low <= here <= high for low, here, high in zip(first, place, last, strict=True))
        ]
        if covered:
            every += covered
            kumpulan.tertutup |= {(nama, found[1][name]) for name in covered}
            titles = ", ".join(fields[name].judul for name in covered)
            kumpulan.tambah(
                "SEL-TERGABUNG", f"{_merged_message(reference, kisi.lembar[nama])}{titles} tidak dapat dibaca.",
                lembar=nama, sel=alamat(*first),
            )
    return every


def _form(
    spek: LembarForm | LembarTabel, nama: str, fields: Mapping[str, Isian], found: tuple[Rekam, dict[str, str]], *,
    kisi: Kisi, kumpulan: KumpulanTemuan,
) -> Form:
    """Check and convert what was found: values by name, and their places."""
    values, places = found
    percent = kisi.persen.get(nama, frozenset())
    formulas = kisi.rumus.get(nama, frozenset())
    for name in _covered(fields, found, (nama, kisi), kumpulan):
        values.pop(name, None)
    later = _later(spek, kisi)
    covered = kumpulan.tertutup
    for name, item in fields.items():
        if name not in places and item.isian and lipat(item.judul) in later:
            continue
        if name not in places and item.isian:
            kumpulan.tambah("ISIAN-TIDAK-ADA", f'Label "{item.judul}" tidak ditemukan.', lembar=nama)
        elif name not in values and item.isian and places[name] in formulas:
            covered.add((nama, places[name]))
            kumpulan.tambah(
                "SEL-RUMUS-KOSONG", f"{item.judul}: sel berisi rumus tanpa hasil yang tersimpan.", lembar=nama,
                sel=places[name],
            )
    for name in list(values):
        item, value = fields[name], values[name]
        if isinstance(value, str):
            if not value.strip():
                del values[name]
                continue
            if _ERROR_TEXT.fullmatch(value):
                covered.add((nama, places[name]))
                kumpulan.tambah(
                    "SEL-GALAT", f"{item.judul}: sel menampilkan {kutip(value)}.", lembar=nama, sel=places[name]
                )
                del values[name]
                continue
            if value.startswith("="):
                kumpulan.tambah(
                    "TEKS-AWALAN-RUMUS", f'{item.judul}: teks {kutip(value)} diawali tanda "=".', lembar=nama,
                    sel=places[name],
                )
        if item.isian and places[name] in formulas:
            kumpulan.tambah(
                "SEL-RUMUS", f"{item.judul}: sel isian berisi rumus; yang dibaca {kutip(value)}.", lembar=nama,
                sel=places[name],
            )
        values[name] = _converted(item, value, places[name] in percent)
        if item.jenis is JenisSel.YA_TIDAK:
            values[name] = _yes_no(values[name])
    return Form(spek, nama, values, places, fields)


# ------------------------------------------------------------------------------------------------- cells


def kutip(value: object, batas: int = 80) -> str:
    """A value in quotes as the user sees it in the cell, shortened when long."""
    if isinstance(value, bool):
        text = "TRUE" if value else "FALSE"
    elif isinstance(value, float):
        text = _number_text(value)
    elif isinstance(value, datetime.date):
        text = tanggal_panjang(value)
        if isinstance(value, datetime.datetime) and value.time() != datetime.time():
            text += f" {value:%H.%M}"
    else:
        text = " ".join(str(value).split())
    if not text.isprintable():
        text = "".join(character if character.isprintable() else "\ufffd" for character in text)
    return f'"{text if len(text) <= batas else text[: batas - 1] + "…"}"'


def _number_text(value: float) -> str:
    """Exact decimal text of what was typed: ``1.0`` -> ``1``, ``0.1`` -> ``0,1`` as Indonesians write it."""
    return format(Decimal(repr(value)).normalize(), "f").replace(".", ",")


def _converted(sel: Sel, value: Any, percent: bool) -> Any:
    """A number in a text column as its text; everything else as it is. Never a NIP."""
    if sel.jenis in _TEXTUAL and isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number_text(float(Decimal(repr(value)) * 100)) + "%" if percent else _number_text(float(value))
    return value


# ---------------------------------------------------------------------------------------------- records


def bersarang(record: Mapping[str, Any], wajib: Iterable[str] = ()) -> Rekam:
    """Dotted names as nested records: ``waktu.mulai`` -> ``{"waktu": {"mulai": …}}``; ``wajib`` are always there."""
    nested: Rekam = {name: {} for name in wajib}
    for name, value in record.items():
        head, dot, rest = name.partition(".")
        if not dot:
            nested[head] = value
        else:
            nested.setdefault(head, {})[rest] = value
    return nested


@lru_cache(maxsize=64)
def _adapter(model: type[M]) -> TypeAdapter[list[M]]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]  # mypy cannot see that a variable is a type


def rekaman(
    table: Tabel, model: type[M], kumpulan: KumpulanTemuan, *, kelompok: Sequence[str] = (),
    kosong: Mapping[str, str] | None = None,
) -> list[tuple[int, M]]:
    """The records of a table with their rows; a refused row gives findings and stays out.

    Args:
        table: as read.
        model: what one row is.
        kumpulan: where findings go.
        kelompok: names of nested records that a row always has.
        kosong: code of the finding when this column is blank, instead of the usual one.
    """
    if any("." in name for name in table.kolom):
        rows = [(index, bersarang(record, kelompok)) for index, record in table.baris if index not in table.buruk]
    else:
        rows = [(index, record) for index, record in table.baris if index not in table.buruk]
    adapter = _adapter(model)
    try:
        return list(zip([index for index, _ in rows], adapter.validate_python([r for _, r in rows]), strict=True))
    except ValidationError as problem:
        details = problem.errors(include_url=False, include_context=False, include_input=False)
        bad = {error["loc"][0] for error in details}
    originals = dict(table.baris)
    result: list[tuple[int, M]] = []
    for number, (index, record) in enumerate(rows):
        if number not in bad:
            result.append((index, model.model_validate(record)))
            continue
        cleaned = bersihkan(table, index, originals[index])
        if not cleaned:
            continue
        value = periksa_baris(table, index, cleaned, model, kumpulan, kelompok=kelompok, kosong=kosong)
        if value is not None:
            result.append((index, value))
    return result


def bersihkan(table: Tabel, index: int, record: Mapping[str, Any]) -> Rekam:
    """A row without cells of white space only, numbers in text columns as text."""
    cleaned: Rekam = {}
    known = {column.nama for column in table.spek.kolom}
    for name, value in record.items():
        if value == () or (isinstance(value, str) and not value.strip()):
            continue
        if name not in known:  # what the sheet itself says of every row, such as the triwulan
            cleaned[name] = value
            continue
        column = table.spek.kolom_bernama(name)
        percent = bool(table.persen) and table.sel(index, name) in table.persen
        cleaned[name] = _converted(column, value, percent)
        if column.daftar:
            cleaned[name] = pecah(cleaned[name])
    if not any(table.spek.kolom_bernama(name).isian for name in cleaned if name in known):
        return {}
    return cleaned


def periksa_baris(
    table: Tabel, index: int, record: Mapping[str, Any], model: type[M], kumpulan: KumpulanTemuan, *,
    tambahan: Mapping[str, Any] | None = None, kelompok: Sequence[str] = (), awalan: str = "",
    kosong: Mapping[str, str] | None = None,
) -> M | None:
    """One cleaned row as a record; ``None`` with every problem as a finding at its cell.

    Args:
        table: as read.
        index: the row.
        record: values by names below ``awalan``.
        model: what they make.
        kumpulan: where findings go.
        tambahan: values that no column says.
        kelompok: names of nested records that are always there.
        awalan: what the names of the columns begin with (``iki.``).
        kosong: code of the finding when this column is blank, instead of the usual one.
    """
    columns = {column.nama: column for column in table.spek.kolom}
    try:
        return model.model_validate(bersarang(record, kelompok) | dict(tambahan or {}))
    except ValidationError as problem:
        for trouble in daftar_masalah(problem):
            name = nama_isian(trouble, awalan, columns)
            place = table.sel(index, name) if name else alamat(index, 0)
            lapor(trouble, columns.get(name), table.nama, place, kumpulan=kumpulan, kosong=(kosong or {}).get(name))
        return None


def periksa_form(
    form: Form, record: Mapping[str, Any], model: type[M], kumpulan: KumpulanTemuan, *, awalan: str = "",
    tambahan: Mapping[str, Any] | None = None,
) -> M | None:
    """Fields of a form as a record; ``None`` with every problem as a finding at its cell.

    Args:
        form: as read.
        record: values by names below ``awalan``.
        model: what they make.
        kumpulan: where findings go.
        awalan: what the form's names begin with (``pegawai.``).
        tambahan: values that stand elsewhere.
    """
    try:
        return model.model_validate(bersarang(record) | dict(tambahan or {}))
    except ValidationError as problem:
        for trouble in daftar_masalah(problem):
            name = nama_isian(trouble, awalan, form.isian)
            lapor(trouble, form.isian.get(name), form.nama, form.sel(name), kumpulan=kumpulan)
        return None


def nama_isian(trouble: Masalah, awalan: str, names: Iterable[str]) -> str:
    """The declared name a problem of a record belongs to; ``""`` when none does."""
    names = list(names)
    path = [str(part) for part in trouble.jalur if not isinstance(part, int)]
    if trouble.jenis in _FIELD_OF:
        path.append(_FIELD_OF[trouble.jenis])
    for length in range(len(path), 0, -1):
        name = awalan + ".".join(path[:length])
        if name in names:
            return name
    prefix = awalan + ".".join(path) + ("." if path else "")
    return next((name for name in names if name.startswith(prefix)), "") if path else ""


def lapor(
    trouble: Masalah, sel: Sel | None, lembar: str, where: str | None, *, kumpulan: KumpulanTemuan,
    kosong: str | None = None,
) -> None:
    """A problem of the model as a finding; ``kosong`` is the code when the cell is blank."""
    code = _CODES.get(trouble.jenis, "ISI-SALAH")
    title = f"{sel.judul}: " if sel is not None else ""
    value = trouble.nilai
    said = trouble.sebab  # what to do about it is the remedy of the finding
    if code == "SEL-JENIS" and isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        code, said = "SEL-JADI-TANGGAL", f"{kutip(value)} terbaca sebagai tanggal atau jam, bukan teks."
    if code == "ISI-SALAH":
        said = "tidak sesuai dengan ketentuan isian ini."
    if code == "SEL-WAJIB":
        code, said = kosong or code, "belum diisi."
    elif code != "TEKS-KARAKTER" and isinstance(value, _SHOWN) and kutip(value) not in said:
        said = f"{kutip(value)} {said}" if said[0].islower() else f"{kutip(value)}. {said}"
    kumpulan.tambah(code, title + said, lembar=lembar, sel=where)


_SHOWN: Final = (str, int, float, datetime.date, datetime.time, datetime.timedelta)
