"""What the published importer of BKN's daily progress would do with our file, re-enacted from its source.

It lower-cases and trims; takes the first choice on the screen that contains the first 25 characters of the text, or
whose first 25 the text contains; else the first with three long words in common; else the first of all. A blank
Realisasi becomes 1, and a one-line field of a browser drops line breaks.
"""

from __future__ import annotations

import io
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kinerja_core.exports import tulis
from kinerja_core.exports.profil_ekspor import ProfilRusak, baca_profil, isian_luar, muat_profil
from kinerja_core.exports.sumber import baris_buku, satu_baris
from kinerja_core.exports.tulis import ekspor
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.baca import baca_berkas

PROFIL = muat_profil("bkn-progress-harian")
LUAR = {"jam_mulai": "07:30", "jam_selesai": "16:00", "realisasi": "2", "satuan": "kegiatan"}
SKP = next(skp for one in unit.ORANG if len((skp := unit.buku(one).skp).hasil_kerja) > 1)
IKI = {rhk.kode: [iki.kode for iki in rhk.iki] for rhk in SKP.hasil_kerja}
#: Few words, so that texts begin alike, contain each other, and differ in case and spaces only.
KATA = ["menyusun", "Menyusun", "laporan", "bulanan", "evaluasi", "kinerja", "rapat", "tim", "𝐀lpha", "𝐀lpha𝐁", "data"]


def _utf16(teks: str) -> list[int]:
    raw = teks.encode("utf-16-le", "surrogatepass")
    return [raw[n] | raw[n + 1] << 8 for n in range(0, len(raw), 2)]


def _berisi(isi: list[int], dicari: list[int]) -> bool:
    return any(isi[n : n + len(dicari)] == dicari for n in range(len(isi) - len(dicari) + 1))


def _pilih(teks: str, layar: list[str]) -> str:
    """The choice the importer clicks."""
    target = teks.lower().strip()
    words = [word for word in target.split() if len(word) > 3]
    for option in layar:
        shown, wanted = _utf16(option.strip().lower()), _utf16(target)
        if _berisi(shown, wanted[:25]) or _berisi(wanted, shown[:25]):
            return option
    for option in layar:
        same = sum(word in option.strip().lower() for word in words)
        if same >= 3 or (same >= 2 and len(words) <= 4):
            return option
    return layar[0]


def _dibaca(isi: bytes) -> list[dict[str, str]]:
    """The rows as the importer takes them from the first sheet."""
    head, *rows = load_workbook(io.BytesIO(isi), read_only=True).worksheets[0].iter_rows(values_only=True)
    read = []
    for row in rows:
        cells = dict(zip(map(str, head), row, strict=True))
        if cells["Rencana Aksi"]:
            read.append({
                "rencana_aksi": str(cells["Rencana Aksi"]).strip(), "realisasi": str(cells["Realisasi"] or "1"),
                "satuan": str(cells["Satuan"] or ""),
                "kegiatan": str(cells["Kegiatan Harian"]).replace("\n", "").strip(),
            })
    return read


def _kalimat(acak: random.Random) -> str:
    words = acak.choices(KATA, k=acak.randint(1, 7))
    return acak.choice([" ", " ", "  ", "\n"]).join(words)


def _buku(acak: random.Random) -> BukuSKP:
    """A person with a few rencana aksi of March, and a note for each with its place as its kegiatan."""
    aksi: list[RencanaAksi] = []
    maret = {"mulai": "Maret", "selesai": "Maret"}
    for kode in acak.sample(sorted(IKI), k=min(len(IKI), acak.randint(1, 3))):
        aksi += [
            RencanaAksi.model_validate({"kode_iki": acak.choice(IKI[kode]), "uraian": _kalimat(acak), "waktu": maret})
            for _ in range(acak.randint(1, 2))
        ]
    catatan = [
        CatatanHarian.model_validate({
            "tanggal": date(2025, 3, 3 + nomor), "kode_rhk": kode, "kegiatan": f"ke-{nomor}\n{_kalimat(acak)}",
            "kategori": "Hasil Kerja Utama",
        })
        for nomor, kode in enumerate(acak.choices(sorted(IKI), k=4))
    ]
    return BukuSKP(skp=SKP, rencana_aksi=tuple(aksi), catatan_harian=tuple(catatan))


def test_of_a_thousand_workbooks_no_row_lands_on_another_rencana_aksi_and_nothing_is_invented():
    acak = random.Random(25)  # noqa: S311 - the same workbooks every time
    tertulis = ditolak = 0
    for _ in range(1000):
        satu = _buku(acak)
        baris = [{**row, **isian_luar(PROFIL, LUAR)} for row in baris_buku("catatan-harian", satu)]
        hasil = ekspor(PROFIL, baris)
        layar = [satu_baris(item.uraian) for item in satu.rencana_aksi]
        harap = {
            satu_baris(str(row["kegiatan"])): satu_baris(str(row["rencana_aksi"]))
            for row in baris if row["rencana_aksi"]
        }
        urutan = [acak.sample(layar, k=len(layar)) for _ in range(3)] + [[one, *layar] for one in layar]
        read = _dibaca(hasil.isi)
        tertulis += len(read)
        for row in read:
            wanted = harap.pop(row["kegiatan"])  # every note as it was written, its lines not glued together
            assert (row["rencana_aksi"], row["realisasi"], row["satuan"]) == (wanted, "2", "kegiatan")
            for options in urutan:
                assert _pilih(wanted, options) == wanted
        ditolak += len(harap)
        for wanted in harap.values():  # nor is a row refused that could not be misread
            twice = layar.count(wanted) > 1
            assert twice or any(_pilih(wanted, options) != wanted for options in urutan), (wanted, layar)
        assert sum(int(t.pesan.split()[0]) for t in hasil.temuan if t.kode == "EKSPOR-SALAH-BACA") == len(harap)
    assert tertulis > 300
    assert ditolak > 200


def _alike(n: int = 2) -> list[dict[str, Any]]:
    """Notes of a person whose rencana aksi begin alike."""
    texts = ["Menyusun laporan bulanan evaluasi kinerja", "Menyusun laporan bulanan keuangan"][:n]
    waktu = {"mulai": "Januari", "selesai": "Desember"}
    satu = BukuSKP(
        skp=SKP,
        rencana_aksi=tuple(
            RencanaAksi.model_validate({"kode_iki": IKI[kode][0], "uraian": text, "waktu": waktu})
            for kode, text in zip(sorted(IKI), texts, strict=False)
        ),
        catatan_harian=tuple(
            CatatanHarian.model_validate({
                "tanggal": date(2025, 3, 3 + nomor), "kode_rhk": kode, "kegiatan": f"Kegiatan {nomor}",
                "kategori": "Hasil Kerja Utama",
            })
            for nomor, kode in enumerate(sorted(IKI)[:n] * 2)
        ),
    )
    return [dict(row) for row in baris_buku("catatan-harian", satu)]


def test_rows_whose_rencana_aksi_begin_alike_are_refused_once_with_both_texts():
    hasil = ekspor(PROFIL, [{**row, **isian_luar(PROFIL, LUAR)} for row in _alike()])
    assert (hasil.baris, [t.kode for t in hasil.temuan]) == (0, ["EKSPOR-SALAH-BACA"] * 2)
    assert hasil.temuan[0].pesan.startswith("2 baris tidak ditulis karena pengimpor mencari")
    for text in ("evaluasi kinerja", "keuangan", "25 huruf"):
        assert text in hasil.temuan[0].pesan


def test_of_a_workbook_whose_rencana_aksi_begin_alike_only_what_is_read_rightly_is_written():
    satu = baca_berkas(Path(__file__).parents[1] / "kasus" / "bkn" / "sama25.xlsx").buku
    assert isinstance(satu, BukuSKP)
    baris = [{**row, **isian_luar(PROFIL, LUAR)} for row in baris_buku("catatan-harian", satu)]
    hasil = ekspor(PROFIL, baris)
    layar = [satu_baris(item.uraian) for item in satu.rencana_aksi]
    read = _dibaca(hasil.isi)
    assert [_pilih(row["rencana_aksi"], layar) for row in read] == [row["rencana_aksi"] for row in read]
    assert {row["realisasi"] for row in read} == {"2"}  # nothing the importer invents
    salah, kosong = (
        [t for t in hasil.temuan if t.kode == kode] for kode in ("EKSPOR-SALAH-BACA", "EKSPOR-KOSONG")
    )
    assert salah[0].pesan.startswith("7 baris tidak ditulis")
    assert '"Menyusun laporan bulanan evaluasi kinerja"' in salah[0].pesan
    assert (len(salah), len(kosong), len(read)) == (1, 1, 3)
    assert len(baris) == 7 + 1 + 3  # every note is written or named


@pytest.mark.parametrize("kosong", ["realisasi", "satuan"])
def test_rows_that_the_importer_would_complete_are_refused_once_with_the_option_that_helps(kosong: str):
    isi = {name: text for name, text in LUAR.items() if name != kosong}
    hasil = ekspor(PROFIL, [{**row, **isian_luar(PROFIL, isi)} for row in _alike(1)])
    (temuan,) = hasil.temuan
    assert (hasil.baris, temuan.kode) == (0, "EKSPOR-SALAH-BACA")
    assert temuan.pesan.startswith(f"2 baris tidak ditulis karena {kosong.title()} kosong")
    assert f"--isi {kosong}=…" in temuan.saran


OWN = """
deskripsi: a
sumber: catatan-harian
rujukan: b
pembaca: {%s}
kolom:
  - {judul: Kegiatan, isian: kegiatan}
  - {judul: Masalah, isian: masalah}
"""


def test_an_office_may_state_the_rules_of_its_own_reader():
    profil = baca_profil(OWN % "rujukan: c, karangan: {masalah: Tidak ada}, teks_terpanjang: 10", "own")
    row = {**_alike(1)[0], "masalah": "Ada"}
    lain = ({"kegiatan": "Rapat"}, {"masalah": None, "kegiatan": "a"}, {"kegiatan": "x" * 11})
    hasil = ekspor(profil, [row | one for one in lain])
    assert hasil.baris == 1
    assert "(Masalah: Tidak ada)" in hasil.temuan[0].pesan
    assert hasil.temuan[0].saran.startswith("Isi di buku kerja")
    assert "hanya menerima 10 huruf (Kegiatan)" in hasil.temuan[1].pesan


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("rujukan: c, karangan: {tautan: x}", "pembaca menyebut isian yang tidak berkolom: tautan"),
        ("rujukan: c, awalan_unik: 25", "dicocokkan dan awalan_unik keduanya"),
        ("awalan: 25", "awalan"),
    ],
)
def test_rules_that_fit_no_column_are_refused(isi: str, pesan: str):
    with pytest.raises(ProfilRusak, match=pesan):
        baca_profil(OWN % isi, "own")


def test_rows_past_the_last_row_of_excel_are_written_to_further_files(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tulis, "BARIS_LEMBAR", 4)
    profil = muat_profil("kemenkes-catatan-harian")
    rows = [{**_alike(1)[0], "kegiatan": f"Rapat {number}"} for number in range(7)]
    assert len(ekspor(profil, rows[:3]).bagian) == 1
    hasil = ekspor(profil, rows)
    files = hasil.berkas(Path("keluar/catatan.xlsx"))
    assert [path.name for path in files] == [f"catatan bagian {n} dari 3.xlsx" for n in (1, 2, 3)]
    assert hasil.baris == 7
    place = [k.isian for k in profil.kolom].index("kegiatan")
    written = []
    for content in files.values():
        head, *part = load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)
        assert head[place] == profil.kolom[place].judul
        written.append([cells[place] for cells in part])
    assert written == [["Rapat 0", "Rapat 1", "Rapat 2"], ["Rapat 3", "Rapat 4", "Rapat 5"], ["Rapat 6"]]
    with pytest.raises(ValueError, match="too many values"):
        _ = hasil.isi
