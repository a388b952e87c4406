"""How documents lie on their pages: few pages, whole words, no title alone at a page's foot, room to sign."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from kinerja_core.documents.bagian.tanda_tangan import PenandaTangan
from kinerja_core.documents.evaluasi import KonteksEvaluasi
from kinerja_core.documents.rekap import dari_rekap
from kinerja_core.documents.risalah import dari_buku
from kinerja_core.rules.rekap import rekap
from kinerja_core.services.contoh import unit
from kinerja_core.services.peringkat import peringkat_buku
from tests.alat import libreoffice
from tests.documents import contoh, contoh_buku, contoh_surat
from tests.documents.bantu import W, bagian, paragraf, render
from tests.services.unit_rekap import buku_unit


def empat_iki(varian: str) -> KonteksEvaluasi:
    """The yearly evaluasi of somebody with four IKI and a realisasi in every triwulan."""
    reached = [
        {
            "triwulan": f"Triwulan {number}", "realisasi": said,
            "bukti_dukung": f"Laporan Triwulan {number} untuk RHK 1",
            "tautan": f"https://contoh.example/bukti/001/tw{number}", "penjelasan": trouble,
        }
        for number, said, trouble in (
            ("I", "Persiapan selesai sesuai rencana aksi", None),
            ("II", "Pelaksanaan berjalan, separuh target tercapai", None),
            ("III", "Tiga perempat target tercapai", "Data dari unit terlambat dua minggu"),
            ("IV", "Target tercapai: 4 Rekomendasi", None),
        )
    ]  # fmt: skip
    one = contoh_buku.evaluasi(varian).model_dump()
    rhk = one[varian]["utama"][0]
    iki = {**rhk["iki"][0], "indikator": "Jumlah rekomendasi pengembangan kompetensi yang ditindaklanjuti unit kerja",
           "target": "4 Rekomendasi", "realisasi": reached}
    one[varian] = {
        "utama": [
            {**rhk, "nomor": number, "uraian": "Meningkatnya kualitas pengembangan pegawai", "iki": [iki, iki],
             "umpan_balik": "12 Mei 2025, dr. Ratna: laporan rapi"}
            for number in (1, 2)
        ],
        "tambahan": [],
    }
    return KonteksEvaluasi.model_validate(one)


#: How many sign a risalah: as many as fit on a page, and more.
BANYAK_PESERTA = (14, 17, 30)


@pytest.fixture(scope="module")
def tercetak(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of every page."""
    folder = tmp_path_factory.mktemp("halaman")
    documents = {f"evaluasi {varian}": render("evaluasi", empat_iki(varian)) for varian in contoh_buku.KHUSUS}
    documents["surat terlampir"] = render("surat-keterangan", contoh.surat(60))
    documents["surat sehalaman penuh"] = render("surat-keterangan", contoh.surat(58))
    documents["surat 8"] = render("surat-keterangan", contoh.surat(8))
    documents["surat 10 berdua"] = render("surat-keterangan", contoh_surat.berdua(contoh.surat(10)))
    for count in BANYAK_PESERTA:
        people = tuple(PenandaTangan(nama=f"Peserta Ke-{number}.") for number in range(1, count + 1))
        context = contoh.risalah_contoh().model_copy(update={"peserta": people})
        documents[f"risalah {count}"] = render("risalah", context)
    ranked = peringkat_buku(buku_unit(27, riwayat=0))  # so many that the page ends among the rujukan
    documents["rekap 27"] = render("rekap", dari_rekap(rekap(ranked.buku, ranked.hasil, None)))
    files = [folder / f"{name}.docx" for name in documents]
    for file, data in zip(files, documents.values(), strict=True):
        file.write_bytes(data)
    pdf = libreoffice.ubah_semua(files, "pdf", folder)
    return {name: libreoffice.teks_pdf(one).split("\f")[:-1] for name, one in zip(documents, pdf, strict=True)}


def test_the_yearly_evaluasi_of_four_iki_takes_three_pages_at_most(tercetak: dict[str, list[str]]) -> None:
    pages = {name: len(found) for name, found in tercetak.items() if name.startswith("evaluasi")}
    assert pages == dict.fromkeys(pages, 3)


def test_no_word_of_an_evaluasi_is_broken(tercetak: dict[str, list[str]]) -> None:
    for name, pages in tercetak.items():
        if name.startswith("evaluasi"):
            assert "".join(pages).count("Rekomendasi") >= 8, name  # of target and realisasi
            assert not re.search(r"Rekomenda\b|Kuantit\b", "".join(pages)), name


#: Titles that stand above something.
_JUDUL = re.compile(r"^(HASIL KERJA|A\. UTAMA|B\. TAMBAHAN|PERILAKU KERJA|POLA DISTRIBUSI:.*|Umpan Balik .*Kerja)$")


def test_no_title_stands_alone_at_the_foot_of_a_page(tercetak: dict[str, list[str]]) -> None:
    for name, pages in tercetak.items():
        for page in pages:
            lines = [line.strip() for line in page.splitlines() if line.strip() and "Halaman" not in line]
            assert not _JUDUL.match(lines[-1]), (name, lines[-1])


def test_the_lampiran_of_the_letter_ends_with_the_paraf_of_who_signs_it(tercetak: dict[str, list[str]]) -> None:
    lines = [line.strip() for line in tercetak["surat terlampir"][-1].splitlines() if line.strip()]
    last = next(number for number, line in enumerate(lines) if line.startswith("Paraf Kepala Biro"))
    assert "Halaman" in lines[last + 1]
    assert any("Pegawai Contoh 60" in line for line in lines[:last])  # never alone on a page
    full = tercetak["surat sehalaman penuh"][-1]  # the list ends where the page does
    assert full.index("Pegawai Contoh 58") < full.index("Paraf Kepala Biro")
    short = "".join(paragraf(render("surat-keterangan", contoh.surat(5))))
    assert "Paraf" not in short


def test_the_rujukan_of_a_rekap_stand_on_one_page_with_their_title(tercetak: dict[str, list[str]]) -> None:
    *_, before, last = tercetak["rekap 27"]
    assert (len(tercetak["rekap 27"]), "Dasar, dan seberapa pasti" in before) == (3, False)
    assert last.index("Dasar, dan seberapa pasti") < last.index("[1]") < last.index("[9]")


def test_every_line_of_a_strategi_gets_a_bullet_of_its_own() -> None:
    book = next(one for one in map(unit.buku, unit.ORANG) if one.dialog)
    typed = ("Menyurati unit\n- Rapat mingguan\n\n• Data ditarik", "Satu")
    dialog = book.dialog[0].model_copy(update={"strategi": typed})
    strategi = dari_buku(book, dialog).strategi
    assert strategi == ("Menyurati unit", "Rapat mingguan", "Data ditarik", "Satu")


def test_every_peserta_has_a_line_to_sign_on_below_the_name() -> None:
    tree = etree.fromstring(bagian(render("risalah", contoh.risalah_contoh()))["word/document.xml"])
    dotted = [p for p in tree.iter(f"{W}p") if p.find(f"{W}pPr/{W}tabs/{W}tab[@{W}leader='dot']") is not None]
    assert len(dotted) == len(contoh.risalah_contoh().peserta)
    assert all(int(p.find(f"{W}pPr/{W}spacing").get(f"{W}before")) >= 240 for p in dotted)


@pytest.mark.parametrize("banyak", BANYAK_PESERTA)
def test_the_keterangan_of_a_risalah_never_stands_alone_on_a_page_however_many_sign_it(
    tercetak: dict[str, list[str]], banyak: int
) -> None:
    pages = tercetak[f"risalah {banyak}"]
    (page,) = [one for one in pages if "Keterangan (jika diperlukan)" in one]
    assert "Peserta Ke-1." in page
    assert all(f"Peserta Ke-{number}." in "".join(pages) for number in range(1, banyak + 1))
    last = pages[-1]
    assert last.index(f"Peserta Ke-{banyak}.") < last.index("Catatan :")


@pytest.mark.parametrize(("surat", "terakhir"), [("surat 8", 8), ("surat 10 berdua", 10)])
def test_signatures_of_a_letter_never_stand_alone_on_a_page(
    tercetak: dict[str, list[str]], surat: str, terakhir: int
) -> None:
    pages = tercetak[surat]
    assert len(pages) == 2
    assert f"Pegawai Contoh {terakhir}," in pages[-1]
    order = [pages[-1].index(text) for text in ("Demikian surat", "Jakarta, 14 Januari 2026", "dr. Ratna")]
    assert order == sorted(order)
    assert "Demikian surat" not in pages[0]
