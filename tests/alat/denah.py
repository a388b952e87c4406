"""``python -m tests.alat.denah``: draw the rooms of the product and who imports whom, from the imports themselves.

The picture stands in ``docs/gambar/denah.svg``; a test draws it again and compares. Only arrows between rooms are
drawn, without those that others imply, so that it changes when the house does, and not with every import.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

import grimp

GAMBAR = Path(__file__).parents[2] / "docs" / "gambar" / "denah.svg"
PAKET = ("kinerja_core", "kinerja_addin", "kinerja_halaman")


@dataclass(frozen=True)
class Ruang:
    """A room: the modules below ``awalan`` that are not in a narrower room, and where it is drawn."""

    awalan: str
    nama: str
    isi: str
    x: int
    y: int
    lebar: int

    @property
    def tengah(self) -> int:
        """Middle of the room from the left."""
        return self.x + self.lebar // 2


TINGGI = 52
RUANG = (
    Ruang("kinerja_core.cli", "kinerja_core/cli", "perintah kinerja", 40, 20, 280),
    Ruang("kinerja_addin", "addin/kinerja_addin", "tombol, makro, fungsi sel", 360, 20, 280),
    Ruang("kinerja_halaman", "addin/kinerja_halaman", "halaman di peramban", 680, 20, 280),
    Ruang("kinerja_core.services", "kinerja_core/services", "kata kerja: periksa, gabung, peringkat, cetak, ekspor",
          40, 130, 920),
    Ruang("kinerja_core.workbooks", "workbooks", "pintu ketiga buku kerja", 60, 260, 340),
    Ruang("kinerja_core.workbooks.buku_skp", "buku_skp", "berkas per lembar", 60, 360, 104),
    Ruang("kinerja_core.workbooks.buku_unit", "buku_unit", "berkas per lembar", 178, 360, 104),
    Ruang("kinerja_core.workbooks.buku_360", "buku_360", "berkas per lembar", 296, 360, 104),
    Ruang("kinerja_core.workbooks.mesin", "workbooks/mesin", "tidak mengenal lembar mana pun", 60, 460, 222),
    Ruang("kinerja_core.workbooks.hasil", "hasil", "yang terbaca", 296, 460, 104),
    Ruang("kinerja_core.documents", "documents", "satu berkas, satu dokumen", 460, 260, 300),
    Ruang("kinerja_core.documents.bagian", "documents/bagian", "yang dipakai bersama", 460, 360, 300),
    Ruang("kinerja_core.documents.mesin", "documents/mesin", "tidak mengenal dokumen mana pun", 460, 460, 300),
    Ruang("kinerja_core.exports", "exports", "profil adalah data", 820, 260, 120),
    Ruang("kinerja_core.rules", "kinerja_core/rules", "aturan bertanggal: YAML dan fungsi kecil", 40, 580, 920),
    Ruang("kinerja_core.batas", "kinerja_core/batas", "batas bagi berkas dari luar: satu anggaran", 40, 690, 920),
    Ruang("kinerja_core.model", "kinerja_core/model", "apa yang ada: rekaman dan jenis nilai", 40, 800, 920),
)
#: Frames around the rooms of one floor, drawn first.
BINGKAI = ((40, 240, 380, 290), (440, 240, 340, 290), (800, 240, 160, 290))

GAYA = (
    "path{fill:none;marker-end:url(#p)}.dekat{stroke:#1f3a4d;stroke-width:1.6}.jauh{stroke:#8aa;stroke-width:1}"
    ".r{fill:#e6f0f4;stroke:#1f3a4d}.b{fill:none;stroke:#9ab;stroke-dasharray:5 4}text{text-anchor:middle;fill:#123}"
)
UJUNG = (
    '<marker id="p" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path style="marker-end:none;fill:#1f3a4d" d="M0 0L8 4L0 8z"/></marker>'
)


@cache
def impor() -> grimp.ImportGraph:
    """Every import between the modules of the product."""
    return grimp.build_graph(*PAKET, include_external_packages=False, cache_dir=None)


def ruang(modul: str) -> Ruang | None:
    """The narrowest room of a module; ``None`` for the packages that only hold rooms."""
    calon = [satu for satu in RUANG if modul == satu.awalan or modul.startswith(f"{satu.awalan}.")]
    return max(calon, key=lambda satu: len(satu.awalan), default=None)


def panah() -> list[tuple[Ruang, Ruang]]:
    """Pairs of rooms of which the first imports the second."""
    graf = impor()
    jalan = {
        (asal, ke)
        for modul in graf.modules for lain in graf.find_modules_directly_imported_by(modul)
        if (asal := ruang(modul)) and (ke := ruang(lain)) and asal != ke
    }
    return sorted(jalan, key=lambda satu: (RUANG.index(satu[0]), RUANG.index(satu[1])))


def naik() -> list[tuple[Ruang, Ruang]]:
    """Arrows that point back to a higher floor; the house has none."""
    return [(asal, ke) for asal, ke in panah() if ke.y < asal.y]


def ringkas() -> list[tuple[Ruang, Ruang]]:
    """The arrows without those past a floor that others imply: services need not be drawn to import the model."""
    turun = [satu for satu in panah() if satu not in naik()]

    def sampai(asal: Ruang, ke: Ruang) -> bool:
        return any(antara == ke or sampai(antara, ke) for dari, antara in turun if dari == asal)

    return [
        (asal, ke)
        for asal, ke in turun
        if _dekat(asal, ke) or not any(antara != ke and sampai(antara, ke) for dari, antara in turun if dari == asal)
    ]


def _dekat(asal: Ruang, ke: Ruang) -> bool:
    return asal.y == ke.y or 0 < ke.y - asal.y <= 130


def _lurus(asal: Ruang, ke: Ruang) -> str:
    """An arrow to a neighbour on the same floor or the next."""
    if asal.y == ke.y:
        awal, akhir = (asal.x + asal.lebar, ke.x - 3) if asal.x < ke.x else (asal.x, ke.x + ke.lebar + 3)
        return f"M{awal} {asal.y + TINGGI // 2}H{akhir}"
    kiri, kanan = max(asal.x, ke.x), min(asal.x + asal.lebar, ke.x + ke.lebar)
    dari, tujuan = ((kiri + kanan) // 2,) * 2 if kiri < kanan else (asal.tengah, ke.tengah)
    return f"M{dari} {asal.y + TINGGI}L{tujuan} {ke.y - 3}"


def _memutar(asal: Ruang, ke: Ruang, jalur: int) -> str:
    """An arrow past the floors between, through a lane of its own at the side."""
    awal, akhir = asal.y + 14 + 5 * (jalur % 5), ke.y + 8 + jalur * 3 % 40
    return f"M{asal.x + asal.lebar} {awal}H{1000 + 14 * jalur}V{akhir}H{ke.x + ke.lebar + 3}"


def gambar() -> str:
    """The picture as SVG; the same imports give the same text."""
    dekat = [satu for satu in ringkas() if _dekat(*satu)]
    jauh = [satu for satu in [*ringkas(), *naik()] if not _dekat(*satu)]
    lebar = 1020 + 14 * len(jauh)
    baris = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {lebar} 880" font-family="Arial, sans-serif">',
        "<title>Ruang-ruang kinerja; setiap panah berarti: mengimpor</title>",
        f"<style>{GAYA}</style>",
        f"<defs>{UJUNG}</defs>",
        f'<rect width="{lebar}" height="880" fill="#fff"/>',
        *(f'<rect class="b" x="{x}" y="{y}" width="{w}" height="{h}"/>' for x, y, w, h in BINGKAI),
        *(f'<path class="jauh" d="{_memutar(*satu, jalur)}"/>' for jalur, satu in enumerate(jauh)),
        *(f'<path class="dekat" d="{_lurus(*satu)}"/>' for satu in dekat),
    ]
    for satu in RUANG:
        kecil = 9 if satu.lebar < 130 else 12
        baris += [
            f'<rect class="r" x="{satu.x}" y="{satu.y}" width="{satu.lebar}" height="{TINGGI}" rx="4"/>',
            f'<text x="{satu.tengah}" y="{satu.y + 22}" font-size="14" font-weight="bold">{escape(satu.nama)}</text>',
            f'<text x="{satu.tengah}" y="{satu.y + 40}" font-size="{kecil}">{escape(satu.isi)}</text>',
        ]
    return "\n".join([*baris, "</svg>", ""])


def main() -> None:
    """Draw the picture anew."""
    GAMBAR.write_text(gambar(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
