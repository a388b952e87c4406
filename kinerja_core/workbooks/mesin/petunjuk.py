"""What the guides of all workbooks say."""

from __future__ import annotations

from typing import Final

from kinerja_core.workbooks.mesin.spek import BarisWarna

#: Colours of cells, in their colours.
WARNA: Final = (
    BarisWarna("isian", "Kuning: sel yang Anda isi. Kepala kolom bertanda * wajib diisi."),
    BarisWarna("otomatis", "Abu-abu: terisi otomatis; tidak perlu diketik dan tidak dapat diubah."),
    BarisWarna("lengkap", "Hijau: sudah lengkap."),
    BarisWarna("kurang", "Jingga: masih ada yang kurang."),
    BarisWarna("bentrok", "Ungu: bertentangan dengan isian lain atau di luar ketentuan."),
)
#: What the column of completeness says.
KATA: Final = "Kolom Kelengkapan menyebut dengan kata-kata apa yang kurang atau bertentangan pada baris itu."
#: Colours of the tabs.
TAB: Final = "Warna nama lembar: kuning Anda isi, ungu menyangkut pimpinan, biru hasil, hijau tua petunjuk."
#: What keeps people from losing what they typed.
AMAN: Final = (
    "Yang perlu diingat",
    (
        ("NIP harus 18 angka dan tersimpan sebagai teks. Excel hanya menyimpan 15 angka pertama dari sebuah angka, "
        "sehingga NIP yang tersimpan sebagai angka tidak dapat dipakai."),
        "Tanggal diketik sebagai tanggal, misalnya 31/12/2026 atau 31-12-2026 sesuai setelan komputer Anda.",
        "Pilihan hanya dapat diambil dari daftar; klik selnya, lalu klik panah di sebelah kanan.",
        "Menempel dari berkas lain: gunakan Paste Special > Values, agar format sel tidak ikut berubah.",
        "Jangan memotong (Ctrl+X) sel isian karena rumus ikut bergeser; salin (Ctrl+C), tempel, lalu hapus yang lama.",
        "Jangan mengubah nama lembar atau kepala kolom. Baris boleh dibiarkan kosong.",
        "Lembar dilindungi tanpa kata sandi. Perlindungan ini hanya mencegah salah ketik, bukan pengaman rahasia.",
    ),
)
