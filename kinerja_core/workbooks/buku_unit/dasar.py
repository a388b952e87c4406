"""Dasar: the hidden sheet of what a whole unit shares: words, tables of the rules, settings in use, exact edges.

The edges of "rata-rata" follow :mod:`kinerja_core.rules.pemeringkatan`. A spreadsheet counts with doubles and compares
15 digits only, so the decisive test, ``q·|n·x - S|`` against ``p·√(n·Q - S²)`` for ``k = p/q``, is squared and worked
out in limbs of a thousand, each a whole number below 10¹⁴: exact for scores, ``k`` and tolerance with at most four
decimals and units of up to 5.000 people. A first guess by ordinary arithmetic, rounded to the nearest whole number, is
the edge or its neighbour outside; one test on each side of the mean settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import gcd, isqrt, sqrt
from typing import Final

from kinerja_core.workbooks.mesin import batas
from kinerja_core.workbooks.mesin.kanvas import Kanvas
from kinerja_core.workbooks.mesin.kisi import alamat
from kinerja_core.workbooks.mesin.spek import LembarRingkasan

#: Name of the hidden sheet.
NAMA_DASAR: Final = "Dasar"
_LIMB: Final = 1000


@dataclass
class Petak:
    """Cells of the sheet as they are laid out: formula (or ``None`` for a plain value) and value, by row and column."""

    sel: dict[tuple[int, int], tuple[str | None, str | int | float]] = field(default_factory=dict)
    nama: dict[str, str] = field(default_factory=dict)
    baris: int = 1  #: next row, from 0; the sheet's title stands in the first

    def _taruh(self, kolom: int, rumus: str | None, nilai: str | float, baris: int | None = None) -> str:
        row = self.baris if baris is None else baris
        self.sel[row, kolom] = (rumus, nilai)
        return f"${chr(65 + kolom)}${row + 1}"

    def satu(self, judul: str, rumus: str | None, nilai: str | float, nama: str = "") -> str:
        """A row of a label and one value; gives its address on this sheet."""
        self._taruh(0, None, judul)
        place = self._taruh(1, rumus, nilai)
        if nama:
            self.nama[nama] = f"={NAMA_DASAR}!{place}"
        self.baris += 1
        return place

    def deret(self, judul: str, isi: Sequence[tuple[str | None, str | int | float]]) -> list[str]:
        """A row of a label and several values; gives their addresses."""
        self._taruh(0, None, judul)
        places = [self._taruh(column, *cell) for column, cell in enumerate(isi, start=1)]
        self.baris += 1
        return places

    def tabel(self, nama: str, isi: Sequence[Sequence[str | int | float]]) -> None:
        """A named block of plain values."""
        self._taruh(0, None, nama)
        for step, row in enumerate(isi):
            for column, value in enumerate(row, start=1):
                self._taruh(column, None, value, self.baris + step)
        last = f"${chr(65 + len(isi[0]))}${self.baris + len(isi)}"
        self.nama[nama] = f"={NAMA_DASAR}!$B${self.baris + 1}:{last}"
        self.baris += len(isi)


@dataclass(frozen=True)
class Batas:
    """Edges of one score in ten-thousandths, and what people read of them."""

    banyak: int
    jumlah: int
    bawah: int
    atas: int
    ragam: int  #: n² times the variance


def _limbs(angka: int, banyak: int) -> list[int]:
    """Limbs of a thousand, lowest first; the last holds all the rest."""
    found = []
    for _ in range(banyak - 1):
        found.append(angka % _LIMB)
        angka //= _LIMB
    return [*found, angka]


@dataclass(frozen=True)
class Rentang:
    """Ranges of one score on the hidden sheet of people: numbers, their thousands, the rest."""

    angka: str
    ribuan: str
    sisa: str


def tepi(
    petak: Petak, nama: str, rentang: Rentang, angka: Sequence[int], cara: tuple[str, int, int, int]
) -> Batas:
    """Lay out the edges of one score and give their values.

    Args:
        petak: where to write.
        nama: ``Hasil`` or ``Perilaku``; the cells get names such as ``AtasHasil``.
        rentang: where the numbers stand.
        angka: the numbers, in ten-thousandths.
        cara: method in use, ``k`` as a whole fraction ``p``, ``q``, and the tolerance in ten-thousandths.
    """
    method, p, q, tolerance = cara
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
    limbs = petak.deret(
        "ragam per seribu",
        [
            *((f"{cell}-{_LIMB}*INT({cell}/{_LIMB})", limb)
              for cell, limb in zip(raw[:-1], _limbs(variance, 6)[:-1], strict=True)),
            (raw[-1], carries[-1]),
        ],
    )
    root = petak.satu("akar ragam", f"SQRT(MAX(0,{alpha}*1E6+{beta}*1E3+{gamma}))", sqrt(max(0, variance)))
    safe = f"MAX(1,{count})"
    edges: list[str] = []
    numbers: list[int] = []
    for sign, word in ((1, "atas"), (-1, "bawah")):
        reach = isqrt(p * p * variance) // q
        exact = (total + reach) // max(1, n) if sign > 0 else -((reach - total) // max(1, n))
        apart = p * sqrt(max(0, variance)) / q
        near = (total + sign * apart) / max(1, n)
        guess = int(near + 0.5) if near >= 0 else -int(0.5 - near)
        signed = f"{sum_}{'+' if sign > 0 else '-'}PengaliAtas*{root}/PengaliBawah"
        start = petak.satu(f"{word}, dugaan", f"ROUND(({signed})/{safe},0)", guess)
        inside = _uji(petak, (start, guess), sign, (count, sum_, limbs), (n, total, variance, p, q))
        settled = f"IF({inside}=1,{start},{start}{'-' if sign > 0 else '+'}1)"
        whole = f"INT({sum_}/{safe})+ToleransiDipakai" if sign > 0 else f"-INT(-{sum_}/{safe})-ToleransiDipakai"
        value = exact
        if method != "Simpangan Baku":
            value = total // max(1, n) + tolerance if sign > 0 else -(-total // max(1, n)) - tolerance
        name = f"{word.capitalize()}{nama}"
        edges.append(petak.satu(word, f'IF(MetodeDipakai="Simpangan Baku",{settled},{whole})', value, name))
        numbers.append(value)
    return Batas(n, total, numbers[1], numbers[0], variance)


def _uji(
    petak: Petak, calon: tuple[str, int], sign: int, tempat: tuple[str, str, list[str]],
    isi: tuple[int, int, int, int, int],
) -> str:
    """The exact test: is the guess still within reach? Its cell holds 1 or 0."""
    guess, nilai = calon
    count, sum_, limbs = tempat
    n, total, variance, p, q = isi
    row = petak.baris + 1
    distance = sign * (n * nilai - total)
    scaled = q * abs(distance)
    parts = _limbs(scaled, 5)
    cells: list[tuple[str | None, str | int | float]] = [
        (guess, nilai),
        (f"{'' if sign > 0 else '-'}({count}*$B${row}-{sum_})", distance),
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
            square += f"-PengaliAtas*PengaliAtas*{limbs[place]}"
            value -= p * p * _variance_limbs(variance)[place]
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


def _variance_limbs(variance: int) -> list[int]:
    return _limbs(variance, 6)


def pecahan(per_sepuluh_ribu: int) -> tuple[int, int]:
    """``k`` in ten-thousandths as a whole fraction in lowest terms."""
    common = gcd(per_sepuluh_ribu, 10_000)
    return per_sepuluh_ribu // common, 10_000 // common


def _lukis(kanvas: Kanvas) -> None:
    petak: Petak = kanvas.isi.hitungan.petak
    page = kanvas.halaman
    page.set_column(0, 0, 34)
    page.set_column(1, 18, 16)
    for (row, column), (formula, value) in sorted(petak.sel.items()):
        cell = alamat(row, column)
        if formula is not None:
            page.write_formula(row, column, "=" + batas.periksa_rumus(formula, NAMA_DASAR, cell), None, value)
        elif isinstance(value, str):
            page.write_string(row, column, value)
        else:
            page.write_number(row, column, value)
    for name, place in petak.nama.items():
        kanvas.berkas.define_name(name, place)


DASAR: Final = LembarRingkasan(nama=NAMA_DASAR, judul="DASAR HITUNGAN", lukis=_lukis, tersembunyi=True)
