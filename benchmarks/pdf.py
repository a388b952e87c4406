"""PDF through LibreOffice: one call for each document, against LibreOffice kept running (``python -m benchmarks.pdf``).

All do the same work: a tagged PDF with bookmarks and the title shown; only the listeners also set the title and look
for missing fonts. One call for all documents shows what LibreOffice itself needs: less is not to be had from one
LibreOffice, however it is called.

The listeners are started before anything is measured, as in a batch of hundreds of documents, where their start does
not count; it is printed beside the table. ``--memori`` measures instead how much memory the process holds after
many Word documents rendered to bytes.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from pydantic import BaseModel

from benchmarks.alat import bandingkan
from kinerja_core.services.pdf import LibreOffice, PembuatPDF, cari_libreoffice
from tests.documents import contoh
from tests.documents.bantu import render

KALI = 8
ULANG = 3
SATU = "satu panggilan tiap dokumen"
#: What PembuatPDF asks LibreOffice for.
SARINGAN = ("ExportBookmarks", "DisplayPDFDocumentTitle", "UseTaggedPDF")


def panggil(office: LibreOffice, dokumen: list[tuple[Path, str]], folder: Path) -> None:
    """Call LibreOffice once for these documents, with a profile that is there already."""
    saringan = json.dumps({nama: {"type": "boolean", "value": "true"} for nama in SARINGAN})
    subprocess.run(
        [str(office.program), f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--norestore",
         "--convert-to", f"pdf:writer_pdf_Export:{saringan}", "--outdir", str(folder / "pdf"),
         *(str(berkas) for berkas, _ in dokumen)],
        check=True, capture_output=True,
    )  # fmt: skip


def satu_per_satu(office: LibreOffice, dokumen: list[tuple[Path, str]], folder: Path) -> None:
    """The usual way: LibreOffice is started for each document."""
    for satu in dokumen:
        panggil(office, [satu], folder)


def kerjakan(pembuat: PembuatPDF, dokumen: list[tuple[Path, str]]) -> None:
    """Convert all, and make sure that there is a PDF of each."""
    jadi = sum(isinstance(hasil.isi, bytes) for hasil in pembuat.ubah(dokumen))
    if jadi != len(dokumen):
        raise SystemExit(f"hanya {jadi} dari {len(dokumen)} PDF yang jadi")


def ukur(judul: str, slug: str, konteks: BaseModel) -> dict[str, float]:
    """Measure one document and print what the goal asks for."""
    office = cari_libreoffice()
    with tempfile.TemporaryDirectory() as nama, ExitStack() as tumpukan:
        folder = Path(nama)
        isi = render(slug, konteks)
        dokumen = []
        for nomor in range(KALI):
            berkas = folder / f"{slug} {nomor}.docx"
            berkas.write_bytes(isi)
            dokumen.append((berkas, berkas.stem))
        pembuat = {}
        for jumlah in (1, 2):
            mulai = time.perf_counter()
            pembuat[jumlah] = tumpukan.enter_context(PembuatPDF(office, pendengar=jumlah))
            kerjakan(pembuat[jumlah], dokumen)
            print(f"{jumlah} pendengar: mulai dan {KALI} dokumen pertama {time.perf_counter() - mulai:.1f} detik")
        median = bandingkan(
            judul,
            {
                SATU: lambda: satu_per_satu(office, dokumen, folder),
                "satu panggilan untuk semua": lambda: panggil(office, dokumen, folder),
                "satu pendengar": lambda: kerjakan(pembuat[1], dokumen),
                "dua pendengar": lambda: kerjakan(pembuat[2], dokumen),
            },
            SATU,
            ulang=ULANG,
            kali=KALI,
        )
    for cara in median:
        print(f"  {cara}: {median[SATU] / median[cara]:.1f} kali lebih cepat")
    return median


def ingatan() -> float:
    """Memory this process holds now, in MB (Linux)."""
    halaman = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return halaman * os.sysconf("SC_PAGE_SIZE") / 1e6


def memori(banyak: int = 10_000) -> dict[int, float]:
    """Print the memory held after 100, 1,000 and all of so many different risalah."""
    konteks = contoh.risalah_contoh()
    hasil = {}
    for nomor in range(1, banyak + 1):
        render("risalah", konteks.model_copy(update={"hari_tanggal": f"Hari ke-{nomor}"}))
        if nomor in {100, 1_000, banyak}:
            hasil[nomor] = ingatan()
            print(f"  {nomor:>6} risalah: {hasil[nomor]:.1f} MB")
    return hasil


def main() -> None:
    """Risalah and surat keterangan in one run; with ``--memori`` the memory of many documents."""
    if "--memori" in sys.argv[1:]:
        memori()
        return
    ukur("Risalah (dua halaman)", "risalah", contoh.risalah_contoh())
    ukur("Surat keterangan 60 pegawai", "surat-keterangan", contoh.surat(60))


if __name__ == "__main__":
    main()
