"""Excel's task pane: its files, and its work beside a stand-in for Excel in Chromium."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from kinerja_halaman import panel as pembuat
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.excel import seri
from kinerja_core.services.cetak import cetak, tampilan
from kinerja_core.services.fungsi_sel import FUNGSI_SEL, hitung_sel
from kinerja_core.services.lembar_hasil import LembarHasil, lembar_peringkat, lembar_temuan
from kinerja_core.services.periksa import periksa
from kinerja_core.services.peringkat import peringkat
from tests.alat.perkakas import cari
from tests.halaman.conftest import PROGRAM, jalankan_node

ALAMAT = "https://kantor.example/kinerja/"
#: What Excel lets a person do on a protected sheet of ours; given back as it was.
PROTEKSI = {"sandi": False, "pilihan": {"allowFormatColumns": True, "allowFormatRows": True}}
SKOR = [["198501012010011001", "Rahma", 90, 80], ["198501012010011002", "Wahyu", 70, 80]]
#: Arguments as Excel gives them: every one a matrix, and nothing for each that is left out.
_ISI: dict[str, list[Any]] = {
    "PREDIKAT": [[["Di Atas"], ["Sesuai"]], [["Sesuai"]], [[46022]]],
    "KELOMPOK": [[["Di Atas"]], [["tinggi sekali"]]],
    "RENTANG_NILAI": [[["K3"]], [["Baik"]], [["Tahun 2025"]]],
    "PERIKSA_NILAI": [[[91]], [["K3"]], [["Baik"]], [["Tahun 2025"]]], "PEMETAAN": [SKOR, [[46022]]],
    "PERINGKAT": [[["198501012010011001"]], SKOR, [["Tahun 2025"]]],
    "PERIKSA_NIP": [[["199013012015013000"]], [[46022]]],
    "TANGGAL_LAHIR": [[["198501012010011001"]]], "UMUR": [[["198501012010011001"]], [[46022]]],
    "JENIS_KELAMIN": [[["198501012010011001"]]], "TMT": [[["198501012010011001"]]], "PANGKAT": [[["III/d"]]],
    "TENGGAT_KONFIRMASI": [[[46035]]], "HARI_KERJA": [[[46022]], [[46035]]], "JADWAL": [[[2025]]],
    "TANGGAL_INDONESIA": [[[46035]], [[True]]], "TERBILANG": [[[18]]], "BULAN_SD": [[["Maret"]], [["April"]]],
    "POTONGAN_TUKIN": [[["Kurang"]], [["Tahun 2025"]], [[5_331_000]]],
    "ANGKA_KREDIT": [[["Baik"]], [["Ahli Muda"]], [["Tahun 2025"]], [[6]]],
}
FUNGSI = {nama: [*isi, *[None] * (len(FUNGSI_SEL[nama].argumen) - len(isi))] for nama, isi in _ISI.items()}
NS = {
    "o": "http://schemas.microsoft.com/office/appforoffice/1.1",
    "v": "http://schemas.microsoft.com/office/taskpaneappversionoverrides",
    "b": "http://schemas.microsoft.com/office/officeappbasictypes/1.0",
}


def _terbuka(path: Path, catatan: dict[str, dict[str, str]]) -> dict[str, Any]:
    """A workbook as the stand-in has it open."""
    lembar = [
        {
            "nama": satu.title, "terlihat": satu.sheet_state == "visible", "catatan": catatan.get(satu.title, {}),
            "proteksi": PROTEKSI if satu.protection.sheet else None,
        }
        for satu in load_workbook(path).worksheets
    ]
    isi = base64.b64encode(path.read_bytes()).decode()
    return {"alamat": f"C:\\Buku saya\\{path.name}", "isi": isi, "lembar": lembar}


@pytest.fixture(scope="module")
def berkas(halaman: Path) -> dict[str, bytes]:
    return pembuat.panel(halaman.read_bytes(), "https://KANTOR.example/kinerja")


@pytest.fixture(scope="module")
def buku(data: Path) -> dict[str, Path]:
    """A workbook with findings, one whose documents can be made, and that of the unit."""
    hasil = {path: periksa([path]) for path in sorted((data / "buku").glob("*.xlsx"))}
    salah = max(hasil, key=lambda path: sum(bool(satu.sel) for satu in hasil[path].temuan))
    bersih = next(path for path, satu in hasil.items() if not satu.temuan)
    return {"temuan": salah, "dokumen": bersih, "unit": data / "unit.xlsx"}


@pytest.fixture(scope="module")
def terlihat(
    berkas: dict[str, bytes], buku: dict[str, Path], modul_node: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What the pane and the open workbook were like on the journey."""
    folder = tmp_path_factory.mktemp("panel")
    pembuat.bangun(folder / "berkas", berkas)
    satu = next(satu for satu in periksa([buku["temuan"]]).temuan if satu.sel)
    tugas = {nama: _terbuka(path, {}) for nama, path in buku.items()}
    tugas["temuan"] = _terbuka(buku["temuan"], {satu.lembar or "": {(satu.sel or "").split(":")[0]: "catatan saya"}})
    isi = {"alamat": ALAMAT, "office": pembuat.OFFICE_JS, "fungsi": FUNGSI, **tugas}
    (folder / "tugas.json").write_text(json.dumps(isi), encoding="utf-8")
    jalankan_node("panel.mjs", cari(*PROGRAM["chromium"]), folder / "berkas", folder / "tugas.json", folder)
    return {"folder": folder, **json.loads((folder / "panel.json").read_text(encoding="utf-8"))}


def _lembar(keadaan: dict[str, Any], nama: str) -> dict[str, Any]:
    (satu,) = (satu for satu in keadaan["lembar"] if satu["nama"] == nama)
    return satu


def _sama(lembar: dict[str, Any], seharusnya: LembarHasil) -> None:
    """The sheet holds the table, numbers as numbers and everything else as text."""
    isi = {f"{y},{x}": sel for y, baris in enumerate(seharusnya.baris, 1) for x, sel in enumerate(baris, 1)}
    bawah = len(seharusnya.baris) + 2
    isi |= {f"{bawah + nomor},1": teks for nomor, teks in enumerate(seharusnya.catatan)}
    assert lembar["sel"] == json.loads(json.dumps(isi))
    for letak in isi:
        y, x = map(int, letak.split(","))
        angka = 1 < y <= len(seharusnya.baris) and x - 1 in seharusnya.angka
        assert lembar["format"][letak] == ("General" if angka else "@")


def test_the_pane_shows_every_finding_and_goes_to_its_cell(terlihat: dict[str, Any], buku: dict[str, Path]) -> None:
    temuan = sorted(periksa([buku["temuan"]]).temuan, key=lambda satu: satu.pesan)
    tampak = sorted(terlihat["temuan"], key=lambda satu: satu["teks"])
    assert [satu["teks"] for satu in tampak] == [satu.pesan for satu in temuan]
    bersel = {f"Sel {satu.sel}" for satu in temuan if satu.sel and satu.lembar}
    assert {satu["sel"] for satu in tampak} - {None} == bersel
    lompat = terlihat["lompat"]
    assert lompat["dipilih"] in {f"{satu.lembar}!{satu.sel}" for satu in temuan}
    assert lompat["aktif"] == lompat["dipilih"].split("!")[0]
    assert terlihat["badan"] <= 340


def test_marks_lie_over_the_cells_and_go_without_a_trace(terlihat: dict[str, Any], buku: dict[str, Path]) -> None:
    temuan = [satu for satu in periksa([buku["temuan"]]).temuan if satu.sel and satu.lembar]
    sel = {(satu.lembar, satu.sel) for satu in temuan}
    kabar, keadaan = terlihat["ditandai"]
    ditandai = {(lembar["nama"], satu["alamat"]) for lembar in keadaan["lembar"] for satu in lembar["tanda"]}
    assert ditandai == sel
    assert kabar == f"{len(sel)} sel ditandai."
    catatan = {(satu["nama"], alamat): isi for satu in keadaan["lembar"] for alamat, isi in satu["catatan"].items()}
    assert catatan.keys() == {(nama, alamat.split(":")[0]) for nama, alamat in sel}
    milik_pengguna = [isi for isi in catatan.values() if isi == "catatan saya"]
    assert len(milik_pengguna) == 1
    tertulis = "".join(catatan.values())
    awal = (temuan[0].lembar, temuan[0].sel)  # where the note of the user stays alone
    assert all(satu.pesan in tertulis for satu in temuan if (satu.lembar, satu.sel) != awal)
    assert terlihat["ditandai_lagi"]["lembar"] == keadaan["lembar"]
    kabar, keadaan = terlihat["dihapus"]
    assert keadaan["lembar"] == terlihat["mulai"]["lembar"]
    assert any(lembar["proteksi"] for lembar in keadaan["lembar"])
    assert kabar == f"{len(sel)} tanda dihapus; sel kembali seperti semula."


def test_a_sheet_with_a_password_is_passed_over_and_named(terlihat: dict[str, Any], buku: dict[str, Path]) -> None:
    kabar, keadaan = terlihat["bersandi"]
    (bersandi,) = (lembar for lembar in keadaan["lembar"] if lembar["proteksi"] and lembar["proteksi"]["sandi"])
    assert kabar.endswith(f" Dilewati karena diproteksi dengan sandi: {bersandi['nama']}.")
    assert bersandi["tanda"] == []
    temuan = [satu for satu in periksa([buku["temuan"]]).temuan if satu.sel and satu.lembar]
    lain = {(satu.lembar, satu.sel) for satu in temuan if satu.lembar != bersandi["nama"]}
    ditandai = {(lembar["nama"], satu["alamat"]) for lembar in keadaan["lembar"] for satu in lembar["tanda"]}
    assert ditandai == lain != set()


def test_findings_are_written_on_a_sheet_and_nothing_is_replaced_unasked(
    terlihat: dict[str, Any], buku: dict[str, Path]
) -> None:
    seharusnya = lembar_temuan(periksa([buku["temuan"]]).temuan)
    awal = [lembar["nama"] for lembar in terlihat["mulai"]["lembar"]]
    for langkah, tambahan in (
        ("ditulis", ["Temuan"]), ("ganti", ["Temuan"]),
        ("baru", ["Temuan", "Temuan (2)"]), ("batal", ["Temuan", "Temuan (2)"]),
    ):
        assert [lembar["nama"] for lembar in terlihat[langkah]["lembar"]] == [*awal, *tambahan]
        for nama in tambahan:
            _sama(_lembar(terlihat[langkah], nama), seharusnya)


def test_the_ranking_is_written_on_a_sheet_as_the_command_line_has_it(
    terlihat: dict[str, Any], buku: dict[str, Path]
) -> None:
    _sama(_lembar(terlihat["peringkat"], "Hasil Pemeringkatan"), lembar_peringkat(peringkat(buku["unit"])))


def test_a_document_of_the_pane_is_that_of_the_command_line(
    terlihat: dict[str, Any], buku: dict[str, Path], tmp_path: Path
) -> None:
    (nama,) = terlihat["dokumen"]
    (dibuat,) = cetak("lampiran-skp", [buku["dokumen"]], tmp_path, tampilan()).dibuat
    assert nama == dibuat.name
    assert (terlihat["folder"] / nama).read_bytes() == dibuat.read_bytes()


def test_the_letters_of_a_unit_come_as_one_zip(terlihat: dict[str, Any]) -> None:
    assert terlihat["surat"] == [["dokumen.zip"], "1 dokumen dibuat."]


def test_functions_for_cells_give_what_the_python_functions_give(terlihat: dict[str, Any]) -> None:
    assert FUNGSI.keys() == FUNGSI_SEL.keys()
    for nilai, (nama, isi) in zip(terlihat["fungsi"], FUNGSI.items(), strict=True):
        assert nilai == json.loads(json.dumps(hitung_sel(nama, isi))), nama
    tenggat = dict(zip(FUNGSI, terlihat["fungsi"], strict=True))["TENGGAT_KONFIRMASI"]
    assert tenggat == [[seri(FUNGSI_SEL["TENGGAT_KONFIRMASI"].jalankan(46035).date())]]


def test_while_somebody_types_in_a_cell_one_sentence_says_what_to_do(terlihat: dict[str, Any]) -> None:
    menulis, membaca = terlihat["sibuk"]
    assert menulis == (
        "Excel menolak: melihat lembar buku ini. Tekan Enter atau Esc untuk selesai mengetik di sel, lalu ulangi."
    )
    assert membaca.startswith("Buku yang terbuka tidak dapat dibaca. Selesaikan isian sel, lalu ulangi.")


def test_the_pane_asks_for_nothing_but_its_own_files_and_misuses_nothing_of_excel(terlihat: dict[str, Any]) -> None:
    assert sorted(terlihat["diminta"]) == sorted([f"{ALAMAT}panel.html", f"{ALAMAT}fungsi.js", pembuat.OFFICE_JS])
    assert terlihat["ditolak"] == []
    assert terlihat["galat"] == ""
    assert terlihat["peringkat"]["salah"] == []
    assert terlihat["batal"]["terbuka"] == 0


def test_the_manifest_is_read_by_its_makers_reader_and_names_only_files_that_are_there(
    berkas: dict[str, bytes], modul_node: Path, tmp_path: Path
) -> None:
    (tmp_path / "manifest.xml").write_bytes(berkas["manifest.xml"])
    baca = (
        "const { OfficeAddinManifest } = require('office-addin-manifest');"
        "OfficeAddinManifest.readManifestFile(process.argv[1]).then((m) => console.log(JSON.stringify(m)));"
    )
    keluar = subprocess.run(
        [cari("node"), "-e", baca, str(tmp_path / "manifest.xml")], cwd=modul_node.parent, capture_output=True,
        text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    terbaca = json.loads(keluar.stdout)
    assert terbaca["officeAppType"] == "TaskPaneApp"
    assert terbaca["hosts"] == ["Workbook"]
    assert terbaca["permissions"] == "ReadWriteDocument"
    assert terbaca["defaultSettings"]["sourceLocation"] == f"{ALAMAT}panel.html"
    pohon = ET.fromstring(berkas["manifest.xml"])  # noqa: S314 - our own file
    alamat = [isi for satu in pohon.iter() for isi in satu.attrib.values() if isi.startswith("https:")]
    assert {satu.removeprefix(ALAMAT) for satu in alamat} <= berkas.keys()
    sumber = [satu.attrib["id"] for satu in pohon.iterfind(".//v:Resources//b:*[@id]", NS)]
    sumber += [satu.attrib["id"] for satu in pohon.iterfind(".//v:Resources//v:*[@id]", NS)]
    dipakai = {satu.attrib["resid"] for satu in pohon.iter() if "resid" in satu.attrib}
    assert sorted(sumber) == sorted(dipakai)
    assert all(len(nama) <= 32 for nama in sumber)
    assert all(len(satu.attrib["DefaultValue"]) <= 125 for satu in pohon.iterfind(".//b:ShortStrings/b:String", NS))
    assert all(len(satu.attrib["DefaultValue"]) <= 250 for satu in pohon.iterfind(".//b:LongStrings/b:String", NS))
    assert re.fullmatch(r"\d+(\.\d+){3}", terbaca["version"])


def test_the_list_of_functions_is_their_declaration_and_keeps_excels_rules(berkas: dict[str, bytes]) -> None:
    daftar = json.loads(berkas["fungsi.json"])["functions"]
    assert [satu["id"] for satu in daftar] == list(FUNGSI_SEL)
    assert "=KINERJA.PREDIKAT(" in daftar[0]["description"]
    for satu in daftar:
        assert re.fullmatch(r"[A-Z][A-Z0-9_.]{0,127}", satu["name"])
        wajib = [isi["optional"] for isi in satu["parameters"]]
        assert wajib == sorted(wajib)  # what may be left out comes last
        assert all(isi["description"] and isi["dimensionality"] == "matrix" for isi in satu["parameters"])
        assert len(satu["description"]) <= 1_000


def test_icons_are_pictures_of_their_size(berkas: dict[str, bytes]) -> None:
    for ukuran in (16, 32, 64, 80):
        isi = berkas[f"ikon-{ukuran}.png"]
        assert isi.startswith(b"\x89PNG\r\n\x1a\n")
        assert (int.from_bytes(isi[16:20]), int.from_bytes(isi[20:24])) == (ukuran, ukuran)


def test_the_policy_of_the_pane_names_where_scripts_come_from_and_the_page_keeps_its_own(
    halaman: Path, berkas: dict[str, bytes]
) -> None:
    kebijakan = re.compile(r'Content-Security-Policy" content="([^"]+)"')
    (milik_panel,) = kebijakan.findall(berkas["panel.html"].decode())
    (milik_halaman,) = kebijakan.findall(halaman.read_text(encoding="utf-8"))
    assert "'self' https://appsforoffice.microsoft.com;" in milik_panel
    assert "https:" not in milik_halaman
    assert "'self'" not in milik_halaman
    for satu in (milik_panel, milik_halaman):
        assert "connect-src 'none'" in satu
        assert "unsafe-inline" not in satu
    sendiri = pembuat.panel(halaman.read_bytes(), ALAMAT, "https://kantor.example/office-js/office.js")
    assert "'self' https://kantor.example;" in kebijakan.findall(sendiri["panel.html"].decode())[0]
    assert b'src="https://kantor.example/office-js/office.js"' in sendiri["panel.html"]


@pytest.mark.parametrize(
    "alamat",
    ["http://kantor.example/", "kantor.example", "https://", "https://a.example/?x=1", "https://a.example/a b/",
     "https://a.example;script-src *", "https://a'b.example/", "https://saya:sandi@a.example/", "https://[/"],
)
def test_an_address_that_excel_would_not_open_is_refused_before_anything_is_built(
    alamat: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jalankan(["halaman", "--panel", alamat, "-o", str(tmp_path)]) == 2
    assert "bukan alamat https yang dapat dibuka Excel" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_own_copy_of_office_js_means_nothing_without_a_pane(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jalankan(["halaman", "--office-js", pembuat.OFFICE_JS, "-o", str(tmp_path / "kinerja.html")]) == 2
    assert "--panel" in capsys.readouterr().err

