"""Temuan lalu: the findings of an earlier check, from the file in which they were written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kinerja_core.batas.anggaran import MB, Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.teks import TeksRusak, baca_utf8, muat_json, sebab_json
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.masalah import daftar_masalah, periksa_sekilas, sebut_masalah
from kinerja_core.model.teks import bertitik
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import satu_berkas
from kinerja_core.workbooks.buku_temuan.baca import baca_temuan_lalu
from kinerja_core.workbooks.buku_temuan.sejak import BukuLalu
from kinerja_core.workbooks.hasil import JENIS_RAHASIA

#: The largest JSON that is read: what tens of thousands of findings take.
_BESAR = 100 * MB
#: What is asked of a finding.
_KEPT = ("kode", "tingkat", "lembar", "sel", "pesan", "saran", "rujukan")


class _Lenient(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Owner(_Lenient):
    nip: str | None


class _Book(_Lenient):
    berkas: str
    jenis: str | None
    pegawai: _Owner | None
    temuan: list[dict[str, Any]]


class _Check(_Lenient):
    berkas: Annotated[list[_Book], Field(min_length=1)]


def baca_lalu(path: Path) -> tuple[BukuLalu, ...]:
    """The books of an earlier check: ``temuan.xlsx``, or the document of ``kinerja periksa --json``.

    Raises:
        GalatKinerja: there is no such file, or it holds no such check.
    """
    file = satu_berkas(path, "berkas temuan (.xlsx atau .json)")
    if file.suffix.casefold() != ".json":
        return baca_temuan_lalu(file)
    try:
        text = baca_utf8(file, Anggaran(bita=_BESAR))
        content = muat_json(text)
        periksa_sekilas(_Check, content)
        found = _Check.model_validate(content)
        return tuple(
            BukuLalu(
                one.berkas, one.pegawai.nip if one.pegawai else None,
                tuple(
                    Temuan.model_validate({key: item.get(key) for key in _KEPT} | {"berkas": one.berkas})
                    for item in one.temuan
                ),
            )
            for one in found.berkas if one.jenis not in JENIS_RAHASIA
        )
    except (json.JSONDecodeError, TeksRusak, ValidationError, BerkasTidakTerbaca) as problem:
        raise GalatKinerja(
            f'"{path}" bukan hasil "kinerja periksa" yang utuh. {_why(problem)} Sebutkan temuan.xlsx dari '
            '"kinerja periksa -o temuan.xlsx", atau .json dari "kinerja periksa -o temuan.json".'
        ) from None


def _why(problem: Exception) -> str:
    """The first thing that is wrong, as a sentence."""
    if isinstance(problem, BerkasTidakTerbaca):
        return problem.pesan
    if isinstance(problem, ValidationError):
        return sebut_masalah(daftar_masalah(problem)[0])
    said = f"ada yang salah pada {sebab_json(problem)}" if isinstance(problem, json.JSONDecodeError) else str(problem)
    return bertitik(f"{said[:1].upper()}{said[1:]}")
