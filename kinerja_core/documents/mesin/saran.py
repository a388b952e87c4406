"""What a person may have meant: fields that would be taken at that place, and words that look like fields."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal

from kinerja_core.documents.mesin.bahasa import Jalur
from kinerja_core.documents.mesin.isian import IsianDokumen, ratakan

#: What a name is used for: to print it, to repeat it, or to ask whether it is filled.
Pemakaian = Literal["cetak", "ulang", "syarat"]

#: How alike two names must be, when nothing else speaks for it.
_ALIKE: Final = 0.75
_VERY_ALIKE: Final = 0.85
_SPACED: Final = re.compile(r"[^\W\d]\w*(?: \w+)+")
_TOKEN_SRIKANDI: Final = re.compile(r"\$\{(\w+)\}")
_BRACED: Final = re.compile(r"\{+([^{}]*)\}+|[{}]+")  # linear: nothing it repeats takes what comes after it
_WORD: Final = re.compile(r"(?<![\w@/.:-])[^\W\d]\w*(?:\.[^\W\d]\w*)*(?![\w@/])")
_BRACKETED: Final = re.compile(r"(?:\[{1,2}|<{1,2}|«)\s*([^\W\d]\w*(?:\.[^\W\d]\w*)*)\s*(?:\]{1,2}|>{1,2}|»)")


class PencariIsian:
    """Looks for the field that a wrong name was meant as."""

    def __init__(self, isian: Mapping[str, IsianDokumen]) -> None:
        self._fields = isian
        #: Names of fields at any depth that no Indonesian word looks like.
        self.bergaris = {path[-1] for path, _ in ratakan(dict(isian)) if "_" in path[-1]}

    def di_sini(self, variables: Mapping[str, Jalur]) -> dict[str, tuple[Jalur, IsianDokumen]]:
        """Every name that means a field where these variables are known, those of the innermost loop first."""
        found: dict[str, tuple[Jalur, IsianDokumen]] = {}
        for name, path in variables.items():
            item = IsianDokumen("kelompok", isi=dict(self._fields))
            for step in path:
                item = item.isi[step]
            self._below(name, path, item, found)
        for name, item in self._fields.items():
            self._below(name, (name,), item, found)
        return found

    def _below(self, name: str, path: Jalur, item: IsianDokumen, found: dict[str, tuple[Jalur, IsianDokumen]]) -> None:
        found[name] = (path, item)
        if item.bentuk == "kelompok":
            for step, inner in item.isi.items():
                self._below(f"{name}.{step}", (*path, step), inner, found)

    def terdekat(
        self, nama: str, pakai: Pemakaian, variables: Mapping[str, Jalur], aman: Collection[Jalur]
    ) -> str:
        """How the field was probably to be written; empty when none is near. It is right where it is proposed."""
        here = self.di_sini(variables)
        names = [name for name, (_, item) in here.items() if _fits(item, pakai)]
        folded = {name.casefold(): name for name in reversed(names)}
        wanted = nama.casefold()
        last = wanted.rpartition(".")[2]
        same = [name for name in names if name.casefold().rpartition(".")[2] == last]
        near = difflib.get_close_matches(wanted, folded, 1, _ALIKE)
        if same and not (near and difflib.SequenceMatcher(None, near[0], wanted).ratio() >= _VERY_ALIKE):
            near = [same[0].casefold()]
        if not near:
            return ""
        name = folded[near[0]]
        return f'"{name}"' if pakai != "cetak" else self._printed(name, here, aman)

    def _printed(self, name: str, here: Mapping[str, tuple[Jalur, IsianDokumen]], aman: Collection[Jalur]) -> str:
        steps = name.split(".")
        ways = [".".join(steps[:end]) for end in range(1, len(steps) + 1)]
        asked = [
            way for way in ways if (found := here.get(way)) and not found[1].wajib and found[0] not in aman
        ]
        if not asked:
            return f'"{name}"'
        opened = "".join(f"{{% if {way} %}}" for way in asked)
        return f"{opened}{{{{ {name} }}}}{'{% endif %}' * len(asked)}"


def _fits(item: IsianDokumen, pakai: Pemakaian) -> bool:
    if pakai == "cetak":
        return item.tercetak
    return item.bentuk == "daftar" if pakai == "ulang" else item.bentuk != "angka"


def bukan_nama(teks: str, dikenal: Callable[[str], bool]) -> str:
    """What to say of a tag that prints no name: words with spaces between them, nothing, or what would compute."""
    if not teks:
        return '"{{ }}" kosong; tulis nama isiannya, atau hapus.'
    if _SPACED.fullmatch(teks):
        name = "_".join(teks.casefold().split())
        meant = f"; tulis {{{{ {name} }}}}" if dikenal(name) else ""
        return f'"{{{{ {teks} }}}}" bukan nama isian: nama isian tidak memuat spasi{meant}.'
    return f'"{{{{ {teks} }}}}" bukan nama isian; templat tidak boleh memuat perhitungan atau pemanggilan.'


def tanpa_penanda(teks: str, isian: Collection[str]) -> str:
    """A text without the tokens that SRIKANDI fills in; one with the name of a field is none of them."""
    return _TOKEN_SRIKANDI.sub(lambda match: match[0] if match[1] in isian else " ", teks)


def kurung_biasa(teks: str) -> Iterator[tuple[str, str]]:
    """Braces of a text that open no tag, with the name in them: ``{hari_tanggal}``, ``{ { unit } }``."""
    found = list(_BRACED.finditer(teks))
    number = 0
    while number < len(found):
        last = number + 2 if _apart(found[number : number + 3], teks) else number
        name = found[number + 1 if last > number else number].group(1) or ""
        yield teks[found[number].start() : found[last].end()][:60], name.strip()
        number = last + 1


def _apart(kurung: Sequence[re.Match[str]], teks: str) -> bool:
    """Whether these are the braces of one tag with spaces between them."""
    if [match.group(1) is None for match in kurung] != [True, False, True]:
        return False
    between = (teks[one.end() : other.start()] for one, other in pairwise(kurung))
    return kurung[0].group()[0] == "{" and kurung[2].group()[0] == "}" and not any(map(str.strip, between))


def sebutan_biasa(
    teks: str, bergaris: Collection[str], dikenal: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """Names of fields in a text without braces: ``hari_tanggal``, ``pimpinan.nama``, ``[periode]``, ``«unit»``."""
    for match in _BRACKETED.finditer(teks):
        if dikenal(match.group(1)):
            yield match.group(), match.group(1)
    bare = _BRACKETED.sub(" ", teks)
    for match in _WORD.finditer(bare):
        word = match.group()
        if word in bergaris or ("." in word and dikenal(word)):
            yield word, word
