"""Keys of the IKI: what rows without one, with another row's or with a strange one are told, on the sheet and by us.

A key is a text that was written when the workbook was made. It goes where its row goes; whoever inserts or copies a
row makes a row without a key, or two rows with one.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.realisasi import SEBUTAN_AKHIR
from kinerja_core.workbooks.buku_skp.rumus import dari_judul
from kinerja_core.workbooks.mesin.rumus import baris_ke, kosong, sama
from kinerja_core.workbooks.mesin.spek import IsiBuku, LembarTabel, Letak

#: Sheets whose rows carry the keys of the SKP's rows.
LEMBAR_REALISASI: Final = (*(quarter.value for quarter in Triwulan), SEBUTAN_AKHIR)
_PINDAHKAN: Final = "pindahkan isinya ke baris kosong yang berkode, lalu kosongkan baris ini"
#: What is wrong with a row of the SKP, the same words on the sheet and in findings.
TANPA_KUNCI: Final = f"baris ini tidak punya Kode IKI: {_PINDAHKAN}"
KUNCI_GANDA: Final = f"Kode IKI baris ini dipakai juga di baris lain: {_PINDAHKAN}"
KUNCI_ASING: Final = f"Kode IKI baris ini tidak ada di lembar Triwulan: {_PINDAHKAN}"
#: The same of a row of realisasi.
TANPA_IKI: Final = (
    "baris ini tidak punya IKI di lembar SKP: pindahkan isinya ke baris IKI-nya, atau kosongkan bila IKI itu sudah "
    "dihapus"
)
REALISASI_GANDA: Final = "Kode IKI baris ini dipakai juga di baris lain: sisakan satu baris untuk satu IKI"


def sebab_dan_saran(frasa: str, mana: str) -> tuple[str, str]:
    """What the sheet says of a row as the message of a finding, which names the row's key, and its remedy."""
    what, _, remedy = frasa.partition(": ")
    return f"{mana}: {what}." if mana else f"{what[0].upper()}{what[1:]}.", f"{remedy[0].upper()}{remedy[1:]}."


class PeriksaKunci(NamedTuple):
    """A row that is filled has a key that no other filled row has; ``ganda`` is said when another one has it."""

    kolom: str
    terisi: str
    ganda: str
    tanpa: str = ""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        key, filled = letak.sel(self.kolom, baris), letak.sel(self.terisi, baris)
        same = f'COUNTIFS({dari_judul(letak, self.kolom)},{key},{dari_judul(letak, self.terisi)},"<>")'
        without = f", {self.tanpa}" if self.tanpa else ""
        return f'IF({filled}="","",IF({key}="","{without}",IF({same}>1,", {self.ganda}","")))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        if kosong(row.get(self.terisi)):
            return ""
        key = row.get(self.kolom)
        if kosong(key):
            return f", {self.tanpa}" if self.tanpa else ""
        filled = [one for one in isi.get(spek.nama, ()) if not kosong(one.get(self.terisi))]
        return f", {self.ganda}" if sum(sama(one.get(self.kolom), key) for one in filled) > 1 else ""


class PeriksaKunciDikenal(NamedTuple):
    """The key of a filled row is one that the realisasi sheets have a row for."""

    kolom: str
    terisi: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        key, filled = letak.sel(self.kolom, baris), letak.sel(self.terisi, baris)
        there = "+".join(f'COUNTIF({dari_judul(letak, "kode_iki", name)},{key})' for name in LEMBAR_REALISASI)
        return f'IF(OR({filled}="",{key}=""),"",IF({there}=0,", {KUNCI_ASING}",""))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value: a workbook is written with a row for every key."""
        del isi, spek, urutan
        return ""


class TanpaKunci(NamedTuple):
    """A condition: the row is filled and has no key."""

    kolom: str
    terisi: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The condition."""
        return f'AND({letak.sel(self.terisi, baris)}<>"",{letak.sel(self.kolom, baris)}="")'
