"""A CSV of scores read into columns: plain lines at once, every other line by the careful reader.

A line is plain when its cells are exactly what the careful reader would keep of them: a whole NIP, a name in normal
form, numbers without doubt. Nothing is decided here that the careful reader decides otherwise; a test holds both
together on random files.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import MB, Anggaran, BerkasTidakTerbaca
from kinerja_core.model.istilah import Rating
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.skor_kolom import AngkaSkor, KolomSkor, SifatSkor
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.rata_rata import berskala
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.daftar import skor_di_kisi
from kinerja_core.workbooks.mesin.kisi import BarisKisi, Kisi
from kinerja_core.workbooks.mesin.spek import JenisSel
from kinerja_core.workbooks.mesin.teks_csv import CSV, buka_csv, lebarkan
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: Lines with something unusual, for each plain one, beyond which the careful reader does it all.
_ODD: Final = 5
#: A line longer than this may hold a text that is too long.
_LONG: Final = 900
#: Lines after which the progress is told.
_STEP: Final = 20_000
_MARK: Final = "\x1f"
_TEXT: Final = "((?![#=])[!-~À-ɏ]+(?: [!-~À-ɏ]+)*)"
_RATING: Final = f"({'|'.join(re.escape(one.value) for one in Rating)}|)"
_CELLS: Final = {
    "nip": (
        "((?:19|20)[0-9]{2}(?:(?:0[13578]|1[02])(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)(?:0[1-9]|[12][0-9]|30)"
        "|02(?:0[1-9]|1[0-9]|2[0-8]))(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2]|2[1-9]|[3-9][0-9])[12](?!000)[0-9]{3})"
    ),
    "nama": _TEXT, "jabatan": f"(?:{_TEXT})?",
    "hasil": "((?:[2-9]|[1-9][0-9]|1[01][0-9])(?:[.,][0-9]{1,4})?|120|)",
    "rating_hasil": _RATING, "rating_perilaku": _RATING, "nilai": "([1-9][0-9]?|1[01][0-9]|120|)",
    "tingkat_hasil": "()", "tingkat_perilaku": "()", "rekomendasi": "()",
}  # fmt: skip
_CELLS["perilaku"] = _CELLS["hasil"]
_FIELDS: Final = ("nip", "nama", "jabatan", "hasil", "perilaku", "rating_hasil", "rating_perilaku", "nilai")


def baca_skor_kolom(
    path: Path, kemajuan: Callable[[int], None] = lambda _: None
) -> tuple[KolomSkor, tuple[Temuan, ...]] | None:
    """Read scores as :func:`.daftar.baca_skor` does; ``None`` where only that one can say what the file holds.

    Args:
        path: the CSV.
        kemajuan: called with the lines that were read so far.
    """
    twice: frozenset[str] = frozenset()
    for _ in range(2):  # once more where somebody stands there twice: those lines are for the careful reader
        found = KumpulanTemuan()
        try:
            text, start, separator = buka_csv(path, found, Anggaran(bita=400 * MB, detik=600.0))
            read = _read(text, start, separator, kemajuan, twice)
        except (BerkasTidakTerbaca, csv.Error):
            return None
        joined = None if read is None else _joined(read, found, path)
        if joined is None or not joined[0].nip:
            return None
        counts = Counter(joined[0].nip)
        if len(counts) == len(joined[0].nip):
            return joined
        twice = frozenset(nip for nip, count in counts.items() if count > 1)
    return None


def _joined(
    terbaca: _Terbaca, found: KumpulanTemuan, path: Path
) -> tuple[KolomSkor, tuple[Temuan, ...]] | None:
    """Plain lines and those that the careful reader knows, in the order of the file."""
    columns, places, odd, header = terbaca
    more = _odd_rows(odd, header, found, path)
    if more is None:
        return None
    records, told = more
    for row, one in records:
        places.append(row)
        _append(columns, one)
    if records:
        columns.urutkan(sorted(range(len(places)), key=places.__getitem__))
    return columns, told


_Odd = dict[int, list[str]]
_Terbaca = tuple[KolomSkor, list[int], _Odd, tuple[int, list[str]]]


def _read(
    text: str, start: int, separator: str, kemajuan: Callable[[int], None], ganda: frozenset[str]
) -> _Terbaca | None:
    """Plain lines as columns with their places, other lines by their places, and the header with its place.

    Lines of the people in ``ganda`` are among the others.
    """
    stream = io.StringIO(text, newline="")
    stream.seek(start)
    before = int(bool(start))
    reader = csv.reader(stream, delimiter=separator, strict=True)
    head = next((record for record in reader if any(cell.strip() for cell in record)), [])
    plan = _plan(head)
    if plan is None or reader.line_num != 1:
        return None
    plain, pick = plan
    columns = KolomSkor()
    places: list[int] = []
    odd: _Odd = {}
    numbers: dict[str, AngkaSkor | None] = {"": None}
    choices: dict[tuple[str, str, str], SifatSkor] = {}
    line = before + 1
    put_nip, put_name, put_job = columns.nip.append, columns.nama.append, columns.jabatan.append
    put_result, put_behaviour, put_choice = columns.hasil.append, columns.perilaku.append, columns.sifat.append
    put_place = places.append
    for record in reader:
        row, line = line, before + reader.line_num
        text = _MARK.join(record)
        match = plain(text) if len(text) <= _LONG and line - row == 1 else None
        if match is None:
            if any(record):
                odd[row] = record
                if len(odd) > 1000 and len(odd) * _ODD > len(places):
                    return None
            continue
        nip, name, job, result, behaviour, key = pick((*match.groups(""), ""))
        if nip in ganda:
            odd[row] = record
            continue
        if result not in numbers:
            numbers[result] = _number(result)
        if behaviour not in numbers:
            numbers[behaviour] = _number(behaviour)
        if key not in choices:
            choices[key] = _chosen(key)
        put_nip(nip)
        put_name(name)
        put_job(job)
        put_result(numbers[result])
        put_behaviour(numbers[behaviour])
        put_choice(choices[key])
        put_place(row)
        if not len(places) % _STEP:
            kemajuan(len(places))
    return columns, places, odd, (before, head)


_Plain = Callable[[str], "re.Match[str] | None"]
_Pick = Callable[[tuple[str, ...]], tuple[str, str, str, str, str, tuple[str, str, str]]]


def _plan(header: list[str]) -> tuple[_Plain, _Pick] | None:
    """What knows a plain line, and takes the fields of its cells; ``None`` for a header that needs care."""
    pieces: list[str] = []
    groups: dict[str, int] = {}
    for title in header:
        column = SKOR.cari_kolom(title) if title.strip() else None
        if column is None or column.jenis is JenisSel.RUMUS or column.nama.startswith("_"):
            pieces.append(f"[^{_MARK}]*")
        elif column.nama in groups or column.nama not in _CELLS:
            return None
        else:
            groups[column.nama] = len(groups)
            pieces.append(_CELLS[column.nama])
    if not {"nip", "nama", "hasil", "perilaku"} <= groups.keys():
        return None
    nip, name, job, result, behaviour, one, other, nilai = (groups.get(field, -1) for field in _FIELDS)

    def pick(cells: tuple[str, ...]) -> tuple[str, str, str, str, str, tuple[str, str, str]]:
        return (
            cells[nip], cells[name], cells[job], cells[result], cells[behaviour],
            (cells[one], cells[other], cells[nilai]),
        )

    return re.compile(_MARK.join(pieces)).fullmatch, pick


def _number(text: str) -> AngkaSkor:
    value = Decimal(text.replace(",", "."))
    return AngkaSkor(value, berskala(value) or 0, str(value))


def _chosen(texts: tuple[str, str, str]) -> SifatSkor:
    one, other, nilai = texts
    return SifatSkor(
        Rating(one) if one else None, Rating(other) if other else None, int(nilai) if nilai else None
    )


def _odd_rows(
    odd: _Odd, header: tuple[int, list[str]], found: KumpulanTemuan, path: Path
) -> tuple[list[tuple[int, SkorPegawai]], tuple[Temuan, ...]] | None:
    """What the careful reader says of the header and the other lines; ``None`` where the rest would matter to it."""
    where, head = header
    rows: list[BarisKisi] = [[] for _ in range(max(odd, default=where) + 1)]
    rows[where] = list(head)
    for row, record in odd.items():
        rows[row] = lebarkan(record, len(head), row, found)
    for cells in rows:
        cells.extend([""] * (len(head) - len(cells)))
    scores, told = skor_di_kisi(Kisi({CSV: rows}), found, path)
    if found.penuh or any(one.tingkat_hasil is not None or one.tingkat_perilaku is not None for _, one in scores):
        return None
    return scores, told


def _append(columns: KolomSkor, one: SkorPegawai) -> None:
    columns.nip.append(str(one.nip))
    columns.nama.append(one.nama)
    columns.jabatan.append(one.jabatan or "")
    for column, value in ((columns.hasil, one.hasil), (columns.perilaku, one.perilaku)):
        column.append(None if value is None else AngkaSkor(value, berskala(value) or 0, str(value)))
    columns.sifat.append(SifatSkor(one.rating_hasil, one.rating_perilaku, one.nilai))
