"""Rating hasil kerja of the pimpinan unit: it equals the capaian of the organisation. Guidance, it never blocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from kinerja_core.model.dasar import Kata
from kinerja_core.model.istilah import CapaianOrganisasi, Rating
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.bentuk import lengkap

#: capaian organisasi -> rating hasil kerja, complete.
BENTUK = Annotated[dict[Kata[CapaianOrganisasi], Kata[Rating]], lengkap(CapaianOrganisasi)]


def rating_pimpinan(capaian: CapaianOrganisasi, tanggal: date) -> Putusan[Rating]:
    """The rating hasil kerja that a pimpinan unit has when the organisation reached this.

    Args:
        capaian: capaian kinerja organisasi.
        tanggal: last day of the assessment period.

    Raises:
        AturanBelumBerlaku: for a period before the first known circular.
    """
    table: Putusan[Mapping[CapaianOrganisasi, Rating]] = muat("rating_pimpinan").pada(tanggal)
    return Putusan(table.hasil[capaian], table.rujukan, table.peringatan)
