"""``kinerja konfirmasi``: who answered the evaluation, who counts as agreeing, what became of each keberatan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, KeadaanPada, KeluaranPilihan, Timpa

if TYPE_CHECKING:
    from kinerja_core.services.konfirmasi import HasilKonfirmasi


def konfirmasi(
    unit: Annotated[Path, typer.Argument(metavar="UNIT.xlsx", help="Buku unit, dengan lembar Konfirmasi.")],
    tanggal: KeadaanPada = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Tampilkan siapa menjawab evaluasi, dianggap setuju, atau keberatan; tenggatnya, putusannya, dan hasil barunya."""
    from kinerja_core.services import konfirmasi as service

    tampil.siap_menulis(keluaran, timpa)
    result = service.konfirmasi(unit, pada=tanggal)
    return tampil.sajikan(
        result, _show, service.berkas_konfirmasi, "Daftar konfirmasi", keluaran, timpa=timpa, json=json
    )


def _show(result: HasilKonfirmasi) -> None:
    """Who answered what, how many of each, and the rule."""
    from kinerja_core.services.konfirmasi import baris_konfirmasi

    tampil.tabel(
        f"Konfirmasi {result.nama_unit}, {result.periode}",
        ("Pegawai", "Evaluasi", "Tenggat", "Keadaan", "Keberatan", "Hasil"),
        (
            (f"{name}\n{nip}", evaluated, limit, "\n".join(filter(None, (state, given))), objection, outcome)
            for name, nip, evaluated, _, limit, state, given, objection, outcome
            in baris_konfirmasi(result)
        ),
    )  # fmt: skip
    count = result.ringkasan()
    tampil.baris(
        f"{count['pegawai']} pegawai: {count['setuju']} setuju, {count['dianggap_setuju']} dianggap setuju, "
        f"{count['menunggu']} menunggu, {count['belum_dievaluasi']} belum dievaluasi, {count['keberatan']} "
        f"keberatan ({count['belum_diteruskan']} belum diteruskan, {count['menunggu_putusan']} menunggu putusan)."
    )
    tampil.dasar(result.rujukan, result.peringatan)
    tampil.tabel_temuan(result.temuan)
