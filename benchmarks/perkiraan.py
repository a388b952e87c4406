"""What a unit, a ministry and the nation take, worked out from measured numbers: ``python -m benchmarks.perkiraan``.

Writes the tables of ``docs/skala.md`` between their marks. Nothing is measured here: :data:`TERUKUR` holds what
``python -m benchmarks.skala 5000`` printed, and whoever runs that again writes its numbers here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

DOKUMEN: Final = Path(__file__).resolve().parents[1] / "docs" / "skala.md"


@dataclass(frozen=True, slots=True)
class Terukur:
    """One command of the measured run: seconds of the processor, and of what was made so much a book."""

    nama: str
    cpu: Fraction
    puncak: int  #: MB
    mb: Fraction  #: written

    def md(self, buku: int = 1) -> Fraction:
        """Milliseconds of so many books."""
        return self.cpu * 1000 * buku / BUKU


#: Of the measured run: workbooks, what they weigh in MB, and the store that they leave.
BUKU: Final = 5000
MB_BUKU: Final = Fraction(885)
MB_SIMPANAN: Final = Fraction("43.8")
#: Seconds of the processor that a command takes before it begins with its first workbook, and people of a unit.
MULAI: Final = Fraction("0.25")
SEUNIT: Final = 45
TERUKUR: Final = (
    Terukur("periksa", Fraction("50.3"), 145, Fraction("0.6")),
    Terukur("gabung", Fraction("6.8"), 185, Fraction("5.0")),
    Terukur("peringkat", Fraction("10.1"), 367, Fraction("4.9")),
    Terukur("cetak", Fraction("14.3"), 145, Fraction("84.6")),
    Terukur("ekspor realisasi", Fraction("13.4"), 114, Fraction("5.5")),
    Terukur("ekspor pemeringkatan", Fraction("1.4"), 207, Fraction("0.0")),
)
#: People of what is worked out. That of the ministry and of the nation are assumptions, round on purpose.
SASARAN: Final = (("unit", 45), ("direktorat jenderal", 5_000), ("kementerian", 60_000), ("nasional", 4_800_000))
#: Cores of an office PC and of a server, and the part of them that work in several processes really gains.
INTI_KANTOR: Final = 2
INTI_SERVER: Final = 32
GUNA: Final = Fraction(85, 100)


def rupa(nilai: Fraction, angka: int = 0) -> str:
    """A number as Indonesian writes it, rounded half up."""
    scaled = int(nilai * 10**angka + Fraction(1, 2))
    whole, rest = divmod(scaled, 10**angka)
    return f"{whole:,}".replace(",", ".") + (f",{rest:0{angka}}" if angka else "")


def lama(detik: Fraction) -> str:
    """A span of time in its best unit."""
    for size, name in ((3600 * 24, "hari"), (3600, "jam"), (60, "menit")):
        if detik >= 2 * size:
            return f"{rupa(detik / size, 1)} {name}"
    return f"{rupa(detik, 1)} detik"


def ukuran(mb: Fraction) -> str:
    """An amount of bytes in its best unit."""
    for size, name in ((1024 * 1024, "TB"), (1024, "GB")):
        if mb >= size:
            return f"{rupa(mb / size, 1)} {name}"
    return f"{rupa(mb, 1)} MB"


def terukur() -> Iterator[tuple[str, ...]]:
    """What was measured."""
    yield "perintah", "d CPU", "md CPU sebuah buku", "puncak ingatan", "ditulis"
    for one in TERUKUR:
        yield one.nama, rupa(one.cpu, 1), rupa(one.md(), 1), f"{rupa(Fraction(one.puncak))} MB", ukuran(one.mb)
    total = sum((one.cpu for one in TERUKUR), Fraction())
    yield "jumlah", rupa(total, 1), rupa(total * 1000 / BUKU, 1), "", ""


def perkiraan() -> Iterator[tuple[str, ...]]:
    """What it comes to."""
    yield "", *(f"{name}, {rupa(Fraction(people))} orang" for name, people in SASARAN)
    start = MULAI * len(TERUKUR) / SEUNIT
    second = sum((one.cpu for one in TERUKUR), Fraction()) / BUKU + start
    reading = TERUKUR[0].cpu / BUKU
    documents = next(one.mb for one in TERUKUR if one.nama == "cetak") / BUKU

    def baris(nama: str, satu: Fraction, bentuk: Callable[[Fraction], str]) -> tuple[str, ...]:
        return nama, *(bentuk(satu * people) for _, people in SASARAN)

    yield baris("membaca dan memeriksa, CPU", reading, lama)
    yield baris(f"memulai program, unit {SEUNIT} orang, CPU", start, lama)
    yield baris("seluruh jalan, CPU", second, lama)
    yield baris(f"satu PC kantor, {INTI_KANTOR} inti", second / (INTI_KANTOR * GUNA), lama)
    yield baris(f"satu server, {INTI_SERVER} inti", second / (INTI_SERVER * GUNA), lama)
    yield baris("buku kerja di cakram", MB_BUKU / BUKU, ukuran)
    yield baris("simpanan", MB_SIMPANAN / BUKU, ukuran)
    yield baris("satu dokumen seorang", documents, ukuran)


def tabel(baris: Iterable[tuple[str, ...]]) -> str:
    """A table of Markdown; every column after the first holds numbers."""
    head, *rows = baris
    lines = [head, ("---", *("---:" for _ in head[1:])), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def tulis(teks: str) -> str:
    """The document with its tables worked out anew."""
    for name, rows in (("terukur", terukur()), ("perkiraan", perkiraan())):
        found = re.compile(rf"(<!-- {name} -->\n).*?(\n<!-- akhir {name} -->)", re.DOTALL)
        if len(found.findall(teks)) != 1:
            raise SystemExit(f"{DOKUMEN.name}: tanda {name} harus ada satu kali")
        teks = found.sub(rf"\g<1>{tabel(rows)}\g<2>", teks)
    return teks


if __name__ == "__main__":
    DOKUMEN.write_text(tulis(DOKUMEN.read_text("utf-8")), "utf-8", newline="\n")
