"""Finished documents: golden parts, the OOXML validator, LibreOffice and its PDF."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from docx_templates.bangun import bangun
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.galat import KopRusak, TemplatRusak
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.documents.mesin.wadah import Wadah
from kinerja_core.model.istilah import Istilah
from tests.alat import libreoffice
from tests.alat.ooxml import keluhan
from tests.documents import contoh, contoh_buku, contoh_surat, emas
from tests.documents.bantu import W, bagian, baku, berurutan, render, semua_teks, teks

JAHAT = "A & B <b>x</b> ]]> {{ judul }} {% raw %} ${hal} \"'\n\tdua 😀 ﷽ arab \u00ad=1+1"


def ganti(nilai: Any, kata: str) -> Any:
    if isinstance(nilai, str) and not isinstance(nilai, Istilah):
        return kata
    if isinstance(nilai, dict):
        return {kunci: ganti(item, kata) for kunci, item in nilai.items()}
    if isinstance(nilai, (list, tuple)):
        return [ganti(item, kata) for item in nilai]
    return nilai


#: A full context of each document.
LENGKAP: dict[str, Any] = {
    "risalah": contoh.risalah_contoh(),
    "surat-keterangan": contoh_surat.berdua(contoh.surat(3)),
    **contoh_surat.LENGKAP,
}

#: The same with hostile text in every field.
JAHAT_LENGKAP: dict[str, Any] = {
    slug: type(konteks).model_validate(ganti(konteks.model_dump(), JAHAT)) for slug, konteks in LENGKAP.items()
}

#: name: slug, context, options, pages in LibreOffice
CONTOH: dict[str, tuple[str, Any, dict[str, Any], int]] = {
    "risalah terkecil": ("risalah", contoh.risalah_terkecil(), {}, 1),
    "risalah biasa": ("risalah", contoh.risalah_biasa(), {}, 1),
    "risalah contoh": ("risalah", contoh.risalah_contoh(), {}, 1),
    "risalah terbesar": ("risalah", contoh.risalah_terbesar(), {}, 13),
    "risalah srikandi": ("risalah", contoh.risalah_contoh(), {"srikandi": True}, 1),
    "surat 5": ("surat-keterangan", contoh.surat(5), {}, 1),
    "surat 60": ("surat-keterangan", contoh.surat(60), {}, 4),
    "surat 300 f4": ("surat-keterangan", contoh.surat(300), {"kertas": "f4"}, 10),
}


@pytest.mark.parametrize("slug", KATALOG)
def test_the_committed_template_is_what_the_builder_builds(slug: str):
    dibangun, tersimpan = bagian(bangun(slug)), bagian(templat_bawaan(KATALOG[slug]))
    assert set(dibangun) == set(tersimpan)
    for part in dibangun:
        assert baku(dibangun[part]) == baku(tersimpan[part]), part


@pytest.mark.parametrize("nama", emas.KASUS)
def test_documents_show_what_was_accepted(nama: str):
    for berkas, isi in emas.cetakan(nama).items():
        path = emas.FOLDER / berkas
        if not path.is_file() or isi != path.read_text("utf-8"):
            path.with_name(f"{berkas}.baru").write_text(isi, "utf-8", newline="\n")
            pytest.fail(f"{berkas} berubah; bandingkan dengan {berkas}.baru, lalu python -m tests.documents.emas")


def test_every_accepted_document_is_still_printed():
    berkas = {f"{nama}.txt" for nama in emas.KASUS} | {f"{emas.UTUH}.{part}.xml" for part in ("document", "footer1")}
    assert {path.name for path in emas.FOLDER.iterdir() if path.suffix != ".baru"} == berkas


@pytest.mark.parametrize(
    ("slug", "konteks", "pilihan"),
    [
        *((slug, konteks, pilihan) for slug, konteks, pilihan, _ in CONTOH.values()),
        *((slug, konteks, pilihan) for slug, konteks, pilihan, _, _ in contoh_surat.CETAKAN.values()),
        *((slug, konteks, {}) for slug, konteks in JAHAT_LENGKAP.items()),
        *((slug, konteks, {"srikandi": True}) for slug, konteks in LENGKAP.items()),
    ],
)
def test_the_validator_finds_nothing(slug: str, konteks: Any, pilihan: dict[str, Any], tmp_path: Path):
    berkas = tmp_path / "hasil.docx"
    berkas.write_bytes(render(slug, konteks, **pilihan))
    assert keluhan(berkas) == []


def test_every_document_has_cases_in_the_tests():
    assert set(LENGKAP) | {slug for slug, *_ in contoh_buku.EMAS.values()} >= set(KATALOG)


@pytest.mark.parametrize("slug", LENGKAP)
def test_hostile_text_stands_whole_in_every_field(slug: str):
    konteks = JAHAT_LENGKAP[slug]
    isi = teks(render(slug, konteks))
    for kata in semua_teks(konteks.model_dump()):
        assert kata in isi


def test_a_letterhead_image_takes_the_place_of_the_kop_lines(tmp_path: Path, gambar_kop: Path):
    berkas = tmp_path / "hasil.docx"
    berkas.write_bytes(render("surat-keterangan", contoh.surat(5), kop=gambar_kop))
    assert keluhan(berkas) == []
    isi = bagian(berkas.read_bytes())
    assert sum(nama.startswith("word/media/") for nama in isi) == 1
    assert "Jalan H.R. Rasuna Said" not in teks(berkas.read_bytes())
    drawn = re.search(rb"<wp:inline[^>]*>", isi["word/document.xml"])
    assert drawn is not None
    for side in (b"distL", b"distR"):  # LibreOffice takes 3 mm where nothing is said, and leaves the line of the text
        assert side + b'="0"' in drawn[0]


def test_a_letterhead_that_is_no_image_is_refused_in_one_sentence(tmp_path: Path):
    palsu = tmp_path / "kop.png"
    palsu.write_bytes(b"bukan gambar")
    with pytest.raises(KopRusak, match="PNG atau JPG"):
        render("surat-keterangan", contoh.surat(1), kop=palsu)
    with pytest.raises(KopRusak, match="tidak dapat dibaca"):
        render("surat-keterangan", contoh.surat(1), kop=tmp_path / "tidak-ada.png")


@pytest.mark.parametrize("isi", [b"", b"PK\x03\x04rusak", b"teks biasa"])
def test_a_template_that_is_no_word_file_is_refused_in_one_sentence(isi: bytes, tmp_path: Path):
    palsu = tmp_path / "t.docx"
    palsu.write_bytes(isi)
    with pytest.raises(TemplatRusak, match=r"bukan dokumen Word|kosong"):
        render("risalah", contoh.risalah_terkecil(), templat=palsu)
    with pytest.raises(TemplatRusak, match="tidak dapat dibaca"):
        render("risalah", contoh.risalah_terkecil(), templat=tmp_path / "tidak-ada.docx")


def test_an_edited_template_is_read_anew(tmp_path: Path):
    templat = tmp_path / "t.docx"
    asli = templat_bawaan(KATALOG["risalah"])
    templat.write_bytes(asli)
    assert "RISALAH DIALOG KINERJA" in teks(render("risalah", contoh.risalah_terkecil(), templat=templat))
    isi = bagian(asli)
    isi["word/document.xml"] = isi["word/document.xml"].replace(
        b"RISALAH DIALOG KINERJA", b"RISALAH DIALOG KANTOR KAMI"
    )
    templat.write_bytes(Wadah(isi).tulis({}))
    assert "RISALAH DIALOG KANTOR KAMI" in teks(render("risalah", contoh.risalah_terkecil(), templat=templat))


@pytest.mark.parametrize("nama", CONTOH)
def test_libreoffice_prints_every_page_and_every_text(nama: str, soffice: str, tmp_path: Path):
    slug, konteks, pilihan, halaman = CONTOH[nama]
    berkas = tmp_path / "hasil.docx"
    berkas.write_bytes(render(slug, konteks, **pilihan))
    pdf = libreoffice.ubah(berkas, "pdf", tmp_path)
    assert libreoffice.jumlah_halaman(pdf) == halaman
    isi = "".join(libreoffice.teks_pdf(pdf).split())
    if slug == "risalah":
        berurutan(
            isi,
            [
                "RISALAHDIALOGKINERJA",
                "Hari/Tanggal:",
                "RencanaAksi*",
                "AgendaPembahasan",
                "HasilPembahasan",
                "Status:",
                "Keterangan",
                "Peserta,",
                "Catatan:",
            ],
        )
        berurutan(isi, ["".join(item.split())[:12] for item in konteks.rencana_aksi])
    else:
        berurutan(
            isi,
            [
                "SURATKETERANGAN",
                "Yangbertandatangan",
                "Demikiansuratketerangan" if len(konteks.pegawai) > 10 else "PegawaiContoh1",
            ],
        )
        berurutan(isi, [f"PegawaiContoh{urut}," for urut in range(1, len(konteks.pegawai) + 1)])


def test_libreoffice_prints_every_letter_and_form_on_the_expected_pages(soffice: str, tmp_path: Path):
    berkas = []
    for nama, (slug, konteks, pilihan, *_) in contoh_surat.CETAKAN.items():
        berkas.append(tmp_path / f"{nama}.docx")
        berkas[-1].write_bytes(render(slug, konteks, **pilihan))
    libreoffice.ubah_semua(berkas, "pdf", tmp_path)
    halaman = {}
    for nama, (_, _, _, _, potongan) in contoh_surat.CETAKAN.items():
        pdf = tmp_path / f"{nama}.pdf"
        halaman[nama] = libreoffice.jumlah_halaman(pdf)
        berurutan("".join(libreoffice.teks_pdf(pdf).split()), ["".join(kata.split()) for kata in potongan])
    assert halaman == {nama: jumlah for nama, (_, _, _, jumlah, _) in contoh_surat.CETAKAN.items()}


def _kata(jumlah: int) -> str:
    return " ".join(f"kata{urut}." for urut in range(jumlah))


def _dengan_teks_panjang(jumlah: int) -> dict[str, Any]:
    """Documents with a cell that may be taller than a page: one text, a cell over several rows, a list of many."""
    evaluasi = contoh_buku.evaluasi("kualitatif_ja_jf").model_dump()
    evaluasi["kualitatif_ja_jf"]["utama"][0]["umpan_balik"] = _kata(jumlah)
    rencana = contoh_buku.rencana_aksi_contoh().model_dump()
    rencana["hasil_kerja"][0]["iki"][0]["rencana_aksi"] = [f"kata{urut}. (Maret)" for urut in range(jumlah // 5)]
    risalah = contoh.risalah_contoh().model_dump()
    risalah["agenda"][0]["masalah"] = _kata(jumlah)
    data = {
        "evaluasi": evaluasi,
        "rencana-aksi": rencana,
        "risalah": risalah,
        "umpan-balik": contoh_surat.umpan_balik(2, _kata(jumlah)).model_dump(),
    }
    return {slug: KATALOG[slug].konteks.model_validate(isi) for slug, isi in data.items()}


def test_a_row_taller_than_a_page_may_part_so_that_libreoffice_prints_all_of_it(soffice: str, tmp_path: Path):
    isi = {
        f"{slug} {jumlah}": render(slug, konteks)
        for jumlah in range(162, 334, 12)
        for slug, konteks in _dengan_teks_panjang(jumlah).items()
    }
    for nama, data in isi.items():
        (tmp_path / f"{nama}.docx").write_bytes(data)
    hilang = {}
    for pdf in libreoffice.ubah_semua([tmp_path / f"{nama}.docx" for nama in isi], "pdf", tmp_path):
        jumlah = int(pdf.stem.split()[-1]) // (5 if pdf.stem.startswith("rencana") else 1)
        tercetak = "".join(libreoffice.teks_pdf(pdf).split())
        if kurang := [urut for urut in range(jumlah) if f"kata{urut}." not in tercetak]:
            hilang[pdf.stem] = kurang
    assert hilang == {}


def test_only_rows_that_no_page_can_hold_may_part():
    biasa, panjang = (
        etree.fromstring(bagian(render("umpan-balik", contoh_surat.umpan_balik(3, _kata(jumlah))))["word/document.xml"])
        for jumlah in (20, 400)
    )
    lepas = [
        [baris.find(f"{W}trPr/{W}cantSplit") is None for baris in akar.find(f"{W}body").findall(f"{W}tbl")[-1]
         if baris.tag == f"{W}tr"]
        for akar in (biasa, panjang)
    ]
    assert lepas == [[False] * 5, [False, True, True, True, False]]  # heading, three feedbacks, signatures
