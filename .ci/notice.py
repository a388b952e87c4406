"""Writes NOTICE: ``python .ci/notice.py``."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path
from typing import Final

from kinerja_halaman.sematan import paket, pyodide

from dependensi import AKAR, DI_PYTHON_LAMA, DI_SISTEM_LAIN, terpasang

_HEAD: Final = """\
kinerja
Hak cipta (c) 2026 para penyumbang kinerja. Lisensi MIT; bunyinya di berkas LICENSE.

Berkas ini dibuat dengan "python .ci/notice.py" dari keterangan paket yang terpasang.

Paket yang dipasang pip bersama kinerja
---------------------------------------
Paket-paket ini tidak ikut di dalam kinerja: pip memasangnya sendiri-sendiri, tanpa diubah, masing-masing dengan
lisensinya. docxtpl berlisensi LGPL: siapa pun boleh menggantinya dengan versi lain atau versi buatannya sendiri, sebab
kinerja hanya memanggilnya. Dari xlwings hanya bagian sumber terbukanya yang dipakai, bukan xlwings.pro.
"""
_PAGE: Final = """\
Yang ikut di dalam halaman
--------------------------
kinerja.html yang ditulis "kinerja halaman" memuat yang di bawah ini, tanpa diubah selain dikompilasi menjadi bytecode.
Naskah lisensi setiap paket ikut di dalamnya. Pyodide berlisensi MPL-2.0: sumbernya diterbitkan proyeknya dengan nomor
versi yang sama.

"""
_BUNDLED: Final = """\
Yang ikut di dalam add-in
-------------------------
kinerja.xlam dan kinerja.xlsm yang dibangun "kinerja addin bangun" memuat dua modul VBA dari paket xlwings.

1. Modul xlwings
"""
_DICTIONARY: Final = """\
2. Modul Dictionary (VBA-Dictionary), Copyright (c) Tim Hall. Lisensi MIT:
"""


def notice() -> str:
    """The whole of NOTICE."""
    licences = {package.nama: package.lisensi for package in terpasang()}
    for others, where in ((DI_SISTEM_LAIN, "di Windows atau macOS"), (DI_PYTHON_LAMA, "dengan Python 3.11")):
        licences |= {name: f"{licence} (hanya {where})" for name, licence in others.items()}
    width = max(map(len, licences))
    packages = "\n".join(f"{name:<{width}}  {licences[name]}" for name in sorted(licences))
    permission = (AKAR / "LICENSE").read_text(encoding="utf-8").partition("para penyumbang kinerja\n\n")[2]
    carried = "\n".join(f"- {one.nama} {one.versi}: {licences[one.nama]}" for one in paket())
    page = f"{_PAGE}- Pyodide {pyodide().versi}, dengan CPython 3.14: MPL-2.0 dan PSF-2.0\n{carried}\n"
    return f"{_HEAD}\n{packages}\n\n{page}\n{_BUNDLED}\n{_xlwings_licence()}\n\n{_DICTIONARY}\n{permission}"


def _xlwings_licence() -> str:
    """The licence at the head of the module, which is built into the add-in with it."""
    module = Path(str(metadata.distribution("xlwings").locate_file("xlwings/xlwings.bas")))
    lines = [line for line in module.read_text(encoding="utf-8").splitlines() if line.startswith("'")]
    first = next(number for number, line in enumerate(lines) if "BSD 3-clause" in line)
    last = next(number for number, line in enumerate(lines) if "POSSIBILITY OF SUCH DAMAGE" in line)
    return "\n".join(line[1:].rstrip() for line in lines[first : last + 1])


if __name__ == "__main__":
    (AKAR / "NOTICE").write_text(notice(), encoding="utf-8", newline="\n")
