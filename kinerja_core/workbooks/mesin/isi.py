"""Records of the model laid out as the rows and fields of the sheets: the opposite of reading.

A sheet that declares its record is filled from its columns; one whose records are not simply rows says how itself
(``cara_isi``).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import chain, count
from operator import attrgetter
from typing import Any, overload

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Istilah, YaTidak
from kinerja_core.model.nip import NIP
from kinerja_core.workbooks.mesin.jalur import nilai_di
from kinerja_core.workbooks.mesin.spek import Baris, Isian, Kolom, LembarForm, LembarTabel, Nilai, SpekBuku


class BukuTidakDapatDitulis(GalatKinerja):
    """Records that hold something the sheets have no place for; nothing is dropped silently."""


class Isi:
    """What to write: rows by sheet name (a form is one row) and the fields above tables."""

    def __init__(self, baris: dict[str, Sequence[Baris]] | None = None) -> None:
        self.baris = baris or {}
        self.kepala: dict[str, Baris] = {}
        self.dinilai: dict[str, Baris] = {}  #: fields of a form for its status, if not those written
        self.hitungan: Any = None  #: what sheets compute together before any is written


def sel(nilai: Any) -> Nilai:
    """A value of the model as a cell holds it; several values stand on a line each."""
    if nilai is None or type(nilai) is str or type(nilai) is NIP:  # most cells
        return nilai
    if isinstance(nilai, bool):
        return (YaTidak.YA if nilai else YaTidak.TIDAK).value
    if isinstance(nilai, int | float | datetime.date):
        return nilai
    if isinstance(nilai, Istilah):
        return nilai.value
    if isinstance(nilai, Decimal):
        return int(nilai) if nilai == nilai.to_integral_value() else float(nilai)
    if isinstance(nilai, tuple):
        return "\n".join(map(str, nilai)) or None
    return str(nilai)


def isi_baris(
    lembar: LembarTabel | LembarForm, rekaman: object, awalan: str = "", *, kecuali: str | tuple[str, ...] | None = None
) -> dict[str, Nilai]:
    """The cells of one record: every column or field that people fill, by its path.

    Args:
        lembar: the sheet.
        rekaman: the record; ``None`` leaves every cell blank.
        awalan: only the columns whose names begin so; ``rekaman`` is then what stands at that path.
        kecuali: not the columns whose names begin so.

    Raises:
        BukuTidakDapatDitulis: more values than the sheet has fields for (``kop.0``, ``kop.1``, …).
    """
    return _Tempat(lembar, awalan, kecuali).baris(rekaman)


class _Tempat:
    """Where the cells of a sheet stand in its record: found once for many records."""

    def __init__(
        self, lembar: LembarTabel | LembarForm, awalan: str = "", kecuali: str | tuple[str, ...] | None = None
    ) -> None:
        cells: tuple[Kolom | Isian, ...] = lembar.sel_rekaman
        self._sheet = lembar.nama
        self._cells = [
            (one.nama, one.nama.removeprefix(awalan) if awalan else lembar.jalur_sel(one), one.ditulis_kosong)
            for one in cells if one.nama.startswith(awalan) and not (kecuali and one.nama.startswith(kecuali))
        ]
        self._room: dict[str, int] = {}  #: how many of several values there are cells for
        for _, path, _ in self._cells:
            several, _, number = path.rpartition(".")
            if number.isdecimal():
                self._room[several] = int(number) + 1
        paths = [path for _, path, _ in self._cells]
        self._all = attrgetter(*paths) if len(paths) > 1 and all(paths) and not self._room else None

    def _values(self, rekaman: object) -> Sequence[Any]:
        """What stands at each path of a record."""
        if self._all is not None:
            try:
                found: Sequence[Any] = self._all(rekaman)
            except AttributeError:  # a part of it is not there
                pass
            else:
                return found
        return [nilai_di(rekaman, path) for _, path, _ in self._cells]

    def baris(self, rekaman: object) -> dict[str, Nilai]:
        """The cells of a record."""
        row: dict[str, Nilai] = {}
        for (name, _, blank), value in zip(self._cells, self._values(rekaman), strict=True):
            row[name] = None if blank is not None and value is not None and value == blank else sel(value)
        for name, most in self._room.items():
            given = nilai_di(rekaman, name) or ()
            if len(given) > most:
                raise BukuTidakDapatDitulis(f"{self._sheet}: {name} paling banyak {most}; ada {len(given)}.")
        return row


class BarisDiminta(Sequence[Baris]):
    """Rows of a table that computes nothing, made one by one whenever they are asked for; none is kept.

    Args:
        banyak: how many they are.
        buat: makes them, from the first.
    """

    def __init__(self, banyak: int, buat: Callable[[], Iterator[Baris]]) -> None:
        self._many = banyak
        self._make = buat

    def __len__(self) -> int:
        return self._many

    def __iter__(self) -> Iterator[Baris]:
        return self._make()

    @overload
    def __getitem__(self, urutan: int) -> Baris: ...

    @overload
    def __getitem__(self, urutan: slice) -> Sequence[Baris]: ...

    def __getitem__(self, urutan: int | slice) -> Baris | Sequence[Baris]:
        return tuple(self._make())[urutan]


class BarisKolom(Sequence[Baris]):
    """Rows kept column by column, a quarter of what they are as mappings; each becomes one when it is asked for.

    Every row holds every column, a blank one where nothing was said.
    """

    def __init__(self, baris: Sequence[Baris]) -> None:
        self._many = len(baris)
        self._columns = {name: [row.get(name) for row in baris] for name in dict.fromkeys(chain.from_iterable(baris))}

    def __len__(self) -> int:
        return self._many

    def __iter__(self) -> Iterator[Baris]:
        names = tuple(self._columns)
        return (dict(zip(names, values, strict=True)) for values in self.nilai(names))

    @overload
    def __getitem__(self, urutan: int) -> Baris: ...

    @overload
    def __getitem__(self, urutan: slice) -> Sequence[Baris]: ...

    def __getitem__(self, urutan: int | slice) -> Baris | Sequence[Baris]:
        if isinstance(urutan, slice):
            return tuple(map(self.__getitem__, range(self._many)[urutan]))
        return {name: values[urutan] for name, values in self._columns.items()}

    def nilai(self, nama: Sequence[str]) -> Iterator[Sequence[Nilai]]:
        """What each row has in some columns, in their order."""
        if not nama:
            return iter([()] * self._many)
        blank = [None] * self._many
        return zip(*(self._columns.get(name, blank) for name in nama), strict=True)


def menghitung(lembar: LembarTabel) -> bool:
    """Whether anything is added to the rows of a table before they are written."""
    return bool(
        lembar.penuh or lembar.baris_tetap or any(one.rumus is not None or one.kunci for one in lembar.kolom)
    )


def beri_kunci(lembar: LembarTabel, baris: Iterable[Baris]) -> list[dict[str, Nilai]]:
    """The prepared rows of a table, each with its key: rows that have one keep it, the others get free ones in order.

    A key is a text that is written once; it is never computed, so it goes where its row goes.
    """
    rows = [dict(row) for row in baris]
    for column in lembar.kolom:
        if not column.kunci:
            continue
        rows += [{} for _ in range(lembar.kapasitas - len(rows))]
        taken = {row.get(column.nama) for row in rows}
        free = (key for number in count(1) if (key := column.kunci.format(number)) not in taken)
        for row in rows:
            if row.get(column.nama) is None:
                row[column.nama] = next(free)
    return rows


def isi_tabel(lembar: LembarTabel, rekaman: Iterable[object]) -> list[Baris]:
    """One row per record."""
    return [*map(_Tempat(lembar).baris, rekaman)]


def _baris_rekaman(lembar: LembarTabel, rekaman: Sequence[object]) -> Sequence[Baris]:
    """One row per record; those of a table that computes nothing are made when they are written."""
    if menghitung(lembar):
        return isi_tabel(lembar, rekaman)
    return BarisDiminta(len(rekaman), partial(map, _Tempat(lembar).baris, rekaman))


def isi_buku(spek: SpekBuku, buku: object) -> Isi:
    """A workbook's content.

    Raises:
        BukuTidakDapatDitulis: a record that holds something no sheet has a place for.
    """
    content = Isi()
    for sheet in spek.lembar_rekaman:
        if sheet.letak_rekaman is None:
            continue
        records = nilai_di(buku, sheet.letak_rekaman)
        if sheet.cara_isi is not None:
            content.baris[sheet.nama] = sheet.cara_isi(buku, sheet)
        elif isinstance(sheet, LembarForm):
            content.baris[sheet.nama] = [isi_baris(sheet, records)]
            _none_lost(spek, sheet, [records])
        else:
            content.baris[sheet.nama] = _baris_rekaman(sheet, records)
            _none_lost(spek, sheet, records)
        if isinstance(sheet, LembarTabel) and (head := [one for one in sheet.kepala if one.isian]):
            content.kepala[sheet.nama] = {one.nama: sel(nilai_di(buku, one.nama)) for one in head}
    return content


def _none_lost(spek: SpekBuku, lembar: LembarTabel | LembarForm, rekaman: Iterable[object]) -> None:
    """Refuse records whose fields without a cell say something that no other sheet holds."""
    places = {sheet.letak_rekaman for sheet in spek.lembar_rekaman}
    for name in lembar.tanpa_sel:
        if f"{lembar.letak_rekaman}.{name}".lstrip(".") in places or lembar.rekaman is None:
            continue
        usual = lembar.rekaman.model_fields[name].get_default(call_default_factory=True)
        for one in rekaman:
            if nilai_di(one, name) not in (None, usual):
                raise BukuTidakDapatDitulis(f"Lembar {lembar.nama} tidak mempunyai tempat untuk {name}.")
