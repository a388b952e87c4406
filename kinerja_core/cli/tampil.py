"""What the terminal shows: tables on stdout, progress and messages on stderr, JSON alone on stdout.

What is slow to load (rich, pydantic) is loaded where it is needed, so that help and errors start fast.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Tingkatan, tanggal_panjang
from kinerja_core.model.tampak import tampak

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console
    from rich.measure import Measurement

    from kinerja_core.model.temuan import Temuan
    from kinerja_core.services.hitung import Hitungan
    from kinerja_core.services.kemajuan import Kemajuan

#: Set to ``pesan`` by who shows what is said in a message box: sentences alone, because tables stand in the result.
LINGKUNGAN_TAMPIL = "KINERJA_TAMPIL"
#: Findings that a message box names.
_TEMUAN_PESAN = 3
#: Columns of a terminal that does not know its own.
_LEBAR: Final = 80
_WARNA = {Tingkatan.KESALAHAN: "bold red", Tingkatan.PERINGATAN: "yellow", Tingkatan.SARAN: "cyan"}


def _console(stderr: bool = False) -> Console:
    from rich.console import Console

    # into a file or pipe Windows writes what every system writes, and not for a console of its own of years ago
    shown = (sys.stderr if stderr else sys.stdout).isatty()
    console = Console(stderr=stderr, highlight=False, soft_wrap=False, legacy_windows=None if shown else False)
    if console.width < 1:  # COLUMNS=0, as where no terminal is: on no column nothing would be shown
        console.width = _LEBAR
    return console


def cetak_json(isi: Any) -> None:
    """Print one JSON document and nothing else."""
    sys.stdout.write(_ESCAPED.sub(_escape, json.dumps(isi, ensure_ascii=False, indent=2)) + "\n")


#: What JSON may hold as it is, but no screen: the same value, written with escapes.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _pesan() -> bool:
    """Whether what is said goes to a message box."""
    return os.environ.get(LINGKUNGAN_TAMPIL) == "pesan"


def kata(teks: str) -> None:
    """Say something on stderr, as plain text."""
    sys.stderr.write(tampak(teks) + "\n")


def baris(teks: str = "") -> None:
    """Print a line of the result on stdout, as plain text."""
    sys.stdout.write(tampak(teks) + "\n")


def tabel(judul: str, kepala: Sequence[str], isi: Iterable[Sequence[object]], *, kanan: Sequence[str] = ()) -> None:
    """Print a table on stdout; cells are shown as they are, never as markup.

    Where the terminal is so narrow that words would be broken, or long texts would become tall ribbons, each row is
    printed as lines instead.
    """
    if _pesan():
        return
    from rich.box import SIMPLE_HEAD
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

    console = _console()
    rows = [[cell if isinstance(cell, Text) else Text(_cell(cell)) for cell in row] for row in isi]
    table = Table(
        title=Text(tampak(judul)), title_justify="left", title_style="bold", header_style="bold", box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0), pad_edge=False,
    )  # fmt: skip
    columns = [[Text(name), *cells] for name, *cells in zip(kepala, *rows, strict=True)]
    sizes = [[Measurement.get(console, console.options.update(width=10_000), cell) for cell in one] for one in columns]
    widths = [max(size.minimum for size in one) for one in sizes]  # the longest word
    wished = [max(size.maximum for size in one) for one in sizes]  # the longest line
    spare = console.width - sum(widths) - 2 * len(widths) - 1
    if spare >= 0:
        for _ in range(spare):
            most = max(range(len(widths)), key=lambda i: wished[i] / max(widths[i], 1))
            widths[most] += wished[most] > widths[most]
    if spare >= 0 and not _ribbons(sizes, widths, console.width):
        for name, width in zip(kepala, widths, strict=True):
            table.add_column(Text(name), justify="right" if name in kanan else "left", overflow="fold", width=width)
        for row in rows:
            table.add_row(*row)
        console.print(table)
        return
    console.print(Text(tampak(judul), style="bold"))
    for row in rows:
        console.print()
        for name, cell in zip(kepala, row, strict=True):
            if cell.plain:
                console.print(Text.assemble((f"{name}: ", "bold"), cell), overflow="fold")


def _ribbons(ukuran: Sequence[Sequence[Measurement]], lebar: Sequence[int], layar: int) -> bool:
    """Whether a table is half again as tall as its rows printed as lines; sizes of the cells come by column."""
    rows = [[size.maximum for size in one] for one in list(zip(*ukuran, strict=True))[1:]]
    tall = sum(max(-(-length // max(width, 1)) for length, width in zip(row, lebar, strict=True)) for row in rows)
    names = [one[0].maximum + 2 for one in ukuran]
    lines = sum(1 + sum(-(-(length + name) // layar) for length, name in zip(row, names, strict=True)) for row in rows)
    return bool(2 * tall > 3 * lines)


def _cell(value: object) -> str:
    return "" if value is None else teks_layar(value)


#: People a terminal shows: an ordinary unit as a whole, and no more than can be looked over.
LAYAR: Final = 60


def sisa(lagi: int, cara: str = "-o HASIL.xlsx atau --json") -> None:
    """Say how many people a table has left out, and how to get them."""
    if lagi > 0:
        kata(f"… dan {lagi} pegawai lagi. Tulis semuanya dengan {cara}.")


#: Findings a terminal shows when no other number is asked for.
TAMPIL_TEMUAN: Final = 200


def tabel_temuan(
    temuan: Sequence[Temuan], paling_banyak: int = TAMPIL_TEMUAN, semuanya: str = "Semuanya ada pada --json."
) -> None:
    """Print findings, worst first; beyond ``paling_banyak`` the rest is counted, and ``semuanya`` says where it is."""
    if not temuan:
        return
    urut = sorted(temuan, key=lambda t: list(Tingkatan).index(t.tingkat))
    if _pesan():
        for one in urut[:_TEMUAN_PESAN]:
            baris(f"{one.tingkat.value.capitalize()}: {f'{one.tempat}: ' if one.tempat else ''}{one.pesan} {one.saran}")
        if urut[_TEMUAN_PESAN:]:
            baris(f"… dan {len(urut) - _TEMUAN_PESAN} temuan lagi.")
        return
    from rich.text import Text

    tabel(
        "Temuan",
        ("Tingkat", "Tempat", "Pesan", "Yang harus dilakukan", "Kode"),
        (
            (Text(t.tingkat.value, style=_WARNA[t.tingkat]), t.tempat, t.pesan, t.saran, t.kode)
            for t in urut[:paling_banyak]
        ),
    )
    if len(urut) > paling_banyak:
        kata(f"… dan {len(urut) - paling_banyak} temuan lagi. {semuanya}")


@contextmanager
def kemajuan(judul: str) -> Iterator[Kemajuan]:
    """A progress bar on stderr while a verb runs; silent when stderr is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _selesai, _jumlah, _label: None
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many are done in a second."""

        def render(self, task: Task) -> Text:
            return Text("" if not task.speed else f"{task.speed:.0f}/detik" if task.speed >= 1 else "<1/detik")

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[label]}", markup=False),
        console=_console(stderr=True),
        transient=True,
    ) as progress:
        task = progress.add_task(judul, total=None, label="")

        def report(done: int, total: int, label: str) -> None:
            if done < progress.tasks[0].completed:  # another part of the work begins: its speed is not that of the last
                progress.reset(task)
            progress.update(task, completed=done, total=total, label=label)

        yield report


def perlu(pilihan: str, dipakai: bool, lain: str, nilai: object) -> None:
    """Refuse an option that does nothing without another one.

    Raises:
        GalatKinerja: it is used, and the other one is not.
    """
    if dipakai and nilai is None:
        raise GalatKinerja(f"{pilihan} tidak berpengaruh tanpa {lain}; hapus {pilihan}, atau sebutkan {lain}.")


def siap_menulis(keluaran: Path | None, timpa: bool, akhiran: str = "") -> None:
    """See before the work whether its result may be written with ``-o`` and ``--timpa``.

    Raises:
        GalatKinerja: ``--timpa`` without ``-o``, another ending than ``akhiran``, or a file that stands there.
    """
    from kinerja_core.services.berkas import tolak_bila_ada

    perlu("--timpa", timpa, "-o", keluaran)
    if keluaran is not None:
        tolak_bila_ada([keluaran], timpa, akhiran)


def sajikan(
    hasil: Any, perlihatkan: Callable[[Any], None], isi: Callable[[Any, str], bytes], sebutan: str,
    keluaran: Path | None, *, timpa: bool, json: bool,
) -> int:
    """Write an outcome where it is asked for, then print it or show it; gives the exit code.

    Args:
        hasil: the outcome.
        perlihatkan: shows it on the terminal.
        isi: gives its bytes as a file with an ending.
        sebutan: what is written, as a sentence begins with it.
        keluaran: the file.
        timpa: overwrite, keeping a backup.
        json: print the document for scripts instead.
    """
    from kinerja_core.services.berkas import tulis

    if keluaran is not None:
        tulis(keluaran, isi(hasil, keluaran.suffix.casefold()), timpa=timpa)
    if json:
        cetak_json(hasil.sebagai_json())
    else:
        perlihatkan(hasil)
    if keluaran is not None:
        kata(f"{sebutan} ditulis ke {keluaran}")
    return kode(getattr(hasil, "temuan", ()))


def kode(temuan: Iterable[Temuan]) -> int:
    """The exit code of a command that is done: 1 with findings of severity kesalahan, else 0."""
    return int(any(t.tingkat == "kesalahan" for t in temuan))


def dibuat(paths: Sequence[Path], temuan: Sequence[Temuan], json: bool, **lain: object) -> int:
    """Say which files were made and what was found; gives the exit code. ``lain`` stands in the document too."""
    if json:
        found = [t.model_dump(mode="json") for t in temuan]
        cetak_json({"dibuat": [str(p) for p in paths], **lain, "temuan": found})
    else:
        tabel_temuan(temuan)
        if _pesan() and len(paths) > 1:
            baris(f"{len(paths)} berkas dibuat.")
            return kode(temuan)
        for path in paths[:20]:
            baris(f"Dibuat: {path}")
        if len(paths) > 20:
            baris(f"… dan {len(paths) - 20} berkas lain di {paths[0].parent}")
        if not paths:
            why = "" if kode(temuan) else ": tidak ada isinya pada data yang disebutkan"
            baris(f"Tidak ada yang dibuat{why}.")
    return kode(temuan)


def putusan(isi: Hitungan, json: bool) -> int:
    """Show the outcome of a rule with its sources; warnings go to stderr."""
    from kinerja_core.services.hitung import sebagai_json

    content = sebagai_json(isi)
    if json:
        cetak_json(content)
        return 0
    outcome = isi.hasil
    if isinstance(outcome, dict):
        if not outcome:
            baris("Tidak ada.")
        for name, value in outcome.items():
            baris(f"{_label(str(name))}: {teks_layar(value)}")
    else:
        baris(teks_layar(outcome))
    dasar(content["rujukan"], content["peringatan"])
    return 0


def _label(nama: str) -> str:
    """``kode_pppk`` -> ``Kode PPPK``."""
    words = " ".join(word.upper() if word in {"nip", "pppk"} else word for word in nama.split("_"))
    return f"{words[0].upper()}{words[1:]}"


def dasar(rujukan: Iterable[object], peringatan: Iterable[str]) -> None:
    """The sources of what was shown, and its warnings on stderr."""
    for source in () if _pesan() else rujukan:
        baris(f"Dasar: {source}")
    for warning in peringatan:
        kata(f"Peringatan: {warning}")


def teks_layar(value: object) -> str:
    """A value as people read it: ``5.331.000,5``, dates with the month's name, ya and tidak, a dash for nothing."""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, Decimal):
        return f"{value:,f}".translate(_INDONESIA)
    if isinstance(value, date):
        return tanggal_panjang(value)
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):  # a named tuple knows how it is written
        return "; ".join(map(teks_layar, value)) or "tidak ada"
    return "-" if value is None else tampak(str(value))


_INDONESIA = str.maketrans(",.", ".,")
