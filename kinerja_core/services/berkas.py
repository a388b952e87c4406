"""Writing users' files: atomically, never over an existing file unless asked, and then with a backup."""

from __future__ import annotations

import errno
import json
import os
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Final, Protocol

from kinerja_core.batas.berkas import terlalu_panjang
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.teks import sebut
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.services.jelajah import Jelajah
from kinerja_core.services.kabar import kabarkan
from kinerja_core.services.penempatan import ada, beri_nama, gantikan, sapu, sementara, tersimpan

_WINDOWS: Final = os.name == "nt"
_UNSAFE: Final = ungkapan(r'[\x00-\x1f:*?"<>|/\\]+')
_RESERVED: Final = ungkapan(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\xb9\xb2\xb3]) *(\..*)?")


class BerJSON(Protocol):
    """A result that has a document for ``--json``."""

    def sebagai_json(self) -> dict[str, Any]:
        """That document."""


def menurut_akhiran(apa: str, hasil: BerJSON, akhiran: str, cara: Mapping[str, Callable[[], bytes]]) -> bytes:
    """A result as the file that an ending asks for; ``.json`` is what ``--json`` prints.

    Args:
        apa: what it is, for the refusal: ``Hasil peringkat``.
        hasil: the result.
        akhiran: the ending, in lower case.
        cara: what makes each of the other endings.

    Raises:
        GalatKinerja: another ending.
    """
    if akhiran == ".json":
        return json.dumps(hasil.sebagai_json(), ensure_ascii=False, indent=2).encode()
    if akhiran not in cara:
        other = f'sebagai "{akhiran}"' if akhiran else "tanpa akhiran"
        raise GalatKinerja(f"{apa} tidak dapat ditulis {other}; pakai {', '.join(cara)} atau .json.")
    return cara[akhiran]()


class BerkasSudahAda(GalatKinerja):
    """The target exists and overwriting was not asked for."""

    def __init__(self, berkas: Iterable[Path]) -> None:
        super().__init__(
            f"Sudah ada: {sebut([str(path) for path in berkas])}. Tidak ada yang diubah. Pilih nama lain, "
            "atau tambahkan --timpa (berkas lama disimpan sebagai cadangan)."
        )


_SEBAB: Final = {
    errno.EACCES: "tidak diizinkan",
    errno.EBUSY: "sedang dipakai program lain",
    errno.EDQUOT: "jatah penyimpanan habis",
    errno.EEXIST: "namanya sudah dipakai berkas lain",
    errno.EFBIG: "terlalu besar untuk tempat itu",
    errno.EINVAL: "ditolak tempat penyimpanannya",
    errno.EIO: "tempat penyimpanannya gagal dibaca atau ditulis",
    errno.EISDIR: "itu folder",
    errno.ELOOP: "tautannya berputar",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ENOENT: "tidak ditemukan",
    errno.ENOSPC: "tempat penyimpanan penuh",
    errno.ENOTDIR: "sebagian jalurnya bukan folder",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "tempatnya hanya dapat dibaca",
    errno.ETIMEDOUT: "sedang dipakai perintah lain",
}
_PENUH: Final = frozenset({errno.EDQUOT, errno.EFBIG, errno.ENOSPC})


def sebab_sistem(galat: OSError) -> str:
    """Why the system refused, in Indonesian; of causes that are rare only the number."""
    if terlalu_panjang(galat):
        return _SEBAB[errno.ENAMETOOLONG]
    return _SEBAB.get(galat.errno or 0, f"galat sistem {galat.errno}")


def _hanya_baca(berkas: Path) -> bool:
    """Whether a file is marked as one that is only read, which Windows does not let be replaced."""
    return _WINDOWS and berkas.is_file() and not os.access(berkas, os.W_OK)


class TidakDapatMenulis(GalatKinerja):
    """The system refused to write."""

    def __init__(self, berkas: Path, sebab: OSError) -> None:
        step = "Tutup berkas itu bila sedang terbuka di Excel atau Word"
        if sebab.errno in _PENUH:
            step = "Kosongkan sebagian penyimpanannya"
        elif terlalu_panjang(sebab):
            step = "Pendekkan nama berkas atau foldernya"
        elif sebab.errno == errno.EACCES and _hanya_baca(berkas):
            step = "Hapus tanda Read-only pada Properties berkas itu"
        elif sebab.errno == errno.ENOENT:  # of a drive or a share that is not there
            step = "Periksa kembali foldernya, dan apakah drive atau jaringannya tersambung"
        super().__init__(f'"{berkas}" tidak dapat ditulis ({sebab_sistem(sebab)}). {step}, atau pilih folder lain.')


class NamaTidakAman(GalatKinerja):
    """A file name that Windows refuses or takes for something else (``a:b`` is a hidden stream of ``a``)."""

    def __init__(self, berkas: Path) -> None:
        super().__init__(
            f'Nama "{berkas.name}" tidak dapat dipakai di Windows. Ganti, misalnya menjadi "{nama_aman(berkas.name)}".'
        )


def _tolak_nama(berkas: Path) -> None:
    name = berkas.name
    if _UNSAFE.search(name) or _RESERVED.fullmatch(name) or name != name.rstrip(" ."):
        raise NamaTidakAman(berkas)


#: Endings by which the name of an output is that of a file.
_AKHIRAN_BERKAS: Final = frozenset({
    ".xlsx", ".xlsm", ".xls", ".docx", ".doc", ".odt", ".ods", ".pdf", ".csv", ".json", ".html", ".zip",
})


def nama_aman(teks: str, panjang: int = 60) -> str:
    """A file name that Windows, macOS and Linux accept: ``dr. Siti/Rahma`` -> ``dr. Siti Rahma``."""
    name = _UNSAFE.sub(" ", unicodedata.normalize("NFC", teks))
    name = "".join(letter for letter in name if unicodedata.category(letter) not in {"Cc", "Cf", "Cs"})
    name = " ".join(name.split())[:panjang].strip(" .")
    if not name or _RESERVED.fullmatch(name):
        name = f"_{name}"
    return name


def tolak_bila_ada(tujuan: Iterable[Path], timpa: bool, akhiran: str = "") -> None:
    """Refuse before any work is done when a target cannot be written as asked.

    A run that writes begins here: what killed runs left beside the targets is removed.

    Args:
        tujuan: the files that will be written.
        timpa: existing ones may be replaced.
        akhiran: the ending they must have, for example ``.xlsx``; empty when any will do.

    Raises:
        NamaTidakAman: Windows would refuse the name, or write to something else.
        GalatKinerja: another ending.
        BerkasSudahAda: targets exist and ``timpa`` is false; names all of them.
    """
    tujuan = list(tujuan)
    for path in tujuan:
        _tolak_nama(path)
        if akhiran and path.suffix.casefold() != akhiran:
            raise GalatKinerja(f'Hasilnya berkas {akhiran}; beri "{path.name}" akhiran {akhiran}.')
    for folder in {path.parent for path in tujuan}:
        sapu(folder)
    if not timpa and (exists := [path for path in tujuan if ada(path)]):
        raise BerkasSudahAda(exists)


def tolak_bukan_folder(keluaran: Path, atau: str = "") -> None:
    """Refuse a file, or the name of one, where a folder is to be filled.

    Args:
        keluaran: what was named.
        atau: what else might be named, after "Sebutkan folder".

    Raises:
        GalatKinerja: it is one.
    """
    if keluaran.is_file() or (keluaran.suffix.casefold() in _AKHIRAN_BERKAS and not keluaran.is_dir()):
        raise GalatKinerja(f'"{keluaran}" bukan folder. Sebutkan folder{atau} pada -o.')


def tulis(tujuan: Path, isi: bytes, *, timpa: bool = False, cadangan: bool = True) -> Path:
    """Write a whole file or nothing: its name appears only with its whole content, also when the program is killed.

    An existing target is refused, or with ``timpa`` first kept as ``nama.cadangan-<waktu>.ext``; without ``cadangan``
    it is not kept, for what the product made itself and can make again. An empty target counts as absent.

    Raises:
        BerkasSudahAda: the target exists and ``timpa`` is false.
        NamaTidakAman: Windows would refuse the name, or write to something else.
        TidakDapatMenulis: the system refused; the old file is there as it was.
        GalatKinerja: the target is a workbook that people fill in, and the content is none of its kind.
    """
    _tolak_nama(tujuan)
    if timpa and tujuan.suffix.casefold() == ".xlsx" and ada(tujuan):
        _tolak_buku_lain(tujuan, isi)
    try:
        _buat_folder(tujuan.parent)
        with sementara(tujuan, isi) as temporary:
            if timpa and ada(tujuan):
                with tersimpan(tujuan) if cadangan else nullcontext():
                    gantikan(temporary, tujuan)
            else:
                beri_nama(temporary, tujuan)
    except FileExistsError:
        raise BerkasSudahAda([tujuan]) from None
    except OSError as problem:
        raise TidakDapatMenulis(tujuan, problem) from problem
    return tujuan


def _tolak_buku_lain(tujuan: Path, isi: bytes) -> None:
    """Refuse to put anything but a workbook of its own kind in the place of one that people fill in."""
    from kinerja_core.workbooks.baca import jenis_dinyatakan  # noqa: PLC0415 - loads the books, which writing needs not

    kind = jenis_dinyatakan(tujuan)
    if kind is not None and jenis_dinyatakan(isi) != kind:
        raise GalatKinerja(
            f'"{tujuan}" adalah buku kerja {kind} yang diisi orang, dan tidak digantikan oleh hasil yang lain. '
            "Tidak ada yang diubah. Tulis ke nama lain."
        )


def _buat_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:  # a file has the name of the folder
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None


def sisihkan(berkas: Path) -> Path:
    """Move a file to the name of a backup, so that it no longer looks fresh; gives that name.

    Raises:
        TidakDapatMenulis: the system refused.
    """
    try:
        with tersimpan(berkas) as backup:
            berkas.unlink()
    except OSError as problem:
        raise TidakDapatMenulis(berkas, problem) from problem
    return backup


def kumpulkan(paths: Iterable[Path]) -> list[Path]:
    """Files named, and every workbook below the folders named, each once, sorted within a folder.

    Zip archives are looked into, those that cannot be read are given as they are. What is passed over (files that
    mark another one as open, hidden ones, our own backups) is told in few words (:mod:`.kabar`).

    Raises:
        GalatKinerja: a path that does not exist, all of them at once; or a folder that cannot be opened, because
            what is in it must not be passed over in silence.
    """
    paths = list(paths)
    if missing := [str(path) for path in paths if not path.exists()]:
        raise GalatKinerja(f"Tidak ditemukan: {', '.join(missing)}. Periksa kembali nama berkas atau foldernya.")
    way = Jelajah()
    found = way.telusuri(paths)
    for line in way.kabar():
        kabarkan(line)
    return found


def satu_berkas(path: Path, apa: str) -> Path:
    """The one file that is named.

    Args:
        path: the file.
        apa: what it must be, in Indonesian, as in "buku unit (.xlsx)".

    Raises:
        GalatKinerja: it does not exist, or is a folder.
    """
    if path.is_dir():
        raise GalatKinerja(f'"{path}" adalah folder; sebutkan satu {apa}.')
    if not path.exists():
        raise GalatKinerja(f"Tidak ditemukan: {path}. Periksa kembali nama berkas atau foldernya.")
    return path.resolve()
