"""Penilaian 360°: the workbooks of many evaluators into one score per pegawai, without naming anybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.penilaian_360 import BukuPenilaian360, HasilPerilaku360
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.perilaku_360 import skor_perilaku_360
from kinerja_core.services.berkas import kumpulkan
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.periksa import HasilPeriksa, baca_semua
from kinerja_core.workbooks.baca import HasilBaca
from kinerja_core.workbooks.buku_360.antarbuku import penilaian_terpakai


@dataclass(frozen=True, slots=True)
class Rekap360:
    """Scores of a period by pegawai (in the order of their names), the findings about them, and the rule's warnings."""

    periode: Periode
    pegawai: tuple[HasilPerilaku360, ...]
    temuan: tuple[Temuan, ...] = ()
    peringatan: tuple[str, ...] = ()

    @property
    def skor(self) -> Mapping[NIP, Decimal]:
        """The scores that could be computed."""
        return {one.nip: one.skor for one in self.pegawai if one.skor is not None}

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja perilaku --json`` prints; ``kinerja gabung --json`` holds it too."""
        return {
            "periode": str(self.periode),
            "pegawai": [one.model_dump(mode="json") for one in self.pegawai],
            "temuan": [item.model_dump(mode="json") for item in self.temuan],
            "peringatan": list(self.peringatan),
        }


@dataclass(frozen=True, slots=True)
class HasilPerilaku:
    """What ``kinerja perilaku`` gives: the scores, and the files they come from."""

    rekap: Rekap360
    periksa: HasilPeriksa

    @property
    def temuan(self) -> tuple[Temuan, ...]:
        """Every finding: of the files, then of the scores."""
        return (*self.periksa.temuan, *self.rekap.temuan)


def perilaku(folder: Path, periode: str | None = None, kemajuan: Kemajuan = diam) -> HasilPerilaku:
    """Score every pegawai rated in the evaluators' workbooks below a folder.

    Args:
        folder: where the workbooks are; staff and unit workbooks among them only lend their people's names.
        periode: the period to score; needed only when the workbooks are of several.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: no such folder, no evaluator's workbook in it, several periods, or an unknown period.
    """
    if not folder.is_dir():
        raise GalatKinerja(f'"{folder}" bukan folder. Sebutkan folder yang berisi buku penilaian 360°.')
    read = baca_semua(kumpulkan([folder]), kemajuan)
    mine = tuple(hasil for hasil in read if hasil.jenis in {"penilaian-360", None})
    if not any(hasil.jenis for hasil in mine):
        raise GalatKinerja(f'Tidak ada buku penilaian 360° di "{folder}" maupun di dalam foldernya.')
    return HasilPerilaku(rekap_360(read, _period(read, periode)), HasilPeriksa(mine))


def _period(hasil: Sequence[HasilBaca], periode: str | None) -> Periode:
    if periode is not None:
        try:
            return Periode.parse(periode)
        except PeriodeSalah as problem:
            raise GalatKinerja(str(problem)) from None
    found = periode_360(hasil)
    if len(found) == 1:
        return found[0]
    if not found:
        raise GalatKinerja(
            "Tidak satu pun buku penilaian 360° dapat dipakai. Periksa dahulu foldernya dengan kinerja periksa."
        )
    raise GalatKinerja(
        f"Buku penilaian 360° di folder ini untuk beberapa periode ({', '.join(map(str, found))}); "
        "pilih satu dengan --periode."
    )


def periode_360(hasil: Sequence[HasilBaca]) -> list[Periode]:
    """The periods of the evaluators' workbooks, each once, in the order they are met."""
    return list(dict.fromkeys(item.buku.periode for item in hasil if isinstance(item.buku, BukuPenilaian360)))


def rekap_360(hasil: Sequence[HasilBaca], periode: Periode) -> Rekap360:
    """Scores of a period from files as read; what is of another period or cannot be scored becomes a finding."""
    findings = [
        buat_temuan(
            "P360-PERIODE", f"Buku penilaian 360° ini untuk {item.buku.periode}, sedangkan yang dihitung {periode}.",
            berkas=item.berkas,
        )
        for item in hasil
        if isinstance(item.buku, BukuPenilaian360) and item.buku.periode != periode
    ]
    people: list[HasilPerilaku360] = []
    warnings: dict[str, None] = {}
    for ratings in penilaian_terpakai(hasil, periode).values():
        ruling = skor_perilaku_360(ratings, periode.selesai)
        people.append(ruling.hasil)
        warnings |= dict.fromkeys(ruling.peringatan)
        if (one := ruling.hasil).skor is None:
            findings.append(buat_temuan("P360-TANPA-SKOR", f"{one.nama} (NIP {one.nip}): {' '.join(one.catatan)}"))
    people.sort(key=lambda one: (one.nama.casefold(), one.nip))
    return Rekap360(periode, tuple(people), tuple(findings), tuple(warnings))


def isi_skor(
    skor: Sequence[SkorPegawai], rekap: Rekap360, berkas: str | None = None
) -> tuple[tuple[SkorPegawai, ...], tuple[Temuan, ...]]:
    """Fill the blank skor perilaku of a unit. A score that is there already stays, with a finding when it differs.

    Args:
        skor: people of the unit.
        rekap: what the evaluators say.
        berkas: the unit workbook the scores were carried over from, named by the findings.

    Returns:
        The scores, and findings about what differs or belongs to nobody of the unit.
    """
    found = rekap.skor
    findings = [
        buat_temuan(
            "P360-SKOR-BERBEDA",
            f"{one.nama} (NIP {one.nip}): tertulis {_angka(one.perilaku)}, menurut penilaian 360° "
            f"{_angka(found[one.nip])}.",
            berkas=berkas,
        )
        for one in skor
        if one.perilaku is not None and found.get(one.nip, one.perilaku) != one.perilaku
    ]
    members = {one.nip for one in skor}
    findings += [
        buat_temuan("P360-BUKAN-ANGGOTA", f"{one.nama} (NIP {one.nip}) dinilai, tetapi tidak ada di unit ini.")
        for one in rekap.pegawai
        if one.nip not in members
    ]
    filled = tuple(
        one.model_copy(update={"perilaku": found[one.nip]}) if one.perilaku is None and one.nip in found else one
        for one in skor
    )
    return filled, tuple(findings)


def _angka(nilai: Decimal) -> str:
    return f"{nilai.normalize():f}".replace(".", ",")


def berkas_rekap(rekap: Rekap360) -> bytes:
    """The scores as a workbook, without anything that names an evaluator."""
    from kinerja_core.workbooks.buku_360.rekap import bangun_rekap_360  # noqa: PLC0415 - loads XlsxWriter, needed only here

    return bangun_rekap_360(rekap.pegawai, rekap.periode)
