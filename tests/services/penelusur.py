"""Every number of a printed document traced to a cell, to own arithmetic, or to a short list of what is quoted.

Nothing of the product is imported: cells are read with calamine, documents as XML, and what is calculated is calculated
here once more, from the cells that people type or that come from the staff workbooks.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise
from math import isqrt
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULAN: Final = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip
_TANGGAL: Final = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(BULAN)}) (\d{{4}})\b")
_NIP: Final = re.compile(r"\b\d{8} ?\d{6} ?\d ?\d{3}\b")
_ANGKA: Final = re.compile(r"\d+(?:[.,/]\d+)*")
#: What people type or the staff workbooks say; sheets that calculate are left out.
DIKETIK: Final = (
    "Pengaturan", "Daftar Pegawai", "Skor", "Konfirmasi", "Keberatan", "Masa SKP", "Riwayat AK", "Tukin",
    "Perubahan Penetapan", "Riwayat Skor",
)  # fmt: skip
#: Rules and forms that are quoted, and the few numbers that are part of their wording.
DIKUTIP: Final = (
    "Nomor 41 Tahun 2022", "41 Tahun 2022", "Pasal 24", "Nomor 1 Tahun 2023", "Nomor 3 Tahun 2023", "3 Tahun 2023",
    "Nomor 6 Tahun 2022", "6 Tahun 2022", "PP 30 Tahun 2019", "Nomor 30 Tahun 2019", "30 Tahun 2019", "Pasal 59",
    "tanggal 30 Desember 2025", "30 Desember 2025", "360°", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)",
    "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "UUD Negara Republik Indonesia Tahun 1945",
)  # fmt: skip
PREDIKAT: Final = ("Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang")
_MATRIKS: Final = {
    ("Di Atas Ekspektasi", "Di Atas Ekspektasi"): "Sangat Baik",
    ("Di Bawah Ekspektasi", "Di Bawah Ekspektasi"): "Sangat Kurang",
}
_PERSEN_AK: Final = dict(zip(PREDIKAT, (150, 100, 75, 50, 25), strict=True))
_POTONGAN: Final = dict(zip(PREDIKAT, (0, 0, 5, 10, 15), strict=True))
_JENJANG: Final = {"Ahli Pertama": 100, "Ahli Muda": 200, "Ahli Madya": 450}
_KOEFISIEN: Final = {"Ahli Pertama": Fraction(25, 2), "Ahli Muda": Fraction(25), "Ahli Madya": Fraction(75, 2)}


def baris_dokumen(path: Path) -> list[str]:
    """A line for each paragraph, and for each row of a table, headers and footers too."""
    lines: list[str] = []
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes)\.xml", name):
                lines += _lines(ElementTree.fromstring(package.read(name)))  # noqa: S314 - our own document
    return [one for one in lines if one.strip()]


def _lines(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in (f"{W}p", f"{W}tr"):
            yield " | ".join(
                "".join(part.text or "" if part.tag == f"{W}t" else " " for part in one.iter()
                        if part.tag in (f"{W}t", f"{W}br"))
                for one in ([child] if child.tag == f"{W}p" else child.iter(f"{W}p"))
            )
        else:
            yield from _lines(child)


def lembar(path: Path, nama: Iterable[str] = ()) -> dict[str, list[list[Any]]]:
    """The cells of a workbook's sheets."""
    book = CalamineWorkbook.from_path(str(path))
    return {
        one: book.get_sheet_by_name(one).to_python(skip_empty_area=False)
        for one in (nama or book.sheet_names) if one in book.sheet_names
    }


def tabel(baris: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """The rows of a sheet by their headers, which stand in the row that has NIP."""
    top = next(place for place, row in enumerate(baris) if {"NIP", "NIP *"} & set(map(str, row)))
    names = [str(one).removesuffix(" *") for one in baris[top]]
    rows = [dict(zip(names, row, strict=False)) for row in baris[top + 1:]]
    return [one for one in rows if re.fullmatch(r"\d{18}", str(one["NIP"]))]


@dataclass
class Fakta:
    """What a document may say: numbers, words that hold numbers, days, and NIP."""

    angka: set[Fraction] = field(default_factory=set)
    kata: set[str] = field(default_factory=set)
    hari: set[date] = field(default_factory=set)
    nip: set[str] = field(default_factory=set)

    def tambah(self, *nilai: Any) -> Fakta:
        """Add cells or calculated values."""
        for value in nilai:
            if isinstance(value, bool):
                continue
            if isinstance(value, date):
                self.hari.add(date(value.year, value.month, value.day))
            elif isinstance(value, int | Fraction):
                self.angka.add(Fraction(value))
            elif isinstance(value, float | Decimal):
                self.angka.add(Fraction(str(value)))
            elif isinstance(value, str):
                self.nip |= set(re.findall(r"(?<!\d)\d{18}(?!\d)", value))
                self.hari |= {_hari(one) for one in _TANGGAL.findall(value)}
                self.kata |= set(_ANGKA.findall(value))
        return self

    def dan(self, lain: Fakta) -> Fakta:
        """Both together."""
        return Fakta(self.angka | lain.angka, self.kata | lain.kata, self.hari | lain.hari, self.nip | lain.nip)

    def asing(self, teks: str) -> list[str]:
        """The numbers of a line that come from nowhere."""
        for quoted in DIKUTIP:
            teks = teks.replace(quoted, " ")
        found = [" ".join(one) for one in _TANGGAL.findall(teks) if _hari(one) not in self.hari]
        teks = _TANGGAL.sub(" ", teks)
        found += [one for one in _NIP.findall(teks) if one.replace(" ", "") not in self.nip]
        return found + [
            one for one in _ANGKA.findall(_NIP.sub(" ", teks))
            if one not in self.kata and _nilai(one) not in self.angka
        ]


def _hari(bagian: tuple[str, str, str]) -> date:
    return date(int(bagian[2]), BULAN.index(bagian[1]) + 1, int(bagian[0]))


def _nilai(teks: str) -> Fraction | None:
    """A number as it is written in Indonesian: 4.160.485 and 83,6667."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?|\d+(,\d+)?", teks):
        return Fraction(teks.replace(".", "").replace(",", "."))
    return None


def bulat(nilai: Fraction, desimal: int, cara: str = ROUND_HALF_UP) -> Fraction:
    """Rounded as the rules say."""
    exact = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    return Fraction(exact.quantize(Decimal(1).scaleb(-desimal), rounding=cara))


def _akar(nilai: Fraction, desimal: int = 12) -> Fraction:
    """A square root, to many decimals."""
    scale = 10 ** (2 * desimal)
    return Fraction(isqrt(nilai.numerator * scale // nilai.denominator), 10 ** desimal)


@dataclass
class HitunganSendiri:
    """The pemetaan, ranks, predikat and what follows, calculated from the cells of a unit workbook."""

    unit: dict[str, list[list[Any]]]

    def __post_init__(self) -> None:
        settings = {str(row[0]).removesuffix(" *"): row[1] for row in self.unit["Pengaturan"] if len(row) > 1}
        self.k = Fraction(str(settings["Pengali Simpangan Baku (k)"]))
        self.bobot = [Fraction(str(settings[f"Bobot {one} (%)"])) / 100 for one in ("Hasil Kerja", "Perilaku Kerja")]
        self.capaian = str(settings["Capaian Kinerja Organisasi"])
        self.skor = {str(one["NIP"]): one for one in tabel(self.unit["Skor"])}
        self.baru = {
            str(one["NIP"]): one for one in tabel(self.unit["Keberatan"]) if one["Putusan"] == "Diterima"
        }
        self.batas = [self._batas(name) for name in ("Skor Hasil Kerja", "Skor Perilaku Kerja")]
        self.predikat = {nip: self._predikat(nip) for nip in self.skor}
        self.nilai = {
            nip: int(self.baru[nip]["Nilai Baru"] if nip in self.baru else row["Nilai"])
            for nip, row in self.skor.items()
        }
        self.kelompok = {nip: self._kelompok(nip) for nip in self.skor}
        self.urutan = sorted(self.skor, key=self._kunci)
        keys = [self._kunci(nip) for nip in self.urutan]
        self.peringkat = {nip: keys.index(self._kunci(nip)) + 1 for nip in self.urutan}

    def angka_skor(self, nip: str) -> list[Fraction]:
        """Both scores of a person."""
        return self.angka(self.skor[nip])

    @staticmethod
    def angka(baris: dict[str, Any]) -> list[Fraction]:
        """Both scores of a row."""
        return [Fraction(str(baris[name])) for name in ("Skor Hasil Kerja", "Skor Perilaku Kerja")]

    def _batas(self, nama: str) -> tuple[Fraction, Fraction, Fraction, Fraction]:
        """Mean, deviation, and both edges."""
        scores = [Fraction(str(one[nama])) for one in self.skor.values()]
        mean = sum(scores, Fraction(0)) / len(scores)
        spread = _akar(sum(((one - mean) ** 2 for one in scores), Fraction(0)) / len(scores))
        return mean, spread, mean - self.k * spread, mean + self.k * spread

    def _letak(self, nip: str) -> list[int]:
        return [
            (score > upper) - (score < lower)
            for score, (_, _, lower, upper) in zip(self.angka_skor(nip), self.batas, strict=True)
        ]

    def _kelompok(self, nip: str) -> str:
        place = self._letak(nip)
        return "K3" if -1 in place else "K1" if place == [1, 1] else "K2"

    def rating(self, nip: str) -> list[str]:
        """Both ratings that hold."""
        row, new = self.skor[nip], self.baru.get(nip, {})
        return [
            str(new.get(f"{name} Baru") or row[name]) for name in ("Rating Hasil Kerja", "Rating Perilaku Kerja")
        ]

    def _predikat(self, nip: str) -> str:
        work, conduct = self.rating(nip)
        if (work, conduct) in _MATRIKS:
            return _MATRIKS[work, conduct]
        below = "Di Bawah Ekspektasi"
        return "Kurang" if conduct == below else "Butuh Perbaikan" if work == below else "Baik"

    def komposit(self, nip: str) -> Fraction:
        """The weighted sum of both scores."""
        return sum((w * s for w, s in zip(self.bobot, self.angka_skor(nip), strict=True)), Fraction(0))

    def _kunci(self, nip: str) -> tuple[Any, ...]:
        work, conduct = self.angka_skor(nip)
        return (
            self.kelompok[nip], PREDIKAT.index(self.predikat[nip]), -self.komposit(nip), -work, -conduct
        )

    def bersama(self) -> Fakta:
        """What is said of the unit: averages, counts and shares, months, and the last day of an answer."""
        found = Fakta().tambah(*(one for name in ("Pengaturan", "Keberatan") for row in self.unit[name] for one in row))
        for four in self.batas:
            found.tambah(*(bulat(one, places) for one in four for places in (2, 4)))
        people = len(self.skor)
        counts = Counter(self.kelompok.values()) + Counter(self.predikat.values())
        found.tambah(people, self.k, *(100 * one for one in self.bobot), *counts.values())
        found.tambah(*(bulat(Fraction(100 * one, people), 2, ROUND_DOWN) for one in counts.values()))
        most = people * 7 // 10  # of a unit whose capaian is Baik, at most 70 % are Baik
        found.tambah(70, most, max(0, counts["Baik"] - most), counts["Butuh Perbaikan"] + counts["Baik"] - most)
        return found.tambah(*(one for row in self.unit["Perubahan Penetapan"] for one in row))

    def rekap(self) -> Fakta:
        """What only the recap says of the unit: the roster, answers, the nine boxes, and the periods before."""
        answers = Counter(one["Jawaban"] for one in tabel(self.unit["Konfirmasi"]))
        boxes = Counter(tuple(self._letak(nip)) for nip in self.skor)
        found = Fakta().tambah(len(tabel(self.unit["Daftar Pegawai"])), 0, *answers.values(), *boxes.values())
        periods: dict[str, list[list[Fraction]]] = {}
        for one in self._riwayat():
            periods.setdefault(str(one["Periode"]), []).append(self.angka(one))
        for scores in periods.values():
            found.tambah(len(scores), *(
                bulat(sum(column, Fraction(0)) / len(scores), 2) for column in zip(*scores, strict=True)
            ))
        return found

    def _riwayat(self) -> list[dict[str, Any]]:
        """The scores of the periods before, in their order."""
        return tabel(self.unit["Riwayat Skor"])

    def perubahan(self, nip: str) -> Fakta:
        """How the scores of a person changed from each period to the next."""
        row = [self.angka(one) for one in self._riwayat() if one["NIP"] == nip]
        row += [self.angka_skor(nip)] if nip in self.skor else []
        return Fakta().tambah(*(
            abs(after - before) for pair in pairwise(row)
            for before, after in zip(*pair, strict=True)
        ))

    def seorang(self, nip: str) -> Fakta:
        """What is said of one person."""
        found = Fakta().tambah(*(
            cell for name in DIKETIK for row in self.unit.get(name, ()) if nip in map(str, row) for cell in row
        ))
        if nip in self.skor:
            found.tambah(self.peringkat[nip], self.nilai[nip], bulat(self.komposit(nip), 4), *self.angka_skor(nip))
            found.tambah(self.urutan.index(nip) + 1)
        return found.dan(self.perubahan(nip))

    def angka_kredit(self, nip: str, jabatan: str, bulan: int, sampai: date) -> Fakta:
        """The conversion of a year or part of it, what is missing for the next jenjang, and when it is reached."""
        rung = next(one for one in _KOEFISIEN if one in jabatan)
        share, factor = _PERSEN_AK[self.predikat[nip]], _KOEFISIEN[rung]
        credit = bulat(Fraction(bulan, 12) * share / 100 * factor, 2)
        need = _JENJANG[rung]
        months = -(-(need - credit) * bulan // credit)
        year, month = divmod(sampai.month + int(months), 12)
        reached = date(sampai.year + year, month + 1, 1) - timedelta(days=1)
        born = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
        return Fakta().tambah(share, factor, bulan, credit, need, need - credit, reached, born)

    def potongan(self, nip: str) -> tuple[int, Fraction]:
        """What is taken from the tunjangan of a month: the share, and the rupiah."""
        row = next(one for one in tabel(self.unit["Tukin"]) if one["NIP"] == nip)
        share = _POTONGAN[self.predikat[nip]]
        amount = row["Tunjangan Kinerja Sebulan (Rp)"]
        return share, bulat(Fraction(str(amount or 0)) * share / 100, 0)

    def daftar_potongan(self, mulai: date) -> Fakta:
        """The list of the payroll: each person for three months, and the sums."""
        taken = [one for one in map(self.potongan, self.skor) if one[0]]
        total = sum((amount for _, amount in taken), Fraction(0))
        return Fakta().tambah(
            3, *_POTONGAN.values(), *(3 * amount for _, amount in taken), *(amount for _, amount in taken), total,
            3 * total, mulai.year, len(taken), *range(1, len(taken) + 1),
        )


def aturan_dikutip(folder: Path) -> Fakta:
    """The numbers and days that the files of the rules themselves hold, for lines that quote them."""
    found = Fakta()
    for path in folder.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        found.tambah(text, *(date.fromisoformat(one) for one in re.findall(r"\b\d{4}-\d{2}-\d{2}\b", text)))
    return found


def mengutip(baris: str) -> bool:
    """Whether a line names the source of a rule with its certainty."""
    return re.search(r"\[(peraturan|pilihan kami|formulir|surat|paparan)", baris) is not None
