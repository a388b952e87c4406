"""The VBA of the built files run in LibreOffice, with stand-ins for xlwings and for message boxes that record."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import kinerja_addin.udf
import pytest
from kinerja_addin import bangun, makro
from kinerja_addin.tombol import MAKRO, TOMBOL, Tombol
from pyopenvba import ExcelFile, VBAModuleKind
from pyopenvba.interpreter import parse_module

from kinerja_core.services.fungsi_sel import FUNGSI_SEL
from tests.addin.excel import panggilan
from tests.alat import libreoffice

XLWINGS = """
Public Function RunPython(PythonCommand As String)
    Dim tanda As String, berkas As String
    tanda = Split(PythonCommand, "'")(3)
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
TANYA = """
Public Function Jawaban(ByVal jenis As String, ByVal teks As String, ByVal awal As String) As String
    Open "{catatan}" For Append As #1
    Print #1, "Tanya|" & jenis & "|" & Replace(teks, vbLf, " / ") & "|" & awal
    Close #1
    Jawaban = {jawaban}
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
    akhir_udf: str = "", ganti: Mapping[str, str] | None = None, python_win: str = "", jawaban: str = '"x"',
) -> tuple[list[dict[str, str]], list[str]]:
    """Run works in LibreOffice; gives what each gave and what the stand-ins recorded.

    ``ganti`` replaces what only Excel on Windows can answer in the class of the macros.
    """
    catatan = folder / "catatan.txt"
    book = folder / f"kinerja.{jenis}"
    book.write_bytes(bangun.susun(jenis, Path(python_win) if python_win else None))
    temp = os.environ.get("TEMP") or os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 - where the VBA looks
    isi = {"catatan": catatan, "akhir": akhir, "akhir_udf": akhir_udf, "temp": temp, "jawaban": jawaban}
    core = bangun.modul("KinerjaInti")
    for old, new in (ganti or {}).items():
        assert old in core
        core = core.replace(old, new)
    with ExcelFile(book) as berkas:
        project = berkas.vba_project()
        for name, text in (("xlwings", XLWINGS), ("KinerjaPesan", PESAN), ("KinerjaTanya", TANYA), ("PyTiruan", PY)):
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


def dicatat(one: Tombol, jawaban: str = "x") -> str:
    """What is recorded of a button whose every question gets one answer."""
    return f"RunPython|{panggilan(one, [jawaban] * len(one.tanya))}"


@pytest.fixture(scope="module", params=["xlam", "xlsm"])
def ditekan(
    request: pytest.FixtureRequest, soffice: str, python_uno: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[dict[str, str]], list[str]]:
    """Every callback of the ribbon, then every macro of the list, in one LibreOffice."""
    works = ["KinerjaPita.PitaMuat", *(f"KinerjaPita.Pita{one.nama_vba}" for one in TOMBOL.values())]
    works += [f"KinerjaMakro.{one.nama_vba}" for one in MAKRO]
    folder = tmp_path_factory.mktemp("pita")
    return jalankan(soffice, python_uno, folder, works, jenis=request.param)


def test_each_ribbon_button_and_each_macro_reaches_its_python_function(
    ditekan: tuple[list[dict[str, str]], list[str]]
):
    given, recorded = ditekan
    assert [one for one in given if one["galat"]] == []
    runs = [one for one in recorded if one.startswith("RunPython|")]
    assert runs == [dicatat(one) for one in MAKRO] * 2


def test_each_question_is_asked_in_order_with_its_choices(ditekan: tuple[list[dict[str, str]], list[str]]):
    _, recorded = ditekan
    asked = [one for one in recorded if one.startswith("Tanya|")]
    expected = [
        f"Tanya|{ask.jenis}|{ask.dikatakan.replace(chr(10), ' / ')}|{ask.awal}" for one in MAKRO for ask in one.tanya
    ]
    assert asked == expected * 2


def test_help_and_about_speak_indonesian_and_name_every_button_and_function(
    ditekan: tuple[list[dict[str, str]], list[str]]
):
    _, recorded = ditekan
    help_text, about = (one for one in recorded if one.startswith("Pesan|"))
    assert all(name in help_text for name in FUNGSI_SEL)
    assert all(one.label in help_text for one in TOMBOL.values())
    assert f"Kinerja {bangun.__version__} dengan xlwings tiruan." in about


def test_a_cancelled_question_runs_nothing(soffice: str, python_uno: str, tmp_path: Path):
    given, recorded = jalankan(soffice, python_uno, tmp_path, ["KinerjaMakro.GabungkanFolder"], jawaban="vbNullChar")
    assert given[0]["galat"] == ""
    assert [one.partition("|")[0] for one in recorded] == ["Tanya"]


def test_an_answer_is_no_part_of_the_command_whatever_it_holds(soffice: str, python_uno: str, tmp_path: Path):
    text = "a'); import os #\"é€"
    vba = '"a\'); import os #""" & ChrW(233) & ChrW(8364)'
    _, recorded = jalankan(soffice, python_uno, tmp_path, ["KinerjaMakro.JelaskanPegawai"], jawaban=vba)
    assert recorded[1] == dicatat(TOMBOL["jelaskan_pegawai"], text)
    assert makro._terbaca(text.encode("utf-16-be").hex()) == [text]


def test_another_version_beside_the_interpreter_is_said_when_the_tab_is_loaded(
    soffice: str, python_uno: str, tmp_path: Path
):
    site = tmp_path / "Lib" / "site-packages"
    (tmp_path / "Scripts").mkdir()
    for name in ("kinerja-9.9.dist-info", "xlwings-tiruan.dist-info"):
        (site / name).mkdir(parents=True)
    python = str(tmp_path / "Scripts" / "python.exe")
    _, (told,) = jalankan(soffice, python_uno, tmp_path, ["KinerjaPita.PitaMuat"], python_win=python)
    assert f"memakai kinerja {bangun.__version__}, sedangkan di Python-nya terpasang 9.9. Tekan Periksa Pemas" in told
    (site / "kinerja-9.9.dist-info").rename(site / f"kinerja-{bangun.__version__}.dist-info")
    (tmp_path / "catatan.txt").unlink()
    _, silent = jalankan(soffice, python_uno, tmp_path, ["KinerjaPita.PitaMuat"], python_win=python)
    assert silent == []


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
    callbacks = ["PitaMuat", *(f"Pita{one.nama_vba}" for one in TOMBOL.values())]
    assert sorted(public) == sorted([*FUNGSI_SEL, *(one.nama_vba for one in MAKRO), *callbacks])
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
    f"={name}({';'.join(str(n) for n, _ in enumerate(one.argumen, 1))})": (
        f"kinerja_addin.udf|{name.casefold()}|{'|'.join(str(n) for n, _ in enumerate(one.argumen, 1))}"
    )
    for name, one in FUNGSI_SEL.items()
} | {'=PREDIKAT("a";"b")': "kinerja_addin.udf|predikat|a|b|-"}


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
    command = re.search(r'RunPython "(.*?)jalankan', bangun.modul("KinerjaInti"))
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
