"""Builds the list of reductions of tunjangan kinerja; no official form is public, the wording is ours."""

from __future__ import annotations

from typing import Any, Final

from docx.shared import Cm

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.surat import NOMOR, catatan_kecil, kop_surat, tanda_tangan_surat
from docx_templates.bagian.tabel import baris, kepala, tabel, tanda
from docx_templates.bagian.tulisan import KELABU, KIRI, RATA, TENGAH, tulis
from kinerja_core.documents.daftar_potongan_tukin import DOKUMEN

_KECIL: Final = 8
_SANGAT_KECIL: Final = 7.5
_LEBAR: Final = (0.65, 3.35, 2.35, 2.0, 1.3, 2.45, 1.9, 2.0)


def _nomor(document: Any) -> None:
    subject = "{% if srikandi %}${hal}{% else %}Daftar pengurangan tunjangan kinerja{% endif %}"
    for label, value, level in (("Nomor", NOMOR, 0), ("Hal", subject, 1)):
        line = tulis(document, f"{label}\t:\t{value}", gantung=2.4, bab=level, ikut=True)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(2.0))
    tulis(document, "Yth. Pengelola Gaji dan Tunjangan Kinerja", sebelum=14, sesudah=12, ikut=True)


def _daftar(document: Any) -> None:
    """The people, and the row of totals."""
    table = tabel(document, _LEBAR, sela=0.08, atas=0.03)
    kepala(
        table,
        ("No", "Nama, NIP", "Sebab", "Tunjangan Sebulan (Rp)", "Persen", "Bulan", "Sebulan (Rp)", "Jumlah (Rp)"),
        _KECIL,
    )
    tanda(table, "{%tr for orang in baris %}")
    texts = (
        ("{{ loop.index }}", TENGAH), ("{{ orang.nama }}", KIRI), ("{{ orang.sebab }}", KIRI),
        ("{{ orang.tunjangan }}", TENGAH), ("{{ orang.persen }}", TENGAH), ("{{ orang.waktu }}", KIRI),
        ("{{ orang.sebulan }}", TENGAH), ("{{ orang.jumlah }}", TENGAH),
    )  # fmt: skip
    for cell, (text, align) in zip(baris(table), texts, strict=True):
        tulis(cell, text, ukuran=_KECIL, rata=align)
        if "nama" in text:
            tulis(cell, "{{ orang.nip }}", ukuran=_KECIL)
    tanda(table, "{%tr endfor %}")
    totals = ("", "Jumlah", "", "", "", "", "{{ total.sebulan }}", "{{ total.jumlah }}")
    for cell, text in zip(baris(table), totals, strict=True):
        tulis(cell, text, ukuran=_KECIL, tebal=True, rata=TENGAH if "{" in text else KIRI)


def _isi(document: Any) -> None:
    tulis(
        document,
        "Berdasarkan hasil evaluasi kinerja periode {{ periode }} di lingkungan {{ unit }}, "
        "{% if baris %}tunjangan kinerja pegawai berikut dikurangi:{% else %}tidak ada pegawai yang tunjangan "
        "kinerjanya dikurangi.{% endif %}",
        rata=RATA,
        sesudah=4,
        ikut=True,
    )
    _daftar(document)
    tulis(document, "Terbilang: {{ total.terbilang }}.", ukuran=9, sebelum=3)
    tulis(document, "{%p if per_bulan %}")
    tulis(
        document,
        "Pengurangan setiap bulan: {% for satu in per_bulan %}{{ satu.bulan }} Rp{{ satu.jumlah }}"
        "{% if loop.last %}.{% else %}; {% endif %}{% endfor %}",
        ukuran=9,
        sebelum=3,
    )
    tulis(document, "{%p endif %}")
    catatan_kecil(document, "Keterangan", "keterangan", 9)


def bangun() -> Any:
    """Daftar Pengurangan Tunjangan Kinerja."""
    document = dokumen(DOKUMEN.judul)
    kop_surat(document)
    _nomor(document)
    _isi(document)
    tulis(document, "Demikian disampaikan untuk dipergunakan sebagaimana mestinya.", sebelum=10, sesudah=12, ikut=True)
    tanda_tangan_surat(document)
    catatan_kecil(document, "Aturan yang dipakai", "aturan", _SANGAT_KECIL)
    catatan_kecil(document, "Dasar, dan seberapa pasti", "dasar", _SANGAT_KECIL, KELABU)
    return document
