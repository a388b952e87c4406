"""What is due in the period of a unit, by the letter and the calendar, and the light of it on a day."""

from __future__ import annotations

from datetime import date

import pytest

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.periode import Periode
from kinerja_core.model.potret import Lampu
from kinerja_core.rules.jadwal_unit import hal_jadwal, keterangan_konfirmasi, lampu
from kinerja_core.services.penugasan_360 import tutup_menurut_jadwal

TAHUN, TW2 = Periode(2025), Periode(2025, Triwulan.II)
AWAL, TENGGAT = date(2026, 1, 1), date(2026, 1, 31)


def test_the_matters_of_a_year_are_the_stages_of_the_letter_with_dialog_and_consent() -> None:
    assert [(one.perkara or one.kode, one.tenggat) for one in hal_jadwal(TAHUN)] == [
        ("input-tw1", date(2025, 3, 30)), ("input-tw2", date(2025, 6, 30)), ("input-tw3", date(2025, 9, 30)),
        ("input-tw4", date(2026, 1, 10)), ("perilaku", date(2026, 1, 11)), ("reviu", date(2026, 1, 13)),
        ("dialog", date(2026, 1, 13)), ("unggah-pemetaan", date(2026, 1, 14)), ("rating", date(2026, 1, 30)),
        ("rating", date(2026, 1, 31)), ("jawaban", date(2026, 1, 31)), ("konfirmasi", None),
    ]  # fmt: skip


def test_the_matters_of_a_quarter_are_the_input_up_to_it_its_evaluation_and_its_dialog() -> None:
    found = hal_jadwal(TW2)
    assert [(one.perkara, one.awal, one.tenggat) for one in found] == [
        ("input-tw1", date(2025, 3, 1), date(2025, 3, 30)), ("input-tw2", date(2025, 6, 1), date(2025, 6, 30)),
        ("rating", date(2025, 7, 1), date(2025, 7, 15)), ("dialog", date(2025, 4, 1), date(2025, 7, 15)),
        ("perilaku", date(2025, 7, 1), date(2025, 7, 15)), ("konfirmasi", date(2025, 6, 30), None),
    ]  # fmt: skip
    assert found[-1].keterangan == ""


def test_the_stages_of_triwulan_iv_are_those_of_the_letter_for_it_and_the_year() -> None:
    tw4 = Periode(2025, Triwulan.IV)
    found = {one.perkara: one.tenggat for one in hal_jadwal(tw4)}
    assert (found["perilaku"], found["rating"], found["dialog"]) == (
        date(2026, 1, 11), date(2026, 1, 13), date(2026, 1, 13),
    )  # fmt: skip
    assert found["perilaku"] == tutup_menurut_jadwal(tw4)


def test_the_consent_counts_from_the_evaluation_of_the_unit() -> None:
    def unit(evaluasi: date | None) -> Pengaturan:
        return Pengaturan(nama_unit="Biro", periode=TAHUN, tanggal_evaluasi=evaluasi)

    early, late = (hal_jadwal(TAHUN, unit(day))[-1] for day in (date(2026, 1, 9), date(2026, 1, 30)))
    assert (early.tenggat, early.keterangan) == (date(2026, 1, 30), "")
    assert late.tenggat == date(2026, 2, 23)
    assert late.keterangan.startswith("Jatuh sesudah tahap persetujuan (31 Januari 2026)")
    open_ = hal_jadwal(TAHUN, unit(None))[-1]
    assert open_.tenggat is None
    assert open_.keterangan.startswith("Bila ditetapkan pada hari terakhir (30 Januari 2026)")
    unknown = hal_jadwal(TAHUN, unit(date(2024, 1, 9)))[-1]
    assert (unknown.tenggat, "tidak diketahui untuk 9 Januari 2024" in unknown.keterangan) == (None, True)
    assert keterangan_konfirmasi(TAHUN).pada(date(2026, 1, 31)) == ""
    assert keterangan_konfirmasi(TW2).pada(date(2026, 1, 31)) == ""


def test_a_consent_that_days_not_decided_yet_may_move_is_called_an_estimate() -> None:
    unit = Pengaturan(nama_unit="Biro", periode=Periode(2027), tanggal_evaluasi=date(2028, 1, 4))
    assert hal_jadwal(Periode(2027), unit)[-1].keterangan == "Tenggatnya perkiraan."
    late = hal_jadwal(Periode(2027), unit.model_copy(update={"tanggal_evaluasi": date(2028, 1, 30)}))[-1]
    assert late.keterangan.startswith("Jatuh sesudah tahap persetujuan")
    assert late.keterangan.endswith(" Tenggatnya perkiraan.")
    assert "17 Februari 2028 (perkiraan), melewati" in keterangan_konfirmasi(Periode(2027)).terbuka
    assert "19 Februari 2027, melewati" in keterangan_konfirmasi(Periode(2026)).terbuka


@pytest.mark.parametrize(("hari", "belum", "kata"), [
    ("2025-12-31", 3, Lampu.BELUM_MULAI), ("2025-12-31", 0, Lampu.BELUM_MULAI), ("2026-01-01", 3, Lampu.BERJALAN),
    ("2026-01-01", 0, Lampu.SELESAI), ("2026-01-23", 3, Lampu.BERJALAN), ("2026-01-24", 3, Lampu.SEGERA),
    ("2026-01-24", None, Lampu.SEGERA), ("2026-01-31", 1, Lampu.SEGERA), ("2026-02-01", 1, Lampu.TERLAMBAT),
    ("2026-02-01", None, Lampu.LEWAT), ("2026-02-01", 0, Lampu.SELESAI),
])  # fmt: skip
def test_a_light_says_whether_it_is_time(hari: str, belum: int | None, kata: Lampu) -> None:
    assert lampu(date.fromisoformat(hari), AWAL, TENGGAT, belum) is kata
    assert lampu(date.fromisoformat(hari), AWAL, None, belum) is Lampu.MENUNGGU_EVALUASI
