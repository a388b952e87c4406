"""Paper: the two sizes offices print on."""

from typing import Final, Literal, TypeAlias

Kertas: TypeAlias = Literal["a4", "f4"]
#: Width and length in millimetres.
UKURAN_KERTAS_MM: Final[dict[Kertas, tuple[int, int]]] = {"a4": (210, 297), "f4": (215, 330)}
