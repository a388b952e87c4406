"""Undangan konfirmasi hasil evaluasi kinerja: asks one pegawai to answer, with the last day to do so (letter).

The tenggat comes from the rule or from the unit's own count of days; the wording is free.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.orang import Orang, orang
from kinerja_core.documents.bagian.surat import KonteksSurat, bagian_surat, kurang, periode
from kinerja_core.documents.mesin.dokumen import DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.keadaan import KELUAR
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.konfirmasi import Konfirmasi
from kinerja_core.model.teks import TeksSebaris, bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.aturan import muat
from kinerja_core.rules.konfirmasi import batas_jawaban, perkiraan, tenggat_jawaban
from kinerja_core.rules.tenggat import Jangka

#: What stands behind a deadline that days off not decided yet may move.
_PERKIRAAN: Final = " (perkiraan; hari libur tahun itu belum seluruhnya ditetapkan)"


class KonteksUndanganKonfirmasi(KonteksSurat):
    """Data of one invitation, which also serves as a reminder."""

    pegawai: Annotated[Orang, Field(description="Pegawai yang diminta mengonfirmasi")]
    periode: Annotated[TeksSebaris, Field(description="Periode evaluasi", examples=["Triwulan IV Tahun 2025"])]
    tanggal_evaluasi: Annotated[
        TeksSebaris, Field(description="Tanggal evaluasi ditetapkan", examples=["15 Januari 2026"])
    ]
    jangka: Annotated[
        TeksSebaris, Field(description="Lama waktu konfirmasi", examples=["14 (empat belas) hari kerja"])
    ]
    tenggat: Annotated[
        TeksSebaris, Field(description="Hari terakhir konfirmasi", examples=["Rabu, 4 Februari 2026"])
    ]


def dari_anggota(
    pengaturan: Pengaturan, anggota: AnggotaUnit, konfirmasi: Konfirmasi | None = None, *, srikandi: bool = False
) -> KonteksUndanganKonfirmasi:
    """The invitation to one member of a unit.

    Args:
        pengaturan: settings of the unit: the day of the evaluation, the count of days when it is not the rule's own,
            own holidays, and what every letter needs.
        anggota: who is invited.
        konfirmasi: the person's line of Konfirmasi; a day of evaluation there wins over the unit's.
        srikandi: the date comes from SRIKANDI and may be missing.

    Raises:
        DokumenBelumLengkap: something is missing; names everything.
        AturanBelumBerlaku: for an evaluation before the first known letter.
    """
    evaluated = pengaturan.hari_evaluasi(konfirmasi)
    missing = kurang(pengaturan, srikandi=srikandi)
    if evaluated is None:
        missing.append("Tanggal evaluasi belum diisi pada lembar Pengaturan atau Konfirmasi.")
    if missing or evaluated is None:
        raise DokumenBelumLengkap(f"Undangan Konfirmasi {anggota.pegawai.nama}", tuple(missing))
    count, unit = pengaturan.konfirmasi_jumlah, pengaturan.konfirmasi_satuan
    if count is None or unit is None:
        rule: Jangka = muat("tenggat").pada(evaluated).hasil
        count, unit = count or rule.jumlah, unit or rule.satuan
    last = tenggat_jawaban(evaluated, pengaturan).hasil
    guessed = perkiraan(evaluated, last, pengaturan)
    return KonteksUndanganKonfirmasi.model_validate(
        bagian_surat(pengaturan)
        | {
            "nomor": None,  # each has a number of its own
            "pegawai": orang(anggota.pegawai),
            "periode": periode(pengaturan.periode),
            "tanggal_evaluasi": bentuk.tanggal(evaluated),
            "jangka": f"{bentuk.terbilang(count)} {unit}",
            "tenggat": bentuk.hari_tanggal(last) + (_PERKIRAAN if guessed else ""),
        }
    )


def _diundang(unit: UnitDinilai, anggota: AnggotaUnit) -> bool:
    """Whether the unit has an evaluation of a person to be answered; who has left before it is evaluated elsewhere."""
    answer = unit.konfirmasi.get(anggota.pegawai.nip)
    evaluated = unit.pengaturan.hari_evaluasi(answer)
    gone = anggota.keadaan in KELUAR and evaluated is not None and not anggota.bertugas(evaluated)
    return anggota.dinilai(unit.pengaturan.periode) and not gone


def _menunggu(unit: UnitDinilai) -> Iterator[AnggotaUnit]:
    """Each who has not answered yet and has not left."""
    for member in unit.buku.anggota:
        answer = unit.konfirmasi.get(member.pegawai.nip)
        if (answer is None or answer.jawaban is None) and _diundang(unit, member):
            yield member


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """An invitation for each who has not answered yet and has not left."""
    settings = unit.pengaturan
    for member in _menunggu(unit):
        person = member.pegawai
        answer = unit.konfirmasi.get(person.nip)
        name = nama_berkas("Undangan Konfirmasi", person.nama, f"{person.nip} {settings.periode.kode}")
        context = partial(dari_anggota, settings, member, answer, srikandi=unit.srikandi)
        yield Naskah(name, context, settings.hari_evaluasi(answer))


def _lewat(unit: UnitDinilai) -> Iterator[Temuan]:
    """Who is asked, by a letter of a later day, to answer by a day that is over."""
    settings, late = unit.pengaturan, []
    letter = settings.tanggal_surat
    for member in _menunggu(unit) if letter else ():
        evaluated = settings.hari_evaluasi(unit.konfirmasi.get(member.pegawai.nip))
        limit = batas_jawaban(evaluated, settings)[0] if evaluated else None
        if letter and limit and limit < letter:
            late.append(f"{member.pegawai.nama} ({tanggal_panjang(limit)})")
    if letter and late:
        yield buat_temuan(
            "UNDANGAN-LEWAT-TENGGAT",
            bertitik(
                f"{len(late)} undangan bertanggal {tanggal_panjang(letter)} menyebut tenggat yang sudah lewat: "
                f"{sebut(late)}"
            ),
        )


def tak_diundang(unit: UnitDinilai) -> Iterator[Temuan]:
    """Who gets no invitation because the unit does not evaluate them, and whose names what is over or not there."""
    names = [one.pegawai.nama for one in unit.buku.anggota if not _diundang(unit, one)]
    if names:
        yield buat_temuan(
            "UNDANGAN-TANPA-PENILAIAN",
            bertitik(f"{len(names)} pegawai tidak diundang, karena sudah keluar atau tidak bertugas: {sebut(names)}"),
        )
    yield from _lewat(unit)
    open_ = [
        one.pegawai.nama for one in _menunggu(unit)
        if (ranked := unit.hasil.get(one.pegawai.nip)) is None or ranked.predikat is None
    ]
    if open_:
        yield buat_temuan(
            "PREDIKAT-BELUM-DITETAPKAN",
            bertitik(
                f"Undangan {len(open_)} pegawai menyebut hasil evaluasi yang telah ditetapkan, sedangkan predikatnya "
                f"belum: {sebut(open_)}"
            ),
        )


DOKUMEN: Final = Dokumen(
    slug="undangan-konfirmasi",
    judul="Undangan Konfirmasi Hasil Evaluasi Kinerja",
    konteks=KonteksUndanganKonfirmasi,
    templat="undangan-konfirmasi.docx",
    sumber=DariUnit(naskah, temuan=tak_diundang),
)
