"""What commands that read workbooks have in common: the store, and the command that shows and removes it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property, update_wrapper
from typing import Annotated, Any

import typer

from kinerja_core.cli import tampil
from kinerja_core.cli.pilihan import Json
from kinerja_core.model.istilah import tanggal_panjang

_TanpaSimpanan = Annotated[
    bool,
    typer.Option(
        "--tanpa-simpanan", help="Baca semua berkas dari awal; jangan pakai dan jangan isi simpanan hasil bacaan."
    ),
]


_Dask = Annotated[
    str | None,
    typer.Option(
        "--dask", metavar="ALAMAT",
        help="Baca berkas dengan pekerja sebuah penjadwal Dask (tcp://10.0.0.5:8786), yang melihat folder yang sama.",
    ),
]


def membaca(fungsi: Callable[..., int], *, banyak: bool = True) -> Callable[..., int]:
    """A command that reads workbooks: it may do so without the store, and says what it passed over.

    Args:
        fungsi: the command.
        banyak: whether it reads many, so that other computers may help it.
    """
    return _Membaca(fungsi, banyak)


class _Membaca:
    """A command with the options of reading; they are put together when it is the command that is called."""

    def __init__(self, fungsi: Callable[..., int], banyak: bool) -> None:
        self._fungsi, self._banyak = fungsi, banyak
        update_wrapper(self, fungsi)

    def __call__(self, *args: Any, tanpa_simpanan: bool = False, dask: str | None = None, **kwargs: Any) -> int:
        from kinerja_core.services import simpanan
        from kinerja_core.services.kabar import mendengar

        with mendengar() as said, simpanan.tanpa_simpanan() if tanpa_simpanan else nullcontext(), _workers(dask):
            try:
                return self._fungsi(*args, **kwargs)
            finally:
                for text in said:
                    tampil.kata(text)

    @cached_property
    def __signature__(self) -> inspect.Signature:
        own = inspect.signature(self._fungsi, eval_str=True)
        options = [("tanpa_simpanan", _TanpaSimpanan, False), *([("dask", _Dask, None)] if self._banyak else [])]
        more = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=kind)
            for name, kind, default in options
        ]
        return own.replace(parameters=[*own.parameters.values(), *more])


def _workers(dask: str | None) -> AbstractContextManager[None]:
    if dask is None:
        return nullcontext()
    from kinerja_core.services.gugus import memakai_dask

    return memakai_dask(dask)


def lihat(json: Json = False) -> int:
    """Tampilkan di mana simpanan hasil bacaan berada, berapa besarnya, dan berapa buku di dalamnya."""
    from kinerja_core.services.kabar import mendengar
    from kinerja_core.services.keadaan_simpanan import lihat as run
    from kinerja_core.services.simpanan import BATAS, HARI_DISIMPAN, LINGKUNGAN

    with mendengar() as said:
        state = run()
    for text in said:
        tampil.kata(text)
    if json:
        tampil.cetak_json(state.sebagai_json())
        return 0
    if state.tempat is None:
        tampil.baris(f"Simpanan dimatikan (variabel lingkungan {LINGKUNGAN}); semua berkas dibaca dari awal.")
        return 0
    tampil.baris(f"Tempat: {state.tempat}")
    if not state.terbaca:
        tampil.baris("Isi: tidak dapat dilihat.")
    elif not state.ada or state.pertama is None or state.terakhir is None:
        tampil.baris("Isi: belum ada.")
    else:
        tampil.baris(f"Isi: {state.berkas} berkas, {_besar(state.bita)}")
        tampil.baris(f"Dipakai: {tanggal_panjang(state.pertama)} s.d. {tanggal_panjang(state.terakhir)}")
    tampil.baris(
        f"Paling besar {_besar(BATAS)}; berkas yang {HARI_DISIMPAN} hari tidak dibaca lagi dilepas. Penilaian 360° dan "
        "buku yang memuat konseling tidak pernah disimpan. Simpanan boleh dihapus kapan saja."
    )
    return 0


def hapus(json: Json = False) -> int:
    """Hapus simpanan hasil bacaan; berkas kerja Anda tidak disentuh, dan akan dibaca dari awal."""
    from kinerja_core.services.keadaan_simpanan import hapus as run

    state = run()
    if json:
        tampil.cetak_json({"dihapus": state.ada, "bita": state.bita})
    elif state.ada:
        tampil.baris(f"Simpanan dihapus: {state.tempat} ({_besar(state.bita)}).")
    else:
        tampil.baris("Tidak ada simpanan.")
    return 0


def _besar(bita: int) -> str:
    return f"{bita / 2**20:.1f} MB".replace(".", ",")
