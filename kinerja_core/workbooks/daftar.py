"""Lists that come from elsewhere: scores as CSV, people as CSV or as a sheet, columns found by their headers."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import NIP, NIPSalah
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_unit.daftar_pegawai import DAFTAR_PEGAWAI, periksa_anggota
from kinerja_core.workbooks.buku_unit.skor import SKOR, periksa_skor
from kinerja_core.workbooks.mesin.baca_tabel import baca_tabel
from kinerja_core.workbooks.mesin.kisi import Kisi, alamat, buka, tempat
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.rekaman import rekaman
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel, lipat
from kinerja_core.workbooks.mesin.teks_csv import CSV, baris_csv
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

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
    table = _list(SKOR, CSV, kisi, found)
    scores: tuple[SkorPegawai, ...] = ()
    if table is not None:
        for names in _EITHER:
            if not any(name in table.kolom for name in names):
                title = SKOR.kolom_bernama(names[0]).judul
                found.tambah("KOLOM-TIDAK-ADA", f'Kolom "{title}" tidak ditemukan.', lembar=CSV, sel=alamat(0, 0))
        scores = periksa_skor(table, rekaman(table, SkorPegawai))
    return scores, tuple(_with_line(item, tampak(path.name)) for item in found.daftar)


def baca_daftar_pegawai(path: Path) -> tuple[tuple[AnggotaUnit, ...], tuple[Temuan, ...]]:
    """Read a list of people from ``.csv`` or ``.xlsx``: the sheet Daftar Pegawai, or the first with its headers.

    A column PNS/PPPK may be absent: the NIP says it.
    """
    found = KumpulanTemuan()
    text = path.suffix.casefold() in {".csv", ".txt", ".tsv"}
    try:
        kisi = Kisi({CSV: baris_csv(path, found)}) if text else buka(path)
    except BerkasTidakTerbaca as problem:
        return (), (buat_temuan(problem.kode, problem.pesan, berkas=tampak(path.name)),)
    table = _people(kisi, found)
    members: tuple[AnggotaUnit, ...] = ()
    if table is not None:
        if "pegawai.jenis" not in table.kolom:
            for _, record in table.baris:
                record["pegawai.jenis"] = _kind(record.get("pegawai.nip"))
        members = periksa_anggota(table, rekaman(table, AnggotaUnit), None)
    add = _with_line if text else _with_file
    return members, tuple(add(item, tampak(path.name)) for item in found.daftar)


class _PasanganSIASN(Rekaman):
    nip: NIP
    id_siasn: TeksSebaris


_PETA_SIASN: Final = LembarTabel(
    nama="Peta SIASN", judul="PETA SIASN", instruksi="Satu baris untuk satu pegawai.",
    kolom=(
        Kolom(nama="nip", judul="NIP", jenis=JenisSel.NIP, wajib=True),
        Kolom(nama="id_siasn", judul="ID SIASN", ejaan=("ID", "ID PNS", "PNS ID"), jenis=JenisSel.KODE, wajib=True),
    ),
    kapasitas=400,
)  # fmt: skip


def baca_peta_siasn(path: Path) -> tuple[dict[str, str], tuple[Temuan, ...]]:
    """NIP -> id in SIASN, from a ``.csv`` or the first sheet of a ``.xlsx`` with the columns NIP and ID SIASN.

    A NIP with two different ids, and an id given to two people, are reported and left out.
    """
    found = KumpulanTemuan()
    text = path.suffix.casefold() in {".csv", ".txt", ".tsv"}
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
    add = _with_line if text else _with_file
    return (
        {nip: kode for nip, kode in pairs if people[nip] == ids[kode] == 1},
        tuple(add(item, tampak(path.name)) for item in found.daftar),
    )


def _kind(nip: object) -> str:
    """PNS or PPPK as a NIP says; a NIP that says nothing is refused for itself."""
    try:
        return NIP(nip).jenis.value if isinstance(nip, str) else "PNS"
    except NIPSalah:
        return "PNS"


def _people(kisi: Kisi, found: KumpulanTemuan) -> Tabel | None:
    """The sheet that lists people: by its name, else the first that has the headers."""
    optional = frozenset({"pegawai.jenis"})
    named = next((name for name in kisi.lembar if DAFTAR_PEGAWAI.bernama(name)), None)
    trial = KumpulanTemuan()
    for name in [named] if named is not None else list(kisi.lembar):
        trial = KumpulanTemuan()
        table = _list(DAFTAR_PEGAWAI, name, kisi, trial, optional)
        if table is not None:
            found.daftar += trial.daftar
            table.kumpulan = found
            return table
    if named is None and len(kisi.lembar) > 1:
        found.tambah(
            "JUDUL-TIDAK-ADA",
            "Tidak ada lembar yang berisi daftar pegawai (judul kolom Nama, NIP, Jabatan, Unit Kerja).",
        )
    else:
        found.daftar += trial.daftar
    return None


def _list(
    spek: LembarTabel, nama: str, kisi: Kisi, found: KumpulanTemuan, optional: frozenset[str] = frozenset()
) -> Tabel | None:
    """A table in which columns nobody needs may be absent; headers nobody knows are pointed out."""
    rows = kisi.lembar[nama]
    header = max(range(min(len(rows), 60)), key=lambda i: _known(spek, rows[i]), default=0)
    if not rows or _known(spek, rows[header]) < 2:
        found.tambah("JUDUL-TIDAK-ADA", "Baris judul kolom tidak ditemukan.", lembar=nama, sel="A1")
        return None
    texts = {index: text for index, text in enumerate(rows[header]) if isinstance(text, str) and text.strip()}
    present = {column.nama for text in texts.values() if (column := spek.cari_kolom(text)) is not None}
    needed = replace(
        spek, baris_judul=header + 1, kepala=(),
        kolom=tuple(c for c in spek.kolom if c.nama in present or (c.wajib and c.nama not in optional)),
    )
    titles = {lipat(c.judul): c.judul for c in spek.kolom if c.nama not in present and c.isian}
    table = baca_tabel(needed, nama, kisi, found)
    for index, text in texts.items():
        near = difflib.get_close_matches(lipat(text), titles, n=1, cutoff=0.75)
        if spek.cari_kolom(text) is None and (near or table is not None):
            hint = f' Mungkin maksudnya "{titles[near[0]]}".' if near else ""
            found.tambah(
                "KOLOM-TIDAK-DIKENAL", f"Kolom {kutip(text)} tidak dikenal dan tidak dibaca.{hint}", lembar=nama,
                sel=alamat(header, index),
            )
    return table


def _known(spek: LembarTabel, row: Sequence[object]) -> int:
    return sum(isinstance(text, str) and spek.cari_kolom(text) is not None for text in row)


def _with_file(item: Temuan, berkas: str) -> Temuan:
    return item.model_copy(update={"berkas": berkas})


def _with_line(item: Temuan, berkas: str) -> Temuan:
    """A finding of a CSV: people look for its line."""
    said = f"Baris {tempat(item.sel)[0] + 1}: {item.pesan}" if item.sel else item.pesan
    return item.model_copy(update={"berkas": berkas, "lembar": None, "pesan": said})
