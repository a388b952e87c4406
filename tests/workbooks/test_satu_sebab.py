"""One mistake a person makes, and how many findings it gives: each that follows from it is named by the first."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.buku_360.antarbuku import terhalang_360
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.hasil import HasilBaca
from kinerja_core.workbooks.mesin.alamat import rentang_sel, sel_di
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.spek import LembarTabel
from tests.alat.alamat import BIASA, di, letak, rentang
from tests.workbooks.bahan_baca import baca, buku_contoh, isikan, kisi_dari, kisi_unit
from tests.workbooks.buku_360.bahan_360 import buku as buku_360
from tests.workbooks.buku_360.bahan_360 import kisi as kisi_360
from tests.workbooks.buku_360.bahan_360 import nip, penilaian

_SPEK = {sheet.nama: sheet for sheet in buku_skp(BIASA).lembar if isinstance(sheet, LembarTabel)}
#: Notes of the sample that is spoilt; as many rows have formulas of their own.
_CATATAN = 40

Salah = Callable[[Kisi], object]


def _banyak() -> Kisi:
    """The sample workbook with many notes."""
    if "buku" not in _JADI:
        notes = [
            {"tanggal": datetime.date(2025, 1 + number // 28, 1 + number % 28), "kode_rhk": "RHK 1",
             "kegiatan": f"Rapat ke-{number}", "kategori": "Hasil Kerja Utama"}
            for number in range(_CATATAN)
        ]
        _JADI["buku"] = bangun_skp(isi=buku_contoh(catatan_harian=notes))
    return kisi_dari(_JADI["buku"])


_JADI: dict[str, bytes] = {}


def _ketik(lembar: str, nama: str, nilai: Any, *nomor: int) -> Salah:
    return lambda kisi: isikan(kisi, lembar, nama, nilai, *nomor)


def _tarik(lembar: str, nama: str, nilai: Any, dari: int, sampai: int) -> Salah:
    return _ketik(lembar, nama, nilai, *range(dari, sampai + 1))


def _berurut(lembar: str, nama: str, nilai: Callable[[int], Any], dari: int, sampai: int) -> Salah:
    def do(kisi: Kisi) -> None:
        for number in range(dari, sampai + 1):
            isikan(kisi, lembar, nama, nilai(number), number)

    return do


def _tukar(lembar: str, satu: str, lain: str) -> Salah:
    def do(kisi: Kisi) -> None:
        sheet = _SPEK[lembar]
        one, other = sheet.nomor_kolom(satu), sheet.nomor_kolom(lain)
        for row in kisi.lembar[lembar][sheet.baris_judul :]:
            row[one], row[other] = row[other], row[one]

    return do


#: What a person does -> the codes of the findings, and where the first stands.
SALAH: dict[str, tuple[Salah, list[str], tuple[str, str]]] = {
    # a key of the SKP, and what names it on six other sheets
    "kode IKI terhapus": (_ketik("SKP", "iki.kode", ""), ["SKP-KODE-IKI"], letak("SKP", "iki.kode")),
    "kolom kode IKI terhapus": (
        _ketik("SKP", "iki.kode", "", 1, 2, 3), ["SKP-KODE-IKI"], letak("SKP", "iki.kode"),
    ),
    "huruf l untuk angka 1": (_ketik("SKP", "iki.kode", "IKI 1.l"), ["SKP-KODE-IKI"], letak("SKP", "iki.kode")),
    "huruf O untuk angka 0": (_ketik("SKP", "iki.kode", "IKI 1.O", 2), ["SKP-KODE-IKI"], letak("SKP", "iki.kode", 2)),
    "kode IKI tanpa spasi": (_ketik("SKP", "iki.kode", "IKI1.1"), ["SKP-KODE-IKI"], letak("SKP", "iki.kode")),
    "kode IKI lain": (_ketik("SKP", "iki.kode", "IKI 9.9", 3), ["SKP-KODE-IKI"], letak("SKP", "iki.kode", 3)),
    "kode IKI baris lain": (_ketik("SKP", "iki.kode", "IKI 1.2"), ["SKP-KODE-IKI"], letak("SKP", "iki.kode", 2)),
    "kode IKI huruf kecil": (_ketik("SKP", "iki.kode", "iki 1.1"), [], ("", "")),
    # a code on another sheet
    **{
        f"rencana aksi {code!r}": (
            _ketik("Rencana Aksi", "kode_iki", code), ["IKI-TIDAK-DIKENAL"], letak("Rencana Aksi", "kode_iki"),
        )
        for code in ("IKI 1.l", "IKI1.1", "IKI 9.9", "11")
    },
    "rencana aksi tanpa kode": (
        _ketik("Rencana Aksi", "kode_iki", ""), ["SEL-WAJIB"], letak("Rencana Aksi", "kode_iki"),
    ),
    "rencana aksi berkode angka": (
        _ketik("Rencana Aksi", "kode_iki", 1.1), ["PILIHAN-TIDAK-DIKENAL"], letak("Rencana Aksi", "kode_iki"),
    ),
    "kolom kode rencana aksi terhapus": (
        _ketik("Rencana Aksi", "kode_iki", "", 1, 2, 3), ["SEL-WAJIB"], letak("Rencana Aksi", "kode_iki"),
    ),
    "rencana aksi kode dan uraian tertukar": (
        _tukar("Rencana Aksi", "kode_iki", "uraian"), ["IKI-TIDAK-DIKENAL"], letak("Rencana Aksi", "kode_iki"),
    ),
    "rencana aksi belum ada": (
        lambda kisi: [_ketik("Rencana Aksi", name, "", 1)(kisi) for name in
                      ("kode_iki", "uraian", "waktu.mulai", "waktu.selesai")],
        ["DIALOG-TANPA-AKSI"], letak("Dialog Kinerja", "agenda.kode_iki"),
    ),
    "realisasi huruf l": (
        _ketik("Triwulan I", "kode_iki", "IKI 1.l"), ["REALISASI-KODE-IKI"], letak("Triwulan I", "kode_iki"),
    ),
    "kolom kode realisasi terhapus": (
        _ketik("Triwulan I", "kode_iki", "", 1, 2, 3), ["REALISASI-KODE-IKI"], letak("Triwulan I", "kode_iki"),
    ),
    "dialog huruf l": (
        _ketik("Dialog Kinerja", "agenda.kode_iki", "IKI 1.l"), ["IKI-TIDAK-DIKENAL"],
        letak("Dialog Kinerja", "agenda.kode_iki"),
    ),
    # the number of an RHK, on whose first row what belongs to all of them stands
    "No RHK terhapus": (_ketik("SKP", "rhk.nomor", ""), ["SEL-WAJIB"], letak("SKP", "rhk.nomor")),
    "No RHK huruf l": (_ketik("SKP", "rhk.nomor", "l"), ["ANGKA-SALAH"], letak("SKP", "rhk.nomor")),
    "No RHK salah angka": (_ketik("SKP", "rhk.nomor", 9.0), ["SEL-WAJIB"], letak("SKP", "rhk.jenis", 2)),
    "No RHK baris lanjutan salah angka": (
        _ketik("SKP", "rhk.nomor", 3.0, 2), ["SEL-WAJIB"], letak("SKP", "rhk.jenis", 2),
    ),
    "No Dialog terhapus": (_ketik("Dialog Kinerja", "nomor", ""), ["SEL-WAJIB"], letak("Dialog Kinerja", "nomor")),
    "No Dialog salah angka": (
        _ketik("Dialog Kinerja", "nomor", 5.0), ["DIALOG-TIDAK-LENGKAP"], letak("Dialog Kinerja", "tanggal", 2),
    ),
    # what is filled down
    **{
        f"kode RHK {code!r} ditarik": (
            _tarik("Catatan Harian", "kode_rhk", code, 1, _CATATAN), [kind], letak("Catatan Harian", "kode_rhk"),
        )
        for code, kind in (("RHK l", "RHK-TIDAK-DIKENAL"), ("RHK1", "RHK-TIDAK-DIKENAL"),  # alamat: no cell, a code
                           (1.0, "PILIHAN-TIDAK-DIKENAL"), (" RHK 1", "PILIHAN-TIDAK-DIKENAL"), ("#N/A", "SEL-GALAT"))
    },
    "kategori salah di seluruh kolom": (
        _tarik("Catatan Harian", "kategori", "Utama", 1, _CATATAN), ["PILIHAN-TIDAK-DIKENAL"],
        letak("Catatan Harian", "kategori"),
    ),
    "kolom kegiatan terhapus": (
        _tarik("Catatan Harian", "kegiatan", "", 1, _CATATAN), ["SEL-WAJIB"], letak("Catatan Harian", "kegiatan"),
    ),
    "tanggal sebagai teks": (
        _berurut("Catatan Harian", "tanggal", lambda number: f"{number}-13-2025", 1, _CATATAN), ["TANGGAL-TEKS"],
        letak("Catatan Harian", "tanggal"),
    ),
    "kategori dan kegiatan tertukar": (
        _tukar("Catatan Harian", "kategori", "kegiatan"), ["PILIHAN-TIDAK-DIKENAL"],
        letak("Catatan Harian", "kategori"),
    ),
    "target ditarik di dalam tabel": (
        _tarik("SKP", "iki.target", "1", 4, 40), ["SEL-WAJIB"], letak("SKP", "rhk.nomor", 4),
    ),
    "target ditarik ribuan baris": (
        _tarik("SKP", "iki.target", "1", 4, 2000), ["TEKS-DI-BAWAH-TABEL"], letak("SKP", "iki.target", 4),
    ),
    "nomor RHK ditarik naik": (
        _berurut("SKP", "rhk.nomor", lambda number: number - 1.0, 4, 40), ["SEL-WAJIB"],
        letak("SKP", "iki.indikator", 4),
    ),
    # what the other sheets show was computed long ago
    "buku tidak dihitung ulang": (
        _ketik("SKP", "iki.indikator", "Jumlah laporan kinerja"), ["SKP-TEKS-BERBEDA"],
        letak("Rencana Aksi", "_indikator"),
    ),
}


def _oleh(*salah: Salah) -> HasilBaca:
    kisi = _banyak()
    for one in salah:
        one(kisi)
    return baca(kisi)


def _tempat(temuan: Iterable[Temuan]) -> set[tuple[str | None, str]]:
    """Every cell that findings are about."""
    return {(one.lembar, cell) for one in temuan for area in one.semua_sel for cell in sel_di(area)}


def test_the_sample_has_no_findings():
    assert _oleh().temuan == ()


@pytest.mark.parametrize("nama", SALAH)
def test_one_mistake_is_one_finding(nama: str):
    do, codes, place = SALAH[nama]
    found = _oleh(do).temuan
    assert [one.kode for one in found] == codes, [(one.tempat, one.pesan) for one in found]
    if codes:
        assert (found[0].lembar, found[0].sel) == place


#: One mistake of each kind, each about another IKI or sheet than the others.
_SENDIRI: dict[str, Salah] = {
    "kunci": _ketik("SKP", "iki.kode", ""),
    "aksi": _ketik("Rencana Aksi", "kode_iki", "IKI 2.l", 3),
    "aksi kosong": _ketik("Rencana Aksi", "kode_iki", "", 2),
    "realisasi": _ketik("Triwulan II", "kode_iki", "IKI 1.Z", 2),
    "dialog": _ketik("Dialog Kinerja", "agenda.kode_iki", "IKI 2.l", 2),
    "No RHK": _ketik("SKP", "rhk.nomor", "", 3),
    "catatan": _ketik("Catatan Harian", "kode_rhk", "RHK 7", 3),
    "catatan lain": _ketik("Catatan Harian", "kode_rhk", "RHK 8", 4),
    "kategori": _tarik("Catatan Harian", "kategori", "Utama", 10, 30),
    "kategori lain": _tarik("Catatan Harian", "kategori", "", 31, 40),
    "bulan": _ketik("Rencana Aksi", "waktu.mulai", "Mei"),
    "No Dialog": _ketik("Dialog Kinerja", "nomor", ""),
    "agenda": _ketik("Dialog Kinerja", "agenda.masalah", "", 2),
    "tarik": _tarik("SKP", "iki.target", "1", 10, 30),
}


@cache
def _sendiri(nama: str) -> frozenset[tuple[str | None, str]]:
    return frozenset(_tempat(_oleh(_SENDIRI[nama]).temuan))


@pytest.mark.parametrize(("satu", "lain"), [*combinations(_SENDIRI, 2)])
def test_a_second_mistake_is_not_hidden_behind_the_first(satu: str, lain: str):
    assert _sendiri(satu)
    assert _sendiri(lain)
    assert _tempat(_oleh(_SENDIRI[satu], _SENDIRI[lain]).temuan) >= _sendiri(satu) | _sendiri(lain)


def test_a_finding_names_and_marks_every_cell_and_what_follows():
    found, = _oleh(_ketik("SKP", "iki.kode", "", 1, 2, 3)).temuan
    assert found.sel_lain == (rentang("SKP", "iki.kode", 2, sampai=3),)
    assert "Lembar Rencana Aksi, Triwulan I, Triwulan II, Triwulan III, Triwulan IV, Dialog Kinerja" in found.pesan
    assert "IKI 1.1, IKI 1.2, IKI 2.1" in found.pesan
    assert found.saran.startswith("Tulis kembali kodenya semula (IKI 1.1, IKI 1.2, IKI 2.1) bila terhapus")
    found, = _oleh(_tarik("Catatan Harian", "kategori", "Utama", 3, 20)).temuan
    assert found.sel_lain == (rentang("Catatan Harian", "kategori", 4, sampai=20),)
    assert found.pesan.endswith(f"Juga di {found.sel_lain[0]}.")


def test_keys_that_went_with_whole_rows_are_said_where_they_are_used():
    """A row of the SKP is gone and the key of another is wiped: which is whose is not known."""
    def gone(kisi: Kisi) -> None:
        for column in _SPEK["SKP"].kolom:
            isikan(kisi, "SKP", column.nama, "", 3)
        isikan(kisi, "SKP", "iki.kode", "", 1)

    said = _oleh(gone).temuan
    assert {one.lembar for one in said if one.kode == "REALISASI-KODE-IKI"} == {
        "Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV",
    }
    assert ("SKP", di("SKP", "iki.kode")) in _tempat(said)


def test_an_iki_whose_rencana_aksi_may_be_elsewhere_is_named_there():
    found, = _oleh(_ketik("Rencana Aksi", "kode_iki", "IKI 9.9", 2)).temuan
    assert found.pesan.endswith("IKI 1.2 belum mempunyai rencana aksi; mungkin itu maksudnya.")
    two = _oleh(
        _ketik("Rencana Aksi", "kode_iki", "IKI 9.9", 2), _ketik("Rencana Aksi", "kode_iki", "IKI 1.1", 3)
    ).temuan  # one strange code is not enough for two
    assert {one.kode for one in two} >= {"IKI-TIDAK-DIKENAL", "AKSI-TIDAK-ADA", "DIALOG-TANPA-AKSI"}


def test_a_few_cells_are_named_one_by_one_each_with_its_own_remedy():
    """As pasted months are, of which each is to be typed in another way."""
    texts = ("Mar", "3", "3", "March", "Maret 2026", "Pebruari", "Agt", "Sept")
    found = _oleh(*(_ketik("Rencana Aksi", "waktu.mulai", text, row) for row, text in enumerate(texts, 1))).temuan
    refused = [(one.sel, one.sel_lain) for one in found if one.kode == "PILIHAN-TIDAK-DIKENAL"]
    assert refused == [(di("Rencana Aksi", "waktu.mulai", row), ()) for row in range(1, len(texts) + 1)]


def test_the_same_text_in_many_cells_is_one_mistake_and_other_texts_are_others():
    rows = (1, 3, 5, 7, 9, 11)
    found = _oleh(
        _ketik("Catatan Harian", "kategori", "Utama", *rows), _ketik("Catatan Harian", "kategori", "Tambahan", 2)
    ).temuan
    assert [(one.sel, one.sel_lain) for one in found] == [
        (di("Catatan Harian", "kategori"), tuple(di("Catatan Harian", "kategori", row) for row in rows[1:])),
        (di("Catatan Harian", "kategori", 2), ()),
    ]


def test_a_few_blank_cells_are_to_be_filled_one_by_one():
    found = _oleh(_ketik("Catatan Harian", "kegiatan", "", 1, 2, 3)).temuan
    assert [(one.kode, one.sel_lain) for one in found] == [("SEL-WAJIB", ())] * 3


def test_a_score_of_a_mistyped_nip_and_its_owner_are_one_finding():
    found, = baca(isikan(kisi_unit(), "Skor", "nip", "199003152015032009")).temuan
    assert (found.kode, found.sel) == ("SKOR-TANPA-PEGAWAI", di("Skor", "nip"))
    assert 'Di sana NIP-nya "199003152015032004"' in found.pesan
    kisi = isikan(kisi_unit(), "Skor", "nip", "199003152015032009")
    isikan(kisi, "Skor", "nama", "Orang Lain")
    codes = [one.kode for one in baca(kisi).temuan]
    assert {"SKOR-TANPA-PEGAWAI", "PEGAWAI-TANPA-SKOR"} <= {*codes}


def test_addresses_become_ranges_and_ranges_addresses():
    cells = ["C8", "C9", "C10", "C12", "AA3", "C8"]  # alamat: of no sheet
    areas = ["C8:C10", "C12", "AA3"]  # alamat: as above
    assert rentang_sel(cells) == areas
    assert [cell for area in areas for cell in sel_di(area)] == cells[:-1]
    assert rentang_sel([""]) == [""]


def test_everybody_whose_row_has_the_same_mistake_is_held_back_in_a_recap():
    """An evaluator wrote the same strange hubungan for all: of nobody it can be said that he was not rated."""
    grid = kisi_360(buku_360(*(penilaian(number) for number in range(6))))
    result = baca(isikan(grid, "Daftar Dinilai", "hubungan", "Teman", *range(1, 7)))
    assert [(one.kode, one.sel_lain) for one in result.temuan if one.tingkat == "kesalahan"] == [
        ("PILIHAN-TIDAK-DIKENAL", (rentang("Daftar Dinilai", "hubungan", 2, sampai=6),))
    ]
    assert terhalang_360(result) == {*map(nip, range(6))}


@pytest.mark.parametrize(("nilai", "nomor", "kode", "kata"), [
    ("", (2,), "P360-NOMOR", "Skor untuk Pegawai 2 karenanya tanpa nama."),
    ("", (1, 2, 3), "P360-NOMOR", "Skor untuk Pegawai 1, 2, 3 karenanya tanpa nama."),
    (9.0, (2,), "P360-SKOR-TANPA-NAMA", "Pegawai 9 di sana belum dinilai; mungkin nomornya keliru."),
    (9.0, (1, 2, 3), "P360-NOMOR", "Skor untuk Pegawai 1, 2, 3 karenanya tanpa nama."),
])
def test_a_number_that_went_from_an_evaluators_list_and_its_scores_are_one_finding(
    nilai: Any, nomor: tuple[int, ...], kode: str, kata: str
):
    ratings = [penilaian(number, angka=2 + number) for number in range(3)]
    result = baca(isikan(kisi_360(buku_360(*ratings)), "Daftar Dinilai", "nomor", nilai, *nomor))
    (found,) = result.temuan
    assert (found.kode, kata in found.pesan) == (kode, True)
    assert terhalang_360(result) is None
