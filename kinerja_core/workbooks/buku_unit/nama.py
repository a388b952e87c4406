"""Names beside NIP on the sheets of a unit: whether they are those of the list of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.teks import sebut
from kinerja_core.workbooks.buku_unit.daftar_pegawai import DAFTAR_PEGAWAI
from kinerja_core.workbooks.mesin.banyak import sekali
from kinerja_core.workbooks.mesin.isi_sel import angka_nip
from kinerja_core.workbooks.mesin.lembar import Form, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.orang import nama_sama
from kinerja_core.workbooks.mesin.rekaman import periksa_nip_pada, periksa_tulisan_nama
from kinerja_core.workbooks.mesin.rumus import rapatkan
from kinerja_core.workbooks.mesin.spek import IsiBuku, Nilai
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

#: What is said of a name that is another person's on the list, in a status and in a finding.
ORANG_LAIN: Final = f"Nama milik pegawai lain di lembar {DAFTAR_PEGAWAI.nama}"


def rumus_nama(sel: str) -> str:
    """The formula for what a cell, or each of a range, says as a name: without needless spaces."""
    return f'TRIM(SUBSTITUTE({sel},"\u00a0"," "))'


def tulisan_nama(nilai: Nilai) -> str:
    """The same for a value, as a formula compares it."""
    return rapatkan(str(nilai).replace("\u00a0", " ")).casefold() if isinstance(nilai, str) else ""


def pemilik_nama(isi: IsiBuku, nip: str, nama: str) -> Mapping[str, set[str]]:
    """The NIP of each name of the list of people."""
    def owners() -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in isi.get(DAFTAR_PEGAWAI.nama, ()):
            if (name := tulisan_nama(row.get(nama))) and isinstance(row.get(nip), str):
                found[name].add(angka_nip(str(row[nip])))
        return found

    return sekali(("pemilik", nip, nama), owners)


class Bernama(NamedTuple):
    """A row that names a person by NIP and by name."""

    baris: int
    nip: str
    nama: str | None


def bernama(terbaca: Iterable[tuple[int, Any]]) -> list[Bernama]:
    """Records that name a person, with their rows."""
    return [Bernama(row, str(one.nip), one.nama) for row, one in terbaca]


class _Daftar(NamedTuple):
    """Names of the list of people by NIP, and its NIP by name."""

    nama: Mapping[str, str]
    nip: Mapping[str, set[str]]

    def lain(self, satu: Bernama) -> bool:
        """Whether the name is another person's there: what the sheet says too."""
        owners = self.nip.get(tulisan_nama(satu.nama), set())
        return satu.nip in self.nama and bool(owners) and satu.nip not in owners

    def berbeda(self, satu: Bernama) -> bool:
        """Whether the name cannot be that of the person of the NIP."""
        known = self.nama.get(satu.nip)
        return None not in (known, satu.nama) and known != satu.nama and not nama_sama(str(known), str(satu.nama))


def daftar_nama(anggota: Iterable[AnggotaUnit]) -> _Daftar:
    """What the list of people calls whom."""
    names: dict[str, str] = {}
    numbers: dict[str, set[str]] = defaultdict(set)
    for one in anggota:
        names[str(one.pegawai.nip)] = one.pegawai.nama
        numbers[tulisan_nama(one.pegawai.nama)].add(str(one.pegawai.nip))
    return _Daftar(names, numbers)


@memberi("NAMA-TERTUKAR", "NAMA-BERBEDA")
def periksa_nama(
    lapor: Pelapor[Tabel], orang: Sequence[Bernama], daftar: _Daftar, *, dijaga: bool = False
) -> None:
    """Rows whose NIP and name are not one person's on the list of people.

    Args:
        lapor: the sheet.
        orang: its rows.
        daftar: the list of people.
        dijaga: the status of a row says of another person's name too, which then stops what is printed of it; names
            of nobody on the list are said once.
    """
    other = []
    for one in orang:
        if dijaga and daftar.lain(one):
            lapor("NAMA-TERTUKAR", f"{ORANG_LAIN}: {_whose(one, daftar)}", one.baris, "nama")
        elif daftar.berbeda(one):
            other.append(one)
    if other:
        places = sebut([lapor.lembar.sel(one.baris, "nama") or "" for one in other[1:]], "sel lain")
        more = f" Demikian pula {places}." if other[1:] else ""
        lapor("NAMA-BERBEDA", f"{_whose(other[0], daftar)}{more}", other[0].baris, "nama")


def _whose(satu: Bernama, daftar: _Daftar) -> str:
    return (
        f"NIP {kutip(satu.nip)} milik {daftar.nama[satu.nip]} di lembar {DAFTAR_PEGAWAI.nama}, tetapi di sini bernama "
        f"{kutip(satu.nama)}."
    )


@memberi("NAMA-BERBEDA")
def periksa_nama_penilai(lapor: Pelapor[Tabel], anggota: Sequence[tuple[int, AnggotaUnit]]) -> None:
    """A NIP of a Pejabat Penilai that stands elsewhere on the list with another name; each NIP is said once."""
    names = dict(daftar_nama(one for _, one in anggota).nama)
    said: set[str] = set()
    for row, member in anggota:
        chief = member.penilai
        if chief is None or chief.nip is None or chief.nip == member.pegawai.nip:
            continue
        nip = str(chief.nip)
        known = names.setdefault(nip, chief.nama)
        if nip not in said and not nama_sama(known, chief.nama):
            said.add(nip)
            lapor(
                "NAMA-BERBEDA",
                f"NIP {kutip(nip)} milik {known} menurut baris lain di lembar ini, tetapi di sini milik Pejabat "
                f"Penilai {kutip(chief.nama)}.",
                row, "penilai.nip",
            )


@memberi("NAMA-BERBEDA")
def periksa_nama_penandatangan(
    lapor: Pelapor[Form], pengaturan: Pengaturan, anggota: Iterable[AnggotaUnit]
) -> None:
    """Names and NIP of those who sign the letter, alone and against the list of people."""
    names = {str(one.penilai.nip): one.penilai.nama for one in anggota if one.penilai and one.penilai.nip}
    names |= daftar_nama(anggota).nama
    for field in ("penandatangan", "mengetahui"):
        person = getattr(pengaturan, field)
        if person is not None:
            periksa_tulisan_nama(lapor.lembar, person.nama, f"{field}.nama")
        if person is not None and person.nip is not None:
            periksa_nip_pada(lapor.lembar, person.nip, pengaturan.periode.selesai, f"{field}.nip")
        known = None if person is None or person.nip is None else names.get(str(person.nip))
        if known is not None and not nama_sama(known, person.nama):
            lapor(
                "NAMA-BERBEDA",
                f"NIP {kutip(str(person.nip))} milik {known} di lembar {DAFTAR_PEGAWAI.nama}, tetapi di sini milik "
                f"{kutip(person.nama)}.",
                f"{field}.nip",
            )
