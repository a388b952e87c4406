"""Surat Keterangan Pemetaan dan Pemeringkatan Kinerja: what a pimpinan unit signs and uploads (letter).

No official form is public, so the wording is the product's own and stands in the template.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.pemeringkatan import (
    BELUM,
    USULAN,
    BarisPegawai,
    KonteksSuratPimpinan,
    baris_pegawai,
    belum_dipetakan,
    belum_ditetapkan,
    dipetakan,
    isi_surat_pimpinan,
    tercetak,
)
from kinerja_core.documents.bagian.surat import kurang
from kinerja_core.documents.mesin.dokumen import PANJANG_UNIT, DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import Kelompok, Predikat
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan
from kinerja_core.model.teks import TeksSebaris

#: A unit with more people than this gets its table as a lampiran on a page of its own.
BATAS_TABEL_DALAM_SURAT: Final = 10


class JumlahOrang(Rekaman):
    """How many people a kelompok or predikat has."""

    nama: Annotated[TeksSebaris, Field(description="Nama kelompok atau predikat", examples=["K1", "Sangat Baik"])]
    jumlah: Annotated[TeksSebaris, Field(description="Jumlah dengan terbilang", examples=["3 (tiga)"])]


class BarisPegawaiUnit(BarisPegawai):
    """One person in the list of a unit, which may have parts."""

    judul_bagian: Annotated[
        TeksSebaris | None,
        Field(
            description="Di depan orang pertama dari mereka yang dipetakan tersendiri; kosong bila semua bersama",
            examples=["Pimpinan: 3 (tiga) orang"],
        ),
    ] = None


class KonteksSuratKeterangan(KonteksSuratPimpinan):
    """Data of one surat keterangan."""

    per_kelompok: Annotated[tuple[JumlahOrang, ...], Field(min_length=1, description="Jumlah pegawai tiap kelompok")]
    per_predikat: Annotated[tuple[JumlahOrang, ...], Field(min_length=1, description="Jumlah pegawai tiap predikat")]
    terlampir: Annotated[bool, Field(description="Tabel pegawai pada lampiran, bukan di dalam surat")]
    pegawai: Annotated[tuple[BarisPegawaiUnit, ...], Field(min_length=1, description="Pegawai menurut peringkat")]


def dari_hasil(
    pengaturan: Pengaturan,
    hasil: HasilPemeringkatan,
    *,
    srikandi: bool = False,
    batas_tabel: int = BATAS_TABEL_DALAM_SURAT,
) -> KonteksSuratKeterangan:
    """The letter of a unit's pemetaan and pemeringkatan.

    Args:
        pengaturan: the unit's settings, with signer, place and date of the letter.
        hasil: the outcome; every person must have kelompok and peringkat. What is only proposed is printed as usulan.
        srikandi: the date comes from SRIKANDI and may be missing here.
        batas_tabel: a unit with more people gets its table as a lampiran.

    Raises:
        DokumenBelumLengkap: something is still open; names every person and every missing setting.
    """
    people = dipetakan(hasil)
    missing = [] if people else ["Belum ada pegawai yang dipetakan."]
    missing += kurang(pengaturan, srikandi=srikandi)
    missing += belum_dipetakan(people)
    if missing:
        raise DokumenBelumLengkap("Surat Keterangan Pemetaan dan Pemeringkatan Kinerja", tuple(missing))
    groups = Counter(person.kelompok for person in people)
    return KonteksSuratKeterangan.model_validate(
        isi_surat_pimpinan(pengaturan, hasil)
        | {
            "per_kelompok": [{"nama": item.value, "jumlah": bentuk.terbilang(groups[item])} for item in Kelompok],
            "per_predikat": _per_predikat(hasil),
            "terlampir": len(people) > batas_tabel,
            "pegawai": [
                baris_pegawai(person, hasil) | {"judul_bagian": _heading(person, hasil)} for person in people
            ],
        }
    )


def _heading(person: HasilPegawai, hasil: HasilPemeringkatan) -> str | None:
    """What stands above the first person of a part."""
    part = next((one for one in hasil.bagian if one.hasil.pegawai[0].nip == person.nip), None)
    return f"{part.nama}: {bentuk.terbilang(len(part.hasil.pegawai))} orang" if part is not None else None


def _per_predikat(hasil: HasilPemeringkatan) -> list[dict[str, str]]:
    """How many people have each predikat, as the table shows it; while some are open, only those there are."""
    counts = Counter(tercetak(person, hasil)[0] for person in dipetakan(hasil))
    names = [item.value for item in Predikat]
    if sum(counts[name] for name in names) < counts.total():
        names = [name for name in (*names, *(f"{name} {USULAN}" for name in names), BELUM) if counts[name]]
    return [{"nama": name, "jumlah": bentuk.terbilang(counts[name])} for name in names]


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """The one letter of a unit."""
    settings = unit.pengaturan
    name = nama_berkas("Surat Keterangan Pemeringkatan", settings.nama_unit, settings.periode.kode, PANJANG_UNIT)
    context = partial(dari_hasil, settings, unit.peringkat, srikandi=unit.srikandi)
    yield Naskah(name, context, settings.periode.selesai)


DOKUMEN: Final = Dokumen(
    slug="surat-keterangan",
    judul="Surat Keterangan Pemetaan dan Pemeringkatan Kinerja",
    konteks=KonteksSuratKeterangan,
    templat="surat-keterangan.docx",
    sumber=DariUnit(naskah, temuan=belum_ditetapkan),
    boleh_dihilangkan=frozenset({"kop", "per_kelompok", "per_predikat"}),
)
