"""Rows are written faster than XlsxWriter writes them, and not one byte is another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinerja_core.exports import tulis
from kinerja_core.exports.lembar_ekspor import LembarEkspor
from kinerja_core.exports.profil_ekspor import baca_profil
from kinerja_core.exports.sumber import BarisEkspor

PROFIL = baca_profil(
    """
deskripsi: Uji
sumber: catatan-harian
format: xlsx
lembar: Uji
rujukan: uji
kolom:
  - {judul: NIP, isian: nip, bentuk: teks, wajib: true, lebar: 22}
  - {judul: Tahun, isian: tahun, bentuk: bulat, wajib: true, lebar: 8}
  - {judul: Tanggal, isian: tanggal, bentuk: tanggal, wajib: true, lebar: 14}
  - {judul: Kegiatan, isian: kegiatan, bentuk: teks, wajib: true, lebar: 20}
  - {judul: Masalah, isian: masalah, bentuk: teks, wajib: false, lebar: 20}
""",
    "uji.yaml",
)
TEKS = (
    "biasa", "=1+1", " di depan", "di belakang ", "\tdi depan", "dua\nbaris", "akhir\n", "tanda & < > \" '", "\x0b\x1f",
    "_x0041_", "_x", "<r><t>kaya</t></r>", "\u00a0putih", "é 日本 😀", "n" * 300, "\u2028", "\u0085",
)  # fmt: skip
BARIS: list[BarisEkspor] = [
    {"nip": f"19850101201503{1001 + number}", "nama": "A", "tahun": 2025 - number, "kegiatan": text,
     "tanggal": date(2025, 1 + number % 12, 3), "masalah": text if number % 2 else None}
    for number, text in enumerate(TEKS)
]  # fmt: skip


@pytest.mark.parametrize("sekaligus", [3, 1000], ids=["ke cakram", "di ingatan"])
def test_every_text_is_written_as_xlsxwriter_writes_it(sekaligus: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tulis, "_IN_MEMORY", sekaligus)
    made = tulis.ekspor(PROFIL, BARIS)
    assert made.baris == len(TEKS)

    def baris(lembar: LembarEkspor, nomor: int, tinggi: float, sel: dict[int, tuple[str, Any, object]]) -> None:
        lembar.row_sizes.clear()
        lembar.set_row(nomor, tinggi)
        for kolom, (cara, isi, gaya) in sel.items():
            getattr(lembar, cara)(nomor, kolom, isi, gaya)

    ways = {"teks": "write_string", "bilangan": "write_number", "hari": "write_datetime"}
    for own, theirs in ways.items():
        monkeypatch.setattr(LembarEkspor, own, lambda _, isi, gaya, cara=theirs: (cara, isi, gaya))
    monkeypatch.setattr(LembarEkspor, "tulis_baris", baris)
    monkeypatch.delattr(LembarEkspor, "_write_cell")
    assert tulis.ekspor(PROFIL, BARIS).isi == made.isi
