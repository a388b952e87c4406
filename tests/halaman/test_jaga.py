from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.halaman.conftest import PROGRAM, cari, jalankan_node

#: Every way in which a page can reach a server; the scripts try more of the same kind.
WAJIB = {
    "xhr", "fetch", "gambar", "websocket", "beacon", "formulir", "tautan", "location.href", "window.open", "di pekerja",
}  # fmt: skip


@pytest.mark.parametrize("nama", PROGRAM)
def test_nothing_reaches_a_server_from_inside_the_page_and_nothing_is_kept(
    nama: str, halaman: Path, modul_node: Path
) -> None:
    hasil = json.loads(jalankan_node("jaga.mjs", nama, cari(*PROGRAM[nama]), halaman))
    assert set(hasil["dicoba"]) >= WAJIB
    assert hasil["sampai"] == []
    assert hasil["halaman"].split("#")[0] == halaman.as_uri()
    assert hasil["simpanan"] == {"lokal": 0, "sesi": 0, "basis": 0, "kue": 0}
    assert hasil["sendiri"].count("ditolak peramban") == 3  # the page's own trial says so too
    assert "TIDAK" not in hasil["sendiri"]
