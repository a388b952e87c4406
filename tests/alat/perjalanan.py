"""One journey through everything a page in the browser does, on the sample unit, with the services alone.

It is run as ``python -m tests.alat.perjalanan FOLDER`` beside the folder ``contoh`` of the sample, in the usual way
and, with ``--tanpa``, in a Python that lacks what a page lacks; a page can run it too. Everything it leaves in the
folder must be equal to the byte. It imports nothing but the product and the standard library.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

#: What a page does not have: libraries that edit Word files or drive Excel, what a terminal needs, and processes.
TIDAK_ADA = (
    "lxml", "PIL", "jinja2", "markupsafe", "docxtpl", "docx", "xlwings", "pyopenvba", "rich", "typer", "click",
    "pygments", "subprocess", "multiprocessing", "_multiprocessing", "_posixsubprocess", "concurrent", "fcntl",
    "msvcrt", "resource", "_ctypes", "ctypes", "defusedxml", "yaml", "isal",
)
TANGGAL = "2026-11-26"
#: The packages that a page brings along, with the parts of them that stand beside them.
DIBAWA = frozenset({
    "annotated_types", "pydantic", "pydantic_core", "typing_extensions", "typing_inspection", "xlsxwriter",
    "python_calamine", "openpyxl", "et_xmlfile",
})  # fmt: skip
#: Of our own.
SENDIRI = frozenset({"kinerja_core", "docx_templates", "workbook_templates", "tests"})
#: What every profile asks for that no workbook holds.
ISI = {"jam_mulai": "07:30", "jam_selesai": "16:00"}


def tutup_pintu() -> None:
    """Take away what a page does not have: imports, threads, and second names of files."""
    from kinerja_core.batas import kemampuan  # noqa: PLC0415 - its module alone is told to be in a page

    kemampuan.sys = SimpleNamespace(platform="emscripten")  # type: ignore[assignment] - the stand-in has what is asked

    for nama in TIDAK_ADA:
        for dimuat in [satu for satu in sys.modules if satu == nama or satu.startswith(f"{nama}.")]:
            del sys.modules[dimuat]
        sys.modules[nama] = None  # type: ignore[assignment] # the import system's own way to say: not here

    def menolak(*_: object, **__: object) -> None:
        raise RuntimeError("can't start new thread")

    threading.Thread.start = menolak  # type: ignore[method-assign]
    if hasattr(os, "link"):
        del os.link


#: How begins what is loaded when Python starts: by an editable installation, by pywin32, and by a distribution.
_SEJAK_MULAI = ("_", "pywin32", "sitecustomize", "usercustomize")


def dari_luar() -> set[str]:
    """The packages that are loaded and neither ours nor Python's."""
    dimuat = {nama.partition(".")[0] for nama, modul in sys.modules.items() if modul is not None}
    return {nama for nama in dimuat - SENDIRI - set(sys.stdlib_module_names) if not nama.startswith(_SEJAK_MULAI)}


class Perjalanan:
    """The journey: what each step gives is written into the current folder, whose name nothing depends on."""

    def __init__(self, contoh: Path) -> None:
        self.folder = Path()
        self.contoh = contoh

    def catat(self, nama: str, isi: Any) -> None:
        """Keep what a step says."""
        path = self.folder / f"{nama}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(isi, ensure_ascii=False, indent=1, default=str), encoding="utf-8", newline="\n")

    def coba(self, nama: str, kerja: Callable[[], Any]) -> None:
        """A step that may be refused in a sentence, which is then what it gives."""
        from kinerja_core.model.galat import GalatKinerja  # noqa: PLC0415 - after what is missing was taken away

        try:
            self.catat(nama, kerja())
        except GalatKinerja as galat:
            self.catat(nama, {"ditolak": str(galat)})

    def buku(self) -> None:
        """Findings, the unit, and its ranking."""
        from kinerja_core.services import gabung, penilaian_360, periksa, peringkat  # noqa: PLC0415 - loaded after the blocks
        from kinerja_core.services import rekap as pimpinan  # noqa: PLC0415 - loaded after the blocks
        from kinerja_core.services.berkas import tulis  # noqa: PLC0415 - loaded after the blocks

        buku, unit = self.contoh / "buku", self.contoh / "unit.xlsx"
        hasil_periksa = periksa.periksa([self.contoh])
        self.catat("periksa", hasil_periksa.sebagai_json())
        tulis(self.folder / "temuan.xlsx", periksa.buku_temuan(hasil_periksa, self.folder / "temuan.xlsx"))
        lanjut = gabung.gabung(buku, lanjutkan=unit)
        tulis(self.folder / "unit-lanjut.xlsx", gabung.isi_berkas(lanjut))
        self.catat("gabung", lanjut.sebagai_json(Path("unit-lanjut.xlsx")))
        rekap = penilaian_360.perilaku(self.contoh / "penilaian-360")
        self.catat("perilaku", rekap.rekap.sebagai_json())
        tulis(self.folder / "perilaku.xlsx", penilaian_360.berkas_rekap(rekap.rekap))
        hasil = peringkat.peringkat(unit)
        self.catat("peringkat", hasil.sebagai_json())
        for akhiran in (".xlsx", ".csv", ".json"):
            tulis(self.folder / f"hasil{akhiran}", peringkat.berkas_hasil(hasil, akhiran))
        gambaran = pimpinan.rekap(unit, [buku], pada="2026-01-20")
        self.catat("rekap", gambaran.sebagai_json())
        for akhiran in (".xlsx", ".html", ".docx"):
            tulis(self.folder / "rekap" / f"unit{akhiran}", pimpinan.berkas_rekap_unit(gambaran, akhiran))
        mutlak = peringkat.peringkat(self.folder / "hasil.csv", peringkat.pilihan(metode="mutlak", periode="2025"))
        self.catat("peringkat-mutlak", mutlak.sebagai_json())

    def dokumen(self) -> None:
        """Every document from the workbooks, and from its context in every look that a template is prepared for."""
        from kinerja_core.services import cetak  # noqa: PLC0415 - loaded after the blocks

        data = [*sorted((self.contoh / "buku").glob("*.xlsx")), self.contoh / "unit.xlsx"]
        rupa: dict[str, dict[str, Any]] = {
            "a4": {}, "f4": {"kertas": "f4", "tanpa_jejak": True}, "srikandi": {"srikandi": True, "tanpa_jejak": True},
            "srikandi-f4": {"srikandi": True, "kertas": "f4"},
        }  # fmt: skip

        def kerja(slug: str, data: list[Path], tujuan: Path, pilihan: dict[str, Any]) -> Any:
            made = cetak.cetak(slug, data, tujuan, cetak.tampilan(**pilihan))
            return [*(path.name for path in made.dibuat), [item.pesan for item in made.temuan]]

        for dokumen in cetak.daftar_dokumen():
            slug = dokumen["dokumen"]
            self.catat(f"skema/{slug}", cetak.skema(slug))
            self.coba(f"cetak/{slug}", partial(kerja, slug, data, self.folder / "dokumen" / "buku" / slug, {}))
            for konteks in sorted((self.contoh / "konteks").glob(f"{slug} *.json")):
                for nama, pilihan in rupa.items():
                    tujuan = self.folder / "dokumen" / nama / f"{konteks.stem}.docx"
                    self.coba(f"cetak/{konteks.stem} {nama}", partial(kerja, slug, [konteks], tujuan, pilihan))

    def risalah(self) -> None:
        """A risalah corrected in Word, back into a copy of its workbook."""
        from kinerja_core.documents.mesin.wadah import Wadah, baca  # noqa: PLC0415 - loaded after the blocks
        from kinerja_core.services.risalah_ke_buku import kembalikan  # noqa: PLC0415 - loaded after the blocks

        for berkas in sorted((self.folder / "dokumen" / "buku" / "risalah").glob("*.docx")):
            bagian = baca(berkas.read_bytes())
            nama = "word/document.xml"
            akhir = b"</w:t></w:r></w:p></w:tc>"
            bagian[nama] = bagian[nama].replace(akhir, b" (lagi)" + akhir)
            diubah = self.folder / "risalah" / berkas.name
            diubah.parent.mkdir(exist_ok=True)
            diubah.write_bytes(Wadah(bagian).tulis({}))
            buku = next((self.contoh / "buku").glob(f"*{berkas.name.split(' dialog ')[0].split()[-1]}*.xlsx"))

            def kerja(diubah: Path = diubah, buku: Path = buku) -> Any:
                hasil = kembalikan(diubah, buku)
                (diubah.with_suffix(".xlsx")).write_bytes(hasil.isi or b"")
                return [hasil.uraian(), [one.pesan for one in hasil.temuan]]

            self.coba(f"baca-risalah/{berkas.stem}", kerja)

    def ekspor(self) -> None:
        """Every profile."""
        from kinerja_core.services import ekspor  # noqa: PLC0415 - loaded after the blocks

        for kode, profil in ekspor.daftar_profil():
            unit = "unit-triwulan.xlsx" if profil.periode == "triwulan" else "unit.xlsx"
            sumber = self.contoh / (unit if profil.sumber == "pemeringkatan" else "buku")
            if profil.seorang:
                sumber = sorted(sumber.glob("Bagus*.xlsx"))[0]

            self.coba(f"kata-ekspor/{kode}", partial(self._satu_ekspor, kode, profil, sumber))

    def _satu_ekspor(self, kode: str, profil: Any, sumber: Path) -> Any:
        from kinerja_core.services import ekspor  # noqa: PLC0415 - loaded after the blocks
        from kinerja_core.services.berkas import tulis  # noqa: PLC0415 - loaded after the blocks

        isi = {nama: ISI[nama] for nama in profil.diminta if nama != "id_siasn"}
        peta = None
        if "id_siasn" in profil.diminta:
            peta = self.folder / "peta.csv"
            orang = sorted({path.stem.split()[-1] for path in (self.contoh / "buku").glob("*.xlsx")})
            baris = [f"{nip},{nomor}" for nomor, nip in enumerate(filter(str.isdecimal, orang), 100)]
            peta.write_text("\n".join(["NIP,ID SIASN", *baris]), encoding="utf-8")
        hasil = ekspor.ekspor(profil, [sumber], isi=isi, peta_siasn=peta)
        tulis(self.folder / "ekspor" / f"{kode}.{profil.format}", hasil.isi)
        return [hasil.baris, [item.pesan for item in hasil.temuan]]

    def kosong(self) -> None:
        """Blank workbooks, and those of a list of people."""
        from kinerja_core.services import templat  # noqa: PLC0415 - loaded after the blocks

        folder = self.folder / "templat"
        for jenis in ("kuantitatif-jpt", "kualitatif-ja-jf"):
            templat.templat("skp", folder / f"skp-{jenis}.xlsx", jenis=jenis, tahun=2026)
        for buku in ("unit", "penilaian-360"):
            templat.templat(buku, folder / f"{buku}.xlsx", tahun=2026, kertas="f4")
        daftar = self.folder / "daftar.csv"
        daftar.write_text(
            "nip,nama,jabatan,unit kerja\n198203152009121004,Bagus Adiwinata,Analis SDM Aparatur,Biro OSDM\n",
            encoding="utf-8",
        )

        def kerja() -> Any:
            made = templat.templat("skp", folder / "orang", tahun=2026, pegawai=daftar)
            return [*(path.name for path in made.dibuat), [item.pesan for item in made.temuan]]

        self.coba("templat/orang", kerja)

        self.coba("templat/daftar", lambda: len(templat.templat("daftar", folder / "daftar.xlsx", tahun=2026).dibuat))

    def telaah(self) -> None:
        """A ranking looked into: why, what if, what the books suggest, what BKN's e-Kinerja says."""
        from kinerja_core.services import andaikan, banding, jelaskan, keadilan, meja, peringkat, usulan_rating  # noqa: PLC0415 - loaded after the blocks
        from kinerja_core.services.berkas import tulis  # noqa: PLC0415 - loaded after the blocks

        unit, folder = self.contoh / "unit.xlsx", self.folder / "telaah"
        orang = peringkat.peringkat(unit).hasil.pegawai
        penjelasan = jelaskan.jelaskan(orang[0].nip, unit)
        self.catat("telaah/jelaskan", penjelasan.sebagai_json())
        for akhiran in (".docx", ".xlsx"):
            tulis(folder / f"jelaskan{akhiran}", jelaskan.berkas_penjelasan(penjelasan, akhiran))
        cara = peringkat.pilihan(metode="mutlak", toleransi="1")
        pengandaian = andaikan.andaikan(unit, andaikan.PilihanAndai(cara, (f"{orang[0].nip}:hasil=60",)))
        self.catat("telaah/andaikan", pengandaian.sebagai_json())
        tulis(folder / "andaikan.xlsx", andaikan.berkas_andai(pengandaian, ".xlsx"))
        usulan = usulan_rating.usulan([self.contoh / "buku"], unit=unit, skor=True)
        self.catat("telaah/usulan-rating", usulan.sebagai_json())
        tulis(folder / "usulan-rating.xlsx", usulan_rating.berkas_usulan(usulan, ".xlsx"))
        laporan = folder / "laporan.csv"
        baris = [f'{satu.nip},"{satu.nama}",SESUAI EKSPEKTASI,-,BAIK' for satu in orang[1:]]
        laporan.write_text("\n".join(["nip,nama,hasil_kerja,perilaku_kerja,hasil_akhir", *baris]), encoding="utf-8")
        adil = keadilan.keadilan(unit)
        self.catat("telaah/keadilan", adil.sebagai_json())
        tulis(folder / "keadilan.xlsx", keadilan.berkas_keadilan(adil, ".xlsx"))
        beda = banding.banding(unit, laporan)
        self.catat("telaah/banding", [meja.isi_tabel(laporan), beda.sebagai_json()])
        tulis(folder / "banding.xlsx", banding.berkas_banding(beda))
        self.hak(unit, folder)

    def hak(self, unit: Path, folder: Path) -> None:
        """What follows from a predikat: reductions of tunjangan, and angka kredit."""
        from kinerja_core.services import angka_kredit, tukin  # noqa: PLC0415 - loaded after the blocks
        from kinerja_core.services.berkas import tulis  # noqa: PLC0415 - loaded after the blocks

        potongan = tukin.tukin(unit, mulai="2026-02", pada=TANGGAL)
        self.catat("telaah/tukin", potongan.sebagai_json())
        for akhiran in (".docx", ".xlsx"):
            self.coba(f"telaah/tukin{akhiran}", lambda akhiran=akhiran: str(
                tulis(folder / f"tukin{akhiran}", tukin.berkas_tukin(potongan, akhiran))
            ))
        kredit = angka_kredit.angka_kredit(unit, [self.contoh / "buku"])
        self.catat("telaah/angka-kredit", kredit.sebagai_json())
        tulis(folder / "angka-kredit.xlsx", angka_kredit.berkas_angka_kredit(kredit, ".xlsx"))

    def aturan(self) -> None:
        """Every rule, what each calculates, and the calendar."""
        from datetime import date  # noqa: PLC0415 - loaded after the blocks

        from kinerja_core.services import aturan, hitung, jadwal  # noqa: PLC0415 - loaded after the blocks

        hari = date.fromisoformat(TANGGAL)
        hitungan = {
            "predikat": lambda: hitung.predikat("sesuai", "di-atas", hari),
            "kelompok": lambda: hitung.kelompok("di-atas", "rata-rata", hari),
            "rentang": lambda: hitung.rentang("K2", None, hari),
            "tenggat": lambda: hitung.tenggat(date(2026, 1, 14), None, None, hari),
            "tukin": lambda: hitung.tukin("butuh-perbaikan", "3000000", hari),
            "angka-kredit": lambda: hitung.angka_kredit("baik", "ahli-muda", 12, hari),
            "nip": lambda: hitung.nip("198203152009121004", hari),
        }
        for nama, satu in hitungan.items():
            self.coba(f"hitung/{nama}", lambda satu=satu: hitung.sebagai_json(satu()))
        self.catat("aturan", aturan.aturan(None, TANGGAL))
        self.catat("jadwal", jadwal.jadwal(2026).sebagai_json(None))

    def korpus(self) -> None:
        """Workbooks that people sent, and what the second reader makes of a book that the first would refuse."""
        from io import BytesIO  # noqa: PLC0415 - loaded after the blocks

        from kinerja_core.services.periksa import periksa  # noqa: PLC0415 - loaded after the blocks
        from kinerja_core.workbooks.mesin.kisi_openpyxl import dengan_openpyxl  # noqa: PLC0415 - loaded after the blocks

        self.catat("korpus", periksa([self.contoh / "kasus"]).sebagai_json())
        buku = sorted((self.contoh / "buku").glob("*.xlsx"))[0]
        for path in (buku, self.contoh / "unit.xlsx"):
            self.catat(f"pembaca-kedua/{path.stem}", dengan_openpyxl(BytesIO(path.read_bytes())))

    def jalankan(self) -> None:
        """All of it."""
        self.buku()
        self.korpus()
        self.dokumen()
        self.risalah()
        self.ekspor()
        self.kosong()
        self.telaah()
        self.aturan()


if __name__ == "__main__":
    if "--tanpa" in sys.argv:
        tutup_pintu()
    Path(sys.argv[1]).mkdir(parents=True)
    os.chdir(sys.argv[1])
    Perjalanan(Path("..", "contoh")).jalankan()
    if "--tanpa" in sys.argv and (lain := dari_luar() ^ DIBAWA):
        sys.exit(f"paket yang dibawa halaman berubah: {sorted(lain)}")
