"""Labels and values of a kisi: forms, and the fields above tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from kinerja_core.workbooks.mesin.alamat import TANPA_ALAMAT
from kinerja_core.workbooks.mesin.isi_sel import hampa, hari, salah
from kinerja_core.workbooks.mesin.kisi import BarisKisi, Kisi, alamat, tempat
from kinerja_core.workbooks.mesin.lembar import Form, Rekam, pesan_gabungan
from kinerja_core.workbooks.mesin.nilai import (
    HURUF_HILANG,
    angka_di_teks,
    angka_tersamar,
    kutip,
    pesan_huruf_hilang,
    pesan_rupa,
    sesuai,
    tampak_galat,
    ya_tidak,
)
from kinerja_core.workbooks.mesin.rupa_angka import tampil_angka
from kinerja_core.workbooks.mesin.spek import Isian, JenisSel, LembarForm, LembarTabel, lipat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan


def baca_kepala(
    spek: LembarTabel, nama: str, rows: Sequence[BarisKisi], kisi: Kisi, kumpulan: KumpulanTemuan, *, ketat: bool
) -> Form:
    """Read the fields above a table; ``rows`` are those above its header."""
    if not spek.kepala:
        return Form(spek, nama, {}, {}, {}, kumpulan)
    fields = {field.nama: field for field in spek.kepala}
    found = _labelled(rows, spek.kepala, nama, 2, kisi, kumpulan)
    return _form(spek, nama, fields, found, kisi=kisi, kumpulan=kumpulan, ketat=ketat)


def baca_form(
    spek: LembarForm, nama: str, kisi: Kisi, kumpulan: KumpulanTemuan, *, ketat: bool = False
) -> Form:
    """Read a sheet of labels and values. A missing label is a finding; its value stays out.

    ``ketat``: it is a sheet of a book of ours, whose formulas see the cells as they are; a cell that they cannot see
    is refused.
    """
    kumpulan.jaga(spek, nama)
    found = _labelled(kisi.lembar[nama], spek.isian, nama, 1, kisi, kumpulan)
    fields = {field.nama: field for field in spek.isian}
    return _form(spek, nama, fields, found, kisi=kisi, kumpulan=kumpulan, ketat=ketat)


#: What makes of a cell of a kind what the model takes.
_CHANGES: Final[Mapping[JenisSel, Callable[[Any], Any]]] = {JenisSel.YA_TIDAK: ya_tidak, JenisSel.TANGGAL: hari}


@lru_cache(maxsize=64)
def _labels(fields: tuple[Isian, ...]) -> dict[str, Isian]:
    """Fields by their folded labels; the first of two that share one."""
    return {lipat(spelling): item for item in reversed(fields) for spelling in (item.judul, *item.ejaan)}


_folded: Final = lru_cache(maxsize=4096)(lipat)


def _labelled(
    rows: Sequence[BarisKisi],
    fields: tuple[Isian, ...],
    nama: str,
    step: int,
    kisi: Kisi,
    kumpulan: KumpulanTemuan,
) -> tuple[Rekam, dict[str, str]]:
    """Values beside their labels: the first filled cell to the right, within ``step`` columns.

    A label is typed: what a formula says of a field, as the one that lacks it, is none.
    """
    formulas = kisi.rumus.get(nama, TANPA_ALAMAT)
    values: Rekam = {}
    places: dict[str, str] = {}
    labels = _labels(fields)
    for index, row in enumerate(rows):
        for column, text in enumerate(row):
            if not isinstance(text, str) or not text:
                continue
            field = labels.get(_folded(text))
            if field is None or (formulas and alamat(index, column) in formulas):
                continue
            beside = row[column + 1 : column + 1 + step]
            offset = next((i for i, value in enumerate(beside) if value not in ("", None)), step - 1)
            value = beside[offset] if offset < len(beside) else ""
            place = alamat(index, column + 1 + offset)
            if field.nama in places:
                if value not in ("", None) and value != values.get(field.nama):
                    kumpulan.tambah(
                        "ISIAN-GANDA", f'Label "{field.judul}" muncul dua kali; isi di {place} tidak dibaca.',
                        lembar=nama, sel=place,
                    )
                break
            places[field.nama] = place
            if value not in ("", None):
                values[field.nama] = value
            break
    return values, places


def _covered(
    fields: Mapping[str, Isian], found: tuple[Rekam, dict[str, str]], lembar: tuple[str, Kisi], kumpulan: KumpulanTemuan
) -> list[str]:
    """Fields whose value a merge covers; each merge is one finding."""
    nama, kisi = lembar
    places = {name: tempat(place) for name, place in found[1].items() if fields[name].isian}
    every: list[str] = []
    for reference in kisi.gabung.get(nama, ()):
        first, last = map(tempat, reference.split(":"))
        covered = [
            name for name, place in places.items()
            if place != first and all(low <= here <= high for low, here, high in zip(first, place, last, strict=True))
        ]
        if covered:
            every += covered
            kumpulan.tertutup |= {(nama, found[1][name]) for name in covered}
            titles = ", ".join(fields[name].judul for name in covered)
            kumpulan.tambah(
                "SEL-TERGABUNG", f"{pesan_gabungan(reference, kisi.lembar[nama])}{titles} tidak dapat dibaca.",
                lembar=nama, sel=alamat(*first),
            )
    return every


def _form(
    spek: LembarForm | LembarTabel, nama: str, fields: Mapping[str, Isian], found: tuple[Rekam, dict[str, str]], *,
    kisi: Kisi, kumpulan: KumpulanTemuan, ketat: bool,
) -> Form:
    """Check and convert what was found: values by name, and their places."""
    values, places = found
    percent, looks = kisi.persen.get(nama, frozenset()), kisi.rupa.get(nama, {})
    formulas, blank = kisi.rumus.get(nama, TANPA_ALAMAT), kisi.hampa.get(nama, TANPA_ALAMAT)
    for name in _covered(fields, found, (nama, kisi), kumpulan):
        values.pop(name, None)
    form = Form(spek, nama, values, places, fields, kumpulan)
    covered = kumpulan.tertutup
    for name, item in fields.items():
        if name not in places and item.sejak > kisi.versi:
            continue
        if name not in places and (item.isian or item.wajib):
            said = f'Label "{item.judul}" tidak ditemukan.'
            kumpulan.tambah("ISIAN-TIDAK-ADA", said, lembar=nama, tanpa_isi=said)
            form.hilang |= {name}
        elif name not in values and item.isian and places[name] in formulas and places[name] not in blank:
            covered.add((nama, places[name]))
            form.temuan("SEL-RUMUS-KOSONG", f"{item.judul}: sel berisi rumus yang tidak ada hasilnya.", name)
    for name in list(values):
        _take(
            form, name, percent=places[name] in percent, rupa=looks.get(places[name]),
            formula=places[name] in formulas, ketat=ketat,
        )
    return form


def _take(form: Form, name: str, *, percent: bool, rupa: str | None, formula: bool, ketat: bool) -> None:
    """Judge the value of a field, and make of it what the model takes; one that only seems filled goes."""
    item, value, where = form.isian[name], form.nilai[name], (form.nama, form.tempat[name])
    if tampak_galat(value):
        form.kumpulan.tertutup.add(where)
        form.cacat.add(name)
        form.temuan("SEL-GALAT", f"{item.judul}: sel menampilkan {kutip(value)}.", name)
        del form.nilai[name]
        return
    wrong = salah(item, value, persen=percent) if ketat else None
    if wrong is not None:
        form.cacat.add(name)
        form.kumpulan.tolak(wrong, item, value, *where)
    if hampa(value):
        del form.nilai[name]
        return
    if isinstance(value, str) and value.startswith("="):
        form.temuan("TEKS-AWALAN-RUMUS", f'{item.judul}: teks {kutip(value)} diawali tanda "=".', name)
    if isinstance(value, str) and HURUF_HILANG in value:
        form.temuan("TEKS-PENGODEAN", pesan_huruf_hilang(item.judul, value), name)
    if item.isian and formula:
        form.temuan("SEL-RUMUS", f"{item.judul}: sel isian berisi rumus; yang dibaca {kutip(value)}.", name)
    if item.isian and (number := angka_tersamar(item, value)) is not None:
        form.temuan("ANGKA-BERUPA", pesan_rupa(item, number), name)
    if rupa and angka_di_teks(item, value) and tampil_angka(value, rupa) is None:
        form.temuan("ANGKA-BERUPA", pesan_rupa(item, value), name)
    value = sesuai(item, value, percent, rupa)
    change = _CHANGES.get(item.jenis)
    form.nilai[name] = change(value) if change is not None else value
