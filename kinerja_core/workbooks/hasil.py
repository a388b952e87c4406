"""What reading one file gives: its records, findings, and how complete its sheets are."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:  # a workbook loads only the records of its own kind
    from kinerja_core.model.buku import BukuUnit
    from kinerja_core.model.buku_skp import BukuSKP
    from kinerja_core.model.penilaian_360 import BukuPenilaian360
    from kinerja_core.model.penugasan_360 import DaftarPenilai360
    from kinerja_core.model.riwayat import RiwayatRapat
    from kinerja_core.model.setoran import Setoran
    from kinerja_core.model.temuan import Temuan

Jenis = Literal["skp", "unit", "penilaian-360", "daftar-penilai"]

#: Kinds of workbook whose every sheet is declared secret.
JENIS_RAHASIA: Final = frozenset({"penilaian-360", "daftar-penilai"})


def kunci_letak(lembar: str, isian: str) -> str:
    """Name under which the cell of a field is kept: its sheet, and the field or the code of its row."""
    return f"{lembar}/{isian}"


class Kelengkapan(NamedTuple):
    """``terisi`` of ``perlu`` parts of a sheet can be used; nothing is needed (yet) when ``perlu`` is 0.

    What counts as a part: mandatory fields of Identitas; rows of the SKP; indicators with a rencana aksi, and its
    mark Selesai; indicators with a realisasi once the quarter has begun; elsewhere each row that was begun.
    """

    lembar: str
    terisi: int
    perlu: int

    @property
    def persen(self) -> int | None:
        """Whole percent, rounded down so that only what is complete is 100; ``None`` when nothing is needed."""
        return self.terisi * 100 // self.perlu if self.perlu else None


class LetakDialog(NamedTuple):
    """Where a dialog stands, by rows and columns counted from 0.

    Attributes:
        lembar: the sheet, as the file names it.
        kolom: column of each field.
        baris: its rows.
        kepala: rows in which a field of the whole dialog is filled; usually the first one alone.
        agenda: row of each item of the agenda.
        strategi: row of each filled cell of the strategies.
    """

    lembar: str
    kolom: Mapping[str, int]
    baris: tuple[int, ...]
    kepala: Mapping[str, tuple[int, ...]]
    agenda: tuple[int, ...]
    strategi: tuple[int, ...]


class LetakCatatan(NamedTuple):
    """Where the next catatan harian goes: the sheet, the column of each field, and its free rows."""

    lembar: str
    kolom: Mapping[str, int]
    baris: int
    banyak: int

    @property
    def kosong(self) -> range:
        """The free rows, from 0."""
        return range(self.baris, self.baris + self.banyak)


class HasilBaca(NamedTuple):
    """What one file gave.

    Attributes:
        berkas: name of the file as shown to people.
        jenis: kind of workbook, ``None`` when it is none of ours.
        buku: its records; ``None`` only when identity or the SKP itself (of a unit: its settings; of an evaluator:
            identity, period, list or scores) cannot be used.
        nama: the pegawai of a staff workbook, the evaluator, or the unit, as far as it could be read.
        nip: the NIP of the pegawai or evaluator when well formed.
        temuan: every finding, in the order of the sheets.
        kelengkapan: how much of each sheet of a staff workbook is there, in the order of the sheets.
        letak_aksi: sheet and cell of each rencana aksi of ``buku``.
        letak_isi: sheet and cell of fields of Identitas, and of each IKI in the SKP and the realisasi, by
            :func:`kunci_letak`.
        riwayat: what a consolidation keeps of ``buku`` for the next one.
        setoran: what ``buku`` holds of what is due, where parts of it were dropped.
        terpotong: whether parts of ``buku`` were dropped to save memory.
        sidik: what :attr:`jejak` was before that, where somebody asks for it.
        letak_nip: NIP of the pegawai or evaluator, or of each pegawai of a unit -> sheet and cell it stands in.
        letak_dinilai: NIP of each pegawai an evaluator rated -> sheet, cell of that NIP, and cell of the relation.
        letak_dialog: number of each dialog of ``buku`` -> where it stands.
        letak_catatan: where the next catatan harian of a staff workbook goes.
        disimpan: when an evaluator's workbook was last saved, where it says so.
        baris_sendiri: declared name of a sheet -> rows (from 0) that belong to one known record and concern no other.
    """

    berkas: str
    jenis: Jenis | None
    buku: BukuSKP | BukuUnit | BukuPenilaian360 | DaftarPenilai360 | None
    nama: str | None
    nip: str | None
    temuan: tuple[Temuan, ...]
    kelengkapan: tuple[Kelengkapan, ...] = ()
    letak_aksi: tuple[tuple[str, str], ...] = ()
    letak_isi: Mapping[str, tuple[str, str]] = {}
    riwayat: RiwayatRapat | None = None
    letak_nip: Mapping[str, tuple[str, str]] = {}
    terpotong: bool = False
    sidik: str | None = None
    letak_dinilai: Mapping[str, tuple[str, str, str]] = {}
    baris_sendiri: Mapping[str, frozenset[int]] = {}
    letak_dialog: Mapping[int, LetakDialog] = {}
    letak_catatan: LetakCatatan | None = None
    disimpan: datetime.datetime | None = None
    setoran: Setoran | None = None

    @property
    def rahasia(self) -> bool:
        """Whether nobody may be told whose file this is (:attr:`.mesin.spek.SpekBuku.rahasia`; a test compares)."""
        return self.jenis in JENIS_RAHASIA

    @property
    def jejak(self) -> str:
        """A fingerprint that is the same for workbooks that hold the same records, in every process.

        Raises:
            ValueError: parts of ``buku`` were dropped, and nobody had asked for it before.
        """
        if self.sidik is not None:
            return self.sidik
        if self.terpotong:
            raise ValueError(f"{self.berkas}: parts were dropped")
        records = b"" if self.buku is None else self.buku.model_dump_json().encode()
        return hashlib.blake2b(records, digest_size=16).hexdigest()
