"""Two unit workbooks of one unit and period: every cell that people typed otherwise, in the words of the sheets.

What a consolidation writes (who is there, and what was decided before) is left out: that is not what two people who
fill copies of a workbook type.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_unit.daftar_pegawai import DAFTAR_PEGAWAI
from kinerja_core.workbooks.buku_unit.keberatan import KEBERATAN
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI
from kinerja_core.workbooks.buku_unit.masa_skp import MASA_SKP
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.perubahan import PERUBAHAN
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.buku_unit.tukin import TUKIN
from kinerja_core.workbooks.hasil import HasilBaca
from kinerja_core.workbooks.mesin.isi import isi_baris
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.spek import Kolom, LembarTabel, Nilai, lipat

#: Of whom or of what a row is, in each sheet with rows that people fill; every other cell of it is typed.
_KUNCI: Final[tuple[tuple[LembarTabel, tuple[str, ...]], ...]] = (
    (DAFTAR_PEGAWAI, ("pegawai.nip",)),
    (SKOR, ("nip",)),
    (KONFIRMASI, ("nip",)),
    (KEBERATAN, ("nip",)),
    (TUKIN, ("nip",)),
    (MASA_SKP, ("nip", "jabatan", "mulai", "selesai")),
    (PERUBAHAN, ("nip", "hal", "semula", "menjadi", "periode")),
)
#: What a consolidation writes into them, beside the key.
_DITULIS: Final = frozenset({"nama", "jabatan", "berkas"})
#: What says which unit and period a workbook is of.
_SEBUTAN: Final = frozenset({"nama_unit", "periode"})
#: People of whom it is said one by one in what two workbooks differ.
_SEORANG: Final = 100


class BedaIsian(NamedTuple):
    """A cell that two workbooks fill otherwise; of the settings ``nip`` and ``nama`` are empty."""

    lembar: str
    isian: str
    judul: str
    nip: str
    nama: str
    satu: Nilai
    lain: Nilai

    @property
    def tempat(self) -> str:
        """Where it stands."""
        return f"{self.lembar} › {self.judul}{f' {self.nama}' if self.nama else ''}"

    @property
    def kalimat(self) -> str:
        """What both say."""
        return f"{self.lembar} › {self.judul} {_tulis(self.satu)} (di sana {_tulis(self.lain)})"


def _tulis(nilai: Nilai) -> str:
    return "kosong" if nilai is None else kutip(nilai)


def beda_isian(satu: BukuUnit, lain: BukuUnit) -> Iterator[BedaIsian]:
    """Every cell that people typed otherwise, sheet by sheet, also where only one of the two was filled."""
    here, there = (isi_baris(PENGATURAN, one.pengaturan) for one in (satu, lain))
    for field in PENGATURAN.isian:
        if field.nama not in _SEBUTAN and here.get(field.nama) != there.get(field.nama):
            yield BedaIsian(
                PENGATURAN.nama, field.nama, field.judul, "", "", here.get(field.nama), there.get(field.nama)
            )
    names = _nama(lain) | _nama(satu)
    for sheet, key in _KUNCI:
        first, second = _baris(satu, sheet, key), _baris(lain, sheet, key)
        for whose in dict.fromkeys((*first, *second)):
            nip, rows = str(whose[0]), (first.get(whose, {}), second.get(whose, {}))
            for column in _dibandingkan(sheet, key, rows):
                one, other = (row.get(column.nama) for row in rows)
                if one != other:
                    yield BedaIsian(sheet.nama, column.nama, column.judul, nip, names.get(nip, nip), one, other)


def _dibandingkan(
    lembar: LembarTabel, kunci: Sequence[str], baris: tuple[Mapping[str, Nilai], Mapping[str, Nilai]]
) -> Iterator[Kolom]:
    """The columns of a row that people type; of whom the roster lacks in one workbook the NIP says so alone."""
    lacking = lembar is DAFTAR_PEGAWAI and not all(baris)
    for column in lembar.kolom:
        if column.nama in kunci:
            if lacking:
                yield column
        elif column.nama not in _DITULIS and not (lacking and "." in column.nama):
            yield column


def _baris(buku: BukuUnit, lembar: LembarTabel, kunci: Sequence[str]) -> dict[tuple[Nilai, ...], dict[str, Nilai]]:
    """The rows of a sheet by whose or what they are; a change without a period is of the workbook's."""
    period = buku.pengaturan.periode
    rows: dict[tuple[Nilai, ...], dict[str, Nilai]] = {}
    for record in getattr(buku, lembar.letak_rekaman or ""):
        given = record.model_copy(update={"periode": record.periode or period}) if lembar is PERUBAHAN else record
        row = isi_baris(lembar, given)
        rows[tuple(row[name] for name in kunci)] = row
    return rows


def _nama(buku: BukuUnit) -> dict[str, str]:
    people: Iterable[Any] = (*(one.pegawai for one in buku.anggota), *buku.skor)
    return {str(one.nip): one.nama for one in people}


def serumpun(satu: BukuUnit, lain: BukuUnit) -> bool:
    """Whether two workbooks are of one unit and period and of the same people, some at least."""
    mine, theirs = satu.pengaturan, lain.pengaturan
    if mine.periode != theirs.periode or lipat(mine.nama_unit) != lipat(theirs.nama_unit):
        return False
    return not {_nip(one) for one in satu.anggota}.isdisjoint(map(_nip, lain.anggota))


def _nip(anggota: AnggotaUnit) -> str:
    return str(anggota.pegawai.nip)


def unit_rangkap(buku: Mapping[str, BukuUnit]) -> tuple[dict[str, str], dict[str, tuple[str, list[BedaIsian]]]]:
    """Workbooks of one unit and period that there are too many of.

    Args:
        buku: unit workbooks by their files.

    Returns:
        Copies that say nothing else, each with the one that is used; and workbooks that contradict each other, each
        with another one and in what they differ.
    """
    rivals: dict[str, tuple[str, list[BedaIsian]]] = {}
    alike: dict[str, str] = {}
    order = [*buku]
    for (name, book), (other, second) in itertools.permutations(buku.items(), 2):
        if name in rivals or not serumpun(book, second):
            continue
        if differences := [*beda_isian(book, second)]:
            rivals[name] = other, differences
        elif order.index(other) < order.index(name):
            alike.setdefault(name, other)
    return {name: other for name, other in alike.items() if name not in rivals}, rivals


def dua_unit(hasil: Sequence[HasilBaca]) -> Iterator[Temuan]:
    """Unit workbooks that contradict each other, with each difference, and copies: none is chosen silently."""
    read = {one.berkas: one for one in hasil if one.jenis == "unit" and one.buku is not None}
    copies, rivals = unit_rangkap({name: cast("BukuUnit", one.buku) for name, one in read.items()})
    told: set[frozenset[str]] = set()
    for name, (other, differences) in rivals.items():
        if frozenset((name, other)) not in told:
            told.add(frozenset((name, other)))
            yield from _sebut_beda(read[name], other, differences)
    for name, other in copies.items():
        yield temuan_salinan(name, other)


def temuan_salinan(berkas: str, asli: str) -> Temuan:
    """That a unit workbook says what another one says, which is used."""
    return buat_temuan("BUKU-SALINAN", f"Buku unit yang sama isinya juga ada di {kutip(asli)}.", berkas=berkas)


def _sebut_beda(hasil: HasilBaca, lain: str, beda: Sequence[BedaIsian]) -> Iterator[Temuan]:
    """A finding for each person, and one for the settings."""
    people: dict[str, list[BedaIsian]] = {}
    for one in beda:
        people.setdefault(one.nip, []).append(one)
    for nip, own in [*people.items()][:_SEORANG]:
        whose = f"{own[0].nama} (NIP {kutip(nip)}) diisi" if nip else "Pengaturan diisi"
        said = "; ".join(one.kalimat for one in own)
        sheet, cell = hasil.letak_nip.get(nip, (own[0].lembar, None))
        yield buat_temuan(
            "UNIT-DUA-BUKU", bertitik(f"{whose} lain di {kutip(lain)}: {said}"), berkas=hasil.berkas, lembar=sheet,
            sel=cell,
        )
    if rest := [own[0].nama for own in [*people.values()][_SEORANG:]]:
        yield buat_temuan(
            "UNIT-DUA-BUKU", bertitik(f"{len(rest)} orang lagi diisi lain di {kutip(lain)}: {sebut(rest)}"),
            berkas=hasil.berkas,
        )
