"""Tukin: what a yearly predikat takes from a typed tunjangan kinerja."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.istilah import Predikat
from kinerja_core.model.konfirmasi import TunjanganPegawai
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.predikat import predikat_skor
from kinerja_core.rules.tunjangan_kinerja import PotonganTukin
from kinerja_core.workbooks.buku_unit.bertanggal import AturanBerlaku
from kinerja_core.workbooks.buku_unit.daftar_pegawai import KAPASITAS_PEGAWAI
from kinerja_core.workbooks.buku_unit.pemeringkatan import PEMERINGKATAN
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.rumus import Terhitung
from kinerja_core.workbooks.buku_unit.setelan import pada
from kinerja_core.workbooks.mesin.isi_sel import angka_nip, rumus_nip
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.rumus import PeriksaNIP, Status, kolom_status, teks_angka
from kinerja_core.workbooks.mesin.spek import IsiBuku, JenisSel, Kolom, LembarTabel, Letak
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

_ATURAN: Final = "tunjangan_kinerja"
_RUPIAH: Final = "#,##0"
#: Percentages have at most one decimal here.
_PERMIL: Final = 1000


def _ditetapkan(letak: Letak, baris: int) -> str:
    """The predikat that is decided for the year; blank where the workbook is of no year."""
    ranked = (
        f"IFERROR(INDEX({letak.rentang('predikat', PEMERINGKATAN.nama)},"
        f'MATCH({rumus_nip(letak.sel("nip", baris))},{letak.rentang("nip", PEMERINGKATAN.nama)},0)),"")'
    )
    period = f"{PENGATURAN.nama}!$B${PENGATURAN.baris['periode']}"
    return f'IF(LEFT({period},5)="Tahun",{ranked},"")'


def _predikat(letak: Letak, baris: int) -> str:
    nip, own = letak.sel("nip", baris), letak.sel("predikat", baris)
    return f'IF({nip}="","",IF({own}<>"",{own},{_ditetapkan(letak, baris)}))'


class PeriksaPredikat:
    """A typed predikat is the one that is decided, where that is known."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        own, decided = letak.sel("predikat", baris), _ditetapkan(letak, baris)
        return f'IFERROR(IF(OR({own}="",{decided}="",{decided}={own}),"","{_BERBEDA}"),"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value, from the predikat that :func:`hitung_tukin` has put into the row."""
        row = isi[spek.nama][urutan]
        own, decided = (teks_angka(row.get(name)).casefold() for name in ("predikat", "_ditetapkan"))
        return _BERBEDA if own and decided and own != decided else ""


_BERBEDA: Final = f", Predikat Tahunan berbeda dari lembar {PEMERINGKATAN.nama}"


def _dari(nama: str) -> Any:
    def pola(letak: Letak, baris: int) -> str:
        word = letak.sel("_predikat", baris)
        return f'IFERROR(INDEX({nama},MATCH({word},DaftarPredikat,0)),"")'

    return pola


def _kali(letak: Letak, baris: int) -> str:
    money, percent = letak.sel("tunjangan", baris), letak.sel("_persen", baris)
    exact = f"{money}*ROUND({percent}*{_PERMIL},0)/{_PERMIL}"  # whole numbers, so that a half is one
    return (
        f'IF(AND(ISNUMBER({money}),ISNUMBER({percent})),ROUND({exact}/TukinPembulatan,0)*TukinPembulatan,"")'
    )


def _jumlah(letak: Letak, baris: int) -> str:
    one, months = letak.sel("_potongan", baris), letak.sel("_bulan", baris)
    return f'IF({one}="","",{one}*{months})'


TUKIN: Final = LembarTabel(
    rekaman=TunjanganPegawai,
    letak_rekaman="tunjangan",
    nama="Tukin",
    judul="PENGURANGAN TUNJANGAN KINERJA",
    instruksi="Isi tunjangan sebulan. Predikat tahunan diambil dari Pemeringkatan bila periodenya tahun, atau dipilih.",
    kolom=(
        Kolom(nama="nip", judul="NIP", jenis=JenisSel.NIP, wajib=True, lebar=21, bantuan="18 angka sebagai teks."),
        Kolom(nama="nama", judul="Nama", ejaan=("Nama Pegawai",), lebar=30, bantuan="Nama pegawai."),
        Kolom(nama="predikat", judul="Predikat Tahunan", jenis=JenisSel.PILIHAN, pilihan=Predikat, lebar=17,
              bantuan="Kosong: dari lembar Pemeringkatan (hanya periode tahunan)."),
        Kolom(nama="tunjangan", judul="Tunjangan Kinerja Sebulan (Rp)", jenis=JenisSel.ANGKA, lebar=18,
              terkecil=100_000, format_angka=_RUPIAH, bantuan="Rupiah sebulan, tanpa titik."),
        Kolom(nama="mulai_potongan", judul="Potongan Mulai", jenis=JenisSel.TANGGAL, lebar=19, sejak=3,
              bantuan="Satu tanggal di bulan pertama pengurangan; kosong: bulan sesudah Tanggal Evaluasi."),
        Kolom(nama="_predikat", judul="Predikat Dipakai", jenis=JenisSel.RUMUS, lebar=17,
              rumus=Terhitung("_predikat", _predikat)),
        Kolom(nama="_persen", judul="Pengurangan", jenis=JenisSel.RUMUS, lebar=14,
              rumus=Terhitung("_persen", _dari("TukinPersen")), format_angka="0.0%", tengah=True),
        Kolom(nama="_bulan", judul="Selama (bulan)", jenis=JenisSel.RUMUS, lebar=10,
              rumus=Terhitung("_bulan", _dari("TukinBulan")), tengah=True),
        Kolom(nama="_potongan", judul="Pengurangan Sebulan (Rp)", jenis=JenisSel.RUMUS,
              rumus=Terhitung("_potongan", _kali), lebar=18, format_angka=_RUPIAH, tengah=True),
        Kolom(nama="_total", judul="Jumlah Pengurangan (Rp)", jenis=JenisSel.RUMUS,
              rumus=Terhitung("_total", _jumlah), lebar=18, format_angka=_RUPIAH, tengah=True),
        *kolom_status(Status((PeriksaNIP("nip"), PeriksaPredikat()))),
    ),
    kapasitas=KAPASITAS_PEGAWAI,
    beku=2,
)


def susun_tukin(aturan: AturanBerlaku) -> None:
    """Lay out what each predikat takes, and for how long, by the rule of the period."""
    aturan.tabel("TukinPersen", _ATURAN, lambda rule: [[float(rule.predikat[one].persen) / 100] for one in Predikat])
    aturan.tabel("TukinBulan", _ATURAN, lambda rule: [[rule.predikat[one].bulan] for one in Predikat])
    aturan.tabel("TukinPembulatan", _ATURAN, lambda rule: [[rule.pembulatan]])


def hitung_tukin(baris: list[dict[str, Any]], predikat: Mapping[str, str], hari: datetime.date) -> None:
    """Add to every row what its formulas give.

    Args:
        baris: rows as typed.
        predikat: yearly predikat by NIP, empty when the period is no year.
        hari: the last day of the period, which decides the rule.
    """
    rule = pada(_ATURAN, hari)
    for row in baris:
        row.update(dict.fromkeys(("_predikat", "_persen", "_bulan", "_potongan", "_total"), ""))
        if not row.get("nip"):
            continue
        row["_ditetapkan"] = predikat.get(angka_nip(row["nip"]), "")
        row["_predikat"] = row.get("predikat") or row["_ditetapkan"]
        found = next((one for one in Predikat if one.value.casefold() == str(row["_predikat"]).casefold()), None)
        if found is None:
            continue
        part = rule.predikat[found]
        row["_persen"], row["_bulan"] = float(part.persen) / 100, part.bulan
        money = row.get("tunjangan")
        if isinstance(money, int | float):
            cut = PotonganTukin(part.persen, part.bulan, pembulatan=rule.pembulatan)
            row["_potongan"] = int(cut.rupiah(Decimal(repr(money))))
            row["_total"] = row["_potongan"] * part.bulan


@memberi("TUKIN-PREDIKAT")
def periksa_predikat_tukin(
    lapor: Pelapor[Tabel], tunjangan: Sequence[tuple[int, TunjanganPegawai]], buku: BukuUnit
) -> None:
    """A typed predikat that the ratings contradict: what is taken from pay would not be what the letter says."""
    period = buku.pengaturan.periode
    if period.triwulan is not None:
        return
    scores = {one.nip: one for one in buku.skor_berlaku}
    for row, one in tunjangan:
        if one.predikat is None:
            continue
        try:
            decided = predikat_skor(scores.get(one.nip), period.selesai)
        except AturanBelumBerlaku:
            return
        if decided is not None and decided is not one.predikat:
            lapor(
                "TUKIN-PREDIKAT",
                f"Predikat Tahunan berbeda dari lembar {PEMERINGKATAN.nama}: di sini {one.predikat}, sedangkan "
                f"ratingnya menetapkan {decided}.",
                row, "predikat",
            )
