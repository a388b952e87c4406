"""What was decided here against the report of BKN's e-Kinerja."""

from __future__ import annotations

import json
import random
from pathlib import Path

import openpyxl
import pytest

from benchmarks.banding import HASIL, PERIODE, hasil, orang, selisih, tulis_laporan, ubah
from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Predikat, Rating
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.services.banding import HasilBanding, banding, banding_buku
from kinerja_core.services.contoh import unit as contoh
from kinerja_core.workbooks import bangun
from kinerja_core.workbooks.baca import perlu_dibaca
from kinerja_core.workbooks.bangun import bangun_unit
from kinerja_core.workbooks.daftar_kantor.baca import baca_daftar_pegawai
from kinerja_core.workbooks.daftar_kantor.laporan_bkn import baca_laporan_bkn
from kinerja_core.workbooks.mesin.kisi import buka_bita
from tests.workbooks.daftar_kantor.bahan import ANDI, BUDI, CITRA, tulis

KASUS = Path(__file__).parents[1] / "kasus" / "bkn" / "laporan-bkn.xlsx"
KEPALA = ["nip", "nama", "hasil_kerja", "perilaku_kerja", "hasil_akhir", "periode_akhir_skp", "is_skp_plt_plh_pjb"]
DINILAI = ["SESUAI EKSPEKTASI", "SESUAI EKSPEKTASI", "BAIK", "31-12-2025", "0"]


def unit(*skor: SkorPegawai, periode: Periode = PERIODE) -> BukuUnit:
    return BukuUnit(pengaturan=Pengaturan(nama_unit="Biro Contoh", periode=periode), skor=skor)


def skor(nip: str, nama: str, **ubahan: object) -> SkorPegawai:
    rated = {"rating_hasil": Rating.SESUAI, "rating_perilaku": Rating.SESUAI} | ubahan
    return SkorPegawai.model_validate({"nip": nip, "nama": nama, "hasil": 80, "perilaku": 80} | rated)


def bandingkan(
    folder: Path, buku: BukuUnit, *baris: list[object], judul: str = "Laporan SKP Tahun 2025"
) -> HasilBanding:
    laporan = baca_laporan_bkn(tulis(folder / "laporan.xlsx", {"Sheet1": [[judul], [], KEPALA, *baris]}))
    assert laporan is not None
    return banding_buku(buku, laporan, "laporan.xlsx")


@pytest.mark.parametrize("biji", range(20))
def test_of_cells_changed_at_random_every_difference_is_found_and_none_is_invented(biji: int, tmp_path: Path):
    acak = random.Random(biji)  # noqa: S311 - the same changes every time
    people = orang(200, acak)
    rows = [hasil(one) for one in people]
    changed = ubah(rows, acak)
    assert changed
    report = tmp_path / "laporan.xlsx"
    tulis_laporan(report, people, rows)
    read = baca_laporan_bkn(report)
    assert read is not None
    told = banding_buku(unit(*people), read, report.name)
    assert selisih(told, people, changed) == (0, 0)
    assert (told.hanya_kinerja, told.hanya_bkn, told.dibandingkan) == ((), (), 200)
    waiting = {str(people[number].nip) for number, row in enumerate(rows) if "-" in row}
    assert set(told.belum_bkn) == waiting


def test_an_equal_report_has_no_difference_whatever_the_spelling(tmp_path: Path):
    told = bandingkan(
        tmp_path,
        unit(skor(ANDI, "Citra Maharani, S.Psi"), skor(BUDI, "dr. Budi Santoso, M.Kes", rating_hasil=Rating.DI_ATAS)),
        [f"'{ANDI}", "CITRA MAHARANI S.Psi.", "Sesuai Ekspektasi", "SESUAI  EKSPEKTASI", "Baik", "31-12-2025", "0"],
        [BUDI, "Budi Santoso", "DI ATAS EKSPEKTASI", "SESUAI EKSPEKTASI", "BAIK", "31-12-2025", "0"],
    )
    assert (told.beda, told.temuan) == ((), ())


def test_a_proposal_is_never_compared(tmp_path: Path):
    open_one = skor(ANDI, "Andi", rating_hasil=None, rating_perilaku=None)
    half = skor(BUDI, "Budi", rating_perilaku=None)
    told = bandingkan(
        tmp_path, unit(open_one, half), [ANDI, "Andi", "-", "-", "-", "31-12-2025", "0"], [BUDI, "Budi", *DINILAI]
    )
    assert [(one.nip, one.kolom, one.kinerja, one.bkn) for one in told.beda] == [
        (BUDI, "perilaku_kerja", None, "Sesuai Ekspektasi"),
        (BUDI, "hasil_akhir", None, "Baik"),
    ]
    assert told.belum_bkn == (ANDI,)


def test_the_newest_skp_counts_and_plt_does_not(tmp_path: Path):
    told = bandingkan(
        tmp_path,
        unit(skor(ANDI, "Andi")),
        [ANDI, "Andi", "DIBAWAH EKSPEKTASI", "SESUAI EKSPEKTASI", "BUTUH PERBAIKAN", "30-06-2025", "0"],
        [ANDI, "Andi", *DINILAI],
        [ANDI, "Andi", "DIATAS EKSPEKTASI", "DIATAS EKSPEKTASI", "SANGAT BAIK", "31-12-2025", "1"],
    )
    assert told.beda == ()


def test_two_skp_that_end_the_same_day_and_differ_are_asked(tmp_path: Path):
    told = bandingkan(
        tmp_path,
        unit(skor(ANDI, "Andi")),
        [ANDI, "Andi", *DINILAI],
        [BUDI, "Budi", *DINILAI],
        [ANDI, "Andi", "DIATAS EKSPEKTASI", *DINILAI[1:]],
    )
    assert [one.kode for one in told.temuan if one.tingkat == "kesalahan"] == ["BKN-GANDA"]
    assert told.hanya_bkn == (BUDI,)


def test_people_on_one_side_only_are_named(tmp_path: Path):
    told = bandingkan(
        tmp_path, unit(skor(ANDI, "Andi"), skor(BUDI, "Budi")), [BUDI, "Budi", *DINILAI], [CITRA, "Citra", *DINILAI]
    )
    assert (told.hanya_kinerja, told.hanya_bkn) == ((ANDI,), (CITRA,))
    assert [one.kode for one in told.temuan] == ["BKN-TIDAK-ADA", "BKN-TIDAK-ADA"]


def test_another_person_under_the_same_nip_is_a_difference(tmp_path: Path):
    told = bandingkan(tmp_path, unit(skor(ANDI, "Andi Permata")), [ANDI, "Citra Wijaya", *DINILAI])
    assert [(one.kolom, one.kinerja, one.bkn) for one in told.beda] == [("nama", "Andi Permata", "Citra Wijaya")]


def test_a_word_that_nobody_knows_is_shown_as_it_stands(tmp_path: Path):
    told = bandingkan(tmp_path, unit(skor(ANDI, "Andi")), [ANDI, "Andi", *DINILAI[:2], "MENUNGGU", "31-12-2025", "0"])
    assert [(one.kolom, one.kinerja, one.bkn) for one in told.beda] == [("hasil_akhir", "Baik", "MENUNGGU")]


def test_a_number_where_a_word_belongs_is_shown_and_not_taken_for_a_blank(tmp_path: Path):
    told = bandingkan(tmp_path, unit(skor(ANDI, "Andi")), [ANDI, "Andi", 1, 2.5, "BAIK", "31-12-2025", "0"])
    assert [(one.kolom, one.bkn) for one in told.beda] == [("hasil_kerja", "1"), ("perilaku_kerja", "2,5")]


def test_a_nip_that_became_a_number_is_a_finding_and_no_guess(tmp_path: Path):
    told = bandingkan(tmp_path, unit(skor(ANDI, "Andi")), [int(ANDI), "Andi", *DINILAI], [BUDI, "Budi", *DINILAI])
    assert [one.kode for one in told.temuan if one.tingkat == "kesalahan"] == ["NIP-ANGKA"]
    assert told.hanya_kinerja == (ANDI,)


@pytest.mark.parametrize(
    ("judul", "periode"),
    [
        ("Laporan Penilaian SKP Periode Tahunan Tahun 2025", Periode(2025)),
        ("Laporan Penilaian SKP Periode Triwulan IV Tahun 2025", Periode.parse("2025-TW4")),
    ],
)
def test_only_results_of_the_same_period_are_compared(judul: str, periode: Periode, tmp_path: Path):
    assert (
        bandingkan(tmp_path, unit(skor(ANDI, "Andi"), periode=periode), [ANDI, "Andi", *DINILAI], judul=judul).beda
        == ()
    )
    with pytest.raises(GalatKinerja, match="hasil dua periode tidak"):
        bandingkan(tmp_path, unit(skor(ANDI, "Andi"), periode=Periode(2024)), [ANDI, "Andi", *DINILAI], judul=judul)


@pytest.mark.parametrize("judul", [
    "Laporan Penilaian SKP Periode Januari Tahun 2025", "Periode : 1 Januari 2025 s.d. 30 Juni 2025",
    "Laporan Penilaian SKP Semester I Tahun 2025",
])
def test_a_report_of_a_month_or_half_a_year_is_no_report_of_the_year(judul: str, tmp_path: Path):
    with pytest.raises(GalatKinerja, match="menyebut masa"):
        bandingkan(tmp_path, unit(skor(ANDI, "Andi")), [ANDI, "Andi", *DINILAI], judul=judul)


@pytest.mark.parametrize(("judul", "periode"), [
    ("Periode : 1 Januari - 31 Maret 2025", "2025-TW1"), ("Periode : 01-01-2025 s.d. 31-12-2025", "2025"),
    ("Laporan Periode Triwulan I (Januari - Maret) 2025", "2025-TW1"),
    ("Laporan Periode Tahunan Tahun 2025 (Januari s.d. Desember)", "2025"),
])
def test_a_period_may_be_told_by_its_first_and_last_day(judul: str, periode: str, tmp_path: Path):
    ours = unit(skor(ANDI, "Andi"), periode=Periode.parse(periode))
    assert bandingkan(tmp_path, ours, [ANDI, "Andi", *DINILAI], judul=judul).temuan == ()


def test_a_person_whose_result_is_in_doubt_is_not_said_to_be_missing(tmp_path: Path):
    rows = [ANDI, "Andi", *DINILAI], [ANDI, "Andi", *DINILAI[:2], "KURANG", *DINILAI[3:]]
    told = bandingkan(tmp_path, unit(skor(ANDI, "Andi")), *rows)
    assert (told.hanya_kinerja, [one.kode for one in told.temuan]) == ((), ["BKN-GANDA"])


def test_a_result_that_is_called_not_yet_there_is_none(tmp_path: Path):
    told = bandingkan(tmp_path, unit(skor(ANDI, "Andi")), [ANDI, "Andi", *DINILAI[:2], "Belum Dinilai", *DINILAI[3:]])
    assert [(one.kolom, one.bkn) for one in told.beda] == [("hasil_akhir", None)]
    assert told.belum_bkn == (ANDI,)


def test_a_column_of_nip_that_became_numbers_is_one_finding_with_its_remedy_once(tmp_path: Path):
    rows = [[int(nip), name, *DINILAI] for nip, name in ((ANDI, "Andi"), (BUDI, "Budi"), (CITRA, "Citra"))]
    (finding,) = (one for one in bandingkan(tmp_path, unit(), *rows).temuan if one.kode == "NIP-ANGKA")
    assert finding.pesan.endswith("Juga di A5:A6.")
    assert finding.saran not in finding.pesan


def test_a_report_without_people_is_refused(tmp_path: Path):
    ours = tmp_path / "unit.xlsx"
    ours.write_bytes(bangun_unit(unit(skor(ANDI, "Andi"))))
    with pytest.raises(GalatKinerja, match="tidak berisi pegawai"):
        banding(ours, tulis(tmp_path / "laporan.xlsx", {"Sheet1": [["Laporan SKP Tahun 2025"], [], KEPALA]}))


def test_a_report_without_a_period_is_compared_and_said_to_have_none(tmp_path: Path):
    told = bandingkan(tmp_path, unit(skor(ANDI, "Andi")), [ANDI, "Andi", *DINILAI], judul="Laporan")
    assert [one.kode for one in told.temuan] == ["BKN-TANPA-PERIODE"]


def test_a_result_that_the_report_has_not_or_has_twice_is_not_silently_left_out(tmp_path: Path):
    people = unit(skor(ANDI, "Andi"))
    without = [KEPALA[:2] + KEPALA[3:], [ANDI, "Andi", *DINILAI[1:]]]
    laporan = baca_laporan_bkn(tulis(tmp_path / "a.xlsx", {"Sheet1": [["Laporan SKP Tahun 2025"], [], *without]}))
    assert laporan is not None
    (told,) = banding_buku(people, laporan, "a.xlsx").temuan
    assert (told.kode, told.pesan) == (
        "BKN-KOLOM", "Laporan tidak memuat hasil_kerja yang dapat dipakai, sehingga tidak dibandingkan."
    )
    twice = [[*KEPALA, "hasil_kerja"], [ANDI, "Andi", *DINILAI, "DIBAWAH EKSPEKTASI"]]
    laporan = baca_laporan_bkn(tulis(tmp_path / "b.xlsx", {"Sheet1": [["Laporan SKP Tahun 2025"], [], *twice]}))
    assert laporan is not None
    assert [one.kode for one in banding_buku(people, laporan, "b.xlsx").temuan] == ["KOLOM-GANDA", "BKN-KOLOM"]
    same = [[*KEPALA, "hasil_kerja"], [ANDI, "Andi", *DINILAI, DINILAI[0]]]
    laporan = baca_laporan_bkn(tulis(tmp_path / "c.xlsx", {"Sheet1": [["Laporan SKP Tahun 2025"], [], *same]}))
    assert laporan is not None
    assert banding_buku(people, laporan, "c.xlsx").temuan == ()


@pytest.mark.parametrize("kolom", ["hasil_kerja", "hasil_akhir", "periode_akhir_skp"])
def test_a_formula_without_a_stored_result_is_unreadable_and_not_unassessed(kolom: str, tmp_path: Path):
    path = tulis(tmp_path / "laporan.xlsx", {"Sheet1": [
        ["Laporan SKP Tahun 2025"], [], KEPALA, [ANDI, "Andi", *DINILAI], [BUDI, "Budi", *DINILAI],
    ]})
    book = openpyxl.load_workbook(path)
    cell = book.active.cell(4, 1 + KEPALA.index(kolom))
    cell.value = f'=IF(1=1,"{cell.value}","")'
    book.save(path)
    laporan = baca_laporan_bkn(path)
    assert laporan is not None
    told = banding_buku(unit(skor(ANDI, "Andi"), skor(BUDI, "Budi")), laporan, path.name)
    assert [(one.kode, one.sel) for one in told.temuan] == [("SEL-RUMUS-KOSONG", cell.coordinate)]
    assert (told.beda, told.hanya_kinerja, told.belum_bkn, told.dibandingkan) == ((), (), (), 1)


def test_who_takes_the_report_for_a_list_of_people_does_not_call_such_a_person_unassessed(tmp_path: Path):
    head = ["nip", "nama", "skp_jabatan", "skp_unor", "hasil_akhir"]
    path = tulis(tmp_path / "laporan.xlsx", {"Sheet1": [
        ["Laporan SKP Tahun 2025"], [], head, [ANDI, "Andi", "Analis", "Biro Umum", "BAIK"],
        [BUDI, "Budi", "Analis", "Biro Umum", "-"],
    ]})
    book = openpyxl.load_workbook(path)
    book.active.cell(4, 5).value = '=IF(1=1,"BAIK","")'
    book.save(path)
    told = {one.kode: one.pesan for one in baca_daftar_pegawai(path)[1]}
    assert told["BKN-BELUM-DINILAI"] == "1 dari 2 pegawai belum dinilai di e-Kinerja BKN: Budi."
    assert "SEL-RUMUS-KOSONG" in told


def test_the_command_prints_the_contract_and_writes_what_differs(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    rated = {"rating_hasil": Rating.DI_ATAS, "rating_perilaku": Rating.SESUAI}
    data = tmp_path / "unit.xlsx"
    data.write_bytes(
        bangun_unit(unit(skor("198811042014022001", "Citra Maharani, S.Psi", **rated), skor(ANDI, "Andi")))
    )
    out = tmp_path / "beda.xlsx"
    assert jalankan(["banding", str(data), str(KASUS), "--json", "-o", str(out)]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["beda"] == [
        {"nip": "198811042014022001", "nama": "Citra Maharani, S.Psi", "kolom": column, "kinerja": ours, "bkn": theirs}
        for column, ours, theirs in (
            ("perilaku_kerja", "Sesuai Ekspektasi", "Di Atas Ekspektasi"),
            ("hasil_akhir", "Baik", "Sangat Baik"),
        )
    ]
    assert (told["hanya_kinerja"], told["hanya_bkn"], told["periode"]) == ([ANDI], [], "2025")
    assert [one["kode"] for one in told["temuan"]] == ["BKN-BEDA", "BKN-TIDAK-ADA"]
    rows = list(openpyxl.load_workbook(out)["Beda"].values)
    assert rows[0] == ("Nama", "NIP", "Kolom", "Buku Unit", "e-Kinerja BKN")
    assert [row[2] for row in rows[1:]] == ["perilaku_kerja", "hasil_akhir"]
    assert jalankan(["banding", str(data), str(KASUS)]) == 1
    assert "1 pegawai dibandingkan: 1 berbeda, 1 hanya di buku unit" in capsys.readouterr().out


def test_what_is_no_report_is_refused_in_one_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    data = tmp_path / "unit.xlsx"
    data.write_bytes(bangun_unit(unit(skor(ANDI, "Andi"))))
    assert (
        jalankan(["banding", str(data), str(tulis(tmp_path / "lain.xlsx", {"A": [["Nama", "NIP"], ["Andi", ANDI]]}))])
        == 2
    )
    assert "bukan laporan e-Kinerja BKN" in capsys.readouterr().err
    with pytest.raises(GalatKinerja, match="belum dapat dipakai"):
        banding(KASUS, KASUS)


def test_the_results_of_the_benchmark_are_those_of_the_report():
    assert HASIL == ("hasil_kerja", "perilaku_kerja", "hasil_akhir")
    assert hasil(skor(ANDI, "Andi")) == ["SESUAI EKSPEKTASI", "SESUAI EKSPEKTASI", Predikat.BAIK.value.upper()]


def test_who_is_not_done_at_bkn_is_named(tmp_path: Path):
    told = bandingkan(tmp_path, unit(skor(ANDI, "Andi")), [ANDI, "Andi", "-", "-", "-", "31-12-2025", "0"])
    assert len(told.beda) == 3
    (finding,) = told.temuan
    assert (finding.kode, finding.tingkat) == ("BKN-BEDA", "kesalahan")
    assert f"belum selesai dinilai di BKN: Andi ({ANDI})." in finding.pesan
    open_one = skor(ANDI, "Andi", rating_hasil=None, rating_perilaku=None)
    (finding,) = bandingkan(tmp_path, unit(open_one), [ANDI, "Andi", "-", "-", "-", "31-12-2025", "0"]).temuan
    assert finding.kode == "BKN-BELUM-DINILAI"
    assert f"1 pegawai belum selesai dinilai di BKN: Andi ({ANDI})." in finding.pesan


def test_a_report_in_which_nobody_is_rated_yet_is_one_finding(tmp_path: Path):
    people = [(ANDI, "Andi"), (BUDI, "Budi"), (CITRA, "Citra")]
    rows: list[list[object]] = [[nip, name, "-", "-", "-", "31-12-2025", "0"] for nip, name in people]
    told = bandingkan(tmp_path, unit(*(skor(*one) for one in people)), *rows)
    (finding,) = told.temuan
    assert finding.pesan.startswith("Semua 3 pegawai yang dibandingkan sudah ditetapkan di buku unit, tetapi belum")
    assert (len(told.beda), told.belum_bkn) == (9, (ANDI, BUDI, CITRA))


def test_what_differs_of_one_person_is_one_finding_and_a_result_that_is_not_there_yet_hides_none(tmp_path: Path):
    told = bandingkan(
        tmp_path, unit(skor(ANDI, "Andi"), skor(BUDI, "Budi"), skor(CITRA, "Citra")),
        [ANDI, "Andi", "DIATAS EKSPEKTASI", "SESUAI EKSPEKTASI", "-", "31-12-2025", "0"],
        [BUDI, "Eka", "-", "-", "-", "31-12-2025", "0"], [CITRA, "Citra", *DINILAI],
    )
    first, name, unrated = (one.pesan for one in told.temuan)
    assert first == (
        f'Andi ({ANDI}): hasil kerja di buku unit "Sesuai Ekspektasi", di BKN "Di Atas Ekspektasi"; hasil akhir di '
        'buku unit "Baik", di BKN belum ada.'
    )
    assert name == f'Budi ({BUDI}): nama di buku unit "Budi", di BKN "Eka".'
    assert unrated.startswith("1 pegawai yang dibandingkan sudah ditetapkan")


def test_a_unit_of_ten_thousand_people_costs_no_more_than_a_file_may():
    """As many as its comparison is promised for. Each costs the same, but for the longer numbers of the later rows."""
    spent: list[dict[str, int]] = []
    for people in (200, 400):
        data = bangun_unit(unit(*orang(people, random.Random(1))))  # noqa: S311 - repeatable data
        budget, whole = Anggaran(), Anggaran()
        buka_bita(data, perlu_dibaca, budget)
        spent.append({one: whole.sisa(one) - budget.sisa(one) for one in ("dibaca", "urai", "sel", "teks", "unsur")})
    few, more = spent
    needed = {what: few[what] + (more[what] - few[what]) * (10_000 - 200) // 200 for what in few}
    assert {what: whole.sisa(what) >= count * 1.15 for what, count in needed.items()} == dict.fromkeys(needed, True)


def test_a_unit_that_no_command_would_read_again_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    book, few = unit(*orang(40, random.Random(1))), 40  # noqa: S311 - repeatable data
    data, budget = bangun_unit(book), Anggaran()
    buka_bita(data, perlu_dibaca, budget)
    spent = Anggaran().dibaca - budget.sisa("dibaca")
    monkeypatch.setattr(bangun, "_BANYAK_ORANG", few)
    monkeypatch.setattr(bangun, "Anggaran", lambda: Anggaran(dibaca=spent - 1))
    for ubahan in ({"isi": book}, {"anggota": [AnggotaUnit(pegawai=contoh.ORANG[0].pegawai)] * few}):
        with pytest.raises(GalatKinerja, match="40 pegawai, terlalu banyak untuk satu buku unit"):
            bangun_unit(**ubahan)
    monkeypatch.setattr(bangun, "Anggaran", lambda: Anggaran(dibaca=spent * 5 // 4))
    assert bangun_unit(book) == data
