"""Ways to spoil the sample workbooks, and what is then found."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.nip import NIP
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.antarbuku import periksa_antarberkas, periksa_perubahan
from kinerja_core.workbooks.baca import HasilBaca, baca_kisi
from kinerja_core.workbooks.mesin.kisi import Kisi
from tests.alat.alamat import letak
from tests.workbooks.bahan_baca import (
    HARI_INI,
    NIP_SITI,
    baca,
    buku_contoh,
    isikan,
    kisi_skp,
    kisi_unit,
    unit_contoh,
)


def ubah(lembar: str, isian: dict[str, Any], *nomor: int, dasar: Callable[[], Kisi] = kisi_skp) -> Iterable[Temuan]:
    """Findings of the sample staff workbook with some fields changed, of the first record or of those counted."""
    kisi = dasar()
    for name, value in isian.items():
        isikan(kisi, lembar, name, value, *nomor)
    return baca(kisi).temuan


def dua_buku(isi: dict[str, Any] | None = None, **ubah: Any) -> Iterable[Temuan]:
    """Findings between two workbooks with one NIP, the second with other records or another person's data."""
    book = buku_contoh()
    person = book.skp.pegawai.model_copy(update=ubah)
    other = book.model_copy(update={"skp": book.skp.model_copy(update={"pegawai": person})} | (isi or {}))
    return periksa_antarberkas([hasil_buku("satu.xlsx", book), hasil_buku("dua.xlsx", other)])


def berubah(
    lama: Callable[[Kisi], object] = lambda _: None, baru: Callable[[Kisi], object] = lambda _: None,
    dasar: Callable[[], Kisi] = kisi_skp,
) -> tuple[Temuan, ...]:
    """What is said of the sample workbook with changes, compared with itself with other changes."""
    grids = dasar(), dasar()
    lama(grids[0])
    baru(grids[1])
    before, after = (baca_kisi(kisi, f"{number}.xlsx", hari_ini=HARI_INI) for number, kisi in enumerate(grids))
    return periksa_perubahan(after, before)


def hasil_buku(berkas: str, buku: Any) -> HasilBaca:
    return HasilBaca(berkas, "skp", buku, None, None, (), letak_nip={NIP_SITI: letak("Identitas", "pegawai.nip")})


def buku_ber_nip(nip: str, **pegawai: Any) -> Any:
    """The sample workbook under another NIP, or otherwise of somebody else."""
    book = buku_contoh()
    person = book.skp.pegawai.model_copy(update={"nip": NIP(nip), **pegawai})
    return book.model_copy(update={"skp": book.skp.model_copy(update={"pegawai": person})})


def unit_beda(**ubah: Any) -> tuple[Temuan, ...]:
    """What is said of a staff workbook beside a unit workbook that lists its person with these changes."""
    book, unit = buku_contoh(), unit_contoh()
    member = AnggotaUnit(pegawai=book.skp.pegawai.model_copy(update=ubah), penilai=book.skp.penilai)
    listed = unit.model_copy(update={"anggota": (member,)})
    places = {NIP_SITI: letak("Daftar Pegawai", "pegawai.nip")}
    return periksa_antarberkas([
        hasil_buku("siti.xlsx", book), HasilBaca("unit.xlsx", "unit", listed, None, None, (), letak_nip=places),
    ])


#: What people fill of a quarter, emptied.
KOSONG = {"realisasi": "", "bukti_dukung": ""}


#: What people fill of a pembinaan, but for its date.
PEMBINAAN = {
    "bentuk": "Coaching", "aspek": "Teknis", "alasan": "Tidak Mampu", "pembina": "dr. Ratna", "uraian": "Latihan",
    "status": "Selesai",
}


def pembinaan(isian: dict[str, Any], hari_ini: datetime.date = HARI_INI) -> Iterable[Temuan]:
    """Findings of the sample staff workbook with one right pembinaan, some fields of it changed."""
    right = PEMBINAAN | {"tanggal": datetime.date(2025, 5, 6)}
    kisi = kisi_skp()
    for name, value in (right | isian).items():
        isikan(kisi, "Pembinaan", name, value)
    return baca(kisi, hari_ini).temuan


def unit_menyendiri(hasil: float = 8.5) -> Iterable[Temuan]:
    """Findings of a unit in which one of six has another score than the rest."""
    kisi = kisi_unit()
    for number, score in enumerate((80, 82, 84, 86, 88, hasil), start=1):
        nip = f"19900101201503{1 + number % 2}{number:03}"
        for name, value in {
            "pegawai.nama": f"Orang {number}", "pegawai.nip": nip, "pegawai.jenis": "PNS", "pegawai.jabatan": "Analis",
            "pegawai.unit_kerja": "Biro", "penilai.nama": "", "penilai.nip": "", "penilai.jabatan": "",
        }.items():
            isikan(kisi, "Daftar Pegawai", name, value, number)
        for name, value in {"nip": nip, "nama": f"Orang {number}", "hasil": float(score), "perilaku": 90.0}.items():
            isikan(kisi, "Skor", name, value, number)
    return baca(kisi).temuan
