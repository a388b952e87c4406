"""Invented people for the rules of tunjangan kinerja and angka kredit."""

from __future__ import annotations

from datetime import date
from typing import Any

from kinerja_core.model.angka_kredit import RiwayatAngkaKredit
from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.istilah import Predikat, Rating
from kinerja_core.model.konfirmasi import TunjanganPegawai
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.nip import NIP
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.pemeringkatan import HasilPemeringkatan, SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.pemeringkatan import peringkatkan

UNIT = "Unit Contoh"
TAHUN = Periode(2025)
#: The ratings that give each predikat.
RATING = {
    Predikat.SANGAT_BAIK: (Rating.DI_ATAS, Rating.DI_ATAS), Predikat.BAIK: (Rating.SESUAI, Rating.SESUAI),
    Predikat.BUTUH_PERBAIKAN: (Rating.DI_BAWAH, Rating.SESUAI), Predikat.KURANG: (Rating.SESUAI, Rating.DI_BAWAH),
    Predikat.SANGAT_KURANG: (Rating.DI_BAWAH, Rating.DI_BAWAH),
}  # fmt: skip


def nip(nomor: int) -> NIP:
    return NIP(f"19850101201001{1 + nomor // 999}{1 + nomor % 999:03d}")


PIMPINAN = Pejabat(nama="Pimpinan Contoh", nip=nip(900), jabatan="Kepala Unit Contoh", pangkat="IV/b", unit_kerja=UNIT)


def anggota(nomor: int, jabatan: str = "Perawat Ahli Muda", pangkat: str = "III/c", **lain: Any) -> AnggotaUnit:
    person = Pegawai(
        nama=f"Orang {nomor}", nip=nip(nomor), jenis="PNS", pangkat=pangkat, jabatan=jabatan, unit_kerja=UNIT,
    )
    return AnggotaUnit(pegawai=person, penilai=PIMPINAN, **lain)


def unit(predikat: list[Predikat | None], **ubah: Any) -> tuple[BukuUnit, HasilPemeringkatan]:
    """A unit whose people have these predikat, all with the same tunjangan; and its ranking."""
    people = tuple(anggota(number) for number in range(len(predikat)))
    scores = tuple(
        SkorPegawai(
            nip=one.pegawai.nip, nama=one.pegawai.nama, hasil=80 + number, perilaku=80,
            rating_hasil=RATING[grade][0] if grade else None, rating_perilaku=RATING[grade][1] if grade else None,
        )
        for number, (one, grade) in enumerate(zip(people, predikat, strict=True))
    )
    book = BukuUnit(**{
        "pengaturan": Pengaturan(nama_unit=UNIT, periode=TAHUN, tanggal_evaluasi=date(2026, 1, 30)),
        "anggota": people, "skor": scores,
        "tunjangan": tuple(TunjanganPegawai(nip=one.pegawai.nip, tunjangan=3_319_010) for one in people), **ubah,
    })  # fmt: skip
    return book, peringkatkan(scores, tanggal=date(2025, 12, 31)).hasil


def masa(mulai: str, selesai: str, jabatan: str = "Perawat Ahli Muda", predikat: str | None = None) -> MasaSKP:
    return MasaSKP(nip=nip(0), jabatan=jabatan, mulai=mulai, selesai=selesai, predikat=predikat)


def riwayat(
    angka_kredit: str, mulai: str | None = None, selesai: str | None = None, *, asal: str = "Konversi",
    jabatan: str = "Perawat Ahli Muda", predikat: str | None = None, pak: str | None = None,
) -> RiwayatAngkaKredit:
    return RiwayatAngkaKredit(
        nip=nip(0), asal=asal, jabatan=jabatan, mulai=mulai, selesai=selesai, predikat=predikat,
        angka_kredit=angka_kredit, nomor_pak=pak,
    )
