"""The corpus: what people and programs do to a workbook, and what the reader must make of it.

Each line: a name; how the file is made; what is found, as ``KODE`` or ``KODE Lembar!Sel``; and what is left:
``utuh`` (every record of the sample), ``sebagian`` (some records) or ``tidak`` (nothing can be used).
"""

from __future__ import annotations

import datetime
from typing import Final, Literal

from kinerja_core.workbooks.mesin.spek import VERSI_TEMPLAT
from tests.berkas.pembuat import (
    Pembuat,
    angka_bertanggal,
    asli,
    bagian,
    baris_sisipan,
    berfilter,
    berhias_luas,
    berkomentar,
    bersandi,
    bit_terbalik,
    bita,
    bulan,
    di_bawah_tabel,
    dokumen_word,
    judul_tergabung,
    ketik,
    ketik_label,
    ketik_unit,
    kolom_pindah,
    lembar_ke,
    libreoffice_simpan,
    openpyxl_ubah,
    rumus_isian,
    rumus_nip,
    rumus_tanpa_hasil,
    sel_jauh,
    semua_lembar,
    skp_terurut,
    tanpa_kolom,
    teks_berhias,
    tergabung,
    terpotong,
    terurut,
    unit_asli,
    versi,
    xlsxwriter_ulang,
    zip_bersandi,
    zip_dari,
)
from tests.berkas.penulis_lain import (
    atribut_lain,
    berawalan,
    berindentasi,
    bermakro,
    ketat,
    lembar_menjadi,
    paket,
    sebaris,
    tanpa_alamat,
    tanpa_gaya,
)
from tests.workbooks.bahan_baca import NIP_SITI, ganti

Sisa = Literal["utuh", "sebagian", "tidak"]

_CATATAN = "Catatan Harian"
_LUAS = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
_XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
_TAWA = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_OLE_XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000

#: Ways people write a day as text; each is refused with its cell, none is guessed.
TANGGAL_TEKS: Final = (
    "01/04/2025", "1/4/25", "04-01-2025", "2025/04/01", "1-Apr-2025", "1 April 2025", "1 Apr 2025", "April 1, 2025",
    "Selasa, 1 April 2025", "1.4.2025", "29 Februari 2025", "2025-02-29", "Jan-25",
)

KORPUS: Final[tuple[tuple[str, Pembuat, tuple[str, ...], Sisa], ...]] = (
    # programs that save a workbook again
    ("seperti dibangun", bita(asli), (), "utuh"),
    ("disimpan LibreOffice sebagai xlsx", libreoffice_simpan("xlsx"), (), "utuh"),
    ("disimpan LibreOffice sebagai xls", libreoffice_simpan("xls"), ("BERKAS-BUKAN-XLSX",), "tidak"),
    ("disimpan LibreOffice sebagai ods", libreoffice_simpan("ods"), ("BERKAS-BUKAN-XLSX",), "tidak"),
    ("disimpan openpyxl, rumus tanpa hasil tersimpan", openpyxl_ubah(), (), "utuh"),
    ("ditulis XlsxWriter, teks bersama", xlsxwriter_ulang(), (), "utuh"),
    ("ditulis XlsxWriter, teks di dalam sel", xlsxwriter_ulang(constant_memory=True), (), "utuh"),
    ("teks berhias sebagian tebal", xlsxwriter_ulang(khusus=teks_berhias), (), "utuh"),
    ("kalender 1904", xlsxwriter_ulang(date_1904=True), (), "utuh"),
    ("judul tergabung di atas tabel", openpyxl_ubah(judul_tergabung), (), "utuh"),
    ("Strict Open XML, tanggal sebagai teks ISO", paket(ketat), (), "utuh"),
    ("teks di dalam sel, jalur mutlak, tanpa ukuran", paket(sebaris), (), "utuh"),
    ("tanpa gaya, tanggal menjadi angka", paket(sebaris, tanpa_gaya), (
        "TANGGAL-SALAH Identitas!B38", "TANGGAL-SALAH Identitas!B39",
        *(f"TANGGAL-SALAH {_CATATAN}!A{row}" for row in range(7, 12)),
        "TANGGAL-SALAH Dialog Kinerja!B7", "TANGGAL-SALAH Umpan Balik!A7",
    ), "tidak"),
    ("sel dan baris tanpa alamat", paket(tanpa_alamat), (), "utuh"),
    ("semua unsur XML berawalan", paket(berawalan), (), "utuh"),
    ("XML berindentasi", paket(berindentasi), (), "utuh"),
    ("atribut terbalik dan bertanda kutip tunggal", paket(atribut_lain), (), "utuh"),
    ("disimpan sebagai xlsm dengan makro", paket(bermakro), (), "utuh"),
    ("bernama .xls tetapi berisi xlsx", bita(asli, "buku.xls"), (), "utuh"),
    # what people do to sheets
    ("filter, baris dan kolom tersembunyi, lembar tambahan", openpyxl_ubah(berfilter), (), "utuh"),
    ("lembar sangat tersembunyi", paket(lembar_menjadi("SKP", keadaan="veryHidden")), (), "utuh"),
    ("lembar SKP menjadi SKP (2)", paket(lembar_menjadi("SKP", "SKP (2)")), ("LEMBAR-TIDAK-ADA SKP",), "tidak"),
    ("lembar disalin", openpyxl_ubah(lambda book: book.copy_worksheet(book[_CATATAN])),
     ("LEMBAR-SALINAN Catatan Harian Copy",), "utuh"),
    ("dua lembar dihapus", openpyxl_ubah(lambda book: [book.remove(book[name]) for name in ("Rencana Aksi", "_meta")]),
     ("LEMBAR-TIDAK-ADA Rencana Aksi",), "sebagian"),
    ("lembar bagan milik sendiri", openpyxl_ubah(lambda book: book.create_chartsheet("Bagan")), (), "utuh"),
    ("komentar pada sel", openpyxl_ubah(berkomentar), (), "utuh"),
    ("baris disisipkan di atas judul", xlsxwriter_ulang(baris_sisipan(_CATATAN, 3, 4)), (), "utuh"),
    ("baris kosong di tengah tabel", xlsxwriter_ulang(baris_sisipan(_CATATAN, 9, 2)), (), "utuh"),
    ("baris disisipkan di tengah lembar SKP", xlsxwriter_ulang(baris_sisipan("SKP", 8, 1)),
     tuple(f"REALISASI-BERGESER Triwulan {roman}!A8" for roman in ("I", "II", "III", "IV")), "sebagian"),
    ("baris jauh di bawah yang disiapkan", xlsxwriter_ulang(di_bawah_tabel), (), "utuh"),
    ("kolom wajib dihapus", xlsxwriter_ulang(tanpa_kolom(_CATATAN, "H")), (f"KOLOM-TIDAK-ADA {_CATATAN}!H6",),
     "sebagian"),
    ("judul kolom dua kali", ketik(_CATATAN, L6="Tanggal"), (f"KOLOM-GANDA {_CATATAN}!L6",), "sebagian"),
    ("dua cacat di dua lembar, yang benar tetap dibaca",
     xlsxwriter_ulang(lambda grid: [ganti(grid, _CATATAN, "A7", "1/4/2025"), ganti(grid, "Rencana Aksi", "D8", "Ma")]),
     ("PILIHAN-TIDAK-DIKENAL Rencana Aksi!D8", f"TANGGAL-TEKS {_CATATAN}!A7"), "sebagian"),
    ("kolom ditukar dan disisipi, judul berganti huruf", xlsxwriter_ulang(kolom_pindah), (), "utuh"),
    ("catatan diurutkan", xlsxwriter_ulang(terurut), (), "utuh"),
    ("lembar SKP diurutkan", xlsxwriter_ulang(skp_terurut),
     tuple(f"REALISASI-BERGESER Triwulan {roman}!A7" for roman in ("I", "II", "III", "IV")),
     "sebagian"),
    ("ukuran lembar mengaku sejuta baris",
     bagian(semua_lembar, lambda xml: xml.replace(b"</sheetData>", _LUAS)), (), "utuh"),
    ("ribuan sel kosong berwarna dan coretan di samping tabel", openpyxl_ubah(berhias_luas), (), "utuh"),
    ("sel terlupa di pojok terakhir", openpyxl_ubah(sel_jauh),
     (f"LEMBAR-TERLALU-LUAS {_CATATAN}!XFD1048576",), "sebagian"),
    ("sel isian tergabung ke bawah", openpyxl_ubah(tergabung(_CATATAN, "D7:D8")), (f"SEL-TERGABUNG {_CATATAN}!D7",),
     "sebagian"),
    ("sel isian tergabung ke samping", openpyxl_ubah(tergabung(_CATATAN, "D7:E7")), (f"SEL-TERGABUNG {_CATATAN}!D7",),
     "sebagian"),
    ("sel isian dua pegawai tergabung", openpyxl_ubah(tergabung("Daftar Pegawai", "F7:F8"), unit_asli),
     ("SEL-TERGABUNG Daftar Pegawai!F7",), "sebagian"),
    ("label identitas tergabung dengan isinya", openpyxl_ubah(tergabung("Identitas", "A8:B8")),
     ("SEL-TERGABUNG Identitas!A8",), "tidak"),
    ("RHK tergabung sepanjang IKI-nya, disimpan LibreOffice",
     libreoffice_simpan("xlsx", openpyxl_ubah(tergabung("SKP", "D7:D8"))), (), "utuh"),
    ("RHK tergabung melewati nomornya", openpyxl_ubah(tergabung("SKP", "D8:D9")), ("SEL-TERGABUNG SKP!D8",),
     "sebagian"),
    ("sel kosong tergabung di bawah tabel", openpyxl_ubah(tergabung(_CATATAN, "A40:J41")), (), "utuh"),
    ("versi templat lebih baru", xlsxwriter_ulang(versi(VERSI_TEMPLAT + 1)), ("BUKU-VERSI-BARU _meta",), "tidak"),
    # what people type
    ("bulan Indonesia dan Inggris", xlsxwriter_ulang(bulan("march", " MARET ", "March")), (), "utuh"),
    ("singkatan bulan", xlsxwriter_ulang(bulan("Mar.", "mar", " MAR ")), (), "utuh"),
    *(
        (f"bulan yang tidak jelas {teks}", xlsxwriter_ulang(bulan(teks, "Maret", "Maret")),
         ("PILIHAN-TIDAK-DIKENAL Rencana Aksi!D7",), "sebagian")
        for teks in ("Ma", "3", "Mar-Apr", "Mart", "Maret 2025")
    ),
    ("tanggal ISO sebagai teks", ketik(_CATATAN, A7="2025-04-01"), (), "utuh"),
    *(
        (f"tanggal sebagai teks {teks}", ketik(_CATATAN, A7=teks), (f"TANGGAL-TEKS {_CATATAN}!A7",), "sebagian")
        for teks in TANGGAL_TEKS
    ),
    ("tanggal sebagai angka", xlsxwriter_ulang(khusus=angka_bertanggal),
     (f"TANGGAL-SALAH {_CATATAN}!A7",), "sebagian"),
    ("tanggal berjam", ketik(_CATATAN, A7=datetime.datetime(2025, 4, 1, 8, 30)), (), "utuh"),  # noqa: DTZ001 - Excel has no zones
    *(
        (f"sel galat {teks}", ketik(_CATATAN, D7=teks), (f"SEL-GALAT {_CATATAN}!D7",), "sebagian")
        for teks in ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
    ),
    ("rumus di sel isian, dengan hasil", xlsxwriter_ulang(khusus=rumus_isian), (f"SEL-RUMUS {_CATATAN}!D7",), "utuh"),
    ("rumus di sel isian, tanpa hasil", openpyxl_ubah(rumus_tanpa_hasil),
     (f"SEL-RUMUS-KOSONG {_CATATAN}!D7",), "sebagian"),
    ("NIP sebagai angka", ketik_label("NIP Pegawai", int(NIP_SITI)), ("NIP-ANGKA Identitas!B8",), "tidak"),
    ("NIP pegawai unit sebagai angka", ketik_unit("Daftar Pegawai", B8=198802022012011005),
     ("NIP-ANGKA Daftar Pegawai!B8",), "sebagian"),
    ("NIP skor sebagai angka", ketik_unit("Skor", A8=198802022012011005),
     ("NIP-ANGKA Skor!A8",), "sebagian"),
    ("NIP berisi rumus, hasilnya teks", paket(rumus_nip(NIP_SITI)), ("SEL-RUMUS Identitas!B8",), "utuh"),
    ("NIP berisi rumus, hasilnya angka", paket(rumus_nip(199003152015032000)),
     ("SEL-RUMUS Identitas!B8", "NIP-ANGKA Identitas!B8"), "tidak"),
    *(
        (f"NIP diketik {name}", ketik_label("NIP Pegawai", text), (), "utuh")
        for name, text in (
            ("dengan titik", "19900315.201503.2.004"), ("dengan spasi keras", "19900315\u00a0201503\u00a02\u00a0004"),
            ("dengan spasi tanpa lebar", "\u200b199003152015032004"), ("diikuti tab", "199003152015032004\t"),
        )
    ),
    *(
        (f"NIP diketik {name}", ketik_label("NIP Pegawai", text), (f"{code} Identitas!B8",), "tidak")
        for name, text, code in (
            ("berapostrof", "'199003152015032004", "NIP-SALAH"), ("berstrip", "19900315-201503-2-004", "NIP-SALAH"),
            ("dengan angka Arab", "١٩٩٠٠٣١٥٢٠١٥٠٣٢٠٠٤", "NIP-SALAH"),
            ("berpangkat sepuluh", "1,99003E+17", "NIP-ANGKA"),
        )
    ),
    ("NIP berspasi", ketik_label("NIP Pegawai", "19900315 201503 2 004"), (), "utuh"),
    ("NIP penilai sama dengan pegawai", ketik_label("NIP Pejabat Penilai", NIP_SITI),
     ("PENILAI-SAMA Identitas!B16",), "tidak"),
    ("angka desimal berkoma sebagai teks", ketik_unit("Skor", D7="91,25"), (), "utuh"),
    ("angka dengan koma ribuan dan titik desimal", ketik_unit("Skor", D7="1,091.25"), ("ANGKA-SALAH Skor!D7",),
     "sebagian"),
    ("angka berpersen sebagai teks", ketik_unit("Skor", D7="91,25%"), ("ANGKA-SALAH Skor!D7",), "sebagian"),
    ("angka Arab", ketik_unit("Skor", D7="٩١"), ("ANGKA-SALAH Skor!D7",), "sebagian"),
    ("jam di sel tanggal", ketik(_CATATAN, A7=datetime.time(8, 0)), (f"TANGGAL-SALAH {_CATATAN}!A7",), "sebagian"),
    ("tanggal di sel bulan", ketik("Rencana Aksi", D7=datetime.date(2025, 3, 1)),
     ("PILIHAN-TIDAK-DIKENAL Rencana Aksi!D7",), "sebagian"),
    ("angka desimal dengan titik ribuan", ketik_unit("Skor", D7="1.091,25"),
     ("ANGKA-SALAH Skor!D7",), "sebagian"),
    ("tautan javascript", ketik(_CATATAN, G7="javascript:alert(1)"), (f"TAUTAN-BERBAHAYA {_CATATAN}!G7",), "sebagian"),
    ("tautan berkas", ketik(_CATATAN, G7="file:///C:/rahasia"), (f"TAUTAN-BERBAHAYA {_CATATAN}!G7",), "sebagian"),
    ("baris baru tempelan _x000D_",
     bagian(lambda nama: nama == "xl/sharedStrings.xml",
            lambda xml: xml.replace(b"Koordinasi ke-1<", b"_x000D_&#10;Koordinasi ke-1_x000D_<")), (), "utuh"),
    ("satu orang dua kali dalam daftar", ketik_unit("Daftar Pegawai", A8="SITI RAHMA, S.Kom.", B8=NIP_SITI),
     ("PEGAWAI-GANDA Daftar Pegawai!B8", "SKOR-TANPA-PEGAWAI Skor!A8"), "sebagian"),
    ("satu NIP dua nama dalam daftar", ketik_unit("Daftar Pegawai", B8=NIP_SITI),
     ("NIP-GANDA Daftar Pegawai!B8", "SKOR-TANPA-PEGAWAI Skor!A8"), "sebagian"),
    ("buku unit seperti dibangun", bita(unit_asli), (), "utuh"),
    # files that are no workbook, or no longer
    ("kosong 0 bita", bita(b""), ("BERKAS-KOSONG",), "tidak"),
    ("terpotong di awal", terpotong(0.1), ("BERKAS-RUSAK",), "tidak"),
    ("terpotong di akhir", terpotong(0.99), ("BERKAS-RUSAK",), "tidak"),
    ("satu bita rusak di tengah", bit_terbalik, ("BERKAS-RUSAK",), "tidak"),
    ("XML lembar terputus", bagian(lembar_ke(3), lambda xml: xml[: len(xml) // 2]), ("BERKAS-RUSAK",), "tidak"),
    ("bersandi, disimpan LibreOffice", bersandi, ("BERKAS-SANDI",), "tidak"),
    ("zip bersandi", zip_bersandi, ("BERKAS-SANDI",), "tidak"),
    ("bom zip", zip_dari({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * (30 * 2**20)}),
     ("BERKAS-TERLALU-BESAR",), "tidak"),
    ("entitas luar (XXE)", bagian(lembar_ke(3), lambda xml: _XXE + xml.partition(b"?>")[2]),
     ("BERKAS-RUSAK",), "tidak"),
    ("entitas berlipat di daftar lembar",
     bagian(lambda nama: nama == "xl/workbook.xml", lambda xml: _TAWA + xml.partition(b"?>")[2]),
     ("BERKAS-RUSAK",), "tidak"),
    ("CSV bernama xlsx", bita(b"nip,nama\r\n1,2\r\n"), ("BERKAS-BUKAN-XLSX",), "tidak"),
    ("HTML bernama xls", bita(b"<html><table></table></html>", "buku.xls"), ("BERKAS-BUKAN-XLSX",), "tidak"),
    ("xls lama", bita(_OLE_XLS, "buku.xls"), ("BERKAS-BUKAN-XLSX",), "tidak"),
    ("PDF bernama xlsx", bita(b"%PDF-1.7\n%\xe2\xe3"), ("BERKAS-BUKAN-XLSX",), "tidak"),
    ("Word bernama xlsx", dokumen_word, ("BERKAS-BUKAN-XLSX",), "tidak"),
    ("zip biasa bernama xlsx", zip_dari({"catatan.txt": b"halo"}), ("BERKAS-BUKAN-XLSX",), "tidak"),
    ("xlsb bernama xlsx", zip_dari({"xl/workbook.bin": b""}), ("BERKAS-BUKAN-XLSX",), "tidak"),
)
