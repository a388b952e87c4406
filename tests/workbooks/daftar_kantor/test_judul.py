"""What headers mean, word by word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.workbooks.daftar_kantor.judul import TIDAK_PERLU, arti_judul
from kinerja_core.workbooks.daftar_kantor.lembar import LEMBAR_DAFTAR

ARTI = {
    "N I P": "pegawai.nip", "NIP / NI PPPK": "pegawai.nip", "Nomor Induk Pegawai": "pegawai.nip",
    "NIP/NRP": "pegawai.nip", "Nama Lengkap & Gelar": "pegawai.nama", "Nama dan Gelar": "pegawai.nama",
    "Jabatan Terakhir": "pegawai.jabatan", "skp_jabatan": "pegawai.jabatan", "Nama Jabatan": "pegawai.jabatan",
    "Satuan Kerja": "pegawai.unit_kerja", "Unit Organisasi": "pegawai.unit_kerja", "skp_unor": "pegawai.unit_kerja",
    "PANGKAT / GOL. RUANG": "pegawai.pangkat", "golru": "pegawai.pangkat", "Pangkat": "pegawai.nama_pangkat",
    "Gol. Ruang": "pegawai.golongan", "STATUS": "pegawai.jenis", "PNS/PPPK": "pegawai.jenis",
    "NIP Pejabat Penilai": "penilai.nip", "pegawai_atasan_nip": "penilai.nip", "Jabatan Penilai": "penilai.jabatan",
    "Instansi Pejabat Penilai": "penilai.unit_kerja", "Nama Atasan Pejabat Penilai": "atasan_penilai.nama",
    "NIP BARU / NIP LAMA": "pegawai.nip", "NIP (18 digit)": "pegawai.nip", "Nama (berikut gelar)": "pegawai.nama",
    "Jabatan Struktural/Fungsional": "pegawai.jabatan", "Jabatan / TMT": "pegawai.jabatan",
    "Pangkat/Gol/TMT": "pegawai.pangkat", "Unit Kerja/Instalasi": "pegawai.unit_kerja",
    "Jenis SKP": "jenis_skp", "Periode SKP": "periode", "Tanggal Mulai": "mulai", "Periode Selesai": "selesai",
    "hasil_kerja": "bkn.hasil",
}  # fmt: skip


@pytest.mark.parametrize(("judul", "medan"), ARTI.items())
def test_a_header_means_one_field(judul: str, medan: str):
    assert arti_judul(judul) == (medan,)


@pytest.mark.parametrize(
    ("judul", "medan"),
    [
        ("Nama / NIP", ("pegawai.nama", "pegawai.nip")),
        ("NIP dan Nama", ("pegawai.nip", "pegawai.nama")),
        ("Nama, NIP, Pangkat/Gol", ("pegawai.nama", "pegawai.nip", "pegawai.pangkat")),
        ("Pejabat Penilai", ("penilai.nama", "penilai.nip")),
        ("Pejabat Penilai Kinerja (Atasan Langsung)", ("penilai.nama", "penilai.nip")),
        ("Atasan Langsung/Pejabat Penilai", ("penilai.nama", "penilai.nip")),
        ("Atasan Langsung Pejabat Penilai", ("atasan_penilai.nama", "atasan_penilai.nip")),
        ("NAMA / NIP / JABATAN", ("pegawai.nama", "pegawai.nip", "pegawai.jabatan")),
    ],
)
def test_a_header_may_mean_several_fields_in_its_order(judul: str, medan: tuple[str, ...]):
    assert arti_judul(judul) == medan


@pytest.mark.parametrize(
    "judul",
    ["No", "NIP Lama", "TMT Golongan", "Gol. Darah", "No HP", "Pendidikan", "Tempat, Tanggal Lahir", "Kelas Jabatan",
     "TMT Jabatan", "Masa Kerja Thn", "Latihan Jabatan Nama"],
)
def test_what_a_list_does_not_need_is_known_to_be_so(judul: str):
    assert arti_judul(judul) == (TIDAK_PERLU,)


@pytest.mark.parametrize(
    "judul", ["Atasan Langsung", "Kode", "Pangkat/Pendidikan", "Tim Kerja", "Instansi", "PPK", "Nama tanpa gelar"]
)
def test_what_may_mean_something_else_is_not_known(judul: str):
    assert arti_judul(judul) is None


def test_the_headers_of_the_empty_list_mean_its_own_columns():
    columns = [column for column in LEMBAR_DAFTAR.kolom if not column.nama.startswith("_")]
    assert [arti_judul(column.judul) for column in columns] == [(column.nama,) for column in columns]


def test_the_table_of_the_page_is_what_the_program_knows():
    text = (Path(__file__).parents[3] / "docs" / "daftar.md").read_text(encoding="utf-8")
    names = {column.judul: column.nama for column in LEMBAR_DAFTAR.kolom}
    rows = re.findall(r"^\| (.+) \| (.+) \|$", text, flags=re.MULTILINE)[1:]
    assert len(rows) == 12
    for headers, title in rows:
        for header in re.split(r", (?!Golongan Ruang)", headers):
            assert arti_judul(header) == (names[title],), header


@given(st.text(max_size=60))
def test_any_text_is_a_header_or_none(teks: str):
    meaning = arti_judul(teks)
    assert meaning is None or all(isinstance(name, str) for name in meaning)
