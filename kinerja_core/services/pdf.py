"""PDF of Word documents, by the LibreOffice the user has.

For a batch, several LibreOffice run side by side, each with a profile of its own, and are kept for all documents:
starting LibreOffice takes far longer than one document. Each is reached through :mod:`.jembatan_uno`, which runs in
LibreOffice's own Python and speaks one line of JSON a document. One that hangs or dies is ended and started anew, and
the document is tried once more. Nothing is left behind: a bridge ends LibreOffice when its own parent is gone.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

from kinerja_core.batas.kemampuan import jumlah_inti
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.teks import sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import sebab_sistem
from kinerja_core.services.huruf import huruf_diganti, huruf_langka
from kinerja_core.services.penempatan import folder_kerja

#: A document that takes longer is given up; the largest of ours takes about a second.
BATAS_DETIK: Final = 60.0
#: The first start of LibreOffice on a slow disk.
_BATAS_MULAI: Final = 120.0
_BATAS_SELESAI: Final = 15.0
_TERBANYAK: Final = 4
_SEKALI_JALAN: Final = 100  # files on one command line; Windows allows 32,767 characters

_JEMBATAN: Final = Path(__file__).with_name("jembatan_uno.py")
_PROGRAM_FILES: Final = ("C:/Program Files", "C:/Program Files (x86)")
_USUAL_PLACES: Final = (
    *(f"{folder}/LibreOffice/program/soffice.exe" for folder in _PROGRAM_FILES),
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
#: Where LibreOffice keeps its Python, seen from its program; the last are those of Linux packages.
_PYTHONS: Final = ("python.exe", "python", "python3", "../Resources/python", "/usr/bin/python3", "python3")
_PDF_A_2B: Final = 2
#: What a PDF/A says of itself. A LibreOffice before 7.4 that is called once knows no options, and makes plain PDFs.
_PDF_A: Final = b"<pdfaid:part>"
_BUKAN_PDF_A: Final = "LibreOffice ini tidak menghasilkan PDF/A; pasang versi 7.4 atau lebih baru, atau pakai --pdf"
#: What it means when the bridge says that a step failed. LibreOffice's own words follow its language, not ours.
_SEBAB: Final = {
    "buka": "LibreOffice tidak dapat membukanya; mungkin bukan dokumen Word yang utuh",
    "tulis": "LibreOffice tidak dapat menuliskannya; mungkin disk penuh",
}


@dataclass(frozen=True, slots=True)
class LibreOffice:
    """The LibreOffice of this computer; ``python`` is one that can talk to it, if there is any."""

    program: Path
    python: Path | None


@dataclass(frozen=True, slots=True)
class HasilPDF:
    """One document: its PDF, or why there is none.

    ``huruf_diganti`` are fonts this computer does not have, ``huruf_hilang`` letters that none of its fonts has.
    """

    sumber: Path
    isi: bytes | Temuan
    huruf_diganti: frozenset[str] = frozenset()
    huruf_hilang: str = ""


class _Berhenti(Exception):
    """The bridge or its LibreOffice is gone."""


class _Lewat(_Berhenti):
    """It was ended because it took too long."""


def cari_libreoffice() -> LibreOffice:
    """The LibreOffice of this computer.

    Raises:
        GalatKinerja: there is none.
    """
    for name in ("soffice", "libreoffice", *_USUAL_PLACES):
        if found := shutil.which(name):
            program = Path(found).resolve()
            return LibreOffice(program, _python(program))
    raise GalatKinerja(
        "PDF dibuat dengan LibreOffice, tetapi LibreOffice tidak ada di komputer ini. "
        "Pasang LibreOffice, atau cetak tanpa --pdf lalu simpan sebagai PDF dari Word."
    )


@lru_cache(maxsize=4)
def _python(program: Path) -> Path | None:
    """A Python that knows LibreOffice's ``uno``."""
    for name in _PYTHONS:
        beside = program.parent / name
        found = str(beside) if beside.is_file() else shutil.which(name)
        if found is None:
            continue
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run([found, "-c", "import uno"], env=_environment(), capture_output=True, check=True, timeout=30)  # noqa: S603 - a Python beside LibreOffice or of the system
            return Path(found)
    return None


def _environment() -> dict[str, str]:
    """The environment of LibreOffice and its Python: without what steers our own Python."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return environment | {"PYTHONIOENCODING": "utf-8"}


def _popen(command: Sequence[str | Path], **streams: Any) -> subprocess.Popen[str]:
    """Start a process at the head of a group of its own: Ctrl-C does not reach it, and all its children end with it."""
    return subprocess.Popen(  # noqa: S603 - the program found above, on files made here
        [str(word) for word in command],
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env=_environment(),
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        **streams,
    )


def _akhiri(process: subprocess.Popen[str]) -> None:
    """End a process and all its children."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607 - Windows' own
    else:
        with suppress(ProcessLookupError, PermissionError):  # a Mac says so of a group that has ended
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class _Pendengar:
    """One LibreOffice kept running, with its bridge. One thread at a time asks; any thread may end it."""

    def __init__(self, office: LibreOffice, folder: Path) -> None:
        self.folder = folder
        self.huruf = frozenset[str]()
        self.hilang = ""  # letters of the last document that no font has
        self._process = _popen(
            (str(office.python), _JEMBATAN, office.program, folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._in: IO[str] = self._process.stdin  # type: ignore[assignment]  # a pipe, asked for above
        self._out: IO[str] = self._process.stdout  # type: ignore[assignment]  # a pipe, asked for above too

    def mulai(self) -> None:
        """Wait until LibreOffice is there.

        Raises:
            _Berhenti: it does not start.
        """
        self.huruf = frozenset(self._answer(_BATAS_MULAI)["huruf"])

    def _answer(self, seconds: float) -> dict[str, Any]:
        late = threading.Event()

        def give_up() -> None:
            late.set()
            _akhiri(self._process)

        watch = threading.Timer(seconds, give_up)
        watch.daemon = True
        watch.start()
        try:
            return dict(json.loads(self._out.readline()))
        except ValueError:
            raise (_Lewat if late.is_set() else _Berhenti) from None
        finally:
            watch.cancel()

    def ubah(self, sumber: Path, judul: str, saringan: Mapping[str, Any], seconds: float) -> bytes | str:
        """The PDF of one document, or at which step LibreOffice gave up (:data:`_SEBAB`).

        Raises:
            _Berhenti: LibreOffice has ended, or was ended because it took too long.
        """
        copy, made = self.folder / "naskah.docx", self.folder / "naskah.pdf"
        shutil.copyfile(sumber, copy)  # LibreOffice leaves locks beside what it opens
        job = {
            "sumber": str(copy), "tujuan": str(made), "judul": judul, "saringan": dict(saringan),
            "langka": huruf_langka(copy),
        }  # fmt: skip
        try:
            self._in.write(json.dumps(job) + "\n")
            self._in.flush()
        except OSError as problem:
            raise _Berhenti from problem
        answer = self._answer(seconds)
        self.hilang = str(answer.get("hilang", ""))
        if trouble := answer["galat"]:
            return str(trouble)
        content = made.read_bytes()
        made.unlink()
        return content

    def bunuh(self) -> None:
        """End it now, with its LibreOffice."""
        _akhiri(self._process)

    def tutup(self) -> None:
        """Let it end by itself, end it when it does not, and leave nothing."""
        with suppress(OSError):
            self._in.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_BATAS_SELESAI)
        _akhiri(self._process)
        self._out.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class PembuatPDF:
    """Makes PDFs with LibreOffice kept running; to be used in a ``with`` statement.

    Args:
        office: the LibreOffice to use. Without a Python that can talk to it, LibreOffice is called once for all
            documents: then the time limit holds for the whole call, and fonts are not checked.
        pdfa: make PDF/A-2b, for archives.
        pendengar: how many LibreOffice run side by side; default one for each core, at most 4.
        batas_detik: time limit of one document.
    """

    def __init__(
        self, office: LibreOffice, *, pdfa: bool = False, pendengar: int | None = None, batas_detik: float = BATAS_DETIK
    ) -> None:
        self._office = office
        self._count = pendengar or min(jumlah_inti(), _TERBANYAK)
        self._seconds = batas_detik
        self._filter: dict[str, bool | int] = {
            "ExportBookmarks": True,
            "DisplayPDFDocumentTitle": True,
            "UseTaggedPDF": True,
            **({"SelectPdfVersion": _PDF_A_2B} if pdfa else {}),
        }
        self._own = threading.local()
        self._lock = threading.Lock()
        self._listeners: set[_Pendengar] = set()
        self._closed = ""  # why no listener may be started any more

    def __enter__(self) -> Self:
        self._folder = folder_kerja()
        self._pool = ThreadPoolExecutor(self._count, thread_name_prefix="kinerja-pdf")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = "Dihentikan."
            if kind is not None:
                for listener in self._listeners:
                    listener.bunuh()
        self._pool.shutdown(cancel_futures=True)
        for listener in self._listeners:
            listener.tutup()
        shutil.rmtree(self._folder, ignore_errors=True)

    def ubah(self, dokumen: Sequence[tuple[Path, str]]) -> Iterator[HasilPDF]:
        """Convert documents, each given with the title of its PDF; the results come as they are ready."""
        if self._office.python is None:
            yield from self._convert_once(dokumen)
            return
        waiting = iter(dokumen)
        running: set[Future[HasilPDF]] = set()
        while True:
            running |= {self._pool.submit(self._one, *job) for job in islice(waiting, 2 * self._count - len(running))}
            if not running:
                return
            done, running = wait(running, timeout=0.5, return_when=FIRST_COMPLETED)  # Windows: Ctrl-C waits for this
            for future in done:
                yield future.result()

    # -- LibreOffice kept running -----------------------------------------------------------------

    def _listener(self) -> _Pendengar:
        """The listener of this thread, started when it has none."""
        listener: _Pendengar | None = getattr(self._own, "listener", None)
        if listener is None:
            with self._lock:  # so that none starts unseen while all are being ended
                if self._closed:
                    raise _Berhenti
                listener = _Pendengar(self._office, Path(tempfile.mkdtemp(prefix="p", dir=self._folder)))
                self._listeners.add(listener)
            self._own.listener = listener
            try:
                listener.mulai()
            except BaseException:
                self._drop(listener)
                raise
        return listener

    def _drop(self, listener: _Pendengar) -> None:
        self._own.listener = None
        with self._lock:
            self._listeners.discard(listener)
        listener.bunuh()
        listener.tutup()

    def _one(self, sumber: Path, judul: str) -> HasilPDF:
        """One document, tried again with a new listener when the first one hangs or dies."""
        trouble: _Berhenti | None = None
        for _ in range(2):
            try:
                listener = self._listener()
            except _Berhenti:
                continue
            except OSError as problem:
                return _failed(sumber, f"LibreOffice tidak dapat dijalankan ({sebab_sistem(problem)})")
            try:
                content = listener.ubah(sumber, judul, self._filter, self._seconds)
            except _Berhenti as problem:
                trouble = problem
                self._drop(listener)
                continue
            except OSError as problem:
                return _failed(sumber, f"berkas tidak dapat disalin ({sebab_sistem(problem)})")
            if isinstance(content, str):
                return _failed(sumber, _SEBAB[content])
            return self._made(sumber, content, huruf_diganti(sumber, listener.huruf), listener.hilang)
        if trouble is None:  # it never started; the others need not wait for it as long again
            with self._lock:
                self._closed = self._closed or "LibreOffice tidak mau berjalan."
            return _failed(sumber, self._closed)
        if isinstance(trouble, _Lewat):
            pesan = f"PDF tidak dibuat: LibreOffice belum selesai setelah {self._seconds:g} detik, dua kali."
            return HasilPDF(sumber, buat_temuan("PDF-WAKTU", pesan, berkas=sumber.name))
        return _failed(sumber, "LibreOffice berhenti sendiri, dua kali")

    def _made(
        self, sumber: Path, isi: bytes, huruf: frozenset[str] = frozenset(), hilang: str = ""
    ) -> HasilPDF:
        """A document that was made, if it is what was asked for."""
        if "SelectPdfVersion" in self._filter and _PDF_A not in isi:
            return _failed(sumber, _BUKAN_PDF_A)
        return HasilPDF(sumber, isi, huruf_diganti=huruf, huruf_hilang=hilang)

    # -- LibreOffice called once ------------------------------------------------------------------

    def _convert_once(self, dokumen: Sequence[tuple[Path, str]]) -> Iterator[HasilPDF]:
        kinds = {bool: "boolean", int: "long"}
        options = json.dumps(
            {name: {"type": kinds[type(v)], "value": str(v).lower()} for name, v in self._filter.items()}
        )
        for start in range(0, len(dokumen), _SEKALI_JALAN):
            sources = [sumber for sumber, _ in dokumen[start : start + _SEKALI_JALAN]]
            copies = [self._folder / f"{number}.docx" for number in range(len(sources))]
            for source, copy in zip(sources, copies, strict=True):
                shutil.copyfile(source, copy)
            process = _popen(
                (
                    self._office.program,
                    f"-env:UserInstallation={(self._folder / 'profil').as_uri()}",
                    "--headless",
                    "--norestore",
                    "--infilter=MS Word 2007 XML",  # what is no Word file is not printed as text
                    "--convert-to",
                    f"pdf:writer_pdf_Export:{options}",
                    "--outdir",
                    self._folder,
                    *copies,
                ),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )
            try:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(_BATAS_MULAI + self._seconds * len(sources))
            finally:
                _akhiri(process)
            for source, copy in zip(sources, copies, strict=True):
                made = copy.with_suffix(".pdf")
                if made.is_file():
                    yield self._made(source, made.read_bytes())
                    made.unlink()
                else:
                    yield _failed(source, "LibreOffice tidak menghasilkan berkasnya")
                copy.unlink()


def _failed(sumber: Path, sebab: str) -> HasilPDF:
    pesan = f"PDF tidak dibuat: {sebab.rstrip('.')}."
    return HasilPDF(sumber, buat_temuan("PDF-GAGAL", pesan, berkas=sumber.name))


def temuan_huruf(diganti: Iterable[str], hilang: Iterable[str] = ()) -> list[Temuan]:
    """Fonts that this computer replaced, and letters that none of its fonts has, with the number of PDFs."""
    found = [
        buat_temuan(
            "PDF-FONT",
            f'Huruf "{name}" tidak ada di komputer ini; pada {number} PDF dipakai huruf lain sebagai gantinya.',
        )
        for name, number in sorted(Counter(diganti).items())
    ]
    lacking = [letters for letters in hilang if letters]
    if lacking:
        letters = [f'"{letter}" (U+{ord(letter):04X})' for letter in dict.fromkeys("".join(lacking))]
        found.append(
            buat_temuan(
                "PDF-HURUF",
                f"Tidak satu pun font di komputer ini memuat {sebut(letters, 'tanda lain')}; pada {len(lacking)} PDF "
                "tampak sebagai kotak.",
            )
        )
    return found
