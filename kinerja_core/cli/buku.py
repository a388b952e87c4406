"""Commands on workbooks: make, check, merge, score, rank; and the whole journey on the sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.banyak import tampil_periksa
from kinerja_core.cli.pilihan import Json, Keluaran, KeluaranPilihan, LembarDaftar, Timpa, bulat
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.sampah import tanpa_mengumpulkan

if TYPE_CHECKING:
    from kinerja_core.services.banding import HasilBanding
    from kinerja_core.services.gabung import HasilGabung


def contoh(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder baru untuk hasilnya.")],
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Jalankan seluruh alur pada unit contoh: buku kerja, pemeriksaan, peringkat, dokumen, ekspor."""
    from kinerja_core.services.contoh.alur import jalankan as run

    with tampil.kemajuan("Membuat contoh") as report:
        result = run(folder, timpa=timpa, kemajuan=report)
    if json:
        tampil.cetak_json(result.sebagai_json())
    else:
        for line in result.ringkasan():
            tampil.baris(line)
    return 0


_Penugasan = Annotated[
    Path | None,
    typer.Option(
        "--penugasan",
        metavar="DAFTAR-PENILAI",
        help="Daftar siapa menilai siapa (susun-penilai): satu buku penilaian-360 untuk setiap penilai, ke folder.",
    ),
]


def templat(
    jenis_buku: Annotated[
        str, typer.Argument(metavar="{skp,penilaian-360,unit,daftar}", help="Buku kerja yang dibuat.")
    ],
    keluaran: Keluaran,
    tahun: Annotated[
        int | None,
        typer.Option("--tahun", parser=bulat, metavar="TAHUN", help="Tahun kinerja; bawaan tahun berjalan."),
    ] = None,
    jenis: Annotated[
        str | None,
        typer.Option(
            "--jenis", metavar="JENIS",
            help="Varian SKP: kuantitatif-jpt, kuantitatif-ja-jf (bawaan), kualitatif-jpt, kualitatif-ja-jf.",
        ),
    ] = None,
    pegawai: Annotated[
        Path | None,
        typer.Option(
            "--pegawai",
            metavar="DAFTAR",
            help="Daftar pegawai milik kantor, atau laporan e-Kinerja BKN (.xlsx atau .csv): satu buku skp per orang, "
            "atau satu buku penilaian-360, unit atau daftar yang memuat mereka semua.",
        ),
    ] = None,
    lembar: LembarDaftar = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="NAMA", help="Unit kerja semua pegawai, bila daftarnya tidak memuatnya."),
    ] = None,
    skp_lalu: Annotated[
        Path | None,
        typer.Option(
            "--skp-lalu",
            metavar="FOLDER",
            help="Buku kerja tahun lalu: SKP dan penilainya disalin ke buku baru menurut NIP (dengan --pegawai).",
        ),
    ] = None,
    penugasan: _Penugasan = None,
    kertas: Annotated[str, typer.Option("--kertas", metavar="KERTAS", help="Ukuran halaman: a4 atau f4.")] = "a4",
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Buat buku kerja kosong, atau buku yang terisi dari daftar pegawai."""
    from kinerja_core.services import templat as service

    with tampil.kemajuan("Membuat buku kerja") as report:
        result = service.templat(
            jenis_buku, keluaran, jenis=jenis, tahun=tahun, pegawai=pegawai, lembar=lembar or (), unit=unit,
            skp_lalu=skp_lalu, penugasan=penugasan, kertas=kertas, timpa=timpa, kemajuan=report,
        )
    if skp_lalu is not None and not json:
        tampil.kata(f"{result.dengan_skp_lalu} dari {len(result.dibuat)} buku memuat SKP tahun lalu.")
    if tahun is None and penugasan is None and (said := service.tahun_masih_dievaluasi(jenis_buku)):
        tampil.kata(said)
    if result.keluar:
        tampil.kata(f"Tidak dibuat bagi yang sudah keluar: {', '.join(result.keluar)}.")
    return tampil.dibuat(result.dibuat, result.temuan, json)


def periksa(
    path: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Buku kerja atau folder.")],
    banding: Annotated[
        Path | None,
        typer.Option("--banding", metavar="LAMA", help="Buku kerja (atau folder) sebelumnya; perubahan dilaporkan."),
    ] = None,
    sejak: Annotated[
        Path | None,
        typer.Option(
            "--sejak", metavar="TEMUAN", help="Temuan pemeriksaan lalu (.xlsx atau .json): mana yang baru, masih ada, "
            "atau sudah diperbaiki.",
        ),
    ] = None,
    semua: Annotated[
        bool, typer.Option("--semua", help="Tampilkan setiap temuan di layar, juga bila bukunya banyak.")
    ] = False,
    json: Json = False,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
) -> int:
    """Periksa buku kerja: setiap temuan dengan lembar, sel, apa yang salah dan apa yang harus dilakukan."""
    from kinerja_core.services.berkas import tulis
    from kinerja_core.services.periksa import berkas_temuan
    from kinerja_core.services.periksa import periksa as run

    tampil.siap_menulis(keluaran, timpa, ".json" if keluaran and keluaran.suffix.casefold() == ".json" else ".xlsx")
    if semua and json:
        raise GalatKinerja("--json selalu memuat setiap temuan; hapus --semua.")
    with tampil.kemajuan("Memeriksa") as report:
        result = run(path, report, banding, sejak)
    if keluaran:
        tulis(keluaran, berkas_temuan(result, keluaran), timpa=timpa)
    if json:
        tampil.cetak_json(result.sebagai_json())
    else:
        tampil_periksa(result, semua=semua, ditulis=keluaran is not None)
    if keluaran:
        tampil.kata(f"Temuan ditulis ke {keluaran}")
    if len(result.tak_terbaca) == len(result.berkas):
        why = [f"{hasil.berkas}: {temuan.pesan}" for hasil in result.berkas for temuan in hasil.temuan]
        more = [f"Demikian pula {len(why) - 5} berkas lain."] if len(why) > 5 else []
        tampil.kata(" ".join(["Tidak satu pun berkas dapat dibaca.", *why[:5], *more]))
        return 2  # not raised: what was found is printed already, as JSON too
    return tampil.kode(result.temuan)


def seragamkan(
    temuan: Annotated[
        Path, typer.Argument(metavar="TEMUAN.xlsx", help="Hasil periksa dengan kolom Yang Dipakai di lembar Ejaan.")
    ],
    data: Annotated[list[Path], typer.Argument(metavar="DATA...", help="Folder atau buku kerja yang diseragamkan.")],
    keluaran: Keluaran,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Salin buku kerja ke folder lain dengan ejaan jabatan dan unit kerja yang sudah disepakati."""
    from kinerja_core.services.seragamkan import seragamkan as run

    with tampil.kemajuan("Menyeragamkan") as report:
        result = run(temuan, data, keluaran, timpa=timpa, kemajuan=report)
    if json:
        tampil.cetak_json(result.sebagai_json())
        return tampil.kode(result.temuan)
    tampil.tabel_temuan(result.temuan)
    for text in result.tidak_ditemukan:
        tampil.baris(f"Tidak ada di buku mana pun: {text}")
    tampil.baris(result.ringkasan())
    tampil.baris(f"Salinannya di {keluaran}; pakai folder itu untuk perintah berikutnya.")
    return tampil.kode(result.temuan)


@tanpa_mengumpulkan()
def gabung(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder berisi buku kerja pegawai.")],
    keluaran: Keluaran,
    lanjutkan: Annotated[
        Path | None,
        typer.Option(
            "--lanjutkan", metavar="UNIT.xlsx",
            help="Buku unit sebelumnya; pengaturan, daftar pegawai, dan (pada periode yang sama) skornya dibawa.",
        ),
    ] = None,
    periode: Annotated[
        str | None,
        typer.Option(
            "--periode", metavar="2025-TW2",
            help="Periode yang dinilai. Bila lain dari buku --lanjutkan, skor, rating, nomor, dan tanggalnya "
            "dikosongkan dan disimpan sebagai riwayat.",
        ),
    ] = None,
    pegawai: Annotated[
        Path | None,
        typer.Option(
            "--pegawai", metavar="DAFTAR",
            help="Daftar pegawai kantor atau laporan e-Kinerja BKN: siapa yang seharusnya ada di unit.",
        ),
    ] = None,
    lembar: LembarDaftar = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="NAMA", help="Nama unit, bila buku kerjanya menyebut beberapa unit."),
    ] = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Gabungkan semua buku kerja pegawai (dan penilaian 360°) di dalam folder menjadi satu buku unit."""
    from kinerja_core.services.berkas import tolak_bila_ada
    from kinerja_core.services.gabung import gabung as run
    from kinerja_core.services.gabung import simpan

    tolak_bila_ada([keluaran], timpa, ".xlsx")
    tampil.perlu("--lembar", bool(lembar), "--pegawai", pegawai)
    with tampil.kemajuan("Menggabungkan") as report:
        result = run(
            folder, lanjutkan=lanjutkan, kecuali=keluaran, nama_unit=unit, periode=periode, pegawai=pegawai,
            lembar=lembar or (), kemajuan=report,
        )
    simpan(result, keluaran, timpa=timpa)
    if json:
        tampil.cetak_json(result.sebagai_json(keluaran))
    else:
        _tampilkan_gabung(result, keluaran)
    return tampil.kode(result.temuan)


def _tampilkan_gabung(result: HasilGabung, keluaran: Path) -> None:
    """What keeps data from being used, who is there and who is not, and the scores of the evaluators."""
    from kinerja_core.services.periksa import menghalangi

    tampil.tabel_temuan((*menghalangi(result.periksa.temuan), *result.daftar.temuan))
    with_book = sum(one.berkas is not None for one in result.buku.anggota)
    tampil.baris(
        f"{with_book} pegawai dari {len(result.periksa.berkas)} berkas digabungkan ke {keluaran}"
    )
    if without := {one.pegawai.nip for one in result.buku.anggota if one.berkas is None}:
        left = sum(one.nip in without for one in result.daftar.keluar)  # who left may have a workbook there
        tampil.baris(
            f"{len(without)} pegawai lain ada di daftar tanpa buku kerja ({len(result.daftar.belum_ada)} belum "
            f"mengirim, {left} sudah keluar)."
        )
    for left_out in result.tidak_masuk:
        tampil.baris(f"Tidak masuk: {left_out.berkas}")
    if result.perilaku is not None:
        tampil.tabel_temuan(result.perilaku.temuan)
        tampil.baris(
            f"Skor perilaku 360° {result.perilaku.periode}: {len(result.perilaku.skor)} dari "
            f"{len(result.perilaku.pegawai)} pegawai yang dinilai."
        )


def banding(
    data: Annotated[Path, typer.Argument(metavar="UNIT.xlsx", help="Buku unit.")],
    laporan: Annotated[
        Path, typer.Argument(metavar="LAPORAN", help="Laporan penilaian SKP dari e-Kinerja BKN (.xlsx atau .csv).")
    ],
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Bandingkan hasil yang ditetapkan di buku unit dengan laporan e-Kinerja BKN, orang demi orang."""
    from kinerja_core.services import banding as service

    tampil.siap_menulis(keluaran, timpa, ".xlsx")
    result = service.banding(data, laporan)
    return tampil.sajikan(
        result, _show_differences, lambda one, _: service.berkas_banding(one), "Perbandingan", keluaran,
        timpa=timpa, json=json,
    )  # fmt: skip


def _show_differences(result: HasilBanding) -> None:
    """The first cells that differ, then what else is to be said."""
    if result.beda:
        tampil.tabel(
            f"Berbeda, {result.periode}",
            ("Pegawai", "Kolom", "Buku Unit", "e-Kinerja BKN"),
            ((f"{one.nama}\n{one.nip}", one.kolom, one.kinerja, one.bkn) for one in result.beda[: tampil.LAYAR]),
        )
        if (more := len(result.beda) - tampil.LAYAR) > 0:
            tampil.kata(f"… dan {more} perbedaan lagi. Tulis semuanya dengan -o HASIL.xlsx atau --json.")
    tampil.tabel_temuan([one for one in result.temuan if one.kode != "BKN-BEDA"])
    tampil.baris(result.ringkasan())
