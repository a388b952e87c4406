from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from kinerja_core.model.istilah import JenisPegawai, JenisSKP
from kinerja_core.model.periode import Periode
from kinerja_core.services.meja import isi_tabel
from kinerja_core.workbooks.daftar_kantor.baca import baca_daftar_pegawai
from kinerja_core.workbooks.daftar_kantor.buku import bangun_daftar
from kinerja_core.workbooks.daftar_kantor.buku_banding import bangun_banding
from kinerja_core.workbooks.daftar_kantor.laporan_bkn import baca_laporan_bkn
from tests.workbooks.daftar_kantor.bahan import ANDI, BUDI, CITRA, JUDUL, PPPK, baca, ringkas, tulis

KASUS = Path(__file__).parents[2] / "kasus"
ORANG = ["Andi Permata, S.K.M.", ANDI, "Analis", "Tim A"]
KEDUA = ["Budi Santoso", BUDI, "Ketua", "Tim B"]


# --------------------------------------------------------------------------------- lists that were refused or half read


@pytest.mark.parametrize("nama", ["h0.xlsx", "h1.xlsx", "h2.xlsx"])
def test_odd_headers_are_read(nama: str):
    members, findings = baca_daftar_pegawai(KASUS / "daftar" / nama)
    assert findings == ()
    assert [ringkas(one) for one in members] == [
        ("Andi Permata, S.K.M.", ANDI, "Analis", "Tim A"),
        ("Budi Santoso", BUDI, "Analis", "Tim A"),
    ]
    assert {str(one.pegawai.pangkat) for one in members} == {"Penata (III/c)"}


def test_a_header_in_two_rows_tells_the_penilai_from_the_pegawai():
    ((andi,), findings) = baca_daftar_pegawai(KASUS / "daftar" / "h-dua.xlsx")
    assert (ringkas(andi), findings) == (("Andi Permata, S.K.M.", ANDI, "Analis", "Tim A"), ())
    assert (andi.penilai.nama, andi.penilai.nip, andi.penilai.jabatan) == ("Budi Santoso", BUDI, "Ketua")


def test_a_row_of_column_numbers_is_no_person():
    (members, findings) = baca_daftar_pegawai(KASUS / "daftar" / "h-nomor.xlsx")
    assert ([ringkas(one) for one in members], findings) == ([("Andi Permata, S.K.M.", ANDI, "Analis", "Tim A")], ())


def test_subtitles_and_totals_are_named_and_do_not_become_units():
    members, (finding,) = baca_daftar_pegawai(KASUS / "daftar" / "h-sub.xlsx")
    assert [(one.pegawai.nama, one.pegawai.unit_kerja) for one in members] == [
        ("Andi Permata, S.K.M.", "Tim A"),
        ("Budi Santoso", "Tim A"),
    ]
    assert (finding.kode, finding.tingkat) == ("DAFTAR-BARIS-LAIN", "saran")
    assert all(words in finding.pesan for words in ('A2 "A. TIM KERJA 1"', 'B4 "TIM KERJA 2"', 'B6 "Jumlah 2"'))


@pytest.mark.parametrize(("nama", "kode"), [("DAFTAR.csv", []), ("DAFTAR.xlsx", ["DAFTAR-BARIS-LAIN"])])
def test_a_list_of_forty_five_people_is_read_wholly(nama: str, kode: list[str]):
    members, findings = baca_daftar_pegawai(KASUS / "daftar" / nama)
    assert [one.kode for one in findings] == kode
    assert len({one.pegawai.nip for one in members}) == len(members) == 45
    assert all(one.penilai is not None and one.pegawai.pangkat is not None for one in members)
    assert sum(one.pegawai.jenis is JenisPegawai.PPPK for one in members) == 7
    first, budi = members[:2]
    assert (first.penilai.jabatan, first.atasan_penilai) == ("Direktur Jenderal Kesehatan Uji", None)
    assert budi.penilai.nip == first.pegawai.nip
    assert budi.atasan_penilai == first.penilai  # the atasan of the penilai stands in the same list


def test_the_report_of_bkn_is_a_list_of_people():
    ((citra,), findings) = baca_daftar_pegawai(KASUS / "bkn" / "laporan-bkn.xlsx")
    assert (ringkas(citra), findings) == (("Citra Maharani, S.Psi.", "198811042014022001", "Analis", "Biro"), ())
    assert str(citra.pegawai.pangkat) == "Penata Tingkat I (III/d)"


# ------------------------------------------------------------------------------------------------ their siblings


@pytest.mark.parametrize(
    "judul",
    [
        ["N A M A", "N I P", "J A B A T A N", "U N I T  K E R J A"],
        ["N a m a", "N.I.P.", "J A B A T A N", "U N I T K E R J A"],
        ["NAMA LENGKAP & GELAR", "NIP.", "Jabatan Terakhir", "Satker"],
        ["Nama Pegawai", "Nomor Induk Pegawai", "Nama Jabatan", "UNOR"],
        ["Nama ASN", "NIP/NIPPPK", "skp_jabatan", "skp_unor"],
        ["Pegawai yang Dinilai: Nama", "Pegawai yang Dinilai: NIP", "Jabatan Saat Ini", "Unit Kerja/Instansi"],
        ["NAMA\nLENGKAP", "NIP\nBARU", "JABATAN", "SATUAN\nKERJA"],
    ],
)
def test_headers_in_other_words(judul: list[str], tmp_path: Path):
    members, findings = baca(tmp_path, [judul, ORANG])
    assert ([ringkas(one) for one in members], findings) == ([tuple(ORANG)], [])


def test_titles_above_and_signatures_below_even_with_a_nip(tmp_path: Path):
    members, (finding,) = baca(
        tmp_path,
        [
            ["DAFTAR NOMINATIF PEGAWAI"],
            ["KEADAAN PER 2 JANUARI 2026"],
            [],
            ["No", *JUDUL],
            [1, *ORANG],
            [2, *KEDUA],
            [],
            ["", "Mengetahui,", "", "", "Jakarta, 2 Januari 2026"],
            ["", "Kepala Biro", "", "", "Kepala Bagian"],
            ["", "dr. Ratna Wijaya", "", "", "Sulaiman"],
            ["", "", f"NIP. {CITRA}", "", f"NIP {PPPK}"],
        ],
        ["A1:E1", "A2:E2"],
    )
    assert [one.pegawai.nama for one in members] == ["Andi Permata, S.K.M.", "Budi Santoso"]
    assert finding.kode == "DAFTAR-BARIS-LAIN"
    assert "Mengetahui" in finding.pesan


def test_a_header_in_three_rows(tmp_path: Path):
    ((andi,), findings) = baca(
        tmp_path,
        [
            ["No", "PEGAWAI", None, None, None, "PEJABAT PENILAI", None, None],
            [None, "Identitas", None, "Jabatan", "Unit Kerja", "Data", None, None],
            [None, "Nama", "NIP", None, None, "Nama", "NIP", "Jabatan"],
            [1, *ORANG, "Budi Santoso", BUDI, "Ketua"],
        ],
        ["B1:E1", "F1:H1", "B2:C2", "F2:H2"],
    )
    assert (ringkas(andi), findings) == (tuple(ORANG), [])
    assert (andi.penilai.nip, andi.penilai.jabatan) == (BUDI, "Ketua")


def test_a_group_with_columns_that_a_list_does_not_need(tmp_path: Path):
    members, findings = baca(
        tmp_path,
        [
            ["NO", "NAMA", "NIP", "PANGKAT", None, "JABATAN", None, "UNIT KERJA"],
            [None, None, None, "GOL", "TMT", "NAMA", "TMT", None],
            [1, 2, 3, 4, 5, 6, 7, 8],
            [1, ORANG[0], ANDI, "III/c", "01-04-2020", "Analis", "01-01-2021", "Tim A"],
        ],
        ["D1:E1", "F1:G1"],
    )
    assert ([ringkas(one) for one in members], findings) == ([tuple(ORANG)], [])
    assert str(members[0].pegawai.pangkat) == "Penata (III/c)"


def test_a_nip_below_the_name_without_a_header_of_its_own(tmp_path: Path):
    members, findings = baca(
        tmp_path, [["No", "Nama", "Jabatan", "Unit Kerja"], [1, f"Andi\n{ANDI}", "Analis", "Tim A"]]
    )
    assert ([ringkas(one)[:2] for one in members], findings) == ([("Andi", ANDI)], [])


def test_a_row_that_says_a_jabatan_and_not_whose_is_a_mistake_and_no_subtitle(tmp_path: Path):
    _, findings = baca(tmp_path, [JUDUL, ORANG, [None, None, "Kepala", "Tim B"]])
    assert [(one.kode, one.sel) for one in findings] == [("SEL-WAJIB", "A3"), ("SEL-WAJIB", "B3")]


def test_name_and_nip_in_one_cell(tmp_path: Path):
    members, findings = baca(
        tmp_path,
        [
            ["No", "Nama / NIP", "Jabatan", "Unit Kerja"],
            [1, f"Andi Permata, S.K.M.\nNIP. {ANDI[:8]} {ANDI[8:14]} {ANDI[14]} {ANDI[15:]}", "Analis", "Tim A"],
            [2, f"Budi Santoso / {BUDI}", "Ketua", "Tim B"],
            [3, f"Citra Wijaya (NIP {CITRA})", "Analis", "Tim B"],
        ],
    )
    assert findings == []
    assert [ringkas(one)[:2] for one in members] == [
        ("Andi Permata, S.K.M.", ANDI),
        ("Budi Santoso", BUDI),
        ("Citra Wijaya", CITRA),
    ]


def test_a_person_in_two_rows_the_name_above_the_nip(tmp_path: Path):
    members, findings = baca(
        tmp_path,
        [
            ["No", "NAMA", "PANGKAT", "JABATAN", "UNIT KERJA"],
            [None, "NIP", "GOL", None, None],
            [1, "Andi Permata, S.K.M.", "Penata", "Analis", "Tim A"],
            [None, f"NIP. {ANDI}", "III/c", None, None],
            [2, "Budi Santoso", "Pembina", "Ketua", "Tim B"],
            [None, BUDI, "IV/a", None, None],
        ],
    )
    assert ([ringkas(one)[:3] for one in members], findings) == (
        [("Andi Permata, S.K.M.", ANDI, "Analis"), ("Budi Santoso", BUDI, "Ketua")],
        [],
    )
    assert [str(one.pegawai.pangkat) for one in members] == ["Penata (III/c)", "Pembina (IV/a)"]


def test_name_nip_and_rank_in_one_cell(tmp_path: Path):
    ((andi, budi), findings) = baca(
        tmp_path,
        [
            ["Nama, NIP, Pangkat/Gol", "Jabatan", "Unit Kerja"],
            [f"Andi Permata\n{ANDI}\nPenata Tk. I, III/d", "Analis", "Tim A"],
            [f"Budi Santoso\n{BUDI}\nPenata Tk. I\nIII/d", "Ketua", "Tim B"],
        ],
    )
    assert findings == []
    assert {str(one.pegawai.pangkat) for one in (andi, budi)} == {"Penata Tingkat I (III/d)"}
    assert (andi.pegawai.nama, budi.pegawai.nip) == ("Andi Permata", BUDI)


def test_what_cannot_be_taken_apart_is_asked(tmp_path: Path):
    (members, findings) = baca(
        tmp_path,
        [
            ["Nama, NIP, Pangkat/Gol", "Jabatan", "Unit Kerja"],
            [f"Andi Permata Penata\n{ANDI}", "Analis", "Tim A"],
            [f"Budi\n{BUDI}\nPenata, III/c", "Ketua", "Tim B"],
        ],
    )
    assert [one.pegawai.nama for one in members] == ["Budi"]
    assert "Andi Permata" in next(one.pesan for one in findings if one.kode == "ISI-SALAH")


def test_pangkat_and_golongan_apart_or_together_in_every_spelling(tmp_path: Path):
    members, findings = baca(
        tmp_path,
        [
            ["Nama", "NIP", "Pangkat", "Gol. Ruang", "Jabatan", "Unit Kerja"],
            ["A", ANDI, "Penata Tk. I", "III/d", "Analis", "Tim"],
            ["B", BUDI, "Pembina", "IV.a", "Analis", "Tim"],
            ["C", CITRA, None, "IIIc", "Analis", "Tim"],
            ["D", PPPK, "-", "IX", "Analis", "Tim"],
        ],
    )
    assert findings == []
    assert [str(one.pegawai.pangkat) for one in members] == [
        "Penata Tingkat I (III/d)",
        "Pembina (IV/a)",
        "Penata (III/c)",
        "Golongan IX",
    ]


def test_a_rank_that_contradicts_itself_costs_only_the_rank(tmp_path: Path):
    ((andi, rudi), findings) = baca(
        tmp_path,
        [
            ["Nama", "NIP", "Pangkat", "Golongan", "Jabatan", "Unit Kerja"],
            ["Andi", ANDI, "Pembina", "III/c", "Analis", "Tim"],
            ["Rudi", PPPK, None, "III/c", "Analis", "Tim"],
        ],
    )
    assert (andi.pegawai.pangkat, rudi.pegawai.pangkat) == (None, None)
    assert [(one.kode, one.sel) for one in findings] == [("PANGKAT-SALAH", "D2"), ("IDENTITAS-PANGKAT", "D3")]


def test_gelar_in_columns_of_their_own(tmp_path: Path):
    ((andi,), _) = baca(
        tmp_path,
        [
            ["Gelar Depan", "Nama", "Gelar Belakang", "NIP", "Jabatan", "Unit Kerja"],
            ["dr.", "Andi Permata", "M.Kes", ANDI, "Analis", "Tim"],
        ],
    )
    assert andi.pegawai.nama == "dr. Andi Permata, M.Kes"


@pytest.mark.parametrize(
    "nip", [f"'{ANDI}", f"’{ANDI}", f" {ANDI} ", f"NIP. {ANDI}", "19720904-199901-2-001", "19720904.199901.2.001"]
)
def test_marks_around_a_nip_are_no_part_of_it(nip: str, tmp_path: Path):
    ((andi,), findings) = baca(tmp_path, [JUDUL, ["Andi", nip, "Analis", "Tim"]])
    assert (andi.pegawai.nip, findings) == (ANDI, [])


def test_a_nip_that_became_a_number_is_refused_and_the_others_stay(tmp_path: Path):
    members, (finding,) = baca(tmp_path, [JUDUL, ["Andi", int(ANDI), "Analis", "Tim"], KEDUA])
    assert [one.pegawai.nama for one in members] == ["Budi Santoso"]
    assert (finding.kode, finding.sel) == ("NIP-ANGKA", "B2")


def test_a_column_of_nip_that_became_numbers_is_said_once(tmp_path: Path):
    people = [["Orang", int(ANDI) + 1000 * number, "Analis", "Tim"] for number in range(9)]
    members, (finding,) = baca(tmp_path, [JUDUL, *people])
    assert (members, finding.kode, finding.sel) == ([], "NIP-ANGKA", "B2")
    assert finding.pesan.endswith("Juga di B3:B10.")
    assert finding.sel_lain == ("B3:B10",)


def test_cells_merged_down_count_for_every_row(tmp_path: Path):
    members, findings = baca(
        tmp_path,
        [
            [*JUDUL, "Nama Penilai", "NIP Penilai", "Jabatan Penilai"],
            [*ORANG, "Citra", CITRA, "Kepala"],
            ["Budi", BUDI, "Analis", None, None, None, None],
        ],
        ["D2:D3", "E2:E3", "F2:F3", "G2:G3"],
    )
    assert findings == []
    assert {(one.pegawai.unit_kerja, one.penilai.nip) for one in members} == {("Tim A", CITRA)}


def test_a_blank_cell_without_a_merge_is_not_filled(tmp_path: Path):
    members, (finding,) = baca(tmp_path, [JUDUL, ORANG, ["Budi", BUDI, "Analis", None]])
    assert (len(members), finding.kode, finding.sel) == (1, "SEL-WAJIB", "D3")


def test_a_person_with_two_skp_comes_twice(tmp_path: Path):
    rows = [
        [*JUDUL, "Jenis SKP", "Periode Mulai", "Periode Selesai"],
        [*ORANG, "Kuantitatif JA/JF", datetime.date(2026, 1, 1), datetime.date(2026, 6, 30)],
        [None, None, "Kepala", "Tim B", "Kuantitatif JPT", datetime.date(2026, 7, 1), datetime.date(2026, 12, 31)],
    ]
    ((one, other), findings) = baca(tmp_path, rows, ["A2:A3", "B2:B3"])
    assert findings == []
    assert (one.pegawai.nip, other.pegawai.nip) == (ANDI, ANDI)
    assert [(x.pegawai.jabatan, x.jenis_skp, x.mulai) for x in (one, other)] == [
        ("Analis", JenisSKP.KUANTITATIF_JA_JF, datetime.date(2026, 1, 1)),
        ("Kepala", JenisSKP.KUANTITATIF_JPT, datetime.date(2026, 7, 1)),
    ]


def test_a_span_in_one_cell(tmp_path: Path):
    ((one, other, whole), findings) = baca(
        tmp_path,
        [
            [*JUDUL, "Periode"],
            [*ORANG, "1 Januari s.d. 30 Juni 2026"],
            [*ORANG, "Juli - Desember 2026"],
            [*KEDUA, "Tahunan"],
        ],
    )
    assert findings == []
    assert (one.selesai, other.mulai) == (datetime.date(2026, 6, 30), datetime.date(2026, 7, 1))
    assert (whole.mulai, whole.selesai) == (None, None)


@pytest.mark.parametrize("kedua", [[], ["Januari - Juni 2026"]])
def test_a_person_twice_without_two_spans_is_asked(kedua: list[str], tmp_path: Path):
    _, (finding,) = baca(
        tmp_path, [[*JUDUL, "Periode"], [*ORANG, *kedua], ["Andi Permata", ANDI, "Kepala", "Tim B", *kedua]]
    )
    assert (finding.kode, finding.sel) == ("PEGAWAI-GANDA", "B3")
    assert "Periode Mulai" in finding.saran


@pytest.mark.parametrize(
    ("isi", "kode"),
    [("semester 1", "PERIODE-SALAH"), ("Juli - Januari 2026", "PERIODE-SALAH"), ("05/07/2026", "PERIODE-SALAH")],
)
def test_a_span_that_cannot_be_told_is_asked_and_no_book_is_made_for_another(isi: str, kode: str, tmp_path: Path):
    members, (finding,) = baca(tmp_path, [[*JUDUL, "Periode"], [*ORANG, isi], [*KEDUA, "2026"]])
    assert ([one.pegawai.nama for one in members], finding.kode) == (["Budi Santoso"], kode)
    assert isi in finding.pesan


def test_a_status_of_another_kind_is_not_taken_for_pns_or_pppk(tmp_path: Path):
    members, findings = baca(
        tmp_path, [[*JUDUL, "STATUS"], [*ORANG, "Kawin"], ["Rudi", PPPK, "Perawat", "RS", "Belum Kawin"]]
    )
    assert (findings, [one.pegawai.jenis for one in members]) == ([], [JenisPegawai.PNS, JenisPegawai.PPPK])


def test_a_single_odd_status_is_said_and_the_nip_counts(tmp_path: Path):
    members, (finding,) = baca(
        tmp_path,
        [
            [*JUDUL, "Status"],
            [*ORANG, "PNS"],
            ["Rudi", PPPK, "Perawat", "RS", "P3K"],
            [*KEDUA, "Honorer"],
        ],
    )
    assert [one.pegawai.jenis.value for one in members] == ["PNS", "PPPK", "PNS"]
    assert (finding.kode, finding.sel) == ("DAFTAR-STATUS-LAIN", "E4")
    assert '"Honorer"' in finding.pesan


def test_a_penilai_told_by_nip_is_completed_from_the_list(tmp_path: Path):
    members, findings = baca(
        tmp_path,
        [
            [*JUDUL, "NIP Penilai"],
            [*ORANG, BUDI],
            [*KEDUA, CITRA],
            ["Citra Wijaya", CITRA, "Direktur", "Direktorat", None],
        ],
    )
    andi, budi, citra = members
    assert findings == []
    assert (andi.penilai.nama, andi.penilai.jabatan, andi.atasan_penilai.nama) == (
        "Budi Santoso",
        "Ketua",
        "Citra Wijaya",
    )
    assert (budi.penilai.jabatan, budi.atasan_penilai, citra.penilai) == ("Direktur", None, None)


def test_a_penilai_told_by_name_only_is_asked_and_no_nip_is_guessed(tmp_path: Path):
    members, (finding,) = baca(tmp_path, [[*JUDUL, "Penilai"], [*ORANG, "Budi Santoso"], [*KEDUA, None]])
    assert [one.penilai for one in members] == [None, None]
    assert (finding.kode, finding.sel) == ("PENILAI-BELUM-LENGKAP", "E2")
    assert '"Budi Santoso"' in finding.pesan


def test_a_nip_of_a_penilai_that_is_somebody_elses_is_a_mistake(tmp_path: Path):
    members, (finding,) = baca(
        tmp_path, [[*JUDUL, "Nama Penilai", "NIP Penilai"], [*ORANG, "Citra Wijaya", BUDI], KEDUA]
    )
    assert (len(members), members[0].penilai, finding.kode) == (2, None, "NIP-GANDA")


def test_a_column_of_the_atasan_is_asked_about(tmp_path: Path):
    ((andi,), findings) = baca(tmp_path, [[*JUDUL, "Atasan Langsung"], [*ORANG, "Budi"]])
    assert (andi.penilai, [one.kode for one in findings]) == (None, ["KOLOM-TIDAK-DIKENAL"])
    assert '"Atasan Langsung"' in findings[0].pesan
    assert findings[0].pesan.endswith("Pejabat Penilai, atau atasan yang lain?")


def test_a_missing_column_is_asked_with_the_headers_there_are(tmp_path: Path):
    members, (finding,) = baca(tmp_path, [["Nama", "Nomor Pegawai", "Jabatan", "Unit Kerja"], ORANG, KEDUA])
    assert (members, finding.kode) == ([], "KOLOM-TIDAK-ADA")
    assert '"Nomor Pegawai" (B1) berisi NIP; NIP pegawaikah itu?' in finding.pesan
    assert finding.saran.startswith("Bila ya")


def test_a_column_is_not_proposed_when_its_cells_do_not_fit(tmp_path: Path):
    _, (finding,) = baca(
        tmp_path, [["Nama", "NIP", "Jabatan", "hasil_kerja"], ["Andi", ANDI, "Analis", "DIATAS EKSPEKTASI"]]
    )
    assert finding.kode == "KOLOM-TIDAK-ADA"
    assert "Kolom mana yang berisi Unit Kerja?" in finding.pesan
    assert "--unit" in finding.saran


def test_two_columns_of_one_meaning_are_asked_unless_they_agree_or_one_has_the_title(tmp_path: Path):
    both = ["Nama", "NIP", "Jabatan", "Satuan Kerja", "Unit Organisasi"]
    members, (finding,) = baca(tmp_path, [both, ["Andi", ANDI, "Analis", "Biro", "Tim A"]])
    assert (members, finding.kode) == ([], "KOLOM-GANDA")
    assert all(words in finding.pesan for words in ('"Satuan Kerja" (D1)', '"Unit Organisasi" (E1)'))
    ((andi,), findings) = baca(tmp_path, [both, ["Andi", ANDI, "Analis", "Biro", "biro"]])
    assert (andi.pegawai.unit_kerja, findings) == ("Biro", [])
    ((andi,), _) = baca(tmp_path, [[*both[:4], "Unit Kerja"], ["Andi", ANDI, "Analis", "Biro", "Tim A"]])
    assert andi.pegawai.unit_kerja == "Tim A"


def test_several_sheets_of_people_are_asked_and_then_read(tmp_path: Path):
    path = tulis(
        tmp_path / "dua.xlsx",
        {"PNS": [JUDUL, ORANG], "Rekap": [["Jumlah", 2]], "PPPK": [JUDUL, ["Rudi", PPPK, "Perawat", "RS"]]},
    )
    members, (finding,) = baca_daftar_pegawai(path)
    assert (members, finding.kode) == ((), "DAFTAR-BEBERAPA-LEMBAR")
    assert 'Lembar "PNS", "PPPK"' in finding.pesan
    members, findings = baca_daftar_pegawai(path, ["pns", "PPPK"])
    assert ([one.pegawai.nama for one in members], findings) == (["Andi Permata, S.K.M.", "Rudi"], ())
    _, findings = baca_daftar_pegawai(path, ["Rekap", "Lain"])
    assert [one.kode for one in findings] == ["JUDUL-TIDAK-ADA", "LEMBAR-TIDAK-ADA"]


def test_the_sheet_that_has_what_everybody_needs_is_chosen(tmp_path: Path):
    path = tulis(
        tmp_path / "dua.xlsx", {"Nilai": [["Nama", "NIP", "Nilai"], ["Andi", ANDI, 90]], "DUK": [JUDUL, ORANG]}
    )
    members, findings = baca_daftar_pegawai(path)
    assert ([one.pegawai.jabatan for one in members], findings) == (["Analis"], ())


@pytest.mark.parametrize("pemisah", [";", "\t", "|", ","])
def test_a_csv_with_titles_above_and_commas_in_its_names(pemisah: str, tmp_path: Path):
    path = tmp_path / "daftar.csv"
    name = '"Andi Permata, S.K.M., M.Kes"' if pemisah == "," else "Andi Permata, S.K.M., M.Kes"
    rows = [
        "DAFTAR PEGAWAI, BIRO CONTOH, 2026",
        "",
        pemisah.join(["No", *JUDUL]),
        pemisah.join(["1", name, f"'{ANDI}", "Analis", "Tim A"]),
    ]
    path.write_text("\r\n".join(rows), encoding="utf-8")
    members, findings = baca_daftar_pegawai(path)
    assert ([ringkas(one) for one in members], findings) == (
        [("Andi Permata, S.K.M., M.Kes", ANDI, "Analis", "Tim A")],
        (),
    )


def test_a_line_of_a_csv_with_too_many_cells_is_said_and_left_out(tmp_path: Path):
    path = tmp_path / "daftar.csv"
    path.write_text(
        f"Nama,NIP,Jabatan,Unit Kerja\nAndi, S.Kom,{ANDI},Analis,Tim\nBudi,{BUDI},Ketua,Tim\n", encoding="utf-8"
    )
    members, findings = baca_daftar_pegawai(path)
    assert [one.pegawai.nama for one in members] == ["Budi"]
    assert {one.kode for one in findings} == {"BARIS-BERLEBIH"}


def test_a_header_repeated_on_every_page_and_blank_rows_are_passed_over(tmp_path: Path):
    members, findings = baca(
        tmp_path, [JUDUL, ["(1)", "(2)", "(3)", "(4)"], ORANG, [], JUDUL, KEDUA, ["Citra", CITRA, "Analis", "Tim"]]
    )
    assert ([one.pegawai.nip for one in members], findings) == ([ANDI, BUDI, CITRA], [])


def test_a_numbered_person_without_a_nip_is_no_subtitle(tmp_path: Path):
    members, findings = baca(tmp_path, [["No", *JUDUL], [1, *ORANG], [2, "Budi Santoso", None, None, None]])
    assert len(members) == 1
    assert {one.kode for one in findings} == {"SEL-WAJIB"}
    assert {one.sel for one in findings} == {"C3", "D3", "E3"}


def test_cells_that_show_an_error_are_said_and_not_read(tmp_path: Path):
    _, (finding,) = baca(tmp_path, [JUDUL, ["Andi", ANDI, "#N/A", "Tim"], KEDUA])
    assert (finding.kode, finding.sel) == ("SEL-GALAT", "C2")


def test_the_unit_of_all_may_be_told_where_the_list_has_none(tmp_path: Path):
    path = tulis(tmp_path / "a.xlsx", {"A": [JUDUL[:3], ORANG[:3]]})
    ((andi,), findings) = baca_daftar_pegawai(path, unit="Biro Contoh")
    assert (andi.pegawai.unit_kerja, findings) == ("Biro Contoh", ())
    path = tulis(tmp_path / "b.xlsx", {"A": [JUDUL, ORANG]})
    members, (finding,) = baca_daftar_pegawai(path, unit="Biro Contoh")
    assert (members, finding.kode) == ((), "KOLOM-GANDA")


def test_the_newest_skp_of_the_report_of_bkn_counts_and_plt_does_not(tmp_path: Path):
    head = [
        "No",
        "nip",
        "nama",
        "skp_unor",
        "skp_jabatan",
        "hasil_akhir",
        "periode_akhir_skp",
        "is_skp_plt_plh_pjb",
        "pegawai_atasan_nip",
        "pegawai_atasan_nama",
        "pegawai_atasan_jabatan",
    ]
    boss = [BUDI, "Budi", "Ketua"]
    ((andi, citra), (finding,)) = baca(
        tmp_path,
        [
            ["Laporan Penilaian SKP Tahun 2025"],
            head,
            [1, ANDI, "Andi", "Tim A", "Analis", "BAIK", "30-06-2025", "0", *boss],
            [2, ANDI, "Andi", "Tim B", "Ketua", "BAIK", "31-12-2025", "0", *boss],
            [3, ANDI, "Andi", "Tim C", "Plt. Kepala", "BAIK", "31-12-2025", "1", *boss],
            [4, CITRA, "Citra", "Tim B", "Analis", "-", "31-12-2025", "0", *boss],
        ],
    )
    assert (andi.pegawai.jabatan, andi.penilai.nip, citra.pegawai.nama) == ("Ketua", BUDI, "Citra")
    assert finding.kode == "BKN-BELUM-DINILAI"
    assert "1 dari 2 pegawai belum dinilai di e-Kinerja BKN: Citra." in finding.pesan


@pytest.mark.parametrize("jalur", ["buku/dasar.xlsx", "p360/Penilai Endah Puspitasari, S.E.xlsx"])
def test_the_workbook_of_one_person_is_no_list_and_nothing_of_it_is_quoted(jalur: str):
    members, (finding,) = baca_daftar_pegawai(KASUS / jalur)
    assert (members, finding.kode) == ((), "BUKU-TIDAK-DIKENAL")
    assert "bukan daftar pegawai" in finding.pesan


def test_a_result_of_the_program_is_no_list_and_no_report_though_people_and_ratings_stand_in_it(tmp_path: Path):
    differing = [(ANDI, "Andi", "Rating Hasil Kerja", "Di Atas Ekspektasi", "Sesuai Ekspektasi")]
    (path := tmp_path / "beda.xlsx").write_bytes(bangun_banding(Periode(tahun=2025), differing, {}))
    assert isi_tabel(path) is None
    for finding in (*baca_daftar_pegawai(path)[1], *baca_laporan_bkn(path).temuan):
        assert (finding.kode, "hasil program kinerja" in finding.pesan) == ("BUKU-TIDAK-DIKENAL", True)


def test_a_sheet_that_is_secret_in_a_workbook_of_ours_is_not_read_as_a_list(tmp_path: Path):
    path = tulis(tmp_path / "d.xlsx", {"Daftar Dinilai": [JUDUL, ORANG]})
    members, (finding,) = baca_daftar_pegawai(path)
    assert (members, finding.kode) == ((), "JUDUL-TIDAK-ADA")
    assert ANDI not in finding.pesan


def test_the_empty_list_is_filled_and_read_back(tmp_path: Path):
    members, _ = baca_daftar_pegawai(KASUS / "daftar" / "DAFTAR.csv")
    spans = tuple(
        one.model_copy(
            update={
                "jenis_skp": JenisSKP.KUALITATIF_JPT,
                "mulai": datetime.date(2026, 1, 1),
                "selesai": datetime.date(2026, 12, 31),
            }
        )
        for one in members
    )
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(bangun_daftar(2026, spans))
    assert baca_daftar_pegawai(path) == (spans, ())
    path.write_bytes(bangun_daftar(2026))
    members, (finding,) = baca_daftar_pegawai(path)
    assert (members, finding.kode) == ((), "BUKU-BELUM-DIISI")
