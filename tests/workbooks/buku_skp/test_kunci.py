"""A row keeps its identity: what people do to rows in LibreOffice, and what sheet and core then say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_skp.kunci import (
    KUNCI_ASING,
    KUNCI_GANDA,
    LEMBAR_REALISASI,
    REALISASI_GANDA,
    TANPA_IKI,
    TANPA_KUNCI,
)
from kinerja_core.workbooks.mesin.alamat import tempat
from kinerja_core.workbooks.mesin.isi import isi_buku
from kinerja_core.workbooks.mesin.nilai import GALAT_EXCEL
from kinerja_core.workbooks.mesin.penulis import Penulis
from kinerja_core.workbooks.mesin.spek import LEMBAR_REF
from tests.alat import libreoffice
from tests.alat.alamat import di, isi, rentang, semua_isi
from tests.alat.timpa_sel import untuk_dihitung
from tests.workbooks.bahan_baca import HARI_INI, buku_contoh, kode, satu, terbaca
from tests.workbooks.buku_jadi import baca, pas

#: Indicator, target and what was reached in every quarter; two of RHK 1, one each of RHK 2 and 3.
IKI = {
    "IKI 01": ("Jumlah laporan layanan", "12", "Laporan", "3 Laporan"),
    "IKI 02": ("Ketepatan waktu laporan", "5", "hari", "4 hari"),
    "IKI 03": ("Persentase pedoman disetujui", "100", "%", "20 %"),
    "IKI 04": ("Jumlah rapat diikuti", "4", "Rapat", "1 Rapat"),
}
_RHK = {"IKI 01": 1, "IKI 02": 1, "IKI 03": 2, "IKI 04": 3}
PASANGAN = {indikator: realisasi for indikator, _, _, realisasi in IKI.values()}


def buku_berkunci() -> BukuSKP:
    rhk = [
        {
            "nomor": nomor, "jenis": "Utama", "uraian": f"Rencana hasil kerja {nomor}",
            "iki": [
                {"kode": code, "indikator": i, "target": t, "satuan": s, "aspek": "Kuantitas"}
                for code, (i, t, s, _) in IKI.items() if _RHK[code] == nomor
            ],
        }
        for nomor in (1, 2, 3)
    ]
    dasar = buku_contoh().skp.model_dump(mode="json") | {"hasil_kerja": rhk}
    return buku_contoh(
        skp=dasar,
        rencana_aksi=[
            {"kode_iki": code, "uraian": f"Menyusun {i}", "waktu": {"mulai": "Maret", "selesai": "April"}}
            for code, (i, *_) in IKI.items()
        ],
        realisasi=[
            {"triwulan": quarter, "kode_iki": code, "realisasi": reached, "bukti_dukung": f"Bukti {code}"}
            for quarter in ("Triwulan I", "Triwulan IV") for code, (*_, reached) in IKI.items()
        ],
        catatan_harian=[
            {"tanggal": f"2025-04-0{n}", "kode_rhk": f"RHK {n}", "kegiatan": f"Kegiatan {n}",
             "kategori": "Hasil Kerja Utama", "perlu_dialog": n == 3} for n in (1, 3)
        ],
        dialog=[{
            "nomor": 1, "tanggal": "2025-10-10", "penyesuaian": "Tidak", "status": "Selesai", "strategi": ["Rapat"],
            "agenda": [
                {"kode_iki": code, "progress": "80 %", "masalah": "Data kurang"} for code in ("IKI 04", "IKI 01")
            ],
        }],
    )


def _baris(nomor: int, sampai: int | None = None) -> str:
    """Whole records of the SKP sheet."""
    return rentang("SKP", "_status", nomor, sampai=sampai or nomor, nama_akhir="iki.kode")


def _indeks(nomor: int) -> int:
    """Row of a record of the SKP sheet, from 0."""
    return tempat(di("SKP", "rhk.nomor", nomor))[0]


_NOMOR, _INDIKATOR = (tempat(di("SKP", name))[1] for name in ("rhk.nomor", "iki.indikator"))

#: Rows of the sheets whose rows are moved.
BARIS = 24
#: What people do -> the steps.
KERJA: dict[str, list[list[Any]]] = {
    "diam": [],
    "urut": [["urutkan", "SKP", _baris(1, 4), _NOMOR, False]],
    "urut_semua": [["urutkan", "SKP", _baris(1, BARIS), _INDIKATOR, True]],
    "sisip_kosong": [["sisipkan", "SKP", _indeks(2), 2]],
    "hapus": [["hapus", "SKP", _indeks(2), 1]],
    "pindah": [["pindahkan", "SKP", _baris(1), di("SKP", "_status", 20)]],
    "pindah_dialog": [[
        "pindahkan", "Dialog Kinerja", rentang("Dialog Kinerja", "_status", 1, nama_akhir="_lembar_catatan"),
        di("Dialog Kinerja", "_status", 6),
    ]],
    "pindah_naik": [
        ["sisipkan", "SKP", _indeks(1), 1], ["pindahkan", "SKP", _baris(5), di("SKP", "_status", 1)],
        ["hapus", "SKP", _indeks(5), 1],
    ],
    "urut_realisasi": [
        ["urutkan", "Triwulan I", rentang("Triwulan I", "_status", 1, sampai=4, nama_akhir="penjelasan"), 1, False],
    ],
    "sisip_isi": [
        ["sisipkan", "SKP", _indeks(2), 1],
        ["pindahkan", "SKP", rentang("SKP", "rhk.nomor", 5, nama_akhir="iki.satuan"), di("SKP", "rhk.nomor", 2)],
    ],
    "salin": [["salin", "SKP", _baris(1), di("SKP", "_status", 6)]],
    "kode_sendiri": [["ketik", "SKP", di("SKP", "iki.kode", 2), "IKI 99"]],
    "kode_kecil": [["ketik", "SKP", di("SKP", "iki.kode", 2), "iki 02"]],
    "kode_berspasi": [["ketik", "SKP", di("SKP", "iki.kode", 2), " IKI 02"]],
    "kode_realisasi_berspasi": [["ketik", "Triwulan I", di("Triwulan I", "kode_iki", 2), "IKI 02 "]],
    "hapus_kode": [["ketik", "SKP", di("SKP", "iki.kode", 2), ""]],
    "salin_realisasi": [[
        "salin", "Triwulan I", rentang("Triwulan I", "_status", 1, nama_akhir="penjelasan"),
        di("Triwulan I", "_status", 6),
    ]],
    "hapus_realisasi": [["hapus", "Triwulan II", _indeks(3), 1]],
    "tempel": [[  # the contents of one row over those of another, and the first emptied: no key follows
        "salin", "SKP", rentang("SKP", "rhk.nomor", 4, nama_akhir="iki.satuan"), di("SKP", "rhk.nomor", 3),
    ]],
}


def buku_ringkas() -> bytes:
    """The same workbook, with no more rows than what is done here needs."""
    book = buku_berkunci()
    spek = buku_skp(book.skp.jenis)
    spek = spek.dengan(lembar=tuple(sheet for sheet in spek.lembar if sheet.nama != "Kalender Catatan"))
    content = isi_buku(spek, book)
    fitted = pas(spek, content, **dict.fromkeys(("SKP", "Dialog Kinerja", *LEMBAR_REALISASI), BARIS))
    return Penulis(fitted, content, book.skp.tahun, book.skp.jenis.value).tulis()


@pytest.fixture(scope="module")
def jadi(tmp_path_factory: pytest.TempPathFactory, soffice: str, python_uno: str) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("kunci")
    asal = folder / "asal.xlsx"
    asal.write_bytes(untuk_dihitung(buku_ringkas()))
    files = {name: folder / f"{name}.xlsx" for name in KERJA}
    libreoffice.lewat_uno(
        python_uno, "tests.workbooks.buku_skp.pindah", soffice, str(asal),
        masukan={str(files[name]): steps for name, steps in KERJA.items()},
    )
    return files


def _hasil(berkas: Path) -> HasilBaca:
    return baca_berkas(berkas, hari_ini=HARI_INI)


def _pasangan(buku: BukuSKP) -> list[dict[str, str]]:
    """Indicator -> what was reached, in each of the two quarters that are filled."""
    names = {iki.kode: iki.indikator for _, iki in buku.skp.semua_iki()}
    return [
        {names[one.kode_iki]: one.realisasi for one in buku.realisasi if one.sebutan == quarter}
        for quarter in ("Triwulan I", "Triwulan IV")
    ]


def _layar_sama(berkas: Path, buku: BukuSKP) -> None:
    """Every text that the sheets look up in the SKP is what the core says, and no cell shows an error."""
    sheets = baca(berkas)
    shown_errors = [
        (name, value) for name, rows in sheets.items() for row in rows for value in row
        if isinstance(value, str) and value.startswith("#")
    ]
    assert shown_errors == [(LEMBAR_REF, text) for text in GALAT_EXCEL]  # the texts that a status looks for
    iki = {one.kode: one for _, one in buku.skp.semua_iki()}
    rhk = {one.kode: one.uraian for one in buku.skp.hasil_kerja}
    milik = {one.kode: parent.kode for parent, one in buku.skp.semua_iki()}
    for name in LEMBAR_REALISASI:
        rows = semua_isi(sheets, name, "kode_iki", "_rhk", "_indikator", "_target")
        used = {row[0]: row[1:] for row in rows if row[1]}
        assert used == {code: [milik[code], one.indikator, one.target_lengkap] for code, one in iki.items()}, name
    for name, code, text in (
        ("Rencana Aksi", "kode_iki", "_indikator"), ("Dialog Kinerja", "agenda.kode_iki", "_indikator"),
    ):
        for key, seen in semua_isi(sheets, name, code, text):
            assert not key or seen == iki[key].indikator, name
    for key, seen in semua_isi(sheets, "Dialog Kinerja", "agenda.kode_iki", "_rhk"):
        assert not key or seen == milik[key]
    for key, seen in semua_isi(sheets, "Catatan Harian", "kode_rhk", "_rhk"):
        assert not key or seen == rhk[key]
    for name in ("SKP", "Dialog Kinerja", "Rencana Aksi", "Catatan Harian", "Triwulan I", "Triwulan IV"):
        assert set(semua_isi(sheets, name, "_status")) <= {"Lengkap", ""}, name
    ringkasan = [row[:3] for row in sheets["Ringkasan"] if str(row[0]).startswith("IKI ")]
    assert sorted(ringkasan) == sorted([one.kode, one.indikator, one.target_lengkap] for one in iki.values())


@pytest.mark.parametrize(
    "kerja",
    ["diam", "urut", "urut_semua", "sisip_kosong", "pindah", "pindah_naik", "pindah_dialog", "urut_realisasi"],
)
def test_rows_that_are_sorted_moved_or_parted_keep_every_pair_together(kerja: str, jadi: dict[str, Path]):
    hasil = _hasil(jadi[kerja])
    assert not [one for one in hasil.temuan if one.tingkat.value == "kesalahan"], kode(hasil)
    buku = terbaca(hasil)
    assert _pasangan(buku) == [PASANGAN, PASANGAN]
    assert {one.uraian for one in buku.rencana_aksi} == {
        f"Menyusun {i.indikator}" for _, i in buku.skp.semua_iki()
    }
    _layar_sama(jadi[kerja], buku)


def test_a_key_in_small_letters_is_the_same_key_to_sheet_and_core(jadi: dict[str, Path]):
    hasil = _hasil(jadi["kode_kecil"])
    assert not [one for one in hasil.temuan if one.tingkat.value == "kesalahan"], kode(hasil)
    assert _pasangan(terbaca(hasil)) == [PASANGAN, PASANGAN]
    assert isi(baca(jadi["kode_kecil"]), "SKP", "_status", 2) == "Lengkap"


def test_a_row_that_is_deleted_takes_only_its_own_pair_along(jadi: dict[str, Path]):
    hasil = _hasil(jadi["hapus"])
    buku = terbaca(hasil)
    left = {name: reached for name, reached in PASANGAN.items() if name != "Ketepatan waktu laporan"}
    assert _pasangan(buku) == [left, left]
    orphans = [one for one in hasil.temuan if one.kode == "REALISASI-KODE-IKI"]
    what, remedy = TANPA_IKI.split(": ")
    assert [(one.lembar, one.pesan, one.saran) for one in orphans] == [
        (quarter, f"IKI 02: {what}.", f"{remedy.capitalize().replace('iki', 'IKI')}.")
        for quarter in ("Triwulan I", "Triwulan IV")
    ]
    assert "naik satu demi satu" not in satu(hasil, "IKI-TIDAK-DIKENAL").pesan  # a plan of one row for each IKI
    assert isi(baca(jadi["hapus"]), "Triwulan I", "_status", 2) == f"Periksa: {TANPA_IKI}"


@pytest.mark.parametrize(
    ("kerja", "lembar", "nomor", "frasa"),
    [
        ("salin", "SKP", (1, 6), KUNCI_GANDA), ("kode_sendiri", "SKP", (2,), KUNCI_ASING),
        ("kode_berspasi", "SKP", (2,), KUNCI_ASING), ("kode_realisasi_berspasi", "Triwulan I", (2,), TANPA_IKI),
        ("hapus_kode", "SKP", (2,), TANPA_KUNCI), ("salin_realisasi", "Triwulan I", (1, 6), REALISASI_GANDA),
    ],
)
def test_what_is_wrong_with_a_key_is_said_by_sheet_and_finding_in_the_same_words(
    kerja: str, lembar: str, nomor: tuple[int, ...], frasa: str, jadi: dict[str, Path]
):
    sheets = baca(jadi[kerja])
    for one in nomor:
        assert isi(sheets, lembar, "_status", one) == f"Periksa: {frasa}"[:258]
    hasil = _hasil(jadi[kerja])
    finding = satu(hasil, "SKP-KODE-IKI" if lembar == "SKP" else "REALISASI-KODE-IKI")
    what, remedy = frasa.casefold().split(": ")
    if kerja in ("kode_sendiri", "kode_berspasi", "hapus_kode"):  # other sheets still use the key that went
        remedy = f"tulis kembali iki 02 bila terhapus atau berubah; bila tidak, {remedy}"
        assert "memakai IKI 02, yang tidak ada lagi di lembar ini." in finding.pesan
    assert (what in finding.pesan.casefold(), finding.saran.casefold()) == (True, f"{remedy}.")
    assert finding.sel == di(lembar, "iki.kode" if lembar == "SKP" else "kode_iki", nomor[-1])


def test_a_row_that_people_insert_and_fill_has_no_key_and_both_say_so(jadi: dict[str, Path]):
    finding = satu(_hasil(jadi["sisip_isi"]), "SKP-KODE-IKI")
    said = [finding.pesan.casefold(), finding.saran.casefold()]
    assert said == [f"{part}." for part in TANPA_KUNCI.casefold().split(": ")]
    ringkasan = [row[1] for row in baca(jadi["sisip_isi"])["Ringkasan"] if row[0] == "SKP"]
    assert ["1 baris tanpa Kode IKI" in str(text) for text in ringkasan] == [True]


def test_a_row_of_realisasi_that_was_deleted_is_missed(jadi: dict[str, Path]):
    finding = satu(_hasil(jadi["hapus_realisasi"]), "REALISASI-BARIS-HILANG")
    assert (finding.lembar, finding.sel, "IKI 03" in finding.pesan) == ("Triwulan II", None, True)
    ringkasan = {row[0]: row[1] for row in baca(jadi["hapus_realisasi"])["Ringkasan"][:20]}
    tanpa_baris = [name for name, text in ringkasan.items() if "1 IKI tanpa baris" in str(text)]
    assert tanpa_baris == ["Triwulan II"]


def test_contents_pasted_over_other_contents_are_found_by_their_units(jadi: dict[str, Path]):
    found = [one for one in _hasil(jadi["tempel"]).temuan if one.kode == "REALISASI-SATUAN-BERBEDA"]
    assert [(one.lembar, one.sel) for one in found] == [
        (quarter, di(quarter, "realisasi", 3)) for quarter in ("Triwulan I", "Triwulan IV")
    ]
    assert '"20 %" dalam %, sedangkan targetnya "4 Rapat" dalam Rapat' in found[0].pesan


def test_keys_of_a_filled_workbook_are_written_as_they_are_and_the_free_rows_get_others(tmp_path: Path):
    buku = buku_berkunci()
    rhk = buku.skp.hasil_kerja
    moved = buku.model_copy(update={"skp": buku.skp.model_copy(update={"hasil_kerja": (
        rhk[0].model_copy(update={"iki": rhk[0].iki[::-1]}), *rhk[1:],
    )})})
    path = tmp_path / "buku.xlsx"
    path.write_bytes(bangun_skp(isi=moved))
    back = terbaca(_hasil(path))
    assert (back.skp, set(back.realisasi)) == (moved.skp, set(moved.realisasi))
    keys = semua_isi(baca(path), "SKP", "iki.kode")
    assert keys[:5] == ["IKI 02", "IKI 01", "IKI 03", "IKI 04", "IKI 05"]
    assert len(set(keys)) == len(keys) == 60
    for name in LEMBAR_REALISASI:
        assert semua_isi(baca(path), name, "kode_iki") == keys
