from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from kinerja_core.exports.isian import ISIAN, LUAR, perbarui
from kinerja_core.exports.profil_ekspor import ProfilRusak, baca_profil, kode_profil, muat_profil
from kinerja_core.exports.sumber import SARAN, SEBAB, baris_buku, baris_pemeringkatan
from kinerja_core.exports.tulis import ekspor
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.excel import HURUF_SEL
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Kelompok, MetodePemetaan, Predikat, UrutanPeringkat
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan
from kinerja_core.model.periode import Periode
from kinerja_core.services.contoh.unit import ORANG, buku
from tests.alat.ooxml import keluhan

PENGATURAN = Pengaturan(nama_unit="Unit Uji", periode=Periode(2025))


def _hasil(*pegawai: HasilPegawai) -> HasilPemeringkatan:
    return HasilPemeringkatan(
        metode=MetodePemetaan.TINGKAT, bobot=(70, 30), urutan=UrutanPeringkat.KELOMPOK, rata_rata={},
        pegawai=pegawai, distribusi={},
    )


def _pegawai(**ganti: object) -> HasilPegawai:
    isi: dict[str, object] = {
        "nip": NIP("199007122015032001"),
        "nama": "Fitri",
        "jabatan": "Analis",
        "kelompok": Kelompok.K2,
        "peringkat": 1,
        "predikat": Predikat.BAIK,
        "nilai": 100,
        "hasil": Decimal(85),
    }
    return HasilPegawai.model_validate(isi | ganti)


def _lembar(isi: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(isi)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_every_profile_that_ships_can_be_loaded_and_its_source_fills_its_fields():
    contoh = {
        "pemeringkatan": next(baris_pemeringkatan(PENGATURAN, _hasil(_pegawai()))),
        **{s: next(baris_buku(s, buku(ORANG[0]))) for s in ("rencana-aksi", "catatan-harian", "realisasi")},
    }
    assert set(contoh) == set(ISIAN)
    for kode in kode_profil():
        profil = muat_profil(kode)
        assert {k.isian for k in profil.kolom} - {None} <= set(ISIAN[profil.sumber])
    for sumber, baris in contoh.items():
        assert {nama for nama in baris if not nama.startswith((SARAN, SEBAB))} | {"nomor"} == set(ISIAN[sumber]), sumber
        assert LUAR[sumber] <= set(ISIAN[sumber])
        assert all(baris[nama] is None for nama in LUAR[sumber])


def test_the_pemeringkatan_profile_writes_people_in_rank_order_with_nip_as_text(tmp_path: Path):
    kedua = _pegawai(nip=NIP("199007122015032002"), nama="Gita", peringkat=2, nilai=99)
    hasil = ekspor(muat_profil("kemenkes-pemeringkatan"), baris_pemeringkatan(PENGATURAN, _hasil(_pegawai(), kedua)))
    assert _lembar(hasil.isi) == [
        ["No", "NIP", "Nama", "Jabatan", "Unit Kerja", "Periode", "Kelompok", "Peringkat", "Predikat", "Nilai"],
        [1.0, "199007122015032001", "Fitri", "Analis", "Unit Uji", "Tahun 2025", "K2", 1.0, "Baik", 100.0],
        [2.0, "199007122015032002", "Gita", "Analis", "Unit Uji", "Tahun 2025", "K2", 2.0, "Baik", 99.0],
    ]
    berkas = tmp_path / "x.xlsx"
    berkas.write_bytes(hasil.isi)
    assert keluhan(berkas) == []


@pytest.mark.parametrize("kode", [k for k in kode_profil() if k.startswith("kemenkes-")])
def test_what_is_written_is_read_back_equal_to_its_source(kode: str, tmp_path: Path):
    profil = muat_profil(kode)
    if profil.sumber == "pemeringkatan":
        baris = list(baris_pemeringkatan(PENGATURAN, _hasil(_pegawai(), _pegawai(nama="=1+1", nilai=99))))
    else:
        baris = [satu for orang in ORANG[:3] for satu in baris_buku(profil.sumber, buku(orang))]
    hasil = ekspor(profil, baris)
    assert hasil.temuan == ()
    berkas = tmp_path / "x.xlsx"
    berkas.write_bytes(hasil.isi)
    assert keluhan(berkas) == []
    asal = [
        [nomor if k.isian == "nomor" else satu[str(k.isian)] for k in profil.kolom]
        for nomor, satu in enumerate(baris, 1)
    ]
    assert len(asal) == hasil.baris > 0
    lembar = load_workbook(berkas)[profil.lembar]
    openpyxl = [
        [sel.date() if isinstance(sel, datetime) else sel for sel in satu]
        for satu in lembar.iter_rows(min_row=2, values_only=True)
    ]
    assert openpyxl == [[None if sel == "" else sel for sel in satu] for satu in asal]
    calamine = [[sel if sel != "" else None for sel in satu] for satu in _lembar(hasil.isi)[1:]]
    assert calamine == openpyxl


def test_a_row_without_a_mandatory_value_is_reported_and_not_written():
    hasil = ekspor(
        muat_profil("kemenkes-pemeringkatan"),
        baris_pemeringkatan(PENGATURAN, _hasil(_pegawai(nilai=None, predikat=None), _pegawai())),
    )
    assert hasil.baris == 1
    assert len(_lembar(hasil.isi)) == 2
    (temuan,) = hasil.temuan
    assert temuan.kode == "EKSPOR-KOSONG"
    assert temuan.pesan == "Baris Fitri (199007122015032001) tidak ditulis karena belum ada: Predikat, Nilai."


def test_whose_pemetaan_and_decision_disagree_is_not_written_and_the_reason_is_said():
    bertentangan = _pegawai(nama="Gita", nilai=108, konflik=("Kelompok K1 menghendaki predikat Sangat Baik.",))
    hasil = ekspor(
        muat_profil("kemenkes-pemeringkatan"), baris_pemeringkatan(PENGATURAN, _hasil(bertentangan, _pegawai()))
    )
    assert [baris[2] for baris in _lembar(hasil.isi)[1:]] == ["Fitri"]
    (temuan,) = hasil.temuan
    assert "Gita" in temuan.pesan
    assert "pemetaan dan penetapan bertentangan" in temuan.pesan
    assert "Bahas dengan Pejabat Penilai Kinerja" in temuan.saran


def test_jenjang_and_predikat_stand_together_only_where_both_are_known():
    def baris(**ganti: object) -> object:
        return next(baris_pemeringkatan(PENGATURAN, _hasil(_pegawai(**ganti))))["jenjang_predikat"]

    assert baris(jabatan="Perawat Ahli Muda") == "Ahli Muda, Baik"
    assert baris(jabatan="Perawat Ahli Muda", predikat=None) is None
    assert baris(jabatan="Analis") is None
    assert baris(jabatan=None) is None


@pytest.mark.parametrize("panjang", ["x" * (HURUF_SEL + 1), "🙂" * (HURUF_SEL // 2 + 1)])
def test_a_text_excel_cannot_hold_is_reported_and_never_cut(panjang: str):
    hasil = ekspor(
        muat_profil("kemenkes-pemeringkatan"), baris_pemeringkatan(PENGATURAN, _hasil(_pegawai(nama=panjang)))
    )
    assert hasil.baris == 0
    assert [t.kode for t in hasil.temuan] == ["EKSPOR-TERLALU-PANJANG"]


@pytest.mark.parametrize("panjang", ["x" * HURUF_SEL, "🙂" * (HURUF_SEL // 2)])
def test_the_longest_text_excel_can_hold_is_written_whole(panjang: str):
    hasil = ekspor(
        muat_profil("kemenkes-pemeringkatan"), baris_pemeringkatan(PENGATURAN, _hasil(_pegawai(nama=panjang)))
    )
    assert (hasil.baris, hasil.temuan) == (1, ())
    assert panjang in [sel for baris in _lembar(hasil.isi) for sel in baris]


def test_no_rows_give_a_file_with_only_its_header(tmp_path: Path):
    hasil = ekspor(muat_profil("kemenkes-realisasi"), [])
    assert len(_lembar(hasil.isi)) == 1
    berkas = tmp_path / "x.xlsx"
    berkas.write_bytes(hasil.isi)
    assert keluhan(berkas) == []


def test_dates_are_real_dates_in_excel():
    hasil = ekspor(muat_profil("kemenkes-catatan-harian"), baris_buku("catatan-harian", buku(ORANG[0])))
    assert _lembar(hasil.isi)[1][2] == date(2025, 4, 10)


PROFIL_CSV = """
deskripsi: uji
sumber: pemeringkatan
format: csv
rujukan: uji
kolom:
  - {judul: Nama, isian: nama}
  - {judul: NIP, isian: nip}
"""


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
@example(";=")
def test_no_exported_text_can_run_as_a_formula(nama: str):
    profil = baca_profil(PROFIL_CSV, "uji")
    isi = ekspor(profil, baris_pemeringkatan(PENGATURAN, _hasil(_pegawai(nama=nama)))).isi.decode("utf-8-sig")
    (_, (sel, nip)) = list(csv.reader(io.StringIO(isi, newline="")))
    assert not sel.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not [part for part in re.split("[;,|]", sel) if part.lstrip(' "').startswith(("=", "@"))]  # other countries
    assert sel.replace("'", "") == nama.replace("'", "")  # and nothing else is changed
    assert nip == "199007122015032001"


@pytest.mark.parametrize("nama", ["=1+1", "+62", "-5", "@SUM(A1)", "\tx"])
def test_text_that_looks_like_a_formula_stays_text_in_excel(nama: str):
    isi = ekspor(
        muat_profil("kemenkes-pemeringkatan"), baris_pemeringkatan(PENGATURAN, _hasil(_pegawai(nama=nama)))
    ).isi
    assert _lembar(isi)[1][2] == nama


def test_the_same_data_give_the_same_bytes():
    profil = muat_profil("kemenkes-rencana-aksi")
    assert ekspor(profil, baris_buku("rencana-aksi", buku(ORANG[0]))).isi == (
        ekspor(profil, baris_buku("rencana-aksi", buku(ORANG[0]))).isi
    )


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("deskripsi: a\ndeskripsi: b\n", 'Isian "deskripsi" ditulis dua kali'),
        (PROFIL_CSV + "lain: 1\n", "lain: Isian ini tidak dikenal."),
        (PROFIL_CSV.replace("isian: nama", "isian: namaa"), '"namaa" (mungkin "nama")'),
        (PROFIL_CSV.replace("judul: NIP", "judul: nama"), "Judul kolom dipakai dua kali: Nama, nama."),
        (PROFIL_CSV.replace("sumber: pemeringkatan", "sumber: lain"), "sumber: Harus salah satu dari"),
        ("[1, 2", "bukan YAML yang benar"),
        (f"{PROFIL_CSV}  - {{judul: A, tetap: 1.5}}\n", "tetap: Harus berupa teks atau bilangan bulat."),
        (f"{PROFIL_CSV}  - {{judul: A, isian: nilai, wajib: 1}}\n", "wajib: Harus berupa true atau false atau teks."),
        (f"{PROFIL_CSV}  - {{judul: A, isian: nilai, kode: {{a: [1]}}}}\n",
         "kode › a: Harus berupa bilangan bulat atau teks."),
        (f"{PROFIL_CSV}  - {{judul: A, isian: nilai, kode: {{1: A}}}}\n", "kode › nama 1: Harus berupa teks."),
    ],
)
def test_a_broken_profile_says_what_is_wrong(teks: str, pesan: str):
    with pytest.raises(ProfilRusak, match=r"^Profil ekspor") as galat:
        baca_profil(teks, "milik.yaml")
    assert pesan in str(galat.value)


def test_every_problem_of_a_profile_comes_at_once():
    teks = PROFIL_CSV.replace("isian: nama", "isian: namaa").replace("judul: NIP", "judul: nama")
    teks += "lain: 1\nlembar: a/b\n"
    with pytest.raises(ProfilRusak) as galat:
        baca_profil(teks.replace("isian: nip}", "isian: nip, lebar: 0}"), "milik.yaml")
    pesan = str(galat.value)
    for bagian in ("lain: Isian ini", "lembar: Bentuknya", "lebar: Paling kecil 4", '"namaa" (mungkin', "dua kali"):
        assert bagian in pesan, bagian
    assert len(galat.value.masalah) == 5


@pytest.mark.parametrize(
    ("kolom", "pesan"),
    [
        ("{judul: A, isian: nama, tetap: 1}", "pakai salah satu"),
        ("{judul: A, tetap: 1, wajib: true}", "tidak mempunyai isian"),
        ("{judul: A, isian: nama, wajib: penilai_as}", '(mungkin "penilai_asn")'),
        ("{judul: A, isian: nama, kode: {}}", "kode"),
        ("{judul: A, isian: nama, bentuk: jamm}", "bentuk"),
        ("teks", "Harus berupa kelompok isian"),
        ("{judul: A, tetap: true}", "tetap"),
        ("{judul: A, isian: nama, kode: {Ani: true}}", "Ani"),
        ("{judul: A, isian: nama, wajib: 1}", "wajib"),
        ("{judul: A, isian: nama, wajib: yes}", '"yes"'),
        ("{judul: A, isian: nama, lebar: 2_0}", "Harus bilangan bulat"),
    ],
)
def test_a_column_that_contradicts_itself_is_named(kolom: str, pesan: str):
    with pytest.raises(ProfilRusak) as galat:
        baca_profil(f"deskripsi: uji\nsumber: pemeringkatan\nrujukan: uji\nkolom:\n  - {kolom}\n", "milik.yaml")
    assert pesan in str(galat.value)


def test_an_unknown_profile_names_the_nearest():
    with pytest.raises(GalatKinerja, match='Mungkin "kemenkes-realisasi"'):
        muat_profil("kemenkes-realisas")


def test_the_page_for_users_names_every_profile_and_every_field_and_its_example_works():
    halaman = (Path(__file__).parents[2] / "docs" / "ekspor.md").read_text(encoding="utf-8")
    for kode in kode_profil():
        profil = muat_profil(kode)
        assert f"| `{kode}` | .{profil.format} |" in halaman
        assert profil.deskripsi in halaman
    assert perbarui(halaman) == halaman, "jalankan: python -m kinerja_core.exports.isian"
    for sumber, isian in ISIAN.items():
        bagian = halaman.partition(f"### Isian sumber `{sumber}`")[2].partition("###")[0]
        assert [baris.split("`")[1] for baris in bagian.splitlines() if baris.startswith("| `")] == list(isian)
        assert all(f"| `{nama}` | {arti}" in bagian for nama, arti in isian.items())
    contoh = baca_profil(halaman.partition("```yaml")[2].partition("```")[0], "contoh")
    hasil = ekspor(contoh, baris_buku("catatan-harian", buku(ORANG[0])))
    assert hasil.temuan == ()
    assert b"10/04/2025" in hasil.isi
