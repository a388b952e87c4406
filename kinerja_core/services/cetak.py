"""Cetak: Word documents from workbooks, folders, or a JSON file of the document's context."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import BaseModel, ValidationError

from kinerja_core.batas.anggaran import MB, Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.teks import BukanUTF8, TeksRusak, baca_utf8, muat_json
from kinerja_core.documents.galat import DokumenBelumLengkap, KonteksRusak
from kinerja_core.documents.jejak import Jejak
from kinerja_core.documents.katalog import DOKUMEN, Dokumen
from kinerja_core.documents.render import render
from kinerja_core.model.buku import BukuSKP, Pengaturan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Konfirmasi
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.nip import NIP
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.tampak import tampak
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import (
    TidakDapatMenulis,
    kumpulkan,
    nama_aman,
    tolak_bila_ada,
    tulis,
)
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.indeks import NAMA_INDEKS, Entri, Indeks, Status, sidik, sidik_berkas
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.pengaturan_surat import baca_pengaturan_surat, dengan
from kinerja_core.services.periksa import baca_bertahap, berkas_rangkap, menghalangi, ringkas
from kinerja_core.workbooks.baca import HasilBaca, jenis_berkas
from kinerja_core.workbooks.periksa import periksa_antarberkas

if TYPE_CHECKING:
    from kinerja_core.services.pdf import HasilPDF, LibreOffice
    from kinerja_core.services.peringkat import HasilPeringkat


@dataclass(frozen=True, slots=True)
class Tampilan:
    """How documents look: the office's own template, kop image, paper, SRIKANDI tokens, settings of letters."""

    templat: Path | None = None
    kop: Path | None = None
    kertas: Literal["a4", "f4"] | None = None  #: ``None``: as set in the unit workbook, else A4
    srikandi: bool = False
    surat: PengaturanSurat | None = None  #: wins over the settings of the unit workbook
    jejak: bool = True  #: the file carries the data it was made from


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
    paper: dict[str, Literal["a4", "f4"]] = {"a4": "a4", "f4": "f4"}
    if kertas is not None and kertas.casefold() not in paper:
        raise GalatKinerja(f'Kertas "{kertas}" tidak dikenal; pilih a4 atau f4.')
    for path in (templat, kop, pengaturan):
        if path is not None and not path.is_file():
            raise GalatKinerja(f'"{path}" tidak ditemukan.')
    letters = baca_pengaturan_surat(pengaturan) if pengaturan else None
    return Tampilan(templat, kop, paper[kertas.casefold()] if kertas else None, srikandi, letters, not tanpa_jejak)


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


@dataclass(frozen=True, slots=True)
class Naskah:
    """One document about to be made: its file name, whom it concerns, and how to get its context."""

    nama: str
    konteks: Callable[[], BaseModel]
    kertas: Literal["a4", "f4"] = "a4"
    tanggal_aturan: date | None = None  #: the date whose rules its numbers follow, where there are any


@dataclass(frozen=True, slots=True)
class Sumber:
    """What one file of data gives: its documents and what keeps some from being made."""

    berkas: str
    nama: str = ""
    nip: str = ""
    naskah: tuple[Naskah, ...] = ()
    temuan: tuple[Temuan, ...] = ()


def dokumen(slug: str) -> Dokumen:
    """A document of the catalogue, by its name or by the only one that begins so ("berita-acara").

    Raises:
        GalatKinerja: no such document.
    """
    found = DOKUMEN.get(slug)
    if found is None and len(near := [name for name in DOKUMEN if slug and name.startswith(f"{slug}-")]) == 1:
        found = DOKUMEN[near[0]]
    if found is None:
        raise GalatKinerja(f'Dokumen "{slug}" tidak ada. Yang ada: {", ".join(DOKUMEN)}.')
    return found


def skema(slug: str) -> dict[str, Any]:
    """JSON Schema of a document's context, with descriptions."""
    return dokumen(slug).konteks.model_json_schema()


def cetak(
    slug: str,
    data: Sequence[Path],
    keluaran: Path,
    tampilan: Tampilan = Tampilan(),
    *,
    pdf: bool = False,
    pdfa: bool = False,
    timpa: bool = False,
    periode: Periode | None = None,
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
        periode: period of an evaluasi, instead of the one set in the unit workbook.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: nothing can be made; nothing has been written then.
    """
    what = dokumen(slug)
    office = None
    if pdf or pdfa:
        from kinerja_core.services.pdf import cari_libreoffice

        office = cari_libreoffice()
    sources = _sources(what, data, tampilan, periode, kemajuan)
    if keluaran.suffix.casefold() == ".docx" and not keluaran.is_dir():
        return _one_file(what, list(sources), keluaran, tampilan, office, pdfa=pdfa, timpa=timpa, kemajuan=kemajuan)
    if keluaran.is_file():
        raise GalatKinerja(f'"{keluaran}" adalah berkas. Sebutkan folder, atau nama berkas .docx, pada -o.')
    alone = len(data) == 1 and data[0].is_file()
    run = _Run(what, keluaran, tampilan, timpa=timpa, stop_at_bad_data=alone)
    visited = []
    for source in sources:
        visited.append(source.berkas)
        run.kerjakan(source)
    if office:
        run.pdf(office, pdfa=pdfa, kemajuan=kemajuan)
    run.tutup(visited)
    return run.result


def cetak_risalah_buku(buku: BukuSKP, folder: Path, sumber: str = "", *, timpa: bool = False) -> HasilCetak:
    """Make the risalah of every dialog of a workbook already read (the add-in), without an index."""
    result = HasilCetak()
    names: set[str] = set()
    made = [(draft, folder / _free(draft.nama, names)) for draft in _risalah(buku)]
    tolak_bila_ada((target for _, target in made), timpa)
    for draft, target in made:
        content = _render(DOKUMEN["risalah"], draft, sumber, Tampilan())
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
        content = _render(what, draft, source.berkas, tampilan, stop_at_bad_data=True)
        if isinstance(content, Temuan):
            result.temuan.append(content)
            continue
        result.dibuat.append(tulis(target, content, timpa=timpa))
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
        self, what: Dokumen, folder: Path, tampilan: Tampilan, *, timpa: bool, stop_at_bad_data: bool
    ) -> None:
        self.result = HasilCetak()
        self._what = what
        self._folder = folder
        self._look = tampilan
        self._timpa = timpa
        self._stop = stop_at_bad_data
        self._index = Indeks(folder)
        self._names: set[str] = set()

    def kerjakan(self, source: Sumber) -> None:
        """Make the documents of one source."""
        self.result.temuan += source.temuan
        notes = tuple(_short(temuan) for temuan in source.temuan)
        for draft in source.naskah:
            name = _free(draft.nama, self._names)
            before = self._index.cari(name)
            entry = replace(
                before or Entri(self._what.slug, name, source.berkas),
                dokumen=self._what.slug, berkas=name, sumber=source.berkas, nama=source.nama, nip=source.nip,
                status=Status.GAGAL, temuan=notes,
            )
            content = _render(self._what, draft, source.berkas, self._look, stop_at_bad_data=self._stop)
            self._index.catat(self._put(entry, content) if isinstance(content, bytes) else self._note(entry, content))
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
            return replace(entry, status=Status.TETAP, sidik=new)
        if now and now != entry.sidik and not self._timpa:
            if entry.sidik == new:  # changed by hand, and the data say what they said before
                self.result.tetap.append(target)
                return replace(entry, status=Status.DIUBAH)
            pesan = f'"{entry.berkas}" sudah ada dan bukan lagi seperti dicetak; tidak ditimpa.'
            return self._note(
                replace(entry, status=Status.DITOLAK), buat_temuan("DOKUMEN-DIUBAH", pesan, berkas=entry.sumber)
            )
        try:
            self.result.dibuat.append(tulis(target, content, timpa=bool(now)))
        except TidakDapatMenulis as problem:
            return self._note(entry, buat_temuan("DOKUMEN-TIDAK-DITULIS", str(problem), berkas=entry.sumber))
        return replace(entry, status=Status.DIPERBARUI if now else Status.BARU, sidik=new)

    def pdf(self, office: LibreOffice, *, pdfa: bool, kemajuan: Kemajuan) -> None:
        """Make the PDF of every document that is there, unless it is there too."""
        from kinerja_core.services.pdf import PembuatPDF, temuan_huruf

        entries: dict[Path, Entri] = {}
        for entry in self._index.jalan_ini():
            if entry.status not in {Status.GAGAL, Status.DITOLAK, Status.LAMA}:
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
        if entry.pdf_dari == wanted.pdf_dari:  # perhaps signed since: it still shows this document
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
        try:
            self.result.dibuat.append(tulis(page, made.isi, timpa=page.exists()))
        except TidakDapatMenulis as problem:
            return self._note(
                replace(entry, pdf_dari=""), buat_temuan("DOKUMEN-TIDAK-DITULIS", str(problem), berkas=entry.sumber)
            )
        return replace(entry, pdf_sidik=sidik(made.isi))

    def tutup(self, sources: Sequence[str]) -> None:
        """Write the index of the folder, when there is something to list."""
        self.result.dibuat.sort()
        if not self._index.jalan_ini():
            return
        try:
            self.result.indeks = self._index.tulis(self._what.slug, sources)
        except TidakDapatMenulis as problem:
            self.result.temuan.append(buat_temuan("DOKUMEN-TIDAK-DITULIS", str(problem), berkas=NAMA_INDEKS))


def _short(temuan: Temuan) -> str:
    place = " › ".join(part for part in (temuan.lembar, temuan.sel) if part)
    return f"{place}: {temuan.pesan}" if place else temuan.pesan


def _render(
    what: Dokumen, draft: Naskah, source: str, tampilan: Tampilan, *, stop_at_bad_data: bool = False
) -> bytes | Temuan:
    """One document, or the finding that keeps it from being made."""
    try:
        context = draft.konteks()
    except DokumenBelumLengkap as problem:
        return buat_temuan("DOKUMEN-BELUM-LENGKAP", str(problem), berkas=source)
    except GalatKinerja as problem:
        if stop_at_bad_data:
            raise
        return buat_temuan("DOKUMEN-ISI-SALAH", str(problem), berkas=source)
    try:
        return render(
            what,
            context,
            templat=tampilan.templat,
            kop=tampilan.kop,
            kertas=tampilan.kertas or draft.kertas,
            srikandi=tampilan.srikandi,
            jejak=Jejak(draft.tanggal_aturan) if tampilan.jejak else None,
        )
    except KonteksRusak as problem:
        return buat_temuan("DOKUMEN-ISI-SALAH", str(problem), berkas=source)


def _free(name: str, taken: set[str]) -> str:
    """A file name not given in this run yet, also for systems that know no capitals."""
    free, number = f"{name}.docx", 1
    while free.casefold() in taken:
        number += 1
        free = f"{name} ({number}).docx"
    taken.add(free.casefold())
    return free


# -- what the data give ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Asked:
    """Workbooks to make documents from; ``named`` are those the user named one by one, not through their folder."""

    files: Sequence[Path]
    named: Collection[Path]
    tampilan: Tampilan
    periode: Periode | None
    kemajuan: Kemajuan


def _sources(
    what: Dokumen, data: Sequence[Path], tampilan: Tampilan, periode: Periode | None, kemajuan: Kemajuan
) -> Iterator[Sumber]:
    """What each file of the data gives, read when it is asked for.

    Raises:
        GalatKinerja: at once when a path does not exist.
    """
    contexts = [path for path in data if path.suffix.casefold() == ".json" and path.is_file()]
    named = {path.resolve() for path in data if not path.is_dir()}
    files = kumpulkan(path for path in data if path not in contexts)
    if not files and not contexts:
        raise GalatKinerja(f"Tidak ada buku kerja (.xlsx) di {', '.join(map(str, data))}.")
    from_json = (
        Sumber(tampak(path.name), naskah=(Naskah(nama_aman(path.stem), partial(_context_from_json, what, path)),))
        for path in contexts
    )
    return chain(from_json, _SUMBER[what.slug](_Asked(files, named, tampilan, periode, kemajuan)) if files else ())


def _context_from_json(what: Dokumen, path: Path) -> BaseModel:
    try:
        return what.konteks.model_validate(muat_json(baca_utf8(path, Anggaran(bita=20 * MB))))
    except json.JSONDecodeError as problem:
        raise GalatKinerja(
            f'"{path}" bukan JSON yang benar: ada yang salah pada baris {problem.lineno}, kolom {problem.colno}, '
            f"{_json_cause(problem.msg)}."
        ) from problem
    except BukanUTF8 as problem:
        raise GalatKinerja(f'"{path}" bukan teks UTF-8; simpan ulang sebagai JSON dengan pengodean UTF-8.') from problem
    except TeksRusak as problem:
        raise GalatKinerja(f'"{path}" bukan JSON yang benar: {problem}.') from problem
    except BerkasTidakTerbaca as problem:
        raise GalatKinerja(f'"{path}" tidak dapat dibaca. {problem.pesan}') from problem
    except ValidationError as problem:
        lines = "\n".join(f"- {'.'.join(map(str, m.jalur)) or 'isi'}: {m.pesan}" for m in daftar_masalah(problem))
        raise GalatKinerja(
            f'"{path}" belum memenuhi isian dokumen {what.judul}:\n{lines}\n'
            f'Lihat isiannya dengan "kinerja skema {what.slug}".'
        ) from None


#: What the parser of JSON says, by how it begins.
_JSON_CAUSES: Final = {
    "Expecting ','": "di antara isian harus ada koma",
    "Expecting ':'": "sesudah nama isian harus ada titik dua",
    "Expecting property name": "nama isian harus di antara tanda petik ganda",
    "Expecting value": "nilainya tidak ada, atau teksnya tidak di antara tanda petik ganda",
    "Illegal trailing comma": "ada koma sesudah isian terakhir",
    "Extra data": "ada isi sesudah kurung penutup terakhir",
    "Unterminated string": "teksnya tidak ditutup tanda petik",
    "Invalid control character": "di dalam teks ada baris baru atau tab; tulis \\n atau \\t",
    "Invalid \\": "garis miring terbalik (\\) di dalam teks harus ditulis dua kali",
}


def _json_cause(pesan: str) -> str:
    return next((text for start, text in _JSON_CAUSES.items() if pesan.startswith(start)), "tulisannya tidak dikenal")


def _settings(asked: _Asked) -> tuple[PengaturanSurat | None, Sumber | None]:
    """Settings for documents of staff workbooks: of the only unit workbook among the data, and of the file given.

    A unit workbook that cannot be used keeps no document from being made; it is told.
    """
    units = [path for path in asked.files if jenis_berkas(path) == "unit"] if len(asked.files) > 1 else []
    if len(units) != 1:
        return asked.tampilan.surat, None
    try:
        return dengan(baca_buku_unit(units[0]).pengaturan, asked.tampilan.surat), None
    except GalatKinerja as problem:
        name = units[0].name
        return asked.tampilan.surat, Sumber(
            name, temuan=(buat_temuan("DOKUMEN-ISI-SALAH", str(problem), berkas=name),)
        )


def _from_staff(
    asked: _Asked, drafts_of: Callable[[BukuSKP, PengaturanSurat | None], Iterator[Naskah]]
) -> Iterator[Sumber]:
    """The documents of staff workbooks, signed and on the paper that the settings say."""
    settings, problem = _settings(asked)
    if problem:
        yield problem
    yield from _staff(asked, lambda buku: drafts_of(buku, settings))


def _staff(asked: _Asked, drafts_of: Callable[[BukuSKP], Iterator[Naskah]]) -> Iterator[Sumber]:
    """The documents of staff workbooks, one workbook in memory at a time."""
    copies, rivals = berkas_rangkap(asked.files)
    read: list[HasilBaca] = []
    for hasil in baca_bertahap(asked.files, asked.kemajuan):
        if hasil.jenis in {"unit", "penilaian-360"}:
            continue
        drafts: tuple[Naskah, ...] = ()
        if isinstance(hasil.buku, BukuSKP):
            if hasil.berkas not in copies | rivals:
                drafts = tuple(drafts_of(hasil.buku))
            read.append(replace(ringkas(hasil), temuan=()))
        else:
            read.append(replace(hasil, buku=None, temuan=()))
        yield Sumber(hasil.berkas, hasil.nama or "", hasil.nip or "", drafts, _wrong(hasil.temuan))
    if not read:
        raise GalatKinerja("Tidak ada buku kerja pegawai pada data yang disebutkan.")
    for temuan in menghalangi(periksa_antarberkas(read)):
        yield Sumber(temuan.berkas or "", temuan=(temuan,))


def _wrong(temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
    return tuple(item for item in temuan if item.tingkat == "kesalahan")


def _paper(surat: PengaturanSurat | None) -> Literal["a4", "f4"]:
    return surat.kertas if surat else "a4"


def _risalah(buku: BukuSKP, surat: PengaturanSurat | None = None) -> Iterator[Naskah]:
    from kinerja_core.documents import risalah

    person = buku.skp.pegawai
    for dialog in buku.dialog:
        name = f"Risalah {nama_aman(person.nama, 40)} {person.nip} dialog {dialog.nomor:02d} {dialog.tanggal}"
        yield Naskah(nama_aman(name, 100), partial(risalah.dari_buku, buku, dialog, surat), _paper(surat))


def _one_each(
    buku: BukuSKP,
    surat: PengaturanSurat | None,
    *,
    awalan: str,
    konteks: Callable[[BukuSKP, PengaturanSurat | None], BaseModel],
) -> Iterator[Naskah]:
    """The one document of a staff workbook."""
    person = buku.skp.pegawai
    name = f"{awalan} {nama_aman(person.nama, 40)} {person.nip} {buku.skp.tahun}"
    yield Naskah(nama_aman(name, 100), partial(konteks, buku, surat), _paper(surat))


def _from_units(
    asked: _Asked, drafts_of: Callable[[HasilPeringkat, Pengaturan, bool], Iterator[Naskah]]
) -> Iterator[Sumber]:
    """The letters of each unit workbook; other workbooks of a folder are passed over.

    ``drafts_of`` gets the ranking, the settings that hold for the letters, and whether SRIKANDI fills them in.
    """
    from kinerja_core.services.peringkat import peringkat, temuan_konflik

    found = 0
    for number, path in enumerate(asked.files):
        asked.kemajuan(number, len(asked.files), path.name)
        if path not in asked.named and jenis_berkas(path) != "unit":
            continue
        found += 1
        try:
            ranked = peringkat(path)
        except GalatKinerja as problem:
            if len(asked.files) == 1:
                raise
            yield Sumber(tampak(path.name), temuan=(buat_temuan("DOKUMEN-ISI-SALAH", str(problem), berkas=path.name),))
            continue
        settings = dengan(ranked.buku.pengaturan, asked.tampilan.surat)
        drafts = tuple(drafts_of(ranked, settings, asked.tampilan.srikandi))
        yield Sumber(
            tampak(path.name), settings.nama_unit, "", drafts, (*ranked.temuan, *temuan_konflik(ranked, path.name))
        )
    if not found:
        raise GalatKinerja('Tidak ada buku unit pada data yang disebutkan. Buat buku unit dengan "kinerja gabung".')


def _surat(ranked: HasilPeringkat, settings: Pengaturan, srikandi: bool) -> Iterator[Naskah]:
    from kinerja_core.documents import surat_keterangan

    name = f"Surat Keterangan Pemeringkatan {nama_aman(settings.nama_unit, 50)} {settings.periode.kode}"
    context = partial(surat_keterangan.dari_hasil, settings, ranked.hasil, srikandi=srikandi)
    yield Naskah(nama_aman(name, 100), context, settings.kertas, settings.periode.selesai)


def _surat_pegawai(ranked: HasilPeringkat, settings: Pengaturan, srikandi: bool) -> Iterator[Naskah]:
    from kinerja_core.documents import surat_keterangan

    for person in ranked.hasil.pegawai:
        name = f"Surat Keterangan {nama_aman(person.nama, 40)} {person.nip} {settings.periode.kode}"
        context = partial(surat_keterangan.dari_pegawai, settings, ranked.hasil, person, srikandi=srikandi)
        yield Naskah(nama_aman(name, 100), context, settings.kertas, settings.periode.selesai)


def _konversi_ak(ranked: HasilPeringkat, settings: Pengaturan, srikandi: bool) -> Iterator[Naskah]:
    from kinerja_core.documents import konversi_ak
    from kinerja_core.rules.angka_kredit import jenjang_jabatan

    grades = {person.nip: person.predikat for person in ranked.hasil.pegawai}
    for member in ranked.buku.anggota:
        person = member.pegawai
        if jenjang_jabatan(person.jabatan) is None:
            continue
        name = f"Konversi AK {nama_aman(person.nama, 40)} {person.nip} {settings.periode.kode}"
        context = partial(
            konversi_ak.dari_predikat, settings, member, grades.get(person.nip), srikandi=srikandi
        )
        yield Naskah(nama_aman(name, 100), context, settings.kertas, settings.periode.selesai)


def _undangan(ranked: HasilPeringkat, settings: Pengaturan, srikandi: bool) -> Iterator[Naskah]:
    """An invitation for each who has not answered yet."""
    from kinerja_core.documents import undangan_konfirmasi

    answers = {item.nip: item for item in ranked.buku.konfirmasi}
    for member in ranked.buku.anggota:
        person = member.pegawai
        answer = answers.get(person.nip)
        if answer is not None and answer.jawaban is not None:
            continue
        name = f"Undangan Konfirmasi {nama_aman(person.nama, 40)} {person.nip} {settings.periode.kode}"
        context = partial(undangan_konfirmasi.dari_anggota, settings, member, answer, srikandi=srikandi)
        day = (answer and answer.tanggal_evaluasi) or settings.tanggal_evaluasi
        yield Naskah(nama_aman(name, 100), context, settings.kertas, day)


def _berita_acara(asked: _Asked) -> Iterator[Sumber]:
    """A berita acara for each keberatan of the unit; staff workbooks among the data say who decides."""
    from kinerja_core.documents import berita_acara

    units = [path for path in asked.files if jenis_berkas(path) == "unit"]
    leaders: dict[NIP, Pejabat | None] = {}
    for hasil in baca_bertahap([path for path in asked.files if path not in units], asked.kemajuan):
        if isinstance(hasil.buku, BukuSKP):
            leaders[hasil.buku.skp.pegawai.nip] = hasil.buku.skp.atasan_penilai

    def drafts(ranked: HasilPeringkat, settings: Pengaturan, _: bool) -> Iterator[Naskah]:
        grades = {person.nip: person.predikat for person in ranked.hasil.pegawai}
        members = {member.pegawai.nip: member for member in ranked.buku.anggota}
        for answer in ranked.buku.konfirmasi:
            member = members.get(answer.nip)
            if member is None or answer.jawaban is not JawabanKonfirmasi.KEBERATAN:
                continue
            name = f"Berita Acara Keberatan {nama_aman(member.pegawai.nama, 40)} {answer.nip} {settings.periode.kode}"
            context = partial(
                berita_acara.dari_konfirmasi, settings, member, answer, grades.get(answer.nip), leaders.get(answer.nip)
            )
            yield Naskah(nama_aman(name, 100), context, settings.kertas, settings.periode.selesai)

    yield from _from_units(replace(asked, files=units), drafts)


@dataclass(frozen=True, slots=True)
class _KataUnit:
    """What a unit workbook says of one person."""

    hasil: HasilPegawai | None = None
    konfirmasi: Konfirmasi | None = None
    rekomendasi: str | None = None


def _evaluasi(buku: BukuSKP, settings: Pengaturan | None, kata: _KataUnit) -> BaseModel:
    from kinerja_core.documents import evaluasi

    return evaluasi.dari_buku(buku, settings, kata.hasil, kata.konfirmasi)


def _dokumen_evaluasi(buku: BukuSKP, settings: Pengaturan | None, kata: _KataUnit) -> BaseModel:
    from kinerja_core.documents import dokumen_evaluasi

    return dokumen_evaluasi.dari_buku(buku, settings, kata.hasil, kata.konfirmasi, kata.rekomendasi)


def _with_unit(
    asked: _Asked, *, awalan: str, konteks: Callable[[BukuSKP, Pengaturan | None, _KataUnit], BaseModel]
) -> Iterator[Sumber]:
    """The documents of staff workbooks that also say what the unit workbook among the data says of the person.

    Without a unit workbook each person's document is a finding: nothing half-filled is printed.

    Raises:
        GalatKinerja: several unit workbooks, or one that cannot be used.
    """
    from kinerja_core.services.peringkat import Pilihan, peringkat

    units = [path for path in asked.files if jenis_berkas(path) == "unit"]
    if len(units) > 1:
        names = ", ".join(path.name for path in units)
        raise GalatKinerja(f"Data memuat {len(units)} buku unit ({names}); sebutkan satu saja.")
    settings: Pengaturan | None = None
    people: dict[NIP, _KataUnit] = {}
    if units:
        ranked = peringkat(units[0], Pilihan(periode=asked.periode))
        settings = dengan(ranked.buku.pengaturan, asked.tampilan.surat)
        answers = {item.nip: item for item in ranked.buku.konfirmasi}
        notes = {item.nip: item.rekomendasi for item in ranked.buku.skor}
        people = {
            person.nip: _KataUnit(person, answers.get(person.nip), notes.get(person.nip))
            for person in ranked.hasil.pegawai
        }

    def drafts(buku: BukuSKP) -> Iterator[Naskah]:
        person = buku.skp.pegawai
        period = settings.periode.kode if settings else buku.skp.tahun
        context = partial(konteks, buku, settings, people.get(person.nip, _KataUnit()))
        name = nama_aman(f"{awalan} {nama_aman(person.nama, 40)} {person.nip} {period}", 100)
        if settings is None:
            yield Naskah(name, context)
        else:
            yield Naskah(name, context, settings.kertas, settings.periode.selesai)

    yield from _staff(asked, drafts)


def _umpan_balik(buku: BukuSKP, surat: PengaturanSurat | None) -> Iterator[Naskah]:
    """The list of one who has had feedback; an empty sheet is no mistake."""
    from kinerja_core.documents import umpan_balik

    if buku.umpan_balik:
        yield from _one_each(buku, surat, awalan="Umpan Balik", konteks=umpan_balik.dari_buku)


def _rencana_aksi(buku: BukuSKP, _: PengaturanSurat | None) -> BaseModel:
    """Nobody signs it on the ministry's form."""
    from kinerja_core.documents import rencana_aksi

    return rencana_aksi.dari_buku(buku)


def _skp(buku: BukuSKP, surat: PengaturanSurat | None) -> BaseModel:
    from kinerja_core.documents import skp

    return skp.dari_buku(buku, surat)


def _lampiran_skp(buku: BukuSKP, surat: PengaturanSurat | None) -> BaseModel:
    from kinerja_core.documents import lampiran_skp

    return lampiran_skp.dari_buku(buku, surat)


def _pembinaan(buku: BukuSKP, surat: PengaturanSurat | None, *, slug: str) -> Iterator[Naskah]:
    """The bimbingan of a workbook, or its konseling: neither is ever printed with the other."""
    from kinerja_core.documents import bimbingan, konseling

    person, private = buku.skp.pegawai, slug == "konseling"
    for item in buku.pembinaan:
        if item.rahasia is private:
            make = konseling.dari_pembinaan if private else bimbingan.dari_pembinaan
            name = f"{slug.capitalize()} {nama_aman(person.nama, 40)} {person.nip} {item.tanggal}"
            yield Naskah(nama_aman(name, 100), partial(make, buku, item, surat), _paper(surat))


#: How each document is made from workbooks.
_SUMBER: Final[dict[str, Callable[[_Asked], Iterator[Sumber]]]] = {
    "risalah": partial(_from_staff, drafts_of=_risalah),
    "surat-keterangan": partial(_from_units, drafts_of=_surat),
    "surat-keterangan-pegawai": partial(_from_units, drafts_of=_surat_pegawai),
    "konversi-ak": partial(_from_units, drafts_of=_konversi_ak),
    "berita-acara-keberatan": _berita_acara,
    "bimbingan": partial(_from_staff, drafts_of=partial(_pembinaan, slug="bimbingan")),
    "konseling": partial(_from_staff, drafts_of=partial(_pembinaan, slug="konseling")),
    "undangan-konfirmasi": partial(_from_units, drafts_of=_undangan),
    "umpan-balik": partial(_from_staff, drafts_of=_umpan_balik),
    "rencana-aksi": partial(
        _from_staff, drafts_of=partial(_one_each, awalan="Rencana Aksi", konteks=_rencana_aksi)
    ),
    "skp": partial(_from_staff, drafts_of=partial(_one_each, awalan="SKP", konteks=_skp)),
    "lampiran-skp": partial(
        _from_staff, drafts_of=partial(_one_each, awalan="Lampiran SKP", konteks=_lampiran_skp)
    ),
    "evaluasi": partial(_with_unit, awalan="Evaluasi Kinerja", konteks=_evaluasi),
    "dokumen-evaluasi": partial(_with_unit, awalan="Dokumen Evaluasi", konteks=_dokumen_evaluasi),
}
