"""Conflicts between the pemetaan and what the Pejabat Penilai decided, each with the two ways out. None is taken here.

A rating is against expectation and the pemetaan against the unit, so neither is wrong by itself; a person decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from kinerja_core.model.istilah import Kelompok, Predikat, Rating, Tingkat

#: The ratings of hasil kerja and perilaku kerja, as far as they are chosen.
PasanganRating = tuple[Rating | None, Rating | None]


class TabelPemetaan(NamedTuple):
    """The dated tables that tie kelompok, ratings, predikat and nilai together."""

    kelompok: Mapping[Tingkat, Mapping[Tingkat, Kelompok]]
    predikat: Mapping[Rating, Mapping[Rating, Predikat]]
    rentang: Mapping[Kelompok, Mapping[Predikat, tuple[int, int]]]

    def predikat_kelompok(self, kelompok: Kelompok) -> Predikat | None:
        """The predikat of a kelompok that knows only one (K1, K2)."""
        return next(iter(self.rentang[kelompok])) if len(self.rentang[kelompok]) == 1 else None


class Konflik(NamedTuple):
    """What disagrees, and what would end it: one way or the other."""

    pesan: str
    jalan_keluar: tuple[str, ...] = ()


def _atau(kata: list[str]) -> str:
    return " atau ".join(filter(None, (", ".join(kata[:-1]), kata[-1])))


def ubah_rating(kelompok: Kelompok, rentang: Mapping[Kelompok, Mapping[Predikat, object]],
                matriks: Mapping[Rating, Mapping[Rating, Predikat]]) -> str:
    """The first way out of a predikat that the kelompok does not know: other ratings, which decide the predikat."""
    known = rentang[kelompok]
    pairs = list(product(Rating, Rating))
    fitting = [pair for pair in pairs if matriks[pair[0]][pair[1]] in known]
    others = [pair for pair in pairs if pair not in fitting]
    listed, start = (fitting, "") if len(fitting) <= len(others) else (others, "selain ")
    told = _atau([f"{first} / {second}".replace(" Ekspektasi", "") for first, second in listed])
    return (
        f"Pejabat Penilai mengubah rating: kelompok {kelompok} menghendaki predikat "
        f"{_atau([one.value for one in known])}, yaitu rating hasil kerja / perilaku kerja {start}{told}."
    )


def ubah_pemetaan(predikat: Predikat, rentang: Mapping[Kelompok, Mapping[Predikat, object]]) -> str:
    """The second way out: another basis of the pemetaan, whose kelompok knows the predikat."""
    groups = _atau([one.value for one in Kelompok if predikat in rentang[one]])
    return (
        f"Pimpinan mengubah dasar pemetaan: predikat {predikat} ada di kelompok {groups}. Perbaiki skor yang keliru, "
        "atau nyatakan tingkat setiap pegawai (Metode Pemetaan Tingkat)."
    )


def pasangan_nilai(rentang: Mapping[Kelompok, Mapping[Predikat, tuple[int, int]]]) -> list[tuple[int, str]]:
    """Every band by its lowest nilai, with whose it is; the bands together cover every nilai once."""
    return sorted(
        (low, f"kelompok {kelompok}, predikat {predikat}")
        for kelompok, row in rentang.items() for predikat, (low, _) in row.items()
    )


def konflik_predikat(tabel: TabelPemetaan, kelompok: Kelompok, rating: PasanganRating) -> Konflik | None:
    """The predikat of both ratings against the kelompok; ``None`` when it fits, or while a rating is missing."""
    first, second = rating
    if first is None or second is None or tabel.predikat[first][second] in tabel.rentang[kelompok]:
        return None
    predikat, own = tabel.predikat[first][second], tabel.predikat_kelompok(kelompok)
    return Konflik(
        f"Kelompok {kelompok} menghendaki {f'predikat {own}' if own else 'predikat selain itu'}, tetapi rating hasil "
        f"kerja {first} dan perilaku kerja {second} menghasilkan predikat {predikat}. "
        "Rating tidak diubah; Pejabat Penilai Kinerja perlu menetapkan salah satunya.",
        (ubah_rating(kelompok, tabel.rentang, tabel.predikat), ubah_pemetaan(predikat, tabel.rentang)),
    )


def konflik_nilai(
    tabel: TabelPemetaan, kelompok: Kelompok | None, predikat: Predikat | None, nilai: int
) -> Konflik | None:
    """A nilai outside its band; without a kelompok any band of the predikat will do, without a predikat any of its own.

    Where the kelompok does not know the predikat, what ends that conflict is told there.
    """
    if predikat is None:
        return None if kelompok is None else _beyond(tabel, kelompok, nilai)
    rows = tabel.rentang.values() if kelompok is None else (tabel.rentang[kelompok],)
    bands = [row[predikat] for row in rows if predikat in row]
    if any(low <= nilai <= high for low, high in bands):
        return None
    if not bands:
        return Konflik(f"Nilai {nilai} tidak mempunyai rentang untuk kelompok {kelompok}, predikat {predikat}.")
    where = f"kelompok {kelompok}, predikat {predikat}" if kelompok else f"predikat {predikat}"
    spans = " atau ".join(f"{low} s.d. {high}" for low, high in bands)
    return _outside(tabel, nilai, where, spans)


def _beyond(tabel: TabelPemetaan, kelompok: Kelompok, nilai: int) -> Konflik | None:
    """A nilai that no predikat of a kelompok reaches."""
    highest = max(high for _, high in tabel.rentang[kelompok].values())
    return None if nilai <= highest else _outside(tabel, nilai, f"kelompok {kelompok}", f"1 s.d. {highest}")


def _outside(tabel: TabelPemetaan, nilai: int, where: str, spans: str) -> Konflik:
    whose = [name for low, name in pasangan_nilai(tabel.rentang) if low <= nilai][-1]
    return Konflik(
        f"Nilai {nilai} berada di luar rentang {where}: {spans}.",
        (
            f"Pejabat Penilai mengubah nilai menjadi bilangan bulat {spans}.",
            f"Bila nilai {nilai} yang dikehendaki, ubah rating atau dasar pemetaannya: nilai itu milik {whose}.",
        ),
    )
