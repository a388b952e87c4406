"""The VBA of the built files run in LibreOffice, with stand-ins for xlwings and for message boxes that record."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import kinerja_addin.makro
import kinerja_addin.udf
import pytest
from kinerja_addin import bangun
from pyopenvba import ExcelFile, VBAModuleKind
from pyopenvba.interpreter import parse_module

from tests.alat import libreoffice

XLWINGS = """Attribute VB_Name = "xlwings"
Public Const XLWINGS_VERSION As String = "tiruan"
Public Function RunPython(PythonCommand As String)
    Open "{catatan}" For Append As #1
    Print #1, "RunPython|" & PythonCommand
    Close #1
    {akhir}
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
PESAN = """Attribute VB_Name = "KinerjaPesan"
Public Sub TampilkanPesan(ByVal teks As String, Optional ByVal gawat As Boolean = False)
    Open "{catatan}" For Append As #1
    Print #1, "Pesan|" & gawat & "|" & Replace(teks, vbLf, " / ")
    Close #1
End Sub
"""


def jalankan(
    soffice: str, python: str, folder: Path, kerja: list[str], *, jenis: bangun.Jenis = "xlsm", akhir: str = "",
    akhir_udf: str = "",
) -> tuple[list[dict[str, str]], list[str]]:
    """Run works in LibreOffice; gives what each gave and what the stand-ins recorded."""
    catatan = folder / "catatan.txt"
    book = folder / f"kinerja.{jenis}"
    book.write_bytes(bangun.susun(jenis))
    isi = {"catatan": catatan, "akhir": akhir, "akhir_udf": akhir_udf}
    with ExcelFile(book) as berkas:
        berkas.set_module("xlwings", XLWINGS.format_map(isi).replace("\n", "\r\n"))
        berkas.set_module("KinerjaPesan", PESAN.format_map(isi).replace("\n", "\r\n"))
        berkas.vba_project().delete_module(bangun.KELAS_XLWINGS)  # LibreOffice cannot compile it; only a Mac needs it
        berkas.vba_project().add_module("PyTiruan", PY.format_map(isi).replace("\n", "\r\n"), kind=VBAModuleKind.other)
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
    assert recorded == [f"RunPython|import kinerja_addin.makro; kinerja_addin.makro.{f}()" for f in pairs.values()] * 2
    assert all(inspect.isfunction(getattr(kinerja_addin.makro, function)) for function in pairs.values())


def test_help_and_about_speak_indonesian_and_name_every_function(soffice: str, python_uno: str, tmp_path: Path):
    given, recorded = jalankan(
        soffice, python_uno, tmp_path, ["KinerjaPita.PitaBantuan", "KinerjaPita.PitaTentang"]
    )
    assert [one["galat"] for one in given] == ["", ""]
    help_text, about = recorded
    assert all(work.partition("(")[0] in help_text for work in FUNGSI)
    assert f"Kinerja {bangun.__version__} dengan xlwings tiruan." in about


@pytest.mark.parametrize(
    ("akhir", "sebab"),
    [("RunPython = -1", ""), ('Err.Raise 1000, , "cmd.exe diblokir"', "Sebab: cmd.exe diblokir")],
)
def test_a_python_that_does_not_start_is_one_indonesian_message(
    soffice: str, python_uno: str, tmp_path: Path, akhir: str, sebab: str
):
    given, recorded = jalankan(soffice, python_uno, tmp_path, ["KinerjaMakro.PeriksaBuku"], akhir=akhir)
    assert given[0]["galat"] == ""
    run, message = recorded
    assert run.startswith("RunPython|")
    assert message.startswith("Pesan|True|Periksa Buku tidak dapat dijalankan; buku kerja tidak diubah.")
    assert sebab in message
    assert "kinerja addin periksa" in message


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
    for name in ("KinerjaMakro", "KinerjaFungsi"):
        lines = [line.strip() for line in bangun.modul(name).splitlines()]
        starts = [n for n, line in enumerate(lines) if re.search(r"= (RunPython|XLPy)\b", line)]
        assert len(starts) == 1
        assert lines[starts[0] - 1] == "AmankanPython"


def test_code_beside_a_workbook_is_not_run(tmp_path: Path):
    (tmp_path / "kinerja_addin").mkdir()
    (tmp_path / "kinerja_addin" / "__init__.py").write_text("raise SystemExit('kode orang lain')", encoding="utf-8")
    settings = dict(re.findall(r'lingkungan\.Item\("(\w+)"\) = "(\w+)"', bangun.modul("KinerjaMakro")))
    command = re.search(r'RunPython\("(.*?)" & fungsi', bangun.modul("KinerjaMakro"))
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
        if inspect.isfunction(function) and not name.startswith("_") and function.__module__ == "kinerja_addin.udf"
    }
    assert vba == python
    call = re.compile(r'CallUDF\("kinerja_addin.udf", "(\w+)", Array\((.*?)\), ThisWorkbook')
    calls = call.findall(bangun.modul("KinerjaFungsi"))
    assert {name: args.split(", ") for name, args in calls} == {
        name: [a.removeprefix("Optional ") for a in args] for name, args in vba.items()
    }
    assert len(parse_module(bangun.modul("KinerjaFungsi")).procedures) == len(vba) + 2
