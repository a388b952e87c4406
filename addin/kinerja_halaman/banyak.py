"""Banyak: what the page asks about many workbooks together: findings, one unit, and one spelling for all, in copies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kinerja_core.services import meja as layanan_meja
from kinerja_core.services.kemajuan import Kemajuan
from kinerja_core.services.periksa import HasilPeriksa, menghalangi
from kinerja_halaman.kata import kata_halaman
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


def gabung(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """All books of a folder as one unit, with who should be there and, with a period, as the beginning of it."""
    from kinerja_core.services.gabung import gabung as run
    from kinerja_core.services.gabung import isi_berkas

    roster = Path(isi["daftar"]) if isi.get("daftar") else None
    result = run(
        Path(isi["data"]), lanjutkan=Path(isi["lanjutkan"]) if isi.get("lanjutkan") else None,
        nama_unit=isi.get("unit") or None, periode=isi.get("periode") or None, pegawai=roster,
        lembar=[isi["lembar"]] if roster and isi.get("lembar") else (), kemajuan=kemajuan,
    )
    kemajuan(0, 0, "menulis unit.xlsx")
    told = result.sebagai_json(Path("unit.xlsx")) | diperiksa(result.periksa)
    told["menghalangi"] = len(menghalangi(result.periksa.temuan))
    return told, {"unit.xlsx": isi_berkas(result, kata_halaman)}


def seragamkan(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """Copies of the books with the spellings that were chosen, all as one zip."""
    from kinerja_core.services.seragamkan import salin_seragam

    place = Path(isi["tempat"])
    agreed = {(one["isian"], one["ejaan"]): one["dipakai"].strip() for one in isi["ejaan"] if one["dipakai"].strip()}
    result = salin_seragam(agreed, [Path(isi["data"])], place, kemajuan=kemajuan)
    whole = layanan_meja.bungkus({path.relative_to(place).as_posix(): path for path in result.dibuat})
    return result.sebagai_json() | {"kalimat": result.ringkasan()}, {"buku-seragam.zip": whole}
