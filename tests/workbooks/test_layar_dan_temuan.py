"""What the sheet says of a typed cell and what the reader says of it are one verdict, whatever was pasted there.

Every kind of wrong value is pasted into every column that people fill, each into a row of its own that is right but
for that cell, in a LibreOffice that recalculates and saves; the saved file is then read. Where a sheet has too few
rows for all of them, each of its copies in the same workbook gets some, and is read in its place.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.model.istilah import JenisSKP, Tingkatan, Triwulan
from kinerja_core.model.realisasi import SEBUTAN_AKHIR
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.baca import baca_kisi
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_360.daftar_penilai import BUKU_DAFTAR_PENILAI
from kinerja_core.workbooks.buku_360.rumus import StatusButir
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.mesin.alamat import baris_di
from kinerja_core.workbooks.mesin.isi import Isi
from kinerja_core.workbooks.mesin.isi_sel import kata_pilihan
from kinerja_core.workbooks.mesin.kisi import Kisi, alamat, buka, tempat
from kinerja_core.workbooks.mesin.penulis import Penulis
from kinerja_core.workbooks.mesin.rumus import BERGALAT, BERTANDA, KOLOM_SALAH, Status
from kinerja_core.workbooks.mesin.rumus_form import KOLOM_TEMUAN
from kinerja_core.workbooks.mesin.spek import KOLOM_STATUS, LembarForm, LembarRingkasan, LembarTabel, Sel, SpekBuku
from tests.alat import libreoffice
from tests.alat.alamat import di
from tests.alat.timpa_sel import untuk_dihitung

TAHUN = 2025
HARI_INI = datetime.date(2026, 1, 11)
#: Rows of one workbook at most, since formulas that look at a whole column take time; RHK and dialogs go to 99.
BARIS = 200
BARIS_BERNOMOR = 90
BERNOMOR = ("SKP", "Triwulan I", "Dialog Kinerja", "Daftar Dinilai")

#: A formula that shows nothing is a blank cell.
TANPA_ISI = "rumus tanpa isi"
#: Values of a kind that cells of any kind get: name, kind of the paste, value.
TEMPELAN: tuple[tuple[str, str, Any], ...] = (
    ("angka sebagai teks", "teks", "85"),
    ("teks berkoma", "teks", "85,5"),
    ("teks bertitik", "teks", "94.5"),
    ("angka", "angka", 85),
    ("rata-rata", "angka", 83.33333333333333),
    ("pecahan", "angka", 3.5),
    ("pecahan nol koma", "angka", 0.85),
    ("persen", "persen", 0.85),
    ("persen lebih dari seratus", "persen", 1.1),
    ("angka negatif", "angka", -1),
    ("angka tanggal", "angka", 45700),
    ("logis", "logis", 1),
    ("pilihan lain", "teks", "Lain-lain"),
    ("tanggal berkata", "teks", "10 Februari 2025"),
    ("tanggal singkat", "teks", "10-Feb-2025"),
    ("tanggal ISO", "teks", "2025-02-10"),
    ("tanggal bergaris", "teks", "10/02/2025"),
    ("tanggal bertitik", "teks", "10.02.2025"),
    ("tanggal pendek", "teks", "10-2-25"),
    ("tanggal mustahil", "teks", "31 Februari 2025"),
    ("tanggal", "tanggal", 45698),
    ("tanggal berjam", "jam", 45698.35),
    ("angka yang tampak sebagai tanggal", "tanggal", 12),
    ("angka yang tampak sebagai hari dan jam", "jam", 2.5),
    ("angka yang tampak sebagai tanggal yang jauh", "tanggal", 100_000),
    ("galat", "rumus", "=NA()"),
    ("rumus angka", "rumus", "=80+5"),
    ("rumus teks", "rumus", '="8"&"5"'),
    (TANPA_ISI, "rumus", '=""'),
    ("spasi saja", "teks", " "),
    ("spasi keras saja", "teks", "\u00a0"),
    ("tanda tak terlihat", "teks", "\u200b"),
    ("arah terbalik", "teks", "\u202eabc"),
    ("huruf kendali", "teks", "a\u0007b"),
    ("teks seperti galat", "teks", "#N/A"),
    ("jam saja", "jam", 0.5),
    ("bintang", "teks", "*"),
)
#: Values made from what stands in the cell.
UBAHAN = {
    "spasi di depan": lambda text: f" {text}", "spasi di belakang": lambda text: f"{text} ",
    "spasi keras": lambda text: f"{text}\u00a0", "tanda di tengah": lambda text: f"{text[:1]}\ufeff{text[1:]}",
    "huruf lain": str.swapcase, "dipotong": lambda text: text[:3],
}
#: Right rows; ``{n}`` is the number of the row.
NIP = "1990{m:02}{d:02}201503{s}{n:03}"
BENAR: dict[str, dict[str, Any]] = {
    "SKP": {"rhk.nomor": "{n}", "rhk.jenis": "Utama", "rhk.penugasan_dari": "Kepala Biro",
            "rhk.rhk_diintervensi": "Tata kelola", "rhk.uraian": "Tersusunnya laporan {n}", "iki.aspek": "Kuantitas",
            "iki.perspektif": "Proses Bisnis", "iki.indikator": "Jumlah laporan {n}", "iki.target": "12",
            "iki.satuan": "Laporan"},
    "Perilaku Kerja": {"ekspektasi": "Laporan {n} tepat waktu"},
    "Lampiran SKP": {"dukungan_sumber_daya": "Laptop {n}", "skema_pertanggungjawaban": "Rapat {n}",
                     "konsekuensi": "Penghargaan {n}"},
    "Rencana Aksi": {"kode_iki": "IKI 01", "uraian": "Menyusun laporan {n}", "waktu.mulai": "Maret",
                     "waktu.selesai": "Agustus"},
    "Catatan Harian": {"tanggal": datetime.date(TAHUN, 3, 4), "kode_rhk": "RHK 1", "kegiatan": "Rapat {n}",
                       "progress": "Bab 1", "masalah": "Data belum ada", "tautan": "https://contoh.go.id/{n}",
                       "kategori": "Tugas Lain", "perlu_dialog": "Ya"},
    "Pola Hari": {"hari": "Senin", "kode_rhk": "RHK 1", "kegiatan": "Rapat {n}", "kategori": "Tugas Lain"},
    "Triwulan I": {"realisasi": "3 Laporan", "bukti_dukung": "Laporan", "tautan": "https://contoh.go.id/{n}",
                   "capaian": "100%", "penjelasan": "Tidak ada"},
    "Dialog Kinerja": {"nomor": "{n}", "tanggal": datetime.date(TAHUN, 4, 7), "agenda.kode_iki": "IKI 01",
                       "agenda.progress": "Bab {n}", "agenda.masalah": "Data", "agenda.penyebab": "Libur",
                       "strategi": "Meminta data", "penyesuaian": "Tidak", "status": "Selesai",
                       "keterangan": "Sudah", "peserta_lain": "Budi", "dipimpin": "Pejabat Penilai"},
    "Umpan Balik": {"tanggal": datetime.date(TAHUN, 5, 6), "jenis": "Berkala", "tentang": "Hasil Kerja",
                    "kode_rhk": "RHK 1", "pemberi": "Ratna", "inisiatif": "Permintaan Pegawai", "cara": "Langsung",
                    "isi": "Baik {n}", "konstruktif": "Ya", "spesifik": "Ya", "jelas": "Ya", "obyektif": "Ya",
                    "tindak_lanjut": "Lanjut"},
    "Pembinaan": {"tanggal": datetime.date(TAHUN, 5, 6), "bentuk": "Coaching", "aspek": "Teknis",
                  "alasan": "Tidak Mampu", "pembina": "Ratna", "uraian": "Latihan {n}", "hasil": "Paham",
                  "status": "Selesai"},
    "Daftar Pegawai": {"pegawai.nama": "Orang {n}", "pegawai.nip": NIP, "pegawai.jenis": "PNS",
                       "pegawai.pangkat": "Penata (III/c)", "pegawai.jabatan": "Analis", "pegawai.unit_kerja": "Biro",
                       "penilai.nama": "Ratna", "penilai.nip": "197505122000032001",
                       "penilai.pangkat": "Pembina (IV/a)", "penilai.jabatan": "Kepala", "penilai.unit_kerja": "Biro",
                       "berkas": "a.xlsx"},
    "Skor": {"nip": NIP, "nama": "Orang {n}", "jabatan": "Analis", "hasil": 80, "perilaku": 81,
             "rating_hasil": "Sesuai Ekspektasi", "rating_perilaku": "Sesuai Ekspektasi",
             "tingkat_hasil": "Rata-rata", "tingkat_perilaku": "Rata-rata", "nilai": 100, "rekomendasi": "Lanjut"},
    "Konfirmasi": {"nip": NIP, "nama": "Orang {n}", "tanggal_evaluasi": datetime.date(2026, 1, 5),
                   "tanggal_undangan": datetime.date(2026, 1, 5), "jawaban": "Setuju",
                   "tanggal_jawaban": datetime.date(2026, 1, 6), "alasan": "-"},
    "Keberatan": {"nip": NIP, "nama": "Orang {n}", "tanggal_diteruskan": datetime.date(2026, 1, 7), "pemutus": "Laksmi",
                  "putusan": "Diterima", "tanggal_putusan": datetime.date(2026, 1, 8), "pertimbangan": "Bukti {n}",
                  "rating_hasil_baru": "Sesuai Ekspektasi", "rating_perilaku_baru": "Sesuai Ekspektasi",
                  "nilai_baru": 100},
    "Masa SKP": {"nip": NIP, "nama": "Orang {n}", "jabatan": "Analis", "mulai": datetime.date(TAHUN, 1, 1),
                 "selesai": datetime.date(TAHUN, 12, 31), "predikat": "Baik"},
    "Perubahan Penetapan": {"nip": NIP, "nama": "Orang {n}", "hal": "Nilai", "semula": "95", "menjadi": "96",
                            "tanggal": datetime.date(2026, 1, 10), "oleh": "Ketua Tim", "alasan": "Salah hitung",
                            "periode": "Tahun 2025"},
    "Tukin": {"nip": NIP, "nama": "Orang {n}", "predikat": "Kurang", "tunjangan": 5_000_000,
              "mulai_potongan": datetime.date(2026, 2, 1)},
    "Riwayat AK": {"nip": NIP, "nama": "Orang {n}", "asal": "Konversi", "jabatan": "Perawat Ahli Muda",
                   "mulai": datetime.date(TAHUN, 1, 1), "selesai": datetime.date(TAHUN, 12, 31), "predikat": "Baik",
                   "angka_kredit": 25, "nomor_pak": "PAK/1"},
    "Pimpinan Terlambat": {"nip": NIP, "nama": "Orang {n}", "keadaan": "Terlambat",
                           "mulai": datetime.date(2026, 2, 1), "selesai": datetime.date(2026, 3, 4),
                           "periode": "Tahun 2025"},
    "Daftar Dinilai": {"nama": "Orang {n}", "nip": NIP, "jabatan": "Analis", "hubungan": "Rekan Sejawat",
                       "komentar": "Baik"},
    "Daftar Penilai": {"penilai.nama": "Dewi", "penilai.nip": "1988{m:02}{d:02}201201{s}{n:03}",
                       "penilai.jabatan": "Analis",
                       "penilai.unit_kerja": "Biro", "hubungan": "Atasan", "nama": "Orang {n}", "nip": NIP,
                       "jabatan": "Analis"},
}
IDENTITAS: dict[str, Any] = {
    "pegawai.nama": "Siti Rahma", "pegawai.nip": "199003152015032004", "pegawai.jenis": "PNS",
    "pegawai.pangkat": "Penata (III/c)", "pegawai.jabatan": "Analis", "pegawai.unit_kerja": "Biro",
    "penilai.nama": "Ratna Wijaya", "penilai.nip": "197505122000032001", "penilai.pangkat": "Pembina (IV/a)",
    "penilai.jabatan": "Kepala Biro", "penilai.unit_kerja": "Biro",
    "jenis": JenisSKP.KUANTITATIF_JA_JF.value, "tahun": TAHUN, "mulai": datetime.date(TAHUN, 1, 1),
    "selesai": datetime.date(TAHUN, 12, 31), "tempat": "Jakarta", "tanggal_penetapan": datetime.date(TAHUN, 1, 20),
}
PENGATURAN: dict[str, Any] = {
    "nama_unit": "Biro", "periode": "Tahun 2025", "metode": "Simpangan Baku", "kertas": "A4",
}
PENILAI: dict[str, Any] = {
    "penilai.nama": "Dewi", "penilai.nip": "198801012012012001", "penilai.jabatan": "Analis",
    "penilai.unit_kerja": "Biro", "periode": "Tahun 2025",
}
#: Columns whose other choices are right too, and which other sheets of the row's own kind judge together.
BUKU = {
    "skp": (lambda: buku_skp(JenisSKP.KUANTITATIF_JA_JF), {"Identitas": IDENTITAS}),
    "skp lain": (
        lambda: buku_skp(JenisSKP.KUALITATIF_JPT), {"Identitas": IDENTITAS | {"jenis": JenisSKP.KUALITATIF_JPT.value}},
    ),
    "unit": (buku_unit, {"Pengaturan": PENGATURAN}),
    "360": (lambda: buku_penilaian_360(datetime.date(TAHUN, 12, 31), BARIS_BERNOMOR), {"Identitas Penilai": PENILAI}),
    "daftar penilai": (
        lambda: BUKU_DAFTAR_PENILAI,
        {"Waktu Penilaian": {"periode": "Tahun 2025", "tutup": datetime.date(2026, 1, 11)}},
    ),
}
MILIK = {
    "skp": ("SKP", "Perilaku Kerja", "Lampiran SKP", "Rencana Aksi", "Catatan Harian", "Triwulan I", "Dialog Kinerja",
            "Umpan Balik", "Pembinaan", "Pola Hari"),
    "unit": ("Daftar Pegawai", "Skor", "Konfirmasi", "Keberatan", "Masa SKP", "Tukin", "Perubahan Penetapan",
             "Riwayat AK", "Pimpinan Terlambat"),
    "360": ("Daftar Dinilai", "Penilaian"),
    "skp lain": ("SKP",), "daftar penilai": ("Daftar Penilai",),
}


#: Warnings that a status says too: a day that is possible, but hardly meant.
PERINGATAN_STATUS = {
    "JAWABAN-MENDAHULUI", "JAWABAN-TANPA-TANGGAL", "PERUBAHAN-BELUM-LENGKAP", "KEBERATAN-TANGGAL", "TERLAMBAT-GANDA",
}


class Kasus(NamedTuple):
    kolom: Sel
    nama: str
    jenis: str
    isi: Any


def benar(lembar: str, nomor: int) -> dict[str, Any]:
    """The right row of a number."""
    def isi(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        text = value.format(n=nomor, m=1 + nomor % 12, d=1 + nomor % 28, s=1 + nomor % 2)
        return int(text) if value == "{n}" else text

    return {name: isi(value) for name, value in BENAR.get(lembar, {}).items()}


def kasus(sel: tuple[Sel, ...], contoh: dict[str, Any]) -> Iterator[Kasus]:
    """Every value for every cell that people fill."""
    for one in sel:
        if not one.isian or one.nama.startswith("_"):
            continue
        for name, kind, value in TEMPELAN:
            yield Kasus(one, name, kind, value)
        text = contoh.get(one.nama)
        for name, change in UBAHAN.items():
            if isinstance(text, str):
                yield Kasus(one, name, "teks", change(text))
        for other in kata_pilihan(one)[-1:]:
            yield Kasus(one, "pilihan lain yang ada", "teks", other)


def sempit(spek: SpekBuku) -> SpekBuku:
    """The same workbook without charts, and without room for rows that are not there: no row's formulas need them."""
    return spek.dengan(lembar=tuple(
        sheet.dengan(kapasitas=max(1, len(sheet.baris_tetap))) if isinstance(sheet, LembarTabel) else sheet
        for sheet in spek.lembar if not isinstance(sheet, LembarRingkasan)
    ))


def buat(spek: SpekBuku, baris: dict[str, list[dict[str, Any]]], ke: Path) -> None:
    """A workbook with these rows, and with room for them only."""
    room = sempit(spek).dengan_kapasitas({name: len(rows) for name, rows in baris.items()})
    content = Isi(baris={name: [dict(row) for row in rows] for name, rows in baris.items()})
    form = next(iter(content.baris.get("Identitas", ())), {})
    ke.write_bytes(untuk_dihitung(Penulis(room, content, TAHUN, str(form.get("jenis", "")), "a4").tulis()))


class Berkas(NamedTuple):
    """A saved workbook, what was pasted into it, by row of the sheet, and what it shows and is told."""

    spek: SpekBuku
    lembar: LembarTabel
    tempelan: dict[int, Kasus]
    kisi: Kisi
    kesalahan: dict[tuple[str, int], list[str]]


def _rows(sheet: LembarTabel, number: int) -> list[dict[str, Any]]:
    if sheet.nama == "Penilaian":
        return [row | {"pegawai1.skor": 4} for row in sheet.baris_tetap]
    if sheet.baris_tetap:
        return [row | benar(sheet.nama, one) for one, row in enumerate(sheet.baris_tetap, start=1)]
    rows = [benar(sheet.nama, one) for one in range(1, number + 1)]
    if sheet.nama == "Daftar Dinilai":
        rows = [{"nomor": one, **row} for one, row in enumerate(rows, start=1)]
    return [{name: value for name, value in row.items() if name in {c.nama for c in sheet.kolom}} for row in rows]


#: Sheets whose rows others look at: pasted into alone, so that those stay right.
SENDIRI = ("SKP", "Skor", "Keberatan", "Daftar Dinilai", "Penilaian")


#: What is pasted into some sheets of a workbook: into their first copies, into their second ones, and so on; only one
#: round needs no copies.
Putaran = list[dict[str, list[Kasus]]]


def _workbooks(kind: str, spek: SpekBuku) -> Iterator[Putaran]:
    """What is pasted into one workbook each, most of all in its first round."""
    parts: dict[str, list[list[Kasus]]] = {}
    for name in MILIK[kind]:
        sheet = spek.tabel(name)
        columns = tuple(one for one in sheet.kolom if name != "Penilaian" or one.nama == "pegawai1.skor")
        most = len(sheet.baris_tetap) or (BARIS_BERNOMOR if name in BERNOMOR else BARIS)
        cases = list(kasus(columns, benar(name, 1)))
        parts[name] = [cases[start : start + most] for start in range(0, len(cases), most)]
    for name in SENDIRI:
        if name in parts:
            yield [{name: some} for some in parts.pop(name)]
    rest = [{name: some for name, some in zip(parts, one, strict=True) if some} for one in zip_longest(*parts.values())]
    yield from (some for some in (rest[:1], rest[1:]) if some)


def _contents(kind: str, spek: SpekBuku, pasted: dict[str, list[Kasus]]) -> dict[str, list[dict[str, Any]]]:
    """Right rows for every case of a workbook, and those that they look at on other sheets."""
    rows = {form: [dict(values)] for form, values in BUKU[kind][1].items()}
    rows |= {name: _rows(spek.tabel(name), len(some)) for name, some in pasted.items()}
    if "Daftar Dinilai" in pasted:
        people = range(1, len(pasted["Daftar Dinilai"]) + 1)
        rows["Penilaian"] = [
            row | {f"pegawai{one}.skor": 4 for one in people} for row in spek.tabel("Penilaian").baris_tetap
        ]
    elif kind == "360":
        rows["Daftar Dinilai"] = _rows(spek.tabel("Daftar Dinilai"), 1)
    elif "Skor" in pasted:
        rows["Daftar Pegawai"] = _rows(spek.tabel("Daftar Pegawai"), len(pasted["Skor"]))
    elif "Keberatan" in pasted:
        answers = _rows(spek.tabel("Konfirmasi"), len(pasted["Keberatan"]))
        rows["Konfirmasi"] = [row | {"jawaban": "Keberatan"} for row in answers]
    elif kind == "skp" and "SKP" not in pasted:
        rows.setdefault("Rencana Aksi", _rows(spek.tabel("Rencana Aksi"), 1))
        rows["SKP"] = _rows(spek.tabel("SKP"), len(pasted.get("Triwulan I", " ")))
    return rows


def _copies(lembar: Sequence[Iterable[str]]) -> list[dict[str, str]]:
    """By sheets of each round, the copies into which is pasted; only one round needs none."""
    return [
        {name: f"{name}~{number}" if lembar[1:] else name for name in one} for number, one in enumerate(lembar)
    ]


def ditukar(kisi: Kisi, tukar: Mapping[str, str]) -> Kisi:
    """A workbook in which copies stand in the place of their sheets, and no other copies."""
    names = [name for name in kisi.lembar if "~" not in name]
    parts = {
        part: {name: cells[tukar.get(name, name)] for name in names if tukar.get(name, name) in cells}
        for part in ("lembar", "rumus", "hampa", "persen", "rupa", "gabung") for cells in [getattr(kisi, part)]
    }
    return kisi._replace(**parts)


@pytest.fixture(scope="module")
def tertempel(soffice: str, python_uno: str, tmp_path_factory: pytest.TempPathFactory) -> list[Berkas]:
    folder = tmp_path_factory.mktemp("tempel")
    files: list[tuple[Path, SpekBuku, list[tuple[dict[str, list[Kasus]], dict[str, str]]]]] = []
    works = []
    for kind, (make, _) in BUKU.items():
        spek = make()
        for rounds in _workbooks(kind, spek):
            source, target = folder / f"{len(files)}-dari.xlsx", folder / f"{len(files)}.xlsx"
            buat(spek, _contents(kind, spek, rounds[0]), source)
            pairs = list(zip(rounds, _copies(rounds), strict=True))
            files.append((target, spek, pairs))
            works.append(_kerja(source, target, [copies for _, copies in pairs], [
                [copies[name], _cell(spek.tabel(name), place, case), case.jenis, case.isi]
                for pasted, copies in pairs for name, some in pasted.items() for place, case in enumerate(some)
            ]))
    libreoffice.lewat_uno(python_uno, "tests.workbooks.tempel", soffice, masukan=works)
    found = []
    for path, spek, pairs in files:
        whole = buka(path)
        for pasted, copies in pairs:
            kisi = ditukar(whole, copies)
            mistakes = _mistakes(kisi, path.name)
            for name, some in pasted.items():
                sheet = spek.tabel(name)
                found.append(Berkas(spek, sheet, dict(enumerate(some, start=sheet.baris_pertama)), kisi, mistakes))
    return found


def _kerja(dari: Path, ke: Path, salinan: list[dict[str, str]], isi: list[list[Any]]) -> dict[str, Any]:
    """What LibreOffice is told to do with one workbook."""
    copies = [[name, copy] for one in salinan for name, copy in one.items() if copy != name]
    return {"buku": str(dari), "ke": str(ke), "salinan": copies, "isi": isi}


def _cell(sheet: LembarTabel, nomor: int, case: Kasus) -> str:
    return alamat(sheet.baris_pertama - 1 + nomor, sheet.nomor_kolom(case.kolom.nama))


def _sel(temuan: Iterable[Temuan]) -> set[tuple[str, str | None, int, int]]:
    """Which cells findings are about: code, sheet, row and column."""
    return {
        (item.kode, item.lembar, row, tempat(area.partition(":")[0])[1])
        for item in temuan for area in item.semua_sel for row in baris_di(area)
    }


def _mistakes(kisi: Kisi, berkas: str) -> dict[tuple[str, int], list[str]]:
    """By sheet and row the findings of a book of severity kesalahan, and the warnings that a status says too.

    Cell by cell, as a status says them; those of one cause are one finding of the same cells.
    """
    with patch("kinerja_core.workbooks.baca.sekali", lambda temuan, _: list(temuan)):
        found = baca_kisi(kisi, berkas, hari_ini=HARI_INI)
    together = baca_kisi(kisi, berkas, hari_ini=HARI_INI).temuan
    assert _sel(together) == _sel(found.temuan)
    assert len({*together}) == len(together)
    by_row: dict[tuple[str, int], list[str]] = defaultdict(list)
    for item in found.temuan:
        assert not item.pesan.startswith("belum"), (berkas, item)  # of a field that no cell holds
        if (item.tingkat is Tingkatan.KESALAHAN or item.kode in PERINGATAN_STATUS) and item.sel:
            row = int("".join(letter for letter in item.sel if letter.isdigit()))
            by_row[item.lembar or "", row].append(f"{item.kode} {item.sel} {item.pesan}")
    return by_row


def _said(mistakes: dict[tuple[str, int], list[str]], lembar: str, baris: int, kasus: Kasus) -> list[str]:
    """What is said of a row; an unknown code is said once, at the first cell that has it."""
    code = str(kasus.isi).replace(".", ",") if kasus.jenis == "angka" else " ".join(str(kasus.isi).split())
    shown = {"=80+5": "85", '="8"&"5"': "85"}.get(code, code)
    same = [
        text for (sheet, _), texts in mistakes.items() if sheet == lembar for text in texts
        if "-TIDAK-DIKENAL" in text and f'"{shown}" tidak ada di lembar SKP' in " ".join(text.split())
    ]
    twice = [
        text for (sheet, _), texts in mistakes.items() if sheet == lembar for text in texts
        if re.search(rf"-GANDA .* di [A-Z]+{baris}\b", text)
    ]
    coded = kasus.kolom.nama.endswith(("kode_iki", "kode_rhk"))
    return mistakes.get((lembar, baris), []) or twice or (same if coded else [])


def _shown(kisi: Kisi, lembar: LembarTabel, baris: int, nama: str) -> Any:
    cells = kisi.lembar[lembar.nama][baris - 1]
    place = lembar.nomor_kolom(nama)
    return cells[place] if place < len(cells) else ""


def test_every_sheet_that_people_fill_has_a_status_and_is_tried_here() -> None:
    for kind in ("skp", "unit", "360"):
        make, forms = BUKU[kind]
        filled = [
            sheet for sheet in make().lembar if isinstance(sheet, LembarTabel) and not sheet.tersembunyi
            and sheet.peran != "hasil" and any(one.isian for one in sheet.kolom)
        ]
        assert [sheet.nama for sheet in filled if sheet.kolom[0].nama != KOLOM_STATUS] == []
        others = {period.value for period in Triwulan} | {SEBUTAN_AKHIR}  # of the same columns as the first
        assert {sheet.nama for sheet in filled} - others == set(MILIK[kind]) - others
        assert {sheet.nama for sheet in make().lembar if isinstance(sheet, LembarForm)} == set(forms)


def test_the_status_of_a_row_and_the_findings_of_the_reader_are_one_verdict(tertempel: list[Berkas]) -> None:
    different = []
    looked = 0
    for one in tertempel:
        kisi, mistakes = one.kisi, one.kesalahan
        for row, case in one.tempelan.items():
            status = _shown(kisi, one.lembar, row, "_status")
            wrong = _said(mistakes, one.lembar.nama, row, case)
            looked += 1
            if case.nama == TANPA_ISI and not wrong and (not status or one.lembar.nama == "Penilaian"):
                continue  # nothing else stands in this row; blank scores of a person are said once
            if (status == "Lengkap") is bool(wrong) or not status:
                different.append((one.lembar.nama, case.kolom.nama, case.nama, case.isi, status, wrong))
    assert looked > 1000
    assert different == []


def test_a_status_speaks_of_the_cell_in_the_words_of_its_finding(tertempel: list[Berkas]) -> None:
    different = []
    for one in tertempel:
        if KOLOM_SALAH not in {column.nama for column in one.lembar.kolom}:
            continue
        kisi, mistakes = one.kisi, one.kesalahan
        for row, case in one.tempelan.items():
            if _shown(kisi, one.lembar, row, "_status") in (BERGALAT, BERTANDA):
                continue  # nothing else is shown of such a row
            said = str(_shown(kisi, one.lembar, row, KOLOM_SALAH)).partition("|")[2]
            texts = [f", {text}".removeprefix(", ") for text in said.split(f", {case.kolom.judul} ")[1:]]
            found = [text.replace(": belum", " belum") for text in mistakes.get((one.lembar.nama, row), [])]
            different += [
                (one.lembar.nama, case.kolom.nama, case.nama, text, found) for text in texts
                if "berbeda" not in text and text.partition(", ")[0] != "ganda"  # what another row says too
                and not any(f"{case.kolom.judul} {text.partition(', ')[0]}" in message for message in found)
            ]
    assert different == []


def _utuh(nilai: Any) -> Any:
    """Whole numbers as the builder has them."""
    return int(nilai) if isinstance(nilai, float) and nilai.is_integer() else nilai


def test_the_value_that_python_gives_a_status_is_what_libreoffice_calculates(tertempel: list[Berkas]) -> None:
    different = []
    for one in tertempel:
        kisi = one.kisi
        rows = {
            sheet.nama: [
                {
                    column.nama: _utuh(cells[n])
                    for n, column in enumerate(sheet.kolom) if n < len(cells) and cells[n] != ""
                }
                for cells in kisi.lembar[sheet.nama][sheet.baris_judul :]
            ]
            for sheet in one.spek.lembar if isinstance(sheet, LembarTabel) and sheet.nama in kisi.lembar
        }
        for sheet in one.spek.lembar:
            if isinstance(sheet, LembarForm):
                cells = kisi.lembar[sheet.nama]
                rows[sheet.nama] = [{name: cells[row - 1][1] for name, row in sheet.baris.items()}]
        formula = one.lembar.kolom_bernama("_status").rumus
        assert isinstance(formula, Status | StatusButir)
        for row, case in one.tempelan.items():
            if case.jenis in {"persen"}:
                continue  # Python sees values, not how they are shown
            place = row - one.lembar.baris_pertama
            ours = formula.nilai(rows, one.lembar, place)
            theirs = _shown(kisi, one.lembar, row, "_status")
            if ours != theirs:
                different.append((one.lembar.nama, case.kolom.nama, case.nama, case.isi, ours, theirs))
    assert different == []


#: What the status of a form says of a field and another one, by the field at which the reader says it.
PASANGAN = {"pegawai.jenis": "status pegawai tidak cocok dengan NIP"}


class Tempat(NamedTuple):
    """A field of a form or above a table: its sheet, its row and column from 0, and what was pasted there."""

    lembar: str
    baris: int
    kolom: int
    kasus: Kasus


def _fields(spek: SpekBuku, forms: dict[str, dict[str, Any]]) -> Iterator[Tempat]:
    """Every value for every field that people fill outside the rows of tables."""
    for sheet in spek.lembar:
        if isinstance(sheet, LembarForm) and sheet.nama in forms:
            for case in kasus(sheet.isian, forms[sheet.nama]):
                if case.nama != TANPA_ISI:  # of a workbook in which nothing else is filled little is said
                    yield Tempat(sheet.nama, sheet.baris[case.kolom.nama] - 1, 1, case)
        elif isinstance(sheet, LembarTabel):
            for case in kasus(sheet.kepala, {one.nama: "Ya" for one in sheet.kepala}):
                yield Tempat(sheet.nama, *tempat(di(sheet.nama, case.kolom.nama)), case)


def test_forms_and_fields_above_tables_and_the_reader_are_one_verdict_field_by_field(
    soffice: str, python_uno: str, tmp_path: Path
) -> None:
    works, pasted = [], []
    for kind, (make, forms) in BUKU.items():
        if kind == "skp lain":
            continue  # the form is that of every variant
        spek = make()
        source, target = tmp_path / f"{kind}-dari.xlsx", tmp_path / f"{kind}.xlsx"
        buat(spek, {name: [dict(values)] for name, values in forms.items()}, source)
        by_value: dict[str, list[Tempat]] = defaultdict(list)
        for one in _fields(spek, forms):
            by_value[one.kasus.nama].append(one)
        rounds = list(by_value.values())
        pairs = list(zip(rounds, _copies([{one.lembar for one in places} for places in rounds]), strict=True))
        pasted.append((target, *forms, pairs))
        works.append(_kerja(source, target, [copies for _, copies in pairs], [
            [copies[one.lembar], alamat(one.baris, one.kolom), one.kasus.jenis, one.kasus.isi]
            for places, copies in pairs for one in places
        ]))
    libreoffice.lewat_uno(python_uno, "tests.workbooks.tempel", soffice, masukan=works)
    different, heads = [], 0
    for target, form, pairs in pasted:
        whole = buka(target, None, Anggaran(sel=10**7))
        for places, copies in pairs:
            read = ditukar(whole, copies)
            kisi, mistakes = read.lembar, _mistakes(read, target.name)
            status = str(kisi[form][3][1])
            for sheet, row, column, case in places:
                title, beside = case.kolom.judul, kisi[sheet][row][column + (2 if column == 1 else 1) :]
                words = (title, PASANGAN.get(case.kolom.nama, title))
                said = bool(beside and beside[0]) or any(one in status.partition("Lengkapi: ")[2] for one in words)
                if column != 1:  # beside a field above a table always something is said
                    said, heads = str(beside[0]).startswith("Pilih Ya atau Tidak dari daftar"), heads + 1
                wrong = mistakes.get((sheet, row + 1), [])
                if said is not bool(wrong):
                    different.append((target.name, case.kolom.nama, case.isi, beside, wrong))
                if wrong and sheet == form and status == "Lengkap":
                    different.append((target.name, case.kolom.nama, "Lengkap", wrong))
    assert KOLOM_TEMUAN == "$D$"
    assert heads > 25
    assert different == []
