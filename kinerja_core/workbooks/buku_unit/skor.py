"""Skor: what the unit knows of each person before the pemetaan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from kinerja_core.model.dasar import DESIMAL_SKOR, SKOR_TERTINGGI
from kinerja_core.model.istilah import Rating, Tingkat
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.buku_unit.daftar_pegawai import DAFTAR_PEGAWAI, KAPASITAS_PEGAWAI
from kinerja_core.workbooks.buku_unit.nama import ORANG_LAIN, pemilik_nama, rumus_nama, tulisan_nama
from kinerja_core.workbooks.mesin.banyak import banyak_nip
from kinerja_core.workbooks.mesin.isi_sel import angka_nip, rumus_nip
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.orang import EJAAN_NIP, tercantum
from kinerja_core.workbooks.mesin.rumus import (
    PeriksaNIP,
    Status,
    banyak_sama,
    baris_ke,
    kolom_status,
    kosong,
    rumus_kosong_semua,
)
from kinerja_core.workbooks.mesin.spek import IsiBuku, JenisSel, Kolom, LembarTabel, Letak
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi


class PeriksaSkor(NamedTuple):
    """A person needs both scores, or both levels."""

    skor: tuple[str, str] = ("hasil", "perilaku")
    tingkat: tuple[str, str] = ("tingkat_hasil", "tingkat_perilaku")

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        scores, levels = (
            "+".join(f"COUNTBLANK({letak.sel(name, baris)})" for name in names) for names in (self.skor, self.tingkat)
        )
        return f'IF(OR({scores}=0,{levels}=0),"",", skor (atau tingkat) hasil dan perilaku belum lengkap")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        scores, levels = (all(not kosong(row.get(name)) for name in names) for names in (self.skor, self.tingkat))
        return "" if scores or levels else ", skor (atau tingkat) hasil dan perilaku belum lengkap"


#: What is said of a score of somebody who is not on the list of people, and of one that names somebody else of it.
_TAK_TERCANTUM: Final = f", NIP tidak ada di lembar {DAFTAR_PEGAWAI.nama}"
_ORANG_LAIN: Final = f", {ORANG_LAIN}"


class PeriksaTercantum(NamedTuple):
    """The NIP stands on the list of people, as far as there is one, and the name beside it is no other person's there.

    Of a NIP that is none its own check speaks.
    """

    kolom: str = "nip"
    nama: str = "nama"
    daftar: str = "pegawai.nip"
    nama_daftar: str = "pegawai.nama"

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula; of whoever stands on the list by both nothing else is looked for."""
        cell, people = letak.sel(self.kolom, baris), letak.rentang(self.daftar, DAFTAR_PEGAWAI.nama)
        digits, listed = rumus_nip(cell), rumus_nip(people)
        name = rumus_nama(letak.sel(self.nama, baris))
        names = rumus_nama(letak.rentang(self.nama_daftar, DAFTAR_PEGAWAI.nama))
        return (
            f'IFERROR(IF(OR({rumus_kosong_semua(people)},NOT(ISTEXT({cell})),LEN({digits})<>18),"",'
            f'IF({banyak_sama(f"{names}&{listed}", f"{name}&{digits}")}>0,"",'
            f'IF({banyak_sama(listed, digits)}=0,"{_TAK_TERCANTUM}",'
            f'IF({name}="","",IF({banyak_sama(names, name)}>0,"{_ORANG_LAIN}",""))))),"")'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        value = row.get(self.kolom)
        if not isinstance(value, str) or len(angka_nip(value)) != 18:
            return ""
        people = banyak_nip(isi, DAFTAR_PEGAWAI.nama, self.daftar, teks=False)
        if not people:
            return ""
        if angka_nip(value) not in people:
            return _TAK_TERCANTUM
        name, owners = tulisan_nama(row.get(self.nama)), pemilik_nama(isi, self.daftar, self.nama_daftar)
        return _ORANG_LAIN if name in owners and angka_nip(value) not in owners[name] else ""


SKOR: Final = LembarTabel(
    rekaman=SkorPegawai,
    letak_rekaman="skor",
    nama="Skor",
    judul="SKOR HASIL KERJA DAN PERILAKU KERJA",
    instruksi=f"Isi skor 0-{SKOR_TERTINGGI}, atau tingkat bila metodenya Tingkat. Rating dan nilai diisi bila sudah "
    "ditetapkan.",
    kolom=(
        Kolom(nama="nip", judul="NIP", ejaan=EJAAN_NIP, jenis=JenisSel.NIP, wajib=True, lebar=21,
              bantuan="18 angka sebagai teks."),
        Kolom(nama="nama", judul="Nama", wajib=True, lebar=30, bantuan="Nama pegawai.",
              ejaan=("Nama Pegawai", "Nama Lengkap", "Nama Lengkap & Gelar", "Nama dan Gelar")),
        Kolom(nama="jabatan", judul="Jabatan", lebar=34, bantuan="Jabatan, dicetak pada surat keterangan."),
        Kolom(nama="hasil", judul="Skor Hasil Kerja", ejaan=("Hasil", "Hasil Kerja", "Skor Hasil"),
              jenis=JenisSel.ANGKA, terkecil=0, terbesar=SKOR_TERTINGGI, lebar=11, pecahan_sampai=1,
              format_angka="0.00##", bantuan=f"Angka 0 sampai {SKOR_TERTINGGI}, tanpa tanda %."),
        Kolom(nama="perilaku", judul="Skor Perilaku Kerja", ejaan=("Perilaku", "Perilaku Kerja", "Skor Perilaku"),
              jenis=JenisSel.ANGKA, terkecil=0, terbesar=SKOR_TERTINGGI, lebar=11, format_angka="0.00##",
              pecahan_sampai=1, bantuan=f"Angka 0 sampai {SKOR_TERTINGGI}, tanpa tanda %."),
        Kolom(nama="rating_hasil", judul="Rating Hasil Kerja", ejaan=("Rating Hasil",), jenis=JenisSel.PILIHAN,
              pilihan=Rating, lebar=21, bantuan="Rating dari Pejabat Penilai terhadap ekspektasi; boleh kosong."),
        Kolom(nama="rating_perilaku", judul="Rating Perilaku Kerja", ejaan=("Rating Perilaku",), jenis=JenisSel.PILIHAN,
              pilihan=Rating, lebar=21, bantuan="Rating dari Pejabat Penilai terhadap ekspektasi; boleh kosong."),
        Kolom(nama="tingkat_hasil", judul="Tingkat Hasil Kerja", ejaan=("Tingkat Hasil",), jenis=JenisSel.PILIHAN,
              pilihan=Tingkat, lebar=21, bantuan="Hanya untuk metode Tingkat: dibandingkan rata-rata unit."),
        Kolom(nama="tingkat_perilaku", judul="Tingkat Perilaku Kerja", ejaan=("Tingkat Perilaku",),
              jenis=JenisSel.PILIHAN, pilihan=Tingkat, lebar=21,
              bantuan="Hanya untuk metode Tingkat: dibandingkan rata-rata unit."),
        Kolom(nama="nilai", judul="Nilai", ejaan=("Nilai Kinerja",), jenis=JenisSel.BULAT, terkecil=1,
              terbesar=SKOR_TERTINGGI, lebar=9,
              bantuan=f"Nilai bulat 1-{SKOR_TERTINGGI} yang ditetapkan Pejabat Penilai; boleh kosong."),
        Kolom(nama="rekomendasi", judul="Catatan/Rekomendasi", ejaan=("Catatan", "Rekomendasi"),
              jenis=JenisSel.TEKS_PANJANG, lebar=40, sejak=2,
              bantuan="Dari Pejabat Penilai, dicetak pada Dokumen Evaluasi; satu butir satu baris (Alt+Enter)."),
        *kolom_status(Status((PeriksaNIP("nip"), PeriksaTercantum(), PeriksaSkor()))),
    ),
    kapasitas=KAPASITAS_PEGAWAI,
    beku=2,
)


def sel_skor(letak: Letak, baris: int, nama: str) -> str:
    """The cell of the same person on this sheet, for a formula on a sheet whose rows follow these."""
    return letak.sel(nama, baris - letak.spek.baris_pertama + SKOR.baris_pertama, SKOR.nama)


#: A score, as a number or as a text of a CSV, that says something after the last decimal that counts.
_PANJANG: Final = ungkapan(rf"\s*[0-9]+[.,][0-9]{{{DESIMAL_SKOR}}}[0-9]*[1-9]0*\s*")


@memberi("SKOR-DIBULATKAN")
def periksa_desimal(lapor: Pelapor[Tabel], dipakai: Collection[int]) -> None:
    """Scores with more decimals than count, said once; of rows that are not used nothing is said to be."""
    table = lapor.lembar
    long = [
        (row, name) for row, record in table.baris for name in ("hasil", "perilaku")
        if row in dipakai and _PANJANG.fullmatch(str(record.get(name)))
    ]
    if long:
        row, name = long[0]
        many = f" Demikian pula {len(long) - 1} skor lain." if long[1:] else ""
        lapor(
            "SKOR-DIBULATKAN",
            f"{table.judul(name)} {kutip(dict(table.baris)[row][name])} dipakai dengan {DESIMAL_SKOR} desimal.{many}",
            row, name,
        )


def periksa_skor(tabel: Tabel, skor: Sequence[tuple[int, SkorPegawai]]) -> tuple[SkorPegawai, ...]:
    """Scores of people, each of whom stands on the sheet once; ``skor`` are its records with their rows."""
    periksa_desimal(tabel, {row for row, _ in skor})
    kept: list[SkorPegawai] = []
    seen: dict[str, tuple[int, str]] = {}
    for row, one in skor:
        if not tercantum(tabel, (row, "nip"), str(one.nip), one.nama, seen):
            seen[str(one.nip)] = row, one.nama
            kept.append(one)
    return tuple(kept)
