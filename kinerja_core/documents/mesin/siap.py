"""A template ready to print, and the form in which the product's own templates are prepared long before.

Making a Word template ready takes docxtpl, Jinja and lxml, and half a second. For the templates that ship it is done
when they are built: what came out (the lines of the functions, and what of the package docxtpl changed) stands beside
each ``.docx`` as a ``.siap``, and printing needs none of the three. It fits one ``.docx`` and one shape of the
document's context, by their fingerprints; where it does not fit, the template is made ready anew.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from kinerja_core.documents.mesin.bahasa import Jalur, fungsi
from kinerja_core.documents.mesin.dokumen import Tampilan
from kinerja_core.documents.mesin.isian import IsianDokumen, ratakan
from kinerja_core.documents.mesin.wadah import Wadah, baca

#: The ending of a prepared template, instead of ``.docx``.
AKHIRAN_SIAP: Final = ".siap"


class BagianSiap(NamedTuple):
    """One part of the file.

    ``tulis`` gives, for a context, pieces of the part: constant XML (bytes) and texts (str) in turn. ``rawan`` is
    whether a condition or an empty list may leave a cell without a paragraph or a table without a row, ``menumpuk``
    whether a list stands inside a cell, as lines or as rows of a table in it: then that has no limit. ``catat`` gives
    what it prints of a context: the path and text of each field.
    """

    nama: str
    tulis: Callable[[BaseModel], list[Any]]
    rawan: bool
    menumpuk: bool
    catat: Callable[[BaseModel], list[tuple[Jalur, str]]]


class TemplatSiap(NamedTuple):
    """A template ready to print: ``kutipan`` lists the texts of a context that it must print, those of ``jalur``.

    ``kadang`` are the paths that it prints at least sometimes, ``sidik`` is the SHA-256 of the template's file, and
    ``jejak`` the name of the part for the proof of origin, if any.
    """

    bagian: tuple[BagianSiap, ...]
    wadah: Wadah
    bergambar: bool
    kutipan: Callable[[BaseModel], list[str | None]]
    jalur: tuple[Jalur, ...]
    tak_tercetak: tuple[Jalur, ...]
    kadang: frozenset[Jalur] = frozenset()
    sidik: str = ""
    jejak: str = ""


class BagianTerurai(NamedTuple):
    """A part as :class:`BagianSiap` has it, with the lines of its function and the paths of the fields in them."""

    nama: str
    baris: tuple[str, ...]
    jalur: tuple[Jalur, ...]
    rawan: bool
    menumpuk: bool

    def siap(self) -> BagianSiap:
        """The same, ready to print."""
        return BagianSiap(self.nama, fungsi("isi", self.baris), self.rawan, self.menumpuk, self._notes())

    def _notes(self) -> Callable[[BaseModel], list[tuple[Jalur, str]]]:
        """What it prints of a context; made a function when it is first asked for, which is seldom."""
        made: list[Any] = []

        def notes(context: BaseModel) -> list[tuple[Jalur, str]]:
            if not made:
                made.append(fungsi("catat", self.baris, "q"))
            return [(self.jalur[number], str(value)) for number, value in made[0](context)]

        return notes


class TemplatTerurai(NamedTuple):
    """A template as data: what :class:`TemplatSiap` has, with lines instead of functions.

    ``tetap`` are the parts of the package that are the same in every document.
    """

    bagian: tuple[BagianTerurai, ...]
    tetap: Mapping[str, bytes]
    bergambar: bool
    kutipan: tuple[str, ...]
    jalur: tuple[Jalur, ...]
    tak_tercetak: tuple[Jalur, ...]
    kadang: frozenset[Jalur]
    sidik: str
    jejak: str = ""

    def siap(self) -> TemplatSiap:
        """The same, ready to print."""
        changing = [*(part.nama for part in self.bagian), *([self.jejak] if self.jejak else ())]
        return TemplatSiap(
            bagian=tuple(part.siap() for part in self.bagian),
            wadah=Wadah(self.tetap, changing),
            bergambar=self.bergambar,
            kutipan=fungsi("kutipan", self.kutipan),
            jalur=self.jalur,
            tak_tercetak=self.tak_tercetak,
            kadang=self.kadang,
            sidik=self.sidik,
            jejak=self.jejak,
        )


# -- the prepared form -----------------------------------------------------------------------------


def sidik_isian(isian: Mapping[str, IsianDokumen]) -> str:
    """What the lines of a template depend on besides the template: the names and shapes of the fields."""
    shape = [(path, item.bentuk, item.wajib) for path, item in ratakan(dict(isian))]
    return hashlib.sha256(json.dumps(shape).encode()).hexdigest()


def _bentuk(tampilan: Tampilan) -> str:
    """The name under which a look stands in a prepared template."""
    return " ".join(
        [tampilan.kertas or "a4", *(["srikandi"] if tampilan.srikandi else []), *(["jejak"] if tampilan.jejak else [])]
    )


def tampilan_bawaan() -> Iterator[Tampilan]:
    """Every look for which the templates that ship are prepared: all but those with an office's own files."""
    for number in range(8):
        yield Tampilan(kertas="f4" if number & 4 else "a4", srikandi=bool(number & 2), jejak=bool(number & 1))


class _Kolam:
    """Texts that many looks share, each once."""

    def __init__(self) -> None:
        self.teks: list[str] = []
        self.nomor: dict[str, int] = {}

    def simpan(self, teks: str) -> int:
        number = self.nomor.setdefault(teks, len(self.teks))
        if number == len(self.teks):
            self.teks.append(teks)
        return number


def kemas(
    templat: bytes, isian: Mapping[str, IsianDokumen], siapkan: Callable[[Tampilan], TemplatTerurai]
) -> bytes:
    """The prepared form of a template.

    Args:
        templat: the bytes of the ``.docx``.
        isian: fields of the document's context.
        siapkan: makes the template ready for one look.
    """
    own = baca(templat)
    pool = _Kolam()
    looks = {}
    for look in tampilan_bawaan():
        made = siapkan(look)
        looks[_bentuk(look)] = {
            "bagian": [
                [part.nama, part.rawan, part.menumpuk, part.jalur, [pool.simpan(line) for line in part.baris]]
                for part in made.bagian
            ],
            "tetap": {
                name: None if own.get(name) == content else pool.simpan(content.decode())
                for name, content in made.tetap.items()
            },
            "bergambar": made.bergambar,
            "kutipan": [pool.simpan(line) for line in made.kutipan],
            "jalur": made.jalur,
            "tak_tercetak": made.tak_tercetak,
            "kadang": sorted(made.kadang),
            "jejak": made.jejak,
        }
    digest = hashlib.sha256(templat).hexdigest()
    whole = {"templat": digest, "isian": sidik_isian(isian), "teks": pool.teks, "tampilan": looks}
    return zlib.compress(json.dumps(whole, separators=(",", ":")).encode(), 9)


def buka_kemasan(
    kemasan: bytes, templat: bytes, isian: Mapping[str, IsianDokumen], tampilan: Tampilan
) -> TemplatTerurai | None:
    """A look of a prepared template; ``None`` when it was prepared from another template or for other fields."""
    whole = json.loads(zlib.decompress(kemasan))
    digest = hashlib.sha256(templat).hexdigest()
    if (whole["templat"], whole["isian"]) != (digest, sidik_isian(isian)):
        return None
    own, texts, look = baca(templat), whole["teks"], whole["tampilan"][_bentuk(tampilan)]
    return TemplatTerurai(
        bagian=tuple(
            BagianTerurai(name, tuple(texts[number] for number in lines), _paths(paths), risky, piling)
            for name, risky, piling, paths, lines in look["bagian"]
        ),
        tetap={name: own[name] if number is None else texts[number].encode() for name, number in look["tetap"].items()},
        bergambar=look["bergambar"],
        kutipan=tuple(texts[number] for number in look["kutipan"]),
        jalur=_paths(look["jalur"]),
        tak_tercetak=_paths(look["tak_tercetak"]),
        kadang=frozenset(_paths(look["kadang"])),
        sidik=digest,
        jejak=look["jejak"],
    )


def _paths(paths: list[list[str]]) -> tuple[Jalur, ...]:
    return tuple(map(tuple, paths))
