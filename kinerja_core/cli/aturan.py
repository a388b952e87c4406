"""Commands on the rules as they stand, and on the calendar that follows from them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, TanggalAturan, Timpa, bulat


def aturan(
    kode: Annotated[str | None, typer.Argument(metavar="KODE", help="Kode aturan; kosongkan untuk semua.")] = None,
    tanggal: TanggalAturan = None,
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
            f"Aturan pada {service.hari(rules['tanggal'])}",
            ("Kode", "Isi", "Berlaku sejak", "Sumber"),
            (
                (
                    r["kode"],
                    r["deskripsi"],
                    service.hari(r["berlaku_sejak"]) if r["berlaku_sejak"] else "belum berlaku",
                    "\n".join(r["rujukan"]),
                )
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


def jadwal(
    tahun: Annotated[
        int | None,
        typer.Option(
            "--tahun", parser=bulat, metavar="TAHUN", help="Tahun penilaian; bawaan yang tahapannya masih berjalan."
        ),
    ] = None,
    ics: Annotated[
        Path | None,
        typer.Option("--ics", "-o", "--keluaran", metavar="F.ics", help="Tulis berkas kalender dengan pengingat."),
    ] = None,
    tenggat: Annotated[
        list[str] | None,
        typer.Option(
            "--tenggat", metavar="KODE=TTTT-BB-HH", help="Tenggat yang dipakai unit untuk satu tahapan; boleh diulang."
        ),
    ] = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Tampilkan tahapan dan tenggat satu tahun penilaian, dan tulis sebagai berkas kalender."""
    from kinerja_core.services import jadwal as service
    from kinerja_core.services.berkas import tolak_bila_ada, tulis

    tampil.perlu("--timpa", timpa, "--ics", ics)
    result = service.jadwal(tahun, service.tenggat_unit(tenggat or ()))
    if ics:
        tolak_bila_ada([ics], timpa, ".ics")
        tulis(ics, service.kalender(result), timpa=timpa)
    if json:
        tampil.cetak_json(result.sebagai_json(str(ics) if ics else None))
    else:
        tampil.tabel(
            f"Jadwal tahun penilaian {result.tahun}",
            ("Waktu", "Kegiatan", "Pelaksana", "Kode"),
            (
                (service.waktu(stage), f"{stage.kegiatan}, {stage.periode}", stage.pelaksana, stage.kode)
                for stage in result.putusan.hasil
            ),
        )
        for stage in result.putusan.hasil:
            if note := service.keterangan(stage):
                tampil.baris(f"{stage.kode}: {note}")
        if silence := service.dianggap_setuju(result):
            tampil.baris(f"Dianggap setuju: {silence}")
        tampil.dasar(result.putusan.rujukan, result.putusan.peringatan)
    if ics:
        tampil.kata(f"Kalender ditulis ke {ics}")
    return 0
