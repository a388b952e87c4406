"""Lists as they come: marks, old numbers, people who are no ASN, names without a NIP, one cause in many cells."""

from __future__ import annotations

import re
import time
import zipfile
from pathlib import Path

import pytest

from kinerja_core.model.pangkat import Pangkat, ejaan_pangkat
from kinerja_core.workbooks.daftar_kantor.baca import baca_daftar_pegawai
from kinerja_core.workbooks.daftar_kantor.baris import rapikan_pangkat
from kinerja_core.workbooks.daftar_kantor.berkas import baris_tersembunyi
from kinerja_core.workbooks.daftar_kantor.nip_orang import baca_nip_orang
from tests.workbooks.daftar_kantor.bahan import ANDI, BUDI, CITRA, JUDUL, baca, ringkas, tulis

ORANG, KEDUA = ["Andi Permata, S.K.M.", ANDI, "Analis", "Tim A"], ["Budi Santoso", BUDI, "Ketua", "Tim B"]


def test_a_signature_whose_nip_stands_alone_in_the_column_of_nip_is_no_person(tmp_path: Path):
    signed = [[], [None, "Kepala Biro"], [None, "Dr. Citra Wijaya"], [None, CITRA]]
    members, (finding,) = baca(tmp_path, [JUDUL, ORANG, KEDUA, *signed])
    assert len(members) == 2
    assert finding.kode == "DAFTAR-BARIS-LAIN"
    assert CITRA in finding.pesan


def test_a_nip_alone_right_below_the_last_person_is_a_person_with_mistakes(tmp_path: Path):
    members, findings = baca(tmp_path, [JUDUL, ORANG, [None, BUDI]])
    assert len(members) == 1
    assert {one.kode for one in findings} == {"SEL-WAJIB"}


@pytest.mark.parametrize("sel", [f"{ANDI} / 140370123", f"{ANDI}\n140370123", f"140370123\n{ANDI}", f"{ANDI} *)"])
def test_the_old_nip_and_the_mark_of_a_footnote_beside_a_nip_are_no_part_of_it(sel: str, tmp_path: Path):
    title = ["Nama", "NIP Baru/NIP Lama", "Jabatan", "Unit Kerja"]
    members, findings = baca(tmp_path, [title, ["Andi", sel, "A", "U"]])
    assert ([one.pegawai.nip for one in members], findings) == ([ANDI], [])


def test_nine_digits_too_few_or_too_many_beside_a_nip_are_not_taken_for_an_old_one(tmp_path: Path):
    members, findings = baca(tmp_path, [JUDUL, ["Andi", f"{ANDI} / 14037012", "A", "U"]])
    assert (members, [one.kode for one in findings]) == ([], ["NIP-SALAH"])


def test_a_nip_that_a_csv_guards_from_excel_is_read(tmp_path: Path):
    path = tmp_path / "daftar.csv"
    path.write_text(f'Nama;NIP;Jabatan;Unit Kerja\nAndi;"=""{ANDI}""";Analis;Tim A\n', encoding="utf-8")
    members, findings = baca_daftar_pegawai(path)
    assert ([one.pegawai.nip for one in members], findings) == ([ANDI], ())


def test_the_mark_of_a_footnote_is_no_part_of_a_name_or_jabatan(tmp_path: Path):
    members, (finding,) = baca(
        tmp_path, [JUDUL, ["Andi Permata, S.K.M.*)", ANDI, "Analis **", "Tim A"], [], ["*) Tugas belajar"]]
    )
    assert [ringkas(one) for one in members] == [tuple(ORANG)]
    assert "Tugas belajar" in finding.pesan


@pytest.mark.parametrize("status", [("Status", "Honorer"), ("Keterangan", "Non ASN")])
def test_who_is_no_asn_is_named_once_and_costs_nobody_else(status: tuple[str, str], tmp_path: Path):
    title, said = status
    rows = [[*JUDUL, title], [*ORANG, "PNS"], ["Joko", None, "Supir", "Tim A", said], ["Kiki", said, "Satpam", "Tim A"]]
    members, findings = baca(tmp_path, rows)
    assert len(members) == 1
    (told,) = [one for one in findings if one.kode == "DAFTAR-BUKAN-ASN"]
    assert "Kiki (B4)" in told.pesan
    assert ("Joko (B3)" in told.pesan) is (title == "Status")


@pytest.mark.parametrize(
    "teks", ["Penata Tk.I/ III/d", "Gol. III/d", "Penata Tk. I, Gol. Ruang III/d", "Penata Tk. I/III-d"]
)
def test_a_rank_may_stand_beside_its_golongan_with_any_mark_between(teks: str):
    assert Pangkat.parse(rapikan_pangkat(teks)) == Pangkat("III/d")


def test_no_spelling_of_a_rank_that_is_known_is_changed_into_another():
    for text in ejaan_pangkat():
        assert Pangkat.parse(rapikan_pangkat(text)) == Pangkat.parse(text)


def test_the_day_beside_a_rank_or_jabatan_is_no_part_of_it(tmp_path: Path):
    (andi, budi), findings = baca(
        tmp_path,
        [
            ["Nama", "NIP", "Pangkat/Gol. Ruang/TMT", "Jabatan, TMT", "Unit Kerja"],
            ["Andi", ANDI, "Penata (III/c)\n01-04-2020", "Analis / 1 Januari 2021", "Tim A"],
            ["Budi", BUDI, "Pembina, IV/a, TMT 1/4/2021", "Ketua Tim 2025", "Tim B"],
        ],
    )
    assert findings == []
    assert (str(andi.pegawai.pangkat), andi.pegawai.jabatan) == ("Penata (III/c)", "Analis")
    assert (str(budi.pegawai.pangkat), budi.pegawai.jabatan) == ("Pembina (IV/a)", "Ketua Tim 2025")


def test_two_columns_of_which_each_row_fills_one_are_read_together(tmp_path: Path):
    (andi, budi), findings = baca(
        tmp_path,
        [
            ["Nama", "NIP", "Jabatan Struktural", "Jabatan Fungsional", "Unit Kerja"],
            ["Andi", ANDI, None, "Analis", "Tim A"], ["Budi", BUDI, "Ketua", "-", "Tim B"],
        ],
    )  # fmt: skip
    assert ([andi.pegawai.jabatan, budi.pegawai.jabatan], findings) == (["Analis", "Ketua"], [])


def test_a_penilai_by_name_only_is_asked_once_with_the_person_of_that_name(tmp_path: Path):
    title, name = [*JUDUL, "Pejabat Penilai"], "Andi Permata"
    members, (finding,) = baca(tmp_path, [title, ORANG, [*KEDUA, name], ["Citra", CITRA, "Analis", "Tim B", name]])
    assert [one.penilai for one in members] == [None, None, None]
    assert (finding.kode, finding.sel) == ("PENILAI-BELUM-LENGKAP", "E3")
    assert "Andi Permata, S.K.M. (B2)" in finding.pesan
    assert "Juga di E4" in finding.pesan


def test_nobody_is_the_atasan_of_the_penilai_who_is_his_own_penilai(tmp_path: Path):
    title = ["Nama", "NIP", "Jabatan", "Unit Kerja", "NIP Penilai"]
    members, findings = baca(tmp_path, [title, [*ORANG, ANDI], [*KEDUA, ANDI]])
    assert [one.kode for one in findings] == ["PENILAI-SAMA"]
    assert members[1].penilai is not None
    assert members[1].atasan_penilai is None


def test_the_same_mistake_in_many_cells_is_said_once(tmp_path: Path):
    rows = [[name, None, "Analis", "Tim A"] for name in ("Andi", "Budi", "Citra")]
    _, (finding,) = baca(tmp_path, [["No", *JUDUL], *([number, *row] for number, row in enumerate(rows, start=1))])
    assert (finding.kode, finding.sel) == ("SEL-WAJIB", "C2")
    assert finding.pesan.endswith("Juga di C3:C4.")


def test_a_list_whose_people_are_all_left_out_is_not_called_empty(tmp_path: Path):
    path = tmp_path / "daftar.csv"
    path.write_text(f"Nama,NIP,Jabatan,Unit Kerja\nAndi, S.K.M.,{ANDI},Analis,Tim A\n", encoding="utf-8")
    assert [one.kode for one in baca_daftar_pegawai(path)[1]] == ["BARIS-BERLEBIH"]


def test_a_unit_above_the_table_and_a_header_that_nearly_fits_are_proposed_as_questions(tmp_path: Path):
    rows = [["Unit Kerja", ": Biro Umum"], ["Nama tanpa gelar", "NIP", "Jabatan"], ["Andi", ANDI, "Analis"]]
    members, (name, unit) = baca(tmp_path, rows)
    assert members == []
    assert 'Apakah kolom "Nama tanpa gelar" (A2) berisi Nama?' in name.pesan
    assert 'di atas tabel tertulis "Biro Umum"' in unit.saran


def test_a_second_table_with_its_columns_in_another_order_is_read_by_its_own_header(tmp_path: Path):
    members, (finding,) = baca(
        tmp_path,
        [
            ["PNS"], JUDUL, ORANG, [],
            ["PPPK"], ["Nama", "NI PPPK", "Unit Kerja", "Jabatan"], ["Budi", BUDI, "Tim B", "Ketua"],
        ],
    )  # fmt: skip
    assert [ringkas(one)[2:] for one in members] == [("Analis", "Tim A"), ("Ketua", "Tim B")]
    assert finding.kode == "DAFTAR-BARIS-LAIN"


def test_a_penilai_in_another_sheet_is_found_and_a_person_in_two_sheets_is_said(tmp_path: Path):
    title = [*JUDUL, "NIP Pejabat Penilai"]
    path = tulis(tmp_path / "daftar.xlsx", {"PNS": [title, ORANG], "PPPK": [title, [*KEDUA, ANDI], ORANG]})
    members, (finding,) = baca_daftar_pegawai(path, ("PNS", "PPPK"))
    assert [one.penilai and one.penilai.nama for one in members] == [None, ORANG[0]]
    assert (finding.kode, finding.lembar, finding.sel) == ("PEGAWAI-GANDA", "PPPK", "B3")
    assert 'sudah tercantum di B2 di lembar "PNS"' in finding.pesan


@pytest.mark.parametrize(("isi", "sebab"), [("12345", "bukan NIP 18 angka"), (int(BUDI), "terbaca sebagai angka")])
def test_a_penilai_whose_nip_is_none_is_told_the_reason(isi: object, sebab: str, tmp_path: Path):
    _, (finding,) = baca(tmp_path, [[*JUDUL, "NIP Penilai"], [*ORANG, isi]])
    assert finding.kode == "PENILAI-BELUM-LENGKAP"
    assert finding.pesan.endswith(f"belum dipakai: {sebab}.")


@pytest.mark.parametrize(("judul", "isi"), [
    (["Periode Awal", "Periode Akhir"], ["1 Juli 2026", "31 Desember 2026"]), (["Periode"], ["Semester II 2026"]),
])  # fmt: skip
def test_the_span_of_an_skp_is_never_silently_the_whole_year(judul: list[str], isi: list[str], tmp_path: Path):
    ((andi,), findings) = baca(tmp_path, [[*JUDUL, *judul], [*ORANG, *isi]])
    assert (str(andi.mulai), str(andi.selesai), findings) == ("2026-07-01", "2026-12-31", [])


def test_the_span_in_the_report_of_bkn_is_that_of_its_own_skp(tmp_path: Path):
    title = [*JUDUL, "hasil_akhir", "periode_awal", "periode_akhir"]
    ((andi,), _) = baca(tmp_path, [title, [*ORANG, "BAIK", "01-01-2025", "30-06-2025"],
                                   [*ORANG[:2], "Ketua", "Tim B", "BAIK", "01-07-2025", "31-12-2025"]])
    assert (andi.pegawai.jabatan, andi.mulai) == ("Ketua", None)


def test_a_number_typed_before_a_name_is_no_part_of_it(tmp_path: Path):
    ((andi,), _) = baca(tmp_path, [JUDUL, ["1. Andi Permata", *ORANG[1:]]])
    assert andi.pegawai.nama == "Andi Permata"


def test_two_tables_side_by_side_are_asked_about_and_not_called_a_list_without_a_header(tmp_path: Path):
    members, findings = baca(tmp_path, [[*JUDUL, None, *JUDUL], [*ORANG, None, *KEDUA]])
    assert members == []
    assert {one.kode for one in findings} == {"KOLOM-GANDA"}


def test_people_in_hidden_rows_are_read_and_named(tmp_path: Path):
    path = tulis(tmp_path / "daftar.xlsx", {"DUK": [JUDUL, ORANG, KEDUA]}, tersembunyi=3)
    members, (finding,) = baca_daftar_pegawai(path)
    assert len(members) == 2
    assert (finding.kode, finding.tingkat) == ("DAFTAR-BARIS-TERSEMBUNYI", "saran")
    assert finding.pesan == "1 pegawai di baris tersembunyi, yang ikut dibaca: Budi Santoso (B3)."


@pytest.mark.parametrize("cara", ["berawalan", "tanpa nomor", "UTF-16"])
def test_a_hidden_row_is_told_however_the_program_writes_it(cara: str, tmp_path: Path) -> None:
    path = tulis(tmp_path / "asal.xlsx", {"DUK": [JUDUL, ORANG, KEDUA]}, tersembunyi=3)
    lain = tmp_path / "daftar.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(lain, "w") as target:
        for name in source.namelist():
            xml = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                xml = re.sub(rb"<[?].*?[?]>\s*", b"", xml)
                if cara == "berawalan":
                    xml = re.sub(rb"<(/?)(?=[a-z])", rb"<\1x:", xml).replace(b"xmlns=", b"xmlns:x=")
                elif cara == "tanpa nomor":
                    xml = re.sub(rb'<row r="[0-9]+"', b"<row", xml)
                else:
                    xml = xml.decode().encode("utf-16")
            target.writestr(name, xml)
    assert baris_tersembunyi(lain, "DUK") == baris_tersembunyi(path, "DUK") == {2}


@pytest.mark.parametrize("nama", ["DUK", "Daftar Pegawai"])
def test_people_whom_only_a_sheet_that_is_not_read_knows_are_named(nama: str, tmp_path: Path):
    path = tulis(tmp_path / "daftar.xlsx", {nama: [JUDUL, ORANG], "PPPK": [JUDUL[:3], KEDUA[:3], ORANG[:3]]})
    members, (finding,) = baca_daftar_pegawai(path)
    assert [one.pegawai.nip for one in members] == [ANDI]
    assert (finding.kode, finding.lembar) == ("DAFTAR-LEMBAR-LAIN", "PPPK")
    assert finding.pesan == f'1 orang hanya ada di lembar "PPPK", yang tidak dibaca: Budi Santoso ({BUDI}).'


def test_who_is_expected_to_rate_is_not_looked_for_in_one_sheet_alone_without_a_word(tmp_path: Path):
    path = tulis(tmp_path / "daftar.xlsx", {"Daftar Pegawai": [JUDUL, ORANG], "PPPK": [JUDUL, KEDUA]})
    people, (finding,) = baca_nip_orang(path)
    assert (people, finding.kode) == ({ANDI}, "DAFTAR-LEMBAR-LAIN")
    assert baca_nip_orang(path, ("Daftar Pegawai", "PPPK")) == ({ANDI, BUDI}, ())


def test_what_stands_below_a_further_header_is_not_read_by_the_header_above_it(tmp_path: Path):
    members, (finding,) = baca(
        tmp_path,
        [JUDUL, ORANG, [], ["Nama", "Nomor Pegawai", "Unit Kerja", "Jabatan"], ["Budi", BUDI, "Tim B", "Ketua"]],
    )
    assert [ringkas(one)[2:] for one in members] == [("Analis", "Tim A")]
    assert (finding.kode, finding.sel) == ("KOLOM-TIDAK-ADA", "A4")
    assert 'Kolom "Nomor Pegawai" (B4) berisi NIP' in finding.pesan


@pytest.mark.parametrize("isi", ["III/d", "Gol. III/d", "gol III / d", BUDI, f"NIP. {BUDI}"])
def test_a_row_that_has_moved_beside_its_headers_makes_nobody_of_that_unit(isi: str, tmp_path: Path):
    members, (finding,) = baca(tmp_path, [JUDUL, ORANG, ["Citra", CITRA, "Tim B", isi]])
    assert [one.pegawai.nip for one in members] == [ANDI]
    assert (finding.kode, finding.sel) == ("ISI-SALAH", "D3")


@pytest.mark.parametrize(
    "nomor", [["1", "2", "3", "4 = 2 + 3"], ["(1)", "(2)", "(3)", "(4)=(2)x(3)"], [*"abcd"], [*"ABCD"],
              ["I", "II", "III", "IV"], ["1.", "2.", "3.", "4."], [1, 2, 3, 4]],
)  # fmt: skip
def test_a_row_that_numbers_its_columns_in_any_way_is_no_person(nomor: list[object], tmp_path: Path):
    members, findings = baca(tmp_path, [JUDUL, nomor, ORANG])
    assert (len(members), findings) == (1, [])


def test_a_comma_before_a_gelar_that_moved_the_cells_of_a_row_is_told(tmp_path: Path):
    path = tmp_path / "daftar.csv"
    lines = ["NIP,Nama,Jabatan,Unit Kerja,Email,HP", f"{ANDI},Andi Permata, S.Sos., M.A.P,Analis,Tim A",
             f"{BUDI},Budi Santoso, S.E,Analis,Tim A", f"{CITRA},Citra Wijaya,Ketua,Tim B"]
    path.write_text("\n".join(lines), encoding="utf-8")
    members, (finding,) = baca_daftar_pegawai(path)
    assert [ringkas(one) for one in members] == [("Citra Wijaya", CITRA, "Ketua", "Tim B")]
    assert (finding.kode, finding.sel) == ("ISI-SALAH", "C2")  # alamat: a CSV has no fields
    assert "bergeser" in finding.pesan
    assert finding.pesan.startswith("Baris 2: ")
    assert finding.pesan.endswith("Juga di baris 3.")


@pytest.mark.parametrize("judul", ["Pendidikan", "Gelar Belakang", "Atasan Langsung"])
def test_a_gelar_in_a_column_for_it_moves_nothing(judul: str, tmp_path: Path):
    title = ["NIP", "Nama", judul, "Jabatan", "Unit Kerja"]
    members, findings = baca(tmp_path, [title, [ANDI, "Andi", "S.Kom", "Analis", "Tim A"]])
    assert [one.pegawai.jabatan for one in members] == ["Analis"]
    assert not [one for one in findings if one.kode == "ISI-SALAH"]


@pytest.mark.parametrize("tanda", ['"', "sda", "s.d.a.", "Idem", "sama dengan di atas", "〃"])
def test_a_cell_that_points_at_the_row_above_is_no_unit(tanda: str, tmp_path: Path):
    members, (finding,) = baca(tmp_path, [JUDUL, ORANG, ["Budi Santoso", BUDI, "Ketua", tanda]])
    assert [one.pegawai.nip for one in members] == [ANDI]
    assert (finding.kode, "hanya menunjuk isi baris lain" in finding.pesan) == ("ISI-SALAH", True)


@pytest.mark.parametrize(
    "sel", [f"{ANDI} - Andi Permata, S.K.M.", f"Andi Permata, S.K.M. – NIP {ANDI}", f"{ANDI}/Andi Permata, S.K.M.",
            f"NIP: {ANDI}\nNama: Andi Permata, S.K.M."],
)
def test_what_stands_between_a_nip_and_a_name_is_no_part_of_the_name(sel: str, tmp_path: Path):
    members, findings = baca(tmp_path, [["Nama / NIP", "Jabatan", "Unit Kerja"], [sel, "Analis", "Tim A"]])
    assert ([ringkas(one) for one in members], findings) == ([("Andi Permata, S.K.M.", ANDI, "Analis", "Tim A")], [])


@pytest.mark.parametrize("isi", ["-", "(", " ", "*", "/", "0", ";", "a ", "Gol ", "/ ", "* ", "01 Jan ", "NIP ", "¹"])
def test_very_long_cells_of_a_list_are_read_in_linear_time(isi: str, tmp_path: Path):
    title = ["NIP", "Nama", "Pangkat/Gol/TMT", "Jabatan/TMT", "Unit Kerja", "Periode", "Nama / NIP Penilai"]
    row = [ANDI, "Andi", "III/d", "Analis", "Tim A", "2026", f"Budi Santoso\n{BUDI}"]
    long = (isi * 30_000)[:30_000]
    rows = [[*row[:place], long + tail, *row[place + 1 :]] for place in range(len(row)) for tail in ("", "x", " III/d")]
    start = time.process_time()
    baca(tmp_path, [title, row, *rows])
    assert time.process_time() - start < 8  # the quadratic ones took minutes


def test_a_nip_within_a_name_beside_its_own_column_is_told(tmp_path: Path):
    members, (finding,) = baca(tmp_path, [JUDUL, [f"Andi Permata NIP {ANDI}", ANDI, "Analis", "Tim A"]])
    assert (len(members), finding.kode, finding.tingkat) == (1, "NAMA-BERNIP", "peringatan")


def test_a_nip_within_the_name_of_a_penilai_is_told_once(tmp_path: Path):
    title = [*JUDUL, "Nama Penilai", "NIP Penilai", "Jabatan Penilai"]
    chief = [f"Budi Santoso NIP {BUDI}", BUDI, "Direktur"]
    rows = [["Andi Permata", ANDI, "Analis", "Tim A", *chief], ["Citra Wijaya", CITRA, "Analis", "Tim A", *chief]]
    members, (finding,) = baca(tmp_path, [title, *rows])
    assert (len(members), finding.kode, finding.sel) == (2, "NAMA-BERNIP", "E2")
