"""What the records of a bimbingan and of a konseling share."""

from __future__ import annotations

from typing import Any

from docx_templates.bagian.surat import identitas
from docx_templates.bagian.tanda_tangan import Penanda, blok_tanda_tangan
from docx_templates.bagian.tulisan import KIRI, TENGAH, atau, tulis


def isi_pembinaan(document: Any, judul: str, bentuk: tuple[tuple[str, str], ...] = ()) -> None:
    """Whom, when and why; what was said and agreed; the signatures of both."""
    tulis(document, judul, bab=1, tebal=True, ukuran=14, rata=TENGAH, sesudah=10)
    identitas(
        document,
        (
            ("Nama", "pegawai.nama"),
            ("NIP", "pegawai.nip?"),
            ("Pangkat/Golongan", "pegawai.pangkat?"),
            ("Jabatan", "pegawai.jabatan"),
            ("Unit Kerja", "pegawai.unit_kerja?"),
            ("Hari/Tanggal", "hari_tanggal"),
            *bentuk,
            ("Aspek", "aspek"),
            ("Penyebab", "alasan"),
            ("Status", "status"),
        ),
    )
    for label, text in (
        ("Uraian", "{{ uraian }}"),
        ("Hasil/Tindak Lanjut", atau("hasil")),
    ):
        tulis(document, label, bab=2, tebal=True, sebelum=10, sesudah=3, ikut=True)
        tulis(document, text, rata=KIRI, ikut="hasil" in text)  # the signatures never stand alone on a page
    tulis(document, ukuran=12, ikut=True)
    left = Penanda("pegawai", "Pegawai,", tanda="${ttd_pengirim2}")
    right = Penanda(
        "pembina", "Pembina,", atas_nama="atas_nama", jabatan="jabatan_penanda?", tanda="${ttd_pengirim1}"
    )
    blok_tanda_tangan(document, ((8.2, 7.8), {0: left, 1: right}))


def tanggal_bimbingan(document: Any) -> None:
    """The day of the bimbingan that a form is about, when it is known."""
    tulis(document, "{%p if hari_tanggal %}")
    tulis(document, "Hari/tanggal bimbingan: {{ hari_tanggal }}", ukuran=10, sesudah=4, ikut=True)
    tulis(document, "{%p endif %}")
