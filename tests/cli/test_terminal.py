"""What a person or a script meets around the commands: pipes, narrow windows, odd names, mistakes in arguments."""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import re
import signal
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich import progress

from kinerja_core.cli import dokumen, tampil
from kinerja_core.cli.utama import _Pipa, jalankan, kata_windows
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.services.cetak_semua import HasilCetakSemua
from kinerja_core.services.jalan_cetak import Tertahan

PROGRAM = [sys.executable, "-c", "from kinerja_core.cli import main; main()"]


def _jalan(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *args], capture_output=True, encoding="utf-8", check=False, env={**os.environ, **env}
    )


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_reader_that_leaves_early_changes_neither_the_outcome_nor_prints_an_error():
    baca, tulis = os.pipe()
    os.close(baca)
    try:
        hasil = subprocess.run([*PROGRAM, "aturan"], stdout=tulis, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(tulis)
    assert (hasil.returncode, hasil.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("args", [["skema", "risalah"], ["aturan", "--json"]])
def test_a_full_disk_behind_the_output_is_one_indonesian_sentence(args: list[str]):
    with Path("/dev/full").open("wb") as penuh:
        hasil = subprocess.run([*PROGRAM, *args], stdout=penuh, stderr=subprocess.PIPE, check=False)
    assert hasil.returncode == 2
    assert hasil.stderr.decode().splitlines() == [
        "Sistem menolak: tempat penyimpanan penuh. Berkas Anda yang lama tidak hilang."
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize(("args", "kode"), [(["aturan", "apa"], 2), (["hitung", "nip", "1"], 1)])
def test_messages_that_cannot_be_written_change_no_exit_code(args: list[str], kode: int):
    with Path("/dev/full").open("wb") as penuh:
        hasil = subprocess.run([*PROGRAM, *args], stdout=subprocess.DEVNULL, stderr=penuh, check=False)
    assert hasil.returncode == kode


@pytest.mark.parametrize(
    "args",
    [
        ["periksa", ""], ["gabung", " ", "-o", "unit.xlsx"], ["cetak", "risalah", "buku.xlsx", "-o", ""],
        ["status", "unit.xlsx", ""], ["peringkat", "unit.xlsx", "--metode", ""], ["hitung", "nip", ""],
    ],
)  # fmt: skip
def test_an_empty_argument_is_refused_and_never_means_the_folder_one_stands_in(
    args: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    assert jalankan(args) == 2
    assert "kosong" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_without_a_width_shows_the_table_all_the_same():
    assert _jalan("ekspor", "--daftar", COLUMNS="0").stdout == _jalan("ekspor", "--daftar", COLUMNS="80").stdout


def test_an_option_without_its_value_points_at_the_help_of_its_command(capsys: pytest.CaptureFixture[str]):
    assert jalankan(["hitung", "nip", "--tanggal"]) == 2
    assert 'Lihat "kinerja hitung nip --help".' in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="POSIX shell")
@pytest.mark.parametrize(("tutup", "args", "kode"), [(">&-", "aturan nip", 0), ("2>&-", "aturan apa", 2),
                                                     (">&- 2>&-", "hitung nip 1", 1)])
def test_a_closed_terminal_changes_nothing_but_what_can_be_seen(tutup: str, args: str, kode: int):
    line = f'"{PROGRAM[0]}" -c "{PROGRAM[2]}" {args} {tutup}'
    hasil = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False)
    assert (hasil.returncode, b"Traceback" in hasil.stderr + hasil.stdout) == (kode, False)


def test_output_is_utf_8_whatever_the_console_speaks():
    hasil = _jalan("jadwal", "--tahun", "2025", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert hasil.returncode == 0
    assert any("360°" in tahap["kegiatan"] for tahap in json.loads(hasil.stdout)["tahap"])


@pytest.mark.skipif(os.name == "nt", reason="colours of an old Windows console are no escape codes")
def test_no_color_gives_no_escape_codes_even_where_colour_is_forced():
    assert "\x1b[" in _jalan("ekspor", "--daftar", FORCE_COLOR="1").stdout
    hasil = _jalan("ekspor", "--daftar", NO_COLOR="1", FORCE_COLOR="1").stdout
    assert not [kode for kode in ("\x1b[3", "\x1b[9", "\x1b[4") if kode in hasil]


@pytest.mark.parametrize("lebar", [20, 40, 80, 200])
def test_a_narrow_window_breaks_no_word_that_fits_in_it(
    lebar: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", str(lebar))
    kata = ["pemeringkatan", "REALISASI-KOSONG", "198203152009121004", "[bold]x[/bold]"]
    tampil.tabel("Judul", ["Satu", "Dua", "Tiga", "Empat"], [kata, [None, "", Decimal("1.5"), True]])
    layar = capsys.readouterr().out
    assert all(len(baris) <= lebar for baris in layar.splitlines())
    assert not [satu for satu in kata if satu not in layar]
    assert "1,5" in layar


@pytest.mark.parametrize(("lebar", "baris"), [(80, False), (200, True)])
def test_long_texts_stand_below_one_another_before_they_become_ribbons(
    lebar: int, baris: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", str(lebar))
    panjang = "Pejabat Penilai Kinerja perlu menetapkan salah satunya. " * 12
    tampil.tabel("Temuan", ["Tempat", "Pesan", "Saran", "Kode"], [["unit-kerja.xlsx", panjang, panjang, "K" * 26]])
    layar = capsys.readouterr().out.splitlines()
    assert any("Pesan" in satu and "Saran" in satu for satu in layar) is baris
    assert len(layar) < 30


_KALIMAT = st.lists(st.text("abcdefghijkl", min_size=1, max_size=15), min_size=1, max_size=12).map(" ".join)


@settings(max_examples=60)
@given(st.lists(st.tuples(_KALIMAT, _KALIMAT, _KALIMAT), max_size=4), st.integers(22, 160))
def test_whatever_stands_in_a_table_every_word_is_found_whole(isi: list[tuple[str, str, str]], lebar: int):
    keluar = io.StringIO()
    with contextlib.redirect_stdout(keluar), mock.patch.dict(os.environ, {"COLUMNS": str(lebar)}):
        tampil.tabel("Judul", ["A", "B", "C"], isi)
    layar = keluar.getvalue()
    assert all(len(baris) <= lebar for baris in layar.splitlines())
    assert {kata for baris in isi for sel in baris for kata in sel.split()} <= set(layar.split())


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (["templat", "skp", "-o", "x.xlsx", "--tahun", "abc"], "Pilihan --tahun harus bilangan bulat."),
        (["periksa", "x", "--timpa=ya"], 'Pilihan "--timpa" tidak memakai nilai.'),
        (["periksa", "x", "--banding"], 'Pilihan "--banding" memerlukan nilai di belakangnya.'),
        (["aturan", "predikat", "lain"], "Ada argumen yang berlebih: lain."),
        (["verifikasi", "a.docx", "b (1).docx"], "Ada argumen yang berlebih: b (1).docx."),
        (["hitung", "tenggat", "2026-01-14", "--jumlah", "0"], "harus 1 s.d. 366"),
        (["hitung", "tenggat", "2026-01-14", "--satuan", "minggu"], 'Satuan konfirmasi "minggu" tidak dikenal'),
        (["hitung", "tukin", "kurang", "--tukin", "-5"], "harus angka 0 atau lebih"),
        (["hitung", "angka-kredit", "baik", "x"], 'Jenjang "x" tidak dikenal'),
        (["periksa", ".", "-o", "t.docx"], 'Hasilnya berkas .xlsx; beri "t.docx" akhiran .xlsx.'),
        (["gabung", ".", "-o", "t.csv"], "akhiran .xlsx"),
        (["perilaku", ".", "-o", "t.csv"], "akhiran .xlsx"),
        (["verifikasi", "x.docx", "-o", "t.txt"], "akhiran .json"),
        (["baca-risalah", "x.docx", "-o", "t.txt"], "akhiran .json"),
        (["templat", "unit", "-o", "CON.xlsx"], 'misalnya menjadi "_CON.xlsx"'),
        (["templat", "unit", "-o", "unit a:b?.xlsx"], 'misalnya menjadi "unit a b .xlsx"'),
        (["gabung", ".", "-o", "aux.xlsx"], "tidak dapat dipakai di Windows"),
        (["ekspor", "kemenkes-realisasi", "kosong.xlsx", "-o", "x.xlsx"], "Tidak ada buku kerja pegawai"),
        (["addin", "bangun", "-o", "kosong.xlsx"], "sebagian jalurnya bukan folder"),
        (["jadwal", "--ics", "kosong.xlsx/a.ics"], "sebagian jalurnya bukan folder"),
    ],
)
def test_what_cannot_be_run_is_one_indonesian_sentence_and_changes_nothing(
    argumen: list[str], pesan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    Path("kosong.xlsx").write_bytes(b"bukan excel")
    assert jalankan(argumen) == 2
    keluar = capsys.readouterr()
    assert pesan in keluar.err
    assert len(keluar.err.strip().splitlines()) == 1
    assert "di dalam program" not in keluar.err
    assert [p.name for p in tmp_path.iterdir()] == ["kosong.xlsx"]


def test_what_this_account_may_not_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    berkas = tmp_path / "rahasia é o'x.xlsx"
    berkas.write_bytes(b"x")
    monkeypatch.setattr(os, "access", lambda *_args, **_kwargs: False)
    assert jalankan(["periksa", str(berkas)]) == 2
    assert capsys.readouterr().err.startswith(f'Argumen PATH...: "{berkas}" tidak boleh dibaca dari akun ini.')


@pytest.mark.parametrize("kata", ["priksa", "buku.xlsx", r"C:\Data SDM\buku.xlsx", "o'x.xlsx", 'a"b.', "é.x"])
def test_a_command_that_is_none_is_named_as_it_was_typed(kata: str, capsys: pytest.CaptureFixture[str]):
    for kelompok in ([], ["hitung"]):
        assert jalankan([*kelompok, kata]) == 2
        assert capsys.readouterr().err.startswith(f"Perintah '{kata}' tidak ada. Lihat")


@pytest.mark.parametrize("perintah", [[], ["hitung"], ["addin"], ["templat-dokumen"]])
def test_a_group_without_a_command_shows_its_help_and_asks_for_one(
    perintah: list[str], capsys: pytest.CaptureFixture[str]
):
    assert jalankan(perintah) == 2
    keluar = capsys.readouterr()
    assert keluar.out == ""
    assert "Perintah:\n" in keluar.err
    nama = " ".join(["kinerja", *perintah])
    assert keluar.err.endswith(f'Sebutkan perintahnya. Lihat "{nama} --help".\n')


@pytest.mark.parametrize(("teks", "rupiah"), [
    ("5331000", 533100), ("5.331.000", 533100), ("Rp5.331.000", 533100), ("rp. 5.331.000,00", 533100), ("5.331", 533),
])  # fmt: skip
def test_rupiah_is_read_as_people_write_it(teks: str, rupiah: float, capsys: pytest.CaptureFixture[str]):
    assert jalankan(["hitung", "tukin", "kurang", "--tukin", teks, "--tanggal", "2025-12-31", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["hasil"]["potongan_per_bulan"] == rupiah


@pytest.mark.parametrize("teks", ["5,331", "Rp5,331", "5331.500", "5331000,123", "5.331.000,500"])
def test_rupiah_of_three_decimals_may_be_thousands_and_is_not_guessed(teks: str, capsys: pytest.CaptureFixture[str]):
    assert jalankan(["hitung", "tukin", "kurang", "--tukin", teks, "--tanggal", "2025-12-31", "--json"]) == 2
    assert f'"{teks}" tidak jelas ribuan atau pecahannya' in capsys.readouterr().err


def test_the_speed_of_reading_is_not_that_of_what_comes_after_it(monkeypatch: pytest.MonkeyPatch):
    class Layar(io.StringIO):
        def isatty(self) -> bool:
            return True

    made, shown = [], progress.Progress
    monkeypatch.setattr(sys, "stderr", Layar())
    monkeypatch.setattr(progress, "Progress", lambda *a, **k: made.append(shown(*a, **k)) or made[-1])
    with tampil.kemajuan("Mencetak") as report:
        (task,) = made[0].tasks
        clock = iter(range(1000))
        made[0].get_time = lambda: float(next(clock) // 10)
        for done in range(400):
            report(done, 400, "")
        fast = task.speed
        report(0, 400, "")
        assert task.speed is None
        for done in (1, 2):
            clock = iter(range(100 * done, 1000))
            report(done, 400, "")
        assert task.speed < fast / 10
        assert task.time_remaining > 100


def test_no_more_is_shown_of_many_findings_than_a_screen_bears_and_where_the_rest_is(
    capsys: pytest.CaptureFixture[str],
):
    one = buat_temuan("BERKAS-KOSONG", "Pesan.", berkas="a.xlsx")
    tampil.tabel_temuan([one] * 5, 3)
    assert capsys.readouterr().err == "… dan 2 temuan lagi. Semuanya ada pada --json.\n"
    hasil = HasilCetakSemua()
    hasil.tertahan = [Tertahan(f"{n}.xlsx", f"Orang {n}", "", (), ("skp",)) for n in range(45)]
    dokumen._show_all(hasil, Path("hasil"), None)
    shown = capsys.readouterr().out
    assert "… dan 25 orang lagi; semuanya ada pada --json." in shown
    assert "Orang 19" in shown
    assert "Orang 20" not in shown


def test_the_screen_shows_numbers_and_dates_as_people_write_them(capsys: pytest.CaptureFixture[str]):
    assert jalankan(["hitung", "tukin", "kurang", "--tukin", "5331000", "--tanggal", "2025-12-31"]) == 0
    assert "Potongan per bulan: 533.100\n" in capsys.readouterr().out
    assert jalankan(["hitung", "tenggat", "2026-01-14"]) == 0
    assert capsys.readouterr().out.startswith("4 Februari 2026\n")
    assert jalankan(["hitung", "nip", "199007122015032001"]) == 0
    assert "NIP: 199007122015032001\n" in capsys.readouterr().out


def test_a_schema_is_the_same_json_with_and_without_the_option(capsys: pytest.CaptureFixture[str]):
    assert jalankan(["skema", "risalah"]) == 0
    biasa = capsys.readouterr().out
    assert jalankan(["skema", "risalah", "--json"]) == 0
    assert capsys.readouterr().out == biasa


def test_ctrl_c_while_the_program_still_loads_is_no_traceback():
    ditekan = (
        "import sys\n"
        "class Ditekan:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'typer': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Ditekan())\n"
        "from kinerja_core.cli import main; main()\n"
    )
    hasil = subprocess.run([sys.executable, "-c", ditekan], capture_output=True, encoding="utf-8", check=False)
    assert (hasil.returncode, hasil.stdout, hasil.stderr) == (130, "", "Dihentikan.\n")


@pytest.mark.parametrize("lacak", ["", "1"])
def test_a_mistake_of_the_program_is_told_without_the_nip_of_anybody(lacak: str, monkeypatch, capsys):
    def rusak(*_: object) -> None:
        raise RuntimeError("baris 199105172015042003 dan 19850101 201001 1 001 tidak cocok")

    monkeypatch.setattr("kinerja_core.services.hitung.nip", rusak)
    monkeypatch.setenv("KINERJA_LACAK", lacak)
    assert jalankan(["hitung", "nip", "199105172015042003"]) == 2
    galat = capsys.readouterr().err
    assert "baris 1991***********003 dan 1985***********001 tidak cocok" in galat
    assert ("Traceback" in galat) is bool(lacak)
    assert not re.search("[0-9]{18}", galat)


@pytest.mark.skipif(os.name == "nt", reason="a program cannot send itself these signals on Windows")
@pytest.mark.parametrize("sinyal", ["SIGTERM", "SIGHUP", "SIGINT"])
@pytest.mark.parametrize(("modul", "awal"), [("typer", "Dihentikan.\n"), ("kinerja_core.rules.jadwal", "Dihentikan. ")])
def test_being_told_to_end_is_like_ctrl_c(sinyal: str, modul: str, awal: str):
    hasil = _disela(modul, f"os.kill(os.getpid(), signal.{sinyal}); os.kill(os.getpid(), signal.SIGHUP)")
    assert (hasil.returncode, hasil.stdout) == (130, "")
    assert hasil.stderr.startswith(awal)
    assert len(hasil.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="a program cannot send itself these signals on Windows")
@pytest.mark.parametrize("sinyal", ["SIGTERM", "SIGINT"])
def test_a_library_that_calls_being_stopped_a_mistake_of_its_own_does_not_hide_that_it_was_stopped(sinyal: str):
    hasil = _disela(
        "kinerja_core.rules.jadwal",
        f"exec('try: os.kill(os.getpid(), signal.{sinyal})\\nexcept BaseException as e: raise ValueError(str(e))')",
        awal="signal.signal(signal.SIGINT, signal.default_int_handler)",  # a shell has it ignored in the background
    )
    assert (hasil.returncode, hasil.stdout) == (130, "")
    assert hasil.stderr.startswith("Dihentikan. ")


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no SIGHUP")
def test_under_nohup_a_closed_terminal_stops_nothing():
    hasil = _disela(
        "typer", "os.kill(os.getpid(), signal.SIGHUP)", awal="signal.signal(signal.SIGHUP, signal.SIG_IGN)"
    )
    assert (hasil.returncode, hasil.stderr) == (0, "")
    assert "tahap" in hasil.stdout


def _disela(modul: str, apa: str, awal: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program, and do something when it loads a module."""
    program = (
        "import os, signal, sys\n"
        "class Penyela:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {modul!r}:\n"
        f"            {apa}\n"
        "sys.meta_path.insert(0, Penyela())\n"
        f"{awal}\n"
        'sys.argv = ["kinerja", "jadwal", "--tahun", "2025", "--json"]\n'
        "from kinerja_core.cli import main; main()\n"
    )
    return subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(("sistem", "nomor", "dilanjutkan"), [
    ("win32", errno.EINVAL, True), ("win32", errno.ENOSPC, False), ("linux", errno.EINVAL, False),
    ("linux", errno.EPIPE, True),
])  # fmt: skip
def test_a_reader_that_leaves_early_is_forgiven_on_windows_too(
    sistem: str, nomor: int, dilanjutkan: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """There a pipe without a reader is "invalid": ``kinerja aturan | more``, and q."""

    class Pergi(io.BufferedWriter):
        def flush(self) -> None:
            raise OSError(nomor, "")

    monkeypatch.setattr(sys, "platform", sistem)
    with (tmp_path / "layar").open("wb", buffering=0) as layar:
        pipa = _Pipa(Pergi(layar), "utf-8", "replace")
        with contextlib.nullcontext() if dilanjutkan else pytest.raises(OSError, match=f"Errno {nomor}"):
            pipa.write("baris\n")
            pipa.flush()
        monkeypatch.setattr(Pergi, "flush", io.BufferedWriter.flush)
        pipa.detach().detach()


@pytest.mark.parametrize(
    ("args", "kata"),
    [
        (["peringkat", "tidak-ada.xlsx"], "tidak-ada.xlsx"),
        (["status", "tidak-ada.xlsx"], "tidak-ada.xlsx"),
        (["gabung", "tidak-ada"], "--keluaran"),
        (["jadwal", "--tahun", "dua"], "--tahun"),
        (["hitung", "nip"], "kinerja hitung nip --help"),
        (["periksa", "tidak-ada"], "tidak-ada"),
        (["tukin", ""], "kosong"),
    ],
)
def test_what_cannot_be_run_is_one_json_document_too_where_json_is_asked_for(
    args: list[str], kata: str, capsys: pytest.CaptureFixture[str]
):
    assert jalankan([*args, "--json"]) == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert list(told) == ["galat"]
    assert kata in told["galat"]
    assert told["galat"] in said.err


def test_what_periksa_found_is_the_one_document_also_where_no_file_could_be_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    (tmp_path / "rusak.xlsx").write_bytes(b"PK")
    assert jalankan(["periksa", str(tmp_path), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["berkas"]


# -- words as the shells of Windows pass them on ------------------------------------------------------


def test_a_pattern_means_its_files_where_the_shell_leaves_it_to_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)
    for nama in ("b.xlsx", "A.xlsx", "~$A.xlsx", "c.txt", "[2] d.xls"):
        Path(nama).write_bytes(b"")
    assert kata_windows(["periksa", "*.xlsx", "--json"]) == ["periksa", "A.xlsx", "b.xlsx", "--json"]
    assert kata_windows(["[2] ?.xls"]) == ["[2] d.xls"]
    for tetap in ("tidak-ada-*.xlsx", "-o*", "A.xlsx", r"\\?\C:\data\unit.xlsx"):
        assert kata_windows([tetap]) == [tetap]
    monkeypatch.setattr(sys, "platform", "win32")
    assert jalankan(["periksa", "*.xlsx"]) == 2
    assert "A.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("pesan", [True, False])
def test_a_table_in_a_file_is_as_wide_on_every_system(pesan: bool, monkeypatch: pytest.MonkeyPatch):
    """Where the console is one of Windows' older ones, a table on it leaves a column free; no file has one."""
    monkeypatch.setattr("rich.console.WINDOWS", True)
    monkeypatch.setattr("rich.console.detect_legacy_windows", lambda: True)
    monkeypatch.delenv("COLUMNS", raising=False)
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, io.StringIO())
    assert tampil._console(stderr=pesan).width == 80


def test_a_quotation_mark_after_a_backslash_is_understood_or_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    r"""``kinerja gabung "C:\Data SDM\" -o unit.xlsx`` comes as one word."""
    assert kata_windows(["periksa", 'C:\\Data SDM"']) == ["periksa", "C:\\Data SDM\\"]
    assert kata_windows(['C:"']) == ["C:\\"]  # without its backslash: the folder one stands in
    for text in ('kata "ya" itu', 'Ruang 5" lama', '" di depan'):
        assert kata_windows(["cetak", text]) == ["cetak", text]
    for word in ('Data SDM" -o unit.xlsx', 'data/SDM" lain'):
        with pytest.raises(GalatKinerja, match="Tanda petik sesudah"):
            kata_windows([word])
    monkeypatch.setattr(sys, "platform", "win32")
    assert jalankan(["gabung", 'C:\\Data SDM" -o unit.xlsx']) == 2
    assert 'Tulis tanpa garis miring di ujungnya: "C:\\Data SDM".' in capsys.readouterr().err
