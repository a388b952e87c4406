"""Identitas Penilai: who rates, and for which period."""

from __future__ import annotations

from typing import Final

from kinerja_core.model.dasar import Rekaman, Tanggal
from kinerja_core.model.penilaian_360 import BukuPenilaian360, Penilai360
from kinerja_core.model.periode import Periode
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.perilaku_360 import Instrumen, instrumen
from kinerja_core.workbooks.buku_360.rumus import NAMA_NIP_PENILAI
from kinerja_core.workbooks.mesin.lembar import Form
from kinerja_core.workbooks.mesin.rekaman import di_bawah, periksa_form
from kinerja_core.workbooks.mesin.spek import Bagian, Isian, JenisSel, LembarForm
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

IDENTITAS_PENILAI: Final = LembarForm(
    rekaman=BukuPenilaian360,
    letak_rekaman="",
    tanpa_sel=("penilaian",),
    nama="Identitas Penilai",
    rahasia=True,
    ejaan=("Penilai",),
    judul="IDENTITAS PENILAI",
    instruksi="Isi data Anda sebagai penilai. Tanda * wajib diisi. Nama Anda tidak dicantumkan pada hasil.",
    bagian=(
        Bagian(
            judul="Penilai",
            isian=(
                Isian(nama="penilai.nama", judul="Nama Penilai", wajib=True, bantuan="Nama lengkap dengan gelar."),
                Isian(nama="penilai.nip", judul="NIP Penilai", jenis=JenisSel.NIP, wajib=True,
                      nama_sel=NAMA_NIP_PENILAI,
                      bantuan="18 angka, disimpan sebagai teks. Salin dari dokumen resmi; spasi boleh ada."),
                Isian(nama="penilai.jabatan", judul="Jabatan Penilai", bantuan="Nama jabatan lengkap."),
                Isian(nama="penilai.unit_kerja", judul="Unit Kerja Penilai", bantuan="Unit kerja penilai."),
                Isian(nama="periode", judul="Periode Penilaian", ejaan=("Periode",), jenis=JenisSel.PILIHAN,
                      pilihan="DaftarPeriode", wajib=True, bantuan="Triwulan atau tahun yang dinilai."),
                Isian(nama="tutup", judul="Dikirim Paling Lambat", jenis=JenisSel.TANGGAL, sejak=3,
                      bantuan="Ditulis pengelola SDM: hari terakhir buku ini ditunggu; boleh kosong."),
            ),
        ),
    ),
)


class KepalaPenilaian(Rekaman):
    """What Identitas Penilai says besides the evaluator."""

    periode: Periode
    tutup: Tanggal | None = None


def baca_identitas(form: Form) -> tuple[Penilai360 | None, KepalaPenilaian | None]:
    """The evaluator, and the period with its last day, each ``None`` when it cannot be used."""
    rater = periksa_form(form, di_bawah(form, "penilai."), Penilai360, awalan="penilai.")
    head = periksa_form(form, {name: value for name, value in form.nilai.items() if "." not in name}, KepalaPenilaian)
    return rater, head


@memberi("PERIODE-SALAH")
def instrumen_dari(lapor: Pelapor[Form], periode: Periode) -> Instrumen | None:
    """The instrument of the period; ``None`` when none is known."""
    try:
        return instrumen(periode.selesai).hasil
    except AturanBelumBerlaku as problem:
        lapor("PERIODE-SALAH", str(problem), "periode")
        return None
