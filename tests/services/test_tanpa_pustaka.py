"""The core as a page in the browser runs it: without the libraries, processes, threads and locks that a page lacks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kinerja_core.batas import kemampuan
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.documents.mesin.wadah import baca
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import JenisSKP, Triwulan
from kinerja_core.model.periode import Periode
from kinerja_core.services import pembaca
from kinerja_core.services.berkas import nama_aman
from kinerja_core.services.cetak import cetak, tampilan
from kinerja_core.services.contoh import kesalahan, unit
from kinerja_core.services.ekspor import daftar_profil
from kinerja_core.services.gabung import gabung
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from tests.alat.perjalanan import DIBAWA
from tests.documents import contoh_buku
from tests.documents.test_dokumen_jadi import JAHAT_LENGKAP, LENGKAP

AKAR = Path(__file__).parents[2]
#: Whose books the journey takes along: the deck's example, and one with two dialogs.
ORANG = unit.ORANG[:2]
#: A full context of each document, and one with hostile text, a tab and a text longer than a page in every field.
KONTEKS = [
    *((slug, "lengkap", konteks) for slug, konteks in LENGKAP.items()),
    *((slug, "jahat", konteks) for slug, konteks in JAHAT_LENGKAP.items()),
    *((slug, nama, konteks()) for nama, (slug, konteks, _) in contoh_buku.EMAS.items()),
]


def isi(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _tulis_contoh(folder: Path) -> None:
    """A few books of the sample, its evaluators, its unit, and the contexts."""
    salah = unit.ORANG_DENGAN_KESALAHAN
    buku = {
        f"{orang.nama} {orang.nip}": bangun_skp(JenisSKP.KUANTITATIF_JA_JF, unit.TAHUN, unit.buku(orang))
        for orang in ORANG
    }
    buku |= {f"{salah.nama} {salah.nip}": kesalahan.buku_dengan_kesalahan(unit.buku(salah)), "kiriman": b"bukan buku"}
    penilai = {satu.penilai.nama: bangun_penilaian_360(isi=satu) for satu in unit.buku_360()}
    for nama, berkas in (("buku", buku), ("penilaian-360", penilai)):
        (folder / nama).mkdir(parents=True)
        for orang, bita in berkas.items():
            (folder / nama / f"{nama_aman(orang, 80)}.xlsx").write_bytes(bita)
    gabungan = gabung(folder / "buku").buku
    skor = tuple(orang.skor for orang in (*ORANG, salah))
    gabungan = gabungan.model_copy(update={"pengaturan": unit.PENGATURAN, "skor": skor})
    (folder / "unit.xlsx").write_bytes(bangun_unit(gabungan))
    triwulan = unit.PENGATURAN.model_copy(update={"periode": Periode(unit.TAHUN, Triwulan.IV)})
    (folder / "unit-triwulan.xlsx").write_bytes(bangun_unit(gabungan.model_copy(update={"pengaturan": triwulan})))
    (folder / "kasus").mkdir()
    for path in (AKAR / "tests" / "kasus").rglob("*.xlsx"):
        shutil.copy(path, folder / "kasus" / f"{path.parent.name} {path.name}")
    (folder / "konteks").mkdir()
    for slug, nama, konteks in KONTEKS:
        (folder / "konteks" / f"{slug} {nama}.json").write_text(konteks.model_dump_json(), encoding="utf-8")


@pytest.fixture(scope="module")
def hasil(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """What the journey leaves, on a desktop and without what a page lacks."""
    if sys.platform == "win32":
        pytest.skip("Python of a page is one of POSIX; that of Windows needs what a page lacks")
    folder = tmp_path_factory.mktemp("perjalanan")
    _tulis_contoh(folder / "contoh")
    perintah = [sys.executable, "-W", "error", "-m", "tests.alat.perjalanan"]
    lingkungan = os.environ | {"PYTHONPATH": str(AKAR), "PYTHONUTF8": "1"}
    proses = {
        nama: subprocess.Popen([*perintah, nama, *pilihan], cwd=folder, env=lingkungan)
        for nama, pilihan in (("biasa", []), ("halaman", ["--tanpa"]))
    }
    assert {nama: satu.wait() for nama, satu in proses.items()} == {"biasa": 0, "halaman": 0}
    return {nama: isi(folder / nama) for nama in proses}


def test_everything_a_page_does_is_equal_to_the_byte(hasil: dict[str, dict[str, bytes]]):
    assert hasil["biasa"].keys() == hasil["halaman"].keys()
    assert [nama for nama, bita in hasil["biasa"].items() if hasil["halaman"][nama] != bita] == []


def test_the_journey_prints_every_document_and_writes_every_export(hasil: dict[str, dict[str, bytes]]):
    dicetak = {rupa: set[str]() for rupa in ("a4", "f4", "srikandi", "srikandi-f4")}
    for path in map(Path, hasil["halaman"]):
        if path.suffix == ".docx" and path.parts[1] in dicetak:
            dicetak[path.parts[1]].add(path.stem.partition(" ")[0])
    bertoken = {slug for slug in KATALOG if b"srikandi" in b"".join(baca(templat_bawaan(KATALOG[slug])).values())}
    assert dicetak == {"a4": set(KATALOG), "f4": set(KATALOG), "srikandi": bertoken, "srikandi-f4": bertoken}
    dari_buku = {Path(nama).parts[2] for nama in hasil["halaman"] if nama.startswith("dokumen/buku/")}
    assert {"risalah", "skp", "evaluasi", "surat-keterangan", "konversi-ak"} <= dari_buku
    telaah = {Path(nama).name for nama in hasil["halaman"] if nama.startswith("telaah/")}
    assert {"jelaskan.docx", "jelaskan.xlsx", "andaikan.xlsx", "usulan-rating.xlsx", "banding.xlsx"} <= telaah
    assert {"tukin.docx", "tukin.xlsx", "angka-kredit.xlsx"} <= telaah
    ekspor = {Path(nama).stem for nama in hasil["halaman"] if nama.startswith("ekspor/")}
    assert ekspor == {kode for kode, _ in daftar_profil()}


def test_what_is_missing_is_really_missing():
    kode = (
        "import importlib.util, os, threading\n"
        "from tests.alat.perjalanan import TIDAK_ADA, tutup_pintu\n"
        "from kinerja_core.batas import kemampuan\n"
        "assert kemampuan.dapat_memulai_proses()\n"
        "tutup_pintu()\n"
        "print([nama for nama in TIDAK_ADA if importlib.util.find_spec(nama)])\n"
        "print(kemampuan.dapat_memulai_proses(), kemampuan.dapat_menyiapkan_templat(), hasattr(os, 'link'))\n"
        "try: threading.Thread(target=print).start()\n"
        "except RuntimeError as galat: print(galat)\n"
    )
    run = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["[]", "False False False", "can't start new thread"]


def test_the_modules_of_a_page_import_no_library_that_it_lacks():
    """What a face may import to check, merge, rank, print and export."""
    kata_kerja = (
        "periksa", "gabung", "penilaian_360", "peringkat", "cetak", "ekspor", "templat", "hitung", "aturan", "jadwal",
        "jelaskan", "andaikan", "usulan_rating", "banding", "tukin", "angka_kredit", "meja",
    )  # fmt: skip
    kode = "import pathlib, sys\nsys.modules['isal'] = None\n"  # what is used where it is installed
    kode += "python = set(sys.modules)\n"  # Python 3.14 itself tries fcntl, and does without it
    kode += "".join(f"import kinerja_core.services.{nama}\n" for nama in kata_kerja) + (
        "from tests.alat.perjalanan import TIDAK_ADA, dari_luar\n"
        "dimuat = {nama for nama in TIDAK_ADA if sys.modules.get(nama)}\n"
        "print(*sorted(dimuat - python), '|', *sorted(dari_luar()))"
    )
    run = subprocess.run([sys.executable, "-c", kode], cwd=AKAR, capture_output=True, text=True, check=True)
    tidak_ada, luar = run.stdout.split("|")
    assert tidak_ada.strip() == ""
    assert set(luar.split()) <= DIBAWA


@pytest.mark.parametrize("pilihan", ["templat", "kop"])
def test_an_offices_own_files_are_refused_in_a_sentence(
    pilihan: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    berkas = tmp_path / "kantor.docx"
    berkas.write_bytes(b"PK")
    monkeypatch.setattr("kinerja_core.services.cetak.dapat_menyiapkan_templat", lambda: False)
    with pytest.raises(GalatKinerja, match="tidak dapat dipakai di sini"):
        cetak("risalah", [tmp_path], tmp_path / "hasil", tampilan(**{pilihan: berkas}))
    assert not (tmp_path / "hasil").exists()


def test_many_files_are_read_one_after_the_other_where_no_process_can_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    berkas = []
    for nomor in range(pembaca.MULAI):
        berkas.append(tmp_path / f"{nomor}.xlsx")
        berkas[-1].write_bytes(b"bukan buku")
    monkeypatch.setattr(kemampuan.sys, "platform", "emscripten")
    monkeypatch.setattr(pembaca, "_start", lambda _: pytest.fail("a process was started"))
    assert len(list(pembaca.baca_banyak(berkas))) == pembaca.MULAI
