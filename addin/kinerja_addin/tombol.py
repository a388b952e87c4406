"""The tab Kinerja, declared once: the ribbon, the macros in VBA, the help, the docs and the tests come from here.

A button is either a macro of :mod:`kinerja_addin.makro` (it reads the open workbook and writes into it), or a command
of the command line with what the user was asked for: then it does exactly what the command does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

#: What is asked for before anything runs; ``pilihan`` shows numbers.
JenisTanya = Literal["folder", "berkas", "teks", "pilihan"]
#: A word of a command, or some that are left out together when what was asked for is empty.
KataPerintah = str | tuple[str, ...]


class Tanya(NamedTuple):
    """One question of a button.

    ``awal`` is what stands there, ``{sel}`` the text of the chosen cell; ``kosong`` for a folder that may be none.
    """

    jenis: JenisTanya
    teks: str
    awal: str = ""
    pilihan: tuple[str, ...] = ()

    @property
    def dikatakan(self) -> str:
        """The question with its choices, a line each."""
        return "\n".join([self.teks, *(f"{number}. {word}" for number, word in enumerate(self.pilihan, 1))])

    def arti(self, jawaban: str) -> str:
        """An answer; the number of a choice is the choice."""
        text = jawaban.strip()
        if self.pilihan and text.isdecimal() and 0 < int(text) <= len(self.pilihan):
            return self.pilihan[int(text) - 1]
        return text


class Tombol(NamedTuple):
    """One button.

    Attributes:
        nama: of its macro in Python; in VBA it stands in words without spaces.
        label: on the ribbon.
        kunci: the letters after Alt+K.
        gambar: one of Office's own pictures (imageMso).
        uraian: what it does, for those who point at it.
        buku: the kind of workbook that must be active: ``skp``, ``unit``, ``tersimpan`` (any that is saved), or none.
        tanya: what it asks for first.
        perintah: the command it runs: ``{buku}`` is the file of the active workbook, ``{unit}`` the same when it is a
            unit workbook, ``{0}`` the first answer, ``{hasil}`` a new folder. Empty for a macro.
        sama: the command that does the same.
    """

    nama: str
    label: str
    kunci: str
    gambar: str
    uraian: str
    buku: Literal["", "skp", "unit", "tersimpan"] = ""
    tanya: tuple[Tanya, ...] = ()
    perintah: tuple[KataPerintah, ...] = ()
    sama: str = ""
    besar: bool = False

    @property
    def nama_vba(self) -> str:
        """Its name in VBA: ``PeriksaBuku``."""
        return "".join(part.capitalize() for part in self.nama.split("_"))

    @property
    def perintah_sama(self) -> str:
        """The command a person would type."""
        return self.sama or "kinerja " + " ".join(self.perintah[:2 if self.perintah[0] in _BERANAK else 1])  # type: ignore[arg-type]  # the first words are plain


_BERANAK: Final = frozenset({"cetak", "templat", "addin"})
_FOLDER_BUKU: Final = Tanya("folder", "Folder berisi buku kerja pegawai")
_FOLDER_PILIHAN: Final = Tanya("folder", "Folder buku kerja pegawai; Batal: hanya buku unit", "kosong")
_CETAK_PEGAWAI: Final = (
    "risalah", "rencana-aksi", "skp", "lampiran-skp", "umpan-balik", "bimbingan",
)  # fmt: skip
_PROFIL: Final = (
    "kemenkes-pemeringkatan", "kemenkes-rencana-aksi", "kemenkes-catatan-harian", "kemenkes-realisasi",
)  # fmt: skip

#: Groups of the tab with their buttons, from left to right.
GRUP: Final[dict[str, tuple[Tombol, ...]]] = {
    "Buku saya": (
        Tombol(
            "periksa_buku", "Periksa Buku", "P", "DataValidation",
            "Memeriksa buku yang sedang aktif. Sel yang salah ditandai, semua temuan ditulis di lembar Temuan dengan "
            "tautan ke selnya; isi buku tidak diubah.",
            sama="kinerja periksa", besar=True,
        ),
        Tombol(
            "bersihkan_tanda", "Bersihkan Tanda", "B", "ClearFormats",
            "Menghapus tanda dan lembar Temuan dari Periksa Buku; isi buku tidak diubah.", sama="-",
        ),
        Tombol(
            "selesaikan_rencana", "Selesai / Buka", "S", "AcceptInvitation",
            "Menandai rencana aksi Selesai, atau membukanya kembali sebagai hasil dialog kinerja. Cadangan buku "
            "disimpan lebih dahulu.",
            buku="skp", sama="-",
        ),
        Tombol(
            "ambil_catatan", "Ambil dari Catatan Harian", "A", "QueryAppend",
            "Menaruh setiap catatan harian yang perlu dialog dan belum dibahas di baris kosong lembar Dialog Kinerja. "
            "Cadangan buku disimpan lebih dahulu.",
            buku="skp", sama="-",
        ),
        Tombol(
            "isi_catatan", "Isi Catatan Seminggu", "8", "CalendarInsert",
            "Mengisi hari kerja yang belum tercatat dari lembar Pola Hari, ke salinan buku SKP yang sedang aktif.",
            buku="skp", tanya=(Tanya("teks", "Satu hari di minggu itu, misalnya 2026-02-09; kosong: minggu ini"),),
            perintah=("isi-catatan", "{buku}", ("--minggu", "{0}"), "-o", "{hasil}/Buku terisi.xlsx"),
        ),
        Tombol(
            "isi_tahun_lalu", "Isi dari Tahun Lalu", "L", "Copy",
            "Membuat buku baru untuk tahun yang disebut, terisi identitas, SKP dan penilai dari buku yang aktif.",
            buku="skp", tanya=(Tanya("teks", "Tahun buku yang baru, misalnya 2026"),),
            sama="kinerja templat skp --skp-lalu",
        ),
        Tombol(
            "buat_risalah", "Buat Risalah", "R", "ReviewNewComment",
            "Membuat berkas Word Risalah Dialog Kinerja untuk setiap dialog yang lengkap di buku SKP yang aktif.",
            buku="skp", sama="kinerja cetak risalah", besar=True,
        ),
        Tombol(
            "cetak_dokumen", "Cetak", "C", "FilePrint",
            "Membuat dokumen Word dari buku SKP yang sedang aktif; pilih dokumennya.",
            buku="skp", tanya=(Tanya("pilihan", "Dokumen yang dibuat (ketik nomornya)", "1", _CETAK_PEGAWAI),),
            perintah=("cetak", "{0}", "{buku}", "-o", "{hasil}"), sama="kinerja cetak",
        ),
        Tombol(
            "baca_risalah", "Baca Risalah", "Q", "FileOpen",
            "Mengembalikan risalah yang diperbaiki di Word ke salinan buku SKP yang sedang aktif; bedanya disebut.",
            buku="skp", tanya=(Tanya("berkas", "Risalah yang diperbaiki (.docx)"),),
            perintah=("baca-risalah", "{0}", "--buku", "{buku}", "-o", "{hasil}/Buku dari risalah.xlsx"),
        ),
        Tombol(
            "buka_hasil", "Buka Folder Hasil", "F", "FileOpen", "Membuka folder hasil yang terakhir dibuat.", sama="-",
        ),
    ),
    "Unit": (
        Tombol(
            "buat_buku_pegawai", "Buat Buku Pegawai", "D", "TableInsert",
            "Membuat satu buku SKP terisi untuk setiap orang di daftar pegawai yang sedang aktif.",
            buku="tersimpan",
            tanya=(
                Tanya("teks", "Tahun kinerja, misalnya 2026"),
                Tanya("teks", "Unit kerja, bila daftarnya tidak memuatnya"),
            ),
            perintah=("templat", "skp", "--pegawai", "{buku}", "--tahun", "{0}", ("--unit", "{1}"), "-o", "{hasil}"),
        ),
        Tombol(
            "gabungkan_folder", "Gabungkan Folder", "G", "MergeCells",
            "Menggabungkan semua buku di sebuah folder menjadi buku unit. Bila buku unit sedang aktif, pengaturan dan "
            "daftarnya dibawa.",
            tanya=(
                _FOLDER_BUKU, Tanya("teks", "Periode, misalnya 2026-TW1; kosong: tetap"),
                Tanya("teks", "Nama unit, bila buku-bukunya menyebut beberapa; kosong: menurut buku"),
            ),
            perintah=(
                "gabung", "{0}", ("--lanjutkan", "{unit}"), ("--periode", "{1}"), ("--unit", "{2}"),
                "-o", "{hasil}/unit.xlsx",
            ),
            besar=True,
        ),
        Tombol(
            "status_unit", "Status", "T", "ConditionalFormattingMenu",
            "Siapa belum menyerahkan apa pada periode buku unit yang sedang aktif, dengan pesan siap kirim.",
            buku="unit", tanya=(_FOLDER_BUKU,), perintah=("status", "{buku}", ("{0}",), "-o", "{hasil}/Status.xlsx"),
        ),
        Tombol(
            "hitung_pemeringkatan", "Hitung Pemeringkatan", "H", "SortDialog",
            "Menghitung pemetaan dan pemeringkatan dari buku unit yang sedang aktif. Hasil ditulis di lembar baru.",
            sama="kinerja peringkat", besar=True,
        ),
        Tombol(
            "coba_coba", "Coba-coba", "O", "GoalSeek",
            "Siapa yang pindah kelompok bila k, toleransi, atau bobotnya lain. Buku unit tidak diubah.",
            buku="unit",
            tanya=(
                Tanya("teks", "Pengali simpangan baku k, misalnya 0,7; kosong: tetap"),
                Tanya("teks", "Toleransi (metode Mutlak); kosong: tetap"),
                Tanya("teks", "Bobot, misalnya 60:40; kosong: tetap"),
            ),
            perintah=(
                "andaikan", "{buku}", ("--k", "{0}"), ("--toleransi", "{1}"), ("--bobot", "{2}"),
                "-o", "{hasil}/Pengandaian.xlsx",
            ),
        ),
        Tombol(
            "jelaskan_pegawai", "Jelaskan Pegawai", "J", "FindDialog",
            "Mengapa seorang pegawai mendapat kelompok, peringkat, predikat dan nilai itu; satu halaman Word.",
            buku="unit", tanya=(Tanya("teks", "NIP pegawai", "{sel}"),),
            perintah=("jelaskan", "{0}", "{buku}", "-o", "{hasil}/Penjelasan.docx"),
        ),
        Tombol(
            "buat_surat", "Buat Surat Keterangan", "K", "FileSaveAsWordDocx",
            "Membuat Surat Keterangan Pemetaan dan Pemeringkatan dari buku unit yang sedang aktif.",
            buku="unit", perintah=("cetak", "surat-keterangan", "{buku}", "-o", "{hasil}"),
        ),
        Tombol(
            "cetak_semua", "Cetak Semua", "V", "FilePrint",
            "Membuat semua dokumen dari buku unit yang sedang aktif dan buku pegawainya; yang rahasia tidak.",
            buku="unit", tanya=(_FOLDER_BUKU,), perintah=("cetak", "semua", "{buku}", "{0}", "-o", "{hasil}"),
        ),
        Tombol(
            "rekap_unit", "Rekap Pimpinan", "Z", "TableInsert",
            "Gambar unit untuk pimpinannya: distribusi, peta, peringkat, keterlambatan, keberatan, cakupan, tren.",
            buku="unit", tanya=(_FOLDER_PILIHAN,), perintah=("rekap", "{buku}", ("{0}",), "-o", "{hasil}/Rekap.xlsx"),
        ),
        Tombol(
            "konfirmasi_unit", "Konfirmasi", "Y", "AcceptInvitation",
            "Siapa sudah menjawab, siapa dianggap setuju, dan kelanjutan setiap keberatan.",
            buku="unit", perintah=("konfirmasi", "{buku}", "-o", "{hasil}/Konfirmasi.xlsx"),
        ),
        Tombol(
            "usulan_rating", "Usulan Rating", "5", "AcceptInvitation",
            "Rating hasil kerja yang diusulkan dari realisasi terhadap target, di samping yang sudah diketik.",
            buku="unit", tanya=(_FOLDER_BUKU,),
            perintah=("usulan-rating", "{0}", "--unit", "{buku}", "-o", "{hasil}/Usulan Rating.xlsx"),
        ),
        Tombol(
            "usulan_pembinaan", "Usulan Pembinaan", "3", "ReviewNewComment",
            "Siapa yang perlu diusulkan bimbingan, dan mengapa; pimpinan yang memutuskan.",
            buku="unit", tanya=(_FOLDER_PILIHAN,),
            perintah=("pembinaan", "{buku}", ("{0}",), "-o", "{hasil}/Usulan Pembinaan.xlsx"),
        ),
        Tombol(
            "potongan_tukin", "Potongan Tukin", "1", "ExportExcel",
            "Daftar pengurangan tunjangan kinerja untuk pengelola gaji, dengan jumlah dan yang belum dapat dihitung.",
            buku="unit", tanya=(Tanya("teks", "Bulan pertama, misalnya 2026-02; kosong: menurut lembar Tukin"),),
            perintah=("tukin", "{buku}", ("--mulai", "{0}"), "-o", "{hasil}/Daftar Potongan Tukin.xlsx"),
        ),
        Tombol(
            "jumlah_angka_kredit", "Angka Kredit", "2", "ExportExcel",
            "Jumlah angka kredit setiap pejabat fungsional, kekurangannya, dan kapan tercapai.",
            buku="unit", tanya=(_FOLDER_PILIHAN,),
            perintah=("angka-kredit", "{buku}", ("{0}",), "-o", "{hasil}/Angka Kredit.xlsx"),
        ),
        Tombol(
            "bagian_k3", "Bagian K3", "4", "ConditionalFormattingMenu",
            "Bagian K3 menurut ciri pegawai, untuk pimpinan; kelompok yang terlalu kecil tidak tampak.",
            buku="unit", perintah=("keadilan", "{buku}", "-o", "{hasil}/Bagian K3.xlsx"),
        ),
        Tombol(
            "susun_penilai", "Susun Penilai 360", "6", "TableInsert",
            "Mengusulkan siapa menilai perilaku siapa dari Daftar Pegawai buku unit yang sedang aktif.",
            buku="unit", tanya=(Tanya("teks", "Tanggal tutup, misalnya 2026-01-11; kosong: menurut jadwal"),),
            perintah=("susun-penilai", "{buku}", ("--tutup", "{0}"), "-o", "{hasil}/Daftar Penilai.xlsx"),
        ),
        Tombol(
            "rekap_perilaku", "Rekap Perilaku 360", "7", "MergeCells",
            "Skor perilaku setiap pegawai dari sebuah folder buku penilai, dalam aturan kerahasiaannya.",
            tanya=(Tanya("folder", "Folder buku penilaian 360"),),
            perintah=("perilaku", "{0}", "-o", "{hasil}/Rekap Perilaku.xlsx"),
        ),
        Tombol(
            "ekspor_ekinerja", "Ekspor e-Kinerja", "E", "ExportExcel",
            "Membuat berkas untuk impor massal ke e-Kinerja; pilih profilnya.",
            buku="unit",
            tanya=(
                Tanya("pilihan", "Profil (ketik nomornya)", "1", _PROFIL),
                _FOLDER_PILIHAN,
            ),
            perintah=("ekspor", "{0}", "{buku}", ("{1}",), "-o", "{hasil}/{0}.xlsx"),
        ),
        Tombol(
            "banding_bkn", "Bandingkan dengan BKN", "N", "ViewSideBySide",
            "Membandingkan yang ditetapkan di buku unit dengan laporan yang diunduh dari e-Kinerja BKN.",
            buku="unit", tanya=(Tanya("berkas", "Laporan dari e-Kinerja BKN (.xlsx atau .csv)"),),
            perintah=("banding", "{buku}", "{0}", "-o", "{hasil}/Banding.xlsx"),
        ),
        Tombol(
            "jadwal_tahun", "Jadwal", "W", "CalendarInsert",
            "Tahapan dan tenggat setahun penilaian sebagai berkas kalender.",
            tanya=(Tanya("teks", "Tahun penilaian, misalnya 2026"),),
            perintah=("jadwal", "--tahun", "{0}", "-o", "{hasil}/Jadwal.ics"),
        ),
    ),
    "Bantuan": (
        Tombol("bantuan", "Panduan", "U", "Help", "Kegunaan setiap tombol dan fungsi sel.", sama="kinerja --help"),
        Tombol(
            "periksa_pemasangan", "Periksa Pemasangan", "M", "DatabaseDocumenter",
            "Python, versi, dan keutuhan add-in ini.", perintah=("addin", "periksa"),
        ),
        Tombol(
            "salin_laporan", "Salin Laporan untuk TI", "I", "Copy",
            "Laporan pemasangan untuk kantor TI: disimpan sebagai teks dan disalin ke papan klip.",
            perintah=("addin", "periksa", "--laporan", "{hasil}/Laporan.txt"), sama="kinerja addin periksa --laporan",
        ),
        Tombol("tentang", "Tentang", "X", "Info", "Versi add-in.", sama="kinerja --versi"),
    ),
}

TOMBOL: Final[dict[str, Tombol]] = {one.nama: one for group in GRUP.values() for one in group}
#: Said by the VBA itself: they need no Python.
TANPA_PYTHON: Final = frozenset({"bantuan", "tentang"})
#: Buttons that are macros of the list of Alt+F8 too.
MAKRO: Final = tuple(one for one in TOMBOL.values() if one.nama not in TANPA_PYTHON)


# --- the ribbon and the VBA ---------------------------------------------------------------------------------------


def pita() -> str:
    """The ribbon (customUI14.xml)."""
    from xml.sax.saxutils import quoteattr  # noqa: PLC0415 - loads what opens addresses, which no macro needs

    lines = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        '<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui" onLoad="KinerjaPita.PitaMuat">',
        '  <ribbon>', '    <tabs>', '      <tab id="tabKinerja" label="Kinerja" keytip="K">',
    ]
    for number, (title, buttons) in enumerate(GRUP.items(), start=1):
        lines.append(f'        <group id="grup{number}" label={quoteattr(title)}>')
        for one in buttons:
            size = ' size="large"' if one.besar else ""
            lines.append(
                f'          <button id="tombol{one.nama_vba}" label={quoteattr(one.label)}{size} '
                f'imageMso="{one.gambar}" keytip="{one.kunci}" onAction="KinerjaPita.Pita{one.nama_vba}" '
                f"screentip={quoteattr(one.label)} supertip={quoteattr(one.uraian)}/>"
            )
        lines.append("        </group>")
    return "\n".join([*lines, "      </tab>", "    </tabs>", "  </ribbon>", "</customUI>", ""])


def _vba(teks: str) -> str:
    """A text as VBA writes it."""
    return " & vbLf & ".join('"{}"'.format(line.replace('"', '""')) for line in teks.split("\n"))


def _modul(nama: str, catatan: str, prosedur: Iterator[str]) -> str:
    body = "\n".join(prosedur)
    return (
        f'Attribute VB_Name = "{nama}"\nOption Explicit\n\n\' {catatan}\n\n{body}\n'
        "Private Function Inti() As KinerjaInti\n    Set Inti = New KinerjaInti\nEnd Function\n"
    )


def _jalankan(one: Tombol) -> str:
    asked = ", _\n        ".join(
        f"{_vba(ask.jenis)}, {_vba(ask.dikatakan)}, {_vba(ask.awal)}" for ask in one.tanya
    )
    needs = "True" if one.buku or not one.perintah else "False"
    head = f"    Inti().Jalankan {_vba(one.nama)}, {_vba(one.label)}, {needs}"
    return head + (f", _\n        {asked}" if asked else "")


def modul_makro() -> str:
    """The macros as they stand in the list of Alt+F8; the ribbon calls the same ones."""
    return _modul(
        "KinerjaMakro", "Macros as they stand in the list of Alt+F8; the ribbon calls the same ones.",
        (
            f"Public Sub {one.nama_vba}()\n{_jalankan(one)}\nEnd Sub\n"
            for one in MAKRO
        ),
    )  # fmt: skip


def modul_pita() -> str:
    """What the ribbon calls."""
    def callbacks() -> Iterator[str]:
        yield "Public Sub PitaMuat(pita As Object)\n    Inti().Muat\nEnd Sub\n"
        for one in TOMBOL.values():
            body = f"    {one.nama_vba}"
            if one.nama == "bantuan":
                body = f"    Dim teks As String\n{_panjang(bantuan())}\n    Inti().Pesan teks"
            elif one.nama == "tentang":
                body = '    Inti().Pesan Inti().Tentang() & vbLf & "Bukan aplikasi resmi Kementerian Kesehatan."'
            yield f"Public Sub Pita{one.nama_vba}(control As Object)\n{body}\nEnd Sub\n"

    return _modul(
        "KinerjaPita",
        'Callbacks named in customUI14.xml. "control" is an IRibbonControl, taken late bound: no library is needed.',
        callbacks(),
    )


def _panjang(teks: str) -> str:
    """Assignments that put a long text together: a line of VBA holds 1,023 characters, a statement 25 lines."""
    return "\n".join(
        f"    teks = teks & {_vba(line)} & vbLf" for line in teks.split("\n")
    )


def bantuan() -> str:
    """What Panduan says: every button by its group, in a line each, and the functions for cells."""
    from kinerja_core.services.fungsi_sel import FUNGSI_SEL  # noqa: PLC0415 - the buttons need no rules

    lines = [f"{title}: {', '.join(one.label for one in buttons)}." for title, buttons in GRUP.items()]
    return "\n".join([
        *lines, "", "Tunjuk sebuah tombol untuk membaca kegunaannya.", "",
        f"Fungsi sel: {', '.join(FUNGSI_SEL)}.", "",
        "Lembar Anda tidak pernah ditimpa. Bila tombol tidak bekerja, tekan Periksa Pemasangan.",
    ])  # fmt: skip


def modul_fungsi() -> str:
    """The functions for cells; each hands its arguments to :mod:`kinerja_addin.udf`."""
    from kinerja_core.services.fungsi_sel import FUNGSI_SEL  # noqa: PLC0415 - as said

    def functions() -> Iterator[str]:
        for one in FUNGSI_SEL.values():
            taken = ", ".join(f"{'' if a.wajib else 'Optional '}{a.nama} As Variant" for a in one.argumen)
            names = ", ".join(a.nama for a in one.argumen)
            yield (
                f"Public Function {one.nama}({taken}) As Variant\n"
                f'    {one.nama} = Inti().Hitung("{one.nama.casefold()}", Array({names}))\nEnd Function\n'
            )

    return _modul(
        "KinerjaFungsi", "Functions for cells. What goes wrong becomes text in the cell.", functions()
    )


def modul_keterangan() -> str:
    """A class that tells Excel what each function and argument is (the function wizard)."""
    from kinerja_core.services.fungsi_sel import FUNGSI_SEL  # noqa: PLC0415 - as said

    lines = ["Option Explicit", "", "Public Sub Terangkan()", "    On Error Resume Next"]
    for one in FUNGSI_SEL.values():
        told = ", ".join(_vba(a.uraian[:250]) for a in one.argumen)
        lines.append(
            f"    Application.MacroOptions Macro:={_vba(one.nama)}, Description:={_vba(one.uraian[:250])}, "
            f'Category:="Kinerja", ArgumentDescriptions:=Array({told})'
        )
    return "\n".join([*lines, "End Sub", ""])


#: Our modules, in the order of the editor's list: what they make public can be called from any workbook's cell.
MODUL: Final[dict[str, Callable[[], str]]] = {
    "KinerjaFungsi": modul_fungsi, "KinerjaMakro": modul_makro, "KinerjaPita": modul_pita,
}
