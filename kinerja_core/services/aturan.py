"""Aturan: the rules in force on a date, with their sources, and which articles are covered."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import Any

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.rules.aturan import Aturan, AturanBelumBerlaku, kode_aturan, muat
from kinerja_core.rules.cakupan import daftar_cakupan
from kinerja_core.services.hitung import polos, tanggal


def aturan(kode: str | None = None, pada: str | None = None) -> dict[str, Any]:
    """One rule or all, as JSON knows it, on a date (today when not given).

    Raises:
        GalatKinerja: an unknown rule, or a text that is no date.
    """
    day = tanggal(pada)
    if kode is None:
        return {
            "tanggal": day.isoformat(),
            "aturan": [_rule(muat(name), day) for name in kode_aturan()],
            "cakupan": [
                {"sumber": c.sumber, "butir": c.butir, "uraian": c.uraian, "status": c.status, "modul": list(c.modul)}
                for c in daftar_cakupan()
            ],
        }
    name = kode.strip().casefold().replace("-", "_")
    if name not in kode_aturan():
        near = get_close_matches(name, kode_aturan(), n=1)
        hint = f' Mungkin "{near[0]}"?' if near else ""
        raise GalatKinerja(f'Aturan "{kode}" tidak ada.{hint} Yang ada: {", ".join(kode_aturan())}.')
    rule = muat(name)
    return {
        "tanggal": day.isoformat(),
        **_rule(rule, day),
        "riwayat": [
            {
                "berlaku_sejak": since.isoformat(),
                "nilai": polos(value),
                "rujukan": [str(r) for r in rule.rujukan[since]],
            }
            for since, value in rule.nilai.items()
        ],
        "catatan": list(rule.catatan),
        "terakhir_diperiksa": rule.terakhir_diperiksa.isoformat(),
    }


def _rule(rule: Aturan[Any], day: date) -> dict[str, Any]:
    head = {"kode": rule.kode, "deskripsi": rule.deskripsi, "satuan": rule.satuan}
    try:
        since = rule.berlaku_sejak(day)
    except AturanBelumBerlaku as problem:
        return {**head, "berlaku_sejak": None, "nilai": None, "rujukan": [], "peringatan": [str(problem)]}
    ruling = rule.pada(day)
    return {
        **head,
        "berlaku_sejak": since.isoformat(),
        "nilai": polos(ruling.hasil),
        "rujukan": [str(r) for r in ruling.rujukan],
        "peringatan": list(ruling.peringatan),
    }


def uraian(isi: dict[str, Any]) -> list[str]:
    """One rule as lines for the terminal."""
    lines = [f"{isi['kode']}: {isi['deskripsi']}", f"Satuan: {isi['satuan']}", f"Pada {isi['tanggal']}:"]
    lines += _tree(isi["nilai"], 1) if isi["nilai"] is not None else ["  belum berlaku"]
    lines += [f"Berlaku sejak {isi['berlaku_sejak']}"] if isi["berlaku_sejak"] else []
    lines += [f"Dasar: {line}" for line in isi["rujukan"]]
    lines += [f"Catatan: {line}" for line in isi["catatan"]]
    lines += [f"Peringatan: {line}" for line in isi["peringatan"]]
    return lines


def _tree(value: Any, depth: int) -> list[str]:
    pad = "  " * depth
    if isinstance(value, dict):
        lines = []
        for key, item in value.items():
            if isinstance(item, (dict, list)):
                lines += [f"{pad}{key}:", *_tree(item, depth + 1)]
            else:
                lines.append(f"{pad}{key}: {item}")
        return lines
    if isinstance(value, list):
        return [
            line for item in value for line in (_tree(item, depth) if isinstance(item, dict) else [f"{pad}- {item}"])
        ]
    return [f"{pad}{value}"]
