"""Petunjuk: how to fill the workbooks, in plain Indonesian."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kinerja_core.model.istilah import Hubungan
from kinerja_core.workbooks.spek import BarisWarna, LembarPetunjuk

if TYPE_CHECKING:
    from kinerja_core.rules.perilaku_360 import Instrumen

_WARNA: Final = (
    BarisWarna("isian", "Kuning: sel yang Anda isi. Kepala kolom bertanda * wajib diisi."),
    BarisWarna("otomatis", "Abu-abu: terisi otomatis; tidak perlu diketik dan tidak dapat diubah."),
    BarisWarna("lengkap", "Hijau: sudah lengkap."),
    BarisWarna("kurang", "Jingga: masih ada yang kurang."),
    BarisWarna("bentrok", "Ungu: bertentangan dengan isian lain atau di luar ketentuan."),
)
_KATA: Final = "Kolom Kelengkapan menyebut dengan kata-kata apa yang kurang atau bertentangan pada baris itu."
_TAB: Final = "Warna nama lembar: kuning Anda isi, ungu menyangkut pimpinan, biru hasil, hijau tua petunjuk."
_AMAN: Final = (
    "Yang perlu diingat",
    (
        ("NIP harus 18 angka dan tersimpan sebagai teks. Excel hanya menyimpan 15 angka pertama dari sebuah angka, "
        "sehingga NIP yang tersimpan sebagai angka tidak dapat dipakai."),
        "Tanggal diketik sebagai tanggal, misalnya 31/12/2026 atau 31-12-2026 sesuai setelan komputer Anda.",
        "Pilihan hanya dapat diambil dari daftar; klik selnya, lalu klik panah di sebelah kanan.",
        "Menempel dari berkas lain: gunakan Tempel Khusus > Nilai, agar format sel tidak ikut berubah.",
        "Jangan memotong (Ctrl+X) sel isian karena rumus ikut bergeser; salin (Ctrl+C), tempel, lalu hapus yang lama.",
        "Jangan mengubah nama lembar atau kepala kolom. Baris boleh dibiarkan kosong.",
        "Lembar dilindungi tanpa kata sandi. Perlindungan ini hanya mencegah salah ketik, bukan pengaman rahasia.",
    ),
)

PETUNJUK_SKP: Final = LembarPetunjuk(
    nama="Petunjuk",
    judul="BUKU KERJA PENGELOLAAN KINERJA PEGAWAI",
    isi=(
        (
            "Urutan pengisian",
            (
                "1. Identitas: data Anda, Pejabat Penilai Kinerja, dan periode SKP.",
                ("2. SKP: rencana hasil kerja (RHK), indikator (IKI), dan target. Kode IKI dibuat otomatis. Indikator "
                "baru ditambahkan di baris paling bawah, jangan disisipkan."),
                ("3. Perilaku Kerja dan Lampiran SKP: ekspektasi khusus pimpinan, dukungan sumber daya, skema "
                "pertanggungjawaban, dan konsekuensi; diisi bila ada."),
                ("4. Rencana Aksi: kegiatan untuk setiap indikator beserta bulannya. Setelah lengkap, pilih Ya pada "
                "“Rencana aksi selesai disusun?”."),
                "5. Catatan Harian: kegiatan harian, dihubungkan dengan RHK; tandai yang perlu dibahas dalam dialog.",
                "6. Triwulan I s.d. IV dan Akhir: realisasi dan bukti dukung setiap indikator.",
                ("7. Dialog Kinerja: agenda, hambatan, dan hasil pembahasan; menjadi Risalah Dialog Kinerja. Catatan "
                "harian yang ditandai perlu dialog dipilih di kolom Dari Catatan Harian; progress dan masalahnya ikut "
                "terisi."),
                "8. Umpan Balik: umpan balik berkala atau insidental yang diterima.",
                "9. Pembinaan: bimbingan dan konseling, bila ada. Konseling bersifat rahasia.",
                "10. Ringkasan: kelengkapan setiap lembar, tenggat, dan kemajuan setiap indikator; terisi otomatis.",
            ),
        ),
        ("Arti warna", (
            *_WARNA,
            BarisWarna("lewat", "Merah muda: tenggatnya sudah lewat; disebut juga dengan kata “lewat”."),
            BarisWarna("pita", "Biru tua: bulan pelaksanaan kegiatan pada lembar Rencana Aksi."),
            _KATA,
            _TAB,
        )),
        _AMAN,
        (
            "Mencetak",
            (
                ("Di Excel, tabel dicetak sampai baris terakhir yang terisi, tanpa kolom Kelengkapan. Mengubah area "
                "cetak atau setelan halaman di Excel dapat membekukannya; pulihkan dengan Page Layout > Print Area > "
                "Clear Print Area."),
                ("LibreOffice mencetak semua baris, juga yang kosong. Agar hanya yang terisi: sorot dari A1 sampai "
                "baris terakhir yang terisi, lalu pada kotak Cetak pilih Sel Terpilih (Selected Cells). Kepala tabel "
                "tetap ikut."),
            ),
        ),
        (
            "Setelah diisi",
            (
                "Simpan buku kerja ini dalam bentuk .xlsx, lalu kirimkan kepada pengelola SDM unit Anda.",
                "Pengelola SDM memeriksa, menggabungkan, dan mencetak dokumen tanpa mengubah buku kerja Anda.",
            ),
        ),
    ),
)

PETUNJUK_UNIT: Final = LembarPetunjuk(
    nama="Petunjuk",
    judul="BUKU KERJA UNIT UNTUK PENGELOLA SDM",
    isi=(
        (
            "Urutan pengisian",
            (
                "1. Pengaturan: nama unit, periode, metode pemetaan, bobot, penandatangan, dan isi surat.",
                "2. Daftar Pegawai: seluruh pegawai unit; dapat diisi dengan menggabungkan buku kerja pegawai.",
                "3. Skor: skor hasil kerja dan perilaku kerja setiap pegawai, atau tingkatnya bila metodenya Tingkat.",
                "4. Pemeringkatan dan Urutan: dihitung otomatis; kelompok K1-K3, peringkat, predikat, nilai, konflik.",
                "5. Distribusi dan Peta: pola distribusi terhadap capaian organisasi, dan letak setiap pegawai.",
                "6. Konfirmasi: jawaban pegawai; tenggat dihitung otomatis dengan libur di lembar Hari Libur.",
                "7. Tukin: pengurangan tunjangan menurut predikat tahunan, dari tunjangan yang Anda isi.",
                "8. Temuan: diisi penggabungan; yang perlu diperbaiki pada buku kerja pegawai.",
            ),
        ),
        (
            "Cara pemetaan dibaca",
            (
                "K1: hasil kerja dan perilaku kerja di atas rata-rata pegawai di unit.",
                "K2: keduanya rata-rata, atau salah satunya di atas rata-rata.",
                "K3: hasil kerja dan/atau perilaku kerja di bawah rata-rata.",
                ("Skor yang tepat di batas termasuk rata-rata. Hitungan tepat untuk skor, k, dan toleransi dengan "
                "paling banyak empat angka di belakang koma."),
                ("Pemetaan menjadi bahan pertimbangan Pejabat Penilai Kinerja. Rating yang sudah dipilih tidak pernah "
                "diubah; bila tidak sejalan, kolom Konflik menyebutkannya."),
            ),
        ),
        ("Arti warna", (*_WARNA, _KATA, _TAB)),
        _AMAN,
    ),
)


def petunjuk_360(alat: Instrumen) -> LembarPetunjuk:
    """The guide of the workbook of an evaluator."""
    scale = alat.skala
    groups = " atau ".join(
        f"{group.value.casefold()} (kurang dari {count} orang)"
        for group, count in alat.minimum_penilai.items()
        if count > 1
    )
    return LembarPetunjuk(
        nama="Petunjuk",
        judul="PENILAIAN PERILAKU KERJA 360°",
        isi=(
            (
                "Urutan pengisian",
                (
                    "1. Identitas Penilai: data Anda dan periode yang dinilai.",
                    "2. Daftar Dinilai: pegawai yang Anda nilai, dan kedudukan Anda terhadap masing-masing.",
                    "3. Penilaian: satu kolom untuk satu pegawai; beri skor setiap butir dari atas ke bawah.",
                    "4. Kembali ke Daftar Dinilai: kolom Kelengkapan menyebut butir yang belum dinilai.",
                ),
            ),
            (
                "Arti skor",
                tuple(f"{number}: {word}" for number, word in zip(scale.pilihan, scale.arti, strict=True)),
            ),
            (
                "Kerahasiaan",
                (
                    "Buku kerja ini dibaca pengelola SDM. Hasilnya memuat rata-rata kelompok, tanpa nama penilai.",
                    f"Rata-rata kelompok {groups} tidak ditampilkan sendiri, tetapi tetap dihitung.",
                    f"Penilaian {Hubungan.DIRI.value.casefold()} ditampilkan sebagai pembanding dan tidak berbobot.",
                    "Penilaian dengan butir kosong tidak dihitung; butir kosong tidak pernah ditebak.",
                ),
            ),
            ("Arti warna", (*_WARNA, _KATA)),
            _AMAN,
            (
                "Setelah diisi",
                ("Simpan dalam bentuk .xlsx, lalu kirimkan langsung kepada pengelola SDM unit Anda, tanpa perantara.",),
            ),
        ),
    )
