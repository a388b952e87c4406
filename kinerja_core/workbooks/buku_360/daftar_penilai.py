"""Daftar Penilai: the workbook in which the pengelola SDM keeps who rates whom, and until when."""

from __future__ import annotations

from typing import Final, NamedTuple

from kinerja_core.model.istilah import Hubungan
from kinerja_core.model.nip import NIP
from kinerja_core.model.penugasan_360 import DaftarPenilai360, Penugasan360
from kinerja_core.workbooks.hasil import HasilBaca
from kinerja_core.workbooks.mesin.acuan import daftar_periode
from kinerja_core.workbooks.mesin.baca_buku import baca_lembar
from kinerja_core.workbooks.mesin.isi import isi_buku
from kinerja_core.workbooks.mesin.isi_sel import angka_nip, rumus_nip
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.petunjuk import AMAN, KATA, WARNA
from kinerja_core.workbooks.mesin.rekaman import isi_form, rekaman
from kinerja_core.workbooks.mesin.rumus import Status, baris_ke, kolom_status, sama, teks_angka
from kinerja_core.workbooks.mesin.spek import (
    Bagian,
    Isian,
    IsiBuku,
    JenisSel,
    Kolom,
    LembarForm,
    LembarPetunjuk,
    LembarTabel,
    Letak,
    SpekBuku,
)
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan, Pelapor, memberi
from kinerja_core.workbooks.mesin.versi import mutakhirkan

#: Rows of a blank list, and rows that a filled one has to spare.
_KAPASITAS: Final = 200
_CADANGAN: Final = 40

_DIRI: Final = f", {Hubungan.DIRI.value} hanya bila NIP-nya sama"


class PeriksaPasangan(NamedTuple):
    """Somebody rates himself as Diri Sendiri only.

    That a pair stands twice is said by the reader alone: formulas that look at every row take the square of their
    number.
    """

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        rater, rated, relation = (letak.sel(name, baris) for name in ("penilai.nip", "nip", "hubungan"))
        own = f"({rumus_nip(rater)}={rumus_nip(rated)})"
        return (
            f'IFERROR(IF(OR({rater}="",{rated}="",{relation}=""),"",'
            f'IF({own}=({relation}="{Hubungan.DIRI.value}"),"","{_DIRI}")),"")'
        )

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        row = baris_ke(isi, spek.nama, urutan)
        rater, rated, relation = (teks_angka(row.get(name)) for name in ("penilai.nip", "nip", "hubungan"))
        if not (rater and rated and relation):
            return ""
        return "" if (angka_nip(rater) == angka_nip(rated)) is sama(relation, Hubungan.DIRI.value) else _DIRI


WAKTU_PENILAIAN: Final = LembarForm(
    rekaman=DaftarPenilai360,
    letak_rekaman="",
    tanpa_sel=("penugasan",),
    nama="Waktu Penilaian",
    rahasia=True,
    judul="WAKTU PENILAIAN 360°",
    instruksi="Periode yang dinilai dan hari terakhir buku penilai ditunggu.",
    bagian=(
        Bagian(
            judul="Waktu",
            isian=(
                Isian(nama="periode", judul="Periode Penilaian", ejaan=("Periode",), jenis=JenisSel.PILIHAN,
                      pilihan="DaftarPeriode", wajib=True, bantuan="Triwulan atau tahun yang dinilai."),
                Isian(nama="tutup", judul="Tanggal Tutup", jenis=JenisSel.TANGGAL,
                      bantuan="Buku yang disimpan sesudah hari ini (WIB) disebut terlambat dan tidak dihitung, kecuali "
                      "diminta. Kosong: semua penilai ditunggu."),
            ),
        ),
    ),
)

DAFTAR_PENILAI: Final = LembarTabel(
    rekaman=Penugasan360,
    letak_rekaman="penugasan",
    nama="Daftar Penilai",
    rahasia=True,
    judul="SIAPA MENILAI SIAPA",
    instruksi="Satu baris untuk satu penilai dan satu pegawai. Usulan program; boleh ditambah, diganti, dan dihapus.",
    kolom=(
        Kolom(nama="penilai.nama", judul="Nama Penilai", wajib=True, lebar=30, bantuan="Nama lengkap penilai."),
        Kolom(nama="penilai.nip", judul="NIP Penilai", jenis=JenisSel.NIP, wajib=True, lebar=21,
              bantuan="18 angka sebagai teks."),
        Kolom(nama="penilai.jabatan", judul="Jabatan Penilai", lebar=28, bantuan="Nama jabatan penilai."),
        Kolom(nama="penilai.unit_kerja", judul="Unit Kerja Penilai", lebar=26, bantuan="Unit kerja penilai."),
        Kolom(nama="hubungan", judul="Penilai Adalah", jenis=JenisSel.PILIHAN, pilihan=Hubungan, wajib=True, lebar=16,
              bantuan="Kedudukan penilai terhadap pegawai. Atasan: penilai atasannya. Bawahan: pegawai itu atasan "
              "penilai."),
        Kolom(nama="nama", judul="Nama Pegawai", wajib=True, lebar=30, bantuan="Nama lengkap pegawai yang dinilai."),
        Kolom(nama="nip", judul="NIP Pegawai", jenis=JenisSel.NIP, wajib=True, lebar=21,
              bantuan="18 angka sebagai teks."),
        Kolom(nama="jabatan", judul="Jabatan Pegawai", lebar=28, bantuan="Jabatan pegawai yang dinilai."),
        *kolom_status(Status((PeriksaPasangan(),))),
    ),
    kapasitas=_KAPASITAS,
    beku=2,
)

_PETUNJUK: Final = LembarPetunjuk(
    nama="Petunjuk",
    judul="DAFTAR PENILAI 360°",
    isi=(
        (
            "Urutan kerja",
            (
                "1. Periksa usulan di lembar Daftar Penilai: tambah, ganti, atau hapus barisnya.",
                "2. Periksa periode dan tanggal tutup di lembar Waktu Penilaian.",
                "3. Buat satu buku untuk setiap penilai dari daftar ini; isinya hanya orang yang ia nilai.",
                "4. Simpan daftar ini di folder yang sama dengan buku penilai yang kembali, lalu hitung skornya.",
            ),
        ),
        (
            "Bagaimana daftar dipakai",
            (
                "Sebelum tanggal tutup semua penilai di daftar ditunggu; sesudahnya yang tidak mengirim disebut.",
                "Penilaian yang tidak ada di daftar, atau yang kedudukannya lain, tidak dihitung dan disebut.",
                "Rekan dan bawahan bersama sebaiknya sedikitnya tiga orang; yang kurang tidak dihitung.",
            ),
        ),
        (
            "Kerahasiaan",
            ("Daftar ini menyebut penilai. Simpan di pengelola SDM, dan jangan disertakan pada hasil.",),
        ),
        ("Arti warna", (*WARNA, KATA)),
        AMAN,
    ),
)

BUKU_DAFTAR_PENILAI: Final = SpekBuku(
    jenis="daftar-penilai", rekaman=DaftarPenilai360, lembar=(_PETUNJUK, WAKTU_PENILAIAN, DAFTAR_PENILAI),
    daftar=daftar_periode,
)


def bangun_daftar_penilai(daftar: DaftarPenilai360) -> bytes:
    """The workbook of a list, with rows to spare.

    Raises:
        MelampauiBatasExcel: a text that no cell can hold.
    """
    from kinerja_core.workbooks.mesin.penulis import Penulis  # noqa: PLC0415 - who reads a list loads nothing that writes

    book = BUKU_DAFTAR_PENILAI.dengan_kapasitas({DAFTAR_PENILAI.nama: len(daftar.penugasan) + _CADANGAN})
    return Penulis(book, isi_buku(book, daftar), daftar.periode.tahun, "").tulis()


def baca_daftar_penilai(kisi: Kisi, berkas: str, versi: int, kumpulan: KumpulanTemuan) -> HasilBaca:
    """Read and check a list; findings stay in ``kumpulan``, and a list with a mistake gives no records.

    Args:
        kisi: the sheets.
        berkas: name shown with the findings.
        versi: version of the template it was made from.
        kumpulan: where findings go.
    """
    tables, forms = baca_lembar(mutakhirkan(kisi, BUKU_DAFTAR_PENILAI, versi), BUKU_DAFTAR_PENILAI, kumpulan)
    form, table = forms.get(WAKTU_PENILAIAN.nama), tables.get(DAFTAR_PENILAI.nama)
    head = None if form is None else isi_form(form)
    if table is None or head is None:
        return HasilBaca(berkas, "daftar-penilai", None, None, None, ())
    pairs = _once(table, rekaman(table, Penugasan360))
    if not table.baris:
        kumpulan.tambah("BUKU-BELUM-DIISI", "Daftar penilai ini masih kosong.", lembar=table.nama,
                        tanpa_isi="Daftar penilai ini masih kosong.")
        return HasilBaca(berkas, "daftar-penilai", None, None, None, ())
    whole = len(pairs) == len(table.baris)  # who is left out would not be waited for
    book = DaftarPenilai360.model_validate(head | {"penugasan": pairs}) if whole else None
    return HasilBaca(berkas, "daftar-penilai", book, None, None, ())


@memberi("P360-DIRI", "P360-PASANGAN-GANDA")
def _once(lapor: Pelapor[Tabel], baris: list[tuple[int, Penugasan360]]) -> list[Penugasan360]:
    """Pairs that are there once and in which who rates himself does so as Diri Sendiri."""
    seen: dict[tuple[NIP, NIP], int] = {}
    kept = []
    for row, one in baris:
        pair = one.penilai.nip, one.nip
        if (pair[0] == pair[1]) is not (one.hubungan is Hubungan.DIRI):
            said = f"{Hubungan.DIRI.value} hanya bila NIP penilai dan NIP pegawai sama."
            lapor("P360-DIRI", said, row, "hubungan", tanpa_isi=said)
        elif pair in seen:
            said = f"Penilai dan pegawai ini sudah ada di {lapor.lembar.sel(seen[pair], 'nip')}."
            lapor("P360-PASANGAN-GANDA", said, row, "nip", tanpa_isi=said)
        else:
            seen[pair] = row
            kept.append(one)
    return kept
