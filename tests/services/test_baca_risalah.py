"""A risalah corrected in Word is read back, and what changed is shown."""

from __future__ import annotations

import copy
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.cli.utama import jalankan
from kinerja_core.documents.mesin.wadah import Wadah
from kinerja_core.documents.mesin.wadah import baca as isi_wadah
from kinerja_core.documents.risalah import KonteksRisalah, baca
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.baca_risalah import Selisih, baca_risalah, selisih_antara
from tests.alat import libreoffice
from tests.documents import contoh
from tests.documents.bantu import render
from tests.documents.test_sama_dengan_docxtpl import kata

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KASUS = {
    "terkecil": contoh.risalah_terkecil(),
    "biasa": contoh.risalah_biasa(),
    "contoh": contoh.risalah_contoh(),
    "terbesar": contoh.risalah_terbesar(),
}


def _cetak(folder: Path, konteks: KonteksRisalah, *, jejak: bool = True, **lain: Any) -> Path:
    berkas = folder / "risalah.docx"
    berkas.write_bytes(render("risalah", konteks, jejak=jejak, **lain))
    return berkas


def _ubah(berkas: Path) -> Any:
    return Document(io.BytesIO(berkas.read_bytes()))


def _tulis_sel(sel: Any, teks: str) -> None:
    for run in sel.paragraphs[0].runs[1:]:
        run._r.getparent().remove(run._r)
    sel.paragraphs[0].runs[0].text = teks


@pytest.mark.parametrize("nama", KASUS)
def test_an_untouched_risalah_gives_its_data_back(nama: str, tmp_path: Path):
    hasil = baca_risalah(_cetak(tmp_path, KASUS[nama]))
    assert (hasil.konteks, hasil.selisih, hasil.temuan) == (KASUS[nama], (), ())


_ISI = kata.filter(lambda isi: isi != "-" and "–" not in isi)


@settings(max_examples=40)
@given(isi=st.lists(_ISI, min_size=7, max_size=7))
def test_any_text_comes_back_as_it_was(isi: list[str]):
    konteks = KonteksRisalah.model_validate(
        {
            **contoh.risalah_terkecil().model_dump(),
            "hasil_kerja": [{"uraian": isi[0], "iki": [{"indikator": isi[1], "target": "1"}]}],
            "rencana_aksi": [isi[2], isi[3]],
            "agenda": [{"progress": isi[4], "masalah": isi[5], "penyebab": isi[6]}],
            "strategi": [isi[0], isi[6]],
            "keterangan": isi[2],
        }
    )
    assert KonteksRisalah.model_validate(baca(render("risalah", konteks)).isi) == konteks


def test_texts_rows_and_marks_changed_in_word_are_read_and_shown(tmp_path: Path):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    dokumen = _ubah(berkas)
    rencana, agenda = dokumen.tables[1], dokumen.tables[2]
    baru = copy.deepcopy(rencana.rows[3]._tr)
    rencana.rows[3]._tr.addnext(baru)
    _tulis_sel(rencana.rows[4].cells[0], "4. Menyerahkan laporan (Desember)")
    _tulis_sel(agenda.rows[1].cells[1], "Data sudah masuk")
    _tulis_sel(agenda.rows[1].cells[2], "-")
    kotak = dokumen.tables[3].rows[0].cells
    kotak[0].text, kotak[2].text = "", "✓"
    for p in list(dokumen.paragraphs):
        if "Rapat mingguan" in p.text:
            p._p.getparent().remove(p._p)
        elif p.text == "Dialog dilanjutkan bulan depan.":
            p.runs[0].text = "Dialog selesai."
    dokumen.save(str(berkas))
    hasil = baca_risalah(berkas)
    assert hasil.temuan == ()
    assert hasil.konteks is not None
    assert hasil.konteks.rencana_aksi[3] == "Menyerahkan laporan (Desember)"
    assert set(hasil.selisih or ()) == {
        Selisih("rencana_aksi[4]", None, "Menyerahkan laporan (Desember)"),
        Selisih("agenda[1].masalah", "Data dukung unit belum masuk", "Data sudah masuk"),
        Selisih("agenda[1].penyebab", "Batas waktu unit terlalu dekat", None),
        Selisih("strategi[2]", "Rapat mingguan sampai laporan selesai", None),
        Selisih("penyesuaian", True, False),
        Selisih("keterangan", "Dialog dilanjutkan bulan depan.", "Dialog selesai."),
    }
    told = "\n".join(hasil.uraian())
    for beda in (
        "Agenda Pembahasan [1] masalah:\n  - Data dukung unit belum masuk\n  + Data sudah masuk\n",
        "Rencana Aksi [4]:\n  + Menyerahkan laporan (Desember)\n", "\n  - Ya\n  + Tidak\n",
        "Agenda Pembahasan [1] penyebab:\n  - Batas waktu unit terlalu dekat\n",
    ):  # fmt: skip
        assert beda in told
    data = hasil.sebagai_json()
    assert [(one["isian"], one["semula"], one["sekarang"]) for one in data["selisih"]] == [
        (one.isian, one.semula, one.sekarang) for one in hasil.selisih or ()
    ]


def test_boxes_whose_words_changed_places_are_read_by_their_words(tmp_path: Path):
    berkas = _cetak(tmp_path, contoh.risalah_contoh())  # it is selesai
    isi = isi_wadah(berkas.read_bytes())
    utama = isi["word/document.xml"].decode()
    satu, dua = "> Selesai<", "> Belum Selesai<"
    assert satu in utama
    assert dua in utama
    isi["word/document.xml"] = utama.replace(dua, "\x00").replace(satu, dua).replace("\x00", satu).encode()
    berkas.write_bytes(Wadah(isi).tulis({}))
    hasil = baca_risalah(berkas)
    assert hasil.konteks is not None
    assert not hasil.konteks.selesai
    assert hasil.selisih == (Selisih("selesai", True, False),)


@pytest.mark.parametrize(
    ("kotak", "kata"),
    [(("X", "X"), "Kedua kotak"), (("", ""), "Tidak satu pun"), (("sudah", ""), "tidak dapat dibaca")],
)
def test_an_unclear_mark_is_a_finding_and_never_a_guess(kotak: tuple[str, str], kata: str, tmp_path: Path):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    dokumen = _ubah(berkas)
    sel = dokumen.tables[4].rows[0].cells
    sel[0].text, sel[2].text = kotak
    dokumen.save(str(berkas))
    hasil = baca_risalah(berkas)
    assert hasil.konteks is None
    (temuan,) = hasil.temuan
    assert temuan.kode == "RISALAH-TIDAK-TERBACA"
    assert kata in temuan.pesan
    assert "Status" in temuan.pesan
    assert temuan.berkas == berkas.name


def test_missing_parts_are_all_named_at_once(tmp_path: Path):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    dokumen = _ubah(berkas)
    for tabel in (dokumen.tables[1], dokumen.tables[2]):
        tabel._tbl.getparent().remove(tabel._tbl)
    _tulis_sel(dokumen.tables[0].rows[1].cells[2], "")
    dokumen.save(str(berkas))
    hasil = baca_risalah(berkas)
    assert hasil.konteks is None
    pesan = " ".join(item.pesan for item in hasil.temuan)
    assert "Rencana Aksi: bagian ini tidak ditemukan" in pesan
    assert "Agenda Pembahasan: bagian ini tidak ditemukan" in pesan
    assert "Rencana Hasil Kerja [1] iki[1] target: Wajib diisi." in pesan
    assert {one.berkas for one in hasil.temuan} == {berkas.name}


def test_names_left_to_srikandi_are_findings(tmp_path: Path):
    hasil = baca_risalah(_cetak(tmp_path, contoh.risalah_biasa(), srikandi=True))
    assert hasil.konteks is None
    assert [item.pesan for item in hasil.temuan if "SRIKANDI" in item.pesan]


def test_tracked_changes_are_read_as_accepted_and_said_so(tmp_path: Path):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    dokumen = _ubah(berkas)
    paragraf = dokumen.tables[2].rows[1].cells[1].paragraphs[0]
    lama = paragraf.runs[0]._r
    hapus = parse_xml(f"<w:del {NS} w:id='1' w:author='a'/>")
    lama.addprevious(hapus)
    hapus.append(lama)
    hapus.addnext(parse_xml(f"<w:ins {NS} w:id='2' w:author='a'><w:r><w:t>Sudah selesai</w:t></w:r></w:ins>"))
    dokumen.save(str(berkas))
    hasil = baca_risalah(berkas)
    assert hasil.konteks is not None
    assert hasil.konteks.agenda[0].masalah == "Sudah selesai"
    assert [(item.kode, item.berkas) for item in hasil.temuan] == [("RISALAH-PERUBAHAN-DILACAK", berkas.name)]


_TEKS = f"<w:p {NS}><w:r><w:t>Tulisan pimpinan</w:t></w:r></w:p>"


def _kotak(dokumen: Any) -> None:
    shape = f"<v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent {NS}>{_TEKS}</w:txbxContent>"
    box = parse_xml(f"<w:pict {NS}>{shape}</v:textbox></v:shape></w:pict>")
    dokumen.tables[2].rows[1].cells[1].paragraphs[0].runs[0]._r.append(box)


def _tabel(dokumen: Any) -> None:
    cell = f"<w:tr><w:tc>{_TEKS}</w:tc></w:tr>"
    dokumen.tables[2]._tbl.addnext(parse_xml(f"<w:tbl {NS}><w:tblPr/><w:tblGrid/>{cell}</w:tbl>"))


def _di_bawah_tanda_tangan(dokumen: Any) -> None:
    last = dokumen.tables[-1].rows[0].cells[0]
    (last.paragraphs[-1] if last.tables else dokumen.paragraphs[-1])._p.addprevious(parse_xml(_TEKS))


@pytest.mark.parametrize("tulis", [
    lambda d: d.tables[2]._tbl.addnext(parse_xml(_TEKS)), _tabel, _kotak, _di_bawah_tanda_tangan,
    lambda d: d.add_comment(d.tables[2].rows[1].cells[1].paragraphs[0].runs[0], "Tulisan pimpinan"),
])  # fmt: skip
def test_what_people_write_beside_the_parts_of_a_risalah_is_named_and_not_silently_left(
    tulis: Callable[[Any], object], tmp_path: Path
):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    dokumen = _ubah(berkas)
    tulis(dokumen)
    dokumen.save(str(berkas))
    hasil = baca_risalah(berkas)
    assert hasil.konteks == contoh.risalah_biasa()
    (finding,) = hasil.temuan
    assert (finding.kode, finding.berkas) == ("RISALAH-TULISAN-LAIN", berkas.name)
    assert finding.pesan.endswith('tidak dibaca: "Tulisan pimpinan".')


@pytest.mark.parametrize("srikandi", [False, True])
def test_the_words_of_the_form_are_never_called_added(srikandi: bool, tmp_path: Path):
    isi = contoh.risalah_biasa().model_copy(update={"catatan_tte": True, "ruang_tte": True})
    hasil = baca_risalah(_cetak(tmp_path, isi, srikandi=srikandi))
    assert "RISALAH-TULISAN-LAIN" not in [one.kode for one in hasil.temuan]


def test_what_the_page_shows_is_read_and_not_what_is_hidden(tmp_path: Path):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    dokumen = _ubah(berkas)
    run = dokumen.tables[2].rows[1].cells[1].paragraphs[0].runs[0]
    run.font.hidden = True
    shown = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Sudah selesai</w:t></w:r>"
    run._r.addnext(parse_xml(f"<w:fldSimple {NS} w:instr='QUOTE'>{shown}</w:fldSimple>"))
    dokumen.save(str(berkas))
    assert [(one.isian, one.sekarang) for one in baca_risalah(berkas).selisih or ()] == [
        ("agenda[1].masalah", "Sudah selesai")
    ]


@pytest.mark.parametrize("jenis", ["huruf", "paragraf", "turunan", "huruf tampak"])
def test_what_a_style_hides_or_strikes_out_is_not_read(jenis: str, tmp_path: Path):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    dokumen = _ubah(berkas)
    kind = "character" if jenis.startswith("huruf") else "paragraph"
    based = "<w:basedOn w:val='Uji0'/>" if jenis == "turunan" else ""
    say = "" if based else "<w:rPr><w:vanish/></w:rPr>"
    for name, part in (("Uji0", "<w:rPr><w:vanish/></w:rPr>"), ("Uji", based + say)):
        dokumen.styles.element.append(parse_xml(
            f"<w:style {NS} w:type='{kind}' w:styleId='{name}'><w:name w:val='{name}'/>{part}</w:style>"
        ))
    paragraph = dokumen.tables[2].rows[1].cells[1].paragraphs[0]
    run = paragraph.runs[0]
    said, own = run.text, run._r.get_or_add_rPr()
    if kind == "character":
        own.insert(0, parse_xml(f"<w:rStyle {NS} w:val='Uji'/>"))
    else:
        paragraph._p.get_or_add_pPr().insert(0, parse_xml(f"<w:pStyle {NS} w:val='Uji'/>"))
    if jenis == "huruf tampak":
        own.append(parse_xml(f"<w:vanish {NS} w:val='0'/>"))
    run._r.addnext(parse_xml(f"<w:r {NS}><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>Sudah selesai</w:t></w:r>"))
    dokumen.save(str(berkas))
    shown = f"{said}Sudah selesai" if jenis == "huruf tampak" else "Sudah selesai"
    assert [(one.isian, one.sekarang) for one in baca_risalah(berkas).selisih or ()] == [("agenda[1].masalah", shown)]


def test_what_is_struck_out_by_hand_is_not_read_and_named(tmp_path: Path):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    dokumen = _ubah(berkas)
    run = dokumen.tables[2].rows[1].cells[1].paragraphs[0].runs[0]
    said = run.text
    run.font.strike = True
    run._r.addnext(parse_xml(f"<w:r {NS}><w:t>Sudah selesai</w:t></w:r>"))
    dokumen.save(str(berkas))
    hasil = baca_risalah(berkas)
    assert [(one.isian, one.sekarang) for one in hasil.selisih or ()] == [("agenda[1].masalah", "Sudah selesai")]
    (finding,) = hasil.temuan
    assert (finding.kode, finding.pesan) == ("RISALAH-TULISAN-LAIN", f'Yang dicoret tidak dibaca: "{said}".')
    assert finding.berkas == berkas.name


def test_a_hidden_row_is_not_read(tmp_path: Path):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    dokumen = _ubah(berkas)
    rows = dokumen.tables[2].rows
    hidden = copy.deepcopy(rows[1]._tr)
    rows[-1]._tr.addnext(hidden)
    hidden.get_or_add_trPr().append(parse_xml(f"<w:hidden {NS}/>"))
    dokumen.save(str(berkas))
    assert baca_risalah(berkas).konteks == contoh.risalah_biasa()


@pytest.mark.parametrize(("sebelum", "sesudah", "beda"), [
    ({}, {"tindak_lanjut": []}, []), ({"tindak_lanjut": []}, {}, []), ({"pimpinan": None}, {"pimpinan": ""}, []),
    ({}, {"penyesuaian": False}, ["penyesuaian"]), ({"penyesuaian": False}, {}, ["penyesuaian"]),
    ({"strategi": ["a"]}, {}, ["strategi"]),
])
def test_a_part_that_one_side_does_not_have_differs_only_when_something_stands_in_it(
    sebelum: dict[str, Any], sesudah: dict[str, Any], beda: list[str]
):
    assert [one.isian for one in selisih_antara(sebelum, sesudah, "")] == beda


def test_a_risalah_saved_by_libreoffice_is_read_back(soffice: str, tmp_path: Path):
    disimpan = libreoffice.ubah(_cetak(tmp_path, KASUS["contoh"]), "docx:MS Word 2007 XML", tmp_path / "lo")
    hasil = baca_risalah(disimpan)
    assert (hasil.konteks, hasil.selisih) == (KASUS["contoh"], ())


def test_a_risalah_whose_record_was_taken_out_is_read_without_differences(tmp_path: Path):
    berkas = _cetak(tmp_path, KASUS["contoh"])
    isi = isi_wadah(berkas.read_bytes())
    berkas.write_bytes(Wadah({nama: x for nama, x in isi.items() if not nama.startswith("customXml")}).tulis({}))
    hasil = baca_risalah(berkas)
    assert (hasil.konteks, hasil.selisih) == (KASUS["contoh"], None)


def test_a_record_that_somebody_changed_is_no_origin(tmp_path: Path):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    assert baca_risalah(berkas).asal == contoh.risalah_biasa()
    isi = isi_wadah(berkas.read_bytes())
    jejak = "customXml/item1.xml"
    berkas.write_bytes(Wadah(isi | {jejak: isi[jejak].replace(b"Dialog dilanjutkan", b"Dialog diakhiri")}).tulis({}))
    hasil = baca_risalah(berkas)
    assert (hasil.konteks, hasil.asal) == (contoh.risalah_biasa(), None)


def test_cells_that_changed_places_are_shown_where_they_stand(tmp_path: Path):
    berkas = _cetak(tmp_path, KASUS["contoh"])
    dokumen = _ubah(berkas)
    satu, dua = (dokumen.tables[2].rows[baris].cells[1] for baris in (1, 2))
    isi = satu.text, dua.text
    _tulis_sel(satu, isi[1])
    _tulis_sel(dua, isi[0])
    dokumen.save(str(berkas))
    assert baca_risalah(berkas).selisih == (
        Selisih("agenda[1].masalah", *isi),
        Selisih("agenda[2].masalah", *isi[::-1]),
    )


def test_another_document_or_no_document_is_one_sentence(tmp_path: Path):
    surat = tmp_path / "surat.docx"
    surat.write_bytes(render("surat-keterangan", contoh.surat(3), jejak=True))
    with pytest.raises(GalatKinerja, match="bukan risalah"):
        baca_risalah(surat)
    surat.write_bytes(b"bukan word")
    with pytest.raises(GalatKinerja, match="bukan dokumen Word"):
        baca_risalah(surat)


def test_the_command_writes_data_that_print_the_corrected_risalah(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    dokumen = _ubah(berkas)
    _tulis_sel(dokumen.tables[2].rows[1].cells[0], "Draf laporan 100%")
    dokumen.save(str(berkas))
    data = tmp_path / "data.json"
    assert jalankan(["baca-risalah", str(berkas), "-o", str(data)]) == 0
    keluar = capsys.readouterr().out
    assert "Agenda Pembahasan [1] progress:" in keluar
    assert "+ Draf laporan 100%" in keluar
    assert jalankan(["baca-risalah", str(berkas), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["data"] == json.loads(data.read_text("utf-8"))
    assert jalankan(["cetak", "risalah", str(data), "-o", str(tmp_path / "baru.docx")]) == 0
    assert baca_risalah(tmp_path / "baru.docx").selisih == ()
    tanpa = _cetak(tmp_path, contoh.risalah_biasa(), jejak=False)
    capsys.readouterr()
    assert jalankan(["baca-risalah", str(tanpa)]) == 0
    assert "tidak membawa data asal" in capsys.readouterr().out


def test_a_part_that_cannot_be_read_is_said_once_and_not_also_as_added_words(tmp_path: Path):
    berkas = _cetak(tmp_path, contoh.risalah_biasa())
    dokumen = _ubah(berkas)
    _tulis_sel(dokumen.tables[2].rows[0].cells[0], "Progres")
    dokumen.save(str(berkas))
    (finding,) = baca_risalah(berkas).temuan
    assert finding.kode == "RISALAH-TIDAK-TERBACA"
