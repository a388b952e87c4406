"""The prepared forms of the YAML files that ship: what the YAML says, and never what it used to say."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from kinerja_core.rules import siap
from kinerja_core.rules.siap import ATURAN, PROFIL, AturanRusak, isi_terkirim, muat_yaml, nama_terkirim, siapkan

SEMUA = [(ruang, nama) for ruang in (ATURAN, PROFIL) for nama in nama_terkirim(ruang)]


@pytest.mark.parametrize(("ruang", "nama"), SEMUA)
def test_every_yaml_that_ships_is_prepared(ruang: str, nama: str):
    folder = Path(str(files(ruang)))
    teks = (folder / f"{nama}.yaml").read_text(encoding="utf-8")
    jadi = folder / f"{nama}.siap"
    assert jadi.is_file(), "run: python -m kinerja_core.rules.siap"
    assert jadi.read_bytes() == siapkan(teks, nama).encode(), "run: python -m kinerja_core.rules.siap"
    assert repr(isi_terkirim(ruang, nama)) == repr(muat_yaml(teks, nama))  # types, digits and order too


def test_no_prepared_form_is_left_over():
    for ruang in (ATURAN, PROFIL):
        ada = {path.stem for path in Path(str(files(ruang))).glob("*.yaml")}
        assert set(nama_terkirim(ruang)) == ada
        assert ada


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Another room with one rule, prepared."""
    for akhiran in ("yaml", "siap"):
        shutil.copy(Path(str(files(ATURAN))) / f"tenggat.{akhiran}", tmp_path)
    monkeypatch.setattr(siap, "_folder", lambda _: tmp_path)
    return tmp_path


def test_a_yaml_that_was_changed_since_is_read_itself(folder: Path):
    sumber = folder / "tenggat.yaml"
    dahulu = isi_terkirim(ATURAN, "tenggat")
    teks = sumber.read_text(encoding="utf-8")
    sumber.write_text(teks.replace("\nsatuan: ", "\nsatuan: lain "), encoding="utf-8")
    assert isi_terkirim(ATURAN, "tenggat") == dahulu | {"satuan": f"lain {dahulu['satuan']}"}
    sumber.write_text("a: 1\na: 2\n", encoding="utf-8")
    with pytest.raises(AturanRusak, match=r'Isian "a" ditulis dua kali \(baris 1 dan baris 2\)\.'):
        isi_terkirim(ATURAN, "tenggat")


def test_line_ends_of_windows_change_nothing(folder: Path):
    sumber = folder / "tenggat.yaml"
    sumber.write_bytes(sumber.read_bytes().replace(b"\n", b"\r\n"))
    program = (
        "import sys; from pathlib import Path; from kinerja_core.rules import siap; "
        "siap._folder = lambda _: Path(sys.argv[1]); siap.isi_terkirim('', 'tenggat'); print('yaml' in sys.modules)"
    )
    for akhir in ("False", "True"):
        run = subprocess.run([sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True)
        assert run.stdout.strip() == akhir
        sumber.write_bytes(sumber.read_bytes() + b"# a word more\n")


@pytest.mark.parametrize("hilang", ["yaml", "siap"])
def test_either_of_the_two_is_enough(folder: Path, hilang: str):
    keduanya = isi_terkirim(ATURAN, "tenggat")
    (folder / f"tenggat.{hilang}").unlink()
    assert isi_terkirim(ATURAN, "tenggat") == keduanya


def test_the_command_prepares_everything_anew(folder: Path):
    jadi = folder / "tenggat.siap"
    benar = jadi.read_bytes()
    jadi.write_text("{}", encoding="utf-8")
    siap.main()
    assert jadi.read_bytes() == benar
