"""An evaluator's workbook as rows and fields: the opposite of reading."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.penilaian_360 import BukuPenilaian360
from kinerja_core.workbooks.buku_360.daftar_dinilai import bernomor
from kinerja_core.workbooks.buku_360.penilaian import isi_penilaian
from kinerja_core.workbooks.buku_360.rumus import DAFTAR, PENILAIAN
from kinerja_core.workbooks.mesin.isi import Isi, isi_buku
from kinerja_core.workbooks.mesin.spek import SpekBuku


def isi_360(spek: SpekBuku, buku: BukuPenilaian360) -> Isi:
    """A filled workbook.

    Raises:
        BukuTidakDapatDitulis: scores the instrument of the workbook has no item for.
    """
    content = isi_buku(spek, buku)
    content.baris[PENILAIAN] = isi_penilaian(spek.tabel(PENILAIAN), buku.penilaian)
    return content


def isi_360_baru(spek: SpekBuku, pegawai: Sequence[Pegawai] = ()) -> Isi:
    """A workbook with a list of people whose relation is still to be said."""
    people = spek.tabel(DAFTAR)
    rows = [{"nama": one.nama, "nip": str(one.nip), "jabatan": one.jabatan} for one in pegawai]
    return Isi({DAFTAR: bernomor(people, rows), PENILAIAN: isi_penilaian(spek.tabel(PENILAIAN), ())})
