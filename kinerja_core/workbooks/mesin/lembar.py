"""Sheets of a grid as records: columns by header, labels by text, cells turned into what the model takes.

One pass over the rows; the model judges them all at once, and only rows it refuses are looked at
cell by cell. Nothing here knows a particular sheet: everything comes from its declaration.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any, Final

from kinerja_core.workbooks.mesin.isi_sel import hampa, hari, salah, tampak_sah
from kinerja_core.workbooks.mesin.kisi import Baris, Isi, Kisi, alamat, huruf_kolom, tempat
from kinerja_core.workbooks.mesin.nilai import GALAT, kutip, pecah, sesuai, tampak_galat, ya_tidak
from kinerja_core.workbooks.mesin.spek import Isian, JenisSel, LembarForm, LembarTabel, Sel, SpekBuku, lipat
from kinerja_core.workbooks.mesin.temuan import TEMPAT_DISEBUT, KumpulanTemuan

#: Values of one record by the names of the declaration; blank cells are left out.
Rekam = dict[str, Any]

#: Rows in which a moved header row is looked for.
BATAS_CARI: Final = 60


@dataclass(slots=True)
class Tabel:
    """A table sheet as read. Indices count from 0; ``nama`` is the sheet's name in the file."""

    spek: LembarTabel
    nama: str
    kolom: Mapping[str, int]
    baris: list[tuple[int, Rekam]]
    kepala: Form
    baris_pertama: int
    kumpulan: KumpulanTemuan
    persen: frozenset[str] = frozenset()
    isi: Sequence[Baris] = ()  #: every cell of the sheet
    buruk: set[int] = field(default_factory=set)  #: rows that already have a finding of severity kesalahan
    cacat: dict[int, set[str]] = field(default_factory=dict)  #: by row, columns whose cell they cannot hold

    def sel(self, baris: int, nama: str) -> str:
        """Address of a record's cell."""
        column = self.kolom.get(nama)
        return alamat(baris, self.spek.nomor_kolom(nama) if column is None else column)

    def temuan(self, kode: str, pesan: str, baris: int, nama: str) -> None:
        """Say what is wrong in a record's cell."""
        self.kumpulan.tambah(kode, pesan, lembar=self.nama, sel=self.sel(baris, nama))

    def cacat_di(self, baris: int, nama: str) -> bool:
        """Whether a record's cell was refused for what it holds."""
        return nama in self.cacat.get(baris, ())

    def judul(self, nama: str) -> str:
        """Header of a column as declared."""
        return self.spek.kolom_bernama(nama).judul

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
    kumpulan: KumpulanTemuan
    cacat: set[str] = field(default_factory=set)  #: fields whose cell they cannot hold

    def sel(self, nama: str) -> str | None:
        """Address of a field's value; ``None`` when its label was not found."""
        return self.tempat.get(nama)

    def letak(self, nama: str, nip: str | None) -> dict[str, tuple[str, str]]:
        """Where the NIP in a field stands: the NIP -> sheet and cell."""
        cell = self.sel(nama)
        return {nip: (self.nama, cell)} if cell is not None and nip is not None else {}

    def temuan(self, kode: str, pesan: str, nama: str) -> None:
        """Say what is wrong in a field."""
        self.kumpulan.tambah(kode, pesan, lembar=self.nama, sel=self.sel(nama))


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
        if sheet.nama not in found and sheet.sejak > kisi.versi:
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
    tampak: tuple[tuple[str, Callable[[Any], bool]], ...]  #: quick looks at what cells hold
    teks: frozenset[str]


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
            [(c.nama, ya_tidak) for c in wanted if c.jenis is JenisSel.YA_TIDAK]
            + [(c.nama, hari) for c in wanted if c.jenis is JenisSel.TANGGAL]
            + [(c.nama, pecah) for c in wanted if c.daftar]
        ),
        tampak=tuple((c.nama, look) for c in wanted if (look := tampak_sah(c)) is not None),
        teks=frozenset(c.nama for c in wanted if c.isian and tampak_sah(c) is None),
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


def baca_tabel(
    spek: LembarTabel, nama: str, kisi: Kisi, kumpulan: KumpulanTemuan, *, ketat: bool = False
) -> Tabel | None:
    """Read a table sheet; ``None`` when its records cannot be used (header or a mandatory column is missing).

    ``ketat``: it is a sheet of a book of ours, whose formulas see the cells as they are; a cell that they cannot see
    is refused. Lists that come from elsewhere have no formulas.
    """
    rows = kisi.lembar[nama]
    where = _header_row(spek, rows)
    if where is None:
        kumpulan.tambah(
            "JUDUL-TIDAK-ADA", f'Baris judul tabel pada lembar "{nama}" tidak ditemukan.', lembar=nama,
            sel=alamat(spek.baris_judul - 1, 0),
        )
        return None
    header, plan = where
    if not _columns_usable(spek, nama, (header, plan), kisi.versi, kumpulan):
        return None
    percent = kisi.persen.get(nama, frozenset())
    head = _head(spek, nama, rows[:header], kisi, kumpulan, ketat=ketat)
    table = Tabel(spek, nama, plan.kolom, [], head, header + 1, kumpulan, percent, rows)
    _read_rows(table, plan, rows, header + 1, ketat=ketat)
    _formulas(table, plan, header, kisi)
    for reference in kisi.gabung.get(nama, ()):
        _merged(table, plan, reference)
    return table


def _columns_usable(
    spek: LembarTabel, nama: str, judul: tuple[int, _Plan], versi: int, kumpulan: KumpulanTemuan
) -> bool:
    """Whether a table has the columns it cannot do without, of those that its template (``versi``) had."""
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
        if column.nama in plan.kolom or not _dibaca(column) or column.sejak > versi:
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


def _read_rows(table: Tabel, plan: _Plan, rows: Sequence[Baris], first: int, *, ketat: bool) -> None:
    looks = plan.tampak if ketat else ()
    for index in range(first, len(rows)):
        row = rows[index]
        if not any(row):
            continue
        if len(row) < plan.lebar:
            row = [*row, *[""] * (plan.lebar - len(row))]
        record, strange, odd = _record(plan, row)
        if not record or not (plan.semua_isian or plan.isian & record.keys()):
            continue
        if strange:
            _look_at(table, index, record)
        if ketat and (odd or table.persen or any(name in record and not look(record[name]) for name, look in looks)):
            _refuse(table, index, record)
        for name, change in plan.ubah:
            if name in record:
                record[name] = change(record[name])
        table.baris.append((index, record))


def _record(plan: _Plan, row: Sequence[Isi]) -> tuple[Rekam, bool, bool]:
    """Filled cells of a row, whether a text begins like an error or a formula, and whether a text is none."""
    record: Rekam = {}
    strange = odd = False
    for name, value in zip(plan.nama, plan.ambil(row), strict=True):
        if isinstance(value, str):
            if not value:
                continue
            strange = strange or value[0] in "#="
        elif value is None:
            continue
        else:
            odd = odd or name in plan.teks
        record[name] = value
    return record, strange, odd


def _refuse(table: Tabel, row: int, record: Rekam) -> None:
    """Say of every cell of a row that its column cannot hold it what is wrong, in the words of the sheet's status."""
    if all(map(hampa, record.values())):
        return  # nothing stands in this row
    for name, value in record.items():
        column, place = table.spek.kolom_bernama(name), table.sel(row, name)
        wrong = None if tampak_galat(value) else salah(column, value, persen=place in table.persen)
        if wrong is not None:
            table.kumpulan.tambah(
                wrong.kode, wrong.pesan(column, value), lembar=table.nama, sel=place, saran=wrong.saran
            )
            table.kumpulan.cacat.add((table.nama, place))
            table.buruk.add(row)
            table.cacat.setdefault(row, set()).add(name)


def _look_at(table: Tabel, row: int, record: Rekam) -> None:
    """Texts that begin like an error value or a formula."""
    for name, value in record.items():
        if not isinstance(value, str):
            continue
        title = table.judul(name)
        if value.startswith("="):
            table.temuan("TEKS-AWALAN-RUMUS", f'{title}: teks {kutip(value)} diawali tanda "=".', row, name)
        elif tampak_galat(value):
            table.buruk.add(row)
            table.temuan("SEL-GALAT", f"{title}: sel menampilkan {kutip(value)}.", row, name)


def _formulas(table: Tabel, plan: _Plan, header: int, kisi: Kisi) -> None:
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
        title = table.judul(name)
        for row in sorted(all_rows):
            if name in records.get(row, {}):
                continue
            if row in records:
                table.buruk.add(row)
            table.temuan("SEL-RUMUS-KOSONG", f"{title}: sel berisi rumus tanpa hasil yang tersimpan.", row, name)
        valued = sorted(
            row for row in all_rows if name in records.get(row, {}) and not tampak_galat(records[row][name])
        )
        if valued:
            many = f" ({len(valued)} sel, mulai {table.sel(valued[0], name)})" if len(valued) > 1 else ""
            table.temuan(
                "SEL-RUMUS", f"{title}: sel isian berisi rumus{many}; yang dibaca hasil terakhir yang tersimpan.",
                valued[0], name,
            )


def _merged(table: Tabel, plan: _Plan, reference: str) -> None:
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
                table.kumpulan.tertutup.add((table.nama, alamat(row, index)))
    if not lost:
        return
    rows = sorted({row for covered in lost.values() for row in covered})
    table.buruk.update(rows)
    titles = ", ".join(table.judul(name) for name in lost)
    table.kumpulan.tambah(
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
    shown = ", ".join(str(row + 1) for row in rows[:TEMPAT_DISEBUT])
    return shown if len(rows) <= TEMPAT_DISEBUT else f"{shown}, dan {len(rows) - TEMPAT_DISEBUT} lainnya"


# ------------------------------------------------------------------------------------------------- forms


def _head(
    spek: LembarTabel, nama: str, rows: Sequence[Baris], kisi: Kisi, kumpulan: KumpulanTemuan, *, ketat: bool
) -> Form:
    fields = {field.nama: field for field in spek.kepala}
    found = _labelled(rows, spek.kepala, nama, 2, kumpulan) if fields else ({}, {})
    return _form(spek, nama, fields, found, kisi=kisi, kumpulan=kumpulan, ketat=ketat)


def baca_form(
    spek: LembarForm, nama: str, kisi: Kisi, kumpulan: KumpulanTemuan, *, ketat: bool = False
) -> Form:
    """Read a sheet of labels and values. A missing label is a finding; its value stays out.

    ``ketat`` as in :func:`baca_tabel`.
    """
    found = _labelled(kisi.lembar[nama], spek.isian, nama, 1, kumpulan)
    fields = {field.nama: field for field in spek.isian}
    return _form(spek, nama, fields, found, kisi=kisi, kumpulan=kumpulan, ketat=ketat)


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
    kisi: Kisi, kumpulan: KumpulanTemuan, ketat: bool,
) -> Form:
    """Check and convert what was found: values by name, and their places."""
    values, places = found
    percent = kisi.persen.get(nama, frozenset())
    formulas = kisi.rumus.get(nama, frozenset())
    for name in _covered(fields, found, (nama, kisi), kumpulan):
        values.pop(name, None)
    form = Form(spek, nama, values, places, fields, kumpulan)
    covered = kumpulan.tertutup
    for name, item in fields.items():
        if name not in places and item.sejak > kisi.versi:
            continue
        if name not in places and item.isian:
            kumpulan.tambah("ISIAN-TIDAK-ADA", f'Label "{item.judul}" tidak ditemukan.', lembar=nama)
        elif name not in values and item.isian and places[name] in formulas:
            covered.add((nama, places[name]))
            form.temuan("SEL-RUMUS-KOSONG", f"{item.judul}: sel berisi rumus tanpa hasil yang tersimpan.", name)
    for name in list(values):
        _take(form, name, percent=places[name] in percent, formula=places[name] in formulas, ketat=ketat)
    return form


def _take(form: Form, name: str, *, percent: bool, formula: bool, ketat: bool) -> None:
    """Judge the value of a field, and make of it what the model takes; one that only seems filled goes."""
    item, value, where = form.isian[name], form.nilai[name], (form.nama, form.tempat[name])
    if isinstance(value, str) and GALAT.fullmatch(value):
        form.kumpulan.tertutup.add(where)
        form.cacat.add(name)
        form.temuan("SEL-GALAT", f"{item.judul}: sel menampilkan {kutip(value)}.", name)
        del form.nilai[name]
        return
    wrong = salah(item, value, persen=percent) if ketat else None
    if wrong is not None:
        form.cacat.add(name)
        form.kumpulan.tambah(
            wrong.kode, wrong.pesan(item, value), lembar=where[0], sel=where[1], saran=wrong.saran
        )
        form.kumpulan.cacat.add(where)
    if hampa(value):
        del form.nilai[name]
        return
    if isinstance(value, str) and value.startswith("="):
        form.temuan("TEKS-AWALAN-RUMUS", f'{item.judul}: teks {kutip(value)} diawali tanda "=".', name)
    if item.isian and formula:
        form.temuan("SEL-RUMUS", f"{item.judul}: sel isian berisi rumus; yang dibaca {kutip(value)}.", name)
    value = sesuai(item, value, percent)
    change = {JenisSel.YA_TIDAK: ya_tidak, JenisSel.TANGGAL: hari}.get(item.jenis)
    form.nilai[name] = change(value) if change is not None else value


# ------------------------------------------------------------------------------------------------- books


def lembar_data(spek: SpekBuku) -> tuple[LembarTabel | LembarForm, ...]:
    """Sheets that people fill; what the program wrote is made again, not read."""
    return tuple(
        sheet for sheet in spek.lembar if isinstance(sheet, LembarTabel | LembarForm) and sheet.peran != "hasil"
    )


def baca_lembar(kisi: Kisi, spek: SpekBuku, kumpulan: KumpulanTemuan) -> tuple[dict[str, Tabel], dict[str, Form]]:
    """Every declared sheet of a workbook that could be read: tables and forms by their declared names."""
    sheets = lembar_data(spek)
    names = cari_lembar(kisi, sheets, kumpulan)
    tables: dict[str, Tabel] = {}
    forms: dict[str, Form] = {}
    for sheet in sheets:
        if sheet.nama not in names:
            continue
        if isinstance(sheet, LembarForm):
            forms[sheet.nama] = baca_form(sheet, names[sheet.nama], kisi, kumpulan, ketat=True)
        elif (table := baca_tabel(sheet, names[sheet.nama], kisi, kumpulan, ketat=True)) is not None:
            tables[sheet.nama] = table
    return tables, forms
