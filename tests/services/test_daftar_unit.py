"""The roster of a unit, and what becomes of it and of typed scores from one consolidation to the next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from kinerja_addin.perintah import ringkas
from kinerja_halaman.kata import kata_halaman
from pydantic import ValidationError
from xlsxwriter import Workbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Predikat, Rating
from kinerja_core.model.keadaan import KELUAR, KeadaanPegawai
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Konfirmasi
from kinerja_core.model.nip import NIP
from kinerja_core.model.periode import Periode
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.gabung import gabung, simpan
from kinerja_core.services.peringkat import peringkat
from kinerja_core.services.putaran import mulai_periode
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from tests.alat.alamat import letak
from tests.alat.timpa_sel import timpa_sel
from tests.services.unit_setahun import buku, ketik, nilai, orang, simpan_buku, simpan_daftar

TW1, TW2 = Periode.parse("2025-TW1"), Periode.parse("2025-TW2")


@pytest.fixture(scope="module")
def dinilai(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three people with books and scores in triwulan I, and a fourth who is only in the list; never changed."""
    folder = tmp_path_factory.mktemp("unit")
    simpan_buku(folder / "buku", range(3), 1)
    daftar = simpan_daftar(folder / "daftar.xlsx", range(4))
    hasil = gabung(folder / "buku", periode="2025-TW1", pegawai=daftar)
    unit = simpan(hasil, folder / "unit.xlsx")
    ketik(unit, skor=nilai(range(3)), pengaturan={"nomor_surat": "KP.1/2025", "tanggal_surat": date(2025, 4, 14)})
    return folder


def test_who_is_in_the_list_but_has_no_book_is_named_and_kept(dinilai: Path):
    hasil = gabung(dinilai / "buku", periode="2025-TW1", pegawai=dinilai / "daftar.xlsx")
    assert [one.nip for one in hasil.daftar.belum_ada] == [orang(3).nip]
    assert [one.kode for one in hasil.daftar.temuan] == ["PEGAWAI-BELUM-MENGIRIM"]
    assert orang(3).nama in hasil.daftar.temuan[0].pesan
    assert [(one.pegawai.nip, one.berkas) for one in hasil.buku.anggota] == [
        (orang(0).nip, "000.xlsx"), (orang(1).nip, "001.xlsx"), (orang(2).nip, "002.xlsx"), (orang(3).nip, None),
    ]
    assert hasil.sebagai_json(Path("u.xlsx"))["daftar"]["belum_ada"] == [orang(3).nip]


def test_who_leaves_without_a_word_does_not_block_the_next_command(dinilai: Path, tmp_path: Path):
    simpan_buku(tmp_path / "buku", (0, 1), 1)
    hasil = gabung(tmp_path / "buku", lanjutkan=dinilai / "unit.xlsx")
    unit = simpan(hasil, tmp_path / "unit.xlsx")
    assert {one.nip for one in hasil.daftar.belum_ada} == {orang(2).nip, orang(3).nip}
    assert [one.hasil for one in baca_buku_unit(unit).skor] == [80, 81, 82, None]
    assert {one.nip for one in peringkat(unit).hasil.pegawai} == {orang(n).nip for n in range(4)}


def test_who_comes_and_who_is_no_longer_listed_is_said(dinilai: Path, tmp_path: Path):
    simpan_buku(tmp_path / "buku", (0, 1, 5), 1)
    daftar = simpan_daftar(tmp_path / "daftar.xlsx", (0, 1, 3, 5))
    hasil = gabung(tmp_path / "buku", lanjutkan=dinilai / "unit.xlsx", pegawai=daftar)
    assert [one.nip for one in hasil.daftar.baru] == [orang(5).nip]
    assert [one.nip for one in hasil.daftar.di_luar] == [orang(2).nip]
    assert {one.kode for one in hasil.daftar.temuan} == {
        "PEGAWAI-BELUM-MENGIRIM", "PEGAWAI-DI-LUAR-DAFTAR", "PEGAWAI-BARU",
    }


def test_another_period_keeps_people_and_settings_and_turns_the_rest_into_history(dinilai: Path, tmp_path: Path):
    lama = baca_buku_unit(dinilai / "unit.xlsx")
    unit = simpan(
        gabung(dinilai / "buku", lanjutkan=dinilai / "unit.xlsx", periode="2025-TW2"), tmp_path / "tw2.xlsx"
    )
    baru = baca_buku_unit(unit)
    assert baru.pengaturan == lama.pengaturan.model_copy(
        update={"periode": TW2, "nomor_surat": None, "tanggal_surat": None}
    )
    assert [one.pegawai for one in baru.anggota] == [one.pegawai for one in lama.anggota]
    assert all(one.hasil is one.perilaku is None for one in baru.skor)
    assert [(one.periode, one.nip, one.hasil, one.perilaku, one.nomor_surat) for one in baru.riwayat_skor] == [
        (TW1, one.nip, one.hasil, one.perilaku, "KP.1/2025") for one in lama.skor if one.hasil is not None
    ]


def test_everything_that_was_typed_of_a_person_is_in_the_history(dinilai: Path, tmp_path: Path):
    lama = baca_buku_unit(dinilai / "unit.xlsx")
    skor = lama.skor[0].model_copy(update={"rating_hasil": Rating.SESUAI, "nilai": 95, "rekomendasi": "Lanjutkan"})
    jawaban = Konfirmasi(
        nip=skor.nip, nama=skor.nama, jawaban=JawabanKonfirmasi.KEBERATAN, tanggal_jawaban=date(2025, 4, 20),
        alasan="Skornya keliru",
    )
    tukin = lama.tunjangan[0].model_copy(update={"tunjangan": Decimal(5_000_000)})
    lama = lama.model_copy(update={"skor": (skor,), "konfirmasi": (jawaban,), "tunjangan": (tukin,)})
    baru = mulai_periode(lama, TW2)
    path = tmp_path / "tw2.xlsx"
    path.write_bytes(bangun_unit(baru))
    (riwayat,) = baca_buku_unit(path).riwayat_skor
    for record in (skor, jawaban):
        for name, value in record:
            assert name == "jabatan" or getattr(riwayat, name) == (value or getattr(riwayat, name)), name
    assert (baru.skor[0].rating_hasil, baru.konfirmasi[0].jawaban) == (None, None)
    assert baru.tunjangan[0].tunjangan == 5_000_000


def test_the_same_period_keeps_what_was_typed(dinilai: Path):
    lama = baca_buku_unit(dinilai / "unit.xlsx")
    assert gabung(dinilai / "buku", lanjutkan=dinilai / "unit.xlsx", periode="2025-TW1").buku.skor == lama.skor


def test_a_period_that_is_over_is_not_gone_back_to(dinilai: Path):
    with pytest.raises(GalatKinerja, match="lebih awal"):
        gabung(dinilai / "buku", lanjutkan=dinilai / "unit.xlsx", periode="2024-TW4")
    with pytest.raises(GalatKinerja):
        gabung(dinilai / "buku", periode="triwulan tujuh")


def test_timpa_never_replaces_typed_scores(dinilai: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    unit = tmp_path / "unit.xlsx"
    unit.write_bytes((dinilai / "unit.xlsx").read_bytes())
    perintah = ["gabung", str(dinilai / "buku"), "-o", str(unit), "--timpa"]
    assert jalankan(perintah) == 2
    said = capsys.readouterr().err
    assert "skor, jawaban, atau riwayat 3 pegawai yang akan hilang" in said
    assert "--lanjutkan" in said
    assert unit.read_bytes() == (dinilai / "unit.xlsx").read_bytes()
    assert jalankan([*perintah, "--lanjutkan", str(unit)]) == 0
    assert [one.hasil for one in baca_buku_unit(unit).skor] == [80, 81, 82, None]
    assert jalankan([*perintah, "--lanjutkan", str(unit), "--periode", "2025-TW2"]) == 0
    assert len(baca_buku_unit(unit).riwayat_skor) == 3
    assert jalankan([*perintah, "--lanjutkan", str(dinilai / "unit.xlsx")]) == 0  # nothing typed in triwulan II yet


def test_scores_that_differ_from_those_carried_over_are_not_replaced(dinilai: Path, tmp_path: Path):
    unit = tmp_path / "unit.xlsx"
    unit.write_bytes((dinilai / "unit.xlsx").read_bytes())
    ketik(unit, skor={1: {"hasil": Decimal(99)}})
    hasil = gabung(dinilai / "buku", lanjutkan=dinilai / "unit.xlsx")
    with pytest.raises(GalatKinerja, match="1 pegawai yang akan hilang: Pegawai Nomor 001"):
        simpan(hasil, unit, timpa=True)


@pytest.mark.parametrize(
    ("isi", "disebut"),
    [
        ({"pengaturan": {"nomor_surat": "KP.9/9/2025"}}, "1 isian yang akan hilang: Pengaturan › Nomor Surat"),
        ({"keadaan": {2: {"keadaan": KeadaanPegawai.PENSIUN}}}, "Daftar Pegawai › Keadaan Pegawai Nomor 002"),
        ({"masa": {1: {"predikat": Predikat.KURANG}}}, "Masa SKP › Predikat SKP Ini Pegawai Nomor 001"),
    ],
)
def test_settings_keadaan_and_records_are_not_replaced_either(
    dinilai: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], isi: dict[str, Any], disebut: str
):
    unit = simpan(gabung(dinilai / "buku", periode="2025-TW1"), tmp_path / "unit.xlsx")
    perintah = ["gabung", str(dinilai / "buku"), "-o", str(unit), "--timpa", "--periode", "2025-TW1"]
    assert jalankan(perintah) == 0  # as it was made, nothing is typed in it
    ketik(unit, **isi)
    typed = unit.read_bytes()
    assert jalankan(perintah) == 2
    assert disebut in (said := capsys.readouterr().err)
    assert f'Bawa isinya dengan --lanjutkan "{unit}"' in said
    assert jalankan([*perintah, "--lanjutkan", str(dinilai / "unit.xlsx")]) == 2  # a copy that somebody else filled
    assert "jalankan kinerja periksa dengan keduanya" in capsys.readouterr().err
    assert unit.read_bytes() == typed
    assert jalankan([*perintah, "--lanjutkan", str(unit)]) == 0
    assert jalankan([*perintah[:-1], "2025-TW2", "--lanjutkan", str(unit)]) == 0  # the next period begins as it does


def test_who_was_away_throughout_the_period_is_listed_but_not_scored(dinilai: Path, tmp_path: Path):
    unit = tmp_path / "unit.xlsx"
    unit.write_bytes((dinilai / "unit.xlsx").read_bytes())
    away = {"keadaan": KeadaanPegawai.MUTASI_KELUAR, "sejak": date(2025, 3, 20)}
    ketik(unit, keadaan={2: away})
    sama = gabung(dinilai / "buku", lanjutkan=unit)
    assert sama.buku.skor[2].hasil == 82  # it was there in the quarter, and what was typed stays
    tujuan = simpan(gabung(dinilai / "buku", lanjutkan=unit, periode="2025-TW2"), tmp_path / "tw2.xlsx")
    baru = baca_buku_unit(tujuan)
    assert [one.nip for one in baru.skor] == [orang(n).nip for n in (0, 1, 3)]
    assert orang(2).nip not in {one.nip for one in baru.konfirmasi}
    (keluar,) = [one for one in baru.anggota if one.pegawai.nip == orang(2).nip]
    assert (keluar.keadaan, keluar.sejak) == (away["keadaan"], away["sejak"])
    assert "PEGAWAI-TANPA-SKOR" not in {one.kode for one in baca_berkas(tujuan).temuan}
    assert peringkat(tujuan).hasil.pegawai


@pytest.mark.parametrize(
    ("keadaan", "sejak", "sampai", "bertugas"),
    [
        (None, None, None, (True, True, True)),
        (KeadaanPegawai.MUTASI_MASUK, date(2025, 5, 1), None, (False, True, True)),
        (KeadaanPegawai.MUTASI_KELUAR, date(2025, 5, 1), None, (True, False, False)),
        (KeadaanPegawai.PENSIUN, None, None, (False, False, False)),
        (KeadaanPegawai.BERHENTI, date(2025, 5, 1), None, (True, False, False)),
        (KeadaanPegawai.MENINGGAL, date(2025, 5, 1), None, (True, False, False)),
        (KeadaanPegawai.CUTI, date(2025, 4, 10), date(2025, 5, 1), (True, False, True)),
        (KeadaanPegawai.PLT, date(2025, 1, 1), None, (False, False, False)),
    ],
)
def test_when_somebody_is_at_work(
    keadaan: KeadaanPegawai | None, sejak: date | None, sampai: date | None, bertugas: tuple[bool, ...]
):
    one = AnggotaUnit(pegawai=orang(1), keadaan=keadaan, sejak=sejak, sampai=sampai)
    days = (date(2025, 4, 1), date(2025, 5, 1), date(2025, 6, 30))
    assert tuple(map(one.bertugas, days)) == bertugas
    assert one.bertugas_selama(TW2) is any(bertugas)
    assert one.dinilai(TW2) is (keadaan not in KELUAR and any(bertugas))


def test_a_keadaan_that_ends_before_it_begins_is_a_mistake_in_sheet_and_reader(dinilai: Path, tmp_path: Path):
    with pytest.raises(ValidationError, match="mendahului"):
        AnggotaUnit(pegawai=orang(1), keadaan=KeadaanPegawai.CUTI, sejak=date(2025, 5, 2), sampai=date(2025, 5, 1))
    typed = {"keadaan": "Cuti", "sejak": date(2025, 5, 2), "sampai": date(2025, 5, 1)}
    cells = {letak("Daftar Pegawai", name): value for name, value in typed.items()}
    (tmp_path / "unit.xlsx").write_bytes(timpa_sel((dinilai / "unit.xlsx").read_bytes(), cells))
    found = [one for one in baca_berkas(tmp_path / "unit.xlsx").temuan if one.kode == "KEADAAN-TERBALIK"]
    assert [(one.lembar, one.sel) for one in found] == [letak("Daftar Pegawai", "sampai")]


def test_a_book_of_another_year_is_nobodys_book_of_this_one(dinilai: Path, tmp_path: Path):
    simpan_buku(tmp_path / "buku", (0, 1), 1)
    hasil = gabung(tmp_path / "buku", lanjutkan=dinilai / "unit.xlsx", periode="2026-TW1")
    assert {one.berkas for one in hasil.buku.anggota} == {None}
    assert {one.nip for one in hasil.daftar.belum_ada} == {orang(number).nip for number in range(4)}
    told = {one.kode: one.pesan for one in hasil.temuan}
    assert f"{orang(0).nama} (000.xlsx)" in told["BUKU-TAHUN-LAIN"]
    assert orang(0).nama not in told["PEGAWAI-BELUM-MENGIRIM"]


def test_a_period_that_is_no_books_year_is_refused_unless_something_says_who_was_there(
    dinilai: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    simpan_buku(tmp_path / "buku", (0, 1), 1)
    for periode in ("2024", "2026-TW1"):
        with pytest.raises(GalatKinerja, match=r"untuk tahun 2025; tidak satu pun untuk (Tahun 2024|Triwulan I 2026)"):
            gabung(tmp_path / "buku", periode=periode)
    assert jalankan(["gabung", str(tmp_path / "buku"), "-o", str(tmp_path / "u.xlsx"), "--periode", "2024"]) == 2
    assert not (tmp_path / "u.xlsx").exists()
    assert "--lanjutkan" in capsys.readouterr().err
    assert gabung(tmp_path / "buku", periode="2026-TW1", pegawai=dinilai / "daftar.xlsx").daftar.belum_ada


def test_the_book_of_next_year_is_not_taken_for_that_of_the_year_that_is_assessed(tmp_path: Path):
    simpan_buku(tmp_path / "buku", (0,), 4)
    skp = buku(0, 1).skp.model_copy(update={"mulai": date(2026, 1, 1), "selesai": date(2026, 12, 31), "tahun": 2026})
    (tmp_path / "buku" / "2026.xlsx").write_bytes(bangun_skp(isi=buku(
        0, 1, skp=skp, rencana_aksi=(), realisasi=(), catatan_harian=(), dialog=(),
    )))
    hasil = gabung(tmp_path / "buku", periode="2025")
    assert [one.berkas for one in hasil.buku.anggota] == ["000.xlsx"]
    assert [one.kode for one in hasil.daftar.temuan] == []


def test_who_says_another_unit_than_before_is_named(dinilai: Path, tmp_path: Path):
    simpan_buku(tmp_path / "buku", (0,), 1)
    moved = buku(1, 1)
    moved = moved.model_copy(update={"skp": moved.skp.model_copy(update={
        "pegawai": moved.skp.pegawai.model_copy(update={"unit_kerja": "Biro Keuangan"}),
    })})
    (tmp_path / "buku" / "001.xlsx").write_bytes(bangun_skp(isi=moved))
    hasil = gabung(tmp_path / "buku", lanjutkan=dinilai / "unit.xlsx")
    (told,) = (one.pesan for one in hasil.temuan if one.kode == "PEGAWAI-GANTI-UNIT")
    assert told == (
        f'1 pegawai kini menyebut unit kerja "Biro Keuangan", dahulu "{moved.skp.penilai.unit_kerja}": {orang(1).nama}.'
    )
    renamed = gabung(tmp_path / "buku", lanjutkan=dinilai / "unit.xlsx", nama_unit="Biro Keuangan")
    assert "PEGAWAI-GANTI-UNIT" not in {one.kode for one in renamed.temuan}  # the unit itself has this name now


def test_a_pppk_who_became_pns_under_a_new_nip_is_not_only_one_missing_and_one_new(dinilai: Path, tmp_path: Path):
    person = orang(1).model_copy(update={"nip": NIP(f"{orang(1).nip[:8]}2026041004")})
    simpan_buku(tmp_path / "buku", (0,), 1)
    book = buku(1, 1)
    (tmp_path / "buku" / "001.xlsx").write_bytes(bangun_skp(isi=book.model_copy(update={
        "skp": book.skp.model_copy(update={"pegawai": person}),
    })))
    found = {one.kode: one for one in gabung(tmp_path / "buku", lanjutkan=dinilai / "unit.xlsx").temuan}
    assert f"(dahulu {orang(1).nip}, kini {person.nip})" in found["PEGAWAI-GANTI-NIP"].pesan
    assert "isi Keadaan NIP lamanya dengan Berhenti" in found["PEGAWAI-GANTI-NIP"].saran
    simpan_buku(tmp_path / "buku" / "lama", (1,), 1)  # the workbook of the PPPK is still there
    lama = tmp_path / "unit.xlsx"
    lama.write_bytes((dinilai / "unit.xlsx").read_bytes())
    assert [one.kode for one in gabung(tmp_path / "buku", lanjutkan=lama).temuan].count("ORANG-DUA-NIP") == 2
    ketik(lama, keadaan={1: {"keadaan": KeadaanPegawai.BERHENTI, "sejak": date(2025, 3, 31)}})
    assert "ORANG-DUA-NIP" not in {one.kode for one in gabung(tmp_path / "buku", lanjutkan=lama).temuan}


def test_a_nip_that_was_put_right_in_the_book_is_not_only_one_missing_and_one_new(dinilai: Path, tmp_path: Path):
    earlier = baca_buku_unit(dinilai / "unit.xlsx")
    first = earlier.anggota[0]
    slip = NIP(f"{first.pegawai.nip[:-1]}{(int(first.pegawai.nip[-1]) + 5) % 10}")
    wrong = first.model_copy(update={"pegawai": first.pegawai.model_copy(update={"nip": slip}), "berkas": None})
    lama = tmp_path / "unit.xlsx"
    lama.write_bytes(bangun_unit(earlier.model_copy(update={
        "anggota": (wrong, *earlier.anggota[1:]),
        "skor": tuple(one for one in earlier.skor if one.nip != first.pegawai.nip),
        "konfirmasi": (), "tunjangan": (), "masa": (),
    })))
    found = {one.kode: one.pesan for one in gabung(dinilai / "buku", lanjutkan=lama).temuan}
    assert f"{first.pegawai.nama} (dahulu {slip}, kini {first.pegawai.nip})" in found["PEGAWAI-GANTI-NIP"]


def test_what_was_put_right_in_the_unit_workbook_only_is_named_when_the_books_win(dinilai: Path, tmp_path: Path):
    earlier = baca_buku_unit(dinilai / "unit.xlsx")
    first = earlier.anggota[0]
    assert first.penilai is not None
    right = first.model_copy(update={
        "pegawai": first.pegawai.model_copy(update={"nama": "Pegawai Nomor Nol, S.E."}),
        "penilai": first.penilai.model_copy(update={"nama": "Penilai Lain", "nip": NIP("197001011995031001")}),
    })
    lama = tmp_path / "unit.xlsx"
    lama.write_bytes(bangun_unit(earlier.model_copy(update={"anggota": (right, *earlier.anggota[1:])})))
    hasil = gabung(dinilai / "buku", lanjutkan=lama)
    assert hasil.buku.anggota[0].pegawai.nama == first.pegawai.nama
    (told,) = (one.pesan for one in hasil.temuan if one.kode == "PEGAWAI-GANTI-DATA")
    assert f'nama "{first.pegawai.nama}" (di buku unit "Pegawai Nomor Nol, S.E.")' in told
    assert f'Pejabat Penilai "{first.penilai.nama}" (di buku unit "Penilai Lain")' in told
    again = gabung(dinilai / "buku", lanjutkan=dinilai / "unit.xlsx")
    assert "PEGAWAI-GANTI-DATA" not in {one.kode for one in again.temuan}


def test_timpa_does_not_replace_a_unit_whose_typed_scores_cannot_be_compared(dinilai: Path, tmp_path: Path):
    tujuan = tmp_path / "unit.xlsx"
    tujuan.write_bytes(timpa_sel((dinilai / "unit.xlsx").read_bytes(), {letak("Pengaturan", "nama_unit"): None}))
    before = tujuan.read_bytes()
    with pytest.raises(GalatKinerja, match="belum dapat dipakai, sehingga tidak diketahui apa yang akan hilang"):
        simpan(gabung(dinilai / "buku", periode="2025-TW1"), tujuan, timpa=True)
    assert tujuan.read_bytes() == before


def test_timpa_puts_nothing_in_the_place_of_a_workbook_of_another_kind(
    dinilai: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    simpan_buku(tmp_path / "buku", (0, 1), 1)
    book, unit = tmp_path / "buku" / "000.xlsx", tmp_path / "unit.xlsx"
    unit.write_bytes((dinilai / "unit.xlsx").read_bytes())
    before = book.read_bytes(), unit.read_bytes()
    for call in (
        ["gabung", str(tmp_path / "buku"), "-o", str(book)], ["status", str(unit), "-o", str(unit)],
        ["periksa", str(book), "-o", str(book)],
    ):  # fmt: skip
        assert jalankan([*call, "--timpa"]) == 2
        assert "tidak digantikan oleh hasil yang lain" in capsys.readouterr().err
    assert (book.read_bytes(), unit.read_bytes()) == before
    assert len([*tmp_path.rglob("*.xlsx")]) == 3


def test_who_left_is_counted_among_those_without_a_book_only_when_there_is_none(
    dinilai: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    unit = tmp_path / "unit.xlsx"
    unit.write_bytes((dinilai / "unit.xlsx").read_bytes())
    ketik(unit, keadaan={0: {"keadaan": KeadaanPegawai.MENINGGAL, "sejak": date(2025, 2, 10)}})
    call = ["gabung", str(dinilai / "buku"), "-o", str(tmp_path / "lagi.xlsx"), "--lanjutkan", str(unit)]
    assert jalankan(call) == 0
    said = capsys.readouterr().out
    assert "1 pegawai lain ada di daftar tanpa buku kerja (1 belum mengirim, 0 sudah keluar)." in said


def test_the_sheet_of_a_list_is_named_where_the_unit_is_made(
    dinilai: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    with Workbook(tmp_path / "daftar.xlsx") as book:
        for name, number in (("PNS", 3), ("PPPK", 4)):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Nama", "NIP", "Jabatan", "Unit Kerja"])
            sheet.write_row(1, 0, [orang(number).nama, orang(number).nip, "Analis", orang(0).unit_kerja])
    gather = ["gabung", str(dinilai / "buku"), "-o", str(tmp_path / "unit.xlsx"), "--periode", "2025-TW1"]
    assert jalankan([*gather, "--pegawai", str(tmp_path / "daftar.xlsx")]) == 2
    assert "Sebutkan lembarnya dengan --lembar NAMA" in capsys.readouterr().err
    assert jalankan([*gather, "--lembar", "PPPK"]) == 2
    assert "--lembar tidak berpengaruh tanpa --pegawai" in capsys.readouterr().err
    assert jalankan([*gather, "--pegawai", str(tmp_path / "daftar.xlsx"), "--lembar", "PPPK"]) == 0
    listed = {one.pegawai.nip for one in baca_buku_unit(tmp_path / "unit.xlsx").anggota}
    assert listed == {orang(number).nip for number in (0, 1, 2, 4)}


@pytest.mark.parametrize(
    ("periode", "jabatan"), [("2025-TW2", "Analis Ahli Pertama"), ("2025-TW3", "Analis Ahli Muda"),
                             ("2025", "Analis Ahli Muda")],
)
def test_who_changed_jabatan_has_in_a_triwulan_the_one_of_that_triwulan(periode: str, jabatan: str, tmp_path: Path):
    spans = {
        "Analis Ahli Pertama": (date(2025, 1, 1), date(2025, 6, 30)),
        "Analis Ahli Muda": (date(2025, 7, 1), date(2025, 12, 31)),
    }
    for name, (first, last) in spans.items():
        book = buku(0, 2)
        person = book.skp.pegawai.model_copy(update={"jabatan": name})
        skp = book.skp.model_copy(update={"pegawai": person, "mulai": first, "selesai": last})
        made = bangun_skp(isi=book.model_copy(update={"skp": skp, "rencana_aksi": (), "catatan_harian": ()}))
        (tmp_path / f"{name}.xlsx").write_bytes(made)
    hasil = gabung(tmp_path, periode=periode)
    assert [one.pegawai.jabatan for one in hasil.buku.anggota] == [jabatan]
    assert [one.jabatan for one in hasil.buku.masa] == list(spans)


def test_a_folder_of_blank_books_names_how_a_unit_is_made_of_the_list(dinilai: Path, tmp_path: Path):
    call = ["templat", "skp", "--pegawai", str(dinilai / "daftar.xlsx"), "-o", str(tmp_path / "kosong")]
    assert jalankan([*call, "--tahun", "2025"]) == 0
    with pytest.raises(GalatKinerja) as refused:
        gabung(tmp_path / "kosong", pegawai=dinilai / "daftar.xlsx")
    said = str(refused.value)
    assert f'Jalankan kinerja periksa "{tmp_path / "kosong"}" untuk' in said
    assert f'dari daftar itu saja, jalankan kinerja templat unit --pegawai "{dinilai}' in said
    assert said.endswith('daftar.xlsx" -o unit.xlsx.')
    assert "Buka bukunya dan tekan Periksa Buku untuk melihat" in ringkas(said)  # no command on the ribbon
    shown = kata_halaman(said)  # nor on the page
    assert 'Tekan "Periksa saja" untuk' in shown
    assert shown.endswith('untuk buku unit dari daftar itu saja, pilih "Buku unit" pada daftarnya.')
    with pytest.raises(GalatKinerja) as refused:
        gabung(tmp_path / "kosong")
    assert "templat unit" not in str(refused.value)
