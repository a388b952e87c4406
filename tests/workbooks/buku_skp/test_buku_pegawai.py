"""What the staff workbook shows beyond its tables: links, the strip of months, notes that wait, Ringkasan, printing."""

from __future__ import annotations

import datetime
import io
import re
import textwrap
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from kinerja_core.documents.evaluasi import dari_buku
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.excel import tanggal_seri
from kinerja_core.model.istilah import AspekPembinaan, JenisSKP, Predikat, Rating, Triwulan
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.umpan_balik import UmpanBalik
from kinerja_core.rules.jadwal import jadwal
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_penilaian_360
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.hasil import HasilBaca
from kinerja_core.workbooks.mesin import gaya
from kinerja_core.workbooks.mesin.alamat import tempat
from kinerja_core.workbooks.mesin.isi import Isi, isi_buku
from kinerja_core.workbooks.mesin.kanvas import baris_teks, huruf_sebaris
from kinerja_core.workbooks.mesin.penulis import Penulis
from kinerja_core.workbooks.mesin.rumus import KOLOM_SALAH, DisebutStatus
from kinerja_core.workbooks.mesin.spek import LembarTabel
from tests.alat.alamat import di, isi, judul, kolom, letak, rentang, semua_isi
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks.buku_jadi import baca, bangun_skp, bangun_unit, dibuka


def teks_bagian(data: bytes, nama: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return source.read(nama).decode()


def test_realisasi_of_the_year_and_pembinaan_are_read_back(tmp_path: Path) -> None:
    base = bahan.buku_terisi()
    codes = {iki.kode for _, iki in base.skp.semua_iki()}
    book = BukuSKP(
        skp=base.skp, realisasi=tuple(item for item in base.realisasi if item.kode_iki in codes),
        pembinaan=(
            base.pembinaan[0], base.pembinaan[1].model_copy(update={"aspek": AspekPembinaan.PERSONAL_MOTIVASI}),
        ),
    )
    path = tmp_path / "buku.xlsx"
    path.write_bytes(bangun_skp(isi=book))
    back = baca_berkas(path).buku
    assert isinstance(back, BukuSKP)
    assert back == book
    assert [item.sebutan for item in back.realisasi] == ["Triwulan I", "Triwulan IV", "Akhir"]
    assert [item.rahasia for item in back.pembinaan] == [False, True]


@pytest.mark.parametrize(
    ("tautan", "dapat"),
    [
        ("https://contoh.go.id/a", "Buka"), ("HTTP://contoh.go.id", "Buka"), ("contoh.go.id/a", ""),
        ("https://a.go.id https://b.go.id", ""), ("https://a.go.id\nhttps://b.go.id", ""),
        ("https://contoh.go.id/" + "x" * 234, "Buka"), ("https://contoh.go.id/" + "x" * 235, ""),
    ],
)
def test_only_one_whole_web_address_becomes_a_link_to_click(tautan: str, dapat: str) -> None:
    one = Realisasi(triwulan=Triwulan.II, kode_iki="IKI 1.1", realisasi="1", bukti_dukung="x", tautan=tautan)
    assert isi(baca(bangun_skp(isi=BukuSKP(skp=bahan.skp(), realisasi=(one,)))), "Triwulan II", "_buka") == dapat


def test_the_strip_of_months_is_drawn_by_one_conditional_format() -> None:
    sheet = dibuka(bangun_skp())["Rencana Aksi"]
    assert [sheet[judul("Rencana Aksi", f"_bulan_{number}")].value for number in range(1, 13)] == [
        "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
    ]
    months = rentang("Rencana Aksi", "_bulan_1", sampai=180, nama_akhir="_bulan_12")
    assert months in {str(area.sqref) for area in sheet.conditional_formatting}


def test_notes_that_ask_for_a_dialog_are_offered_until_one_was_held() -> None:
    def catatan(hari: int, kode: str, masalah: str | None) -> CatatanHarian:
        return CatatanHarian(
            tanggal=datetime.date(2025, 7, hari), kode_rhk=kode, kegiatan="Rapat", masalah=masalah,
            kategori="Tugas Lain", perlu_dialog=True,
        )

    book = bahan.buku_terisi().model_copy(update={
        "catatan_harian": (catatan(3, "RHK 1", "Sudah"), catatan(4, "RHK 1", "Data kurang"), catatan(2, "RHK 3", None)),
    })  # the dialog of 3 July discusses RHK 1 and RHK 2
    sheets = baca(bangun_skp(isi=book))
    lists = sheets["Ref"]
    assert semua_isi(sheets, "Catatan Harian", "_dialog")[:3] == ["Sudah dibahas", "Belum dibahas", "Belum dibahas"]
    offered = lists[0].index("DaftarCatatan")
    assert [row[offered] for row in lists[1:4]] == ["4/7 RHK 1: Data kurang", "2/7 RHK 3: Rapat", ""]
    every = semua_isi(sheets, "Catatan Harian", "_sebutan")
    assert every[:3] == ["3/7 RHK 1: Sudah", "4/7 RHK 1: Data kurang", "2/7 RHK 3: Rapat"]
    empty = baca(bangun_skp())["Ref"]
    assert empty[1][empty[0].index("DaftarCatatan")] in (None, "")  # a sentence there would be chosen


def dialog_dari_catatan(**sel: object) -> Isi:
    """A workbook in which the first dialog takes its agenda from a note of 4 July."""
    content = isi_buku(buku_skp(JenisSKP.KUANTITATIF_JA_JF), bahan.buku_terisi())
    content.baris["Catatan Harian"] = [{
        "tanggal": datetime.date(2025, 7, 4), "kode_rhk": "RHK 1", "kegiatan": "Rapat", "masalah": "Data\nkurang~",
        "progress": "40%", "kategori": "Tugas Lain", "perlu_dialog": "Ya",
    }]
    first = dict(content.baris["Dialog Kinerja"][0])
    content.baris["Dialog Kinerja"][0] = first | {
        "tanggal": datetime.date(2025, 7, 10), "agenda.catatan": "4/7 RHK 1: Data kurang-",
        "agenda.progress": None, "agenda.masalah": None,
    } | sel
    second = dict(content.baris["Dialog Kinerja"][1])
    content.baris["Dialog Kinerja"][1] = second | {"agenda.kode_iki": "IKI 3.2"}  # this one has a rencana aksi
    return content


def baca_isi(isi: Isi, folder: Path) -> tuple[HasilBaca, list[list[object]]]:
    data = Penulis(buku_skp(JenisSKP.KUANTITATIF_JA_JF), isi, 2025, JenisSKP.KUANTITATIF_JA_JF.value).tulis()
    path = folder / "buku.xlsx"
    path.write_bytes(data)
    return baca_berkas(path), baca(data)["Dialog Kinerja"]


def test_a_chosen_note_fills_the_agenda_in_the_sheet_and_in_what_is_read(tmp_path: Path) -> None:
    hasil, rows = baca_isi(dialog_dari_catatan(), tmp_path)
    header = [str(text).rstrip(" *") for text in rows[5]]
    shown = dict(zip(header, rows[6], strict=True))
    assert (shown["Progress dari Catatan"], shown["Masalah dari Catatan"]) == ("40%", "Data\nkurang~")
    assert shown["Kelengkapan"] == "Lengkap"
    assert isinstance(hasil.buku, BukuSKP)
    agenda = hasil.buku.dialog[0].agenda[0]
    assert (agenda.progress, agenda.masalah) == ("40%", "Data\nkurang~")


def test_what_is_typed_in_the_agenda_wins_over_the_chosen_note(tmp_path: Path) -> None:
    hasil, _ = baca_isi(dialog_dari_catatan(**{"agenda.masalah": "Unit belum menjawab"}), tmp_path)
    assert isinstance(hasil.buku, BukuSKP)
    agenda = hasil.buku.dialog[0].agenda[0]
    assert (agenda.progress, agenda.masalah) == ("40%", "Unit belum menjawab")


def test_a_note_that_changed_after_it_was_chosen_is_pointed_out_and_never_guessed(tmp_path: Path) -> None:
    isi = dialog_dari_catatan(**{"agenda.catatan": "4/7 RHK 1: Data lain"})
    hasil, rows = baca_isi(isi, tmp_path)
    column = [str(text).rstrip(" *") for text in rows[5]].index("Kelengkapan")
    assert rows[6][column] == "Periksa: catatan harian yang dipilih berubah"
    found = [item for item in hasil.temuan if (item.lembar, item.sel) == letak("Dialog Kinerja", "agenda.catatan")]
    assert [item.tingkat for item in found] == ["kesalahan"]
    assert "4/7 RHK 1: Data lain" in found[0].pesan
    assert isinstance(hasil.buku, BukuSKP)
    assert 1 not in [dialog.nomor for dialog in hasil.buku.dialog]


def test_a_pembinaan_whose_cause_belongs_to_the_other_form_is_pointed_out() -> None:
    sheets = baca(bangun_skp(isi=bahan.buku_terisi()))
    assert semua_isi(sheets, "Pembinaan", "_status")[:2] == [
        "Lengkap", "Periksa: aspek atau penyebab tidak sesuai bentuknya",
    ]
    assert "RAHASIA" in "".join(map(str, sheets["Pembinaan"][1]))


def test_the_summary_says_in_words_how_complete_each_sheet_is() -> None:
    rows = baca(bangun_skp(isi=bahan.buku_terisi()))["Ringkasan"]
    said = {row[0]: row[1:5] for row in rows[5:18]}
    assert said["Identitas"][0] == "Lengkap"
    assert said["Rencana Aksi"] == ["3 dari 4 baris lengkap", 3, 1, 0.75]
    assert said["Triwulan I"] == ["1 dari 6 baris lengkap", 1, 5, 0.17]
    assert said["Catatan Harian"][0] == "2 dari 3 baris lengkap; 1 menunggu dialog"
    empty = {row[0]: row[1:5] for row in baca(bangun_skp())["Ringkasan"][5:18]}
    assert empty["SKP"] == ["Belum diisi", 0, 0, 0]
    assert empty["Rencana Aksi"][0] == "Belum diisi; belum ditandai Selesai"


@pytest.mark.parametrize("tahun", [2024, 2025, 2026, 2030])
def test_the_summary_lists_the_deadlines_of_its_year_with_their_source(tahun: int) -> None:
    rows = baca(bangun_skp(tahun=tahun))["Ringkasan"]
    texts = [str(row[0]) for row in rows]
    start = texts.index(f"Tenggat tahun {tahun}") + 2
    if tahun < 2025:
        assert "tidak diketahui untuk 31 Desember 2024" in texts[start]
        return
    stages = jadwal(tahun).hasil
    assert [row[4] for row in rows[start:start + len(stages)]] == [stage.selesai for stage in stages]
    assert texts[start + len(stages)].startswith("Sumber: ")


def test_overdue_deadlines_are_marked_against_today_and_the_mark_goes_when_the_sheet_is_complete() -> None:
    sheet = dibuka(bangun_skp())["Ringkasan"]
    rules = [rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules if rule.formula]
    late = [rule for rule in rules if "<TODAY()" in rule]
    assert len(late) == 8, "warna dan kata, untuk input realisasi setiap triwulan"
    assert all("<1)" in rule for rule in late)


@pytest.mark.parametrize(("tahun", "dikenal"), [(2025, True), (2024, False)])
def test_a_quarter_marks_what_is_blank_after_its_last_day_in_colour_and_words(tahun: int, dikenal: bool) -> None:
    book = dibuka(data := bangun_skp(tahun=tahun))
    stored = load_workbook(io.BytesIO(data), data_only=True)
    stages = {stage.kode: stage.selesai for stage in jadwal(tahun).hasil} if dikenal else {}
    for quarter in Triwulan:
        rules = [rule for area in book[quarter.value].conditional_formatting for rule in area.rules]
        name = f"TenggatTW{quarter.nomor}"
        late = [rule for rule in rules if rule.formula and name in rule.formula[0]]
        assert len(late) == 2
        assert [rule.dxf.numFmt.formatCode for rule in late if rule.dxf.numFmt] == ['@" (lewat tenggat)"']
        sheet, cell = book.defined_names[name].attr_text.split("!")
        value = stored[sheet][cell].value
        day = tanggal_seri(value) if isinstance(value, int | float) else value
        assert day == stages.get(f"input-tw{quarter.nomor}", "tidak diketahui")


def test_every_chart_has_a_text_for_those_who_do_not_see_it() -> None:
    data = bangun_skp()
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        drawings = [source.read(name).decode() for name in source.namelist() if "drawings/drawing" in name]
    texts = re.findall(r'<xdr:cNvPr [^>]*descr="([^"]*)"', "".join(drawings))
    assert len(texts) == len(re.findall("<xdr:graphicFrame", "".join(drawings))) == 2
    assert all(len(text) > 80 and text.startswith("Grafik") for text in texts)


@pytest.mark.parametrize(
    ("selesai", "kata"),
    [
        (True, "Sudah Selesai: kegiatan dan bulan hanya berubah sebagai hasil dialog kinerja."),
        (False, "Pilih Ya setelah seluruh rencana aksi ditulis."),
    ],
)
def test_a_plan_marked_selesai_says_that_it_changes_only_through_a_dialog(selesai: bool, kata: str) -> None:
    book = bahan.buku_terisi().model_copy(update={"rencana_aksi_selesai": selesai})
    above = tempat(di("Rencana Aksi", "rencana_aksi_selesai"))[1]
    assert baca(bangun_skp(isi=book))["Rencana Aksi"][3][above + 1] == kata


def test_each_sheet_people_type_in_opens_at_its_first_cell_to_type_in() -> None:
    for data in (bangun_skp(), bangun_unit(), bangun_penilaian_360()):
        for sheet in dibuka(data):
            if sheet.sheet_state == "visible" and any(
                not cell.protection.locked for row in sheet.iter_rows(min_row=6, max_row=60, max_col=16) for cell in row
            ):
                assert not sheet[sheet.sheet_view.selection[-1].activeCell].protection.locked, sheet.title


@pytest.mark.parametrize(
    ("teks", "baris"),
    [
        ("", 1), ("x" * 29, 1), ("x" * 30, 2), ("x" * 59, 3), ("x" * 30 + " y", 3), ("satu\n\ndua", 3),
        (f"{'x' * 20} {'y' * 20}", 2),
        ("Prof. Dr. dr. Raden Ajeng Kusumaningtyas Widyaningrum Notohadikusumo, Sp.PD-KGEH, M.Kes 5", 4),
    ],
)
def test_a_row_is_as_high_as_whole_words_need(teks: str, baris: int) -> None:
    assert baris_teks(teks, 30) == baris


@given(st.text(st.sampled_from("ab \n"), max_size=200), st.integers(1, 60))
def test_the_lines_of_a_text_are_those_its_words_fill(teks: str, lebar: int) -> None:
    room = huruf_sebaris(lebar)
    lines = [
        textwrap.wrap(" ".join(line.split()), room, break_on_hyphens=False) or [""] for line in teks.split("\n")
    ]
    tidy = "\n".join(" ".join(line.split()) for line in teks.split("\n"))
    least, most = sum(map(len, lines)), sum(len(line) + 2 * (len("".join(line)) // room) for line in lines)
    assert least <= baris_teks(tidy, lebar) <= most


@pytest.mark.parametrize("jenis", JenisSKP)
def test_a_print_area_grows_with_what_is_filled(jenis: JenisSKP) -> None:
    names = teks_bagian(bangun_skp(jenis), "xl/workbook.xml")
    areas = dict(re.findall(r'name="_xlnm.Print_Area" localSheetId="(\d+)">([^<]*)<', names))
    growing = [area for area in areas.values() if "INDEX(" in area]
    assert len(growing) == 14, "semua tabel yang bertambah, dan Ringkasan"
    status, first, last = (kolom("Catatan Harian", name) for name in ("_status", "tanggal", "_dialog"))
    filled = f"SUMPRODUCT(MAX(('Catatan Harian'!${status}$7:${status}$506&lt;&gt;"
    (notes,) = [area for area in growing if filled in area]
    begin = f"'Catatan Harian'!${first}$1:INDEX('Catatan Harian'!${last}$1:${last}$506,"
    assert notes.startswith(begin), "tanpa kolom Kelengkapan"


def test_a_sheet_two_pages_wide_has_its_title_clear_of_the_columns_that_repeat() -> None:
    sheet = dibuka(bangun_skp())["Dialog Kinerja"]
    assert sheet.page_setup.fitToWidth == 2
    repeated = kolom("Dialog Kinerja", "nomor")
    assert sheet.print_title_cols == f"${repeated}:${repeated}"
    assert [cell.value for cell in sheet[1] if cell.value] == ["DIALOG KINERJA"]
    assert sheet[1][sheet[f"{repeated}1"].column].value == "DIALOG KINERJA"
    assert sheet.page_setup.pageOrder == "overThenDown"


def test_only_a_sheet_two_pages_wide_repeats_columns() -> None:
    """There is no other page to repeat them on, and LibreOffice took three times as long to open the workbook."""
    wide = {sheet.title: sheet.page_setup.fitToWidth == 2 for sheet in dibuka(bangun_skp()) if sheet.print_title_rows}
    assert {sheet.title for sheet in dibuka(bangun_skp()) if sheet.print_title_cols} == {
        name for name, two in wide.items() if two
    } == {"Dialog Kinerja"}
    assert len(wide) == 15


def test_paper_is_a4_or_folio_for_f4() -> None:
    for paper, code in (("a4", "9"), ("f4", "14")):
        data = bangun_skp(kertas=paper)  # type: ignore[arg-type]  # a literal in a loop
        sheets = [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if "worksheets/sheet" in name]
        found = [re.findall(r'<pageSetup paperSize="(\d+)"', teks_bagian(data, name)) for name in sheets]
        assert {size for sizes in found for size in sizes} == {code}


def _terang(warna: str) -> float:
    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(warna[at:at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def kontras(satu: str, dua: str) -> float:
    light, dark = sorted((_terang(satu), _terang(dua)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_text_of_the_workbook_has_the_contrast_wcag_asks_for() -> None:
    pairs = {
        "kepala": ("#FFFFFF", gaya.WARNA_KEPALA), "kepala biasa": ("#FFFFFF", gaya.WARNA_KEPALA_BIASA),
        "judul": (gaya.WARNA_KEPALA, "#FFFFFF"), "bagian": (gaya.WARNA_KEPALA, gaya.WARNA_BAGIAN),
        "isian": ("#000000", gaya.WARNA_ISIAN), "otomatis": ("#000000", gaya.WARNA_OTOMATIS),
        "pudar": (gaya.WARNA_PUDAR, "#FFFFFF"), "catatan bagian": (gaya.WARNA_PUDAR, gaya.WARNA_BAGIAN),
        "kurang": gaya.WARNA_KURANG, "lengkap": gaya.WARNA_LENGKAP, "lewat": gaya.WARNA_LEWAT,
        "bentrok": gaya.WARNA_BENTROK,
    }
    weak = {name: round(kontras(*pair), 2) for name, pair in pairs.items() if kontras(*pair) < 4.5}
    assert weak == {}
    assert kontras("#000000", "#FFFFFF") == pytest.approx(21)


def test_bars_and_series_stand_out_from_their_ground() -> None:
    assert kontras(gaya.WARNA_PITA, gaya.WARNA_OTOMATIS) >= 3
    assert all(kontras(colour, "#FFFFFF") >= 3 for colour, _ in gaya.WARNA_GRAFIK)
    patterns = [pattern for _, pattern in gaya.WARNA_GRAFIK]
    assert len(set(patterns)) == len(patterns), "dibedakan juga tanpa warna"


def status_lembar(isi: Isi, lembar: str) -> list[object]:
    """Words of the status column of a sheet."""
    data = Penulis(buku_skp(JenisSKP.KUANTITATIF_JA_JF), isi, 2025, JenisSKP.KUANTITATIF_JA_JF.value).tulis()
    return semua_isi(baca(data), lembar, "_status")


def diubah(lembar: str, nomor: int, **ubah: object) -> Isi:
    """The filled workbook with some cells of one row changed; a dot in a name is written as two underscores."""
    content = isi_buku(buku_skp(JenisSKP.KUANTITATIF_JA_JF), bahan.buku_terisi())
    row = dict(content.baris[lembar][nomor]) | {name.replace("__", "."): value for name, value in ubah.items()}
    content.baris[lembar][nomor] = row  # type: ignore[assignment]  # values of cells
    return content


@pytest.mark.parametrize(
    ("lembar", "nomor", "ubah", "kata"),
    [
        ("SKP", 1, {"rhk__uraian": "Uraian lain"}, "Periksa: Rencana Hasil Kerja berbeda dari baris pertamanya"),
        ("SKP", 1, {"rhk__uraian": " tersusunnya laporan penerapan sistem merit ke-1 yang siap direviu oleh Ketua "
                    "Tim Kerja"}, "Lengkap"),
        ("Dialog Kinerja", 1, {"status": "Belum Selesai"}, "Periksa: Status berbeda dari baris pertamanya"),
        ("Umpan Balik", 0, {"kode_rhk": "RHK 9"}, "Periksa: kode RHK tidak ada di SKP"),
        ("Umpan Balik", 0, {"kode_rhk": "rhk 2"}, "Lengkap"),
    ],
)
def test_what_contradicts_another_cell_is_named_in_the_status(
    lembar: str, nomor: int, ubah: dict[str, object], kata: str
) -> None:
    assert status_lembar(diubah(lembar, nomor, **ubah), lembar)[nomor] == kata


def test_months_outside_the_span_of_the_skp_are_named() -> None:
    content = diubah("Identitas", 0, mulai=datetime.date(2025, 4, 1), selesai=datetime.date(2025, 9, 30))
    assert status_lembar(content, "Rencana Aksi")[:3] == [
        "Periksa: bulan di luar periode SKP", "Periksa: bulan di luar periode SKP", "Lengkap",
    ]


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"penilai__nip": "19910314 201503 2 004"}, "Periksa: Pejabat Penilai sama dengan pegawai (NIP sama)"),
        ({"selesai": datetime.date(2024, 12, 31)}, "Periksa: Periode Selesai mendahului Periode Mulai"),
        ({"tahun": 2026}, "Periksa: periode di luar Tahun SKP, Tanggal Penetapan di luar Tahun SKP"),
    ],
)
def test_a_penilai_who_is_the_pegawai_and_a_span_outside_the_year_are_named(ubah: dict[str, object], kata: str) -> None:
    content = diubah("Identitas", 0, **ubah)
    data = Penulis(buku_skp(JenisSKP.KUANTITATIF_JA_JF), content, 2025, "").tulis()
    assert {row[0]: row[1] for row in baca(data)["Identitas"]}["Kelengkapan"] == kata


@pytest.mark.parametrize("jenis", JenisSKP)
def test_every_mark_of_a_contradiction_waits_for_words_its_status_can_say(jenis: JenisSKP) -> None:
    formulas = dibuka(bangun_skp(jenis))
    marks = 0
    for sheet in buku_skp(jenis).lembar:
        if not isinstance(sheet, LembarTabel):
            continue
        said = "".join(
            str(formulas[sheet.nama].cell(7, sheet.nomor_kolom(column.nama) + 1).value)
            for column in sheet.kolom if column.nama in {"_status", "_lanjutan", KOLOM_SALAH}
        )
        for mark in sheet.sorotan:
            if isinstance(mark.syarat, DisebutStatus):
                marks += 1
                assert mark.syarat.frasa in said, (sheet.nama, mark)
    assert marks >= 15


def test_a_feedback_that_names_its_rhk_is_printed_beside_it_and_any_other_below() -> None:
    def umpan(kode: str | None, isi: str) -> UmpanBalik:
        return UmpanBalik(
            tanggal=datetime.date(2025, 11, 3), jenis="Berkala", tentang="Hasil Kerja", kode_rhk=kode, pemberi="Bagus",
            isi=isi,
        )

    base = bahan.buku_terisi()
    book = base.model_copy(update={
        "umpan_balik": (umpan("RHK 2", "Lebih cepat dari RHK 1"), umpan(None, "Pertahankan")),
        "realisasi": tuple(
            Realisasi(triwulan=Triwulan.IV, kode_iki=iki.kode, realisasi="1", bukti_dukung="x")
            for _, iki in base.skp.semua_iki()
        ),
    })
    settings = Pengaturan(nama_unit="Biro", periode=Periode(2025, Triwulan.IV), capaian_organisasi="Baik")
    verdict = HasilPegawai(
        nip=base.skp.pegawai.nip, nama=base.skp.pegawai.nama, rating_hasil=Rating.SESUAI,
        rating_perilaku=Rating.SESUAI, predikat=Predikat.BAIK,
    )
    said = dari_buku(book, settings, verdict).model_dump(mode="json")
    beside = [text for text in _semua(said, "umpan_balik") if text]
    assert beside == ["3 November 2025, Bagus: Lebih cepat dari RHK 1"]
    assert said["umpan_balik_hasil_kerja"] == "3 November 2025, Bagus: Pertahankan"


def _semua(isi: object, nama: str) -> list[object]:
    """Every value of a name, at any depth."""
    if isinstance(isi, dict):
        here = [isi[nama]] if nama in isi else []
        return here + [value for part in isi.values() for value in _semua(part, nama)]
    return [value for part in isi for value in _semua(part, nama)] if isinstance(isi, list) else []


def test_a_feedback_with_an_unknown_rhk_is_found_and_kept_as_one_about_the_work_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(Penulis(
        buku_skp(JenisSKP.KUANTITATIF_JA_JF), diubah("Umpan Balik", 0, kode_rhk="RHK 9"), 2025,
        JenisSKP.KUANTITATIF_JA_JF.value,
    ).tulis())
    hasil = baca_berkas(path)
    (found,) = [item for item in hasil.temuan if item.lembar == "Umpan Balik" and item.tingkat != "saran"]
    assert (found.kode, found.sel) == ("RHK-TIDAK-DIKENAL", di("Umpan Balik", "kode_rhk"))
    assert isinstance(hasil.buku, BukuSKP)
    assert [item.kode_rhk for item in hasil.buku.umpan_balik] == [None]


def test_the_guide_shows_each_colour_it_names() -> None:
    sheet = dibuka(bangun_skp())["Petunjuk"]
    shown = {str(cell.value).partition(":")[0]: cell.fill.fgColor.rgb[2:] for cell in sheet["A"] if cell.value}
    colours = {
        "Kuning": gaya.WARNA_ISIAN, "Abu-abu": gaya.WARNA_OTOMATIS, "Hijau": gaya.WARNA_LENGKAP[0],
        "Jingga": gaya.WARNA_KURANG[0], "Ungu": gaya.WARNA_BENTROK[0], "Merah muda": gaya.WARNA_LEWAT[0],
        "Biru tua": gaya.WARNA_PITA,
    }
    assert {name: "#" + shown[name] for name in colours} == colours
