"""Keadilan: the share of K3 among people who have something in common, without a cell so small that it names somebody.

It describes and accuses nobody: a difference is no cause. The pimpinan knows the unit's roster, so a cell that can be
computed from others counts as shown (:mod:`kinerja_core.rules.sel_kecil`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import JenisPegawai, Kelompok
from kinerja_core.model.keadaan import KELUAR, KeadaanPegawai
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.sel_kecil import CiriTampil, samarkan

_TANPA: Final = "Tanpa keterangan"


class DasarKeadilan(Rekaman):
    """How few people a cell may have, and the ages at which the next group begins."""

    orang_paling_sedikit: Annotated[int, Field(ge=2)]
    batas_usia: Annotated[tuple[Annotated[int, Field(ge=18, le=70)], ...], Field(min_length=1)]


#: The smallest cell, and the groups of age.
BENTUK = DasarKeadilan


class HasilKeadilan(Rekaman):
    """The share of K3 of all who are mapped, and by what they have in common; ``None`` where it must not be shown."""

    orang_paling_sedikit: int
    pegawai: int
    k3: int | None
    ciri: tuple[CiriTampil, ...]


def keadilan(
    orang: Sequence[HasilPegawai], anggota: Mapping[NIP, AnggotaUnit], periode: Periode
) -> Putusan[HasilKeadilan]:
    """The share of K3 by sex, status, golongan, age and by who is new or leaving.

    Args:
        orang: everybody in the ranking; who has no kelompok yet is not counted.
        anggota: the roster, for golongan and keadaan.
        periode: what is assessed.

    Raises:
        AturanBelumBerlaku: for a period before the first known rule.
    """
    rule: Putusan[DasarKeadilan] = muat("keadilan").pada(periode.selesai)
    mapped = [one for one in orang if one.kelompok is not None]
    orders = _ciri(rule.hasil.batas_usia)
    traits: dict[str, tuple[list[str], tuple[str, ...]]] = {name: ([], order) for name, order in orders.items()}
    for one in mapped:
        for name, value in _milik(one.nip, anggota.get(one.nip), periode, rule.hasil.batas_usia).items():
            traits[name][0].append(value)
    shown = samarkan([one.kelompok is Kelompok.K3 for one in mapped], traits, rule.hasil.orang_paling_sedikit)
    return Putusan(
        HasilKeadilan(
            orang_paling_sedikit=rule.hasil.orang_paling_sedikit, pegawai=len(mapped), k3=shown.jumlah, ciri=shown.ciri
        ),
        rule.rujukan, rule.peringatan,
    )


def _usia(batas: Sequence[int]) -> list[str]:
    between = [f"{low} s.d. {high - 1} tahun" for low, high in pairwise(batas)]
    return [f"Di bawah {batas[0]} tahun", *between, f"{batas[-1]} tahun ke atas"]


def _ciri(batas_usia: Sequence[int]) -> dict[str, tuple[str, ...]]:
    """What people may have in common, with the groups in the order in which neighbours may be put together."""
    return {
        "Jenis kelamin": ("Pria", "Wanita"),
        "Status kepegawaian": tuple(one.value for one in JenisPegawai),
        "Golongan": ("I", "II", "III", "IV", "PPPK", _TANPA),
        "Usia": tuple(_usia(batas_usia)),
        "Masuk dan keluar": ("Tetap", "Baru", "Pergi"),
    }


def _milik(nip: NIP, anggota: AnggotaUnit | None, periode: Periode, batas_usia: Sequence[int]) -> dict[str, str]:
    """The group of one person in each trait."""
    born, day = nip.tanggal_lahir, periode.selesai
    age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    rank = anggota.pegawai.pangkat if anggota is not None else None
    class_ = rank.golongan.partition("/")[0] if rank is not None else _TANPA
    return {
        "Jenis kelamin": nip.jenis_kelamin,
        "Status kepegawaian": nip.jenis.value,
        "Golongan": "PPPK" if nip.jenis is JenisPegawai.PPPK else class_,
        "Usia": _usia(batas_usia)[sum(age >= limit for limit in batas_usia)],
        "Masuk dan keluar": _perpindahan(nip, anggota, date(periode.tahun, 1, 1), date(periode.tahun, 12, 31)),
    }


def _perpindahan(nip: NIP, anggota: AnggotaUnit | None, awal: date, akhir: date) -> str:
    """Whether a person came to the unit, or to the service, in the year, leaves in it, or neither."""
    if anggota is not None and anggota.keadaan in KELUAR and (anggota.sejak is None or anggota.sejak <= akhir):
        return "Pergi"
    came = anggota is not None and anggota.keadaan is KeadaanPegawai.MUTASI_MASUK and (
        anggota.sejak is None or awal <= anggota.sejak <= akhir
    )
    return "Baru" if came or nip.tahun_pengangkatan == awal.year else "Tetap"
