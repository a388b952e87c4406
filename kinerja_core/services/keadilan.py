"""Keadilan: the share of K3 among people who have something in common, for the pimpinan, without a cell that names."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.aturan import Rujukan
from kinerja_core.rules.keadilan import HasilKeadilan
from kinerja_core.rules.keadilan import keadilan as _keadilan
from kinerja_core.services.berkas import menurut_akhiran
from kinerja_core.services.peringkat import HasilPeringkat, peringkat

_LETAK: Final = (
    "Angka ini menyatakan letak, bukan sebab: K3 berarti hasil kerja atau perilaku kerja di bawah rata-rata."
)
_BANDING: Final = (
    "Jangan edarkan dua cetakan dengan peserta yang sedikit berbeda: selisihnya dapat menunjuk seorang pegawai."
)


@dataclass(frozen=True, slots=True)
class BarisKeadilan:
    """One row as it is shown."""

    ciri: str
    kelompok: str
    pegawai: int | None
    k3: int | None
    persen: str

    @property
    def sel(self) -> tuple[str, str, int | None, int | None, str]:
        """The cells of the row."""
        return self.ciri, self.kelompok, self.pegawai, self.k3, self.persen


@dataclass(frozen=True, slots=True)
class LaporanKeadilan:
    """What may be shown, and the ranking it is of."""

    keadilan: HasilKeadilan
    peringkat: HasilPeringkat
    rujukan: tuple[Rujukan, ...]

    @property
    def temuan(self) -> tuple[Temuan, ...]:
        """What was found while reading."""
        return self.peringkat.temuan

    @property
    def catatan(self) -> tuple[str, ...]:
        """What is to be read with the numbers."""
        least = self.keadilan.orang_paling_sedikit
        hidden = (
            f"Kelompok digabungkan atau ditutup sehingga setiap angka, dan selisih antarangka, paling sedikit {least} "
            f"orang K3 dan {least} orang lain."
        )
        open_ = sum(one.kelompok is None for one in self.peringkat.hasil.pegawai)
        left = (f"{open_} pegawai belum mempunyai kelompok dan tidak dihitung.",) if open_ else ()
        return hidden, *left, _LETAK, _BANDING

    @property
    def baris(self) -> tuple[BarisKeadilan, ...]:
        """All people first, then every trait; why a trait shows no number stands where its groups would."""
        found = self.keadilan
        rows = [BarisKeadilan(
            "Semua pegawai", "" if found.k3 is not None else "Ditutup", found.pegawai, found.k3,
            persen(found.k3, found.pegawai),
        )]
        for trait in found.ciri:
            if trait.sebab is not None:
                rows.append(BarisKeadilan(trait.nama, trait.sebab, None, None, ""))
            rows += [
                BarisKeadilan(trait.nama, one.nama, one.pegawai, one.jumlah, persen(one.jumlah, one.pegawai))
                for one in trait.sel
            ]
        return tuple(rows)

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja keadilan --json`` prints."""
        found, settings = self.keadilan, self.peringkat.buku.pengaturan
        return {
            "unit": settings.nama_unit,
            "periode": settings.periode.kode,
            "orang_paling_sedikit": found.orang_paling_sedikit,
            "pegawai": found.pegawai,
            "k3": found.k3,
            "ciri": [
                {
                    "nama": one.nama, "sebab": one.sebab,
                    "kelompok": [
                        {
                            "nama": cell.nama, "pegawai": cell.pegawai, "k3": cell.jumlah,
                            "persen": persen(cell.jumlah, cell.pegawai),
                        }
                        for cell in one.sel
                    ],
                }
                for one in found.ciri
            ],
            "catatan": list(self.catatan),
            "rujukan": [str(one) for one in self.rujukan],
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
        }  # fmt: skip


def persen(jumlah: int | None, dari: int) -> str:
    """A share with one decimal, a half rounded up; blank where it must not be shown."""
    if jumlah is None or not dari:
        return ""
    tenths = int(Fraction(1000 * jumlah, dari) + Fraction(1, 2))
    return f"{tenths // 10},{tenths % 10}%"


def keadilan(data: Path) -> LaporanKeadilan:
    """The share of K3 in a unit workbook, or in a CSV of scores (which knows neither golongan nor keadaan).

    Raises:
        GalatKinerja: the data cannot be used.
    """
    ranked = peringkat(data)
    unit = ranked.buku
    outcome = _keadilan(ranked.hasil.pegawai, {one.pegawai.nip: one for one in unit.anggota}, unit.pengaturan.periode)
    return LaporanKeadilan(outcome.hasil, ranked, outcome.rujukan)


def berkas_keadilan(laporan: LaporanKeadilan, akhiran: str) -> bytes:
    """The view as a file: ``.xlsx`` or ``.json``.

    Raises:
        GalatKinerja: another ending.
    """
    return menurut_akhiran("Keadilan", laporan, akhiran, {".xlsx": lambda: _workbook(laporan)})


def _workbook(laporan: LaporanKeadilan) -> bytes:
    from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel  # noqa: PLC0415 - loads XlsxWriter

    settings = laporan.peringkat.buku.pengaturan
    sheet = TabelHasil(
        "Bagian K3", "BAGIAN K3 MENURUT CIRI PEGAWAI", f"{settings.nama_unit}, {settings.periode}. {_LETAK}",
        (("Ciri", 24), ("Kelompok", 54), ("Pegawai", 11), ("K3", 9), ("Bagian K3", 12)),
        [one.sel for one in laporan.baris],
    )  # fmt: skip
    notes = TabelHasil(
        "Cara Membaca", "CARA MEMBACA", "", (("Hal", 14), ("Penjelasan", 110)),
        [*(("Catatan", one) for one in laporan.catatan), *(("Dasar", str(one)) for one in laporan.rujukan)],
    )  # fmt: skip
    return bangun_tabel("Keadilan", [sheet, notes])
