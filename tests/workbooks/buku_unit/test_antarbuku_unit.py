"""Two workbooks of one unit and period: each difference is named, none is chosen, and nothing typed is replaced."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.istilah import Rating
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Konfirmasi, TunjanganPegawai
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.antarbuku import periksa_antarberkas
from kinerja_core.workbooks.bangun import bangun_unit
from kinerja_core.workbooks.buku_unit.antarbuku import beda_isian
from kinerja_core.workbooks.hasil import HasilBaca
from tests.workbooks.bahan_baca import unit_contoh

_DASAR = unit_contoh()
ORANG = _DASAR.anggota[0].pegawai
_SIAPA = {"nip": ORANG.nip, "nama": ORANG.nama}
UNIT = _DASAR.model_copy(update={
    "konfirmasi": (Konfirmasi.model_validate(_SIAPA),), "tunjangan": (TunjanganPegawai.model_validate(_SIAPA),),
    "pengaturan": _DASAR.pengaturan.model_copy(update={"tempat_surat": "Jakarta"}),
})


def ubah(nama: str, **isi: Any) -> BukuUnit:
    """The unit with other cells in the row of its first person."""
    first, *rest = getattr(UNIT, nama)
    return UNIT.model_copy(update={nama: (first.model_copy(update=isi), *rest)})


def setelan(**isi: Any) -> BukuUnit:
    """The unit with other settings."""
    return UNIT.model_copy(update={"pengaturan": UNIT.pengaturan.model_copy(update=isi)})


def antara(satu: BukuUnit, lain: BukuUnit) -> list[Temuan]:
    """What is found between two workbooks."""
    read = [HasilBaca(name, "unit", book, None, None, ()) for name, book in (("a.xlsx", satu), ("b.xlsx", lain))]
    return [*periksa_antarberkas(read)]


@pytest.mark.parametrize(
    ("nama", "isi", "lembar"),
    [
        ("skor", {"hasil": Decimal(61)}, "Skor"),
        ("skor", {"rating_hasil": Rating.DI_BAWAH}, "Skor"),
        ("konfirmasi", {"jawaban": JawabanKonfirmasi.SETUJU, "tanggal_jawaban": date(2026, 1, 20)}, "Konfirmasi"),
        ("tunjangan", {"tunjangan": Decimal(4_321_000)}, "Tukin"),
        ("anggota", {"keadaan": KeadaanPegawai.PENSIUN}, "Daftar Pegawai"),
    ],
)
def test_each_cell_that_two_copies_of_a_unit_hold_otherwise_is_named_with_both(
    nama: str, isi: dict[str, Any], lembar: str
):
    other = ubah(nama, **isi)
    assert {one.isian for one in beda_isian(UNIT, other)} == set(isi)
    (found,) = antara(UNIT, other)
    assert (found.kode, found.tingkat.value, found.berkas) == ("UNIT-DUA-BUKU", "kesalahan", "a.xlsx")
    for said in (ORANG.nama, str(ORANG.nip), '"b.xlsx"', f"{lembar} › ", "(di sana "):
        assert said in found.pesan


def test_settings_that_two_copies_hold_otherwise_are_named_together():
    (found,) = antara(UNIT, setelan(nomor_surat="KP.9/9/9", tempat_surat="Semanggi"))
    assert found.pesan.startswith('Pengaturan diisi lain di "b.xlsx": ')
    assert "Nomor Surat" in found.pesan
    assert '(di sana "KP.9/9/9")' in found.pesan
    assert '(di sana "Semanggi")' in found.pesan


def test_whom_one_roster_lacks_is_named_by_nip_alone_and_copies_and_other_units_are_no_contradiction():
    fewer = UNIT.model_copy(update={
        name: tuple(one for one in getattr(UNIT, name) if getattr(one, "pegawai", one).nip != ORANG.nip)
        for name in ("anggota", "skor", "konfirmasi", "tunjangan", "masa", "keberatan")
    })
    (found,) = antara(fewer, UNIT)
    assert f"Daftar Pegawai › NIP kosong (di sana \"{ORANG.nip}\")" in found.pesan
    assert "Jabatan" not in found.pesan
    assert [one.kode for one in antara(UNIT, UNIT)] == ["BUKU-SALINAN"]
    assert "UNIT-DUA-BUKU" not in {one.kode for one in antara(UNIT, setelan(nama_unit="Unit Lain", nomor_surat="1"))}


@pytest.fixture
def dua(tmp_path: Path) -> Path:
    """A folder with two workbooks of one unit that were filled otherwise."""
    (tmp_path / "a.xlsx").write_bytes(bangun_unit(UNIT))
    (tmp_path / "b.xlsx").write_bytes(bangun_unit(ubah("skor", hasil=Decimal(61))))
    return tmp_path


def test_of_units_that_contradict_each_other_none_is_printed_or_exported(
    dua: Path, capsys: pytest.CaptureFixture[str]
):
    assert jalankan(["cetak", "surat-keterangan", str(dua), "-o", str(dua / "surat")]) == 1
    assert [*(dua / "surat").glob("*.docx")] == []
    assert "UNIT-DUA-BUKU" in capsys.readouterr().out
    files = [str(dua / "a.xlsx"), str(dua / "b.xlsx")]
    assert jalankan(["ekspor", "kemenkes-pemeringkatan", *files, "-o", str(dua / "e.xlsx")]) == 2
    assert "Sebutkan yang benar saja" in capsys.readouterr().err


def test_a_copy_of_a_unit_is_printed_and_exported_once(dua: Path, capsys: pytest.CaptureFixture[str]):
    (dua / "b.xlsx").write_bytes((dua / "a.xlsx").read_bytes())
    jalankan(["cetak", "surat-keterangan", str(dua), "-o", str(dua / "surat")])
    assert len([*(dua / "surat").glob("*.docx")]) == 1
    assert "BUKU-SALINAN" in capsys.readouterr().out
