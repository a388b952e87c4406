"""A letter tells what has been decided, so that it cannot be older than what it holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi, PutusanKeberatan
from kinerja_core.model.perubahan import PerubahanPenetapan


class SuratMendahului(NamedTuple):
    """What is wrong with the date of a letter, and what to do where that is not to correct the settings."""

    pesan: str
    saran: str | None = None


def surat_mendahului(
    pengaturan: Pengaturan, jawaban: Iterable[Konfirmasi], keberatan: Iterable[Keberatan],
    perubahan: Iterable[PerubahanPenetapan],
) -> SuratMendahului | None:
    """What a letter of these settings is older than: the evaluation, the end of the period, the newest decision."""
    letter, day, period = pengaturan.tanggal_surat, pengaturan.tanggal_evaluasi, pengaturan.periode
    if letter is None:
        return None
    dated = f"Surat bertanggal {tanggal_panjang(letter)}, sedangkan"
    if day is not None and letter < day:
        return SuratMendahului(f"{dated} evaluasinya {tanggal_panjang(day)}.")
    if letter < period.selesai:
        return SuratMendahului(f"{dated} {period} baru berakhir {tanggal_panjang(period.selesai)}.")
    decided = [(one.tanggal_evaluasi, "evaluasi", one.nama or one.nip) for one in jawaban]
    decided += [
        (one.tanggal_putusan, "putusan keberatan", one.nama or one.nip) for one in keberatan
        if one.putusan is PutusanKeberatan.DITERIMA
    ]
    decided += [
        (one.tanggal, "perubahan penetapan", one.nama or one.nip) for one in perubahan if one.periode in (None, period)
    ]
    later = [(day, what, who) for day, what, who in decided if day is not None and day > letter]
    if not later:
        return None
    day, what, who = max(later, key=lambda one: one[0])
    more = f" ({len(later)} hasil ditetapkan sesudah tanggal surat itu)" if len(later) > 1 else ""
    return SuratMendahului(
        f"{dated} {what} {who} yang dimuatnya {tanggal_panjang(day)}{more}.",
        "Beri surat yang memuat hasil itu tanggal sesudahnya (lembar Pengaturan); surat yang sudah "
        "ditandatangani tetap seperti waktu itu.",
    )
