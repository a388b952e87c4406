"""Thousands of workbooks, some of them broken, from the check to the export: ``python -m benchmarks.skala``.

``python -m benchmarks.skala 5000 --bunuh 10`` writes 5,000 workbooks of different invented people, 2 % of them broken
in ten ways, and runs check, consolidation, ranking, documents and exports on them, each as a user starts it. Then it
does all of it once more, with the whole process group killed at random points and the same commands given again, and
compares every file bit by bit. Each line of the table is one process with its helpers.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import io
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

from benchmarks.baca import buku_pegawai
from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.istilah import Rating
from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan
from kinerja_core.services.gabung import HasilGabung
from kinerja_core.services.indeks import NAMA_INDEKS
from kinerja_core.services.peringkat import peringkat_buku
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit

UNIT = "Direktorat Contoh"
#: One workbook in so many is broken.
RUSAK = 50
#: Workbooks of different content; the others differ from them in their person.
CETAKAN = 16
_DEPAN = ("Wulan", "Bagas", "Sekar", "Rangga", "Ayu", "Dimas", "Laras", "Galih", "Intan", "Arya", "Melati", "Bayu")
_BELAKANG = ("Prameswari", "Nugraha", "Lestari", "Wibowo", "Anggraini", "Saputra", "Maharani", "Pratama", "Utami",
             "Hidayat", "Kusuma")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Orang:
    """An invented person."""

    nomor: int

    @property
    def nama(self) -> str:
        """Different for everybody."""
        return f"{_DEPAN[self.nomor % 12]} {_BELAKANG[self.nomor // 12 % 11]} {self.nomor:05}"

    @property
    def nip(self) -> str:
        """18 digits that say a date of birth, a start of service and a serial number that fit together."""
        born = datetime.date(1985, 1, 1) + datetime.timedelta(days=self.nomor % 4000)
        return f"{born:%Y%m%d}201503{1 + self.nomor % 2}{1 + self.nomor // 4000:03}"


class Cetakan:
    """A filled workbook in which only the person changes."""

    def __init__(self, nomor: int, catatan: int) -> None:
        book = buku_pegawai(nomor)
        self._marks = (book.skp.pegawai.nama, str(book.skp.pegawai.nip))
        parts = baca(bangun_skp(isi=book.model_copy(update={"catatan_harian": book.catatan_harian[:catatan]})))
        self._parts = {
            name: text for name, part in parts.items() if self._marks[1] in (text := part.decode("utf-8", "replace"))
        }
        self._case = Wadah(parts, tuple(self._parts))

    def buku(self, orang: Orang) -> bytes:
        """The workbook of one person."""
        name, nip = self._marks
        return self._case.tulis({
            part: text.replace(name, orang.nama).replace(nip, orang.nip).encode() for part, text in self._parts.items()
        })


# -- what breaks a workbook ---------------------------------------------------------------------------


def _with_part(data: bytes, akhiran: str, ubah: Callable[[bytes], bytes | None]) -> bytes:
    """A workbook with the parts changed, or left out, whose names end so."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            part: bytes | None = source.read(item)
            if part is not None and item.filename.endswith(akhiran):
                part = ubah(part)
            if part is not None:
                target.writestr(item, part)
    return out.getvalue()


#: The NIP of :class:`Orang`.
_NIP = re.compile(rb"\b(198[5-9]|199[0-9])[0-9]{4}201503[0-9]{4}\b")


def _nip_lain(nip: str) -> Callable[[bytes], bytes]:
    """Another NIP for every one in the workbook, of the same length."""
    return lambda data: _with_part(data, ".xml", lambda part: re.sub(_NIP, nip.encode(), part))


def _bolak_balik(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes(255 - one for one in data[middle : middle + 64]) + data[middle + 64 :]


def _bom(part: bytes) -> bytes:
    return part + b" " * Anggaran().urai


PERUSAK: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
    ("terpotong", lambda data: data[: len(data) // 2]),
    ("kosong", lambda data: data[:0]),
    ("halaman web", lambda data: data[:0] + b"<html><body>Sesi Anda berakhir. Silakan masuk kembali.</body></html>"),
    ("bita rusak", _bolak_balik),
    ("wadah OLE", lambda data: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(len(data))),
    ("lembar hilang", lambda data: _with_part(data, "sheet2.xml", lambda part: None if part else part)),
    ("XML rusak", lambda data: _with_part(data, "sharedStrings.xml", lambda part: part[:-40])),
    ("NIP 17 angka", _nip_lain("19900415201503200")),
    ("tanggal lahir mustahil", _nip_lain("199002302015032001")),
    ("bom zip", lambda data: _with_part(data, "sheet2.xml", _bom)),
)


# -- the data -----------------------------------------------------------------------------------------


def buat(tempat: Path, banyak: int, catatan: int = 200, rusak: int = RUSAK, cetakan: int = CETAKAN) -> dict[str, str]:
    """Write the workbooks, and the unit's earlier workbook with everybody's scores; gives the broken ones, and how.

    Args:
        tempat: a folder; the workbooks come into ``buku``, the unit's into ``lama.xlsx``.
        banyak: workbooks.
        catatan: notes in each, 200 as in the goals.
        rusak: one workbook in so many is broken.
        cetakan: workbooks of different content.
    """
    books = tempat / "buku"
    books.mkdir()
    moulds = [Cetakan(number, catatan) for number in range(1, cetakan + 1)]
    broken: dict[str, str] = {}
    for number in range(banyak):
        data = moulds[number % cetakan].buku(Orang(number))
        name = f"{number:05}.xlsx"
        if number % rusak == rusak - 1:
            broken[name], break_it = PERUSAK[number // rusak % len(PERUSAK)]
            data = break_it(data)
        (books / name).write_bytes(data)
    people = [Orang(number) for number in range(banyak) if number % rusak != rusak - 1]
    (tempat / "lama.xlsx").write_bytes(bangun_unit(_lama(people)))
    return broken


def _lama(orang: Sequence[Orang]) -> BukuUnit:
    """The unit with scores, ratings and nilai that somebody typed."""
    template = buku_pegawai(1).skp
    acak = random.Random(2025)  # noqa: S311 - repeatable data
    members, scores = [], []
    for one in orang:
        person = Pegawai.model_validate(template.pegawai.model_dump() | {"nama": one.nama, "nip": one.nip})
        members.append(AnggotaUnit(pegawai=person, penilai=template.penilai))
        scores.append(SkorPegawai(
            nip=person.nip, nama=person.nama, jabatan=person.jabatan, hasil=Decimal(acak.randint(5000, 12000)) / 100,
            perilaku=Decimal(acak.randint(5000, 12000)) / 100,
        ))  # fmt: skip
    settings = lengkapi_pengaturan(Pengaturan(nama_unit=UNIT, periode=Periode(template.tahun)))
    return _ditetapkan(BukuUnit(pengaturan=settings, anggota=tuple(members), skor=tuple(scores)))


def _ditetapkan(unit: BukuUnit) -> BukuUnit:
    """The unit with ratings that fit everybody's kelompok, and the nilai that is proposed then."""
    first = {one.nip: one.kelompok for one in peringkat_buku(unit).hasil.pegawai}
    ratings = {kelompok: Rating.DI_ATAS if kelompok == "K1" else Rating.SESUAI for kelompok in set(first.values())}
    rated = unit.model_copy(update={"skor": tuple(
        one.model_copy(update=dict.fromkeys(("rating_hasil", "rating_perilaku"), ratings[first[one.nip]]))
        for one in unit.skor
    )})
    nilai = {one.nip: one.usulan_nilai for one in peringkat_buku(rated).hasil.pegawai}
    return rated.model_copy(update={"skor": tuple(
        one.model_copy(update={"nilai": nilai[one.nip]}) for one in rated.skor
    )})


# -- the run ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Langkah:
    """One command, and the file that is there once it has come to its end."""

    nama: str
    perintah: tuple[str, ...]
    berkas: Path

    @property
    def selesai(self) -> bool:
        """Whether it has come to its end."""
        return self.berkas.exists()

    def ulang_dari_awal(self) -> None:
        """Remove all that it made."""
        made = Path(self.perintah[-1])
        if made.is_dir():
            shutil.rmtree(made)
        else:
            made.unlink()


def langkah(tempat: Path, hasil: Path) -> tuple[Langkah, ...]:
    """The commands, in their order."""
    books, unit = str(tempat / "buku"), str(hasil / "unit.xlsx")

    def satu(nama: str, keluaran: str, *args: str) -> Langkah:
        file = hasil / keluaran
        return Langkah(nama, (*args, "-o", str(file)), file if file.suffix else file / NAMA_INDEKS)

    return (
        satu("periksa", "temuan.xlsx", "periksa", books),
        satu("gabung", "unit.xlsx", "gabung", books, "--lanjutkan", str(tempat / "lama.xlsx")),
        satu("peringkat", "peringkat.xlsx", "peringkat", unit),
        satu("cetak", "dokumen", "cetak", "rencana-aksi", books),
        satu("ekspor realisasi", "realisasi.xlsx", "ekspor", "kemenkes-realisasi", books),
        satu("ekspor pemeringkatan", "pemeringkatan.xlsx", "ekspor", "kemenkes-pemeringkatan", unit),
    )


@dataclass(frozen=True, slots=True)
class Terukur:
    """What one command cost."""

    nama: str
    kode: int
    prosesor: float
    dinding: float
    puncak: int
    bita: int

    def __str__(self) -> str:
        return (f"  {self.nama:<28} {self.prosesor:9.1f} d CPU {self.dinding:9.1f} d dinding {self.puncak:6} MB "
                f"{self.bita / 2**20:9.1f} MB ditulis  (kode {self.kode})")  # fmt: skip


#: The program; at its end it says how much processor time and memory it took, its helpers' time included.
_PROGRAM = """
import json, os, sys
from kinerja_core.cli.utama import jalankan
code = jalankan(sys.argv[2:])
peak = next((line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")), "0")
with open(sys.argv[1], "w") as stream:
    json.dump([sum(os.times()[:4]), int(peak) // 1024], stream)
sys.exit(code)
"""


def mulai(satu: Langkah, catatan: Path) -> subprocess.Popen[bytes]:
    """Start a command in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(catatan), *satu.perintah], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )


def ukur(satu: Langkah, catatan: Path) -> Terukur:
    """Run a command to its end.

    Raises:
        SystemExit: it could not do its work.
    """
    begin = time.perf_counter()
    code = mulai(satu, catatan).wait()
    if code not in {0, 1}:
        raise SystemExit(f"{satu.nama}: kode {code}")
    cpu, peak = json.loads(catatan.read_text("utf-8"))
    target = Path(satu.perintah[-1])
    made = target.iterdir() if target.is_dir() else filter(Path.exists, [target])
    written = sum(one.stat().st_size for one in made)
    return Terukur(satu.nama, code, cpu, time.perf_counter() - begin, peak, written)


def sidik(hasil: Path) -> dict[str, str]:
    """Every file that a run left, hidden ones too, and its content."""
    return {
        file.relative_to(hasil).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(hasil.rglob("*")) if file.is_file()
    }


def titik_bunuh(detik: Sequence[float], banyak: int, biji: int) -> dict[int, list[float]]:
    """Random moments of a run, by the command that they fall on, each as a part of what it takes."""
    acak = random.Random(biji)  # noqa: S311 - repeatable data
    found: dict[int, list[float]] = {}
    for number in acak.choices(range(len(detik)), weights=detik, k=banyak):
        found.setdefault(number, []).append(acak.uniform(0.02, 0.95))
    return found


#: Runs a command, killed with its helpers after so many seconds, and gives its exit code.
Jalan = Callable[[Langkah, float | None], int]


def jalankan_terbunuh(
    semua: Sequence[Langkah], detik: Sequence[float], titik: Mapping[int, Sequence[float]], jalan: Jalan
) -> Iterator[tuple[str, float]]:
    """Run the commands, each killed at its moments and given again; tells each time it was.

    Raises:
        SystemExit: a command could not do its work after that.
    """
    for number, one in enumerate(semua):
        for part in titik.get(number, ()):
            moment, begin = detik[number] * part, time.perf_counter()
            while jalan(one, moment) != -signal.SIGKILL or one.selesai:  # it had come to its end: sooner, then
                one.ulang_dari_awal()
                moment, begin = part * min(moment, time.perf_counter() - begin), time.perf_counter()
            yield one.nama, part
        if (code := jalan(one, None)) not in {0, 1}:
            raise SystemExit(f"{one.nama}: kode {code}")


def proses(satu: Langkah, saat: float | None, *, catatan: Path) -> int:
    """Run a command as a process of its own, killed with its helpers after so many seconds."""
    process = mulai(satu, catatan)
    try:
        return process.wait(saat)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return process.wait()


def hitungan(tempat: Path) -> tuple[set[str], set[str]]:
    """Files that are in the unit, and those that are not, as ``kinerja gabung --json`` names them."""
    from kinerja_core.services.gabung import gabung  # noqa: PLC0415 - the runs above load it in their own processes

    found: HasilGabung = gabung(tempat / "buku", lanjutkan=tempat / "lama.xlsx")
    return (
        {one.berkas for one in found.buku.anggota if one.berkas is not None},
        {one.berkas for one in found.tidak_masuk},
    )


def main(banyak: int, bunuh: int, biji: int, catatan: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        begin = time.process_time()
        broken = buat(place, banyak, catatan)
        size = sum(one.stat().st_size for one in (place / "buku").iterdir())
        print(f"{banyak} buku, {len(broken)} rusak, {size / 2**20:.0f} MB, {time.process_time() - begin:.0f} d CPU; "
              f"beban {os.getloadavg()[0]:.0f}", flush=True)  # fmt: skip
        os.environ["KINERJA_SIMPANAN"] = str(place / "simpanan")
        once, again = place / "sekali", place / "terbunuh"
        once.mkdir()
        took = []
        for one in langkah(place, once):
            measured = ukur(one, place / "catatan")
            print(measured, flush=True)
            took.append(measured.dinding)
        store = sum(one.stat().st_size for one in (place / "simpanan").iterdir())
        print(f"  simpanan {store / 2**20:.1f} MB")
        used, refused = hitungan(place)
        books = {one.name for one in (place / "buku").iterdir()}
        right = used | refused == books and not used & refused and refused == set(broken)
        print(f"  masuk {len(used)} + tidak masuk {len(refused)} = {len(books)} buku: {'cocok' if right else 'SALAH'}")
        if bunuh:
            shutil.rmtree(place / "simpanan")
            again.mkdir()
            killed = list(jalankan_terbunuh(
                langkah(place, again), took, titik_bunuh(took, bunuh, biji), partial(proses, catatan=place / "catatan"),
            ))  # fmt: skip
            same = sidik(again) == sidik(once)
            print(f"  dibunuh {len(killed)} kali: {', '.join(f'{what} {part:.0%}' for what, part in killed)}; "
                  f"{len(sidik(once))} berkas {'sama bita demi bita' if same else 'BERBEDA'}", flush=True)  # fmt: skip
            right = right and same
        sys.exit(not right)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("banyak", type=int, nargs="?", default=5000)
    asked.add_argument("--bunuh", type=int, default=10)
    asked.add_argument("--biji", type=int, default=1)
    asked.add_argument("--catatan", type=int, default=200)
    given = asked.parse_args()
    main(given.banyak, given.bunuh, given.biji, given.catatan)
