"""Ways to spoil the sample workbooks, and what is then found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.antarbuku import periksa_antarberkas, periksa_perubahan
from kinerja_core.workbooks.baca import HasilBaca, baca_kisi
from kinerja_core.workbooks.mesin.kisi import Kisi
from tests.alat.alamat import letak
from tests.workbooks.bahan_baca import (
    HARI_INI,
    NIP_SITI,
    baca,
    buku_contoh,
    isikan,
    kisi_skp,
)


def ubah(lembar: str, isian: dict[str, Any], *nomor: int, dasar: Callable[[], Kisi] = kisi_skp) -> Iterable[Temuan]:
    """Findings of the sample staff workbook with some fields changed, of the first record or of those counted."""
    grid = dasar()
    for name, value in isian.items():
        isikan(grid, lembar, name, value, *nomor)
    return baca(grid).temuan


def dua_buku(isi: dict[str, Any] | None = None, **ubah: Any) -> Iterable[Temuan]:
    """Findings between two workbooks with one NIP, the second with other records or another person's data."""
    book = buku_contoh()
    person = book.skp.pegawai.model_copy(update=ubah)
    other = book.model_copy(update={"skp": book.skp.model_copy(update={"pegawai": person})} | (isi or {}))
    return periksa_antarberkas([hasil_buku("satu.xlsx", book), hasil_buku("dua.xlsx", other)])


def berubah(
    lama: Callable[[Kisi], object] = lambda _: None, baru: Callable[[Kisi], object] = lambda _: None,
    dasar: Callable[[], Kisi] = kisi_skp,
) -> tuple[Temuan, ...]:
    """What is said of the sample workbook with changes, compared with itself with other changes."""
    grids = dasar(), dasar()
    lama(grids[0])
    baru(grids[1])
    before, after = (baca_kisi(grid, f"{number}.xlsx", hari_ini=HARI_INI) for number, grid in enumerate(grids))
    return periksa_perubahan(after, before)


def hasil_buku(berkas: str, buku: Any) -> HasilBaca:
    return HasilBaca(berkas, "skp", buku, None, None, (), letak_nip={NIP_SITI: letak("Identitas", "pegawai.nip")})


#: What people fill of a quarter, emptied.
KOSONG = {"realisasi": "", "bukti_dukung": ""}
