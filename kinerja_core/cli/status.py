"""``kinerja status`` and ``kinerja rekap``: who of a unit has handed in what, and how the unit stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, KeadaanPada, KeluaranPilihan, Timpa

if TYPE_CHECKING:
    from kinerja_core.services.rekap import HasilRekap
    from kinerja_core.services.status import HasilStatus


def status(
    unit: Annotated[Path, typer.Argument(metavar="UNIT.xlsx", help="Buku unit, dengan daftar pegawai dan periodenya.")],
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="Folder buku kerja; tanpanya hanya isi buku unit yang dilihat."),
    ] = None,
    tanggal: KeadaanPada = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Tampilkan siapa belum menyerahkan apa pada periode unit, yang terlambat dahulu, dengan pesan siap kirim."""
    from kinerja_core.services import status as service

    tampil.siap_menulis(keluaran, timpa, ".xlsx")
    with tampil.kemajuan("Membaca buku kerja") as report:
        result = service.status(unit, folder, pada=tanggal, kemajuan=report)
    tampil.sajikan(
        result, _show, lambda one, _: service.berkas_status(one), "Status", keluaran, timpa=timpa, json=json
    )
    return int(bool(result.tidak_terbaca))


def _show(result: HasilStatus) -> None:
    """Who owes what, the schedule with its lights, counts, and the message ready to send."""
    from kinerja_core.services.status import baris_jadwal, baris_status

    owing = [row for row in baris_status(result) if row[3] or row[4]]
    tampil.tabel(
        f"Status {result.nama_unit}, {result.periode}",
        ("Pegawai", "Keadaan", "Terlambat", "Belum Ada"),
        (
            (f"{name}\n{nip}", state, late, missing)
            for name, nip, state, late, missing, *_ in owing[: tampil.LAYAR]
        ),
    )
    tampil.sisa(len(owing) - tampil.LAYAR)
    tampil.tabel(
        "Jadwal",
        ("Yang Dikerjakan", "Tenggat", "Lampu", "Belum"),
        (
            (matter, limit, light, f"{count}: {who}" if who else count)
            for matter, _, limit, light, count, who, _ in baris_jadwal(result)
        ),
    )
    for one in result.jadwal:
        if one.hal.kode == "konfirmasi" and one.hal.keterangan:
            tampil.baris(f"Dianggap setuju: {one.hal.keterangan}")
    count = result.ringkasan()
    tampil.baris(
        f"{count['pegawai']} pegawai: {count['lengkap']} lengkap, {count['kurang']} belum lengkap "
        f"({count['terlambat']} terlambat), {count['tidak_bertugas']} sudah keluar atau tidak bertugas."
    )
    for nip, name in result.di_luar:
        tampil.baris(f"Tidak ada di Daftar Pegawai: {name} ({nip})")
    for file in result.tidak_terbaca:
        tampil.baris(f"Tidak dapat dipakai: {file}")
    for text in result.peringatan:
        tampil.baris(f"Peringatan: {text}")
    if result.pesan:
        tampil.baris()
        tampil.baris("Pesan siap kirim:")
        for line in result.pesan.split("\n"):
            tampil.baris(line)


def rekap(
    unit: Annotated[Path, typer.Argument(metavar="UNIT.xlsx", help="Buku unit yang direkap untuk pimpinannya.")],
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="Folder buku kerja: cakupan catatan harian, umpan balik, bimbingan."),
    ] = None,
    tanggal: KeadaanPada = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Rekap satu halaman untuk pimpinan, dengan rincian: .html (siap cetak), .xlsx (dengan grafik), atau .docx."""
    from kinerja_core.services import rekap as service

    tampil.siap_menulis(keluaran, timpa)
    with tampil.kemajuan("Membaca buku kerja") as report:
        result = service.rekap(unit, None if folder is None else [folder], pada=tanggal, kemajuan=report)
    return tampil.sajikan(
        result, _show_recap, service.berkas_rekap_unit, "Rekap", keluaran, timpa=timpa, json=json
    ) or int(bool(result.tidak_terbaca))


def _show_recap(result: HasilRekap) -> None:
    """The numbers first, then what asks for attention."""
    from kinerja_core.services.rekap import isi_layar

    told = isi_layar(result)
    tampil.tabel(told.judul, ("Hal", "Jumlah", "Keterangan"), told.angka, kanan=("Jumlah",))
    for text in told.pedoman:
        tampil.baris(f"Pedoman: {text}")
    for title, lines in told.daftar:
        tampil.baris()
        tampil.baris(f"{title}:")
        for line in lines:
            tampil.baris(f"  {line}")
    tampil.baris()
    for source in told.rujukan:
        tampil.baris(f"Dasar: {source}")
    for file in result.tidak_terbaca:
        tampil.kata(f"Tidak dapat dipakai: {file}")
    for nip, name in result.di_luar:
        tampil.kata(f"Tidak ada di Daftar Pegawai: {name} ({nip})")
    tampil.tabel_temuan(result.temuan)
