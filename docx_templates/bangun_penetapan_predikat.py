"""Builds the Penetapan Predikat Kinerja; SE MenPANRB 3/2023 has such a format, its layout was not seen and is ours."""

from __future__ import annotations

from typing import Any, Final

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.surat import NOMOR, identitas, kop_surat, tanda_tangan_surat
from docx_templates.bagian.tabel import baris, baris_daftar, kepala, tabel, tanda
from docx_templates.bagian.tulisan import KELABU, KIRI, RATA, TENGAH, atau, tulis
from kinerja_core.documents.penetapan_predikat import DOKUMEN

_PENUTUP: Final = "Ditetapkan untuk dipergunakan sebagaimana mestinya."


def _kepala(document: Any) -> None:
    tulis(document, "PENETAPAN PREDIKAT KINERJA PEGAWAI", bab=1, tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "{%p if srikandi %}")
    tulis(document, "${hal}", tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "{%p endif %}")
    tulis(document, f"Nomor: {NOMOR}", rata=TENGAH, sesudah=10)
    identitas(
        document,
        (
            ("Unit Kerja", "unit"),
            ("Periode Penilaian", "periode"),
            ("Capaian Organisasi", "capaian"),
            ("Predikat Ditetapkan", "jumlah"),
        ),
    )


def _butir(document: Any, isian: str) -> None:
    """A numbered list."""
    tulis(document, f"{{%p for butir in {isian} %}}")
    tulis(document, "{{ loop.index }}.\t{{ butir }}", gantung=0.65, sesudah=1, rata=RATA, ukuran=10)
    tulis(document, "{%p endfor %}")


def _distribusi(document: Any) -> None:
    tulis(document, "A. Distribusi Predikat", bab=2, tebal=True, sebelum=10, sesudah=3, ikut=True)
    table = tabel(document, (6.0, 3.0, 3.0), atas=0.02)
    kepala(table, ("Predikat", "Jumlah", "Persen"), 9)
    tanda(table, "{%tr for baris in distribusi %}")
    for cell, (text, align) in zip(
        baris(table),
        (("{{ baris.predikat }}", KIRI), ("{{ baris.jumlah }}", TENGAH), ("{{ baris.persen }}", TENGAH)),
        strict=True,
    ):
        tulis(cell, text, rata=align, ukuran=9.5, ikut=True)
    tanda(table, "{%tr endfor %}")
    tulis(document, ukuran=4)
    _butir(document, "pola")
    tulis(document, "{%p for butir in dasar %}")
    tulis(document, "{{ butir }}", ukuran=8, warna=KELABU)
    tulis(document, "{%p endfor %}")


def _perubahan(document: Any) -> None:
    tulis(document, "{%p if perubahan %}")
    tulis(document, "B. Penetapan yang Diubah", bab=2, tebal=True, sebelum=10, sesudah=3, ikut=True)
    tulis(document, "{%p endif %}")
    _butir(document, "perubahan")


def _pegawai(document: Any) -> Any:
    """The list; its last row stays with the signatures."""
    tulis(
        document, "{% if perubahan %}C{% else %}B{% endif %}. Predikat Setiap Pegawai", bab=2, tebal=True, sebelum=10,
        sesudah=3, ikut=True,
    )  # fmt: skip
    tulis(document, "{%p if belum %}")
    tulis(document, "{{ belum }}", rata=RATA, ukuran=10, sesudah=3, ikut=True)
    tulis(document, "{%p endif %}")
    table = tabel(document, (0.65, 2.9, 3.2, 2.75, 1.85, 1.85, 1.75, 1.05), sela=0.06, atas=0.03)
    kepala(table, ("No", "Nama", "NIP", "Jabatan", "Hasil Kerja", "Perilaku Kerja", "Predikat", "Nilai"), 8)
    columns = (
        ("{{ loop.index }}", TENGAH),
        ("{{ orang.nama }}", KIRI),
        ("{{ orang.nip }}", TENGAH),
        (atau("orang.jabatan"), KIRI),
        ("{{ orang.rating_hasil }}", TENGAH),
        ("{{ orang.rating_perilaku }}", TENGAH),
        ("{{ orang.predikat }}", TENGAH),
        (atau("orang.nilai"), TENGAH),
    )

    def row(ikut: bool) -> None:
        for cell, (text, align) in zip(baris(table), columns, strict=True):
            tulis(cell, text, ukuran=8 if "nip" in text else 8.5, rata=align, ikut=ikut)

    tanda(table, "{%tr for orang in pegawai %}")
    baris_daftar(table, row)
    tanda(table, "{%tr endfor %}")
    return table


def bangun() -> Any:
    """Penetapan Predikat Kinerja."""
    document = dokumen(DOKUMEN.judul)
    kop_surat(document)
    _kepala(document)
    _distribusi(document)
    _perubahan(document)
    table = _pegawai(document)
    tanda_tangan_surat(document, daftar=table, penutup=_PENUTUP)
    return document
