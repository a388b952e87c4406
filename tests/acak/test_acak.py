"""A short run of changed files over every reader; ``python -m tests.acak.jalan 20000`` is the long one."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.acak import jalan as modul
from tests.acak.jalan import jalan
from tests.acak.mutasi import ubah
from tests.acak.perintah import KASUS, Perintah, benih, perintah, siapkan


def test_a_changed_file_of_any_kind_is_answered_in_indonesian_and_stays_as_it_is(folder_contoh: Path):
    commands = [command.cara for command in perintah()]
    tried, wrong = jalan(10 * len(commands), 2026, contoh=folder_contoh)
    assert wrong == []
    assert {name: one.masukan for name, one in tried.items()} == dict.fromkeys(commands, 10)


@pytest.fixture(scope="module")
def sampel(tmp_path_factory: pytest.TempPathFactory, folder_contoh: Path) -> Path:
    folder = tmp_path_factory.mktemp("acak") / "contoh"
    siapkan(folder, folder_contoh)
    return folder


def _coba(sampel: Path, command: Perintah, nama: str, isi: bytes | str, folder: Path) -> modul.Jawaban:
    (folder / "keluar").mkdir(parents=True)
    words = tuple(word.replace("{contoh}", str(sampel)) for word in command.kata)
    return modul._satu(folder / "masuk" / nama, isi, words, folder / "keluar")


def test_every_command_of_the_run_reads_a_file_that_fits_it(sampel: Path, tmp_path: Path):
    seeds = sorted(benih(sampel, tmp_path / "benih"), key=lambda path: path.is_relative_to(KASUS))
    for number, command in enumerate(perintah()):
        path = next(one for one in seeds if one.suffix == command.akhiran and one.match(command.cocok))
        answer = _coba(sampel, command, path.name, path.read_bytes(), tmp_path / str(number))
        assert (answer.kode in {0, 1}, answer.sebab) == (True, ""), (command.cara, path.name)


def test_whatever_failed_once_is_a_seed_that_some_command_reads(sampel: Path, tmp_path: Path):
    seeds, kinds = set(benih(sampel, tmp_path / "benih")), {command.akhiran for command in perintah()}
    once = {path for path in KASUS.rglob("*") if path.is_file()}
    assert once
    assert once <= seeds
    assert {path.suffix for path in once} <= kinds


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes in folders")
@pytest.mark.parametrize("jenis", modul.BUKAN_BERKAS)
def test_what_is_no_ordinary_file_is_refused_by_every_command(jenis: str, sampel: Path, tmp_path: Path):
    for number, command in enumerate(perintah()):
        answer = _coba(sampel, command, f"a{command.akhiran}", jenis, tmp_path / str(number))
        assert answer.sebab == "", command.cara


@pytest.mark.parametrize(
    ("kode", "keluar", "galat", "sebab"),
    [
        (1, "", "Berkas ini rusak.", ""),
        (2, "", 'Nilai "invalid error" tidak dikenal.', ""),
        (0, '{"nama": "the error", "temuan": [{"pesan": "Isi \\"the\\" salah."}]}', "", ""),
        (1, '{"temuan": [{"pesan": "the error"}]}', "", "kata Inggris"),
        (3, "", "", "kode keluar 3"),
        (2, "", "", "tanpa penjelasan"),
        (2, "", "Terjadi kesalahan di dalam program (KeyError).", "di dalam program"),
        (2, "", "Berkas salah: unexpected end of data.", "kata Inggris"),
        (1, "Traceback (most recent call last):", "", "di dalam program"),
    ],
)
def test_an_answer_that_must_never_be_is_seen(kode: int, keluar: str, galat: str, sebab: str):
    found = modul._sebab(kode, keluar, galat)
    assert sebab in found
    assert bool(found) == bool(sebab)


def test_a_process_that_ends_or_hangs_is_a_fault_and_the_next_input_goes_on(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(modul, "_pekerja", _berhenti)
    helper = modul._Pembantu()
    assert helper.coba("mati.xlsx", b"", ("periksa", "{}")).sebab.startswith("proses berhenti sendiri")
    monkeypatch.setattr(modul, "BATAS_DIAM", 0.5)
    assert helper.coba("diam.xlsx", b"", ("periksa", "{}")).sebab.startswith("tidak selesai")
    helper.tutup()


def _berhenti(pipa: object) -> None:
    nama, *_ = pipa.recv()  # type: ignore[attr-defined]  # a pipe of another process
    if nama.startswith("mati"):
        raise SystemExit(3)
    pipa.recv()  # type: ignore[attr-defined]  # waits for ever


def test_an_input_that_a_command_changes_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def rusak(kata: list[str]) -> tuple[int, str, str]:
        Path(kata[1]).write_bytes(b"lain")
        return 0, "", ""

    monkeypatch.setattr(modul, "_jalankan", rusak)
    assert modul._satu(tmp_path / "a.xlsx", b"isi", ("periksa", "{}"), tmp_path).sebab == "masukan berubah"


def test_the_same_seed_makes_the_same_inputs(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("nip,nama\n1,Ani\n2,Budi\n", encoding="utf-8")
    made = [[ubah(random.Random(seed), path, [path]) for seed in range(40)] for _ in range(2)]  # noqa: S311 - repeatable
    assert made[0] == made[1]
    assert len(set(made[0])) > 30
