"""Tables of a kisi: columns by header, rows in one pass. Nothing here knows a particular sheet."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from kinerja_core.workbooks.mesin.alamat import TANPA_ALAMAT
from kinerja_core.workbooks.mesin.baca_form import baca_kepala
from kinerja_core.workbooks.mesin.bukan_baris import hanya_spasi, nomor_baris, teks_di_bawah
from kinerja_core.workbooks.mesin.isi_sel import BERANGKA, TEKSTUAL, hampa, hari, salah, tampak_sah
from kinerja_core.workbooks.mesin.kisi import BarisKisi, IsiSel, Kisi, alamat, huruf_kolom, tempat
from kinerja_core.workbooks.mesin.lembar import Rekam, Tabel, pesan_gabungan
from kinerja_core.workbooks.mesin.nilai import (
    HURUF_HILANG,
    angka_di_teks,
    angka_tersamar,
    kutip,
    pecah,
    pesan_huruf_hilang,
    pesan_rupa,
    tampak_galat,
    termirip,
    ya_tidak,
)
from kinerja_core.workbooks.mesin.rupa_angka import tampil_angka
from kinerja_core.workbooks.mesin.spek import KOLOM_STATUS, JenisSel, LembarTabel, Sel, lipat
from kinerja_core.workbooks.mesin.teks_csv import CSV
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: What a blank cell holds, and the types of cells of texts.
_BLANK: Final = frozenset({"", None})
_TEXTS: Final = frozenset({str, type(None)})
_ONLY_TEXTS: Final[frozenset[type]] = frozenset({str})
#: Types of which only what is blank counts as false.
_DAY_TYPES: Final = frozenset({datetime.date, datetime.datetime})
_PLAIN: Final = _TEXTS | _DAY_TYPES
#: Rows in which a moved header row is looked for.
BATAS_CARI: Final = 60


class _Plan(NamedTuple):
    """What a header row means: cached, because workbooks share their headers."""

    kolom: Mapping[str, int]
    ganda: tuple[tuple[str, int, int], ...]
    asing: Mapping[str, int]
    nama: tuple[str, ...]
    lebar: int
    isian: frozenset[str]
    huruf: tuple[tuple[str, str], ...]  #: these and the letters of their columns
    hari: frozenset[str]  #: columns of days of which any is right that people could type
    ubah: tuple[tuple[str, Callable[[Any], Any]], ...]
    tampak: Mapping[str, Callable[[Any], bool]]  #: quick looks at what cells hold
    tak_berhari: frozenset[str]  #: columns of texts and numbers, whose cells may show a number as a day
    teks: frozenset[str]


class _Headers:
    """Plans by sheet and header row."""

    def __init__(self) -> None:
        self._plans: dict[tuple[int, tuple[IsiSel, ...]], tuple[LembarTabel, _Plan]] = {}

    def rencana(self, spek: LembarTabel, header: tuple[IsiSel, ...]) -> _Plan:
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


def _plan(spek: LembarTabel, header: tuple[IsiSel, ...]) -> _Plan:
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
        lebar=max(columns.values(), default=-1) + 1, isian=typed,
        huruf=tuple((c.nama, huruf_kolom(columns[c.nama])) for c in wanted if c.isian),
        hari=frozenset(c.nama for c in wanted if c.jenis is JenisSel.TANGGAL and not c.hari_tepat),
        ubah=tuple(
            [(c.nama, ya_tidak) for c in wanted if c.jenis is JenisSel.YA_TIDAK]
            + [(c.nama, hari) for c in wanted if c.jenis is JenisSel.TANGGAL]
            + [(c.nama, pecah) for c in wanted if c.daftar]
        ),
        tampak={c.nama: look for c in wanted if (look := tampak_sah(c)) is not None},
        tak_berhari=frozenset(c.nama for c in wanted if c.isian and (c.jenis in TEKSTUAL or c.jenis in BERANGKA)),
        teks=frozenset(c.nama for c in wanted if c.isian and tampak_sah(c) is None),
    )


def _header_row(spek: LembarTabel, rows: Sequence[BarisKisi]) -> tuple[int, _Plan] | None:
    """The row that says most headers of the sheet; the declared row first."""
    full = len(spek.kolom)
    usual = spek.baris_judul - 1
    best = (usual, _HEADERS.rencana(spek, tuple(rows[usual]))) if usual < len(rows) else None
    for index, row in enumerate(rows[:BATAS_CARI]):
        if best is not None and len(best[1].kolom) == full:
            break
        plan = _plan(spek, tuple(row))
        if best is None or len(plan.kolom) > len(best[1].kolom):
            best = index, plan
    return best if best is not None and len(best[1].kolom) >= min(2, full) else None


def baca_tabel(
    spek: LembarTabel, nama: str, kisi: Kisi, kumpulan: KumpulanTemuan, *, ketat: bool = False
) -> Tabel | None:
    """Read a table sheet; ``None`` when its records cannot be used (header or a mandatory column is missing).

    ``ketat``: it is a sheet of a book of ours, whose formulas see the cells as they are; a cell that they cannot see
    is refused. Lists that come from elsewhere have no formulas.
    """
    kumpulan.jaga(spek, nama)
    rows = kisi.lembar[nama]
    where = _header_row(spek, rows)
    if where is None:
        said = f'Baris judul tabel pada lembar "{nama}" tidak ditemukan.'
        place = alamat(spek.baris_judul - 1, 0)
        kumpulan.tambah("JUDUL-TIDAK-ADA", said, lembar=nama, sel=place, tanpa_isi=said)
        return None
    header, plan = where
    if not _columns_usable(spek, nama, (header, plan), kisi.versi, kumpulan):
        return None
    percent = kisi.persen.get(nama, frozenset())
    head = baca_kepala(spek, nama, rows[:header], kisi, kumpulan, ketat=ketat)
    table = Tabel(spek, nama, plan.kolom, [], head, header + 1, kumpulan, percent, kisi.rupa.get(nama, {}), rows)
    table.hilang = frozenset(
        column.nama for column in spek.kolom
        if column.nama not in plan.kolom and _dibaca(column) and column.sejak <= kisi.versi
    )
    _read_rows(table, plan, rows, header + 1, ketat=ketat)
    if ketat:
        teks_di_bawah(table)
        _unwatched(table, plan, kisi)
    _looks(table, plan)
    _formulas(table, plan, header, kisi)
    for reference in kisi.gabung.get(nama, ()):
        _merged(table, plan, reference)
    if ketat:
        hanya_spasi(table, plan.isian)
    kumpulan.baris[nama] = len(table.baris)
    return table


def _columns_usable(
    spek: LembarTabel, nama: str, judul: tuple[int, _Plan], versi: int, kumpulan: KumpulanTemuan
) -> bool:
    """Whether a table has the columns it cannot do without, of those that its template (``versi``) had."""
    header, plan = judul
    usable = True
    missing = [one for one in spek.kolom if one.nama not in plan.kolom and _dibaca(one) and one.sejak <= versi]
    for name, first, second in plan.ganda:
        column = spek.kolom_bernama(name)
        if not _dibaca(column):
            continue
        usable = False
        said = f'Judul "{column.judul}" ada di {alamat(header, first)} dan {alamat(header, second)}; '
        usual = spek.nomor_kolom(name)
        other = {first, second} - {usual} if usual in (first, second) else set[int]()  # columns are where they were
        here = next((one for one in missing if spek.nomor_kolom(one.nama) in other), None)
        if here is None:
            said += "tidak jelas mana yang dibaca."
            kumpulan.tambah("KOLOM-GANDA", said, lembar=nama, sel=alamat(header, second), tanpa_isi=said)
            continue
        missing.remove(here)
        there = alamat(header, spek.nomor_kolom(here.nama))
        said += f'di {there} semestinya "{here.judul}".'
        kumpulan.tambah(
            "KOLOM-GANDA", said, lembar=nama, sel=there, tanpa_isi=said,
            saran=f'Ganti judul di {there} menjadi "{here.judul}".',
        )
    folded = {lipat(text): text for text in plan.asing}
    for column in missing:
        usable = usable and not column.wajib
        near = termirip(lipat(column.judul), folded, 0.6)
        text = folded[near] if near else ""
        place = alamat(header, plan.asing[text]) if near else None
        kumpulan.tambah(
            "KOLOM-TIDAK-ADA", tanpa_isi=f'Kolom "{column.judul}" tidak ditemukan.',
            pesan=f'Kolom "{column.judul}" tidak ditemukan'
            + (f'; judul "{text}" di {place} mungkin maksudnya.' if near else ".")
            + ("" if not column.wajib else " Isi lembar ini tidak dapat dibaca tanpa kolom itu."),
            lembar=nama, sel=place or alamat(header, spek.nomor_kolom(column.nama)),
            saran=f'Ganti judul di {place} menjadi "{column.judul}".' if near else None,
        )
    return usable


def _read_rows(table: Tabel, plan: _Plan, rows: Sequence[BarisKisi], first: int, *, ketat: bool) -> None:
    """Take what stands below the header, column by column: the records of rows in which anything is filled."""
    body = rows[first:]
    if not body or not plan.isian or table.kumpulan.penuh:
        return
    if min(map(len, body)) < plan.lebar:
        body = [[*row, *[""] * (plan.lebar - len(row))] for row in body]
    every = [*zip(*body, strict=False)]
    columns = {name: _Column(every[plan.kolom[name]]) for name in plan.nama}
    plain = all(column.jenis <= _PLAIN for column in columns.values())
    begun = _begun(body, [columns[name].isi for name in plan.nama if name in plan.isian], plain=plain)
    places = [*itertools.compress(range(first, len(rows)), begun)]
    records: list[Rekam] = [{} for _ in places]
    shown = [] if not ketat else [
        name for name in plan.tak_berhari if not columns[name].jenis.isdisjoint(_DAY_TYPES)
    ]
    usual, done = not (shown or (ketat and table.persen)), set[str]()
    for name, column in columns.items():
        cells = column.isi if len(places) == len(begun) else [*itertools.compress(column.isi, begun)]
        if plain and not any(cells):
            done.add(name)
            continue
        for record, one in zip(records, cells, strict=True):
            if one or (one is not None and one != ""):
                record[name] = one
        days = name in plan.hari and _days(cells)
        if days:
            done.add(name)
        usual = usual and _usual(plan, name, cells, column, ketat=ketat and not days)
    found = zip(places, records, strict=True)
    changes = [(name, change) for name, change in plan.ubah if name not in done]
    changes += [(name, partial(_number_behind, table.spek.kolom_bernama(name))) for name in shown]
    if usual and not changes:
        table.baris += found
    else:
        _one_by_one(table, None if usual else plan, found, changes, ketat=ketat)


def _number_behind(kolom: Sel, nilai: Any) -> Any:
    """What a cell of a column of texts or numbers holds, where it shows a number as a day."""
    number = angka_tersamar(kolom, nilai)
    return nilai if number is None else number


def _one_by_one(
    table: Tabel, plan: _Plan | None, rows: Iterable[tuple[int, Rekam]],
    changes: Sequence[tuple[str, Callable[[Any], Any]]], *, ketat: bool,
) -> None:
    """Take rows of which each needs a look of its own (``plan``), or has cells that become something else."""
    for index, record in rows:
        if table.kumpulan.penuh:
            return
        if plan is not None:
            _judge(table, plan, index, record, ketat=ketat)
        for name, change in changes:
            if name in record:
                record[name] = change(record[name])
        table.baris.append((index, record))


class _Column:
    """What the cells of a column hold, their types, and their texts one below the other."""

    __slots__ = ("isi", "jenis", "teks")

    def __init__(self, isi: Sequence[Any]) -> None:
        self.isi, self.jenis = isi, _ONLY_TEXTS
        try:
            self.teks = "\n".join(isi)
        except TypeError:  # not only texts
            self.teks = "\n".join([one for one in isi if isinstance(one, str)])
            self.jenis = frozenset(map(type, isi))


def _begun(body: Sequence[BarisKisi], columns: Sequence[Sequence[IsiSel]], *, plain: bool) -> list[bool]:
    """Which rows hold something in a column that people fill."""
    cells = zip(*columns, strict=True)
    if plain:
        return [*map(any, cells)]
    return [
        any(row) and any(one is not None and one != "" for one in some) for row, some in zip(body, cells, strict=True)
    ]


def _usual(plan: _Plan, nama: str, cells: Sequence[IsiSel], column: _Column, *, ketat: bool) -> bool:
    """Whether a look at a whole column tells that no cell of it needs one of its own."""
    texts = column.teks
    if ("#" in texts or "=" in texts) and (texts.startswith(("#", "=")) or "\n#" in texts or "\n=" in texts):
        return False
    if HURUF_HILANG in texts:
        return False
    if not ketat:
        return True
    if nama in plan.teks:
        return column.jenis <= _TEXTS
    look = plan.tampak.get(nama)
    return look is None or (bool not in column.jenis and all(map(look, {*cells} - _BLANK)))  # a truth equals a number


def _days(column: Sequence[IsiSel]) -> bool:
    """Whether the cells of a column of days hold days that the model takes as they are, or nothing."""
    days = {*column} - _BLANK
    if not days:
        return True
    return {*map(type, days)} == {datetime.date} and None not in map(hari, (min(days), max(days)))  # type: ignore[type-var]  # one type


def _judge(table: Tabel, plan: _Plan, row: int, record: Rekam, *, ketat: bool) -> None:
    """Say what is wrong with the cells of a row."""
    if any(isinstance(value, str) and (value[0] in "#=" or HURUF_HILANG in value) for value in record.values()):
        _look_at(table, row, record)
    odd = any(
        (name in plan.teks and not isinstance(value, str))
        or (isinstance(value, datetime.date) and name in plan.tak_berhari) for name, value in record.items()
    )
    looks = plan.tampak
    if ketat and (odd or table.persen or not all(looks[name](record[name]) for name in looks.keys() & record.keys())):
        _refuse(table, row, record)


def _refuse(table: Tabel, row: int, record: Rekam) -> None:
    """Say of every cell of a row that its column cannot hold it what is wrong, in the words of the sheet's status."""
    if all(map(hampa, record.values())):
        return  # nothing stands in this row
    for name, value in record.items():
        column, place = table.spek.kolom_bernama(name), table.sel(row, name)
        wrong = None if tampak_galat(value) else salah(column, value, persen=place in table.persen)
        if wrong is None and column.isian and (number := angka_tersamar(column, value)) is not None:
            table.temuan("ANGKA-BERUPA", pesan_rupa(column, number), row, name)
        if wrong is not None:
            table.kumpulan.tolak(wrong, column, value, table.nama, place)
            table.buruk.add(row)
            table.cacat.setdefault(row, set()).add(name)


def _unwatched(table: Tabel, plan: _Plan, kisi: Kisi) -> None:
    """Rows of which the sheet says nothing, for their status formula is not there; they are read all the same."""
    column, formulas = plan.kolom.get(KOLOM_STATUS), kisi.rumus.get(table.nama)
    if column is None or not kisi.rumus:
        return
    watched = formulas.kolom.get(huruf_kolom(column), ()) if formulas else ()
    filled = [
        row for row, record in table.baris
        if any(name in plan.isian and not hampa(value) for name, value in record.items())
    ]
    bare = [row for row in filled if str(row + 1) not in watched and not table.tampil(row, KOLOM_STATUS)]
    if table.nama in kisi.akhir:  # what formulas of other sheets look at grows with rows put between, not below
        last = kisi.akhir[table.nama]
    else:  # a larger table has as many rows as there are such formulas; those put between push the others down
        last = table.baris_pertama + max(len(watched), table.spek.kapasitas) + len(bare)
    bare = [row for row in filled if row >= last or (watched and row in bare)]
    if bare:
        said = f"Baris {nomor_baris(bare)} bukan baris yang disiapkan (disisipkan, atau di bawah tabel), sehingga "
        said += "tidak diperiksa dan dihitung di buku ini; isinya tetap dibaca."
        table.kumpulan.tambah(
            "BARIS-DI-LUAR-TABEL", said, lembar=table.nama, sel=table.sel(bare[0], KOLOM_STATUS), tanpa_isi=said
        )


def _looks(table: Tabel, plan: _Plan) -> None:
    """Numbers in columns of texts whose format shows something that cannot be told."""
    for row, record in table.baris if table.rupa else ():
        for name in plan.teks & record.keys():
            column, code = table.spek.kolom_bernama(name), table.rupa.get(table.sel(row, name))
            if code and angka_di_teks(column, record[name]) and tampil_angka(record[name], code) is None:
                table.temuan("ANGKA-BERUPA", pesan_rupa(column, record[name]), row, name)


def _look_at(table: Tabel, row: int, record: Rekam) -> None:
    """Texts that begin like an error value or a formula, or that lost a letter."""
    for name, value in record.items():
        if not isinstance(value, str):
            continue
        title = table.judul(name)
        if HURUF_HILANG in value and table.nama != CSV:  # of a text file this was said of its lines
            table.temuan("TEKS-PENGODEAN", pesan_huruf_hilang(title, value), row, name)
        if value.startswith("="):
            table.temuan("TEKS-AWALAN-RUMUS", f'{title}: teks {kutip(value)} diawali tanda "=".', row, name)
        elif tampak_galat(value):
            table.buruk.add(row)
            table.temuan("SEL-GALAT", f"{title}: sel menampilkan {kutip(value)}.", row, name)
            table.kumpulan.cacat.add((table.nama, table.sel(row, name)))


def _formulas(table: Tabel, plan: _Plan, header: int, kisi: Kisi) -> None:
    """Formulas in columns that people fill: their last computed value is read, and said to be so."""
    formulas = kisi.rumus.get(table.nama)
    if not formulas or not plan.isian:
        return
    blank = kisi.hampa.get(table.nama, TANPA_ALAMAT).kolom
    records: dict[int, Rekam] = {}
    for name, letters in plan.huruf:
        numbers = {*formulas.kolom.get(letters, ())}.difference(blank.get(letters, ()))
        if not numbers:
            continue
        records = records or dict(table.baris)
        all_rows = sorted(row for number in numbers if (row := int(number) - 1) > header)
        title = table.judul(name)
        for row in all_rows:
            if name in records.get(row, {}):
                continue
            if row in records:
                table.buruk.add(row)
            table.temuan("SEL-RUMUS-KOSONG", f"{title}: sel berisi rumus yang tidak ada hasilnya.", row, name)
        valued = [row for row in all_rows if name in records.get(row, {}) and not tampak_galat(records[row][name])]
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
        pesan_gabungan(reference, table.isi) + f"{titles} pada baris {nomor_baris(rows)} tidak dapat dibaca.",
        lembar=table.nama, sel=alamat(top, left),
    )
