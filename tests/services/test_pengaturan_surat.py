"""Settings of letters in one YAML file of the office."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.documents.katalog import cari
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import StatusPejabat
from kinerja_core.services.cetak import cetak
from kinerja_core.services.pengaturan_surat import baca_pengaturan_surat, dengan

UNIT = Pengaturan.model_validate(
    {"nama_unit": "Biro Contoh", "periode": "Tahun 2025", "tempat_surat": "Jakarta", "kertas": "f4"}
)


def baca(folder: Path, isi: str):
    path = folder / "surat.yaml"
    path.write_text(isi, encoding="utf-8")
    return baca_pengaturan_surat(path)


def test_the_file_wins_over_the_unit_workbook_and_leaves_the_rest(tmp_path: Path):
    surat = baca(
        tmp_path,
        "tempat_surat: Bandung\n"
        "tanggal_surat: 2026-01-14\n"
        "status_penandatangan: Plt.\n"
        "ruang_tte: true\n"
        "kop: [Kementerian Kesehatan, Sekretariat Jenderal]\n"
        'penandatangan: {nama: dr. Ratna Wijaya, nip: "197505202000032001", jabatan: Kepala Biro}\n',
    )
    hasil = dengan(UNIT, surat)
    assert (hasil.tempat_surat, hasil.tanggal_surat) == ("Bandung", date(2026, 1, 14))
    assert hasil.status_penandatangan is StatusPejabat.PLT
    assert hasil.ruang_tte is True
    assert (hasil.nama_unit, hasil.kertas) == ("Biro Contoh", "f4")
    assert dengan(UNIT, None) is UNIT


def test_every_mistake_is_named_at_once_with_what_can_be_set(tmp_path: Path):
    with pytest.raises(GalatKinerja) as galat:
        baca(tmp_path, "tempat: Bandung\nkertas: a5\npenandatangan: {nama: A, nip: 197505202000032001, jabatan: B}\n")
    pesan = str(galat.value)
    assert "- tempat: Isian ini tidak dikenal." in pesan
    assert "- kertas: Harus salah satu dari: 'a4' atau 'f4'." in pesan
    assert "- penandatangan › nip: " in pesan
    assert "Yang dapat diatur: penandatangan, status_penandatangan," in pesan


@pytest.mark.parametrize("isi", ["tempat_surat: A\ntempat_surat: B\n", "kop: [", "- a\n"])
def test_a_file_that_is_no_settings_is_refused_in_one_sentence(isi: str, tmp_path: Path):
    with pytest.raises(GalatKinerja, match=r'Pengaturan surat ".*surat\.yaml" salah'):
        baca(tmp_path, isi)


def test_a_pejabat_named_twice_is_refused_as_only_one_of_them_could_hold(tmp_path: Path):
    line = '  - {nip: "197505202000032001", status: %s}\n'
    with pytest.raises(GalatKinerja, match=r"NIP 197505202000032001 disebut lebih dari satu kali"):
        baca(tmp_path, f"pejabat:\n{line % 'Plt.'}{line % 'Plh.'}")


def test_an_empty_file_changes_nothing(tmp_path: Path):
    assert dengan(UNIT, baca(tmp_path, "# kosong\n")) == UNIT


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        ('{"a": 1 "b"}', "baris 1, kolom 9, di antara isian harus ada koma."),
        ('{\n  "a" 1}', "baris 2, kolom 7, sesudah nama isian harus ada titik dua."),
        ("{a: 1}", "baris 1, kolom 2, nama isian harus di antara tanda petik ganda."),
        ('{"a": }', "baris 1, kolom 7, nilainya tidak ada"),
        ('{"a": 1} x', "baris 1, kolom 10, ada isi sesudah kurung penutup terakhir."),
        ('{"a": "b', "baris 1, kolom 7, teksnya tidak ditutup tanda petik."),
        ('{"a": "b\nc"}', r"baris 1, kolom 9, di dalam teks ada baris baru atau tab; tulis \\n atau \\t."),
        (r'{"a": "C:\x"}', "garis miring terbalik"),
        ("[" * 200_000, "kurung bersarang"),
        (" ", "baris 1, kolom 2, nilainya tidak ada"),
        ("", "Berkas ini kosong"),
    ],
)
def test_a_broken_json_file_is_explained_in_indonesian_with_line_and_column(isi: str, sebab: str, tmp_path: Path):
    berkas = tmp_path / "risalah.json"
    berkas.write_text(isi, encoding="utf-8")
    with pytest.raises(GalatKinerja, match=sebab):
        cetak("risalah", [berkas], tmp_path / "hasil.docx")


def test_a_json_file_of_another_encoding_is_refused_in_one_sentence(tmp_path: Path):
    berkas = tmp_path / "risalah.json"
    berkas.write_bytes('{"a": "é"}'.encode("latin-1"))
    with pytest.raises(GalatKinerja, match="bukan teks UTF-8"):
        cetak("risalah", [berkas], tmp_path / "hasil.docx")


def test_the_only_document_that_begins_so_may_be_named_shortly():
    assert cari("berita-acara").slug == "berita-acara-keberatan"
    assert cari("surat-keterangan").slug == "surat-keterangan"
    for kata in ("surat", "", "tidak-ada"):
        with pytest.raises(GalatKinerja, match=r"tidak ada\. Yang ada: akumulasi-ak, "):
            cari(kata)


def test_a_nip_without_quotes_is_told_to_be_put_in_quotes_and_nothing_of_excel(tmp_path: Path):
    (tmp_path / "p.yaml").write_text(
        "penandatangan:\n  nama: Ratna\n  nip: 198203152009121004\n  jabatan: Kepala\n", encoding="utf-8"
    )
    (tmp_path / "d.json").write_text('{"pimpinan": {"nama": "Ratna", "nip": 198203152009121004}}', encoding="utf-8")
    with pytest.raises(GalatKinerja, match=r"penandatangan › nip: NIP ditulis sebagai angka.*tanda petik ganda") as ya:
        baca_pengaturan_surat(tmp_path / "p.yaml")
    with pytest.raises(GalatKinerja, match="pimpinan › nip: ") as json:
        cetak("risalah", [tmp_path / "d.json"], tmp_path / "h.docx")
    assert "Excel" not in f"{ya.value}{json.value}"


@pytest.mark.parametrize(("tulisan", "nilai"), [("Ya", True), ("TIDAK", False), ("true", True), ("false", False)])
def test_a_switch_and_the_paper_may_be_written_as_the_sheet_has_them(tmp_path: Path, tulisan: str, nilai: bool):
    hasil = baca(tmp_path, f"ruang_tte: {tulisan}\ncatatan_tte: {tulisan}\nkertas: F4\n")
    assert (hasil.ruang_tte, hasil.catatan_tte, hasil.kertas) == (nilai, nilai, "f4")


def test_a_switch_that_is_neither_is_refused_in_the_words_that_it_takes(tmp_path: Path):
    with pytest.raises(GalatKinerja, match="ruang_tte: Harus Ya atau Tidak"):
        baca(tmp_path, "ruang_tte: 5\n")


@pytest.mark.parametrize(("isi", "sebab"), [
    ("tanggal_surat: 2025-12-30\n", "Tahun 2025 baru berakhir 31 Desember 2025"),
    ("tanggal_evaluasi: 2026-01-15\n", "Surat bertanggal 14 Januari 2026, sedangkan evaluasinya 15 Januari 2026"),
    ("tanggal_surat: 2026-01-16\ntanggal_evaluasi: 2026-01-15\n", None), ("tempat_surat: Bandung\n", None),
])  # fmt: skip
def test_the_date_of_the_file_is_judged_like_that_of_the_sheet(
    isi: str, sebab: str | None, folder_contoh: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "surat.yaml").write_text(isi, encoding="utf-8")
    jalankan([
        "cetak", "surat-keterangan", str(folder_contoh / "unit.xlsx"), "--pengaturan", str(tmp_path / "surat.yaml"),
        "-o", str(tmp_path / "hasil"), "--json",
    ])  # fmt: skip
    found = [one for one in json.loads(capsys.readouterr().out)["temuan"] if one["kode"] == "SURAT-MENDAHULUI"]
    assert len(found) == bool(sebab)
    assert all(str(sebab) in one["pesan"] and "berkas pengaturan surat" in one["saran"] for one in found)
