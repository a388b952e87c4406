"""What rows about people have in common: when two names are one person's, one NIP in two rows, limits of a NIP."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.nip import periksa_nip
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.temuan import Pelapor


def nama_sama(satu: str, lain: str) -> bool:
    """Whether two spellings can be one person's name: gelar aside, the words of one are all among the other's."""
    first, second = _words(satu), _words(lain)
    return first <= second or second <= first


def _words(nama: str) -> set[str]:
    bare = " ".join(word for word in nama.partition(",")[0].split() if not word.endswith("."))
    return set(lipat(bare or nama).split())


def batas_nip(lapor: Pelapor[Any], nip: str, tanggal: datetime.date, *tempat: int | str) -> None:
    """Give NIP-BATAS for every limit of a day that a NIP breaks; a part of checks that declare that code.

    Args:
        lapor: of the check.
        nip: the NIP.
        tanggal: last day of the period, because a regulation may change the limits.
        tempat: row and field, or field, of the NIP.
    """
    try:
        verdict = periksa_nip(nip, tanggal)
    except AturanBelumBerlaku:
        return
    source = "; ".join(map(str, verdict.rujukan)) or None
    for problem in verdict.hasil:
        lapor("NIP-BATAS", f'NIP "{nip}". {problem}', *tempat, rujukan=source)


def tercantum(
    lapor: Pelapor[Tabel], tempat: tuple[int, str], nip: str, nama: str, sebelum: Mapping[str, tuple[int, str]]
) -> bool:
    """Whether a NIP stands in an earlier row, which is a finding; a part of checks that declare both its codes.

    Args:
        lapor: of the check, which declares PEGAWAI-GANDA and NIP-GANDA.
        tempat: row and field of the NIP.
        nip: the NIP.
        nama: whose it is here.
        sebelum: NIP -> its earlier row, and whose it is there.
    """
    if nip not in sebelum:
        return False
    row, name = sebelum[nip]
    there = lapor.lembar.sel(row, tempat[1])
    if nama_sama(nama, name):
        lapor("PEGAWAI-GANDA", f"{nama} (NIP {kutip(nip)}) sudah tercantum di {there}.", *tempat)
    else:
        lapor("NIP-GANDA", f"NIP {kutip(nip)} dipakai oleh {kutip(name)} di {there} dan {kutip(nama)}.", *tempat)
    return True
