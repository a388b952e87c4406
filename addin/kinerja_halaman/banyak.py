"""Banyak: what the page asks about many workbooks together: their spellings made uniform, in copies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kinerja_core.services.kemajuan import Kemajuan
from kinerja_halaman.telaah import Jawaban


def seragamkan(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """Copies of the books with the spellings that were chosen, all as one zip."""
    from kinerja_core.services.meja import bungkus
    from kinerja_core.services.seragamkan import salin_seragam

    place = Path(isi["tempat"])
    agreed = {(one["isian"], one["ejaan"]): one["dipakai"].strip() for one in isi["ejaan"] if one["dipakai"].strip()}
    result = salin_seragam(agreed, [Path(isi["data"])], place, kemajuan=kemajuan)
    whole = bungkus({path.relative_to(place).as_posix(): path for path in result.dibuat})
    return result.sebagai_json() | {"kalimat": result.ringkasan()}, {"buku-seragam.zip": whole}
