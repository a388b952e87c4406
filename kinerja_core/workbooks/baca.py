"""Read a filled workbook into records, with every problem as a finding at its cell.

A mistake costs only its own record; what is right comes back all the same. Nothing is repaired and
nothing that a formula computed is trusted. What each sheet holds is read in the room of its book.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.sampah import tanpa_mengumpulkan
from kinerja_core.model.tampak import tampak
from kinerja_core.workbooks.hasil import HasilBaca, Jenis
from kinerja_core.workbooks.mesin.kisi import Kisi, buka, buka_bita, coba_buka, tempat
from kinerja_core.workbooks.mesin.lembar import lembar_data
from kinerja_core.workbooks.mesin.sebab import sekali
from kinerja_core.workbooks.mesin.spek import (
    LEMBAR_META,
    LEMBAR_REF,
    VERSI_TEMPLAT,
    LembarForm,
    LembarTabel,
    SpekBuku,
    lipat,
)
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

__all__ = ["HasilBaca", "baca_berkas", "baca_kisi", "lembar_dibaca", "perlu_dibaca"]


@tanpa_mengumpulkan()
def baca_berkas(path: Path, *, hari_ini: datetime.date | None = None) -> HasilBaca:
    """Read and check one file; a file that cannot be read is one finding, never an exception.

    Args:
        path: the workbook.
        hari_ini: the day against which "in the future" is judged; default today.
    """
    return baca_kisi(coba_buka(path, perlu_dibaca), path.name, hari_ini=hari_ini)


def baca_kisi(
    kisi: Kisi | BerkasTidakTerbaca, berkas: str, *, hari_ini: datetime.date | None = None
) -> HasilBaca:
    """Read and check a kisi, for example of a workbook that is open and not saved.

    Args:
        kisi: the sheets; a file that cannot be read is one finding.
        berkas: name shown with the findings.
        hari_ini: the day against which "in the future" is judged; default today.
    """
    berkas = tampak(berkas)
    if isinstance(kisi, BerkasTidakTerbaca):
        return HasilBaca(berkas, None, None, None, None, (buat_temuan(kisi.kode, kisi.pesan, berkas=berkas),))
    today = hari_ini or hari_kini()
    found = KumpulanTemuan()
    meta = _meta(kisi)
    kind = _kind(kisi, meta)
    if kisi.hasil:
        found.tambah(
            "BUKU-HASIL", "Berkas ini hasil program kinerja, bukan buku kerja yang diisi; isinya tidak diperiksa."
        )
        result = HasilBaca(berkas, None, None, None, None, ())
    elif kind is None:
        listed = meta.get("jenis") == "daftar"
        said = f"Berkas ini {'daftar pegawai, ' if listed else ''}bukan buku kerja SKP, penilaian 360°, atau unit."
        advice = 'Pakai untuk membuat buku kerja: "kinerja templat skp --pegawai".' if listed else None
        if not listed and (renamed := _renamed(kisi)) is not None:
            said = f'Berkas ini tampaknya buku kerja yang nama lembarnya diubah, misalnya menjadi "{renamed.berkas}".'
            advice = f'Ganti nama setiap lembarnya menjadi seperti di templat, misalnya "{renamed.spek}".'
        found.tambah("BUKU-TIDAK-DIKENAL", said, saran=advice)
        result = HasilBaca(berkas, None, None, None, None, ())
    elif (version := _version(meta)) > VERSI_TEMPLAT:
        found.tambah(
            "BUKU-VERSI-BARU",
            f"Buku kerja ini versi {version}, sedangkan program mengenal sampai versi {VERSI_TEMPLAT}.",
            lembar=LEMBAR_META,
        )
        result = HasilBaca(berkas, kind, None, None, None, ())
    elif kind == "skp":
        from kinerja_core.workbooks.buku_skp.baca import baca_skp  # noqa: PLC0415 - a workbook loads only its own kind

        result = baca_skp(kisi, berkas, meta, version, hari_ini=today, kumpulan=found)
    elif kind == "penilaian-360":
        from kinerja_core.workbooks.buku_360.baca import baca_360  # noqa: PLC0415 - as above

        result = baca_360(kisi, berkas, version, found)._replace(disimpan=kisi.disimpan)
    elif kind == "daftar-penilai":
        from kinerja_core.workbooks.buku_360.daftar_penilai import baca_daftar_penilai  # noqa: PLC0415 - as above

        result = baca_daftar_penilai(kisi, berkas, version, found)
    else:
        from kinerja_core.workbooks.buku_unit.baca import baca_unit  # noqa: PLC0415 - as above

        result = baca_unit(kisi, berkas, version, found, hari_ini=today)
    found.daftar = sekali(found.daftar, found.baris)
    order = {name: number for number, name in enumerate([*kisi.lembar, *kisi.dilewati], start=1)}
    ordered = sorted(found.daftar, key=lambda item: (order.get(item.lembar or "", 0), tempat(item.sel or "A1")))
    return result._replace(temuan=tuple(item.model_copy(update={"berkas": berkas}) for item in ordered))


# ------------------------------------------------------------------------------------------ what it is


def _books() -> tuple[SpekBuku, ...]:
    """One workbook of each kind."""
    from kinerja_core.workbooks.buku_360.baca import spek_baca  # noqa: PLC0415 - a workbook loads only its own kind
    from kinerja_core.workbooks.buku_360.daftar_penilai import BUKU_DAFTAR_PENILAI  # noqa: PLC0415 - as above
    from kinerja_core.workbooks.buku_skp.baca import RAGAM_BAWAAN  # noqa: PLC0415 - as above
    from kinerja_core.workbooks.buku_skp.buku import buku_skp  # noqa: PLC0415 - as above
    from kinerja_core.workbooks.buku_unit.buku import buku_unit  # noqa: PLC0415 - as above

    return buku_skp(RAGAM_BAWAAN), buku_unit(), spek_baca(), BUKU_DAFTAR_PENILAI


@cache
def lembar_dibaca() -> frozenset[str]:
    """Folded names of the sheets in which any of our workbooks has data, or results that are compared."""
    from kinerja_core.workbooks.buku_unit.jadwal import JADWAL_UNIT  # noqa: PLC0415 - only where a book is read
    from kinerja_core.workbooks.buku_unit.tersimpan import LEMBAR_HASIL  # noqa: PLC0415 - as above

    sheets = [*(sheet for spek in _books() for sheet in lembar_data(spek)), *LEMBAR_HASIL]
    return _folded(sheets) | {lipat(JADWAL_UNIT.nama)}


def _folded(sheets: Iterable[LembarTabel | LembarForm]) -> frozenset[str]:
    """Folded names of sheets, of those in which they go on, and of that which says what a workbook is."""
    listed = list(sheets)
    names = {lipat(name) for sheet in listed for name in (LEMBAR_META, sheet.nama, *sheet.ejaan)}
    further = [sheet for sheet in listed if isinstance(sheet, LembarTabel) and sheet.berlanjut]
    return frozenset(names | {f"{lipat(sheet.nama)} {number}" for sheet in further for number in range(2, 100)})


@cache
def _of_staff() -> tuple[frozenset[str], frozenset[str]]:
    """Folded names of the sheets of a staff workbook that are read, and of those that only show."""
    from kinerja_core.workbooks.buku_skp.baca import RAGAM_BAWAAN  # noqa: PLC0415 - as above
    from kinerja_core.workbooks.buku_skp.buku import buku_skp  # noqa: PLC0415 - as above

    spek = buku_skp(RAGAM_BAWAAN)
    read = _folded(lembar_data(spek))
    return read, frozenset(lipat(name) for name in (LEMBAR_REF, *(sheet.nama for sheet in spek.lembar))) - read


@lru_cache(maxsize=512)  # workbooks share the names of their sheets
def perlu_dibaca(nama: str) -> bool:
    """Whether :func:`baca_kisi` asks for a sheet; of a staff workbook this is known without the other workbooks."""
    folded = lipat(nama)
    read, shown = _of_staff()
    return folded in read or (folded not in shown and folded in lembar_dibaca())


def _meta(kisi: Kisi) -> dict[str, str]:
    """What the hidden sheet says of the workbook; empty when it is gone."""
    return {
        str(row[0]).strip(): str(int(row[1]) if isinstance(row[1], float) and row[1].is_integer() else row[1]).strip()
        for row in kisi.lembar.get(LEMBAR_META, ())
        if len(row) > 1 and row[0] not in ("", None)
    }


def jenis_kisi(kisi: Kisi) -> Jenis | None:
    """What kind of workbook of ours a kisi is; ``None`` when it is none."""
    return _kind(kisi, _meta(kisi))


@cache
def lembar_rahasia() -> frozenset[str]:
    """Folded names of the sheets of any of our workbooks of which nothing is ever quoted."""
    secret = [sheet for spek in _books() for sheet in lembar_data(spek) if sheet.rahasia]
    return frozenset(lipat(name) for sheet in secret for name in (sheet.nama, *sheet.ejaan))


def jenis_dinyatakan(berkas: Path | bytes) -> Jenis | None:
    """What kind of workbook of ours a file says itself that it is; ``None`` when it does not, or cannot be opened."""
    try:
        kisi = buka_bita(berkas, _hanya_meta, Anggaran()) if isinstance(berkas, bytes) else buka(berkas, _hanya_meta)
    except BerkasTidakTerbaca:
        return None
    return _JENIS.get(_meta(kisi).get("jenis", ""))


def _hanya_meta(nama: str) -> bool:
    return nama == LEMBAR_META


def jenis_berkas(path: Path) -> Jenis | None:
    """What kind of workbook a file is, without reading all of it when it says so itself."""
    return jenis_dinyatakan(path) or baca_berkas(path).jenis


def _version(meta: Mapping[str, str]) -> int:
    """The version of the template; today's when the workbook does not say."""
    said = meta.get("versi", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else VERSI_TEMPLAT


_JENIS: Final[Mapping[str, Jenis]] = {
    "skp": "skp", "unit": "unit", "penilaian-360": "penilaian-360", "daftar-penilai": "daftar-penilai",
}


def _kind(kisi: Kisi, meta: Mapping[str, str]) -> Jenis | None:
    said = _JENIS.get(meta.get("jenis", ""))
    if said is not None:
        return said
    names = [*kisi.lembar, *kisi.dilewati]
    counts: dict[Jenis, int] = {
        _JENIS[spek.jenis]: sum(any(sheet.bernama(name) for name in names) for sheet in lembar_data(spek))
        for spek in _books()
    }
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] >= 2 else None


class _Lembar(NamedTuple):
    """A sheet by its declared name and by its name in the file."""

    spek: str
    berkas: str


def _renamed(kisi: Kisi) -> _Lembar | None:
    """The first of several sheets of one book behind whose names something was written, as some programs do."""
    names = {lipat(name): name for name in [*kisi.lembar, *kisi.dilewati, *kisi.lain]}
    for spek in _books():
        begins = {f"{lipat(sheet.nama)} ": sheet.nama for sheet in lembar_data(spek)}
        found = {
            begin: name for begin in begins for folded, name in names.items() if folded.startswith(begin)
        }
        if len(found) >= _CERTAIN:
            first = next(iter(found))
            return _Lembar(begins[first], found[first])
    return None


#: So many sheets are not called alike by chance.
_CERTAIN: Final = 3
