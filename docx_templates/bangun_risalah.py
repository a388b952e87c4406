"""Builds the template of the Risalah Dialog Kinerja."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm

from docx_templates.bagian.halaman import LEBAR, dokumen
from docx_templates.bagian.tabel import baris, kepala, pilihan, satu_halaman, tabel, tanda
from docx_templates.bagian.tanda_tangan import Penanda
from docx_templates.bagian.tulisan import KIRI, TENGAH, atau, tulis
from kinerja_core.documents.risalah import DOKUMEN


def _pelaksanaan(document: Any) -> None:
    tulis(document, "RISALAH DIALOG KINERJA", bab=1, tebal=True, ukuran=14, rata=TENGAH, sesudah=8)
    tulis(document, "Pelaksanaan Dialog Kinerja", bab=2, tebal=True, sesudah=3, ikut=True)
    tulis(document, "Hari/Tanggal : {{ hari_tanggal }}", sesudah=4, ikut=True)

    table = tabel(document, (6.7, 6.5, 2.8), atas=0.05)
    kepala(table, ("Rencana Hasil Kerja*)", "Indikator Kinerja Individu*)", "Target*)"))
    tanda(table, "{%tr for rhk in hasil_kerja %}")
    tanda(table, "{%tr for iki in rhk.iki %}")
    for cell, text in zip(
        baris(table), ("{% vm %}{{ rhk.uraian }}", "{{ iki.indikator }}", "{{ iki.target }}"), strict=True
    ):
        tulis(cell, text)
    tanda(table, "{%tr endfor %}")
    tanda(table, "{%tr endfor %}")

    tulis(document, ukuran=4)
    table = tabel(document, (LEBAR,), atas=0.05)
    (cell,) = baris(table, kepala=True)
    tulis(cell, "Rencana Aksi*", tebal=True, ikut=True)
    tanda(table, "{%tr for aksi in rencana_aksi %}")
    (cell,) = baris(table)
    tulis(cell, "{{ loop.index }}.\t{{ aksi }}", gantung=0.75)
    tanda(table, "{%tr endfor %}")

    tulis(document, "Agenda Pembahasan", bab=2, tebal=True, sebelum=8, sesudah=3, ikut=True)
    table = tabel(document, (5.8, 5.4, 4.8), atas=0.05)
    kepala(table, ("Progress Pencapaian Hasil Kerja**)", "Masalah/Hambatan**)", "Penyebab"))
    tanda(table, "{%tr for butir in agenda %}")
    texts = (
        "{{ butir.progress }}",
        "{{ butir.masalah }}",
        atau("butir.penyebab"),
    )
    for cell, text in zip(baris(table), texts, strict=True):
        tulis(cell, text)
    tanda(table, "{%tr endfor %}")


def _hasil_pembahasan(document: Any) -> None:
    tulis(document, "Hasil Pembahasan", bab=2, tebal=True, sebelum=8, sesudah=3, ikut=True)
    tulis(document, "1.\tStrategi Mengatasi Permasalahan/Hambatan", gantung=0.65, sesudah=2, ikut=True)
    tulis(document, "{%p for cara in strategi %}")
    tulis(document, "•\t{{ cara }}", kiri=0.65, gantung=0.5, sesudah=2, rata=KIRI)
    tulis(document, "{%p endfor %}")
    tulis(document, "2.\tPenyesuaian Ukuran Keberhasilan dan Target", gantung=0.65, sebelum=4, sesudah=3, ikut=True)
    pilihan(document, "penyesuaian", "Ya", "Tidak")
    tulis(document, "Status:", tebal=True, sebelum=6, sesudah=3, ikut=True)
    pilihan(document, "selesai", "Selesai", "Belum Selesai")
    tulis(document, "{%p if tindak_lanjut %}")
    tulis(document, "Tindak Lanjut Dialog Sebelumnya:", tebal=True, sebelum=6, sesudah=2, ikut=True)
    tulis(document, "{%p for butir in tindak_lanjut %}")
    tulis(document, "•\t{{ butir }}", kiri=0.15, gantung=0.5, sesudah=2, rata=KIRI)
    tulis(document, "{%p endfor %}")
    tulis(document, "{%p endif %}")
    tulis(document, "{%p if berikutnya %}")
    tulis(document, "Dialog berikutnya: {{ berikutnya }}", sebelum=6, ikut=True)
    tulis(document, "{%p endif %}")
    tulis(document, "Keterangan (jika diperlukan):", tebal=True, sebelum=6, sesudah=2, ikut=True)
    tulis(document, atau("keterangan"), sesudah=8, ikut=True)


def _tanda_tangan(document: Any) -> None:
    """A line to sign on for each peserta at the left, the pimpinan at the right, the notes; all on one page."""
    lebar = (9.0, LEBAR - 9.0)
    pimpinan = Penanda(
        "pimpinan", "Pimpinan/Pemberi Pertimbangan,", atas_nama="atas_nama", jabatan="jabatan_penanda?",
        tanda="${ttd_pengirim}",
    )
    with satu_halaman(document, lebar) as tempat:
        table = tabel(tempat, lebar, bergaris=False, sela=0)
        left, right = baris(table)
        tulis(left, "Peserta,", ikut=True)
        pimpinan.atas(right)
        tanda(table, "{%tr for orang in peserta %}")
        left, right = baris(table)
        name = tulis(left, "{{ loop.index }}.\t{{ orang.nama }}", gantung=0.65, sebelum=4, ikut=True)
        name.paragraph_format.right_indent = Cm(0.4)  # a long one stays apart from the pimpinan's
        for text in ("{%p if orang.nip %}", "NIP {{ orang.nip }} \t", "{%p else %}", "\t", "{%p endif %}"):
            line = tulis(left, text, kiri=0.65, sebelum=12 if "\t" in text else 0, ikut=True)
            if "%" not in text:  # dots to sign on
                line.paragraph_format.right_indent = Cm(0.4)
                line.paragraph_format.tab_stops.add_tab_stop(Cm(8.6), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        tulis(right, "{% vm %} ", ukuran=1, ikut=True)
        tulis(right, "{%p if loop.first %}")
        pimpinan.ruang(right)
        pimpinan.bawah(right)
        tulis(right, "{%p endif %}")
        tulis(right, ukuran=1, ikut=True)
        tanda(table, "{%tr endfor %}")
        tempat._tc.remove(tempat.paragraphs[-1]._p)  # the line that python-docx puts after a table
        for text, space in (
            ("Catatan :\t*)\tsesuai dokumen SKP ----> mandatory", 8),
            ("\t**)\tfree text atau ambil narasi pd catatan harian yg perlu diskusi ----> mandatory", 0),
        ):
            stops = tulis(tempat, text, ukuran=9, sebelum=space, ikut=True).paragraph_format.tab_stops
            stops.add_tab_stop(Cm(1.7))
            stops.add_tab_stop(Cm(2.3))
    tulis(document, ukuran=1)


def bangun() -> Any:
    """Risalah Dialog Kinerja, line by line as the ministry's form (deck)."""
    document = dokumen(DOKUMEN.judul)
    section = document.sections[0]  # a usual risalah, one RHK and one peserta, stays on one page
    section.top_margin = section.bottom_margin = Cm(2.0)
    _pelaksanaan(document)
    _hasil_pembahasan(document)
    _tanda_tangan(document)
    return document
