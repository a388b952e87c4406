"""The register of a unit: who is asked, who counts as agreeing since which day, what became of a keberatan."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Rating
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Keberatan, Konfirmasi, PutusanKeberatan
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.gabung import gabung, simpan
from kinerja_core.services.jelaskan import jelaskan
from kinerja_core.services.konfirmasi import HasilKonfirmasi, konfirmasi
from kinerja_core.services.periksa import periksa
from kinerja_core.services.status import status
from kinerja_core.workbooks.bangun import bangun_unit
from tests.services.unit_setahun import orang, simpan_buku, simpan_daftar

DIAM, SETUJU, BERKEBERATAN, MENANG, PERGI = range(5)
EVALUASI = date(2026, 1, 15)  #: silence counts as agreement after 5 February
RENDAH = {"rating_hasil": Rating.DI_BAWAH, "rating_perilaku": Rating.SESUAI, "nilai": 75}


def _isi(buku: BukuUnit) -> BukuUnit:
    """A unit after its evaluation: silent, agreeing, objecting, having won, and gone."""
    answers = {
        SETUJU: {"jawaban": JawabanKonfirmasi.SETUJU, "tanggal_jawaban": date(2026, 1, 19)},
        BERKEBERATAN: {"jawaban": JawabanKonfirmasi.KEBERATAN, "tanggal_jawaban": date(2026, 2, 5), "alasan": "Data"},
        MENANG: {"jawaban": JawabanKonfirmasi.KEBERATAN, "tanggal_jawaban": date(2026, 1, 20), "alasan": "Bukti"},
    }
    won = Keberatan(
        nip=orang(MENANG).nip, nama=orang(MENANG).nama, tanggal_diteruskan=date(2026, 1, 21), pemutus="drg. Laksmi",
        putusan=PutusanKeberatan.DITERIMA, tanggal_putusan=date(2026, 2, 2), rating_hasil_baru=Rating.SESUAI,
        nilai_baru=95,
    )
    typed: dict[str, dict[str, Any]] = {str(orang(number).nip): values for number, values in answers.items()}
    return buku.model_copy(update={
        "pengaturan": buku.pengaturan.model_copy(update={"tanggal_evaluasi": EVALUASI}),
        "anggota": tuple(
            one.model_copy(update={"keadaan": KeadaanPegawai.PENSIUN, "sejak": date(2025, 6, 1)})
            if one.pegawai.nip == orang(PERGI).nip else one for one in buku.anggota
        ),
        "skor": tuple(one.model_copy(update=RENDAH | {"hasil": 60, "perilaku": 80}) for one in buku.skor),
        "konfirmasi": tuple(one.model_copy(update=typed.get(str(one.nip), {})) for one in buku.konfirmasi),
        "keberatan": (won,),
    })


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A unit of five people, after its evaluation."""
    place = tmp_path_factory.mktemp("konfirmasi")
    simpan_buku(place / "buku", range(3), 4)
    people = simpan_daftar(place / "daftar.xlsx", range(5))
    simpan(gabung(place / "buku", periode="2025", pegawai=people), place / "awal.xlsx")
    (place / "unit.xlsx").write_bytes(bangun_unit(_isi(baca_buku_unit(place / "awal.xlsx"))))
    return place


def _orang(hasil: HasilKonfirmasi, nomor: int) -> dict[str, Any]:
    (found,) = [one for one in hasil.sebagai_json()["pegawai"] if one["nip"] == str(orang(nomor).nip)]
    return found


@pytest.mark.parametrize(("hari", "keadaan"), [
    ("2026-01-14", "Belum dievaluasi"), ("2026-01-15", "Menunggu"), ("2026-02-05", "Menunggu"),
    ("2026-02-06", "Dianggap setuju"),
])
def test_silence_counts_as_agreement_the_day_after_its_tenggat(folder: Path, hari: str, keadaan: str) -> None:
    one = _orang(konfirmasi(folder / "unit.xlsx", pada=hari), DIAM)
    assert (one["keadaan"], one["jawaban"]) == (keadaan, None)
    assert one["tenggat"] == (None if keadaan == "Belum dievaluasi" else "2026-02-05")


def test_each_answer_and_keberatan_stands_where_it_is(folder: Path) -> None:
    found = konfirmasi(folder / "unit.xlsx", pada="2026-02-10")
    assert _orang(found, SETUJU)["keadaan"] == "Setuju"
    waiting, won = _orang(found, BERKEBERATAN), _orang(found, MENANG)
    assert (waiting["keadaan"], waiting["tindak_lanjut"], waiting["menjadi"]) == ("Keberatan", "Belum diteruskan", None)
    assert (won["tindak_lanjut"], won["putusan"], won["pemutus"]) == ("Diterima", "Diterima", "drg. Laksmi")
    assert (won["semula"]["predikat"], won["semula"]["nilai"]) == ("Butuh Perbaikan", 75)
    assert (won["menjadi"]["predikat"], won["menjadi"]["nilai"]) == ("Baik", 95)
    assert found.pegawai[0].nip == orang(BERKEBERATAN).nip  # who somebody still has to act for comes first
    assert str(orang(PERGI).nip) not in {one["nip"] for one in found.sebagai_json()["pegawai"]}
    assert found.ringkasan() == {
        "pegawai": 4, "belum_dievaluasi": 0, "menunggu": 0, "setuju": 1, "dianggap_setuju": 1, "keberatan": 2,
        "belum_diteruskan": 1, "menunggu_putusan": 0, "diputus": 1,
    }
    assert any("PP 30 Tahun 2019 Pasal 59" in one for one in found.rujukan)


def test_what_was_decided_is_explained_to_the_person(folder: Path) -> None:
    told = jelaskan(str(orang(MENANG).nip), folder / "unit.xlsx").penjelasan
    assert "Kedua rating itu memberi predikat Baik." in told.kalimat
    assert any(text.startswith("Keberatan diterima pada 2 Februari 2026") for text in told.kalimat)
    open_ = jelaskan(str(orang(BERKEBERATAN).nip), folder / "unit.xlsx").penjelasan
    assert "Keberatan: belum diteruskan." in open_.kalimat


def test_the_next_consolidation_prepares_the_row_of_a_keberatan_and_keeps_what_was_decided(folder: Path) -> None:
    again = gabung(folder / "buku", lanjutkan=folder / "unit.xlsx").buku
    before = baca_buku_unit(folder / "unit.xlsx")
    assert again.keberatan == (*before.keberatan, Keberatan(nip=orang(BERKEBERATAN).nip, nama=orang(BERKEBERATAN).nama))
    assert again.skor_berlaku == before.skor_berlaku
    assert dict(zip([one.nip for one in before.skor], before.skor, strict=True))[orang(MENANG).nip].nilai == 75


def test_the_next_period_keeps_a_keberatan_as_history_and_asks_nothing_of_it(folder: Path, tmp_path: Path) -> None:
    simpan(gabung(folder / "buku", lanjutkan=folder / "unit.xlsx", periode="2026-TW1"), tmp_path / "u.xlsx")
    book = baca_buku_unit(tmp_path / "u.xlsx")
    assert book.keberatan == ()
    (past,) = [one for one in book.riwayat_skor if one.nip == orang(MENANG).nip]
    assert (past.rating_hasil, past.rating_hasil_baru, past.putusan, past.nilai_baru) == (
        Rating.DI_BAWAH, Rating.SESUAI, PutusanKeberatan.DITERIMA, 95
    )
    now = _orang(konfirmasi(tmp_path / "u.xlsx", pada="2026-04-10"), MENANG)
    assert (now["keadaan"], now["tindak_lanjut"]) == ("Belum dievaluasi", None)
    assert [(one["periode"], one["jawaban"], one["putusan"]) for one in now["riwayat"]] == [
        ("2025", "Keberatan", "Diterima")
    ]


def test_a_decision_is_never_lost_to_a_unit_that_does_not_hold_it(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "u.xlsx").write_bytes((folder / "unit.xlsx").read_bytes())
    lost = gabung(folder / "buku", lanjutkan=folder / "unit.xlsx")
    without = lost.buku.model_copy(update={"keberatan": ()})
    with pytest.raises(GalatKinerja, match=orang(MENANG).nama):
        simpan(type(lost)(without, lost.periksa, dilanjutkan=True), tmp_path / "u.xlsx", timpa=True)


def test_the_schedule_of_the_status_counts_the_same_people(folder: Path) -> None:
    found = status(folder / "unit.xlsx", folder / "buku", pada="2026-01-20")
    belum = {one.hal.kode: one.belum for one in found.jadwal}
    assert belum["konfirmasi"] == (orang(DIAM).nama,)
    assert belum["persetujuan"] == (orang(DIAM).nama,)
    assert belum["penetapan"] == ()
    assert belum["reviu"] is None
    assert set(belum["dialog"] or ()) == {orang(MENANG).nama}  # whose workbook nobody has
    said = next(one.hal for one in found.jadwal if one.hal.kode == "konfirmasi")
    assert said.tenggat == date(2026, 2, 5)
    assert "31 Januari 2026" in said.keterangan


def test_the_command_lists_writes_and_refuses(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "k.xlsx"
    command = ["konfirmasi", str(folder / "unit.xlsx"), "--tanggal", "2026-02-10"]
    assert jalankan([*command, "--json", "-o", str(target)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"periode", "tanggal", "pegawai", "ringkasan", "rujukan", "peringatan", "temuan"}
    book = load_workbook(target)
    assert book.sheetnames == ["Konfirmasi", "Keberatan", "Riwayat"]
    assert [row[0] for row in book["Keberatan"].values][4:6] == [orang(BERKEBERATAN).nama, orang(MENANG).nama]
    assert {one.kode for one in periksa([target]).temuan} == {"BUKU-HASIL"}
    assert jalankan(command) == 0
    shown = capsys.readouterr().out
    assert "1 setuju, 1 dianggap setuju" in shown
    assert "2 keberatan (1 belum diteruskan, 0 menunggu putusan)" in shown
    assert jalankan([*command, "-o", str(target)]) == 2
    assert jalankan([*command[:2], "--tanggal", "kemarin"]) == 2
    assert jalankan(["konfirmasi", str(folder / "daftar.xlsx")]) == 2
    assert jalankan([*command, "-o", str(tmp_path / "k.pdf")]) == 2


def test_a_unit_of_nobody_says_so(tmp_path: Path) -> None:
    (tmp_path / "u.xlsx").write_bytes(bangun_unit(BukuUnit.model_validate(
        {"pengaturan": {"nama_unit": "Biro", "periode": "Tahun 2025"}}
    )))
    with pytest.raises(GalatKinerja, match="masih kosong"):
        konfirmasi(tmp_path / "u.xlsx")


def test_an_evaluation_before_the_first_known_letter_has_no_tenggat_and_says_why(tmp_path: Path) -> None:
    book = BukuUnit.model_validate({
        "pengaturan": {"nama_unit": "Biro", "periode": "Tahun 2025", "tanggal_evaluasi": "2024-12-30"},
        "konfirmasi": [Konfirmasi(nip=orang(0).nip, nama="Orang", jawaban=JawabanKonfirmasi.SETUJU,
                                  tanggal_jawaban=date(2024, 12, 31))],
    })
    (tmp_path / "u.xlsx").write_bytes(bangun_unit(book))
    found = konfirmasi(tmp_path / "u.xlsx", pada="2026-01-01")
    assert (found.pegawai[0].urusan.tenggat, found.pegawai[0].urusan.keadaan) == (None, "Setuju")
    assert found.peringatan
