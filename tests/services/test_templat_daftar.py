"""Staff workbooks, 360° workbooks and unit workbooks from lists as offices have them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import TAHUN_TERAKHIR
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.services.daftar_unit import daftar_dari
from kinerja_core.services.templat import tahun_masih_dievaluasi, templat
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.daftar_kantor.baca import baca_daftar_pegawai
from kinerja_core.workbooks.daftar_kantor.buku import bangun_daftar
from kinerja_core.workbooks.mesin.kisi import buka
from tests.alat import ooxml
from tests.alat.alamat import isi, letak
from tests.alat.timpa_sel import timpa_sel
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks.daftar_kantor.bahan import ANDI, BUDI, JUDUL, tulis

KASUS = Path(__file__).parents[1] / "kasus"
ORANG = ["Andi Permata", ANDI, "Analis", "Tim A"]
PARUH = [
    [*JUDUL, "Jenis SKP", "Periode Mulai", "Periode Selesai"],
    [*ORANG, "Kuantitatif JA/JF", datetime.date(2026, 1, 1), datetime.date(2026, 6, 30)],
    ["Andi Permata", ANDI, "Kepala", "Tim B", "Kualitatif JPT", datetime.date(2026, 7, 1), datetime.date(2026, 12, 31)],
    ["Budi Santoso", BUDI, "Analis", "Tim A", None, None, None],
]


def _identitas(path: Path, nama: str) -> object:
    return isi(dict(buka(path).lembar), "Identitas", nama)


def test_a_list_of_an_office_makes_a_workbook_for_each_with_penilai_and_his_atasan(tmp_path: Path):
    result = templat("skp", tmp_path / "buku", pegawai=KASUS / "daftar" / "DAFTAR.xlsx", tahun=2026)
    assert (len(result.dibuat), [one.kode for one in result.temuan]) == (45, ["DAFTAR-BARIS-LAIN"])
    budi = next(path for path in result.dibuat if path.name.startswith("drg. Budi Permata"))
    assert _identitas(budi, "penilai.nama") == "Dr. dr. Andi Permata, S.K.M., M.Kes"
    assert _identitas(budi, "atasan_penilai.nip") == "196803121994031004"
    assert ooxml.keluhan(budi) == []


def test_the_report_of_bkn_makes_workbooks_too(tmp_path: Path):
    (path,) = templat("skp", tmp_path / "buku", pegawai=KASUS / "bkn" / "laporan-bkn.xlsx", tahun=2026).dibuat
    assert (_identitas(path, "pegawai.jabatan"), _identitas(path, "pegawai.unit_kerja")) == ("Analis", "Biro")


def test_a_person_with_two_skp_gets_two_workbooks_of_their_own_kind_and_span(tmp_path: Path):
    result = templat("skp", tmp_path / "buku", pegawai=tulis(tmp_path / "d.xlsx", {"A": PARUH}), tahun=2026)
    assert [path.name for path in result.dibuat] == [
        f"Andi Permata {ANDI} 1 Januari - 30 Juni 2026.xlsx",
        f"Andi Permata {ANDI} 1 Juli - 31 Desember 2026.xlsx",
        f"Budi Santoso {BUDI}.xlsx",
    ]
    found = [(_identitas(path, "jenis"), _identitas(path, "pegawai.jabatan")) for path in result.dibuat]
    assert found == [("Kuantitatif JA/JF", "Analis"), ("Kualitatif JPT", "Kepala"), ("Kuantitatif JA/JF", "Analis")]
    ends = [baca_berkas(path) for path in result.dibuat]
    assert all(one.jenis == "skp" for one in ends)
    assert [_identitas(path, "selesai") for path in result.dibuat] == [
        datetime.date(2026, 6, 30),
        datetime.date(2026, 12, 31),
        datetime.date(2026, 12, 31),
    ]


def test_of_two_skp_the_later_is_that_of_the_unit(tmp_path: Path):
    people = tulis(tmp_path / "d.xlsx", {"A": PARUH})
    (unit,) = templat("unit", tmp_path / "unit.xlsx", pegawai=people, tahun=2026).dibuat
    members, _ = baca_daftar_pegawai(unit)
    assert [one.pegawai.jabatan for one in members] == ["Kepala", "Analis"]


def test_a_unit_made_from_a_list_is_used_as_soon_as_its_settings_are_filled(tmp_path: Path):
    people = tulis(tmp_path / "d.xlsx", {"A": PARUH})
    (unit,) = templat("unit", tmp_path / "unit.xlsx", pegawai=people, tahun=2025).dibuat
    typed = {letak("Pengaturan", "nama_unit"): "Biro Contoh", letak("Pengaturan", "periode"): "Tahun 2025"}
    unit.write_bytes(timpa_sel(unit.read_bytes(), typed))
    read = baca_berkas(unit)
    assert {one.kode for one in read.temuan} <= {"UNIT-BELUM-DIHITUNG"}
    assert {str(one.nip) for one in read.buku.skor} == {ANDI, BUDI}
    assert (read.buku.keberatan, read.buku.riwayat_skor, read.buku.penetapan_pertama) == ((), (), ())


def test_in_whatever_order_a_list_has_them_the_later_skp_is_that_of_the_unit(tmp_path: Path):
    people = tulis(tmp_path / "d.xlsx", {"A": [PARUH[0], *reversed(PARUH[1:])]})
    members, _ = daftar_dari(people, None, 2026)
    assert {one.pegawai.jabatan for one in members} == {"Kepala", "Analis"}
    assert len(members) == 2


def test_a_span_of_another_year_than_asked_is_said_and_that_workbook_not_made(tmp_path: Path):
    people = tulis(tmp_path / "d.xlsx", {"A": PARUH})
    result = templat("skp", tmp_path / "buku", pegawai=people, tahun=2027)
    assert [path.name for path in result.dibuat] == [f"Budi Santoso {BUDI}.xlsx"]
    assert [one.kode for one in result.temuan] == ["SKP-PERIODE"] * 2
    assert "2026" in result.temuan[0].pesan


@pytest.mark.parametrize("jenis", ["skp", "unit", "penilaian-360", "daftar"])
def test_no_workbook_is_made_for_a_year_before_the_rules(jenis: str, tmp_path: Path):
    with pytest.raises(AturanBelumBerlaku):
        templat(jenis, tmp_path / "x.xlsx", tahun=2019)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("jenis", ["skp", "unit", "penilaian-360", "daftar"])
def test_the_last_year_of_all_has_its_workbooks(jenis: str, tmp_path: Path):
    assert templat(jenis, tmp_path / "x.xlsx", tahun=TAHUN_TERAKHIR - 1).dibuat
    with pytest.raises(GalatKinerja, match=r"di luar 2000 s\.d\. 2099\."):
        templat(jenis, tmp_path / "y.xlsx", tahun=TAHUN_TERAKHIR)


def test_an_skp_of_a_year_before_the_rules_is_said_and_the_others_are_made(tmp_path: Path):
    old = [*ORANG, None, datetime.date(2019, 1, 1), datetime.date(2019, 12, 31)]
    result = templat("skp", tmp_path / "buku", pegawai=tulis(tmp_path / "d.xlsx", {"A": [PARUH[0], old, PARUH[3]]}))
    assert [path.name for path in result.dibuat] == [f"Budi Santoso {BUDI}.xlsx"]
    assert [one.kode for one in result.temuan] == ["PERIODE-TANPA-ATURAN"]
    assert "Andi Permata" in result.temuan[0].pesan
    assert "2022" in result.temuan[0].pesan


def test_the_rows_of_last_year_come_along_with_the_span_and_the_officials_of_the_list(tmp_path: Path):
    old = tmp_path / "2025"
    old.mkdir()
    (old / "lama.xlsx").write_bytes(bangun_skp(isi=bahan.buku_penuh()))
    nip = str(bahan.PEGAWAI.nip)
    people = tulis(
        tmp_path / "d.xlsx",
        {
            "A": [
                [*JUDUL, "Periode", "NIP Penilai"],
                ["Pegawai", nip, "Analis", "Tim A", "Juli - Desember 2026", BUDI],
                ["Budi Santoso", BUDI, "Ketua", "Tim A", None, ANDI],
                [*ORANG, None, None],
            ]
        },
    )
    result = templat("skp", tmp_path / "buku", pegawai=people, skp_lalu=old)
    assert result.dengan_skp_lalu == 1
    buku = baca_berkas(result.dibuat[0]).buku
    assert isinstance(buku, BukuSKP)
    assert (buku.skp.mulai, buku.skp.tahun) == (datetime.date(2026, 7, 1), 2026)
    assert (buku.skp.penilai.nama, buku.skp.atasan_penilai.nama) == ("Budi Santoso", "Andi Permata")


def test_an_empty_list_is_made_filled_and_read_back(tmp_path: Path):
    path = tmp_path / "kosong.xlsx"
    assert jalankan(["templat", "daftar", "-o", str(path)]) == 0
    assert ooxml.keluhan(path) == []
    assert [*buka(path).lembar][:2] == ["Petunjuk", "Daftar Pegawai"]
    own = tmp_path / "rapi.xlsx"
    assert jalankan(["templat", "daftar", "-o", str(own), "--pegawai", str(KASUS / "daftar" / "DAFTAR.csv")]) == 0
    assert baca_daftar_pegawai(own)[0] == baca_daftar_pegawai(KASUS / "daftar" / "DAFTAR.csv")[0]


def test_the_status_of_a_list_says_that_a_span_is_backwards_and_so_does_its_reader(tmp_path: Path):
    (one, *_), _ = baca_daftar_pegawai(KASUS / "daftar" / "DAFTAR.csv")
    path = tmp_path / "daftar.xlsx"
    ends = (datetime.date(2026, 6, 30), datetime.date(2026, 1, 1))
    path.write_bytes(bangun_daftar(2026, [one.model_copy(update=dict(zip(("mulai", "selesai"), ends, strict=True)))]))
    cells = [cell for row in buka(path).lembar["Daftar Pegawai"] for cell in row if isinstance(cell, str)]
    assert any("Periode Selesai mendahului Periode Mulai" in cell for cell in cells)
    members, (finding,) = baca_daftar_pegawai(path)
    assert (members, finding.kode) == ((), "SKP-PERIODE")


def test_a_list_is_no_workbook_to_check_and_is_said_to_be_a_list(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    path = tmp_path / "kosong.xlsx"
    jalankan(["templat", "daftar", "-o", str(path)])
    capsys.readouterr()
    assert jalankan(["periksa", str(path), "--json"]) == 2
    (finding,) = json.loads(capsys.readouterr().out)["berkas"][0]["temuan"]
    assert finding["kode"] == "BUKU-TIDAK-DIKENAL"
    assert "daftar pegawai" in finding["pesan"]


def test_sheets_and_the_unit_are_asked_for_and_then_told(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    path = tulis(tmp_path / "d.xlsx", {"PNS": [JUDUL[:3], ORANG[:3]], "PPPK": [JUDUL[:3], ["Budi", BUDI, "Ketua"]]})
    call = ["templat", "skp", "-o", str(tmp_path / "buku"), "--pegawai", str(path)]
    assert jalankan(call) == 2
    assert "--lembar NAMA" in capsys.readouterr().err
    call += ["--lembar", "PNS", "--lembar", "PPPK"]
    assert jalankan(call) == 2
    assert "--unit" in capsys.readouterr().err
    assert jalankan([*call, "--unit", "Biro Contoh"]) == 0
    assert len(list((tmp_path / "buku").glob("*.xlsx"))) == 2


@pytest.mark.parametrize("pilihan", [{"lembar": ["A"]}, {"unit": "Biro"}])
def test_an_option_about_a_list_needs_a_list(pilihan: dict[str, object], tmp_path: Path):
    with pytest.raises(GalatKinerja, match="tidak berpengaruh tanpa --pegawai"):
        templat("daftar", tmp_path / "a.xlsx", **pilihan)  # type: ignore[arg-type]  # options as the command line has them


def test_a_list_without_anybody_usable_is_refused_with_every_reason(tmp_path: Path):
    people = tulis(tmp_path / "d.xlsx", {"A": [JUDUL, ["Andi", float(ANDI), "Analis", "Tim"]]})
    with pytest.raises(GalatKinerja, match="terbaca sebagai angka"):
        templat("skp", tmp_path / "buku", pegawai=people)


def test_workbooks_of_many_do_not_go_into_a_folder_called_like_a_workbook(tmp_path: Path):
    people = tulis(tmp_path / "d.xlsx", {"A": [JUDUL, ["Andi", ANDI, "Analis", "Tim"]]})
    with pytest.raises(GalatKinerja, match="bukan folder"):
        templat("skp", tmp_path / "buku.xlsx", pegawai=people)
    assert not (tmp_path / "buku.xlsx").exists()


@pytest.mark.parametrize(("jenis", "hari", "disebut"), [
    ("unit", datetime.date(2027, 1, 5), True), ("penilaian-360", datetime.date(2027, 1, 31), True),
    ("penilaian-360", datetime.date(2027, 2, 1), False), ("unit", datetime.date(2026, 12, 31), False),
    ("skp", datetime.date(2027, 1, 5), False), ("unit", datetime.date(2024, 1, 5), False),
])  # fmt: skip
def test_in_january_a_workbook_of_the_evaluation_says_that_the_year_before_is_still_evaluated(
    jenis: str, hari: datetime.date, disebut: bool
) -> None:
    said = "Buku ini untuk tahun 2027. Tahun 2026 masih dievaluasi; bila tahun itu yang dimaksud, ulangi dengan "
    assert tahun_masih_dievaluasi(jenis, hari) == (f"{said}--tahun 2026." if disebut else "")
