"""A unit workbook as rows and fields: the opposite of reading."""

from __future__ import annotations

from collections.abc import Iterable

from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.kertas import Kertas
from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.potret import Potret
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_unit.buku import PER_ORANG, buku_unit
from kinerja_core.workbooks.buku_unit.daftar_pegawai import DAFTAR_PEGAWAI
from kinerja_core.workbooks.buku_unit.jadwal import JADWAL_UNIT, isi_jadwal
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.status import STATUS_UNIT, isi_status
from kinerja_core.workbooks.buku_unit.temuan import TEMUAN, isi_temuan
from kinerja_core.workbooks.mesin.isi import Isi, isi_buku, isi_tabel, sel
from kinerja_core.workbooks.mesin.lembar import lembar_data
from kinerja_core.workbooks.mesin.spek import Baris, LembarTabel, SpekBuku


def isi_unit(buku: BukuUnit, temuan: Iterable[Temuan] = (), potret: Potret | None = None) -> Isi:
    """A filled workbook; ``temuan`` are what the consolidation found, ``potret`` how everyone stood then.

    Raises:
        BukuTidakDapatDitulis: settings the sheet has no place for.
    """
    content = isi_buku(buku_unit(), buku)
    content.baris[TEMUAN.nama] = isi_temuan(temuan)
    content.baris[STATUS_UNIT.nama] = isi_status(potret.orang if potret else ())
    content.baris[JADWAL_UNIT.nama] = isi_jadwal(potret)
    return content


def isi_unit_baru(buku: SpekBuku, anggota: Iterable[AnggotaUnit], kertas: Kertas) -> Isi:
    """A workbook before anything is scored: its people on every sheet with a row for each of them, and paper."""
    members = [*anggota]
    form = buku.form(PENGATURAN.nama)
    settings: Baris = {one.nama: one.bawaan for one in form.isian} | {"kertas": kertas.upper()}
    content = Isi({PENGATURAN.nama: [settings], DAFTAR_PEGAWAI.nama: isi_tabel(DAFTAR_PEGAWAI, members)})
    for sheet in lembar_data(buku):
        if not isinstance(sheet, LembarTabel) or sheet.nama not in PER_ORANG:
            continue  # who objects, or what was decided before, is not everybody
        names = [one.nama for one in sheet.semua_sel if one.nama in Pegawai.model_fields]
        if "nip" in names and all(one.nama in names for one in sheet.kolom if one.wajib):
            content.baris[sheet.nama] = [
                {name: sel(getattr(one.pegawai, name)) for name in names} for one in members
            ]
    return content
