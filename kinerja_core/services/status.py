"""Status: everyone of a unit's roster against everything due in its period, with a message for those who are late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.buku import AnggotaUnit, BukuSKP, BukuUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.keadaan import KELUAR, KeadaanPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.jadwal import jadwal
from kinerja_core.services.berkas import kumpulkan
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.hitung import tanggal
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.kewajiban import Kewajiban, Penagih
from kinerja_core.services.periksa import baca_semua, ringkas
from kinerja_core.services.setoran import Setoran, setoran
from kinerja_core.workbooks.hasil import HasilBaca

_KOLOM: Final = (
    ("Nama", 32), ("NIP", 21), ("Keadaan", 24), ("Terlambat", 48), ("Belum Ada", 48), ("Catatan Harian", 22),
    ("Buku Kerja", 30),
)


@dataclass(frozen=True, slots=True)
class StatusPegawai:
    """How one person stands. ``kewajiban`` are not there yet; those whose deadline is over come first."""

    anggota: AnggotaUnit
    kewajiban: tuple[Kewajiban, ...]
    hari_ini: date
    bertugas: bool
    tercatat: tuple[int, int] | None  #: working days with a note, and all of them

    @property
    def terlambat(self) -> tuple[Kewajiban, ...]:
        """What should have been there."""
        return tuple(one for one in self.kewajiban if one.tenggat < self.hari_ini)

    @property
    def keadaan(self) -> str:
        """In words, with its days."""
        one = self.anggota
        said = (one.keadaan or KeadaanPegawai.AKTIF).value
        since = f" sejak {tanggal_panjang(one.sejak)}" if one.sejak else ""
        return said + since + (f" sampai {tanggal_panjang(one.sampai)}" if one.sampai else "")

    @property
    def catatan(self) -> str:
        """Coverage of catatan harian."""
        return "" if self.tercatat is None else "{} dari {} hari kerja".format(*self.tercatat)


@dataclass(frozen=True, slots=True)
class HasilStatus:
    """The unit on a day; people by how much of theirs is late."""

    nama_unit: str
    periode: Periode
    hari_ini: date
    pegawai: tuple[StatusPegawai, ...]
    di_luar: tuple[tuple[str, str], ...]  #: NIP and name of who has a book but is not in the roster
    tidak_terbaca: tuple[str, ...]
    dengan_folder: bool
    peringatan: tuple[str, ...] = ()

    @property
    def pesan(self) -> str:
        """A text ready to send to those who are late with what they hand in themselves; empty when nobody is."""
        lines: list[str] = []
        for one in self.pegawai:
            if own := [item for item in one.terlambat if item.pribadi]:
                said = "; ".join(f"{item.apa}, tenggat {tanggal_panjang(item.tenggat)}" for item in own)
                lines.append(f"{len(lines) + 1}. {one.anggota.pegawai.nama} (NIP {one.anggota.pegawai.nip}): {said}.")
        if not lines:
            return ""
        return "\n".join((
            "Yth. Bapak/Ibu,", "",
            (f"Sampai {tanggal_panjang(self.hari_ini)}, yang berikut belum kami terima untuk {self.periode} "
            f"di {self.nama_unit}:"), "", *lines, "",
            ("Mohon dilengkapi di buku kerja masing-masing dan dikirim kepada pengelola SDM. Bila sudah dikirim, mohon "
            "abaikan pesan ini."), "", "Terima kasih.",
        ))

    def ringkasan(self) -> dict[str, Any]:
        """Counts, and who came or left."""
        there = [one for one in self.pegawai if one.bertugas]
        return {
            "tanggal": self.hari_ini.isoformat(),
            "pegawai": len(self.pegawai),
            "lengkap": sum(not one.kewajiban for one in there),
            "kurang": sum(bool(one.kewajiban) for one in self.pegawai),
            "terlambat": sum(bool(one.terlambat) for one in self.pegawai),
            "tidak_bertugas": len(self.pegawai) - len(there),
            "masuk": self._nip({KeadaanPegawai.MUTASI_MASUK}),
            "keluar": self._nip(KELUAR),
            "di_luar_daftar": [nip for nip, _ in self.di_luar],
            "tidak_terbaca": list(self.tidak_terbaca),
            "dengan_folder": self.dengan_folder,
            "peringatan": list(self.peringatan),
        }

    def _nip(self, keadaan: set[KeadaanPegawai] | frozenset[KeadaanPegawai]) -> list[str]:
        return [str(one.anggota.pegawai.nip) for one in self.pegawai if one.anggota.keadaan in keadaan]

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja status --json`` prints; who is late comes first."""
        return {
            "periode": self.periode.kode,
            "pegawai": [
                {
                    "nip": str(one.anggota.pegawai.nip), "nama": one.anggota.pegawai.nama, "keadaan": one.keadaan,
                    "kurang": [item.apa for item in one.kewajiban],
                    "terlambat": [
                        f"{item.apa} (tenggat {tanggal_panjang(item.tenggat)})" for item in one.terlambat
                    ],
                    "catatan_harian": one.tercatat, "berkas": one.anggota.berkas,
                }
                for one in self.pegawai
            ],
            "ringkasan": self.ringkasan(),
            "pesan": self.pesan,
        }


def status(
    unit: Path, folder: Path | None = None, *, pada: str | None = None, kemajuan: Kemajuan = diam
) -> HasilStatus:
    """How everyone of a unit's roster stands.

    Args:
        unit: the unit workbook, whose roster and period count.
        folder: the staff workbooks; without it only what the unit knows is judged.
        pada: the day, ``2025-07-01``; today when not given.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: the unit workbook cannot be used, nobody is in it, or ``folder`` is none.
    """
    today = tanggal(pada)
    book = baca_buku_unit(unit)
    if not book.anggota:
        raise GalatKinerja(
            f'Lembar Daftar Pegawai di "{unit.name}" masih kosong. Isi dengan kinerja gabung FOLDER -o unit.xlsx '
            "--pegawai DAFTAR, atau kinerja templat unit --pegawai DAFTAR."
        )
    if folder is None:
        return status_buku(book, None, today)
    if not folder.is_dir():
        raise GalatKinerja(f'"{folder}" bukan folder. Sebutkan folder yang berisi buku kerja pegawai.')
    return status_buku(book, baca_folder([folder], unit, book.pengaturan.periode.tahun, kemajuan), today)


@dataclass(frozen=True, slots=True)
class IsiFolder:
    """What the staff workbooks of a folder hold, by NIP, and the files that cannot be used."""

    setoran: dict[str, list[Setoran]]
    nama: dict[str, str]
    rusak: dict[str, str]  #: NIP -> file
    tidak_terbaca: tuple[str, ...]


def baca_folder(data: Iterable[Path], unit: Path, tahun: int, kemajuan: Kemajuan = diam) -> IsiFolder:
    """What the staff workbooks of a year among files and folders hold; the unit workbook itself is passed over."""
    held: dict[str, list[Setoran]] = defaultdict(list)
    names: dict[str, str] = {}

    def keep(hasil: HasilBaca) -> HasilBaca:
        if isinstance(hasil.buku, BukuSKP) and hasil.buku.skp.tahun == tahun:
            one = setoran(hasil.buku)
            held[one.nip].append(one)
            names[one.nip] = hasil.buku.skp.pegawai.nama
        return ringkas(hasil)

    read = baca_semua([one for one in kumpulkan(data) if one != unit.resolve()], kemajuan, keep)
    unusable = [
        one for one in read if one.buku is None and not one.rahasia and one.jenis != "unit"
        and not any(told.kode == "BUKU-HASIL" for told in one.temuan)
    ]
    return IsiFolder(
        held, names, {one.nip: one.berkas for one in unusable if one.nip is not None},
        tuple(one.berkas for one in unusable),
    )


def status_buku(buku: BukuUnit, folder: IsiFolder | None, hari_ini: date) -> HasilStatus:
    """:func:`status` of a unit already read.

    Args:
        buku: the unit.
        folder: what its staff workbooks hold; ``None`` when they were not read.
        hari_ini: the day.
    """
    calendar = jadwal(buku.pengaturan.periode.tahun)
    duties = Penagih(buku.pengaturan, {one.kode: one for one in calendar.hasil}, hari_ini)
    scores = {one.nip: one for one in buku.skor}
    answers = {one.nip: one for one in buku.konfirmasi}
    people = []
    for member in buku.anggota:
        nip = member.pegawai.nip
        mine = None if folder is None else folder.setoran.get(str(nip), [])
        missing = duties.kurang(
            member, mine, None if folder is None else folder.rusak.get(str(nip)), scores.get(nip), answers.get(nip)
        )
        days = duties.hari_kerja(member, mine) if mine else []
        noted = {day for one in mine or () for day in one.catatan} & set(days)
        people.append(StatusPegawai(
            member, tuple(missing), hari_ini, member.bertugas_selama(buku.pengaturan.periode),
            (len(noted), len(days)) if mine else None,
        ))
    people.sort(key=lambda one: (
        -len(one.terlambat), -len(one.kewajiban), not one.bertugas, one.anggota.pegawai.nama.casefold()
    ))
    known = {str(one.pegawai.nip) for one in buku.anggota}
    outside = () if folder is None else tuple((nip, name) for nip, name in folder.nama.items() if nip not in known)
    return HasilStatus(
        buku.pengaturan.nama_unit, buku.pengaturan.periode, hari_ini, tuple(people), outside,
        () if folder is None else folder.tidak_terbaca, folder is not None, calendar.peringatan,
    )


def baris_status(hasil: HasilStatus) -> list[list[str]]:
    """People as text, one cell per column of the table."""
    return [
        [
            one.anggota.pegawai.nama, str(one.anggota.pegawai.nip), one.keadaan,
            "\n".join(f"{item.apa}, tenggat {tanggal_panjang(item.tenggat)}" for item in one.terlambat),
            "\n".join(item.apa for item in one.kewajiban if item not in one.terlambat), one.catatan,
            one.anggota.berkas or "",
        ]
        for one in hasil.pegawai
    ]


def berkas_status(hasil: HasilStatus) -> bytes:
    """The status as a workbook, with the message on a sheet of its own."""
    from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel  # noqa: PLC0415 - loads XlsxWriter

    title, day = f"STATUS {hasil.nama_unit}, {hasil.periode}", f"Keadaan pada {tanggal_panjang(hasil.hari_ini)}."
    return bangun_tabel(title, (
        TabelHasil("Status", title, f"{day} Yang terlambat dahulu.", _KOLOM, baris_status(hasil)),
        TabelHasil(
            "Pesan", "PESAN SIAP KIRIM", f"{day} Bagi yang terlambat menyerahkan bagiannya sendiri.", (("Pesan", 110),),
            [[line] for line in hasil.pesan.split("\n")] if hasil.pesan else (), "Tidak ada yang terlambat.",
        ),
        TabelHasil(
            "Di Luar Daftar", "BUKU KERJA ORANG DI LUAR DAFTAR PEGAWAI", day, (("NIP", 21), ("Nama", 32)),
            hasil.di_luar,
        ),
    ))
