"""The pages of a print: a PDF beside each document, and one file of all of them in the order they are signed in."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.services.berkas import tulis
from kinerja_core.services.cetak_naskah import HasilCetak
from kinerja_core.services.indeks import Entri
from kinerja_core.services.jalan_cetak import JalanCetak, Lembaran, Terbit
from kinerja_core.services.kemajuan import Kemajuan
from kinerja_core.services.pdf import LibreOffice, PembuatPDF, temuan_huruf
from kinerja_core.services.tanda_pdf import KOSONG, NAMA_TANDA, bertanda, seperti_dibuat

if TYPE_CHECKING:
    from pypdf import PdfWriter
    from pypdf.generic import IndirectObject


def buat_halaman(
    jalan: Sequence[JalanCetak], lembaran: Lembaran, office: LibreOffice, *, timpa: bool, kemajuan: Kemajuan,
    peringkat: Mapping[str, int] | None = None,
) -> HasilCetak:
    """Make the PDF of every document that is there, unless it is there too, and the file of all when it is asked for.

    Args:
        jalan: the runs, one for each kind of document; what concerns one goes into its own result.
        lembaran: what is asked for.
        office: makes the PDFs.
        timpa: an existing file of all that is not as it was made may be replaced too, with a backup.
        kemajuan: called with the progress.
        peringkat: the rank of each NIP, where people are ranked.

    Returns:
        What belongs to no single run.
    """
    result = HasilCetak()
    waiting: dict[Path, tuple[JalanCetak, Entri]] = {
        source: (run, entry) for run in jalan for source, entry in run.perlu_pdf().items()
    }
    fonts: Counter[str] = Counter()
    lacking: list[str] = []
    if waiting:
        with PembuatPDF(office, pdfa=lembaran.pdfa) as maker:
            for number, made in enumerate(maker.ubah([(source, source.stem) for source in waiting])):
                kemajuan(number, len(waiting), f"PDF {made.sumber.stem}")
                fonts.update(made.huruf_diganti)
                lacking.append(made.huruf_hilang)
                run, entry = waiting[made.sumber]
                run.taruh_pdf(entry, made)
        kemajuan(len(waiting), len(waiting), "")
    result.temuan += temuan_huruf(fonts, lacking)
    if lembaran.berkas_satu is not None:
        parts = [part for run in jalan if not run.what.rahasia for part in run.siap_digabung()]
        parts.sort(key=lambda part: _urutan(part[0], peringkat or {}))
        _one(parts, lembaran.berkas_satu, lembaran, result, timpa=timpa)
    return result


def _urutan(terbit: Terbit, peringkat: Mapping[str, int]) -> tuple[object, ...]:
    """Where a document lies in the pile: by who signs (what nobody signs comes last), then by person and kind.

    A unit's own letters lie above those of its people, these by rank where there is one, else by name.
    """
    signer, person = terbit.penanda, terbit.tentang
    return (
        not signer.nama, signer.nama.casefold(), signer.nip, bool(person.nip),
        peringkat.get(person.nip, len(peringkat) + 1), person.nama.casefold(), person.nip,
        list(KATALOG).index(terbit.dokumen.slug), terbit.berkas.name,
    )  # fmt: skip


def _one(
    parts: Sequence[tuple[Terbit, Path]], target: Path, lembaran: Lembaran, result: HasilCetak, *, timpa: bool
) -> None:
    """Write the file of all pages."""
    if not parts:
        result.temuan.append(buat_temuan("PDF-TIDAK-IKUT", f'"{target.name}" tidak dibuat: tidak ada PDF untuk itu.'))
        return
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - an extra
    from pypdf.generic import NameObject, TextStringObject  # noqa: PLC0415 - an extra

    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    writer.root_object[NameObject("/Lang")] = TextStringObject("id-ID")  # as each of its documents says
    above: dict[str, IndirectObject] = {}
    for number, (one, page) in enumerate(parts, start=1):
        begin = len(writer.pages)
        reader = PdfReader(io.BytesIO(page.read_bytes()))
        writer.append(reader, import_outline=False)
        signer = one.penanda.nama or "Tanpa penanda tangan"
        if signer not in above:
            above[signer] = writer.add_outline_item(title=signer, page_number=begin)
        writer.add_outline_item(title=one.berkas.stem, page_number=begin, parent=above[signer])
        if lembaran.bolak_balik and len(reader.pages) % 2 and number < len(parts):
            last = reader.pages[-1].mediabox
            writer.add_blank_page(last.width, last.height)
    writer.add_metadata({"/Title": target.stem, NAMA_TANDA: KOSONG})
    content = bertanda(_bytes(writer))
    ours = seperti_dibuat(target)
    if ours and target.read_bytes() == content:
        result.tetap.append(target)
    else:
        result.dibuat.append(tulis(target, content, timpa=timpa or ours))


def _bytes(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


