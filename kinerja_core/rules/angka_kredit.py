"""Angka kredit: the conversion of a predikat for a jabatan fungsional."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman
from kinerja_core.model.istilah import Istilah, Predikat, cari, pilihan
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.bentuk import lengkap


class Jenjang(Istilah):
    """Jenjang of a jabatan fungsional: keahlian, then keterampilan."""

    AHLI_PERTAMA = "Ahli Pertama"
    AHLI_MUDA = "Ahli Muda"
    AHLI_MADYA = "Ahli Madya"
    AHLI_UTAMA = "Ahli Utama"
    PEMULA = "Pemula"
    TERAMPIL = "Terampil"
    MAHIR = "Mahir"
    PENYELIA = "Penyelia"


#: The jenjang in order; their place from 1 is SIASN's code.
JENJANG: Final = tuple(member.value for member in Jenjang)


class Konversi(Rekaman):
    """Percentage per predikat, and yearly koefisien per jenjang."""

    persentase: Annotated[dict[Kata[Predikat], Annotated[Decimal, Field(gt=0)]], lengkap(Predikat)]
    koefisien: Annotated[dict[Kata[Jenjang], Annotated[Decimal, Field(gt=0)]], lengkap(Jenjang)]


#: Percentages and koefisien.
BENTUK = Konversi


def cari_jenjang(teks: str) -> Jenjang:
    """The jenjang a text names: "Ahli Muda", "ahli-muda" or "Muda".

    Raises:
        ValueError: with the known ones, in Indonesian.
    """
    found = cari(Jenjang, teks) or cari(Jenjang, f"Ahli {teks}")
    if found is None:
        raise ValueError(f'Jenjang "{teks}" tidak dikenal; pilih {pilihan(Jenjang)}.')
    return found


def jenjang_jabatan(jabatan: str) -> str | None:
    """The jenjang a jabatan fungsional ends with ("Perawat Ahli Muda"), ``None`` for any other jabatan."""
    words = " ".join(jabatan.replace("-", " ").split()).casefold()
    return next((level for level in JENJANG if words.endswith(f" {level.casefold()}")), None)


def bulan_dinilai(mulai: date, selesai: date) -> int:
    """Months of a span inside one year: a month counts where the span has more than half of its days, or its last half.

    So spans that follow each other never count a month twice, and a start on the second of January is a whole month.
    """
    count = 0
    for month in range(mulai.month, selesai.month + 1):
        days = monthrange(mulai.year, month)[1]
        first = mulai.day if month == mulai.month else 1
        last = selesai.day if month == selesai.month else days
        held = 2 * (last - first + 1)
        count += held > days or (held == days and last == days)
    return count


def angka_kredit(predikat: Predikat, jenjang: str, tanggal: date, bulan: int = 12) -> Putusan[Decimal]:
    """Angka kredit = bulan/12 × percentage × koefisien, two decimals, half rounded up.

    Args:
        predikat: predikat kinerja.
        jenjang: see :data:`JENJANG`; case and hyphens do not matter.
        tanggal: last day of the assessment period.
        bulan: months assessed, 1..12.

    Raises:
        ValueError: for months outside 1..12 or an unknown jenjang, in Indonesian.
        AturanBelumBerlaku: for a period before the first known regulation.
    """
    if not 1 <= bulan <= 12:
        raise ValueError(f"Jumlah bulan harus 1 s.d. 12, bukan {bulan}.")
    level = cari_jenjang(jenjang)
    rule: Putusan[Konversi] = muat("angka_kredit").pada(tanggal)
    share = Fraction(rule.hasil.persentase[predikat]) / 100
    exact = Fraction(bulan, 12) * share * Fraction(rule.hasil.koefisien[level])
    hundredths = (200 * exact.numerator + exact.denominator) // (2 * exact.denominator)
    return Putusan(Decimal(hundredths).scaleb(-2), rule.rujukan, rule.peringatan)
