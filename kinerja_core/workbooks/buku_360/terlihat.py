"""Yang Terlihat: of each pegawai, exactly what others will see of this evaluator's answers, and what they will not."""

from __future__ import annotations

from typing import NamedTuple

from kinerja_core.model.istilah import Hubungan
from kinerja_core.rules.perilaku_360 import Instrumen
from kinerja_core.workbooks.buku_360.rumus import DAFTAR, Skor360, belum_disentuh, rumus_belum_disentuh
from kinerja_core.workbooks.mesin.rumus import baris_ke, kosong, teks_angka
from kinerja_core.workbooks.mesin.spek import IsiBuku, JenisSel, Kolom, LembarTabel, Letak


class Dinilai360(NamedTuple):
    """A column of Daftar Dinilai, for whom this evaluator rates."""

    nama: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        cell = letak.sel(self.nama, baris, DAFTAR)
        return f'IF({letak.sel("nama", baris, DAFTAR)}="","",{cell}&"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        del spek
        row = baris_ke(isi, DAFTAR, urutan)
        return "" if kosong(row.get("nama")) else teks_angka(row.get(self.nama))


class SkorTerlihat(NamedTuple):
    """What is seen of the scores, by the relation and by whether every item has one."""

    skor: Skor360
    baris_data: int
    kata: tuple[tuple[Hubungan, str], ...]

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        relation = letak.sel("hubungan", baris, DAFTAR)
        said = '"-"'
        for group, words in reversed(self.kata):
            said = f'IF({relation}="{group.value}","{words}",{said})'
        cells = self.skor.acuan(letak, baris, self.baris_data, DAFTAR)
        return (
            f'IF({letak.sel("nama", baris, DAFTAR)}="","",'
            f'IF({rumus_belum_disentuh(letak, baris, cells)},"{_UNRATED}",'
            f'IF({relation}="","{_UNRELATED}",IF(COUNT({cells})<{self.skor.butir},"{_BLANK}",{said}))))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        del spek
        row = baris_ke(isi, DAFTAR, urutan)
        if kosong(row.get("nama")):
            return ""
        if belum_disentuh(isi, urutan, self.skor):
            return _UNRATED
        relation = teks_angka(row.get("hubungan"))
        if not relation:
            return _UNRELATED
        if self.skor.rata(isi, row.get("nomor")) is None:
            return _BLANK
        return next((words for group, words in self.kata if group.value.casefold() == relation.casefold()), "-")


_UNRATED = "Tidak ada: pegawai ini tidak Anda nilai."
_UNRELATED = "Tidak ada: kedudukan Anda belum diisi."
_BLANK = "Tidak ada: penilaian yang butirnya belum lengkap tidak dihitung."


class KomentarTerlihat(NamedTuple):
    """The comment as it will stand in the recap."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        comment, relation = letak.sel("komentar", baris, DAFTAR), letak.sel("hubungan", baris, DAFTAR)
        return f'IF(OR({letak.sel("nama", baris, DAFTAR)}="",{relation}="{Hubungan.DIRI.value}"),"",{comment}&"")'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        del spek
        row = baris_ke(isi, DAFTAR, urutan)
        own = teks_angka(row.get("hubungan")).casefold() == Hubungan.DIRI.value.casefold()
        return "" if kosong(row.get("nama")) or own else teks_angka(row.get("komentar"))


def lembar_terlihat(alat: Instrumen, skor: Skor360, baris_data: int, banyak: int) -> LembarTabel:
    """The sheet for an instrument and so many people."""
    fewest = max(alat.minimum_penilai.values())
    hidden = (
        f"Hanya rata-rata bersama sedikitnya {fewest} penilai selain atasan, per nilai BerAKHLAK. Bila kurang dari "
        f"{fewest}, jawaban Anda tidak dihitung dan tidak terlihat."
    )
    atasan = (
        "Rata-rata kelompok Atasan per nilai BerAKHLAK; bila Anda satu-satunya atasan yang menilai, itulah angka Anda "
        "sendiri. Angka itu juga masuk ke skor akhir."
    )
    words = (
        (Hubungan.ATASAN, atasan),
        (Hubungan.REKAN_SEJAWAT, hidden),
        (Hubungan.BAWAHAN, hidden),
        (Hubungan.DIRI, "Angka Anda sendiri per nilai BerAKHLAK, sebagai pembanding yang tidak berbobot."),
    )

    def kolom(nama: str, judul: str, lebar: float, rumus: Dinilai360 | SkorTerlihat | KomentarTerlihat) -> Kolom:
        return Kolom(nama=nama, judul=judul, jenis=JenisSel.RUMUS, rumus=rumus, lebar=lebar)

    return LembarTabel(
        nama="Yang Terlihat",
        rahasia=True,
        judul="YANG AKAN TERLIHAT DARI JAWABAN ANDA",
        instruksi="Nama, NIP, nama berkas, dan skor setiap butir yang Anda beri tidak terlihat. Komentar tampil kata "
        f"demi kata tanpa nama, menurut abjad, hanya bila penilai selain atasan sedikitnya {fewest} orang.",
        kolom=(
            kolom("nama", "Nama Pegawai", 30, Dinilai360("nama")),
            kolom("hubungan", "Anda Adalah", 16, Dinilai360("hubungan")),
            kolom("skor", "Dari Skor Anda Terlihat", 60, SkorTerlihat(skor, baris_data, words)),
            kolom("komentar", "Komentar yang Terlihat", 60, KomentarTerlihat()),
        ),
        kapasitas=banyak,
        peran="hasil",
        mengikuti=DAFTAR,
        penuh=True,
        penanda="nama",
    )
