"""Marks on the pages of a PDF: a code that leads back to the document's data, and an empty field for a signature.

The code says which document a page belongs to and from which data it was printed: its number, and the fingerprint that
the Word file carries (:mod:`kinerja_core.documents.mesin.jejak`). It stands as QR and as small text, which
:mod:`.verifikasi_pdf` reads back. It claims nothing: neither who signed nor that nobody changed the page.
"""

from __future__ import annotations

import base64
import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.berjejak import baca_berjejak
from kinerja_core.services.jalan_cetak import Lembaran, Terbit

if TYPE_CHECKING:
    from pypdf import PdfWriter

#: In points: where the code begins, left in the margin and above what printers cannot reach; its size; the text.
_EDGE: Final = 18.0
_SIDE: Final = 46.0
_TEXT: Final = 5.0
_LINE: Final = 6.5
#: The field of a signature, above the name of who signs.
_FIELD: Final = (150.0, 42.0)
_ABOVE: Final = 13.0
#: Letters of the name by which it is found on the page: LibreOffice cuts long texts into pieces.
_LETTERS: Final = 10
_BUKAN_TTE: Final = "Kode ini menunjuk data asal halaman; bukan tanda tangan elektronik."


@dataclass(frozen=True, slots=True)
class Cap:
    """What the code of a document says: its number, and the SHA-256 of the data it was printed from."""

    nomor: str
    sidik: str

    @property
    def muatan(self) -> str:
        """What stands in the QR, in the letters that make it small."""
        return f"KINERJA:1:{self.nomor}:{self.sidik}".upper()

    def baris(self, halaman: int, jumlah: int) -> tuple[str, ...]:
        """The same as small text on one page."""
        return (
            f"Nomor dokumen {self.nomor}, halaman {halaman} dari {jumlah}",
            f"Sidik data {self.sidik}",
            _BUKAN_TTE,
        )


def perlu_pustaka(*, kode_qr: bool) -> None:
    """See that the libraries are there.

    Raises:
        GalatKinerja: one is missing, and how to get it.
    """
    import importlib.util  # noqa: PLC0415 - needed only here

    for name in ("pypdf", *(("segno",) if kode_qr else ())):
        if importlib.util.find_spec(name) is None:
            raise GalatKinerja(
                f'Untuk ini diperlukan pustaka Python "{name}", yang belum terpasang. Pasang dengan: '
                'pip install "kinerja[pdf]".'
            )


def nomor_dokumen(terbit: Terbit) -> str:
    """The number of a document, always the same for the same kind, person and date: ``RISALAH-7K3M9QXA2B``."""
    digest = hashlib.sha256(f"{terbit.dokumen.slug}\n{terbit.nama}".encode()).digest()
    return f"{terbit.dokumen.slug.upper()}-{base64.b32encode(digest).decode()[:10]}"


def cap(terbit: Terbit) -> Cap:
    """The code of a document: the fingerprint of its data, or of the Word file itself when it carries none."""
    _, trace = baca_berjejak(terbit.berkas)
    digest = trace.sha256 if trace is not None else hashlib.sha256(terbit.berkas.read_bytes()).hexdigest()
    return Cap(nomor_dokumen(terbit), digest)


def bubuhi(isi: bytes, terbit: Terbit, lembaran: Lembaran) -> bytes:
    """A PDF with the marks that were asked for.

    Args:
        isi: the PDF as it was made.
        terbit: the document it shows.
        lembaran: which marks.
    """
    if not (lembaran.kode_qr or lembaran.kotak):
        return isi
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - an extra

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(isi)))
    if lembaran.kotak:
        _field(writer, terbit)
    if lembaran.kode_qr:
        _code(writer, cap(terbit))
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


# -- the code -------------------------------------------------------------------------------------


def _code(writer: PdfWriter, isi: Cap) -> None:
    from pypdf.generic import (  # noqa: PLC0415 - an extra
        ArrayObject,
        DecodedStreamObject,
        DictionaryObject,
        NameObject,
    )

    def stream(content: str) -> Any:
        made = DecodedStreamObject()
        made.set_data(content.encode("cp1252"))
        return writer._add_object(made.flate_encode())

    font = writer._add_object(
        DictionaryObject({
            NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"), NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        })
    )
    squares, before = _squares(isi.muatan), stream("q")
    for number, page in enumerate(writer.pages, start=1):
        resources = page.get("/Resources", DictionaryObject()).get_object()
        fonts = resources.get("/Font", DictionaryObject()).get_object()
        fonts[NameObject("/FKinerja")] = font
        resources[NameObject("/Font")] = fonts
        page[NameObject("/Resources")] = resources
        left, bottom = float(page.mediabox.left) + _EDGE, float(page.mediabox.bottom) + _EDGE
        lines = isi.baris(number, len(writer.pages))
        words = "".join(f"({text}) Tj 0 -{_LINE} Td " for text in lines)
        start = f"{left + _SIDE + 6:g} {bottom + _LINE * (len(lines) - 1):g} Td"
        drawn = stream(
            f"Q /Artifact BMC q 0 g 1 0 0 1 {left:g} {bottom:g} cm {squares} Q "
            f"q 0.25 g BT /FKinerja {_TEXT:g} Tf {start} {words}ET Q EMC"
        )
        own = page.get("/Contents", ArrayObject()).get_object()
        parts = list(own) if isinstance(own, ArrayObject) else [page.raw_get("/Contents")]
        page[NameObject("/Contents")] = ArrayObject([before, *parts, drawn])


def _squares(muatan: str) -> str:
    """The dark runs of the QR, without its quiet zone: the margin of the page is one."""
    import segno  # noqa: PLC0415 - an extra

    code = segno.make(muatan, error="m", mode="alphanumeric", micro=False, boost_error=False)
    rows = [list(row) for row in code.matrix]
    unit = _SIDE / len(rows)
    drawn = []
    for y, row in enumerate(reversed(rows)):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                drawn.append(f"{x * unit:.3f} {y * unit:.3f} {(end - x) * unit:.3f} {unit:.3f} re")
            x = end + 1
    return " ".join(drawn) + " f"


# -- the signature --------------------------------------------------------------------------------


def _field(writer: PdfWriter, terbit: Terbit) -> None:
    """Add an empty field of a signature above the signer's name; without that name it has no place of its own."""
    from pypdf.generic import (  # noqa: PLC0415 - an extra
        ArrayObject,
        DictionaryObject,
        FloatObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    number, rectangle = _place(writer, terbit.penanda.nama)
    page = writer.pages[number]
    field = writer._add_object(
        DictionaryObject({
            NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Sig"), NameObject("/F"): NumberObject(4),
            NameObject("/T"): TextStringObject(f"TandaTangan {nomor_dokumen(terbit)}"),
            NameObject("/TU"): TextStringObject(f"Tanda tangan {terbit.penanda.nama}".strip()),
            NameObject("/Rect"): ArrayObject(map(FloatObject, rectangle)),
            NameObject("/P"): page.indirect_reference,
        })
    )
    notes = page.get("/Annots", ArrayObject()).get_object()
    page[NameObject("/Annots")] = ArrayObject([*notes, field])
    form = writer._root_object.get("/AcroForm", DictionaryObject()).get_object()
    form[NameObject("/Fields")] = ArrayObject([*form.get("/Fields", ArrayObject()).get_object(), field])
    writer._root_object[NameObject("/AcroForm")] = writer._add_object(form)


def _place(writer: PdfWriter, nama: str) -> tuple[int, tuple[float, float, float, float]]:
    """The page and rectangle of the field: above where the name stands last."""
    wanted = "".join(nama.split()).casefold()[:_LETTERS]
    for number in range(len(writer.pages) - 1, -1, -1) if wanted else ():
        found: list[tuple[float, float]] = []

        def look(text: str, cm: Any, tm: Any, *_: Any, found: list[tuple[float, float]] = found) -> None:
            if wanted in "".join(text.split()).casefold():
                x, y = tm[4], tm[5]
                found.append((x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5]))

        writer.pages[number].extract_text(visitor_text=look)
        if found:
            x, y = found[-1]
            return number, (x, y + _ABOVE, x + _FIELD[0], y + _ABOVE + _FIELD[1])
    return len(writer.pages) - 1, (0, 0, 0, 0)
