r"""Text at the boundary: pitfalls D3 (control characters vanish) and D4 (special breaks), one test per trap."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kinerja_core.model.teks import (
    DISEBUT,
    KarakterTerlarang,
    Teks,
    TeksSebaris,
    bertitik,
    nama_dibedakan,
    normalkan,
    sebut,
)

#: Every code point, lone surrogates included: what a file from anywhere may hold.
apa_saja = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize("baris", ["\n", "\r", "\r\n", "\x0b", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_becomes_one_newline(baris: str) -> None:
    assert normalkan(f"a{baris}b") == "a\nb"


def test_d4_a_windows_line_break_is_one_break_and_not_two() -> None:
    assert normalkan("a\r\n\r\nb") == "a\n\nb"


def test_d3_a_pasted_vertical_tab_does_not_glue_words() -> None:
    assert normalkan("baris satu\x0bbaris dua") == "baris satu\nbaris dua"


@pytest.mark.parametrize(
    ("karakter", "kode"),
    [
        ("\x00", "U+0000"), ("\x07", "U+0007"), ("\x08", "U+0008"), ("\x0c", "U+000C"), ("\x1b", "U+001B"),
        ("\x1f", "U+001F"), ("\x7f", "U+007F"), ("\x9f", "U+009F"), ("\ud800", "U+D800"), ("\udfff", "U+DFFF"),
        ("\ufffe", "U+FFFE"), ("\uffff", "U+FFFF"),
    ],
)  # fmt: skip
def test_d3_a_character_no_document_can_hold_is_refused_with_its_place(karakter: str, kode: str) -> None:
    with pytest.raises(KarakterTerlarang) as caught:
        normalkan(f"abc{karakter}d")
    assert (caught.value.posisi, caught.value.kode) == (4, kode)
    assert kode in str(caught.value)
    assert "huruf ke-4" in str(caught.value)
    assert "karakter yang tidak dapat disimpan" in str(caught.value)
    for jenis in (Teks, TeksSebaris):
        with pytest.raises(ValidationError):
            TypeAdapter(jenis).validate_python(f"abc{karakter}d")


@pytest.mark.parametrize("karakter", ["\u200d", "\u202e"])
def test_a_mark_that_nobody_sees_is_called_so(karakter: str) -> None:
    with pytest.raises(KarakterTerlarang, match=f"^Ada tanda tak terlihat .U.{ord(karakter):04X}"):
        normalkan(f"Ani{karakter}")


@pytest.mark.parametrize(
    "teks", ["a\tb", "emoji 👩‍⚕️", "R&D <50 > \"x\" 'y'", "≤ 5", "spasi\u00a0keras", "أ", "=1+1", "\ue000"]
)
def test_ordinary_text_stays_as_it_is(teks: str) -> None:
    assert normalkan(teks) == teks


def test_outer_white_space_goes_away() -> None:
    assert normalkan(" \r\n a b \t\n") == "a b"


@given(apa_saja)
def test_what_is_kept_is_normal_and_fits_into_xml(teks: str) -> None:
    try:
        hasil = normalkan(teks)
    except KarakterTerlarang:
        return
    assert normalkan(hasil) == hasil
    unsur = ET.Element("t")
    unsur.text = hasil
    kembali = ET.fromstring(ET.tostring(unsur, encoding="utf-8")).text or ""  # noqa: S314 - our own bytes
    assert kembali == hasil


@given(apa_saja)
def test_nothing_but_line_breaks_and_outer_space_ever_changes(teks: str) -> None:
    try:
        hasil = normalkan(teks)
    except KarakterTerlarang:
        return
    assert "".join(hasil.split()) == "".join(teks.split())


@pytest.mark.parametrize("kosong", ["", "   ", "\r\n", "\u00a0"])
def test_a_blank_mandatory_text_is_asked_for(kosong: str) -> None:
    for jenis in (Teks, TeksSebaris):
        with pytest.raises(ValidationError, match="Wajib diisi"):
            TypeAdapter(jenis).validate_python(kosong)


def test_a_name_stays_on_one_line() -> None:
    assert TypeAdapter(TeksSebaris).validate_python("Siti\r\nRahma,   S.Kom") == "Siti Rahma, S.Kom"
    assert TypeAdapter(Teks).validate_python("Siti\r\nRahma") == "Siti\nRahma"


def test_a_forbidden_character_in_a_field_is_a_problem_with_its_code() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Teks).validate_python("a\x1bb")
    (masalah,) = caught.value.errors()
    assert (masalah["type"], masalah["ctx"]["kode"]) == ("karakter_terlarang", "U+001B")


def test_a_number_is_no_text() -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Teks).validate_python(12)


def test_a_sentence_names_a_few_and_counts_the_others() -> None:
    nama = ["Ani", "Budi", "Cici", "Dodi", "Emi", "Fajar", "Gita"]
    assert sebut(nama[:2]) == "Ani, Budi"
    assert sebut(nama[:DISEBUT]) == "Ani, Budi, Cici, Dodi, Emi"
    assert sebut(nama) == "Ani, Budi, Cici, Dodi, Emi, dan 2 lainnya"
    assert sebut(nama[:-1], "orang lainnya", pemisah="; ") == "Ani; Budi; Cici; Dodi; Emi; dan 1 orang lainnya"


def test_who_shares_a_name_is_named_with_the_nip() -> None:
    named = nama_dibedakan([("1", "Budi"), ("2", "Siti"), ("3", "Budi")])
    assert named == {"1": "Budi (1)", "2": "Siti", "3": "Budi (3)"}


@pytest.mark.parametrize(
    ("kalimat", "jadi"), [("Belum: Bagus", "Belum: Bagus."), ("Belum: Bagus, S.T.", "Belum: Bagus, S.T.")]
)
def test_a_sentence_ends_with_one_point_also_after_a_title(kalimat: str, jadi: str) -> None:
    assert bertitik(kalimat) == jadi


def _titik_langsung(modul: Path) -> list[str]:
    """Sentences of a module in which a point stands directly behind a list of names."""
    found = []
    for teks in ast.walk(ast.parse(modul.read_text(encoding="utf-8"))):
        if not isinstance(teks, ast.JoinedStr):
            continue
        for isi, sesudah in zip(teks.values, teks.values[1:], strict=False):
            titik = isinstance(sesudah, ast.Constant) and str(sesudah.value).startswith(".")
            if isinstance(isi, ast.FormattedValue) and titik:
                kata = ast.unparse(isi.value)
                if "'sel lainnya'" in kata:  # cells have no title
                    continue
                if "sebut(" in kata or kata in {"nama", "names", "names_"} or kata.endswith(".nama"):
                    found.append(f"{modul.name}: {kata}")
    return found


def test_no_sentence_puts_a_point_behind_names_by_itself() -> None:
    """A name may end with the point of a title; :func:`bertitik` ends such a sentence once."""
    inti = Path(__file__).parents[2] / "kinerja_core"
    assert _titik_langsung(Path(__file__)) == []
    found = [one for path in sorted(inti.rglob("*.py")) for one in _titik_langsung(path)]
    # What these name is months, a word in quotes, files, people with their NIP behind, computers, pages, a sheet, a
    # field's name.
    assert found == [
        "pembinaan.py: sebut([list(Bulan)[month - 1].value for month in sorted(months)])",
        "berkas.py: sebut([str(path) for path in berkas])",
        "gugus.py: sebut(missing)",
        "jelajah.py: sebut(list(self._open))", "jelajah.py: sebut(self._empty)",
        "periksa.py: daftar.spek.nama", "pengaturan.py: nama",
    ]  # fmt: skip


#: Words of Excel's and Word's menus in Indonesian; the menus of the offices are in English nearly everywhere.
_MENU = re.compile(
    r"\b(?:Berkas|Beranda|Sisipkan|Tata Letak Halaman|Rumus|Tinjau|Tampilan|Pengembang|Proteksi|Buka Proteksi Lembar"
    r"|Tempel (?:Khusus|Spesial)|Gabungkan & Tengah|Teks ke Kolom) ?[>›]|[>›] ?(?:Proteksi|Pisahkan Sel)\b"
    r"|\b(?:File|Home|Insert|Page Layout|Formulas|Data|Review|View|Developer|Paste Special) › "
    r"|format sel menjadi (?:Umum|Teks)\b|berformat Teks\b"
)


def test_menus_of_excel_and_word_are_named_as_they_stand_there_in_english() -> None:
    akar = Path(__file__).parents[2]
    files = [*akar.glob("*.md"), *akar.glob("docs/**/*.md")]
    for folder in ("kinerja_core", "addin"):
        files += [one for one in akar.glob(f"{folder}/**/*") if one.suffix in {".py", ".mjs", ".html", ".cls"}]
    assert _MENU.search("(Tinjau > Buka Proteksi Lembar)")
    found = [
        f"{one.name}: {match[0]}" for one in files for match in _MENU.finditer(one.read_text(encoding="utf-8"))
        if one.name != "CHANGELOG.md"
    ]
    assert found == []
