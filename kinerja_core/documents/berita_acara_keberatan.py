"""Berita acara keberatan: a pegawai objects to an evaluation, and the Atasan Pejabat Penilai decides for good.

That the decision is final is quoted from PP 30/2019; the form itself is free. Who objects, when and why stands in the
unit workbook; what the Pejabat Penilai answers and what is decided is written at the meeting, so that room is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.keberatan import butir, kurang_keberatan
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.bagian.penilaian import tanggal_evaluasi
from kinerja_core.documents.bagian.surat import KopSurat, kop_surat, periode
from kinerja_core.documents.bagian.tanda_tangan import (
    PenandaTanganSurat,
    TandaTanganElektronik,
    penanda_tangan_lain,
    tanda_tangan,
)
from kinerja_core.documents.mesin.dokumen import DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Keberatan, Konfirmasi
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.teks import Teks, TeksSebaris
from kinerja_core.rules.predikat import predikat_skor


class KonteksBeritaAcaraKeberatan(TandaTanganElektronik):
    """Data of one berita acara. Without a decision it prints room to write one."""

    kop: Annotated[KopSurat, Field(description="Kop surat")]
    nomor: Annotated[
        TeksSebaris | None, Field(description="Nomor; ruang kosong bergaris titik bila belum ada")
    ] = None
    hari_tanggal: Annotated[
        TeksSebaris | None,
        Field(
            description="Hari dan tanggal berita acara; titik-titik bila kosong", examples=["Selasa, 10 Februari 2026"]
        ),
    ] = None
    tempat: Annotated[TeksSebaris, Field(description="Tempat", examples=["Jakarta"])]
    pegawai: Annotated[Orang, Field(description="Pegawai yang berkeberatan")]
    periode: Annotated[TeksSebaris, Field(description="Periode evaluasi", examples=["Tahun 2025"])]
    tanggal_evaluasi: Annotated[TeksSebaris, Field(description="Tanggal evaluasi ditetapkan")]
    tanggal_keberatan: Annotated[TeksSebaris, Field(description="Tanggal keberatan disampaikan")]
    predikat: Annotated[TeksSebaris, Field(description="Predikat yang dikeberatani", examples=["Butuh Perbaikan"])]
    alasan: Annotated[tuple[Teks, ...], Field(min_length=1, description="Alasan keberatan, per butir")]
    tanggapan: Annotated[
        tuple[Teks, ...], Field(description="Penjelasan Pejabat Penilai, per butir; boleh tidak ada")
    ] = ()
    keputusan: Annotated[
        Teks | None, Field(description="Keputusan Atasan Pejabat Penilai; garis kosong bila belum ada")
    ] = None
    predikat_akhir: Annotated[
        TeksSebaris | None, Field(description="Predikat menurut keputusan; garis kosong bila belum ada")
    ] = None
    penilai: Annotated[PenandaTanganSurat, Field(description="Pejabat Penilai Kinerja")]
    atasan_penilai: Annotated[
        PenandaTanganSurat | None,
        Field(description="Atasan Pejabat Penilai, yang memutuskan; titik-titik bila kosong"),
    ] = None


def dari_konfirmasi(
    pengaturan: Pengaturan,
    anggota: AnggotaUnit,
    konfirmasi: Konfirmasi,
    semula: SkorPegawai | None,
    atasan_penilai: Pejabat | None = None,
    keberatan: Keberatan | None = None,
) -> KonteksBeritaAcaraKeberatan:
    """The berita acara of one keberatan of a unit workbook.

    Args:
        pengaturan: settings of the unit; the day of the letter is printed unless the keberatan is later.
        anggota: who objects, with the Pejabat Penilai.
        konfirmasi: the keberatan, with its reasons, an item a line.
        semula: the scores of the person before the keberatan; the predikat objected to is that of their ratings.
        atasan_penilai: who decides; only the staff workbook knows.
        keberatan: what was decided, when it was.

    Raises:
        DokumenBelumLengkap: something is missing; names everything.
    """
    person, given = anggota.pegawai, konfirmasi.tanggal_jawaban
    missing = kurang_keberatan(pengaturan, anggota, konfirmasi, semula)
    if missing or given is None or anggota.penilai is None or semula is None:
        raise DokumenBelumLengkap(f"Berita Acara Keberatan {person.nama}", tuple(missing))
    day = pengaturan.tanggal_surat
    return KonteksBeritaAcaraKeberatan.model_validate(
        {
            "kop": kop_surat(pengaturan),
            "hari_tanggal": bentuk.hari_tanggal(day) if day and day >= given else None,
            "tempat": pengaturan.tempat_surat,
            "pegawai": orang(person),
            "periode": periode(pengaturan.periode),
            "tanggal_evaluasi": tanggal_evaluasi(pengaturan, konfirmasi),
            "tanggal_keberatan": bentuk.tanggal(given),
            "predikat": predikat_skor(semula, pengaturan.periode.selesai),
            "alasan": butir(konfirmasi.alasan),
            **_keputusan(keberatan, semula, pengaturan),
            "penilai": penanda_tangan_lain(anggota.penilai, pengaturan),
            "atasan_penilai": penanda_tangan_lain(atasan_penilai, pengaturan) if atasan_penilai else None,
            **tanda_tangan(pengaturan),
        }
    )


def _keputusan(keberatan: Keberatan | None, semula: SkorPegawai, pengaturan: Pengaturan) -> dict[str, object]:
    """What was decided, with its reasons; nothing while it is not, so that there is room to write."""
    if keberatan is None or keberatan.putusan is None:
        return {}
    reasons = f": {'; '.join(butir(keberatan.pertimbangan))}" if keberatan.pertimbangan else "."
    return {
        "keputusan": f"Keberatan {keberatan.putusan.value.lower()}{reasons}",
        "predikat_akhir": predikat_skor(keberatan.berlaku(semula), pengaturan.periode.selesai),
    }


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """A berita acara for each keberatan of a unit."""
    settings = unit.pengaturan
    for answer in unit.buku.konfirmasi:
        member = unit.anggota.get(answer.nip)
        if member is None or answer.jawaban is not JawabanKonfirmasi.KEBERATAN:
            continue
        person = member.pegawai
        name = nama_berkas("Berita Acara Keberatan", person.nama, f"{person.nip} {settings.periode.kode}")
        context = partial(
            dari_konfirmasi, settings, member, answer, unit.semula.get(person.nip), unit.atasan(person.nip),
            unit.keberatan.get(person.nip),
        )
        yield Naskah(name, context, settings.periode.selesai, nip=str(person.nip))


DOKUMEN: Final = Dokumen(
    slug="berita-acara-keberatan",
    judul="Berita Acara Keberatan atas Hasil Evaluasi Kinerja",
    konteks=KonteksBeritaAcaraKeberatan,
    templat="berita-acara-keberatan.docx",
    sumber=DariUnit(naskah, pegawai=True),
    lembar=("Identitas",),
)
