from __future__ import annotations

import errno
import os
import platform
import re
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services import berkas, penempatan
from kinerja_core.services.berkas import (
    BerkasSudahAda,
    NamaTidakAman,
    TidakDapatMenulis,
    kumpulkan,
    nama_aman,
    satu_berkas,
    sisihkan,
    tolak_bila_ada,
    tulis,
)
from kinerja_core.services.penempatan import sapu, sementara


def test_a_new_file_holds_exactly_the_bytes_and_leaves_nothing_beside(tmp_path: Path):
    assert tulis(tmp_path / "dalam" / "a.docx", b"isi").read_bytes() == b"isi"
    assert [p.name for p in (tmp_path / "dalam").iterdir()] == ["a.docx"]


def test_an_existing_file_is_never_overwritten_silently(tmp_path: Path):
    lama = tmp_path / "a.docx"
    lama.write_bytes(b"lama")
    with pytest.raises(BerkasSudahAda, match=r"--timpa"):
        tulis(lama, b"baru")
    assert lama.read_bytes() == b"lama"
    assert len(list(tmp_path.iterdir())) == 1


def test_overwriting_on_request_keeps_a_backup_every_time(tmp_path: Path):
    lama = tmp_path / "a.docx"
    lama.write_bytes(b"satu")
    tulis(lama, b"dua", timpa=True)
    tulis(lama, b"tiga", timpa=True)
    assert lama.read_bytes() == b"tiga"
    cadangan = sorted(p.read_bytes() for p in tmp_path.glob("a.cadangan-*.docx"))
    assert cadangan == [b"dua", b"satu"]


def test_a_failure_while_writing_leaves_the_old_file_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    lama = tmp_path / "a.docx"
    lama.write_bytes(b"lama")

    def rusak(_fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(berkas.os, "fsync", rusak)
    with pytest.raises(TidakDapatMenulis, match="tidak dapat ditulis"):
        tulis(lama, b"baru", timpa=True)
    with pytest.raises(TidakDapatMenulis):
        tulis(tmp_path / "b.docx", b"baru")
    assert lama.read_bytes() == b"lama"
    assert not (tmp_path / "b.docx").exists()
    assert not list(tmp_path.glob(".kinerja-*"))


def test_a_folder_in_the_way_is_refused_with_a_sentence(tmp_path: Path):
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(GalatKinerja):
        tulis(tmp_path / "a.docx", b"baru")
    (tmp_path / "biasa").write_bytes(b"")
    with pytest.raises(GalatKinerja):
        tulis(tmp_path / "biasa" / "b.docx", b"baru")


def test_all_targets_are_looked_at_before_any_work(tmp_path: Path):
    for nama in "ab":
        (tmp_path / nama).write_bytes(b"isi")
    with pytest.raises(BerkasSudahAda) as galat:
        tolak_bila_ada([tmp_path / "a", tmp_path / "b", tmp_path / "c"], timpa=False)
    assert "a" in str(galat.value)
    assert "b" in str(galat.value)
    tolak_bila_ada([tmp_path / "a"], timpa=True)


@given(st.text(max_size=200))
def test_any_name_becomes_a_file_name_every_system_accepts(teks: str):
    nama = nama_aman(teks)
    assert nama
    assert len(nama) <= 61
    assert not set(nama) & set(':*?"<>|/\\')
    assert nama == nama.strip(" .")
    assert nama.split(".")[0].casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt1"}


def test_names_people_use_stay_readable():
    assert nama_aman("dr. Siti/Rahma, M.Kes.") == "dr. Siti Rahma, M.Kes"
    assert nama_aman("CON") == "_CON"
    assert nama_aman("") == "_"


def test_folders_are_searched_below_and_rubbish_is_passed_over(tmp_path: Path):
    for nama in ("b.xlsx", "a.XLSX", "dalam/c.ods", "~$a.xlsx", ".x.xlsx", "a.cadangan-20250101-000000.xlsx", "d.txt"):
        berkas_baru = tmp_path / nama
        berkas_baru.parent.mkdir(exist_ok=True)
        berkas_baru.write_bytes(b"")
    ketemu = [p.name for p in kumpulkan([tmp_path, tmp_path / "b.xlsx"])]
    assert ketemu == ["a.XLSX", "b.xlsx", "c.ods"]


def test_every_missing_path_is_named_at_once(tmp_path: Path):
    with pytest.raises(GalatKinerja) as galat:
        kumpulkan([tmp_path / "x.xlsx", tmp_path, tmp_path / "y.xlsx"])
    assert "x.xlsx" in str(galat.value)
    assert "y.xlsx" in str(galat.value)


@pytest.mark.parametrize(
    ("nomor", "kata"),
    [
        (errno.ENOSPC, "tempat penyimpanan penuh"),
        (errno.ENOENT, "tidak ditemukan"),
        (errno.EIO, "tempat penyimpanannya gagal dibaca atau ditulis"),
        (errno.EEXIST, "namanya sudah dipakai berkas lain"),
        (errno.ENXIO, f"galat sistem {errno.ENXIO}"),
    ],
)
def test_why_the_system_refused_is_said_in_indonesian(nomor: int, kata: str):
    message = str(TidakDapatMenulis(Path("a.xlsx"), OSError(nomor, os.strerror(nomor))))
    assert f"({kata})" in message
    assert os.strerror(nomor) not in message


@pytest.mark.parametrize(
    "nama", ["CON.xlsx", "aux", "nul.tar.gz", "unit a:b.xlsx", "apa?.docx", "titik.", "spasi .xlsx "]
)
def test_a_name_windows_refuses_is_refused_everywhere_before_anything_is_written(tmp_path: Path, nama: str):
    with pytest.raises(NamaTidakAman, match="tidak dapat dipakai di Windows"):
        tolak_bila_ada([tmp_path / nama], timpa=True)
    with pytest.raises(NamaTidakAman):
        tulis(tmp_path / nama, b"x")
    assert list(tmp_path.iterdir()) == []


@given(st.text(min_size=1))
def test_every_safe_name_is_accepted(teks: str):
    tolak_bila_ada([Path("folder tidak ada") / f"{nama_aman(teks)}.xlsx"], timpa=False, akhiran=".xlsx")


def test_a_file_in_the_place_of_a_folder_is_named_as_the_cause(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"isi")
    with pytest.raises(TidakDapatMenulis, match="bukan folder"):
        tulis(tmp_path / "a" / "b.xlsx", b"x")
    assert (tmp_path / "a").read_bytes() == b"isi"


def test_a_folder_that_cannot_be_opened_is_named_and_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "tertutup").mkdir()
    (tmp_path / "a.xlsx").write_bytes(b"x")
    asli = os.scandir

    def scandir(tempat: str | os.PathLike[str]) -> object:
        if Path(tempat).name == "tertutup":
            raise PermissionError(errno.EACCES, "ditolak", str(tempat))
        return asli(tempat)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(GalatKinerja, match=r"tertutup.*tidak dapat dibuka \(tidak diizinkan\)"):
        kumpulkan([tmp_path])


# -- a name appears only with its whole content -----------------------------------------------------


def saat_menulis(monkeypatch: pytest.MonkeyPatch, apa: Callable[[], object]) -> None:
    """Do something when the bytes are in the temporary file and the name is not given yet."""
    asli = os.fsync

    def fsync(nomor: int) -> None:
        asli(nomor)
        apa()

    monkeypatch.setattr(os, "fsync", fsync)


def test_while_writing_the_name_is_not_there_yet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    ada: list[list[str]] = []
    saat_menulis(monkeypatch, lambda: ada.append([p.name for p in tmp_path.iterdir()]))
    tulis(tmp_path / "a.docx", b"isi")
    ((satu,),) = ada
    assert satu.startswith(".kinerja-")
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize("tautan", [True, False], ids=["with hard links", "without"])
def test_what_came_under_the_name_meanwhile_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tautan: bool
):
    if not tautan:
        tanpa_tautan(monkeypatch)
    saat_menulis(monkeypatch, lambda: (tmp_path / "a.docx").write_bytes(b"punya orang"))
    with pytest.raises(BerkasSudahAda):
        tulis(tmp_path / "a.docx", b"baru")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.docx", b"punya orang")]


def tanpa_tautan(monkeypatch: pytest.MonkeyPatch) -> None:
    def menolak(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", menolak)


def test_a_disk_that_knows_no_second_names_is_written_to_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    tanpa_tautan(monkeypatch)
    tulis(tmp_path / "a.docx", b"satu")
    tulis(tmp_path / "a.docx", b"dua", timpa=True)
    with pytest.raises(BerkasSudahAda):
        tulis(tmp_path / "a.docx", b"tiga")
    (cadangan,) = tmp_path.glob("a.cadangan-*.docx")
    assert (cadangan.read_bytes(), (tmp_path / "a.docx").read_bytes()) == (b"satu", b"dua")
    assert len(list(tmp_path.iterdir())) == 2


def test_an_empty_target_is_what_a_killed_run_left_and_counts_as_absent(tmp_path: Path):
    (tmp_path / "a.docx").touch()
    tolak_bila_ada([tmp_path / "a.docx"], timpa=False)
    assert tulis(tmp_path / "a.docx", b"isi").read_bytes() == b"isi"
    (tmp_path / "b.docx").touch()
    tulis(tmp_path / "b.docx", b"isi", timpa=True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.docx", "b.docx"]


def test_a_backup_that_holds_the_same_is_not_made_twice(tmp_path: Path):
    for isi in (b"satu", b"dua", b"satu", b"dua", b"satu"):
        tulis(tmp_path / "a.[1].docx", isi, timpa=True)
    assert sorted(p.read_bytes() for p in tmp_path.glob("a.*cadangan-*.docx")) == [b"dua", b"satu"]


def test_a_file_that_cannot_be_replaced_leaves_no_backup_and_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "a.docx").write_bytes(b"lama")

    def terkunci(*_: object) -> None:
        raise PermissionError(errno.EACCES, "sedang dibuka di Word")

    monkeypatch.setattr(os, "replace", terkunci)
    monkeypatch.setattr(Path, "replace", terkunci)
    with pytest.raises(TidakDapatMenulis, match="Tutup berkas itu bila sedang terbuka"):
        tulis(tmp_path / "a.docx", b"baru", timpa=True)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.docx", b"lama")]


def test_a_file_that_may_only_be_read_is_not_told_to_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Windows refuses to replace both, with one number."""
    target = tmp_path / "a.docx"
    target.write_bytes(b"lama")
    monkeypatch.setattr(berkas, "_WINDOWS", True)
    for access, step in ((True, "Tutup berkas itu bila"), (False, "Hapus tanda Read-only pada Properties")):
        monkeypatch.setattr(os, "access", lambda *_, access=access: access)
        assert f"(tidak diizinkan). {step}" in str(TidakDapatMenulis(target, PermissionError(errno.EACCES, "")))


def test_a_file_laid_aside_has_the_name_of_a_backup(tmp_path: Path):
    (tmp_path / "a.pdf").write_bytes(b"lama")
    cadangan = sisihkan(tmp_path / "a.pdf")
    assert cadangan.match("a.cadangan-*.pdf")
    assert [(p, p.read_bytes()) for p in tmp_path.iterdir()] == [(cadangan, b"lama")]
    with pytest.raises(TidakDapatMenulis, match="tidak ditemukan"):
        sisihkan(tmp_path / "a.pdf")


@pytest.fixture
def topeng() -> Iterator[None]:
    lama = os.umask(0o027)
    yield
    os.umask(lama)


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
@pytest.mark.usefixtures("topeng")
def test_the_users_umask_and_the_old_files_mode_are_kept(tmp_path: Path):
    satu, dua = tulis(tmp_path / "satu", b"x"), tulis(tmp_path / "dua", b"x")
    assert stat.S_IMODE(satu.stat().st_mode) == 0o640
    dua.chmod(0o604)
    tulis(dua, b"y", timpa=True)
    assert stat.S_IMODE(dua.stat().st_mode) == 0o604
    assert [stat.S_IMODE(p.stat().st_mode) for p in tmp_path.glob("dua.cadangan-*")] == [0o604]


def test_a_file_that_is_open_on_windows_gets_no_backup_that_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """There no name of an open file can be removed, and a second name of it would be one."""
    target = tulis(tmp_path / "a.xlsx", b"lama")
    unlink, replace, open_file = Path.unlink, Path.replace, target.stat().st_ino

    def removed(path: Path, missing_ok: bool = False) -> None:
        if path.stat().st_ino == open_file:
            raise PermissionError(errno.EACCES, "")
        unlink(path, missing_ok)

    def replaced(path: Path, other: Path) -> Path:
        if other == target:
            raise PermissionError(errno.EACCES, "")
        return replace(path, other)

    monkeypatch.setattr(penempatan, "_WINDOWS", True)
    monkeypatch.setattr(Path, "unlink", removed)
    monkeypatch.setattr(Path, "replace", replaced)
    with pytest.raises(TidakDapatMenulis, match="Tutup berkas itu"):
        tulis(target, b"baru", timpa=True)
    with pytest.raises(TidakDapatMenulis, match="Tutup berkas itu"):
        sisihkan(target)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.xlsx", b"lama")]


@pytest.mark.parametrize("lama", [b"lama", b"", None])
@pytest.mark.parametrize("windows", [True, False])
def test_a_scanner_that_looks_at_a_file_just_written_stops_nothing_on_windows(
    lama: bytes | None, windows: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Which says of a file that another program has open for a moment that it is not allowed."""
    target, refusals = tmp_path / "a.xlsx", [PermissionError(errno.EACCES, "")] * 3
    if lama is not None:
        target.write_bytes(lama)

    def looked_at(langkah: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def step(path: Path, other: Path) -> Path:
            if refusals and other == target:
                raise refusals.pop()
            return langkah(path, other)

        return step

    monkeypatch.setattr(Path, "replace", looked_at(Path.replace))
    monkeypatch.setattr(Path, "rename", looked_at(Path.rename))
    monkeypatch.setattr(penempatan, "_WINDOWS", windows)
    monkeypatch.setattr(penempatan, "_NO_LINKS", frozenset({errno.EEXIST, errno.EXDEV}))
    monkeypatch.setattr(os, "link", _tanpa_tautan)
    if not windows:
        with pytest.raises(TidakDapatMenulis, match="tidak diizinkan"):
            tulis(target, b"baru", timpa=True)
    else:
        assert tulis(target, b"baru", timpa=True).read_bytes() == b"baru"
        assert refusals == []


def _tanpa_tautan(_satu: Path, _dua: Path) -> None:
    raise OSError(errno.EXDEV, "")


@pytest.mark.parametrize("nama", ["NUL.xlsx", "con .xlsx", "COM\xb9.xlsx", "conin$.xlsx", "aux", "lpt0.x"])
def test_names_that_windows_keeps_for_devices_are_refused(nama: str, tmp_path: Path):
    with pytest.raises(NamaTidakAman):
        tulis(tmp_path / nama, b"isi")
    assert nama_aman(nama).startswith("_")


@pytest.mark.parametrize(("nomor", "langkah"), [
    (errno.ENOENT, "Periksa kembali foldernya"),
    (errno.ENOSPC, "Kosongkan sebagian penyimpanannya"),
    (errno.EDQUOT, "Kosongkan sebagian penyimpanannya"),
    (errno.EACCES, "Tutup berkas itu"),
    (errno.ENAMETOOLONG, "Pendekkan nama berkas atau foldernya"),
])  # fmt: skip
def test_what_to_do_next_follows_the_cause(nomor: int, langkah: str):
    assert langkah in str(TidakDapatMenulis(Path("a.xlsx"), OSError(nomor, "")))


def test_a_path_that_windows_does_not_find_for_its_length_is_said_to_be_too_long(monkeypatch: pytest.MonkeyPatch):
    long, short = (f"{'d' * number}/a.xlsx" for number in (300, 3))
    monkeypatch.setattr(sys, "platform", "win32")
    told = [str(TidakDapatMenulis(Path(one), OSError(errno.ENOENT, "", one))) for one in (long, short)]
    assert "(namanya terlalu panjang). Pendekkan nama berkas atau foldernya, atau pilih folder lain." in told[0]
    assert "(tidak ditemukan). Periksa kembali foldernya" in told[1]


# -- what a killed run left --------------------------------------------------------------------------


def test_what_killed_runs_left_is_swept_and_nothing_else(tmp_path: Path):
    mati = subprocess.Popen([sys.executable, "-c", ""])
    mati.wait()
    with sementara(tmp_path / "x", b"") as contoh:
        komputer = contoh.name.split("-")[1]
    lain = "0" * 8 if komputer != "0" * 8 else "1" * 8

    def nama(pc: str, pid: int) -> str:
        return f".kinerja-{pc}-{pid}-00c0ffee.tmp"

    hilang = {nama(komputer, mati.pid), nama(komputer, os.getpid()), nama(lain, 1).replace("c0ffee", "0dead0"),
              ".kinerja-ab_cd012"}  # fmt: skip
    tetap = {nama(komputer, os.getppid()), nama(lain, 1), ".kinerja-zz_zz999", ".kinerja-cetak.jsonl",
             ".kinerja-gembok", f"{nama(komputer, mati.pid)}.docx", "surat.tmp"}  # fmt: skip
    kemarin = time.time() - 25 * 3600
    for apa in hilang | tetap:
        (tmp_path / apa).write_bytes(b"x")
    for apa in (nama(lain, 1).replace("c0ffee", "0dead0"), ".kinerja-ab_cd012", ".kinerja-cetak.jsonl", "surat.tmp"):
        os.utime(tmp_path / apa, (kemarin, kemarin))
    sapu(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == tetap
    sapu(tmp_path / "tidak ada")


def test_nothing_is_left_beside_a_file_that_may_only_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Windows neither replaces nor removes such a file, and the temporary one has its mode."""
    target = tulis(tmp_path / "a.docx", b"lama")
    target.chmod(0o444)
    real = Path.unlink

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if not path.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, "", str(path))
        real(path, missing_ok=missing_ok)

    def replace(path: Path, _: Path) -> Path:
        raise PermissionError(errno.EACCES, "", str(path))

    monkeypatch.setattr(Path, "unlink", unlink)
    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(TidakDapatMenulis):
        tulis(target, b"baru", timpa=True, cadangan=False)
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]
    left = tmp_path / ".kinerja-ab_cd012"
    left.write_bytes(b"x")
    os.utime(left, (0, 0))
    left.chmod(0o444)
    sapu(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["a.docx"]


def test_a_run_that_is_refused_sweeps_and_what_is_being_written_stays(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(b"isi")
    with sementara(tmp_path / "b.docx", b"baru") as masih:
        milik_mati = masih.with_name(masih.name.replace(masih.name[-8:-4], "0000"))
        milik_mati.write_bytes(b"x")
        with pytest.raises(BerkasSudahAda):
            tolak_bila_ada([tmp_path / "a.docx"], timpa=False)
        assert masih.read_bytes() == b"baru"
        assert not milik_mati.exists()
    assert [p.name for p in tmp_path.iterdir()] == ["a.docx"]


def test_what_another_computer_is_writing_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    with sementara(tmp_path / "b.docx", b"baru") as masih:
        monkeypatch.setattr(platform, "node", lambda: "komputer lain")
        penempatan._computer.cache_clear()
        monkeypatch.setattr(penempatan, "_own", set())
        sapu(tmp_path)
        assert masih.exists()
    penempatan._computer.cache_clear()


def test_the_workshop_of_a_killed_run_is_removed_with_the_copies_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    program = (
        "import os, tempfile; tempfile.tempdir = os.environ['TEMPAT']\n"
        "from kinerja_core.services.penempatan import folder_kerja\n"
        "(folder_kerja() / 'naskah.docx').write_bytes(b'rahasia'); os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", program], env=os.environ | {"TEMPAT": str(tmp_path)}, check=False)
    (milik_mati,) = tmp_path.iterdir()
    (tmp_path / "kinerja-punya-orang").mkdir()
    saya, lagi = penempatan.folder_kerja(), penempatan.folder_kerja()
    assert not milik_mati.exists()
    assert {p.name for p in tmp_path.iterdir()} == {saya.name, lagi.name, "kinerja-punya-orang"}


# -- a full disk ------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="resource limits are POSIX")
@pytest.mark.parametrize("perintah", [
    ["templat", "skp", "--timpa", "-o", "a.xlsx"],
    ["jadwal", "--tahun", "2025", "--timpa", "--ics", "a.ics"],
])  # fmt: skip
def test_without_room_the_old_file_stays_and_one_sentence_says_why(tmp_path: Path, perintah: list[str]):
    lama = Path(perintah[-1])
    (tmp_path / lama).write_bytes(b"lama")
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))\n"
        "from kinerja_core.cli import main; main()"
    )
    hasil = subprocess.run(
        [sys.executable, "-c", program, *perintah], cwd=tmp_path,
        capture_output=True, encoding="utf-8", check=False, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert hasil.returncode == 2
    assert hasil.stderr.startswith(f'"{lama}" tidak dapat ditulis (terlalu besar untuk tempat itu). Kosongkan')
    assert len(hasil.stderr.splitlines()) == 1
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [(lama.name, b"lama")]


def test_the_one_file_that_is_named_is_no_folder_and_is_there(tmp_path: Path):
    file = tmp_path / "a.csv"
    file.write_bytes(b"")
    assert satu_berkas(file, "daftar pegawai") == file
    with pytest.raises(GalatKinerja, match="adalah folder; sebutkan satu daftar pegawai"):
        satu_berkas(tmp_path, "daftar pegawai")
    for gone in (tmp_path / "tidak-ada.csv", file / "b.csv"):
        with pytest.raises(GalatKinerja, match=re.escape(str(gone))):
            satu_berkas(gone, "daftar pegawai")
