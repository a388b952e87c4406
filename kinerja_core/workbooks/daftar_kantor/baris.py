"""Rows of an office's list: which of them are people, and what their cells say."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Final, NamedTuple

from kinerja_core.model.pangkat import Pangkat, PangkatSalah
from kinerja_core.workbooks.daftar_kantor.judul import JudulDaftar, bertanggal, kata_judul
from kinerja_core.workbooks.mesin.alamat import TANPA_ALAMAT
from kinerja_core.workbooks.mesin.kisi import BarisKisi, IsiSel, Kisi, alamat, tempat
from kinerja_core.workbooks.mesin.lembar import Rekam
from kinerja_core.workbooks.mesin.nilai import teks_bilangan
from kinerja_core.workbooks.mesin.orang import sebutan_jumlah
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: What people write into a cell that says nothing.
_KOSONG: Final = frozenset({"", "-", "--", "---", "–", "—", "n/a"})
#: What offices write before a NIP: an apostrophe that keeps it a text, and its name.
_AWALAN_NIP: Final = re.compile(r"^[\s'`´‘’]*(?:(?:NIP|NI\s*PPPK|NIPPPK)\b[\s.:/]*)?[\s'`´‘’]*", re.IGNORECASE)
_HUBUNG: Final = re.compile(r"(?<=[0-9])\s*[-–/]\s*(?=[0-9])")
_NIP: Final = re.compile(  # a run of what may stand before is tried from its first letter only, as below
    r"(?<![\s,;/(|–-])[\s,;/(|–-]*(?:\b(?:NIP|NI\s*PPPK|NIPPPK)\b[\s.:/]*)?['’]?"
    r"(?<![0-9])([0-9](?:[ .\u00a0-]?[0-9]){17})(?![0-9])[\s)|,;]*",
    re.IGNORECASE,
)
#: How a CSV keeps Excel from making a number of a text, and the nine digits of a NIP before 2009.
_RUMUS_TEKS: Final = re.compile(r'=\s*"([^"]*)"')
_NIP_LAMA: Final = re.compile(r"[\s,;/(|-]*(?:\bNIP\s+lama\b[\s.:/]*)?[0-9]{9}[\s)|,;]*", re.IGNORECASE)
#: The mark of a footnote at the end of a cell.
_CATATAN: Final = re.compile(r"(?<!\s)\s*(?:\(?(?<!\*)\*+\)?|(?<![¹²³†‡])[¹²³†‡]+\)?)\s*$")
_TANGGAL: Final = re.compile(
    r"(?<![\s,;/(|-])[\s,;/(|-]*\b(?:TMT\b[\s.:]*)?[0-9]{1,2}(?:[-/.][0-9]{1,2}[-/.]|\s+[A-Za-z]{3,9}\s+)"
    r"[0-9]{4}\s*(?:\)\s*)?$",
    re.IGNORECASE,
)
_ILMIAH: Final = re.compile(r"[0-9](?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
#: How offices say that a cell repeats the one above it.
_SAMA: Final = re.compile(
    r"""["“”„]|'{2}|’{2}|`{2}|〃|sda\.?|s\.\s?d\.\s?a\.?|idem|ibid\.?|ditto|sama\s+(?:dengan\s+)?(?:di\s*)?atas(?:nya)?""",
    re.IGNORECASE,
)
_GOLONGAN: Final = re.compile(r"\b(IV|I{1,3})\s?[/.\-]?\s?([a-e])\b", re.IGNORECASE)
#: What offices write before a golongan: ``Gol. III/d``, ``Penata Tk. I / III/d``.
_SEBELUM_GOLONGAN: Final = re.compile(
    r"(?<!\s)(?:(?:\s*/)?\s*\bgol(?:ongan)?\b\.?(?:\s*ruang\b)?[\s:]*$|\s*/\s*$)", re.IGNORECASE
)
#: Letters of a NIP and of the shortest thing beside it.
_PANJANG_NIP: Final = 18 + 9
#: Least number that may have been a NIP before Excel took it for one.
_NIP_TERKECIL: Final = 10**9
#: Fewest digits beside a name that are more than a count of people below a subtitle.
_ANGKA_NIP: Final = 5
_SATU_GELAR: Final = (
    r"(?:(?:[SMD]|A\.Ma|A\.?Md|S\.?Tr|M\.?Tr|Sp|Ph|Ners|Ns|Apt)\.(?:[A-Za-z]{1,8}\b\.?)*"
    r"|SE|SH|ST|SKM|SKep|SKom|SSos|SPd|SIP|MM|MSi|MKes|MKM|MPH|MARS|MAP|MH|MT|MSc|PhD|Apt|Ners)"
)
_GELAR: Final = re.compile(rf"{_SATU_GELAR}(?:[\s,]+{_SATU_GELAR})*\s*(?:\([A-Z]+\))?")
#: What a row says of a person beside name and NIP.
_DIRI: Final = frozenset({
    "pegawai.nip", "pegawai.jabatan", "pegawai.unit_kerja", "pegawai.pangkat", "pegawai.nama_pangkat",
    "pegawai.golongan",
})  # fmt: skip
#: The number of a column, alone or with what it is the sum of: ``(6) = (4) x (5)``.
_NOMOR_KOLOM: Final = re.compile(r"\(?([0-9]{1,2}|[A-Za-z]{1,5})[).]?(?:\s*=[\s()0-9+\-x*/:]+)?")
_ROMAWI: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_CARA_NOMOR: Final[tuple[Callable[[str], int | None], ...]] = (
    lambda text: int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None,
    lambda text: _ROMAWI.index(text.upper()) if text.upper() in _ROMAWI else None,
    lambda text: ord(text.lower()) - ord("a") if len(text) == 1 and text.isalpha() else None,
)
_NOMOR: Final = frozenset({"no", "nomor", "no urut", "nomor urut", "nomer"})


class BarisLain(NamedTuple):
    """A row below the header that is no person: its place, and what stands in it."""

    baris: int
    kolom: int
    teks: str


@dataclass(slots=True)
class BarisDaftar:
    """The rows of a list: people with their cells by field, and what stands between and below them."""

    orang: list[tuple[int, Rekam]] = field(default_factory=list)
    lain: list[BarisLain] = field(default_factory=list)
    tak_terpisah: list[tuple[int, int]] = field(default_factory=list)  #: shared cells whose parts cannot be told apart


def isi_kolom(rows: Sequence[BarisKisi], first: int, column: int) -> list[IsiSel]:
    """The cells of a column from a row on."""
    return [row[column] if column < len(row) else "" for row in rows[first:]]


def hanya_gelar(nilai: IsiSel) -> bool:
    """Whether a cell holds nothing but gelar."""
    return isinstance(nilai, str) and len(nilai) < 40 and _GELAR.fullmatch(nilai.strip()) is not None


def sama_di_atas(nilai: IsiSel) -> bool:
    """Whether a cell only points at another one, which is another one after sorting."""
    return isinstance(nilai, str) and len(nilai) < 24 and _SAMA.fullmatch(nilai.strip()) is not None


def kosong(nilai: IsiSel) -> bool:
    """Whether a cell says nothing."""
    return nilai is None or (isinstance(nilai, str) and nilai.strip().casefold() in _KOSONG)


#: Of the cells of a list the same are asked for again and again: NIP by each rule, units and ranks in every row.
_INGAT: Final = lru_cache(maxsize=512, typed=True)


@_INGAT
def bersihkan_nip(nilai: IsiSel) -> IsiSel:
    """A NIP without what offices write before and between its digits; what is no text stays, to be refused."""
    if not isinstance(nilai, str):
        return nilai
    wrapped = _RUMUS_TEKS.fullmatch(nilai.strip())
    text = tanpa_catatan(wrapped[1] if wrapped else nilai)
    found = _NIP.search(text) if len(text) > _PANJANG_NIP else None
    if found is not None and _NIP_LAMA.fullmatch(text[: found.start()] + text[found.end() :]):
        return found[1]
    return _HUBUNG.sub("", _AWALAN_NIP.sub("", text).strip(" '`´‘’"))


def sel_tanpa_hasil(
    kisi: Kisi, lembar: str, isi: Sequence[BarisKisi], baris: Iterable[tuple[int, Rekam]], kolom: Mapping[str, int]
) -> Iterator[tuple[int, str, str]]:
    """Row, field and address of each formula without a stored result: what it would show is not known."""
    formulas, empty = (one.get(lembar, TANPA_ALAMAT) for one in (kisi.rumus, kisi.hampa))
    for index, record in baris if formulas else ():
        for name, column in kolom.items():
            where = alamat(index, column)
            blank = column >= len(isi[index]) or kosong(isi[index][column])
            if blank and name not in record and where in formulas and where not in empty:
                yield index, name, where


def sebut_tanpa_hasil(found: KumpulanTemuan, lembar: str, sel: str, judul: str) -> None:
    """Say it of one, and nothing else of its cell."""
    found.tambah("SEL-RUMUS-KOSONG", f"{judul}: sel berisi rumus yang tidak ada hasilnya.", lembar=lembar, sel=sel)
    found.tertutup.add((lembar, sel))


@_INGAT
def tanpa_catatan(teks: str) -> str:
    """A text without the mark of a footnote at its end."""
    return _CATATAN.sub("", teks)


def memuat_nip(nilai: IsiSel) -> bool:
    """Whether a text holds a NIP beside other words."""
    return isinstance(nilai, str) and _NIP.search(nilai) is not None


@_INGAT
def seperti_nip(nilai: IsiSel) -> bool:
    """Whether a cell was meant as a NIP: mostly digits, ten or more, or what Excel made of them."""
    if isinstance(nilai, bool) or nilai is None:
        return False
    if isinstance(nilai, int | float):
        return nilai >= _NIP_TERKECIL
    if not isinstance(nilai, str):
        return False
    text = str(bersihkan_nip(nilai))
    digits = sum(map(str.isdigit, text))
    return _ILMIAH.fullmatch(text) is not None or (digits >= 10 and digits * 2 > len(text.replace(" ", "")))


@_INGAT
def rapikan_pangkat(teks: str) -> str:
    """A rank with its golongan as the model writes it: ``III.c``, ``IIIc`` -> ``III/c``."""
    found = None
    for found in _GOLONGAN.finditer(teks):  # noqa: B007 - the last one, for "Tingkat I" stands before it
        pass
    if found is None:
        return teks
    before = _SEBELUM_GOLONGAN.sub(" ", teks[: found.start()])
    return f"{before}{found[1].upper()}/{found[2].lower()}{teks[found.end() :]}".strip()


def baca_baris(
    rows: Sequence[BarisKisi], judul: JudulDaftar, kolom: Mapping[str, int], gabung: Iterable[str] = (),
    cadangan: Mapping[int, Sequence[int]] = MappingProxyType({}), *, bernip: bool = False,
) -> BarisDaftar:
    """The rows below a header.

    Args:
        rows: the sheet.
        judul: its header.
        kolom: field -> the column that says it.
        cadangan: column -> columns that say the same where it is blank.
        gabung: ranges of merged cells; what is merged down counts for every row it covers.
        bernip: only names and NIP are asked for, so that a name with any digits for a NIP is a person.
    """
    result = BarisDaftar()
    merged = _ke_bawah(rows, judul.akhir + 1, gabung)
    header = [_lipatan(value) for value in rows[judul.akhir]]
    numbers = [column for column, text in judul.teks.items() if " ".join(kata_judul(text)) in _NOMOR]
    candidates: list[tuple[int, Rekam, bool]] = []
    for index in range(judul.akhir + 1, len(rows)):
        cells = rows[index]
        filled = {column: value for column, value in enumerate(cells) if not kosong(value)}
        if not filled or _baris_nomor(filled.values()) or _seperti_judul(cells, header):
            continue
        for column, others in cadangan.items():
            if column not in filled and (said := next((one for one in others if one in filled), None)) is not None:
                filled[column] = filled[said]
        record = _isi(filled, judul, kolom, merged.get(index, {}), result, index)
        sure = _pasti(cells, filled, record, numbers, 1 if bernip else _ANGKA_NIP)
        candidates.append((index, record, sure))
    candidates = _tanpa_penanda_tangan(_satukan_baris(candidates, judul))
    certain = {index for index, _, sure in candidates if sure}
    last = max(certain, default=-1)
    for index, record, sure in candidates:
        near = index < last or index - 1 in certain
        if sure or (index < last and _mungkin(record)) or (near and _tanpa_nama(record)):
            result.orang.append((index, record))
        else:
            cells = rows[index]
            words = [(column, _kata(value)) for column, value in enumerate(cells) if not kosong(value)]
            result.lain.append(BarisLain(index, words[0][0], " ".join(" ".join(text for _, text in words).split())))
    people = {index for index, _ in result.orang}
    result.tak_terpisah = [place for place in result.tak_terpisah if place[0] in people]
    return result


def _tanpa_penanda_tangan(candidates: list[tuple[int, Rekam, bool]]) -> list[tuple[int, Rekam, bool]]:
    """The rows without a NIP that stands alone below other words, under the last person: whoever signs the list."""
    last = max((index for index, record, sure in candidates if sure and len(record) > 1), default=-1)
    words = [index for index, _, sure in candidates if index > last and not sure]
    return [
        (index, record, sure and not (record.keys() == {"pegawai.nip"} and words and words[0] < index))
        for index, record, sure in candidates
    ]


def _satukan_baris(candidates: list[tuple[int, Rekam, bool]], judul: JudulDaftar) -> list[tuple[int, Rekam, bool]]:
    """A person of two rows as one: the name above, the NIP below it in the same column."""
    if not any({"pegawai.nama", "pegawai.nip"} <= {*names} for names in judul.serumah.values()):
        return candidates
    result: list[tuple[int, Rekam, bool]] = []
    for index, record, sure in candidates:
        if result and "pegawai.nama" not in record and "pegawai.nip" in record:
            above, before, _ = result[-1]
            if above == index - 1 and "pegawai.nama" in before and "pegawai.nip" not in before:
                both = {
                    name: f"{before[name]}, {value}" for name, value in record.items()
                    if name.endswith(".pangkat") and name in before and before[name] != value
                }
                result[-1] = above, record | before | both, True
                continue
        result.append((index, record, sure))
    return result


def _kata(value: IsiSel) -> str:
    return teks_bilangan(value) if isinstance(value, float) else str(value).strip()


def _lipatan(value: IsiSel) -> str:
    return lipat(value) if isinstance(value, str) else ""


def _seperti_judul(cells: Sequence[IsiSel], header: Sequence[str]) -> bool:
    """Whether a row says what the header says; most differ in their first cell."""
    return len(cells) == len(header) and all(_lipatan(value) == text for value, text in zip(cells, header, strict=True))


def _ke_bawah(rows: Sequence[BarisKisi], first: int, gabung: Iterable[str]) -> dict[int, dict[int, IsiSel]]:
    """What cells below the first of a merge stand for, by row and column."""
    values: dict[int, dict[int, IsiSel]] = {}
    seen: set[tuple[int, int]] = set()
    for reference in gabung:
        (top, left), (bottom, right) = map(tempat, reference.split(":"))
        if top < first or left != right or top >= len(rows) or left >= len(rows[top]):
            continue
        for row in range(top, min(bottom, len(rows) - 1) + 1):
            if (row, left) in seen:
                break  # merges never overlap in a file that a program wrote
            seen.add((row, left))
            values.setdefault(row, {})[left] = rows[top][left]
    return values


def _baris_nomor(values: Iterable[IsiSel]) -> bool:
    """Whether a row only numbers its columns: ``1 2 3``, ``(1) (2) (3)``, ``a b c``, ``I II III``, ``6 = 4 + 5``."""
    texts: list[str] = []
    for value in values:
        texts.append(str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip())
        if _NOMOR_KOLOM.fullmatch(texts[-1]) is None:  # so it is in most rows, at once
            return False
    return any(_berurut(texts, count) for count in _CARA_NOMOR)


def _berurut(texts: Sequence[str], bilangan: Callable[[str], int | None]) -> bool:
    """Whether texts are numbers, of one way to write them, that follow one another."""
    numbers = [None if (found := _NOMOR_KOLOM.fullmatch(text)) is None else bilangan(found[1]) for text in texts]
    begins = bilangan is _CARA_NOMOR[0] or numbers[:1] == [0]  # letters may be anything else, as may what looks Roman
    return len(numbers) > 1 and begins and all(
        before is not None and after == before + 1 for before, after in pairwise(numbers)
    )


def _isi(
    filled: Mapping[int, IsiSel], judul: JudulDaftar, kolom: Mapping[str, int], merged: Mapping[int, IsiSel],
    result: BarisDaftar, index: int,
) -> Rekam:
    """Filled cells of a row by field."""
    if merged:
        filled = {column: value for column, value in merged.items() if not kosong(value)} | dict(filled)
    record: Rekam = {}
    for name, column in kolom.items():
        if column in filled and column not in judul.serumah:
            value = filled[column]
            if name.endswith(".nip"):
                value = bersihkan_nip(value)
            elif isinstance(value, str) and bertanggal(judul.teks[column]):
                value = _TANGGAL.sub("", value)
            record[name] = value
    for column, names in judul.serumah.items():
        if column not in filled:
            continue
        value = filled[column]
        parts = pisahkan(value, names)
        if parts is None:
            result.tak_terpisah.append((index, column))
            number = _NIP.search(value) if isinstance(value, str) else None
            parts = {} if number is None else {name: number[1] for name in names if name.endswith(".nip")}
        record |= {name: part for name, part in parts.items() if kolom.get(name) == column}
    return record


def pisahkan(nilai: IsiSel, medan: Sequence[str]) -> dict[str, IsiSel] | None:
    """The parts of a cell that holds several fields; ``None`` when they cannot be told apart."""
    number = next((name for name in medan if name.endswith(".nip")), None)
    others = [name for name in medan if name != number]
    if not isinstance(nilai, str):
        return {number: nilai} if number is not None and seperti_nip(nilai) else None
    parts: dict[str, IsiSel] = {}
    text = nilai
    if number is not None:
        if seperti_nip(nilai) and not re.search(r"[^\W\d_]", str(bersihkan_nip(nilai))):
            return {number: bersihkan_nip(nilai)}
        if (found := _NIP.search(text)) is not None:
            parts[number] = bersihkan_nip(found[1])
            text = f"{text[: found.start()]}\n{text[found.end() :]}"
    lines = [line.strip(" ,;:/|-–—") for line in re.split(r"[\r\n]+", text)]
    lines = [line for line in lines if not kosong(line)]
    if len(others) == 1:
        return parts | ({others[0]: " ".join(lines)} if lines else {})
    if len(lines) == 1:
        lines = [part for one in re.split(" / | ?[;|] ?", " ".join(lines[0].split())) if (part := one.strip(" ,"))]
    if len(lines) > len(others) and any(name.endswith(".pangkat") for name in others):
        lines = _satukan_pangkat(lines)
    if len(lines) != len(others):
        return None
    return parts | dict(zip(others, lines, strict=True))


def _satukan_pangkat(lines: Sequence[str]) -> list[str]:
    """Two lines that together are a rank, as one: ``Penata Tk. I`` above ``III/d``."""
    for place in range(len(lines) - 1):
        together = f"{lines[place]}, {lines[place + 1]}"
        try:
            Pangkat.parse(rapikan_pangkat(together))
        except PangkatSalah:
            continue
        return [*lines[:place], together, *lines[place + 2 :]]
    return list(lines)


def _pasti(
    cells: Sequence[IsiSel], filled: Collection[int], record: Rekam, numbers: Sequence[int], digits: int
) -> bool:
    """Whether a row is surely a person: a NIP, or a name with a number, with digits for a NIP, or most of the rest."""
    name, nip = record.get("pegawai.nama"), record.get("pegawai.nip")
    first = next((cells[column] for column in sorted(filled) if isinstance(cells[column], str)), "")
    if (sebutan_jumlah(first) or sebutan_jumlah(name)) and not seperti_nip(nip):
        return False
    if seperti_nip(nip):
        signed = any(isinstance(cells[column], str) and re.match(r"\s*NIP\b", str(cells[column])) for column in filled)
        return not (signed and (kosong(name) or re.match(r"\s*NIP\b", str(name)) is not None))
    if not isinstance(name, str):
        return False
    counted = any(column < len(cells) and _bilangan(cells[column]) for column in numbers)
    return counted or len(_DIRI & record.keys()) > 1 or (nip is not None and sum(map(str.isdigit, str(nip))) >= digits)


def _bilangan(value: IsiSel) -> bool:
    if isinstance(value, str):
        return re.fullmatch(r"\s*[0-9]{1,5}\s*\.?\s*", value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


def _tanpa_nama(record: Rekam) -> bool:
    """Whether a row beside people says a jabatan and a unit, and not whose: perhaps somebody's second SKP."""
    return {"pegawai.jabatan", "pegawai.unit_kerja"} <= record.keys()


def _mungkin(record: Rekam) -> bool:
    """Whether a row between people is one of them: a name, and a rank, jabatan or unit."""
    said = {name for name, value in record.items() if isinstance(value, str)}
    if "pegawai.nama" not in said or sebutan_jumlah(record["pegawai.nama"]):
        return False
    return not said.isdisjoint(_DIRI - {"pegawai.nip"})
