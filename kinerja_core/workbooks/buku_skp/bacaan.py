"""A staff workbook while it is read: what its sheets have said so far, for the sheets that follow."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.skp import RHK, SKP
from kinerja_core.workbooks.mesin.lembar import Form, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.temuan import Pelapor


@dataclass
class IsiSKP:
    """The SKP sheet: its RHK, and rows by code. ``semua_kode`` also has rows with mistakes."""

    baris_pertama: int = 0
    rhk: list[RHK] = field(default_factory=list)
    baris: dict[str, int] = field(default_factory=dict)
    semua_kode: dict[str, int] = field(default_factory=dict)
    baris_rhk: dict[str, int] = field(default_factory=dict)

    @cached_property
    def _iki(self) -> dict[str, str]:
        return {code.casefold(): code for code in self.semua_kode}

    @cached_property
    def _rhk(self) -> dict[str, str]:
        return {code.casefold(): code for code in self.baris_rhk}

    @cached_property
    def _kode_rhk_utuh(self) -> frozenset[str]:
        return frozenset(rhk.kode for rhk in self.rhk)

    def kode_iki(self, kode: str) -> str | None:
        """The SKP's spelling of a code whatever its case, as the sheet looks it up; ``None`` when it has none such."""
        return kode if kode in self.baris else self._iki.get(kode.casefold())

    def kode_rhk(self, kode: str) -> str | None:
        """The same of an RHK."""
        return kode if kode in self._kode_rhk_utuh else self._rhk.get(kode.casefold())

    def utuh(self, kode: str) -> bool:
        """Whether the SKP row of a code is without mistakes."""
        return kode in self.baris or kode in self._kode_rhk_utuh

    def sebut_asing(self, lapor: Pelapor[Tabel], kode: str, baris: int, nama: str) -> None:
        """Say that the SKP has no such code of an IKI, or (in a column of ``kode_rhk``) of an RHK."""
        rhk = nama.endswith("kode_rhk")
        known = ", ".join((self._rhk if rhk else self._iki).values())
        if not known:
            return  # the SKP sheet itself cannot be read, which is said once, there
        shown = known if len(known) < 200 else known[:199] + "…"
        what = "RHK" if rhk else "IKI"
        lapor(
            f"{what}-TIDAK-DIKENAL", f"Kode {what} {kutip(kode)} tidak ada di lembar SKP (yang ada: {shown}).", baris,
            nama,
        )


@dataclass
class BacaanSKP:
    """What is known of the workbook.

    Attributes:
        hari_ini: the day against which "in the future" is judged.
        form: Identitas.
        tabel: the tables that could be read, by their declared names.
        isi_skp: rows and codes of the SKP sheet.
        skp: the SKP, when it can be used.
        terbaca: what each sheet gave, by its declared name.
        terpakai: records that agree with the SKP, with their rows, by sheet.
    """

    hari_ini: datetime.date
    form: Form | None
    tabel: Mapping[str, Tabel]
    isi_skp: IsiSKP = field(default_factory=IsiSKP)
    skp: SKP | None = None
    terbaca: dict[str, Any] = field(default_factory=dict)
    terpakai: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)


def hitung_terpakai(table: Tabel, bacaan: BacaanSKP) -> tuple[int, int]:
    """How much of a sheet is there: records that can be used, of the rows begun."""
    return len(bacaan.terpakai[table.spek.nama]), len(table.baris)


def belum_tiba(apa: str, tanggal: datetime.date, hari_ini: datetime.date) -> str:
    """What is said of a day in the future."""
    return f"{apa} {tanggal_panjang(tanggal)} belum tiba (hari ini {tanggal_panjang(hari_ini)})."
