"""Commands on the rules as they stand."""

from __future__ import annotations

from typing import Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, Tanggal


def aturan(
    kode: Annotated[str | None, typer.Argument(metavar="KODE", help="Kode aturan; kosongkan untuk semua.")] = None,
    tanggal: Tanggal = None,
    json: Json = False,
) -> int:
    """Tampilkan aturan yang berlaku pada suatu tanggal, dengan sumbernya."""
    from kinerja_core.services import aturan as service

    rules = service.aturan(kode, tanggal)
    if json:
        tampil.cetak_json(rules)
        return 0
    if kode is None:
        tampil.tabel(
            f"Aturan pada {rules['tanggal']}",
            ("Kode", "Isi", "Berlaku sejak", "Sumber"),
            (
                (r["kode"], r["deskripsi"], r["berlaku_sejak"] or "belum berlaku", "\n".join(r["rujukan"]))
                for r in rules["aturan"]
            ),
        )
        tampil.tabel(
            "Cakupan pasal dan butir",
            ("Sumber", "Butir", "Isi", "Status"),
            ((c["sumber"], c["butir"], c["uraian"], c["status"]) for c in rules["cakupan"]),
        )
        return 0
    for line in service.uraian(rules):
        tampil.baris(line)
    return 0
