"""The sheet Perubahan Penetapan over a round, and the rating of the pimpinan against the capaian organisasi."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.istilah import CapaianOrganisasi, Rating, StatusPejabat
from kinerja_core.model.konfirmasi import TunjanganPegawai
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.perubahan import siapkan_perubahan
from kinerja_core.services.putaran import mulai_periode
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_unit
from tests.alat.alamat import di
from tests.workbooks.bahan_bangun import nip_ke

KODE = ("PENETAPAN-TANPA-CATATAN", "PERUBAHAN-BELUM-LENGKAP", "PIMPINAN-RATING")


def unit(**pengaturan: Any) -> BukuUnit:
    settings = Pengaturan(nama_unit="Biro", periode=Periode(2025), **pengaturan)
    scores = tuple(
        SkorPegawai(
            nip=nip_ke(one), nama=f"Pegawai {one}", hasil=Decimal(70 + one), perilaku=Decimal(80), nilai=95,
            rating_hasil=Rating.SESUAI, rating_perilaku=Rating.SESUAI,
        )
        for one in range(1, 4)
    )
    allowances = (TunjanganPegawai(nip=nip_ke(1), nama="Pegawai 1", predikat="Baik"),)
    return BukuUnit(pengaturan=settings, skor=scores, tunjangan=allowances)


def ubah(buku: BukuUnit, nomor: int, **isi: Any) -> BukuUnit:
    scores = [one.model_copy(update=isi) if one.nip == nip_ke(nomor) else one for one in buku.skor]
    return buku.model_copy(update={"skor": tuple(scores)})


def baca(folder: Path, buku: BukuUnit) -> tuple[BukuUnit, list[Temuan]]:
    """Written to a file, and read again."""
    path = folder / "unit.xlsx"
    path.write_bytes(bangun_unit(buku))
    read = baca_berkas(path)
    assert isinstance(read.buku, BukuUnit), read.temuan
    return read.buku, [one for one in read.temuan if one.kode in KODE]


def test_a_change_is_found_prepared_completed_and_kept_into_the_next_period(tmp_path: Path) -> None:
    first, told = baca(tmp_path, siapkan_perubahan(unit()))
    assert told == []
    assert len(first.penetapan_pertama) == 3

    changed, told = baca(tmp_path, ubah(first, 2, nilai=101))
    assert [(one.kode, one.lembar, one.sel) for one in told] == [
        ("PENETAPAN-TANPA-CATATAN", "Skor", di("Skor", "nilai", 2)),
    ]
    assert told[0].pesan == "Nilai Pegawai 2 diubah dari 95 menjadi 101 tanpa catatan."

    prepared, told = baca(tmp_path, siapkan_perubahan(changed))
    assert [(one.kode, one.sel) for one in told] == [
        ("PERUBAHAN-BELUM-LENGKAP", di("Perubahan Penetapan", "tanggal")),
    ]
    assert siapkan_perubahan(prepared).perubahan == prepared.perubahan  # the row is prepared once

    row = prepared.perubahan[0].model_copy(
        update={"tanggal": date(2026, 1, 10), "oleh": "Ketua Tim", "alasan": "Laporan terlambat dihitung"}
    )
    done, told = baca(tmp_path, prepared.model_copy(update={"perubahan": (row,)}))
    assert told == []
    assert [one.nilai for one in done.skor] == [95, 101, 95]

    later, told = baca(tmp_path, mulai_periode(done, Periode(2026)))
    assert told == []
    assert [(one.menjadi, one.periode) for one in later.perubahan] == [("101", Periode(2025))]
    assert later.penetapan_pertama == later.perubahan_periode_ini() == ()


def test_what_was_changed_just_before_a_period_ends_is_prepared_too() -> None:
    first = siapkan_perubahan(unit())
    later = mulai_periode(ubah(first, 1, rating_perilaku=Rating.DI_ATAS), Periode(2026))
    assert [(one.hal, one.semula, one.menjadi, one.periode) for one in later.perubahan] == [
        ("Rating Perilaku Kerja", "Sesuai Ekspektasi", "Di Atas Ekspektasi", Periode(2025)),
    ]


def test_a_yearly_predikat_and_a_value_taken_back_are_changes_too(tmp_path: Path) -> None:
    first = siapkan_perubahan(unit())
    allowance = first.tunjangan[0].model_copy(update={"predikat": "Kurang"})
    changed = ubah(first, 3, nilai=None).model_copy(update={"tunjangan": (allowance,)})
    _, told = baca(tmp_path, changed)
    assert {(one.lembar, one.sel, one.pesan) for one in told} == {
        ("Skor", di("Skor", "nilai", 3), "Nilai Pegawai 3 diubah dari 95 menjadi Dikosongkan tanpa catatan."),
        (
            "Tukin", di("Tukin", "predikat"),
            "Predikat Tahunan Pegawai 1 diubah dari Baik menjadi Kurang tanpa catatan.",
        ),
    }


def test_records_that_do_not_join_are_a_finding_and_no_row_is_invented(tmp_path: Path) -> None:
    prepared = siapkan_perubahan(ubah(siapkan_perubahan(unit()), 2, nilai=101))
    broken = prepared.model_copy(update={
        "perubahan": (prepared.perubahan[0].model_copy(update={"semula": "90"}),)
    })
    _, told = baca(tmp_path, broken)
    assert [one.kode for one in told] == ["PENETAPAN-TANPA-CATATAN", "PERUBAHAN-BELUM-LENGKAP"]
    assert "tidak bersambung" in told[0].pesan
    assert siapkan_perubahan(broken).perubahan == broken.perubahan


@pytest.mark.parametrize(
    ("ubahan", "ada"),
    [
        ({}, True),
        ({"capaian_organisasi": CapaianOrganisasi.BAIK}, False),
        ({"capaian_organisasi": None}, False),
        ({"status_penandatangan": StatusPejabat.PLT}, False),
        ({"atas_nama": "Sekretaris Jenderal"}, False),
        ({"penandatangan": Pejabat(nama="Orang Lain", nip=nip_ke(9), jabatan="Kepala Biro")}, False),
    ],
    ids=["lain", "setara", "tanpa capaian", "plt", "a.n.", "bukan di unit"],
)
def test_the_rating_of_the_pimpinan_equals_the_capaian_of_the_organisation(
    ubahan: dict[str, Any], ada: bool, tmp_path: Path
) -> None:
    leader = Pejabat(nama="Pegawai 1", nip=nip_ke(1), jabatan="Kepala Biro")
    settings = {"penandatangan": leader, "capaian_organisasi": CapaianOrganisasi.ISTIMEWA} | ubahan
    _, told = baca(tmp_path, unit(**settings))
    assert [(one.kode, one.sel) for one in told] == ([("PIMPINAN-RATING", di("Skor", "rating_hasil"))] if ada else [])
    if ada:
        assert "capaian kinerja organisasi Istimewa setara Di Atas Ekspektasi" in told[0].pesan
