"""The settings of a unit as the formulas take them, and the rules in force for it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Final

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.istilah import MetodePemetaan, cari
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.rules.aturan import AturanBelumBerlaku, muat
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.mesin.rumus import kosong, teks_angka
from kinerja_core.workbooks.mesin.spek import Baris, Nilai

_ATURAN: Final = ("kelompok", "predikat", "rentang_nilai", "pemeringkatan")
_TERBESAR: Final = {field.nama: int(field.terbesar) for field in PENGATURAN.isian}
#: Most that ``k`` and the tolerance can be, and what is wrong with settings, in words: for values and formulas alike.
K_TERBESAR: Final = _TERBESAR["k"]
TOLERANSI_TERBESAR: Final = _TERBESAR["toleransi"]
METODE_ASING: Final = "Metode Pemetaan tidak dikenal; pilih dari daftar di lembar Pengaturan."
BOBOT_SALAH: Final = "Bobot hasil kerja dan perilaku kerja harus bilangan bulat yang berjumlah 100."
K_SALAH: Final = f"Pengali simpangan baku (k) harus angka 0 sampai {K_TERBESAR}."
TOLERANSI_SALAH: Final = f"Toleransi mutlak harus angka 0 sampai {TOLERANSI_TERBESAR}."
PERIODE_AWAL: Final = "Aturan pemetaan belum dikenal untuk periode ini; yang pertama tahun {}."


@dataclass(frozen=True)
class Setelan:
    """Settings as the formulas take them: a blank cell means the model's default."""

    metode: str
    k: float | None
    toleransi: float | None
    bobot: tuple[float | None, float | None]
    periode: str
    capaian: str
    masalah: str  #: why nothing can be computed, in words; blank when it can


def bawaan(nama: str) -> Any:
    """What a blank cell of a setting means."""
    return Pengaturan.model_fields[nama].default


def _number(nilai: Nilai, nama: str) -> float | None:
    """A number, the model's default for a blank cell, ``None`` for anything else."""
    if kosong(nilai):
        return float(bawaan(nama))
    return nilai if isinstance(nilai, int | float) else None


def pada(kode: str, hari: datetime.date) -> Any:
    """A rule's value on a day; before the first one known, that first one (the sheet then computes nothing)."""
    try:
        return muat(kode).pada(hari).hasil
    except AturanBelumBerlaku:
        return next(iter(muat(kode).nilai.values()))


def tahun_pertama() -> int:
    """First year all rules of the ranking are known for."""
    return max(next(iter(muat(kode).nilai)).year for kode in _ATURAN)


def setelan(isi: Baris) -> Setelan:
    """Settings of the form Pengaturan, with what is wrong with them."""
    method = teks_angka(isi.get("metode")) or str(bawaan("metode").value)
    k, tolerance = _number(isi.get("k"), "k"), _number(isi.get("toleransi"), "toleransi")
    weights = (_number(isi.get("bobot_hasil"), "bobot_hasil"), _number(isi.get("bobot_perilaku"), "bobot_perilaku"))
    period = teks_angka(isi.get("periode"))
    found = cari(MetodePemetaan, method)
    problem = ""
    if found is None or found.value.casefold() != method.casefold():
        problem = METODE_ASING
    elif None in weights or sum(w or 0 for w in weights) != 100 or any((w or 0) % 1 or (w or 0) < 0 for w in weights):
        problem = BOBOT_SALAH
    elif found is MetodePemetaan.SIMPANGAN_BAKU and (k is None or not 0 <= k <= K_TERBESAR):
        problem = K_SALAH
    elif found is MetodePemetaan.MUTLAK and (tolerance is None or not 0 <= tolerance <= TOLERANSI_TERBESAR):
        problem = TOLERANSI_SALAH
    elif period and (not period[-4:].isdecimal() or int(period[-4:]) < tahun_pertama()):
        problem = PERIODE_AWAL.format(tahun_pertama())
    return Setelan(method, k, tolerance, weights, period, teks_angka(isi.get("capaian_organisasi")), problem)


def hari_aturan(periode: str, tahun: int) -> datetime.date:
    """The day whose rules hold: the end of the period, or of the year of the workbook when no period is chosen."""
    try:
        return Periode.parse(periode).selesai
    except PeriodeSalah:
        return datetime.date(tahun, 12, 31)


def metode_dari(metode: str) -> MetodePemetaan:
    """The method a word means; one that means none computes nothing, whatever is said here."""
    return cari(MetodePemetaan, metode) or MetodePemetaan.SIMPANGAN_BAKU
