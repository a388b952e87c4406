"""The calendar people see and import: every stage, every source, and reminders that another program reads."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services import jadwal as layanan

DIBUAT = datetime(2026, 2, 11, 3, 4, 5, tzinfo=UTC)


def _kalender(isi: bytes) -> Calendar:
    (satu,) = Calendar.from_ical(isi, multiple=True)
    assert isinstance(satu, Calendar)
    return satu


def test_every_stage_is_one_all_day_event_on_its_deadline() -> None:
    hasil = layanan.jadwal(2025)
    acara = _kalender(layanan.kalender(hasil, DIBUAT)).events
    assert [(a.start, a.end - a.start) for a in acara] == [
        (tahap.selesai, timedelta(days=1)) for tahap in hasil.putusan.hasil
    ]
    assert all(type(a.start) is date for a in acara)
    for a, tahap in zip(acara, hasil.putusan.hasil, strict=True):
        assert tahap.kegiatan in a["SUMMARY"]
        assert f"Pelaksana: {tahap.pelaksana}" in a["DESCRIPTION"]
        assert all(str(r) in a["DESCRIPTION"] for r in hasil.putusan.rujukan)
        assert a["TRANSP"] == "TRANSPARENT"


def test_each_event_reminds_a_week_and_a_day_before_and_on_the_day_at_eight() -> None:
    acara = _kalender(layanan.kalender(layanan.jadwal(2025), DIBUAT)).events[0]
    pagi = datetime(2025, 3, 30, 8)  # noqa: DTZ001 - an all-day event has no zone
    ingat = [datetime(2025, 3, 30) + a["TRIGGER"].dt for a in acara.walk("VALARM")]  # noqa: DTZ001 - the same all-day event
    assert ingat == [pagi - timedelta(days=7), pagi - timedelta(days=1), pagi]
    assert {a["ACTION"] for a in acara.walk("VALARM")} == {"DISPLAY"}


def test_the_identity_of_an_event_stays_when_its_deadline_moves() -> None:
    lama = _kalender(layanan.kalender(layanan.jadwal(2025), DIBUAT))
    baru = _kalender(layanan.kalender(layanan.jadwal(2025, {"evaluasi-tw1": date(2025, 4, 20)})))
    assert sorted(a["UID"] for a in lama.events) == sorted(a["UID"] for a in baru.events)
    assert len({a["UID"] for a in lama.events}) == len(lama.events)
    (pindah,) = [a for a in baru.events if a["UID"] == "jadwal-2025-evaluasi-tw1@kinerja"]
    assert pindah.start == date(2025, 4, 20)
    assert "Aturan menyebut 15 April 2025" in pindah["DESCRIPTION"]
    assert pindah["DTSTAMP"].dt > lama.events[0]["DTSTAMP"].dt
    assert not {a["UID"] for a in _kalender(layanan.kalender(layanan.jadwal(2026))).events} & {
        a["UID"] for a in lama.events
    }


def test_the_file_keeps_to_the_lines_the_format_allows() -> None:
    isi = layanan.kalender(layanan.jadwal(2025), DIBUAT)
    assert isi == layanan.kalender(layanan.jadwal(2025), DIBUAT)
    baris = isi.split(b"\r\n")
    assert baris.pop() == b""
    assert all(len(satu) <= 75 and b"\n" not in satu for satu in baris)
    assert not _kalender(isi).errors


def test_where_sources_disagree_both_dates_are_shown() -> None:
    isi = {t["kode"]: t for t in layanan.jadwal(2025).sebagai_json()["tahap"]}
    assert (isi["evaluasi-tw4"]["selesai"], isi["evaluasi-tw4"]["lain"]) == (
        "2026-01-13", [{"selesai": "2026-01-15", "sumber": "kalender umum pada paparan"}],
    )  # fmt: skip
    assert (isi["input-tw4"]["selesai"], isi["input-tw4"]["lain"][0]["selesai"]) == ("2026-01-10", "2025-12-31")
    assert (isi["input-tw1"]["selesai"], isi["input-tw1"]["lain"][0]["selesai"]) == ("2025-03-30", "2025-03-31")
    assert (isi["penetapan"]["selesai"], isi["penetapan"]["lain"][0]["selesai"]) == ("2026-01-30", "2026-01-31")
    baru = {t["kode"]: t for t in layanan.jadwal(2026).sebagai_json()["tahap"]}
    assert (baru["evaluasi-tw4"]["selesai"], baru["evaluasi-tw4"]["lain"][0]["selesai"]) == ("2027-01-15", "2027-01-13")
    assert (baru["input-tw4"]["selesai"], baru["input-tw4"]["lain"][0]["selesai"]) == ("2026-12-31", "2027-01-10")


@pytest.mark.parametrize(
    ("hari", "tahun"),
    [(date(2026, 1, 31), 2025), (date(2026, 2, 1), 2026), (date(2026, 12, 31), 2026), (date(2025, 1, 5), 2025)],
)
def test_in_january_the_running_year_is_still_the_one_before(hari: date, tahun: int) -> None:
    assert layanan.tahun_berjalan(hari) == tahun


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        (["evaluasi-tw4"], "tulis KODE=tttt-bb-hh"),
        (["a=2026-01-01", "a=2026-01-02"], "disebut dua kali"),
        (["a=besok"], 'Tenggat a "besok" bukan tanggal'),
        (["pesta=2026-01-01"], "Kode tahapan tidak dikenal: pesta. Yang ada: input-tw1"),
        (["evaluasi-tw1=2025-03-01"], "mendahului"),
    ],
)
def test_a_deadline_that_cannot_be_used_is_refused_in_one_sentence(teks: list[str], pesan: str) -> None:
    with pytest.raises(GalatKinerja, match=pesan):
        layanan.jadwal(2025, layanan.tenggat_unit(teks))


def test_the_command_writes_the_calendar_once_and_prints_one_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    berkas = tmp_path / "jadwal é.ics"
    assert jalankan(["jadwal", "--tahun", "2025", "--ics", str(berkas), "--json"]) == 0
    keluar = capsys.readouterr()
    isi = json.loads(keluar.out)
    assert (isi["tahun"], isi["ics"], len(isi["tahap"])) == (2025, str(berkas), 14)
    assert isi["rujukan"]
    assert len(_kalender(berkas.read_bytes()).events) == 14
    assert jalankan(["jadwal", "--tahun", "2025", "--ics", str(berkas)]) == 2
    assert "--timpa" in capsys.readouterr().err
    assert jalankan(["jadwal", "--tahun", "2026", "-o", str(berkas), "--timpa"]) == 0
    assert len(list(tmp_path.glob("*.cadangan-*.ics"))) == 1


def test_the_schedule_says_that_silence_counts_only_after_the_stage_of_agreement(
    capsys: pytest.CaptureFixture[str]
) -> None:
    assert jalankan(["jadwal", "--tahun", "2025", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["dianggap_setuju"]
    assert "23 Februari 2026" in said
    assert "(31 Januari 2026)" in said
    # 14 working days after 9 January, without the holiday of 16 January, are 30 January
    assert layanan.dianggap_setuju(layanan.jadwal(2025, {"penetapan": date(2026, 1, 9)})) == ""
    assert layanan.dianggap_setuju(layanan.jadwal(2025, {"penetapan": date(2026, 1, 12)})) != ""


def test_the_table_names_every_stage_and_what_other_sources_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert jalankan(["jadwal", "--tahun", "2026"]) == 0
    keluar = capsys.readouterr()
    for tahap in layanan.jadwal(2026).putusan.hasil:
        assert tahap.kode in keluar.out
    assert "evaluasi-tw4: Surat untuk tahun 2025 menyebut 13 Januari 2027." in keluar.out
    assert "reviu: Perkiraan, karena surat untuk tahun ini belum diketahui." in keluar.out
    assert "Dasar: Paparan" in keluar.out
    assert "Peringatan: Tenggat 5 tahapan masih perkiraan" in keluar.err


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (["--tahun", "2024"], "berlaku mulai 1 Januari 2025"),
        (["--tahun", "99999"], "di luar jangkauan"),
        (["--tahun", "dua"], "--tahun"),
        (["--ics", "x.txt"], "akhiran .ics"),
    ],
)
def test_what_cannot_be_run_is_one_sentence(
    argumen: list[str], pesan: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jalankan(["jadwal", *argumen]) == 2
    keluar = capsys.readouterr()
    assert keluar.out == ""
    assert pesan in keluar.err
    assert len(keluar.err.strip().splitlines()) == 1
