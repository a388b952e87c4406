from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.temuan import Temuan
from kinerja_core.services import pdf
from kinerja_core.services.pdf import HasilPDF, LibreOffice, PembuatPDF, cari_libreoffice
from tests.alat import libreoffice
from tests.documents import contoh
from tests.documents.bantu import render

TIRUAN = Path(__file__).with_name("kantor_tiruan.py")
PROC = Path("/proc")


def proses(kata: str) -> dict[int, str]:
    """Processes whose command line holds a text."""
    ada = {}
    for folder in PROC.glob("[0-9]*"):
        try:
            perintah = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if kata in perintah:
            ada[int(folder.name)] = perintah
    return ada


def hilang(kata: str, detik: float = 20) -> bool:
    batas = time.monotonic() + detik
    while proses(kata):
        if time.monotonic() > batas:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def sementara(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, so that what is left there can be seen."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def tiruan(tmp_path: Path, sementara: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LibreOffice]:
    """A LibreOffice whose bridge is the stand-in; nothing of it is left at the end."""
    monkeypatch.setattr(pdf, "_JEMBATAN", TIRUAN)
    kantor = tmp_path / "kantor" / "soffice"
    kantor.parent.mkdir()
    yield LibreOffice(kantor, Path(sys.executable))
    assert hilang(str(tmp_path), 5), proses(str(tmp_path))
    assert list(sementara.iterdir()) == []


def jejak(kantor: LibreOffice) -> list[str]:
    return (kantor.program.parent / "jejak.txt").read_text(encoding="utf-8").split("\n")[:-1]


def naskah(folder: Path, *judul: str) -> list[tuple[Path, str]]:
    hasil = []
    for nomor, kata in enumerate(judul):
        berkas = folder / f"{nomor} {kata}.docx"
        isi = docx.Document()
        isi.add_paragraph(kata)
        isi.save(str(berkas))
        hasil.append((berkas, kata))
    return hasil


def per_judul(hasil: list[HasilPDF]) -> dict[str, bytes | str]:
    return {h.sumber.stem[2:]: h.isi.kode if isinstance(h.isi, Temuan) else h.isi for h in hasil}


# -- the real LibreOffice -------------------------------------------------------------------------


@pytest.mark.skipif(not PROC.is_dir(), reason="daftar proses hanya dibaca di Linux")
def test_six_documents_through_two_listeners_become_pdfs_with_their_text(
    soffice: str, tmp_path: Path, sementara: Path
):
    dokumen = []
    for nomor in range(6):
        konteks = contoh.risalah_terkecil().model_copy(update={"hari_tanggal": f"Hari ke-{nomor} & <{nomor}>"})
        berkas = tmp_path / f"Risalah {nomor} ä#%.docx"
        berkas.write_bytes(render("risalah", konteks))
        dokumen.append((berkas, f"Judul {nomor}"))
    rusak = tmp_path / "rusak.docx"
    rusak.write_bytes(b"bukan dokumen Word")
    berhuruf = tmp_path / "berhuruf.docx"
    isi = docx.Document()
    isi.add_heading("Bab Satu")
    isi.add_paragraph("≥ \u2fe0")  # of which no font has the last
    isi.add_paragraph().add_run("teks").font.name = "Huruf Karangan"
    isi.save(str(berhuruf))
    sebelum = {p.name: p.read_bytes() for p in tmp_path.glob("*.docx")}
    with PembuatPDF(cari_libreoffice(), pendengar=2) as pembuat:
        hasil = {h.sumber: h for h in pembuat.ubah([*dokumen, (rusak, "x"), (berhuruf, "Berhuruf")])}
        assert len([one for one in proses(str(pembuat._folder)).values() if "soffice.bin" in one]) == 2
        folder = str(pembuat._folder)
    assert len(hasil) == 8
    for nomor, (berkas, judul) in enumerate(dokumen):
        isi_pdf = hasil[berkas].isi
        assert isinstance(isi_pdf, bytes)
        (tmp_path / "a.pdf").write_bytes(isi_pdf)
        assert f"Hari ke-{nomor} & <{nomor}>" in libreoffice.teks_pdf(tmp_path / "a.pdf")
        info = subprocess.run(["pdfinfo", str(tmp_path / "a.pdf")], capture_output=True, encoding="utf-8", check=True)
        assert f"Title:           {judul}\n" in info.stdout
        assert "Tagged:          yes" in info.stdout
        assert hasil[berkas].huruf_diganti == set()
    temuan = hasil[rusak].isi
    assert isinstance(temuan, Temuan)
    assert (temuan.kode, temuan.berkas) == ("PDF-GAGAL", "rusak.docx")
    assert temuan.pesan == f"PDF tidak dibuat: {pdf._SEBAB['buka']}."
    assert "Huruf Karangan" in hasil[berhuruf].huruf_diganti
    assert (hasil[berhuruf].huruf_hilang, {hasil[satu].huruf_hilang for satu, _ in dokumen}) == ("\u2fe0", {""})
    assert b"/Outlines" in bytes(hasil[berhuruf].isi)  # type: ignore[arg-type]  # made, see the line above
    assert {p.name: p.read_bytes() for p in tmp_path.glob("*.docx")} == sebelum
    assert hilang(folder)
    assert list(sementara.iterdir()) == []


@pytest.mark.skipif(not PROC.is_dir(), reason="daftar proses hanya dibaca di Linux")
def test_a_listener_whose_libreoffice_or_bridge_is_killed_is_started_anew(
    soffice: str, tmp_path: Path, sementara: Path
):
    dokumen = naskah(tmp_path, *(f"Judul {nomor}" for nomor in range(6)))
    hasil = {}
    with PembuatPDF(cari_libreoffice(), pendengar=1, pdfa=True) as pembuat:
        for urut, satu in enumerate(pembuat.ubah(dokumen)):  # in the middle of the batch
            for nama in {1: ["soffice.bin"], 3: ["jembatan_uno"]}.get(urut, []):
                (nomor,) = [n for n, perintah in proses(str(pembuat._folder)).items() if nama in perintah]
                os.kill(nomor, signal.SIGKILL)
            hasil[satu.sumber.stem[2:]] = satu.isi
        folder = str(pembuat._folder)
    assert set(hasil) == {judul for _, judul in dokumen}
    for judul, isi in hasil.items():
        assert isinstance(isi, bytes), isi
        assert b"<pdfaid:part>2</pdfaid:part>" in isi
        assert b"<pdfaid:conformance>B</pdfaid:conformance>" in isi
        (tmp_path / "a.pdf").write_bytes(isi)
        info = subprocess.run(["pdfinfo", str(tmp_path / "a.pdf")], capture_output=True, encoding="utf-8", check=True)
        assert f"Title:           {judul}\n" in info.stdout
        assert f'<rdf:li xml:lang="x-default">{judul}</rdf:li>'.encode() in isi  # PDF/A: the same in the metadata
        assert b"/OutputIntents" in isi
        huruf = subprocess.run(["pdffonts", str(tmp_path / "a.pdf")], capture_output=True, encoding="utf-8", check=True)
        assert [baris.split()[-5] for baris in huruf.stdout.splitlines()[2:]] == ["yes"]  # embedded
    assert hilang(folder)
    assert list(sementara.iterdir()) == []


@pytest.mark.skipif(not PROC.is_dir(), reason="daftar proses hanya dibaca di Linux")
def test_nothing_is_left_when_the_program_itself_is_killed(soffice: str, tmp_path: Path):
    program = f"""
import sys, tempfile, time
from pathlib import Path
from kinerja_core.services.pdf import PembuatPDF, cari_libreoffice
tempfile.tempdir = {str(tmp_path)!r}
with PembuatPDF(cari_libreoffice(), pendengar=1) as pembuat:
    for hasil in pembuat.ubah([(Path({str(naskah(tmp_path, "a")[0][0])!r}), "a")]):
        print(type(hasil.isi).__name__, flush=True)
    time.sleep(600)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, encoding="utf-8") as anak:
        assert anak.stdout is not None
        assert anak.stdout.readline() == "bytes\n"
        assert len(proses(f"{tmp_path}/kinerja-pdf-")) >= 2
        anak.kill()
    assert hilang(f"{tmp_path}/kinerja-pdf-")
    batas = time.monotonic() + 10
    while list(tmp_path.glob("kinerja-pdf-*")) and time.monotonic() < batas:
        time.sleep(0.05)
    assert list(tmp_path.glob("kinerja-pdf-*")) == []


def test_without_uno_one_call_converts_all_and_pdf_a_is_pdf_a(soffice: str, tmp_path: Path, sementara: Path):
    dokumen = naskah(tmp_path, "satu", "dua")
    rusak = tmp_path / "2 rusak.docx"
    rusak.write_bytes(b"PK")
    with PembuatPDF(LibreOffice(cari_libreoffice().program, None), pdfa=True) as pembuat:
        hasil = per_judul(list(pembuat.ubah([*dokumen, (rusak, "rusak")])))
    assert hasil["rusak"] == "PDF-GAGAL"
    for judul in ("satu", "dua"):
        isi = hasil[judul]
        assert isinstance(isi, bytes)
        assert b"<pdfaid:part>2</pdfaid:part>" in isi
        assert b"<pdfaid:conformance>B</pdfaid:conformance>" in isi
    assert list(sementara.iterdir()) == []


# -- a stand-in that misbehaves -------------------------------------------------------------------


def test_what_is_no_pdf_a_is_not_given_for_one(tiruan: LibreOffice, tmp_path: Path):
    """LibreOffice 7.0 without its Python makes a plain PDF."""
    with PembuatPDF(tiruan, pdfa=True, pendengar=1) as pembuat:
        (hasil,) = pembuat.ubah(naskah(tmp_path, "satu"))
    assert isinstance(hasil.isi, Temuan)
    assert hasil.isi.kode == "PDF-GAGAL"
    assert "tidak menghasilkan PDF/A; pasang versi 7.4" in hasil.isi.pesan


def test_a_document_that_hangs_hits_its_limit_and_never_stops_the_others(tiruan: LibreOffice, tmp_path: Path):
    dokumen = naskah(tmp_path, "satu", "macet", "dua", "tolak", "tiga")
    with PembuatPDF(tiruan, pendengar=1, batas_detik=1) as pembuat:
        hasil = list(pembuat.ubah(dokumen))
    kode = per_judul(hasil)
    assert (kode["macet"], kode["tolak"]) == ("PDF-WAKTU", "PDF-GAGAL")
    assert all(isinstance(kode[judul], bytes) for judul in ("satu", "dua", "tiga"))
    assert jejak(tiruan) == ["mulai", "satu", "macet", "mulai", "macet", "mulai", "dua", "tolak", "tiga"]
    pesan = {h.isi.berkas: h.isi.pesan for h in hasil if isinstance(h.isi, Temuan)}
    assert pesan["1 macet.docx"] == "PDF tidak dibuat: LibreOffice belum selesai setelah 1 detik, dua kali."
    assert pesan["3 tolak.docx"] == f"PDF tidak dibuat: {pdf._SEBAB['buka']}."


def test_a_document_on_which_libreoffice_dies_is_tried_once_more(tiruan: LibreOffice, tmp_path: Path):
    with PembuatPDF(tiruan, pendengar=1) as pembuat:
        hasil = per_judul(list(pembuat.ubah(naskah(tmp_path, "mati sekali", "mati", "satu"))))
    assert isinstance(hasil["mati sekali"], bytes)
    assert isinstance(hasil["satu"], bytes)
    assert hasil["mati"] == "PDF-GAGAL"
    assert jejak(tiruan).count("mati") == 2


def test_a_libreoffice_that_never_starts_is_tried_twice_and_not_once_for_each_document(
    tiruan: LibreOffice, tmp_path: Path
):
    (tiruan.program.parent / "tidak-mulai").touch()
    with PembuatPDF(tiruan, pendengar=1) as pembuat:
        hasil = per_judul(list(pembuat.ubah(naskah(tmp_path, *(f"n{i}" for i in range(12))))))
    assert set(hasil.values()) == {"PDF-GAGAL"}
    assert jejak(tiruan) == ["mulai", "mulai"]


def test_the_listeners_share_the_work(tiruan: LibreOffice, tmp_path: Path):
    with PembuatPDF(tiruan, pendengar=3) as pembuat:
        hasil = per_judul(list(pembuat.ubah(naskah(tmp_path, *(f"n{i}" for i in range(9))))))
    assert len(hasil) == 9
    assert 1 <= jejak(tiruan).count("mulai") <= 3


@pytest.mark.skipif(not PROC.is_dir(), reason="daftar proses hanya dibaca di Linux")
@pytest.mark.parametrize("galat", [KeyboardInterrupt, ValueError])
def test_an_interrupted_batch_leaves_no_process_and_no_folder(
    tiruan: LibreOffice, tmp_path: Path, galat: type[BaseException]
):
    def sampai_terputus() -> None:
        with PembuatPDF(tiruan, pendengar=2) as pembuat:
            for hasil in pembuat.ubah(naskah(tmp_path, "satu", "macet", "macet", "dua")):
                assert hasil.isi
                raise galat

    mulai = time.monotonic()
    with pytest.raises(galat):
        sampai_terputus()
    assert time.monotonic() - mulai < 20


def test_a_document_that_is_gone_is_a_finding(tiruan: LibreOffice, tmp_path: Path):
    with PembuatPDF(tiruan, pendengar=1) as pembuat:
        (hasil,) = pembuat.ubah([(tmp_path / "tidak ada.docx", "x")])
    assert isinstance(hasil.isi, Temuan)
    assert hasil.isi.kode == "PDF-GAGAL"
    assert hasil.isi.pesan == "PDF tidak dibuat: berkas tidak dapat disalin (tidak ditemukan)."


def test_a_computer_without_libreoffice_gets_one_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    with pytest.raises(GalatKinerja, match=r"^PDF dibuat dengan LibreOffice, tetapi .* tidak ada .*\.$") as galat:
        cari_libreoffice()
    assert "\n" not in str(galat.value)


def test_letters_that_no_font_has_are_told_together_with_the_number_of_pdfs():
    (temuan,) = pdf.temuan_huruf((), ["", "李小", "李"])
    assert temuan.kode == "PDF-HURUF"
    assert temuan.pesan == (
        'Tidak satu pun font di komputer ini memuat "李" (U+674E), "小" (U+5C0F); pada 2 PDF tampak sebagai kotak.'
    )
    assert pdf.temuan_huruf((), ["", ""]) == []
