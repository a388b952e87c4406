"""What the sheets of a unit workbook showed when it was saved, against what the core computes from the same cells.

A formula sees a cell as it is typed, a reader sees its meaning; where the two differ, the sheet and the letter would
say different things of a person. Nothing is taken from these sheets: they are only compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan
from kinerja_core.model.teks import sebut
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.peserta_pemetaan import dipetakan_bersama, petakan
from kinerja_core.workbooks.buku_unit.pemeringkatan import PEMERINGKATAN
from kinerja_core.workbooks.buku_unit.urutan import URUTAN
from kinerja_core.workbooks.mesin.kisi import Kisi, alamat
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.spek import LembarTabel, lipat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: Sheets whose results are compared.
LEMBAR_HASIL: Final = (PEMERINGKATAN, URUTAN)
#: Columns that are compared, causes before what follows from them.
_DIBANDINGKAN: Final = (
    "hasil", "perilaku", "komposit", "kelompok", "predikat", "nilai", "usulan_predikat", "usulan_nilai", "peringkat",
)
#: The version since which the sheets tell decisions from proposals, and order people by predikat too.
_TERPISAH: Final = 3
#: Headers of the versions before, by the column they fill.
_DAHULU: Final = {"predikat": "Predikat", "nilai": "Nilai"}
_DEKAT: Final = 1e-9


class _Beda(NamedTuple):
    """A cell that shows something else than the core computes."""

    lembar: str
    sel: str
    kolom: str
    lembar_berkata: object
    program_berkata: object

    def __str__(self) -> str:
        shown, own = (
            "kosong" if one in ("", None) else kutip(float(one) if isinstance(one, int | Decimal) else one)
            for one in self[3:]
        )
        if not self.sel:
            return f"{self.lembar} tidak menampilkan NIP {own}"
        return f"{self.lembar} {self.sel} menunjukkan {shown}, program menghitung {own}"


def periksa_tersimpan(kisi: Kisi, buku: BukuUnit, versi: int, kumpulan: KumpulanTemuan) -> None:
    """Compare the results that the workbook was saved with; a difference is one finding with its cells.

    Where something else is wrong already, that is said instead: its row is missing from the core's ranking.
    """
    if not buku.skor or any(one.tingkat == "kesalahan" for one in kumpulan.daftar):
        return
    result = _ranked(buku)
    if result is None:
        return
    sheets = {one.nama: _rows(kisi, one, versi) for one in LEMBAR_HASIL}
    shown = (row.get(name) for rows in sheets.values() for _, row in rows for name in _DIBANDINGKAN)
    if all(value in ("", None) for value in shown):
        if not dipetakan_bersama(buku.pengaturan):
            return  # the sheets compute nobody then, and say so
        if ranked := sum(one.kelompok is not None for one in result.pegawai):  # nobody is where nobody has scores
            _nothing_shown(kisi, ranked, kumpulan)
        return
    if len(result.pegawai) > 1 and (first := _first_everywhere(sheets[PEMERINGKATAN.nama])):
        kumpulan.tambah(
            "UNIT-VERSI-LAMA",
            "Lembar Pemeringkatan buku ini menampilkan orang pertama di setiap baris, sebab Excel tidak mengenal "
            "bentuk rumusnya yang lama. Yang dipakai adalah hitungan program; lembar itu jangan dicetak.",
            lembar=PEMERINGKATAN.nama, sel=first,
        )
        return
    order = {column: place for place, column in enumerate(("nip", *_DIBANDINGKAN))}
    found = sorted(_differences(sheets, result, versi), key=lambda one: order[one.kolom])
    if versi < _TERPISAH and found and all(one.kolom == "peringkat" for one in found):
        kumpulan.tambah(
            "UNIT-VERSI-LAMA",
            "Lembar Pemeringkatan buku unit versi lama mengurutkan tanpa melihat predikat; peringkat yang dipakai "
            f"adalah hitungan program. {found[-1]}.",
            lembar=found[-1].lembar, sel=found[-1].sel,
        )
    elif found:
        told = sebut([str(one) for one in found], "sel lainnya", pemisah="; ")
        kumpulan.tambah(
            "UNIT-HASIL-BERBEDA", f"Lembar dan hitungan program berbeda: {told}.", lembar=found[0].lembar,
            sel=found[0].sel,
        )


def _ranked(buku: BukuUnit) -> HasilPemeringkatan | None:
    """The core's ranking of the unit by its own settings; ``None`` before the first rule."""
    try:
        return petakan(buku).hasil
    except AturanBelumBerlaku:
        return None


def _rows(kisi: Kisi, lembar: LembarTabel, versi: int) -> list[tuple[int, Mapping[str, object]]]:
    """Rows of a result sheet below its header, with their numbers from 0; none when the sheet is gone."""
    names = {lipat(column.judul): column.nama for column in lembar.kolom}
    if versi < _TERPISAH:
        names |= {lipat(title): name for name, title in _DAHULU.items()}
    shown = next((rows for name, rows in kisi.lembar.items() if lembar.bernama(name)), [])
    columns: dict[int, str] = {}
    found: list[tuple[int, Mapping[str, object]]] = []
    for number, row in enumerate(shown):
        if columns:
            cells = {name: row[place] for place, name in columns.items() if place < len(row)}
            found.append((number, {**cells, "_kolom": columns}))
        elif {"nip", "peringkat"} <= {names.get(lipat(cell)) for cell in row if isinstance(cell, str)}:
            columns = {
                place: names[lipat(cell)]
                for place, cell in enumerate(row)
                if isinstance(cell, str) and lipat(cell) in names
            }
    return found


def _first_everywhere(rows: Sequence[tuple[int, Mapping[str, object]]]) -> str:
    """The cell of the NIP of the second row, where every row of several shows the same person; else blank."""
    shown = [(number, row) for number, row in rows if row.get("nip") not in ("", None)]
    if len(shown) < 2 or len({row.get("nip") for _, row in shown}) > 1:
        return ""
    return _at(PEMERINGKATAN, *shown[1], "nip", None).sel


def _nothing_shown(kisi: Kisi, banyak: int, kumpulan: KumpulanTemuan) -> None:
    """Nobody is shown: the workbook was saved without results, or the lines above the table say why."""
    shown = next((rows for name, rows in kisi.lembar.items() if PEMERINGKATAN.bernama(name)), [])
    titles = {lipat(one.judul) for one in PEMERINGKATAN.kepala}
    for number, row in enumerate(shown):
        if row and isinstance(row[0], str) and lipat(row[0]) in titles:
            for place, cell in enumerate(row[1:], start=1):
                if cell not in ("", None):
                    kumpulan.tambah(
                        "UNIT-HASIL-BERBEDA",
                        f"Lembar tidak menghitung siapa pun dan berkata {kutip(cell)}, sedangkan program menghitung "
                        f"{banyak} pegawai.",
                        lembar=PEMERINGKATAN.nama, sel=alamat(number, place),
                    )
                    return
    kumpulan.tambah(
        "UNIT-BELUM-DIHITUNG", "Buku unit ini disimpan tanpa hasil rumusnya, jadi tidak dapat dibandingkan.",
        lembar=PEMERINGKATAN.nama,
    )


def _differences(
    sheets: Mapping[str, Sequence[tuple[int, Mapping[str, object]]]], hasil: HasilPemeringkatan, versi: int
) -> Iterator[_Beda]:
    """Every cell that differs: per person in Pemeringkatan, and the order of people in Urutan."""
    people = {str(one.nip): one for one in hasil.pegawai}
    for number, row in sheets[PEMERINGKATAN.nama]:
        one = people.pop(str(row.get("nip") or ""), None)
        if one is None and row.get("nip") not in ("", None):
            yield _at(PEMERINGKATAN, number, row, "nip", None)
        for name in _DIBANDINGKAN if one is not None else ():
            if name in row and not _same(row[name], wanted := _wanted(one, name, versi)) and wanted is not Ellipsis:
                yield _at(PEMERINGKATAN, number, row, name, wanted)
    for one in people.values():
        yield _Beda(PEMERINGKATAN.nama, "", "nip", None, str(one.nip))
    ordered = [str(one.nip) for one in hasil.pegawai]
    for place, (number, row) in enumerate(sheets[URUTAN.nama]):
        wanted = ordered[place] if place < len(ordered) else None
        if not _same(row.get("nip"), wanted):
            yield _at(URUTAN, number, row, "nip", wanted)._replace(kolom="peringkat")


def _at(lembar: LembarTabel, nomor: int, row: Mapping[str, object], kolom: str, dihitung: object) -> _Beda:
    columns = row["_kolom"]
    place = next(place for place, name in columns.items() if name == kolom) if isinstance(columns, dict) else 0
    return _Beda(lembar.nama, alamat(nomor, place), kolom, row.get(kolom), dihitung)


def _wanted(one: HasilPegawai | None, nama: str, versi: int) -> object:
    """What the core says of a cell; ``...`` where a version before showed something else there."""
    if versi < _TERPISAH and one is not None:
        if nama == "predikat":
            return one.predikat or one.usulan_predikat
        if nama == "nilai":
            return one.nilai if one.nilai is not None else ...
    return getattr(one, nama)


def _same(sel: object, dihitung: object) -> bool:
    if dihitung is None:
        return sel in ("", None)
    if isinstance(dihitung, int | Decimal) and not isinstance(dihitung, bool):
        return isinstance(sel, int | float) and abs(float(sel) - float(dihitung)) < _DEKAT
    return str(sel) == str(dihitung)
