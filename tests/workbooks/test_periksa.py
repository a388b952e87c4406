from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.batas.anggaran import Anggaran, terlalu_besar
from kinerja_core.model.kode_temuan import GOLONGAN, KATALOG, buat_temuan, dokumen
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.cetak import cetak
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas, baca_kisi
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from kinerja_core.workbooks.daftar import baca_skor
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.periksa import periksa_antarberkas, periksa_perubahan
from kinerja_core.workbooks.temuan import bangun_temuan
from tests.workbooks.bahan_baca import (
    HARI_INI,
    NIP_SITI,
    baca,
    buku_contoh,
    ganti,
    kisi_skp,
    kisi_unit,
    satu,
    sel_label,
    unit_contoh,
)
from tests.workbooks.buku_360.bahan_360 import PEMBUAT_360

AKAR = Path(__file__).parents[2]


def _ubah(lembar: str, **sel: Any) -> Iterable[Temuan]:
    """Findings of the sample staff workbook with some cells changed."""
    grid = kisi_skp()
    for where, value in sel.items():
        ganti(grid, lembar, where, value)
    return baca(grid).temuan


def _identitas(label: str, nilai: Any) -> HasilBaca:
    grid = kisi_skp()
    return baca(ganti(grid, "Identitas", sel_label(grid, "Identitas", label), nilai))


def _unit(lembar: str, **sel: Any) -> Iterable[Temuan]:
    grid = kisi_unit()
    for where, value in sel.items():
        ganti(grid, lembar, where, value)
    return baca(grid).temuan


def _pengaturan(label: str, nilai: Any) -> Iterable[Temuan]:
    grid = kisi_unit()
    return baca(ganti(grid, "Pengaturan", sel_label(grid, "Pengaturan", label), nilai)).temuan


def _berkas(folder: Path, isi: bytes, nama: str = "uji.xlsx") -> Iterable[Temuan]:
    (folder / nama).write_bytes(isi)
    return baca_berkas(folder / nama).temuan


def _csv(folder: Path, teks: str) -> Iterable[Temuan]:
    (folder / "skor.csv").write_text(teks, encoding="utf-8")
    return baca_skor(folder / "skor.csv")[1]


def _tanpa(lembar: str) -> Iterable[Temuan]:
    return baca(Kisi({name: rows for name, rows in kisi_skp().lembar.items() if name != lembar})).temuan


def _terkunci(folder: Path) -> Iterable[Temuan]:
    def menolak(*_: object) -> bytes:
        raise PermissionError(13, "ditolak")

    (folder / "uji.xlsx").write_bytes(b"PK")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.open", menolak)
        return baca_berkas(folder / "uji.xlsx").temuan


def _habis(*_: object) -> None:
    raise terlalu_besar("berukuran lebih dari 50 MB")


def _besar(folder: Path) -> Iterable[Temuan]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Anggaran, "pakai", _habis)
        return _berkas(folder, b"PK\x03\x04")


def _pengodean(folder: Path) -> Iterable[Temuan]:
    (folder / "skor.csv").write_bytes("nip,nama,hasil,perilaku\n1,Andr\u00e9,9,9\n2,Ren".encode() + b"\xe9,8,8\n")
    return baca_skor(folder / "skor.csv")[1]


def _baris_hilang(lembar: str, nomor: int) -> Iterable[Temuan]:
    grid = kisi_skp()
    del grid.lembar[lembar][nomor - 1]
    return baca(grid).temuan


def _skp_kosong() -> Iterable[Temuan]:
    grid = kisi_skp()
    del grid.lembar["SKP"][6:]
    return baca(grid).temuan


def _meta(kunci: str, nilai: str) -> Iterable[Temuan]:
    grid = kisi_skp()
    for row in grid.lembar["_meta"]:
        if row[0] == kunci:
            row[1] = nilai
    return baca(grid).temuan


def _dua(isi: dict[str, Any] | None = None, **ubah: Any) -> Iterable[Temuan]:
    """Findings between two workbooks with one NIP, the second with other records or another person's data."""
    book = buku_contoh()
    person = book.skp.pegawai.model_copy(update=ubah)
    other = book.model_copy(update={"skp": book.skp.model_copy(update={"pegawai": person})} | (isi or {}))
    return periksa_antarberkas([_hasil("satu.xlsx", book), _hasil("dua.xlsx", other)])


def _berubah(
    lama: Callable[[Kisi], object] = lambda _: None, baru: Callable[[Kisi], object] = lambda _: None
) -> tuple[Temuan, ...]:
    """What is said of the sample workbook with changes, compared with itself with other changes."""
    grids = kisi_skp(), kisi_skp()
    lama(grids[0])
    baru(grids[1])
    before, after = (baca_kisi(grid, f"{number}.xlsx", hari_ini=HARI_INI) for number, grid in enumerate(grids))
    return periksa_perubahan(after, before)


def _surat_tanpa_penandatangan(folder: Path) -> Iterable[Temuan]:
    unit = unit_contoh()
    settings = unit.pengaturan.model_copy(update={"penandatangan": None})
    (folder / "unit.xlsx").write_bytes(bangun_unit(isi=unit.model_copy(update={"pengaturan": settings})))
    return cetak("surat-keterangan", [folder / "unit.xlsx"], folder / "dokumen").temuan


def _hasil(berkas: str, buku: Any) -> HasilBaca:
    return HasilBaca(berkas, "skp", buku, None, None, (), letak_nip={NIP_SITI: ("Identitas", "B8")})


#: Cells of a quarter of the sample, emptied.
_KOSONG: dict[str, str] = {f"{column}{row}": "" for column in "DE" for row in (7, 8, 9)}
_CSV = "nip,nama,hasil,perilaku\n" + f"{NIP_SITI},Siti Rahma,90,90\n"

#: Each code with a way a user really comes to it.
PEMBUAT: dict[str, Callable[[Path], Iterable[Temuan]]] = {
    "BERKAS-TIDAK-ADA": lambda f: baca_berkas(f / "tidak-ada.xlsx").temuan,
    "BERKAS-FOLDER": lambda f: baca_berkas(f).temuan,
    "BERKAS-KOSONG": lambda f: _berkas(f, b""),
    "BERKAS-RUSAK": lambda f: _berkas(f, b"PK\x03\x04"),
    "BERKAS-SANDI": lambda f: _berkas(f, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
    "BERKAS-LABEL": lambda f: _berkas(
        f, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "DRMEncryptedDataSpaceEncryptedPackage".encode("utf-16-le")
    ),
    "BERKAS-TERKUNCI": _terkunci,
    "BERKAS-BUKAN-XLSX": lambda f: _berkas(f, b"nip,nama"),
    "BERKAS-TERLALU-BESAR": _besar,
    "BUKU-TIDAK-DIKENAL": lambda _: baca(Kisi({"Sheet1": [["a"]]})).temuan,
    "BUKU-HASIL": lambda f: _berkas(f, bangun_temuan(())),
    "BUKU-VERSI-BARU": lambda _: _meta("versi", "99"),
    "BUKU-BELUM-DIISI": lambda f: _berkas(f, bangun_skp()),
    "LEMBAR-TIDAK-ADA": lambda _: _tanpa("Umpan Balik"),
    "LEMBAR-GANDA": lambda _: baca(Kisi({**kisi_skp().lembar, "umpan-balik": []})).temuan,
    "LEMBAR-SALINAN": lambda _: baca(replace(kisi_skp(), lain=("Catatan Harian (2)",))).temuan,
    "LEMBAR-TERLALU-LUAS": lambda _: (
        baca(
            Kisi(
                {name: rows for name, rows in kisi_skp().lembar.items() if name != "SKP"},
                dilewati={"SKP": 'Lembar "SKP" berisi sel sampai XFD99, jauh melewati isi yang wajar.'},
            )
        ).temuan
    ),
    "JUDUL-TIDAK-ADA": lambda _: _baris_hilang("Umpan Balik", 6),
    "KOLOM-TIDAK-ADA": lambda _: _ubah("Rencana Aksi", C6="Apa saja"),
    "KOLOM-GANDA": lambda _: _ubah("Rencana Aksi", C6="Bulan Mulai"),
    "KOLOM-TIDAK-DIKENAL": lambda f: _csv(f, _CSV.replace("perilaku", "perilaku,keterangan").replace("90\n", "90,x\n")),
    "ISIAN-TIDAK-ADA": lambda _: _ubah("Identitas", A8="Nomor"),
    "ISIAN-GANDA": lambda _: _ubah("Identitas", A60="Nama Pegawai", B60="Orang lain"),
    "BARIS-BERLEBIH": lambda f: _csv(f, _CSV + "1,2,3,4,5\n"),
    "SEL-WAJIB": lambda _: _ubah("Catatan Harian", D7=""),
    "SEL-GALAT": lambda _: _ubah("Catatan Harian", D7="#N/A"),
    "SEL-RUMUS": lambda _: baca(Kisi(kisi_skp().lembar, rumus={"SKP": frozenset({"D7"})})).temuan,
    "SEL-RUMUS-KOSONG": lambda _: baca(Kisi(kisi_skp().lembar, rumus={"SKP": frozenset({"D8"})})).temuan,
    "SEL-TERGABUNG": lambda _: baca(replace(kisi_skp(), gabung={"Catatan Harian": ("D7:D8",)})).temuan,
    "SEL-JENIS": lambda _: _ubah("Catatan Harian", D7=True),
    "SEL-JADI-TANGGAL": lambda _: _ubah("SKP", G7=datetime.date(2025, 2, 1)),
    "TEKS-KARAKTER": lambda _: _ubah("Catatan Harian", D7="a\x00b"),
    "TEKS-PENGODEAN": _pengodean,
    "TEKS-PANJANG": lambda _: _ubah("SKP", G7="x" * 1001),
    "TEKS-AWALAN-RUMUS": lambda _: _ubah("Catatan Harian", D7="=A1"),
    "PILIHAN-TIDAK-DIKENAL": lambda _: _ubah("Catatan Harian", I7="Mungkin"),
    "ANGKA-SALAH": lambda _: _ubah("SKP", A7="satu"),
    "ANGKA-BATAS": lambda _: _unit("Skor", D7=121.0),
    "TANGGAL-TEKS": lambda _: _ubah("Catatan Harian", A7="1/4/2025"),
    "TANGGAL-SALAH": lambda _: _ubah("Catatan Harian", A7=45000.0),
    "PANGKAT-SALAH": lambda _: _identitas("Pangkat/Golongan Pegawai", "Jenderal").temuan,
    "PERIODE-SALAH": lambda _: _pengaturan("Periode Penilaian", "Semester I"),
    "TAUTAN-BERBAHAYA": lambda _: _ubah("Catatan Harian", G7="file:///C:/rahasia"),
    "ISI-SALAH": lambda _: _identitas("Tahun SKP", "9" * 5000).temuan,
    "NIP-ANGKA": lambda _: _identitas("NIP Pegawai", 199003152015032004.0).temuan,
    "NIP-SALAH": lambda _: _identitas("NIP Pegawai", "1990").temuan,
    "NIP-BATAS": lambda _: _identitas("NIP Pegawai", "201003152015032004").temuan,
    "IDENTITAS-JENIS": lambda _: _identitas("Status Pegawai", "PPPK").temuan,
    "SKP-JENIS": lambda _: _identitas("Jenis SKP", "Kualitatif JPT").temuan,
    "IDENTITAS-PANGKAT": lambda _: _identitas("Pangkat/Golongan Pegawai", "IX").temuan,
    "PENILAI-SAMA": lambda _: _identitas("NIP Pejabat Penilai", NIP_SITI).temuan,
    "SKP-PERIODE": lambda _: _identitas("Tahun SKP", 2024.0).temuan,
    "SKP-KOSONG": lambda _: _skp_kosong(),
    "SKP-RHK-BERBEDA": lambda _: _ubah("SKP", D8="Lain"),
    "SKP-NOMOR-LONCAT": lambda _: _ubah("SKP", A9=4.0),
    "SKP-SATUAN-BERBEDA": lambda _: _ubah("SKP", H7="Dokumen"),
    "SKP-TEKS-BERBEDA": lambda _: _ubah("Catatan Harian", C8="RHK yang dulu"),
    "SKP-TARGET-SATUAN": lambda _: _ubah("SKP", H7=""),
    "SKP-TARGET-ANGKA": lambda _: _ubah("SKP", G7="banyak"),
    "IKI-TIDAK-DIKENAL": lambda _: _ubah("Rencana Aksi", A7="IKI 9.9"),
    "RHK-TIDAK-DIKENAL": lambda _: _ubah("Catatan Harian", B7="RHK 9"),
    "BULAN-TERBALIK": lambda _: _ubah("Rencana Aksi", D7="Mei"),
    "AKSI-LUAR-PERIODE": lambda _: _identitas("Periode Mulai", datetime.date(2025, 4, 1)).temuan,
    "AKSI-TIDAK-ADA": lambda _: _ubah("Rencana Aksi", A8="IKI 1.1"),
    "AKSI-BELUM-SELESAI": lambda _: _ubah("Rencana Aksi", C4="Tidak"),
    "AKSI-BERUBAH": lambda _: _berubah(baru=lambda grid: ganti(grid, "Rencana Aksi", "E7", "Mei")),
    "AKSI-GANDA": lambda _: _ubah("Rencana Aksi", A10="IKI 1.1", C10="Menyusun bahan IKI 1.1", D10="Mei", E10="Mei"),
    "CATATAN-LUAR-TAHUN": lambda _: _ubah("Catatan Harian", A7=datetime.date(2024, 4, 1)),
    "CATATAN-MASA-DEPAN": lambda _: baca(kisi_skp(), datetime.date(2025, 4, 2)).temuan,
    "CATATAN-PERLU-DIALOG": lambda _: _ubah("Catatan Harian", A7=datetime.date(2025, 12, 1), I7="Ya"),
    "UMPAN-LUAR-TAHUN": lambda _: _ubah("Umpan Balik", A7=datetime.date(2024, 5, 5)),
    "REALISASI-TANPA-BUKTI": lambda _: _ubah("Triwulan I", E7=""),
    "REALISASI-BELUM-LENGKAP": lambda _: _ubah("Triwulan I", D8="", E8=""),
    "REALISASI-TIDAK-ADA": lambda _: _ubah("Triwulan II", **_KOSONG),
    "REALISASI-BERGESER": lambda _: _ubah("Triwulan I", A7="IKI 2.1"),
    "DIALOG-TIDAK-LENGKAP": lambda _: _ubah("Dialog Kinerja", M7=""),
    "DIALOG-BERBEDA": lambda _: _ubah("Dialog Kinerja", M8="Belum Selesai"),
    "DIALOG-TANPA-AKSI": lambda _: _ubah("Rencana Aksi", A7="IKI 1.2"),
    "DIALOG-LUAR-TAHUN": lambda _: _ubah("Dialog Kinerja", B7=datetime.date(2026, 1, 5)),
    "DIALOG-MASA-DEPAN": lambda _: baca(kisi_skp(), datetime.date(2025, 9, 1)).temuan,
    "DIALOG-AGENDA-GANDA": lambda _: _ubah("Dialog Kinerja", C8="IKI 1.1", H8="80 %", I8="Data kurang"),
    "DIALOG-TANPA-PERTIMBANGAN": lambda _: _ubah("Dialog Kinerja", P7="Pemberi Pertimbangan"),
    "NIP-GANDA": lambda _: _unit("Daftar Pegawai", B8=NIP_SITI),
    "PEGAWAI-GANDA": lambda _: _unit("Skor", A8=NIP_SITI, B8="SITI RAHMA, S.Kom."),
    "BUKU-SALINAN": lambda _: _dua(),
    "ORANG-DUA-BUKU": lambda _: _dua({"rencana_aksi_selesai": False}),
    "ORANG-DUA-UNIT": lambda _: _dua(unit_kerja="Biro Umum"),
    "PENGATURAN-BOBOT": lambda _: _pengaturan("Bobot Hasil Kerja (%)", 60.0),
    "SKOR-TANPA-PEGAWAI": lambda _: _unit("Skor", A8="198802022012011006"),
    "PEGAWAI-TANPA-SKOR": lambda _: _unit("Skor", A9="", B9="", D9="", E9=""),
}

PEMBUAT |= PEMBUAT_360
PEMBUAT["DOKUMEN-BELUM-LENGKAP"] = _surat_tanpa_penandatangan

#: Findings of other rooms, produced by their own tests.
KODE_LAIN = [item.kode for part in GOLONGAN if part.judul in {"Cetak dan PDF", "Ekspor"} for item in part.kode]


@pytest.mark.parametrize("kode", list(PEMBUAT))
def test_every_code_of_the_catalogue_can_be_produced(kode: str, tmp_path: Path):
    found = {item.kode: item for item in PEMBUAT[kode](tmp_path)}
    assert [item.pesan for item in found.values() if re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", item.pesan)] == []
    assert kode in found, {code: item.pesan for code, item in found.items()}
    finding = found[kode]
    assert finding.tingkat is KATALOG[kode].tingkat
    assert finding.pesan.strip()
    assert finding.saran.strip()
    assert "{" not in finding.pesan


def test_the_catalogue_has_nothing_but_what_can_be_produced():
    elsewhere = set(KODE_LAIN) - set(PEMBUAT)
    assert set(PEMBUAT) | elsewhere == set(KATALOG)
    texts = [path.read_text(encoding="utf-8") for path in (AKAR / "tests").rglob("test_*.py")]
    assert [code for code in sorted(elsewhere) if not any(f'"{code}"' in text for text in texts)] == []


@pytest.mark.parametrize("kode", list(KATALOG))
def test_every_code_names_the_rule_or_the_form_it_rests_on(kode: str):
    source = KATALOG[kode].rujukan
    assert source.partition(":")[0].strip()
    assert buat_temuan(kode, "Pesan.").rujukan == source


@pytest.mark.parametrize("kode", [code for code in PEMBUAT if code != "PILIHAN-TIDAK-DIKENAL"])
def test_a_finding_says_what_to_do_only_once(kode: str, tmp_path: Path):
    finding = next(item for item in PEMBUAT[kode](tmp_path) if item.kode == kode)
    said = {" ".join(part.casefold().split()) for part in re.split(r"[.;:]", finding.pesan)}
    for part in re.split(r"[.;:]", finding.saran):
        assert " ".join(part.casefold().split()) not in said - {""}
    assert not re.search(r"(?i)ketik ulang|ubah format|gunakan alamat|hapus karakter|tulis misalnya", finding.pesan)


def test_the_guide_lists_every_code_as_it_is():
    assert (AKAR / "docs" / "temuan.md").read_text(encoding="utf-8") == dokumen()


def test_a_code_that_is_not_listed_cannot_be_used():
    with pytest.raises(KeyError):
        buat_temuan("TIDAK-TERDAFTAR", "apa pun")


# ------------------------------------------------------------------------------ what is kept and what not


def test_codes_are_found_whatever_their_case_and_spaces():
    grid = ganti(ganti(kisi_skp(), "Rencana Aksi", "A7", " iki  1.1"), "Catatan Harian", "B7", "rhk 1")
    assert baca(grid).buku == buku_contoh()


def test_a_note_in_the_future_is_kept_with_a_warning():
    result = baca(kisi_skp(), datetime.date(2025, 4, 4))
    finding = satu(result, "CATATAN-MASA-DEPAN")
    assert (finding.sel, finding.tingkat.value) == ("A11", "peringatan")
    assert result.buku == buku_contoh()


def test_a_note_outside_the_year_is_left_out():
    result = baca(ganti(kisi_skp(), "Catatan Harian", "A7", datetime.date(2024, 12, 31)))
    assert satu(result, "CATATAN-LUAR-TAHUN").sel == "A7"
    assert len(result.buku.catatan_harian) == 4


@pytest.mark.parametrize(
    ("mulai", "selesai", "sel"),
    [("Februari", "April", "D7"), ("Maret", "November", "E7")],
)
def test_months_outside_the_span_of_the_skp_point_to_the_month(mulai: str, selesai: str, sel: str):
    grid = kisi_skp()
    ganti(grid, "Identitas", sel_label(grid, "Identitas", "Periode Mulai"), datetime.date(2025, 3, 1))
    ganti(grid, "Identitas", sel_label(grid, "Identitas", "Periode Selesai"), datetime.date(2025, 10, 31))
    ganti(ganti(grid, "Rencana Aksi", "D7", mulai), "Rencana Aksi", "E7", selesai)
    result = baca(grid)
    assert satu(result, "AKSI-LUAR-PERIODE").sel == sel
    assert [item.kode_iki for item in result.buku.rencana_aksi] == ["IKI 1.2", "IKI 2.1"]


def test_a_marked_note_is_answered_by_a_later_dialog_about_its_rhk():
    answered = baca(ganti(kisi_skp(), "Catatan Harian", "I7", "Ya"))
    assert answered.temuan == ()
    grid = ganti(kisi_skp(), "Catatan Harian", "I7", "Ya")
    open_ = baca(ganti(grid, "Catatan Harian", "A7", datetime.date(2025, 10, 11)))
    assert satu(open_, "CATATAN-PERLU-DIALOG").sel == "I7"


def _tanpa_triwulan(*quarters: str) -> Kisi:
    grid = kisi_skp()
    for quarter in quarters:
        for where in _KOSONG:
            ganti(grid, quarter, where, "")
    return grid


def test_a_begun_quarter_is_counted():
    result = baca(ganti(_tanpa_triwulan("Triwulan III"), "Triwulan III", "D7", "1 laporan"))
    finding = satu(result, "REALISASI-TANPA-BUKTI")
    assert (finding.lembar, finding.sel) == ("Triwulan III", "E7")
    begun = satu(result, "REALISASI-BELUM-LENGKAP")
    assert "IKI 1.2, IKI 2.1" in begun.pesan
    assert begun.sel == "D8"


@pytest.mark.parametrize(
    ("hari", "lembar"),
    [
        (datetime.date(2025, 6, 30), []),
        (datetime.date(2025, 7, 1), ["Triwulan II"]),
        (datetime.date(2025, 10, 12), ["Triwulan II", "Triwulan III"]),
        (datetime.date(2026, 1, 10), ["Triwulan II", "Triwulan III"]),
        (datetime.date(2026, 1, 11), ["Triwulan II", "Triwulan III", "Triwulan IV"]),
    ],
)
def test_a_blank_quarter_is_missing_only_once_its_time_is_over(hari: datetime.date, lembar: list[str]):
    found = baca(_tanpa_triwulan("Triwulan II", "Triwulan III", "Triwulan IV"), hari).temuan
    missing = [item for item in found if item.kode == "REALISASI-TIDAK-ADA"]
    assert [(item.lembar, item.sel) for item in missing] == [(name, "D7") for name in lembar]


def test_a_blank_quarter_before_a_filled_one_is_missing_at_once():
    finding = satu(baca(_tanpa_triwulan("Triwulan I"), datetime.date(2025, 3, 1)), "REALISASI-TIDAK-ADA")
    assert (finding.lembar, "sesudahnya" in finding.pesan) == ("Triwulan I", True)


def test_a_quarter_outside_the_span_of_the_skp_is_not_missing():
    grid = _tanpa_triwulan("Triwulan I")
    ganti(grid, "Identitas", sel_label(grid, "Identitas", "Periode Mulai"), datetime.date(2025, 4, 1))
    for row in (7, 8, 9):
        ganti(ganti(grid, "Rencana Aksi", f"D{row}", "Mei"), "Rencana Aksi", f"E{row}", "Juni")
    assert baca(grid).temuan == ()


@pytest.mark.parametrize(
    ("indikator", "target", "satuan", "berbeda"),
    [
        ("Jumlah laporan kegiatan", "4", "Laporan", False),
        ("Jumlah dokumen laporan", "2", "laporan", False),
        ("Jumlah laporan", "2", "Dokumen", True),
        ("Jumlah laporan", "100", "%", True),
        ("Jumlah laporan", "100 persen laporan", "", False),
        ("Persentase data lengkap", "5", "Laporan", True),
        ("Presentase laporan tepat waktu", "95%", "", False),
        ("Ketepatan waktu laporan", "5", "hari", False),
        ("Jumlah sesuatu", "2", "unik", False),
        ("Laporan tersedia", "2", "dokumen", False),
    ],
)
def test_an_indicator_and_a_target_of_two_different_units_are_only_pointed_out_when_certain(
    indikator: str, target: str, satuan: str, berbeda: bool
):
    grid = kisi_skp()
    for cell, value in {"F7": indikator, "G7": target, "H7": satuan}.items():
        ganti(grid, "SKP", cell, value)
    for sheet in ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV", "Rencana Aksi"):
        ganti(grid, sheet, "B7", "")
    ganti(grid, "Dialog Kinerja", "D7", "")
    result = baca(grid)
    assert [item.kode for item in result.temuan] == (["SKP-SATUAN-BERBEDA"] if berbeda else [])
    assert [item.tingkat.value for item in result.temuan] == (["saran"] if berbeda else [])


def test_a_text_that_differs_from_the_skp_is_said_once_with_its_rows():
    grid = kisi_skp()
    for row in (8, 10, 11):
        ganti(grid, "Catatan Harian", f"C{row}", "Bunyi RHK tahun lalu")
    finding = satu(baca(grid), "SKP-TEKS-BERBEDA")
    assert (finding.sel, "3 baris" in finding.pesan, "Terlaksananya" in finding.pesan) == ("C8", True, True)


@pytest.mark.parametrize("teks", ["", "  terlaksananya penilaian  MANDIRI ", "Kode tidak ada di lembar SKP"])
def test_a_shown_text_that_says_the_same_or_nothing_is_no_difference(teks: str):
    assert baca(ganti(kisi_skp(), "Catatan Harian", "C8", teks)).temuan == ()


# ----------------------------------------------------------------------------------- changed after Selesai


def test_an_unchanged_plan_is_no_finding():
    assert _berubah() == ()


def test_a_plan_may_change_until_it_is_marked_selesai():
    assert _berubah(
        lama=lambda grid: ganti(grid, "Rencana Aksi", "C4", "Tidak"),
        baru=lambda grid: ganti(grid, "Rencana Aksi", "E7", "Mei"),
    ) == ()


@pytest.mark.parametrize(
    ("sel", "nilai", "ditunjuk", "kata"),
    [
        ("E7", "Mei", ["C7"], ["Maret s/d April ke Maret s/d Mei"]),
        ("C7", "Menyusun hal lain", ["C7", None], ["baru", "tidak ada lagi"]),
        ("A8", "IKI 1.1", ["C8", None], ["baru", "tidak ada lagi"]),
    ],
)
def test_a_change_after_selesai_is_named_with_its_cell(sel: str, nilai: str, ditunjuk: list[Any], kata: list[str]):
    found = _berubah(baru=lambda grid: ganti(grid, "Rencana Aksi", sel, nilai))
    assert sorted((item.sel for item in found), key=str) == ditunjuk
    for word in kata:
        assert sum(word in item.pesan for item in found) == 1
    assert {(item.kode, item.lembar, item.berkas) for item in found} == {("AKSI-BERUBAH", "Rencana Aksi", "1.xlsx")}


def test_a_new_dialog_about_the_indicator_allows_the_change():
    def dibahas(grid: Kisi) -> None:
        ganti(grid, "Rencana Aksi", "E7", "Mei")
        ganti(grid, "Dialog Kinerja", "B7", datetime.date(2025, 11, 3))

    def lain(grid: Kisi) -> None:
        dibahas(grid)
        ganti(grid, "Rencana Aksi", "E8", "Mei")

    assert _berubah(baru=dibahas) == ()
    (finding,) = _berubah(baru=lain)
    assert "IKI 1.2" in finding.pesan


def test_the_dialog_of_before_allows_no_later_change():
    assert len(_berubah(baru=lambda grid: ganti(grid, "Rencana Aksi", "E7", "Mei"))) == 1


def test_a_new_numbering_of_the_skp_is_no_change_of_the_plan():
    def bernomor_lain(grid: Kisi) -> None:
        ganti(grid, "SKP", "A9", 3.0)
        ganti(grid, "Rencana Aksi", "A9", "IKI 3.1")

    assert _berubah(baru=bernomor_lain) == ()


def test_a_plan_without_any_activity_is_one_finding():
    grid = kisi_skp()
    del grid.lembar["Rencana Aksi"][6:]
    findings = [item for item in baca(grid).temuan if item.kode == "AKSI-TIDAK-ADA"]
    assert [(item.lembar, item.sel) for item in findings] == [("Rencana Aksi", "A7")]


def test_the_limits_of_a_nip_name_the_rule_they_rest_on():
    finding = next(item for item in _identitas("NIP Pegawai", "201003152015032004").temuan if item.kode == "NIP-BATAS")
    assert finding.rujukan
    assert "201003152015032004" in finding.pesan


def test_a_target_that_carries_its_own_unit_needs_no_other():
    grid = ganti(ganti(kisi_skp(), "SKP", "G7", "1 Laporan"), "SKP", "H7", "")
    assert baca(grid).temuan == ()


def test_findings_follow_the_order_of_the_sheets():
    grid = kisi_skp()
    ganti(grid, "Umpan Balik", "B7", "")
    ganti(grid, "Catatan Harian", "D9", "")
    ganti(grid, "Catatan Harian", "A8", "x")
    ganti(grid, "SKP", "F9", "")
    places = [(item.lembar, item.sel) for item in baca(grid).temuan]
    assert places == [("SKP", "F9"), ("Catatan Harian", "A8"), ("Catatan Harian", "D9"), ("Umpan Balik", "B7")]


# ------------------------------------------------------------------------------------------ between files


@pytest.mark.parametrize(("isi", "kode"), [({"catatan_harian": ()}, "ORANG-DUA-BUKU"), (None, "BUKU-SALINAN")])
def test_two_workbooks_of_one_person_are_found_in_both_files_with_the_cells_of_the_nip(
    isi: dict[str, Any] | None, kode: str
):
    found = list(_dua(isi))
    assert [(item.kode, item.berkas, item.lembar, item.sel) for item in found] == [
        (kode, "satu.xlsx", "Identitas", "B8"), (kode, "dua.xlsx", "Identitas", "B8"),
    ]
    assert '"dua.xlsx" (Identitas!B8)' in found[0].pesan
    assert '"satu.xlsx" (Identitas!B8)' in found[1].pesan


def test_of_three_workbooks_each_names_both_others():
    book = buku_contoh()
    found = periksa_antarberkas([_hasil(f"{name}.xlsx", book) for name in "abc"])
    assert [all(f'"{other}.xlsx"' in item.pesan for other in "abc" if other != item.berkas[0]) for item in found] == [
        True, True, True,
    ]


def test_two_workbooks_for_two_jabatan_or_two_spans_are_allowed():
    assert list(_dua(jabatan="Pranata Komputer")) == []
    book = buku_contoh()
    first = book.skp.model_copy(update={"selesai": datetime.date(2025, 6, 30)})
    second = book.skp.model_copy(update={"mulai": datetime.date(2025, 7, 1)})
    pair = [_hasil(f"{n}.xlsx", book.model_copy(update={"skp": skp})) for n, skp in enumerate((first, second))]
    assert periksa_antarberkas(pair) == ()


def test_one_nip_with_two_names_is_an_error_in_both_files():
    found = list(_dua(nama="Orang Lain"))
    assert [(item.kode, item.lembar, item.sel) for item in found] == [("NIP-GANDA", "Identitas", "B8")] * 2
    assert '"dua.xlsx" (Identitas!B8)' in found[0].pesan


@pytest.mark.parametrize("nama", ["Siti Rahma", "SITI RAHMA, S.Kom., M.Kom.", "dr. Siti Rahma"])
def test_one_person_written_with_other_gelar_is_one_person(nama: str):
    assert [item.kode for item in _dua(nama=nama)] == ["ORANG-DUA-BUKU", "ORANG-DUA-BUKU"]


def test_a_person_in_two_units_is_found():
    unit = unit_contoh()
    other = unit.model_copy(update={"pengaturan": unit.pengaturan.model_copy(update={"nama_unit": "Biro Umum"})})
    found = periksa_antarberkas(
        [
            HasilBaca("a.xlsx", "unit", unit, None, None, (), letak_nip={NIP_SITI: ("Daftar Pegawai", "B7")}),
            HasilBaca("b.xlsx", "unit", other, None, None, (), letak_nip={NIP_SITI: ("Pegawai", "C9")}),
        ]
    )
    assert {(item.kode, item.berkas) for item in found} == {("ORANG-DUA-UNIT", "a.xlsx"), ("ORANG-DUA-UNIT", "b.xlsx")}
    first = next(item for item in found if NIP_SITI in item.pesan)
    assert (first.lembar, first.sel, '"b.xlsx" (Pegawai!C9)' in first.pesan) == ("Daftar Pegawai", "B7", True)


def test_a_member_listed_twice_is_kept_once():
    grid = kisi_unit()
    for cell, value in {"A8": "Siti Rahma, S.Kom", "B8": NIP_SITI}.items():
        ganti(grid, "Daftar Pegawai", cell, value)
    result = baca_kisi(grid, "unit.xlsx", hari_ini=HARI_INI)
    assert satu(result, "PEGAWAI-GANDA").sel == "B8"
    assert len(result.buku.anggota) == 2


@pytest.mark.parametrize(
    ("hari", "pesan"),
    [
        (datetime.date(1900, 2, 28), 'Tanggal: "28 Februari 1900" di luar 1 Maret 1900 s.d. 31 Desember 2100.'),
        (datetime.date(2101, 1, 1), 'Tanggal: "1 Januari 2101" di luar 1 Maret 1900 s.d. 31 Desember 2100.'),
        (45748.0, 'Tanggal: "45748" bukan tanggal.'),
        ("1/4/2025", 'Tanggal: "1/4/2025" adalah teks, bukan tanggal.'),
    ],
)
def test_a_day_that_cannot_be_is_told_in_words(hari: Any, pesan: str):
    (finding,) = _ubah("Catatan Harian", A7=hari)
    assert (finding.sel, finding.pesan) == ("A7", pesan)
