"""The VBA of the built files run in LibreOffice, with stand-ins for xlwings and for message boxes that record."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import kinerja_addin.makro
import kinerja_addin.udf
import pytest
from kinerja_addin import bangun
from pyopenvba import ExcelFile, VBAModuleKind
from pyopenvba.interpreter import parse_module

from tests.alat import libreoffice

XLWINGS = """
Public Function RunPython(PythonCommand As String)
    Dim tanda As String, berkas As String
    tanda = Split(PythonCommand, "'")(1)
    berkas = "{temp}/kinerja-" & tanda & ".tanda"
    Open "{catatan}" For Append As #1
    Print #1, "RunPython|" & Replace(PythonCommand, tanda, "TANDA")
    Close #1
    {akhir}
    Open berkas For Output As #2
    Print #2, tanda
    Close #2
End Function
Public Function VersiXlwings() As String
    VersiXlwings = "tiruan"
End Function
Public Function XLPy() As Object
    Set XLPy = New PyTiruan
End Function
"""
PY = """
Public Function CallUDF(modul As Variant, fungsi As Variant, argumen As Variant, buku As Variant, asal As Variant)
    Dim i As Integer, teks As String
    For i = LBound(argumen) To UBound(argumen)
        If IsMissing(argumen(i)) Then
            teks = teks & "|-"
        Else
            teks = teks & "|" & argumen(i)
        End If
    Next
    Open "{catatan}" For Append As #1
    Print #1, modul & "|" & fungsi & teks
    Close #1
    {akhir_udf}
    CallUDF = "hasil " & fungsi
End Function
"""
PESAN = """
Public Sub Tampilkan(ByVal teks As String, Optional ByVal gawat As Boolean = False)
    Open "{catatan}" For Append As #1
    Print #1, "Pesan|" & gawat & "|" & Replace(teks, vbLf, " / ")
    Close #1
End Sub
"""


def jalankan(
    soffice: str, python: str, folder: Path, kerja: list[str], *, jenis: bangun.Jenis = "xlsm", akhir: str = "",
    akhir_udf: str = "", ganti: Mapping[str, str] | None = None, python_win: str = "",
) -> tuple[list[dict[str, str]], list[str]]:
    """Run works in LibreOffice; gives what each gave and what the stand-ins recorded.

    ``ganti`` replaces what only Excel on Windows can answer in the class of the macros.
    """
    catatan = folder / "catatan.txt"
    book = folder / f"kinerja.{jenis}"
    book.write_bytes(bangun.susun(jenis, Path(python_win) if python_win else None))
    temp = os.environ.get("TEMP") or os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 - where the VBA looks
    isi = {"catatan": catatan, "akhir": akhir, "akhir_udf": akhir_udf, "temp": temp}
    core = bangun.modul("KinerjaInti")
    for old, new in (ganti or {}).items():
        assert old in core
        core = core.replace(old, new)
    with ExcelFile(book) as berkas:
        project = berkas.vba_project()
        for name, text in (("xlwings", XLWINGS), ("KinerjaPesan", PESAN), ("PyTiruan", PY)):
            if name != "PyTiruan":
                project.delete_module(name)
            project.add_module(name, text.format_map(isi).replace("\n", "\r\n"), kind=VBAModuleKind.other)
        if ganti:
            project.delete_module("KinerjaInti")
            project.add_module("KinerjaInti", core, kind=VBAModuleKind.other)
        project.delete_module(bangun.KELAS_XLWINGS)  # LibreOffice cannot compile it; only a Mac needs it
        berkas.save()
    hasil = libreoffice.lewat_uno(python, "tests.addin.pita", soffice, str(book), *kerja)
    catat = catatan.read_text(encoding="utf-8").splitlines() if catatan.exists() else []
    return hasil, catat


@pytest.mark.parametrize("jenis", ["xlam", "xlsm"])
def test_each_ribbon_button_and_each_macro_reaches_its_python_function(
    soffice: str, python_uno: str, tmp_path: Path, jenis: bangun.Jenis
):
    pairs = {
        "PeriksaBuku": "periksa_buku_desktop",
        "BuatRisalah": "buat_risalah_desktop",
        "HitungPemeringkatan": "hitung_pemeringkatan_desktop",
    }
    works = [f"KinerjaPita.Pita{name}" for name in pairs] + [f"KinerjaMakro.{name}" for name in pairs]
    given, recorded = jalankan(soffice, python_uno, tmp_path, works, jenis=jenis)
    assert [one["galat"] for one in given] == [""] * 6
    assert recorded == [
        f"RunPython|import kinerja_addin.makro; kinerja_addin.makro.{f}('TANDA')" for f in pairs.values()
    ] * 2
    assert all(inspect.isfunction(getattr(kinerja_addin.makro, function)) for function in pairs.values())


def test_help_and_about_speak_indonesian_and_name_every_function(soffice: str, python_uno: str, tmp_path: Path):
    given, recorded = jalankan(
        soffice, python_uno, tmp_path, ["KinerjaPita.PitaBantuan", "KinerjaPita.PitaTentang"]
    )
    assert [one["galat"] for one in given] == ["", ""]
    help_text, about = recorded
    assert all(work.partition("(")[0] in help_text for work in FUNGSI)
    assert f"Kinerja {bangun.__version__} dengan xlwings tiruan." in about


TANPA_TANDA = "Sebab: Python tidak memberi tanda"


@pytest.mark.parametrize(
    ("akhir", "sebab"),
    [
        ("RunPython = -1: Exit Function", TANPA_TANDA),
        ("RunPython = 0: Exit Function", TANPA_TANDA),  # what xlwings gives when it finds no interpreter
        ("Exit Function", TANPA_TANDA),
        ('tanda = "1"', TANPA_TANDA),  # somebody else's number
        ('Err.Raise 1000, , "cmd.exe diblokir"', "Sebab: cmd.exe diblokir"),
    ],
)
def test_only_the_number_that_python_writes_back_counts_as_success(
    soffice: str, python_uno: str, tmp_path: Path, akhir: str, sebab: str
):
    given, recorded = jalankan(soffice, python_uno, tmp_path, ["KinerjaMakro.PeriksaBuku"], akhir=akhir)
    assert given[0]["galat"] == ""
    run, message = recorded
    assert run.startswith("RunPython|")
    assert message.startswith("Pesan|True|Periksa Buku tidak selesai dijalankan.")
    assert sebab in message
    assert "kinerja addin periksa" in message


#: What stands in for Windows.
WINDOWS = {'Environ("SystemRoot")': '"C:\\Windows"'}


@pytest.mark.parametrize(
    ("ganti", "python", "kata"),
    [
        (
            {"ActiveWorkbook Is Nothing": "True", "Application.ProtectedViewWindows.Count": "1"}, "",
            "masih dibuka dalam Protected View. Klik Enable Editing",
        ),
        ({"ActiveWorkbook Is Nothing": "True"}, "", "buka dahulu buku kerjanya"),
        (WINDOWS, "/tidak/ada/python.exe", "Python yang dipakai add-in tidak ada lagi (/tidak/ada/python.exe)."),
        (WINDOWS | {'Environ("PATH")': '"/tidak/ada"'}, "", "Python tidak ditemukan di komputer ini."),
    ],
    ids=["protected view", "no workbook", "the interpreter is gone", "no interpreter"],
)
def test_what_keeps_a_macro_from_starting_has_a_sentence_of_its_own(
    soffice: str, python_uno: str, tmp_path: Path, ganti: dict[str, str], python: str, kata: str
):
    given, recorded = jalankan(
        soffice, python_uno, tmp_path, ["KinerjaMakro.PeriksaBuku"], ganti=ganti, python_win=python
    )
    assert given[0]["galat"] == ""
    (message,) = recorded  # and Python was not called
    assert message.startswith("Pesan|True|Periksa Buku")
    assert kata in message


def test_a_cell_function_says_that_the_interpreter_is_gone(soffice: str, python_uno: str, tmp_path: Path):
    given, _ = jalankan(
        soffice, python_uno, tmp_path, ['=PREDIKAT("a";"b")'], akhir_udf='Err.Raise 1000, , "DLL"', ganti=WINDOWS,
        python_win="/tidak/ada/python.exe",
    )
    assert given[0]["sel"].startswith("Kinerja: Python yang dipakai add-in tidak ada lagi")


def _umum(text: str) -> list[str]:
    """Names that a module makes public, by what VBA holds for public."""
    found = re.findall(
        r"^\s*(?:(?:Public|Global|Friend)\s+)?(?:Static\s+)?(?:Declare\s+(?:PtrSafe\s+)?)?"
        r"(?:Function|Sub|Property\s+(?:Get|Let|Set)|Enum|Type)\s+(\w+)",
        text, re.MULTILINE | re.IGNORECASE,
    )
    found += re.findall(r"^\s*(?:Public|Global)\s+(?:Const\s+)?(\w+)\s+As\b", text, re.MULTILINE | re.IGNORECASE)
    return found


MAKRO = ("PeriksaBuku", "BuatRisalah", "HitungPemeringkatan")
PITA = (*(f"Pita{name}" for name in MAKRO), "PitaBantuan", "PitaTentang")


@pytest.mark.parametrize("jenis", ["xlam", "xlsm"])
def test_the_public_names_of_the_built_file_are_our_functions_macros_and_callbacks(
    tmp_path: Path, jenis: bangun.Jenis
):
    book = tmp_path / f"kinerja.{jenis}"
    book.write_bytes(bangun.susun(jenis))
    with ExcelFile(book) as berkas:
        project = berkas.vba_project()
        kinds = {module.name: module.kind for module in project.modules}
        texts = dict(berkas.vba_modules())
    modules = [name for name, kind in kinds.items() if kind is VBAModuleKind.standard]
    public = [name for module in modules for name in _umum(texts[module])]
    functions = [work.removeprefix("=").partition("(")[0] for work in FUNGSI]
    assert sorted(public) == sorted([*functions, *MAKRO, *PITA])
    assert {"xlwings", *bangun.KELAS_VBA, bangun.MODUL_VERSI, "Dictionary"} <= kinds.keys() - set(modules)


def _prosedur(text: str, *nama: str) -> str:
    """Some procedures of a module, word by word."""
    found = [re.search(rf"(?ms)^(?:Public |Private )?Function {one}\(.*?^End Function\n", text) for one in nama]
    return "".join(one[0] for one in found if one)


KELAS = (bangun.MODUL_XLWINGS, *bangun.KELAS_VBA, bangun.MODUL_VERSI)


def _semua_nama() -> list[str]:
    """Every procedure of the real text of xlwings, and every one of our classes."""
    text = "".join(map(bangun.modul, KELAS)).replace("\r", "")
    return list(dict.fromkeys(re.findall(r"(?m)^(?:Public |Private )?(?:Function|Sub) (\w+)", text)))


def test_no_function_of_xlwings_and_of_our_classes_can_be_called_from_a_cell(
    soffice: str, python_uno: str, tmp_path: Path
):
    """With the real text of every module: no name gives a cell anything."""
    book = tmp_path / "kinerja.xlsm"
    book.write_bytes(bangun.susun("xlsm"))
    with ExcelFile(book) as berkas:
        berkas.vba_project().delete_module(bangun.KELAS_XLWINGS)
        berkas.save()
    names = _semua_nama()
    assert len(names) > 40
    assert {"RunPython", "ExecuteWindows", "SaveConfigToFile", "RunFrozenPython", "XLPy", "Jalankan"} <= set(names)
    works = [f"={name}({arguments})" for name in names for arguments in ("", '"a.xlsx"', '"a";"b";"c"')]
    given = libreoffice.lewat_uno(python_uno, "tests.addin.pita", soffice, str(book), *works)
    assert len(given) == 3 * len(names)
    assert [one for one in given if one["sel"] not in {"", "#NAME?", "#VALUE!", "#MACRO?"}] == []


@pytest.mark.parametrize(("sebagai_kelas", "sel"), [(False, "a"), (True, "")], ids=["as a module", "as our class"])
def test_the_real_text_of_xlwings_is_reached_as_a_module_and_not_as_our_class(
    soffice: str, python_uno: str, tmp_path: Path, *, sebagai_kelas: bool, sel: str
):
    """LibreOffice cannot compile the whole of xlwings (it needs DLLs); this procedure of it stands alone."""
    real = bangun._xlwings_text("xlwings.bas").replace("\r", "")
    ours = bangun.modul(bangun.MODUL_XLWINGS).replace("\r", "")
    head = bangun._CLASS.format("xlwings") + bangun._MADE if sebagai_kelas else 'Attribute VB_Name = "xlwings"\n'
    text = head + _prosedur(ours if sebagai_kelas else real, "GetBaseName") + (
        bangun._MAKES if sebagai_kelas else ""
    )
    assert "Len(wb) - 5" in text
    book = tmp_path / "kinerja.xlsm"
    book.write_bytes(bangun.susun("xlsm"))
    with ExcelFile(book) as berkas:
        project = berkas.vba_project()
        for name in (bangun.KELAS_XLWINGS, bangun.MODUL_XLWINGS):
            project.delete_module(name)
        kind = VBAModuleKind.other if sebagai_kelas else VBAModuleKind.standard
        project.add_module(bangun.MODUL_XLWINGS, text.replace("\n", "\r\n"), kind=kind)
        berkas.save()
    (given,) = libreoffice.lewat_uno(python_uno, "tests.addin.pita", soffice, str(book), '=GetBaseName("a.xlsx")')
    assert given["sel"] == sel


@pytest.mark.parametrize("nama", KELAS)
def test_every_procedure_of_a_class_does_nothing_without_its_object(nama: str):
    text = bangun.modul(nama).replace("\r", "")
    signatures = re.findall(r"(?m)^(?:Public |Private )?(?:Function|Sub) (\w+)\(", text)
    guarded = re.findall(
        r"(?m)^(?:Public |Private )(Function|Sub) (\w+)\((?:[^\n]*_\n)*[^\n]*\n    If Not dibuat Then Exit \1$", text
    )
    assert sorted(name for _, name in guarded) == sorted(name for name in signatures if name != "Class_Initialize")


FUNGSI = {
    '=PREDIKAT("a";"b")': "kinerja_addin.udf|predikat|a|b|-",
    '=KELOMPOK("a";"b";46022)': "kinerja_addin.udf|kelompok|a|b|46022",
    '=PERIKSA_NIP("198501012010011001")': "kinerja_addin.udf|periksa_nip|198501012010011001|-",
    "=TENGGAT_KONFIRMASI(46035)": "kinerja_addin.udf|tenggat_konfirmasi|46035",
    '=PEMETAAN("x")': "kinerja_addin.udf|pemetaan|x|-",
}


def test_each_cell_function_hands_its_arguments_to_python(soffice: str, python_uno: str, tmp_path: Path):
    given, recorded = jalankan(soffice, python_uno, tmp_path, list(FUNGSI))
    assert [one["sel"] for one in given] == [f"hasil {record.split('|')[1]}" for record in FUNGSI.values()]
    assert list(dict.fromkeys(recorded)) == list(FUNGSI.values())


def test_a_cell_function_without_python_shows_a_sentence(soffice: str, python_uno: str, tmp_path: Path):
    given, _ = jalankan(
        soffice, python_uno, tmp_path, ['=PREDIKAT("a";"b")'], akhir_udf='Err.Raise 1000, , "Python tidak ada"'
    )
    assert given[0]["sel"].startswith("Kinerja: fungsi tidak dapat dihitung (Python tidak ada).")


def test_python_is_never_started_before_the_current_folder_is_shut_out():
    text = "".join(bangun.modul(name) for name in (*bangun.MODUL_VBA, *bangun.KELAS_VBA))
    procedures = re.split(r"(?m)^End (?:Sub|Function)", text)
    starts = [one for one in procedures if re.search(r"\.(RunPython|XLPy)\b", one)]
    assert len(starts) == 2
    for one in starts:
        assert re.search(r"\n    AmankanPython\r?\n", one[: re.search(r"\.(RunPython|XLPy)\b", one).start()])


def test_code_beside_a_workbook_is_not_run(tmp_path: Path):
    (tmp_path / "kinerja_addin").mkdir()
    (tmp_path / "kinerja_addin" / "__init__.py").write_text("raise SystemExit('kode orang lain')", encoding="utf-8")
    settings = dict(re.findall(r'lingkungan\.Item\("(\w+)"\) = "(\w+)"', bangun.modul("KinerjaInti")))
    command = re.search(r'RunPython "(.*?)" & fungsi', bangun.modul("KinerjaInti"))
    assert command is not None
    code = f"{command[1]}__name__"
    run = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=tmp_path, env={**os.environ, **settings}, capture_output=True,
        encoding="utf-8", check=False,
    )
    assert run.returncode == 0, run.stderr
    without = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
        env={name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"},
    )
    assert "kode orang lain" in without.stderr


def test_the_vba_functions_are_the_python_functions_with_the_same_arguments():
    declared = re.findall(r"Public Function (\w+)\((.*?)\) As Variant", bangun.modul("KinerjaFungsi"))
    vba = {name.casefold(): [part.split(" As ")[0] for part in rest.split(", ")] for name, rest in declared}
    python = {
        name: [
            f"Optional {p.name}" if p.default is None else p.name
            for p in inspect.signature(function).parameters.values()
        ]
        for name, function in vars(kinerja_addin.udf).items()
        if inspect.isfunction(function) and not name.startswith("_")
    }
    assert vba == python
    call = re.compile(r'Inti\(\).Hitung\("(\w+)", Array\((.*?)\)\)')
    calls = call.findall(bangun.modul("KinerjaFungsi"))
    assert {name: args.split(", ") for name, args in calls} == {
        name: [a.removeprefix("Optional ") for a in args] for name, args in vba.items()
    }
    assert len(parse_module(bangun.modul("KinerjaFungsi")).procedures) == len(vba) + 1
