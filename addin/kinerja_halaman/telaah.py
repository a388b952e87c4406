"""Telaah: what the page asks about a ranking that is there: why, what if, what the books suggest, what BKN says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kinerja_core.services.kemajuan import Kemajuan

#: An answer, and the files that were asked for, by name.
Jawaban = tuple[dict[str, Any], dict[str, bytes]]


def jelaskan(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """Why one person has this kelompok, peringkat, usulan and deduction."""
    from kinerja_core.services import jelaskan as service
    from kinerja_core.services.berkas import nama_aman
    from kinerja_core.services.peringkat import pilihan

    result = service.jelaskan(isi["nip"], Path(isi["unit"]), pilihan(periode=isi.get("periode") or None))
    name = f"penjelasan {nama_aman(result.penjelasan.pegawai.nama, 40)} {result.penjelasan.pegawai.nip}"
    return result.sebagai_json(), {
        f"{name}{ending}": service.berkas_penjelasan(result, ending) for ending in isi.get("akhiran", ())
    }


def andaikan(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """Who moves when the way, one person's scores or the circle of people were others."""
    from kinerja_core.services import andaikan as service
    from kinerja_core.services.peringkat import pilihan

    way = {name: value or None for name, value in isi.get("pilihan", {}).items()}
    who = isi.get("nip") or None
    scores = ",".join(f"{name}={value.replace(',', '.')}" for name, value in isi.get("skor", {}).items() if value)
    choices = service.PilihanAndai(
        pilihan(**way), (f"{who}:{scores}",) if who and scores else (), _only(who, isi, "tanpa"),
        _only(who, isi, "pisahkan"), bool(isi.get("pimpinan_terpisah")), bool(isi.get("menurut_unit_kerja")),
        tuple(Path(one) for one in isi.get("bersama", ())),
    )  # fmt: skip
    result = service.andaikan(Path(isi["unit"]), choices)
    told = result.sebagai_json()
    for shown, moved in zip(told["pindah"], result.pindah, strict=True):
        shown["sebutan"] = [service.sebutan(moved.semula), service.sebutan(moved.menjadi)]
    return told, {f"pengandaian{ending}": service.berkas_andai(result, ending) for ending in isi.get("akhiran", ())}


def _only(nip: str | None, isi: Mapping[str, Any], cara: str) -> tuple[str, ...]:
    return (nip,) if nip and isi.get("orangnya") == cara else ()


def keadilan(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """The share of K3 among people who have something in common, as far as it may be shown."""
    from kinerja_core.services import keadilan as service

    result = service.keadilan(Path(isi["unit"]))
    return result.sebagai_json(), {
        f"keadilan{ending}": service.berkas_keadilan(result, ending) for ending in isi.get("akhiran", ())
    }


def usulan_rating(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """What the realisasi of the books on the desk suggest for the rating of hasil kerja."""
    from kinerja_core.services import usulan_rating as service

    unit = Path(isi["unit"]) if isi.get("unit") else None
    result = service.usulan(
        sorted(Path(one) for one in isi["pegawai"]), isi.get("periode") or None, unit=unit, skor=bool(isi.get("skor")),
        kemajuan=kemajuan,
    )  # fmt: skip
    return result.sebagai_json(), {
        f"usulan-rating{ending}": service.berkas_usulan(result, ending) for ending in isi.get("akhiran", ())
    }


def banding(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """What a unit has decided against the report of BKN's e-Kinerja."""
    from kinerja_core.services import banding as service

    result = service.banding(Path(isi["unit"]), Path(isi["laporan"]))
    return result.sebagai_json() | {"ringkasan": result.ringkasan()}, {"banding.xlsx": service.berkas_banding(result)}
