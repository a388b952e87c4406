"""An independent ranking, written straight from the letter with Fractions and hardly any care for speed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import lcm

RENTANG = {
    ("K1", "Sangat Baik"): (110, 120), ("K2", "Baik"): (92, 109), ("K3", "Baik"): (90, 91),
    ("K3", "Butuh Perbaikan"): (70, 89), ("K3", "Kurang"): (50, 69), ("K3", "Sangat Kurang"): (1, 49),
}  # fmt: skip


#: Best first.
PREDIKAT = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")


#: Rating hasil kerja and perilaku kerja (without "Ekspektasi") to predikat.
MATRIKS = {
    ("Di Atas", "Di Atas"): "Sangat Baik", ("Di Atas", "Sesuai"): "Baik", ("Di Atas", "Di Bawah"): "Kurang",
    ("Sesuai", "Di Atas"): "Baik", ("Sesuai", "Sesuai"): "Baik", ("Sesuai", "Di Bawah"): "Kurang",
    ("Di Bawah", "Di Atas"): "Butuh Perbaikan", ("Di Bawah", "Sesuai"): "Butuh Perbaikan",
    ("Di Bawah", "Di Bawah"): "Sangat Kurang",
}  # fmt: skip


@dataclass
class Baris:
    hasil: Fraction | None
    perilaku: Fraction | None
    predikat: str | None  #: what both ratings give; nobody else decides
    nilai: int | None = None  #: as typed
    kelompok: str | None = None
    usulan_predikat: str | None = None
    usulan_nilai: int | None = None
    peringkat: int | None = None
    bertentangan: bool = False


def _rata_ragam(semua: list[Fraction]) -> tuple[Fraction, Fraction]:
    """Average and variance of the population, exactly, over one denominator."""
    bawah = lcm(*(satu.denominator for satu in semua))
    atas = [satu.numerator * (bawah // satu.denominator) for satu in semua]
    banyak, jumlah = len(atas), sum(atas)
    kuadrat = sum(satu * satu for satu in atas)
    return Fraction(jumlah, banyak * bawah), Fraction(banyak * kuadrat - jumlah * jumlah, (banyak * bawah) ** 2)


def letak(x: Fraction, semua: list[Fraction], metode: str, lebar: Fraction) -> int:
    """1 above, 0 on, -1 below the average; an edge belongs to the average."""
    rata, ragam = _rata_ragam(semua)
    jarak = x - rata
    di_luar = abs(jarak) > lebar if metode == "mutlak" else jarak**2 > lebar**2 * ragam
    return 0 if not di_luar else 1 if jarak > 0 else -1


def _beri_kelompok(
    baris: list[Baris], metode: str, lebar: Fraction, tingkat: list[tuple[int | None, int | None]] | None
) -> None:
    """Each one's kelompok; open without both scores, and where fewer than two people have a score."""
    for nomor, satu in enumerate(baris):
        tempat = [*tingkat[nomor]] if metode == "tingkat" and tingkat else []
        for unsur in ("hasil", "perilaku")[len(tempat):]:
            ada = [x for lain in baris if (x := getattr(lain, unsur)) is not None]
            x = getattr(satu, unsur)
            tempat.append(None if x is None or len(ada) < 2 else letak(x, ada, metode, lebar))
        if None not in tempat:
            satu.kelompok = "K3" if -1 in tempat else "K1" if tempat == [1, 1] else "K2"
        dikenal = [predikat for kelompok, predikat in RENTANG if kelompok == satu.kelompok]
        if satu.kelompok:
            satu.usulan_predikat = (
                dikenal[0] if len(dikenal) == 1 else satu.predikat if satu.predikat in dikenal else None
            )
            satu.bertentangan = satu.predikat is not None and satu.predikat not in dikenal
        pasangan = satu.predikat or satu.usulan_predikat
        if satu.nilai is not None and (pasangan or satu.kelompok):
            boleh = [
                range(rendah, tinggi + 1) for (kelompok, predikat), (rendah, tinggi) in RENTANG.items()
                if predikat == (pasangan or predikat) and kelompok in (satu.kelompok or kelompok)
            ]
            satu.bertentangan |= not any(satu.nilai in rentang for rentang in boleh)


def peringkat_acuan(
    orang: list[tuple[Decimal | None, Decimal | None, str | None, int | None]], metode: str, lebar: Decimal,
    bobot: tuple[int, int], urutan: str = "kelompok", tingkat: list[tuple[int | None, int | None]] | None = None,
) -> list[Baris]:
    """Decisions, proposals, conflicts and ranks of a unit, in the order given."""
    baris = [
        Baris(*(None if skor is None else Fraction(skor) for skor in (hasil, perilaku)), predikat, nilai)
        for hasil, perilaku, predikat, nilai in orang
    ]
    _beri_kelompok(baris, metode, Fraction(lebar), tingkat)

    def gabungan(satu: Baris) -> Fraction:
        assert satu.hasil is not None
        assert satu.perilaku is not None
        return (bobot[0] * satu.hasil + bobot[1] * satu.perilaku) / 100

    def lengkap(satu: Baris) -> bool:
        teman = [lain for lain in baris if lain.kelompok and (urutan == "predikat" or lain.kelompok == satu.kelompok)]
        return all(lain.predikat for lain in teman)

    def kunci(satu: Baris) -> tuple[object, ...]:
        predikat = PREDIKAT.index(satu.predikat) if satu.predikat and lengkap(satu) else -1
        depan = {"kelompok": (satu.kelompok, predikat), "predikat": (predikat,), "komposit": ()}[urutan]
        return (*depan, -gabungan(satu), -(satu.hasil or 0), -(satu.perilaku or 0))

    bernomor = [satu for satu in baris if satu.kelompok and satu.hasil is not None and satu.perilaku is not None]
    for satu in bernomor:
        satu.peringkat = 1 + sum(kunci(lain) < kunci(satu) for lain in bernomor)
        if satu.usulan_predikat is None or satu.kelompok is None:
            continue
        rendah, tinggi = RENTANG[satu.kelompok, satu.usulan_predikat]
        sejenis = [
            gabungan(lain) for lain in bernomor
            if (lain.kelompok, lain.usulan_predikat) == (satu.kelompok, satu.usulan_predikat)
        ]
        if max(sejenis) == min(sejenis):
            satu.usulan_nilai = tinggi
            continue
        tepat = rendah + (tinggi - rendah) * (gabungan(satu) - min(sejenis)) / (max(sejenis) - min(sejenis))
        satu.usulan_nilai = int((tepat + Fraction(1, 2)) // 1)
    return baris
