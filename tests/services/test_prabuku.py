"""Prefilled workbooks: the quick way equals the slow way, and last year's SKP comes along."""

from __future__ import annotations

import csv
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import AnggotaUnit, PesertaDaftar
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dialog_kinerja import TindakLanjut
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import JenisSKP, Tingkatan
from kinerja_core.model.skp import SKP
from kinerja_core.services.contoh import unit
from kinerja_core.services.prabuku import PengisiBuku, skp_tahun_baru
from kinerja_core.services.templat import templat
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.daftar_kantor.buku import bangun_daftar
from tests.alat import ooxml
from tests.alat.alamat import di, isi, semua_isi
from tests.alat.timpa_sel import timpa_sel
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks.buku_jadi import baca


def orang(nama: str = bahan.PEGAWAI.nama, jabatan: str = bahan.PEGAWAI.jabatan, *, penilai: bool = True) -> AnggotaUnit:
    person = bahan.PEGAWAI.model_copy(update={"nama": nama, "jabatan": jabatan})
    return AnggotaUnit(pegawai=person, penilai=bahan.PENILAI if penilai else None)


PENGISI = PengisiBuku(JenisSKP.KUALITATIF_JA_JF, 2027)


@settings(max_examples=25)
@given(
    st.sampled_from([
        "Sri", "A & B <c>", "x" * 54, "x" * 55, "xx@@00@@xx", "_x0041_", "Ny. \"O'Neil\"", "Émile 🙂", "@@01@@",
    ]),
    st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=120),
    st.booleans(),
)
def test_a_workbook_filled_the_quick_way_reads_as_one_built_for_the_person(
    nama: str, jabatan: str, penilai: bool
) -> None:
    person = orang(nama, " ".join(jabatan.split()) or "-", penilai=penilai)
    assert baca(PENGISI.buku(person)) == baca(bangun_skp(JenisSKP.KUALITATIF_JA_JF, 2027, anggota=person))


def test_a_workbook_filled_the_quick_way_is_valid_and_the_next_person_leaves_no_trace_of_the_first(
    tmp_path: Path,
) -> None:
    PENGISI.buku(orang("Orang Pertama"))
    path = tmp_path / "kedua.xlsx"
    path.write_bytes(PENGISI.buku(orang("Orang Kedua")))
    assert ooxml.keluhan(path) == []
    texts = str(baca(path))
    assert "Orang Kedua" in texts
    assert "Orang Pertama" not in texts
    assert "@@" not in texts


def daftar(folder: Path, *anggota: AnggotaUnit) -> Path:
    path = folder / "daftar.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Nama", "NIP", "Jabatan", "Unit Kerja"])
        for one in anggota:
            writer.writerow([one.pegawai.nama, str(one.pegawai.nip), one.pegawai.jabatan, one.pegawai.unit_kerja])
    return path


def test_the_skp_of_last_year_comes_along_with_new_dates_and_codes(tmp_path: Path) -> None:
    old = tmp_path / "2025"
    old.mkdir()
    (old / "lama.xlsx").write_bytes(bangun_skp(isi=bahan.buku_penuh()))
    other = bahan.PEGAWAI.model_copy(update={"nip": bahan.nip_ke(5), "nama": "Pegawai Baru"})
    people = daftar(tmp_path, orang(), AnggotaUnit(pegawai=other))
    result = templat("skp", tmp_path / "baru", tahun=2026, pegawai=people, skp_lalu=old)
    assert result.dengan_skp_lalu == 1
    assert len(result.dibuat) == 2
    read = baca_berkas(result.dibuat[0])
    assert isinstance(read.buku, BukuSKP)
    skp, before = read.buku.skp, bahan.buku_penuh().skp
    assert (skp.tahun, skp.mulai.year, skp.selesai.year, skp.tanggal_penetapan) == (2026, 2026, 2026, None)
    assert skp.penilai == before.penilai
    def without_codes(one: SKP) -> list[object]:
        return [
            (rhk.model_copy(update={"iki": ()}), [iki.model_copy(update={"kode": ""}) for iki in rhk.iki])
            for rhk in one.hasil_kerja
        ]

    assert without_codes(skp) == without_codes(before)
    assert [iki.kode for _, iki in skp.semua_iki()] == [f"IKI {number:02d}" for number in range(1, 61)]
    assert read.buku.realisasi == ()
    assert baca_berkas(result.dibuat[1]).nama == "Pegawai Baru"


def test_what_the_dialogs_of_last_year_left_open_is_said_once_a_person(tmp_path: Path) -> None:
    old, book = tmp_path / "2025", next(one for one in map(unit.buku, unit.ORANG) if one.dialog)
    old.mkdir()
    first = book.dialog[0]
    closed = TindakLanjut(urut=1, keadaan="Selesai", tanggal=first.tanggal)
    more = first.model_copy(update={"strategi": ("Menyurati unit", "Rapat; tiap Senin"), "tindak_lanjut": (closed,)})
    (old / "lama.xlsx").write_bytes(bangun_skp(isi=book.model_copy(update={"dialog": (more,)})))
    people = daftar(tmp_path, AnggotaUnit(pegawai=book.skp.pegawai))
    (told,) = templat("skp", tmp_path / "baru", tahun=2026, pegawai=people, skp_lalu=old).temuan
    assert (told.kode, told.tingkat, told.berkas) == ("DIALOG-TERBUKA-LALU", Tingkatan.SARAN, "lama.xlsx")
    assert told.pesan.endswith(' yang belum ditutup di buku lama: "Rapat; tiap Senin".')


@pytest.mark.parametrize(("lembar", "nama"), [("SKP", "iki.target"), ("Perilaku Kerja", "ekspektasi")])
def test_an_skp_of_last_year_that_may_lack_a_row_is_not_carried_over(lembar: str, nama: str, tmp_path: Path) -> None:
    old = tmp_path / "2025"
    old.mkdir()
    data = timpa_sel(bangun_skp(isi=bahan.buku_penuh()), {(lembar, di(lembar, nama, 1)): "a\ufeffb"})
    (old / "lama.xlsx").write_bytes(data)
    result = templat("skp", tmp_path / "baru", tahun=2026, pegawai=daftar(tmp_path, orang()), skp_lalu=old)
    told, cause = (one for one in result.temuan if one.kode != "DIALOG-TERBUKA-LALU")
    assert (told.kode, told.berkas, cause.kode, cause.sel) == (
        "SKP-LALU-SALAH", "lama.xlsx", "TEKS-KARAKTER", di(lembar, nama, 1)
    )
    assert f"pada lembar {lembar} ({cause.sel})" in told.pesan
    assert (len(result.dibuat), result.dengan_skp_lalu) == (1, 0)
    read = baca_berkas(result.dibuat[0])
    assert read.nama == orang().pegawai.nama
    assert read.buku is None or not read.buku.skp.hasil_kerja  # type: ignore[union-attr] - a staff workbook


def test_codes_are_counted_anew_when_last_year_had_gaps() -> None:
    skp = bahan.skp(banyak_rhk=3)
    gapped = skp.model_copy(update={"hasil_kerja": skp.hasil_kerja[1:]})
    new = skp_tahun_baru(gapped, orang(), 2026)
    assert [iki.kode for _, iki in new.semua_iki()] == ["IKI 01", "IKI 02", "IKI 03", "IKI 04"]
    assert isi(baca(bangun_skp(isi=BukuSKP(skp=new))), "SKP", "rhk.nomor") == 1


def test_last_years_file_that_cannot_be_read_is_reported_and_stops_nobody(tmp_path: Path) -> None:
    old = tmp_path / "2025"
    old.mkdir()
    (old / "rusak.xlsx").write_bytes(b"PK bukan zip")
    result = templat("skp", tmp_path / "baru", tahun=2026, pegawai=daftar(tmp_path, orang()), skp_lalu=old)
    assert [item.berkas for item in result.temuan] == ["rusak.xlsx"]
    assert (len(result.dibuat), result.dengan_skp_lalu) == (1, 0)


def test_options_that_mean_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GalatKinerja, match="--skp-lalu dipakai bersama --pegawai"):
        templat("skp", tmp_path / "a.xlsx", skp_lalu=tmp_path)
    with pytest.raises(GalatKinerja, match='Kertas "letter" tidak dikenal; pilih a4 atau f4'):
        templat("skp", tmp_path / "a.xlsx", kertas="letter")


@pytest.mark.parametrize("jenis", ["skp", "penilaian-360", "unit"])
def test_the_paper_asked_for_is_that_of_every_page_and_of_the_letters_of_a_unit(jenis: str, tmp_path: Path) -> None:
    (path,) = templat(jenis, tmp_path / "a.xlsx", kertas="F4").dibuat
    with zipfile.ZipFile(path) as source:
        pages = [source.read(name).decode() for name in source.namelist() if "worksheets/sheet" in name]
    assert {size for page in pages for size in re.findall(r'<pageSetup paperSize="(\d+)"', page)} == {"14"}
    if jenis == "unit":
        assert {row[0]: row[1] for row in baca(path)["Pengaturan"]}["Ukuran Kertas"] == "F4"


def test_a_blank_unit_lists_the_people_it_is_given_and_has_room_for_more_than_usual(tmp_path: Path) -> None:
    people = daftar(tmp_path, *(
        AnggotaUnit(pegawai=bahan.PEGAWAI.model_copy(update={"nip": bahan.nip_ke(n), "nama": f"Pegawai {n}"}))
        for n in range(430)
    ))
    (path,) = templat("unit", tmp_path / "unit.xlsx", tahun=2026, pegawai=people).dibuat
    assert ooxml.keluhan(path) == []
    sheets = baca(path)
    names = {"Daftar Pegawai": ("pegawai.nip", "pegawai.nama")}
    for name in ("Daftar Pegawai", "Skor", "Konfirmasi", "Tukin"):
        listed = semua_isi(sheets, name, *names.get(name, ("nip", "nama")))
        assert listed[:430] == [[str(bahan.nip_ke(n)), f"Pegawai {n}"] for n in range(430)], name
    assert [isi(sheets, name, "_status", 430) for name in ("Tukin", "Konfirmasi")] == ["Lengkap"] * 2
    said = {item.kode for item in baca_berkas(path).temuan if item.tingkat == "kesalahan"}
    assert said == {"SEL-WAJIB"}, "hanya Pengaturan yang belum diisi"


def test_the_command_line_says_how_many_carry_last_years_skp(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "2025"
    old.mkdir()
    (old / "lama.xlsx").write_bytes(bangun_skp(isi=BukuSKP(skp=bahan.skp())))
    people = daftar(tmp_path, orang())
    arguments = ["templat", "skp", "--pegawai", str(people), "--skp-lalu", str(old), "--kertas", "f4"]
    assert jalankan([*arguments, "--tahun", "2026", "-o", str(tmp_path / "baru")]) == 0
    assert "1 dari 1 buku memuat SKP tahun lalu" in "".join(capsys.readouterr())


@pytest.mark.parametrize(("tahun", "disebut"), [(2024, True), (2025, True), (2026, False), (2027, False)])
def test_a_new_workbook_for_days_on_which_the_old_skp_still_runs_is_named(
    tmp_path: Path, tahun: int, disebut: bool
) -> None:
    old = tmp_path / "lama"
    old.mkdir()
    (old / "lama.xlsx").write_bytes(bangun_skp(isi=BukuSKP(skp=bahan.skp())))
    result = templat("skp", tmp_path / "baru", tahun=tahun, pegawai=daftar(tmp_path, orang()), skp_lalu=old)
    told = [one.pesan for one in result.temuan if one.kode == "SKP-LALU-TAHUN"]
    said = f"1 buku baru untuk tahun {tahun} memuat SKP yang masih berlaku pada masanya, bukan SKP sebelumnya: "
    assert told == ([f"{said}{bahan.PEGAWAI.nama} (s.d. 31 Desember 2025)."] if disebut else [])


def test_the_second_skp_of_a_year_may_carry_the_first(tmp_path: Path) -> None:
    old = tmp_path / "lama"
    old.mkdir()
    first = bahan.skp().model_copy(update={"selesai": date(2025, 6, 30)})
    (old / "lama.xlsx").write_bytes(bangun_skp(isi=BukuSKP(skp=first)))
    person = PesertaDaftar(pegawai=bahan.PEGAWAI, mulai=date(2025, 7, 1), selesai=date(2025, 12, 31))
    (tmp_path / "daftar.xlsx").write_bytes(bangun_daftar(2025, [person]))
    result = templat("skp", tmp_path / "baru", pegawai=tmp_path / "daftar.xlsx", skp_lalu=old)
    assert (result.dengan_skp_lalu, result.temuan) == (1, [])
