"""Pengandaian: who would change kelompok or peringkat if a unit were mapped otherwise. It decides nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kinerja_core.model.istilah import Kelompok, Predikat
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan, SkorPegawai


@dataclass(frozen=True, slots=True)
class Kedudukan:
    """Where a mapping puts one person; ``peringkat`` is one of ``dari``."""

    kelompok: Kelompok | None = None
    peringkat: int | None = None
    dari: int = 0
    usulan_predikat: Predikat | None = None
    usulan_nilai: int | None = None


@dataclass(frozen=True, slots=True)
class Perpindahan:
    """One person who stands otherwise; ``None`` where one of the two mappings does not have the person."""

    nip: NIP
    nama: str
    semula: Kedudukan | None
    menjadi: Kedudukan | None

    @property
    def pindah_kelompok(self) -> bool:
        """Whether the kelompok is another one, and not only the peringkat or the usulan."""
        return (self.semula and self.semula.kelompok) != (self.menjadi and self.menjadi.kelompok)


def _places(hasil: Sequence[HasilPemeringkatan]) -> Iterator[tuple[HasilPegawai, Kedudukan]]:
    for part in hasil:
        ranked = sum(one.peringkat is not None for one in part.pegawai)
        for one in part.pegawai:
            yield one, Kedudukan(one.kelompok, one.peringkat, ranked, one.usulan_predikat, one.usulan_nilai)


def bandingkan(
    semula: HasilPemeringkatan, menjadi: Sequence[HasilPemeringkatan]
) -> tuple[Perpindahan, ...]:
    """Who stands otherwise in the second mapping, which may be in several parts; in the order of the first.

    Of people that only the second one has, nothing is said.
    """
    later = {one.nip: place for one, place in _places(menjadi)}
    before = list(_places(semula.setiap_bagian))
    before += [(one, Kedudukan()) for one in semula.pegawai if one.nip in semula.tidak_dipetakan]
    return tuple(
        Perpindahan(one.nip, one.nama, place, later.get(one.nip))
        for one, place in before
        if later.get(one.nip) != place
    )


def dengan_skor(skor: Sequence[SkorPegawai], ganti: Mapping[NIP, Mapping[str, object]]) -> tuple[SkorPegawai, ...]:
    """The people of a unit, some with other scores."""
    return tuple(
        SkorPegawai.model_validate({**dict(one), **ganti[one.nip]}) if one.nip in ganti else one for one in skor
    )


def pisahkan(
    skor: Sequence[SkorPegawai], bagian: Mapping[NIP, str], tanpa: Collection[NIP] = ()
) -> dict[str, tuple[SkorPegawai, ...]]:
    """The people of a unit in the parts that are mapped apart, without those who are left out; empty name: the rest."""
    found: dict[str, list[SkorPegawai]] = {}
    for one in skor:
        if one.nip not in tanpa:
            found.setdefault(bagian.get(one.nip, ""), []).append(one)
    return {name: tuple(people) for name, people in found.items()}
