from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.documents.bagian.angka_kredit import tidak_berhak
from kinerja_core.documents.mesin.dokumen import UnitDinilai
from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import JenisPegawai, Predikat
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.nip import NIP
from kinerja_core.model.pangkat import Pangkat
from kinerja_core.services import angka_kredit as service
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.cetak import cetak
from kinerja_core.services.contoh import unit as contoh
from kinerja_core.services.gabung import gabung, simpan
from kinerja_core.services.peringkat import peringkat_buku
from kinerja_core.services.putaran import mulai_periode, periode_diketik
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from tests.alat.alamat import di
from tests.documents.bantu import teks
from tests.rules.bahan_hak import PIMPINAN, nip, riwayat, unit

PPPK = NIP("198503142023211004")


def buku(**ubah: Any) -> Any:
    """Five people: with history, with the same months twice, PPPK, pelaksana, without a decision."""
    book, _ = unit([Predikat.SANGAT_BAIK, Predikat.BAIK, Predikat.BAIK, Predikat.BAIK, None])
    people = [*book.anggota]
    person = people[2].pegawai
    people[2] = people[2].model_copy(update={"pegawai": person.model_copy(update={
        "nip": PPPK, "jenis": JenisPegawai.PPPK, "pangkat": Pangkat("IX"),
    })})  # fmt: skip
    people[3] = people[3].model_copy(update={
        "pegawai": people[3].pegawai.model_copy(update={"jabatan": "Pengadministrasi Umum"})
    })
    scores = [*book.skor]
    scores[2] = scores[2].model_copy(update={"nip": PPPK})
    whole = date(2025, 1, 1), date(2025, 12, 31)
    spans = tuple(
        MasaSKP(nip=one.pegawai.nip, jabatan=one.pegawai.jabatan, mulai=whole[0], selesai=whole[1]) for one in people
    )
    history = (
        riwayat("25.00", "2024-01-01", "2024-12-31", predikat="Baik", pak="PAK/3/2025"),
        riwayat("6.25", "2025-01-01", "2025-03-31", predikat="Baik"),
    )
    settings = book.pengaturan.model_copy(update={
        "penandatangan": PIMPINAN, "tempat_surat": "Jakarta", "tanggal_surat": date(2026, 2, 2),
    })  # fmt: skip
    return book.model_copy(update={
        "pengaturan": settings, "anggota": tuple(people), "skor": tuple(scores), "masa": spans, "riwayat_ak": history,
        "tunjangan": (), **ubah,
    })


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ak") / "unit.xlsx"
    path.write_bytes(bangun_unit(buku()))
    return path


def test_the_sum_the_next_steps_and_who_is_refused_are_told(berkas: Path, capsys: pytest.CaptureFixture[str]):
    assert jalankan(["angka-kredit", str(berkas), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    first, second, last = told["pegawai"]
    assert (first["nip"], first["jumlah"], second["jumlah"], last["jumlah"]) == (nip(0), 62.5, 25, 0)
    assert [(one["angka_kredit"], one["nomor_pak"]) for one in first["baris"]] == [(25, "PAK/3/2025"), (37.5, None)]
    assert [one["angka_kredit"] for one in first["tidak_dihitung"]] == [6.25]
    step = first["pangkat_berikutnya"]
    assert (step["perlu"], step["kurang"], step["tercapai"], step["periode_kenaikan"]) == (
        100, 37.5, "2026-12-31", "2027-01-01",
    )  # fmt: skip
    assert last["kurang"] == ["Predikat Tahun 2025 belum ditetapkan, sehingga konversinya belum dihitung."]
    assert {one["nip"]: one["sebab"].partition(",")[0] for one in told["ditolak"]} == {
        PPPK: "angka kredit hanya untuk PNS dalam jabatan fungsional",
        nip(3): 'jabatan "Pengadministrasi Umum" tidak berakhir dengan jenjang jabatan fungsional',
    }  # fmt: skip
    assert any("Nomor 4 Tahun 2025" in one for one in told["rujukan"])


def test_one_person_may_be_asked_for_on_the_screen(berkas: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "400")
    assert jalankan(["angka-kredit", str(berkas), "--nip", nip(0)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for text in ("62,50", "kurang 37,50 (62,50 dari 100,00)", "pangkat 1 Januari 2027", "yang dipakai"):
        assert text in shown
    assert "Orang 1" not in shown
    assert jalankan(["angka-kredit", str(berkas), "--nip", nip(77)]) == 2
    assert "tidak ada di lembar Daftar Pegawai" in capsys.readouterr().err
    with pytest.raises(GalatKinerja, match="18 angka"):
        service.angka_kredit(berkas, nip="12")


def test_the_workbook_has_every_row_with_its_numbers(berkas: Path, tmp_path: Path):
    assert jalankan(["angka-kredit", str(berkas), "-o", str(tmp_path / "ak.xlsx"), "--json"]) == 0
    book = load_workbook(tmp_path / "ak.xlsx")
    assert book.sheetnames == ["Ringkasan", "Rincian", "Perlu Diketahui", "Dasar"]
    assert [row[4].value for row in book["Ringkasan"].iter_rows(min_row=5)] == [62.5, 25, 0]
    assert [row[9].value for row in book["Rincian"].iter_rows(min_row=5)] == [25, 37.5, 6.25, 25]
    assert jalankan(["angka-kredit", str(berkas), "-o", str(tmp_path / "ak.docx")]) == 2


def test_to_whom_none_belongs_is_told_once_for_each_reason():
    book = buku()
    pppk = book.anggota[2].pegawai
    more = [
        AnggotaUnit.model_validate({
            "pegawai": pppk.model_copy(update={"nip": NIP(f"{PPPK[:-1]}{n}"), "nama": f"Kontrak {n}"})
        })
        for n in (5, 6)
    ]  # fmt: skip
    book = book.model_copy(update={"anggota": (*book.anggota, *more)})
    told = [one.pesan for one in tidak_berhak(UnitDinilai(book, peringkat_buku(book).hasil))]
    assert [text.partition(":")[0] for text in told] == [
        "3 pegawai fungsional adalah PPPK, sedangkan angka kredit hanya untuk PNS",
        "1 pegawai bukan PNS dalam jabatan fungsional, jadi tanpa konversi angka kredit",
    ]
    assert all(name in told[0] for name in (pppk.nama, "Kontrak 5", "Kontrak 6"))


def test_both_letters_are_printed_for_whom_they_belong_to(berkas: Path, tmp_path: Path):
    hasil = cetak("akumulasi-ak", [berkas], tmp_path / "a")
    assert sorted(path.name.split(nip(0))[0] for path in hasil.dokumen) == [
        "Akumulasi AK Orang 0 ", f"Akumulasi AK Orang 1 {nip(1)} 2025.docx",
    ]  # fmt: skip
    words = teks(next(path for path in hasil.dokumen if nip(0) in path.name).read_bytes())
    for part in ("1 Januari 2024 s.d. 31 Desember 2025", "37,50", "62,50", "Tidak dihitung karena termasuk"):
        assert part in words
    told = {one.kode for one in hasil.temuan}
    assert {"ANGKA-KREDIT-TIDAK-BERLAKU", "DOKUMEN-BELUM-LENGKAP"} <= told
    (path,) = [one for one in cetak("penetapan-ak", [berkas], tmp_path / "p").dokumen if nip(0) in one.name]
    words = teks(path.read_bytes())
    for part in ("25,00", "37,50", "62,50", "Kekurangan 37,50", "Penata Tingkat I (III/d)", "hanya salah satu syarat"):
        assert part in words


def test_spans_that_contradict_each_other_stop_the_letter_and_are_an_error(tmp_path: Path, capsys: Any):
    wrong = (riwayat("10.00", "2024-01-01", "2024-06-30"), riwayat("10.00", "2024-04-01", "2024-10-31"))
    (tmp_path / "unit.xlsx").write_bytes(bangun_unit(buku(riwayat_ak=wrong)))
    assert jalankan(["angka-kredit", str(tmp_path / "unit.xlsx"), "--json"]) == 1
    (told,) = json.loads(capsys.readouterr().out)["temuan"]
    assert (told["kode"], told["lembar"]) == ("KONVERSI-TUMPANG-TINDIH", "Riwayat AK")
    names = [path.name for path in cetak("akumulasi-ak", [tmp_path / "unit.xlsx"], tmp_path / "a").dokumen]
    assert not any(nip(0) in name for name in names)


def test_a_csv_is_refused_and_a_book_that_cannot_be_read_is_told(berkas: Path, tmp_path: Path, capsys: Any):
    (tmp_path / "skor.csv").write_text("nip,nama,hasil,perilaku\n", encoding="utf-8")
    assert jalankan(["angka-kredit", str(tmp_path / "skor.csv")]) == 2
    assert "CSV skor tidak memuat jabatan" in capsys.readouterr().err
    (tmp_path / "rusak.xlsx").write_bytes(b"bukan buku")
    assert jalankan(["angka-kredit", str(berkas), str(tmp_path / "rusak.xlsx"), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["temuan"][0]["berkas"] == "rusak.xlsx"


def test_the_span_of_a_staff_workbook_goes_before_that_of_the_sheet(tmp_path: Path):
    one = contoh.buku(contoh.ORANG[0])
    person = one.skp.pegawai
    skp = one.skp.model_copy(update={"mulai": date(one.skp.tahun, 7, 1)})
    (tmp_path / "skp.xlsx").write_bytes(bangun_skp(isi=one.model_copy(update={
        "skp": skp, "rencana_aksi": (), "realisasi": (), "catatan_harian": (), "dialog": (), "umpan_balik": (),
        "pembinaan": (),
    })))  # fmt: skip
    book = buku()
    member = book.anggota[0].model_copy(update={"pegawai": person})
    score = book.skor[0].model_copy(update={"nip": person.nip})
    (tmp_path / "unit.xlsx").write_bytes(bangun_unit(book.model_copy(update={
        "anggota": (member,), "skor": (score,), "masa": (), "riwayat_ak": (),
    })))
    (told,) = service.angka_kredit(tmp_path / "unit.xlsx").akumulasi
    assert "Masa SKP di dalam Tahun 2025 belum diketahui" in told.kurang[0]
    (told,) = service.angka_kredit(tmp_path / "unit.xlsx", [tmp_path / "skp.xlsx"]).akumulasi
    assert [(row.bulan, row.angka_kredit) for row in told.konversi] == [(6, Decimal("18.75"))]


# ---------------------------------------------------------------------------------------------- sheet and periods


@pytest.mark.parametrize(
    ("ubah", "kode", "kolom"),
    [
        ({"mulai": None}, "KONVERSI-TANPA-MASA", "mulai"), ({"selesai": date(2023, 12, 31)}, "SKP-PERIODE", "selesai"),
        ({"angka_kredit": Decimal(2001)}, "ANGKA-BATAS", "angka_kredit"), ({"jabatan": None}, "SEL-WAJIB", "jabatan"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_cell(ubah: dict[str, Any], kode: str, kolom: str, tmp_path: Path):
    wrong = riwayat("25.00", "2024-01-01", "2024-12-31").model_copy(update=ubah)
    (tmp_path / "unit.xlsx").write_bytes(bangun_unit(buku(riwayat_ak=(wrong,))))
    found = [one for one in baca_berkas(tmp_path / "unit.xlsx").temuan if one.tingkat == "kesalahan"]
    assert [(one.kode, one.lembar, one.sel) for one in found] == [(kode, "Riwayat AK", di("Riwayat AK", kolom))]


def test_the_decided_conversions_are_carried_into_the_next_period_once():
    after = mulai_periode(buku(), periode_diketik("2026"))
    carried = after.riwayat_ak[2:]
    assert [(one.nip, one.predikat, one.angka_kredit) for one in carried] == [
        (nip(0), Predikat.SANGAT_BAIK, Decimal("37.50")), (nip(1), Predikat.BAIK, Decimal("25.00")),
    ]  # fmt: skip
    again = mulai_periode(buku(riwayat_ak=after.riwayat_ak), periode_diketik("2026"))
    assert again.riwayat_ak == after.riwayat_ak


def test_a_history_that_would_be_lost_is_not_overwritten(tmp_path: Path):
    folder = tmp_path / "buku"
    folder.mkdir()
    one = contoh.buku(contoh.ORANG[0])
    (folder / "a.xlsx").write_bytes(bangun_skp(isi=one))
    target = tmp_path / "unit.xlsx"
    fresh = gabung(folder)
    kept = riwayat("25.00", "2024-01-01", "2024-12-31").model_copy(update={"nip": one.skp.pegawai.nip})
    target.write_bytes(bangun_unit(fresh.buku.model_copy(update={"riwayat_ak": (kept,)})))
    with pytest.raises(GalatKinerja, match="akan hilang"):
        simpan(fresh, target, timpa=True)
    simpan(gabung(folder, lanjutkan=target), target, timpa=True)
    assert baca_buku_unit(target).riwayat_ak == (kept,)
