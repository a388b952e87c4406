"""Paper: the two sizes offices print on."""

from typing import Final, Literal, TypeAlias

from kinerja_core.model.galat import GalatKinerja

Kertas: TypeAlias = Literal["a4", "f4"]
#: Width and length in millimetres.
UKURAN_KERTAS_MM: Final[dict[Kertas, tuple[int, int]]] = {"a4": (210, 297), "f4": (215, 330)}


def cari_kertas(teks: str) -> Kertas:
    """The paper a user names, in capitals or not.

    Raises:
        GalatKinerja: it is neither of the two.
    """
    for known in UKURAN_KERTAS_MM:
        if teks.casefold() == known:
            return known
    raise GalatKinerja(f'Kertas "{teks}" tidak dikenal; pilih {" atau ".join(UKURAN_KERTAS_MM)}.')
