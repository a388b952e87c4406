"""Verifikasi of a PDF: which documents its pages say they belong to, and whether they show the data of the Word files.

Read is the small text beside the QR (:mod:`.cap_pdf`), which says the same. A scan has no text, so that its QR must be
read with a phone; and whoever can change a page can change what it says of itself.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kinerja_core.batas.anggaran import MB, Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import sebut
from kinerja_core.model.urutan_berkas import urut_berkas
from kinerja_core.services.berjejak import baca_berjejak
from kinerja_core.services.cap_pdf import perlu_pustaka
from kinerja_core.services.halaman_pdf import bandingkan, isi_cetakan, rapat
from kinerja_core.services.tempelan_pdf import Tempelan, baca_tempelan
from kinerja_core.services.verifikasi import cetak_lagi, teks_data

if TYPE_CHECKING:
    from pypdf import PageObject

_CODE: Final = re.compile(
    r"Nomor\s+dokumen\s+([A-Z][A-Z0-9-]{0,60}-[A-Z2-7]{10}),\s*halaman\s+(\d{1,5})\s+dari\s+(\d{1,5})\s+"
    r"Sidik\s+data\s+([0-9a-f]{64})"
)
#: What stands at the foot of every page and may come between two halves of a text.
_FOOT: Final = re.compile(
    _CODE.pattern + r"|Kode ini menunjuk data asal halaman; bukan tanda tangan elektronik\.|Halaman\s+\d+\s+dari\s+\d+"
)
_SHOWN: Final = 60
#: Stands in place of a text of a secret document.
_RAHASIA: Final = "(rahasia, tidak ditampilkan)"
#: What a page does that shows something; one that does none of it is the blank back of a sheet.
_PAINTS: Final = frozenset(
    {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "INLINE IMAGE", "Tj", "TJ", "'", '"'}
)


@dataclass(frozen=True, slots=True)
class DokumenPDF:
    """One document in a PDF: what its pages say, which of them are there, and how it compares with its Word file.

    ``halaman`` are its pages in the PDF by the number they give themselves; ``asal`` is the Word file of the same
    fingerprint, ``hilang`` texts of its data that no page shows; both only where Word files were given.
    ``kata_demi_kata`` is whether every word of the pages was compared, ``tambahan`` are those that stand there besides.
    """

    nomor: str
    sidik: str
    jumlah: int
    halaman: tuple[int, ...]
    asal: Path | None = None
    jejak_utuh: bool = True
    hilang: tuple[str, ...] = ()
    tambahan: tuple[str, ...] = ()
    kata_demi_kata: bool = False

    @property
    def judul(self) -> str:
        """The kind of document, as its number says."""
        what = KATALOG.get(self.nomor.rpartition("-")[0].casefold())
        return what.judul if what else self.nomor.rpartition("-")[0]

    @property
    def lengkap(self) -> bool:
        """Whether each of its pages is there once."""
        return sorted(self.halaman) == list(range(1, self.jumlah + 1))

    @property
    def kurang(self) -> tuple[int, ...]:
        """Its pages that are not there."""
        return tuple(number for number in range(1, self.jumlah + 1) if number not in self.halaman)

    @property
    def berulang(self) -> tuple[int, ...]:
        """Its pages that are there more than once."""
        return tuple(sorted({number for number in self.halaman if self.halaman.count(number) > 1}))

    @property
    def berurutan(self) -> bool:
        """Whether its pages follow one another; sheets for a booklet do not, and say the same."""
        return list(self.halaman) == sorted(self.halaman)


@dataclass(frozen=True, slots=True)
class HasilVerifikasiPDF:
    """What was found; ``dibandingkan`` is whether Word files were given.

    ``tanpa_kode`` are the pages that say nothing, ``gambar`` those of them that are only a picture, as a scan is.
    ``tempelan`` is what was put on a page after it was printed and changes what it says, by the number of the page;
    ``catatan`` what stands there besides and cannot be judged.
    """

    berkas: str
    dokumen: tuple[DokumenPDF, ...]
    tanpa_kode: tuple[int, ...]
    dibandingkan: bool
    gambar: tuple[int, ...] = ()
    tempelan: tuple[tuple[int, str], ...] = ()
    catatan: tuple[tuple[int, str], ...] = ()

    @property
    def sesuai(self) -> bool:
        """Whether every page says what it is, every document is whole, and shows the data of its Word file."""
        compared = all(one.asal and one.jejak_utuh and not (one.hilang or one.tambahan) for one in self.dokumen)
        whole = all(one.lengkap for one in self.dokumen) and not self.tanpa_kode and not self.tempelan
        return bool(self.dokumen) and whole and (compared or not self.dibandingkan)

    def sebagai_json(self) -> dict[str, Any]:
        """What ``kinerja verifikasi --json`` prints of a PDF."""
        return {
            "berkas": self.berkas,
            "sesuai": self.sesuai,
            "dokumen": [
                {
                    "nomor": one.nomor, "judul": one.judul, "sha256": one.sidik, "halaman": one.jumlah,
                    "lengkap": one.lengkap, "asal": str(one.asal) if one.asal else None, "jejak_utuh": one.jejak_utuh,
                    "hilang": list(one.hilang), "tambahan": list(one.tambahan),
                }
                for one in self.dokumen
            ],
            "tanpa_kode": list(self.tanpa_kode),
            "gambar": list(self.gambar),
            "tempelan": [{"halaman": number, "apa": what} for number, what in self.tempelan],
            "catatan": [{"halaman": number, "apa": what} for number, what in self.catatan],
        }  # fmt: skip

    def uraian(self) -> list[str]:
        """The same in lines for people."""
        lines = []
        for one in self.dokumen:
            lines.append(f"{one.judul}, nomor {one.nomor}, sidik {one.sidik[:16]}…, {len(one.halaman)} halaman.")
            if one.kurang:
                lines.append(f"  Tidak lengkap: halaman {_listed(one.kurang)} dari {one.jumlah} tidak ada.")
            if one.berulang:
                lines.append(f"  Halaman {_listed(one.berulang)} ada lebih dari sekali.")
            if not one.berulang and not one.berurutan:
                lines.append(f"  Halamannya tidak berurutan: {', '.join(map(str, one.halaman))}.")
            if one.asal:
                lines.append(f"  Dicetak dari {one.asal}.")
            elif self.dibandingkan:
                lines.append("  Dokumen Word dengan sidik itu tidak ada di tempat yang disebut.")
            if not one.jejak_utuh:
                lines.append("  Data yang dibawa dokumen Word itu telah diubah: SHA-256-nya tidak cocok.")
            lines += [f"  Tidak ada di halamannya, atau di tempat lain: {text}" for text in one.hilang]
            lines += [f"  Ditambahkan di halamannya: {text}" for text in one.tambahan]
        lines += self._on_pages()
        if not self.dokumen and self.gambar:
            return [*lines, "Sesuai atau tidaknya belum dapat dikatakan."]
        if not self.dokumen:
            return [*lines, "Tidak ada halaman yang berkode. PDF berkode dibuat dengan kinerja cetak --kode-qr."]
        if not self.sesuai:
            return [*lines, "PDF TIDAK sesuai."]
        return [*lines, self._compared(), "Ini bukan tanda tangan: halaman dan kodenya dapat diubah bersama-sama."]

    def _on_pages(self) -> list[str]:
        """What is said of pages and not of documents."""
        lines = [f"Diubah sesudah dicetak, di halaman {_listed(on)}: {what}." for what, on in _by_what(self.tempelan)]
        for what, on in _by_what(self.catatan):
            lines.append(f"Halaman {_listed(on)} memuat {what}, yang tidak dibandingkan.")
        if self.tanpa_kode:
            lines.append(f"Tanpa kode yang terbaca: halaman {_listed(self.tanpa_kode)}.")
        if self.gambar:
            lines.append(
                f"Halaman {_listed(self.gambar)} hanya gambar, seperti hasil pindai. Kode QR di gambar tidak dibaca di "
                "sini: baca dengan telepon; nomor dan sidiknya harus sama dengan yang disebut pemeriksaan PDF aslinya."
            )
        return lines

    def _compared(self) -> str:
        """What was compared of pages in which nothing was found amiss."""
        if not self.dibandingkan:
            return (
                "Setiap halaman menyebut dokumennya, dan tidak ada yang kurang. Sebutkan folder dokumen Word dengan "
                "--asal untuk membandingkan isinya."
            )
        if all(one.kata_demi_kata for one in self.dokumen):
            return "Setiap kata di halamannya sesuai dengan data dokumen Word-nya."
        return "Teks data dokumen Word-nya ada di halaman-halamannya."


def _listed(halaman: Sequence[int]) -> str:
    return sebut([*map(str, halaman)])


def _by_what(ditemukan: Sequence[tuple[int, str]]) -> list[tuple[str, list[int]]]:
    """What was found on pages, each once with the numbers of its pages."""
    found: dict[str, list[int]] = {}
    for number, what in ditemukan:
        found.setdefault(what, []).append(number)
    return list(found.items())


def verifikasi_pdf(berkas: Path, asal: Path | None = None) -> HasilVerifikasiPDF:
    """Read what the pages of a PDF say of themselves, and compare them with the Word files they were printed from.

    Args:
        berkas: the PDF, of one document or of many.
        asal: a Word file, or a folder of them.

    Raises:
        GalatKinerja: the PDF cannot be read, or ``asal`` does not exist.
    """
    perlu_pustaka(kode_qr=False)
    if asal is not None and not asal.exists():
        raise GalatKinerja(f'"{asal}" tidak ditemukan.')
    pages, empty, put = _pages(berkas)
    found: dict[tuple[str, str, int], dict[int, int]] = {}
    bare = []
    repeated: dict[tuple[str, str, int], list[int]] = {}
    for number, text in enumerate(pages, start=1):
        codes = list(_CODE.finditer(text))  # on one sheet may stand several pages
        if not codes and number not in empty:
            bare.append(number)
        for code in codes:
            key = code[1], code[4], int(code[3])
            repeated.setdefault(key, []).append(int(code[2]))
            found.setdefault(key, {})[int(code[2])] = number
    sources = _sources(asal) if asal else {}
    documents = []
    for key, own in found.items():
        ordered = [pages[place - 1] for _, place in sorted(own.items())]
        documents.append(_compared(DokumenPDF(*key, tuple(repeated[key])), ordered, sources))
    pictures = tuple(number for number in bare if not pages[number - 1].strip())
    changes, notes = (
        tuple((number, what) for number, page in enumerate(put, start=1) for what in page[which]) for which in (0, 1)
    )
    return HasilVerifikasiPDF(
        str(berkas), tuple(documents), tuple(bare), asal is not None, pictures, tempelan=changes, catatan=notes
    )


def _pages(berkas: Path) -> tuple[list[str], frozenset[int], list[Tempelan]]:
    """The text of each page of a foreign PDF, which of them show nothing at all, and what was put on each."""
    from pypdf import PdfReader  # noqa: PLC0415 - an extra

    budget = Anggaran(bita=300 * MB, detik=600.0)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # damage is said here, in one sentence
    try:
        texts: list[str] = []
        put: list[Tempelan] = []
        empty = set()
        for page in PdfReader(io.BytesIO(baca_bita(berkas, budget))).pages:
            texts.append(page.extract_text())
            budget.pakai("teks", len(texts[-1]))
            put.append(baca_tempelan(page, rahasia=any(_secret(code[1]) for code in _CODE.finditer(texts[-1]))))
            if not texts[-1].strip() and _blank(page):
                empty.add(len(texts))
    except BerkasTidakTerbaca as problem:
        raise GalatKinerja(f'"{berkas}" tidak dapat dibaca. {problem.pesan}') from problem
    except Exception as problem:
        raise GalatKinerja(f'"{berkas}" bukan PDF yang utuh, atau terkunci kata sandi.') from problem
    return texts, frozenset(empty), put


def _secret(nomor: str) -> bool:
    """Whether nothing of the text of the document of this number may be quoted."""
    what = KATALOG.get(nomor.rpartition("-")[0].casefold())
    return what is not None and what.rahasia


def _blank(page: PageObject) -> bool:
    """Whether a page without text shows nothing else either."""
    content = page.get_contents()
    drawn = content is not None and any(operator.decode("latin-1") in _PAINTS for _, operator in content.operations)
    return not drawn and not page.get("/Annots")


def _sources(asal: Path) -> dict[str, Path]:
    """The Word files by their fingerprint; what carries none counts by its bytes, what cannot be read not at all."""
    files = [asal] if asal.is_file() else urut_berkas(asal.rglob("*.docx"))
    found: dict[str, Path] = {}
    for file in files:
        if file.name.startswith(("~$", ".")):
            continue
        try:
            _, trace = baca_berjejak(file)
            found.setdefault(trace.sha256 if trace else hashlib.sha256(file.read_bytes()).hexdigest(), file)
        except GalatKinerja:
            if asal.is_file():
                raise
    return found


def _compared(dokumen: DokumenPDF, pages: list[str], sources: dict[str, Path]) -> DokumenPDF:
    """The document with its Word file, and the texts of its data that its pages lack."""
    file = sources.get(dokumen.sidik)
    if file is None:
        return dokumen
    _, trace = baca_berjejak(file)
    if trace is None:
        return replace(dokumen, asal=file)
    shown = [_FOOT.sub("", page) for page in pages]
    printed = cetak_lagi(trace) if dokumen.lengkap else None
    found = bandingkan(isi_cetakan(printed), shown) if printed else None
    close = [rapat(page) for page in shown]
    lost, more = found or ([text for text in teks_data(trace.data) if not _stands(rapat(text), close)], ())
    what = KATALOG.get(trace.dokumen)
    secret = what is not None and what.rahasia
    told, besides = (
        tuple(dict.fromkeys(_RAHASIA if secret else tampak(text[:_SHOWN]) for text in texts)) for texts in (lost, more)
    )
    return replace(
        dokumen, asal=file, jejak_utuh=trace.utuh, hilang=told, tambahan=besides, kata_demi_kata=found is not None
    )


#: A text is looked for on two pages only when it is so long, and in pieces no shorter than this.
_LONG, _PIECE = 24, 4


def _stands(text: str, pages: Sequence[str]) -> bool:
    """Whether a text stands on a page, or begins at one's end and goes on on the next ones."""
    if any(text in page for page in pages):
        return True
    return len(text) >= _LONG and any(_runs_on(text, pages[number:]) for number in range(len(pages) - 1))


def _runs_on(text: str, pages: Sequence[str]) -> bool:
    """Whether a text stands in pieces on these pages, the longest piece that there is on each."""
    for page in pages:
        if text in page:
            return len(text) >= _PIECE
        low, high = 0, len(text)  # what begins a piece that is there is there too
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if text[:middle] in page else (low, middle)
        if low < _PIECE:
            return False
        text = text[low:]
    return False
