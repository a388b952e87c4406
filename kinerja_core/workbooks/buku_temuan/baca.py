"""Read the findings workbook back: what an earlier check found, and the spellings that people agreed on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.teks import TeksSebaris, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_temuan.ejaan import JENIS_EJAAN
from kinerja_core.workbooks.buku_temuan.sejak import BukuLalu
from kinerja_core.workbooks.buku_temuan.temuan import (
    JENIS_BUKU,
    KEPALA,
    LEMBAR_DAFTAR_TEMUAN,
    LEMBAR_EJAAN,
    LEMBAR_RINGKASAN_TEMUAN,
)
from kinerja_core.workbooks.mesin.kisi import coba_buka
from kinerja_core.workbooks.mesin.nilai import kutip

#: Rows of a sheet: where each stands, and its texts by title.
_Baris = tuple[int, Mapping[str, str]]
#: Kind of what is written (:data:`.ejaan.JENIS_EJAAN`) and its spelling -> the agreed one.
Kesepakatan = Mapping[tuple[str, str], str]
_SPELLED: Final = TypeAdapter(TeksSebaris)
_ASK: Final = 'Sebutkan temuan.xlsx yang ditulis "kinerja periksa -o temuan.xlsx".'


def baca_temuan_lalu(path: Path) -> tuple[BukuLalu, ...]:
    """The books of an earlier check with their findings.

    Raises:
        GalatKinerja: it is no findings workbook, or rows were taken out of it.
    """
    books = list(_rows(path, LEMBAR_RINGKASAN_TEMUAN, ("Berkas", "Jenis", "NIP", "Kesalahan", "Peringatan", "Saran")))
    found: dict[str, list[Temuan]] = defaultdict(list)
    listed = _rows(path, LEMBAR_DAFTAR_TEMUAN, ("Tingkat", "Kode", "Berkas", "Lembar", "Sel", "Pesan", "Saran"))
    for row, one in listed:
        try:
            found[one["Berkas"]].append(
                Temuan.model_validate({name.casefold(): one[name] or None for name in _FIELDS if name in one})
            )
        except ValidationError:
            raise GalatKinerja(
                f'Lembar {LEMBAR_DAFTAR_TEMUAN} di "{path.name}" berubah pada baris {row + 1}. {_ASK}'
            ) from None
    promised = Counter[str]()
    for _, one in books:
        counts = [one[name] for name in ("Kesalahan", "Peringatan", "Saran")]
        promised[one["Berkas"]] += sum(map(int, counts)) if all(map(str.isdecimal, counts)) else -1
    if short := [name for name, count in promised.items() if count != len(found[name])]:
        raise GalatKinerja(
            f'Baris temuan di "{path.name}" ada yang dihapus atau ditambah ({sebut(short)}), sehingga yang sudah '
            f"diperbaiki tidak dapat diketahui. {_ASK}"
        )
    return tuple(
        BukuLalu(one["Berkas"], None if one["NIP"] == "-" else one["NIP"], tuple(found[one["Berkas"]]))
        for _, one in books if one["Jenis"] not in _SECRET
    )


_FIELDS: Final = ("Kode", "Tingkat", "Berkas", "Lembar", "Sel", "Pesan", "Saran", "Rujukan")
_SECRET: Final = frozenset({JENIS_BUKU["penilaian-360"], JENIS_BUKU["daftar-penilai"]})


def baca_kesepakatan(path: Path) -> Kesepakatan:
    """The spellings that were agreed on in the sheet Ejaan; those left blank stay as they are.

    Raises:
        GalatKinerja: it is no findings workbook, nothing was agreed on, or what was typed contradicts itself.
    """
    kinds = frozenset(JENIS_EJAAN.values())
    agreed: dict[tuple[str, str], str] = {}
    for row, one in _rows(path, LEMBAR_EJAAN, ("Isian", "Ejaan", "Yang Dipakai")):
        if not (wanted := one["Yang Dipakai"]):
            continue
        place = f"lembar {LEMBAR_EJAAN} baris {row + 1}"
        if one["Isian"] not in kinds or not one["Ejaan"]:
            raise GalatKinerja(f'Isian atau ejaan pada {place} di "{path.name}" berubah. {_ASK}')
        try:
            spelled = _SPELLED.validate_python(wanted)
        except ValidationError as problem:
            raise GalatKinerja(
                f'Yang Dipakai pada {place} di "{path.name}" salah: {problem.errors()[0]["msg"]} Ketik ulang.'
            ) from None
        if agreed.setdefault((one["Isian"], one["Ejaan"]), spelled) != spelled:
            raise GalatKinerja(
                f'{kutip(one["Ejaan"])} disebut dua kali dengan ejaan yang berbeda, yang kedua pada {place}. '
                "Sisakan satu."
            )
    return tolak_bertentangan({key: text for key, text in agreed.items() if key[1] != text}, path.name)


def tolak_bertentangan(sepakat: Kesepakatan, asal: str) -> Kesepakatan:
    """The agreement, when it says something and no spelling that is used is itself replaced.

    Raises:
        GalatKinerja: it does not.
    """
    if not sepakat:
        raise GalatKinerja(
            f'Belum ada ejaan yang disepakati di "{asal}". Isi kolom Yang Dipakai di lembar {LEMBAR_EJAAN}.'
        )
    if chained := [f'"{text}"' for (kind, _), text in sepakat.items() if (kind, text) in sepakat]:
        raise GalatKinerja(
            f'Di "{asal}", {sebut(list(dict.fromkeys(chained)))} dipakai dan juga diganti dengan yang lain. '
            "Pilih satu untuk setiap kelompok."
        )
    return sepakat


def _rows(path: Path, lembar: str, judul: Sequence[str]) -> Iterator[_Baris]:
    """Rows of a sheet below its header, as texts by title.

    Raises:
        GalatKinerja: the file cannot be read, or has no such sheet with these titles.
    """
    kisi = coba_buka(path, lambda nama: nama == lembar)
    if isinstance(kisi, BerkasTidakTerbaca):
        raise GalatKinerja(f'"{path}" tidak dapat dibaca. {kisi.pesan}')
    rows = kisi.lembar.get(lembar, [])
    titles = [_text(cell) for cell in rows[KEPALA]] if len(rows) > KEPALA else []
    if lacking := [title for title in judul if title not in titles]:
        what = f"kolom {sebut(lacking)}" if titles else "isi"
        raise GalatKinerja(f'Lembar {lembar} di "{path.name}" tidak mempunyai {what}. {_ASK}')
    for number, row in enumerate(rows[KEPALA + 1 :], start=KEPALA + 1):
        one = dict.fromkeys(titles, "") | dict(zip(titles, map(_text, row), strict=False))
        if any(one[title] for title in judul):
            yield number, one


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
