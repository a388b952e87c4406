"""The catalogue of findings: every code once, with its severity, meaning, remedy and source.

``docs/temuan.md`` is written from here by :func:`dokumen`; a test keeps the two equal.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from kinerja_core.model.istilah import Tingkatan
from kinerja_core.model.temuan import Temuan

_K: Final = Tingkatan.KESALAHAN
_P: Final = Tingkatan.PERINGATAN
_S: Final = Tingkatan.SARAN

_DECK: Final = "Materi Webinar Pengelolaan Kinerja ASN Kemenkes, 11 Februari 2026"
_AKSI: Final = f"{_DECK}: Rencana Aksi"
_CATATAN: Final = f"{_DECK}: Catatan Harian"
_REALISASI: Final = f"{_DECK}: Pelaksanaan Kinerja Triwulan"
_JADWAL: Final = f"{_DECK}: Timeline Pendokumentasian Kinerja dan Evaluasi Kinerja Pegawai"
_RISALAH: Final = f"{_DECK}: Risalah Dialog Kinerja"
_PERILAKU: Final = f"{_DECK}: Penilaian Perilaku 360°"
_FORMULIR: Final = "Formulir SKP yang sama pada beberapa aplikasi pemerintah"
_UMPAN_BALIK: Final = f"{_DECK}: Umpan Balik Berkelanjutan"
_PEMBINAAN: Final = f"{_DECK}: Pembinaan Kinerja"
_TAHAPAN: Final = f"{_DECK}: tahapan evaluasi dalam surat 30 Desember 2025"
_PEMETAAN: Final = "Surat Sekretaris Jenderal Kemenkes KP.02.04/A/21/1632/2025 tanggal 30 Juni 2025: pemeringkatan"
_KELOMPOK: Final = "Surat Kemenkes tanggal 30 Desember 2025: kelompok pemetaan, predikat, dan rentang nilai"
_POLA: Final = "Surat Edaran MenPANRB 3 Tahun 2023: capaian organisasi, pola distribusi, dan rating pimpinan"
_CATAT: Final = "Aturan kinerja: penetapan yang diubah dicatat dengan siapa, kapan, mengapa, semula, dan menjadi"
_ANGKA_KREDIT: Final = "PermenPANRB 1 Tahun 2023 dan Peraturan BKN 3 Tahun 2023: konversi predikat ke angka kredit"
_TUKIN: Final = "Permenkes 41 Tahun 2022 Pasal 24: pengurangan tunjangan kinerja"
_BOBOT: Final = "Peraturan Pemerintah 30 Tahun 2019: bobot hasil kerja dan perilaku kerja"
_KEBERATAN: Final = "Peraturan Pemerintah 30 Tahun 2019 Pasal 59, dikutip dari halaman publik: keberatan"
_GOLONGAN: Final = "Golongan ruang PNS I/a sampai IV/e, dan golongan PPPK I sampai XVII"
_NIP: Final = "Susunan NIP menurut Peraturan Kepala BKN 43 Tahun 2007; 15 angka adalah batas ketelitian Excel"
_BERKAS: Final = "Aturan templat kinerja: buku kerja Excel (.xlsx) yang utuh dan tanpa kata sandi"
_SUSUNAN: Final = "Aturan templat kinerja: lembar, judul kolom, dan label tetap seperti pada templat"
_SEL: Final = "Aturan templat kinerja: isi sel menurut jenis kolomnya"
_SATU_SEL: Final = "Aturan templat kinerja: satu isian satu sel, tanpa penggabungan"
_AMAN: Final = "Aturan templat kinerja: tautan hanya alamat web"
_SEKALI: Final = "Aturan templat kinerja: satu pegawai satu buku kerja untuk satu jabatan dan periode"
_CETAK: Final = "Aturan kinerja: yang wajib pada formulir tidak dikarang, dan berkas pengguna tidak ditimpa"
_PDF: Final = "Aturan kinerja: PDF dibuat LibreOffice dari dokumen Word, dengan huruf yang sama"
_BKN: Final = "Laporan penilaian SKP dari e-Kinerja BKN: kolom dan isinya menurut beberapa program yang membacanya"
_EKSPOR: Final = "Aturan kinerja: profil ekspor menetapkan kolom wajib dan bentuk isinya"


class KodeTemuan(NamedTuple):
    """One kind of finding. ``saran`` is the usual remedy; a finding may give a closer one.

    ``rujukan`` is the rule or form that says so; blank in the declaration when it is that of its group.
    """

    kode: str
    tingkat: Tingkatan
    arti: str
    saran: str
    rujukan: str = ""


class BabTemuan(NamedTuple):
    """Codes that belong together, under one heading of the guide, with the rule most of them rest on."""

    judul: str
    rujukan: str
    kode: tuple[KodeTemuan, ...]


_SIMPAN_XLSX: Final = (
    "Buka berkas itu di Excel atau LibreOffice, lalu simpan sebagai Buku Kerja Excel (.xlsx). Bila isinya bukan tabel, "
    "minta buku kerjanya."
)
_TEMPLAT: Final = "Unduh templat yang baru dan salin isinya ke sana, atau kembalikan namanya seperti semula."

BAB_TEMUAN: Final[tuple[BabTemuan, ...]] = (
    BabTemuan(
        "Berkas",
        _BERKAS,
        (
            KodeTemuan("BERKAS-TIDAK-ADA", _K, "Berkas tidak ditemukan.", "Periksa nama dan letak berkas."),
            KodeTemuan(
                "BERKAS-FOLDER",
                _K,
                "Yang ditunjuk adalah folder, bukan berkas.",
                "Pilih berkas .xlsx di dalam folder itu.",
            ),
            KodeTemuan(
                "BERKAS-KOSONG", _K, "Berkas tidak berisi apa pun.", "Minta kembali berkas yang utuh kepada pengirim."
            ),
            KodeTemuan(
                "BERKAS-RUSAK",
                _K,
                "Berkas rusak atau terpotong.",
                "Minta kembali berkas yang utuh kepada pengirim, atau buka dan perbaiki di Excel lalu simpan ulang.",
            ),
            KodeTemuan(
                "BERKAS-SANDI",
                _K,
                "Berkas dilindungi kata sandi.",
                "Buka di Excel, hapus kata sandi pembukanya (File > Info > Protect Workbook > Encrypt with Password), "
                "lalu simpan.",
            ),
            KodeTemuan(
                "BERKAS-LABEL",
                _K,
                "Berkas terkunci label sensitivitas kantor (hak akses terbatas).",
                "Buka di Excel, pilih label tanpa enkripsi (Home > Sensitivity), simpan sebagai salinan, lalu "
                "kirim salinan itu.",
            ),
            KodeTemuan(
                "BERKAS-BELUM-DIUNDUH",
                _K,
                "Isi berkas masih di OneDrive atau awan lain; di komputer ini baru namanya.",
                'Klik kanan berkas atau foldernya, pilih "Always keep on this device" (selalu simpan di perangkat '
                'ini), tunggu sampai selesai diunduh, lalu ulangi.',
            ),
            KodeTemuan(
                "BERKAS-ARSIP",
                _K,
                "Arsip zip, RAR, atau 7z tidak dapat dibaca.",
                "Ekstrak arsip itu (tanpa kata sandi) ke sebuah folder, sertakan foldernya, lalu ulangi. Bila tidak "
                "dapat diekstrak, minta kiriman yang utuh.",
            ),
            KodeTemuan(
                "BERKAS-TERKUNCI",
                _K,
                "Berkas tidak boleh dibuka.",
                "Tutup berkas itu di program lain, atau minta hak baca.",
            ),
            KodeTemuan("BERKAS-BUKAN-XLSX", _K, "Berkas bukan buku kerja .xlsx.", _SIMPAN_XLSX),
            KodeTemuan(
                "BERKAS-TERLALU-BESAR",
                _K,
                "Berkas terlalu besar, atau mengembang tidak wajar ketika dibuka.",
                "Hapus gambar dan lembar yang tidak perlu, atau salin isinya ke templat yang baru.",
            ),
        ),
    ),
    BabTemuan(
        "Buku kerja, lembar, kolom",
        _SUSUNAN,
        (
            KodeTemuan(
                "BUKU-TIDAK-DIKENAL",
                _K,
                "Berkas terbaca, tetapi bukan buku kerja SKP, penilaian 360°, atau unit.",
                "Pakai templat yang disediakan.",
            ),
            KodeTemuan(
                "BUKU-HASIL",
                _S,
                "Berkas ini hasil program (temuan, indeks, rekap, atau ekspor), bukan buku kerja yang diisi.",
                "Simpan hasil di luar folder buku kerja bila tidak ingin melihatnya di sini.",
            ),
            KodeTemuan(
                "EJAAN-TIDAK-DIUBAH",
                _K,
                "Buku kerja tidak dapat diseragamkan ejaannya, sehingga salinannya tetap seperti aslinya.",
                "Perbaiki bukunya lebih dahulu, atau ubah sel itu dengan tangan, lalu seragamkan kembali.",
            ),
            KodeTemuan(
                "BUKU-VERSI-BARU",
                _K,
                "Buku kerja dibuat dengan versi yang lebih baru.",
                "Perbarui program kinerja, lalu periksa lagi.",
            ),
            KodeTemuan(
                "BUKU-BELUM-DIISI", _K, "Buku kerja masih kosong.",
                "Isi lembar yang disebut, lalu lembar-lembar sesudahnya.",
            ),
            KodeTemuan("LEMBAR-TIDAK-ADA", _K, "Lembar yang diperlukan tidak ada atau berganti nama.", _TEMPLAT),
            KodeTemuan(
                "LEMBAR-GANDA",
                _K,
                "Dua lembar bernama sama artinya; hanya yang pertama dibaca.",
                "Gabungkan isinya, lalu hapus atau ganti nama yang lain.",
            ),
            KodeTemuan(
                "LEMBAR-SALINAN",
                _P,
                "Ada salinan sebuah lembar, misalnya Catatan Harian (2); hanya lembar aslinya yang dibaca.",
                "Pindahkan isinya ke lembar aslinya, lalu hapus salinan itu; atau beri nama lain bila bukan salinan.",
            ),
            KodeTemuan(
                "LEMBAR-TERLALU-LUAS",
                _K,
                "Ada sel terisi jauh di luar tabel, sehingga lembar tidak dibaca.",
                "Hapus seluruh baris dan kolom kosong di luar tabel, lalu simpan.",
            ),
            KodeTemuan("JUDUL-TIDAK-ADA", _K, "Baris judul tabel tidak ditemukan.", _TEMPLAT),
            KodeTemuan("KOLOM-TIDAK-ADA", _K, "Kolom tidak ada atau judulnya berganti.", _TEMPLAT),
            KodeTemuan(
                "KOLOM-GANDA",
                _K,
                "Dua kolom berjudul sama artinya.",
                "Sisakan satu kolom; beri judul lain pada kolom tambahan Anda.",
            ),
            KodeTemuan(
                "KOLOM-TIDAK-DIKENAL",
                _P,
                "Kolom pada daftar tidak dikenal dan tidak dibaca.",
                "Perbaiki ejaan judulnya, atau abaikan bila memang kolom tambahan.",
            ),
            KodeTemuan(
                "DAFTAR-BEBERAPA-LEMBAR",
                _K,
                "Beberapa lembar sebuah daftar berisi pegawai; tidak jelas mana yang dimaksud.",
                "Sebutkan lembarnya dengan --lembar NAMA; boleh lebih dari satu.",
            ),
            KodeTemuan(
                "DAFTAR-LEMBAR-LAIN",
                _P,
                "Lembar lain sebuah daftar memuat orang yang tidak ada di lembar yang dibaca.",
                "Bila mereka dimaksud, sebutkan semua lembarnya dengan --lembar; boleh lebih dari satu kali.",
            ),
            KodeTemuan(
                "DAFTAR-BARIS-LAIN",
                _S,
                "Daftar memuat baris yang bukan pegawai: subjudul, jumlah, atau tanda tangan.",
                "Bila salah satunya pegawai, isi NIP dan kolom lainnya pada baris itu.",
            ),
            KodeTemuan(
                "DAFTAR-BARIS-TERSEMBUNYI",
                _S,
                "Ada pegawai di baris daftar yang tersembunyi, misalnya karena disaring; mereka ikut dibaca.",
                "Bila mereka tidak dimaksud, keluarkan mereka dari daftar itu.",
            ),
            KodeTemuan(
                "DAFTAR-BUKAN-ASN",
                _S,
                "Daftar memuat orang yang bukan ASN; mereka tidak mempunyai SKP.",
                "Bila ia ASN, isi NIP dan statusnya pada baris itu.",
            ),
            KodeTemuan(
                "DAFTAR-STATUS-LAIN",
                _P,
                "Status pegawai pada daftar bukan PNS atau PPPK; jenisnya diambil dari NIP.",
                "Cocokkan; bila kolom itu memuat status lain, beri judul yang lain.",
            ),
            KodeTemuan(
                "PENILAI-BELUM-LENGKAP",
                _P,
                "Pejabat Penilai atau atasannya pada daftar belum lengkap, sehingga tidak dipakai.",
                "Isi nama dan jabatannya, atau NIP-nya bila ia juga tercantum di daftar itu.",
            ),
            KodeTemuan("ISIAN-TIDAK-ADA", _K, "Label isian tidak ada atau berganti.", _TEMPLAT),
            KodeTemuan("ISIAN-GANDA", _K, "Label isian muncul dua kali dengan isi berbeda.", "Sisakan satu."),
            KodeTemuan(
                "BARIS-BERLEBIH",
                _K,
                "Baris daftar mempunyai isian lebih banyak daripada judulnya.",
                "Apit isi yang memuat pemisah dengan tanda kutip ganda.",
            ),
        ),
    ),
    BabTemuan(
        "Isi sel",
        _SEL,
        (
            KodeTemuan("SEL-WAJIB", _K, "Isian wajib masih kosong.", "Isi sel itu."),
            KodeTemuan(
                "SEL-GALAT", _K, "Sel menampilkan galat Excel seperti #N/A.", "Hapus rumusnya dan ketik isinya."
            ),
            KodeTemuan(
                "SEL-RUMUS",
                _P,
                "Sel isian berisi rumus; yang dibaca hasil hitungan terakhir yang tersimpan.",
                "Ganti rumus dengan nilainya (salin, lalu Tempel Nilai).",
            ),
            KodeTemuan(
                "SEL-RUMUS-KOSONG",
                _K,
                "Sel isian berisi rumus yang hasilnya tidak tersimpan.",
                "Ketik isinya sebagai ganti rumus, atau kosongkan selnya; rumus yang benar mendapat hasilnya bila buku "
                "dibuka dan disimpan di Excel.",
            ),
            KodeTemuan(
                "TEKS-DI-BAWAH-TABEL",
                _K,
                "Ada teks di bawah tabel yang bukan sebuah baris.",
                "Pindahkan ke lembar lain, atau hapus; bila itu isian tabel, tulis lengkap di baris kosong yang "
                "disiapkan.",
            ),
            KodeTemuan(
                "BARIS-DI-LUAR-TABEL",
                _P,
                "Baris terisi yang disisipkan, atau di bawah tabel: buku kerja tidak memeriksa atau menghitungnya.",
                "Salin isinya ke baris kosong yang disiapkan (Tempel Nilai), lalu kosongkan baris itu.",
            ),
            KodeTemuan(
                "BARIS-SPASI",
                _P,
                "Isian sebuah baris hanya spasi: tampak kosong, tetapi buku kerja menganggapnya terisi.",
                "Pilih sel-sel isian baris itu, lalu tekan Delete.",
            ),
            KodeTemuan(
                "RUMUS-RUSAK",
                _P,
                "Rumus buku kerja tidak bekerja lagi; yang diketik tetap dibaca.",
                "Urungkan penghapusan atau pemindahannya (lembar tersembunyi, kolom, atau baris di luar tabel), atau "
                "salin isinya ke templat yang baru.",
            ),
            KodeTemuan("SEL-JENIS", _K, "Jenis isi sel tidak sesuai dengan kolomnya.", "Ketik ulang isinya."),
            KodeTemuan(
                "SEL-JADI-TANGGAL",
                _K,
                "Isian teks terbaca sebagai tanggal, biasanya karena Excel mengubah ketikan.",
                "Ubah format sel menjadi Text, lalu ketik ulang.",
            ),
            KodeTemuan(
                "TEKS-KARAKTER",
                _K,
                "Teks memuat karakter yang tidak dapat disimpan dalam dokumen.",
                "Hapus karakter itu, atau ketik ulang teksnya.",
            ),
            KodeTemuan(
                "TEKS-PENGODEAN",
                _P,
                "Satu huruf salah baca, hilang, atau tidak tersimpan dengan pengodean seperti huruf lain.",
                "Periksa ejaan kata itu, lalu ketik ulang; berkas teks disimpan ulang sebagai CSV UTF-8.",
            ),
            KodeTemuan("TEKS-PANJANG", _K, "Teks terlalu panjang.", "Ringkas teksnya."),
            KodeTemuan(
                "TEKS-AWALAN-RUMUS",
                _S,
                "Teks diawali tanda =; teks tetap dipakai utuh.",
                "Bila itu bukan kesengajaan, hapus tanda = di awal.",
            ),
            KodeTemuan(
                "PILIHAN-TIDAK-DIKENAL", _K, "Isi tidak ada dalam daftar pilihan.",
                "Pilih dari daftar pada sel itu; pada berkas tanpa daftar, tulis persis seperti pilihannya.",
            ),
            KodeTemuan("ANGKA-SALAH", _K, "Isi bukan angka.", "Ketik angka saja, tanpa satuan."),
            KodeTemuan(
                "ANGKA-TEKS", _K, "Angka tersimpan sebagai teks, sehingga rumus tidak melihatnya.",
                "Ubah format sel menjadi General, lalu ketik ulang sebagai angka (pecahan memakai koma).",
            ),
            KodeTemuan(
                "ANGKA-PERSEN", _K, "Angka diketik sebagai persen (85% menjadi 0,85), sehingga hitungannya salah.",
                "Ubah format sel menjadi General, lalu ketik angkanya tanpa tanda %.",
            ),
            KodeTemuan(
                "ANGKA-BERUPA", _P, "Angka berformat khusus (atau tanggal), sehingga yang tampak di selnya lain.",
                "Ubah format sel menjadi Text (di kolom angka: General), lalu ketik ulang seperti seharusnya.",
            ),
            KodeTemuan("ANGKA-BATAS", _K, "Angka di luar batas.", "Ketik angka di dalam batas yang disebut."),
            KodeTemuan(
                "TANGGAL-TEKS",
                _K,
                "Tanggal diketik sebagai teks yang tidak jelas hari dan bulannya, atau bukan tanggal.",
                "Ketik ulang sebagai tanggal, misalnya 2025-03-31, atau 31 Maret 2025 dengan nama bulannya; sel akan "
                "menampilkannya sebagai 31 Maret 2025.",
            ),
            KodeTemuan(
                "SEL-TERGABUNG",
                _K,
                "Sel isian digabung; Excel hanya menyimpan isi sel pertamanya, dan isi yang lain tidak ditebak.",
                "Buka proteksi lembarnya (Review > Unprotect Sheet; tanpa kata sandi), pisahkan sel itu "
                "(Home > Merge & Center > Unmerge Cells), lalu isi setiap selnya.",
                _SATU_SEL,
            ),
            KodeTemuan(
                "TANGGAL-SALAH",
                _K,
                "Isi bukan tanggal, atau di luar kalender yang dapat dipakai.",
                "Ketik tanggal yang benar, misalnya 2025-03-31.",
            ),
            KodeTemuan(
                "TANGGAL-LUAR-PERIODE",
                _P,
                "Tanggal atau triwulan di tahun SKP, tetapi di luar periode SKP ini; orang yang pindah jabatan "
                "mempunyai beberapa SKP setahun.",
                "Pindahkan isinya ke buku kerja SKP masa itu, atau perbaiki tanggalnya; bila periodenya yang salah, "
                "perbaiki Periode Mulai dan Periode Selesai di lembar Identitas.",
            ),
            KodeTemuan(
                "TANGGAL-TERTUKAR",
                _P,
                "Hari dan bulan sebuah tanggal mungkin tertukar, seperti dilakukan Excel berbahasa Inggris.",
                "Cocokkan bulan yang tampil di sel itu; bila tertukar, ketik ulang dengan nama bulannya.",
            ),
            KodeTemuan(
                "PANGKAT-SALAH",
                _K,
                "Pangkat/golongan tidak dikenal.",
                "Pilih dari daftar, misalnya Pembina (IV/a), atau IX untuk PPPK.",
                _GOLONGAN,
            ),
            KodeTemuan(
                "PERIODE-SALAH", _K, "Periode tidak dikenal.", 'Tulis misalnya "Triwulan IV 2025" atau "Tahun 2025".',
                _JADWAL,
            ),
            KodeTemuan(
                "PERIODE-TANPA-ATURAN",
                _K,
                "Periode penilaian sebelum aturan pertama yang diketahui, sehingga tidak dapat dipetakan atau dicetak.",
                "Periksa tahunnya; untuk periode itu pakailah cara yang berlaku pada waktunya.",
                _JADWAL,
            ),
            KodeTemuan("TAUTAN-BERBAHAYA", _K, "Tautan bukan alamat web.", "Pakai alamat web (https://…).", _AMAN),
            KodeTemuan(
                "ISI-SALAH", _K, "Isi tidak sesuai dengan ketentuan kolomnya.", "Perbaiki isinya menurut pesan."
            ),
        ),
    ),
    BabTemuan(
        "NIP dan identitas",
        _FORMULIR,
        (
            KodeTemuan(
                "NIP-ANGKA",
                _K,
                "NIP tersimpan sebagai angka; tiga angka terakhirnya sudah hilang.",
                "Ubah format sel menjadi Text, lalu ketik ulang NIP dari dokumen resmi.",
                _NIP,
            ),
            KodeTemuan(
                "NIP-SALAH", _K, "NIP bukan 18 angka yang mungkin.", "Ketik ulang NIP dari dokumen resmi.", _NIP
            ),
            KodeTemuan(
                "NIP-BATAS",
                _P,
                "NIP tidak sesuai dengan batas usia atau kode yang berlaku.",
                "Cocokkan dengan SK pengangkatan.",
                _NIP,
            ),
            KodeTemuan(
                "IDENTITAS-JENIS", _K, "Status PNS/PPPK tidak cocok dengan bentuk NIP.", "Perbaiki status atau NIP.",
                _NIP,
            ),
            KodeTemuan(
                "IDENTITAS-TAHUN-TEMPLAT",
                _P,
                "Tahun SKP bukan tahun templat buku ini; tenggat di lembarnya dapat masih milik tahun templat.",
                "Pakai templat tahun itu, dan salin isian Anda ke sana.",
            ),
            KodeTemuan(
                "NAMA-BERNIP",
                _P,
                "Sel nama memuat juga NIP.",
                "Tulis namanya saja; NIP mempunyai selnya sendiri.",
                _NIP,
            ),
            KodeTemuan(
                "IDENTITAS-PANGKAT",
                _K,
                "Pangkat/golongan tidak cocok dengan status PNS/PPPK.",
                "Perbaiki pangkat atau status.",
                _GOLONGAN,
            ),
            KodeTemuan(
                "PENILAI-SAMA",
                _K,
                "Pejabat Penilai sama dengan pegawai yang dinilai.",
                "Isi NIP Pejabat Penilai yang benar.",
            ),
        ),
    ),
    BabTemuan(
        "SKP",
        _FORMULIR,
        (
            KodeTemuan(
                "SKP-PERIODE",
                _K,
                "Periode SKP terbalik atau melewati tahunnya.",
                "Perbaiki tanggal mulai, tanggal selesai, atau tahun.",
            ),
            KodeTemuan(
                "SKP-LALU-SALAH",
                _K,
                "SKP tahun lalu tidak disalin ke buku kerja yang baru, karena lembarnya memuat kesalahan.",
                "Perbaiki sel yang disebut di buku lama, lalu buat kembali buku barunya.",
            ),
            KodeTemuan(
                "SKP-LALU-TAHUN",
                _P,
                "SKP yang disalin ke buku kerja baru masih berlaku pada masa buku baru itu.",
                "Bila bukunya untuk tahun berikutnya, sebutkan tahunnya dan buat kembali.",
            ),
            KodeTemuan(
                "SKP-JENIS",
                _K,
                "Jenis SKP di Identitas bukan jenis buku kerjanya, yang menentukan kolom lembar SKP.",
                "Kembalikan Jenis SKP seperti semula, atau pindahkan isinya ke templat jenis yang benar.",
            ),
            KodeTemuan(
                "SKP-PENETAPAN",
                _P,
                "Tanggal penetapan di luar tahun SKP.",
                "Perbaiki tanggal penetapannya, atau Tahun SKP, pada lembar Identitas.",
            ),
            KodeTemuan("SKP-KOSONG", _K, "Tidak ada satu pun RHK dan IKI yang dapat dipakai.", "Isi lembar SKP."),
            KodeTemuan(
                "SKP-RHK-BERBEDA",
                _K,
                "Baris-baris satu RHK berisi keterangan yang berbeda.",
                "Samakan, atau kosongkan pada baris kedua dan seterusnya.",
            ),
            KodeTemuan(
                "SKP-NOMOR-LONCAT",
                _S,
                "Nomor RHK tidak berurutan.",
                "Beri nomor 1, 2, 3 dan seterusnya. Bila lembar lain sudah menyebut nomornya, biarkan: nomor di sana "
                "tidak ikut berubah.",
            ),
            KodeTemuan(
                "SKP-KODE-IKI",
                _K,
                "Baris SKP tanpa Kode IKI, dengan kode yang dipakai baris lain, atau dengan kode yang tidak disiapkan.",
                "Pindahkan isinya ke baris kosong yang berkode, lalu kosongkan baris ini.",
                _SUSUNAN,
            ),
            KodeTemuan(
                "SKP-SATUAN-BERBEDA",
                _S,
                "Indikator dan targetnya menyebut satuan yang berbeda.",
                "Samakan satuan target dengan yang dihitung indikator, atau perbaiki bunyi indikatornya.",
            ),
            KodeTemuan(
                "SKP-TEKS-BERBEDA",
                _P,
                "Lembar lain menampilkan bunyi RHK atau indikator yang berbeda; yang dipakai bunyi di lembar SKP.",
                "Buka dan simpan di Excel supaya rumusnya dihitung ulang, atau kembalikan rumus pada kolom itu.",
            ),
            KodeTemuan(
                "SKP-SATUAN-GANDA",
                _S,
                "Target memuat satuannya sendiri, misalnya 12 Laporan dengan satuan Laporan; dicetak satu kali.",
                "Sisakan angkanya saja di kolom Target.",
            ),
            KodeTemuan("SKP-TARGET-SATUAN", _S, "Target tanpa satuan.", 'Isi satuan, misalnya "Laporan" atau "%".'),
            KodeTemuan(
                "SKP-TARGET-ANGKA",
                _S,
                "Target kuantitatif tanpa angka.",
                'Tulis target yang terukur, misalnya "1" atau "≤ 5".',
            ),
        ),
    ),
    BabTemuan(
        "Rencana aksi",
        _AKSI,
        (
            KodeTemuan(
                "IKI-TIDAK-DIKENAL",
                _K,
                "Kode IKI tidak ada dalam lembar SKP.",
                "Pilih kode IKI dari daftar pada sel itu.",
            ),
            KodeTemuan(
                "RHK-TIDAK-DIKENAL",
                _K,
                "Kode RHK tidak ada dalam lembar SKP.",
                "Pilih kode RHK dari daftar pada sel itu.",
                _CATATAN,
            ),
            KodeTemuan(
                "BULAN-TERBALIK", _K, "Bulan selesai mendahului bulan mulai.", "Tukar atau perbaiki bulannya.", _AKSI
            ),
            KodeTemuan(
                "AKSI-LUAR-PERIODE",
                _K,
                "Bulan rencana aksi di luar periode SKP.",
                "Perbaiki bulannya, atau periode SKP pada identitas.",
            ),
            KodeTemuan(
                "AKSI-TIDAK-ADA",
                _P,
                "IKI belum mempunyai rencana aksi.",
                "Tambahkan sekurang-kurangnya satu rencana aksi untuk IKI itu.",
            ),
            KodeTemuan(
                "AKSI-BELUM-SELESAI",
                _P,
                "Rencana aksi belum ditandai Selesai.",
                "Setelah rencana aksi lengkap, isi tanda Selesai dengan Ya.",
            ),
            KodeTemuan(
                "AKSI-BERUBAH",
                _P,
                "Rencana aksi berubah sesudah ditandai Selesai, tanpa dialog kinerja tentang indikator itu "
                "(diketahui dari perbandingan dengan buku kerja sebelumnya: `kinerja periksa --banding`).",
                "Catat dialog kinerja yang menyepakati perubahan itu, atau kembalikan rencana aksinya.",
            ),
            KodeTemuan(
                "BUKU-BERUBAH",
                _P,
                "Isi buku kerja berubah sejak keadaan sebelumnya (`kinerja periksa --banding`, atau `kinerja gabung "
                "--lanjutkan`).",
                "Pastikan perubahan itu memang dimaksudkan; bila tidak, kembalikan isinya.",
                _SUSUNAN,
            ),
            KodeTemuan(
                "BUKU-BERTAMBAH",
                _S,
                "Isi buku kerja bertambah sejak keadaan sebelumnya.",
                "Tidak perlu tindakan bila memang baru ditulis.",
                _SUSUNAN,
            ),
            KodeTemuan(
                "BANDING-TIDAK-ADA",
                _S,
                "Buku kerja tidak ada bandingannya (`kinerja periksa --banding`).",
                "Sebutkan buku kerja atau folder yang memuat keadaan sebelumnya orang itu.",
                _SUSUNAN,
            ),
            KodeTemuan(
                "AKSI-GANDA", _S, "Rencana aksi yang sama tertulis dua kali pada satu IKI.", "Kosongkan salah satunya."
            ),
        ),
    ),
    BabTemuan(
        "Catatan harian dan umpan balik",
        _CATATAN,
        (
            KodeTemuan(
                "KODE-BERURUTAN",
                _S,
                "Kode RHK pada baris-baris berturut-turut naik satu demi satu, seperti bila sebuah sel ditarik.",
                "Bila satu RHK yang dimaksud, pilih kodenya dari daftar pada setiap baris, bukan dengan menarik sel.",
            ),
            KodeTemuan(
                "CATATAN-LUAR-TAHUN",
                _K,
                "Tanggal catatan harian di luar tahun SKP.",
                "Perbaiki tanggalnya, atau pindahkan ke buku kerja tahun itu.",
            ),
            KodeTemuan(
                "CATATAN-MASA-DEPAN",
                _P,
                "Tanggal catatan harian belum tiba.",
                "Perbaiki tanggalnya; catatan ditulis pada hari kegiatannya.",
            ),
            KodeTemuan(
                "CATATAN-PENUH",
                _S,
                "Lembar Catatan Harian sudah penuh.",
                "Salin lembar itu, kosongkan isinya, dan beri nama Catatan Harian 2 (lalu 3, 4, …); semuanya dibaca.",
            ),
            KodeTemuan(
                "CATATAN-PERLU-DIALOG",
                _S,
                "Catatan ditandai perlu dialog, tetapi belum ada dialog kinerja sesudahnya tentang RHK itu.",
                "Bahas dalam dialog kinerja dan isi lembar dialognya.",
                _RISALAH,
            ),
            KodeTemuan(
                "UMPAN-LUAR-TAHUN", _P, "Tanggal umpan balik di luar tahun SKP.", "Periksa tanggalnya.", _UMPAN_BALIK
            ),
            KodeTemuan(
                "UMPAN-KRITERIA",
                _S,
                "Isi umpan balik mungkin belum konstruktif, spesifik, jelas, atau obyektif.",
                "Sebut tindakan dan waktunya, serta cara memperbaikinya, tanpa menyamaratakan; bila menurut Anda sudah "
                "memenuhi, pilih Ya di kolom kriterianya.",
                _UMPAN_BALIK,
            ),
            KodeTemuan(
                "UMPAN-MASA-DEPAN", _P, "Tanggal umpan balik belum tiba.", "Periksa tanggalnya.", _UMPAN_BALIK
            ),
            KodeTemuan(
                "PEMBINAAN-LUAR-TAHUN", _P, "Tanggal pembinaan di luar tahun SKP.", "Periksa tanggalnya.", _PEMBINAAN
            ),
            KodeTemuan(
                "PEMBINAAN-MASA-DEPAN", _P, "Tanggal pembinaan belum tiba.", "Periksa tanggalnya.", _PEMBINAAN
            ),
            KodeTemuan(
                "PEMBINAAN-TIDAK-SESUAI", _K,
                "Aspek atau penyebab tidak sesuai bentuk pembinaannya: bimbingan untuk yang tidak mampu, konseling "
                "untuk yang tidak mau atau terhambat masalah personal.",
                "Pilih bentuk, aspek, dan penyebab yang berpasangan menurut petunjuk kolomnya.", _PEMBINAAN,
            ),
        ),
    ),
    BabTemuan(
        "Realisasi",
        _REALISASI,
        (
            KodeTemuan(
                "REALISASI-TANPA-BUKTI",
                _K,
                "Realisasi diisi tanpa bukti dukung.",
                "Isi bukti dukung; tautannya dapat ditambahkan bila perlu.",
            ),
            KodeTemuan(
                "REALISASI-BELUM-LENGKAP",
                _P,
                "Triwulan sudah mulai diisi, tetapi ada IKI tanpa realisasi.",
                "Isi realisasi IKI itu.",
            ),
            KodeTemuan(
                "REALISASI-TIDAK-ADA",
                _P,
                "Triwulan belum diisi, padahal masa pengisiannya sudah lewat atau triwulan sesudahnya sudah diisi.",
                "Isi realisasi dan bukti dukung triwulan itu.",
                _JADWAL,
            ),
            KodeTemuan(
                "REALISASI-SATUAN-BERBEDA",
                _P,
                "Realisasi dan targetnya menyebut satuan yang berbeda.",
                "Periksa apakah realisasi ini milik indikator itu: isi lembar SKP mungkin ditimpa atau dipindahkan, "
                "atau Excel melengkapi sendiri yang diketik. Tulis realisasi dengan satuan targetnya.",
            ),
            KodeTemuan(
                "REALISASI-BESARAN",
                _P,
                "Realisasi berkali-kali lipat targetnya, atau hampir tidak ada dibandingkan dengannya.",
                "Periksa angkanya: Excel mungkin melengkapi sendiri yang diketik, atau titik dan koma tertukar.",
            ),
            KodeTemuan(
                "REALISASI-KODE-IKI",
                _K,
                "Baris realisasi tidak punya IKI di lembar SKP, atau dua baris memakai satu kode IKI.",
                "Pindahkan isinya ke baris yang berkode IKI itu; kosongkan bila IKI itu sudah dihapus.",
                _SUSUNAN,
            ),
            KodeTemuan(
                "REALISASI-BARIS-HILANG",
                _K,
                "Baris sebuah IKI dihapus dari lembar realisasi.",
                "Urungkan penghapusannya, atau salin isi buku kerja ini ke templat yang baru.",
                _SUSUNAN,
            ),
            KodeTemuan(
                "REALISASI-BERGESER",
                _K,
                "Pada templat versi 1 dan 2: kode IKI pada baris realisasi tidak sama dengan baris yang sama di lembar "
                "SKP.",
                "Batalkan penyisipan, pengurutan, atau penghapusan baris di salah satu lembar, lalu simpan dari Excel.",
                _SUSUNAN,
            ),
        ),
    ),
    BabTemuan(
        "Dialog kinerja",
        _RISALAH,
        (
            KodeTemuan(
                "DIALOG-TIDAK-LENGKAP",
                _K,
                "Bagian wajib risalah belum diisi; risalah dialog itu tidak dicetak.",
                "Isi bagian yang disebut.",
            ),
            KodeTemuan(
                "DIALOG-BERBEDA",
                _K,
                "Baris-baris satu dialog berisi keterangan yang berbeda.",
                "Samakan, atau kosongkan pada baris kedua dan seterusnya.",
            ),
            KodeTemuan(
                "DIALOG-TANPA-AKSI",
                _K,
                "IKI yang dibahas belum mempunyai rencana aksi, padahal bagian itu wajib dalam risalah.",
                "Isi rencana aksi untuk IKI itu.",
            ),
            KodeTemuan(
                "DIALOG-TANPA-PERTIMBANGAN",
                _K,
                "Dialog dipimpin Pemberi Pertimbangan, tetapi identitasnya belum diisi.",
                "Isi Pemberi Pertimbangan pada lembar Identitas, atau ubah pemimpin dialognya.",
            ),
            KodeTemuan(
                "DIALOG-TINDAK-LANJUT",
                _P,
                "Strategi dialog sebelumnya tidak direviu pada dialog sesudahnya, atau reviunya belum lengkap.",
                "Isi Tindak Lanjut (Selesai, Masih Terbuka, atau Dihentikan dengan alasannya) dan Tanggal Reviu di "
                "baris strategi itu.",
            ),
            KodeTemuan(
                "DIALOG-BERIKUTNYA",
                _P,
                "Dialog yang belum selesai tidak menyebut kapan dialog berikutnya, atau harinya tidak sesudah dialog.",
                "Isi Dialog Berikutnya dengan tanggal yang disepakati.",
            ),
            KodeTemuan(
                "DIALOG-TERBUKA-LALU",
                _S,
                "Strategi dialog belum ditutup ketika buku kerja tahun berikutnya dibuat; buku baru tidak memuatnya.",
                "Tutup di buku lama (Selesai, atau Dihentikan dengan alasannya), atau tulis lagi di dialog pertama "
                "tahun baru.",
            ),
            KodeTemuan("DIALOG-LUAR-TAHUN", _K, "Tanggal dialog di luar tahun SKP.", "Perbaiki tanggalnya."),
            KodeTemuan("DIALOG-MASA-DEPAN", _P, "Tanggal dialog belum tiba.", "Periksa tanggalnya."),
            KodeTemuan(
                "DIALOG-AGENDA-GANDA",
                _P,
                "Agenda yang sama tertulis dua kali dalam satu dialog.",
                "Kosongkan salah satunya.",
            ),
        ),
    ),
    BabTemuan(
        "Penilaian 360°",
        _PERILAKU,
        (
            KodeTemuan(
                "P360-BUTIR-KOSONG",
                _K,
                "Penilaian seorang pegawai belum lengkap, sehingga tidak dihitung; butir kosong tidak ditebak.",
                "Lengkapi skor pada kolom pegawai itu, atau kosongkan pegawai itu dari daftar.",
            ),
            KodeTemuan(
                "P360-BUTIR-ASING",
                _K,
                "Butir bukan milik instrumen periode itu, atau tertulis dua kali; skornya tidak dipakai.",
                "Pakai templat untuk tahun itu, atau kembalikan tulisan butirnya.",
            ),
            KodeTemuan(
                "P360-NOMOR",
                _K,
                "Nomor pegawai pada daftar kosong, bukan nomor, atau dipakai dua kali.",
                "Kembalikan nomornya seperti pada templat; nomor itu menunjuk kolom skornya.",
            ),
            KodeTemuan(
                "P360-BERPINDAH",
                _P,
                "Pegawai di daftar yang sudah terisi berpindah ke nomor lain, sedangkan skor tetap di kolom semula.",
                "Urungkan pengurutannya, atau pastikan skor di kolom bernomor itu memang untuk pegawai itu.",
            ),
            KodeTemuan(
                "P360-SKOR-TANPA-NAMA",
                _K,
                "Ada kolom skor yang nomornya tidak ada dalam daftar pegawai yang dinilai.",
                "Tulis pegawainya di daftar, atau hapus skor di kolom itu.",
            ),
            KodeTemuan(
                "P360-DIRI",
                _K,
                "Hubungan Diri Sendiri dan NIP penilai tidak sejalan; penilaian itu tidak dihitung.",
                "Perbaiki hubungan atau NIP pegawai itu.",
            ),
            KodeTemuan(
                "P360-GANDA",
                _K,
                "Satu penilai menilai pegawai yang sama lebih dari sekali dengan isi berbeda; tidak satu pun dihitung.",
                "Sisakan penilaian yang benar.",
            ),
            KodeTemuan(
                "P360-SALINAN",
                _P,
                "Penilaian yang sama ada lebih dari sekali; dihitung satu kali.",
                "Hapus salinannya.",
            ),
            KodeTemuan(
                "P360-NAMA-BERBEDA",
                _P,
                "Satu NIP diberi nama yang berbeda oleh dua berkas; mungkin NIP-nya tertukar.",
                "Cocokkan NIP dan nama dengan dokumen resmi.",
            ),
            KodeTemuan(
                "P360-HUBUNGAN",
                _P,
                "Hubungan penilai dengan pegawai yang dinilai tidak sejalan dengan buku SKP salah satunya.",
                "Pastikan kolom Saya Adalah: Atasan berarti penilai adalah atasan pegawai itu, bukan sebaliknya.",
            ),
            KodeTemuan(
                "P360-PERLU-DIPERBAIKI",
                _P,
                "Ada buku penilaian 360° yang mempunyai temuan; penilai, pegawai dan isinya tidak disebut.",
                "Periksa folder buku penilaian 360° dengan kinerja periksa, lalu minta penilainya memperbaiki.",
            ),
            KodeTemuan(
                "P360-PERIODE",
                _P,
                "Penilaian untuk periode lain; tidak dihitung.",
                "Pisahkan berkas periode lain, atau perbaiki periodenya.",
                _TAHAPAN,
            ),
            KodeTemuan(
                "P360-SEMENTARA",
                _P,
                "Penilai 360° yang diharapkan belum semuanya masuk, sehingga skor dan rata-rata belum ditampilkan.",
                "Lengkapi atau keluarkan buku yang belum selesai, lalu hitung kembali.",
            ),
            KodeTemuan(
                "P360-SAMA-SEMUA",
                _S,
                "Semua pegawai yang dinilai mendapat skor yang persis sama pada setiap butir.",
                "Bila memang demikian, biarkan; bila tidak, baca lagi butirnya untuk setiap orang.",
            ),
            KodeTemuan(
                "P360-PASANGAN-GANDA",
                _K,
                "Satu penilai tercantum dua kali untuk pegawai yang sama di daftar penilai.",
                "Sisakan satu baris.",
            ),
            KodeTemuan(
                "P360-TERLAMBAT",
                _P,
                "Ada buku penilaian 360° yang disimpan sesudah tanggal tutup; penilainya tidak disebut.",
                "Bila keterlambatannya diterima, ubah tanggal tutup di daftar penilai, atau hitung dengan kinerja "
                "perilaku --sertakan-terlambat.",
                _TAHAPAN,
            ),
            KodeTemuan(
                "P360-TIDAK-MASUK",
                _P,
                "Sampai tanggal tutup ada penilai atau penilaian dari daftar yang tidak masuk; dihitung tanpa mereka.",
                "Tidak perlu tindakan; bila masih ditunggu, ubah tanggal tutup di daftar penilai.",
                _TAHAPAN,
            ),
            KodeTemuan(
                "P360-DI-LUAR-DAFTAR",
                _P,
                "Ada penilaian yang tidak ada di daftar penilai, atau kedudukan penilainya lain; tidak dihitung.",
                "Bila penilaian itu memang diminta, tambahkan barisnya di daftar penilai, lalu hitung kembali.",
            ),
            KodeTemuan(
                "P360-TANPA-SKOR",
                _P,
                "Skor perilaku sebagian pegawai belum dapat dihitung dari penilaian 360°.",
                "Minta penilaian atasannya; kolom Catatan pada rekap menyebut pegawainya.",
            ),
            KodeTemuan(
                "P360-BUKAN-ANGGOTA",
                _P,
                "Ada penilaian untuk NIP yang tidak ada di unit ini.",
                "Perbaiki NIP-nya, atau tambahkan buku kerja pegawai itu.",
            ),
            KodeTemuan(
                "P360-SKOR-BERBEDA",
                _P,
                "Skor perilaku yang sudah tertulis berbeda dari hitungan penilaian 360°; yang tertulis dipakai.",
                "Kosongkan skor perilaku di buku unit bila hitungan 360° yang dikehendaki.",
            ),
            KodeTemuan(
                "P360-BOBOT",
                _S,
                "Skor perilaku memuat penilaian rekan sejawat atau bawahan, tetapi bobot unit bukan yang untuk itu.",
                "Ubah kedua bobot di lembar Pengaturan menjadi 60 dan 40, atau biarkan bila memang demikian.",
                _BOBOT,
            ),
        ),
    ),
    BabTemuan(
        "Unit dan antarberkas",
        _SEKALI,
        (
            KodeTemuan(
                "NIP-GANDA",
                _K,
                "NIP yang sama dipakai oleh nama yang berbeda.",
                "Cocokkan NIP kedua orang itu dengan dokumen resmi.",
                _NIP,
            ),
            KodeTemuan(
                "PEGAWAI-GANDA",
                _K,
                "Satu pegawai tercantum lebih dari sekali dalam daftar; hanya yang pertama dipakai.",
                "Kosongkan isian baris yang berlebih.",
            ),
            KodeTemuan(
                "UNIT-BEDA-BUKU",
                _P,
                "Nama, jabatan, atau pangkat pegawai di buku unit berbeda dari yang di buku kerjanya, misalnya sesudah "
                "salah satunya diperbaiki.",
                "Perbaiki yang salah, atau gabungkan lagi dengan --lanjutkan; lalu cetak kembali dokumennya.",
            ),
            KodeTemuan(
                "UNIT-DUA-BUKU",
                _K,
                "Dua buku unit untuk unit dan periode yang sama diisi lain, misalnya salinannya diisi dua orang.",
                "Salin isian yang kurang ke salah satunya, lanjutkan dari buku itu, dan pindahkan yang lain.",
            ),
            KodeTemuan(
                "PEGAWAI-GANTI-DATA",
                _P,
                "Nama, jabatan, pangkat, atau Pejabat Penilai di buku kerja berbeda dari yang di buku unit yang "
                "dilanjutkan; buku unit yang baru mengikuti buku kerjanya.",
                "Bila yang di buku unit yang benar, perbaiki buku kerjanya, lalu gabungkan lagi.",
            ),
            KodeTemuan(
                "BUKU-SALINAN",
                _P,
                "Buku kerja yang sama isinya ada lebih dari sekali; dipakai satu kali.",
                "Hapus salinannya.",
            ),
            KodeTemuan(
                "ORANG-DUA-BUKU",
                _K,
                "Satu pegawai mempunyai beberapa buku kerja yang berbeda isinya, untuk jabatan yang sama dan periode "
                "yang beririsan; tidak satu pun dipilih.",
                "Sisakan buku yang benar, atau bedakan jabatan dan periodenya.",
            ),
            KodeTemuan(
                "KEADAAN-TERBALIK",
                _K,
                "Keadaan seorang pegawai selesai sebelum mulai.",
                "Perbaiki Keadaan Mulai atau Keadaan Selesai di lembar Daftar Pegawai.",
            ),
            KodeTemuan(
                "TERLAMBAT-TERBALIK",
                _K,
                "Evaluasi seorang pimpinan selesai sebelum bulan pertama pengurangan tunjangannya.",
                "Perbaiki Potongan Mulai atau Evaluasi Selesai di lembar Pimpinan Terlambat.",
                _TUKIN,
            ),
            KodeTemuan(
                "KONVERSI-TANPA-MASA",
                _K,
                "Konversi angka kredit tidak mempunyai hari pertama atau hari terakhir masanya.",
                "Isi Mulai dan Selesai di lembar Riwayat AK seperti pada surat konversinya.",
                _ANGKA_KREDIT,
            ),
            KodeTemuan(
                "TAHUN-TERLEWAT",
                _P,
                "Buku unit dilanjutkan ke tahun berikutnya, padahal evaluasi tahunan sebelumnya belum ada di sana.",
                "Buat dahulu buku evaluasi tahunannya dengan --periode tahun itu, lalu lanjutkan dari buku itu.",
            ),
            KodeTemuan(
                "PEGAWAI-BELUM-MENGIRIM",
                _P,
                "Buku kerja orang yang seharusnya ada tidak ditemukan di folder itu.",
                "Minta buku kerjanya, atau isi Keadaan (mutasi keluar, pensiun, cuti, …) dengan tanggalnya di lembar "
                "Daftar Pegawai.",
            ),
            KodeTemuan(
                "PEGAWAI-DI-LUAR-DAFTAR",
                _P,
                "Orang yang sudah tercatat di buku unit tidak ada di daftar pegawai yang diberikan sekarang.",
                "Bila ia sudah keluar, isi Keadaan dan Keadaan Mulai di lembar Daftar Pegawai; bila tidak, lengkapi "
                "daftarnya.",
            ),
            KodeTemuan(
                "PEGAWAI-BARU",
                _S,
                "Orang yang belum tercatat di buku unit sebelumnya ditambahkan.",
                "Bila ia pindah dari unit lain, isi Keadaan dengan Mutasi Masuk dan tanggalnya di Daftar Pegawai.",
            ),
            KodeTemuan(
                "PEGAWAI-GANTI-NIP",
                _P,
                "Seorang pegawai tidak mempunyai buku kerja, sedangkan yang baru bernama sama dan NIP-nya mirip atau "
                "tanggal lahirnya sama.",
                "Bila NIP-nya dibetulkan, betulkan di setiap lembar buku unit yang dilanjutkan, juga yang tersembunyi; "
                "bila ia mendapat NIP baru (PPPK menjadi PNS), isi Keadaan NIP lamanya dengan Berhenti dan tanggalnya.",
            ),
            KodeTemuan(
                "PEGAWAI-UNIT-LAIN",
                _P,
                "Buku kerja seorang pegawai menyebut unit kerja lain daripada kebanyakan rekan; ia ikut digabungkan.",
                "Bila ia bukan pegawai unit ini, pindahkan bukunya ke luar folder lalu gabungkan lagi; bila hanya "
                "ejaannya yang lain, samakan di buku kerjanya.",
            ),
            KodeTemuan(
                "PEGAWAI-GANTI-UNIT",
                _S,
                "Buku kerja seorang pegawai menyebut unit kerja lain daripada buku unit sebelumnya.",
                "Bila ia pindah, isi Keadaan dengan Mutasi Keluar dan tanggalnya di Daftar Pegawai; bila unit ini yang "
                "berganti nama, sebutkan nama barunya dengan --unit; bila hanya ejaannya yang lain, samakan.",
            ),
            KodeTemuan(
                "BUKU-TAHUN-LAIN",
                _P,
                "Buku kerja orang yang seharusnya ada hanya untuk tahun lain daripada periode buku unit.",
                "Minta buku kerja tahun periode itu. Bila periodenya yang salah, sebutkan dengan --periode.",
            ),
            KodeTemuan(
                "ORANG-DUA-NIP",
                _P,
                "Dua buku kerja bernama sama, dengan NIP yang mirip atau tanggal lahir yang sama; dihitung dua orang.",
                "Bila satu NIP salah, pindahkan buku itu ke luar folder. Bila ia mendapat NIP baru (PPPK menjadi PNS), "
                "isi Keadaan NIP lamanya dengan Berhenti dan tanggalnya di Daftar Pegawai.",
            ),
            KodeTemuan(
                "ORANG-DUA-UNIT",
                _P,
                "Satu pegawai tercantum pada unit kerja yang berbeda.",
                "Pastikan unit kerjanya pada periode ini.",
                _PEMETAAN,
            ),
            KodeTemuan(
                "SKP-TUMPANG-TINDIH",
                _P,
                "Dua buku kerja seorang pegawai untuk jabatan yang berbeda memuat SKP yang masanya bertumpang tindih.",
                "Perbaiki Periode Mulai atau Periode Selesai di lembar Identitas; SKP Plt. atau Plh. pada jabatan "
                "definitifnya saja.",
                _SEKALI,
            ),
            KodeTemuan(
                "NAMA-BERKAS-LAIN",
                _P,
                "Nama sebuah berkas memuat NIP orang lain daripada pemilik buku di dalamnya.",
                "Yang dipakai isinya. Pastikan buku kedua orang itu tidak tertukar atau tertimpa, lalu beri nama "
                "berkas menurut NIP di dalamnya.",
                _SEKALI,
            ),
            KodeTemuan(
                "PENGATURAN-BOBOT", _K, "Bobot hasil dan bobot perilaku tidak berjumlah 100.", "Perbaiki kedua bobot.",
                _BOBOT,
            ),
            KodeTemuan(
                "EVALUASI-TANGGAL",
                _P,
                "Tanggal evaluasi di luar masa evaluasi periodenya, atau belum tiba.",
                "Periksa tanggal evaluasinya, atau periode penilaian pada lembar Pengaturan.",
                _JADWAL,
            ),
            KodeTemuan(
                "SURAT-MENDAHULUI",
                _P,
                "Tanggal surat mendahului tanggal evaluasi, akhir periode, atau putusan dan perubahan yang dimuatnya.",
                "Perbaiki tanggal surat, tanggal evaluasi, atau periode penilaian pada lembar Pengaturan.",
                _TAHAPAN,
            ),
            KodeTemuan(
                "JAWABAN-MENDAHULUI",
                _P,
                "Jawaban pegawai mendahului evaluasi yang dijawabnya.",
                "Perbaiki tanggal jawaban atau tanggal evaluasinya.",
                _TAHAPAN,
            ),
            KodeTemuan(
                "JAWABAN-TANPA-TANGGAL",
                _P,
                "Jawaban tanpa tanggal, sehingga tidak dapat dihitung sebagai jawaban sebelum tenggat.",
                "Isi tanggal pegawai menjawab.",
                _TAHAPAN,
            ),
            KodeTemuan(
                "TANGGAL-BELUM-TIBA",
                _P,
                "Tanggal jawaban, perubahan penetapan, atau akhir masa konversi belum tiba.",
                "Periksa tanggalnya; hari dan bulannya mungkin tertukar.",
            ),
            KodeTemuan(
                "KEBERATAN-TANPA-ALASAN",
                _P,
                "Pegawai menyatakan keberatan tanpa alasan.",
                "Isi alasan keberatannya pada lembar Konfirmasi.",
                _KEBERATAN,
            ),
            KodeTemuan(
                "TERLAMBAT-GANDA",
                _P,
                "Seorang pimpinan tercantum dua kali untuk periode evaluasi yang sama; dipakai yang pertama.",
                "Satukan barisnya, atau isi Periode Evaluasi yang berbeda.",
                _TUKIN,
            ),
            KodeTemuan(
                "UNDANGAN-TANGGAL",
                _P,
                "Undangan konfirmasi mendahului evaluasinya, atau tanggalnya belum tiba.",
                "Perbaiki tanggal undangan pada lembar Konfirmasi.",
                _TAHAPAN,
            ),
            KodeTemuan(
                "PUTUSAN-TANPA-KEBERATAN",
                _K,
                "Lembar Keberatan berisi kelanjutan bagi pegawai yang jawabannya bukan keberatan.",
                "Isi jawaban Keberatan dengan tanggal dan alasannya pada lembar Konfirmasi, atau kosongkan barisnya.",
                _KEBERATAN,
            ),
            KodeTemuan(
                "PUTUSAN-TIDAK-LENGKAP",
                _K,
                "Putusan keberatan belum dipilih, atau diterima tanpa hasil barunya.",
                "Pilih putusannya; bila diterima, isi rating atau nilai yang baru pada lembar Keberatan.",
                _KEBERATAN,
            ),
            KodeTemuan(
                "PUTUSAN-DITOLAK-BERUBAH",
                _K,
                "Keberatan ditolak, tetapi hasil barunya terisi.",
                "Kosongkan rating dan nilai barunya, atau perbaiki putusannya.",
                _KEBERATAN,
            ),
            KodeTemuan(
                "KEBERATAN-TANGGAL",
                _P,
                "Tanggal keberatan diteruskan atau diputus belum diisi, tidak berurutan, atau belum tiba.",
                "Perbaiki tanggalnya pada lembar Keberatan, atau tanggal jawaban pada lembar Konfirmasi.",
                _KEBERATAN,
            ),
            KodeTemuan(
                "KEBERATAN-TERLAMBAT",
                _P,
                "Keberatan yang diproses disampaikan sesudah tenggat konfirmasi.",
                "Pastikan keberatannya memang diproses; bila tidak, kosongkan barisnya pada lembar Keberatan.",
                _TAHAPAN,
            ),
            KodeTemuan(
                "SKOR-TANPA-PEGAWAI",
                _K,
                "Skor diberikan untuk NIP yang tidak ada dalam daftar pegawai.",
                "Tambahkan pegawainya, atau perbaiki NIP.",
                _PEMETAAN,
            ),
            KodeTemuan(
                "NAMA-TERTUKAR",
                _K,
                "NIP dan nama pada satu baris milik dua pegawai yang berbeda di daftar pegawai.",
                "Cocokkan NIP, nama, dan isi baris itu dengan dokumen resmi; mungkin hanya satu kolom yang diurutkan "
                "atau ditempel.",
                _NIP,
            ),
            KodeTemuan(
                "NAMA-BERBEDA",
                _P,
                "Satu NIP diberi nama yang berbeda di dua tempat dalam satu buku unit; mungkin NIP-nya tertukar.",
                "Cocokkan NIP dan nama dengan dokumen resmi.",
                _NIP,
            ),
            KodeTemuan(
                "SKOR-SUDAH-KELUAR",
                _P,
                "Skor diberikan untuk pegawai yang menurut daftar pegawai sudah keluar sebelum akhir periode.",
                "Kosongkan skornya, atau perbaiki Keadaan dan tanggalnya di Daftar Pegawai.",
                _PEMETAAN,
            ),
            KodeTemuan(
                "TUKIN-PREDIKAT",
                _K,
                "Predikat Tahunan yang dipilih di lembar Tukin berbeda dari yang ditetapkan oleh rating.",
                "Kosongkan Predikat Tahunan di lembar Tukin; bila ratingnya yang salah, perbaiki di lembar Skor.",
                _TUKIN,
            ),
            KodeTemuan(
                "UNIT-HASIL-BERBEDA",
                _K,
                "Hasil yang tersimpan pada lembar hitungan buku unit berbeda dari hitungan program.",
                "Buka buku itu di Excel atau LibreOffice, hitung ulang (Ctrl+Shift+F9), perbaiki isian yang ditunjuk, "
                "lalu simpan.",
                _PEMETAAN,
            ),
            KodeTemuan(
                "UNIT-BELUM-DIHITUNG",
                _P,
                "Buku unit tidak menyimpan hasil hitungan, sehingga tidak dapat dibandingkan dengan hitungan program.",
                "Buka buku itu di Excel atau LibreOffice, lalu simpan, supaya lembar dan surat dapat dibandingkan.",
                _PEMETAAN,
            ),
            KodeTemuan(
                "JADWAL-DIUBAH",
                _P,
                "Tenggat di lembar Jadwal buku unit bukan tenggat yang dipakai program, sehingga lampunya lain.",
                "Kembalikan tanggalnya: tenggat yang diketik di sana tidak dipakai kinerja status. Bila tidak ada yang "
                "mengetiknya, aturannya lebih baru daripada buku itu; gabungkan lagi.",
                _JADWAL,
            ),
            KodeTemuan(
                "UNIT-VERSI-LAMA",
                _P,
                "Lembar hitungan buku unit versi lama tidak menampilkan hasil yang benar; yang dipakai hitungan "
                "program.",
                "Buat buku versi kini dengan kinerja gabung --lanjutkan, atau kinerja peringkat UNIT.xlsx "
                "-o BARU.xlsx.",
                _PEMETAAN,
            ),
            KodeTemuan(
                "SKOR-MENYENDIRI",
                _P,
                "Satu skor jauh dari semua yang lain, sehingga rata-rata unit berubah karenanya.",
                "Cocokkan skor itu dengan sumbernya; bila memang demikian, biarkan.",
                _PEMETAAN,
            ),
            KodeTemuan(
                "SKOR-DIBULATKAN",
                _S,
                "Skor mempunyai lebih dari empat desimal; yang dipakai di semua tempat adalah empat desimal.",
                "Bila perlu tepat, ketik skor dengan paling banyak empat desimal.",
                _PEMETAAN,
            ),
            KodeTemuan(
                "PEGAWAI-TANPA-SKOR",
                _P,
                "Pegawai dalam daftar belum mempunyai skor.",
                "Isi skornya sebelum memeringkatkan.",
                _PEMETAAN,
            ),
        ),
    ),
    BabTemuan(
        "Cetak dan PDF",
        _CETAK,
        (
            KodeTemuan(
                "PERINGKAT-KONFLIK",
                _P,
                "Pemetaan dan penetapan Pejabat Penilai Kinerja bertentangan; keduanya tidak diubah.",
                "Bahas dengan Pejabat Penilai Kinerja, lalu perbaiki rating atau nilainya bila perlu.",
                _KELOMPOK,
            ),
            KodeTemuan(
                "PIMPINAN-RATING",
                _P,
                "Rating hasil kerja pimpinan unit bukan yang setara dengan capaian kinerja organisasi (padanan lima "
                "tingkat capaian dengan tiga rating adalah anggapan program).",
                "Cocokkan rating pimpinan dengan capaian organisasi; bila keduanya memang benar, biarkan.",
                _POLA,
            ),
            KodeTemuan(
                "PENETAPAN-TANPA-CATATAN",
                _P,
                "Rating, tingkat, nilai, atau predikat diubah sesudah ditetapkan, tanpa catatan yang menyebutnya.",
                "Catat di lembar Perubahan Penetapan: semula, menjadi, tanggal, yang mengubah, dan alasannya; barisnya "
                "disiapkan oleh kinerja gabung --lanjutkan.",
                _CATAT,
            ),
            KodeTemuan(
                "PERUBAHAN-BELUM-LENGKAP",
                _P,
                "Perubahan penetapan dicatat tanpa tanggal, yang mengubah, atau alasannya.",
                "Lengkapi barisnya di lembar Perubahan Penetapan.",
                _CATAT,
            ),
            KodeTemuan(
                "UNDANGAN-TANPA-PENILAIAN",
                _S,
                "Undangan konfirmasi tidak dibuat bagi yang tidak dinilai unit ini.",
                "Bila tetap dinilai di unit ini, perbaiki keadaan dan tanggalnya pada lembar Daftar Pegawai.",
                _TAHAPAN,
            ),
            KodeTemuan(
                "UNDANGAN-LEWAT-TENGGAT",
                _P,
                "Undangan konfirmasi bertanggal sesudah tenggat jawaban yang disebutnya.",
                "Perbaiki Tanggal Surat atau Tanggal Evaluasi pada lembar Pengaturan bila keliru; yang diundang "
                "sesudah tenggatnya tidak sempat menjawab.",
                _TAHAPAN,
            ),
            KodeTemuan(
                "PREDIKAT-BELUM-DITETAPKAN",
                _P,
                "Pegawai belum mempunyai predikat yang ditetapkan; surat menyebut usulannya, atau belum ditetapkan.",
                "Pilih kedua ratingnya pada lembar Skor buku unit, lalu cetak kembali.",
                _KELOMPOK,
            ),
            KodeTemuan(
                "ANGKA-KREDIT-TIDAK-BERLAKU",
                _P,
                "Pegawai tidak mendapat konversi angka kredit, karena statusnya, jabatannya, atau periodenya.",
                "Tidak perlu apa-apa bila benar demikian; bila tidak, perbaiki status, jabatan, atau masa SKP-nya.",
                _ANGKA_KREDIT,
            ),
            KodeTemuan(
                "KONVERSI-TUMPANG-TINDIH",
                _K,
                "Dua konversi angka kredit memuat bulan yang sama, dan tidak dapat diketahui mana yang berlaku.",
                "Perbaiki masanya di lembar Riwayat AK atau Masa SKP.",
                _ANGKA_KREDIT,
            ),
            KodeTemuan(
                "DOKUMEN-BELUM-LENGKAP",
                _K,
                "Bagian wajib dokumen belum ada, sehingga dokumen itu tidak dicetak.",
                "Lengkapi bagian itu, lalu cetak kembali.",
            ),
            KodeTemuan(
                "DOKUMEN-DITAHAN",
                _K,
                "Dokumen seseorang tidak dicetak, karena lembar yang dicetaknya memuat kesalahan.",
                "Perbaiki kesalahan pada sel yang disebut, lalu cetak kembali.",
            ),
            KodeTemuan(
                "DOKUMEN-ISI-SALAH",
                _K,
                "Data satu dokumen tidak dapat dipakai, sehingga dokumen itu tidak dicetak.",
                "Perbaiki datanya menurut pesan, lalu cetak kembali.",
            ),
            KodeTemuan(
                "DOKUMEN-DAFTAR-HILANG",
                _K,
                "Templat kantor tidak mencetak satu baris pun dari daftar yang ada isinya; dokumen tidak dibuat.",
                "Kembalikan baris daftar itu ke templat; cara menulisnya ada di kinerja templat-dokumen daftar.",
            ),
            KodeTemuan(
                "SEBUTAN-TAK-DIPAKAI",
                _S,
                "Plt., Plh., atau a.n. di berkas pengaturan surat milik NIP yang bukan penanda tangan pada data.",
                "Betulkan NIP-nya di berkas pengaturan itu bila salah ketik; bila milik unit lain, biarkan.",
            ),
            KodeTemuan(
                "DOKUMEN-TIDAK-TERCETAK",
                _P,
                "Data ada, tetapi templat kantor tidak mencetaknya.",
                "Tambahkan isiannya ke templat, atau biarkan bila memang tidak diperlukan.",
            ),
            KodeTemuan(
                "DOKUMEN-DIUBAH",
                _K,
                "Berkas tujuan sudah ada dan bukan lagi seperti dicetak; berkas itu tidak ditimpa.",
                "Pindahkan berkas itu, atau cetak kembali dengan --timpa (berkas lama disimpan sebagai cadangan).",
            ),
            KodeTemuan(
                "DOKUMEN-TIDAK-DITULIS",
                _K,
                "Sistem menolak menulis berkas.",
                "Tutup berkas itu bila sedang terbuka, lalu cetak kembali.",
            ),
            KodeTemuan(
                "RISALAH-TIDAK-TERBACA",
                _K,
                "Bagian risalah yang diperbaiki di Word tidak ada atau tidak dapat dibaca; tidak ada yang ditebak.",
                "Perbaiki bagian itu di Word menurut susunan semula, lalu baca kembali.",
                _RISALAH,
            ),
            KodeTemuan(
                "RISALAH-TULISAN-LAIN",
                _P,
                "Risalah memuat tulisan yang dicoret, atau di luar bagiannya: kotak teks, komentar, atau catatan kaki.",
                "Bila termasuk hasil dialog, pindahkan ke bagiannya, misalnya Keterangan, lalu baca kembali.",
                _RISALAH,
            ),
            KodeTemuan(
                "RISALAH-PERUBAHAN-DILACAK",
                _P,
                "Risalah memuat perubahan yang dilacak, yang dibaca seperti sudah diterima.",
                "Terima atau tolak perubahan itu di Word bila belum pasti.",
                _RISALAH,
            ),
            KodeTemuan(
                "RISALAH-BENTROK",
                _K,
                "Bagian yang sama diubah di risalah dan di buku kerja sejak risalah dicetak; isi buku dibiarkan.",
                "Putuskan mana yang benar, lalu tulis sendiri di lembar Dialog Kinerja.",
                _RISALAH,
            ),
            KodeTemuan(
                "RISALAH-TIDAK-KEMBALI",
                _K,
                "Perubahan di risalah tidak dapat ditaruh di lembar Dialog Kinerja tanpa menebak.",
                "Tulis perubahan itu sendiri di lembar yang disebut, bila memang dimaksudkan.",
                _RISALAH,
            ),
            KodeTemuan(
                "PDF-GAGAL",
                _K,
                "LibreOffice tidak dapat membuat PDF dari sebuah dokumen; dokumen Word-nya tetap ada.",
                "Buka dokumen itu di Word atau LibreOffice untuk memeriksanya, lalu cetak kembali.",
                _PDF,
            ),
            KodeTemuan(
                "PDF-WAKTU",
                _K,
                "Membuat PDF sebuah dokumen melewati batas waktu; dokumen Word-nya tetap ada.",
                "Cetak kembali; bila berulang, buka dokumen itu di Word atau LibreOffice untuk memeriksanya.",
                _PDF,
            ),
            KodeTemuan(
                "PDF-FONT",
                _P,
                "Huruf yang diminta dokumen tidak ada di komputer ini, sehingga PDF memakai huruf lain.",
                "Pasang huruf itu di komputer ini, atau pakai Arial di templat, lalu cetak kembali.",
                _PDF,
            ),
            KodeTemuan(
                "PDF-HURUF",
                _P,
                "Sebuah tanda tidak ada di satu pun font komputer ini, sehingga di PDF tampak sebagai kotak.",
                "Ganti tanda itu, atau pasang font yang memuatnya, lalu cetak kembali. Dokumen Word-nya tidak berubah.",
                _PDF,
            ),
            KodeTemuan(
                "PDF-LAMA",
                _S,
                "PDF dari dokumen yang kemudian dicetak ulang disimpan sebagai cadangan, agar tidak disangka baru.",
                "Buat PDF yang baru dengan --pdf.",
                _PDF,
            ),
            KodeTemuan(
                "PDF-TIDAK-IKUT",
                _P,
                "PDF sebuah dokumen tidak ikut di dalam satu berkas PDF: tidak ada, atau bukan lagi seperti dibuat.",
                "Pindahkan PDF yang sudah ditandatangani ke folder lain bila dokumennya perlu dicetak lagi.",
                _PDF,
            ),
        ),
    ),
    BabTemuan(
        "Laporan e-Kinerja BKN",
        _BKN,
        (
            KodeTemuan(
                "BKN-BEDA",
                _K,
                "Hasil yang ditetapkan di buku unit berbeda dari hasil di e-Kinerja BKN.",
                "Cocokkan dengan penetapan Pejabat Penilai, lalu perbaiki yang salah.",
            ),
            KodeTemuan(
                "BKN-BELUM-DINILAI",
                _S,
                "Ada pegawai yang belum dinilai di e-Kinerja BKN.",
                "Ingatkan Pejabat Penilainya untuk menyelesaikan penilaian di e-Kinerja.",
            ),
            KodeTemuan(
                "BKN-TIDAK-ADA",
                _P,
                "Pegawai buku unit tidak ada di laporan e-Kinerja BKN, atau sebaliknya.",
                "Periksa apakah ia pindah, atau laporannya diunduh untuk unit atau periode lain.",
            ),
            KodeTemuan(
                "BKN-GANDA",
                _K,
                "Satu pegawai mempunyai beberapa SKP di laporan dengan hasil berbeda dan akhir periode yang sama; "
                "tidak dibandingkan.",
                "Unduh laporan dengan kolom periode_akhir_skp, atau sisakan hanya baris yang berlaku.",
            ),
            KodeTemuan(
                "BKN-TANPA-PERIODE",
                _P,
                "Laporan tidak menyebut satu periode, sehingga tidak dapat dicocokkan dengan periode buku unit.",
                "Pastikan laporan itu untuk periode yang sama.",
            ),
            KodeTemuan(
                "BKN-KOLOM",
                _P,
                "Laporan tidak memuat salah satu kolom hasil, sehingga kolom itu tidak dibandingkan.",
                "Unduh laporan yang memuat hasil_kerja, perilaku_kerja, dan hasil_akhir, lalu pakai apa adanya.",
            ),
        ),
    ),
    BabTemuan(
        "Ekspor",
        _EKSPOR,
        (
            KodeTemuan(
                "EKSPOR-KOSONG",
                _K,
                "Isian wajib profil belum ada, sehingga baris itu tidak ditulis.",
                "Lengkapi datanya, lalu ekspor kembali.",
            ),
            KodeTemuan(
                "EKSPOR-TIDAK-LENGKAP",
                _P,
                "Baris buku kerja yang memuat kesalahan, dan yang bergantung padanya, tidak ada di berkas ekspor.",
                "Perbaiki sel yang disebut, lalu ekspor kembali sebelum berkasnya diimpor.",
            ),
            KodeTemuan(
                "EKSPOR-TIDAK-DIPETAKAN",
                _P,
                "Pegawai yang menurut pengaturan unit tidak dipetakan tidak mempunyai kelompok dan peringkat.",
                "Tidak perlu tindakan; bila ia seharusnya dipetakan, ubah pengaturan unit atau Keadaannya.",
            ),
            KodeTemuan(
                "EKSPOR-KODE",
                _K,
                "Profil tidak mempunyai kode untuk sebuah isian, sehingga baris itu tidak ditulis.",
                "Perbaiki isian itu, atau tambahkan kodenya di profil milik kantor (--profil-berkas).",
            ),
            KodeTemuan(
                "EKSPOR-SALAH-BACA",
                _K,
                "Program yang membaca berkas hasil akan salah membaca baris itu, sehingga baris itu tidak ditulis.",
                "Bedakan huruf-huruf pertamanya di buku kerja dan di e-Kinerja, atau masukkan baris itu dengan tangan.",
            ),
            KodeTemuan(
                "PETA-SIASN-GANDA",
                _K,
                "Satu NIP mempunyai dua ID SIASN, atau satu ID SIASN dipakai dua NIP; keduanya tidak dipakai.",
                "Perbaiki berkas petanya; ID SIASN dapat dilihat pada data pegawai di SIASN.",
            ),
            KodeTemuan(
                "TUNJANGAN-GANDA",
                _K,
                "Satu NIP mempunyai dua tunjangan kinerja yang berbeda pada daftar; keduanya tidak dipakai.",
                "Kosongkan baris yang salah di daftar tunjangannya, atau samakan keduanya.",
                _TUKIN,
            ),
            KodeTemuan(
                "EKSPOR-TERLALU-PANJANG",
                _K,
                "Isian lebih panjang daripada yang dapat disimpan sebuah sel Excel, sehingga baris itu tidak ditulis.",
                "Ringkas isian itu, lalu ekspor kembali.",
            ),
        ),
    ),
)

#: Code -> what it means.
KATALOG: Final[dict[str, KodeTemuan]] = {
    item.kode: item._replace(rujukan=item.rujukan or part.rujukan) for part in BAB_TEMUAN for item in part.kode
}


def buat_temuan(
    kode: str,
    pesan: str,
    *,
    lembar: str | None = None,
    sel: str | None = None,
    saran: str | None = None,
    berkas: str | None = None,
    rujukan: str | None = None,
) -> Temuan:
    """A finding of the catalogue; ``saran`` and ``rujukan`` replace the usual ones.

    Raises:
        KeyError: when the catalogue has no such code.
    """
    item = KATALOG[kode]
    return Temuan(
        kode=kode,
        tingkat=item.tingkat,
        berkas=berkas,
        lembar=lembar,
        sel=sel,
        pesan=pesan,
        saran=saran or item.saran,
        rujukan=rujukan or item.rujukan,
    )


def dokumen() -> str:
    """The whole of ``docs/temuan.md``."""
    lines = [
        "# Daftar temuan",
        "",
        "Setiap temuan mempunyai kode tetap, tingkat, berkas, lembar, sel, pesan, saran, dan rujukannya.",
        "",
        "- **kesalahan**: data itu tidak dipakai sampai diperbaiki; sisanya tetap dibaca.",
        "- **peringatan**: data dipakai, tetapi perlu diperiksa.",
        "- **saran**: data dipakai; ada yang dapat dibuat lebih baik.",
        "",
        "Satu sebab adalah satu temuan: kode yang salah di lembar SKP tidak disebut lagi di lembar yang memakainya,",
        "dan isi yang sama di banyak sel disebut sekali, di sel pertamanya, dengan sel lainnya sebagai rentang",
        "(`sel_lain`, di JSON hanya bila ada).",
    ]
    for part in BAB_TEMUAN:
        lines += ["", f"## {part.judul}", "", "| Kode | Tingkat | Arti | Saran | Rujukan |", "|---|---|---|---|---|"]
        lines += [
            f"| `{item.kode}` | {item.tingkat.value} | {item.arti} | {item.saran} | {item.rujukan} |"
            for item in (KATALOG[one.kode] for one in part.kode)
        ]
    return "\n".join(lines) + "\n"
