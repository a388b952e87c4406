"""Follow-up of dialogs: what is still open of an earlier dialog comes back in the next one, once, until closed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kinerja_core.model.dialog_kinerja import KeadaanTindakLanjut
from kinerja_core.model.istilah import StatusDialog, cari
from kinerja_core.workbooks.buku_skp.rumus_dialog import tanggal_dialog
from kinerja_core.workbooks.mesin.isi_sel import hari, rumus_tanggal
from kinerja_core.workbooks.mesin.rumus import (
    baris_ke,
    kosong,
    melanjutkan,
    rumus_keberapa,
    rumus_kosong_semua,
    rumus_pertama,
    teks_angka,
)
from kinerja_core.workbooks.mesin.spek import Baris, IsiBuku, LembarTabel, Letak, Nilai

KEADAAN, TANGGAL, ALASAN, TENGGAT = (
    f"tindak_lanjut.{name}" for name in ("keadaan", "tanggal", "alasan", "tenggat")
)
TERBUKA: Final = KeadaanTindakLanjut.TERBUKA.value
TUTUP: Final = (KeadaanTindakLanjut.SELESAI.value, KeadaanTindakLanjut.DIHENTIKAN.value)
#: What the status says, each as the finding of the reader has it too.
BELUM_DIREVIU: Final = "strategi belum direviu di dialog sesudahnya"
TANPA_TANGGAL: Final = "tanggal reviu belum diisi"
TANPA_ALASAN: Final = "alasan dihentikan belum diisi"
TANPA_STRATEGI: Final = "reviu tanpa strategi"
TERLALU_AWAL: Final = "tanggal reviu mendahului dialognya"
TANPA_BERIKUTNYA: Final = "tanggal dialog berikutnya belum diisi"
BERIKUTNYA_AWAL: Final = "dialog berikutnya tidak sesudah dialog ini"


def cacat_reviu(
    dialog: datetime.date, ada_strategi: bool, isi: Mapping[str, object], semua: Sequence[datetime.date]
) -> list[str]:
    """What is wrong with the follow-up of one row: the one place from which sheet and finding come.

    Args:
        dialog: the day of the dialog it belongs to.
        ada_strategi: whether the row has a strategy.
        isi: keadaan, tanggal, alasan, tenggat as the cells hold them.
        semua: days of all dialogs.
    """
    state = cari(KeadaanTindakLanjut, teks_angka(isi.get(KEADAAN)))  # type: ignore[arg-type]
    given = not kosong(isi.get(KEADAAN))  # type: ignore[arg-type]
    if not ada_strategi:
        return [TANPA_STRATEGI] if any(not kosong(isi.get(name)) for name in _SEMUA) else []  # type: ignore[arg-type]
    day = hari(isi.get(TANGGAL))
    reviewed = day if isinstance(day, datetime.date) else None
    since = reviewed if given else dialog
    still_open = not given or state is KeadaanTindakLanjut.TERBUKA
    found = [BELUM_DIREVIU] if still_open and since is not None and any(one > since for one in semua) else []
    if given and kosong(isi.get(TANGGAL)):  # type: ignore[arg-type]
        found.append(TANPA_TANGGAL)
    if reviewed is not None and reviewed < dialog:
        found.append(TERLALU_AWAL)
    if state is KeadaanTindakLanjut.DIHENTIKAN and kosong(isi.get(ALASAN)):  # type: ignore[arg-type]
        found.append(TANPA_ALASAN)
    return found


def cacat_berikutnya(
    dialog: datetime.date, status: object, berikutnya: object, semua: Sequence[datetime.date]
) -> str:
    """What is wrong with the day of the next dialog: asked for while the last dialog is not done."""
    next_day = hari(berikutnya)
    if isinstance(next_day, datetime.date) and next_day <= dialog:
        return BERIKUTNYA_AWAL
    unfinished = teks_angka(status).casefold() == StatusDialog.BELUM_SELESAI.value.casefold()  # type: ignore[arg-type]
    last = not any(one > dialog for one in semua)
    return TANPA_BERIKUTNYA if unfinished and last and kosong(berikutnya) else ""  # type: ignore[arg-type]


_SEMUA: Final = (KEADAAN, TANGGAL, ALASAN, TENGGAT)


def _said(condition: str, words: str) -> str:
    return f'IFERROR(IF({condition},", {words}",""),"")'


class ReviuStrategi(NamedTuple):
    """The strategy of a row is reviewed once a later dialog was held, with a day, and a reason when it is dropped."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        strategy, state, day, why = (letak.sel(name, baris) for name in ("strategi", KEADAAN, TANGGAL, ALASAN))
        own, days, number = letak.sel("_tanggal", baris), letak.rentang("_tanggal"), rumus_tanggal(day)
        blank = rumus_kosong_semua(*(letak.sel(name, baris) for name in _SEMUA))
        since = f'IF({state}="",{own},{number})'
        checks = "&".join((
            _said(f'AND(OR({state}="",{state}="{TERBUKA}"),COUNTIF({days},">"&{since})>0)', BELUM_DIREVIU),
            _said(f'AND({state}<>"",{day}="")', TANPA_TANGGAL),
            _said(f"{number}<{own}", TERLALU_AWAL),
            _said(f'AND({state}="{KeadaanTindakLanjut.DIHENTIKAN.value}",{why}="")', TANPA_ALASAN),
        ))
        orphan = _said(f"NOT({blank})", TANPA_STRATEGI)
        return f'IF({own}="","",IF({strategy}="",{orphan},{checks}))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        days = tanggal_dialog(isi)
        row, own = baris_ke(isi, spek.nama, urutan), days[urutan] if urutan < len(days) else None
        if own is None:
            return ""
        known = [one for one in days if one is not None]
        return "".join(f", {one}" for one in cacat_reviu(own, not kosong(row.get("strategi")), row, known))


class PerhatianDialog(NamedTuple):
    """What a row says of the review of its strategy, and of the next dialog while the last one is not done."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        status, later = (letak.sel(name, baris) for name in ("status", "berikutnya"))
        own, days = letak.sel("_tanggal", baris), letak.rentang("_tanggal")
        asked = f'AND({status}="{StatusDialog.BELUM_SELESAI.value}",{later}="",COUNTIF({days},">"&{own})=0)'
        first = f'AND({own}<>"",{rumus_pertama(letak, "nomor", baris)})'
        early = _said(f"{rumus_tanggal(later)}<={own}", BERIKUTNYA_AWAL)
        told = f'{letak.sel("_reviu", baris)}&IF({first},{early}&{_said(asked, TANPA_BERIKUTNYA)},"")'
        return f"MID({told},3,250)"

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        days = tanggal_dialog(isi)
        row, own = baris_ke(isi, spek.nama, urutan), days[urutan] if urutan < len(days) else None
        if own is None:
            return ""
        known = [one for one in days if one is not None]
        found = cacat_reviu(own, not kosong(row.get("strategi")), row, known)
        if not melanjutkan(isi, spek, urutan):
            found.append(cacat_berikutnya(own, row.get("status"), row.get("berikutnya"), known))
        return ", ".join(filter(None, found))


class PeriksaTersembunyi(NamedTuple):
    """What a hidden column found: its formula is too long to stand in the status too."""

    kolom: str

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        return f'{letak.sel(self.kolom, baris)}&""'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        formula = spek.kolom_bernama(self.kolom).rumus
        return "" if formula is None else str(formula.nilai(isi, spek, urutan))


class TempatTerbuka(NamedTuple):
    """Which row of the sheet holds the strategy that comes back in this row: the next one not closed yet; hidden."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula. The condition of the rows is an array, which ``SUMPRODUCT`` takes without any keys."""
        own, days = letak.sel("_tanggal", baris), letak.rentang("_tanggal")
        here = rumus_keberapa(letak, "nomor", baris)
        is_open = _open(letak, own)
        place = f"SUMPRODUCT(SMALL(({is_open})*(ROW({days})-{letak.spek.baris_judul})+(1-({is_open}))*99999,{here}))"
        return f'IF({own}="","",IFERROR(IF({here}>SUMPRODUCT({is_open}),"",{place}),""))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str | int:
        """Its value: a place counted from 1."""
        found = _waiting(isi, spek, urutan)
        return found[0] if found else ""


class DialogSebelumnya(NamedTuple):
    """What of earlier dialogs is not closed yet: in each row of a dialog the next of them, until all have come."""

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        place, here = letak.sel("_tempat_terbuka", baris), rumus_keberapa(letak, "nomor", baris)
        many = f"SUMPRODUCT({_open(letak, letak.sel('_tanggal', baris))})"
        day, text, state = (f"INDEX({letak.rentang(name)},{place})" for name in ("_tanggal", "strategi", KEADAAN))
        told = (
            f'{here}&" dari "&{many}&": "&{text}&" (dialog "&DAY({day})&"/"&MONTH({day})&", "'
            f'&IF({state}="","belum direviu",LOWER({state}))&")"'
        )
        return f'IF({place}="","",IFERROR({told},""))'

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str:
        """Its value."""
        found = _waiting(isi, spek, urutan)
        if found is None:
            return ""
        place, here, many = found
        row, day = isi[spek.nama][place - 1], tanggal_dialog(isi)[place - 1]
        state = teks_angka(row.get(KEADAAN)).lower() or "belum direviu"
        return f"{here} dari {many}: {row['strategi']} (dialog {day.day}/{day.month}, {state})" if day else ""


def _open(letak: Letak, sendiri: str) -> str:
    """An array of 1 and 0: the strategy of each row is of an earlier dialog and was not closed before this one."""
    strategies, days, states, reviews = (letak.rentang(name) for name in ("strategi", "_tanggal", KEADAAN, TANGGAL))
    closed = "+".join(f'({states}="{word}")' for word in TUTUP)
    return f'({strategies}<>"")*({days}<{sendiri})*(1-({closed})*({reviews}<>"")*({reviews}<{sendiri}))'


def _waiting(isi: IsiBuku, spek: LembarTabel, urutan: int) -> tuple[int, int, int] | None:
    """Place of the strategy that comes back in a row, its number among those that do, and how many they are."""
    days, rows = tanggal_dialog(isi), isi.get(spek.nama, ())
    own = days[urutan] if urutan < len(days) else None
    if own is None:
        return None
    here = sum(one.get("nomor") == rows[urutan].get("nomor") for one in rows[: urutan + 1])
    places = [
        place for place, (row, day) in enumerate(zip(rows, days, strict=True), start=1)
        if day is not None and day < own and not kosong(row.get("strategi")) and not _closed(row, own)
    ]
    return (places[here - 1], here, len(places)) if here <= len(places) else None


def _closed(row: Baris, sebelum: datetime.date) -> bool:
    """Whether the strategy of a row was closed before a day."""
    reviewed: Nilai | datetime.date = hari(row.get(TANGGAL))
    done = teks_angka(row.get(KEADAAN)).casefold() in {word.casefold() for word in TUTUP}
    return done and isinstance(reviewed, datetime.date) and reviewed < sebelum
