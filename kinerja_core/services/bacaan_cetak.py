"""How a print reads its workbooks: each once, for all documents and for everything that is asked of several."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.services.buku_unit import buku_unit_dari, tentang_hasil
from kinerja_core.services.ingatan import Ingatan
from kinerja_core.services.kemajuan import Kemajuan
from kinerja_core.services.kemasan import Kemasan, bernama, ringkas
from kinerja_core.services.kerahasiaan import samarkan
from kinerja_core.services.pembaca import buka, kemas_banyak
from kinerja_core.services.periksa import nama_tampil
from kinerja_core.services.simpanan import Simpanan, simpanan_sepanjang, simpanan_untuk
from kinerja_core.workbooks.antarbuku import buku_rangkap, dengan_jejak
from kinerja_core.workbooks.hasil import HasilBaca, Jenis

if TYPE_CHECKING:
    from kinerja_core.services.peringkat import HasilPeringkat

#: Workbooks that stay unpacked: several documents ask for the same one, one after the other.
_OPEN: Final = 4


class Bacaan:
    """Reads files once, when something is first asked of them, and keeps what each held, packed.

    What the store of this run keeps is left there until it is wanted whole; of the others some ten kilobytes a staff
    workbook stay in memory. The files are named as in :func:`.periksa.baca_bertahap`, secret ones by a number.
    """

    def __init__(self, files: Sequence[Path], kemajuan: Kemajuan) -> None:
        self.files = files
        self.hari = hari_kini()
        self.berubah = False  #: whether a file had to be read again and held something else then
        self._progress = kemajuan
        self._store: Simpanan | Ingatan | None = None
        self._nama = dict(zip(files, nama_tampil(files), strict=True))
        self._open: dict[Path, HasilBaca] = {}
        self._rosters: dict[Path, HasilBaca] = {}
        self._ranked: dict[Path, HasilPeringkat | GalatKinerja] = {}

    def nama(self, file: Path) -> str:
        """The name by which people know a file."""
        return self._nama[file]

    def kemasan(self, file: Path) -> Kemasan:
        """What a file held, packed."""
        return self._packed[file]

    @cached_property
    def _packed(self) -> dict[Path, Kemasan]:
        self._store = kept = simpanan_sepanjang(self.files)
        disk = kept if isinstance(kept, Simpanan) else None  # which is asked for what is wanted whole
        found: dict[Path, Kemasan] = {}
        self._progress(0, len(self.files), self.files[0].name if self.files else "")
        with simpanan_untuk(self.files) as store:
            read = kemas_banyak(self.files, self.hari, utuh=disk is None, simpanan=store)
            for number, (file, one) in enumerate(zip(self.files, read, strict=True)):
                self._progress(number, len(self.files), file.name)
                packed = one.rapat()
                stays = disk is not None and disk.terbuka and packed.sidik and packed.utuh
                found[file] = replace(packed, utuh=None) if stays else packed
        self._progress(len(self.files), len(self.files), "")
        return found

    @cached_property
    def _heads(self) -> dict[Path, HasilBaca]:
        found: dict[Path, HasilBaca] = {}
        for file in self.files:
            found[file] = _head(hasil := self._opened(file, kepala=True))
            if isinstance(hasil.buku, BukuUnit):
                own = BukuUnit(pengaturan=hasil.buku.pengaturan, anggota=hasil.buku.anggota)
                self._rosters[file] = hasil._replace(buku=own, temuan=())
        places = {self._nama[file]: file for file in self.files}
        heads = dengan_jejak([*found.values()], lambda some: (
            self._opened(places[hasil.berkas], kepala=False) for hasil in some
        ))  # fmt: skip
        return dict(zip(found, heads, strict=True))

    @cached_property
    def _numbers(self) -> dict[Path, int]:
        """The number by which each secret file is known."""
        count = itertools.count(1)
        return {file: next(count) for file in self.files if self._heads[file].rahasia}

    def _opened(self, file: Path, *, kepala: bool) -> HasilBaca:
        one = self._packed[file]
        if not kepala and one.utuh is None and isinstance(self._store, Simpanan):
            one = replace(one, utuh=self._store.utuh(one.sidik))
        known, hasil = buka(one, file, self.hari, kepala=kepala, simpanan=self._store)
        if known is not one:  # what was kept is damaged or gone: this is what the file holds now
            self.berubah |= known.sidik != one.sidik
            self._packed[file] = known
        return hasil if hasil.berkas == self._nama[file] else bernama(hasil, self._nama[file])

    def kepala(self, file: Path) -> HasilBaca:
        """What a file held, of a staff workbook without what only its own documents need."""
        hasil = self._heads[file]
        return samarkan(hasil, self._numbers[file]) if hasil.rahasia else hasil

    def tentang_pegawai(self) -> list[HasilBaca]:
        """What the files say of people, opened for nothing else: whose each SKP is, and the roster of each unit."""
        return [self._rosters.get(file, self.kepala(file)) for file in self._heads]

    def jenis(self, files: Sequence[Path]) -> list[Jenis | None]:
        """What kind of workbook each file is."""
        return [self._heads[file].jenis for file in files]

    @cached_property
    def rangkap(self) -> tuple[frozenset[str], frozenset[str]]:
        """Copies and contradicting workbooks among all files: :func:`.antarbuku.buku_rangkap`."""
        return buku_rangkap(list(self._heads.values()))

    def baca(self, files: Sequence[Path]) -> Iterator[HasilBaca]:
        """What files held."""
        return map(self.utuh, files)

    def utuh(self, file: Path) -> HasilBaca:
        """All that a file held."""
        if file not in self._open:
            if len(self._open) >= _OPEN:
                del self._open[next(iter(self._open))]
            hasil = self._opened(file, kepala=False)
            self._open[file] = samarkan(hasil, self._numbers[file]) if hasil.rahasia else hasil
        return self._open[file]

    def buku_unit(self, file: Path) -> BukuUnit:
        """A unit workbook.

        Raises:
            GalatKinerja: it cannot be used as it is.
        """
        return buku_unit_dari(self.utuh(file))

    def peringkat(self, file: Path) -> HasilPeringkat:
        """A unit workbook, or a CSV of scores, ranked once.

        Raises:
            GalatKinerja: it cannot be used as it is.
        """
        if file not in self._ranked:
            try:
                self._ranked[file] = self._rank(file)
            except GalatKinerja as problem:
                self._ranked[file] = problem
        found = self._ranked[file]
        if isinstance(found, GalatKinerja):
            raise found
        return found

    def _rank(self, file: Path) -> HasilPeringkat:
        from kinerja_core.services.peringkat import (  # noqa: PLC0415 - most documents need no ranking
            peringkat,
            peringkat_buku,
        )

        if file.suffix.casefold() == ".csv":
            return peringkat(file)
        hasil = self.utuh(file)
        return peringkat_buku(buku_unit_dari(hasil))._replace(temuan=tentang_hasil(hasil))


def _head(hasil: HasilBaca) -> HasilBaca:
    """What stays in memory of a file: of a staff workbook whose SKP it is, of a wrong one what is wrong."""
    return ringkas(hasil)._replace(temuan=()) if isinstance(hasil.buku, BukuSKP) else hasil._replace(buku=None)
