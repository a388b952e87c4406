"""Status: what everyone of the unit owes, written by the consolidation; its light is of the day it is looked at."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any, Final

from kinerja_core.model.potret import Lampu, StatusOrang
from kinerja_core.rules.jadwal_unit import MENDEKAT
from kinerja_core.workbooks.buku_unit.rumus import Berkata, Terhitung
from kinerja_core.workbooks.mesin.isi import isi_tabel
from kinerja_core.workbooks.mesin.spek import Baris, JenisSel, Kolom, LembarTabel, Letak, Sorotan

#: What the light of a person says besides :class:`.Lampu`: nothing is due, something is but not soon, and no duty.
LENGKAP: Final = "Lengkap"
BELUM_LENGKAP: Final = "Belum lengkap"
TIDAK_DITAGIH: Final = "–"


def _lampu(letak: Letak, baris: int) -> str:
    who, limit, missing = (letak.sel(name, baris) for name in ("nip", "tenggat", "belum"))
    return (
        f'IF({who}="","",IF({limit}="",IF({missing}="","{LENGKAP}","{TIDAK_DITAGIH}"),'
        f'IF(TODAY()>{limit},"{Lampu.TERLAMBAT}",IF(TODAY()+{MENDEKAT}>={limit},"{Lampu.SEGERA}","{BELUM_LENGKAP}"))))'
    )


def lampu_orang(tenggat: datetime.date | None, belum: str | None, hari_ini: datetime.date) -> str:
    """The same in Python."""
    if tenggat is None:
        return TIDAK_DITAGIH if belum else LENGKAP
    if hari_ini > tenggat:
        return Lampu.TERLAMBAT.value
    return Lampu.SEGERA.value if hari_ini + datetime.timedelta(days=MENDEKAT) >= tenggat else BELUM_LENGKAP


def _kolom(nama: str, judul: str, lebar: float, jenis: JenisSel = JenisSel.TEKS) -> Kolom:
    return Kolom(nama=nama, judul=judul, jenis=jenis, lebar=lebar, terkunci=True, sejak=3)


STATUS_UNIT: Final = LembarTabel(
    rekaman=StatusOrang,
    sejak=3,
    nama="Status",
    judul="STATUS SETIAP PEGAWAI",
    instruksi="Diisi oleh penggabungan, dari buku kerja pada hari itu; lampunya menurut hari buku ini dibuka. Yang "
    "terbaru dihitung program dari buku ini dan buku kerjanya.",
    kolom=(
        Kolom(nama="_lampu", judul="Lampu", jenis=JenisSel.RUMUS, rumus=Terhitung("_lampu", _lampu), lebar=15, sejak=3,
              tengah=True),
        _kolom("nama", "Nama", 26),
        _kolom("nip", "NIP", 21, JenisSel.NIP),
        _kolom("keadaan", "Keadaan", 18),
        _kolom("tenggat", "Tenggat Terdekat", 19, JenisSel.TANGGAL),
        _kolom("belum", "Belum Ada", 50, JenisSel.TEKS_PANJANG),
        _kolom("catatan", "Catatan Harian", 18),
        _kolom("berkas", "Buku Kerja", 22),
    ),
    kapasitas=5,  # it grows with the people there are
    peran="hasil",
    beku=2,
    penanda="nip",
    sorotan=(
        Sorotan(kolom=("_lampu", "_lampu"), syarat=Berkata("_lampu", (Lampu.TERLAMBAT.value,)), warna="lewat"),
        Sorotan(
            kolom=("_lampu", "_lampu"), syarat=Berkata("_lampu", (Lampu.SEGERA.value, BELUM_LENGKAP)), warna="kurang",
        ),
        Sorotan(kolom=("_lampu", "_lampu"), syarat=Berkata("_lampu", (LENGKAP,)), warna="lengkap"),
    ),
)


def isi_status(orang: Iterable[StatusOrang]) -> list[Baris]:
    """One row per person."""
    return isi_tabel(STATUS_UNIT, orang)


def hitung_status(baris: list[dict[str, Any]], hari_ini: datetime.date) -> None:
    """Add to every row what its formula gives."""
    for row in baris:
        row["_lampu"] = lampu_orang(row.get("tenggat"), row.get("belum"), hari_ini) if row.get("nip") else ""
