"""Lists with few columns of our own choice: scores as CSV, ids of SIASN; columns are found by their headers."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.model.bilangan import BUKAN_SEN, angka_indonesia, baca_angka, lebih_dari_sen
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import TeksSebaris, kesalahan, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_unit.skor import SKOR, periksa_skor
from kinerja_core.workbooks.mesin.baca_tabel import baca_tabel
from kinerja_core.workbooks.mesin.kisi import Kisi, alamat, buka, tempat
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.orang import EJAAN_NIP, sebutan_jumlah
from kinerja_core.workbooks.mesin.rekaman import rekaman
from kinerja_core.workbooks.mesin.sebab import sekali_sedaftar
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel, lipat
from kinerja_core.workbooks.mesin.teks_csv import AKHIRAN_TEKS, CSV, baris_csv, bertempat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: Columns that lists have besides, for the reader's eyes: nothing to warn about.
_FOR_THE_EYE: Final = frozenset(map(lipat, (
    "No", "No.", "Nomor", "Nama", "Nama Pegawai", "Nama Lengkap", "Nama Lengkap & Gelar", "Nama dan Gelar", "Jabatan",
    "Pangkat", "Golongan", "Pangkat/Golongan", "Pangkat/Gol", "Unit Kerja", "Satuan Kerja",
)))  # fmt: skip
#: Columns of which a list of scores needs one each.
_EITHER: Final = (("hasil", "tingkat_hasil"), ("perilaku", "tingkat_perilaku"))


def baca_skor(path: Path) -> tuple[tuple[SkorPegawai, ...], tuple[Temuan, ...]]:
    """Read scores from a CSV with a header line, for example ``nip,nama,hasil,perilaku``.

    UTF-8 (with or without BOM), UTF-16 or Windows-1252; comma, semicolon or tab. All problems come back at once, each
    with its line; a line with a mistake is left out.
    """
    found = KumpulanTemuan()
    try:
        kisi = Kisi({CSV: baris_csv(path, found)})
    except BerkasTidakTerbaca as problem:
        return (), (buat_temuan(problem.kode, problem.pesan, berkas=tampak(path.name)),)
    scores, told = skor_di_kisi(kisi, found, path)
    return tuple(one for _, one in scores), told


def skor_di_kisi(
    kisi: Kisi, found: KumpulanTemuan, path: Path
) -> tuple[list[tuple[int, SkorPegawai]], tuple[Temuan, ...]]:
    """Scores of the lines of a CSV with their lines from 0, and every finding.

    Args:
        kisi: the lines.
        found: where findings go, with those met so far.
        path: the file, for the findings.
    """
    table = _list(SKOR, CSV, kisi, found)
    scores: list[tuple[int, SkorPegawai]] = []
    if table is not None:
        for names in _EITHER:
            if not any(name in table.kolom for name in names):
                title = SKOR.kolom_bernama(names[0]).judul
                found.tambah("KOLOM-TIDAK-ADA", f'Kolom "{title}" tidak ditemukan.', lembar=CSV, sel=alamat(0, 0))
        records = rekaman(table, SkorPegawai)
        kept = set(map(id, periksa_skor(table, records)))
        scores = [(row, one) for row, one in records if id(one) in kept]
    return scores, bertempat(sekali_sedaftar(found.daftar), path.name, teks=True)


class _PasanganSIASN(Rekaman):
    nip: NIP
    id_siasn: TeksSebaris


_PETA_SIASN: Final = LembarTabel(
    nama="Peta SIASN", judul="PETA SIASN", instruksi="Satu baris untuk satu pegawai.",
    kolom=(
        Kolom(nama="nip", judul="NIP", ejaan=EJAAN_NIP, jenis=JenisSel.NIP, wajib=True),
        Kolom(nama="id_siasn", judul="ID SIASN", ejaan=("ID", "ID PNS", "PNS ID"), jenis=JenisSel.KODE, wajib=True),
    ),
    kapasitas=400,
)  # fmt: skip


def baca_peta_siasn(path: Path) -> tuple[dict[str, str], tuple[Temuan, ...]]:
    """NIP -> id in SIASN, from a ``.csv`` or the first sheet of a ``.xlsx`` with the columns NIP and ID SIASN.

    A NIP with two different ids, and an id given to two people, are reported and left out.
    """
    found = KumpulanTemuan()
    text = path.suffix.casefold() in AKHIRAN_TEKS
    try:
        kisi = Kisi({CSV: baris_csv(path, found)}) if text else buka(path)
    except BerkasTidakTerbaca as problem:
        return {}, (buat_temuan(problem.kode, problem.pesan, berkas=tampak(path.name)),)
    table = _list(_PETA_SIASN, next(iter(kisi.lembar)), kisi, found)
    pairs = {(str(one.nip), one.id_siasn) for _, one in rekaman(table, _PasanganSIASN)} if table else set()
    people, ids = Counter(nip for nip, _ in pairs), Counter(kode for _, kode in pairs)
    for nip, kode in sorted(pairs):
        if people[nip] > 1 or ids[kode] > 1:
            found.tambah("PETA-SIASN-GANDA", f'NIP {nip} dengan ID SIASN "{kode}" bertentangan dengan baris lain.')
    return (
        {nip: kode for nip, kode in pairs if people[nip] == ids[kode] == 1},
        bertempat(sekali_sedaftar(found.daftar), path.name, teks=text),
    )


def _rupiah(value: object) -> object:
    """An amount as a list has it: ``5331000``, ``5.331.000``, ``Rp 5.331.000,00``."""
    if not isinstance(value, str):
        return value
    found = baca_angka(re.sub(r"(?i)^rp\.?\s*", "", value.strip()))
    if found is None:
        raise kesalahan("bukan_angka", '"{nilai}" bukan angka.', {"nilai": value})
    if lebih_dari_sen(found):
        raise kesalahan("bukan_angka", '"{nilai}" {sebab}', {"nilai": value, "sebab": BUKAN_SEN})
    return found


class _Tunjangan(Rekaman):
    nip: NIP
    tunjangan: Annotated[Decimal, BeforeValidator(_rupiah), Field(ge=100_000, le=999_999_999, allow_inf_nan=False)]


_DAFTAR_TUNJANGAN: Final = LembarTabel(
    nama="Tunjangan", judul="TUNJANGAN KINERJA", instruksi="Satu baris untuk satu pegawai.",
    kolom=(
        Kolom(nama="nip", judul="NIP", ejaan=EJAAN_NIP, jenis=JenisSel.NIP, wajib=True),
        Kolom(nama="tunjangan", judul="Tunjangan Kinerja Sebulan (Rp)", wajib=True,
              ejaan=("Tunjangan", "Tunjangan Kinerja", "Tunjangan Sebulan", "Tunjangan Kinerja Sebulan", "Tukin",
                     "Tunjangan (Rp)", "Tunjangan Kinerja (Rp)")),
    ),
    kapasitas=400,
)  # fmt: skip


def baca_tunjangan(path: Path) -> tuple[dict[NIP, Decimal], tuple[Temuan, ...]]:
    """NIP -> monthly tunjangan, from a ``.csv`` or the first sheet of a ``.xlsx`` with the columns NIP and Tunjangan.

    A NIP with two different amounts is reported and left out.
    """
    found = KumpulanTemuan()
    text = path.suffix.casefold() in AKHIRAN_TEKS
    try:
        kisi = Kisi({CSV: baris_csv(path, found)}) if text else buka(path)
    except BerkasTidakTerbaca as problem:
        return {}, (buat_temuan(problem.kode, problem.pesan, berkas=tampak(path.name)),)
    table = _list(_DAFTAR_TUNJANGAN, next(iter(kisi.lembar)), kisi, found)
    amounts: dict[NIP, list[tuple[int, Decimal]]] = {}
    for row, one in rekaman(table, _Tunjangan) if table else ():
        amounts.setdefault(one.nip, []).append((row, one.tunjangan))
    for nip, told in amounts.items():
        if table is not None and len({money for _, money in told}) > 1:
            said = " dan ".join(dict.fromkeys(f"Rp{angka_indonesia(money)}" for _, money in told))
            found.tambah(
                "TUNJANGAN-GANDA", f"NIP {nip} mempunyai dua tunjangan: {said}.", lembar=table.nama,
                sel=table.sel(told[1][0], "tunjangan"),
            )
    once = {nip: told[0][1] for nip, told in amounts.items() if len({money for _, money in told}) == 1}
    return once, bertempat(sekali_sedaftar(found.daftar), path.name, teks=text)


def _list(
    spek: LembarTabel, nama: str, kisi: Kisi, found: KumpulanTemuan
) -> Tabel | None:
    """A table in which columns nobody needs may be absent; headers nobody knows are pointed out."""
    rows = kisi.lembar[nama]
    header = max(range(min(len(rows), 60)), key=lambda i: _known(spek, rows[i]), default=0)
    if not rows or _known(spek, rows[header]) < 2:
        found.tambah("JUDUL-TIDAK-ADA", "Baris judul kolom tidak ditemukan.", lembar=nama, sel="A1")
        return None
    texts = {index: text for index, text in enumerate(rows[header]) if isinstance(text, str) and text.strip()}
    present = {column.nama for text in texts.values() if (column := spek.cari_kolom(text)) is not None}
    needed = spek.dengan(
        baris_judul=header + 1, kepala=(),
        kolom=tuple(c for c in spek.kolom if c.nama in present or c.wajib),
    )
    titles = {lipat(c.judul): c.judul for c in spek.kolom if c.nama not in present and c.isian}
    table = baca_tabel(needed, nama, kisi, found)
    if table is not None:
        _leave_out(table)
    for index, text in texts.items():
        near = difflib.get_close_matches(lipat(text), titles, n=1, cutoff=0.75)
        if spek.cari_kolom(text) is None and (near or (table is not None and lipat(text) not in _FOR_THE_EYE)):
            hint = f' Mungkin maksudnya "{titles[near[0]]}".' if near else ""
            found.tambah(
                "KOLOM-TIDAK-DIKENAL", f"Kolom {kutip(text)} tidak dikenal dan tidak dibaca.{hint}", lembar=nama,
                sel=alamat(header, index),
            )
    return table


#: Digits from which on a text was meant as a NIP.
_ANGKA_NIP: Final = 10


def _leave_out(table: Tabel) -> None:
    """Take out the rows that are no person: what sums up the others, and what is written below for the signature."""
    others = {row: first for row, _ in table.baris if (first := _said_aside(table, row)) is not None}
    if not others:
        return
    table.baris = [(row, record) for row, record in table.baris if row not in others]
    table.buruk -= others.keys()
    places = {row: alamat(row, column) for row, (column, _) in others.items()}
    table.kumpulan.daftar[:] = [
        item for item in table.kumpulan.daftar if item.lembar != table.nama or not item.sel
        or tempat(item.sel)[0] not in others or item.kode == "BARIS-BERLEBIH"
    ]
    shown = sebut([
        f"{f'baris {row + 1}' if table.nama == CSV else places[row]} {kutip(text, 60)}"
        for row, (_, text) in others.items()
    ], pemisah="; ")
    table.kumpulan.tambah(
        "DAFTAR-BARIS-LAIN", f"Yang bukan baris pegawai dan tidak dibaca: {shown}.", lembar=table.nama,
        sel=None if table.nama == CSV else next(iter(places.values())),
    )


def _said_aside(table: Tabel, row: int) -> tuple[int, str] | None:
    """Column and text of what says that a row is no person; ``None`` where it may be one."""
    cells = [cell if cell is not None else "" for cell in table.isi[row]]
    nip = str(cells[table.kolom["nip"]]) if table.kolom["nip"] < len(cells) else ""
    if sum(map(str.isdigit, nip)) >= _ANGKA_NIP:
        return None
    texts = {column: cell for column, cell in enumerate(cells) if isinstance(cell, str) and cell.strip()}
    if not texts:
        return None
    first, name = min(texts), table.kolom.get("nama")
    for column in (first, name):
        if column in texts and sebutan_jumlah(texts[column]):
            return column, texts[column]
    bare = name is not None and not {name, table.kolom["nip"]} & texts.keys() and not nip
    if bare and len(texts) == len([cell for cell in cells if cell != ""]) and not any(map(_number, texts.values())):
        return first, texts[first]
    return None


def _number(text: str) -> bool:
    return baca_angka(text.strip()) is not None


def _known(spek: LembarTabel, row: Sequence[object]) -> int:
    return sum(isinstance(text, str) and spek.cari_kolom(text) is not None for text in row)
