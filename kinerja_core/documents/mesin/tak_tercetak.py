"""What of the data did not reach the page: field by field, and the lists of which nothing did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from kinerja_core.documents.mesin.dokumen import Dokumen
from kinerja_core.documents.mesin.isian import IsianDokumen, nama_jalur, nilai_di
from kinerja_core.documents.mesin.jejak import TIDAK_TERCETAK


class TakTercetak(NamedTuple):
    """A field whose texts did not reach the page, or with ``daftar`` a list of which nothing did.

    ``arti`` is what the field means; ``teks`` has what was left out.
    """

    isian: str
    arti: str
    teks: tuple[str, ...]
    daftar: bool = False

    def __str__(self) -> str:
        texts = [text for text in self.teks if text != TIDAK_TERCETAK]
        texts = [text for text in texts if not text.isdecimal()] or texts  # a number alone says little
        shown = "; ".join(f'"{text[:60]}"' for text in texts[:3])
        more = f"; dan {len(texts) - 3} lagi" if len(texts) > 3 else ""
        what = f"seluruh daftar {self.isian}" if self.daftar else self.isian
        meaning = f" ({self.arti})" if self.arti else ""
        return f"{what}{meaning}: {shown}{more}" if texts else f"{what}{meaning}"


def menghalangi_cetak(dokumen: Dokumen, hilang: TakTercetak) -> bool:
    """Whether a document without this is no whole document."""
    return hilang.daftar and hilang.isian.partition(".")[0] not in dokumen.boleh_dihilangkan


def _meaning(fields: Mapping[str, IsianDokumen], path: Sequence[str]) -> str:
    item = IsianDokumen("kelompok", isi=dict(fields))
    for step in path:
        item = item.isi[step]
    return item.keterangan


def cari_tak_tercetak(
    isian: Mapping[str, IsianDokumen],
    konteks: BaseModel,
    jalur: Iterable[tuple[str, ...]],
    tercetak: Iterable[tuple[tuple[str, ...], str]],
) -> tuple[TakTercetak, ...]:
    """Compare the texts at some paths of a context with what was printed.

    Args:
        isian: fields of the context.
        konteks: the data.
        jalur: paths that may not have been printed, or not always.
        tercetak: path and text of every field that was printed.
    """
    printed: dict[tuple[str, ...], Counter[str]] = {}
    lists: set[tuple[str, ...]] = set()
    for path, text in tercetak:
        printed.setdefault(path, Counter())[text] += 1
        lists.update(path[:place] for place, step in enumerate(path) if step == "*")
    missing: dict[tuple[str, ...], Counter[str]] = {}
    for path in jalur:
        texts = Counter(str(value) for value in nilai_di(konteks, path) if value not in {None, ""})
        if texts := texts - printed.get(path, Counter()):
            missing[path] = texts
    found: dict[tuple[str, ...], TakTercetak] = {}
    for path, texts in missing.items():
        whole = next((path[:place] for place, step in enumerate(path) if step == "*" and path[:place] not in lists), ())
        place, every = (whole or path), tuple(texts.elements())
        before = found[place].teks if place in found else ()
        found[place] = TakTercetak(nama_jalur(place), _meaning(isian, place), before + every, bool(whole))
    return tuple(found.values())
