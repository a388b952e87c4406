"""What letters have: kop, number, date, who is meant, who signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx_templates.bagian.halaman import LEBAR
from docx_templates.bagian.tabel import baris, tabel, tanda
from docx_templates.bagian.tanda_tangan import Penanda, blok_tanda_tangan
from docx_templates.bagian.tulisan import KELABU, RATA, TEAL, TENGAH, elemen, tulis

NOMOR: Final = "{% if srikandi %}${nomor_naskah}{% elif nomor %}{{ nomor }}{% else %}……………………………{% endif %}"
TANGGAL: Final = "{% if srikandi %}${tanggal_naskah}{% elif tanggal %}{{ tanggal }}{% else %}……………………{% endif %}"


def kop_surat(document: Any) -> None:
    """The kop: the office's own image, or its text lines over a rule."""
    tulis(document, "{%p if kop_gambar %}")
    tulis(document, "{{ kop_gambar }}", rata=TENGAH)
    tulis(document, "{%p else %}")
    tulis(document, "{{ kop.instansi }}", tebal=True, ukuran=14, warna=TEAL, rata=TENGAH)
    tulis(document, "{%p if kop.unit_utama %}")
    tulis(document, "{{ kop.unit_utama }}", tebal=True, ukuran=12, rata=TENGAH)
    tulis(document, "{%p endif %}")
    tulis(document, "{%p if kop.satuan_kerja %}")
    tulis(document, "{{ kop.satuan_kerja }}", rata=TENGAH)
    tulis(document, "{%p endif %}")
    tulis(document, "{%p for alamat in kop.alamat %}")
    tulis(document, "{{ alamat }}", ukuran=8.5, warna=KELABU, rata=TENGAH)
    tulis(document, "{%p endfor %}")
    tulis(document, "{%p endif %}")
    rule = tulis(document, ukuran=4, sesudah=10)
    borders = elemen("w:pBdr")
    borders.append(elemen("w:bottom", val="single", sz="12", space="1", color="008080"))
    rule._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def identitas(document: Any, rows: Sequence[tuple[str, str]]) -> None:
    """Labels and fields of a person, one a line; the line of a field written with ``?`` is left out when empty."""
    table = tabel(document, (4.2, 0.4, 11.4), bergaris=False, sela=0)
    for label, name in rows:
        optional, field = name.endswith("?"), name.removesuffix("?")
        if optional:
            tanda(table, f"{{%tr if {field} %}}")
        for cell, text in zip(baris(table), (label, ":", f"{{{{ {field} }}}}"), strict=True):
            tulis(cell, text)
        if optional:
            tanda(table, "{%tr endif %}")


def identitas_melintang(document: Any, rows: Sequence[tuple[str, str]], *, ikut: bool = False) -> None:
    """Labels and what stands beside them, on a page that is across; ``ikut`` keeps them with what follows."""
    table = tabel(document, (4.2, 0.4, 20.1), bergaris=False, sela=0, atas=0.02)
    for label, value in rows:
        for cell, text in zip(baris(table), (label, ":", value), strict=True):
            tulis(cell, text, ikut=ikut)


def tanda_tangan_surat(document: Any, sebutan: str = "", *, daftar: Any = None, penutup: str = "") -> None:
    """Who signs, at the right under place and date; at the left who "Mengetahui", when there is one.

    ``sebutan`` stands over the jabatan, for example "Pejabat Penilai Kinerja,".
    After a ``daftar`` the signatures and the ``penutup`` above them are its last row, so that they never stand alone
    on a page.
    """
    signer = Penanda(
        "penandatangan", sebutan, atas_nama="penandatangan.atas_nama", jabatan="penandatangan.jabatan",
        tanggal=f"{{{{ tempat }}}}, {TANGGAL}", tanda="${ttd_pengirim}", kedua="mengetahui",
    )
    second = Penanda(
        "mengetahui", "Mengetahui,", atas_nama="mengetahui.atas_nama", jabatan="mengetahui.jabatan",
        tanda="${ttd_pengirim2}", mungkin=True,
    )
    rows = ((8.2, LEBAR - 8.2), {1: signer, 0: second})
    blok_tanda_tangan(document, rows, daftar=daftar, jarak=1 if daftar is None else 8, penutup=penutup)


def catatan_kecil(document: Any, judul: str, isian: str, ukuran: float, warna: Any = None) -> None:
    """A titled list in small print, which is left out when it is empty."""
    tulis(document, f"{{%p if {isian} %}}")
    tulis(document, judul, ukuran=ukuran, tebal=True, sebelum=6, ikut=True)
    tulis(document, "{%p endif %}")
    tulis(document, f"{{%p for butir in {isian} %}}")
    tulis(document, "{{ loop.index }}.\t{{ butir }}", ukuran=ukuran, warna=warna, gantung=0.65, rata=RATA)
    tulis(document, "{%p endfor %}")
