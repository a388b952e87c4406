"""``kinerja peringkat``: people mapped to K1, K2, K3 and ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, KeluaranPilihan, Timpa

if TYPE_CHECKING:
    from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan
    from kinerja_core.services.peringkat import HasilPeringkat


#: People of a CSV whose records are asked for, to look for conflicts among them; all of 700,000 would take minutes.
_TAMPIL: Final = 500
#: People with a conflict whom a terminal shows, and the least of each part.
_KONFLIK: Final = 20
_BAGIAN: Final = 5
#: What is said of more people than this alike is said once.
_SEKALI: Final = 3
#: Beyond so many people anything but a CSV takes minutes, or more than is read at once.
_XLSX: Final = 100_000

_Lingkup = Annotated[
    str | None,
    typer.Option("--lingkup", metavar="LINGKUP", help="seluruh-unit, atau setiap-unit-kerja menurut Daftar Pegawai."),
]
_PESERTA: Final = "dipetakan-bersama, dipetakan-tersendiri, atau tidak-dipetakan."
_Pimpinan = Annotated[
    str | None, typer.Option("--pimpinan", metavar="CARA", help=f"Pejabat Penilai di unit: {_PESERTA}")
]
_TidakPenuh = Annotated[
    str | None,
    typer.Option("--tidak-penuh", metavar="CARA", help=f"Yang pindah, cuti, atau datang terlambat: {_PESERTA}"),
]
_Masa = Annotated[
    str | None,
    typer.Option("--masa-paling-sedikit", metavar="PERSEN", help="Masa bertugas yang cukup, dari hari dalam periode."),
]
_Bersama = Annotated[
    list[Path] | None,
    typer.Option(
        "--bersama", metavar="UNIT.xlsx", help="Petakan bersama buku unit ini, atau semua di foldernya; boleh berulang."
    ),
]
_Unit = Annotated[str | None, typer.Option("--unit", metavar="NAMA", help="Nama gabungan unit, dengan --bersama.")]


def peringkat(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Buku unit, atau CSV: nip,nama,hasil,perilaku.")],
    metode: Annotated[
        str | None, typer.Option("--metode", metavar="METODE", help="simpangan-baku, mutlak atau tingkat.")
    ] = None,
    k: Annotated[
        str | None, typer.Option("--k", metavar="K", help="Pengali simpangan baku; bawaan menurut aturan periodenya.")
    ] = None,
    toleransi: Annotated[
        str | None, typer.Option("--toleransi", metavar="ANGKA", help="Toleransi untuk metode mutlak.")
    ] = None,
    urutan: Annotated[
        str | None,
        typer.Option("--urutan", metavar="URUTAN", help="kelompok, predikat atau komposit; bawaan menurut aturannya."),
    ] = None,
    bobot: Annotated[str | None, typer.Option("--bobot", metavar="60:40", help="Bobot hasil dan perilaku.")] = None,
    capaian_organisasi: Annotated[
        str | None,
        typer.Option(
            "--capaian-organisasi",
            metavar="CAPAIAN",
            help="Istimewa, baik, butuh-perbaikan, kurang, sangat-kurang.",
        ),
    ] = None,
    periode: Annotated[
        str | None,
        typer.Option("--periode", metavar="2025-TW4", help="Periode penilaian; menentukan aturan yang dipakai."),
    ] = None,
    lingkup: _Lingkup = None,
    pimpinan: _Pimpinan = None,
    tidak_penuh: _TidakPenuh = None,
    masa_paling_sedikit: _Masa = None,
    bersama: _Bersama = None,
    unit: _Unit = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Petakan pegawai ke K1, K2, K3 dan urutkan; laporkan konflik dengan rating."""
    from kinerja_core.services import peringkat as service

    tampil.siap_menulis(keluaran, timpa)
    choices = service.pilihan(
        metode, k, toleransi, bobot, capaian_organisasi, periode, urutan, lingkup, pimpinan, tidak_penuh,
        masa_paling_sedikit,
    )
    shown = None if json or (keluaran and keluaran.suffix.casefold() != ".csv") else _TAMPIL
    together = tuple(bersama or ())
    with tampil.kemajuan("Memeringkat") as report:
        result = service.peringkat(data, choices, bersama=together, nama_unit=unit, banyak=shown, kemajuan=report)
    return tampil.sajikan(
        result, _tampilkan_peringkat, service.berkas_hasil, "Hasil", keluaran, timpa=timpa, json=json
    )


def _berdua(predikat: object, nilai: int | None) -> str:
    """A predikat and its nilai in one cell; a dash for what is open."""
    return "-" if predikat is None and nilai is None else f"{predikat or '-'}\n{nilai or '-'}"


def _tampilkan_peringkat(result: HasilPeringkat) -> None:
    """People in rank order, part by part, then what is open or in conflict, then warnings and findings."""
    settings = result.buku.pengaturan
    parts = result.hasil.bagian
    each = max(_BAGIAN, tampil.LAYAR // max(1, len(parts)))
    for part in parts:
        _table(f"{part.nama}, {settings.nama_unit}, {settings.periode}", part.hasil, each)
    if not parts:
        _table(f"Pemeringkatan {settings.nama_unit}, {settings.periode}", result.hasil, each)
    shown = sum(min(each, len(one.pegawai)) for one in result.hasil.setiap_bagian)
    left = len(result.hasil.tidak_dipetakan) if parts else 0
    tampil.sisa(
        result.jumlah - left - shown,
        "-o hasil.xlsx, -o hasil.csv atau --json" if result.jumlah <= _XLSX else "-o hasil.csv",
    )
    for text in result.hasil.peserta:
        tampil.baris(text)
    _conflicts([one for one in result.hasil.pegawai if one.konflik])
    _notes(result.hasil.pegawai)
    for text in result.hasil.peringatan:
        tampil.baris(f"Peringatan: {text}")
    if result.jumlah == len(result.hasil.pegawai):
        groups = Counter(str(one.kelompok) for one in result.hasil.pegawai if one.kelompok)
        counts = ", ".join(f"{name} {groups[name]}" for name in sorted(groups))
        tampil.baris(f"{result.jumlah} pegawai{f': {counts}' if counts else ''}.")
    tampil.tabel_temuan(result.temuan)


def _conflicts(people: Sequence[HasilPegawai]) -> None:
    """The first people with a conflict, each with the ways out of it; the others are counted."""
    for person in people[:_KONFLIK]:
        for text in person.konflik:
            tampil.baris(f"Konflik: {person.nama} ({person.nip}): {text}")
        for text in person.jalan_bernomor:
            tampil.baris(f"  Jalan keluar {text}")
    if (more := len(people) - _KONFLIK) > 0:
        tampil.baris(f"… dan {more} pegawai lagi yang konflik; semuanya ada di berkas hasil (-o) dan --json.")


def _notes(people: Sequence[HasilPegawai]) -> None:
    """What is to be known of people; what is said of many alike, such as a score that is missing, once."""
    from kinerja_core.model.teks import bertitik, sebut

    said: dict[str, list[str]] = {}
    for one in people:
        for text in one.catatan:
            said.setdefault(text, []).append(f"{one.nama} ({one.nip})")
    for text, names in said.items():
        if len(names) > _SEKALI:
            tampil.baris(bertitik(f"Catatan, {len(names)} pegawai: {text} {sebut(names, pemisah='; ')}"))
            continue
        for name in names:
            tampil.baris(f"Catatan: {name}: {text}")


def _table(judul: str, hasil: HasilPemeringkatan, banyak: int) -> None:
    tampil.tabel(
        judul,
        ("Peringkat", "Pegawai", "Hasil", "Perilaku", "Kelompok", "Ditetapkan", "Usulan", "Rentang"),
        (
            (
                p.peringkat, f"{p.nama}\n{p.nip}", p.hasil, p.perilaku, p.kelompok, _berdua(p.predikat, p.nilai),
                _berdua(p.usulan_predikat, p.usulan_nilai), p.rentang_tertulis,
            )
            for p in hasil.pegawai[:banyak]
        ),
        kanan=("Peringkat", "Hasil", "Perilaku"),
    )
