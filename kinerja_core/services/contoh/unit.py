"""The sample unit: invented people, invented NIPs, one real worked example.

The SKP, rencana aksi and catatan harian of the Penilaian Mandiri Sistem Merit are the worked example of
the ministry's training deck of 11 Februari 2026, under an invented name and without its links.
Everything else is invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Final

from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dialog_kinerja import AgendaDialog, DialogKinerja, KeadaanTindakLanjut, TindakLanjut
from kinerja_core.model.istilah import (
    AlasanPembinaan,
    Aspek,
    AspekPembinaan,
    BentukPembinaan,
    Bulan,
    CapaianOrganisasi,
    Hubungan,
    InisiatifUmpanBalik,
    JenisRHK,
    JenisSKP,
    JenisUmpanBalik,
    KategoriCatatan,
    Perilaku,
    Rating,
    StatusDialog,
    StatusPembinaan,
    TentangUmpanBalik,
    Triwulan,
    YaTidak,
)
from kinerja_core.model.nip import NIP
from kinerja_core.model.pangkat import Pangkat
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.penilaian_360 import BukuPenilaian360, Penilai360, Penilaian360
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.model.periode import Periode, RentangBulan
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.skp import IKI, KUNCI_IKI, RHK, SKP, EkspektasiPerilaku, LampiranSKP
from kinerja_core.model.umpan_balik import UmpanBalik
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan

TAHUN: Final = 2025
UNIT: Final = "Biro Pengembangan Pegawai (Unit Contoh)"

PIMPINAN: Final = Pejabat(
    nama="dr. Ratna Kusumawardani, M.K.M.",
    nip=NIP("197104121998032003"),
    pangkat=Pangkat("IV/c"),
    jabatan="Kepala Biro Pengembangan Pegawai",
    unit_kerja=UNIT,
)
ATASAN_PIMPINAN: Final = Pejabat(
    nama="Ir. Hadi Santosa Wiguna, M.P.H.",
    nip=NIP("196809051994031006"),
    pangkat=Pangkat("IV/e"),
    jabatan="Sekretaris Jenderal",
    unit_kerja="Sekretariat Jenderal",
)
PERTIMBANGAN: Final = Pejabat(
    nama="Wulan Prameswari, S.E., M.M.",
    nip=NIP("197806232003122002"),
    pangkat=Pangkat("IV/b"),
    jabatan="Ketua Tim Kerja Manajemen Kinerja",
    unit_kerja=UNIT,
)

PENGATURAN: Final = lengkapi_pengaturan(Pengaturan(
    nama_unit=UNIT,
    periode=Periode(TAHUN),
    capaian_organisasi=CapaianOrganisasi.BAIK,
    penandatangan=PIMPINAN,
    nomor_surat="KP.02.04/A.9/0117/2026",
    tempat_surat="Jakarta",
    tanggal_surat=date(2026, 1, 14),
    kop=(
        "Kementerian Kesehatan",
        "Sekretariat Jenderal",
        UNIT,
        "Jalan Contoh Nomor 1, Jakarta 10000, Telepon (021) 0000000",
    ),
))


@dataclass(frozen=True, slots=True)
class Rencana:
    """One indicator with its activities, in short form."""

    aspek: Aspek
    indikator: str
    target: str
    satuan: str
    aksi: tuple[tuple[str, Bulan, Bulan], ...]


@dataclass(frozen=True, slots=True)
class Tugas:
    """One RHK in short form."""

    diintervensi: str
    uraian: str
    rencana: tuple[Rencana, ...]
    jenis: JenisRHK = JenisRHK.UTAMA


MERIT: Final = "Penilaian Mandiri Penerapan Sistem Merit Kementerian Kesehatan Tahun 2025"

#: The deck's worked example.
TUGAS_MERIT: Final = (
    Tugas(
        "Terlaksananya manajemen ASN berbasis sistem merit di lingkungan Kementerian Kesehatan",
        f"Terlaksananya Persiapan {MERIT} berdasarkan ketentuan yang berlaku dan siap direviu oleh Ketua Tim Kerja",
        (
            Rencana(
                Aspek.KUANTITAS,
                f"Jumlah Laporan Persiapan dan Usulan Rekomendasi Pelaksanaan {MERIT}",
                "1",
                "Laporan",
                (
                    (f"Menyusun Rencana Kerja {MERIT}", Bulan.MARET, Bulan.APRIL),
                    (f"koordinasi Persiapan {MERIT} dengan Unit/Instansi Terkait", Bulan.APRIL, Bulan.OKTOBER),
                    (f"Melaporkan Hasil {MERIT}", Bulan.SEPTEMBER, Bulan.NOVEMBER),
                ),
            ),
        ),
    ),
)

_TAUTAN: Final = "https://contoh.example/PelaksanaanPenilaianSistemMerit2025"
_TAUTAN_SK: Final = "https://contoh.example/SKTimPenilaianSistemMerit2025"

#: The deck's seven catatan harian, oldest first (its links are left out).
CATATAN_MERIT: Final = (
    (
        date(2025, 4, 10),
        ("Koordinasi dengan BKN untuk mendapatkan informasi terkait Pelaksanaan Evaluasi Sistem Merit Tahun 2025"),
        None,
    ),
    (
        date(2025, 7, 8),
        ("menyelesaikan SK Sekretariat Evaluasi Penerapan Sistem Merit ASN di Lingkungan Kementerian Kesehatan"),
        _TAUTAN_SK,
    ),
    (date(2025, 8, 12), "Menyelesaikan SK Tim Penilai Mandiri Pelaksanaan Sistem Merit Kemenkes 2025", _TAUTAN_SK),
    (
        date(2025, 9, 2),
        (
            "1.koordinasi dengan tim penilai mandiri sistem Merit 2025 untuk persiapan penilaian mandiri "
            "sistem merit Kemenkes.....\n2.Koordinasi dengan Tim Sekretariat penilaian mandiri sistem merit 2025 untuk "
            "kelengkapan Data/Dokumen Pendukung Pelaksanaan Sistem Merit berdasarkan LKE sesuai hasil pertemuan "
            "sebelumnya."
        ),
        _TAUTAN,
    ),
    (date(2025, 9, 25), "zoom kordinasi persiapan penilaian sistem merit 2025", _TAUTAN),
    (date(2025, 9, 26), "Koordinasi Pelaksanaan Penilaian Mandiri Sistem Merit Kemenkes 2025", _TAUTAN),
    (
        date(2025, 10, 10),
        (
            "Penyusunan Draf Laporan Pelaksanaan Penilaian mandiri sistem merit Kemenkes 2025 dan "
            "Persiapan penyerahan hasil Penilaian Pelaksanaan Sistem Merit Kemenkes 2025"
        ),
        _TAUTAN,
    ),
)

_B = Bulan
TUGAS: Final[dict[str, tuple[Tugas, ...]]] = {
    "merit": TUGAS_MERIT,
    "kinerja": (
        Tugas(
            "Terwujudnya pengelolaan kinerja pegawai yang tepat waktu",
            "Terlaksananya evaluasi kinerja triwulanan seluruh pegawai sesuai jadwal",
            (
                Rencana(
                    Aspek.KUANTITAS,
                    "Jumlah laporan evaluasi kinerja triwulanan",
                    "4",
                    "Laporan",
                    (
                        ("Menyusun jadwal evaluasi kinerja", _B.JANUARI, _B.FEBRUARI),
                        ("Mendampingi unit mengisi realisasi", _B.MARET, _B.DESEMBER),
                    ),
                ),
                Rencana(
                    Aspek.WAKTU,
                    "Waktu penyampaian laporan setelah triwulan berakhir",
                    "≤ 10",
                    "hari kerja",
                    (("Menyampaikan laporan kepada pimpinan", _B.APRIL, _B.DESEMBER),),
                ),
            ),
        ),
        Tugas(
            "Terwujudnya pengelolaan kinerja pegawai yang tepat waktu",
            "Tersedianya bahan sosialisasi pengelolaan kinerja",
            (
                Rencana(
                    Aspek.KUALITAS,
                    "Tingkat kepuasan peserta sosialisasi",
                    "85",
                    "%",
                    (
                        ("Menyusun bahan sosialisasi", _B.FEBRUARI, _B.MARET),
                        ("Melaksanakan sosialisasi dan survei", _B.APRIL, _B.SEPTEMBER),
                    ),
                ),
            ),
            JenisRHK.TAMBAHAN,
        ),
    ),
    "pelatihan": (
        Tugas(
            "Meningkatnya kompetensi pegawai",
            "Terselenggaranya pelatihan teknis pegawai sesuai rencana pengembangan kompetensi",
            (
                Rencana(
                    Aspek.KUANTITAS,
                    "Jumlah pelatihan yang diselenggarakan",
                    "6",
                    "Kegiatan",
                    (
                        ("Menyusun kurikulum dan jadwal", _B.JANUARI, _B.MARET),
                        ("Menyelenggarakan pelatihan", _B.APRIL, _B.NOVEMBER),
                    ),
                ),
                Rencana(
                    Aspek.KUALITAS,
                    "Persentase peserta yang lulus uji akhir",
                    "90",
                    "%",
                    (("Mengolah hasil uji dan menerbitkan sertifikat", _B.MEI, _B.DESEMBER),),
                ),
            ),
        ),
    ),
    "data": (
        Tugas(
            "Tersedianya data pegawai yang mutakhir",
            "Terlaksananya pemutakhiran data pegawai secara berkala",
            (
                Rencana(
                    Aspek.KUANTITAS,
                    "Jumlah data pegawai yang dimutakhirkan",
                    "1.200",
                    "Data",
                    (
                        ("Memeriksa kelengkapan data pegawai", _B.JANUARI, _B.JUNI),
                        ("Memutakhirkan data pada aplikasi kepegawaian", _B.MARET, _B.DESEMBER),
                    ),
                ),
                Rencana(
                    Aspek.KUALITAS,
                    "Persentase data tanpa kesalahan",
                    "98",
                    "%",
                    (("Menguji petik data hasil pemutakhiran", _B.JULI, _B.DESEMBER),),
                ),
            ),
        ),
    ),
    "umum": (
        Tugas(
            "Terlaksananya dukungan administrasi biro",
            "Terlaksananya pengelolaan surat dan arsip biro",
            (
                Rencana(
                    Aspek.WAKTU,
                    "Waktu penyelesaian surat masuk",
                    "1",
                    "hari",
                    (("Mencatat dan mendistribusikan surat", _B.JANUARI, _B.DESEMBER),),
                ),
                Rencana(
                    Aspek.BIAYA,
                    "Penghematan belanja alat tulis kantor",
                    "10",
                    "%",
                    (("Mengalihkan naskah ke tanda tangan elektronik", _B.FEBRUARI, _B.OKTOBER),),
                ),
            ),
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class OrangContoh:
    """One invented person: identity, kind of work, and what the unit says of the year."""

    nama: str
    nip: str
    pangkat: str
    jabatan: str
    tugas: str
    hasil: str
    perilaku: str
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    nilai: int | None = None

    @property
    def pegawai(self) -> Pegawai:
        """The person as a record."""
        nip = NIP(self.nip)
        return Pegawai(
            nama=self.nama,
            nip=nip,
            jenis=nip.jenis,
            pangkat=Pangkat.parse(self.pangkat),
            jabatan=self.jabatan,
            unit_kerja=UNIT,
        )

    @property
    def skor(self) -> SkorPegawai:
        """The person's scores and ratings."""
        return SkorPegawai(
            nip=NIP(self.nip),
            nama=self.nama,
            jabatan=self.jabatan,
            hasil=Decimal(self.hasil),
            perilaku=Decimal(self.perilaku),
            rating_hasil=self.rating_hasil,
            rating_perilaku=self.rating_perilaku,
            nilai=self.nilai,
        )


_A, _S, _D = Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH
_AHLI_MUDA, _AHLI_PERTAMA = "Analis SDM Aparatur Ahli Muda", "Analis SDM Aparatur Ahli Pertama"

ORANG: Final = (
    # The deck's worked example under an invented name.
    OrangContoh(
        "Bagus Adiwinata, S.Sos., M.A.P.",
        "198203152009121004",
        "Pembina - IV/a",
        _AHLI_MUDA,
        "merit",
        "96",
        "94",
        _A,
        _A,
    ),
    OrangContoh(
        "Citra Maharani, S.Psi.", "198811042014022001", "Penata Tk. I, III/d", _AHLI_MUDA, "kinerja", "95", "95", _A, _A
    ),
    # A tie: equal on every score.
    OrangContoh(
        "Damar Wicaksana, S.Kom.",
        "199002182015031002",
        "Penata, III/c",
        "Pranata Komputer Ahli Muda",
        "data",
        "86",
        "87",
        _S,
        _S,
    ),
    OrangContoh(
        "Endah Puspitasari, S.E.", "198909252014042003", "Penata (III/c)", _AHLI_MUDA, "pelatihan", "86", "87", _S, _S
    ),
    # Two people whose NIPs share their first fifteen digits.
    OrangContoh(
        "Fitri Handayani, S.K.M.",
        "199007122015032001",
        "Penata - III/c",
        _AHLI_PERTAMA,
        "pelatihan",
        "85",
        "86",
        _S,
        _S,
    ),
    OrangContoh(
        "Gita Anggraini, S.K.M.", "199007122015032002", "Penata - III/c", _AHLI_PERTAMA, "pelatihan", "84", "88", _S, _S
    ),
    # A conflict: K1 by the pemetaan, while the ratings of the penilai give Baik.
    OrangContoh(
        "Hendra Gunadarma, S.T.",
        "198512302010121001",
        "Pembina (IV/a)",
        "Pranata Komputer Ahli Madya",
        "data",
        "97",
        "93",
        _A,
        _S,
        108,
    ),
    OrangContoh(
        "Indah Permatasari, A.Md.",
        "199305082019022004",
        "Pengatur Tingkat I, II/d",
        "Arsiparis Terampil",
        "umum",
        "93",
        "86",
        _A,
        _S,
    ),
    OrangContoh(
        "Joko Prasetyono",
        "197912112006041003",
        "Penata Muda - III/a",
        "Pengadministrasi Perkantoran",
        "umum",
        "84",
        "85",
        _S,
        _S,
    ),
    OrangContoh(
        "Kartika Sari Dewi, S.H.",
        "199111192018012002",
        "Penata Muda Tk. I (III/b)",
        _AHLI_PERTAMA,
        "kinerja",
        "87",
        "93",
        _S,
        _A,
    ),
    # K3 with every predikat the letter allows there.
    OrangContoh(
        "Lukman Hakimi, S.Sos.", "198704272012121002", "Penata, III/c", _AHLI_PERTAMA, "kinerja", "79", "86", _S, _S
    ),
    OrangContoh(
        "Mira Anjani, S.Kom.",
        "199408152020122005",
        "Penata Muda, III/a",
        "Pranata Komputer Ahli Pertama",
        "data",
        "74",
        "84",
        _D,
        _S,
    ),
    OrangContoh(
        "Nugroho Saputra, S.E.",
        "198301212008011004",
        "Penata Tingkat I (III/d)",
        _AHLI_MUDA,
        "pelatihan",
        "83",
        "70",
        _S,
        _D,
    ),
    OrangContoh(
        "Oktaviani Lestiana",
        "199010032014032006",
        "Pengatur, II/c",
        "Pengadministrasi Perkantoran",
        "umum",
        "62",
        "64",
        _D,
        _D,
    ),
    # PPPK.
    OrangContoh(
        "Putri Ayuningtyas, S.Kom.",
        "199601142023212007",
        "IX",
        "Pranata Komputer Ahli Pertama",
        "data",
        "88",
        "87",
        _S,
        _S,
    ),
    OrangContoh(
        "Rizky Firmansyah, S.K.M.", "199203202022211003", "Golongan IX", _AHLI_PERTAMA, "pelatihan", "85", "85", _S, _S
    ),
    OrangContoh("Sekar Kinanti, A.Md.", "199809092024242001", "VII", "Arsiparis Terampil", "umum", "86", "84", _S, _S),
    # The person whose workbook holds mistakes of many kinds (see contoh/kesalahan.py).
    OrangContoh(
        "Taufik Ramadhani, S.Sos.",
        "198606172011011005",
        "Penata Tk. I - III/d",
        _AHLI_MUDA,
        "kinerja",
        "85",
        "87",
        _S,
        _S,
    ),
)

#: The person with the workbook of planted mistakes, and one whose own NIP was typed as a number.
ORANG_DENGAN_KESALAHAN: Final = ORANG[-1]
ORANG_NIP_ANGKA: Final = OrangContoh(
    "Umar Wirahadi, S.E.", "198802282013121001", "Penata, III/c", _AHLI_PERTAMA, "umum", "85", "85"
)


def hasil_kerja(tugas: tuple[Tugas, ...]) -> tuple[RHK, ...]:
    """The RHK and IKI of a kind of work."""
    code = count(1)
    return tuple(
        RHK(
            nomor=nomor,
            jenis=t.jenis,
            uraian=t.uraian,
            rhk_diintervensi=t.diintervensi,
            iki=tuple(
                IKI(
                    kode=KUNCI_IKI.format(next(code)), indikator=r.indikator, target=r.target, satuan=r.satuan,
                    aspek=r.aspek,
                )
                for r in t.rencana
            ),
        )
        for nomor, t in enumerate(tugas, 1)
    )


def rencana_aksi(tugas: tuple[Tugas, ...]) -> tuple[RencanaAksi, ...]:
    """The activities of a kind of work."""
    return tuple(
        RencanaAksi(
            kode_iki=KUNCI_IKI.format(number), uraian=uraian, waktu=RentangBulan(mulai=mulai, selesai=selesai)
        )
        for number, r in enumerate((r for t in tugas for r in t.rencana), 1)
        for uraian, mulai, selesai in r.aksi
    )


def buku(orang: OrangContoh) -> BukuSKP:
    """The whole staff workbook of a person."""
    tugas = TUGAS[orang.tugas]
    skp = SKP(
        jenis=JenisSKP.KUANTITATIF_JA_JF,
        tahun=TAHUN,
        mulai=date(TAHUN, 1, 1),
        selesai=date(TAHUN, 12, 31),
        pegawai=orang.pegawai,
        penilai=PIMPINAN,
        atasan_penilai=ATASAN_PIMPINAN,
        pemberi_pertimbangan=PERTIMBANGAN,
        hasil_kerja=hasil_kerja(tugas),
        ekspektasi=(
            EkspektasiPerilaku(
                perilaku=Perilaku.BERORIENTASI_PELAYANAN, ekspektasi="Menjawab pertanyaan unit pada hari yang sama"
            ),
            EkspektasiPerilaku(perilaku=Perilaku.KOLABORATIF, ekspektasi="Aktif dalam tim lintas unit"),
        ),
        lampiran=LampiranSKP(
            dukungan_sumber_daya=("Komputer dan akses aplikasi kepegawaian", "Anggaran kegiatan tahun 2025"),
            skema_pertanggungjawaban=("Laporan triwulanan kepada Pejabat Penilai Kinerja",),
            konsekuensi=("Hasil evaluasi menjadi dasar pengembangan kompetensi",),
        ),
        tempat="Jakarta",
        tanggal_penetapan=date(TAHUN, 1, 20),
    )
    return BukuSKP(
        skp=skp,
        rencana_aksi=rencana_aksi(tugas),
        rencana_aksi_selesai=True,
        catatan_harian=tuple(_catatan(orang)),
        realisasi=tuple(_realisasi(skp)),
        dialog=DIALOG.get(orang.nip, ()),
        umpan_balik=UMPAN_BALIK.get(orang.nip, ()),
        pembinaan=PEMBINAAN.get(orang.nip, ()),
    )


def _catatan(orang: OrangContoh) -> Iterator[CatatanHarian]:
    if orang.tugas == "merit":
        for tanggal, kegiatan, tautan in CATATAN_MERIT:
            yield CatatanHarian(
                tanggal=tanggal,
                kode_rhk="RHK 1",
                kegiatan=kegiatan,
                tautan=tautan,
                kategori=KategoriCatatan.UTAMA,
                progress="Kelengkapan dokumen pendukung per LKE" if tanggal == date(2025, 9, 2) else None,
                masalah="Sebagian unit belum menyampaikan data" if tanggal == date(2025, 9, 2) else None,
                perlu_dialog=tanggal == date(2025, 9, 2),
            )
        return
    for nomor, tugas in enumerate(TUGAS[orang.tugas], 1):
        for urutan, (uraian, mulai, selesai) in enumerate(aksi for r in tugas.rencana for aksi in r.aksi):
            for bulan in range(mulai.nomor, selesai.nomor + 1, 3):
                hari = date(TAHUN, bulan, 3 + 4 * urutan)
                while hari.weekday() >= 5:
                    hari += timedelta(days=1)
                yield CatatanHarian(
                    tanggal=hari,
                    kode_rhk=f"RHK {nomor}",
                    kegiatan=f"{uraian} (bulan {list(Bulan)[bulan - 1].value})",
                    kategori=KategoriCatatan.UTAMA if tugas.jenis is JenisRHK.UTAMA else KategoriCatatan.TAMBAHAN,
                )


_KEMAJUAN: Final = (
    "Persiapan selesai sesuai rencana aksi",
    "Pelaksanaan berjalan, separuh target tercapai",
    "Tiga perempat target tercapai",
    "Target tercapai:",
)


def _realisasi(skp: SKP) -> Iterator[Realisasi]:
    for triwulan, kemajuan in zip(Triwulan, _KEMAJUAN, strict=True):
        for rhk, iki in skp.semua_iki():
            yield Realisasi(
                triwulan=triwulan,
                kode_iki=iki.kode,
                realisasi=f"{kemajuan} {iki.target_lengkap}" if triwulan is Triwulan.IV else kemajuan,
                bukti_dukung=f"Laporan {triwulan.value} untuk {rhk.kode}",
                tautan=f"https://contoh.example/bukti/{skp.pegawai.nip.nomor_urut}/tw{triwulan.nomor}",
                penjelasan="Data dari unit terlambat dua minggu"
                if triwulan is Triwulan.III and rhk.nomor == 1
                else None,
            )
    for rhk, iki in skp.semua_iki():
        yield Realisasi(
            triwulan=None,
            kode_iki=iki.kode,
            realisasi=f"Target setahun tercapai: {iki.target_lengkap}",
            bukti_dukung=f"Laporan akhir tahun untuk {rhk.kode}",
        )


DIALOG: Final[dict[str, tuple[DialogKinerja, ...]]] = {
    ORANG[0].nip: (
        DialogKinerja(
            nomor=1,
            tanggal=date(2025, 9, 3),
            agenda=(
                AgendaDialog(
                    kode_iki="IKI 01",
                    progress="SK Tim Penilai dan SK Sekretariat sudah terbit; data dukung terkumpul dari sebagian unit",
                    masalah="Beberapa unit belum menyampaikan data dukung sesuai LKE",
                    penyebab="Permintaan data bersamaan dengan penyusunan laporan keuangan",
                ),
            ),
            strategi=(
                "Menetapkan satu narahubung data di setiap unit",
                "Mengadakan pertemuan daring mingguan sampai data lengkap",
                "Menyampaikan rekapitulasi kekurangan data kepada Ketua Tim Kerja setiap Jumat",
            ),
            penyesuaian=YaTidak.TIDAK,
            status=StatusDialog.SELESAI,
            keterangan="Tindak lanjut dipantau pada rapat tim bulan Oktober 2025",
        ),
    ),
    ORANG[1].nip: (
        DialogKinerja(
            nomor=1,
            tanggal=date(2025, 5, 14),
            agenda=(
                AgendaDialog(
                    kode_iki="IKI 01",
                    progress="Laporan evaluasi triwulan I selesai",
                    masalah="Pendampingan unit belum merata",
                    penyebab="Jumlah pendamping terbatas",
                ),
                AgendaDialog(
                    kode_iki="IKI 02",
                    progress="Laporan disampaikan 12 hari kerja setelah triwulan berakhir",
                    masalah="Melewati batas 10 hari kerja",
                    penyebab="Rekapitulasi masih dikerjakan manual",
                ),
            ),
            strategi=("Membagi unit ke dalam tiga kelompok pendampingan", "Memakai buku kerja unit untuk rekapitulasi"),
            tindak_lanjut=(
                TindakLanjut(urut=1, keadaan=KeadaanTindakLanjut.TERBUKA, tanggal=date(2025, 8, 20)),
                TindakLanjut(
                    urut=2, tenggat=date(2025, 7, 31), keadaan=KeadaanTindakLanjut.SELESAI, tanggal=date(2025, 8, 20)
                ),
            ),
            penyesuaian=YaTidak.YA,
            status=StatusDialog.BELUM_SELESAI,
            berikutnya=date(2025, 8, 20),
            keterangan="Target waktu dibahas kembali setelah triwulan II",
            peserta_lain=("Kartika Sari Dewi, S.H.", "Lukman Hakimi, S.Sos."),
        ),
        DialogKinerja(
            nomor=2,
            tanggal=date(2025, 8, 20),
            agenda=(
                AgendaDialog(
                    kode_iki="IKI 02",
                    progress="Laporan triwulan II disampaikan 8 hari kerja setelah triwulan berakhir",
                    masalah="Tidak ada hambatan berarti; ketepatan waktu perlu dijaga",
                ),
            ),
            strategi=("Menjadwalkan rekapitulasi pada minggu pertama setelah triwulan berakhir",),
            penyesuaian=YaTidak.TIDAK,
            status=StatusDialog.SELESAI,
        ),
    ),
    ORANG[11].nip: (
        DialogKinerja(
            nomor=1,
            tanggal=date(2025, 10, 7),
            agenda=(
                AgendaDialog(
                    kode_iki="IKI 01",
                    progress="640 dari 1.200 data dimutakhirkan",
                    masalah="Kemajuan di bawah rencana",
                    penyebab="Dokumen sumber dari unit belum lengkap",
                ),
            ),
            strategi=("Mentoring mingguan oleh pegawai senior", "Meminta dokumen sumber melalui surat resmi"),
            penyesuaian=YaTidak.TIDAK,
            status=StatusDialog.BELUM_SELESAI,
            berikutnya=date(2026, 1, 12),
        ),
    ),
}

UMPAN_BALIK: Final[dict[str, tuple[UmpanBalik, ...]]] = {
    ORANG[0].nip: (
        UmpanBalik(
            tanggal=date(2025, 9, 30),
            jenis=JenisUmpanBalik.BERKALA,
            tentang=TentangUmpanBalik.HASIL_KERJA,
            kode_rhk="RHK 1",
            pemberi=PIMPINAN.nama,
            isi="Rekapitulasi kekurangan data setiap Jumat memudahkan Tim menentukan prioritas.",
            konstruktif=True,
            spesifik=True,
            jelas=True,
            obyektif=True,
            tindak_lanjut="Format rekapitulasi dibakukan",
        ),
    ),
    ORANG[11].nip: (
        UmpanBalik(
            tanggal=date(2025, 10, 8),
            jenis=JenisUmpanBalik.INSIDENTAL,
            tentang=TentangUmpanBalik.PERILAKU_KERJA,
            pemberi=PERTIMBANGAN.nama,
            inisiatif=InisiatifUmpanBalik.PEGAWAI,
            isi="Sampaikan hambatan lebih awal agar dukungan dapat diberikan.",
            konstruktif=True,
            spesifik=True,
            jelas=True,
            obyektif=True,
        ),
    ),
}

PEMBINAAN: Final[dict[str, tuple[Pembinaan, ...]]] = {
    ORANG[11].nip: (
        Pembinaan(
            tanggal=date(2025, 10, 14),
            bentuk=BentukPembinaan.MENTORING,
            aspek=AspekPembinaan.TEKNIS,
            alasan=AlasanPembinaan.TIDAK_MAMPU,
            pembina=ORANG[2].nama,
            uraian="Memeriksa bersama 50 data pertama dan menyusun daftar dokumen sumber yang belum ada",
            hasil="Dapat memutakhirkan 40 data sehari tanpa pendampingan",
            status=StatusPembinaan.SELESAI,
        ),
    ),
    ORANG[12].nip: (
        Pembinaan(
            tanggal=date(2025, 8, 12),
            bentuk=BentukPembinaan.KONSELING,
            aspek=AspekPembinaan.PERSONAL_MOTIVASI,
            alasan=AlasanPembinaan.MASALAH_PERSONAL,
            pembina=PIMPINAN.nama,
            uraian="Percakapan pribadi tentang beban kerja dan jam kerja",
            hasil="Disepakati pembagian ulang tugas selama tiga bulan",
            status=StatusPembinaan.BERJALAN,
        ),
    ),
    ORANG[13].nip: (
        Pembinaan(
            tanggal=date(2025, 7, 8),
            bentuk=BentukPembinaan.COACHING,
            aspek=AspekPembinaan.PENGEMBANGAN_KOMPETENSI,
            alasan=AlasanPembinaan.TIDAK_MAMPU,
            pembina=PERTIMBANGAN.nama,
            uraian="Latihan mingguan menyusun surat dinas sesuai tata naskah",
            status=StatusPembinaan.BERJALAN,
        ),
    ),
}

#: Whose skor perilaku comes from evaluators: the sum of the atasan's 21 items, and of each peer's.
DINILAI_360: Final[dict[str, tuple[int, tuple[int, int, int]]]] = {
    ORANG[5].nip: (92, (92, 93, 94)),
    ORANG[11].nip: (87, (89, 90, 91)),
    ORANG[16].nip: (89, (86, 87, 88)),
}
#: The atasan of those people, and three peers.
PENILAI_360: Final = tuple(
    Penilai360.model_validate({name: getattr(one, name) for name in Penilai360.model_fields})
    for one in (PIMPINAN, ORANG[3].pegawai, ORANG[4].pegawai, ORANG[14].pegawai)
)
_KOMENTAR_360: Final = (
    "Cepat menjawab pertanyaan unit lain", "Suka membantu rekan yang baru", "Perlu lebih berani mengusulkan perbaikan",
)


def buku_360() -> tuple[BukuPenilaian360, ...]:
    """The workbooks of the evaluators."""
    people = {orang.nip: orang.pegawai for orang in ORANG}
    books = []
    for who, evaluator in enumerate(PENILAI_360):
        ratings = tuple(
            Penilaian360(
                nama=people[nip].nama,
                nip=people[nip].nip,
                jabatan=people[nip].jabatan,
                hubungan=Hubungan.REKAN_SEJAWAT if who else Hubungan.ATASAN,
                skor=_butir(peers[who - 1] if who else leader, who),
                komentar=_KOMENTAR_360[number] if who == 1 + number else None,
            )
            for number, (nip, (leader, peers)) in enumerate(DINILAI_360.items())
        )
        books.append(BukuPenilaian360(penilai=evaluator, periode=PENGATURAN.periode, penilaian=ratings))
    return tuple(books)


def _butir(jumlah: int, geser: int) -> dict[Perilaku, tuple[int | None, ...]]:
    """Items of 4 and 5 with this sum, the fives in other places for each evaluator."""
    places = [(value, item) for value, items in PANDUAN.items() for item in range(len(items))]
    fives = {places[(5 * step + geser) % len(places)] for step in range(jumlah - 4 * len(places))}
    return {
        value: tuple(5 if (value, item) in fives else 4 for item in range(len(items)))
        for value, items in PANDUAN.items()
    }
