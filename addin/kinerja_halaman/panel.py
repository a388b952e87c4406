"""Panel: the page as Excel's task pane, with its manifest and its functions for cells, for an address of an office.

The pane carries what the page carries; it differs in its scripts, and in its policy: Office.js comes from the address
named here, ``fungsi.js`` from beside the pane, and there is still no connection of any kind.
"""

from __future__ import annotations

import json
import re
import struct
import uuid
import zlib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit
from xml.sax.saxutils import escape

from kinerja_core import __version__
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.berkas import tolak_bila_ada, tulis
from kinerja_core.services.fungsi_sel import FUNGSI_SEL, FungsiSel
from kinerja_halaman.bangun import NAMA_HALAMAN, gabung_skrip, isi_templat

#: Where Microsoft has Office.js; an office may name a copy of its own.
OFFICE_JS: Final = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js"
#: What stands before the name of a function in a cell.
RUANG_FUNGSI: Final = "KINERJA"
#: Scripts of the pane in the order in which they stand in it.
SKRIP_PANEL: Final = (
    "jaga.mjs", "unsur.mjs", "simpan.mjs", "kemasan.mjs", "inti.mjs", "temuan.mjs", "sumber.mjs", "pegawai.mjs",
    "rumah.mjs", "excel.mjs", "panel.mjs",
)
_GAYA: Final = ("gaya.css", "panel.css")
_CARRIED: Final = re.compile(r'<script type="[^"]+" id="(?:muatan-[\w-]+|keterangan|pekerja)">.*?</script>', re.DOTALL)
_ICON_SIZES: Final = (16, 32, 64, 80)
#: The letter K in 8 x 8 squares.
_ICON: Final = (0x00, 0x66, 0x6C, 0x78, 0x78, 0x6C, 0x66, 0x00)
_ICON_COLOURS: Final = (b"\x0b\x6e\x6e", b"\xff\xff\xff")


def panel(halaman: bytes, alamat: str, office_js: str = OFFICE_JS) -> dict[str, bytes]:
    """The files to put at an address, by their names.

    Args:
        halaman: the page.
        alamat: the folder's address, https.
        office_js: where Office.js comes from, https.

    Raises:
        GalatKinerja: one of the addresses is none that Excel opens.
    """
    base, office = alamat_aman(alamat), alamat_aman(office_js, berkas=True)
    return {
        "panel.html": _page(halaman.decode(), office).encode(),
        "manifest.xml": manifest(base).encode(),
        "fungsi.json": (json.dumps(daftar_fungsi(), ensure_ascii=False, indent=2) + "\n").encode(),
        "fungsi.js": skrip_fungsi().encode(),
        NAMA_HALAMAN: halaman,
        **{f"ikon-{size}.png": ikon(size) for size in _ICON_SIZES},
    }


def bangun(folder: Path, berkas: Mapping[str, bytes], timpa: bool = False) -> tuple[Path, ...]:
    """Write the files of a pane into a folder.

    Raises:
        BerkasSudahAda: one of the files exists and ``timpa`` is false; none is written then.
    """
    tolak_bila_ada([folder / name for name in berkas], timpa)
    return tuple(tulis(folder / name, content, timpa=timpa) for name, content in berkas.items())


def alamat_aman(alamat: str, *, berkas: bool = False) -> str:
    """An https address as it goes into a manifest and a policy: of a folder (with its slash), or of a file.

    Raises:
        GalatKinerja: it is another kind of address, or one that a policy would read otherwise.
    """
    try:
        parts = urlsplit(alamat.strip())
        valid = parts.scheme == "https" and parts.hostname and parts.port != 0 and not (parts.query or parts.fragment)
    except ValueError:
        valid = False
    if not valid or "@" in parts.netloc or re.search(r"[\s;,'\"<>\\]", parts.netloc + parts.path):
        raise GalatKinerja(
            f'"{alamat}" bukan alamat https yang dapat dibuka Excel. Tulis alamat lengkapnya, misalnya '
            + (f"{OFFICE_JS}." if berkas else "https://kantor.example/kinerja/.")
        )
    path = parts.path if berkas else parts.path.rstrip("/") + "/"
    return urlunsplit(("https", parts.netloc.lower(), path, "", ""))


def _page(halaman: str, office_js: str) -> str:
    web = files(__package__).joinpath("web")
    script = f"\n{gabung_skrip(SKRIP_PANEL)}\n"
    style = "\n" + "\n".join(web.joinpath(name).read_text(encoding="utf-8") for name in _GAYA) + "\n"
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(office_js))
    return isi_templat(
        "panel.html", "\n".join(_CARRIED.findall(halaman)), style, script, ("'self'", origin),
        OFFICE=escape(office_js, {'"': "&quot;"}),
    )


def manifest(alamat: str) -> str:
    """The manifest, with an identity that stays the same for an address."""
    text = files(__package__).joinpath("web/manifest.xml").read_text(encoding="utf-8")
    identity = str(uuid.uuid5(uuid.NAMESPACE_URL, alamat))
    filled = {"ID": identity, "VERSI": __version__, "ALAMAT": alamat, "RUANG": RUANG_FUNGSI}
    for name, value in filled.items():
        text = text.replace(f"[[{name}]]", escape(value, {'"': "&quot;"}))
    return text


def daftar_fungsi() -> dict[str, object]:
    """What Excel is told about the functions for cells, from their own declaration."""
    return {"functions": [_told(one) for one in FUNGSI_SEL.values()]}


def _told(one: FungsiSel) -> dict[str, object]:
    parameters = [
        {
            "name": argumen.nama, "description": argumen.uraian, "type": "any", "optional": not argumen.wajib,
            "dimensionality": "matrix",  # a column in, a column out
        }
        for argumen in one.argumen
    ]
    return {
        "id": one.nama, "name": one.nama,
        "description": f"{one.uraian} Contoh: {one.contoh.replace('=', f'={RUANG_FUNGSI}.', 1)}",
        "result": {"type": "any", "dimensionality": "matrix"}, "parameters": parameters,
    }


def skrip_fungsi() -> str:
    """The script that tells Excel which function of the pane each of them is."""
    counts = json.dumps({name: len(one.argumen) for name, one in FUNGSI_SEL.items()}, indent=2)
    return (
        "// Fungsi sel Kinerja: masing-masing meneruskan argumennya kepada panel. Dari kinerja halaman --panel.\n"
        f"const ARGUMEN = {counts};\n"
        "for (const [nama, banyak] of Object.entries(ARGUMEN)) {\n"
        "  CustomFunctions.associate(nama, (...isi) => globalThis.kinerjaFungsi(nama, isi.slice(0, banyak)));\n"
        "}\n"
    )


def ikon(ukuran: int) -> bytes:
    """The icon as a PNG."""
    rows = bytearray()
    for y in range(ukuran):
        bits = _ICON[y * 8 // ukuran]
        rows.append(0)
        for x in range(ukuran):
            rows += _ICON_COLOURS[bits >> (7 - x * 8 // ukuran) & 1]
    head = struct.pack(">IIBBBBB", ukuran, ukuran, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    )
