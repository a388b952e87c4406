"""Who should rate whose behaviour: a proposal from the roster, which the pengelola SDM may change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random, SystemRandom
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.dasar import Kata, Rekaman
from kinerja_core.model.istilah import Hubungan
from kinerja_core.model.nip import NIP
from kinerja_core.model.penilaian_360 import Penilai360
from kinerja_core.model.penugasan_360 import CaraPilihPenilai, Penugasan360
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.perilaku_360 import instrumen

#: More evaluators of one group than this nobody asks for; it means all of them.
SEMUA: Final = 500


class CaraPenugasan(Rekaman):
    """How many of each group are asked to rate a pegawai, and how they are chosen."""

    rekan_sejawat: Annotated[int, Field(ge=0, le=SEMUA)]
    bawahan: Annotated[int, Field(ge=0, le=SEMUA)]
    diri: bool
    pilihan: Kata[CaraPilihPenilai]


#: One way per date.
BENTUK = CaraPenugasan


@dataclass(frozen=True, slots=True)
class UsulanPenilai:
    """The proposed list, and what the pengelola should look at."""

    penugasan: tuple[Penugasan360, ...]
    catatan: tuple[str, ...]


def cara_penugasan(tanggal: date) -> Putusan[CaraPenugasan]:
    """How evaluators are proposed for a period, by its last day.

    Raises:
        AturanBelumBerlaku: for a period before the first known way.
    """
    return muat("penugasan_360").pada(tanggal)


def usulkan_penilai(
    anggota: Sequence[AnggotaUnit], periode: Periode, cara: CaraPenugasan | None = None, acak: Random | None = None
) -> Putusan[UsulanPenilai]:
    """Propose who rates whom: one's penilai, others with the same penilai, and those whose penilai one is.

    Args:
        anggota: the roster.
        periode: what is assessed.
        cara: counts and choice; as the rule of the period has it when not given.
        acak: draws the lots; of the system when not given, so that nobody can guess them.

    Raises:
        AturanBelumBerlaku: for a period before the first known way or instrument.
    """
    rule = cara_penugasan(periode.selesai)
    way = cara or rule.hasil
    roster = _Personalia(anggota, periode)
    draw = _pemilih(way.pilihan, acak or SystemRandom())
    shuffled = {boss: draw(people) for boss, people in roster.tim.items()}
    found: list[Penugasan360] = []
    for one in roster.dinilai:
        nip, boss = one.pegawai.nip, roster.atasan(one)
        if boss is not None:
            found.append(_satu(boss, one, Hubungan.ATASAN))
        peers = shuffled.get(one.penilai.nip, []) if one.penilai and one.penilai.nip else []
        staff = [other for other in shuffled.get(nip, []) if other.pegawai.nip != nip]
        found += [_satu(_orang(other), one, Hubungan.REKAN_SEJAWAT) for other in _after(nip, peers, way.rekan_sejawat)]
        found += [_satu(_orang(other), one, Hubungan.BAWAHAN) for other in staff[: way.bawahan]]
        if way.diri and roster.menilai(nip):
            found.append(_satu(_orang(one), one, Hubungan.DIRI))
    notes = (*roster.catatan(), *_thin(roster, found, periode.selesai))
    return Putusan(UsulanPenilai(tuple(found), notes), rule.rujukan, rule.peringatan)


class _Personalia:
    """The roster as it is needed here: who is rated, who can rate, and the teams by the NIP of their penilai."""

    def __init__(self, anggota: Sequence[AnggotaUnit], periode: Periode) -> None:
        members = list({one.pegawai.nip: one for one in anggota}.values())
        self.dinilai = [one for one in members if one.dinilai(periode)]
        self._luar = [one for one in members if not one.dinilai(periode)]
        self._pergi = [one for one in self.dinilai if not one.bertugas(periode.selesai)]
        self._orang = {one.pegawai.nip: one for one in members}
        self._penilai = {one.pegawai.nip for one in members if one.bertugas(periode.selesai)}
        self.tim: dict[NIP, list[AnggotaUnit]] = defaultdict(list)
        for one in members:
            boss = one.penilai.nip if one.penilai else None
            if boss is not None and boss != one.pegawai.nip and self.menilai(one.pegawai.nip):
                self.tim[boss].append(one)

    def menilai(self, nip: NIP) -> bool:
        """Whether somebody of the roster can be asked to rate."""
        return nip in self._penilai

    def atasan(self, satu: AnggotaUnit) -> Penilai360 | None:
        """Who rates a person as atasan; ``None`` when the list names nobody who can."""
        boss = satu.penilai
        if boss is None or boss.nip is None or boss.nip == satu.pegawai.nip:
            return None
        if boss.nip in self._orang:
            return _orang(self._orang[boss.nip]) if self.menilai(boss.nip) else None
        return Penilai360(nama=boss.nama, nip=boss.nip, jabatan=boss.jabatan, unit_kerja=boss.unit_kerja)

    def catatan(self) -> list[str]:
        """Who is not in the list as one would expect."""
        told = (
            ("tidak mempunyai penilai Atasan, sebab Pejabat Penilainya tanpa NIP di daftar, atau sedang tidak bertugas",
             [one for one in self.dinilai if self.atasan(one) is None]),
            ("tidak diminta menilai, sebab tidak bertugas pada akhir periode", self._pergi),
            ("tidak dinilai, sebab tidak bertugas di unit ini pada periode itu", self._luar),
        )
        return [bertitik(f"{len(who)} pegawai {why}: {_nama(who)}") for why, who in told if who]


def _orang(satu: AnggotaUnit) -> Penilai360:
    person = satu.pegawai
    return Penilai360(nama=person.nama, nip=person.nip, jabatan=person.jabatan, unit_kerja=person.unit_kerja)


def _satu(penilai: Penilai360, dinilai: AnggotaUnit, hubungan: Hubungan) -> Penugasan360:
    rated = dinilai.pegawai
    return Penugasan360(penilai=penilai, nama=rated.nama, nip=rated.nip, jabatan=rated.jabatan, hubungan=hubungan)


def _nama(siapa: Sequence[AnggotaUnit]) -> str:
    return sebut([one.pegawai.nama for one in siapa], pemisah="; ")


def _pemilih(pilihan: CaraPilihPenilai, acak: Random) -> Callable[[list[AnggotaUnit]], list[AnggotaUnit]]:
    match pilihan:
        case CaraPilihPenilai.ACAK:
            return lambda people: acak.sample(people, len(people))
        case CaraPilihPenilai.URUT:
            return lambda people: people


def _after(nip: NIP, tim: Sequence[AnggotaUnit], banyak: int) -> list[AnggotaUnit]:
    """So many of a team who stand after a person in it, round and round: everybody is asked about equally often."""
    place = next((number for number, one in enumerate(tim) if one.pegawai.nip == nip), -1)
    if place < 0:
        return list(tim[:banyak])
    return [*tim[place + 1 :], *tim[:place]][:banyak]


def _thin(roster: _Personalia, penugasan: Sequence[Penugasan360], tanggal: date) -> list[str]:
    """Whose rekan and bawahan together are too few to be counted without being recognised."""
    fewest = max(instrumen(tanggal).hasil.minimum_penilai[group] for group in _ANONIM)
    others: dict[NIP, int] = defaultdict(int)
    for one in penugasan:
        others[one.nip] += one.hubungan in _ANONIM
    few = [one for one in roster.dinilai if 0 < others[one.pegawai.nip] < fewest]
    if not few:
        return []
    return [bertitik(
        f"{len(few)} pegawai mempunyai kurang dari {fewest} rekan dan bawahan bersama, sehingga jawaban mereka tidak "
        f"akan dihitung: {_nama(few)}"
    )]


_ANONIM: Final = (Hubungan.REKAN_SEJAWAT, Hubungan.BAWAHAN)
