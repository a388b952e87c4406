"""How much the store of this user holds, and how it is removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.berkas import sebab_sistem
from kinerja_core.services.simpanan import BATAS, HARI_DISIMPAN, Simpanan, hapus_berkas, tempat


@dataclass(frozen=True, slots=True)
class KeadaanSimpanan:
    """What the store of this user is like."""

    tempat: Path | None
    ada: bool = False
    bita: int = 0
    berkas: int = 0
    pertama: date | None = None
    terakhir: date | None = None
    terbaca: bool = True  #: whether the system let it be opened

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja simpanan lihat --json`` prints."""
        return {
            "tempat": None if self.tempat is None else str(self.tempat),
            "ada": self.ada, "terbaca": self.terbaca, "bita": self.bita, "berkas": self.berkas,
            "pertama": self.pertama and self.pertama.isoformat(),
            "terakhir": self.terakhir and self.terakhir.isoformat(),
            "batas_bita": BATAS, "hari_disimpan": HARI_DISIMPAN,
        }


def lihat() -> KeadaanSimpanan:
    """How much the store holds; none is made for that."""
    place = tempat()
    if place is None or not place.is_file():
        return KeadaanSimpanan(place)
    size = sum(
        part.stat().st_size for suffix in ("", "-wal") if (part := place.with_name(place.name + suffix)).exists()
    )
    store = Simpanan(place)
    state = store.keadaan()
    readable = store.terbuka
    store.lepas()
    first, last = (date.fromordinal(state[name]) if state[name] else None for name in ("pertama", "terakhir"))
    return KeadaanSimpanan(place, True, size, state["berkas"], first, last, readable)


def hapus() -> KeadaanSimpanan:
    """Remove the store; gives what it was like.

    Raises:
        GalatKinerja: the system refuses.
    """
    place = tempat()
    if place is None or not place.is_file():
        return KeadaanSimpanan(place)
    try:
        return KeadaanSimpanan(place, True, hapus_berkas(place))
    except OSError as problem:
        raise GalatKinerja(
            f'Simpanan "{place}" tidak dapat dihapus ({sebab_sistem(problem)}). Tutup perintah kinerja lain yang '
            "sedang berjalan, atau minta hak atas foldernya, lalu ulangi."
        ) from problem
