"""What the terminal shows of a check: every finding of a few, and of many a screenful with the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kinerja_core.cli import tampil
from kinerja_core.model.istilah import Tingkatan

if TYPE_CHECKING:
    from kinerja_core.services.periksa import HasilPeriksa

#: Findings of several books that are still shown one by one.
_RINCI: Final = 20
#: Books and rules that a screenful names.
_BERKAS: Final = 5
_ATURAN: Final = 5
#: Letters of a name of a file, and of a rule, that stand on one line of a narrow screen.
_HURUF: Final = 34
_HURUF_ATURAN: Final = 54


def tampil_periksa(hasil: HasilPeriksa, *, semua: bool, ditulis: bool) -> None:
    """Show a check.

    Args:
        hasil: what was found.
        semua: every finding, however many.
        ditulis: the findings are written to a file too.
    """
    found = hasil.temuan
    short = not semua and len(hasil.berkas) > 1 and len(found) > _RINCI
    if not short:
        tampil.tabel_temuan(
            found, len(found) if semua else tampil.TAMPIL_TEMUAN, "Tulis semuanya dengan -o temuan.xlsx atau --json."
        )
    counts = ", ".join(f"{hasil.jumlah[level]} {level.value}" for level in Tingkatan)
    if short:
        _worst(hasil)
        _rules(hasil)
    tampil.baris(f"{len(hasil.berkas)} berkas diperiksa: {counts}.")
    if hasil.sejak is not None:
        tampil.baris(hasil.sejak.kalimat)
    if groups := len(hasil.ejaan) if len(hasil.berkas) > 1 else 0:
        tampil.baris(f"{groups} jabatan atau unit kerja mungkin ditulis dengan beberapa ejaan (lembar Ejaan).")
    if short:
        tampil.kata("Setiap temuan: --semua" + ("." if ditulis else ", -o temuan.xlsx, atau --json."))


def _worst(hasil: HasilPeriksa) -> None:
    worst = hasil.terburuk
    tampil.tabel(
        f"Berkas terberat ({min(len(worst), _BERKAS)} dari {len(worst)})",
        ("Berkas", *(level.value.capitalize() for level in Tingkatan)),
        ((_cut(one.berkas), *(counts[level] for level in Tingkatan)) for one, counts in worst[:_BERKAS]),
        kanan=tuple(level.value.capitalize() for level in Tingkatan),
    )


def _rules(hasil: HasilPeriksa) -> None:
    rules = hasil.menurut_kode
    tampil.tabel(
        f"Menurut aturan ({min(len(rules), _ATURAN)} dari {len(rules)})",
        ("Yang Dilanggar", "Tingkat", "Berkas"),
        ((_begin(one.arti), one.tingkat.value, one.berkas) for one in rules[:_ATURAN]),
        kanan=("Berkas",),
    )


def _cut(teks: str) -> str:
    """A text that fits its column; a file is known by its end as well as by its beginning."""
    return teks if len(teks) <= _HURUF else f"{teks[: _HURUF - 18]}…{teks[-17:]}"


def _begin(teks: str) -> str:
    return teks if len(teks) <= _HURUF_ATURAN else f"{teks[: _HURUF_ATURAN - 1]}…"
