"""Builds the Surat Keterangan of a unit; no official form is public, the wording is ours."""

from __future__ import annotations

from typing import Any, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.pemeringkatan import cara_pemetaan, judul_keterangan
from docx_templates.bagian.surat import NOMOR, TANGGAL, kop_surat, tanda_tangan_surat
from docx_templates.bagian.tabel import baris, baris_daftar, kepala, satu_halaman, tabel, tanda
from docx_templates.bagian.tulisan import KIRI, RATA, TENGAH, TITIK, atau, tulis
from kinerja_core.documents.surat_keterangan import DOKUMEN

_PENUTUP: Final = "Demikian surat keterangan ini dibuat untuk dapat dipergunakan sebagaimana mestinya."


def _gaya_sel(document: Any) -> dict[Any, Any]:
    """Paragraph styles of the cells of a long list, by alignment: opened faster than what each cell says itself."""
    styles = {}
    for rata, nama in ((KIRI, "Sel Daftar"), (TENGAH, "Sel Daftar Tengah")):
        if nama not in document.styles:
            style = document.styles.add_style(nama, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style, style.font.size = document.styles["Normal"], Pt(8.5)
            style.paragraph_format.alignment = rata
        styles[rata] = document.styles[nama]
    return styles


def _daftar_pegawai(document: Any) -> Any:
    """The list; its last row stays with what comes after it."""
    styles = _gaya_sel(document)
    table = tabel(document, (0.65, 2.95, 3.2, 3.06, 1.5, 1.43, 1.76, 1.45), sela=0.06, atas=0.03)
    kepala(table, ("No", "Nama", "NIP", "Jabatan", "Kelompok", "Peringkat", "Predikat", "Nilai"), 8)
    columns = (
        ("{{ loop.index }}", TENGAH),
        ("{{ orang.nama }}", KIRI),
        ("{{ orang.nip }}", TENGAH),
        (atau("orang.jabatan"), KIRI),
        ("{{ orang.kelompok }}", TENGAH),
        ("{{ orang.peringkat }}", TENGAH),
        ("{{ orang.predikat }}", TENGAH),
        ("{{ orang.nilai }}", TENGAH),
    )

    def row(ikut: bool) -> None:
        for cell, (text, align) in zip(baris(table), columns, strict=True):
            tulis(cell, text, ukuran=8 if "nip" in text or "nilai" in text else None, ikut=ikut).style = styles[align]

    tanda(table, "{%tr for orang in pegawai %}")
    tanda(table, "{%tr if orang.judul_bagian %}")
    first, *_, last = baris(table)
    tulis(first.merge(last), "{{ orang.judul_bagian }}", tebal=True, ikut=True).style = styles[KIRI]
    tanda(table, "{%tr endif %}")
    baris_daftar(table, row)
    tanda(table, "{%tr endfor %}")
    return table


def _isi_surat(document: Any) -> None:
    judul_keterangan(document)
    tulis(
        document,
        "dengan ini menerangkan bahwa pada periode {{ periode }} telah dilaksanakan pemetaan dan pemeringkatan kinerja "
        "pegawai di lingkungan {{ unit }} terhadap {{ jumlah }} orang pegawai, dengan cara sebagai berikut:",
        rata=RATA,
        sebelum=6,
        sesudah=3,
    )
    cara_pemetaan(document)
    for awal, isian in (
        ("Jumlah pegawai menurut kelompok: ", "per_kelompok"),
        ("Jumlah pegawai menurut predikat: ", "per_predikat"),
    ):
        tulis(
            document,
            f"{awal}{{% for baris in {isian} %}}{{{{ baris.nama }}}}: {{{{ baris.jumlah }}}} orang"
            "{% if loop.last %}.{% else %}; {% endif %}{% endfor %}",
            rata=RATA,
            sebelum=3,
        )
    tulis(document, "{%p if terlampir %}")
    tulis(
        document,
        "Hasil pemetaan dan pemeringkatan kinerja setiap pegawai terlampir dan merupakan bagian yang tidak "
        "terpisahkan dari surat keterangan ini.",
        rata=RATA,
        sebelum=8,
        sesudah=8,
    )
    tulis(document, _PENUTUP, rata=RATA, sesudah=12, ikut=True)
    tanda_tangan_surat(document)
    tulis(document, "{%p else %}")
    tulis(
        document,
        "Hasil pemetaan dan pemeringkatan kinerja setiap pegawai adalah sebagai berikut:",
        rata=RATA,
        sebelum=6,
        sesudah=3,
        ikut=True,
    )
    tanda_tangan_surat(document, daftar=_daftar_pegawai(document), penutup=_PENUTUP)
    tulis(document, "{%p endif %}")


def _lampiran(document: Any) -> None:
    tulis(document, "{%p if terlampir %}")
    tulis(document, "Lampiran Surat Keterangan", kiri=9.0).paragraph_format.page_break_before = True
    for label, value in (("Nomor", NOMOR), ("Tanggal", TANGGAL)):
        tulis(
            document, f"{label}\t: {value}", kiri=9.0, sesudah=14 if label == "Tanggal" else 0
        ).paragraph_format.tab_stops.add_tab_stop(Cm(10.8))
    tulis(document, "DAFTAR HASIL PEMETAAN DAN PEMERINGKATAN KINERJA", bab=1, tebal=True, rata=TENGAH, ikut=True)
    tulis(document, "{{ unit }}", tebal=True, rata=TENGAH, ikut=True)
    tulis(document, "Periode {{ periode }}", rata=TENGAH, sesudah=8, ikut=True)
    with satu_halaman(document, (), _daftar_pegawai(document), jarak=10) as tempat:
        tulis(tempat, f"Paraf {{{{ penandatangan.jabatan }}}}: {TITIK}", ikut=True)
    tulis(document, ukuran=1)  # kept with the paraf, so that it never stands alone on a page
    tulis(document, "{%p endif %}")


def bangun() -> Any:
    """Surat Keterangan Pemetaan dan Pemeringkatan Kinerja."""
    document = dokumen(DOKUMEN.judul)
    kop_surat(document)
    _isi_surat(document)
    _lampiran(document)
    return document
