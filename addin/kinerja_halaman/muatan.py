"""Muatan: the files that the page carries inside, taken from the pinned packages and from the core."""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from kinerja_halaman.sematan import paket, pyodide

#: Rooms of the core that are of use in a browser.
RUANG: Final = ("kinerja_core", "docx_templates")
_KEPT: Final = frozenset({".py", ".csv", ".so", ".docx", ".siap"})
#: What of the packages and of the core no verb of the page ever loads.
_LEFT: Final = re.compile(
    r"""
    ^kinerja_core/(cli|services/contoh)/ | ^kinerja_core/batas/teks_yaml\.py$
    | ^kinerja_core/services/(pdf|huruf|jembatan_uno|pembantu|gugus)\.py$
    | ^kinerja_core/services/(halaman_cetak|halaman_pdf|cap_pdf|tempelan_pdf|verifikasi_pdf)\.py$
    | ^docx_templates/(?!__init__)\w+\.py$ | ^pydantic/v1/ | ^pydantic/(mypy|_hypothesis_plugin)\.py$
    | ^openpyxl/(chart|drawing/.*test|pivot/.*test)/tests
    | \.dist-info/ | ^[^/]+\.data/ | (^|/)tests?/
    """,
    re.VERBOSE,
)
#: What their authors ask to go along.
_LICENCE: Final = re.compile(r"\.dist-info/(.*/)?(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
#: What of Python's own library no verb of the page ever loads.
_LEFT_STD: Final = re.compile(
    r"""
    ^(_pyrepl|asyncio/(windows_|proactor|tools|__main__)|concurrent/interpreters|ctypes/(_aix|macholib|util|wintypes)
    |curses|dbm|ensurepip|http/(cookie|server)|idlelib|json/(tool|__main__)|lib2to3|logging/(config|handlers)
    |multiprocessing/(?!__init__|context|process|reduction)|__phello__|pydoc_data|pyodide/console|sqlite3
    |sysconfig/__main__|tkinter|tomllib|turtledemo|unittest|urllib/robotparser|venv|wsgiref|xml/dom|xmlrpc)
    | ^encodings/mac_(?!roman)\w+\.py$
    | ^(__hello__|_pydatetime|_pydecimal|_pyio|antigravity|argparse|bdb|cProfile|cmd|code|compileall|configparser
    |doctest|fileinput|ftplib|getopt|getpass|gettext|graphlib|imaplib|mailbox|modulefinder|netrc|nntplib|nturl2path
    |optparse|pdb|pickletools|plistlib|poplib|profile|pstats|pty|py_compile|pyclbr|pydoc|rlcompleter|runpy|sched|shelve
    |smtplib|socketserver|sre_\w+|statistics|symtable|tabnanny|telnetlib|this|timeit|trace|tty|turtle|wave|webbrowser
    |zipapp)\.py$
    """,
    re.VERBOSE,
)


def berkas_pyodide(folder: Path) -> Mapping[str, bytes]:
    """The files of Python for the browser, by their names."""
    names = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
    with tarfile.open(folder / pyodide().berkas) as archive:
        found = {}
        for name in names:
            member = archive.extractfile(f"package/{name}")
            if member is None:
                raise KeyError(name)
            found[name] = member.read()
    return found


#: What only a module may say: how it gives its things away, and where it came from.
_EXPORTED: Final = re.compile(
    r"export(?: default (?P<all>\w+)|\s*\{[^}]*?\b(?P<one>\w+) as loadPyodide\b[^}]*\});?\s*(?://# \S+\s*)?\Z"
)


def mesin(pyodide: Mapping[str, bytes]) -> bytes:
    """The two modules of Python's engine as one classic script, which gives them away as ``globalThis.mesin``.

    A worker of a page from disk can run such a script in every browser, but import a module only in some.

    Raises:
        ValueError: a module ends otherwise than it did, or imports others.
    """
    # It looks for scripts nowhere else (it would try one, only to learn what kind of worker this is).
    parts = [
        "globalThis.mesin = {};",
        "globalThis.importScripts = () => { throw new TypeError('tidak ada skrip lain'); };",
    ]
    for name, given in (("pyodide.asm.mjs", "createPyodideModule"), ("pyodide.mjs", "loadPyodide")):
        text = pyodide[name].decode()
        found = _EXPORTED.search(text)
        if found is None or re.search(r"^import\b(?!\()", text, re.MULTILINE):
            raise ValueError(f"{name} bukan modul yang dikenal")
        body = text[: found.start()].replace("import.meta.url", "globalThis.location.href")
        own = found["all"] or found["one"]
        parts.append(f"(() => {{\n'use strict';\n{body}\n;globalThis.mesin.{given} = {own};\n}})();")
    return "\n".join(parts).encode()


#: What builds the page, and does not travel in it.
_PEMBANGUN: Final = {"bangun.py", "muatan.py", "panel.py", "sematan.py"}


def modul_python(folder: Path) -> dict[str, bytes]:
    """Modules and data of the packages and of the core, by the path they are imported from."""
    found: dict[str, bytes] = {}
    for one in paket():
        with zipfile.ZipFile(folder / one.berkas) as wheel:
            found.update((name, wheel.read(name)) for name in wheel.namelist() if _wanted(name))
    for room in RUANG:
        found.update((name, item.read_bytes()) for name, item in _tree(files(room), room) if _wanted(name))
    own = {item.name: item for item in files(__package__).iterdir() if item.name.endswith(".py")}
    found.update((f"kinerja_halaman/{name}", item.read_bytes()) for name, item in own.items() if name not in _PEMBANGUN)
    return dict(sorted(found.items()))


def pustaka_baku(stdlib: bytes) -> dict[str, bytes]:
    """Python's own library without what the page never loads."""
    with zipfile.ZipFile(io.BytesIO(stdlib)) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist()) if not _LEFT_STD.search(name)}


def _wanted(name: str) -> bool:
    if _LICENCE.search(name):
        return True
    return Path(name).suffix in _KEPT and not _LEFT.search(name)


def _tree(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _tree(item, f"{name}/{item.name}")
        else:
            yield f"{name}/{item.name}", item


def arsip(isi: Mapping[str, bytes]) -> bytes:
    """Files as a zip that is not compressed (the page is compressed as a whole); equal files give equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in sorted(isi.items()):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return stream.getvalue()
