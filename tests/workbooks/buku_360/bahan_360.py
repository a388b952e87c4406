"""Ratings for the tests: invented people, and every finding about ratings as a user comes to it."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import Hubungan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.penilaian_360 import BukuPenilaian360, Penilai360, Penilaian360
from kinerja_core.model.penugasan_360 import DaftarPenilai360, Penugasan360
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.kerahasiaan import temuan_beredar
from kinerja_core.services.penilaian_360 import Rekap360, isi_skor, rekap_360, usulan_bobot
from kinerja_core.workbooks.antarbuku import periksa_antarberkas
from kinerja_core.workbooks.baca import HasilBaca, baca_kisi
from kinerja_core.workbooks.bangun import bangun_penilaian_360
from kinerja_core.workbooks.buku_360.daftar_penilai import bangun_daftar_penilai
from kinerja_core.workbooks.mesin.kisi import Kisi, tempat
from tests.alat.alamat import di, letak
from tests.workbooks import bahan_bangun

PENILAI = Penilai360(
    nama="Ir. Nurhayati Lubis, M.M", nip=NIP("197012051995032001"), jabatan="Kepala Biro", unit_kerja="Biro Umum"
)
NAMA = ("Rani Puspitasari, S.Kom", "dr. Bagus Wirawan, M.Kes", "Tono Hadi, S.E", "Wulan Ayu Dewanti, S.Sos")


def nip(urutan: int) -> NIP:
    """NIPs that differ only in their serial."""
    return NIP(f"19910314201503{2}{urutan + 1:03d}")


def penilaian(urutan: int = 0, angka: int = 4, hubungan: Hubungan = Hubungan.ATASAN, **ubah: Any) -> Penilaian360:
    """A whole rating of the person ``urutan``, every item the same."""
    isi = {
        "nama": NAMA[urutan % len(NAMA)], "nip": nip(urutan), "jabatan": "Analis SDM Aparatur Ahli Muda",
        "hubungan": hubungan, "skor": {nilai: (angka,) * len(butir) for nilai, butir in PANDUAN.items()},
    }  # fmt: skip
    return Penilaian360.model_validate(isi | ubah)


def buku(*isi: Penilaian360, penilai: Penilai360 = PENILAI, periode: str = "Triwulan IV 2025") -> BukuPenilaian360:
    """A workbook of an evaluator."""
    return BukuPenilaian360.model_validate({"penilai": penilai, "periode": periode, "penilaian": isi})


def hasil(berkas: str, isi: BukuPenilaian360) -> HasilBaca:
    """A file as read."""
    nip_ = str(isi.penilai.nip)
    places = {nip_: letak("Identitas Penilai", "penilai.nip")}
    rated = {
        str(one.nip): (*letak("Daftar Dinilai", "nip", number), di("Daftar Dinilai", "hubungan", number))
        for number, one in enumerate(isi.penilaian, start=1)
    }
    return HasilBaca(
        berkas, "penilaian-360", isi, isi.penilai.nama, nip_, (), letak_nip=places, letak_dinilai=rated
    )


def kisi(isi: BukuPenilaian360) -> Kisi:
    """The built workbook as a made to be spoiled."""
    book = CalamineWorkbook.from_object(io.BytesIO(bangun_penilaian_360(isi=isi)))
    return Kisi({name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names})


def ubah(isi: BukuPenilaian360, lembar: str, isian: dict[str, Any], nomor: int = 1) -> HasilBaca:
    """The workbook with some fields of one record changed, as read."""
    return ubah_sel(isi, lembar, {di(lembar, name, nomor): value for name, value in isian.items()})


def ubah_sel(isi: BukuPenilaian360, lembar: str, sel: dict[str, Any]) -> HasilBaca:
    """The workbook with some cells changed, as read."""
    made = kisi(isi)
    for where, value in sel.items():
        row, column = tempat(where)
        made.lembar[lembar][row][column] = value
    return baca_kisi(made, "penilai.xlsx")


def bertukar() -> HasilBaca:
    """The workbook of three people, of whom two were sorted without their numbers after they had their scores."""
    isi = buku(*(penilaian(one, 3 + one) for one in range(3)))
    fields = ("nama", "nip", "jabatan", "hubungan", "komentar")
    cells = {
        di("Daftar Dinilai", name, number): getattr(isi.penilaian[2 - number], name) or ""
        for number in (1, 2) for name in fields
    }
    return ubah_sel(isi, "Daftar Dinilai", {where: str(value) for where, value in cells.items()})


def _dua(satu: Penilaian360, lain: Penilaian360) -> Iterable[Temuan]:
    return periksa_antarberkas([hasil("satu.xlsx", buku(satu)), hasil("dua.xlsx", buku(lain))])


def _pasangan(urutan: int = 0) -> Penugasan360:
    return Penugasan360(penilai=PENILAI, nama=NAMA[urutan], nip=nip(urutan), hubungan=Hubungan.ATASAN)


def _daftar(*isi: Penugasan360) -> HasilBaca:
    """A list of who rates whom, as read."""
    listed = DaftarPenilai360(periode=SATU.periode, tutup=datetime.date(2026, 1, 11), penugasan=isi)
    book = CalamineWorkbook.from_object(io.BytesIO(bangun_daftar_penilai(listed)))
    sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    return baca_kisi(Kisi(sheets), "daftar.xlsx")


def _ditunggu(
    *isi: Penugasan360, kapan: datetime.datetime | None = datetime.datetime(2026, 1, 12, tzinfo=datetime.UTC)
) -> Rekap360:
    """One evaluator's book, saved then, beside a list."""
    return rekap_360([_daftar(*isi), hasil("a.xlsx", SATU)._replace(disimpan=kapan)], SATU.periode)


def _rekap(*isi: BukuPenilaian360) -> Rekap360:
    return rekap_360([hasil(f"{n}.xlsx", one) for n, one in enumerate(isi)], isi[0].periode)


SATU = buku(penilaian())
#: The score of one person from an atasan and three peers.
DENGAN_REKAN = _rekap(SATU, *(
    buku(penilaian(hubungan=Hubungan.REKAN_SEJAWAT), penilai=Penilai360(nama=NAMA[n], nip=nip(70 + n)))
    for n in range(3)
))
#: Somebody of the unit, led by bahan_bangun.PENILAI, and an evaluator who leads nobody.
RANI = bahan_bangun.PEGAWAI
SKP_RANI = HasilBaca("rani.xlsx", "skp", BukuSKP(skp=bahan_bangun.skp()), None, None, ())
BAWAHAN = Penilai360(nama="Ani Wibowo", nip=nip(90))
#: Each code of the reader and checker with a way a user really comes to it.
PEMBUAT_360: dict[str, Callable[[Path], Iterable[Temuan]]] = {
    "P360-BUTIR-KOSONG": lambda _: ubah(SATU, "Penilaian", {"pegawai1.skor": ""}).temuan,
    "P360-BUTIR-ASING": lambda _: ubah(SATU, "Penilaian", {"butir": "Datang tepat waktu"}).temuan,
    "P360-BERPINDAH": lambda _: bertukar().temuan,
    "P360-NOMOR": lambda _: ubah(SATU, "Daftar Dinilai", {"nomor": "x"}).temuan,
    "P360-SKOR-TANPA-NAMA": lambda _: ubah(SATU, "Penilaian", {"pegawai2.skor": 4.0}).temuan,
    "P360-DIRI": lambda _: ubah(SATU, "Daftar Dinilai", {"hubungan": "Diri Sendiri"}).temuan,
    "P360-GANDA": lambda _: _dua(penilaian(angka=4), penilaian(angka=5)),
    "P360-SALINAN": lambda _: _dua(penilaian(), penilaian()),
    "P360-HUBUNGAN": lambda _: periksa_antarberkas([
        SKP_RANI, hasil("a.xlsx", buku(penilaian(nip=RANI.nip, nama="Rani"), penilai=BAWAHAN)),
    ]),
    "P360-PERIODE": lambda _: _rekap(buku(penilaian()), buku(penilaian(1), periode="2025")).temuan,
    "P360-PERLU-DIPERBAIKI": lambda _: temuan_beredar([ubah(SATU, "Penilaian", {"pegawai1.skor": "x"})]),
    "P360-SEMENTARA": lambda _: rekap_360([ubah(SATU, "Penilaian", {"pegawai1.skor": ""})], SATU.periode).temuan,
    "P360-SAMA-SEMUA": lambda _: ubah(buku(*map(penilaian, range(3))), "Daftar Dinilai", {}).temuan,
    "P360-PASANGAN-GANDA": lambda _: _daftar(_pasangan(), _pasangan()).temuan,
    "P360-TERLAMBAT": lambda _: _ditunggu(_pasangan()).temuan,
    "P360-TIDAK-MASUK": lambda _: _ditunggu(_pasangan(1), kapan=None).temuan,
    "P360-DI-LUAR-DAFTAR": lambda _: _ditunggu(_pasangan(1), kapan=None).temuan,
    "P360-TANPA-SKOR": lambda _: _rekap(buku(penilaian(hubungan=Hubungan.BAWAHAN))).temuan,
    "P360-BUKAN-ANGGOTA": lambda _: isi_skor((), _rekap(SATU))[1],
    "P360-SKOR-BERBEDA": lambda _: isi_skor(
        (SkorPegawai(nip=nip(0), nama=NAMA[0], perilaku=Decimal(90)),), _rekap(SATU)
    )[1],
    "P360-BOBOT": lambda _: usulan_bobot(
        isi_skor((SkorPegawai(nip=nip(0), nama=NAMA[0]),), DENGAN_REKAN)[0], DENGAN_REKAN,
        Pengaturan(nama_unit="Biro", periode=SATU.periode, bobot_hasil=70, bobot_perilaku=30),
    ),
    "P360-NAMA-BERBEDA": lambda _: periksa_antarberkas([
        hasil("satu.xlsx", buku(penilaian())),
        hasil("dua.xlsx", buku(penilaian(nama="Tono Hadi"), penilai=Penilai360(nama="Ani Wibowo", nip=nip(90)))),
    ]),
}
