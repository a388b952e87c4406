"""The surat keterangan of one person: what the pemetaan and pemeringkatan of the unit says of that person alone.

No official form is public, so the wording is the product's own and stands in the template.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian.pemeringkatan import (
    BarisPegawai,
    KonteksSuratPimpinan,
    baris_pegawai,
    belum_dipetakan,
    belum_ditetapkan,
    dipetakan,
    isi_surat_pimpinan,
)
from kinerja_core.documents.bagian.surat import kurang
from kinerja_core.documents.mesin.dokumen import DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan
from kinerja_core.model.teks import bertitik


class KonteksSuratKeteranganPegawai(KonteksSuratPimpinan):
    """Data of the surat keterangan of one person."""

    pegawai: Annotated[BarisPegawai, Field(description="Pegawai yang diterangkan")]


def dari_pegawai(
    pengaturan: Pengaturan, hasil: HasilPemeringkatan, pegawai: HasilPegawai, *, srikandi: bool = False
) -> KonteksSuratKeteranganPegawai:
    """The letter of one person of a unit's pemetaan and pemeringkatan; arguments as for the letter of the unit.

    Raises:
        DokumenBelumLengkap: the settings lack something, or the person's own outcome is still open.
    """
    missing = [*kurang(pengaturan, srikandi=srikandi), *belum_dipetakan([pegawai])]
    if missing:
        raise DokumenBelumLengkap(f"Surat Keterangan Pemetaan dan Pemeringkatan {pegawai.nama}", tuple(missing))
    part = next((one for one in hasil.bagian if one.hasil is hasil.di(pegawai.nip)), None)
    if part is not None:
        told = (*hasil.peserta_umum, bertitik(f"Pegawai ini dipetakan di bagian: {part.nama}"))
        hasil = part.hasil.model_copy(update={"peserta": told})
    own = {"nomor": None, "pegawai": baris_pegawai(pegawai, hasil)}  # the number in the settings is the unit letter's
    return KonteksSuratKeteranganPegawai.model_validate(isi_surat_pimpinan(pengaturan, hasil) | own)


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """A letter for each person of a unit."""
    settings = unit.pengaturan
    for person in dipetakan(unit.peringkat):
        name = nama_berkas("Surat Keterangan", person.nama, f"{person.nip} {settings.periode.kode}")
        context = partial(dari_pegawai, settings, unit.peringkat, person, srikandi=unit.srikandi)
        yield Naskah(name, context, settings.periode.selesai)


DOKUMEN: Final = Dokumen(
    slug="surat-keterangan-pegawai",
    judul="Surat Keterangan Pemetaan dan Pemeringkatan Kinerja Pegawai",
    konteks=KonteksSuratKeteranganPegawai,
    templat="surat-keterangan-pegawai.docx",
    sumber=DariUnit(naskah, temuan=belum_ditetapkan),
)
