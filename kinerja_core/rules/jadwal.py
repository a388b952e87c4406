"""Jadwal: the stages of one year of assessment and their deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import Bulan, Triwulan, cari, tanggal_panjang
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import kesalahan
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.rules.aturan import Putusan, muat

_NEXT: Final = " berikutnya"
_HARI: Final = ungkapan(rf"([0-9]{{1,2}}) ([A-Za-z]+)({_NEXT})?")


#: A common year: 29 Februari would fail in three years of four.
_BIASA: Final = 2001


def _day(teks: str, tahun: int) -> date:
    """``30 Januari berikutnya`` for an assessment year: 30 January of the year after."""
    found = _HARI.fullmatch(teks)
    month = cari(Bulan, found.group(2)) if found else None
    if found is None or month is None:
        raise kesalahan(
            "hari_salah", '"{teks}" bukan hari; tulis misalnya "30 Maret" atau "10 Januari berikutnya".', {"teks": teks}
        )
    return date(tahun + (found.group(3) is not None), month.nomor, int(found.group(1)))


def _real_day(teks: str) -> str:
    try:
        _day(teks, _BIASA)
    except PydanticCustomError:
        raise
    except ValueError as problem:
        raise kesalahan("hari_salah", '"{teks}" tidak ada dalam kalender.', {"teks": teks}) from problem
    return teks


Hari = Annotated[str, AfterValidator(_real_day)]


class TanggalLain(Rekaman):
    """A deadline that another source names for the same stage."""

    selesai: Hari
    sumber: str


class TahapBerulang(Rekaman):
    """A stage as the rule has it: days without a year.

    Where sources disagree, ``selesai`` is the deadline in force with its ``sumber``, and ``lain`` has the others.
    """

    kode: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    kegiatan: str
    periode: Literal["Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV", "Tahunan"]
    pelaksana: str
    mulai: Hari | None = None
    selesai: Hari
    sumber: str | None = None
    lain: tuple[TanggalLain, ...] = ()
    perkiraan: bool = False

    @model_validator(mode="after")
    def _both_named(self) -> TahapBerulang:
        if (self.sumber is None) is bool(self.lain):
            raise kesalahan("sumber_salah", '"sumber" ditulis bila, dan hanya bila, ada tanggal "lain".')
        return self

    @property
    def catatan(self) -> str | None:
        """Where sources disagree, what each of them says, in Indonesian; the deadline in force comes last."""
        if not self.lain:
            return None
        said = [*self.lain, TanggalLain(selesai=self.selesai, sumber=str(self.sumber))]
        words = "; ".join(f"{item.sumber} menyebut sampai {item.selesai.removesuffix(_NEXT)}" for item in said)
        return f"{words[0].upper()}{words[1:]}."


def _once(stages: tuple[TahapBerulang, ...]) -> tuple[TahapBerulang, ...]:
    codes = [stage.kode for stage in stages]
    if len(set(codes)) != len(codes):
        raise kesalahan("tahap_ganda", "Ada kode tahapan yang ditulis dua kali.")
    return stages


#: The stages of a year.
BENTUK = Annotated[tuple[TahapBerulang, ...], Field(min_length=1), AfterValidator(_once)]


class Tahap(NamedTuple):
    """One stage of one year: ``mulai`` is ``None`` where only a deadline is set.

    ``perkiraan`` marks a deadline carried over from an earlier year because no letter for this year is known;
    ``lain`` has the deadlines of sources that say otherwise (with a deadline of the unit's own, also that of the rule);
    ``catatan`` tells in words where the rule's sources disagree.
    """

    kode: str
    kegiatan: str
    periode: Periode
    pelaksana: str
    mulai: date | None
    selesai: date
    lain: tuple[tuple[date, str], ...] = ()
    catatan: str | None = None
    perkiraan: bool = False


def tenggat_bertanggal(kode: str) -> dict[date, tuple[int, int, int]]:
    """Years after the assessed one, month and day of a stage's deadline, by the day from which each calendar holds."""
    found = {}
    for since, stages in muat("jadwal").nilai.items():
        stage = next((one for one in stages if one.kode == kode), None)
        if stage is not None:
            last = _day(stage.selesai, _BIASA)
            found[since] = (last.year - _BIASA, last.month, last.day)
    return found


def jadwal(
    tahun: int, *, ganti: Mapping[str, date] | None = None, periode: Periode | None = None
) -> Putusan[tuple[Tahap, ...]]:
    """Stages and deadlines for assessing one year, by deadline; those of January fall in the year after.

    Args:
        tahun: the assessed year.
        ganti: deadlines the unit sets itself, by code of the stage; sources disagree about some of them.
        periode: what is assessed: of a quarter only its own stages are warned about, for there are no others.

    Raises:
        ValueError: for an unknown code in ``ganti`` or a deadline before the stage begins, in Indonesian.
        AturanBelumBerlaku: for a year before the first known calendar.
    """
    rule: Putusan[tuple[TahapBerulang, ...]] = muat("jadwal").pada(date(tahun, 12, 31))
    own = dict(ganti or {})
    stages = []
    for item in rule.hasil:
        begin = _day(item.mulai, tahun) if item.mulai else None
        usual = _day(item.selesai, tahun)
        others = [(_day(other.selesai, tahun), other.sumber) for other in item.lain]
        end = own.pop(item.kode, None)
        if end is not None and end != usual:
            others.append((usual, item.sumber or "aturan"))
        period = Periode(tahun, cari(Triwulan, item.periode))
        if end is not None and end < (begin or period.selesai):
            what = f"mulainya ({begin})" if begin else f"akhir periodenya ({period.selesai})"
            raise ValueError(f'Tenggat tahapan "{item.kode}" ({end}) mendahului {what}.')
        stages.append(
            Tahap(
                kode=item.kode,
                kegiatan=item.kegiatan,
                periode=period,
                pelaksana=item.pelaksana,
                mulai=begin,
                selesai=end or usual,
                lain=tuple(others),
                catatan=item.catatan,
                perkiraan=item.perkiraan and end is None,
            )
        )
    if own:
        known = ", ".join(item.kode for item in rule.hasil)
        raise ValueError(f"Kode tahapan tidak dikenal: {', '.join(own)}. Yang ada: {known}.")
    quarterly = periode is not None and periode.triwulan is not None
    guessed = sum(stage.perkiraan for stage in stages if not quarterly or stage.periode == periode)
    warnings = rule.peringatan
    if guessed:
        message = (
            f"Tenggat {guessed} tahapan masih perkiraan: surat untuk tahun {tahun} belum kami ketahui, "
            "dipakai tanggal dari tahun sebelumnya."
        )
        warnings = (*warnings, message)
    stages.sort(key=lambda stage: stage.selesai)
    return Putusan(tuple(stages), rule.rujukan, warnings)


def tahap_evaluasi(periode: Periode) -> str:
    """Code of the stage in which the evaluation of a period is decided."""
    quarter = periode.triwulan
    return "penetapan" if quarter is None else f"evaluasi-tw{quarter.nomor}"


def tahap_dialog(periode: Periode) -> str:
    """Code of the stage by whose end a period has its dialog kinerja; that of a year is held with Triwulan IV."""
    return f"evaluasi-tw{(periode.triwulan or Triwulan.IV).nomor}"


def tahap_perilaku(periode: Periode) -> str:
    """Code of the stage in which evaluators rate: that of the year also for Triwulan IV, with which it coincides."""
    return "perilaku-360" if periode.triwulan in {None, Triwulan.IV} else tahap_evaluasi(periode)


def keterangan(tahap: Tahap) -> str:
    """What a reader must know of a stage besides its dates; empty when there is nothing."""
    said = [f"{sumber} menyebut {tanggal_panjang(hari)}" for hari, sumber in tahap.lain]
    if tahap.perkiraan:
        said.insert(0, "perkiraan, karena surat untuk tahun ini belum diketahui")
    text = "; ".join(said)
    return f"{text[0].upper()}{text[1:]}." if text else ""
