"""Pengaturan of a unit: what no regulation fixes is set here and printed on the letter."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import cache
from typing import Any, Final, NamedTuple, get_args

from pydantic import TypeAdapter

from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.dasar import SKOR_TERTINGGI, TUNGGU_TERLAMA, SatuanHari
from kinerja_core.model.istilah import (
    CapaianOrganisasi,
    MetodePemetaan,
    StatusPejabat,
    UrutanPeringkat,
    YaTidak,
)
from kinerja_core.model.kertas import UKURAN_KERTAS_MM
from kinerja_core.model.masa_catatan import RitmeCatatan
from kinerja_core.model.pemeringkatan import PENGALI_TERTINGGI
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.peserta_pemetaan import CaraPeserta, LingkupPemetaan
from kinerja_core.rules.aturan import muat
from kinerja_core.rules.catatan_harian import BawaanCatatan
from kinerja_core.rules.dasar_pemeringkatan import DasarPemeringkatan, DasarPeserta
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan
from kinerja_core.rules.tenggat import Jangka
from kinerja_core.workbooks.buku_unit.tanggal import UrutSurat
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis, isi_baris, sel
from kinerja_core.workbooks.mesin.jalur import bagian
from kinerja_core.workbooks.mesin.lembar import Form
from kinerja_core.workbooks.mesin.orang import isian_pejabat
from kinerja_core.workbooks.mesin.rekaman import di_bawah, nilai_sel, periksa_form
from kinerja_core.workbooks.mesin.rumus import kosong, teks_angka
from kinerja_core.workbooks.mesin.spek import Bagian, Baris, Isian, JenisSel, LembarForm
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

#: Lines of kop a letter can have.
BARIS_KOP: Final = 5
#: Days off, and days worked, that a unit can name.
HARI_KHUSUS: Final = 10


def _isi(buku: BukuUnit, lembar: LembarForm) -> list[Baris]:
    """The fields of the sheet.

    Raises:
        BukuTidakDapatDitulis: more kop lines or special days than the sheet has, or how other pejabat sign.
    """
    settings = buku.pengaturan
    if len(settings.kop) > BARIS_KOP:
        raise BukuTidakDapatDitulis(f"Kop surat paling banyak {BARIS_KOP} baris; ada {len(settings.kop)}.")
    for name, given in (("Libur tambahan", settings.libur_tambahan), ("Tetap kerja", settings.tetap_kerja)):
        if len(given) > HARI_KHUSUS:
            raise BukuTidakDapatDitulis(f"{name} paling banyak {HARI_KHUSUS} tanggal; ada {len(given)}.")
    if settings.pejabat:
        raise BukuTidakDapatDitulis(
            "Lembar Pengaturan tidak mempunyai tempat untuk sebutan pejabat lain; simpan di berkas pengaturan surat."
        )
    return [{**isi_baris(lembar, settings), "kertas": settings.kertas.upper()}]


class JumlahBobot(NamedTuple):
    """Both weights together, typed or of the rule of the period, are the whole."""

    hasil: str = "bobot_hasil"
    perilaku: str = "bobot_perilaku"
    periode: str = "periode"

    def teks(self, sel: Callable[[str], str]) -> str:  # noqa: ARG002 - the hidden sheet has the weights that count
        """The formula."""
        return f'IF(COUNT(BobotHasil,BobotPerilaku)<2,"",IF(BobotHasil+BobotPerilaku=100,"","{_BUKAN_SERATUS}"))'

    def nilai(self, isi: Baris) -> str:
        """Its value."""
        try:
            day = Periode.parse(teks_angka(isi.get(self.periode))).selesai
        except PeriodeSalah:
            day = datetime.date.max
        usual = muat("pemeringkatan").terdekat(day).hasil.bawaan
        weights = [usual[name] if kosong(isi.get(name)) else isi[name] for name in (self.hasil, self.perilaku)]
        numbers = [one for one in weights if isinstance(one, int | float)]
        return _BUKAN_SERATUS if numbers[1:] and sum(numbers) != 100 else ""


_BUKAN_SERATUS: Final = ", jumlah kedua bobot bukan 100"

#: The form as it is read; :func:`pengaturan` puts in what the rules of a day say.
PENGATURAN: Final = LembarForm(
    rekaman=Pengaturan,
    letak_rekaman="pengaturan",
    tanpa_sel=("pejabat",),  # how other pejabat sign stands in the settings of letters
    cara_isi=_isi,
    nama="Pengaturan",
    judul="PENGATURAN UNIT",
    instruksi="Isi kolom kuning. Tanda * wajib diisi. Metode dan bobot dicetak pada surat keterangan.",
    sehalaman=True,
    periksa=(UrutSurat("tanggal_evaluasi", "tanggal_surat"), JumlahBobot()),
    bagian=(
        Bagian(
            judul="Unit dan Periode",
            isian=(
                Isian(nama="nama_unit", judul="Nama Unit Kerja", wajib=True, ejaan=("Nama Unit", "Unit Kerja"),
                      bantuan="Nama unit seperti pada surat."),
                Isian(nama="periode", judul="Periode Penilaian", jenis=JenisSel.PILIHAN, pilihan="DaftarPeriode",
                      wajib=True, ejaan=("Periode",), bantuan="Triwulan atau tahun yang dinilai."),
            ),
        ),
        Bagian(
            judul="Pemetaan dan Pemeringkatan",
            isian=(
                Isian(nama="metode", judul="Metode Pemetaan", jenis=JenisSel.PILIHAN, pilihan=MetodePemetaan,
                      ejaan=("Metode",),
                      bantuan="Simpangan Baku: rata-rata ± k × simpangan baku. Mutlak: rata-rata ± toleransi. "
                      "Tingkat: pimpinan menyatakan tingkat. Kosong: {metode}."),
                Isian(nama="k", judul="Pengali Simpangan Baku (k)", jenis=JenisSel.ANGKA,
                      terbesar=PENGALI_TERTINGGI, format_angka="0.00##", ejaan=("k",),
                      bantuan=f"Dipakai metode Simpangan Baku; 0 sampai {PENGALI_TERTINGGI}, biasanya {{k}}."),
                Isian(nama="toleransi", judul="Toleransi Mutlak", jenis=JenisSel.ANGKA,
                      terbesar=SKOR_TERTINGGI, format_angka="0.00##", ejaan=("Toleransi",),
                      bantuan="Dipakai metode Mutlak; dalam angka skor."),
                Isian(nama="bobot_hasil", judul="Bobot Hasil Kerja (%)", jenis=JenisSel.BULAT, terbesar=100,
                      ejaan=("Bobot Hasil",), bantuan="{bobot_hasil}."),
                Isian(nama="bobot_perilaku", judul="Bobot Perilaku Kerja (%)", jenis=JenisSel.BULAT, terbesar=100,
                      ejaan=("Bobot Perilaku",), bantuan="{bobot_perilaku}."),
                Isian(nama="urutan", judul="Urutan Peringkat", jenis=JenisSel.PILIHAN, pilihan=UrutanPeringkat, sejak=3,
                      bantuan="Predikat dipakai bila sudah ditetapkan bagi semua anggota kelompok (atau unit). Dicetak "
                      "pada surat. Kosong: {urutan}."),
                Isian(nama="lingkup", judul="Lingkup Pemetaan", jenis=JenisSel.PILIHAN, pilihan=LingkupPemetaan,
                      sejak=3, bantuan="Setiap Unit Kerja: menurut kolom Unit Kerja di Daftar Pegawai. Pilihan ini dan "
                      "dua sesudahnya, bila bukan bawaannya, dihitung program, bukan lembar ini."),
                Isian(nama="pimpinan", judul="Pimpinan", jenis=JenisSel.PILIHAN, pilihan=CaraPeserta, sejak=3,
                      bantuan="Pejabat Penilai di Daftar Pegawai, dan penandatangan surat."),
                Isian(nama="tidak_penuh", judul="Masa Bertugas Tidak Cukup", jenis=JenisSel.PILIHAN,
                      pilihan=CaraPeserta, sejak=3,
                      bantuan="Yang pindah, cuti, atau datang terlambat menurut kolom Keadaan."),
                Isian(nama="masa_paling_sedikit", judul="Masa Bertugas Paling Sedikit (%)", jenis=JenisSel.BULAT,
                      terbesar=100, sejak=3, bantuan="Dari hari dalam periode; tepat sebanyak ini dianggap cukup."),
                Isian(nama="capaian_organisasi", judul="Capaian Kinerja Organisasi", jenis=JenisSel.PILIHAN,
                      pilihan=CapaianOrganisasi, ejaan=("Capaian Organisasi",),
                      bantuan="Untuk memeriksa pola distribusi; boleh kosong."),
            ),
        ),
        Bagian(judul="Penandatangan Surat Keterangan", wajib=False,
               isian=(
                   *isian_pejabat("penandatangan", "Penandatangan"),
                   Isian(nama="status_penandatangan", judul="Status Penandatangan", jenis=JenisSel.PILIHAN,
                         pilihan=StatusPejabat, bantuan="Plt. atau Plh. bila demikian; dicetak di depan jabatan."),
                   Isian(nama="atas_nama", judul="Atas Nama (a.n.)", ejaan=("a.n.",),
                         bantuan="Jabatan pemberi wewenang, dicetak setelah a.n.; boleh kosong."),
               ),
               bantuan="Pimpinan unit; diperlukan untuk mencetak surat keterangan."),
        Bagian(judul="Penanda Tangan Kedua", wajib=False, isian=isian_pejabat("mengetahui", "yang Mengetahui"),
               bantuan="Hanya bila surat ditandatangani dua orang."),
        Bagian(
            judul="Konfirmasi dan Hari Kerja",
            bantuan="Dasar tenggat di lembar Konfirmasi. Libur yang sudah dihitung terdaftar di lembar Hari Libur.",
            isian=(
                Isian(nama="tanggal_evaluasi", judul="Tanggal Evaluasi", jenis=JenisSel.TANGGAL,
                      bantuan="Tanggal evaluasi ditetapkan; awal hitungan tenggat konfirmasi."),
                Isian(nama="konfirmasi_jumlah", judul="Jumlah Hari Konfirmasi", jenis=JenisSel.BULAT, terkecil=1,
                      terbesar=TUNGGU_TERLAMA, bantuan="Kosong: menurut aturan ({jumlah})."),
                Isian(nama="konfirmasi_satuan", judul="Satuan Hari Konfirmasi", jenis=JenisSel.PILIHAN,
                      pilihan=get_args(SatuanHari), bantuan="Kosong: menurut aturan ({satuan})."),
                Isian(nama="ritme_catatan", judul="Ritme Catatan Harian", jenis=JenisSel.PILIHAN, pilihan=RitmeCatatan,
                      sejak=3, bantuan="Seberapa sering catatan harian ditulis di unit ini. Kosong: {ritme}."),
                *(
                    Isian(nama=f"libur_tambahan.{number}", judul=f"Libur Tambahan {number + 1}",
                          jenis=JenisSel.TANGGAL, hari_tepat=True,
                          bantuan="Hari libur yang belum ada di lembar Hari Libur.")
                    for number in range(HARI_KHUSUS)
                ),
                *(
                    Isian(nama=f"tetap_kerja.{number}", judul=f"Tetap Kerja {number + 1}", jenis=JenisSel.TANGGAL,
                          hari_tepat=True, bantuan="Hari libur atau akhir pekan yang tetap hari kerja di unit ini.")
                    for number in range(HARI_KHUSUS)
                ),
            ),
        ),
        Bagian(
            judul="Surat",
            isian=(
                Isian(nama="nomor_surat", judul="Nomor Surat", bantuan="Teks bebas sesuai tata naskah."),
                Isian(nama="tempat_surat", judul="Tempat Surat", bantuan="Kota tempat surat dibuat."),
                Isian(nama="tanggal_surat", judul="Tanggal Surat", jenis=JenisSel.TANGGAL, bantuan="Tanggal surat."),
                Isian(nama="kertas", judul="Ukuran Kertas", jenis=JenisSel.PILIHAN, pilihan=("A4", "F4"), bawaan="A4",
                      bantuan="A4 atau F4 ({} × {} mm).".format(*UKURAN_KERTAS_MM["f4"])),
                Isian(nama="ruang_tte", judul="Ruang Tanda Tangan Elektronik", jenis=JenisSel.YA_TIDAK,
                      pilihan=YaTidak, bawaan=YaTidak.TIDAK.value, sejak=2,
                      bantuan="Ya: kotak 3 × 3 cm pada setiap dokumen yang ditandatangani."),
                Isian(nama="catatan_tte", judul="Catatan Tanda Tangan Elektronik", jenis=JenisSel.YA_TIDAK,
                      pilihan=YaTidak, bawaan=YaTidak.TIDAK.value, sejak=2,
                      bantuan="Ya: catatan kaki bahwa dokumen disiapkan untuk ditandatangani elektronik."),
                *(
                    Isian(nama=f"kop.{number}", judul=f"Kop Baris {number + 1}",
                          bantuan="Baris kop surat; boleh kosong.")
                    for number in range(BARIS_KOP)
                ),
            ),
        ),
    ),
)


def pengaturan(hari: datetime.date) -> LembarForm:
    """The form as it is written: what a blank workbook starts with, and help texts, are of the rules of a day."""
    ranking: DasarPemeringkatan = muat("pemeringkatan").terdekat(hari).hasil
    people: DasarPeserta = muat("peserta_pemetaan").terdekat(hari).hasil
    span: Jangka = muat("tenggat").terdekat(hari).hasil
    usual = {name: sel(value) for name, value in (*ranking.bawaan.items(), *people.bawaan.items())}
    notes: BawaanCatatan = muat("catatan_harian").terdekat(hari).hasil
    words = {
        "ritme": notes.ritme.value,
        "k": str(ranking.k).replace(".", ","), "urutan": ranking.urutan.value,
        "metode": ranking.metode.value, "jumlah": span.jumlah, "satuan": span.satuan,
    }
    for name in ("hasil", "perilaku"):
        first, *others = (getattr(weights, name) for weights in ranking.bobot)
        words[f"bobot_{name}"] = "; ".join(
            [str(first), *(f"atau {other} bila pendapat rekan dan bawahan dipakai" for other in others)]
        )
    return PENGATURAN.dengan(
        bagian=tuple(
            part.dengan(isian=tuple(
                field.dengan(bawaan=usual.get(field.nama, field.bawaan), bantuan=field.bantuan.format_map(words))
                for field in part.isian
            ))
            for part in PENGATURAN.bagian
        ),
    )


#: What holds a value to its type, made once for each type.
_adapter: Final = cache(TypeAdapter)


@memberi("PENGATURAN-BOBOT")
def baca_pengaturan(lapor: Pelapor[Form]) -> Pengaturan | None:
    """Settings of the unit; ``None`` when one of them is wrong, because a default would rank people wrongly."""
    form = lapor.lembar
    own = {name: value for name, value in form.nilai.items() if "." not in name}
    if isinstance(own.get("kertas"), str):
        own["kertas"] = own["kertas"].strip().lower()
    people, lists, usable = {}, {}, True
    for name in dict.fromkeys(field.nama.partition(".")[0] for field in form.spek.semua_sel if "." in field.nama):
        declared = Pengaturan.model_fields[name].annotation
        person = bagian(declared)[0]
        if person is None:
            lists[name] = _beberapa(form, name, _adapter(get_args(declared)[0]))
        elif given := di_bawah(form, f"{name}."):
            people[name] = periksa_form(form, given, person, awalan=f"{name}.")
            usable = usable and people[name] is not None
    settings = periksa_form(form, own, Pengaturan, tambahan={**people, **lists})
    if settings is None or not usable:
        return None
    weights = lengkapi_pengaturan(settings).bobot
    if weights is not None and sum(weights) != 100:
        lapor(
            "PENGATURAN-BOBOT",
            f"Bobot hasil kerja {weights[0]} dan bobot perilaku {weights[1]} berjumlah {sum(weights)}, bukan 100.",
            "bobot_hasil",
        )
        return None
    return settings


def _beberapa(form: Form, nama: str, jenis: TypeAdapter[Any]) -> tuple[Any, ...]:
    """Values of the numbered fields of a name; a wrong one is a finding and stays out."""
    found = []
    for name, field in form.isian.items():
        if name.startswith(f"{nama}.") and name in form.nilai and name not in form.cacat:
            value = nilai_sel(form, form.sel(name), field, form.nilai[name], jenis)
            found += [] if value is None else [value]
    return tuple(found)
