"""Ikhtisar temuan: the findings of many books by rule and by person, worst first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kinerja_core.model.istilah import Tingkatan
from kinerja_core.model.kode_temuan import KATALOG
from kinerja_core.workbooks.hasil import HasilBaca

_LEVELS = tuple(Tingkatan)


@dataclass(frozen=True, slots=True)
class TemuanMenurutKode:
    """One rule: how many books break it, and how often."""

    kode: str
    tingkat: Tingkatan
    berkas: int
    temuan: int

    @property
    def arti(self) -> str:
        """What the rule is about."""
        return KATALOG[self.kode].arti

    @property
    def saran(self) -> str:
        """What is usually done."""
        return KATALOG[self.kode].saran

    @property
    def rujukan(self) -> str:
        """Where the rule stands."""
        return KATALOG[self.kode].rujukan

    def sebagai_json(self) -> dict[str, Any]:
        """The rule in the document of ``kinerja periksa --json``."""
        return {
            "kode": self.kode, "tingkat": self.tingkat.value, "berkas": self.berkas, "temuan": self.temuan,
            "arti": self.arti, "saran": self.saran, "rujukan": self.rujukan,
        }


@dataclass(frozen=True, slots=True)
class TemuanMenurutPegawai:
    """One person with all books of that NIP; a book whose NIP cannot be read, or a secret one, stands for itself."""

    nama: str | None
    nip: str | None
    berkas: tuple[str, ...]
    jumlah: Counter[Tingkatan]
    kode: Counter[str]

    def sebagai_json(self) -> dict[str, Any]:
        """The person in the document of ``kinerja periksa --json``."""
        return {
            "nip": self.nip, "nama": self.nama, "berkas": list(self.berkas),
            **{level.value: self.jumlah[level] for level in _LEVELS},
            "kode": dict(self.kode.most_common()),
        }


def menurut_kode(hasil: Iterable[HasilBaca]) -> tuple[TemuanMenurutKode, ...]:
    """Every rule that is broken: kesalahan first, then by how many books break it."""
    books: Counter[tuple[str, Tingkatan]] = Counter()
    found: Counter[tuple[str, Tingkatan]] = Counter()
    for one in hasil:
        here = Counter((temuan.kode, temuan.tingkat) for temuan in one.temuan)
        found.update(here)
        books.update(here.keys())
    rules = (TemuanMenurutKode(*rule, books[rule], found[rule]) for rule in found)
    return tuple(sorted(rules, key=lambda one: (_LEVELS.index(one.tingkat), -one.berkas, -one.temuan, one.kode)))


def menurut_pegawai(hasil: Iterable[HasilBaca]) -> tuple[TemuanMenurutPegawai, ...]:
    """Everyone with a finding, worst first."""
    people: dict[tuple[str | None, str], list[HasilBaca]] = defaultdict(list)
    for one in hasil:
        mine = one.nip if one.jenis == "skp" else None
        people[mine, "" if mine else one.berkas].append(one)
    found = (_person(nip, books) for (nip, _), books in people.items() if any(one.temuan for one in books))
    return tuple(sorted(found, key=lambda one: (*_worst(one.jumlah), one.nama or "", one.berkas)))


def _worst(jumlah: Counter[Tingkatan]) -> tuple[int, ...]:
    """What sorts the worst first."""
    return tuple(-jumlah[level] for level in _LEVELS)


def _person(nip: str | None, buku: Sequence[HasilBaca]) -> TemuanMenurutPegawai:
    found = [temuan for one in buku for temuan in one.temuan]
    return TemuanMenurutPegawai(
        next((one.nama for one in buku if one.nama), None), nip, tuple(one.berkas for one in buku),
        Counter(temuan.tingkat for temuan in found), Counter(temuan.kode for temuan in found),
    )


def terburuk(hasil: Iterable[HasilBaca]) -> list[tuple[HasilBaca, Counter[Tingkatan]]]:
    """Books with findings and how many of each severity, worst first: what cannot be used at all, then by count."""
    counted = [(one, Counter(temuan.tingkat for temuan in one.temuan)) for one in hasil if one.temuan]

    def rank(pair: tuple[HasilBaca, Counter[Tingkatan]]) -> tuple[object, ...]:
        book, counts = pair
        useless = book.buku is None and counts[Tingkatan.KESALAHAN] > 0
        return not useless, *_worst(counts), book.berkas

    return sorted(counted, key=rank)
