"""Looks of the workbooks: colours by role and one format per kind of cell, made once per workbook."""

from __future__ import annotations

from typing import Any, Final

from kinerja_core.workbooks.mesin.spek import JenisSel, Peran

HURUF: Final = "Arial"
#: Dark teal of headings; contrast with white is above 7:1.
WARNA_KEPALA: Final = "#0B4F54"
WARNA_KEPALA_BIASA: Final = "#3E6E73"
WARNA_ISIAN: Final = "#FFF8DC"
WARNA_OTOMATIS: Final = "#EDF0F2"
WARNA_BAGIAN: Final = "#D6E6E7"
WARNA_GARIS: Final = "#B5BEC4"
WARNA_PUDAR: Final = "#4A5560"
WARNA_KURANG: Final = ("#FCE4C8", "#7A3E00")  # fill, letters
WARNA_LENGKAP: Final = ("#D9EFE0", "#0B5A2A")
WARNA_LEWAT: Final = ("#F6D5DC", "#8A1030")
WARNA_BENTROK: Final = ("#E7DAF2", "#4B2380")
#: A bar of a strip: dark enough to print and to see beside any fill.
WARNA_PITA: Final = "#0B5A9A"
#: Series of charts, in order, with a pattern so that they differ without colour: blue, orange, teal, purple, grey.
WARNA_GRAFIK: Final[tuple[tuple[str, str | None], ...]] = (
    ("#0B5A9A", None), ("#B45F06", "light_upward_diagonal"), ("#1B7F72", "dotted_grid"),
    ("#7A4B9A", "horizontal_brick"), ("#59636B", "light_vertical"),
)

#: Fill and letters of every highlight by name.
_SOROTAN: Final = {
    "lewat": WARNA_LEWAT, "lewat_tanggal": WARNA_LEWAT, "lewat_teks": WARNA_LEWAT, "bentrok": WARNA_BENTROK,
    "pita": (WARNA_PITA, WARNA_PITA), "kurang": WARNA_KURANG, "lengkap": WARNA_LENGKAP,
}

WARNA_TAB: Final[dict[Peran, str]] = {
    "petunjuk": "#3E6E73",
    "isian": "#E0B000",
    "pimpinan": "#7A4B9A",
    "hasil": "#0B5A9A",
}

#: Dates are shown in Indonesian whatever the language of Excel.
FORMAT_TANGGAL: Final = "[$-421]d mmmm yyyy"

_FORMAT_ANGKA: Final[dict[JenisSel, str]] = {
    JenisSel.TEKS: "@", JenisSel.TEKS_PANJANG: "@", JenisSel.KODE: "@", JenisSel.NIP: "@", JenisSel.TAUTAN: "@",
    JenisSel.PILIHAN: "@", JenisSel.YA_TIDAK: "@", JenisSel.TANGGAL: FORMAT_TANGGAL, JenisSel.BULAT: "0",
    JenisSel.ANGKA: "0.00", JenisSel.RUMUS: "General",
}
_FORMAT_RINGKASAN: Final = {"tanggal": FORMAT_TANGGAL, "persen": "0%", "batas": '[>1]"–";[<0]"–";0%'}
_DI_TENGAH: Final = frozenset({
    JenisSel.KODE, JenisSel.BULAT, JenisSel.ANGKA, JenisSel.TANGGAL, JenisSel.YA_TIDAK, JenisSel.NIP,
})


class Gaya:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, buku: Any) -> None:
        self._buku = buku
        self._made: dict[tuple[object, ...], Any] = {}

    def _format(self, kunci: tuple[object, ...], **sifat: object) -> Any:
        if kunci not in self._made:
            self._made[kunci] = self._buku.add_format({"font_name": HURUF, "font_size": 10, **sifat})
        return self._made[kunci]

    def sel(
        self, jenis: JenisSel, *, isian: bool, kiri: bool = False, format_angka: str = "", tengah: bool = False
    ) -> Any:
        """A data cell: yellow and unlocked to type in, or grey and locked; ``kiri`` for forms."""
        properties: dict[str, object] = {
            "num_format": format_angka or _FORMAT_ANGKA[jenis], "border": 1, "border_color": WARNA_GARIS,
            "valign": "top", "text_wrap": True, "locked": not isian,
            "bg_color": WARNA_ISIAN if isian else WARNA_OTOMATIS,
        }
        if kiri:
            properties |= {"align": "left", "indent": 1, "valign": "vcenter"}
        elif tengah or jenis in _DI_TENGAH:
            properties["align"] = "center"
        elif not format_angka:  # words; a little away from the line, lest they run into the column before
            properties |= {"align": "left", "indent": 1}
        return self._format(("sel", jenis, isian, kiri, format_angka, tengah), **properties)

    def kepala(self, *, wajib: bool, otomatis: bool) -> Any:
        """A header cell of a table."""
        return self._format(
            ("kepala", wajib, otomatis), bold=True, font_color="#FFFFFF", text_wrap=True, align="center",
            valign="vcenter", border=1, border_color=WARNA_GARIS, italic=otomatis,
            bg_color=WARNA_KEPALA if wajib else WARNA_KEPALA_BIASA,
        )

    def tegak(self) -> Any:
        """A name that stands upright above a narrow column."""
        return self._format(
            ("tegak",), rotation=90, text_wrap=True, align="center", valign="bottom", font_size=9, border=1,
            border_color=WARNA_GARIS, bg_color=WARNA_OTOMATIS,
        )

    def judul(self) -> Any:
        """The title of a sheet."""
        return self._format(("judul",), bold=True, font_size=14, font_color=WARNA_KEPALA, valign="vcenter")

    def keterangan(self, *, lipat: bool = False, tebal: bool = False, atas: bool = False) -> Any:
        """Quiet text beside and above what is typed."""
        return self._format(
            ("keterangan", lipat, tebal, atas), font_color=WARNA_PUDAR, text_wrap=lipat, bold=tebal,
            valign="top" if atas else "vcenter" if lipat else "bottom", font_size=9, align="left",
            indent=int(lipat or (tebal and not atas)),
        )

    def contoh_warna(self, *, isian: bool) -> Any:
        """A chip of the legend."""
        return self._format(
            ("contoh", isian), font_size=8, align="center", valign="vcenter", border=1, border_color=WARNA_GARIS,
            bg_color=WARNA_ISIAN if isian else WARNA_OTOMATIS, shrink=True,
        )

    def label(self, *, wajib: bool = False) -> Any:
        """A label of a form."""
        return self._format(("label", wajib), bold=wajib, valign="vcenter", text_wrap=True)

    def bagian(self) -> Any:
        """The heading of a part."""
        return self._format(
            ("bagian",), bold=True, font_size=11, font_color=WARNA_KEPALA, bg_color=WARNA_BAGIAN, valign="vcenter"
        )

    def keterangan_bagian(self) -> Any:
        """A note in the heading of a part."""
        return self._format(
            ("bagian", "catatan"), font_size=9, font_color=WARNA_PUDAR, bg_color=WARNA_BAGIAN, valign="vcenter"
        )

    def paragraf(self, rupa: str | None = None) -> Any:
        """A line of the guide; ``rupa`` paints it ``isian``, ``otomatis``, or as a name of :meth:`sorotan`."""
        looks: dict[str, object] = {"text_wrap": True, "align": "left", "valign": "top", "indent": 1}
        if rupa in {"isian", "otomatis"}:
            looks |= {"bg_color": WARNA_ISIAN if rupa == "isian" else WARNA_OTOMATIS}
        elif rupa is not None:
            fill, letters = _SOROTAN[rupa]
            looks |= {"bg_color": fill, "font_color": "#FFFFFF" if letters == fill else letters}
        if rupa is not None:
            looks |= {"border": 1, "border_color": WARNA_GARIS}
        return self._format(("paragraf", rupa), **looks)

    def nilai_kepala(self, *, lipat: bool) -> Any:
        """A value above a table that the program writes."""
        return self._format(
            ("nilai kepala", lipat), text_wrap=lipat, align="left", indent=1, valign="top", bg_color=WARNA_OTOMATIS,
            border=1, border_color=WARNA_GARIS,
        )

    def kurang(self) -> Any:
        """Conditional: something lacks."""
        return self._buku_warna("kurang", WARNA_KURANG)

    def lengkap(self) -> Any:
        """Conditional: all there."""
        return self._buku_warna("lengkap", WARNA_LENGKAP)

    def sorotan(self, warna: str) -> Any:
        """Conditional looks by name.

        ``lewat`` overdue (``lewat_tanggal`` also says so in the date, ``lewat_teks`` behind the text), ``bentrok`` a
        conflict, ``pita`` a bar, ``kurang``, ``lengkap``.
        """
        shown = {"lewat_tanggal": f'{FORMAT_TANGGAL}" (lewat)"', "lewat_teks": '@" (lewat tenggat)"'}
        return self._buku_warna(warna, _SOROTAN[warna], shown.get(warna, ""))

    def ringkasan(self, rupa: str) -> Any:
        """A cell of a sheet that only shows.

        ``sel`` a text, ``tengah`` centred, ``tanggal``, ``persen``, ``batas`` a share or a dash for none (below 0 or
        above 1), ``kepala`` a header, ``bagian`` a heading, ``bagian_catatan`` a note in a heading, ``catatan`` quiet
        text, ``tebal`` a bold line without a border.
        """
        match rupa:
            case "kepala":
                return self.kepala(wajib=True, otomatis=False)
            case "bagian":
                return self.bagian()
            case "bagian_catatan":
                return self.keterangan_bagian()
            case "catatan":
                return self.keterangan()
            case "tebal":
                return self._format(("tebal",), bold=True, font_size=11)
        properties: dict[str, object] = {
            "border": 1, "border_color": WARNA_GARIS, "valign": "top", "text_wrap": rupa == "sel", "locked": True,
            "num_format": _FORMAT_RINGKASAN.get(rupa, "General"),
        }
        properties |= {"align": "left", "indent": 1} if rupa == "sel" else {"align": "center"}
        return self._format(("ringkasan", rupa), **properties)

    def _buku_warna(self, kunci: str, warna: tuple[str, str], format_angka: str = "") -> Any:
        if (kunci,) not in self._made:
            shown = {"num_format": format_angka} if format_angka else {}
            self._made[kunci,] = self._buku.add_format({"bg_color": warna[0], "font_color": warna[1]} | shown)
        return self._made[kunci,]
