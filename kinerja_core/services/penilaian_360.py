"""Penilaian 360°: the workbooks of many evaluators into one score per pegawai, without naming anybody."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from kinerja_core.batas.arsip import berkas_nyata
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Hubungan
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.penilaian_360 import BukuPenilaian360, HasilPerilaku360, Mutu360, Penilaian360
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.mutu_360 import (
    aturan_mutu,
    beda_kelompok,
    dengan_sebaran,
    hitung_penilai,
    mutu,
    penilai_anonim,
    sebaran_unit,
)
from kinerja_core.rules.pemeringkatan import bobot_dengan_rekan
from kinerja_core.rules.perilaku_360 import instrumen, skor_perilaku_360
from kinerja_core.services.berkas import TidakDapatMenulis, kumpulkan
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.ketikan import tanggal
from kinerja_core.services.penantian_360 import BukuMasuk, Penantian, baca_penantian, hari_ini_wib, saring
from kinerja_core.services.periksa import HasilPeriksa, baca_semua
from kinerja_core.services.rekap_tutup import RekapTutup
from kinerja_core.workbooks.baca import HasilBaca
from kinerja_core.workbooks.buku_360.antarbuku import penilaian_terpakai

#: Of a person's outcome, what only the recap itself shows.
_TERTUTUP: Final[Any] = {"komentar": True, "kelompok": {"__all__": {"rata", "perilaku", "sebaran"}}}


@dataclass(frozen=True, slots=True)
class Rekap360:
    """Scores of a period by pegawai (in the order of their names), the findings about them, and the rule's warnings."""

    periode: Periode
    pegawai: tuple[HasilPerilaku360, ...]
    temuan: tuple[Temuan, ...] = ()
    peringatan: tuple[str, ...] = ()
    masuk: BukuMasuk = field(default_factory=lambda: BukuMasuk(()))
    mutu: Mutu360 | None = None  #: what may be said of the evaluators; ``None`` while somebody is waited for

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
            **self._penilai(),
            "temuan": [item.model_dump(mode="json") for item in self.temuan],
            "peringatan": list(self.peringatan),
        }

    def _penilai(self) -> dict[str, Any]:
        """Counts of evaluators, and nothing of one."""
        return {
            "terlambat": self.masuk.terlambat, "tidak_masuk": self.masuk.tidak_masuk,
            "di_luar_daftar": self.masuk.di_luar_daftar,
            "mutu": None if self.mutu is None else self.mutu.model_dump(mode="json"),
        }

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja perilaku --json`` prints: scores, and of the groups and comments only how many."""
        return {
            "periode": str(self.periode),
            "pegawai": [
                one.model_dump(mode="json", exclude=_TERTUTUP) | {"banyak_komentar": len(one.komentar)}
                for one in self.pegawai
            ],
            **self._penilai(),
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
    folder: Path, periode: str | None = None, kemajuan: Kemajuan = diam, penilai: Path | None = None, *,
    lembar: Sequence[str] = (), tutup: str | None = None, sertakan_terlambat: bool = False,
    hari_ini: date | None = None,
) -> HasilPerilaku:
    """Score every pegawai rated in the evaluators' workbooks below a folder, and remember what was shown.

    Args:
        folder: where the workbooks are; staff and unit workbooks among them only lend their people's names. A list
            of who rates whom among them is used.
        periode: the period to score; needed only when the workbooks are of several.
        kemajuan: called with the progress.
        penilai: the list of everybody who is expected to rate, in place of the one in the folder; until all are in
            the scores are held back.
        lembar: sheets of that list, where several hold people.
        tutup: last day on which a workbook is waited for, ``2026-01-11``, in place of that of the list.
        sertakan_terlambat: what was saved later counts too.
        hari_ini: the day; today when not given.

    Raises:
        GalatKinerja: no such folder, no evaluator's workbook in it, several periods, an unknown period or one
            that no workbook is of, or late workbooks are to count and no last day is known.
    """
    if not folder.is_dir():
        raise GalatKinerja(f'"{folder}" bukan folder. Sebutkan folder yang berisi buku penilaian 360°.')
    files = kumpulkan([folder])
    read = baca_semua(files, kemajuan)
    mine = tuple(hasil for hasil in read if hasil.rahasia or hasil.jenis is None)
    if not any(hasil.jenis == "penilaian-360" for hasil in mine):
        raise GalatKinerja(f'Tidak ada buku penilaian 360° di "{folder}" maupun di dalam foldernya.')
    period = _period(read, periode)
    waiting = Penantian(
        tutup=None if tutup is None else tanggal(tutup, "Tanggal tutup"), sertakan_terlambat=sertakan_terlambat,
        hari_ini=hari_ini or hari_ini_wib(),
    )
    waiting = (
        waiting.dengan_folder(read, period) if penilai is None else baca_penantian(penilai, period, waiting, lembar)
    )
    if sertakan_terlambat and waiting.tutup is None:
        raise GalatKinerja(
            "--sertakan-terlambat tidak berpengaruh tanpa tanggal tutup; sebutkan --tutup, atau isi tanggal tutup di "
            "daftar penilai."
        )
    return HasilPerilaku(rekap_360(read, period, folder_360(files, read), waiting), HasilPeriksa(mine))


def _period(hasil: Sequence[HasilBaca], periode: str | None) -> Periode:
    found = periode_360(hasil)
    if periode is not None:
        try:
            asked = Periode.parse(periode)
        except PeriodeSalah as problem:
            raise GalatKinerja(str(problem)) from None
        if found and asked not in found:
            raise GalatKinerja(
                f"Tidak ada buku penilaian 360° untuk {asked} di folder ini; yang ada untuk "
                f"{', '.join(map(str, found))}. Pilih periode itu dengan --periode, atau sebutkan folder yang lain."
            )
        return asked
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
    folders = [
        str(berkas_nyata(file).parent) for file, item in zip(files, hasil, strict=True) if item.jenis == "penilaian-360"
    ]
    try:
        return Path(os.path.commonpath(folders)) if folders else None
    except ValueError:  # a link of Windows leads to another drive
        return Path(folders[0])


def rekap_360(
    hasil: Sequence[HasilBaca], periode: Periode, folder: Path | None = None, penantian: Penantian | None = None
) -> Rekap360:
    """Scores of a period from files as read; what is of another period or cannot be scored becomes a finding.

    Args:
        hasil: the files.
        periode: what is scored.
        folder: where it is remembered what was shown (:mod:`.rekap_tutup`).
        penantian: who is expected, until when; as the list among the files says when not given.
    """
    arrived = saring(hasil, periode, penantian or Penantian().dengan_folder(hasil, periode))
    closed = None if folder is None else RekapTutup.baca(folder, periode)
    told = _recap(periode, arrived, closed)
    if closed is None:
        return told
    try:
        closed.ingat()
    except TidakDapatMenulis as problem:
        told = _recap(periode, replace(arrived, semua=True, sebab=()), closed)
        why = f"Skor 360° tidak ditampilkan, sebab yang ditampilkan tidak dapat diingat. {problem}"
        return replace(told, peringatan=(*told.peringatan, why))
    return told


def _recap(periode: Periode, masuk: BukuMasuk, closed: RekapTutup | None) -> Rekap360:
    known = {
        item.buku.skp.pegawai.nip: item.buku.skp.pegawai for item in masuk.hasil if isinstance(item.buku, BukuSKP)
    }
    rated = penilaian_terpakai(masuk.hasil, periode)
    people: list[HasilPerilaku360] = []
    warnings: dict[str, None] = {}
    for nip, ratings in rated.items():
        one, told = _person(periode, ratings, closed, sementara=masuk.menunggu(nip))
        if (person := known.get(nip)) is not None:
            one = one.model_copy(update={"nama": person.nama, "jabatan": person.jabatan})
        people.append(one)
        warnings |= dict.fromkeys(told)
    people.sort(key=lambda one: (one.nama.casefold(), one.nip))
    whole = bool(people) and not masuk.semua and not any(one.sementara for one in people)
    quality = _quality(periode, rated, closed) if whole else None
    return Rekap360(periode, tuple(people), tuple(_told(periode, masuk, people)), tuple(warnings), masuk, quality)


def _told(periode: Periode, masuk: BukuMasuk, pegawai: Sequence[HasilPerilaku360]) -> Iterator[Temuan]:
    """What is of another period, late, outside the list, not there yet, or without a score."""
    others = Counter(
        item.buku.periode for item in masuk.hasil
        if isinstance(item.buku, BukuPenilaian360) and item.buku.periode != periode
    )
    for other, many in others.items():
        said = f"{many} buku penilaian 360° untuk {other}, sedangkan yang dihitung {periode}."
        yield buat_temuan("P360-PERIODE", said)
    yield from masuk.temuan
    if waiting_for := sum(one.sementara for one in pegawai):
        why = f": {'; '.join(masuk.sebab)}." if masuk.sebab else "."
        said = f"Skor {waiting_for} pegawai masih sementara dan belum ditampilkan"
        yield buat_temuan("P360-SEMENTARA", said + why)
    if without := sum(one.skor is None and not one.sementara for one in pegawai):
        yield buat_temuan(
            "P360-TANPA-SKOR",
            f"{without} pegawai belum mempunyai skor perilaku 360°, sebab belum ada penilaian Atasan yang dihitung.",
        )


def _person(
    periode: Periode, penilaian: Mapping[NIP, Penilaian360], closed: RekapTutup | None, *, sementara: bool
) -> tuple[HasilPerilaku360, tuple[str, ...]]:
    """What may be shown of one person, and the rule's warnings."""
    ratings = list(penilaian.values())
    ruling = skor_perilaku_360(ratings, periode.selesai, sementara=sementara)
    measures, tool = aturan_mutu(periode.selesai), instrumen(periode.selesai).hasil
    one = ruling.hasil if sementara else dengan_sebaran(ruling.hasil, ratings, tool, measures.hasil)
    if closed is not None:
        one = closed.tampil(penilaian, one, tool)
    if apart := beda_kelompok(one, measures.hasil):
        one = one.model_copy(update={"catatan": (*one.catatan, *apart)})
    return one, (*ruling.peringatan, *measures.peringatan)


def _quality(
    periode: Periode, dinilai: Mapping[NIP, Mapping[NIP, Penilaian360]], closed: RekapTutup | None
) -> Mutu360:
    """What may be said of all evaluators together, beside what closed recaps have said."""
    tool = instrumen(periode.selesai).hasil
    told = mutu(hitung_penilai(dinilai, tool, aturan_mutu(periode.selesai).hasil), tool)
    if closed is None:
        return told
    given: dict[NIP, list[Penilaian360]] = {rater: [] for rater in penilai_anonim(dinilai, tool)}
    for ratings in dinilai.values():
        for rater, one in ratings.items():
            if rater in given:
                given[rater].append(one)
    return closed.tampil_mutu(given, told, tool)


def usulan_bobot(skor: Sequence[SkorPegawai], rekap: Rekap360, pengaturan: Pengaturan) -> tuple[Temuan, ...]:
    """That other weights are proposed where the views of others than the atasan are in the skor perilaku."""
    proposed, own = bobot_dengan_rekan(rekap.periode.selesai), pengaturan.bobot
    found = {one.nip: one.perilaku for one in skor}
    people = sum(
        one.skor is not None and found.get(one.nip) == one.skor
        and any(group.bobot and group.hubungan not in _SENDIRI for group in one.kelompok)
        for one in rekap.pegawai
    )
    if not people or proposed is None or own in (None, proposed):
        return ()
    return (buat_temuan(
        "P360-BOBOT",
        f"Skor perilaku {people} pegawai memuat penilaian rekan sejawat atau bawahan, sedangkan bobot unit "
        f"{own[0]}:{own[1]}; yang diusulkan {proposed[0]}:{proposed[1]}.",
    ),)


#: Groups whose views need no other weights.
_SENDIRI: Final = frozenset({Hubungan.ATASAN.value, Hubungan.DIRI.value})


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

    return bangun_rekap_360(rekap.pegawai, rekap.periode, tentang_penilai(rekap), sebaran_unit(rekap.pegawai))


def tentang_penilai(rekap: Rekap360) -> tuple[tuple[str, str], ...]:
    """What a recap says of the evaluators together: what it is about, and a sentence."""
    arrived, quality = rekap.masuk, rekap.mutu
    told = [("Sesudah tanggal tutup", f"{arrived.terlambat} buku")] if arrived.terlambat else []
    if arrived.tanpa_waktu:
        said = f"{arrived.tanpa_waktu} buku; dihitung, sebab tidak dapat dikatakan terlambat"
        told.append(("Tidak menyebut kapan disimpan", said))
    told += [("Tidak masuk", f"{arrived.tidak_masuk} penilai dari daftar")] if arrived.tidak_masuk else []
    told += [("Di luar daftar", f"{arrived.di_luar_daftar} penilaian")] if arrived.di_luar_daftar else []
    if quality is None:
        return (*told, ("Mutu penilaian", "Belum disebut, sebab penilai yang diharapkan belum semuanya masuk."))
    hidden = "tidak disebut, agar tidak menunjuk penilainya"
    if quality.penilai_atasan is not None:
        same = f"{quality.atasan_sama} di antara {quality.penilai_atasan} atasan"
        told.append(("Atasan yang memberi semua pegawai skor yang sama", same))
    raters, answers = f"{quality.penilai_lain} penilai", f"{quality.jawaban} penilaian"
    for what, count, whole in (
        ("Penilai lain yang memberi semua pegawai skor yang sama", quality.lain_sama, raters),
        ("Jawaban yang menyendiri di kelompoknya", quality.menyendiri, answers),
    ):
        told.append((what, f"{hidden} ({whole})" if count is None else f"{count} di antara {whole}"))
    return tuple(told)
