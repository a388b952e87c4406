"""What rows about people have in common: when two names are one person's, and one NIP in two rows."""

from __future__ import annotations

from collections.abc import Mapping

from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi


def nama_sama(satu: str, lain: str) -> bool:
    """Whether two spellings can be one person's name: gelar aside, the words of one are all among the other's."""
    first, second = _words(satu), _words(lain)
    return first <= second or second <= first


def _words(nama: str) -> set[str]:
    bare = " ".join(word for word in nama.partition(",")[0].split() if not word.endswith("."))
    return set(lipat(bare or nama).split())


@memberi("PEGAWAI-GANDA", "NIP-GANDA")
def tercantum(
    lapor: Pelapor[Tabel], tempat: tuple[int, str], nip: str, nama: str, sebelum: Mapping[str, tuple[int, str]]
) -> bool:
    """Whether a NIP stands in an earlier row, which is a finding.

    Args:
        lapor: the table.
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
