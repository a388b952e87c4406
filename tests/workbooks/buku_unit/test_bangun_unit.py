"""The unit workbook as built: its lists, its room, and what it refuses to hold."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis
from tests.alat.alamat import di, isi, semua_isi
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks.buku_jadi import baca, bangun_unit, dihitung_sama_semua
from tests.workbooks.buku_unit.bahan_unit import bangun_pas


def test_people_whose_nip_share_fifteen_digits_are_not_called_duplicates() -> None:
    unit = bahan.buku_unit(3)
    assert set(semua_isi(baca(bangun_unit(unit)), "Daftar Pegawai", "_status")[:3]) == {"Lengkap"}
    same = unit.model_copy(update={"anggota": (unit.anggota[0], unit.anggota[1], unit.anggota[0])})
    status = semua_isi(baca(bangun_unit(same)), "Daftar Pegawai", "_status")
    assert status[:3] == ["Periksa: NIP ganda", "Lengkap", "Periksa: NIP ganda"]


def test_a_score_of_somebody_who_is_not_on_the_list_is_said_by_the_sheet_and_by_the_reader(
    soffice: str, tmp_path: Path
) -> None:
    unit = bahan.buku_unit(3)
    listed = unit.model_copy(update={"anggota": unit.anggota[:2]})
    nobody = unit.model_copy(update={"anggota": ()})
    books = {"tercantum": bangun_pas(unit), "tidak": bangun_pas(listed), "tanpa-daftar": bangun_pas(nobody)}
    assert min(dihitung_sama_semua(books, tmp_path).values()) > 50
    told = {}
    for name, data in books.items():
        (tmp_path / f"{name}.xlsx").write_bytes(data)
        found = [one.sel for one in baca_berkas(tmp_path / f"{name}.xlsx").temuan if one.kode == "SKOR-TANPA-PEGAWAI"]
        told[name] = semua_isi(baca(data), "Skor", "_status")[2], found
    where = di("Skor", "nip", 3)
    assert told == {
        "tercantum": ("Lengkap", []), "tidak": ("Periksa: NIP tidak ada di lembar Daftar Pegawai", [where]),
        "tanpa-daftar": ("Lengkap", []),
    }


def test_a_unit_larger_than_the_capacity_gets_more_rows() -> None:
    sheets = baca(bangun_unit(bahan.buku_unit(730)))
    assert isi(sheets, "Daftar Pegawai", "pegawai.nip", 730) == str(bahan.nip_ke(729))
    assert isi(sheets, "Daftar Pegawai", "_status", 730) == "Lengkap"


def test_more_kop_lines_than_the_sheet_has_are_refused() -> None:
    unit = bahan.buku_unit(1)
    settings_ = unit.pengaturan.model_copy(update={"kop": ("a",) * 6})
    with pytest.raises(BukuTidakDapatDitulis, match="paling banyak 5 baris; ada 6"):
        bangun_unit(unit.model_copy(update={"pengaturan": settings_}))


@settings(max_examples=10)
@given(st.lists(st.decimals(min_value="1.01", max_value=120, places=2), min_size=1, max_size=20))
def test_scores_are_read_back_exactly(skor: list[Decimal]) -> None:
    unit = bahan.buku_unit(len(skor))
    scores = tuple(
        SkorPegawai(nip=bahan.nip_ke(n), nama="x", hasil=value, perilaku=value) for n, value in enumerate(skor)
    )
    written = semua_isi(baca(bangun_pas(unit.model_copy(update={"skor": scores}))), "Skor", "hasil")
    assert [Decimal(repr(value)) for value in written[:len(skor)]] == skor
