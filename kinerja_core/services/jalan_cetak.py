"""One run of a print into a folder: a document, then its PDF, is written or left, and recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kinerja_core.documents.mesin.dokumen import Dokumen, Tampilan
from kinerja_core.documents.mesin.galat import BELUM_DICETAK
from kinerja_core.model.istilah import Tingkatan
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import (
    BerkasSudahAda,
    TidakDapatMenulis,
    sisihkan,
    tulis,
)
from kinerja_core.services.cetak_naskah import HasilCetak, cetak_naskah, nama_bebas
from kinerja_core.services.indeks import NAMA_INDEKS, Entri, Indeks, StatusDokumen, sidik_berkas
from kinerja_core.services.sumber_cetak import OrangTerbit, Sumber, Tercetak, sidik

if TYPE_CHECKING:
    from kinerja_core.services.pdf import HasilPDF

@dataclass(frozen=True, slots=True)
class Lembaran:
    """What becomes of the pages of a print besides Word files.

    Attributes:
        pdf: also a PDF beside each document, with LibreOffice; every other attribute but ``contoh`` asks for it too.
        pdfa: make them PDF/A-2b.
        kode_qr: a QR code on each page of the PDF, with the document's number and fingerprint.
        kotak: an empty field for an electronic signature in the PDF.
        satu_pdf: one file of all PDFs, in the order in which they are signed.
        bolak_balik: in that file each document begins on an odd page.
        contoh: make only so many of each document, to look at, in a folder and under names that say so.
    """

    pdf: bool = False
    pdfa: bool = False
    kode_qr: bool = False
    kotak: bool = False
    satu_pdf: Path | None = None
    bolak_balik: bool = False
    contoh: int | None = None

    @property
    def berhalaman(self) -> bool:
        """Whether PDFs are made."""
        return self.pdf or self.pdfa or self.kode_qr or self.kotak or self.satu_pdf is not None

    @property
    def berkas_satu(self) -> Path | None:
        """The file of all pages; that of a sample says so by its name."""
        if self.satu_pdf is None or self.contoh is None:
            return self.satu_pdf
        return self.satu_pdf.with_name(f"Contoh {self.satu_pdf.name}")

    def folder(self, keluaran: Path) -> Path:
        """Where the documents go: a sample into a folder of its own, so that nothing else is taken for one."""
        return keluaran / "contoh" if self.contoh else keluaran

    @property
    def jenis_pdf(self) -> str:
        """What the record of a folder says of a PDF made so."""
        marks = (("qr", self.kode_qr), ("ttd", self.kotak))
        return " ".join(["pdf/a" if self.pdfa else "pdf", *(name for name, on in marks if on)])


#: Word files alone.
TANPA_PDF: Final = Lembaran()


@dataclass(frozen=True, slots=True)
class Terbit:
    """A document that is there after a run: who signs it, and whom it is about (a unit's: nobody).

    ``nama`` is what it is called by its data, whatever its file is called.
    """

    dokumen: Dokumen
    nama: str
    berkas: Path
    penanda: OrangTerbit
    tentang: OrangTerbit


@dataclass(frozen=True, slots=True)
class Tertahan:
    """One person, or one file, of which documents were not made, and why; of which kinds, where there are several."""

    berkas: str
    nama: str
    nip: str
    sebab: tuple[str, ...]
    dokumen: tuple[str, ...] = ()


_ADA: Final = frozenset(
    {StatusDokumen.BARU, StatusDokumen.DIPERBARUI, StatusDokumen.TETAP, StatusDokumen.DIUBAH}
)


class JalanCetak:
    """One run into a folder: a document, then its PDF, is written or left, and recorded."""

    def __init__(
        self, what: Dokumen, folder: Path, tampilan: Tampilan, *, data: Sequence[Path], timpa: bool,
        lembaran: Lembaran, stop_at_bad_data: bool = False,
    ) -> None:
        self.what = what
        self.result = HasilCetak()
        self.terbit: list[Terbit] = []
        self.tertahan: list[Tertahan] = []
        self._folder = folder
        self._look = tampilan
        self._timpa = timpa
        self._stop = stop_at_bad_data
        self._index = Indeks(self._folder, data, rahasia=what.rahasia)
        self._sheets = lembaran
        self._aside: list[Path] = []
        self._names: set[str] = set()

    @property
    def cukup(self) -> bool:
        """Whether the sample that was asked for is there."""
        return self._sheets.contoh is not None and len(self.terbit) >= self._sheets.contoh

    def kerjakan(self, source: Sumber) -> None:
        """Make the documents of one source."""
        self.result.temuan += source.temuan
        notes = tuple(_short(temuan) for temuan in source.temuan)
        for number, draft in enumerate(source.naskah):
            if self.cukup:
                return
            name = nama_bebas(f"Contoh {draft.nama}" if self._sheets.contoh else draft.nama, self._names)
            before = self._index.cari(name)
            entry = replace(
                before or Entri(self.what.slug, name, source.berkas),
                dokumen=self.what.slug, berkas=name, sumber=source.berkas, nama=source.nama, nip=source.nip,
                status=StatusDokumen.GAGAL, temuan=notes,
            )
            if number in source.ditahan:
                self._index.catat(entry)
                self._hold(source, source.temuan)
                continue
            now = sidik_berkas(self._folder / name)
            made = self._made(source, number, entry, now)
            if isinstance(made, Temuan):
                self._index.catat(self._note(entry, made))
                self._hold(source, [made])
                continue
            printed, content = made
            self.result.temuan += printed.temuan
            self._index.catat(entry := self._lay_aside(self._put(entry, printed.sidik, content, now)))
            if entry.status not in _ADA:
                self._hold(source, self.result.temuan[-1:])
            else:
                self.terbit.append(
                    Terbit(self.what, draft.nama, self._folder / name, printed.penanda, printed.tentang)
                )
        if not source.naskah:
            self._hold(source, source.temuan)
        if notes and not source.naskah and not self._index.tambah_temuan(source.berkas, notes):
            self._index.catat(Entri(self.what.slug, "", source.berkas, source.nama, source.nip, temuan=notes))

    def _hold(self, source: Sumber, temuan: Sequence[Temuan]) -> None:
        """Keep in mind that a document of a source was not made, and why."""
        causes = [one for one in temuan if one.tingkat is Tingkatan.KESALAHAN and one.kode != "DOKUMEN-DITAHAN"]
        if causes:
            why = dict.fromkeys(cause for one in causes for cause in sebab(one))
            self.tertahan.append(Tertahan(source.berkas, source.nama, source.nip, tuple(why)))

    def _note(self, entry: Entri, temuan: Temuan) -> Entri:
        self.result.temuan.append(temuan)
        return replace(entry, temuan=(*entry.temuan, temuan.pesan))

    def _made(self, source: Sumber, number: int, entry: Entri, now: str) -> tuple[Tercetak, bytes] | Temuan:
        """A document, or why there is none; it is not printed where what is known of it is enough."""
        known = source.hasil[number] if source.hasil else None
        if isinstance(known, Temuan) and not self._stop:
            return known
        if isinstance(known, Tercetak) and (now == known.sidik or self._of_somebody(entry, now)):
            return known, b""
        found = cetak_naskah(self.what, source.naskah[number], source, self._look, stop_at_bad_data=self._stop)
        if source.hasil:
            source.hasil[number] = found if isinstance(found, Temuan) else found[0]
        return found

    def _of_somebody(self, entry: Entri, now: str) -> bool:
        """Whether what is there is not as it was printed, so that it stays."""
        return bool(now) and now != entry.sidik and not self._timpa

    def _put(self, entry: Entri, new: str, content: bytes, now: str) -> Entri:
        """Write a document where nobody's work is lost by it.

        Args:
            entry: what is to be recorded of it.
            new: its SHA-256.
            content: its bytes; without them it is known to stay.
            now: SHA-256 of what is there.
        """
        target = self._folder / entry.berkas
        if now == new:
            self.result.tetap.append(target)
            return replace(entry, status=self._index.status_sama(entry.berkas), sidik=new)
        if self._of_somebody(entry, now):
            if entry.sidik == new:  # changed by hand, and the data say what they said before
                self.result.tetap.append(target)
                return replace(entry, status=StatusDokumen.DIUBAH)
            pesan = f'"{entry.berkas}" sudah ada dan bukan lagi seperti dicetak; tidak ditimpa.'
            return self._note(
                replace(entry, status=StatusDokumen.DITOLAK), buat_temuan("DOKUMEN-DIUBAH", pesan, berkas=entry.sumber)
            )
        written = replace(entry, status=StatusDokumen.DIPERBARUI if now else StatusDokumen.BARU, sidik=new)
        self._index.akan(written)
        try:
            self.result.dibuat.append(tulis(target, content, timpa=bool(now)))
        except BerkasSudahAda:  # another run wrote it since
            return self._put(entry, new, content, sidik_berkas(target))
        except TidakDapatMenulis as problem:
            return self._note(entry, buat_temuan("DOKUMEN-TIDAK-DITULIS", str(problem), berkas=entry.sumber))
        if now:
            self.result.diperbarui.append(target)
        return written

    def _lay_aside(self, entry: Entri) -> Entri:
        """Keep the PDF of an earlier state of a document from looking like that of this one."""
        page = (self._folder / entry.berkas).with_suffix(".pdf")
        shows_it = entry.pdf_dari.partition(" ")[0] == entry.sidik
        if entry.status not in _ADA - {StatusDokumen.DIUBAH} or shows_it or not page.exists():
            return entry
        try:
            if entry.pdf_sidik and sidik_berkas(page) == entry.pdf_sidik:
                self._aside.append(sisihkan(page))
                return replace(entry, pdf_sidik="", pdf_dari="")
        except TidakDapatMenulis as problem:
            return self._note(entry, buat_temuan("DOKUMEN-TIDAK-DITULIS", str(problem), berkas=entry.sumber))
        if entry.status is StatusDokumen.DIPERBARUI and not self._sheets.berhalaman:  # signed since, or someone else's
            pesan = f'"{page.name}" berasal dari dokumen sebelum dicetak ulang, dan bukan lagi seperti dibuat.'
            return self._note(entry, buat_temuan("DOKUMEN-DIUBAH", pesan, berkas=entry.sumber))
        return entry

    def perlu_pdf(self) -> dict[Path, Entri]:
        """Documents that are there without their PDF, each with what is to be recorded of it."""
        entries: dict[Path, Entri] = {}
        for entry in self._index.jalan_ini():
            if entry.status in _ADA:
                source = self._folder / entry.berkas
                wanted = replace(entry, pdf_dari=f"{sidik_berkas(source)} {self._sheets.jenis_pdf}")
                if self._needs_page(entry, wanted):
                    entries[source] = wanted
        return entries

    def taruh_pdf(self, entry: Entri, made: HasilPDF) -> None:
        """Write the PDF of a document and record it."""
        self._index.catat(self._put_page(entry, made))

    def siap_digabung(self) -> Iterator[tuple[Terbit, Path]]:
        """Documents of which the PDF is there as it was made; one that somebody signed or changed is told."""
        for one in self.terbit:
            entry, page = self._index.cari(one.berkas.name), one.berkas.with_suffix(".pdf")
            now = sidik_berkas(page)
            if entry and now and now == entry.pdf_sidik:
                yield one, page
            elif now:
                pesan = f'"{page.name}" bukan lagi seperti dibuat, mungkin sudah ditandatangani; tidak ikut digabung.'
                self.result.temuan.append(buat_temuan("PDF-TIDAK-IKUT", pesan, berkas=page.name))

    def _needs_page(self, entry: Entri, wanted: Entri) -> bool:
        page = (self._folder / entry.berkas).with_suffix(".pdf")
        now = sidik_berkas(page)
        if not now or (self._timpa and now != entry.pdf_sidik):
            return True
        same = self.what.rahasia and entry.status is StatusDokumen.TETAP  # nothing else is known of a secret one
        if same or entry.pdf_dari == wanted.pdf_dari:  # perhaps signed since: it still shows this document
            self.result.tetap.append(page)
            return False
        if now != entry.pdf_sidik:
            pesan = f'"{page.name}" sudah ada dan bukan lagi seperti dibuat; tidak ditimpa.'
            self._index.catat(self._note(entry, buat_temuan("DOKUMEN-DIUBAH", pesan, berkas=entry.sumber)))
            return False
        return True

    def _put_page(self, entry: Entri, made: HasilPDF) -> Entri:
        if isinstance(made.isi, Temuan):
            return self._note(replace(entry, pdf_dari=""), made.isi)
        page = made.sumber.with_suffix(".pdf")
        content = self._marked(page, made.isi)
        written = replace(entry, pdf_sidik=sidik(content))
        self._index.akan(written, pdf=True)
        try:
            self.result.dibuat.append(tulis(page, content, timpa=True))
        except TidakDapatMenulis as problem:
            return self._note(
                replace(entry, pdf_dari=""), buat_temuan("DOKUMEN-TIDAK-DITULIS", str(problem), berkas=entry.sumber)
            )
        return written

    def _marked(self, page: Path, content: bytes) -> bytes:
        """The PDF with the marks that were asked for."""
        one = next(one for one in self.terbit if one.berkas.stem == page.stem)
        from kinerja_core.services.cap_pdf import bubuhi  # noqa: PLC0415 - only where PDFs are made

        return bubuhi(content, one, self._sheets)

    def tutup(self, sources: Sequence[str]) -> None:
        """Write the index of the folder, when there is something to list."""
        self.result.dibuat.sort()
        self.result.diperbarui.sort()
        if self._aside and not self._sheets.berhalaman:
            self.result.temuan.append(temuan_disisihkan(self._aside))
        if not self._index.jalan_ini():
            return
        try:
            self.result.indeks = self._index.tulis(self.what.slug, sources)
        except TidakDapatMenulis as problem:
            self.result.temuan.append(buat_temuan("DOKUMEN-TIDAK-DITULIS", str(problem), berkas=NAMA_INDEKS))


def temuan_disisihkan(berkas: Sequence[Path]) -> Temuan:
    """The finding that PDFs of an earlier state are backups now."""
    pesan = f"{len(berkas)} PDF dari dokumen yang dicetak ulang kini bernama cadangan, misalnya {berkas[0].name}."
    return buat_temuan("PDF-LAMA", pesan)


def sebab(temuan: Temuan) -> tuple[str, ...]:
    """Why a document was not made: of one that is not complete, each part that is missing."""
    _, *missing = temuan.pesan.split("\n- ")
    return tuple(missing) if temuan.kode == "DOKUMEN-BELUM-LENGKAP" and missing else (_short(temuan),)


def satu_sebab(temuan: Sequence[Temuan]) -> list[Temuan]:
    """Findings of documents that lack the very same parts as one, which names the documents."""
    alike: dict[tuple[str, ...], list[Temuan]] = {}
    for one in temuan:
        if one.kode == "DOKUMEN-BELUM-LENGKAP":
            alike.setdefault(sebab(one), []).append(one)
    told = []
    for one in temuan:
        same = alike[sebab(one)] if one.kode == "DOKUMEN-BELUM-LENGKAP" else [one]
        if one is not same[0]:
            continue
        titles = [other.pesan.partition("\n")[0].removesuffix(BELUM_DICETAK) for other in same[1:]]
        more = f"\n{len(titles)} dokumen lain begitu juga: {bertitik(sebut(titles, pemisah='; '))}" if titles else ""
        told.append(one.model_copy(update={"pesan": one.pesan + more}))
    return told


def _short(temuan: Temuan) -> str:
    place = " › ".join(part for part in (temuan.lembar, temuan.sel) if part)
    return f"{place}: {temuan.pesan}" if place else temuan.pesan
