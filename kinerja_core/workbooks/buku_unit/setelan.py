"""The settings of a unit as the formulas take them, and the rules in force for it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from kinerja_core.model.istilah import MetodePemetaan, UrutanPeringkat, cari
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.peserta_pemetaan import CaraPeserta, LingkupPemetaan
from kinerja_core.rules.aturan import muat
from kinerja_core.rules.pemeringkatan import BERBAWAAN
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.mesin.rumus import kosong, teks_angka
from kinerja_core.workbooks.mesin.spek import Baris, Nilai

if TYPE_CHECKING:
    from kinerja_core.rules.dasar_pemeringkatan import DasarPemeringkatan, DasarPeserta

ATURAN: Final = ("kelompok", "predikat", "rentang_nilai", *BERBAWAAN)
_TERBESAR: Final = {field.nama: int(field.terbesar) for field in PENGATURAN.isian}
#: Most that ``k`` and the tolerance can be, and what is wrong with settings, in words: for values and formulas alike.
K_TERBESAR: Final = _TERBESAR["k"]
TOLERANSI_TERBESAR: Final = _TERBESAR["toleransi"]
METODE_ASING: Final = "Metode Pemetaan tidak dikenal; pilih dari daftar di lembar Pengaturan."
BOBOT_SALAH: Final = "Bobot hasil kerja dan perilaku kerja harus bilangan bulat yang berjumlah 100."
URUTAN_ASING: Final = "Urutan Peringkat tidak dikenal; pilih dari daftar di lembar Pengaturan."
#: Settings under which not everybody is mapped together, each with the word that means everybody.
BERSAMA: Final = {
    "lingkup": LingkupPemetaan.UNIT.value, "pimpinan": CaraPeserta.BERSAMA.value,
    "tidak_penuh": CaraPeserta.BERSAMA.value,
}
DIBAGI: Final = "Pemetaan menurut lingkup dan peserta ini dihitung program, bukan lembar ini: hitung peringkatnya."
K_SALAH: Final = f"Pengali simpangan baku (k) harus angka 0 sampai {K_TERBESAR}."
TOLERANSI_SALAH: Final = f"Toleransi mutlak harus angka 0 sampai {TOLERANSI_TERBESAR}."
PERIODE_AWAL: Final = "Aturan pemetaan belum dikenal untuk periode ini; yang pertama tahun {}."


class Setelan(NamedTuple):
    """Settings as the formulas take them: a blank cell means the default of the period's rule."""

    metode: str
    k: float | None
    toleransi: float | None
    bobot: tuple[float | None, float | None]
    urutan: str
    periode: str
    capaian: str
    masalah: str  #: why nothing can be computed, in words; blank when it can


def bawaan(hari: datetime.date) -> Mapping[str, Any]:
    """What a blank cell of each setting of the ranking means on a day."""
    rules = (cast("DasarPemeringkatan | DasarPeserta", pada(kode, hari)) for kode in BERBAWAAN)
    return {name: value for rule in rules for name, value in rule.bawaan.items()}


def _number(nilai: Nilai, bawaan: Any) -> float | None:
    """A number, the rule's default for a blank cell, ``None`` for anything else."""
    if kosong(nilai):
        return float(bawaan)
    return nilai if isinstance(nilai, int | float) else None


def pada(kode: str, hari: datetime.date) -> Any:
    """A rule's value on a day; before the first one known, that first one (the sheet then computes nothing)."""
    return muat(kode).terdekat(hari).hasil


def tahun_pertama() -> int:
    """First year all rules of the ranking are known for."""
    return max(next(iter(muat(kode).nilai)).year for kode in ATURAN)


def setelan(isi: Baris, bawaan: Mapping[str, Any]) -> Setelan:
    """Settings of the form Pengaturan, with what is wrong with them; ``bawaan`` is what blank cells mean."""
    method = teks_angka(isi.get("metode")) or str(bawaan["metode"].value)
    k, tolerance, *weights = (
        _number(isi.get(name), bawaan[name]) for name in ("k", "toleransi", "bobot_hasil", "bobot_perilaku")
    )
    order = teks_angka(isi.get("urutan")) or str(bawaan["urutan"].value)
    period = teks_angka(isi.get("periode"))
    found = cari(MetodePemetaan, method)
    problem = ""
    if found is None or found.value.casefold() != method.casefold():
        problem = METODE_ASING
    elif None in weights or sum(w or 0 for w in weights) != 100 or any((w or 0) % 1 or (w or 0) < 0 for w in weights):
        problem = BOBOT_SALAH
    elif order.casefold() not in {member.value.casefold() for member in UrutanPeringkat}:
        problem = URUTAN_ASING
    elif found is MetodePemetaan.SIMPANGAN_BAKU and (k is None or not 0 <= k <= K_TERBESAR):
        problem = K_SALAH
    elif found is MetodePemetaan.MUTLAK and (tolerance is None or not 0 <= tolerance <= TOLERANSI_TERBESAR):
        problem = TOLERANSI_SALAH
    elif period and (not period[-4:].isdecimal() or int(period[-4:]) < tahun_pertama()):
        problem = PERIODE_AWAL.format(tahun_pertama())
    elif any((teks_angka(isi.get(name)) or bawaan[name].value).casefold() != word.casefold()
             for name, word in BERSAMA.items()):
        problem = DIBAGI
    goal = teks_angka(isi.get("capaian_organisasi"))
    return Setelan(method, k, tolerance, (weights[0], weights[1]), order, period, goal, problem)


def hari_aturan(periode: str, tahun: int) -> datetime.date:
    """The day whose rules hold: the end of the period, or of the year of the workbook when no period is chosen."""
    try:
        return Periode.parse(periode).selesai
    except PeriodeSalah:
        return datetime.date(tahun, 12, 31)


def urutan_dari(urutan: str) -> UrutanPeringkat:
    """The order a word means; one that means none computes nothing, whatever is said here."""
    return cari(UrutanPeringkat, urutan) or UrutanPeringkat.KELOMPOK


def metode_dari(metode: str) -> MetodePemetaan:
    """The method a word means; one that means none computes nothing, whatever is said here."""
    return cari(MetodePemetaan, metode) or MetodePemetaan.SIMPANGAN_BAKU
