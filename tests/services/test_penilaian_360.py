from __future__ import annotations

import json
import ntpath
import os
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Hubungan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.penilaian_360 import HasilPerilaku360, Penilai360, Penilaian360
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.model.periode import Periode
from kinerja_core.services.berkas import TidakDapatMenulis
from kinerja_core.services.gabung import gabung, isi_berkas
from kinerja_core.services.penilaian_360 import berkas_rekap, folder_360, isi_skor, perilaku, rekap_360
from kinerja_core.services.rekap_tutup import NAMA_CATATAN_360
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from kinerja_core.workbooks.hasil import HasilBaca
from tests.alat import ooxml
from tests.alat.alamat import semua_isi
from tests.workbooks import bahan_bangun
from tests.workbooks.buku_360 import bahan_360 as bahan

ANI = Penilai360(nama="Ani Wibowo Rahasia", nip=bahan.nip(90))
BUDI = Penilai360(nama="Budi Santoso Rahasia", nip=bahan.nip(91))
PIMPINAN = Penilai360(nama=bahan_bangun.PENILAI.nama, nip=bahan_bangun.PENILAI.nip)
CITRA = Penilai360(nama="Citra Lestari Rahasia", nip=bahan.nip(92))
RANI = bahan_bangun.PEGAWAI


def rani(angka: int, hubungan: Hubungan, komentar: str | None = None) -> Penilaian360:
    return bahan.penilaian(
        nama=RANI.nama, nip=RANI.nip, jabatan=RANI.jabatan, angka=angka, hubungan=hubungan, komentar=komentar
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Rani's workbook, her atasan's rating of her, and those of three colleagues, of whom one also rates a stranger."""
    tempat = tmp_path / "buku"
    tempat.mkdir()
    (tempat / "rani.xlsx").write_bytes(bangun_skp(isi=BukuSKP(skp=bahan_bangun.skp())))
    isi = {
        "atasan": bahan.buku(rani(5, Hubungan.ATASAN, "Teliti."), penilai=PIMPINAN),
        "ani": bahan.buku(rani(4, Hubungan.REKAN_SEJAWAT, "Ramah."), penilai=ANI),
        "budi": bahan.buku(rani(4, Hubungan.REKAN_SEJAWAT), penilai=BUDI),
        "citra": bahan.buku(rani(4, Hubungan.REKAN_SEJAWAT), bahan.penilaian(7), penilai=CITRA),
    }
    for nama, buku in isi.items():
        (tempat / f"{nama}.xlsx").write_bytes(bangun_penilaian_360(isi=buku))
    return tempat


def sel(path: Path, lembar: str) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(lembar).to_python()


def test_the_scores_of_a_folder_are_those_of_the_rule_and_name_no_evaluator(folder: Path) -> None:
    hasil = perilaku(folder)
    skor = {one.nama: one.skor for one in hasil.rekap.pegawai}
    assert skor == {RANI.nama: Decimal("92.00"), bahan.NAMA[3]: Decimal("80.00")}
    (satu,) = (one for one in hasil.rekap.pegawai if one.nip == RANI.nip)
    assert satu.komentar == ("Ramah.", "Teliti.")
    assert hasil.temuan == ()
    said = json.dumps(hasil.rekap.sebagai_json(), ensure_ascii=False)
    for orang in (PIMPINAN, ANI, BUDI, CITRA):
        assert orang.nama not in said
        assert str(orang.nip) not in said


def test_the_recap_workbook_is_valid_and_names_no_evaluator(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(berkas_rekap(perilaku(folder).rekap))
    assert ooxml.keluhan(path) == []
    texts = {str(cell.value) for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row}
    assert not [text for text in texts if "Rahasia" in text or PIMPINAN.nama in text]
    rows = sel(path, "Kelompok")[4:]
    assert [row[3:7] for row in rows if row[1] == RANI.nama] == [
        ["Atasan", 1, 60, 100], ["Rekan Sejawat", 3, 40, 80],
    ]  # fmt: skip
    assert [row[3] for row in sel(path, "Komentar")[4:]] == ["Ramah.", "Teliti."]


def test_a_group_that_may_not_be_shown_is_in_no_cell_of_the_recap(tmp_path: Path) -> None:
    buku = [bahan.hasil("a.xlsx", bahan.buku(rani(5, Hubungan.ATASAN)))]
    buku.append(bahan.hasil("b.xlsx", bahan.buku(rani(2, Hubungan.REKAN_SEJAWAT), penilai=ANI)))
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(berkas_rekap(rekap_360(buku, Periode.parse("2025-TW4"))))
    assert [row[3:8] for row in sel(path, "Kelompok")[4:]] == [
        ["Atasan", 1, 100, 100, 100], ["Rekan Sejawat", 1, 0, "tidak ditampilkan", ""],
    ]  # fmt: skip
    assert sel(path, "Rekap")[4][4] == 100


def test_nobody_to_recap_gives_a_workbook_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(berkas_rekap(rekap_360([], Periode(2025))))
    assert ooxml.keluhan(path) == []
    assert sel(path, "Rekap")[4][0] == "Tidak ada."


def test_gabung_fills_the_blank_score_from_the_evaluators_and_takes_their_period(folder: Path, tmp_path: Path) -> None:
    hasil = gabung(folder)
    assert [(one.nama, one.perilaku) for one in hasil.buku.skor] == [(RANI.nama, Decimal("92.00"))]
    assert hasil.buku.pengaturan.periode == Periode.parse("Triwulan IV 2025")
    assert hasil.perilaku is not None
    assert [item.kode for item in hasil.perilaku.temuan] == ["P360-BUKAN-ANGGOTA", "P360-BOBOT"]
    assert [one.pegawai.nama for one in hasil.buku.anggota] == [RANI.nama]
    path = tmp_path / "unit.xlsx"
    path.write_bytes(isi_berkas(hasil))
    unit = baca_berkas(path).buku
    assert isinstance(unit, BukuUnit)
    assert unit.skor[0].perilaku == 92


def test_a_score_that_is_typed_already_wins_and_the_difference_is_said(folder: Path, tmp_path: Path) -> None:
    lama = gabung(folder).buku
    typed = tuple(one.model_copy(update={"perilaku": Decimal("88.5")}) for one in lama.skor)
    unit = tmp_path / "unit lama.xlsx"
    unit.write_bytes(bangun_unit(lama.model_copy(update={"skor": typed})))
    hasil = gabung(folder, lanjutkan=unit)
    assert hasil.buku.skor[0].perilaku == Decimal("88.5")
    assert hasil.perilaku is not None
    beda = next(item for item in hasil.perilaku.temuan if item.kode == "P360-SKOR-BERBEDA")
    assert beda.berkas == "unit lama.xlsx"
    assert "tertulis 88,5, menurut penilaian 360° 92" in beda.pesan


def test_the_same_score_again_is_no_difference() -> None:
    rekap = rekap_360([bahan.hasil("a.xlsx", bahan.SATU)], Periode.parse("2025-TW4"))
    satu = SkorPegawai(nip=bahan.nip(0), nama=bahan.NAMA[0], perilaku=Decimal(80))
    assert isi_skor((satu,), rekap) == ((satu,), ())


def test_ratings_of_another_period_than_the_units_do_not_count(folder: Path, tmp_path: Path) -> None:
    lama = gabung(folder).buku
    kosong = tuple(one.model_copy(update={"perilaku": None}) for one in lama.skor)
    settings = lama.pengaturan.model_copy(update={"periode": Periode(2025)})
    unit = tmp_path / "unit.xlsx"
    unit.write_bytes(bangun_unit(lama.model_copy(update={"skor": kosong, "pengaturan": settings})))
    hasil = gabung(folder, lanjutkan=unit)
    assert hasil.buku.skor[0].perilaku is None
    assert hasil.perilaku is not None
    assert {item.kode for item in hasil.perilaku.temuan} == {"P360-PERIODE"}
    (temuan,) = hasil.perilaku.temuan
    assert temuan.pesan.startswith("4 buku penilaian 360° untuk Triwulan IV 2025")


def test_a_folder_without_evaluators_is_as_before(tmp_path: Path) -> None:
    (tmp_path / "rani.xlsx").write_bytes(bangun_skp(isi=BukuSKP(skp=bahan_bangun.skp())))
    hasil = gabung(tmp_path)
    assert hasil.perilaku is None
    assert hasil.sebagai_json(tmp_path / "u.xlsx")["perilaku_360"] is None
    with pytest.raises(GalatKinerja, match="Tidak ada buku penilaian 360°"):
        perilaku(tmp_path)


def test_evaluators_alone_make_no_unit(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(bangun_penilaian_360(isi=bahan.SATU))
    with pytest.raises(GalatKinerja, match="Tidak ada buku kerja pegawai"):
        gabung(tmp_path)


def test_two_periods_ask_for_one_of_them(tmp_path: Path) -> None:
    for nomor, periode in enumerate(("2025-TW4", "2025")):
        data = bangun_penilaian_360(isi=bahan.buku(bahan.penilaian(), periode=periode))
        (tmp_path / f"{nomor}.xlsx").write_bytes(data)
    with pytest.raises(GalatKinerja, match=r"Triwulan IV 2025, Tahun 2025.*--periode"):
        perilaku(tmp_path)
    hasil = perilaku(tmp_path, "2025")
    assert [item.kode for item in hasil.temuan] == ["P360-PERIODE"]
    assert hasil.rekap.periode == Periode(2025)
    with pytest.raises(GalatKinerja, match="tidak dikenal"):
        perilaku(tmp_path, "Semester I")
    with pytest.raises(GalatKinerja, match=r"Tidak ada buku penilaian 360° untuk Triwulan II 2025.*Triwulan IV 2025"):
        perilaku(tmp_path, "2025-TW2")  # a recap of nobody would look like one of everybody


def test_a_folder_of_blank_workbooks_says_that_none_can_be_used(tmp_path: Path) -> None:
    (tmp_path / "kosong.xlsx").write_bytes(bangun_penilaian_360())
    with pytest.raises(GalatKinerja, match="Tidak satu pun buku penilaian 360° dapat dipakai"):
        perilaku(tmp_path)


# --------------------------------------------------------------------------------- what two recaps give away


def _tulis(folder: Path, nama: str, penilai: Penilai360, *isi: Penilaian360) -> None:
    (folder / f"{nama}.xlsx").write_bytes(bangun_penilaian_360(isi=bahan.buku(*isi, penilai=penilai)))


def _satu(folder: Path) -> HasilPerilaku360:
    (satu,) = (one for one in perilaku(folder).rekap.pegawai if one.nip == RANI.nip)
    return satu


def test_a_rating_that_comes_after_a_closed_recap_cannot_be_computed_from_the_two(folder: Path) -> None:
    tutup = _satu(folder)
    _tulis(folder, "dewi", Penilai360(nama="Dewi", nip=bahan.nip(93)), rani(1, Hubungan.REKAN_SEJAWAT))
    nanti = _satu(folder)
    assert (nanti.skor, nanti.kelompok, nanti.perilaku) == (tutup.skor, tutup.kelompok, tutup.perilaku)
    assert nanti.catatan[0].startswith("Hasil ini seperti pada rekap yang sudah ditutup. 1 penilaian masuk")
    assert gabung(folder).buku.skor[0].perilaku == tutup.skor
    for nomor in (94, 95):
        _tulis(folder, str(nomor), Penilai360(nama="Eka", nip=bahan.nip(nomor)), rani(1, Hubungan.REKAN_SEJAWAT))
    cukup = _satu(folder)
    assert cukup.skor == Decimal("80.00")  # 60 % of 100 and 40 % of 50: three came, and nobody of them stands out
    (folder / "94.xlsx").unlink()
    assert _satu(folder).skor == cukup.skor


def test_an_answer_that_was_changed_after_a_closed_recap_is_not_shown(folder: Path) -> None:
    tutup = _satu(folder)
    _tulis(folder, "ani", ANI, rani(1, Hubungan.REKAN_SEJAWAT, "Ramah."))
    nanti = _satu(folder)
    assert (nanti.skor, nanti.komentar) == (tutup.skor, ())
    _tulis(folder, "ani", ANI, rani(4, Hubungan.REKAN_SEJAWAT, "Ramah."))
    assert _satu(folder) == tutup


def test_the_answer_of_the_atasan_is_not_anonymous_and_may_change(folder: Path) -> None:
    _satu(folder)
    _tulis(folder, "atasan", PIMPINAN, rani(4, Hubungan.ATASAN))
    assert _satu(folder).skor == Decimal("80.00")


def test_a_recap_is_provisional_until_everybody_is_in(folder: Path, tmp_path: Path) -> None:
    (folder / "belum.xlsx").write_bytes(bangun_penilaian_360())
    hasil = perilaku(folder)
    assert {(one.sementara, one.skor, one.komentar) for one in hasil.rekap.pegawai} == {(True, None, ())}
    assert not any(group.rata is not None for one in hasil.rekap.pegawai for group in one.kelompok)
    (temuan,) = hasil.rekap.temuan
    assert (temuan.kode, "1 buku penilaian 360° masih kosong" in temuan.pesan) == ("P360-SEMENTARA", True)
    path = tmp_path / "rekap.xlsx"
    path.write_bytes(berkas_rekap(hasil.rekap))
    assert "(SEMENTARA)" in sel(path, "Rekap")[0][0]
    assert gabung(folder).buku.skor[0].perilaku is None
    assert not (folder / NAMA_CATATAN_360).exists()
    (folder / "belum.xlsx").unlink()
    assert _satu(folder).skor == Decimal("92.00")


def test_the_evaluators_of_a_list_are_waited_for(folder: Path, tmp_path: Path) -> None:
    daftar = tmp_path / "penilai.csv"
    orang = [PIMPINAN, ANI, BUDI, CITRA]

    def tulis_daftar(*nips: object) -> None:
        lines = [f"Orang {n},{nip},Analis,Biro" for n, nip in enumerate(nips)]
        daftar.write_text("\n".join(("nama,nip,jabatan,unit kerja", *lines)), encoding="utf-8")

    tulis_daftar(*(one.nip for one in orang), bahan.nip(96))
    hasil = perilaku(folder, penilai=daftar)
    assert all(one.sementara for one in hasil.rekap.pegawai)
    assert "1 penilai dari daftar belum mengirim bukunya" in hasil.rekap.temuan[0].pesan
    tulis_daftar(*(one.nip for one in orang))
    assert not any(one.sementara for one in perilaku(folder, penilai=daftar).rekap.pegawai)
    daftar.write_text("nama,nip,jabatan,unit kerja\nOrang,123,Analis,Biro\n", encoding="utf-8")
    with pytest.raises(GalatKinerja, match="belum dapat dipakai"):
        perilaku(folder, penilai=daftar)


def test_only_the_person_whose_rating_has_blanks_is_provisional(folder: Path) -> None:
    skor = {nilai: (None, *(4,) * (len(butir) - 1)) for nilai, butir in PANDUAN.items()}
    _tulis(folder, "citra", CITRA, rani(4, Hubungan.REKAN_SEJAWAT), bahan.penilaian(7, skor=skor))
    told = {one.nip: one.sementara for one in perilaku(folder).rekap.pegawai}
    assert told == {RANI.nip: False, bahan.nip(7): True}


def _ubah(path: Path, lembar: str, judul: str, isi: object, baris: int = 1) -> None:
    """Type into a row below a header."""
    book = load_workbook(path)
    (kepala,) = [cell for row in book[lembar].iter_rows() for cell in row if str(cell.value).rstrip(" *") == judul]
    book[lembar].cell(kepala.row + baris, kepala.column).value = isi
    book.save(path)


@pytest.mark.parametrize(
    ("judul", "isi", "semua"),
    [
        ("Saya Adalah", "rekan", False), ("NIP", "123", True), ("NIP", str(CITRA.nip), True),
        ("Nama Pegawai", None, False),
    ],
)
def test_a_mistake_in_the_list_of_an_evaluator_closes_no_score_without_that_rating(
    judul: str, isi: object, semua: bool, folder: Path
) -> None:
    _ubah(folder / "citra.xlsx", "Daftar Dinilai", judul, isi)
    told = {one.nip: one.sementara for one in perilaku(folder).rekap.pegawai}
    assert told == {RANI.nip: True, bahan.nip(7): semua}
    assert "memuat kesalahan" in perilaku(folder).rekap.temuan[0].pesan
    assert gabung(folder).buku.skor[0].perilaku is None


def test_a_rating_that_contradicts_itself_is_waited_for(folder: Path) -> None:
    _tulis(folder, "ani lagi", ANI, rani(1, Hubungan.REKAN_SEJAWAT))
    told = {one.nip: one.sementara for one in perilaku(folder).rekap.pegawai}
    assert told == {RANI.nip: True, bahan.nip(7): False}
    assert "1 pegawai dinilai seorang penilai lebih dari sekali" in perilaku(folder).rekap.temuan[0].pesan
    (folder / "ani lagi.xlsx").unlink()
    assert _satu(folder).skor == Decimal("92.00")


def test_a_copied_book_is_told_once_for_each_file_however_many_it_rates(folder: Path) -> None:
    (folder / "citra (1).xlsx").write_bytes((folder / "citra.xlsx").read_bytes())
    told = [one for one in perilaku(folder).periksa.temuan if one.kode == "P360-SALINAN"]
    assert len(told) == 2
    assert all("menilai 2 pegawai lebih dari sekali" in one.pesan for one in told)


def test_what_was_shown_is_remembered_without_names_and_a_damaged_record_is_refused(folder: Path) -> None:
    _satu(folder)
    catatan = folder / NAMA_CATATAN_360
    said = catatan.read_text(encoding="utf-8")
    for orang in (PIMPINAN, ANI, BUDI, CITRA, RANI):
        assert orang.nama not in said
        assert str(orang.nip) not in said
    assert "Ramah" not in said
    catatan.write_text(said[: len(said) // 2], encoding="utf-8")
    with pytest.raises(GalatKinerja, match=r"Catatan rekap 360° .* rusak"):
        perilaku(folder)


def test_where_nothing_can_be_remembered_nothing_is_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def penuh(self: object) -> None:
        raise TidakDapatMenulis(folder, OSError(30, "Read-only file system"))

    monkeypatch.setattr("kinerja_core.services.rekap_tutup.RekapTutup.ingat", penuh)
    told = perilaku(folder).rekap
    assert all(one.sementara and one.skor is None for one in told.pegawai)
    assert "tidak dapat diingat" in told.peringatan[-1]


# ------------------------------------------------------------------------------------------------ commands


def _json(capsys: pytest.CaptureFixture[str], *args: str | Path, kode: int = 0) -> dict[str, object]:
    assert jalankan([*map(str, args), "--json"]) == kode
    isi: dict[str, object] = json.loads(capsys.readouterr().out)
    return isi


def test_the_commands_make_fill_check_and_score(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path
) -> None:
    kosong = tmp_path / "penilai.xlsx"
    _json(capsys, "templat", "penilaian-360", "-o", kosong, "--tahun", "2025")
    assert ooxml.keluhan(kosong) == []
    assert jalankan(["templat", "penilaian-360", "-o", str(kosong)]) == 2
    assert "Sudah ada" in capsys.readouterr().err
    periksa = _json(capsys, "periksa", folder)
    assert [one["jenis"] for one in periksa["berkas"]].count("penilaian-360") == 4  # type: ignore[attr-defined]  # JSON
    rekap = tmp_path / "rekap.xlsx"
    isi = _json(capsys, "perilaku", folder, "-o", rekap)
    assert {one["nama"]: one["skor"] for one in isi["pegawai"]} == {  # type: ignore[attr-defined]  # JSON
        RANI.nama: "92.00", bahan.NAMA[3]: "80.00",
    }  # fmt: skip
    assert rekap.exists()
    assert jalankan(["perilaku", str(folder)]) == 0
    assert "92,00" in capsys.readouterr().out
    assert jalankan(["gabung", str(folder), "-o", str(tmp_path / "unit.xlsx")]) == 0
    assert "Skor perilaku 360° Triwulan IV 2025: 2 dari 2 pegawai yang dinilai." in capsys.readouterr().out


def test_one_workbook_lists_everyone_of_a_list_and_says_who_was_left_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    daftar = tmp_path / "daftar.csv"
    daftar.write_text(
        f"nama,nip,jabatan,unit kerja\nRani,{bahan.nip(0)},Analis,Biro\nTono,1991,Analis,Biro\n", encoding="utf-8"
    )
    keluaran = tmp_path / "penilai.xlsx"
    isi = _json(capsys, "templat", "penilaian-360", "-o", keluaran, "--pegawai", daftar, kode=1)
    assert [one["kode"] for one in isi["temuan"]] == ["NIP-SALAH"]  # type: ignore[attr-defined]  # JSON
    rows = semua_isi({"Daftar Dinilai": sel(keluaran, "Daftar Dinilai")}, "Daftar Dinilai", "nama", "nip", "jabatan")
    assert rows[:2] == [["Rani", str(bahan.nip(0)), "Analis"], [""] * 3]
    assert jalankan(["templat", "unit", "-o", str(tmp_path / "u.xlsx"), "--pegawai", str(daftar)]) == 1
    people = {"Daftar Pegawai": sel(tmp_path / "u.xlsx", "Daftar Pegawai")}
    assert semua_isi(people, "Daftar Pegawai", "pegawai.nama", "pegawai.nip") == [["Rani", str(bahan.nip(0))]]


def test_books_on_two_drives_of_windows_have_the_folder_of_the_first(monkeypatch: pytest.MonkeyPatch):
    """A link in the folder leads to another drive: there is no folder that holds both."""
    read = [HasilBaca("a.xlsx", jenis, None, None, None, ()) for jenis in ("penilaian-360", "penilaian-360", "skp")]
    apart, together = ([Path("C:/satu/a"), Path(f"{drive}:/dua/b"), Path("E:/c")] for drive in "DC")
    with monkeypatch.context() as windows:
        windows.setattr(os.path, "commonpath", ntpath.commonpath)
        found = folder_360(apart, read), folder_360(together, read)
    assert found == (Path("C:/satu"), Path("C:\\"))
