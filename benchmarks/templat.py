"""Prefilled staff workbooks for a list of people, against loading and saving the template with openpyxl.

``python -m benchmarks.templat`` prints medians per workbook and the ratios; the goal is ten times openpyxl.
"""

from __future__ import annotations

import io
import warnings

from openpyxl import load_workbook

from benchmarks.alat import bandingkan
from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.istilah import JenisPegawai, JenisSKP
from kinerja_core.model.nip import NIP
from kinerja_core.model.pangkat import Pangkat
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.services.prabuku import PengisiBuku
from kinerja_core.workbooks.bangun import bangun_skp
from tests.alat.alamat import di

_BANYAK = 1000
_OPENPYXL = 5  # seconds each: a few tell as much as a thousand


def _orang(nomor: int) -> AnggotaUnit:
    unit = "Biro Organisasi dan Sumber Daya Manusia"
    return AnggotaUnit(
        pegawai=Pegawai(
            nama=f"Pegawai {nomor:04d}, S.Kom", nip=NIP(f"19910314201503{1 + nomor % 2}{1 + nomor // 2:03d}"),
            jenis=JenisPegawai.PNS, pangkat=Pangkat("III/c"), jabatan="Analis SDM Aparatur", unit_kerja=unit,
        ),
        penilai=Pejabat(nama="dr. Bagus Wirawan, M.Kes", nip=NIP("197507212002121003"), jabatan="Ketua Tim",
                        unit_kerja=unit) if nomor % 3 else None,
    )


def main() -> None:
    """Compare the ways."""
    warnings.simplefilter("ignore")  # openpyxl names what it does not keep, once for every file
    people = [_orang(number) for number in range(_BANYAK)]
    blank = bangun_skp()

    def patched() -> None:
        fill = PengisiBuku(JenisSKP.KUANTITATIF_JA_JF, 2026)  # moulds included
        for person in people:
            fill.buku(person)

    def openpyxl() -> None:
        for person in people[:_OPENPYXL]:
            workbook = load_workbook(io.BytesIO(blank))
            workbook["Identitas"][di("Identitas", "pegawai.nama")] = person.pegawai.nama
            workbook["Identitas"][di("Identitas", "pegawai.nip")] = str(person.pegawai.nip)
            workbook.save(io.BytesIO())

    def built() -> None:
        for person in people[:_OPENPYXL]:
            bangun_skp(anggota=person)

    ours = bandingkan(f"{_BANYAK} buku terisi identitas", {"cetakan": patched}, "cetakan", ulang=3, kali=_BANYAK)
    theirs = bandingkan(
        "Satu per satu", {"openpyxl load + save": openpyxl, "bangun_skp": built}, "openpyxl load + save", ulang=3,
        kali=_OPENPYXL,
    )
    print(f"\nopenpyxl / cetakan: {theirs['openpyxl load + save'] / ours['cetakan']:.1f} kali")


if __name__ == "__main__":
    main()
