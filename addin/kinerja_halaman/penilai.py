"""Penilai: what the page asks about a penilaian 360°: who should rate whom, and a workbook for each evaluator."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kinerja_core.services.kemajuan import Kemajuan
from kinerja_halaman.telaah import Jawaban


def susun_penilai(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """Propose who rates whom, as a list that may be changed."""
    from kinerja_core.services import penugasan_360 as service

    asked = {name: isi.get(name) or None for name in ("periode", "rekan", "bawahan", "pilih", "tutup")}
    choices = service.PilihanPenugasan(**asked, tanpa_diri=bool(isi.get("tanpa_diri")))
    result = service.susun_penilai(Path(isi["data"]), choices)
    return result.sebagai_json(), {"daftar-penilai.xlsx": service.berkas_penugasan(result)}


def buku_penilai(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """One workbook for each evaluator of a list, all as one zip."""
    from kinerja_core.services.meja import bungkus
    from kinerja_core.services.templat import templat

    place = Path(isi["tempat"])
    made = templat(
        "penilaian-360", place, penugasan=Path(isi["daftar"]), kertas=isi.get("kertas") or "a4", kemajuan=kemajuan
    ).dibuat
    return {"jumlah": len(made)}, {"buku penilai.zip": bungkus({path.name: path for path in made})}
