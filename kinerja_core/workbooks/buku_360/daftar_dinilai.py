"""Daftar Dinilai: whom the evaluator rates, each known by the number that heads a column of the sheet Penilaian."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import zip_longest
from typing import Any, Final, NamedTuple

from kinerja_core.model.istilah import Hubungan
from kinerja_core.model.penilaian_360 import Penilaian360
from kinerja_core.rules.perilaku_360 import Instrumen
from kinerja_core.workbooks.buku_360.penilaian import SkorTerbaca, bilangan_bulat
from kinerja_core.workbooks.buku_360.rumus import (
    DAFTAR,
    PENILAIAN,
    PeriksaDinilai,
    PeriksaDiri,
    PeriksaNomor,
    RataNilai,
    Skor360,
    SkorDinilai,
    StatusDinilai,
)
from kinerja_core.workbooks.mesin.isi import Isi, isi_tabel
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import nip_utuh
from kinerja_core.workbooks.mesin.orang import tercantum
from kinerja_core.workbooks.mesin.rekaman import bersihkan, periksa_baris
from kinerja_core.workbooks.mesin.rumus import PeriksaNIP, kolom_status
from kinerja_core.workbooks.mesin.spek import BARIS_JUDUL, LEMBAR_META, Baris, JenisSel, Kolom, LembarTabel
from kinerja_core.workbooks.mesin.temuan import TIDAK_DITAMPILKAN, Pelapor, memberi

#: More people than any list has; a header beyond it is somebody's own column.
TERBANYAK_DINILAI: Final = 500
#: Row in which the data of the sheet Penilaian begin.
BARIS_PENILAIAN: Final = BARIS_JUDUL + 1


def semua_butir(alat: Instrumen, banyak: int) -> Skor360:
    """The rows of all values on the sheet Penilaian."""
    return Skor360(0, sum(map(len, alat.daftar_butir.values())) - 1, banyak, alat.skala.pilihan)


def lembar_daftar(alat: Instrumen, banyak: int) -> LembarTabel:
    """The sheet for an instrument and so many people."""
    first_row = BARIS_PENILAIAN
    every = semua_butir(alat, banyak)
    means = {
        f"_{value.name.casefold()}": RataNilai(value.value, len(items), every, first_row)
        for value, items in alat.daftar_butir.items()
    }
    scale = alat.skala
    return LembarTabel(
        rekaman=Penilaian360,
        letak_rekaman="penilaian",
        tanpa_sel=("skor",),  # the sheet Penilaian has them
        cara_isi=lambda buku, lembar: bernomor(lembar, isi_tabel(lembar, buku.penilaian)),
        nama=DAFTAR,
        rahasia=True,
        ejaan=("Daftar Pegawai Dinilai", "Pegawai Dinilai"),
        judul="DAFTAR PEGAWAI YANG DINILAI",
        instruksi="Satu baris untuk satu pegawai. Setelah itu beri skor pada lembar Penilaian, di kolom bernomor sama.",
        kolom=(
            Kolom(nama="nomor", judul="Nomor", ejaan=("No",), jenis=JenisSel.BULAT, wajib=True, terkunci=True, lebar=8,
                  luar_rekaman=True),
            Kolom(nama="nama", judul="Nama Pegawai", ejaan=("Nama", "Nama Lengkap"), wajib=True, lebar=28,
                  bantuan="Nama lengkap pegawai yang dinilai."),
            Kolom(nama="nip", judul="NIP", ejaan=("NIP Pegawai",), jenis=JenisSel.NIP, wajib=True, lebar=21,
                  bantuan="18 angka sebagai teks."),
            Kolom(nama="jabatan", judul="Jabatan", lebar=26, bantuan="Jabatan pegawai yang dinilai."),
            Kolom(nama="hubungan", judul="Saya Adalah", ejaan=("Hubungan", "Hubungan dengan Pegawai"),
                  jenis=JenisSel.PILIHAN, pilihan=Hubungan, wajib=True, lebar=15,
                  bantuan="Kedudukan Anda terhadap pegawai ini. Atasan: Anda atasannya. Bawahan: ia atasan Anda."),
            Kolom(nama="komentar", judul="Komentar", ejaan=("Catatan",), jenis=JenisSel.TEKS_PANJANG, lebar=32,
                  bantuan="Boleh kosong. Ditampilkan tanpa nama; jangan menulis hal yang membuka jati diri Anda."),
            *(
                Kolom(nama=name, judul=mean.perilaku, jenis=JenisSel.ANGKA, terkunci=True, rumus=mean, lebar=12)
                for name, mean in means.items()
            ),
            Kolom(nama="_skor", judul=f"Skor ({scale.terendah * scale.pengali}-{scale.tertinggi * scale.pengali})",
                  jenis=JenisSel.ANGKA, terkunci=True, lebar=10,
                  rumus=SkorDinilai(means, scale.pengali)),
            *kolom_status(StatusDinilai((
                PeriksaNomor(), PeriksaNIP("nip"), PeriksaDiri(), PeriksaDinilai(every, first_row),
            ))),
        ),
        baris_tetap=tuple({"nomor": number} for number in range(1, banyak + 1)),
        kapasitas=banyak,
        beku=2,
    )


def bernomor(lembar: LembarTabel, baris: Iterable[Baris]) -> list[Baris]:
    """Rows of the sheet, each with its number, also those that nobody stands in yet."""
    nobody: Baris = {}
    return [{**fixed, **row} for fixed, row in zip_longest(lembar.baris_tetap, baris, fillvalue=nobody)]


#: What the hidden sheet of a prefilled workbook says: the number under which each NIP was printed.
_SEMULA: Final = "dinilai"


def nomor_semula(isi: Isi) -> dict[str, str]:
    """The people that a workbook is built with, by number; blank workbooks have none."""
    pairs = [f"{row['nomor']}:{row['nip']}" for row in isi.baris.get(DAFTAR, ()) if row.get("nomor") and row.get("nip")]
    return {_SEMULA: " ".join(pairs)} if pairs else {}


def baca_nomor_semula(kisi: Kisi) -> dict[int, str]:
    """The same as a workbook says it: number -> NIP."""
    said = next((str(row[1]) for row in kisi.lembar.get(LEMBAR_META, ()) if row[:1] == [_SEMULA] and row[1:]), "")
    pairs = (one.partition(":") for one in said.split())
    return {int(number): nip for number, _, nip in pairs if number.isascii() and number.isdecimal() and len(number) < 5}


class Dinilai(NamedTuple):
    """A rating, with the row and the number of the person in the list."""

    baris: int
    nomor: int
    penilaian: Penilaian360


def baca_daftar(table: Tabel, alat: Instrumen, skor: SkorTerbaca) -> tuple[list[Dinilai], set[int]]:
    """Ratings of the people of the list, and every number that is given out; people with a mistake stay out.

    Somebody of a prefilled list of whom nothing was said is not rated, whatever else is blank.
    """
    numbers: dict[int, int] = {}
    result: list[Dinilai] = []
    seen: dict[str, tuple[int, str]] = {}
    for row, raw in table.baris:
        record = bersihkan(table, row, raw)
        if not record:
            continue
        if not disentuh(record, skor.per_orang.keys()):
            for name in table.cacat.get(row, ()):
                table.kumpulan.lupakan(table.nama, table.sel(row, name))
            if (number := bilangan_bulat(record.get("nomor"))) is not None:
                numbers.setdefault(number, row)
            continue
        number = _nomor(table, row, record.pop("nomor", None), numbers, skor.berkolom)
        rating = periksa_baris(table, row, record, Penilaian360, tambahan={"skor": skor.lengkap(number, alat)})
        if number is None:
            continue
        numbers[number] = row
        if rating is None or row in table.buruk:
            continue
        if not tercantum(table, (row, "nip"), str(rating.nip), rating.nama, seen):
            seen[str(rating.nip)] = row, rating.nama
            result.append(Dinilai(row, number, rating))
    return result, set(numbers)


def disentuh(record: Mapping[str, Any], dinilai: Collection[int]) -> bool:
    """Whether the evaluator said anything of a person; ``dinilai`` are the numbers that have scores."""
    said = (record.get(name) for name in ("hubungan", "komentar"))
    return any(str(one or "").strip() for one in said) or bilangan_bulat(record.get("nomor")) in dinilai


@memberi("P360-NOMOR")
def _nomor(
    lapor: Pelapor[Tabel], row: int, value: Any, taken: Mapping[int, int], columns: Collection[int]
) -> int | None:
    """The number of a person; ``None`` when it is none, has no column for its scores, or is somebody's already."""
    number = bilangan_bulat(value)
    if number is None or not 1 <= number <= TERBANYAK_DINILAI:
        problem = "Nomor pegawai kosong." if value is None else f"Nomor pegawai bukan nomor. {TIDAK_DITAMPILKAN}"
    elif number in taken:
        problem = f"Nomor pegawai {number} sudah dipakai di {lapor.lembar.sel(taken[number], 'nomor')}."
    elif number not in columns:
        problem = f"Nomor pegawai {number} tidak mempunyai kolom di lembar {PENILAIAN}."
    else:
        return number
    lapor("P360-NOMOR", problem, row, "nomor", tanpa_isi=problem)
    return None


def letak_dinilai(table: Tabel) -> dict[str, tuple[str, str, str]]:
    """Where each NIP of the list and its relation stand; of one listed twice the first."""
    rows = [(nip_utuh(record.get("nip")), row) for row, record in reversed(table.baris)]
    return {
        nip: (table.nama, table.sel(row, "nip"), table.sel(row, "hubungan")) for nip, row in rows if nip is not None
    }
