"""Nothing half is printed: a mistake in what a document prints holds it back, and the run says so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.dokumen import DariUnit, Tampilan
from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import JenisSKP, Triwulan
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.konfirmasi import Konfirmasi
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.periode import Periode
from kinerja_core.model.skp import SKP
from kinerja_core.model.temuan import Temuan
from kinerja_core.services import cetak_naskah as layanan
from kinerja_core.services.bacaan_cetak import Bacaan
from kinerja_core.services.bahan_cetak import bahan, bahan_terbaca
from kinerja_core.services.cetak import HasilCetak, cetak
from kinerja_core.services.contoh import unit
from kinerja_core.services.indeks import StatusDokumen
from kinerja_core.services.kemajuan import diam
from kinerja_core.services.penahanan import tahan
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.hasil import HasilBaca
from tests.alat.alamat import di
from tests.alat.timpa_sel import timpa_sel
from tests.documents.bantu import teks
from tests.services.test_cetak import status

ORANG = unit.ORANG[1]
#: A cell of each sheet, and what no reader of it takes.
SALAH: dict[str, tuple[str, Any]] = {
    "Identitas": ("atasan_penilai.nama", "Atasan_x0007_"),
    "SKP": ("iki.indikator", "=1/0"),
    "Perilaku Kerja": ("ekspektasi", "a_x0007_"),
    "Lampiran SKP": ("konsekuensi", "a_x0007_"),
    "Rencana Aksi": ("uraian", None),
    "Catatan Harian": ("kegiatan", None),
    "Triwulan I": ("bukti_dukung", None),
    "Triwulan IV": ("bukti_dukung", None),
    "Akhir": ("bukti_dukung", None),
    "Dialog Kinerja": ("agenda.masalah", None),
    "Umpan Balik": ("isi", None),
    "Pembinaan": ("uraian", None),
}
#: What each document prints, written down by hand from the printed forms.
DICETAK: Mapping[str, set[str]] = {
    "skp": {"Identitas", "SKP", "Perilaku Kerja"},
    "lampiran-skp": {"Identitas", "Lampiran SKP"},
    "rencana-aksi": {"Identitas", "SKP", "Rencana Aksi"},
    "risalah": {"Identitas", "SKP", "Rencana Aksi"},  # of the dialogs, only the one with the mistake
    "umpan-balik": {"Identitas", "SKP", "Umpan Balik"},
    "bimbingan": {"Identitas"},
    "konseling": {"Identitas"},
    "umpan-balik-bimbingan": {"Identitas"},
    "evaluasi-kompetensi": {"Identitas"},
    "rekap-catatan-harian": {"Identitas", "SKP", "Catatan Harian"},
    "dokumen-evaluasi": {"Identitas"},
    "evaluasi": {"Identitas", "SKP", "Perilaku Kerja", "Umpan Balik", "Triwulan I", "Triwulan IV", "Akhir"},
}


@cache
def buku() -> BukuSKP:
    """One person with something in every sheet, two dialogs, two feedbacks, two records of each pembinaan."""
    umpan = next(one.umpan_balik[0] for orang in unit.ORANG if (one := unit.buku(orang)).umpan_balik)
    satu = unit.buku(ORANG)
    bina = {
        "tanggal": date(2025, 6, 2), "pembina": "Kepala Bagian", "uraian": "Uraian", "status": "Selesai",
    }
    bimbingan = Pembinaan.model_validate(
        bina | {"bentuk": "Coaching", "aspek": "Teknis", "alasan": "Tidak Mampu"}
    )
    konseling = Pembinaan.model_validate(bina | {"bentuk": "Konseling", "aspek": "Perilaku", "alasan": "Tidak Mau"})
    return satu.model_copy(update={
        "umpan_balik": (umpan, umpan.model_copy(update={"tanggal": date(2025, 7, 1)})),
        "pembinaan": (bimbingan, konseling, bimbingan, konseling),
    })


@cache
def isi_unit(periode: Periode | None = None) -> bytes:
    penilai = buku().skp.penilai
    return bangun_unit(
        BukuUnit(
            pengaturan=Pengaturan.model_validate({
                **dict(unit.PENGATURAN), "capaian_organisasi": "Baik", "tanggal_evaluasi": "2026-01-15",
                "tempat_surat": "Jakarta", **({"periode": periode, "tanggal_evaluasi": None} if periode else {}),
            }),
            anggota=tuple(AnggotaUnit(pegawai=orang.pegawai, penilai=penilai) for orang in unit.ORANG[:4]),
            skor=tuple(orang.skor for orang in unit.ORANG[:4]),
            konfirmasi=(Konfirmasi.model_validate({
                "nip": ORANG.nip, "nama": ORANG.nama, "jawaban": "Keberatan", "tanggal_jawaban": "2026-01-20",
                "alasan": "Belum dihitung.",
            }),),
        ),
        unit.TAHUN,
    )


@lru_cache(maxsize=2)
def isi_skp(isi: BukuSKP) -> bytes:
    return bangun_skp(buku().skp.jenis, unit.TAHUN, isi)


def tulis(folder: Path, isi: BukuSKP | None = None, **sel: tuple[str, str, int, Any]) -> list[Path]:
    """The person's workbook with cells typed anew, and the unit's."""
    cells = {(lembar, di(lembar, nama, nomor)): value for lembar, nama, nomor, value in sel.values()}
    folder.mkdir(exist_ok=True)
    (folder / "orang.xlsx").write_bytes(timpa_sel(isi_skp(isi or buku()), cells))
    (folder / "unit.xlsx").write_bytes(isi_unit())
    return [folder / "orang.xlsx", folder / "unit.xlsx"]


def akan_dicetak(slug: str, data: list[Path], bacaan: Bacaan | None = None) -> tuple[int, list[Temuan]]:
    """How many documents data give that are not held back, and the mistakes that are told; read by itself, or once."""
    what, look = KATALOG[slug], Tampilan()
    sources = list(
        bahan(what, data, look, None, diam) if bacaan is None else bahan_terbaca(what, data, look, None, bacaan)
    )
    wrong = [item for source in sources for item in source.temuan if item.tingkat == "kesalahan"]
    return sum(len(source.naskah) - len(source.ditahan) for source in sources), wrong


def kode(hasil: HasilCetak) -> list[str]:
    return [item.kode for item in hasil.temuan if item.tingkat == "kesalahan"]


@pytest.fixture(scope="module")
def benar(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How many documents of each kind the workbook without mistakes gives."""
    data = tulis(tmp_path_factory.mktemp("benar"))
    found = {slug: akan_dicetak(slug, data) for slug in DICETAK}
    assert all(wrong == [] for _, wrong in found.values())
    return {slug: count for slug, (count, _) in found.items()}


def test_every_document_of_a_staff_workbook_says_which_sheets_it_prints():
    of_staff = {slug for slug, item in KATALOG.items() if not isinstance(item.sumber, DariUnit)}
    assert of_staff == DICETAK.keys()
    known = {sheet.nama for jenis in JenisSKP for sheet in buku_skp(jenis).lembar}
    for slug in (*of_staff, "berita-acara-keberatan", "konversi-ak"):
        item = KATALOG[slug]
        assert "Identitas" in item.lembar
        assert {*item.lembar, item.tiap} - {""} <= known, slug


@pytest.mark.parametrize("lembar", SALAH)
def test_a_mistake_in_a_sheet_holds_back_the_documents_that_print_it_and_no_other(
    lembar: str, benar: dict[str, int], tmp_path: Path
):
    nama, value = SALAH[lembar]
    data = tulis(tmp_path / "data", satu=(lembar, nama, 1, value))
    wrong = [item for item in baca_berkas(data[0]).temuan if item.tingkat == "kesalahan"]
    assert {item.lembar for item in wrong} == {lembar}
    bacaan = Bacaan(data, diam)
    for slug, sheets in DICETAK.items():
        count, told = akan_dicetak(slug, data, bacaan)
        own = KATALOG[slug].tiap == lembar
        kurang = benar[slug] if lembar in sheets else 1 if own and slug != "konseling" else 0
        assert count == benar[slug] - kurang, slug
        assert bool(told) == (lembar in sheets or own), slug
        if told:  # once, with its cause
            assert [item.kode for item in told] == ["DOKUMEN-DITAHAN", *(one.kode for one in wrong)]
            assert f"lembar {lembar} ({wrong[0].sel})" in told[0].pesan


def test_what_stands_in_a_sheet_is_printed_only_by_documents_that_declare_it(tmp_path: Path):
    tanda = {
        lembar: f"Penanda{nomor:02}" for nomor, lembar in enumerate(SALAH)
        if lembar not in {"Identitas", "Catatan Harian"}
    }
    data = tulis(tmp_path / "data", **{
        lembar: (lembar, SALAH[lembar][0], 1, text) for lembar, text in tanda.items()
    })
    for slug in DICETAK:
        what = KATALOG[slug]
        pages = "".join(teks(path.read_bytes()) for path in cetak(slug, data, tmp_path / slug).dokumen)
        assert pages
        printed = {lembar for lembar, text in tanda.items() if text in pages}
        assert printed <= DICETAK[slug] | {what.tiap}, slug
        if slug in {"skp", "rencana-aksi", "risalah", "evaluasi", "bimbingan"}:
            assert printed >= DICETAK[slug] - {"Identitas"}


def test_a_row_that_belongs_to_no_dialog_holds_back_all_of_them(benar: dict[str, int], tmp_path: Path):
    assert benar["risalah"] > 1
    data = tulis(tmp_path / "data", satu=("Dialog Kinerja", "nomor", 1, None))
    made = cetak("risalah", data, tmp_path / "hasil")
    assert made.dokumen == []
    assert "DOKUMEN-DITAHAN" in kode(made)


def test_feedback_whose_every_row_is_wrong_is_not_passed_over_in_silence(tmp_path: Path):
    data = tulis(tmp_path / "data", a=("Umpan Balik", "isi", 1, None), b=("Umpan Balik", "isi", 2, None))
    made = cetak("umpan-balik", data, tmp_path / "hasil")
    assert (made.dokumen, kode(made)) == ([], ["DOKUMEN-DITAHAN", "SEL-WAJIB", "SEL-WAJIB"])


def test_the_index_says_that_an_earlier_print_was_not_made_again(tmp_path: Path):
    hasil = tmp_path / "hasil"
    cetak("skp", tulis(tmp_path / "data"), hasil)
    nama, value = SALAH["SKP"]
    made = cetak("skp", tulis(tmp_path / "data", satu=("SKP", nama, 1, value)), hasil)
    assert list(status(hasil).values()) == [f"{StatusDokumen.GAGAL.value}; yang di folder masih dari data lama"]
    assert made.dibuat == []


def test_one_file_asked_for_is_held_back_too(tmp_path: Path):
    nama, value = SALAH["SKP"]
    data = tulis(tmp_path / "data", satu=("SKP", nama, 1, value))
    made = cetak("skp", data[:1], tmp_path / "skp.docx")
    assert not (tmp_path / "skp.docx").exists()
    assert kode(made)[0] == "DOKUMEN-DITAHAN"


def test_a_berita_acara_is_held_back_by_the_identity_it_takes_the_atasan_from(tmp_path: Path):
    assert len(cetak("berita-acara", tulis(tmp_path / "a"), tmp_path / "b").dokumen) == 1
    data = tulis(tmp_path / "c", satu=("Identitas", "atasan_penilai.nama", 1, "Atasan_x0007_"))
    made = cetak("berita-acara", data, tmp_path / "d")
    assert (made.dokumen, kode(made)[0]) == ([], "DOKUMEN-DITAHAN")


def test_the_add_in_holds_back_what_the_command_holds_back(tmp_path: Path):
    data = tulis(tmp_path / "data", satu=("Rencana Aksi", "uraian", 1, None))
    made = layanan.cetak_risalah_buku(baca_berkas(data[0]), tmp_path / "hasil", "orang.xlsx")
    assert (made.dibuat, kode(made)) == ([], ["DOKUMEN-DITAHAN"])


def test_a_finding_of_no_sheet_holds_back_every_document():
    told = buat_temuan("BERKAS-RUSAK", "Berkas rusak.", berkas="x.xlsx")
    hasil = HasilBaca("x.xlsx", "skp", buku(), None, None, (told,))
    for slug in DICETAK:
        held = tahan(KATALOG[slug], hasil, list(KATALOG[slug].sumber.naskah(buku(), None)))  # type: ignore[arg-type]
        assert held.ditahan, slug


# -- the yearly evaluasi --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mulai", "selesai", "ada", "kurang"),
    [
        ("2025-01-01", "2025-12-31", (Triwulan.IV, None), ""),
        ("2025-01-01", "2025-12-31", (Triwulan.III, None), "Realisasi Triwulan IV 2025 untuk IKI 01"),
        ("2025-01-01", "2025-12-31", tuple(Triwulan), "Realisasi Akhir 2025 untuk IKI 01"),
        ("2025-01-01", "2025-06-30", (Triwulan.II, None), ""),
        ("2025-01-01", "2025-06-30", (Triwulan.I, None), "Realisasi Triwulan II 2025 untuk IKI 01"),
    ],
)
def test_a_yearly_evaluasi_needs_its_last_quarter_and_akhir(
    mulai: str, selesai: str, ada: tuple[Triwulan | None, ...], kurang: str, tmp_path: Path
):
    skp = SKP.model_validate({**dict(buku().skp), "mulai": mulai, "selesai": selesai})
    contoh = buku().realisasi[0]
    isian = BukuSKP(skp=skp, realisasi=tuple(
        contoh.model_copy(update={"triwulan": quarter, "kode_iki": iki.kode})
        for quarter in ada for _, iki in skp.semua_iki()
    ))
    made = cetak("evaluasi", tulis(tmp_path / "data", isian), tmp_path / "hasil")
    assert len(made.dokumen) == (not kurang)
    said = "".join(item.pesan for item in made.temuan if item.kode == "DOKUMEN-BELUM-LENGKAP")
    assert kurang in said
    assert bool(kurang) is bool(said)


def test_an_evaluasi_of_a_quarter_needs_that_quarter_only(tmp_path: Path):
    isian = buku().model_copy(update={
        "realisasi": tuple(item for item in buku().realisasi if item.triwulan is Triwulan.II)
    })
    data = tulis(tmp_path / "data", isian)
    data[1].write_bytes(isi_unit(Periode(unit.TAHUN, Triwulan.II)))
    made = cetak("evaluasi", data, tmp_path / "hasil")
    assert len(made.dokumen) == 1
