"""What the changed files are thrown at, and what they are made from: every reader of the program by a command."""

from __future__ import annotations

import io
import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from PIL import Image

from kinerja_core.services.contoh import alur
from tests.documents.contoh import risalah_terkecil

#: Files that failed once, and whatever else the tests keep of this kind.
KASUS = Path(__file__).parents[1] / "kasus"
#: Seeds are small, so that a run tries many; what failed once is one whatever its size.
_TERBESAR = 400_000


@dataclass(frozen=True)
class Perintah:
    """A command line that reads a file.

    In it ``{}`` stands for the file, ``{folder}`` for its folder, ``{keluar}`` for a new one, ``{contoh}`` for the
    sample. ``cocok`` are the names of the seeds that the command can use; the others are tried too, but less.
    """

    kata: tuple[str, ...]
    akhiran: str
    cocok: str = "*"

    @property
    def cara(self) -> str:
        """The command with the kind of its input."""
        words = [word for word in self.kata if "{keluar}" not in word and "{contoh}" not in word]
        return " ".join(words).removesuffix(" -o").replace("{}", f"*{self.akhiran}").replace("{folder}", "FOLDER")


def perintah() -> tuple[Perintah, ...]:
    """Every reader of the program, by a command that uses it."""
    unit, surat = "{contoh}/unit.xlsx", ("cetak", "surat-keterangan", "{contoh}/unit.xlsx")
    ke = ("-o", "{keluar}/dokumen")
    return (
        Perintah(("periksa", "{}", "--json"), ".xlsx"),
        Perintah(("periksa", "{}", "-o", "{keluar}/temuan.xlsx"), ".xlsx"),
        Perintah(("periksa", "{contoh}/satu.xlsx", "--banding", "{}"), ".xlsx"),
        Perintah(("gabung", "{folder}", "-o", "{keluar}/unit.xlsx", "--json"), ".xlsx"),
        Perintah(("gabung", "{contoh}/sedikit", "--lanjutkan", "{}", "-o", "{keluar}/unit.xlsx"), ".xlsx", "unit*"),
        Perintah(("status", "{contoh}/unit.xlsx", "{folder}", "--json"), ".xlsx"),
        Perintah(("peringkat", "{}", "--json"), ".xlsx", "unit*"),
        Perintah(("peringkat", "{}", "--json"), ".csv", "skor*"),
        Perintah(("peringkat", "{}", "-o", "{keluar}/peringkat.csv"), ".csv", "skor*"),
        Perintah(("templat", "skp", "--pegawai", "{}", "-o", "{keluar}/buku"), ".csv", "daftar*"),
        Perintah(("templat", "skp", "--pegawai", "{}", "-o", "{keluar}/buku"), ".xlsx", "daftar*"),
        Perintah(("templat", "unit", "--pegawai", "{}", "-o", "{keluar}/unit.xlsx"), ".csv", "daftar*"),
        Perintah(
            ("templat", "skp", "--pegawai", "{contoh}/satu.csv", "--skp-lalu", "{folder}", "-o", "{keluar}/buku"),
            ".xlsx",
        ),
        Perintah(("banding", unit, "{}", "--json"), ".xlsx", "laporan*"),
        Perintah(("cetak", "risalah", "{}", *ke), ".xlsx"),
        Perintah(("cetak", "risalah", "{}", *ke), ".json", "risalah*"),
        Perintah(("cetak", "surat-keterangan", "{}", *ke), ".xlsx", "unit*"),
        Perintah(("ekspor", "kemenkes-catatan-harian", "{}", "-o", "{keluar}/impor.xlsx"), ".xlsx"),
        Perintah(("ekspor", "siasn-skp22", unit, "--peta-siasn", "{}", "-o", "{keluar}/impor.json"), ".csv", "siasn*"),
        Perintah(("perilaku", "{folder}", "-o", "{keluar}/rekap.xlsx"), ".xlsx", "Penilai*"),
        Perintah(("perilaku", "{contoh}/penilaian-360", "--penilai", "{}", "-o", "{keluar}/rekap.xlsx"), ".csv"),
        Perintah(("verifikasi", "{}", "--json"), ".docx", "*Ris*"),
        Perintah(("verifikasi", "{contoh}/risalah.docx", "--templat", "{}"), ".docx", "risalah-d*"),
        Perintah(("baca-risalah", "{}", "--json"), ".docx", "Ris*"),
        Perintah(("templat-dokumen", "periksa", "{}", "--dokumen", "risalah"), ".docx", "risalah-d*"),
        Perintah(("cetak", "risalah", "{contoh}/risalah.json", "--templat", "{}", *ke), ".docx", "risalah-d*"),
        Perintah((*surat, "--templat", "{}", *ke), ".docx", "surat-keterangan[.-][ld]*"),
        Perintah((*surat, "--kop", "{}", *ke), ".png"),
        Perintah((*surat, "--kop", "{}", *ke), ".jpg"),
        Perintah((*surat, "--pengaturan", "{}", *ke), ".yaml", "pengaturan*"),
        Perintah(("ekspor", "--profil-berkas", "{}", unit, "-o", "{keluar}/impor.xlsx"), ".yaml", "kemenkes-pemer*"),
    )


def pilih(acak: random.Random, cara: Perintah, seeds: Sequence[Path]) -> Path:
    """A seed for a command: two times of three one that it can use."""
    kind = [one for one in seeds if one.suffix == cara.akhiran]
    fitting = [one for one in kind if one.match(cara.cocok)]
    return acak.choice(fitting if fitting and acak.randrange(3) else kind)


def siapkan(contoh: Path, dari: Path | None = None) -> None:
    """The sample, made or copied, and beside it the small files that the commands need besides the changed one."""
    if dari is None:
        alur.jalankan(contoh)
    else:
        shutil.copytree(dari, contoh)
    books = sorted((contoh / "buku").glob("* 1*.xlsx"))[:2]
    (contoh / "sedikit").mkdir()
    for book in books:
        shutil.copy(book, contoh / "sedikit")
    shutil.copy(books[0], contoh / "satu.xlsx")
    shutil.copy(next((contoh / "dokumen").glob("Risalah*.docx")), contoh / "risalah.docx")
    (contoh / "satu.csv").write_text(DAFTAR, encoding="utf-8")
    (contoh / "risalah.json").write_text(risalah_terkecil().model_dump_json(indent=1), encoding="utf-8")


def benih(contoh: Path, folder: Path, lain: Sequence[Path] = ()) -> list[Path]:
    """Seeds of every kind: what the sample gives, small files made here, what failed once, and other folders."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "skor.csv").write_text(
        "nip,nama,hasil,perilaku,rating_hasil\n198501012010011001,Ani Lestari,90.5,88,Sesuai Ekspektasi\n"
        "198601012010011002,Budi Santosa,80,81.25,\n", encoding="utf-8",
    )
    (folder / "daftar.csv").write_text(DAFTAR, encoding="utf-8")
    (folder / "siasn.csv").write_text(
        "nip;id\n198811042014022001;8ae482a6-3f3b-4a9e-8f65-0d5a3f6c1a01\n", encoding="utf-8"
    )
    (folder / "pengaturan.yaml").write_text(
        "tempat_surat: Jakarta\nkertas: a4\nkop:\n  - KEMENTERIAN KESEHATAN\n", encoding="utf-8"
    )
    with xlsxwriter.Workbook(folder / "daftar.xlsx") as book:
        sheet = book.add_worksheet()
        for row, line in enumerate(DAFTAR.splitlines()):
            sheet.write_row(row, 0, line.split(","))
    for name, content in _gambar().items():
        (folder / name).write_bytes(content)
    profiles = Path(__file__).parents[2] / "kinerja_core" / "exports" / "profil"
    templates = Path(__file__).parents[2] / "docx_templates"
    own = [path for path in contoh.rglob("*") if path.is_file()]
    others = [path for kept in lain for path in kept.rglob("*") if path.is_file()]
    made = [*folder.iterdir(), *profiles.glob("*.yaml"), *templates.rglob("*.docx"), *own, *others]
    kinds = {one.akhiran for one in perintah()}
    small = {path for path in made if path.suffix in kinds and path.stat().st_size < _TERBESAR}
    return sorted(small | {path for path in KASUS.rglob("*.*") if path.is_file()})


#: A list of one person.
DAFTAR = (
    "NIP,Nama,Jabatan,Unit Kerja,Pangkat\n198501012010011001,Ani Lestari,Analis SDM,Biro Contoh,Penata - III/c\n"
)


def _gambar() -> dict[str, bytes]:
    """A picture as each kind of program writes it."""
    dots = Image.radial_gradient("L").resize((40, 20))
    colours = Image.merge("RGB", (dots, dots.rotate(180), dots))
    kinds: dict[str, tuple[Image.Image, dict[str, object]]] = {
        "kop.png": (colours, {}), "palet.png": (colours.quantize(16), {}), "satu-bit.png": (dots.convert("1"), {}),
        "bening.png": (colours.convert("RGBA"), {}), "kop.jpg": (colours, {}), "kelabu.jpg": (dots, {}),
        "bertahap.jpg": (colours, {"progressive": True}), "cmyk.jpg": (colours.convert("CMYK"), {}),
    }  # fmt: skip
    made: dict[str, bytes] = {}
    for name, (picture, how) in kinds.items():
        stream = io.BytesIO()
        picture.save(stream, "PNG" if name.endswith("png") else "JPEG", **how)
        made[name] = stream.getvalue()
    return made
