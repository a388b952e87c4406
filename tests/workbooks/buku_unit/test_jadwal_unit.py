"""The sheets Jadwal and Status: their lights are right on any day, in LibreOffice, in the core, and in the status."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.excel import seri
from kinerja_core.model.konfirmasi import Konfirmasi
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.potret import Lampu, Potret, StatusOrang
from kinerja_core.rules.jadwal_unit import hal_jadwal, keterangan_konfirmasi, lampu
from kinerja_core.workbooks.bangun import bangun_unit
from kinerja_core.workbooks.buku_unit.jadwal import JADWAL_UNIT, LAIN
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.status import STATUS_UNIT, lampu_orang
from tests.alat import libreoffice
from tests.alat.alamat import di, letak, rentang
from tests.alat.timpa_sel import timpa_sel, untuk_dihitung
from tests.workbooks.bahan_bangun import nip_ke
from tests.workbooks.buku_jadi import baca, dihitung, dihitung_sama

KEPALA = 5
TENGGAT = date(2026, 1, 30)


@pytest.mark.parametrize(("hari", "belum", "kata"), [
    (date(2025, 12, 30), 3, Lampu.BELUM_MULAI), (date(2025, 12, 31), 3, Lampu.BERJALAN),
    (TENGGAT - timedelta(8), 3, Lampu.BERJALAN), (TENGGAT - timedelta(7), 3, Lampu.SEGERA), (TENGGAT, 3, Lampu.SEGERA),
    (TENGGAT + timedelta(1), 3, Lampu.TERLAMBAT), (TENGGAT + timedelta(1), None, Lampu.LEWAT),
    (TENGGAT + timedelta(1), 0, Lampu.SELESAI), (date(2025, 12, 30), 0, Lampu.BELUM_MULAI),
    (TENGGAT, None, Lampu.SEGERA),
])
def test_the_light_has_an_edge_on_both_sides_of_each_day(hari: date, belum: int | None, kata: Lampu) -> None:
    assert lampu(hari, date(2025, 12, 31), TENGGAT, belum) is kata


def test_a_deadline_that_counts_from_no_evaluation_waits_for_it() -> None:
    assert lampu(date(2030, 1, 1), date(2025, 12, 31), None, 3) is Lampu.MENUNGGU_EVALUASI


@pytest.mark.parametrize(("periode", "kode"), [
    ("2025-TW1", ["input-tw1", "dialog", "evaluasi-tw1", "perilaku", "konfirmasi"]),
    ("2025-TW3", ["input-tw1", "input-tw2", "input-tw3", "dialog", "evaluasi-tw3", "perilaku", "konfirmasi"]),
    ("2025", ["input-tw1", "input-tw2", "input-tw3", "input-tw4", "perilaku-360", "reviu", "dialog", "unggah-pemetaan",
              "penetapan", "evaluasi-tahunan", "persetujuan", "konfirmasi"]),
])
def test_a_period_has_its_own_stages_and_the_input_of_its_quarters(periode: str, kode: list[str]) -> None:
    found = hal_jadwal(Periode.parse(periode))
    assert sorted(one.kode for one in found) == sorted(kode)
    limits = [one.tenggat for one in found[:-1]]
    assert limits == sorted(limits)  # type: ignore[type-var]  # every stage has one


def test_consent_that_is_deemed_after_january_is_said_and_no_other() -> None:
    yearly = keterangan_konfirmasi(Periode.parse("2025"))
    assert "31 Januari 2026" in yearly.pada(date(2026, 2, 1))
    assert yearly.pada(date(2026, 1, 31)) == ""
    assert "23 Februari 2026" in yearly.pada(None)
    assert [keterangan_konfirmasi(Periode.parse("2025-TW2")).pada(day) for day in (None, date(2026, 2, 1))] == ["", ""]


def _unit(periode: str = "Tahun 2025", banyak: int = 3, **lain: Any) -> BukuUnit:
    people = [{"nip": nip_ke(number), "nama": f"Orang {number}"} for number in range(banyak)]
    rated = {"rating_hasil": "Sesuai Ekspektasi", "rating_perilaku": "Sesuai Ekspektasi"}
    return BukuUnit(
        pengaturan=Pengaturan.model_validate({"nama_unit": "Biro", "periode": periode} | lain),
        skor=tuple(
            SkorPegawai.model_validate(one | ({"perilaku": 80, "hasil": 80} | rated if number else {}))
            for number, one in enumerate(people)
        ),
        konfirmasi=tuple(Konfirmasi.model_validate(one) for one in people),
    )


POTRET = Potret(
    tanggal=date(2026, 1, 12),
    orang=(
        StatusOrang(nama="Orang 0", nip="199001012015031001", keadaan="Aktif", tenggat=TENGGAT,
                    belum="Rating, tenggat 30 Januari 2026"),
        StatusOrang(nama="Orang 1", nip="199001012015031002", keadaan="Aktif"),
        StatusOrang(nama="Orang 2", nip="199001012015031003", keadaan="Cuti", belum="Tidak bertugas"),
    ),
    belum={"input-tw1": (), "input-tw4": ("Orang 1", "Orang 2"), "dialog": ("Orang 2",)},
)


def _berhari(data: bytes) -> bytes:
    """The same workbook without stored results, and as it is on the date of its letters, which no light looks at."""
    out, cell = io.BytesIO(), re.sub("([A-Z]+)", r"$\1$", di(PENGATURAN.nama, "tanggal_surat"))
    with zipfile.ZipFile(io.BytesIO(untuk_dihitung(data))) as source, zipfile.ZipFile(out, "w") as target:
        for item in source.infolist():
            part = source.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                part = part.replace(b"TODAY()", f"{PENGATURAN.nama}!{cell}".encode())
            target.writestr(item.filename, part)
    return out.getvalue()


def _lampu(rows: list[list[Any]]) -> dict[str, list[Any]]:
    """Cells of the sheet Jadwal from the light on, by what is done."""
    return {str(row[0]): [*row[4:8]] for row in rows[KEPALA:] if row and row[0]}


def test_the_lights_are_right_on_any_day_the_workbook_is_opened(
    soffice: str, python_uno: str, tmp_path: Path
) -> None:
    book = _unit(tanggal_evaluasi=date(2026, 1, 15))
    (tmp_path / "unit.xlsx").write_bytes(_berhari(bangun_unit(book, potret=POTRET)))
    days = [date(2025, 2, 1), date(2025, 12, 31), date(2026, 1, 10), date(2026, 1, 11), date(2026, 1, 29),
            date(2026, 2, 5), date(2026, 2, 6)]
    found = libreoffice.lewat_uno(
        python_uno, "tests.workbooks.papan", soffice, str(tmp_path / "unit.xlsx"),
        masukan=[{
            "isi": [[*letak(PENGATURAN.nama, "tanggal_surat"), [[seri(day)]]]],
            "baca": [[JADWAL_UNIT.nama, f"A1:H{KEPALA + 40}"],
                     [STATUS_UNIT.nama, rentang(STATUS_UNIT.nama, STATUS_UNIT.kolom[0].nama, sampai=3)]],
        } for day in days],
    )
    for day, (stages, held) in zip(days, found, strict=True):
        shown = _lampu(stages)
        for matter in hal_jadwal(Periode.parse("2025"), book.pengaturan):
            light, count, _, said = shown[matter.kegiatan]
            # whoever is silent counts as agreeing once the tenggat, 5 February, is over; who is not rated cannot
            waiting = 2 if day < date(2026, 2, 6) else 0
            expected = {"rating": 1, "perilaku": 1, "jawaban": waiting + 1, "konfirmasi": waiting, "input-tw1": 0,
                        "input-tw4": 2, "dialog": 1}.get(matter.perkara, "")
            assert count == expected, (day, matter.kode)
            known = None if count == "" else int(count)
            assert light == lampu(day, matter.awal, matter.tenggat, known).value, (day, matter.kode)
            assert said == matter.keterangan, matter.kode
        assert [row[0] for row in held] == [lampu_orang(one.tenggat, one.belum, day) for one in POTRET.orang], day


def test_what_the_file_carries_is_what_libreoffice_calculates_also_without_a_period(
    soffice: str, tmp_path: Path
) -> None:
    assert dihitung_sama(bangun_unit(_unit(tanggal_evaluasi=date(2026, 1, 15)), potret=POTRET), tmp_path) > 200
    blank = _lampu(baca(bangun_unit())[JADWAL_UNIT.nama])
    assert {row[0] for row in blank.values()} == {LAIN}
    assert len(blank) >= 20


@pytest.mark.parametrize(("periode", "evaluasi", "kata"), [
    ("Tahun 2027", date(2028, 1, 20), "Tenggatnya perkiraan."),
    ("Triwulan I 2027", date(2027, 3, 4), "Tenggatnya perkiraan."),
    ("Tahun 2026", date(2027, 1, 4), ""), ("Tahun 2027", None, "(perkiraan), melewati"),
])
def test_a_consent_that_may_move_is_called_an_estimate_in_the_sheet_too(
    soffice: str, tmp_path: Path, periode: str, evaluasi: date | None, kata: str
) -> None:
    built = bangun_unit(_unit(periode, tanggal_evaluasi=evaluasi))
    assert dihitung_sama(built, tmp_path) > 200
    (said,) = [row[-1] for name, row in _lampu(baca(built)[JADWAL_UNIT.nama]).items() if name.startswith("Konfirmasi")]
    assert kata in said
    assert bool(said) is bool(kata)


def test_a_period_chosen_in_a_blank_workbook_lights_its_own_rows(soffice: str, tmp_path: Path) -> None:
    book = timpa_sel(bangun_unit(tahun=2025), {letak("Pengaturan", "periode"): "Triwulan II 2025"}, berjudul=False)
    (tmp_path / "u.xlsx").write_bytes(book)
    (sheets,) = dihitung([tmp_path / "u.xlsx"], tmp_path)
    lit = {name: row[0] for name, row in _lampu(sheets[JADWAL_UNIT.nama]).items() if row[0] != LAIN}
    assert {name for name in lit if re.search("Triwulan (III|IV)|Tahun", name)} == set()
    assert lit["Input realisasi dan bukti dukung Triwulan II 2025"] == Lampu.LEWAT.value
    assert lit["Konfirmasi: tanpa jawaban dianggap setuju"] == Lampu.MENUNGGU_EVALUASI.value


def test_a_year_without_a_known_calendar_shows_no_rows() -> None:
    assert _lampu(baca(bangun_unit(_unit("Tahun 2024")))[JADWAL_UNIT.nama]) == {}


def test_what_was_not_begun_on_the_day_of_the_books_is_not_called_done_later() -> None:
    built = bangun_unit(_unit(), potret=POTRET.model_copy(update={"belum": {"input-tw1": ()}}))
    shown = _lampu(baca(built)[JADWAL_UNIT.nama])
    assert shown["Input realisasi dan bukti dukung Triwulan II 2025"][:2] == [Lampu.LEWAT.value, ""]
    assert shown["Input realisasi dan bukti dukung Triwulan I 2025"][:2] == [Lampu.SELESAI.value, 0]
