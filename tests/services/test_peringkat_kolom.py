"""Ranking a CSV in columns gives what the careful way gives, byte for byte, or leaves it to that one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Kelompok
from kinerja_core.services import peringkat_csv as service
from kinerja_core.services.peringkat import HasilPeringkat, berkas_hasil, peringkat, pilihan
from kinerja_core.workbooks import skor_kolom
from kinerja_core.workbooks.mesin import teks_csv

JUDUL = ("nip", "nama", "hasil", "perilaku")
LENGKAP = (*JUDUL, "jabatan", "rating_hasil", "rating_perilaku", "nilai")
#: People who are also given as records: more than a unit of the examples has, so also those without a rank.
_DITUNJUKKAN = 30


def _nip(nomor: int) -> str:
    return f"19{60 + nomor % 40}{1 + nomor % 12:02}{1 + nomor % 28:02}2010{1 + nomor % 12:02}1{1 + nomor % 999:03}"


def _tulis(folder: Path, baris: list[str], judul: str = ",".join(JUDUL)) -> Path:
    path = folder / "skor.csv"
    path.write_bytes("\n".join([judul, *baris]).encode())
    return path


def _sama(path: Path, **cara: str) -> HasilPeringkat | None:
    """The outcome in columns, which is that of the careful way; ``None`` when that one was asked."""
    choices = pilihan(periode="2025", **cara)
    try:
        careful = peringkat(path, choices)
    except GalatKinerja as problem:
        why = str(problem)
    else:
        why = ""
    if why:
        with pytest.raises(GalatKinerja, match=re.escape(why)):
            peringkat(path, choices, banyak=3)
        return None
    quick = peringkat(path, choices, banyak=_DITUNJUKKAN)
    assert berkas_hasil(quick, ".csv") == berkas_hasil(careful, ".csv")
    assert quick.hasil.model_copy(update={"pegawai": ()}) == careful.hasil.model_copy(update={"pegawai": ()})
    assert quick.hasil.pegawai[:_DITUNJUKKAN] == careful.hasil.pegawai[:_DITUNJUKKAN]
    assert (quick.temuan, quick.rujukan, quick.jumlah) == (careful.temuan, careful.rujukan, careful.jumlah)
    assert quick.buku.pengaturan == careful.buku.pengaturan
    return quick if quick.kolom is not None else None


skor = st.one_of(
    st.decimals(2, 119, places=2).map(str), st.integers(2, 119).map(str), st.just("80"), st.just(""),
    st.sampled_from(["85,5", '"85,5"', "85.50", "085", "121", "-1", "0", "1", "0.85", "85%", "1e2", " 85", "85.12345",
                     "delapan", "=1+1", "120.5", "120", "85.", "+85", "NaN", "١٢"]),
)  # fmt: skip
nama = st.one_of(
    st.text("Aa .'é", min_size=1, max_size=8),
    st.sampled_from(["", " ", "Ani", '"Ani, S.T."', '"Ani ""x"""', "=cmd()", "Ani;=1+1", "-Budi", "@x", "#N/A", "A\tB",
                     "Siti\u200bA", "\u202eina", '"dua\nbaris"', "B-C", "A+B", "D\xa0E", "x" * 1001, "Ani  Dua"]),
)  # fmt: skip
rating = st.sampled_from(["", "", "Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi", "di atas", "Lain"])
nilai = st.sampled_from(["", "", "110", "99", "120", "121", "0", "90.5", "75"])
nip = st.one_of(
    st.integers(1, 400).map(_nip),
    st.sampled_from(["", "123", "19900230200003100", "199002292010011001", "1990 0101 200003 1001", "1.98501E+17",
                     _nip(7), f"'{_nip(7)}", "199001312010131001", "200001012010211001", "198804312010011002"]),
)  # fmt: skip
baris_biasa = st.tuples(nip, nama, skor, skor).map(",".join)
jabatan = st.sampled_from(["", "Analis", "=x"])
baris_lengkap = st.tuples(nip, nama, skor, skor, jabatan, rating, rating, nilai).map(",".join)
aneh = st.sampled_from(["", ",,,", "satu", "a,b,c,d,e,f,g,h,i,j", '"', " ,", "#,,,"])


@given(
    st.lists(st.one_of(baris_biasa, aneh), max_size=14),
    st.sampled_from([{}, {"k": "0"}, {"metode": "mutlak", "toleransi": "2.5"}, {"bobot": "50:50"},
                     {"urutan": "komposit"}, {"metode": "tingkat"}, {"capaian_organisasi": "baik"}]),
)  # fmt: skip
@example(["199001012010011001,A,60,60", "199001022010011002,B,,60"], {})
@settings(max_examples=60)
def test_any_file_gives_the_same_as_the_careful_way(tmp_path_factory, baris: list[str], cara: dict[str, str]):
    _sama(_tulis(tmp_path_factory.mktemp("skor"), baris), **cara)


@given(st.lists(st.one_of(baris_lengkap, aneh), max_size=14), st.sampled_from(["kelompok", "predikat", "komposit"]))
@settings(max_examples=60)
def test_so_do_ratings_and_decided_nilai(tmp_path_factory, baris: list[str], urutan: str):
    _sama(_tulis(tmp_path_factory.mktemp("skor"), baris, ",".join(LENGKAP)), urutan=urutan)


def _biasa(banyak: int) -> list[str]:
    return [f"{_nip(n)},Orang {n},{60 + n * 7 % 41}.{n % 100:02},{55 + n * 11 % 47}" for n in range(banyak)]


@pytest.mark.parametrize("cara", [
    {}, {"k": "1.5"}, {"metode": "mutlak", "toleransi": "12"}, {"bobot": "20:80"}, {"urutan": "komposit"},
])  # fmt: skip
def test_plain_files_are_ranked_in_columns_in_the_way_that_is_asked_for(tmp_path: Path, cara: dict[str, str]):
    result = _sama(_tulis(tmp_path, _biasa(300)), **cara)
    assert result is not None
    assert result.jumlah == 300
    assert len(result.hasil.pegawai) == _DITUNJUKKAN
    assert not cara or berkas_hasil(result, ".csv") != berkas_hasil(_sama(_tulis(tmp_path, _biasa(300))), ".csv")


def test_a_score_on_an_edge_is_average(tmp_path: Path):
    lines = [f"{_nip(n)},Orang {n},{skor},{skor}" for n, skor in enumerate(("70", "75", "80", "85", "90"))]
    result = _sama(_tulis(tmp_path, lines), metode="mutlak", toleransi="10")
    assert result is not None
    assert {one.kelompok for one in result.hasil.pegawai} == {Kelompok.K2}


def test_where_one_score_has_all_the_weight_the_other_still_parts_those_who_are_equal(tmp_path: Path):
    lines = [f"{_nip(n)},Orang {n},{60 + n % 3},{70 + n}" for n in range(12)]
    result = _sama(_tulis(tmp_path, lines), bobot="100:0", urutan="komposit")
    assert result is not None
    assert [one.perilaku for one in result.hasil.pegawai[:4]] == [81, 78, 75, 72]
    assert [one.peringkat for one in result.hasil.pegawai] == list(range(1, 13))


def test_people_without_a_score_stand_last_without_a_rank(tmp_path: Path):
    """Of those who have one score only, that one is shown, and where it lies."""
    lines = [*_biasa(12), f"{_nip(40)},Ani,,81", f"{_nip(41)},Budi,80,", f"{_nip(42)},Citra,,"]
    result = _sama(_tulis(tmp_path, lines))
    assert result is not None
    assert [one.peringkat for one in result.hasil.pegawai[12:]] == [None] * 3


def test_so_are_decided_ones_in_the_order_of_their_predikat(tmp_path: Path):
    words = ("Di Atas Ekspektasi", "Sesuai Ekspektasi", "Di Bawah Ekspektasi")
    lines = [f"{line},Analis,{words[n % 3]},{words[n * 7 % 3]},{70 + n % 50}" for n, line in enumerate(_biasa(120))]
    for order in ("kelompok", "predikat", "komposit"):
        assert _sama(_tulis(tmp_path, lines, ",".join(LENGKAP)), urutan=order) is not None


@pytest.mark.parametrize("baris", [
    "199001012010011999,\"Sri, S.T.\",80,81", "199001012010011999,=1+1,80,81", "199001012010011999,Ani,,81",
    "199001012010011999,Ani,\"80,5\",81", "199002292000011999,Kabisat,80,81", "salah,Ani,80,81", ",,,", "",
    "199001012010011999,Ani,0.85,81", "199001012010011999,\"dua\nbaris\",80,81", "a,b,c,d,e",
    f"{_nip(3)},Orang 3,80,81", f"{_nip(3)},=Orang 3,80,81", f"{_nip(30)},Lain,0.85,81", f"'{_nip(90)},Ani,80,81",
])  # fmt: skip
def test_lines_that_need_care_get_it_and_the_others_stay_in_columns(tmp_path: Path, baris: str):
    lines = _biasa(40)
    assert _sama(_tulis(tmp_path, [*lines[:20], baris, *lines[20:]])) is not None


@pytest.mark.parametrize(("ubah", "mengapa"), [
    (lambda lines: [*lines[1:], f"{_nip(0)},Jauh,2,60"], "skor yang jauh dari semua"),
    (lambda lines: lines[:1], "tidak ada rata-rata"),
    (lambda _: [], "tidak ada baris"),
])  # fmt: skip
def test_where_everybody_needs_care_the_careful_way_does_it_all(tmp_path: Path, ubah, mengapa: str):
    lines = [f"{_nip(n)},Orang {n},{100 + n % 3},{60 + n}" for n in range(20)]
    assert _sama(_tulis(tmp_path, ubah(lines))) is None, mengapa


def test_more_than_the_careful_way_bears_says_what_bears_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr(teks_csv, "BATAS_SEL", 100)
    many = _tulis(tmp_path, _biasa(40))
    assert jalankan(["peringkat", str(many), "--periode", "2025", "-o", str(tmp_path / "hasil.csv")]) == 0
    capsys.readouterr()
    for more, why in (["--json"], "hanya dapat ditulis sebagai berkas"), (["--metode", "tingkat"], "bagi menurut unit"):
        assert jalankan(["peringkat", str(many), "--periode", "2025", *more]) == 2
        said = capsys.readouterr().err
        assert why in said
        assert "gambar" not in said


@pytest.mark.parametrize("judul", [
    "nip,nama", "NIP,Nama,Skor Hasil Kerja,Skor Perilaku,Catatan", "nip;nama;hasil;perilaku",
    "nip,nama,hasil,perilaku,hasil", "a,b,c,d", "nip,nama,hasil,perilaku,lain",
])  # fmt: skip
def test_headers_as_offices_write_them(tmp_path: Path, judul: str):
    separator = ";" if ";" in judul else ","
    width = judul.count(separator) + 1
    lines = [separator.join([*line.split(","), "x", "y"][:width]) for line in _biasa(12)]
    _sama(_tulis(tmp_path, lines, judul))
    _sama(_tulis(tmp_path, lines, f"sep={separator}\n{judul}"))


def test_the_command_writes_the_same_file_and_shows_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = _tulis(tmp_path, _biasa(600))
    assert jalankan(["peringkat", str(path), "--periode", "2025", "-o", str(tmp_path / "a.csv")]) == 0
    shown = capsys.readouterr()
    assert "… dan 540 pegawai lagi." in shown.err
    assert (tmp_path / "a.csv").read_bytes() == berkas_hasil(peringkat(path, pilihan(periode="2025")), ".csv")


def test_columns_of_one_person_stand_in_the_order_in_which_lines_are_filled():
    own = set(service._SENDIRI)
    assert [nama for nama, _ in service.KOLOM_HASIL if nama in own] == list(service._SENDIRI)


def test_progress_is_told_while_lines_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(skor_kolom, "_STEP", 100)
    told: list[tuple[int, int, str]] = []
    peringkat(
        _tulis(tmp_path, _biasa(300)), pilihan(periode="2025"), banyak=5, kemajuan=lambda *one: told.append(one)
    )
    assert told[0][::2] == (0, "Membaca")
    assert len(told) >= 5
    assert all(done <= total for done, total, _ in told)
    assert told[-1] == (300, 300, "Memeringkat")
