"""Commands on workbooks: make, check, merge, score, rank; and the whole journey on the sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, Keluaran, KeluaranPilihan, Timpa
from kinerja_core.model.galat import GalatKinerja

if TYPE_CHECKING:
    from kinerja_core.services.gabung import HasilGabung
    from kinerja_core.services.peringkat import HasilPeringkat, PilihanPeringkat


#: People a terminal shows; nobody reads more there, and laying them out takes longer than ranking them.
_TAMPIL: Final = 500


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


def templat(
    jenis_buku: Annotated[
        str, typer.Argument(metavar="{skp,penilaian-360,unit,daftar}", help="Buku kerja yang dibuat.")
    ],
    keluaran: Keluaran,
    tahun: Annotated[
        int | None, typer.Option("--tahun", metavar="TAHUN", help="Tahun kinerja; bawaan tahun berjalan.")
    ] = None,
    jenis: Annotated[
        str | None,
        typer.Option(
            "--jenis",
            metavar="JENIS",
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
    lembar: Annotated[
        list[str] | None,
        typer.Option(
            "--lembar", metavar="NAMA", help="Lembar daftar yang dibaca, bila beberapa lembarnya berisi pegawai.",
        ),
    ] = None,
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
    kertas: Annotated[str, typer.Option("--kertas", metavar="KERTAS", help="Ukuran halaman: a4 atau f4.")] = "a4",
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Buat buku kerja kosong, atau buku yang terisi dari daftar pegawai."""
    from kinerja_core.services import templat as service

    with tampil.kemajuan("Membuat buku kerja") as report:
        result = service.templat(
            jenis_buku, keluaran, jenis=jenis, tahun=tahun, pegawai=pegawai, lembar=lembar or (), unit=unit,
            skp_lalu=skp_lalu, kertas=kertas, timpa=timpa, kemajuan=report,
        )
    if skp_lalu is not None and not json:
        tampil.kata(f"{result.dengan_skp_lalu} dari {len(result.dibuat)} buku memuat SKP tahun lalu.")
    return tampil.dibuat(result.dibuat, result.temuan, json)


def periksa(
    path: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Buku kerja atau folder.")],
    banding: Annotated[
        Path | None,
        typer.Option("--banding", metavar="LAMA", help="Buku kerja (atau folder) sebelumnya; perubahan dilaporkan."),
    ] = None,
    json: Json = False,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
) -> int:
    """Periksa buku kerja: setiap temuan dengan lembar, sel, apa yang salah dan apa yang harus dilakukan."""
    from kinerja_core.services.berkas import tulis
    from kinerja_core.services.periksa import buku_temuan
    from kinerja_core.services.periksa import periksa as run

    tampil.siap_menulis(keluaran, timpa, ".xlsx")
    with tampil.kemajuan("Memeriksa") as report:
        result = run(path, report, banding)
    if keluaran:
        tulis(keluaran, buku_temuan(result, keluaran), timpa=timpa)
    if json:
        tampil.cetak_json(result.sebagai_json())
    else:
        tampil.tabel_temuan(result.temuan)
        count = result.sebagai_json()["ringkasan"]
        tampil.baris(
            f"{count['berkas']} berkas diperiksa: {count['kesalahan']} kesalahan, {count['peringatan']} peringatan, "
            f"{count['saran']} saran."
        )
    if keluaran:
        tampil.kata(f"Temuan ditulis ke {keluaran}")
    if len(result.tak_terbaca) == len(result.berkas):
        why = [f"{hasil.berkas}: {temuan.pesan}" for hasil in result.berkas for temuan in hasil.temuan]
        more = [f"Demikian pula {len(why) - 5} berkas lain."] if len(why) > 5 else []
        raise GalatKinerja(" ".join(["Tidak satu pun berkas dapat dibaca.", *why[:5], *more]))
    return tampil.kode(result.temuan)


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
    with tampil.kemajuan("Menggabungkan") as report:
        result = run(
            folder, lanjutkan=lanjutkan, kecuali=keluaran, nama_unit=unit, periode=periode, pegawai=pegawai,
            kemajuan=report,
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
    if without := len(result.buku.anggota) - with_book:
        tampil.baris(
            f"{without} pegawai lain ada di daftar tanpa buku kerja ({len(result.daftar.belum_ada)} belum "
            f"mengirim, {len(result.daftar.keluar)} sudah keluar)."
        )
    for left_out in result.tidak_masuk:
        tampil.baris(f"Tidak masuk: {left_out.berkas}")
    if result.perilaku is not None:
        tampil.tabel_temuan(result.perilaku.temuan)
        tampil.baris(
            f"Skor perilaku 360° {result.perilaku.periode}: {len(result.perilaku.skor)} dari "
            f"{len(result.perilaku.pegawai)} pegawai yang dinilai."
        )


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
            help="Daftar semua penilai (.xlsx atau .csv: nip, nama); sebelum semuanya masuk, skornya sementara.",
        ),
    ] = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Hitung skor perilaku setiap pegawai dari buku penilaian 360°; hanya rata-rata kelompok yang ditampilkan."""
    from kinerja_core.services import penilaian_360 as service
    from kinerja_core.services.berkas import tulis

    tampil.siap_menulis(keluaran, timpa, ".xlsx")
    with tampil.kemajuan("Membaca penilaian") as report:
        result = service.perilaku(folder, periode, report, penilai)
    if keluaran:
        tulis(keluaran, service.berkas_rekap(result.rekap), timpa=timpa)
    if json:
        tampil.cetak_json(result.rekap.sebagai_json() | result.periksa.sebagai_json())
    else:
        tampil.tabel(
            f"Skor perilaku 360°, {result.rekap.periode}",
            ("Nama", "NIP", "Skor", "Penilai", "Catatan"),
            (
                (one.nama, one.nip, one.skor, sum(group.penilai for group in one.kelompok), "\n".join(one.catatan))
                for one in result.rekap.pegawai
            ),
            kanan=("Skor", "Penilai"),
        )
        tampil.tabel_temuan(result.temuan)
        for text in result.rekap.peringatan:
            tampil.baris(f"Peringatan: {text}")
    if keluaran:
        tampil.kata(f"Rekap ditulis ke {keluaran}")
    return tampil.kode(result.temuan)


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
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Petakan pegawai ke K1, K2, K3 dan urutkan; laporkan konflik dengan rating."""
    from kinerja_core.services import peringkat as service
    from kinerja_core.services.berkas import tulis

    tampil.siap_menulis(keluaran, timpa)
    choices: PilihanPeringkat = service.pilihan(metode, k, toleransi, bobot, capaian_organisasi, periode, urutan)
    ending = keluaran.suffix.casefold() if keluaran else ".csv"
    with tampil.kemajuan("Memeringkat") as report:
        result = service.peringkat(
            data, choices, banyak=None if json or ending != ".csv" else _TAMPIL, kemajuan=report
        )
    if keluaran:
        tulis(keluaran, service.berkas_hasil(result, keluaran.suffix.casefold()), timpa=timpa)
    if json:
        tampil.cetak_json(result.sebagai_json())
    else:
        _tampilkan_peringkat(result)
    if keluaran:
        tampil.kata(f"Hasil ditulis ke {keluaran}")
    return tampil.kode(result.temuan)


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
    from kinerja_core.services.berkas import tulis

    tampil.siap_menulis(keluaran, timpa, ".xlsx")
    result = service.banding(data, laporan)
    if keluaran:
        tulis(keluaran, service.berkas_banding(result), timpa=timpa)
    if json:
        tampil.cetak_json(result.sebagai_json())
    else:
        if result.beda:
            tampil.tabel(
                f"Berbeda, {result.periode}",
                ("Pegawai", "Kolom", "Buku Unit", "e-Kinerja BKN"),
                ((f"{one.nama}\n{one.nip}", one.kolom, one.kinerja, one.bkn) for one in result.beda[:_TAMPIL]),
            )
        tampil.tabel_temuan([one for one in result.temuan if one.kode != "BKN-BEDA"])
        tampil.baris(result.ringkasan())
    if keluaran:
        tampil.kata(f"Perbandingan ditulis ke {keluaran}")
    return tampil.kode(result.temuan)


def _berdua(predikat: object, nilai: int | None) -> str:
    """A predikat and its nilai in one cell; a dash for what is open."""
    return "-" if predikat is None and nilai is None else f"{predikat or '-'}\n{nilai or '-'}"


def _tampilkan_peringkat(result: HasilPeringkat) -> None:
    """People in rank order, then what is open or in conflict, then warnings and findings."""
    tampil.tabel(
        f"Pemeringkatan {result.buku.pengaturan.nama_unit}, {result.buku.pengaturan.periode}",
        ("Peringkat", "Pegawai", "Hasil", "Perilaku", "Kelompok", "Ditetapkan", "Usulan", "Rentang"),
        (
            (
                p.peringkat, f"{p.nama}\n{p.nip}", p.hasil, p.perilaku, p.kelompok, _berdua(p.predikat, p.nilai),
                _berdua(p.usulan_predikat, p.usulan_nilai), p.rentang_tertulis,
            )
            for p in result.hasil.pegawai[:_TAMPIL]
        ),
        kanan=("Peringkat", "Hasil", "Perilaku"),
    )
    if (more := result.jumlah - _TAMPIL) > 0:
        tampil.kata(f"… dan {more} pegawai lagi. Tulis semuanya dengan -o hasil.xlsx, -o hasil.csv atau --json.")
    for person in result.hasil.pegawai[:_TAMPIL]:
        for text in person.konflik:
            tampil.baris(f"Konflik: {person.nama} ({person.nip}): {text}")
        for text in person.jalan_bernomor:
            tampil.baris(f"  Jalan keluar {text}")
        for text in person.catatan:
            tampil.baris(f"Catatan: {person.nama} ({person.nip}): {text}")
    for text in result.hasil.peringatan:
        tampil.baris(f"Peringatan: {text}")
    tampil.tabel_temuan(result.temuan)
