"""Builds the template of the Evaluasi Kinerja, with a drawn curve for each capaian kinerja organisasi."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx.shared import Cm, Pt

from docx_templates.bagian.halaman import LEBAR_MELINTANG, dokumen
from docx_templates.bagian.kurva import KURVA, SUMBU, gambar_kurva
from docx_templates.bagian.skp import (
    UKURAN,
    KolomTabel,
    dua_orang,
    hasil_kerja,
    judul_varian,
    kolom_skp,
    melebar,
    penanda_tangan,
    perilaku,
    unit_dan_periode,
)
from docx_templates.bagian.tabel import baris, tabel
from docx_templates.bagian.tulisan import TENGAH, atau, tulis
from kinerja_core.documents.evaluasi import DOKUMEN

TINGGI_KURVA: Final = 1.5
_ISI: Final = 8.0  #: points of what stands in the tables
#: Shares of the width beside realisasi: the longest usual word of a heading, an aspek or a satuan stays whole.
_LEBAR: Final = {
    "No": 0.9, "Rencana Hasil Kerja Pimpinan yang Diintervensi": 2.8, "Rencana Hasil Kerja": 3.4, "Aspek": 1.9,
    "Indikator Kinerja Individu": 3.6, "Target": 2.8, "Perspektif": 2.6,
}
REALISASI, UMPAN_BALIK = "Realisasi Berdasarkan Bukti Dukung", "Umpan Balik Berkelanjutan Berdasarkan Bukti Dukung"


def _capaian_dan_pola(document: Any) -> None:
    table = tabel(document, [LEBAR_MELINTANG / len(SUMBU)] * len(SUMBU), sela=0, atas=0.04)
    melebar(table, " CAPAIAN KINERJA ORGANISASI: {{ capaian_organisasi }}")
    cells = baris(table)
    cell = cells[0].merge(cells[-1])
    title = tulis(cell, " POLA DISTRIBUSI:", tebal=True, ukuran=UKURAN, ikut=True)
    title.add_run(" (tegak: Frekuensi Pegawai, mendatar: Predikat)").font.size = Pt(7)
    for isian, peak in KURVA.items():
        tulis(cell, f"{{%p if pola.{isian} %}}")
        tulis(cell, "", ikut=True)._p.append(gambar_kurva(isian, peak, LEBAR_MELINTANG, TINGGI_KURVA))
        tulis(cell, "{%p endif %}")
    tulis(cell, ukuran=1, ikut=True)
    for cell, text in zip(baris(table), SUMBU, strict=True):
        tulis(cell, text, ukuran=UKURAN, rata=TENGAH)
    tulis(document, ukuran=8)


def _kolom(varian: str) -> Sequence[KolomTabel]:
    """The columns of the SKP, then realisasi and umpan balik; a kualitatif one has a row for each measure."""
    columns = tuple((title, _LEBAR.get(title, share), *rest) for title, share, *rest in kolom_skp(varian))
    if varian.startswith("kualitatif"):
        result = f"{{{{ rhk.uraian }}}} (Penugasan dari: {atau('rhk.penugasan_dari')})"
        measure = columns[-1][3][-2]
        columns = (
            columns[0],
            ("Rencana Hasil Kerja", 5.6, True, (result,)),
            ("Ukuran Keberhasilan/Indikator Kinerja Individu, dan Target", 6.0, False, (measure,)),
        )
    reached = (
        "{%p for capai in iki.realisasi %}",
        (
            "{% if capai.triwulan %}{{ capai.triwulan }}: {% endif %}{{ capai.realisasi }}"
            "{% if capai.capaian %} (capaian {{ capai.capaian }}){% endif %}"
        ),
        "Bukti dukung: {{ capai.bukti_dukung }}{% if capai.tautan %}; {{ capai.tautan }}{% endif %}",
        "{%p if capai.penjelasan %}",
        "Kendala: {{ capai.penjelasan }}",
        "{%p endif %}",
        "{%p endfor %}",
    )
    return (*columns, (REALISASI, 9.4, False, reached), (UMPAN_BALIK, 3.0, True, (atau("rhk.umpan_balik"),)))


def _hasil(document: Any, *isi: tuple[str, str], ikut: bool = False) -> None:
    """Outcomes, a row each; ``ikut`` keeps them on the page of what follows."""
    table = tabel(document, (LEBAR_MELINTANG * 0.4, LEBAR_MELINTANG * 0.6), sela=0.1, atas=0.06)
    for label, isian in isi:
        left, right = baris(table)
        tulis(left, label, tebal=True, ukuran=10, ikut=ikut)
        tulis(right, f"{{{{ {isian} }}}}", tebal=True, ukuran=10, ikut=ikut)
    tulis(document, ukuran=8, ikut=ikut)


def bangun() -> Any:
    """Evaluasi Kinerja in its four variants, per triwulan or yearly."""
    document = dokumen(DOKUMEN.judul, melintang=True)
    section = document.sections[0]  # a usual evaluasi has three pages at most, the last not only signatures
    section.top_margin = section.bottom_margin = Cm(1.5)
    judul_varian(document, "EVALUASI KINERJA PEGAWAI")
    unit_dan_periode(document, LEBAR_MELINTANG, evaluasi=True)
    dua_orang(document, LEBAR_MELINTANG)
    _capaian_dan_pola(document)
    hasil_kerja(document, LEBAR_MELINTANG, _kolom, ukuran=_ISI, bernomor=True)
    tulis(document, "{%p if umpan_balik_hasil_kerja %}")
    table = tabel(document, (LEBAR_MELINTANG,), sela=0.1, atas=0.03)
    melebar(table, f"{UMPAN_BALIK} untuk Seluruh Hasil Kerja", kepala=True)
    tulis(baris(table)[0], "{{ umpan_balik_hasil_kerja }}", ukuran=UKURAN)
    tulis(document, ukuran=8)
    tulis(document, "{%p endif %}")
    _hasil(document, ("RATING HASIL KERJA", "rating_hasil_kerja"))
    perilaku(document, LEBAR_MELINTANG, ((UMPAN_BALIK, 0.38, True, (atau("umpan_balik_perilaku"),)),), ukuran=_ISI)
    tulis(document, ukuran=8)
    outcome = (("RATING PERILAKU KERJA", "rating_perilaku_kerja"), ("PREDIKAT KINERJA PEGAWAI", "predikat"))
    _hasil(document, *outcome, ikut=True)
    penanda_tangan(document, LEBAR_MELINTANG, pegawai=False)
    return document
