"""Tentang data: what is to be said of all data of a print together, once everything is read."""

from __future__ import annotations

from collections.abc import Iterator

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import nip_mirip
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.bacaan_cetak import Bacaan
from kinerja_core.workbooks.antarbuku import beda_unit


def tentang_data(surat: PengaturanSurat | None, bacaan: Bacaan) -> list[Temuan]:
    """What the settings of letters name in vain, and whom a unit workbook lists otherwise than their own workbook."""
    return [*beda_unit(bacaan.tentang_pegawai()), *_unused(surat, bacaan)]


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
    for hasil in bacaan.tentang_pegawai():
        match hasil.buku:
            case BukuSKP(skp=skp):
                yield from _named(skp.penilai, skp.atasan_penilai, skp.pemberi_pertimbangan)
            case BukuUnit(pengaturan=settings, anggota=members):
                yield from _named(settings.penandatangan, settings.mengetahui, *(one.penilai for one in members))


def _named(*pejabat: Pejabat | None) -> Iterator[Pejabat]:
    return (one for one in pejabat if one is not None)
