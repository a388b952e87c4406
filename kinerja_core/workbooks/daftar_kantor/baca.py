"""Read a list of people as an office has it: the sheet by its content, columns by their headers, every row told.

What is not understood is named with its own words and asked about; it is neither dropped in silence nor guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.model.buku import PesertaDaftar
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.daftar_kantor.baris import (
    BarisLain,
    baca_baris,
    isi_kolom,
    kosong,
    memuat_nip,
    rapikan_pangkat,
    seperti_nip,
    tanpa_catatan,
)
from kinerja_core.workbooks.daftar_kantor.berkas import baris_tersembunyi, buka_daftar
from kinerja_core.workbooks.daftar_kantor.judul import TINGKAT, JudulDaftar, cari_judul, kata_judul, menyebut
from kinerja_core.workbooks.daftar_kantor.laporan_bkn import laporan, sebut_belum_dinilai, skp_terakhir
from kinerja_core.workbooks.daftar_kantor.lembar import LEMBAR_DAFTAR
from kinerja_core.workbooks.daftar_kantor.peserta import baca_peserta
from kinerja_core.workbooks.mesin.alamat import TANPA_ALAMAT
from kinerja_core.workbooks.mesin.kisi import BarisKisi, IsiSel, Kisi, alamat
from kinerja_core.workbooks.mesin.lembar import Form, Rekam, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip, nama_tampil, tampak_galat
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.teks_csv import AKHIRAN_TEKS, CSV, bertempat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan, sekali_sedaftar

#: Fields without which nobody can be listed.
_WAJIB: Final = ("pegawai.nama", "pegawai.nip", "pegawai.jabatan", "pegawai.unit_kerja")
#: Findings about people who are there and left out.
_DILEWATI: Final = frozenset({"BARIS-BERLEBIH", "DAFTAR-BUKAN-ASN"})
#: People of one list; the whole ministry has no more, and each costs some kilobytes.
_TERBANYAK: Final = 50_000
_BARIS_UNIT: Final = re.compile(r"(?:nama )?(?:unit|satuan) kerja ?: ?(.+)", re.IGNORECASE)
#: A number before a name, which offices type into the same cell.
_BERNOMOR: Final = re.compile(r"^\s*[0-9]{1,4}\s*[.)]\s*")
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
        return sum(name in self.judul.medan for name in _WAJIB)


def baca_daftar_pegawai(
    path: Path, lembar: Sequence[str] = (), unit: str | None = None, tahun: int | None = None
) -> tuple[tuple[PesertaDaftar, ...], tuple[Temuan, ...]]:
    """Read a list of people from ``.csv`` or ``.xlsx``, or the report of BKN's e-Kinerja.

    One member for each SKP: who has two spans in the list comes twice. A person with a mistake in what nobody can do
    without is reported and left out; a mistake in anything else costs only that.

    Args:
        path: the list.
        lembar: its sheets, where several hold people.
        unit: the unit of all, where the list has no column for it.
        tahun: the year of spans that name none.
    """
    found = KumpulanTemuan()
    text = path.suffix.casefold() in AKHIRAN_TEKS
    try:
        kisi = buka_daftar(path, found)
    except BerkasTidakTerbaca as problem:
        return (), (buat_temuan(problem.kode, problem.pesan, berkas=tampak(path.name)),)
    tables: list[Tabel] = []
    for sheet in pilih_lembar(kisi, lembar, found):
        here = [one for part in pecah(sheet, kisi) if (one := susun_tabel(part, kisi, found, unit)) is not None]
        if sum(len(one.baris) for one in (*tables, *here)) > _TERBANYAK:
            found.tambah("BERKAS-TERLALU-BESAR", "Daftar ini berisi lebih dari 50.000 pegawai.", lembar=sheet.nama,
                         saran="Bagi daftar ini menurut unit kerjanya, lalu pakai satu per satu.")
            continue
        tables += here
        if not text:
            _sebut_tersembunyi(path, sheet.nama, here, found)
        empty = here and not any(one.baris for one in here)
        if empty and not any(one.kode in _DILEWATI for one in found.daftar):
            found.tambah("BUKU-BELUM-DIISI", "Daftar ini belum berisi pegawai.", lembar=sheet.nama,
                         saran="Isi satu baris untuk setiap pegawai di bawah judul kolomnya.")
    members = baca_peserta(tables, tahun)
    return members, bertempat(sekali_sedaftar(found.daftar), path.name, teks=text)


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


def pecah(sheet: LembarOrang, kisi: Kisi) -> list[LembarOrang]:
    """The tables of a sheet: a further header whose columns stand in another order begins another one."""
    rows, tables = kisi.lembar[sheet.nama], [sheet]
    for index in range(sheet.judul.akhir + 1, len(rows)):
        last = tables[-1].judul
        if index <= last.akhir or not any(isinstance(cell, str) and _SEPERTI_NAMA.match(cell) for cell in rows[index]):
            continue
        found = cari_judul(rows[index : index + TINGKAT])
        found = None if found is None else _dengan_nip(found.bergeser(index), rows)
        if found is not None and found.berisi_orang and found.medan != last.medan:
            tables[-1] = replace(tables[-1], sampai=found.mulai)
            tables.append(LembarOrang(sheet.nama, found))
    return tables


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
        _tanyakan_kolom(likely[0], likely[1], kisi.lembar[likely[0]], found)
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


def _tanyakan_kolom(
    nama: str, judul: JudulDaftar, rows: Sequence[BarisKisi], found: KumpulanTemuan, wajib: Sequence[str] = _WAJIB
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


def susun_tabel(
    sheet: LembarOrang, kisi: Kisi, found: KumpulanTemuan, unit: str | None, wajib: Sequence[str] = _WAJIB
) -> Tabel | None:
    """The people of a sheet by field; ``None`` when a column of ``wajib`` is missing, or one is said twice."""
    rows, judul = kisi.lembar[sheet.nama][: sheet.sampai], sheet.judul
    columns, spare, usable = _kolom(sheet.nama, judul, rows, found)
    if any(name not in judul.medan for name in wajib if name != "pegawai.unit_kerja" or unit is None):
        _tanyakan_kolom(sheet.nama, judul, rows, found, wajib)
        return None
    if unit is not None and "pegawai.unit_kerja" in judul.medan:
        found.tambah(
            "KOLOM-GANDA", "Daftar ini mempunyai kolom Unit Kerja, sehingga --unit tidak berlaku.", lembar=sheet.nama,
            sel=alamat(judul.akhir, judul.medan["pegawai.unit_kerja"][0]), saran="Hapus --unit.",
        )
        return None
    if not usable:
        return None
    bare = {*wajib} <= {"pegawai.nama", "pegawai.nip"}
    body = baca_baris(rows, judul, columns, kisi.gabung.get(sheet.nama, ()), spare, bernip=bare)
    head = Form(LEMBAR_DAFTAR, sheet.nama, {}, {}, {}, found)
    table = Tabel(LEMBAR_DAFTAR, sheet.nama, _letak(columns), body.orang, head, judul.akhir + 1, found, isi=rows)
    for row, column in body.tak_terpisah:
        found.tertutup.add((sheet.nama, alamat(row, column)))
        found.tambah(
            "ISI-SALAH", f"{kutip(judul.teks[column])}: {kutip(rows[row][column])} tidak dapat dipisahkan.",
            lembar=sheet.nama, sel=alamat(row, column),
            saran="Tulis setiap keterangan pada barisnya sendiri (Alt+Enter), atau pada kolomnya sendiri.",
        )
    for index, record in table.baris:
        _rapikan(table, index, record)
        if unit is not None:
            record["pegawai.unit_kerja"] = unit
    _tanpa_bukan_asn(table)
    _tanpa_hasil(table, kisi)
    _sebut_lebih(table, judul)
    _sebut_lain(sheet.nama, body.lain, found)
    _sebut_asing(sheet.nama, judul, found)
    if laporan(judul):
        table.baris = skp_terakhir(table.baris)
        sebut_belum_dinilai(table.baris, judul, sheet.nama, found)
    return table


def _letak(columns: dict[str, int]) -> dict[str, int]:
    """Where the fields of a record stand, also those that are made of others."""
    places = dict(columns)
    for whole, parts in (
        ("pegawai.pangkat", ("pegawai.golongan", "pegawai.nama_pangkat")),
        ("penilai.pangkat", ("penilai.golongan", "penilai.nama_pangkat")),
        ("atasan_penilai.pangkat", ("atasan_penilai.golongan", "atasan_penilai.nama_pangkat")),
        ("mulai", ("periode",)), ("selesai", ("periode",)),
    ):  # fmt: skip
        for part in parts:
            if part in columns:
                places.setdefault(whole, columns[part])
    return places


def _kolom(
    nama: str, judul: JudulDaftar, rows: Sequence[BarisKisi], found: KumpulanTemuan
) -> tuple[dict[str, int], dict[int, tuple[int, ...]], bool]:
    """The column of each field, those that say it where it is blank, and whether none that all need is said twice."""
    columns: dict[str, int] = {}
    spare: dict[int, tuple[int, ...]] = {}
    usable = True
    for name, places in judul.medan.items():
        several = places if len(places) == 1 else _satu(name, judul, rows)
        if several:
            columns[name] = several[0]
            if others := tuple(one for one in several[1:] if one not in judul.serumah):
                spare[several[0]] = others
            continue
        usable = usable and name not in _WAJIB
        said = " dan ".join(f"{kutip(judul.teks[one])} ({alamat(judul.akhir, one)})" for one in places)
        title = _sebutan(name)
        found.tambah(
            "KOLOM-GANDA", f"Kolom {said} sama-sama dapat berarti {title}, tetapi isinya berbeda. Mana yang dimaksud?",
            lembar=nama, sel=alamat(judul.akhir, places[1]), saran=f'Beri hanya satu di antaranya judul "{title}".',
        )
    if "pegawai.jenis" in columns and not _berstatus(isi_kolom(rows, judul.akhir + 1, columns["pegawai.jenis"])):
        del columns["pegawai.jenis"]  # a status of another kind; the NIP says it
    return columns, spare, usable


def _sebutan(name: str) -> str:
    known = {column.nama: column.judul for column in LEMBAR_DAFTAR.kolom}
    return known.get(name) or {"nama_pangkat": "Pangkat", "golongan": "Golongan", "periode": "Periode"}.get(
        name.rpartition(".")[2], name.rpartition(".")[2]
    )


def _satu(name: str, judul: JudulDaftar, rows: Sequence[BarisKisi]) -> tuple[int, ...]:
    """Of several columns of a field: the only one filled, all where none contradicts another, or that of the title.

    None where it is not known which.
    """
    places = judul.medan[name]
    cells = {column: isi_kolom(rows, judul.akhir + 1, column) for column in places}
    filled = [column for column in places if not all(map(kosong, cells[column]))]
    if len(filled) < 2:
        return (*filled, *places)[:1]
    same = all(
        len({lipat(str(value)) for column in filled if not kosong(value := cells[column][row])}) < 2
        for row in range(len(cells[filled[0]]))
    )
    if same:
        return tuple(sorted(filled, key=lambda column: -sum(not kosong(value) for value in cells[column])))
    exact = [column for column in filled if lipat(judul.teks[column]) == lipat(_sebutan(name))]
    return tuple(exact) if len(exact) == 1 else ()


def _berstatus(cells: Iterable[IsiSel]) -> bool:
    """Whether a column says PNS or PPPK, and not another status."""
    said = [lipat(str(value)) for value in cells if not kosong(value)]
    return sum(word in _STATUS or bukan_asn(word) for word in said) * 2 >= len(said)


_STATUS: Final = frozenset({"pns", "pppk", "p3k", "cpns", "asn pns", "asn pppk"})
#: How lists call those who are no ASN, with other words beside or not.
_BUKAN_ASN: Final = re.compile(
    r"\b(?:honor(?:er)?|ppnpn|non ?(?:asn|pns)|bukan (?:asn|pns)|(?:tenaga )?kontrak|outsourcing|alih daya|thl|phl|"
    r"pjlp|harian lepas|sukarela(?:wan)?|magang)\b"
)


def bukan_asn(teks: str) -> bool:
    """Whether a status, or what stands in the place of a NIP, says that somebody is no ASN."""
    return _BUKAN_ASN.search(lipat(teks)) is not None


def _tanpa_bukan_asn(table: Tabel) -> None:
    """Leave out whoever has no NIP and is said to be no ASN: they have no SKP."""
    others = [
        (index, record) for index, record in table.baris
        if not seperti_nip(record.get("pegawai.nip"))
        and any(bukan_asn(str(record[name])) for name in ("pegawai.nip", "pegawai.jenis") if name in record)
    ]
    if not others:
        return
    people = sebut([f"{nama_tampil(one.get('pegawai.nama')) or '?'} ({table.sel(row, 'pegawai.nip')})"
                    for row, one in others])
    table.kumpulan.tambah(
        "DAFTAR-BUKAN-ASN", bertitik(f"{len(others)} orang bukan ASN dan tidak dibaca: {people}"), lembar=table.nama,
        sel=table.sel(others[0][0], "pegawai.nip"),
    )
    left = {index for index, _ in others}
    table.baris = [(index, record) for index, record in table.baris if index not in left]


def _rapikan(table: Tabel, index: int, record: Rekam) -> None:
    """Join what stands apart, and take out what shows an error."""
    for name in [name for name, value in record.items() if tampak_galat(value)]:
        place = alamat(index, table.kolom[name])
        table.kumpulan.tambah(
            "SEL-GALAT", f"{_sebutan(name)}: sel menampilkan {kutip(record.pop(name))}.", lembar=table.nama, sel=place
        )
        table.kumpulan.tertutup.add((table.nama, place))
    for name, value in record.items():
        if isinstance(value, str):
            bare = tanpa_catatan(value)
            record[name] = _BERNOMOR.sub("", bare) if name.endswith(".nama") else bare
    for who in ("pegawai", "penilai", "atasan_penilai"):
        rank = [record.pop(f"{who}.{part}", None) for part in ("nama_pangkat", "golongan")]
        words = [str(one).strip() for one in rank if one is not None]
        if words:
            record.setdefault(f"{who}.pangkat", ", ".join(words))
        if isinstance(text := record.get(f"{who}.pangkat"), str):
            record[f"{who}.pangkat"] = rapikan_pangkat(text)
        front, back = record.pop(f"{who}.gelar_depan", None), record.pop(f"{who}.gelar_belakang", None)
        if isinstance(own := record.get(f"{who}.nama"), str):
            named = f"{front} {own}" if front else own
            record[f"{who}.nama"] = f"{named}, {back}" if back else named


def _tanpa_hasil(table: Tabel, kisi: Kisi) -> None:
    """Formulas without a stored result: what they would show is not known."""
    formulas, empty = (one.get(table.nama, TANPA_ALAMAT) for one in (kisi.rumus, kisi.hampa))
    cells = table.isi
    for index, record in table.baris if formulas else ():
        for name, column in table.kolom.items():
            where = alamat(index, column)
            blank = column >= len(cells[index]) or kosong(cells[index][column])
            if blank and name not in record and where in formulas and where not in empty:
                table.kumpulan.tambah(
                    "SEL-RUMUS-KOSONG", f"{_sebutan(name)}: sel berisi rumus yang tidak ada hasilnya.",
                    lembar=table.nama, sel=where,
                )
                table.kumpulan.tertutup.add((table.nama, where))


def _sebut_lebih(table: Tabel, judul: JudulDaftar) -> None:
    """Rows of a CSV with more cells than the header: a separator stands inside a value, and what is whose is lost."""
    if table.nama != CSV:
        return
    width = max(judul.teks) + 1
    filled = {
        index: max((column for column, value in enumerate(table.isi[index]) if value), default=-1) + 1
        for index, _ in table.baris
    }
    for index, many in filled.items():
        if many > width:
            table.kumpulan.tambah(
                "BARIS-BERLEBIH", f"Ada {many} isian, padahal judulnya {width}.", lembar=CSV, sel=alamat(index, width)
            )
    table.baris = [(index, record) for index, record in table.baris if filled[index] <= width]


def _sebut_tersembunyi(path: Path, nama: str, tables: Sequence[Tabel], found: KumpulanTemuan) -> None:
    """Say which people stand in rows that nobody sees; they are read all the same."""
    hidden = baris_tersembunyi(path, nama)
    unseen = [
        f"{nama_tampil(record.get('pegawai.nama')) or '?'} ({table.sel(index, 'pegawai.nip')})"
        for table in tables for index, record in table.baris if index in hidden
    ]
    if unseen:
        found.tambah(
            "DAFTAR-BARIS-TERSEMBUNYI",
            bertitik(f"{len(unseen)} pegawai di baris tersembunyi, yang ikut dibaca: {sebut(unseen)}"), lembar=nama,
        )


def _sebut_lain(nama: str, lain: Sequence[BarisLain], found: KumpulanTemuan) -> None:
    """Say which rows were taken for no person, in their own words."""
    if not lain:
        return
    shown = sebut([f"{alamat(one.baris, one.kolom)} {kutip(one.teks, 60)}" for one in lain], pemisah="; ")
    found.tambah(
        "DAFTAR-BARIS-LAIN", f"Yang bukan baris pegawai dan tidak dibaca: {shown}.", lembar=nama,
        sel=alamat(lain[0].baris, lain[0].kolom),
    )


def _sebut_asing(nama: str, judul: JudulDaftar, found: KumpulanTemuan) -> None:
    """Ask about headers that nobody knows."""
    for column, text in judul.asing.items():
        asked, remedy = "", None
        if "atasan" in kata_judul(text):
            asked = " Pejabat Penilai, atau atasan yang lain?"
            remedy = 'Bila Pejabat Penilai, sebut demikian di judulnya, misalnya "Nama Pejabat Penilai".'
        found.tambah(
            "KOLOM-TIDAK-DIKENAL", f"Kolom {kutip(text)} tidak dikenal dan tidak dibaca.{asked}", lembar=nama,
            sel=alamat(judul.akhir, column), saran=remedy,
        )
