"""Random units for the native formulas: ties, edges, missing scores, ratings, every method."""

from __future__ import annotations

import random
from decimal import Decimal

from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.istilah import CapaianOrganisasi, MetodePemetaan, Rating, Tingkat, Triwulan, UrutanPeringkat
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.buku_unit.isi import isi_unit
from kinerja_core.workbooks.mesin.penulis import Penulis
from tests.workbooks.bahan_bangun import BIRO, nip_ke
from tests.workbooks.buku_jadi import pas

#: Sizes of units, by turns.
_BANYAK = (2, 300, 1, 300, 8, 300, 90)
_TEMPAT = (0, 0, 1, 2, 2, 4)


def bangun_pas(unit: BukuUnit) -> bytes:
    """The workbook with just the rows its people need: the formulas are the same, and LibreOffice is done sooner."""
    whole, content = buku_unit(), isi_unit(unit)
    return Penulis(pas(whole, content, len(unit.skor)), content, unit.pengaturan.periode.tahun, "").tulis()


def angka(acak: random.Random, pusat: int, lebar: int, tempat: int) -> Decimal:
    """A score around ``pusat`` with that many decimals, inside 0..120."""
    whole = acak.randint(max(0, pusat - lebar) * 10**tempat, min(120, pusat + lebar) * 10**tempat)
    return Decimal(whole).scaleb(-tempat)


def skor_acak(acak: random.Random, banyak: int) -> tuple[SkorPegawai, ...]:
    """People of one unit; units differ in spread, decimals and in how much is missing."""
    pusat, lebar, tempat = acak.choice([60, 85, 100]), acak.choice([0, 1, 3, 15, 40]), acak.choice(_TEMPAT)
    gap, rated = acak.choice([0.0, 0.0, 0.05, 0.3]), acak.choice([0.0, 0.5, 0.9, 1.0, 1.0])
    people = []
    for number in range(banyak):
        def mungkin(isi: object, peluang: float) -> object:
            return isi if acak.random() < peluang else None

        people.append(SkorPegawai.model_validate({
            "nip": nip_ke(number), "nama": f"Pegawai {number}", "jabatan": mungkin("Analis", 0.9),
            "hasil": mungkin(angka(acak, pusat, lebar, tempat), 1 - gap),
            "perilaku": mungkin(angka(acak, pusat, lebar, tempat), 1 - gap),
            "rating_hasil": mungkin(acak.choice(list(Rating)), rated),
            "rating_perilaku": mungkin(acak.choice(list(Rating)), rated),
            "tingkat_hasil": mungkin(acak.choice(list(Tingkat)), 0.6),
            "tingkat_perilaku": mungkin(acak.choice(list(Tingkat)), 0.6),
            "nilai": mungkin(acak.randint(1, 120), 0.25),
        }))
    return tuple(people)


def skor_di_tepi(acak: random.Random, banyak: int) -> tuple[SkorPegawai, ...]:
    """Two equal halves, k or tolerance at their distance: everybody stands exactly on an edge, or a step beside it."""
    low = acak.randint(10, 90)
    gap = acak.choice([1, 2, 7, 20])
    steps = acak.choice([Decimal(0), Decimal("0.0001"), Decimal("-0.0001"), Decimal("0.01")])
    return tuple(
        SkorPegawai(
            nip=nip_ke(number), nama=f"Pegawai {number}",
            hasil=Decimal(low if number % 2 else low + gap) + (steps if number == 0 else 0),
            perilaku=Decimal(low + gap if number % 3 else low),
        )
        for number in range(banyak)
    )


#: What people paste over a score, a rating, a level and a nilai that counts as nothing in the sheet.
_RUSAK: dict[str, tuple[object, ...]] = {
    "hasil": ("85", "85,5", "94.5", " 90 ", "delapan puluh", 0.85, 1.0, 121.0, -3.0),
    "perilaku": ("85", "90 %", "\u00a085", 0.9, 1.0, 120.5),
    "rating_hasil": ("Sesuai Ekspektasi ", " Di Atas Ekspektasi", "Sesuai", "Di\u00a0Atas Ekspektasi", 1.0),
    "rating_perilaku": ("Di Bawah  Ekspektasi", "Di Bawah", "Baik"),
    "tingkat_hasil": ("Rata rata", "Di Atas ", 2.0), "tingkat_perilaku": ("Rata-rata ", "Bawah"),
    "nilai": ("95", 95.5, 0.0, 121.0, "seratus"),
}


def tempelan_rusak(acak: random.Random, banyak: int) -> dict[tuple[int, str], object]:
    """Values that the sheet and the reader both refuse, by person and column; at least one."""
    cells = {(acak.randrange(banyak), acak.choice(list(_RUSAK))) for _ in range(acak.randint(1, 1 + banyak // 2))}
    return {(number, name): acak.choice(_RUSAK[name]) for number, name in sorted(cells)}


def tempelan_pecahan(acak: random.Random, banyak: int) -> dict[tuple[int, str], object]:
    """Averages with more decimals than count, and scores in the middle between two that do, by person and column."""
    def rata() -> float:
        parts = acak.choice([3, 6, 7, 9, 11, 13])
        return acak.choice([acak.randint(2 * parts, 120 * parts) / parts, acak.randint(10**5, 120 * 10**5) / 10**5])

    few = [rata() for _ in range(3)]
    return {
        (number, name): acak.choice(few) if acak.random() < 0.5 else rata()
        for number in range(banyak) for name in ("hasil", "perilaku") if acak.random() < 0.7
    }


def unit_acak(benih: int, banyak: int | None = None) -> BukuUnit:
    """One random unit, of ``banyak`` people; about one in three stands on the edges."""
    acak = random.Random(benih)  # noqa: S311 - makes units that repeat, no secret
    banyak = banyak or _BANYAK[benih % len(_BANYAK)]
    di_tepi = benih % 3 == 0
    metode = acak.choice([MetodePemetaan.SIMPANGAN_BAKU] * 3 + [MetodePemetaan.MUTLAK, MetodePemetaan.TINGKAT])
    bobot = acak.choice([70, 60, 100, 0, 55])
    return BukuUnit(
        pengaturan=Pengaturan(
            nama_unit=BIRO, periode=Periode(2025, acak.choice([None, Triwulan.IV])), metode=metode,
            k=acak.choice([Decimal(text) for text in ("0", "0.5", "1", "0.25", "0.37", "1.4142", "2.5")]),
            toleransi=acak.choice([Decimal(text) for text in ("0", "0.5", "1", "3.5", "0.0001", "10")]),
            bobot_hasil=bobot, bobot_perilaku=100 - bobot,
            capaian_organisasi=acak.choice([None, *CapaianOrganisasi]),
            urutan=acak.choice([None, UrutanPeringkat.KELOMPOK, *UrutanPeringkat]),
        ),
        skor=(skor_di_tepi if di_tepi else skor_acak)(acak, banyak),
    )
