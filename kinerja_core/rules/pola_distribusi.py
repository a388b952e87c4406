"""Pola distribusi predikat: guidance by capaian organisasi. It warns with counts and never blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Kata, Persen, Rekaman
from kinerja_core.model.istilah import CapaianOrganisasi, Predikat
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.bentuk import lengkap


class SyaratPola(Rekaman):
    """One condition on the people who hold one of ``predikat``, counted together."""

    predikat: Annotated[tuple[Kata[Predikat], ...], Field(min_length=1)]
    paling_banyak_persen: Persen | None = None
    paling_sedikit_persen: Persen | None = None
    paling_sedikit_orang: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _one_limit(self) -> SyaratPola:
        limits = (self.paling_banyak_persen, self.paling_sedikit_persen, self.paling_sedikit_orang)
        if sum(limit is not None for limit in limits) != 1:
            raise PydanticCustomError("satu_batas", "Setiap syarat harus mempunyai tepat satu batas.")
        return self

    @property
    def batas(self) -> str:
        """The limit in words."""
        if self.paling_banyak_persen is not None:
            return f"paling banyak {self.paling_banyak_persen}%" if self.paling_banyak_persen else "tidak ada"
        if self.paling_sedikit_persen is not None:
            return f"paling sedikit {self.paling_sedikit_persen}%"
        return f"paling sedikit {self.paling_sedikit_orang} orang"

    def tertinggi(self, total: int) -> int:
        """The most of ``total`` people that may hold these predikat."""
        return total if self.paling_banyak_persen is None else self.paling_banyak_persen * total // 100

    def terendah(self, total: int) -> int:
        """The fewest of ``total`` people that should hold these predikat."""
        return self.paling_sedikit_orang or -(-(self.paling_sedikit_persen or 0) * total // 100)

    def keluhan(self, jumlah: int, total: int) -> str | None:
        """What is wrong when ``jumlah`` of ``total`` people hold these predikat, ``None`` when nothing is."""
        names = " dan/atau ".join(item.value for item in self.predikat)
        most, least, people = self.paling_banyak_persen, self.paling_sedikit_persen, self.paling_sedikit_orang
        if (
            (most is not None and 100 * jumlah > most * total)
            or (least is not None and 100 * jumlah < least * total)
            or (people is not None and jumlah < people)
        ):
            return f"{names} {jumlah} dari {total} pegawai ({persen(jumlah, total)}), seharusnya {self.batas}."
        return None


def _apart(syarat: tuple[SyaratPola, ...]) -> tuple[SyaratPola, ...]:
    """Each predikat is counted in one group only, so that people who are too many or too few are counted once."""
    groups = {one.predikat for one in syarat}
    names = [name for group in groups for name in group]
    if len(names) != len(set(names)):
        raise PydanticCustomError("pola_bertumpuk", "Satu predikat hanya boleh berada di satu kelompok syarat.")
    return syarat


#: capaian organisasi -> conditions.
BENTUK = Annotated[
    dict[Kata[CapaianOrganisasi], Annotated[tuple[SyaratPola, ...], AfterValidator(_apart)]],
    lengkap(CapaianOrganisasi),
]


def persen(jumlah: int, total: int) -> str:
    """A share with at most two decimals, cut and never rounded up over a limit: ``70,01%`` stays above 70."""
    hundredths = jumlah * 10000 // total
    whole, rest = divmod(hundredths, 100)
    mark = "" if hundredths * total == jumlah * 10000 else "≈"
    return f"{mark}{whole},{rest:02d}".rstrip("0").rstrip(",") + "%"


def periksa_pola(
    distribusi: Mapping[Predikat, int], capaian: CapaianOrganisasi, tanggal: date
) -> Putusan[tuple[str, ...]]:
    """Compare counts per predikat with the pattern for a capaian organisasi.

    Args:
        distribusi: people per predikat; a missing predikat counts as nobody.
        capaian: capaian kinerja organisasi.
        tanggal: last day of the assessment period.

    Returns:
        One Indonesian sentence with counts for every condition not met; empty when all are met or nobody is counted.

    Raises:
        AturanBelumBerlaku: for a period before the first known circular.
    """
    rule: Putusan[Mapping[CapaianOrganisasi, tuple[SyaratPola, ...]]] = muat("pola_distribusi").pada(tanggal)
    total = sum(distribusi.values())

    def complaints() -> Iterator[str]:
        for condition in rule.hasil[capaian]:
            count = sum(distribusi.get(name, 0) for name in condition.predikat)
            if total and (message := condition.keluhan(count, total)):
                yield f"Pola distribusi untuk capaian organisasi {capaian.value}: {message}"

    return Putusan(tuple(complaints()), rule.rujukan, rule.peringatan)
