"""How much of each sheet of a staff workbook is there: what the heat map of the findings workbook shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from kinerja_core.model.istilah import JenisSKP, Tingkatan, Triwulan
from kinerja_core.model.periode import Periode
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI
from kinerja_core.workbooks.buku_skp.skp import lembar_skp
from kinerja_core.workbooks.buku_skp.umpan_balik import UMPAN_BALIK
from kinerja_core.workbooks.hasil import Kelengkapan

if TYPE_CHECKING:
    from kinerja_core.model.temuan import Temuan
    from kinerja_core.workbooks.mesin.lembar import Form
    from kinerja_core.workbooks.periksa import IsiBuku, IsiTerpakai

#: Name of the SKP sheet, the same in every variant.
_SKP: Final = lembar_skp(JenisSKP.KUANTITATIF_JA_JF).nama


def hitung_kelengkapan(isi: IsiBuku, terpakai: IsiTerpakai, temuan: Iterable[Temuan]) -> tuple[Kelengkapan, ...]:
    """Completeness of every sheet that could be read, in the order of the workbook."""
    return tuple(_parts(isi, terpakai, temuan))


def _parts(isi: IsiBuku, terpakai: IsiTerpakai, temuan: Iterable[Temuan]) -> Iterator[Kelengkapan]:
    if isi.form is not None:
        yield _identity(isi.form, temuan)
    indicators = isi.isi_skp.baris
    used = {
        CATATAN_HARIAN.nama: len(terpakai.catatan_harian),
        UMPAN_BALIK.nama: len(terpakai.umpan_balik),
    }
    quarters = {triwulan.value: triwulan for triwulan in Triwulan}
    for name, table in isi.tabel.items():
        begun = len(table.baris)
        if name == _SKP:
            yield Kelengkapan(name, len(indicators), max(1, begun))
        elif name == RENCANA_AKSI.nama:
            planned = {item.kode_iki for item in terpakai.rencana_aksi}
            yield Kelengkapan(name, len(planned) + isi.rencana_aksi_selesai, len(indicators) + 1)
        elif name in quarters:
            done = {item.kode_iki for item in terpakai.realisasi if item.triwulan is quarters[name]}
            yield Kelengkapan(name, len(done), len(indicators) if begun or _due(isi, quarters[name]) else 0)
        elif name == DIALOG_KINERJA.nama:
            numbers = {str(record.get("nomor")) for _, record in table.baris}
            yield Kelengkapan(name, len(terpakai.dialog), len(numbers))
        else:
            yield Kelengkapan(name, used.get(name, begun - len(table.buruk)), begun)


def _identity(form: Form, temuan: Iterable[Temuan]) -> Kelengkapan:
    filled = form.nilai.keys()
    wrong = {item.sel for item in temuan if item.lembar == form.nama and item.tingkat is Tingkatan.KESALAHAN}
    needed = [
        item.nama
        for part in IDENTITAS.bagian
        if part.wajib or any(item.nama in filled for item in part.isian)
        for item in part.isian
        if item.wajib
    ]
    usable = sum(name in filled and form.sel(name) not in wrong for name in needed)
    return Kelengkapan(IDENTITAS.nama, usable, len(needed))


def _due(isi: IsiBuku, triwulan: Triwulan) -> bool:
    """Whether a quarter of the SKP has passed."""
    if isi.skp is None:
        return False
    period = Periode(isi.skp.tahun, triwulan)
    return isi.skp.mulai <= period.selesai < isi.hari_ini and period.mulai <= isi.skp.selesai
