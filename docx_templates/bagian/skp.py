"""What the forms made from an SKP share: title, people, hasil kerja, perilaku kerja, and who signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import fsum
from typing import Any, Final

from docx_templates.bagian.surat import TANGGAL
from docx_templates.bagian.tabel import LATAR_JUDUL, baris, baris_daftar, tabel, tanda
from docx_templates.bagian.tanda_tangan import Penanda, blok_tanda_tangan
from docx_templates.bagian.tulisan import KIRI, TENGAH, TITIK, atau, elemen, tulis

UKURAN: Final = 9
KUANTITATIF, KUALITATIF = "PENDEKATAN HASIL KERJA KUANTITATIF", "PENDEKATAN HASIL KERJA KUALITATIF"
JPT: Final = "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"
JA_JF: Final = "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"
#: The exclusive parts of a form with their two lines of title.
VARIAN: Final = {
    "kuantitatif_jpt": (KUANTITATIF, JPT),
    "kuantitatif_ja_jf": (KUANTITATIF, JA_JF),
    "kualitatif_jpt": (KUALITATIF, JPT),
    "kualitatif_ja_jf": (KUALITATIF, JA_JF),
}

#: A column: its heading, its share of the width, whether it spans the rows of its RHK, and its paragraphs.
KolomTabel = tuple[str, float, bool, Sequence[str]]

#: The fields of a person, and which of them may be empty.
ORANG: Final = (
    ("NAMA", "nama", False),
    ("NIP", "nip", True),
    ("PANGKAT/GOL. RUANG", "pangkat", True),
    ("JABATAN", "jabatan", False),
    ("UNIT KERJA", "unit_kerja", True),
)
#: The Pejabat Penilai as every form says it.
PENILAI: Final = {"sebutan": "Pejabat Penilai Kinerja,", "atas_nama": "atas_nama", "jabatan": "jabatan_penanda?"}


def melebar(table: Any, teks: str, *, kepala: bool = False, rata: Any = KIRI) -> None:
    """A row of one cell over all columns."""
    cells = baris(table, kepala=kepala)
    cell = cells[0].merge(cells[-1])
    if not kepala:
        cell._tc.get_or_add_tcPr().append(elemen("w:shd", val="clear", color="auto", fill=LATAR_JUDUL))
    tulis(cell, teks, tebal=True, ukuran=UKURAN, rata=rata, ikut=True)


def kepala_tabel(table: Any, judul: Sequence[str], *, bernomor: bool = False) -> None:
    """The headings of the columns, again on every page; ``bernomor`` numbers the columns once."""
    for cell, text in zip(baris(table, kepala=True), judul, strict=True):
        tulis(cell, text, tebal=True, ukuran=UKURAN, rata=TENGAH, ikut=True)
    if bernomor:
        for number, cell in enumerate(baris(table), 1):
            tulis(cell, f"({number})", ukuran=7, rata=TENGAH, ikut=True)


def isi_baris(
    table: Any, kolom: Sequence[KolomTabel], *, bergabung: bool, ikut: bool = False, ukuran: float = UKURAN
) -> None:
    """A row of the table; ``bergabung`` is whether it is one of several whose marked cells span them all.

    A paragraph that begins with a bullet hangs, one that begins with ``**`` is bold; ``ikut`` keeps the row with the
    next one.
    """
    for cell, (title, _, spans, paragraphs) in zip(baris(table), kolom, strict=True):
        first, *rest = paragraphs
        for text in ("{% vm %}" + first if spans and bergabung else first, *rest):
            if text.startswith("•"):
                tulis(cell, text, ukuran=ukuran, gantung=0.4, ikut=ikut)
            else:
                bold, align = text.startswith("**"), TENGAH if title == "No" else KIRI
                tulis(cell, text.removeprefix("**"), ukuran=ukuran, tebal=bold, rata=align, ikut=ikut)


def judul_varian(document: Any, judul: str, baris_lain: Sequence[str] = ()) -> None:
    """The title with the two lines of the variant that is filled."""
    tulis(document, judul, bab=1, tebal=True, ukuran=12, rata=TENGAH, ikut=True)
    for isian, lines in VARIAN.items():
        tulis(document, f"{{%p if {isian} %}}")
        for line in lines:
            tulis(document, line, tebal=True, rata=TENGAH, ikut=True)
        tulis(document, "{%p endif %}")
    for line in baris_lain:
        tulis(document, line, tebal=True, rata=TENGAH, ikut=True)
    tulis(document, ukuran=8, ikut=True)


def unit_dan_periode(document: Any, lebar: float, *, evaluasi: bool = False) -> None:
    """The unit at the left, the period at the right; an ``evaluasi`` says which of the year it is."""
    table = tabel(document, (lebar / 2, lebar / 2), bergaris=False, sela=0)
    left, right = baris(table)
    tulis(left, "{{ unit }}", ukuran=10, ikut=True)
    for line in ("{%p if periode_evaluasi %}", "PERIODE: {{ periode_evaluasi }}", "{%p endif %}") if evaluasi else ():
        tulis(left, line, tebal=True, ukuran=10, ikut=True)
    tulis(right, "PERIODE PENILAIAN:", ukuran=10, ikut=True)
    tulis(right, "{{ periode }}", ukuran=10, ikut=True)
    tulis(document, ukuran=4, ikut=True)


def dua_orang(document: Any, lebar: float) -> None:
    """Pegawai yang dinilai beside the Pejabat Penilai Kinerja, five fields each."""
    label, half = (4.2 if lebar > 20 else 2.9), lebar / 2
    table = tabel(document, (0.8, label, half - label - 0.8) * 2, sela=0.1, atas=0.03)
    cells = baris(table, kepala=True)
    for number, title, first in (("No", "PEGAWAI YANG DINILAI", 0), ("No", "PEJABAT PENILAI KINERJA", 3)):
        tulis(cells[first], number, tebal=True, ukuran=UKURAN, rata=TENGAH, ikut=True)
        tulis(cells[first + 1].merge(cells[first + 2]), title, tebal=True, ukuran=UKURAN, rata=TENGAH, ikut=True)
    for number, (name, field, optional) in enumerate(ORANG, 1):
        cells = baris(table)
        for person, first in (("pegawai", 0), ("penilai", 3)):
            value = f"{person}.{field}"
            texts = (str(number), name, atau(value) if optional else f"{{{{ {value} }}}}")
            for cell, text in zip(cells[first : first + 3], texts, strict=True):
                tulis(cell, text, ukuran=UKURAN, rata=TENGAH if cell is cells[first] else KIRI)
    tulis(document, ukuran=8, ikut=True)


def hasil_kerja(
    document: Any, lebar: float, kolom: Callable[[str], Sequence[KolomTabel]], *, iki_berbaris: str = "",
    ukuran: float = UKURAN, bernomor: bool = False,
) -> None:
    """The table HASIL KERJA of every variant; the one that is filled is printed.

    Args:
        document: the template.
        lebar: width in cm.
        kolom: gives the columns of a variant.
        iki_berbaris: words that mark the variants with one row for each indicator.
        ukuran: points of the letters in its rows.
        bernomor: whether its columns are numbered.
    """
    for isian in VARIAN:
        columns = kolom(isian)
        share = lebar / fsum(column[1] for column in columns)
        tulis(document, f"{{%p if {isian} %}}")
        table = tabel(document, [column[1] * share for column in columns], sela=0.1, atas=0.03)
        melebar(table, "HASIL KERJA", kepala=True)
        kepala_tabel(table, [column[0] for column in columns], bernomor=bernomor)
        for title, part in (("A. UTAMA", "utama"), ("B. TAMBAHAN", "tambahan")):
            melebar(table, title)
            tanda(table, f"{{%tr if {isian}.{part} %}}")
            tanda(table, f"{{%tr for rhk in {isian}.{part} %}}")
            rows = isian.startswith(iki_berbaris)
            if rows:
                tanda(table, "{%tr for iki in rhk.iki %}")
            isi_baris(table, columns, bergabung=rows, ukuran=ukuran)
            if rows:
                tanda(table, "{%tr endfor %}")
            tanda(table, "{%tr endfor %}")
            tanda(table, "{%tr else %}")
            for cell in baris(table):
                tulis(cell, "-", ukuran=UKURAN, rata=TENGAH)
            tanda(table, "{%tr endif %}")
        tulis(document, ukuran=8)
        tulis(document, "{%p endif %}")


def perilaku(
    document: Any, lebar: float, kolom: Sequence[KolomTabel] = (), *, ditandatangani: bool = False,
    ukuran: float = UKURAN,
) -> Any:
    """The table PERILAKU KERJA: value and panduan, what the leader expects, then further columns.

    One that is ``ditandatangani`` ends with the signatures: its last value stands on their page.
    """
    columns = (
        ("No", 0.06, False, ("{{ loop.index }}.",)),
        (
            "Perilaku",
            0.85 if kolom else 0.56,  # beside further columns a line for each panduan, so that it stays on one page
            False,
            ("**{{ nilai.nama }}", "{%p for panduan in nilai.panduan %}", "•\t{{ panduan }}", "{%p endfor %}"),
        ),
        (
            "Ekspektasi Khusus Pimpinan",
            0.38,
            False,
            (
                "Ekspektasi Khusus Pimpinan:",
                "{%p if nilai.ekspektasi %}",
                "{%p for harapan in nilai.ekspektasi %}",
                "•\t{{ harapan }}",
                "{%p endfor %}",
                "{%p else %}",
                "-",
                "{%p endif %}",
            ),
        ),
        *kolom,
    )
    share = lebar / fsum(column[1] for column in columns)
    table = tabel(document, [column[1] * share for column in columns], sela=0.1, atas=0.03)
    melebar(table, "PERILAKU KERJA", kepala=True)
    if kolom:
        kepala_tabel(table, [column[0] for column in columns])
    tanda(table, "{%tr for nilai in perilaku %}")
    if ditandatangani:
        baris_daftar(table, lambda ikut: isi_baris(table, columns, bergabung=True, ikut=ikut, ukuran=ukuran))
    else:
        isi_baris(table, columns, bergabung=True, ukuran=ukuran)
    tanda(table, "{%tr endfor %}")
    return table


def penanda_tangan(document: Any, lebar: float, *, pegawai: bool = True, daftar: Any = None) -> None:
    """The Pejabat Penilai at the right with place and date, and the pegawai at the left; they stay together.

    ``daftar`` is the table that they sign, when there is nothing in between.
    """
    if daftar is None:
        tulis(document, ukuran=10, ikut=True)
    date = f"{atau('tempat', TITIK)}, {TANGGAL}"
    right = Penanda("penilai", **PENILAI, tanggal=date, tanda="${ttd_pengirim1}" if pegawai else "${ttd_pengirim}")
    left = Penanda("pegawai", "Pegawai yang Dinilai,", tanggal=" ", tanda="${ttd_pengirim2}")
    signers = {1: right, 0: left} if pegawai else {1: right}
    blok_tanda_tangan(document, ((lebar - 7.5, 7.5), signers), daftar=daftar, jarak=1 if daftar is None else 10)


_KUALITATIF: Final = (
    "{{ rhk.uraian }}",
    f"(Penugasan dari: {atau('rhk.penugasan_dari')})",
    "Ukuran keberhasilan/Indikator Kinerja Individu, dan Target:",
    "{%p for iki in rhk.iki %}",
)


def kolom_skp(varian: str) -> Sequence[KolomTabel]:
    """The columns of HASIL KERJA on the SKP."""
    number = ("No", 0.9, True, ("{{ rhk.nomor }}.",))
    result = ("Rencana Hasil Kerja", 4.2, True, ("{{ rhk.uraian }}",))
    measure = ("Indikator Kinerja Individu", 4.2, False, ("{{ iki.indikator }}",))
    target = ("Target", 2.4, False, ("{{ iki.target }}",))
    if varian == "kuantitatif_jpt":
        return (number, result, measure, target, ("Perspektif", 2.6, False, (atau("iki.perspektif"),)))
    if varian == "kuantitatif_ja_jf":
        above = ("Rencana Hasil Kerja Pimpinan yang Diintervensi", 3.6, True, (atau("rhk.rhk_diintervensi"),))
        return (number, above, result, ("Aspek", 1.9, False, (atau("iki.aspek"),)), measure, target)
    view = f" (Perspektif: {atau('iki.perspektif')})" if varian == "kualitatif_jpt" else ""
    bullet = f"•\t{{{{ iki.indikator }}}}: {{{{ iki.target }}}}{view}"
    return (number, ("Rencana Hasil Kerja", 15.1, False, (*_KUALITATIF, bullet, "{%p endfor %}")))
