"""Native formulas that name the SKP, its codes and its year, for every sheet of the staff workbook."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Final, NamedTuple

from kinerja_core.model.istilah import Bulan, PimpinanDialog
from kinerja_core.workbooks.mesin.isi_sel import TAHUN_TANGGAL, hari, rumus_tanggal
from kinerja_core.workbooks.mesin.rumus import banyak_sama, baris_ke, kosong, rapatkan, sama, teks_angka
from kinerja_core.workbooks.mesin.spek import Baris, IsiBuku, LembarTabel, Letak

#: Sheet that all codes come from.
SKP: Final = "SKP"


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


class KodeIKI(NamedTuple):
    """``IKI 2.1`` from the RHK number and its count so far; the SKP sheet's own code column."""

    nomor: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.nomor, baris)
        return f'IF({cell}="","","IKI "&{cell}&"."&COUNTIF({letak.sampai(self.nomor, baris)},{cell}))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        rows = isi.get(spek.nama, ())
        number = baris_ke(isi, spek.nama, urutan).get(self.nomor)
        if kosong(number):
            return ""
        count = sum(1 for row in rows[: urutan + 1] if row.get(self.nomor) == number)
        return f"IKI {teks_angka(number)}.{count}"


class SalinSKP(NamedTuple):
    """Texts of the SKP's row in the same place, for sheets with one row per IKI."""

    kolom: tuple[str, ...]

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        code = letak.sel("iki.kode", baris, SKP)
        cells = [letak.sel(name, baris, SKP) for name in self.kolom]
        joined = f'{cells[0]}&""' if len(cells) == 1 else "TRIM(" + '&" "&'.join(cells) + ")"
        return f'IF({code}="","",{joined})'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value; the sheet it stands in does not matter."""
        del spek
        row = baris_ke(isi, SKP, urutan)
        if kosong(row.get("iki.kode")):
            return ""
        texts = [teks_angka(row.get(name)) for name in self.kolom]
        return texts[0] if len(texts) == 1 else rapatkan(" ".join(texts))


class CariIKI(NamedTuple):
    """A text of the IKI whose code stands in this row."""

    kode: str
    ambil: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kode, baris)
        found = f'INDEX({letak.rentang(self.ambil, SKP)},MATCH({cell},{letak.rentang("iki.kode", SKP)},0))&""'
        return f'IF({cell}="","",IFERROR({found},"{KODE_ASING}"))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        code = baris_ke(isi, spek.nama, urutan).get(self.kode)
        if kosong(code):
            return ""
        found = next((row for row in isi.get(SKP, ()) if sama(row.get("iki.kode"), code)), None)
        return KODE_ASING if found is None else teks_angka(found.get(self.ambil))


class CariRHK(NamedTuple):
    """The RHK whose code stands in this row, taken from the first SKP row of that number."""

    kode: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kode, baris)
        found = f'INDEX({letak.rentang("rhk.uraian", SKP)},MATCH({cell},{KODE_RHK_BARIS},0))&""'
        return f'IF({cell}="","",IFERROR({found},"{KODE_ASING}"))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        code = baris_ke(isi, spek.nama, urutan).get(self.kode)
        if kosong(code):
            return ""
        rows = isi.get(SKP, ())
        found = next((row for row in rows if sama(f"RHK {teks_angka(row.get('rhk.nomor'))}", code)), None)
        return KODE_ASING if found is None else teks_angka(found.get("rhk.uraian"))


class PeriksaKodeIKI(NamedTuple):
    """The code is one of the SKP's."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kolom, baris)
        return (
            f'IF({cell}="","",IF({banyak_sama(letak.rentang("iki.kode", SKP), cell)}=0,'
            f'", kode IKI tidak ada di SKP",""))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        code = baris_ke(isi, spek.nama, urutan).get(self.kolom)
        known = kosong(code) or any(sama(row.get("iki.kode"), code) for row in isi.get(SKP, ()))
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
            sama(f"RHK {teks_angka(row.get('rhk.nomor'))}", code) for row in isi.get(SKP, ())
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
        row, identity = baris_ke(isi, spek.nama, urutan), next(iter(isi.get("Identitas", ({},))))
        months = [month.value for month in Bulan]
        first, last = row.get(self.mulai), row.get(self.selesai)
        start, end = hari(identity.get("mulai")), hari(identity.get("selesai"))
        if first not in months or last not in months:
            return ""
        if not isinstance(start, datetime.date) or not isinstance(end, datetime.date):
            return ""
        inside = start.month <= months.index(str(first)) + 1 and months.index(str(last)) + 1 <= end.month
        return "" if inside else ", bulan di luar periode SKP"


class PeriksaTahun(NamedTuple):
    """The date lies in the year of the SKP."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kolom, baris)
        year = f"YEAR({rumus_tanggal(cell)})"
        return (
            f'IF(OR({cell}="",NOT(ISNUMBER({NAMA_TAHUN}))),"",'
            f'IFERROR(IF(OR(ABS({year}-2050)>50,{year}={NAMA_TAHUN}),"",", tanggal di luar tahun SKP"),""))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        value = hari(baris_ke(isi, spek.nama, urutan).get(self.kolom))
        year = next(iter(isi.get("Identitas", ({},)))).get("tahun")
        if not isinstance(value, datetime.date) or not isinstance(year, int | float):
            return ""
        inside = value.year == year or not TAHUN_TANGGAL[0] <= value.year <= TAHUN_TANGGAL[1]
        return "" if inside else ", tanggal di luar tahun SKP"


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
        known = next(iter(isi.get("Identitas", ({},)))).get("pemberi_pertimbangan.nama")
        return ", identitas Pemberi Pertimbangan belum diisi" if led and kosong(known) else ""


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
