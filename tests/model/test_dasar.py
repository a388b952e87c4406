from __future__ import annotations

import datetime
import importlib
import pkgutil
from decimal import Decimal
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

import kinerja_core.model
import kinerja_core.rules
from kinerja_core.batas.teks_yaml import urai_yaml
from kinerja_core.model.dasar import Angka, Kata, Persen, Rekaman, Skor, Tanggal, Tautan
from kinerja_core.model.istilah import (
    Bulan,
    CapaianOrganisasi,
    Istilah,
    Predikat,
    Rating,
    Tingkat,
    Triwulan,
    cari,
    pilihan,
)
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.surat import PengaturanSurat

for ruang in (kinerja_core.model, kinerja_core.rules):  # else only the vocabularies that another test loaded are there
    for modul in pkgutil.iter_modules(ruang.__path__, f"{ruang.__name__}."):
        importlib.import_module(modul.name)
SEMUA_ISTILAH = sorted(Istilah.__subclasses__(), key=lambda jenis: jenis.__name__)
anggota = st.sampled_from([item for jenis in SEMUA_ISTILAH for item in jenis])


@given(anggota, st.sampled_from([str.upper, str.lower, str.title, str.strip]), st.sampled_from(["", " ", "\n"]))
def test_a_word_is_known_in_any_case_with_spaces_or_hyphens(kata: Istilah, bentuk, tepi: str) -> None:  # type: ignore[no-untyped-def]  # a str method
    jenis = type(kata)
    for teks in (kata.value, kata.slug, kata.value.replace(" ", "-"), kata.value.replace(" ", "  ")):
        assert cari(jenis, tepi + bentuk(teks) + tepi) is kata


@pytest.mark.parametrize("jenis", SEMUA_ISTILAH)
def test_no_two_words_of_a_vocabulary_share_a_slug(jenis: type[Istilah]) -> None:
    slugs = [item.slug for item in jenis]
    assert len(set(slugs)) == len(slugs)
    assert all(slug.isascii() and " " not in slug for slug in slugs)


@pytest.mark.parametrize(
    ("jenis", "teks", "kata"),
    [
        (Predikat, "Kurang/Misconduct", Predikat.KURANG),
        (Predikat, "cukup", Predikat.BUTUH_PERBAIKAN),
        (Rating, "diatas ekspektasi", Rating.DI_ATAS),
        (Rating, "di-bawah", Rating.DI_BAWAH),
        (Rating, "Sesuai", Rating.SESUAI),
        (Tingkat, "rata rata", Tingkat.RATA_RATA),
        (Tingkat, "Di atas rata-rata", Tingkat.DI_ATAS),
        (Tingkat, "dibawah", Tingkat.DI_BAWAH),
        (Bulan, "nopember", Bulan.NOVEMBER),
        (Triwulan, "TW IV", Triwulan.IV),
        (Triwulan, "3", Triwulan.III),
    ],
)
def test_older_and_other_spellings_are_known(jenis: type[Istilah], teks: str, kata: Istilah) -> None:
    assert TypeAdapter(Kata[jenis]).validate_python(teks) is kata


@pytest.mark.parametrize("nilai", ["", "Hebat", "Sangat", "Baik Sekali", 1, 1.0, None, True])
def test_an_unknown_word_is_refused_with_the_choices(nilai: object) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Kata[Predikat]).validate_python(nilai)
    assert (
        f'"{nilai}" tidak dikenal; pilih "Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang" atau "Sangat Kurang".'
        in str(caught.value)
    )


def test_a_word_of_another_vocabulary_counts_only_by_its_text() -> None:
    assert TypeAdapter(Kata[Predikat]).validate_python(CapaianOrganisasi.BAIK) is Predikat.BAIK
    with pytest.raises(ValidationError):
        TypeAdapter(Kata[Predikat]).validate_python(CapaianOrganisasi.ISTIMEWA)


def test_months_and_quarters_are_numbered_from_one() -> None:
    assert [item.nomor for item in Bulan] == list(range(1, 13))
    assert [item.nomor for item in Triwulan] == [1, 2, 3, 4]


def test_choices_read_as_one_phrase() -> None:
    assert pilihan(Rating) == '"Di Atas Ekspektasi", "Sesuai Ekspektasi" atau "Di Bawah Ekspektasi"'


@given(st.dates(datetime.date(1900, 3, 1), datetime.date(2100, 12, 31)))
def test_a_real_date_a_real_moment_and_an_iso_text_are_the_same_day(hari: datetime.date) -> None:
    adapter = TypeAdapter(Tanggal)
    assert adapter.validate_python(hari) == hari
    assert adapter.validate_python(datetime.datetime.combine(hari, datetime.time(13, 5))) == hari
    assert adapter.validate_python(f" {hari.isoformat()} ") == hari


@pytest.mark.parametrize("nilai", [
    "31/03/2025", "03/31/2025", "31.03.2025", "3-1-25", "2025-3-1", "2025", "", "2025-02-29", "20250331",
    "31 Febuari 2025",
])
def test_a_text_date_is_refused_and_never_guessed(nilai: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Tanggal).validate_python(nilai)
    assert caught.value.errors()[0]["type"] == "tanggal_teks"


@pytest.mark.parametrize("nilai", ["31 Maret 2025", "31 maret 2025", "31-Mar-2025", "31\u00a0March 2025", "2025-03-31"])
def test_a_text_date_with_one_meaning_is_that_day(nilai: str) -> None:
    assert TypeAdapter(Tanggal).validate_python(nilai) == datetime.date(2025, 3, 31)


@pytest.mark.parametrize("nilai", [45747, 45747.0, True, None])
def test_a_number_is_no_date(nilai: object) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Tanggal).validate_python(nilai)
    assert caught.value.errors()[0]["type"] == "tanggal_salah"


@pytest.mark.parametrize("hari", [datetime.date(1900, 2, 28), datetime.date(2101, 1, 1)])
def test_x17_a_date_outside_the_calendar_of_excel_and_sense_is_refused(hari: datetime.date) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Tanggal).validate_python(hari)


@given(st.one_of(st.just(Decimal(0)), st.decimals("1.0001", 120, places=4)))
def test_a_score_keeps_every_digit_from_text_comma_text_and_float(angka: Decimal) -> None:
    adapter = TypeAdapter(Skor)
    assert adapter.validate_python(str(angka)) == angka
    assert adapter.validate_python(str(angka).replace(".", ",")) == angka
    assert adapter.validate_python(float(angka)) == angka


@pytest.mark.parametrize(
    "nilai", [-0.01, 120.01, 0.85, 1, "0,0001", "1.234,5", "abc", "", True, float("nan"), float("inf"), None]
)
def test_a_score_that_is_none_is_refused(nilai: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Skor).validate_python(nilai)


def test_the_float_of_a_cell_means_what_was_typed() -> None:
    assert TypeAdapter(Angka).validate_python(0.1) == Decimal("0.1")
    assert TypeAdapter(Angka).validate_python(87.35) == Decimal("87.35")


@pytest.mark.parametrize(
    "tautan",
    [
        "https://contoh.go.id/berkas?x=1&y=2",
        "http://contoh.go.id",
        "s.contoh.go.id/PenilaianSistemMerit2025",
        "HTTPS://CONTOH.GO.ID",
        "contoh.go.id:8080/berkas",
        "localhost:8080",
        "https://a.go.id\nhttps://b.go.id",
    ],
)
def test_a_web_address_is_accepted_as_people_type_it(tautan: str) -> None:
    assert TypeAdapter(Tautan).validate_python(tautan) == tautan


@pytest.mark.parametrize(
    "tautan",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "file:///C:/rahasia.docx",
        "data:text/html,x", "vbscript:x", "ms-word:ofe|u|https://x", "ftp://contoh.go.id/x",
        "https://baik.go.id javascript:alert(1)",
        "javascript:8080", "javascript:1/alert(1)", "FILE:80/x",
    ],
)  # fmt: skip
def test_a_dangerous_link_is_refused(tautan: str) -> None:
    with pytest.raises(ValidationError, match="tidak boleh dipakai"):
        TypeAdapter(Tautan).validate_python(tautan)


@pytest.mark.parametrize("teks", ["٩٠", "9_0", "९०", "９０", "9e1", "1E2", "0x5a", "inf", "9 0"])
def test_digits_of_another_script_and_separators_of_programmers_are_no_number(teks: str) -> None:
    with pytest.raises(ValidationError) as problem:
        TypeAdapter(Skor).validate_python(teks)
    assert [one.pesan for one in daftar_masalah(problem.value)] == ["Harus angka."]


@pytest.mark.parametrize(
    ("nilai", "dipakai"),
    [(83.33333333333333, "83.3333"), ("83,66666", "83.6667"), (90.12345, "90.1235"), (66.66665, "66.6667")],
)
def test_an_average_counts_with_four_decimals_half_up(nilai: object, dipakai: str) -> None:
    assert TypeAdapter(Skor).validate_python(nilai) == Decimal(dipakai)


class _Isian(Rekaman):
    bulat: Annotated[int | None, Field(ge=-5)] = None
    wajib: Annotated[int, Field(ge=0)] | None = None
    saklar: bool = False
    ragu: Annotated[bool | None, Field(description="boleh kosong")] = None


class _Turunan(_Isian):
    lain: Persen = 0


BULAT = [("25", 25), (" 14 ", 14), ("0", 0), (14, 14), (14.0, 14), (Decimal(14), 14)]
BUKAN_BULAT = ["2_025", "1e2", "14.0", "014", "+14", "0x1f", "1:30", "１４", "", True, False, 14.5, [1]]
SAKLAR = [(True, True), (False, False), ("Ya", True), ("tidak", False), ("true", True), (" FALSE ", False)]
BUKAN_SAKLAR = ["yes", "no", "on", "off", "y", "t", "1", 1, 0, 1.0, Decimal(1), "", "mungkin", [True]]


@pytest.mark.parametrize(("jenis", "isian"), [
    (_Isian, "bulat"), (_Isian, "wajib"), (_Turunan, "bulat"), (_Turunan, "wajib"), (_Turunan, "lain"),
])  # fmt: skip
def test_a_whole_number_is_read_strictly_in_every_record(jenis: type[_Isian], isian: str) -> None:
    for put, meant in BULAT:
        assert getattr(jenis.model_validate({isian: put}), isian) == meant
    for put in BUKAN_BULAT:
        with pytest.raises(ValidationError) as problem:
            jenis.model_validate({isian: put})
        assert daftar_masalah(problem.value)[0].pesan.startswith("Harus bilangan bulat"), put


@pytest.mark.parametrize("isian", ["saklar", "ragu"])
@pytest.mark.parametrize("jenis", [_Isian, _Turunan])
def test_yes_and_no_are_read_strictly_in_every_record(jenis: type[_Isian], isian: str) -> None:
    for put, meant in SAKLAR:
        assert getattr(jenis.model_validate({isian: put}), isian) is meant
    for put in BUKAN_SAKLAR:
        with pytest.raises(ValidationError) as problem:
            jenis.model_validate({isian: put})
        assert daftar_masalah(problem.value)[0].pesan == "Harus Ya atau Tidak (di JSON: true atau false).", put


@pytest.mark.parametrize("isi", ["14: 1", "konfirmasi_jumlah: 2_0", "konfirmasi_jumlah: 0o16", "konfirmasi_jumlah: 014",
                                 "konfirmasi_jumlah: 1:30", "ruang_tte: yes", "ruang_tte: On", "ruang_tte: 1"])
def test_what_yaml_means_by_older_signs_is_no_number_and_no_yes(isi: str) -> None:
    with pytest.raises(ValidationError):
        PengaturanSurat.model_validate(urai_yaml(isi))
