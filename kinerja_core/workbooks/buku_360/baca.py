"""Read the workbook of a 360° evaluator: people by number, items by their words, whatever their order.

A rating with blank items stays a rating with blank items; nothing is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import Hubungan, Perilaku, cari
from kinerja_core.model.penilaian_360 import BukuPenilaian360, Penilai360, Penilaian360
from kinerja_core.model.periode import Periode
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.perilaku_360 import Instrumen, instrumen
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_360.rumus import DAFTAR, PENILAIAN, kolom_skor
from kinerja_core.workbooks.mesin.kisi import Kisi, alamat
from kinerja_core.workbooks.mesin.lembar import BATAS_CARI, Form, Rekam, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.rekaman import bersihkan, periksa_baris, periksa_form
from kinerja_core.workbooks.mesin.spek import SpekBuku, lipat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: More people than any list has; a header beyond it is somebody's own column.
_TERBANYAK: Final = 500
_PERSON: Final = re.compile(r"[\W_]*pegawai[\W_]+([1-9][0-9]{0,2})[\W_]*", re.IGNORECASE)
_ITEMS_NAMED: Final = 3


class _Kepala(Rekaman):
    """What Identitas Penilai says besides the evaluator."""

    periode: Periode


@dataclass(slots=True)
class _Skor:
    """Scores by number of the person, and which of them had a mistake."""

    per_orang: dict[int, dict[Perilaku, list[int | None]]] = field(default_factory=dict)
    salah: set[int] = field(default_factory=set)


def spek_baca(kisi: Kisi | None = None) -> SpekBuku:
    """The workbook as it is to be read: with as many people as the sheet Penilaian has columns for."""
    numbers = [1]
    for name, rows in kisi.lembar.items() if kisi is not None else ():
        if lipat(name) == lipat(PENILAIAN):
            texts = (text for row in rows[:BATAS_CARI] for text in row if isinstance(text, str))
            numbers += [int(found[1]) for text in texts if (found := _PERSON.fullmatch(text))]
    return buku_penilaian_360(date.max, max(number for number in numbers if number <= _TERBANYAK))


def susun_penilaian_360(
    tabel: Mapping[str, Tabel], form: Form | None, kumpulan: KumpulanTemuan
) -> BukuPenilaian360 | None:
    """The records of the sheets; ``None`` when evaluator, period, list or scores cannot be used."""
    if form is None:
        return None
    who = {name.removeprefix("penilai."): value for name, value in form.nilai.items() if name.startswith("penilai.")}
    rater = periksa_form(form, who, Penilai360, awalan="penilai.")
    own = {name: value for name, value in form.nilai.items() if "." not in name}
    head = periksa_form(form, own, _Kepala)
    tool = _instrument(form, head, kumpulan)
    people, ratings = tabel.get(DAFTAR), tabel.get(PENILAIAN)
    if tool is None or people is None or ratings is None:
        return None
    scores = _scores(ratings, tool, kumpulan)
    found = _people(people, ratings, tool, scores, kumpulan)
    if rater is None or head is None:
        return None
    kept = []
    for row, rating in found:
        if (rating.nip == rater.nip) is (rating.hubungan is Hubungan.DIRI):
            kept.append(rating)
            continue
        said = "NIP penilai sendiri" if rating.nip == rater.nip else f"bukan NIP penilai ({kutip(str(rater.nip))})"
        kumpulan.tambah(
            "P360-DIRI", f"{rating.nama}: hubungan {kutip(rating.hubungan.value)}, tetapi NIP-nya {said}.",
            lembar=people.nama, sel=people.sel(row, "hubungan"),
        )
    return BukuPenilaian360(penilai=rater, periode=head.periode, penilaian=tuple(kept))


def _instrument(form: Form, head: _Kepala | None, kumpulan: KumpulanTemuan) -> Instrumen | None:
    if head is None:
        return None
    try:
        return instrumen(head.periode.selesai).hasil
    except AturanBelumBerlaku as problem:
        kumpulan.tambah("PERIODE-SALAH", str(problem), lembar=form.nama, sel=form.sel("periode"))
        return None


# ------------------------------------------------------------------------------------------------ people


def _whole(value: Any) -> int | None:
    """A whole number as people type it; ``None`` when it is none."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdecimal():
        return int(value.strip()[:9])
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value // 1:
        return int(value)
    return None


def _people(
    table: Tabel, ratings: Tabel, alat: Instrumen, skor: _Skor, kumpulan: KumpulanTemuan
) -> list[tuple[int, Penilaian360]]:
    """Ratings with the row of the person in the list; people with a mistake stay out."""
    numbers: dict[int, int] = {}
    result: list[tuple[int, Penilaian360]] = []
    for row, raw in table.baris:
        record = bersihkan(table, row, raw)
        if not record:
            continue
        number = _number(table, row, record.pop("nomor", None), numbers, kumpulan)
        given = skor.per_orang.get(number or 0, {})
        rating = periksa_baris(table, row, record, Penilaian360, tambahan={"skor": _complete(given, alat)})
        if number is None:
            continue
        numbers[number] = row
        if rating is not None and row not in table.buruk:
            result.append((row, rating))
            if number not in skor.salah:
                _report_blanks(rating, number, ratings, alat, kumpulan)
    for number in sorted(skor.per_orang.keys() - numbers.keys()):
        kumpulan.tambah(
            "P360-SKOR-TANPA-NAMA", f"Ada skor untuk Pegawai {number}, tetapi nomor itu kosong di lembar {table.nama}.",
            lembar=ratings.nama, sel=_head(ratings, number),
        )
    return result


def _number(table: Tabel, row: int, value: Any, taken: Mapping[int, int], kumpulan: KumpulanTemuan) -> int | None:
    number = _whole(value)
    problem = ""
    if number is None or not 1 <= number <= _TERBANYAK:
        problem = "Nomor pegawai kosong." if value is None else f"Nomor pegawai {kutip(value)} bukan nomor."
    elif number in taken:
        problem = f"Nomor pegawai {number} sudah dipakai di {table.sel(taken[number], 'nomor')}."
    if not problem:
        return number
    kumpulan.tambah("P360-NOMOR", problem, lembar=table.nama, sel=table.sel(row, "nomor"))
    return None


def _head(table: Tabel, nomor: int) -> str:
    """The header of a person's column."""
    column = table.kolom.get(kolom_skor(nomor))
    return alamat(table.baris_pertama - 1, table.spek.nomor_kolom(kolom_skor(nomor)) if column is None else column)


def _complete(given: Mapping[Perilaku, list[int | None]], alat: Instrumen) -> Rekam:
    """Scores of every item, blank where there is none."""
    return {
        value.value: tuple(given.get(value, [None] * len(items))) for value, items in alat.daftar_butir.items()
    }


def _report_blanks(
    rating: Penilaian360, number: int, table: Tabel, alat: Instrumen, kumpulan: KumpulanTemuan
) -> None:
    blank = [
        kutip(item)
        for value, items in alat.daftar_butir.items()
        for item, score in zip(items, rating.skor[value], strict=True)
        if score is None
    ]
    if not blank:
        return
    every = sum(map(len, alat.daftar_butir.values()))
    more = len(blank) - _ITEMS_NAMED
    named = ", ".join(blank[:_ITEMS_NAMED]) + (f", dan {more} lainnya" if more > 0 else "")
    said = "belum dinilai" if len(blank) == every else f"{len(blank)} butir belum dinilai: {named}"
    kumpulan.tambah(
        "P360-BUTIR-KOSONG", f"{rating.nama} (Pegawai {number}): {said}.", lembar=table.nama, sel=_head(table, number)
    )


# ------------------------------------------------------------------------------------------------ scores


def _scores(table: Tabel, alat: Instrumen, kumpulan: KumpulanTemuan) -> _Skor:
    """Scores by person; a row is known by its value and the words of its item."""
    places = {
        (value, lipat(item)): number
        for value, items in alat.daftar_butir.items()
        for number, item in enumerate(items)
    }
    result = _Skor()
    people = {
        name: int(name.removeprefix("pegawai").partition(".")[0]) for name in table.kolom if name.endswith(".skor")
    }
    seen: set[tuple[Perilaku, int]] = set()
    for row, raw in table.baris:
        record = {name: raw[name] for name in raw.keys() & people.keys() if not _is_space(raw[name])}
        if not record:
            continue
        value = cari(Perilaku, str(raw.get("perilaku", "")))
        item = raw.get("butir", "")
        place = places.get((value, lipat(str(item)))) if value is not None else None
        if value is None or place is None or (value, place) in seen:
            why = "bukan butir instrumen periode ini" if place is None else "tertulis dua kali"
            kumpulan.tambah(
                "P360-BUTIR-ASING", f"Butir {kutip(item)} {why}; skor di baris ini tidak dipakai.", lembar=table.nama,
                sel=table.sel(row, "butir"),
            )
            continue
        seen.add((value, place))
        for name, given in record.items():
            number = people[name]
            if number not in result.per_orang:
                result.per_orang[number] = {every: [None] * len(items) for every, items in alat.daftar_butir.items()}
            score = _whole(given)
            if score is not None and alat.skala.terendah <= score <= alat.skala.tertinggi:
                result.per_orang[number][value][place] = score
                continue
            result.salah.add(number)
            kumpulan.tambah(
                "ANGKA-SALAH" if score is None else "ANGKA-BATAS",
                f"Pegawai {number}: {kutip(given)} bukan skor {alat.skala.terendah} sampai {alat.skala.tertinggi}.",
                lembar=table.nama, sel=table.sel(row, name),
            )
    return result


def _is_space(value: Any) -> bool:
    return isinstance(value, str) and not value.strip()

