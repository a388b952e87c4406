"""What the buttons of the tab Kinerja do; they are declared in :mod:`kinerja_addin.tombol`.

VBA calls :func:`jalankan` through RunPython. What only needs the open workbook also runs on xlwings' server (the
functions under ``@xw.script``; the environment variable ``XLWINGS_ON_SERVER=true`` makes xlwings choose its server
decorators). The workbook is read through Excel's values, so that an unsaved one is read as it stands.

A macro computes first and writes last: results go to a new sheet with a free name or to new files, and whatever fails
ends in one message with nothing changed.
"""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path, PureWindowsPath
from typing import Any, Final

import xlwings as xw

from kinerja_addin import buku_excel, perintah, tempat
from kinerja_addin.tombol import TOMBOL, Tombol
from kinerja_core import __version__
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.hari_ini import jam_salah, sehari
from kinerja_core.model.sampah import tanpa_mengumpulkan

_JUDUL: Final = "Kinerja"
_CARRIERS: Final = frozenset({"kinerja.xlam", "kinerja.xlsm", "personal.xlsb"})
_META: Final = "_meta"
_NAMA_BUKU: Final = {"skp": "buku SKP seorang pegawai", "unit": "buku unit"}

#: Tells the user how far it is.
Kabar = Callable[[str], None]
#: What a macro does with a book: gives the closing message.
Kerja = Callable[[xw.Book, Kabar], str]


# --- on the server ------------------------------------------------------------------------------------------------


@xw.script
def periksa_buku(book: xw.Book) -> None:
    """Check the book; findings go to the sheet Temuan."""
    _run(book.app, "Periksa Buku", lambda tell: _check(book, tell))


@xw.script
def buat_risalah(book: xw.Book) -> None:
    """Make the risalah of every complete dialog; findings go to the sheet Temuan."""
    _run(book.app, "Buat Risalah", lambda tell: _minutes(book, tell))


@xw.script
def hitung_pemeringkatan(book: xw.Book) -> None:
    """Rank the people of a unit workbook; the outcome goes to a new sheet."""
    _run(book.app, "Hitung Pemeringkatan", lambda tell: _rank(book, tell))


# --- on the desktop -----------------------------------------------------------------------------------------------


def jalankan(nama: str, tanda: str = "", versi: str = __version__, jawaban: str = "") -> None:
    """Do what a button does, as VBA calls it.

    Args:
        nama: the button.
        tanda: the number that proves to the VBA that the user was told the outcome.
        versi: of the add-in that calls.
        jawaban: what the user answered, each in hexadecimal UTF-16, with dots between.
    """
    one = TOMBOL[nama]
    caller = xw.Book.caller()
    given = _terbaca(jawaban) if one.tanya else []
    answers = [ask.arti(text) for ask, text in zip(one.tanya, given, strict=True)]
    with _tanpa_pemungut():
        _run(caller.app, one.label, lambda tell: _desktop(caller, one, versi, answers, tell))
    _prove(tanda)


@contextmanager
def _tanpa_pemungut() -> Iterator[None]:
    """Without the collector of cycles: the process ends with the macro, and collecting is a seventh of its work.

    What the first macro of a process has loaded is not looked through at the end either.
    """
    with tanpa_mengumpulkan():
        try:
            yield
        finally:
            _bekukan()


#: Once: even asking how many things are set aside counts them all.
_bekukan: Final = cache(gc.freeze)


def _terbaca(jawaban: str) -> list[str]:
    return [bytes.fromhex(part).decode("utf-16-be") for part in jawaban.split(".")]


def _desktop(caller: xw.Book, one: Tombol, versi: str, answers: Sequence[str], tell: Kabar) -> str:
    if versi != __version__ and not (one.perintah and one.perintah[0] == "addin"):
        raise GalatKinerja(
            f"Add-in ini versi {versi}, sedangkan paket kinerja di Python-nya versi {__version__}. Tekan Periksa "
            "Pemasangan, lalu jalankan: kinerja addin pasang."
        )
    if one.perintah:
        return _command(caller, one, answers, tell)
    if one.nama == "buka_hasil":
        return tempat.buka_terakhir()
    book = _target(caller)
    if one.buku:
        _wanted(book, one)
    if one.nama == "isi_tahun_lalu":
        return _next_year(book, answers[0], tell)
    return _MAKRO[one.nama](book, tell)


def _command(caller: xw.Book, one: Tombol, answers: Sequence[str], tell: Kabar) -> str:
    """Run a command on the file of the active workbook; what it makes stands in a new folder."""
    from kinerja_core.services.indeks import NAMA_INDEKS  # noqa: PLC0415 - a macro loads only what it uses

    perintah.periksa_jawaban(one, answers)
    file = unit = None
    if one.buku:
        book = _target(caller)
        _wanted(book, one)
        file = tempat.tersimpan(book)
    elif (active := _active(caller)) is not None and _kind(active) == "unit":
        unit = tempat.tersimpan(active)
    beside = file or unit
    folder = tempat.folder_baru(beside.parent if beside else tempat.dokumen(), one.label)
    known = {str(number): text for number, text in enumerate(answers)}
    known |= {"buku": str(file or ""), "unit": str(unit or ""), "hasil": str(folder)}
    folder.mkdir(parents=True)
    try:
        done = perintah.jalankan(perintah.isi_kata(one.perintah, known), tell)
    finally:
        made = perintah.hasil_di(folder)
        if all(path.name == NAMA_INDEKS for path in made):  # a list of nothing
            made = []
            shutil.rmtree(folder, ignore_errors=True)  # made by this run
    said = perintah.dikatakan(done, one)
    if done.kode not in {0, 1}:
        why = done.galat or done.kata or f"Perintah berhenti dengan kode {done.kode}."
        raise GalatKinerja(perintah.ringkas(why, one))
    if not made:
        return said
    tempat.ingat(folder)
    if one.nama == "salin_laporan":
        tempat.salin(made[0].read_text(encoding="utf-8"))
    opened = _show(caller, made)
    return f"{said}\n\nHasil: {opened or folder}"


def _show(caller: xw.Book, made: Sequence[Path]) -> str:
    """Open the only workbook that was made in the same Excel; its path, or nothing."""
    books = [path for path in made if path.suffix.casefold() == ".xlsx"]
    if len(books) != 1:
        return ""
    with suppress(Exception):  # the user is told where it is anyway
        caller.app.books.open(str(books[0]))
    return str(books[0])


# --- macros on the open workbook ----------------------------------------------------------------------------------


def _check(book: xw.Book, tell: Kabar) -> str:
    from kinerja_core.services.buku_terbuka import periksa_kisi  # noqa: PLC0415 - a macro loads only what it uses

    kisi = buku_excel.kisi(book, tell)
    tell("memeriksa ...")
    hasil = periksa_kisi(kisi, book.name)
    if hasil.jenis is None:
        raise GalatKinerja(" ".join(f"{one.pesan} {one.saran}" for one in hasil.temuan))
    buku_excel.bersihkan(book)
    old = buku_excel.lembar_temuan_lama(book)
    if not hasil.temuan:
        if old is not None:
            old.delete()
        return "Tidak ada temuan. Buku ini lengkap menurut pemeriksaan."
    found = [one.dengan_kata(perintah.kata_pita) for one in hasil.temuan]
    sheet = _write_findings(book, found, ganti=old)
    tell("menandai sel ...")
    marked, skipped = buku_excel.tandai(book, found)
    shown = "" if marked is None else f" {marked} sel ditandai."
    locked = f" Yang tidak dapat ditandai: {', '.join(skipped)}." if skipped else ""
    return f'{_counts(hasil.temuan)} ditulis di lembar "{sheet}".{shown}{locked} Isi buku tidak diubah.'


def _clean(book: xw.Book, tell: Kabar) -> str:
    tell("menghapus tanda ...")
    removed, old = buku_excel.bersihkan(book), buku_excel.lembar_temuan_lama(book)
    if old is not None:
        old.delete()
    if not removed and old is None:
        return "Tidak ada tanda atau lembar Temuan di buku ini."
    return f"{removed} tanda{' dan lembar Temuan' if old is not None else ''} dihapus. Isi buku tidak diubah."


def _minutes(book: xw.Book, tell: Kabar) -> str:
    from kinerja_core.model.buku_skp import BukuSKP  # noqa: PLC0415 - a macro loads only what it uses
    from kinerja_core.services.buku_terbuka import periksa_kisi  # noqa: PLC0415 - checking is loaded when something is checked

    hasil = periksa_kisi(buku_excel.kisi(book, tell), book.name)
    if hasil.jenis != "skp":
        kind = {"unit": "buku unit", "penilaian-360": "buku penilaian 360°"}.get(hasil.jenis or "", "buku lain")
        raise GalatKinerja(f"Buku yang aktif adalah {kind}. Risalah dibuat dari buku SKP seorang pegawai.")
    wrong = [temuan for temuan in hasil.temuan if temuan.tingkat == "kesalahan"]
    complete = isinstance(hasil.buku, BukuSKP) and bool(hasil.buku.dialog)
    if not complete and not wrong:
        return "Tidak ada dialog kinerja di buku ini, sehingga tidak ada risalah yang dibuat."
    folder = tempat.folder_baru(tempat.rumah(book), f"Risalah {PureWindowsPath(book.name).stem}")
    lines = ["Tidak ada risalah yang dibuat."]
    try:
        if isinstance(hasil.buku, BukuSKP) and complete:
            # only a workbook without mistakes needs what prints
            from kinerja_core.services.cetak_naskah import cetak_risalah_buku  # noqa: PLC0415 - as said above

            tell("membuat risalah ...")
            printed = cetak_risalah_buku(hasil, folder, book.name)
            wrong += printed.temuan
            if printed.dibuat:
                lines = [f"{len(printed.dibuat)} risalah dibuat di folder {folder}."]
        if wrong:
            sheet = _write_findings(book, [one.dengan_kata(perintah.kata_pita) for one in wrong])
            lines.append(f'{_counts(wrong)} ditulis di lembar baru "{sheet}"; dialog yang belum lengkap tidak dicetak.')
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)  # made by this run
        raise
    if folder.exists():
        tempat.ingat(folder)
    return "\n".join(lines)


def _rank(book: xw.Book, tell: Kabar) -> str:
    from kinerja_core.services.lembar_hasil import lembar_peringkat  # noqa: PLC0415 - a macro loads only what it uses
    from kinerja_core.services.peringkat import peringkat_kisi  # noqa: PLC0415 - as said above

    kisi = buku_excel.kisi(book, tell)
    tell("menghitung ...")
    result = peringkat_kisi(kisi, book.name)
    hasil = result.hasil
    if not hasil.pegawai:
        raise GalatKinerja("Lembar Skor belum berisi pegawai, jadi tidak ada yang dihitung.")
    told = lembar_peringkat(result)
    sheet = buku_excel.tulis_lembar(book, told._replace(catatan=tuple(map(perintah.kata_pita, told.catatan))))
    conflicts = sum(1 for pegawai in hasil.pegawai if pegawai.konflik)
    return (
        f"{len(hasil.pegawai)} pegawai, {conflicts} dengan konflik, {len(hasil.peringatan)} peringatan; "
        f'hasil ditulis di lembar baru "{sheet}".'
    )


def _plan(book: xw.Book, tell: Kabar) -> str:
    from kinerja_core.services.buku_aktif import ubah_selesai  # noqa: PLC0415 - a macro loads only what it uses

    return _change(book, ubah_selesai(buku_excel.kisi(book, tell), book.name))


def _notes(book: xw.Book, tell: Kabar) -> str:
    from kinerja_core.services.buku_aktif import ambil_catatan  # noqa: PLC0415 - a macro loads only what it uses

    return _change(book, ambil_catatan(buku_excel.kisi(book, tell), book.name))


def _change(book: xw.Book, change: Any) -> str:
    """Type into the open workbook, after a copy of it as it stands was put aside."""
    backup = tempat.cadangkan(book)
    buku_excel.ketikkan(book, change)
    return f"{change.kalimat}\n\nCadangan: {backup}"


def _next_year(book: xw.Book, year: str, tell: Kabar) -> str:
    from kinerja_core.services.berkas import nama_aman, tulis  # noqa: PLC0415 - a macro loads only what it uses
    from kinerja_core.services.buku_aktif import isi_tahun_lalu  # noqa: PLC0415 - as said above

    if not year.isdecimal() or len(year) != 4:
        raise GalatKinerja("Sebutkan tahun buku yang baru sebagai empat angka, misalnya 2026.")
    name, data = isi_tahun_lalu(buku_excel.kisi(book, tell), book.name, int(year))
    folder = tempat.folder_baru(tempat.rumah(book), f"SKP {year}")
    target = tulis(folder / f"{nama_aman(name, 80)}.xlsx", data)
    tempat.ingat(folder)
    with suppress(Exception):  # the user is told where it is anyway
        book.app.books.open(str(target))
    return f"Buku baru dibuat: {target}"


_MAKRO: Final[dict[str, Kerja]] = {
    "periksa_buku": _check, "bersihkan_tanda": _clean, "buat_risalah": _minutes, "hitung_pemeringkatan": _rank,
    "selesaikan_rencana": _plan, "ambil_catatan": _notes,
}


def _write_findings(book: xw.Book, temuan: Sequence[Any], ganti: xw.Sheet | None = None) -> str:
    from kinerja_core.services.lembar_hasil import lembar_temuan  # noqa: PLC0415 - a macro loads only what it uses

    title = buku_excel.tulis_lembar(book, lembar_temuan(temuan), ganti=ganti)
    buku_excel.tautkan(book, title, temuan)
    return title


def _counts(temuan: Sequence[Any]) -> str:
    kinds = dict.fromkeys(t.tingkat.value for t in temuan)
    parts = [f"{sum(1 for t in temuan if t.tingkat.value == kind)} {kind}" for kind in kinds]
    return f"{len(temuan)} temuan ({', '.join(parts)})"


# --- running ------------------------------------------------------------------------------------------------------


def _prove(tanda: str) -> None:
    """Write the number that the VBA gave where it looks for it: only now has the user been told the outcome."""
    if tanda.isascii() and tanda.isdecimal():
        folder = os.environ.get("TEMP") or os.environ.get("TMPDIR") or "/tmp"  # noqa: S108 - where the VBA looks
        Path(folder, f"kinerja-{tanda}.tanda").write_text(f"{tanda}\n", encoding="ascii")


def _active(caller: xw.Book) -> xw.Book | None:
    """The active book, when it is one of the user's."""
    active = caller.app.books.active
    carriers = _CARRIERS | {caller.name.casefold()}
    return active if active is not None and active.name.casefold() not in carriers else None


def _target(caller: xw.Book) -> xw.Book:
    """The active book; when that is the macros' own workbook, the only other one that is open."""
    active = _active(caller)
    if active is not None:
        return active
    carriers = _CARRIERS | {caller.name.casefold()}
    others = [book for book in caller.app.books if book.name.casefold() not in carriers]
    if len(others) != 1:
        state = "Tidak ada buku kerja yang terbuka" if not others else "Ada beberapa buku kerja yang terbuka"
        raise GalatKinerja(f"{state}. Aktifkan satu buku SKP atau buku unit, lalu ulangi.")
    return others[0]


def _kind(book: xw.Book) -> str:
    """What kind of workbook of ours a book is; empty when it is none."""
    for sheet in book.sheets:
        if sheet.name == _META:
            rows = sheet.range((1, 1), (8, 2)).options(ndim=2).value
            return str(dict(row for row in rows if row[0]).get("jenis") or "")
    return ""


def _wanted(book: xw.Book, one: Tombol) -> None:
    """Refuse a button that makes no sense for a book, in one sentence."""
    if one.buku in _NAMA_BUKU and _kind(book) != one.buku:
        raise GalatKinerja(f'{one.label} memerlukan {_NAMA_BUKU[one.buku]}; buku yang aktif ("{book.name}") bukan itu.')


@sehari()
def _run(app: xw.App, name: str, work: Callable[[Kabar], str]) -> None:
    """Run a macro: progress in the status bar, one closing message, one message when it fails."""
    with _progress(app, name) as tell:
        try:
            message, mode = work(tell), "info"
        except GalatKinerja as problem:
            message, mode = f"{problem}\n\nBuku kerja tidak diubah.", "critical"
        except OSError as problem:  # a folder that may only be read, a full disk
            from kinerja_core.services.berkas import sebab_sistem  # noqa: PLC0415 - only where something is refused

            where = f' "{problem.filename}"' if problem.filename else ""
            message, mode = (
                f"Sistem menolak{where}: {sebab_sistem(problem)}. Buku kerja tidak diubah. Simpan buku itu di folder "
                "yang boleh Anda tulisi, lalu ulangi."
            ), "critical"
        except Exception as problem:  # the user gets a sentence instead of a traceback
            from kinerja_core.model.nip import samarkan_nip  # noqa: PLC0415 - loads pydantic, and starting must not

            message, mode = (
                "Tidak selesai karena kesalahan yang tidak terduga. Buku kerja tidak diubah.\n"
                + samarkan_nip(f"Sebab: {type(problem).__name__}: {problem}")
            ), "critical"
    message = "\n\n".join(filter(None, (message, jam_salah())))
    tempat.catat(name, mode, message)
    app.alert(message, title=f"{_JUDUL}: {name}", mode=mode)


@contextmanager
def _progress(app: xw.App, name: str) -> Iterator[Kabar]:
    """Excel's status bar on the desktop (the server has none); screen and events rest, and come back in any case."""
    def tell(text: str) -> None:
        with suppress(NotImplementedError):
            app.status_bar = f"{name}: {text}"

    resting: list[tuple[str, Any]] = []
    for setting in ("screen_updating", "enable_events"):
        with suppress(NotImplementedError, AttributeError):
            resting.append((setting, getattr(app, setting)))
            setattr(app, setting, False)
    try:
        yield tell
    finally:
        for setting, value in resting:
            with suppress(Exception):
                setattr(app, setting, value)
        with suppress(NotImplementedError):
            app.status_bar = False
