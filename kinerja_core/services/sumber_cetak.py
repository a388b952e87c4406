"""What a file of data gives a print, and what became of each of its documents."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from kinerja_core.documents.mesin.dokumen import Naskah
from kinerja_core.model.kertas import Kertas
from kinerja_core.model.temuan import Temuan


class OrangTerbit(NamedTuple):
    """A person as a document names them."""

    nama: str = ""
    nip: str = ""


class Tercetak(NamedTuple):
    """What is known of a document once it was printed, besides its bytes.

    Attributes:
        sidik: SHA-256 of its file.
        penanda: who signs it.
        tentang: whom it is about; of a unit's nobody.
        temuan: what is told of it although it was made.
    """

    sidik: str
    penanda: OrangTerbit
    tentang: OrangTerbit
    temuan: tuple[Temuan, ...] = ()


class Sumber(NamedTuple):
    """What one file of data gives: its documents, their paper, and what keeps some from being made.

    ``ditahan`` are the places of the drafts that are not made, for reasons among ``temuan``. ``hasil`` is where it is
    noted what printing each draft gave, or the finding that kept it from being made; ``None`` where nobody asks.
    """

    berkas: str
    nama: str = ""
    nip: str = ""
    naskah: tuple[Naskah, ...] = ()
    temuan: tuple[Temuan, ...] = ()
    kertas: Kertas = "a4"
    ditahan: frozenset[int] = frozenset()
    hasil: list[Tercetak | Temuan | None] | None = None


def sidik(isi: bytes) -> str:
    """SHA-256 of bytes."""
    return hashlib.sha256(isi).hexdigest()
