"""Perubahan of what was decided of a person: old and new, when, by whom, why; and what was decided first.

What is decided may change until the evaluation is over, but never silently. The first value of a period is remembered
when a round is consolidated; the records must lead from it to the value of today, in whatever order they stand.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, Final, NamedTuple

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import Istilah, Predikat, Rating, Tingkat, cari, tanggal_panjang
from kinerja_core.model.konfirmasi import TunjanganPegawai
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import NilaiKinerja, SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import Teks, TeksSebaris

#: What a value is called that was taken back.
DIKOSONGKAN: Final = "Dikosongkan"


class HalPenetapan(Istilah):
    """What of a person is decided by hand."""

    RATING_HASIL = "Rating Hasil Kerja"
    RATING_PERILAKU = "Rating Perilaku Kerja"
    TINGKAT_HASIL = "Tingkat Hasil Kerja"
    TINGKAT_PERILAKU = "Tingkat Perilaku Kerja"
    NILAI = "Nilai"
    PREDIKAT = "Predikat Tahunan"


class PenetapanPertama(Rekaman):
    """What was decided of a person when the period's consolidation first saw it."""

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    rating_hasil: Annotated[Kata[Rating] | None, Field(description="Rating hasil kerja")] = None
    rating_perilaku: Annotated[Kata[Rating] | None, Field(description="Rating perilaku kerja")] = None
    tingkat_hasil: Annotated[Kata[Tingkat] | None, Field(description="Tingkat hasil kerja")] = None
    tingkat_perilaku: Annotated[Kata[Tingkat] | None, Field(description="Tingkat perilaku kerja")] = None
    nilai: Annotated[NilaiKinerja | None, Field(description="Nilai yang ditetapkan")] = None
    predikat: Annotated[Kata[Predikat] | None, Field(description="Predikat tahunan pada lembar Tukin")] = None


class PerubahanPenetapan(Rekaman):
    """One change: without ``periode`` it is of the period of the workbook."""

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris | None, Field(description="Nama")] = None
    hal: Annotated[Kata[HalPenetapan], Field(description="Yang diubah")]
    semula: Annotated[TeksSebaris, Field(description="Isi sebelum diubah")]
    menjadi: Annotated[TeksSebaris, Field(description="Isi sesudah diubah; Dikosongkan bila ditarik")]
    tanggal: Annotated[Tanggal | None, Field(description="Tanggal perubahan")] = None
    oleh: Annotated[TeksSebaris | None, Field(description="Nama atau jabatan yang mengubah")] = None
    alasan: Annotated[Teks | None, Field(description="Alasan perubahan")] = None
    periode: Annotated[Periode | None, Field(description="Periode penilaian; kosong: periode buku unit")] = None

    @property
    def kurang(self) -> tuple[str, ...]:
        """The fields that say who, when and why, and are blank."""
        return tuple(name for name in ("tanggal", "oleh", "alasan") if getattr(self, name) is None)

    @property
    def kalimat(self) -> str:
        """The change in a sentence; what is not recorded yet is said to be missing."""
        when = f"pada {tanggal_panjang(self.tanggal)}" if self.tanggal else "pada tanggal yang belum dicatat"
        who = f"oleh {self.oleh}" if self.oleh else "oleh yang belum dicatat"
        why = " ".join(self.alasan.split()).rstrip(".") if self.alasan else "alasannya belum dicatat"
        return f"{self.hal} diubah dari {self.semula} menjadi {self.menjadi} {when} {who}: {why}."


class BelumDicatat(NamedTuple):
    """A value that is another than the records lead to; ``bersambung`` when those there are lead somewhere."""

    nip: NIP
    nama: str
    hal: HalPenetapan
    semula: str
    menjadi: str
    bersambung: bool


#: Whose, and what of it.
_Letak = tuple[NIP, HalPenetapan]

_KATA: Final[dict[str, type[Istilah]]] = {"RATING": Rating, "TINGKAT": Tingkat, "PREDIKAT": Predikat}


def ditetapkan(orang: SkorPegawai | TunjanganPegawai | PenetapanPertama) -> Iterator[tuple[HalPenetapan, str]]:
    """What is decided of a person in one record, as texts."""
    for hal, name in _decided(type(orang)):
        value = getattr(orang, name)
        if value is not None:
            yield hal, value.value if isinstance(value, Istilah) else str(value)


@cache
def _decided(kind: type[Rekaman]) -> tuple[tuple[HalPenetapan, str], ...]:
    """What records of a kind can hold of it, and the names of their fields."""
    return tuple((hal, name) for hal in HalPenetapan if (name := hal.name.lower()) in kind.model_fields)


def penetapan_kini(skor: Iterable[SkorPegawai], tunjangan: Iterable[TunjanganPegawai]) -> dict[_Letak, str]:
    """Everything that is decided now."""
    people: tuple[SkorPegawai | TunjanganPegawai, ...] = (*skor, *tunjangan)
    return {(one.nip, hal): text for one in people for hal, text in ditetapkan(one)}


def penetapan_pertama(lama: Iterable[PenetapanPertama], kini: dict[_Letak, str]) -> tuple[PenetapanPertama, ...]:
    """What was decided first: as it is remembered, and what is decided now where nothing is."""
    first = kini | {(one.nip, hal): text for one in lama for hal, text in ditetapkan(one)}
    people: dict[NIP, dict[str, object]] = {}
    for (nip, hal), text in first.items():
        people.setdefault(nip, {})[hal.name.lower()] = int(text) if hal is HalPenetapan.NILAI else text
    return tuple(PenetapanPertama.model_validate({"nip": nip, **values}) for nip, values in people.items())


def belum_dicatat(
    pertama: Iterable[PenetapanPertama], kini: dict[_Letak, str], perubahan: Iterable[PerubahanPenetapan],
    periode: Periode, nama: dict[NIP, str],
) -> Iterator[BelumDicatat]:
    """Every value of the people named that the records of the period do not lead to, with where they lead."""
    steps: dict[_Letak, Counter[str]] = {}
    for one in perubahan:
        if one.periode in (None, periode):
            count = steps.setdefault((one.nip, one.hal), Counter())
            count[_kata(one.hal, one.semula)] -= 1
            count[_kata(one.hal, one.menjadi)] += 1
    for person in pertama:
        for hal, first in ditetapkan(person):
            if person.nip not in nama:
                continue
            now = kini.get((person.nip, hal), DIKOSONGKAN)
            left = Counter(steps.get((person.nip, hal), Counter()))
            left[first] += 1
            ends = [text for text, number in left.items() if number]
            whole = len(ends) == 1  # the steps cancel out but for the last, whatever their order
            if not whole or ends[0] != now:
                yield BelumDicatat(person.nip, nama[person.nip], hal, ends[0] if whole else first, now, whole)


def _kata(hal: HalPenetapan, teks: str) -> str:
    """A value as it is called, however it is spelled."""
    words = _KATA.get(hal.name.partition("_")[0])
    found = None if words is None else cari(words, teks)
    return found.value if found is not None else " ".join(teks.split()).capitalize()
