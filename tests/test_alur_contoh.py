"""The whole journey on the bundled sample, asserted by name: people, groups, findings, documents, exports."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from contextlib import redirect_stdout
from pathlib import Path

import docx
import pytest
from python_calamine import CalamineWorkbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.services.contoh import kesalahan, unit
from kinerja_core.services.contoh.alur import HasilContoh
from kinerja_core.services.periksa import periksa
from kinerja_core.services.peringkat import peringkat
from kinerja_core.workbooks.baca import baca_berkas
from tests.alat import libreoffice
from tests.alat.alamat import letak
from tests.alat.ooxml import keluhan


@pytest.fixture(scope="module")
def contoh(hasil_contoh: HasilContoh) -> HasilContoh:
    return hasil_contoh


def _lembar(berkas: Path, nama: str) -> list[list[object]]:
    return CalamineWorkbook.from_path(str(berkas)).get_sheet_by_name(nama).to_python(skip_empty_area=False)


def test_the_sample_has_what_it_promises():
    nips = [orang.nip for orang in unit.ORANG]
    assert len(set(nips)) == len(nips) >= 15
    kembar = [nip for nip, banyak in Counter(nip[:15] for nip in nips).items() if banyak == 2]
    assert kembar == ["199007122015032"]
    assert {orang.pegawai.jenis.value for orang in unit.ORANG} == {"PNS", "PPPK"}
    bagus = unit.buku(unit.ORANG[0])
    assert bagus.skp.hasil_kerja[0].uraian.startswith(
        "Terlaksananya Persiapan Penilaian Mandiri Penerapan Sistem Merit"
    )
    assert bagus.skp.hasil_kerja[0].iki[0].target_lengkap == "1 Laporan"
    assert [str(aksi.waktu) for aksi in bagus.rencana_aksi] == [
        "Maret s/d April",
        "April s/d Oktober",
        "September s/d November",
    ]
    assert len(bagus.catatan_harian) == 7


def test_every_person_is_ranked_into_the_right_group(contoh: HasilContoh):
    hasil = [
        (p.peringkat, p.nama.partition(",")[0], p.kelompok.value, p.predikat.value, p.nilai)
        for p in contoh.peringkat.hasil.pegawai
    ]
    assert hasil == [
        (1, "Bagus Adiwinata", "K1", "Sangat Baik", 115),
        (2, "Citra Maharani", "K1", "Sangat Baik", 110),
        (3, "Hendra Gunadarma", "K1", "Baik", 108),
        (4, "Indah Permatasari", "K2", "Baik", 109),
        (5, "Kartika Sari Dewi", "K2", "Baik", 104),
        (6, "Putri Ayuningtyas", "K2", "Baik", 101),
        (7, "Damar Wicaksana", "K2", "Baik", 97),
        (7, "Endah Puspitasari", "K2", "Baik", 97),
        (9, "Taufik Ramadhani", "K2", "Baik", 95),
        (10, "Sekar Kinanti", "K2", "Baik", 95),
        (11, "Fitri Handayani", "K2", "Baik", 95),
        (12, "Gita Anggraini", "K2", "Baik", 94),
        (13, "Rizky Firmansyah", "K2", "Baik", 94),
        (14, "Joko Prasetyono", "K2", "Baik", 92),
        (15, "Lukman Hakimi", "K3", "Baik", 91),
        (16, "Mira Anjani", "K3", "Butuh Perbaikan", 89),
        (17, "Nugroho Saputra", "K3", "Kurang", 69),
        (18, "Oktaviani Lestiana", "K3", "Sangat Kurang", 49),
    ]


def test_the_conflict_is_reported_and_the_rating_stands(contoh: HasilContoh):
    konflik = {p.nama: p.konflik for p in contoh.peringkat.hasil.pegawai if p.konflik}
    assert list(konflik) == ["Hendra Gunadarma, S.T."]
    satu, dua = konflik["Hendra Gunadarma, S.T."]
    assert "Kelompok K1 menghendaki predikat Sangat Baik" in satu
    assert "menghasilkan predikat Baik" in satu
    assert dua == "Nilai 108 tidak mempunyai rentang untuk kelompok K1, predikat Baik."


def test_every_planted_mistake_is_found_at_its_cell(contoh: HasilContoh):
    wrong = {h.berkas: [t for t in h.temuan if t.tingkat == "kesalahan"] for h in contoh.periksa.berkas}
    wrong = {berkas: temuan for berkas, temuan in wrong.items() if temuan}
    taufik, umar, terpotong = sorted(wrong, key=lambda nama: nama.casefold().startswith("kiriman"))
    assert taufik.startswith("Taufik Ramadhani")
    assert umar.startswith("Umar Wirahadi")
    assert terpotong == "kiriman terpotong.xlsx"
    assert len(wrong[taufik]) == len(kesalahan.BANYAK_KESALAHAN)
    tempat = [(t.lembar, t.sel) for t in wrong[taufik]]
    assert tempat == [
        letak("Rencana Aksi", "waktu.selesai", 2),
        letak("Rencana Aksi", "kode_iki", 3),
        letak("Catatan Harian", "tanggal"),
        letak("Catatan Harian", "kegiatan", 2),
        letak("Catatan Harian", "kategori", 3),
        letak("Catatan Harian", "kegiatan", 4),
        letak("Triwulan II", "bukti_dukung"),
        letak("Triwulan III", "tautan"),
    ]
    assert [(t.lembar, t.sel, t.kode) for t in wrong[umar]] == [(*letak("Identitas", "pegawai.nip"), "NIP-ANGKA")]
    assert len(wrong[terpotong]) == 1
    for temuan in contoh.periksa.temuan:
        assert temuan.pesan
        assert temuan.saran


def test_the_unit_workbook_holds_everybody_and_reads_back_to_the_same_ranking(contoh: HasilContoh):
    nama = {a.pegawai.nama for a in contoh.gabung.buku.anggota}
    assert nama == {orang.nama for orang in unit.ORANG}
    assert {h.berkas for h in contoh.gabung.tidak_masuk} == {
        "Umar Wirahadi, S.E 198802282013121001.xlsx",
        "kiriman terpotong.xlsx",
    }
    ulang = peringkat(contoh.folder / "unit.xlsx")
    assert ulang.hasil == contoh.peringkat.hasil
    assert ulang.buku.pengaturan == unit.PENGATURAN


def test_scores_of_evaluators_fill_the_unit_and_name_no_evaluator(contoh: HasilContoh):
    assert len(contoh.penilai) == len(unit.PENILAI_360) == 4
    assert contoh.perilaku.temuan == ()
    by_nip = {orang.nip: orang.skor.perilaku for orang in unit.ORANG}
    assert contoh.perilaku.skor == {nip: by_nip[nip] for nip in unit.DINILAI_360}
    in_unit = {skor.nip: skor.perilaku for skor in contoh.peringkat.buku.skor}
    assert {nip: in_unit[nip] for nip in unit.DINILAI_360} == {nip: by_nip[nip] for nip in unit.DINILAI_360}
    rekap = contoh.folder / "perilaku-360.xlsx"
    isi = json.dumps(
        [_lembar(rekap, name) for name in CalamineWorkbook.from_path(str(rekap)).sheet_names],
        default=str, ensure_ascii=False,
    )
    assert "Gita Anggraini" in isi
    assert "Suka membantu rekan yang baru" in isi
    for penilai in unit.PENILAI_360:
        assert penilai.nama not in isi


def test_a_konseling_of_the_sample_is_confidential(contoh: HasilContoh):
    records = [record for records in unit.PEMBINAAN.values() for record in records]
    assert [record.rahasia for record in records] == [False, True, False]


def test_a_clean_workbook_reads_back_to_exactly_what_was_written(contoh: HasilContoh):
    by_nip = {orang.nip: orang for orang in unit.ORANG}
    checked = 0
    for path in contoh.buku:
        hasil = baca_berkas(path)
        if hasil.nip in by_nip and by_nip[hasil.nip] is not unit.ORANG_DENGAN_KESALAHAN:
            assert hasil.buku == unit.buku(by_nip[hasil.nip])
            checked += 1
    assert checked == len(unit.ORANG) - 1


def _teks_docx(berkas: Path) -> str:
    kata = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    badan = docx.Document(str(berkas)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(f"{kata}t")) for p in badan.iter(f"{kata}p"))


def test_the_risalah_of_the_decks_example_says_everything_in_the_forms_order(contoh: HasilContoh):
    (berkas,) = [p for p in contoh.dokumen if p.name.startswith("Risalah Bagus")]
    teks = _teks_docx(berkas)
    urutan = [
        "RISALAH DIALOG KINERJA",
        "Pelaksanaan Dialog Kinerja",
        "Rabu, 3 September 2025",
        "Rencana Hasil Kerja*)",
        "Indikator Kinerja Individu*)",
        "Target*)",
        unit.TUGAS_MERIT[0].uraian,
        unit.TUGAS_MERIT[0].rencana[0].indikator,
        "1 Laporan",
        "Rencana Aksi*",
        "(Maret s/d April)",
        "(April s/d Oktober)",
        "(September s/d November)",
        "Agenda Pembahasan",
        "Progress Pencapaian Hasil Kerja**)",
        "Masalah/Hambatan**)",
        "Penyebab",
        "SK Tim Penilai dan SK Sekretariat sudah terbit",
        "Beberapa unit belum menyampaikan data dukung sesuai LKE",
        "Hasil Pembahasan",
        "Strategi Mengatasi Permasalahan/Hambatan",
        "Menetapkan satu narahubung data di setiap unit",
        "Mengadakan pertemuan daring mingguan sampai data lengkap",
        "Penyesuaian Ukuran Keberhasilan dan Target",
        "Status:",
        "Keterangan (jika diperlukan):",
        "Tindak lanjut dipantau pada rapat tim bulan Oktober 2025",
        "Peserta,",
        "Bagus Adiwinata, S.Sos., M.A.P.",
        "Catatan :",
    ]
    posisi = 0
    for kalimat in urutan:
        ketemu = teks.find(kalimat, posisi)
        assert ketemu >= 0, f"{kalimat!r} tidak ada sesudah {teks[max(0, posisi - 60) : posisi]!r}"
        posisi = ketemu
    assert "Pimpinan/Pemberi Pertimbangan," in teks
    assert "19820315 200912 1 004" in teks


def test_printing_and_exporting_an_unresolved_conflict_says_so(contoh: HasilContoh, tmp_path: Path):
    unit_file = str(contoh.folder / "unit.xlsx")
    for perintah, keluaran, kode in (
        ("cetak surat-keterangan", "s.docx", 0), ("ekspor kemenkes-pemeringkatan", "e.xlsx", 1)  # a row is left out
    ):
        hasil = tmp_path / f"{keluaran}.json"
        with hasil.open("w", encoding="utf-8") as stream, redirect_stdout(stream):
            assert jalankan([*perintah.split(), unit_file, "-o", str(tmp_path / keluaran), "--json"]) == kode
        temuan = json.loads(hasil.read_text(encoding="utf-8"))["temuan"]
        assert [t["tingkat"] for t in temuan if t["kode"] == "PERINGKAT-KONFLIK"] == ["peringatan"] * 2
        assert any("Hendra Gunadarma, S.T." in t["pesan"] for t in temuan)


def test_each_complete_dialog_gives_one_risalah(contoh: HasilContoh):
    nama = sorted(p.name.partition(",")[0].partition(" 1")[0] for p in contoh.dokumen if p.name.startswith("Risalah"))
    assert nama == [
        "Risalah Bagus Adiwinata",
        "Risalah Citra Maharani",
        "Risalah Citra Maharani",
        "Risalah Mira Anjani",
    ]


def test_the_letter_lists_everybody_with_method_and_numbers(contoh: HasilContoh):
    (berkas,) = [p for p in contoh.dokumen if p.name.startswith("Surat")]
    teks = _teks_docx(berkas)
    for kalimat in (
        "KP.02.04/A.9/0117/2026",
        "dr. Ratna Kusumawardani, M.K.M.",
        "18 (delapan belas) orang",
        "simpangan baku",
        "14 Januari 2026",
        "Demikian surat keterangan ini dibuat untuk dapat dipergunakan sebagaimana mestinya.",
    ):
        assert kalimat in teks
    for pegawai in contoh.peringkat.hasil.pegawai:
        assert pegawai.nama in teks
        assert pegawai.nip.berspasi in teks


def test_the_exports_hold_the_ranking_and_every_clean_row(contoh: HasilContoh):
    ekspor = {p.stem: p for p in contoh.ekspor}
    baris = _lembar(ekspor["kemenkes-pemeringkatan"], "Pemeringkatan")
    assert baris[0][:3] == ["No", "NIP", "Nama"]
    assert baris[1][1:] == [
        "198203152009121004",
        "Bagus Adiwinata, S.Sos., M.A.P.",
        "Analis SDM Aparatur Ahli Muda",
        unit.UNIT,
        "Tahun 2025",
        "K1",
        1.0,
        "Sangat Baik",
        115.0,
    ]
    assert len(baris) == len(unit.ORANG)  # all but the one whose pemetaan and penetapan disagree
    benar = sum(len(unit.buku(o).rencana_aksi) for o in unit.ORANG)
    assert len(_lembar(ekspor["kemenkes-rencana-aksi"], "Rencana Aksi")) == 1 + benar - 2  # two planted mistakes


def test_the_findings_workbook_holds_every_finding(contoh: HasilContoh):
    isi = json.dumps(
        [
            _lembar(contoh.folder / "temuan.xlsx", n)
            for n in CalamineWorkbook.from_path(str(contoh.folder / "temuan.xlsx")).sheet_names
        ],
        default=str,
        ensure_ascii=False,
    )
    for temuan in contoh.periksa.temuan:
        assert json.dumps(temuan.pesan, ensure_ascii=False)[1:-1] in isi


def test_every_file_of_the_journey_is_valid(contoh: HasilContoh):
    berkas = [p for p in contoh.folder.rglob("*") if p.suffix in {".xlsx", ".docx"} and "terpotong" not in p.name]
    salah = {p.name: found[:3] for p in berkas if (found := keluhan(p))}
    assert salah == {}


def test_libreoffice_prints_every_document_with_its_last_line(contoh: HasilContoh, soffice: str, tmp_path: Path):
    for berkas in contoh.dokumen:
        teks = libreoffice.teks_pdf(libreoffice.ubah(berkas, "pdf", tmp_path))
        akhir = "mandatory" if berkas.name.startswith("Risalah") else "Oktaviani Lestiana"
        assert akhir in teks, berkas.name


def test_checking_changes_no_input_by_one_byte(contoh: HasilContoh, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    def sidik() -> dict[str, str]:
        return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in contoh.buku}

    sebelum = sidik()
    assert jalankan(["periksa", str(contoh.folder / "buku"), "--json"]) == 1
    assert jalankan(["gabung", str(contoh.folder / "buku"), "-o", str(tmp_path / "u.xlsx")]) == 1
    assert jalankan(["cetak", "risalah", str(contoh.folder / "buku"), "-o", str(tmp_path / "d")]) == 1
    assert sidik() == sebelum


def test_periksa_json_is_the_promised_document(contoh: HasilContoh, capsys: pytest.CaptureFixture[str]):
    assert jalankan(["periksa", str(contoh.folder / "buku"), "--json"]) == 1
    isi = json.loads(capsys.readouterr().out)
    assert set(isi) == {"berkas", "ringkasan"}
    assert len(isi["berkas"]) == 20
    for berkas in isi["berkas"]:
        assert set(berkas) == {"berkas", "jenis", "pegawai", "temuan"}
        for temuan in berkas["temuan"]:
            assert set(temuan) == {"kode", "tingkat", "lembar", "sel", "pesan", "saran", "rujukan"}
    assert isi["ringkasan"]["kesalahan"] == len([t for t in contoh.periksa.temuan if t.tingkat == "kesalahan"])


def test_a_second_run_into_the_same_folder_is_refused(contoh: HasilContoh, capsys: pytest.CaptureFixture[str]):
    assert jalankan(["contoh", str(contoh.folder)]) == 2
    assert "--timpa" in capsys.readouterr().err


def test_merging_again_keeps_the_settings_and_scores_of_before(contoh: HasilContoh, tmp_path: Path):
    keluaran = tmp_path / "unit-baru.xlsx"
    lama = contoh.folder / "unit.xlsx"
    assert jalankan(["gabung", str(contoh.folder / "buku"), "-o", str(keluaran), "--lanjutkan", str(lama)]) == 1
    assert peringkat(keluaran).hasil == contoh.peringkat.hasil
    (hasil,) = periksa([keluaran]).berkas
    assert [t for t in hasil.temuan if t.tingkat == "kesalahan"] == []
