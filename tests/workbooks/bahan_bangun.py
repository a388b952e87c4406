"""Records for the tests of the builder: one lived-in staff book and one unit, all people invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dialog_kinerja import AgendaDialog, DialogKinerja
from kinerja_core.model.istilah import (
    Aspek,
    JenisPegawai,
    JenisRHK,
    JenisSKP,
    KategoriCatatan,
    Perilaku,
    Perspektif,
    Rating,
    Tingkat,
    Triwulan,
)
from kinerja_core.model.nip import NIP
from kinerja_core.model.pangkat import Pangkat
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode, RentangBulan
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.skp import IKI, RHK, SKP, EkspektasiPerilaku, LampiranSKP
from kinerja_core.model.umpan_balik import UmpanBalik

GALAK = '=1+1 & "teks" <b>\'x\'</b> 🙂\nbaris dua'

BIRO = "Biro Organisasi dan Sumber Daya Manusia"
PEGAWAI = Pegawai(
    nama="Rani Puspitasari, S.Kom", nip=NIP("199103142015032004"), jenis=JenisPegawai.PNS, pangkat=Pangkat("III/c"),
    jabatan="Analis Sumber Daya Manusia Aparatur Ahli Muda", unit_kerja=BIRO,
)
PENILAI = Pejabat(
    nama="dr. Bagus Wirawan, M.Kes", nip=NIP("197507212002121003"), pangkat=Pangkat("IV/a"),
    jabatan="Ketua Tim Kerja Manajemen Kinerja", unit_kerja=BIRO,
)
ATASAN = Pejabat(
    nama="Ir. Nurhayati Lubis, M.M", nip=NIP("197012051995032001"), pangkat=Pangkat("IV/c"),
    jabatan="Kepala Biro Organisasi dan Sumber Daya Manusia", unit_kerja="Sekretariat Jenderal",
)


def skp(jenis: JenisSKP = JenisSKP.KUANTITATIF_JA_JF, banyak_rhk: int = 3, banyak_iki: int = 2) -> SKP:
    """An SKP of a variant with only the fields that variant has."""
    def iki(nomor: int, urut: int) -> IKI:
        return IKI(
            kode=f"IKI {nomor}.{urut}",
            indikator=f"Jumlah laporan hasil pemantauan penerapan sistem merit tahap {urut} dari kegiatan {nomor}",
            target="≤ 5" if urut == 2 else str(nomor), satuan="hari" if urut == 2 else "Laporan",
            aspek=list(Aspek)[(urut - 1) % 4] if jenis.kuantitatif and not jenis.jpt else None,
            perspektif=list(Perspektif)[(urut - 1) % 4] if jenis.jpt else None,
        )

    return SKP(
        jenis=jenis, tahun=2025, mulai=date(2025, 1, 1), selesai=date(2025, 12, 31), pegawai=PEGAWAI, penilai=PENILAI,
        atasan_penilai=ATASAN, tempat="Jakarta", tanggal_penetapan=date(2025, 1, 24),
        hasil_kerja=tuple(
            RHK(
                nomor=nomor, jenis=JenisRHK.TAMBAHAN if nomor == banyak_rhk > 1 else JenisRHK.UTAMA,
                uraian=f"Tersusunnya laporan penerapan sistem merit ke-{nomor} yang siap direviu oleh Ketua Tim Kerja",
                rhk_diintervensi=(
                    "Meningkatnya kualitas manajemen ASN" if jenis.kuantitatif and not jenis.jpt else None
                ),
                penugasan_dari=None if jenis.kuantitatif else "Kepala Biro",
                iki=tuple(iki(nomor, urut) for urut in range(1, banyak_iki + 1)),
            )
            for nomor in range(1, banyak_rhk + 1)
        ),
        ekspektasi=(
            EkspektasiPerilaku(perilaku=Perilaku.AKUNTABEL, ekspektasi="Laporan selesai paling lambat tanggal 5."),
            EkspektasiPerilaku(perilaku=Perilaku.KOLABORATIF, ekspektasi="Melibatkan unit lain\nsejak perencanaan."),
        ),
        lampiran=LampiranSKP(
            dukungan_sumber_daya=("Anggaran rapat koordinasi", "Dua orang staf"),
            skema_pertanggungjawaban=("Laporan bulanan kepada Ketua Tim Kerja",),
            konsekuensi=("Kesempatan mengikuti pelatihan", "Bimbingan kinerja", "Evaluasi penugasan"),
        ),
    )


def rencana(kode: str, uraian: str, mulai: str, selesai: str) -> RencanaAksi:
    """One activity."""
    return RencanaAksi(kode_iki=kode, uraian=uraian, waktu=RentangBulan(mulai=mulai, selesai=selesai))


def buku_terisi(jenis: JenisSKP = JenisSKP.KUANTITATIF_JA_JF) -> BukuSKP:
    """A lived-in staff book with hostile text in it."""
    return BukuSKP(
        skp=skp(jenis),
        rencana_aksi=(
            rencana("IKI 1.1", "Menyusun rencana kerja", "Maret", "April"),
            rencana("IKI 1.1", GALAK, "April", "Oktober"),
            rencana("IKI 3.2", "Melaporkan hasil", "Juni", "Juni"),
            rencana("IKI 9.9", "Tanpa indikator", "Mei", "Mei"),
        ),
        rencana_aksi_selesai=True,
        catatan_harian=(
            CatatanHarian(tanggal=date(2025, 10, 10), kode_rhk="RHK 1", kegiatan=GALAK, progress="+ 40%",
                          masalah="@menunggu data", tautan="https://contoh.go.id/a?b=1&c=2",
                          kategori=KategoriCatatan.UTAMA, perlu_dialog=True),
            CatatanHarian(tanggal=date(2025, 9, 26), kode_rhk="RHK 3", kegiatan="- rapat koordinasi\n- notula",
                          kategori=KategoriCatatan.TAMBAHAN),
            CatatanHarian(tanggal=date(2024, 9, 26), kode_rhk="RHK 8", kegiatan="Salah tahun dan salah RHK",
                          kategori=KategoriCatatan.LAIN),
        ),
        realisasi=(
            Realisasi(triwulan=Triwulan.I, kode_iki="IKI 1.1", realisasi="1 Laporan", bukti_dukung="Laporan tahap 1",
                      tautan="contoh.go.id/laporan", penjelasan="Data terlambat dua hari"),
            Realisasi(triwulan=Triwulan.IV, kode_iki="IKI 3.2", realisasi="0012", bukti_dukung="1/2"),
            Realisasi(triwulan=None, kode_iki="IKI 1.1", realisasi="1 Laporan", bukti_dukung="Laporan akhir",
                      tautan="https://contoh.go.id/akhir?a=1&b=2", capaian="100%"),
        ),
        dialog=(
            DialogKinerja(
                nomor=1, tanggal=date(2025, 7, 3), penyesuaian="Tidak", status="Selesai",
                agenda=(
                    AgendaDialog(kode_iki="IKI 1.1", progress="40 persen", masalah="Data belum lengkap",
                                 penyebab="Unit lambat"),
                    AgendaDialog(kode_iki="IKI 2.1", progress="Belum mulai", masalah="Anggaran diblokir"),
                ),
                strategi=("Menyurati unit", "Rapat mingguan", "Menunjuk narahubung"),
                keterangan="Dilanjutkan bulan depan", peserta_lain=("Tono Hadi, S.E", "Wulan Ayu, S.Sos"),
            ),
            DialogKinerja(
                nomor=2, tanggal=date(2025, 10, 2), penyesuaian="Ya", status="Belum Selesai",
                dipimpin="Pemberi Pertimbangan",
                agenda=(AgendaDialog(kode_iki="IKI 7.7", progress="Kode ini tidak ada di SKP", masalah="Tidak ada"),),
                strategi=("Memperbaiki kode",),
            ),
        ),
        umpan_balik=(
            UmpanBalik(tanggal=date(2025, 8, 4), jenis="Insidental", tentang="Perilaku Kerja", pemberi="Bagus Wirawan",
                       isi="Terima kasih atas laporan yang cepat & rapi.", konstruktif=True, spesifik=False),
        ),
        pembinaan=(
            Pembinaan(tanggal=date(2025, 5, 6), bentuk="Coaching", aspek="Teknis", alasan="Tidak Mampu",
                      pembina="dr. Bagus Wirawan, M.Kes", uraian="Latihan menyusun laporan", status="Selesai"),
            Pembinaan(tanggal=date(2025, 9, 1), bentuk="Konseling", aspek="Teknis", alasan="Tidak Mau",
                      pembina="dr. Bagus Wirawan, M.Kes", uraian="Percakapan pribadi", hasil="Disepakati jadwal baru",
                      status="Berjalan"),
        ),
    )


def buku_penuh(jenis: JenisSKP = JenisSKP.KUANTITATIF_JA_JF) -> BukuSKP:
    """A staff book that fills every table to its capacity."""
    base = skp(jenis, banyak_rhk=15, banyak_iki=4)
    codes = [iki.kode for _, iki in base.semua_iki()]
    return BukuSKP(
        skp=base.model_copy(update={"lampiran": LampiranSKP(
            dukungan_sumber_daya=tuple(f"Dukungan {n}" for n in range(15)),
            skema_pertanggungjawaban=tuple(f"Skema {n}" for n in range(15)),
            konsekuensi=tuple(f"Konsekuensi {n}" for n in range(15)),
        )}),
        rencana_aksi=tuple(
            rencana(codes[n % 60], f"Kegiatan ke-{n}", "Maret", "Mei") for n in range(180)
        ),
        catatan_harian=tuple(
            CatatanHarian(tanggal=date(2025, 1 + n % 12, 1 + n % 28), kode_rhk=f"RHK {1 + n % 15}",
                          kegiatan=f"Kegiatan harian ke-{n}", kategori=KategoriCatatan.UTAMA,
                          perlu_dialog=n % 5 == 0)
            for n in range(500)
        ),
        realisasi=tuple(
            Realisasi(triwulan=quarter, kode_iki=code, realisasi="1", bukti_dukung=f"Bukti {code}")
            for quarter in (*Triwulan, None) for code in codes
        ),
        dialog=tuple(
            DialogKinerja(
                nomor=n, tanggal=date(2025, 1 + n % 12, 5), penyesuaian="Tidak", status="Selesai",
                strategi=("Satu", "Dua"),
                agenda=tuple(AgendaDialog(kode_iki=codes[n], progress="p", masalah="m") for _ in range(3)),
            )
            for n in range(1, 21)
        ),
        umpan_balik=tuple(
            UmpanBalik(tanggal=date(2025, 3, 1), jenis="Berkala", tentang="Hasil Kerja", pemberi=f"Pemberi {n}",
                       kode_rhk=f"RHK {1 + n % 15}" if n % 2 else None, isi="Baik")
            for n in range(40)
        ),
        pembinaan=tuple(
            Pembinaan(tanggal=date(2025, 4, 1 + n % 28), bentuk="Mentoring", aspek="Pengembangan Kompetensi",
                      alasan="Tidak Mampu", pembina="Pembina", uraian=f"Pendampingan ke-{n}", status="Selesai")
            for n in range(30)
        ),
    )


def nip_ke(urutan: int) -> NIP:
    """NIPs that differ only in their serial: Excel would take the first hundreds for one number."""
    return NIP(f"19910314201503{1 + urutan // 999}{1 + urutan % 999:03d}")


def buku_unit(banyak: int = 6) -> BukuUnit:
    """A unit of ``banyak`` people; those of even number have scores, the others lack one."""
    people = [PEGAWAI.model_copy(update={"nip": nip_ke(n), "nama": f"Pegawai {n:03d} & Rekan"}) for n in range(banyak)]
    return BukuUnit(
        pengaturan=Pengaturan(
            nama_unit=BIRO, periode=Periode(2025, Triwulan.IV), penandatangan=ATASAN, k=Decimal("0.25"),
            nomor_surat="KP.02.04/X/1/2026", tempat_surat="Jakarta", tanggal_surat=date(2026, 1, 14),
            kop=("KEMENTERIAN KESEHATAN", "Sekretariat Jenderal", BIRO), kertas="f4",
        ),
        anggota=tuple(
            AnggotaUnit(pegawai=one, penilai=PENILAI if n % 2 else None, berkas=f"buku/{n:03d}.xlsx")
            for n, one in enumerate(people)
        ),
        skor=tuple(
            SkorPegawai(nip=one.nip, nama=one.nama, jabatan=one.jabatan, hasil=Decimal("87.25"),
                        perilaku=None if n % 2 else Decimal(90), rating_hasil=Rating.SESUAI,
                        tingkat_hasil=Tingkat.RATA_RATA if n == 3 else None,
                        tingkat_perilaku=Tingkat.DI_ATAS if n == 3 else None, nilai=95)
            for n, one in enumerate(people)
        ),
    )
