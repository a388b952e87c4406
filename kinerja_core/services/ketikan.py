"""Ketikan: what a user typed as words, numbers and days; what means nothing is said with what would."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from kinerja_core.model.bilangan import BUKAN_SEN, lebih_dari_sen
from kinerja_core.model.dasar import HARI_TERAKHIR
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.model.istilah import Bulan, Istilah, cari, di_luar_kalender, tanggal_teks
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.model.ungkapan import ungkapan

_T = TypeVar("_T", bound=Istilah)


def kata(jenis: type[_T], teks: str, nama: str) -> _T:
    """The member of a vocabulary a user typed.

    Raises:
        GalatKinerja: it is none; the allowed spellings are named.
    """
    found = cari(jenis, teks)
    if found is None:
        raise GalatKinerja(f'{nama} "{tampak(teks)}" tidak dikenal; pilih {", ".join(m.slug for m in jenis)}.')
    return found


def nama_unit_diketik(teks: str) -> str:
    """The name of a unit a user typed.

    Raises:
        GalatKinerja: it is no name.
    """
    try:
        return TypeAdapter(TeksSebaris).validate_python(teks)
    except ValidationError as problem:
        why = " ".join(one.pesan for one in daftar_masalah(problem))
        raise GalatKinerja(f"Nama unit pada --unit tidak dapat dipakai. {why}") from None


def angka(teks: str, nama: str) -> Decimal:
    """A number a user typed; a decimal comma is accepted.

    Raises:
        GalatKinerja: it is no number.
    """
    bare = teks.strip()
    if not _ANGKA.fullmatch(bare):
        raise GalatKinerja(f'{nama} "{tampak(teks)}" bukan angka.')
    return Decimal(bare.replace(",", "."))


#: Digits alone: of ``1e99999999`` each calculation would take for ever.
_ANGKA = ungkapan(r"[+-]?(?:[0-9]{1,30}(?:[.,][0-9]{0,30})?|[.,][0-9]{1,30})")


def bulat(teks: object, nama: str) -> int:
    """A whole number a user typed, in digits: ``2e3`` is none, although a browser's number field lets it stand.

    Raises:
        GalatKinerja: it is none.
    """
    bare = str(teks).strip()
    if not _BULAT.fullmatch(bare):
        raise GalatKinerja(f'{nama} "{tampak(bare)}" bukan bilangan bulat; tulis dengan angka saja.')
    return int(bare)


_BULAT = ungkapan(r"[0-9]{1,18}")


def tanggal(teks: str | None, nama: str = "Tanggal") -> date:
    """A date a user typed as ``2025-12-31``, or with the name of its month; today when not given.

    Raises:
        GalatKinerja: it is no date.
    """
    if teks is None:
        return hari_kini()
    day = tanggal_teks(teks)
    if day is None:
        why = "tidak ada dalam kalender" if di_luar_kalender(teks) else "bukan tanggal"
        raise GalatKinerja(f'{nama} "{tampak(teks)}" {why}; tulis tttt-bb-hh, misalnya 2025-12-31.')
    if day > HARI_TERAKHIR:
        raise GalatKinerja(
            f'Tahun {day.year} di luar jangkauan; paling akhir {HARI_TERAKHIR.year}. Periksa {nama.lower()} "{teks}".'
        )
    return day


def rupiah(teks: str, nama: str) -> Decimal:
    """An amount a user typed: ``5331000``, ``5.331.000`` or ``Rp5.331.000,50``.

    Raises:
        GalatKinerja: it is no amount, or its last three digits may be thousands as well as a fraction (``5,331``).
    """
    bare = re.sub(r"(?i)^rp\.?\s*", "", teks.strip())
    found = angka(bare.replace(".", "") if _RIBUAN.fullmatch(bare) else bare, nama)
    if lebih_dari_sen(found):
        raise GalatKinerja(f'{nama} "{tampak(teks)}" {BUKAN_SEN}')
    return found


_RIBUAN = ungkapan(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")


def bulan_diketik(teks: str, pilihan: str) -> date:
    """A month a user typed, ``2026-02`` or ``Februari 2026``, as its first day.

    Raises:
        GalatKinerja: it is none.
    """
    bare = " ".join(teks.split())
    if found := _BULAN_ANGKA.fullmatch(bare):
        return date(int(found[1]), int(found[2]), 1)
    worded = _BULAN_KATA.fullmatch(bare)
    if worded and (month := cari(Bulan, worded[1])) is not None:
        return date(int(worded[2]), month.nomor, 1)
    raise GalatKinerja(f'{pilihan} "{tampak(teks)}" bukan bulan; tulis tttt-bb, misalnya 2026-02.')


_BULAN_ANGKA = ungkapan(r"(20[0-9]{2})-(0[1-9]|1[0-2])")
_BULAN_KATA = ungkapan(r"([A-Za-z]+) (20[0-9]{2})")
