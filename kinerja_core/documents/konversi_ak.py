"""Konversi Predikat Kinerja ke Angka Kredit of one pejabat fungsional, signed by the Pejabat Penilai Kinerja.

The numbers come from the dated rule; the order of the rows follows the forms in use, and their wording is free.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.bagian.surat import KonteksSurat, bagian_surat, kurang, periode
from kinerja_core.documents.mesin.dokumen import DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.istilah import Predikat
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.rules.angka_kredit import Konversi, angka_kredit, cari_jenjang, jenjang_jabatan
from kinerja_core.rules.aturan import muat

_PANJANG_PERIODE: Final = {True: 3, False: 12}


class KonteksKonversiAK(KonteksSurat):
    """Data of one konversi."""

    periode: Annotated[TeksSebaris, Field(description="Periode penilaian", examples=["Tahun 2025"])]
    pegawai: Annotated[Orang, Field(description="Pejabat fungsional yang dinilai")]
    nomor_karpeg: Annotated[TeksSebaris | None, Field(description="Nomor seri Karpeg; dicetak - bila kosong")] = None
    lahir: Annotated[
        TeksSebaris | None,
        Field(description="Tempat dan tanggal lahir; tanggalnya dari NIP", examples=["Bandung, 14 Maret 1990"]),
    ] = None
    jenis_kelamin: Annotated[TeksSebaris | None, Field(description="Jenis kelamin, dari NIP")] = None
    predikat: Annotated[TeksSebaris, Field(description="Predikat kinerja", examples=["Sangat Baik"])]
    persentase: Annotated[TeksSebaris, Field(description="Persentase predikat", examples=["150%"])]
    jenjang: Annotated[TeksSebaris, Field(description="Jenjang jabatan fungsional", examples=["Ahli Muda"])]
    koefisien: Annotated[TeksSebaris, Field(description="Koefisien per tahun jenjang itu", examples=["25"])]
    bulan: Annotated[TeksSebaris, Field(description="Lama penilaian", examples=["12 (dua belas) bulan"])]
    angka_kredit: Annotated[TeksSebaris, Field(description="Angka kredit yang didapat", examples=["37,50"])]


def dari_predikat(
    pengaturan: Pengaturan, anggota: AnggotaUnit, predikat: Predikat | None, *, srikandi: bool = False
) -> KonteksKonversiAK:
    """The konversi of one member of a unit for the whole period that the unit assesses.

    Args:
        pengaturan: settings of the unit; place, date and kop of the letter.
        anggota: a person with a jabatan fungsional, and the penilai who signs.
        predikat: the predikat of the period; ``None`` is still open.
        srikandi: the date comes from SRIKANDI and may be missing.

    Raises:
        DokumenBelumLengkap: something is missing; names everything.
        AturanBelumBerlaku: for a period before the first known regulation.
    """
    person, assessor = anggota.pegawai, anggota.penilai
    named = jenjang_jabatan(person.jabatan)
    missing = kurang(pengaturan, srikandi=srikandi, penandatangan=False)
    if named is None:
        missing.append(f'Jabatan "{person.jabatan}" tidak berakhir dengan jenjang jabatan fungsional.')
    if assessor is None:
        missing.append("Pejabat Penilai belum diisi pada lembar Daftar Pegawai.")
    if predikat is None:
        missing.append("Predikat kinerja belum ditetapkan.")
    if missing or named is None or assessor is None or predikat is None:
        raise DokumenBelumLengkap(f"Konversi Predikat Kinerja ke Angka Kredit {person.nama}", tuple(missing))
    months = _PANJANG_PERIODE[pengaturan.periode.triwulan is not None]
    level, until = cari_jenjang(named), pengaturan.periode.selesai
    rule: Konversi = muat("angka_kredit").pada(until).hasil
    return KonteksKonversiAK.model_validate(
        bagian_surat(pengaturan, assessor)
        | {
            "nomor": None,  # each has a number of its own
            "mengetahui": None,
            "periode": periode(pengaturan.periode),
            "pegawai": orang(person),
            "lahir": bentuk.tanggal(person.nip.tanggal_lahir),
            "jenis_kelamin": person.nip.jenis_kelamin,
            "predikat": predikat.value,
            "persentase": f"{bentuk.angka(rule.persentase[predikat])}%",
            "jenjang": level.value,
            "koefisien": bentuk.angka(rule.koefisien[level]),
            "bulan": f"{bentuk.terbilang(months)} bulan",
            "angka_kredit": _two_decimals(angka_kredit(predikat, level.value, until, months).hasil),
        }
    )


def _two_decimals(nilai: Decimal) -> str:
    return f"{nilai:.2f}".replace(".", ",")


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """A konversi for each member of a unit with a jabatan fungsional."""
    settings = unit.pengaturan
    for member in unit.buku.anggota:
        person = member.pegawai
        if jenjang_jabatan(person.jabatan) is None:
            continue
        name = nama_berkas("Konversi AK", person.nama, f"{person.nip} {settings.periode.kode}")
        context = partial(dari_predikat, settings, member, unit.predikat(person.nip), srikandi=unit.srikandi)
        yield Naskah(name, context, settings.periode.selesai)


DOKUMEN: Final = Dokumen(
    slug="konversi-ak",
    judul="Konversi Predikat Kinerja ke Angka Kredit",
    konteks=KonteksKonversiAK,
    templat="konversi-ak.docx",
    sumber=DariUnit(naskah),
)
