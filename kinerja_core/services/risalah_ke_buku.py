"""Risalah ke buku: what people corrected in a risalah goes back into a copy of the workbook it was printed from.

Three states are compared, part by part: what the risalah was printed from, what stands in it now, and what the
workbook says today. What was changed in one of them counts; what was changed in both is told and left alone. Only the
sheet Dialog Kinerja is written: the SKP and the rencana aksi that a risalah also shows are changed in their own way.
"""

from __future__ import annotations

import datetime
import difflib
import json
import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.batas.paket import PaketRusak
from kinerja_core.batas.xml import XMLRusak
from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.tanda_tangan import PenandaTangan
from kinerja_core.documents.risalah import KonteksRisalah, baris_strategi, dari_buku
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dialog_kinerja import DialogKinerja
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Bulan, PimpinanDialog, StatusDialog, YaTidak, tanggal_panjang
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.baca_risalah import HasilBacaRisalah, baca_risalah, selisih_antara, tampil, tempat_isian
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.hasil import LetakDialog
from kinerja_core.workbooks.mesin.alamat import alamat
from kinerja_core.workbooks.mesin.sunting import NilaiSunting, sunting

_DATE: Final = re.compile(r"(?:([A-Za-z]+)\s*,\s*)?(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})")
_MONTHS: Final = {month.value.casefold(): number for number, month in enumerate(Bulan, start=1)}
#: Parts of a risalah that other sheets hold.
_ELSEWHERE: Final = {
    "hasil_kerja": "lembar SKP", "rencana_aksi": "lembar Rencana Aksi", "atas_nama": "pengaturan surat",
    "jabatan_penanda": "pengaturan surat",
}  # fmt: skip
#: Parts that are written, each by its own way, and how the paper looks, which no workbook says; any other is told.
_DITULIS: Final = frozenset(
    {"hari_tanggal", "penyesuaian", "selesai", "keterangan", "pimpinan", "peserta", "agenda", "strategi", "ruang_tte",
     "catatan_tte"}
)  # fmt: skip
_AGENDA: Final = ("progress", "masalah", "penyebab")


@dataclass(frozen=True, slots=True)
class PerubahanSel:
    """A cell of the copy that differs from the workbook."""

    lembar: str
    sel: str
    isian: str
    semula: str
    sekarang: str

    def __str__(self) -> str:
        before, after = (" / ".join(text.split("\n")) or "(kosong)" for text in (self.semula, self.sekarang))
        return f"{self.lembar} › {self.sel}, {self.isian}: {before} → {after}"


@dataclass(frozen=True, slots=True)
class HasilKembali:
    """What goes back: the dialog, the cells that change, what does not go back and why, and the copy if any differs."""

    risalah: HasilBacaRisalah
    buku: str
    dialog: int
    perubahan: tuple[PerubahanSel, ...]
    temuan: tuple[Temuan, ...]
    isi: bytes | None

    def uraian(self) -> list[str]:
        """The same in lines for people."""
        if self.risalah.konteks is None:
            return ["Risalah belum dapat dibaca seluruhnya, sehingga tidak ada yang dikembalikan."]
        head = f"Dialog {self.dialog} di {self.buku}:"
        return [head, *(f"  {one}" for one in self.perubahan)] if self.perubahan else [f"{head} tidak ada perubahan."]

    def sebagai_json(self) -> dict[str, Any]:
        """What ``kinerja baca-risalah --buku --json`` prints."""
        told = self.risalah.sebagai_json()
        return told | {
            "buku": self.buku,
            "dialog": self.dialog,
            "perubahan": [
                {"lembar": one.lembar, "sel": one.sel, "isian": one.isian, "semula": one.semula,
                 "sekarang": one.sekarang}
                for one in self.perubahan
            ],
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
        }  # fmt: skip


@dataclass(slots=True)
class _Kerja:
    """One dialog on its way back: its three states, where it stands, and what has been decided so far."""

    asal: KonteksRisalah
    kini: KonteksRisalah
    buku: KonteksRisalah
    dialog: DialogKinerja
    letak: LetakDialog
    berkas: str
    sel: dict[tuple[int, str], NilaiSunting] = field(default_factory=dict)
    temuan: list[Temuan] = field(default_factory=list)
    diterima: set[str] = field(default_factory=set)

    def berubah(self, name: str) -> bool:
        """Whether a part was changed in the risalah alone; a part that was changed in both is a finding."""
        before, now, book = (getattr(one, name) for one in (self.asal, self.kini, self.buku))
        if now in (before, book):
            return False
        if book != before:
            self.tolak("RISALAH-BENTROK", name, f"di buku kini {_short(book)}, di risalah {_short(now)}")
            return False
        self.diterima.add(name)
        return True

    def tolak(self, kode: str, name: str, why: str) -> None:
        """Say that a part does not go back."""
        self.diterima.discard(name)
        row = self.letak.baris[0]
        self.temuan.append(
            buat_temuan(
                kode, f"{tempat_isian(name)}: {why}.", berkas=self.berkas, lembar=self.letak.lembar,
                sel=alamat(row, self.letak.kolom["nomor"]),
            )
        )

    def kepala(self, name: str, value: NilaiSunting) -> None:
        """Write what the whole dialog has once, wherever it stands, else in its first row."""
        for row in self.letak.kepala.get(name, self.letak.baris[:1]):
            self.taruh(row, name, value)

    def taruh(self, row: int, name: str, value: NilaiSunting) -> None:
        """Write a cell; what is in no column of this workbook needs no emptying."""
        if name in self.letak.kolom:
            self.sel[row, name] = value
        elif value is not None:
            self.tolak("RISALAH-TIDAK-KEMBALI", name, "kolomnya tidak ada di buku ini")


def kembalikan(risalah: Path, buku: Path, nomor: int | None = None) -> HasilKembali:
    """Work out a copy of a workbook with what was corrected in a risalah; nothing is written.

    Args:
        risalah: the Word file.
        buku: the workbook of the pegawai.
        nomor: which dialog, where the risalah does not say it clearly enough.

    Raises:
        GalatKinerja: the two do not belong together, or one of them cannot be used.
    """
    if buku.suffix.casefold() != ".xlsx":
        raise GalatKinerja(f'"{buku.name}" bukan .xlsx; simpan dahulu sebagai .xlsx, lalu ulangi.')
    read = baca_risalah(risalah)
    if read.konteks is None:
        return HasilKembali(read, buku.name, nomor or 0, (), read.temuan, None)
    hasil = baca_berkas(buku)
    if not isinstance(hasil.buku, BukuSKP):
        why = [f"{one.tempat}: {one.pesan}" for one in hasil.temuan[:1]]
        raise GalatKinerja(" ".join([f'"{buku}" bukan buku kerja pegawai yang dapat dibaca.', *why]))
    _same_person(read.konteks, hasil.buku, risalah, buku)
    dialog = _dialog(read, hasil.buku, nomor)
    place = hasil.letak_dialog[dialog.nomor]
    own = dari_buku(hasil.buku, dialog)
    work = _Kerja(read.asal or own, read.konteks, own, dialog, place, hasil.berkas)
    _head(work, hasil.buku)
    _agenda(work)
    _strategies(work)
    for name in KonteksRisalah.model_fields:
        if name not in _DITULIS:
            _elsewhere(work, name)
    changes = _changes(work)
    content = _copy(buku, work, changes)
    return HasilKembali(read, hasil.berkas, dialog.nomor, changes, (*read.temuan, *work.temuan), content)


def tolak_salinan(buku: Path, salinan: Path | None) -> None:
    """Refuse a copy that would take the place of the workbook itself.

    Raises:
        GalatKinerja: it would.
    """
    if salinan is not None and salinan.resolve() == buku.resolve():
        raise GalatKinerja("-o menyebut buku kerjanya sendiri; sebutkan nama lain bagi salinannya.")


def _digits(text: str | None) -> str:
    return "".join((text or "").split())


def _short(value: object) -> str:
    text = tampil(json.loads(value.model_dump_json()) if hasattr(value, "model_dump_json") else _plain(value))
    return f'"{text[:80]}{"…" if len(text) > 80 else ""}"'


def _plain(value: Any) -> Any:
    """Records in lists as plain data."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else value


# -- which dialog ---------------------------------------------------------------------------------


def _same_person(konteks: KonteksRisalah, buku: BukuSKP, risalah: Path, berkas: Path) -> None:
    person, named = buku.skp.pegawai, konteks.peserta[0]
    if _digits(named.nip) != str(person.nip):
        whose = f"NIP {_digits(named.nip)}" if named.nip else "tanpa NIP"
        raise GalatKinerja(
            f'Risalah "{risalah.name}" milik {named.nama} ({whose}), sedangkan "{berkas.name}" buku {person.nama} '
            f"({person.nip}). Tidak ada yang ditulis."
        )


def _dialog(read: HasilBacaRisalah, buku: BukuSKP, nomor: int | None) -> DialogKinerja:
    """The dialog that the risalah records: by the date it was printed with, and by its agenda where that is not enough.

    Raises:
        GalatKinerja: there is none, or several.
    """
    printed = read.asal or read.konteks
    assert printed is not None  # noqa: S101 - the caller has seen to it
    known = [f"nomor {one.nomor} tanggal {tanggal_panjang(one.tanggal)}" for one in buku.dialog]
    listed = f" Dialog di buku: {'; '.join(known) or 'tidak ada yang dapat dipakai'}."
    day = _day(printed.hari_tanggal)
    if day is not None and day.year != buku.skp.tahun:
        raise GalatKinerja(f"Risalah ini dari tahun {day.year}, sedangkan SKP di buku itu tahun {buku.skp.tahun}.")
    found = [one for one in buku.dialog if one.tanggal == day]
    if nomor is not None:
        chosen = [one for one in buku.dialog if one.nomor == nomor]
        if not chosen:
            raise GalatKinerja(f"Dialog nomor {nomor} tidak ada di buku itu, atau berisi kesalahan.{listed}")
        if found and chosen[0] not in found:
            raise GalatKinerja(
                f'Risalah ini mencatat dialog tanggal "{printed.hari_tanggal}" (nomor {found[0].nomor}), bukan nomor '
                f"{nomor}.{listed}"
            )
        return chosen[0]
    if len(found) > 1:
        found = [one for one in found if [_texts(item) for item in one.agenda] == [_texts(a) for a in printed.agenda]]
    if len(found) != 1:
        raise GalatKinerja(
            f'Tidak jelas dialog mana di buku itu yang dicatat risalah tanggal "{printed.hari_tanggal}". Sebutkan '
            f"nomornya dengan --dialog.{listed}"
        )
    return found[0]


def _texts(item: Any) -> tuple[str | None, ...]:
    return tuple(getattr(item, name) for name in _AGENDA)


def _day(text: str) -> datetime.date | None:
    """A date as a risalah writes it; ``None`` when it is none, or not the day of the week it says."""
    match = _DATE.fullmatch(" ".join(text.split()))
    month = _MONTHS.get(match[3].casefold()) if match else None
    if match is None or month is None:
        return None
    try:
        day = datetime.date(int(match[4]), month, int(match[2]))
    except ValueError:
        return None
    return day if match[1] is None or match[1].casefold() == _weekday(day).casefold() else None


def _weekday(day: datetime.date) -> str:
    return bentuk.hari_tanggal(day).partition(",")[0]


def _wrong_day(text: str, tahun: int) -> str:
    """Why a date of a risalah is not taken."""
    day = _day(text.partition(",")[2] or text)
    if day is not None and day.year == tahun:
        return f'"{text}": tanggal itu hari {_weekday(day)}'
    return f'"{text}" bukan hari dan tanggal pada tahun SKP, misalnya 14 Mei {tahun}'


# -- its parts ------------------------------------------------------------------------------------


def _head(work: _Kerja, buku: BukuSKP) -> None:
    now = work.kini
    if work.berubah("hari_tanggal"):
        day = _day(now.hari_tanggal)
        if day is None or day.year != buku.skp.tahun:
            said = _wrong_day(now.hari_tanggal, buku.skp.tahun)
            work.tolak("RISALAH-TIDAK-KEMBALI", "hari_tanggal", said)
        else:
            work.kepala("tanggal", day)
    if work.berubah("penyesuaian"):
        work.kepala("penyesuaian", (YaTidak.YA if now.penyesuaian else YaTidak.TIDAK).value)
    if work.berubah("selesai"):
        work.kepala("status", (StatusDialog.SELESAI if now.selesai else StatusDialog.BELUM_SELESAI).value)
    if work.berubah("keterangan"):
        work.kepala("keterangan", now.keterangan)
    if work.berubah("pimpinan"):
        _leader(work, buku)
    if work.berubah("peserta"):
        first, *others = now.peserta
        if first.nama != work.buku.peserta[0].nama:
            work.tolak("RISALAH-TIDAK-KEMBALI", "peserta", "nama pegawai diubah di lembar Identitas")
        elif any(one.nip or ";" in one.nama for one in others):
            work.tolak("RISALAH-TIDAK-KEMBALI", "peserta", "peserta lain di buku hanya berupa nama, tanpa NIP")
        else:
            work.kepala("peserta_lain", "; ".join(one.nama for one in others) or None)


def _leader(work: _Kerja, buku: BukuSKP) -> None:
    """Who led it, when that is one of the two whom the workbook knows."""
    known = {PimpinanDialog.PEJABAT_PENILAI: buku.skp.penilai}
    if buku.skp.pemberi_pertimbangan is not None:
        known[PimpinanDialog.PEMBERI_PERTIMBANGAN] = buku.skp.pemberi_pertimbangan
    found = [
        role for role, one in known.items()
        if work.kini.pimpinan == PenandaTangan(nama=one.nama, nip=bentuk.nip(one.nip))
    ]
    if len(found) == 1:
        work.kepala("dipimpin", found[0].value)
    else:
        work.tolak("RISALAH-TIDAK-KEMBALI", "pimpinan", "bukan Pejabat Penilai atau Pemberi Pertimbangan di Identitas")


def _opcodes(before: Sequence[Any], after: Sequence[Any]) -> list[tuple[str, int, int, int, int]]:
    old, new = ([json.dumps(_plain(item)) for item in items] for items in (before, after))
    return [*difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()]


def _agenda(work: _Kerja) -> None:
    """Texts of items that are still there, and items that were taken out; what would need a Kode IKI is told."""
    if not work.berubah("agenda"):
        return
    steps = _opcodes(work.buku.agenda, work.kini.agenda)
    if any(b2 - b1 > a2 - a1 or (kind == "replace" and a2 - a1 != b2 - b1) for kind, a1, a2, b1, b2 in steps):
        work.tolak(
            "RISALAH-TIDAK-KEMBALI", "agenda",
            "agenda ditambah, dipindah, atau diganti bersama, sehingga Kode IKI-nya tidak diketahui; agenda dibiarkan",
        )
        return
    for kind, a1, a2, b1, _ in steps:
        for step in range(a2 - a1):
            row = work.letak.agenda[a1 + step]
            if kind == "replace":
                before, after = work.buku.agenda[a1 + step], work.kini.agenda[b1 + step]
                for name in _AGENDA:
                    if getattr(before, name) != getattr(after, name):
                        work.taruh(row, f"agenda.{name}", getattr(after, name))
            elif kind == "delete":
                for name in ("kode_iki", "catatan", *_AGENDA):
                    work.taruh(row, f"agenda.{name}", None)


def _strategies(work: _Kerja) -> None:
    """Lines of the cells they stand in; a new line joins the cell of the one above it."""
    if not work.berubah("strategi"):
        return
    lines = [(row, line) for row, text in zip(work.letak.strategi, work.dialog.strategi, strict=True)
             for line in baris_strategi(text)]
    cells: dict[int, list[str]] = {row: [] for row in work.letak.strategi}
    now = work.kini.strategi
    for _, a1, a2, b1, b2 in _opcodes([line for _, line in lines], now):
        for place in range(b1, b2):
            above = min(a1 + place - b1, a2 - 1) if a2 > a1 else max(a1 - 1, 0)
            cells[lines[above][0]].append(now[place])
    for row, text in zip(work.letak.strategi, work.dialog.strategi, strict=True):
        if cells[row] != baris_strategi(text):
            work.taruh(row, "strategi", "\n".join(cells[row]) or None)


def _elsewhere(work: _Kerja, name: str) -> None:
    """Say which changes belong to another sheet; what both say already needs nothing."""
    before, now, book = (_plain(getattr(one, name)) for one in (work.asal, work.kini, work.buku))
    if now in (before, book):
        return
    lines = [" ".join(" ".join(one.uraian()).split()) for one in selisih_antara(before, now, name)]
    where = _ELSEWHERE.get(name, "lembar Dialog Kinerja")
    work.tolak("RISALAH-TIDAK-KEMBALI", name, f"diubah di {where} sendiri ({'; '.join(lines)[:300]})")


# -- the copy -------------------------------------------------------------------------------------


def _changes(work: _Kerja) -> tuple[PerubahanSel, ...]:
    """The cells that change, from above; a row that is left without content loses its number too."""
    place = work.letak
    filled = {row for rows in place.kepala.values() for row in rows}
    emptied = {
        row for row in place.agenda
        if work.sel.get((row, "agenda.kode_iki"), "") is None and row not in filled
        and (row not in place.strategi or work.sel.get((row, "strategi"), "") is None)
    }
    for row in emptied:
        work.taruh(row, "nomor", None)
    shown = _before(work)
    changes = (
        PerubahanSel(
            place.lembar, alamat(row, place.kolom[name]), _title(name), shown.get((row, name), ""),
            tanggal_panjang(value) if isinstance(value, datetime.date) else str(value or ""),
        )
        for (row, name), value in sorted(work.sel.items(), key=lambda item: (item[0][0], place.kolom[item[0][1]]))
    )
    return tuple(one for one in changes if one.semula != one.sekarang)


def _title(name: str) -> str:
    from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA  # noqa: PLC0415 - beside its only use

    return DIALOG_KINERJA.kolom_bernama(name).judul


def _before(work: _Kerja) -> Mapping[tuple[int, str], str]:
    """What the workbook says today in the cells of the dialog, by row and column."""
    dialog, place = work.dialog, work.letak
    head = {
        "tanggal": tanggal_panjang(dialog.tanggal), "penyesuaian": dialog.penyesuaian.value,
        "status": dialog.status.value, "keterangan": dialog.keterangan or "",
        "peserta_lain": "; ".join(dialog.peserta_lain), "dipimpin": dialog.dipimpin.value,
    }
    shown = {(row, name): text for name, text in head.items() for row in place.kepala.get(name, ())}
    for row, item in zip(place.agenda, dialog.agenda, strict=True):
        shown |= {(row, f"agenda.{name}"): getattr(item, name) or "" for name in ("kode_iki", *_AGENDA)}
    shown |= {(row, "strategi"): text for row, text in zip(place.strategi, dialog.strategi, strict=True)}
    return shown | {(row, "nomor"): str(dialog.nomor) for row in place.baris}


def _copy(buku: Path, work: _Kerja, changes: Sequence[PerubahanSel]) -> bytes | None:
    """The bytes of the copy, read again to see that it says what it should; ``None`` when nothing changes.

    Raises:
        GalatKinerja: the workbook cannot be changed cell by cell.
    """
    if not changes:
        return None
    cells = {alamat(row, work.letak.kolom[name]): value for (row, name), value in work.sel.items()}
    try:
        content = sunting(baca_bita(buku), {work.letak.lembar: cells})
    except (BerkasTidakTerbaca, PaketRusak, XMLRusak) as problem:
        raise GalatKinerja(f'"{buku}" tidak dapat disalin dengan perubahan. {problem}') from problem
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / buku.name
        copy.write_bytes(content)
        again = baca_berkas(copy)
    dialogs = again.buku.dialog if isinstance(again.buku, BukuSKP) else ()
    dialog = next((one for one in dialogs if one.nomor == work.dialog.nomor), None)
    if dialog is None or not isinstance(again.buku, BukuSKP):
        found = next((f" {one.tempat}: {one.pesan}" for one in again.temuan if one.lembar == work.letak.lembar), "")
        raise GalatKinerja(f"Dengan perubahan itu dialognya tidak lagi dapat dipakai, sehingga tidak ditulis.{found}")
    made = dari_buku(again.buku, dialog)
    lost = [tempat_isian(one) for one in sorted(work.diterima) if getattr(made, one) != getattr(work.kini, one)]
    if lost:
        broken = any("\n" in one for one in work.kini.strategi)
        hint = " Jadikan setiap butir satu baris, tanpa Shift+Enter." if broken else ""
        raise GalatKinerja(f"Salinan tidak memuat perubahan {', '.join(lost)} seperti di risalah; tidak ditulis.{hint}")
    return content
