"""Commands about what follows from a predikat: tunjangan kinerja and angka kredit, from what is decided only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, KeluaranPilihan, Timpa

if TYPE_CHECKING:
    from kinerja_core.services.angka_kredit import HasilAngkaKredit
    from kinerja_core.services.tukin import HasilTukin


def tukin(
    unit: Annotated[Path, typer.Argument(metavar="UNIT.xlsx", help="Buku unit, sebaiknya periode tahunan.")],
    tunjangan: Annotated[
        Path | None,
        typer.Option("--tunjangan", metavar="DAFTAR", help="Daftar NIP dan tunjangan sebulan (.xlsx atau .csv)."),
    ] = None,
    mulai: Annotated[
        str | None,
        typer.Option("--mulai", metavar="2026-02", help="Bulan pertama bagi yang belum ditulis di lembar Tukin."),
    ] = None,
    tanggal: Annotated[
        str | None,
        typer.Option("--tanggal", metavar="TTTT-BB-HH", help="Keterlambatan pada tanggal ini; bawaan hari ini."),
    ] = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Daftar pengurangan tunjangan kinerja untuk pengelola gaji: siapa, berapa, bulan apa, dan siapa yang belum ada."""
    from kinerja_core.services import tukin as service

    tampil.siap_menulis(keluaran, timpa)
    result = service.tukin(unit, tunjangan=tunjangan, mulai=mulai, pada=tanggal)
    return tampil.sajikan(
        result, _show_reductions, service.berkas_tukin, "Daftar", keluaran, timpa=timpa, json=json
    )


def _show_reductions(result: HasilTukin) -> None:
    """Who is reduced with the totals, each month, what is missing, and the rule."""
    told = result.daftar
    unit = result.peringkat.buku.pengaturan
    tampil.tabel(
        f"Pengurangan tunjangan kinerja, {unit.nama_unit}, {unit.periode}",
        ("Pegawai", "Sebab", "Persen", "Bulan", "Sebulan", "Jumlah"),
        (
            (f"{one.nama}\n{one.nip}", one.sebab, one.persen, one.waktu, one.sebulan, one.jumlah)
            for one in told.baris
        ),
        kanan=("Persen", "Sebulan", "Jumlah"),
    )
    tampil.baris(result.kalimat)
    for month, money in result.bulan:
        tampil.baris(f"  {month}: Rp{tampil.teks_layar(money)}")
    if told.tanpa_potongan:
        tampil.baris(f"{told.tanpa_potongan} pegawai lain berpredikat Baik atau Sangat Baik, tidak dikurangi.")
    for one in told.baris:
        for text in one.catatan:
            tampil.baris(f"Catatan: {one.nama}: {text}")
    for gap in told.kurang:
        tampil.baris(f"Kurang: {gap.nama} ({gap.nip}): {gap.sebab}.")
    for _, text in told.dikecualikan:
        tampil.baris(f"Dikecualikan: {text}")
    for late in told.usulan_terlambat:
        tampil.baris(f"Usulan, belum dihitung: {late.kalimat}")
    for text in told.aturan:
        tampil.baris(f"Aturan: {text}")
    tampil.dasar(told.rujukan, told.peringatan)
    tampil.tabel_temuan(result.temuan)


def angka_kredit(
    unit: Annotated[Path, typer.Argument(metavar="UNIT.xlsx", help="Buku unit, dengan lembar Riwayat AK.")],
    buku: Annotated[
        list[Path] | None,
        typer.Argument(metavar="BUKU...", help="Buku kerja pegawai atau foldernya; masa SKP-nya didahulukan."),
    ] = None,
    nip: Annotated[str | None, typer.Option("--nip", metavar="NIP", help="Hanya pegawai ini.")] = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Angka kredit setiap pejabat fungsional: jumlahnya, kekurangan untuk langkah berikutnya, dan kapan tercapai."""
    from kinerja_core.services import angka_kredit as service

    tampil.siap_menulis(keluaran, timpa)
    with tampil.kemajuan("Membaca buku kerja") as report:
        result = service.angka_kredit(unit, buku or (), nip=nip, kemajuan=report)
    return tampil.sajikan(
        result, _show_credits, service.berkas_angka_kredit, "Angka kredit", keluaran, timpa=timpa, json=json
    )


def _show_credits(result: HasilAngkaKredit) -> None:
    """Each person with the rows that count, the next steps, and what is missing; then to whom none belongs."""
    from kinerja_core.services.angka_kredit import kalimat_langkah, ringkas_jumlah

    unit = result.peringkat.buku.pengaturan
    tampil.tabel(
        f"Angka kredit, {unit.nama_unit}, {unit.periode}",
        ("Pegawai", "Jabatan", "Jumlah", "Langkah Berikutnya"),
        (
            (
                f"{one.anggota.pegawai.nama}\n{one.anggota.pegawai.nip}", one.anggota.pegawai.jabatan,
                ringkas_jumlah(one), "\n".join(kalimat_langkah(one)),
            )
            for one in result.akumulasi
        ),
        kanan=("Jumlah",),
    )  # fmt: skip
    for one in result.akumulasi:
        for text in (*one.masalah, *one.kurang, *one.catatan):
            tampil.baris(f"{one.anggota.pegawai.nama}: {text}")
    for member, why in result.ditolak:
        tampil.baris(f"Tanpa angka kredit: {member.pegawai.nama}: {why}.")
    for text in dict.fromkeys(one.laju for one in result.akumulasi if one.laju):
        tampil.baris(text)
    tampil.dasar(result.rujukan, result.peringatan)
    tampil.tabel_temuan(result.temuan)
