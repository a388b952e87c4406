"""How the answer to an evaluation stands: what a unit sets, silence, late answers, and what becomes of a keberatan."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.istilah import Rating
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.konfirmasi import ditetapkan, tenggat_jawaban, tindak_lanjut, urusan
from tests.rules.bahan_hak import nip

JUMAT = date(2026, 1, 9)
MASIH, LEWAT = date(2026, 1, 30), date(2026, 1, 31)  # 14 hari kerja after 9 January, which skip 16 January


def unit(**lain: Any) -> Pengaturan:
    return Pengaturan(nama_unit="Biro Contoh", periode=Periode(2025), tanggal_evaluasi=JUMAT, **lain)


def keadaan(hari: date, jawaban: str | None = None, dijawab: date | None = None, **lain: Any) -> str:
    answer = Konfirmasi(nip=nip(0), jawaban=jawaban, tanggal_jawaban=dijawab, alasan="Belum dihitung")
    return urusan(unit(**lain), answer, None, hari).keadaan


def test_the_unit_may_set_count_unit_and_days_off() -> None:
    assert tenggat_jawaban(JUMAT, unit()).hasil == MASIH
    assert tenggat_jawaban(JUMAT, unit(konfirmasi_jumlah=1)).hasil == date(2026, 1, 12)
    assert tenggat_jawaban(JUMAT, unit(konfirmasi_satuan="hari")).hasil == date(2026, 1, 23)
    assert tenggat_jawaban(JUMAT, unit(konfirmasi_jumlah=1, libur_tambahan=(date(2026, 1, 12),))).hasil.day == 13
    assert tenggat_jawaban(JUMAT, unit(konfirmasi_jumlah=1, tetap_kerja=(date(2026, 1, 10),))).hasil.day == 10


def test_silence_agrees_the_day_after_the_deadline_and_a_late_answer_does_not_count() -> None:
    assert (keadaan(JUMAT), keadaan(MASIH), keadaan(LEWAT)) == ("Menunggu", "Menunggu", "Dianggap setuju")
    for answer in ("Setuju", "Keberatan"):
        assert keadaan(LEWAT, answer, MASIH) == answer
        assert keadaan(LEWAT, answer, LEWAT) == "Dianggap setuju; jawaban lewat tenggat"
        assert keadaan(LEWAT, answer) == f"{answer}; belum bertanggal"


def test_before_the_evaluation_nothing_is_waited_for_and_the_own_day_of_a_person_wins() -> None:
    assert keadaan(date(2026, 1, 8)) == "Belum dievaluasi"
    own = Konfirmasi(nip=nip(0), tanggal_evaluasi=date(2026, 1, 12))
    assert urusan(unit(), own, None, JUMAT).keadaan == "Belum dievaluasi"
    assert urusan(unit(), own, None, LEWAT).keadaan == "Menunggu"
    assert urusan(unit(), None, None, LEWAT).keadaan == "Dianggap setuju"
    none = unit().model_copy(update={"tanggal_evaluasi": None})
    assert urusan(none, None, None, LEWAT).keadaan == "Belum dievaluasi"


def test_where_nothing_is_decided_silence_agrees_to_nothing_but_an_answer_stays() -> None:
    assert urusan(unit(), None, None, LEWAT, ditetapkan=False).keadaan == "Belum dievaluasi"
    answer = Konfirmasi(nip=nip(0), jawaban="Setuju", tanggal_jawaban=MASIH)
    assert urusan(unit(), answer, None, LEWAT, ditetapkan=False).keadaan == "Setuju"
    both = {"rating_hasil": Rating.SESUAI, "rating_perilaku": Rating.SESUAI}
    assert ditetapkan(SkorPegawai(nip=nip(0), nama="Orang", **both))
    for name in both:
        assert not ditetapkan(SkorPegawai(nip=nip(0), nama="Orang", **(both | {name: None})))
    assert not ditetapkan(None)


def test_a_deadline_that_days_off_may_still_move_is_called_an_estimate() -> None:
    ragu = Konfirmasi(nip=nip(0), tanggal_evaluasi=date(2027, 3, 4))
    assert urusan(unit(), ragu, None, date(2027, 3, 5)).keadaan == "Menunggu; tenggat perkiraan"
    assert urusan(unit(), ragu, None, date(2027, 6, 1)).keadaan == "Dianggap setuju; tenggat perkiraan"
    assert urusan(unit(konfirmasi_satuan="hari"), ragu, None, date(2027, 3, 5)).keadaan == "Menunggu"
    assert urusan(unit(konfirmasi_satuan="hari kerja"), ragu, None, date(2027, 3, 5)).ragu


@pytest.mark.parametrize(
    ("isi", "kata", "terbuka"),
    [
        (None, "Belum diteruskan", True), ({}, "Belum diteruskan", True),
        ({"pertimbangan": "Dicatat"}, "Belum diteruskan", True),
        ({"tanggal_diteruskan": MASIH}, "Menunggu putusan", True),
        ({"tanggal_diteruskan": MASIH, "putusan": "Ditolak"}, "Ditolak", False),
        ({"putusan": "Diterima"}, "Diterima", False),
    ],
)
def test_a_keberatan_is_open_until_it_is_decided(isi: dict[str, Any] | None, kata: str, terbuka: bool) -> None:
    objection = None if isi is None else Keberatan(nip=nip(0), **isi)
    assert tindak_lanjut(objection) == kata
    answer = Konfirmasi(nip=nip(0), jawaban="Keberatan", tanggal_jawaban=MASIH, alasan="Belum dihitung")
    found = urusan(unit(), answer, objection, LEWAT)
    assert (found.tindak_lanjut, found.terbuka) == (kata, terbuka)
    agreed = urusan(unit(), Konfirmasi(nip=nip(0), jawaban="Setuju", tanggal_jawaban=MASIH), objection, LEWAT)
    assert (agreed.tindak_lanjut, agreed.terbuka) == ("", False)
