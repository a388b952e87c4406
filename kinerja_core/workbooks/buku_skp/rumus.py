"""Native formulas that name the SKP, its codes and its year, for every sheet of the staff workbook."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Final, NamedTuple

from kinerja_core.model.istilah import Bulan, PimpinanDialog, Triwulan
from kinerja_core.workbooks.mesin.banyak import sekali
from kinerja_core.workbooks.mesin.isi_sel import TAHUN_TANGGAL, hari, rumus_tanggal
from kinerja_core.workbooks.mesin.rumus import banyak_sama, baris_ke, kosong, rapatkan, sama, teks_angka
from kinerja_core.workbooks.mesin.spek import BARIS_JUDUL, Baris, IsiBuku, LembarTabel, Letak, Nilai

#: Sheet that all codes come from, and that of people and of the span of the SKP.
SKP: Final = "SKP"
IDENTITAS: Final = "Identitas"
#: What lookups say about a code that the SKP does not have.
KODE_ASING: Final = "Kode tidak ada di lembar SKP"
#: Defined names of the year, the first and the last day of the SKP of a staff workbook.
NAMA_TAHUN: Final = "TahunSKP"
NAMA_MULAI: Final = "MulaiSKP"
NAMA_SELESAI: Final = "SelesaiSKP"
#: Defined name of who reviews, in Identitas.
NAMA_PERTIMBANGAN: Final = "NamaPertimbangan"
#: Column of the hidden lists that holds the RHK code of each SKP row.
KODE_RHK_BARIS: Final = "Ref_KodeRHK"
#: The same of the rows that say the text of their RHK; blank for the others.
RHK_BERURAIAN_BARIS: Final = "Ref_RHKBeruraian"
#: Column of the hidden lists that holds the key of each SKP row in use; blank for the others.
KODE_IKI_BARIS: Final = "Ref_KodeIKI"
#: Column of the hidden lists that counts the IKI in use down the SKP.
URUT_IKI_BARIS: Final = "Ref_UrutIKI"


def identitas(isi: IsiBuku) -> Baris:
    """The fields of Identitas; none of a workbook without it."""
    return next(iter(isi.get(IDENTITAS, ())), {})


def dari_judul(letak: Letak, nama: str, lembar: str | None = None) -> str:
    """A column of a table from its header down, so that a row put before the first one is still inside."""
    first, _, end = letak.rentang(nama, lembar).partition(":")
    return f"{first.rpartition('$')[0]}${BARIS_JUDUL}:{end}"


def dipakai(baris: Baris) -> bool:
    """Whether a row of the SKP is in use: it says which RHK it belongs to."""
    return not kosong(baris.get("rhk.nomor"))


def _baris_iki(isi: IsiBuku, kode: Nilai) -> Baris | None:
    """The row of the SKP with this key that is in use; ``None`` when there is none."""
    if kosong(kode):
        return None
    return sekali("baris_iki", lambda: _menurut_kode(isi)).get(teks_angka(kode).casefold())


def _menurut_kode(isi: IsiBuku) -> dict[str, Baris]:
    """The rows of the SKP in use by their keys in small letters, the first of each."""
    used = [row for row in isi.get(SKP, ()) if dipakai(row)]
    return {teks_angka(row.get("iki.kode")).casefold(): row for row in reversed(used)}


class RHKDariIKI(NamedTuple):
    """``RHK 2`` of the IKI whose code stands in this row, as the SKP has it; blank when it has none such."""

    kode: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kode, baris)
        return f'IF({cell}="","",IFERROR(INDEX({KODE_RHK_BARIS},MATCH({cell},{KODE_IKI_BARIS},0)),""))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        return rhk_dari_iki(isi, baris_ke(isi, spek.nama, urutan).get(self.kode))


def rhk_dari_iki(isi: IsiBuku, kode: Nilai) -> str:
    """``RHK 2`` of the IKI with this key; blank when no row in use has it."""
    row = _baris_iki(isi, kode)
    return "" if row is None else f"RHK {teks_angka(row.get('rhk.nomor'))}"


def bersatuan(target: str, satuan: str) -> str:
    """A formula that joins a target and its unit, which a target that ends with it does not repeat."""
    text, unit = f"TRIM({target})", f"TRIM({satuan})"
    once = f'OR(RIGHT({text},LEN({unit})+1)=" "&{unit},AND({unit}="%",RIGHT({text},1)="%"))'
    return f'IF({once},{text},TRIM({text}&" "&{unit}))'


def teks_bersatuan(target: str, satuan: str) -> str:
    """The value of :func:`bersatuan`."""
    text, unit = rapatkan(target), rapatkan(satuan)
    once = text.casefold().endswith(f" {unit.casefold()}") or (unit == "%" and text.endswith("%"))
    return text if once else rapatkan(f"{text} {unit}")


class SalinSKP(NamedTuple):
    """Texts of the SKP's row with the key of this row, for sheets with one row per IKI; blank when it is not in use."""

    kolom: tuple[str, ...]
    kode: str = "kode_iki"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kode, baris)
        at = f"MATCH({cell},{KODE_IKI_BARIS},0)"
        cells = [f"INDEX({dari_judul(letak, name, SKP)},{at})" for name in self.kolom]
        joined = f'{cells[0]}&""' if len(cells) == 1 else bersatuan(*cells)
        return f'IF({cell}="","",IFERROR({joined},""))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = _baris_iki(isi, baris_ke(isi, spek.nama, urutan).get(self.kode)) or {}
        texts = [teks_angka(row.get(name)) for name in self.kolom]
        return texts[0] if len(texts) == 1 else teks_bersatuan(*texts)


class CariIKI(NamedTuple):
    """A text of the IKI whose code stands in this row."""

    kode: str
    ambil: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kode, baris)
        found = f'INDEX({dari_judul(letak, self.ambil, SKP)},MATCH({cell},{KODE_IKI_BARIS},0))&""'
        return f'IF({cell}="","",IFERROR({found},"{KODE_ASING}"))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        code = baris_ke(isi, spek.nama, urutan).get(self.kode)
        if kosong(code):
            return ""
        found = _baris_iki(isi, code)
        return KODE_ASING if found is None else teks_angka(found.get(self.ambil))


class CariRHK(NamedTuple):
    """The RHK whose code stands in this row, from the first SKP row of that number that says it."""

    kode: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kode, baris)
        found = f'INDEX({dari_judul(letak, "rhk.uraian", SKP)},MATCH({cell},{RHK_BERURAIAN_BARIS},0))&""'
        return (
            f'IF({cell}="","",IF(COUNTIF({KODE_RHK_BARIS},{cell})=0,"{KODE_ASING}",IFERROR({found},"")))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        code = baris_ke(isi, spek.nama, urutan).get(self.kode)
        if kosong(code):
            return ""
        rows = [
            row for row in isi.get(SKP, ()) if dipakai(row) and sama(f"RHK {teks_angka(row.get('rhk.nomor'))}", code)
        ]
        if not rows:
            return KODE_ASING
        return next((teks_angka(row["rhk.uraian"]) for row in rows if not kosong(row.get("rhk.uraian"))), "")


class PeriksaKodeIKI(NamedTuple):
    """The code is one of the SKP's."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kolom, baris)
        return f'IF({cell}="","",IF({banyak_sama(KODE_IKI_BARIS, cell)}=0,", kode IKI tidak ada di SKP",""))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        code = baris_ke(isi, spek.nama, urutan).get(self.kolom)
        known = kosong(code) or _baris_iki(isi, code) is not None
        return "" if known else ", kode IKI tidak ada di SKP"


class PeriksaKodeRHK(NamedTuple):
    """The code is one of the SKP's."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kolom, baris)
        return f'IF({cell}="","",IF({banyak_sama(KODE_RHK_BARIS, cell)}=0,", kode RHK tidak ada di SKP",""))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        code = baris_ke(isi, spek.nama, urutan).get(self.kolom)
        known = kosong(code) or any(
            dipakai(row) and sama(f"RHK {teks_angka(row.get('rhk.nomor'))}", code) for row in isi.get(SKP, ())
        )
        return "" if known else ", kode RHK tidak ada di SKP"


class PeriksaMasa(NamedTuple):
    """The months lie in the span of the SKP."""

    mulai: str
    selesai: str
    daftar: str = "PilihanBulan"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        first, last = (f"MATCH({letak.sel(name, baris)},{self.daftar},0)" for name in (self.mulai, self.selesai))
        return (
            f'IF(COUNT({NAMA_MULAI},{NAMA_SELESAI})<2,"",IFERROR(IF(OR({first}<MONTH({NAMA_MULAI}),'
            f'{last}>MONTH({NAMA_SELESAI})),", bulan di luar periode SKP",""),""))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row, identity = baris_ke(isi, spek.nama, urutan), identitas(isi)
        months = [month.value for month in Bulan]
        first, last = row.get(self.mulai), row.get(self.selesai)
        start, end = hari(identity.get("mulai")), hari(identity.get("selesai"))
        if first not in months or last not in months:
            return ""
        if not isinstance(start, datetime.date) or not isinstance(end, datetime.date):
            return ""
        inside = start.month <= months.index(str(first)) + 1 and months.index(str(last)) + 1 <= end.month
        return "" if inside else ", bulan di luar periode SKP"


#: A condition: the span of the SKP lies in its year; of another Identitas speaks.
_MASA_BENAR: Final = (
    f"YEAR({NAMA_MULAI})={NAMA_TAHUN},YEAR({NAMA_SELESAI})={NAMA_TAHUN},{NAMA_SELESAI}-{NAMA_MULAI}>=0"
)


def _masa(isi: IsiBuku) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of the SKP, when they are right."""
    identity = identitas(isi)
    year, start, end = identity.get("tahun"), hari(identity.get("mulai")), hari(identity.get("selesai"))
    if not isinstance(start, datetime.date) or not isinstance(end, datetime.date):
        return None
    return (start, end) if start.year == year == end.year and start <= end else None


class PeriksaTahun(NamedTuple):
    """The date lies in the year of the SKP, and in its span.

    ``hari`` is the column that holds the same date as a number, where the row's formulas are long already.
    """

    kolom: str
    hari: str = ""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kolom, baris)
        year, (first, last) = f"YEAR({rumus_tanggal(cell)})", TAHUN_TANGGAL
        day = letak.sel(self.hari, baris) if self.hari else rumus_tanggal(cell)
        known = f"ABS(2*{year}-{first + last})<={last - first}"  # of others the cell's own check speaks
        outside = f"ABS(2*{day}-{NAMA_MULAI}-{NAMA_SELESAI})>{NAMA_SELESAI}-{NAMA_MULAI}"
        return (
            f'IF(OR({cell}="",NOT(ISNUMBER({NAMA_TAHUN}))),"",'
            f'IFERROR(IF({year}<>{NAMA_TAHUN},IF({known},", tanggal di luar tahun SKP",""),'
            f'IF(AND({_MASA_BENAR},{outside}),", tanggal di luar periode SKP","")),""))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        value = hari(baris_ke(isi, spek.nama, urutan).get(self.kolom))
        year, span = identitas(isi).get("tahun"), _masa(isi)
        if not isinstance(value, datetime.date) or not isinstance(year, int | float):
            return ""
        if value.year != year:
            return ", tanggal di luar tahun SKP" if TAHUN_TANGGAL[0] <= value.year <= TAHUN_TANGGAL[1] else ""
        return "" if span is None or span[0] <= value <= span[1] else ", tanggal di luar periode SKP"


def luar_skp(triwulan: Triwulan, mulai: datetime.date, selesai: datetime.date) -> bool:
    """Whether a quarter lies outside the span of an SKP, which begins and ends in one year."""
    return mulai.month > 3 * triwulan.nomor or selesai.month <= 3 * (triwulan.nomor - 1)


class PeriksaTriwulan(NamedTuple):
    """What is typed is of a quarter in which the SKP was in force."""

    kolom: str
    triwulan: Triwulan

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        last = 3 * self.triwulan.nomor
        outside = f"OR(MONTH({NAMA_MULAI})>{last},MONTH({NAMA_SELESAI})<={last - 3})"
        return (
            f'IF({letak.sel(self.kolom, baris)}="","",'
            f'IFERROR(IF(AND({_MASA_BENAR},{outside}),", triwulan di luar periode SKP",""),""))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        span = _masa(isi)
        if span is None or kosong(baris_ke(isi, spek.nama, urutan).get(self.kolom)):
            return ""
        return ", triwulan di luar periode SKP" if luar_skp(self.triwulan, *span) else ""


class PeriksaPimpinan(NamedTuple):
    """Who is said to have led is known."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        led = f'{letak.sel(self.kolom, baris)}="{PimpinanDialog.PEMBERI_PERTIMBANGAN.value}"'
        return f'IF(AND({led},{NAMA_PERTIMBANGAN}=""),", identitas Pemberi Pertimbangan belum diisi","")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        led = sama(baris_ke(isi, spek.nama, urutan).get(self.kolom), PimpinanDialog.PEMBERI_PERTIMBANGAN.value)
        known = identitas(isi).get("pemberi_pertimbangan.nama")
        return ", identitas Pemberi Pertimbangan belum diisi" if led and kosong(known) else ""


class DalamTahun(NamedTuple):
    """A day of a form lies in its year."""

    hari: str
    tahun: str
    pesan: str

    def teks(self, sel: Callable[[str], str]) -> str:
        """The formula."""
        day, year = rumus_tanggal(sel(self.hari)), sel(self.tahun)
        return f'IF(COUNT({day},{year})<2,"",IF(YEAR({day})<>{year},", {self.pesan}",""))'

    def nilai(self, isi: Baris) -> str:
        """Its value."""
        day, year = hari(isi.get(self.hari)), isi.get(self.tahun)
        outside = isinstance(day, datetime.date) and isinstance(year, int) and day.year != year
        return f", {self.pesan}" if outside else ""


class MasaSetahun(NamedTuple):
    """A span ends after it begins and lies in its year."""

    mulai: str
    selesai: str
    tahun: str

    def teks(self, sel: Callable[[str], str]) -> str:
        """The formula."""
        start, end, year = rumus_tanggal(sel(self.mulai)), rumus_tanggal(sel(self.selesai)), sel(self.tahun)
        return (
            f'IF(COUNT({start},{end},{year})<3,"",IF({start}>{end},", Periode Selesai mendahului Periode Mulai",'
            f'IF(OR(YEAR({start})<>{year},YEAR({end})<>{year}),", periode di luar Tahun SKP","")))'
        )

    def nilai(self, isi: Baris) -> str:
        """Its value."""
        start, end, year = hari(isi.get(self.mulai)), hari(isi.get(self.selesai)), isi.get(self.tahun)
        if not isinstance(start, datetime.date) or not isinstance(end, datetime.date) or not isinstance(year, int):
            return ""
        if start > end:
            return ", Periode Selesai mendahului Periode Mulai"
        return "" if start.year == year == end.year else ", periode di luar Tahun SKP"
