"""Keputusan atas keberatan: what the Atasan Pejabat Penilai decides on an objection to an evaluation, for good.

That the decision is final is quoted from PP 30/2019; form and wording are free. Everything but who decides stands in
the unit workbook.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.keberatan import HasilEvaluasi, butir, hasil_evaluasi, kurang_keberatan
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.bagian.penilaian import predikat_terbuka, tanggal_evaluasi
from kinerja_core.documents.bagian.surat import KopSurat, kop_surat, periode
from kinerja_core.documents.bagian.tanda_tangan import (
    PenandaTanganSurat,
    TandaTanganElektronik,
    penanda_tangan_lain,
    tanda_tangan,
)
from kinerja_core.documents.mesin.dokumen import DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Keberatan, Konfirmasi, PutusanKeberatan
from kinerja_core.model.teks import Teks, TeksSebaris


class KonteksKeputusanKeberatan(TandaTanganElektronik):
    """Data of one decision."""

    kop: Annotated[KopSurat, Field(description="Kop surat")]
    nomor: Annotated[TeksSebaris | None, Field(description="Nomor; ruang kosong bergaris titik bila belum ada")] = None
    tempat: Annotated[TeksSebaris, Field(description="Tempat", examples=["Jakarta"])]
    tanggal: Annotated[TeksSebaris | None, Field(description="Tanggal putusan; titik-titik bila kosong")] = None
    pegawai: Annotated[Orang, Field(description="Pegawai yang berkeberatan")]
    periode: Annotated[TeksSebaris, Field(description="Periode evaluasi", examples=["Tahun 2025"])]
    tanggal_evaluasi: Annotated[TeksSebaris, Field(description="Tanggal evaluasi ditetapkan")]
    tanggal_keberatan: Annotated[TeksSebaris, Field(description="Tanggal keberatan disampaikan")]
    tanggal_diteruskan: Annotated[
        TeksSebaris | None, Field(description="Tanggal keberatan diteruskan kepada Atasan Pejabat Penilai")
    ] = None
    alasan: Annotated[tuple[Teks, ...], Field(min_length=1, description="Alasan keberatan, per butir")]
    pertimbangan: Annotated[
        tuple[Teks, ...], Field(description="Pertimbangan putusan, per butir; boleh tidak ada")
    ] = ()
    diterima: Annotated[bool, Field(description="Keberatan diterima; selain itu ditolak")]
    semula: Annotated[HasilEvaluasi, Field(description="Hasil evaluasi yang dikeberatani")]
    menjadi: Annotated[HasilEvaluasi, Field(description="Hasil evaluasi menurut putusan")]
    atasan_penilai: Annotated[
        PenandaTanganSurat | None, Field(description="Atasan Pejabat Penilai yang memutuskan; titik-titik bila kosong")
    ] = None


def dari_keberatan(unit: UnitDinilai, anggota: AnggotaUnit, konfirmasi: Konfirmasi, keberatan: Keberatan) -> (
    KonteksKeputusanKeberatan
):
    """The decision on one keberatan of a unit.

    Args:
        unit: the unit, with what was objected to and what holds now.
        anggota: who objects.
        konfirmasi: the keberatan, with its reasons, an item a line.
        keberatan: what was decided.

    Raises:
        DokumenBelumLengkap: something is missing; names everything.
    """
    settings, person = unit.pengaturan, anggota.pegawai
    given, now = konfirmasi.tanggal_jawaban, unit.hasil.get(person.nip)
    missing = kurang_keberatan(settings, anggota, konfirmasi, unit.semula.get(person.nip))
    missing += [] if missing else predikat_terbuka(now)
    superior = unit.atasan(person.nip)
    if keberatan.pemutus and (superior is None or not _sama(keberatan.pemutus, superior.nama)):
        missing.append(
            f"Jabatan {keberatan.pemutus}, yang memutuskan, tidak diketahui: sebutkan juga buku kerja pegawai yang "
            "memuatnya sebagai Atasan Pejabat Penilai, atau kosongkan namanya di lembar Keberatan untuk ditulis tangan."
        )
    if missing or given is None or now is None:
        raise DokumenBelumLengkap(f"Keputusan Keberatan {person.nama}", tuple(missing))
    return KonteksKeputusanKeberatan.model_validate(
        {
            "kop": kop_surat(settings),
            "tempat": settings.tempat_surat,
            "tanggal": bentuk.tanggal(keberatan.tanggal_putusan) if keberatan.tanggal_putusan else None,
            "pegawai": orang(person),
            "periode": periode(settings.periode),
            "tanggal_evaluasi": tanggal_evaluasi(settings, konfirmasi),
            "tanggal_keberatan": bentuk.tanggal(given),
            "tanggal_diteruskan": bentuk.tanggal(keberatan.tanggal_diteruskan)
            if keberatan.tanggal_diteruskan else None,
            "alasan": butir(konfirmasi.alasan),
            "pertimbangan": butir(keberatan.pertimbangan),
            "diterima": keberatan.putusan is PutusanKeberatan.DITERIMA,
            "semula": hasil_evaluasi(unit.semula.get(person.nip), settings.periode),
            "menjadi": HasilEvaluasi(
                rating_hasil=now.rating_hasil, rating_perilaku=now.rating_perilaku, predikat=now.predikat,
                nilai=None if now.nilai is None else str(now.nilai),
            ),
            "atasan_penilai": penanda_tangan_lain(superior, settings) if superior else None,
            **tanda_tangan(settings),
        }
    )  # fmt: skip


def _sama(nama: str, lain: str) -> bool:
    """Whether two names are the same but for capitals and spaces."""
    return " ".join(nama.split()).casefold() == " ".join(lain.split()).casefold()


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """A decision for each keberatan of a unit that is decided."""
    settings = unit.pengaturan
    for one in unit.buku.keberatan:
        member, answer = unit.anggota.get(one.nip), unit.konfirmasi.get(one.nip)
        objects = answer is not None and answer.jawaban is JawabanKonfirmasi.KEBERATAN
        if member is None or answer is None or not objects or one.putusan is None:
            continue
        person = member.pegawai
        name = nama_berkas("Keputusan Keberatan", person.nama, f"{person.nip} {settings.periode.kode}")
        context = partial(dari_keberatan, unit, member, answer, one)
        yield Naskah(name, context, settings.periode.selesai, nip=str(person.nip))


DOKUMEN: Final = Dokumen(
    slug="keputusan-keberatan",
    judul="Keputusan atas Keberatan Hasil Evaluasi Kinerja",
    konteks=KonteksKeputusanKeberatan,
    templat="keputusan-keberatan.docx",
    sumber=DariUnit(naskah, pegawai=True),
    lembar=("Identitas",),
)
