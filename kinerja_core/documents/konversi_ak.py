"""Konversi Predikat Kinerja ke Angka Kredit of one pejabat fungsional, signed by the Pejabat Penilai Kinerja.

The numbers come from the dated rule; the order of the rows follows the forms in use, and their wording is free.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Annotated, Any, Final

from pydantic import Field, model_validator

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.angka_kredit import (
    KonteksAngkaKredit,
    berhak,
    isi_pejabat,
    masa_pegawai,
    setahun_dipakai,
    tidak_berhak,
)
from kinerja_core.documents.bagian.hasil_kerja import periode_skp
from kinerja_core.documents.bagian.penilaian import predikat_terbuka
from kinerja_core.documents.bagian.surat import kurang, periode
from kinerja_core.documents.mesin.dokumen import DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.akumulasi_ak import (
    BarisAngkaKredit,
    bukan_haknya,
    dua_desimal,
    konversi_periode,
    masa_di_dalam,
    tanpa_jenjang,
    total,
)
from kinerja_core.rules.angka_kredit import bulan_dinilai, jenjang_jabatan


class BarisKonversi(Rekaman):
    """The konversi of one SKP: its span inside the period, its jabatan, and what that gives."""

    masa: Annotated[
        TeksSebaris | None, Field(description="Masa SKP di dalam periode", examples=["1 Juli s.d. 31 Desember 2025"])
    ] = None
    predikat: Annotated[TeksSebaris, Field(description="Predikat kinerja yang ditetapkan", examples=["Sangat Baik"])]
    persentase: Annotated[TeksSebaris, Field(description="Persentase predikat", examples=["150%"])]
    jenjang: Annotated[TeksSebaris, Field(description="Jenjang jabatan fungsional", examples=["Ahli Muda"])]
    koefisien: Annotated[TeksSebaris, Field(description="Koefisien per tahun jenjang itu", examples=["25"])]
    bulan: Annotated[TeksSebaris, Field(description="Lama penilaian", examples=["12 (dua belas) bulan"])]
    angka_kredit: Annotated[TeksSebaris, Field(description="Angka kredit yang didapat", examples=["37,50"])]


class KonteksKonversiAK(KonteksAngkaKredit):
    """Data of one konversi; a person with several SKP in the period has several rows and their sum."""

    baris: Annotated[
        tuple[BarisKonversi, ...],
        Field(min_length=1, description="Satu baris satu SKP di dalam periode"),
    ]
    jumlah: Annotated[
        TeksSebaris | None, Field(description="Jumlah angka kredit, bila barisnya beberapa", examples=["18,75"])
    ] = None
    dasar: Annotated[
        TeksSebaris | None, Field(description="Konversi mana yang dipakai: tahunan atau triwulanan")
    ] = None

    @model_validator(mode="before")
    @classmethod
    def _one_row(cls, data: Any) -> Any:
        """The only row may be written without its list."""
        if isinstance(data, dict) and "baris" not in data:
            own = {name: value for name, value in data.items() if name in BarisKonversi.model_fields}
            return {**{name: value for name, value in data.items() if name not in own}, "baris": [own]}
        return data


def dari_predikat(
    pengaturan: Pengaturan, anggota: AnggotaUnit, hasil: HasilPegawai | None, masa: Sequence[MasaSKP], *,
    srikandi: bool = False,
) -> KonteksKonversiAK:
    """The konversi of one member of a unit, for the months of each SKP in the period that the unit assesses.

    Args:
        pengaturan: settings of the unit; place, date and kop of the letter.
        anggota: a PNS with a jabatan fungsional, and the penilai who signs.
        hasil: where the ranking puts the person; only a predikat that is decided counts.
        masa: when the person had which SKP.
        srikandi: the date comes from SRIKANDI and may be missing.

    Raises:
        DokumenBelumLengkap: something is missing, or no angka kredit belongs to the person; names everything.
        AturanBelumBerlaku: for a period before the first known regulation.
    """
    person, assessor = anggota.pegawai, anggota.penilai
    held = masa_di_dalam(masa, pengaturan.periode)
    missing = kurang(pengaturan, srikandi=srikandi, penandatangan=False)
    if refused := bukan_haknya(anggota, masa):
        missing.append(f"{refused[:1].upper()}{refused[1:]}.")
    elif not held:
        missing.append(
            f"Masa SKP di dalam {pengaturan.periode} belum diketahui, sehingga bulannya tidak dapat dihitung. "
            "Gabungkan lagi buku kerjanya, isi lembar Masa SKP, atau sebutkan juga buku kerjanya pada perintah."
        )
    elif refused := tanpa_jenjang(held, pengaturan.periode):
        missing.append(refused)
    elif not any(jenjang_jabatan(one.jabatan) and bulan_dinilai(one.mulai, one.selesai) for one in held):
        missing.append(
            f"Masa SKP jabatan fungsionalnya di dalam {pengaturan.periode} kurang dari setengah bulan, sehingga tidak "
            "ada bulan yang dihitung; perbaiki lembar Masa SKP bila keliru."
        )
    if any(two.mulai <= one.selesai for one, two in pairwise(held)):
        missing.append("Masa SKP pada lembar Masa SKP atau buku kerjanya tumpang tindih.")
    if assessor is None:
        missing.append("Pejabat Penilai belum diisi pada lembar Daftar Pegawai.")
    if not all(one.predikat for one in held) or not held:
        missing += predikat_terbuka(hasil)
    if missing or assessor is None:
        raise DokumenBelumLengkap(f"Konversi Predikat Kinerja ke Angka Kredit {person.nama}", tuple(missing))
    rows, _ = konversi_periode(held, hasil.predikat if hasil else None, pengaturan.periode)
    return KonteksKonversiAK.model_validate(
        isi_pejabat(pengaturan, anggota, assessor)
        | {
            "periode": periode(pengaturan.periode),
            "baris": [_baris(one) for one in rows],
            "jumlah": dua_desimal(total(rows)) if len(rows) > 1 else None,
            "dasar": _dasar(pengaturan.periode),
        }
    )


def _baris(one: BarisAngkaKredit) -> dict[str, str | None]:
    """The row of one SKP as it is printed."""
    return {
        "masa": periode_skp(one.mulai, one.selesai) if one.mulai and one.selesai else None,
        "predikat": one.predikat and one.predikat.value,
        "persentase": None if one.persentase is None else f"{bentuk.angka(one.persentase)}%",
        "jenjang": one.jenjang and one.jenjang.value,
        "koefisien": None if one.koefisien is None else bentuk.angka(one.koefisien),
        "bulan": f"{bentuk.terbilang(one.bulan or 0)} bulan",
        "angka_kredit": dua_desimal(one.angka_kredit),
    }


def _dasar(period: Periode) -> str:
    """Which konversi is used, because those of a year and of its quarters never count together."""
    if period.triwulan is None:
        return (
            f"Konversi ini memakai predikat {periode(period)}; konversi triwulanan untuk bulan yang sama tidak "
            "dihitung lagi."
        )
    return (
        f"Konversi ini memakai predikat {periode(period)}; tidak dihitung lagi bila konversi Tahun {period.tahun} "
        "dipakai."
    )


def tidak_berlaku(unit: UnitDinilai) -> Iterator[Temuan]:
    """Who gets no konversi, and why: to whom none belongs, and whose year is used."""
    yield from tidak_berhak(unit)
    twice = [member.pegawai.nama for member in unit.buku.anggota if setahun_dipakai(unit, member)]
    if twice:
        yield buat_temuan(
            "ANGKA-KREDIT-TIDAK-BERLAKU",
            f"Konversi {unit.pengaturan.periode} tidak dibuat bagi {len(twice)} pegawai: datanya juga memuat Tahun "
            f"{unit.pengaturan.periode.tahun}, dan konversi tahunan itulah yang dipakai.",
        )


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """A konversi for each member of a unit to whom angka kredit belongs."""
    settings = unit.pengaturan
    for member in berhak(unit):
        person, spans = member.pegawai, masa_pegawai(unit, member)
        name = nama_berkas("Konversi AK", person.nama, f"{person.nip} {settings.periode.kode}")
        context = partial(dari_predikat, settings, member, unit.hasil.get(person.nip), spans, srikandi=unit.srikandi)
        yield Naskah(name, context, settings.periode.selesai, nip=str(person.nip))


DOKUMEN: Final = Dokumen(
    slug="konversi-ak",
    judul="Konversi Predikat Kinerja ke Angka Kredit",
    konteks=KonteksKonversiAK,
    templat="konversi-ak.docx",
    sumber=DariUnit(naskah, pegawai=True, temuan=tidak_berlaku),
    lembar=("Identitas",),
)
