"""Records of the model laid out as the rows and fields of the sheets: the opposite of reading."""

from __future__ import annotations

from collections.abc import Iterable

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_unit.daftar_pegawai import DAFTAR_PEGAWAI
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI
from kinerja_core.workbooks.buku_unit.pengaturan import BARIS_KOP, HARI_KHUSUS, PENGATURAN
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.buku_unit.temuan import TEMUAN
from kinerja_core.workbooks.buku_unit.tukin import TUKIN
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis, Isi, sel
from kinerja_core.workbooks.mesin.spek import Baris, Kertas, Nilai

_PEJABAT = ("penilai", "atasan_penilai", "pemberi_pertimbangan")
_ORANG = ("nama", "nip", "pangkat", "jabatan", "unit_kerja")


def _fields(rekaman: object, names: Iterable[str], awalan: str = "") -> dict[str, Nilai]:
    return {f"{awalan}{name}": sel(getattr(rekaman, name)) for name in names}


def _person(orang: Pegawai | Pejabat | None, awalan: str) -> dict[str, Nilai]:
    return {} if orang is None else _fields(orang, _ORANG, f"{awalan}.")


def isi_unit(buku: BukuUnit, temuan: Iterable[Temuan] = ()) -> Isi:
    """A unit workbook's content.

    Raises:
        BukuTidakDapatDitulis: more kop lines than the sheet has.
    """
    content = Isi({
        TEMUAN.nama: [_fields(one, (column.nama for column in TEMUAN.kolom)) for one in temuan],
        PENGATURAN.nama: [_settings(buku.pengaturan)],
        DAFTAR_PEGAWAI.nama: _members(buku.anggota),
    })
    for sheet, records in ((SKOR, buku.skor), (KONFIRMASI, buku.konfirmasi), (TUKIN, buku.tunjangan)):
        content.baris[sheet.nama] = [
            _fields(one, (column.nama for column in sheet.kolom if column.isian)) for one in records
        ]
    return content


def isi_unit_baru(anggota: Iterable[AnggotaUnit], kertas: Kertas) -> Isi:
    """A unit workbook's content before anything is scored: its people on every sheet that asks for them, and paper."""
    members = _members(anggota)
    names = ("nip", "nama", "jabatan")
    settings: Baris = {one.nama: one.bawaan for one in PENGATURAN.isian} | {"kertas": kertas.upper()}
    content = Isi({PENGATURAN.nama: [settings], DAFTAR_PEGAWAI.nama: members})
    for sheet in (SKOR, KONFIRMASI, TUKIN):
        known = [name for name in names if any(column.nama == name for column in sheet.kolom)]
        content.baris[sheet.nama] = [{name: row[f"pegawai.{name}"] for name in known} for row in members]
    return content


def _members(anggota: Iterable[AnggotaUnit]) -> list[Baris]:
    return [
        _person(one.pegawai, "pegawai") | {"pegawai.jenis": one.pegawai.jenis.value}
        | _person(one.penilai, "penilai") | {"berkas": one.berkas}
        for one in anggota
    ]


def _settings(pengaturan: Pengaturan) -> dict[str, Nilai]:
    if len(pengaturan.kop) > BARIS_KOP:
        raise BukuTidakDapatDitulis(f"Kop surat paling banyak {BARIS_KOP} baris; ada {len(pengaturan.kop)}.")
    days = {"libur_tambahan": pengaturan.libur_tambahan, "tetap_kerja": pengaturan.tetap_kerja}
    for name, given in days.items():
        if len(given) > HARI_KHUSUS:
            raise BukuTidakDapatDitulis(
                f"{name.replace('_', ' ').capitalize()} paling banyak {HARI_KHUSUS} tanggal; ada {len(given)}."
            )
    names = (field.nama for field in PENGATURAN.isian if "." not in field.nama and field.nama != "kertas")
    return (
        _fields(pengaturan, names)
        | {"kertas": pengaturan.kertas.upper()}
        | _person(pengaturan.penandatangan, "penandatangan")
        | _person(pengaturan.mengetahui, "mengetahui")
        | {f"kop.{number}": line for number, line in enumerate(pengaturan.kop)}
        | {f"{name}.{number}": day for name, given in days.items() for number, day in enumerate(given)}
    )
