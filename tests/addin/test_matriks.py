"""Every button of the ribbon on good, empty, foreign and broken books: one sentence each time, and nothing half done.

The text that VBA gives to Python is executed as it is; commands run in this process, because :mod:`test_tombol` has
some of them in a process of their own.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from kinerja_addin import makro, tempat
from kinerja_addin.tombol import MAKRO, TOMBOL

from tests.acak.jalan import _INGGRIS
from tests.addin.bahan_tombol import NIP, hasil, tekan, terbuka
from tests.addin.excel import meja
from tests.addin.klien import Buku

pytestmark = pytest.mark.usefixtures("rumah", "di_sini")
KEADAAN = ("baik", "kosong", "asing", "rusak")


#: The book that is active in each state, by what the button wants.
BUKU: dict[str, tuple[str, str, str, str]] = {
    "skp": ("skp.xlsx", "kosong.xlsx", "lain.xlsx", "salah.xlsx"),
    "unit": ("unit.xlsx", "unit kosong.xlsx", "lain.xlsx", "unit rusak.xlsx"),
    "tersimpan": ("daftar.xlsx", "daftar kosong.xlsx", "lain.xlsx", "terpotong.xlsx"),
}
_FOLDER = (("{asal}/buku",), ("{asal}/kosong",), ("{asal}/buku",), ("{asal}/rusak",))
#: Answers in each state, where there are any.
JAWABAN: dict[str, tuple[tuple[str, ...], ...]] = {
    "cetak_dokumen": (("3",), ("3",), ("3",), ("9",)),
    "baca_risalah": (*[("{asal}/risalah.docx",)] * 3, ("{asal}/rusak/teks.xlsx",)),
    "isi_tahun_lalu": (("2026",), ("2026",), ("2026",), ("dua ribu",)),
    "buat_buku_pegawai": (("2026", ""),) * 4,
    "gabungkan_folder": tuple((f"{{asal}}/{one}", "", "") for one in ("buku", "kosong", "asing", "rusak")),
    "status_unit": _FOLDER, "cetak_semua": _FOLDER, "rekap_unit": _FOLDER, "usulan_rating": _FOLDER,
    "usulan_pembinaan": _FOLDER, "jumlah_angka_kredit": _FOLDER,
    "coba_coba": (("1,5", "", "60:40"), ("", "2", ""), ("", "", ""), ("satu", "", "60")),
    "jelaskan_pegawai": ((NIP,), (NIP,), (NIP,), ("123",)),
    "ekspor_ekinerja": (("1", ""), ("1", ""), ("1", ""), ("9", "")),
    "banding_bkn": (*[("{asal}/laporan.csv",)] * 3, ("{asal}/rusak/teks.xlsx",)),
    "jadwal_tahun": (("2025",), ("",), ("dua ribu",), ("1800",)),
    "potongan_tukin": (("2026-02",), ("",), ("",), ("Februari",)),
    "susun_penilai": (("2026-01-11",), ("",), ("",), ("besok",)),
    "rekap_perilaku": tuple((f"{{asal}}/{one}",) for one in ("360", "kosong", "asing", "rusak")),
}
#: What is done all the same although the book is empty, or is one of people's mistakes: a result that says so.
TETAP_JADI = {
    "kosong": {
        "periksa_buku", "bersihkan_tanda", "buat_risalah", "cetak_dokumen", "buat_surat", "cetak_semua", "rekap_unit",
        "potongan_tukin", "jumlah_angka_kredit", "bagian_k3", "ekspor_ekinerja", "banding_bkn",
    },
    "asing": {"bersihkan_tanda"},
    "rusak": {"periksa_buku", "bersihkan_tanda", "buat_risalah", "cetak_semua"},
}
#: Good books in which there is nothing to do.
TIDAK_ADA = {"selesaikan_rencana", "ambil_catatan", "buka_hasil"}
#: Buttons that look at no book.
TANPA_BUKU = {"periksa_pemasangan", "salin_laporan"}
#: Macros that write a sheet of their own into a book of ours.
BERLEMBAR = {"periksa_buku": "Temuan", "buat_risalah": "Temuan", "hitung_pemeringkatan": "Hasil Pemeringkatan"}


@pytest.mark.parametrize("keadaan", KEADAAN)
@pytest.mark.parametrize("nama", [one.nama for one in MAKRO])
def test_a_button_ends_in_one_sentence_with_all_or_nothing_done(nama: str, keadaan: str, asal: Path, tmp_path: Path):
    one, state = TOMBOL[nama], KEADAAN.index(keadaan)
    kind = one.buku or ("unit" if nama in {"hitung_pemeringkatan", "gabungkan_folder"} else "skp")
    path, rows = terbuka(asal, tmp_path, BUKU[kind][state])
    app = meja((path, rows))
    before, bytes_before = app.books[0].isi(), path.read_bytes()
    tekan(one, *(text.replace("{asal}", str(asal)) for text in JAWABAN.get(nama, ((),) * 4)[state]))
    cara, teks = hasil(app)
    done = nama in TANPA_BUKU or (nama in TETAP_JADI[keadaan] if keadaan != "baik" else nama not in TIDAK_ADA)
    assert cara == ("info" if done else "critical"), teks
    _sentence(teks, tmp_path)
    after = app.books[0].isi()
    if not done or keadaan == "asing":
        assert after == before
    assert {name: cells for name, cells in after.items() if name in before} == before
    assert after.keys() - before.keys() <= {BERLEMBAR.get(nama)}
    assert path.read_bytes() == bytes_before
    folders = [place for place in tmp_path.rglob("*") if place.is_dir() and place.name.startswith(one.label[:6])]
    assert all(any(place.iterdir()) for place in folders)
    assert done or folders == []


def _sentence(teks: str, tmp_path: Path) -> None:
    """A message that people read to its end: Indonesian, no table, nothing of the command line."""
    said = re.sub(r'"[^"]*"|\S*' + re.escape(str(tmp_path.parent.parent)) + r"\S*", "", teks)
    assert not _INGGRIS.search(said), teks
    assert not re.search(r"  \S.*  |[─│]|Traceback|tidak terduga", said), teks
    assert not re.search(r"(?<!perintah )kinerja (?:periksa|gabung|templat|cetak|peringkat) |--[a-z]", said), teks
    assert len(teks) < 1_200, teks


@pytest.mark.parametrize("keadaan", KEADAAN)
@pytest.mark.parametrize("skrip", [makro.periksa_buku, makro.buat_risalah, makro.hitung_pemeringkatan])
def test_the_server_ends_in_one_sentence_too(
    skrip: Any, keadaan: str, asal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv(tempat.FOLDER_SERVER, str(tmp_path / "dokumen"))
    kind = "unit" if skrip is makro.hitung_pemeringkatan else "skp"
    buku = Buku.baca(asal / BUKU[kind][KEADAAN.index(keadaan)])
    before = buku.isi()
    buku.jalankan(skrip)
    ((_, cara, teks),) = buku.pesan
    done = keadaan == "baik" or skrip.__name__ in TETAP_JADI[keadaan]
    assert cara == ("info" if done else "critical"), teks
    _sentence(teks, tmp_path)
    after = buku.isi()
    assert {name: cells for name, cells in after.items() if name in before} == before
    assert after.keys() - before.keys() <= ({BERLEMBAR[skrip.__name__]} if done else set())
