from __future__ import annotations

import ast
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from kinerja_halaman import jembatan

AKAR = Path(__file__).parents[2]


@pytest.fixture
def minta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(jembatan, "MEJA", tmp_path / "meja")
    monkeypatch.setattr(jembatan, "HASIL", tmp_path / "hasil")

    def kerjakan(perintah: str, **isi: object) -> Any:
        return json.loads(jembatan.jalankan(perintah, json.dumps(isi, default=str), lambda *_: None))

    return kerjakan


def test_what_the_core_refuses_is_told_in_the_words_of_the_page(minta: Any) -> None:
    kata = minta("periksa", meja="unit")["galat"]
    assert kata.startswith("Tidak ada buku kerja (.xlsx) di ")
    assert kata.endswith("berkas yang ditaruh.")


def test_a_mistake_of_the_program_tells_no_nip_and_gives_helpers_what_they_need(
    minta: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rusak(*_: object) -> None:
        raise ZeroDivisionError("198203152009121004")

    monkeypatch.setattr(jembatan, "periksa", rusak)
    hasil = minta("periksa", meja="unit")
    assert hasil["galat"] == "Terjadi kesalahan di dalam program (ZeroDivisionError)."
    assert "198203152009121004" not in hasil["rinci"]
    assert "Traceback" in hasil["rinci"]


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("Sebutkan dengan --unit, misalnya", 'Sebutkan dengan isian "Nama unit", misalnya'),
        ('Tidak ada buku kerja di "/meja/unit" maupun', "Tidak ada buku kerja di berkas yang ditaruh maupun"),
        ("a -- b dan x--y tetap", "a -- b dan x--y tetap"),
        ('Buat buku unit dengan "kinerja gabung".', "Buat buku unit dengan tombol Gabungkan."),
        ('"/meja/unit/buku/a.xlsx" rusak', '"buku/a.xlsx" rusak'),
    ],
)
def test_words_of_the_command_line_become_those_of_the_page(teks: str, kata: str) -> None:
    assert jembatan.kata_halaman(teks) == kata


def _kalimat(modul: Path) -> set[str]:
    """Options named in sentences of a module (not the names of options by themselves, nor docstrings)."""
    pohon = ast.parse(modul.read_text(encoding="utf-8"))
    kata = {node.value for node in ast.walk(pohon) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    berdokumen = (ast.Module, ast.FunctionDef, ast.ClassDef)
    dokumen = {ast.get_docstring(node, clean=False) for node in ast.walk(pohon) if isinstance(node, berdokumen)}
    return {pilihan for satu in kata - dokumen for pilihan in re.findall(r"(?<![\w-])--[a-z][a-z-]*", satu)}


def test_every_option_that_a_message_of_the_page_may_name_has_its_field() -> None:
    """A new option in a message of these verbs must get its words on the page, or be one that the page never meets."""
    tak_ditemui = {
        "--timpa", "--pdf", "--profil-berkas", "--srikandi", "--kop", "--pengaturan", "--pegawai", "--skp-lalu",
        "--banding", "--templat", "--penilai",
    }  # fmt: skip
    modul = [AKAR / "kinerja_core/services" / f"{nama}.py" for nama in (
        "periksa", "gabung", "peringkat", "ekspor", "bahan_cetak", "templat", "penilaian_360", "hitung", "meja",
    )]
    disebut = set().union(*map(_kalimat, modul))
    assert "--unit" in disebut
    assert disebut - tak_ditemui - set(jembatan._ISIAN) == set()


def test_books_come_out_of_a_zip_by_safe_names_and_nothing_else_does(minta: Any, tmp_path: Path) -> None:
    asal = tmp_path / "semua.zip"
    with zipfile.ZipFile(asal, "w") as arsip:
        for nama in ("tim a/skp.xlsx", "../../luar.xlsx", "catatan.txt", "tim b/con.xlsx"):
            arsip.writestr(nama, b"x")
    dibuka = minta("buka-zip", meja="unit", berkas=asal)["berkas"]
    assert [Path(satu).relative_to(tmp_path / "meja").as_posix() for satu in dibuka] == [
        "unit/semua/tim a/skp.xlsx", "unit/semua/luar.xlsx", "unit/semua/tim b/_con.xlsx",
    ]  # fmt: skip
    assert not asal.exists()


@pytest.mark.parametrize(
    ("isi", "kata"), [(b"bukan zip", "rusak atau terpotong"), (b"", "kosong")]
)
def test_a_zip_that_cannot_be_opened_is_one_sentence(minta: Any, tmp_path: Path, isi: bytes, kata: str) -> None:
    asal = tmp_path / "semua.zip"
    asal.write_bytes(isi)
    galat = minta("buka-zip", meja="unit", berkas=asal)["galat"]
    assert kata in galat
    assert "Buat zip itu lagi" in galat


def test_a_zip_that_swells_is_refused(minta: Any, tmp_path: Path) -> None:
    asal = tmp_path / "bom.zip"
    with zipfile.ZipFile(asal, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("a.xlsx", bytes(30_000_000))
    assert "tidak wajar" in minta("buka-zip", meja="unit", berkas=asal)["galat"]


def test_a_zip_without_a_book_says_so(minta: Any, tmp_path: Path) -> None:
    asal = tmp_path / "foto.zip"
    with zipfile.ZipFile(asal, "w") as arsip:
        arsip.writestr("a.png", b"x")
    assert minta("buka-zip", meja="unit", berkas=asal)["galat"] == 'Tidak ada buku kerja (.xlsx) di dalam "foto.zip".'


def test_documents_are_told_of_with_what_keeps_them_from_being_made(minta: Any, data: Path) -> None:
    (buku,) = (data / "buku").glob("Citra*")
    tersedia = {satu["slug"]: satu for satu in minta("tersedia", berkas=[buku])["dokumen"]}
    assert tersedia["risalah"]["jumlah"] == 2
    assert tersedia["evaluasi"]["jumlah"] == 0
    assert "taruh buku unit bersama buku kerjanya" in tersedia["evaluasi"]["sebab"][0]
    assert "konseling" not in tersedia
    ditanya = {satu["slug"]: satu for satu in minta("tersedia", berkas=[buku], rahasia=True)["dokumen"]}
    assert ditanya["konseling"]["sebab"] == []


def test_what_the_page_is_told_first_names_versions_dates_documents_and_words() -> None:
    tahu = json.loads(json.dumps(jembatan.keterangan()))
    assert re.fullmatch(r"\d+\.\d+\.\d+", tahu["versi"])
    assert re.fullmatch(r"\d{1,2} \w+ \d{4}", tahu["aturan"]["terakhir"])
    assert len(tahu["dokumen"]) >= 14
    assert [kata for _, kata in tahu["kata"]["kelompok"]] == ["K1", "K2", "K3"]
    meminta = {satu["kode"] for satu in tahu["profil"] if "id_siasn" in satu["diminta"]}
    assert meminta == {"siasn-skp22", "siasn-kinerjaperiodik"}
