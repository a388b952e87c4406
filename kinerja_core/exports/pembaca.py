"""What the program that reads an export does with it, stated by the profile; a row it would misread is refused.

The published importers choose on the reader's screen by the beginning of a text, and put something in where a cell is
blank. Nobody sees that afterwards, so that the row must not be written at all.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.exports.isian import NilaiSel
from kinerja_core.exports.sumber import PILIHAN, BarisEkspor, satu_baris
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.teks import TeksSebaris


class PembacaEkspor(Rekaman):
    """The rules of one reader, by the fields of the profile's columns."""

    rujukan: Annotated[TeksSebaris, Field(description="Dari mana perilaku pembaca diketahui")]
    dicocokkan: Annotated[
        str | None, Field(description="Isian yang dicocokkan pembaca dengan daftar pilihan di layarnya")
    ] = None
    awalan_unik: Annotated[
        int | None, Field(ge=1, description="Banyaknya huruf pertama yang dipakai pembaca untuk mencocokkan")
    ] = None
    karangan: Annotated[
        dict[str, TeksSebaris],
        Field(description="Isian dan apa yang diisi pembaca bila sel itu kosong", default_factory=dict),
    ]
    teks_terpanjang: Annotated[int | None, Field(ge=1, description="Huruf terbanyak yang diterima pembaca")] = None
    sebaris: Annotated[bool, Field(description="Pembaca merangkai baris-baris satu sel tanpa spasi")] = False

    @model_validator(mode="after")
    def _both(self) -> PembacaEkspor:
        if (self.dicocokkan is None) is not (self.awalan_unik is None):
            raise PydanticCustomError("pembaca_cocok", "Isi dicocokkan dan awalan_unik keduanya, atau kosongkan.")
        return self

    @property
    def isian(self) -> frozenset[str]:
        """The fields it speaks of."""
        return frozenset(self.karangan) | ({self.dicocokkan} if self.dicocokkan else set())


def untuk_pembaca(pembaca: PembacaEkspor, baris: BarisEkspor) -> BarisEkspor:
    """A row as the reader shall get it: texts on one line where it would glue lines together."""
    if not pembaca.sebaris:
        return baris
    return {name: satu_baris(value) if isinstance(value, str) and not name.startswith(PILIHAN) else value
            for name, value in baris.items()}


def salah_baca(pembaca: PembacaEkspor, baris: BarisEkspor, judul: Mapping[str | None, str]) -> str:
    """What the reader would misread in a row, as the end of a sentence; blank when nothing.

    ``judul`` are the headers of the fields that are written.
    """
    reasons = []
    if long := [title for name, title in judul.items() if _long(pembaca, baris.get(str(name)))]:
        reasons.append(f"pengimpor hanya menerima {pembaca.teks_terpanjang} huruf ({', '.join(long)})")
    if pembaca.dicocokkan is not None and (near := _mistaken(pembaca, baris)):
        named = "; ".join(f'"{text}"' for text in near[:_NAMED])
        reasons.append(
            f'pengimpor mencari "{baris[pembaca.dicocokkan]}" dari {pembaca.awalan_unik} huruf pertamanya, '
            f"dan dapat memilih {named}"
        )
    return "; ".join(reasons)


def dikarang(pembaca: PembacaEkspor, baris: BarisEkspor) -> tuple[str, ...]:
    """The blank fields of a row that the reader would fill by itself."""
    return tuple(name for name in pembaca.karangan if baris.get(name) in (None, ""))


_NAMED: Final = 3


def _long(pembaca: PembacaEkspor, nilai: NilaiSel) -> bool:
    most = pembaca.teks_terpanjang
    return most is not None and isinstance(nilai, str) and len(_units(nilai)) > most


def _mistaken(pembaca: PembacaEkspor, baris: BarisEkspor) -> list[str]:
    """The other choices on the reader's screen that it could take for the one of this row, whatever their order."""
    value, others = baris.get(str(pembaca.dicocokkan)), baris.get(f"{PILIHAN}{pembaca.dicocokkan}")
    if not isinstance(value, str) or not isinstance(others, str):
        return []
    count = pembaca.awalan_unik or 0
    wanted = _units(_folded(value))
    found = []
    for text in dict.fromkeys(filter(None, others.split("\n"))):
        other = _units(_folded(text))
        if wanted[:count] in other or other[:count] in wanted:
            found.append(text)
    return found


def _folded(teks: str) -> str:
    return satu_baris(teks).strip().lower()


def _units(teks: str) -> str:
    """A text as browsers count it: a character for each UTF-16 unit."""
    if teks.isascii():
        return teks
    return "".join(map(chr, array("H", teks.encode("utf-16-le", "surrogatepass"))))
