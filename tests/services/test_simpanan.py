from __future__ import annotations

import json
import os
import pickle
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.services import keadaan_simpanan, kemasan, simpanan
from kinerja_core.services.cetak import cetak
from kinerja_core.services.ekspor import ekspor, pilih_profil
from kinerja_core.services.gabung import gabung, simpan
from kinerja_core.services.kabar import mendengar
from kinerja_core.services.kemasan import kemas, kepala
from kinerja_core.services.periksa import baca_bertahap, baca_semua, periksa
from kinerja_core.services.segel import PANJANG_SEGEL
from kinerja_core.services.simpanan import Simpanan, cap, sekali_baca, tanpa_simpanan
from kinerja_core.services.usulan_rating import usulan
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.buku_unit import baca as baca_unit_mentah
from tests.berkas.pembuat import asli, unit_asli
from tests.workbooks.bahan_baca import buku_contoh

KASUS = Path(__file__).resolve().parents[1] / "kasus" / "buku"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two people, a copy of one under another name, a unit, a broken file, and an evaluator."""
    place = tmp_path_factory.mktemp("buku")
    (place / "a.xlsx").write_bytes(asli())
    (place / "salinan a.xlsx").write_bytes(asli())
    (place / "b.xlsx").write_bytes((KASUS / "bulan.xlsx").read_bytes())
    (place / "unit.xlsx").write_bytes(unit_asli())
    (place / "rusak.xlsx").write_bytes(b"PK\x03\x04rusak")
    (place / "360.xlsx").write_bytes((KASUS / "360-skor6.xlsx").read_bytes())
    return place


@pytest.fixture
def tempat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the store is, which is asked also for a few small files."""
    monkeypatch.setenv("KINERJA_SIMPANAN", str(tmp_path / "simpanan"))
    monkeypatch.setattr(simpanan, "_MULAI", 0)
    return tmp_path / "simpanan" / "simpanan-buku.sqlite"


@pytest.fixture
def dibaca(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Names of the files whose sheets were opened."""
    names: list[str] = []
    read = kemasan.baca_kisi
    monkeypatch.setattr(kemasan, "baca_kisi", lambda kisi, nama, **lain: names.append(nama) or read(kisi, nama, **lain))
    return names


def _semua(folder: Path) -> list[Any]:
    return list(baca_bertahap(sorted(folder.iterdir())))


#: What is never kept: it is read each time.
TIDAK_DISIMPAN = ["360.xlsx", "rusak.xlsx"]


def test_what_the_store_gives_is_what_reading_gives_and_nothing_is_read_twice(
    folder: Path, tempat: Path, dibaca: list[str]
):
    with tanpa_simpanan():
        anew = _semua(folder)
    assert not tempat.exists()
    first = _semua(folder)
    assert sorted(dibaca[len(anew):]) == sorted({"a.xlsx", "b.xlsx", "unit.xlsx", *TIDAK_DISIMPAN})  # copies once
    dibaca.clear()
    assert _semua(folder) == first == anew
    assert sorted(dibaca) == TIDAK_DISIMPAN


def test_verbs_say_the_same_with_and_without_it(folder: Path, tempat: Path):
    with tanpa_simpanan():
        anew = periksa([folder]), gabung(folder, nama_unit="Biro Contoh")
    for _ in range(2):
        assert (periksa([folder]), gabung(folder, nama_unit="Biro Contoh")) == anew
    assert tempat.exists()


@pytest.mark.usefixtures("tempat")
def test_a_unit_that_is_carried_on_and_then_replaced_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    once = baca_unit_mentah.baca_unit
    monkeypatch.setattr(
        baca_unit_mentah, "baca_unit",
        lambda kisi, nama, *rest, **more: read.append(nama) or once(kisi, nama, *rest, **more),
    )  # fmt: skip
    (tmp_path / "buku").mkdir()
    (tmp_path / "buku" / "a.xlsx").write_bytes(asli())
    place = tmp_path / "unit.xlsx"
    simpan(gabung(tmp_path / "buku"), place)
    simpan(gabung(tmp_path / "buku", lanjutkan=place), place, timpa=True)
    assert read == ["unit.xlsx"]


def test_a_file_that_changes_is_read_again_and_one_that_is_as_before_is_not(
    tmp_path: Path, tempat: Path, dibaca: list[str]
):
    file = tmp_path / "buku.xlsx"
    file.write_bytes(asli())
    before = baca_semua([file])
    file.write_bytes((KASUS / "bulan.xlsx").read_bytes())
    assert baca_semua([file])[0].buku != before[0].buku
    file.write_bytes(asli())
    dibaca.clear()
    assert baca_semua([file]) == before
    assert dibaca == []


def test_under_another_name_it_is_the_same_file(tmp_path: Path, tempat: Path, dibaca: list[str]):
    satu, lain = tmp_path / "satu.xlsx", tmp_path / "lain.xlsx"
    satu.write_bytes((KASUS / "pilihan.xlsx").read_bytes())
    told = baca_semua([satu])[0].temuan
    satu.rename(lain)
    dibaca.clear()
    (again,) = baca_semua([lain])
    assert (again.berkas, dibaca) == ("lain.xlsx", [])
    assert again.temuan == tuple(one.model_copy(update={"berkas": "lain.xlsx"}) for one in told)
    assert told


def test_nothing_secret_is_in_it(tmp_path: Path, tempat: Path, dibaca: list[str]):
    told = "Isi konseling 4711"
    book = buku_contoh()
    konseling = Pembinaan.model_validate({
        "tanggal": "2025-06-02", "bentuk": "Konseling", "aspek": "Perilaku", "alasan": "Tidak Mau", "uraian": told,
        "pembina": "Ratna Dewi", "status": "Berjalan",
    })
    (tmp_path / "konseling.xlsx").write_bytes(bangun_skp(isi=book.model_copy(update={"pembinaan": (konseling,)})))
    (tmp_path / "360.xlsx").write_bytes((KASUS / "360-skor6.xlsx").read_bytes())
    (tmp_path / "biasa.xlsx").write_bytes(asli())
    for _ in range(2):
        read = baca_semua(sorted(tmp_path.glob("*.xlsx")))
    assert isinstance(read[2].buku, BukuSKP)
    assert read[2].buku.pembinaan[0].uraian == told
    assert [dibaca.count(name) for name in ("biasa.xlsx", "360.xlsx")] == [1, 2]
    assert dibaca.count("konseling.xlsx") >= 2
    with sqlite3.connect(tempat) as db:
        rows = db.execute("SELECT kepala, utuh FROM buku").fetchall()
    db.close()
    assert len(rows) == 1
    content = b"".join(zlib.decompress(part[PANJANG_SEGEL:]) for row in rows for part in row)
    assert buku_contoh().skp.pegawai.nama.encode() in content
    assert told.encode() not in content
    assert tempat.stat().st_mode & 0o077 == 0 or os.name == "nt"


def _sampah(path: Path) -> None:
    path.write_bytes(b"bukan basis data" * 300)


def _terpotong(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _milik_lain(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE buku (lain TEXT)")
    db.close()


def _bolong(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("rusakkan", [_sampah, _terpotong, _milik_lain, _bolong])
def test_a_damaged_or_foreign_store_is_made_anew_and_said(folder: Path, tempat: Path, rusakkan: Any, dibaca: list[str]):
    first = _semua(folder)
    rusakkan(tempat)
    with mendengar() as said:
        assert _semua(folder) == first
    assert said == ["Simpanan rusak dan disusun ulang; semua berkas dibaca kembali satu kali."]
    dibaca.clear()
    with mendengar() as said:
        assert _semua(folder) == first
    assert said == []
    assert sorted(dibaca) == TIDAK_DISIMPAN


@pytest.mark.parametrize("isi", [
    b"x", zlib.compress(pickle.dumps("bukan hasil")), zlib.compress(b"cposix\nsystem\n(S'touch jahat'\ntR."),
    zlib.compress(pickle.dumps(os.getcwd)),
])  # fmt: skip
def test_a_row_that_is_not_what_was_packed_is_read_again_and_never_run(
    folder: Path, tempat: Path, isi: bytes, dibaca: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    first = _semua(folder)
    with sqlite3.connect(tempat) as db:
        db.execute("UPDATE buku SET kepala = ?, utuh = ?", (isi, isi))
    db.close()
    monkeypatch.chdir(tmp_path)
    assert _semua(folder) == first
    assert not (tmp_path / "jahat").exists()
    dibaca.clear()
    assert _semua(folder) == first
    assert sorted(dibaca) == TIDAK_DISIMPAN


def test_what_is_kept_of_one_person_is_never_given_for_another(folder: Path, tempat: Path, dibaca: list[str]):
    first = _semua(folder)
    with sqlite3.connect(tempat) as db:  # as a page of a damaged file may say
        (one, head, whole), (other, second, third), *_ = db.execute("SELECT sidik, kepala, utuh FROM buku").fetchall()
        db.execute("UPDATE buku SET kepala = ?, utuh = ? WHERE sidik = ?", (second, third, one))
        db.execute("UPDATE buku SET kepala = ?, utuh = ? WHERE sidik = ?", (head, whole, other))
    db.close()
    dibaca.clear()
    assert _semua(folder) == first
    assert len(dibaca) > len(TIDAK_DISIMPAN)


@pytest.mark.parametrize("ubah", ["sampai = sampai + 1", "utuh = kepala", "kepala = utuh", "kepala = 10000000000"])
def test_what_is_kept_holds_only_whole_in_its_own_place_and_for_its_own_days(
    tempat: Path, ubah: str, tmp_path: Path
):
    book, sidik = tmp_path / "a.xlsx", b"k" * 20
    book.write_bytes(asli())
    day = date(2026, 1, 5)
    store = Simpanan(tempat)
    store.taruh(replace(kemas(book, day, None), sidik=sidik))
    store.taruh_cetakan(sidik, day, day, b"isi")
    store.tulis()
    assert store.ambil(sidik, day) is not None
    assert store.cetakan(sidik, day) == b"isi"
    store.tutup()
    with sqlite3.connect(tempat) as db:
        db.execute(f"UPDATE buku SET {ubah}")  # noqa: S608 - our own words
        db.execute("UPDATE cetakan SET sampai = sampai + 1")
    db.close()
    store = Simpanan(tempat)
    assert store.ambil(sidik, day) is None
    assert store.cetakan(sidik, day) is None
    store.lepas()


def test_what_another_release_or_other_rules_read_is_not_used_and_said(
    folder: Path, tempat: Path, monkeypatch: pytest.MonkeyPatch, dibaca: list[str]
):
    _semua(folder)
    monkeypatch.setattr(simpanan, "cap", lambda: b"rilis lain")
    dibaca.clear()
    with mendengar() as said:
        _semua(folder)
    assert "unit.xlsx" in dibaca
    assert said == ["Simpanan berasal dari versi atau aturan lain; semua berkas dibaca kembali satu kali."]


def test_the_fingerprint_of_the_program_covers_its_rules(monkeypatch: pytest.MonkeyPatch):
    before = cap()
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b" " * (path.name == "predikat.yaml"))
    cap.cache_clear()
    assert cap() != before
    monkeypatch.undo()
    cap.cache_clear()
    assert cap() == before


def test_fingerprints_of_records_are_the_same_in_every_process(folder: Path):
    program = (
        "import sys; from pathlib import Path; from kinerja_core.workbooks.baca import baca_berkas; "
        "from kinerja_core.services.simpanan import cap; "
        "print(baca_berkas(Path(sys.argv[1])).jejak, cap().hex())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program, str(folder / "a.xlsx")], capture_output=True, encoding="utf-8", check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout for seed in ("1", "2")
    }
    assert said == {f"{baca_berkas(folder / 'a.xlsx').jejak} {cap().hex()}\n"}
    assert baca_berkas(folder / "b.xlsx").jejak not in said.pop()


def test_two_programs_use_it_at_once(folder: Path, tempat: Path):
    program = (
        "import sys; from pathlib import Path; from kinerja_core.services import simpanan; simpanan._MULAI = 0; "
        "from kinerja_core.services.periksa import baca_semua; files = sorted(Path(sys.argv[1]).iterdir()); "
        "print([[one.jejak for one in baca_semua(files)] for _ in range(4)])"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    outcomes = [[part.decode().splitlines() for part in one.communicate()] for one in running]
    assert outcomes == [[[f"{[[one.jejak for one in baca_semua(sorted(folder.iterdir()))]] * 4}"], []]] * 2


def test_what_was_read_before_an_interruption_is_kept(folder: Path, tempat: Path, dibaca: list[str]):
    results = baca_bertahap([folder / "a.xlsx", folder / "b.xlsx"])
    next(results)
    results.close()
    dibaca.clear()
    baca_semua([folder / "a.xlsx", folder / "b.xlsx"])
    assert dibaca == ["b.xlsx"]


def test_a_day_on_which_the_findings_differ_is_judged_anew(tmp_path: Path):
    book = buku_contoh()
    tomorrow = book.catatan_harian[-1].tanggal
    today = tomorrow - timedelta(days=1)
    file = tmp_path / "buku.xlsx"
    file.write_bytes(bangun_skp(isi=book))
    store = Simpanan(None)
    packed = kemas(file, today, store)
    store.taruh(packed)
    store.tulis()
    assert packed.sampai < tomorrow
    assert (kemas(file, today, store).dipakai is None, kemas(file, tomorrow, store).dipakai) == (False, None)
    codes = [
        {one.kode for one in kemas(file, hari, store).hasil("buku.xlsx", kepala=True).temuan}
        for hari in (today, tomorrow)
    ]
    assert codes[0] - codes[1] == {"CATATAN-MASA-DEPAN"}
    store.tutup()


def test_it_is_bounded_and_lets_go_what_nobody_asked_for(
    folder: Path, tempat: Path, monkeypatch: pytest.MonkeyPatch
):
    _semua(folder)
    with sqlite3.connect(tempat) as db:
        db.execute("UPDATE buku SET dipakai = dipakai - 91 WHERE rowid = 1")
    db.close()
    baca_semua([folder / "b.xlsx"])
    assert keadaan_simpanan.lihat().berkas == 2
    monkeypatch.setattr(simpanan, "BATAS", 100)
    baca_semua([folder / "a.xlsx"])
    assert keadaan_simpanan.lihat().berkas == 0


def test_a_place_that_cannot_be_used_costs_only_time(
    folder: Path, tmp_path: Path, tempat: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "berkas").write_bytes(b"")
    monkeypatch.setenv("KINERJA_SIMPANAN", str(tmp_path / "berkas" / "di bawahnya"))
    with tanpa_simpanan():
        anew = _semua(folder)
    with mendengar() as said:
        assert _semua(folder) == anew
    assert [one.endswith("semua berkas dibaca dari awal.") for one in said] == [True]


def test_a_store_that_the_system_refuses_is_said_in_indonesian_also_by_who_looks_at_it(
    folder: Path, tempat: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    _semua(folder)
    said = []
    for code, sebab in simpanan._REFUSED.items():
        problem = sqlite3.OperationalError("database or disk is full")
        problem.sqlite_errorcode = code
        with monkeypatch.context() as patch:
            patch.setattr(Simpanan, "_prepare", lambda _, problem=problem: (_ for _ in ()).throw(problem))
            jalankan(["simpanan", "lihat"])
        shown = capsys.readouterr()
        said.append(shown.err)
        assert "Isi: tidak dapat dilihat." in shown.out or code in {5, 6}
        assert sebab in shown.err or code in {5, 6}
    assert "disk" not in "".join(said)
    tempat.unlink()
    tempat.write_bytes(b"x" * 9000)
    assert jalankan(["simpanan", "lihat"]) == 0
    assert "disusun ulang" in capsys.readouterr().err


def test_inside_one_verb_each_file_is_read_once_also_without_a_store(
    folder: Path, dibaca: list[str], monkeypatch: pytest.MonkeyPatch
):
    files = [folder / "a.xlsx", folder / "b.xlsx"]
    for least in (0, 10**9):  # on the disk, for this verb only; in memory
        monkeypatch.setattr(simpanan, "_MULAI", least)
        dibaca.clear()
        with tanpa_simpanan(), sekali_baca():
            heads = list(baca_bertahap(files, kepala=True))
            whole = list(baca_bertahap(files))
        assert dibaca == ["a.xlsx", "b.xlsx"]
        assert heads == list(map(kepala, whole))


def test_printing_and_exporting_open_each_file_once_and_not_again(folder: Path, tmp_path: Path, dibaca: list[str]):
    kept = {"a.xlsx", "b.xlsx", "unit.xlsx"}
    with tanpa_simpanan():
        cetak("rencana-aksi", [folder], tmp_path / "dokumen")
        assert {name: dibaca.count(name) for name in kept} == dict.fromkeys(kept, 1)
        dibaca.clear()
        made = ekspor(pilih_profil("kemenkes-catatan-harian", None), [folder])
        assert {name: dibaca.count(name) for name in kept} == dict.fromkeys(kept, 1)
        assert made.baris > 0


def test_what_one_command_read_the_next_one_does_not(
    folder: Path, tmp_path: Path, tempat: Path, dibaca: list[str]
):
    anew = cetak("rencana-aksi", [folder], tmp_path / "dokumen")
    dibaca.clear()
    again = cetak("rencana-aksi", [folder], tmp_path / "dokumen")
    ekspor(pilih_profil("kemenkes-catatan-harian", None), [folder])
    usulan([folder], "2025")
    assert set(dibaca) == set(TIDAK_DISIMPAN)
    assert sorted(again.tetap) == sorted(anew.dibuat)
    assert again.temuan == anew.temuan


def test_a_few_small_files_open_no_store(folder: Path, tempat: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(simpanan, "_MULAI", 10**9)
    baca_semua([folder / "a.xlsx"])
    assert not tempat.exists()


def test_its_usual_place_is_the_cache_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.delenv("KINERJA_SIMPANAN")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    for system, where in (("linux", ".cache/kinerja"), ("darwin", "Library/Caches/kinerja"),
                          ("win32", "AppData/Local/Kinerja/Simpanan")):
        monkeypatch.setattr(sys, "platform", system)
        monkeypatch.delenv("LOCALAPPDATA", raising=False)
        assert simpanan.tempat() == tmp_path / where / "simpanan-buku.sqlite"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "AppData")  # below the folder one stands in, where the data are
    assert simpanan.tempat() == tmp_path / "AppData/Local/Kinerja/Simpanan/simpanan-buku.sqlite"
    monkeypatch.setattr(Path, "home", Path)  # as where USERPROFILE is empty
    assert simpanan.tempat() is None
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert simpanan.tempat() is None


def test_users_see_and_remove_it(folder: Path, tempat: Path, capsys: pytest.CaptureFixture[str]):
    assert jalankan(["simpanan", "lihat"]) == 0
    assert "Isi: belum ada." in capsys.readouterr().out
    assert jalankan(["periksa", str(folder), "--json"]) == 1
    anew = capsys.readouterr().out
    assert jalankan(["simpanan", "lihat", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["tempat"], told["ada"], told["berkas"]) == (str(tempat), True, 3)
    assert told["pertama"] == date.today().isoformat()  # noqa: DTZ011 - the day of this computer
    assert jalankan(["periksa", str(folder), "--json", "--tanpa-simpanan"]) == 1
    assert capsys.readouterr().out == anew
    assert jalankan(["simpanan", "lihat"]) == 0
    assert "Isi: 3 berkas" in capsys.readouterr().out
    assert jalankan(["simpanan", "hapus"]) == 0
    assert "Simpanan dihapus" in capsys.readouterr().out
    assert not tempat.exists()
    assert jalankan(["simpanan", "hapus", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"dihapus": False, "bita": 0}


def test_a_command_says_what_became_of_a_damaged_store(
    folder: Path, tempat: Path, capsys: pytest.CaptureFixture[str]
):
    tempat.parent.mkdir()
    tempat.write_bytes(b"x" * 9000)
    assert jalankan(["periksa", str(folder), "--json"]) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out)["ringkasan"]["berkas"] == 6
    assert shown.err == "Simpanan rusak dan disusun ulang; semua berkas dibaca kembali satu kali.\n"


@pytest.mark.parametrize("kepala", [True, False])
def test_what_was_read_just_now_is_what_its_package_holds(folder: Path, kepala: bool):
    read = kemas(folder / "a.xlsx", date(2026, 1, 10), None)
    packed = pickle.loads(pickle.dumps(read))  # noqa: S301 - written just now
    assert (read.terbaca is None, packed.terbaca is None, packed == read.rapat()) == (False, True, True)
    for name in ("a.xlsx", "lain.xlsx"):
        assert packed.hasil(name, kepala=kepala) == read.hasil(name, kepala=kepala)


def test_a_packed_file_says_under_which_name_it_was_read(folder: Path):
    packed = kemas(folder / "a.xlsx", date(2026, 1, 10), None).rapat()
    assert (packed.sidik, packed.hasil("a.xlsx", kepala=False).berkas) == (b"", "a.xlsx")
    assert replace(packed, utuh=b"").hasil("a.xlsx", kepala=False) == packed.hasil("a.xlsx", kepala=True)


def test_a_term_is_packed_as_its_word_also_by_a_python_that_packs_enumerations_otherwise(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    """Python 3.11.0 to 3.11.3 packs a member of an enumeration as a call of ``getattr``, which may never be made."""
    monkeypatch.setattr(Enum, "__reduce_ex__", lambda member, _: (getattr, (type(member), member.name)))
    read = kemas(folder / "a.xlsx", date(2025, 3, 1), None)
    assert read.rapat().hasil("a.xlsx", kepala=False) == read.hasil("a.xlsx", kepala=False)
