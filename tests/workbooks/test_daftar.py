from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.model.istilah import JenisPegawai, Rating, Tingkat
from kinerja_core.workbooks.bangun import bangun_unit
from kinerja_core.workbooks.daftar import baca_peta_siasn, baca_skor, baca_tunjangan
from kinerja_core.workbooks.daftar_kantor.baca import baca_daftar_pegawai
from kinerja_core.workbooks.skor_kolom import baca_skor_kolom
from tests.workbooks.bahan_baca import NIP_RATNA, NIP_SITI, unit_contoh

NIP_BUDI = "198802022012011005"
NIP_PPPK = "199206102022211003"


def _csv(folder: Path, teks: str, sandi: str = "utf-8") -> Path:
    path = folder / "skor.csv"
    path.write_bytes(teks.encode(sandi))
    return path


def test_scores_are_read_with_every_optional_column(tmp_path: Path):
    path = _csv(
        tmp_path,
        "nip,nama,hasil,perilaku,rating_hasil,rating_perilaku,tingkat_hasil,tingkat_perilaku,nilai\n"
        f"{NIP_SITI},Siti Rahma,91.25,90,di-atas,Sesuai Ekspektasi,di-atas,rata-rata,115\n"
        f"{NIP_BUDI},Budi Santoso,88,,,,,,\n",
    )
    scores, findings = baca_skor(path)
    assert findings == ()
    siti, budi = scores
    assert (siti.nip, siti.hasil, siti.nilai) == (NIP_SITI, Decimal("91.25"), 115)
    assert (siti.rating_hasil, siti.rating_perilaku) == (Rating.DI_ATAS, Rating.SESUAI)
    assert (siti.tingkat_hasil, siti.tingkat_perilaku) == (Tingkat.DI_ATAS, Tingkat.RATA_RATA)
    assert (budi.perilaku, budi.rating_hasil, budi.nilai) == (None, None, None)


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("pemisah", [",", ";", "\t", "|"])
def test_encodings_and_separators_of_excel_are_understood(tmp_path: Path, sandi: str, pemisah: str):
    text = (
        pemisah.join(["NIP", "Nama", "Hasil", "Perilaku"]) + "\r\n" + pemisah.join([NIP_SITI, "Zoë Müller", "90", "91"])
    )
    scores, findings = baca_skor(_csv(tmp_path, text, sandi))
    assert findings == ()
    assert scores[0].nama == "Zoë Müller"


@pytest.mark.parametrize("judul", ["NIP Pegawai", "N I P", "NIP/NIPPPK"])
def test_every_list_knows_how_offices_call_the_nip_and_keep_it_as_text(tmp_path: Path, judul: str):
    scores, findings = baca_skor(_csv(tmp_path, f"{judul},nama,hasil,perilaku\n'{NIP_SITI},'Siti,90,91\n"))
    assert findings == ()
    assert (scores[0].nip, scores[0].nama) == (NIP_SITI, "'Siti")
    ids, _ = baca_peta_siasn(_csv(tmp_path, f"{judul};ID SIASN\n'{NIP_SITI};'0012\n"))
    assert ids == {NIP_SITI: "0012"}


def test_a_decimal_comma_is_a_decimal(tmp_path: Path):
    scores, _ = baca_skor(_csv(tmp_path, f"nip;nama;hasil;perilaku\n{NIP_SITI};Siti;91,25;90\n"))
    assert scores[0].hasil == Decimal("91.25")


@pytest.mark.parametrize(("tertulis", "angka"), [
    ("94.5", "94.5"), ("83.500", "83.5"), ("83,500", "83.5"),  # no score is 83500, so the point can only be a comma
    ("83,3333333333", "83.3333"), ("66.66665", "66.6667"), (" 85 ", "85"),
])
def test_a_score_of_a_csv_has_one_meaning_however_its_decimals_are_written(
    tmp_path: Path, tertulis: str, angka: str
):
    scores, findings = baca_skor(_csv(tmp_path, f"nip;nama;hasil;perilaku\n{NIP_SITI};Siti;{tertulis};90\n"))
    assert scores[0].hasil == Decimal(angka)
    assert [item.kode for item in findings] == (["SKOR-DIBULATKAN"] if len(tertulis) > 7 else [])


@pytest.mark.parametrize("tertulis", ["120,00001", "0,33333", "130.12345"])
def test_a_score_that_is_refused_is_not_said_to_be_used_with_four_decimals(tmp_path: Path, tertulis: str):
    scores, findings = baca_skor(_csv(tmp_path, f"nip;nama;hasil;perilaku\n{NIP_SITI};Siti;{tertulis};90\n"))
    assert (scores, len(findings)) == ((), 1)


@pytest.mark.parametrize(("tertulis", "kode", "kata"), [
    ("85%", "ANGKA-SALAH", "Ketik angka saja"), ("0,85", "ANGKA-PERSEN", "tanpa tanda %"),
    ("1.000", "ANGKA-PERSEN", "tanpa tanda %"), ("1.500.000", "ANGKA-SALAH", "Ketik angka saja"),
    ("83,5.0", "ANGKA-SALAH", "Ketik angka saja"), ("83500", "ANGKA-BATAS", "di dalam batas"),
])
def test_a_score_of_a_csv_that_may_be_meant_otherwise_is_refused(
    tmp_path: Path, tertulis: str, kode: str, kata: str
):
    scores, (finding,) = baca_skor(_csv(tmp_path, f"nip;nama;hasil;perilaku\n{NIP_SITI};Siti;{tertulis};90\n"))
    assert (scores, finding.kode) == ((), kode)
    assert kata in finding.saran


def test_all_problems_come_back_at_once_with_their_lines(tmp_path: Path):
    path = _csv(
        tmp_path,
        "nip,nama,hasil,perilaku\n"
        f"{NIP_SITI},Siti,90,90\n"
        "1.98802E+17,Budi,90,90\n"
        "\n"
        f"{NIP_BUDI},,130,baik\n"
        f"{NIP_SITI},Siti,80,80\n",
    )
    scores, findings = baca_skor(path)
    assert [score.nama for score in scores] == ["Siti"]
    assert {(item.kode, item.sel) for item in findings} == {
        ("NIP-ANGKA", "A3"),
        ("SEL-WAJIB", "B5"),
        ("ANGKA-BATAS", "C5"),
        ("ANGKA-SALAH", "D5"),
        ("PEGAWAI-GANDA", "A6"),
    }
    assert all(item.pesan.startswith(f"Baris {item.sel[1:]}: ") for item in findings)
    assert {(item.berkas, item.lembar) for item in findings} == {("skor.csv", None)}


def test_a_line_after_a_quoted_line_break_keeps_its_number(tmp_path: Path):
    path = _csv(tmp_path, f'nip,nama,hasil,perilaku\n{NIP_SITI},"Siti\nRahma",90,90\n123,Budi,91,91\n')
    scores, findings = baca_skor(path)
    assert scores[0].nama == "Siti Rahma"
    assert [item.sel for item in findings] == ["A4"]


@pytest.mark.parametrize(
    ("judul", "kode"),
    [
        ("nama,hasil,perilaku", ["KOLOM-TIDAK-ADA"]),
        ("nip,nama,perilaku", ["KOLOM-TIDAK-ADA"]),
        ("nip,nama,hasil,perilaku,nip", ["KOLOM-GANDA"]),
        ("nip,nama,hasil,perilaku,rating_hasl", ["KOLOM-TIDAK-DIKENAL"]),
        ("apa,saja", ["JUDUL-TIDAK-ADA"]),
        ("", ["BERKAS-KOSONG"]),
    ],
)
def test_headers_that_are_missing_double_or_unknown_are_findings(tmp_path: Path, judul: str, kode: list[str]):
    _, findings = baca_skor(_csv(tmp_path, judul))
    assert [item.kode for item in findings] == kode


def test_an_unknown_header_names_the_nearest_one(tmp_path: Path):
    _, (finding,) = baca_skor(_csv(tmp_path, "nip,nama,hasil,perilaku,rating_hasil_kerjaa\n"))
    assert '"Rating Hasil Kerja"' in finding.pesan


def test_levels_alone_are_enough_for_the_method_of_levels(tmp_path: Path):
    text = f"nip,nama,tingkat_hasil,tingkat_perilaku\n{NIP_SITI},Siti,rata-rata,di-bawah\n"
    scores, findings = baca_skor(_csv(tmp_path, text))
    assert (findings, scores[0].hasil) == ((), None)


def test_a_line_with_too_many_fields_is_left_out(tmp_path: Path):
    text = f"nip,nama,hasil,perilaku\n{NIP_SITI},Siti,91,25,90\n{NIP_BUDI},Budi,90,90\n"
    scores, findings = baca_skor(_csv(tmp_path, text))
    assert [score.nama for score in scores] == ["Budi"]
    assert [(item.kode, item.sel) for item in findings] == [("BARIS-BERLEBIH", "E2")]


@pytest.mark.parametrize("isi", [b'nip,nama\n"tak tertutup', b"nip\0nama", b"PK\x03\x04\0\0"])
def test_a_csv_that_is_none_is_one_finding(tmp_path: Path, isi: bytes):
    path = tmp_path / "rusak.csv"
    path.write_bytes(isi)
    scores, findings = baca_skor(path)
    assert (scores, [item.kode for item in findings]) == ((), ["BERKAS-RUSAK"])


@given(st.text(max_size=200))
def test_no_text_ever_raises(teks: str):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "acak.csv")
        path.write_bytes(("nip,nama,hasil,perilaku\n" + teks).encode("utf-8", "surrogatepass"))
        scores, findings = baca_skor(path)
    assert scores or findings or not teks.strip().strip(",\"';\t \n\r")


# --------------------------------------------------------------------------------------------- people


def test_people_come_from_the_sheet_daftar_pegawai(tmp_path: Path):
    path = tmp_path / "unit.xlsx"
    path.write_bytes(bangun_unit(unit_contoh()))
    members, findings = baca_daftar_pegawai(path)
    expected = [(one.pegawai, one.penilai) for one in unit_contoh().anggota]
    assert ([(one.pegawai, one.penilai) for one in members], findings) == (expected, ())


def test_people_come_from_any_sheet_with_the_headers(tmp_path: Path):
    path = tmp_path / "simpeg.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Sampul").write("A1", "Daftar nominatif")
    sheet = book.add_worksheet("Data 2025")
    sheet.write("A2", "DAFTAR PEGAWAI")
    sheet.write_row("B4", ["No", "NIP", "Nama Pegawai", "Jabatan", "Unit Kerja"])
    sheet.write_row("B5", [1, NIP_SITI, "Siti Rahma", "Analis", "Biro"])
    sheet.write_row("B6", [2, NIP_PPPK, "Rudi Hartono", "Perawat", "RS Contoh"])
    book.close()
    members, findings = baca_daftar_pegawai(path)
    assert findings == ()
    assert [(item.pegawai.nama, item.pegawai.jenis) for item in members] == [
        ("Siti Rahma", JenisPegawai.PNS),
        ("Rudi Hartono", JenisPegawai.PPPK),
    ]


def test_a_numeric_nip_in_a_list_of_people_is_refused(tmp_path: Path):
    path = tmp_path / "angka.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["NIP", "Nama", "Jabatan", "Unit Kerja"])
    sheet.write_row("A2", [199003152015032004, "Siti Rahma", "Analis", "Biro"])
    book.close()
    members, (finding,) = baca_daftar_pegawai(path)
    assert (members, finding.kode, finding.lembar, finding.sel) == ((), "NIP-ANGKA", "Sheet1", "A2")


def test_people_come_from_a_csv_with_their_penilai(tmp_path: Path):
    path = tmp_path / "pegawai.csv"
    path.write_text(
        "Nama;NIP;Status Pegawai;Pangkat;Jabatan;Unit Kerja;Nama Penilai;NIP Penilai;Jabatan Penilai\n"
        f"Siti Rahma;{NIP_SITI};PNS;Penata (III/c);Analis;Biro;dr. Ratna Wijaya;{NIP_RATNA};Kepala Biro\n"
        f"Budi Santoso;{NIP_BUDI};PNS;;Analis;Biro;Budi Santoso;{NIP_BUDI};Analis\n",
        encoding="utf-8",
    )
    members, (finding,) = baca_daftar_pegawai(path)
    siti, budi = members
    assert (siti.pegawai.nama, str(siti.penilai.nip)) == ("Siti Rahma", NIP_RATNA)
    assert (budi.pegawai.nama, budi.penilai) == ("Budi Santoso", None)
    assert (finding.kode, finding.pesan.startswith("Baris 3: ")) == ("PENILAI-SAMA", True)


def test_a_workbook_without_people_says_so_once(tmp_path: Path):
    path = tmp_path / "lain.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet().write("A1", "x")
    book.add_worksheet().write("A1", "y")
    book.close()
    assert [item.kode for item in baca_daftar_pegawai(path)[1]] == ["JUDUL-TIDAK-ADA"]


# --- peta SIASN --------------------------------------------------------------------------------------------------


def test_ids_of_siasn_are_read_by_nip_and_contradictions_are_left_out(tmp_path: Path) -> None:
    berkas = tmp_path / "peta.csv"
    berkas.write_text(
        "Nama;NIP;ID PNS\nBagus;198203152009121004;A5EB03E23CF2\nFitri;19900712 201503 2 001;0012\n"
        "Gita;198811042014022001;X1\nGita;198811042014022001;X2\nHani;198512302010121001;X3\nIra;199305082019022004;X3\n"
        "Joko;198512302010121;X4\n",
        encoding="utf-8",
    )
    ids, temuan = baca_peta_siasn(berkas)
    assert ids == {"198203152009121004": "A5EB03E23CF2", "199007122015032001": "0012"}
    kesalahan = [t for t in temuan if t.tingkat == "kesalahan"]
    assert [t.kode for t in kesalahan].count("PETA-SIASN-GANDA") == 4
    assert any("Baris 8" in t.pesan for t in kesalahan)


def test_a_numeric_nip_in_the_map_is_refused_with_its_cell(tmp_path: Path) -> None:
    berkas = tmp_path / "peta.xlsx"
    with xlsxwriter.Workbook(berkas) as buku:
        lembar = buku.add_worksheet("Apa saja")
        for nomor, baris in enumerate([("NIP", "ID SIASN"), ("198203152009121004", 77), (198811042014022001, "X")]):
            lembar.write_row(nomor, 0, baris)
    ids, temuan = baca_peta_siasn(berkas)
    assert ids == {"198203152009121004": "77"}
    assert [(t.kode, t.sel) for t in temuan] == [("NIP-ANGKA", "A3")]


@pytest.mark.parametrize("isi", ["", "a,b\n1,2\n", "NIP,ID SIASN\n", "NIP\n198203152009121004\n"])
def test_a_map_without_pairs_gives_none(isi: str, tmp_path: Path) -> None:
    berkas = tmp_path / "peta.csv"
    berkas.write_text(isi, encoding="utf-8")
    assert baca_peta_siasn(berkas)[0] == {}


@pytest.mark.parametrize("pemisah", [",", ";"])
def test_a_first_line_that_tells_excel_the_separator_is_no_header(tmp_path: Path, pemisah: str):
    rows = [["nip", "nama", "hasil", "perilaku"], [NIP_SITI, "Siti, S.Kom" if pemisah == ";" else "Siti", "90", "abc"]]
    text = f"sep={pemisah}\r\n" + "\r\n".join(map(pemisah.join, rows))
    (finding,) = baca_skor(_csv(tmp_path, text))[1]
    assert (finding.kode, finding.sel) == ("ANGKA-SALAH", "D3")  # the line people see in an editor


@pytest.mark.parametrize("pemisah", [",", ";"])
def test_a_title_may_stand_above_the_header_of_a_csv_of_scores(tmp_path: Path, pemisah: str):
    rows = [["N I P", "Nama Lengkap & Gelar", "Skor Hasil", "Skor Perilaku"], [NIP_SITI, "Siti", "90", "80"]]
    text = "Daftar Nilai\n\n" + "\n".join(map(pemisah.join, rows))
    ((one,), told) = baca_skor(_csv(tmp_path, text))
    assert (one.nip, one.nama, one.hasil, one.perilaku, told) == (NIP_SITI, "Siti", 90, 80, ())
    (finding,) = baca_skor(_csv(tmp_path, f"{text}{pemisah}5"))[1]
    assert (finding.kode, finding.sel) == ("BARIS-BERLEBIH", "E4")


@pytest.mark.parametrize("nip", ["1.99003E+17", '"1,99003E+17"'])
def test_a_nip_that_excel_made_a_number_is_refused_as_one(tmp_path: Path, nip: str):
    (finding,) = baca_skor(_csv(tmp_path, f"nip,nama,hasil,perilaku\n{nip},Siti,90,90\n"))[1]
    assert (finding.kode, finding.sel) == ("NIP-ANGKA", "A2")
    assert "tiga angka terakhir sudah hilang" in finding.pesan


_ORANG = [f"19900101201503{1 + number % 2}{number:03},Orang {number},{80 + number},85" for number in range(1, 7)]


@pytest.mark.parametrize(("dari", "sisipan", "disebut"), [
    (6, ["Jumlah,,501,510", "Rata-rata,,83.5,85"], 'baris 8 "Jumlah"; baris 9 "Rata-rata"'),
    (6, [",TOTAL,501,510", ",Rata - rata,,"], 'baris 8 "TOTAL"; baris 9 "Rata - rata"'),
    (3, ["Sub Total,,243,255"], 'baris 5 "Sub Total"'),
    (6, [",Nilai tertinggi,90,90", ",Standar deviasi,3,4"], 'baris 8 "Nilai tertinggi"; baris 9 "Standar deviasi"'),
    (6, [",,\"Jakarta, 2 Januari 2026\",", ",,Kepala Biro,"],
     'baris 8 "Jakarta, 2 Januari 2026"; baris 9 "Kepala Biro"'),
])
def test_rows_that_sum_up_scores_are_no_people_and_are_said_once(
    dari: int, sisipan: list[str], disebut: str, tmp_path: Path
):
    lines = ["nip,nama,hasil,perilaku", *_ORANG[:dari], *sisipan, *_ORANG[dari:]]
    path = _csv(tmp_path, "\n".join(lines))
    scores, (finding,) = baca_skor(path)
    assert [one.nama for one in scores] == [f"Orang {number}" for number in range(1, 7)]
    assert (finding.kode, finding.tingkat) == ("DAFTAR-BARIS-LAIN", "saran")
    assert finding.pesan == f"Yang bukan baris pegawai dan tidak dibaca: {disebut}."
    columns = baca_skor_kolom(path)
    assert columns is not None
    assert (columns[0].nama, columns[1]) == ([one.nama for one in scores], (finding,))


def test_a_person_called_jumlah_is_one_and_a_person_without_nip_is_missed(tmp_path: Path):
    person = _ORANG[0].replace("Orang 1", "Jumlah Ayu")
    scores, (finding,) = baca_skor(_csv(tmp_path, f"nip,nama,hasil,perilaku\n{person}\n,Orang 2,82,85"))
    assert [one.nama for one in scores] == ["Jumlah Ayu"]
    assert (finding.kode, finding.tingkat) == ("SEL-WAJIB", "kesalahan")


def test_totals_are_no_people_in_a_list_of_tunjangan_either(tmp_path: Path):
    lines = ["nip,nama,tunjangan", "199003152015032004,Siti,5331000", ",Jumlah,5331000"]
    amounts, (finding,) = baca_tunjangan(_csv(tmp_path, "\n".join(lines)))
    assert (len(amounts), finding.kode) == (1, "DAFTAR-BARIS-LAIN")


def test_nip_of_scores_that_became_numbers_are_one_finding(tmp_path: Path):
    lines = ["nip,nama,hasil,perilaku", *(f"1.9900101201503E+17,Orang {number},80,85" for number in range(1, 7))]
    scores, (finding,) = baca_skor(_csv(tmp_path, "\n".join(lines)))
    assert (scores, finding.kode) == ((), "NIP-ANGKA")
    assert finding.pesan.endswith("Juga di baris 3–7.")
