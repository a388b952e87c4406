"""Kemasan: what reading one file gives, as bytes that cross between processes and can be kept.

A file is packed twice: its head, which is all that most verbs want of a folder, and whole. It is packed when it crosses
or is kept; whoever has just read it takes it as it is. Nothing secret is ever kept: neither a workbook that is declared
secret, nor one with a konseling.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Protocol

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.batas.mampat import kembangkan, mampatkan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.hari_ini import HariIni
from kinerja_core.model.istilah import Tingkatan, Triwulan
from kinerja_core.model.realisasi import SEBUTAN_AKHIR
from kinerja_core.model.riwayat import RiwayatRapat
from kinerja_core.model.setoran import setoran
from kinerja_core.model.skp import LampiranSKP
from kinerja_core.model.tampak import tampak
from kinerja_core.workbooks.baca import HasilBaca, baca_kisi, perlu_dibaca
from kinerja_core.workbooks.buku_skp.buku import lembar_asli
from kinerja_core.workbooks.mesin.kisi import buka_bita, coba
from kinerja_core.workbooks.perbandingan import riwayat_buku

_NO_LAMPIRAN: Final = LampiranSKP()


@dataclass(frozen=True, slots=True)
class Kemasan:
    """One file as it was read.

    Attributes:
        sidik: fingerprint of its content and of the program that read it; empty when it must not be kept.
        dari: first day on which it would be judged the same.
        sampai: last day of them.
        kepala: the packed head; empty where it is not packed (yet).
        utuh: all of it; empty when the head is all, ``None`` when it was left where it is kept.
        dipakai: the day on which it was last asked for, where it was kept.
        terbaca: head and all of it, as this process has read it just now.
    """

    sidik: bytes
    dari: date
    sampai: date
    kepala: bytes
    utuh: bytes | None
    dipakai: date | None = None
    terbaca: tuple[HasilBaca, HasilBaca] | None = field(default=None, compare=False, repr=False)

    def rapat(self) -> Kemasan:
        """The same as bytes only."""
        if self.terbaca is None:
            return self
        if self.kepala:
            return replace(self, terbaca=None)
        head, whole = self.terbaca
        return replace(self, kepala=_bytes(head), utuh=b"" if head is whole else _bytes(whole), terbaca=None)

    def __reduce__(self) -> tuple[type[Kemasan], tuple[object, ...]]:
        """To another process it goes as bytes."""
        one = self.rapat()
        return Kemasan, (one.sidik, one.dari, one.sampai, one.kepala, one.utuh, one.dipakai)

    def hasil(self, nama: str, *, kepala: bool) -> HasilBaca:
        """What the file holds, under the name it has now.

        Raises:
            KemasanRusak: the bytes are not what was packed.
        """
        if self.terbaca is not None:
            hasil = self.terbaca[0 if kepala else 1]
        elif self.utuh is None and not kepala:
            raise KemasanRusak("left where it is kept, and gone there")
        else:
            hasil = _unpacked(self.kepala if kepala or not self.utuh else self.utuh)
        return hasil if hasil.berkas == nama else bernama(hasil, nama)


class Penyimpan(Protocol):
    """Whoever keeps what was read."""

    def sidik(self, data: bytes) -> bytes:
        """Fingerprint of a file's bytes."""

    def ambil(self, sidik: bytes, hari: date, *, utuh: bool = True) -> Kemasan | None:
        """What is kept of them and holds on a day; without ``utuh`` its head is enough."""


class KemasanRusak(ValueError):
    """Bytes that hold no file as it was read."""


#: Sheets that hold what is due, in their order.
_DISETOR: Final = (
    "SKP", "Rencana Aksi", "Catatan Harian", *(one.value for one in Triwulan), SEBUTAN_AKHIR, "Dialog Kinerja",
    "Umpan Balik",
)


def ringkas(hasil: HasilBaca) -> HasilBaca:
    """What was read without what only its own file needs: of a staff workbook whose SKP it is."""
    if not isinstance(hasil.buku, BukuSKP):
        return hasil
    whose = hasil.buku.skp.model_copy(update={"hasil_kerja": (), "ekspektasi": (), "lampiran": _NO_LAMPIRAN})
    return hasil._replace(
        buku=BukuSKP(skp=whose), letak_aksi=(), letak_isi={}, letak_dialog={},
        letak_catatan=None, baris_sendiri={}, riwayat=None, terpotong=True, setoran=None,
    )


def kepala(hasil: HasilBaca) -> HasilBaca:
    """:func:`ringkas`, what the next consolidation compares with, and what it holds of what is due."""
    if not isinstance(hasil.buku, BukuSKP) or hasil.terpotong:
        return hasil
    return ringkas(hasil)._replace(
        letak_isi=hasil.letak_isi, riwayat=RiwayatRapat.dari(riwayat_buku(hasil.buku)),
        setoran=setoran(hasil.buku, lembar_salah(hasil)),
    )


def lembar_salah(hasil: HasilBaca) -> tuple[str, ...]:
    """Sheets of what is due in which a staff workbook has mistakes; a row that is wrong was not read."""
    if not isinstance(hasil.buku, BukuSKP):
        return ()
    wrong = {
        lembar_asli(hasil.buku.skp.jenis, one.lembar) for one in hasil.temuan if one.tingkat is Tingkatan.KESALAHAN
    }
    return tuple(name for name in _DISETOR if name in wrong)


def bernama(hasil: HasilBaca, nama: str) -> HasilBaca:
    """What was read of a file, under another name."""
    return hasil._replace(
        berkas=nama, temuan=tuple(temuan.model_copy(update={"berkas": nama}) for temuan in hasil.temuan)
    )


def kemas(path: Path, hari: date, simpanan: Penyimpan | None, *, utuh: bool = True) -> Kemasan:
    """Open, read and judge a file, or take what is kept of it.

    Args:
        path: the file.
        hari: today.
        simpanan: where it may be kept; what is there already is given as it is.
        utuh: whether more than the head of what is kept is wanted.
    """
    budget = Anggaran()
    data = coba(lambda: baca_bita(path, budget))
    if isinstance(data, BerkasTidakTerbaca):
        return kemas_galat(data, path, hari)
    sidik = simpanan.sidik(data) if simpanan is not None else b""
    if simpanan is not None and (known := simpanan.ambil(sidik, hari, utuh=utuh)) is not None:
        return known
    kisi = coba(lambda: buka_bita(data, perlu_dibaca, budget))
    if isinstance(kisi, BerkasTidakTerbaca):  # another day, or on a computer with more memory, it may be read
        return kemas_galat(kisi, path, hari)
    today = HariIni(hari)
    hasil = baca_kisi(kisi, path.name, hari_ini=today)
    return _packed(hasil, b"" if _secret(hasil) else sidik, today.dari, today.sampai)


def kemas_galat(galat: BerkasTidakTerbaca, path: Path, hari: date) -> Kemasan:
    """A file that cannot be read."""
    return _packed(baca_kisi(galat, path.name), b"", hari, hari)


def _packed(hasil: HasilBaca, sidik: bytes, dari: date, sampai: date) -> Kemasan:
    return Kemasan(sidik, dari, sampai, b"", None, terbaca=(kepala(hasil), hasil))


def _secret(hasil: HasilBaca) -> bool:
    return hasil.rahasia or (
        isinstance(hasil.buku, BukuSKP) and any(one.rahasia for one in hasil.buku.pembinaan)
    )


def _bytes(hasil: HasilBaca) -> bytes:
    return mampatkan(pickle.dumps(hasil, pickle.HIGHEST_PROTOCOL))


#: Bytes that one file may fill when it is unpacked: far more than any workbook within the budget gives.
_MOST: Final = 512 * 2**20
#: What packed bytes may be made of, beside the records of :mod:`kinerja_core.model`.
_KNOWN: Final = {
    ("datetime", "date"), ("datetime", "time"), ("datetime", "datetime"), ("datetime", "timezone"),
    ("datetime", "timedelta"), ("decimal", "Decimal"), ("collections", "Counter"),
    ("builtins", "frozenset"), ("builtins", "set"),
    ("kinerja_core.workbooks.hasil", "HasilBaca"), ("kinerja_core.workbooks.hasil", "Kelengkapan"),
    ("kinerja_core.workbooks.hasil", "LetakDialog"),
    ("kinerja_core.workbooks.hasil", "LetakCatatan"),
}
#: Functions that make records of what was packed tighter.
_FUNCTIONS: Final = {("kinerja_core.model.dasar", "dari_lajur"), ("kinerja_core.model.setoran", "setoran_rapat")}


@lru_cache(maxsize=4096)
def _hari(*isi: Any) -> date:
    """A date as it was packed: the same object for each day, for most stand in every workbook."""
    return date(*isi)


class _Unpacker(pickle.Unpickler):
    """Makes records and nothing else, whatever the bytes ask for."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        """A class of records."""
        if (known := _CLASSES.get((module_name, global_name))) is not None:
            return known
        ours = module_name.startswith("kinerja_core.model.") and "." not in global_name
        found = super().find_class(module_name, global_name) if ours or (module_name, global_name) in _KNOWN else None
        if not isinstance(found, type) and (module_name, global_name) not in _FUNCTIONS:
            raise KemasanRusak(f"{module_name}.{global_name}")
        return _CLASSES.setdefault((module_name, global_name), _hari if found is date else found)


#: What was looked up; only what may be there is.
_CLASSES: Final[dict[tuple[str, str], Any]] = {}


def _unpacked(data: bytes) -> HasilBaca:
    try:
        content, ended = kembangkan(data, _MOST)
        hasil = _Unpacker(io.BytesIO(content)).load() if ended else None
    except Exception as problem:
        raise KemasanRusak(str(problem)) from problem
    if not isinstance(hasil, HasilBaca):
        raise KemasanRusak(type(hasil).__name__)
    return hasil


def nama_berkas(path: Path) -> str:
    """The name of a file as reading it shows it."""
    return tampak(path.name)
