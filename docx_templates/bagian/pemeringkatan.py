"""What the letters about a pemetaan and pemeringkatan share."""

from __future__ import annotations

from typing import Any

from docx_templates.bagian.surat import NOMOR, identitas
from docx_templates.bagian.tulisan import RATA, TENGAH, tulis


def judul_keterangan(document: Any) -> None:
    """Title and number of a surat keterangan, and who gives it."""
    tulis(document, "SURAT KETERANGAN", bab=1, tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "{%p if srikandi %}")
    tulis(document, "${hal}", tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "{%p else %}")
    tulis(document, "PEMETAAN DAN PEMERINGKATAN KINERJA", tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "{%p endif %}")
    tulis(document, f"Nomor: {NOMOR}", rata=TENGAH, sesudah=10)

    tulis(document, "Yang bertanda tangan di bawah ini:", sesudah=4, ikut=True)
    identitas(
        document,
        (
            ("Nama", "penandatangan.nama"),
            ("NIP", "penandatangan.nip?"),
            ("Pangkat, Golongan", "penandatangan.pangkat?"),
            ("Jabatan", "penandatangan.jabatan"),
            ("Unit Kerja", "penandatangan.unit_kerja"),
        ),
    )


def cara_pemetaan(document: Any) -> None:
    """How the unit was mapped and ranked, as a numbered list."""
    tulis(document, "{%p for butir in metode %}")
    tulis(document, "{{ loop.index }}.\t{{ butir }}", gantung=0.65, sesudah=1, rata=RATA)
    tulis(document, "{%p endfor %}")
