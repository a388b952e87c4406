"""Bangun: the page as one HTML file, from the pinned packages, the core and the files of ``web``.

The same sources give the same bytes. A wheel brings the page along (``python -m kinerja_halaman.bangun`` puts it into
the package before the wheel is made); from a source checkout it is built once into the user's cache.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from kinerja_core import __version__
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.berkas import tulis
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_halaman.jembatan import keterangan
from kinerja_halaman.muatan import RUANG, arsip, berkas_pyodide, mesin, modul_python, pustaka_baku
from kinerja_halaman.sematan import ambil, program

NAMA_HALAMAN: Final = "kinerja.html"
#: Where a wheel has the page, and what tells of which sources it was built.
FOLDER_JADI: Final = "jadi"
_SIDIK: Final = "sidik.txt"
#: Pages of other sources that stay in the cache.
_KEPT: Final = 3
#: Scripts of the page in the order in which they stand in it; each imports only what stands before it.
SKRIP: Final = (
    "jaga.mjs", "unsur.mjs", "simpan.mjs", "kemasan.mjs", "inti.mjs", "temuan.mjs", "sumber.mjs", "pegawai.mjs",
    "peta.mjs", "telaah.mjs", "penilai.mjs", "banyak.mjs", "pengelola.mjs", "hitung.mjs", "rumah.mjs", "utama.mjs",
)
#: What looks whether a browser can run the page at all.
SKRIP_KEMAMPUAN: Final = "kemampuan.js"
#: The script of the worker in which Python runs.
SKRIP_PEKERJA: Final = ("kemasan.mjs", "pekerja.mjs")
_IMPORT: Final = re.compile(r"^import [^;]*? from '\./([\w.]+)';\n", re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(async )?(function|const|class|let)\b)", re.MULTILINE)


class HalamanRusak(ValueError):
    """The page's own sources do not fit together."""


def halaman(kemajuan: Kemajuan = diam) -> bytes:
    """The page; the one a wheel brings along, else the one in the cache, else it is built.

    Args:
        kemajuan: called with the progress of building it.

    Raises:
        GalatKinerja: it must be built, and npm, node or the registries are not there.
    """
    wanted = sidik_sumber()
    for folder in (files(__package__).joinpath(FOLDER_JADI), folder_tembolok() / wanted[:16]):
        page, mark = folder.joinpath(NAMA_HALAMAN), folder.joinpath(_SIDIK)
        if page.is_file() and mark.is_file() and mark.read_text(encoding="utf-8") == _mark(wanted, page.read_bytes()):
            return page.read_bytes()
    folder = folder_tembolok()
    kemajuan(0, 2, "mengambil Python untuk peramban")
    ambil(folder / "bahan")
    kemajuan(1, 2, "menyusun halaman")
    made = simpan(bangun(folder / "bahan"), folder / wanted[:16])
    built = sorted(folder.glob(f"*/{_SIDIK}"), key=lambda mark: mark.stat().st_mtime, reverse=True)
    for old in built[_KEPT:]:  # of sources that have changed since
        shutil.rmtree(old.parent, ignore_errors=True)
    return made


def simpan(isi: bytes, folder: Path) -> bytes:
    """Keep a page that was just built, with what tells that it is whole and of which sources."""
    tulis(folder / NAMA_HALAMAN, isi, timpa=True, cadangan=False)
    tulis(folder / _SIDIK, _mark(sidik_sumber(), isi).encode(), timpa=True, cadangan=False)
    return isi


def _mark(sumber: str, isi: bytes) -> str:
    return f"{sumber}\n{hashlib.sha256(isi).hexdigest()}\n"


def folder_tembolok() -> Path:
    """The user's own folder for what can be made again."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "kinerja" / "halaman"


def sidik_sumber() -> str:
    """A fingerprint of everything the page is built from."""
    digest = hashlib.sha256()
    for room in (*RUANG, __package__):
        for name, item in sorted(_sources(files(room), room)):
            digest.update(f"{name}\0".encode() + hashlib.sha256(item.read_bytes()).digest())
    return digest.hexdigest()


def _sources(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir() and item.name not in {"__pycache__", FOLDER_JADI}:
            yield from _sources(item, f"{name}/{item.name}")
        elif item.is_file() and not item.name.endswith(".pyc"):
            yield f"{name}/{item.name}", item


# ------------------------------------------------------------------------------------------- building


def bangun(bahan: Path) -> bytes:
    """Build the page from the pinned files in a folder.

    Raises:
        GalatKinerja: node is missing, or fails.
    """
    engine = berkas_pyodide(bahan)
    core, library = _compiled(
        engine, arsip(modul_python(bahan)), arsip(pustaka_baku(engine["python_stdlib.zip"]))
    )
    lock = json.loads(engine["pyodide-lock.json"])
    loads = {
        "mesin": mesin(engine), "wasm": engine["pyodide.asm.wasm"], "pustaka": library, "inti": core,
        "daftar": json.dumps(lock | {"packages": {}}, sort_keys=True).encode(),
    }
    return rakit(loads).encode()


def _compiled(pyodide: Mapping[str, bytes], *arsip: bytes) -> list[bytes]:
    """The modules of zips as bytecode of the Python that will run them."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        script = folder / "kompilasi.mjs"
        zips = [folder / f"{number}.zip" for number, _ in enumerate(arsip)]
        for path, content in [
            *((folder / name, content) for name, content in pyodide.items()), *zip(zips, arsip, strict=True),
            (script, files(__package__).joinpath(script.name).read_bytes()),
        ]:
            path.write_bytes(content)
        command = [program("node"), str(script), str(folder), *map(str, zips)]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=600, stdin=subprocess.DEVNULL)  # noqa: S603 - our own script
        except (OSError, subprocess.SubprocessError) as problem:
            told: bytes = getattr(problem, "stderr", b"") or b""
            last = "".join(told.decode("utf-8", "replace").strip().splitlines()[-1:])[-200:]
            raise GalatKinerja(
                f"Modul halaman tidak dapat dikompilasi dengan node. Pakai Node.js 20 atau lebih baru. {last}"
            ) from problem
        return [path.read_bytes() for path in zips]


def gabung_skrip(names: tuple[str, ...]) -> str:
    """Modules as one script: each after those it imports, so that their names are there already.

    Raises:
        HalamanRusak: a module imports what does not stand before it, or two declare one name.
    """
    web = files(__package__).joinpath("web")
    parts: list[str] = []
    known: set[str] = set()
    declared: set[str] = set()
    for name in names:
        text = web.joinpath(name).read_text(encoding="utf-8")
        if missing := set(_IMPORT.findall(text)) - known:
            raise HalamanRusak(f"{name} mengimpor {', '.join(sorted(missing))} yang belum ada di depannya")
        if renamed := re.findall(r"^import \{[^}]*?\b(\w+ as \w+)", text, re.MULTILINE):
            raise HalamanRusak(f"{name} mengimpor {renamed[0]}; di satu skrip nama lain itu tidak ada")
        own = re.findall(r"^(?:export )?(?:async )?(?:function|const|class|let) (\w+)", text, re.MULTILINE)
        if twice := declared & set(own):
            raise HalamanRusak(f"{name} menyatakan {', '.join(sorted(twice))} sekali lagi")
        known.add(name)
        declared |= set(own)
        parts.append(_EXPORT.sub("", _IMPORT.sub("", text)))
    return "\n".join(parts)


def rakit(muatan: Mapping[str, bytes]) -> str:
    """Put page, style, script, policy and what the page carries into one file."""
    web = files(__package__).joinpath("web")
    script, style = f"\n{gabung_skrip(SKRIP)}\n", f"\n{web.joinpath('gaya.css').read_text(encoding='utf-8')}\n"
    blocks = "\n".join(
        f'<script type="text/plain" id="muatan-{name}">{base64.b64encode(_packed(content)).decode()}</script>'
        for name, content in muatan.items()
    )
    about = json.dumps(keterangan(), ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    blocks += f'\n<script type="application/json" id="keterangan">{about}</script>'
    blocks += f'\n<script type="text/plain" id="pekerja">\n{gabung_skrip(SKRIP_PEKERJA)}</script>'
    return isi_templat("index.html", blocks, style, script)


def isi_templat(nama: str, muatan: str, gaya: str, skrip: str, asal: tuple[str, ...] = (), **lain: str) -> str:
    """A page of ``web`` with what belongs into it, its policy too; each has its place there.

    Args:
        nama: the file.
        muatan: the blocks that it carries.
        gaya: its style.
        skrip: its own script; before it comes the one that looks what the browser can do.
        asal: where other scripts may come from.
        lain: what else there is a place for.

    Raises:
        HalamanRusak: one of the places is missing.
    """
    web = files(__package__).joinpath("web")
    page, able = (web.joinpath(name).read_text(encoding="utf-8") for name in (nama, SKRIP_KEMAMPUAN))
    parts = {
        "GAYA": f"<style>{gaya}</style>", "KEMAMPUAN": f"<script>{able}</script>", "MUATAN": muatan,
        "SKRIP": f'<script type="module">{skrip}</script>',
    }
    filled = {"KEBIJAKAN": kebijakan((able, skrip), gaya, asal), "VERSI": __version__, **lain, **parts}
    for name, text in filled.items():
        mark = f"<!--{name}-->" if name in parts else f"[[{name}]]"
        if mark not in page:
            raise HalamanRusak(f"{nama} tidak mempunyai tempat {name}")
        page = page.replace(mark, text)
    return page


def kebijakan(skrip: tuple[str, ...], gaya: str, asal: tuple[str, ...] = ()) -> str:
    """The policy the browser enforces: only these scripts, and no connection of any kind.

    Args:
        skrip: the page's own scripts.
        gaya: its style.
        asal: where other scripts may come from; from nowhere for a page on disk.
    """
    return "; ".join((
        "default-src 'none'",
        " ".join(("script-src", *(f"'{_hash(one)}'" for one in skrip), "'wasm-unsafe-eval'", "blob:", *asal)),
        "worker-src blob:",
        f"style-src '{_hash(gaya)}'",
        "img-src data:",
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-src 'none'",
        "object-src 'none'",
    ))


def _hash(teks: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(teks.encode()).digest()).decode()}"


def _packed(content: bytes) -> bytes:
    """Compressed, the same on every system (gzip notes system and time); more takes thrice as long for 0.7 %."""
    packed = gzip.compress(content, 7, mtime=0)
    return packed[:9] + b"\xff" + packed[10:]


if __name__ == "__main__":
    source = folder_tembolok() / "bahan"
    ambil(source)
    built = simpan(bangun(source), Path(__file__).parent / FOLDER_JADI)
    sys.stdout.write(f"{hashlib.sha256(built).hexdigest()}  {NAMA_HALAMAN} ({len(built)} bita)\n")
