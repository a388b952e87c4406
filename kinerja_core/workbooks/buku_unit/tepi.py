"""The edges of "rata-rata" by native formulas, exact.

They follow :mod:`kinerja_core.rules.pemeringkatan`. A spreadsheet counts with doubles and compares 15 digits only, so
the decisive test, ``q·|n·x - S|`` against ``p·√(n·Q - S²)`` for ``k = p/q``, is squared and worked out in limbs of a
thousand, each a whole number below 10¹⁴: exact for scores, ``k`` and tolerance with at most four decimals and units of
up to 5.000 people. A first guess by ordinary arithmetic, rounded to the nearest whole number, is the edge or its
neighbour outside; one test on each side of the mean settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import gcd, isqrt, sqrt
from typing import Final, NamedTuple

from kinerja_core.workbooks.buku_unit.petak import Petak

_LIMB: Final = 1000


class TepiSkor(NamedTuple):
    """Edges of one score in ten-thousandths, and what people read of them."""

    banyak: int
    jumlah: int
    bawah: int
    atas: int
    ragam: int  #: n² times the variance


class RentangSkor(NamedTuple):
    """Ranges of one score on the hidden sheet of people: numbers, their thousands, the rest."""

    angka: str
    ribuan: str
    sisa: str


class Cara(NamedTuple):
    """How the edges are found: the method in use, ``k`` as a whole fraction, and the tolerance in ten-thousandths."""

    baku: bool  #: by the standard deviation; else by the tolerance
    pembilang: int
    penyebut: int
    toleransi: int


class _Jumlahan(NamedTuple):
    """Sums of one score: values, and the cells they stand in."""

    banyak: int
    jumlah: int
    ragam: int
    sel_banyak: str
    sel_jumlah: str
    sel_ragam: list[str]  #: limbs, lowest first
    sel_akar: str


def _limbs(angka: int, banyak: int) -> list[int]:
    """Limbs of a thousand, lowest first; the last holds all the rest."""
    found = []
    for _ in range(banyak - 1):
        found.append(angka % _LIMB)
        angka //= _LIMB
    return [*found, angka]


def susun_tepi(petak: Petak, nama: str, rentang: RentangSkor, angka: Sequence[int], cara: Cara) -> TepiSkor:
    """Lay out the edges of one score and give their values.

    Args:
        petak: where to write.
        nama: ``Hasil`` or ``Perilaku``; the cells get names such as ``AtasHasil``.
        rentang: where the numbers stand.
        angka: the numbers, in ten-thousandths.
        cara: how.
    """
    sums = _jumlahan(petak, nama, rentang, angka)
    above, below = (_satu_tepi(petak, nama, sums, cara, sign) for sign in (1, -1))
    return TepiSkor(sums.banyak, sums.jumlah, below, above, sums.ragam)


def _jumlahan(petak: Petak, nama: str, rentang: RentangSkor, angka: Sequence[int]) -> _Jumlahan:
    """Lay out count, sum and n² times the variance, the last in three parts that stay exact."""
    n, total = len(angka), sum(angka)
    thousands = [number // _LIMB for number in angka]
    rest = [number % _LIMB for number in angka]
    count = petak.satu(f"{nama}: banyak pegawai", f"COUNT({rentang.angka})", n, f"Banyak{nama}")
    sum_ = petak.satu("jumlah", f"SUM({rentang.angka})", total)
    a_value, b_value = sum(thousands), sum(rest)
    a = petak.satu("jumlah ribuan", f"SUM({rentang.ribuan})", a_value)
    b = petak.satu("jumlah sisa", f"SUM({rentang.sisa})", b_value)
    alpha_value = n * sum(x * x for x in thousands) - a_value**2
    beta_value = 2 * (n * sum(x * y for x, y in zip(thousands, rest, strict=True)) - a_value * b_value)
    gamma_value = n * sum(x * x for x in rest) - b_value**2
    alpha = petak.satu("ragam, juta", f"{count}*SUMSQ({rentang.ribuan})-{a}*{a}", alpha_value)
    beta = petak.satu(
        "ragam, ribu", f"2*({count}*SUMPRODUCT({rentang.ribuan},{rentang.sisa})-{a}*{b})", beta_value
    )
    gamma = petak.satu("ragam, satuan", f"{count}*SUMSQ({rentang.sisa})-{b}*{b}", gamma_value)
    variance = alpha_value * 10**6 + beta_value * 10**3 + gamma_value
    limbs = _ragam_berbawaan(petak, (alpha, beta, gamma), (alpha_value, beta_value, gamma_value))
    root = petak.satu("akar ragam", f"SQRT(MAX(0,{alpha}*1E6+{beta}*1E3+{gamma}))", sqrt(max(0, variance)))
    return _Jumlahan(n, total, variance, count, sum_, limbs, root)


def _ragam_berbawaan(petak: Petak, sel: tuple[str, str, str], nilai: tuple[int, int, int]) -> list[str]:
    """Carry the three parts of the variance (millions, thousands, ones) into six limbs; the cells of those."""
    alpha, beta, gamma = sel
    alpha_value, beta_value, gamma_value = nilai
    carries = [gamma_value, beta_value + gamma_value // _LIMB]
    carries.append(alpha_value + carries[1] // _LIMB)
    for _ in range(3):
        carries.append(carries[-1] // _LIMB)
    formulas = [gamma]
    row = petak.baris + 1
    for step, before in enumerate((beta, alpha, None, None, None)):
        carried = f"INT(${chr(66 + step)}${row}/{_LIMB})"
        formulas.append(f"{before}+{carried}" if before else carried)
    raw = petak.deret("ragam, berbawaan", list(zip(formulas, carries, strict=True)))
    return petak.deret(
        "ragam per seribu",
        [
            *((f"{cell}-{_LIMB}*INT({cell}/{_LIMB})", carry % _LIMB)
              for cell, carry in zip(raw[:-1], carries[:-1], strict=True)),
            (raw[-1], carries[-1]),
        ],
    )


def _satu_tepi(petak: Petak, nama: str, sums: _Jumlahan, cara: Cara, sign: int) -> int:
    """Lay out the upper (``sign`` 1) or lower (-1) edge and give its value."""
    n, total, p, q = sums.banyak, sums.jumlah, cara.pembilang, cara.penyebut
    word, out, back = ("atas", "+", "-") if sign > 0 else ("bawah", "-", "+")
    safe = f"MAX(1,{sums.sel_banyak})"
    near = (total + sign * (p * sqrt(max(0, sums.ragam)) / q)) / max(1, n)
    guess = int(near + 0.5) if near >= 0 else -int(0.5 - near)
    signed = f"{sums.sel_jumlah}{out}PengaliAtas*{sums.sel_akar}/PengaliBawah"
    start = petak.satu(f"{word}, dugaan", f"ROUND(({signed})/{safe},0)", guess)
    inside = _uji(petak, (start, guess), sign, sums, cara)
    settled = f"IF({inside}=1,{start},{start}{back}1)"
    whole = f"INT({sums.sel_jumlah}/{safe})+ToleransiDipakai" if sign > 0 else (
        f"-INT(-{sums.sel_jumlah}/{safe})-ToleransiDipakai"
    )
    reach = isqrt(p * p * sums.ragam) // q if cara.baku else cara.toleransi * max(1, n)
    value = (total + reach) // max(1, n) if sign > 0 else -((reach - total) // max(1, n))
    petak.satu(word, f'IF(MetodeDipakai="Simpangan Baku",{settled},{whole})', value, f"{word.capitalize()}{nama}")
    return value


def _uji(petak: Petak, calon: tuple[str, int], sign: int, sums: _Jumlahan, cara: Cara) -> str:
    """The exact test: is the guess still within reach? Its cell holds 1 or 0."""
    guess, nilai = calon
    p = cara.pembilang
    row = petak.baris + 1
    distance = sign * (sums.banyak * nilai - sums.jumlah)
    scaled = cara.penyebut * abs(distance)
    parts, variance = _limbs(scaled, 5), _limbs(sums.ragam, 6)
    cells: list[tuple[str | None, str | int | float]] = [
        (guess, nilai),
        (f"{'' if sign > 0 else '-'}({sums.sel_banyak}*$B${row}-{sums.sel_jumlah})", distance),
        (f"PengaliBawah*ABS($C${row})", scaled),
    ]
    source = f"$D${row}"
    for step in range(5):
        power = _LIMB**step
        whole = f"INT({source}/{power})" if step else source
        cells.append((whole if step == 4 else f"{whole}-{_LIMB}*INT({source}/{power * _LIMB})", parts[step]))
    limb = [f"${chr(69 + step)}${row}" for step in range(5)]
    carry: int | None = None
    remainders = 0
    for place in range(9):
        pairs = [(i, place - i) for i in range(5) if 0 <= place - i < 5]
        square = "+".join(f"{limb[i]}*{limb[j]}" for i, j in pairs)
        value = sum(parts[i] * parts[j] for i, j in pairs)
        if place < 6:
            square += f"-PengaliAtas*PengaliAtas*{sums.sel_ragam[place]}"
            value -= p * p * variance[place]
        if carry is not None:
            square += f"+INT(${chr(73 + place)}${row}/{_LIMB})"
            value += carry // _LIMB
        cells.append((square, value))
        if place < 8:
            remainders += value % _LIMB
        carry = value
    first, last, top = f"$J${row}", f"$Q${row}", f"$R${row}"
    inside = f"SUMPRODUCT({first}:{last}-{_LIMB}*INT({first}:{last}/{_LIMB}))"
    within = distance <= 0 or (carry or 0) < 0 or (carry == 0 and remainders == 0)
    cells.append((f"IF(OR($C${row}<=0,{top}<0,AND({top}=0,{inside}=0)),1,0)", int(within)))
    return petak.deret("uji", cells)[-1]


def pecahan(per_sepuluh_ribu: int) -> tuple[int, int]:
    """``k`` in ten-thousandths as a whole fraction in lowest terms."""
    common = gcd(per_sepuluh_ribu, 10_000)
    return per_sepuluh_ribu // common, 10_000 // common
