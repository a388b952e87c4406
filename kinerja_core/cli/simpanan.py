"""What commands that read workbooks have in common: the store, and the command that shows and removes it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
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


def membaca(fungsi: Callable[..., int]) -> Callable[..., int]:
    """A command that reads workbooks: it may do so without the store, and says what it passed over."""

    @wraps(fungsi)
    def command(*args: Any, tanpa_simpanan: bool = False, **kwargs: Any) -> int:
        from kinerja_core.services import simpanan
        from kinerja_core.services.kabar import mendengar

        with mendengar() as said, simpanan.tanpa_simpanan() if tanpa_simpanan else nullcontext():
            try:
                return fungsi(*args, **kwargs)
            finally:
                for text in said:
                    tampil.kata(text)

    own = inspect.signature(fungsi, eval_str=True)
    option = inspect.Parameter(
        "tanpa_simpanan", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=_TanpaSimpanan
    )
    command.__dict__["__signature__"] = own.replace(parameters=[*own.parameters.values(), option])
    return command


def lihat(json: Json = False) -> int:
    """Tampilkan di mana simpanan hasil bacaan berada, berapa besarnya, dan berapa buku di dalamnya."""
    from kinerja_core.services.simpanan import BATAS, HARI_DISIMPAN, LINGKUNGAN
    from kinerja_core.services.simpanan import lihat as run

    state = run()
    if json:
        tampil.cetak_json(state.sebagai_json())
        return 0
    if state.tempat is None:
        tampil.baris(f"Simpanan dimatikan (variabel lingkungan {LINGKUNGAN}); semua berkas dibaca dari awal.")
        return 0
    tampil.baris(f"Tempat: {state.tempat}")
    if not state.ada or state.pertama is None or state.terakhir is None:
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
    from kinerja_core.services.simpanan import hapus as run

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
