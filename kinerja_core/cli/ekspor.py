"""The command for files of bulk import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, KeluaranPilihan, Timpa
from kinerja_core.model.galat import GalatKinerja


def ekspor(
    profil: Annotated[str | None, typer.Argument(metavar="PROFIL", help="Nama profil; lihat --daftar.")] = None,
    data: Annotated[
        list[Path] | None, typer.Argument(metavar="DATA...", help="Buku unit, buku kerja atau folder.")
    ] = None,
    keluaran: KeluaranPilihan = None,
    daftar: Annotated[bool, typer.Option("--daftar", help="Tampilkan profil yang ada.")] = False,
    profil_berkas: Annotated[
        Path | None, typer.Option("--profil-berkas", metavar="F.yaml", help="Profil milik kantor sendiri.")
    ] = None,
    isi: Annotated[
        list[str] | None,
        typer.Option(
            "--isi", metavar="NAMA=NILAI", help="Isian yang tidak ada di buku kerja (jam_mulai=07:30); boleh diulang."
        ),
    ] = None,
    peta_siasn: Annotated[
        Path | None,
        typer.Option("--peta-siasn", metavar="F.csv", help="Daftar NIP dan ID SIASN (.csv atau .xlsx) milik unit."),
    ] = None,
    rencana_aksi: Annotated[
        list[str] | None,
        typer.Option(
            "--rencana-aksi",
            metavar="AWAL TEKS",
            help="Rencana aksi yang dipakai bila satu catatan harian cocok dengan beberapa; boleh diulang.",
        ),
    ] = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Tulis berkas untuk impor massal ke e-Kinerja menurut sebuah profil."""
    from kinerja_core.services import ekspor as service
    from kinerja_core.services.berkas import tolak_bila_ada

    if daftar:
        given = (profil, data, keluaran, profil_berkas, isi, peta_siasn, rencana_aksi, timpa or None)
        if any(given):
            raise GalatKinerja("--daftar hanya menampilkan profil yang ada; sebutkan tanpa yang lain.")
        return _daftar(json)
    paths = list(data or [])
    if profil_berkas is not None and profil is not None:  # with an own profile, every argument is data
        paths.insert(0, Path(profil))
        profil = None
    chosen = service.pilih_profil(profil, profil_berkas)
    if not paths or keluaran is None:
        raise GalatKinerja("Sebutkan datanya, dan berkas hasilnya dengan -o.")
    tolak_bila_ada([keluaran], timpa, f".{chosen.format}")
    with tampil.kemajuan("Mengekspor") as report:
        result = service.ekspor(
            chosen, paths, report, isi=service.isi_pilihan(isi or ()), peta_siasn=peta_siasn,
            rencana_aksi=rencana_aksi or (),
        )  # fmt: skip
    files = service.simpan(result, keluaran, timpa=timpa)
    _of_files(files, result.baris, keluaran)
    if not json:
        tampil.baris(f"{result.baris} baris ditulis.")
    return tampil.dibuat(files, result.temuan, json, baris=result.baris)


def _of_files(files: Sequence[Path], baris: int, keluaran: Path) -> None:
    """Say where there are several files, or none beside an older one."""
    if len(files) > 1:
        tampil.kata(f"Satu lembar Excel tidak memuat {baris} baris, sehingga ditulis ke {len(files)} berkas.")
    if not files and keluaran.exists():
        tampil.kata(f'"{keluaran}" yang lama tidak diubah.')


def _daftar(json: bool) -> int:
    """The profiles that ship."""
    from kinerja_core.services.ekspor import daftar_profil

    profiles = daftar_profil()
    if json:
        tampil.cetak_json([{"profil": kode, **profil.model_dump(mode="json")} for kode, profil in profiles])
    else:
        tampil.tabel(
            "Profil ekspor",
            ("Profil", "Sumber", "Bentuk", "Kegunaan"),
            ((kode, profil.sumber, profil.format, profil.deskripsi) for kode, profil in profiles),
        )
    return 0
