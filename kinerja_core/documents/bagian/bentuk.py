"""How dates, numbers and counts are written in Indonesian documents."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kinerja_core.model.bilangan import sebutan
from kinerja_core.model.nip import NIP


def tanggal(hari: date) -> str:
    """``10 Februari 2026``."""
    from babel.dates import format_date  # noqa: PLC0415 - Babel is needed only when a document is made

    return format_date(hari, "d MMMM y", locale="id")


def hari_tanggal(hari: date) -> str:
    """``Selasa, 10 Februari 2026``."""
    from babel.dates import format_date  # noqa: PLC0415 - Babel is needed only when a document is made

    return format_date(hari, "EEEE, d MMMM y", locale="id")


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
