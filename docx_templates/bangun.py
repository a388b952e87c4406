"""Builds the Word templates. Run ``python -m docx_templates.bangun`` after a change; a test compares.

The templates are ordinary Word files that an office may copy and edit; this module only makes the ones that ship.
"""

from __future__ import annotations

import datetime
import io
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from kinerja_core.documents.mesin.wadah import Wadah, baca

HURUF: Final = "Arial"
TEAL: Final = RGBColor(0x00, 0x80, 0x80)
KELABU: Final = RGBColor(0x59, 0x59, 0x59)
LATAR_KEPALA: Final = "E7EEF0"
LEBAR: Final = 16.0  # centimetres between the margins of A4

#: What is printed where something is written by hand.
TITIK: Final = "……………………"

#: It says what is done with the file next and never that it is signed.
CATATAN_TTE: Final = (
    "Dokumen ini disiapkan untuk ditandatangani secara elektronik; periksa keasliannya sesudah ditandatangani."
)

KIRI, TENGAH, KANAN, RATA = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)


def elemen(name: str, **attributes: str) -> Any:
    """A WordprocessingML element with attributes of the ``w`` namespace."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def dokumen(judul: str, *, bertanda_tangan: bool = True, melintang: bool = False) -> Any:
    """An empty document with the house's page, font, language and page number.

    One that is ``bertanda_tangan`` can carry the note about electronic signatures in its footer; ``melintang`` is
    landscape.
    """
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if melintang else (Mm(210), Mm(297))
    if melintang:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    section.header_distance = section.footer_distance = Cm(1.25)
    style = document.styles["Normal"]
    style.font.name, style.font.size = HURUF, Pt(11)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    style.paragraph_format.widow_control = True
    run = style.element.get_or_add_rPr()
    fonts = run.find(qn("w:rFonts"))
    for key in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{key}"), HURUF)
    run.append(elemen("w:lang", val="id-ID", eastAsia="id-ID"))
    for language in document.styles.element.findall(f"{qn('w:docDefaults')}//{qn('w:lang')}"):
        language.set(qn("w:val"), "id-ID")
    compat = document.settings.element.find(qn("w:compat"))  # without it Word opens the file in compatibility mode
    for setting in compat.findall(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    properties = document.core_properties
    properties.title, properties.author, properties.language = judul, "kinerja", "id-ID"
    properties.comments = properties.keywords = properties.last_modified_by = ""
    properties.created = properties.modified = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    footer = section.footer.paragraphs[0]
    footer.alignment = TENGAH
    if bertanda_tangan:
        for text in ("{%p if catatan_tte %}", CATATAN_TTE, "{%p endif %}"):
            note = footer.insert_paragraph_before()
            note.alignment = TENGAH
            _kecil(note.add_run(text))
    for text, code in (("Halaman ", "PAGE"), (" dari ", "NUMPAGES")):
        _kecil(footer.add_run(text))
        for kind in ("begin", None, "separate", "1", "end"):
            run = _kecil(footer.add_run())
            if kind is None:
                instruction = elemen("w:instrText")
                instruction.set(qn("xml:space"), "preserve")
                instruction.text = f" {code} "
                run._r.append(instruction)
            elif kind == "1":
                run.text = "1"
            else:
                run._r.append(elemen("w:fldChar", fldCharType=kind))
    return document


def _kecil(run: Any) -> Any:
    run.font.size, run.font.color.rgb = Pt(8), KELABU
    return run


def tulis(
    tempat: Any,
    teks: str = "",
    *,
    tebal: bool = False,
    garis: bool = False,
    ukuran: float | None = None,
    warna: RGBColor | None = None,
    rata: Any = None,
    sebelum: float = 0,
    sesudah: float = 0,
    ikut: bool = False,
    kiri: float = 0,
    gantung: float = 0,
    bab: int = 0,
) -> Paragraph:
    """A paragraph in a document or a cell; ``ikut`` keeps it with the next, ``gantung`` is a hanging indent in cm.

    ``bab`` is the level of a heading (1 is the title): Word's navigation and the bookmarks of a PDF show it.
    """
    paragraph: Paragraph
    if (
        hasattr(tempat, "_tc")
        and tempat.paragraphs
        and not tempat.paragraphs[-1].runs
        and not getattr(tempat, "_mulai", 0)
    ):
        paragraph = tempat.paragraphs[-1]
        tempat._mulai = 1
    else:
        paragraph = tempat.add_paragraph()
    layout = paragraph.paragraph_format
    paragraph.alignment = rata
    layout.space_before, layout.space_after = (Pt(sebelum) if sebelum else None), (Pt(sesudah) if sesudah else None)
    if ikut:
        layout.keep_with_next = True
    if kiri or gantung:
        layout.left_indent = Cm(kiri + gantung)
    if gantung:
        layout.first_line_indent = Cm(-gantung)
        layout.tab_stops.add_tab_stop(Cm(kiri + gantung))
    if bab:
        paragraph._p.get_or_add_pPr().insert_element_before(
            elemen("w:outlineLvl", val=str(bab - 1)), "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange"
        )
    if teks:
        run = paragraph.add_run(teks)
        run.bold = tebal or None
        run.underline = garis or None
        if ukuran:
            run.font.size = Pt(ukuran)
        if warna is not None:
            run.font.color.rgb = warna
    elif ukuran:  # an empty line of this height
        mark = paragraph._p.get_or_add_pPr()
        properties = elemen("w:rPr")
        properties.append(elemen("w:sz", val=str(int(ukuran * 2))))
        mark.append(properties)
        if ukuran < 2:
            # as good as none, so that it never begins a page of its own after a full one
            layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(ukuran / 20)
    return paragraph


def tabel(tempat: Any, lebar: Sequence[float], *, bergaris: bool = True, sela: float = 0.15, atas: float = 0) -> Any:
    """A table of fixed column widths in cm without rows; ``sela`` and ``atas`` are the space inside its cells."""
    table = tempat.add_table(0, len(lebar))
    table.style = None
    table.autofit = False
    properties = table._tbl.tblPr
    total = properties.find(qn("w:tblW"))
    total.set(qn("w:type"), "dxa")
    total.set(qn("w:w"), str(int(sum(lebar) * 567)))
    look = properties.find(qn("w:tblLook"))
    if bergaris:  # stated here: LibreOffice needs a quarter more time for a table whose lines come from a style
        borders = elemen("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            borders.append(elemen(f"w:{side}", val="single", sz="4", space="0", color="auto"))
        properties.find(qn("w:tblLayout")).addprevious(borders)
    margins = elemen("w:tblCellMar")
    for side, space in (("top", atas), ("left", sela), ("bottom", atas), ("right", sela)):
        margins.append(elemen(f"w:{side}", w=str(int(space * 567)), type="dxa"))
    look.addprevious(margins)
    for column, width in zip(table.columns, lebar, strict=True):
        column.width = Cm(width)
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.lebar = lebar
    return table


def menjorok(table: Any, kiri: float) -> None:
    """Indent a table by ``kiri`` cm."""
    table._tbl.tblPr.find(qn("w:jc")).addnext(elemen("w:tblInd", w=str(int(kiri * 567)), type="dxa"))


def baris(table: Any, *, kepala: bool = False, utuh: bool = True) -> list[Any]:
    """A row; ``kepala`` repeats on every page, ``utuh`` never splits over pages. Returns its cells."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    if utuh:
        properties.append(elemen("w:cantSplit"))
    if kepala:
        properties.append(elemen("w:tblHeader"))
    cells = list(row.cells)
    for cell, width in zip(cells, table.lebar, strict=True):
        cell.width = Cm(width)
    if kepala:
        for cell in cells:
            cell._tc.get_or_add_tcPr().append(elemen("w:shd", val="clear", color="auto", fill=LATAR_KEPALA))
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    return cells


def kepala(table: Any, judul: Sequence[str], ukuran: float | None = None) -> None:
    """The heading row."""
    for cell, text in zip(baris(table, kepala=True), judul, strict=True):
        tulis(cell, text, tebal=True, rata=TENGAH, ukuran=ukuran, ikut=True)


def tanda(table: Any, teks: str) -> None:
    """A row that holds only a ``{%tr %}`` tag."""
    cells = baris(table, utuh=False)
    tulis(cells[0], teks)


def baris_daftar(table: Any, isi: Callable[[bool], None]) -> None:
    """The row of a loop, written by ``isi``; the last of them (then called with true) stays with the row after it."""
    tanda(table, "{%tr if loop.last %}")
    isi(True)
    tanda(table, "{%tr else %}")
    isi(False)
    tanda(table, "{%tr endif %}")


def tanpa_garis(cell: Any, *sisi: str) -> None:
    """A cell of a bordered table without lines at these sides."""
    borders = elemen("w:tcBorders")
    for side in sisi:
        borders.append(elemen(f"w:{side}", val="nil"))
    cell._tc.get_or_add_tcPr().append(borders)


def pilihan(tempat: Any, isian: str, ya: str, tidak: str) -> None:
    """Two drawn boxes with their words; the chosen one holds an X. No special font is needed to show it."""
    table = tabel(tempat, (0.6, 2.6, 0.6, 4.0), bergaris=False, sela=0.05)
    menjorok(table, 0.65)
    cells = baris(table)
    row = table.rows[0]
    row.height, row.height_rule = Cm(0.6), WD_ROW_HEIGHT_RULE.EXACTLY
    for place, (syarat, kata) in enumerate(((isian, ya), (f"not {isian}", tidak))):
        box, label = cells[2 * place], cells[2 * place + 1]
        borders = elemen("w:tcBorders")
        for side in ("top", "left", "bottom", "right"):
            borders.append(elemen(f"w:{side}", val="single", sz="8", space="0", color="000000"))
        box._tc.get_or_add_tcPr().append(borders)
        box.vertical_alignment = label.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        tulis(box, f"{{% if {syarat} %}}X{{% endif %}}", tebal=True, rata=TENGAH)
        tulis(label, f" {kata}")


def _sela_sel(cell: Any, **sisi: float) -> None:
    """The room in cm inside a cell at these sides."""
    margins = elemen("w:tcMar")
    for side, space in sisi.items():
        margins.append(elemen(f"w:{side}", w=str(int(space * 567)), type="dxa"))
    cell._tc.get_or_add_tcPr().append(margins)


def kotak_qr(tempat: Any, isi: str, *, bergaris: bool = False, rata: Any = None) -> None:
    """A cell of 3 x 3 cm for the QR picture of an electronic signature, with what stands in it until then."""
    table = tabel(tempat, (3.0,), bergaris=bergaris, sela=0)
    if rata == TENGAH:
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
    (cell,) = baris(table)
    row = table.rows[0]
    row.height, row.height_rule = Cm(3), WD_ROW_HEIGHT_RULE.EXACTLY
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    tulis(cell, isi, rata=TENGAH, ukuran=8 if bergaris else 9, warna=KELABU if bergaris else None, ikut=True)


@dataclass(frozen=True, slots=True)
class Penanda:
    """One who signs, in three parts from top to bottom: in which jabatan, the room for the signature, the name.

    SRIKANDI signs where ``tanda`` is. It knows the sender's jabatan, name and NIP as well, but not those of two:
    with numbered tokens, or a second signer, these come from the data.
    """

    #: The field with nama and nip.
    orang: str
    #: Words above the jabatan.
    sebutan: str = ""
    #: The field of the jabatan; with ``?`` at its end it may be empty.
    jabatan: str = ""
    #: The field of the jabatan after a.n.
    atas_nama: str = ""
    #: The line of place and date.
    tanggal: str = ""
    #: SRIKANDI's token for this signature; without one it is by pen, or electronic outside SRIKANDI.
    tanda: str = ""
    #: The field that is there when somebody else signs too.
    kedua: str = ""
    #: Nobody may sign here: then all is left out, or with ``titik`` only the person, whose name is dots.
    mungkin: bool = False
    titik: bool = False
    rata: Any = None
    ukuran: float | None = None
    tebal: bool = False

    def _teks(self, cell: Any, teks: str, **lain: Any) -> None:
        tulis(cell, teks, rata=self.rata, ukuran=self.ukuran, ikut=True, **lain)

    @contextmanager
    def _bila_ada(self, cell: Any, ada: bool, selain: Sequence[str] = ()) -> Iterator[None]:
        if ada:
            tulis(cell, f"{{%p if {self.orang} %}}")
        yield
        if ada and selain:
            tulis(cell, "{%p else %}")
            for text in selain:
                self._teks(cell, text)
        if ada:
            tulis(cell, "{%p endif %}")

    def _pengirim(self, cell: Any, tanda: Sequence[str], data: Callable[[], None]) -> None:
        """What SRIKANDI knows of the one sender, else what the data say."""
        if self.tanda != "${ttd_pengirim}":
            data()
            return
        tulis(cell, "{%p if srikandi %}")
        if self.kedua:
            tulis(cell, f"{{%p if {self.kedua} %}}")
            data()
            tulis(cell, "{%p else %}")
        for text in tanda:
            self._teks(cell, text)
        if self.kedua:
            tulis(cell, "{%p endif %}")
        tulis(cell, "{%p else %}")
        data()
        tulis(cell, "{%p endif %}")

    def _tulis_jabatan(self, cell: Any) -> None:
        field = self.jabatan.removesuffix("?")
        optional = field != self.jabatan
        if optional:
            tulis(cell, f"{{%p if {field} %}}")
        self._teks(cell, f"{{{{ {field} }}}},")
        if optional:
            tulis(cell, "{%p endif %}")

    def _tulis_nama(self, cell: Any) -> None:
        self._teks(cell, f"{{{{ {self.orang}.nama }}}}")
        tulis(cell, f"{{%p if {self.orang}.nip %}}")
        self._teks(cell, f"NIP {{{{ {self.orang}.nip }}}}")
        tulis(cell, "{%p endif %}")

    def atas(self, cell: Any) -> None:
        """Place and date, and in which jabatan and for whom."""
        with self._bila_ada(cell, self.mungkin and not self.titik):
            if self.tanggal:
                self._teks(cell, self.tanggal)
            if self.sebutan:
                self._teks(cell, self.sebutan, tebal=self.tebal)
            with self._bila_ada(cell, self.titik):
                if self.atas_nama:
                    tulis(cell, f"{{%p if {self.atas_nama} %}}")
                    self._teks(cell, f"a.n. {{{{ {self.atas_nama} }}}}")
                    tulis(cell, "{%p endif %}")
                if self.jabatan:
                    self._pengirim(cell, ("${jabatan_pengirim},",), lambda: self._tulis_jabatan(cell))

    def ruang(self, cell: Any) -> None:
        """SRIKANDI's token, a box for an electronic signature, or white space for a pen."""
        with self._bila_ada(cell, self.mungkin and not self.titik):
            if self.tanda:
                tulis(cell, "{%p if srikandi %}")
                if self.kedua:
                    tulis(cell, f"{{%p if {self.kedua} %}}")
                    kotak_qr(cell, "${ttd_pengirim1}", rata=self.rata)
                    tulis(cell, "{%p else %}")
                kotak_qr(cell, self.tanda, rata=self.rata)
                if self.kedua:
                    tulis(cell, "{%p endif %}")
                tulis(cell, "{%p else %}")
            tulis(cell, "{%p if ruang_tte %}")
            kotak_qr(cell, "Ruang tanda tangan elektronik", bergaris=True, rata=self.rata)
            tulis(cell, "{%p else %}")
            self._teks(cell, " ", sesudah=42)
            tulis(cell, "{%p endif %}")
            if self.tanda:
                tulis(cell, "{%p endif %}")

    def bawah(self, cell: Any) -> None:
        """Name and NIP."""
        with self._bila_ada(cell, self.mungkin, (TITIK, f"NIP {TITIK}") if self.titik else ()):
            self._pengirim(cell, ("${nama_pengirim}", "NIP ${nip_pengirim}"), lambda: self._tulis_nama(cell))


def blok_tanda_tangan(
    document: Any,
    *barisan: tuple[Sequence[float], dict[int, Penanda]],
    daftar: Any = None,
    jarak: float = 1,
    catatan: str = "",
) -> None:
    """Rows of signatures, each with its widths of columns and who signs in which; they never part over pages.

    After a ``daftar`` they are its last row, ``jarak`` points below the others and below a ``catatan`` about them (see
    :func:`satu_halaman`).
    """
    with satu_halaman(document, max((lebar for lebar, _ in barisan), key=len), daftar, jarak) as tempat:
        if catatan:
            tulis(tempat, catatan, ukuran=8, sesudah=12, ikut=True)
        for number, (lebar, signers) in enumerate(barisan, 1):
            table = tabel(tempat, lebar, bergaris=False, sela=0)
            tempat.paragraphs[-1].paragraph_format.keep_with_next = True
            for part in ("atas", "ruang", "bawah"):
                for column, cell in enumerate(baris(table)):
                    if column in signers:
                        getattr(signers[column], part)(cell)
                        if column + 1 in signers:  # a long jabatan or name stays apart from the one beside it
                            _sela_sel(cell, right=0.4)
                    tulis(cell, ukuran=1, ikut=part != "bawah" or number < len(barisan))
    tulis(document, ukuran=1)  # kept with the signatures, so that it never stands alone on a page


def _pelaksanaan(document: Any) -> None:
    tulis(document, "RISALAH DIALOG KINERJA", bab=1, tebal=True, ukuran=14, rata=TENGAH, sesudah=8)
    tulis(document, "Pelaksanaan Dialog Kinerja", bab=2, tebal=True, sesudah=3, ikut=True)
    tulis(document, "Hari/Tanggal : {{ hari_tanggal }}", sesudah=4, ikut=True)

    table = tabel(document, (6.7, 6.5, 2.8), atas=0.05)
    kepala(table, ("Rencana Hasil Kerja*)", "Indikator Kinerja Individu*)", "Target*)"))
    tanda(table, "{%tr for rhk in hasil_kerja %}")
    tanda(table, "{%tr for iki in rhk.iki %}")
    for cell, text in zip(
        baris(table), ("{% vm %}{{ rhk.uraian }}", "{{ iki.indikator }}", "{{ iki.target }}"), strict=True
    ):
        tulis(cell, text)
    tanda(table, "{%tr endfor %}")
    tanda(table, "{%tr endfor %}")

    tulis(document, ukuran=4)
    table = tabel(document, (LEBAR,), atas=0.05)
    (cell,) = baris(table, kepala=True)
    tulis(cell, "Rencana Aksi*", tebal=True, ikut=True)
    tanda(table, "{%tr for aksi in rencana_aksi %}")
    (cell,) = baris(table)
    tulis(cell, "{{ loop.index }}.\t{{ aksi }}", gantung=0.75)
    tanda(table, "{%tr endfor %}")

    tulis(document, "Agenda Pembahasan", bab=2, tebal=True, sebelum=8, sesudah=3, ikut=True)
    table = tabel(document, (5.8, 5.4, 4.8), atas=0.05)
    kepala(table, ("Progress Pencapaian Hasil Kerja**)", "Masalah/Hambatan**)", "Penyebab"))
    tanda(table, "{%tr for butir in agenda %}")
    texts = (
        "{{ butir.progress }}",
        "{{ butir.masalah }}",
        "{% if butir.penyebab %}{{ butir.penyebab }}{% else %}-{% endif %}",
    )
    for cell, text in zip(baris(table), texts, strict=True):
        tulis(cell, text)
    tanda(table, "{%tr endfor %}")


def _hasil_pembahasan(document: Any) -> None:
    tulis(document, "Hasil Pembahasan", bab=2, tebal=True, sebelum=8, sesudah=3, ikut=True)
    tulis(document, "1.\tStrategi Mengatasi Permasalahan/Hambatan", gantung=0.65, sesudah=2, ikut=True)
    tulis(document, "{%p for cara in strategi %}")
    tulis(document, "•\t{{ cara }}", kiri=0.65, gantung=0.5, sesudah=2, rata=KIRI)
    tulis(document, "{%p endfor %}")
    tulis(document, "2.\tPenyesuaian Ukuran Keberhasilan dan Target", gantung=0.65, sebelum=4, sesudah=3, ikut=True)
    pilihan(document, "penyesuaian", "Ya", "Tidak")
    tulis(document, "Status:", tebal=True, sebelum=6, sesudah=3, ikut=True)
    pilihan(document, "selesai", "Selesai", "Belum Selesai")
    tulis(document, "Keterangan (jika diperlukan):", tebal=True, sebelum=6, sesudah=2, ikut=True)
    tulis(document, "{% if keterangan %}{{ keterangan }}{% else %}-{% endif %}", sesudah=8, ikut=True)


def _tanda_tangan_risalah(document: Any) -> None:
    """A line to sign on for each peserta at the left, the pimpinan at the right, the notes; all on one page."""
    lebar = (9.0, LEBAR - 9.0)
    pimpinan = Penanda(
        "pimpinan", "Pimpinan/Pemberi Pertimbangan,", atas_nama="atas_nama", jabatan="jabatan_penanda?",
        tanda="${ttd_pengirim}",
    )
    with satu_halaman(document, lebar) as tempat:
        table = tabel(tempat, lebar, bergaris=False, sela=0)
        left, right = baris(table)
        tulis(left, "Peserta,", ikut=True)
        pimpinan.atas(right)
        tanda(table, "{%tr for orang in peserta %}")
        left, right = baris(table)
        name = tulis(left, "{{ loop.index }}.\t{{ orang.nama }}", gantung=0.65, sebelum=9, ikut=True)
        name.paragraph_format.right_indent = Cm(0.4)  # a long one stays apart from the pimpinan's
        for text in ("{%p if orang.nip %}", "NIP {{ orang.nip }} \t", "{%p else %}", "\t", "{%p endif %}"):
            line = tulis(left, text, kiri=0.65, ikut=True)
            if "%" not in text:  # dots to sign on
                line.paragraph_format.right_indent = Cm(0.4)
                line.paragraph_format.tab_stops.add_tab_stop(Cm(8.6), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        tulis(right, "{% vm %} ", ukuran=1, ikut=True)
        tulis(right, "{%p if loop.first %}")
        pimpinan.ruang(right)
        pimpinan.bawah(right)
        tulis(right, "{%p endif %}")
        tulis(right, ukuran=1, ikut=True)
        tanda(table, "{%tr endfor %}")
        tempat._tc.remove(tempat.paragraphs[-1]._p)  # the line that python-docx puts after a table
        for text, space in (
            ("Catatan :\t*)\tsesuai dokumen SKP ----> mandatory", 8),
            ("\t**)\tfree text atau ambil narasi pd catatan harian yg perlu diskusi ----> mandatory", 0),
        ):
            stops = tulis(tempat, text, ukuran=9, sebelum=space, ikut=True).paragraph_format.tab_stops
            stops.add_tab_stop(Cm(1.7))
            stops.add_tab_stop(Cm(2.3))
    tulis(document, ukuran=1)


def risalah() -> Any:
    """Risalah Dialog Kinerja, line by line as the ministry's form (deck)."""
    document = dokumen("Risalah Dialog Kinerja")
    section = document.sections[0]  # a usual risalah, one RHK and one peserta, stays on one page
    section.top_margin = section.bottom_margin = Cm(2.0)
    _pelaksanaan(document)
    _hasil_pembahasan(document)
    _tanda_tangan_risalah(document)
    return document


def _gaya_sel(document: Any) -> dict[Any, Any]:
    """Paragraph styles of the cells of a long list, by alignment: opened faster than what each cell says itself."""
    styles = {}
    for rata, nama in ((KIRI, "Sel Daftar"), (TENGAH, "Sel Daftar Tengah")):
        if nama not in document.styles:
            style = document.styles.add_style(nama, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style, style.font.size = document.styles["Normal"], Pt(8.5)
            style.paragraph_format.alignment = rata
        styles[rata] = document.styles[nama]
    return styles


def _daftar_pegawai(document: Any) -> None:
    styles = _gaya_sel(document)
    table = tabel(document, (0.75, 3.2, 3.45, 3.1, 1.5, 1.5, 1.6, 0.9), sela=0.06, atas=0.03)
    kepala(table, ("No", "Nama", "NIP", "Jabatan", "Kelompok", "Peringkat", "Predikat", "Nilai"), 8)
    tanda(table, "{%tr for orang in pegawai %}")
    columns = (
        ("{{ loop.index }}", TENGAH),
        ("{{ orang.nama }}", KIRI),
        ("{{ orang.nip }}", TENGAH),
        ("{% if orang.jabatan %}{{ orang.jabatan }}{% else %}-{% endif %}", KIRI),
        ("{{ orang.kelompok }}", TENGAH),
        ("{{ orang.peringkat }}", TENGAH),
        ("{{ orang.predikat }}", TENGAH),
        ("{{ orang.nilai }}", TENGAH),
    )
    for cell, (text, align) in zip(baris(table), columns, strict=True):
        tulis(cell, text, ukuran=8 if "nip" in text else None).style = styles[align]
    tanda(table, "{%tr endfor %}")


NOMOR: Final = "{% if srikandi %}${nomor_naskah}{% elif nomor %}{{ nomor }}{% else %}……………………………{% endif %}"
TANGGAL: Final = "{% if srikandi %}${tanggal_naskah}{% elif tanggal %}{{ tanggal }}{% else %}……………………{% endif %}"


def kop_surat(document: Any) -> None:
    """The kop: the office's own image, or its text lines over a rule."""
    tulis(document, "{%p if kop_gambar %}")
    tulis(document, "{{ kop_gambar }}", rata=TENGAH)
    tulis(document, "{%p else %}")
    tulis(document, "{{ kop.instansi }}", tebal=True, ukuran=14, warna=TEAL, rata=TENGAH)
    tulis(document, "{%p if kop.unit_utama %}")
    tulis(document, "{{ kop.unit_utama }}", tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "{%p endif %}")
    tulis(document, "{%p if kop.satuan_kerja %}")
    tulis(document, "{{ kop.satuan_kerja }}", rata=TENGAH)
    tulis(document, "{%p endif %}")
    tulis(document, "{%p for alamat in kop.alamat %}")
    tulis(document, "{{ alamat }}", ukuran=8.5, warna=KELABU, rata=TENGAH)
    tulis(document, "{%p endfor %}")
    tulis(document, "{%p endif %}")
    rule = tulis(document, ukuran=4, sesudah=10)
    borders = elemen("w:pBdr")
    borders.append(elemen("w:bottom", val="single", sz="12", space="1", color="008080"))
    rule._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def identitas(document: Any, rows: Sequence[tuple[str, str]]) -> None:
    """Labels and fields of a person, one a line; the line of a field written with ``?`` is left out when empty."""
    table = tabel(document, (4.2, 0.4, 11.4), bergaris=False, sela=0)
    for label, name in rows:
        optional, field = name.endswith("?"), name.removesuffix("?")
        if optional:
            tanda(table, f"{{%tr if {field} %}}")
        for cell, text in zip(baris(table), (label, ":", f"{{{{ {field} }}}}"), strict=True):
            tulis(cell, text)
        if optional:
            tanda(table, "{%tr endif %}")


@contextmanager
def satu_halaman(document: Any, lebar: Sequence[float], daftar: Any = None, jarak: float = 1) -> Iterator[Any]:
    """A place whose tables never split over pages: LibreOffice keeps one row whole, but not rows that hold tables.

    ``lebar`` are the widths of its widest table: docxtpl mends a table that has fewer columns than those inside it.
    With a table ``daftar`` the place is its last row, without lines: LibreOffice keeps a row only with the next one
    of the same table, so what is signed after a long table would else stand alone on a page.
    """
    first, *_, last = baris(tabel(document, lebar, bergaris=False, sela=0) if daftar is None else daftar)
    cell = first.merge(last)
    if daftar is not None:
        tanpa_garis(cell, "left", "bottom", "right")
        _sela_sel(cell, left=0, bottom=0, right=0)
    tulis(cell, ukuran=jarak, ikut=True)
    yield cell
    if cell.paragraphs[-1].text:
        return
    cell._tc.remove(cell.paragraphs[-1]._p)  # the line that python-docx puts after a table
    tulis(cell, ukuran=1)


def judul_keterangan(document: Any) -> None:
    """Title and number of a surat keterangan, and who gives it."""
    tulis(document, "SURAT KETERANGAN", bab=1, tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "{%p if srikandi %}")
    tulis(document, "${hal}", tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "{%p else %}")
    tulis(document, "PEMETAAN DAN PEMERINGKATAN KINERJA", tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "{%p endif %}")
    tulis(document, f"Nomor: {NOMOR}", rata=TENGAH, sesudah=10)

    tulis(document, "Yang bertanda tangan di bawah ini:", sesudah=4, ikut=True)
    identitas(
        document,
        (
            ("Nama", "penandatangan.nama"),
            ("NIP", "penandatangan.nip?"),
            ("Pangkat, Golongan", "penandatangan.pangkat?"),
            ("Jabatan", "penandatangan.jabatan"),
            ("Unit Kerja", "penandatangan.unit_kerja"),
        ),
    )


def cara_pemetaan(document: Any) -> None:
    """How the unit was mapped and ranked, as a numbered list."""
    tulis(document, "{%p for butir in metode %}")
    tulis(document, "{{ loop.index }}.\t{{ butir }}", gantung=0.65, sesudah=1, rata=RATA)
    tulis(document, "{%p endfor %}")


def _isi_surat(document: Any) -> None:
    judul_keterangan(document)
    tulis(
        document,
        "dengan ini menerangkan bahwa pada periode {{ periode }} telah dilaksanakan pemetaan dan pemeringkatan kinerja "
        "pegawai di lingkungan {{ unit }} terhadap {{ jumlah }} orang pegawai, dengan cara sebagai berikut:",
        rata=RATA,
        sebelum=6,
        sesudah=3,
    )
    cara_pemetaan(document)
    for awal, isian in (
        ("Jumlah pegawai menurut kelompok: ", "per_kelompok"),
        ("Jumlah pegawai menurut predikat: ", "per_predikat"),
    ):
        tulis(
            document,
            f"{awal}{{% for baris in {isian} %}}{{{{ baris.nama }}}}: {{{{ baris.jumlah }}}} orang"
            "{% if loop.last %}.{% else %}; {% endif %}{% endfor %}",
            rata=RATA,
            sebelum=3,
        )
    tulis(document, "{%p if terlampir %}")
    tulis(
        document,
        "Hasil pemetaan dan pemeringkatan kinerja setiap pegawai terlampir dan merupakan bagian yang tidak "
        "terpisahkan dari surat keterangan ini.",
        rata=RATA,
        sebelum=8,
        sesudah=8,
    )
    tulis(document, "{%p else %}")
    tulis(
        document,
        "Hasil pemetaan dan pemeringkatan kinerja setiap pegawai adalah sebagai berikut:",
        rata=RATA,
        sebelum=6,
        sesudah=3,
        ikut=True,
    )
    _daftar_pegawai(document)
    tulis(document, ukuran=8)
    tulis(document, "{%p endif %}")
    tulis(
        document,
        "Demikian surat keterangan ini dibuat untuk dapat dipergunakan sebagaimana mestinya.",
        rata=RATA,
        sesudah=12,
        ikut=True,
    )


def tanda_tangan_surat(document: Any, sebutan: str = "") -> None:
    """Who signs, at the right under place and date; at the left who "Mengetahui", when there is one.

    ``sebutan`` stands over the jabatan, for example "Pejabat Penilai Kinerja,".
    """
    signer = Penanda(
        "penandatangan", sebutan, atas_nama="penandatangan.atas_nama", jabatan="penandatangan.jabatan",
        tanggal=f"{{{{ tempat }}}}, {TANGGAL}", tanda="${ttd_pengirim}", kedua="mengetahui",
    )
    second = Penanda(
        "mengetahui", "Mengetahui,", atas_nama="mengetahui.atas_nama", jabatan="mengetahui.jabatan",
        tanda="${ttd_pengirim2}", mungkin=True,
    )
    blok_tanda_tangan(document, ((8.2, LEBAR - 8.2), {1: signer, 0: second}))


def _lampiran_surat(document: Any) -> None:
    tulis(document, "{%p if terlampir %}")
    tulis(document, "Lampiran Surat Keterangan", kiri=9.0).paragraph_format.page_break_before = True
    for label, value in (("Nomor", NOMOR), ("Tanggal", TANGGAL)):
        tulis(
            document, f"{label}\t: {value}", kiri=9.0, sesudah=14 if label == "Tanggal" else 0
        ).paragraph_format.tab_stops.add_tab_stop(Cm(10.8))
    tulis(document, "DAFTAR HASIL PEMETAAN DAN PEMERINGKATAN KINERJA", bab=1, tebal=True, rata=TENGAH, ikut=True)
    tulis(document, "{{ unit }}", tebal=True, rata=TENGAH, ikut=True)
    tulis(document, "Periode {{ periode }}", rata=TENGAH, sesudah=8, ikut=True)
    _daftar_pegawai(document)
    tulis(document, ukuran=1)
    tulis(document, "{%p endif %}")


def surat_keterangan() -> Any:
    """Surat Keterangan Pemetaan dan Pemeringkatan Kinerja; no official form is public, the wording is ours."""
    document = dokumen("Surat Keterangan Pemetaan dan Pemeringkatan Kinerja")
    kop_surat(document)
    _isi_surat(document)
    tanda_tangan_surat(document)
    _lampiran_surat(document)
    return document


#: The function that builds each template, as ``module:function``; larger ones have modules of their own.
TEMPLAT: Final = {
    "risalah-dialog-kinerja.docx": "docx_templates.bangun:risalah",
    "surat-keterangan.docx": "docx_templates.bangun:surat_keterangan",
    "surat-keterangan-pegawai.docx": "docx_templates.bangun_surat_keterangan_pegawai:bangun",
    "rencana-aksi.docx": "docx_templates.bangun_rencana_aksi:susun",
    "skp.docx": "docx_templates.bangun_skp:susun",
    "konversi-ak.docx": "docx_templates.bangun_konversi_ak:bangun",
    "undangan-konfirmasi.docx": "docx_templates.bangun_undangan_konfirmasi:bangun",
    "umpan-balik.docx": "docx_templates.bangun_umpan_balik:bangun",
    "berita-acara-keberatan.docx": "docx_templates.bangun_berita_acara_keberatan:bangun",
    "lampiran-skp.docx": "docx_templates.bangun_lampiran_skp:susun",
    "evaluasi.docx": "docx_templates.bangun_evaluasi:susun",
    "dokumen-evaluasi.docx": "docx_templates.bangun_dokumen_evaluasi:susun",
    "bimbingan.docx": "docx_templates.bangun_bimbingan:bangun",
    "konseling.docx": "docx_templates.bangun_konseling:bangun",
}


def bangun(nama: str) -> bytes:
    """The bytes of one template, always the same."""
    document = pkgutil.resolve_name(TEMPLAT[nama])()
    for rels in (
        document.part.package.rels,
        document.part.rels,
    ):  # what the blank document of python-docx carries along
        for rel in list(rels.values()):
            if rel.reltype.endswith(("/thumbnail", "/stylesWithEffects", "/customXml")):
                del rels[rel.rId]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) != "TableNormal":
            styles.remove(style)
    target = io.BytesIO()
    document.save(target)
    parts = baca(target.getvalue())
    fonts = parts["word/fontTable.xml"]  # where Arial is missing, its metric twin is named
    parts["word/fontTable.xml"] = fonts.replace(
        b"</w:fonts>",
        b'<w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/>'
        b'<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>',
    )
    return Wadah(parts).tulis({})


def main() -> None:
    """Write every template beside this module."""
    for nama in TEMPLAT:
        (Path(__file__).parent / nama).write_bytes(bangun(nama))


if __name__ == "__main__":
    main()
