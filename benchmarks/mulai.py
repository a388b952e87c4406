"""Starting: what each face loads and does until its first answer (``python -m benchmarks.mulai``).

Then one call of a function for cells over 10,000 rows, as Excel sends a whole column.

Processor time of whole processes, against ``python -c pass`` of the same Python in an environment of its own: one that
runs no start-up file of an editable installation, which would make ``pass`` itself dear, and that keeps its bytecode.
A macro's first call is the whole of it, on a book of the sample that is open in a stand-in for Excel
(:mod:`tests.addin.excel`): what Excel itself takes to hand over the cells is not in it. ``xlwings dan pydantic`` is the
part that no macro can do without. The first document of a process comes from a template that was prepared when it was
built, so printing the risalah of a book should cost little more than checking that book.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sysconfig
import tempfile
import time
import venv
from pathlib import Path

from benchmarks.alat import bandingkan
from kinerja_core.services.contoh import unit
from kinerja_core.workbooks.bangun import bangun_skp
from tests.addin.klien import buku_unit, titip
from tests.documents import contoh

DASAR = "python -c pass"
KINERJA = ("-c", "from kinerja_core.cli import main; main()")
LANTAI = "import xlwings; from pydantic import BaseModel; type('Rekaman', (BaseModel,), {})"


def prosesor() -> float:
    """Seconds that the processes started here have used so far."""
    pakai = resource.getrusage(resource.RUSAGE_CHILDREN)
    return pakai.ru_utime + pakai.ru_stime


def lingkungan(folder: Path) -> tuple[Path, dict[str, str]]:
    """A Python that starts as plainly as an installed one, with the packages of this one and this checkout."""
    venv.create(folder / "venv", symlinks=os.name != "nt")
    akar = Path(__file__).parents[1]
    sumber = (str(akar), str(akar / "addin"), sysconfig.get_path("purelib"), sysconfig.get_path("platlib"))
    bersih = {k: v for k, v in os.environ.items() if k not in {"PYTHONDONTWRITEBYTECODE", "XLWINGS_LICENSE_KEY"}}
    return folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python", bersih | {
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(sumber)), "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip


def main() -> None:
    """Compare the starts."""
    with tempfile.TemporaryDirectory() as nama:
        folder = Path(nama)
        python, env = lingkungan(folder)
        data = folder / "risalah.json"
        data.write_text(contoh.risalah_contoh().model_dump_json(), encoding="utf-8")
        skp, satuan = folder / "skp.xlsx", folder / "unit.xlsx"
        skp.write_bytes(bangun_skp(isi=next(buku for buku in map(unit.buku, unit.ORANG) if buku.dialog)))
        satuan.write_bytes(buku_unit())
        (folder / "terbuka").mkdir()
        buka = {path.stem: str(titip(path, folder / "terbuka" / path.name)) for path in (skp, satuan)}
        docx, templat = str(folder / "risalah.docx"), str(folder / "templat.xlsx")
        kasus = {
            DASAR: ("-c", "pass"),
            "xlwings dan pydantic": ("-c", LANTAI),
            "makro dimuat": ("-c", "import kinerja_addin.makro"),
            "rumus (UDF) dimuat": ("-c", "import kinerja_addin.udf"),
            "makro Periksa Buku": ("-m", "tests.addin.excel", "periksa_buku", buka["skp"]),
            "makro Buat Risalah": ("-m", "tests.addin.excel", "buat_risalah", buka["skp"]),
            "makro Hitung Pemeringkatan": ("-m", "tests.addin.excel", "hitung_pemeringkatan", buka["unit"]),
            "kinerja --help": (*KINERJA, "--help"),
            "kinerja hitung predikat": (*KINERJA, "hitung", "predikat", "sesuai", "sesuai"),
            "kinerja aturan": (*KINERJA, "aturan"),
            "kinerja periksa, satu buku": (*KINERJA, "periksa", str(skp)),
            "kinerja peringkat": (*KINERJA, "peringkat", str(satuan)),
            "kinerja templat skp": (*KINERJA, "templat", "skp", "-o", templat, "--timpa"),
            "kinerja cetak risalah, satu buku": (*KINERJA, "cetak", "risalah", str(skp), "-o", docx, "--timpa"),
            "kinerja cetak risalah, data JSON": (*KINERJA, "cetak", "risalah", str(data), "-o", docx, "--timpa"),
        }

        def jalankan(kode: tuple[str, ...]) -> None:
            subprocess.run([python, *kode], check=True, capture_output=True, env=env)

        median = bandingkan(
            "Mulai", {nama: lambda k=kode: jalankan(k) for nama, kode in kasus.items()}, DASAR, jam=prosesor
        )
        print("\nPanggilan pertama, kali xlwings dan pydantic")
        for yang in kasus:
            if yang.startswith(("makro ", "rumus ")):
                print(f"  {yang:<32} {median[yang] / median['xlwings dan pydantic']:.2f}")
    sepuluh_ribu()


def sepuluh_ribu() -> None:
    """Functions for cells over 10,000 rows, in one call each."""
    from kinerja_addin import udf  # noqa: PLC0415 - only here; the starts above are of other processes

    rating = [["Di Atas"], ["Sesuai"]] * 5_000
    nip = [[f"19{60 + n // 999}0101{1990 + n // 999}011{n % 999 + 1:03}"] for n in range(10_000)]
    people = [[one, f"Orang {n}", 60.0 + n % 50, 80.0] for n, (one,) in enumerate(nip)]
    kasus = {
        "PREDIKAT": lambda: udf.predikat(rating, [["Sesuai"]] * 10_000, "Tahun 2025"),
        "PERIKSA_NIP": lambda: udf.periksa_nip(nip, "Tahun 2025"),
        "PEMETAAN": lambda: udf.pemetaan(people, "Tahun 2025"),
    }
    bandingkan("10.000 baris dalam satu panggilan", kasus, "PREDIKAT", ulang=5, jam=time.process_time)


if __name__ == "__main__":
    main()
