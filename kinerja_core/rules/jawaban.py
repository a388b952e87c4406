"""Jawaban: how the konfirmasi of each person of a unit stands; silence until the tenggat counts as agreement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.istilah import Istilah
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Konfirmasi
from kinerja_core.model.nip import NIP
from kinerja_core.rules.konfirmasi import BELUM_DITERUSKAN, batas_jawaban, ditetapkan, tindak_lanjut

#: What is said of a tenggat that days off not decided yet may move.
PERKIRAAN: Final = "tenggat perkiraan"


class KeadaanJawaban(Istilah):
    """How a konfirmasi stands, what asks for action first."""

    KEBERATAN = "Keberatan"
    MENUNGGU = "Menunggu"
    SETUJU = "Setuju"
    DIANGGAP_SETUJU = "Dianggap setuju"
    BELUM_DIEVALUASI = "Belum dievaluasi"


@dataclass(frozen=True, slots=True)
class JawabanPegawai:
    """One person's answer. An objection that came after the ``tenggat`` is no objection any more."""

    nip: NIP
    nama: str
    keadaan: KeadaanJawaban
    tenggat: date | None = None
    tanggal: date | None = None
    alasan: str | None = None
    catatan: str = ""


def jawaban_unit(buku: BukuUnit, orang: Iterable[tuple[NIP, str]], hari: date | None) -> tuple[JawabanPegawai, ...]:
    """How the konfirmasi of people stands.

    Args:
        buku: the unit.
        orang: NIP and name of whom it is asked of.
        hari: the day; without it nobody's silence is judged.
    """
    given = {one.nip: one for one in buku.konfirmasi}
    follow = {one.nip: tindak_lanjut(one) for one in buku.keberatan}
    decided = {one.nip for one in buku.skor if ditetapkan(one)}
    found = (_jawaban(buku.pengaturan, nip, name, given.get(nip), hari, nip in decided) for nip, name in orang)
    return tuple(
        replace(one, catatan="; ".join(filter(None, (one.catatan, follow.get(one.nip, BELUM_DITERUSKAN).casefold()))))
        if one.keadaan is KeadaanJawaban.KEBERATAN else one for one in found
    )


def _jawaban(
    pengaturan: Pengaturan, nip: NIP, nama: str, jawaban: Konfirmasi | None, hari: date | None, decided: bool
) -> JawabanPegawai:
    evaluated = pengaturan.hari_evaluasi(jawaban)
    limit, note = (None, "") if evaluated is None else _tenggat(pengaturan, evaluated)
    answer = jawaban.jawaban if jawaban is not None else None
    day = jawaban.tanggal_jawaban if jawaban is not None else None
    reason = jawaban.alasan if jawaban is not None else None
    if answer is not None and day is not None and limit is not None and day > limit:
        late = f"menjawab {answer.value.casefold()} sesudah tenggat"
        return JawabanPegawai(nip, nama, KeadaanJawaban.DIANGGAP_SETUJU, limit, day, reason, late)
    if answer is not None:
        state = KeadaanJawaban.SETUJU if answer is JawabanKonfirmasi.SETUJU else KeadaanJawaban.KEBERATAN
        return JawabanPegawai(nip, nama, state, limit, day, reason, "" if day else "tanggal jawaban belum diisi")
    if evaluated is None or not decided or (hari is not None and evaluated > hari):
        return JawabanPegawai(nip, nama, KeadaanJawaban.BELUM_DIEVALUASI)
    over = limit is not None and hari is not None and hari > limit
    state = KeadaanJawaban.DIANGGAP_SETUJU if over else KeadaanJawaban.MENUNGGU
    return JawabanPegawai(nip, nama, state, limit, catatan=note)


def _tenggat(pengaturan: Pengaturan, evaluasi: date) -> tuple[date | None, str]:
    """The last day to answer, and what is to be said of it: that it is not known, or an estimate."""
    limit, doubt, problem = batas_jawaban(evaluasi, pengaturan)
    return limit, problem or (PERKIRAAN if doubt else "")
