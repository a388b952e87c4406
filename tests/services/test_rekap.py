"""The rekap as the command gives it: on the screen, as JSON, and as its three files."""

from __future__ import annotations

import base64
import hashlib
import html
import io
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.documents.laman.rekap import laman_rekap
from kinerja_core.documents.rekap import dari_rekap
from kinerja_core.model.istilah import AlasanPembinaan, AspekPembinaan, BentukPembinaan, StatusPembinaan
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.peserta_pemetaan import LingkupPemetaan
from kinerja_core.rules.rekap import IsiBukuPegawai, Keterlambatan, RekapUnit
from kinerja_core.rules.rekap import rekap as direkap
from kinerja_core.services.cetak import cetak
from kinerja_core.services.contoh import unit as contoh_unit
from kinerja_core.services.pembinaan import pembinaan
from kinerja_core.services.periksa import periksa
from kinerja_core.services.peringkat import peringkat_buku
from kinerja_core.services.rekap import HasilRekap, berkas_rekap_unit, rekap
from kinerja_core.services.verifikasi import verifikasi
from kinerja_core.workbooks.bangun import bangun_unit
from kinerja_core.workbooks.rekap_unit import bangun_rekap
from tests.alat import libreoffice
from tests.alat.ooxml import keluhan
from tests.alat.perkakas import cari
from tests.documents.bantu import render, teks
from tests.services.unit_rekap import HARI, JAHAT, buku_unit, nama
from tests.services.unit_setahun import orang, simpan_buku

RAHASIA = "Terbebani masalah keluarga"
BANYAK = 12


def _pembinaan(bentuk: BentukPembinaan, status: StatusPembinaan = StatusPembinaan.BERJALAN) -> Pembinaan:
    return Pembinaan(
        tanggal=date(2025, 11, 3), bentuk=bentuk, aspek=next(iter(AspekPembinaan)), alasan=next(iter(AlasanPembinaan)),
        pembina=RAHASIA, uraian=RAHASIA, status=status,
    )


BIMBINGAN = next(one for one in BentukPembinaan if one is not BentukPembinaan.KONSELING)
UMPAN_BALIK = contoh_unit.buku(contoh_unit.ORANG[0]).umpan_balik[0]


@pytest.fixture(scope="module")
def unit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve people; three have workbooks, of whom one got bimbingan and umpan balik, one konseling, one nothing."""
    folder = tmp_path_factory.mktemp("rekap")
    (folder / "unit.xlsx").write_bytes(bangun_unit(buku_unit(BANYAK)))
    given = UMPAN_BALIK.model_copy(update={"tanggal": date(2025, 10, 1)})
    before = UMPAN_BALIK.model_copy(update={"tanggal": date(2025, 9, 30)})
    buku = folder / "buku"
    simpan_buku(buku, (0,), 4, umpan_balik=(given, before), pembinaan=(_pembinaan(BIMBINGAN),))
    simpan_buku(buku, (1,), 4, umpan_balik=(before,), pembinaan=(_pembinaan(BentukPembinaan.KONSELING),))
    simpan_buku(buku, (2,), 4)
    return folder


@pytest.fixture(scope="module")
def hasil(unit: Path) -> HasilRekap:
    return rekap(unit / "unit.xlsx", [unit / "buku"], pada=HARI)


def _angka(hasil: HasilRekap) -> dict[str, Any]:
    return hasil.ringkasan()


def test_the_counts_are_those_of_the_unit_and_its_workbooks(hasil: HasilRekap) -> None:
    count = _angka(hasil)
    assert (count["di_daftar"], count["dipetakan"], count["ditetapkan"], count["konflik"]) == (12, 12, 11, 0)
    assert (count["buku_terbaca"], count["pembinaan"], count["berumpan_balik"]) == (3, 1, 1)
    assert count["hari_tercatat"] == [6, 192]  # of the notes on the 15th that of November is on a Saturday
    assert count["terlambat"] == 12 - 3 + 0  # without a workbook
    assert count["konfirmasi"]["keberatan"] == 1


def test_umpan_balik_counts_from_the_first_day_of_the_period(hasil: HasilRekap) -> None:
    given = {one.nip: one.umpan_balik for one in hasil.rekap.buku or ()}
    assert [given[orang(n).nip] for n in range(3)] == [1, 0, 0]


def test_a_konseling_is_in_no_form_of_it_not_even_as_a_number(hasil: HasilRekap, tmp_path: Path) -> None:
    assert "konseling" not in json.dumps(hasil.sebagai_json()).casefold()
    for ending in (".html", ".xlsx", ".docx"):
        (tmp_path / f"r{ending}").write_bytes(berkas_rekap_unit(hasil, ending))
    said = (tmp_path / "r.html").read_text("utf-8") + teks((tmp_path / "r.docx").read_bytes())
    for sheet in load_workbook(tmp_path / "r.xlsx").worksheets:
        said += "\n".join(str(cell) for row in sheet.values for cell in row if cell is not None)
    assert "konseling" not in said.casefold()
    assert RAHASIA not in said  # nor who gives a bimbingan and what is said in it
    assert BIMBINGAN.value in said


def test_without_workbooks_what_they_would_say_is_unknown_and_no_zero(unit: Path) -> None:
    bare = rekap(unit / "unit.xlsx", pada=HARI)
    assert bare.rekap.buku is None
    assert {_angka(bare)[name] for name in ("pembinaan", "buku_terbaca", "hari_tercatat", "berumpan_balik")} == {None}
    assert bare.sebagai_json()["buku"] is None


def test_the_json_is_the_promised_document(
    unit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    perintah = ["rekap", str(unit / "unit.xlsx"), str(unit / "buku"), "--tanggal", HARI]
    assert jalankan([*perintah, "--json", "-o", str(tmp_path / "r.json")]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert set(told) == {
        "unit", "periode", "tanggal", "capaian_organisasi", "ringkasan", "distribusi", "pedoman", "peta", "peringkat",
        "dipetakan_di", "terlambat", "konfirmasi", "buku", "tren", "tidak_terbaca", "di_luar_daftar", "rujukan",
        "peringatan", "temuan", "usulan_bimbingan",
    }  # fmt: skip
    proposed = {one["nip"]: one["alasan"] for one in told["usulan_bimbingan"]}
    assert proposed == {
        one["nip"]: one["alasan"] for one in pembinaan(unit / "unit.xlsx", [unit / "buku"]).sebagai_json()["pegawai"]
    }
    assert any(proposed.values())
    assert (told["periode"], told["tanggal"], len(told["peta"])) == ("2025-TW4", HARI, 9)
    assert [one["periode"] for one in told["tren"]["periode"]] == ["2025-TW1", "2025-TW2", "2025-TW3", "2025-TW4"]
    assert jalankan(perintah) == 0
    screen = capsys.readouterr().out
    assert "Predikat ditetapkan" in screen
    assert "Pedoman: Baik" in screen
    assert "Dasar: Surat" in screen


@pytest.mark.parametrize(("kata", "sebab"), [
    (["UNIT", "-o", "r"], "Rekap tidak dapat ditulis tanpa akhiran; pakai .xlsx, .html, .docx atau .json"),
    (["UNIT", "-o", "r.pdf"], 'tidak dapat ditulis sebagai ".pdf"; pakai .xlsx, .html, .docx atau .json'),
    (["UNIT", "tidak-ada"], "Tidak ditemukan"),
    (["UNIT", "--tanggal", "kemarin"], "kemarin"),
    (["UNIT", "--timpa"], "--timpa tidak berpengaruh"),
    (["skor.csv"], "rekap memerlukan buku unit"),
    (["BUKU"], "bukan buku unit"),
])  # fmt: skip
def test_what_cannot_be_done_is_said_in_words(
    kata: list[str], sebab: str, unit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "skor.csv").write_text("nip,nama,hasil,perilaku\n", encoding="utf-8")
    real = {"UNIT": str(unit / "unit.xlsx"), "BUKU": str(unit / "buku" / "000.xlsx")}
    assert jalankan(["rekap", *(real.get(one, one) for one in kata)]) == 2
    assert sebab in capsys.readouterr().err
    assert not (tmp_path / "r.pdf").exists()


def test_a_file_is_never_written_over_another(unit: Path, tmp_path: Path) -> None:
    target = tmp_path / "r.html"
    target.write_text("milik saya", encoding="utf-8")
    assert jalankan(["rekap", str(unit / "unit.xlsx"), "-o", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "milik saya"


def test_the_page_of_cetak_is_the_same_on_every_day_and_can_be_verified(unit: Path, tmp_path: Path) -> None:
    (path,) = cetak("rekap", [unit / "unit.xlsx"], tmp_path / "dok").dokumen
    assert verifikasi(path).sesuai
    said = teks(path.read_bytes())
    assert "bergantung pada hari melihatnya" in said
    assert "keadaan" not in said.partition("RINCIAN")[0]


def test_where_not_everybody_is_mapped_together_each_form_says_with_whom(unit: Path, tmp_path: Path) -> None:
    assert rekap(unit / "unit.xlsx", pada=HARI).sebagai_json()["dipetakan_di"] == {}
    book = buku_unit(BANYAK)
    rooms = tuple(
        one.model_copy(update={"pegawai": one.pegawai.model_copy(update={"unit_kerja": f"Tim Kerja {n % 2}"})})
        for n, one in enumerate(book.anggota)
    )
    settings = book.pengaturan.model_copy(update={"lingkup": LingkupPemetaan.UNIT_KERJA})
    path = tmp_path / "dua.xlsx"
    path.write_bytes(bangun_unit(book.model_copy(update={"anggota": rooms, "pengaturan": settings})))
    found = rekap(path, pada=HARI)
    assert set(found.rekap.bagian.values()) == {"Tim Kerja 0", "Tim Kerja 1"}
    assert [one.peringkat for one in found.rekap.pegawai].count(1) == 2
    page = _Baca(berkas_rekap_unit(found, ".html").decode()).teks
    assert "dihitung di setiap bagian" in page
    assert page.count("Tim Kerja 1") >= 6
    assert teks(berkas_rekap_unit(found, ".docx")).count("(Tim Kerja 1)") == 6
    sheet = load_workbook(io.BytesIO(berkas_rekap_unit(found, ".xlsx")))["Peringkat"]
    assert [row[-1] for row in sheet.values][3:5] == ["Dipetakan di", "Tim Kerja 0"]


# ------------------------------------------------------------------------------------------- the workbook


def test_the_workbook_has_native_charts_and_a_sheet_for_each_table(hasil: HasilRekap, tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(berkas_rekap_unit(hasil, ".xlsx"))
    assert keluhan(path) == []
    book = load_workbook(path)
    assert book.sheetnames[:3] == ["Rekap", "Peringkat", "Peta"]
    assert len(book["Rekap"]._charts) == 2
    assert [row[2] for row in book["Peringkat"].values][4:] == [str(one.nip) for one in hasil.rekap.pegawai]
    assert {one.kode for one in periksa([path]).temuan} == {"BUKU-HASIL"}


def test_hostile_names_stay_text_in_every_cell(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(bangun_rekap(LAMAN["jahat"]()))
    assert keluhan(path) == []
    book = load_workbook(path)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert f"{JAHAT} 59" in {cell.value for cell in cells}


@pytest.mark.parametrize("banyak", [0, 1])
def test_units_of_nobody_and_of_one_give_every_form(banyak: int, tmp_path: Path) -> None:
    (tmp_path / "u.xlsx").write_bytes(bangun_unit(buku_unit(banyak, ditetapkan=False, riwayat=0)))
    found = rekap(tmp_path / "u.xlsx", pada=HARI)
    for ending in (".xlsx", ".html", ".docx", ".json"):
        assert len(berkas_rekap_unit(found, ending)) > 1000
    assert ("Belum ada pegawai." in berkas_rekap_unit(found, ".html").decode()) == (banyak == 0)


# ------------------------------------------------------------------------------------------- the page


@cache
def _besar(banyak: int, *, jahat: bool = False) -> RekapUnit:
    """A unit with everything there is of everybody: late, bimbingan, coverage, warnings, objections."""
    ranked = peringkat_buku(buku_unit(banyak, jahat=jahat, riwayat=7))
    people = [(orang(n).nip, f"{JAHAT} {n}" if jahat else nama(n)) for n in range(banyak)]
    late = [
        Keterlambatan(
            nip, name, (("SKP", date(2025, 3, 30)), (f"Realisasi Triwulan III ({n % 9} IKI)", date(2025, 9, 30))),
            (("Penilaian perilaku 360°", date(2026, 1, 11)),),
        )
        for n, (nip, name) in enumerate(people)
    ]
    books = [
        IsiBukuPegawai(nip, name, True, (n % 60, 64), n % 2, (_pembinaan(BIMBINGAN),))
        for n, (nip, name) in enumerate(people)
    ]
    found = direkap(ranked.buku, ranked.hasil, date.fromisoformat(HARI), terlambat=late, isi_buku=books)
    more = tuple(f"Peringatan ke-{n} tentang sesuatu yang panjang sekali dan perlu dibaca pimpinan." for n in range(20))
    return replace(found, peringatan=(*found.peringatan, *more))


LAMAN = {
    "kosong": lambda: _besar(0), "satu": lambda: _besar(1), "biasa": lambda: _besar(45), "besar": lambda: _besar(400),
    "jahat": lambda: _besar(60, jahat=True),
}  # fmt: skip


class _Baca(HTMLParser):
    """Elements with their attributes, and the text between them."""

    def __init__(self, isi: str) -> None:
        super().__init__()
        self.unsur: list[tuple[str, dict[str, str | None]]] = []
        self.teks = ""
        self.feed(isi)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unsur.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.teks += data


@pytest.fixture(scope="module")
def laman() -> dict[str, str]:
    return {name: laman_rekap(make()) for name, make in LAMAN.items()}


def test_the_page_of_four_hundred_is_small(laman: dict[str, str]) -> None:
    assert max(len(one.encode()) for one in laman.values()) <= 300_000


@pytest.mark.parametrize("nama_laman", LAMAN)
def test_nothing_on_the_page_runs_or_is_fetched_and_its_one_style_is_named(
    nama_laman: str, laman: dict[str, str]
) -> None:
    isi = laman[nama_laman]
    found = _Baca(isi)
    names = [name for name, _ in found.unsur]
    assert not {"script", "iframe", "object", "img", "form", "a"} & set(names)
    assert not [key for _, attrs in found.unsur for key in attrs if key.startswith("on") or key in {"src", "style"}]
    (link,) = [attrs for name, attrs in found.unsur if name == "link"]
    assert link["href"] == "data:,"
    (style,) = re.findall(r"<style>(.*?)</style>", isi, re.DOTALL)
    policy = next(str(attrs["content"]) for name, attrs in found.unsur if attrs.get("http-equiv"))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "url(" not in style


def test_hostile_names_are_text_and_whole_in_the_details(laman: dict[str, str]) -> None:
    assert "<script>" not in laman["jahat"]
    assert f"{html.escape(JAHAT)} 59" in laman["jahat"]
    assert f"{JAHAT} 59" in _Baca(laman["jahat"]).teks


def test_everybody_stands_in_the_details(laman: dict[str, str]) -> None:
    for n in range(400):
        assert f"<small>{orang(n).nip}</small>" in laman["besar"]


def test_charts_have_words_a_table_beside_them_and_differ_without_colour(laman: dict[str, str]) -> None:
    found = _Baca(laman["biasa"])
    drawn = [place for place, (name, _) in enumerate(found.unsur) if name == "svg"]
    assert len(drawn) == 2
    for place in drawn:
        assert found.unsur[place][1]["role"] == "img"
        assert "Grafik" in str(found.unsur[place][1]["aria-label"])
        assert "caption" in [name for name, _ in found.unsur[:place]]
    colours = set(re.findall(r"(?:fill|stroke)=\"(#[0-9a-f]+)\"", laman["biasa"]))
    assert colours == {"#1f4e5f", "#000", "#fff"}  # one ink
    assert "url(#arsir)" in laman["biasa"]
    assert "stroke-dasharray" in laman["biasa"]
    headed = [attrs for name, attrs in found.unsur if name == "th"]
    assert all(attrs.get("scope") for attrs in headed)


def test_decided_and_proposed_are_called_so(laman: dict[str, str]) -> None:
    found = _Baca(laman["biasa"]).teks
    assert "usulan Sangat Baik" in found
    assert "bukan penetapan" in found


@pytest.fixture(scope="module")
def tercetak(laman: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of every printed page, by Chromium; ``rinci`` is with the box of the details ticked."""
    folder = tmp_path_factory.mktemp("cetak")
    ticked = laman["biasa"].replace('id="cetak-rincian"', 'id="cetak-rincian" checked')
    return {name: list(_cetak(folder, name, isi)) for name, isi in (laman | {"rinci": ticked}).items()}


def _cetak(folder: Path, name: str, isi: str) -> Iterator[str]:
    source, target = folder / f"{name}.html", folder / f"{name}.pdf"
    source.write_text(isi, encoding="utf-8")
    subprocess.run(
        [cari("chromium", "chromium-browser"), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage", f"--user-data-dir={folder / 'profil'}", "--no-pdf-header-footer",
         f"--print-to-pdf={target}", source.as_uri()],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    yield from libreoffice.teks_pdf(target).split("\f")[:-1]


def test_it_prints_on_two_pages_whatever_is_in_it(tercetak: dict[str, list[str]]) -> None:
    pages = {name: len(found) for name, found in tercetak.items()}
    assert {name: pages[name] for name in LAMAN} == dict.fromkeys(LAMAN, 2)
    assert pages["rinci"] > 2


def test_the_first_page_is_the_picture_and_the_second_ends_with_the_sources(tercetak: dict[str, list[str]]) -> None:
    for name in LAMAN:
        first, second = (" ".join(page.split()) for page in tercetak[name])
        for title in ("Distribusi predikat", "Peta hasil kerja", "Tren unit"):
            assert title in first, name
        for title in ("Konflik yang perlu", "Terlambat", "Keberatan" if name == "biasa" else "Konfirmasi", "Dasar,"):
            assert title in second, name
    assert "lainnya di rincian" in " ".join(tercetak["besar"][1].split())
    assert all(nama(n).partition(",")[0].split()[0] in tercetak["biasa"][1] for n in range(45))


# ------------------------------------------------------------------------------------------- what an office prints


@pytest.fixture(scope="module")
def kantor(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Text of the pages that LibreOffice prints of the workbook, and of Word with little behind its first page."""
    folder = tmp_path_factory.mktemp("kantor")
    (folder / "buku.xlsx").write_bytes(bangun_rekap(LAMAN["biasa"]()))
    for name in ("kosong", "besar", "jahat"):
        whole = dari_rekap(LAMAN[name]())
        short = whole.model_copy(update={"peringkat": (), "tren_pegawai": (), "daftar": whole.daftar[-1:]})
        (folder / f"{name}.docx").write_bytes(render("rekap", short))
    files = sorted(folder.iterdir())
    pdf = libreoffice.ubah_semua(files, "pdf", folder)
    return {one.stem: libreoffice.teks_pdf(made).split("\f")[:-1] for one, made in zip(files, pdf, strict=True)}


def test_the_picture_is_one_page_in_excel_and_in_word(kantor: dict[str, list[str]]) -> None:
    for name, pages in kantor.items():
        first = pages[0]
        for title in ("Distribusi predikat", "Peta hasil kerja", "Tren unit"):
            assert title in first, name
        assert "Triwulan IV 2025" in first.partition("Tren unit")[2], name  # the last line of the picture
        assert pages[1].lstrip().startswith("PERINGKAT" if name == "buku" else "RINCIAN"), name


def test_no_word_of_the_picture_is_broken(kantor: dict[str, list[str]]) -> None:
    for word in ("Ditetapkan", "Distribusi", "Perbaikan", "Berskor"):
        assert all(word.casefold() in pages[0].casefold() for pages in kantor.values()), word
    sheet = load_workbook(io.BytesIO(bangun_rekap(LAMAN["besar"]())))["Rekap"]
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert {sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight} <= {None, 1}  # one page is what is not written
