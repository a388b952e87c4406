"""Cetak: Word documents from workbooks, folders, or a JSON file of the document's context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kinerja_core.batas.kemampuan import dapat_menyiapkan_templat
from kinerja_core.documents.katalog import KATALOG, cari
from kinerja_core.documents.mesin.dokumen import BIASA, Dokumen, Tampilan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kertas import cari_kertas
from kinerja_core.model.masa_catatan import MasaCatatan
from kinerja_core.model.periode import Periode
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import sisihkan, tolak_bila_ada, tolak_bukan_folder, tulis
from kinerja_core.services.cetak_naskah import HasilCetak, cetak_naskah
from kinerja_core.services.jalan_cetak import JalanCetak, Lembaran, Terbit, satu_sebab, temuan_disisihkan
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.pengaturan_surat import baca_pengaturan_surat
from kinerja_core.services.pilihan_cetak import tolak_lembaran, tolak_tanpa_guna
from kinerja_core.services.simpanan import sekali_baca
from kinerja_core.services.sumber_cetak import Sumber

if TYPE_CHECKING:
    from kinerja_core.services.pdf import LibreOffice

#: An office's own template or letterhead is made ready with libraries that a page in the browser does not have.
_TANPA_MESIN_WORD: Final = (
    "Templat kantor sendiri dan gambar kop tidak dapat dipakai di sini. Cetak dengan templat bawaan, atau pakai "
    'perintah "kinerja cetak" atau add-in Excel di komputer.'
)
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
            why = "adalah folder; sebutkan berkasnya" if path.is_dir() else "tidak ditemukan"
            raise GalatKinerja(f'"{path}" {why}.')
    letters = baca_pengaturan_surat(pengaturan) if pengaturan else None
    return Tampilan(templat, kop, paper, srikandi, letters, not tanpa_jejak)


def daftar_dokumen() -> list[dict[str, str]]:
    """Every document with its title and template, in the order of the catalogue."""
    return [{"dokumen": item.slug, "judul": item.judul, "templat": item.templat} for item in KATALOG.values()]


def judul_dokumen(slug: str) -> str:
    """The title of a document."""
    return cari(slug).judul


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
    lembaran: Lembaran | None = None,
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
        lembaran: what becomes of the pages, instead of ``pdf`` and ``pdfa`` alone.

    Raises:
        GalatKinerja: nothing can be made; nothing has been written then.
    """
    from kinerja_core.services.bahan_cetak import bahan

    what = cari(slug)
    sheets = lembaran or Lembaran(pdf=pdf or pdfa, pdfa=pdfa)
    periksa_tampilan(tampilan)
    if tampilan.templat is not None:
        from kinerja_core.services.templat_dokumen import pastikan

        pastikan(what, tampilan.templat)
    tolak_tanpa_guna(what, data, tampilan, periode, masa)
    single = keluaran.suffix.casefold() == ".docx" and not keluaran.is_dir()
    if not single:
        tolak_bukan_folder(keluaran, ", atau berkas .docx (PDF dibuat di sampingnya dengan --pdf),")
    elif tampilan.templat is not None and keluaran.exists() and keluaran.samefile(tampilan.templat):
        raise GalatKinerja("-o menyebut templatnya sendiri; sebutkan nama lain bagi hasilnya.")
    tolak_lembaran(sheets, timpa, satu_berkas=single)
    office = libreoffice_untuk(sheets)
    sources = bahan(what, data, tampilan, periode, kemajuan, masa)
    if single:
        return _one_file(what, list(sources), keluaran, tampilan, office, sheets, timpa=timpa, kemajuan=kemajuan)
    run = JalanCetak(
        what, sheets.folder(keluaran), tampilan, data=data, timpa=timpa, lembaran=sheets,
        stop_at_bad_data=len(data) == 1 and data[0].is_file(),
    )  # fmt: skip
    return _folder(run, sources, sheets, office, timpa=timpa, kemajuan=kemajuan)


def _folder(
    run: JalanCetak, sources: Iterable[Sumber], sheets: Lembaran, office: LibreOffice | None,
    *, timpa: bool, kemajuan: Kemajuan,
) -> HasilCetak:
    """The documents of the data, into a folder."""
    visited = []
    for source in sources:
        visited.append(source.berkas)
        run.kerjakan(source)
        if run.cukup:
            break
    if office:
        from kinerja_core.services.halaman_cetak import buat_halaman

        run.result.gabung(buat_halaman([run], sheets, office, timpa=timpa, kemajuan=kemajuan))
    run.tutup(visited)
    run.result.temuan[:] = satu_sebab(run.result.temuan)
    return run.result


def periksa_tampilan(tampilan: Tampilan) -> None:
    """Refuse what only a computer with Word's libraries can print, where these are not there.

    Raises:
        GalatKinerja: an office's own template or a letterhead, in the page.
    """
    if (tampilan.templat or tampilan.kop) and not dapat_menyiapkan_templat():
        raise GalatKinerja(_TANPA_MESIN_WORD)


def libreoffice_untuk(lembaran: Lembaran) -> LibreOffice | None:
    """The LibreOffice that makes the PDFs, when any are asked for.

    Raises:
        GalatKinerja: there is none, or a library for what is done with the PDFs is missing.
    """
    if not lembaran.berhalaman:
        return None
    from kinerja_core.services.pdf import cari_libreoffice

    if lembaran.kode_qr or lembaran.kotak or lembaran.satu_pdf:
        from kinerja_core.services.cap_pdf import perlu_pustaka

        perlu_pustaka(kode_qr=lembaran.kode_qr)
    return cari_libreoffice()


def _one_file(
    what: Dokumen, sources: list[Sumber], target: Path, tampilan: Tampilan, office: LibreOffice | None,
    lembaran: Lembaran, *, timpa: bool, kemajuan: Kemajuan,
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
        made = cetak_naskah(what, draft, source, tampilan, stop_at_bad_data=True)
        if isinstance(made, Temuan):
            result.temuan.append(made)
            continue
        printed, content = made
        result.temuan += printed.temuan
        result.dibuat.append(tulis(target, content, timpa=timpa))
        if not office and page.exists():
            result.temuan.append(temuan_disisihkan([sisihkan(page)]))
        if office:
            one = Terbit(what, draft.nama, target, printed.penanda, printed.tentang)
            _its_page(one, page, result, office, lembaran, timpa=timpa, kemajuan=kemajuan)
    return result


def _its_page(
    terbit: Terbit, page: Path, result: HasilCetak, office: LibreOffice, lembaran: Lembaran,
    *, timpa: bool, kemajuan: Kemajuan,
) -> None:
    """The PDF of the one document."""
    from kinerja_core.services.cap_pdf import bubuhi
    from kinerja_core.services.pdf import PembuatPDF, temuan_huruf

    kemajuan(0, 1, page.name)
    with PembuatPDF(office, pdfa=lembaran.pdfa, pendengar=1) as maker:
        for made in maker.ubah([(terbit.berkas, terbit.berkas.stem)]):
            if isinstance(made.isi, Temuan):
                result.temuan.append(made.isi)
            else:
                result.dibuat.append(tulis(page, bubuhi(made.isi, terbit, lembaran), timpa=timpa))
            result.temuan += temuan_huruf(made.huruf_diganti, [made.huruf_hilang])
    kemajuan(1, 1, "")
