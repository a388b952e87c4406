"""Charts of a page, as drawings that need no colour: patterns, markers, dashes and labels tell everything apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from html import escape
from typing import Final

from kinerja_core.rules.kata_rekap import angka
from kinerja_core.rules.pola_distribusi import persen
from kinerja_core.rules.rekap import JumlahPredikat
from kinerja_core.rules.tren import PeriodeTren

_TINTA: Final = "#1f4e5f"
_LEBAR, _TINGGI, _DASAR, _ATAS = 300, 185, 150, 14


def _svg(uraian: str, isi: Iterable[str]) -> str:
    return (
        f'<svg viewBox="0 0 {_LEBAR} {_TINGGI}" role="img" aria-label="{escape(uraian)}">'
        f'<defs><pattern id="arsir" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<path d="M0 0V5" stroke="{_TINTA}" stroke-width="2.4"/></pattern></defs>{"".join(isi)}</svg>'
    )


def _teks(x: float, y: float, isi: str, rata: str = "middle") -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{rata}">{escape(isi)}</text>'


def batang_predikat(predikat: Sequence[JumlahPredikat]) -> str:
    """Shares of people per predikat: decided ones solid, proposals hatched, the guideline as marks."""
    totals = (sum(one.ditetapkan for one in predikat), sum(one.usulan for one in predikat))
    step, parts, said = (_LEBAR - 10) / len(predikat), [], []
    scale = (_DASAR - _ATAS) / 100
    for place, one in enumerate(predikat):
        left = 5 + place * step
        for number, (count, total, fill) in enumerate(
            zip((one.ditetapkan, one.usulan), totals, (_TINTA, "url(#arsir)"), strict=True)
        ):
            x, height = left + 8 + number * 21, (100 * count / total if total else 0) * scale
            parts.append(
                f'<rect x="{x:g}" y="{_DASAR - height:.1f}" width="19" height="{height:.1f}" fill="{fill}" '
                f'stroke="{_TINTA}"/>'
            )
            if count:
                parts.append(_teks(x + 9.5, _DASAR - height - 3, str(count)))
        if one.paling_banyak is not None:
            y = _DASAR - one.paling_banyak * scale
            parts.append(f'<path d="M{left + 2:g} {y:g}H{left + 54:g}" stroke="#000" stroke-width="2.5"/>')
        if one.paling_sedikit is not None:
            y = _DASAR - one.paling_sedikit * scale
            parts.append(f'<path d="M{left + 28:g} {y - 4:g}l4 4-4 4-4-4z" fill="#fff" stroke="#000"/>')
        words = one.predikat.value.split()
        parts += [_teks(left + 28, _DASAR + 10 + 9 * row, word) for row, word in enumerate(words)]
        told = (
            f"{name} {count}{f' ({persen(count, total)})' if total else ''}"
            for name, count, total in zip(("ditetapkan", "usulan"), (one.ditetapkan, one.usulan), totals, strict=True)
        )
        said.append(f"{one.predikat.value}: {', '.join(told)}")
    parts.append(f'<path d="M5 {_DASAR}H{_LEBAR - 5}" stroke="#000"/>')
    parts.append(_kunci())
    return _svg(f"Grafik batang predikat. {'; '.join(said)}.", parts)


def _kunci() -> str:
    """What the fills and marks mean."""
    y = _TINGGI - 3
    box = f'<rect x="{{}}" y="{y - 7}" width="9" height="7" fill="{{}}" stroke="{_TINTA}"/>'
    return (
        box.format(5, _TINTA) + _teks(17, y, "Ditetapkan", "start") + box.format(68, "url(#arsir)")
        + _teks(80, y, "Usulan", "start") + f'<path d="M118 {y - 3}h14" stroke="#000" stroke-width="2.5"/>'
        + _teks(135, y, "Paling banyak", "start") + f'<path d="M200 {y - 7}l4 4-4 4-4-4z" fill="#fff" stroke="#000"/>'
        + _teks(208, y, "Paling sedikit", "start")
    )


def garis_tren(titik: Sequence[PeriodeTren]) -> str:
    """Averages of a unit over the periods: hasil solid with discs, perilaku dashed with hollow squares."""
    known = [value for one in titik for value in (one.hasil, one.perilaku) if value is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    reach = (high - low) or Decimal(1)
    step = (_LEBAR - 72) / max(len(titik) - 1, 1)
    higher = sum((one.hasil or 0) - (one.perilaku or 0) for one in titik) >= 0
    parts, said = [], []
    for name, mark, dash in (("hasil", _CAKRAM, ""), ("perilaku", _KOTAK, ' stroke-dasharray="5 3"')):
        points = [
            (36 + place * step, float(_DASAR - 20 - (value - low) / reach * (_DASAR - 50)), value)
            for place, one in enumerate(titik) if (value := getattr(one, name)) is not None
        ]
        way = "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in points)
        parts.append(f'<path d="M{way}" fill="none" stroke="{_TINTA}" stroke-width="1.6"{dash}/>' if points else "")
        shift = -7 if higher == (name == "hasil") else 13
        for x, y, value in points:
            parts += [mark.format(x=x, y=y, kiri=x - 3, atas=y - 3), _teks(x, y + shift, angka(value))]
        said.append(f"{name}: " + ", ".join(f"{angka(value)}" for *_, value in points))
    for place, one in enumerate(titik):
        words = str(one.periode).split()
        short = " ".join(["TW" if word == "Triwulan" else word for word in words])
        parts.append(_teks(36 + place * step, _DASAR + 8 + 9 * (place % 2 if len(titik) > 5 else 0), short))
    y = _TINGGI - 3
    parts.append(
        f'<path d="M5 {y - 3}h22" stroke="{_TINTA}" stroke-width="1.6"/>' + _CAKRAM.format(x=16, y=y - 3)
        + _teks(31, y, "Hasil kerja", "start")
        + f'<path d="M90 {y - 3}h22" stroke="{_TINTA}" stroke-width="1.6" stroke-dasharray="5 3"/>'
        + _KOTAK.format(kiri=98, atas=y - 6) + _teks(117, y, "Perilaku kerja", "start")
    )
    return _svg(f"Grafik garis rata-rata skor unit. {'; '.join(said)}.", parts)


_CAKRAM: Final = f'<circle cx="{{x:.1f}}" cy="{{y:.1f}}" r="3.2" fill="{_TINTA}"/>'
_KOTAK: Final = (
    f'<rect x="{{kiri:.1f}}" y="{{atas:.1f}}" width="6" height="6" fill="#fff" stroke="{_TINTA}" stroke-width="1.4"/>'
)
