"""What every document of the catalogue owes to those who sign and keep it, on A4 and on F4."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kinerja_core.documents.bagian.hasil_kerja import VARIAN
from kinerja_core.documents.bagian.pemeringkatan import BELUM, UJUNG, USULAN
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.services.verifikasi import verifikasi
from tests.alat import libreoffice
from tests.alat.ooxml import keluhan
from tests.documents import contoh, contoh_buku, contoh_surat
from tests.documents.bantu import W, bagian, berurutan, paragraf, render, teks
from tests.documents.contoh_buku import EMAS, evaluasi_terbesar
from tests.documents.test_dokumen_jadi import LENGKAP

#: A full context of each document.
KONTEKS: dict[str, Any] = {**{slug: buat() for slug, buat, _ in EMAS.values()}, **LENGKAP}
#: Millimetres of the upright page.
UKURAN = {"a4": (210, 297), "f4": (215, 330)}
#: First and last words of the signatures. A rencana aksi is signed nowhere on the ministry's form, and an explanation
#: or a rekap is only read.
TANDA_TANGAN: dict[str, tuple[str, str]] = {
    "risalah": ("Peserta,", "Laksmi Anggraini"),
    "skp": ("Pegawai yang Dinilai,", "dr. Ratna Wijaya"),
    "lampiran-skp": ("Pegawai yang Dinilai,", "dr. Ratna Wijaya"),
    "evaluasi": ("Pejabat Penilai Kinerja,", "dr. Ratna Wijaya"),
    "dokumen-evaluasi": ("PEGAWAI YANG DINILAI,", "dr. Ratna Wijaya"),
    "umpan-balik": ("Pegawai,", "dr. Ratna Wijaya"),
    "berita-acara-keberatan": ("Pegawai yang berkeberatan,", "drg. Laksmi"),
    "keputusan-keberatan": ("Atasan Pejabat Penilai Kinerja,", "drg. Laksmi"),
    "bimbingan": ("Pembina,", "dr. Ratna Wijaya"),
    "konseling": ("Pembina,", "dr. Ratna Wijaya"),
    "umpan-balik-bimbingan": ("Pegawai yang Dinilai,", "Bagas Pratama"),
    "evaluasi-kompetensi": ("Pejabat Penilai Kinerja,", "dr. Ratna Wijaya"),
    "rekap-catatan-harian": ("Pejabat Penilai Kinerja,", "dr. Ratna Wijaya"),
    **dict.fromkeys(
        (
            "surat-keterangan", "surat-keterangan-pegawai", "konversi-ak", "undangan-konfirmasi", "penetapan-predikat",
            "akumulasi-ak", "penetapan-ak", "daftar-potongan-tukin",
        ),
        ("Mengetahui,", "drg. Laksmi"),
    ),
}
#: Forms that one person signs.
SEORANG = ("umpan-balik-bimbingan", "evaluasi-kompetensi")
#: Words of what is signed that stand on the page of the signatures, wherever it begins.
BADAN = {
    "risalah": "Keterangan",
    "skp": "7. Kolaboratif",
    "lampiran-skp": "2. Anggaran & sarana sesuai DIPA 2 bila tercapai",
    "evaluasi": "PREDIKAT KINERJA PEGAWAI",
    "dokumen-evaluasi": "2. Pertahankan <mutu> & kecepatan 2",
    "umpan-balik": "Permintaan Pegawai",
    "konversi-ak": "Angka kredit =",
    "akumulasi-ak": "Bulan yang sama",
    "penetapan-ak": "hanya salah satu syarat",
    "undangan-konfirmasi": "terima kasih",
    "penetapan-predikat": "Ditetapkan untuk",
    **dict.fromkeys(("bimbingan", "konseling"), "Naskah berikutnya"),
    "umpan-balik-bimbingan": "9. Saya memahami",
    "evaluasi-kompetensi": "Grafik masih dibantu",
    "rekap-catatan-harian": "2.2 Menyusun draf",
    **dict.fromkeys((
        "surat-keterangan", "surat-keterangan-pegawai", "berita-acara-keberatan", "daftar-potongan-tukin",
    ), "Demikian"),
    "keputusan-keberatan": "Keputusan ini bersifat final",
}
#: Documents for one call of LibreOffice, which has a limit of time.
SEKALI = 40
#: Empty lines put before a document, so that its signatures come to the end of a page in one case or another.
TURUN = (0, 8, 16, 24, 32, 40)
#: For whom and in which jabatan the pimpinan of a form signs, and all that electronic signatures need.
PENANDA = {
    "ruang_tte": True,
    "catatan_tte": True,
    "atas_nama": "Sekretaris Jenderal",
    "jabatan_penanda": "Plt. Kepala Biro Contoh",
}
#: SRIKANDI's tokens of one sender, and those of the second and the third name when two sign.
SENDIRI = ("${ttd_pengirim}", "${nama_pengirim}", "${nip_pengirim}", "${jabatan_pengirim}")
BERDUA = ("${ttd_pengirim1}", "${ttd_pengirim2}")
TANDA_SRIKANDI: dict[str, tuple[str, ...]] = {
    "risalah": SENDIRI,
    "evaluasi": (*SENDIRI, "${tanggal_naskah}"),
    "berita-acara-keberatan": (*SENDIRI, "${nomor_naskah}"),
    "keputusan-keberatan": (*SENDIRI, "${nomor_naskah}", "${tanggal_naskah}"),
    **dict.fromkeys(("skp", "lampiran-skp"), (*BERDUA, "${tanggal_naskah}")),
    **dict.fromkeys(
        ("dokumen-evaluasi", "umpan-balik", "bimbingan", "konseling", "rekap-catatan-harian"), BERDUA
    ),
    "umpan-balik-bimbingan": SENDIRI[:3],
    "evaluasi-kompetensi": SENDIRI,
    **dict.fromkeys(
        ("surat-keterangan", "undangan-konfirmasi", "penetapan-predikat", "daftar-potongan-tukin"),
        (*BERDUA, "${nomor_naskah}", "${hal}"),
    ),
    "surat-keterangan-pegawai": (*BERDUA, "${nomor_naskah}", "${hal}"),
    **dict.fromkeys(("konversi-ak", "akumulasi-ak", "penetapan-ak"), (*BERDUA, "${nomor_naskah}")),
    **dict.fromkeys(("rencana-aksi", "penjelasan", "rekap"), ()),
}
#: Boxes for electronic signatures: the peserta of a risalah sign by pen.
KOTAK = {
    "risalah": 1, "evaluasi": 1, "berita-acara-keberatan": 3, "keputusan-keberatan": 1, "rencana-aksi": 0,
    "penjelasan": 0, "rekap": 0, **dict.fromkeys(SEORANG, 1),
}


def _turun(isi: bytes, baris: int) -> bytes:
    bagian = baca(isi)
    dokumen = bagian["word/document.xml"]
    bagian["word/document.xml"] = dokumen.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * baris, 1)
    return Wadah(bagian).tulis({})


def _berenam(jumlah: int) -> Any:
    return contoh.risalah_contoh().model_copy(update={"peserta": contoh.risalah_terbesar().peserta[:jumlah]})


def _elektronik(slug: str) -> Any:
    konteks = KONTEKS[slug]
    ada = type(konteks).model_fields
    return konteks.model_copy(update={nama: nilai for nama, nilai in PENANDA.items() if nama in ada})


def _sebanyak(jumlah: int) -> Any:
    besar = evaluasi_terbesar()
    rhk = besar.kuantitatif_ja_jf.utama[:jumlah]
    return besar.model_copy(update={"kuantitatif_ja_jf": besar.kuantitatif_ja_jf.model_copy(update={"utama": rhk})})


def _bertanda(tanda: str) -> Any:
    """A letter in which nothing is decided: what it prints of each predikat and nilai, the longest there are."""
    letter = contoh.surat(12)
    marked = (tanda, tanda) if tanda == BELUM else (f"Butuh Perbaikan {tanda}", f"120 {tanda}")
    update = dict(zip(("predikat", "nilai"), marked, strict=True))
    return letter.model_copy(update={"pegawai": [one.model_copy(update=update) for one in letter.pegawai]})


@pytest.fixture(scope="module")
def pdf(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every document on both papers and moved down, and risalah of one to six peserta, in few calls of LibreOffice."""
    folder = tmp_path_factory.mktemp("setiap")
    isi = {
        f"{slug} {kertas}": render(slug, KONTEKS[slug], kertas=kertas) for slug in KATALOG for kertas in ("a4", "f4")
    }
    for slug in TANDA_TANGAN:
        isi |= {f"{slug} turun {baris}": _turun(isi[f"{slug} a4"], baris) for baris in TURUN}
    isi |= {f"{slug} elektronik": render(slug, _elektronik(slug)) for slug in KATALOG}
    isi |= {f"evaluasi {jumlah} RHK": render("evaluasi", _sebanyak(jumlah)) for jumlah in range(1, 9)}
    isi |= {
        f"surat {nama}": render("surat-keterangan", _bertanda(tanda))
        for nama, tanda in (("belum", BELUM), ("usulan", USULAN), ("ujung", UJUNG))
    }
    isi |= {f"peserta {jumlah}": render("risalah", _berenam(jumlah)) for jumlah in range(1, 7)}
    berkas = []
    for nama, data in isi.items():
        berkas.append(folder / f"{nama}.docx")
        berkas[-1].write_bytes(data)
    jadi = [
        pdf
        for awal in range(0, len(berkas), SEKALI)
        for pdf in libreoffice.ubah_semua(berkas[awal : awal + SEKALI], "pdf", folder)
    ]
    return dict(zip(isi, jadi, strict=True))


def _halaman(pdf: Path) -> list[str]:
    return libreoffice.teks_pdf(pdf).split("\f")[:-1]


def test_every_document_has_an_example_and_its_signatures_are_known():
    assert set(KONTEKS) == set(KATALOG)
    assert set(TANDA_TANGAN) == set(KATALOG) - {"rencana-aksi", "penjelasan", "rekap"}


@pytest.mark.parametrize("srikandi", [False, True])
@pytest.mark.parametrize("slug", KATALOG)
def test_an_untouched_document_agrees_with_the_data_it_carries(slug: str, srikandi: bool, tmp_path: Path):
    berkas = tmp_path / "dokumen.docx"
    berkas.write_bytes(render(slug, KONTEKS[slug], kertas="f4", srikandi=srikandi, jejak=True))
    hasil = verifikasi(berkas)
    assert (hasil.sesuai, hasil.menyeluruh, hasil.catatan) == (True, True, ())
    if not srikandi:
        assert type(KONTEKS[slug]).model_validate(hasil.jejak.data) == KONTEKS[slug]


@pytest.mark.parametrize("kertas", UKURAN)
@pytest.mark.parametrize("slug", KATALOG)
def test_a_document_fits_its_paper_and_has_no_blank_last_page(slug: str, kertas: str, pdf: dict[str, Path]):
    berkas = pdf[f"{slug} {kertas}"]
    info = subprocess.run(["pdfinfo", str(berkas)], capture_output=True, encoding="utf-8", check=True).stdout
    ukuran = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", info)
    assert ukuran is not None
    assert sorted(round(float(sisi) * 25.4 / 72) for sisi in ukuran.groups()) == sorted(UKURAN[kertas])
    assert _isi_akhir(berkas)


def _isi_akhir(pdf: Path) -> list[str]:
    """Lines of the last page without its header and footer."""
    kaki = r"Halaman \d+ dari|RAHASIA|sesudah ditandatangani"
    return [baris for baris in _halaman(pdf)[-1].splitlines() if baris.strip() and not re.search(kaki, baris)]


def _kata(teks: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]{5,}", teks))


def test_no_word_is_broken_by_a_column_too_narrow_for_it(pdf: dict[str, Path]):
    broken = {}
    for nama, berkas in pdf.items():
        written = _kata("\n".join(paragraf(berkas.with_suffix(".docx").read_bytes())))
        lost = written - _kata("\n".join(_halaman(berkas)))
        if lost:
            broken[nama] = sorted(lost)
    assert broken == {}


def test_no_number_of_rows_leaves_a_blank_last_page(pdf: dict[str, Path]):
    halaman = {}
    for jumlah in range(1, 9):
        berkas = pdf[f"evaluasi {jumlah} RHK"]
        halaman[jumlah] = libreoffice.jumlah_halaman(berkas)
        assert _isi_akhir(berkas), jumlah
    assert len(set(halaman.values())) > 3  # the rows do move the end of the document
    for nama, berkas in pdf.items():
        assert _isi_akhir(berkas), nama


@pytest.mark.parametrize("slug", TANDA_TANGAN)
def test_room_for_electronic_signatures_a_note_and_the_jabatan_stand_on_every_signed_document(slug: str):
    berkas, tanpa = render(slug, _elektronik(slug)), render(slug, _tanpa_kotak(slug))
    assert paragraf(berkas).count("Ruang tanda tangan elektronik") == KOTAK.get(slug, 2)
    assert "Ruang tanda tangan elektronik" not in paragraf(tanpa)
    catatan = [teks for teks in paragraf(berkas, "word/footer1.xml") if "elektronik" in teks]
    assert len(catatan) == 1
    assert "disiapkan untuk ditandatangani" in catatan[0]
    assert not any("elektronik" in teks for teks in paragraf(tanpa, "word/footer1.xml"))
    if "atas_nama" in type(KONTEKS[slug]).model_fields:
        berurutan(teks(berkas), ["a.n. Sekretaris Jenderal", "Plt. Kepala Biro Contoh,", "dr. Ratna Wijaya"])
        assert "a.n." not in teks(tanpa)


def _tanpa_kotak(slug: str) -> Any:
    return KONTEKS[slug].model_copy(update={"ruang_tte": False, "catatan_tte": False})


@pytest.mark.parametrize("slug", KATALOG)
def test_srikandi_finds_each_token_whole_and_once(slug: str):
    akar = etree.fromstring(bagian(render(slug, _elektronik(slug), srikandi=True))["word/document.xml"])
    runs = [item.text or "" for item in akar.iter(f"{W}t") if "${" in (item.text or "")]
    tanda = [cocok for run in runs for cocok in re.findall(r"\$\{\w+\}", run)]
    assert {item: tanda.count(item) for item in TANDA_SRIKANDI[slug]} == dict.fromkeys(TANDA_SRIKANDI[slug], 1)
    assert set(tanda) <= {*TANDA_SRIKANDI[slug], "${tanggal_naskah}"}
    assert sum(run.count("${") for run in runs) == len(tanda)
    biasa = etree.fromstring(bagian(render(slug, _elektronik(slug)))["word/document.xml"])
    assert "${" not in "".join(biasa.itertext())


@pytest.mark.parametrize("slug", KATALOG)
@pytest.mark.parametrize("srikandi", [False, True])
def test_every_document_with_all_that_signatures_can_have_is_valid(slug: str, srikandi: bool, tmp_path: Path):
    berkas = tmp_path / "hasil.docx"
    berkas.write_bytes(render(slug, _elektronik(slug), srikandi=srikandi))
    assert keluhan(berkas) == []


#: The least and the most of each document, where the tests have them.
BESAR: dict[str, Any] = {
    **{slug: konteks for slug, konteks, *_ in contoh_surat.CETAKAN.values()},
    **{slug: konteks for slug, konteks, *_ in contoh_buku.CONTOH.values() if slug != "evaluasi"},
    "risalah": contoh.risalah_terbesar(),
    "surat-keterangan": contoh.surat(60),
    "evaluasi": evaluasi_terbesar(),
}


def _tabel(slug: str, konteks: Any, **pilihan: Any) -> list[Any]:
    akar = etree.fromstring(bagian(render(slug, konteks, **pilihan))["word/document.xml"])
    return list(akar.iter(f"{W}tbl"))


@pytest.mark.parametrize("isi", [KONTEKS, BESAR], ids=["contoh", "terbesar"])
@pytest.mark.parametrize("slug", KATALOG)
def test_no_row_parts_over_pages_and_lists_have_headings_that_repeat(slug: str, isi: dict[str, Any]):
    for tabel in _tabel(slug, isi[slug]):
        baris = tabel.findall(f"{W}tr")
        assert all(item.find(f"{W}trPr/{W}cantSplit") is not None for item in baris)
        kepala = [item.find(f"{W}trPr/{W}tblHeader") is not None for item in baris]
        assert kepala == sorted(kepala, reverse=True)  # only the first rows
        if tabel.find(f"{W}tblPr/{W}tblStyle") is not None and len(baris) > JUDUL_TETAP.get(slug, 3):
            assert kepala[0], "".join(baris[0].itertext())


#: The most rows that a bordered table without data of any number has: the boxes of the dokumen evaluasi.
JUDUL_TETAP = {"dokumen-evaluasi": 6}


@pytest.mark.parametrize("isi", [KONTEKS, BESAR], ids=["contoh", "terbesar"])
@pytest.mark.parametrize("slug", KATALOG)
def test_cells_of_a_group_span_its_rows_and_say_their_text_once(slug: str, isi: dict[str, Any]):
    gabungan = 0
    for tabel in _tabel(slug, isi[slug]):
        terbuka: dict[int, bool] = {}
        for baris in tabel.findall(f"{W}tr"):
            kolom, lanjut = 0, {}
            for sel in baris.findall(f"{W}tc"):
                tanda, rentang = sel.find(f"{W}tcPr/{W}vMerge"), sel.find(f"{W}tcPr/{W}gridSpan")
                if tanda is not None and tanda.get(f"{W}val") != "restart":
                    assert terbuka.get(kolom), "lanjutan tanpa awal"
                    assert not "".join(item.text or "" for item in sel.iter(f"{W}t")).strip()
                    gabungan += 1
                lanjut[kolom] = tanda is not None
                kolom += int(rentang.get(f"{W}val")) if rentang is not None else 1
            terbuka = lanjut
    assert bool(gabungan) == (slug in {"risalah", "rencana-aksi", "skp", "evaluasi"} and _berkelompok(isi[slug]))


def _berkelompok(konteks: Any) -> bool:
    """Whether some RHK of a table has several rows; that of a kualitatif SKP is one row."""
    if getattr(konteks, "kualitatif_ja_jf", None) and not hasattr(konteks, "predikat"):
        return False
    if len(getattr(konteks, "peserta", ())) > 1:
        return True
    varian = next((getattr(konteks, nama) for nama in VARIAN.values() if getattr(konteks, nama, None)), None)
    daftar = (*varian.utama, *varian.tambahan) if varian else konteks.hasil_kerja
    return any(len(rhk.iki) > 1 for rhk in daftar)


@pytest.mark.parametrize("srikandi", [False, True])
@pytest.mark.parametrize("slug", TANDA_TANGAN)
def test_all_signatures_stand_in_one_row_that_never_parts(slug: str, srikandi: bool):
    awal, akhir = TANDA_TANGAN[slug]
    if srikandi and slug in {"evaluasi", "berita-acara-keberatan", "keputusan-keberatan", *SEORANG}:
        akhir = "${nama_pengirim}"
    akar = etree.fromstring(bagian(render(slug, _elektronik(slug), srikandi=srikandi))["word/document.xml"])
    (baris,) = (
        baris
        for tabel in akar.find(f"{W}body").findall(f"{W}tbl")
        for baris in tabel.findall(f"{W}tr")
        if awal in (isi := "".join(baris.itertext())) and akhir in isi
    )
    assert baris.find(f"{W}trPr/{W}cantSplit") is not None


#: Of whom nobody signs beside another, or by pen only.
TERSENDIRI = {"risalah", "dokumen-evaluasi", "evaluasi", "keputusan-keberatan", *SEORANG}


@pytest.mark.parametrize("slug", sorted(set(TANDA_TANGAN) - TERSENDIRI))
def test_signers_beside_each_other_stay_apart_however_long_their_jabatan(slug: str):
    beside = [
        baris.findall(f"{W}tc")
        for tabel in etree.fromstring(bagian(render(slug, _elektronik(slug)))["word/document.xml"]).iter(f"{W}tbl")
        if next(tabel.iterancestors(f"{W}tbl"), None) is not None
        for baris in tabel.findall(f"{W}tr")
        if len(baris) > 2 and all("".join(sel.itertext()).strip() for sel in baris.findall(f"{W}tc"))
    ]
    assert len(beside) >= 2  # the jabatan and the names at least
    for *kiri, _ in beside:
        assert all(int(sel.find(f"{W}tcPr/{W}tcMar/{W}right").get(f"{W}w")) >= 200 for sel in kiri)


def _lebar(slug: str, kertas: Any) -> tuple[int, list[int], list[int]]:
    """Width of the text, of each table and of each drawing, in twentieths of a point."""
    akar = etree.fromstring(bagian(render(slug, KONTEKS[slug], kertas=kertas))["word/document.xml"])
    ukuran, tepi = next(akar.iter(f"{W}pgSz")), next(akar.iter(f"{W}pgMar"))
    tabel = [
        sum(int(kolom.get(f"{W}w")) for kolom in item.findall(f"{W}tblGrid/{W}gridCol"))
        for item in akar.iter(f"{W}tbl")
    ]
    for item, lebar in zip(akar.iter(f"{W}tbl"), tabel, strict=True):
        sel = item.findall(f"{W}tr/{W}tc/{W}tcPr/{W}tcW")
        assert max(int(satu.get(f"{W}w")) for satu in sel) <= lebar + 10
    gambar = [int(item.get("cx")) // 635 for item in akar.iter("{*}extent")]
    return int(ukuran.get(f"{W}w")) - sum(int(tepi.get(f"{W}{sisi}")) for sisi in ("left", "right")), tabel, gambar


@pytest.mark.parametrize("slug", KATALOG)
def test_what_is_as_wide_as_the_text_is_so_on_f4_too_and_nothing_else_changes(slug: str):
    teks_a4, *ukuran_a4 = _lebar(slug, "a4")
    teks_f4, *ukuran_f4 = _lebar(slug, "f4")
    assert teks_f4 > teks_a4
    penuh = 0
    for a4, f4 in zip(ukuran_a4[0] + ukuran_a4[1], ukuran_f4[0] + ukuran_f4[1], strict=True):
        if a4 > teks_a4 - 85:
            assert abs(f4 - teks_f4) < 30
            penuh += 1
        else:
            assert f4 == a4
    assert penuh > 0


@pytest.mark.parametrize("slug", KATALOG)
def test_the_pdf_of_a_document_has_bookmarks(slug: str, pdf: dict[str, Path]):
    assert b"/Outlines" in pdf[f"{slug} a4"].read_bytes()


@pytest.mark.parametrize("slug", TANDA_TANGAN)
def test_the_signatures_stand_together_on_one_page_wherever_it_ends(slug: str, pdf: dict[str, Path]):
    awal, akhir = TANDA_TANGAN[slug]
    for baris in TURUN:
        halaman = _halaman(pdf[f"{slug} turun {baris}"])
        tempat = max(nomor for nomor, isi in enumerate(halaman) if awal in isi)
        assert akhir in halaman[tempat], baris


@pytest.mark.parametrize("slug", TANDA_TANGAN)
def test_no_page_holds_only_signatures(slug: str, pdf: dict[str, Path]):
    for baris in TURUN:
        (halaman,) = (isi for isi in _halaman(pdf[f"{slug} turun {baris}"]) if TANDA_TANGAN[slug][0] in isi)
        assert "".join(BADAN[slug].split()) in "".join(halaman.split()), baris


@pytest.mark.parametrize("jumlah", range(1, 7))
def test_one_to_six_people_sign_a_risalah_on_one_page(jumlah: int, pdf: dict[str, Path]):
    (halaman,) = (isi for isi in _halaman(pdf[f"peserta {jumlah}"]) if "Peserta," in isi)
    nama = [f"Nomor {urut}," for urut in range(1, jumlah + 1)]
    assert [item for item in nama if item not in "".join(halaman)] == []
    assert "dr. Ratna Wijaya" in halaman
