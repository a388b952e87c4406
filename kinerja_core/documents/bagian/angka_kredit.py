"""What the letters about angka kredit share: whose it is, when each SKP was held, and to whom none belongs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.bagian.surat import KonteksSurat, bagian_surat
from kinerja_core.documents.mesin.dokumen import UnitDinilai
from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.istilah import JenisPegawai
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masa_skp import MasaSKP, padankan
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.teks import TeksSebaris, bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.akumulasi_ak import AkumulasiAngkaKredit, akumulasi, bukan_haknya
from kinerja_core.rules.angka_kredit import jenjang_jabatan


class KonteksAngkaKredit(KonteksSurat):
    """Data that every letter about the angka kredit of one person has."""

    periode: Annotated[TeksSebaris, Field(description="Periode penilaian", examples=["Tahun 2025"])]
    pegawai: Annotated[Orang, Field(description="Pejabat fungsional yang dinilai")]
    nomor_karpeg: Annotated[TeksSebaris | None, Field(description="Nomor seri Karpeg; dicetak - bila kosong")] = None
    lahir: Annotated[
        TeksSebaris | None,
        Field(description="Tempat dan tanggal lahir; tanggalnya dari NIP", examples=["Bandung, 14 Maret 1990"]),
    ] = None
    jenis_kelamin: Annotated[TeksSebaris | None, Field(description="Jenis kelamin, dari NIP")] = None


def isi_pejabat(pengaturan: Pengaturan, anggota: AnggotaUnit, penandatangan: Pejabat | None) -> dict[str, Any]:
    """The fields of :class:`KonteksAngkaKredit` but the period; ``None`` signs as the settings say."""
    person = anggota.pegawai
    return bagian_surat(pengaturan, penandatangan) | {
        "nomor": None,  # each has a number of its own
        "mengetahui": None,
        "pegawai": orang(person),
        "lahir": bentuk.tanggal(person.nip.tanggal_lahir),
        "jenis_kelamin": person.nip.jenis_kelamin,
    }


def masa_pegawai(unit: UnitDinilai, anggota: AnggotaUnit) -> tuple[MasaSKP, ...]:
    """When a person had which SKP: by the sheet Masa SKP, and by the staff workbooks among the data, which win."""
    nip, year = anggota.pegawai.nip, unit.pengaturan.periode.tahun
    known = [one for one in unit.buku.masa if one.nip == nip and one.mulai.year == year]
    made, left = padankan((one for one in unit.skp.get(nip, ()) if one.tahun == year), known)
    return tuple(sorted((*left, *made), key=lambda one: one.mulai))


def akumulasi_anggota(unit: UnitDinilai, anggota: AnggotaUnit) -> AkumulasiAngkaKredit:
    """All angka kredit of one member of a unit; only the predikat that is decided counts."""
    ranked = unit.hasil.get(anggota.pegawai.nip)
    return akumulasi(
        anggota, ranked.predikat if ranked else None, masa_pegawai(unit, anggota), unit.buku.riwayat_ak,
        unit.pengaturan.periode,
    )


def setahun_dipakai(unit: UnitDinilai, anggota: AnggotaUnit) -> bool:
    """Whether the data also give the year of a person, so that nothing is made of its quarter."""
    period = unit.pengaturan.periode
    return period.triwulan is not None and anggota.pegawai.nip in unit.setahun.get(period.tahun, frozenset())


def anggota_dinilai(unit: UnitDinilai) -> Iterator[AnggotaUnit]:
    """The members whom the unit assesses; who has left before the end is assessed, and converted, elsewhere."""
    for member in unit.buku.anggota:
        result = unit.hasil.get(member.pegawai.nip)
        if member.dinilai(unit.pengaturan.periode) or (result is not None and result.predikat is not None):
            yield member


def berhak(unit: UnitDinilai) -> Iterator[AnggotaUnit]:
    """The members to whom angka kredit belongs, but those whose year is among the data, too."""
    for member in anggota_dinilai(unit):
        if not bukan_haknya(member, masa_pegawai(unit, member)) and not setahun_dipakai(unit, member):
            yield member


def tidak_berhak(unit: UnitDinilai) -> Iterator[Temuan]:
    """To whom no angka kredit belongs, and why: the PPPK in a jabatan fungsional together, and all others."""
    contracts: list[str] = []
    others: list[str] = []
    for member in anggota_dinilai(unit):
        person = member.pegawai
        if not bukan_haknya(member, masa_pegawai(unit, member)):
            continue
        functional = person.jenis is JenisPegawai.PPPK and jenjang_jabatan(person.jabatan)
        (contracts if functional else others).append(f"{person.nama} ({person.jabatan})")
    for named, who in (
        (contracts, "pegawai fungsional adalah PPPK, sedangkan angka kredit hanya untuk PNS"),
        (others, "pegawai bukan PNS dalam jabatan fungsional, jadi tanpa konversi angka kredit"),
    ):
        if named:
            yield buat_temuan(
                "ANGKA-KREDIT-TIDAK-BERLAKU", bertitik(f"{len(named)} {who}: {sebut(named, pemisah='; ')}")
            )
