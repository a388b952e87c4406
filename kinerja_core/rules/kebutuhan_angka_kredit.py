"""Kebutuhan angka kredit: how much a pejabat fungsional needs, in all, for the next pangkat and the next jenjang."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Kata, Rekaman
from kinerja_core.model.pangkat import PANGKAT, Pangkat
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.rules.angka_kredit import Jenjang
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.bentuk import lengkap

#: Both careers, each in order.
_KARIER: Final = (
    (Jenjang.AHLI_PERTAMA, Jenjang.AHLI_MUDA, Jenjang.AHLI_MADYA, Jenjang.AHLI_UTAMA),
    (Jenjang.PEMULA, Jenjang.TERAMPIL, Jenjang.MAHIR, Jenjang.PENYELIA),
)
_GOLONGAN: Final = tuple(PANGKAT)


class KebutuhanJenjang(Rekaman):
    """What one jenjang needs: for each pangkat in it, and for the jenjang above, which the highest does not have."""

    pangkat: Annotated[Decimal, Field(gt=0)]
    jenjang: Annotated[Decimal | None, Field(gt=0)] = None
    golongan: Annotated[tuple[TeksSebaris, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _once(self) -> KebutuhanJenjang:
        if len(set(self.golongan)) != len(self.golongan):
            raise PydanticCustomError("golongan_ganda", "Ada golongan ruang yang ditulis dua kali.")
        return self


#: What each jenjang needs.
BENTUK = Annotated[dict[Kata[Jenjang], KebutuhanJenjang], lengkap(Jenjang)]


@dataclass(frozen=True, slots=True)
class Kebutuhan:
    """What one person needs in all, in the jenjang held now; ``None`` where there is no such step, which is said.

    ``bersama_jenjang`` is whether the next pangkat is reached only together with the next jenjang.
    """

    pangkat: Decimal | None
    pangkat_berikutnya: Pangkat | None
    jenjang: Decimal | None
    jenjang_berikutnya: Jenjang | None
    bersama_jenjang: bool = False
    keterangan: tuple[str, ...] = ()


def jenjang_berikutnya(jenjang: Jenjang) -> Jenjang | None:
    """The jenjang above; ``None`` above the highest of a career."""
    career = next(one for one in _KARIER if jenjang in one)
    place = career.index(jenjang) + 1
    return career[place] if place < len(career) else None


def kebutuhan(jenjang: Jenjang, pangkat: Pangkat | None, tanggal: date) -> Putusan[Kebutuhan]:
    """What somebody of a jenjang and pangkat needs in all for the next ones.

    Args:
        jenjang: the jenjang held now.
        pangkat: the pangkat held now; one that the jenjang does not know has no next one here, and that is said.
        tanggal: last day of the assessment period.

    Raises:
        AturanBelumBerlaku: for a period before the first known requirement.
    """
    rule: Putusan[dict[Jenjang, KebutuhanJenjang]] = muat("kebutuhan_angka_kredit").pada(tanggal)
    own = rule.hasil[jenjang]
    above = jenjang_berikutnya(jenjang) if own.jenjang is not None else None
    notes = [] if above else [f"{jenjang.value} adalah jenjang tertinggi."]
    needed, after, together = None, None, False
    code = pangkat.golongan if pangkat is not None else None
    if code is None:
        notes.append("Pangkat belum diisi, sehingga kebutuhan kenaikan pangkat tidak dihitung.")
    elif code not in own.golongan:
        notes.append(
            f"Golongan {code} bukan golongan ruang {jenjang.value} ({', '.join(own.golongan)}), sehingga kebutuhan "
            "kenaikan pangkat tidak dihitung."
        )
    else:
        step = own.golongan.index(code) + 1
        together = step == len(own.golongan)
        if together and above is None:
            notes.append(f"{pangkat} adalah pangkat tertinggi {jenjang.value}.")
            together = False
        else:
            needed, after = own.pangkat * step, Pangkat(_GOLONGAN[_GOLONGAN.index(code) + 1])
    told = Kebutuhan(needed, after, own.jenjang, above, together, tuple(notes))
    return Putusan(told, rule.rujukan, rule.peringatan)
