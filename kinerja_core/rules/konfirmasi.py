"""Konfirmasi: how an answer to an evaluation stands on a day, and what became of a keberatan.

The sheet ``Konfirmasi``, the register, the letters and the status all say it with the words of this module.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Keberatan, Konfirmasi
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.rules.aturan import AturanBelumBerlaku, Putusan, muat
from kinerja_core.rules.hari_libur import keraguan
from kinerja_core.rules.tenggat import tenggat_konfirmasi

BELUM_DIEVALUASI: Final = "Belum dievaluasi"
MENUNGGU: Final = "Menunggu"
DIANGGAP_SETUJU: Final = "Dianggap setuju"
#: What is said of an answer that came too late to count.
LEWAT: Final = f"{DIANGGAP_SETUJU}; jawaban lewat tenggat"
#: What an answer says that nobody dated, so that it cannot count as in time.
TANPA_HARI: Final = "; belum bertanggal"
#: What is said of a tenggat that days off not decided yet may move.
PERKIRAAN: Final = "; tenggat perkiraan"
#: What became of a keberatan without a decision; with one, the decision itself is said.
BELUM_DITERUSKAN: Final = "Belum diteruskan"
MENUNGGU_PUTUSAN: Final = "Menunggu putusan"


def tenggat_jawaban(evaluasi: date, pengaturan: Pengaturan) -> Putusan[date]:
    """The last day to answer an evaluation, with the unit's own count and days off.

    Raises:
        AturanBelumBerlaku: for an evaluation before the first known letter, unless the unit sets the count itself.
    """
    return tenggat_konfirmasi(
        evaluasi, jumlah=pengaturan.konfirmasi_jumlah, satuan=pengaturan.konfirmasi_satuan,
        libur_tambahan=frozenset(pengaturan.libur_tambahan), tetap_kerja=frozenset(pengaturan.tetap_kerja),
    )  # fmt: skip


def perkiraan(evaluasi: date, tenggat: date, pengaturan: Pengaturan | None = None) -> bool:
    """Whether days off that are not decided yet may move the tenggat, in a unit with these settings."""
    unit = (pengaturan and pengaturan.konfirmasi_satuan) or muat("tenggat").pada(evaluasi).hasil.satuan
    return unit == "hari kerja" and bool(keraguan(evaluasi, tenggat))


def batas_jawaban(evaluasi: date, pengaturan: Pengaturan) -> tuple[date | None, bool, str]:
    """The last day to answer, whether it is an estimate, and why it is not known where it is not."""
    try:
        limit = tenggat_jawaban(evaluasi, pengaturan).hasil
        return limit, perkiraan(evaluasi, limit, pengaturan), ""
    except AturanBelumBerlaku as unknown:
        return None, False, str(unknown)


def sebut_keadaan(
    jawaban: str | None, dijawab: date | None, tenggat: date | None, hari_ini: date, *, ragu: bool = False
) -> str:
    """How the answer to an evaluation stands.

    Args:
        jawaban: the answer.
        dijawab: its day.
        tenggat: the last day for it; ``None`` where that is not known, which makes no answer late.
        hari_ini: the day.
        ragu: the tenggat is an estimate.
    """
    doubt = PERKIRAAN if ragu else ""
    if jawaban:
        late = dijawab is not None and tenggat is not None and dijawab > tenggat
        return f"{LEWAT}{doubt}" if late else f"{jawaban}{'' if dijawab else TANPA_HARI}"
    return (DIANGGAP_SETUJU if tenggat is not None and hari_ini > tenggat else MENUNGGU) + doubt


def tindak_lanjut(keberatan: Keberatan | None) -> str:
    """What became of a keberatan."""
    if keberatan is None or not keberatan.terisi:
        return BELUM_DITERUSKAN
    if keberatan.putusan is not None:
        return keberatan.putusan.value
    return MENUNGGU_PUTUSAN if keberatan.tanggal_diteruskan else BELUM_DITERUSKAN


class UrusanKonfirmasi(NamedTuple):
    """One person's evaluation until it is final: until when it may be answered, how that stands, and what follows."""

    evaluasi: date | None
    tenggat: date | None
    ragu: bool
    keadaan: str
    tindak_lanjut: str  #: of a keberatan; blank without one
    peringatan: str = ""  #: why the tenggat is not known

    @property
    def terbuka(self) -> bool:
        """Whether somebody still has to act: the person, who may answer, or who carries a keberatan on."""
        return self.keadaan.startswith(MENUNGGU) or self.tindak_lanjut in {BELUM_DITERUSKAN, MENUNGGU_PUTUSAN}


def ditetapkan(skor: SkorPegawai | None) -> bool:
    """Whether there is a result to answer: with a rating missing nobody is asked, and silence agrees to nothing."""
    return skor is not None and skor.rating_hasil is not None and skor.rating_perilaku is not None


def urusan(
    pengaturan: Pengaturan, konfirmasi: Konfirmasi | None, keberatan: Keberatan | None, hari_ini: date, *,
    ditetapkan: bool = True,
) -> UrusanKonfirmasi:
    """How the evaluation of one person stands on a day; ``ditetapkan`` says whether there is a result to answer."""
    evaluated = pengaturan.hari_evaluasi(konfirmasi)
    answer = konfirmasi.jawaban if konfirmasi else None
    follow = tindak_lanjut(keberatan) if answer is JawabanKonfirmasi.KEBERATAN else ""
    if evaluated is None or evaluated > hari_ini or (answer is None and not ditetapkan):
        return UrusanKonfirmasi(evaluated, None, False, BELUM_DIEVALUASI, follow)
    limit, doubt, problem = batas_jawaban(evaluated, pengaturan)
    state = sebut_keadaan(
        answer.value if answer else None, konfirmasi.tanggal_jawaban if konfirmasi else None, limit, hari_ini,
        ragu=doubt,
    )  # fmt: skip
    return UrusanKonfirmasi(evaluated, limit, doubt, state, follow, problem)
