"""How dates, numbers and counts are written in Indonesian documents."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kinerja_core.model.bilangan import sebutan
from kinerja_core.model.istilah import NAMA_HARI, tanggal_panjang
from kinerja_core.model.nip import NIP


def tanggal(hari: date) -> str:
    """``10 Februari 2026``."""
    return tanggal_panjang(hari)


def hari_tanggal(hari: date) -> str:
    """``Selasa, 10 Februari 2026``."""
    return f"{NAMA_HARI[hari.weekday()]}, {tanggal_panjang(hari)}"


def terbilang(jumlah: int) -> str:
    """``18 (delapan belas)``."""
    return f"{jumlah} ({sebutan(jumlah)})"


def angka(nilai: Decimal, desimal: int = 2) -> str:
    """A number with a decimal comma, without needless zeros: ``92,35``, ``0,5``, ``90``."""
    rounded = nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def nip(nomor: NIP | None) -> str | None:
    """``19850314 201001 2 003``."""
    return nomor.berspasi if nomor is not None else None
