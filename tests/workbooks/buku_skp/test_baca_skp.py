"""The staff workbook as read: codes, RHK and IKI, quarters, persons, dialogs."""

from __future__ import annotations

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import JenisSKP, Triwulan
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.mesin.kisi import Kisi, buka
from tests.alat.alamat import di, judul
from tests.workbooks.bahan_baca import (
    HARI_INI,
    NIP_SITI,
    baca,
    buku_contoh,
    ganti,
    ganti_nama,
    isikan,
    kisi_lama,
    kisi_skp,
    kode,
    salin,
    satu,
    terbaca,
)


@pytest.mark.parametrize("jenis", list(JenisSKP))
def test_every_variant_comes_back_whole(jenis: JenisSKP, tmp_path: Path):
    rhk = buku_contoh().skp.hasil_kerja
    iki = {"aspek": None, "perspektif": "Anggaran"} if jenis.jpt else {} if jenis.kuantitatif else {"aspek": None}
    own: dict[str, Any] = {"rhk_diintervensi": "Tata kelola SDM" if jenis is JenisSKP.KUANTITATIF_JA_JF else None}
    if not jenis.kuantitatif:
        own["penugasan_dari"] = "Kepala Biro"
    skp = buku_contoh().skp.model_dump() | {
        "jenis": jenis,
        "hasil_kerja": [
            item.model_dump() | own | {"iki": [one.model_dump() | iki for one in item.iki]} for item in rhk
        ],
    }
    book = BukuSKP.model_validate({"skp": skp})
    path = tmp_path / "varian.xlsx"
    path.write_bytes(bangun_skp(jenis, 2025, book))
    result = baca_berkas(path, hari_ini=HARI_INI)
    assert result.buku == book
    assert {item.tingkat.value for item in result.temuan} <= {"peringatan"}


def test_an_impossible_month_span_points_to_the_last_month():
    result = baca(isikan(kisi_skp(), "Rencana Aksi", "waktu.selesai", "Januari", 2))
    assert satu(result, "BULAN-TERBALIK").sel == di("Rencana Aksi", "waktu.selesai", 2)
    assert len(terbaca(result).rencana_aksi) == 2


def test_a_row_without_any_month_names_both_cells():
    kisi = isikan(isikan(kisi_skp(), "Rencana Aksi", "waktu.mulai", ""), "Rencana Aksi", "waktu.selesai", None)
    assert [item.sel for item in baca(kisi).temuan if item.kode == "SEL-WAJIB"] == [
        di("Rencana Aksi", "waktu.mulai"), di("Rencana Aksi", "waktu.selesai"),
    ]


def test_codes_of_a_workbook_without_keys_are_computed_again_and_never_trusted():
    kisi = kisi_lama()
    isikan(kisi, "SKP", "iki.kode", "IKI 7.7", 1, 2, 3)
    assert baca(kisi).buku == buku_contoh()


def test_a_following_row_may_repeat_the_rhk_but_not_change_it():
    same = baca(isikan(kisi_skp(), "SKP", "rhk.uraian", "terlaksananya  penilaian mandiri", 2))
    assert same.buku == buku_contoh()
    other = baca(isikan(kisi_skp(), "SKP", "rhk.uraian", "RHK yang lain", 2))
    assert satu(other, "SKP-RHK-BERBEDA").sel == di("SKP", "rhk.uraian", 2)
    assert [iki.kode for _, iki in terbaca(other).skp.semua_iki()] == ["IKI 1.1", "IKI 2.1"]


def test_a_bad_skp_row_keeps_the_codes_of_the_others():
    result = baca(isikan(kisi_skp(), "SKP", "iki.indikator", ""))
    assert satu(result, "SEL-WAJIB").sel == di("SKP", "iki.indikator")
    assert [iki.kode for _, iki in terbaca(result).skp.semua_iki()] == ["IKI 1.2", "IKI 2.1"]
    assert [item.kode_iki for item in terbaca(result).rencana_aksi] == ["IKI 1.2", "IKI 2.1"]
    assert terbaca(result).dialog == ()


def test_the_aspek_is_mandatory_where_the_variant_has_it():
    result = baca(isikan(kisi_skp(), "SKP", "iki.aspek", ""))
    assert satu(result, "SEL-WAJIB").sel == di("SKP", "iki.aspek")


def test_a_realisasi_row_that_shows_another_iki_is_not_attributed():
    result = baca(isikan(kisi_lama(), "Triwulan I", "kode_iki", "IKI 2.1", 2))
    assert satu(result, "REALISASI-BERGESER").sel == di("Triwulan I", "kode_iki", 2)
    first = [item for item in terbaca(result).realisasi if item.triwulan is Triwulan.I]
    assert [item.kode_iki for item in first] == ["IKI 1.1", "IKI 2.1"]


def test_a_row_of_an_older_workbook_beside_no_iki_is_not_said_to_show_what_it_does_not():
    kisi = isikan(kisi_lama(), "Triwulan I", "realisasi", "1 laporan", 5)
    finding = satu(baca(isikan(kisi, "Triwulan I", "kode_iki", "", 5)), "REALISASI-BERGESER")
    assert finding.pesan == "Baris ini tidak punya IKI: baris yang sama di lembar SKP kosong."


def test_the_penilai_may_not_be_the_pegawai():
    kisi = kisi_skp()
    where = di("Identitas", "penilai.nip")
    result = baca(ganti(kisi, "Identitas", where, NIP_SITI))
    assert (satu(result, "PENILAI-SAMA").sel, result.buku) == (where, None)


def test_an_optional_person_counts_only_once_begun():
    kisi = kisi_skp()
    where = di("Identitas", "atasan_penilai.nama")
    result = baca(ganti(kisi, "Identitas", where, "Drs. Hadi Pranoto"))
    finding = satu(result, "SEL-WAJIB")
    assert finding.sel == di("Identitas", "atasan_penilai.jabatan")
    assert terbaca(result).skp.atasan_penilai is None


@pytest.mark.parametrize(
    ("nama", "nomor", "sebutan"),
    [("agenda.progress", 1, "Progress"), ("agenda.masalah", 2, "Masalah"), ("penyesuaian", 1, "Penyesuaian"),
     ("status", 1, "Status"), ("tanggal", 1, "Tanggal")],
)
def test_a_dialog_without_a_mandatory_part_is_not_printed(nama: str, nomor: int, sebutan: str):
    result = baca(isikan(kisi_skp(), "Dialog Kinerja", nama, "", nomor))
    finding = satu(result, "DIALOG-TIDAK-LENGKAP")
    assert finding.sel == di("Dialog Kinerja", nama, nomor)
    assert (sebutan in finding.pesan, finding.tingkat.value) == (True, "kesalahan")
    assert terbaca(result).dialog == ()


def test_a_dialog_without_a_strategy_points_to_its_first_row():
    kisi = kisi_skp()
    isikan(kisi, "Dialog Kinerja", "strategi", "", 1, 2, 3)
    assert satu(baca(kisi), "DIALOG-TIDAK-LENGKAP").sel == di("Dialog Kinerja", "strategi")


def test_a_bad_dialog_costs_no_other_dialog():
    first = buku_contoh().dialog[0]
    book = buku_contoh(dialog=(first, first.model_copy(update={"nomor": 2, "tanggal": datetime.date(2025, 11, 3)})))
    with TemporaryDirectory() as folder:
        path = Path(folder, "dua.xlsx")
        path.write_bytes(bangun_skp(isi=book))
        kisi = isikan(salin(buka(path)), "Dialog Kinerja", "status", "Entah")
    assert [dialog.nomor for dialog in terbaca(baca(kisi)).dialog] == [2]


@pytest.mark.parametrize("rusak", ["nama", "judul", "kolom"])
def test_an_skp_sheet_that_cannot_be_read_is_said_once_and_not_for_every_row(rusak: str):
    kisi = kisi_skp()
    if rusak == "nama":
        kisi = ganti_nama(kisi, "SKP", "SKP lama")
    elif rusak == "judul":
        del kisi.lembar["SKP"][5]
    else:
        ganti(kisi, "SKP", judul("SKP", "iki.indikator"), "Apa saja")
    result = baca(kisi)
    assert len(result.temuan) == 1
    assert (result.buku, result.nama) == (None, "Siti Rahma, S.Kom")


def test_a_workbook_with_only_its_identity_says_only_that_the_skp_is_empty():
    kisi = kisi_skp()
    tables = {name: rows[:6] for name, rows in kisi.lembar.items() if name not in {"Identitas", "_meta"}}
    result = baca(Kisi(dict(kisi.lembar) | tables))
    assert kode(result) == ["SKP-KOSONG"]
    assert (result.buku, result.nip) == (None, NIP_SITI)
