"""Pembinaan: bimbingan and konseling when pemantauan shows no progress. A konseling is confidential."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from kinerja_core.model.istilah import AlasanPembinaan, AspekPembinaan, BentukPembinaan, StatusPembinaan
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP, hitung_terpakai
from kinerja_core.workbooks.buku_skp.rumus import PeriksaTahun
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.rumus import Status, baris_ke, bentrok, kolom_status, teks_angka
from kinerja_core.workbooks.mesin.spek import IsiBuku, JenisSel, Kolom, LembarTabel, Letak
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi
from kinerja_core.workbooks.mesin.tiba import PeriksaTiba


class PeriksaPembinaan(NamedTuple):
    """Aspek and penyebab fit the form: konseling is about will and behaviour, bimbingan about ability (deck)."""

    bentuk: str
    aspek: str
    alasan: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        form, aspect, cause = (letak.sel(name, baris) for name in (self.bentuk, self.aspek, self.alasan))
        konseling = f'({form}="{BentukPembinaan.KONSELING.value}")'
        about = f'OR({aspect}="{AspekPembinaan.PERILAKU.value}",{aspect}="{AspekPembinaan.PERSONAL_MOTIVASI.value}")'
        able = f'({cause}="{AlasanPembinaan.TIDAK_MAMPU.value}")'
        return (
            f'IF(OR({form}="",{aspect}="",{cause}=""),"",IF(AND({about}={konseling},{able}<>{konseling}),"",'
            f'", aspek atau penyebab tidak sesuai bentuknya"))'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        form, aspect, cause = (teks_angka(row.get(name)) for name in (self.bentuk, self.aspek, self.alasan))
        if not (form and aspect and cause) or sesuai_bentuk(form, aspect, cause):
            return ""
        return ", aspek atau penyebab tidak sesuai bentuknya"


def sesuai_bentuk(bentuk: str, aspek: str, alasan: str) -> bool:
    """Whether aspek and penyebab are those of bimbingan, or of konseling, as the form is."""
    form, aspect, cause = bentuk.casefold(), aspek.casefold(), alasan.casefold()
    about = aspect in {AspekPembinaan.PERILAKU.value.casefold(), AspekPembinaan.PERSONAL_MOTIVASI.value.casefold()}
    able = cause == AlasanPembinaan.TIDAK_MAMPU.value.casefold()
    konseling = form == BentukPembinaan.KONSELING.value.casefold()
    return about is konseling and able is not konseling


@memberi("PEMBINAAN-LUAR-TAHUN", "PEMBINAAN-MASA-DEPAN", "PEMBINAAN-TIDAK-SESUAI")
def periksa_pembinaan(
    lapor: Pelapor[Tabel], pembinaan: Sequence[tuple[int, Pembinaan]], bacaan: BacaanSKP
) -> Sequence[tuple[int, Pembinaan]]:
    """Every record about what its form is for. Nothing of it is quoted, dates neither: a konseling is confidential."""
    kept = []
    for row, item in pembinaan:
        usable = sesuai_bentuk(item.bentuk.value, item.aspek.value, item.alasan.value)
        if not usable:
            said = "Aspek atau penyebab tidak sesuai bentuknya."
            lapor("PEMBINAAN-TIDAK-SESUAI", said, row, "aspek", tanpa_isi=said)
        if bacaan.skp is not None and item.tanggal.year != bacaan.skp.tahun:
            pesan = f"Tanggal pembinaan ini di luar tahun SKP {bacaan.skp.tahun}."
            lapor("PEMBINAAN-LUAR-TAHUN", pesan, row, "tanggal")
        elif item.tanggal > bacaan.hari_ini:
            lapor("PEMBINAAN-MASA-DEPAN", "Tanggal pembinaan ini belum tiba.", row, "tanggal")
        if usable:
            kept.append((row, item))
    return kept


PEMBINAAN: Final = LembarTabel(
    rekaman=Pembinaan,
    letak_rekaman="pembinaan",
    cara_periksa=periksa_pembinaan,
    cara_hitung=hitung_terpakai,
    nama="Pembinaan",
    rahasia=True,
    ejaan=("Pembinaan Kinerja", "Bimbingan dan Konseling"),
    judul="PEMBINAAN KINERJA",
    instruksi="Satu baris untuk satu pembinaan. KONSELING BERSIFAT RAHASIA: jangan mengedarkan buku kerja yang "
    "memuatnya; hanya dokumen konseling yang mencetak isinya.",
    kolom=(
        Kolom(nama="tanggal", judul="Tanggal", jenis=JenisSel.TANGGAL, wajib=True, lebar=17,
              bantuan="Tanggal pembinaan dilaksanakan."),
        Kolom(nama="bentuk", judul="Bentuk", ejaan=("Bentuk Pembinaan", "Jenis Pembinaan"), jenis=JenisSel.PILIHAN,
              pilihan=BentukPembinaan, wajib=True, lebar=18,
              bantuan="Empat bentuk pertama adalah bimbingan. Konseling bersifat rahasia."),
        Kolom(nama="aspek", judul="Aspek", jenis=JenisSel.PILIHAN, pilihan=AspekPembinaan, wajib=True, lebar=24,
              bantuan="Bimbingan: Teknis atau Pengembangan Kompetensi. Konseling: Perilaku atau Personal/Motivasi."),
        Kolom(nama="alasan", judul="Penyebab", ejaan=("Alasan", "Penyebab Masalah"), jenis=JenisSel.PILIHAN,
              pilihan=AlasanPembinaan, wajib=True, lebar=26,
              bantuan="Tidak Mampu: bimbingan. Tidak Mau atau Terhambat Masalah Personal: konseling."),
        Kolom(nama="pembina", judul="Pembina", ejaan=("Nama Pembina", "Pembimbing", "Konselor"), wajib=True, lebar=28,
              bantuan="Pimpinan, atau pihak lain yang ditugaskan."),
        Kolom(nama="uraian", judul="Uraian", ejaan=("Uraian Pembinaan",), jenis=JenisSel.TEKS_PANJANG, wajib=True,
              lebar=48, bantuan="Apa yang dibahas atau dilatihkan."),
        Kolom(nama="hasil", judul="Hasil/Tindak Lanjut", ejaan=("Hasil", "Tindak Lanjut"), jenis=JenisSel.TEKS_PANJANG,
              lebar=40, bantuan="Hasil yang dicapai, atau yang disepakati untuk dilakukan."),
        Kolom(nama="status", judul="Status", jenis=JenisSel.PILIHAN, pilihan=StatusPembinaan, wajib=True, lebar=13,
              bantuan="Berjalan atau Selesai."),
        *kolom_status(Status((
            PeriksaTahun("tanggal"), PeriksaTiba("tanggal"), PeriksaPembinaan("bentuk", "aspek", "alasan"),
        ))),
    ),
    kapasitas=30,
    sorotan=(bentrok("tanggal", "tanggal"), bentrok("aspek", "aspek atau penyebab", sampai="alasan")),
)
