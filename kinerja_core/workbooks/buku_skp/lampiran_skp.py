"""Lampiran SKP: three independent lists side by side; each filled cell is one item of its column's list."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from pydantic import TypeAdapter

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.skp import LampiranSKP
from kinerja_core.model.teks import Teks
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.rekaman import bersihkan, nilai_sel
from kinerja_core.workbooks.mesin.rumus import Status, kolom_status
from kinerja_core.workbooks.mesin.spek import Baris, JenisSel, Kolom, LembarTabel

_TEXT: Final[TypeAdapter[str]] = TypeAdapter(Teks)


def isi_lampiran(buku: BukuSKP, lembar: LembarTabel) -> list[Baris]:
    """The lists beside each other."""
    names = [column.nama for column in lembar.sel_rekaman]
    lists = (getattr(buku.skp.lampiran, name) for name in names)
    return [dict(zip(names, items, strict=True)) for items in zip_longest(*lists)]


def baca_lampiran(table: Tabel, bacaan: BacaanSKP) -> LampiranSKP:
    """The lists, without items that cannot be kept."""
    del bacaan
    lists: dict[str, list[str]] = {column.nama: [] for column in table.spek.sel_rekaman}
    for index, raw in table.baris:
        for name, value in bersihkan(table, index, raw).items():
            item = nilai_sel(table, table.sel(index, name), table.spek.kolom_bernama(name), value, _TEXT)
            if item is not None:
                lists[name].append(item)
    return LampiranSKP.model_validate(lists)


LAMPIRAN_SKP: Final = LembarTabel(
    rekaman=LampiranSKP,
    letak_rekaman="skp.lampiran",
    cara_isi=isi_lampiran,
    cara_baca=baca_lampiran,
    nama="Lampiran SKP",
    ejaan=("Lampiran",),
    judul="LAMPIRAN SASARAN KINERJA PEGAWAI",
    instruksi="Tiga daftar yang berdiri sendiri. Satu sel untuk satu butir; baris tidak saling berhubungan.",
    kolom=(
        Kolom(nama="dukungan_sumber_daya", judul="Dukungan Sumber Daya", jenis=JenisSel.TEKS_PANJANG, lebar=48,
              bantuan="Sumber daya yang diperlukan, misalnya anggaran, SDM, sarana."),
        Kolom(nama="skema_pertanggungjawaban", judul="Skema Pertanggungjawaban", jenis=JenisSel.TEKS_PANJANG, lebar=48,
              bantuan="Kapan dan bagaimana kinerja dilaporkan."),
        Kolom(nama="konsekuensi", judul="Konsekuensi", jenis=JenisSel.TEKS_PANJANG, lebar=48,
              bantuan="Konsekuensi atas pencapaian kinerja."),
        *kolom_status(Status()),
    ),
    kapasitas=15,
    beku=0,
)
