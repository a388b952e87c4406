from __future__ import annotations

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.periode import Periode
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.jadwal import BENTUK, jadwal


def _tenggat(tahun: int) -> dict[str, str]:
    return {tahap.kode: tahap.selesai.isoformat() for tahap in jadwal(tahun).hasil}


def test_the_six_stages_of_the_letter_for_2025_have_its_deadlines() -> None:
    tenggat = _tenggat(2025)
    assert {kode: tenggat[kode] for kode in ("input-tw4", "perilaku-360", "reviu", "unggah-pemetaan", "penetapan")} == {
        "input-tw4": "2026-01-10", "perilaku-360": "2026-01-11", "reviu": "2026-01-13",
        "unggah-pemetaan": "2026-01-14", "penetapan": "2026-01-30",
    }  # fmt: skip
    assert tenggat["persetujuan"] == "2026-01-31"
    assert tenggat["evaluasi-tw4"] == "2026-01-13"


def test_the_general_calendar_of_the_deck_holds_from_2026() -> None:
    tenggat = _tenggat(2026)
    assert (tenggat["input-tw1"], tenggat["evaluasi-tw1"]) == ("2026-03-30", "2026-04-15")
    assert (tenggat["input-tw4"], tenggat["evaluasi-tw4"]) == ("2026-12-31", "2027-01-15")
    assert tenggat["evaluasi-tahunan"] == "2027-01-31"


def test_stages_come_by_deadline_and_belong_to_their_period() -> None:
    tahap = jadwal(2025).hasil
    assert [item.selesai for item in tahap] == sorted(item.selesai for item in tahap)
    assert all(item.mulai is None or item.mulai <= item.selesai for item in tahap)
    periode = {item.kode: item.periode for item in tahap}
    assert periode["input-tw2"] == Periode(2025, Triwulan.II)
    assert periode["unggah-pemetaan"] == Periode(2025)


def test_where_sources_disagree_the_stage_says_so() -> None:
    catatan = {item.kode: item.catatan for item in jadwal(2025).hasil}
    assert "31 Desember" in (catatan["input-tw4"] or "")
    assert "15 Januari" in (catatan["evaluasi-tw4"] or "")


def test_deadlines_carried_over_from_the_letter_are_marked_and_warned_about() -> None:
    assert not any(item.perkiraan for item in jadwal(2025).hasil)
    assert jadwal(2025).peringatan == ()
    putusan = jadwal(2026)
    assert {item.kode for item in putusan.hasil if item.perkiraan} == {
        "perilaku-360", "reviu", "unggah-pemetaan", "penetapan", "persetujuan",
    }  # fmt: skip
    assert any(item.startswith("Tenggat 5 tahapan masih perkiraan") for item in putusan.peringatan)


def test_of_a_quarter_only_its_own_stages_are_warned_about() -> None:
    for quarter in Triwulan:
        assert jadwal(2026, periode=Periode(2026, quarter)).hasil == jadwal(2026).hasil
        assert not any("perkiraan" in item for item in jadwal(2026, periode=Periode(2026, quarter)).peringatan)
    assert jadwal(2026, periode=Periode(2026)) == jadwal(2026)


def test_a_unit_may_set_a_deadline_itself() -> None:
    putusan = jadwal(2026, ganti={"unggah-pemetaan": date(2027, 1, 12), "evaluasi-tw4": date(2027, 1, 13)})
    hasil = {item.kode: item for item in putusan.hasil}
    assert hasil["unggah-pemetaan"].selesai == date(2027, 1, 12)
    assert not hasil["unggah-pemetaan"].perkiraan
    assert hasil["evaluasi-tw4"].selesai == date(2027, 1, 13)


def test_an_unknown_stage_or_a_deadline_before_its_beginning_is_refused() -> None:
    with pytest.raises(ValueError, match=r"Kode tahapan tidak dikenal: pesta\. Yang ada: input-tw1"):
        jadwal(2025, ganti={"pesta": date(2026, 1, 1)})
    with pytest.raises(ValueError, match=r'"penetapan" \(2025-01-30\) mendahului akhir periodenya \(2025-12-31\)'):
        jadwal(2025, ganti={"penetapan": date(2025, 1, 30)})  # the year of the period, and not that after it
    assert {one.kode: one.selesai for one in jadwal(2025, ganti={"penetapan": date(2025, 12, 31)}).hasil}["penetapan"]
    with pytest.raises(ValueError, match=r'"evaluasi-tw1".*mendahului'):
        jadwal(2025, ganti={"evaluasi-tw1": date(2025, 3, 31)})


def test_a_year_before_the_first_calendar_is_refused() -> None:
    with pytest.raises(AturanBelumBerlaku, match="1 Januari 2025"):
        jadwal(2024)


@pytest.mark.parametrize(
    ("hari", "pesan"),
    [
        ("31 Februari", "tidak ada dalam kalender"),
        ("29 Februari", "tidak ada dalam kalender"),
        ("30-03", "bukan hari"),
        ("30 Maretus", "bukan hari"),
        ("30 Maret depan", "bukan hari"),
    ],
)
def test_a_day_that_does_not_exist_is_refused(hari: str, pesan: str) -> None:
    tahap = {"kode": "a", "kegiatan": "A", "periode": "Tahunan", "pelaksana": "P", "selesai": hari}
    with pytest.raises(ValidationError, match=pesan):
        TypeAdapter(BENTUK).validate_python([tahap])


@pytest.mark.parametrize("isi", [{"sumber": "surat"}, {"lain": [{"selesai": "31 Maret", "sumber": "kalender"}]}])
def test_a_disagreement_names_both_sources_or_none(isi: dict[str, object]) -> None:
    tahap = {"kode": "a", "kegiatan": "A", "periode": "Tahunan", "pelaksana": "P", "selesai": "30 Maret", **isi}
    with pytest.raises(ValidationError, match="sumber"):
        TypeAdapter(BENTUK).validate_python([tahap])


def test_a_deadline_of_the_unit_keeps_that_of_the_rule_beside_it() -> None:
    (tahap,) = [t for t in jadwal(2025, ganti={"evaluasi-tw4": date(2026, 1, 14)}).hasil if t.kode == "evaluasi-tw4"]
    assert [hari.isoformat() for hari, _ in tahap.lain] == ["2026-01-15", "2026-01-13"]


def test_a_stage_written_twice_is_refused() -> None:
    tahap = {"kode": "a", "kegiatan": "A", "periode": "Tahunan", "pelaksana": "P", "selesai": "30 Maret"}
    with pytest.raises(ValidationError, match="dua kali"):
        TypeAdapter(BENTUK).validate_python([tahap, tahap])
