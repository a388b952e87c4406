"""Options of a print that would change nothing: refused, so that nobody believes they did."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kinerja_core.documents.mesin.dokumen import DariPegawai, Dokumen, Tampilan
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.masa_catatan import MasaCatatan
from kinerja_core.model.periode import Periode
from kinerja_core.services.berkas import tolak_bila_ada
from kinerja_core.services.jalan_cetak import Lembaran
from kinerja_core.services.tanda_pdf import seperti_dibuat

_PART: Final = re.compile(r"word/(document|header[0-9]*|footer[0-9]*)\.xml")
_MARKUP: Final = re.compile(r"<[^>]*>")
_MOST: Final = 20_000_000  #: bytes of a template that are looked through
_ANY: Final = "kop_gambar srikandi"  #: of a template that is refused for another reason


def tolak_tanpa_guna(
    what: Dokumen, data: Sequence[Path], tampilan: Tampilan, periode: Periode | None, masa: MasaCatatan | None = None
) -> None:
    """Refuse options that change nothing of what is printed.

    Raises:
        GalatKinerja: one does, with what to do.
    """
    if useless := tanpa_guna(what, data, tampilan, periode, masa):
        raise GalatKinerja(" ".join(useless.values()))


def tanpa_guna(
    what: Dokumen, data: Sequence[Path], tampilan: Tampilan, periode: Periode | None, masa: MasaCatatan | None = None
) -> dict[str, str]:
    """Options that change nothing of what is printed, each with the sentence that says so."""
    shown = _isi_templat(what, tampilan) if tampilan.kop or tampilan.srikandi else ""
    contexts_only = all(path.suffix.casefold() == ".json" and path.is_file() for path in data)
    useless = {}
    if tampilan.kop is not None and "kop_gambar" not in shown:
        useless["--kop"] = (
            f"--kop tidak berpengaruh: templat {what.judul} tidak mempunyai tempat gambar kop ({{{{ kop_gambar }}}})."
        )
    if tampilan.srikandi and "srikandi" not in shown:
        useless["--srikandi"] = f"--srikandi tidak berpengaruh: templat {what.judul} tidak mempunyai penanda SRIKANDI."
    if tampilan.surat is not None and contexts_only:
        useless["--pengaturan"] = "--pengaturan tidak berpengaruh: isi dokumen seluruhnya dari berkas JSON."
    if periode is not None and (contexts_only or isinstance(what.sumber, DariPegawai)):
        useless["--periode"] = f"--periode tidak berpengaruh: {what.judul} tidak memakai buku unit."
    if masa is not None and (contexts_only or not what.bermasa):
        option = "--minggu" if masa.seminggu else "--bulan"
        why = "isinya seluruhnya dari JSON" if what.bermasa else f"{what.judul} tidak dicetak per minggu atau bulan"
        useless[option] = f"{option} tidak berpengaruh: {why}."
    return useless


def tolak_lembaran(lembaran: Lembaran, timpa: bool, *, satu_berkas: bool = False) -> None:
    """Refuse what cannot be done with the pages together.

    Args:
        lembaran: what is asked for.
        timpa: an existing file of all pages may be replaced, also when it is not as it was made.
        satu_berkas: the output is one Word file.

    Raises:
        GalatKinerja: what, and what to do instead.
    """
    marked = lembaran.kode_qr or lembaran.kotak or lembaran.satu_pdf is not None
    if lembaran.pdfa and marked:
        raise GalatKinerja(
            "--pdfa tidak dapat bersama --kode-qr, --kotak-ttd, atau --satu-pdf: sesudah ditambahi, berkasnya bukan "
            "PDF/A-2b lagi. Pakai salah satu."
        )
    if lembaran.bolak_balik and lembaran.satu_pdf is None:
        raise GalatKinerja("--bolak-balik tidak berpengaruh tanpa --satu-pdf; hapus, atau sebutkan --satu-pdf.")
    if lembaran.contoh is not None and lembaran.contoh < 1:
        raise GalatKinerja("--contoh memerlukan angka paling sedikit 1, misalnya --contoh 3.")
    if satu_berkas and (lembaran.contoh is not None or lembaran.satu_pdf is not None):
        raise GalatKinerja(
            "--contoh dan --satu-pdf tidak berpengaruh bila keluarannya satu berkas .docx; sebutkan folder pada -o."
        )
    if lembaran.berkas_satu is not None:
        tolak_bila_ada([lembaran.berkas_satu], timpa or seperti_dibuat(lembaran.berkas_satu), ".pdf")


def _isi_templat(what: Dokumen, tampilan: Tampilan) -> str:
    """The text of the template's parts, without the markup between its letters; a broken one is told later."""
    try:
        content = tampilan.templat.read_bytes() if tampilan.templat else templat_bawaan(what)
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = [name for name in parts.namelist() if _PART.fullmatch(name)]
            if sum(parts.getinfo(name).file_size for name in names) > _MOST:
                return _ANY
            return " ".join(_MARKUP.sub("", parts.read(name).decode("utf-8", "replace")) for name in names)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError):
        return _ANY
