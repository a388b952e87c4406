"""Builds the template of the Evaluasi Kinerja, with a drawn curve for each capaian kinerja organisasi."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Any, Final

from docx.oxml import parse_xml
from docx.shared import Cm

from docx_templates.bangun import TENGAH, baris, dokumen, tabel, tulis
from docx_templates.bangun_skp import (
    UKURAN,
    Kolom,
    atau,
    dua_orang,
    hasil_kerja,
    judul_varian,
    kolom_skp,
    melebar,
    penanda_tangan,
    perilaku,
    unit_dan_periode,
)

LEBAR: Final = 24.7  # centimetres between the margins of A4 across
TINGGI_KURVA: Final = 2.6
#: The x axis of the curve (SE MenPANRB 3/2023, as forms print it).
SUMBU: Final = ("Sangat Kurang", "Kurang/Misconduct", "Butuh Perbaikan", "Baik", "Sangat Baik")
#: The field that chooses a curve, and the predikat on the x axis at which the curve is highest.
KURVA: Final = {"sangat_kurang": 0, "kurang": 1, "butuh_perbaikan": 2, "baik": 3, "istimewa": 4}
REALISASI, UMPAN_BALIK = "Realisasi Berdasarkan Bukti Dukung", "Umpan Balik Berkelanjutan Berdasarkan Bukti Dukung"

_EMU: Final = 360000
_NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}


def _titik(puncak: int, lebar: int, tinggi: int) -> list[tuple[int, int]]:
    """Points of a bell that is highest over one of the five predikat."""
    centre = (puncak + 0.5) / len(SUMBU)
    steps = 80
    return [
        (round(lebar * n / steps), round(tinggi * (1 - 0.92 * exp(-(((n / steps - centre) / 0.17) ** 2) / 2))))
        for n in range(steps + 1)
    ]


def _jalur(titik: Sequence[tuple[int, int]], ukuran: str, isi: str, *, tutup: bool = False) -> str:
    (x, y), *rest = titik
    lines = "".join(f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>' for x, y in rest)
    close = "<a:close/>" if tutup else ""
    return f'<a:path {ukuran} {isi}><a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{lines}{close}</a:path>'


def gambar_kurva(nama: str, puncak: int, lebar_cm: float, tinggi_cm: float) -> Any:
    """A run with the curve as a drawing of Word's own: the area, its line, and the axis with a tick per predikat."""
    width, height = round(lebar_cm * _EMU), round(tinggi_cm * _EMU)
    size, floor = f'w="{width}" h="{height}"', round(height * 0.94)
    curve = _titik(puncak, width, floor)
    ticks = [(round(width * (n + 0.5) / len(SUMBU)), floor) for n in range(len(SUMBU))]
    paths = (
        _jalur([(0, floor), *curve, (width, floor)], size, 'fill="lighten" stroke="0"', tutup=True),
        _jalur(curve, size, 'fill="none"'),
        _jalur([(0, floor), (width, floor)], size, 'fill="none"'),
        *(_jalur([(x, floor), (x, height)], size, 'fill="none"') for x, _ in ticks),
    )
    names = " ".join(f'xmlns:{key}="{value}"' for key, value in _NAMESPACES.items())
    text = f"Pola distribusi predikat kinerja pegawai untuk capaian organisasi {nama.replace('_', ' ')}"
    return parse_xml(
        f'<w:r {names}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{puncak + 1}" name="Kurva {puncak + 1}" descr="{text}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wps:wsp><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f"<a:pathLst>{''.join(paths)}</a:pathLst></a:custGeom>"
        '<a:solidFill><a:srgbClr val="B2D8D8"/></a:solidFill>'
        '<a:ln w="15875"><a:solidFill><a:srgbClr val="008080"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )


def _capaian_dan_pola(document: Any) -> None:
    table = tabel(document, [LEBAR / len(SUMBU)] * len(SUMBU), sela=0, atas=0.04)
    melebar(table, " CAPAIAN KINERJA ORGANISASI: {{ capaian_organisasi }}")
    cells = baris(table)
    cell = cells[0].merge(cells[-1])
    tulis(cell, " POLA DISTRIBUSI:", tebal=True, ukuran=UKURAN, ikut=True)
    for isian, peak in KURVA.items():
        tulis(cell, f"{{%p if pola.{isian} %}}")
        tulis(cell, "", ikut=True)._p.append(gambar_kurva(isian, peak, LEBAR, TINGGI_KURVA))
        tulis(cell, "{%p endif %}")
    tulis(cell, ukuran=1, ikut=True)
    for cell, text in zip(baris(table), SUMBU, strict=True):
        tulis(cell, text, ukuran=UKURAN, rata=TENGAH)
    tulis(document, ukuran=8)


def _kolom(varian: str) -> Sequence[Kolom]:
    """The columns of the SKP, then realisasi and umpan balik; a kualitatif one has a row for each measure."""
    columns = tuple((title, 2.3 if title == "Aspek" else share, *rest) for title, share, *rest in kolom_skp(varian))
    if varian.startswith("kualitatif"):
        result = f"{{{{ rhk.uraian }}}} (Penugasan dari: {atau('rhk.penugasan_dari')})"
        measure = columns[-1][3][-2]
        columns = (
            columns[0],
            ("Rencana Hasil Kerja", 5.6, True, (result,)),
            ("Ukuran Keberhasilan/Indikator Kinerja Individu, dan Target", 6.0, False, (measure,)),
        )
    reached = (
        "{%p for capai in iki.realisasi %}",
        (
            "{% if capai.triwulan %}{{ capai.triwulan }}: {% endif %}{{ capai.realisasi }}"
            "{% if capai.capaian %} (capaian {{ capai.capaian }}){% endif %}"
        ),
        "Bukti dukung: {{ capai.bukti_dukung }}",
        "{%p if capai.tautan %}",
        "{{ capai.tautan }}",
        "{%p endif %}",
        "{%p if capai.penjelasan %}",
        "Kendala: {{ capai.penjelasan }}",
        "{%p endif %}",
        "{%p endfor %}",
    )
    return (*columns, (REALISASI, 9.0, False, reached), (UMPAN_BALIK, 4.0, True, (atau("rhk.umpan_balik"),)))


def _hasil(document: Any, *isi: tuple[str, str], ikut: bool = False) -> None:
    """Outcomes, a row each; ``ikut`` keeps them on the page of what follows."""
    table = tabel(document, (LEBAR * 0.4, LEBAR * 0.6), sela=0.1, atas=0.06)
    for label, isian in isi:
        left, right = baris(table)
        tulis(left, label, tebal=True, ukuran=10, ikut=ikut)
        tulis(right, f"{{{{ {isian} }}}}", tebal=True, ukuran=10, ikut=ikut)
    tulis(document, ukuran=8, ikut=ikut)


def susun() -> Any:
    """Evaluasi Kinerja in its four variants, per triwulan or yearly."""
    document = dokumen("Evaluasi Kinerja Pegawai", melintang=True)
    section = document.sections[0]  # a usual evaluasi has three pages, the last not only signatures
    section.top_margin = section.bottom_margin = Cm(2.0)
    judul_varian(document, "EVALUASI KINERJA PEGAWAI")
    unit_dan_periode(document, LEBAR)
    dua_orang(document, LEBAR)
    _capaian_dan_pola(document)
    hasil_kerja(document, LEBAR, _kolom)
    tulis(document, "{%p if umpan_balik_hasil_kerja %}")
    table = tabel(document, (LEBAR,), sela=0.1, atas=0.03)
    melebar(table, f"{UMPAN_BALIK} untuk Seluruh Hasil Kerja", kepala=True)
    tulis(baris(table)[0], "{{ umpan_balik_hasil_kerja }}", ukuran=UKURAN)
    tulis(document, ukuran=8)
    tulis(document, "{%p endif %}")
    _hasil(document, ("RATING HASIL KERJA", "rating_hasil_kerja"))
    perilaku(document, LEBAR, ((UMPAN_BALIK, 0.4, True, (atau("umpan_balik_perilaku"),)),))
    tulis(document, ukuran=8)
    outcome = (("RATING PERILAKU KERJA", "rating_perilaku_kerja"), ("PREDIKAT KINERJA PEGAWAI", "predikat"))
    _hasil(document, *outcome, ikut=True)
    penanda_tangan(document, LEBAR, pegawai=False)
    return document
