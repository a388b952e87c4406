"""NIP: every problem of a number, its shape and the limits that a regulation may change."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import JenisPegawai, tanggal_panjang
from kinerja_core.model.nip import NIP, NIPSalah
from kinerja_core.rules.aturan import Putusan, muat

Usia = Annotated[int, Field(ge=0, le=120)]
KodePPPK = Annotated[int, Field(ge=13, le=99)]


class BatasNIP(Rekaman):
    """Limits of the parts of a NIP; ages in whole years, both ends allowed."""

    usia_paling_muda: Usia
    usia_paling_tua: Usia
    kode_pppk_paling_kecil: KodePPPK
    kode_pppk_dikenal: tuple[KodePPPK, ...]

    @model_validator(mode="after")
    def _in_order(self) -> BatasNIP:
        if self.usia_paling_muda > self.usia_paling_tua:
            raise PydanticCustomError("usia_terbalik", "Usia paling muda melebihi usia paling tua.")
        return self


#: Limits of the parts.
BENTUK = BatasNIP


def _age_range(nip: NIP) -> tuple[int, int]:
    """Youngest and oldest age in whole years at the appointment; a PPPK's month is not known."""
    born = nip.tanggal_lahir
    years = nip.tahun_pengangkatan - born.year
    month = nip.bulan_pengangkatan
    if month is not None:  # TMT is the first day of its month
        age = years - ((month, 1) < (born.month, born.day))
        return age, age
    return years - ((born.month, born.day) > (1, 1)), years


def _dates_only(teks: object) -> NIP | None:
    """The dates of a NIP whose sex or serial is wrong; ``None`` when its dates cannot be read."""
    if not isinstance(teks, str):
        return None
    try:
        return NIP(re.sub(r"[0-9][ .]*[0-9][ .]*[0-9][ .]*[0-9]$", "1001", teks.strip()))
    except NIPSalah:
        return None


def _limits(nip: NIP, batas: BatasNIP, tanggal: date) -> list[str]:
    problems = []
    youngest, oldest = _age_range(nip)
    if oldest < batas.usia_paling_muda or youngest > batas.usia_paling_tua:
        age = f"{oldest}" if youngest == oldest else f"{youngest} atau {oldest}"
        problems.append(
            f"Menurut NIP, usia saat diangkat {age} tahun; seharusnya {batas.usia_paling_muda} s.d. "
            f"{batas.usia_paling_tua} tahun. Periksa tanggal lahir dan tahun pengangkatan di dalam NIP."
        )
    if (nip.tahun_pengangkatan, nip.bulan_pengangkatan or 1) > (tanggal.year, tanggal.month):
        problems.append(f"Menurut NIP, pengangkatan terjadi sesudah {tanggal_panjang(tanggal)}.")
    if nip.kode_pppk is not None and int(nip.kode_pppk) < batas.kode_pppk_paling_kecil:
        problems.append(
            f'Kode PPPK pada NIP ("{nip.kode_pppk}") harus {batas.kode_pppk_paling_kecil} ke atas.'
        )
    return problems


def periksa_nip(teks: object, tanggal: date) -> Putusan[tuple[str, ...]]:
    """Every problem of a NIP in Indonesian; an empty tuple means nothing is wrong with it.

    A number is refused, never repaired. Limits of age and date are looked at as soon as the dates in it can be read,
    even when another part is wrong.

    Args:
        teks: what was typed; spaces and dots between the parts are fine.
        tanggal: last day of the assessment period; nobody assessed then was appointed later.

    Raises:
        AturanBelumBerlaku: for a date before the first known rule.
    """
    rule: Putusan[BatasNIP] = muat("nip").pada(tanggal)
    if teks is None or (isinstance(teks, str) and not teks.strip()):
        return Putusan(("NIP belum diisi.",), rule.rujukan, rule.peringatan)
    try:
        nip = NIP(teks)  # type: ignore[arg-type]  # a number is refused with its own message
    except NIPSalah as problem:
        dates = _dates_only(teks)
        limits = _limits(dates, rule.hasil, tanggal) if dates is not None else []
        return Putusan((*problem.masalah, *limits), rule.rujukan, rule.peringatan)
    warnings = rule.peringatan
    if nip.jenis is JenisPegawai.PPPK and int(nip.kode_pppk or 0) not in rule.hasil.kode_pppk_dikenal:
        known = ", ".join(map(str, rule.hasil.kode_pppk_dikenal))
        message = f'Kode PPPK "{nip.kode_pppk}" belum kami kenal (yang dikenal: {known}); periksa kembali.'
        warnings = (*warnings, message)
    return Putusan(tuple(_limits(nip, rule.hasil, tanggal)), rule.rujukan, warnings)
