"""Findings of many books: by rule and person, against an earlier check, and spellings that may be one."""

from __future__ import annotations

import itertools

import pytest

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import Tingkatan
from kinerja_core.model.kode_temuan import KATALOG, buat_temuan
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_temuan import ejaan
from kinerja_core.workbooks.buku_temuan.ejaan import BEDA_MIRIP, BEDA_SINGKATAN, BEDA_TANDA, kelompok_ejaan
from kinerja_core.workbooks.buku_temuan.ikhtisar import menurut_kode, menurut_pegawai, terburuk
from kinerja_core.workbooks.buku_temuan.sejak import BukuLalu, SejakLalu, sejak_lalu
from kinerja_core.workbooks.hasil import HasilBaca
from tests.alat.alamat import di
from tests.workbooks.bahan_baca import NIP_SITI, buku_contoh

NIP_BUDI = "198802022012011005"
_CONTOH = buku_contoh()
A, B, C, D = (di("Identitas", f"pegawai.{nama}") for nama in ("nama", "nip", "jabatan", "unit_kerja"))


def _wajib(sel: str = A, pesan: str = "Nama: belum diisi.") -> Temuan:
    return buat_temuan("SEL-WAJIB", pesan, lembar="Identitas", sel=sel)


_AKSI = buat_temuan("AKSI-TIDAK-ADA", "IKI 1.1 belum mempunyai rencana aksi.", lembar="Rencana Aksi")


def _buku(berkas: str, nip: str | None, *temuan: Temuan, jenis: str = "skp") -> HasilBaca:
    nama = None if nip is None else f"Pegawai {nip[-3:]}"
    return HasilBaca(berkas, jenis, _CONTOH, nama, nip, temuan)  # type: ignore[arg-type] - a kind by its name


def _lalu(berkas: str, nip: str | None, *temuan: Temuan) -> BukuLalu:
    return BukuLalu(berkas, nip, temuan)


# ------------------------------------------------------------------------------------------ by rule and person


def test_rules_are_listed_by_severity_and_then_by_how_many_books_break_them():
    siti, budi = _buku("a", NIP_SITI, _AKSI, _AKSI), _buku("b", NIP_BUDI, _AKSI, _wajib(B), _wajib(C))
    hasil = [siti, budi, _buku("c", None)]
    assert [(one.kode, one.berkas, one.temuan) for one in menurut_kode(hasil)] == [
        ("SEL-WAJIB", 1, 2), ("AKSI-TIDAK-ADA", 2, 3),
    ]
    assert menurut_kode(hasil)[0].saran == KATALOG["SEL-WAJIB"].saran
    assert menurut_kode([]) == ()


def test_a_person_with_two_books_is_one_row_and_people_without_a_nip_are_never_put_together():
    hasil = [
        _buku("a", NIP_SITI, _wajib()), _buku("b", None, _wajib(), _AKSI), _buku("c", NIP_SITI, _wajib(B)),
        _buku("d", None, _AKSI), _buku("bersih", NIP_BUDI),
    ]
    assert [(one.nip, one.berkas, one.jumlah[Tingkatan.KESALAHAN]) for one in menurut_pegawai(hasil)] == [
        (NIP_SITI, ("a", "c"), 2), (None, ("b",), 1), (None, ("d",), 0),
    ]
    assert [one.berkas for one, _ in terburuk(hasil)] == ["b", "a", "c", "d"]


# ------------------------------------------------------------------------------------------ since an earlier check


def _sejak(kini: list[HasilBaca], lalu: list[BukuLalu]) -> SejakLalu:
    return sejak_lalu(kini, lalu, "temuan.xlsx")


def test_what_is_new_still_there_and_mended_is_told_apart():
    kini = [_buku("a", NIP_SITI, _wajib(A), _AKSI)]
    told = _sejak(kini, [_lalu("a", NIP_SITI, _wajib(A), _wajib(D))])
    assert told.tanda == (("masih", "baru"),)
    assert [one.sel for one in told.diperbaiki] == [D]
    assert told.kalimat == "Sejak temuan.xlsx: 1 temuan baru, 1 diperbaiki, 1 masih ada."


def test_a_finding_that_moved_or_is_worded_anew_is_still_there_and_two_alike_count_twice():
    kini = [_buku("a", NIP_SITI, _wajib(C), _wajib(A, "Nama: masih kosong."), _AKSI)]
    lalu = [_lalu("a", NIP_SITI, _wajib(B), _wajib(A, "Nama: lama."), _AKSI, _AKSI)]
    told = _sejak(kini, lalu)
    assert told.tanda == (("masih", "masih", "masih"),)
    assert told.diperbaiki == (_AKSI,)


@pytest.mark.parametrize(
    ("kini", "lalu", "sama"),
    [
        (("a.xlsx", NIP_SITI), ("a.xlsx", NIP_SITI), True),
        (("a (1).xlsx", NIP_SITI), ("a.xlsx", NIP_SITI), True),  # renamed: the NIP says whose it is
        (("a.xlsx", NIP_SITI), ("a.xlsx", None), True),  # its NIP could not be read then
        (("a.xlsx", None), ("a.xlsx", NIP_SITI), True),
        (("a.xlsx", NIP_SITI), ("a.xlsx", NIP_BUDI), False),  # another person under the same name
        (("a.xlsx", None), ("b.xlsx", None), False),
    ],
)
def test_a_book_is_the_same_by_nip_and_file_and_never_by_a_guess(
    kini: tuple[str, str | None], lalu: tuple[str, str | None], sama: bool
):
    told = _sejak([_buku(*kini, _wajib())], [_lalu(*lalu, _wajib(), _AKSI)])
    assert told.tanda == (("masih" if sama else "baru",),)
    assert told.diperbaiki == ((_AKSI,) if sama else ())
    assert told.buku_baru == (() if sama else (kini[0],))
    assert told.tidak_diperiksa == (() if sama else (lalu[0],))


def test_two_books_of_one_nip_under_other_names_are_not_told_apart_by_chance():
    told = _sejak(
        [_buku("x", NIP_SITI, _wajib()), _buku("y", NIP_SITI)], [_lalu("a", NIP_SITI, _wajib()), _lalu("b", NIP_SITI)]
    )
    assert (told.buku_baru, told.tidak_diperiksa, told.diperbaiki) == (("x", "y"), ("a", "b"), ())


def test_secret_books_and_books_with_one_name_are_not_compared():
    rahasia = _buku("Penilaian 360° ke-1", None, _wajib(), jenis="penilaian-360")
    kembar = [_buku("x/a.xlsx", NIP_SITI, _wajib()), _buku("x/a.xlsx", NIP_SITI)]
    told = _sejak([rahasia, *kembar], [_lalu("x/a.xlsx", NIP_SITI, _wajib())])
    assert told.tanda == (("",), ("",), ())
    assert (told.buku_baru, told.diperbaiki) == ((), ())


# ------------------------------------------------------------------------------------------ spellings


def _berunit(*unit: str) -> list[HasilBaca]:
    pegawai = _CONTOH.skp.pegawai
    penilai = _CONTOH.skp.penilai.model_copy(update={"unit_kerja": None})
    polos = _CONTOH.skp.model_copy(
        update={"penilai": penilai, "atasan_penilai": None, "pemberi_pertimbangan": None}
    )
    return [
        _buku(str(number), NIP_SITI)._replace(

            buku=BukuSKP(skp=polos.model_copy(update={"pegawai": pegawai.model_copy(update={"unit_kerja": one})})),
        )
        for number, one in enumerate(unit)
    ]


def _kelompok(*unit: str) -> list[list[tuple[str, str]]]:
    return [[(one.teks, one.beda) for one in group.ejaan] for group in kelompok_ejaan(_berunit(*unit))]


def test_the_same_unit_in_five_spellings_is_one_cluster_with_what_tells_them_apart():
    assert _kelompok(
        "Subbagian Tata Usaha", "Subbagian Tata Usaha", "SUBBAGIAN TATA USAHA", "Sub Bagian Tata-Usaha", "Subbag TU",
        "Subbagian Tata Usha", "Biro Hukum",
    ) == [[
        ("Subbagian Tata Usaha", ""), ("SUBBAGIAN TATA USAHA", BEDA_TANDA), ("Sub Bagian Tata-Usaha", BEDA_TANDA),
        ("Subbag TU", BEDA_SINGKATAN), ("Subbagian Tata Usha", BEDA_MIRIP),
    ]]  # fmt: skip


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("Perawat Ahli Muda", "Perawat Ahli Madya"), ("Perawat Ahli Pertama", "Perawat Ahli Utama"),
        ("Seksi I", "Seksi II"), ("Poltekkes Jakarta 1", "Poltekkes Jakarta 2"), ("Puskesmas 1 2", "Puskesmas 12"),
        ("RSUD Malang", "RSUD Magelang"), ("Bagian Umum", "Bagian Hukum"), ("Ruang Rawat Inap", "Ruang Rawat Jalan"),
    ],
)
def test_names_that_only_look_alike_are_not_put_together(satu: str, lain: str):
    assert _kelompok(satu, lain) == []


def test_jabatan_and_unit_kerja_are_never_put_together_and_one_spelling_is_no_cluster():
    (hasil,) = _berunit("Perawat ahli muda")
    pegawai = hasil.buku.skp.pegawai.model_copy(update={"jabatan": "Perawat Ahli Muda"})
    sendiri = hasil._replace(buku=BukuSKP(skp=hasil.buku.skp.model_copy(update={"pegawai": pegawai})))
    assert kelompok_ejaan([sendiri]) == ()


def test_spellings_are_not_compared_with_every_other(monkeypatch: pytest.MonkeyPatch):
    dibandingkan = 0

    def hitung(satu: str, lain: str) -> bool:
        nonlocal dibandingkan
        dibandingkan += 1
        return False

    monkeypatch.setattr(ejaan, "_may_be_one", hitung)
    unit = [f"Kepala {huruf}{''.join(one)}" for huruf in "bcd" for one in itertools.product("aiueo", repeat=3)]
    assert _kelompok(*unit, *(f"Biro {one}" for one in unit[:90])) == []
    assert 0 < dibandingkan < 50 * len(unit)
