"""Every file that once failed (``tests/kasus``): what a user types, and what the program answers that is right.

A row of :data:`TABEL` is one command line on one file. A file without a row fails, and so does a file of the
collection (:data:`KUMPULAN`) that is not here.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_unit
from tests.documents import contoh, contoh_buku
from tests.documents.bantu import teks

KASUS = Path(__file__).parent / "kasus"

#: The collection, folder by folder; a name without an ending is a workbook.
KUMPULAN: Mapping[str, str] = {
    "buku": "dasar bulan pilihan no-rhk tempel 360-skor6 pemb2 tahun-teks tahun-lalu-b target tgl-str "
            "konseling-salah-isi",
    "kunci": "dasar urut-terbalik hapus-iki11",
    "unit": "unit_tempel unit_tempel2 awk_teks85 awk_rating_spasi awk_set_k_teks unit_norate",
    "bom": "dim-newline redos-f dim-zz9999-satu",
    "csv": "campur.csv inj2.csv zwsp.csv rtl.csv",
    "daftar": "DAFTAR.csv DAFTAR h-dua h-nomor h-sub h0 h1 h2",
    "bkn": "laporan-bkn sama25",
    "docx": "palsu.docx fuzz-seek.docx fuzz-rels.docx jejak-dalam.docx jejak-esc.docx gridspan.docx",
    "yj": "ganda.json besar.yaml dalam.yaml",
    "kop": "kop-terpotong.png",
    "setara": "01-backslash 22-irm-kepala 24b-rid-kosong 33d-macrosheet b-komentar b-rel-titik b-utf16",
    "templat": "surat-keterangan-lo.docx t-logo_awal_surat.docx t-gabung_sel.docx t-kurung_tunggal.docx "
               "t-komentar_saja.docx t-salin_dari_daftar.docx t-hapus_endfor_tabel.docx t-kotak_di_tanda.docx",
}  # fmt: skip
#: Folders that are one case of several workbooks, with their number.
FOLDER = {"p360": 6, "ak": 2}


@dataclass(frozen=True)
class Kasus:
    """One command line on one file or folder of ``tests/kasus``, and the right answer.

    In the command ``{}`` stands for the file, ``{keluar}`` for a folder that is not there yet, and the names of
    :func:`bahan` for what is printed from.
    """

    berkas: str
    perintah: str
    kode: int
    kesalahan: Mapping[str, int] = field(default_factory=dict)  #: all of them, as "Lembar KODE" -> how many
    juga: frozenset[str] = frozenset()  #: codes of milder findings that must be there
    kata: tuple[str, ...] = ()  #: what is said
    tanpa: tuple[str, ...] = ()  #: what is nowhere: neither said nor written
    hasil: tuple[str, ...] | None = None  #: what stands in what was made; ``None`` when nothing but an index is

    @property
    def nama(self) -> str:
        words = self.perintah.split()
        return f"{self.berkas} {words[0]} {words[1] if words[1][0].isalpha() else ''}".strip()


def _periksa(berkas: str, juga: str = "", **kesalahan: int) -> Kasus:
    """The check of a workbook; sheets and codes as ``Rencana_Aksi__PILIHAN_TIDAK_DIKENAL``."""
    wrong = {
        f"{sheet.replace('_', ' ')} {code.replace('_', '-')}".strip(): many
        for name, many in kesalahan.items() for sheet, _, code in (name.partition("__"),)
    }
    return Kasus(f"{berkas}.xlsx", "periksa {} --json", 1 if wrong else 0, wrong, frozenset(juga.split()))


def _ditolak(berkas: str, perintah: str, *kata: str) -> Kasus:
    """Refused: the reason is said, and nothing is written."""
    return Kasus(berkas, perintah, 2, kata=kata)


_PERINGKAT = "peringkat {} -o {keluar}/peringkat.csv"
_RISALAH = "cetak risalah risalah.json --templat {} -o {keluar} --json"
_SURAT = "cetak surat-keterangan surat.json --templat {} -o {keluar} --json"
#: What the basic workbook itself has to be said.
_DASAR = "AKSI-BELUM-SELESAI CATATAN-PERLU-DIALOG"

TABEL: tuple[Kasus, ...] = (
    # staff workbooks: the sheet, the finding and the document say the same
    _periksa("buku/dasar", _DASAR),
    _periksa("buku/bulan", _DASAR, Rencana_Aksi__PILIHAN_TIDAK_DIKENAL=19, Rencana_Aksi__BULAN_TERBALIK=1,
             Rencana_Aksi__SEL_WAJIB=1),
    Kasus("buku/bulan.xlsx", "cetak rencana-aksi {} -o {keluar}", 1, kata=("tidak dicetak", "DOKUMEN-DITAHAN")),
    _periksa("buku/pilihan", SKP__PILIHAN_TIDAK_DIKENAL=4, Catatan_Harian__PILIHAN_TIDAK_DIKENAL=3),
    Kasus("buku/pilihan.xlsx", "cetak skp {} -o {keluar}", 1, kata=("tidak dicetak", "DOKUMEN-DITAHAN")),
    _periksa("buku/no-rhk", "SKP-NOMOR-LONCAT", SKP__ANGKA_SALAH=4, SKP__ANGKA_TEKS=1, SKP__ANGKA_BATAS=3,
             SKP__SEL_WAJIB=1),
    Kasus("buku/no-rhk.xlsx", "cetak skp {} -o {keluar}", 1, kata=("tidak dicetak", "DOKUMEN-DITAHAN")),
    _periksa("buku/tempel", Catatan_Harian__PILIHAN_TIDAK_DIKENAL=3),
    Kasus("buku/360-skor6.xlsx", "periksa {} --json", 1,
          {"Penilaian ANGKA-BATAS": 2, "Penilaian ANGKA-SALAH": 3, "Penilaian ANGKA-TEKS": 1},
          kata=("Isi sel tidak ditampilkan",)),
    _periksa("buku/pemb2", "PEMBINAAN-LUAR-TAHUN PEMBINAAN-MASA-DEPAN", Pembinaan__PEMBINAAN_TIDAK_SESUAI=2),
    _periksa("buku/tahun-teks", Identitas__ANGKA_TEKS=1),
    _periksa("buku/tahun-lalu-b", "IDENTITAS-TAHUN-TEMPLAT"),
    _periksa("buku/target", "SKP-SATUAN-GANDA"),
    Kasus("buku/target.xlsx", "cetak skp {} -o {keluar}", 0, hasil=("12 Laporan",), tanpa=("12 Laporan Laporan",)),
    # "10 Februari 2026" is read; what may be another day, or a number, is not
    Kasus("buku/tgl-str.xlsx", "periksa {} --json", 1, {"Catatan Harian TANGGAL-TEKS": 4},
          kata=("2026/02/10", "20260210", "46063", "Selasa/10 Februari 2026")),
    Kasus("buku/konseling-salah-isi.xlsx", "periksa {} --json", 1,
          {"Pembinaan PILIHAN-TIDAK-DIKENAL": 2, "Pembinaan TANGGAL-TEKS": 1, "Pembinaan TEKS-KARAKTER": 1},
          kata=("Isi sel tidak ditampilkan",), tanpa=("RAHASIA",)),
    Kasus("buku/konseling-salah-isi.xlsx", "periksa {} -o {keluar}/temuan.xlsx", 1, tanpa=("RAHASIA",), hasil=()),
    # rows that moved after their realisasi was typed
    _periksa("kunci/dasar", _DASAR),
    Kasus("kunci/urut-terbalik.xlsx", "periksa {} --json", 0, juga=frozenset({"REALISASI-SATUAN-BERBEDA"}),
          kata=('\\"3 Laporan\\" dalam Laporan', '\\"4 Rapat\\" dalam Rapat')),
    _periksa("kunci/hapus-iki11", "REALISASI-SATUAN-BERBEDA", Rencana_Aksi__IKI_TIDAK_DIKENAL=1,
             Triwulan_I__REALISASI_BERGESER=1),
    # unit workbooks
    _periksa("unit/unit_tempel", Skor__PILIHAN_TIDAK_DIKENAL=1, Skor__ANGKA_TEKS=1),
    _periksa("unit/unit_tempel2", Skor__ANGKA_TEKS=1),
    _periksa("unit/awk_teks85", "SKOR-MENYENDIRI", Skor__ANGKA_TEKS=1),
    _periksa("unit/awk_rating_spasi", Skor__PILIHAN_TIDAK_DIKENAL=5),
    _periksa("unit/awk_set_k_teks", Pengaturan__ANGKA_TEKS=1),
    *(
        _ditolak(f"unit/{nama}.xlsx", f"{perintah} -o {{keluar}}/hasil{akhiran}", "belum dapat dipakai")
        for nama in ("unit_tempel", "unit_tempel2", "awk_teks85", "awk_rating_spasi", "awk_set_k_teks")
        for perintah, akhiran in (
            ("peringkat {}", ".xlsx"), ("cetak surat-keterangan {}", ".docx"),
            ("ekspor kemenkes-pemeringkatan {}", ".xlsx"),
        )
    ),
    _periksa("unit/unit_norate", "UNIT-VERSI-LAMA"),
    Kasus("unit/unit_norate.xlsx", "cetak konversi-ak {} -o {keluar}", 1, kata=("DOKUMEN-BELUM-LENGKAP",)),
    Kasus("unit/unit_norate.xlsx", "cetak surat-keterangan {} -o {keluar}", 0, juga=frozenset(),
          kata=("PREDIKAT-BELUM-DITETAPKAN",), hasil=("Citra Maharani, S.Psi.",)),
    # several workbooks of one case
    Kasus("p360", "periksa {} --json", 1, {"Penilaian ANGKA-BATAS": 1, "Penilaian P360-BUTIR-KOSONG": 1},
          tanpa=("Sekar Kinanti", "Gita Anggraini", "Suka membantu rekan")),
    Kasus("p360", "gabung {} -o {keluar}/unit.xlsx", 1, kata=("P360-SEMENTARA", "P360-BUKAN-ANGGOTA"), hasil=(),
          tanpa=("Sekar Kinanti", "Gita Anggraini", "Suka membantu rekan")),
    Kasus("ak", "cetak konversi-ak {} -o {keluar} --json", 0, juga=frozenset({"ANGKA-KREDIT-TIDAK-BERLAKU"}),
          hasil=("12,50",), tanpa=("25,00",)),
    # bombs: one finding, soon
    _periksa("bom/dim-newline", Identitas__LEMBAR_TERLALU_LUAS=1),
    _periksa("bom/dim-zz9999-satu", Identitas__LEMBAR_TERLALU_LUAS=1),
    Kasus("bom/redos-f.xlsx", "periksa {} --json", 2, {"BERKAS-RUSAK": 1}),
    # lists as text
    Kasus("csv/campur.csv", _PERINGKAT, 0, hasil=("André Wibówo", "René")),
    Kasus("csv/campur.csv", "peringkat {} --json", 0, juga=frozenset({"TEKS-PENGODEAN"}), kata=("Baris 3:",)),
    Kasus("csv/inj2.csv", _PERINGKAT, 0, hasil=("Ani;'=1+1", "sep=,"), tanpa=("Ani;=1+1\r",)),
    *(
        Kasus(f"csv/{nama}.csv", "peringkat {} --json", 1, {"TEKS-KARAKTER": 1},
              kata=(f"Baris 2: Nama: Ada tanda tak terlihat (U+{ord(tanda):04X})",), tanpa=(tanda,))
        for nama, tanda in (("zwsp", "\u200b"), ("rtl", "\u202e"))
    ),
    # lists of people as offices have them
    *(
        Kasus(f"daftar/{nama}", "templat daftar --pegawai {} -o {keluar}/daftar.xlsx --json", 0,
              juga=frozenset(juga.split()), hasil=tuple(hasil))
        for nama, juga, hasil in (
            ("DAFTAR.csv", "", ("drg. Budi Permata", "Direktur Jenderal Kesehatan Uji")),
            ("DAFTAR.xlsx", "DAFTAR-BARIS-LAIN", ("drg. Budi Permata", "Direktur Jenderal Kesehatan Uji")),
            ("h0.xlsx", "", ("Andi Permata, S.K.M.", "Budi Santoso", "Penata (III/c)")),
            ("h1.xlsx", "", ("Andi Permata, S.K.M.", "Budi Santoso", "Penata (III/c)")),
            ("h2.xlsx", "", ("Andi Permata, S.K.M.", "Budi Santoso", "Penata (III/c)")),
            ("h-dua.xlsx", "", ("Andi Permata, S.K.M.", "Ketua")),
            ("h-nomor.xlsx", "", ("Andi Permata, S.K.M.",)),
            ("h-sub.xlsx", "DAFTAR-BARIS-LAIN", ("Andi Permata, S.K.M.", "Budi Santoso")),
        )
    ),
    Kasus("bkn/laporan-bkn.xlsx", "templat daftar --pegawai {} -o {keluar}/daftar.xlsx --json", 0,
          hasil=("Citra Maharani, S.Psi.", "Penata Tingkat I (III/d)")),
    Kasus("bkn/sama25.xlsx",
          "ekspor bkn-progress-harian {} -o {keluar}/b.xlsx --isi jam_mulai=08:00 --isi jam_selesai=16:00 --json", 1,
          {"EKSPOR-SALAH-BACA": 2, "EKSPOR-KOSONG": 1}, kata=("7 baris tidak ditulis",)),
    # Word documents
    Kasus("docx/palsu.docx", "verifikasi {}", 1, kata=("≤ 10 hari kerja", "≤ 90 hari kerja")),
    *(
        _ditolak(f"docx/{nama}.docx", f"{perintah} {{}}", kata)
        for nama, kata in (
            ("fuzz-seek", "bukan dokumen Word (.docx) yang utuh"),
            ("fuzz-rels", "bukan dokumen Word (.docx) yang utuh"),
            ("jejak-dalam", "terlalu banyak kurung bersarang"),
            ("jejak-esc", "keterangannya bukan tulisan program ini"),
            ("gridspan", "mengaku bertabel 300.000.000 kolom"),
        )
        for perintah in ("verifikasi", "baca-risalah")
    ),
    # data and settings as text
    _ditolak("yj/ganda.json", "cetak risalah {} -o {keluar}", 'isian "selesai" ditulis dua kali'),
    _ditolak("yj/besar.yaml", "cetak surat-keterangan unit.xlsx --pengaturan {} -o {keluar}",
             "Baris 1: bilangan dengan 5000 angka"),
    _ditolak("yj/dalam.yaml", "cetak surat-keterangan unit.xlsx --pengaturan {} -o {keluar}",
             "Baris 1: bersarang lebih dari 50 tingkat"),
    _ditolak("kop/kop-terpotong.png", "cetak surat-keterangan unit.xlsx --kop {} -o {keluar}",
             "Gambar ini terpotong atau rusak"),
    # workbooks that Excel or LibreOffice open
    *(_periksa(f"setara/{nama}", _DASAR) for nama in ("01-backslash", "24b-rid-kosong", "33d-macrosheet")),
    *(_periksa(f"setara/{nama}") for nama in ("b-komentar", "b-rel-titik", "b-utf16")),
    Kasus("setara/22-irm-kepala.xlsx", "periksa {} --json", 2, {"BERKAS-LABEL": 1}, kata=("label sensitivitas",)),
    # templates of offices
    Kasus("templat/surat-keterangan-lo.docx", _SURAT, 0, hasil=("Lampiran Surat Keterangan", "pageBreakBefore")),
    Kasus("templat/surat-keterangan-lo.docx", "templat-dokumen periksa {} --dokumen surat-keterangan", 0),
    _ditolak("templat/t-logo_awal_surat.docx", _SURAT, "juga memuat gambar, yang akan hilang"),
    Kasus("templat/t-gabung_sel.docx", "cetak skp skp.json --templat {} -o {keluar} --json", 1,
          {"DOKUMEN-DAFTAR-HILANG": 1}, kata=("seluruh daftar kuantitatif_ja_jf.utama",)),
    _ditolak("templat/t-kurung_tunggal.docx", _RISALAH, '"{hari_tanggal}" bukan tanda isian'),
    Kasus("templat/t-komentar_saja.docx", _RISALAH, 0, hasil=(), tanpa=("comments.xml",)),
    Kasus("templat/t-komentar_saja.docx", "templat-dokumen periksa {} --dokumen risalah", 0, kata=("2 komentar",)),
    _ditolak("templat/t-salin_dari_daftar.docx", _RISALAH, 'Isian "x.target" tidak dikenal', 'maksudnya "iki.target"'),
    _ditolak("templat/t-hapus_endfor_tabel.docx", _SURAT, "tidak pernah ditutup"),
    _ditolak("templat/t-kotak_di_tanda.docx", _RISALAH, "juga memuat kotak teks"),
)  # fmt: skip


@pytest.fixture(scope="module")
def bahan(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the documents of the cases are printed from, besides the case itself, by the word of the command."""
    folder = tmp_path_factory.mktemp("bahan")
    scores = tuple(one.skor for one in unit.ORANG[:6])
    (folder / "unit.xlsx").write_bytes(bangun_unit(BukuUnit(pengaturan=unit.PENGATURAN, skor=scores)))
    skp = next(buat() for slug, buat, _ in contoh_buku.EMAS.values() if slug == "skp" and buat().kuantitatif_ja_jf)
    for name, data in (("risalah", contoh.risalah_terkecil()), ("surat", contoh.surat(12)), ("skp", skp)):
        (folder / f"{name}.json").write_text(data.model_dump_json(), encoding="utf-8")
    return {path.name: str(path) for path in folder.iterdir()}


def _temuan(isi: Any) -> Iterator[dict[str, Any]]:
    """The findings of an answer as JSON, wherever they stand."""
    if isinstance(isi, list):
        for one in isi:
            yield from _temuan(one)
    elif isinstance(isi, dict):
        if {"kode", "pesan", "tingkat"} <= isi.keys():
            yield isi
        else:
            for one in isi.values():
                yield from _temuan(one)


def _tertulis(folder: Path) -> str:
    """Everything that was written, as text: what a document says, and every byte and name of what is packed."""
    said = []
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".docx":
            said.append(teks(path.read_bytes()))
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                said += [f"{name}\n{package.read(name).decode('utf-8', 'replace')}" for name in package.namelist()]
        elif path.is_file():
            said.append(path.read_bytes().decode("utf-8-sig"))
    return "\n".join(said)


def _salin(berkas: Path, folder: Path) -> Path:
    """A case of its own for one run: some verbs note what they saw beside the workbooks."""
    folder.mkdir()
    if berkas.is_dir():
        return Path(shutil.copytree(berkas, folder / berkas.name))
    return Path(shutil.copy(berkas, folder))


def _isi(berkas: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in (berkas.glob("*.xlsx") if berkas.is_dir() else [berkas])}


@pytest.mark.parametrize("kasus", TABEL, ids=lambda one: one.nama)
def test_a_file_that_once_failed_gives_what_is_right(
    kasus: Kasus, bahan: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    source, target = _salin(KASUS / kasus.berkas, tmp_path / "masuk"), tmp_path / "keluar"
    before, words = _isi(source), bahan | {"{}": str(source)}
    given = [words.get(word, word.replace("{keluar}", str(target))) for word in kasus.perintah.split()]
    assert jalankan(given) == kasus.kode
    said = capsys.readouterr()
    text = " ".join((said.out + said.err).split())
    if "--json" in given and said.out.strip():
        found = list(_temuan(json.loads(said.out)))
        worst = [one for one in found if one["tingkat"] == "kesalahan"]
        assert Counter(f"{one['lembar'] or ''} {one['kode']}".strip() for one in worst) == kasus.kesalahan
        assert kasus.juga <= {one["kode"] for one in found}
    assert [word for word in kasus.kata if word not in text] == []
    written = _tertulis(target) if target.exists() else ""
    assert [word for word in kasus.hasil or () if word not in written] == []
    made = [one for one in target.rglob("*") if one.is_file() and not one.name.startswith((".", "indeks."))]
    assert bool(made) is (kasus.hasil is not None), made
    assert [word for word in kasus.tanpa if word in said.out + said.err + written] == []
    assert _isi(source) == before


def _kumpulan() -> set[str]:
    return {
        f"{folder}/{name if '.' in name else f'{name}.xlsx'}" for folder, names in KUMPULAN.items()
        for name in names.split()
    }


def test_every_file_has_a_row_and_every_row_a_file():
    there = {path.relative_to(KASUS).as_posix() for path in KASUS.rglob("*") if path.is_file()}
    rows = {one.berkas for one in TABEL}
    folders = {name for name in rows if (KASUS / name).is_dir()}
    assert {name for name in there if name not in rows and name.partition("/")[0] not in folders} == set()
    assert rows - folders <= there
    assert {name: sum(one.startswith(f"{name}/") for one in there) for name in folders} == FOLDER


def test_the_whole_collection_is_here():
    there = {path.relative_to(KASUS).as_posix() for path in KASUS.rglob("*") if path.is_file()}
    assert {name for name in there if name.partition("/")[0] not in FOLDER} == _kumpulan()
    assert {one.berkas for one in TABEL} == _kumpulan() | FOLDER.keys()
