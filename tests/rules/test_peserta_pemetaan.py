"""The mapping of a unit by its settings: each of them reaches the ranking, and its parts stand in their order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kinerja_core.model.angka_kredit import RiwayatAngkaKredit
from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.istilah import CapaianOrganisasi, MetodePemetaan, Predikat, Rating, Tingkat, UrutanPeringkat
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.keterlambatan import KeterlambatanPimpinan
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi, PutusanKeberatan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.perubahan import HalPenetapan, PenetapanPertama, PerubahanPenetapan
from kinerja_core.rules.aturan import muat
from kinerja_core.rules.pemeringkatan import peringkatkan
from kinerja_core.rules.peserta_pemetaan import PesertaBertentangan, gabungkan_unit, petakan
from tests.rules.bahan_hak import RATING, TAHUN, anggota, nip


def buku(banyak: int = 6, mulai: int = 0, **pengaturan: Any) -> BukuUnit:
    people = tuple(anggota(number) for number in range(mulai, mulai + banyak))
    first, second = RATING[Predikat.SANGAT_BAIK]
    scores = tuple(
        SkorPegawai(
            nip=one.pegawai.nip, nama=one.pegawai.nama, hasil=70 + 3 * number, perilaku=95 - 4 * number,
            rating_hasil=first, rating_perilaku=second,
            tingkat_hasil=Tingkat.DI_ATAS, tingkat_perilaku=Tingkat.RATA_RATA,
        )
        for number, one in enumerate(people)
    )
    settings = {"nama_unit": "Biro", "periode": TAHUN} | pengaturan
    return BukuUnit(pengaturan=Pengaturan(**settings), anggota=people, skor=scores)


@pytest.mark.parametrize("cara", [
    {}, {"k": Decimal(0)}, {"metode": MetodePemetaan.MUTLAK},
    {"metode": MetodePemetaan.MUTLAK, "toleransi": Decimal(1)},
    {"metode": MetodePemetaan.TINGKAT}, {"urutan": UrutanPeringkat.KOMPOSIT}, {"bobot": (10, 90)},
    {"capaian_organisasi": CapaianOrganisasi.ISTIMEWA},
], ids=str)  # fmt: skip
def test_every_setting_of_a_unit_reaches_its_ranking(cara: dict[str, Any]) -> None:
    settings = dict(cara)
    if "bobot" in settings:
        settings["bobot_hasil"], settings["bobot_perilaku"] = settings.pop("bobot")
    found = petakan(buku(**settings)).hasil
    direct = peringkatkan(buku().skor, tanggal=TAHUN.selesai, **cara).hasil
    assert found.model_copy(update={"peringatan": ()}) == direct.model_copy(update={"peringatan": ()})
    assert set(direct.peringatan) <= set(found.peringatan)
    if cara:
        assert found != petakan(buku()).hasil


def test_leaders_come_first_and_who_was_there_too_short_last() -> None:
    unit = buku(8, pimpinan="Dipetakan Tersendiri", tidak_penuh="Dipetakan Tersendiri", lingkup="Setiap Unit Kerja")
    leader, away = unit.anggota[6].pegawai, unit.anggota[0]
    people = [one.model_copy(update={"penilai": one.penilai.model_copy(update={"nip": leader.nip})})
              if one.penilai and n < 6 else one for n, one in enumerate(unit.anggota[:7])]  # fmt: skip
    people[0] = away.model_copy(update={"keadaan": KeadaanPegawai.CUTI, "sejak": TAHUN.mulai})
    people[1] = people[1].model_copy(
        update={"pegawai": people[1].pegawai.model_copy(update={"unit_kerja": "Bagian A"})}
    )
    unit = BukuUnit.model_validate(unit.model_dump() | {"anggota": [one.model_dump() for one in people]})
    found = petakan(unit)
    assert [(one.nama, len(one.hasil.pegawai)) for one in found.hasil.bagian] == [
        ("Pimpinan", 1), ("Bagian A", 1), ("Unit Contoh", 4), ("Tanpa unit kerja di Daftar Pegawai", 1),
        ("Masa bertugas tidak cukup", 1),
    ]  # fmt: skip
    assert any("1 pegawai tidak ada di Daftar Pegawai" in text and "Orang 7" in text for text in found.peringatan)
    assert {*muat("peserta_pemetaan").pada(TAHUN.selesai).rujukan} <= {*found.rujukan}


def test_the_pattern_of_a_unit_in_parts_is_that_of_all_its_people() -> None:
    unit = buku(lingkup="Setiap Unit Kerja", capaian_organisasi=CapaianOrganisasi.ISTIMEWA)
    people = [one.model_dump() for one in unit.anggota]
    people[0]["pegawai"]["unit_kerja"] = people[1]["pegawai"]["unit_kerja"] = "Bagian A"
    found = petakan(BukuUnit.model_validate(unit.model_dump() | {"anggota": people}))
    assert [len(one.hasil.pegawai) for one in found.hasil.bagian] == [2, 4]
    assert (found.hasil.distribusi[Predikat.SANGAT_BAIK], found.hasil.pola and found.hasil.pola.pegawai) == (6, 6)
    assert any("Sangat Baik 6 dari 6 pegawai" in text for text in found.peringatan)
    assert {*muat("pola_distribusi").pada(TAHUN.selesai).rujukan} <= {*found.rujukan}


def test_units_that_are_mapped_together_hold_everybody_once_and_the_settings_of_the_first() -> None:
    whole = gabungkan_unit((buku(2), buku(3, mulai=2)), "Gabungan")
    assert [one.nip for one in whole.skor] == [nip(n) for n in range(5)]
    assert [one.pegawai.nip for one in whole.anggota] == [nip(n) for n in range(5)]
    assert whole.pengaturan.nama_unit == "Gabungan"


def test_of_units_that_are_mapped_together_no_record_of_the_later_ones_is_left_out() -> None:
    who = {"nip": nip(2), "nama": "Orang 2"}
    lain = buku(3, mulai=2, tanggal_evaluasi=date(2026, 1, 22)).model_copy(update={
        "konfirmasi": (Konfirmasi.model_validate(who),),
        "keberatan": (Keberatan.model_validate(who | {
            "putusan": PutusanKeberatan.DITERIMA, "rating_hasil_baru": Rating.SESUAI,
        }),),
        "perubahan": (PerubahanPenetapan.model_validate(who | {
            "hal": HalPenetapan.NILAI, "semula": "90", "menjadi": "91",
        }),),
        "penetapan_pertama": (PenetapanPertama(nip=nip(2), nilai=90),),
        "riwayat_ak": (RiwayatAngkaKredit.model_construct(**who, asal="Konversi"),),
        "terlambat": (KeterlambatanPimpinan.model_construct(**who, keadaan="Terlambat"),),
    })
    whole = gabungkan_unit((buku(2, tanggal_evaluasi=date(2026, 1, 20)), lain), "Gabungan")
    for name in ("keberatan", "perubahan", "penetapan_pertama", "riwayat_ak", "terlambat"):
        assert getattr(whole, name) == getattr(lain, name), name
    assert whole.skor_berlaku[2].rating_hasil is Rating.SESUAI  # as it was decided in that unit
    assert whole.pengaturan.hari_evaluasi(whole.konfirmasi[0]) == date(2026, 1, 22)


@pytest.mark.parametrize(("lain", "kata"), [
    (buku(2, mulai=2, periode=Periode(2026)), "berisi periode Tahun 2026, bukan Tahun 2025"),
    (buku(2, mulai=2, metode=MetodePemetaan.MUTLAK), "metode atau bobot lain"),
    (buku(2, mulai=2, bobot_hasil=50, bobot_perilaku=50), "metode atau bobot lain"),
    (buku(2, mulai=1), "lebih dari satu unit"),
])  # fmt: skip
def test_units_that_differ_in_what_decides_are_not_mapped_together(lain: BukuUnit, kata: str) -> None:
    with pytest.raises(PesertaBertentangan, match=kata):
        gabungkan_unit((buku(2), lain), "Gabungan")


def _cuti(unit: BukuUnit, *nomor: int) -> BukuUnit:
    gone = {"keadaan": KeadaanPegawai.CUTI, "sejak": TAHUN.mulai, "sampai": TAHUN.selesai}
    return unit.model_copy(update={"anggota": tuple(
        one.model_copy(update=gone) if n in nomor else one for n, one in enumerate(unit.anggota)
    )})


def test_who_is_not_mapped_keeps_what_is_decided_and_is_proposed_nothing() -> None:
    found = petakan(_cuti(buku(tidak_penuh="Tidak Dipetakan", metode=MetodePemetaan.TINGKAT), 5)).hasil
    left = found.pegawai[-1]
    assert (left.nip, left.predikat, left.kelompok, left.peringkat) == (nip(5), Predikat.SANGAT_BAIK, None, None)
    assert (left.usulan_predikat, left.usulan_nilai) == (None, None)
    assert left.catatan == (
        "Tidak dipetakan: Cuti sejak 1 Januari 2025 sampai 31 Desember 2025, bertugas 0 dari 365 hari.",
    )  # fmt: skip
    nobody = petakan(_cuti(buku(2, tidak_penuh="Tidak Dipetakan"), 0, 1)).hasil
    assert (nobody.bagian, [one.kelompok for one in nobody.pegawai]) == ((), [None, None])


def test_a_unit_in_which_nothing_is_open_is_warned_of_nothing_more() -> None:
    for settings in ({}, {"metode": MetodePemetaan.TINGKAT}):
        unit = buku(2, **settings)
        told = petakan(unit).peringatan
        assert any("Hanya 2 pegawai" in text for text in told) is (not settings)
        assert not any("Hanya" in text for text in petakan(buku(3, **settings)).peringatan)
    parted = buku(pimpinan="Tidak Dipetakan", tidak_penuh="Tidak Dipetakan", lingkup="Setiap Unit Kerja")
    people = [one.model_dump() for one in parted.anggota]
    people[0]["pegawai"]["unit_kerja"] = people[1]["pegawai"]["unit_kerja"] = "Bagian A"
    people[2]["penilai"]["nip"] = people[3]["pegawai"]["nip"]
    told = petakan(BukuUnit.model_validate(parted.model_dump() | {"anggota": people})).hasil
    for words in ("Keadaan tanpa", "dua unit kerja", "Tidak ada pimpinan", "tidak ada di Daftar Pegawai"):
        assert not any(words in text for text in told.peringatan)
    assert not any("dua unit kerja" in text for text in petakan(buku(pimpinan="Tidak Dipetakan")).peringatan)
    assert {one.nip for one in told.pegawai if one.kelompok is None} == {nip(3)}
