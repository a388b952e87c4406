"""Builds the berita acara of an objection; no official form is public, the wording is ours."""

from __future__ import annotations

from typing import Any

from docx_templates.bangun import (
    KIRI,
    NOMOR,
    RATA,
    TENGAH,
    baris,
    dokumen,
    identitas,
    kop_surat,
    satu_halaman,
    tabel,
    tulis,
)

_GARIS = "…" * 30
_LEBAR = (3.0, 10.0, 3.0)  # of who decides, in the middle


def _butir(document: Any, daftar: str) -> None:
    tulis(document, f"{{%p for butir in {daftar} %}}")
    tulis(document, "{{ loop.index }}.\t{{ butir }}", gantung=0.65, sesudah=1, rata=KIRI)
    tulis(document, "{%p endfor %}")


def _penanda_tangan(tempat: Any) -> None:
    """The two sides, a line, then the one who decides; rows of their own keep the names on one line."""
    sides = tabel(tempat, (8.2, 7.8), bergaris=False, sela=0)
    tempat.paragraphs[-1].paragraph_format.keep_with_next = True
    decides = tabel(tempat, _LEBAR, bergaris=False, sela=0)
    for table, signers, align in (
        (sides, {0: ("penilai", "Pejabat Penilai Kinerja,"), 1: ("pegawai", "Pegawai yang berkeberatan,")}, None),
        (decides, {1: ("atasan_penilai", "Memutuskan, Atasan Pejabat Penilai Kinerja,")}, TENGAH),
    ):
        top, bottom = baris(table), baris(table)
        for place, (person, title) in signers.items():
            tulis(top[place], title, rata=align, ikut=True)
            tulis(top[place], f"{{{{ {person}.jabatan }}}}", rata=align, sesudah=44, ikut=True)
            tulis(bottom[place], f"{{{{ {person}.nama }}}}", rata=align, ikut=True)
            nip = f"{{% if {person}.nip %}}NIP {{{{ {person}.nip }}}}{{% endif %}}"
            tulis(bottom[place], nip, rata=align, ikut=table is sides)


def bangun() -> Any:
    """Berita Acara Keberatan atas Hasil Evaluasi Kinerja."""
    document = dokumen("Berita Acara Keberatan atas Hasil Evaluasi Kinerja")
    kop_surat(document)
    tulis(document, "BERITA ACARA", bab=1, tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "KEBERATAN ATAS HASIL EVALUASI KINERJA", tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, f"Nomor: {NOMOR}", rata=TENGAH, sesudah=10)
    tulis(
        document,
        "Pada hari {{ hari_tanggal }} bertempat di {{ tempat }} telah dibahas keberatan atas hasil evaluasi kinerja "
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
    tulis(document, "{%p if tanggapan %}")
    tulis(document, "Penjelasan Pejabat Penilai Kinerja:", bab=2, tebal=True, sebelum=8, sesudah=2, ikut=True)
    _butir(document, "tanggapan")
    tulis(document, "{%p endif %}")
    tulis(document, "Keputusan Atasan Pejabat Penilai Kinerja:", bab=2, tebal=True, sebelum=8, sesudah=2, ikut=True)
    tulis(document, f"{{% if keputusan %}}{{{{ keputusan }}}}{{% else %}}{_GARIS}{{% endif %}}", rata=KIRI)
    tulis(
        document,
        "Predikat kinerja menurut keputusan ini: "
        "{% if predikat_akhir %}{{ predikat_akhir }}{% else %}……………………………{% endif %}",
        sebelum=4,
    )
    tulis(
        document,
        "Keputusan Atasan Pejabat Penilai Kinerja bersifat final. Demikian berita acara ini dibuat dengan sebenarnya "
        "untuk dapat dipergunakan sebagaimana mestinya.",
        rata=RATA,
        sebelum=8,
        sesudah=12,
        ikut=True,
    )
    with satu_halaman(document, _LEBAR) as tempat:
        _penanda_tangan(tempat)
    tulis(document, ukuran=1)
    return document
