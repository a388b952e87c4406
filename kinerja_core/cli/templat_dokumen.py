"""``kinerja templat-dokumen``: the offices' own Word templates."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, Keluaran, Timpa
from kinerja_core.model.galat import GalatKinerja


def daftar(
    dokumen: Annotated[
        str | None, typer.Argument(metavar="DOKUMEN", help="Nama dokumen; kosongkan untuk melihat semuanya.")
    ] = None,
    templat: Annotated[
        Path | None,
        typer.Option("--templat", metavar="F.docx", help="Templat kantor, untuk memakai nama perulangannya."),
    ] = None,
    json: Json = False,
) -> int:
    """Tampilkan isian yang boleh dipakai templat sebuah dokumen: arti, contoh dan cara menulisnya."""
    from kinerja_core.services import templat_dokumen as service
    from kinerja_core.services.cetak import daftar_dokumen

    if dokumen is None:
        if templat is not None:
            raise GalatKinerja("--templat hanya berlaku bersama nama dokumennya.")
        documents = daftar_dokumen()
        if json:
            tampil.cetak_json(documents)
        else:
            tampil.tabel("Dokumen", ("Dokumen", "Judul", "Templat"), (tuple(item.values()) for item in documents))
        return 0
    fields = service.daftar(dokumen, templat)
    if json:
        tampil.cetak_json({"dokumen": dokumen, "isian": fields})
    else:
        tampil.tabel(
            f"Isian templat {dokumen}",
            ("Isian", "Arti", "Contoh", "Ditulis di templat"),
            (
                (
                    f["isian"],
                    f["arti"] + ("" if f["wajib"] else " (boleh kosong)"),
                    f["contoh"],
                    "\ndi dalam ".join([f["ditulis"], *reversed(f["di_dalam"])]),
                )
                for f in fields
            ),
        )
    return 0


def salin(
    dokumen: Annotated[str, typer.Argument(metavar="DOKUMEN", help="Nama dokumen, misalnya risalah.")],
    keluaran: Keluaran,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Salin templat Word sebuah dokumen untuk diubah di Word."""
    from kinerja_core.services.templat_dokumen import salin

    return tampil.dibuat([salin(dokumen, keluaran, timpa=timpa)], (), json)


def periksa(
    berkas: Annotated[Path, typer.Argument(metavar="F.docx", help="Templat yang sudah diubah.")],
    dokumen: Annotated[str, typer.Option("--dokumen", metavar="DOKUMEN", help="Dokumen yang dicetak dengannya.")],
    json: Json = False,
) -> int:
    """Periksa templat yang sudah diubah, sebelum ada data: semua masalah dengan letaknya."""
    from kinerja_core.services import templat_dokumen as service

    problems = service.periksa(dokumen, berkas)
    summary = service.sebagai_json(dokumen, berkas, problems)
    if json:
        tampil.cetak_json(summary)
    else:
        if problems:
            rows = ((item.tingkat, item.tempat, item.pesan) for item in problems)
            tampil.tabel("Masalah", ("Tingkat", "Tempat", "Pesan"), rows)
        count = summary["ringkasan"]
        outcome = "dapat dipakai" if count["dapat_dipakai"] else "belum dapat dipakai"
        tampil.baris(f"Templat {outcome}: {count['kesalahan']} kesalahan, {count['peringatan']} peringatan.")
    return int(not summary["ringkasan"]["dapat_dipakai"])
