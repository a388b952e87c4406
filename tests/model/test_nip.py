from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kinerja_core.model.istilah import JenisPegawai
from kinerja_core.model.nip import NIP, NIPSalah, masalah_bentuk, nip_mirip, samarkan_nip

lahir = st.dates(date(1940, 1, 1), date(2008, 12, 31))
tahun = st.integers(1960, 2026)
kelamin = st.sampled_from("12")
urut = st.integers(1, 999)


def _pisah(nip: str, pemisah: str) -> str:
    return pemisah.join((nip[:8], nip[8:14], nip[14], nip[15:]))


@given(lahir, tahun, st.integers(1, 12), kelamin, urut, st.sampled_from(["", " ", ".", "\u00a0", "  "]))
def test_a_pns_number_built_from_its_parts_gives_them_back(
    hari: date, tahun: int, bulan: int, kelamin: str, urut: int, pemisah: str
) -> None:
    teks = f"{hari:%Y%m%d}{tahun}{bulan:02d}{kelamin}{urut:03d}"
    nip = NIP(_pisah(teks, pemisah))
    assert nip == teks
    assert (nip.tanggal_lahir, nip.tahun_pengangkatan, nip.bulan_pengangkatan) == (hari, tahun, bulan)
    assert (nip.jenis, nip.kode_pppk, nip.nomor_urut) == (JenisPegawai.PNS, None, f"{urut:03d}")
    assert nip.jenis_kelamin == ("Pria" if kelamin == "1" else "Wanita")
    assert NIP(nip.berspasi) == nip


@given(lahir, tahun, st.integers(21, 99), kelamin, urut)
def test_a_pppk_number_built_from_its_parts_gives_them_back(
    hari: date, tahun: int, kode: int, kelamin: str, urut: int
) -> None:
    nip = NIP(f"{hari:%Y%m%d}{tahun}{kode}{kelamin}{urut:03d}")
    assert (nip.jenis, nip.kode_pppk, nip.bulan_pengangkatan) == (JenisPegawai.PPPK, str(kode), None)
    assert (nip.tanggal_lahir, nip.tahun_pengangkatan) == (hari, tahun)
    assert NIP(nip.berspasi) == nip


@given(st.text())
def test_any_text_is_a_number_of_18_digits_or_refused_with_a_reason(teks: str) -> None:
    try:
        nip, sebab = NIP(teks), ()
    except NIPSalah as salah:
        nip, sebab = None, salah.masalah
    assert (nip is None) is bool(sebab)
    assert nip is None or (len(nip) == 18 and masalah_bentuk(nip) == ())


@given(st.text("0123456789", min_size=18, max_size=18))
def test_a_shape_without_a_problem_has_real_parts(angka: str) -> None:
    if not masalah_bentuk(angka):
        nip = NIP(angka)
        assert nip.tanggal_lahir.year >= 1900
        assert nip.bulan_pengangkatan in {None, *range(1, 13)}
        assert int(nip.nomor_urut) >= 1


def test_the_print_form_has_spaces() -> None:
    assert NIP("199105172015042003").berspasi == "19910517 201504 2 003"


@pytest.mark.parametrize(
    ("teks", "tersamar"),
    [
        ("NIP 199105172015042003 salah", "NIP 1991***********003 salah"),
        ("19910517 201504 2 003, 19850101.201001.1.001", "1991***********003, 1985***********001"),
        ("19910517\u00a0201504\u00a02\u00a0003", "1991***********003"),
        ("buku/199105172015042003.xlsx", "buku/1991***********003.xlsx"),
        ("1234567890123456789 dan 12345678901234567", "1234567890123456789 dan 12345678901234567"),
        ("", ""),
    ],
)
def test_a_text_for_logs_hides_the_middle_of_every_nip(teks: str, tersamar: str) -> None:
    assert samarkan_nip(teks) == tersamar


@pytest.mark.parametrize("angka", [199105172015042003, 1.99105172015042e17, True, None, 12])
def test_a_number_is_refused_and_never_repaired(angka: object) -> None:
    with pytest.raises(NIPSalah, match=r"terbaca sebagai angka.*tiga angka terakhir sudah hilang"):
        NIP(angka)  # type: ignore[arg-type]  # what a spreadsheet cell may hold
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(NIP).validate_python(angka)
    assert caught.value.errors()[0]["type"] == "nip_angka"


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "harus 18 angka, tetapi ada 0"),
        ("19910517201504200", "tetapi ada 17"),
        ("1991051720150420033", "tetapi ada 19"),
        ("1,99105E+17", "terbaca sebagai angka"),
        ("199105172015042003.0", "terbaca sebagai angka"),
        ("199105172015042003,00", "terbaca sebagai angka"),
        ("199105172015042003\n198811042014022001", "memuat 2 NIP"),
        ("199105172015042003 / 198811042014022001; 199002182015031002", "memuat 3 NIP"),
        ("19910517-201504-2-003", 'tetapi ada "---"'),
        ("19910517201504200O", 'tetapi ada "O"'),
        ("١٩٩١٠٥١٧٢٠١٥٠٤٢٠٠٣", "hanya boleh berisi angka"),
        ("199102292015042003", 'Delapan angka pertama NIP ("19910229")'),
        ("189912312015042003", 'Delapan angka pertama NIP ("18991231")'),
        ("199105172015002003", 'Angka ke-13 dan ke-14 NIP ("00")'),
        ("199105172015132003", 'Angka ke-13 dan ke-14 NIP ("13")'),
        ("199105172015202003", 'Angka ke-13 dan ke-14 NIP ("20")'),
        ("199105171899042003", 'Angka ke-9 s.d. ke-12 NIP ("1899")'),
        ("199105172015040003", 'Angka ke-15 NIP ("0")'),
        ("199105172015043003", 'Angka ke-15 NIP ("3")'),
        ("199105172015042000", "tidak boleh 000"),
    ],
)
def test_a_wrong_shape_says_which_part_is_wrong(teks: str, pesan: str) -> None:
    with pytest.raises(NIPSalah) as caught:
        NIP(teks)
    assert pesan in str(caught.value)


@pytest.mark.parametrize("tengah", ["01", "12", "21", "24", "99"])
def test_months_and_pppk_codes_are_accepted_at_their_edges(tengah: str) -> None:
    assert NIP(f"199105172015{tengah}2003")


@pytest.mark.parametrize("teks", ["190001011960011001", "200812311900012001", "199105172200012001"])
def test_the_earliest_and_the_latest_year_are_possible(teks: str) -> None:
    assert masalah_bentuk(teks) == ()
    assert masalah_bentuk("199105172201012001")


def test_a_text_that_is_no_nip_is_told_apart_from_one_that_became_a_number() -> None:
    for teks, jenis in (("19910517201504200", "nip_salah"), ("1,99105E+17", "nip_angka")):
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(NIP).validate_python(teks)
        assert caught.value.errors()[0]["type"] == jenis
        assert ("terbaca sebagai angka" in caught.value.errors()[0]["msg"]) is (jenis == "nip_angka")


def test_the_nip_that_was_meant_differs_in_a_digit_or_two() -> None:
    nip = "199105172015042003"
    satu, dua, tiga = "199105172015042004", "199105172015042014", "199105172015041014"
    assert nip_mirip(nip, [tiga, dua, satu]) == dua
    assert nip_mirip(nip, [tiga, nip]) is None


def test_all_problems_of_a_number_come_back_at_once() -> None:
    assert len(masalah_bentuk("199113172015139000")) == 4


def test_two_people_who_share_fifteen_digits_stay_two() -> None:
    assert NIP("199105172015042003") != NIP("199105172015042004")


def test_a_number_survives_copying_pickling_and_json() -> None:
    nip = NIP("199105172015042003")
    adapter = TypeAdapter(NIP)
    for lain in (copy.deepcopy(nip), pickle.loads(pickle.dumps(nip)), adapter.validate_json(adapter.dump_json(nip))):  # noqa: S301 - our own bytes
        assert lain == nip
        assert type(lain) is NIP
    assert NIP(nip) is nip


@pytest.mark.parametrize("teks", ["1.99105E+17", "1,991E+17", "1.99105e17", "2E+17"])
def test_what_excel_shows_of_a_nip_it_took_for_a_number_says_that_digits_are_lost(teks: str) -> None:
    assert "tiga angka terakhir sudah hilang" in masalah_bentuk(teks)[0]


def test_a_nip_copied_with_spaces_that_have_no_width_is_the_same_nip() -> None:
    assert NIP("\u200b19910517\u2060201504\ufeff2\u00a0003") == "199105172015042003"


def test_a_character_nobody_can_see_is_named_by_its_code() -> None:
    assert "U+200D" in masalah_bentuk("199105172015042003\u200d")[0]
