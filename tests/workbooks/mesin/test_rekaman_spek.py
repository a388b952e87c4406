"""Sheets and their records: what one has and the other lacks is said when the workbook is declared."""

from __future__ import annotations

import pytest

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dialog_kinerja import DialogKinerja
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis, isi_baris, isi_buku
from kinerja_core.workbooks.mesin.jalur import jalur, nilai_di
from kinerja_core.workbooks.mesin.lembar import Form, Tabel
from kinerja_core.workbooks.mesin.spek import Isian, Kolom, LembarTabel, SpekSalah
from kinerja_core.workbooks.mesin.temuan import KodeTidakDinyatakan, KumpulanTemuan, Pelapor, memberi
from tests.workbooks import bahan_bangun as bahan

SKP = buku_skp(JenisSKP.KUANTITATIF_JA_JF)


class CatatanBerlokasi(CatatanHarian):
    lokasi: str | None = None


class BukuBerjurnal(BukuSKP):
    jurnal: tuple[CatatanHarian, ...] = ()


def _tanpa(sheet: LembarTabel, nama: str) -> LembarTabel:
    return sheet.dengan(kolom=tuple(one for one in sheet.kolom if one.nama != nama))


def test_a_field_without_a_column_is_refused():
    with pytest.raises(SpekSalah, match=r"CatatanBerlokasi\.lokasi belum mempunyai kolom"):
        CATATAN_HARIAN.dengan(rekaman=CatatanBerlokasi).periksa_rekaman()
    with pytest.raises(SpekSalah, match=r"CatatanHarian\.masalah belum mempunyai kolom"):
        _tanpa(CATATAN_HARIAN, "masalah").periksa_rekaman()
    with pytest.raises(SpekSalah, match=r"DialogKinerja\.agenda\.penyebab belum mempunyai kolom"):
        _tanpa(DIALOG_KINERJA, "agenda.penyebab").periksa_rekaman()


def test_a_column_without_a_field_is_refused_unless_it_says_so():
    extra = Kolom(nama="lokasi", judul="Lokasi")
    with pytest.raises(SpekSalah, match='"Lokasi" \\(lokasi\\) bukan isian CatatanHarian'):
        CATATAN_HARIAN.dengan(kolom=(*CATATAN_HARIAN.kolom, extra)).periksa_rekaman()
    CATATAN_HARIAN.dengan(kolom=(*CATATAN_HARIAN.kolom, extra.dengan(luar_rekaman=True))).periksa_rekaman()
    CATATAN_HARIAN.dengan(kolom=(*CATATAN_HARIAN.kolom, extra.dengan(nama="_lokasi"))).periksa_rekaman()


def test_a_field_said_to_have_no_cell_must_be_there_and_have_none():
    for name in ("lokasi", "masalah"):
        with pytest.raises(SpekSalah, match=f"tidak mempunyai {name} yang tanpa sel"):
            CATATAN_HARIAN.dengan(tanpa_sel=(name,)).periksa_rekaman()
    _tanpa(CATATAN_HARIAN, "masalah").dengan(tanpa_sel=("masalah",)).periksa_rekaman()


def test_a_sheet_whose_records_hold_several_must_fill_itself():
    with pytest.raises(SpekSalah, match="nyatakan cara_isi"):
        DIALOG_KINERJA.dengan(cara_isi=None).periksa_rekaman()


def test_a_record_of_the_book_without_a_sheet_is_refused():
    with pytest.raises(SpekSalah, match="tidak ada lembar untuk jurnal"):
        SKP.dengan(rekaman=BukuBerjurnal)
    with pytest.raises(SpekSalah, match="tidak ada lembar untuk dialog"):
        SKP.dengan(lembar=tuple(one for one in SKP.lembar if one is not DIALOG_KINERJA))


def test_a_sheet_that_points_at_other_records_is_refused():
    lembar = tuple(one.dengan(letak_rekaman="dialog") if one is CATATAN_HARIAN else one for one in SKP.lembar)
    with pytest.raises(SpekSalah, match=r"BukuSKP\.dialog bukan rekaman lembar itu"):
        SKP.dengan(lembar=lembar)


def test_what_no_sheet_has_a_place_for_is_refused_when_it_is_written():
    sempit = _tanpa(CATATAN_HARIAN, "masalah").dengan(tanpa_sel=("masalah",))
    spek = SKP.dengan(lembar=tuple(sempit if one is CATATAN_HARIAN else one for one in SKP.lembar))
    buku = bahan.buku_terisi()
    assert any(one.masalah for one in buku.catatan_harian)
    with pytest.raises(BukuTidakDapatDitulis, match="Lembar Catatan Harian tidak mempunyai tempat untuk masalah"):
        isi_buku(spek, buku)
    diam = tuple(one.model_copy(update={"masalah": None}) for one in buku.catatan_harian)
    assert isi_buku(spek, buku.model_copy(update={"catatan_harian": diam}))


def test_more_values_than_fields_are_refused_when_they_are_written():
    lembar = CATATAN_HARIAN.dengan(
        kolom=tuple(Isian(nama=f"strategi.{n}", judul=f"Strategi {n}") for n in range(2)),  # type: ignore[arg-type]
    )
    dialog = bahan.buku_terisi().dialog[0]
    with pytest.raises(BukuTidakDapatDitulis, match="strategi paling banyak 2; ada 3"):
        isi_baris(lembar, dialog)
    sedikit = dialog.model_copy(update={"strategi": ("Satu",)})
    assert isi_baris(lembar, sedikit) == {"strategi.0": "Satu", "strategi.1": None}


def test_paths_lead_through_records_and_lists_of_records():
    assert {"nomor", "strategi", "agenda.kode_iki"} <= jalur(DialogKinerja).keys()
    assert "agenda" not in jalur(DialogKinerja)
    assert jalur(DialogKinerja)["agenda.kode_iki"].banyak
    assert not jalur(DialogKinerja)["nomor"].banyak
    dialog = bahan.buku_terisi().dialog[0]
    assert nilai_di(dialog, "strategi.1") == dialog.strategi[1]
    assert nilai_di(dialog, "strategi.9") is None
    assert nilai_di(bahan.skp(), "pemberi_pertimbangan.nama") is None


# ------------------------------------------------------------------------------------------------ findings


def _tabel(kumpulan: KumpulanTemuan) -> Tabel:
    kepala = Form(CATATAN_HARIAN, "Catatan saya", {}, {}, {}, kumpulan)
    return Tabel(CATATAN_HARIAN, "Catatan saya", {"tanggal": 3}, [], kepala, 6, kumpulan)


@memberi("CATATAN-MASA-DEPAN", "RHK-TIDAK-DIKENAL")
def _periksa(lapor: Pelapor[Tabel], kode: str) -> str:
    lapor(kode, "Pesan.", 8, "tanggal", saran="Tunggu.")
    lapor(kode, "Seluruh lembar.")
    lapor(kode, "Di tempat lain.", sel="A1", rujukan="Surat")
    return lapor.lembar.nama


def test_a_check_gives_code_and_words_and_its_sheet_fills_in_where():
    kumpulan = KumpulanTemuan()
    assert _periksa(_tabel(kumpulan), "CATATAN-MASA-DEPAN") == "Catatan saya"
    assert [(one.lembar, one.sel) for one in kumpulan.daftar] == [
        ("Catatan saya", "D9"), ("Catatan saya", None), ("Catatan saya", "A1"),
    ]
    assert (kumpulan.daftar[0].saran, kumpulan.daftar[2].rujukan) == ("Tunggu.", "Surat")


def test_a_code_that_a_check_does_not_declare_cannot_be_given():
    kumpulan = KumpulanTemuan()
    with pytest.raises(KodeTidakDinyatakan, match="SEL-WAJIB tidak dinyatakan"):
        _periksa(_tabel(kumpulan), "SEL-WAJIB")
    assert kumpulan.daftar == []


def test_a_code_that_the_catalogue_lacks_cannot_be_declared():
    with pytest.raises(KeyError, match="KODE-BARU"):
        memberi("SEL-WAJIB", "KODE-BARU")


def test_a_form_says_where_its_fields_stand():
    kumpulan = KumpulanTemuan()
    form = Form(IDENTITAS, "Identitas", {}, {"jenis": "B30"}, {}, kumpulan)
    form.temuan("SKP-JENIS", "Lain.", "jenis")
    assert (kumpulan.daftar[0].lembar, kumpulan.daftar[0].sel) == ("Identitas", "B30")
