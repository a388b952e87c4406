"""Whatever stands in a list: it is read or told about, and never raises."""

from __future__ import annotations

import datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.workbooks.daftar_kantor.baca import pilih_lembar, susun_tabel
from kinerja_core.workbooks.daftar_kantor.laporan_bkn import skp_terakhir
from kinerja_core.workbooks.daftar_kantor.peserta import baca_peserta
from kinerja_core.workbooks.mesin.kisi import Kisi, alamat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan
from tests.workbooks.daftar_kantor.bahan import ANDI, BUDI, CITRA, PPPK

JUDUL = [
    "No", "Nama", "NIP", "Nama / NIP", "Pangkat/Gol", "Pangkat", "Golongan", "Jabatan", "Unit Kerja", "Satuan Kerja",
    "Status", "Penilai", "NIP Penilai", "Nama Pejabat Penilai", "Jabatan Penilai", "Jenis SKP", "Periode",
    "Periode Mulai", "Periode Selesai", "Atasan Langsung", "hasil_kerja", "hasil_akhir", "periode_akhir_skp", "",
]  # fmt: skip
#: Headers without which nothing is read.
DASAR = ["Nama", "NIP", "Jabatan", "Unit Kerja"]
ISI: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([
        "", None, ANDI, BUDI, CITRA, PPPK, f"'{ANDI}", f"Andi\n{BUDI}", float(ANDI), "Andi", "Budi Santoso", "Penata",
        "III/c", "IX", "IIIc", "PNS", "PPPK", "Kawin", "Analis", "Tim A", "Jumlah", "1", 1.0, 2.0, "-", "#N/A", "=A1",
        "Januari - Juni 2026", "Kuantitatif JPT", "BAIK", "31-12-2025", datetime.datetime(2026, 1, 1), True, 1e300,  # noqa: DTZ001 - a cell has no zone
        float("inf"), datetime.timedelta(1), datetime.time(1), "\x00", "\u202eAndi",
    ]),
    st.text(max_size=12), st.floats(allow_nan=False),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(JUDUL), max_size=8).map(lambda lain: [*DASAR, *lain]), st.data())
def test_a_list_with_anything_in_it_is_read_or_told_about(judul: list[str], data: st.DataObject):
    width = len(judul)
    rows = data.draw(st.lists(st.lists(ISI, min_size=width, max_size=width), max_size=6))
    merges = data.draw(
        st.lists(st.tuples(st.integers(0, 7), st.integers(0, width), st.integers(0, 3), st.integers(0, 3)))
    )
    spans = tuple(f"{alamat(row, column)}:{alamat(row + down, column + right)}" for row, column, down, right in merges)
    kisi = Kisi({"A": [["DAFTAR", *[""] * (width - 1)], [*judul], *rows]}, gabung={"A": spans})
    found = KumpulanTemuan()
    for sheet in pilih_lembar(kisi, (), found):
        table = susun_tabel(sheet, kisi, found, None)
        if table is None:
            assert any(one.tingkat == "kesalahan" for one in found.daftar)
            continue
        before = {str(record.get("pegawai.nip")) for _, record in table.baris}
        skp_terakhir(table.baris)
        members = baca_peserta([table])
        assert {str(one.pegawai.nip) for one in members} <= {"".join(filter(str.isdigit, nip)) for nip in before}
        if len(members) < len(table.baris):  # who is left out is told
            assert any(one.tingkat == "kesalahan" for one in found.daftar)
