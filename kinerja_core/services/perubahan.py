"""Perubahan: at a consolidation, remember what was decided first in the period, and prepare missing rows."""

from __future__ import annotations

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.perubahan import PerubahanPenetapan, penetapan_kini, penetapan_pertama


def siapkan_perubahan(buku: BukuUnit) -> BukuUnit:
    """The unit with a row for every change that nobody recorded; who, when and why stay blank, for a person knows them.

    Where the records do not lead from one to the other no row is added: it is a finding, and a person mends them.
    """
    rows = tuple(
        PerubahanPenetapan(
            nip=one.nip, nama=one.nama, hal=one.hal, semula=one.semula, menjadi=one.menjadi,
            periode=buku.pengaturan.periode,
        )
        for one in buku.perubahan_belum_dicatat() if one.bersambung
    )
    first = penetapan_pertama(buku.penetapan_pertama, penetapan_kini(buku.skor, buku.tunjangan))
    return buku.model_copy(update={"perubahan": (*buku.perubahan, *rows), "penetapan_pertama": first})


def tutup_perubahan(buku: BukuUnit) -> BukuUnit:
    """The unit as it goes into another period: its changes say which period they were of, and nothing is decided."""
    own = buku.pengaturan.periode
    return buku.model_copy(update={
        "perubahan": tuple(
            one if one.periode is not None else one.model_copy(update={"periode": own}) for one in buku.perubahan
        ),
        "penetapan_pertama": (),
    })
