"""Urutan: people in rank order, each taken from the sheet ``Pemeringkatan``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kinerja_core.workbooks.buku_unit.hitungan import kolom_hitungan
from kinerja_core.workbooks.buku_unit.pemeringkatan import PEMERINGKATAN, kolom_hasil
from kinerja_core.workbooks.buku_unit.rumus import Terhitung
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel, Letak, Nilai


def _nomor(letak: Letak, baris: int) -> str:
    number = f"ROW({letak.sel('peringkat', baris)})-{letak.spek.baris_judul}"
    return f'IF({number}>COUNT({kolom_hitungan(letak, "urut")}),"",{number})'


def _tempat(letak: Letak, baris: int) -> str:
    number = letak.sel("nomor", baris)
    return f'IF({number}="","",MATCH({number},{kolom_hitungan(letak, "urut")},0))'


def _ambil(nama: str) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        place = letak.sel("tempat", baris)
        return f'IF({place}="","",INDEX({letak.rentang(nama, PEMERINGKATAN.nama)},{place}))'

    return pola


URUTAN: Final = LembarTabel(
    nama="Urutan",
    judul="URUTAN PERINGKAT",
    instruksi="Dihitung otomatis: pegawai menurut peringkat; yang belum dapat diperingkatkan berada di akhir.",
    kolom=(
        kolom_hasil("nomor", "No", 6, _nomor, "0", tengah=True),
        *(
            Kolom(
                nama=column.nama, judul=column.judul, jenis=JenisSel.RUMUS, lebar=column.lebar,
                rumus=Terhitung(column.nama, _ambil(column.nama)), format_angka=column.format_angka,
                tengah=column.tengah, sorot_isi=column.sorot_isi,
            )
            for column in (
                PEMERINGKATAN.kolom_bernama(name)
                for name in (
                    "peringkat", "nip", "nama", "jabatan", "hasil", "perilaku", "komposit", "kelompok", "predikat",
                    "nilai", "usulan_predikat", "usulan_nilai", "konflik",
                )
            )
        ),
        kolom_hasil("tempat", "Baris Skor ke-", 8, _tempat, "0", tengah=True),
    ),
    kapasitas=SKOR.kapasitas,
    peran="hasil",
    beku=4,
    mengikuti=SKOR.nama,
    penanda="nip",
)


def baris_urutan(urut: Sequence[int], terlihat: Sequence[Mapping[str, Nilai]]) -> list[dict[str, Nilai]]:
    """Rows of the sheet.

    Args:
        urut: rows of the sheet Pemeringkatan (from 0) in rank order.
        terlihat: those rows.
    """
    return [
        {**{column.nama: terlihat[place].get(column.nama) for column in URUTAN.kolom},
         "nomor": number, "tempat": place + 1}
        for number, place in enumerate(urut, start=1)
    ]
