"""How a print reads its workbooks: each when it is asked for, or each once for several documents."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.buku_unit import baca_buku_unit, buku_unit_dari, tentang_hasil
from kinerja_core.services.kemajuan import Kemajuan
from kinerja_core.services.kemasan import ringkas
from kinerja_core.services.periksa import baca_bertahap, berkas_rangkap, jenis_buku
from kinerja_core.workbooks.antarbuku import buku_rangkap
from kinerja_core.workbooks.hasil import HasilBaca, Jenis

if TYPE_CHECKING:
    from kinerja_core.services.peringkat import HasilPeringkat

#: Workbooks that stay unpacked: several documents ask for the same one, one after the other.
_OPEN: Final = 4


class Bacaan:
    """Reads a workbook each time it is asked for: nothing of it stays in memory."""

    def __init__(self, kemajuan: Kemajuan) -> None:
        self.kemajuan = kemajuan

    def jenis(self, files: Sequence[Path]) -> list[Jenis | None]:
        """What kind of workbook each file is."""
        return jenis_buku(files, self.kemajuan)

    def rangkap(self, files: Sequence[Path]) -> tuple[frozenset[str], frozenset[str]]:
        """Copies and contradicting workbooks: :func:`.periksa.berkas_rangkap`."""
        return berkas_rangkap(files, self.kemajuan)

    def baca(self, files: Sequence[Path]) -> Iterator[HasilBaca]:
        """Read files in order, as :func:`.periksa.baca_bertahap` does."""
        return baca_bertahap(files, self.kemajuan)

    def buku_unit(self, file: Path) -> BukuUnit:
        """A unit workbook.

        Raises:
            GalatKinerja: it cannot be used as it is.
        """
        return baca_buku_unit(file)

    def peringkat(self, file: Path) -> HasilPeringkat:
        """A unit workbook, ranked.

        Raises:
            GalatKinerja: it cannot be used as it is.
        """
        from kinerja_core.services.peringkat import peringkat  # noqa: PLC0415 - most documents need no ranking

        return peringkat(file)


class BacaanSekali(Bacaan):
    """Reads every file once, at the beginning, and keeps what it held, packed, for all documents.

    Nothing is written to the disk. A staff workbook takes some ten kilobytes, so that thousands fit in memory.
    """

    def __init__(self, files: Sequence[Path], kemajuan: Kemajuan) -> None:
        super().__init__(kemajuan)
        self._packed: dict[Path, bytes] = {}
        self._kinds: dict[Path, Jenis | None] = {}
        self._open: dict[Path, HasilBaca] = {}
        self._ranked: dict[Path, HasilPeringkat | GalatKinerja] = {}
        heads: list[HasilBaca] = []
        for file, hasil in zip(files, baca_bertahap(files, kemajuan), strict=True):
            self._kinds[file] = hasil.jenis
            self._packed[file] = zlib.compress(pickle.dumps(hasil, pickle.HIGHEST_PROTOCOL), 1)
            if isinstance(hasil.buku, BukuSKP):
                heads.append(ringkas(hasil))
        self._rangkap = buku_rangkap(heads)

    def jenis(self, files: Sequence[Path]) -> list[Jenis | None]:
        """What kind of workbook each file is, by what was read."""
        return [self._kinds[file] for file in files]

    def rangkap(self, files: Sequence[Path]) -> tuple[frozenset[str], frozenset[str]]:  # noqa: ARG002 - all were read
        """Copies and contradicting workbooks among all files."""
        return self._rangkap

    def baca(self, files: Sequence[Path]) -> Iterator[HasilBaca]:
        """What the files held."""
        return map(self._hasil, files)

    def _hasil(self, file: Path) -> HasilBaca:
        if file not in self._open:
            if len(self._open) >= _OPEN:
                del self._open[next(iter(self._open))]
            self._open[file] = pickle.loads(zlib.decompress(self._packed[file]))  # noqa: S301 - packed above, by us
        return self._open[file]

    def buku_unit(self, file: Path) -> BukuUnit:
        """A unit workbook, by what was read."""
        return buku_unit_dari(self._hasil(file))

    def peringkat(self, file: Path) -> HasilPeringkat:
        """A unit workbook, ranked once."""
        from kinerja_core.services.peringkat import peringkat_buku  # noqa: PLC0415 - most documents need no ranking

        if file not in self._ranked:
            try:
                hasil = self._hasil(file)
                self._ranked[file] = peringkat_buku(buku_unit_dari(hasil))._replace(temuan=tentang_hasil(hasil))
            except GalatKinerja as problem:
                self._ranked[file] = problem
        found = self._ranked[file]
        if isinstance(found, GalatKinerja):
            raise found
        return found
