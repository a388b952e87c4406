"""What a ministry and the nation would take, worked out from measured numbers: ``python -m benchmarks.perkiraan FILE``.

Writes the tables of ``docs/skala.md`` between their marks. The measured numbers are those of the runs in
``docs/kecepatan.md``; nothing here is measured anew.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

AWAL, AKHIR = "<!-- perkiraan: {} -->", "<!-- akhir: {} -->"

#: Of ``python -m benchmarks.skala 5000``: workbooks, of them whole; seconds of the processor, and bytes.
BUKU: Final = 5000
UTUH: Final = 4900
PERIKSA: Final = Fraction("113.4")
CETAK: Final = Fraction("29.7")
EKSPOR: Final = Fraction("28.0")
MB_BUKU: Final = 871
MB_DOKUMEN: Final = Fraction("84.6")
MB_SIMPANAN: Final = Fraction("39.4")
