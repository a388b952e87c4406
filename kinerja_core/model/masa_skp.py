"""Masa SKP: from when to when a member of a unit had one SKP, in one jabatan; a person may have several in a year."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import Predikat, tanggal_panjang
from kinerja_core.model.nip import NIP
from kinerja_core.model.teks import TeksSebaris

if TYPE_CHECKING:
    from kinerja_core.model.skp import SKP


class MasaSKP(Rekaman):
    """One SKP of a person. Without ``predikat`` the one decided on the sheet Skor counts for it too."""

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris | None, Field(description="Nama")] = None
    jabatan: Annotated[TeksSebaris, Field(description="Jabatan pada SKP itu")]
    mulai: Annotated[Tanggal, Field(description="Hari pertama SKP")]
    selesai: Annotated[Tanggal, Field(description="Hari terakhir SKP")]
    predikat: Annotated[Kata[Predikat] | None, Field(description="Predikat SKP itu, bila bukan yang di Skor")] = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.selesai < self.mulai or self.selesai.year != self.mulai.year:
            raise PydanticCustomError(
                "periode_skp_salah",
                "Masa SKP {mulai} s.d. {selesai} harus berurutan dan di dalam satu tahun.",
                {"mulai": tanggal_panjang(self.mulai), "selesai": tanggal_panjang(self.selesai)},
            )
        return self


def padankan(skp: Iterable["SKP"], lama: Iterable[MasaSKP]) -> tuple[list[MasaSKP], list[MasaSKP]]:
    """SKP as their spans, each with the predikat that an earlier span has of it; and the earlier spans of no SKP here.

    An SKP is known by its person, first day and jabatan, for two may begin on one day. Where one span of that day is
    left over, a single SKP that is new there is the same one under another name of its jabatan.
    """
    before: dict[tuple[NIP, date], dict[str, MasaSKP]] = defaultdict(dict)
    for span in lama:
        before[span.nip, span.mulai][_lipat(span.jabatan)] = span
    mine: dict[tuple[NIP, date], dict[str, SKP]] = defaultdict(dict)
    for one in skp:
        mine[one.pegawai.nip, one.mulai][_lipat(one.pegawai.jabatan)] = one
    made: list[MasaSKP] = []
    left: list[MasaSKP] = []
    for key, jobs in mine.items():
        known = before.pop(key, {})
        over, fresh = [job for job in known if job not in jobs], [job for job in jobs if job not in known]
        renamed = known[over[0]] if len(over) == 1 and fresh else None
        for job, one in jobs.items():
            source = known.get(job, renamed if len(fresh) == 1 else None)
            made.append(MasaSKP(
                nip=one.pegawai.nip, nama=one.pegawai.nama, jabatan=one.pegawai.jabatan, mulai=one.mulai,
                selesai=one.selesai, predikat=None if source is None else source.predikat,
            ))
        left += [known[job] for job in over if known[job] is not renamed]
    return made, left + [span for spans in before.values() for span in spans.values()]


def _lipat(jabatan: str) -> str:
    return " ".join(jabatan.casefold().split())
