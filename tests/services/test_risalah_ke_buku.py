"""A risalah that was corrected in Word goes back into a copy of the workbook it was printed from."""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from kinerja_core.cli.utama import jalankan
from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.risalah import dari_buku
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dialog_kinerja import AgendaDialog, DialogKinerja
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import PimpinanDialog, StatusDialog, YaTidak
from kinerja_core.services.baca_risalah import baca_risalah
from kinerja_core.services.cetak import cetak, tampilan
from kinerja_core.services.contoh import unit
from kinerja_core.services.risalah_ke_buku import HasilKembali, kembalikan
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.mesin.sunting import sunting
from tests.alat.alamat import di
from tests.alat.ooxml import keluhan

ASAL = unit.buku(unit.ORANG[1])  # two dialogs, the first with two items of the agenda and two strategies


def _tulis_buku(berkas: Path, buku: BukuSKP = ASAL) -> Path:
    berkas.parent.mkdir(parents=True, exist_ok=True)
    berkas.write_bytes(bangun_skp(buku.skp.jenis, buku.skp.tahun, buku))
    return berkas


def _dengan(*dialog: DialogKinerja) -> BukuSKP:
    return ASAL.model_copy(update={"dialog": dialog})


@pytest.fixture
def buku(tmp_path: Path) -> Path:
    return _tulis_buku(tmp_path / "buku.xlsx")


@pytest.fixture
def risalah(buku: Path, tmp_path: Path) -> Path:
    return cetak("risalah", [buku], tmp_path / "risalah").dokumen[0]


def _sel(sel: Any, teks: str) -> None:
    for run in sel.paragraphs[0].runs[1:]:
        run._r.getparent().remove(run._r)
    sel.paragraphs[0].runs[0].text = teks


def _paragraf(dokumen: Any, awal: str) -> Any:
    return next(p for p in dokumen.paragraphs if p.text.strip("•\t ").startswith(awal))


def _isi(paragraf: Any, teks: str) -> None:
    for run in paragraf.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraf.runs[0].text = teks


def _ubah(berkas: Path, *kerja: Callable[[Any], object]) -> None:
    dokumen = Document(io.BytesIO(berkas.read_bytes()))
    for satu in kerja:
        satu(dokumen)
    dokumen.save(str(berkas))


def _jadi(hasil: HasilKembali, folder: Path) -> BukuSKP:
    assert hasil.isi is not None
    salinan = folder / "salinan.xlsx"
    salinan.write_bytes(hasil.isi)
    terbaca = baca_berkas(salinan)
    assert isinstance(terbaca.buku, BukuSKP)
    return terbaca.buku


def test_an_untouched_risalah_changes_nothing(buku: Path, risalah: Path) -> None:
    hasil = kembalikan(risalah, buku)
    assert (hasil.dialog, hasil.perubahan, hasil.temuan, hasil.isi) == (1, (), (), None)


def test_everything_that_a_dialog_holds_comes_back_and_is_printed_anew(
    buku: Path, risalah: Path, tmp_path: Path
) -> None:
    def kotak(dokumen: Any) -> None:
        for tabel in dokumen.tables[3:5]:  # both choices the other way round
            sel = tabel.rows[0].cells
            sel[0].text, sel[2].text = sel[2].text, sel[0].text

    _ubah(
        risalah, kotak,
        lambda d: _sel(d.tables[2].rows[1].cells[1], "Data <baru> & lengkap"),
        lambda d: _sel(d.tables[2].rows[2].cells[2], "Sebab yang lain"),
        lambda d: _isi(_paragraf(d, "Hari/Tanggal"), "Hari/Tanggal : Kamis, 15 Mei 2025"),
        lambda d: _isi(_paragraf(d, "Membagi unit"), "Membagi unit menurut beban kerja"),
        lambda d: _isi(_paragraf(d, "Target waktu"), "Dibahas lagi bulan depan."),
    )  # fmt: skip
    hasil = kembalikan(risalah, buku)
    assert hasil.temuan == ()
    jadi = _jadi(hasil, tmp_path)
    lama, baru = ASAL.dialog[0], jadi.dialog[0]
    assert baru.tanggal == date(2025, 5, 15)
    assert baru.agenda[0].masalah == "Data <baru> & lengkap"
    assert baru.agenda[1].penyebab == "Sebab yang lain"
    assert [one.kode_iki for one in baru.agenda] == [one.kode_iki for one in lama.agenda]
    assert baru.strategi[0] == "Membagi unit menurut beban kerja"
    assert (baru.penyesuaian is YaTidak.YA) is not (lama.penyesuaian is YaTidak.YA)
    assert (baru.status is StatusDialog.SELESAI) is not (lama.status is StatusDialog.SELESAI)
    assert baru.keterangan == "Dibahas lagi bulan depan."
    assert jadi.dialog[1:] == ASAL.dialog[1:]
    assert jadi.model_copy(update={"dialog": ASAL.dialog}) == baca_berkas(buku).buku.model_copy(  # type: ignore[union-attr]  # read
        update={"dialog": ASAL.dialog}
    )
    terbaca = baca_risalah(risalah).konteks
    assert dari_buku(jadi, baru) == terbaca
    assert kembalikan(risalah, tmp_path / "salinan.xlsx", 1).perubahan == ()


def test_only_the_cells_that_change_differ_in_the_copy(buku: Path, risalah: Path, tmp_path: Path) -> None:
    _ubah(risalah, lambda d: _sel(d.tables[2].rows[1].cells[1], "Lain"))
    hasil = kembalikan(risalah, buku)
    (satu,) = hasil.perubahan
    assert hasil.isi is not None
    with zipfile.ZipFile(buku) as lama, zipfile.ZipFile(io.BytesIO(hasil.isi)) as baru:
        assert lama.namelist() == baru.namelist()
        beda = [nama for nama in lama.namelist() if lama.read(nama) != baru.read(nama)]
        lembar = next(nama for nama in beda if "worksheets" in nama)
        assert set(beda) <= {lembar, "xl/workbook.xml"}
        sel = re.compile(rb'<c r="%s"[^>]*?(?:/>|>.*?</c>)' % satu.sel.encode())
        asal, kini = lama.read(lembar), baru.read(lembar)
        gaya = [re.search(rb's="(\d+)"', sel.search(isi)[0])[1] for isi in (asal, kini)]  # type: ignore[index]  # there
        assert gaya[0] == gaya[1]
        assert sel.sub(b"", asal) == sel.sub(b"", kini)
        assert b"fullCalcOnLoad" in baru.read("xl/workbook.xml")
    salinan = tmp_path / "salinan.xlsx"
    salinan.write_bytes(hasil.isi)
    assert keluhan(salinan) == keluhan(buku)


def test_a_strategy_that_is_added_or_taken_out(buku: Path, risalah: Path, tmp_path: Path) -> None:
    def tambah(dokumen: Any) -> None:
        lama = _paragraf(dokumen, "Membagi unit")
        lama._p.addnext(copy.deepcopy(lama._p))
        _isi(dokumen.paragraphs[[p.text for p in dokumen.paragraphs].index(lama.text) + 1], "Rapat setiap Senin")

    _ubah(risalah, tambah)
    baris = baca_risalah(risalah).konteks.strategi  # type: ignore[union-attr]  # it can be read
    assert baris[1] == "Rapat setiap Senin"
    jadi = _jadi(kembalikan(risalah, buku), tmp_path)
    assert dari_buku(jadi, jadi.dialog[0]).strategi == baris
    _ubah(risalah, lambda d: _paragraf(d, "Memakai buku")._p.getparent().remove(_paragraf(d, "Memakai buku")._p))
    jadi = _jadi(kembalikan(risalah, buku), tmp_path)
    assert dari_buku(jadi, jadi.dialog[0]).strategi == baris[:2]


def test_an_item_of_the_agenda_that_is_taken_out_goes_and_one_that_is_new_is_told(
    buku: Path, risalah: Path, tmp_path: Path
) -> None:
    _ubah(risalah, lambda d: d.tables[2]._tbl.remove(d.tables[2].rows[2]._tr))
    hasil = kembalikan(risalah, buku)
    jadi = _jadi(hasil, tmp_path)
    assert len(jadi.dialog[0].agenda) == 1
    assert jadi.dialog[0].strategi == ASAL.dialog[0].strategi
    # the IKI that is discussed no more still stands among the results of the risalah: that is another matter
    assert {one.kode for one in hasil.temuan} <= {"RISALAH-TIDAK-KEMBALI"}
    baru = cetak("risalah", [buku], tmp_path / "lagi").dokumen[0]
    _ubah(baru, lambda d: d.tables[2].rows[1]._tr.addnext(copy.deepcopy(d.tables[2].rows[1]._tr)))
    hasil = kembalikan(baru, buku)
    assert (hasil.perubahan, [one.kode for one in hasil.temuan]) == ((), ["RISALAH-TIDAK-KEMBALI"])
    assert "Kode IKI" in hasil.temuan[0].pesan


def test_two_items_that_changed_places_are_not_taken_for_new_texts(buku: Path, risalah: Path) -> None:
    _ubah(risalah, lambda d: d.tables[2].rows[2]._tr.addnext(d.tables[2].rows[1]._tr))
    hasil = kembalikan(risalah, buku)
    assert (hasil.perubahan, [one.kode for one in hasil.temuan]) == ((), ["RISALAH-TIDAK-KEMBALI"])


def test_what_other_sheets_hold_is_told_and_the_rest_goes_back(buku: Path, risalah: Path, tmp_path: Path) -> None:
    _ubah(
        risalah,
        lambda d: _sel(d.tables[0].rows[1].cells[2], "99 Laporan"),
        lambda d: _sel(d.tables[2].rows[1].cells[1], "Lain"),
    )  # fmt: skip
    hasil = kembalikan(risalah, buku)
    assert [one.kode for one in hasil.temuan] == ["RISALAH-TIDAK-KEMBALI"]
    assert "lembar SKP" in hasil.temuan[0].pesan
    assert "99 Laporan" in hasil.temuan[0].pesan
    assert _jadi(hasil, tmp_path).dialog[0].agenda[0].masalah == "Lain"


def test_what_was_changed_in_both_is_told_and_left_alone(risalah: Path, tmp_path: Path) -> None:
    dialog = ASAL.dialog[0].model_copy(update={"keterangan": "Ditulis di buku", "status": StatusDialog.BELUM_SELESAI})
    kini = _tulis_buku(tmp_path / "kini.xlsx", _dengan(dialog, *ASAL.dialog[1:]))
    _ubah(
        risalah,
        lambda d: _isi(_paragraf(d, "Target waktu"), "Ditulis di risalah"),
        lambda d: _sel(d.tables[2].rows[1].cells[1], "Lain"),
    )  # fmt: skip
    hasil = kembalikan(risalah, kini)
    assert [one.kode for one in hasil.temuan] == ["RISALAH-BENTROK"]
    assert "Ditulis di buku" in hasil.temuan[0].pesan
    jadi = _jadi(hasil, tmp_path).dialog[0]
    assert (jadi.keterangan, jadi.agenda[0].masalah) == ("Ditulis di buku", "Lain")
    assert jadi.status is StatusDialog.BELUM_SELESAI  # changed in the workbook alone


def _penanda(dokumen: Any) -> Any:
    """The table of those who sign: the participants on the left, who led on the right."""
    return dokumen.tables[5].rows[0].cells[0].tables[0]


def _dinamai(sel: Any, nama: str, nip: str | None = None) -> None:
    """Another person in a cell of that table."""
    satu = next(p for p in sel.paragraphs if p.text.strip("0123456789.\t "))
    _isi(satu, re.sub(r"^(\d+\.\t)?.*", lambda m: (m[1] or "") + nama, satu.text))
    if nip:
        _isi(next(p for p in sel.paragraphs if p is not satu and p.text.startswith("NIP")), f"NIP {nip}")


def test_other_participants_come_back_by_name_and_nobody_else(buku: Path, risalah: Path, tmp_path: Path) -> None:
    _ubah(risalah, lambda d: _dinamai(_penanda(d).rows[3].cells[0], "Maya Anggraini, S.H."))
    hasil = kembalikan(risalah, buku)
    assert _jadi(hasil, tmp_path).dialog[0].peserta_lain == (ASAL.dialog[0].peserta_lain[0], "Maya Anggraini, S.H.")
    assert [one.semula for one in hasil.perubahan] == ["; ".join(ASAL.dialog[0].peserta_lain)]
    for nama, why in ("Maya; Nina", "hanya berupa nama"), ("Citra M., S.Psi.", "lembar Identitas"):
        baris = 1 if nama.startswith("Citra") else 3
        _ubah(risalah, lambda d, b=baris, n=nama: _dinamai(_penanda(d).rows[b].cells[0], n))
        hasil = kembalikan(risalah, buku)
        assert (hasil.isi, [one.kode for one in hasil.temuan]) == (None, ["RISALAH-TIDAK-KEMBALI"])
        assert why in hasil.temuan[0].pesan


def test_who_led_comes_back_only_when_the_workbook_knows_that_person(
    buku: Path, risalah: Path, tmp_path: Path
) -> None:
    lain = ASAL.skp.pemberi_pertimbangan
    assert lain is not None
    assert ASAL.dialog[0].dipimpin is PimpinanDialog.PEJABAT_PENILAI
    _ubah(risalah, lambda d: _dinamai(_penanda(d).rows[1].cells[1], lain.nama, bentuk.nip(lain.nip)))
    jadi = _jadi(kembalikan(risalah, buku), tmp_path)
    assert jadi.dialog[0].dipimpin is PimpinanDialog.PEMBERI_PERTIMBANGAN
    _ubah(risalah, lambda d: _dinamai(_penanda(d).rows[1].cells[1], "Orang Lain, S.E."))
    hasil = kembalikan(risalah, buku)
    assert (hasil.isi, [one.kode for one in hasil.temuan]) == (None, ["RISALAH-TIDAK-KEMBALI"])
    assert "bukan Pejabat Penilai atau Pemberi Pertimbangan" in hasil.temuan[0].pesan


def test_a_row_that_keeps_nothing_loses_its_number_too(tmp_path: Path) -> None:
    satu = ASAL.dialog[0].model_copy(update={"strategi": ASAL.dialog[0].strategi[:1], "tindak_lanjut": ()})
    buku = _tulis_buku(tmp_path / "b.xlsx", _dengan(satu))
    cetakan = cetak("risalah", [buku], tmp_path / "r").dokumen[0]
    _ubah(cetakan, lambda d: d.tables[2]._tbl.remove(d.tables[2].rows[2]._tr))
    hasil = kembalikan(cetakan, buku)
    nomor = [one for one in hasil.perubahan if one.sel == di(one.lembar, "nomor", 2)]
    assert [(one.semula, one.sekarang) for one in nomor] == [("1", "")]
    (tmp_path / "s.xlsx").write_bytes(hasil.isi or b"")
    lama, baru = (baca_berkas(path) for path in (buku, tmp_path / "s.xlsx"))
    assert [one.kode for one in baru.temuan] == [one.kode for one in lama.temuan]


@pytest.mark.parametrize(
    "teks",
    ["Jumat, 14 Mei 2025", "Rabu, 14 Mai 2025", "Rabu, 31 Juni 2025", "besok", "Kamis, 14 Mei 2026", "Rabu 14-05-2025"],
)
def test_a_date_is_never_guessed(teks: str, buku: Path, risalah: Path) -> None:
    _ubah(risalah, lambda d: _isi(_paragraf(d, "Hari/Tanggal"), f"Hari/Tanggal : {teks}"))
    hasil = kembalikan(risalah, buku)
    assert (hasil.isi, [one.kode for one in hasil.temuan]) == (None, ["RISALAH-TIDAK-KEMBALI"])
    assert ("tanggal itu hari Rabu" in hasil.temuan[0].pesan) is (teks == "Jumat, 14 Mei 2025")


def test_an_item_broken_into_lines_is_refused_with_what_to_do(buku: Path, risalah: Path) -> None:
    _ubah(risalah, lambda d: _isi(_paragraf(d, "Membagi unit"), "Membagi unit\nmenjadi tiga"))
    with pytest.raises(GalatKinerja, match=r"tanpa Shift\+Enter"):
        kembalikan(risalah, buku)


def test_a_risalah_of_somebody_else_or_of_another_year_is_refused(risalah: Path, tmp_path: Path) -> None:
    lain = unit.buku(unit.ORANG[0])
    with pytest.raises(GalatKinerja, match="Tidak ada yang ditulis"):
        kembalikan(risalah, _tulis_buku(tmp_path / "lain.xlsx", lain))
    skp = ASAL.skp.model_copy(update={"tahun": 2024, "mulai": date(2024, 1, 1), "selesai": date(2024, 12, 31)})
    with pytest.raises(GalatKinerja, match="tahun 2025, sedangkan SKP"):
        kembalikan(risalah, _tulis_buku(tmp_path / "lalu.xlsx", ASAL.model_copy(update={"skp": skp, "dialog": ()})))


def test_only_an_xlsx_that_is_whole_is_copied(risalah: Path, buku: Path, tmp_path: Path) -> None:
    lama = tmp_path / "lama.xls"
    lama.write_bytes(buku.read_bytes())
    with pytest.raises(GalatKinerja, match=r"bukan \.xlsx"):
        kembalikan(risalah, lama)
    rusak = tmp_path / "rusak.xlsx"
    rusak.write_bytes(buku.read_bytes()[:2000])
    with pytest.raises(GalatKinerja, match="bukan buku kerja pegawai"):
        kembalikan(risalah, rusak)


def test_a_risalah_that_cannot_be_read_whole_changes_nothing(risalah: Path, buku: Path) -> None:
    def kosong(dokumen: Any) -> None:
        for sel in dokumen.tables[4].rows[0].cells[::2]:
            sel.text = ""

    _ubah(risalah, kosong)
    hasil = kembalikan(risalah, buku)
    assert (hasil.isi, [one.kode for one in hasil.temuan]) == (None, ["RISALAH-TIDAK-TERBACA"])
    assert "belum dapat dibaca" in hasil.uraian()[0]


def test_two_dialogs_of_one_day_are_told_apart_or_asked(tmp_path: Path) -> None:
    satu = ASAL.dialog[0]
    lain = satu.model_copy(update={"nomor": 3, "agenda": (AgendaDialog(
        kode_iki=satu.agenda[0].kode_iki, progress="Yang lain", masalah="Yang lain"),)})
    buku = _tulis_buku(tmp_path / "b.xlsx", _dengan(*ASAL.dialog, lain))
    cetakan = cetak("risalah", [buku], tmp_path / "r").dokumen
    ketiga = next(path for path in cetakan if "dialog 03" in path.name)
    assert kembalikan(ketiga, buku).dialog == 3
    kembar = satu.model_copy(update={"nomor": 4, "strategi": ("Lain",)})
    buku = _tulis_buku(tmp_path / "c.xlsx", _dengan(*ASAL.dialog, kembar))
    pertama = next(path for path in cetakan if "dialog 01" in path.name)
    with pytest.raises(GalatKinerja, match="--dialog"):
        kembalikan(pertama, buku)
    assert kembalikan(pertama, buku, 1).perubahan == ()
    with pytest.raises(GalatKinerja, match="nomor 9 tidak ada"):
        kembalikan(pertama, buku, 9)


def test_without_the_data_it_was_printed_from_the_workbook_is_compared(buku: Path, tmp_path: Path) -> None:
    berkas = cetak("risalah", [buku], tmp_path / "r", tampilan(tanpa_jejak=True)).dokumen[0]
    assert kembalikan(berkas, buku).perubahan == ()
    _ubah(berkas, lambda d: _sel(d.tables[2].rows[1].cells[1], "Lain"))
    assert _jadi(kembalikan(berkas, buku), tmp_path).dialog[0].agenda[0].masalah == "Lain"


def test_a_value_that_stands_in_several_rows_changes_in_all(tmp_path: Path, risalah: Path) -> None:
    asal = _tulis_buku(tmp_path / "asal.xlsx")
    sel = baca_berkas(asal).letak_dialog[1]
    kedua = di(sel.lembar, "status", 2)
    asal.write_bytes(sunting(asal.read_bytes(), {sel.lembar: {kedua: ASAL.dialog[0].status.value}}))

    def kotak(dokumen: Any) -> None:
        isi = dokumen.tables[4].rows[0].cells
        isi[0].text, isi[2].text = isi[2].text, isi[0].text

    _ubah(risalah, kotak)
    assert _jadi(kembalikan(risalah, asal), tmp_path).dialog[0].status is not ASAL.dialog[0].status


def test_the_command_shows_first_and_never_touches_the_workbook(
    buku: Path, risalah: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _ubah(risalah, lambda d: _sel(d.tables[2].rows[1].cells[1], "Lain"))
    sebelum = buku.read_bytes()
    dasar = ["baca-risalah", str(risalah), "--buku", str(buku)]
    assert jalankan(dasar) == 0
    kata = capsys.readouterr()
    assert "→ Lain" in kata.out
    assert "Belum ada yang ditulis" in kata.err
    assert jalankan([*dasar, "-o", str(buku), "--timpa"]) == 2
    assert "sendiri" in capsys.readouterr().err
    assert jalankan([*dasar, "-o", str(tmp_path / "s.json")]) == 2
    capsys.readouterr()
    assert jalankan([*dasar, "-o", str(tmp_path / "s.xlsx"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["dialog"], [one["sekarang"] for one in told["perubahan"]]) == (1, ["Lain"])
    assert isinstance(baca_berkas(tmp_path / "s.xlsx").buku, BukuSKP)
    assert buku.read_bytes() == sebelum
    assert jalankan(["baca-risalah", str(risalah), "--dialog", "1"]) == 2
    assert "--buku" in capsys.readouterr().err


def test_a_risalah_does_not_go_into_another_dialog_than_it_records(risalah: Path, buku: Path) -> None:
    with pytest.raises(GalatKinerja, match=r"\(nomor 1\), bukan nomor 2"):
        kembalikan(risalah, buku, 2)
    assert kembalikan(risalah, buku, 1).perubahan == ()


def test_a_change_is_shown_on_one_line_and_an_empty_cell_that_stays_empty_not_at_all(buku: Path, risalah: Path) -> None:
    _ubah(risalah, lambda d: d.tables[2]._tbl.remove(d.tables[2].rows[-1]._tr))
    result = kembalikan(risalah, buku)
    assert len(result.perubahan) > 2
    assert [one for one in result.perubahan if one.semula == one.sekarang] == []
    assert [line for line in result.uraian() if "\n" in line] == []
