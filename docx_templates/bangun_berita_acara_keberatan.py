"""Builds the berita acara of an objection; no official form is public, the wording is ours."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Cm

from docx_templates.bagian.halaman import LEBAR, dokumen
from docx_templates.bagian.surat import NOMOR, identitas, kop_surat
from docx_templates.bagian.tanda_tangan import Penanda, blok_tanda_tangan
from docx_templates.bagian.tulisan import KIRI, RATA, TENGAH, TITIK, atau, tulis
from kinerja_core.documents.berita_acara_keberatan import DOKUMEN


def _butir(document: Any, daftar: str) -> None:
    tulis(document, f"{{%p for butir in {daftar} %}}")
    tulis(document, "{{ loop.index }}.\t{{ butir }}", gantung=0.65, sesudah=1, rata=KIRI)
    tulis(document, "{%p endfor %}")


def _baris_titik(document: Any) -> None:
    """Lines to write on."""
    for _ in range(2):
        line = tulis(document, "\t", sesudah=4)
        line.paragraph_format.tab_stops.add_tab_stop(Cm(LEBAR), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _penanda_tangan(document: Any) -> None:
    """The two sides, then the one who decides and whom SRIKANDI takes as the sender."""
    sides = [
        Penanda(person, title, atas_nama=acting, jabatan=f"{person}.jabatan")
        for person, title, acting in (
            ("penilai", "Pejabat Penilai Kinerja,", "penilai.atas_nama"),
            ("pegawai", "Pegawai yang berkeberatan,", ""),
        )
    ]
    decides = Penanda(
        "atasan_penilai", "Memutuskan, Atasan Pejabat Penilai Kinerja,", atas_nama="atasan_penilai.atas_nama",
        jabatan="atasan_penilai.jabatan", tanda="${ttd_pengirim}", mungkin=True, titik=True, rata=TENGAH,
    )
    blok_tanda_tangan(document, ((8.2, 7.8), dict(enumerate(sides))), ((3.0, 10.0, 3.0), {1: decides}))


def _keberatan(document: Any) -> None:
    """Who objects to what, when and why."""
    tulis(
        document,
        f"Pada hari {atau('hari_tanggal', TITIK)} bertempat di "
        "{{ tempat }} telah dibahas keberatan atas hasil evaluasi kinerja "
        "periode {{ periode }} dari pegawai:",
        rata=RATA,
        sesudah=4,
        ikut=True,
    )
    identitas(
        document,
        (
            ("Nama", "pegawai.nama"),
            ("NIP", "pegawai.nip?"),
            ("Pangkat, Golongan", "pegawai.pangkat?"),
            ("Jabatan", "pegawai.jabatan"),
            ("Unit Kerja", "pegawai.unit_kerja?"),
            ("Tanggal evaluasi", "tanggal_evaluasi"),
            ("Tanggal keberatan", "tanggal_keberatan"),
            ("Predikat kinerja", "predikat"),
        ),
    )
    tulis(document, "Alasan keberatan pegawai:", bab=2, tebal=True, sebelum=8, sesudah=2, ikut=True)
    _butir(document, "alasan")


def _keputusan(document: Any) -> None:
    """What the Pejabat Penilai answers and what is decided; room to write where that is not known yet."""
    for condition in ("{%p if tanggapan %}", "{%p elif not keputusan %}"):
        tulis(document, condition)
        tulis(document, "Penjelasan Pejabat Penilai Kinerja:", bab=2, tebal=True, sebelum=8, sesudah=2, ikut=True)
        if "not" in condition:
            _baris_titik(document)
        else:
            _butir(document, "tanggapan")
    tulis(document, "{%p endif %}")
    tulis(document, "Keputusan Atasan Pejabat Penilai Kinerja:", bab=2, tebal=True, sebelum=8, sesudah=2, ikut=True)
    tulis(document, "{%p if keputusan %}")
    tulis(document, "{{ keputusan }}", rata=KIRI)
    tulis(document, "{%p else %}")
    _baris_titik(document)
    tulis(document, "{%p endif %}")
    tulis(
        document,
        "Predikat kinerja menurut keputusan ini: "
        f"{atau('predikat_akhir', TITIK)}",
        sebelum=4,
    )


def bangun() -> Any:
    """Berita Acara Keberatan atas Hasil Evaluasi Kinerja."""
    document = dokumen(DOKUMEN.judul)
    kop_surat(document)
    tulis(document, "BERITA ACARA", bab=1, tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "KEBERATAN ATAS HASIL EVALUASI KINERJA", tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, f"Nomor: {NOMOR}", rata=TENGAH, sesudah=10)
    _keberatan(document)
    _keputusan(document)
    tulis(
        document,
        "Keputusan Atasan Pejabat Penilai Kinerja bersifat final. Demikian berita acara ini dibuat dengan sebenarnya "
        "untuk dapat dipergunakan sebagaimana mestinya.",
        rata=RATA,
        sebelum=8,
        sesudah=12,
        ikut=True,
    )
    _penanda_tangan(document)
    return document
