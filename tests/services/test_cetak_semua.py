"""Every document that the data give in one run, one PDF of all, and what its pages say when they are read back."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader, PdfWriter, Transformation

from kinerja_core.cli.utama import jalankan
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.periode import Periode
from kinerja_core.services import halaman_cetak, kemasan, pdf
from kinerja_core.services.cap_pdf import perlu_pustaka
from kinerja_core.services.cetak import cetak, tampilan
from kinerja_core.services.cetak_semua import HasilCetakSemua, cetak_semua, dokumen_semua
from kinerja_core.services.contoh import kesalahan, unit
from kinerja_core.services.indeks import NAMA_INDEKS
from kinerja_core.services.jalan_cetak import Lembaran
from kinerja_core.services.simpanan import tanpa_simpanan
from kinerja_core.services.verifikasi_pdf import verifikasi_pdf
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from kinerja_core.workbooks.mesin import kisi

BERKONSELING = next(one for one in unit.ORANG if any(item.rahasia for item in unit.buku(one).pembinaan))
ORANG = [*(one for one in unit.ORANG[:3] if one is not BERKONSELING), BERKONSELING]
SALAH = next(one for one in unit.ORANG[3:] if one not in ORANG)


def isi_unit(periode: Periode = unit.PENGATURAN.periode) -> bytes:
    return bangun_unit(
        BukuUnit(
            pengaturan=unit.PENGATURAN.model_copy(update={"periode": periode}),
            anggota=tuple(AnggotaUnit(pegawai=unit.buku(orang).skp.pegawai) for orang in ORANG),
            skor=tuple(orang.skor for orang in ORANG),
        ),
        unit.TAHUN,
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of whole workbooks, one with mistakes, one that is broken, and the unit's."""
    folder = tmp_path_factory.mktemp("semua")
    for nomor, orang in enumerate(ORANG):
        buku = unit.buku(orang)
        (folder / f"{nomor}.xlsx").write_bytes(bangun_skp(buku.skp.jenis, buku.skp.tahun, buku))
    (folder / "salah.xlsx").write_bytes(kesalahan.buku_dengan_kesalahan(unit.buku(SALAH)))
    (folder / "terpotong.xlsx").write_bytes(b"PK\3\4 bukan buku")
    (folder / "unit.xlsx").write_bytes(isi_unit())
    return folder


@pytest.fixture(scope="module")
def semua(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[HasilCetakSemua, Path]:
    folder = tmp_path_factory.mktemp("hasil")
    return cetak_semua([data], folder), folder


def _isi(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.docx")}


def test_all_give_what_each_document_gives_by_itself(
    semua: tuple[HasilCetakSemua, Path], data: Path, tmp_path: Path
) -> None:
    hasil, folder = semua
    for slug in ("skp", "risalah", "evaluasi", "surat-keterangan", "dokumen-evaluasi"):
        cetak(slug, [data], tmp_path / slug)
        assert _isi(folder / slug) == _isi(tmp_path / slug) != {}
        assert hasil.jumlah[slug] == len(_isi(folder / slug))
        assert (folder / slug / NAMA_INDEKS).is_file()
    assert len(hasil.dibuat) == sum(hasil.jumlah.values())


def test_a_file_is_opened_once_for_all_documents(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dibuka: Counter[str] = Counter()
    asli = kemasan.baca_bita

    def hitung(path: Path, *lain: Any) -> bytes:
        dibuka[path.name] += 1
        return asli(path, *lain)

    monkeypatch.setattr(kemasan, "baca_bita", hitung)
    monkeypatch.setattr(kisi, "baca_bita", hitung)
    with tanpa_simpanan():  # which would open none of them again
        cetak_semua([data], tmp_path)
    assert dibuka == {path.name: 1 for path in data.glob("*.xlsx")}


def test_secret_documents_come_only_when_they_are_named(
    semua: tuple[HasilCetakSemua, Path], data: Path, tmp_path: Path
) -> None:
    hasil, folder = semua
    rahasia = {slug for slug, what in KATALOG.items() if what.rahasia}
    assert rahasia
    assert not rahasia & (set(hasil.jumlah) | set(hasil.tanpa_data))
    assert not any((folder / slug).exists() for slug in rahasia)
    lagi = cetak_semua([data], tmp_path, dokumen=dokumen_semua(["konseling"]))
    assert lagi.jumlah["konseling"] == len(_isi(tmp_path / "konseling")) == 1
    assert not (tmp_path / "konseling" / NAMA_INDEKS).exists()
    with pytest.raises(GalatKinerja, match="sudah termasuk"):
        dokumen_semua(["risalah"])


def test_who_is_held_back_is_said_once_with_every_cause_once(semua: tuple[HasilCetakSemua, Path]) -> None:
    hasil, _ = semua
    tertahan = {one.berkas: one for one in hasil.tertahan}
    nama = unit.buku(SALAH).skp.pegawai.nama
    assert tertahan["salah.xlsx"].nama == nama
    assert {"risalah", "rencana-aksi", "evaluasi"} <= set(tertahan["salah.xlsx"].dokumen)
    assert tertahan["salah.xlsx"].sebab
    assert "tidak dapat dibaca" in tertahan["terpotong.xlsx"].sebab[0]
    assert len(hasil.temuan) == len(set(hasil.temuan))
    assert not any(one.kode == "DOKUMEN-DITAHAN" for one in hasil.temuan)
    sebab = [one.pesan for one in hasil.temuan if one.berkas == "terpotong.xlsx"]
    assert len(sebab) == 1
    undangan = [one.pesan for one in hasil.temuan if "Undangan Konfirmasi" in one.pesan]
    assert len(undangan) == 1
    assert f"{len(ORANG) - 1} dokumen lain begitu juga" in undangan[0]


def test_the_same_run_again_makes_nothing(data: Path, tmp_path: Path) -> None:
    pertama = cetak_semua([data / "0.xlsx"], tmp_path)
    kedua = cetak_semua([data / "0.xlsx"], tmp_path)
    assert pertama.dibuat
    assert (kedua.dibuat, sorted(kedua.tetap)) == ([], pertama.dibuat)


def test_without_a_unit_workbook_its_documents_are_named_and_no_mistake(data: Path, tmp_path: Path) -> None:
    hasil = cetak_semua([data / "0.xlsx"], tmp_path)
    assert {"evaluasi", "surat-keterangan", "konversi-ak"} <= set(hasil.tanpa_data)
    assert "buku unit" in hasil.tanpa_data["evaluasi"]
    assert not hasil.temuan
    sendiri = cetak_semua([data / "unit.xlsx"], tmp_path / "unit")
    assert "buku kerja" in sendiri.tanpa_data["skp"]
    assert sendiri.jumlah["surat-keterangan"] == 1


def test_the_unit_workbooks_of_several_periods_each_give_their_documents(data: Path, tmp_path: Path) -> None:
    periode = Periode(unit.TAHUN, Triwulan.IV)
    (tmp_path / "tw4.xlsx").write_bytes(isi_unit(periode))
    hasil = cetak_semua([data / "0.xlsx", data / "unit.xlsx", tmp_path / "tw4.xlsx"], tmp_path / "hasil")
    assert len(_isi(tmp_path / "hasil" / "surat-keterangan")) == 2
    assert any(periode.kode in nama for nama in _isi(tmp_path / "hasil" / "evaluasi"))
    assert not any(one.kode == "DOKUMEN-ISI-SALAH" for one in hasil.temuan)


@pytest.mark.parametrize(
    ("argumen", "kata"),
    [
        (["--templat", "{x}/t.docx"], "milik satu dokumen"), (["{x}/risalah.json"], "satu dokumen"),
        (["--pdfa", "--kode-qr"], "tidak dapat bersama"), (["--bolak-balik"], "tanpa --satu-pdf"),
        (["--contoh", "0"], "paling sedikit 1"), (["--sertakan", "skp"], "sudah termasuk"),
        (["--satu-pdf", "{x}/a.docx"], "akhiran .pdf"), (["--satu-pdf", "{x}/ada.pdf"], "Sudah ada"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_refused_before_anything_is_made(
    argumen: list[str], kata: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for nama in ("t.docx", "risalah.json", "ada.pdf"):
        (tmp_path / nama).write_bytes(b"{}")
    isi = [one.replace("{x}", str(tmp_path)) for one in argumen]
    assert jalankan(["cetak", "semua", str(data), "-o", str(tmp_path / "hasil"), *isi]) == 2
    assert kata in capsys.readouterr().err
    assert not (tmp_path / "hasil").exists()


def test_a_sample_is_marked_by_its_name_and_not_in_its_text(data: Path, tmp_path: Path) -> None:
    hasil = cetak_semua([data], tmp_path, lembaran=Lembaran(contoh=2))
    assert all(count <= 2 for count in hasil.jumlah.values())
    assert hasil.jumlah["skp"] == 2
    assert not (tmp_path / "skp").exists()
    cetak("skp", [data], tmp_path / "skp")
    utuh = _isi(tmp_path / "skp")
    for nama, isi in _isi(tmp_path / "contoh" / "skp").items():
        assert nama.startswith("Contoh ")
        assert utuh[nama.removeprefix("Contoh ")] == isi


def test_the_command_tells_people_and_programs_the_same(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jalankan(["cetak", "semua", str(data), "-o", str(tmp_path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {one["dokumen"] for one in told["dokumen"]} >= {"skp", "risalah"}
    assert {"berkas", "nama", "nip", "dokumen", "sebab"} == set(told["tertahan"][0])
    assert all(Path(one).is_file() for one in (*told["dibuat"], *told["indeks"]))
    assert jalankan(["cetak", "semua", str(data), "-o", str(tmp_path)]) == 1
    shown = capsys.readouterr().out
    assert "Tertahan" in shown
    assert "tidak dibuat ulang" in shown


def test_a_missing_library_is_one_sentence_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(GalatKinerja, match=r'"pypdf".*pip install "kinerja\[pdf\]"'):
        perlu_pustaka(kode_qr=True)


# -- pages ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def berhalaman(soffice: str, data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[HasilCetakSemua, Path]:
    """Three kinds of document as one PDF, with every mark; LibreOffice is started once."""
    folder = tmp_path_factory.mktemp("halaman")
    lembaran = Lembaran(kode_qr=True, kotak=True, satu_pdf=folder / "siap cetak.pdf", bolak_balik=True)
    kinds = [KATALOG[slug] for slug in ("rencana-aksi", "risalah", "surat-keterangan")]
    kinds.append(KATALOG["konseling"])
    return cetak_semua([data], folder / "dokumen", dokumen=kinds, lembaran=lembaran), folder


def _satu(berhalaman: tuple[HasilCetakSemua, Path]) -> Path:
    hasil, folder = berhalaman
    assert folder / "siap cetak.pdf" in hasil.dibuat
    return folder / "siap cetak.pdf"


def test_one_pdf_has_all_but_the_secret_in_signing_order_each_on_an_odd_page(
    berhalaman: tuple[HasilCetakSemua, Path],
) -> None:
    hasil, folder = berhalaman
    baca = PdfReader(_satu(berhalaman))
    isi = [one.title for one in baca.outline if not isinstance(one, list)]
    bab = [one for one in baca.outline if isinstance(one, list)]
    assert isi[-1] == "Tanpa penanda tangan"  # a rencana aksi is signed by nobody
    assert isi[:-1] == sorted(isi[:-1], key=str.casefold)
    dokumen = [one for bagian in bab for one in bagian]
    assert len(dokumen) == sum(count for slug, count in hasil.jumlah.items() if slug != "konseling")
    assert not any("Konseling" in str(one.title) for one in dokumen)
    assert (folder / "dokumen" / "konseling").is_dir()
    assert all(baca.get_destination_page_number(one) % 2 == 0 for one in dokumen)
    assert str(bab[0][0].title).startswith("Surat Keterangan")  # the unit's own lie above those of its people


def test_the_one_pdf_says_in_which_language_it_is_read_aloud(berhalaman: tuple[HasilCetakSemua, Path]) -> None:
    akar: Any = PdfReader(_satu(berhalaman)).trailer["/Root"]
    assert akar["/Lang"] == "id-ID"


def test_every_code_is_read_by_a_real_decoder_and_says_what_the_text_beside_it_says(
    berhalaman: tuple[HasilCetakSemua, Path], tmp_path: Path
) -> None:
    satu = _satu(berhalaman)
    subprocess.run(["pdftoppm", "-r", "150", "-gray", str(satu), str(tmp_path / "h")], check=True)
    terbaca = []
    for gambar in sorted(tmp_path.glob("h-*")):
        with Image.open(gambar) as halaman:
            terbaca += [one.text for one in zxingcpp.read_barcodes(halaman)]
    hasil = verifikasi_pdf(satu)
    assert hasil.sesuai
    menurut_teks = [f"KINERJA:1:{one.nomor}:{one.sidik.upper()}" for one in hasil.dokumen for _ in one.halaman]
    assert sorted(terbaca) == sorted(menurut_teks) != []


def test_every_signed_document_has_an_empty_field_above_its_signer(berhalaman: tuple[HasilCetakSemua, Path]) -> None:
    satu = PdfReader(_satu(berhalaman))
    isian: list[Any] = [one.get_object() for one in satu.trailer["/Root"]["/AcroForm"]["/Fields"]]  # type: ignore[index]  # pypdf types no dictionary
    assert all(one["/FT"] == "/Sig" and "/V" not in one for one in isian)
    assert len({one["/T"] for one in isian}) == len(isian)
    hasil, _ = berhalaman
    assert len(isian) == sum(count for slug, count in hasil.jumlah.items() if slug != "konseling")
    bertempat = [one for one in isian if float(one["/Rect"][2]) > float(one["/Rect"][0])]
    assert len(bertempat) == hasil.jumlah["risalah"] + hasil.jumlah["surat-keterangan"]
    keluaran = subprocess.run(
        ["pdfinfo", str(_satu(berhalaman))], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert "AcroForm" in keluaran.stdout
    assert keluaran.stderr == ""


def test_pages_are_compared_with_the_word_files_they_were_printed_from(
    berhalaman: tuple[HasilCetakSemua, Path], tmp_path: Path
) -> None:
    satu, (_, folder) = _satu(berhalaman), berhalaman
    hasil = verifikasi_pdf(satu, folder / "dokumen")
    assert hasil.sesuai
    assert all(one.asal and one.kata_demi_kata and not one.hilang for one in hasil.dokumen)
    assert "Setiap kata di halamannya sesuai dengan data dokumen Word-nya." in hasil.uraian()
    assert "bukan tanda tangan" in hasil.uraian()[-1]
    assert jalankan(["verifikasi", str(satu), "--asal", str(folder / "dokumen"), "--json"]) == 0
    kosong = verifikasi_pdf(satu, tmp_path)
    assert not kosong.sesuai
    assert any("tidak ada di tempat yang disebut" in text for text in kosong.uraian())


def test_a_page_that_is_missing_or_says_something_else_is_found(
    berhalaman: tuple[HasilCetakSemua, Path], tmp_path: Path
) -> None:
    folder = berhalaman[1] / "dokumen"
    tulis = PdfWriter()
    tulis.append(PdfReader(_satu(berhalaman)), pages=(0, 1))  # a letter of one page
    tulis.append(PdfReader(_satu(berhalaman)), pages=(0, 1))
    tulis.write(tmp_path / "kurang.pdf")
    kurang = verifikasi_pdf(tmp_path / "kurang.pdf")
    assert not kurang.sesuai
    assert "  Halaman 1 ada lebih dari sekali." in kurang.uraian()
    risalah = next(folder.glob("risalah/*.pdf"))
    lain = PdfWriter(clone_from=PdfReader(risalah))
    nama = unit.buku(next(o for o in ORANG if unit.buku(o).skp.pegawai.nip in risalah.name)).skp.pegawai.nama
    for halaman in lain.pages:  # the page of somebody else under this code: its own text is taken away
        isi = halaman["/Contents"].get_object()
        halaman[next(k for k in halaman if k == "/Contents")] = type(isi)([isi[0], isi[-1]])
    lain.write(tmp_path / "lain.pdf")
    hasil = verifikasi_pdf(tmp_path / "lain.pdf", folder)
    assert not hasil.sesuai
    assert nama[:20] in " ".join(hasil.dokumen[0].hilang)


def test_a_picture_between_the_pages_is_no_blank_back_of_a_sheet(
    berhalaman: tuple[HasilCetakSemua, Path], tmp_path: Path
) -> None:
    gambar, tulis = io.BytesIO(), PdfWriter()
    Image.new("L", (60, 80), 200).save(gambar, "PDF")
    satu = next((berhalaman[1] / "dokumen").glob("rencana-aksi/*.pdf"))
    tulis.append(PdfReader(satu))
    tulis.add_blank_page(595, 842)
    tulis.write(tmp_path / "bolak-balik.pdf")
    assert verifikasi_pdf(tmp_path / "bolak-balik.pdf").sesuai
    tulis.append(PdfReader(gambar))
    tulis.write(tmp_path / "disisipi.pdf")
    hasil = verifikasi_pdf(tmp_path / "disisipi.pdf")
    assert not hasil.sesuai
    assert hasil.gambar == hasil.tanpa_kode == (len(tulis.pages),)
    (tmp_path / "pindai.pdf").write_bytes(gambar.getvalue())
    said = verifikasi_pdf(tmp_path / "pindai.pdf").uraian()
    assert "hasil pindai" in said[1]
    assert "belum dapat dikatakan" in said[-1]


def test_several_pages_on_one_sheet_are_all_read(berhalaman: tuple[HasilCetakSemua, Path], tmp_path: Path) -> None:
    files = sorted((berhalaman[1] / "dokumen").glob("rencana-aksi/*.pdf"))[:2]
    tulis = PdfWriter()
    sheet = tulis.add_blank_page(1684, 842)
    for place, file in enumerate(files):
        sheet.merge_transformed_page(PdfReader(file).pages[0], Transformation().translate(842 * place))
    tulis.write(tmp_path / "dua.pdf")
    assert len(verifikasi_pdf(tmp_path / "dua.pdf").dokumen) == 2


def test_a_pdf_that_was_signed_since_stays_out_and_is_told(
    berhalaman: tuple[HasilCetakSemua, Path], data: Path, tmp_path: Path
) -> None:
    shutil.copytree(berhalaman[1] / "dokumen", tmp_path / "dokumen")
    risalah = next((tmp_path / "dokumen").glob("risalah/*.pdf"))
    risalah.write_bytes(risalah.read_bytes() + b"\n% ditandatangani\n")
    kinds = [KATALOG["risalah"]]
    lembaran = Lembaran(kode_qr=True, kotak=True, satu_pdf=tmp_path / "lagi.pdf")
    hasil = cetak_semua([data], tmp_path / "dokumen", dokumen=kinds, lembaran=lembaran)
    assert [one.kode for one in hasil.temuan].count("PDF-TIDAK-IKUT") == 1
    ditulis = verifikasi_pdf(tmp_path / "lagi.pdf")
    assert len(ditulis.dokumen) == hasil.jumlah["risalah"] - 1
    assert risalah.read_bytes().endswith(b"% ditandatangani\n")


class _Salinan:
    """In place of LibreOffice: gives a PDF that is there already."""

    isi = b""

    def __init__(self, *_: object, **__: object) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def ubah(self, dokumen: list[tuple[Path, str]]) -> Iterator[pdf.HasilPDF]:
        for sumber, _ in dokumen:
            yield pdf.HasilPDF(sumber, self.isi)


@pytest.fixture
def tiruan(monkeypatch: pytest.MonkeyPatch) -> None:
    tulis, isi = PdfWriter(), io.BytesIO()
    tulis.add_blank_page(595, 842)
    tulis.write(isi)
    monkeypatch.setattr(_Salinan, "isi", isi.getvalue())
    monkeypatch.setattr(pdf, "PembuatPDF", _Salinan)
    monkeypatch.setattr(halaman_cetak, "PembuatPDF", _Salinan)  # loaded before: it would keep what stands there
    monkeypatch.setattr(pdf, "cari_libreoffice", lambda: pdf.LibreOffice(Path("soffice"), None))


def test_one_document_has_the_same_marks_and_its_own_pile(tiruan: None, data: Path, tmp_path: Path) -> None:
    satu = ["cetak", "skp", str(data / "0.xlsx"), "-o", str(tmp_path / "satu.docx"), "--kode-qr", "--kotak-ttd"]
    assert jalankan(satu) == 0
    hasil = verifikasi_pdf(tmp_path / "satu.pdf", tmp_path)
    assert [one.judul for one in hasil.dokumen] == ["Sasaran Kinerja Pegawai"]
    assert hasil.dokumen[0].asal == tmp_path / "satu.docx"
    cetak("skp", [data / "0.xlsx"], tmp_path / "lain", lembaran=Lembaran(kode_qr=True))
    (lain,) = (tmp_path / "lain").glob("*.pdf")
    assert verifikasi_pdf(lain).dokumen[0].nomor == hasil.dokumen[0].nomor  # whatever its file is called
    assert hasil.dokumen[0].hilang  # the page in place of the real one is empty
    assert len(PdfReader(tmp_path / "satu.pdf").get_fields() or {}) == 1
    assert jalankan([*satu[:4], str(tmp_path / "dua.docx"), "--contoh", "2"]) == 2
    folder = tmp_path / "folder"
    banyak = ["cetak", "skp", str(data), "-o", str(folder), "--satu-pdf", str(tmp_path / "skp.pdf"), "--contoh", "2"]
    assert jalankan(banyak) in {0, 1}
    assert len(PdfReader(tmp_path / "Contoh skp.pdf").pages) == 2
    assert len(_isi(folder / "contoh")) == 2


def test_the_same_run_again_renews_its_pile_as_long_as_nobody_touched_it(
    tiruan: None, data: Path, tmp_path: Path
) -> None:
    satu = tmp_path / "satu.pdf"

    def jalan(*buku: str) -> HasilCetakSemua:
        berkas = [data / nama for nama in buku]
        lembaran = Lembaran(satu_pdf=satu)
        return cetak_semua(berkas, tmp_path / "d", dokumen=[KATALOG["skp"]], lembaran=lembaran)

    assert satu in jalan("0.xlsx").dibuat
    pertama = satu.read_bytes()
    assert satu in jalan("0.xlsx").tetap
    assert satu.read_bytes() == pertama
    assert satu in jalan("0.xlsx", "1.xlsx").dibuat
    assert len(PdfReader(satu).pages) == 2
    (cadangan,) = tmp_path.glob("satu.cadangan-*.pdf")
    assert cadangan.read_bytes() == pertama
    for ubah in (lambda isi: isi + b"\n% ditandatangani\n", lambda isi: isi.replace(b"pypdf", b"pypdg")):
        satu.write_bytes(lama := ubah(pertama))
        with pytest.raises(GalatKinerja, match="Sudah ada"):
            jalan("0.xlsx")
        assert satu.read_bytes() == lama


def test_without_a_name_for_it_the_field_has_no_place_but_is_there(tiruan: None, data: Path, tmp_path: Path) -> None:
    lembaran = Lembaran(kotak=True)
    cetak_semua([data / "0.xlsx"], tmp_path, dokumen=[KATALOG["rencana-aksi"]], lembaran=lembaran)
    (berkas,) = (tmp_path / "rencana-aksi").glob("*.pdf")
    (isian,) = (PdfReader(berkas).get_fields() or {}).values()
    assert isian["/FT"] == "/Sig"


@pytest.mark.parametrize("isi", [b"", b"bukan pdf", b"%PDF-1.7\n1 0 obj\n<<>>\n", b"%PDF-1.7\n" + b"\0" * 100])
def test_a_foreign_pdf_is_one_sentence(isi: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    berkas = tmp_path / "asing.pdf"
    berkas.write_bytes(isi)
    assert jalankan(["verifikasi", str(berkas)]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_pdf_without_codes_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tulis = PdfWriter()
    tulis.add_blank_page(200, 200)
    tulis.write(tmp_path / "kosong.pdf")
    assert jalankan(["verifikasi", str(tmp_path / "kosong.pdf")]) == 1
    assert "Tidak ada halaman yang berkode" in capsys.readouterr().out


def test_looks_that_one_document_has_no_place_for_are_used_where_there_is_one(data: Path, tmp_path: Path) -> None:
    kop = tmp_path / "kop.png"
    gambar = io.BytesIO()
    Image.new("RGB", (300, 60), "white").save(gambar, "PNG")
    kop.write_bytes(gambar.getvalue())
    hasil = cetak_semua([data / "unit.xlsx", data / "0.xlsx"], tmp_path / "hasil", tampilan(kop=kop))
    assert {"skp", "surat-keterangan"} <= {slug for slug, count in hasil.jumlah.items() if count}
    with pytest.raises(GalatKinerja, match="--kop tidak berpengaruh"):
        cetak_semua([data / "0.xlsx"], tmp_path / "x", tampilan(kop=kop), dokumen=[KATALOG["skp"]])
