"""The unit workbook: native results equal the core's, and the file carries what LibreOffice calculates."""

from __future__ import annotations

import io
import os
import re
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import chain, product
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from kinerja_addin import udf

from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.excel import seri
from kinerja_core.model.istilah import Predikat, Tingkat
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.konfirmasi import Konfirmasi, TunjanganPegawai
from kinerja_core.model.pemeringkatan import HasilPemeringkatan, SkorPegawai
from kinerja_core.rules.pemeringkatan import peringkatkan
from kinerja_core.rules.pola_distribusi import periksa_pola
from kinerja_core.rules.tenggat import adalah_hari_kerja, tenggat_konfirmasi
from kinerja_core.rules.tunjangan_kinerja import potongan_tukin
from kinerja_core.services.contoh import unit as contoh
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas, baca_kisi
from kinerja_core.workbooks.buku_unit.hitungan import NAMA_HITUNGAN
from kinerja_core.workbooks.buku_unit.kalender import hari_kalender
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI
from kinerja_core.workbooks.buku_unit.pemeringkatan import PEMERINGKATAN
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.petak import NAMA_DASAR
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.buku_unit.tukin import TUKIN
from kinerja_core.workbooks.buku_unit.urutan import URUTAN
from kinerja_core.workbooks.mesin.alamat import sel_di
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis
from kinerja_core.workbooks.mesin.kisi import Kisi, buka, tempat
from kinerja_core.workbooks.mesin.spek import LEMBAR_REF, LembarTabel
from tests.alat import libreoffice, ooxml
from tests.alat.alamat import di, letak, rentang
from tests.alat.timpa_sel import untuk_dihitung
from tests.rules.acuan import MATRIKS, Baris, peringkat_acuan
from tests.workbooks.bahan_baca import isikan, salin
from tests.workbooks.bahan_bangun import nip_ke
from tests.workbooks.buku_jadi import IsiLembar, baca, bangun_unit, dibuka, dihitung, sama
from tests.workbooks.buku_unit import muka
from tests.workbooks.buku_unit.bahan_unit import bangun_pas, tempelan_pecahan, tempelan_rusak, unit_acak

BENIH = range(14)
#: The unit of the sample among them.
CONTOH = -1


class Terhitung(NamedTuple):
    """A unit, its workbook, the same without a result, and what LibreOffice finds in its cells."""

    unit: BukuUnit
    data: bytes
    berkas: Path
    lembar: IsiLembar


@pytest.fixture(scope="module")
def terhitung(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Terhitung]:
    """The sample and random units, calculated by LibreOffice from nothing but their formulas."""
    folder = tmp_path_factory.mktemp("unit")
    units = {seed: unit_acak(seed) for seed in BENIH} | {CONTOH: BukuUnit(
        pengaturan=contoh.PENGATURAN, skor=tuple(one.skor for one in contoh.ORANG)
    )}
    built = {seed: bangun_pas(unit) for seed, unit in units.items()}
    files = []
    for seed, data in built.items():
        files.append(folder / f"{seed}.xlsx")
        files[-1].write_bytes(untuk_dihitung(data))
    found = dihitung(files, folder)
    return {
        seed: Terhitung(units[seed], built[seed], path, sheets)
        for seed, path, sheets in zip(units, files, found, strict=True)
    }


def baris(rows: list[list[object]], spek: LembarTabel, nama: str) -> list[object]:
    return [row[spek.nomor_kolom(nama)] for row in rows[spek.baris_pertama - 1 :]]


def dari_inti(unit: BukuUnit) -> HasilPemeringkatan:
    """The ranking of a unit by its own settings."""
    settings = unit.pengaturan
    return peringkatkan(
        unit.skor, tanggal=settings.periode.selesai, metode=settings.metode, k=settings.k,
        toleransi=settings.toleransi, bobot=(settings.bobot_hasil, settings.bobot_perilaku),
        urutan=settings.urutan,
    ).hasil


def dari_acuan(unit: BukuUnit) -> list[Baris]:
    """The same unit by the independent reference, which shares no code with the core."""
    settings = unit.pengaturan
    levels = {Tingkat.DI_ATAS: 1, Tingkat.RATA_RATA: 0, Tingkat.DI_BAWAH: -1, None: None}
    tables = {"Simpangan Baku": ("simpangan", settings.k), "Mutlak": ("mutlak", settings.toleransi),
              "Tingkat": ("tingkat", Decimal(0))}
    assert settings.metode is not None
    metode, lebar = tables[settings.metode.value]
    rated = [
        MATRIKS.get(tuple(str(word).replace(" Ekspektasi", "") for word in (one.rating_hasil, one.rating_perilaku)))
        for one in unit.skor
    ]
    return peringkat_acuan(
        [(one.hasil, one.perilaku, predikat, one.nilai) for one, predikat in zip(unit.skor, rated, strict=True)],
        metode, lebar or Decimal(0), settings.bobot or (0, 0), settings.urutan.slug if settings.urutan else "kelompok",
        tingkat=[(levels[one.tingkat_hasil], levels[one.tingkat_perilaku]) for one in unit.skor],
    )


def tertulis(pegawai: object, nama: str) -> object:
    """What the core gives, as it stands in a cell."""
    value = getattr(pegawai, nama)
    if isinstance(value, tuple):
        return "\n".join(value)
    value = getattr(value, "value", value)
    return "" if value is None else float(value) if isinstance(value, Decimal) else value


def test_thousands_of_people_get_from_native_formulas_what_the_core_gives(
    terhitung: dict[int, Terhitung]
) -> None:
    people = 0
    for seed, (unit, _, _, sheets) in terhitung.items():
        expected = dari_inti(unit)
        by_nip = {one.nip: one for one in expected.pegawai}
        columns = {
            column.nama: baris(sheets[PEMERINGKATAN.nama], PEMERINGKATAN, column.nama)
            for column in PEMERINGKATAN.kolom
        }
        for number, score in enumerate(unit.skor):
            one = by_nip[score.nip]
            people += 1
            for name, column in columns.items():
                assert column[number] == tertulis(one, name), (seed, number, name)
        order = baris(sheets[URUTAN.nama], URUTAN, "nip")
        assert [nip for nip in order if nip] == [one.nip for one in expected.pegawai], seed
    assert people > 2_000


def test_the_page_ranks_the_sample_and_thousands_of_people_as_the_core_does(
    terhitung: dict[int, Terhitung], tmp_path: Path
) -> None:
    for seed, (unit, _, path, _) in terhitung.items():
        assert len(unit.skor) > 1 or seed % 7 == 2
        muka.sama_dengan_jembatan(path, dari_inti(unit))
    sample = terhitung[CONTOH]
    muka.sama_dengan_jembatan(libreoffice.ubah(sample.berkas, "xlsx", tmp_path), dari_inti(sample.unit))


#: People of a small unit at most.
KECIL = 9
#: How many small units are typed into one open workbook; ``KINERJA_UNIT_ACAK=100`` for a quick look.
BANYAK_KECIL = int(os.environ.get("KINERJA_UNIT_ACAK", "2000"))
#: Settings that are typed, by cells below each other.
_TERTULIS = (("metode", "k", "toleransi", "bobot_hasil", "bobot_perilaku", "urutan"), ("capaian_organisasi",))


#: Sheets on which a ranking depends, and those that show it.
_SEPAPAN = (PENGATURAN.nama, SKOR.nama, PEMERINGKATAN.nama, NAMA_HITUNGAN, NAMA_DASAR, LEMBAR_REF)


def _sel(value: object) -> object:
    """A value as LibreOffice is given it."""
    value = getattr(value, "value", value)
    return "" if value is None else float(value) if isinstance(value, (Decimal, int)) else value


class Ketikan(NamedTuple):
    """A unit as it is typed: what stands in each cell of Skor, and what was pasted over some of them."""

    unit: BukuUnit
    baris: list[list[object]]
    pecahan: dict[tuple[int, str], object]
    rusak: dict[tuple[int, str], object]

    @property
    def berlaku(self) -> list[SkorPegawai]:
        """The people with what is right in their cells."""
        people = list(self.unit.skor)
        for (number, name), value in self.pecahan.items():
            people[number] = people[number].model_copy(update={name: _setengah_ke_atas(value)})
        for number, name in self.rusak:
            people[number] = people[number].model_copy(update={name: None})
        return people


def _setengah_ke_atas(nilai: object) -> Decimal:
    """A number as it reads, half up to four decimals; in whole numbers, unlike the core."""
    whole = int(Fraction(repr(nilai)) * 10_000 + Fraction(1, 2))
    return Decimal(whole).scaleb(-4)


#: What is typed in Skor.
DIKETIK = tuple(column for column in SKOR.kolom if not column.rumus and column.nama != "rekomendasi")


def ketikan(benih: int) -> Ketikan:
    """A small unit; into one of four wrong values are pasted, and one of four has scores that are averages."""
    unit = unit_acak(benih, banyak=1 + benih % KECIL)
    acak, size = Random(benih), len(unit.skor)  # noqa: S311 - repeatable test data
    rusak = tempelan_rusak(acak, size) if benih % 4 == 1 else {}
    pecahan = tempelan_pecahan(acak, size) if benih % 4 == 2 else {}
    over = pecahan | rusak
    rows = [
        [over.get((number, column.nama), _sel(getattr(score, column.nama))) for column in DIKETIK]
        for number, score in enumerate(unit.skor)
    ]
    return Ketikan(unit, rows + [[""] * len(DIKETIK)] * (KECIL - size), pecahan, rusak)


def _kerja(satu: Ketikan, rata: list[str]) -> IsiLembar:
    """What LibreOffice is told to type, and what to read then."""
    area, shown = (
        rentang(sheet.nama, columns[0].nama, sampai=KECIL, nama_akhir=columns[-1].nama)
        for sheet, columns in ((SKOR, DIKETIK), (PEMERINGKATAN, PEMERINGKATAN.kolom))
    )
    settings = [
        [PENGATURAN.nama, rentang(PENGATURAN.nama, names[0], nama_akhir=names[-1]),
         [[_sel(getattr(satu.unit.pengaturan, name))] for name in names]]
        for names in _TERTULIS
    ]
    status = rentang(SKOR.nama, "_status", sampai=KECIL)
    return {
        "isi": [[SKOR.nama, area, satu.baris], *settings],
        "baca": [[PEMERINGKATAN.nama, shown], [SKOR.nama, status], rata],
    }


def dibaca(kosong: Kisi, satu: Ketikan) -> HasilBaca:
    """What the reader makes of a unit typed into a workbook without people."""
    kisi = salin(kosong, SKOR.nama, PENGATURAN.nama)
    for number, row in enumerate(satu.baris, start=1):
        for column, value in zip(DIKETIK, row, strict=True):
            isikan(kisi, SKOR.nama, column.nama, value, number)
    for name in chain(*_TERTULIS):
        isikan(kisi, PENGATURAN.nama, name, _sel(getattr(satu.unit.pengaturan, name)))
    return baca_kisi(kisi, "uji.xlsx", hari_ini=date(2026, 1, 11))


def _sama_dengan_acuan(benih: int, satu: Ketikan, tabel: list[list[object]]) -> None:
    """The sheet ranks exactly what the independent reference does."""
    people = satu.unit.model_copy(update={"skor": tuple(satu.berlaku)})
    names = [column.nama for column in PEMERINGKATAN.kolom]
    for number, reference in enumerate(dari_acuan(people)):
        shown_of = dict(zip(names, tabel[number], strict=True))
        for name in ("kelompok", "peringkat", "predikat", "nilai", "usulan_predikat", "usulan_nilai"):
            wanted = getattr(reference, name)
            assert shown_of[name] == ("" if wanted is None else wanted), (benih, number, name, satu.rusak)
        assert bool(shown_of["konflik"]) is reference.bertentangan, (benih, number, satu.rusak)


def test_random_units_typed_into_one_workbook_get_what_the_core_and_the_reference_give(
    soffice: str, python_uno: str, tmp_path: Path
) -> None:
    """Small units of every method, one after the other in a workbook that stays open: nothing of the last one stays.

    What the core ranks is what the reader made of the same cells, some of them pasted wrong or averages. The functions
    for cells and the page's bridge get the same cells and settings.
    """
    blank = bangun_pas(unit_acak(0, banyak=KECIL))
    book = tmp_path / "papan.xlsx"
    book.write_bytes(untuk_dihitung(blank))
    units = [ketikan(seed) for seed in range(BANYAK_KECIL)]
    (sheet, first), *_, (_, last) = averages = muka.sel_rata(blank)
    below = [tempat(cell)[0] - tempat(first)[0] for _, cell in averages]
    tables = libreoffice.lewat_uno(
        python_uno, "tests.workbooks.papan", soffice, str(book), *_SEPAPAN,
        masukan=[_kerja(one, [sheet, f"{first}:{last}"]) for one in units],
    )
    kisi, conflicts = buka(book), 0
    for seed, (one, (table, statuses, edges)) in enumerate(zip(units, tables, strict=True)):
        _sama_dengan_acuan(seed, one, table)
        assert all(cell == "" for row in table[len(one.unit.skor):] for cell in row), seed
        read = dibaca(kisi, one)
        wrong = {
            cell for item in read.temuan if item.tingkat == "kesalahan" and item.lembar == SKOR.nama
            for area in item.semua_sel for cell in sel_di(area)
        }
        assert wrong == {di(SKOR.nama, name, number + 1) for number, name in one.rusak}, seed
        for (number, _), value in one.rusak.items():
            assert str(statuses[number][0]).startswith("Periksa: "), (seed, number, value)
        mapped = muka.pemetaan(one.baris, one.unit.pengaturan)
        if one.rusak:
            assert mapped[0][0].startswith(f"Baris {min(one.rusak)[0] + 1}, "), (seed, one.rusak)
            continue  # nothing is printed of it
        muka.sama_dengan_lembar(mapped, table, [edges[row][0] for row in below])
        if seed % 4 == 0:
            muka.sama_sel_demi_sel(one.baris, table, one.unit.pengaturan)
        assert isinstance(read.buku, BukuUnit)
        expected = dari_inti(read.buku)
        by_nip = {person.nip: person for person in expected.pegawai}
        for number, score in enumerate(one.unit.skor):
            for column, got in zip(PEMERINGKATAN.kolom, table[number], strict=True):
                assert got == tertulis(by_nip[score.nip], column.nama), (seed, number, column.nama)
            conflicts += bool(by_nip[score.nip].konflik)
    assert conflicts > BANYAK_KECIL // 4


def test_every_cell_carries_the_value_libreoffice_calculates(terhitung: dict[int, Terhitung]) -> None:
    compared = sum(sama(str(seed), data, sheets) for seed, (_, data, _, sheets) in terhitung.items())
    assert compared > 50_000


def pengaturan(**setelan: object) -> Pengaturan:
    return Pengaturan.model_validate({"nama_unit": "Biro", "periode": "Tahun 2025", **setelan})


def satu_per_hari(awal: date, banyak: int) -> tuple[Konfirmasi, ...]:
    days = (awal + timedelta(days=n) for n in range(banyak))
    return tuple(Konfirmasi(nip=nip_ke(n), tanggal_evaluasi=day, jawaban="Setuju") for n, day in enumerate(days))


#: Weekend and holidays worked, ordinary days off.
_KERJA = (date(2025, 3, 1), date(2025, 3, 31), date(2025, 12, 25), date(2025, 6, 15))
_LIBUR = (date(2025, 2, 3), date(2025, 2, 4), date(2025, 8, 18), date(2026, 1, 5))


@pytest.fixture(scope="module")
def lain(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[BukuUnit, IsiLembar]]:
    """Units for the tenggat, the pattern and the tunjangan, recalculated in one call."""
    folder = tmp_path_factory.mktemp("lain")
    people = tuple(
        TunjanganPegawai(nip=nip_ke(n), predikat=word, tunjangan=Decimal(money))
        for n, (word, money) in enumerate(product(Predikat, (100_010, 3_319_010, 12_345_678)))
    )
    units = {
        "biasa": BukuUnit(pengaturan=pengaturan(), konfirmasi=satu_per_hari(date(2025, 1, 1), 365), tunjangan=people),
        "khusus": BukuUnit(
            pengaturan=pengaturan(libur_tambahan=_LIBUR, tetap_kerja=_KERJA, konfirmasi_jumlah=5),
            konfirmasi=satu_per_hari(date(2025, 1, 1), 365),
        ),
        "hari": BukuUnit(
            pengaturan=pengaturan(konfirmasi_satuan="hari", konfirmasi_jumlah=30),
            konfirmasi=satu_per_hari(date(2026, 1, 1), 365),
        ),
    }
    files = []
    for name, unit in units.items():
        files.append(folder / f"{name}.xlsx")
        files[-1].write_bytes(untuk_dihitung(bangun_pas(unit)))
    return {name: (units[name], sheets) for name, sheets in zip(units, dihitung(files, folder), strict=True)}


@pytest.mark.parametrize("nama", ["biasa", "khusus", "hari"])
def test_the_tenggat_of_every_day_of_a_year_equals_the_rule(
    lain: dict[str, tuple[BukuUnit, IsiLembar]], nama: str
) -> None:
    unit, sheets = lain[nama]
    settings = unit.pengaturan
    limits = baris(sheets[KONFIRMASI.nama], KONFIRMASI, "_tenggat")
    for item, limit in zip(unit.konfirmasi, limits, strict=False):
        assert item.tanggal_evaluasi is not None
        expected = tenggat_konfirmasi(
            item.tanggal_evaluasi, jumlah=settings.konfirmasi_jumlah, satuan=settings.konfirmasi_satuan,
            libur_tambahan=frozenset(settings.libur_tambahan), tetap_kerja=frozenset(settings.tetap_kerja),
        ).hasil
        assert limit == seri(expected), item.tanggal_evaluasi
    if nama == "biasa":  # the settings are the rule's own, as a function for cells has them
        days = [[one.tanggal_evaluasi] for one in unit.konfirmasi][: len(limits)]
        assert [seri(cell.date()) for (cell,) in udf.tenggat_konfirmasi(days)] == limits[: len(days)]


def test_the_reduction_of_every_predikat_equals_the_rule(lain: dict[str, tuple[BukuUnit, IsiLembar]]) -> None:
    unit, sheets = lain["biasa"]
    rows = sheets[TUKIN.nama]
    columns = {name: baris(rows, TUKIN, name) for name in ("_persen", "_bulan", "_potongan", "_total")}
    for number, one in enumerate(unit.tunjangan):
        assert one.predikat is not None
        assert one.tunjangan is not None
        rule = potongan_tukin(one.predikat, date(2025, 12, 31)).hasil
        assert columns["_persen"][number] == pytest.approx(float(rule.persen) / 100)
        assert columns["_bulan"][number] == rule.bulan
        assert columns["_potongan"][number] == int(rule.rupiah(one.tunjangan))
        assert columns["_total"][number] == int(rule.rupiah(one.tunjangan) * rule.bulan)
    words, money = ([[_sel(getattr(one, name))] for one in unit.tunjangan] for name in ("predikat", "tunjangan"))
    for given, column in (((words, "Tahun 2025"), "_persen"), ((words, "Tahun 2025", money), "_potongan")):
        answers = [cell for (cell,) in udf.potongan_tukin(*given)]
        assert answers == pytest.approx(columns[column][: len(words)]), column


def test_the_distribution_is_counted_and_its_warnings_are_the_rules_own(
    terhitung: dict[int, Terhitung]
) -> None:
    warned = 0
    for unit, _, _, sheets in terhitung.values():
        settings = unit.pengaturan
        if settings.capaian_organisasi is None:
            continue
        counts = dari_inti(unit).distribusi
        rows = sheets["Distribusi"]
        assert [row[5] for row in rows[5:10]] == list(counts.values())
        shown = [str(row[2]) for row in rows[14:17] if row[2] not in {"", "Sesuai pedoman.", "Belum ada predikat."}]
        expected = periksa_pola(counts, settings.capaian_organisasi, settings.periode.selesai).hasil
        assert [text.partition(": ")[2] for text in expected] == shown
        warned += len(shown)
    assert warned > 10


def test_a_filled_unit_is_read_back_with_answers_allowances_and_days(tmp_path: Path) -> None:
    unit = unit_acak(5).model_copy(update={
        "pengaturan": pengaturan(
            libur_tambahan=_LIBUR, tetap_kerja=_KERJA, konfirmasi_satuan="hari", konfirmasi_jumlah=7,
            tanggal_evaluasi=date(2026, 1, 20), status_penandatangan="Plt.", atas_nama="Sekretaris Jenderal",
        ),
        "konfirmasi": (
            Konfirmasi(nip=nip_ke(1), nama="Satu", jawaban="Keberatan", alasan="Skor belum memuat tugas tambahan",
                       tanggal_evaluasi=date(2026, 1, 21), tanggal_jawaban=date(2026, 1, 25)),
            Konfirmasi(nip=nip_ke(2), nama="Dua"),
        ),
        "tunjangan": (TunjanganPegawai(nip=nip_ke(1), nama="Satu", tunjangan=Decimal("3500000.5")),),
    })
    path = tmp_path / "unit.xlsx"
    path.write_bytes(bangun_unit(unit))
    result = baca_berkas(path)
    assert result.buku == unit.model_copy(update={"anggota": ()})
    assert ooxml.keluhan(path) == []


def test_more_special_days_than_the_sheet_has_are_refused() -> None:
    many = tuple(date(2025, 5, day) for day in range(1, 12))
    with pytest.raises(BukuTidakDapatDitulis, match="paling banyak 10 tanggal; ada 11"):
        bangun_unit(BukuUnit(pengaturan=pengaturan(libur_tambahan=many)))


def test_settings_that_no_field_of_the_sheet_holds_are_refused_not_dropped() -> None:
    others = pengaturan(pejabat=({"nip": nip_ke(1), "status": "Plh."},))
    with pytest.raises(BukuTidakDapatDitulis, match="tidak mempunyai tempat untuk sebutan pejabat lain"):
        bangun_unit(BukuUnit(pengaturan=others))


def test_settings_that_cannot_rank_are_named_and_nothing_is_computed() -> None:
    unit = unit_acak(5)
    wrong = unit.model_copy(update={"pengaturan": pengaturan(bobot_hasil=70, bobot_perilaku=40)})
    rows = baca(bangun_unit(wrong))[PEMERINGKATAN.nama]
    assert rows[3][2] == "Bobot hasil kerja dan perilaku kerja harus bilangan bulat yang berjumlah 100."
    assert not any(baris(rows, PEMERINGKATAN, "kelompok"))


def test_findings_of_the_consolidation_stand_on_their_sheet() -> None:
    sheet, cell = letak("SKP", "iki.target", 3)
    found = buat_temuan("SEL-WAJIB", "Target: belum diisi.", berkas="rani.xlsx", lembar=sheet, sel=cell)
    rows = baca(bangun_unit(unit_acak(5), temuan=(found,)))["Temuan"]
    assert rows[6][:5] == ["kesalahan", "rani.xlsx", sheet, cell, "Target: belum diisi."]


def test_charts_have_alternative_text() -> None:
    with zipfile.ZipFile(io.BytesIO(bangun_unit())) as source:
        drawings = [source.read(name).decode() for name in source.namelist() if name.startswith("xl/drawings/drawing")]
    assert len(drawings) == 2
    assert all(re.search(r'descr="[^"]{60,}"', drawing) for drawing in drawings)


def test_the_days_off_behind_the_tenggat_are_listed_with_their_names_and_how_the_unit_counts_them() -> None:
    worked = date(2025, 8, 18)
    rows = baca(bangun_unit(BukuUnit(pengaturan=pengaturan(tetap_kerja=(worked,)))))["Hari Libur"]
    days = {row[0]: row for row in rows[5:] if isinstance(row[0], date)}
    assert days[worked][1:] == [
        "Senin", "Proklamasi Kemerdekaan", "Cuti bersama",
        "Hari kerja di unit ini (Tetap Kerja)",
    ]
    assert days[date(2026, 1, 1)][1:] == ["Kamis", "Tahun Baru Masehi", "Libur nasional", "Libur"]
    known = {day: adalah_hari_kerja(day) for day in hari_kalender(2025)}
    assert {day for day, works in known.items() if not works and day.weekday() < 5} <= days.keys()
    assert not any(known[day] for day in days)


def test_the_hidden_sheets_are_never_printed() -> None:
    book = dibuka(bangun_unit())
    hidden = [sheet for sheet in book if sheet.sheet_state != "visible"]
    assert {sheet.title for sheet in hidden} == {
        "Hitungan", "Dasar", "Kalender", "Riwayat Kinerja", "Riwayat Skor", "Penetapan Pertama", "Ref", "_meta",
    }
    assert not any(sheet.print_area or "Print_Area" in sheet.defined_names for sheet in hidden)


def test_the_pages_are_set_up_for_the_paper_of_the_unit() -> None:
    book = dibuka(bangun_unit(BukuUnit(pengaturan=pengaturan(kertas="f4"))))
    assert {sheet.page_setup.paperSize for sheet in book if sheet.sheet_state == "visible"} == {14}


def test_a_predikat_without_a_guideline_has_no_mark_in_the_chart() -> None:
    silent = baca(bangun_unit(BukuUnit(pengaturan=pengaturan())))["Distribusi"]
    assert {(row[7], row[8]) for row in silent[5:10]} == {(2, -1)}
    chosen = baca(bangun_unit(BukuUnit(pengaturan=pengaturan(capaian_organisasi="Butuh Perbaikan"))))["Distribusi"]
    assert [(row[7], row[8]) for row in chosen[5:8]] == [(0.1, -1), (2, -1), (2, 0.6)]
