"""Builds the rekap of a unit; no official form is public, the layout is ours. Page one is the picture, then details."""

from __future__ import annotations

from typing import Any, Final

from docx.shared import Cm

from docx_templates.bagian.halaman import dokumen
from docx_templates.bagian.tabel import baris, kepala, tabel, tanda
from docx_templates.bagian.tulisan import KELABU, TENGAH, atau, elemen, tulis
from kinerja_core.documents.rekap import DOKUMEN

_LEBAR: Final = 18.0
_KECIL: Final = 8.0
_SANGAT_KECIL: Final = 7.0


def _judul(document: Any, teks: str) -> None:
    tulis(document, teks, bab=2, tebal=True, ukuran=9.5, sebelum=6, sesudah=2, ikut=True)


def _daftar(document: Any, lebar: tuple[float, ...], judul: tuple[str, ...], ulang: str, isi: tuple[str, ...]) -> None:
    """A table with a row for each record; what begins with ``=`` is centred."""
    table = tabel(document, lebar, atas=0.02, sela=0.1)
    kepala(table, judul, ukuran=_KECIL)
    tanda(table, f"{{%tr for {ulang} %}}")
    for cell, text in zip(baris(table), isi, strict=True):
        for line in text.removeprefix("=").split("\n"):
            tulis(cell, line, ukuran=_KECIL, rata=TENGAH if text.startswith("=") else None)
    tanda(table, "{%tr endfor %}")


def _muka(document: Any) -> None:
    tulis(document, "REKAP KINERJA UNIT", bab=1, tebal=True, ukuran=13, rata=TENGAH)
    tulis(document, "{{ unit }}", tebal=True, rata=TENGAH)
    tulis(document, "{{ keadaan }} Untuk pimpinan; memuat nama pegawai.", ukuran=_KECIL, rata=TENGAH, sesudah=4)
    _daftar(
        document, (5.0, 2.6, 10.4), ("Hal", "Jumlah", "Keterangan"), "hal in angka",
        ("{{ hal.nama }}", "={{ hal.angka }}", "{{ hal.keterangan }}"),
    )
    _judul(document, "Distribusi predikat terhadap pedoman")
    _daftar(
        document, (2.7, 2.5, 3.7, 2.5, 3.7, 2.9),
        ("Predikat", "Ditetapkan", "█ ditetapkan", "Usulan", "░ usulan", "Pedoman"), "satu in predikat",
        (
            "{{ satu.predikat }}", "={{ satu.ditetapkan }}", atau("satu.batang", "–"),
            "={{ satu.usulan }}", atau("satu.batang_usulan", "–"),
            "{{ satu.pedoman }}",
        ),
    )
    tulis(document, "{%p for syarat in pedoman %}")
    tulis(document, "{{ syarat }}", ukuran=_KECIL)
    tulis(document, "{%p endfor %}")
    _judul(document, "Peta hasil kerja dan perilaku kerja: siapa di petak mana")
    boxes = tuple(
        f"{{{{ letak.{name}.kepala }}}}\n{atau(f'letak.{name}.nama', '–')}"
        for name in ("bawah", "rata", "atas")
    )
    _daftar(
        document, (2.4, 5.2, 5.2, 5.2),
        ("Perilaku", "Hasil: Di Bawah Rata-rata", "Hasil: Rata-rata", "Hasil: Di Atas Rata-rata"), "letak in peta",
        ("{{ letak.perilaku }}", *boxes),
    )
    _judul(document, "Tren unit: rata-rata skor, dibulatkan ke dua angka")
    _daftar(
        document, (3.4, 1.9, 2.3, 2.3, 8.1), ("Periode", "Berskor", "Hasil", "Perilaku", "Predikat ditetapkan"),
        "waktu in tren",
        ("{{ waktu.periode }}", "={{ waktu.berskor }}", "={{ waktu.hasil }}", "={{ waktu.perilaku }}",
         "{{ waktu.ditetapkan }}"),
    )  # fmt: skip


def _rincian(document: Any) -> None:
    title = tulis(document, "RINCIAN", bab=1, tebal=True, ukuran=12, rata=TENGAH, sesudah=4)
    title._p.get_or_add_pPr().insert_element_before(
        elemen("w:pageBreakBefore"), "w:framePr", "w:widowControl", "w:numPr", "w:suppressLineNumbers", "w:pBdr",
        "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr",
    )
    tulis(document, "{%p for bagian in daftar %}")
    tulis(document, "{{ bagian.judul }}", bab=2, tebal=True, ukuran=9.5, sebelum=4, ikut=True)
    tulis(document, "{%p for butir in bagian.butir %}")
    tulis(
        document, "•\t{{ butir.teks }}{% if butir.siapa %} ({{ butir.siapa }}){% endif %}", ukuran=_KECIL, gantung=0.4
    )
    tulis(document, "{%p endfor %}")
    tulis(document, "{%p endfor %}")
    tulis(document, "{%p if peringkat %}")
    _judul(document, "Peringkat")
    _daftar(
        document, (1.7, 5.4, 4.0, 1.7, 2.2, 3.0), ("Peringkat", "Nama", "NIP", "Kelompok", "Hasil / perilaku",
                                                   "Ditetapkan"), "orang in peringkat",
        ("={{ orang.peringkat }}", "{{ orang.nama }}", "={{ orang.nip }}", "={{ orang.kelompok }}",
         "={{ orang.skor }}", "{{ orang.penetapan }}"),
    )  # fmt: skip
    tulis(document, "{%p endif %}")
    tulis(document, "{%p if tren_pegawai %}")
    _judul(document, "Tren setiap pegawai: skor hasil / perilaku, predikat dan nilai yang ditetapkan")
    _daftar(
        document, (5.4, 8.6, 4.0), ("Nama", "Periode demi periode", "Perubahan terakhir"), "orang in tren_pegawai",
        ("{{ orang.nama }}", "{{ orang.riwayat }}", "{{ orang.perubahan }}"),
    )
    tulis(document, "{%p endif %}")
    tulis(document, "{%p if rujukan %}")
    _judul(document, "Dasar, dan seberapa pasti")
    tulis(document, "{%p endif %}")
    tulis(document, "{%p for dasar in rujukan %}")
    # with its heading on one page, so that no page holds the last two of them alone
    tulis(document, "[{{ loop.index }}]\t{{ dasar }}", ukuran=_SANGAT_KECIL, warna=KELABU, gantung=0.65, ikut=True)
    tulis(document, "{%p endfor %}")


def bangun() -> Any:
    """The picture on one page, and the details."""
    document = dokumen(DOKUMEN.judul, bertanda_tangan=False)
    section = document.sections[0]
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Cm(1.5)
    _muka(document)
    _rincian(document)
    return document
