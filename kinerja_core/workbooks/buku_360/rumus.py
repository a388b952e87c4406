"""The native formulas of the 360° workbook, each with its value in Python."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from kinerja_core.model.istilah import Hubungan
from kinerja_core.workbooks.mesin.alamat import huruf_kolom
from kinerja_core.workbooks.mesin.isi_sel import angka_nip, rumus_nip
from kinerja_core.workbooks.mesin.nilai import tampak_galat
from kinerja_core.workbooks.mesin.rumus import BERGALAT, Status, baris_ke, kosong, rumus_kosong_semua, sama, teks_angka
from kinerja_core.workbooks.mesin.spek import LEMBAR_REF, Baris, IsiBuku, LembarTabel, Letak, Nilai
from kinerja_core.workbooks.mesin.tanda import rumus_galat

if TYPE_CHECKING:
    from kinerja_core.workbooks.mesin.acuan import Acuan

#: Sheets that speak of each other, and the defined name of the evaluator's NIP.
DAFTAR: Final = "Daftar Dinilai"
PENILAIAN: Final = "Penilaian"
NAMA_NIP_PENILAI: Final = "NIPPenilai"
#: Defined name of how many scores each pegawai has, side by side as their columns stand.
NAMA_TERISI: Final = "SkorTerisi"
#: Status of somebody of the list whom the evaluator does not rate.
TIDAK_DINILAI: Final = "Tidak dinilai"
#: What is wrong with the number of a person.
NOMOR_GANDA: Final = "nomor pegawai ini dipakai juga di baris lain"
BUKAN_NOMOR: Final = "nomor pegawai kosong atau bukan angka"


def kolom_skor(nomor: int) -> str:
    """Name of the score column of the pegawai with this number."""
    return f"pegawai{nomor}.skor"


def _dinilai(isi: IsiBuku, nomor: int) -> Baris:
    """The person of a number; a number nobody has gives an empty row."""
    return next((row for row in isi.get(DAFTAR, ()) if row.get("nomor") == nomor), {})


def sah_skor(nilai: object, pilihan: Sequence[int]) -> bool:
    """Whether a cell holds a score of the scale."""
    return isinstance(nilai, int | float) and not isinstance(nilai, bool) and nilai in pilihan


def _banyak_sah(sel: str, pilihan: Sequence[int]) -> str:
    """How many of some cells hold a score of the scale; texts, fractions and errors do not count."""
    return f"SUMPRODUCT(--{_sah(sel, pilihan)})"


def _sah(sel: str, pilihan: Sequence[int]) -> str:
    """Of each of some cells, whether it holds a score of the scale, as a number: ``*`` is any score to LibreOffice."""
    return f"ISNUMBER({sel})*ISNUMBER(MATCH({sel},{{{','.join(map(str, pilihan))}}},0))"


class Skor360(NamedTuple):
    """Where the scores of a person stand: rows of the sheet Penilaian (from 0), and how many columns it has."""

    pertama: int
    terakhir: int
    banyak: int
    pilihan: tuple[int, ...]  #: scores of the scale

    @property
    def butir(self) -> int:
        """How many items these rows are."""
        return self.terakhir - self.pertama + 1

    def acuan(self, letak: Letak, baris: int, baris_data: int, daftar: str | None = None) -> str:
        """The cells of the person whose number stands in ``baris``; ``baris_data`` is the first data row.

        ``daftar`` is the sheet of that number, where the formula stands on another.
        """
        first, last = letak.sel(kolom_skor(1), 0, PENILAIAN), letak.sel(kolom_skor(self.banyak), 0, PENILAIAN)
        cells = (
            f"{first.removesuffix('0')}${baris_data + self.pertama}:"
            f"{last.partition('!')[2].removesuffix('0')}${baris_data + self.terakhir}"
        )
        return f"INDEX({cells},0,{letak.sel('nomor', baris, daftar)})"

    def sah(self, letak: Letak, baris: int, baris_data: int) -> str:
        """How many of these cells hold a score of the scale."""
        return _banyak_sah(self.acuan(letak, baris, baris_data), self.pilihan)

    def skor(self, isi: IsiBuku, nomor: Nilai) -> list[int]:
        """Scores given to a person on these rows."""
        rows: Sequence[Baris] = isi.get(PENILAIAN, ())[self.pertama : self.terakhir + 1]
        found = [row.get(kolom_skor(nomor)) for row in rows] if isinstance(nomor, int) else []
        return [int(value) for value in found if isinstance(value, int | float) and sah_skor(value, self.pilihan)]

    def rata(self, isi: IsiBuku, nomor: Nilai) -> Fraction | None:
        """Mean of a person on these rows; ``None`` until every item has a score."""
        given = self.skor(isi, nomor)
        return Fraction(sum(given), self.butir) if len(given) == self.butir else None


def rumus_belum_disentuh(letak: Letak, baris: int, sel: str) -> str:
    """Whether nothing was said of a person of a prefilled list; ``sel`` are the cells of the scores."""
    number, *said = (letak.sel(name, baris, DAFTAR) for name in ("nomor", "hubungan", "komentar"))
    blank = ",".join(f'TRIM({cell})=""' for cell in said)
    return f'IFERROR(AND({blank},IF({number}="",TRUE,SUMPRODUCT(--(TRIM({sel})<>""))=0)),FALSE)'  # an error is no blank


def belum_disentuh(isi: IsiBuku, urutan: int, skor: Skor360) -> bool:
    """The same in Python."""
    row = baris_ke(isi, DAFTAR, urutan)
    number = row.get("nomor")
    rows: Sequence[Baris] = isi.get(PENILAIAN, ())[skor.pertama : skor.terakhir + 1]
    scores = [one.get(kolom_skor(number)) for one in rows] if isinstance(number, int) else []
    return all(not teks_angka(value).strip() for value in (row.get("hubungan"), row.get("komentar"), *scores))


class StatusDinilai(Status):
    """Of a prefilled list, whom the evaluator does not rate lacks nothing."""

    __slots__ = ()

    @property
    def _semua(self) -> PeriksaDinilai:
        return next(check for check in self.periksa if isinstance(check, PeriksaDinilai))

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        every = self._semua
        cells = every.skor.acuan(letak, baris, every.baris_data)
        nobody = rumus_kosong_semua(*(letak.sel(name, baris) for name in ("nama", "nip", "jabatan")))
        return (
            f'IF({rumus_belum_disentuh(letak, baris, cells)},IF({nobody},"","{TIDAK_DINILAI}"),'
            f'{super().teks(letak, baris)})'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        if belum_disentuh(isi, urutan, self._semua.skor):
            row = baris_ke(isi, spek.nama, urutan)
            return "" if all(kosong(row.get(name)) for name in ("nama", "nip", "jabatan")) else TIDAK_DINILAI
        return super().nilai(isi, spek, urutan)


class RataNilai(NamedTuple):
    """Mean of one BerAKHLAK value, blank until all its items have a score; rows are known by the value they name."""

    perilaku: str
    butir: int
    skor: Skor360
    baris_data: int

    def _nilai(self, letak: Letak) -> str:
        """The column of values on the sheet of scores."""
        first = letak.sel("perilaku", 0, PENILAIAN).removesuffix("0")
        column = first.rpartition("!")[2]
        top, bottom = self.baris_data + self.skor.pertama, self.baris_data + self.skor.terakhir
        return f"{first}${top}:{column}${bottom}"

    def jumlah(self, letak: Letak, baris: int) -> str:
        """A formula: the mean of the scores, all of which are there."""
        cells = self.skor.acuan(letak, baris, self.baris_data)
        return f'SUMIF({self._nilai(letak)},"{self.perilaku}",{cells})/{self.butir}'

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cells, number = self.skor.acuan(letak, baris, self.baris_data), letak.sel("nomor", baris)
        given = f'SUMPRODUCT(({self._nilai(letak)}="{self.perilaku}")*{_sah(cells, self.skor.pilihan)})'
        return f'IF({number}="","",IF({given}<>{self.butir},"",ROUND({self.jumlah(letak, baris)},2)))'

    def rata(self, isi: IsiBuku, nomor: Nilai) -> Fraction | None:
        """Mean of a person; ``None`` until every item has a score."""
        rows = [row for row in isi.get(PENILAIAN, ()) if sama(row.get("perilaku"), self.perilaku)]
        found = [row.get(kolom_skor(nomor)) for row in rows] if isinstance(nomor, int) else []
        given = [int(value) for value in found if isinstance(value, int | float) and sah_skor(value, self.skor.pilihan)]
        return Fraction(sum(given), self.butir) if len(given) == self.butir else None

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str | float:
        """Its value."""
        mean = self.rata(isi, isi[spek.nama][urutan].get("nomor"))
        return "" if mean is None else _bulat(mean)


class SkorDinilai(NamedTuple):
    """Score of a person by this evaluator: the mean of the values times the factor of the scale.

    Attributes:
        rata: the means, by the columns that show them, side by side.
        pengali: the factor.
    """

    rata: dict[str, RataNilai]
    pengali: Decimal

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        names, many = [*self.rata], len(self.rata)
        shown = f"{letak.sel(names[0], baris)}:{letak.sel(names[-1], baris)}"
        means = "+".join(one.jumlah(letak, baris) for one in self.rata.values())
        return f'IF(COUNT({shown})<{many},"",ROUND(({means})/{many}*{self.pengali},2))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str | float:
        """Its value."""
        number = isi[spek.nama][urutan].get("nomor")
        means = [mean for one in self.rata.values() if (mean := one.rata(isi, number)) is not None]
        if len(means) < len(self.rata):
            return ""
        return _bulat(sum(means, Fraction(0)) / len(means) * Fraction(self.pengali))


def _bulat(angka: Fraction) -> float:
    """Two decimals, half up, as ROUND does."""
    return float(Decimal((200 * angka + 1) // 2) / 100)


class PeriksaDinilai(NamedTuple):
    """Every item has a score for this person."""

    skor: Skor360
    baris_data: int

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        given = self.skor.sah(letak, baris, self.baris_data)
        number = letak.sel("nomor", baris)
        items = self.skor.butir
        return (
            f'IF({number}="","",IF({given}=0,", belum dinilai",'
            f'IF({given}<{items},", "&({items}-{given})&" butir belum dinilai","")))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        number = isi[spek.nama][urutan].get("nomor")
        if kosong(number):
            return ""
        given = len(self.skor.skor(isi, number))
        if not given:
            return ", belum dinilai"
        return f", {self.skor.butir - given} butir belum dinilai" if given < self.skor.butir else ""


class PeriksaDiri(NamedTuple):
    """Only the evaluator's own NIP goes with "Diri Sendiri"."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        nip, relation = letak.sel("nip", baris), letak.sel("hubungan", baris)
        own = f"({rumus_nip(nip)}={rumus_nip(NAMA_NIP_PENILAI)})"
        return (
            f'IF(OR({nip}="",{relation}="",{NAMA_NIP_PENILAI}=""),"",IF({own}=({relation}="{Hubungan.DIRI.value}"),"",'
            f'IF({own},", NIP sama dengan NIP penilai",", NIP bukan NIP penilai")))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = isi[spek.nama][urutan]
        form: Baris = next(iter(isi.get("Identitas Penilai", ())), {})
        cells = (row.get("nip"), row.get("hubungan"), form.get("penilai.nip"))
        if any(kosong(cell) for cell in cells):
            return ""
        own = angka_nip(teks_angka(row.get("nip"))) == angka_nip(teks_angka(form.get("penilai.nip")))
        if own is sama(row.get("hubungan"), Hubungan.DIRI.value):
            return ""
        return ", NIP sama dengan NIP penilai" if own else ", NIP bukan NIP penilai"


class PeriksaNomor(NamedTuple):
    """The number of a person is a number that nobody else has: it says which column has the scores."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        number, every = letak.sel("nomor", baris), letak.rentang("nomor")
        twice = f'IF(COUNTIF({every},{number})>1,", {NOMOR_GANDA}","")'
        return f'IF(ISNUMBER({number}),{twice},", {BUKAN_NOMOR}")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        number = isi[spek.nama][urutan].get("nomor")
        if not isinstance(number, int | float):
            return f", {BUKAN_NOMOR}"
        return f", {NOMOR_GANDA}" if sum(one.get("nomor") == number for one in isi[spek.nama]) > 1 else ""


class NamaDinilai(NamedTuple):
    """Name of the person of a number, without the gelar behind it, above the column of scores."""

    nomor: int

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula; the row does not matter."""
        del baris
        name = f'INDEX({letak.rentang("nama", DAFTAR)},MATCH({self.nomor},{letak.rentang("nomor", DAFTAR)},0))'
        return f'IFERROR(LEFT({name},FIND(",",{name}&",")-1),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value; the row does not matter."""
        del spek, urutan
        return teks_angka(_dinilai(isi, self.nomor).get("nama")).partition(",")[0]


def tulis_acuan(acuan: Acuan) -> None:
    """What the status of an item looks at: whom the evaluator began to rate."""
    spek, where = acuan.pena.buku.tabel(PENILAIAN), acuan.letak(PENILAIAN)
    names = [one.nama for one in spek.kolom if one.nama.endswith(".skor")]
    rows = acuan.pena.isi.baris.get(PENILAIAN, ())
    columns = acuan.kolom_baru(NAMA_TERISI, *[""] * (len(names) - 1))
    for column, name in zip(columns, names, strict=True):
        blank = f"SUMPRODUCT(1-ISNUMBER(1/({where.rentang(name, PENILAIAN)}=\"\")))"  # an error is no blank
        acuan.rumus(1, column, blank, sum(not kosong(row.get(name)) for row in rows))
    first, last = (huruf_kolom(column) for column in (columns[0], columns[-1]))
    acuan.nama(NAMA_TERISI, f"{LEMBAR_REF}!${first}$2:${last}$2")


class StatusButir(NamedTuple):
    """Whether everyone named whom the evaluator began to rate has a score for this item."""

    banyak: int
    pilihan: tuple[int, ...]

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        first, last = kolom_skor(1), kolom_skor(self.banyak)
        above = f"${letak.spek.baris_judul - 1}"
        names = ":".join(letak.sel(name, 0).removesuffix("0") + above for name in (first, last))
        scores = f"{letak.sel(first, baris)}:{letak.sel(last, baris)}"
        lacking = f'SUMPRODUCT(({names}<>"")*({scores}="")*({NAMA_TERISI}>0))'
        extra = f'SUMPRODUCT(({names}="")*({scores}<>""))'
        wrong = f"{_banyak_sah(scores, self.pilihan)}<{self.banyak}-COUNTBLANK({scores})"
        cells = (letak.sel(kolom_skor(number), baris) for number in range(1, self.banyak + 1))
        logical = "+".join(f"ISLOGICAL({cell})" for cell in cells)  # LibreOffice sees it only cell by cell
        return (
            f'IF({rumus_galat(scores)},"{BERGALAT}",IF(OR({wrong},{logical}>0),'
            f'"Periksa: ada skor di luar {self.pilihan[0]} sampai {self.pilihan[-1]}",'
            f'IF({extra}>0,"Periksa: skor tanpa nama pegawai",IF({lacking}>0,"Lengkapi: "&{lacking}&" pegawai",'
            f'IF({rumus_kosong_semua(scores)},"","Lengkap")))))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = isi[spek.nama][urutan]
        pairs = [
            (kosong(_dinilai(isi, number).get("nama")), kosong(row.get(kolom_skor(number))), number)
            for number in range(1, self.banyak + 1)
        ]
        given = [row.get(kolom_skor(number)) for number in range(1, self.banyak + 1)]
        if any(tampak_galat(one) for one in given):
            return BERGALAT
        if any(not kosong(one) and not sah_skor(one, self.pilihan) for one in given):
            return f"Periksa: ada skor di luar {self.pilihan[0]} sampai {self.pilihan[-1]}"
        if any(not blank and nobody for nobody, blank, _ in pairs):
            return "Periksa: skor tanpa nama pegawai"
        names = {number: kolom_skor(number) for _, blank, number in pairs if blank}
        begun = {number for number, name in names.items() if any(not kosong(one.get(name)) for one in isi[spek.nama])}
        if lacking := sum(blank and not nobody and number in begun for nobody, blank, number in pairs):
            return f"Lengkapi: {lacking} pegawai"
        return "Lengkap" if any(not blank for _, blank, _ in pairs) else ""
