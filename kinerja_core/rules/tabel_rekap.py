"""Tabel rekap: the details of a rekap, a row for each person or fact, as sheets and the HTML file show them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.rules.kata_rekap import (
    KOSONG,
    TANPA_BUKU,
    TabelRekap,
    ditetapkan,
    hari_singkat,
    perubahan,
    sebab_tanpa_terlambat,
    titik,
)
from kinerja_core.rules.pola_distribusi import persen
from kinerja_core.rules.rekap import RekapUnit

_SIAPA: Final = (("Nama", 32), ("NIP", 21))


def tabel_rekap(rekap: RekapUnit) -> tuple[TabelRekap, ...]:
    """Every table of details."""
    return (
        _peringkat(rekap), _peta(rekap), _konflik(rekap), _terlambat(rekap), _konfirmasi(rekap), _pembinaan(rekap),
        _cakupan(rekap), _tren_unit(rekap), _tren_pegawai(rekap), _catatan(rekap),
    )


def _peringkat(rekap: RekapUnit) -> TabelRekap:
    parts = rekap.bagian
    return TabelRekap(
        "Peringkat", "PERINGKAT", "Yang ditetapkan berasal dari Pejabat Penilai; usulan dari pemetaan.",
        (("Peringkat", 10), *_SIAPA, ("Jabatan", 30), ("Hasil", 9), ("Perilaku", 9), ("Gabungan", 10),
         ("Kelompok", 10), ("Predikat Ditetapkan", 16), ("Nilai Ditetapkan", 11), ("Usulan Predikat", 16),
         ("Usulan Nilai", 9), *((("Dipetakan di", 26),) if parts else ())),
        tuple(
            (one.peringkat, one.nama, str(one.nip), one.jabatan, one.hasil, one.perilaku, one.komposit,
             one.kelompok and one.kelompok.value, one.predikat and one.predikat.value, one.nilai,
             one.usulan_predikat and one.usulan_predikat.value, one.usulan_nilai,
             *((parts.get(one.nip, ""),) if parts else ()))
            for one in rekap.pegawai
        ), "Belum ada pegawai.",
    )  # fmt: skip


def _peta(rekap: RekapUnit) -> TabelRekap:
    rows = [
        (box.hasil.value, box.perilaku.value, box.kelompok.value, one.nama, str(one.nip))
        for box in rekap.petak for one in box.pegawai
    ]
    rows += [("Belum dipetakan", "", "", one.nama, str(one.nip)) for one in rekap.belum_dipetakan]
    return TabelRekap(
        "Peta", "PETA HASIL KERJA DAN PERILAKU KERJA", "Siapa berada di petak mana terhadap rata-rata unit.",
        (("Hasil Kerja", 22), ("Perilaku Kerja", 22), ("Kelompok", 10), *_SIAPA), tuple(rows), "Belum ada pegawai.",
    )


def _konflik(rekap: RekapUnit) -> TabelRekap:
    return TabelRekap(
        "Konflik", "KONFLIK PEMETAAN DAN PENETAPAN", "Rating tidak pernah diubah; Pejabat Penilai yang memutuskan.",
        (*_SIAPA, ("Yang bertentangan", 90)),
        tuple((one.nama, str(one.nip), text) for one in rekap.konflik for text in one.konflik),
    )


def _terlambat(rekap: RekapUnit) -> TabelRekap:
    def due(rows: tuple[tuple[str, date], ...]) -> str:
        return "\n".join(f"{what}, tenggat {hari_singkat(day)}" for what, day in rows)

    return TabelRekap(
        "Terlambat", "YANG TERLAMBAT", "Menurut jadwal periode unit, yang paling banyak terlambat dahulu.",
        (*_SIAPA, ("Belum diserahkan", 55), ("Ditetapkan orang lain", 45)),
        tuple((one.nama, str(one.nip), due(one.sendiri), due(one.dari_lain)) for one in rekap.terlambat or ()),
        sebab_tanpa_terlambat(rekap) or "Tidak ada yang terlambat.",
    )


def _konfirmasi(rekap: RekapUnit) -> TabelRekap:
    return TabelRekap(
        "Konfirmasi", "KONFIRMASI DAN KEBERATAN", "Tanpa jawaban sampai tenggatnya dianggap setuju.",
        (*_SIAPA, ("Keadaan", 20), ("Tenggat", 20), ("Tanggal Jawaban", 20), ("Alasan Keberatan", 60), ("Catatan", 34)),
        tuple(
            (one.nama, str(one.nip), one.keadaan.value, hari_singkat(one.tenggat), hari_singkat(one.tanggal),
             one.alasan, one.catatan)
            for one in rekap.jawaban
        ), "Belum ada pegawai.",
    )  # fmt: skip


def _pembinaan(rekap: RekapUnit) -> TabelRekap:
    return TabelRekap(
        "Pembinaan", "BIMBINGAN KINERJA", "Hanya bimbingan. Yang rahasia tidak pernah dimuat.",
        (*_SIAPA, ("Tanggal", 20), ("Bentuk", 22), ("Aspek", 30), ("Status", 14)),
        tuple(
            (one.nama, str(one.nip), tanggal_panjang(item.tanggal), item.bentuk.value, item.aspek.value,
             item.status.value)
            for one, item in rekap.pembinaan
        ), TANPA_BUKU if rekap.buku is None else "Tidak ada bimbingan.",
    )  # fmt: skip


def _cakupan(rekap: RekapUnit) -> TabelRekap:
    def row(tercatat: tuple[int, int] | None) -> tuple[object, ...]:
        if tercatat is None:
            return None, None, ""
        return *tercatat, persen(*tercatat) if tercatat[1] else KOSONG

    return TabelRekap(
        "Cakupan", "CAKUPAN CATATAN HARIAN DAN UMPAN BALIK",
        "Hari kerja periode ini sampai hari dilihat, selama orangnya bertugas; umpan balik yang diterima.",
        (*_SIAPA, ("Buku Kerja", 14), ("Hari Tercatat", 10), ("Hari Kerja", 10), ("Persen", 10), ("Umpan Balik", 10)),
        tuple(
            (one.nama, str(one.nip), "dibaca" if one.ada else "belum ada", *row(one.tercatat),
             one.umpan_balik if one.ada else None)
            for one in rekap.buku or ()
        ), TANPA_BUKU if rekap.buku is None else "Belum ada pegawai.",
    )  # fmt: skip


def _tren_unit(rekap: RekapUnit) -> TabelRekap:
    return TabelRekap(
        "Tren Unit", "TREN UNIT", "Rata-rata dari yang berskor, dibulatkan ke dua angka di belakang koma.",
        (("Periode", 22), ("Pegawai Berskor", 12), ("Rata-rata Hasil", 12), ("Rata-rata Perilaku", 12),
         ("Predikat Ditetapkan", 60)),
        tuple(
            (str(one.periode), one.berskor, one.hasil, one.perilaku, ditetapkan(one.ditetapkan))
            for one in rekap.tren.periode
        ),
    )  # fmt: skip


def _tren_pegawai(rekap: RekapUnit) -> TabelRekap:
    periods = tuple((str(one.periode), 24) for one in rekap.tren.periode)
    return TabelRekap(
        "Tren Pegawai", "TREN SETIAP PEGAWAI", "Skor hasil / perilaku; predikat dan nilai yang ditetapkan.",
        (*_SIAPA, *periods, ("Perubahan Terakhir", 30), ("Catatan", 22)),
        tuple(
            (one.nama, str(one.nip), *map(titik, one.titik), perubahan(one.titik),
             "" if one.di_unit else "tidak lagi di unit")
            for one in rekap.tren.pegawai
        ), "Belum ada pegawai.",
    )  # fmt: skip


def _catatan(rekap: RekapUnit) -> TabelRekap:
    def rows() -> Iterator[tuple[str, str]]:
        yield from (("Pedoman", one.keterangan) for one in rekap.syarat)
        yield from (("Peringatan", text) for text in rekap.peringatan)
        yield from (("Dasar", text) for text in rekap.rujukan)

    return TabelRekap(
        "Catatan", "CATATAN DAN DASAR", "Peringatan, dan dasar setiap angka dengan seberapa pasti.",
        (("Jenis", 14), ("Isi", 130)), tuple(rows()),
    )
