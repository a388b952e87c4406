"""Kewajiban: what is due from one person of a unit in a period, until when, and what of it is not there yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.konfirmasi import Konfirmasi
from kinerja_core.model.masa_catatan import RitmeCatatan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.realisasi import SEBUTAN_AKHIR
from kinerja_core.model.setoran import Setoran, hari_tercatat
from kinerja_core.model.teks import sebut
from kinerja_core.rules.catatan_harian import CakupanCatatan, cakupan_catatan
from kinerja_core.rules.jadwal import Tahap, tahap_dialog, tahap_evaluasi, tahap_perilaku
from kinerja_core.rules.konfirmasi import batas_jawaban, ditetapkan
from kinerja_core.rules.tenggat import adalah_hari_kerja

#: The matter of a person without a workbook, for whom every other that workbooks hold is waited for too.
TANPA_BUKU: Final = "skp"
#: Sheets without whose rows a dialog is not read.
_UNTUK_DIALOG: Final = frozenset({"SKP", "Rencana Aksi", "Dialog Kinerja"})


@dataclass(frozen=True, slots=True)
class Kewajiban:
    """Something that is not there yet. ``pribadi``: the person hands it in; else others decide or rate.

    ``perkara`` is the matter of :mod:`kinerja_core.rules.jadwal_unit` that waits for it; ``dimaafkan`` says that the
    person was away on that day, so that it is waited for without calling the person late.
    """

    apa: str
    tenggat: date
    pribadi: bool = True
    perkara: str = ""
    dimaafkan: bool = False


@lru_cache(maxsize=8)
def _hari_kerja(mulai: date, akhir: date, libur: frozenset[date], kerja: frozenset[date]) -> tuple[date, ...]:
    """Working days of a span with a unit's own exceptions, which are the same for everyone of it."""
    days = (mulai + timedelta(days=n) for n in range((akhir - mulai).days + 1))
    return tuple(day for day in days if adalah_hari_kerja(day, libur, kerja))


@lru_cache(maxsize=256)
def _hari_skp(hari: tuple[date, ...], masa: tuple[tuple[date, date], ...]) -> tuple[date, ...]:
    """Those of the days on which one of these SKP ran; most people of a unit have one for the same span."""
    return tuple(day for day in hari if any(first <= day <= last for first, last in masa))


@lru_cache(maxsize=4)
def _cakupan(
    hari_kerja: tuple[date, ...], tercatat: frozenset[date], hari_ini: date, akhir: date, ritme: RitmeCatatan | None
) -> CakupanCatatan:
    """How far the notes of a person cover the days: asked for what is due, and again for how the person stands."""
    return cakupan_catatan(hari_kerja, tercatat, hari_ini, akhir, ritme).hasil


def _aksi(mine: Sequence[Setoran], quarters: Sequence[tuple[Periode, Tahap]]) -> Iterator[Kewajiban]:
    """Rencana aksi that are not there, or not finished, each SKP by the first of the quarters that it runs in."""
    left = list(mine)
    for quarter, stage in quarters:
        here = [one for one in left if one.beririsan(quarter)]
        left = [one for one in left if not one.beririsan(quarter)]
        if without := sum(one.tanpa_aksi for one in here):
            yield Kewajiban(f"Rencana aksi {without} IKI", stage.selesai, perkara=stage.kode)
        elif not all(one.aksi_selesai for one in here):
            yield Kewajiban("Tanda Selesai pada rencana aksi", stage.selesai, perkara=stage.kode)


@dataclass(frozen=True, slots=True)
class Penagih:
    """The duties of a unit's period as they stand on a day.

    The rules name no deadline for SKP, rencana aksi and catatan harian alone: they are due with the realisasi of the
    first quarter they are needed for.
    """

    pengaturan: Pengaturan
    tahap: Mapping[str, Tahap]  #: stages of the year by their codes
    hari_ini: date

    @property
    def periode(self) -> Periode:
        """What is assessed."""
        return self.pengaturan.periode

    def triwulan(self) -> list[tuple[Periode, Tahap]]:
        """Quarters up to that of the period that have begun, with the stage in which their realisasi is handed in."""
        last = 4 if self.periode.triwulan is None else self.periode.triwulan.nomor
        quarters = [Periode(self.periode.tahun, one) for one in Triwulan if one.nomor <= last]
        return [
            (one, self.tahap[f"input-tw{number}"]) for number, one in enumerate(quarters, start=1)
            if one.mulai <= self.hari_ini
        ]

    def kurang(
        self, anggota: AnggotaUnit, setoran: Sequence[Setoran] | None, rusak: str | None,
        skor: SkorPegawai | None, jawaban: Konfirmasi | None,
    ) -> list[Kewajiban]:
        """What is due from a person and not there, by deadline; what falls on a day away from work is not.

        What others decide is waited for wherever the person is, as the sheet Jadwal counts it, and excused where the
        person is away. Nothing is due from whom the unit does not assess.

        Args:
            anggota: the person.
            setoran: what their workbooks hold; ``None`` when no folder was read.
            rusak: a workbook of theirs that cannot be used.
            skor: their scores and ratings.
            jawaban: their answer to the evaluation.
        """
        if not anggota.dinilai(self.periode):
            return []
        found = [*self._buku(anggota, setoran, rusak), *self._penilaian(skor, jawaban)]
        there = {one.tenggat: anggota.ditagih(one.tenggat) for one in found}
        due = [
            one if there[one.tenggat] else replace(one, dimaafkan=True)
            for one in found if not one.pribadi or there[one.tenggat]
        ]
        return sorted(due, key=lambda one: one.tenggat)

    def _buku(
        self, anggota: AnggotaUnit, setoran: Sequence[Setoran] | None, rusak: str | None
    ) -> Iterator[Kewajiban]:
        quarters = [(one, stage) for one, stage in self.triwulan() if anggota.ditagih(stage.selesai)]
        if not quarters:
            return
        first = quarters[0][1].selesai
        mine = [one for one in setoran or () if one.beririsan(Periode(self.periode.tahun))]
        if not mine and (setoran is not None or anggota.berkas is None):
            what = f"SKP (buku kerja {rusak} belum dapat dipakai)" if rusak else "SKP"
            yield Kewajiban(what, first, perkara=TANPA_BUKU)
        if not mine:
            return
        yield from _aksi(mine, quarters)
        for quarter, stage in quarters:
            without = sum(
                one.tanpa_realisasi(str(quarter.triwulan)) for one in mine if one.beririsan(quarter)
            )
            if without and stage.mulai is not None and stage.mulai <= self.hari_ini:
                yield Kewajiban(f"Realisasi {quarter.triwulan} ({without} IKI)", stage.selesai, perkara=stage.kode)
        last = quarters[-1][1]
        if self.periode.triwulan is None and last.kode == "input-tw4" and self.hari_ini >= (last.mulai or last.selesai):
            without = sum(one.tanpa_realisasi(SEBUTAN_AKHIR) for one in mine)
            if without:
                yield Kewajiban(f"Realisasi {SEBUTAN_AKHIR} ({without} IKI)", last.selesai, perkara=last.kode)
        yield from self._catatan(anggota, mine, last)
        wrong = tuple(dict.fromkeys(sheet for one in mine for sheet in one.salah))
        if wrong:
            yield Kewajiban(f"Perbaikan kesalahan di lembar {sebut(wrong)}", last.selesai, perkara=last.kode)
        review = self.tahap[tahap_dialog(self.periode)]
        current = [one for one in mine if one.beririsan(self.periode)]
        held = any(self.periode.mulai <= day <= self.periode.selesai for one in current for day in one.dialog)
        unseen = not _UNTUK_DIALOG.isdisjoint(wrong)  # then there may be one
        if current and not held and not unseen and self.periode.mulai <= self.hari_ini:
            yield Kewajiban("Dialog kinerja", review.selesai, perkara="dialog")

    def _catatan(self, anggota: AnggotaUnit, mine: Sequence[Setoran], tahap: Tahap) -> Iterator[Kewajiban]:
        """Spans of the unit's rhythm that are over and have no note."""
        days, noted = self.hari_kerja(anggota, mine), hari_tercatat(mine)
        if empty := self.cakupan(days, noted).kosong:
            said = f"{len(noted.intersection(days))} dari {len(days)} hari kerja tercatat"
            yield Kewajiban(f"Catatan harian {sebut(empty)} ({said})", tahap.selesai, perkara=tahap.kode)

    def cakupan(self, hari_kerja: Sequence[date], tercatat: frozenset[date]) -> CakupanCatatan:
        """How far notes cover working days, by the unit's rhythm."""
        own = self.pengaturan.ritme_catatan
        return _cakupan(tuple(hari_kerja), tercatat, self.hari_ini, self.periode.selesai, own)

    def hari_kerja(self, anggota: AnggotaUnit, setoran: Sequence[Setoran]) -> tuple[date, ...]:
        """Working days of the period until today on which an SKP ran and the person was at work."""
        end = min(self.periode.selesai, self.hari_ini)
        off, on = frozenset(self.pengaturan.libur_tambahan), frozenset(self.pengaturan.tetap_kerja)
        spans = tuple(dict.fromkeys((one.mulai, one.selesai) for one in setoran))
        days = _hari_skp(_hari_kerja(self.periode.mulai, end, off, on), spans)
        return days if anggota.selalu_bertugas else tuple(day for day in days if anggota.bertugas(day))

    def _penilaian(self, skor: SkorPegawai | None, jawaban: Konfirmasi | None) -> Iterator[Kewajiban]:
        """What others decide, and the answer of the person, which counts as agreement once its time is over."""
        rated, decided = self.tahap[tahap_perilaku(self.periode)], self.tahap[tahap_evaluasi(self.periode)]
        if (skor is None or (skor.perilaku is None and skor.tingkat_perilaku is None)) and self._begun(rated):
            yield Kewajiban("Penilaian perilaku 360°", rated.selesai, pribadi=False, perkara="perilaku")
        if (skor is None or skor.rating_hasil is None or skor.rating_perilaku is None) and self._begun(decided):
            yield Kewajiban("Rating Pejabat Penilai", decided.selesai, pribadi=False, perkara="rating")
        evaluated = self.pengaturan.hari_evaluasi(jawaban)
        answered = jawaban is not None and jawaban.jawaban is not None
        if evaluated is None or evaluated > self.hari_ini or answered or not ditetapkan(skor):
            return
        last, _, _ = batas_jawaban(evaluated, self.pengaturan)
        if last is not None and self.hari_ini <= last:
            yield Kewajiban("Konfirmasi hasil evaluasi", last, perkara="konfirmasi")

    @property
    def batas_penetapan(self) -> date:
        """The last day on which the evaluation of the period is decided."""
        return self.tahap[tahap_evaluasi(self.periode)].selesai

    def _begun(self, tahap: Tahap) -> bool:
        return (tahap.mulai or self.periode.selesai) <= self.hari_ini
