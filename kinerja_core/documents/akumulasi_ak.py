"""Akumulasi Angka Kredit of one pejabat fungsional: every conversion that counts, over periods and jabatan.

The order of the columns follows the forms in use after Peraturan BKN 3 Tahun 2023; their wording is free.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.angka_kredit import (
    KonteksAngkaKredit,
    akumulasi_anggota,
    berhak,
    isi_pejabat,
    tidak_berhak,
)
from kinerja_core.documents.bagian.hasil_kerja import periode_skp
from kinerja_core.documents.bagian.surat import kurang
from kinerja_core.documents.mesin.dokumen import DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.teks import Teks, TeksSebaris
from kinerja_core.rules.akumulasi_ak import AkumulasiAngkaKredit, BarisAngkaKredit, dua_desimal, total

_JUDUL: Final = "Akumulasi Angka Kredit"


class BarisAkumulasi(Rekaman):
    """One conversion; what is not known of an earlier one is printed as ``-``."""

    tahun: Annotated[TeksSebaris, Field(description="Tahun", examples=["2025"])]
    masa: Annotated[TeksSebaris, Field(description="Masa konversi", examples=["1 Januari s.d. 31 Desember 2025"])]
    bulan: Annotated[TeksSebaris, Field(description="Banyaknya bulan", examples=["12"])]
    jabatan: Annotated[TeksSebaris, Field(description="Jabatan fungsional waktu itu")]
    predikat: Annotated[TeksSebaris, Field(description="Predikat", examples=["Baik"])] = "-"
    persentase: Annotated[TeksSebaris, Field(description="Persentase predikat", examples=["100%"])] = "-"
    koefisien: Annotated[TeksSebaris, Field(description="Koefisien per tahun", examples=["25"])] = "-"
    angka_kredit: Annotated[TeksSebaris, Field(description="Angka kredit yang didapat", examples=["25,00"])]


class JumlahJenjang(Rekaman):
    """What was earned in one jenjang."""

    jenjang: Annotated[TeksSebaris, Field(description="Jenjang", examples=["Ahli Muda"])]
    jumlah: Annotated[TeksSebaris, Field(description="Jumlah angka kredit", examples=["62,50"])]


class KonteksAkumulasiAK(KonteksAngkaKredit):
    """Data of one akumulasi."""

    baris: Annotated[tuple[BarisAkumulasi, ...], Field(min_length=1, description="Satu baris satu konversi")]
    jumlah: Annotated[TeksSebaris, Field(description="Jumlah angka kredit", examples=["62,50"])]
    per_jenjang: Annotated[
        tuple[JumlahJenjang, ...], Field(description="Jumlah setiap jenjang, bila jenjangnya beberapa")
    ] = ()
    catatan: Annotated[tuple[Teks, ...], Field(description="Konversi yang tidak dihitung, dan selanya")] = ()


def dari_akumulasi(
    pengaturan: Pengaturan, hasil: AkumulasiAngkaKredit, *, srikandi: bool = False
) -> KonteksAkumulasiAK:
    """The akumulasi of one person, signed by the Pejabat Penilai.

    Raises:
        DokumenBelumLengkap: something is missing or contradicts itself; names everything.
    """
    assessor = hasil.anggota.penilai
    rows = hasil.konversi
    missing = [*kurang(pengaturan, srikandi=srikandi, penandatangan=False), *hasil.masalah, *hasil.kurang]
    if assessor is None:
        missing.append("Pejabat Penilai belum diisi pada lembar Daftar Pegawai.")
    if not rows and not hasil.kurang:
        missing.append("Belum ada konversi yang dapat dijumlahkan.")
    if missing:
        raise DokumenBelumLengkap(f"{_JUDUL} {hasil.anggota.pegawai.nama}", tuple(missing))
    levels = dict.fromkeys(one.jenjang for one in rows)
    first, last = rows[0].mulai, rows[-1].selesai
    span = f"{tanggal_panjang(first)} s.d. {tanggal_panjang(last)}" if first and last else str(hasil.periode)
    return KonteksAkumulasiAK.model_validate(
        isi_pejabat(pengaturan, hasil.anggota, assessor)
        | {
            "periode": span,
            "baris": [_baris(one) for one in rows],
            "jumlah": dua_desimal(total(rows)),
            "per_jenjang": [
                {
                    "jenjang": level.value if level else "Jabatan tanpa jenjang",
                    "jumlah": dua_desimal(total(one for one in rows if one.jenjang is level)),
                }
                for level in levels
            ] if len(levels) > 1 else [],
            "catatan": hasil.catatan_konversi,
        }
    )


def _baris(one: BarisAngkaKredit) -> dict[str, str]:
    found = {
        "tahun": str(one.selesai.year) if one.selesai else "-",
        "masa": periode_skp(one.mulai, one.selesai) if one.mulai and one.selesai else "-",
        "bulan": str(one.bulan),
        "jabatan": one.jabatan,
        "angka_kredit": dua_desimal(one.angka_kredit),
    }
    if one.predikat is not None:
        found["predikat"] = one.predikat.value
    if one.persentase is not None:
        found["persentase"] = f"{bentuk.angka(one.persentase)}%"
    if one.koefisien is not None:
        found["koefisien"] = bentuk.angka(one.koefisien)
    return found


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """An akumulasi for each member of a unit to whom angka kredit belongs."""
    settings = unit.pengaturan
    for member in berhak(unit):
        person = member.pegawai
        name = nama_berkas("Akumulasi AK", person.nama, f"{person.nip} {settings.periode.kode}")
        context = partial(_konteks, unit, member)
        yield Naskah(name, context, settings.periode.selesai, nip=str(person.nip))


def _konteks(unit: UnitDinilai, anggota: AnggotaUnit) -> KonteksAkumulasiAK:
    return dari_akumulasi(unit.pengaturan, akumulasi_anggota(unit, anggota), srikandi=unit.srikandi)


DOKUMEN: Final = Dokumen(
    slug="akumulasi-ak",
    judul=_JUDUL,
    konteks=KonteksAkumulasiAK,
    templat="akumulasi-ak.docx",
    sumber=DariUnit(naskah, pegawai=True, temuan=tidak_berhak),
    lembar=("Identitas",),
    boleh_dihilangkan=frozenset({"kop", "per_jenjang", "catatan"}),
)
