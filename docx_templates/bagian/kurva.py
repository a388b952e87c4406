"""The curve of a pola distribusi, as a drawing of Word's own."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Any, Final

from docx.oxml import parse_xml

#: The x axis of the curve (SE MenPANRB 3/2023, as forms print it).
SUMBU: Final = ("Sangat Kurang", "Kurang/Misconduct", "Butuh Perbaikan", "Baik", "Sangat Baik")
#: The field that chooses a curve, and the predikat on the x axis at which the curve is highest.
KURVA: Final = {"sangat_kurang": 0, "kurang": 1, "butuh_perbaikan": 2, "baik": 3, "istimewa": 4}

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
