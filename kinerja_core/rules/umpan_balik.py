"""Isyarat umpan balik: hints on the four criteria of a feedback (deck), for whoever writes one; people judge."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.model.umpan_balik import UmpanBalik
from kinerja_core.rules.aturan import Putusan, muat


class BatasUmpanBalik(Rekaman):
    """From which length, and at which words, a feedback is hinted at."""

    kata_terpendek: Annotated[int, Field(ge=1, le=50)]
    kalimat_terpanjang: Annotated[int, Field(ge=10, le=200)]
    menyamaratakan: Annotated[tuple[TeksSebaris, ...], Field(min_length=1)]
    samar: Annotated[tuple[TeksSebaris, ...], Field(min_length=1)]


#: What is hinted at.
BENTUK = BatasUmpanBalik


def isyarat_umpan_balik(umpan_balik: UmpanBalik, tanggal: date) -> Putusan[tuple[str, ...]]:
    """What of the four criteria a feedback may lack, each with its reason; one that a person found met is left alone.

    Args:
        umpan_balik: the feedback.
        tanggal: the day by which the rule is chosen; before the first rule the first one counts.
    """
    rule: Putusan[BatasUmpanBalik] = muat("umpan_balik").terdekat(tanggal)
    limits, text = rule.hasil, " ".join(umpan_balik.isi.casefold().split())
    words = len(text.split())
    longest = max(len(part.split()) for part in re.split(r"[.!?;]", text))
    hints = {
        "konstruktif": "",
        "spesifik": f"hanya {words} kata" if words < limits.kata_terpendek else "",
        "jelas": _word(text, limits.samar)
        or (f"satu kalimat {longest} kata" if longest > limits.kalimat_terpanjang else ""),
        "obyektif": _word(text, limits.menyamaratakan),
    }
    found = []
    for name, why in hints.items():
        judged = getattr(umpan_balik, name)
        if judged is False:
            found.append(f"kurang {name} (dinilai Tidak)")
        elif judged is None and why:
            found.append(f"kurang {name} ({why})")
    return Putusan(tuple(found), rule.rujukan, rule.peringatan)


def _word(teks: str, kata: tuple[str, ...]) -> str:
    """The first of these words that a text holds, in words."""
    found = next((one for one in kata if one in teks and re.search(rf"(?<!\w){re.escape(one)}(?!\w)", teks)), None)
    return f'memuat "{found}"' if found else ""
