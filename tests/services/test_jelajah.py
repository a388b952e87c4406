"""Folders as they are: archives, clouds, copies, what is hidden and what is open."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from types import SimpleNamespace
from typing import Any

import pytest

from kinerja_core.batas import arsip
from kinerja_core.batas import berkas as batas_berkas
from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.cli.utama import jalankan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.urutan_berkas import urut_berkas
from kinerja_core.services.berkas import kumpulkan, satu_berkas
from kinerja_core.services.gabung import gabung
from kinerja_core.services.jelajah import Jelajah
from kinerja_core.services.kabar import mendengar
from kinerja_core.services.periksa import buku_temuan, periksa
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.mesin.salinan import salinan_dari
from tests.berkas.pembuat import asli
from tests.workbooks.bahan_baca import buku_contoh


def _zip(path: Path, isi: dict[str, bytes], cara: int = zipfile.ZIP_DEFLATED) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", cara) as archive:
        for name, content in isi.items():
            archive.writestr(name, content)
    return path


def _nama(folder: Path) -> tuple[list[str], list[str]]:
    """What is read of a folder, and what is said of the rest."""
    with mendengar() as said:
        found = kumpulkan([folder])
    return [path.relative_to(folder.resolve()).as_posix() for path in found], said


def test_subfolders_and_archives_are_looked_into_and_nothing_is_unpacked(tmp_path: Path):
    (tmp_path / "Subbag A" / "dalam").mkdir(parents=True)
    (tmp_path / "Subbag A" / "dalam" / "a.xlsx").write_bytes(asli())
    _zip(tmp_path / "kiriman.ZIP", {"Subbag B/b.xlsx": asli(), "bukti.jpg": b"x", "__MACOSX/._b.xlsx": b"x"})
    before = sorted(tmp_path.rglob("*"))
    assert _nama(tmp_path)[0] == ["kiriman.ZIP/Subbag B/b.xlsx", "Subbag A/dalam/a.xlsx"]
    result = periksa([tmp_path])
    assert [hasil.berkas for hasil in result.berkas] == ["b.xlsx", "a.xlsx"]
    assert {temuan.kode for temuan in result.temuan} >= {"BUKU-SALINAN"}
    assert result.berkas[0].jejak == result.berkas[1].jejak
    assert sorted(tmp_path.rglob("*")) == before
    links = zipfile.ZipFile(io.BytesIO(buku_temuan(result, tmp_path / "temuan.xlsx")))
    named = b"".join(links.read(name) for name in links.namelist() if name.endswith(".rels"))
    assert b"kiriman.ZIP" in named
    assert b"kiriman.ZIP/" not in named


def test_an_archive_may_be_named_and_gabung_reads_those_of_a_folder(tmp_path: Path):
    _zip(tmp_path / "kiriman.zip", {"siti.xlsx": asli()})
    assert [path.name for path in kumpulkan([tmp_path / "kiriman.zip"])] == ["siti.xlsx"]
    assert [one.berkas for one in gabung(tmp_path).buku.anggota] == ["siti.xlsx"]
    with pytest.raises(GalatKinerja, match="Tidak ditemukan"):
        satu_berkas(tmp_path / "kiriman.zip" / "siti.xlsx", "buku")


def _bersandi(path: Path) -> None:
    _zip(path, {"a.xlsx": asli()})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))


def _rusak_isinya(path: Path) -> None:
    _zip(path, {"a.xlsx": asli()}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[200] ^= 1
    path.write_bytes(bytes(data))


def _dua_nama(path: Path) -> None:
    _zip(path, {"a.xlsx": b"1", "A.xlsx": b"2"})
    path.write_bytes(path.read_bytes().replace(b"A.xlsx", b"a.xlsx"))


JAHAT = {
    "terpotong": (lambda path: path.write_bytes(_zip(path, {"a.xlsx": asli()}).read_bytes()[:400]), "rusak, terpotong"),
    "bukan zip": (lambda path: path.write_bytes(b"bukan zip"), "rusak, terpotong"),
    "kosong": (lambda path: path.write_bytes(b""), "rusak, terpotong"),
    "bersandi": (_bersandi, "dilindungi kata sandi"),
    "isinya rusak": (_rusak_isinya, "tidak sama dengan yang tercatat"),
    "keluar folder": (lambda path: _zip(path, {"../../a.xlsx": asli()}), "nama berkas yang tidak wajar"),
    "drive": (lambda path: _zip(path, {"C:/a.xlsx": asli()}), "nama berkas yang tidak wajar"),
    "dari akar": (lambda path: _zip(path, {"/etc/a.xlsx": asli()}), "nama berkas yang tidak wajar"),
    "dua nama": (_dua_nama, "dua berkas bernama sama"),
    "bom": (lambda path: _zip(path, {"a.xlsx": bytes(2**23)}), "mengembang tidak wajar"),
    "terlalu banyak": (lambda path: _zip(path, {f"{n}.xlsx": b"" for n in range(5001)}), "lebih dari 5.000 berkas"),
    "cara lain": (lambda path: _zip(path, {"a.xlsx": asli()}, zipfile.ZIP_BZIP2), "cara yang tidak dikenal"),
    "zip di dalam zip": (lambda path: _zip(path, {"dalam.zip": b"PK"}), "di dalam arsip zip tidak dibaca"),
}  # fmt: skip


@pytest.mark.parametrize("nama", JAHAT)
def test_an_archive_that_cannot_be_read_is_one_finding_and_stops_nothing(nama: str, tmp_path: Path):
    buat, kata = JAHAT[nama]
    buat(tmp_path / "z.zip")
    (tmp_path / "a.xlsx").write_bytes(asli())
    result = periksa([tmp_path])
    told = [temuan for hasil in result.berkas[1:] for temuan in hasil.temuan]
    assert [temuan.kode for temuan in told] == ["BERKAS-ARSIP"]
    assert kata in told[0].pesan
    assert result.berkas[0].buku is not None


def test_names_that_windows_takes_for_one_are_refused_there_and_read_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Of two files ``budi.xlsx`` and ``Budi.xlsx`` in an archive one was passed over on Windows, without a word."""
    archive = _zip(tmp_path / "kiriman.zip", {"budi.xlsx": asli(), "Budi.xlsx": asli() + b" "})
    for kind, banyak in ((PurePosixPath, 2), (PureWindowsPath, 0)):
        monkeypatch.setattr(arsip, "Path", kind)
        arsip._listed.cache_clear()
        if banyak:
            assert len(arsip.isi_arsip(archive)) == banyak
        else:
            with pytest.raises(BerkasTidakTerbaca, match="dua berkas bernama sama"):
                arsip.isi_arsip(archive)


def test_all_workbooks_of_an_archive_share_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(arsip, "_TOTAL", 100)
    _zip(tmp_path / "z.zip", {"a.xlsx": bytes(101)})
    assert [temuan.kode for temuan in periksa([tmp_path]).temuan] == ["BERKAS-ARSIP"]


def test_an_archive_as_some_clouds_write_it_is_read(tmp_path: Path):
    path = _zip(tmp_path / "z.zip", {"a.xlsx": asli()})
    data = path.read_bytes()
    end = data.rindex(b"PK\5\6")
    size, place = (int.from_bytes(data[end + at : end + at + 4], "little") for at in (12, 16))
    large = b"PK\6\6" + (44).to_bytes(8, "little") + bytes(12) + b"".join(
        number.to_bytes(8, "little") for number in (1, 1, size, place)
    )
    locator = b"PK\6\7" + bytes(4) + end.to_bytes(8, "little") + (1).to_bytes(4, "little")
    path.write_bytes(data[:end] + large + locator + b"PK\5\6" + bytes(4) + b"\xff" * 12 + bytes(2))
    assert periksa([tmp_path]).berkas[0].buku is not None


def test_what_is_hidden_open_or_a_backup_is_said_in_few_words(tmp_path: Path):
    (tmp_path / "andi.xlsx").write_bytes(asli())
    for name in ("~$andi.xlsx", ".~lock.budi.xlsx#", ".rahasia.xlsx", "unit.cadangan-20250101-120000.xlsx", "~$x.docx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".sampah").mkdir()
    (tmp_path / ".sampah" / "lama.xlsx").write_bytes(asli())
    _zip(tmp_path / "foto.zip", {"a.jpg": b"x"})
    names, said = _nama(tmp_path)
    assert names == ["andi.xlsx"]
    assert sorted(said[0].partition(": ")[2].split(". ")[0].split(", ")) == ["andi.xlsx", "budi.xlsx"]
    assert said[0].startswith("Sedang terbuka di Excel atau LibreOffice: ")
    assert sorted(said[1].removeprefix("Tidak dibaca: ").removesuffix(".").split(", ")) == [
        "1 berkas tersembunyi", "1 cadangan buatan kinerja", "1 folder tersembunyi",
    ]
    assert said[2] == "Tidak ada buku kerja di dalam arsip foto.zip."
    assert len(said) == 3


def test_a_workbook_sent_in_another_wrapping_is_read_or_said(tmp_path: Path):
    (tmp_path / "andi.zip").write_bytes(asli())  # as a browser renames it
    _zip(tmp_path / "biner.xlsb", {"[Content_Types].xml": b"x", "xl/workbook.bin": b"x"})
    (tmp_path / "kiriman.RAR").write_bytes(b"Rar!")
    (tmp_path / "kiriman.7z").write_bytes(b"7z")
    _zip(tmp_path / "z.zip", {"budi.xlsx": b"x", "~$budi.xlsx": b"x", "dalam.rar": b"x"})
    for name in ("citra.xlsx.crdownload", "dewi.xlsx - Pintasan.lnk", "eka.xlsm.bak", "foto.bak"):
        (tmp_path / name).write_bytes(b"x")
    if os.name != "nt":  # there a link asks for rights that few have
        (tmp_path / "fajar.xlsx").symlink_to(tmp_path / "tidak ada.xlsx")
    names, said = _nama(tmp_path)
    assert names == ["andi.zip", "biner.xlsb", "kiriman.7z", "kiriman.RAR", "z.zip/budi.xlsx", "z.zip/dalam.rar"]
    assert len(said) == 1
    assert "3 unduhan yang belum selesai, cadangan, atau pintasan buku kerja" in said[0]
    assert ("1 tautan yang putus" in said[0]) is (os.name != "nt")
    read = {hasil.berkas: hasil for hasil in periksa([tmp_path]).berkas}
    assert read["andi.zip"].buku is not None
    assert read["kiriman.7z"].temuan[0].pesan.startswith("Arsip 7z tidak dapat dibuka")
    assert read["kiriman.RAR"].temuan[0].pesan.startswith("Arsip RAR tidak dapat dibuka")
    assert "(.xlsb)" in read["biner.xlsb"].temuan[0].pesan


def test_a_folder_with_nothing_odd_says_nothing(tmp_path: Path):
    (tmp_path / "andi.xlsx").write_bytes(asli())
    assert _nama(tmp_path) == (["andi.xlsx"], [])


def test_commands_say_it_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "andi.xlsx").write_bytes(asli())
    (tmp_path / "~$andi.xlsx").write_bytes(b"x")
    jalankan(["periksa", str(tmp_path), "--json"])
    shown = capsys.readouterr()
    assert shown.err == (
        "Sedang terbuka di Excel atau LibreOffice: andi.xlsx. Yang dibaca adalah isi yang terakhir disimpan.\n"
    )


@pytest.mark.parametrize("tanda", [0x1000, 0x40000, 0x400000])
def test_a_file_that_is_still_in_the_cloud_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tanda: int):
    (tmp_path / "awan.xlsx").write_bytes(asli())
    stat = Path.stat

    def dengan_tanda(path: Path, **lain: Any) -> Any:
        known = stat(path, **lain)
        names = [name for name in dir(known) if name.startswith("st_")]
        return SimpleNamespace(**{name: getattr(known, name) for name in names} | {"st_file_attributes": tanda})

    monkeypatch.setattr(Path, "stat", dengan_tanda)
    monkeypatch.setattr(batas_berkas.os, "open", lambda *_: pytest.fail("berkas dibuka"))
    (result,) = periksa([tmp_path / "awan.xlsx"]).berkas
    assert [temuan.kode for temuan in result.temuan] == ["BERKAS-BELUM-DIUNDUH"]


def test_a_name_that_macos_left_in_place_of_a_file_is_said_too(tmp_path: Path):
    (tmp_path / ".andi.xlsx.icloud").write_bytes(b"bplist")
    (tmp_path / "budi.xlsx").write_bytes(asli())
    codes = {hasil.berkas: [temuan.kode for temuan in hasil.temuan] for hasil in periksa([tmp_path]).berkas}
    assert codes[".andi.xlsx.icloud"] == ["BERKAS-BELUM-DIUNDUH"]


def test_a_file_that_windows_marks_as_hidden_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "andi.xlsx").write_bytes(asli())
    tersembunyi = SimpleNamespace(st_file_attributes=2)
    monkeypatch.setattr(Path, "lstat", lambda _: tersembunyi)
    names, said = _nama(tmp_path)
    assert (names, said) == ([], ["Tidak dibaca: 1 berkas tersembunyi."])


@pytest.mark.parametrize("nama", [
    "Buku (1).xlsx", "Buku(2).xlsx", "Buku - Salin.xlsx", "Buku - Salin (2).xlsx", "Buku - Copy.xlsx",
    "Buku - Salinan.xlsx", "Salinan Buku.xlsx", "Salinan dari Buku.xlsx", "Copy of Buku.xlsx", "Buku-PC01.xlsx",
    "Buku-LAPTOP-7K2.xlsx", "Buku (Siti's conflicted copy 2025-03-02).xlsx", "Buku (konflik 2025).xlsx",
    "Buku [Konflik].xlsx", "Subbag B/buku (1).xlsx", "Buku_Conflict_PC.xlsx",
])  # fmt: skip
def test_names_of_copies_are_recognised(nama: str):
    assert salinan_dari(nama, "Buku.xlsx")
    assert not salinan_dari("Buku.xlsx", nama)


@pytest.mark.parametrize("nama", ["Buku.xlsx", "Bukuku.xlsx", "Buku Siti.xlsx", "Lain (1).xlsx", "Buku 2025.xlsx"])
def test_other_names_are_no_copies(nama: str):
    assert not salinan_dari(nama, "Buku.xlsx")


def _dua_versi(folder: Path) -> Any:
    book = buku_contoh()
    first = book.realisasi[0].model_copy(update={"realisasi": "9 Dokumen"})
    (folder / "Siti.xlsx").write_bytes(bangun_skp(isi=book))
    newer = bangun_skp(isi=book.model_copy(update={"realisasi": (first, *book.realisasi[1:])}))
    (folder / "Siti-PC01.xlsx").write_bytes(newer)
    return periksa([folder])


def _disimpan(path: Path, pada: str) -> None:
    """The workbook as if it had been saved at a time."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"]
    begin, end = core.index(b"W3CDTF\">", core.index(b"dcterms:modified")) + 8, core.index(b"</dcterms:modified>")
    parts["docProps/core.xml"] = core[:begin] + pada.encode() + core[end:]
    _zip(path, parts)


def test_of_equal_books_the_one_that_is_not_called_a_copy_is_used(tmp_path: Path):
    for name in ("Andi (1).xlsx", "Andi - Copy.xlsx", "Andi.xlsx", "Copy of Andi.xlsx"):
        (tmp_path / name).write_bytes(asli())
    result = gabung(tmp_path)
    assert [one.berkas for one in result.buku.anggota] == ["Andi.xlsx"]
    told = [one.pesan for one in result.periksa.temuan if one.kode == "BUKU-SALINAN"]
    assert len(told) == 4
    assert all('yang dipakai hanya "Andi.xlsx"' in one for one in told)


def test_books_of_one_name_in_folders_of_one_name_are_told_apart_and_nobody_is_left_out(tmp_path: Path):
    siti, budi = buku_contoh(), buku_contoh()
    budi = budi.model_copy(update={"skp": budi.skp.model_copy(update={
        "pegawai": budi.skp.pegawai.model_copy(update={"nip": "198802022012011005", "nama": "Budi Santoso"}),
    })})
    for team, book in (("Tim A", budi), ("Tim B", siti), ("Tim C", siti.model_copy(update={"catatan_harian": ()}))):
        (tmp_path / "buku" / team / "SKP").mkdir(parents=True)
        (tmp_path / "buku" / team / "SKP" / "skp.xlsx").write_bytes(bangun_skp(isi=book))
    result = periksa([tmp_path / "buku"])
    assert [one.berkas for one in result.berkas] == [f"Tim {team}/SKP/skp.xlsx" for team in "ABC"]
    told = [one for one in result.temuan if one.kode == "ORANG-DUA-BUKU"]
    assert [one.berkas for one in told] == ["Tim B/SKP/skp.xlsx", "Tim C/SKP/skp.xlsx"]
    assert jalankan(["cetak", "skp", str(tmp_path / "buku"), "-o", str(tmp_path / "dokumen")]) == 1
    assert [path.name for path in (tmp_path / "dokumen").glob("*.docx") if "Budi Santoso" in path.name]


def test_archives_in_archives_are_told_with_what_holds_them(tmp_path: Path):
    for name in "ab":
        _zip(tmp_path / f"{name}.zip", {"sub/dalam.zip": b"PK"})
    told = [one for one in periksa([tmp_path]).temuan if one.kode == "BERKAS-ARSIP"]
    assert [one.berkas for one in told] == ["a.zip/sub/dalam.zip", "b.zip/sub/dalam.zip"]
    assert ['"a.zip"' in one.pesan for one in told] == [True, False]


def test_two_versions_of_a_persons_book_are_named_with_what_differs_and_none_is_chosen(tmp_path: Path):
    result = _dua_versi(tmp_path)
    told = {hasil.berkas: one.pesan for hasil in result.berkas for one in hasil.temuan if one.kode == "ORANG-DUA-BUKU"}
    assert set(told) == {"Siti.xlsx", "Siti-PC01.xlsx"}
    assert 'Menurut namanya, berkas ini salinan dari "Siti.xlsx".' in told["Siti-PC01.xlsx"]
    assert 'Menurut namanya, "Siti-PC01.xlsx" salinan dari berkas ini.' in told["Siti.xlsx"]
    for pesan in told.values():
        assert "9 Dokumen" in pesan
        assert "Program tidak memilih" in pesan
    assert gabung(tmp_path).buku.anggota[0].berkas == "Siti-PC01.xlsx; Siti.xlsx"


def test_versions_are_compared_from_the_one_saved_first(tmp_path: Path):
    _dua_versi(tmp_path)
    _disimpan(tmp_path / "Siti.xlsx", "2025-07-02T01:00:00Z")
    _disimpan(tmp_path / "Siti-PC01.xlsx", "2025-07-03T01:00:00Z")
    (told, _) = [one.pesan for one in periksa([tmp_path]).temuan if one.kode == "ORANG-DUA-BUKU"]
    early, late = told.index('Dari "Siti.xlsx" (disimpan '), told.index('ke "Siti-PC01.xlsx" (disimpan ')
    assert early < late
    assert 'menjadi "9 Dokumen"' in told


def test_files_come_in_one_order_on_every_system(tmp_path: Path):
    """``Path`` puts capitals before small letters on Linux, and not on Windows."""
    names = ("Budi.xlsx", "a/Wati.xlsx", "agus.xlsx", "B/umar.xlsx", "Citra.xlsx", "kiriman.xlsx", "Umar.xlsx")
    kinds: tuple[type[PurePath], ...] = (PurePosixPath, PureWindowsPath)
    for kind in kinds:
        paths = [kind("unit", name) for name in names]
        for mixed in (paths, paths[::-1], sorted(paths)):
            assert [one.relative_to("unit").as_posix() for one in urut_berkas(mixed)] == [
                "a/Wati.xlsx", "agus.xlsx", "B/umar.xlsx", "Budi.xlsx", "Citra.xlsx", "kiriman.xlsx", "Umar.xlsx",
            ]  # fmt: skip
    for name in names:
        book = tmp_path / name.replace("B/", "b/")
        book.parent.mkdir(exist_ok=True)
        book.touch()
    assert [one.name for one in Jelajah().telusuri([tmp_path])] == [
        "Wati.xlsx", "agus.xlsx", "umar.xlsx", "Budi.xlsx", "Citra.xlsx", "kiriman.xlsx", "Umar.xlsx",
    ]  # fmt: skip


def test_a_book_whose_path_is_too_long_for_windows_is_named_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """It lists the name, and then does not find the file."""
    (tmp_path / "a.xlsx").write_bytes(asli())
    names = [f"{'b' * 200}.xlsx", "kiriman.zip", "a.xlsx"]
    monkeypatch.setattr(os, "walk", lambda *_, **__: [(str(tmp_path), [], names)])
    with monkeypatch.context() as windows:
        windows.setattr(sys, "platform", "win32")
        windows.setattr(batas_berkas, "_JALUR_WINDOWS", 200)
        result = periksa([tmp_path])
        told = {hasil.berkas: [(one.kode, one.pesan) for one in hasil.temuan] for hasil in result.berkas}
    assert set(told) == set(names)
    assert told[names[0]][0][0] == "BERKAS-TIDAK-ADA"
    assert "terlalu panjang bagi Windows" in told[names[0]][0][1]
    assert told["kiriman.zip"]
