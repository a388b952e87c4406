"""Numbers in Indonesian: whole ones in words, exact ones in digits."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from kinerja_core.model.ungkapan import ungkapan

_SATUAN: Final = (
    "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
)  # fmt: skip
_BESAR: Final = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"))
_BATAS: Final = 10**15


def sebutan(bilangan: int) -> str:
    """A number as it is said: ``118`` -> ``seratus delapan belas``.

    Raises:
        ValueError: below zero, or a quadrillion and more.
    """
    if not 0 <= bilangan < _BATAS:
        raise ValueError(bilangan)
    words = []
    for size, name in _BESAR:
        count, bilangan = divmod(bilangan, size)
        if count:
            words.append("seribu" if name == "ribu" and count == 1 else f"{_below_thousand(count)} {name}")
    return " ".join(filter(None, (*words, _below_thousand(bilangan)))) or "nol"


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = ["seratus" if hundreds == 1 else f"{_SATUAN[hundreds]} ratus"] if hundreds else []
    if rest < len(_SATUAN):
        words.append(_SATUAN[rest])
    elif tens == 1:
        words.append(f"{_SATUAN[ones]} belas")
    else:
        words += [f"{_SATUAN[tens]} puluh", _SATUAN[ones]]
    return " ".join(filter(None, words))


_INDONESIA: Final = str.maketrans(",.", ".,")


def angka_indonesia(bilangan: Decimal | int) -> str:
    """A number with all its digits as Indonesians write it: ``1234.50`` -> ``1.234,5``."""
    text = f"{bilangan:,f}" if isinstance(bilangan, Decimal) else f"{bilangan:,}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).translate(_INDONESIA)


_RIBUAN: Final = ungkapan(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?")
_POLOS: Final = ungkapan(r"[0-9]+([.,][0-9]+)?")


def baca_angka(teks: str) -> Decimal | None:
    """A number as it is written in Indonesia, ``1.200,5`` or ``98.5``; ``None`` where its points mean nothing."""
    if _RIBUAN.fullmatch(teks):
        return Decimal(teks.replace(".", "").replace(",", "."))
    return Decimal(teks.replace(",", ".")) if _POLOS.fullmatch(teks) else None


#: What is said of an amount that :func:`lebih_dari_sen`.
BUKAN_SEN: Final = "tidak jelas ribuan atau pecahannya; tulis ribuan dengan titik, dan sen paling banyak dua angka."


def lebih_dari_sen(rupiah: Decimal) -> bool:
    """Whether an amount as it was typed has more than two decimals: ``5,331`` may be five thousand in English."""
    exponent = rupiah.as_tuple().exponent
    return isinstance(exponent, int) and exponent < -2
