"""Penilai: what the page asks about a penilaian 360°: who should rate whom, a workbook for each, and the scores."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kinerja_core.services.kemajuan import Kemajuan
from kinerja_halaman.telaah import Jawaban


def susun_penilai(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """Propose who rates whom, as a list that may be changed."""
    from kinerja_core.services import penugasan_360 as service

    asked = {name: isi.get(name) or None for name in ("periode", "rekan", "bawahan", "pilih", "tutup", "unit")}
    sheets = (isi["lembar"],) if isi.get("lembar") else ()
    choices = service.PilihanPenugasan(**asked, tanpa_diri=bool(isi.get("tanpa_diri")), lembar=sheets)
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


def perilaku(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """The scores of everybody rated in the workbooks below a folder; of groups only what may be shown."""
    from kinerja_core.services import penilaian_360 as service

    result = service.perilaku(
        Path(isi["folder"]), isi.get("periode") or None, kemajuan, tutup=isi.get("tutup") or None,
        sertakan_terlambat=bool(isi.get("sertakan_terlambat")),
    )
    told = result.rekap.sebagai_json() | {"tentang": [": ".join(one) for one in service.tentang_penilai(result.rekap)]}
    told["temuan"] = [one.model_dump(mode="json") for one in result.temuan]
    return told, {"rekap-perilaku.xlsx": service.berkas_rekap(result.rekap)}
