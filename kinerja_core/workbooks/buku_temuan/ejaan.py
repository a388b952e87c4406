"""Ejaan: the same jabatan or unit kerja written in several ways, and the agreed spelling of each.

Nothing is decided here. Spellings that look alike stand together with what tells them apart; which one is used is
typed by a person, spelling by spelling, and blank means that it stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.skp import SKP
from kinerja_core.workbooks.hasil import HasilBaca

#: What is compared, as people call it, by the end of the name of the field.
JENIS_EJAAN: Final[Mapping[str, str]] = {"jabatan": "Jabatan", "unit_kerja": "Unit Kerja"}
#: People of an SKP whose jabatan and unit kerja are typed in Identitas.
_ORANG: Final = ("pegawai", "penilai", "atasan_penilai", "pemberi_pertimbangan")
#: How a spelling differs from the one of most books.
BEDA_TANDA: Final = "huruf besar, spasi, atau tanda baca"
BEDA_SINGKATAN: Final = "singkatan"
BEDA_MIRIP: Final = "mirip; pastikan dahulu"
#: What offices shorten, written out only to see that two spellings may be one.
_SINGKATAN: Final[Mapping[str, str]] = {
    "ka": "kepala", "kabag": "kepala bagian", "kabid": "kepala bidang", "kasi": "kepala seksi",
    "kasubag": "kepala subbagian", "kasubbag": "kepala subbagian", "subag": "subbagian", "subbag": "subbagian",
    "tu": "tata usaha", "rs": "rumah sakit", "rsup": "rumah sakit umum pusat", "rsud": "rumah sakit umum daerah",
    "ditjen": "direktorat jenderal", "setjen": "sekretariat jenderal", "itjen": "inspektorat jenderal",
    "poltekkes": "politeknik kesehatan", "kemenkes": "kementerian kesehatan",
    "sdm": "sumber daya manusia",
}  # fmt: skip
#: Spellings that share all words but one and are compared with each other; where more do, a likeness says nothing.
_SEBANDING: Final = 100
#: The shortest word in which one letter may be a slip, as its longer spelling has it.
_PANJANG_SALAH: Final = 5


@dataclass(frozen=True, slots=True)
class Ejaan:
    """One spelling: in how many books, and how it differs from the one of most; empty for that one."""

    teks: str
    berkas: int
    beda: str


@dataclass(frozen=True, slots=True)
class KelompokEjaan:
    """Spellings that may mean one thing; the one of most books comes first."""

    jenis: str
    ejaan: tuple[Ejaan, ...]

    def sebagai_json(self) -> dict[str, Any]:
        """The cluster in the document of ``kinerja periksa --json``."""
        return {
            "isian": self.jenis,
            "ejaan": [{"teks": one.teks, "berkas": one.berkas, "beda": one.beda or None} for one in self.ejaan],
        }


def tulisan(skp: SKP) -> Iterator[tuple[str, str, str]]:
    """Field of Identitas, its kind (:data:`JENIS_EJAAN`), and what stands in it."""
    for who in _ORANG:
        person = getattr(skp, who)
        for name, kind in JENIS_EJAAN.items():
            if person is not None and (text := getattr(person, name)):
                yield f"{who}.{name}", kind, text


def kelompok_ejaan(hasil: Iterable[HasilBaca]) -> tuple[KelompokEjaan, ...]:
    """Clusters of two spellings or more in these books, those of most books first."""
    books: dict[str, Counter[str]] = defaultdict(Counter)
    for one in hasil:
        if isinstance(one.buku, BukuSKP):
            for kind, text in {(kind, text) for _, kind, text in tulisan(one.buku.skp)}:
                books[kind][text] += 1
    found = [
        _cluster(kind, texts, books[kind]) for kind in JENIS_EJAAN.values() for texts in _clusters(sorted(books[kind]))
    ]
    return tuple(sorted(found, key=lambda one: (one.jenis, -sum(item.berkas for item in one.ejaan))))


def _cluster(jenis: str, teks: Sequence[str], berkas: Mapping[str, int]) -> KelompokEjaan:
    first, *others = sorted(teks, key=lambda text: (-berkas[text], text))
    return KelompokEjaan(
        jenis, tuple(Ejaan(one, berkas[one], "" if one is first else _beda(first, one)) for one in (first, *others))
    )


def _beda(umum: str, lain: str) -> str:
    if _bare(umum) == _bare(lain):
        return BEDA_TANDA
    return BEDA_SINGKATAN if _written_out(umum) == _written_out(lain) else BEDA_MIRIP


def _clusters(teks: Sequence[str]) -> Iterator[list[str]]:
    """Texts that are alike, directly or through others, two or more together."""
    above: dict[str, str] = {}

    def top(text: str) -> str:
        while (up := above.get(text, text)) != text:
            above[text] = above.get(up, up)
            text = up
        return text

    for group in (*_alike(teks, _bare), *_alike(teks, _written_out)):
        for other in group[1:]:
            above[top(other)] = top(group[0])
    for one, other in _near(teks):
        above[top(other)] = top(one)
    together: dict[str, list[str]] = defaultdict(list)
    for text in teks:
        together[top(text)].append(text)
    return (group for group in together.values() if len(group) > 1)


def _alike(teks: Sequence[str], lipatan: Callable[[str], str]) -> Iterator[list[str]]:
    folded: dict[str, list[str]] = defaultdict(list)
    for text in teks:
        folded[lipatan(text)].append(text)
    return (group for group in folded.values() if len(group) > 1)


def _words(teks: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", teks).casefold().replace("&", " dan "))


def _bare(teks: str) -> str:
    """Without case, spaces and signs; numbers beside each other stay apart."""
    return re.sub(r"(?<!\d) | (?!\d)", "", " ".join(_words(teks)))


def _written_out(teks: str) -> str:
    return _bare(" ".join(_SINGKATAN.get(word, word) for word in _words(teks)))


def _near(teks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs with the same words but one, of which one may be a slip or a short form of the other."""
    rest: dict[tuple[Any, ...], list[tuple[str, str]]] = defaultdict(list)
    for text in teks:
        words = _words(text)
        for place, word in enumerate(words):
            rest[len(words), place, *words[:place], *words[place + 1 :], word[0]].append((word, text))
    for group in rest.values():
        if len(group) <= _SEBANDING:
            for number, (word, text) in enumerate(group):
                yield from ((text, other) for its, other in group[number + 1 :] if _may_be_one(word, its))


def _may_be_one(satu: str, lain: str) -> bool:
    """Whether two words with the same first letter differ by one slip, or one is a short form of the other."""
    short, long = sorted((satu, lain), key=len)
    if any(letter.isdigit() for letter in short + long) or short == long or _ROMAN.fullmatch(short):
        return False
    if len(short) * 3 <= len(long) * 2 and len(short) > 1 and _in_order(short, long):
        return True
    return len(long) >= _PANJANG_SALAH and _one_slip(short, long)


_ROMAN: Final = re.compile(r"[ivx]+")


def _in_order(pendek: str, panjang: str) -> bool:
    letters = iter(panjang)
    return all(letter in letters for letter in pendek)


def _one_slip(pendek: str, panjang: str) -> bool:
    """Whether one letter is missing or another one, or two neighbours have changed places."""
    same = next((at for at, letter in enumerate(pendek) if letter != panjang[at]), len(pendek))
    rest, other = pendek[same:], panjang[same:]
    if len(rest) < len(other):
        return len(other) - len(rest) == 1 and rest == other[1:]
    return rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
