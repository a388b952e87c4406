"""Jadwal unit: what is due in the period of a unit, who must act, and the light of each on a day.

The dates are those of :mod:`kinerja_core.rules.jadwal`; the last matter is the deemed consent, which counts from the
unit's own evaluation. That a week before a deadline is soon is our choice, as in the calendar file.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.dasar import TAHUN_TERAKHIR
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.periode import Periode
from kinerja_core.model.potret import Lampu
from kinerja_core.rules.jadwal import Tahap, jadwal, keterangan, tahap_dialog, tahap_perilaku
from kinerja_core.rules.konfirmasi import batas_jawaban, perkiraan
from kinerja_core.rules.tenggat import tenggat_konfirmasi

#: Days before a deadline from which it is soon.
MENDEKAT: Final = 7
#: Matters of which the workbook of the unit knows by itself who has not done them.
DARI_UNIT: Final = frozenset({"perilaku", "rating", "jawaban", "konfirmasi"})
#: What is said of a tenggat that such days may move.
TENGGAT_PERKIRAAN: Final = "Tenggatnya perkiraan."
_TAHUNAN: Final = {
    "perilaku-360": "perilaku", "evaluasi-tahunan": "rating", "penetapan": "rating", "persetujuan": "jawaban",
}


class HalJadwal(NamedTuple):
    """Something due. ``awal`` is the day from which it is waited for, also where no source names one (``mulai``).

    ``perkara`` says how it is known who has not done it: a stage of input, or the dialog, from the staff workbooks;
    one of :data:`DARI_UNIT`; blank where nobody here knows.
    """

    kode: str
    kegiatan: str
    pelaksana: str
    periode: Periode
    perkara: str
    awal: date
    mulai: date | None
    tenggat: date | None
    keterangan: str = ""


def hal_jadwal(periode: Periode, pengaturan: Pengaturan | None = None) -> tuple[HalJadwal, ...]:
    """What is due in a period, by deadline; the deemed consent comes last.

    Args:
        periode: what is assessed.
        pengaturan: settings of the unit, with the day of its evaluation; without them that is not known.

    Raises:
        AturanBelumBerlaku: for a year before the first known calendar.
    """
    stages = {one.kode: one for one in jadwal(periode.tahun).hasil}
    found = [
        _dari(stage, _perkara(stage)) for stage in stages.values()
        if stage.periode == periode or (stage.kode.startswith("input-") and stage.periode.selesai <= periode.selesai)
    ]
    review = stages[tahap_dialog(periode)]
    found.append(HalJadwal(
        "dialog", f"Dialog kinerja {periode}", "Pegawai dan Pimpinan", periode, "dialog", periode.mulai, None,
        review.selesai, keterangan(review),
    ))  # fmt: skip
    if periode.triwulan is not None:
        rated = stages[tahap_perilaku(periode)]
        found.append(HalJadwal(
            "perilaku", f"Penilaian perilaku kerja {periode}", "Evaluator dan Pejabat Penilai Kinerja", periode,
            "perilaku", rated.mulai or periode.selesai, rated.mulai, rated.selesai, keterangan(rated),
        ))  # fmt: skip
    found.sort(key=lambda one: one.tenggat or date.max)
    return (*found, _konfirmasi(periode, pengaturan))


def _perkara(tahap: Tahap) -> str:
    if tahap.kode.startswith("evaluasi-tw"):
        return "rating"
    return tahap.kode if tahap.kode.startswith("input-") else _TAHUNAN.get(tahap.kode, "")


def _dari(tahap: Tahap, perkara: str) -> HalJadwal:
    return HalJadwal(
        tahap.kode, f"{tahap.kegiatan} {tahap.periode}", tahap.pelaksana, tahap.periode, perkara,
        tahap.mulai or tahap.periode.selesai, tahap.mulai, tahap.selesai, keterangan(tahap),
    )  # fmt: skip


def _konfirmasi(periode: Periode, pengaturan: Pengaturan | None) -> HalJadwal:
    evaluated = pengaturan.tanggal_evaluasi if pengaturan else None
    limit, guessed, problem = batas_jawaban(evaluated, pengaturan) if evaluated and pengaturan else (None, False, "")
    return HalJadwal(
        "konfirmasi", "Konfirmasi: tanpa jawaban dianggap setuju", "Seluruh Pegawai", periode, "konfirmasi",
        periode.selesai, None, limit, problem or keterangan_konfirmasi(periode).pada(limit, ragu=guessed),
    )  # fmt: skip


class KeteranganKonfirmasi(NamedTuple):
    """That silence may count as agreement only after the stage of agreement is over, which ends on ``sampai``."""

    sampai: date | None = None
    terbuka: str = ""  #: while no evaluation has a day
    sesudah: str = ""  #: where the tenggat is after ``sampai``

    def pada(self, tenggat: date | None, *, ragu: bool = False) -> str:
        """What is said of a tenggat; ``ragu`` says that days off that are not decided yet may move it."""
        if tenggat is None:
            return self.terbuka
        later = self.sesudah if self.sampai is not None and tenggat > self.sampai else ""
        return f"{later} {TENGGAT_PERKIRAAN if ragu else ''}".strip()


def keterangan_konfirmasi(periode: Periode, tahap: Iterable[Tahap] | None = None) -> KeteranganKonfirmasi:
    """What is to be said of the deemed consent in a period: of a quarter no stage of agreement is known.

    Args:
        periode: what is assessed.
        tahap: the stages of its year, where the unit has deadlines of its own.

    Raises:
        AturanBelumBerlaku: for a year before the first known calendar.
    """
    stages = {one.kode: one.selesai for one in (tahap or jadwal(periode.tahun).hasil)}
    until, decided = stages.get("persetujuan"), stages.get("penetapan")
    if periode.triwulan is not None or until is None or decided is None or decided.year > TAHUN_TERAKHIR:
        return KeteranganKonfirmasi()
    latest = tenggat_konfirmasi(decided).hasil
    guess = " (perkiraan)" if perkiraan(decided, latest) else ""
    return KeteranganKonfirmasi(
        until,
        f"Bila ditetapkan pada hari terakhir ({tanggal_panjang(decided)}), yang diam baru dianggap setuju sesudah "
        f"{tanggal_panjang(latest)}{guess}, melewati tahap persetujuan ({tanggal_panjang(until)})."
        if latest > until else "",
        f"Jatuh sesudah tahap persetujuan ({tanggal_panjang(until)}): sebelum tenggat ini lewat, yang belum menjawab "
        "belum dapat dianggap setuju.",
    )  # fmt: skip


def lampu(hari_ini: date, awal: date, tenggat: date | None, belum: int | None) -> Lampu:
    """The light of a matter on a day; ``belum`` is how many have not done it, ``None`` where that is not known."""
    if tenggat is None:
        return Lampu.MENUNGGU_EVALUASI
    if hari_ini < awal:
        return Lampu.BELUM_MULAI
    if belum == 0:
        return Lampu.SELESAI
    if hari_ini > tenggat:
        return Lampu.LEWAT if belum is None else Lampu.TERLAMBAT
    return Lampu.SEGERA if hari_ini + timedelta(days=MENDEKAT) >= tenggat else Lampu.BERJALAN
