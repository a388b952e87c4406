"""Banyak: what the page asks about many workbooks together: their findings, and one spelling for all, in copies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kinerja_core.services import meja as layanan_meja
from kinerja_core.services.kemajuan import Kemajuan
from kinerja_core.services.periksa import HasilPeriksa
from kinerja_halaman.telaah import Jawaban


def sejak(isi: Mapping[str, Any]) -> Path | None:
    """The findings of an earlier check that the page was given."""
    return Path(isi["sejak"]) if isi.get("sejak") else None


def diperiksa(hasil: HasilPeriksa) -> dict[str, Any]:
    """What a check found, with what only the page shows of each file."""
    told = hasil.sebagai_json()
    for shown, one in zip(told["berkas"], hasil.berkas, strict=True):
        shown["kelengkapan"] = layanan_meja.kelengkapan(one)
        shown["jalur"] = str(hasil.lokasi[one.berkas]) if one.berkas in hasil.lokasi else None
        shown["rahasia"] = one.rahasia
    return told


def seragamkan(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """Copies of the books with the spellings that were chosen, all as one zip."""
    from kinerja_core.services.seragamkan import salin_seragam

    place = Path(isi["tempat"])
    agreed = {(one["isian"], one["ejaan"]): one["dipakai"].strip() for one in isi["ejaan"] if one["dipakai"].strip()}
    result = salin_seragam(agreed, [Path(isi["data"])], place, kemajuan=kemajuan)
    whole = layanan_meja.bungkus({path.relative_to(place).as_posix(): path for path in result.dibuat})
    return result.sebagai_json() | {"kalimat": result.ringkasan()}, {"buku-seragam.zip": whole}
