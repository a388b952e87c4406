"""``kinerja``: names of commands, options, exit codes and JSON that people and scripts rely on.

Exit codes: 0 done; 1 done, but findings of severity kesalahan; 2 could not run; 130 told to stop. Commands return it.
Services are imported inside the commands, so that ``kinerja --help`` loads only what it shows.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import Annotated, Final

import typer
from typer.main import get_command_name as nama_perintah

from kinerja_core.cli import (
    addin,
    aturan,
    buku,
    diminta_berhenti,
    dokumen,
    ekspor,
    hak,
    halaman,
    hitung,
    konfirmasi,
    perilaku,
    peringkat,
    simpanan,
    status,
    tampil,
    telaah,
    templat_dokumen,
)
from kinerja_core.cli.bahasa import Perintah, aplikasi, bantuan_di, pesan_kesalahan
from kinerja_core.cli.simpanan import membaca
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.hari_ini import jam_salah, sehari
from kinerja_core.model.tampak import tampak


def _dengan(kumpulan: typer.Typer, *perintah: Callable[..., int]) -> typer.Typer:
    """A group with its commands, each named after its function."""
    for fungsi in perintah:
        kumpulan.command(cls=Perintah)(fungsi)
    return kumpulan


app = _dengan(
    aplikasi(help="Pengelolaan Kinerja ASN dari Excel dan Word: periksa, gabung, petakan, cetak, ekspor."),
    buku.contoh, buku.templat, membaca(buku.periksa), membaca(buku.seragamkan), membaca(buku.gabung),
    perilaku.susun_penilai, perilaku.perilaku, membaca(peringkat.peringkat, banyak=False), buku.banding,
    membaca(status.status), membaca(status.rekap), konfirmasi.konfirmasi, telaah.jelaskan, telaah.andaikan,
    telaah.keadilan, membaca(telaah.usulan_rating), membaca(telaah.pembinaan), hak.tukin, membaca(hak.angka_kredit),
    membaca(dokumen.cetak), dokumen.verifikasi, dokumen.baca_risalah, dokumen.isi_catatan, dokumen.skema,
    membaca(ekspor.ekspor), aturan.aturan, aturan.jadwal, halaman.halaman,
)  # fmt: skip
app.add_typer(
    _dengan(
        aplikasi(help="Simpanan hasil bacaan, supaya berkas yang tidak berubah tidak dibaca lagi."),
        simpanan.lihat, simpanan.hapus,
    ),
    name="simpanan",
)  # fmt: skip
app.add_typer(
    _dengan(
        aplikasi(help="Hitung satu aturan: hasilnya dan dasar aturannya."),
        hitung.predikat, hitung.kelompok, hitung.rentang, hitung.tenggat, hitung.tukin,
        hitung.tukin_terlambat, hitung.angka_kredit, hitung.nip,
    ),
    name="hitung",
)  # fmt: skip
app.add_typer(
    _dengan(
        aplikasi(help="Templat Word milik kantor: daftar isian, salin, periksa."),
        templat_dokumen.daftar, templat_dokumen.salin, templat_dokumen.periksa,
    ),
    name="templat-dokumen",
)  # fmt: skip
app.add_typer(
    _dengan(
        aplikasi(help="Bangun, pasang dan periksa add-in Excel."),
        addin.bangun, addin.pemasang, addin.pasang, addin.copot, addin.periksa,
    ),
    name="addin",
)  # fmt: skip


@app.callback(invoke_without_command=True)
def _utama(
    versi: Annotated[bool, typer.Option("--versi", "--version", help="Tampilkan versi.", is_eager=True)] = False,
) -> None:
    if versi:
        from kinerja_core import __version__

        sys.stdout.write(f"kinerja {__version__}\n")
        raise typer.Exit


#: The exit code where nothing could be run, and why was said.
_GAGAL: Final = 2
#: What typer gives when the user presses Ctrl+C.
_DIHENTIKAN: Final = 130


def _hanya(kumpulan: typer.Typer, kata: Sequence[str]) -> tuple[typer.Typer, tuple[str, ...]]:
    """A group with nothing but the command that the first words name, and these words; else all of it."""
    word = kata[0] if kata else ""
    part = copy(kumpulan)
    part.registered_commands = [
        one for one in kumpulan.registered_commands if one.callback and nama_perintah(one.callback.__name__) == word
    ]
    if part.registered_commands:
        part.registered_groups = []
        return part, (word,)
    for group in kumpulan.registered_groups:
        if group.name == word and group.typer_instance is not None:
            alone = copy(group)
            alone.typer_instance, further = _hanya(group.typer_instance, kata[1:])
            part.registered_groups = [alone]
            return part, (word, *further)
    return kumpulan, ()


_jadi: Final[dict[tuple[str, ...], Callable[..., object]]] = {}


def _perintah(kata: Sequence[str]) -> Callable[..., object]:
    """The command that words name, put together once: with all others that takes longer than many a command."""
    part, name = _hanya(app, kata)
    if name not in _jadi:
        _jadi[name] = typer.main.get_command(part)
    return _jadi[name]


@sehari()
def jalankan(args: Sequence[str]) -> int:
    """Run one command line and give its exit code; every error is one clear message, never a traceback."""
    try:
        return _jalankan(args)
    finally:
        if told := jam_salah():
            with suppress(OSError):  # the terminal may be gone
                tampil.kata(told)


def _jalankan(args: Sequence[str]) -> int:
    try:
        _tolak_kosong(args)
        if sys.platform == "win32":
            args = kata_windows(args)
        outcome = _perintah(args)(list(args), standalone_mode=False, prog_name="kinerja")
    except GalatKinerja as problem:
        return _gagal(args, str(problem))
    except typer.Abort:
        return _gagal(args, "Dibatalkan.")
    except typer.TyperException as problem:
        called = " ".join(("kinerja", *_hanya(app, args)[1]))
        return _gagal(args, f"{tampak(pesan_kesalahan(problem))} {bantuan_di(problem, called)}")
    except OSError as problem:
        return _gagal(args, _ditolak(problem))
    except Exception as problem:
        if not diminta_berhenti:
            return _gagal(args, _cacat(problem))
        outcome = _DIHENTIKAN  # a library was stopped, and called it a mistake of what it was doing
    if outcome == _DIHENTIKAN:
        with suppress(OSError):  # the terminal may be what is gone
            sys.stderr.write(
                "Dihentikan. Berkas yang sudah selesai ditulis tetap utuh; perintah yang sama melanjutkannya.\n"
            )
    return outcome if isinstance(outcome, int) else 0


def _gagal(args: Sequence[str], pesan: str) -> int:
    """Say why nothing could be run; scripts that asked for JSON get the same sentence as a document, not nothing."""
    with suppress(OSError):
        tampil.kata(pesan)
        if "--json" in args:
            tampil.cetak_json({"galat": pesan})
    return _GAGAL


def _tolak_kosong(args: Sequence[str]) -> None:
    """Refuse ``""``, which a script passes whose variable is empty: as a path it would mean the folder one stands in.

    Raises:
        GalatKinerja: an argument is empty.
    """
    for place, word in enumerate(args):
        if not word.strip():
            before = f" (sesudah {args[place - 1]})" if place and args[place - 1].startswith("-") else ""
            raise GalatKinerja(
                f'Argumen ke-{place + 1}{before} kosong ("{word}"). Sebutkan isinya, atau hapus beserta pilihannya; '
                "di skrip, periksa variabelnya."
            )


def kata_windows(args: Sequence[str]) -> list[str]:
    r"""Words of a command line as other systems pass them on.

    The shells of Windows leave ``*.xlsx`` to the program, and make of ``"C:\Data SDM\" -o x`` the one word
    ``C:\Data SDM" -o x``.

    Raises:
        GalatKinerja: a quotation mark swallowed the words after it.
    """
    words: list[str] = []
    for word in args:
        before, mark, after = word.partition('"')
        if mark and after[:1].isspace() and (_jalur(before) or after.lstrip().startswith("-")):
            raise GalatKinerja(
                f"Tanda petik sesudah {before}\\ tidak menutup namanya, sehingga kata-kata di belakangnya ikut terbaca "
                f'sebagai nama. Tulis tanpa garis miring di ujungnya: "{before}".'
            )
        words += [f"{before}\\"] if mark and not after else _terurai(word)
    return words


def _jalur(kata: str) -> bool:
    """Whether a word can only be the name of a file or folder."""
    return not {"\\", "/", ":"}.isdisjoint(kata) or (bool(kata) and Path(kata).exists())


def _terurai(kata: str) -> list[str]:
    """The files of a pattern, without the marks of what is open in Excel; anything else as it is."""
    import glob
    import ntpath

    from kinerja_core.model.urutan_berkas import urut_berkas

    pattern = ntpath.splitdrive(kata)[1]
    if kata.startswith("-") or not ("*" in pattern or "?" in pattern):
        return [kata]
    found = map(Path, glob.glob(kata.replace("[", "[[]")))  # noqa: PTH207 - with a drive or a share before it
    return [str(path) for path in urut_berkas(found) if not path.name.startswith("~$")] or [kata]


def _cacat(problem: Exception) -> str:
    """A mistake of the program itself. What is said of it is passed on to others, so no NIP stands in it."""
    import traceback

    from kinerja_core.model.nip import samarkan_nip

    if os.environ.get("KINERJA_LACAK"):
        return samarkan_nip("".join(traceback.format_exception(problem)))
    cause = samarkan_nip(f"{type(problem).__name__}: {problem}")
    return (
        f"Terjadi kesalahan di dalam program ({cause}). "
        "Berkas Anda yang lama tidak hilang. Ulangi dengan KINERJA_LACAK=1 dan laporkan hasilnya."
    )


def _ditolak(problem: OSError) -> str:
    """What no command has said better itself: the system refused something."""
    from kinerja_core.services.berkas import sebab_sistem

    where = f' "{problem.filename}"' if problem.filename else ""
    return f"Sistem menolak{where}: {sebab_sistem(problem)}. Berkas Anda yang lama tidak hilang."


class _Pipa(io.TextIOWrapper):
    """Standard output whose reader may leave early (``kinerja aturan | head``): the rest goes nowhere."""

    @staticmethod
    def dimaafkan(galat: OSError) -> bool:
        """Whether it may go wrong without changing anything; Windows calls a pipe without a reader invalid."""
        return isinstance(galat, BrokenPipeError) or (sys.platform == "win32" and galat.errno == errno.EINVAL)

    def write(self, teks: str) -> int:
        """Write, also when nobody reads any more."""
        try:
            return super().write(teks)
        except OSError as problem:
            if not self.dimaafkan(problem):
                raise
            self.abaikan()
            return len(teks)

    def flush(self) -> None:
        """Flush, also when nobody reads any more."""
        try:
            super().flush()
        except OSError as problem:
            if not self.dimaafkan(problem):
                raise
            self.abaikan()

    def abaikan(self) -> None:
        """From now on, write nowhere."""
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)


class _Pesan(_Pipa):
    """Standard error, where messages go: whatever becomes of them, it changes no outcome and no exit code."""

    @staticmethod
    def dimaafkan(galat: OSError) -> bool:  # noqa: ARG004 - as said
        """Whatever it is."""
        return True


def main() -> None:
    """Entry point of the program; its output is UTF-8, whatever Windows' console speaks."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller, or started without a console
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end
    screen, messages = sys.stdout, sys.stderr  # kept: what nobody holds is closed with what it writes to
    sys.stdout = pipe = _Pipa(screen.buffer, "utf-8", "replace", line_buffering=screen.isatty())
    if isinstance(messages, io.TextIOWrapper):
        sys.stderr = _Pesan(messages.buffer, "utf-8", "replace", line_buffering=True)
    code = jalankan(sys.argv[1:])
    try:
        pipe.flush()
    except OSError as problem:  # a full disk behind ``>``
        pipe.abaikan()
        code = code if code == _GAGAL else _gagal((), _ditolak(problem))  # else it has been said already
    sys.exit(code)
