"""The corpus: what people and programs do to a workbook, and what the reader must make of it.

Each line: a name; how the file is made; what is found, as ``KODE`` or ``KODE Lembar!Sel``; and what is left:
``utuh`` (every record of the sample), ``sebagian`` (some records) or ``tidak`` (nothing can be used).
"""

from __future__ import annotations

import datetime
from typing import Final, Literal

from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit
from kinerja_core.workbooks.mesin.spek import VERSI_TEMPLAT
from tests.alat.alamat import di, judul
from tests.berkas.pembuat import (
    POJOK,
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
    ketik_sel,
    ketik_unit,
    kolom_pindah,
    label_tergabung,
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
from tests.workbooks.bahan_baca import NIP_SITI, buku_contoh, isikan, unit_contoh

#: Right of the last header.
_DI_SAMPING_JUDUL = "L6"  # alamat: no column stands there


def ada(kode: str, lembar: str, nama: str, nomor: int = 1) -> str:
    """What is found at a field of a record; 0 is its header or label."""
    return f"{kode} {lembar}!{di(lembar, nama, nomor) if nomor else judul(lembar, nama)}"


Sisa = Literal["utuh", "sebagian", "tidak"]

_CATATAN = "Catatan Harian"
_LUAS = b'<row r="1048576"><c r="%s" s="0"/></row></sheetData>' % POJOK.encode()
_XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
_TAWA = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_OLE_XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000

#: Ways people write a day as text that mean one day only.
TANGGAL_BERKATA: Final = ("2025-04-01", "1-Apr-2025", "1 April 2025", "1 Apr 2025")
#: Other ways; each is refused with its cell, none is guessed.
TANGGAL_TEKS: Final = (
    "01/04/2025", "1/4/25", "04-01-2025", "2025/04/01", "April 1, 2025", "Selasa, 1 April 2025", "1.4.2025",
    "29 Februari 2025", "2025-02-29", "Jan-25",
)

KORPUS: Final[tuple[tuple[str, Pembuat, tuple[str, ...], Sisa], ...]] = (
    # programs that save a workbook again
    ("seperti dibangun", bita(lambda: bangun_skp(isi=buku_contoh())), (), "utuh"),
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
    ("tanpa gaya, tanggal menjadi angka", paket(sebaris, tanpa_gaya), (), "utuh"),
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
    ("baris disisipkan di tengah lembar SKP", xlsxwriter_ulang(baris_sisipan("SKP", 8, 1)), (), "utuh"),
    ("baris jauh di bawah yang disiapkan", xlsxwriter_ulang(di_bawah_tabel), (), "utuh"),
    ("kolom wajib dihapus", xlsxwriter_ulang(tanpa_kolom(_CATATAN, "kategori")),
     (ada("KOLOM-TIDAK-ADA", _CATATAN, "kategori", 0),), "sebagian"),
    ("judul kolom dua kali", ketik_sel(_CATATAN, {_DI_SAMPING_JUDUL: "Tanggal"}),
     (f"KOLOM-GANDA {_CATATAN}!{_DI_SAMPING_JUDUL}",), "sebagian"),
    ("dua cacat di dua lembar, yang benar tetap dibaca",
     xlsxwriter_ulang(lambda grid: [
         isikan(grid, _CATATAN, "tanggal", "1/4/2025"), isikan(grid, "Rencana Aksi", "waktu.mulai", "Ma", 2),
     ]),
     (ada("PILIHAN-TIDAK-DIKENAL", "Rencana Aksi", "waktu.mulai", 2), ada("TANGGAL-TEKS", _CATATAN, "tanggal")),
     "sebagian"),
    ("kolom ditukar dan disisipi, judul berganti huruf", xlsxwriter_ulang(kolom_pindah), (), "utuh"),
    ("catatan diurutkan", xlsxwriter_ulang(terurut), (), "utuh"),
    ("lembar SKP diurutkan", xlsxwriter_ulang(skp_terurut), (), "utuh"),
    ("ukuran lembar mengaku sejuta baris",
     bagian(semua_lembar, lambda xml: xml.replace(b"</sheetData>", _LUAS)), (), "utuh"),
    ("ribuan sel kosong berwarna dan coretan di samping tabel", openpyxl_ubah(berhias_luas), (), "utuh"),
    ("sel terlupa di pojok terakhir", openpyxl_ubah(sel_jauh),
     (f"LEMBAR-TERLALU-LUAS {_CATATAN}!{POJOK}",), "sebagian"),
    ("sel isian tergabung ke bawah", openpyxl_ubah(tergabung(_CATATAN, "kegiatan", sampai=2)),
     (ada("SEL-TERGABUNG", _CATATAN, "kegiatan"),), "sebagian"),
    ("sel isian tergabung ke samping", openpyxl_ubah(tergabung(_CATATAN, "kegiatan", nama_akhir="progress")),
     (ada("SEL-TERGABUNG", _CATATAN, "kegiatan"),), "sebagian"),
    ("sel isian dua pegawai tergabung",
     openpyxl_ubah(tergabung("Daftar Pegawai", "pegawai.unit_kerja", sampai=2), unit_asli),
     (ada("SEL-TERGABUNG", "Daftar Pegawai", "pegawai.unit_kerja"),), "sebagian"),
    ("label identitas tergabung dengan isinya", openpyxl_ubah(label_tergabung),
     (ada("SEL-TERGABUNG", "Identitas", "pegawai.nip", 0),), "tidak"),
    ("RHK tergabung sepanjang IKI-nya, disimpan LibreOffice",
     libreoffice_simpan("xlsx", openpyxl_ubah(tergabung("SKP", "rhk.uraian", sampai=2))), (), "utuh"),
    ("RHK tergabung melewati nomornya", openpyxl_ubah(tergabung("SKP", "rhk.uraian", 2, sampai=3)),
     (ada("SEL-TERGABUNG", "SKP", "rhk.uraian", 2),), "sebagian"),
    ("sel kosong tergabung di bawah tabel",
     openpyxl_ubah(tergabung(_CATATAN, "tanggal", 7, sampai=8, nama_akhir="_dialog")), (), "utuh"),
    ("versi templat lebih baru", xlsxwriter_ulang(versi(VERSI_TEMPLAT + 1)), ("BUKU-VERSI-BARU _meta",), "tidak"),
    # what people type
    ("bulan dengan huruf besar dan kecil", xlsxwriter_ulang(bulan("maret", "MARET", "mAreT")), (), "utuh"),
    *(
        (name, xlsxwriter_ulang(bulan(*texts)),
         tuple(ada("PILIHAN-TIDAK-DIKENAL", "Rencana Aksi", "waktu.mulai", number) for number in (1, 2, 3)), "sebagian")
        for name, texts in (
            ("bulan Inggris dan berspasi", ("march", " MARET ", "March")),
            ("singkatan bulan", ("Mar.", "mar", " MAR ")),
        )
    ),
    *(
        (f"bulan yang tidak jelas {teks}", xlsxwriter_ulang(bulan(teks, "Maret", "Maret")),
         (ada("PILIHAN-TIDAK-DIKENAL", "Rencana Aksi", "waktu.mulai"),), "sebagian")
        for teks in ("Ma", "3", "Mar-Apr", "Mart", "Maret 2025")
    ),
    *(
        (f"tanggal berkata {teks}", ketik(_CATATAN, {"tanggal": teks}), (), "utuh") for teks in TANGGAL_BERKATA
    ),
    *(
        (f"tanggal sebagai teks {teks}", ketik(_CATATAN, {"tanggal": teks}),
         (ada("TANGGAL-TEKS", _CATATAN, "tanggal"),), "sebagian")
        for teks in TANGGAL_TEKS
    ),
    ("tanggal sebagai angka", xlsxwriter_ulang(khusus=angka_bertanggal), (), "utuh"),
    ("tanggal berjam", ketik(_CATATAN, {"tanggal": datetime.datetime(2025, 4, 1, 8, 30)}), (), "utuh"),  # noqa: DTZ001 - Excel has no zones
    *(
        (f"sel galat {teks}", ketik(_CATATAN, {"kegiatan": teks}),
         (ada("SEL-GALAT", _CATATAN, "kegiatan"),), "sebagian")
        for teks in ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
    ),
    ("rumus di sel isian, dengan hasil", xlsxwriter_ulang(khusus=rumus_isian),
     (ada("SEL-RUMUS", _CATATAN, "kegiatan"),), "utuh"),
    ("rumus di sel isian, tanpa hasil", openpyxl_ubah(rumus_tanpa_hasil),
     (ada("SEL-RUMUS-KOSONG", _CATATAN, "kegiatan"),), "sebagian"),
    ("NIP sebagai angka", ketik("Identitas", {"pegawai.nip": int(NIP_SITI)}),
     (ada("NIP-ANGKA", "Identitas", "pegawai.nip"),), "tidak"),
    ("NIP pegawai unit sebagai angka", ketik_unit("Daftar Pegawai", {"pegawai.nip": 198802022012011005}, 2),
     (ada("NIP-ANGKA", "Daftar Pegawai", "pegawai.nip", 2),), "sebagian"),
    ("NIP skor sebagai angka", ketik_unit("Skor", {"nip": 198802022012011005}, 2),
     (ada("NIP-ANGKA", "Skor", "nip", 2),), "sebagian"),
    ("NIP berisi rumus, hasilnya teks", paket(rumus_nip(NIP_SITI)),
     (ada("SEL-RUMUS", "Identitas", "pegawai.nip"),), "utuh"),
    ("NIP berisi rumus, hasilnya angka", paket(rumus_nip(199003152015032000)),
     (ada("NIP-ANGKA", "Identitas", "pegawai.nip"), ada("SEL-RUMUS", "Identitas", "pegawai.nip")), "tidak"),
    *(
        (f"NIP diketik {name}", ketik("Identitas", {"pegawai.nip": text}), (), "utuh")
        for name, text in (
            ("dengan titik", "19900315.201503.2.004"), ("dengan spasi", "19900315 201503 2 004"),
        )
    ),
    *(
        (f"NIP diketik {name}", ketik("Identitas", {"pegawai.nip": text}),
         (ada(code, "Identitas", "pegawai.nip"),), "tidak")
        for name, text, code in (
            ("dengan spasi keras", "19900315\u00a0201503\u00a02\u00a0004", "NIP-SALAH"),
            ("dengan spasi tanpa lebar", "\u200b199003152015032004", "NIP-SALAH"),
            ("diikuti tab", "199003152015032004\t", "NIP-SALAH"),
            ("berapostrof", "'199003152015032004", "NIP-SALAH"), ("berstrip", "19900315-201503-2-004", "NIP-SALAH"),
            ("dengan angka Arab", "١٩٩٠٠٣١٥٢٠١٥٠٣٢٠٠٤", "NIP-SALAH"),
            ("berpangkat sepuluh", "1,99003E+17", "NIP-ANGKA"),
        )
    ),
    ("NIP berspasi", ketik("Identitas", {"pegawai.nip": "19900315 201503 2 004"}), (), "utuh"),
    ("NIP penilai sama dengan pegawai", ketik("Identitas", {"penilai.nip": NIP_SITI}),
     (ada("PENILAI-SAMA", "Identitas", "penilai.nip"),), "tidak"),
    ("angka desimal berkoma sebagai teks", ketik_unit("Skor", {"hasil": "91,25"}),
     (ada("ANGKA-TEKS", "Skor", "hasil"),), "sebagian"),
    ("angka dengan koma ribuan dan titik desimal", ketik_unit("Skor", {"hasil": "1,091.25"}),
     (ada("ANGKA-TEKS", "Skor", "hasil"),), "sebagian"),
    ("angka berpersen sebagai teks", ketik_unit("Skor", {"hasil": "91,25%"}),
     (ada("ANGKA-TEKS", "Skor", "hasil"),), "sebagian"),
    ("angka Arab", ketik_unit("Skor", {"hasil": "٩١"}), (ada("ANGKA-SALAH", "Skor", "hasil"),), "sebagian"),
    ("jam di sel tanggal", ketik(_CATATAN, {"tanggal": datetime.time(8, 0)}),
     (ada("TANGGAL-SALAH", _CATATAN, "tanggal"),), "sebagian"),
    ("tanggal di sel bulan", ketik("Rencana Aksi", {"waktu.mulai": datetime.date(2025, 3, 1)}),
     (ada("PILIHAN-TIDAK-DIKENAL", "Rencana Aksi", "waktu.mulai"),), "sebagian"),
    ("angka desimal dengan titik ribuan", ketik_unit("Skor", {"hasil": "1.091,25"}),
     (ada("ANGKA-TEKS", "Skor", "hasil"),), "sebagian"),
    ("tautan javascript", ketik(_CATATAN, {"tautan": "javascript:alert(1)"}),
     (ada("TAUTAN-BERBAHAYA", _CATATAN, "tautan"),), "sebagian"),
    ("tautan berkas", ketik(_CATATAN, {"tautan": "file:///C:/rahasia"}),
     (ada("TAUTAN-BERBAHAYA", _CATATAN, "tautan"),), "sebagian"),
    ("baris baru tempelan _x000D_",
     bagian(lambda nama: nama == "xl/sharedStrings.xml",
            lambda xml: xml.replace(b"Koordinasi ke-1<", b"_x000D_&#10;Koordinasi ke-1_x000D_<")), (), "utuh"),
    ("satu orang dua kali dalam daftar",
     ketik_unit("Daftar Pegawai", {"pegawai.nama": "SITI RAHMA, S.Kom.", "pegawai.nip": NIP_SITI}, 2),
     (ada("PEGAWAI-GANDA", "Daftar Pegawai", "pegawai.nip", 2), ada("SKOR-TANPA-PEGAWAI", "Skor", "nip", 2)),
     "sebagian"),
    ("satu NIP dua nama dalam daftar", ketik_unit("Daftar Pegawai", {"pegawai.nip": NIP_SITI}, 2),
     (ada("NIP-GANDA", "Daftar Pegawai", "pegawai.nip", 2), ada("SKOR-TANPA-PEGAWAI", "Skor", "nip", 2)), "sebagian"),
    ("buku unit seperti dibangun", bita(lambda: bangun_unit(isi=unit_contoh())), (), "utuh"),
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
