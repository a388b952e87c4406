"""Rekap: the pimpinan's picture of a unit. It is computed here once; what shows it only draws.

What is decided and what the pemetaan proposes are counted apart. Of konseling nothing is known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.istilah import CapaianOrganisasi, Kelompok, Predikat, Tingkat
from kinerja_core.model.nip import NIP
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan
from kinerja_core.rules.aturan import AturanBelumBerlaku, muat
from kinerja_core.rules.jawaban import JawabanPegawai, KeadaanJawaban, jawaban_unit
from kinerja_core.rules.penjelasan import dasar_aturan
from kinerja_core.rules.pola_distribusi import SyaratPola
from kinerja_core.rules.tren import TrenUnit, tren

TANPA_CAPAIAN: Final = (
    "Capaian kinerja organisasi belum diisi di lembar Pengaturan, sehingga pola distribusi tidak dibandingkan."
)
TANPA_PREDIKAT: Final = "belum ada predikat yang ditetapkan."


@dataclass(frozen=True, slots=True)
class JumlahPredikat:
    """How many people have a predikat, and the guideline's limits on it alone, in percent."""

    predikat: Predikat
    ditetapkan: int
    usulan: int
    paling_banyak: int | None = None
    paling_sedikit: int | None = None


@dataclass(frozen=True, slots=True)
class SyaratRekap:
    """One condition of the guideline in words; ``None``: nothing is decided that could meet it."""

    keterangan: str
    terpenuhi: bool | None


@dataclass(frozen=True, slots=True)
class PetakPeta:
    """One of the nine boxes, and who stands in it, in the order of the ranking."""

    hasil: Tingkat
    perilaku: Tingkat
    kelompok: Kelompok
    pegawai: tuple[HasilPegawai, ...]


@dataclass(frozen=True, slots=True)
class Keterlambatan:
    """What of one person is late: what they hand in themselves, and what others decide; each with its deadline."""

    nip: NIP
    nama: str
    sendiri: tuple[tuple[str, date], ...]
    dari_lain: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class IsiBukuPegawai:
    """What the staff workbooks of one person say for the period. ``pembinaan`` never holds a konseling."""

    nip: NIP
    nama: str
    ada: bool  #: a workbook of theirs was read
    tercatat: tuple[int, int] | None = None  #: working days with a note, and all of them
    umpan_balik: int = 0
    pembinaan: tuple[Pembinaan, ...] = ()


@dataclass(frozen=True, slots=True)
class UsulanBimbingan:
    """Who is proposed for bimbingan, and why; the pimpinan decides. A konseling is never proposed here."""

    nip: NIP
    nama: str
    alasan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RekapUnit:
    """All that the pimpinan sees. ``None`` for ``terlambat`` or ``buku``: it was not looked at."""

    pengaturan: Pengaturan
    hari: date | None
    di_daftar: int
    hasil: HasilPemeringkatan
    predikat: tuple[JumlahPredikat, ...]
    syarat: tuple[SyaratRekap, ...]
    petak: tuple[PetakPeta, ...]
    belum_dipetakan: tuple[HasilPegawai, ...]
    jawaban: tuple[JawabanPegawai, ...]
    tren: TrenUnit
    terlambat: tuple[Keterlambatan, ...] | None = None
    buku: tuple[IsiBukuPegawai, ...] | None = None
    usulan_bimbingan: tuple[UsulanBimbingan, ...] = ()
    rujukan: tuple[str, ...] = ()
    peringatan: tuple[str, ...] = field(default=())

    @property
    def pegawai(self) -> tuple[HasilPegawai, ...]:
        """People in rank order."""
        return self.hasil.pegawai

    @property
    def ditetapkan(self) -> int:
        """How many have a predikat that is decided."""
        return sum(one.ditetapkan for one in self.predikat)

    @property
    def konflik(self) -> tuple[HasilPegawai, ...]:
        """Who is in conflict."""
        return tuple(one for one in self.pegawai if one.konflik)

    @property
    def bagian(self) -> dict[NIP, str]:
        """Where each is mapped, when not everybody is mapped together; who is not mapped has the reason."""
        parts = {person.nip: one.nama for one in self.hasil.bagian for person in one.hasil.pegawai}
        return parts | {nip: f"tidak dipetakan: {why}" for nip, why in self.hasil.tidak_dipetakan.items()}

    def banyak_jawaban(self, keadaan: KeadaanJawaban) -> int:
        """How many konfirmasi stand so."""
        return sum(one.keadaan is keadaan for one in self.jawaban)

    @property
    def pembinaan(self) -> tuple[tuple[IsiBukuPegawai, Pembinaan], ...]:
        """Every bimbingan with whose it is, by name and day."""
        found = ((one, item) for one in self.buku or () for item in one.pembinaan)
        return tuple(sorted(found, key=lambda pair: (pair[0].nama.casefold(), pair[0].nip, pair[1].tanggal)))


def rekap(
    buku: BukuUnit, hasil: HasilPemeringkatan, hari: date | None, *,
    terlambat: Sequence[Keterlambatan] | None = None, isi_buku: Sequence[IsiBukuPegawai] | None = None,
    bimbingan: Iterable[UsulanBimbingan] = (),
) -> RekapUnit:
    """The picture of a unit.

    Args:
        buku: the unit, with the settings it was ranked by.
        hasil: its ranking.
        hari: the day it is looked at; without it nobody's silence is judged.
        terlambat: who is late; ``None`` when that was not looked at.
        isi_buku: what the staff workbooks say; ``None`` when they were not read.
        bimbingan: who is proposed for bimbingan.

    Raises:
        AturanBelumBerlaku: for a period before the first known letter.
    """
    settings = buku.pengaturan
    pada = settings.periode.selesai
    pattern, conditions, warnings = _pola(hasil.distribusi, settings.capaian_organisasi, pada)
    people = [(one.nip, one.nama) for one in hasil.pegawai]
    answers = jawaban_unit(buku, people, hari)
    proposed = tuple(bimbingan)
    return RekapUnit(
        settings, hari, len(buku.anggota), hasil, _predikat(hasil, pattern), conditions, _petak(hasil, pada),
        tuple(one for one in hasil.pegawai if one.kelompok is None), answers, tren(buku, hasil),
        None if terlambat is None else tuple(terlambat), None if isi_buku is None else tuple(isi_buku),
        proposed,
        _rujukan(settings, answers, ["jadwal"] * (terlambat is not None) + ["pembinaan"] * bool(proposed)),
        tuple(dict.fromkeys((
            *hasil.peserta, *hasil.peringatan, *warnings, *(one.catatan for one in answers if _undated(one))
        ))),
    )


def _undated(jawaban: JawabanPegawai) -> bool:
    """Whether no deadline could be computed, which concerns everybody alike."""
    return bool(jawaban.catatan) and jawaban.tenggat is None and jawaban.keadaan is KeadaanJawaban.MENUNGGU


def _pola(
    distribusi: Mapping[Predikat, int], capaian: CapaianOrganisasi | None, pada: date
) -> tuple[tuple[SyaratPola, ...], tuple[SyaratRekap, ...], tuple[str, ...]]:
    """The conditions of a capaian, how each is met, and what is to be warned of."""
    if capaian is None:
        return (), (SyaratRekap(TANPA_CAPAIAN, None),), ()
    try:
        rule = muat("pola_distribusi").pada(pada)
    except AturanBelumBerlaku as problem:
        return (), (SyaratRekap(str(problem), None),), ()
    conditions: tuple[SyaratPola, ...] = rule.hasil[capaian]
    return conditions, tuple(_syarat(one, distribusi) for one in conditions), rule.peringatan


def _syarat(syarat: SyaratPola, distribusi: Mapping[Predikat, int]) -> SyaratRekap:
    names = " dan/atau ".join(one.value for one in syarat.predikat)
    total, count = sum(distribusi.values()), sum(distribusi.get(one, 0) for one in syarat.predikat)
    if not total:
        return SyaratRekap(f"{names} {syarat.batas}: {TANPA_PREDIKAT}", None)
    complaint = syarat.keluhan(count, total)
    return SyaratRekap(complaint or f"{names} {count} dari {total} pegawai, {syarat.batas}: sesuai.", complaint is None)


def _predikat(hasil: HasilPemeringkatan, pola: Sequence[SyaratPola]) -> tuple[JumlahPredikat, ...]:
    alone = {one.predikat[0]: one for one in reversed(pola) if len(one.predikat) == 1}
    return tuple(
        JumlahPredikat(
            one, hasil.distribusi.get(one, 0), hasil.usulan_distribusi.get(one, 0),
            alone[one].paling_banyak_persen if one in alone else None,
            alone[one].paling_sedikit_persen if one in alone else None,
        )
        for one in Predikat
    )


def _petak(hasil: HasilPemeringkatan, pada: date) -> tuple[PetakPeta, ...]:
    """The nine boxes: perilaku from high to low, in each of them hasil from low to high."""
    groups: Mapping[Tingkat, Mapping[Tingkat, Kelompok]] = muat("kelompok").pada(pada).hasil
    return tuple(
        PetakPeta(result, behaviour, groups[result][behaviour], tuple(
            one for one in hasil.pegawai if one.tingkat_hasil is result and one.tingkat_perilaku is behaviour
        ))
        for behaviour in Tingkat for result in reversed(Tingkat)
    )


def _rujukan(pengaturan: Pengaturan, jawaban: Sequence[JawabanPegawai], lain: Iterable[str]) -> tuple[str, ...]:
    """The sources of what is shown, each once, with how sure it is and since when it holds."""
    pada = pengaturan.periode.selesai
    days = dict.fromkeys(("kelompok", "predikat", "rentang_nilai", "pemeringkatan"), pada)
    if pengaturan.capaian_organisasi is not None:
        days["pola_distribusi"] = pada
    if any(one.tenggat is not None for one in jawaban):
        days["tenggat"] = pengaturan.tanggal_evaluasi or pada
    days |= dict.fromkeys(lain, pada)
    lines: dict[str, None] = {}
    for code, day in days.items():
        try:
            lines |= dict.fromkeys(dasar_aturan(code, day))
        except AturanBelumBerlaku:
            continue
    return tuple(lines)
