from __future__ import annotations

import ast
import io
import json
import os
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from kinerja_halaman import jembatan
from kinerja_halaman import kata as kata_
from openpyxl import load_workbook
from typer.main import get_command
from xlsxwriter import Workbook

from kinerja_core.cli.utama import app
from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.model.pola_hari import PolaHari
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_skp
from tests.halaman import acuan

AKAR = Path(__file__).parents[2]


#: Verbs of the command line that the page does not have, and why.
TIDAK_DI_HALAMAN = {
    "addin": "memasang di Excel pada Windows",
    "contoh": "menulis satu folder unit contoh untuk dicoba",
    "halaman": "membuat halaman ini sendiri",
    "simpanan": "halaman tidak menyimpan apa pun",
    "skema": "untuk program lain yang menulis data dokumen",
    "templat-dokumen": "templat Word kantor memerlukan pustaka yang tidak ada di peramban",
    "verifikasi": "membaca kembali dokumen memerlukan pustaka yang tidak ada di peramban",
}


#: Options that have no field: those of files and screens, which a page does not have, and ...
_TANPA_ISIAN = {"--keluaran", "--timpa", "--json", "--tanpa-simpanan", "--dask", "--semua", "--help"}
#: ... those of a verb, with the reason.
PILIHAN_TANPA_ISIAN = {
    "baca-risalah": {"--buku": "bukunya ada di meja"},
    "cetak": dict.fromkeys(
        ("--templat", "--kop", "--pdf", "--pdfa", "--satu-pdf", "--bolak-balik", "--kode-qr", "--kotak-ttd"),
        "memerlukan pustaka yang tidak ada di peramban",
    ) | {
        "--pengaturan": "yang dicetak menurut Pengaturan di buku unit", "--periode": "satu buku unit dipilih",
        "--tanpa-jejak": "jejaknya tidak keluar dari komputer ini", "--contoh": "hasilnya satu zip yang boleh dibuang",
        "--sertakan": "yang rahasia dicetak tersendiri",
    },
    "ekspor": {"--daftar": "profilnya dipilih", "--profil-berkas": "memerlukan pustaka yang tidak ada di peramban"},
    "hitung": dict.fromkeys(("--jumlah", "--satuan"), "menurut aturan; yang lain ada di Pengaturan buku unit")
    | {"--sakit-berat": "satu isian Keadaan", "--kahar": "satu isian Keadaan"},
    "isi-catatan": {"--unit": "dilakukan pegawai, yang tidak memegang buku unit", "--tanggal": "hari ini"},
    "jadwal": {"--tenggat": "untuk berkas kalender, yang ditulis di komputer"},
    "periksa": {"--banding": "Gabungkan dengan buku unit sebelumnya menyebut yang berubah"},
    "perilaku": {"--penilai": "daftar penilai ditaruh di meja", "--lembar": "daftar penilai ditaruh di meja"},
    "templat": {"--pegawai": "bagian daftar pegawai", "--penugasan": "bagian daftar penilai",
                "--skp-lalu": "bukunya ada di meja"},
    "tukin": {"--tanggal": "keterlambatan pada hari ini"},
}
#: Fields that the page calls by another name than the option.
_NAMA_ISIAN = {
    ("gabung", "--pegawai"): "daftar", ("andaikan", "--tanpa"): "orangnya", ("andaikan", "--pisahkan"): "orangnya",
    ("peringkat", "--unit"): "nama_unit",
}  # fmt: skip
#: What of the page asks for a verb, where it is not its name alone.
_PEMINTA = {"cetak": ("cetak", "semua"), "ekspor": ("ekspor", "semua"), "templat": ("templat", "daftar")}


def test_every_verb_of_the_command_line_has_a_place_on_the_page_or_a_stated_reason() -> None:
    verbs = set(get_command(app).commands)
    assert verbs == (verbs & jembatan._PERINTAH.keys()) | TIDAK_DI_HALAMAN.keys()


def test_every_option_of_a_verb_on_the_page_has_a_field_there_or_a_stated_reason() -> None:
    skrip = [path.read_text(encoding="utf-8") for path in (AKAR / "addin/kinerja_halaman/web").glob("*.mjs")]
    lacking = set()
    for verb, command in get_command(app).commands.items():
        if verb in TIDAK_DI_HALAMAN:
            continue
        options = {
            option for one in getattr(command, "commands", {"": command}).values() for parameter in one.params
            for option in parameter.opts[-1:] if option.startswith("--")
        }
        excused = PILIHAN_TANPA_ISIAN.get(verb, {}).keys()
        assert excused <= options
        for option in options - _TANPA_ISIAN - excused:
            key = _NAMA_ISIAN.get((verb, option), option.removeprefix("--").replace("-", "_"))
            asked = re.compile(rf"'(?:{'|'.join(_PEMINTA.get(verb, (verb,)))})'")
            if not any(asked.search(part) and re.search(rf"\b{key}\b[',:]", part) for part in skrip):
                lacking.add((verb, option))
    assert sorted(lacking) == []
    assert not TIDAK_DI_HALAMAN.keys() & jembatan._PERINTAH.keys()
    told = (AKAR / "docs" / "halaman.md").read_text(encoding="utf-8").partition("## Yang tidak ada di halaman")[2]
    assert [name for name in TIDAK_DI_HALAMAN if f"`kinerja {name}`" not in told.partition("\n## ")[0]] == []


def test_every_command_of_the_bridge_is_asked_for_by_the_page_or_the_pane() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in (AKAR / "addin/kinerja_halaman/web").glob("*.mjs"))
    assert [name for name in jembatan._PERINTAH if f"'{name}'" not in scripts] == []


@pytest.fixture
def minta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(jembatan, "MEJA", tmp_path / "meja")
    monkeypatch.setattr(jembatan, "HASIL", tmp_path / "hasil")

    def kerjakan(perintah: str, **isi: object) -> Any:
        answer = json.loads(jembatan.jalankan(perintah, json.dumps(isi, default=str), lambda *_: None))
        for place in (tmp_path / "hasil").rglob("*.*"):
            if place not in dilihat and zipfile.is_zipfile(place):
                dilihat.add(place)
                assert kata_perintah(place.read_bytes()) == [], place.name
        return answer

    dilihat: set[Path] = set()
    return kerjakan


def kata_perintah(isi: bytes) -> list[str]:
    """Words of the command line in a workbook, a document or a zip of them."""
    found: list[str] = []
    verbs = "|".join(get_command(app).commands)  # type: ignore[attr-defined]  # it is a group of commands
    with zipfile.ZipFile(io.BytesIO(isi)) as bundle:
        for name in bundle.namelist():
            content = bundle.read(name)
            if name.endswith((".xlsx", ".docx")):
                found += kata_perintah(content)
            elif name.startswith(("xl/sharedStrings", "xl/worksheets/sheet", "word/document")):
                found += re.findall(rf"\bkinerja (?:{verbs})\b[^<]*|(?<![\w-])--[a-z][^<]*", content.decode())
    return found


@pytest.mark.skipif(os.name == "nt", reason="the folders of a page are those of POSIX")
def test_what_the_core_refuses_is_told_in_the_words_of_the_page(minta: Any) -> None:
    kata = minta("periksa", meja="unit")["galat"]
    assert kata.startswith("Tidak ada buku kerja (.xlsx) di ")
    assert kata.endswith("berkas yang ditaruh.")


def test_a_device_without_enough_memory_is_told_what_to_do_and_python_is_begun_anew(
    minta: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def penuh(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(jembatan, "periksa", penuh)
    monkeypatch.setattr(jembatan, "samarkan_nip", penuh)  # nothing more is asked of what is left
    hasil = minta("periksa", meja="unit")
    assert hasil["galat"].startswith("Memori perangkat ini tidak cukup untuk pekerjaan itu. Tutup tab")
    assert hasil["ulang"] is True


def test_a_mistake_of_the_program_tells_no_nip_and_gives_helpers_what_they_need(
    minta: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rusak(*_: object) -> None:
        raise ZeroDivisionError("198203152009121004")

    monkeypatch.setattr(jembatan, "periksa", rusak)
    hasil = minta("periksa", meja="unit")
    assert hasil["galat"] == "Terjadi kesalahan di dalam program (ZeroDivisionError)."
    assert "198203152009121004" not in hasil["rinci"]
    assert "Traceback" in hasil["rinci"]


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("Sebutkan dengan --unit, misalnya", 'Sebutkan dengan isian "Nama unit", misalnya'),
        ('Tidak ada buku kerja di "/meja/unit" maupun', "Tidak ada buku kerja di berkas yang ditaruh maupun"),
        ("a -- b dan x--y tetap", "a -- b dan x--y tetap"),
        ('Buat buku unit dengan "kinerja gabung".', "Buat buku unit dengan tombol Gabungkan."),
        ('"/meja/unit/buku/a.xlsx" rusak', '"buku/a.xlsx" rusak'),
    ],
)
def test_words_of_the_command_line_become_those_of_the_page(teks: str, kata: str) -> None:
    assert kata_.kata_halaman(teks) == kata


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("--minggu tidak dikenal. --bulan juga", 'Isian "Minggu" tidak dikenal. Isian "Bulan" juga'),
        ("Hapus --unit, atau hapus --bobot.", 'Kosongkan isian "Nama unit", atau kosongkan isian "Bobot".'),
        ('--skor "198203152009121004:hasil==1+1": Harus angka.', 'Skor hasil "=1+1": Harus angka.'),
        ("Nama unit pada --unit tidak dapat dipakai.", "Nama unit tidak dapat dipakai."),
        (
            "hapus --k, atau pilih --metode simpangan-baku.",
            'kosongkan isian "k", atau pilih "Simpangan Baku" sebagai "Metode".',
        ),
        ("Sebut dengan --periode, misalnya --periode 2025-TW4.", 'Sebut dengan isian "Periode", misalnya 2025-TW4.'),
        (
            'Belum ada ejaan yang disepakati di "ejaan yang diberikan". Isi kolom Yang Dipakai di lembar Ejaan.',
            'Belum ada ejaan yang disepakati. Isi kolom "Yang dipakai" di samping ejaan yang harus berubah.',
        ),
        ('Isian jam_mulai "7" bukan jam', 'Isian "Jam mulai" "7" bukan jam'),
    ],
)
def test_a_field_is_named_as_on_the_page_and_begins_a_sentence_with_a_capital(teks: str, kata: str) -> None:
    assert kata_.kata_halaman(teks) == kata


#: What people type by mistake, paste, or a browser lets stand in a number field; none of it means something else.
_KELIRU = (
    "2e3", "-1", "1,5", "31-02", "2025-02-31", "0000-01", "9" * 5000, "0" * 5000, "x" * 900, "\"'<b>&", "=1+1", "²",
    "a\nb",
)  # fmt: skip
_BKN = {"jam_mulai": "07:00", "jam_selesai": "16:00", "realisasi": "1", "satuan": "laporan"}
#: A command of the page, what else it is given, and the field that is typed into.
_DIKETIK: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("templat", {"buku": "unit"}, "tahun"), ("daftar", {"buku": "unit", "daftar": "daftar.csv"}, "tahun"),
    ("jadwal", {}, "tahun"), ("aturan", {}, "tanggal"),
    ("hitung", {"apa": "tenggat"}, "evaluasi"), ("hitung", {"apa": "tukin", "predikat": "kurang"}, "mulai"),
    ("hitung", {"apa": "tukin-terlambat"}, "mulai"),
    ("hitung", {"apa": "tukin-terlambat", "mulai": "2026-02"}, "selesai"),
    ("hitung", {"apa": "angka-kredit", "predikat": "baik", "jenjang": "ahli-muda"}, "bulan"),
    ("hitung", {"apa": "angka-kredit", "predikat": "baik"}, "jenjang"),
    ("peringkat", {"berkas": "unit.xlsx"}, "pilihan.bobot"),
    ("peringkat", {"berkas": "unit.xlsx", "pilihan": {"tidak_penuh": "pisahkan"}}, "pilihan.masa_paling_sedikit"),
    ("susun-penilai", {"data": "unit.xlsx"}, "tutup"),
    ("tukin", {"unit": "unit.xlsx"}, "mulai"), ("rekap", {"unit": "unit.xlsx"}, "tanggal"),
    ("cetak", {"dokumen": ["rekap-catatan-harian"]}, "bulan"),
    ("cetak", {"dokumen": ["rekap-catatan-harian"]}, "minggu"),
    ("ekspor", {"profil": "bkn-progress-harian", "isi": _BKN}, "isi.jam_mulai"),
    ("ekspor", {"profil": "bkn-progress-harian", "isi": _BKN}, "isi.realisasi"),
)


@pytest.mark.parametrize(("perintah", "isi", "medan"), _DIKETIK)
def test_what_means_nothing_in_a_field_is_refused_in_a_sentence(
    minta: Any, data: Path, perintah: str, isi: dict[str, Any], medan: str
) -> None:
    isi = {name: data / value if str(value) in {"unit.xlsx", "daftar.csv"} else value for name, value in isi.items()}
    if perintah in {"ekspor", "cetak"}:
        isi["berkas"] = sorted((data / "buku").glob("Citra*"))
    luar, _, dalam = medan.rpartition(".")
    for ketikan in _KELIRU:
        diketik = {luar: {**isi.get(luar, {}), dalam: ketikan}} if luar else {dalam: ketikan}
        dijawab = minta(perintah, **{**isi, **diketik})
        assert dijawab.keys() == {"galat"}, (ketikan, str(dijawab)[:300])
        assert "kesalahan di dalam program" not in dijawab["galat"]
        assert "--" not in dijawab["galat"]


def test_a_first_month_alone_is_not_swallowed(minta: Any) -> None:
    kata = minta("hitung", apa="tukin-terlambat", tukin="1000000", mulai="2026-02", selesai="")["galat"]
    assert kata.startswith('Isian "Bulan mulai" tidak berpengaruh tanpa isian "Bulan semua dievaluasi"')


def _kalimat(modul: Path) -> set[str]:
    """Options named in sentences of a module (not the names of options by themselves, nor docstrings)."""
    pohon = ast.parse(modul.read_text(encoding="utf-8"))
    kata = {node.value for node in ast.walk(pohon) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    berdokumen = (ast.Module, ast.FunctionDef, ast.ClassDef)
    dokumen = {ast.get_docstring(node, clean=False) for node in ast.walk(pohon) if isinstance(node, berdokumen)}
    return {pilihan for satu in kata - dokumen for pilihan in re.findall(r"(?<![\w-])--[a-z][a-z-]*", satu)}


def test_every_option_that_a_message_of_the_page_may_name_has_its_field() -> None:
    """A new option in a message of these verbs must get its words on the page, or be one that the page never meets."""
    tak_ditemui = {
        "--timpa", "--pdf", "--profil-berkas", "--srikandi", "--kop", "--pengaturan", "--banding", "--templat",
        "--penilai", "--sertakan-terlambat", "--penugasan", "--bersama",
    }  # fmt: skip
    modul = [AKAR / "kinerja_core/services" / f"{nama}.py" for nama in (
        "periksa", "gabung", "peringkat", "ekspor", "bahan_cetak", "templat", "penilaian_360", "hitung", "meja",
        "jelaskan", "andaikan", "usulan_rating", "banding", "keadilan", "penugasan_360", "penantian_360", "rekap",
        "status", "konfirmasi", "tukin", "angka_kredit", "pembinaan",
    )]
    modul += (AKAR / "kinerja_core/workbooks/daftar_kantor").glob("*.py")
    disebut = set().union(*map(_kalimat, modul))
    assert "--unit" in disebut
    assert disebut - tak_ditemui - set(kata_.ISIAN) == set()


def test_books_come_out_of_a_zip_by_safe_names_and_nothing_else_does(minta: Any, tmp_path: Path) -> None:
    asal = tmp_path / "semua.zip"
    with zipfile.ZipFile(asal, "w") as arsip:
        for nama in ("tim a/skp.xlsx", "../../luar.xlsx", "catatan.txt", "tim b/con.xlsx"):
            arsip.writestr(nama, b"x")
    dibuka = minta("buka-zip", meja="unit", berkas=asal)["berkas"]
    assert [Path(satu).relative_to(tmp_path / "meja").as_posix() for satu in dibuka] == [
        "unit/semua/tim a/skp.xlsx", "unit/semua/luar.xlsx", "unit/semua/tim b/_con.xlsx",
    ]  # fmt: skip
    assert not asal.exists()


@pytest.mark.parametrize(
    ("isi", "kata"), [(b"bukan zip", "rusak atau terpotong"), (b"", "kosong")]
)
def test_a_zip_that_cannot_be_opened_is_one_sentence(minta: Any, tmp_path: Path, isi: bytes, kata: str) -> None:
    asal = tmp_path / "semua.zip"
    asal.write_bytes(isi)
    galat = minta("buka-zip", meja="unit", berkas=asal)["galat"]
    assert kata in galat
    assert "Buat zip itu lagi" in galat


def test_a_zip_that_swells_is_refused(minta: Any, tmp_path: Path) -> None:
    asal = tmp_path / "bom.zip"
    with zipfile.ZipFile(asal, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("a.xlsx", bytes(30_000_000))
    assert "tidak wajar" in minta("buka-zip", meja="unit", berkas=asal)["galat"]


def test_a_zip_without_a_book_says_so(minta: Any, tmp_path: Path) -> None:
    asal = tmp_path / "foto.zip"
    with zipfile.ZipFile(asal, "w") as arsip:
        arsip.writestr("a.png", b"x")
    assert minta("buka-zip", meja="unit", berkas=asal)["galat"] == 'Tidak ada buku kerja (.xlsx) di dalam "foto.zip".'


def test_documents_are_told_of_with_what_keeps_them_from_being_made(minta: Any, data: Path) -> None:
    (buku,) = (data / "buku").glob("Citra*")
    tersedia = {satu["slug"]: satu for satu in minta("tersedia", berkas=[buku])["dokumen"]}
    assert tersedia["risalah"]["jumlah"] == 2
    assert tersedia["evaluasi"]["jumlah"] == 0
    assert "taruh buku unit bersama buku kerjanya" in tersedia["evaluasi"]["sebab"][0]
    assert "konseling" not in tersedia
    ditanya = {satu["slug"]: satu for satu in minta("tersedia", berkas=[buku], rahasia=True)["dokumen"]}
    assert ditanya["konseling"]["sebab"] == []


def test_what_the_page_is_told_first_names_versions_dates_documents_and_words() -> None:
    tahu = json.loads(json.dumps(jembatan.keterangan()))
    assert re.fullmatch(r"\d+\.\d+\.\d+", tahu["versi"])
    assert re.fullmatch(r"\d{1,2} \w+ \d{4}", tahu["aturan"]["terakhir"])
    assert tahu["tahun"] == {"pertama": 2022, "terakhir": 2099}
    assert len(tahu["dokumen"]) >= 14
    assert [kata for _, kata in tahu["kata"]["kelompok"]] == ["K1", "K2", "K3"]
    meminta = {satu["kode"] for satu in tahu["profil"] if "id_siasn" in satu["diminta"]}
    assert meminta == {"siasn-skp22", "siasn-kinerjaperiodik"}


# ------------------------------------------------------------------------------------------- every command


def test_a_desk_is_checked_merged_and_emptied(minta: Any, data: Path, tmp_path: Path) -> None:
    shutil.copytree(data / "meja", tmp_path / "meja/unit")
    berkas = sorted((tmp_path / "meja/unit").glob("*.xlsx"))
    jenis = minta("jenis", berkas=berkas)["jenis"]
    assert sorted(filter(None, jenis.values())) == ["penilaian-360"] * 4 + ["skp"] * 19
    tabel = [data / "laporan.csv", data / "daftar.csv", data / "peta.csv", data / "unit.xlsx"]
    assert list(minta("jenis", berkas=tabel)["jenis"].values()) == ["laporan-bkn", "daftar", "skor", "unit"]
    diperiksa = minta("periksa", meja="unit")
    assert len(diperiksa["berkas"]) == len(berkas)
    assert all(satu["jalur"] is None for satu in diperiksa["berkas"] if satu["rahasia"])
    (temuan,) = minta("temuan-xlsx", meja="unit")["berkas"]
    assert Path(temuan["jalur"]).read_bytes().startswith(b"PK")
    hasil = minta("gabung", meja="unit", unit="Unit Uji", lanjutkan="")
    assert len(hasil["pegawai"]) == 18
    assert [satu["nama"] for satu in hasil["unduh"]] == ["unit.xlsx"]
    lanjut = minta("gabung", meja="unit", lanjutkan=data / "unit.xlsx")
    assert len(lanjut["pegawai"]) == 18
    minta("bersihkan", meja="unit")
    assert not (tmp_path / "meja/unit").exists()


def test_the_findings_workbook_speaks_the_words_of_the_page(minta: Any, data: Path, tmp_path: Path) -> None:
    meja = tmp_path / "meja/unit"
    meja.mkdir(parents=True)
    shutil.copy2(minta("templat", buku="daftar", tahun="2025")["berkas"][0]["jalur"], meja / "daftar.xlsx")
    shutil.copy2(sorted((data / "buku").glob("*.xlsx"))[0], meja)
    (temuan,) = minta("temuan-xlsx", meja="unit")["berkas"]
    book = load_workbook(temuan["jalur"])
    told = {str(cell) for sheet in book for row in sheet.values for cell in row if cell}
    assert [text for text in told if re.search(r"\bkinerja [a-z]+|(?<![\w-])--[a-z]", text)] == []
    assert "Taruh di bagian Unit untuk membuat buku kerja bagi semua orang di dalamnya." in told
    assert any(text.startswith("Pilih yang dipakai di bawah") for text in told)


def test_the_unit_merged_on_the_page_speaks_its_words_too(minta: Any, data: Path, tmp_path: Path) -> None:
    meja = tmp_path / "meja/unit"
    meja.mkdir(parents=True)
    shutil.copy2(sorted((data / "buku").glob("*.xlsx"))[0], meja)
    daftar = Path(shutil.copy(data / "daftar.csv", meja))
    hasil = minta("gabung", meja="unit", unit="Unit Uji", periode="2026-TW2", daftar=daftar, lembar="")
    sheet = load_workbook(hasil["unduh"][0]["jalur"])["Temuan"]
    told = [str(cell) for row in sheet.values for cell in row if cell]
    assert [text for text in told if re.search(r"\bkinerja [a-z]+|(?<![\w-])--[a-z]", text)] == []
    assert any(text.endswith('sebutkan dengan isian "Periode".') for text in told)


def test_a_new_period_and_who_should_be_there_are_asked_for_where_books_are_merged(
    minta: Any, data: Path, tmp_path: Path
) -> None:
    meja = tmp_path / "meja/unit"
    meja.mkdir(parents=True)
    for nama in ("Bagus*.xlsx", "Citra*.xlsx"):
        (buku,) = (data / "buku").glob(nama)
        shutil.copy(buku, meja)
    daftar = Path(shutil.copy(data / "daftar.csv", meja))
    hasil = minta("gabung", meja="unit", unit="Unit Uji", periode="2025-TW2", daftar=daftar, lembar="")
    assert hasil["periode"] == "2025-TW2"
    assert [satu["kode"] for satu in hasil["temuan_daftar"]].count("PEGAWAI-BELUM-MENGIRIM") == 1
    assert sum(satu["berkas"] is None for satu in hasil["pegawai"]) == len(hasil["daftar"]["belum_ada"]) > 0
    lama = Path(shutil.copy(hasil["unduh"][0]["jalur"], meja / "lama.xlsx"))
    lanjut = minta("gabung", meja="unit", lanjutkan=lama, periode="2025-TW3")
    assert (lanjut["periode"], len(lanjut["pegawai"])) == ("2025-TW3", len(hasil["pegawai"]))
    mundur = minta("gabung", meja="unit", lanjutkan=lama, periode="2025-TW1")["galat"]
    assert "--" not in mundur


def test_a_letter_for_srikandi_keeps_its_tokens(minta: Any, data: Path) -> None:
    unit = data / "unit.xlsx"
    for srikandi in (True, False):
        (surat,) = minta("cetak", unit=unit, dokumen=["surat-keterangan"], srikandi=srikandi)["berkas"]
        isi = baca(Path(surat["jalur"]).read_bytes())["word/document.xml"]
        assert (b"${nomor_naskah}" in isi) is srikandi


def test_what_recaps_of_the_360_have_shown_is_given_along_and_counts_when_it_comes_back(
    minta: Any, data: Path, tmp_path: Path
) -> None:
    shutil.copytree(data / "meja", tmp_path / "meja/unit/buku")
    penilai = sorted((tmp_path / "meja/unit/buku").glob("Penilai *"))
    unit, catatan = minta("gabung", meja="unit", penilai=penilai)["unduh"]
    assert (unit["nama"], catatan["nama"]) == ("unit.xlsx", "kinerja-360.json")
    assert json.loads(Path(catatan["jalur"]).read_text(encoding="utf-8"))
    shutil.copytree(data / "meja", tmp_path / "meja/lagi/buku")
    (tmp_path / "meja/lagi/kinerja-360.json").write_text("rusak", encoding="utf-8")
    kedua = sorted((tmp_path / "meja/lagi/buku").glob("Penilai *"))
    assert "Catatan rekap 360°" in minta("gabung", meja="lagi", penilai=kedua)["galat"]


def test_the_record_comes_out_of_a_zip_under_its_own_name(minta: Any, tmp_path: Path) -> None:
    asal = tmp_path / "semua.zip"
    with zipfile.ZipFile(asal, "w") as arsip:
        arsip.writestr("p/kinerja-360.json", b"{}")
        arsip.writestr("p/skp.xlsx", b"x")
    (buku,) = minta("buka-zip", meja="unit", berkas=asal)["berkas"]
    assert (Path(buku).parent / ".kinerja-360.json").is_file()


def test_documents_of_one_book_come_one_by_one_or_as_one_zip(minta: Any, data: Path) -> None:
    (buku,) = (data / "buku").glob("Citra*")
    satu = minta("cetak", meja="pegawai", berkas=[buku], dokumen=["risalah", "skp"])
    assert satu["jumlah"] == len(satu["berkas"]) == 3
    semua = minta("cetak", meja="pegawai", berkas=[buku], dokumen=["risalah", "evaluasi"], zip=True, kertas="f4")
    with zipfile.ZipFile(semua["berkas"][0]["jalur"]) as arsip:
        assert [nama.partition("/")[0] for nama in arsip.namelist()].count("risalah") == 3  # and the index
    assert any("taruh buku unit" in satu for satu in semua["tertahan"])
    tidak = minta("cetak", meja="pegawai", berkas=[data / "unit.xlsx"], dokumen=["risalah"], zip=True)
    assert (tidak["berkas"], len(tidak["tertahan"])) == ([], 1)


def test_a_risalah_corrected_in_word_goes_back_into_a_copy_of_the_book(minta: Any, data: Path, tmp_path: Path) -> None:
    (buku,) = (data / "buku").glob("Citra*")
    cetakan = minta("cetak", meja="pegawai", berkas=[buku], dokumen=["risalah"])["berkas"]
    bagian = baca(Path(cetakan[0]["jalur"]).read_bytes())
    isi = bagian["word/document.xml"]
    lama = b"Pendampingan unit belum merata"
    assert lama in isi
    bagian["word/document.xml"] = isi.replace(lama, b"Sudah merata")
    (tmp_path / "r.docx").write_bytes(Wadah(bagian).tulis({}))
    lihat = minta("baca-risalah", meja="pegawai", berkas=[buku], risalah=tmp_path / "r.docx")
    assert (lihat["dialog"], lihat["temuan"], lihat["unduh"]) == (1, [], [])
    assert any("Sudah merata" in satu for satu in lihat["uraian"])
    (salinan,) = minta("baca-risalah", meja="pegawai", berkas=[buku], risalah=tmp_path / "r.docx", tulis=True)["unduh"]
    assert salinan["nama"].endswith("(dari risalah).xlsx")
    lagi = minta("baca-risalah", meja="pegawai", berkas=[salinan["jalur"]], risalah=tmp_path / "r.docx")
    assert lagi["perubahan"] == []


def test_a_week_of_notes_goes_into_a_copy_of_the_book(minta: Any, tmp_path: Path) -> None:
    pola = PolaHari(hari="Setiap Hari Kerja", kode_rhk="RHK 1", kegiatan="Memeriksa data", kategori="Tugas Lain")
    buku = tmp_path / "buku.xlsx"
    buku.write_bytes(bangun_skp(isi=unit.buku(unit.ORANG[0]).model_copy(update={"pola_hari": (pola,)})))
    minggu = {"meja": "pegawai", "berkas": [buku], "minggu": "2025-06-11", "tanggal": "2025-06-12"}
    lihat = minta("isi-catatan", **minggu)
    assert ([satu["tanggal"] for satu in lihat["catatan"]], lihat["unduh"]) == (
        ["2025-06-10", "2025-06-11", "2025-06-12"], []
    )
    (salinan,) = minta("isi-catatan", **minggu, tulis=True)["unduh"]
    assert salinan["nama"] == "buku (terisi).xlsx"


def test_a_unit_gives_its_letters_and_exports_in_one_zip_and_says_what_it_could_not(minta: Any, data: Path) -> None:
    hasil = minta(
        "semua", meja="unit", unit=data / "unit.xlsx", pegawai=sorted((data / "buku").iterdir())[:3],
        dokumen=["surat-keterangan", "konversi-ak"], profil=["kemenkes-pemeringkatan", "siasn-skp22"],
    )  # fmt: skip
    with zipfile.ZipFile(hasil["berkas"][0]["jalur"]) as arsip:
        nama = arsip.namelist()
    assert "ekspor/kemenkes-pemeringkatan.xlsx" in nama
    assert any(satu.startswith("dokumen/surat-keterangan/") for satu in nama)
    (kata,) = hasil["tertahan"]
    assert kata.startswith("siasn-skp22: ")
    assert 'isian "Peta ID SIASN"' in kata
    assert minta("semua", meja="kosong", dokumen=[], profil=[])["berkas"] == []


def test_rows_that_are_not_in_the_exports_of_a_zip_are_named(minta: Any, data: Path, tmp_path: Path) -> None:
    peta = tmp_path / "peta.csv"
    peta.write_text("nip,id siasn\n199902022024021002,X\n", encoding="utf-8")
    diminta = {"meja": "unit", "unit": data / "unit.xlsx", "peta_siasn": peta}
    satu = minta("ekspor", profil="kemenkes-pemeringkatan", **diminta)
    hasil = minta("semua", dokumen=[], profil=["kemenkes-pemeringkatan", "siasn-skp22"], **diminta)
    assert satu["temuan"]
    assert [temuan for temuan in satu["temuan"] if temuan not in hasil["temuan"]] == []
    assert hasil["tertahan"][-1] == "siasn-skp22: tidak ada baris yang dapat ditulis."
    with zipfile.ZipFile(hasil["berkas"][0]["jalur"]) as arsip:
        assert [nama for nama in arsip.namelist() if nama.startswith("ekspor/")] == [
            "ekspor/kemenkes-pemeringkatan.xlsx"
        ]


def test_a_ranking_follows_the_choices_and_a_csv_is_ranked_too(minta: Any, data: Path, tmp_path: Path) -> None:
    dasar = minta("peringkat", berkas=data / "unit.xlsx", akhiran=[".xlsx", ".csv"], pilihan={"k": ""})
    assert [satu["nama"] for satu in dasar["unduh"]] == ["unit-hasil.xlsx", "unit-hasil.csv"]
    lain = minta("peringkat", berkas=data / "unit.xlsx", pilihan={"bobot": "50:50"})
    assert lain["bobot"] == {"hasil": 50, "perilaku": 50}
    assert "Bobot" in minta("peringkat", berkas=data / "unit.xlsx", pilihan={"bobot": "50"})["galat"]
    daftar = tmp_path / "skor.csv"
    daftar.write_text("nip,nama,hasil,perilaku\n198203152009121004,Bagus,90,91\n", encoding="utf-8")
    hasil = minta("peringkat", berkas=daftar, akhiran=[".csv"], pilihan={"periode": "2025"})
    assert [satu["nama"] for satu in hasil["pegawai"]] == ["Bagus"]
    assert any('isian "Periode"' in kata for kata in minta("peringkat", berkas=daftar)["peringatan"])


@pytest.mark.parametrize("buku", ["skp", "penilaian-360", "unit", "daftar"])
def test_a_blank_book_of_each_kind_is_made(minta: Any, buku: str) -> None:
    (dibuat,) = minta("templat", buku=buku, tahun="2026", jenis="kualitatif-jpt" if buku == "skp" else None)["berkas"]
    assert dibuat["nama"] == f"{buku} 2026.xlsx"
    assert zipfile.is_zipfile(dibuat["jalur"])


@pytest.mark.parametrize(
    "isi",
    [
        {"apa": "predikat", "hasil": "sesuai", "perilaku": "sesuai"},
        {"apa": "kelompok", "hasil": "di-atas", "perilaku": "rata-rata"},
        {"apa": "rentang", "kelompok": "k2", "predikat": ""},
        {"apa": "tenggat", "evaluasi": "2026-01-14"},
        {"apa": "tenggat", "evaluasi": "2026-01-14", "tanggal": "2026-02-01"},
        {"apa": "tukin", "predikat": "butuh-perbaikan", "tukin": "5.331.000"},
        {"apa": "tukin-terlambat", "tukin": "5.331.000", "keadaan": "", "mulai": "2026-02", "selesai": "2026-03"},
        {"apa": "tukin-terlambat", "keadaan": "kahar"},
        {"apa": "angka-kredit", "predikat": "baik", "jenjang": "ahli-muda", "bulan": ""},
        {"apa": "nip", "nip": "198203152009121004"},
    ],
    ids=lambda isi: isi["apa"],
)
def test_every_rule_is_computed_with_its_source(minta: Any, isi: dict[str, str]) -> None:
    hasil = minta("hitung", **isi)
    assert hasil["hasil"]
    assert hasil["rujukan"] or isi.get("tanggal")


def test_what_is_no_computation_is_refused(minta: Any) -> None:
    assert minta("hitung", apa="ramalan")["galat"] == 'Hitungan "ramalan" tidak ada.'


def test_the_rules_and_one_rule_in_words(minta: Any) -> None:
    semua = minta("aturan", tanggal="2026-11-26")
    satu = minta("aturan", kode=semua["aturan"][0]["kode"], tanggal="")
    assert satu["uraian"][0].startswith(semua["aturan"][0]["kode"])


def test_an_export_of_one_book_asks_for_what_no_workbook_holds(minta: Any, data: Path) -> None:
    (buku,) = (data / "buku").glob("Citra*")
    (profil,) = (satu for satu in jembatan.keterangan()["profil"] if satu["kode"] == "bkn-progress-harian")
    isi = dict(zip(profil["diminta"], ("07:30", "16:00", "1", "Kegiatan"), strict=True))
    hasil = minta("ekspor", meja="pegawai", berkas=[buku], profil="bkn-progress-harian", isi=isi)
    assert hasil["berkas"][0]["nama"] == "bkn-progress-harian.xlsx"
    assert hasil["baris"] > 0
    galat = minta("ekspor", meja="pegawai", berkas=[buku], profil="bkn-progress-harian", isi={})["galat"]
    assert "--" not in galat


# ------------------------------------------------------------------------------------------- a ranking looked into


def test_one_person_is_explained_and_the_explanation_saved(minta: Any, data: Path) -> None:
    hasil = minta("jelaskan", nip=acuan.NIP, unit=data / "unit.xlsx", akhiran=[".docx", ".xlsx"])
    assert [satu["judul"] for satu in hasil["bagian"]][:2] == ["Cara pemetaan", "Skor hasil kerja"]
    assert [Path(satu["nama"]).suffix for satu in hasil["unduh"]] == [".docx", ".xlsx"]
    assert all(acuan.NIP in satu["nama"] and Path(satu["jalur"]).is_file() for satu in hasil["unduh"])
    assert "18 angka" in minta("jelaskan", nip="1", unit=data / "unit.xlsx")["galat"]


def test_the_reductions_of_a_unit_are_listed_and_saved(minta: Any, data: Path, tmp_path: Path) -> None:
    hasil = minta("tukin", unit=data / "unit.xlsx", akhiran=[".xlsx"], mulai="2026-02")
    assert hasil["kalimat"]
    assert [satu["nama"] for satu in hasil["unduh"]] == ["daftar-potongan-tukin.xlsx"]
    daftar = tmp_path / "tunjangan.csv"
    daftar.write_text(f"NIP,Tunjangan\n{acuan.NIP},5331000\n", encoding="utf-8")
    assert minta("tukin", unit=data / "unit.xlsx", tunjangan=daftar)["temuan"] == []
    assert "bukan bulan" in minta("tukin", unit=data / "unit.xlsx", mulai="besok")["galat"]


def test_the_angka_kredit_of_a_unit_are_added_up_and_saved(minta: Any, data: Path) -> None:
    hasil = minta("angka-kredit", unit=data / "unit.xlsx", akhiran=[".xlsx"])
    assert hasil["pegawai"]
    assert hasil["ditolak"]
    assert [satu["nama"] for satu in hasil["unduh"]] == ["angka-kredit.xlsx"]
    (satu,) = minta("angka-kredit", unit=data / "unit.xlsx", nip=hasil["pegawai"][0]["nip"])["pegawai"]
    assert satu == hasil["pegawai"][0]


def test_the_rekap_is_told_and_saved_in_its_three_forms(minta: Any, data: Path) -> None:
    isi = {"unit": data / "unit.xlsx", "tanggal": acuan.HARI}
    hasil = minta("rekap", akhiran=[".html", ".xlsx", ".docx"], pegawai=sorted((data / "buku").iterdir()), **isi)
    assert [satu["nama"] for satu in hasil["unduh"]] == ["rekap unit.html", "rekap unit.xlsx", "rekap unit.docx"]
    assert all(Path(satu["jalur"]).stat().st_size > 5000 for satu in hasil["unduh"])
    assert hasil["layar"]["angka"][0][0] == "Pegawai dipetakan"
    assert minta("rekap", **isi)["buku"] is None
    assert "CSV" in minta("rekap", unit=data / "laporan.csv")["galat"]


@pytest.mark.parametrize(
    "isi",
    [
        {"pilihan": {"k": "1,5"}}, {"nip": acuan.NIP, "skor": {"hasil": "60,5", "perilaku": ""}},
        {"nip": acuan.NIP, "orangnya": "tanpa"}, {"nip": acuan.NIP, "orangnya": "pisahkan"},
    ],
    ids=["cara", "skor", "tanpa", "pisahkan"],
)  # fmt: skip
def test_who_moves_is_said_in_words(minta: Any, data: Path, isi: dict[str, Any]) -> None:
    hasil = minta("andaikan", unit=data / "unit.xlsx", akhiran=[".xlsx"], **isi)
    assert hasil["menjadi"]
    assert any(satu["pindah_kelompok"] for satu in hasil["pindah"])
    assert all(len(set(satu["sebutan"])) == 2 for satu in hasil["pindah"])
    assert [satu["nama"] for satu in hasil["unduh"]] == ["pengandaian.xlsx"]


def test_nothing_supposed_says_how_robust_each_kelompok_is(minta: Any, data: Path) -> None:
    hasil = minta("andaikan", unit=data / "unit.xlsx", pilihan={"k": ""}, skor={"hasil": ""}, orangnya="")
    assert (hasil["menjadi"], hasil["pindah"]) == ([], [])
    assert all(satu["kalimat"] for satu in hasil["ketahanan"])
    assert not any("--" in kata for kata in hasil["catatan"])


def test_the_books_on_the_desk_suggest_ratings(minta: Any, data: Path) -> None:
    buku = sorted((data / "buku").iterdir())[:3]
    hasil = minta("usulan-rating", pegawai=buku, unit=data / "unit.xlsx", skor=True, akhiran=[".xlsx"])
    assert all(satu["alasan"] and "skor_dipakai" in satu for satu in hasil["pegawai"])
    assert hasil["rujukan"]
    galat = minta("usulan-rating", pegawai=buku, unit=data / "unit.xlsx", periode="2024")["galat"]
    assert "--" not in galat


def test_the_share_of_k3_is_shown_without_small_cells(minta: Any, data: Path) -> None:
    hasil = minta("keadilan", unit=data / "unit.xlsx", akhiran=[".xlsx"])
    assert {satu["nama"] for satu in hasil["ciri"]} >= {"Jenis kelamin", "Golongan"}
    assert all(sel["k3"] >= 5 and sel["pegawai"] - sel["k3"] >= 5 for satu in hasil["ciri"] for sel in satu["kelompok"])
    assert hasil["catatan"]
    assert [satu["nama"] for satu in hasil["unduh"]] == ["keadilan.xlsx"]


def test_who_may_need_bimbingan_is_told_and_konseling_only_to_who_asks(minta: Any, data: Path) -> None:
    buku = sorted((data / "buku").iterdir())[:2]
    hasil = minta("pembinaan", unit=data / "unit.xlsx", pegawai=buku, akhiran=[".xlsx"])
    assert (hasil["jenis"], hasil["rahasia"]) == ("bimbingan", False)
    assert [satu["nama"] for satu in hasil["unduh"]] == ["usulan-bimbingan.xlsx"]
    assert not any("--" in kata for kata in hasil["catatan"])
    rahasia = minta("pembinaan", unit=data / "unit.xlsx", pegawai=(), konseling=True)
    assert (rahasia["jenis"], rahasia["rahasia"]) == ("konseling", True)


def test_a_recap_is_of_the_month_or_the_week_asked_for(minta: Any, data: Path) -> None:
    (buku,) = (data / "buku").glob("Bagus*")
    semua, april, minggu = (
        minta("cetak", berkas=[buku], dokumen=["rekap-catatan-harian"], **lain)
        for lain in ({}, {"bulan": "2025-04"}, {"minggu": "2025-04-10"})
    )
    assert semua["jumlah"] > april["jumlah"] == minggu["jumlah"] == 1
    assert "2025-04.docx" in april["berkas"][0]["nama"]
    assert "2025-04-07.docx" in minggu["berkas"][0]["nama"]
    galat = minta("cetak", berkas=[buku], dokumen=["rekap-catatan-harian"], bulan="2025-04", minggu="2025-04-10")
    assert "--" not in galat["galat"]


def test_a_unit_is_compared_with_the_report_of_bkn(minta: Any, data: Path) -> None:
    hasil = minta("banding", unit=data / "unit.xlsx", laporan=data / "laporan.csv")
    assert hasil["ringkasan"].startswith(f"{hasil['dibandingkan']} pegawai dibandingkan: ")
    assert hasil["beda"]
    assert hasil["hanya_kinerja"]
    assert [satu["nama"] for satu in hasil["unduh"]] == ["banding.xlsx"]
    galat = minta("banding", unit=data / "unit.xlsx", laporan=data / "peta.csv")["galat"]
    assert "bukan laporan e-Kinerja BKN" in galat


def test_the_status_of_a_unit_comes_with_its_schedule_and_says_what_it_was_not_given(minta: Any, data: Path) -> None:
    buku = sorted((data / "buku").glob("*.xlsx"))
    hasil = minta("status", unit=data / "unit.xlsx", pegawai=buku, tanggal="2026-01-20", akhiran=[".xlsx"])
    assert hasil["ringkasan"]["dengan_folder"] is True
    lampu = {satu["kode"]: satu["lampu"] for satu in hasil["jadwal"]}
    assert lampu["reviu"] == "Tenggat lewat"
    assert [satu["nama"] for satu in hasil["unduh"]] == ["status.xlsx"]
    tanpa = minta("status", unit=data / "unit.xlsx", tanggal="2026-01-20")
    assert (tanpa["ringkasan"]["dengan_folder"], tanpa["unduh"]) == (False, [])
    assert next(satu for satu in tanpa["jadwal"] if satu["kode"] == "input-tw1")["belum"] is None


def test_the_konfirmasi_of_a_unit_is_listed_and_saved(minta: Any, data: Path) -> None:
    hasil = minta("konfirmasi", unit=data / "unit.xlsx", tanggal="2026-03-01", akhiran=[".xlsx", ".json"])
    assert len(hasil["baris"]) == len(hasil["pegawai"]) == hasil["ringkasan"]["pegawai"]
    assert [satu["nama"] for satu in hasil["unduh"]] == ["konfirmasi.xlsx", "konfirmasi.json"]
    assert "PP 30 Tahun 2019 Pasal 59" in hasil["rujukan"][-1]


def test_a_list_gives_a_book_for_each_person_and_asks_what_it_must(minta: Any, data: Path) -> None:
    lalu = sorted((data / "buku").glob("Bagus*"))
    hasil = minta("daftar", daftar=data / "daftar.csv", buku="skp", tahun="2026", jenis="", pegawai=lalu)
    assert (hasil["jumlah"], hasil["dengan_skp_lalu"]) == (2, len(lalu))
    with zipfile.ZipFile(hasil["berkas"][0]["jalur"]) as arsip:
        assert len(arsip.namelist()) == 2
    assert [satu["kode"] for satu in hasil["temuan"]] == ["NIP-SALAH", "DIALOG-TERBUKA-LALU"]
    semua = minta("daftar", daftar=data / "daftar.csv", buku="unit", tahun="", jenis="kuantitatif-jpt")
    assert [satu["nama"] for satu in semua["berkas"]] == ["unit daftar.xlsx"]


def test_a_list_of_several_sheets_asks_which_in_the_words_of_the_page(minta: Any, tmp_path: Path) -> None:
    daftar = tmp_path / "DAFTAR.xlsx"
    with Workbook(daftar) as buku:
        for nama in ("Tim A", "Tim B"):
            lembar = buku.add_worksheet(nama)
            lembar.write_row(0, 0, ["NIP", "Nama", "Jabatan", "Unit Kerja"])
            lembar.write_row(1, 0, [acuan.NIP, "Bagus", "Analis", "Biro OSDM"])
    assert minta("jenis", berkas=[daftar])["jenis"] == {str(daftar): "daftar"}
    galat = minta("daftar", daftar=daftar, buku="skp", tahun="2026")["galat"]
    assert "Lembar mana yang dimaksud?" in galat
    assert 'isian "Lembar"' in galat
    assert minta("daftar", daftar=daftar, buku="skp", tahun="2026", lembar="Tim B")["jumlah"] == 1


def test_a_ranking_may_be_parted_by_unit_kerja_and_leaders_stand_apart(minta: Any, data: Path) -> None:
    hasil = minta("peringkat", berkas=data / "unit.xlsx", akhiran=[".xlsx"], pilihan={"lingkup": "", "pimpinan": ""})
    assert "bagian" not in hasil
    hasil = minta("peringkat", berkas=data / "unit.xlsx", pilihan={"lingkup": "setiap-unit-kerja"})
    assert "tidak menyebut dua unit kerja" in hasil["peringatan"][-1]
    galat = minta("peringkat", berkas=data / "unit.xlsx", pilihan={"masa_paling_sedikit": "30"})["galat"]
    assert galat.startswith('Isian "Masa paling sedikit" tidak berpengaruh')


def test_several_units_are_mapped_as_one_and_what_is_missing_is_asked_in_the_words_of_the_page(
    minta: Any, data: Path
) -> None:
    both = {"berkas": data / "unit.xlsx", "bersama": [data / "unit-tetangga.xlsx"]}
    galat = minta("peringkat", **both)["galat"]
    assert galat.startswith('Sebutkan nama unit gabungannya dengan isian "Nama gabungan"')
    hasil = minta("peringkat", **both, nama_unit=acuan.GABUNGAN, akhiran=[".xlsx"], pilihan={"lingkup": ""})
    alone = minta("peringkat", berkas=both["berkas"])
    assert {satu["nip"] for satu in hasil["pegawai"]} > {satu["nip"] for satu in alone["pegawai"]}
    assert hasil["unduh"][0]["nama"] == f"{acuan.GABUNGAN}-hasil.xlsx"
    other = minta("peringkat", berkas=data / "unit-tw4.xlsx", bersama=both["bersama"], nama_unit="Gabungan")["galat"]
    assert "periode" in other.casefold()


def test_the_books_of_evaluators_give_scores_and_the_record_that_comes_along(
    minta: Any, data: Path, tmp_path: Path
) -> None:
    meja = tmp_path / "meja" / "unit"
    shutil.copytree(data / "penilaian-360", meja / "360", ignore=shutil.ignore_patterns(".*"))
    books = [str(one) for one in sorted((meja / "360").glob("*.xlsx"))]
    hasil = minta("perilaku", meja="unit", penilai=books, tutup="")
    assert {one["nama"] for one in hasil["unduh"]} == {"rekap-perilaku.xlsx", "kinerja-360.json"}
    assert any(one["skor"] for one in hasil["pegawai"])
    assert hasil["tentang"]
    galat = minta("perilaku", meja="unit", penilai=books, sertakan_terlambat=True)["galat"]
    assert galat.startswith('Pilihan "Hitung juga yang terlambat" tidak berpengaruh tanpa tanggal tutup')


def test_the_stages_of_a_year_come_with_their_sources(minta: Any) -> None:
    hasil = minta("jadwal", tahun="2025")
    assert len(hasil["baris"]) == len(hasil["tahap"]) > 10
    assert hasil["rujukan"]
    assert "di luar jangkauan" in minta("jadwal", tahun="1800")["galat"]


def test_a_unit_gives_a_list_of_raters_and_the_list_a_book_for_each(minta: Any, data: Path, tmp_path: Path) -> None:
    hasil = minta("susun-penilai", data=data / "unit.xlsx", rekan="3", bawahan="", tanpa_diri=True, tutup="2026-01-20")
    assert (hasil["tutup"], {satu["rekan-sejawat"] for satu in hasil["pegawai"]}) == ("2026-01-20", {3})
    (daftar,) = hasil["unduh"]
    ditaruh = tmp_path / daftar["nama"]
    shutil.copyfile(daftar["jalur"], ditaruh)
    assert minta("jenis", berkas=[ditaruh])["jenis"] == {str(ditaruh): "daftar-penilai"}
    made = minta("buku-penilai", daftar=ditaruh, kertas="f4")
    with zipfile.ZipFile(made["unduh"][0]["jalur"]) as arsip:
        assert len(arsip.namelist()) == made["jumlah"] == hasil["penilai"]
    galat = minta("susun-penilai", data=data / "unit.xlsx", rekan="lima")["galat"]
    assert galat.startswith('Isian "Rekan seorang" "lima" bukan banyaknya orang')
    galat = minta("buku-penilai", daftar=data / "unit.xlsx")["galat"]
    assert "siapa menilai siapa" in galat
