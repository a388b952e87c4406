"""Konversi Predikat Kinerja ke Angka Kredit of one pejabat fungsional, signed by the Pejabat Penilai Kinerja.

The numbers come from the dated rule; the order of the rows follows the forms in use, and their wording is free.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import Annotated, Any, Final

from pydantic import Field, model_validator

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.hasil_kerja import periode_skp
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.bagian.penilaian import predikat_terbuka
from kinerja_core.documents.bagian.surat import KonteksSurat, bagian_surat, kurang, periode
from kinerja_core.documents.mesin.dokumen import DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import JenisPegawai, Predikat
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.skp import SKP
from kinerja_core.model.teks import TeksSebaris, bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.angka_kredit import Konversi, angka_kredit, bulan_dinilai, cari_jenjang, jenjang_jabatan
from kinerja_core.rules.aturan import muat


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


class KonteksKonversiAK(KonteksSurat):
    """Data of one konversi; a person with several SKP in the period has several rows and their sum."""

    periode: Annotated[TeksSebaris, Field(description="Periode penilaian", examples=["Tahun 2025"])]
    pegawai: Annotated[Orang, Field(description="Pejabat fungsional yang dinilai")]
    nomor_karpeg: Annotated[TeksSebaris | None, Field(description="Nomor seri Karpeg; dicetak - bila kosong")] = None
    lahir: Annotated[
        TeksSebaris | None,
        Field(description="Tempat dan tanggal lahir; tanggalnya dari NIP", examples=["Bandung, 14 Maret 1990"]),
    ] = None
    jenis_kelamin: Annotated[TeksSebaris | None, Field(description="Jenis kelamin, dari NIP")] = None
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
    held = _di_dalam(masa, pengaturan.periode)
    missing = kurang(pengaturan, srikandi=srikandi, penandatangan=False)
    if refused := bukan_haknya(anggota, masa):
        missing.append(f"{refused[:1].upper()}{refused[1:]}.")
    elif not held:
        missing.append(
            f"Masa SKP di dalam {pengaturan.periode} belum diketahui, sehingga bulannya tidak dapat dihitung. "
            "Gabungkan lagi buku kerjanya, isi lembar Masa SKP, atau sebutkan juga buku kerjanya pada perintah."
        )
    if any(two.mulai <= one.selesai for one, two in pairwise(held)):
        missing.append("Masa SKP pada lembar Masa SKP atau buku kerjanya tumpang tindih.")
    if assessor is None:
        missing.append("Pejabat Penilai belum diisi pada lembar Daftar Pegawai.")
    if not all(one.predikat for one in held) or not held:
        missing += predikat_terbuka(hasil)
    if missing or assessor is None:
        raise DokumenBelumLengkap(f"Konversi Predikat Kinerja ke Angka Kredit {person.nama}", tuple(missing))
    decided = hasil.predikat if hasil else None
    counted = [
        _baris(one, grade, pengaturan.periode.selesai)
        for one in held
        if jenjang_jabatan(one.jabatan) and (grade := one.predikat or decided)
    ]
    return KonteksKonversiAK.model_validate(
        bagian_surat(pengaturan, assessor)
        | {
            "nomor": None,  # each has a number of its own
            "mengetahui": None,
            "periode": periode(pengaturan.periode),
            "pegawai": orang(person),
            "lahir": bentuk.tanggal(person.nip.tanggal_lahir),
            "jenis_kelamin": person.nip.jenis_kelamin,
            "baris": [row for row, _ in counted],
            "jumlah": _two_decimals(sum(value for _, value in counted)) if len(counted) > 1 else None,
            "dasar": _dasar(pengaturan.periode),
        }
    )


def _di_dalam(masa: Iterable[MasaSKP], period: Periode) -> list[MasaSKP]:
    """What of each span lies in a period, in order of time."""
    inside = (
        one.model_copy(update={"mulai": max(one.mulai, period.mulai), "selesai": min(one.selesai, period.selesai)})
        for one in masa
    )
    return sorted((one for one in inside if one.mulai <= one.selesai), key=lambda one: one.mulai)


def _baris(masa: MasaSKP, predikat: Predikat, sampai: date) -> tuple[dict[str, str], Decimal]:
    """The row of one SKP and its angka kredit; less than half a month counts as none."""
    level = cari_jenjang(jenjang_jabatan(masa.jabatan) or "")
    months = bulan_dinilai(masa.mulai, masa.selesai)
    rule: Konversi = muat("angka_kredit").pada(sampai).hasil
    value = angka_kredit(predikat, level.value, sampai, months).hasil if months else Decimal("0.00")
    return {
        "masa": periode_skp(masa.mulai, masa.selesai),
        "predikat": predikat.value,
        "persentase": f"{bentuk.angka(rule.persentase[predikat])}%",
        "jenjang": level.value,
        "koefisien": bentuk.angka(rule.koefisien[level]),
        "bulan": f"{bentuk.terbilang(months)} bulan",
        "angka_kredit": _two_decimals(value),
    }, value


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


def _two_decimals(nilai: Decimal | int) -> str:
    return f"{nilai:.2f}".replace(".", ",")


def bukan_haknya(anggota: AnggotaUnit, masa: Sequence[MasaSKP]) -> str | None:
    """Why no angka kredit belongs to a person, in words; ``None`` when it does."""
    person = anggota.pegawai
    if person.jenis is JenisPegawai.PPPK:
        return "angka kredit hanya untuk PNS dalam jabatan fungsional, sedangkan pegawai ini PPPK"
    if not any(jenjang_jabatan(jabatan) for jabatan in (person.jabatan, *(one.jabatan for one in masa))):
        return f'jabatan "{person.jabatan}" tidak berakhir dengan jenjang jabatan fungsional, jadi tanpa angka kredit'
    return None


def masa_pegawai(unit: UnitDinilai, anggota: AnggotaUnit) -> tuple[MasaSKP, ...]:
    """When a person had which SKP: by the sheet Masa SKP, and by the staff workbooks among the data, which win."""
    nip, year = anggota.pegawai.nip, unit.pengaturan.periode.tahun
    known = {one.mulai: one for one in unit.buku.masa if one.nip == nip and one.mulai.year == year}
    for skp in unit.skp.get(nip, ()):
        if skp.tahun == year:
            before = known.get(skp.mulai)
            known[skp.mulai] = _dari_skp(skp, before.predikat if before else None)
    return tuple(known[first] for first in sorted(known))


def _dari_skp(skp: SKP, predikat: Predikat | None) -> MasaSKP:
    return MasaSKP(
        nip=skp.pegawai.nip, nama=skp.pegawai.nama, jabatan=skp.pegawai.jabatan, mulai=skp.mulai, selesai=skp.selesai,
        predikat=predikat,
    )


def _setahun_dipakai(unit: UnitDinilai, anggota: AnggotaUnit) -> bool:
    """Whether the data also give the konversi of the whole year, so that a quarter's is not made."""
    period = unit.pengaturan.periode
    return period.triwulan is not None and anggota.pegawai.nip in unit.setahun.get(period.tahun, frozenset())


def tidak_berlaku(unit: UnitDinilai) -> Iterator[Temuan]:
    """Who gets no konversi, and why: each PPPK in a jabatan fungsional, the others together."""
    others = []
    for member in unit.buku.anggota:
        person = member.pegawai
        reason = bukan_haknya(member, masa_pegawai(unit, member))
        if reason and person.jenis is JenisPegawai.PPPK and jenjang_jabatan(person.jabatan):
            yield buat_temuan("ANGKA-KREDIT-TIDAK-BERLAKU", f"{person.nama} ({person.nip}): {reason}.")
        elif reason:
            others.append(f"{person.nama} ({person.jabatan})")
    if others:
        yield buat_temuan(
            "ANGKA-KREDIT-TIDAK-BERLAKU",
            bertitik(
                f"{len(others)} pegawai bukan PNS dalam jabatan fungsional, jadi tanpa konversi angka kredit: "
                f"{sebut(others, pemisah='; ')}"
            ),
        )
    twice = [member.pegawai.nama for member in unit.buku.anggota if _setahun_dipakai(unit, member)]
    if twice:
        yield buat_temuan(
            "ANGKA-KREDIT-TIDAK-BERLAKU",
            f"Konversi {unit.pengaturan.periode} tidak dibuat bagi {len(twice)} pegawai: datanya juga memuat Tahun "
            f"{unit.pengaturan.periode.tahun}, dan konversi tahunan itulah yang dipakai.",
        )


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """A konversi for each member of a unit to whom angka kredit belongs."""
    settings = unit.pengaturan
    for member in unit.buku.anggota:
        person, spans = member.pegawai, masa_pegawai(unit, member)
        if bukan_haknya(member, spans) or _setahun_dipakai(unit, member):
            continue
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
