"""Jadwal: the stages and deadlines of one year of assessment, and a calendar file that reminds of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from kinerja_core.model.dasar import TAHUN_PERTAMA, TAHUN_TERAKHIR
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.periode import Periode
from kinerja_core.rules.aturan import AturanBelumBerlaku, Putusan
from kinerja_core.rules.jadwal import Tahap
from kinerja_core.rules.jadwal import jadwal as tahapan
from kinerja_core.rules.jadwal import keterangan as keterangan_tahap
from kinerja_core.rules.jadwal_unit import keterangan_konfirmasi
from kinerja_core.services.ketikan import tanggal

#: When a calendar reminds of a deadline: eight in the morning, a week before, the day before, and on the day.
INGATKAN: Final = (timedelta(days=-7, hours=8), timedelta(days=-1, hours=8), timedelta(hours=8))
_PRODID: Final = "-//kinerja//Jadwal Pengelolaan Kinerja ASN//ID"


@dataclass(frozen=True, slots=True)
class HasilJadwal:
    """The calendar of one assessed year: stages by deadline, their sources and warnings."""

    tahun: int
    putusan: Putusan[tuple[Tahap, ...]]

    def sebagai_json(self, ics: str | None = None) -> dict[str, Any]:
        """The document ``kinerja jadwal --json`` prints; ``ics`` is the calendar file when one was written."""
        return {
            "tahun": self.tahun,
            "tahap": [
                {
                    "kode": tahap.kode,
                    "kegiatan": tahap.kegiatan,
                    "periode": tahap.periode.kode,
                    "pelaksana": tahap.pelaksana,
                    "mulai": tahap.mulai.isoformat() if tahap.mulai else None,
                    "selesai": tahap.selesai.isoformat(),
                    "perkiraan": tahap.perkiraan,
                    "lain": [{"selesai": hari.isoformat(), "sumber": sumber} for hari, sumber in tahap.lain],
                }
                for tahap in self.putusan.hasil
            ],
            "rujukan": [str(r) for r in self.putusan.rujukan],
            "peringatan": list(self.putusan.peringatan),
            "dianggap_setuju": dianggap_setuju(self),
            "ics": ics,
        }


def tahun_berjalan(pada: date) -> int:
    """The assessed year whose stages are not all past on a day; in January that is still the year before."""
    try:
        over = tahapan(pada.year - 1).hasil[-1].selesai
    except AturanBelumBerlaku:
        return pada.year
    return pada.year - 1 if pada <= over else pada.year


def tenggat_unit(teks: Sequence[str]) -> dict[str, date]:
    """Deadlines a unit sets itself, typed as ``evaluasi-tw4=2026-01-15``.

    Raises:
        GalatKinerja: a text is no such pair, or a stage is named twice.
    """
    own: dict[str, date] = {}
    for item in teks:
        kode, sama, hari = item.partition("=")
        if not sama or kode.strip() in own:
            why = "disebut dua kali" if sama else "tidak dapat dibaca"
            raise GalatKinerja(f'Tenggat "{item}" {why}; tulis KODE=tttt-bb-hh, misalnya evaluasi-tw4=2026-01-15.')
        own[kode.strip()] = tanggal(hari, f"Tenggat {kode.strip()}")
    return own


def jadwal(tahun: int | None = None, ganti: Mapping[str, date] | None = None) -> HasilJadwal:
    """Stages and deadlines of an assessed year (the running one when none is named).

    Raises:
        GalatKinerja: the calendar of that year is not known, or ``ganti`` cannot be used.
    """
    year = tahun_berjalan(hari_kini()) if tahun is None else tahun
    if not TAHUN_PERTAMA <= year <= TAHUN_TERAKHIR:
        raise GalatKinerja(f"Tahun {year} di luar jangkauan; sebutkan tahun penilaian, misalnya 2026.")
    try:
        return HasilJadwal(year, tahapan(year, ganti=ganti))
    except AturanBelumBerlaku:
        raise
    except ValueError as problem:
        raise GalatKinerja(str(problem)) from None


def waktu(tahap: Tahap) -> str:
    """When a stage is: ``1 Maret 2026 s.d. 30 Maret 2026``, or only its deadline: ``s.d. 30 Maret 2026``."""
    begin = f"{tanggal_panjang(tahap.mulai)} " if tahap.mulai else ""
    return f"{begin}s.d. {tanggal_panjang(tahap.selesai)}"


def keterangan(tahap: Tahap) -> str:
    """What a reader must know of a stage besides its dates; empty when there is nothing."""
    return keterangan_tahap(tahap)


def dianggap_setuju(hasil: HasilJadwal) -> str:
    """When silence counts as agreement at the latest, where that is after the stage of agreement; else blank."""
    return keterangan_konfirmasi(Periode(hasil.tahun), hasil.putusan.hasil).terbuka


def kalender(hasil: HasilJadwal, dibuat: datetime | None = None) -> bytes:
    """An iCalendar file: one all-day event on each deadline, with reminders.

    The identity of an event is its year and stage, so that importing a newer file changes the events of the older one.

    Args:
        hasil: the stages.
        dibuat: when the file is made, which tells calendars the newer of two; now when not given.
    """
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415 - only this function needs it
    from icalendar.enums import TRANSP  # noqa: PLC0415 - is loaded with icalendar

    stamp = (dibuat or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    book = Calendar.new(
        calscale="GREGORIAN", method="PUBLISH", prodid=_PRODID, language="id", uid=f"jadwal-{hasil.tahun}@kinerja",
        name=f"Jadwal kinerja {hasil.tahun}", last_modified=stamp,
    )  # fmt: skip
    sources = "\n".join(f"Dasar: {r}" for r in hasil.putusan.rujukan)
    for tahap in hasil.putusan.hasil:
        title = f"Tenggat: {tahap.kegiatan} ({tahap.periode})"
        lines = (f"Pelaksana: {tahap.pelaksana}", f"Waktu: {waktu(tahap)}", keterangan(tahap), sources)
        event = Event.new(
            uid=f"jadwal-{hasil.tahun}-{tahap.kode}@kinerja", stamp=stamp, last_modified=stamp, summary=title,
            description="\n".join(filter(None, lines)), start=tahap.selesai, end=tahap.selesai + timedelta(days=1),
            transparency=TRANSP.TRANSPARENT,
        )  # fmt: skip
        for when in INGATKAN:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", title)
            alarm.add("trigger", when)
            event.add_component(alarm)
        book.add_component(event)
    return bytes(book.to_ical())
