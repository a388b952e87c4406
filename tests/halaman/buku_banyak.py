"""Hundreds of workbooks of different people, made from one by writing another name and NIP into its parts."""

from __future__ import annotations

import zipfile
from pathlib import Path

LETTERS = "ABCDEFGHIJKLMNOPQRST"


def gandakan(buku: Path, folder: Path, banyak: int) -> list[Path]:
    """As many workbooks as asked, each of somebody else; ``buku`` is that of Citra Maharani of the sample."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(buku) as asal:
        bagian = {item.filename: asal.read(item) for item in asal.infolist()}
    dibuat = []
    for nomor in range(1, banyak + 1):
        nama = f"Citra {LETTERS[nomor // 20 % 20]}{LETTERS[nomor % 20].lower()}maharani"
        nip = f"198811042014022{nomor:03}"
        tujuan = folder / f"{nama} {nip}.xlsx"
        with zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as hasil:
            for bagiannya, isi in bagian.items():
                baru = isi.replace(b"198811042014022001", nip.encode()).replace(b"Citra Maharani", nama.encode())
                hasil.writestr(bagiannya, baru)
        dibuat.append(tujuan)
    return dibuat
