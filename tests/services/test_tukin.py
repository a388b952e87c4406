from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Predikat
from kinerja_core.model.keterlambatan import KeterlambatanPimpinan
from kinerja_core.model.konfirmasi import TunjanganPegawai
from kinerja_core.services import tukin as service
from kinerja_core.services.cetak import cetak
from kinerja_core.services.putaran import mulai_periode, periode_diketik
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_unit
from kinerja_core.workbooks.daftar import baca_tunjangan
from kinerja_core.workbooks.mesin.alamat import alamat
from tests.alat.alamat import di, sel_berjudul
from tests.documents.bantu import teks
from tests.rules.bahan_hak import PIMPINAN, nip, unit

PREDIKAT = [Predikat.BAIK, Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, None]


def buku(**ubah: Any) -> Any:
    book, _ = unit([*PREDIKAT], **ubah)
    settings = {"penandatangan": PIMPINAN, "tempat_surat": "Jakarta", "tanggal_surat": date(2026, 2, 2)}
    return book.model_copy(update={"pengaturan": book.pengaturan.model_copy(update=settings)})


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tukin") / "unit.xlsx"
    late = KeterlambatanPimpinan(
        nip=PIMPINAN.nip, nama=PIMPINAN.nama, keadaan="Terlambat", mulai="2026-02-01", selesai="2026-03-04"
    )
    lines = (*buku().tunjangan, TunjanganPegawai(nip=PIMPINAN.nip, nama=PIMPINAN.nama, tunjangan=27_577_500))
    path.write_bytes(bangun_unit(buku(terlambat=(late,), tunjangan=lines)))
    return path


def test_the_list_has_its_rows_totals_and_who_is_missing(berkas: Path, capsys: pytest.CaptureFixture[str]):
    assert jalankan(["tukin", str(berkas), "--tanggal", "2026-01-15", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["nip"], one["sebulan"], one["jumlah"], one["mulai"], one["selesai"]) for one in told["pegawai"]] == [
        (nip(1), 165951, 497853, "2026-02", "2026-04"), (nip(2), 331901, 995703, "2026-02", "2026-04"),
        (PIMPINAN.nip, 1378875, 2757750, "2026-02", "2026-03"),
    ]  # fmt: skip
    assert told["jumlah"] == {
        "pegawai": 3, "sebulan": 1876727, "seluruhnya": 4251306, "belum_terhitung": 0,
        "per_bulan": {"2026-02": 1876727, "2026-03": 1876727, "2026-04": 497852},
    }  # fmt: skip
    assert [one["nip"] for one in told["kurang"]] == [nip(3)]
    assert any("Pasal 24" in one for one in told["rujukan"])
    assert any("setengah ke atas" in one for one in told["aturan"])


def test_the_screen_says_the_sum_the_months_the_missing_and_the_rule(
    berkas: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "160")
    assert jalankan(["tukin", str(berkas), "--tanggal", "2026-01-15"]) == 0
    shown = capsys.readouterr().out
    for text in ("Rp4.251.306 seluruhnya", "April 2026: Rp497.852", "Kurang: Orang 3", "Dasar: Peraturan Menteri"):
        assert text in shown


def test_the_workbook_has_a_total_row_and_numbers_that_can_be_added(berkas: Path, tmp_path: Path):
    assert jalankan(["tukin", str(berkas), "-o", str(tmp_path / "daftar.xlsx"), "--json"]) == 0
    book = load_workbook(tmp_path / "daftar.xlsx")
    assert book.sheetnames == ["Daftar", "Per Bulan", "Perlu Dilengkapi", "Dasar"]
    rows = [[cell.value for cell in row] for row in book["Daftar"].iter_rows(min_row=5)]
    assert [row[1] for row in rows][-1] == "Jumlah"
    assert rows[-1][8] == sum(row[8] for row in rows[:-1]) == 4_251_306
    assert book["Daftar"].cell(len(rows) + 4, 9).font.b
    assert "Orang 3" in sel_berjudul(book["Perlu Dilengkapi"], "Keterangan").value


def test_the_letter_is_printed_from_the_workbook_and_has_the_same_numbers(berkas: Path, tmp_path: Path):
    (path,) = cetak("daftar-potongan-tukin", [berkas], tmp_path / "surat").dokumen
    words = teks(path.read_bytes())
    for part in ("165.951", "497.853", "Terlambat menyelesaikan evaluasi", "4.251.306", "Orang 3", "Jakarta, 2 Feb"):
        assert part in words
    assert service.berkas_tukin(service.tukin(berkas), ".docx")[:2] == b"PK"


def test_a_letter_whose_amounts_are_not_all_known_is_not_printed(tmp_path: Path):
    (tmp_path / "unit.xlsx").write_bytes(bangun_unit(buku(tunjangan=())))
    hasil = cetak("daftar-potongan-tukin", [tmp_path / "unit.xlsx"], tmp_path / "surat")
    assert not hasil.dokumen
    (told,) = [one for one in hasil.temuan if one.kode == "DOKUMEN-BELUM-LENGKAP"]
    assert "tunjangan kinerja sebulan belum diisi" in told.pesan


def test_a_first_month_before_the_year_is_over_is_refused(berkas: Path, capsys: pytest.CaptureFixture[str]):
    assert jalankan(["tukin", str(berkas), "--mulai", "2025-12"]) == 2
    assert "Bulan mulai Desember 2025 belum mungkin" in capsys.readouterr().err
    assert jalankan(["tukin", str(berkas), "--mulai", "2026-01"]) == 0


def test_a_csv_of_scores_and_another_ending_are_refused(berkas: Path, tmp_path: Path, capsys: Any):
    (tmp_path / "skor.csv").write_text("nip,nama,hasil,perilaku\n", encoding="utf-8")
    assert jalankan(["tukin", str(tmp_path / "skor.csv")]) == 2
    assert "CSV skor tidak memuat tunjangan" in capsys.readouterr().err
    assert jalankan(["tukin", str(berkas), "-o", str(tmp_path / "a.pdf")]) == 2
    assert '".pdf"' in capsys.readouterr().err
    with pytest.raises(GalatKinerja, match="bukan bulan"):
        service.tukin(berkas, mulai="Februari")
    assert service.tukin(berkas, mulai=" Februari  2026 ").daftar.baris[0].mulai == date(2026, 2, 1)


# --------------------------------------------------------------------------------------------- a list of amounts


def _daftar(path: Path, *baris: tuple[Any, ...], judul: tuple[str, ...] = ("NIP", "Tunjangan Kinerja")) -> Path:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate((judul, *baris)):
        for column, value in enumerate(row):
            sheet.write(number, column, value, book.add_format({"num_format": "#,##0"}) if number else None)
    book.close()
    path.write_bytes(stream.getvalue())
    return path


def test_amounts_of_a_list_are_read_as_people_write_them(tmp_path: Path):
    texts = (5_331_000, "5.331.000", "Rp 5.331.000", "rp. 5.331.000,00", "5331000")
    path = _daftar(tmp_path / "daftar.xlsx", *((str(nip(n)), text) for n, text in enumerate(texts)))
    amounts, found = baca_tunjangan(path)
    assert (set(amounts.values()), len(amounts), found) == ({5_331_000}, 5, ())
    csv = tmp_path / "daftar.csv"
    csv.write_text(f"NIP;Tukin\n{nip(0)};5.331.000\n{nip(1)};\n", encoding="utf-8")
    amounts, found = baca_tunjangan(csv)
    assert (amounts, [one.kode for one in found]) == ({nip(0): 5_331_000}, ["SEL-WAJIB"])


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ((str(nip(0)), "lima juta"), "ANGKA-SALAH"), ((str(nip(0)), "5.33"), "ANGKA-BATAS"),
        ((str(nip(0)), "-1"), "ANGKA-SALAH"),
        ((198501012010011001, "5331000"), "NIP-ANGKA"), (("123", "5331000"), "NIP-SALAH"),
        ((str(nip(0)), "1.2.3"), "ANGKA-SALAH"), ((str(nip(0)), "5331,000"), "ANGKA-SALAH"),
        ((str(nip(0)), "5331000.500"), "ANGKA-SALAH"), ((str(nip(0)), "5,331,000"), "ANGKA-SALAH"),
    ],
)  # fmt: skip
def test_what_is_no_amount_or_no_nip_is_named_with_its_cell(isi: tuple[Any, ...], kode: str, tmp_path: Path):
    amounts, found = baca_tunjangan(_daftar(tmp_path / "daftar.xlsx", isi, (str(nip(1)), 5_331_000)))
    assert amounts == {nip(1): 5_331_000}
    assert [one.kode for one in found] == [kode]
    assert (found[0].berkas, found[0].sel) == ("daftar.xlsx", alamat(1, 0 if kode.startswith("NIP") else 1))


def test_a_nip_with_two_amounts_is_left_out_and_with_the_same_twice_is_not(tmp_path: Path):
    rows = [(str(nip(0)), 5_000_000), (str(nip(0)), 6_000_000), (str(nip(1)), 5_000_000), (str(nip(1)), 5_000_000)]
    amounts, found = baca_tunjangan(_daftar(tmp_path / "daftar.xlsx", *rows))
    assert amounts == {nip(1): 5_000_000}
    assert [(one.kode, one.sel) for one in found] == [("TUNJANGAN-GANDA", alamat(2, 1))]


def test_a_list_wins_over_the_sheet_and_its_mistakes_reach_the_exit_code(berkas: Path, tmp_path: Path, capsys: Any):
    path = _daftar(tmp_path / "daftar.xlsx", (str(nip(1)), 10_000_000), (str(nip(2)), "lima"))
    assert jalankan(["tukin", str(berkas), "--tunjangan", str(path), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["sebulan"] for one in told["pegawai"]][:2] == [500_000, 331_901]
    assert any("dipakai yang di daftar" in text for text in told["peringatan"])
    assert [one["kode"] for one in told["temuan"]] == ["ANGKA-SALAH"]
    with pytest.raises(GalatKinerja, match="Tidak ada tunjangan yang dapat dipakai"):
        service.tukin(berkas, tunjangan=_daftar(tmp_path / "kosong.xlsx"))
    with pytest.raises(GalatKinerja, match="Baris judul kolom tidak ditemukan"):
        service.tukin(berkas, tunjangan=_daftar(tmp_path / "lain.xlsx", judul=("Nama", "Alamat")))


def test_who_is_not_in_the_list_is_told_so_with_the_nip_that_may_be_a_slip(tmp_path: Path):
    (tmp_path / "unit.xlsx").write_bytes(bangun_unit(buku(tunjangan=())))
    slip = f"{nip(1)[:-1]}9"
    judul = ("No", "NIP", "Nama", "Jabatan", "Tunjangan")
    path = _daftar(
        tmp_path / "daftar.xlsx", (1, slip, "Orang 1", "Analis", 5_000_000), (2, str(nip(0)), "Orang 0", "", 5_000_000),
        judul=judul,
    )
    told = service.tukin(tmp_path / "unit.xlsx", tunjangan=path)
    assert not told.temuan, "columns for the reader's eyes are nothing to warn about"
    why = {one.nip: one.sebab for one in told.daftar.kurang}
    assert "tidak ada di daftar yang disebutkan" in why[nip(1)]
    assert f"memuat NIP {slip} yang mirip" in why[nip(1)]


# ----------------------------------------------------------------------------------------------- sheet and periods


def test_an_end_before_the_first_month_is_a_finding_at_its_cell(tmp_path: Path):
    late = KeterlambatanPimpinan.model_construct(
        nip=PIMPINAN.nip, nama=PIMPINAN.nama, keadaan="Terlambat", mulai=date(2026, 3, 1), selesai=date(2026, 2, 28),
        periode=None,
    )
    (tmp_path / "unit.xlsx").write_bytes(bangun_unit(buku().model_copy(update={"terlambat": (late,)})))
    found = [one for one in baca_berkas(tmp_path / "unit.xlsx").temuan if one.tingkat == "kesalahan"]
    assert [(one.kode, one.lembar, one.sel) for one in found] == [
        ("TERLAMBAT-TERBALIK", "Pimpinan Terlambat", di("Pimpinan Terlambat", "selesai")),
    ]  # fmt: skip


def test_a_new_period_keeps_the_tunjangan_and_who_was_late_with_the_period_of_it():
    late = KeterlambatanPimpinan(nip=PIMPINAN.nip, nama=PIMPINAN.nama, keadaan="Terlambat", mulai="2026-02-01")
    lines = (TunjanganPegawai(nip=nip(0), tunjangan=5_000_000, predikat=Predikat.KURANG, mulai_potongan="2026-03-01"),)
    book = buku(terlambat=(late,), tunjangan=lines)
    after = mulai_periode(book, periode_diketik("2026-TW1"))
    assert [(one.tunjangan, one.predikat, one.mulai_potongan) for one in after.tunjangan] == [(5_000_000, None, None)]
    assert [str(one.periode) for one in after.terlambat] == ["Tahun 2025"]
    kept = [one for one in after.riwayat_skor if one.nip == nip(0)]
    assert [(one.predikat, one.mulai_potongan) for one in kept] == [(Predikat.KURANG, date(2026, 3, 1))]
