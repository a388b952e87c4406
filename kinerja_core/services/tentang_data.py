"""Tentang data: what is to be said of all data of a print together, once everything is read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import nip_mirip
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.bacaan_cetak import Bacaan
from kinerja_core.workbooks.antarbuku import beda_unit
from kinerja_core.workbooks.hasil import HasilBaca


def tentang_data(surat: PengaturanSurat | None, bacaan: Bacaan) -> list[Temuan]:
    """What the settings of letters name in vain, and whom a unit workbook lists otherwise than their own workbook."""
    return [*beda_unit(list(_read(bacaan))), *_unused(surat, bacaan)]


def _read(bacaan: Bacaan) -> Iterator[HasilBaca]:
    """What the files held: of staff workbooks whose they are, of units everything; nothing where only one kind is."""
    kinds = dict(zip(bacaan.files, bacaan.jenis(bacaan.files), strict=True))
    if {"skp", "unit"} <= {*kinds.values()}:
        for file, kind in kinds.items():
            if kind in {"skp", "unit"}:
                yield bacaan.utuh(file) if kind == "unit" else bacaan.kepala(file)


def _unused(surat: PengaturanSurat | None, bacaan: Bacaan) -> list[Temuan]:
    """The finding that a listed NIP is of nobody who may sign: mistyped, it would leave out the Plt. without a word."""
    if surat is None or not surat.pejabat:
        return []
    signers = {str(one.nip): one.nama for one in _signers(surat, bacaan) if one.nip is not None}
    unknown = [str(one.nip) for one in surat.pejabat if str(one.nip) not in signers]
    if not unknown or not signers:
        return []
    told = [f"{nip}{_near(nip, signers)}" for nip in unknown]
    pesan = f"NIP di bawah pejabat pada pengaturan surat bukan penanda tangan pada data ini: {sebut(told)}"
    return [buat_temuan("SEBUTAN-TAK-DIPAKAI", bertitik(pesan))]


def _near(nip: str, penanda: dict[str, str]) -> str:
    """Whose NIP was probably meant."""
    meant = nip_mirip(nip, penanda)
    return f" (mirip NIP {penanda[meant]}, {meant})" if meant else ""


def _signers(surat: PengaturanSurat, bacaan: Bacaan) -> Iterator[Pejabat]:
    """Everyone who may sign a document of the data."""
    yield from _named(surat.penandatangan, surat.mengetahui)
    for file, kind in zip(bacaan.files, bacaan.jenis(bacaan.files), strict=True):
        if kind == "skp" and isinstance(book := bacaan.kepala(file).buku, BukuSKP):
            yield from _named(book.skp.penilai, book.skp.atasan_penilai, book.skp.pemberi_pertimbangan)
        elif kind == "unit":
            with suppress(GalatKinerja):  # told where the workbook is used
                yield from _of_unit(bacaan.buku_unit(file))


def _of_unit(buku: BukuUnit) -> Iterator[Pejabat]:
    yield from _named(buku.pengaturan.penandatangan, buku.pengaturan.mengetahui, *(one.penilai for one in buku.anggota))


def _named(*pejabat: Pejabat | None) -> Iterator[Pejabat]:
    return (one for one in pejabat if one is not None)
