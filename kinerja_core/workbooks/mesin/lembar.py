"""Sheets as read: a table with its rows, a form with its fields, and where everything stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kinerja_core.workbooks.mesin.kisi import BarisKisi, alamat, tempat
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.spek import Isian, LembarForm, LembarTabel, SpekBuku
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: Values of one record by the names of the declaration; blank cells are left out.
Rekam = dict[str, Any]


class Tabel:
    """A table sheet as read. Indices count from 0; ``nama`` is the sheet's name in the file."""

    __slots__ = (
        "baris", "baris_pertama", "buruk", "cacat", "hilang", "isi", "kepala", "kolom", "kumpulan", "nama", "persen",
        "rupa", "spek",
    )  # fmt: skip

    def __init__(
        self, spek: LembarTabel, nama: str, kolom: Mapping[str, int], baris: list[tuple[int, Rekam]], kepala: Form,
        baris_pertama: int, kumpulan: KumpulanTemuan, persen: frozenset[str] = frozenset(),
        rupa: Mapping[str, str] | None = None, isi: Sequence[BarisKisi] = (),
    ) -> None:  # fmt: skip
        self.spek, self.nama, self.kolom, self.baris, self.kepala = spek, nama, kolom, baris, kepala
        self.baris_pertama, self.kumpulan, self.persen = baris_pertama, kumpulan, persen
        self.rupa = rupa or {}  #: address -> format of a number that looks otherwise
        self.isi = isi  #: every cell of the sheet
        self.hilang: frozenset[str] = frozenset()  #: columns of which it was said that they are missing
        self.buruk: set[int] = set()  #: rows that already have a finding of severity kesalahan
        self.cacat: dict[int, set[str]] = {}  #: by row, columns whose cell they cannot hold

    def sel(self, baris: int, nama: str) -> str:
        """Address of a record's cell."""
        column = self.kolom.get(nama)
        return alamat(baris, self.spek.nomor_kolom(nama) if column is None else column)

    def temuan(self, kode: str, pesan: str, baris: int, nama: str) -> None:
        """Say what is wrong in a record's cell; of a column that is missing that was said."""
        if nama in self.hilang:
            return
        self.kumpulan.tambah(kode, pesan, lembar=self.nama, sel=self.sel(baris, nama), judul=self.judul(nama))

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

    def tampil_semua(self, nama: str) -> list[tuple[int, str]]:
        """Each row of a record, and what it shows in a column."""
        column = self.kolom.get(nama)
        if column is None:
            return [(row, "") for row, _ in self.baris]
        cells = [(row, self.isi[row][column] if column < len(self.isi[row]) else "") for row, _ in self.baris]
        shown = {one: " ".join(one.split()) if isinstance(one, str) else "" for one in {one for _, one in cells}}
        return [(row, shown[one]) for row, one in cells]

    def kunci(self, baris: int, nama: str) -> str:
        """The key of a row in its own spelling: case does not count when sheets look it up, but a space does."""
        column = self.kolom.get(nama)
        cells = self.isi[baris]
        value = "" if column is None or column >= len(cells) else cells[column]
        return value.upper() if isinstance(value, str) else ""


class Form:
    """Labels and values as read: values by name, and where they stand."""

    __slots__ = "cacat", "hilang", "isian", "kumpulan", "nama", "nilai", "spek", "tempat"

    def __init__(
        self, spek: LembarForm | LembarTabel, nama: str, nilai: Rekam, tempat: Mapping[str, str],
        isian: Mapping[str, Isian], kumpulan: KumpulanTemuan,
    ) -> None:  # fmt: skip
        self.spek, self.nama, self.nilai, self.tempat = spek, nama, nilai, tempat
        self.isian, self.kumpulan = isian, kumpulan
        self.cacat: set[str] = set()  #: fields whose cell they cannot hold
        self.hilang: frozenset[str] = frozenset()  #: fields of which it was said that their label is missing

    def sel(self, nama: str) -> str | None:
        """Address of a field's value; ``None`` when its label was not found."""
        return self.tempat.get(nama)

    def letak(self, nama: str, nip: str | None) -> dict[str, tuple[str, str]]:
        """Where the NIP in a field stands: the NIP -> sheet and cell."""
        cell = self.sel(nama)
        return {nip: (self.nama, cell)} if cell is not None and nip is not None else {}

    def temuan(self, kode: str, pesan: str, nama: str) -> None:
        """Say what is wrong in a field."""
        self.kumpulan.tambah(kode, pesan, lembar=self.nama, sel=self.sel(nama), judul=self.judul(nama))

    def judul(self, nama: str) -> str:
        """Label of a field as declared; empty for what is no field."""
        return self.isian[nama].judul if nama in self.isian else ""


def lembar_data(spek: SpekBuku) -> tuple[LembarTabel | LembarForm, ...]:
    """Sheets that people fill; what the program wrote is made again, not read."""
    return tuple(
        sheet for sheet in spek.lembar if isinstance(sheet, LembarTabel | LembarForm) and sheet.peran != "hasil"
    )


def pesan_gabungan(reference: str, rows: Sequence[BarisKisi]) -> str:
    """What a merge of cells left, up to the names of what it covers."""
    top, left = tempat(reference.partition(":")[0])
    kept = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
    shown = f" ({kutip(kept, 40)})" if kept not in ("", None) else ""
    return f"Sel {reference} digabung; yang tersimpan hanya isi {alamat(top, left)}{shown}, sehingga "
