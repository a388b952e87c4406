"""Commands that explain and suppose: they decide nothing and change no file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, KeluaranPilihan, Timpa

if TYPE_CHECKING:
    from kinerja_core.services.andaikan import HasilAndai
    from kinerja_core.services.jelaskan import HasilJelaskan
    from kinerja_core.services.keadilan import LaporanKeadilan
    from kinerja_core.services.pembinaan import HasilPembinaan
    from kinerja_core.services.usulan_rating import HasilUsulan


def jelaskan(
    nip: Annotated[str, typer.Argument(metavar="NIP", help="NIP pegawai, 18 angka.")],
    unit: Annotated[Path, typer.Argument(metavar="UNIT.xlsx", help="Buku unit, atau CSV: nip,nama,hasil,perilaku.")],
    periode: Annotated[
        str | None, typer.Option("--periode", metavar="2025-TW4", help="Periode penilaian, bila datanya CSV.")
    ] = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Mengapa seorang pegawai mendapat kelompok, peringkat, usulan, predikat, nilai, dan potongan itu."""
    from kinerja_core.services import jelaskan as service
    from kinerja_core.services.peringkat import pilihan

    tampil.siap_menulis(keluaran, timpa)
    result = service.jelaskan(nip, unit, pilihan(periode=periode))
    return tampil.sajikan(
        result, _show_explained, service.berkas_penjelasan, "Penjelasan", keluaran, timpa=timpa, json=json
    )


def _show_explained(result: HasilJelaskan) -> None:
    """The sentences by part, each with the numbers of the sources below."""
    told = result.penjelasan
    tampil.baris(f"{told.pegawai.nama}, {told.pegawai.nip}")
    for part in told.bagian:
        numbers = " ".join(f"[{told.rujukan.index(one) + 1}]" for one in part.dasar)
        tampil.baris()
        tampil.baris(f"{part.judul} {numbers}".rstrip())
        for text in part.kalimat:
            tampil.baris(f"  {text}")
    tampil.baris()
    for number, source in enumerate(told.rujukan, start=1):
        tampil.baris(f"[{number}] {source}")
    tampil.tabel_temuan(result.temuan)


_Skor = Annotated[
    list[str] | None,
    typer.Option("--skor", metavar="NIP:hasil=85", help="Andaikan skor ini; boleh berulang, juga perilaku=90.5."),
]
_Tanpa = Annotated[
    list[str] | None,
    typer.Option("--tanpa", metavar="NIP", help="Andaikan orang ini tidak ikut dipetakan; boleh berulang."),
]
_Pisahkan = Annotated[
    list[str] | None,
    typer.Option("--pisahkan", metavar="NIP", help="Andaikan orang ini dipetakan tersendiri; boleh berulang."),
]
_Bersama = Annotated[
    list[Path] | None,
    typer.Option("--bersama", metavar="UNIT.xlsx", help="Andaikan dipetakan bersama unit ini; boleh berulang."),
]


def andaikan(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Buku unit, atau CSV: nip,nama,hasil,perilaku.")],
    metode: Annotated[
        str | None, typer.Option("--metode", metavar="METODE", help="Andaikan metode simpangan-baku, mutlak, tingkat.")
    ] = None,
    k: Annotated[str | None, typer.Option("--k", metavar="K", help="Andaikan pengali simpangan baku ini.")] = None,
    toleransi: Annotated[
        str | None, typer.Option("--toleransi", metavar="ANGKA", help="Andaikan toleransi ini (metode mutlak).")
    ] = None,
    bobot: Annotated[str | None, typer.Option("--bobot", metavar="60:40", help="Andaikan bobot ini.")] = None,
    urutan: Annotated[
        str | None, typer.Option("--urutan", metavar="URUTAN", help="Andaikan urutan kelompok, predikat, komposit.")
    ] = None,
    skor: _Skor = None,
    tanpa: _Tanpa = None,
    pisahkan: _Pisahkan = None,
    pimpinan_terpisah: Annotated[
        bool, typer.Option("--pimpinan-terpisah", help="Andaikan para pimpinan dipetakan tersendiri.")
    ] = False,
    menurut_unit_kerja: Annotated[
        bool, typer.Option("--menurut-unit-kerja", help="Andaikan setiap unit kerja di Daftar Pegawai sendiri.")
    ] = False,
    bersama: _Bersama = None,
    periode: Annotated[
        str | None, typer.Option("--periode", metavar="2025-TW4", help="Periode penilaian, bila DATA berupa CSV.")
    ] = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Siapa yang pindah kelompok bila k, metode, bobot, skor, atau pesertanya lain; dan seberapa kukuh kelompoknya."""
    from kinerja_core.services import andaikan as service
    from kinerja_core.services.peringkat import pilihan

    tampil.siap_menulis(keluaran, timpa)
    choices = service.PilihanAndai(
        pilihan(metode, k, toleransi, bobot, None, periode, urutan), tuple(skor or ()), tuple(tanpa or ()),
        tuple(pisahkan or ()), pimpinan_terpisah, menurut_unit_kerja, tuple(bersama or ()),
    )  # fmt: skip
    result = service.andaikan(data, choices)
    return tampil.sajikan(
        result, _show_supposed, service.berkas_andai, "Hasil", keluaran, timpa=timpa, json=json
    )


def _show_supposed(result: HasilAndai) -> None:
    """Who moves, then how robust each kelompok is, then notes, warnings and findings."""
    from kinerja_core.services.andaikan import sebutan

    unit = result.semula.buku.pengaturan
    if result.menjadi:
        tampil.tabel(
            f"Yang berubah, {unit.nama_unit}, {unit.periode} (pengandaian, bukan penetapan)",
            ("Pegawai", "Semula", "Menjadi"),
            ((f"{p.nama}\n{p.nip}", sebutan(p.semula), sebutan(p.menjadi)) for p in result.pindah[: tampil.LAYAR]),
        )
        tampil.sisa(len(result.pindah) - tampil.LAYAR)
        moved = sum(one.pindah_kelompok for one in result.pindah)
        others = len(result.pindah) - moved
        tampil.baris(f"{moved} pegawai pindah kelompok; {others} lainnya hanya berubah peringkat atau usulan.")
        for name, part in result.menjadi.items():
            for text in part.peringatan:
                tampil.baris(f"Peringatan: {f'{name}: ' if len(result.menjadi) > 1 else ''}{text}")
    else:
        people = result.semula.hasil.pegawai
        tampil.tabel(
            f"Seberapa kukuh kelompok setiap pegawai, {unit.nama_unit}, {unit.periode}",
            ("Pegawai", "Kelompok", "Keterangan"),
            ((f"{p.nama}\n{p.nip}", p.kelompok, "\n".join(result.kalimat(p.nip))) for p in people[: tampil.LAYAR]),
        )
        tampil.sisa(len(people) - tampil.LAYAR)
        for text in result.semula.hasil.peringatan:
            tampil.baris(f"Peringatan: {text}")
    for text in result.catatan:
        tampil.baris(f"Catatan: {text}")
    tampil.tabel_temuan(result.temuan)


def keadilan(
    data: Annotated[Path, typer.Argument(metavar="UNIT.xlsx", help="Buku unit, atau CSV: nip,nama,hasil,perilaku.")],
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Bagian K3 menurut jenis kelamin, usia, golongan, status, dan masuk-keluar; sel kecil tidak ditampilkan."""
    from kinerja_core.services import keadilan as service

    tampil.siap_menulis(keluaran, timpa)
    result = service.keadilan(data)
    return tampil.sajikan(result, _show_shares, service.berkas_keadilan, "Hasil", keluaran, timpa=timpa, json=json)


def _show_shares(result: LaporanKeadilan) -> None:
    """The shares of K3, and what is left out of them."""
    settings = result.peringkat.buku.pengaturan
    tampil.tabel(
        f"Bagian K3, {settings.nama_unit}, {settings.periode}",
        ("Ciri", "Kelompok", "Pegawai", "K3", "Bagian K3"), (one.sel for one in result.baris),
        kanan=("Pegawai", "K3", "Bagian K3"),
    )  # fmt: skip
    for text in result.catatan:
        tampil.baris(f"Catatan: {text}")
    tampil.dasar(result.rujukan, ())
    tampil.tabel_temuan(result.temuan)


def usulan_rating(
    data: Annotated[list[Path], typer.Argument(metavar="BUKU...", help="Buku kerja pegawai, atau foldernya.")],
    periode: Annotated[
        str | None,
        typer.Option("--periode", metavar="2025-TW4", help="Triwulan atau tahun; bawaan setahun, dari lembar Akhir."),
    ] = None,
    unit: Annotated[
        Path | None,
        typer.Option("--unit", metavar="UNIT.xlsx", help="Rating dan skor yang sudah diketik ditaruh di sampingnya."),
    ] = None,
    skor: Annotated[
        bool, typer.Option("--skor", help="Turunkan juga skor hasil kerja, dengan rumusnya; yang diketik didahulukan.")
    ] = False,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Usulkan rating hasil kerja dari realisasi terhadap target; yang tidak dapat dibandingkan disebut sebabnya."""
    from kinerja_core.services import usulan_rating as service

    tampil.siap_menulis(keluaran, timpa)
    with tampil.kemajuan("Membandingkan") as report:
        result = service.usulan(data, periode, unit=unit, skor=skor, kemajuan=report)
    return tampil.sajikan(
        result, _show_proposals, service.berkas_usulan, "Usulan", keluaran, timpa=timpa, json=json
    )


def _show_proposals(result: HasilUsulan) -> None:
    """People with their counts and what is proposed, then what a person must judge."""
    from kinerja_core.model.istilah import JenisRHK
    from kinerja_core.services.usulan_rating import ringkas_jumlah, sebutan_usulan

    scores = ("Skor",) if result.skor else ()
    tampil.tabel(
        "Usulan rating hasil kerja (di atas / sesuai / di bawah / perlu dinilai orang); Pejabat Penilai yang memilih",
        ("Pegawai", "Periode", "Utama", "Tambahan", "Usulan", "Alasan", *scores),
        (
            (
                f"{one.nama}\n{one.nip}", one.periode, *(ringkas_jumlah(one.usulan, jenis) for jenis in JenisRHK),
                sebutan_usulan(one), one.usulan.alasan if one.usulan else one.sebab,
                *((result.skor_dipakai(one),) if scores else ()),
            )
            for one in result.pegawai[: tampil.LAYAR]
        ),
    )  # fmt: skip
    tampil.sisa(len(result.pegawai) - tampil.LAYAR)
    for one in result.pegawai[: tampil.LAYAR]:
        for row in one.usulan.terbuka if one.usulan else ():
            tampil.baris(f"Perlu dinilai orang: {one.nama}, {row.kode} (target {row.target}): {row.capaian.alasan}.")
        if one.usulan and result.skor:
            tampil.baris(f"Skor {one.nama}: {one.usulan.rumus}.")
        if one.beda and one.diketik and one.usulan:
            tampil.baris(f"Berbeda: {one.nama}: diketik {one.diketik.rating_hasil}, diusulkan {one.usulan.rating}.")
    tampil.dasar(result.rujukan, result.peringatan)
    tampil.tabel_temuan(result.temuan)


def pembinaan(
    unit: Annotated[Path, typer.Argument(metavar="UNIT.xlsx", help="Buku unit: rating, pemetaan, dan riwayatnya.")],
    data: Annotated[
        list[Path] | None,
        typer.Argument(metavar="BUKU...", help="Buku kerja pegawai atau foldernya: hambatan dan kemajuan."),
    ] = None,
    konseling: Annotated[
        bool, typer.Option("--konseling", help="Usulan konseling, yang RAHASIA, sebagai ganti bimbingan.")
    ] = False,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Siapa yang perlu diusulkan bimbingan, dan mengapa: hasil, hambatan berulang, tanpa kemajuan; pimpinan memutuskan.

    Usulan konseling (perilaku) bersifat rahasia dan hanya ditampilkan dengan --konseling, tersendiri.
    """
    from kinerja_core.services import pembinaan as service

    tampil.siap_menulis(keluaran, timpa)
    with tampil.kemajuan("Membaca buku kerja") as report:
        result = service.pembinaan(unit, data or (), konseling=konseling, kemajuan=report)
    return tampil.sajikan(
        result, _show_guidance, service.berkas_pembinaan, "Usulan", keluaran, timpa=timpa, json=json
    )


def _show_guidance(result: HasilPembinaan) -> None:
    """Who may need it and why; that of konseling says that it is secret."""
    from kinerja_core.services.pembinaan import baris_pembinaan

    columns = ("Pegawai", "Sebab") if result.konseling else ("Pegawai", "Sebab", "Bimbingan Berjalan")
    secret = "RAHASIA: " if result.konseling else ""
    tampil.tabel(
        f"{secret}Usulan {result.jenis.casefold()}, {result.nama_unit}, {result.periode}", columns,
        ((f"{name}\n{nip}", *rest) for name, nip, _, *rest in baris_pembinaan(result)),
    )
    tampil.baris(f"{len(result.pegawai)} pegawai diusulkan {result.jenis.casefold()}.")
    for text in result.catatan:
        tampil.baris(text)
    tampil.dasar(result.rujukan, result.peringatan)
    tampil.tabel_temuan(result.temuan)
