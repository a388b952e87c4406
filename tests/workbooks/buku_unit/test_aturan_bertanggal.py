"""A unit workbook computes by the rules of the period in its cell: sheet and core agree when each changes in 2027."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.excel import seri
from kinerja_core.model.istilah import CapaianOrganisasi, Predikat
from kinerja_core.model.konfirmasi import Konfirmasi, TunjanganPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan, peringkatkan
from kinerja_core.rules.tenggat import tenggat_konfirmasi
from kinerja_core.rules.tunjangan_kinerja import potongan_tukin
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.buku_unit.distribusi import DISTRIBUSI
from kinerja_core.workbooks.buku_unit.isi import isi_unit
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI
from kinerja_core.workbooks.buku_unit.pemeringkatan import PEMERINGKATAN
from kinerja_core.workbooks.buku_unit.tukin import TUKIN
from kinerja_core.workbooks.mesin.penulis import Penulis
from tests.alat.timpa_sel import untuk_dihitung
from tests.rules.ubah import dengan_nilai
from tests.workbooks import buku_jadi
from tests.workbooks.buku_jadi import IsiLembar
from tests.workbooks.buku_unit import bahan_unit

SEJAK = date(2027, 1, 1)
_T = ("Di Atas Rata-rata", "Rata-rata", "Di Bawah Rata-rata")
_R = ("Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi")
#: Another value of every rule that the unit workbook counts by.
NILAI_2027: dict[str, Any] = {
    "kelompok": {a: {b: ("K1", "K2", "K3")[min(n, m)] for m, b in enumerate(_T)} for n, a in enumerate(_T)},
    "predikat": {
        a: {b: ("Sangat Baik", "Baik", "Kurang", "Butuh Perbaikan", "Sangat Kurang")[n + m] for m, b in enumerate(_R)}
        for n, a in enumerate(_R)
    },
    "rentang_nilai": {
        "K1": {"Sangat Baik": [112, 120]}, "K2": {"Baik": [95, 111]},
        "K3": {"Baik": [85, 94], "Butuh Perbaikan": [60, 84], "Kurang": [40, 59], "Sangat Kurang": [1, 39]},
    },
    "pemeringkatan": {
        "bobot": [
            {"dipakai": "biasa", "hasil": 55, "perilaku": 45}, {"dipakai": "rekan", "hasil": 50, "perilaku": 50}
        ],
        "metode": "Simpangan Baku", "k": 1, "toleransi": 2, "urutan": "Komposit Saja",
    },
    "pola_distribusi": {
        one.value: [{"predikat": ["Sangat Baik", "Baik"], "paling_banyak_persen": 35}] for one in CapaianOrganisasi
    },
    "tunjangan_kinerja": {
        "predikat": {one.value: {"persen": 2 * n, "bulan": n} for n, one in enumerate(Predikat)},
        "terlambat": {"persen": 7, "sampai": "selesai", "bulan_terakhir_dihitung": False},
        "pembulatan": 100, "mulai_bulan_ke": 2,
    },
    "tenggat": {"jumlah": 5, "satuan": "hari"},
}  # fmt: skip


@contextmanager
def aturan_2027() -> Iterator[None]:
    with ExitStack() as stack:
        for kode, value in NILAI_2027.items():
            stack.enter_context(dengan_nilai(kode, SEJAK, value))
        yield


def unit() -> BukuUnit:
    """A unit of 2026 that leaves every setting to the rule."""
    acak = bahan_unit.unit_acak(1, 24)
    settings = {"periode": Periode(2026), "metode": None, "k": None, "toleransi": None, "bobot_hasil": None,
                "bobot_perilaku": None, "urutan": None, "capaian_organisasi": CapaianOrganisasi.BAIK}
    days = [date(2026, 12, 10) + timedelta(days=number) for number in range(24)]
    return acak.model_copy(update={
        "pengaturan": acak.pengaturan.model_copy(update=settings),
        "konfirmasi": tuple(
            Konfirmasi(nip=one.nip, tanggal_evaluasi=day) for one, day in zip(acak.skor, days, strict=True)
        ),
        "tunjangan": tuple(
            TunjanganPegawai(nip=one.nip, predikat=list(Predikat)[number % 5], tunjangan=1_234_567)
            for number, one in enumerate(acak.skor)
        ),
    })


def berperiode(data: bytes, lama: str, baru: str) -> bytes:
    """The workbook with another period typed into the cell of the old one: both words change places."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for item in source.infolist():
            part = source.read(item)
            if item.filename == "xl/sharedStrings.xml":
                old, new = (f"<t>{word}</t>".encode() for word in (lama, baru))
                assert part.count(old) == part.count(new) == 1
                part = part.replace(old, b"<t></t>").replace(new, old).replace(b"<t></t>", new)
            target.writestr(item.filename, part)
    return out.getvalue()


@pytest.fixture(scope="module")
def dihitung(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, IsiLembar]:
    """One workbook made for 2026, recalculated with two periods in its cell."""
    folder = tmp_path_factory.mktemp("bertanggal")
    with aturan_2027():
        data = untuk_dihitung(Penulis(buku_unit(), isi_unit(unit()), 2026, "").tulis())
    periods = {"Tahun 2026": data, "Tahun 2027": berperiode(data, "Tahun 2026", "Tahun 2027"),
               "Triwulan IV 2026": berperiode(data, "Tahun 2026", "Triwulan IV 2026")}
    files = []
    for name, content in periods.items():
        files.append(folder / f"{name}.xlsx")
        files[-1].write_bytes(content)
    return dict(zip(periods, buku_jadi.dihitung(files, folder), strict=True))


def kolom(rows: list[list[object]], lembar: Any, nama: str, banyak: int) -> list[object]:
    place = lembar.nomor_kolom(nama)
    return [row[place] for row in rows[lembar.baris_pertama - 1 :][:banyak]]


@pytest.mark.parametrize("periode", ["Tahun 2026", "Tahun 2027", "Triwulan IV 2026"])
def test_the_sheet_ranks_by_the_rules_of_the_period_in_its_cell(
    dihitung: dict[str, IsiLembar], periode: str
) -> None:
    book, end = unit(), Periode.parse(periode).selesai
    with aturan_2027():
        settings = lengkapi_pengaturan(book.pengaturan.model_copy(update={"periode": Periode.parse(periode)}))
        result = peringkatkan(
            book.skor, tanggal=end, metode=settings.metode, k=settings.k, toleransi=settings.toleransi,
            bobot=(settings.bobot_hasil, settings.bobot_perilaku), urutan=settings.urutan,
        ).hasil
    rows = dihitung[periode][PEMERINGKATAN.nama]
    by_nip = {str(one.nip): one for one in result.pegawai}
    names = ("nip", "kelompok", "predikat", "peringkat")
    for nip, group, predikat, rank in zip(*(kolom(rows, PEMERINGKATAN, name, 24) for name in names), strict=True):
        one = by_nip[str(nip)]
        assert (group or None, predikat or None, rank or None) == (
            one.kelompok and one.kelompok.value, one.predikat and one.predikat.value, one.peringkat
        )


def test_the_two_years_give_other_outcomes(dihitung: dict[str, IsiLembar]) -> None:
    columns = ((PEMERINGKATAN, "kelompok"), (PEMERINGKATAN, "predikat"), (TUKIN, "_persen"), (TUKIN, "_bulan"))
    for sheet, name in columns:
        one, other = (kolom(dihitung[f"Tahun {year}"][sheet.nama], sheet, name, 24) for year in (2026, 2027))
        assert one != other, name
    one, other = ([row[0:9] for row in dihitung[f"Tahun {year}"][DISTRIBUSI.nama][12:18]] for year in (2026, 2027))
    assert one != other


@pytest.mark.parametrize("periode", ["Tahun 2026", "Tahun 2027"])
def test_the_reduction_follows_the_period(dihitung: dict[str, IsiLembar], periode: str) -> None:
    rows = dihitung[periode][TUKIN.nama]
    with aturan_2027():
        cuts = [potongan_tukin(list(Predikat)[n % 5], Periode.parse(periode).selesai).hasil for n in range(24)]
    assert kolom(rows, TUKIN, "_persen", 24) == [pytest.approx(float(one.persen) / 100) for one in cuts]
    assert kolom(rows, TUKIN, "_potongan", 24) == [int(one.rupiah(Decimal(1_234_567))) for one in cuts]
    assert kolom(rows, TUKIN, "_bulan", 24) == [one.bulan for one in cuts]


def test_the_tenggat_follows_the_day_of_the_evaluation(dihitung: dict[str, IsiLembar]) -> None:
    with aturan_2027():
        expected = [seri(tenggat_konfirmasi(one.tanggal_evaluasi).hasil) for one in unit().konfirmasi]
    for periode in ("Tahun 2026", "Tahun 2027"):
        assert kolom(dihitung[periode][KONFIRMASI.nama], KONFIRMASI, "_tenggat", 24) == expected
