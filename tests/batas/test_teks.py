"""Texts from outside: encodings, unseen marks, doubled keys, endless numbers."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.teks import BukanUTF8, TeksRusak, baca_utf8, baris_teks, muat_json, urai
from kinerja_core.batas.teks_yaml import tengok_yaml, urai_yaml
from kinerja_core.cli.utama import jalankan
from kinerja_core.exports.sel_csv import aman
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import KarakterTerlarang, normalkan
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import nama_aman
from kinerja_core.services.peringkat import berkas_hasil, peringkat
from kinerja_core.workbooks.daftar import baca_skor
from tests.alat.puncak import PUNCAK

_KEPALA = "nip,nama,hasil,perilaku\n"
_SATU, _DUA = "198501012010011001", "198602022011012002"


def _skor(folder: Path, isi: bytes) -> tuple[tuple[SkorPegawai, ...], tuple[Temuan, ...]]:
    (folder / "skor.csv").write_bytes(isi)
    return baca_skor(folder / "skor.csv")


def test_one_odd_byte_turns_no_other_name_into_mojibake_and_its_line_is_named(tmp_path: Path):
    rows = f"{_KEPALA}{_SATU},André Wibówo,90,90\n{_DUA},Ren".encode() + b"\xe9,80,80\n"
    scores, findings = _skor(tmp_path, rows)
    assert [score.nama for score in scores] == ["André Wibówo", "René"]
    (finding,) = findings
    assert (finding.kode, finding.tingkat.value) == ("TEKS-PENGODEAN", "peringatan")
    assert finding.pesan.startswith("Baris 3:")
    assert '"René"' in finding.pesan


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le-bom"])
def test_a_csv_of_one_encoding_is_read_without_a_word(sandi: str, tmp_path: Path):
    text = f"{_KEPALA}{_SATU},André Wibówo,90,90\n"
    data = b"\xff\xfe" + text.encode("utf-16-le") if sandi == "utf-16-le-bom" else text.encode(sandi)
    scores, findings = _skor(tmp_path, data)
    assert [score.nama for score in scores] == ["André Wibówo"]
    assert findings == ()


def test_a_letter_that_windows_does_not_know_either_is_named(tmp_path: Path):
    _, findings = _skor(tmp_path, f"{_KEPALA}{_SATU},Ren".encode() + b"\x81,80,80\n")
    assert [(item.kode, item.pesan[:8]) for item in findings] == [("TEKS-PENGODEAN", "Baris 2:")]


@pytest.mark.parametrize("sandi", ["mac-roman", "cp437", "cp850"])
def test_a_csv_of_a_mac_or_of_dos_is_not_read_as_other_letters_without_a_word(sandi: str, tmp_path: Path):
    _, findings = _skor(tmp_path, f"{_KEPALA}{_SATU},Orang,90,90\n{_DUA},René Wibowo,80,80\n".encode(sandi))
    (finding,) = findings
    assert (finding.kode, finding.tingkat.value) == ("TEKS-PENGODEAN", "peringatan")
    assert finding.pesan.startswith("Baris 3: Berkas ini tampaknya disimpan sebagai CSV Macintosh atau MS-DOS")


def test_what_word_sets_in_windows_is_no_letter_of_a_mac(tmp_path: Path):
    text = f"{_KEPALA}{_SATU},Nur’aini “Ani” André,90,90\n{_DUA},Januari–Maret… 5‰ — dr. René,80,80\n"
    assert _skor(tmp_path, text.encode("cp1252"))[1] == ()


@pytest.mark.parametrize(("isi", "sebab"), [
    ('Ani,90,90\n', "CSV rusak sejak baris 3: ada tanda kutip ganda yang tidak ditutup."),
    ('Ani" S.E.,90,90\n', "CSV rusak pada baris 3: ada tulisan di belakang tanda kutip ganda"),
    (f'{"x" * 140_000}\n', "CSV rusak sejak baris 3: satu isian lebih dari 131.072 huruf"),
])
def test_a_broken_csv_is_told_with_the_line_the_break_begins_in(isi: str, sebab: str, tmp_path: Path):
    path = tmp_path / "skor.csv"
    path.write_text(f'{_KEPALA}{_SATU},Orang,90,90\n{_DUA},"{isi}' + f"{_SATU},Orang,90,90\n" * 5, encoding="utf-8")
    _, (finding,) = baca_skor(path)
    assert (finding.kode, finding.pesan[: len(sebab)]) == ("BERKAS-RUSAK", sebab)


def test_a_character_that_yaml_does_not_know_is_named_with_its_line():
    with pytest.raises(TeksRusak, match=r"baris 2: ada karakter yang tidak dapat disimpan \(U\+0007\)"):
        urai_yaml('nomor_surat: "1"\ntempat_surat: "Ja\x07karta"\n')


@pytest.mark.parametrize(("isi", "sebab"), [
    ("Ani".encode("utf-32"), "bukan teks"), (b"\xff\xfe" + "Ani".encode("utf-16-le")[:-1], "terpotong"),
    (b"Ani\0Budi", "bukan teks"),
])  # fmt: skip
def test_what_is_no_text_is_not_read_as_one(isi: bytes, sebab: str):
    with pytest.raises(TeksRusak, match=sebab):
        urai(isi)


def test_a_file_that_must_be_utf8_is_not_guessed(tmp_path: Path):
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfkop: Andr\xc3\xa9")
    assert baca_utf8(tmp_path / "a.yaml") == "kop: André"
    (tmp_path / "a.yaml").write_bytes(b"kop: Andr\xe9")
    with pytest.raises(BukanUTF8):
        baca_utf8(tmp_path / "a.yaml")


def test_only_twenty_odd_letters_are_named():
    text, odd = urai("é".encode() + b"\n\xe9" * 50)
    assert text == "é" + "\né" * 50
    assert [one.baris for one in odd] == list(range(2, 22))


@given(st.text(st.sampled_from("ab\n\r,;é"), max_size=60))
def test_lines_are_those_of_the_standard_library(text: str):
    assert list(baris_teks(text)) == list(io.StringIO(text, newline=""))


@pytest.mark.parametrize(
    "tanda",
    [
        "\u202e", "\u2066", "\u200b", "\u2060", "\ufeff", "\u200e", "\u200d", "\U000e0041", "\u3164", "\u115f",
        "\uffa0", "\u2800", "\u034f",
    ],
)  # fmt: skip
def test_a_mark_that_nobody_sees_is_refused_in_a_name_with_its_place(tanda: str, tmp_path: Path):
    scores, findings = _skor(tmp_path, f"{_KEPALA}{_SATU},An{tanda}i,90,90\n{_DUA},Budi,80,80\n".encode())
    assert [score.nama for score in scores] == ["Budi"]
    (finding,) = findings
    assert finding.kode == "TEKS-KARAKTER"
    assert f"U+{ord(tanda):04X}) pada huruf ke-3" in finding.pesan
    assert finding.pesan.startswith("Baris 2: Nama: Ada tanda tak terlihat")


def test_a_joiner_inside_an_emoji_is_no_trick():
    assert normalkan("Keluarga 👨\u200d👩\u200d👧 hadir") == "Keluarga 👨\u200d👩\u200d👧 hadir"
    with pytest.raises(KarakterTerlarang):
        normalkan("👨\u200da")


@given(st.text())
def test_what_is_shown_steers_no_screen_and_can_always_be_written(text: str):
    shown = tampak(text)
    assert not set(shown) & set("\x1b\x9b\x07\u202e\u200b\r\x00")
    shown.encode()
    Temuan(kode="A-B", tingkat="saran", berkas=text, pesan=text, saran="x")


def test_a_file_name_holds_no_unseen_mark():
    assert nama_aman("Ani\u202egpj.exe\x1b[31m") == "Anigpj.exe [31m"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel says the peak of a process")
def test_a_csv_of_a_million_rows_is_refused_with_the_limit_in_words_and_little_memory(tmp_path: Path):
    path = tmp_path / "besar.csv"
    row = f"{_SATU},Ani,90,90\n"
    path.write_text(_KEPALA + row * 1_340_000, encoding="utf-8")
    program = (
        "import sys\nfrom pathlib import Path\nfrom kinerja_core.workbooks.daftar import baca_skor\n"
        "scores, (finding,) = baca_skor(Path(sys.argv[1]))\n"
        f"{PUNCAK}print(puncak, len(scores), finding.kode, finding.pesan)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, encoding="utf-8", timeout=120,
        check=True,
    )
    memory, scores, code, message = run.stdout.split(" ", 3)
    assert (int(scores), code) == (0, "BERKAS-TERLALU-BESAR")
    assert "lebih dari 1.000.000 sel" in message
    assert int(memory) < 500


def test_a_header_of_a_hundred_thousand_columns_does_not_multiply(tmp_path: Path):
    _, findings = _skor(tmp_path, b"nip," * 100_000 + b"\n" + b"1\n" * 1_000)
    assert [item.kode for item in findings] == ["BERKAS-TERLALU-BESAR"]


@pytest.mark.parametrize("isi", [b"nip," * 20_000 + b"\n1\n", b"," * 20_000 + b"nip,nama,hasil,perilaku\n1,a,2,3\n"])
def test_a_csv_with_more_columns_than_excel_knows_is_refused_in_words(isi: bytes, tmp_path: Path):
    _, findings = _skor(tmp_path, isi)
    assert [item.kode for item in findings] == ["BERKAS-TERLALU-BESAR"]
    assert "lebih dari 16.384 kolom" in findings[0].pesan


def test_a_list_of_nothing_but_mistakes_is_not_quoted_without_end(tmp_path: Path):
    _, findings = _skor(tmp_path, f"{_KEPALA}x,,,\n".encode() + b"x,,,\n" * 15_000)
    assert len(findings) == 3  # what all rows have in common is said once
    assert "BERKAS-TERLALU-BESAR" in {item.kode for item in findings}
    assert sum(len(item.pesan) for item in findings) < 1_000


# -- writing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "hasil"),
    [
        ("=1+1", "'=1+1"), ("Ani;=1+1", "Ani;'=1+1"), ("a,@x", "a,'@x"), ("a\n=1", "a\n'=1"), ("a\t+1", "a\t'+1"),
        (" =1", "' =1"), ("a; =1", "a;' =1"), ('a;"=1"', "a;'\"=1\""), ("\t=1", "'\t'=1"), ("-5", "'-5"),
        ("Rapat, - tindak lanjut; dan lain-lain", "Rapat, - tindak lanjut; dan lain-lain"), ("a=b", "a=b"), ("", ""),
    ],
)
def test_a_formula_is_guarded_wherever_a_country_begins_a_cell(isi: str, hasil: str):
    assert aman(isi) == hasil


@given(st.text(st.sampled_from('ab=+@-;,\t\n" 1'), max_size=20), st.sampled_from(";,\t"))
def test_no_cell_of_any_separator_begins_with_a_formula(isi: str, pemisah: str):
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow(["x", aman(isi)])
    for cells in csv.reader(io.StringIO(stream.getvalue(), newline=""), delimiter=pemisah):
        for cell in cells:
            assert not cell.strip(' "').startswith(("=", "@")), cells


def test_a_ranking_as_csv_is_guarded_tells_excel_its_separator_and_can_be_read_again(tmp_path: Path):
    (tmp_path / "skor.csv").write_text(f"{_KEPALA}{_SATU},Ani;=1+1,90,90\n{_DUA},Budi,80,80\n", encoding="utf-8")
    data = berkas_hasil(peringkat(tmp_path / "skor.csv"), ".csv")
    assert data.startswith(b"\xef\xbb\xbfsep=,\r\n")
    assert b"Ani;'=1+1" in data
    (tmp_path / "hasil.csv").write_bytes(data)
    assert [score.nama for score in baca_skor(tmp_path / "hasil.csv")[0]] == ["Ani;'=1+1", "Budi"]


def test_where_letters_need_the_bom_excel_is_not_told_the_separator(tmp_path: Path):
    (tmp_path / "skor.csv").write_text(f"{_KEPALA}{_SATU},André,90,90\n", encoding="utf-8")
    data = berkas_hasil(peringkat(tmp_path / "skor.csv"), ".csv")
    assert data.startswith(b"\xef\xbb\xbfPeringkat,")
    assert "André".encode() in data


# -- JSON and YAML --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ('{"a": 1, "b": {"c": 1, "c": 2}}', 'isian "c" ditulis dua kali'),
        ('{"a": ' + "9" * 5000 + "}", "bilangan dengan 5000 angka"),
        ("[" * 3000 + "]" * 3000, "kurung bersarang"),
        ('{"a": [' * 150 + "1" + "]}" * 150, "kurung bersarang"),
        ('{"a": NaN}', "NaN"), ('{"a": -Infinity}', "Infinity"),
    ],
)
def test_json_that_means_two_things_or_no_end_is_refused(isi: str, sebab: str, tmp_path: Path, capsys):
    with pytest.raises(TeksRusak, match=sebab):
        muat_json(isi)
    (tmp_path / "risalah.json").write_text(isi, encoding="utf-8")
    assert jalankan(["cetak", "risalah", str(tmp_path / "risalah.json"), "-o", str(tmp_path / "h.docx")]) == 2
    assert "bukan JSON yang benar" in capsys.readouterr().err


@pytest.mark.parametrize(("isi", "sebab"), [
    ('{"strategi": ["a", ]}', "ada koma sesudah isian terakhir"),
    ('{"strategi": [], }', "ada koma sesudah isian terakhir"),
    ('{// x\n"strategi": []}', "JSON tidak mengenal komentar"),
    ('# x\n{"strategi": []}', "JSON tidak mengenal komentar"),
    ('{"strategi": [] /* x */}', "JSON tidak mengenal komentar"),
    ('{"strategi\\ud800": []}', 'nama isian "strategi<U+D800>" memuat separuh karakter'),
    ('{"peserta": [{"nama": "A"}, {"nama": "B\\ud800"}]}', "peserta ke-2 › nama: Ada separuh karakter"),
    ('{"strategi": ["a", 1e400]}', "strategi ke-2: Harus berupa teks."),
    ('{"agenda": [{"progress": "a"}]}', "agenda ke-1 › masalah: Wajib diisi."),
    ("[" * 3 + "]" * 3, "isi: Harus berupa kelompok isian."),
])
def test_json_that_is_none_or_not_whole_is_told_why_and_counts_from_one(
    isi: str, sebab: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "risalah.json").write_text(isi, encoding="utf-8")
    assert jalankan(["cetak", "risalah", str(tmp_path / "risalah.json"), "-o", str(tmp_path / "h.docx")]) == 2
    assert sebab in capsys.readouterr().err


def test_how_deep_json_may_go_is_our_own_number_and_not_that_of_a_python():
    at_the_limit = "[" * 200 + "]" * 200
    assert muat_json(at_the_limit)
    with pytest.raises(TeksRusak, match="kurung bersarang"):
        muat_json(f"[{at_the_limit}]")


def test_json_of_too_many_items_is_refused():
    with pytest.raises(BerkasTidakTerbaca, match="unsur"):
        muat_json(json.dumps([{"a": 1}] * 100), Anggaran(unsur=100))


_NILAI = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text()


@given(st.recursive(_NILAI, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_any_proper_json_is_read_as_ever(isi: object):
    assert muat_json(json.dumps(isi)) == isi


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ("konfirmasi_jumlah: " + "9" * 5000, "Baris 1: bilangan dengan 5000 angka"),
        ("kop: " + "[" * 3000 + "]" * 3000, "bersarang lebih dari 50 tingkat"),
        ("a: &a [x, x]\nkop: [*a, *a, *a]", r'Baris 2: rujukan "\*a"'),
        ("kop: 1\nkop: 2", 'Isian "kop" ditulis dua kali'),
        ("a: 1\n" * 100_000, "unsur"),
        ("kop: 1." + "1" * 4000, "angka terlalu panjang"),
        ("kop: !!python/object/apply:os.system [x]", r'Baris 1: tanda "!!python/object/apply:os.system" tidak dipakai'),
        ("kop: !!timestamp 9999-99-99", 'tanda "!!timestamp"'), ("kop: !!int x", 'tanda "!!int"'),
        ("kop: !!set {a, b}", 'tanda "!!set"'), ("tempat_surat: !lain x", 'tanda "!lain"'),
        ("~: x", 'Baris 1: kunci "~" bukan kata'), ("a: 1\ntrue: x", 'Baris 2: kunci "true" bukan kata'),
    ],
)
def test_yaml_without_end_is_refused_in_words(
    isi: str, sebab: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "surat.yaml").write_text(isi, encoding="utf-8")
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    for verb in (
        ["cetak", "risalah", "x.json", "--pengaturan", "surat.yaml", "-o", "h.docx"],
        ["ekspor", "--profil-berkas", "surat.yaml", "x.json", "-o", "h.csv"],
    ):
        argv = [str(tmp_path / part) if "." in part else part for part in verb]
        assert jalankan(argv) == 2
        said = capsys.readouterr().err
        assert re.search(sebab, said), said
        assert "Terjadi kesalahan di dalam program" not in said


def test_names_that_somebody_invents_fill_no_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    for name, content in {
        "a.json": json.dumps({"k" * 100_000: 1, "\u202e\x1b[31m": 2} | {f"n{one}": 1 for one in range(50_000)}),
        "b.json": json.dumps([[]] * 9),
    }.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert jalankan(["cetak", "risalah", str(tmp_path / name), "-o", str(tmp_path / "h.docx")]) == 2
        said = capsys.readouterr().err
        assert len(said) < 5_000
        assert "\x1b" not in said
        assert "\u202e" not in said
    (tmp_path / "p.yaml").write_text("".join(f"n{one}: 1\n" for one in range(5_000)), encoding="utf-8")
    assert jalankan(["ekspor", "--profil-berkas", str(tmp_path / "p.yaml"), "x.xlsx", "-o", "h.csv"]) == 2
    assert re.search(r"… dan \d+ masalah lain\n", capsys.readouterr().err)


def test_only_depth_counts_as_depth_and_only_number_as_number():
    """Fifty levels and ten thousand fields are read, however many stand beside each other."""
    beside = "".join(f"k{one}:\n  a: [1]\n" for one in range(200))
    assert len(urai_yaml(beside)) == 200
    deep = "[" * 50 + "]" * 50
    assert urai_yaml(deep)
    with pytest.raises(TeksRusak, match="lebih dari 50 tingkat"):
        urai_yaml(f"[{deep}]")
    many = "".join(f"k{one}: 1\n" for one in range(10_000))
    assert len(urai_yaml(many)) == 10_000
    with pytest.raises(BerkasTidakTerbaca, match=r"lebih dari 30\.000 unsur"):
        urai_yaml(many + "".join(f"l{one}: 1\n" for one in range(6_000)))


@pytest.mark.parametrize(("isi", "sebab"), [
    ("a: 1\nb: [1\n\n", "bukan YAML yang benar pada baris 2: kurung yang dibuka di situ tidak ditutup"),
    ("a: 1\n? [b]\n: 2\n", "Baris 2: nama isian harus"),
    ("a: 1\nb:\n  c: 1\n  c: 2\n", r'"c" ditulis dua kali \(baris 3 dan baris 4\)'),
    ('a: 1\nb: "\\UFFFFFFFF"\n', r'baris 2: "\\UFFFFFFFF" bukan karakter; hapus'),
    ('a: 1\n\nb: "\\U00110000"\n', r'baris 3: "\\U00110000" bukan karakter; hapus'),
    ("a: 1\n\tb: 2\n", "pada baris 2: di depan isinya ada tab; pakai spasi"),
    ("a: 1\n---\nb: 2\n", "pada baris 2: ada dokumen kedua sesudah ---"),
    ("a: 1\n...\nb: 2\n", r"pada baris 3: ada isi sesudah akhir dokumen \(\.\.\.\)"),
    ('a: "x\nb: 1\nc: 2\n', "pada baris 1: tanda petik yang dibuka di situ tidak ditutup"),
    ("a: Hal: b\n", 'pada baris 1: ": " hanya di belakang nama isian'),
    ("a: @b\n", "pada baris 1: teks yang diawali tanda khusus"),
    ('a: "C:\\q"\n', "pada baris 1: garis miring terbalik"),
    ("a: 1\nb\n", "pada baris 2: sesudah nama isian harus ada"),
])  # fmt: skip
def test_yaml_that_is_wrong_is_refused_with_the_line(isi: str, sebab: str):
    with pytest.raises(TeksRusak, match=sebab):
        urai_yaml(isi)


def test_every_character_that_there_is_may_be_spelled_out():
    assert urai_yaml('a: "\\U0010FFFF\\U0001F600"') == {"a": "\U0010ffff\U0001f600"}


def test_yaml_that_is_none_is_left_to_its_reader():
    with pytest.raises(yaml.YAMLError):
        tengok_yaml("a: [1")


# -- names of files -------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="their file names are text")
def test_a_file_name_that_is_no_text_is_shown_and_the_rest_goes_on(tmp_path: Path):
    from tests.berkas.pembuat import asli  # noqa: PLC0415 - builds a workbook, which the other tests need not

    (tmp_path / "baik.xlsx").write_bytes(asli())
    with open(os.fsencode(tmp_path) + b"/Ren\xe9\x1b[31m.xlsx", "wb") as stream:  # noqa: PTH123 - a name of bytes
        stream.write(asli())
    for more in ([], ["--json"], ["-o", str(tmp_path / "temuan.xlsx")]):
        run = subprocess.run(
            [sys.executable, "-c", "from kinerja_core.cli import main; main()", "periksa", *more, str(tmp_path)],
            capture_output=True, timeout=60, check=False,
        )
        said = (run.stdout + run.stderr).decode()
        assert "Terjadi kesalahan" not in said
        assert "\x1b" not in said
        assert "Ren<E9><U+001B>[31m.xlsx" in said or more[:1] == ["-o"]
        assert run.returncode == 0 or "BUKU-SALINAN" in said
