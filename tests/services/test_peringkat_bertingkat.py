"""A unit ranked by unit kerja, leaders and absent people apart, several units as one: on screen and in print."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.services.andaikan import PilihanAndai, andaikan_buku
from kinerja_core.services.jelaskan import jelaskan_hasil
from kinerja_core.services.peringkat import HasilPeringkat, PilihanPeringkat, peringkat, peringkat_buku, pilihan
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_unit
from tests.alat import libreoffice, ooxml
from tests.rules.test_kasus import _tim as tim

PERIODE = Periode.parse("Tahun 2025")
SKOR = ((95, 95), (90, 88), (85, 85), (80, 84), (70, 60), (82, 83), (60, 91), (88, 70), (75, 75))
#: 1 leads 2 to 5, 6 leads 7 to 9; 5 came in Oktober, 9 left for school in Februari.
ANGGOTA = tim(
    {1: 20, 6: 20} | dict.fromkeys((2, 3, 4, 5), 1) | dict.fromkeys((7, 8, 9), 6),
    {5: ["Mutasi Masuk", "2025-10-01"], 9: ["Tugas Belajar", "2025-02-01"]},
)


def _nip(nomor: int) -> str:
    return f"198501012010011{nomor:03d}"


def _unit(**pengaturan: Any) -> BukuUnit:
    rooms = {_nip(n): "Bagian Umum" if n < 6 else "Bagian Data" for n in range(1, 10)}
    people = tuple(
        one.model_copy(update={"pegawai": one.pegawai.model_copy(update={"unit_kerja": rooms[one.pegawai.nip]})})
        for one in ANGGOTA
    )
    by_nip = {one.pegawai.nip: one.pegawai for one in people}
    scores = tuple(
        SkorPegawai(
            nip=_nip(n), nama=f"Orang {n}", jabatan=by_nip[_nip(n)].jabatan, hasil=hasil, perilaku=perilaku,
            **({"rating_hasil": "Sesuai Ekspektasi", "rating_perilaku": "Sesuai Ekspektasi"} if n == 9 else {}),
        )
        for n, (hasil, perilaku) in enumerate(SKOR, start=1)
    )
    signer = Pejabat(nama="Kepala Biro", nip=_nip(20), jabatan="Kepala Biro", unit_kerja="Biro")
    settings = Pengaturan.model_validate({
        "nama_unit": "Biro", "periode": PERIODE, "penandatangan": signer, "tempat_surat": "Jakarta",
        "tanggal_surat": "2026-01-12", "nomor_surat": "1", **pengaturan,
    })
    return BukuUnit(pengaturan=settings, anggota=people, skor=scores)


RUANG = {"lingkup": "Setiap Unit Kerja"}
SEMUA = RUANG | {"pimpinan": "Dipetakan Tersendiri", "tidak_penuh": "Tidak Dipetakan"}


def _bagian(hasil: HasilPeringkat) -> dict[str, list[str]]:
    return {one.nama: sorted(p.nama[6:] for p in one.hasil.pegawai) for one in hasil.hasil.bagian}


def _simpan(path: Path, buku: BukuUnit) -> Path:
    path.write_bytes(bangun_unit(buku))
    return path


def test_each_part_is_mapped_as_if_it_were_a_unit_by_itself() -> None:
    hasil = peringkat_buku(_unit(**RUANG))
    assert _bagian(hasil) == {"Bagian Umum": ["1", "2", "3", "4", "5"], "Bagian Data": ["6", "7", "8", "9"]}
    for part in hasil.hasil.bagian:
        people = {one.nip for one in part.hasil.pegawai}
        alone = _unit().model_copy(update={"skor": tuple(one for one in _unit().skor if one.nip in people)})
        assert part.hasil.pegawai == peringkat_buku(alone).hasil.pegawai
        assert sorted(one.peringkat or 0 for one in part.hasil.pegawai) == list(range(1, len(people) + 1))
    assert sum(hasil.hasil.usulan_distribusi.values()) == sum(
        one.usulan_predikat is not None for one in hasil.hasil.pegawai
    )


def test_leaders_stand_apart_and_who_is_not_mapped_keeps_what_is_decided() -> None:
    hasil = peringkat_buku(_unit(**SEMUA))
    assert _bagian(hasil) == {"Pimpinan": ["1", "6"], "Bagian Umum": ["2", "3", "4"], "Bagian Data": ["7", "8"]}
    assert dict(hasil.hasil.tidak_dipetakan) == {
        _nip(5): "Mutasi Masuk sejak 1 Oktober 2025, bertugas 92 dari 365 hari",
        _nip(9): "Tugas Belajar sejak 1 Februari 2025, bertugas 31 dari 365 hari",
    }
    last = {one.nip: one for one in hasil.hasil.pegawai}[_nip(9)]
    assert (last.kelompok, last.peringkat, last.usulan_predikat, str(last.predikat)) == (None, None, None, "Baik")
    assert last.catatan == (f"Tidak dipetakan: {hasil.hasil.tidak_dipetakan[last.nip]}.",)
    assert hasil.hasil.distribusi[last.predikat] == 1
    assert any(text.startswith("Pimpinan: Hanya 2 pegawai") for text in hasil.hasil.peringatan)


def test_settings_written_out_as_they_are_by_themselves_change_nothing() -> None:
    same = {"lingkup": "Seluruh Unit", "pimpinan": "Dipetakan Bersama", "tidak_penuh": "Dipetakan Bersama"}
    assert peringkat_buku(_unit(**same)).hasil == peringkat_buku(_unit()).hasil
    assert "bagian" not in peringkat_buku(_unit(**same)).sebagai_json()


def test_the_order_of_people_and_their_names_decide_nothing() -> None:
    base = _unit(**SEMUA)
    turned = base.model_copy(update={"skor": base.skor[::-1], "anggota": base.anggota[::-1]})
    before, after = ({one.nip: one for one in peringkat_buku(book).hasil.pegawai} for book in (base, turned))
    assert before == after


def test_the_commands_choose_and_write_every_kind_of_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unit = str(_simpan(tmp_path / "unit.xlsx", _unit()))
    choice = ["--lingkup", "setiap-unit-kerja", "--pimpinan", "dipetakan-tersendiri"]
    choice += ["--tidak-penuh", "tidak-dipetakan"]
    assert jalankan(["peringkat", unit, *choice, "--json", "-o", str(tmp_path / "h.json")]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [one["nama"] for one in said["bagian"]] == ["Pimpinan", "Bagian Umum", "Bagian Data"]
    assert set(said["tidak_dipetakan"]) == {_nip(5), _nip(9)}
    assert json.loads((tmp_path / "h.json").read_text(encoding="utf-8"))["bagian"] == said["bagian"]
    assert jalankan(["peringkat", unit, *choice, "-o", str(tmp_path / "h.csv")]) == 0
    layar = capsys.readouterr().out
    assert "Pimpinan, Biro, Tahun 2025" in layar
    rows = (tmp_path / "h.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows[-3:]] == ["Bagian Data", "tidak dipetakan", "tidak dipetakan"]
    assert jalankan(["peringkat", unit, *choice, "-o", str(tmp_path / "h.xlsx")]) == 0
    assert ooxml.keluhan(tmp_path / "h.xlsx") == []
    sheet = load_workbook(tmp_path / "h.xlsx")["Pemeringkatan"]
    assert [cell.value for cell in sheet[5]][:3] == ["Pimpinan", 1, _nip(1)]
    capsys.readouterr()
    assert jalankan(["peringkat", unit, *choice, "--masa-paling-sedikit", "25", "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)["tidak_dipetakan"]) == {_nip(9)}


@pytest.mark.parametrize(
    ("pilih", "kata"),
    [
        (["--masa-paling-sedikit", "40"], "--masa-paling-sedikit tidak berpengaruh"),
        (["--tidak-penuh", "tidak-dipetakan", "--masa-paling-sedikit", "101"], "bukan persen"),
        (["--lingkup", "provinsi"], "Lingkup"),
        (["--unit", "Kementerian"], "--unit tidak berpengaruh tanpa --bersama"),
    ],
)
def test_what_means_nothing_or_has_no_effect_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], pilih: list[str], kata: str
) -> None:
    unit = _simpan(tmp_path / "unit.xlsx", _unit())
    assert jalankan(["peringkat", str(unit), *pilih]) == 2
    assert kata in capsys.readouterr().err


def test_scores_of_a_csv_have_no_roster_to_part_them_by(tmp_path: Path) -> None:
    data = tmp_path / "skor.csv"
    data.write_text(f"nip,nama,hasil,perilaku\n{_nip(1)},Orang 1,80,80\n", encoding="utf-8")
    with pytest.raises(GalatKinerja, match="--lingkup tidak berpengaruh pada CSV"):
        peringkat(data, pilihan(lingkup="setiap-unit-kerja"))


# --------------------------------------------------------------------------------------------- several units


def _lain(awal: int = 30, **pengaturan: Any) -> BukuUnit:
    """Another unit, of other people."""
    base = _unit(nama_unit="Biro Lain", **pengaturan)
    nips = {one.nip: _nip(awal + n) for n, one in enumerate(base.skor)}
    return base.model_copy(update={
        "skor": tuple(one.model_copy(update={"nip": nips[one.nip], "nama": f"{one.nama} lain"}) for one in base.skor),
        "anggota": tuple(
            one.model_copy(update={
                "penilai": None, "pegawai": one.pegawai.model_copy(update={"nip": nips[one.pegawai.nip]}),
            })
            for one in base.anggota
        ),
    })  # fmt: skip


def test_several_units_are_mapped_as_one_and_the_result_is_a_unit_workbook_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit, folder = _simpan(tmp_path / "unit.xlsx", _unit()), tmp_path / "lain"
    folder.mkdir()
    _simpan(folder / "lain.xlsx", _lain())
    made = tmp_path / "semua.xlsx"
    args = ["peringkat", str(unit), "--bersama", str(folder), "--unit", "Kementerian", "--json", "-o", str(made)]
    assert jalankan(args) == 0
    said = json.loads(capsys.readouterr().out)
    assert len(said["pegawai"]) == 18
    assert sorted({one["peringkat"] for one in said["pegawai"]}) == [*range(1, 18, 2)]  # each score is there twice
    again = peringkat(made)
    assert again.buku.pengaturan.nama_unit == "Kementerian"
    assert [str(one.nip) for one in again.hasil.pegawai] == [one["nip"] for one in said["pegawai"]]
    assert len(again.buku.anggota) == 18
    assert jalankan(["peringkat", str(unit), "--bersama", str(folder)]) == 2
    assert "Sebutkan nama unit gabungannya dengan --unit" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lain", "kata"),
    [
        (lambda: _lain(periode="Triwulan IV 2025"), "harus seperiode"),
        (lambda: _lain(bobot_hasil=60, bobot_perilaku=40), "metode atau bobot lain"),
        (lambda: _lain(1), "lebih dari satu unit"),
    ],
)
def test_units_that_contradict_each_other_are_refused_with_what_to_do(tmp_path: Path, lain: Any, kata: str) -> None:
    unit, other = _simpan(tmp_path / "a.xlsx", _unit()), _simpan(tmp_path / "b.xlsx", lain())
    with pytest.raises(GalatKinerja, match=kata):
        peringkat(unit, bersama=(other,), nama_unit="Kementerian")


# ------------------------------------------------------------------------------- other faces of the same ranking


def test_the_sheets_compute_nobody_then_and_say_where_the_result_is(soffice: str, tmp_path: Path) -> None:
    path = _simpan(tmp_path / "unit.xlsx", _unit(**SEMUA))
    (fresh,) = libreoffice.ubah_semua([path], "xlsx", tmp_path / "hitung")
    for file in (path, fresh):
        sheet = load_workbook(file, data_only=True)["Pemeringkatan"]
        shown = [cell.value for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")]
        assert [text for text in shown if "dihitung program, bukan lembar ini" in str(text)]
        assert not [text for text in shown if text in {"K1", "K2", "K3"}]
        hasil = baca_berkas(file)
        assert hasil.buku is not None
        assert not [one for one in hasil.temuan if one.kode in {"UNIT-HASIL-BERBEDA", "UNIT-BELUM-DIHITUNG"}]


def test_results_of_before_the_setting_are_said_to_differ(tmp_path: Path) -> None:
    path = _simpan(tmp_path / "unit.xlsx", _unit())
    book = load_workbook(path, data_only=True)
    sheet = book["Pengaturan"]
    place = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Lingkup Pemetaan")
    sheet.cell(place, 2).value = "Setiap Unit Kerja"
    book.save(path)
    assert "UNIT-HASIL-BERBEDA" in [one.kode for one in baca_berkas(path).temuan]


def test_the_letter_says_who_is_mapped_with_whom_and_lists_each_part(soffice: str, tmp_path: Path) -> None:
    unit, folder = _simpan(tmp_path / "unit.xlsx", _unit(**SEMUA)), tmp_path / "surat"
    assert jalankan(["cetak", "surat-keterangan", str(unit), "-o", str(folder)]) in {0, 1}
    (letter,) = folder.glob("*.docx")
    (pdf,) = libreoffice.ubah_semua([letter], "pdf", folder)
    text = " ".join(libreoffice.teks_pdf(pdf).split())
    for part in (
        "terhadap 7 (tujuh) orang pegawai", "disusun tersendiri untuk setiap unit kerja",
        "Pimpinan dipetakan tersendiri", "2 pegawai tidak dipetakan karena masa bertugasnya kurang dari 50% hari",
        "Orang 5 (Mutasi Masuk sejak 1 Oktober 2025, bertugas 92 dari 365 hari)", "Pimpinan: 2 (dua) orang",
        "Bagian Umum: 3 (tiga) orang", "Bagian Data: 2 (dua) orang", "Bagian Umum: rata-rata hasil kerja 85",
    ):
        assert part in text, part
    assert text.count("Bagian Data: 2 (dua) orang") == 1
    assert jalankan(["cetak", "surat-keterangan-pegawai", str(unit), "-o", str(tmp_path / "orang")]) in {0, 1}
    each = sorted((tmp_path / "orang").glob("*.docx"))
    assert len(each) == 7
    with zipfile.ZipFile(each[0]) as package:
        said = package.read("word/document.xml").decode()
    assert "dipetakan di bagian" in said
    assert "2 pegawai tidak dipetakan karena" in said
    assert "Tugas Belajar" not in said  # why others are away is not this person's business


def test_an_export_of_places_passes_over_who_is_not_mapped_and_others_do_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = _simpan(tmp_path / "unit.xlsx", _unit(**SEMUA))
    made = tmp_path / "ekspor.xlsx"
    assert jalankan(["ekspor", "kemenkes-pemeringkatan", str(unit), "-o", str(made), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["temuan"]
    (told,) = (one for one in found if one["kode"] == "EKSPOR-TIDAK-DIPETAKAN")
    assert told["pesan"].endswith("tidak ditulis: Orang 5; Orang 9.")
    assert not [one for one in found if one["kode"] == "EKSPOR-KOSONG" and _nip(9) in one["pesan"]]


def test_the_explanation_and_what_is_supposed_are_of_the_part_a_person_stands_in() -> None:
    hasil = peringkat_buku(_unit(**SEMUA))
    told = jelaskan_hasil(hasil.hasil.pegawai[2].nip, hasil, "unit.xlsx")
    said = " ".join(told.penjelasan.kalimat)
    assert "Biro, bagian Bagian Umum: 3 pegawai dipetakan bersama." in said
    assert "dari 3 pegawai" in said
    left = jelaskan_hasil(next(one.nip for one in hasil.hasil.pegawai if one.nip == _nip(9)), hasil, "unit.xlsx")
    assert "tidak dipetakan (Tugas Belajar sejak 1 Februari 2025" in left.penjelasan.kalimat[0]
    assert not [text for text in left.penjelasan.kalimat if "Orang 5" in text or "kurang dari dua pegawai" in text]
    assert left.sebagai_json()["angka"]["kelompok"] is None
    assert not [text for text in told.penjelasan.kalimat if "Orang 5" in text or "Orang 9" in text]
    andai = andaikan_buku(hasil, PilihanAndai())
    assert set(andai.ketahanan) == {str(one.nip) for one in hasil.hasil.pegawai}
    assert andai.kalimat(_nip(9)) == (f"Tidak dipetakan: {hasil.hasil.tidak_dipetakan[left.penjelasan.pegawai.nip]}.",)
    whole = andaikan_buku(hasil, PilihanAndai(PilihanPeringkat(), menurut_unit_kerja=True))
    assert set(whole.menjadi) == {"Bagian Umum", "Bagian Data"}
    assert {one.nip for one in whole.pindah} >= {_nip(5), _nip(9)}
