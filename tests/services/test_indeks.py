from __future__ import annotations

import errno
import json
import multiprocessing
import os
import subprocess
import sys
import threading
from contextlib import nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from kinerja_core.services import gembok, indeks, penempatan
from kinerja_core.services.berkas import TidakDapatMenulis
from kinerja_core.services.gembok import NAMA_GEMBOK, tergembok
from kinerja_core.services.indeks import NAMA_CATATAN, NAMA_INDEKS, Entri, Indeks, StatusDokumen
from kinerja_core.services.sumber_cetak import sidik


def entri(
    folder: Path, nama: str, isi: str = "isi", *, sumber: str = "", status: StatusDokumen = StatusDokumen.BARU
) -> Entri:
    """An entry whose document is there."""
    folder.mkdir(exist_ok=True)
    (folder / nama).write_text(isi, encoding="utf-8")
    return Entri("risalah", nama, sumber or f"{nama}.xlsx", status=status, sidik=sidik(isi.encode()))


def status(folder: Path) -> dict[str, str]:
    baris = CalamineWorkbook.from_path(str(folder / NAMA_INDEKS)).get_sheet_by_name("Indeks").to_python()[4:]
    return {str(satu[4]): str(satu[7]) for satu in baris}


def isi(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


# -- several runs at once ----------------------------------------------------------------------------


def _catat_dan_tulis(folder: Path, awalan: str) -> None:
    catatan = Indeks(folder)
    for nomor in range(20):
        catatan.catat(entri(folder, f"{awalan}{nomor:02d}.docx"))
    catatan.tulis("risalah", [])


def test_runs_into_one_folder_at_once_lose_no_entry(tmp_path: Path):
    proses = [
        multiprocessing.get_context("spawn").Process(target=_catat_dan_tulis, args=(tmp_path, awalan))
        for awalan in "abc"
    ]
    for satu in proses:
        satu.start()
    for satu in proses:
        satu.join()
    assert [satu.exitcode for satu in proses] == [0, 0, 0]
    semua = {f"{awalan}{nomor:02d}.docx" for awalan in "abc" for nomor in range(20)}
    assert set(status(tmp_path)) == semua
    assert all(Indeks(tmp_path).cari(nama) for nama in semua)
    assert {p.name for p in tmp_path.iterdir()} == {*semua, NAMA_INDEKS, NAMA_CATATAN}


def test_what_another_run_recorded_since_is_in_the_index(tmp_path: Path):
    satu, dua = Indeks(tmp_path), Indeks(tmp_path)
    satu.catat(entri(tmp_path, "a.docx"))
    dua.catat(entri(tmp_path, "b.docx"))
    dua.tulis("risalah", [])
    satu.tulis("risalah", [])
    assert status(tmp_path) == {"a.docx": "dibuat", "b.docx": "dibuat"}


def test_of_one_document_made_by_two_runs_the_later_one_is_recorded(tmp_path: Path):
    satu, dua = Indeks(tmp_path), Indeks(tmp_path)
    satu.catat(entri(tmp_path, "a.docx", "lama"))
    baru = entri(tmp_path, "a.docx", "baru", status=StatusDokumen.DIPERBARUI)
    dua.catat(baru)
    satu.tulis("risalah", [])
    tercatat = Indeks(tmp_path).cari("a.docx")
    assert tercatat is not None
    assert (tercatat.sidik, tercatat.status) == (baru.sidik, StatusDokumen.DIPERBARUI)


def test_a_lock_is_waited_for_and_its_file_is_gone_afterwards(tmp_path: Path):
    masuk, urutan = threading.Event(), []

    def lain() -> None:
        with tergembok(tmp_path):
            masuk.set()
            urutan.append("lain mulai")
            threading.Event().wait(0.2)
            urutan.append("lain selesai")

    utas = threading.Thread(target=lain)
    utas.start()
    masuk.wait(10)
    with tergembok(tmp_path):
        urutan.append("saya")
    utas.join()
    assert urutan == ["lain mulai", "lain selesai", "saya"]
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_killed_run_keeps_nobody_waiting(tmp_path: Path):
    program = (
        "import os, sys; from pathlib import Path; from kinerja_core.services.gembok import tergembok\n"
        "with tergembok(Path(sys.argv[1])): os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False).returncode == 9
    assert [p.name for p in tmp_path.iterdir()] == [NAMA_GEMBOK]
    with tergembok(tmp_path, sabar=0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_share_that_gives_a_file_another_number_each_time_keeps_nobody_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(os.path, "samestat", lambda _one, _other: False)
    with tergembok(tmp_path):
        assert (tmp_path / NAMA_GEMBOK).exists()
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_stands_still_with_the_lock_is_named_as_the_cause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    catatan = Indeks(tmp_path)
    monkeypatch.setattr(indeks, "tergembok", lambda folder: tergembok(folder, sabar=0.05))
    satu = entri(tmp_path, "a.docx")
    with tergembok(tmp_path), pytest.raises(TidakDapatMenulis, match="sedang dipakai perintah lain"):
        catatan.catat(satu)
    catatan.catat(satu)


def test_where_files_cannot_be_locked_the_record_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fcntl = pytest.importorskip("fcntl")

    def menolak(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", menolak)
    _catat_dan_tulis(tmp_path, "a")
    assert len(status(tmp_path)) == 20
    assert NAMA_GEMBOK not in isi(tmp_path)


# -- broken off --------------------------------------------------------------------------------------


def test_half_a_line_of_a_killed_run_spoils_no_other(tmp_path: Path):
    Indeks(tmp_path).catat(entri(tmp_path, "a.docx"))
    with (tmp_path / NAMA_CATATAN).open("ab") as berkas:
        berkas.write(b'{"dokumen": "risa')
    Indeks(tmp_path).catat(entri(tmp_path, "b.docx"))
    catatan = Indeks(tmp_path)
    assert catatan.cari("a.docx")
    assert catatan.cari("b.docx")


def test_a_document_written_just_before_the_end_is_known_as_our_own(tmp_path: Path):
    catatan = Indeks(tmp_path)
    catatan.catat(entri(tmp_path, "a.docx", "lama"))
    catatan.tulis("risalah", [])
    catatan = Indeks(tmp_path)
    baru = replace(entri(tmp_path, "a.docx", "lama"), sidik=sidik(b"baru"), status=StatusDokumen.DIPERBARUI)
    catatan.akan(baru)
    belum = Indeks(tmp_path).cari("a.docx")
    (tmp_path / "a.docx").write_bytes(b"baru")
    sudah = Indeks(tmp_path)
    assert belum is not None
    assert belum.sidik == sidik(b"lama")
    assert sudah.cari("a.docx") == baru
    assert sudah.status_sama("a.docx") is StatusDokumen.DIPERBARUI


def test_a_pdf_written_just_before_the_end_is_known_as_our_own(tmp_path: Path):
    catatan = Indeks(tmp_path)
    satu = entri(tmp_path, "a.docx")
    catatan.catat(satu)
    jadi = replace(satu, pdf_sidik=sidik(b"%PDF"), pdf_dari=f"{satu.sidik} pdf")
    catatan.akan(jadi, pdf=True)
    assert Indeks(tmp_path).cari("a.docx") == satu
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert Indeks(tmp_path).cari("a.docx") == jadi


def test_an_index_written_just_before_the_end_is_known_as_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    asli = indeks.tulis

    def terputus(tujuan: Path, isi: bytes, **pilihan: bool) -> Path:
        if tujuan.name == NAMA_CATATAN:
            raise KeyboardInterrupt
        return asli(tujuan, isi, **pilihan)

    catatan = Indeks(tmp_path)
    catatan.catat(entri(tmp_path, "a.docx"))
    with monkeypatch.context() as sementara:
        sementara.setattr(indeks, "tulis", terputus)
        with pytest.raises(KeyboardInterrupt):
            catatan.tulis("risalah", [])
    lanjut = Indeks(tmp_path)
    lanjut.catat(entri(tmp_path, "b.docx"))
    lanjut.tulis("risalah", [])
    assert set(isi(tmp_path)) == {"a.docx", "b.docx", NAMA_INDEKS, NAMA_CATATAN}
    assert status(tmp_path) == {"a.docx": "dibuat", "b.docx": "dibuat"}


def test_what_was_there_before_a_finished_run_is_the_same_and_not_new(tmp_path: Path):
    catatan = Indeks(tmp_path)
    catatan.catat(entri(tmp_path, "a.docx"))
    assert Indeks(tmp_path).status_sama("a.docx") is StatusDokumen.BARU
    catatan.tulis("risalah", [])
    assert Indeks(tmp_path).status_sama("a.docx") is StatusDokumen.TETAP
    assert Indeks(tmp_path).status_sama("lain.docx") is StatusDokumen.TETAP


def test_what_is_found_in_a_source_later_stands_beside_its_documents_whole(tmp_path: Path):
    folder = tmp_path / "hasil" / "2025"  # nobody has made it yet
    catatan = Indeks(folder)
    catatan.catat(Entri("risalah", "", "a.xlsx", temuan=("Lembar SKP kosong.",)))
    panjang = "Realisasi tidak dapat dibandingkan dengan targetnya. " * 6
    assert catatan.tambah_temuan("a.xlsx", (panjang,))
    assert not catatan.tambah_temuan("b.xlsx", ("x",))
    catatan.tulis("risalah", ["a.xlsx"])
    lembar = load_workbook(folder / NAMA_INDEKS)["Indeks"]
    judul, isi_baris = ([sel.value for sel in lembar[nomor]] for nomor in (4, 5))
    assert dict(zip(judul, isi_baris, strict=True))["Temuan"] == f"Lembar SKP kosong.\n{panjang}"
    assert lembar.row_dimensions[5].height > 12 * (1 + len(panjang) / lembar.column_dimensions["I"].width)


def test_a_record_that_cannot_be_written_is_one_sentence(tmp_path: Path):
    (tmp_path / NAMA_CATATAN).mkdir()
    why = "tidak diizinkan" if os.name == "nt" else "itu folder"
    with pytest.raises(TidakDapatMenulis, match=rf"tidak dapat ditulis \({why}\)"):
        Indeks(tmp_path).catat(entri(tmp_path, "a.docx"))


def test_the_record_of_version_0_1_0_is_read(tmp_path: Path):
    satu = entri(tmp_path, "a.docx")
    lama = {nama: nilai for nama, nilai in asdict(satu).items() if nama != "asal"}
    (tmp_path / NAMA_CATATAN).write_text(f"{json.dumps(lama)}\n{json.dumps({'indeks': 'x'})}\n", encoding="utf-8")
    assert Indeks(tmp_path).cari("A.DOCX") == satu


# -- what no longer has data -------------------------------------------------------------------------


def jalan(folder: Path, data: list[Path], *dokumen: Entri) -> dict[str, str]:
    catatan = Indeks(folder, data)
    for satu in dokumen:
        catatan.catat(satu)
    catatan.tulis("risalah", {satu.sumber for satu in dokumen})
    return status(folder)


@pytest.fixture
def tempat(tmp_path: Path) -> Path:
    for nama in ("satu", "dua"):
        (tmp_path / "buku" / nama).mkdir(parents=True)
    return tmp_path


def test_people_who_left_the_folder_are_said_to_be_gone_and_their_documents_stay(tempat: Path):
    hasil, buku = tempat / "hasil", tempat / "buku"
    a, b = entri(hasil, "a.docx"), entri(hasil, "b.docx")
    assert jalan(hasil, [buku], a, b) == {"a.docx": "dibuat", "b.docx": "dibuat"}
    assert jalan(hasil, [buku], a) == {"a.docx": "dibuat", "b.docx": "tidak ada lagi pada data"}
    assert (hasil / "b.docx").is_file()
    assert jalan(hasil, [buku], a, b) == {"a.docx": "dibuat", "b.docx": "dibuat"}


def test_who_comes_from_another_folder_is_not_gone(tempat: Path):
    hasil, buku = tempat / "hasil", tempat / "buku"
    a, b = entri(hasil, "a.docx"), entri(hasil, "b.docx")
    jalan(hasil, [buku / "satu"], a)
    assert jalan(hasil, [buku / "dua"], b) == {"a.docx": "dibuat", "b.docx": "dibuat"}
    assert jalan(hasil, [buku], b) == {"a.docx": "tidak ada lagi pada data", "b.docx": "dibuat"}


def test_a_file_named_alone_says_nothing_of_the_others(tempat: Path):
    hasil, buku = tempat / "hasil", tempat / "buku"
    a, b = entri(hasil, "a.docx", sumber="a.json"), entri(hasil, "b.docx", sumber="b.json")
    dua = [buku / "a.json", buku / "b.json"]
    jalan(hasil, dua, a, b)
    assert jalan(hasil, dua[:1], a) == {"a.docx": "dibuat", "b.docx": "dibuat"}
    assert jalan(hasil, [buku], entri(hasil, "c.docx"))["b.docx"] == "dibuat"  # folders are not searched for JSON
    assert jalan(hasil, dua, a)["b.docx"] == "tidak ada lagi pada data"


def test_documents_and_data_may_be_moved_together(tempat: Path):
    a, b = entri(tempat / "hasil", "a.docx"), entri(tempat / "hasil", "b.docx")
    jalan(tempat / "hasil", [tempat / "buku"], a, b)
    pindah = tempat.rename(tempat.with_name("pindah"))
    assert jalan(pindah / "hasil", [pindah / "buku"], a)["b.docx"] == "tidak ada lagi pada data"
    catatan = (pindah / "hasil" / NAMA_CATATAN).read_text(encoding="utf-8")
    assert str(pindah.parent) not in catatan


def test_a_document_that_is_not_made_again_does_not_look_fresh(tempat: Path):
    hasil, buku = tempat / "hasil", tempat / "buku"
    a, b = entri(hasil, "a.docx"), entri(hasil, "b.docx")
    jalan(hasil, [buku], a, b)
    again = jalan(hasil, [buku], replace(a, status=StatusDokumen.GAGAL), replace(b, status=StatusDokumen.TETAP))
    assert again == {"a.docx": "tidak dibuat; yang di folder masih dari data lama", "b.docx": "sudah ada, data sama"}
    (hasil / "a.docx").unlink()
    assert jalan(hasil, [buku], replace(a, status=StatusDokumen.GAGAL))["a.docx"] == "tidak dibuat"


@pytest.mark.parametrize(("windows", "detik", "terbuka"), [(True, 2.0, True), (True, 0.0, False), (False, 2.0, False)])
def test_windows_is_asked_again_while_another_run_removes_the_lock(
    windows: bool, detik: float, terbuka: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """It refuses a file that is just being removed; what it refuses for longer is forbidden."""
    opened, refusals = Path.open, [PermissionError(errno.EACCES, "")] * 2

    def being_removed(path: Path, *args: Any) -> Any:
        if refusals:
            raise refusals.pop()
        return opened(path, *args)

    monkeypatch.setattr(penempatan, "_WINDOWS", windows)
    monkeypatch.setattr(gembok, "_REMOVAL", detik)
    monkeypatch.setattr(Path, "open", being_removed)
    with nullcontext() if terbuka else pytest.raises(PermissionError), gembok.tergembok(tmp_path):
        assert refusals == []
