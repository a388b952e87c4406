"""Ekspor: a file for bulk import, in the layout of a profile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kinerja_core.exports.profil_ekspor import Profil, kode_profil, muat_profil, muat_profil_berkas
from kinerja_core.exports.sumber import Baris, baris_buku, baris_pemeringkatan
from kinerja_core.exports.tulis import HasilEkspor
from kinerja_core.exports.tulis import ekspor as tulis_ekspor
from kinerja_core.model.buku import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import kumpulkan
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.periksa import baca_semua
from kinerja_core.services.peringkat import Pilihan, peringkat, temuan_konflik


def daftar_profil() -> tuple[tuple[str, Profil], ...]:
    """Every profile that ships, with its code."""
    return tuple((kode, muat_profil(kode)) for kode in kode_profil())


def pilih_profil(kode: str | None, berkas: Path | None) -> Profil:
    """The profile of a code, or the office's own from a file; exactly one of the two.

    Raises:
        GalatKinerja: none, both, unknown or broken.
    """
    if (kode is None) is (berkas is None):
        raise GalatKinerja(
            "Sebutkan satu profil: nama profil bawaan, atau --profil-berkas F.yaml untuk profil sendiri."
        )
    return muat_profil_berkas(berkas) if berkas is not None else muat_profil(str(kode))


def ekspor(profil: Profil, data: Sequence[Path], kemajuan: Kemajuan = diam) -> HasilEkspor:
    """Export the data named: a unit workbook for the pemeringkatan, staff workbooks or folders otherwise.

    Findings of severity kesalahan in the workbooks come back with the export's own.

    Raises:
        GalatKinerja: the data cannot be used.
    """
    findings: list[Temuan] = []

    def rows() -> Iterator[Baris]:
        if profil.sumber == "pemeringkatan":
            for path in data:
                result = peringkat(path, Pilihan())
                findings.extend((*result.temuan, *temuan_konflik(result, path.name)))
                yield from baris_pemeringkatan(result.buku.pengaturan, result.hasil)
            return
        for hasil in baca_semua(kumpulkan(data), kemajuan):
            findings.extend(temuan for temuan in hasil.temuan if temuan.tingkat == "kesalahan")
            if isinstance(hasil.buku, BukuSKP):
                yield from baris_buku(profil.sumber, hasil.buku)

    made = tulis_ekspor(profil, rows())
    return HasilEkspor(made.isi, made.baris, (*findings, *made.temuan))
