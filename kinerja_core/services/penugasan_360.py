"""Penugasan 360°: propose who rates whom, and make the workbook of each evaluator with just those."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Hubungan, Perilaku
from kinerja_core.model.kertas import Kertas
from kinerja_core.model.nip import NIP
from kinerja_core.model.penilaian_360 import BukuPenilaian360, Penilai360, Penilaian360
from kinerja_core.model.penugasan_360 import CaraPilihPenilai, DaftarPenilai360, Penugasan360
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.aturan import AturanBelumBerlaku, Rujukan
from kinerja_core.rules.jadwal import jadwal, tahap_perilaku
from kinerja_core.rules.penugasan_360 import SEMUA, CaraPenugasan, cara_penugasan, usulkan_penilai
from kinerja_core.rules.perilaku_360 import instrumen
from kinerja_core.services.berkas import nama_aman, satu_berkas, tolak_bila_ada, tulis
from kinerja_core.services.buku_unit import buku_unit_dari
from kinerja_core.services.daftar_unit import daftar_dari
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.ketikan import kata, nama_unit_diketik, tanggal
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_penilaian_360


@dataclass(frozen=True, slots=True)
class PilihanPenugasan:
    """What is asked of the proposal; ``None`` means as the rule of the period has it.

    ``lembar`` and ``unit`` are of a list of people: its sheets, and the unit of all where it has no column for it.
    """

    periode: str | None = None
    rekan: str | None = None
    bawahan: str | None = None
    tanpa_diri: bool = False
    pilih: str | None = None
    tutup: str | None = None
    lembar: tuple[str, ...] = ()
    unit: str | None = None

    def cara(self, periode: Periode) -> CaraPenugasan:
        """The counts and the choice.

        Raises:
            GalatKinerja: one of them means nothing.
        """
        asked = {
            "rekan_sejawat": None if self.rekan is None else _banyak(self.rekan, "--rekan"),
            "bawahan": None if self.bawahan is None else _banyak(self.bawahan, "--bawahan"),
            "diri": False if self.tanpa_diri else None,
            "pilihan": None if self.pilih is None else kata(CaraPilihPenilai, self.pilih, "Cara memilih penilai"),
        }
        usual = cara_penugasan(periode.selesai).hasil
        return usual.model_copy(update={name: value for name, value in asked.items() if value is not None})


def _banyak(teks: str, pilihan: str) -> int:
    """How many evaluators: a number, or ``semua``."""
    said = teks.strip().casefold()
    if said == "semua":
        return SEMUA
    if not (said.isascii() and said.isdecimal()) or len(said) > 9 or int(said) > SEMUA:
        raise GalatKinerja(f'{pilihan} "{teks}" bukan banyaknya orang; tulis angka 0 s.d. {SEMUA}, atau semua.')
    return int(said)


@dataclass(frozen=True, slots=True)
class HasilPenugasan:
    """The proposed list, what to look at, and where the rule stands."""

    daftar: DaftarPenilai360
    catatan: tuple[str, ...]
    rujukan: tuple[Rujukan, ...]
    peringatan: tuple[str, ...] = ()
    temuan: tuple[Temuan, ...] = ()

    def jumlah(self) -> dict[NIP, tuple[str, Counter[Hubungan]]]:
        """How many of each group rate a person; who they are stands in the list alone."""
        found: dict[NIP, tuple[str, Counter[Hubungan]]] = {}
        for one in self.daftar.penugasan:
            found.setdefault(one.nip, (one.nama, Counter()))[1][one.hubungan] += 1
        return found

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja susun-penilai --json`` prints: counts, and of no evaluator who it is."""
        return {
            "periode": self.daftar.periode.kode,
            "tutup": None if self.daftar.tutup is None else self.daftar.tutup.isoformat(),
            "penilai": len(self.daftar.penilai),
            "pegawai": [
                {"nip": str(nip), "nama": name} | {group.slug: count[group] for group in Hubungan}
                for nip, (name, count) in self.jumlah().items()
            ],
            "catatan": list(self.catatan),
            "peringatan": list(self.peringatan),
            "rujukan": [str(one) for one in self.rujukan],
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
        }


def susun_penilai(
    data: Path, pilihan: PilihanPenugasan = PilihanPenugasan(), acak: Random | None = None
) -> HasilPenugasan:
    """Propose who rates whom in a unit.

    Args:
        data: the unit workbook with its roster and period, or an office's list of people.
        pilihan: counts, choice, period and last day.
        acak: draws the lots; of the system when not given.

    Raises:
        GalatKinerja: the data or what is asked cannot be used, or nobody has an evaluator.
    """
    people, own, told = _roster(satu_berkas(data, "buku unit (.xlsx) atau daftar pegawai"), pilihan)
    period = _period(pilihan.periode, own)
    try:
        ruling = usulkan_penilai(people, period, pilihan.cara(period), acak)
    except AturanBelumBerlaku as problem:
        raise GalatKinerja(str(problem)) from None
    pairs = ruling.hasil.penugasan
    if not any(one.hubungan is not Hubungan.DIRI for one in pairs):
        raise GalatKinerja(
            f'Tidak seorang pun di "{data.name}" mempunyai penilai: kolom NIP Pejabat Penilai di daftar pegawainya '
            "masih kosong. Isi kolom itu, lalu ulangi."
        )
    last = tutup_menurut_jadwal(period) if pilihan.tutup is None else tanggal(pilihan.tutup, "Tanggal tutup")
    if last is not None and last < period.mulai:
        raise GalatKinerja(f"Tanggal tutup {last.isoformat()} sebelum {period} dimulai.")
    listed = DaftarPenilai360(periode=period, tutup=last, penugasan=pairs)
    return HasilPenugasan(listed, ruling.hasil.catatan, ruling.rujukan, ruling.peringatan, told)


def _roster(
    berkas: Path, pilihan: PilihanPenugasan
) -> tuple[Sequence[AnggotaUnit], Periode | None, tuple[Temuan, ...]]:
    """The people, the period of a unit workbook, and findings of a list."""
    if berkas.suffix.casefold() != ".csv":
        read = baca_berkas(berkas)
        if read.jenis == "unit":
            for option, given in (("--lembar", pilihan.lembar), ("--unit", pilihan.unit)):
                if given:
                    raise GalatKinerja(f'{option} tidak berpengaruh: "{berkas.name}" buku unit. Hapus {option}.')
            book = buku_unit_dari(read)
            return book.anggota, book.pengaturan.periode, ()
    year = None if pilihan.periode is None else _period(pilihan.periode, None).tahun
    unit = None if pilihan.unit is None else nama_unit_diketik(pilihan.unit)
    people, told = daftar_dari(berkas, None, year, lembar=pilihan.lembar, unit=unit)
    return people, None, told


def _period(diminta: str | None, sendiri: Periode | None) -> Periode:
    if diminta is not None:
        try:
            return Periode.parse(diminta)
        except PeriodeSalah as problem:
            raise GalatKinerja(str(problem)) from None
    if sendiri is None:
        raise GalatKinerja("Sebutkan periode yang dinilai dengan --periode, misalnya --periode 2025-TW4.")
    return sendiri


def tutup_menurut_jadwal(periode: Periode) -> date | None:
    """The last day of the stage in which evaluators rate, as the calendar has it; ``None`` where it has none."""
    try:
        stages = {one.kode: one for one in jadwal(periode.tahun).hasil}
    except AturanBelumBerlaku:
        return None
    stage = stages.get(tahap_perilaku(periode))
    return None if stage is None else stage.selesai


def berkas_penugasan(hasil: HasilPenugasan) -> bytes:
    """The list as a workbook that the pengelola may change."""
    from kinerja_core.workbooks.buku_360.daftar_penilai import bangun_daftar_penilai  # noqa: PLC0415 - loads XlsxWriter

    return bangun_daftar_penilai(hasil.daftar)


# -- the workbooks of the evaluators --------------------------------------------------------------

#: Who rates oneself comes last.
_URUTAN: Final = (Hubungan.ATASAN, Hubungan.REKAN_SEJAWAT, Hubungan.BAWAHAN, Hubungan.DIRI)


def isi_buku_penilai(daftar: DaftarPenilai360) -> tuple[BukuPenilaian360, ...]:
    """What the workbook of each evaluator begins with: the people he rates, and as what; no score."""
    blank: dict[Perilaku, tuple[None, ...]] = {
        value: (None,) * len(items) for value, items in instrumen(daftar.periode.selesai).hasil.daftar_butir.items()
    }
    raters: dict[NIP, Penilai360] = {}
    pairs: dict[NIP, list[Penugasan360]] = defaultdict(list)
    for one in daftar.penugasan:
        raters.setdefault(one.penilai.nip, one.penilai)
        pairs[one.penilai.nip].append(one)
    return tuple(
        BukuPenilaian360(
            penilai=rater, periode=daftar.periode, tutup=daftar.tutup,
            penilaian=tuple(
                Penilaian360(nama=one.nama, nip=one.nip, jabatan=one.jabatan, hubungan=one.hubungan, skor=dict(blank))
                for one in sorted(pairs[nip], key=lambda one: (_URUTAN.index(one.hubungan), one.nama.casefold()))
            ),
        )
        for nip, rater in raters.items()
    )


def tulis_buku_penilai(
    daftar: DaftarPenilai360, folder: Path, kertas: Kertas = "a4", *, timpa: bool = False, kemajuan: Kemajuan = diam
) -> list[Path]:
    """One workbook for each evaluator of a list, into a folder.

    Raises:
        GalatKinerja: a target exists, or cannot be written.
    """
    try:
        books = isi_buku_penilai(daftar)
    except AturanBelumBerlaku as problem:
        raise GalatKinerja(str(problem)) from None
    targets = [
        folder / f"Penilaian 360 {nama_aman(book.penilai.nama, 40)} {book.penilai.nip}.xlsx" for book in books
    ]
    tolak_bila_ada(targets, timpa)
    made = []
    for number, (book, target) in enumerate(zip(books, targets, strict=True)):
        kemajuan(number, len(books), target.name)
        made.append(tulis(target, bangun_penilaian_360(isi=book, kertas=kertas), timpa=timpa))
    kemajuan(len(books), len(books), "")
    return made
