"""Ranking: the exact one against a plain float version and against sorting alone.

``python -m benchmarks.peringkat [people]``. The float version does the same averages, kelompok, order and ranks with
binary numbers and no records; exactness, messages and records are paid on top of it. The last lines count the people
whom float means put into another kelompok, and those whom the order of adding moves.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.alat import bandingkan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.rules.pemeringkatan import peringkatkan

TANGGAL = date(2025, 12, 31)
K = Decimal("0.5")
Pasangan = tuple[float, float]


def buat(jumlah: int) -> list[SkorPegawai]:
    """People with scores to two decimals, many of them tied."""
    acak = random.Random(2025)  # noqa: S311 - repeatable data
    return [
        SkorPegawai(
            nip=f"{date(1965, 1, 1) + timedelta(days=nomor // 999):%Y%m%d}2000031{1 + nomor % 999:03d}",
            nama=f"Pegawai {nomor}",
            hasil=Decimal(acak.randint(5000, 12000)) / 100,
            perilaku=Decimal(acak.randint(5000, 12000)) / 100,
        )
        for nomor in range(jumlah)
    ]


def _letak(angka: Sequence[float], k: float) -> list[int]:
    rata = sum(angka) / len(angka)
    simpangan = (sum((x - rata) ** 2 for x in angka) / len(angka)) ** 0.5
    bawah, atas = rata - k * simpangan, rata + k * simpangan
    return [1 if x > atas else -1 if x < bawah else 0 for x in angka]


def kelompok_float(skor: Sequence[Pasangan], k: float) -> list[int]:
    """Kelompok 1..3 with binary numbers."""
    hasil, perilaku = zip(*skor, strict=True)
    pasangan = zip(_letak(hasil, k), _letak(perilaku, k), strict=True)
    return [3 if -1 in dua else 1 if dua == (1, 1) else 2 for dua in pasangan]


def peringkat_float(skor: Sequence[Pasangan], k: float) -> list[int]:
    """Kelompok, order and shared ranks with binary numbers."""
    kunci = [
        (kelompok, -(0.7 * hasil + 0.3 * perilaku), -hasil, -perilaku)
        for kelompok, (hasil, perilaku) in zip(kelompok_float(skor, k), skor, strict=True)
    ]
    urut = sorted(range(len(skor)), key=kunci.__getitem__)
    peringkat = [0] * len(skor)
    for tempat, nomor in enumerate(urut):
        sama = tempat > 0 and kunci[nomor] == kunci[urut[tempat - 1]]
        peringkat[nomor] = peringkat[urut[tempat - 1]] if sama else tempat + 1
    return peringkat


def main(jumlah: int) -> None:
    """Print the table for one unit of ``jumlah`` people and for the same people in units of 20."""
    skor = buat(jumlah)
    angka = [(float(item.hasil or 0), float(item.perilaku or 0)) for item in skor]
    bandingkan(
        f"Satu unit, {jumlah} pegawai",
        {
            "urutkan saja": lambda: sorted(angka),
            "float polos": lambda: peringkat_float(angka, 0.5),
            "peringkatkan": lambda: peringkatkan(skor, tanggal=TANGGAL, k=K),
        },
        "float polos",
    )
    unit = [skor[awal : awal + 20] for awal in range(0, jumlah, 20)]
    unit_angka = [angka[awal : awal + 20] for awal in range(0, jumlah, 20)]
    bandingkan(
        f"{len(unit)} unit berisi 20 pegawai (per unit)",
        {
            "float polos": lambda: [peringkat_float(satu, 0.5) for satu in unit_angka],
            "peringkatkan": lambda: [peringkatkan(satu, tanggal=TANGGAL, k=K) for satu in unit],
        },
        "float polos",
        kali=len(unit),
    )
    _beda()


def _rata_di_tengah(acak: random.Random) -> list[Decimal]:
    """Scores of which the last equals the mean of the others, so that it stands exactly on the edge."""
    lain = [Decimal(acak.randrange(6000, 12000)) / 100 for _ in range(acak.choice([4, 5, 10]))]
    return [*lain, sum(lain, Decimal(0)) / len(lain)]


def _beda() -> None:
    """Count who changes kelompok when the average is taken with floats, in small units with a score on the edge."""
    acak = random.Random(7)  # noqa: S311 - repeatable data
    salah = tergeser = semua = 0
    for _ in range(2000):
        skor = [
            SkorPegawai(nip=f"199001012000031{nomor:03d}", nama="A", hasil=hasil, perilaku=hasil)
            for nomor, hasil in enumerate(_rata_di_tengah(acak), start=1)
        ]
        angka = [(float(item.hasil or 0), float(item.perilaku or 0)) for item in skor]
        hasil = peringkatkan(skor, tanggal=TANGGAL, k=Decimal(0)).hasil
        tepat = {item.nip: item.kelompok for item in hasil.pegawai}
        maju = kelompok_float(angka, 0.0)
        mundur = kelompok_float(angka[::-1], 0.0)[::-1]
        semua += len(skor)
        salah += sum(tepat[item.nip] != f"K{nomor}" for item, nomor in zip(skor, maju, strict=True))
        tergeser += sum(satu != lain for satu, lain in zip(maju, mundur, strict=True))
    print(f"\nRata-rata float, {semua} pegawai: {salah} salah kelompok, {tergeser} bergeser bila urutannya dibalik.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
