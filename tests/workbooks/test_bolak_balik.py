"""What is written into a workbook is read back: every field of every record, also one that was added yesterday."""

from __future__ import annotations

import datetime
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.model.angka_kredit import RiwayatAngkaKredit
from kinerja_core.model.buku import AnggotaUnit, BukuSKP, BukuUnit, Pengaturan
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.dialog_kinerja import AgendaDialog, DialogKinerja, TindakLanjut
from kinerja_core.model.istilah import (
    AlasanPembinaan,
    AspekPembinaan,
    BentukPembinaan,
    Bulan,
    Hubungan,
    JenisSKP,
    Perilaku,
    Triwulan,
)
from kinerja_core.model.keterlambatan import KeterlambatanPimpinan
from kinerja_core.model.konfirmasi import Konfirmasi, TunjanganPegawai
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.nip import NIP
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.penilaian_360 import BukuPenilaian360, Penilaian360
from kinerja_core.model.periode import Periode, RentangBulan
from kinerja_core.model.pola_hari import PolaHari
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.skp import IKI, RHK, SKP, EkspektasiPerilaku
from kinerja_core.model.umpan_balik import UmpanBalik
from kinerja_core.rules.perilaku_360 import instrumen
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from kinerja_core.workbooks.buku_skp.pembinaan import sesuai_bentuk
from kinerja_core.workbooks.buku_skp.skp import lembar_skp
from kinerja_core.workbooks.mesin.jalur import jalur
from tests.alat.rekaman_acak import TAHUN, Pengisi, terisi

BESOK = datetime.date(TAHUN + 1, 2, 1)


def _beberapa(draw: Any, pilihan: Any) -> list[Any]:
    """Some of several things, at least one, in their order."""
    every = list(pilihan)
    chosen = draw(st.sets(st.integers(0, len(every) - 1), min_size=1, max_size=4))
    return [every[place] for place in sorted(chosen)]


#: What belongs together in a pembinaan.
_SESUAI = [
    one for one in product(BentukPembinaan, AspekPembinaan, AlasanPembinaan)
    if sesuai_bentuk(*(word.value for word in one))
]


@st.composite
def buku_skp_penuh(draw: Any, jenis: JenisSKP) -> BukuSKP:
    isi = Pengisi(draw)
    tanpa = lembar_skp(jenis).tanpa_sel
    bukan_rhk = {name: None for name in tanpa if "." not in name}
    bukan_iki = {name.removeprefix("iki."): None for name in tanpa if "." in name}
    hasil_kerja = tuple(
        isi.rekaman(
            RHK, nomor=nomor, **bukan_rhk,
            iki=tuple(
                isi.rekaman(IKI, kode=f"IKI {nomor}.{urut}", **bukan_iki) for urut in range(1, draw(st.integers(2, 3)))
            ),
        )
        for nomor in range(1, draw(st.integers(2, 4)))
    )
    iki = [one.kode for rhk in hasil_kerja for one in rhk.iki]
    rhk = st.sampled_from([one.kode for one in hasil_kerja])
    bulan = st.lists(st.sampled_from(range(12)), min_size=2, max_size=2).map(sorted)
    agenda = st.sampled_from(iki)

    def waktu() -> RentangBulan:
        return RentangBulan(**dict(zip(("mulai", "selesai"), (list(Bulan)[n] for n in draw(bulan)), strict=True)))

    return isi.rekaman(
        BukuSKP,
        skp=isi.rekaman(
            SKP, jenis=jenis, tahun=TAHUN, mulai=datetime.date(TAHUN, 1, 1), selesai=datetime.date(TAHUN, 12, 31),
            hasil_kerja=hasil_kerja,
            ekspektasi=tuple(isi.rekaman(EkspektasiPerilaku, perilaku=one) for one in _beberapa(draw, Perilaku)),
        ),
        rencana_aksi=tuple(isi.rekaman(RencanaAksi, kode_iki=kode, waktu=waktu()) for kode in iki),
        catatan_harian=tuple(isi.rekaman(CatatanHarian, kode_rhk=draw(rhk)) for _ in range(3)),
        pola_hari=tuple(isi.rekaman(PolaHari, kode_rhk=draw(rhk)) for _ in range(2)),
        realisasi=tuple(
            isi.rekaman(Realisasi, triwulan=triwulan, kode_iki=kode)
            for triwulan, kode in [(Triwulan.I, iki[0]), *_beberapa(draw, [*product([*Triwulan, None], iki)][1:])]
        ),
        dialog=tuple(
            isi.rekaman(
                DialogKinerja, nomor=nomor,
                agenda=tuple(isi.rekaman(AgendaDialog, kode_iki=draw(agenda)) for _ in range(draw(st.integers(1, 3)))),
                strategi=("Menyurati unit", "Rapat mingguan"),
                tindak_lanjut=tuple(isi.rekaman(TindakLanjut, urut=urut) for urut in range(1, draw(st.integers(2, 3)))),
            )
            for nomor in range(1, draw(st.integers(2, 3)))
        ),
        umpan_balik=tuple(isi.rekaman(UmpanBalik, kode_rhk=draw(rhk)) for _ in range(2)),
        pembinaan=tuple(
            isi.rekaman(Pembinaan, bentuk=bentuk, aspek=aspek, alasan=alasan)
            for bentuk, aspek, alasan in (draw(st.sampled_from(_SESUAI)) for _ in range(2))
        ),
    )


@st.composite
def buku_unit_penuh(draw: Any) -> BukuUnit:
    isi = Pengisi(draw)
    hari = st.dates(datetime.date(TAHUN, 1, 1), datetime.date(TAHUN, 12, 31))
    urut = st.lists(hari, min_size=2, max_size=2).map(sorted)
    anggota = tuple(
        isi.rekaman(AnggotaUnit, **dict(zip(("sejak", "sampai"), draw(urut), strict=True)))
        for _ in range(draw(st.integers(1, 4)))
    )
    nip = [one.pegawai.nip for one in anggota]
    bobot = draw(st.integers(0, 100))

    def berurutan(jenis: type[Rekaman], nip: NIP, **lain: Any) -> Any:
        return isi.rekaman(jenis, nip=nip, **dict(zip(("mulai", "selesai"), draw(urut), strict=True)), **lain)

    return isi.rekaman(
        BukuUnit,
        # officials who sign for others stand in a file of the office, not in the workbook
        pengaturan=isi.rekaman(Pengaturan, bobot_hasil=bobot, bobot_perilaku=100 - bobot, pejabat=()),
        anggota=anggota,
        skor=tuple(isi.rekaman(SkorPegawai, nip=one) for one in nip),
        konfirmasi=tuple(isi.rekaman(Konfirmasi, nip=one) for one in nip),
        tunjangan=tuple(isi.rekaman(TunjanganPegawai, nip=one) for one in nip),
        masa=tuple(berurutan(MasaSKP, one) for one in _beberapa(draw, nip)),
        riwayat_ak=tuple(
            berurutan(RiwayatAngkaKredit, one, angka_kredit=Decimal(draw(st.integers(0, 2_000_000))).scaleb(-3))
            for one in _beberapa(draw, nip)
        ),
        terlambat=tuple(berurutan(KeterlambatanPimpinan, one) for one in _beberapa(draw, nip)),
    )


@st.composite
def buku_360_penuh(draw: Any) -> BukuPenilaian360:
    isi = Pengisi(draw)
    periode = Periode(TAHUN, draw(st.sampled_from([*Triwulan, None])))
    alat = instrumen(periode.selesai).hasil
    skor = st.sampled_from(alat.skala.pilihan)
    return isi.rekaman(
        BukuPenilaian360, periode=periode,
        penilaian=tuple(
            isi.rekaman(
                Penilaian360, hubungan=draw(st.sampled_from([one for one in Hubungan if one is not Hubungan.DIRI])),
                skor={nilai: tuple(draw(skor) for _ in butir) for nilai, butir in alat.daftar_butir.items()},
            )
            for _ in range(draw(st.integers(1, 3)))
        ),
    )


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bolak-balik") / "buku.xlsx"


def _terbaca(berkas: Path, isi: bytes) -> tuple[object, list[str]]:
    berkas.write_bytes(isi)
    hasil = baca_berkas(berkas, hari_ini=BESOK)
    return hasil.buku, [f"{one.tempat}: {one.pesan}" for one in hasil.temuan]


@pytest.mark.parametrize("jenis", JenisSKP)
def test_every_field_of_a_staff_workbook_is_read_as_it_was_written(jenis: JenisSKP, berkas: Path):
    @given(buku_skp_penuh(jenis))
    @settings(max_examples=6)
    def benar(buku: BukuSKP) -> None:
        tanpa = {f"skp.hasil_kerja.{name}" for name in lembar_skp(jenis).tanpa_sel}
        assert terisi(buku) == jalur(BukuSKP).keys() - tanpa
        kembali, temuan = _terbaca(berkas, bangun_skp(isi=buku))
        assert kembali == buku, temuan

    benar()


@given(buku=buku_unit_penuh())
@settings(max_examples=6)
def test_every_field_of_a_unit_workbook_is_read_as_it_was_written(buku: BukuUnit, berkas: Path):
    assert terisi(buku) == {one for one in jalur(BukuUnit) if not one.startswith("pengaturan.pejabat.")}
    kembali, temuan = _terbaca(berkas, bangun_unit(buku))
    assert kembali == buku, temuan


@given(buku=buku_360_penuh())
@settings(max_examples=6)
def test_every_field_of_an_evaluators_workbook_is_read_as_it_was_written(buku: BukuPenilaian360, berkas: Path):
    assert terisi(buku) == jalur(BukuPenilaian360).keys()
    kembali, temuan = _terbaca(berkas, bangun_penilaian_360(isi=buku))
    assert kembali == buku, temuan
