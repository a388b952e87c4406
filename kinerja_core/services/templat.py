"""Templat: blank workbooks, or one prefilled workbook per person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.model.periode import Periode
from kinerja_core.services.berkas import tulis
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit

__all__ = ["Pengaturan", "Periode", "Sequence", "templat_skp", "templat_unit"]


def templat_skp(keluaran: Path, jenis: JenisSKP, tahun: int, *, timpa: bool = False) -> Path:
    """Write a blank staff workbook."""
    return tulis(keluaran, bangun_skp(jenis, tahun), timpa=timpa)


def templat_unit(keluaran: Path, tahun: int, *, timpa: bool = False) -> Path:
    """Write a blank unit workbook."""
    return tulis(keluaran, bangun_unit(None, tahun), timpa=timpa)
