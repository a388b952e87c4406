"""What the diagnosis says of a PC whose registry and folders are stand-ins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kinerja_addin import bangun
from kinerja_addin.windows import Windows

from kinerja_core.cli.utama import jalankan

MAKRO = r"Software\Policies\Microsoft\Office\16.0\Excel\Security"
MAKRO_SENDIRI = r"Software\Microsoft\Office\16.0\Excel\Security"
ASR = r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
EXCEL = {
    (r"SOFTWARE\Microsoft\Office\ClickToRun\Configuration", "VersionToReport"): "16.0.17928.20114",
    (r"SOFTWARE\Microsoft\Office\ClickToRun\Configuration", "Platform"): "x64",
    (r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe", ""): r"C:\Office16\EXCEL.EXE",
}


def pc(**lain: Any) -> Windows:
    isi: dict[tuple[str, str], Any] = EXCEL | lain.pop("registri", {})
    return Windows(registri=lambda _, kunci, nama: isi.get((kunci, nama)), **lain)


@pytest.fixture
def xlstart(tmp_path: Path) -> Path:
    folder = tmp_path / "Microsoft" / "Excel" / "XLSTART"
    folder.mkdir(parents=True)
    bangun.pasang(folder)
    return folder


def test_a_pc_on_which_nothing_stands_in_the_way_has_no_problem(xlstart: Path):
    assert bangun.periksa(xlstart, pc()) == []


@pytest.mark.parametrize(
    ("registri", "kata"),
    [
        ({(MAKRO, "VBAWarnings"): 4}, "Kebijakan kantor: semua makro diblokir tanpa pemberitahuan."),
        ({(MAKRO_SENDIRI, "VBAWarnings"): 3}, "Pengaturan Trust Center Anda: hanya makro bertanda tangan."),
        ({(MAKRO, "AllLocationsDisabled"): 1}, "mematikan semua lokasi tepercaya"),
        ({(ASR, "d4f940ab-401b-4efc-aadc-ad5f3c50688a"): "1"}, "Minta pengecualian, atau pakai halaman kinerja.html"),
        (
            {(r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe", ""): r"C:\WindowsApps\EXCEL.EXE"},
            "Excel dari Microsoft Store",
        ),
        (dict.fromkeys(EXCEL), "Excel tidak ditemukan"),
    ],
)
def test_what_stands_in_the_way_is_one_sentence_with_what_to_do(
    registri: dict[tuple[str, str], Any], kata: str, xlstart: Path
):
    (problem,) = bangun.periksa(xlstart, pc(registri=registri))
    assert kata in problem


@pytest.mark.parametrize(
    "registri", [{(MAKRO, "VBAWarnings"): 2}, {(ASR, "d4f940ab-401b-4efc-aadc-ad5f3c50688a"): "0"}]
)
def test_what_only_asks_the_user_is_no_problem(registri: dict[tuple[str, str], Any], xlstart: Path):
    assert bangun.periksa(xlstart, pc(registri=registri)) == []


def test_leftovers_and_second_copies_are_named(xlstart: Path):
    addins = xlstart.parent.parent / "AddIns"
    addins.mkdir()
    for path in (xlstart / "Kinerja (1).xlam", xlstart / "kinerja.xlsm", addins / "kinerja.xlam"):
        path.write_bytes(b"lama")
    (xlstart / "lain.xlam").write_bytes(b"bukan milik kita")
    said = bangun.periksa(xlstart, pc())
    assert len(said) == 3
    assert all("Salinan lain add-in dimuat juga" in one for one in said)


def test_a_download_and_a_synchronised_folder_are_named(tmp_path: Path):
    folder = tmp_path / "OneDrive - Kantor" / "Microsoft" / "Excel" / "XLSTART"
    folder.mkdir(parents=True)
    bangun.pasang(folder)
    Path(f"{folder / 'kinerja.xlam'}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", encoding="utf-8")
    said = bangun.periksa(folder, pc())
    assert any("disinkronkan OneDrive" in one for one in said)
    assert any("Mark of the Web" in one for one in said)


def test_the_report_for_the_it_office_says_all_of_it(xlstart: Path):
    text = bangun.laporan(xlstart, pc(registri={(MAKRO, "VBAWarnings"): 4}))
    for part in (
        "Excel: 16.0.17928.20114 (x64), C:\\Office16\\EXCEL.EXE", f"XLSTART: {xlstart}", "kinerja.xlam",
        "Kebijakan makro (VBAWarnings): semua makro diblokir tanpa pemberitahuan", "- Kebijakan kantor",
        f"Kinerja: {bangun.__version__}", "docs/pasang.md",
    ):
        assert part in text, part


def test_the_report_is_written_by_the_command_and_never_over_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    target = tmp_path / "laporan.txt"
    jalankan(["addin", "periksa", "--laporan", str(target)])
    assert target.read_text(encoding="utf-8").startswith("Laporan add-in Kinerja untuk kantor TI")
    target.write_text("milik orang", encoding="utf-8")
    assert jalankan(["addin", "periksa", "--laporan", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "milik orang"
    assert jalankan(["addin", "periksa", "--timpa"]) == 2
    assert "--laporan" in capsys.readouterr().err


def test_the_folder_that_windows_names_wins_over_its_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("kinerja_addin.windows.sys.platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "lain"))
    assert Windows(folder_roaming=lambda: str(tmp_path)).roaming() == tmp_path
    assert Windows(folder_roaming=lambda: None).roaming() == tmp_path / "lain"
