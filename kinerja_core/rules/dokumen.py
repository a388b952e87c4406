"""The page for auditors, ``docs/aturan.md``, made from the rules themselves.

``python -m kinerja_core.rules.dokumen docs/aturan.md`` writes it anew after a rule has changed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.rules.aturan import Aturan, Keyakinan, daftar_aturan
from kinerja_core.rules.cakupan import StatusCakupan, daftar_cakupan

_PENGANTAR: Final = """# Aturan yang dipakai dan sumbernya

Halaman ini dibuat dari berkas aturan itu sendiri (`kinerja_core/rules/*.yaml`), sehingga isinya selalu sama dengan yang
dihitung. Setiap nilai berlaku mulai tanggalnya sampai tanggal berikutnya; yang menentukan adalah hari terakhir periode
penilaian, bukan tanggal hari ini. Periode sebelum tanggal pertama ditolak. Untuk periode sesudah tanggal pemeriksaan
terakhir, nilai terbaru dipakai dengan peringatan. Naskah lengkap PermenPANRB 6 Tahun 2022, SE MenPANRB 3 Tahun 2023 dan
Permenkes 41 Tahun 2022 tidak kami miliki.
"""


def _plain(value: Any) -> Any:
    """Models become mappings, so that a table can be laid out from anything."""
    if isinstance(value, BaseModel):
        said = ((name, item) for name, item in value if item is not None and item is not False)
        return {name: _plain(item) for name, item in said if item not in ((), {})}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple) and not hasattr(value, "_fields"):  # a named tuple knows how it is written
        return [_plain(item) for item in value]
    return value


def _cell(value: Any) -> str:
    if value is True:
        return "ya"
    if isinstance(value, list):
        return ", ".join(map(_cell, value))
    if isinstance(value, dict):
        return ": ".join(map(_cell, value.values()))
    text = str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)
    return text.replace("|", "\\|")


def _words(name: str) -> str:
    return name.replace("_", " ")


def _table(head: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _columns(rows: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(name for row in rows for name in row))


def _value(value: Any) -> Iterator[str]:
    """A value as a Markdown table."""
    if isinstance(value, list):
        names = _columns(value)
        rows = [[_cell(row.get(name, "")) for name in names] for row in value]
        yield from _table([_words(name) for name in names], rows)
        return
    nested = {key: item for key, item in value.items() if isinstance(item, dict)}
    listed = {key: item for key, item in value.items() if isinstance(item, list) and item and isinstance(item[0], dict)}
    flat = {key: item for key, item in value.items() if key not in nested and key not in listed}
    if listed:
        yield from _value([{"": key, **item} for key, items in listed.items() for item in items])
        yield ""
    scalar_rows = nested and all(not isinstance(cell, dict) for item in nested.values() for cell in item.values())
    names = _columns(list(nested.values()))
    if scalar_rows and sum(map(len, nested.values())) * 2 > len(names) * len(nested):
        rows_of = [[_words(key), *(_cell(item.get(name, "")) for name in names)] for key, item in nested.items()]
        yield from _table(["", *map(_words, names)], rows_of)
        yield ""
    else:
        for key, item in nested.items():
            yield f"*{_words(key)}*"
            yield ""
            yield from _value(item)
    if flat:
        yield from _table(["", "nilai"], [[_words(key), _cell(item)] for key, item in flat.items()])
        yield ""


def _rule(aturan: Aturan[Any]) -> Iterator[str]:
    yield f"## {aturan.deskripsi}"
    yield ""
    yield (
        f"Berkas `{aturan.kode}.yaml`, satuan: {aturan.satuan}. "
        f"Terakhir diperiksa {tanggal_panjang(aturan.terakhir_diperiksa)}."
    )
    yield ""
    for since, value in aturan.nilai.items():
        yield f"**Berlaku mulai {tanggal_panjang(since)}**"
        yield ""
        yield from _value(_plain(value))
        if isinstance(value, tuple):
            yield ""
        yield "Sumber:"
        yield ""
        yield from (f"- {source}" for source in aturan.rujukan[since])
        yield ""
    if aturan.catatan:
        yield "Catatan:"
        yield ""
        yield from (f"- {note}" for note in aturan.catatan)
        yield ""


def halaman_aturan() -> str:
    """The whole page in Markdown: levels of certainty, coverage, and every rule with values and sources."""
    lines = [_PENGANTAR, "## Seberapa pasti sebuah sumber", ""]
    lines += _table(["tanda", "arti"], [[f"`{level}`", level.uraian] for level in Keyakinan])
    lines += ["", "## Butir yang dicakup", ""]
    points = daftar_cakupan()
    counts = {status: sum(point.status is status for point in points) for status in StatusCakupan}
    lines += [", ".join(f"{count} {status}" for status, count in counts.items()) + ".", ""]
    lines += _table(
        ["sumber", "butir", "uraian", "tanda", "status", "kinerja …", "keterangan"],
        [
            [
                *map(_cell, (point.sumber, point.butir, point.uraian)),
                f"`{point.keyakinan}`",
                point.status.value,
                ", ".join(point.verba),
                _cell(point.keterangan or ""),
            ]
            for point in points
        ],
    )
    lines.append("")
    for aturan in daftar_aturan():
        lines += _rule(aturan)
    return "\n".join(lines).rstrip("\n") + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(halaman_aturan(), encoding="utf-8", newline="\n")
