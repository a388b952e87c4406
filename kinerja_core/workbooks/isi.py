"""Records of the model laid out as the rows and fields of the sheets: the opposite of reading."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from kinerja_core.model.buku import AnggotaUnit, BukuSKP, BukuUnit, Pengaturan
from kinerja_core.model.dialog_kinerja import DialogKinerja
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Istilah, Perilaku, YaTidak
from kinerja_core.model.kertas import Kertas
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.buku_skp.lampiran_skp import LAMPIRAN_SKP
from kinerja_core.workbooks.buku_skp.pembinaan import PEMBINAAN
from kinerja_core.workbooks.buku_skp.perilaku_kerja import PERILAKU_KERJA
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI
from kinerja_core.workbooks.buku_skp.skp import lembar_skp
from kinerja_core.workbooks.buku_skp.umpan_balik import UMPAN_BALIK
from kinerja_core.workbooks.buku_unit.daftar_pegawai import DAFTAR_PEGAWAI
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI
from kinerja_core.workbooks.buku_unit.pengaturan import BARIS_KOP, HARI_KHUSUS, PENGATURAN
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.buku_unit.temuan import TEMUAN
from kinerja_core.workbooks.buku_unit.tukin import TUKIN
from kinerja_core.workbooks.mesin.spek import Baris, LembarTabel, Nilai, SpekBuku

_PEJABAT = ("penilai", "atasan_penilai", "pemberi_pertimbangan")
_ORANG = ("nama", "nip", "pangkat", "jabatan", "unit_kerja")


class BukuTidakDapatDitulis(GalatKinerja):
    """Records that hold something the sheets have no place for; nothing is dropped silently."""


@dataclass
class Isi:
    """What to write: rows by sheet name (a form is one row) and the fields above tables."""

    baris: dict[str, list[Baris]] = field(default_factory=dict)
    kepala: dict[str, Baris] = field(default_factory=dict)
    hitungan: Any = None  #: what sheets compute together before any is written


def sel(nilai: Any) -> Nilai:
    """A value of the model as a cell holds it."""
    if isinstance(nilai, bool):
        return (YaTidak.YA if nilai else YaTidak.TIDAK).value
    if nilai is None or isinstance(nilai, int | float | datetime.date):
        return nilai
    if isinstance(nilai, Istilah):
        return nilai.value
    if isinstance(nilai, Decimal):
        return int(nilai) if nilai == nilai.to_integral_value() else float(nilai)
    return str(nilai)


def _fields(rekaman: object, names: Iterable[str], awalan: str = "") -> dict[str, Nilai]:
    return {f"{awalan}{name}": sel(getattr(rekaman, name)) for name in names}


def _person(orang: Pegawai | Pejabat | None, awalan: str) -> dict[str, Nilai]:
    return {} if orang is None else _fields(orang, _ORANG, f"{awalan}.")


def isi_identitas(anggota: AnggotaUnit) -> dict[str, Nilai]:
    """Fields of the sheet Identitas that the list of people of a unit knows."""
    person = anggota.pegawai
    return _person(person, "pegawai") | {"pegawai.jenis": person.jenis.value} | _person(anggota.penilai, "penilai")


def isi_skp(buku: BukuSKP) -> Isi:
    """A staff workbook's content.

    Raises:
        BukuTidakDapatDitulis: a code that the SKP does not have or that is out of order, realisasi given twice, or
            a field that this SKP variant has no column for.
    """
    skp = buku.skp
    identity = _person(skp.pegawai, "pegawai") | {"pegawai.jenis": skp.pegawai.jenis.value}
    for name in _PEJABAT:
        identity |= _person(getattr(skp, name), name)
    identity |= _fields(skp, ("jenis", "tahun", "mulai", "selesai", "tempat", "tanggal_penetapan"))
    rows: dict[str, list[Baris]] = {
        IDENTITAS.nama: [identity],
        "SKP": _skp_rows(buku, lembar_skp(skp.jenis)),
        PERILAKU_KERJA.nama: _behaviour_rows(buku),
        LAMPIRAN_SKP.nama: [
            dict(zip((column.nama for column in LAMPIRAN_SKP.kolom), items, strict=True))
            for items in zip_longest(
                skp.lampiran.dukungan_sumber_daya, skp.lampiran.skema_pertanggungjawaban, skp.lampiran.konsekuensi
            )
        ],
        RENCANA_AKSI.nama: [
            {
                "kode_iki": item.kode_iki, "uraian": item.uraian,
                "waktu.mulai": item.waktu.mulai.value, "waktu.selesai": item.waktu.selesai.value,
            }
            for item in buku.rencana_aksi
        ],
        CATATAN_HARIAN.nama: [
            _fields(item, ("tanggal", "kode_rhk", "kegiatan", "progress", "masalah", "tautan", "kategori"))
            | {"perlu_dialog": YaTidak.YA.value if item.perlu_dialog else None}
            for item in buku.catatan_harian
        ],
        DIALOG_KINERJA.nama: [row for dialog in buku.dialog for row in _dialog_rows(dialog)],
        UMPAN_BALIK.nama: [
            _fields(item, (column.nama for column in UMPAN_BALIK.kolom if column.isian)) for item in buku.umpan_balik
        ],
        PEMBINAAN.nama: [
            _fields(item, (column.nama for column in PEMBINAAN.kolom if column.isian)) for item in buku.pembinaan
        ],
    }
    rows |= _quarter_rows(buku)
    return Isi(rows, {RENCANA_AKSI.nama: {"rencana_aksi_selesai": sel(buku.rencana_aksi_selesai)}})


def _skp_rows(buku: BukuSKP, spek: LembarTabel) -> list[Baris]:
    known = {column.nama for column in spek.kolom}
    rows: list[Baris] = []
    counts: dict[int, int] = {}
    for rhk in buku.skp.hasil_kerja:
        if rhk.nomor in counts:
            raise BukuTidakDapatDitulis(f"RHK nomor {rhk.nomor} ada dua kali; beri setiap RHK nomor sendiri.")
        for iki in rhk.iki:
            counts[rhk.nomor] = counts.get(rhk.nomor, 0) + 1
            if iki.kode != f"IKI {rhk.nomor}.{counts[rhk.nomor]}":
                raise BukuTidakDapatDitulis(
                    f"Kode {iki.kode} tidak urut; indikator ke-{counts[rhk.nomor]} dari RHK {rhk.nomor} harus berkode "
                    f"IKI {rhk.nomor}.{counts[rhk.nomor]}."
                )
            row: dict[str, Nilai] = {"rhk.nomor": rhk.nomor}
            if iki is rhk.iki[0]:
                row |= _fields(rhk, ("jenis", "penugasan_dari", "rhk_diintervensi", "uraian"), "rhk.")
            row |= _fields(iki, ("perspektif", "aspek", "indikator", "target", "satuan"), "iki.")
            if extra := [name for name, value in row.items() if value is not None and name not in known]:
                raise BukuTidakDapatDitulis(
                    f"SKP {buku.skp.jenis.value} tidak mempunyai kolom untuk {', '.join(extra)} ({iki.kode}); "
                    "kosongkan isian itu atau ganti jenis SKP."
                )
            rows.append(row)
    return rows


def _behaviour_rows(buku: BukuSKP) -> list[Baris]:
    wishes = {value: [x.ekspektasi for x in buku.skp.ekspektasi if x.perilaku is value] for value in Perilaku}
    return [
        {**fixed, "ekspektasi": "\n".join(wishes[value]) or None}
        for fixed, value in zip(PERILAKU_KERJA.baris_tetap, Perilaku, strict=True)
    ]


def _quarter_rows(buku: BukuSKP) -> dict[str, list[Baris]]:
    order = {iki.kode: number for number, (_, iki) in enumerate(buku.skp.semua_iki())}
    rows: dict[str, list[Baris]] = {}
    for item in buku.realisasi:
        if item.kode_iki not in order:
            raise BukuTidakDapatDitulis(
                f"Realisasi {item.sebutan} memakai {item.kode_iki}, tetapi SKP tidak memilikinya."
            )
        sheet = rows.setdefault(item.sebutan, [{} for _ in order])
        if sheet[order[item.kode_iki]]:
            raise BukuTidakDapatDitulis(f"Realisasi {item.kode_iki} pada {item.sebutan} ada dua kali.")
        sheet[order[item.kode_iki]] = _fields(item, ("realisasi", "capaian", "bukti_dukung", "tautan", "penjelasan"))
    return rows


def _dialog_rows(dialog: DialogKinerja) -> list[Baris]:
    rows: list[Baris] = []
    for number, (agenda, strategy) in enumerate(zip_longest(dialog.agenda, dialog.strategi)):
        row: dict[str, Nilai] = {"nomor": dialog.nomor, "strategi": strategy}
        if number == 0:
            row |= _fields(dialog, ("tanggal", "penyesuaian", "status", "keterangan", "dipimpin"))
            row["peserta_lain"] = "\n".join(dialog.peserta_lain) or None
        if agenda is not None:
            row |= _fields(agenda, ("kode_iki", "progress", "masalah", "penyebab"), "agenda.")
        rows.append(row)
    return rows


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


def isi_unit_baru(buku: SpekBuku, anggota: Iterable[AnggotaUnit], kertas: Kertas) -> Isi:
    """A unit workbook's content before anything is scored: its people on every sheet that asks for them, and paper."""
    members = _members(anggota)
    names = ("nip", "nama", "jabatan")
    form = buku.form(PENGATURAN.nama)
    settings: Baris = {one.nama: one.bawaan for one in form.isian} | {"kertas": kertas.upper()}
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
