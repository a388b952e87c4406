"""Cetak: Word documents from workbooks, folders, or a JSON file of the document's context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kinerja_core.batas.kemampuan import dapat_menyiapkan_templat
from kinerja_core.documents.katalog import KATALOG, cari
from kinerja_core.documents.mesin.dokumen import BIASA, Dokumen, Naskah, Tampilan
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap, KonteksRusak
from kinerja_core.documents.mesin.render import render, tak_tercetak
from kinerja_core.documents.mesin.tak_tercetak import TakTercetak, menghalangi_cetak
from kinerja_core.model.buku import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kertas import cari_kertas
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masa_catatan import MasaCatatan
from kinerja_core.model.periode import Periode
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.bahan_cetak import Sumber, bahan
from kinerja_core.services.berkas import (
    BerkasSudahAda,
    TidakDapatMenulis,
    nama_aman,
    sisihkan,
    tolak_bila_ada,
    tulis,
)
from kinerja_core.services.indeks import NAMA_INDEKS, Entri, Indeks, StatusDokumen, sidik, sidik_berkas
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.penahanan import tahan
from kinerja_core.services.pengaturan_surat import baca_pengaturan_surat
from kinerja_core.services.pilihan_cetak import tolak_tanpa_guna
from kinerja_core.services.simpanan import sekali_baca
from kinerja_core.workbooks.hasil import HasilBaca

if TYPE_CHECKING:
    from kinerja_core.services.pdf import HasilPDF, LibreOffice

#: An office's own template or letterhead is made ready with libraries that a page in the browser does not have.
_TANPA_MESIN_WORD: Final = (
    "Templat kantor sendiri dan gambar kop tidak dapat dipakai di sini. Cetak dengan templat bawaan, atau pakai "
    'perintah "kinerja cetak" atau add-in Excel di komputer.'
)
#: The most letters in the name of a document's file.
PANJANG_NAMA_BERKAS: Final = 100


def tampilan(
    templat: Path | None = None,
    kop: Path | None = None,
    kertas: str | None = None,
    srikandi: bool = False,
    pengaturan: Path | None = None,
    tanpa_jejak: bool = False,
) -> Tampilan:
    """How documents look, as a user says it.

    Raises:
        GalatKinerja: an unknown paper, a file that does not exist, or wrong settings of letters.
    """
    paper = cari_kertas(kertas) if kertas is not None else None
    for path in (templat, kop, pengaturan):
        if path is not None and not path.is_file():
            raise GalatKinerja(f'"{path}" tidak ditemukan.')
    letters = baca_pengaturan_surat(pengaturan) if pengaturan else None
    return Tampilan(templat, kop, paper, srikandi, letters, not tanpa_jejak)


@dataclass(slots=True)
class HasilCetak:
    """What a run gave.

    ``dibuat`` was written now, ``tetap`` was there already and shows the same data; ``indeks`` lists the folder.
    """

    dibuat: list[Path] = field(default_factory=list)
    tetap: list[Path] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    indeks: Path | None = None

    @property
    def dokumen(self) -> list[Path]:
        """The Word documents that are there after the run, sorted by name."""
        return sorted(path for path in (*self.dibuat, *self.tetap) if path.suffix.casefold() == ".docx")

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja cetak --json`` prints."""
        return {
            "dibuat": [str(path) for path in self.dibuat],
            "tetap": [str(path) for path in self.tetap],
            "indeks": str(self.indeks) if self.indeks else None,
            "temuan": [temuan.model_dump(mode="json") for temuan in self.temuan],
        }


def daftar_dokumen() -> list[dict[str, str]]:
    """Every document with its title and template, in the order of the catalogue."""
    return [{"dokumen": item.slug, "judul": item.judul, "templat": item.templat} for item in KATALOG.values()]


def skema(slug: str) -> dict[str, Any]:
    """JSON Schema of a document's context, with descriptions."""
    return cari(slug).konteks.model_json_schema()


@sekali_baca()
def cetak(
    slug: str,
    data: Sequence[Path],
    keluaran: Path,
    tampilan: Tampilan = BIASA,
    *,
    pdf: bool = False, pdfa: bool = False, timpa: bool = False,
    periode: Periode | None = None, masa: MasaCatatan | None = None,
    kemajuan: Kemajuan = diam,
) -> HasilCetak:
    """Make every document the data gives.

    Into a folder, a run can be repeated: what shows the same data already is left as it is, what this verb made
    earlier from other data is made anew (the old file is kept as a backup), and what someone changed by hand is never
    overwritten without ``timpa``. One person's mistakes are findings and never stop the others.

    Args:
        slug: name of the document, for example ``risalah``.
        data: workbooks, folders of workbooks, or JSON files of the context.
        keluaran: a ``.docx`` file when there is one document, else a folder.
        tampilan: how they look.
        pdf: also make a PDF beside each document, with LibreOffice.
        pdfa: make the PDF a PDF/A-2b.
        timpa: overwrite, keeping a backup.
        periode: which unit workbook is used, where the data hold several periods.
        masa: the week or month, of a document that is of one.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: nothing can be made; nothing has been written then.
    """
    what = cari(slug)
    if (tampilan.templat or tampilan.kop) and not dapat_menyiapkan_templat():
        raise GalatKinerja(_TANPA_MESIN_WORD)
    if tampilan.templat is not None:
        from kinerja_core.services.templat_dokumen import pastikan

        pastikan(what, tampilan.templat)
    tolak_tanpa_guna(what, data, tampilan, periode, masa)
    office = None
    if pdf or pdfa:
        from kinerja_core.services.pdf import cari_libreoffice

        office = cari_libreoffice()
    sources = bahan(what, data, tampilan, periode, kemajuan, masa)
    if keluaran.suffix.casefold() == ".docx" and not keluaran.is_dir():
        return _one_file(what, list(sources), keluaran, tampilan, office, pdfa=pdfa, timpa=timpa, kemajuan=kemajuan)
    if keluaran.is_file():
        raise GalatKinerja(f'"{keluaran}" adalah berkas. Sebutkan folder, atau nama berkas .docx, pada -o.')
    alone = len(data) == 1 and data[0].is_file()
    run = _Run(what, keluaran, tampilan, data=data, pdf=pdf or pdfa, timpa=timpa, stop_at_bad_data=alone)
    visited = []
    for source in sources:
        visited.append(source.berkas)
        run.kerjakan(source)
    if office:
        run.pdf(office, pdfa=pdfa, kemajuan=kemajuan)
    run.tutup(visited)
    return run.result


def cetak_risalah_buku(
    buku: BukuSKP | HasilBaca, folder: Path, sumber: str = "", *, timpa: bool = False
) -> HasilCetak:
    """Make the risalah of every dialog of a workbook already read (the add-in), without an index.

    What was read says what its mistakes hold back; records alone hold nothing back.
    """
    from kinerja_core.documents.risalah import DOKUMEN, naskah

    hasil = buku if isinstance(buku, HasilBaca) else HasilBaca(sumber, "skp", buku, None, None, ())
    drafts = list(naskah(hasil.buku, None)) if isinstance(hasil.buku, BukuSKP) else []
    held = tahan(DOKUMEN, hasil, drafts)
    result = HasilCetak(temuan=[item for item in held.temuan if item.kode == "DOKUMEN-DITAHAN"])
    names: set[str] = set()
    made = [
        (draft, folder / _free(draft.nama, names)) for number, draft in enumerate(drafts) if number not in held.ditahan
    ]
    tolak_bila_ada((target for _, target in made), timpa)
    for draft, target in made:
        content = _render(DOKUMEN, draft, Sumber(sumber), BIASA, result.temuan)
        if isinstance(content, Temuan):
            result.temuan.append(content)
        else:
            result.dibuat.append(tulis(target, content, timpa=timpa))
    return result


def _one_file(
    what: Dokumen, sources: list[Sumber], target: Path, tampilan: Tampilan, office: LibreOffice | None,
    *, pdfa: bool, timpa: bool, kemajuan: Kemajuan,
) -> HasilCetak:
    """The one document of the data, under the name the user gave."""
    result = HasilCetak(temuan=[temuan for source in sources for temuan in source.temuan])
    drafts = [(source, draft) for source in sources for draft in source.naskah]
    if len(drafts) > 1:
        raise GalatKinerja(
            f"Data ini memberi {len(drafts)} dokumen, sedangkan keluarannya satu berkas. Sebutkan folder pada -o."
        )
    page = target.with_suffix(".pdf")
    tolak_bila_ada([target, page] if office else [target], timpa)
    for source, draft in drafts:
        if source.ditahan:
            continue
        content = _render(what, draft, source, tampilan, result.temuan, stop_at_bad_data=True)
        if isinstance(content, Temuan):
            result.temuan.append(content)
            continue
        result.dibuat.append(tulis(target, content, timpa=timpa))
        if not office and page.exists():
            result.temuan.append(_laid_aside([sisihkan(page)]))
        if office:
            from kinerja_core.services.pdf import PembuatPDF, temuan_huruf

            kemajuan(0, 1, page.name)
            with PembuatPDF(office, pdfa=pdfa, pendengar=1) as maker:
                for made in maker.ubah([(target, target.stem)]):
                    if isinstance(made.isi, Temuan):
                        result.temuan.append(made.isi)
                    else:
                        result.dibuat.append(tulis(page, made.isi, timpa=timpa))
                    result.temuan += temuan_huruf(made.huruf_diganti)
            kemajuan(1, 1, "")
    return result


class _Run:
    """One run into a folder: a document, then its PDF, is written or left, and recorded."""

    def __init__(
        self, what: Dokumen, folder: Path, tampilan: Tampilan, *, data: Sequence[Path], pdf: bool, timpa: bool,
        stop_at_bad_data: bool,
    ) -> None:
        self.result = HasilCetak()
        self._what = what
        self._folder = folder
        self._look = tampilan
        self._timpa = timpa
        self._stop = stop_at_bad_data
        self._index = Indeks(folder, data, rahasia=what.rahasia)
        self._pages = pdf
        self._aside: list[Path] = []
        self._names: set[str] = set()

    def kerjakan(self, source: Sumber) -> None:
        """Make the documents of one source."""
        self.result.temuan += source.temuan
        notes = tuple(_short(temuan) for temuan in source.temuan)
        for number, draft in enumerate(source.naskah):
            name = _free(draft.nama, self._names)
            before = self._index.cari(name)
            entry = replace(
                before or Entri(self._what.slug, name, source.berkas),
                dokumen=self._what.slug, berkas=name, sumber=source.berkas, nama=source.nama, nip=source.nip,
                status=StatusDokumen.GAGAL, temuan=notes,
            )
            if number in source.ditahan:
                self._index.catat(entry)
                continue
            content = _render(
                self._what, draft, source, self._look, self.result.temuan, stop_at_bad_data=self._stop
            )
            if isinstance(content, bytes):
                self._index.catat(self._lay_aside(self._put(entry, content)))
            else:
                self._index.catat(self._note(entry, content))
        if notes and not source.naskah and not self._index.tambah_temuan(source.berkas, notes):
            self._index.catat(Entri(self._what.slug, "", source.berkas, source.nama, source.nip, temuan=notes))

    def _note(self, entry: Entri, temuan: Temuan) -> Entri:
        self.result.temuan.append(temuan)
        return replace(entry, temuan=(*entry.temuan, temuan.pesan))

    def _put(self, entry: Entri, content: bytes) -> Entri:
        """Write a document where nobody's work is lost by it."""
        target = self._folder / entry.berkas
        now, new = sidik_berkas(target), sidik(content)
        if now == new:
            self.result.tetap.append(target)
            return replace(entry, status=self._index.status_sama(entry.berkas), sidik=new)
        if now and now != entry.sidik and not self._timpa:
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
            return self._put(entry, content)
        except TidakDapatMenulis as problem:
            return self._note(entry, buat_temuan("DOKUMEN-TIDAK-DITULIS", str(problem), berkas=entry.sumber))
        return written

    def _lay_aside(self, entry: Entri) -> Entri:
        """Keep the PDF of an earlier state of a document from looking like that of this one."""
        page = (self._folder / entry.berkas).with_suffix(".pdf")
        shows_it = entry.pdf_dari.partition(" ")[0] == entry.sidik
        there = entry.status in {StatusDokumen.BARU, StatusDokumen.DIPERBARUI, StatusDokumen.TETAP}
        if not there or shows_it or not page.exists():
            return entry
        try:
            if entry.pdf_sidik and sidik_berkas(page) == entry.pdf_sidik:
                self._aside.append(sisihkan(page))
                return replace(entry, pdf_sidik="", pdf_dari="")
        except TidakDapatMenulis as problem:
            return self._note(entry, buat_temuan("DOKUMEN-TIDAK-DITULIS", str(problem), berkas=entry.sumber))
        if entry.status is StatusDokumen.DIPERBARUI and not self._pages:  # signed since, or someone else's
            pesan = f'"{page.name}" berasal dari dokumen sebelum dicetak ulang, dan bukan lagi seperti dibuat.'
            return self._note(entry, buat_temuan("DOKUMEN-DIUBAH", pesan, berkas=entry.sumber))
        return entry

    def pdf(self, office: LibreOffice, *, pdfa: bool, kemajuan: Kemajuan) -> None:
        """Make the PDF of every document that is there, unless it is there too."""
        from kinerja_core.services.pdf import PembuatPDF, temuan_huruf

        entries: dict[Path, Entri] = {}
        for entry in self._index.jalan_ini():
            if entry.status not in {StatusDokumen.GAGAL, StatusDokumen.DITOLAK, StatusDokumen.LAMA}:
                source = self._folder / entry.berkas
                wanted = replace(entry, pdf_dari=f"{sidik_berkas(source)} {'pdf/a' if pdfa else 'pdf'}")
                if self._needs_page(entry, wanted):
                    entries[source] = wanted
        if not entries:
            return
        fonts: Counter[str] = Counter()
        with PembuatPDF(office, pdfa=pdfa) as maker:
            for number, made in enumerate(maker.ubah([(source, source.stem) for source in entries])):
                kemajuan(number, len(entries), f"PDF {made.sumber.stem}")
                fonts.update(made.huruf_diganti)
                self._index.catat(self._put_page(entries[made.sumber], made))
        kemajuan(len(entries), len(entries), "")
        self.result.temuan += temuan_huruf(fonts)

    def _needs_page(self, entry: Entri, wanted: Entri) -> bool:
        page = (self._folder / entry.berkas).with_suffix(".pdf")
        now = sidik_berkas(page)
        if not now or (self._timpa and now != entry.pdf_sidik):
            return True
        same = self._what.rahasia and entry.status is StatusDokumen.TETAP  # nothing else is known of a secret one
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
        written = replace(entry, pdf_sidik=sidik(made.isi))
        self._index.akan(written, pdf=True)
        try:
            self.result.dibuat.append(tulis(page, made.isi, timpa=True))
        except TidakDapatMenulis as problem:
            return self._note(
                replace(entry, pdf_dari=""), buat_temuan("DOKUMEN-TIDAK-DITULIS", str(problem), berkas=entry.sumber)
            )
        return written

    def tutup(self, sources: Sequence[str]) -> None:
        """Write the index of the folder, when there is something to list."""
        self.result.dibuat.sort()
        if self._aside and not self._pages:
            self.result.temuan.append(_laid_aside(self._aside))
        if not self._index.jalan_ini():
            return
        try:
            self.result.indeks = self._index.tulis(self._what.slug, sources)
        except TidakDapatMenulis as problem:
            self.result.temuan.append(buat_temuan("DOKUMEN-TIDAK-DITULIS", str(problem), berkas=NAMA_INDEKS))


def _laid_aside(berkas: Sequence[Path]) -> Temuan:
    pesan = f"{len(berkas)} PDF dari dokumen yang dicetak ulang kini bernama cadangan, misalnya {berkas[0].name}."
    return buat_temuan("PDF-LAMA", pesan)


def _short(temuan: Temuan) -> str:
    place = " › ".join(part for part in (temuan.lembar, temuan.sel) if part)
    return f"{place}: {temuan.pesan}" if place else temuan.pesan


def _render(
    what: Dokumen, draft: Naskah, source: Sumber, tampilan: Tampilan, temuan: list[Temuan],
    *, stop_at_bad_data: bool = False,
) -> bytes | Temuan:
    """One document, or the finding that keeps it from being made; others go to ``temuan``."""
    try:
        context = draft.konteks()
    except DokumenBelumLengkap as problem:
        return buat_temuan("DOKUMEN-BELUM-LENGKAP", str(problem), berkas=source.berkas)
    except GalatKinerja as problem:
        if stop_at_bad_data:
            raise
        return buat_temuan("DOKUMEN-ISI-SALAH", str(problem), berkas=source.berkas)
    look = replace(tampilan, kertas=tampilan.kertas or source.kertas)
    try:
        content = render(what, context, look, draft.tanggal_aturan)
    except KonteksRusak as problem:
        said = f"{draft.nama}: ada isi yang tidak dapat dicetak; isinya rahasia." if what.rahasia else str(problem)
        return buat_temuan("DOKUMEN-ISI-SALAH", said, berkas=source.berkas)
    left_out = tak_tercetak(what, context, look)
    lists = [item for item in left_out if menghalangi_cetak(what, item)]
    if lists:
        return buat_temuan("DOKUMEN-DAFTAR-HILANG", _left_out(draft, look, lists), berkas=source.berkas)
    if left_out:
        temuan.append(buat_temuan("DOKUMEN-TIDAK-TERCETAK", _left_out(draft, look, left_out), berkas=source.berkas))
    return content


def _left_out(draft: Naskah, tampilan: Tampilan, items: Sequence[TakTercetak]) -> str:
    """What of a document's data the template does not print, in one sentence."""
    name = tampilan.templat.name if tampilan.templat else ""
    return f'{draft.nama}: templat "{name}" tidak mencetak {"; ".join(map(str, items))}.'


def _free(name: str, taken: set[str]) -> str:
    """A safe file name not given in this run yet, also for systems that know no capitals."""
    safe = nama_aman(name, PANJANG_NAMA_BERKAS)
    free, number = f"{safe}.docx", 1
    while free.casefold() in taken:
        number += 1
        free = f"{safe} ({number}).docx"
    taken.add(free.casefold())
    return free
