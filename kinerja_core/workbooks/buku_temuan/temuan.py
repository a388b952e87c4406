"""The findings workbook: a summary per file, how complete each person's sheets are, and the list of findings.

Of several books also by rule, by person, and which jabatan and unit kerja are spelled in several ways; and what was
mended since an earlier check, when one is given. Files, sheets and cells are links, relative to where the findings
workbook is written. :mod:`.baca` reads it back.
"""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import xlsxwriter

from kinerja_core.model.excel import DIBUAT, HURUF_SEL
from kinerja_core.model.istilah import KATEGORI_HASIL, Tingkatan
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_temuan.ejaan import kelompok_ejaan
from kinerja_core.workbooks.buku_temuan.ikhtisar import menurut_kode, menurut_pegawai
from kinerja_core.workbooks.buku_temuan.sejak import Sejak, SejakLalu
from kinerja_core.workbooks.hasil import HasilBaca, Kelengkapan

_FONT: Final = {"font_name": "Arial", "font_size": 10, "valign": "top"}
#: Fill and text of each severity; the words say it too, for those who do not see the colours.
_COLOURS: Final[Mapping[Tingkatan, tuple[str, str]]] = {
    Tingkatan.KESALAHAN: ("#F8D7DA", "#7A1020"),
    Tingkatan.PERINGATAN: ("#FFF3CD", "#664D03"),
    Tingkatan.SARAN: ("#DDEBF7", "#1F3864"),
}
#: Fill and text of how complete a sheet is; again the words say it too.
_STATES: Final[Mapping[str, tuple[str, str]]] = {
    "Lengkap": ("#D5E8D4", "#1B4D1B"), "Sebagian": ("#FFF3CD", "#664D03"), "Kosong": ("#F8D7DA", "#7A1020"),
    "–": ("#F2F2F2", "#595959"),
}
#: Kinds of workbook as people call them.
JENIS_BUKU: Final[Mapping[str, str]] = {
    "skp": "SKP", "unit": "Unit", "penilaian-360": "Penilaian 360°", "daftar-penilai": "Daftar Penilai 360°",
}
#: Excel opens no more links than this on one sheet.
_MAX_LINKS: Final = 65_000
_SUMMARY: Final = (
    ("No", 6), ("Berkas", 58), ("Jenis", 14), ("Pegawai/Unit", 40), ("NIP", 21), ("Kesalahan", 11), ("Peringatan", 11),
    ("Saran", 9), ("Keadaan", 20),
)
_LIST: Final = (
    ("No", 6), ("Tingkat", 11), ("Kode", 24), ("Berkas", 24), ("Pegawai/Unit", 22), ("Lembar", 15), ("Sel", 8),
    ("Pesan", 56), ("Saran", 44), ("Rujukan", 40),
)
_SINCE: Final = ("Sejak Lalu", 12)
_RULES: Final = (
    ("No", 6), ("Kode", 26), ("Tingkat", 11), ("Arti", 56), ("Berkas", 9), ("Temuan", 9), ("Yang Harus Dilakukan", 48),
    ("Rujukan", 40),
)
_PEOPLE: Final = (
    ("No", 6), ("Pegawai", 34), ("NIP", 21), ("Berkas", 44), ("Kesalahan", 11), ("Peringatan", 11), ("Saran", 9),
    ("Kode, dari yang terbanyak", 60),
)
_SPELLINGS: Final = (
    ("Kelompok", 10), ("Isian", 12), ("Ejaan", 52), ("Berkas", 9), ("Beda dari yang Terbanyak", 30),
    ("Yang Dipakai", 52),
)
_MENDED: Final = (
    ("No", 6), ("Kode", 26), ("Tingkat", 11), ("Berkas", 34), ("Lembar", 16), ("Sel", 8), ("Pesan", 80),
)
#: Sheets that are read back, and the row of the headings in each (from 0).
LEMBAR_RINGKASAN_TEMUAN: Final = "Ringkasan"
LEMBAR_DAFTAR_TEMUAN: Final = "Temuan"
LEMBAR_EJAAN: Final = "Ejaan"
KEPALA: Final = 3
_WORDS: Final[Mapping[Sejak, str]] = {"baru": "Baru", "masih": "Masih ada", "": "–"}


def bangun_temuan(
    hasil: Sequence[HasilBaca], *, umum: Sequence[Temuan] = (), tautan: Mapping[str, str] | None = None,
    sejak: SejakLalu | None = None, kata: Callable[[str], str] = str,
) -> bytes:
    """Build the findings workbook.

    Args:
        hasil: the files as read, in the order they are listed.
        umum: findings between files (:func:`~kinerja_core.workbooks.antarbuku.periksa_antarberkas`).
        tautan: file name as shown -> where the link goes, relative to the workbook; default the name itself. Secret
            files get none.
        sejak: what became of the findings of an earlier check of these files; without ``umum``.
        kata: gives a sentence in the words of the face that writes it; default those of the command line.
    """
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    workbook.set_properties({"title": "Temuan", "created": DIBUAT, "category": KATEGORI_HASIL})
    links = dict(tautan or {}) | {item.berkas: "" for item in hasil if item.rahasia}
    temuan = [
        (item, finding)
        for item in hasil
        for finding in (*item.temuan, *(other for other in umum if other.berkas == item.berkas))
    ]
    formats = _formats(workbook)
    _summary(workbook, formats, hasil, temuan, links)
    _completeness(workbook, formats, hasil, links)
    if len(hasil) > 1:
        _rules(workbook, formats, hasil, kata)
        _people(workbook, formats, hasil)
        _spellings(workbook, formats, hasil, kata)
    if sejak is not None:
        _mended(workbook, formats, sejak, kata)
    temuan = [(item, one.dengan_kata(kata)) for item, one in temuan]
    _list(workbook, formats, temuan, links, [one for marks in sejak.tanda for one in marks] if sejak else None)
    workbook.close()
    return stream.getvalue()


def _formats(workbook: Any) -> dict[str, Any]:
    """The looks of cells, by name."""
    return {
        "isi": workbook.add_format(_FONT | {"text_wrap": True, "border": 1, "border_color": "#BFBFBF"}),
        "judul": workbook.add_format(
            _FONT | {"bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF", "border": 1, "text_wrap": True,
                     "align": "center", "valign": "vcenter"}
        ),
        "tautan": workbook.add_format(
            _FONT | {"font_color": "#0563C1", "underline": 1, "border": 1, "border_color": "#BFBFBF", "text_wrap": True}
        ),
        "kepala": workbook.add_format({"font_name": "Arial", "font_size": 14, "bold": True}),
        "tengah": workbook.add_format(_FONT | {"align": "center", "border": 1, "border_color": "#BFBFBF"}),
        "biasa": workbook.add_format({"font_name": "Arial", "font_size": 10}),
        "ketik": workbook.add_format(
            _FONT | {"bg_color": "#FFFBE6", "border": 1, "border_color": "#BFBFBF", "text_wrap": True,
                     "num_format": "@"}
        ),
        "pita": workbook.add_format({"font_name": "Arial", "font_size": 9, "italic": True, "font_color": "#595959"}),
    } | {
        word: workbook.add_format(
            _FONT | {"bg_color": fill, "font_color": ink, "border": 1, "border_color": "#BFBFBF", "align": "center",
                     "valign": "vcenter", "text_wrap": True}
        )
        for word, (fill, ink) in _STATES.items()
    } | {
        level.value: workbook.add_format(
            _FONT | {"bg_color": fill, "font_color": ink, "border": 1, "border_color": "#BFBFBF", "align": "center"}
        )
        for level, (fill, ink) in _COLOURS.items()
    }


def _sheet(workbook: Any, nama: str, judul: str, columns: Sequence[tuple[str, int]], formats: Mapping[str, Any]) -> Any:
    """A sheet with its title, header row 4, frozen and printed on each page."""
    sheet = workbook.add_worksheet(nama)
    sheet.hide_gridlines(2)
    sheet.write_string(0, 0, judul, formats["kepala"])
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(3, column, title, formats["judul"])
    sheet.set_row(3, 24)
    sheet.freeze_panes(4, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.set_footer("&L&A&RHalaman &P dari &N")
    return sheet


def _link(links: Mapping[str, str], berkas: str, lembar: str | None = None, sel: str | None = None) -> str:
    """Where a link goes: the file, or the cell in it; empty where there is none."""
    if not links.get(berkas, berkas):
        return ""
    path = _RESERVED.sub(lambda match: f"%{ord(match[0]):02X}", links.get(berkas, berkas))
    target = f"external:{path}"
    if lembar is None:
        return target
    quoted = lembar.replace("'", "''")
    return f"{target}#'{quoted}'!{sel or 'A1'}"


def _height(*isi: tuple[str, int]) -> float:
    """Height in points that texts need in columns of these widths; at most what stays readable."""
    lines = max(math.ceil(len(text) * 1.1 / width) for text, width in isi)
    return 13.5 * max(1, min(lines, 30)) + 2


def _write_link(sheet: Any, row: int, column: int, url: str, text: str, formats: Mapping[str, Any]) -> None:
    """A link, or plain text where Excel allows no (further) link."""
    allowed = url and row < _MAX_LINKS and len(url) <= 2000
    if not allowed or sheet.write_url(row, column, url, formats["tautan"], text) != 0:
        sheet.write_string(row, column, text, formats["isi"])


#: What may not stand in the address of a file as it is.
_RESERVED: Final = re.compile(r'[\x00-\x20"#%<>\[\]^`{|}]')


def _completeness(
    workbook: Any, formats: Mapping[str, Any], hasil: Sequence[HasilBaca], links: Mapping[str, str]
) -> None:
    """People by sheets: how much is there, in colour, in words and in numbers."""
    people = [item for item in hasil if item.kelengkapan]
    names = list(dict.fromkeys(part.lembar for item in people for part in item.kelengkapan))
    columns = (("No", 6), ("Pegawai", 34), *((name, 14) for name in names), ("Seluruhnya", 12))
    sheet = _sheet(workbook, "Kelengkapan", "KELENGKAPAN BUKU KERJA", columns, formats)
    sheet.write_string(
        1, 0, f"{len(people)} buku kerja pegawai. Angka: bagian yang dapat dipakai dari yang perlu ada.",
        formats["biasa"],
    )
    sheet.write_string(
        2, 0, "Hijau Lengkap; kuning Sebagian; merah Kosong; abu-abu – tidak wajib atau belum waktunya.",
        formats["pita"],
    )
    sheet.set_row(3, 30)
    linked = len(people) * (len(names) + 1) < _MAX_LINKS
    for row, item in enumerate(people, start=4):
        sheet.set_row(row, 16)
        sheet.write_number(row, 0, row - 3, formats["tengah"])
        person = item.nama or item.berkas
        if linked:
            _write_link(sheet, row, 1, _link(links, item.berkas), person, formats)
        else:
            sheet.write_string(row, 1, person, formats["isi"])
        parts = {part.lembar: part for part in item.kelengkapan}
        for column, name in enumerate(names, start=2):
            state, text = _state(parts.get(name))
            url = _link(links, item.berkas, name)
            if not linked or sheet.write_url(row, column, url, formats[state], text) != 0:
                sheet.write_string(row, column, text, formats[state])
        whole = Kelengkapan(
            "", sum(min(part.terisi, part.perlu) for part in parts.values()),
            sum(part.perlu for part in parts.values()),
        )
        sheet.write_string(row, len(names) + 2, f"{whole.persen or 0} %", formats[_state(whole)[0]])
    sheet.autofilter(3, 0, max(4, 3 + len(people)), len(columns) - 1)


def _state(part: Kelengkapan | None) -> tuple[str, str]:
    """The word of a state, and the text of its cell; a sheet that cannot be read is empty."""
    if part is None:
        return "Kosong", "Tidak terbaca"
    if not part.perlu:
        return "–", "–"
    word = "Kosong" if part.terisi <= 0 else "Lengkap" if part.terisi >= part.perlu else "Sebagian"
    return word, f"{word} {part.terisi}/{part.perlu}"


def _summary(
    workbook: Any, formats: Mapping[str, Any], hasil: Sequence[HasilBaca],
    temuan: Sequence[tuple[HasilBaca, Temuan]], links: Mapping[str, str],
) -> None:
    sheet = _sheet(workbook, LEMBAR_RINGKASAN_TEMUAN, "RINGKASAN PEMERIKSAAN", _SUMMARY, formats)
    counts = Counter((id(item), finding.tingkat) for item, finding in temuan)
    clean = sum(1 for item in hasil if not counts[id(item), Tingkatan.KESALAHAN])
    sheet.write_string(1, 0, f"{len(hasil)} berkas diperiksa; {clean} tanpa kesalahan.", formats["biasa"])
    for row, item in enumerate(hasil, start=4):
        sheet.write_number(row, 0, row - 3, formats["tengah"])
        sheet.set_row(row, _height((item.berkas, 58), (item.nama or "", 44)))
        _write_link(sheet, row, 1, _link(links, item.berkas), item.berkas, formats)
        for column, text in ((2, JENIS_BUKU.get(item.jenis or "", "-")), (3, item.nama or "-"), (4, item.nip or "-")):
            sheet.write_string(row, column, text, formats["isi"])
        for column, level in enumerate(_COLOURS, start=5):
            count = counts[id(item), level]
            sheet.write_number(row, column, count, formats[level.value if count else "tengah"])
        state = "Tidak dapat dipakai" if item.buku is None else (
            "Perlu diperbaiki" if counts[id(item), Tingkatan.KESALAHAN] else "Dapat dipakai"
        )
        sheet.write_string(row, 8, state, formats["kesalahan" if state != "Dapat dipakai" else "tengah"])
    sheet.autofilter(3, 0, max(4, 3 + len(hasil)), len(_SUMMARY) - 1)


def _rules(
    workbook: Any, formats: Mapping[str, Any], hasil: Sequence[HasilBaca], kata: Callable[[str], str]
) -> None:
    """Every rule that is broken, and by how many books."""
    rules = menurut_kode(hasil)
    sheet = _sheet(workbook, "Menurut Aturan", "TEMUAN MENURUT ATURAN", _RULES, formats)
    sheet.write_string(1, 0, f"{len(rules)} aturan dilanggar oleh {len(hasil)} berkas.", formats["biasa"])
    for row, one in enumerate(rules, start=4):
        texts = ((1, one.kode), (3, one.arti), (6, kata(one.saran)), (7, one.rujukan))
        sheet.set_row(row, _height(*((text, _RULES[column][1]) for column, text in texts)))
        for column, number in ((0, row - 3), (4, one.berkas), (5, one.temuan)):
            sheet.write_number(row, column, number, formats["tengah"])
        for column, text in texts:
            sheet.write_string(row, column, text, formats["isi"])
        sheet.write_string(row, 2, one.tingkat.value, formats[one.tingkat.value])
    sheet.autofilter(3, 0, max(4, 3 + len(rules)), len(_RULES) - 1)


def _people(workbook: Any, formats: Mapping[str, Any], hasil: Sequence[HasilBaca]) -> None:
    """Everyone with a finding, worst first."""
    people = menurut_pegawai(hasil)
    sheet = _sheet(workbook, "Menurut Pegawai", "TEMUAN MENURUT PEGAWAI", _PEOPLE, formats)
    sheet.write_string(1, 0, f"{len(people)} pegawai atau berkas mempunyai temuan.", formats["biasa"])
    for row, one in enumerate(people, start=4):
        codes = ", ".join(f"{code} ({count})" for code, count in one.kode.most_common())
        texts = ((1, one.nama or "-"), (2, one.nip or "-"), (3, "; ".join(one.berkas)), (7, codes))
        sheet.set_row(row, _height(*((text, _PEOPLE[column][1]) for column, text in texts)))
        sheet.write_number(row, 0, row - 3, formats["tengah"])
        for column, text in texts:
            sheet.write_string(row, column, text[:HURUF_SEL], formats["isi"])
        for column, level in enumerate(_COLOURS, start=4):
            sheet.write_number(row, column, one.jumlah[level], formats[level.value if one.jumlah[level] else "tengah"])
    sheet.autofilter(3, 0, max(4, 3 + len(people)), len(_PEOPLE) - 1)


def _spellings(
    workbook: Any, formats: Mapping[str, Any], hasil: Sequence[HasilBaca], kata: Callable[[str], str]
) -> None:
    """What is spelled in several ways, and where people say which spelling is used."""
    groups = kelompok_ejaan(hasil)
    sheet = _sheet(workbook, LEMBAR_EJAAN, "EJAAN YANG BERBEDA-BEDA", _SPELLINGS, formats)
    sheet.write_string(
        1, 0, f"{len(groups)} jabatan atau unit kerja yang mungkin sama ditulis berbeda. Program tidak memilih.",
        formats["biasa"],
    )
    sheet.write_string(
        2, 0, kata(
            "Isi Yang Dipakai pada baris yang harus berubah (kosong: tetap), simpan, lalu jalankan: "
            "kinerja seragamkan temuan.xlsx FOLDER -o FOLDER-BARU"
        ), formats["pita"],
    )
    row = 4
    for number, group in enumerate(groups, start=1):
        first, last = row, row + len(group.ejaan) - 1
        for one in group.ejaan:
            sheet.set_row(row, _height((one.teks, 52), (one.beda, 30)))
            sheet.write_number(row, 0, number, formats["tengah"])
            for column, text in ((1, group.jenis), (2, one.teks), (4, one.beda or "terbanyak")):
                sheet.write_string(row, column, text, formats["isi"])
            sheet.write_number(row, 3, one.berkas, formats["tengah"])
            sheet.write_blank(row, 5, None, formats["ketik"])
            row += 1
        sheet.data_validation(first, 5, last, 5, {
            "validate": "list", "source": f"=$C${first + 1}:$C${last + 1}", "show_error": False,
            "input_title": "Yang dipakai",
            "input_message": "Pilih salah satu ejaan kelompok ini, atau ketik yang benar. Kosong: tidak diubah.",
        })
    sheet.autofilter(3, 0, max(4, row - 1), len(_SPELLINGS) - 1)


def _mended(workbook: Any, formats: Mapping[str, Any], sejak: SejakLalu, kata: Callable[[str], str]) -> None:
    """What is gone since the earlier check."""
    sheet = _sheet(workbook, "Diperbaiki", "DIPERBAIKI SEJAK PEMERIKSAAN LALU", _MENDED, formats)
    sheet.write_string(1, 0, sejak.kalimat, formats["biasa"])
    if sejak.tidak_diperiksa:
        said = f"Tidak diperiksa lagi, sehingga tidak disebut diperbaiki: {sebut(sejak.tidak_diperiksa)}"
        sheet.write_string(2, 0, bertitik(said), formats["pita"])
    for row, one in enumerate(sejak.diperbaiki, start=4):
        told = kata(one.pesan)
        sheet.set_row(row, _height((told, 80), (one.berkas or "", 34)))
        sheet.write_number(row, 0, row - 3, formats["tengah"])
        sheet.write_string(row, 2, one.tingkat.value, formats[one.tingkat.value])
        texts = ((1, one.kode), (3, one.berkas or ""), (4, one.lembar or ""), (5, one.sel or ""), (6, told))
        for column, text in texts:
            sheet.write_string(row, column, text[:HURUF_SEL], formats["isi"])
    sheet.autofilter(3, 0, max(4, 3 + len(sejak.diperbaiki)), len(_MENDED) - 1)


def _list(
    workbook: Any, formats: Mapping[str, Any], temuan: Sequence[tuple[HasilBaca, Temuan]], links: Mapping[str, str],
    sejak: Sequence[Sejak] | None,
) -> None:
    columns = _LIST if sejak is None else (*_LIST, _SINCE)
    sheet = _sheet(workbook, LEMBAR_DAFTAR_TEMUAN, "DAFTAR TEMUAN", columns, formats)
    sheet.write_string(
        1, 0, f"{len(temuan)} temuan. Tautan pada Sel, Lembar, atau Berkas membuka tempatnya.", formats["biasa"]
    )
    for row, (item, finding) in enumerate(temuan, start=4):
        sheet.write_number(row, 0, row - 3, formats["tengah"])
        sheet.write_string(row, 1, finding.tingkat.value, formats[finding.tingkat.value])
        texts = (
            finding.kode, item.berkas, item.nama, finding.lembar, None, finding.pesan, finding.saran, finding.rujukan,
        )
        sheet.set_row(row, _height(*((text or "", width) for text, (_, width) in zip(texts, _LIST[2:], strict=True))))
        for column, text in enumerate(texts, start=2):
            if text:
                sheet.write_string(row, column, text, formats["isi"])
            else:
                sheet.write_blank(row, column, None, formats["isi"])
        # the link stands where the finding points: at its cell, else its sheet, else its file
        places = ((6, finding.sel if finding.lembar else None), (5, finding.lembar), (3, item.berkas))
        column, shown = next((column, text) for column, text in places if text)
        _write_link(sheet, row, column, _link(links, item.berkas, finding.lembar, finding.sel), shown, formats)
        if sejak is not None:
            sheet.write_string(row, len(_LIST), _WORDS[sejak[row - 4]], formats["tengah"])
    sheet.autofilter(3, 0, max(4, 3 + len(temuan)), len(columns) - 1)
