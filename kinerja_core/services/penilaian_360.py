"""Penilaian 360°: the workbooks of many evaluators into one score per pegawai, without naming anybody."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from kinerja_core.batas.arsip import berkas_nyata
from kinerja_core.model.buku import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Tingkatan
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.penilaian_360 import BukuPenilaian360, HasilPerilaku360
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.perilaku_360 import alasan_tidak_dihitung, instrumen, skor_perilaku_360
from kinerja_core.services.berkas import TidakDapatMenulis, kumpulkan
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.periksa import HasilPeriksa, baca_semua
from kinerja_core.services.rekap_tutup import RekapTutup
from kinerja_core.workbooks.baca import HasilBaca
from kinerja_core.workbooks.buku_360.antarbuku import penilaian_terpakai
from kinerja_core.workbooks.daftar_kantor.baca import baca_daftar_pegawai


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

    def hitungan(self) -> dict[str, Any]:
        """What ``kinerja gabung --json`` tells: how many, and of nobody by name."""
        return {
            "periode": str(self.periode),
            "dinilai": len(self.pegawai),
            "berskor": len(self.skor),
            "sementara": sum(one.sementara for one in self.pegawai),
            "temuan": [item.model_dump(mode="json") for item in self.temuan],
            "peringatan": list(self.peringatan),
        }

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja perilaku --json`` prints: scores, and of the groups and comments only how many."""
        return {
            "periode": str(self.periode),
            "pegawai": [
                one.model_dump(mode="json", exclude={"komentar": True, "kelompok": {"__all__": {"rata", "perilaku"}}})
                | {"banyak_komentar": len(one.komentar)}
                for one in self.pegawai
            ],
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


def perilaku(
    folder: Path, periode: str | None = None, kemajuan: Kemajuan = diam, penilai: Path | None = None
) -> HasilPerilaku:
    """Score every pegawai rated in the evaluators' workbooks below a folder, and remember what was shown.

    Args:
        folder: where the workbooks are; staff and unit workbooks among them only lend their people's names.
        periode: the period to score; needed only when the workbooks are of several.
        kemajuan: called with the progress.
        penilai: the list of everybody who is expected to rate; until all are in the scores are held back.

    Raises:
        GalatKinerja: no such folder, no evaluator's workbook in it, several periods, or an unknown period.
    """
    if not folder.is_dir():
        raise GalatKinerja(f'"{folder}" bukan folder. Sebutkan folder yang berisi buku penilaian 360°.')
    files = kumpulkan([folder])
    read = baca_semua(files, kemajuan)
    mine = tuple(hasil for hasil in read if hasil.jenis in {"penilaian-360", None})
    if not any(hasil.jenis for hasil in mine):
        raise GalatKinerja(f'Tidak ada buku penilaian 360° di "{folder}" maupun di dalam foldernya.')
    told = rekap_360(read, _period(read, periode), folder_360(files, read), _expected(penilai))
    return HasilPerilaku(told, HasilPeriksa(mine))


def _expected(daftar: Path | None) -> frozenset[NIP]:
    """Everybody of a list of evaluators.

    Raises:
        GalatKinerja: the list cannot be used, or not wholly: an evaluator who is left out would not be waited for.
    """
    if daftar is None:
        return frozenset()
    people, told = baca_daftar_pegawai(daftar)
    findings = [item for item in told if item.tingkat is Tingkatan.KESALAHAN]
    if findings or not people:
        said = " ".join(item.pesan for item in findings[:3]) or "Tidak ada orang di dalamnya."
        raise GalatKinerja(f'Daftar penilai "{daftar}" belum dapat dipakai. {said}')
    return frozenset(one.pegawai.nip for one in people)


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


def folder_360(files: Sequence[Path], hasil: Sequence[HasilBaca]) -> Path | None:
    """The folder that holds all evaluators' workbooks among files; ``None`` when there is none."""
    folders = [str(berkas_nyata(file).parent) for file, item in zip(files, hasil, strict=True) if item.rahasia]
    return Path(os.path.commonpath(folders)) if folders else None


def rekap_360(
    hasil: Sequence[HasilBaca], periode: Periode, folder: Path | None = None, penilai: frozenset[NIP] = frozenset()
) -> Rekap360:
    """Scores of a period from files as read; what is of another period or cannot be scored becomes a finding.

    Args:
        hasil: the files.
        periode: what is scored.
        folder: where it is remembered what was shown (:mod:`.rekap_tutup`).
        penilai: evaluators who are expected.
    """
    closed = None if folder is None else RekapTutup.baca(folder, periode)
    told = _recap(hasil, periode, _awaited(hasil, periode, penilai), closed)
    if closed is None:
        return told
    try:
        closed.ingat()
    except TidakDapatMenulis as problem:
        told = _recap(hasil, periode, _Awaited(True, frozenset(), ()), closed)
        why = f"Skor 360° tidak ditampilkan, sebab yang ditampilkan tidak dapat diingat. {problem}"
        return replace(told, peringatan=(*told.peringatan, why))
    return told


class _Awaited(NamedTuple):
    """Whose ratings are not all in: everybody's, or those of some; and why."""

    semua: bool
    siapa: frozenset[NIP]
    sebab: tuple[str, ...]


def _awaited(hasil: Sequence[HasilBaca], periode: Periode, penilai: frozenset[NIP]) -> _Awaited:
    """What is still expected: evaluators of the list without a workbook, unusable workbooks, and blank items."""
    tool = instrumen(periode.selesai).hasil
    unusable = [item for item in hasil if item.rahasia and item.buku is None]
    books = [item.buku for item in hasil if isinstance(item.buku, BukuPenilaian360) and item.buku.periode == periode]
    away = penilai - {book.penilai.nip for book in books}
    partly = {
        rating.nip for book in books for rating in book.penilaian if alasan_tidak_dihitung(rating, tool) is not None
    }
    reasons = (
        (len(away), "penilai dari daftar belum mengirim bukunya"),
        (len(unusable), "buku penilaian 360° masih kosong atau tidak dapat dipakai"),
        (len(partly), "pegawai mempunyai penilaian yang butirnya belum lengkap"),
    )
    said = tuple(f"{many} {what}" for many, what in reasons if many)
    return _Awaited(bool(away or unusable), frozenset(partly), said)


def _recap(
    hasil: Sequence[HasilBaca], periode: Periode, awaited: _Awaited, closed: RekapTutup | None
) -> Rekap360:
    others = Counter(
        item.buku.periode for item in hasil
        if isinstance(item.buku, BukuPenilaian360) and item.buku.periode != periode
    )
    findings = [
        buat_temuan("P360-PERIODE", f"{many} buku penilaian 360° untuk {other}, sedangkan yang dihitung {periode}.")
        for other, many in others.items()
    ]
    known = {
        item.buku.skp.pegawai.nip: item.buku.skp.pegawai for item in hasil if isinstance(item.buku, BukuSKP)
    }
    people: list[HasilPerilaku360] = []
    warnings: dict[str, None] = {}
    for nip, ratings in penilaian_terpakai(hasil, periode).items():
        waiting = awaited.semua or nip in awaited.siapa
        ruling = skor_perilaku_360(list(ratings.values()), periode.selesai, sementara=waiting)
        one = ruling.hasil
        if (person := known.get(nip)) is not None:
            one = one.model_copy(update={"nama": person.nama, "jabatan": person.jabatan})
        if closed is not None:
            one = closed.tampil(ratings, one, instrumen(periode.selesai).hasil)
        people.append(one)
        warnings |= dict.fromkeys(ruling.peringatan)
    people.sort(key=lambda one: (one.nama.casefold(), one.nip))
    waiting_for = sum(one.sementara for one in people)
    if waiting_for:
        why = f": {'; '.join(awaited.sebab)}." if awaited.sebab else "."
        said = f"Skor {waiting_for} pegawai masih sementara dan belum ditampilkan"
        findings.append(buat_temuan("P360-SEMENTARA", said + why))
    if without := sum(one.skor is None and not one.sementara for one in people):
        findings.append(buat_temuan(
            "P360-TANPA-SKOR",
            f"{without} pegawai belum mempunyai skor perilaku 360°, sebab belum ada penilaian Atasan yang dihitung.",
        ))
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
    if strangers := sum(one.nip not in members for one in rekap.pegawai):
        findings.append(
            buat_temuan("P360-BUKAN-ANGGOTA", f"{strangers} pegawai dinilai, tetapi NIP-nya tidak ada di unit ini.")
        )
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
