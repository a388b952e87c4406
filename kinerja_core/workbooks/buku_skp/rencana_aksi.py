"""Rencana Aksi: activities per indicator with their months; "Selesai" at the head of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from kinerja_core.model.istilah import Bulan, YaTidak, tanggal_panjang
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP
from kinerja_core.workbooks.buku_skp.rumus import CariIKI, PeriksaKodeIKI, PeriksaMasa
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import kutip, setarakan
from kinerja_core.workbooks.mesin.rumus import PeriksaBulan, Status, bentrok, kolom_status
from kinerja_core.workbooks.mesin.spek import Isian, JenisSel, Kolom, LembarTabel, Letak, Sorotan
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi


class DalamRentangBulan(NamedTuple):
    """A condition of a strip of twelve month columns: this column's month lies in the row's span."""

    mulai: str
    selesai: str
    bulan_pertama: str = "_bulan_1"
    daftar: str = "PilihanBulan"

    def teks(self, letak: Letak, baris: int) -> str:
        """The condition."""
        first, last = letak.sel(self.mulai, baris), letak.sel(self.selesai, baris)
        month = f"COLUMN()-COLUMN({letak.sel(self.bulan_pertama, baris)})+1"
        return (
            f'AND({first}<>"",{last}<>"",MATCH({first},{self.daftar},0)<={month},'
            f"MATCH({last},{self.daftar},0)>={month})"
        )


@memberi("IKI-TIDAK-DIKENAL", "AKSI-LUAR-PERIODE", "AKSI-GANDA")
def periksa_rencana_aksi(
    lapor: Pelapor[Tabel], rencana_aksi: Sequence[tuple[int, RencanaAksi]], bacaan: BacaanSKP
) -> list[tuple[int, RencanaAksi]]:
    """Activities for an IKI of the SKP, in its span."""
    codes, skp, kept = bacaan.isi_skp, bacaan.skp, []
    seen: dict[tuple[str, str], int] = {}
    for row, item in rencana_aksi:
        code = codes.kode_iki(item.kode_iki)
        if code is None:
            codes.sebut_asing(lapor, item.kode_iki, row, "kode_iki")
            continue
        if skp is not None and not (
            skp.mulai.month <= item.waktu.mulai.nomor and item.waktu.selesai.nomor <= skp.selesai.month
        ):
            early = item.waktu.mulai.nomor < skp.mulai.month
            lapor(
                "AKSI-LUAR-PERIODE",
                f"Waktu {item.waktu} di luar periode SKP {tanggal_panjang(skp.mulai)} s.d. "
                f"{tanggal_panjang(skp.selesai)}.",
                row, "waktu.mulai" if early else "waktu.selesai",
            )
            continue
        first = seen.setdefault((code, setarakan(item.uraian)), row)
        if first != row:
            lapor(
                "AKSI-GANDA",
                f"Rencana aksi {kutip(item.uraian)} untuk {code} sudah ada di {lapor.lembar.sel(first, 'uraian')}.",
                row, "uraian",
            )
        if codes.utuh(code):
            kept.append((row, item if item.kode_iki == code else item.model_copy(update={"kode_iki": code})))
    _without(lapor.lembar, rencana_aksi, bacaan)
    return kept


def _without(table: Tabel, rencana_aksi: Sequence[tuple[int, RencanaAksi]], bacaan: BacaanSKP) -> None:
    """Name the IKI without a rencana aksi where a code is blank or unknown, and so nowhere else.

    That is done where such rows are enough for all of them.
    """
    codes, told = bacaan.isi_skp, table.kumpulan
    read = {row for row, _ in rencana_aksi}
    written = {row: str(record.get("kode_iki", "")).strip() for row, record in table.baris}
    bare = codes.tanpa(written.values())
    stray = {
        table.sel(row, "kode_iki"): text.casefold() or str(row) for row, text in written.items()
        if (not text or codes.kode_iki(text) is None)
        and (row in read or told.disebut(table.nama, table.sel(row, "kode_iki")))
    }
    if bare and len(bare) <= len({*stray.values()}):
        said = f"{', '.join(bare)} belum mempunyai rencana aksi; mungkin itu maksudnya."
        told.lengkapi(table.nama, stray, said)
        bacaan.aksi_disebut |= {*bare}


def hitung_rencana_aksi(table: Tabel, bacaan: BacaanSKP) -> tuple[int, int]:
    """How much is there: indicators with a usable rencana aksi, and the mark Selesai."""
    planned = {item.kode_iki for _, item in bacaan.terpakai[table.spek.nama]}
    return len(planned) + (table.kepala.nilai.get(SELESAI) is True), len(bacaan.isi_skp.baris) + 1


#: Field above the table: whether the plan is finished.
SELESAI: Final = "rencana_aksi_selesai"

RENCANA_AKSI: Final = LembarTabel(
    rekaman=RencanaAksi,
    letak_rekaman="rencana_aksi",
    cara_periksa=periksa_rencana_aksi,
    cara_hitung=hitung_rencana_aksi,
    nama="Rencana Aksi",
    judul="RENCANA AKSI",
    instruksi="Satu baris untuk satu kegiatan. Pilih kode IKI, tulis kegiatannya, lalu bulan mulai dan bulan selesai.",
    kepala=(
        Isian(nama=SELESAI, judul="Rencana aksi selesai disusun?", ejaan=("Selesai",),
              jenis=JenisSel.YA_TIDAK, pilihan=YaTidak, bawaan=YaTidak.TIDAK.value,
              bantuan="Pilih Ya setelah seluruh rencana aksi ditulis. Sesudahnya, perubahan melalui dialog kinerja.",
              ucapan=(
                  (YaTidak.YA.value, "Sudah Selesai: kegiatan dan bulan hanya berubah sebagai hasil dialog kinerja."),
                  (YaTidak.TIDAK.value, "Pilih Ya setelah seluruh rencana aksi ditulis."),
              )),
    ),
    kolom=(
        Kolom(nama="kode_iki", judul="Kode IKI", jenis=JenisSel.PILIHAN, pilihan="DaftarIKI", wajib=True, lebar=11,
              bantuan="Pilih kode indikator dari lembar SKP."),
        Kolom(nama="_indikator", judul="Indikator Kinerja Individu", jenis=JenisSel.RUMUS,
              rumus=CariIKI("kode_iki", "iki.indikator"), lebar=44, bantuan="Terisi otomatis dari lembar SKP."),
        Kolom(nama="uraian", judul="Rencana Aksi", ejaan=("Kegiatan", "Uraian Rencana Aksi"),
              jenis=JenisSel.TEKS_PANJANG, wajib=True, lebar=56, bantuan="Kegiatan untuk mencapai indikator."),
        Kolom(nama="waktu.mulai", judul="Bulan Mulai", ejaan=("Mulai",), jenis=JenisSel.PILIHAN, pilihan=Bulan,
              wajib=True, lebar=13, bantuan="Bulan kegiatan dimulai."),
        Kolom(nama="waktu.selesai", judul="Bulan Selesai", ejaan=("s/d", "Sampai"), jenis=JenisSel.PILIHAN,
              pilihan=Bulan, wajib=True, lebar=13, bantuan="Bulan kegiatan selesai; boleh sama dengan bulan mulai."),
        *(
            Kolom(nama=f"_bulan_{month.nomor}", judul=month.value[:3], terkunci=True, lebar=4.3)
            for month in Bulan
        ),
        *kolom_status(Status((
            PeriksaKodeIKI("kode_iki"), PeriksaBulan("waktu.mulai", "waktu.selesai"),
            PeriksaMasa("waktu.mulai", "waktu.selesai"),
        ))),
    ),
    kapasitas=180,
    sorotan=(Sorotan(kolom=("_bulan_1", "_bulan_12"), syarat=DalamRentangBulan("waktu.mulai", "waktu.selesai"),
                     warna="pita"),
             bentrok("kode_iki", "kode IKI"), bentrok("waktu.mulai", "bulan", sampai="waktu.selesai")),
)
