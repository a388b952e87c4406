"""Read a list of people as an office has it: the sheet by its content, columns by their headers, every row told.

What is not understood is named with its own words and asked about; it is neither dropped in silence nor guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.model.buku import PesertaDaftar
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.daftar_kantor.baris import (
    BarisLain,
    baca_baris,
    hanya_gelar,
    isi_kolom,
    kosong,
    rapikan_pangkat,
    sama_di_atas,
    sebut_tanpa_hasil,
    sel_tanpa_hasil,
    seperti_nip,
    tanpa_catatan,
)
from kinerja_core.workbooks.daftar_kantor.berkas import baris_tersembunyi, buka_daftar
from kinerja_core.workbooks.daftar_kantor.judul import JudulDaftar, kata_judul
from kinerja_core.workbooks.daftar_kantor.laporan_bkn import laporan, sebut_belum_dinilai, skp_terakhir
from kinerja_core.workbooks.daftar_kantor.lembar import LEMBAR_DAFTAR
from kinerja_core.workbooks.daftar_kantor.lembar_orang import (
    WAJIB,
    LembarOrang,
    pecah,
    pilih_lembar,
    sebut_lembar_lain,
    tanyakan_kolom,
)
from kinerja_core.workbooks.daftar_kantor.peserta import baca_peserta
from kinerja_core.workbooks.mesin.kisi import BarisKisi, IsiSel, Kisi, alamat
from kinerja_core.workbooks.mesin.lembar import Form, Rekam, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip, nama_tampil, tampak_galat
from kinerja_core.workbooks.mesin.sebab import sekali_sedaftar
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.teks_csv import AKHIRAN_TEKS, CSV, bertempat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: Findings about people who are there and left out.
_DILEWATI: Final = frozenset({"BARIS-BERLEBIH", "DAFTAR-BUKAN-ASN", "ISI-SALAH"})
#: People of one list; the whole ministry has no more, and each costs some kilobytes.
_TERBANYAK: Final = 50_000
#: A number or a label before a name, which offices type into the same cell.
_BERNOMOR: Final = re.compile(r"^\s*(?:[0-9]{1,4}\s*[.)]|nama\s*:)\s*", re.IGNORECASE)


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
    sheets = pilih_lembar(kisi, lembar, found)
    if not lembar:
        sebut_lembar_lain(kisi, sheets, found)
    for sheet in sheets:
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


def susun_tabel(
    sheet: LembarOrang, kisi: Kisi, found: KumpulanTemuan, unit: str | None, wajib: Sequence[str] = WAJIB
) -> Tabel | None:
    """The people of a sheet by field; ``None`` when a column of ``wajib`` is missing, or one is said twice."""
    rows, judul = kisi.lembar[sheet.nama][: sheet.sampai], sheet.judul
    columns, spare, usable = _kolom(sheet.nama, judul, rows, found)
    if any(name not in judul.medan for name in wajib if name != "pegawai.unit_kerja" or unit is None):
        tanyakan_kolom(sheet.nama, judul, rows, found, wajib)
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
    _tanpa_bergeser(table, judul)
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
        usable = usable and name not in WAJIB
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
    for name in [name for name, value in record.items() if sama_di_atas(value)]:
        place = alamat(index, table.kolom[name])
        table.kumpulan.tambah(
            "ISI-SALAH", f"{_sebutan(name)}: {kutip(record.pop(name))} hanya menunjuk isi baris lain.",
            lembar=table.nama, sel=place, saran="Tulis isinya di setiap baris; baris dapat berpindah.",
        )
        table.kumpulan.tertutup.add((table.nama, place))
    for name, value in record.items():
        if isinstance(value, str):
            bare = tanpa_catatan(value)
            record[name] = _BERNOMOR.sub("", bare) if name.endswith(".nama") else bare
    for who in _PIHAK:
        rank = [record.pop(part, None) for part in (who.nama_pangkat, who.golongan)]
        words = [str(one).strip() for one in rank if one is not None]
        if words:
            record.setdefault(who.pangkat, ", ".join(words))
        if isinstance(text := record.get(who.pangkat), str):
            record[who.pangkat] = rapikan_pangkat(text)
        front, back = record.pop(who.gelar_depan, None), record.pop(who.gelar_belakang, None)
        if (front or back) and isinstance(own := record.get(who.nama), str):
            named = f"{front} {own}" if front else own
            record[who.nama] = f"{named}, {back}" if back else named


#: Headers beside a name under which a gelar, or another name, is in its place.
_DI_SAMPING_NAMA: Final = frozenset({
    "gelar", "pendidikan", "ijazah", "lulusan", "kualifikasi", "profesi", "title", "nama", "atasan", "pimpinan",
})  # fmt: skip


def _tanpa_bergeser(table: Tabel, judul: JudulDaftar) -> None:
    """Leave out rows in which a gelar has become a cell of its own: a comma of the name was taken for a separator.

    Their cells all stand under the header of another one, where the row has blank cells at its end.
    """
    beside = table.kolom.get("pegawai.nama", -2) + 1
    title = judul.teks.get(beside)
    if title is None or not _DI_SAMPING_NAMA.isdisjoint(kata_judul(title)):
        return
    moved = {
        index for index, _ in table.baris if beside < len(table.isi[index]) and hanya_gelar(table.isi[index][beside])
    }
    for index in sorted(moved):
        table.kumpulan.tambah(
            "ISI-SALAH", f"Gelar berdiri di kolom {kutip(title)}: isi baris ini bergeser dari judul kolomnya.",
            lembar=table.nama, sel=alamat(index, beside),
            saran="Apit nama bergelar dengan tanda kutip ganda di berkas CSV, atau satukan kembali nama dan gelarnya.",
        )
    table.baris = [(index, record) for index, record in table.baris if index not in moved]


class _Pihak(NamedTuple):
    """The fields of somebody in a list of which parts may stand apart."""

    nama: str
    pangkat: str
    nama_pangkat: str
    golongan: str
    gelar_depan: str
    gelar_belakang: str


_PIHAK: Final = tuple(
    _Pihak(*(f"{who}.{part}" for part in _Pihak._fields)) for who in ("pegawai", "penilai", "atasan_penilai")
)


def _tanpa_hasil(table: Tabel, kisi: Kisi) -> None:
    """Formulas without a stored result: what they would show is not known."""
    for _, name, where in sel_tanpa_hasil(kisi, table.nama, table.isi, table.baris, table.kolom):
        sebut_tanpa_hasil(table.kumpulan, table.nama, where, _sebutan(name))


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
