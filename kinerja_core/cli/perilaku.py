"""Commands of the penilaian perilaku 360°: who rates whom, and the scores that come of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, KeluaranPilihan, LembarDaftar, Timpa

if TYPE_CHECKING:
    from kinerja_core.services.penilaian_360 import HasilPerilaku
    from kinerja_core.services.penugasan_360 import HasilPenugasan


def susun_penilai(
    data: Annotated[
        Path, typer.Argument(metavar="DATA", help="Buku unit, atau daftar pegawai kantor dengan NIP penilainya.")
    ],
    periode: Annotated[
        str | None,
        typer.Option("--periode", metavar="2025-TW4", help="Periode yang dinilai; bawaan periode buku unit."),
    ] = None,
    rekan: Annotated[
        str | None,
        typer.Option("--rekan", metavar="N", help="Rekan yang menilai seorang pegawai, atau semua; bawaan aturannya."),
    ] = None,
    bawahan: Annotated[
        str | None,
        typer.Option("--bawahan", metavar="N", help="Bawahan yang menilai seorang pegawai, atau semua."),
    ] = None,
    tanpa_diri: Annotated[bool, typer.Option("--tanpa-diri", help="Tanpa penilaian diri sendiri.")] = False,
    pilih: Annotated[
        str | None, typer.Option("--pilih", metavar="CARA", help="acak-merata (bawaan) atau urut-daftar.")
    ] = None,
    tutup: Annotated[
        str | None,
        typer.Option("--tutup", metavar="TTTT-BB-HH", help="Hari terakhir buku penilai ditunggu; bawaan jadwalnya."),
    ] = None,
    lembar: LembarDaftar = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="NAMA", help="Unit kerja semua pegawai, bila daftarnya tidak memuatnya."),
    ] = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Usulkan siapa menilai perilaku siapa, sebagai daftar yang boleh diubah sebelum bukunya dibuat."""
    from kinerja_core.services import penugasan_360 as service

    tampil.siap_menulis(keluaran, timpa, ".xlsx")
    asked = service.PilihanPenugasan(periode, rekan, bawahan, tanpa_diri, pilih, tutup, tuple(lembar or ()), unit)
    result = service.susun_penilai(data, asked)
    code = tampil.sajikan(
        result, _show_proposal, lambda one, _: service.berkas_penugasan(one), "Daftar", keluaran, timpa=timpa,
        json=json,
    )  # fmt: skip
    if keluaran:
        tampil.kata(f'Periksa, lalu: kinerja templat penilaian-360 --penugasan "{keluaran}" -o FOLDER')
    return code


def _show_proposal(result: HasilPenugasan) -> None:
    """How many rate each person, then what to look at, and where the rule stands."""
    from kinerja_core.model.istilah import Hubungan, tanggal_panjang

    groups = list(Hubungan)
    tampil.tabel(
        f"Penilai yang diusulkan, {result.daftar.periode} (banyaknya; namanya di dalam daftar)",
        ("Nama", "NIP", *(str(group) for group in groups)),
        ((name, nip, *(count[group] for group in groups)) for nip, (name, count) in result.jumlah().items()),
        kanan=tuple(map(str, groups)),
    )
    last = result.daftar.tutup
    tampil.baris(
        f"{len(result.daftar.penilai)} penilai, {len(result.daftar.penugasan)} penilaian; tanggal tutup "
        f"{'belum ada' if last is None else tanggal_panjang(last)}."
    )
    for text in result.catatan:
        tampil.baris(f"Catatan: {text}")
    tampil.dasar(result.rujukan, result.peringatan)
    tampil.tabel_temuan(result.temuan)


def perilaku(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder berisi buku penilaian 360°.")],
    periode: Annotated[
        str | None,
        typer.Option("--periode", metavar="2025-TW4", help="Periode yang dihitung, bila bukunya beberapa periode."),
    ] = None,
    penilai: Annotated[
        Path | None,
        typer.Option(
            "--penilai", metavar="DAFTAR",
            help="Daftar penilai (susun-penilai), atau nama semua penilai (.xlsx atau .csv: nip, nama); sebelum "
            "semuanya masuk, skornya sementara. Bawaan: daftar penilai di folder itu.",
        ),
    ] = None,
    lembar: LembarDaftar = None,
    tutup: Annotated[
        str | None,
        typer.Option(
            "--tutup", metavar="TTTT-BB-HH",
            help="Hari terakhir buku ditunggu (WIB); bawaan menurut daftar penilai. Sesudahnya yang belum masuk tidak "
            "ditunggu, dan yang disimpan kemudian disebut terlambat dan tidak dihitung.",
        ),
    ] = None,
    sertakan_terlambat: Annotated[
        bool, typer.Option("--sertakan-terlambat", help="Hitung juga buku yang disimpan sesudah tanggal tutup.")
    ] = False,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Hitung skor perilaku setiap pegawai dari buku penilaian 360°; hanya rata-rata kelompok yang ditampilkan."""
    from kinerja_core.services import penilaian_360 as service
    from kinerja_core.services.berkas import tulis

    tampil.siap_menulis(keluaran, timpa, ".xlsx")
    tampil.perlu("--lembar", bool(lembar), "--penilai", penilai)
    with tampil.kemajuan("Membaca penilaian") as report:
        result = service.perilaku(
            folder, periode, report, penilai, lembar=lembar or (), tutup=tutup,
            sertakan_terlambat=sertakan_terlambat,
        )
    if keluaran:
        tulis(keluaran, service.berkas_rekap(result.rekap), timpa=timpa)
    if json:
        tampil.cetak_json(result.rekap.sebagai_json() | result.periksa.sebagai_json())
    else:
        _show_scores(result)
    if keluaran:
        tampil.kata(f"Rekap ditulis ke {keluaran}")
    return tampil.kode(result.temuan)


def _show_scores(result: HasilPerilaku) -> None:
    """The scores that may be shown, then what is said of the evaluators."""
    from kinerja_core.services.penilaian_360 import tentang_penilai

    tampil.tabel(
        f"Skor perilaku 360°, {result.rekap.periode}",
        ("Nama", "NIP", "Skor", "Penilai", "Catatan"),
        (
            (one.nama, one.nip, one.skor, sum(group.penilai for group in one.kelompok), "\n".join(one.catatan))
            for one in result.rekap.pegawai
        ),
        kanan=("Skor", "Penilai"),
    )
    for what, said in tentang_penilai(result.rekap):
        tampil.baris(f"{what}: {said}.".replace("..", "."))
    tampil.tabel_temuan(result.temuan)
    for text in result.rekap.peringatan:
        tampil.baris(f"Peringatan: {text}")
