"""Identitas: who is assessed, by whom, and for which SKP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kinerja_core.model.dasar import TAHUN_TERAKHIR
from kinerja_core.model.istilah import JenisPegawai, JenisSKP
from kinerja_core.model.periode import Periode
from kinerja_core.model.skp import SKP
from kinerja_core.rules.aturan import muat
from kinerja_core.workbooks.buku_skp.rumus import IDENTITAS as NAMA_IDENTITAS
from kinerja_core.workbooks.buku_skp.rumus import (
    NAMA_MULAI,
    NAMA_PERTIMBANGAN,
    NAMA_SELESAI,
    NAMA_TAHUN,
    DalamTahun,
    MasaSetahun,
)
from kinerja_core.workbooks.mesin.isi import isi_baris
from kinerja_core.workbooks.mesin.lembar import Form, Rekam
from kinerja_core.workbooks.mesin.orang import isian_pejabat
from kinerja_core.workbooks.mesin.rekaman import isi_form
from kinerja_core.workbooks.mesin.rumus_form import BedaOrang, FormOrang
from kinerja_core.workbooks.mesin.spek import Bagian, Isian, JenisSel, LembarForm, Nilai
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

if TYPE_CHECKING:
    from kinerja_core.model.buku import AnggotaUnit

#: Year of the first rules of an SKP, as :func:`harus_beraturan` reads them.
TAHUN_SKP_PERTAMA: Final = 2022

_PERTIMBANGAN = isian_pejabat("pemberi_pertimbangan", "Pemberi Pertimbangan")
_PEGAWAI = isian_pejabat("pegawai", "Pegawai", unit_wajib=True)

IDENTITAS: Final = LembarForm(
    rekaman=SKP,
    letak_rekaman="skp",
    tanpa_sel=("hasil_kerja", "ekspektasi", "lampiran"),
    nama=NAMA_IDENTITAS,
    judul="IDENTITAS",
    instruksi="Isi kolom kuning. Tanda * wajib diisi. NIP diketik 18 angka dan tersimpan sebagai teks.",
    bagian=(
        Bagian(
            judul="Pegawai yang Dinilai",
            isian=(
                *_PEGAWAI[:2],
                Isian(nama="pegawai.jenis", judul="Status Pegawai", jenis=JenisSel.PILIHAN, pilihan=JenisPegawai,
                      wajib=True, ejaan=("Jenis Pegawai", "PNS/PPPK"), bantuan="PNS atau PPPK."),
                *_PEGAWAI[2:],
            ),
        ),
        Bagian(judul="Pejabat Penilai Kinerja", isian=isian_pejabat("penilai", "Pejabat Penilai")),
        Bagian(judul="Atasan Pejabat Penilai Kinerja", wajib=False,
               isian=isian_pejabat("atasan_penilai", "Atasan Pejabat Penilai"),
               bantuan="Boleh dikosongkan; diperlukan untuk keberatan dan dokumen evaluasi."),
        Bagian(judul="Pemberi Pertimbangan", wajib=False,
               isian=(_PERTIMBANGAN[0].dengan(nama_sel=NAMA_PERTIMBANGAN), *_PERTIMBANGAN[1:]),
               bantuan="Boleh dikosongkan bila tidak ada."),
        Bagian(
            judul="Sasaran Kinerja Pegawai (SKP)",
            isian=(
                Isian(nama="jenis", judul="Jenis SKP", jenis=JenisSel.PILIHAN, pilihan=JenisSKP, wajib=True,
                      terkunci=True, bantuan="Ditentukan oleh buku kerja ini; untuk jenis lain pakai templat lain."),
                Isian(nama="tahun", judul="Tahun SKP", jenis=JenisSel.BULAT, wajib=True,
                      terkecil=TAHUN_SKP_PERTAMA, terbesar=TAHUN_TERAKHIR, nama_sel=NAMA_TAHUN,
                      bantuan="Empat angka, misalnya 2026."),
                Isian(nama="mulai", judul="Periode Mulai", jenis=JenisSel.TANGGAL, wajib=True,
                      nama_sel=NAMA_MULAI, ejaan=("Tanggal Mulai",),
                      bantuan="Hari pertama SKP ini, misalnya 1 Januari."),
                Isian(nama="selesai", judul="Periode Selesai", jenis=JenisSel.TANGGAL, wajib=True,
                      nama_sel=NAMA_SELESAI, ejaan=("Tanggal Selesai",),
                      bantuan="Hari terakhir SKP ini, di tahun yang sama."),
                Isian(nama="tempat", judul="Tempat Penetapan", ejaan=("Tempat",),
                      bantuan="Kota tempat SKP ditandatangani."),
                Isian(nama="tanggal_penetapan", judul="Tanggal Penetapan", jenis=JenisSel.TANGGAL,
                      bantuan="Tanggal SKP ditetapkan."),
            ),
        ),
    ),
    periksa=(
        FormOrang(), BedaOrang("pegawai.nip", "penilai.nip", "Pejabat Penilai sama dengan pegawai (NIP sama)"),
        MasaSetahun("mulai", "selesai", "tahun"),
        DalamTahun("tanggal_penetapan", "tahun", "Tanggal Penetapan di luar Tahun SKP"),
    ),
)


def isi_identitas(anggota: AnggotaUnit) -> dict[str, Nilai]:
    """Fields of the sheet that the list of people of a unit, or an office's list, knows."""
    from kinerja_core.model.buku import PesertaDaftar  # noqa: PLC0415 - who reads a workbook loads no list of people

    known = isi_baris(IDENTITAS, anggota.pegawai, "pegawai.") | isi_baris(IDENTITAS, anggota.penilai, "penilai.")
    if not isinstance(anggota, PesertaDaftar):
        return known
    known |= isi_baris(IDENTITAS, anggota.atasan_penilai, "atasan_penilai.")
    return known if anggota.mulai is None else known | {"mulai": anggota.mulai, "selesai": anggota.selesai}


@memberi("SKP-JENIS")
def baca_identitas(lapor: Pelapor[Form], jenis: JenisSKP | None) -> Rekam | None:
    """People and span of the SKP; ``None`` when one that it cannot do without is missing or wrong.

    ``jenis`` is what the workbook was made as, whose columns it has, as far as that is known.
    """
    values = isi_form(lapor.lembar)
    if values is None or jenis is None or values["jenis"] is jenis:
        return values
    lapor(
        "SKP-JENIS",
        f'Jenis SKP "{values["jenis"].value}", sedangkan buku kerja ini dibuat untuk "{jenis.value}".', "jenis",
    )
    return None


def hitung_identitas(form: Form, salah: set[str | None]) -> tuple[int, int]:
    """How much is there: mandatory fields, also of a part that was begun, whose cells are not among ``salah``."""
    filled = form.nilai.keys()
    needed = [
        item.nama
        for part in IDENTITAS.bagian
        if part.wajib or any(item.nama in filled for item in part.isian)
        for item in part.isian
        if item.wajib
    ]
    return sum(name in filled and form.sel(name) not in salah for name in needed), len(needed)


def harus_beraturan(tahun: int) -> None:
    """Ask that there are rules for an SKP of a year: its forms and its predikat are those of PermenPANRB 6/2022.

    Raises:
        AturanBelumBerlaku: for a year before them.
    """
    muat("predikat").berlaku_sejak(Periode(tahun).selesai)
