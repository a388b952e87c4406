"""Aturan: the rules in force on a date, with their sources, and which articles are covered."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import Any

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.rules.aturan import Aturan, AturanBelumBerlaku, kode_aturan, muat
from kinerja_core.rules.cakupan import daftar_cakupan
from kinerja_core.services.ketikan import tanggal
from kinerja_core.services.polos import polos


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
                {"sumber": c.sumber, "butir": c.butir, "uraian": c.uraian, "status": c.status, "verba": list(c.verba),
                 "modul": list(c.modul)}
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


def hari(teks: str) -> str:
    """A date of the JSON as people read it: ``2025-01-01`` -> ``1 Januari 2025``."""
    return tanggal_panjang(date.fromisoformat(teks))


def uraian(isi: dict[str, Any]) -> list[str]:
    """One rule as lines for the terminal."""
    lines = [f"{isi['kode']}: {isi['deskripsi']}", f"Satuan: {isi['satuan']}", f"Pada {hari(isi['tanggal'])}:"]
    lines += _tree(isi["nilai"], 1) if isi["nilai"] is not None else ["  belum berlaku"]
    lines += [f"Berlaku sejak {hari(isi['berlaku_sejak'])}"] if isi["berlaku_sejak"] else []
    lines += [f"Dasar: {line}" for line in isi["rujukan"]]
    lines += [f"Catatan: {line}" for line in isi["catatan"]]
    lines += [f"Peringatan: {line}" for line in isi["peringatan"]]
    return lines


def _tree(value: Any, depth: int) -> list[str]:
    """A value as indented lines; what is not set is left out, and each item of a list has its dash."""
    pad = "  " * depth
    if isinstance(value, dict):
        lines = []
        for key, item in value.items():
            if item is None or item is False or item == []:
                continue
            name = key.replace("_", " ")
            if isinstance(item, list) and not any(isinstance(one, (dict, list)) for one in item):
                lines.append(f"{pad}{name}: {', '.join(map(_word, item))}")
            elif isinstance(item, (dict, list)):
                lines += [f"{pad}{name}:", *_tree(item, depth + 1)]
            else:
                lines.append(f"{pad}{name}: {_word(item)}")
        return lines
    if isinstance(value, list):
        items = [_tree(item, 0) for item in value]
        return [f"{pad}{'  ' if number else '- '}{line}" for lines in items for number, line in enumerate(lines)]
    return [f"{pad}{_word(value)}"]


def _word(value: Any) -> str:
    """One value as people write it: a decimal comma, ya for true."""
    if value is True:
        return "ya"
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)
