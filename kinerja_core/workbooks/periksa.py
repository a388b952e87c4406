"""What the sheets of a unit workbook say about each other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.workbooks.buku_360.periksa import nama_sama
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.rekaman import periksa_nip_pada
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

_NAMES_SHOWN: Final = 5


def periksa_unit(
    members_table: Tabel | None, members: Sequence[tuple[int, AnggotaUnit]],
    scores_table: Tabel | None, scores: Sequence[tuple[int, SkorPegawai]],
    settings: Pengaturan | None, *, kumpulan: KumpulanTemuan,
) -> tuple[tuple[AnggotaUnit, ...], tuple[SkorPegawai, ...]]:
    """Every check between the sheets of a unit workbook; people named twice are kept once."""
    people: dict[str, AnggotaUnit] = {}
    cells: dict[str, str] = {}
    for row, member in members:
        assert members_table is not None  # noqa: S101 - records come from their table
        where = members_table.sel(row, "pegawai.nip")
        nip = str(member.pegawai.nip)
        if nip in people:
            both = member.pegawai.nama, people[nip].pegawai.nama
            _twice(nip, both, members_table.nama, (where, cells[nip]), kumpulan=kumpulan)
            continue
        if member.penilai is not None and member.penilai.nip == member.pegawai.nip:
            kumpulan.tambah(
                "PENILAI-SAMA", f"Pejabat Penilai {member.pegawai.nama} adalah dirinya sendiri (NIP {kutip(nip)}).",
                lembar=members_table.nama, sel=members_table.sel(row, "penilai.nip"),
            )
            continue
        if settings is not None:
            periksa_nip_pada(members_table, nip, settings.periode.selesai, row, "pegawai.nip")
        people[nip], cells[nip] = member, where
    refused = _refused_names(members_table, {row for row, _ in members}, "pegawai.nama")
    rated: dict[str, SkorPegawai] = {}
    cells = {}
    for row, score in scores:
        assert scores_table is not None  # noqa: S101 - records come from their table
        where = scores_table.sel(row, "nip")
        nip = str(score.nip)
        if nip in rated:
            _twice(nip, (score.nama, rated[nip].nama), scores_table.nama, (where, cells[nip]), kumpulan=kumpulan)
            continue
        rated[nip], cells[nip] = score, where
        if members and nip not in people:
            if lipat(score.nama) not in refused:  # else the list of people says what is wrong
                kumpulan.tambah(
                    "SKOR-TANPA-PEGAWAI", f"NIP {kutip(nip)} ({score.nama}) tidak ada di daftar pegawai.",
                    lembar=scores_table.nama, sel=where,
                )
            del rated[nip]
    wrong = _refused_names(scores_table, {row for row, _ in scores}, "nama")
    without = [
        member.pegawai.nama for nip, member in people.items()
        if nip not in rated and lipat(member.pegawai.nama) not in wrong  # else its row of scores says what is wrong
    ]
    if rated and without and scores_table is not None:
        names = ", ".join(without[:_NAMES_SHOWN]) + (
            f", dan {len(without) - _NAMES_SHOWN} lainnya" if len(without) > _NAMES_SHOWN else ""
        )
        kumpulan.tambah(
            "PEGAWAI-TANPA-SKOR", f"{len(without)} pegawai belum mempunyai skor: {names}.", lembar=scores_table.nama
        )
    return tuple(people.values()), tuple(rated.values())


def _refused_names(table: Tabel | None, good: Collection[int], nama: str) -> set[str]:
    """Folded names of the people in rows that have a mistake of their own."""
    if table is None:
        return set()
    return {lipat(str(record.get(nama, ""))) for row, record in table.baris if row not in good} - {""}


def _twice(
    nip: str, nama: tuple[str, str], lembar: str, sel: tuple[str, str], *, kumpulan: KumpulanTemuan
) -> None:
    """One NIP in two rows: names and cells, the later first."""
    (later, before), (here, there) = nama, sel
    if nama_sama(later, before):
        kode, said = "PEGAWAI-GANDA", f"{later} (NIP {kutip(nip)}) sudah tercantum di {there}."
    else:
        kode, said = "NIP-GANDA", f"NIP {kutip(nip)} dipakai oleh {kutip(before)} di {there} dan {kutip(later)}."
    kumpulan.tambah(kode, said, lembar=lembar, sel=here)
