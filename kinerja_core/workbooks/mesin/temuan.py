"""Findings as they are made: a check declares its codes, the sheet it runs on fills in where."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from functools import wraps
from typing import Concatenate, Final, Generic, ParamSpec, Protocol, TypeVar

from kinerja_core.model.kode_temuan import KATALOG, buat_temuan
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.mesin.isi_sel import Cacat
from kinerja_core.workbooks.mesin.spek import LembarRekaman, Sel

#: Codes of findings that say that a cell is blank.
BERKATA_KOSONG: Final = frozenset({"SEL-WAJIB", "DIALOG-TIDAK-LENGKAP", "REALISASI-TANPA-BUKTI"})
#: Codes of findings about what one cell holds, which need no saying of a cell that is already refused.
TENTANG_SEL: Final = BERKATA_KOSONG | {
    "ANGKA-SALAH", "ANGKA-BATAS", "ANGKA-TEKS", "ANGKA-PERSEN", "PILIHAN-TIDAK-DIKENAL", "TANGGAL-TEKS",
    "TANGGAL-SALAH", "NIP-ANGKA", "NIP-SALAH", "PANGKAT-SALAH", "PERIODE-SALAH", "SEL-JENIS", "SEL-JADI-TANGGAL",
    "TAUTAN-BERBAHAYA", "BULAN-TERBALIK", "P360-NOMOR",
    "P360-BUTIR-ASING",
}
#: What stands in place of the content of a secret cell.
TIDAK_DITAMPILKAN: Final = "Isi sel tidak ditampilkan, sebab lembar ini rahasia."
#: Findings of one file that are kept; of a million, two gigabytes, nobody reads more.
_TERBANYAK: Final = 20_000


class KumpulanTemuan:
    """Findings of one workbook as they are made."""

    def __init__(self) -> None:
        self.daftar: list[Temuan] = []
        self.tertutup: set[tuple[str, str]] = set()  #: sheet and cell of what is blank for a reason said
        self.cacat: set[tuple[str, str]] = set()  #: sheet and cell of what a cell of its kind cannot hold
        self.rahasia: set[str] = set()  #: sheets of which nothing is quoted
        self.baris: dict[str, int] = {}  #: how many rows of a table are filled, by its name in the file
        self.penuh = False  #: whether there are more than are kept, so that nothing more need be read

    def jaga(self, spek: LembarRekaman, nama: str) -> None:
        """Quote nothing of a sheet that is declared secret; ``nama`` is its name in the file."""
        if spek.rahasia:
            self.rahasia.add(nama)

    def tambah(
        self, kode: str, pesan: str, *, lembar: str | None = None, sel: str | None = None, saran: str | None = None,
        rujukan: str | None = None, judul: str = "", tanpa_isi: str = "", sel_lain: Iterable[str] = (),
    ) -> None:
        """Add a finding of the catalogue; that a cell is blank needs no saying when another finding says why.

        Of a secret sheet neither ``pesan`` nor ``saran`` is used, whatever they hold.

        Args:
            kode: which finding.
            pesan: what is wrong.
            lembar: the sheet, by its name in the file.
            sel: the address.
            saran: what to do, in place of what the catalogue says.
            rujukan: the source, in place of that of the catalogue.
            judul: header or label of the cell as declared.
            tanpa_isi: what is wrong without a word of what stands in the cells; said where the sheet is secret.
            sel_lain: other addresses and ranges of the sheet that it is about.
        """
        blank, refused = (lembar, sel) in self.tertutup, (lembar, sel) in self.cacat
        if (blank and kode in BERKATA_KOSONG) or (refused and kode in TENTANG_SEL):
            return
        if self.penuh:
            return
        if len(self.daftar) >= _TERBANYAK:
            self.penuh = True
            self.daftar.append(
                buat_temuan("BERKAS-TERLALU-BESAR", "Ada lebih dari 20.000 temuan; baris sesudahnya tidak dibaca.")
            )
            return
        if lembar in self.rahasia:
            pesan, saran = tanpa_isi or _unquoted(kode, judul), None
        made = buat_temuan(kode, pesan, lembar=lembar, sel=sel, saran=saran, rujukan=rujukan)
        others = tuple(sel_lain)
        self.daftar.append(made.model_copy(update={"sel_lain": others}) if others else made)

    def tolak(self, cacat: Cacat, kolom: Sel, nilai: object, lembar: str, sel: str) -> None:
        """Refuse a cell for what it holds; of a secret sheet only the words of its status are said."""
        self.tambah(
            cacat.kode, cacat.pesan(kolom, nilai), lembar=lembar, sel=sel, saran=cacat.saran,
            tanpa_isi=f"{kolom.judul} {cacat.frasa}. {TIDAK_DITAMPILKAN}",
        )
        self.cacat.add((lembar, sel))

    def lupakan(self, lembar: str, sel: str) -> None:
        """Take back what was said of a cell, for a row that turns out not to count."""
        self.daftar[:] = [item for item in self.daftar if (item.lembar, item.sel) != (lembar, sel)]

    def disebut(self, lembar: str, sel: str) -> bool:
        """Whether a mistake was said of a cell."""
        return any((item.lembar, item.sel, item.tingkat) == (lembar, sel, "kesalahan") for item in self.daftar)

    def lengkapi(self, lembar: str, sel: Container[str], kalimat: str) -> None:
        """Add to what is said to be wrong with some cells what follows from it."""
        for number, item in enumerate(self.daftar):
            if item.lembar == lembar and item.sel in sel and item.tingkat == "kesalahan":
                self.daftar[number] = item.model_copy(update={"pesan": f"{item.pesan} {kalimat}"})


def _unquoted(kode: str, judul: str) -> str:
    """What the catalogue says a code means, for a cell of a secret sheet."""
    said = KATALOG[kode].arti
    hidden = "" if kode in BERKATA_KOSONG else f" {TIDAK_DITAMPILKAN}"
    return (f"{judul}: {said[0].lower()}{said[1:]}" if judul and said[1:2].islower() else said) + hidden


class LembarTerbaca(Protocol):
    """A sheet as read, whatever its shape."""

    @property
    def nama(self) -> str:
        """Its name in the file."""

    @property
    def kumpulan(self) -> KumpulanTemuan:
        """Where its findings go."""

    @property
    def hilang(self) -> frozenset[str]:
        """Columns or fields of which it was said that they are missing."""

    def judul(self, nama: str) -> str:
        """Header or label of a cell as declared."""


class KodeTidakDinyatakan(Exception):
    """A check gave a finding whose code it does not declare."""


L = TypeVar("L", bound=LembarTerbaca)
P = ParamSpec("P")
R = TypeVar("R")


class Pelapor(Generic[L]):
    """Takes the findings of one check on one sheet; ``lembar`` is the sheet."""

    __slots__ = ("_kode", "lembar")

    def __init__(self, lembar: L, kode: frozenset[str]) -> None:
        self.lembar = lembar
        self._kode = kode

    def __call__(
        self, kode: str, pesan: str, *tempat: int | str, sel: str | None = None, saran: str | None = None,
        rujukan: str | None = None, tanpa_isi: str = "", sel_lain: Iterable[str] = (),
    ) -> None:
        """Add a finding.

        Args:
            kode: one of the codes that the check declares.
            pesan: what is wrong.
            tempat: row and field of a table, or field of a form; none for the sheet as a whole.
            sel: an address, where it is no cell of a record.
            saran: what to do, in place of what the catalogue says.
            rujukan: the source, in place of that of the catalogue.
            tanpa_isi: what is wrong without a word of what stands in the cells; said where the sheet is secret.
            sel_lain: other addresses and ranges of the sheet that it is about.

        Raises:
            KodeTidakDinyatakan: the check does not declare this code.
        """
        if kode not in self._kode:
            raise KodeTidakDinyatakan(f"{kode} tidak dinyatakan oleh pemeriksaan ini ({', '.join(sorted(self._kode))})")
        if tempat and tempat[-1] in self.lembar.hilang:
            return  # what a missing column brings with it is said once, where it is missing
        place = self.lembar.sel(*tempat) if tempat else sel  # type: ignore[attr-defined]  # tables and forms differ
        self.lembar.kumpulan.tambah(
            kode, pesan, lembar=self.lembar.nama, sel=place, saran=saran, rujukan=rujukan,
            judul=self.lembar.judul(str(tempat[-1])) if tempat else "", tanpa_isi=tanpa_isi, sel_lain=sel_lain,
        )


def memberi(
    *kode: str,
) -> Callable[[Callable[Concatenate[Pelapor[L], P], R]], Callable[Concatenate[L, P], R]]:
    """Declare the codes that a check may give. It is written for a :class:`Pelapor` and called with the sheet.

    Raises:
        KeyError: a code that the catalogue does not have.
    """
    declared = frozenset(kode)
    if unknown := declared - KATALOG.keys():
        raise KeyError(f"kode temuan tidak ada di katalog: {', '.join(sorted(unknown))}")

    def declare(check: Callable[Concatenate[Pelapor[L], P], R]) -> Callable[Concatenate[L, P], R]:
        @wraps(check)
        def run(lembar: L, /, *args: P.args, **kwargs: P.kwargs) -> R:
            return check(Pelapor(lembar, declared), *args, **kwargs)

        return run

    return declare
