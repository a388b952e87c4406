from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services import berkas
from kinerja_core.services.berkas import (
    BerkasSudahAda,
    NamaTidakAman,
    TidakDapatMenulis,
    kumpulkan,
    nama_aman,
    tolak_bila_ada,
    tulis,
)


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
        (errno.EIO, f"galat sistem {errno.EIO}"),
    ],
)
def test_why_the_system_refused_is_said_in_indonesian(nomor: int, kata: str):
    message = str(TidakDapatMenulis(Path("a.xlsx"), OSError(nomor, os.strerror(nomor))))
    assert f"({kata})" in message
    assert os.strerror(nomor) not in message


@pytest.mark.parametrize("nama", ["CON.xlsx", "aux", "nul.tar.gz", "a:b.xlsx", "apa?.docx", "titik.", "spasi .xlsx "])
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
