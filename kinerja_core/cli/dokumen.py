"""Commands on documents: print them, verify them, read a risalah back, show their schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json, Keluaran, KeluaranPilihan, Timpa, bulat
from kinerja_core.model.galat import GalatKinerja

if TYPE_CHECKING:
    from kinerja_core.services.cetak_naskah import HasilCetak
    from kinerja_core.services.cetak_semua import HasilCetakSemua


#: People that a screen names whose documents are held back.
_TERTAHAN: Final = 20

_Dokumen = Annotated[
    str, typer.Argument(metavar="DOKUMEN", help="Nama dokumen, misalnya risalah; atau semua, kecuali yang rahasia.")
]
_Data = Annotated[list[Path], typer.Argument(metavar="DATA...", help="Buku kerja, folder, atau JSON isi dokumen.")]
_Templat = Annotated[Path | None, typer.Option("--templat", metavar="F.docx", help="Templat Word milik kantor.")]
_Kop = Annotated[Path | None, typer.Option("--kop", metavar="GAMBAR", help="Gambar kop surat (PNG atau JPEG).")]
_Srikandi = Annotated[
    bool, typer.Option("--srikandi", help="Biarkan penanda SRIKANDI (${nomor_naskah} dan lainnya).")
]
_Pengaturan = Annotated[
    Path | None,
    typer.Option("--pengaturan", metavar="F.yaml", help="Pengaturan surat; menang atas Pengaturan di buku unit."),
]
_Periode = Annotated[
    str | None,
    typer.Option("--periode", metavar="2025-TW4", help="Buku unit periode ini, bila datanya memuat beberapa."),
]
_Bulan = Annotated[
    str | None, typer.Option("--bulan", metavar="2026-02", help="Bulan rekap catatan harian; bawaan semua bulan.")
]
_Minggu = Annotated[str | None, typer.Option("--minggu", metavar="2026-02-09", help="Rekap minggu hari itu.")]
_SatuPDF = Annotated[
    Path | None,
    typer.Option("--satu-pdf", metavar="F.pdf", help="Juga satu PDF siap cetak, urut menurut penanda tangan."),
]
_BolakBalik = Annotated[
    bool, typer.Option("--bolak-balik", help="Di satu PDF itu, setiap dokumen mulai di halaman ganjil.")
]
_KodeQR = Annotated[
    bool, typer.Option("--kode-qr", help="Seperti --pdf, dengan kode QR berisi nomor dan sidik data dokumennya.")
]
_Kotak = Annotated[
    bool, typer.Option("--kotak-ttd", help="Seperti --pdf, dengan kotak tanda tangan elektronik yang masih kosong.")
]
_Contoh = Annotated[
    int | None,
    typer.Option("--contoh", parser=bulat, metavar="N", help="Hanya N dokumen pertama, ke subfolder contoh."),
]
_Sertakan = Annotated[
    list[str] | None,
    typer.Option("--sertakan", metavar="DOKUMEN", help="Pada semua: sertakan juga dokumen rahasia ini."),
]


def cetak(
    dokumen: _Dokumen,
    data: _Data,
    keluaran: Keluaran,
    templat: _Templat = None,
    kop: _Kop = None,
    kertas: Annotated[str | None, typer.Option("--kertas", metavar="KERTAS", help="a4 atau f4.")] = None,
    srikandi: _Srikandi = False,
    pengaturan: _Pengaturan = None,
    periode: _Periode = None,
    bulan: _Bulan = None,
    minggu: _Minggu = None,
    tanpa_jejak: Annotated[bool, typer.Option("--tanpa-jejak", help="Jangan sertakan data asal di berkasnya.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="Buat juga PDF dengan LibreOffice.")] = False,
    pdfa: Annotated[bool, typer.Option("--pdfa", help="Seperti --pdf, tetapi PDF/A-2b untuk arsip.")] = False,
    satu_pdf: _SatuPDF = None,
    bolak_balik: _BolakBalik = False,
    kode_qr: _KodeQR = False,
    kotak_ttd: _Kotak = False,
    contoh: _Contoh = None,
    sertakan: _Sertakan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Cetak dokumen Word siap tanda tangan; yang belum lengkap dilaporkan dan tidak dicetak.

    Perintah yang sama boleh diulang ke folder yang sama: yang sudah ada dan datanya sama dilewati.
    """
    from kinerja_core.model.masa_catatan import masa_diminta
    from kinerja_core.services import cetak as service
    from kinerja_core.services import cetak_semua as everything
    from kinerja_core.services.jalan_cetak import Lembaran
    from kinerja_core.services.peringkat import pilihan as choose

    whole = dokumen == everything.SEMUA
    if sertakan and not whole:
        raise GalatKinerja("--sertakan hanya berpengaruh pada semua; hapus --sertakan.")
    period = choose(periode=periode).periode
    look = service.tampilan(templat, kop, kertas, srikandi, pengaturan, tanpa_jejak)
    sheets = Lembaran(pdf or pdfa, pdfa, kode_qr, kotak_ttd, satu_pdf, bolak_balik, contoh)
    span = masa_diminta(bulan, minggu)
    with tampil.kemajuan("Mencetak") as report:
        if whole:
            result: HasilCetak = everything.cetak_semua(
                data, keluaran, look, dokumen=everything.dokumen_semua(sertakan or ()), lembaran=sheets, timpa=timpa,
                periode=period, masa=span, kemajuan=report,
            )  # fmt: skip
        else:
            result = service.cetak(
                dokumen, data, keluaran, look, timpa=timpa, periode=period, masa=span, kemajuan=report, lembaran=sheets
            )
    if json:
        tampil.cetak_json(result.sebagai_json())
    elif isinstance(result, everything.HasilCetakSemua):
        _show_all(result, keluaran, sheets.berkas_satu)
    else:
        _show(result)
    return tampil.kode(result.temuan)


def _show(result: HasilCetak) -> None:
    """What was made of one document, and the findings."""
    if result.dibuat or not result.tetap:
        tampil.dibuat(result.dibuat, result.temuan, json=False)
    else:
        tampil.tabel_temuan(result.temuan)
    _show_replaced(result)
    if result.tetap:
        tampil.baris(f"{len(result.tetap)} berkas sudah ada dengan data yang sama, tidak dibuat ulang.")
    if result.indeks:
        tampil.baris(f"Indeks: {result.indeks}")


def _show_replaced(result: HasilCetak) -> None:
    """Which documents took the place of an earlier print, which somebody may have signed or sent."""
    from kinerja_core.model.teks import sebut

    if result.diperbarui:
        files = sebut([one.name for one in result.diperbarui], "berkas lain", pemisah="; ")
        tampil.baris(
            f"{len(result.diperbarui)} di antaranya menggantikan cetakan yang isinya lain, yang kini bernama cadangan: "
            f"{files}. Yang lama dan sudah ditandatangani atau dikirim perlu ditarik."
        )


def _show_all(result: HasilCetakSemua, folder: Path, satu: Path | None) -> None:
    """What was made of each kind, whom it lacks, what there was no data for, and the findings."""
    from kinerja_core.services.cetak import judul_dokumen

    tampil.tabel(
        f"Dokumen di {folder}", ("Dokumen", "Jumlah", "Tertahan"),
        (
            (judul_dokumen(slug), count, sum(slug in one.dokumen for one in result.tertahan))
            for slug, count in result.jumlah.items() if slug not in result.tanpa_data
        ),
        kanan=("Jumlah", "Tertahan"),
    )  # fmt: skip
    reasons: dict[str, list[str]] = {}
    for slug, why in result.tanpa_data.items():
        reasons.setdefault(why, []).append(slug)
    for why, slugs in reasons.items():
        tampil.baris(f"Tidak dicetak: {', '.join(slugs)} ({why}).")
    if result.tertahan:
        tampil.tabel(
            "Tertahan; sebabnya ada di daftar temuan", ("Siapa", "Dokumen"),
            (
                (f"{one.nama or one.berkas}\n{one.nip}".strip(), ", ".join(one.dokumen))
                for one in result.tertahan[:_TERTAHAN]
            ),
        )
        if more := len(result.tertahan[_TERTAHAN:]):
            tampil.baris(f"… dan {more} orang lagi; semuanya ada pada --json.")
    tampil.tabel_temuan(result.temuan)
    tampil.baris(f"{len(result.dibuat)} berkas dibuat.")
    _show_replaced(result)
    if result.tetap:
        tampil.baris(f"{len(result.tetap)} berkas sudah ada dengan data yang sama, tidak dibuat ulang.")
    if satu in (*result.dibuat, *result.tetap):
        tampil.baris(f"Satu PDF: {satu}")


def verifikasi(
    berkas: Annotated[
        Path, typer.Argument(metavar="F.docx|F.pdf", help="Dokumen yang dicetak aplikasi ini, atau PDF berkode QR-nya.")
    ],
    templat: Annotated[
        Path | None, typer.Option("--templat", metavar="T.docx", help="Templat kantor yang dipakai mencetaknya.")
    ] = None,
    data: Annotated[bool, typer.Option("--data", help="Keluarkan data yang dibawa berkas itu sebagai JSON.")] = False,
    asal: Annotated[
        Path | None,
        typer.Option("--asal", metavar="F.docx|DIR", help="Untuk PDF: dokumen Word asalnya, atau foldernya."),
    ] = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Periksa apakah isi sebuah dokumen masih sama dengan data yang dibawanya; yang berubah ditampilkan."""
    from kinerja_core.services.berkas import tulis
    from kinerja_core.services.verifikasi import isi_json

    tampil.siap_menulis(keluaran, timpa, ".json")
    pdf = berkas.suffix.casefold() == ".pdf"
    if pdf and (templat is not None or data):
        raise GalatKinerja("--templat dan --data hanya untuk dokumen Word; PDF tidak membawa datanya.")
    if asal is not None and not pdf:
        raise GalatKinerja("--asal hanya untuk PDF; dokumen Word membawa datanya sendiri.")
    result = _checked(berkas, templat, asal)
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


def _checked(berkas: Path, templat: Path | None, asal: Path | None) -> Any:
    """What verification says of a Word file, or of a PDF."""
    if berkas.suffix.casefold() == ".pdf":
        from kinerja_core.services.verifikasi_pdf import verifikasi_pdf

        return verifikasi_pdf(berkas, asal)
    from kinerja_core.services.verifikasi import verifikasi as run

    return run(berkas, templat)


def baca_risalah(
    berkas: Annotated[Path, typer.Argument(metavar="F.docx", help="Risalah yang sudah diperbaiki di Word.")],
    buku: Annotated[
        Path | None,
        typer.Option("--buku", metavar="BUKU.xlsx", help="Kembalikan perubahannya ke salinan buku kerja ini (-o)."),
    ] = None,
    dialog: Annotated[
        int | None,
        typer.Option("--dialog", parser=bulat, metavar="N", help="Nomor dialog di buku itu, bila tidak jelas."),
    ] = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Baca kembali risalah yang diperbaiki di Word; bedanya ditampilkan, dan dapat dikembalikan ke buku kerjanya."""
    from kinerja_core.services.baca_risalah import baca_risalah as run
    from kinerja_core.services.berkas import tulis
    from kinerja_core.services.verifikasi import isi_json

    tampil.perlu("--dialog", dialog is not None, "--buku", buku)
    if buku is not None:
        return _back(berkas, buku, dialog, keluaran, timpa=timpa, json=json)
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


def _write_copy(isi: bytes | None, keluaran: Path | None, tanpa_isi: str, *, timpa: bool) -> None:
    """Write the copy of a workbook where it is asked for, and say so; without a change, why there is none."""
    from kinerja_core.services.berkas import tulis

    if isi is not None and keluaran is not None:
        tulis(keluaran, isi, timpa=timpa)
        tampil.kata(
            f"Salinan ditulis ke {keluaran}; pakai sebagai ganti buku aslinya, yang dipindahkan ke luar foldernya."
        )
    elif keluaran is not None:
        tampil.kata(f"Salinan tidak ditulis: {tanpa_isi}.")
    elif isi is not None:
        tampil.kata("Belum ada yang ditulis; sebutkan -o SALINAN.xlsx untuk menulis salinannya.")


def _back(berkas: Path, buku: Path, dialog: int | None, keluaran: Path | None, *, timpa: bool, json: bool) -> int:
    """A risalah back into a copy of its workbook: what differs first, then the copy."""
    from kinerja_core.services.risalah_ke_buku import kembalikan, tolak_salinan

    tampil.siap_menulis(keluaran, timpa, ".xlsx")
    tolak_salinan(buku, keluaran)
    result = kembalikan(berkas, buku, dialog)
    if json:
        tampil.cetak_json(result.sebagai_json())
    else:
        for line in result.uraian():
            tampil.baris(line)
        tampil.tabel_temuan(result.temuan)
    _write_copy(result.isi, keluaran, "tidak ada yang dapat dikembalikan", timpa=timpa)
    return tampil.kode(result.temuan)


def isi_catatan(
    buku: Annotated[Path, typer.Argument(metavar="BUKU.xlsx", help="Buku kerja pegawai, dengan lembar Pola Hari.")],
    minggu: Annotated[
        str | None,
        typer.Option("--minggu", metavar="2026-02-09", help="Minggu yang memuat hari itu; bawaan minggu ini."),
    ] = None,
    unit: Annotated[
        Path | None,
        typer.Option("--unit", metavar="UNIT.xlsx", help="Buku unit; Libur Tambahan dan Tetap Kerja-nya dipakai."),
    ] = None,
    tanggal: Annotated[
        str | None, typer.Option("--tanggal", metavar="TTTT-BB-HH", help="Anggap hari ini tanggal itu.")
    ] = None,
    keluaran: KeluaranPilihan = None,
    timpa: Timpa = False,
    json: Json = False,
) -> int:
    """Isi catatan harian seminggu dari Pola Hari ke salinan buku kerja; hari yang sudah tercatat dibiarkan."""
    from kinerja_core.services.isi_catatan import isi_catatan as run
    from kinerja_core.services.risalah_ke_buku import tolak_salinan

    tampil.siap_menulis(keluaran, timpa, ".xlsx")
    tolak_salinan(buku, keluaran)
    result = run(buku, minggu_diketik=minggu, unit=unit, pada=tanggal)
    if json:
        tampil.cetak_json(result.sebagai_json())
    else:
        for line in result.uraian():
            tampil.baris(line)
    _write_copy(result.isi, keluaran, "tidak ada hari yang perlu diisi", timpa=timpa)
    return 0


def skema(
    dokumen: Annotated[str, typer.Argument(metavar="DOKUMEN", help="Nama dokumen, misalnya risalah.")],
    json: Json = False,  # noqa: ARG001 - a schema is JSON anyway; accepted because every command has it
) -> int:
    """Tampilkan skema JSON isi sebuah dokumen."""
    from kinerja_core.services.cetak import skema as run

    tampil.cetak_json(run(dokumen))
    return 0
