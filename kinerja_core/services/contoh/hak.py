"""What the sample unit types about tunjangan kinerja and earlier angka kredit; amounts and letters are invented."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from kinerja_core.model.angka_kredit import AsalAngkaKredit, RiwayatAngkaKredit
from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.istilah import Predikat
from kinerja_core.model.konfirmasi import TunjanganPegawai

#: The tunjangan of the first person, what each next one has more, and the month in which a reduction begins.
_TUNJANGAN: Final = Decimal(5_079_200)
_SELISIH: Final = Decimal(84_310)
_MULAI: Final = date(2026, 2, 1)
#: Whose earlier angka kredit are known: NIP, jabatan, penyetaraan, and the conversion of the year before.
_RIWAYAT: Final = (
    ("198811042014022001", "Analis SDM Aparatur Ahli Muda", "62.375", "25.00"),
    ("198512302010121001", "Pranata Komputer Ahli Madya", "150", "37.50"),
)


def tunjangan(anggota: Iterable[AnggotaUnit]) -> tuple[TunjanganPegawai, ...]:
    """The monthly tunjangan of everybody."""
    return tuple(
        TunjanganPegawai(
            nip=one.pegawai.nip, nama=one.pegawai.nama, tunjangan=_TUNJANGAN + number * _SELISIH, mulai_potongan=_MULAI,
        )
        for number, one in enumerate(anggota)
    )


def riwayat_ak(anggota: Iterable[AnggotaUnit]) -> tuple[RiwayatAngkaKredit, ...]:
    """Earlier angka kredit of some: what a penetapan has counted, and a conversion after it."""
    names = {str(one.pegawai.nip): one.pegawai for one in anggota}
    found = []
    for nip, jabatan, equal, converted in _RIWAYAT:
        who = {"nip": names[nip].nip, "nama": names[nip].nama, "jabatan": jabatan}
        found += [
            RiwayatAngkaKredit(
                **who, asal=AsalAngkaKredit.PENYETARAAN, angka_kredit=Decimal(equal), nomor_pak="PAK/0012/2024"
            ),
            RiwayatAngkaKredit(
                **who, asal=AsalAngkaKredit.KONVERSI, mulai=date(2024, 1, 1), selesai=date(2024, 12, 31),
                predikat=Predikat.BAIK, angka_kredit=Decimal(converted),
            ),
        ]
    return tuple(found)
