"""Signatures: electronic or by pen, with SRIKANDI's tokens, never parted over pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.shared import Cm

from docx_templates.bagian.tabel import baris, satu_halaman, sela_sel, tabel
from docx_templates.bagian.tulisan import KELABU, RATA, TENGAH, TITIK, tulis


def kotak_qr(tempat: Any, isi: str, *, bergaris: bool = False, rata: Any = None) -> None:
    """A cell of 3 x 3 cm for the QR picture of an electronic signature, with what stands in it until then."""
    table = tabel(tempat, (3.0,), bergaris=bergaris, sela=0)
    if rata == TENGAH:
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
    (cell,) = baris(table)
    row = table.rows[0]
    row.height, row.height_rule = Cm(3), WD_ROW_HEIGHT_RULE.EXACTLY
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    tulis(cell, isi, rata=TENGAH, ukuran=8 if bergaris else 9, warna=KELABU if bergaris else None, ikut=True)


@dataclass(frozen=True, slots=True)
class Penanda:
    """One who signs, in three parts from top to bottom: in which jabatan, the room for the signature, the name.

    SRIKANDI signs where ``tanda`` is. It knows the sender's jabatan, name and NIP as well, but not those of two:
    with numbered tokens, or a second signer, these come from the data.
    """

    #: The field with nama and nip.
    orang: str
    #: Words above the jabatan.
    sebutan: str = ""
    #: The field of the jabatan; with ``?`` at its end it may be empty.
    jabatan: str = ""
    #: The field of the jabatan after a.n.
    atas_nama: str = ""
    #: The line of place and date.
    tanggal: str = ""
    #: SRIKANDI's token for this signature; without one it is by pen, or electronic outside SRIKANDI.
    tanda: str = ""
    #: The field that is there when somebody else signs too.
    kedua: str = ""
    #: Nobody may sign here: then all is left out, or with ``titik`` only the person, whose name is dots.
    mungkin: bool = False
    titik: bool = False
    rata: Any = None
    ukuran: float | None = None
    tebal: bool = False

    def _teks(self, cell: Any, teks: str, **lain: Any) -> None:
        tulis(cell, teks, rata=self.rata, ukuran=self.ukuran, ikut=True, **lain)

    @contextmanager
    def _bila_ada(self, cell: Any, ada: bool, selain: Sequence[str] = ()) -> Iterator[None]:
        if ada:
            tulis(cell, f"{{%p if {self.orang} %}}")
        yield
        if ada and selain:
            tulis(cell, "{%p else %}")
            for text in selain:
                self._teks(cell, text)
        if ada:
            tulis(cell, "{%p endif %}")

    def _pengirim(self, cell: Any, tanda: Sequence[str], data: Callable[[], None]) -> None:
        """What SRIKANDI knows of the one sender, else what the data say."""
        if self.tanda != "${ttd_pengirim}":
            data()
            return
        tulis(cell, "{%p if srikandi %}")
        if self.kedua:
            tulis(cell, f"{{%p if {self.kedua} %}}")
            data()
            tulis(cell, "{%p else %}")
        for text in tanda:
            self._teks(cell, text)
        if self.kedua:
            tulis(cell, "{%p endif %}")
        tulis(cell, "{%p else %}")
        data()
        tulis(cell, "{%p endif %}")

    def _tulis_jabatan(self, cell: Any) -> None:
        field = self.jabatan.removesuffix("?")
        optional = field != self.jabatan
        if optional:
            tulis(cell, f"{{%p if {field} %}}")
        self._teks(cell, f"{{{{ {field} }}}},")
        if optional:
            tulis(cell, "{%p endif %}")

    def _tulis_nama(self, cell: Any) -> None:
        self._teks(cell, f"{{{{ {self.orang}.nama }}}}")
        tulis(cell, f"{{%p if {self.orang}.nip %}}")
        self._teks(cell, f"NIP {{{{ {self.orang}.nip }}}}")
        tulis(cell, "{%p endif %}")

    def atas(self, cell: Any) -> None:
        """Place and date, and in which jabatan and for whom."""
        with self._bila_ada(cell, self.mungkin and not self.titik):
            if self.tanggal:
                self._teks(cell, self.tanggal)
            if self.sebutan:
                self._teks(cell, self.sebutan, tebal=self.tebal)
            with self._bila_ada(cell, self.titik):
                if self.atas_nama:
                    tulis(cell, f"{{%p if {self.atas_nama} %}}")
                    self._teks(cell, f"a.n. {{{{ {self.atas_nama} }}}}")
                    tulis(cell, "{%p endif %}")
                if self.jabatan:
                    self._pengirim(cell, ("${jabatan_pengirim},",), lambda: self._tulis_jabatan(cell))

    def ruang(self, cell: Any) -> None:
        """SRIKANDI's token, a box for an electronic signature, or white space for a pen."""
        with self._bila_ada(cell, self.mungkin and not self.titik):
            if self.tanda:
                tulis(cell, "{%p if srikandi %}")
                if self.kedua:
                    tulis(cell, f"{{%p if {self.kedua} %}}")
                    kotak_qr(cell, "${ttd_pengirim1}", rata=self.rata)
                    tulis(cell, "{%p else %}")
                kotak_qr(cell, self.tanda, rata=self.rata)
                if self.kedua:
                    tulis(cell, "{%p endif %}")
                tulis(cell, "{%p else %}")
            tulis(cell, "{%p if ruang_tte %}")
            kotak_qr(cell, "Ruang tanda tangan elektronik", bergaris=True, rata=self.rata)
            tulis(cell, "{%p else %}")
            self._teks(cell, " ", sesudah=42)
            tulis(cell, "{%p endif %}")
            if self.tanda:
                tulis(cell, "{%p endif %}")

    def bawah(self, cell: Any) -> None:
        """Name and NIP."""
        with self._bila_ada(cell, self.mungkin, (TITIK, f"NIP {TITIK}") if self.titik else ()):
            self._pengirim(cell, ("${nama_pengirim}", "NIP ${nip_pengirim}"), lambda: self._tulis_nama(cell))


def blok_tanda_tangan(
    document: Any,
    *barisan: tuple[Sequence[float], dict[int, Penanda]],
    daftar: Any = None,
    jarak: float = 1,
    catatan: str = "",
    penutup: str = "",
) -> None:
    """Rows of signatures, each with its widths of columns and who signs in which; they never part over pages.

    After a ``daftar`` they are its last row, ``jarak`` points below the others and below the ``penutup`` of the text
    or a ``catatan`` about them (see :func:`satu_halaman`).
    """
    with satu_halaman(document, max((lebar for lebar, _ in barisan), key=len), daftar, jarak) as tempat:
        if penutup:
            tulis(tempat, penutup, rata=RATA, sesudah=12, ikut=True)
        if catatan:
            tulis(tempat, catatan, ukuran=8, sesudah=12, ikut=True)
        for number, (lebar, signers) in enumerate(barisan, 1):
            table = tabel(tempat, lebar, bergaris=False, sela=0)
            tempat.paragraphs[-1].paragraph_format.keep_with_next = True
            for part in ("atas", "ruang", "bawah"):
                for column, cell in enumerate(baris(table)):
                    if column in signers:
                        getattr(signers[column], part)(cell)
                        if column + 1 in signers:  # a long jabatan or name stays apart from the one beside it
                            sela_sel(cell, right=0.4)
                    tulis(cell, ukuran=1, ikut=part != "bawah" or number < len(barisan))
    tulis(document, ukuran=1)  # kept with the signatures, so that it never stands alone on a page
