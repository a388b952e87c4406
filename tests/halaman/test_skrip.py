from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from kinerja_halaman import bangun, panel

from tests.halaman.conftest import SINI, cari

WEB = Path(bangun.__file__).parent / "web"


@pytest.mark.parametrize("proyek", ["tsconfig.json", "tsconfig.uji.json"])
def test_the_scripts_are_typed(proyek: str, modul_node: Path) -> None:
    tsc = modul_node / "typescript" / "bin" / "tsc"
    kata = [cari("node"), str(tsc), "-p", proyek]
    jalan = subprocess.run(kata, cwd=SINI, capture_output=True, text=True, check=False)
    assert jalan.stdout + jalan.stderr == ""
    assert jalan.returncode == 0


def test_the_units_of_the_scripts_do_what_their_tests_say() -> None:
    jalan = subprocess.run(
        [cari("node"), "--test", str(SINI / "satuan")], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert jalan.returncode == 0, jalan.stdout[-3000:]
    assert re.search(r"^# pass [1-9]\d+$", jalan.stdout, re.MULTILINE)


def test_every_script_of_the_page_is_in_the_page_and_says_what_it_is() -> None:
    assert {path.name for path in WEB.glob("*.mjs")} == {*bangun.SKRIP, *bangun.SKRIP_PEKERJA, *panel.SKRIP_PANEL}
    for path in WEB.glob("*.mjs"):
        baris = path.read_text(encoding="utf-8").splitlines()
        assert baris[0].startswith("// "), path.name
        assert baris[1] == "// @ts-check", path.name
        assert len(baris) <= 500


def test_text_from_a_workbook_is_never_taken_for_markup() -> None:
    semua = "".join(path.read_text(encoding="utf-8") for path in WEB.glob("*.mjs"))
    for pintu in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert pintu not in semua
    for simpanan in ("localStorage", "sessionStorage", "indexedDB", "caches", "document.cookie"):
        assert simpanan not in semua


def test_a_script_that_imports_what_comes_later_is_refused() -> None:
    with pytest.raises(bangun.HalamanRusak, match=r"temuan\.mjs mengimpor unsur\.mjs"):
        bangun.gabung_skrip(("temuan.mjs",))


def test_a_script_that_imports_under_another_name_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "web").mkdir()
    for nama in ("unsur.mjs", "hitung.mjs"):
        (tmp_path / "web" / nama).write_text((WEB / nama).read_text(encoding="utf-8"), encoding="utf-8")
    hitung = tmp_path / "web" / "hitung.mjs"
    hitung.write_text(hitung.read_text(encoding="utf-8").replace("longDay,", "longDay as day,"), encoding="utf-8")
    monkeypatch.setattr(bangun, "files", lambda _: tmp_path)
    with pytest.raises(bangun.HalamanRusak, match="longDay as day"):
        bangun.gabung_skrip(("unsur.mjs", "hitung.mjs"))


def test_the_pins_of_node_hold_every_package_by_its_hash_and_no_address() -> None:
    kunci = (SINI / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in kunci
    paket = {nama: isi for nama, isi in json.loads(kunci)["packages"].items() if nama}
    assert all("integrity" in isi for isi in paket.values())
