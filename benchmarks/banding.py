"""The comparison with the report of BKN's e-Kinerja, 5 % of whose result cells were changed at random.

``python -m benchmarks.banding [people]``. Beside the time it says how many of the changes were found and how many
differences were told that are none.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from xlsxwriter import Workbook

from benchmarks.peringkat import buat
from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.istilah import Predikat, Rating
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.predikat import tentukan_predikat
from kinerja_core.services.banding import HasilBanding, banding
from kinerja_core.workbooks.bangun import bangun_unit

PERIODE = Periode(2025)
BAGIAN = 0.05
HASIL = ("hasil_kerja", "perilaku_kerja", "hasil_akhir")
#: How BKN writes the ratings.
KATA = {Rating.DI_ATAS: "DIATAS EKSPEKTASI", Rating.SESUAI: "SESUAI EKSPEKTASI", Rating.DI_BAWAH: "DIBAWAH EKSPEKTASI"}


def orang(jumlah: int, acak: random.Random) -> list[SkorPegawai]:
    """People whose ratings are chosen."""
    return [
        one.model_copy(update={"rating_hasil": acak.choice([*Rating]), "rating_perilaku": acak.choice([*Rating])})
        for one in buat(jumlah)
    ]


def hasil(skor: SkorPegawai) -> list[str]:
    """The results of one person as BKN writes them."""
    assert skor.rating_hasil is not None  # noqa: S101 - made so
    assert skor.rating_perilaku is not None  # noqa: S101 - made so
    predikat = tentukan_predikat(skor.rating_hasil, skor.rating_perilaku, PERIODE.selesai).hasil
    return [KATA[skor.rating_hasil], KATA[skor.rating_perilaku], predikat.value.upper()]


def ubah(baris: list[list[str]], acak: random.Random) -> set[tuple[int, str]]:
    """Change cells at random, some to "not yet"; gives person and column of each."""
    changed = set()
    for number, row in enumerate(baris):
        for place, column in enumerate(HASIL):
            if acak.random() < BAGIAN:
                words = [*KATA.values()] if place < 2 else [one.value.upper() for one in Predikat]
                row[place] = acak.choice([word for word in (*words, "-") if word != row[place]])
                changed.add((number, column))
    return changed


def tulis_laporan(path: Path, skor: list[SkorPegawai], baris: list[list[str]]) -> None:
    """The report in BKN's layout."""
    with Workbook(path) as book:
        sheet = book.add_worksheet("Sheet1")
        for row, text in enumerate((
            f"Laporan Penilaian SKP Periode Tahunan Tahun {PERIODE.tahun}", "Instansi Kementerian Kesehatan",
            "Periode : Tahunan", "Unor Induk : Biro Contoh", "Unor : ALL", "Data ditarik pada : 15-01-2026",
        )):
            sheet.write_string(row, 0, text)
        sheet.write_row(7, 0, ["No", "nip", "nama", "skp_unor", "skp_jabatan", *HASIL, "golru", "is_skp_plt_plh_pjb"])
        for number, (one, results) in enumerate(zip(skor, baris, strict=True), start=1):
            sheet.write_row(7 + number, 0, [number, str(one.nip), one.nama, "Biro", "Analis", *results, "III/a", "0"])


def selisih(told: HasilBanding, skor: list[SkorPegawai], changed: set[tuple[int, str]]) -> tuple[int, int]:
    """How many changes were not found, and how many differences were told that are none."""
    wanted = {(str(skor[number].nip), column) for number, column in changed}
    found = {(one.nip, one.kolom) for one in told.beda}
    return len(wanted - found), len(found - wanted)


def main() -> None:
    """Print the table."""
    jumlah = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    acak = random.Random(2025)  # noqa: S311 - repeatable data
    skor = orang(jumlah, acak)
    rows = [hasil(one) for one in skor]
    changed = ubah(rows, acak)
    with tempfile.TemporaryDirectory() as folder:
        unit, report = Path(folder, "unit.xlsx"), Path(folder, "laporan.xlsx")
        unit.write_bytes(bangun_unit(BukuUnit(
            pengaturan=Pengaturan(nama_unit="Unit", periode=PERIODE), skor=tuple(skor)
        )))
        tulis_laporan(report, skor, rows)
        start, used = time.perf_counter(), time.process_time()
        told = banding(unit, report)
        seconds, cpu = time.perf_counter() - start, time.process_time() - used
    lost, false = selisih(told, skor, changed)
    print(f"{jumlah} pegawai: {seconds:.2f} detik ({cpu:.2f} CPU); {len(changed)} sel diubah, {lost} tidak ditemukan, "
          f"{false} salah duga")


if __name__ == "__main__":
    main()
