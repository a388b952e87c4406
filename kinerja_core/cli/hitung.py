"""``kinerja hitung``: one rule at a time."""

from __future__ import annotations

from typing import Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, TanggalAturan, bulat

_Tukin = Annotated[str | None, typer.Option("--tukin", metavar="RUPIAH", help="Tunjangan kinerja per bulan.")]
_Mulai = Annotated[str | None, typer.Option("--mulai", metavar="2026-02", help="Bulan pertama pengurangan.")]


def predikat(
    hasil: Annotated[str, typer.Argument(metavar="HASIL", help="di-atas, sesuai atau di-bawah.")],
    perilaku: Annotated[str, typer.Argument(metavar="PERILAKU", help="di-atas, sesuai atau di-bawah.")],
    tanggal: TanggalAturan = None,
    json: Json = False,
) -> int:
    """Predikat dari rating hasil kerja dan rating perilaku kerja."""
    from kinerja_core.services import hitung as service
    from kinerja_core.services import ketikan

    return tampil.putusan(service.predikat(hasil, perilaku, ketikan.tanggal(tanggal)), json)


def kelompok(
    tingkat_hasil: Annotated[str, typer.Argument(metavar="TINGKAT_HASIL", help="di-atas, rata-rata atau di-bawah.")],
    tingkat_perilaku: Annotated[
        str, typer.Argument(metavar="TINGKAT_PERILAKU", help="di-atas, rata-rata atau di-bawah.")
    ],
    tanggal: TanggalAturan = None,
    json: Json = False,
) -> int:
    """Kelompok pemetaan dari tingkat hasil kerja dan tingkat perilaku kerja."""
    from kinerja_core.services import hitung as service
    from kinerja_core.services import ketikan

    return tampil.putusan(service.kelompok(tingkat_hasil, tingkat_perilaku, ketikan.tanggal(tanggal)), json)


def rentang(
    kelompok: Annotated[str, typer.Argument(metavar="KELOMPOK", help="K1, K2 atau K3.")],
    predikat: Annotated[str | None, typer.Argument(metavar="PREDIKAT", help="Misalnya butuh-perbaikan.")] = None,
    tanggal: TanggalAturan = None,
    json: Json = False,
) -> int:
    """Rentang nilai sebuah kelompok, atau satu predikat di dalamnya; kode keluar 1 bila rentangnya tidak ada."""
    from kinerja_core.services import hitung as service
    from kinerja_core.services import ketikan

    ruling = service.rentang(kelompok, predikat, ketikan.tanggal(tanggal))
    tampil.putusan(ruling, json)
    return int(not ruling.hasil)


def tenggat(
    evaluasi: Annotated[str, typer.Argument(metavar="TANGGAL", help="Tanggal evaluasi kinerja (tttt-bb-hh).")],
    jumlah: Annotated[
        int | None,
        typer.Option("--jumlah", parser=bulat, metavar="HARI", help="Banyaknya hari; bawaan menurut aturan."),
    ] = None,
    satuan: Annotated[str | None, typer.Option("--satuan", metavar="SATUAN", help='"hari kerja" atau "hari".')] = None,
    tanggal: TanggalAturan = None,
    json: Json = False,
) -> int:
    """Hari terakhir konfirmasi (setuju atau keberatan) setelah evaluasi."""
    from kinerja_core.services import hitung as service
    from kinerja_core.services import ketikan

    rule = ketikan.tanggal(tanggal) if tanggal else None
    day = ketikan.tanggal(evaluasi, "Tanggal evaluasi")
    return tampil.putusan(service.tenggat(day, jumlah, satuan, rule), json)


def tukin(
    predikat: Annotated[str, typer.Argument(metavar="PREDIKAT", help="Misalnya butuh-perbaikan.")],
    tukin: _Tukin = None,
    mulai: _Mulai = None,
    tanggal: TanggalAturan = None,
    json: Json = False,
) -> int:
    """Pengurangan tunjangan kinerja menurut predikat tahunan."""
    from kinerja_core.services import hitung as service
    from kinerja_core.services import ketikan

    return tampil.putusan(service.tukin(predikat, tukin, ketikan.tanggal(tanggal), mulai), json)


def tukin_terlambat(
    tukin: _Tukin = None,
    mulai: _Mulai = None,
    selesai: Annotated[
        str | None,
        typer.Option("--selesai", metavar="2026-04", help="Bulan seluruh pegawai selesai dievaluasi, dengan --mulai."),
    ] = None,
    sakit_berat: Annotated[
        bool, typer.Option("--sakit-berat", help="Pimpinan sakit berat dan perlu perawatan.")
    ] = False,
    kahar: Annotated[bool, typer.Option("--kahar", help="Pimpinan dalam keadaan kahar.")] = False,
    tanggal: TanggalAturan = None,
    json: Json = False,
) -> int:
    """Pengurangan tunjangan kinerja pimpinan yang terlambat menyelesaikan evaluasi."""
    from kinerja_core.services import hitung as service
    from kinerja_core.services import ketikan

    ruling = service.tukin_terlambat(
        tukin, ketikan.tanggal(tanggal), sakit_berat=sakit_berat, kahar=kahar, mulai=mulai, selesai=selesai
    )
    return tampil.putusan(ruling, json)


def angka_kredit(
    predikat: Annotated[str, typer.Argument(metavar="PREDIKAT", help="Misalnya baik.")],
    jenjang: Annotated[str, typer.Argument(metavar="JENJANG", help="Misalnya ahli-muda atau terampil.")],
    bulan: Annotated[
        int, typer.Option("--bulan", parser=bulat, metavar="BULAN", help="Banyaknya bulan, 1 s.d. 12.")
    ] = 12,
    tanggal: TanggalAturan = None,
    json: Json = False,
) -> int:
    """Angka kredit dari predikat dan jenjang jabatan fungsional."""
    from kinerja_core.services import hitung as service
    from kinerja_core.services import ketikan

    return tampil.putusan(service.angka_kredit(predikat, jenjang, bulan, ketikan.tanggal(tanggal)), json)


def nip(
    nip: Annotated[str, typer.Argument(metavar="NIP", help="18 angka, boleh dengan spasi di dalam tanda kutip.")],
    tanggal: TanggalAturan = None,
    json: Json = False,
) -> int:
    """Periksa sebuah NIP dan uraikan bagiannya."""
    from kinerja_core.services import hitung as service
    from kinerja_core.services import ketikan

    ruling = service.nip(nip, ketikan.tanggal(tanggal))
    tampil.putusan(ruling, json)
    return 0 if ruling.hasil["benar"] else 1
