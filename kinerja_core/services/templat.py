"""Templat: blank workbooks, or one prefilled staff workbook per person of a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from kinerja_core.model.buku import BukuUnit, PesertaDaftar
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import TAHUN_PERTAMA, TAHUN_TERAKHIR
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.model.istilah import Bulan, JenisSKP, tanggal_panjang
from kinerja_core.model.keadaan import KELUAR
from kinerja_core.model.kertas import Kertas, cari_kertas
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masalah import rincian
from kinerja_core.model.nip import NIP
from kinerja_core.model.periode import Periode
from kinerja_core.model.skp import SKP
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.services.berkas import (
    kumpulkan,
    nama_aman,
    satu_berkas,
    tolak_bila_ada,
    tolak_bukan_folder,
    tulis,
)
from kinerja_core.services.daftar_unit import terbaru
from kinerja_core.services.jadwal import tahun_berjalan
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.ketikan import kata, nama_unit_diketik
from kinerja_core.services.penahanan import sebut_tempat
from kinerja_core.services.penantian_360 import baca_daftar
from kinerja_core.services.penugasan_360 import tulis_buku_penilai
from kinerja_core.services.prabuku import PengisiBuku, TahunLalu, skp_tahun_baru, tahun_lalu_per_nip
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from kinerja_core.workbooks.buku_skp.identitas import TAHUN_SKP_PERTAMA, harus_beraturan
from kinerja_core.workbooks.daftar_kantor.baca import baca_daftar_pegawai
from kinerja_core.workbooks.daftar_kantor.buku import bangun_daftar

#: Kinds of workbook ``kinerja templat`` makes.
JENIS_BUKU: Final = ("skp", "penilaian-360", "unit", "daftar")


_CSV: Final = ".csv"


@dataclass(slots=True)
class HasilTemplat:
    """What was made, and the findings of the list of people."""

    dibuat: list[Path] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    dengan_skp_lalu: int = 0  #: workbooks that carry the SKP of last year
    keluar: tuple[str, ...] = ()  #: who has left the unit before the year, and gets no workbook


@dataclass(frozen=True, slots=True)
class DaftarOrang:
    """A list of people, and what is to be said about it: its sheets where several hold people, unit and year of all."""

    berkas: Path
    lembar: tuple[str, ...] = ()
    unit: str | None = None
    tahun: int | None = None  #: of spans that name none


def templat(
    jenis_buku: str,
    keluaran: Path,
    *,
    jenis: str | None = None,
    tahun: int | None = None,
    pegawai: Path | None = None,
    lembar: Sequence[str] = (),
    unit: str | None = None,
    skp_lalu: Path | None = None,
    penugasan: Path | None = None,
    kertas: str = "a4",
    timpa: bool = False,
    kemajuan: Kemajuan = diam,
) -> HasilTemplat:
    """Make a blank workbook, or one filled from a list of people.

    With ``pegawai`` a staff workbook is made for each SKP of the list, into the folder ``keluaran``; the workbook of a
    360° evaluator is one file that lists all of them to be rated, and so does that of a unit, with room for all. A
    list (``daftar``) is the office's own in the form of the template.

    Args:
        jenis_buku: ``skp``, ``penilaian-360``, ``unit`` or ``daftar``.
        keluaran: a file, or with ``skp`` and ``pegawai`` a folder.
        jenis: variant of the SKP, as on the command line; kuantitatif-ja-jf when not given. Only of ``skp``; a row of
            the list that says its own keeps it.
        tahun: year of the cycle; the current one when not given, or that of the spans in the list.
        pegawai: list of people (.xlsx or .csv), or the report of BKN's e-Kinerja; a person with a mistake is reported
            and left out.
        lembar: sheets of the list, where several hold people.
        unit: unit of all people, where the list has no column for it.
        skp_lalu: folder of last year's staff workbooks; who has one there gets its SKP, penilai and officials.
        penugasan: the list of who rates whom; with ``penilaian-360`` a workbook for each evaluator, into a folder.
        kertas: ``a4`` or ``f4``: paper its pages are set up for, and in a unit also that of its letters.
        timpa: overwrite, keeping a backup.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: unknown kind, nobody usable in the list, an option without effect, or a target exists.
        AturanBelumBerlaku: a year before the first rules.
    """
    if jenis_buku not in JENIS_BUKU:
        raise GalatKinerja(f'Buku kerja "{jenis_buku}" tidak dikenal; pilih {" atau ".join(JENIS_BUKU)}.')
    if jenis is not None and jenis_buku != "skp":
        raise GalatKinerja(f"--jenis hanya untuk buku kerja skp; buku {jenis_buku} tidak mempunyai varian.")
    for option, given in (("--lembar", bool(lembar)), ("--unit", unit is not None)):
        if given and pegawai is None:
            raise GalatKinerja(f"{option} tidak berpengaruh tanpa --pegawai; hapus {option}, atau sebutkan --pegawai.")
    variant = kata(JenisSKP, jenis, "Jenis SKP") if jenis is not None else JenisSKP.KUANTITATIF_JA_JF
    _tolak_tahun(jenis_buku, tahun)
    paper = cari_kertas(kertas)
    if skp_lalu is not None and (pegawai is None or jenis_buku != "skp"):
        raise GalatKinerja("--skp-lalu dipakai bersama --pegawai, hanya untuk buku kerja skp.")
    if penugasan is not None:
        return _one_each_rater(jenis_buku, keluaran, penugasan, (pegawai, tahun), paper, timpa, kemajuan)
    named = None if unit is None else nama_unit_diketik(unit)
    listed = None if pegawai is None else DaftarOrang(pegawai, tuple(lembar), named, tahun)
    if listed is not None and jenis_buku == "skp":
        return _one_each(listed, keluaran, _Rencana(variant, tahun, paper), skp_lalu, timpa, kemajuan)
    return _one_file(jenis_buku, keluaran, listed, _Rencana(variant, tahun, paper), timpa)


def tahun_diterima() -> tuple[int, int]:
    """First and last year of a blank workbook: the first with rules, and a year is evaluated in the one after it."""
    return TAHUN_SKP_PERTAMA, TAHUN_TERAKHIR - 1


def _tolak_tahun(jenis_buku: str, tahun: int | None) -> None:
    """Refuse a year without rules, and one that is evaluated too late."""
    if tahun is None:
        return
    if not TAHUN_PERTAMA <= tahun < TAHUN_TERAKHIR:  # a year is evaluated in the one after it
        raise GalatKinerja(f"Tahun {tahun} di luar {TAHUN_PERTAMA} s.d. {TAHUN_TERAKHIR - 1}.")
    if jenis_buku in {"skp", "daftar"}:  # the others ask for rules of their own
        harus_beraturan(tahun)


def _one_each_rater(
    jenis_buku: str, folder: Path, penugasan: Path, lain: tuple[object, ...], kertas: Kertas, timpa: bool,
    kemajuan: Kemajuan,
) -> HasilTemplat:
    """One workbook for each evaluator of a list, whose period and people are those of the list."""
    tolak_bukan_folder(folder)
    if jenis_buku != "penilaian-360":
        raise GalatKinerja("--penugasan hanya untuk buku kerja penilaian-360.")
    if any(one is not None for one in lain):
        raise GalatKinerja("--pegawai dan --tahun tidak berpengaruh bersama --penugasan; hapus salah satunya.")
    return HasilTemplat(tulis_buku_penilai(baca_daftar(penugasan), folder, kertas, timpa=timpa, kemajuan=kemajuan))


def tahun_masih_dievaluasi(jenis_buku: str, hari_ini: date | None = None) -> str:
    """What is said of a workbook of the evaluation made without a year while the year before is still evaluated."""
    today = hari_ini or hari_kini()
    running = tahun_berjalan(today)
    if jenis_buku not in {"penilaian-360", "unit"} or running == today.year:
        return ""
    return (
        f"Buku ini untuk tahun {today.year}. Tahun {running} masih dievaluasi; bila tahun itu yang dimaksud, "
        f"ulangi dengan --tahun {running}."
    )


def _one_file(
    jenis_buku: str, keluaran: Path, daftar: DaftarOrang | None, rencana: _Rencana, timpa: bool
) -> HasilTemplat:
    """One workbook, blank or with everybody of a list."""
    if keluaran.suffix.casefold() != ".xlsx":
        raise GalatKinerja(f'Hasilnya buku kerja Excel; beri "{keluaran}" akhiran .xlsx.')
    tolak_bila_ada([keluaran], timpa)
    people, findings = _people(daftar) if daftar is not None else ((), ())
    result = HasilTemplat(temuan=[*findings])
    year, paper = rencana.tahun_bawaan, rencana.kertas
    if jenis_buku == "penilaian-360":
        content = bangun_penilaian_360(year, pegawai=[person.pegawai for person in terbaru(people)], kertas=paper)
    elif jenis_buku == "unit":
        content = bangun_unit(None, year, anggota=terbaru(people), kertas=paper)
    elif jenis_buku == "daftar":
        content = bangun_daftar(year, people, paper)
    else:
        content = bangun_skp(rencana.jenis, year, kertas=paper)
    result.dibuat.append(tulis(keluaran, content, timpa=timpa))
    return result


def _people(daftar: DaftarOrang) -> tuple[tuple[PesertaDaftar, ...], tuple[Temuan, ...]]:
    """People of a list that can be used, with the findings about the others."""
    source = satu_berkas(daftar.berkas, "daftar pegawai (.xlsx atau .csv)")
    people, findings = baca_daftar_pegawai(source, daftar.lembar, daftar.unit, daftar.tahun)
    if not people:
        raise GalatKinerja(
            f'Tidak ada pegawai yang dapat dipakai di "{daftar.berkas}":\n'
            + rincian([f"{t.tempat}: {t.pesan} {t.saran}" for t in findings])
        )
    return people, findings


class _Rencana:
    """How staff workbooks are to be made: what the call says, and what a row of the list says better."""

    def __init__(self, jenis: JenisSKP, tahun: int | None, kertas: Kertas) -> None:
        self.jenis, self.tahun, self.kertas = jenis, tahun, kertas
        self._pengisi: dict[tuple[JenisSKP, int], PengisiBuku] = {}

    @property
    def tahun_bawaan(self) -> int:
        """The year of what says none."""
        return self.tahun or hari_kini().year

    def tahun_bagi(self, person: PesertaDaftar) -> int:
        """The year of a person's SKP."""
        return person.mulai.year if person.mulai is not None else self.tahun_bawaan

    def cocok(self, person: PesertaDaftar) -> bool:
        """Whether the span in the list is of the year that was asked for."""
        return self.tahun is None or person.mulai is None or person.mulai.year == self.tahun

    def buku(self, person: PesertaDaftar, lama: SKP | None) -> bytes:
        """The workbook of one SKP; with ``lama`` the rows of that are carried over."""
        year, kind = self.tahun_bagi(person), person.jenis_skp or self.jenis
        if lama is not None:
            return bangun_skp(isi=BukuSKP(skp=skp_tahun_baru(lama, person, year)), kertas=self.kertas)
        if (kind, year) not in self._pengisi:
            self._pengisi[kind, year] = PengisiBuku(kind, year, self.kertas)
        return self._pengisi[kind, year].buku(person)


def _one_each(
    daftar: DaftarOrang, folder: Path, rencana: _Rencana, lalu: Path | None, timpa: bool, kemajuan: Kemajuan
) -> HasilTemplat:
    """One staff workbook for each SKP of a list."""
    tolak_bukan_folder(folder)
    listed, findings = _people(daftar)
    result = HasilTemplat(temuan=list(findings))
    gone = _keluar(daftar.berkas, rencana)
    result.keluar = tuple(one.pegawai.nama for one in listed if one.pegawai.nip in gone)
    listed = tuple(one for one in listed if one.pegawai.nip not in gone)
    wanted = [one for one in listed if rencana.cocok(one)]
    unruled = {year: _tanpa_aturan(year) for year in {rencana.tahun_bagi(one) for one in wanted}}
    people = [one for one in wanted if not unruled[rencana.tahun_bagi(one)]]
    result.temuan += [
        buat_temuan("PERIODE-TANPA-ATURAN", f"SKP {one.pegawai.nama}: {said}", berkas=daftar.berkas.name)
        for one in wanted if (said := unruled[rencana.tahun_bagi(one)])
    ]
    result.temuan += [
        buat_temuan(
            "SKP-PERIODE", f"Periode SKP {one.pegawai.nama} di daftar adalah {rencana.tahun_bagi(one)}, sedangkan "
            f"buku kerja yang diminta untuk {rencana.tahun}; buku kerjanya tidak dibuat.", berkas=daftar.berkas.name,
            saran="Hapus --tahun, atau perbaiki periodenya di daftar.",
        )
        for one in listed if not rencana.cocok(one)
    ]
    times = Counter(one.pegawai.nip for one in people)
    targets = [folder / _name(one, times[one.pegawai.nip] > 1) for one in people]
    tolak_bila_ada(targets, timpa)
    known: dict[str, TahunLalu] = {}
    if lalu is not None:
        known, problems = tahun_lalu_per_nip(kumpulkan([lalu]))
        result.temuan += problems
        for one in (known[nip] for nip in times if nip in known):
            result.temuan += [_terbuka(one)] if one.terbuka else []
            result.temuan += [_tidak_disalin(one), *one.salah] if one.salah else []
    copied: list[tuple[PesertaDaftar, SKP]] = []
    for number, (person, target) in enumerate(zip(people, targets, strict=True)):
        kemajuan(number, len(people), target.name)
        before = known.get(person.pegawai.nip)
        old = None if before is None or before.salah else before.skp
        if old is not None and person.jenis_skp not in {None, old.jenis}:
            old = None  # other columns: its rows cannot be carried over
        copied += [(person, old)] if old is not None else []
        result.dibuat.append(tulis(target, rencana.buku(person, old), timpa=timpa))
    kemajuan(len(people), len(people), "")
    result.dengan_skp_lalu = len(copied)
    result.temuan += _masih_berlaku(copied, rencana)
    return result


def _masih_berlaku(disalin: Sequence[tuple[PesertaDaftar, SKP]], rencana: _Rencana) -> Iterator[Temuan]:
    """Which new workbooks begin while the SKP they carry still runs: in December the next year is easily meant."""
    begins = [(one.mulai or date(rencana.tahun_bagi(one), 1, 1), old) for one, old in disalin]
    early = [(day.year, old) for day, old in begins if day <= old.selesai]
    if early:
        years = ", ".join(map(str, sorted({year for year, _ in early})))
        names = sebut([f"{old.pegawai.nama} (s.d. {tanggal_panjang(old.selesai)})" for _, old in early])
        yield buat_temuan(
            "SKP-LALU-TAHUN",
            bertitik(
                f"{len(early)} buku baru untuk tahun {years} memuat SKP yang masih berlaku pada masanya, bukan SKP "
                f"sebelumnya: {names}"
            ),
        )


def _tanpa_aturan(tahun: int) -> str:
    """Why there is no SKP of a year; blank where there is."""
    try:
        harus_beraturan(tahun)
    except AturanBelumBerlaku as problem:
        return str(problem)
    return ""


def _terbuka(lalu: TahunLalu) -> Temuan:
    """What last year's dialogs leave to the first one of the new year."""
    texts = sebut([f'"{text}"' for text in lalu.terbuka], "strategi lainnya", pemisah="; ")
    return buat_temuan(
        "DIALOG-TERBUKA-LALU", f"Strategi dialog {lalu.skp.pegawai.nama} yang belum ditutup di buku lama: {texts}.",
        berkas=lalu.berkas,
    )


def _tidak_disalin(lalu: TahunLalu) -> Temuan:
    """That a new workbook has nothing of an old SKP of which a row may be missing."""
    return buat_temuan(
        "SKP-LALU-SALAH",
        f"SKP tahun lalu {lalu.skp.pegawai.nama} tidak disalin, karena buku lamanya memuat kesalahan pada lembar "
        f"{sebut_tempat(lalu.salah)}; buku barunya hanya berisi identitas.",
        berkas=lalu.berkas,
    )


def _keluar(berkas: Path, rencana: _Rencana) -> frozenset[NIP]:
    """Who of a unit workbook, given as the list, has left before the year; a list of an office says nothing of it."""
    book = None if berkas.suffix.casefold() == _CSV else baca_berkas(berkas).buku
    year = Periode(rencana.tahun_bawaan)
    members = book.anggota if isinstance(book, BukuUnit) else ()
    return frozenset(
        one.pegawai.nip for one in members if one.keadaan in KELUAR and not one.bertugas_selama(year)
    )


def _name(person: PesertaDaftar, several: bool) -> str:
    """Name of a file; of a person with several SKP also their span."""
    span = ""
    if several and person.mulai is not None and person.selesai is not None:
        months = [f"{day.day} {list(Bulan)[day.month - 1].value}" for day in (person.mulai, person.selesai)]
        span = f" {months[0]} - {months[1]} {person.mulai.year}"
    return f"{nama_aman(person.pegawai.nama, 40)} {person.pegawai.nip}{span}.xlsx"
