"""The comparison with the report of BKN as a workbook: what differs, and who stands on one side only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kinerja_core.model.periode import Periode
from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel_hasil

_BEDA: Final = (("Nama", 32), ("NIP", 21), ("Kolom", 16), ("Buku Unit", 24), ("e-Kinerja BKN", 24))
_BELUM: Final = "belum ada"


def bangun_banding(
    periode: Periode, beda: Sequence[tuple[str, str, str, str | None, str | None]], nip: Mapping[str, Sequence[str]]
) -> bytes:
    """Build the workbook.

    Args:
        periode: of which the results are.
        beda: name, NIP, column, and what the unit and BKN say.
        nip: title of a further sheet -> its NIP.
    """
    rows = [[_BELUM if cell is None else cell for cell in row] for row in beda]
    return bangun_tabel_hasil(f"Perbandingan dengan e-Kinerja BKN {periode}", (
        TabelHasil("Beda", _BEDA, rows),
        *(TabelHasil(title, (("NIP", 21),), [[one] for one in people]) for title, people in nip.items()),
    ))
