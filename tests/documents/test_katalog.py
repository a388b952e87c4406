"""A document is one place: its module declares it, and everything else about documents follows from that."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from docx_templates.bangun import pembuat
from kinerja_core.documents import katalog
from kinerja_core.documents.katalog import KATALOG, DokumenBelumDinyatakan, cari
from kinerja_core.documents.mesin.dokumen import DariPegawai, DariPegawaiDanUnit, DariUnit
from kinerja_core.documents.mesin.periksa import BAWAAN
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.templat_dokumen import daftar
from tests.documents import contoh
from tests.documents.bantu import daftar_isian, periksa_templat, teks, templat_dari

AKAR = Path(__file__).parents[2]
DOKUMEN = AKAR / "kinerja_core" / "documents"
TEMPLAT = AKAR / "docx_templates"
DOCS = AKAR / "docs"


def _tabel(berkas: str, kepala: str) -> list[list[str]]:
    """The rows of the table of a page under docs whose heading begins so."""
    baris = (DOCS / berkas).read_text(encoding="utf-8").splitlines()
    awal = next(nomor for nomor, isi in enumerate(baris) if isi.startswith(f"| {kepala}"))
    rows = []
    for isi in baris[awal + 2 :]:
        if not isi.startswith("|"):
            break
        rows.append([sel.strip() for sel in isi.strip("|").split("|")])
    return rows


def _nama(sel: str) -> list[str]:
    return re.findall(r"`([^`]+)`", sel)


# -- the same set everywhere ----------------------------------------------------------------------


def test_modules_builders_templates_and_pages_are_the_same_documents():
    modul = {berkas.stem.replace("_", "-") for berkas in DOKUMEN.glob("*.py")} - {"--init--", "katalog"}
    assert set(KATALOG) == modul
    assert len(KATALOG) == len(modul) > 10
    berkas_pembuat = {path.stem.removeprefix("bangun_").replace("_", "-") for path in TEMPLAT.glob("bangun_*.py")}
    assert set(KATALOG) == berkas_pembuat == set(pembuat())
    assert {item.templat for item in KATALOG.values()} == {path.name for path in TEMPLAT.glob("*.docx")}


@pytest.mark.parametrize("kepala", ["dokumen | asal bentuknya", "dokumen | kotak tanda tangan"])
def test_each_table_of_the_page_on_documents_has_every_document_once(kepala: str):
    assert sorted(nama for baris in _tabel("dokumen.md", kepala) for nama in _nama(baris[0])) == sorted(KATALOG)


def test_the_page_on_templates_names_the_template_of_every_document():
    tabel = {baris[0].strip("`"): baris[1].strip("`") for baris in _tabel("templat-dokumen.md", "dokumen | templat")}
    assert tabel == {slug: item.templat for slug, item in KATALOG.items()}


@pytest.mark.parametrize("slug", KATALOG)
def test_a_document_says_all_of_itself(slug: str):
    item = KATALOG[slug]
    assert (item.slug, bool(item.judul)) == (slug, True)
    assert isinstance(item.sumber, DariPegawai | DariPegawaiDanUnit | DariUnit)
    assert item.konteks.model_json_schema()["properties"]
    assert item.templat.endswith(".docx")


def test_each_document_has_a_template_and_a_title_of_its_own():
    for nilai in ([item.templat for item in KATALOG.values()], [item.judul for item in KATALOG.values()]):
        assert len(set(nilai)) == len(nilai)


# -- rooms ----------------------------------------------------------------------------------------


def _diimpor(berkas: Path) -> set[str]:
    """Modules below kinerja_core.documents that a module imports anywhere in it."""
    nama = set()
    for item in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
        if isinstance(item, ast.ImportFrom) and (item.module or "").startswith("kinerja_core.documents"):
            nama |= {f"{item.module}.{alias.name}" for alias in item.names}
        elif isinstance(item, ast.Import):
            nama |= {alias.name for alias in item.names if alias.name.startswith("kinerja_core.documents")}
    return {bagian[2] for kata in nama if len(bagian := kata.split(".")) > 2}


@pytest.mark.parametrize(
    ("berkas", "boleh"),
    [
        *((path, {"mesin"}) for path in sorted((DOKUMEN / "mesin").glob("*.py"))),
        *((path, {"mesin", "bagian"}) for path in sorted((DOKUMEN / "bagian").glob("*.py"))),
        *((path, {"mesin", "bagian"}) for path in sorted(DOKUMEN.glob("*.py"))),
    ],
    ids=lambda nilai: nilai.relative_to(DOKUMEN).as_posix() if isinstance(nilai, Path) else "",
)
def test_the_printer_knows_no_document_and_no_document_another(berkas: Path, boleh: set[str]):
    assert _diimpor(berkas) <= boleh


def test_asking_for_one_document_loads_no_other():
    kode = (
        "import sys; from kinerja_core.documents.katalog import KATALOG, cari; len(list(KATALOG)); 'skp' in KATALOG;"
        "cari('berita-acara'); print(*(name for name in sys.modules if name.startswith('kinerja_core.documents.')))"
    )
    keluar = subprocess.run([sys.executable, "-c", kode], capture_output=True, encoding="utf-8", check=True, cwd=AKAR)
    termuat = {nama.split(".")[2] for nama in keluar.stdout.split()}
    assert termuat == {"katalog", "mesin", "bagian", "berita_acara_keberatan"}


def test_documents_are_found_and_printed_from_a_zip_too(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "kinerja.zip", "w") as wadah:
        for berkas in (*(AKAR / "kinerja_core").rglob("*"), *TEMPLAT.rglob("*")):
            if berkas.is_file() and "__pycache__" not in berkas.parts:
                wadah.write(berkas, berkas.relative_to(AKAR).as_posix())
    data = tmp_path / "data.json"
    data.write_text(contoh.risalah_terkecil().model_dump_json(), encoding="utf-8")
    kode = (
        "import sys; from pathlib import Path; from kinerja_core.documents.katalog import KATALOG;"
        "from kinerja_core.services.cetak import cetak; print(*(item.slug for item in KATALOG.values()));"
        "cetak('risalah', [Path('data.json')], Path('jadi.docx'));"
        "assert '.zip' in sys.modules['kinerja_core'].__file__"
    )
    keluar = subprocess.run(
        [sys.executable, "-c", kode], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path / "kinerja.zip")},
        capture_output=True, encoding="utf-8", check=True,
    )
    assert keluar.stdout.split() == list(KATALOG)
    assert "RISALAH DIALOG KINERJA" in teks((tmp_path / "jadi.docx").read_bytes())


# -- what is half declared ------------------------------------------------------------------------

LENGKAP = (
    "from kinerja_core.documents.mesin.dokumen import Dokumen, satu_tiap_buku\n"
    "from kinerja_core.model.dasar import Rekaman\n"
    "DOKUMEN = Dokumen(slug='nota', judul='Nota', konteks=Rekaman, templat='skp.docx',\n"
    "    sumber=satu_tiap_buku('Nota', lambda *_: Rekaman()))\n"
)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("", "tidak memuat DOKUMEN"),
        (LENGKAP.replace("templat='skp.docx',", ""), "belum dinyatakan lengkap.*'templat'"),
        (LENGKAP.replace("slug='nota'", "slug='catatan'"), 'menyatakan dokumen "catatan"; namanya harus "nota"'),
        (LENGKAP.replace("skp.docx", "nota.docx"), 'Templat "nota.docx" .*tidak ada'),
        (re.sub(r"sumber=.*\)\)", "sumber=None)", LENGKAP), "belum menyatakan dari mana datanya"),
    ],
)
def test_a_document_half_declared_fails_at_once_with_a_sentence(
    isi: str, kata: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "nota.py").write_text(isi, encoding="utf-8")
    monkeypatch.setattr(katalog.paket, "__path__", [*katalog.paket.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "kinerja_core.documents.nota", raising=False)
    semua = katalog._Katalog()
    assert "nota" in semua
    with pytest.raises(DokumenBelumDinyatakan, match=kata):
        semua["nota"]
    monkeypatch.delitem(sys.modules, "kinerja_core.documents.nota", raising=False)


def test_a_document_that_is_not_there_is_one_sentence_with_those_that_are():
    with pytest.raises(GalatKinerja, match=r'"rapor" tidak ada\. Yang ada: akumulasi-ak, .*, undangan'):
        cari("rapor")


# -- what the pages show --------------------------------------------------------------------------

HALAMAN = ("dokumen.md", "templat-dokumen.md")


def _perintah(berkas: str) -> list[str]:
    return re.findall(r"`(kinerja [^`]+)`", (DOCS / berkas).read_text(encoding="utf-8"))


@pytest.mark.parametrize("perintah", sorted({kata for berkas in HALAMAN for kata in _perintah(berkas)}))
def test_each_command_the_pages_show_exists_with_its_options(perintah: str):
    from kinerja_core.cli.utama import app  # noqa: PLC0415 - the whole command line, needed here only

    kata = perintah.replace("…", "").split()[1:]
    nama = kata[:2] if kata[0] == "templat-dokumen" else kata[:1]
    bantuan = CliRunner().invoke(app, [*nama, "--help"], env={"COLUMNS": "200"})
    assert bantuan.exit_code == 0, perintah
    for pilihan in (item for item in kata if item.startswith("-")):
        assert re.search(rf"(?<![\w-]){pilihan}(?![\w-])", bantuan.output), (perintah, pilihan)
    sisa = [item for item in kata[len(nama) :] if not item.startswith("-")]
    if sisa and (nama[0] in {"cetak", "skema"} or nama[1:] in (["daftar"], ["salin"])):
        assert cari(sisa[0])


def test_each_module_the_page_tells_to_run_exists():
    modul = re.findall(r"`python -m ([\w.]+)", (DOCS / "templat-dokumen.md").read_text(encoding="utf-8"))
    assert len(modul) >= 4
    for nama in modul:
        assert importlib.util.find_spec(nama) is not None, nama


def test_each_field_the_page_on_templates_shows_exists():
    halaman = (DOCS / "templat-dokumen.md").read_text(encoding="utf-8")
    ada = {nama for slug in KATALOG for nama, _ in daftar_isian(KATALOG[slug])} | set(BAWAAN)
    ada |= {nama for item in daftar("risalah") for nama in re.findall(r"\{\{ ([\w.]+) \}\}", item["ditulis"])}
    contoh = {"nama_isian", "isian", "daftar", "x.nama"}  # stand for any field of any document
    loop = {"loop.index", "loop.first", "loop.last"}
    tanda = re.findall(r"\{\{ ([\w.]+) \}\}|\{%(?:p|tr)? (?:el)?if (?:not )?([\w.]+) %\}", halaman)
    ditulis = {kata for pasangan in tanda for kata in pasangan if kata}
    assert {"pimpinan.nama", "kop_gambar", "srikandi", *loop} <= ditulis
    assert ditulis <= ada | contoh | loop


def test_each_token_of_srikandi_the_pages_show_stands_in_a_template():
    from kinerja_core.documents.mesin.render import templat_bawaan  # noqa: PLC0415 - bytes of every template

    isi = "".join(teks(templat_bawaan(item)) for item in KATALOG.values())
    tanda = {kata for berkas in HALAMAN for kata in re.findall(r"\$\{\w+\}", (DOCS / berkas).read_text("utf-8"))}
    assert len(tanda) > 8
    assert {kata for kata in tanda if kata not in isi} == set()


def test_each_limit_the_page_names_is_that_of_the_program():
    from kinerja_core.documents.mesin import periksa  # noqa: PLC0415 - loads lxml
    from kinerja_core.documents.surat_keterangan import BATAS_TABEL_DALAM_SURAT  # noqa: PLC0415 - one document

    halaman = (DOCS / "templat-dokumen.md").read_text(encoding="utf-8")
    assert f"memuat {periksa.BATAS_TANDA} tanda, bersarang paling dalam {periksa.BATAS_BERSARANG} tingkat" in halaman
    assert f"lebih dari {BATAS_TABEL_DALAM_SURAT} pegawai (`BATAS_TABEL_DALAM_SURAT`)" in halaman


def test_each_tag_the_page_on_templates_shows_is_one_that_the_check_lets_through(tmp_path: Path):
    halaman = (DOCS / "templat-dokumen.md").read_text(encoding="utf-8")
    ditulis = set(re.findall(r"\{%(?:p |tr | )(\w+)", halaman)) | {"elif"}
    assert "`elif` juga boleh" in halaman
    (tmp_path / "t.docx").write_bytes(templat_dari(["{% include 'x' %}"]))
    (ditolak,) = (item.pesan for item in periksa_templat("risalah", tmp_path / "t.docx") if "include" in item.pesan)
    boleh = set(re.findall(r"\w+", ditolak.partition("yang boleh hanya")[2])) - {"dan"}
    assert ditulis == boleh
