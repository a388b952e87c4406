"""Dates of a unit workbook that contradict each other, the calendar of evaluation, or today.

What the sheets say beside the cells and what the reader finds come from the same two conditions of this file.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Keberatan, Konfirmasi
from kinerja_core.model.periode import Periode
from kinerja_core.model.perubahan import PerubahanPenetapan
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.jadwal import jadwal
from kinerja_core.rules.tanggal_surat import surat_mendahului
from kinerja_core.workbooks.mesin.isi_sel import hari, rumus_tanggal
from kinerja_core.workbooks.mesin.lembar import Form, Tabel
from kinerja_core.workbooks.mesin.rumus import kosong
from kinerja_core.workbooks.mesin.spek import Baris, IsiBuku, LembarTabel, Letak
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi
from kinerja_core.workbooks.mesin.tertukar import mungkin
from kinerja_core.workbooks.mesin.tiba import belum_tiba

SURAT_MENDAHULUI = "tanggal surat mendahului tanggal evaluasi"
JAWABAN_MENDAHULUI = "jawaban mendahului evaluasi"
TANPA_TANGGAL = "tanggal jawaban belum diisi"


def mendahului(tanggal: object, evaluasi: object) -> bool:
    """Whether a day comes before the evaluation it follows; what is no day says nothing."""
    return isinstance(tanggal, datetime.date) and isinstance(evaluasi, datetime.date) and tanggal < evaluasi


class UrutSurat(NamedTuple):
    """The letter follows the evaluation."""

    evaluasi: str
    surat: str

    def teks(self, sel: Callable[[str], str]) -> str:
        """The formula."""
        day, letter = (rumus_tanggal(sel(name)) for name in (self.evaluasi, self.surat))
        blank = f'{sel(self.evaluasi)}="",{sel(self.surat)}=""'
        return f'IF(OR({blank}),"",IFERROR(IF({letter}<{day},", {SURAT_MENDAHULUI}",""),""))'

    def nilai(self, isi: Baris) -> str:
        """Its value."""
        letter, day = hari(isi.get(self.surat)), hari(isi.get(self.evaluasi))
        return f", {SURAT_MENDAHULUI}" if mendahului(letter, day) else ""


class PeriksaJawaban:
    """An answer has a day, and follows the evaluation."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        day, answer, given = (letak.sel(name, baris) for name in ("_tanggal", "jawaban", "tanggal_jawaban"))
        return (
            f'IF({answer}="","",IF({given}="",", {TANPA_TANGGAL}",'
            f'IFERROR(IF(AND(ISNUMBER({day}),{rumus_tanggal(given)}<{day}),", {JAWABAN_MENDAHULUI}",""),"")))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value, from the day of evaluation that the row was given; a row without a person has none."""
        row = isi[spek.nama][urutan]
        if kosong(row.get("jawaban")):
            return ""
        if kosong(row.get("tanggal_jawaban")):
            return f", {TANPA_TANGGAL}"
        early = mendahului(hari(row["tanggal_jawaban"]), hari(row.get("_tanggal")))
        return f", {JAWABAN_MENDAHULUI}" if early else ""


def periksa_tanggal(
    form: Form, konfirmasi: Tabel | None, jawaban: Sequence[tuple[int, Konfirmasi]], pengaturan: Pengaturan,
    hari_ini: datetime.date,
) -> None:
    """Every date of the settings and of the answers.

    Args:
        form: the sheet of settings.
        konfirmasi: the sheet of answers.
        jawaban: its records with their rows.
        pengaturan: the settings.
        hari_ini: the day against which "in the future" is judged.
    """
    _check_settings(form, pengaturan, hari_ini)
    if konfirmasi is not None:
        _check_answers(konfirmasi, jawaban, pengaturan, hari_ini)


@memberi("EVALUASI-TANGGAL")
def _check_settings(lapor: Pelapor[Form], pengaturan: Pengaturan, hari_ini: datetime.date) -> None:
    day = pengaturan.tanggal_evaluasi
    if day is not None and (wrong := _luar_masa(day, pengaturan.periode, hari_ini)):
        lapor("EVALUASI-TANGGAL", wrong, "tanggal_evaluasi")


@memberi("SURAT-MENDAHULUI")
def periksa_tanggal_surat(
    lapor: Pelapor[Form], pengaturan: Pengaturan, jawaban: Sequence[Konfirmasi], keberatan: Sequence[Keberatan],
    perubahan: Sequence[PerubahanPenetapan],
) -> None:
    """A letter holds what was decided, so that it cannot be older: the newest of what it is older than is named."""
    if found := surat_mendahului(pengaturan, jawaban, keberatan, perubahan):
        lapor("SURAT-MENDAHULUI", found.pesan, "tanggal_surat", saran=found.saran)


@memberi(
    "EVALUASI-TANGGAL", "JAWABAN-MENDAHULUI", "JAWABAN-TANPA-TANGGAL", "KEBERATAN-TANPA-ALASAN", "TANGGAL-BELUM-TIBA",
    "UNDANGAN-TANGGAL",
)
def _check_answers(
    lapor: Pelapor[Tabel], jawaban: Sequence[tuple[int, Konfirmasi]], pengaturan: Pengaturan, hari_ini: datetime.date
) -> None:
    for row, item in jawaban:
        own, given = item.tanggal_evaluasi, item.tanggal_jawaban
        if own is not None and (wrong := _luar_masa(own, pengaturan.periode, hari_ini)):
            lapor("EVALUASI-TANGGAL", wrong, row, "tanggal_evaluasi")
        day, invited = own or pengaturan.tanggal_evaluasi, item.tanggal_undangan
        if invited is not None and (invited > hari_ini or mendahului(invited, day)):
            late = invited > hari_ini
            why = f"belum tiba (hari ini {tanggal_panjang(hari_ini)})" if late else "mendahului evaluasinya"
            lapor("UNDANGAN-TANGGAL", f"Tanggal undangan {tanggal_panjang(invited)} {why}.", row, "tanggal_undangan")
        if item.jawaban is None:
            continue
        if item.jawaban is JawabanKonfirmasi.KEBERATAN and item.alasan is None:
            lapor("KEBERATAN-TANPA-ALASAN", "Alasan keberatan belum diisi.", row, "alasan")
        if given is None:
            lapor("JAWABAN-TANPA-TANGGAL", f"Jawaban {item.jawaban.value} belum bertanggal.", row, "tanggal_jawaban")
        elif given > hari_ini:
            lapor("TANGGAL-BELUM-TIBA", belum_tiba("Tanggal jawaban", given, hari_ini), row, "tanggal_jawaban")
        elif day is not None and mendahului(given, day):
            lapor(
                "JAWABAN-MENDAHULUI",
                f"Dijawab {tanggal_panjang(given)}, sedangkan evaluasinya {tanggal_panjang(day)}."
                + mungkin(given, lambda other, day=day: day <= other <= hari_ini),  # type: ignore[misc]  # bound now
                row, "tanggal_jawaban",
            )


def _luar_masa(tanggal: datetime.date, periode: Periode, hari_ini: datetime.date) -> str:
    """What is wrong with the day of an evaluation; blank when nothing."""
    window = masa_evaluasi(periode)
    said = ""
    if tanggal > hari_ini:
        said = f"Tanggal evaluasi {tanggal_panjang(tanggal)} belum tiba (hari ini {tanggal_panjang(hari_ini)})."
    elif window and not window[0] <= tanggal <= window[1]:
        said = (
            f"Tanggal evaluasi {tanggal_panjang(tanggal)} di luar masa evaluasi {periode}, "
            f"{tanggal_panjang(window[0])} s.d. {tanggal_panjang(window[1])}."
        )
    if not said:
        return ""
    first, last = window or (periode.selesai, hari_ini)
    return said + mungkin(tanggal, lambda other: first <= other <= min(last, hari_ini))


def masa_evaluasi(periode: Periode) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of the evaluation of a period, the latest that any source names; ``None`` when not known."""
    try:
        stages = jadwal(periode.tahun).hasil
    except AturanBelumBerlaku:
        return None
    code = f"evaluasi-tw{periode.triwulan.nomor}" if periode.triwulan else "evaluasi-tahunan"
    stage = next(one for one in stages if one.kode == code)
    begin = stage.mulai or periode.selesai + datetime.timedelta(days=1)
    return begin, max(stage.selesai, *(day for day, _ in stage.lain), begin)
