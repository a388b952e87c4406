"""What is due from one person on a day, asked without any file."""

from __future__ import annotations

import pickle
import sys
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.istilah import Rating, Tingkat, Triwulan
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.konfirmasi import Konfirmasi
from kinerja_core.model.masa_catatan import RitmeCatatan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.setoran import HariRapat, Setoran, hari_tercatat
from kinerja_core.rules.jadwal import jadwal
from kinerja_core.services.kewajiban import Penagih
from kinerja_core.services.status import StatusPegawai
from tests.rules.bahan_hak import anggota, nip

TAHAP = {one.kode: one for one in jadwal(2025).hasil}
TAHUN, TW2 = Periode(2025), Periode(2025, Triwulan.II)
SEMUA = Counter({"Triwulan I": 2, "Triwulan II": 2, "Triwulan III": 2, "Triwulan IV": 2, "Akhir": 2})
LENGKAP = Setoran(
    nip=nip(0), mulai=date(2025, 1, 1), selesai=date(2025, 12, 31), tanpa_aksi=0, aksi_selesai=True, iki=2,
    realisasi=SEMUA, catatan=frozenset(date(2025, month, 10) for month in range(1, 13)),
    dialog=(date(2025, 2, 3), date(2025, 5, 5)),
)
DINILAI = SkorPegawai(
    nip=nip(0), nama="Orang 0", perilaku=80, rating_hasil=Rating.SESUAI, rating_perilaku=Rating.SESUAI
)


def kurang(
    hari: str, periode: Periode = TW2, setoran: list[Setoran] | None = [LENGKAP],  # noqa: B006 - never changed
    skor: SkorPegawai | None = DINILAI, jawaban: Konfirmasi | None = None, rusak: str | None = None,
    siapa: dict[str, Any] | None = None, **pengaturan: Any,
) -> dict[str, date]:
    settings = Pengaturan(nama_unit="Biro", periode=periode, **pengaturan)
    person = anggota(0, **(siapa or {}))
    found = Penagih(settings, TAHAP, date.fromisoformat(hari)).kurang(person, setoran, rusak, skor, jawaban)
    assert [one.tenggat for one in found] == sorted(one.tenggat for one in found)
    return {one.apa: one.tenggat for one in found}


@pytest.mark.parametrize(("hari", "periode"), [("2025-07-14", TW2), ("2026-01-20", TAHUN), ("2025-05-05", TW2)])
def test_who_has_handed_in_everything_owes_nothing(hari: str, periode: Periode) -> None:
    assert kurang(hari, periode) == {}


@pytest.mark.parametrize(("ubah", "apa", "tenggat"), [
    ({"tanpa_aksi": 1, "aksi_selesai": False}, "Rencana aksi 1 IKI", "2025-03-30"),
    ({"aksi_selesai": False}, "Tanda Selesai pada rencana aksi", "2025-03-30"),
    ({"realisasi": SEMUA - Counter({"Triwulan I": 1})}, "Realisasi Triwulan I (1 IKI)", "2025-03-30"),
    ({"realisasi": SEMUA - Counter({"Triwulan II": 2})}, "Realisasi Triwulan II (2 IKI)", "2025-06-30"),
    ({"dialog": (date(2025, 3, 31), date(2025, 7, 1))}, "Dialog kinerja", "2025-07-15"),
    (  # 16, 17 and 18 working days; the note of May is on a Saturday
        {"catatan": LENGKAP.catatan - {date(2025, 4, 10)}}, "Catatan harian April (1 dari 51 hari kerja tercatat)",
        "2025-06-30",
    ),
])  # fmt: skip
def test_what_is_missing_is_named_with_its_own_deadline(ubah: dict[str, Any], apa: str, tenggat: str) -> None:
    assert kurang("2025-07-14", setoran=[replace(LENGKAP, **ubah)]) == {apa: date.fromisoformat(tenggat)}


def test_a_realisasi_is_waited_for_once_its_stage_has_begun() -> None:
    none = [replace(LENGKAP, realisasi=Counter())]
    assert "Realisasi Triwulan II (2 IKI)" not in kurang("2025-05-31", setoran=none)
    assert set(kurang("2025-06-01", setoran=none)) == {"Realisasi Triwulan I (2 IKI)", "Realisasi Triwulan II (2 IKI)"}
    assert "Realisasi Akhir (2 IKI)" not in kurang("2025-11-30", TAHUN, none)
    year = kurang("2025-12-01", TAHUN, none)
    assert year["Realisasi Akhir (2 IKI)"] == year["Realisasi Triwulan IV (2 IKI)"] == date(2026, 1, 10)
    assert not any("Akhir" in apa for apa in kurang("2026-01-05", Periode(2025, Triwulan.IV), none))


def test_an_skp_owes_only_for_the_quarters_it_runs_in() -> None:
    half = [replace(LENGKAP, mulai=date(2025, 4, 1), realisasi=Counter())]
    assert set(kurang("2025-07-14", setoran=half)) == {"Realisasi Triwulan II (2 IKI)"}
    over = [replace(LENGKAP, selesai=date(2025, 3, 31), dialog=())]
    assert kurang("2025-07-14", setoran=over) == {}
    last_year = [replace(LENGKAP, mulai=date(2024, 1, 1), selesai=date(2024, 12, 31))]
    assert kurang("2025-07-14", setoran=last_year) == {"SKP": date(2025, 3, 30)}


def test_without_a_book_only_the_skp_is_asked_for() -> None:
    assert kurang("2025-07-14", setoran=[]) == {"SKP": date(2025, 3, 30)}
    assert kurang("2025-07-14", setoran=[], rusak="a.xlsx") == {
        "SKP (buku kerja a.xlsx belum dapat dipakai)": date(2025, 3, 30),
    }  # fmt: skip
    assert kurang("2025-07-14", setoran=None) == {"SKP": date(2025, 3, 30)}
    assert kurang("2025-07-14", setoran=None, siapa={"berkas": "a.xlsx"}) == {}
    assert kurang("2024-12-31", setoran=[]) == {}


def test_who_is_away_on_the_deadline_or_gone_owes_nothing_of_it() -> None:
    none = [replace(LENGKAP, realisasi=Counter())]
    leave = {"keadaan": KeadaanPegawai.CUTI, "sejak": date(2025, 3, 30), "sampai": date(2025, 3, 30)}
    assert set(kurang("2025-07-14", setoran=none, siapa=leave)) == {"Realisasi Triwulan II (2 IKI)"}
    came = {"keadaan": KeadaanPegawai.MUTASI_MASUK, "sejak": date(2025, 6, 1)}
    assert kurang("2025-07-14", setoran=[], siapa=came) == {"SKP": date(2025, 6, 30)}
    gone = {"keadaan": KeadaanPegawai.PENSIUN, "sejak": date(2025, 6, 1)}
    assert kurang("2025-07-14", setoran=[], skor=None, siapa=gone) == {}


def test_notes_are_asked_for_by_the_rhythm_of_the_unit_of_days_at_work_that_are_over() -> None:
    bare = [replace(LENGKAP, catatan=frozenset())]

    def empty(hari: str, **lain: Any) -> list[str]:
        return [apa for apa in kurang(hari, setoran=bare, **lain) if apa.startswith("Catatan harian")]

    assert empty("2025-04-30") == []
    assert empty("2025-05-01") == ["Catatan harian April (0 dari 16 hari kerja tercatat)"]
    assert empty("2025-07-14", ritme_catatan=RitmeCatatan.TRIWULANAN) == [
        "Catatan harian Triwulan II (0 dari 51 hari kerja tercatat)"
    ]
    april = {"keadaan": KeadaanPegawai.CUTI, "sejak": date(2025, 4, 1), "sampai": date(2025, 4, 30)}
    assert empty("2025-06-01", siapa=april)[0].startswith("Catatan harian Mei (0 dari ")


def test_the_others_are_waited_for_when_their_stage_has_begun() -> None:
    both = {"Penilaian perilaku 360°", "Rating Pejabat Penilai"}
    assert set(kurang("2025-07-01", skor=None)) == both
    assert kurang("2025-06-30", skor=None) == {}
    assert kurang("2025-12-31", TAHUN, skor=None) == {
        "Penilaian perilaku 360°": date(2026, 1, 11), "Rating Pejabat Penilai": date(2026, 1, 30),
    }  # fmt: skip
    fourth = kurang("2026-01-05", Periode(2025, Triwulan.IV), skor=None)
    assert [fourth[one] for one in sorted(both)] == [date(2026, 1, 11), date(2026, 1, 13)]
    level = DINILAI.model_copy(update={"perilaku": None, "tingkat_perilaku": Tingkat.DI_ATAS})
    assert kurang("2025-07-01", skor=level) == {}
    for name in ("rating_hasil", "rating_perilaku"):
        assert set(kurang("2025-07-01", skor=DINILAI.model_copy(update={name: None}))) == {"Rating Pejabat Penilai"}


def test_an_answer_is_asked_for_until_silence_counts() -> None:
    apa, evaluasi = "Konfirmasi hasil evaluasi", date(2025, 7, 10)
    for hari, ada in (("2025-07-09", False), ("2025-07-10", True), ("2025-07-30", True), ("2025-07-31", False)):
        assert (apa in kurang(hari, tanggal_evaluasi=evaluasi)) is ada
    own = Konfirmasi(nip=nip(0), tanggal_evaluasi=date(2025, 7, 14))
    assert kurang("2025-07-31", jawaban=own, tanggal_evaluasi=evaluasi) == {apa: date(2025, 8, 1)}
    answered = Konfirmasi(nip=nip(0), jawaban="Setuju")
    assert kurang("2025-07-10", jawaban=answered, tanggal_evaluasi=evaluasi) == {}
    open_ = DINILAI.model_copy(update={"rating_hasil": None})
    assert apa not in kurang("2025-07-10", skor=open_, tanggal_evaluasi=evaluasi)
    assert kurang("2025-07-10", tanggal_evaluasi=date(2024, 7, 10)) == {}, "no letter of that time is known"


def test_of_two_skp_each_counts_for_its_own_days() -> None:
    first = replace(LENGKAP, mulai=date(2025, 5, 5), selesai=date(2025, 5, 9), catatan=frozenset())
    second = replace(LENGKAP, mulai=date(2025, 6, 10), selesai=date(2025, 6, 11), catatan=frozenset())
    assert set(kurang("2025-07-14", setoran=[first, second])) == {
        "Catatan harian Mei, Juni (0 dari 7 hari kerja tercatat)"
    }
    assert set(kurang("2025-07-14", setoran=[LENGKAP, replace(first, tanpa_aksi=1)])) == {"Rencana aksi 1 IKI"}
    unsigned = [LENGKAP, replace(first, aksi_selesai=False)]
    assert set(kurang("2025-07-14", setoran=unsigned)) == {"Tanda Selesai pada rencana aksi"}


def test_the_rencana_aksi_of_an_skp_is_due_with_the_first_quarter_it_runs_in() -> None:
    second = replace(LENGKAP, mulai=date(2025, 7, 1), tanpa_aksi=2)
    third = Periode(2025, Triwulan.III)
    assert kurang("2025-07-14", third, [replace(LENGKAP, selesai=date(2025, 6, 30)), second]) == {
        "Dialog kinerja": date(2025, 10, 15), "Rencana aksi 2 IKI": date(2025, 9, 30),
    }
    unsigned = replace(second, tanpa_aksi=0, aksi_selesai=False)
    told = kurang("2025-07-14", third, [replace(LENGKAP, selesai=date(2025, 6, 30), tanpa_aksi=1), unsigned])
    assert told["Rencana aksi 1 IKI"] == date(2025, 3, 30)
    assert told["Tanda Selesai pada rencana aksi"] == date(2025, 9, 30)
    assert "Rencana aksi 2 IKI" not in kurang("2025-07-14", setoran=[LENGKAP, second]), "not needed in Triwulan II"
    came = {"keadaan": KeadaanPegawai.MUTASI_MASUK, "sejak": date(2025, 6, 1)}
    assert kurang("2025-07-14", setoran=[replace(LENGKAP, tanpa_aksi=1)], siapa=came) == {
        "Rencana aksi 1 IKI": date(2025, 6, 30),
    }


@pytest.mark.parametrize(("dialog", "hari", "ada"), [
    ((), "2025-04-01", True), ((), "2025-03-31", False), ((date(2025, 4, 1),), "2025-07-14", False),
    ((date(2025, 6, 30),), "2025-07-14", False), ((date(2025, 3, 31),), "2025-07-14", True),
])  # fmt: skip
def test_a_dialog_of_the_period_is_due_from_its_first_day(dialog: tuple[date, ...], hari: str, ada: bool) -> None:
    assert ("Dialog kinerja" in kurang(hari, setoran=[replace(LENGKAP, dialog=dialog)])) is ada


def test_from_the_first_day_of_the_year_an_skp_is_due_and_on_leave_nothing_of_the_person_is() -> None:
    assert kurang("2025-01-01", setoran=[]) == {"SKP": date(2025, 3, 30)}
    leave = {"keadaan": KeadaanPegawai.CUTI, "sejak": date(2025, 7, 15), "sampai": date(2025, 7, 15)}
    assert kurang("2025-07-14", setoran=[replace(LENGKAP, dialog=())], siapa=leave) == {}
    unrated = DINILAI.model_copy(update={"perilaku": None})
    assert set(kurang("2025-07-14", skor=unrated)) == {"Penilaian perilaku 360°"}


@pytest.mark.parametrize(("keadaan", "sejak", "sampai", "ada"), [
    ("Cuti", "2025-07-15", "2025-07-15", True), ("Cuti", "2025-06-30", "2025-12-31", True),
    ("Pensiun", "2025-07-01", None, True), ("Pensiun", "2025-06-30", None, False), ("Plt.", "2025-05-15", None, True),
    ("Mutasi Masuk", "2025-06-30", None, True), ("Mutasi Masuk", "2025-07-01", None, False),
    ("Tugas Belajar", "2025-01-01", "2025-12-31", False), ("Cuti", "2025-04-01", "2025-06-30", False),
])  # fmt: skip
def test_what_others_decide_is_waited_for_of_everyone_who_is_assessed_wherever_they_are(
    keadaan: str, sejak: str, sampai: str | None, ada: bool
) -> None:
    who = {"keadaan": keadaan, "sejak": date.fromisoformat(sejak), "sampai": sampai and date.fromisoformat(sampai)}
    both = {"Penilaian perilaku 360°": date(2025, 7, 15), "Rating Pejabat Penilai": date(2025, 7, 15)}
    assert kurang("2025-07-16", skor=None, siapa=who) == (both if ada else {})


@pytest.mark.parametrize(("keadaan", "sejak", "dimaafkan"), [("Aktif", None, False), ("Cuti", "2025-07-01", True)])
def test_who_is_away_on_the_day_of_a_deadline_is_excused(keadaan: str, sejak: str | None, dimaafkan: bool) -> None:
    who = anggota(0, keadaan=KeadaanPegawai(keadaan), sejak=sejak and date.fromisoformat(sejak))
    settings = Pengaturan(nama_unit="Biro", periode=TW2)
    found = Penagih(settings, TAHAP, date(2025, 8, 1)).kurang(who, [LENGKAP], None, None, None)
    assert [(one.apa, one.dimaafkan) for one in found] == [
        ("Penilaian perilaku 360°", dimaafkan), ("Rating Pejabat Penilai", dimaafkan),
    ]
    state = StatusPegawai(who, tuple(found), date(2025, 8, 1), bertugas=True, tercatat=None)
    assert bool(state.terlambat) is not dimaafkan


def test_who_comes_on_the_day_of_a_deadline_is_asked_for_what_is_due_after_it() -> None:
    day = {"keadaan": KeadaanPegawai.MUTASI_MASUK, "sejak": date(2025, 6, 30)}
    assert kurang("2025-07-01", setoran=[], siapa=day) == {}
    assert kurang("2025-10-01", Periode(2025, Triwulan.III), [], siapa=day) == {"SKP": date(2025, 9, 30)}
    before = {"keadaan": KeadaanPegawai.MUTASI_MASUK, "sejak": date(2025, 6, 29)}
    assert kurang("2025-07-01", setoran=[], siapa=before) == {"SKP": date(2025, 6, 30)}


def test_each_matter_says_who_acts_and_what_waits_for_it() -> None:
    bare = replace(LENGKAP, realisasi=Counter(), tanpa_aksi=1, catatan=frozenset(), dialog=())
    collector = Penagih(Pengaturan(nama_unit="Biro", periode=TW2), TAHAP, date(2025, 7, 14))
    found = [one for held in ([bare], []) for one in collector.kurang(anggota(0), held, None, None, None)]
    assert {(one.perkara, one.pribadi) for one in found} == {
        ("input-tw1", True), ("input-tw2", True), ("dialog", True), ("skp", True), ("perilaku", False),
        ("rating", False),
    }  # fmt: skip
    assert collector.batas_penetapan == date(2025, 7, 15)
    year = Penagih(Pengaturan(nama_unit="Biro", periode=TAHUN), TAHAP, date(2026, 1, 5))
    assert year.batas_penetapan == date(2026, 1, 30)


@pytest.mark.parametrize("hari", [[], [date(2025, 12, 31)], [date(2025, 1, 1), date(2025, 1, 8), date(2025, 12, 31)],
                                  [date(2000, 1, 1), date(2100, 12, 31)]])  # fmt: skip
def test_the_days_with_a_note_are_kept_in_little_memory_and_stay_the_same(hari: list[date]) -> None:
    one = replace(LENGKAP, catatan=frozenset(hari))
    again = pickle.loads(pickle.dumps(one))  # noqa: S301 - made here
    for each in (one, again):
        assert (set(each.catatan), len(each.catatan)) == ({*hari}, len(hari))
        assert (each.catatan, date(2025, 12, 31) in each.catatan) == (frozenset(hari), date(2025, 12, 31) in hari)
        assert hari_tercatat([each, LENGKAP]) == {*hari} | set(LENGKAP.catatan)
        assert hari_tercatat([each]) is hari_tercatat([one])
    assert again == one


def test_two_hundred_days_take_less_than_a_hundred_bytes() -> None:
    days = HariRapat(date(2025, 1, 1) + timedelta(days=number) for number in range(200))
    assert sys.getsizeof(days.bit) < 100
