"""Penilaian: the items of the instrument down, people across; a score for each of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kinerja_core.model.istilah import Perilaku, cari
from kinerja_core.model.penilaian_360 import Penilaian360
from kinerja_core.rules.perilaku_360 import Instrumen
from kinerja_core.workbooks.buku_360.rumus import PENILAIAN, NamaDinilai, StatusButir, kolom_skor
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis
from kinerja_core.workbooks.mesin.isi_sel import hampa
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import tampak_galat
from kinerja_core.workbooks.mesin.spek import Baris, JenisSel, Kolom, LembarTabel, Nilai, lipat
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi


def lembar_penilaian(alat: Instrumen, banyak: int) -> LembarTabel:
    """The sheet for an instrument and so many people."""
    fixed = tuple(
        {"perilaku": value.value, "butir": item} for value, items in alat.daftar_butir.items() for item in items
    )
    scale = alat.skala
    words = "; ".join(f"{number} = {word}" for number, word in zip(scale.pilihan, scale.arti, strict=True))
    return LembarTabel(
        nama=PENILAIAN,
        rahasia=True,
        judul="PENILAIAN PERILAKU KERJA BerAKHLAK",
        instruksi=f"Beri skor setiap butir untuk setiap pegawai: {words}.",
        kolom=(
            Kolom(nama="perilaku", judul="Nilai", ejaan=("Nilai BerAKHLAK", "Perilaku"), wajib=True, terkunci=True,
                  lebar=22),
            Kolom(nama="butir", judul="Butir Perilaku", ejaan=("Butir", "Panduan Perilaku"),
                  jenis=JenisSel.TEKS_PANJANG, wajib=True, terkunci=True, lebar=50),
            *(
                Kolom(nama=kolom_skor(number), judul=f"Pegawai {number}", jenis=JenisSel.BULAT, pilihan=scale.pilihan,
                      terkecil=scale.terendah, terbesar=scale.tertinggi, lebar=8, atas=NamaDinilai(number),
                      bantuan=f"Skor {scale.terendah} sampai {scale.tertinggi} untuk pegawai nomor {number}.")
                for number in range(1, banyak + 1)
            ),
            Kolom(nama="_status", judul="Kelengkapan", jenis=JenisSel.RUMUS, lebar=26,
                  rumus=StatusButir(banyak, scale.pilihan),
                  bantuan="Dihitung otomatis: berapa pegawai yang belum mendapat skor butir ini."),
        ),
        baris_tetap=fixed,
        kapasitas=len(fixed),
        beku=2,
    )


@dataclass(slots=True)
class SkorTerbaca:
    """Scores by number of the person, and of whom a mistake among them was already said."""

    per_orang: dict[int, dict[Perilaku, list[int | None]]] = field(default_factory=dict)
    salah: set[int] = field(default_factory=set)
    berkolom: frozenset[int] = frozenset()  #: numbers that have a column

    def catat(self, nomor: int, butir: tuple[Perilaku, int], skor: int | None, alat: Instrumen) -> None:
        """Keep the score of a person for an item; ``None`` marks a mistake."""
        value, place = butir
        given = self.per_orang.setdefault(
            nomor, {every: [None] * len(items) for every, items in alat.daftar_butir.items()}
        )
        given[value][place] = skor
        if skor is None:
            self.salah.add(nomor)

    def lengkap(self, nomor: int | None, alat: Instrumen) -> dict[str, tuple[int | None, ...]]:
        """Scores of a person for every item, blank where there is none."""
        given = self.per_orang.get(nomor or 0, {})
        return {
            value.value: tuple(given.get(value, [None] * len(items))) for value, items in alat.daftar_butir.items()
        }


def isi_penilaian(lembar: LembarTabel, penilaian: Iterable[Penilaian360]) -> list[Baris]:
    """Every item of the sheet with the scores of these people, whose numbers are their places.

    Raises:
        BukuTidakDapatDitulis: more scores than the instrument has items for.
    """
    rows: list[dict[str, Nilai]] = [dict(row) for row in lembar.baris_tetap]
    for number, rating in enumerate(penilaian, start=1):
        for value, scores in rating.skor.items():
            own = [row for row in rows if row["perilaku"] == value.value]
            if len(scores) > len(own):
                raise BukuTidakDapatDitulis(
                    f"{rating.nama}: {value.value} mempunyai {len(scores)} skor, sedangkan butirnya {len(own)}."
                )
            for row, score in zip(own, scores, strict=False):
                row[kolom_skor(number)] = score
    return [*rows]


@memberi("P360-BUTIR-ASING")
def baca_skor(lapor: Pelapor[Tabel], alat: Instrumen) -> SkorTerbaca:
    """Scores by person; a row is known by its value and the words of its item."""
    table = lapor.lembar
    places = {
        (value, lipat(item)): number
        for value, items in alat.daftar_butir.items()
        for number, item in enumerate(items)
    }
    people = {
        name: int(name.removeprefix("pegawai").partition(".")[0]) for name in table.kolom if name.endswith(".skor")
    }
    result = SkorTerbaca(berkolom=frozenset(people.values()))
    seen: set[tuple[Perilaku, int]] = set()
    for row, raw in table.baris:
        record = {name: raw[name] for name in raw.keys() & people.keys()}
        if not record:
            continue
        value = cari(Perilaku, str(raw.get("perilaku", "")))
        item = raw.get("butir", "")
        place = places.get((value, lipat(str(item)))) if value is not None else None
        if value is None or place is None or (value, place) in seen:
            why = "bukan butir instrumen periode ini" if place is None else "tertulis dua kali"
            said = f"Butir di baris ini {why}; skornya tidak dipakai."
            lapor("P360-BUTIR-ASING", said, row, "perilaku" if value is None else "butir", tanpa_isi=said)
            result.salah.update(people[name] for name in record)
            continue
        seen.add((value, place))
        for name, given in record.items():
            if hampa(given):
                result.salah.add(people[name])  # said to be so; it is a score of nobody
                continue
            score = None if table.cacat_di(row, name) or tampak_galat(given) else int(given)
            result.catat(people[name], (value, place), score, alat)
    return result


def bilangan_bulat(value: Any) -> int | None:
    """A whole number as formulas see it, which do not take a text for one; ``None`` when it is none."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value // 1:
        return int(value)
    return None


def sel_kosong(table: Tabel, nomor: int, rating: Penilaian360, alat: Instrumen) -> str:
    """Address of the first cell of a person's column that still wants a score; the header where its row is gone."""
    blank = {
        (value, lipat(item)) for value, items in alat.daftar_butir.items()
        for item, score in zip(items, rating.skor[value], strict=True) if score is None
    }
    for row in range(table.baris_pertama, len(table.isi)):
        if (cari(Perilaku, table.tampil(row, "perilaku")), lipat(table.tampil(row, "butir"))) in blank:
            return table.sel(row, kolom_skor(nomor))
    return table.sel(table.baris_pertama - 1, kolom_skor(nomor))


def sel_skor(table: Tabel, nomor: int) -> str:
    """Address of the first score in a person's column."""
    name = kolom_skor(nomor)
    return table.sel(next(row for row, record in table.baris if not hampa(record.get(name))), name)


def butir_kosong(rating: Penilaian360, alat: Instrumen) -> str:
    """How much has no score yet, in words; blank when everything has one."""
    blank = sum(score is None for value in alat.daftar_butir for score in rating.skor[value])
    if not blank:
        return ""
    every = sum(map(len, alat.daftar_butir.values()))
    return "belum dinilai" if blank == every else f"{blank} butir belum dinilai"
