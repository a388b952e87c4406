"""Excel's limits, each a named error: nothing is ever cut silently (pitfalls X6, X8, X9)."""

from __future__ import annotations

from typing import Final

from kinerja_core.model.excel import HURUF_NAMA_LEMBAR, HURUF_SEL, panjang_excel
from kinerja_core.model.galat import GalatKinerja

HURUF_DAFTAR: Final = 255
HURUF_JUDUL_PESAN: Final = 32
HURUF_PESAN: Final = 255
HURUF_RUMUS: Final = 8_192


class MelampauiBatasExcel(GalatKinerja):
    """Something is longer than Excel can keep."""


class TeksSelTerlaluPanjang(MelampauiBatasExcel):
    """A text that no cell can hold."""

    def __init__(self, lembar: str, sel: str, panjang: int) -> None:
        super().__init__(
            f"Teks untuk lembar {lembar} sel {sel} sepanjang {panjang} huruf; satu sel Excel hanya memuat {HURUF_SEL} "
            "huruf. Pendekkan teksnya, atau simpan sebagai dokumen dan tulis tautannya."
        )


class NamaLembarSalah(MelampauiBatasExcel):
    """A sheet name longer than Excel allows, or with a character it refuses."""

    def __init__(self, nama: str) -> None:
        super().__init__(
            f'Nama lembar "{nama}" tidak dapat dipakai; paling banyak {HURUF_NAMA_LEMBAR} huruf tanpa [ ] : * ? / \\.'
        )


class PesanSelTerlaluPanjang(MelampauiBatasExcel):
    """A title or message of a validation that Excel would refuse."""

    def __init__(self, judul: str, pesan: str) -> None:
        super().__init__(
            f'Pesan sel "{judul}" terlalu panjang; judul paling banyak {HURUF_JUDUL_PESAN} dan isi paling banyak '
            f"{HURUF_PESAN} huruf: {pesan}"
        )


class DaftarTerlaluPanjang(MelampauiBatasExcel):
    """A source of a dropdown that Excel would refuse; lists stand on a sheet and are named."""

    def __init__(self, sumber: str) -> None:
        super().__init__(f"Sumber daftar pilihan lebih dari {HURUF_DAFTAR} huruf: {sumber[:60]}…")


class RumusTerlaluPanjang(MelampauiBatasExcel):
    """A formula that Excel would refuse."""

    def __init__(self, lembar: str, sel: str) -> None:
        super().__init__(f"Rumus lembar {lembar} sel {sel} lebih dari {HURUF_RUMUS} huruf.")


def periksa_teks_sel(teks: str, lembar: str, sel: str) -> str:
    """The text itself, when a cell can hold it.

    Raises:
        TeksSelTerlaluPanjang: naming the sheet and the cell.
    """
    if len(teks) * 2 > HURUF_SEL and (length := panjang_excel(teks)) > HURUF_SEL:
        raise TeksSelTerlaluPanjang(lembar, sel, length)
    return teks


def periksa_nama_lembar(nama: str) -> str:
    """The name itself, when a sheet can bear it.

    Raises:
        NamaLembarSalah: too long, empty, or with a refused character.
    """
    if not 0 < panjang_excel(nama) <= HURUF_NAMA_LEMBAR or set(nama) & set("[]:*?/\\") or nama.strip("'") != nama:
        raise NamaLembarSalah(nama)
    return nama


def periksa_pesan(judul: str, pesan: str) -> None:
    """Refuse a title or message of a validation that Excel would refuse.

    Raises:
        PesanSelTerlaluPanjang: either is too long.
    """
    if panjang_excel(judul) > HURUF_JUDUL_PESAN or panjang_excel(pesan) > HURUF_PESAN:
        raise PesanSelTerlaluPanjang(judul, pesan)


def periksa_sumber_daftar(sumber: str) -> str:
    """The source itself, when a dropdown can have it.

    Raises:
        DaftarTerlaluPanjang: longer than 255 characters.
    """
    if panjang_excel(sumber) > HURUF_DAFTAR:
        raise DaftarTerlaluPanjang(sumber)
    return sumber


def periksa_rumus(rumus: str, lembar: str, sel: str) -> str:
    """The formula itself, when a cell can hold it.

    Raises:
        RumusTerlaluPanjang: naming the sheet and the cell.
    """
    if panjang_excel(rumus) > HURUF_RUMUS - 1:
        raise RumusTerlaluPanjang(lembar, sel)
    return rumus
