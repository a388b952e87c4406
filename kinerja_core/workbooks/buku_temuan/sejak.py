"""Sejak: the findings of books against those of an earlier check: what is new, still there, or mended.

A book is the same by its NIP and its file, never by a likeness. Of a book that was not checked again nothing is called
mended, and secret books, which have neither NIP nor name, are not compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.hasil import HasilBaca

Sejak = Literal["baru", "masih", ""]  #: empty: not compared


@dataclass(frozen=True, slots=True)
class BukuLalu:
    """A book of the earlier check, with what was found in it then."""

    berkas: str
    nip: str | None
    temuan: tuple[Temuan, ...]


@dataclass(frozen=True, slots=True)
class SejakLalu:
    """What became of the findings of an earlier check.

    Attributes:
        asal: name of the file of that check.
        tanda: for each book of today, in order, what each of its findings is.
        diperbaiki: findings that are gone from books that were checked again.
        buku_baru: books that were not there.
        tidak_diperiksa: earlier books that are not there today.
    """

    asal: str
    tanda: tuple[tuple[Sejak, ...], ...]
    diperbaiki: tuple[Temuan, ...]
    buku_baru: tuple[str, ...]
    tidak_diperiksa: tuple[str, ...]

    @property
    def jumlah(self) -> Counter[Sejak]:
        """How many findings are new, and how many are still there."""
        return Counter(one for marks in self.tanda for one in marks)

    @property
    def kalimat(self) -> str:
        """The comparison in one sentence."""
        counts, new, gone = self.jumlah, len(self.buku_baru), len(self.tidak_diperiksa)
        return (
            f"Sejak {self.asal}: {counts['baru']} temuan baru, {len(self.diperbaiki)} diperbaiki, "
            f"{counts['masih']} masih ada"
            + (f"; {new} berkas baru" if new else "") + (f"; {gone} berkas tidak diperiksa lagi" if gone else "") + "."
        )

    def sebagai_json(self) -> dict[str, Any]:
        """The comparison in the document of ``kinerja periksa --json``."""
        return {
            "berkas": self.asal, "kalimat": self.kalimat, "baru": self.jumlah["baru"], "masih": self.jumlah["masih"],
            "diperbaiki": [one.model_dump(mode="json") for one in self.diperbaiki],
            "buku_baru": list(self.buku_baru), "buku_tidak_diperiksa": list(self.tidak_diperiksa),
        }


def sejak_lalu(hasil: Sequence[HasilBaca], lalu: Sequence[BukuLalu], asal: str) -> SejakLalu:
    """Compare books of today with those of an earlier check."""
    counts = Counter(one.berkas for one in hasil), Counter(one.berkas for one in lalu)
    today = {
        place: (one.nip, one.berkas) for place, one in enumerate(hasil)
        if not one.rahasia and counts[0][one.berkas] == 1
    }
    before = {place: (one.nip, one.berkas) for place, one in enumerate(lalu) if counts[1][one.berkas] == 1}
    pairs = _pairs(today, before)
    marks: list[tuple[Sejak, ...]] = []
    mended: list[Temuan] = []
    for place, one in enumerate(hasil):
        if place in pairs:
            told, gone = _compared(one.temuan, lalu[pairs[place]].temuan)
            marks.append(told)
            mended += gone
        else:
            marks.append(("baru" if place in today else "",) * len(one.temuan))
    return SejakLalu(
        asal, tuple(marks), tuple(mended),
        tuple(hasil[place].berkas for place in today if place not in pairs),
        tuple(lalu[place].berkas for place in before if place not in pairs.values()),
    )


#: Whose a book is, and its file.
_Milik = tuple[str | None, str]


def _pairs(kini: dict[int, _Milik], lalu: dict[int, _Milik]) -> dict[int, int]:
    """Books that are the same: by NIP and file, by a NIP that only one has left, or by file where a NIP is missing."""
    pairs: dict[int, int] = {}
    for key in _KEYS:
        left = {place: one for place, one in kini.items() if place not in pairs}
        other = {place: one for place, one in lalu.items() if place not in pairs.values()}
        mine, theirs = _by(left, key), _by(other, key)
        for name, (place, *more) in mine.items():
            if not more and len(theirs.get(name, ())) == 1:
                match = theirs[name][0]
                if key is not _file or None in (kini[place][0], lalu[match][0]):
                    pairs[place] = match
    return pairs


def _by(buku: dict[int, _Milik], kunci: Callable[[_Milik], object]) -> dict[object, list[int]]:
    found: dict[object, list[int]] = defaultdict(list)
    for place, one in buku.items():
        if (name := kunci(one)) is not None:
            found[name].append(place)
    return found


def _file(milik: _Milik) -> object:
    return milik[1]


_KEYS: Final[tuple[Callable[[_Milik], object], ...]] = (lambda milik: milik, lambda milik: milik[0], _file)


def _compared(kini: Sequence[Temuan], lalu: Sequence[Temuan]) -> tuple[tuple[Sejak, ...], list[Temuan]]:
    """What each finding of today is, and the earlier ones that are gone; a cell may move, and a sentence may change."""
    marks: list[Sejak] = ["baru"] * len(kini)
    gone = list(range(len(lalu)))
    for key in _SAME:
        left: dict[object, list[int]] = defaultdict(list)
        for place in reversed(gone):
            left[key(lalu[place])].append(place)
        for number, one in enumerate(kini):
            if marks[number] == "baru" and left[key(one)]:
                left[key(one)].pop()
                marks[number] = "masih"
        gone = sorted(place for places in left.values() for place in places)
    return tuple(marks), [lalu[place] for place in gone]


_SAME: Final[tuple[Callable[[Temuan], object], ...]] = (
    lambda one: (one.kode, one.lembar, one.sel, one.pesan),
    lambda one: (one.kode, one.lembar, one.sel),
    lambda one: (one.kode, one.lembar, one.pesan),
)
