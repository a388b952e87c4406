"""What a dialog leaves open comes back in the next one, once, until it is closed; and the year as a calendar."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja_core.documents.risalah import baca, dari_buku
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dialog_kinerja import AgendaDialog, DialogKinerja, KeadaanTindakLanjut, TindakLanjut
from kinerja_core.model.istilah import KategoriCatatan, StatusDialog, YaTidak
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.baca import baca_berkas
from tests.alat.alamat import di
from tests.alat.timpa_sel import timpa_sel
from tests.documents.bantu import render
from tests.workbooks.buku_jadi import bangun_skp, dihitung_sama

SATU, DUA, TIGA = date(2025, 3, 10), date(2025, 6, 10), date(2025, 9, 10)
SELESAI, TERBUKA, DIHENTIKAN = KeadaanTindakLanjut


def _dialog(nomor: int, hari: date, strategi: tuple[str, ...], *tindak: TindakLanjut, **lain: Any) -> DialogKinerja:
    return DialogKinerja(
        nomor=nomor, tanggal=hari, strategi=strategi, penyesuaian=YaTidak.TIDAK, tindak_lanjut=tindak,
        agenda=(AgendaDialog(kode_iki="IKI 01", progress=f"Kemajuan {nomor}", masalah="Data terlambat"),),
        **{"status": StatusDialog.SELESAI} | lain,
    )


def _buku(*dialog: DialogKinerja) -> BukuSKP:
    made = unit.buku(unit.ORANG[0])
    notes = tuple(
        CatatanHarian(tanggal=day, kode_rhk="RHK 1", kegiatan="K", kategori=next(iter(KategoriCatatan)))
        for day in (date(2025, 2, 3), date(2025, 2, 9), date(2025, 12, 31))
    )
    return made.model_copy(update={"dialog": dialog, "catatan_harian": notes})


TIGA_DIALOG = _buku(
    _dialog(
        1, SATU, ("Menyurati unit", "Rapat mingguan", "Menunjuk narahubung"),
        TindakLanjut(urut=1, keadaan=SELESAI, tanggal=DUA),
        TindakLanjut(urut=2, tenggat=date(2025, 8, 1), keadaan=TERBUKA, tanggal=TIGA),
        TindakLanjut(urut=3, keadaan=DIHENTIKAN, tanggal=TIGA, alasan="Tidak diperlukan lagi"),
    ),
    _dialog(2, DUA, ("Kunjungan",), TindakLanjut(urut=1, keadaan=TERBUKA, tanggal=TIGA)),
    _dialog(3, TIGA, ("Menutup data",), status=StatusDialog.BELUM_SELESAI, berikutnya=date(2025, 12, 10)),
)


def _temuan(buku: BukuSKP, **sel: tuple[str, int, Any]) -> list[tuple[str, str | None, str]]:
    """Findings about the follow-up of a workbook, with cells typed anew."""
    typed = {("Dialog Kinerja", di("Dialog Kinerja", nama, nomor)): value for nama, nomor, value in sel.values()}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "buku.xlsx"
        path.write_bytes(timpa_sel(bangun_skp(isi=buku), typed))
        found = baca_berkas(path).temuan
    return [(one.kode, one.sel, one.pesan) for one in found if one.kode.startswith("DIALOG-")]


def _kolom(buku: BukuSKP, nama: str) -> list[str]:
    """What a column of the sheet shows, as far as it shows anything."""
    sheet = load_workbook(io.BytesIO(bangun_skp(isi=buku)), read_only=True, data_only=True)["Dialog Kinerja"]
    cells = (sheet[di("Dialog Kinerja", nama, number)].value for number in range(1, 9))
    return [str(one) for one in cells if one]


@pytest.mark.usefixtures("soffice")
def test_libreoffice_counts_every_cell_of_the_book_as_it_is_carried(tmp_path: Path):
    assert dihitung_sama(bangun_skp(isi=TIGA_DIALOG), tmp_path) > 1000


def test_what_is_open_comes_back_once_in_each_later_dialog_until_it_is_closed():
    assert _kolom(TIGA_DIALOG, "_terbuka") == [
        "1 dari 3: Menyurati unit (dialog 10/3, selesai)",  # the second dialog has one row only
        "1 dari 3: Rapat mingguan (dialog 10/3, masih terbuka)",
    ]
    assert _temuan(TIGA_DIALOG) == []


def test_the_risalah_says_what_it_took_over_and_stays_as_it_was_signed():
    first, second, third = (dari_buku(TIGA_DIALOG, one) for one in TIGA_DIALOG.dialog)
    assert first.tindak_lanjut == ()
    assert second.tindak_lanjut == (
        "Menyurati unit (dialog 10 Maret 2025): selesai",
        "Rapat mingguan (dialog 10 Maret 2025, tenggat 1 Agustus 2025): belum selesai",
        "Menunjuk narahubung (dialog 10 Maret 2025): belum selesai",
    )
    assert third.tindak_lanjut == (
        "Rapat mingguan (dialog 10 Maret 2025, tenggat 1 Agustus 2025): masih terbuka",
        "Menunjuk narahubung (dialog 10 Maret 2025): dihentikan, Tidak diperlukan lagi",
        "Kunjungan (dialog 10 Juni 2025): masih terbuka",
    )
    assert third.berikutnya == "Rabu, 10 Desember 2025"
    back = baca(render("risalah", third)).isi
    assert (tuple(back["tindak_lanjut"]), back["berikutnya"]) == (third.tindak_lanjut, third.berikutnya)
    assert back["keterangan"] is None
    assert "tindak_lanjut" not in baca(render("risalah", first)).isi


def test_a_strategy_that_the_next_dialog_dropped_is_found_at_its_row():
    dropped = _buku(_dialog(1, SATU, ("Menyurati unit", "Rapat")), _dialog(2, DUA, ("Kunjungan",)))
    assert [(code, cell) for code, cell, _ in _temuan(dropped)] == [
        ("DIALOG-TINDAK-LANJUT", di("Dialog Kinerja", "tindak_lanjut.keadaan", number)) for number in (1, 2)
    ]
    assert _kolom(dropped, "_perhatian") == ["strategi belum direviu di dialog sesudahnya"] * 2
    alone = _buku(_dialog(1, SATU, ("Menyurati unit", "Rapat")))
    assert _temuan(alone) == []


@pytest.mark.parametrize(
    ("tindak", "kata"),
    [
        (TindakLanjut(urut=1, keadaan=SELESAI), "tanggal reviu belum diisi"),
        (TindakLanjut(urut=1, keadaan=DIHENTIKAN, tanggal=DUA), "alasan dihentikan belum diisi"),
        (TindakLanjut(urut=1, keadaan=SELESAI, tanggal=date(2025, 3, 9)), "mendahului dialognya"),
        (TindakLanjut(urut=1, keadaan=TERBUKA, tanggal=SATU), "belum direviu"),
    ],
)
def test_a_review_that_is_not_whole_is_found_and_shown(tindak: TindakLanjut, kata: str):
    made = _buku(_dialog(1, SATU, ("Menyurati unit",), tindak), _dialog(2, DUA, ("Kunjungan",)))
    ((code, _, said),) = _temuan(made)
    assert (code, kata in said) == ("DIALOG-TINDAK-LANJUT", True)
    (shown,) = _kolom(made, "_perhatian")
    assert kata in shown


def test_a_review_on_the_day_of_the_dialog_before_its_strategy_counts_is_whole():
    made = _buku(
        _dialog(1, SATU, ("Menyurati unit",), TindakLanjut(urut=1, keadaan=TERBUKA, tanggal=DUA)),
        _dialog(2, DUA, ("Kunjungan",)),
    )
    assert _temuan(made) == []


def test_a_review_without_a_strategy_is_found():
    made = _buku(_dialog(1, SATU, ("Menyurati unit",)))
    ((code, cell, _),) = _temuan(
        made, nomor=("nomor", 2, 1), iki=("agenda.kode_iki", 2, "IKI 01"), kemajuan=("agenda.progress", 2, "P"),
        masalah=("agenda.masalah", 2, "M"), reviu=("tindak_lanjut.keadaan", 2, "Selesai"),
    )
    assert (code, cell) == ("DIALOG-TINDAK-LANJUT", di("Dialog Kinerja", "tindak_lanjut.keadaan", 2))


def test_the_next_dialog_is_asked_for_while_the_last_one_is_not_done():
    open_ended = {"status": StatusDialog.BELUM_SELESAI}
    assert [one[0] for one in _temuan(_buku(_dialog(1, SATU, ("A",), **open_ended)))] == ["DIALOG-BERIKUTNYA"]
    assert _temuan(_buku(_dialog(1, SATU, ("A",), berikutnya=DUA, **open_ended))) == []
    early = _temuan(_buku(_dialog(1, SATU, ("A",), berikutnya=SATU, **open_ended)))
    assert [(code, "tidak sesudah" in said) for code, _, said in early] == [("DIALOG-BERIKUTNYA", True)]
    done = TindakLanjut(urut=1, keadaan=SELESAI, tanggal=DUA)
    assert _temuan(_buku(_dialog(1, SATU, ("A",), done, **open_ended), _dialog(2, DUA, ("B",)))) == []


def test_the_calendar_marks_the_days_with_a_note_in_words_too():
    sheet = load_workbook(io.BytesIO(bangun_skp(isi=TIGA_DIALOG)), data_only=True)["Kalender Catatan"]
    shown = [str(cell) for row in sheet.values for cell in row if cell]
    assert [one for one in shown if one.endswith("•")] == ["3•", "(9)•", "31•"]
    assert "1 dari 20 hari" in shown  # February: the note of Sunday the 9th is on no working day
    assert "1 dari 21 hari" in shown  # December
    assert "Februari 2025" in shown
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
