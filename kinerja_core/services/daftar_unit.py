"""Daftar unit: who should be in a unit, from its earlier workbook, a list, and the books."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from kinerja_core.model.buku import AnggotaUnit, PesertaDaftar
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.keadaan import KELUAR
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import NIP, nip_seorang
from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import DISEBUT, bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import satu_berkas
from kinerja_core.workbooks.antarbuku import beda_identitas
from kinerja_core.workbooks.daftar_kantor.baca import baca_daftar_pegawai
from kinerja_core.workbooks.mesin.orang import nama_sama
from kinerja_core.workbooks.mesin.spek import lipat

#: People that are named who went to one unit, each of whom is asked for a keadaan.
_PINDAH: Final = 30


@dataclass(frozen=True, slots=True)
class DaftarUnit:
    """The roster, and how it differs from before. ``baru`` and ``di_luar`` need an earlier roster or a list."""

    anggota: tuple[AnggotaUnit, ...]
    baru: tuple[Pegawai, ...] = ()  #: not known before
    belum_ada: tuple[Pegawai, ...] = ()  #: expected, but without a book
    keluar: tuple[Pegawai, ...] = ()  #: left, as the keadaan says
    di_luar: tuple[Pegawai, ...] = ()  #: known before, but not in the list given now
    temuan: tuple[Temuan, ...] = ()

    def sebagai_json(self) -> dict[str, list[str]]:
        """NIP of each kind."""
        return {
            name: [str(one.nip) for one in people]
            for name, people in (
                ("baru", self.baru), ("belum_ada", self.belum_ada), ("keluar", self.keluar), ("di_luar", self.di_luar)
            )
        }


def susun_daftar(
    dari_buku: Sequence[AnggotaUnit], lama: Sequence[AnggotaUnit], periode: Periode, *,
    daftar: Sequence[AnggotaUnit] = (), tahun_lain: Sequence[AnggotaUnit] = (), nama_unit: str = "",
) -> DaftarUnit:
    """The roster of a unit. Nobody is dropped: who has no book stays, with the keadaan that was typed.

    Args:
        dari_buku: people with a book, as the books say.
        lama: the roster of the earlier workbook.
        periode: what is assessed.
        daftar: people of a list.
        tahun_lain: people whose only books are of another year.
        nama_unit: what the unit is called.
    """
    books = {one.pegawai.nip: one for one in dari_buku}
    known = {one.pegawai.nip: one for one in lama}
    listed = {one.pegawai.nip: one for one in daftar}
    others = {one.pegawai.nip: one.model_copy(update={"berkas": None}) for one in tahun_lain}
    members = [
        _satu(nip, books.get(nip), listed.get(nip), known.get(nip) or others.get(nip))
        for nip in dict.fromkeys((*known, *listed, *books, *others))
    ]
    people = {one.pegawai.nip: one.pegawai for one in members}
    fresh = [people[nip] for nip in people if known and nip not in known]
    missing = [
        one.pegawai for one in members if one.berkas is None and one.dinilai(periode)
    ]
    gone = [
        one.pegawai for one in members if one.keadaan in KELUAR and not one.bertugas(periode.selesai)
    ]
    left = {one.nip for one in gone}
    outside = [people[nip] for nip in known if listed and nip not in listed and nip not in left]
    files = {one.pegawai.nip: one.berkas for one in tahun_lain}
    findings = [
        *_temuan("PEGAWAI-BELUM-MENGIRIM", "pegawai belum mempunyai buku kerja yang dapat dipakai di folder ini",
                 [_disebut(one) for one in missing if one.nip not in files]),
        *_temuan("BUKU-TAHUN-LAIN", f"pegawai hanya mempunyai buku kerja tahun lain, bukan {periode.tahun}",
                 [f"{one.nama} ({files[one.nip]})" for one in missing if one.nip in files]),
        *_temuan("PEGAWAI-DI-LUAR-DAFTAR", "pegawai tercatat di buku unit, tetapi tidak ada di daftar pegawai",
                 map(_disebut, outside)),
        *_temuan("PEGAWAI-GANTI-NIP", "pegawai tanpa buku kerja mungkin sama dengan pegawai baru yang NIP-nya mirip "
                 "atau tanggal lahirnya sama", _ganti_nip(missing, fresh)),
        *_temuan("PEGAWAI-BARU", "pegawai baru di unit ini", map(_disebut, fresh)),
        *_pindah(books, known, nama_unit),
        *_temuan("PEGAWAI-GANTI-DATA", "pegawai tertulis lain di buku kerjanya, yang kini dipakai",
                 _diganti(books, known), "; "),
        *_temuan("PEGAWAI-UNIT-LAIN", "pegawai menyebut unit kerja lain daripada unit ini, dan ikut digabungkan",
                 _unit_lain(dari_buku, nama_unit)),
    ]
    return DaftarUnit(
        tuple(members), tuple(fresh), tuple(missing), tuple(gone), tuple(outside), tuple(findings)
    )


def _temuan(
    kode: str, kalimat: str, siapa: Iterable[str], pemisah: str = ", ", *, paling_banyak: int = DISEBUT
) -> Iterator[Temuan]:
    """One finding about these people, none about nobody."""
    if people := [*siapa]:
        said = sebut(people, pemisah=pemisah, paling_banyak=paling_banyak)
        yield buat_temuan(kode, bertitik(f"{len(people)} {kalimat}: {said}"))


def _disebut(orang: Pegawai) -> str:
    return f"{orang.nama} ({orang.nip})"


def _pindah(
    kini: Mapping[NIP, AnggotaUnit], dahulu: Mapping[NIP, AnggotaUnit], nama_unit: str
) -> Iterator[Temuan]:
    """Who works in another unit than before, as their books say: a finding for each unit they went to.

    Who says this unit's own name now, as after it was renamed or merged, is where they should be.
    """
    moved: dict[tuple[str, str], list[str]] = defaultdict(list)
    for nip, one in kini.items():
        unit, before = one.pegawai.unit_kerja, dahulu[nip].pegawai.unit_kerja if nip in dahulu else None
        if before is not None and lipat(unit) not in {lipat(before), lipat(nama_unit)}:
            moved[unit, before].append(one.pegawai.nama)
    for (unit, before), people in moved.items():
        said = f'pegawai kini menyebut unit kerja "{unit}", dahulu "{before}"'
        yield from _temuan("PEGAWAI-GANTI-UNIT", said, people, paling_banyak=_PINDAH)


def _ganti_nip(belum: Sequence[Pegawai], baru: Sequence[Pegawai]) -> Iterator[str]:
    """Who is missing under one NIP and new under another: it was probably put right, or a PPPK became PNS."""
    for one in belum:
        for other in baru:
            if nama_sama(one.nama, other.nama) and nip_seorang(one.nip, other.nip):
                yield f"{one.nama} (dahulu {one.nip}, kini {other.nip})"


def _unit_lain(kini: Sequence[AnggotaUnit], nama_unit: str) -> Iterator[str]:
    """Who says another unit than most do; where few name it, it is that of several units or teams together."""
    others = [one.pegawai for one in kini if lipat(one.pegawai.unit_kerja) != lipat(nama_unit)]
    if 2 * len(others) < len(kini):
        yield from (f'{one.nama} ("{one.unit_kerja}")' for one in others)


def _diganti(kini: Mapping[NIP, AnggotaUnit], dahulu: Mapping[NIP, AnggotaUnit]) -> Iterator[str]:
    """Of whom the books say something else than the earlier unit workbook, perhaps after it was put right there."""
    for nip, one in kini.items():
        before = dahulu.get(nip)
        if before is None:
            continue
        changed = beda_identitas(one.pegawai, before.pegawai)
        here, there = one.penilai, before.penilai
        if here and there and (here.nip or here.nama) != (there.nip or there.nama):
            changed.append(f'Pejabat Penilai "{here.nama}" (di buku unit "{there.nama}")')
        if changed:
            yield f"{one.pegawai.nama}: {', '.join(changed)}"


def _satu(
    nip: NIP, buku: AnggotaUnit | None, daftar: AnggotaUnit | None, lama: AnggotaUnit | None
) -> AnggotaUnit:
    """One line: the person as the book says, else the list, else as before; the keadaan as it was typed."""
    said = buku or daftar or lama
    if said is None:
        raise KeyError(nip)
    penilai = said.penilai or next((one.penilai for one in (daftar, lama) if one and one.penilai), None)
    typed = lama or said
    return AnggotaUnit(
        pegawai=said.pegawai, penilai=None if penilai and penilai.nip == nip else penilai,
        berkas=None if buku is None else buku.berkas,
        keadaan=typed.keadaan, sejak=typed.sejak, sampai=typed.sampai,
    )


def daftar_dari(
    berkas: Path, nama_unit: str | None, tahun: int | None, *, lembar: Sequence[str] = (), unit: str | None = None
) -> tuple[list[AnggotaUnit], tuple[Temuan, ...]]:
    """The people of an office's list or of BKN's report, each once, with the findings about the others.

    Args:
        berkas: the list.
        nama_unit: the unit of all, should the list have no column for it.
        tahun: the year of spans that name none.
        lembar: its sheets, where several hold people.
        unit: the unit of all, of which somebody said that the list has no column for it.

    Raises:
        GalatKinerja: nobody in it can be used.
    """
    source = satu_berkas(berkas, "daftar pegawai (.xlsx atau .csv)")
    people, findings = baca_daftar_pegawai(source, lembar, unit, tahun)
    if not people and nama_unit is not None:  # a list without a column for the unit is of this one
        again = baca_daftar_pegawai(source, lembar, nama_unit, tahun)
        people, findings = again if again[0] else (people, findings)
    if not people:
        raise GalatKinerja(
            f'Tidak ada pegawai yang dapat dipakai di "{berkas}":\n'
            + "\n".join(f"- {one.tempat}: {one.pesan} {one.saran}" for one in findings)
        )
    return [*terbaru(people)], findings


def terbaru(people: Sequence[PesertaDaftar]) -> tuple[PesertaDaftar, ...]:
    """Each person once: of two SKP the later one."""
    latest: dict[str, PesertaDaftar] = {}
    for one in people:
        known = latest.get(one.pegawai.nip)
        if known is None or (one.selesai or date.max) > (known.selesai or date.max):
            latest[one.pegawai.nip] = one
    return tuple(latest.values())
