"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kinerja_core.model.ungkapan import ungkapan

_BULAT = ungkapan(r"-?[0-9]{1,9}")


def bulat(teks: object) -> int:
    """A whole number as people type it; Python's own ``int`` takes ``2_025`` and digits of other scripts too."""
    if not _BULAT.fullmatch(said := str(teks).strip()):
        raise typer.BadParameter("not a valid integer")
    return int(said)


Json = Annotated[bool, typer.Option("--json", help="Cetak satu dokumen JSON di stdout, tanpa yang lain.")]
Timpa = Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang ada; berkas lama disimpan sebagai cadangan.")]
Keluaran = Annotated[Path, typer.Option("-o", "--keluaran", metavar="BERKAS", help="Berkas atau folder hasil.")]
KeluaranPilihan = Annotated[
    Path | None, typer.Option("-o", "--keluaran", metavar="BERKAS", help="Tulis hasilnya ke berkas ini.")
]
LembarDaftar = Annotated[
    list[str] | None,
    typer.Option("--lembar", metavar="NAMA", help="Lembar daftar yang dibaca, bila beberapa lembarnya berisi pegawai."),
]
TanggalAturan = Annotated[
    str | None,
    typer.Option("--tanggal", metavar="TTTT-BB-HH", help="Tanggal periode yang aturannya dipakai; bawaan hari ini."),
]
KeadaanPada = Annotated[
    str | None, typer.Option("--tanggal", metavar="TTTT-BB-HH", help="Keadaan pada tanggal ini; bawaan hari ini.")
]
