"""Rules as data: dated values with their sources, one YAML file per rule.

A rule ``x`` is two files side by side: ``x.yaml`` holds the dated values and where they come from,
``x.py`` holds the small pure functions, and ``x.BENTUK`` declares the shape of one value. A rule whose shape changes
on a day has a shape for each span (``BENTUK = {date: shape}``) and dated functions: see
:mod:`kinerja_core.rules.bertanggal`.

The date of a rule is the assessment period (its last day), never today:

* before the first dated value a rule is not in force (:class:`AturanBelumBerlaku`);
* from a dated value on, that value holds until the next one;
* after ``terakhir_diperiksa``, the last date for which somebody held the newest value against its source,
  the newest value is used and the outcome carries a warning.

A change of law adds a dated value and never edits one, so that old years stay computable.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Annotated, Any, Final, Generic, NamedTuple, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.rules.siap import ATURAN, AturanRusak, isi_terkirim, muat_yaml, nama_terkirim

T = TypeVar("T")

#: YAML files beside the rules that are not rules.
_BUKAN_ATURAN: Final = frozenset({"cakupan"})


class Keyakinan(StrEnum):
    """How sure a source is, surest first."""

    DECK = "deck"
    LETTER = "letter"
    REGS = "regs"
    FORMS = "forms"
    ASSUMPTION = "assumption"

    @property
    def uraian(self) -> str:
        """The same in Indonesian words."""
        return _URAIAN_KEYAKINAN[self]


_URAIAN_KEYAKINAN: Final = {
    Keyakinan.DECK: "paparan resmi Kementerian Kesehatan",
    Keyakinan.LETTER: "surat Sekretariat Jenderal yang dimuat dalam paparan resmi",
    Keyakinan.REGS: "peraturan, dikutip dari halaman publik",
    Keyakinan.FORMS: "formulir beberapa aplikasi pemerintah yang saling cocok",
    Keyakinan.ASSUMPTION: "pilihan kami, belum ada ketentuannya",
}


class Rujukan(Rekaman):
    """A source of a rule. ``str()`` of it is one Indonesian line."""

    judul: TeksSebaris
    nomor: TeksSebaris | None = None
    pasal: TeksSebaris | None = None
    keyakinan: Keyakinan

    def __str__(self) -> str:
        parts = [self._bernomor(self.nomor) if self.nomor else self.judul]
        if self.pasal:
            parts.append(self.pasal)
        return f"{', '.join(parts)} [{self.keyakinan.uraian}]"

    def _bernomor(self, nomor: str) -> str:
        """The title with its number where it is cited: Peraturan BKN Nomor 4 Tahun 2025 tentang periode."""
        at = next((self.judul.index(word) for word in (" tentang ", " tanggal ", ", ") if word in self.judul), None)
        return f"{self.judul[:at]} Nomor {nomor}{self.judul[at:] if at is not None else ''}"


class Putusan(NamedTuple, Generic[T]):
    """The outcome of a rule: the value, the sources it rests on, and warnings in Indonesian."""

    hasil: T
    rujukan: tuple[Rujukan, ...] = ()
    peringatan: tuple[str, ...] = ()


_DALAM_KURUNG: Final = ungkapan(r" \([^()]*\)")


def _sebutan(deskripsi: str) -> str:
    """What a rule is called in a sentence: its description without asides; its name is for files and commands."""
    return re.split("[,;]", _DALAM_KURUNG.sub("", deskripsi), maxsplit=1)[0].strip()


class AturanBelumBerlaku(GalatKinerja, ValueError):
    """A date before the first value of a rule."""

    def __init__(self, kode: str, deskripsi: str, tanggal: date, pertama: date) -> None:
        self.kode = kode
        self.tanggal = tanggal
        self.pertama = pertama
        super().__init__(
            f'Aturan "{_sebutan(deskripsi)}" tidak diketahui untuk {tanggal_panjang(tanggal)}; '
            f"ketentuan pertama yang diketahui berlaku mulai {tanggal_panjang(pertama)}."
        )


#: How long after its last check a rule is taken as it is: as long as the longest triwulan.
_TRIWULAN: Final = timedelta(days=92)


class Aturan(Generic[T]):
    """A rule: its dated values (oldest first) and, for the same dates, their sources."""

    def __init__(
        self, kode: str, deskripsi: str, satuan: str, nilai: Mapping[date, T],
        rujukan: Mapping[date, tuple[Rujukan, ...]], catatan: tuple[str, ...], terakhir_diperiksa: date,
    ) -> None:  # fmt: skip
        self.kode, self.deskripsi, self.satuan = kode, deskripsi, satuan
        self.nilai, self.rujukan, self.catatan = nilai, rujukan, catatan
        self.terakhir_diperiksa = terakhir_diperiksa

    def berlaku_sejak(self, tanggal: date) -> date:
        """The effective date of the value in force on a date.

        Raises:
            AturanBelumBerlaku: when ``tanggal`` is before the first value.
        """
        dates = list(self.nilai)
        position = bisect_right(dates, tanggal)
        if position == 0:
            raise AturanBelumBerlaku(self.kode, self.deskripsi, tanggal, dates[0])
        return dates[position - 1]

    def terdekat(self, tanggal: date) -> Putusan[T]:
        """As :meth:`pada`, but before the first value that first one: for words and tables that decide nothing."""
        return self.pada(max(tanggal, next(iter(self.nilai))))

    def pada(self, tanggal: date) -> Putusan[T]:
        """The value in force on a date (the last day of the assessment period), with its sources.

        A warning asks for a look when it was last checked more than a triwulan before: one that stands from the next
        day on is read by nobody.

        Raises:
            AturanBelumBerlaku: when ``tanggal`` is before the first value.
        """
        since = self.berlaku_sejak(tanggal)
        warnings: tuple[str, ...] = ()
        if tanggal > self.terakhir_diperiksa + _TRIWULAN:
            message = (
                f'Aturan "{_sebutan(self.deskripsi)}" terakhir diperiksa terhadap sumbernya pada '
                f"{tanggal_panjang(self.terakhir_diperiksa)}; untuk {tanggal_panjang(tanggal)} dipakai ketentuan yang "
                f"berlaku sejak {tanggal_panjang(since)}. Pastikan belum ada ketentuan baru."
            )
            warnings = (message,)
        return Putusan(self.nilai[since], self.rujukan[since], warnings)


# --- the file format -------------------------------------------------------------------------


_ISI: Final = ("deskripsi", "satuan", "nilai", "rujukan", "catatan", "terakhir_diperiksa")
_DATE: Final = ungkapan(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTIAL: Final = ungkapan(r"[0-9]{4}(-[0-9]{1,2})?")
_SOURCES: Final = TypeAdapter(Annotated[tuple[Rujukan, ...], Field(min_length=1)])


def _date(value: object, where: str, problems: list[str]) -> date | None:
    text = str(value)
    if not isinstance(value, str) or not _DATE.fullmatch(text):
        if _PARTIAL.fullmatch(text):
            problems.append(f'Tanggal "{text}" pada {where} tidak lengkap; tulis tahun, bulan dan hari (2025-01-31).')
        else:
            problems.append(f'"{text}" pada {where} bukan tanggal; tulis tttt-bb-hh (2025-01-31).')
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems.append(f'Tanggal "{text}" pada {where} tidak ada dalam kalender.')
        return None


def _dated(content: object, where: str, problems: list[str]) -> dict[date, Any]:
    if not isinstance(content, dict) or not content:
        problems.append(f"Bagian {where} kosong atau bukan daftar bertanggal.")
        return {}
    dated = {found: value for key, value in content.items() if (found := _date(key, where, problems)) is not None}
    if list(dated) != sorted(dated):
        problems.append(f"Tanggal pada {where} tidak berurutan; tulis dari yang paling lama.")
    return dated


def _shaped(adapter: TypeAdapter[T], value: object, where: str, problems: list[str]) -> T | None:
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        for problem in daftar_masalah(error):
            path = " › ".join(str(step) for step in problem.jalur)
            problems.append(f"Bentuk {where}{' › ' + path if path else ''} salah: {problem.pesan}")
        return None


def _shape(bentuk: Mapping[date, TypeAdapter[Any]], hari: date, problems: list[str]) -> TypeAdapter[Any] | None:
    """The shape a value of a day must have."""
    begun = [day for day in bentuk if day <= hari]
    if not begun:
        problems.append(f"Nilai tanggal {hari} lebih awal daripada bentuk pertamanya ({min(bentuk)}).")
        return None
    return bentuk[max(begun)]


def _text(content: Mapping[Any, Any], key: str, problems: list[str]) -> str:
    value = content.get(key)
    if not isinstance(value, str) or not value.strip():
        problems.append(f'Bagian "{key}" wajib berupa teks.')
        return ""
    return " ".join(value.split())


def _notes(value: object, problems: list[str]) -> tuple[str, ...]:
    notes = [] if value is None else value
    if not isinstance(notes, list) or not all(isinstance(note, str) and note.strip() for note in notes):
        problems.append('Bagian "catatan" harus berupa daftar kalimat.')
        return ()
    return tuple(" ".join(note.split()) for note in notes)


def baca_aturan(kode: str, teks: str, bentuk: Any) -> Aturan[Any]:
    """Read the text of one rule file.

    Args:
        kode: name of the rule, for messages.
        teks: the YAML.
        bentuk: the type every dated value must have (anything pydantic can validate), or one for each span of time,
            by its first day.

    Raises:
        AturanRusak: with every problem found, not only the first.
    """
    return susun_aturan(kode, muat_yaml(teks, kode), bentuk)


def susun_aturan(kode: str, content: Any, bentuk: Any) -> Aturan[Any]:
    """A rule of what its file says, see :func:`baca_aturan`.

    Raises:
        AturanRusak: with every problem found, not only the first.
    """
    if not isinstance(content, dict):
        raise AturanRusak(kode, ("Berkas kosong atau bukan daftar bagian.",))
    problems = [f'Bagian "{key}" tidak dikenal.' for key in content if key not in _ISI]
    problems += [f'Bagian "{key}" tidak ada.' for key in _ISI if key not in content and key != "catatan"]
    if problems:
        raise AturanRusak(kode, tuple(problems))
    description = _text(content, "deskripsi", problems)
    unit = _text(content, "satuan", problems)
    raw_values = _dated(content["nilai"], "nilai", problems)
    raw_sources = _dated(content["rujukan"], "rujukan", problems)
    checked = _date(content["terakhir_diperiksa"], "terakhir_diperiksa", problems)
    if raw_values and raw_sources:
        problems += [f"Nilai tanggal {day} tidak mempunyai rujukan." for day in raw_values if day not in raw_sources]
        problems += [f"Rujukan tanggal {day} tidak mempunyai nilai." for day in raw_sources if day not in raw_values]
    dated = bentuk if isinstance(bentuk, Mapping) else {date.min: bentuk}
    shapes = {day: TypeAdapter(shape) for day, shape in dated.items()}
    values = {
        day: _shaped(shape, value, f"nilai {day}", problems)
        for day, value in raw_values.items()
        if (shape := _shape(shapes, day, problems)) is not None
    }
    sources = {day: _shaped(_SOURCES, value, f"rujukan {day}", problems) for day, value in raw_sources.items()}
    notes = _notes(content.get("catatan"), problems)
    if problems or checked is None:
        raise AturanRusak(kode, tuple(problems))
    return Aturan(
        kode, description, unit, MappingProxyType(values),
        MappingProxyType({day: found for day, found in sources.items() if found is not None}), notes, checked,
    )  # fmt: skip


def kode_aturan() -> tuple[str, ...]:
    """Names of all rules, in alphabetical order."""
    return tuple(name for name in nama_terkirim(ATURAN) if name not in _BUKAN_ATURAN)


@cache
def muat(kode: str) -> Aturan[Any]:
    """Load one rule by name; read once per process.

    Raises:
        AturanRusak: for an unknown name or a file with mistakes.
    """
    if kode not in kode_aturan():
        raise AturanRusak(kode, (f"Aturan ini tidak ada; pilih salah satu dari: {', '.join(kode_aturan())}.",))
    return susun_aturan(kode, isi_terkirim(ATURAN, kode), import_module(f"{ATURAN}.{kode}").BENTUK)


def daftar_aturan() -> tuple[Aturan[Any], ...]:
    """Every rule, in alphabetical order of its name."""
    return tuple(muat(kode) for kode in kode_aturan())
