"""Prabuku: staff workbooks prefilled by the thousand, and with the SKP of last year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from html import escape
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.model.buku import AnggotaUnit, PesertaDaftar
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import JenisSKP, Tingkatan
from kinerja_core.model.kertas import Kertas
from kinerja_core.model.skp import KUNCI_IKI, SKP
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_skp, bangun_skp_dikenal, masa_identitas
from kinerja_core.workbooks.buku_skp.buku import lembar_asli
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS, isi_identitas
from kinerja_core.workbooks.mesin.kanvas import LEBAR_ISIAN, baris_teks, huruf_sebaris
from kinerja_core.workbooks.mesin.rumus_form import temuan_form
from kinerja_core.workbooks.mesin.spek import Nilai

#: Stands for a text in a mould; padded with x to take as many characters or lines as the text.
_PENANDA: Final = re.compile(rb"@@([0-9]{2})@@x*")
_PANJANG_NIP: Final = 18
#: Texts that a workbook stores in a way of its own go the slow way.
_ISTIMEWA: Final = re.compile(r"_x[0-9A-Fa-f]{4}_|@@|[^\S ]|[\x00-\x1f]|^ | $")
#: Fields that are no text, or one of a few: workbooks that differ in them come from different moulds.
_TETAP: Final = ("pegawai.jenis", "mulai", "selesai")


class PengisiBuku:
    """Fills the identity of one person after another into the blank workbook of one variant and year.

    The workbook is built once for each shape of identity (which fields are known, how many lines each takes, what the
    status says) with marks in their place; after that only the parts with marks are written. What is read from the
    result equals what is read from :func:`kinerja_core.workbooks.bangun.bangun_skp` with the same person.
    """

    def __init__(self, jenis: JenisSKP, tahun: int, kertas: Kertas = "a4") -> None:
        self.jenis, self.tahun, self.kertas = jenis, tahun, kertas
        self._cetakan: dict[tuple[object, ...], _Cetakan] = {}

    def buku(self, anggota: AnggotaUnit) -> bytes:
        """The workbook of one person of a list."""
        values = {name: value for name, value in isi_identitas(anggota).items() if value is not None}
        texts = {name: str(value) for name, value in values.items() if name not in _TETAP}
        if any(_ISTIMEWA.search(text) for text in texts.values()):
            return bangun_skp(self.jenis, self.tahun, anggota=anggota, kertas=self.kertas)
        fixed = {name: values[name] for name in _TETAP if name in values}
        said = temuan_form(IDENTITAS, masa_identitas(self.jenis, self.tahun) | values)
        shape = (
            *fixed.items(), tuple(text for _, text in said.values()),
            *((name, baris_teks(text, LEBAR_ISIAN)) for name, text in texts.items()),
        )
        mould = self._cetakan.get(shape)
        if mould is None:
            marks: dict[str, Nilai] = {
                name: _mark(number, name, text) for number, (name, text) in enumerate(texts.items())
            }
            mould = _Cetakan(bangun_skp_dikenal(self.jenis, self.tahun, marks | fixed, self.kertas, dinilai=values))
            self._cetakan[shape] = mould
        return mould.isi([escape(text, quote=False).encode() for text in texts.values()])


def _mark(nomor: int, nama: str, teks: str) -> str:
    mark = f"@@{nomor:02d}@@"
    lines = baris_teks(teks, LEBAR_ISIAN)
    length = _PANJANG_NIP if nama.endswith(".nip") else max(len(mark), huruf_sebaris(LEBAR_ISIAN) * (lines - 1) + 1)
    return mark.ljust(length, "x")


class _Cetakan:
    """A workbook with marks: members without marks stay compressed, the others are cut at their marks."""

    def __init__(self, data: bytes) -> None:
        parts = baca(data)
        self._potongan = {
            name: _PENANDA.split(content) for name, content in parts.items() if _PENANDA.search(content)
        }
        self._wadah = Wadah(parts, tuple(self._potongan))

    def isi(self, teks: list[bytes]) -> bytes:
        """The workbook with the texts in place of the marks of their number."""
        return self._wadah.tulis({
            name: b"".join(teks[int(piece)] if number % 2 else piece for number, piece in enumerate(pieces))
            for name, pieces in self._potongan.items()
        })


#: Sheets whose rows a new workbook takes.
_DIBAWA: Final = ("SKP", "Perilaku Kerja", "Lampiran SKP")


class TahunLalu(NamedTuple):
    """What a new workbook takes from the last one of its person, and what that one leaves open."""

    berkas: str
    skp: SKP
    terbuka: tuple[str, ...]  #: strategies of its dialogs that nobody has closed
    salah: tuple[Temuan, ...] = ()  #: mistakes in the sheets it takes: what was read of them may lack a row


def tahun_lalu_per_nip(berkas: Iterable[Path]) -> tuple[dict[str, TahunLalu], list[Temuan]]:
    """The newest workbook of each person among staff workbooks, by NIP, and findings of files that gave none."""
    newest: dict[str, TahunLalu] = {}
    findings: list[Temuan] = []
    for path in berkas:
        result = baca_berkas(path)
        if not isinstance(result.buku, BukuSKP):
            findings += () if result.rahasia else result.temuan  # a secret workbook is nobody's earlier one
            continue
        skp = result.buku.skp
        known = newest.get(skp.pegawai.nip)
        if known is None or skp.selesai > known.skp.selesai:
            left = [text for dialog in result.buku.dialog for text, _ in dialog.terbuka(date.max)]
            wrong = [
                one for one in result.temuan
                if one.tingkat is Tingkatan.KESALAHAN and lembar_asli(skp.jenis, one.lembar) in _DIBAWA
            ]
            newest[skp.pegawai.nip] = TahunLalu(result.berkas, skp, tuple(dict.fromkeys(left)), tuple(wrong))
    return newest, findings


def skp_tahun_baru(lama: SKP, anggota: AnggotaUnit, tahun: int) -> SKP:
    """An SKP for another year: rows, perilaku, lampiran and officials of the old one; codes counted anew.

    The identity is that of the list, and so are the penilai, his atasan and the span where the list says them; the
    date of penetapan is open.
    """
    listed = anggota if isinstance(anggota, PesertaDaftar) else PesertaDaftar(pegawai=anggota.pegawai)
    code = count(1)
    results = tuple(
        rhk.model_copy(update={
            "nomor": number,
            "iki": tuple(iki.model_copy(update={"kode": KUNCI_IKI.format(next(code))}) for iki in rhk.iki),
        })
        for number, rhk in enumerate(lama.hasil_kerja, start=1)
    )
    return lama.model_copy(update={
        "tahun": tahun, "mulai": listed.mulai or date(tahun, 1, 1), "selesai": listed.selesai or date(tahun, 12, 31),
        "pegawai": anggota.pegawai, "penilai": anggota.penilai or lama.penilai, "hasil_kerja": results,
        "atasan_penilai": listed.atasan_penilai or lama.atasan_penilai, "tanggal_penetapan": None,
    })
