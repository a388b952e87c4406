"""The ranking of a CSV in columns, and any ranking as a CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from kinerja_core.exports.sel_csv import aman
from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.sampah import tanpa_mengumpulkan
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan
from kinerja_core.rules.peringkat_kolom import JenisOrang, PeringkatKolom, peringkatkan_kolom
from kinerja_core.rules.rata_rata import SKALA
from kinerja_core.services.kemajuan import Kemajuan
from kinerja_core.services.peringkat import (
    KOLOM_HASIL,
    HasilPeringkat,
    PilihanPeringkat,
    baris_hasil,
    kolom_hasil,
    pengaturan_csv,
    sebut_periode,
    teks_sel,
)
from kinerja_core.workbooks.skor_kolom import baca_skor_kolom


def dalam_kolom(file: Path, pilihan: PilihanPeringkat, banyak: int, kemajuan: Kemajuan) -> HasilPeringkat | None:
    """The people of a CSV ranked in columns; ``None`` where a record for each is needed."""
    if pilihan.capaian_organisasi is not None:
        return None
    with tanpa_mengumpulkan():
        lines = file.stat().st_size // 40 or 1
        kemajuan(0, lines, "Membaca")
        read = baca_skor_kolom(file, lambda done: kemajuan(min(done, lines), lines, "Membaca"))
        if read is None:
            return None
        columns, told = read
        kemajuan(len(columns.nip), len(columns.nip), "Memeringkat")
        settings = lengkapi_pengaturan(pilihan.pada(pengaturan_csv(file, pilihan)))
        ranked = peringkatkan_kolom(
            columns, tanggal=settings.periode.selesai, banyak=banyak, metode=settings.metode, k=settings.k,
            toleransi=settings.toleransi, bobot=settings.bobot, urutan=settings.urutan,
        )
    if ranked is None:
        return None
    made, hasil, sources = ranked
    result = HasilPeringkat(BukuUnit(pengaturan=settings), hasil, sources, told, made)
    return sebut_periode(result, pilihan)


#: Columns in which people differ who are equal otherwise, in their order.
_SENDIRI: Final = ("peringkat", "nip", "nama", "jabatan", "hasil", "perilaku", "komposit", "usulan_nilai")


def _lines(made: PeringkatKolom) -> Iterator[str]:
    """:func:`baris_hasil` of everybody as lines of a CSV: what is equal for many is written once."""
    column = made.kolom
    lines: dict[tuple[JenisOrang, bool], str] = {}
    for rank, place in zip(made.peringkat, made.urutan, strict=True):
        kind, alone = made.jenis[place], place in made.sendiri
        line = lines.get((kind, alone))
        if line is None:
            one = kind.hasil.model_copy(update={"catatan": made.catatan(place)})
            line = lines[kind, alone] = ",".join(
                "%s" if nama in _SENDIRI else _csv_cell(teks_sel(getattr(one, nama))).replace("%", "%%")
                for nama, _ in KOLOM_HASIL
            ) + "\r\n"
        name, job = column.nama[place], column.jabatan[place]
        if _CARE(name) or _CARE(job):
            name, job = _csv_cell(name), _csv_cell(job)
        result, behaviour, total = column.hasil[place], column.perilaku[place], made.komposit[place]
        proposed = made.usulan_nilai[place]
        yield line % (
            "" if rank is None else rank, column.nip[place], name, job, "" if result is None else result.teks,
            "" if behaviour is None else behaviour.teks, "" if total is None else _komposit(total),
            "" if proposed is None else proposed,
        )


#: Whether a text needs quotes in a CSV, or an apostrophe.
_CARE: Final = re.compile(r'[=@+\-",\t\r\n]').search


def _csv_cell(cell: str) -> str:
    """A cell as it stands in a line of a CSV, behind another one."""
    stream = io.StringIO(newline="")
    _write_csv(stream, [("", cell)])
    return stream.getvalue()[1:-2]


def _komposit(angka: int) -> str:
    whole, rest = divmod(angka, 100 * SKALA)
    return f"{whole}.{rest:06d}".rstrip("0").rstrip(".")


def sebagai_csv(result: HasilPeringkat) -> bytes:
    """A CSV that Excel opens in columns, also where the country's separator is another.

    Excel that is told the separator (``sep=,``) overlooks the BOM, so a text with other letters than ASCII goes
    without that line: a name in the wrong column is seen, a name in wrong letters is not.
    """
    stream = io.StringIO(newline="")
    _write_csv(stream, [[judul for _, judul in kolom_hasil(result.hasil)]])
    if result.kolom is None:
        _write_csv(stream, baris_hasil(result.hasil))
    else:
        stream.writelines(_lines(result.kolom))
    text = stream.getvalue()
    return (f"sep=,\r\n{text}" if text.isascii() else text).encode("utf-8-sig")


def _write_csv(stream: io.StringIO, rows: Iterable[Sequence[str]]) -> None:
    csv.writer(stream, lineterminator="\r\n").writerows([aman(cell) for cell in row] for row in rows)
