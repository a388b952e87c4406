"""Build, install and diagnose the Excel add-in, on any system and without Excel.

``kinerja.xlam`` (add-in) and ``kinerja.xlsm`` (the same macros as a workbook) come from the VBA text in
``vba``, the ribbon in ``ribbon`` and the stand-alone VBA module of the xlwings that is installed.
The same versions give the same bytes.

The stand-alone module reads its settings and its Python path only from the add-in's own workbook. xlwings'
module for custom add-ins reads them from the workbook that happens to be active, so that a file sent by a
stranger could name the Python to run; it is not used.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib import metadata
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal
from zipfile import BadZipFile, ZipFile, ZipInfo

import xlsxwriter
from pyopenvba import ExcelFile, PyOpenVBAError, VBAModuleKind

from kinerja_addin import tombol
from kinerja_addin.windows import Windows
from kinerja_core import __version__
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.berkas import TidakDapatMenulis, sebab_sistem, tolak_bila_ada, tulis

JenisBerkas = Literal["xlam", "xlsm"]

NAMA_XLAM: Final = "kinerja.xlam"
NAMA_XLSM: Final = "kinerja.xlsm"
NAMA_CHECKSUM: Final = "kinerja.sha256"
#: Below ``%APPDATA%``: where Excel opens add-ins at its start, and where one that makes room for another is kept.
FOLDER_XLSTART: Final = ("Microsoft", "Excel", "XLSTART")
FOLDER_CADANGAN: Final = ("Microsoft", "Excel", "kinerja-cadangan")
#: Our VBA modules, in the order of the editor's list: what they make public can be called from any workbook's cell.
MODUL_VBA: Final = tuple(tombol.MODUL)
#: The class that explains the functions to Excel's wizard, written from their declaration.
MODUL_KETERANGAN: Final = "KinerjaKeterangan"
#: Our classes, whose methods no cell can call.
KELAS_VBA: Final = ("KinerjaInti", "KinerjaPesan", "KinerjaTanya", MODUL_KETERANGAN)
#: xlwings' stand-alone module as a class, by its own name; and the class with our version, written here.
MODUL_XLWINGS: Final = "xlwings"
MODUL_VERSI: Final = "KinerjaVersi"
#: What our classes call of xlwings; all else of it is private.
PINTU_XLWINGS: Final = frozenset({"RunPython", "XLPy"})
#: A class that xlwings' module needs on a Mac, from the same package (MIT; its licence stands in the text).
KELAS_XLWINGS: Final = "Dictionary"
LEMBAR_PENGATURAN: Final = "xlwings.conf"

_CONTENT_TYPE: Final[Mapping[str, bytes]] = {
    "xlam": b"application/vnd.ms-excel.addin.macroEnabled.main+xml",
    "xlsm": b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
}
_XLSX_TYPE: Final = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_RIBBON: Final = "customUI/customUI14.xml"
_RIBBON_RELATION: Final = (
    b'<Relationship Id="rIdKinerja" Type="http://schemas.microsoft.com/office/2007/relationships/ui/extensibility" '
    b'Target="customUI/customUI14.xml"/></Relationships>'
)
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold
_ULANGI: Final = "jalankan: kinerja addin pasang."
_XLWINGS_VERSION: Final = re.compile(r'(?:Public|Private) Const XLWINGS_VERSION As String = "([^"]+)"')
_CONST: Final = re.compile(r"^( *)(?:Public )?((?:Const|Declare) )", re.MULTILINE)
#: The first line of a procedure, with those it is continued on.
_SIGNATURE: Final = re.compile(
    r"^(?:Public |Private )(Function|Sub) \w+\((?:[^\n]*_\n)*[^\n]*\n", re.MULTILINE
)
_MADE: Final = "Private dibuat As Boolean\n"
_MAKES: Final = """
Private Sub Class_Initialize()
    dibuat = True
End Sub
"""
_PROCEDURE: Final = re.compile(r"^(?:Public |Private )?(Function|Sub) (\w+)", re.MULTILINE)
#: What a class begins with.
_CLASS: Final = """VERSION 1.0 CLASS
BEGIN
  MultiUse = -1  'True
END
Attribute VB_Name = "{}"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = False
Attribute VB_Exposed = False
"""
_XLWINGS_TELLS: Final = """
Public Function VersiXlwings() As String
    VersiXlwings = XLWINGS_VERSION
End Function
"""


class TidakDapatMembangun(GalatKinerja):
    """The parts for the add-in are missing or do not fit together."""


class TidakDapatMemasang(GalatKinerja):
    """This computer has no Excel start-up folder, or it is locked."""


# --- building ---------------------------------------------------------------------------------------------------


def modul(nama: str) -> str:
    """Text of one VBA module with Windows line ends, as it stands in the add-in.

    Raises:
        TidakDapatMembangun: the text is missing, or holds a character that a VBA project would silently replace.
    """
    if nama == MODUL_VERSI:
        text = _CLASS.format(nama) + "Option Explicit\n\n"
        text += f'Private Const KINERJA_VERSION As String = "{__version__}"\n\n'
        text += "Public Function Kinerja() As String\n    Kinerja = KINERJA_VERSION\nEnd Function\n"
    elif nama == MODUL_XLWINGS:
        text = _xlwings_module()
    elif nama == KELAS_XLWINGS:
        text = _xlwings_text(f"addin/{nama}.cls")
    elif nama == MODUL_KETERANGAN:
        text = _CLASS.format(nama) + tombol.modul_keterangan()
    elif nama in MODUL_VBA:
        text = tombol.MODUL[nama]()
    else:
        text = files("kinerja_addin.vba").joinpath(f"{nama}.cls").read_text(encoding="utf-8")
    if nama in KELAS_VBA or nama == MODUL_VERSI:
        text = _guarded(text)
    if not text.isascii():
        raise TidakDapatMembangun(f"Modul VBA {nama} berisi huruf di luar ASCII, yang akan rusak di dalam proyek VBA.")
    return "\r\n".join(text.splitlines()) + "\r\n"


def _xlwings_module() -> str:
    """The stand-alone module of the installed xlwings as a class (BSD 3-clause; its licence stands in the text).

    As a module, each of its functions would be a worksheet function of every open workbook: a file without macros that
    a stranger sent could run Python by ``=RunPython("...")`` in a cell.
    """
    text = _xlwings_text("xlwings.bas")
    found = _XLWINGS_VERSION.search(text)
    if found is None or found[1] != metadata.version("xlwings"):
        raise TidakDapatMembangun(
            f"Modul VBA milik xlwings ({found[1] if found else 'tanpa versi'}) tidak sama dengan paketnya "
            f"({metadata.version('xlwings')}). Pasang ulang paket xlwings."
        )
    body = text.removeprefix(f'Attribute VB_Name = "{MODUL_XLWINGS}"\n')
    first = _PROCEDURE.search(body)
    declared = first.start() if first else len(body)  # a constant inside a procedure is its own, and stays as it is
    # a class may have neither public constants nor public declarations
    body = _CONST.sub(r"\1Private \2", body[:declared]) + body[declared:]
    body = _PROCEDURE.sub(
        lambda found: f"{'Public' if found[2] in PINTU_XLWINGS else 'Private'} {found[1]} {found[2]}", body
    )
    return _guarded(_CLASS.format(MODUL_XLWINGS) + body + _XLWINGS_TELLS)


def _guarded(text: str) -> str:
    """A class whose procedures do nothing unless it was made with New.

    Excel lets no cell call the procedures of a class. LibreOffice finds them by their names all the same, and runs them
    without the object: then nothing has said ``dibuat``.
    """
    head, option, body = text.partition("Option Explicit\n")
    if not option:
        *lines, last = re.split(r"(?m)(?<=^Attribute VB_Exposed = False\n)", text, maxsplit=1)
        head, body = "".join(lines), last
    body = _SIGNATURE.sub(lambda found: f"{found[0]}    If Not dibuat Then Exit {found[1]}\n", body)
    return f"{head}{option}{_MADE}{body}{_MAKES}"


def _xlwings_text(name: str) -> str:
    spec = find_spec("xlwings")
    path = Path(spec.origin).parent / name if spec and spec.origin else None
    if path is None or not path.is_file():
        raise TidakDapatMembangun(f'"{name}" milik xlwings tidak ditemukan. Pasang ulang paket xlwings.')
    return path.read_text(encoding="utf-8")


def susun(jenis: JenisBerkas, interpreter: Path | None = None) -> bytes:
    """The bytes of the add-in (``xlam``) or of the workbook with the same macros (``xlsm``).

    Args:
        jenis: which of the two.
        interpreter: Python to run on Windows; without it, the ``python`` of the PATH.

    Raises:
        TidakDapatMembangun: parts are missing or do not fit together.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dasar.xlsm"  # pyOpenVBA gives a fresh project to this kind only
        path.write_bytes(_workbook(interpreter))
        with ExcelFile(path) as book:
            project = book.add_vba_project()
            for name in MODUL_VBA:
                project.add_module(name, modul(name))
            for name in (*KELAS_VBA, MODUL_VERSI, MODUL_XLWINGS, KELAS_XLWINGS):
                project.add_module(name, modul(name), kind=VBAModuleKind.other)
            book.save()
        with ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(_XLSX_TYPE, _CONTENT_TYPE[jenis])
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", _RIBBON_RELATION)
    parts[_RIBBON] = tombol.pita().encode("utf-8")
    return _zip(parts)


def _workbook(interpreter: Path | None) -> bytes:
    """The sheets: an explanation, and the settings that xlwings reads (never from the user's workbook)."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({
            "title": "Kinerja",
            "comments": "Periksa buku, buat risalah, hitung pemeringkatan.",
            "created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None),  # the same bytes on every day
        })
        wide = book.add_format({"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 11})
        bold = book.add_format({"bold": True, "font_name": "Arial", "font_size": 14})
        text = book.add_format({"num_format": "@", "font_name": "Arial", "font_size": 10})
        about = book.add_worksheet("Kinerja")
        about.hide_gridlines(2)
        about.set_column(0, 0, 100)
        about.write_string(0, 0, f"Kinerja {__version__}", bold)
        for row, line in enumerate(_ABOUT, start=2):
            about.write_string(row, 0, line, wide)
        about.set_paper(9)
        about.fit_to_pages(1, 0)
        settings = book.add_worksheet(LEMBAR_PENGATURAN)
        settings.set_column(0, 0, 32, text)
        settings.set_column(1, 1, 80, text)
        for row, (key, value) in enumerate(_settings(interpreter).items()):
            settings.write_string(row, 0, key, text)
            settings.write_string(row, 1, value, text)
        settings.fit_to_pages(1, 0)
    return stream.getvalue()


_ABOUT: Final = (
    "Buku ini hanya membawa makro; data Anda tetap di buku kerja Anda sendiri.",
    "1. Buka buku ini dan satu buku kerja (buku SKP atau buku unit).",
    f"2. Tekan Alt+F8, lalu pilih {', '.join(one.nama_vba for one in tombol.MAKRO[:3])}, atau makro lain di sana.",
    "3. Jika makro diblokir: klik kanan berkas ini di Windows Explorer > Properties > Unblock.",
    "4. Bila kebijakan kantor melarang makro, pakai perintah kinerja; hasilnya sama.",
    "Lembar xlwings.conf berisi pengaturan: kolom A namanya, kolom B isinya.",
    "INTERPRETER_WIN adalah letak python.exe yang memuat paket kinerja.",
)


def _settings(interpreter: Path | None) -> dict[str, str]:
    # A key that is not here xlwings looks up in a file beside the workbook; none may be decided there.
    return dict.fromkeys(sorted(_KUNCI_XLWINGS), "") | {
        # A folder with somebody's workbook must not be a place where Python looks for code.
        "ADD_WORKBOOK_TO_PYTHONPATH": "false",
        "INTERPRETER": "python",
        "INTERPRETER_WIN": str(interpreter or ""),
        "SHOW_ERROR_POPUPS": "True",
    } | dict.fromkeys(("DEBUG UDFS", "SHOW CONSOLE", "USE UDF SERVER"), "False")


#: Every setting that xlwings' module asks for (a test compares).
_KUNCI_XLWINGS: Final = frozenset({
    "ADD_WORKBOOK_TO_PYTHONPATH", "CONDA ENV", "CONDA PATH", "DEBUG UDFS", "INTERPRETER", "INTERPRETER_MAC",
    "INTERPRETER_WIN", "LICENSE_KEY", "ONEDRIVE_COMMERCIAL_MAC", "ONEDRIVE_COMMERCIAL_WIN", "ONEDRIVE_CONSUMER_MAC",
    "ONEDRIVE_CONSUMER_WIN", "PYTHONPATH", "SHAREPOINT_MAC", "SHAREPOINT_WIN", "SHOW CONSOLE", "SHOW_ERROR_POPUPS",
    "TEMP DIR", "UDF MODULES", "USE UDF SERVER",
})


def _zip(parts: Mapping[str, bytes]) -> bytes:
    """A package whose bytes depend on its parts only; the content types come first, as Office writes them."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as package:
        for name in sorted(parts, key=lambda part: (part != "[Content_Types].xml", part)):
            info = ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            package.writestr(info, parts[name], compresslevel=6)
    return stream.getvalue()


def bangun(folder: Path, timpa: bool = False) -> tuple[Path, ...]:
    """Write ``kinerja.xlam``, ``kinerja.xlsm`` and their SHA-256 sums into a folder.

    Raises:
        BerkasSudahAda: one of the files exists and ``timpa`` is false; none is written then.
        TidakDapatMembangun: parts are missing or do not fit together.
    """
    contents = {NAMA_XLAM: susun("xlam"), NAMA_XLSM: susun("xlsm")}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in contents.items())
    contents[NAMA_CHECKSUM] = sums.encode("ascii")
    tolak_bila_ada([folder / name for name in contents], timpa)
    return tuple(tulis(folder / name, data, timpa=timpa) for name, data in contents.items())


# --- installing ---------------------------------------------------------------------------------------------------


def folder_xlstart() -> Path:
    """Excel's start-up folder of this user.

    Raises:
        TidakDapatMemasang: not Windows, or Windows without a profile folder.
    """
    roaming = Windows().roaming() if sys.platform == "win32" else None
    if roaming is None:
        raise TidakDapatMemasang(
            "Add-in hanya dapat dipasang di Windows yang memiliki Excel. Di komputer ini gunakan perintah kinerja, "
            'atau "kinerja addin bangun" untuk membuat berkasnya lalu memasangnya di komputer Windows.'
        )
    return roaming.joinpath(*FOLDER_XLSTART)


def pasang(folder: Path | None = None) -> tuple[Path, ...]:
    """Build the add-in for this Python and put it where Excel opens it at start.

    An add-in that is there already moves to the backup folder first (never inside XLSTART: Excel would open it too).

    Args:
        folder: start-up folder; without it, the one of this user's Excel.

    Returns:
        The installed file, then the backup if there was something to keep.

    Raises:
        TidakDapatMemasang: no Excel start-up folder, or the old file is in use.
    """
    start = folder or folder_xlstart()
    data = susun("xlam", Path(sys.executable))
    target = start / NAMA_XLAM
    backup = _set_aside(target)
    try:
        tulis(target, data)
    except TidakDapatMenulis:
        if backup is not None:
            shutil.move(backup, target)
        raise
    return (target,) if backup is None else (target, backup)


def copot(folder: Path | None = None) -> tuple[Path, ...]:
    """Take the add-in out of Excel's start-up folder; it is kept in the backup folder, whose path is given.

    Returns:
        The path of the copy, nothing when no add-in was installed.

    Raises:
        TidakDapatMemasang: no Excel start-up folder, or the file is in use.
    """
    backup = _set_aside((folder or folder_xlstart()) / NAMA_XLAM)
    return () if backup is None else (backup,)


def _set_aside(target: Path) -> Path | None:
    if not target.exists():
        return None
    keep = target.parent.parent / FOLDER_CADANGAN[-1]
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    backup = keep / f"{target.stem}-{stamp}{target.suffix}"
    try:
        keep.mkdir(parents=True, exist_ok=True)
        shutil.move(target, backup)
    except OSError as problem:
        raise TidakDapatMemasang(
            f'"{target}" tidak dapat dipindahkan ({sebab_sistem(problem)}). Tutup semua jendela Excel, '
            "lalu ulangi. Tidak ada yang diubah."
        ) from problem
    return backup


# --- diagnosing ---------------------------------------------------------------------------------------------------


def laporan(folder: Path | None = None, windows: Windows | None = None) -> str:
    """The diagnosis as a text for the IT office."""
    pc = windows or Windows()
    try:
        start = folder or folder_xlstart()
    except GalatKinerja:
        start = None
    return pc.laporan(start, periksa(folder, pc))


def periksa(folder: Path | None = None, windows: Windows | None = None) -> list[str]:
    """What stands in the way of the add-in on this computer, one Indonesian sentence each; empty when all is well.

    Compares the installed file, byte for byte, with what this Python would install; then what the PC forbids.
    """
    try:
        start = folder or folder_xlstart()
    except GalatKinerja as problem:
        return [str(problem)]
    told = windows or (Windows() if sys.platform == "win32" else None)
    return [*_installed_problems(start), *(told.masalah(start) if told else ())]


def _installed_problems(start: Path) -> list[str]:
    problems: list[str] = []
    if sys.platform == "win32" and find_spec("win32com") is None:
        problems.append("Paket pywin32 tidak terpasang di Python ini; jalankan: pip install pywin32.")
    try:
        expected = susun("xlam", Path(sys.executable))
    except GalatKinerja as problem:
        return [*problems, str(problem)]
    target = start / NAMA_XLAM
    if not target.is_file():
        return [*problems, f'Add-in belum terpasang ("{target}" tidak ada); {_ULANGI}']
    installed = target.read_bytes()
    if installed == expected:
        return problems
    try:
        found = _read_installed(target)
    except (PyOpenVBAError, BadZipFile, KeyError):
        return [*problems, f'"{target}" rusak atau bukan add-in Kinerja; {_ULANGI}']
    for name, here, there in (
        ("kinerja", __version__, found.kinerja),
        ("xlwings", metadata.version("xlwings"), found.xlwings),
    ):
        if here != there:
            problems.append(
                f"Versi {name} di add-in ({there}) tidak sama dengan di Python ini ({here}); {_ULANGI}"
            )
    if found.interpreter != sys.executable:
        named = found.interpreter or "tidak disebut"
        problems.append(
            f'Add-in memakai Python lain ("{named}"), bukan Python ini ("{sys.executable}"); {_ULANGI}'
        )
    if found.interpreter and not Path(found.interpreter).is_file():
        problems.append(f'Python yang dipakai add-in tidak ada lagi: "{found.interpreter}".')
    if not problems:
        problems.append(
            f"Isi {NAMA_XLAM} berbeda dari yang dibangun Python ini: SHA-256 {hashlib.sha256(installed).hexdigest()}, "
            f"seharusnya {hashlib.sha256(expected).hexdigest()}; {_ULANGI}"
        )
    return problems


class _Installed:
    """Versions and interpreter that an installed add-in names."""

    def __init__(self, kinerja: str, xlwings: str, interpreter: str | None) -> None:
        self.kinerja = kinerja
        self.xlwings = xlwings
        self.interpreter = interpreter


def _read_installed(path: Path) -> _Installed:
    from python_calamine import load_workbook  # noqa: PLC0415 - only a diagnosis reads a workbook

    with ExcelFile(path) as book:
        modules = book.vba_modules()
    ours = re.search(r'KINERJA_VERSION As String = "([^"]+)"', modules[MODUL_VERSI])
    theirs = _XLWINGS_VERSION.search(modules[MODUL_XLWINGS])
    with load_workbook(str(path)) as sheets:
        rows = sheets.get_sheet_by_name(LEMBAR_PENGATURAN).to_python()
    settings = {str(row[0]): str(row[1]) for row in rows if len(row) > 1}
    return _Installed(
        ours[1] if ours else "tidak dikenal", theirs[1] if theirs else "tidak dikenal", settings.get("INTERPRETER_WIN")
    )
