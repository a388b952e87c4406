from __future__ import annotations

import pytest
from pydantic import ValidationError

from kinerja_core.model.istilah import JenisSKP
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.skp import IKI, SKP
from tests.model import bahan


def test_an_skp_with_several_indicators_is_read_in_order() -> None:
    skp = SKP.model_validate(bahan.skp())
    assert [(rhk.kode, iki.kode) for rhk, iki in skp.semua_iki()] == [
        ("RHK 1", "IKI 1.1"), ("RHK 1", "IKI 1.2"), ("RHK 2", "IKI 2.1"), ("RHK 2", "IKI 2.2"),
    ]  # fmt: skip
    ditemukan = skp.cari_iki("IKI 2.1")
    assert ditemukan is not None
    assert (ditemukan[0].nomor, ditemukan[1].target_lengkap) == (2, "1 Laporan")
    assert skp.cari_iki("IKI 9.9") is None


def test_an_skp_survives_json() -> None:
    skp = SKP.model_validate(bahan.skp())
    assert SKP.model_validate_json(skp.model_dump_json()) == skp


@pytest.mark.parametrize(
    ("jenis", "kuantitatif", "jpt"),
    [
        ("Kuantitatif JPT", True, True), ("Kuantitatif JA/JF", True, False), ("Kualitatif JPT", False, True),
        ("kualitatif-ja-jf", False, False),
    ],
)  # fmt: skip
def test_the_four_variants_know_approach_and_group(jenis: str, kuantitatif: bool, jpt: bool) -> None:
    skp = SKP.model_validate(bahan.skp(jenis=jenis))
    assert (skp.jenis.kuantitatif, skp.jenis.jpt) == (kuantitatif, jpt)
    assert set(JenisSKP) >= {skp.jenis}


@pytest.mark.parametrize(
    ("mulai", "selesai"),
    [("2025-12-31", "2025-01-01"), ("2024-12-31", "2025-06-30"), ("2025-07-01", "2026-01-01")],
)
def test_a_span_outside_its_year_or_backwards_is_refused(mulai: str, selesai: str) -> None:
    with pytest.raises(ValidationError, match="harus berurutan dan seluruhnya di dalam tahun 2025"):
        SKP.model_validate(bahan.skp(mulai=mulai, selesai=selesai))


def test_a_span_of_one_day_is_fine() -> None:
    assert SKP.model_validate(bahan.skp(mulai="2025-06-30", selesai="2025-06-30"))


def test_nobody_assesses_themselves() -> None:
    sama = bahan.penilai(nip="19910517 201504 2 003")
    with pytest.raises(ValidationError, match="tidak boleh sama dengan pegawai yang dinilai"):
        SKP.model_validate(bahan.skp(penilai=sama))


def test_a_penilai_without_nip_may_assess() -> None:
    assert SKP.model_validate(bahan.skp(penilai=bahan.penilai(nip=None))).penilai.nip is None


@pytest.mark.parametrize("kode", ["IKI1.1", "1.1", "IKI 1", "IKI 1.1.1", "iki 1.1", "IKI 1.1x"])
def test_a_code_of_an_indicator_has_one_form(kode: str) -> None:
    with pytest.raises(ValidationError):
        IKI(kode=kode, indikator="x", target="1")


def test_a_target_without_a_unit_stands_alone() -> None:
    assert IKI(kode="IKI 1.1", indikator="x", target="≤ 5").target_lengkap == "≤ 5"


def test_a_pppk_is_told_by_number_and_golongan() -> None:
    pppk = bahan.pegawai(nip="199105172023212003", jenis="PPPK", pangkat="IX")
    assert str(Pegawai.model_validate(pppk).pangkat) == "Golongan IX"


@pytest.mark.parametrize(
    ("ganti", "pesan"),
    [
        ({"jenis": "PPPK"}, "Status pegawai diisi PPPK, tetapi NIP-nya berbentuk NIP PNS."),
        ({"pangkat": "IX"}, "Pangkat/golongan Golongan IX bukan untuk PNS."),
        (
            {"nip": "199105172023212003", "jenis": "PPPK"},
            "Pangkat/golongan Penata (III/c) bukan untuk PPPK.",
        ),
    ],
)
def test_status_number_and_rank_must_fit_together(ganti: dict[str, str], pesan: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Pegawai.model_validate(bahan.pegawai(**ganti))
    assert [masalah.pesan for masalah in daftar_masalah(caught.value)] == [pesan]
