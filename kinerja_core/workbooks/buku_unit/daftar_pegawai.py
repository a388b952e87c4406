"""Daftar Pegawai of a unit: one row per person, with the penilai and the file the person came from."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.istilah import JenisPegawai
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.workbooks.mesin.isi_sel import angka_nip, hari, rumus_nip, rumus_tanggal
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.orang import DAFTAR_PANGKAT, PANGKAT_LAIN, tercantum
from kinerja_core.workbooks.mesin.rekaman import periksa_nip_pada, periksa_tulisan_nama
from kinerja_core.workbooks.mesin.rumus import PeriksaBagian, PeriksaNIP, PeriksaOrang, Status, kolom_status
from kinerja_core.workbooks.mesin.spek import IsiBuku, JenisSel, Kolom, LembarTabel, Letak
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

#: People a blank unit workbook has room for, on each of its sheets; a workbook made from a list or by the consolidation
#: has the room that its people need.
KAPASITAS_PEGAWAI: Final = 250

_DIRINYA: Final = ", Pejabat Penilai sama dengan pegawainya"
_TERBALIK: Final = ", Keadaan Selesai mendahului Keadaan Mulai"


class PeriksaPenilai(NamedTuple):
    """Nobody is the Pejabat Penilai of themselves."""

    pegawai: str = "pegawai.nip"
    penilai: str = "penilai.nip"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        person, chief = (letak.sel(name, baris) for name in self)
        same = f"{rumus_nip(person)}={rumus_nip(chief)}"
        return f'IFERROR(IF(AND(ISTEXT({person}),ISTEXT({chief}),{same}),"{_DIRINYA}",""),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        person, chief = (isi[spek.nama][urutan].get(name) for name in self)
        if not isinstance(person, str) or not isinstance(chief, str) or not person or not chief:
            return ""
        return _DIRINYA if angka_nip(person) == angka_nip(chief) else ""


class PeriksaKeadaan:
    """First and last day of a keadaan are in order."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cells = [letak.sel(name, baris) for name in ("sejak", "sampai")]
        first, last = map(rumus_tanggal, cells)
        return f'IF(COUNTA({",".join(cells)})<2,"",IFERROR(IF({last}<{first},"{_TERBALIK}",""),""))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = isi[spek.nama][urutan]
        first, last = hari(row.get("sejak")), hari(row.get("sampai"))
        wrong = isinstance(first, datetime.date) and isinstance(last, datetime.date) and last < first
        return _TERBALIK if wrong else ""


DAFTAR_PEGAWAI: Final = LembarTabel(
    rekaman=AnggotaUnit,
    letak_rekaman="anggota",
    nama="Daftar Pegawai",
    ejaan=("Pegawai",),
    judul="DAFTAR PEGAWAI",
    instruksi="Satu baris untuk satu pegawai. NIP tersimpan sebagai teks; kolom penilai boleh dikosongkan.",
    kolom=(
        Kolom(nama="pegawai.nama", judul="Nama", ejaan=("Nama Pegawai", "Nama Lengkap"), wajib=True, lebar=30,
              bantuan="Nama lengkap dengan gelar."),
        Kolom(nama="pegawai.nip", judul="NIP", ejaan=("NIP Pegawai",), jenis=JenisSel.NIP, wajib=True, lebar=21,
              bantuan="18 angka sebagai teks."),
        Kolom(nama="pegawai.jenis", judul="Status Pegawai", ejaan=("Jenis", "Jenis Pegawai", "PNS/PPPK"),
              jenis=JenisSel.PILIHAN, pilihan=JenisPegawai, wajib=True, lebar=10, bantuan="PNS atau PPPK."),
        Kolom(nama="pegawai.pangkat", judul="Pangkat/Golongan", ejaan=("Pangkat", "Pangkat, Golongan Ruang"),
              jenis=JenisSel.PILIHAN, pilihan=DAFTAR_PANGKAT, isi_lain=PANGKAT_LAIN, lebar=24,
              bantuan="Pilih dari daftar."),
        Kolom(nama="pegawai.jabatan", judul="Jabatan", ejaan=("Jabatan Pegawai",), wajib=True, lebar=34,
              bantuan="Nama jabatan lengkap."),
        Kolom(nama="pegawai.unit_kerja", judul="Unit Kerja", ejaan=("Unit Kerja Pegawai",), wajib=True, lebar=32,
              bantuan="Unit kerja pegawai."),
        Kolom(nama="penilai.nama", judul="Nama Pejabat Penilai", ejaan=("Penilai", "Nama Penilai"), lebar=30,
              bantuan="Nama lengkap pejabat penilai kinerja."),
        Kolom(nama="penilai.nip", judul="NIP Pejabat Penilai", ejaan=("NIP Penilai",), jenis=JenisSel.NIP, lebar=21,
              bantuan="18 angka sebagai teks; kosong hanya bila bukan ASN."),
        Kolom(nama="penilai.pangkat", judul="Pangkat/Golongan Pejabat Penilai", ejaan=("Pangkat Penilai",),
              jenis=JenisSel.PILIHAN, pilihan=DAFTAR_PANGKAT, isi_lain=PANGKAT_LAIN, lebar=24,
              bantuan="Pilih dari daftar."),
        Kolom(nama="penilai.jabatan", judul="Jabatan Pejabat Penilai", ejaan=("Jabatan Penilai",), lebar=34,
              bantuan="Jabatan pejabat penilai kinerja."),
        Kolom(nama="penilai.unit_kerja", judul="Unit Kerja Pejabat Penilai",
              ejaan=("Unit Kerja Penilai", "Instansi Pejabat Penilai"), lebar=32, bantuan="Unit kerja atau instansi."),
        Kolom(nama="berkas", judul="Berkas", ejaan=("Nama Berkas", "File"), lebar=28,
              bantuan="Buku kerja asal; diisi oleh penggabungan. Kosong: bukunya belum ada."),
        Kolom(nama="keadaan", judul="Keadaan", jenis=JenisSel.PILIHAN, pilihan=KeadaanPegawai, lebar=16, sejak=3,
              bantuan="Kosong berarti Aktif. Yang keluar, cuti, tugas belajar, Plt. atau Plh. tidak ditagih."),
        Kolom(nama="sejak", judul="Keadaan Mulai", jenis=JenisSel.TANGGAL, lebar=19, sejak=3,
              bantuan="Hari pertama keadaan itu, misalnya tanggal mutasi."),
        Kolom(nama="sampai", judul="Keadaan Selesai", jenis=JenisSel.TANGGAL, lebar=19, sejak=3,
              bantuan="Hari terakhir keadaan itu, misalnya akhir cuti; kosong bila belum berakhir."),
        *kolom_status(Status((
            PeriksaNIP("pegawai.nip"), PeriksaOrang(), PeriksaBagian(
                ("penilai.nama", "penilai.nip", "penilai.pangkat", "penilai.jabatan", "penilai.unit_kerja"),
                ("penilai.nama", "penilai.jabatan"),
            ), PeriksaPenilai(), PeriksaKeadaan(),
        ))),
    ),
    kapasitas=KAPASITAS_PEGAWAI,
    beku=2,
)


@memberi("PENILAI-SAMA")
def periksa_anggota(
    lapor: Pelapor[Tabel], anggota: Sequence[tuple[int, AnggotaUnit]], akhir: datetime.date | None
) -> tuple[AnggotaUnit, ...]:
    """The people of the list, each once and assessed by somebody else.

    Args:
        lapor: the list.
        anggota: its records with their rows.
        akhir: last day of the period, whose limits a NIP must keep; ``None`` when it is not known.
    """
    kept: list[AnggotaUnit] = []
    seen: dict[str, tuple[int, str]] = {}
    for row, member in anggota:
        person, nip = member.pegawai, str(member.pegawai.nip)
        if tercantum(lapor.lembar, (row, "pegawai.nip"), nip, person.nama, seen):
            continue
        if member.penilai is not None and member.penilai.nip == person.nip:
            lapor(
                "PENILAI-SAMA", f"Pejabat Penilai {person.nama} adalah dirinya sendiri (NIP {kutip(nip)}).", row,
                "penilai.nip",
            )
        periksa_tulisan_nama(lapor.lembar, person.nama, row, "pegawai.nama")
        if akhir is not None:
            periksa_nip_pada(lapor.lembar, nip, akhir, row, "pegawai.nip")
        seen[nip] = row, person.nama
        kept.append(member)
    _check_assessors(lapor.lembar, anggota, akhir)
    return tuple(kept)


def _check_assessors(
    daftar: Tabel, anggota: Sequence[tuple[int, AnggotaUnit]], akhir: datetime.date | None
) -> None:
    """Names and NIP of those who assess, each once; of a NIP that is on the list its own row says what is wrong."""
    numbers = {one.pegawai.nip for _, one in anggota}
    names = set[str]()
    for row, one in anggota:
        if (chief := one.penilai) is None:
            continue
        if chief.nama not in names:
            names.add(chief.nama)
            periksa_tulisan_nama(daftar, chief.nama, row, "penilai.nama")
        if akhir is not None and chief.nip is not None and chief.nip not in numbers:
            numbers.add(chief.nip)
            periksa_nip_pada(daftar, chief.nip, akhir, row, "penilai.nip")
