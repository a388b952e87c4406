"""From the roster to who rates whom, a book for each evaluator, a last day, and what a recap then says of them."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import zipfile
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Hubungan
from kinerja_core.model.penilaian_360 import BukuPenilaian360, Penilaian360
from kinerja_core.model.penugasan_360 import DaftarPenilai360
from kinerja_core.model.periode import Periode
from kinerja_core.services.gabung import gabung, isi_berkas
from kinerja_core.services.penantian_360 import Penantian, baca_penantian
from kinerja_core.services.penilaian_360 import HasilPerilaku, berkas_rekap, perilaku, tentang_penilai
from kinerja_core.services.penugasan_360 import PilihanPenugasan, isi_buku_penilai, susun_penilai
from kinerja_core.services.rekap_tutup import NAMA_CATATAN_360
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from kinerja_core.workbooks.buku_360.daftar_penilai import bangun_daftar_penilai
from tests.alat import ooxml
from tests.rules.test_kasus import _tim as tim

TW4 = Periode.parse("2025-TW4")
SEBELUM, SESUDAH = datetime.date(2026, 1, 11), datetime.date(2026, 1, 12)
#: Thirteen people: 1 leads 2 to 7, 8 leads 9 to 13; both are led by 20, who is not in the roster.
ANGGOTA = tim({1: 20, 8: 20} | dict.fromkeys(range(2, 8), 1) | dict.fromkeys(range(9, 14), 8), {})


def _nip(nomor: int) -> str:
    return f"198501012010011{nomor:03d}"


@pytest.fixture(scope="module")
def unit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("unit") / "unit.xlsx"
    settings = Pengaturan(nama_unit="Biro", periode=TW4)
    path.write_bytes(bangun_unit(BukuUnit(pengaturan=settings, anggota=tuple(ANGGOTA))))
    return path


@pytest.fixture(scope="module")
def daftar(unit: Path) -> DaftarPenilai360:
    return susun_penilai(unit, acak=Random(7)).daftar  # noqa: S311 - lots of a test


def _jawab(buku: BukuPenilaian360, angka: int) -> BukuPenilaian360:
    """A book in which every item of everybody has the same score, but for the first person's first item."""
    def given(place: int, one: Penilaian360) -> Penilaian360:
        scores = {value: (angka,) * len(items) for value, items in one.skor.items()}
        if place == 0 and len(buku.penilaian) > 2:
            scores = {value: (max(1, angka - 1), *items[1:]) for value, items in scores.items()}
        return one.model_copy(update={"skor": scores})

    return buku.model_copy(update={"penilaian": tuple(given(*pair) for pair in enumerate(buku.penilaian))})


def _simpan(path: Path, buku: BukuPenilaian360, kapan: str | None = None) -> None:
    """A book as Excel saves it at a time."""
    path.write_bytes(bangun_penilaian_360(isi=buku))
    if kapan is None:
        return
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = re.sub(r"(<dcterms:modified[^>]*>)[^<]*<", rf"\g<1>{kapan}<", core).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)


@pytest.fixture(scope="module")
def terkumpul(daftar: DaftarPenilai360, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list and every evaluator's filled book, saved in time; to be copied and never changed."""
    place = tmp_path_factory.mktemp("penilai")
    (place / "daftar.xlsx").write_bytes(bangun_daftar_penilai(daftar))
    for number, book in enumerate(isi_buku_penilai(daftar)):
        _simpan(place / f"{number}.xlsx", _jawab(book, 3 + number % 3), "2026-01-10T02:00:00Z")
    return place


@pytest.fixture
def folder(terkumpul: Path, tmp_path: Path) -> Path:
    """A copy of them."""
    return shutil.copytree(terkumpul, tmp_path / "penilai")


def _kode(hasil: HasilPerilaku) -> list[str]:
    return [one.kode for one in hasil.rekap.temuan]


# ------------------------------------------------------------------------------------------ who rates whom


def test_the_proposal_asks_everybody_about_equally_often_and_nobody_about_himself_but_as_diri(
    daftar: DaftarPenilai360
) -> None:
    load, groups = Counter[str](), defaultdict[str, Counter[str]](Counter)
    for one in daftar.penugasan:
        groups[one.nip][str(one.hubungan)] += 1
        assert (one.penilai.nip == one.nip) is (one.hubungan is Hubungan.DIRI)
        load[one.penilai.nip] += one.hubungan is Hubungan.REKAN_SEJAWAT
    assert groups[_nip(1)] == {"Atasan": 1, "Rekan Sejawat": 1, "Bawahan": 5, "Diri Sendiri": 1}
    assert groups[_nip(2)] == {"Atasan": 1, "Rekan Sejawat": 5, "Diri Sendiri": 1}
    assert groups[_nip(9)] == {"Atasan": 1, "Rekan Sejawat": 4, "Diri Sendiri": 1}
    assert {load[_nip(n)] for n in range(2, 8)} == {5}
    assert {one.nama for one in daftar.penugasan if one.penilai.nip == _nip(20)} == {"Orang 1", "Orang 8"}
    assert (daftar.periode, daftar.tutup) == (TW4, datetime.date(2026, 1, 11))


def test_lots_differ_and_the_order_of_the_roster_does_not(unit: Path) -> None:
    asked = PilihanPenugasan(rekan="3")
    drawn = {tuple(susun_penilai(unit, asked).daftar.pasangan) for _ in range(4)}
    assert len(drawn) > 1
    urut = [susun_penilai(unit, PilihanPenugasan(rekan="3", pilih="urut-daftar")).daftar for _ in range(2)]
    assert urut[0] == urut[1]
    peers = [one for one in urut[0].penugasan if one.hubungan is Hubungan.REKAN_SEJAWAT]
    mine = [one.penilai.nip for one in peers if one.nip == _nip(6)]
    assert mine == [_nip(7), _nip(2), _nip(3)]


def test_counts_are_settings(unit: Path) -> None:
    asked = PilihanPenugasan(rekan="semua", bawahan="0", tanpa_diri=True, tutup="2026-01-20")
    made = susun_penilai(unit, asked)
    counts = Counter(str(one.hubungan) for one in made.daftar.penugasan)
    assert counts == {"Atasan": 13, "Rekan Sejawat": 6 * 5 + 5 * 4 + 2}
    assert made.daftar.tutup == datetime.date(2026, 1, 20)
    assert "2 pegawai mempunyai kurang dari 3 rekan dan bawahan" in made.catatan[0]


@pytest.mark.parametrize(
    ("pilihan", "kata"),
    [
        ({"rekan": "lima"}, '--rekan "lima" bukan banyaknya orang'),
        ({"bawahan": "-1"}, '--bawahan "-1" bukan banyaknya orang'),
        ({"rekan": "501"}, "0 s.d. 500"),
        ({"pilih": "undian"}, "Cara memilih penilai"),
        ({"tutup": "11/01/2026"}, "bukan tanggal"),
        ({"tutup": "2025-09-30"}, "sebelum Triwulan IV 2025 dimulai"),
        ({"periode": "2021"}, "berlaku mulai 1 Januari 2022"),
    ],
)
def test_what_means_nothing_is_refused(unit: Path, pilihan: dict[str, Any], kata: str) -> None:
    with pytest.raises(GalatKinerja, match=re.escape(kata)):
        susun_penilai(unit, PilihanPenugasan(**pilihan))


def test_a_list_of_the_office_needs_a_period_and_the_nip_of_the_penilai(tmp_path: Path) -> None:
    path = tmp_path / "daftar.csv"
    head = "nama,nip,status,jabatan,unit kerja,nama penilai,nip penilai,jabatan penilai"
    rows = [f"Orang {n},{_nip(n)},PNS,Analis,Biro,Kepala,{_nip(20)},Kepala" for n in range(1, 5)]
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    with pytest.raises(GalatKinerja, match="Sebutkan periode yang dinilai"):
        susun_penilai(path)
    made = susun_penilai(path, PilihanPenugasan(periode="2025-TW2"))
    assert len(made.daftar.penilai) == 5
    assert made.daftar.tutup == datetime.date(2025, 7, 15)
    path.write_text("\n".join([head, *(row.replace(_nip(20), "") for row in rows)]), encoding="utf-8")
    with pytest.raises(GalatKinerja, match="Tidak seorang pun"):
        susun_penilai(path, PilihanPenugasan(periode="2025-TW2"))


def test_the_commands_give_a_list_then_one_book_each_with_just_those_people(
    unit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed, place = tmp_path / "daftar-penilai.xlsx", tmp_path / "buku"
    assert jalankan(["susun-penilai", str(unit), "-o", str(listed), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["periode"], said["tutup"], said["penilai"], len(said["pegawai"])) == ("2025-TW4", "2026-01-11", 14, 13)
    assert said["pegawai"][0] | {"nama": "", "nip": ""} == {
        "nip": "", "nama": "", "atasan": 1, "rekan-sejawat": 1, "bawahan": 5, "diri-sendiri": 1,
    }  # fmt: skip
    spaced = tmp_path / "daftar penilai.xlsx"
    assert jalankan(["susun-penilai", str(unit), "-o", str(spaced)]) == 0
    assert f'kinerja templat penilaian-360 --penugasan "{spaced}" -o FOLDER\n' in capsys.readouterr().err
    assert ooxml.keluhan(listed) == []
    assert jalankan(["templat", "penilaian-360", "--penugasan", str(listed), "-o", str(place)]) == 0
    assert len(list(place.iterdir())) == 14
    (kepala,) = place.glob(f"*{_nip(20)}*")
    rows = CalamineWorkbook.from_path(kepala).get_sheet_by_name("Daftar Dinilai").to_python()
    people = [(row[2], row[5]) for row in rows if str(row[2]).startswith("Orang")]
    assert people == [("Orang 1", "Atasan"), ("Orang 8", "Atasan")]
    hasil = baca_berkas(kepala)
    assert [one.kode for one in hasil.temuan] == ["BUKU-BELUM-DIISI"]
    before = {path: path.read_bytes() for path in place.iterdir()}
    assert jalankan(["templat", "penilaian-360", "--penugasan", str(listed), "-o", str(place)]) == 2
    assert {path: path.read_bytes() for path in place.iterdir()} == before
    for wrong in (["--tahun", "2025"], ["--pegawai", str(unit)]):
        args = ["templat", "penilaian-360", "--penugasan", str(listed), "-o", str(tmp_path / "lain"), *wrong]
        assert jalankan(args) == 2
    assert jalankan(["templat", "skp", "--penugasan", str(listed), "-o", str(tmp_path / "lain")]) == 2
    assert jalankan(["templat", "penilaian-360", "--penugasan", str(unit), "-o", str(tmp_path / "lain")]) == 2
    assert "bukan daftar penilai" in capsys.readouterr().err


# ------------------------------------------------------------------------------- the last day, and the list


def test_with_every_book_in_time_everybody_has_a_score(folder: Path) -> None:
    hasil = perilaku(folder, hari_ini=SEBELUM)
    assert len(hasil.rekap.skor) == 13
    assert _kode(hasil) == []
    assert hasil.rekap.masuk.tanpa_waktu == 0


def test_until_the_last_day_the_list_in_the_folder_is_waited_for_and_after_it_nobody(folder: Path) -> None:
    (folder / "3.xlsx").unlink()
    awal = perilaku(folder, hari_ini=SEBELUM)
    assert not awal.rekap.skor
    assert _kode(awal) == ["P360-SEMENTARA"]
    assert "1 penilai dari daftar belum mengirim" in awal.rekap.temuan[0].pesan
    assert awal.rekap.mutu is None
    akhir = perilaku(folder, hari_ini=SESUDAH)
    assert _kode(akhir) == ["P360-TIDAK-MASUK"]
    assert "11 Januari 2026, 1 penilai dari daftar tidak mengirim" in akhir.rekap.temuan[0].pesan
    assert akhir.rekap.skor
    assert akhir.rekap.sebagai_json()["tidak_masuk"] == 1


@pytest.mark.parametrize(
    ("kapan", "terlambat"),
    [("2026-01-11T16:59:59Z", 0), ("2026-01-11T17:00:00Z", 1), ("2026-02-01T00:00:00Z", 1), (None, 0)],
    ids=["last second in WIB", "first second after", "weeks after", "does not say"],
)
def test_a_book_saved_after_the_last_day_is_said_and_does_not_count_unless_asked(
    folder: Path, daftar: DaftarPenilai360, kapan: str | None, terlambat: int
) -> None:
    book = isi_buku_penilai(daftar)[3]
    _simpan(folder / "3.xlsx", _jawab(book, 1), kapan)
    hasil = perilaku(folder, hari_ini=SESUDAH)
    assert hasil.rekap.masuk.terlambat == terlambat
    assert _kode(hasil) == ["P360-TERLAMBAT"] * terlambat
    assert hasil.rekap.masuk.tanpa_waktu == (kapan is None)
    (folder / NAMA_CATATAN_360).unlink()
    lagi = perilaku(folder, hari_ini=SESUDAH, sertakan_terlambat=True)
    assert _kode(lagi) == ["P360-TERLAMBAT"] * terlambat
    assert (lagi.rekap.skor == hasil.rekap.skor) is not bool(terlambat)


def test_a_late_book_after_a_closed_recap_does_not_give_its_rater_away(folder: Path, daftar: DaftarPenilai360) -> None:
    book = isi_buku_penilai(daftar)[3]
    _simpan(folder / "3.xlsx", _jawab(book, 1), "2026-01-13T00:00:00Z")
    tutup = perilaku(folder, hari_ini=SESUDAH)
    susul = perilaku(folder, hari_ini=SESUDAH, sertakan_terlambat=True)
    assert susul.rekap.skor == tutup.rekap.skor
    assert susul.rekap.mutu == tutup.rekap.mutu
    shown = [one for one in susul.rekap.pegawai if any("sudah ditutup" in note for note in one.catatan)]
    assert {one.nip for one in shown} >= {
        one.nip for one in book.penilaian if one.hubungan in {Hubungan.REKAN_SEJAWAT, Hubungan.BAWAHAN}
    }


def test_late_books_can_only_be_asked_for_where_a_last_day_is_known(folder: Path) -> None:
    (folder / "daftar.xlsx").unlink()
    with pytest.raises(GalatKinerja, match="--sertakan-terlambat tidak berpengaruh"):
        perilaku(folder, sertakan_terlambat=True)
    hasil = perilaku(folder, tutup="2026-01-09", hari_ini=SESUDAH)
    assert hasil.rekap.masuk.terlambat == 14


def test_what_the_list_does_not_have_never_counts(folder: Path, daftar: DaftarPenilai360) -> None:
    book = next(one for one in isi_buku_penilai(daftar) if one.penilai.nip == _nip(2))
    first = next(one for one in book.penilaian if one.hubungan is Hubungan.REKAN_SEJAWAT)
    place = next(n for n, one in enumerate(isi_buku_penilai(daftar)) if one.penilai.nip == _nip(2))
    before = perilaku(folder, hari_ini=SESUDAH).rekap.skor[first.nip]
    (folder / NAMA_CATATAN_360).unlink()
    changed = _jawab(book, 1).model_copy(update={"penilaian": tuple(
        one.model_copy(update={"hubungan": Hubungan.ATASAN}) if one.nip == first.nip else one
        for one in _jawab(book, 1).penilaian
    )})
    _simpan(folder / f"{place}.xlsx", changed, "2026-01-10T02:00:00Z")
    menunggu = perilaku(folder, hari_ini=SEBELUM)
    assert [one.nip for one in menunggu.rekap.pegawai if one.sementara] == [first.nip]
    (folder / NAMA_CATATAN_360).unlink()
    hasil = perilaku(folder, hari_ini=SESUDAH)
    assert hasil.rekap.masuk.di_luar_daftar == 1
    assert _kode(hasil) == ["P360-DI-LUAR-DAFTAR"]
    (satu,) = (one for one in hasil.rekap.pegawai if one.nip == first.nip)
    assert satu.kelompok[0].penilai == 1  # one atasan, as the list has it
    assert abs(hasil.rekap.skor[first.nip] - before) < Decimal(10)


def test_two_lists_or_a_broken_one_hold_everything_back(folder: Path, daftar: DaftarPenilai360) -> None:
    (folder / "lagi.xlsx").write_bytes(bangun_daftar_penilai(daftar))
    hasil = perilaku(folder, hari_ini=SESUDAH)
    assert not hasil.rekap.skor
    assert "ada 2 daftar penilai" in hasil.rekap.temuan[-1].pesan
    twice = daftar.model_copy(update={"penugasan": (*daftar.penugasan, daftar.penugasan[0])})
    (folder / "lagi.xlsx").unlink()
    (folder / "daftar.xlsx").write_bytes(bangun_daftar_penilai(twice))
    hasil = perilaku(folder, hari_ini=SESUDAH)
    assert not hasil.rekap.skor
    assert "1 daftar penilai belum dapat dipakai" in hasil.rekap.temuan[-1].pesan
    with pytest.raises(GalatKinerja, match="belum dapat dipakai; perbaiki dahulu"):
        perilaku(folder, penilai=folder / "daftar.xlsx")


def test_a_list_of_another_period_is_refused_when_named_and_passed_over_in_the_folder(
    folder: Path, daftar: DaftarPenilai360, tmp_path: Path
) -> None:
    other = tmp_path / "tw3.xlsx"
    other.write_bytes(bangun_daftar_penilai(daftar.model_copy(update={"periode": Periode.parse("2025-TW3")})))
    with pytest.raises(GalatKinerja, match="untuk Triwulan III 2025, bukan Triwulan IV 2025"):
        perilaku(folder, penilai=other)
    other.rename(folder / "tw3.xlsx")
    assert len(perilaku(folder, hari_ini=SESUDAH).rekap.skor) == 13


# -------------------------------------------------------------------------------- how good the answers are


def test_a_rater_who_gives_everybody_the_same_is_told_in_the_own_book_and_nowhere_else(
    folder: Path, daftar: DaftarPenilai360, tmp_path: Path
) -> None:
    books = isi_buku_penilai(daftar)
    same = next(n for n, one in enumerate(books) if one.penilai.nip == _nip(3))
    blank = {value: (4,) * len(items) for value, items in books[same].penilaian[0].skor.items()}
    ratings = tuple(one.model_copy(update={"skor": blank}) for one in books[same].penilaian)
    _simpan(folder / f"{same}.xlsx", books[same].model_copy(update={"penilaian": ratings}), "2026-01-10T02:00:00Z")
    own = baca_berkas(folder / f"{same}.xlsx")
    assert [one.kode for one in own.temuan] == ["P360-SAMA-SEMUA"]
    hasil = perilaku(folder, hari_ini=SESUDAH)
    assert hasil.rekap.mutu is not None
    assert (hasil.rekap.mutu.lain_sama, hasil.rekap.mutu.penilai_lain) == (1, 13)
    told = json.dumps(hasil.rekap.sebagai_json(), ensure_ascii=False) + str(tentang_penilai(hasil.rekap))
    assert "1 di antara 13 penilai" in told
    (tmp_path / "rani.xlsx").write_bytes(bangun_skp(isi=BukuSKP(skp=_skp())))
    for path in folder.iterdir():
        path.rename(tmp_path / path.name)
    unit = isi_berkas(gabung(tmp_path))
    (tmp_path / "keluar.xlsx").write_bytes(unit)
    sheets = load_workbook(tmp_path / "keluar.xlsx")
    texts = [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert not [one for one in texts if "persis sama" in one or "P360-SAMA" in one]
    assert not [one for one in texts if "P360-PERLU-DIPERBAIKI" in one]


def _skp() -> Any:
    from tests.workbooks import bahan_bangun  # noqa: PLC0415 - only here

    return bahan_bangun.skp()


def test_the_recap_shows_the_spread_in_words_and_in_numbers_that_are_shown_anyway(folder: Path, tmp_path: Path) -> None:
    hasil = perilaku(folder, hari_ini=SESUDAH)
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(berkas_rekap(hasil.rekap))
    assert ooxml.keluhan(path) == []
    book = CalamineWorkbook.from_path(path)
    agreed = book.get_sheet_by_name("Kesepakatan").to_python()[4:]
    assert agreed
    assert all(row[4] >= 5 for row in agreed)
    assert {cell for row in agreed for cell in row[5:]} <= {"sepakat", "berbeda", "sangat berbeda"}
    spread = book.get_sheet_by_name("Sebaran").to_python()[4:]
    kelompok = book.get_sheet_by_name("Kelompok").to_python()[4:]
    atasan = [row[6] for row in kelompok if row[3] == "Atasan"]
    (whole,) = (row for row in spread if row[1:3] == ["Atasan", "Semua nilai"])
    assert whole[3] == len(atasan) == 13
    assert whole[5:7] == [min(atasan), max(atasan)]
    assert abs(whole[4] - sum(atasan) / len(atasan)) <= 0.005
    named = {one.penilai.nama for one in _semua_buku(folder)}
    about = book.get_sheet_by_name("Penilai").to_python()
    assert not [cell for row in about for cell in row if cell in named]


def _semua_buku(folder: Path) -> list[BukuPenilaian360]:
    read = [baca_berkas(path).buku for path in sorted(folder.glob("[0-9]*.xlsx"))]
    return [one for one in read if isinstance(one, BukuPenilaian360)]


def test_no_answer_stands_in_what_the_counts_are_remembered_by(folder: Path) -> None:
    perilaku(folder, hari_ini=SESUDAH)
    kept = (folder / NAMA_CATATAN_360).read_text(encoding="utf-8")
    for book in _semua_buku(folder):
        assert str(book.penilai.nip) not in kept
        assert book.penilai.nama not in kept


def test_a_count_that_would_point_at_somebody_is_not_said_beside_an_earlier_one(
    folder: Path, daftar: DaftarPenilai360
) -> None:
    """From "0 of 12" and "1 of 13" everybody knows who came in between."""
    books = isi_buku_penilai(daftar)
    same = next(n for n, one in enumerate(books) if one.penilai.nip == _nip(3))
    kept = (folder / f"{same}.xlsx").read_bytes()
    (folder / f"{same}.xlsx").unlink()
    awal = perilaku(folder, hari_ini=SESUDAH).rekap.mutu
    assert awal is not None
    assert awal.lain_sama == 0
    blank = {value: (4,) * len(items) for value, items in books[same].penilaian[0].skor.items()}
    ratings = tuple(one.model_copy(update={"skor": blank}) for one in books[same].penilaian)
    _simpan(folder / f"{same}.xlsx", books[same].model_copy(update={"penilaian": ratings}), "2026-01-10T02:00:00Z")
    assert perilaku(folder, hari_ini=SESUDAH).rekap.mutu == awal
    (folder / f"{same}.xlsx").write_bytes(kept)


# ------------------------------------------------------------------------------------------- lists of several sheets


@pytest.fixture(scope="module")
def berlembar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office's list with a sheet for each team, and no column for the unit."""
    path = tmp_path_factory.mktemp("daftar") / "pegawai.xlsx"
    with Workbook(path) as buku:
        for nama, nomor in (("Tim A", range(1, 5)), ("Tim B", range(5, 9))):
            lembar = buku.add_worksheet(nama)
            lembar.write_row(0, 0, ["Nama", "NIP", "Jabatan", "NIP Penilai"])
            for baris, satu in enumerate(nomor, start=1):
                lembar.write_row(baris, 0, [f"Orang {satu}", _nip(satu), "Analis", _nip(1)])
    return path


def test_a_list_of_several_sheets_without_units_can_be_answered_where_it_asks(berlembar: Path):
    with pytest.raises(GalatKinerja, match="Sebutkan lembarnya dengan --lembar NAMA"):
        susun_penilai(berlembar, PilihanPenugasan("2025-TW4"))
    with pytest.raises(GalatKinerja, match="sebutkan namanya dengan --unit"):
        susun_penilai(berlembar, PilihanPenugasan("2025-TW4", lembar=("tim a",)))
    hasil = susun_penilai(berlembar, PilihanPenugasan("2025-TW4", lembar=("Tim A", "Tim B"), unit="Biro Contoh"))
    assert set(hasil.jumlah()) == {_nip(satu) for satu in range(1, 9)}


@pytest.mark.parametrize("salah", [{"lembar": ("Tim A",)}, {"unit": "Biro"}])
def test_sheet_and_unit_of_a_list_are_refused_with_a_unit_workbook(unit: Path, salah: dict[str, Any]):
    with pytest.raises(GalatKinerja, match=r'tidak berpengaruh: "unit\.xlsx" buku unit'):
        susun_penilai(unit, PilihanPenugasan(**salah))


def test_who_is_waited_for_needs_no_more_than_names_and_nip(berlembar: Path, tmp_path: Path, daftar: DaftarPenilai360):
    buku = isi_buku_penilai(daftar)[0]
    (tmp_path / "penilai.xlsx").write_bytes(bangun_penilaian_360(isi=buku))
    (nama := tmp_path / "nama.csv").write_text(f"nip,nama\n{buku.penilai.nip},Ani\n{_nip(9)},Budi\n", encoding="utf-8")
    (kurang := tmp_path / "kurang.csv").write_text("nip,nama\n19850101201001100,Ani\n", encoding="utf-8")
    tunggu = Penantian(hari_ini=SEBELUM)
    assert baca_penantian(nama, TW4, tunggu).penilai == {buku.penilai.nip, _nip(9)}
    assert baca_penantian(berlembar, TW4, tunggu, ["Tim B"]).penilai == {_nip(satu) for satu in range(5, 9)}
    with pytest.raises(GalatKinerja, match="harus 18 angka"):
        baca_penantian(kurang, TW4, tunggu)
    kurang.write_text(f"nip,nama\n{buku.penilai.nip},Ani\n1234,Budi\n,Tim 2\n", encoding="utf-8")
    with pytest.raises(GalatKinerja, match='Baris 3: NIP: "1234"'):
        baca_penantian(kurang, TW4, tunggu)
    kurang.write_text(f"nip,nama\n{buku.penilai.nip},Ani\n,Tim 2\n{_nip(9)},Budi\n2,Jumlah\n", encoding="utf-8")
    assert len(baca_penantian(kurang, TW4, tunggu).penilai) == 2
    with pytest.raises(GalatKinerja, match="--lembar NAMA"):
        baca_penantian(berlembar, TW4, tunggu)
