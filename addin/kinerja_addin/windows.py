"""What on a Windows PC helps or hinders the add-in: Excel, its policies, where files came from, other copies.

Everything is asked through :class:`Windows`, whose registry and folders a test may stand in for. Nothing is changed.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from kinerja_core import __version__

_SECURITY: Final = r"Software\{}Microsoft\Office\16.0\Excel\Security"
_CLICK_TO_RUN: Final = r"SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
_APP_PATH: Final = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_ASR: Final = r"SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
#: Defender's rule "Block all Office applications from creating child processes".
_ATURAN_ASR: Final = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
#: The folder of roaming settings, as Windows calls it.
_ROAMING: Final = "{3EB685DB-65F9-4CF6-A03A-E3EF65729F3D}"
_MAKRO: Final = {
    1: "semua makro diizinkan", 2: "makro diblokir dengan pemberitahuan", 3: "hanya makro bertanda tangan",
    4: "semua makro diblokir tanpa pemberitahuan",
}  # fmt: skip


def _registri(akar: str, kunci: str, nama: str) -> Any:
    """A value of the registry, ``None`` where there is none or no registry at all."""
    if sys.platform != "win32":
        return None
    import winreg  # noqa: PLC0415 - only there

    try:
        with winreg.OpenKey(getattr(winreg, akar), kunci) as opened:
            return winreg.QueryValueEx(opened, nama)[0]
    except OSError:
        return None


def _folder_roaming() -> str | None:
    """The folder that Windows itself names, which a redirected profile has elsewhere than its variable says."""
    import ctypes  # noqa: PLC0415 - only a diagnosis asks
    from uuid import UUID  # noqa: PLC0415 - as said

    api = getattr(ctypes, "windll", None)  # only Windows has it
    pointer = ctypes.c_wchar_p()
    known = (ctypes.c_byte * 16).from_buffer_copy(UUID(_ROAMING).bytes_le)
    if api is None or api.shell32.SHGetKnownFolderPath(ctypes.byref(known), 0, None, ctypes.byref(pointer)):
        return None
    path = pointer.value
    api.ole32.CoTaskMemFree(pointer)
    return path


@dataclass(frozen=True, slots=True)
class Windows:
    """A PC: how its registry is asked and where its user's folder is."""

    registri: Callable[[str, str, str], Any] = _registri
    folder_roaming: Callable[[], str | None] = _folder_roaming

    def roaming(self) -> Path | None:
        """The user's folder of roaming settings."""
        found = self.folder_roaming() or (os.environ.get("APPDATA") if sys.platform == "win32" else None)
        return Path(found) if found else None

    def excel(self) -> str:
        """Excel's version, bitness and edition in a line, or that none was found."""
        version = self.registri("HKEY_LOCAL_MACHINE", _CLICK_TO_RUN, "VersionToReport")
        path = self.registri("HKEY_LOCAL_MACHINE", _APP_PATH, "") or self.registri("HKEY_CURRENT_USER", _APP_PATH, "")
        if not version and not path:
            return "tidak ditemukan"
        bits = self.registri("HKEY_LOCAL_MACHINE", _CLICK_TO_RUN, "Platform") or "32 atau 64 bit tidak diketahui"
        store = ", edisi Microsoft Store" if "WindowsApps" in str(path) else ""
        return f"{version or 'versi tidak diketahui'} ({bits}){store}, {path or 'letak tidak diketahui'}"

    def masalah(self, xlstart: Path) -> Iterator[str]:
        """What stands in the way, a sentence each, with what to do."""
        if "edisi Microsoft Store" in (excel := self.excel()):
            yield (
                "Excel dari Microsoft Store membatasi add-in yang memulai program lain (galat -2147221164). Minta "
                "Excel biasa (Click-to-Run), atau pakai halaman kinerja.html."
            )
        if excel == "tidak ditemukan":
            yield "Excel tidak ditemukan di komputer ini."
        for branch in ("Policies\\", ""):
            level = self.registri("HKEY_CURRENT_USER", _SECURITY.format(branch), "VBAWarnings")
            if level in {3, 4}:
                who = "Kebijakan kantor" if branch else "Pengaturan Trust Center Anda"
                yield (
                    f"{who}: {_MAKRO[level]}. Folder XLSTART perlu menjadi lokasi tepercaya, atau proyek VBA "
                    "ditandatangani."
                )
                break
        if str(self.registri("HKEY_LOCAL_MACHINE", _ASR, _ATURAN_ASR) or "0") in {"1", "6"}:
            yield (
                'Aturan Defender "Block all Office applications from creating child processes" aktif, sehingga tombol '
                "tidak dapat memulai Python. Minta pengecualian, atau pakai halaman kinerja.html atau perintah kinerja."
            )
        if self.registri("HKEY_CURRENT_USER", _SECURITY.format("Policies\\"), "AllLocationsDisabled") == 1:
            yield "Kebijakan kantor mematikan semua lokasi tepercaya, termasuk XLSTART; add-in tidak akan dimuat."
        if "onedrive" in str(xlstart).casefold():
            yield (
                f'Folder XLSTART ("{xlstart}") disinkronkan OneDrive; add-in dapat menjadi salinan yang belum terunduh.'
            )
        yield from _berkas(xlstart)

    def laporan(self, xlstart: Path | None, masalah: list[str]) -> str:
        """All of it as a text for the IT office."""
        asr = self.registri("HKEY_LOCAL_MACHINE", _ASR, _ATURAN_ASR)
        policy = self.registri("HKEY_CURRENT_USER", _SECURITY.format("Policies\\"), "VBAWarnings")
        own = self.registri("HKEY_CURRENT_USER", _SECURITY.format(""), "VBAWarnings")
        internet = self.registri(
            "HKEY_CURRENT_USER", _SECURITY.format("Policies\\"), "blockcontentexecutionfrominternet"
        )
        lines = [
            "Laporan add-in Kinerja untuk kantor TI", "",
            f"Kinerja: {__version__}", f"xlwings: {metadata.version('xlwings')}",
            f"Python: {platform.python_version()} ({platform.architecture()[0]}), {sys.executable}",
            f"Sistem: {platform.platform()}", f"Excel: {self.excel()}", f"XLSTART: {xlstart or 'tidak ada'}",
            f"Kebijakan makro (VBAWarnings): {_MAKRO.get(policy, policy or 'tidak diatur')}",
            f"Pengaturan makro pengguna: {_MAKRO.get(own, own or 'bawaan')}",
            f"Blokir makro dari internet: {'ya' if internet == 1 else 'tidak diatur' if internet is None else 'tidak'}",
            f"Aturan ASR {_ATURAN_ASR}: {asr if asr is not None else 'tidak diatur'}",
            "Berkas di XLSTART: " + (", ".join(sorted(one.name for one in xlstart.iterdir())) or "kosong"
                                     if xlstart and xlstart.is_dir() else "tidak ada"),
            "", "Yang perlu dibetulkan:", *(f"- {one}" for one in masalah or ["tidak ada"]), "",
            "Petunjuk untuk kantor TI: docs/pasang.md.",
        ]  # fmt: skip
        return "\n".join(lines) + "\n"


def _berkas(xlstart: Path) -> Iterator[str]:
    """Other copies of the add-in, and the mark of a download."""
    addins = xlstart.parent.parent / "AddIns"
    copies = [
        path for folder in (xlstart, addins) if folder.is_dir() for path in sorted(folder.iterdir())
        if path.name.casefold().startswith("kinerja") and path.suffix.casefold() in {".xlam", ".xlsm", ".xla"}
        and path != xlstart / "kinerja.xlam"
    ]
    for path in copies:
        yield f'Salinan lain add-in dimuat juga: "{path}". Tutup Excel, lalu pindahkan berkas itu.'
    mark = Path(f"{xlstart / 'kinerja.xlam'}:Zone.Identifier")
    try:
        marked = "ZoneId=3" in mark.read_text(encoding="utf-8", errors="replace")
    except OSError:
        marked = False
    if marked:
        yield (
            "kinerja.xlam bertanda asal internet (Mark of the Web), sehingga makronya diblokir. Klik kanan > "
            "Properties > Unblock, atau jalankan kinerja addin pasang."
        )
