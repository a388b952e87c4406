"""The bridge to LibreOffice, run by LibreOffice's own Python: one LibreOffice with one profile for each bridge.

``python jembatan_uno.py SOFFICE FOLDER`` starts LibreOffice with its profile in FOLDER and says on stdout ``{"huruf":
[...]}``, the fonts LibreOffice has. After that each line of JSON on stdin, ``{"sumber", "tujuan", "judul",
"saringan", "langka"}`` (two paths, the title of the PDF, options of LibreOffice's PDF filter, and letters that not
every font has), is answered by one line on stdout, ``{"galat": null, "hilang": ""}`` with those letters that no font
has, or the step that failed, ``"buka"`` or ``"tulis"``. At the end of stdin, which also comes when the program that
started the bridge is gone, LibreOffice is ended and FOLDER removed, with the folder around it if that is empty. When
LibreOffice dies, the bridge ends without an answer.

This file imports nothing of the product and stays within Python 3.8, which older LibreOffice brings along.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
import sys
import time
import uuid
from pathlib import Path
from typing import Any

_START_SECONDS = 90
_END_SECONDS = 10
#: Nothing in a document may run, and nothing outside it is fetched.
_CAUTIOUS = {"Hidden": True, "ReadOnly": True, "MacroExecutionMode": 0, "UpdateDocMode": 0}


class LibreOfficeMati(Exception):
    """LibreOffice has ended."""


def _start(soffice: str, folder: Path, pipe: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - the program that the parent found
        [
            soffice,
            f"-env:UserInstallation={(folder / 'profil').as_uri()}",
            "--headless",
            "--invisible",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        ],
        stdin=subprocess.DEVNULL,  # the parent must see our end, not LibreOffice's
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _connect(process: subprocess.Popen[bytes], pipe: str) -> Any:
    """The context of the LibreOffice just started."""
    import uno  # type: ignore[import-not-found]  # noqa: PLC0415 - only LibreOffice's own Python has it

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + _START_SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            if process.poll() or time.monotonic() > end:
                raise LibreOfficeMati from None
            time.sleep(0.05)


def _properties(values: dict[str, Any]) -> tuple[Any, ...]:
    import uno  # noqa: PLC0415 - only LibreOffice's own Python has it

    made = []
    for name, value in values.items():
        item = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        item.Name, item.Value = name, value
        made.append(item)
    return tuple(made)


def _fonts(context: Any) -> list[str]:
    toolkit = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
    return sorted({font.Name for font in toolkit.createScreenCompatibleDevice(1, 1).FontDescriptors})


class _Letters:
    """Which letters some font has."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._known: dict[str, bool] = {}
        self._fonts: list[Any] = []

    def missing(self, letters: str) -> str:
        """Those of these letters that no font has; none where LibreOffice does not say."""
        try:
            return "".join(letter for letter in letters if not self._has(letter))
        except Exception:  # an old LibreOffice
            return ""

    def _has(self, letter: str) -> bool:
        if letter not in self._known:
            if not self._fonts:
                toolkit = self._context.ServiceManager.createInstanceWithContext(
                    "com.sun.star.awt.Toolkit", self._context
                )
                device = toolkit.createScreenCompatibleDevice(1, 1)
                self._fonts = [device.getFont(font) for font in device.FontDescriptors]
            self._known[letter] = any(font.hasGlyphs(letter) for font in self._fonts)
        return self._known[letter]


def _convert(desktop: Any, job: dict[str, Any]) -> str | None:
    """Write one PDF; returns the step that failed."""
    import uno  # noqa: PLC0415 - only LibreOffice's own Python has it

    document = None
    with contextlib.suppress(Exception):  # whatever LibreOffice says, in its own language
        document = desktop.loadComponentFromURL(
            Path(job["sumber"]).as_uri(), "_blank", 0, _properties({**_CAUTIOUS, "FilterName": "MS Word 2007 XML"})
        )
    if document is None:
        return "buka"
    try:
        document.DocumentProperties.Title = job["judul"]
        options = uno.Any("[]com.sun.star.beans.PropertyValue", _properties(job["saringan"]))
        document.storeToURL(
            Path(job["tujuan"]).as_uri(), _properties({"FilterName": "writer_pdf_Export", "FilterData": options})
        )
    except Exception:  # whatever hinders writing is one answer to who asked
        return "tulis"
    finally:
        with contextlib.suppress(Exception):
            document.close(True)
    return None


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def _serve(context: Any) -> Any:
    """Answer until the end of stdin."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    letters = _Letters(context)
    _say({"huruf": _fonts(context)})
    for line in sys.stdin:
        job = json.loads(line)
        trouble = _convert(desktop, job)
        if trouble:  # one document never ends the bridge
            try:
                desktop.getFrames().getCount()
            except Exception:  # whatever it is, LibreOffice does not answer any more
                raise LibreOfficeMati from None
        _say({"galat": trouble, "hilang": "" if trouble else letters.missing(job.get("langka", ""))})
    return desktop


def main() -> int:
    """Serve until the end of stdin, then leave nothing behind."""
    soffice, folder = sys.argv[1], Path(sys.argv[2])
    pipe = f"kinerja{uuid.uuid4().hex}"
    process = _start(soffice, folder, pipe)
    try:
        desktop = _serve(_connect(process, pipe))
        with contextlib.suppress(Exception):  # it may be gone before it answers
            desktop.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_END_SECONDS)
    except LibreOfficeMati:
        return 1
    finally:
        if process.poll() is None:
            process.kill()
        shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):  # the parent's own folder, when this was the last bridge in it
        folder.parent.rmdir()
    return 0


if __name__ == "__main__":
    sys.exit(main())
