from __future__ import annotations

import hashlib
import io
import re
import sys
import zipfile
from functools import partial
from importlib import metadata
from pathlib import Path

import kinerja_addin.makro
import pytest
from kinerja_addin import bangun
from kinerja_addin.tombol import MAKRO, TOMBOL
from kinerja_addin.windows import Windows
from lxml import etree
from pyopenvba import ExcelFile
from pyopenvba.interpreter import parse_module
from pyopenvba.vba import normalize_class_source
from pyvbaanalysis import analyze_workbook

from kinerja_core import __version__
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.berkas import BerkasSudahAda
from tests.addin.test_windows import pc
from tests.alat import libreoffice
from tests.alat.ooxml import keluhan

JENIS = ["xlam", "xlsm"]
#: Names of Office's pictures that published ribbons use; an unknown one shows nothing.
GAMBAR_OFFICE = {
    "AcceptInvitation", "CalendarInsert", "ClearFormats", "ConditionalFormattingMenu", "Copy", "DataValidation",
    "DatabaseDocumenter", "ExportExcel", "FileOpen", "FilePrint", "FileSaveAsWordDocx", "FindDialog", "GoalSeek",
    "Help", "Info", "MergeCells", "QueryAppend", "ReviewNewComment", "SortDialog", "TableInsert", "ViewSideBySide",
}  # fmt: skip
KELAS = (*bangun.KELAS_VBA, bangun.MODUL_VERSI, bangun.MODUL_XLWINGS, bangun.KELAS_XLWINGS)


@pytest.fixture(scope="module")
def hasil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("addin")
    bangun.bangun(folder)
    return folder


@pytest.fixture
def xlstart(tmp_path: Path) -> Path:
    folder = tmp_path / "Excel" / "XLSTART"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("jenis", JENIS)
def test_two_builds_give_the_same_bytes(jenis: bangun.Jenis):
    assert bangun.susun(jenis) == bangun.susun(jenis)


@pytest.mark.parametrize("jenis", JENIS)
def test_the_validator_finds_nothing(hasil: Path, jenis: str):
    assert keluhan(hasil / f"kinerja.{jenis}") == []


def test_the_checksum_file_holds_the_sums_of_both_files(hasil: Path):
    lines = (hasil / "kinerja.sha256").read_text(encoding="ascii").splitlines()
    assert lines == [
        f"{hashlib.sha256((hasil / name).read_bytes()).hexdigest()}  {name}"
        for name in ("kinerja.xlam", "kinerja.xlsm")
    ]


@pytest.mark.parametrize(
    ("jenis", "isi"),
    [
        ("xlam", "application/vnd.ms-excel.addin.macroEnabled.main+xml"),
        ("xlsm", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    ],
)
def test_each_file_says_what_kind_it_is(hasil: Path, jenis: str, isi: str):
    with zipfile.ZipFile(hasil / f"kinerja.{jenis}") as package:
        assert package.testzip() is None
        assert package.namelist()[0] == "[Content_Types].xml"
        types = etree.fromstring(package.read("[Content_Types].xml"))
        main = [o.get("ContentType") for o in types if o.get("PartName") == "/xl/workbook.xml"]
    assert main == [isi]


@pytest.mark.parametrize("jenis", JENIS)
def test_the_modules_read_back_are_the_texts(hasil: Path, jenis: str):
    with ExcelFile(hasil / f"kinerja.{jenis}") as book:
        assert book.validate() == []
        modules = book.vba_modules()
    texts = {name: bangun.modul(name) for name in bangun.MODUL_VBA}
    texts |= {name: normalize_class_source(bangun.modul(name)) for name in KELAS}
    assert {name: modules[name] for name in texts} == texts
    assert set(modules) == {*bangun.MODUL_VBA, *KELAS, "ThisWorkbook", "Sheet1", "Sheet2"}


@pytest.mark.parametrize("nama", [*bangun.MODUL_VBA, *bangun.KELAS_VBA, bangun.MODUL_VERSI])
def test_each_of_our_modules_compiles(nama: str):
    assert parse_module(normalize_class_source(bangun.modul(nama))).option_explicit


@pytest.mark.parametrize("jenis", JENIS)
def test_static_analysis_finds_no_error_in_any_module_and_nothing_at_all_in_ours(hasil: Path, jenis: str):
    found = analyze_workbook(hasil / f"kinerja.{jenis}")
    assert {bangun.MODUL_XLWINGS, *bangun.MODUL_VBA, *bangun.KELAS_VBA} <= found.keys()
    said = {name: [f"{one.severity.name} {one.code} {one.message}" for one in told] for name, told in found.items()}
    others = {bangun.MODUL_XLWINGS, bangun.KELAS_XLWINGS}
    assert {name: told for name, told in said.items() if told and name not in others} == {}
    assert [one for name in others for one in said[name] if one.startswith("ERROR")] == []


def test_the_modules_carry_the_versions_they_were_built_from():
    assert f'KINERJA_VERSION As String = "{__version__}"' in bangun.modul(bangun.MODUL_VERSI)
    assert f'XLWINGS_VERSION As String = "{metadata.version("xlwings")}"' in bangun.modul(bangun.MODUL_XLWINGS)


def test_settings_and_python_path_come_from_the_add_in_and_never_from_the_active_workbook():
    text = bangun.modul(bangun.MODUL_XLWINGS)
    assert 'SheetExists(ThisWorkbook, PROJECT_NAME & ".conf")' in text
    assert "ActiveWorkbook" not in text
    assert "ActiveWorkbook" not in bangun.modul("KinerjaFungsi")


def _settings(data: bytes) -> dict[str, str]:
    from python_calamine import load_workbook  # noqa: PLC0415 - only here

    with load_workbook(io.BytesIO(data)) as book:
        return dict(book.get_sheet_by_name("xlwings.conf").to_python())


def test_the_folder_of_a_workbook_is_no_place_for_code():
    assert _settings(bangun.susun("xlam"))["ADD_WORKBOOK_TO_PYTHONPATH"] == "false"


def test_the_build_for_everybody_names_no_python():
    assert _settings(bangun.susun("xlam"))["INTERPRETER_WIN"] == ""


def test_every_setting_that_xlwings_asks_for_stands_in_the_add_in_itself():
    """A key that is missing there is looked up in a file beside the workbook."""
    asked = set(re.findall(r'GetConfig\("([^"]+)"', bangun.modul(bangun.MODUL_XLWINGS)))
    assert asked == _settings(bangun.susun("xlam")).keys()


def test_the_installed_one_names_its_python():
    python = Path("C:/Program Files/Python/python.exe")
    assert _settings(bangun.susun("xlam", python))["INTERPRETER_WIN"] == str(python)


def test_the_ribbon_is_wired_and_each_callback_is_a_public_macro_with_one_argument(hasil: Path):
    with zipfile.ZipFile(hasil / "kinerja.xlam") as package:
        relations = etree.fromstring(package.read("_rels/.rels"))
        target = [
            r.get("Target")
            for r in relations
            if r.get("Type") == "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
        ]
        assert target == ["customUI/customUI14.xml"]
        ribbon = etree.fromstring(package.read(target[0]))
    assert [tab.get("label") for tab in ribbon.iter("{*}tab")] == ["Kinerja"]
    called = {button.get("onAction") for button in ribbon.iter("{*}button")}
    procedures = parse_module(bangun.modul("KinerjaPita")).procedures
    declared = {
        f"KinerjaPita.{name}"
        for name in re.findall(r"Public Sub (\w+)\(control As Object\)", bangun.modul("KinerjaPita"))
    }
    assert called == declared
    assert len(declared) == len(procedures) - 2 == len(TOMBOL)  # PitaMuat and Inti are no buttons
    assert ribbon.get("onLoad") == "KinerjaPita.PitaMuat"


def test_every_button_has_letters_of_its_own_a_picture_of_office_and_texts_that_fit():
    letters = [one.kunci for one in TOMBOL.values()]
    assert len(set(letters)) == len(letters)
    assert all(one.gambar in GAMBAR_OFFICE for one in TOMBOL.values())
    assert all(len(one.label) <= 30 and len(one.uraian) <= 255 for one in TOMBOL.values())
    assert max(len(line) for name in bangun.MODUL_VBA for line in bangun.modul(name).split("\r\n")) < 1023


def test_every_python_function_named_in_vba_exists():
    named = re.findall(r'Inti\(\).Jalankan "(\w+)"', bangun.modul("KinerjaMakro"))
    assert named == [one.nama for one in MAKRO]
    special = {"buka_hasil", "isi_tahun_lalu"}
    assert {one.nama for one in MAKRO if not one.perintah} == kinerja_addin.makro._MAKRO.keys() | special


def test_a_letter_that_vba_cannot_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "KinerjaPesan.cls").write_text('Attribute VB_Name = "KinerjaPesan"\n\' é\n', encoding="utf-8")
    monkeypatch.setattr(bangun, "files", lambda _: tmp_path)
    with pytest.raises(bangun.TidakDapatMembangun, match="KinerjaPesan berisi huruf di luar ASCII"):
        bangun.modul("KinerjaPesan")


def test_an_xlwings_module_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bangun.metadata, "version", lambda _: "0.0.1")
    with pytest.raises(bangun.TidakDapatMembangun, match=r"tidak sama dengan paketnya\s+\(0\.0\.1\)"):
        bangun.susun("xlam")


def test_nothing_is_written_when_one_of_the_files_exists(tmp_path: Path):
    (tmp_path / "kinerja.xlsm").write_bytes(b"milik orang")
    with pytest.raises(BerkasSudahAda):
        bangun.bangun(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["kinerja.xlsm"]
    bangun.bangun(tmp_path, timpa=True)
    assert [p.read_bytes() for p in tmp_path.glob("kinerja.cadangan-*.xlsm")] == [b"milik orang"]


def test_libreoffice_prints_the_explanation_and_the_settings(soffice: str, hasil: Path, tmp_path: Path):
    text = libreoffice.teks_pdf(libreoffice.ubah(hasil / "kinerja.xlsm", "pdf", tmp_path))
    assert f"Kinerja {__version__}" in text
    assert "ADD_WORKBOOK_TO_PYTHONPATH" in text


def test_installing_names_this_python_and_keeps_the_old_add_in_outside_the_start_up_folder(xlstart: Path):
    target = xlstart / "kinerja.xlam"
    target.write_bytes(b"add-in lama")
    installed, backup = bangun.pasang(xlstart)
    assert installed == target
    assert backup.read_bytes() == b"add-in lama"
    assert [p.name for p in xlstart.iterdir()] == ["kinerja.xlam"]
    assert _settings(target.read_bytes())["INTERPRETER_WIN"] == sys.executable
    assert bangun.periksa(xlstart, pc()) == []


def test_removing_keeps_a_copy_and_a_second_time_finds_nothing(xlstart: Path):
    (installed,) = bangun.pasang(xlstart)
    data = installed.read_bytes()
    (backup,) = bangun.copot(xlstart)
    assert backup.read_bytes() == data
    assert list(xlstart.iterdir()) == []
    assert bangun.copot(xlstart) == ()


def test_an_old_add_in_stays_when_the_new_one_cannot_be_written(xlstart: Path, monkeypatch: pytest.MonkeyPatch):
    target = xlstart / "kinerja.xlam"
    target.write_bytes(b"add-in lama")

    def full(path: Path, isi: bytes) -> None:
        raise bangun.TidakDapatMenulis(path, OSError(28, "No space left on device"))

    monkeypatch.setattr(bangun, "tulis", full)
    with pytest.raises(bangun.TidakDapatMenulis):
        bangun.pasang(xlstart)
    assert target.read_bytes() == b"add-in lama"


def test_a_locked_add_in_is_one_sentence_and_changes_nothing(xlstart: Path, monkeypatch: pytest.MonkeyPatch):
    target = xlstart / "kinerja.xlam"
    target.write_bytes(b"add-in lama")

    def locked(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(bangun.shutil, "move", locked)
    with pytest.raises(bangun.TidakDapatMemasang, match="Tutup semua jendela Excel"):
        bangun.pasang(xlstart)
    assert target.read_bytes() == b"add-in lama"


def test_the_diagnosis_names_a_missing_add_in(xlstart: Path):
    assert [m for m in bangun.periksa(xlstart, pc()) if "belum terpasang" in m]


def test_the_diagnosis_names_versions_that_differ(xlstart: Path, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as old:
        old.setattr(bangun, "__version__", "0.0.1")
        bangun.pasang(xlstart)
    (problem,) = bangun.periksa(xlstart, pc())
    assert problem == (
        f"Versi kinerja di add-in (0.0.1) tidak sama dengan di Python ini ({__version__}); "
        "jalankan: kinerja addin pasang."
    )


def test_the_diagnosis_names_another_python_and_one_that_is_gone(xlstart: Path):
    (xlstart / "kinerja.xlam").write_bytes(bangun.susun("xlam", Path("/tidak/ada/python.exe")))
    other, gone = bangun.periksa(xlstart, pc())
    assert "memakai Python lain" in other
    assert "tidak ada lagi" in gone


def test_the_diagnosis_names_a_changed_file(xlstart: Path):
    bangun.pasang(xlstart)
    path = xlstart / "kinerja.xlam"
    with ExcelFile(path) as book:
        book.set_module("KinerjaMakro", 'Attribute VB_Name = "KinerjaMakro"\r\n')
        book.save()
    (problem,) = bangun.periksa(xlstart, pc())
    assert problem.startswith("Isi kinerja.xlam berbeda")


@pytest.mark.parametrize("isi", [b"", b"bukan zip", b"PK\x03\x04"])
def test_the_diagnosis_names_a_file_that_is_no_add_in(xlstart: Path, isi: bytes):
    (xlstart / "kinerja.xlam").write_bytes(isi)
    (problem,) = bangun.periksa(xlstart, pc())
    assert "rusak atau bukan add-in Kinerja" in problem


@pytest.mark.skipif(sys.platform == "win32", reason="this is about systems without Excel's start-up folder")
def test_a_system_without_excel_gets_one_clear_sentence():
    for verb in (bangun.pasang, bangun.copot):
        with pytest.raises(GalatKinerja, match="hanya dapat dipasang di Windows"):
            verb()
    (problem,) = bangun.periksa()
    assert "hanya dapat dipasang di Windows" in problem


def test_the_start_up_folder_on_windows_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(bangun.sys, "platform", "win32")
    monkeypatch.setattr(bangun, "Windows", partial(Windows, folder_roaming=lambda: None))
    monkeypatch.setenv("APPDATA", str(tmp_path))
    assert bangun.folder_xlstart() == tmp_path / "Microsoft" / "Excel" / "XLSTART"
