from __future__ import annotations

import json
from pathlib import Path

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.services import jalan_cetak, pdf
from tests.documents import contoh


@pytest.fixture
def konteks(tmp_path: Path) -> Path:
    berkas = tmp_path / "a.json"
    berkas.write_text(contoh.risalah_terkecil().model_dump_json(), encoding="utf-8")
    return berkas


@pytest.mark.parametrize("pilihan", ["--pdf", "--pdfa"])
def test_without_libreoffice_one_sentence_is_said_before_anything_is_made(
    pilihan: str, konteks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    assert jalankan(["cetak", "risalah", str(konteks), "-o", str(tmp_path / "hasil"), pilihan]) == 2
    keluar = capsys.readouterr()
    assert keluar.out == ""
    assert keluar.err.count("\n") == 1
    assert "LibreOffice tidak ada di komputer ini" in keluar.err
    assert not (tmp_path / "hasil").exists()


def test_a_repeated_run_says_what_was_left_as_it_is(konteks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    perintah = ["cetak", "risalah", str(konteks), "-o", str(tmp_path / "hasil")]
    assert jalankan(perintah) == 0
    assert f"Dibuat: {tmp_path / 'hasil' / 'a.docx'}" in capsys.readouterr().out
    assert jalankan(perintah) == 0
    keluar = capsys.readouterr().out
    assert "1 berkas sudah ada dengan data yang sama, tidak dibuat ulang." in keluar
    assert "Dibuat" not in keluar
    assert f"Indeks: {tmp_path / 'hasil' / 'indeks.xlsx'}" in keluar
    assert jalankan([*perintah, "--json"]) == 0
    isi = json.loads(capsys.readouterr().out)
    assert set(isi) == {"dibuat", "tetap", "indeks", "temuan"}
    assert isi["dibuat"] == []


def test_a_print_that_replaces_another_says_so_and_the_older_one_says_by_what_it_was_replaced(
    konteks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    perintah = ["cetak", "risalah", str(konteks), "-o", str(tmp_path / "hasil")]
    assert jalankan(perintah) == 0
    assert "cadangan" not in capsys.readouterr().out
    isi = json.loads(konteks.read_text(encoding="utf-8"))
    konteks.write_text(json.dumps(isi | {"hari_tanggal": "Jumat, 3 Januari 2025"}), encoding="utf-8")
    assert jalankan(perintah) == 0
    keluar = capsys.readouterr().out
    assert "1 di antaranya menggantikan cetakan yang isinya lain, yang kini bernama cadangan: a.docx." in keluar
    (lama,) = (tmp_path / "hasil").glob("a.cadangan-*.docx")
    assert jalankan(["verifikasi", str(lama)]) == 0
    keluar = " ".join(capsys.readouterr().out.split())
    assert 'Berkas ini cadangan: "a.docx" di folder yang sama dicetak sesudahnya dan menggantikannya' in keluar
    assert "1 tempat berbeda" in keluar
    assert 'menjadi "Hari/Tanggal : Jumat, 3 Januari 2025"' in keluar
    assert jalankan(["verifikasi", str(tmp_path / "hasil" / "a.docx")]) == 0
    assert "cadangan" not in capsys.readouterr().out


def test_a_run_stopped_by_the_user_says_what_stays_and_is_taken_up_again(
    konteks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def berhenti(*_: object, **__: object) -> bytes:
        raise KeyboardInterrupt

    perintah = ["cetak", "risalah", str(konteks), "-o", str(tmp_path / "hasil")]
    with monkeypatch.context() as sementara:
        sementara.setattr(jalan_cetak, "tulis", berhenti)
        assert jalankan(perintah) == 130
    assert capsys.readouterr().err.startswith("Dihentikan. Berkas yang sudah selesai ditulis tetap utuh")
    assert jalankan(perintah) == 0


def test_a_document_changed_by_hand_is_an_exit_code_of_one(
    konteks: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    perintah = ["cetak", "risalah", str(konteks), "-o", str(tmp_path / "hasil"), "--json"]
    assert jalankan(perintah) == 0
    (tmp_path / "hasil" / "a.docx").write_bytes(b"diubah")
    isi = contoh.risalah_terkecil().model_copy(update={"hari_tanggal": "Kamis"})
    konteks.write_text(isi.model_dump_json(), encoding="utf-8")
    capsys.readouterr()
    assert jalankan(perintah) == 1
    assert [temuan["kode"] for temuan in json.loads(capsys.readouterr().out)["temuan"]] == ["DOKUMEN-DIUBAH"]
    assert (tmp_path / "hasil" / "a.docx").read_bytes() == b"diubah"
    assert jalankan([*perintah, "--timpa"]) == 0
