from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import yaml
from kinerja_halaman import bangun, sematan
from kinerja_halaman.muatan import berkas_pyodide, mesin, modul_python, pustaka_baku

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.galat import GalatKinerja
from tests.alat.perjalanan import DIBAWA

AKAR = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def teks(halaman: Path) -> str:
    return halaman.read_text(encoding="utf-8")


def test_the_page_is_one_file_of_at_most_16_mb(halaman: Path) -> None:
    assert 8_000_000 < halaman.stat().st_size <= 16_000_000


def test_two_builds_give_equal_bytes(halaman: Path) -> None:
    assert bangun.bangun(bangun.folder_tembolok() / "bahan") == halaman.read_bytes()


def test_the_engine_is_one_script_that_is_no_module() -> None:
    """In WebKit the worker of a page from disk may import none."""
    pyodide = berkas_pyodide(bangun.folder_tembolok() / "bahan")
    isi = mesin(pyodide).decode()
    assert re.findall(r"globalThis\.mesin\.(\w+) = \w+;\n", isi) == ["createPyodideModule", "loadPyodide"]
    assert "import.meta" not in isi
    assert not re.search(r"^export\b|[;}]export[ {]", isi, re.MULTILINE)


@pytest.mark.parametrize("akhir", [b"export{a as lain};", b""])
def test_an_engine_of_another_shape_is_refused(akhir: bytes) -> None:
    with pytest.raises(ValueError, match=r"pyodide\.mjs bukan modul yang dikenal"):
        mesin({"pyodide.asm.mjs": b"f;export default f;", "pyodide.mjs": b"let a;" + akhir})


_IMPOR = re.compile(
    rb"^([ \t]*)(?:import[ \t]+([\w., \t]+)|from[ \t]+([\w.]+)[ \t]+import[ \t]+\(?([\w, \t]*))", re.MULTILINE
)


def _nama_modul(berkas: Iterable[str]) -> set[str]:
    return {
        satu.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for satu in berkas if satu.endswith(".py")
    }


def _diimpor(kode: bytes) -> Iterator[tuple[str, bool]]:
    """What a module imports, and whether it does so as soon as it is loaded; Python of the page may be a newer one."""
    for menjorok, beberapa, dari, isi in _IMPOR.findall(kode):
        names = [satu.split()[0] for satu in (beberapa or isi).decode().split(",") if satu.strip()]
        for name in names if beberapa else [dari.decode(), *(f"{dari.decode()}.{satu}" for satu in names)]:
            yield name, not menjorok


def test_what_the_page_leaves_out_of_pythons_library_is_loaded_by_nothing_in_it(halaman: Path) -> None:
    bahan = bangun.folder_tembolok() / "bahan"
    pustaka = berkas_pyodide(bahan)["python_stdlib.zip"]
    with zipfile.ZipFile(io.BytesIO(pustaka)) as archive:
        semua = archive.namelist()
    dibawa, milik = pustaka_baku(pustaka), modul_python(bahan)
    tiada = _nama_modul(semua) - _nama_modul(dibawa)
    assert len(tiada) > 100
    memakai = {
        (berkas, name)
        for isi, seluruhnya in ((dibawa, False), (milik, True)) for berkas, kode in isi.items()
        if berkas.endswith(".py")
        for name, langsung in _diimpor(kode) if name in tiada and (langsung or seluruhnya)
    }
    assert memakai == {
        ("concurrent/futures/interpreter.py", "concurrent.interpreters"),  # a browser starts no process
        ("concurrent/futures/process.py", "multiprocessing.connection"),
        ("concurrent/futures/process.py", "multiprocessing.queues"),
        ("kinerja_core/services/simpanan.py", "sqlite3"),  # the page keeps nothing
    }


def test_everything_from_outside_is_pinned_by_version_and_hash_without_an_address() -> None:
    isi = (Path(sematan.__file__).parent / sematan.NAMA_SEMATAN).read_text(encoding="utf-8")
    assert "://" not in isi
    semua = [sematan.pyodide(), *sematan.paket()]
    assert len(semua) > 8
    for satu in semua:
        assert re.fullmatch(r"[0-9a-f]{64}", satu.sha256)
        assert satu.versi in satu.berkas


def test_the_packages_of_the_page_are_those_of_the_desktop() -> None:
    dipaku = dict(
        baris.split("==") for baris in (AKAR / "constraints.txt").read_text(encoding="utf-8").splitlines()
        if "==" in baris
    )
    versi = {nama.casefold().replace("_", "-"): versi for nama, versi in dipaku.items()}
    for satu in sematan.paket():
        assert satu.versi == versi[satu.nama], satu.nama


def test_the_policy_allows_only_the_scripts_of_the_page_and_no_connection(teks: str) -> None:
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', teks)
    assert found
    kebijakan = {arah: nilai.split() for arah, _, nilai in (b.partition(" ") for b in found[1].split("; "))}
    assert "unsafe-inline" not in found[1]
    assert "unsafe-eval'" not in found[1].replace("'wasm-unsafe-eval'", "")
    for arah in ("default-src", "connect-src", "form-action", "base-uri", "frame-src", "object-src"):
        assert kebijakan[arah] == ["'none'"]
    for arah, unsur in (("script-src", 'script type="module"'), ("script-src", "script"), ("style-src", "style")):
        (isi,) = re.findall(rf"<{unsur}>(.*?)</{unsur.split()[0]}>", teks, re.DOTALL)
        sidik = base64.b64encode(hashlib.sha256(isi.encode()).digest()).decode()
        assert f"'sha256-{sidik}'" in kebijakan[arah]
    assert "http:" not in found[1]
    assert "https:" not in found[1]


def test_the_page_asks_for_nothing_outside_itself(teks: str) -> None:
    tanpa_muatan = re.sub(r'<script type="text/plain" id="muatan-[^<]*</script>', "", teks)
    assert len(tanpa_muatan) < 200_000
    assert re.findall(r'\b(?:src|href|action|srcset|poster)="(?!#|data:,")[^"]*"', tanpa_muatan) == []
    assert re.findall(r"url\(", tanpa_muatan) == []
    assert set(re.findall(r"https?://[^/'\"`\s]+", tanpa_muatan)) <= {
        "https://halaman.invalid", "https://uji-halaman.invalid", "http://www.w3.org",
    }  # fmt: skip


def test_the_page_carries_no_tests_no_command_line_and_nothing_that_edits_word() -> None:
    nama = set(modul_python(bangun.folder_tembolok() / "bahan"))
    assert "kinerja_core/services/periksa.py" in nama
    for bagian in ("kinerja_core/cli/", "/tests/", "lxml", "docxtpl", "jinja2", "typer"):
        assert not [satu for satu in nama if bagian in satu]


def test_the_page_carries_exactly_the_packages_the_core_is_tested_to_need_in_it() -> None:
    atas = {nama.partition("/")[0].removesuffix(".py") for nama in modul_python(bangun.folder_tembolok() / "bahan")}
    sendiri = {"kinerja_core", "docx_templates", "kinerja_halaman"}
    assert {nama for nama in atas if ".dist-info" not in nama} - sendiri == DIBAWA


def test_a_file_that_is_not_what_was_pinned_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    palsu = tmp_path / "npm"
    palsu.write_text(f"#!/bin/sh\necho palsu > {sematan.pyodide().berkas}\n", encoding="utf-8")
    palsu.chmod(0o755)
    monkeypatch.setattr(sematan, "program", lambda _: str(palsu))
    with pytest.raises(GalatKinerja, match="tidak sama dengan yang dipaku"):
        sematan.ambil(tmp_path / "bahan")
    assert not (tmp_path / "bahan" / sematan.pyodide().berkas).exists()


def test_without_npm_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setattr(bangun, "folder_tembolok", lambda: tmp_path / "tembolok")
    monkeypatch.setattr(bangun, "FOLDER_JADI", "tidak-ada")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert jalankan(["halaman", "-o", str(tmp_path / "kinerja.html")]) == 2
    kata = capsys.readouterr().err
    assert "npm tidak ditemukan" in kata
    assert "Node.js" in kata
    assert kata.count("\n") == 1
    assert not (tmp_path / "kinerja.html").exists()


def test_an_unreachable_registry_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sematan, "program", lambda _: "false")
    with pytest.raises(GalatKinerja, match="tidak dapat diambil dengan false"):
        sematan.ambil(tmp_path)


def test_a_page_built_from_other_sources_is_not_taken(
    halaman: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bangun, "folder_tembolok", lambda: tmp_path)
    monkeypatch.setattr(bangun, "FOLDER_JADI", "tidak-ada")
    kunci = bangun.sidik_sumber()
    bangun.simpan(b"halaman lama", tmp_path / kunci[:16])
    assert bangun.halaman() == b"halaman lama"
    (tmp_path / kunci[:16] / bangun.NAMA_HALAMAN).write_bytes(b"diubah orang")
    monkeypatch.setattr(bangun, "ambil", lambda _: None)
    monkeypatch.setattr(bangun, "bangun", lambda _: b"dibangun lagi")
    assert bangun.halaman() == b"dibangun lagi"
    monkeypatch.setattr(bangun, "sidik_sumber", lambda: "f" * 64)
    monkeypatch.setattr(bangun, "bangun", lambda _: b"dari sumber lain")
    assert bangun.halaman() == b"dari sumber lain"


def test_the_cache_keeps_only_the_latest_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bangun, "folder_tembolok", lambda: tmp_path)
    monkeypatch.setattr(bangun, "FOLDER_JADI", "tidak-ada")
    monkeypatch.setattr(bangun, "ambil", lambda _: None)
    monkeypatch.setattr(bangun, "bangun", lambda _: b"halaman")
    for nomor in range(5):
        monkeypatch.setattr(bangun, "sidik_sumber", lambda nomor=nomor: f"{nomor}" * 64)
        bangun.halaman()
        os.utime(tmp_path / (f"{nomor}" * 16) / "sidik.txt", (nomor, nomor))
    assert sorted(path.name[0] for path in tmp_path.iterdir()) == ["2", "3", "4"]


def test_the_command_writes_the_page_and_prints_its_sha_256(
    halaman: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keluaran = tmp_path / "kinerja.html"
    assert jalankan(["halaman", "-o", str(keluaran)]) == 0
    assert keluaran.read_bytes() == halaman.read_bytes()
    sidik = hashlib.sha256(keluaran.read_bytes()).hexdigest()
    assert sidik in capsys.readouterr().out
    assert jalankan(["halaman", "-o", str(keluaran)]) == 2
    assert jalankan(["halaman", "-o", str(tmp_path / "kinerja.pdf")]) == 2
    capsys.readouterr()
    assert jalankan(["halaman", "-o", str(keluaran), "--timpa", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "dibuat": [str(keluaran)], "sha256": sidik, "bita": keluaran.stat().st_size,
    }  # fmt: skip


def test_a_wheel_brings_the_page_along_and_needs_neither_node_nor_a_network(halaman: Path, tmp_path: Path) -> None:
    salinan, wheel, rumah = tmp_path / "salinan", tmp_path / "wheel", tmp_path / "rumah"
    daftar = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=AKAR, capture_output=True, check=True)
    for nama in filter(None, daftar.stdout.decode().split("\n")):
        if (AKAR / nama).is_file() and not nama.startswith(("tests/", "docs/")):
            (salinan / nama).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(AKAR / nama, salinan / nama)
    bangun.simpan(halaman.read_bytes(), salinan / "addin/kinerja_halaman" / bangun.FOLDER_JADI)
    pip = (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-index", "--no-build-isolation")
    subprocess.run([*pip, "-w", str(wheel), str(salinan)], check=True, capture_output=True)
    with zipfile.ZipFile(next(wheel.glob("*.whl"))) as isi:
        isi.extractall(rumah)
    hasil = tmp_path / "kinerja.html"
    # isolated from the checkout: of this environment only the packages are there, not its editable installation
    skrip = (
        f"import sys; sys.path[:0] = [{str(rumah)!r}]; "
        "sys.meta_path = [one for one in sys.meta_path if '__editable__' not in type(one).__module__ "
        "and '__editable__' not in getattr(one, '__module__', '')]; "
        "from kinerja_core.cli.utama import jalankan; import kinerja_halaman; "
        f"assert kinerja_halaman.__file__.startswith({str(rumah)!r}); "
        f"sys.exit(jalankan(['halaman', '-o', {str(hasil)!r}]))"
    )
    lingkungan = {**os.environ, "PATH": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "c"), "HOME": str(tmp_path)}
    kata = [sys.executable, "-c", skrip]
    jalan = subprocess.run(kata, cwd=tmp_path, env=lingkungan, capture_output=True, check=False)
    assert jalan.returncode == 0, jalan.stderr.decode()
    assert hasil.read_bytes() == halaman.read_bytes()
    assert not (tmp_path / "c").exists()


def test_the_pins_are_yaml_that_people_can_read() -> None:
    isi = yaml.safe_load((Path(sematan.__file__).parent / sematan.NAMA_SEMATAN).read_text(encoding="utf-8"))
    assert set(isi) == {"pyodide", "paket"}
    nama = [satu["nama"] for satu in isi["paket"]]
    assert nama == sorted(nama)
