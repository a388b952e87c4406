"""``kinerja``: names of commands, options, exit codes and JSON that people and scripts rely on.

Exit codes: 0 done; 1 done, but findings of severity kesalahan; 2 could not run. Commands return the code.
Services are imported inside the commands, so that ``kinerja --help`` loads only what it shows.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kinerja_core.cli.bahasa import Perintah, aplikasi, bantuan_di, pesan_kesalahan
from kinerja_core.model.galat import GalatKinerja

if TYPE_CHECKING:
    from kinerja_core.model.temuan import Temuan
    from kinerja_core.rules.aturan import Putusan
    from kinerja_core.services.peringkat import Pilihan

app = aplikasi(help="Pengelolaan Kinerja ASN dari Excel dan Word: periksa, gabung, petakan, cetak, ekspor.")
hitung = aplikasi(help="Hitung satu aturan: hasilnya dan dasar aturannya.")
addin = aplikasi(help="Bangun, pasang dan periksa add-in Excel.")
templat_dokumen = aplikasi(help="Templat Word milik kantor: daftar isian, salin, periksa.")
app.add_typer(hitung, name="hitung")
app.add_typer(addin, name="addin")
app.add_typer(templat_dokumen, name="templat-dokumen")

Json = Annotated[bool, typer.Option("--json", help="Cetak satu dokumen JSON di stdout, tanpa yang lain.")]
Timpa = Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang ada; berkas lama disimpan sebagai cadangan.")]
Keluaran = Annotated[Path, typer.Option("-o", "--keluaran", metavar="BERKAS", help="Berkas atau folder hasil.")]
KeluaranPilihan = Annotated[
    Path | None, typer.Option("-o", "--keluaran", metavar="BERKAS", help="Tulis hasilnya ke berkas ini.")
]
Tanggal = Annotated[
    str | None,
    typer.Option("--tanggal", metavar="TTTT-BB-HH", help="Tanggal periode yang aturannya dipakai; bawaan hari ini."),
]


@app.callback(invoke_without_command=True)
def _utama(
    versi: Annotated[bool, typer.Option("--versi", "--version", help="Tampilkan versi.", is_eager=True)] = False,
) -> None:
    if versi:
        from kinerja_core import __version__

        sys.stdout.write(f"kinerja {__version__}\n")
        raise typer.Exit


@app.command(cls=Perintah)
def contoh(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder baru untuk hasilnya.")],
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Jalankan seluruh alur pada unit contoh: buku kerja, pemeriksaan, peringkat, dokumen, ekspor."""
    from kinerja_core.cli import tampil
    from kinerja_core.services.contoh.alur import jalankan as run

    with tampil.kemajuan("Membuat contoh") as report:
        result = run(folder, timpa=timpa, kemajuan=report)
    if json:
        tampil.cetak_json(result.sebagai_json())
    else:
        for line in result.ringkasan():
            tampil.baris(line)
    return 0


@app.command(cls=Perintah)
def templat(
    jenis_buku: Annotated[str, typer.Argument(metavar="{skp,penilaian-360,unit}", help="Buku kerja yang dibuat.")],
    keluaran: Keluaran,
    tahun: Annotated[int | None, typer.Option("--tahun", help="Tahun kinerja; bawaan tahun berjalan.")] = None,
    jenis: Annotated[
        str,
        typer.Option(
            "--jenis", help="Varian SKP: kuantitatif-jpt, kuantitatif-ja-jf, kualitatif-jpt, kualitatif-ja-jf."
        ),
    ] = "kuantitatif-ja-jf",
    pegawai: Annotated[
        Path | None,
        typer.Option(
            "--pegawai",
            metavar="DAFTAR",
            help="Daftar pegawai (.xlsx atau .csv): satu buku skp per orang, atau satu buku penilaian-360 "
            "yang memuat mereka semua.",
        ),
    ] = None,
    skp_lalu: Annotated[
        Path | None,
        typer.Option(
            "--skp-lalu",
            metavar="FOLDER",
            help="Buku kerja tahun lalu: SKP dan penilainya disalin ke buku baru menurut NIP (dengan --pegawai).",
        ),
    ] = None,
    kertas: Annotated[str, typer.Option("--kertas", help="a4 atau f4, untuk buku skp.")] = "a4",
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Buat buku kerja kosong, atau buku yang terisi dari daftar pegawai."""
    from kinerja_core.cli import tampil
    from kinerja_core.services import templat as service

    with tampil.kemajuan("Membuat buku kerja") as report:
        result = service.templat(
            jenis_buku, keluaran, jenis=jenis, tahun=tahun, pegawai=pegawai, skp_lalu=skp_lalu, kertas=kertas,
            timpa=timpa, kemajuan=report,
        )
    if skp_lalu is not None and not json:
        tampil.kata(f"{result.dengan_skp_lalu} dari {len(result.dibuat)} buku memuat SKP tahun lalu.")
    return _made(result.dibuat, result.temuan, json)


@app.command(cls=Perintah)
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
    from kinerja_core.cli import tampil
    from kinerja_core.services.berkas import tolak_bila_ada, tulis
    from kinerja_core.services.periksa import buku_temuan
    from kinerja_core.services.periksa import periksa as run

    if keluaran:
        tolak_bila_ada([keluaran], timpa)
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
        raise GalatKinerja(
            "Tidak satu pun berkas dapat dibaca. "
            + " ".join(f"{hasil.berkas}: {temuan.pesan}" for hasil in result.berkas for temuan in hasil.temuan)
        )
    return _code(result.temuan)


@app.command(cls=Perintah)
def gabung(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder berisi buku kerja pegawai.")],
    keluaran: Keluaran,
    lanjutkan: Annotated[
        Path | None,
        typer.Option("--lanjutkan", metavar="UNIT.xlsx", help="Buku unit sebelumnya; pengaturan dan skornya dibawa."),
    ] = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Gabungkan semua buku kerja pegawai (dan penilaian 360°) di dalam folder menjadi satu buku unit."""
    from kinerja_core.cli import tampil
    from kinerja_core.services.berkas import tolak_bila_ada, tulis
    from kinerja_core.services.gabung import gabung as run
    from kinerja_core.services.gabung import isi_berkas

    tolak_bila_ada([keluaran], timpa)
    with tampil.kemajuan("Menggabungkan") as report:
        result = run(folder, lanjutkan=lanjutkan, kecuali=keluaran, kemajuan=report)
    tulis(keluaran, isi_berkas(result), timpa=timpa)
    if json:
        tampil.cetak_json(result.sebagai_json(keluaran))
    else:
        tampil.tabel_temuan([t for t in result.periksa.temuan if t.tingkat == "kesalahan"])
        tampil.baris(
            f"{len(result.buku.anggota)} pegawai dari {len(result.periksa.berkas)} berkas digabungkan ke {keluaran}"
        )
        for left_out in result.tidak_masuk:
            tampil.baris(f"Tidak masuk: {left_out.berkas}")
        if result.perilaku is not None:
            tampil.tabel_temuan(result.perilaku.temuan)
            tampil.baris(
                f"Skor perilaku 360° {result.perilaku.periode}: {len(result.perilaku.skor)} dari "
                f"{len(result.perilaku.pegawai)} pegawai yang dinilai."
            )
    return _code(result.periksa.temuan)


@app.command(cls=Perintah)
def perilaku(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder berisi buku penilaian 360°.")],
    periode: Annotated[
        str | None,
        typer.Option("--periode", metavar="2025-TW4", help="Periode yang dihitung, bila bukunya beberapa periode."),
    ] = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Hitung skor perilaku setiap pegawai dari buku penilaian 360°; hanya rata-rata kelompok yang ditampilkan."""
    from kinerja_core.cli import tampil
    from kinerja_core.services import penilaian_360 as service
    from kinerja_core.services.berkas import tolak_bila_ada, tulis

    if keluaran:
        tolak_bila_ada([keluaran], timpa)
    with tampil.kemajuan("Membaca penilaian") as report:
        result = service.perilaku(folder, periode, report)
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
    return _code(result.temuan)


@app.command(cls=Perintah)
def peringkat(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="Buku unit, atau CSV: nip,nama,hasil,perilaku.")],
    metode: Annotated[str | None, typer.Option("--metode", help="simpangan-baku, mutlak atau tingkat.")] = None,
    k: Annotated[str | None, typer.Option("--k", help="Pengali simpangan baku (bawaan 0,5).")] = None,
    toleransi: Annotated[str | None, typer.Option("--toleransi", help="Toleransi untuk metode mutlak.")] = None,
    bobot: Annotated[str | None, typer.Option("--bobot", metavar="60:40", help="Bobot hasil dan perilaku.")] = None,
    capaian_organisasi: Annotated[
        str | None, typer.Option("--capaian-organisasi", help="Istimewa, baik, butuh-perbaikan, kurang, sangat-kurang.")
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
    from kinerja_core.cli import tampil
    from kinerja_core.services import peringkat as service
    from kinerja_core.services.berkas import tolak_bila_ada, tulis

    if keluaran:
        tolak_bila_ada([keluaran], timpa)
    choices: Pilihan = service.pilihan(metode, k, toleransi, bobot, capaian_organisasi, periode)
    result = service.peringkat(data, choices)
    if keluaran:
        tulis(keluaran, service.berkas_hasil(result, keluaran.suffix.casefold()), timpa=timpa)
    if json:
        tampil.cetak_json(result.sebagai_json())
    else:
        shown = [nama for nama, _ in service.KOLOM_HASIL]
        keep = [i for i, nama in enumerate(shown) if nama not in {"jabatan", "komposit", "konflik", "catatan"}]
        rows = service.baris_hasil(result.hasil)
        tampil.tabel(
            f"Pemeringkatan {result.buku.pengaturan.nama_unit}, {result.buku.pengaturan.periode}",
            [service.KOLOM_HASIL[i][1] for i in keep],
            [[row[i] for i in keep] for row in rows],
            kanan=("Peringkat", "Hasil", "Perilaku", "Nilai"),
        )
        for person in result.hasil.pegawai:
            for text in person.konflik:
                tampil.baris(f"Konflik: {person.nama} ({person.nip}): {text}")
            for text in person.catatan:
                tampil.baris(f"Perlu dilengkapi: {person.nama} ({person.nip}): {text}")
        for text in result.hasil.peringatan:
            tampil.baris(f"Peringatan: {text}")
        tampil.tabel_temuan(result.temuan)
    if keluaran:
        tampil.kata(f"Hasil ditulis ke {keluaran}")
    return _code(result.temuan)


@app.command(cls=Perintah)
def cetak(
    dokumen: Annotated[str, typer.Argument(metavar="DOKUMEN", help="Nama dokumen, misalnya risalah.")],
    data: Annotated[list[Path], typer.Argument(metavar="DATA...", help="Buku kerja, folder, atau JSON isi dokumen.")],
    keluaran: Keluaran,
    templat: Annotated[
        Path | None, typer.Option("--templat", metavar="F.docx", help="Templat Word milik kantor.")
    ] = None,
    kop: Annotated[
        Path | None, typer.Option("--kop", metavar="GAMBAR", help="Gambar kop surat (PNG atau JPEG).")
    ] = None,
    kertas: Annotated[str | None, typer.Option("--kertas", help="a4 atau f4.")] = None,
    srikandi: Annotated[
        bool, typer.Option("--srikandi", help="Biarkan penanda SRIKANDI (${nomor_naskah} dan lainnya).")
    ] = False,
    pengaturan: Annotated[
        Path | None,
        typer.Option("--pengaturan", metavar="F.yaml", help="Pengaturan surat; menang atas Pengaturan di buku unit."),
    ] = None,
    periode: Annotated[
        str | None, typer.Option("--periode", help="Periode evaluasi, bila bukan yang tertulis di buku unit.")
    ] = None,
    tanpa_jejak: Annotated[bool, typer.Option("--tanpa-jejak", help="Jangan sertakan data asal di berkasnya.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Buat juga PDF dengan LibreOffice.")] = False,
    pdfa: Annotated[bool, typer.Option("--pdfa", help="Seperti --pdf, tetapi PDF/A-2b untuk arsip.")] = False,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Cetak dokumen Word siap tanda tangan; yang belum lengkap dilaporkan dan tidak dicetak.

    Perintah yang sama boleh diulang ke folder yang sama: yang sudah ada dan datanya sama dilewati.
    """
    from kinerja_core.cli import tampil
    from kinerja_core.services import cetak as service
    from kinerja_core.services.peringkat import pilihan as choose

    period = choose(periode=periode).periode
    look = service.tampilan(
        templat=templat, kop=kop, kertas=kertas, srikandi=srikandi, pengaturan=pengaturan, tanpa_jejak=tanpa_jejak
    )
    with tampil.kemajuan("Mencetak") as report:
        result = service.cetak(
            dokumen, data, keluaran, look, pdf=pdf or pdfa, pdfa=pdfa, timpa=timpa, periode=period, kemajuan=report
        )
    if json:
        tampil.cetak_json(result.sebagai_json())
        return _code(result.temuan)
    if result.dibuat or not result.tetap:
        _made(result.dibuat, result.temuan, json)
    else:
        tampil.tabel_temuan(result.temuan)
    if result.tetap:
        tampil.baris(f"{len(result.tetap)} berkas sudah ada dengan data yang sama, tidak dibuat ulang.")
    if result.indeks:
        tampil.baris(f"Indeks: {result.indeks}")
    return _code(result.temuan)


@app.command(cls=Perintah)
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
    from kinerja_core.cli import tampil
    from kinerja_core.services.berkas import tolak_bila_ada, tulis
    from kinerja_core.services.verifikasi import isi_json
    from kinerja_core.services.verifikasi import verifikasi as run

    if keluaran is not None:
        tolak_bila_ada([keluaran], timpa)
    result = run(berkas, templat)
    if data and keluaran is None:
        tampil.cetak_json(result.jejak.data)
    elif json:
        tampil.cetak_json(result.sebagai_json())
    else:
        for line in result.uraian():
            tampil.baris(line)
    if keluaran is not None:
        tulis(keluaran, isi_json(result.jejak.data if data else result.sebagai_json()), timpa=timpa)
        tampil.kata(f"Ditulis ke {keluaran}")
    return int(not result.sesuai)


@app.command("baca-risalah", cls=Perintah)
def baca_risalah(
    berkas: Annotated[Path, typer.Argument(metavar="F.docx", help="Risalah yang sudah diperbaiki di Word.")],
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Baca kembali risalah yang diperbaiki di Word menjadi data, dan tampilkan bedanya dengan data asalnya."""
    from kinerja_core.cli import tampil
    from kinerja_core.services.baca_risalah import baca_risalah as run
    from kinerja_core.services.berkas import tolak_bila_ada, tulis
    from kinerja_core.services.verifikasi import isi_json

    if keluaran is not None:
        tolak_bila_ada([keluaran], timpa)
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
    return _code(result.temuan)


@app.command(cls=Perintah)
def skema(dokumen: Annotated[str, typer.Argument(metavar="DOKUMEN", help="Nama dokumen, misalnya risalah.")]) -> int:
    """Tampilkan skema JSON isi sebuah dokumen."""
    from kinerja_core.cli import tampil
    from kinerja_core.services.cetak import skema as run

    tampil.cetak_json(run(dokumen))
    return 0


@app.command(cls=Perintah)
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
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Tulis berkas untuk impor massal ke e-Kinerja menurut sebuah profil."""
    from kinerja_core.cli import tampil
    from kinerja_core.services import ekspor as service
    from kinerja_core.services.berkas import tolak_bila_ada, tulis

    if daftar:
        profiles = service.daftar_profil()
        if json:
            tampil.cetak_json([{"profil": kode, **p.model_dump(mode="json")} for kode, p in profiles])
        else:
            tampil.tabel(
                "Profil ekspor",
                ("Profil", "Sumber", "Bentuk", "Kegunaan"),
                ((k, p.sumber, p.format, p.deskripsi) for k, p in profiles),
            )
        return 0
    paths = list(data or [])
    if profil_berkas is not None and profil is not None:  # with an own profile, every argument is data
        paths.insert(0, Path(profil))
        profil = None
    chosen = service.pilih_profil(profil, profil_berkas)
    if not paths or keluaran is None:
        raise GalatKinerja("Sebutkan datanya, dan berkas hasilnya dengan -o.")
    if keluaran.suffix.casefold() != f".{chosen.format}":
        raise GalatKinerja(f'Profil ini menulis .{chosen.format}; ganti akhiran "{keluaran.name}".')
    tolak_bila_ada([keluaran], timpa)
    with tampil.kemajuan("Mengekspor") as report:
        result = service.ekspor(chosen, paths, report)
    tulis(keluaran, result.isi, timpa=timpa)
    if not json:
        tampil.baris(f"{result.baris} baris ditulis.")
    return _made([keluaran], result.temuan, json)


@app.command(cls=Perintah)
def aturan(
    kode: Annotated[str | None, typer.Argument(metavar="KODE", help="Kode aturan; kosongkan untuk semua.")] = None,
    tanggal: Tanggal = None,
    json: Json = False,
) -> int:
    """Tampilkan aturan yang berlaku pada suatu tanggal, dengan sumbernya."""
    from kinerja_core.cli import tampil
    from kinerja_core.services import aturan as service

    rules = service.aturan(kode, tanggal)
    if json:
        tampil.cetak_json(rules)
        return 0
    if kode is None:
        tampil.tabel(
            f"Aturan pada {rules['tanggal']}",
            ("Kode", "Isi", "Berlaku sejak", "Sumber"),
            (
                (r["kode"], r["deskripsi"], r["berlaku_sejak"] or "belum berlaku", "\n".join(r["rujukan"]))
                for r in rules["aturan"]
            ),
        )
        tampil.tabel(
            "Cakupan pasal dan butir",
            ("Sumber", "Butir", "Isi", "Status"),
            ((c["sumber"], c["butir"], c["uraian"], c["status"]) for c in rules["cakupan"]),
        )
        return 0
    for line in service.uraian(rules):
        tampil.baris(line)
    return 0


@hitung.command("predikat", cls=Perintah)
def hitung_predikat(
    hasil: Annotated[str, typer.Argument(metavar="HASIL", help="di-atas, sesuai atau di-bawah.")],
    perilaku: Annotated[str, typer.Argument(metavar="PERILAKU", help="di-atas, sesuai atau di-bawah.")],
    tanggal: Tanggal = None,
    json: Json = False,
) -> int:
    """Predikat dari rating hasil kerja dan rating perilaku kerja."""
    from kinerja_core.services import hitung as service

    return _ruling(service.predikat(hasil, perilaku, service.tanggal(tanggal)), json)


@hitung.command("kelompok", cls=Perintah)
def hitung_kelompok(
    tingkat_hasil: Annotated[str, typer.Argument(metavar="TINGKAT_HASIL", help="di-atas, rata-rata atau di-bawah.")],
    tingkat_perilaku: Annotated[
        str, typer.Argument(metavar="TINGKAT_PERILAKU", help="di-atas, rata-rata atau di-bawah.")
    ],
    tanggal: Tanggal = None,
    json: Json = False,
) -> int:
    """Kelompok pemetaan dari tingkat hasil kerja dan tingkat perilaku kerja."""
    from kinerja_core.services import hitung as service

    return _ruling(service.kelompok(tingkat_hasil, tingkat_perilaku, service.tanggal(tanggal)), json)


@hitung.command("rentang", cls=Perintah)
def hitung_rentang(
    kelompok: Annotated[str, typer.Argument(metavar="KELOMPOK", help="K1, K2 atau K3.")],
    predikat: Annotated[str | None, typer.Argument(metavar="[PREDIKAT]", help="Misalnya butuh-perbaikan.")] = None,
    tanggal: Tanggal = None,
    json: Json = False,
) -> int:
    """Rentang nilai sebuah kelompok, atau satu predikat di dalamnya."""
    from kinerja_core.services import hitung as service

    return _ruling(service.rentang(kelompok, predikat, service.tanggal(tanggal)), json)


@hitung.command("tenggat", cls=Perintah)
def hitung_tenggat(
    evaluasi: Annotated[str, typer.Argument(metavar="TANGGAL", help="Tanggal evaluasi kinerja (tttt-bb-hh).")],
    jumlah: Annotated[int | None, typer.Option("--jumlah", help="Banyaknya hari; bawaan menurut aturan.")] = None,
    satuan: Annotated[str | None, typer.Option("--satuan", help='"hari kerja" atau "hari".')] = None,
    tanggal: Tanggal = None,  # noqa: ARG001 - accepted everywhere; here the evaluation itself dates the rule
    json: Json = False,
) -> int:
    """Hari terakhir konfirmasi (setuju atau keberatan) setelah evaluasi."""
    from kinerja_core.services import hitung as service

    return _ruling(service.tenggat(service.tanggal(evaluasi, "Tanggal evaluasi"), jumlah, satuan), json)


@hitung.command("tukin", cls=Perintah)
def hitung_tukin(
    predikat: Annotated[str, typer.Argument(metavar="PREDIKAT", help="Misalnya butuh-perbaikan.")],
    tukin: Annotated[str | None, typer.Option("--tukin", metavar="RUPIAH", help="Tunjangan kinerja per bulan.")] = None,
    tanggal: Tanggal = None,
    json: Json = False,
) -> int:
    """Pengurangan tunjangan kinerja menurut predikat tahunan."""
    from kinerja_core.services import hitung as service

    return _ruling(service.tukin(predikat, tukin, service.tanggal(tanggal)), json)


@hitung.command("angka-kredit", cls=Perintah)
def hitung_angka_kredit(
    predikat: Annotated[str, typer.Argument(metavar="PREDIKAT", help="Misalnya baik.")],
    jenjang: Annotated[str, typer.Argument(metavar="JENJANG", help="Misalnya ahli-muda atau terampil.")],
    bulan: Annotated[int, typer.Option("--bulan", help="Banyaknya bulan, 1 s.d. 12.")] = 12,
    tanggal: Tanggal = None,
    json: Json = False,
) -> int:
    """Angka kredit dari predikat dan jenjang jabatan fungsional."""
    from kinerja_core.services import hitung as service

    return _ruling(service.angka_kredit(predikat, jenjang, bulan, service.tanggal(tanggal)), json)


@hitung.command("nip", cls=Perintah)
def hitung_nip(
    nip: Annotated[str, typer.Argument(metavar="NIP", help="18 angka, boleh dengan spasi di dalam tanda kutip.")],
    tanggal: Tanggal = None,
    json: Json = False,
) -> int:
    """Periksa sebuah NIP dan uraikan bagiannya."""
    from kinerja_core.services import hitung as service

    ruling = service.nip(nip, service.tanggal(tanggal))
    _ruling(ruling, json)
    return 0 if ruling.hasil["benar"] else 1


@templat_dokumen.command("daftar", cls=Perintah)
def templat_dokumen_daftar(
    dokumen: Annotated[
        str | None, typer.Argument(metavar="DOKUMEN", help="Nama dokumen; kosongkan untuk melihat semuanya.")
    ] = None,
    json: Json = False,
) -> int:
    """Tampilkan isian yang boleh dipakai templat sebuah dokumen: arti, contoh dan cara menulisnya."""
    from kinerja_core.cli import tampil
    from kinerja_core.services import templat_dokumen as service

    if dokumen is None:
        documents = service.daftar_dokumen()
        if json:
            tampil.cetak_json(documents)
        else:
            tampil.tabel("Dokumen", ("Dokumen", "Judul", "Templat"), (tuple(item.values()) for item in documents))
        return 0
    fields = service.daftar(dokumen)
    if json:
        tampil.cetak_json({"dokumen": dokumen, "isian": fields})
    else:
        tampil.tabel(
            f"Isian templat {dokumen}",
            ("Isian", "Arti", "Contoh", "Ditulis di templat"),
            (
                (f["isian"], f["arti"] + ("" if f["wajib"] else " (boleh kosong)"), f["contoh"], f["ditulis"])
                for f in fields
            ),
        )
    return 0


@templat_dokumen.command("salin", cls=Perintah)
def templat_dokumen_salin(
    dokumen: Annotated[str, typer.Argument(metavar="DOKUMEN", help="Nama dokumen, misalnya risalah.")],
    keluaran: Keluaran,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Salin templat Word sebuah dokumen untuk diubah di Word."""
    from kinerja_core.services.templat_dokumen import salin

    return _made([salin(dokumen, keluaran, timpa=timpa)], (), json)


@templat_dokumen.command("periksa", cls=Perintah)
def templat_dokumen_periksa(
    berkas: Annotated[Path, typer.Argument(metavar="F.docx", help="Templat yang sudah diubah.")],
    dokumen: Annotated[str, typer.Option("--dokumen", metavar="DOKUMEN", help="Dokumen yang dicetak dengannya.")],
    json: Json = False,
) -> int:
    """Periksa templat yang sudah diubah, sebelum ada data: semua masalah dengan letaknya."""
    from kinerja_core.cli import tampil
    from kinerja_core.services import templat_dokumen as service

    problems = service.periksa(dokumen, berkas)
    summary = service.sebagai_json(dokumen, berkas, problems)
    if json:
        tampil.cetak_json(summary)
    else:
        if problems:
            rows = ((item.tingkat, item.tempat, item.pesan) for item in problems)
            tampil.tabel("Masalah", ("Tingkat", "Tempat", "Pesan"), rows)
        count = summary["ringkasan"]
        outcome = "dapat dipakai" if count["dapat_dipakai"] else "belum dapat dipakai"
        tampil.baris(f"Templat {outcome}: {count['kesalahan']} kesalahan, {count['peringatan']} peringatan.")
    return int(not summary["ringkasan"]["dapat_dipakai"])


@addin.command("bangun", cls=Perintah)
def addin_bangun(keluaran: Keluaran = Path(), timpa: Timpa = False, json: Json = False) -> int:
    """Bangun kinerja.xlam dan kinerja.xlsm ke sebuah folder."""
    from addin.bangun import bangun

    return _made(bangun(keluaran, timpa=timpa), (), json)


@addin.command("pasang", cls=Perintah)
def addin_pasang(json: Json = False) -> int:
    """Pasang add-in di Excel pada komputer ini; yang lama disimpan sebagai cadangan."""
    from addin.bangun import pasang

    return _made(pasang(), (), json)


@addin.command("copot", cls=Perintah)
def addin_copot(json: Json = False) -> int:
    """Copot add-in dari Excel pada komputer ini."""
    from addin.bangun import copot
    from kinerja_core.cli import tampil

    removed = [str(path) for path in copot()]
    if json:
        tampil.cetak_json({"dicopot": removed})
    else:
        tampil.baris("\n".join(f"Dicopot: {path}" for path in removed) or "Add-in tidak terpasang.")
    return 0


@addin.command("periksa", cls=Perintah)
def addin_periksa(json: Json = False) -> int:
    """Periksa pemasangan add-in: Python, versi, dan keutuhan berkasnya."""
    from addin.bangun import periksa as run
    from kinerja_core.cli import tampil

    problems = run()
    if json:
        tampil.cetak_json({"masalah": problems})
    else:
        tampil.baris("\n".join(problems) or "Add-in terpasang dengan benar.")
    return int(bool(problems))


def _code(temuan: Iterable[Temuan]) -> int:
    return int(any(t.tingkat == "kesalahan" for t in temuan))


def _made(paths: Sequence[Path], temuan: Sequence[Temuan], json: bool) -> int:
    from kinerja_core.cli import tampil

    if json:
        tampil.cetak_json({"dibuat": [str(p) for p in paths], "temuan": [t.model_dump(mode="json") for t in temuan]})
    else:
        tampil.tabel_temuan(temuan)
        for path in paths[:20]:
            tampil.baris(f"Dibuat: {path}")
        if len(paths) > 20:
            tampil.baris(f"… dan {len(paths) - 20} berkas lain di {paths[0].parent}")
        if not paths:
            tampil.baris("Tidak ada yang dibuat.")
    return _code(temuan)


def _ruling(putusan: Putusan[Any], json: bool) -> int:
    from kinerja_core.cli import tampil
    from kinerja_core.services.hitung import sebagai_json

    content = sebagai_json(putusan)
    if json:
        tampil.cetak_json(content)
        return 0
    outcome = content["hasil"]
    if isinstance(outcome, dict):
        for name, value in outcome.items():
            shown = " s.d. ".join(map(str, value)) if isinstance(value, list) and len(value) == 2 else value
            tampil.baris(f"{name.replace('_', ' ').capitalize()}: {_shown(shown)}")
    else:
        tampil.baris(_shown(outcome))
    for line in content["rujukan"]:
        tampil.baris(f"Dasar: {line}")
    for line in content["peringatan"]:
        tampil.kata(f"Peringatan: {line}")
    return 0


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return "; ".join(map(str, value)) or "tidak ada"
    return "-" if value is None else str(value)


def jalankan(args: Sequence[str]) -> int:
    """Run one command line and give its exit code; every error is one clear message, never a traceback."""
    try:
        outcome = app(list(args), standalone_mode=False, prog_name="kinerja")
    except GalatKinerja as problem:
        sys.stderr.write(f"{problem}\n")
        return 2
    except typer.Abort:
        sys.stderr.write("Dibatalkan.\n")
        return 2
    except typer.TyperException as problem:
        sys.stderr.write(f"{pesan_kesalahan(problem)} {bantuan_di(problem)}\n")
        return 2
    except Exception as problem:
        if os.environ.get("KINERJA_LACAK"):
            raise
        sys.stderr.write(
            f"Terjadi kesalahan di dalam program ({type(problem).__name__}: {problem}). "
            "Tidak ada berkas Anda yang diubah. Ulangi dengan KINERJA_LACAK=1 dan laporkan hasilnya.\n"
        )
        return 2
    return outcome if isinstance(outcome, int) else 0


def main() -> None:
    """Entry point of the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Windows' consoles may speak another encoding
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(jalankan(sys.argv[1:]))
