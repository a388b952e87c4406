"""Builds the invitation to confirm an evaluation; no official form is public, the wording is ours."""

from __future__ import annotations

from typing import Any

from docx.shared import Cm

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.surat import NOMOR, kop_surat, tanda_tangan_surat
from docx_templates.bagian.tulisan import KIRI, RATA, tulis
from kinerja_core.documents.undangan_konfirmasi import DOKUMEN


def _alamat(document: Any) -> None:
    """Number and subject, and who is invited."""
    subject = "{% if srikandi %}${hal}{% else %}Undangan konfirmasi hasil evaluasi kinerja{% endif %}"
    for label, value, level in (("Nomor", NOMOR, 0), ("Hal", subject, 1)):
        line = tulis(document, f"{label}\t:\t{value}", gantung=2.4, bab=level, ikut=True)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(2.0))
    tulis(document, "Yth. {{ pegawai.nama }}", sebelum=14, ikut=True)
    tulis(document, "{%p if pegawai.nip %}")
    tulis(document, "NIP {{ pegawai.nip }}", ikut=True)
    tulis(document, "{%p endif %}")
    tulis(document, "{%p if pegawai.pangkat %}")
    tulis(document, "{{ pegawai.pangkat }}", ikut=True)
    tulis(document, "{%p endif %}")
    tulis(document, "{{ pegawai.jabatan }}", rata=KIRI, ikut=True)
    tulis(document, "{%p if pegawai.unit_kerja %}")
    tulis(document, "{{ pegawai.unit_kerja }}", rata=KIRI)
    tulis(document, "{%p endif %}")


def bangun() -> Any:
    """Undangan Konfirmasi Hasil Evaluasi Kinerja."""
    document = dokumen(DOKUMEN.judul)
    kop_surat(document)
    _alamat(document)
    tulis(
        document,
        "Hasil evaluasi kinerja Saudara periode {{ periode }} telah ditetapkan pada tanggal {{ tanggal_evaluasi }}. "
        "Saudara diminta mengonfirmasi hasil tersebut di aplikasi e-Kinerja dengan memilih Setuju atau Keberatan, "
        "paling lambat:",
        rata=RATA,
        sebelum=14,
        sesudah=6,
        ikut=True,
    )
    tulis(document, "{{ tenggat }}", tebal=True, kiri=1.0, sesudah=6)
    tulis(
        document,
        "Waktu konfirmasi adalah {{ jangka }} setelah evaluasi kinerja dilakukan. Pegawai yang tidak menjawab sampai "
        "dengan hari itu dianggap menyetujui hasil evaluasi. Keberatan disampaikan dengan alasan kepada Atasan Pejabat "
        "Penilai Kinerja, yang keputusannya bersifat final.",
        rata=RATA,
        sesudah=6,
    )
    tulis(
        document,
        "Bila Saudara sudah menyampaikan konfirmasi, surat ini tidak perlu dijawab lagi. Atas perhatian Saudara "
        "disampaikan terima kasih.",
        rata=RATA,
        sesudah=14,
        ikut=True,
    )
    tanda_tangan_surat(document)
    return document
