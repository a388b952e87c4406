"""Tukin: the reductions of tunjangan kinerja of a unit, as a list for the payroll office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.masalah import rincian
from kinerja_core.model.nip import NIP
from kinerja_core.model.tampak import tampak
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.daftar_tukin import (
    BarisPotongan,
    DaftarPotongan,
    daftar_potongan,
    kalimat_jumlah,
    sebelum_ditetapkan,
    urutkan_bulan,
)
from kinerja_core.rules.tunjangan_kinerja import nama_bulan
from kinerja_core.services.berkas import menurut_akhiran, satu_berkas
from kinerja_core.services.ketikan import bulan_diketik
from kinerja_core.services.ketikan import tanggal as hari_diketik
from kinerja_core.services.peringkat import HasilPeringkat, peringkat
from kinerja_core.services.polos import polos


@dataclass(frozen=True, slots=True)
class HasilTukin:
    """The list, the ranking it rests on, and what was found while reading."""

    daftar: DaftarPotongan
    peringkat: HasilPeringkat
    temuan: tuple[Temuan, ...] = ()

    @property
    def kalimat(self) -> str:
        """The totals in a sentence."""
        return kalimat_jumlah(self.daftar)

    @property
    def bulan(self) -> tuple[tuple[str, Decimal], ...]:
        """What is taken in each month, named."""
        return tuple(urutkan_bulan(self.daftar))

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja tukin --json`` prints; months are written ``2026-02``, what is not known null."""
        told = self.daftar
        settings = self.peringkat.buku.pengaturan
        return {
            "unit": settings.nama_unit,
            "periode": told.periode.kode,
            "pegawai": [_row_json(one) for one in told.baris],
            "jumlah": {
                "pegawai": len({one.nip for one in told.baris}), "sebulan": polos(told.sebulan),
                "seluruhnya": polos(told.jumlah), "belum_terhitung": told.belum_terhitung,
                "per_bulan": {f"{month:%Y-%m}": polos(money) for month, money in told.per_bulan.items()},
            },
            "tanpa_potongan": told.tanpa_potongan,
            "kurang": [{"nip": str(one.nip), "nama": one.nama, "sebab": one.sebab} for one in told.kurang],
            "dikecualikan": [text for _, text in told.dikecualikan],
            "usulan_terlambat": [polos(one) | {"kalimat": one.kalimat} for one in told.usulan_terlambat],
            "kalimat": self.kalimat,
            "aturan": list(told.aturan),
            "rujukan": [str(one) for one in told.rujukan],
            "peringatan": list(told.peringatan),
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
        }


def _row_json(one: BarisPotongan) -> dict[str, Any]:
    return {
        "nip": str(one.nip), "nama": one.nama, "sebab": one.sebab, "persen": polos(one.persen),
        "mulai": one.mulai and f"{one.mulai:%Y-%m}", "selesai": one.selesai and f"{one.selesai:%Y-%m}",
        "waktu": one.waktu, "bulan": one.bulan, "tunjangan": polos(one.tunjangan), "sebulan": polos(one.sebulan),
        "jumlah": polos(one.jumlah), "catatan": list(one.catatan),
    }


def tukin(
    unit: Path, *, tunjangan: Path | None = None, mulai: str | None = None, pada: str | None = None
) -> HasilTukin:
    """The reductions of a unit workbook.

    Args:
        unit: the unit workbook.
        tunjangan: a list of NIP and monthly tunjangan (``.xlsx`` or ``.csv``); wins over the sheet Tukin.
        mulai: first month of those who have none of their own.
        pada: the day on which it is judged who is late; today.

    Raises:
        GalatKinerja: the data or what is asked cannot be used.
    """
    file = satu_berkas(unit, "buku unit (.xlsx)")
    if file.suffix.casefold() == ".csv":
        raise GalatKinerja("Pengurangan tunjangan memerlukan buku unit (.xlsx); CSV skor tidak memuat tunjangan.")
    start = bulan_diketik(mulai, "Bulan mulai") if mulai else None
    day = hari_diketik(pada)
    amounts, found = _amounts(tunjangan) if tunjangan else ({}, ())
    ranked = peringkat(file)
    if start is not None and sebelum_ditetapkan(start, period := ranked.buku.pengaturan.periode):
        raise GalatKinerja(
            f"Bulan mulai {nama_bulan(start)} belum mungkin: predikat {period} baru ditetapkan sesudah tahun itu. "
            "Sebutkan bulan sesudahnya."
        )
    return tukin_hasil(ranked, day, mulai=start, tunjangan=amounts, temuan=found)


def tukin_hasil(
    hasil: HasilPeringkat, pada: date, *, mulai: date | None = None, tunjangan: dict[NIP, Decimal] | None = None,
    temuan: Sequence[Temuan] = (),
) -> HasilTukin:
    """The reductions of a unit that was ranked already."""
    told = daftar_potongan(hasil.buku, hasil.hasil, pada, mulai=mulai, tunjangan=tunjangan)
    return HasilTukin(told, hasil, (*hasil.temuan, *temuan))


def _amounts(path: Path) -> tuple[dict[NIP, Decimal], tuple[Temuan, ...]]:
    from kinerja_core.workbooks.daftar import baca_tunjangan  # noqa: PLC0415 - only when a list is given

    amounts, found = baca_tunjangan(satu_berkas(path, "daftar tunjangan (.xlsx atau .csv)"))
    if not amounts:
        why = [f"{one.tempat}: {one.pesan} {one.saran}" for one in found] or ["Tidak ada baris di bawah judulnya."]
        raise GalatKinerja(f'Tidak ada tunjangan yang dapat dipakai di "{tampak(path.name)}":\n{rincian(why)}')
    return amounts, found


#: Columns of the list, with their widths.
KOLOM_POTONGAN: Final = (
    ("NIP", 20), ("Nama", 24), ("Sebab", 20), ("Persen", 8), ("Tunjangan Sebulan (Rp)", 14), ("Waktu", 24),
    ("Bulan", 7), ("Pengurangan Sebulan (Rp)", 15), ("Jumlah (Rp)", 15), ("Catatan", 24),
)  # fmt: skip


def baris_potongan(daftar: DaftarPotongan) -> list[tuple[object, ...]]:
    """The rows of the list and the row of totals."""
    rows: list[tuple[object, ...]] = [
        (
            str(one.nip), one.nama, one.sebab, one.persen, one.tunjangan, one.waktu, one.bulan, one.sebulan, one.jumlah,
            " ".join(one.catatan),
        )
        for one in daftar.baris
    ]
    if rows:
        left = f"Belum termasuk {daftar.belum_terhitung} baris." if daftar.belum_terhitung else ""
        rows.append(("", "Jumlah", "", None, None, "", None, daftar.sebulan, daftar.jumlah, left))
    return rows


def berkas_tukin(hasil: HasilTukin, akhiran: str) -> bytes:
    """The list as a file: ``.xlsx`` (also the months, what is missing, the rule), ``.docx`` (the letter), ``.json``.

    Raises:
        GalatKinerja: another ending.
    """
    ways = {".xlsx": lambda: _workbook(hasil), ".docx": lambda: _document(hasil)}
    return menurut_akhiran("Daftar pengurangan", hasil, akhiran, ways)


def _workbook(hasil: HasilTukin) -> bytes:
    from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel  # noqa: PLC0415 - loads XlsxWriter

    told = hasil.daftar
    settings = hasil.peringkat.buku.pengaturan
    where = f"{settings.nama_unit}, {settings.periode}"
    others = [
        *(("Kurang", f"{one.nama} ({one.nip}): {one.sebab}.") for one in told.kurang),
        *(("Dikecualikan", text) for _, text in told.dikecualikan),
        *(("Usulan, belum dihitung", one.kalimat) for one in told.usulan_terlambat),
        *(("Peringatan", text) for text in told.peringatan),
        *(("Temuan", f"{one.tempat}: {one.pesan}") for one in hasil.temuan),
    ]
    rules = [*(("Aturan", text) for text in told.aturan), *(("Sumber", str(one)) for one in told.rujukan)]
    return bangun_tabel("Daftar pengurangan tunjangan kinerja", [
        TabelHasil(
            "Daftar", "DAFTAR PENGURANGAN TUNJANGAN KINERJA", f"{where}. {hasil.kalimat}", KOLOM_POTONGAN,
            baris_potongan(told), "Tidak ada pegawai yang tunjangannya dikurangi.", rupiah=frozenset({4, 7, 8}),
            jumlah=True,
        ),
        TabelHasil(
            "Per Bulan", "PENGURANGAN SETIAP BULAN", where, (("Bulan", 24), ("Pengurangan (Rp)", 22)),
            hasil.bulan, "Belum ada bulan yang dapat dihitung.", rupiah=frozenset({1}),
        ),
        TabelHasil("Perlu Dilengkapi", "YANG PERLU DILENGKAPI ATAU DIKETAHUI", where,
                   (("Hal", 22), ("Keterangan", 110)), others),
        TabelHasil("Dasar", "DASAR HITUNGAN, DAN SEBERAPA PASTI", where, (("Hal", 14), ("Keterangan", 118)), rules),
    ])  # fmt: skip


def _document(hasil: HasilTukin) -> bytes:
    from kinerja_core.documents.daftar_potongan_tukin import DOKUMEN, dari_daftar  # noqa: PLC0415 - one document
    from kinerja_core.documents.mesin.dokumen import Tampilan  # noqa: PLC0415 - only for a document
    from kinerja_core.documents.mesin.render import render  # noqa: PLC0415 - loads lxml

    settings = hasil.peringkat.buku.pengaturan
    context = dari_daftar(settings, hasil.daftar)
    return render(DOKUMEN, context, Tampilan(kertas=settings.kertas), settings.periode.selesai)


