"""An independent ranking, written straight from the letter with Fractions and no care for speed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

RENTANG = {
    ("K1", "Sangat Baik"): (110, 120), ("K2", "Baik"): (92, 109), ("K3", "Baik"): (90, 91),
    ("K3", "Butuh Perbaikan"): (70, 89), ("K3", "Kurang"): (50, 69), ("K3", "Sangat Kurang"): (1, 49),
}  # fmt: skip


@dataclass
class Baris:
    hasil: Fraction
    perilaku: Fraction
    predikat_rating: str | None
    kelompok: str = ""
    predikat: str | None = None
    peringkat: int = 0
    nilai: int | None = None


def letak(x: Fraction, semua: list[Fraction], metode: str, lebar: Fraction) -> int:
    """1 above, 0 on, -1 below the average; an edge belongs to the average."""
    rata = sum(semua, Fraction(0)) / len(semua)
    jarak = x - rata
    if metode == "mutlak":
        di_luar = abs(jarak) > lebar
    else:
        ragam = sum(((y - rata) ** 2 for y in semua), Fraction(0)) / len(semua)
        di_luar = jarak**2 > lebar**2 * ragam
    return 0 if not di_luar else 1 if jarak > 0 else -1


def peringkat_acuan(
    skor: list[tuple[Decimal, Decimal, str | None]], metode: str, lebar: Decimal, bobot: tuple[int, int]
) -> list[Baris]:
    baris = [Baris(Fraction(hasil), Fraction(perilaku), predikat) for hasil, perilaku, predikat in skor]
    for satu in baris:
        h = letak(satu.hasil, [lain.hasil for lain in baris], metode, Fraction(lebar))
        p = letak(satu.perilaku, [lain.perilaku for lain in baris], metode, Fraction(lebar))
        satu.kelompok = "K3" if -1 in (h, p) else "K1" if (h, p) == (1, 1) else "K2"
        satu.predikat = satu.predikat_rating or {"K1": "Sangat Baik", "K2": "Baik"}.get(satu.kelompok)

    def gabungan(satu: Baris) -> Fraction:
        return (bobot[0] * satu.hasil + bobot[1] * satu.perilaku) / 100

    def mendahului(a: Baris, b: Baris) -> bool:
        if a.kelompok != b.kelompok:
            return a.kelompok < b.kelompok
        for x, y in ((gabungan(a), gabungan(b)), (a.hasil, b.hasil), (a.perilaku, b.perilaku)):
            if x != y:
                return x > y
        return False

    for satu in baris:
        satu.peringkat = 1 + sum(mendahului(lain, satu) for lain in baris)
        rentang = RENTANG.get((satu.kelompok, satu.predikat or ""))
        if rentang is None:
            continue
        sejenis = [gabungan(lain) for lain in baris if (lain.kelompok, lain.predikat) == (satu.kelompok, satu.predikat)]
        rendah, tinggi = rentang
        if max(sejenis) == min(sejenis):
            satu.nilai = tinggi
            continue
        tepat = rendah + (tinggi - rendah) * (gabungan(satu) - min(sejenis)) / (max(sejenis) - min(sejenis))
        satu.nilai = int((tepat + Fraction(1, 2)) // 1)
    return baris
