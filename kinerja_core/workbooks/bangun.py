"""Build the workbooks from their sheet specs: blank templates, or filled with records.

The same input always gives the same bytes. ``python -m kinerja_core.workbooks.bangun`` writes the blank
templates that the repository keeps in ``workbook_templates`` (run it after changing a spec; a test compares).
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.model.kertas import Kertas
from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.penilaian_360 import BukuPenilaian360
from kinerja_core.model.periode import Periode
from kinerja_core.model.potret import Potret
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_360.isi import isi_360, isi_360_baru
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS, harus_beraturan, isi_identitas
from kinerja_core.workbooks.buku_unit.buku import buku_unit_pada, muat_orang
from kinerja_core.workbooks.buku_unit.isi import isi_unit, isi_unit_baru
from kinerja_core.workbooks.mesin.isi import Isi, isi_buku
from kinerja_core.workbooks.mesin.pengemas import rapat
from kinerja_core.workbooks.mesin.penulis import Penulis
from kinerja_core.workbooks.mesin.spek import Nilai

#: Year of the blank templates of the repository; every face passes the year it wants.
TAHUN_TEMPLAT: Final = 2026
#: Kind of the blank staff template of the repository.
JENIS_TEMPLAT: Final = JenisSKP.KUANTITATIF_JA_JF
#: People from whom on a unit workbook may be more than is read again.
_BANYAK_ORANG: Final = 2_000
_NAMA_LEMBAR: Final = re.compile(r'<sheet [^>]*?name="([^"]*)"')


def bangun_skp(
    jenis: JenisSKP = JENIS_TEMPLAT,
    tahun: int = TAHUN_TEMPLAT,
    isi: BukuSKP | None = None,
    *,
    anggota: AnggotaUnit | None = None,
    kertas: Kertas = "a4",
) -> bytes:
    """Build a staff workbook: blank, with the identity of one person, or filled.

    Args:
        jenis: SKP variant; with ``isi`` its own counts.
        tahun: year of the SKP; with ``isi`` its own counts.
        isi: records to fill in; capacities grow with them.
        anggota: whose identity and penilai to fill in, when there is no ``isi``.
        kertas: paper its pages are set up for.

    Raises:
        AturanBelumBerlaku: no rules are known for the year.
        BukuTidakDapatDitulis: records the sheets have no place for.
        MelampauiBatasExcel: a text that no cell can hold.
    """
    if isi is not None:
        jenis, tahun = isi.skp.jenis, isi.skp.tahun
        content = isi_buku(buku_skp(jenis), isi)
        return Penulis(buku_skp(jenis), content, tahun, jenis.value, kertas).tulis()
    return bangun_skp_dikenal(jenis, tahun, isi_identitas(anggota) if anggota else {}, kertas)


def masa_identitas(jenis: JenisSKP, tahun: int) -> dict[str, Nilai]:
    """Fields of the sheet Identitas that every workbook of a variant and year begins with."""
    return {
        "jenis": jenis.value, "tahun": tahun, "mulai": datetime.date(tahun, 1, 1),
        "selesai": datetime.date(tahun, 12, 31),
    }


def bangun_skp_dikenal(
    jenis: JenisSKP, tahun: int, identitas: Mapping[str, Nilai], kertas: Kertas = "a4", *,
    dinilai: Mapping[str, Nilai] | None = None,
) -> bytes:
    """Build a staff workbook with some fields of the sheet Identitas filled in, by their names.

    ``dinilai`` are the fields that its status is computed from, where ``identitas`` has marks in their place.

    Raises:
        AturanBelumBerlaku: no rules are known for the year.
        MelampauiBatasExcel: a text that no cell can hold.
    """
    harus_beraturan(tahun)
    head = masa_identitas(jenis, tahun)
    content = Isi({IDENTITAS.nama: [head | dict(identitas)]})
    if dinilai is not None:
        content.dinilai[IDENTITAS.nama] = head | dict(dinilai)
    return Penulis(buku_skp(jenis), content, tahun, jenis.value, kertas).tulis()


def bangun_unit(
    isi: BukuUnit | None = None, tahun: int = TAHUN_TEMPLAT, temuan: Sequence[Temuan] = (), *,
    potret: Potret | None = None, anggota: Sequence[AnggotaUnit] = (), kertas: Kertas = "a4",
) -> bytes:
    """Build a unit workbook, blank or filled; its formulas carry the outcome of the ranking.

    Args:
        isi: people, scores and settings; there are rows for them and a reserve, and pages for the paper of letters.
        tahun: the periods offered lie around this year; with ``isi`` its period's year counts.
        temuan: findings of the consolidation, for the sheet Temuan.
        potret: how everyone stood on the day of the consolidation, for the sheets Jadwal and Status.
        anggota: whom to list, when there is no ``isi``.
        kertas: paper of letters and pages, when there is no ``isi``.

    Raises:
        BukuTidakDapatDitulis: records the sheets have no place for.
        MelampauiBatasExcel: a text that no cell can hold.
        GalatKinerja: so many people that no command would read the workbook again.
    """
    if isi is None:
        book = buku_unit_pada(datetime.date(tahun, 12, 31))
        content = isi_unit_baru(book, anggota, kertas)
        made = Penulis(muat_orang(book, len(anggota)), content, tahun, "", kertas).tulis()
        return _terbaca_lagi(made, len(anggota))
    settings = isi.pengaturan
    people = max(map(len, (isi.anggota, isi.skor, isi.konfirmasi, isi.tunjangan)))
    book = muat_orang(buku_unit_pada(settings.periode.selesai), people)
    made = Penulis(book, isi_unit(isi, temuan, potret), settings.periode.tahun, "", settings.kertas).tulis()
    return _terbaca_lagi(made, people)


def _terbaca_lagi(buku: bytes, orang: int) -> bytes:
    """A unit workbook, when the commands after this one will read it.

    Raises:
        GalatKinerja: what of it is read is more than a file may unfold to.
    """
    if orang < _BANYAK_ORANG:
        return buku
    from kinerja_core.workbooks.baca import perlu_dibaca  # noqa: PLC0415 - writing needs no reader else

    with zipfile.ZipFile(io.BytesIO(buku)) as package:
        names = _NAMA_LEMBAR.findall(package.read("xl/workbook.xml").decode())
        passed = {f"xl/worksheets/sheet{number}.xml" for number, name in enumerate(names, 1) if not perlu_dibaca(name)}
        needed = sum(part.file_size for part in package.infolist() if part.filename not in passed)
    if needed > Anggaran().dibaca:
        people = f"{orang:,}".replace(",", ".")
        raise GalatKinerja(
            f"Unit ini memuat {people} pegawai, terlalu banyak untuk satu buku unit: buku itu tidak akan dapat dibaca "
            "lagi. Pisahkan menurut unit kerja, masing-masing dengan foldernya sendiri, lalu buat buku setiap unit."
        )
    return buku


def bangun_penilaian_360(
    tahun: int = TAHUN_TEMPLAT, isi: BukuPenilaian360 | None = None, *, pegawai: Sequence[Pegawai] = (),
    kertas: Kertas = "a4",
) -> bytes:
    """Build the workbook of a 360° evaluator: blank, with a list of people to rate, or filled.

    Args:
        tahun: the periods offered lie around this year, whose instrument is used; with ``isi`` its period counts.
        isi: ratings to fill in.
        pegawai: whom to list, when there is no ``isi``.
        kertas: paper its pages are set up for.

    Raises:
        AturanBelumBerlaku: no instrument is known for the year.
        BukuTidakDapatDitulis: scores the sheets have no place for.
        MelampauiBatasExcel: a text that no cell can hold.
    """
    period = Periode(tahun) if isi is None else isi.periode
    book = buku_penilaian_360(period.selesai, len(pegawai) if isi is None else len(isi.penilaian))
    content = isi_360_baru(book, pegawai) if isi is None else isi_360(book, isi)
    return Penulis(book, content, period.tahun, "", kertas).tulis()


def bangun_templat() -> dict[str, bytes]:
    """The blank templates of the repository by file name."""
    made = {"skp.xlsx": bangun_skp(), "unit.xlsx": bangun_unit(), "penilaian-360.xlsx": bangun_penilaian_360()}
    return {name: rapat(book) for name, book in made.items()}


def main() -> None:
    """Write the blank templates into the repository this module stands in."""
    folder = Path(__file__).resolve().parents[2] / "workbook_templates"
    for name, data in bangun_templat().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
