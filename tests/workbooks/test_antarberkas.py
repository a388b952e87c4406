"""What is found between workbooks: two of one person, one NIP of two people."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.nip import NIP
from kinerja_core.workbooks.antarbuku import periksa_antarberkas
from kinerja_core.workbooks.baca import HasilBaca
from tests.alat.alamat import letak, tempat
from tests.workbooks.bahan_baca import (
    NIP_SITI,
    buku_contoh,
    unit_contoh,
)
from tests.workbooks.bahan_periksa import buku_ber_nip, dua_buku, hasil_buku, unit_beda


@pytest.mark.parametrize(("isi", "kode"), [({"catatan_harian": ()}, "ORANG-DUA-BUKU"), (None, "BUKU-SALINAN")])
def test_two_workbooks_of_one_person_are_found_in_both_files_with_the_cells_of_the_nip(
    isi: dict[str, Any] | None, kode: str
):
    found = list(dua_buku(isi))
    assert [(item.kode, item.berkas, item.lembar, item.sel) for item in found] == [
        (kode, "satu.xlsx", *letak("Identitas", "pegawai.nip")), (kode, "dua.xlsx", *letak("Identitas", "pegawai.nip")),
    ]
    assert f'"dua.xlsx" ({tempat("Identitas", "pegawai.nip")})' in found[0].pesan
    assert f'"satu.xlsx" ({tempat("Identitas", "pegawai.nip")})' in found[1].pesan


def test_who_is_listed_otherwise_in_the_unit_than_in_the_own_workbook_is_named_with_both():
    assert unit_beda() == ()
    (found,) = unit_beda(nama="Sitti Rahma", jabatan="Analis Lama")
    where = letak("Daftar Pegawai", "pegawai.nip")
    assert (found.kode, found.berkas, found.lembar, found.sel) == ("UNIT-BEDA-BUKU", "unit.xlsx", *where)
    assert '(di buku unit "Sitti Rahma")' in found.pesan
    assert '(di buku unit "Analis Lama")' in found.pesan


@pytest.mark.parametrize(
    ("nip", "nama", "disebut"),
    [
        (f"{NIP_SITI[:-1]}9", "Siti Rahma", True),  # one digit was put right
        (f"{NIP_SITI[:8]}202604{NIP_SITI[14]}003", "Siti Rahma, S.Kom., M.Kom.", True),  # a PPPK who became PNS
        (f"{NIP_SITI[:-1]}9", "Sri Rahmawati", False),
        ("199007072015032004", "Siti Rahma", False),  # two people may have one name
    ],
)
def test_who_has_workbooks_under_two_nip_is_named_in_both(nip: str, nama: str, disebut: bool):
    found = periksa_antarberkas([
        hasil_buku("satu.xlsx", buku_contoh()), hasil_buku("dua.xlsx", buku_ber_nip(nip, nama=nama)),
    ])
    told = [(one.berkas, one.kode) for one in found]
    assert told == ([("satu.xlsx", "ORANG-DUA-NIP"), ("dua.xlsx", "ORANG-DUA-NIP")] if disebut else [])
    if disebut:
        assert f'juga ada di "dua.xlsx" dengan NIP "{nip}"' in found[0].pesan
    left = AnggotaUnit(pegawai=buku_contoh().skp.pegawai, keadaan=KeadaanPegawai.BERHENTI)
    unit = unit_contoh().model_copy(update={"anggota": (left,)})
    settled = periksa_antarberkas([
        hasil_buku("satu.xlsx", buku_contoh()), hasil_buku("dua.xlsx", buku_ber_nip(nip, nama=nama)),
        HasilBaca("unit.xlsx", "unit", unit, None, None, ()),
    ])
    assert "ORANG-DUA-NIP" not in {one.kode for one in settled}


def test_a_file_that_is_called_after_another_person_of_the_folder_is_told_with_both_nip():
    siti, budi = buku_contoh(), buku_contoh()
    own = budi.skp.pegawai.model_copy(update={"nip": NIP("198802022012011006"), "nama": "Budi Santoso"})
    budi = budi.model_copy(update={"skp": budi.skp.model_copy(update={"pegawai": own})})

    def found(satu: str, dua: str) -> list[tuple[str, str | None]]:
        read = [hasil_buku(satu, siti), hasil_buku(dua, budi)]
        return [(one.kode, one.berkas) for one in periksa_antarberkas(read)]

    swapped = [f"Siti {own.nip}.xlsx", f"lain/Budi {NIP_SITI}.xlsx"]
    assert found(*swapped) == [("NAMA-BERKAS-LAIN", name) for name in swapped]
    assert found(f"Siti {NIP_SITI}.xlsx", f"Budi {own.nip}.xlsx") == []
    assert found("Budi.xlsx", "Siti.xlsx") == []  # names say nothing
    assert found(f"{NIP_SITI} untuk {own.nip}.xlsx", "198501012010011009.xlsx") == []
    assert found(f"1{own.nip}.xlsx", f"{NIP_SITI}/b.xlsx") == []
    unit = HasilBaca("unit.xlsx", "unit", unit_contoh(), None, None, ())
    assert NIP_SITI in {one.pegawai.nip for one in unit_contoh().anggota}
    held = hasil_buku(f"{NIP_SITI}.xlsx", budi)._replace(letak_nip={own.nip: letak("Identitas", "pegawai.nip")})
    (told,) = periksa_antarberkas([held, unit])
    assert (told.kode, told.sel) == ("NAMA-BERKAS-LAIN", letak("Identitas", "pegawai.nip")[1])
    assert f'NIP "{NIP_SITI}", padahal isinya buku Budi Santoso (NIP "{own.nip}")' in told.pesan


def test_of_three_workbooks_each_names_both_others():
    book = buku_contoh()
    found = periksa_antarberkas([hasil_buku(f"{name}.xlsx", book) for name in "abc"])
    assert [all(f'"{other}.xlsx"' in item.pesan for other in "abc" if other != item.berkas[0]) for item in found] == [
        True, True, True,
    ]


def test_two_workbooks_for_two_jabatan_at_one_time_are_allowed_and_told():
    told = list(dua_buku(jabatan="Pranata Komputer"))
    assert [(one.kode, one.tingkat) for one in told] == [("SKP-TUMPANG-TINDIH", "peringatan")] * 2
    assert "(1 Januari 2025 s.d. 31 Desember 2025) bertumpang tindih" in told[0].pesan


def test_two_workbooks_for_two_spans_are_allowed():
    book = buku_contoh()
    first = book.skp.model_copy(update={"selesai": datetime.date(2025, 6, 30)})
    second = book.skp.model_copy(update={"mulai": datetime.date(2025, 7, 1)})
    pair = [hasil_buku(f"{n}.xlsx", book.model_copy(update={"skp": skp})) for n, skp in enumerate((first, second))]
    assert periksa_antarberkas(pair) == ()


def test_one_nip_with_two_names_is_an_error_in_both_files():
    found = list(dua_buku(nama="Orang Lain"))
    assert [item.kode for item in found] == ["NIP-GANDA"] * 2
    assert [(item.lembar, item.sel) for item in found] == [letak("Identitas", "pegawai.nip")] * 2
    assert f'"dua.xlsx" ({tempat("Identitas", "pegawai.nip")})' in found[0].pesan


@pytest.mark.parametrize("nama", ["Siti Rahma", "SITI RAHMA, S.Kom., M.Kom.", "dr. Siti Rahma"])
def test_one_person_written_with_other_gelar_is_one_person(nama: str):
    assert [item.kode for item in dua_buku(nama=nama)] == ["ORANG-DUA-BUKU", "ORANG-DUA-BUKU"]


def test_a_person_in_two_units_is_found():
    unit = unit_contoh()
    other = unit.model_copy(update={"pengaturan": unit.pengaturan.model_copy(update={"nama_unit": "Biro Umum"})})
    place = letak("Daftar Pegawai", "pegawai.nip")
    moved = "Pegawai", "C9"  # alamat: a sheet with another name and other columns
    found = periksa_antarberkas(
        [
            HasilBaca("a.xlsx", "unit", unit, None, None, (), letak_nip={NIP_SITI: place}),
            HasilBaca("b.xlsx", "unit", other, None, None, (), letak_nip={NIP_SITI: moved}),
        ]
    )
    assert {(item.kode, item.berkas) for item in found} == {("ORANG-DUA-UNIT", "a.xlsx"), ("ORANG-DUA-UNIT", "b.xlsx")}
    first = next(item for item in found if NIP_SITI in item.pesan)
    assert ((first.lembar, first.sel), f'"b.xlsx" ({"!".join(moved)})' in first.pesan) == (place, True)
