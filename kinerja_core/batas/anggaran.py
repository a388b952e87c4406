"""Anggaran: what one foreign file may cost, counted on what the readers see and never on how it is spelled."""

from __future__ import annotations

import time
from typing import Final

from kinerja_core.model.galat import GalatKinerja

MB: Final = 2**20


class BerkasTidakTerbaca(GalatKinerja):
    """A file that is not read. ``kode`` is its code in the catalogue of findings."""

    def __init__(self, kode: str, pesan: str) -> None:
        self.kode = kode
        self.pesan = pesan
        super().__init__(pesan)

    def __reduce__(self) -> tuple[type[BerkasTidakTerbaca], tuple[str, str]]:
        """Survive the way between processes."""
        return type(self), (self.kode, self.pesan)


def terlalu_besar(apa: str) -> BerkasTidakTerbaca:
    """The refusal of a file that would cost too much; ``apa`` says what of it."""
    return BerkasTidakTerbaca(
        "BERKAS-TERLALU-BESAR", f"Berkas ini {apa}; tidak dibaca supaya komputer tidak kehabisan memori atau waktu."
    )


class Anggaran:
    """The budget of one file: limits, and what has been spent of them.

    Attributes:
        bita: bytes of the file.
        bagian: parts of a zip.
        urai: bytes of all parts, unpacked.
        dibaca: bytes of the parts that are really unpacked and held in memory.
        sel: cells of all sheets together, blank ones between filled ones included.
        teks: characters of all cells together, a text that many cells share counted for each.
        unsur: elements of XML, or items of a JSON or YAML text.
        titik: dots of a picture; each takes up to 16 bytes while it is decoded.
        dalam: levels of elements or brackets.
        detik: seconds of the processor from the first look; a busy computer or a slow disk refuses nobody's file.
    """

    def __init__(
        self, *, bita: int = 50 * MB, bagian: int = 5_000, urai: int = 200 * MB, dibaca: int = 64 * MB,
        sel: int = 3_000_000, teks: int = 32_000_000, unsur: int = 3_000_000, titik: int = 24_000_000,
        dalam: int = 200, detik: float = 15.0,
    ) -> None:  # fmt: skip
        self.bita, self.bagian, self.urai, self.dibaca = bita, bagian, urai, dibaca
        self.sel, self.teks, self.unsur, self.titik = sel, teks, unsur, titik
        self.dalam, self.detik = dalam, detik
        self._spent: dict[str, int] = {}
        self._end, self._end_cpu = time.monotonic() + detik, time.process_time() + detik

    def pakai(self, apa: str, banyak: int) -> None:
        """Spend some of a limit, and look at the clock.

        Args:
            apa: name of a limit that counts, such as ``sel``.
            banyak: how much.

        Raises:
            BerkasTidakTerbaca: more than there is, or no time left; says which limit, in words.
        """
        spent = self._spent.get(apa, 0) + banyak
        self._spent[apa] = spent
        limit = getattr(self, apa)
        if spent > limit:
            raise terlalu_besar(f"{_KATA[apa].format(_angka(limit))}")
        self.tengok_waktu()

    def sisa(self, apa: str) -> int:
        """What is left of a limit that counts."""
        return int(getattr(self, apa)) - self._spent.get(apa, 0)

    def masuk(self, tingkat: int) -> None:
        """One level deeper.

        Raises:
            BerkasTidakTerbaca: deeper than anything that people or programs write.
        """
        if tingkat > self.dalam:
            raise terlalu_besar(f"bersarang lebih dari {self.dalam} tingkat")

    def tengok_waktu(self) -> None:
        """Look at the clock.

        Raises:
            BerkasTidakTerbaca: no time left.
        """
        # the clock on the wall is the cheap look, and other threads do not spend it
        if time.monotonic() > self._end and time.process_time() > self._end_cpu:
            raise terlalu_besar(f"belum selesai dibaca dalam {self.detik:g} detik")


def _angka(number: int) -> str:
    return f"{number // MB} MB" if number >= MB and number % MB == 0 else f"{number:,}".replace(",", ".")


_KATA: Final = {
    "bita": "berukuran lebih dari {}",
    "bagian": "berisi lebih dari {} bagian",
    "urai": "mengembang menjadi lebih dari {} ketika dibuka",
    "dibaca": "mengembang menjadi lebih dari {} ketika dibuka",
    "sel": "berisi lebih dari {} sel",
    "teks": "berisi lebih dari {} huruf",
    "unsur": "berisi lebih dari {} unsur",
    "titik": "bergambar lebih dari {} titik",
}
