"""Which sheets of a list are read, where one table of a sheet ends, and what is asked when no sheet lists people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.workbooks.baca import jenis_kisi
from kinerja_core.workbooks.daftar_kantor.baris import baca_baris, isi_kolom, kosong, memuat_nip, seperti_nip
from kinerja_core.workbooks.daftar_kantor.judul import TINGKAT, JudulDaftar, cari_judul, menyebut
from kinerja_core.workbooks.daftar_kantor.lembar import LEMBAR_DAFTAR
from kinerja_core.workbooks.mesin.kisi import BarisKisi, Kisi, alamat
from kinerja_core.workbooks.mesin.nilai import kutip, nama_tampil, nip_utuh
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: Fields without which nobody can be listed.
WAJIB: Final = ("pegawai.nama", "pegawai.nip", "pegawai.jabatan", "pegawai.unit_kerja")
_BARIS_UNIT: Final = re.compile(r"(?:nama )?(?:unit|satuan) kerja ?: ?(.+)", re.IGNORECASE)
_SEPERTI_NAMA: Final = re.compile(r"\s*n\s*a\s*m\s*a\b", re.IGNORECASE)
#: Share of a column's cells that must be something for the column to be that.
_KEBANYAKAN: Final = 0.8


@dataclass(frozen=True, slots=True)
class LembarOrang:
    """A sheet that lists people, or a table of it, with its header."""

    nama: str
    judul: JudulDaftar
    sampai: int | None = None  #: the row at which another table begins

    @property
    def bobot(self) -> int:
        """How many of the fields that everybody needs it has."""
        return sum(name in self.judul.medan for name in WAJIB)


def pilih_lembar(kisi: Kisi, diminta: Sequence[str], found: KumpulanTemuan) -> list[LembarOrang]:
    """The sheets to read: those asked for, else the one that lists people; several are asked about."""
    headers = {
        name: None if one is None else _dengan_nip(one, rows)
        for name, rows in kisi.lembar.items() for one in (cari_judul(rows, kisi.gabung.get(name, ())),)
    }
    lists = [LembarOrang(name, one) for name, one in headers.items() if one is not None and one.berisi_orang]
    if diminta:
        return _diminta(diminta, lists, kisi, found)
    named = [one for one in lists if LEMBAR_DAFTAR.bernama(one.nama)]
    best = max((one.bobot for one in lists), default=0)
    chosen = named[:1] or [one for one in lists if one.bobot == best]
    if len(chosen) > 1:
        names = ", ".join(kutip(one.nama) for one in chosen)
        found.tambah(
            "DAFTAR-BEBERAPA-LEMBAR", f"Lembar {names} sama-sama berisi daftar pegawai. Lembar mana yang dimaksud?"
        )
        return []
    if not chosen:
        _tanpa_judul(kisi, headers, found)
    return chosen


def sebut_lembar_lain(kisi: Kisi, dibaca: Sequence[LembarOrang], found: KumpulanTemuan) -> None:
    """Say which sheets that nobody asked for hold people of whom the sheets that are read know nothing."""
    if not dibaca or jenis_kisi(kisi) == "unit":  # its other sheets are about the people of its roster
        return
    names = {one.nama for one in dibaca}
    headers = {
        name: _dengan_nip(one, rows) for name, rows in kisi.lembar.items()
        if name not in names and (one := cari_judul(rows, kisi.gabung.get(name, ()))) is not None
    }
    others = [LembarOrang(name, one) for name, one in headers.items() if one.berisi_orang]
    known = {nip for one in dibaca if others for part in pecah(one, kisi) for nip in _orang(part, kisi)}
    for sheet in others:
        unread = [f"{who} ({nip})" for nip, who in _orang(sheet, kisi).items() if nip not in known]
        if unread:
            found.tambah(
                "DAFTAR-LEMBAR-LAIN",
                bertitik(f"{len(unread)} orang hanya ada di lembar {kutip(sheet.nama)}, yang tidak dibaca: "
                         f"{sebut(unread)}"), lembar=sheet.nama,
            )


def _orang(sheet: LembarOrang, kisi: Kisi) -> dict[str, str]:
    """NIP -> name of the people of a table, as far as both can be told."""
    if not sheet.judul.berisi_orang:
        return {}
    columns = {name: sheet.judul.medan[name][0] for name in ("pegawai.nama", "pegawai.nip")}
    body = baca_baris(kisi.lembar[sheet.nama][: sheet.sampai], sheet.judul, columns, kisi.gabung.get(sheet.nama, ()))
    return {
        nip: nama_tampil(record.get("pegawai.nama")) or "?" for _, record in body.orang
        if (nip := nip_utuh(record.get("pegawai.nip"))) is not None
    }


def pecah(sheet: LembarOrang, kisi: Kisi) -> list[LembarOrang]:
    """The tables of a sheet: a further header whose columns stand in another order begins another one.

    Also where it is no header of people: what stands below it is not of the columns above, and is asked about.
    """
    rows, tables = kisi.lembar[sheet.nama], [sheet]
    for index in range(sheet.judul.akhir + 1, len(rows)):
        last = tables[-1].judul
        if index <= last.akhir or not any(isinstance(cell, str) and _SEPERTI_NAMA.match(cell) for cell in rows[index]):
            continue
        found = cari_judul(rows[index : index + TINGKAT])
        found = None if found is None else _dengan_nip(found.bergeser(index), rows)
        if found is not None and found.medan != last.medan and (found.berisi_orang or _bergeser(found, last)):
            tables[-1] = replace(tables[-1], sampai=found.mulai)
            tables.append(LembarOrang(sheet.nama, found))
    return tables


def _bergeser(judul: JudulDaftar, sebelum: JudulDaftar) -> bool:
    """Whether a header with a name says of a column something else than the header before."""
    return "pegawai.nama" in judul.medan and any(
        name in sebelum.medan and sebelum.medan[name] != places for name, places in judul.medan.items()
    )


def _dengan_nip(judul: JudulDaftar, rows: Sequence[BarisKisi]) -> JudulDaftar:
    """The header of a list without a column of NIP whose names have the NIP in the same cell."""
    places = judul.medan.get("pegawai.nama", ())
    if "pegawai.nip" in judul.medan or len(places) != 1:
        return judul
    cells = [value for value in isi_kolom(rows, judul.akhir + 1, places[0]) if not kosong(value)]
    if not cells or sum(map(memuat_nip, cells)) < _KEBANYAKAN * len(cells):
        return judul
    shared = dict(judul.serumah) | {places[0]: ("pegawai.nama", "pegawai.nip")}
    return replace(judul, medan=dict(judul.medan) | {"pegawai.nip": places}, serumah=shared)


def _diminta(
    names: Sequence[str], lists: Sequence[LembarOrang], kisi: Kisi, found: KumpulanTemuan
) -> list[LembarOrang]:
    chosen = []
    for name in names:
        sheet = next((one for one in lists if lipat(one.nama) == lipat(name)), None)
        if sheet is not None:
            chosen.append(sheet)
        elif (there := next((one for one in kisi.lembar if lipat(one) == lipat(name)), None)) is not None:
            found.tambah(
                "JUDUL-TIDAK-ADA", f"Lembar {kutip(there)} tidak berisi daftar pegawai (kolom Nama dan NIP).",
                lembar=there, saran="Sebutkan lembar yang berisi daftar pegawai.",
            )
        else:
            known = ", ".join(map(kutip, kisi.lembar))
            found.tambah("LEMBAR-TIDAK-ADA", f"Lembar {kutip(name)} tidak ada; yang ada: {known}.",
                         saran="Tulis nama lembar seperti di berkasnya.")
    return chosen


def _tanpa_judul(kisi: Kisi, headers: dict[str, JudulDaftar | None], found: KumpulanTemuan) -> None:
    """Say that no sheet lists people, with what the likeliest header says and lacks."""
    likely = max(
        ((name, one) for name, one in headers.items() if one is not None),
        key=lambda pair: pair[1].dikenal, default=None,
    )
    if likely is not None:
        tanyakan_kolom(likely[0], likely[1], kisi.lembar[likely[0]], found)
        return
    name, rows = next(((name, rows) for name, rows in kisi.lembar.items() if rows), (None, []))
    first = next(([str(cell).strip() for cell in row if not kosong(cell)] for row in rows if any(row)), [])
    shown = f" Baris pertamanya berbunyi {kutip('; '.join(first))}." if first else ""
    found.tambah(
        "JUDUL-TIDAK-ADA", f"Baris judul kolom (Nama, NIP, Jabatan, Unit Kerja) tidak ditemukan.{shown}",
        lembar=name, sel="A1" if name else None,
        saran="Beri setiap kolom judul, misalnya Nama, NIP, Jabatan, Unit Kerja; atau isi daftar dari kinerja templat "
        "daftar.",
    )


def tanyakan_kolom(
    nama: str, judul: JudulDaftar, rows: Sequence[BarisKisi], found: KumpulanTemuan, wajib: Sequence[str] = WAJIB
) -> None:
    """Ask for the columns that a list cannot do without; one is proposed only when its cells fit."""
    unit = _unit_di_atas(rows[: judul.mulai])
    for name in wajib:
        if name in judul.medan:
            continue
        title = LEMBAR_DAFTAR.kolom_bernama(name).judul
        heads = ", ".join(kutip(text, 30) for text in judul.teks.values())
        column = _berisi_nip(judul, rows) if name == "pegawai.nip" else _bernama(judul, rows, name)
        if column is not None:
            where = f"{kutip(judul.asing[column])} ({alamat(judul.akhir, column)})"
            asked = (
                f"Kolom {where} berisi NIP; NIP pegawaikah itu?" if name == "pegawai.nip"
                else f"Apakah kolom {where} berisi {title}?"
            )
            remedy = f'Bila ya, ganti judulnya menjadi "{title}".'
        else:
            asked = f"Judul yang ada: {heads}. Kolom mana yang berisi {title}?"
            remedy = f'Beri kolom itu judul "{title}", atau tambahkan kolomnya.'
        if name == "pegawai.unit_kerja":
            remedy += " Bila semuanya satu unit, sebutkan namanya dengan --unit"
            remedy += "." if unit is None else f"; di atas tabel tertulis {kutip(unit)}."
        found.tambah(
            "KOLOM-TIDAK-ADA", f'Kolom "{title}" tidak ditemukan. {asked}', lembar=nama, sel=alamat(judul.akhir, 0),
            saran=remedy,
        )


def _berisi_nip(judul: JudulDaftar, rows: Sequence[BarisKisi]) -> int | None:
    """The one column of unknown header whose cells are NIP."""
    fitting = [
        column for column in judul.asing
        if (cells := [value for value in isi_kolom(rows, judul.akhir + 1, column) if not kosong(value)])
        and sum(map(seperti_nip, cells)) >= _KEBANYAKAN * len(cells)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _bernama(judul: JudulDaftar, rows: Sequence[BarisKisi], nama: str) -> int | None:
    """The one column whose header, though not known as a whole, names a field, and whose cells are words."""
    fitting = []
    for column in (column for column, text in judul.asing.items() if menyebut(text, nama)):
        cells = [one for one in isi_kolom(rows, judul.akhir + 1, column) if not kosong(one)]
        if cells and all(isinstance(one, str) and not seperti_nip(one) for one in cells):
            fitting.append(column)
    return fitting[0] if len(fitting) == 1 else None


def _unit_di_atas(rows: Sequence[BarisKisi]) -> str | None:
    """The unit that a line above the table names (``Unit Kerja : Biro Umum``), in one cell or in several."""
    for row in rows:
        line = " ".join(" ".join(cell.split()) for cell in row if isinstance(cell, str) and not kosong(cell))
        if (found := _BARIS_UNIT.fullmatch(line)) is not None:
            return found[1]
    return None
