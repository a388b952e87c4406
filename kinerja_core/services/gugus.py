"""Gugus: several computers that read workbooks together, through the scheduler of Dask (an extra, ``kinerja[dask]``).

Nothing here schedules: the office's own Dask does, and only its executor is used (:mod:`.pekerja`). Its workers see the
same files by the same path. Whoever reaches a scheduler without TLS can run programs on its workers, and what is read
travels there: an address is one the office trusts.
"""

from __future__ import annotations

import importlib.util
import logging
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from kinerja_core.batas.kemampuan import dapat_memulai_proses
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.teks import sebut
from kinerja_core.services.pekerja import memakai
from kinerja_core.services.simpanan import cap

if TYPE_CHECKING:
    from distributed import Client

#: Seconds in which a scheduler answers, and a worker of it is there.
_TUNGGU: Final = 15.0
#: How a scheduler is addressed.
_ADDRESS: Final = re.compile(r"(?:(?:tcp|tls|ucx|ws|wss)://)?(?:[\w.-]+|\[[0-9A-Fa-f:.%\w]+\]):[0-9]{1,5}/?")
#: Who speaks of its own troubles on the terminal; what matters of them is said here, in one sentence.
_LOGS: Final = ("distributed", "tornado.application")


@contextmanager
def memakai_dask(alamat: str) -> Iterator[None]:
    """What runs inside has its workbooks read by the workers of a Dask scheduler.

    Args:
        alamat: of the scheduler, for example ``tcp://10.0.0.5:8786``.

    Raises:
        GalatKinerja: the library is missing, nobody answers there, or its workers have another program.
    """
    client = _hubungi(alamat)
    try:
        threads = _tolak_program_lain(client, alamat)
        # each call anew: a file may have changed since the same call was made before
        with memakai(client.get_executor(pure=False), sekaligus=2 * threads):
            yield
    finally:
        client.close()


def _hubungi(alamat: str) -> Client:
    """A scheduler that answers.

    Raises:
        GalatKinerja: there is none, or no library to ask it with.
    """
    if not dapat_memulai_proses() or importlib.util.find_spec("distributed") is None:
        raise GalatKinerja(
            'Untuk --dask diperlukan pustaka Python "distributed", yang belum terpasang. Pasang dengan: '
            'pip install "kinerja[dask]".'
        )
    if not _ADDRESS.fullmatch(alamat):
        raise GalatKinerja(
            f'"{alamat}" bukan alamat penjadwal Dask. Tulis nama atau nomor komputernya dan porta, misalnya '
            "tcp://10.0.0.5:8786."
        )
    from queue import Empty, Queue  # noqa: PLC0415 - only here
    from threading import Thread  # noqa: PLC0415 - only here

    from distributed import Client  # noqa: PLC0415 - an extra

    for name in _LOGS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    answer: Queue[Client | Exception] = Queue()

    def ask() -> None:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of other releases of libraries: those that matter are compared below
                answer.put(Client(alamat, timeout=_TUNGGU, set_as_default=False))
        except Exception as problem:
            answer.put(problem)

    # another program may listen there and never say anything, which the library waits for without end
    Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=_TUNGGU + 1)
    except Empty as problem:
        found = problem
    if isinstance(found, Exception):
        raise GalatKinerja(
            f'Penjadwal Dask di "{alamat}" tidak menjawab dalam {_TUNGGU:g} detik. Periksa alamatnya '
            "(misalnya tcp://10.0.0.5:8786) dan apakah penjadwalnya berjalan, atau jalankan perintah ini tanpa --dask."
        ) from found
    return found


def _tolak_program_lain(client: Client, alamat: str) -> int:
    """How many files the workers read at a time.

    Raises:
        GalatKinerja: there is no worker, or one of them would read otherwise.
    """
    try:
        client.wait_for_workers(1, timeout=_TUNGGU)
    except TimeoutError as problem:
        raise GalatKinerja(
            f'Penjadwal Dask di "{alamat}" belum mempunyai pekerja. Mulai pekerjanya (dask worker {alamat}), atau '
            "jalankan perintah ini tanpa --dask."
        ) from problem
    stamps: Mapping[str, Any] = client.run(cap, on_error="return")
    missing = sorted(where for where, found in stamps.items() if isinstance(found, BaseException))
    if missing:
        raise GalatKinerja(
            f"Program kinerja belum terpasang di pekerja Dask {sebut(missing)}. Pasang versi yang sama di semua "
            "komputer."
        )
    own = cap()
    other = sorted(where for where, found in stamps.items() if found != own)
    if other:
        raise GalatKinerja(
            f"Pekerja Dask {sebut(other)} memakai kinerja, aturan, Python, atau pustaka yang lain versinya, sehingga "
            "hasilnya dapat berbeda. Pasang versi yang sama di semua komputer."
        )
    return sum(client.nthreads().values())
