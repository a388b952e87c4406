"""The language in which a workbook is declared, once, for the builder, the reader, the checker and the guide.

A workbook (:class:`SpekBuku`) is a row of sheets. A :class:`LembarTabel` holds one record per row; a
:class:`LembarForm` holds labels in column A with their values in column B. Positions are where the builder
writes; a reader should find sheets by name, columns by :meth:`LembarTabel.cari_kolom` and form fields by their
labels, because people move things.

Names of columns and fields are paths into the model (``rhk.uraian``); a name that begins with ``_`` is for the eyes
only (looked up or computed by a native formula) and must be ignored by readers.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from functools import cached_property
from typing import Any, Final, Literal, NamedTuple, Protocol, TypeAlias

from pydantic import BaseModel

from kinerja_core.model.istilah import Istilah
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.jalur import cabang, jalur
from kinerja_core.workbooks.mesin.pernyataan import Pernyataan

#: Raised by one when a template changes in a way a reader must know.
VERSI_TEMPLAT: Final = 3
#: Names of the hidden sheet of lists, of that which says what a workbook is, and of the column of what a row lacks.
LEMBAR_REF: Final = "Ref"
LEMBAR_META: Final = "_meta"
KOLOM_STATUS: Final = "_status"
NILAI_KEPALA: Final = 2  #: columns from the label of a field above a table to its value
#: What ``_meta`` says, in column A, with the value as text in column B.
KUNCI_META: Final = ("jenis", "versi", "jenis_skp", "tahun")
#: Header row (counted from 1) of every table the builder makes; data starts on the next row.
BARIS_JUDUL: Final = 6

#: What a cell may hold.
Nilai: TypeAlias = str | int | float | datetime.date | None
#: Values of one record by column name, and of a whole workbook by sheet name; forms are one record.
Baris: TypeAlias = Mapping[str, Nilai]
IsiBuku: TypeAlias = Mapping[str, Sequence[Baris]]


class JenisSel(Enum):
    """Kind of a cell: decides number format, validation and alignment."""

    TEKS = auto()  # one line of text
    TEKS_PANJANG = auto()  # several lines, wrapped
    KODE = auto()  # a code that links sheets ("IKI 1.1"); always text
    NIP = auto()  # 18 digits, always text
    TANGGAL = auto()  # a real date
    BULAT = auto()  # whole number
    ANGKA = auto()  # number
    PILIHAN = auto()  # one of a list
    YA_TIDAK = auto()  # "Ya" or "Tidak" for a boolean of the model
    TAUTAN = auto()  # a web address, as text
    RUMUS = auto()  # a native formula; readers recompute it and never trust it


#: A vocabulary of the model, fixed words, or the defined name of a list that grows with the workbook.
Pilihan: TypeAlias = type[Istilah] | tuple[str, ...] | tuple[int, ...] | str


class PemeriksaanForm(Protocol):
    """A live check of a form, part of its status."""

    def teks(self, sel: Callable[[str], str]) -> str:
        """A formula that is ``", what is wrong"`` or ``""``; ``sel`` gives the address of a field's value."""

    def nilai(self, isi: Baris) -> str:
        """The same in Python."""


class Letak(Protocol):
    """Where things stand while formulas are written: columns by name, rows counted from 1."""

    def sel(self, nama: str, baris: int, lembar: str | None = None) -> str:
        """Address of one cell of a table, ``$G7`` or ``SKP!$G7``."""

    def rentang(self, nama: str, lembar: str | None = None) -> str:
        """The whole column of a table, ``$G$7:$G$66``."""

    def sampai(self, nama: str, baris: int) -> str:
        """The column from its first row down to ``baris``, ``$G$7:$G7``."""

    @property
    def spek(self) -> LembarTabel:
        """The sheet the formula stands in."""


class Rumus(Protocol):
    """A native formula and the value it has, so that files carry correct cached values."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula in en-US spelling without ``=``; only functions of Excel 2010."""

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str | int | float:
        """What the formula gives for record ``urutan`` (from 0) of the sheet."""


class Pemeriksaan(Protocol):
    """A live check of one row, part of its status column."""

    def teks(self, letak: Letak, baris: int) -> str:
        """A formula that is ``", what is wrong"`` or ``""``."""

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """The same in Python."""


class Sel(Pernyataan):
    """What a column and a form field have in common."""

    nama: str  #: path into the model, or ``_name`` for what only eyes need
    judul: str  #: header or label
    ejaan: tuple[str, ...] = ()  #: other headers that are accepted
    jenis: JenisSel = JenisSel.TEKS
    pilihan: Pilihan | None = None
    wajib: bool = False
    bantuan: str = ""  #: shown when the cell is chosen
    terkecil: float = 0  #: for numbers
    terbesar: float = 999_999_999
    pecahan_sampai: float = 0  #: above 0 and up to this, a number is a percentage that became a fraction (85%)
    hari_tepat: bool = False  #: of a date: other formulas compare the cell itself, which must be a day as a number
    isi_lain: tuple[str, ...] = ()  #: other texts for one of the choices, where no formula looks at them
    terkunci: bool = False  #: written by the program, not by people
    format_angka: str = ""  #: number format, where the kind's own does not fit (results of formulas)
    tengah: bool = False  #: centred, also where the kind is not
    sejak: int = 1  #: version of the template it came with
    judul_lama: tuple[tuple[int, str], ...] = ()  #: headers that meant this up to a version, and mean another since
    luar_rekaman: bool = False  #: no field of the record, but read by the sheet's own file
    ditulis_kosong: bool | None = None  #: the value that a blank cell stands for, and that is written so

    @property
    def isian(self) -> bool:
        """Whether people type here."""
        return not self.terkunci and self.jenis is not JenisSel.RUMUS

    def cocok(self, teks: str) -> bool:
        """Whether a header means this cell, tolerant of case, spaces, line breaks and marks such as ``*``."""
        return lipat(teks) in self.ejaan_terlipat

    @cached_property
    def ejaan_terlipat(self) -> frozenset[str]:
        """Its headers, folded."""
        return frozenset(lipat(text) for text in (self.judul, *self.ejaan))


class Kolom(Sel):
    """A column of a table."""

    lebar: float = 14
    lanjut: bool = False  #: blank continues the row above of the same group; if given it must be equal
    daftar: bool = False  #: one cell holds several values, one per line (``;`` also separates)
    rumus: Rumus | None = None
    atas: Rumus | None = None  #: a formula above the header, such as the name of whom the column is about
    tersembunyi: bool = False  #: for other formulas only
    sorot_isi: bool = False  #: looks like a conflict wherever it shows something
    kunci: str = ""  #: pattern (``IKI {:02d}``) of the key that every prepared row carries as a fixed text


class Isian(Sel):
    """A field of a form: the label in column A, the value in column B."""

    bawaan: Nilai = None  #: value in a blank workbook
    rumus: str = ""  #: of a locked field above a table: the formula it shows, without ``=``
    ucapan: tuple[tuple[str, str], ...] = ()  #: of a field above a table: what is said beside it for each choice
    nama_sel: str = ""  #: defined name of the value's cell, for formulas on other sheets


class Bagian(Pernyataan):
    """A part of a form. ``wajib=False``: its mandatory fields count only once any of them is filled."""

    judul: str
    isian: tuple[Isian, ...]
    wajib: bool = True
    bantuan: str = ""


class Syarat(Protocol):
    """A condition of one row, for cells that change their looks while it holds."""

    def teks(self, letak: Letak, baris: int) -> str:
        """A formula that is true or false; an error counts as false."""


class Sorotan(NamedTuple):
    """Columns (first and last) whose cells look different in rows where a condition holds.

    ``warna``: ``pita`` a bar of a strip, ``lewat`` overdue, ``lewat_teks`` overdue and said so behind the cell's text,
    ``bentrok`` a conflict, ``kurang`` something lacks, ``lengkap`` all there.
    """

    kolom: tuple[str, str]
    syarat: Syarat
    warna: Literal["pita", "lewat", "lewat_teks", "bentrok", "kurang", "lengkap"]


Peran: TypeAlias = Literal["petunjuk", "isian", "pimpinan", "hasil"]


class SpekSalah(Exception):
    """A declaration that contradicts its record; said when the workbook is declared, before anything is lost."""


class LembarRekaman(Pernyataan):
    """What a table and a form have in common: their name, and the record they hold.

    Fields of the record are paths (``waktu.mulai``), and so are the names of columns; a name that ends in a number
    (``kop.0``) is one of several values. The ``cara_…`` are for sheets whose records are not simply rows; they stand
    in the sheet's own file. What they are given is said by the book that calls them, except ``cara_isi(buku, lembar)``,
    which gives the rows of a whole book.
    """

    nama: str
    judul: str
    instruksi: str
    peran: Peran = "isian"
    ejaan: tuple[str, ...] = ()  #: other accepted names of the sheet
    baris_judul: int = BARIS_JUDUL
    sejak: int = 1  #: version of the template it came with
    rahasia: bool = False  #: nothing that stands in its cells is ever quoted, by a finding or anything else
    rekaman: type[BaseModel] | None = None
    letak_rekaman: str | None = None  #: where the records stand in the record of the book; ``""`` is the book itself
    awalan: str = ""  #: what the names of the record's own fields begin with in the names of columns
    tanpa_sel: tuple[str, ...] = ()  #: fields of the record without a cell: the sheet itself or another one says them
    cara_isi: Callable[[Any, Any], Sequence[Baris]] | None = None
    cara_baca: Callable[..., Any] | None = None
    cara_periksa: Callable[..., Any] | None = None
    cara_hitung: Callable[..., Any] | None = None

    def bernama(self, teks: str) -> bool:
        """Whether a sheet name means this sheet."""
        return lipat(teks) in self._ejaan_terlipat

    @cached_property
    def _ejaan_terlipat(self) -> frozenset[str]:
        return frozenset(lipat(name) for name in (self.nama, *self.ejaan))

    @property
    def semua_sel(self) -> tuple[Any, ...]:
        """Columns, or fields of a form."""
        raise NotImplementedError

    @cached_property
    def sel_rekaman(self) -> tuple[Any, ...]:
        """Columns or fields that hold the record, and not what formulas make of it."""
        return tuple(
            one for one in self.semua_sel
            if one.jenis is not JenisSel.RUMUS and not one.nama.startswith("_") and not one.luar_rekaman
        )

    def jalur_sel(self, sel: Sel) -> str:
        """Path in the record of a column or field."""
        return sel.nama.removeprefix(self.awalan)

    def periksa_rekaman(self) -> None:
        """Refuse a column that is no field of the record, and a field of the record that has no column.

        Raises:
            SpekSalah: with what is to be added.
        """
        if self.rekaman is None:
            return
        known = jalur(self.rekaman)
        held = set()
        for cell in self.semua_sel:
            if cell.nama.startswith("_") or cell.luar_rekaman:
                continue
            head, _, last = self.jalur_sel(cell).rpartition(".")
            name = head if last.isdecimal() else self.jalur_sel(cell)
            if name not in known:
                raise SpekSalah(
                    f'Lembar {self.nama}: "{cell.judul}" ({name}) bukan isian {self.rekaman.__name__}; tambahkan di '
                    "rekamannya, atau nyatakan luar_rekaman."
                )
            if known[name].banyak and self.cara_isi is None:
                raise SpekSalah(f"Lembar {self.nama}: {name} ada banyak dalam satu rekaman; nyatakan cara_isi.")
            held.add(name)
        for name in known:
            if name not in held and not any(f"{name}.".startswith(f"{one}.") for one in self.tanpa_sel):
                raise SpekSalah(
                    f"Lembar {self.nama}: {self.rekaman.__name__}.{name} belum mempunyai kolom; tambahkan kolomnya, "
                    "atau nyatakan tanpa_sel."
                )
        for one in self.tanpa_sel:
            if not any(f"{name}.".startswith(f"{one}.") for name in known.keys() - held):
                raise SpekSalah(f"Lembar {self.nama}: {self.rekaman.__name__} tidak mempunyai {one} yang tanpa sel.")


class LembarTabel(LembarRekaman):
    """A sheet with one record per row. ``kepala`` are fields above the table: a label, and two columns on its value."""

    kolom: tuple[Kolom, ...]
    kapasitas: int
    grup: str | None = None  #: column that holds rows of one group together, for ``lanjut``
    kepala: tuple[Isian, ...] = ()
    baris_tetap: tuple[Baris, ...] = ()  #: rows that are printed in the template and locked where not ``isian``
    beku: int = 1  #: columns, after the status, that stay when scrolling sideways
    lanskap: bool = True
    sorotan: tuple[Sorotan, ...] = ()
    mengikuti: str | None = None  #: sheet whose rows in the same place these rows speak of
    penanda: str = KOLOM_STATUS  #: column that shows something in every row in use: the table is printed down to it
    tersembunyi: bool = False
    berlanjut: bool = False  #: goes on, when it is full, in further sheets of its name and a number from 2 on
    lanjutan_dari: str | None = None  #: of such a further sheet: the name of the first
    penuh: bool = False  #: rows nobody typed in may show something, because their formulas look at other sheets

    def __post_init__(self) -> None:
        """The status stands first, whatever order it was declared in; what people type stays side by side."""
        self.__dict__["kolom"] = tuple(sorted(self.kolom, key=lambda one: one.nama != KOLOM_STATUS))

    @property
    def awal(self) -> int:
        """Place (from 0) of the first column after the status."""
        return int(bool(self.kolom) and self.kolom[0].nama == KOLOM_STATUS)

    @property
    def baris_pertama(self) -> int:
        """First data row, counted from 1."""
        return self.baris_judul + 1

    @property
    def baris_terakhir(self) -> int:
        """Last data row of the capacity, counted from 1."""
        return self.baris_judul + self.kapasitas

    @property
    def semua_sel(self) -> tuple[Kolom, ...]:
        """The columns."""
        return self.kolom

    @cached_property
    def _nomor(self) -> dict[str, int]:
        return {column.nama: number for number, column in enumerate(self.kolom)}

    def nomor_kolom(self, nama: str) -> int:
        """Place of a column, counted from 0."""
        return self._nomor[nama]

    def kolom_bernama(self, nama: str) -> Kolom:
        """The column of a model path."""
        return self.kolom[self._nomor[nama]]

    def cari_kolom(self, teks: str) -> Kolom | None:
        """The column a header means, ``None`` when it is none of this sheet's."""
        folded = lipat(teks)
        return next((column for column in self.kolom if folded in column.ejaan_terlipat), None)

    def dilanjutkan(self, teks: str) -> bool:
        """Whether a sheet name means a further sheet of this one; ``(2)`` is a copy that Excel made."""
        head, _, number = teks.strip().rpartition(" ")
        counted = number.isascii() and number.isdecimal() and len(number) < 3 and int(number) > 1
        return self.berlanjut and counted and self.bernama(head)

    def dengan_kapasitas(self, kapasitas: int) -> LembarTabel:
        """The same sheet with room for more records; never with less room."""
        return self if kapasitas <= self.kapasitas else self.dengan(kapasitas=kapasitas)


class LembarForm(LembarRekaman):
    """A sheet of labels (column A) and values (column B), in parts."""

    bagian: tuple[Bagian, ...]
    sehalaman: bool = False  #: printed on one page
    periksa: tuple[PemeriksaanForm, ...] = ()

    @property
    def isian(self) -> tuple[Isian, ...]:
        """Every field, in order."""
        return tuple(field for part in self.bagian for field in part.isian)

    @property
    def semua_sel(self) -> tuple[Isian, ...]:
        """The fields."""
        return self.isian

    @cached_property
    def baris(self) -> Mapping[str, int]:
        """Row (counted from 1) of every field as the builder writes it: each part has a heading row and a gap."""
        rows, row = dict[str, int](), self.baris_judul
        for part in self.bagian:
            for number, field in enumerate(part.isian, start=1):
                rows[field.nama] = row + number
            row += len(part.isian) + 2
        return rows


class BarisWarna(NamedTuple):
    """A line of the guide in the colours it speaks of."""

    rupa: Literal["isian", "otomatis", "kurang", "lengkap", "lewat", "bentrok", "pita"]
    teks: str


class LembarPetunjuk(Pernyataan):
    """The first sheet: how to fill, in plain words. Pairs of heading and lines."""

    nama: str
    judul: str
    isi: tuple[tuple[str, tuple[str | BarisWarna, ...]], ...]
    peran: Peran = "petunjuk"


class LembarRingkasan(LembarPetunjuk):
    """A sheet that only shows what other sheets hold; nobody reads it back."""

    isi: tuple[tuple[str, tuple[str | BarisWarna, ...]], ...] = ()
    peran: Peran = "hasil"
    tersembunyi: bool = False
    sehalaman: bool = False  #: printed on one page, so that no chart is cut
    lanskap: bool = True
    lukis: Callable[[Any], None]  #: draws on a :class:`kinerja_core.workbooks.mesin.kanvas.Kanvas`


Lembar: TypeAlias = LembarTabel | LembarForm | LembarPetunjuk


class SpekBuku(Pernyataan):
    """A workbook: its kind and its visible sheets, in order. Compared by identity, so that work on it can be kept."""

    jenis: Literal["skp", "unit", "penilaian-360", "daftar-penilai", "daftar"]
    lembar: tuple[Lembar, ...]
    rekaman: type[BaseModel] | None = None
    siap: Callable[[Any, Callable[[str], Letak], int], None] | None = None  #: adds what formulas give to the content
    daftar: Callable[[int], Mapping[str, list[str | int]]] | None = None  #: named lists for dropdowns, by year
    acuan: Callable[[Any], None] | None = None  #: adds to the hidden lists (:class:`..acuan.Acuan`) what follows rows
    meta: Callable[[Any], Mapping[str, str]] | None = None  #: what the sheet of its kind says besides, of the content

    def __post_init__(self) -> None:
        """Refuse sheets that contradict their record, and a record of the book that no sheet holds.

        Raises:
            SpekSalah: with what is to be added.
        """
        for sheet in self.lembar_rekaman:
            sheet.periksa_rekaman()
        if self.rekaman is None:
            return
        places = {one.nama for sheet in self.lembar if isinstance(sheet, LembarTabel) for one in sheet.kepala}
        for sheet in self.lembar_rekaman:
            if (place := sheet.letak_rekaman) is None:
                continue
            if cabang(self.rekaman, place)[0] is not sheet.rekaman:
                raise SpekSalah(f"Lembar {sheet.nama}: {self.rekaman.__name__}.{place} bukan rekaman lembar itu.")
            places |= {place.partition(".")[0]} if place else self.rekaman.model_fields.keys() - {*sheet.tanpa_sel}
        if lost := self.rekaman.model_fields.keys() - places:
            raise SpekSalah(f"{self.rekaman.__name__}: tidak ada lembar untuk {', '.join(sorted(lost))}.")

    @property
    def rahasia(self) -> bool:
        """Whether every sheet that people fill is secret: then nobody is told whose workbook it is either."""
        return all(one.rahasia for one in self.lembar if isinstance(one, LembarRekaman) and one.peran != "hasil")

    @cached_property
    def lembar_rekaman(self) -> tuple[LembarTabel | LembarForm, ...]:
        """The sheets that declare their record."""
        return tuple(one for one in self.lembar if isinstance(one, LembarTabel | LembarForm) and one.rekaman)

    def dengan_kapasitas(self, banyak: Mapping[str, int]) -> SpekBuku:
        """The same workbook with room for that many records per table; itself when there is room already."""
        sheets = tuple(
            sheet.dengan_kapasitas(banyak.get(sheet.nama, 0)) if isinstance(sheet, LembarTabel) else sheet
            for sheet in self.lembar
        )
        same = all(new is old for new, old in zip(sheets, self.lembar, strict=True))
        return self if same else self.dengan(lembar=sheets)

    def tabel(self, nama: str) -> LembarTabel:
        """The table sheet of a name."""
        return next(sheet for sheet in self.lembar if isinstance(sheet, LembarTabel) and sheet.nama == nama)

    def form(self, nama: str) -> LembarForm:
        """The form sheet of a name."""
        return next(sheet for sheet in self.lembar if isinstance(sheet, LembarForm) and sheet.nama == nama)

    def cari_lembar(self, teks: str) -> LembarTabel | LembarForm | None:
        """The data sheet a sheet name means, also one that goes on; ``None`` when it is none of this workbook's."""
        return next(
            (
                sheet for sheet in self.lembar
                if not isinstance(sheet, LembarPetunjuk)
                and (sheet.bernama(teks) or (isinstance(sheet, LembarTabel) and sheet.dilanjutkan(teks)))
            ),
            None,
        )


def lipat(teks: str) -> str:
    """Fold a header or a sheet name to bare lower-case words, so that looks do not matter."""
    return _NON_WORD.sub(" ", teks.casefold()).strip()


_NON_WORD: Final = ungkapan(r"[^0-9a-z]+")
