"""The records lead from what was decided first to what is decided now, in whatever order they stand."""

from __future__ import annotations

import random
from datetime import date

import pytest

from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.perubahan import (
    DIKOSONGKAN,
    HalPenetapan,
    PenetapanPertama,
    PerubahanPenetapan,
    belum_dicatat,
    penetapan_kini,
    penetapan_pertama,
)

ANI = NIP("199007122015032001")
PERIODE = Periode(2025)
NAMA = {ANI: "Ani"}


def catatan(semula: str, menjadi: str, hal: HalPenetapan = HalPenetapan.NILAI, **lain: object) -> PerubahanPenetapan:
    return PerubahanPenetapan.model_validate({"nip": ANI, "hal": hal, "semula": semula, "menjadi": menjadi, **lain})


def kurang(nilai: int | None, *perubahan: PerubahanPenetapan, pertama: int | None = 95) -> list[tuple[str, str, bool]]:
    kini = penetapan_kini([SkorPegawai(nip=ANI, nama="Ani", nilai=nilai)], ())
    first = [PenetapanPertama(nip=ANI, nilai=pertama)]
    found = belum_dicatat(first, kini, perubahan, PERIODE, NAMA)
    return [(one.semula, one.menjadi, one.bersambung) for one in found]


def test_what_stands_as_it_was_decided_first_needs_no_record() -> None:
    assert kurang(95) == []
    assert kurang(101, pertama=None) == []


def test_a_change_without_a_record_is_named_with_old_and_new() -> None:
    assert kurang(101) == [("95", "101", True)]
    assert kurang(None) == [("95", DIKOSONGKAN, True)]


def test_records_are_followed_to_their_end_in_any_order() -> None:
    jejak = [catatan("95", "101"), catatan("101", "99"), catatan("99", "95"), catatan("95", "102")]
    for benih in range(6):
        random.Random(benih).shuffle(jejak)  # noqa: S311 - repeatable test data
        assert kurang(102, *jejak) == []
        assert kurang(103, *jejak) == [("102", "103", True)]
        assert kurang(101, *jejak) == [("102", "101", True)]  # a record of an earlier step covers no later one


def test_records_that_do_not_join_are_said_and_lead_nowhere() -> None:
    assert kurang(102, catatan("95", "101"), catatan("99", "102")) == [("95", "102", False)]


def test_a_record_of_another_period_covers_nothing() -> None:
    assert kurang(101, catatan("95", "101", periode=Periode(2024))) == [("95", "101", True)]
    assert kurang(101, catatan("95", "101", periode=PERIODE)) == []


@pytest.mark.parametrize("ejaan", ["sesuai", "Sesuai Ekspektasi", "SESUAI  EKSPEKTASI", "sesuai-ekspektasi"])
def test_a_rating_is_known_by_any_spelling(ejaan: str) -> None:
    first = [PenetapanPertama(nip=ANI, rating_hasil="di atas")]
    kini = penetapan_kini([SkorPegawai(nip=ANI, nama="Ani", rating_hasil="sesuai")], ())
    record = catatan("Di Atas Ekspektasi", ejaan, HalPenetapan.RATING_HASIL)
    assert [*belum_dicatat(first, kini, [record], PERIODE, NAMA)] == []


def test_what_was_decided_first_is_kept_and_the_new_is_added() -> None:
    kini = penetapan_kini([SkorPegawai(nip=ANI, nama="Ani", nilai=101, rating_hasil="sesuai")], ())
    (one,) = penetapan_pertama([PenetapanPertama(nip=ANI, nilai=95)], kini)
    assert (one.nilai, one.rating_hasil) == (95, "Sesuai Ekspektasi")


def test_who_has_left_the_unit_asks_for_no_record() -> None:
    assert [*belum_dicatat([PenetapanPertama(nip=ANI, nilai=95)], {}, (), PERIODE, {})] == []


def test_a_change_is_said_in_a_sentence_with_what_is_missing() -> None:
    whole = catatan("95", "101", tanggal=date(2026, 1, 10), oleh="Ketua Tim", alasan="Laporan\nterlambat dihitung.")
    assert whole.kalimat == (
        "Nilai diubah dari 95 menjadi 101 pada 10 Januari 2026 oleh Ketua Tim: Laporan terlambat dihitung."
    )
    assert catatan("95", "101").kurang == ("tanggal", "oleh", "alasan")
    assert "alasannya belum dicatat" in catatan("95", "101").kalimat
