"""Builds the template of the Dokumen Evaluasi Kinerja Pegawai (D.1.1)."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from docx_templates.bagian.halaman import LEBAR, dokumen
from docx_templates.bagian.skp import ORANG, melebar, unit_dan_periode
from docx_templates.bagian.tabel import baris, baris_daftar, tabel, tanda, tanpa_garis
from docx_templates.bagian.tanda_tangan import Penanda
from docx_templates.bagian.tulisan import TENGAH, TITIK, atau, tulis
from kinerja_core.documents.dokumen_evaluasi import DOKUMEN

UKURAN: Final = 10
PARA_PIHAK: Final = (
    ("1.  PEGAWAI YANG DINILAI", "pegawai"),
    ("2.  PEJABAT PENILAI KINERJA", "penilai"),
    ("3.  ATASAN PEJABAT PENILAI KINERJA", "atasan_penilai"),
)


def _isian(table: Any, label: str, value: str) -> None:
    left, right = baris(table)
    tulis(left, label, ukuran=UKURAN)
    tulis(right, value, ukuran=UKURAN)


def _kotak(document: Any) -> Any:
    return tabel(document, (6.0, LEBAR - 6.0), sela=0.15, atas=0.03)


def _selebar(table: Any) -> Any:
    """A row of one cell as wide as the table."""
    first, last = baris(table)
    return first.merge(last)


def _catatan(table: Any, ikut: bool) -> None:
    tulis(_selebar(table), "{{ loop.index }}.\t{{ butir }}", ukuran=UKURAN, gantung=0.65, ikut=ikut)


def _jarak(document: Any) -> None:
    tulis(document, ukuran=4)


def _pihak_dan_hasil(document: Any) -> None:
    """Boxes 1 to 4: the three people, the capaian and the predikat."""
    for title, person in PARA_PIHAK:
        table = _kotak(document)
        melebar(table, title)
        for label, field, optional in ORANG:
            value = f"{person}.{field}"
            _isian(table, label, atau(value) if optional else f"{{{{ {value} }}}}")
        _jarak(document)
    table = _kotak(document)
    melebar(table, "4.  EVALUASI KINERJA")
    _isian(table, "CAPAIAN KINERJA ORGANISASI", "{{ capaian_organisasi }}")
    _isian(table, "PREDIKAT KINERJA PEGAWAI", "{{ predikat }}")
    _jarak(document)


def _catatan_dan_tanda_tangan(document: Any) -> None:
    """Boxes 5 to 7, of one table so that no page holds only signatures."""
    table = tabel(document, (8.0, 8.0), sela=0.15, atas=0.05)
    melebar(table, "5.  CATATAN/REKOMENDASI", kepala=True)
    tanda(table, "{%tr if catatan %}")
    tanda(table, "{%tr for butir in catatan %}")
    baris_daftar(table, partial(_catatan, table))
    tanda(table, "{%tr endfor %}")
    tanda(table, "{%tr else %}")
    cell = _selebar(table)
    for _ in range(3):
        tulis(cell, "…" * 44, ukuran=UKURAN, sesudah=4, ikut=True)
    tanda(table, "{%tr endif %}")
    cell = _selebar(table)  # the space between the boxes
    tanpa_garis(cell, "left", "right")
    tulis(cell, ukuran=1, sesudah=2, ikut=True)
    for cell, signer in zip(
        baris(table),
        (
            Penanda(
                "pegawai", "PEGAWAI YANG DINILAI,", tanggal=f"7.  Tanggal: {atau('tanggal_pegawai', TITIK)}",
                tanda="${ttd_pengirim2}", ukuran=UKURAN, tebal=True,
            ),
            Penanda(
                "penilai", "PEJABAT PENILAI KINERJA,", atas_nama="atas_nama", jabatan="jabatan_penanda?",
                tanggal=f"6.  Tanggal: {atau('tanggal_penilai', TITIK)}", tanda="${ttd_pengirim1}", ukuran=UKURAN,
                tebal=True,
            ),
        ),
        strict=True,
    ):
        signer.atas(cell)
        signer.ruang(cell)
        signer.bawah(cell)
        tulis(cell, ukuran=1)


def bangun() -> Any:
    """Dokumen Evaluasi Kinerja Pegawai: seven numbered boxes."""
    document = dokumen(DOKUMEN.judul)
    tulis(document, "DOKUMEN EVALUASI KINERJA PEGAWAI", bab=1, tebal=True, ukuran=12, rata=TENGAH, sesudah=8, ikut=True)
    unit_dan_periode(document, LEBAR, evaluasi=True)
    _pihak_dan_hasil(document)
    _catatan_dan_tanda_tangan(document)
    tulis(document, ukuran=1)
    return document
