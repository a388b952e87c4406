"""Commands on documents: print them, verify them, read a risalah back, show their schema."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, Keluaran, KeluaranPilihan, Timpa


def cetak(
    dokumen: Annotated[str, typer.Argument(metavar="DOKUMEN", help="Nama dokumen, misalnya risalah.")],
    data: Annotated[list[Path], typer.Argument(metavar="DATA...", help="Buku kerja, folder, atau JSON isi dokumen.")],
    keluaran: Keluaran,
    templat: Annotated[Path | None, typer.Option("--templat", metavar="F.docx", help="Templat milik kantor.")] = None,
    kop: Annotated[
        Path | None, typer.Option("--kop", metavar="GAMBAR", help="Gambar kop surat (PNG atau JPEG).")
    ] = None,
    kertas: Annotated[str | None, typer.Option("--kertas", metavar="KERTAS", help="a4 atau f4.")] = None,
    srikandi: Annotated[
        bool, typer.Option("--srikandi", help="Biarkan penanda SRIKANDI (${nomor_naskah} dan lainnya).")
    ] = False,
    pengaturan: Annotated[
        Path | None,
        typer.Option("--pengaturan", metavar="F.yaml", help="Pengaturan surat; menang atas Pengaturan di buku unit."),
    ] = None,
    periode: Annotated[
        str | None,
        typer.Option("--periode", metavar="2025-TW4", help="Buku unit periode ini, bila datanya memuat beberapa."),
    ] = None,
    bulan: Annotated[
        str | None, typer.Option("--bulan", metavar="2026-02", help="Bulan rekap catatan harian; bawaan semua bulan.")
    ] = None,
    minggu: Annotated[str | None, typer.Option("--minggu", metavar="2026-02-09", help="Rekap minggu hari itu.")] = None,
    tanpa_jejak: Annotated[bool, typer.Option("--tanpa-jejak", help="Jangan sertakan data asal di berkasnya.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Buat juga PDF dengan LibreOffice.")] = False,
    pdfa: Annotated[bool, typer.Option("--pdfa", help="Seperti --pdf, tetapi PDF/A-2b untuk arsip.")] = False,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Cetak dokumen Word siap tanda tangan; yang belum lengkap dilaporkan dan tidak dicetak.

    Perintah yang sama boleh diulang ke folder yang sama: yang sudah ada dan datanya sama dilewati.
    """
    from kinerja_core.model.masa_catatan import masa_diminta
    from kinerja_core.services import cetak as service
    from kinerja_core.services.peringkat import pilihan as choose

    period = choose(periode=periode).periode
    look = service.tampilan(
        templat=templat, kop=kop, kertas=kertas, srikandi=srikandi, pengaturan=pengaturan, tanpa_jejak=tanpa_jejak
    )
    with tampil.kemajuan("Mencetak") as report:
        result = service.cetak(
            dokumen, data, keluaran, look, pdf=pdf or pdfa, pdfa=pdfa, timpa=timpa, periode=period,
            masa=masa_diminta(bulan, minggu), kemajuan=report,
        )  # fmt: skip
    if json:
        tampil.cetak_json(result.sebagai_json())
        return tampil.kode(result.temuan)
    if result.dibuat or not result.tetap:
        tampil.dibuat(result.dibuat, result.temuan, json)
    else:
        tampil.tabel_temuan(result.temuan)
    if result.tetap:
        tampil.baris(f"{len(result.tetap)} berkas sudah ada dengan data yang sama, tidak dibuat ulang.")
    if result.indeks:
        tampil.baris(f"Indeks: {result.indeks}")
    return tampil.kode(result.temuan)


def verifikasi(
    berkas: Annotated[Path, typer.Argument(metavar="F.docx", help="Dokumen yang dicetak aplikasi ini.")],
    templat: Annotated[
        Path | None, typer.Option("--templat", metavar="T.docx", help="Templat kantor yang dipakai mencetaknya.")
    ] = None,
    data: Annotated[bool, typer.Option("--data", help="Keluarkan data yang dibawa berkas itu sebagai JSON.")] = False,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Periksa apakah isi sebuah dokumen masih sama dengan data yang dibawanya; yang berubah ditampilkan."""
    from kinerja_core.services.berkas import tulis
    from kinerja_core.services.verifikasi import isi_json
    from kinerja_core.services.verifikasi import verifikasi as run

    tampil.siap_menulis(keluaran, timpa, ".json")
    result = run(berkas, templat)
    if data and keluaran is None:
        tampil.cetak_json(result.data)
    elif json:
        tampil.cetak_json(result.sebagai_json())
    else:
        for line in result.uraian():
            tampil.baris(line)
    if keluaran is not None:
        tulis(keluaran, isi_json(result.data if data else result.sebagai_json()), timpa=timpa)
        tampil.kata(f"Ditulis ke {keluaran}")
    return int(not result.sesuai)


def baca_risalah(
    berkas: Annotated[Path, typer.Argument(metavar="F.docx", help="Risalah yang sudah diperbaiki di Word.")],
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Baca kembali risalah yang diperbaiki di Word menjadi data, dan tampilkan bedanya dengan data asalnya."""
    from kinerja_core.services.baca_risalah import baca_risalah as run
    from kinerja_core.services.berkas import tulis
    from kinerja_core.services.verifikasi import isi_json

    tampil.siap_menulis(keluaran, timpa, ".json")
    result = run(berkas)
    if json:
        tampil.cetak_json(result.sebagai_json())
    else:
        for line in result.uraian():
            tampil.baris(line)
        tampil.tabel_temuan(result.temuan)
    if keluaran is not None and result.konteks is not None:
        tulis(keluaran, isi_json(result.konteks.model_dump(mode="json")), timpa=timpa)
        tampil.kata(f"Data ditulis ke {keluaran}")
    elif keluaran is not None:
        tampil.kata("Data tidak ditulis karena ada bagian yang tidak terbaca.")
    return tampil.kode(result.temuan)


def skema(
    dokumen: Annotated[str, typer.Argument(metavar="DOKUMEN", help="Nama dokumen, misalnya risalah.")],
    json: Json = False,  # noqa: ARG001 - a schema is JSON anyway; accepted because every command has it
) -> int:
    """Tampilkan skema JSON isi sebuah dokumen."""
    from kinerja_core.services.cetak import skema as run

    tampil.cetak_json(run(dokumen))
    return 0
