"""A unit of invented people and their staff workbooks, filled up to a quarter, for tests of the roster and status."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.model.buku import AnggotaUnit, BukuUnit, PesertaDaftar
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.dialog_kinerja import AgendaDialog, DialogKinerja
from kinerja_core.model.istilah import KategoriCatatan, StatusDialog, Triwulan, YaTidak
from kinerja_core.model.nip import NIP
from kinerja_core.model.pegawai import Pegawai
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from kinerja_core.workbooks.daftar_kantor.buku import bangun_daftar

CONTOH = unit.buku(unit.ORANG[0])
UNIT = CONTOH.skp.pegawai.unit_kerja


def orang(nomor: int) -> Pegawai:
    """One of any number of people."""
    return CONTOH.skp.pegawai.model_copy(update={
        "nip": NIP(f"19910314201503{1 + nomor // 999}{1 + nomor % 999:03d}"), "nama": f"Pegawai Nomor {nomor:03d}",
    })


def buku(nomor: int, triwulan: int, *, mulai: date = date(2025, 1, 1), **ubah: Any) -> BukuSKP:
    """The workbook of a person who has handed in everything up to a quarter; with 5 up to the end of the year."""
    months = range(mulai.month, min(3 * triwulan, 12) + 1)
    code = CONTOH.skp.hasil_kerja[0].iki[0].kode
    return CONTOH.model_copy(update={
        "skp": CONTOH.skp.model_copy(update={"pegawai": orang(nomor), "mulai": mulai}),
        "rencana_aksi": tuple(one for one in CONTOH.rencana_aksi if one.waktu.mulai.nomor >= mulai.month),
        "realisasi": tuple(
            one for one in CONTOH.realisasi
            if (triwulan > len(Triwulan) if one.triwulan is None else one.triwulan.nomor <= triwulan)
            and (one.triwulan is None or (mulai.month + 2) // 3 <= one.triwulan.nomor)
        ),
        "catatan_harian": tuple(
            CatatanHarian(
                tanggal=date(2025, month, 15), kode_rhk="RHK 1", kegiatan="Menyusun laporan",
                kategori=next(iter(KategoriCatatan)),
            )
            for month in months
        ),
        "dialog": tuple(
            DialogKinerja(
                nomor=number, tanggal=date(2025, 3 * quarter.nomor, 10),
                agenda=(AgendaDialog(kode_iki=code, progress="Berjalan", masalah="Data terlambat"),),
                strategi=("Meminta data lebih awal",), penyesuaian=YaTidak.TIDAK, status=StatusDialog.SELESAI,
            )
            for number, quarter in enumerate(
                (one for one in Triwulan if (mulai.month + 2) // 3 <= one.nomor <= triwulan), start=1
            )
        ),
        "umpan_balik": (), "pembinaan": (), **ubah,
    })


def simpan_buku(folder: Path, nomor: Iterable[int], triwulan: int, **ubah: Any) -> None:
    """Write the workbooks of people into a folder: built once, as they differ in NIP and name alone."""
    folder.mkdir(exist_ok=True)
    people = {number: orang(number) for number in nomor}
    first = next(iter(people))
    parts = baca(bangun_skp(isi=buku(first, triwulan, **ubah)))
    named = {name: part for name, part in parts.items() if str(people[first].nip).encode() in part}
    mould = Wadah(parts, tuple(named))
    for number, person in people.items():
        (folder / f"{number:03d}.xlsx").write_bytes(mould.tulis({
            name: part.replace(str(people[first].nip).encode(), str(person.nip).encode())
            .replace(people[first].nama.encode(), person.nama.encode())
            for name, part in named.items()
        }))


def simpan_daftar(path: Path, nomor: Iterable[int]) -> Path:
    """A list of people, as an office keeps it."""
    path.write_bytes(bangun_daftar(2025, [
        PesertaDaftar(pegawai=orang(one), penilai=CONTOH.skp.penilai) for one in nomor
    ]))
    return path


def ketik(path: Path, *, pengaturan: dict[str, Any] | None = None, keadaan: dict[int, dict[str, Any]] | None = None,
          **lembar: dict[int, dict[str, Any]]) -> int:
    """Fill a unit workbook as a pengelola does, each sheet by the number of the person; gives how many cells."""
    book: BukuUnit = baca_buku_unit(path)
    filled: dict[str, Any] = {"pengaturan": book.pengaturan.model_copy(update=pengaturan or {})}
    cells = 0
    for name, given in {**lembar, **({"anggota": keadaan} if keadaan else {})}.items():
        typed = {orang(number).nip: values for number, values in given.items()}
        records = getattr(book, name)
        assert typed.keys() <= {_nip(one) for one in records}
        cells += sum(map(len, typed.values()))
        filled[name] = tuple(one.model_copy(update=typed.get(_nip(one), {})) for one in records)
    for value in (pengaturan or {}).values():
        cells += sum(one is not None for _, one in value) if isinstance(value, Rekaman) else (
            len(value) if isinstance(value, tuple) else 1
        )
    path.write_bytes(bangun_unit(book.model_copy(update=filled)))
    return cells


def _nip(satu: Any) -> NIP:
    """Whose row it is."""
    nip: NIP = satu.pegawai.nip if isinstance(satu, AnggotaUnit) else satu.nip
    return nip


def nilai(nomor: Iterable[int], hasil: int = 80) -> dict[int, dict[str, Any]]:
    """Scores of people, not all alike."""
    return {one: {"hasil": Decimal(hasil + one % 11), "perilaku": Decimal(85 + one % 7)} for one in nomor}
