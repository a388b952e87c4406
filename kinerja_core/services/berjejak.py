"""Berjejak: the parts of a Word file and the proof of origin it carries."""

from __future__ import annotations

from pathlib import Path

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.batas.dokumen_word import baca_dokumen, bagian_dokumen, dokumen_asing
from kinerja_core.documents.mesin.jejak import JejakTerbaca, baca_jejak
from kinerja_core.model.galat import GalatKinerja


def baca_berjejak(berkas: Path) -> tuple[dict[str, bytes], JejakTerbaca | None]:
    """The parts of a Word file and its proof of origin.

    Raises:
        GalatKinerja: the file cannot be read.
    """
    try:
        parts = bagian_dokumen(baca_dokumen(berkas))
    except BerkasTidakTerbaca as problem:
        raise GalatKinerja(f'"{berkas}" tidak dapat dibaca. {problem.pesan}') from problem
    with dokumen_asing(berkas):
        return parts, baca_jejak(parts)
