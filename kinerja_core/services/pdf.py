"""PDF of the documents, by the LibreOffice the user has."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.berkas import tulis

_SECONDS_PER_DOCUMENT: Final = 30
_SECONDS_TO_START: Final = 120
_USUAL_PLACES: Final = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def cari_libreoffice() -> Path:
    """The LibreOffice program of this computer.

    Raises:
        GalatKinerja: there is none.
    """
    for name in ("soffice", "libreoffice", *_USUAL_PLACES):
        if found := shutil.which(name):
            return Path(found)
    raise GalatKinerja(
        "PDF dibuat dengan LibreOffice, tetapi LibreOffice tidak ada di komputer ini. "
        "Pasang LibreOffice, atau cetak tanpa --pdf lalu simpan sebagai PDF dari Word."
    )


def ubah_ke_pdf(program: Path, berkas: Sequence[Path], *, timpa: bool = False) -> list[Path]:
    """Convert documents in one run of LibreOffice; each PDF stands beside its document.

    Raises:
        GalatKinerja: LibreOffice failed, took too long, or left a document out.
    """
    with tempfile.TemporaryDirectory(prefix="kinerja-pdf-") as folder:
        source = Path(folder) / "docx"  # short numbered names: no trouble with odd characters or equal names
        target = Path(folder) / "pdf"
        source.mkdir()
        for number, document in enumerate(berkas):
            shutil.copyfile(document, source / f"{number}.docx")
        command = [
            str(program),
            f"-env:UserInstallation={(Path(folder) / 'profil').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            str(target),
            *(str(source / f"{n}.docx") for n in range(len(berkas))),
        ]
        try:
            subprocess.run(  # noqa: S603 - the program found above, on files made here
                command,
                check=True,
                capture_output=True,
                timeout=_SECONDS_TO_START + _SECONDS_PER_DOCUMENT * len(berkas),
            )
        except (OSError, subprocess.SubprocessError) as problem:
            raise GalatKinerja(
                f"LibreOffice gagal membuat PDF ({type(problem).__name__}); dokumen Word-nya sudah dibuat."
            ) from problem
        made = [target / f"{number}.pdf" for number in range(len(berkas))]
        if missing := [document.name for document, pdf in zip(berkas, made, strict=True) if not pdf.is_file()]:
            raise GalatKinerja(f"LibreOffice tidak dapat membuat PDF dari: {', '.join(missing)}.")
        return [
            tulis(document.with_suffix(".pdf"), pdf.read_bytes(), timpa=timpa)
            for document, pdf in zip(berkas, made, strict=True)
        ]
