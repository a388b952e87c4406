"""Copies and contradicting workbooks of one person: used once, or not at all, and never silently."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_core.services.cetak import cetak
from kinerja_core.services.ekspor import ekspor, pilih_profil
from kinerja_core.services.gabung import gabung
from kinerja_core.services.periksa import berkas_rangkap, menghalangi, periksa
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp
from tests.workbooks.bahan_baca import buku_contoh

NIP_BUDI = "198802022012011005"


def _tulis(path: Path, pegawai: dict[str, Any] | None = None, **ubah: Any) -> Path:
    """A staff workbook, the sample's with some changes."""
    skp = buku_contoh().skp.model_dump()
    skp["pegawai"] |= pegawai or {}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bangun_skp(isi=buku_contoh(skp=skp, **ubah)))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A unit of two, Siti and Budi; what is added is about Siti."""
    _tulis(tmp_path / "buku" / "siti.xlsx")
    _tulis(tmp_path / "buku" / "budi.xlsx", {"nip": NIP_BUDI, "nama": "Budi Santoso"})
    return tmp_path / "buku"


def _hasil(folder: Path) -> tuple[list[str | None], list[str], list[str], set[str]]:
    """What the unit, the printing and the export make of a folder: files, documents, people, codes said by all."""
    unit = gabung(folder)
    printed = cetak("rencana-aksi", [folder], folder.parent / "dokumen")
    made = ekspor(pilih_profil("kemenkes-rencana-aksi", None), [folder])
    codes = [
        {item.kode for item in findings}
        for findings in (menghalangi(unit.periksa.temuan), printed.temuan, made.temuan)
    ]
    assert codes[0] == codes[1] == codes[2]
    documents = sorted(path.name.split()[2] for path in (folder.parent / "dokumen").glob("*.docx"))
    return [item.berkas for item in unit.buku.anggota], documents, [str(made.baris)], codes[0]


def test_a_copy_under_another_name_is_used_once_with_a_warning(folder: Path):
    alone = _hasil(folder)
    (folder / "zz salinan.xlsx").write_bytes((folder / "siti.xlsx").read_bytes())
    files, documents, rows, codes = _hasil(folder)
    assert (files, documents, rows) == alone[:3]
    assert codes == {"BUKU-SALINAN"}


def test_of_workbooks_that_contradict_each_other_none_is_printed_or_exported(folder: Path):
    _tulis(folder / "siti baru.xlsx", catatan_harian=(), rencana_aksi_selesai=False)
    files, documents, rows, codes = _hasil(folder)
    assert documents == ["Budi"]
    assert rows == ["3"]
    assert files == ["budi.xlsx", "siti baru.xlsx; siti.xlsx"]
    assert "ORANG-DUA-BUKU" in codes


def test_a_person_whose_workbooks_differ_about_the_person_is_left_out_of_the_unit_by_name(folder: Path):
    _tulis(folder / "siti baru.xlsx", {"pangkat": "Penata Tingkat I (III/d)"})
    unit = gabung(folder)
    assert [str(item.pegawai.nip) for item in unit.buku.anggota] == [NIP_BUDI]
    assert [item.berkas for item in unit.tidak_masuk] == ["siti baru.xlsx", "siti.xlsx"]
    assert unit.sebagai_json(folder)["tidak_masuk"] == ["siti baru.xlsx", "siti.xlsx"]


def test_of_two_people_with_one_nip_neither_is_chosen(folder: Path):
    _tulis(folder / "ani.xlsx", {"nama": "Ani Wibowo"})
    files, documents, _, codes = _hasil(folder)
    assert (files, documents, codes) == (["budi.xlsx"], ["Budi"], {"NIP-GANDA"})


def test_two_jabatan_in_one_year_are_both_printed(folder: Path):
    _tulis(folder / "siti lain.xlsx", {"jabatan": "Pranata Komputer Ahli Muda"})
    files, documents, _, codes = _hasil(folder)
    assert (len(files), documents, codes) == (2, ["Budi", "Siti", "Siti"], set())


def test_only_of_files_that_are_compared_the_fingerprint_is_worked_out(folder: Path):
    (alone, one) = periksa([folder]).berkas
    assert (alone.sidik, one.sidik) == (None, None)
    with pytest.raises(ValueError, match="parts were dropped"):
        _ = one.jejak
    (folder / "siti lagi.xlsx").write_bytes((folder / "siti.xlsx").read_bytes())
    for read in (periksa([folder]).berkas, gabung(folder).periksa.berkas):
        whole = baca_berkas(folder / "siti.xlsx").jejak
        assert [item.sidik for item in read] == [None, whole, whole]


def test_only_files_that_share_a_nip_are_compared(folder: Path):
    (folder / "rusak.xlsx").write_bytes(b"PK")
    (folder / "lain").mkdir()
    (folder / "lain" / "siti.xlsx").write_bytes((folder / "siti.xlsx").read_bytes())
    files = sorted(folder.rglob("*.xlsx"))
    assert berkas_rangkap(files) == ({f"{files[-1].parent.name}/siti.xlsx"}, frozenset())
