"""Items that stand in another order than they were printed in are the same items, to the sheet and to the reader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_core.model.penilaian_360 import BukuPenilaian360
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_penilaian_360
from tests.alat import libreoffice
from tests.alat.alamat import di, semua_isi
from tests.alat.timpa_sel import timpa_sel, untuk_dihitung
from tests.workbooks.buku_360 import bahan_360
from tests.workbooks.buku_jadi import baca

_KOLOM = ("perilaku", "butir", "pegawai1.skor", "pegawai2.skor")
_RATA = [f"_{value.name.casefold()}" for value in PANDUAN]


def _skor(awal: int) -> dict[Any, tuple[int, ...]]:
    return {
        value: tuple(1 + (awal + one + n) % 5 for n in range(len(items)))
        for one, (value, items) in enumerate(PANDUAN.items())
    }


@pytest.mark.parametrize("baru", ["terbalik", "urut"])
def test_means_belong_to_the_value_that_the_row_names_wherever_it_stands(
    baru: str, soffice: str, tmp_path: Path
) -> None:
    book = bahan_360.buku(*(bahan_360.penilaian(one, skor=_skor(one)) for one in range(2)))
    built = bangun_penilaian_360(isi=book)
    rows = semua_isi(baca(built), "Penilaian", *_KOLOM)
    moved = rows[::-1] if baru == "terbalik" else sorted(rows, key=lambda row: str(row[1]))
    typed = {
        ("Penilaian", di("Penilaian", name, number)): value
        for number, row in enumerate(moved, start=1) for name, value in zip(_KOLOM, row, strict=True)
    }
    files = [tmp_path / "asli.xlsx", tmp_path / "pindah.xlsx"]
    for path, cells in zip(files, ({}, typed), strict=True):
        path.write_bytes(timpa_sel(built, cells))
    saved = libreoffice.ubah_semua(files, "xlsx", tmp_path / "lo")
    before, after = (semua_isi(baca(path), "Daftar Dinilai", *_RATA, "_skor") for path in saved)
    assert before == after
    assert len({*before[0]}) > 3
    read = [baca_berkas(path).buku for path in saved]
    assert read[0] == read[1]
    assert isinstance(read[0], BukuPenilaian360)


def test_the_status_of_an_item_is_what_it_was_when_rows_are_put_between_the_items(
    soffice: str, python_uno: str, tmp_path: Path
) -> None:
    built = bangun_penilaian_360(isi=bahan_360.buku(*(bahan_360.penilaian(one, skor=_skor(one)) for one in range(2))))
    lacking = di("Penilaian", "pegawai2.skor", 2)
    asal, jadi = tmp_path / "asal.xlsx", {name: tmp_path / f"{name}.xlsx" for name in ("diam", "sisip")}
    asal.write_bytes(untuk_dihitung(timpa_sel(built, {("Penilaian", lacking): ""})))
    between = int(di("Penilaian", "_status", 4)[1:]) - 1  # rows count from 0 there
    libreoffice.lewat_uno(
        python_uno, "tests.workbooks.buku_skp.pindah", soffice, str(asal),
        masukan={str(jadi["diam"]): [], str(jadi["sisip"]): [["sisipkan", "Penilaian", between, 2]]},
    )
    before, after = (semua_isi(baca(path), "Penilaian", "_status") for path in jadi.values())
    assert before[:3] == ["Lengkap", "Lengkapi: 1 pegawai", "Lengkap"]
    assert after == [*before[:3], "", "", *before[3:]]
