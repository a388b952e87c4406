"""Templat: blank workbooks, or one prefilled staff workbook per person of a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from kinerja_core.model.buku import AnggotaUnit, BukuSKP
from kinerja_core.model.dasar import TAHUN_PERTAMA, TAHUN_TERAKHIR
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.model.kertas import cari_kertas
from kinerja_core.model.skp import SKP
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import kumpulkan, nama_aman, satu_berkas, tolak_bila_ada, tulis
from kinerja_core.services.hitung import kata
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.prabuku import PengisiBuku, skp_lalu_per_nip, skp_tahun_baru
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from kinerja_core.workbooks.daftar import baca_daftar_pegawai

#: Kinds of workbook ``kinerja templat`` makes.
JENIS_BUKU: Final = ("skp", "penilaian-360", "unit")



@dataclass(slots=True)
class HasilTemplat:
    """What was made, and the findings of the list of people."""

    dibuat: list[Path] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)
    dengan_skp_lalu: int = 0  #: workbooks that carry the SKP of last year


def templat(
    jenis_buku: str,
    keluaran: Path,
    *,
    jenis: str | None = None,
    tahun: int | None = None,
    pegawai: Path | None = None,
    skp_lalu: Path | None = None,
    kertas: str = "a4",
    timpa: bool = False,
    kemajuan: Kemajuan = diam,
) -> HasilTemplat:
    """Make a blank workbook, or one filled from a list of people.

    With ``pegawai`` a staff workbook is made for each person, into the folder ``keluaran``; the workbook of a 360°
    evaluator is one file that lists all of them to be rated, and so does that of a unit, with room for all.

    Args:
        jenis_buku: ``skp``, ``penilaian-360`` or ``unit``.
        keluaran: a file, or with ``skp`` and ``pegawai`` a folder.
        jenis: variant of the SKP, as on the command line; kuantitatif-ja-jf when not given. Only of ``skp``.
        tahun: year of the cycle; the current one when not given.
        pegawai: list of people (.xlsx or .csv); a person with a mistake is reported and left out.
        skp_lalu: folder of last year's staff workbooks; who has one there gets its SKP, penilai and officials.
        kertas: ``a4`` or ``f4``: paper its pages are set up for, and in a unit also that of its letters.
        timpa: overwrite, keeping a backup.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: unknown kind, nobody usable in the list, or a target exists.
    """
    if jenis_buku not in JENIS_BUKU:
        raise GalatKinerja(f'Buku kerja "{jenis_buku}" tidak dikenal; pilih {" atau ".join(JENIS_BUKU)}.')
    if jenis is not None and jenis_buku != "skp":
        raise GalatKinerja(f"--jenis hanya untuk buku kerja skp; buku {jenis_buku} tidak mempunyai varian.")
    variant = kata(JenisSKP, jenis, "Jenis SKP") if jenis is not None else JenisSKP.KUANTITATIF_JA_JF
    year = tahun if tahun is not None else date.today().year  # noqa: DTZ011 - the office's own calendar
    if not TAHUN_PERTAMA <= year <= TAHUN_TERAKHIR:
        raise GalatKinerja(f"Tahun {year} di luar {TAHUN_PERTAMA} s.d. {TAHUN_TERAKHIR}.")
    paper = cari_kertas(kertas)
    if skp_lalu is not None and (pegawai is None or jenis_buku != "skp"):
        raise GalatKinerja("--skp-lalu dipakai bersama --pegawai, hanya untuk buku kerja skp.")
    if pegawai is not None and jenis_buku == "skp":
        fill = PengisiBuku(variant, year, paper)
        return _one_each(pegawai, keluaran, fill, skp_lalu, timpa, kemajuan)
    if keluaran.suffix.casefold() != ".xlsx":
        raise GalatKinerja(f'Hasilnya buku kerja Excel; beri "{keluaran}" akhiran .xlsx.')
    tolak_bila_ada([keluaran], timpa)
    people, findings = _people(pegawai) if pegawai is not None else ((), ())
    result = HasilTemplat(temuan=[*findings])
    if jenis_buku == "penilaian-360":
        content = bangun_penilaian_360(year, pegawai=[person.pegawai for person in people], kertas=paper)
    elif jenis_buku == "unit":
        content = bangun_unit(None, year, anggota=people, kertas=paper)
    else:
        content = bangun_skp(variant, year, kertas=paper)
    result.dibuat.append(tulis(keluaran, content, timpa=timpa))
    return result


def _people(daftar: Path) -> tuple[tuple[AnggotaUnit, ...], tuple[Temuan, ...]]:
    """People of a list that can be used, with the findings about the others."""
    people, findings = baca_daftar_pegawai(satu_berkas(daftar, "daftar pegawai (.xlsx atau .csv)"))
    if not people:
        raise GalatKinerja(
            f'Tidak ada pegawai yang dapat dipakai di "{daftar}":\n'
            + "\n".join(f"- {t.tempat}: {t.pesan} {t.saran}" for t in findings)
        )
    return people, findings


def _one_each(
    daftar: Path, folder: Path, pengisi: PengisiBuku, lalu: Path | None, timpa: bool, kemajuan: Kemajuan
) -> HasilTemplat:
    people, findings = _people(daftar)
    targets = [folder / _name(person) for person in people]
    tolak_bila_ada(targets, timpa)
    result = HasilTemplat(temuan=list(findings))
    known: dict[str, SKP] = {}
    if lalu is not None:
        known, problems = skp_lalu_per_nip(kumpulkan([lalu]))
        result.temuan += problems
    for number, (person, target) in enumerate(zip(people, targets, strict=True)):
        kemajuan(number, len(people), target.name)
        old = known.get(person.pegawai.nip)
        if old is not None:
            result.dengan_skp_lalu += 1
            content = bangun_skp(isi=BukuSKP(skp=skp_tahun_baru(old, person, pengisi.tahun)), kertas=pengisi.kertas)
        else:
            content = pengisi.buku(person)
        result.dibuat.append(tulis(target, content, timpa=timpa))
    kemajuan(len(people), len(people), "")
    return result


def _name(person: AnggotaUnit) -> str:
    return f"{nama_aman(person.pegawai.nama, 40)} {person.pegawai.nip}.xlsx"
