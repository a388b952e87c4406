"""Triwulan I s.d. IV and Akhir: realisasi per indicator. A row speaks of the indicator whose key it carries.

In workbooks older than the keys, row N speaks of the indicator in row N of the SKP sheet.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from typing import Final, NamedTuple

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import Triwulan
from kinerja_core.model.periode import Periode
from kinerja_core.model.realisasi import SEBUTAN_AKHIR, Realisasi
from kinerja_core.model.skp import KUNCI_IKI
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.jadwal import jadwal
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP, berkunci
from kinerja_core.workbooks.buku_skp.kunci import REALISASI_GANDA, TANPA_IKI, PeriksaKunci, sebab_dan_saran
from kinerja_core.workbooks.buku_skp.rumus import SKP, PeriksaTriwulan, RHKDariIKI, SalinSKP
from kinerja_core.workbooks.buku_skp.satuan import besaran_janggal, satuan_realisasi_lain, satuan_tersebut
from kinerja_core.workbooks.buku_skp.skp import KAPASITAS_IKI
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis, isi_baris
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.rekaman import rekaman
from kinerja_core.workbooks.mesin.rumus import Status, baris_ke, kolom_status, teks_angka
from kinerja_core.workbooks.mesin.spek import Baris, IsiBuku, JenisSel, Kolom, LembarTabel, Letak, Sorotan
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

#: Every period that has a sheet of realisasi, in order; ``None`` is the whole year.
PERIODE_REALISASI: Final = (*Triwulan, None)


#: Longest address that HYPERLINK takes.
_PANJANG_LINK: Final = 255


class BukaTautan(NamedTuple):
    """A link to click beside a web address that begins with http:// or https://; blank for anything else."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.kolom, baris)
        safe = (
            f'AND(OR(LEFT({cell},7)="http://",LEFT({cell},8)="https://"),LEN({cell})<={_PANJANG_LINK},'
            f'ISERROR(FIND(" ",{cell})),ISERROR(FIND(CHAR(10),{cell})))'
        )
        return f'IF({safe},HYPERLINK({cell},"Buka"),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """What it shows."""
        link = teks_angka(baris_ke(isi, spek.nama, urutan).get(self.kolom))
        safe = (
            link.casefold().startswith(("http://", "https://"))
            and len(link.encode("utf-16-le")) // 2 <= _PANJANG_LINK
            and " " not in link
            and "\n" not in link
        )
        return "Buka" if safe else ""


def nama_tenggat(triwulan: Triwulan) -> str:
    """Defined name of the last day for the realisasi of a quarter; text when no calendar is known."""
    return f"TenggatTW{triwulan.nomor}"


class LewatTenggat(NamedTuple):
    """A condition: nothing is filled in this row and the last day for it has passed."""

    triwulan: Triwulan

    def teks(self, letak: Letak, baris: int) -> str:
        """The condition."""
        name = nama_tenggat(self.triwulan)
        return f'AND({letak.sel("_status", baris)}="Belum diisi",ISNUMBER({name}),TODAY()>{name})'


@lru_cache(maxsize=64)
def tenggat_realisasi(tahun: int, triwulan: Triwulan) -> datetime.date | None:
    """Last day for filling the realisasi of a quarter; ``None`` for years before the first known calendar."""
    try:
        stages = jadwal(tahun).hasil
    except AturanBelumBerlaku:
        return None
    return next(stage.selesai for stage in stages if stage.kode == f"input-tw{triwulan.nomor}")


def isi_realisasi(triwulan: Triwulan | None, buku: BukuSKP, lembar: LembarTabel) -> list[Baris]:
    """A row for each indicator with its key, in the order of the SKP, also when nothing was reached in this period."""
    order = {iki.kode: number for number, (_, iki) in enumerate(buku.skp.semua_iki())}
    own = [item for item in buku.realisasi if item.triwulan is triwulan]
    rows: list[Baris] = [{"kode_iki": code} for code in order]
    filled = set[str]()
    for item in own:
        if item.kode_iki not in order:
            raise BukuTidakDapatDitulis(
                f"Realisasi {item.sebutan} memakai {item.kode_iki}, tetapi SKP tidak memilikinya."
            )
        if item.kode_iki in filled:
            raise BukuTidakDapatDitulis(f"Realisasi {item.kode_iki} pada {item.sebutan} ada dua kali.")
        filled.add(item.kode_iki)
        rows[order[item.kode_iki]] = isi_baris(lembar, item)
    return rows


#: More rows than this in other units than their targets have one cause.
_SATU_SEBAB: Final = 2
_NEEDS_EVIDENCE: Final = {"bukti_dukung": "REALISASI-TANPA-BUKTI"}


def baca_realisasi(
    table: Tabel, bacaan: BacaanSKP, triwulan: Triwulan | None
) -> list[tuple[int, Realisasi]]:
    """Realisasi of a period; each belongs to the indicator whose key its row carries."""
    (_by_key if berkunci(table) else _by_place)(table, bacaan)
    for _, record in table.baris:
        record["triwulan"] = triwulan
    return rekaman(table, Realisasi, kosong=_NEEDS_EVIDENCE)


@memberi("REALISASI-KODE-IKI")
def _by_key(lapor: Pelapor[Tabel], bacaan: BacaanSKP) -> None:
    """Give every record the SKP's code of its key; rows without an IKI, or two with one, are findings."""
    table, content = lapor.lembar, bacaan.isi_skp
    first: dict[str, int] = {}
    for index, record in table.baris:
        shown = table.kunci(index, "kode_iki")
        code = content.kode_iki(shown) if shown else None
        if code is None:
            record.pop("kode_iki", None)
            table.buruk.add(index)
            table.cacat.pop(index, None)  # whose it is is not known, and so not what it lacks
            if content.semua_kode:  # else the SKP sheet itself cannot be read, which is said once, there
                said, remedy = sebab_dan_saran(TANPA_IKI, shown)
                lapor("REALISASI-KODE-IKI", said, index, "kode_iki", saran=remedy)
            continue
        record["kode_iki"] = code
        before = first.setdefault(code, index) if "realisasi" in record else index
        if before != index:
            table.buruk |= {before, index}
            table.cacat.pop(index, None)
            del record["kode_iki"]
            said, remedy = sebab_dan_saran(REALISASI_GANDA, code)
            also = f" Baris itu {table.sel(before, 'kode_iki')}."
            lapor("REALISASI-KODE-IKI", said + also, index, "kode_iki", saran=remedy)


@memberi("REALISASI-BERGESER")
def _by_place(lapor: Pelapor[Tabel], bacaan: BacaanSKP) -> None:
    """The same of a workbook older than the keys: the SKP row in the same place; the code it shows must agree."""
    table, content = lapor.lembar, bacaan.isi_skp
    by_offset = {index - content.baris_pertama: code for code, index in content.semua_kode.items()}
    moved: list[tuple[int, str, str | None]] = []
    for index, record in table.baris:
        code = by_offset.get(index - table.baris_pertama)
        shown = table.tampil(index, "kode_iki")
        if code is None or (shown and shown != code):
            table.buruk.add(index)
            table.cacat.pop(index, None)  # whose it is is not known, and so not what it lacks
            moved.append((index, shown, code))
            continue
        record["kode_iki"] = code
    if moved and by_offset:  # else the SKP sheet itself cannot be read, which is said once, there
        index, shown, code = moved[0]
        many = f" Demikian pula {len(moved) - 1} baris lain, sampai baris {moved[-1][0] + 1}." if moved[1:] else ""
        if code is None and not shown:
            said = "Baris ini tidak punya IKI: baris yang sama di lembar SKP kosong."
        else:
            said = f"Baris ini menampilkan {kutip(shown)}, tetapi baris yang sama di lembar SKP "
            said += f"adalah {code}." if code else "kosong."
        lapor("REALISASI-BERGESER", said + many, index, "kode_iki")


def baris_iki(table: Tabel, kode: str, bacaan: BacaanSKP) -> int | None:
    """The row of the realisasi of an IKI, filled or not; ``None`` when it has none in this sheet."""
    if not berkunci(table):
        return table.baris_pertama + bacaan.isi_skp.semua_kode[kode] - bacaan.isi_skp.baris_pertama
    rows = range(table.baris_pertama, len(table.isi))
    return next((row for row in rows if bacaan.isi_skp.kode_iki(table.kunci(row, "kode_iki")) == kode), None)


@memberi("REALISASI-BELUM-LENGKAP", "REALISASI-BARIS-HILANG")
def periksa_realisasi(
    lapor: Pelapor[Tabel], realisasi: Sequence[tuple[int, Realisasi]], bacaan: BacaanSKP
) -> list[tuple[int, Realisasi]]:
    """Realisasi of indicators that can be used; a period that was begun has one for each."""
    table, content = lapor.lembar, bacaan.isi_skp
    begun = {record.get("kode_iki") for _, record in table.baris}
    places = {code: baris_iki(table, code, bacaan) for code in content.baris if code not in begun}
    lost = [code for code, row in places.items() if berkunci(table) and row is None]
    missing = [code for code in places if code not in lost]
    if begun and missing and None not in begun:  # else a row stands beside another indicator, which is said there
        row = places[missing[0]]
        lapor(
            "REALISASI-BELUM-LENGKAP", f"Belum ada realisasi untuk {', '.join(missing)}.",
            table.baris_pertama if row is None else row, "realisasi",
        )
    if lost and None not in begun:
        lapor("REALISASI-BARIS-HILANG", f"Baris untuk {', '.join(lost)} tidak ada lagi di lembar ini.")
    used = [(row, item) for row, item in realisasi if item.kode_iki in content.baris]
    _check_units(table, used, bacaan)
    return used


@memberi("REALISASI-SATUAN-BERBEDA", "REALISASI-BESARAN")
def _check_units(lapor: Pelapor[Tabel], realisasi: Sequence[tuple[int, Realisasi]], bacaan: BacaanSKP) -> None:
    """A realisasi in another unit than its target, or out of all proportion: it may belong to another indicator."""
    indicators = {iki.kode: iki for rhk in bacaan.isi_skp.rhk for iki in rhk.iki}
    known = satuan_tersebut(indicators.values())
    different: list[tuple[int, str, str]] = []
    for row, item in realisasi:
        target = indicators[item.kode_iki].target_lengkap
        units = satuan_realisasi_lain(target, item.realisasi, known)
        if units is None and not besaran_janggal(target, item.realisasi):
            continue
        what = f"{item.kode_iki}: realisasi {kutip(item.realisasi)}"
        if units is None:
            lapor("REALISASI-BESARAN", f"{what} jauh dari targetnya {kutip(target)}.", row, "realisasi")
        else:
            said = f"{what} dalam {units[1]}, sedangkan targetnya {kutip(target)} dalam {units[0]}."
            different.append((row, item.kode_iki, said))
    if len(different) > _SATU_SEBAB:
        row, _, said = different[0]
        others = ", ".join(code for _, code, _ in different[1:])
        said += f" Demikian pula {others}: baris lembar SKP mungkin dipindahkan sesudah realisasi diisi."
        lapor("REALISASI-SATUAN-BERBEDA", said, row, "realisasi")
        return
    for row, _, said in different:
        lapor("REALISASI-SATUAN-BERBEDA", said, row, "realisasi")


def hitung_realisasi(table: Tabel, bacaan: BacaanSKP, triwulan: Triwulan) -> tuple[int, int]:
    """How much is there: indicators with a realisasi, once the quarter was begun or has passed."""
    done = {item.kode_iki for _, item in bacaan.terpakai[table.spek.nama]}
    needed = bool(table.baris)
    if not needed and bacaan.skp is not None:
        period = Periode(bacaan.skp.tahun, triwulan)
        needed = bacaan.skp.mulai <= period.selesai < bacaan.hari_ini and period.mulai <= bacaan.skp.selesai
    return len(done), len(bacaan.isi_skp.baris) if needed else 0


@cache
def lembar_realisasi(triwulan: Triwulan | None) -> LembarTabel:
    """The sheet of one quarter, named as the quarter, or of the whole year (``None``), named Akhir."""
    if triwulan is None:
        nama, judul, masa = SEBUTAN_AKHIR, "REALISASI HASIL KERJA AKHIR TAHUN", "selama setahun"
        ejaan: tuple[str, ...] = ("Akhir Tahun", "Tahunan", "Realisasi Akhir", "Realisasi Tahunan")
    else:
        nama, roman, masa = triwulan.value, triwulan.name, "triwulan ini"
        judul = f"REALISASI HASIL KERJA {nama.upper()}"
        ejaan = (f"TW {roman}", f"TW{triwulan.nomor}", f"Triwulan {triwulan.nomor}", f"Realisasi TW {roman}")
    return LembarTabel(
        rekaman=Realisasi,
        letak_rekaman="realisasi",
        tanpa_sel=("triwulan",),  # the sheet says it
        cara_isi=partial(isi_realisasi, triwulan),
        cara_baca=partial(baca_realisasi, triwulan=triwulan),
        cara_periksa=periksa_realisasi,
        cara_hitung=None if triwulan is None else partial(hitung_realisasi, triwulan=triwulan),
        nama=nama,
        ejaan=ejaan,
        judul=judul,
        instruksi="Indikator terisi otomatis dari lembar SKP. Isi realisasi, bukti dukung, dan (bila perlu) yang lain.",
        kolom=(
            Kolom(nama="kode_iki", judul="Kode IKI", jenis=JenisSel.KODE, kunci=KUNCI_IKI, terkunci=True, lebar=10,
                  sejak=3, bantuan="Kode IKI baris ini; indikator dan targetnya dicari di lembar SKP."),
            Kolom(nama="_rhk", judul="RHK", jenis=JenisSel.RUMUS, rumus=RHKDariIKI("kode_iki"), lebar=8,
                  bantuan="Terisi otomatis dari lembar SKP."),
            Kolom(nama="_indikator", judul="Indikator Kinerja Individu", jenis=JenisSel.RUMUS,
                  rumus=SalinSKP(("iki.indikator",)), lebar=40, bantuan="Terisi otomatis dari lembar SKP."),
            Kolom(nama="_target", judul="Target", jenis=JenisSel.RUMUS, rumus=SalinSKP(("iki.target", "iki.satuan")),
                  lebar=16, bantuan="Terisi otomatis dari lembar SKP."),
            Kolom(nama="realisasi", judul="Realisasi", jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=28,
                  bantuan=f"Yang tercapai {masa}, misalnya 1 Laporan."),
            Kolom(nama="bukti_dukung", judul="Bukti Dukung", jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=34,
                  bantuan="Nama dokumen yang membuktikan realisasi."),
            Kolom(nama="tautan", judul="Link", ejaan=("Tautan", "Link Bukti Dukung"), jenis=JenisSel.TAUTAN, lebar=32,
                  bantuan="Alamat web bukti dukung, bila ada. Diawali https:// agar dapat diklik di kolom Buka."),
            Kolom(nama="_buka", judul="Buka", jenis=JenisSel.RUMUS, rumus=BukaTautan("tautan"), lebar=8,
                  bantuan="Klik untuk membuka link."),
            Kolom(nama="capaian", judul="Capaian", ejaan=("Capaian terhadap Target", "% Capaian"), lebar=12,
                  bantuan="Capaian terhadap target bila dinyatakan, misalnya 100%. Tersimpan sebagai teks."),
            Kolom(nama="penjelasan", judul="Penjelasan", ejaan=("Kendala/Permasalahan", "Penjelasan Kendala"),
                  jenis=JenisSel.TEKS_PANJANG, lebar=34, bantuan="Kendala atau permasalahan, bila ada."),
            *kolom_status(Status(
                (
                    PeriksaKunci("kode_iki", "realisasi", REALISASI_GANDA),
                    *(() if triwulan is None else (PeriksaTriwulan("realisasi", triwulan),)),
                ),
                pemicu="_rhk", tanpa_pemicu=TANPA_IKI,
            )),
        ),
        kapasitas=KAPASITAS_IKI,
        penuh=True,
        mengikuti=SKP,
        sorotan=() if triwulan is None else (
            Sorotan(kolom=("kode_iki", "_target"), syarat=LewatTenggat(triwulan), warna="lewat"),
            Sorotan(kolom=("_status", "_status"), syarat=LewatTenggat(triwulan), warna="lewat_teks"),
        ),
    )
