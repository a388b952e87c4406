"""Penetapan Angka Kredit of one pejabat fungsional: what is there, what is needed, and what follows.

The three parts follow the forms in use after Peraturan BKN 3 Tahun 2023; their wording is free. That the angka kredit
suffice is one condition of a kenaikan only, and the letter says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian.angka_kredit import (
    KonteksAngkaKredit,
    akumulasi_anggota,
    berhak,
    isi_pejabat,
    tidak_berhak,
)
from kinerja_core.documents.bagian.surat import kurang, periode
from kinerja_core.documents.mesin.dokumen import DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.angka_kredit import AsalAngkaKredit
from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.teks import Teks, TeksSebaris
from kinerja_core.rules.akumulasi_ak import AkumulasiAngkaKredit, Langkah, dua_desimal, kesimpulan

_JUDUL: Final = "Penetapan Angka Kredit"
_URAIAN: Final = {
    AsalAngkaKredit.DASAR: "Angka kredit dasar",
    AsalAngkaKredit.KONVERSI: "Angka kredit konversi",
    AsalAngkaKredit.PENYETARAAN: "Angka kredit penyetaraan",
    AsalAngkaKredit.PENDIDIKAN: "Angka kredit peningkatan pendidikan",
}


class BarisAsalAngkaKredit(Rekaman):
    """One origin: what a penetapan has counted before, what is new, and both."""

    uraian: Annotated[TeksSebaris, Field(description="Asal angka kredit", examples=["Angka kredit konversi"])]
    lama: Annotated[TeksSebaris, Field(description="Yang sudah ditetapkan", examples=["25,00"])]
    baru: Annotated[TeksSebaris, Field(description="Yang baru", examples=["37,50"])]
    jumlah: Annotated[TeksSebaris, Field(description="Keduanya", examples=["62,50"])]


class BarisKebutuhan(Rekaman):
    """What a step needs, and what is there beyond it or missing."""

    uraian: Annotated[TeksSebaris, Field(description="Kenaikan apa", examples=["Kenaikan pangkat ke Penata (III/c)"])]
    minimal: Annotated[TeksSebaris, Field(description="Angka kredit minimal", examples=["100,00"])]
    selisih: Annotated[TeksSebaris, Field(description="Kelebihan atau kekurangannya", examples=["Kekurangan 37,50"])]


class KonteksPenetapanAK(KonteksAngkaKredit):
    """Data of one penetapan."""

    baris: Annotated[tuple[BarisAsalAngkaKredit, ...], Field(min_length=1, description="Menurut asal angka kredit")]
    lama: Annotated[TeksSebaris, Field(description="Jumlah yang sudah ditetapkan")]
    baru: Annotated[TeksSebaris, Field(description="Jumlah yang baru")]
    jumlah: Annotated[TeksSebaris, Field(description="Jumlah seluruhnya")]
    kebutuhan: Annotated[tuple[BarisKebutuhan, ...], Field(description="Kebutuhan pangkat dan jenjang")] = ()
    kesimpulan: Annotated[tuple[Teks, ...], Field(min_length=1, description="Kesimpulan, per butir")]
    catatan: Annotated[tuple[Teks, ...], Field(description="Yang perlu diketahui tentang hitungannya")] = ()
    dasar: Annotated[tuple[Teks, ...], Field(min_length=1, description="Sumber aturan dan seberapa pasti")]


def dari_akumulasi(
    pengaturan: Pengaturan, hasil: AkumulasiAngkaKredit, *, srikandi: bool = False
) -> KonteksPenetapanAK:
    """The penetapan of one person, signed as the settings of the unit say.

    Raises:
        DokumenBelumLengkap: something is missing or contradicts itself; names everything.
    """
    missing = [*kurang(pengaturan, srikandi=srikandi), *hasil.masalah, *hasil.kurang]
    if hasil.jenjang is None:
        missing.append(f'Jabatan sekarang "{hasil.anggota.pegawai.jabatan}" bukan jabatan fungsional berjenjang.')
    if missing:
        raise DokumenBelumLengkap(f"{_JUDUL} {hasil.anggota.pegawai.nama}", tuple(missing))
    parts = {one: (hasil.per_asal(one, lama=True), hasil.per_asal(one, lama=False)) for one in AsalAngkaKredit}
    old, new = (sum((pair[place] for pair in parts.values()), Decimal(0)) for place in (0, 1))
    steps = [("pangkat", hasil.pangkat), ("jenjang", hasil.naik_jenjang)]
    return KonteksPenetapanAK.model_validate(
        isi_pejabat(pengaturan, hasil.anggota, None)
        | {
            "periode": periode(hasil.periode),
            "baris": [
                {
                    "uraian": _URAIAN[one], "lama": dua_desimal(before), "baru": dua_desimal(now),
                    "jumlah": dua_desimal(before + now),
                }
                for one, (before, now) in parts.items()
            ],
            "lama": dua_desimal(old), "baru": dua_desimal(new), "jumlah": dua_desimal(old + new),
            "kebutuhan": [_kebutuhan(name, step) for name, step in steps if step is not None],
            "kesimpulan": [kesimpulan(name, step) for name, step in steps],
            "catatan": (*hasil.catatan, hasil.laju),
            "dasar": [str(one) for one in hasil.rujukan],
        }
    )  # fmt: skip


def _kebutuhan(nama: str, langkah: Langkah) -> dict[str, str]:
    difference = (
        f"Kekurangan {dua_desimal(langkah.kurang)}" if langkah.kurang else f"Kelebihan {dua_desimal(langkah.lebih)}"
    )
    return {
        "uraian": f"Kenaikan {nama} ke {langkah.nama}", "minimal": dua_desimal(langkah.perlu), "selisih": difference,
    }  # fmt: skip


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """A penetapan for each member of a unit to whom angka kredit belongs."""
    settings = unit.pengaturan
    for member in berhak(unit):
        person = member.pegawai
        name = nama_berkas("Penetapan AK", person.nama, f"{person.nip} {settings.periode.kode}")
        context = partial(_konteks, unit, member)
        yield Naskah(name, context, settings.periode.selesai, nip=str(person.nip))


def _konteks(unit: UnitDinilai, anggota: AnggotaUnit) -> KonteksPenetapanAK:
    return dari_akumulasi(unit.pengaturan, akumulasi_anggota(unit, anggota), srikandi=unit.srikandi)


DOKUMEN: Final = Dokumen(
    slug="penetapan-ak",
    judul=_JUDUL,
    konteks=KonteksPenetapanAK,
    templat="penetapan-ak.docx",
    sumber=DariUnit(naskah, pegawai=True, temuan=tidak_berhak),
    lembar=("Identitas",),
    boleh_dihilangkan=frozenset({"kop", "catatan", "dasar"}),
)
