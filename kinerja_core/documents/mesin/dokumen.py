"""What a document declares of itself, and what the printer asks of it.

A document is a module of :mod:`kinerja_core.documents` with a ``DOKUMEN``: being there is all it takes to be offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import BaseModel

if TYPE_CHECKING:  # a document loads only the records it prints from
    from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
    from kinerja_core.model.buku_skp import BukuSKP
    from kinerja_core.model.istilah import Predikat
    from kinerja_core.model.kertas import Kertas
    from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi
    from kinerja_core.model.nip import NIP
    from kinerja_core.model.pegawai import Pejabat
    from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan, SkorPegawai
    from kinerja_core.model.skp import SKP
    from kinerja_core.model.surat import PengaturanSurat
    from kinerja_core.model.temuan import Temuan

#: The most letters of a person's name in the name of a file, and of a unit's.
PANJANG_NAMA: Final = 40
PANJANG_UNIT: Final = 50


class Tampilan(NamedTuple):
    """How documents look: the office's own template, kop image, paper, SRIKANDI tokens, settings of letters."""

    templat: Path | None = None
    kop: Path | None = None
    kertas: Kertas | None = None  #: ``None``: as the settings of letters say, else A4
    srikandi: bool = False
    surat: PengaturanSurat | None = None  #: wins over the settings of the unit workbook
    jejak: bool = True  #: the file carries the data it was made from


#: As the product ships it.
BIASA: Final = Tampilan()


class Naskah(NamedTuple):
    """One document about to be made: the name of its file without ending, and how to get its context."""

    nama: str
    konteks: Callable[[], BaseModel]
    tanggal_aturan: date | None = None  #: the date whose rules its numbers follow, where there are any
    lembar: tuple[str, ...] = ()  #: sheets that only this one prints, besides those of its kind
    nip: str = ""  #: of a letter of a unit: whose staff workbook it prints from, too
    masa: str = ""  #: the code of the week or month it is about, where a document is of such
    bila_diminta: bool = False  #: made only when its masa is asked for


class UnitDinilai:
    """A unit workbook and its ranking, as letters need them, and what they say of each person by NIP.

    ``buku`` has the settings that hold for this run; ``srikandi`` is whether SRIKANDI fills in number and date;
    ``skp`` every SKP of each person whose staff workbook is among the data; ``setahun`` who stands in a unit workbook
    of the whole year among the data.
    """

    def __init__(
        self, buku: BukuUnit, peringkat: HasilPemeringkatan, srikandi: bool = False,
        skp: Mapping[NIP, tuple[SKP, ...]] | None = None, setahun: Mapping[int, frozenset[NIP]] | None = None,
    ) -> None:  # fmt: skip
        self.buku, self.peringkat, self.srikandi = buku, peringkat, srikandi
        self.skp, self.setahun = skp or {}, setahun or {}

    @property
    def pengaturan(self) -> Pengaturan:
        """The settings of the unit."""
        return self.buku.pengaturan

    @cached_property
    def anggota(self) -> dict[NIP, AnggotaUnit]:
        """The lines of the Daftar Pegawai."""
        return {item.pegawai.nip: item for item in self.buku.anggota}

    @cached_property
    def hasil(self) -> dict[NIP, HasilPegawai]:
        """Where the ranking puts each."""
        return {item.nip: item for item in self.peringkat.pegawai}

    def atasan(self, nip: NIP) -> Pejabat | None:
        """The Atasan Pejabat Penilai of a person, by the newest SKP among the data."""
        newest = max(self.skp.get(nip, ()), key=lambda one: one.selesai, default=None)
        return newest.atasan_penilai if newest else None

    @cached_property
    def konfirmasi(self) -> dict[NIP, Konfirmasi]:
        """What each answered."""
        return {item.nip: item for item in self.buku.konfirmasi}

    @cached_property
    def keberatan(self) -> dict[NIP, Keberatan]:
        """What became of the keberatan of each who objects."""
        return {item.nip: item for item in self.buku.keberatan}

    def predikat_lain(self, skp: SKP) -> Predikat | None:
        """The predikat that the sheet Masa SKP has of one SKP of a person, where the one on the sheet Skor is not its.

        It is of another evaluation: what the unit workbook says of ratings, of its day, and of the answer is not of it.
        """
        from kinerja_core.model.masa_skp import padankan  # noqa: PLC0415 - the unit workbook has loaded it

        nip, ranked = skp.pegawai.nip, self.hasil.get(skp.pegawai.nip)
        (span,), _ = padankan((skp,), (one for one in self.buku.masa if one.nip == nip))
        own = span.predikat
        return None if own is None or ranked is None or own is ranked.predikat else own

    @cached_property
    def semula(self) -> dict[NIP, SkorPegawai]:
        """The scores of each as they were before a keberatan was decided."""
        return {item.nip: item for item in self.buku.skor}

    @cached_property
    def rekomendasi(self) -> dict[NIP, str | None]:
        """What the Pejabat Penilai notes or recommends."""
        return {item.nip: item.rekomendasi for item in self.buku.skor}


class DariPegawai(NamedTuple):
    """Its data come from a staff workbook; the settings of letters say how it is signed."""

    naskah: Callable[[BukuSKP, PengaturanSurat | None], Iterable[Naskah]]


class DariPegawaiDanUnit(NamedTuple):
    """Its data come from a staff workbook and from what the unit workbook, if there is one, says of the person."""

    naskah: Callable[[BukuSKP, UnitDinilai | None], Iterable[Naskah]]


class DariUnit(NamedTuple):
    """Its data come from a unit workbook, and with ``pegawai`` also from the staff workbooks among the data.

    ``temuan`` is what the document has to say of a unit: whom it leaves out and why, what is still open.
    """

    naskah: Callable[[UnitDinilai], Iterable[Naskah]]
    pegawai: bool = False
    temuan: Callable[[UnitDinilai], Iterable[Temuan]] = lambda _: ()


class Dokumen:
    """One document: all that the rest of the product knows of it. There is one of each.

    ``slug`` is typed on the command line and is the name of its module, with hyphens; ``konteks`` is its context
    model, ``templat`` a file of ``docx_templates``, ``sumber`` the workbooks its data come from. ``lembar`` are the
    sheets of a staff workbook that it prints, by their declared names: a mistake in one of them holds it back.
    ``tiap`` is the sheet of which each record gives a document of its own: a mistake in the rows of one record holds
    back no other. A unit workbook with any mistake gives no document at all. Without a list below one of the fields in
    ``boleh_dihilangkan`` an office's own template still makes a whole document. A document that is ``rahasia`` stands
    in no index and no journal, and nothing of its page is quoted. One that is ``bermasa`` is of a week or a month; what
    one says that is ``menurut_hari`` depends on the day it is printed on.
    """

    def __init__(
        self, *, slug: str, judul: str, konteks: type[BaseModel], templat: str,
        sumber: DariPegawai | DariPegawaiDanUnit | DariUnit, lembar: tuple[str, ...] = (), tiap: str = "",
        boleh_dihilangkan: frozenset[str] = frozenset({"kop"}), rahasia: bool = False, bermasa: bool = False,
        menurut_hari: bool = False,
    ) -> None:  # fmt: skip
        self.slug, self.judul, self.konteks, self.templat, self.sumber = slug, judul, konteks, templat, sumber
        self.lembar, self.tiap, self.boleh_dihilangkan = lembar, tiap, boleh_dihilangkan
        self.rahasia, self.bermasa, self.menurut_hari = rahasia, bermasa, menurut_hari


def nama_berkas(awalan: str, tentang: str, akhiran: object, batas: int = PANJANG_NAMA) -> str:
    """The name of a file: a long name of the person or unit it is about is shortened, and nothing else."""
    return f"{awalan} {' '.join(tentang.split())[:batas].strip(' .')} {akhiran}"


def satu_tiap_buku(awalan: str, konteks: Callable[[BukuSKP, PengaturanSurat | None], BaseModel]) -> DariPegawai:
    """The source of a document of which a staff workbook gives exactly one."""

    def naskah(buku: BukuSKP, surat: PengaturanSurat | None) -> Iterable[Naskah]:
        person = buku.skp.pegawai
        name = nama_berkas(awalan, person.nama, f"{person.nip} {buku.skp.tahun}")
        return (Naskah(name, partial(konteks, buku, surat)),)

    return DariPegawai(naskah)
