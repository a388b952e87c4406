"""Sebab: what one mistake repeats in many cells, as one finding that names and marks them all."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from kinerja_core.model.teks import DISEBUT, bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.alamat import baris_di, rentang_sel, sel_di, tempat
from kinerja_core.workbooks.mesin.teks_csv import CSV
from kinerja_core.workbooks.mesin.temuan import BERKATA_KOSONG, TENTANG_SEL, TIDAK_DITAMPILKAN

#: Codes of findings about what cells hold: the same text in several cells is mended in all of them at once.
_TENTANG_ISI: Final = TENTANG_SEL - BERKATA_KOSONG | {
    "SEL-GALAT", "SEL-RUMUS-KOSONG", "TEKS-AWALAN-RUMUS", "TEKS-KARAKTER", "TEKS-PANJANG", "TEKS-PENGODEAN",
    "TEKS-DI-BAWAH-TABEL", "ANGKA-BERUPA", "ISI-SALAH", "IKI-TIDAK-DIKENAL", "RHK-TIDAK-DIKENAL", "REALISASI-KODE-IKI",
    "SKP-KODE-IKI",
}  # fmt: skip
#: Codes of what people do to a whole block of rows at once: fill it down, paste it twice, or take another year's.
_SEBLOK: Final = frozenset({
    "IDENTITAS-JENIS", "IDENTITAS-PANGKAT", "PENILAI-SAMA", "NAMA-TERTUKAR", "NAMA-BERBEDA", "SKOR-TANPA-PEGAWAI",
    "PEGAWAI-GANDA", "NIP-GANDA", "AKSI-GANDA", "AKSI-LUAR-PERIODE", "AKSI-TIDAK-ADA", "CATATAN-MASA-DEPAN",
    "UMPAN-LUAR-TAHUN", "UMPAN-MASA-DEPAN", "SKP-TARGET-ANGKA", "SKP-TARGET-SATUAN", "SKP-SATUAN-GANDA",
    "DIALOG-LUAR-TAHUN", "DIALOG-MASA-DEPAN",
})  # fmt: skip
#: Codes of a key that is unknown or not there, which is often that of a row that is wrong or gone.
_KUNCI: Final = frozenset({
    "IKI-TIDAK-DIKENAL", "RHK-TIDAK-DIKENAL", "SKP-KODE-IKI", "REALISASI-KODE-IKI", "P360-NOMOR",
})  # fmt: skip
_BERSEBAB: Final = _TENTANG_ISI | _SEBLOK | BERKATA_KOSONG
#: Ranges that a sentence names; all of them stand in the finding.
_RENTANG_DISEBUT: Final = 20
#: What to do with many blank cells under each other.
_ISI_SEMUA: Final = "Isi sel-sel itu; bila isi lain di baris itu hanya tersalin ke bawah, kosongkan baris itu."

#: Rows that make a column: all of it is refused for one cause.
_SEKOLOM: Final = 3
_HURUF: Final = ungkapan("[A-Z]+")


class _Sebab(NamedTuple):
    """Findings that have one cause, by their places in the list."""

    nomor: Sequence[int]
    sama: bool  #: whether the cells say the same


def sekali(temuan: Iterable[Temuan], baris: Mapping[str, int] = MappingProxyType({})) -> list[Temuan]:
    """Findings of a book in which what one mistake repeats down a column is said once.

    That is the same text in several cells of a column, NIP that became numbers, and more than a few cells under each
    other, or all of a column, that are refused for one reason, as when columns changed places or one was wiped.

    Args:
        temuan: the findings.
        baris: name of a sheet in the file -> how many rows are filled.
    """
    items = list(temuan)
    return _satukan(items, [
        cause for (_, sheet, _), cells in _columns(items).items()
        for cause in _causes(items, cells, baris.get(sheet, 0))
    ])


def sekali_sedaftar(temuan: Iterable[Temuan]) -> list[Temuan]:
    """The same of a list, in which the same words have one cause in whatever column."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    items = list(temuan)
    for number, item in enumerate(items):
        same = () if item.kode == "NIP-ANGKA" else (item.pesan, item.saran)
        groups[item.kode, item.lembar, *same].append(number)
    return sekali(_satukan(items, [_Sebab(group, sama=True) for group in groups.values()]))


def _columns(items: Sequence[Temuan]) -> dict[tuple[str, str, int], list[tuple[int, int]]]:
    """Findings of cells by their code, sheet and column: the row of each and its place in the list, row by row."""
    found: dict[tuple[str, str, int], list[tuple[int, int]]] = defaultdict(list)
    for number, item in enumerate(items):
        if item.kode in _BERSEBAB and item.lembar and item.sel and not item.sel_lain:
            row, column = tempat(item.sel.partition(":")[0])
            found[item.kode, item.lembar, column].append((row, number))
    return {key: sorted(cells) for key, cells in found.items() if len(cells) > 1}


def _causes(items: Sequence[Temuan], cells: Sequence[tuple[int, int]], baris: int) -> Iterator[_Sebab]:
    """The causes among findings of one code in one column of a sheet of so many rows."""
    first = items[cells[0][1]]
    if first.kode == "NIP-ANGKA":
        yield _Sebab([number for _, number in cells], sama=True)
        return
    quoted = first.kode in _TENTANG_ISI | _SEBLOK and not first.pesan.endswith(TIDAK_DITAMPILKAN)
    words: dict[tuple[str, str], list[int]] = defaultdict(list)
    whole = _SEKOLOM <= len(dict(cells)) == baris
    for run in [[number for _, number in cells]] if whole else _runs(cells):
        said = {(items[number].pesan, items[number].saran) for number in run}
        many = len(run) > (DISEBUT if len({remedy for _, remedy in said}) == 1 else _RENTANG_DISEBUT)
        wiped = whole and len(said) in (1, len(run)) and first.kode in BERKATA_KOSONG | _KUNCI
        if wiped or (many and (whole or not quoted or len(said) > DISEBUT)):
            yield _Sebab(run, sama=len(said) == 1)
        elif quoted:
            for number in run:
                words[items[number].pesan, items[number].saran].append(number)
    few = 1 if first.kode in _KUNCI else DISEBUT
    yield from (_Sebab(group, sama=True) for group in words.values() if len(group) > few)


def _runs(cells: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Places in the list of findings whose rows follow each other."""
    for _, run in itertools.groupby(enumerate(dict(cells).items()), lambda pair: pair[1][0] - pair[0]):
        yield [number for _, (_, number) in run]


def _satukan(items: Sequence[Temuan], sebab: Iterable[_Sebab]) -> list[Temuan]:
    """The first finding of each cause, which names the cells of the others, and what has no other."""
    kept: dict[int, Temuan] = dict(enumerate(items))
    blank: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for cause in sebab:
        if len(cause.nomor) < 2:
            continue
        first, *others = cause.nomor
        for number in others:
            del kept[number]
        cells = rentang_sel(items[number].sel or "" for number in others)
        also = _named(items[first], cells, len(others))
        said = bertitik(f"{items[first].pesan} {'Juga di' if cause.sama else 'Demikian pula'} {also}")
        kept[first] = items[first].model_copy(update={"pesan": said, "sel_lain": tuple(cells)})
        if items[first].kode in BERKATA_KOSONG and all(cells):
            rows = tuple(tempat(items[number].sel or "A1")[0] for number in cause.nomor)
            blank[items[first].kode, items[first].lembar, rows].append(first)
    for same in blank.values():
        _beside(items, kept, same)
    return list(kept.values())


def _beside(items: Sequence[Temuan], kept: dict[int, Temuan], nomor: Sequence[int]) -> None:
    """Make one finding of those that say that the same rows are blank in several columns."""
    first = nomor[0]
    if 1 + sum(map(len, map(baris_di, kept[first].sel_lain))) > DISEBUT:
        kept[first] = kept[first].model_copy(update={"saran": _ISI_SEMUA})
    if len(nomor) == 1:
        return
    titles = ", ".join(dict.fromkeys(items[number].pesan.partition(":")[0] for number in nomor))
    cells = [(items[number].sel or "", *kept[number].sel_lain) for number in nomor]
    shown = rentang_sel(one for areas in cells for area in areas for one in sel_di(area))
    for number in nomor[1:]:
        del kept[number]
    kept[first] = kept[first].model_copy(update={
        "pesan": f"{titles}: belum diisi di {_named(items[first], shown, len(shown))}.",
        "sel_lain": tuple(area for areas in cells for area in areas)[1:],
    })


def _named(temuan: Temuan, sel: Sequence[str], banyak: int) -> str:
    """Cells as a sentence names them: of a CSV, which has lines, those."""
    if not all(sel):
        return f"{banyak} tempat lain"
    if temuan.lembar == CSV:
        sel = [f"baris {_HURUF.sub('', area).replace(':', '–')}" for area in sel]
    return sebut(sel, "tempat lainnya", paling_banyak=_RENTANG_DISEBUT)
