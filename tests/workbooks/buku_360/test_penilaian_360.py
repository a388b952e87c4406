from __future__ import annotations

import random
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kinerja_core.model.istilah import Hubungan, JenisPegawai, JenisSKP, Perilaku
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.penilaian_360 import BukuPenilaian360, Penilai360
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.model.periode import Periode
from kinerja_core.rules.perilaku_360 import skor_perilaku_360
from kinerja_core.workbooks.antarbuku import periksa_antarberkas
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas, baca_kisi
from kinerja_core.workbooks.bangun import bangun_penilaian_360
from kinerja_core.workbooks.buku_360.antarbuku import penilaian_terpakai
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_360.daftar_penilai import BUKU_DAFTAR_PENILAI
from kinerja_core.workbooks.buku_360.isi import isi_360_baru
from kinerja_core.workbooks.buku_360.rumus import NOMOR_GANDA, kolom_skor
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.hasil import JENIS_RAHASIA
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis
from kinerja_core.workbooks.mesin.kisi import tempat as letak_sel
from kinerja_core.workbooks.mesin.orang import nama_sama
from kinerja_core.workbooks.mesin.penulis import Penulis
from kinerja_core.workbooks.mesin.spek import BARIS_JUDUL
from tests.alat import alamat, libreoffice, ooxml
from tests.alat.alamat import di, judul, kolom, letak, semua_isi
from tests.workbooks import bahan_bangun
from tests.workbooks.buku_360 import bahan_360 as bahan
from tests.workbooks.buku_jadi import baca, dihitung_sama

TW4 = Periode.parse("Triwulan IV 2025")


def acak(benih: int, banyak: int, *, bolong: float = 0.0) -> BukuPenilaian360:
    """Ratings of some people, some items left blank; the first may be the evaluator."""
    pilih = random.Random(benih)  # noqa: S311 - makes ratings that repeat, no secret

    def skor() -> dict[Perilaku, tuple[int | None, ...]]:
        return {
            nilai: tuple(None if pilih.random() < bolong else pilih.randint(1, 5) for _ in butir)
            for nilai, butir in PANDUAN.items()
        }

    lain = [
        bahan.penilaian(
            nomor, hubungan=pilih.choice([Hubungan.ATASAN, Hubungan.REKAN_SEJAWAT, Hubungan.BAWAHAN]), skor=skor(),
            komentar=pilih.choice([None, "Ramah.", "+1 & <b>\nbaris dua"]),
        )
        for nomor in range(banyak - 1)
    ]
    diri = bahan.penilaian(
        0, nama=bahan.PENILAI.nama, nip=bahan.PENILAI.nip, jabatan=None, hubungan=Hubungan.DIRI, skor=skor()
    )
    return bahan.buku(diri, *lain)


# ------------------------------------------------------------------------------------------------ workbook


@pytest.mark.parametrize(("banyak", "bolong"), [(1, 0.0), (4, 0.1), (15, 0.0), (38, 0.05)])
def test_a_filled_workbook_is_valid_and_read_back_as_it_was(banyak: int, bolong: float, tmp_path: Path) -> None:
    isi = acak(banyak, banyak, bolong=bolong)
    path = tmp_path / "penilai.xlsx"
    path.write_bytes(bangun_penilaian_360(isi=isi))
    assert ooxml.keluhan(path) == []
    hasil = baca_berkas(path)
    assert hasil.buku == isi
    assert (hasil.jenis, hasil.nama, hasil.nip) == ("penilaian-360", bahan.PENILAI.nama, str(bahan.PENILAI.nip))
    assert {item.kode for item in hasil.temuan} <= {"P360-BUTIR-KOSONG"}


def test_libreoffice_calculates_a_full_workbook_to_the_values_the_file_carries(soffice: str, tmp_path: Path) -> None:
    isi = acak(17, 17, bolong=0.03)
    data = bangun_penilaian_360(isi=isi)
    assert dihitung_sama(data, tmp_path) > 700
    saved = libreoffice.ubah(tmp_path / "polos.xlsx", "xlsx", tmp_path / "lo")
    assert baca_berkas(saved).buku == isi
    status = map(str, semua_isi(baca(data), "Daftar Dinilai", "_status"))
    assert {text.partition(":")[0] for text in status} == {"Lengkap", "Periksa"}


def test_libreoffice_gives_rows_as_people_leave_them_the_same_status(soffice: str, tmp_path: Path) -> None:
    pilih = random.Random(3)  # noqa: S311 - makes rows that repeat, no secret
    spek = buku_penilaian_360(TW4.selesai)

    def mungkin(*nilai: object) -> Any:
        return pilih.choice([None, *nilai])

    isi = isi_360_baru(spek)
    isi.baris["Identitas Penilai"] = [{"penilai.nip": str(bahan.PENILAI.nip), "penilai.nama": "Nurhayati"}]
    isi.baris["Daftar Dinilai"] = [
        dict(row) | {
            "nama": mungkin("Rani", "dua  spasi"),
            "nip": mungkin("19910314 201503 2 005", "1991", 199103142015032004, str(bahan.PENILAI.nip)),
            "hubungan": mungkin(*(member.value for member in Hubungan)),
        }
        for row in spek.tabel("Daftar Dinilai").baris_tetap
    ]
    isi.baris["Daftar Dinilai"][11]["nomor"] = 11
    isi.baris["Penilaian"] = [
        dict(row) | {kolom_skor(n): pilih.choice([None, 1, 5]) if n % 3 else 3 for n in range(1, 16) if n != 4}
        for row in spek.tabel("Penilaian").baris_tetap
    ]
    data = Penulis(spek, isi, 2025, "").tulis()
    assert dihitung_sama(data, tmp_path) > 300
    said = " ".join(map(str, semua_isi(baca(data), "Daftar Dinilai", "_status")))
    for part in ("belum dinilai", "butir belum dinilai", "NIP harus 18 angka", "NIP bukan NIP penilai",
                 "NIP sama dengan NIP penilai", NOMOR_GANDA, "terbaca sebagai angka", "Lengkapi: "):
        assert part in said
    assert "Periksa: skor tanpa nama pegawai" in semua_isi(baca(data), "Penilaian", "_status")


def test_each_sheet_prints_on_a4_under_its_names_and_headers(tmp_path: Path) -> None:
    for banyak, lebar in ((4, 1), (40, 2)):
        path = tmp_path / f"{banyak}.xlsx"
        path.write_bytes(bangun_penilaian_360(isi=acak(banyak, banyak)))
        book = load_workbook(path)
        page = book["Penilaian"]
        assert page.print_area.endswith("$27"), "area tetap, yang dipatuhi juga oleh LibreOffice"
        last = kolom("Daftar Dinilai", "_skor")
        assert book["Daftar Dinilai"].print_area.endswith(f"${last}${BARIS_JUDUL + max(15, banyak)}")
        assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
        assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (lebar, 0)
        assert page.print_title_rows == "$5:$6"
        assert page.freeze_panes == di("Penilaian", "pegawai1.skor")
        assert page[f"{kolom('Penilaian', 'pegawai1.skor')}{BARIS_JUDUL - 1}"].alignment.textRotation == 90


def test_the_native_score_of_a_single_evaluator_is_that_of_the_rule() -> None:
    isi = acak(7, 15)
    values = [f"_{value.name.casefold()}" for value in Perilaku]
    rows = semua_isi(baca(bangun_penilaian_360(isi=isi)), "Daftar Dinilai", "_skor", *values)
    for row, rating in zip_longest(rows, isi.penilaian):
        alone = skor_perilaku_360([rating.model_copy(update={"hubungan": Hubungan.ATASAN})], TW4.selesai).hasil
        assert row[0] == float(alone.skor or 0)
        assert row[1:] == [
            round(sum(filter(None, rating.skor[value])) / len(rating.skor[value]), 2) for value in Perilaku
        ]


def test_a_blank_workbook_offers_the_scale_the_relations_and_the_periods_of_its_year(tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(bangun_penilaian_360(2027))
    assert ooxml.keluhan(path) == []
    sheets = baca(path)
    lists = {column[0]: [value for value in column[1:] if value != ""] for column in zip(*sheets["Ref"], strict=True)}
    assert lists["PilihanSkor"] == [1, 2, 3, 4, 5]
    assert lists["PilihanHubungan"] == [member.value for member in Hubungan]
    assert "Triwulan IV 2027" in lists["DaftarPeriode"]
    assert dict(sheets["_meta"])["jenis"] == "penilaian-360"
    assert semua_isi(sheets, "Penilaian", "butir") == [item for items in PANDUAN.values() for item in items]
    assert path.stat().st_size < 200_000


def test_only_cells_people_fill_are_unlocked_and_every_dropdown_blocks(tmp_path: Path) -> None:
    path = tmp_path / "kosong.xlsx"
    path.write_bytes(bangun_penilaian_360())
    workbook = load_workbook(path)
    open_cells = {
        sheet.title: {cell.column_letter for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        for sheet in workbook
    }
    typed = ("nama", "nip", "jabatan", "hubungan", "komentar")
    assert open_cells == {
        "Petunjuk": set(), "Identitas Penilai": {"B"},
        "Daftar Dinilai": {alamat.kolom("Daftar Dinilai", name) for name in typed},
        "Penilaian": {alamat.kolom("Penilaian", f"pegawai{number}.skor") for number in range(1, 16)},
        "Yang Terlihat": set(), "Ref": set(), "_meta": set(),
    }  # fmt: skip
    rules = [rule for sheet in workbook for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert len(rules) == 17
    assert all(rule.showErrorMessage and rule.errorStyle in {None, "stop"} and rule.error for rule in rules)
    assert all(sheet.protection.sheet and sheet.protection.password is None for sheet in workbook)


def test_a_list_of_people_is_prefilled_and_gets_room(tmp_path: Path) -> None:
    people = [
        Pegawai(nama=f"Pegawai {n:02d}", nip=bahan.nip(n), jenis=JenisPegawai.PNS, jabatan="Analis", unit_kerja="Biro")
        for n in range(20)
    ]
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(bangun_penilaian_360(2025, pegawai=people))
    rows = semua_isi(baca(path), "Daftar Dinilai", "nomor", "nama", "nip", "jabatan")
    assert rows == [[n + 1, p.nama, str(p.nip), "Analis"] for n, p in enumerate(people)]
    assert alamat.isi(baca(path), "Daftar Dinilai", "_status") == "Tidak dinilai"
    assert [text for text in baca(path)["Penilaian"][4] if text] == [p.nama for p in people]


def test_more_scores_than_the_instrument_has_items_are_refused_not_dropped() -> None:
    lebih = bahan.penilaian(skor={Perilaku.LOYAL: (1, 2, 3, 4)})
    with pytest.raises(BukuTidakDapatDitulis, match="Loyal mempunyai 4 skor"):
        bangun_penilaian_360(isi=bahan.buku(lebih))


# ------------------------------------------------------------------------------------------------ reader


def kode(hasil: HasilBaca) -> list[tuple[str, str | None, str | None]]:
    return [(item.kode, item.lembar, item.sel) for item in hasil.temuan]


def terbaca(hasil: HasilBaca) -> BukuPenilaian360:
    assert isinstance(hasil.buku, BukuPenilaian360)
    return hasil.buku


@settings(max_examples=15)
@given(st.randoms(use_true_random=False), st.integers(2, 6))
def test_sorting_the_list_and_the_items_moves_no_score_to_somebody_else(
    pilih: random.Random, banyak: int
) -> None:
    isi = acak(banyak, banyak)
    kisi = bahan.kisi(isi)
    for name in ("Daftar Dinilai", "Penilaian"):
        rows = kisi.lembar[name][6:]
        pilih.shuffle(rows)
        kisi.lembar[name][6:] = rows
    buku = terbaca(baca_kisi(kisi, "urut.xlsx"))
    assert sorted(buku.penilaian, key=lambda item: item.nip) == sorted(isi.penilaian, key=lambda item: item.nip)


def test_moved_columns_other_cases_and_a_lost_meta_change_nothing() -> None:
    isi = acak(3, 3)
    kisi = bahan.kisi(isi)
    del kisi.lembar["_meta"]
    kisi.lembar["PENILAIAN "] = [[*row[::-1], "catatan saya"] for row in kisi.lembar.pop("Penilaian")]
    row, column = letak_sel(judul("Daftar Dinilai", "hubungan"))
    kisi.lembar["Daftar Dinilai"][row][column] = " saya\nADALAH"
    assert terbaca(baca_kisi(kisi, "pindah.xlsx")) == isi


def test_a_rating_with_a_blank_item_is_kept_as_it_is_and_reported_at_its_cell() -> None:
    hasil = bahan.ubah(bahan.buku(bahan.penilaian(), bahan.penilaian(1)), "Penilaian", {"pegawai2.skor": ""}, 3)
    assert kode(hasil) == [("P360-BUTIR-KOSONG", *letak("Penilaian", "pegawai2.skor", 3))]
    assert hasil.temuan[0].pesan == "Pegawai 2: 1 butir belum dinilai."
    assert terbaca(hasil).penilaian[1].skor[Perilaku.BERORIENTASI_PELAYANAN] == (4, 4, None)


def test_somebody_listed_and_not_rated_at_all_is_said_to_be_so() -> None:
    kosong = bahan.penilaian(1, skor={nilai: (None,) * len(butir) for nilai, butir in PANDUAN.items()})
    kisi = bahan.kisi(bahan.buku(bahan.penilaian(), kosong))
    assert baca_kisi(kisi, "x.xlsx").temuan[0].pesan == "Pegawai 2: belum dinilai."


def test_a_prefilled_book_in_which_nothing_was_rated_is_one_finding_and_not_one_for_each_person() -> None:
    kosong = {nilai: (None,) * len(butir) for nilai, butir in PANDUAN.items()}
    hasil = baca_kisi(bahan.kisi(bahan.buku(*(bahan.penilaian(n, skor=kosong) for n in range(4)))), "x.xlsx")
    assert (hasil.buku, [one.kode for one in hasil.temuan]) == (None, ["BUKU-BELUM-DIISI"])


def test_somebody_of_a_prefilled_list_of_whom_nothing_is_said_is_not_rated(soffice: str, tmp_path: Path) -> None:
    people = [
        Pegawai(nama=f"Pegawai {n:02d}", nip=bahan.nip(n), jenis=JenisPegawai.PNS, jabatan="Analis", unit_kerja="Biro")
        for n in range(36)
    ]
    spek = buku_penilaian_360(TW4.selesai, len(people))
    isi = isi_360_baru(spek, people)
    isi.baris["Identitas Penilai"] = [
        {"penilai.nip": str(bahan.PENILAI.nip), "penilai.nama": "Nurhayati", "periode": str(TW4)}
    ]
    isi.baris["Daftar Dinilai"][4] = dict(isi.baris["Daftar Dinilai"][4]) | {"hubungan": "Atasan"}
    isi.baris["Daftar Dinilai"][7] = dict(isi.baris["Daftar Dinilai"][7]) | {"nip": "salah"}
    isi.baris["Penilaian"] = [dict(row) | {kolom_skor(5): 4} for row in isi.baris["Penilaian"]]
    data = Penulis(spek, isi, 2025, "").tulis()
    assert dihitung_sama(data, tmp_path) > 300
    status = list(map(str, semua_isi(baca(data), "Daftar Dinilai", "_status")))
    assert (status[4], set(status) - {status[4]}) == ("Lengkap", {"Tidak dinilai"})
    place = spek.tabel("Penilaian").nomor_kolom("_status")  # this workbook has room for more people than others
    assert {str(row[place]) for row in baca(data)["Penilaian"][BARIS_JUDUL:]} == {"Lengkap"}
    path = tmp_path / "terisi.xlsx"
    path.write_bytes(data)
    hasil = baca_berkas(path)
    assert hasil.temuan == ()
    assert [one.nip for one in terbaca(hasil).penilaian] == [bahan.nip(4)]


@pytest.mark.parametrize("identitas", [True, False])
def test_a_prefilled_workbook_in_which_nobody_is_rated_is_one_finding(identitas: bool, tmp_path: Path) -> None:
    people = [
        Pegawai(nama=f"Pegawai {n:02d}", nip=bahan.nip(n), jenis=JenisPegawai.PNS, jabatan="Analis", unit_kerja="Biro")
        for n in range(36)
    ]
    spek = buku_penilaian_360(TW4.selesai, len(people))
    isi = isi_360_baru(spek, people)
    if identitas:
        isi.baris["Identitas Penilai"] = [
            {"penilai.nip": str(bahan.PENILAI.nip), "penilai.nama": "Nurhayati", "periode": str(TW4)}
        ]
    path = tmp_path / "terisi.xlsx"
    path.write_bytes(Penulis(spek, isi, 2025, "").tulis())
    hasil = baca_berkas(path)
    assert [item.kode for item in hasil.temuan] == ["BUKU-BELUM-DIISI"]
    assert hasil.buku is None


def test_the_page_of_what_will_be_seen_says_it_person_by_person(soffice: str, tmp_path: Path) -> None:
    kosong = {nilai: (None,) + (4,) * (len(butir) - 1) for nilai, butir in PANDUAN.items()}
    isi = bahan.buku(
        bahan.penilaian(0, komentar="Teliti & tekun."), bahan.penilaian(1, hubungan=Hubungan.REKAN_SEJAWAT),
        bahan.penilaian(2, hubungan=Hubungan.BAWAHAN, skor=kosong),
        bahan.penilaian(
            3, nama=bahan.PENILAI.nama, nip=bahan.PENILAI.nip, hubungan=Hubungan.DIRI, komentar="Tentang saya."
        ),
    )
    data = bangun_penilaian_360(isi=isi)
    assert dihitung_sama(data, tmp_path) > 300
    rows = [row for row in baca(data)["Yang Terlihat"][6:] if row[0]]
    assert [row[0] for row in rows] == [one.nama for one in isi.penilaian]
    assert rows[0][2].startswith("Rata-rata kelompok Atasan")
    assert "sedikitnya 3 penilai selain atasan" in rows[1][2]
    assert rows[2][2] == "Tidak ada: penilaian yang butirnya belum lengkap tidak dihitung."
    assert "sebagai pembanding" in rows[3][2]
    assert [row[3] for row in rows] == ["Teliti & tekun.", "", "", ""]


def test_a_kind_of_workbook_is_secret_exactly_where_all_its_sheets_are() -> None:
    books = (
        buku_skp(JenisSKP.KUANTITATIF_JA_JF), buku_unit(), buku_penilaian_360(TW4.selesai), BUKU_DAFTAR_PENILAI,
    )
    assert {spek.jenis for spek in books if spek.rahasia} == JENIS_RAHASIA


@pytest.mark.parametrize(
    ("nilai", "kode_temuan"),
    [(6.0, "ANGKA-BATAS"), (0.0, "ANGKA-BATAS"), (3.5, "ANGKA-SALAH"), ("baik", "ANGKA-SALAH"), (True, "ANGKA-SALAH")],
)
def test_what_is_no_score_of_the_scale_is_refused_at_its_cell(nilai: object, kode_temuan: str) -> None:
    hasil = bahan.ubah(bahan.SATU, "Penilaian", {"pegawai1.skor": nilai}, 2)
    assert kode(hasil) == [(kode_temuan, *letak("Penilaian", "pegawai1.skor", 2))]
    assert terbaca(hasil).penilaian[0].skor[Perilaku.BERORIENTASI_PELAYANAN] == (4, None, 4)


@pytest.mark.parametrize(("isi", "kode_"), [
    (" 4 ", "ANGKA-TEKS"), (6.0, "ANGKA-BATAS"), (4.5, "ANGKA-SALAH"), (True, "ANGKA-SALAH"), ("baik", "ANGKA-SALAH"),
])
def test_a_score_that_the_sheet_does_not_count_is_refused(isi: object, kode_: str) -> None:
    found = kode(bahan.ubah(bahan.SATU, "Penilaian", {"pegawai1.skor": isi}, 2))
    assert found == [(kode_, "Penilaian", di("Penilaian", "pegawai1.skor", 2))]


def test_white_space_is_no_score_and_is_to_be_cleared() -> None:
    hasil = bahan.ubah_sel(bahan.SATU, "Penilaian", {
        di("Penilaian", "pegawai1.skor", 2): "  ", di("Penilaian", "pegawai2.skor", 3): "\n",
    })
    assert sorted(kode(hasil)) == [
        ("ANGKA-SALAH", "Penilaian", di("Penilaian", "pegawai1.skor", 2)),
        ("ANGKA-SALAH", "Penilaian", di("Penilaian", "pegawai2.skor", 3)),
    ]


def test_an_item_of_another_instrument_or_written_twice_is_not_used() -> None:
    asing = bahan.ubah(bahan.SATU, "Penilaian", {"butir": "Datang tepat waktu"}, 2)
    assert kode(asing) == [("P360-BUTIR-ASING", *letak("Penilaian", "butir", 2))]
    first = {"butir": "Memahami dan memenuhi kebutuhan masyarakat", "pegawai1.skor": 1.0}
    ganda = bahan.ubah(bahan.SATU, "Penilaian", first, 2)
    assert "tertulis dua kali" in ganda.temuan[0].pesan
    assert terbaca(ganda).penilaian[0].skor[Perilaku.BERORIENTASI_PELAYANAN] == (4, None, 4)


def test_a_self_rating_must_bear_the_evaluators_own_nip_and_no_other_may() -> None:
    sendiri = bahan.penilaian(nip=bahan.PENILAI.nip, hubungan=Hubungan.DIRI)
    assert baca_kisi(bahan.kisi(bahan.buku(sendiri)), "x.xlsx").temuan == ()
    for salah, isian in (
        (bahan.penilaian(hubungan=Hubungan.DIRI), "hubungan"), (bahan.penilaian(nip=bahan.PENILAI.nip), "nip"),
    ):
        hasil = baca_kisi(bahan.kisi(bahan.buku(salah)), "x.xlsx")
        assert kode(hasil) == [("P360-DIRI", *letak("Daftar Dinilai", isian))]
        assert terbaca(hasil).penilaian == ()


def test_a_number_used_twice_costs_the_second_person_only() -> None:
    hasil = bahan.ubah(bahan.buku(bahan.penilaian(), bahan.penilaian(1)), "Daftar Dinilai", {"nomor": 1.0}, 2)
    assert kode(hasil) == [("P360-NOMOR", *letak("Daftar Dinilai", "nomor", 2))]
    assert hasil.temuan[0].pesan.endswith("Skor untuk Pegawai 2 karenanya tanpa nama.")
    assert [item.nip for item in terbaca(hasil).penilaian] == [bahan.nip(0)]


def test_a_numeric_nip_is_refused_with_its_cell_and_the_rest_is_read() -> None:
    both = bahan.buku(bahan.penilaian(), bahan.penilaian(1))
    hasil = bahan.ubah(both, "Daftar Dinilai", {"nip": 199103142015032001.0})
    assert kode(hasil) == [("NIP-ANGKA", *letak("Daftar Dinilai", "nip"))]
    assert [item.nip for item in terbaca(hasil).penilaian] == [bahan.nip(1)]


@pytest.mark.parametrize(
    ("lembar", "sel", "nilai", "kode_temuan"),
    [
        (*letak("Identitas Penilai", "penilai.nama"), "", "SEL-WAJIB"),
        (*letak("Identitas Penilai", "penilai.nip"), "1990", "NIP-SALAH"),
        (*letak("Identitas Penilai", "periode"), "Semester I", "PERIODE-SALAH"),
        (*letak("Identitas Penilai", "periode"), "Tahun 2021", "PERIODE-SALAH"),
        ("Penilaian", judul("Penilaian", "butir"), "Apa saja", "KOLOM-TIDAK-ADA"),
        ("Daftar Dinilai", judul("Daftar Dinilai", "nomor"), "Apa saja", "KOLOM-TIDAK-ADA"),
    ],
)
def test_without_evaluator_period_numbers_or_items_nothing_is_used(
    lembar: str, sel: str, nilai: str, kode_temuan: str
) -> None:
    hasil = bahan.ubah_sel(bahan.SATU, lembar, {sel: nilai})
    assert kode_temuan in {item.kode for item in hasil.temuan}
    assert hasil.buku is None
    assert hasil.jenis == "penilaian-360"


def test_a_blank_workbook_is_one_finding() -> None:
    path_free = bangun_penilaian_360()
    hasil = baca_kisi(bahan.Kisi({name: rows for name, rows in baca(path_free).items()}), "kosong.xlsx")  # noqa: C416 - a new mapping that Kisi may keep
    assert kode(hasil) == [("BUKU-BELUM-DIISI", "Identitas Penilai", None)]


# ------------------------------------------------------------------------------------------------ between files


def test_a_copy_counts_once_and_a_contradiction_does_not_count() -> None:
    sama = [bahan.hasil(nama, bahan.SATU) for nama in ("a.xlsx", "b.xlsx")]
    assert [(t.kode, t.berkas) for t in periksa_antarberkas(sama)] == [
        ("P360-SALINAN", "a.xlsx"), ("P360-SALINAN", "b.xlsx"),
    ]  # fmt: skip
    first = periksa_antarberkas(sama)[0]
    assert (first.lembar, first.sel) == letak("Daftar Dinilai", "nip")
    assert "juga di 1 berkas lain" in first.pesan
    assert penilaian_terpakai(sama, TW4) == {bahan.nip(0): {bahan.PENILAI.nip: bahan.penilaian()}}
    beda = [sama[0], bahan.hasil("b.xlsx", bahan.buku(bahan.penilaian(angka=2), bahan.penilaian(1)))]
    assert {t.kode for t in periksa_antarberkas(beda)} == {"P360-GANDA"}
    assert penilaian_terpakai(beda, TW4) == {bahan.nip(1): {bahan.PENILAI.nip: bahan.penilaian(1)}}


def test_one_evaluator_may_rate_one_person_in_two_periods() -> None:
    dua = [bahan.hasil("a.xlsx", bahan.SATU), bahan.hasil("b.xlsx", bahan.buku(bahan.penilaian(), periode="2025"))]
    assert periksa_antarberkas(dua) == ()
    assert penilaian_terpakai(dua, TW4) == {bahan.nip(0): {bahan.PENILAI.nip: bahan.penilaian()}}


def test_the_same_person_twice_in_one_workbook_is_found_and_not_counted() -> None:
    hasil = bahan.hasil("a.xlsx", bahan.buku(bahan.penilaian(), bahan.penilaian(angka=5)))
    (temuan,) = periksa_antarberkas([hasil])
    assert (temuan.kode, temuan.berkas) == ("P360-GANDA", "a.xlsx")
    assert penilaian_terpakai([hasil], TW4) == {}


def test_a_name_that_differs_from_the_persons_own_workbook_is_pointed_out() -> None:
    def dinilai(nama: str, penilai: Penilai360) -> BukuPenilaian360:
        return bahan.buku(
            bahan.penilaian(nip=bahan.RANI.nip, nama=nama, hubungan=Hubungan.REKAN_SEJAWAT), penilai=penilai
        )

    benar = bahan.hasil("a.xlsx", dinilai("RANI PUSPITASARI", bahan.BAWAHAN))
    tertukar = bahan.hasil("b.xlsx", dinilai("Tono Hadi", Penilai360(nama="B", nip=bahan.nip(5))))
    (temuan,) = periksa_antarberkas([benar, tertukar, bahan.SKP_RANI])
    assert (temuan.kode, temuan.berkas) == ("P360-NAMA-BERBEDA", "b.xlsx")
    assert temuan.tempat == f"b.xlsx › Daftar Dinilai › {di('Daftar Dinilai', 'nip')}"
    assert temuan.pesan == "NIP di sel ini diberi nama lain di buku kerja pegawai itu."
    (temuan,) = periksa_antarberkas([benar, tertukar])  # without an own workbook, the first list is held to be right
    assert temuan.pesan == "NIP di sel ini diberi nama lain di buku seorang penilai lain."


def test_the_list_of_an_evaluator_says_where_each_nip_and_relation_stands() -> None:
    book = bahan.buku(bahan.penilaian(), bahan.penilaian(1))
    hasil = baca_kisi(bahan.kisi(book), "penilai.xlsx")
    assert hasil.letak_dinilai == {
        str(bahan.nip(number - 1)): (*letak("Daftar Dinilai", "nip", number), di("Daftar Dinilai", "hubungan", number))
        for number in (1, 2)
    }


PENILAI_RANI = Penilai360(nama=bahan_bangun.PENILAI.nama, nip=bahan_bangun.PENILAI.nip)
RANI_MENILAI = Penilai360(nama=bahan.RANI.nama, nip=bahan.RANI.nip)


@pytest.mark.parametrize(
    ("penilai", "dinilai", "hubungan", "keliru"),
    [
        (PENILAI_RANI, bahan.RANI, Hubungan.ATASAN, False),
        (bahan.BAWAHAN, bahan.RANI, Hubungan.ATASAN, True),  # somebody who leads nobody
        (bahan.BAWAHAN, bahan.RANI, Hubungan.REKAN_SEJAWAT, False),
        (RANI_MENILAI, bahan_bangun.PENILAI, Hubungan.ATASAN, True),  # turned round
        (RANI_MENILAI, bahan_bangun.PENILAI, Hubungan.REKAN_SEJAWAT, True),
        (RANI_MENILAI, bahan_bangun.PENILAI, Hubungan.BAWAHAN, False),
        (PENILAI_RANI, bahan.BAWAHAN, Hubungan.ATASAN, False),  # whose SKP is not there
    ],
)
def test_a_relation_that_an_skp_contradicts_is_pointed_out(
    penilai: Penilai360, dinilai: Pegawai | Pejabat | Penilai360, hubungan: Hubungan, keliru: bool
) -> None:
    rating = bahan.penilaian(nip=dinilai.nip, nama=dinilai.nama, hubungan=hubungan)
    found = periksa_antarberkas([bahan.SKP_RANI, bahan.hasil("a.xlsx", bahan.buku(rating, penilai=penilai))])
    assert [(t.kode, t.tempat) for t in found] == (
        [("P360-HUBUNGAN", f"a.xlsx › Daftar Dinilai › {di('Daftar Dinilai', 'hubungan')}")] if keliru else []
    )


@pytest.mark.parametrize(
    ("satu", "lain", "sama"),
    [
        ("dr. Bagus Wirawan, M.Kes", "BAGUS WIRAWAN", True),
        ("Rani Puspitasari, S.Kom", "Rani", True),
        ("Rani Puspitasari", "Rani Wulandari", False),
        ("Ir. H. Tono Hadi", "Tono Hadi, S.E", True),
    ],
)
def test_names_are_compared_without_gelar(satu: str, lain: str, sama: bool) -> None:
    assert nama_sama(satu, lain) is sama
