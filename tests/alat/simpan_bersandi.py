"""``python simpan_bersandi.py SOFFICE FOLDER SUMBER TUJUAN SANDI``: LibreOffice saves a workbook with a password.

Run by LibreOffice's own Python, with the bridge of the product; FOLDER is for its profile and is removed.
"""

from __future__ import annotations

import shutil
import sys
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "kinerja_core" / "services"))
import jembatan_uno


def main() -> None:
    soffice, folder, source, target, password = sys.argv[1:]
    pipe = f"kinerja{uuid.uuid4().hex}"
    process = jembatan_uno._start(soffice, Path(folder), pipe)
    try:
        context = jembatan_uno._connect(process, pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(
            Path(source).as_uri(), "_blank", 0, jembatan_uno._properties({"Hidden": True})
        )
        import uno  # type: ignore[import-not-found]  # noqa: PLC0415 - only LibreOffice's own Python has it

        secrets = []
        for name, value in (("CryptoType", "Standard"), ("OOXPassword", password)):
            item = uno.createUnoStruct("com.sun.star.beans.NamedValue")
            item.Name, item.Value = name, value
            secrets.append(item)
        encryption = uno.Any("[]com.sun.star.beans.NamedValue", tuple(secrets))
        document.storeToURL(
            Path(target).as_uri(),
            jembatan_uno._properties({"FilterName": "Calc MS Excel 2007 XML", "EncryptionData": encryption}),
        )
        desktop.terminate()
        process.wait(10)
    finally:
        process.kill()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
