"""People in any book: the fields of a pejabat, when two names are one person's, and one NIP in two rows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from kinerja_core.model.pangkat import GOLONGAN_PPPK, PANGKAT, Pangkat, ejaan_pangkat
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.spek import Isian, JenisSel, lipat
from kinerja_core.workbooks.mesin.temuan import TIDAK_DITAMPILKAN, Pelapor, memberi

#: Every pangkat and golongan as the model prints it.
DAFTAR_PANGKAT: Final = tuple(str(Pangkat(code)) for code in (*PANGKAT, *GOLONGAN_PPPK))

#: Other ways to write them, which no formula looks at.
PANGKAT_LAIN: Final = ejaan_pangkat()

#: How lists of offices call the column of the NIP.
EJAAN_NIP: Final = ("NIP Pegawai", "N I P", "NIP/NIPPPK")

#: How a row begins that sums up the rows of people.
_JUMLAH: Final = ungkapan(
    r"(?:sub\s*-?\s*|grand\s*)?(?:jumlah|total|rekapitulasi|rata\s*-?\s*rata|rata2|rerata|average|"
    r"(?:nilai|skor)\s+(?:tertinggi|terendah)|standar\s+deviasi|simpangan\s+baku)\b",
    re.IGNORECASE,
)

_UNIT: Final = "Unit kerja; untuk pejabat boleh diisi instansi."


def isian_pejabat(awalan: str, sebutan: str, *, unit_wajib: bool = False) -> tuple[Isian, ...]:
    """The five fields of a person, with labels that name whose they are."""
    return (
        Isian(nama=f"{awalan}.nama", judul=f"Nama {sebutan}", wajib=True,
              bantuan="Nama lengkap dengan gelar, seperti pada surat keputusan."),
        Isian(nama=f"{awalan}.nip", judul=f"NIP {sebutan}", jenis=JenisSel.NIP, wajib=awalan == "pegawai",
              bantuan="18 angka, disimpan sebagai teks. Salin dari dokumen resmi; spasi boleh ada."
              + ("" if awalan == "pegawai" else " Kosongkan hanya bila bukan ASN.")),
        Isian(nama=f"{awalan}.pangkat", judul=f"Pangkat/Golongan {sebutan}", jenis=JenisSel.PILIHAN,
              pilihan=DAFTAR_PANGKAT, isi_lain=PANGKAT_LAIN,
              ejaan=(f"Pangkat, Golongan Ruang {sebutan}", f"Pangkat {sebutan}"),
              bantuan="Pilih dari daftar. PNS: pangkat dan golongan ruang; PPPK: golongan."),
        Isian(nama=f"{awalan}.jabatan", judul=f"Jabatan {sebutan}", wajib=True, bantuan="Nama jabatan lengkap."),
        Isian(nama=f"{awalan}.unit_kerja", judul=f"Unit Kerja {sebutan}", wajib=unit_wajib,
              ejaan=(f"Instansi {sebutan}",), bantuan=_UNIT),
    )


def sebutan_jumlah(isi: object) -> bool:
    """Whether a cell says that its row sums up the others: Jumlah, Total, Rata-rata."""
    return isinstance(isi, str) and _JUMLAH.match(isi.strip()) is not None


def nama_sama(satu: str, lain: str) -> bool:
    """Whether two spellings can be one person's name: gelar aside, the words of one are all among the other's."""
    first, second = inti_nama(satu), inti_nama(lain)
    return first <= second or second <= first


def inti_nama(nama: str) -> frozenset[str]:
    """The words of a name without its gelar."""
    bare = " ".join(word for word in nama.partition(",")[0].split() if not word.endswith("."))
    return frozenset(lipat(bare or nama).split())


@memberi("PEGAWAI-GANDA", "NIP-GANDA")
def tercantum(
    lapor: Pelapor[Tabel], tempat: tuple[int, str], nip: str, nama: str, sebelum: Mapping[str, tuple[int, str]]
) -> bool:
    """Whether a NIP stands in an earlier row, which is a finding.

    Args:
        lapor: the table.
        tempat: row and field of the NIP.
        nip: the NIP.
        nama: whose it is here.
        sebelum: NIP -> its earlier row, and whose it is there.
    """
    if nip not in sebelum:
        return False
    row, name = sebelum[nip]
    there = lapor.lembar.sel(row, tempat[1])
    if nama_sama(nama, name):
        said = "PEGAWAI-GANDA", f"{nama} (NIP {kutip(nip)}) sudah tercantum di {there}."
    else:
        said = "NIP-GANDA", f"NIP {kutip(nip)} dipakai oleh {kutip(name)} di {there} dan {kutip(nama)}."
    lapor(*said, *tempat, tanpa_isi=f"NIP ini sudah ada di {there}. {TIDAK_DITAMPILKAN}")
    return True
