"""Changes in an open staff workbook that a macro types for its owner: which cells get which values, and what is said.

Nothing is written here; whoever holds the workbook writes the cells, all or none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import YaTidak
from kinerja_core.services.prabuku import skp_tahun_baru
from kinerja_core.workbooks.baca import HasilBaca, baca_kisi
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI, SELESAI
from kinerja_core.workbooks.buku_skp.rumus_dialog import MENUNGGU
from kinerja_core.workbooks.mesin.alamat import baris_di
from kinerja_core.workbooks.mesin.kisi import BarisKisi, Kisi
from kinerja_core.workbooks.mesin.lanjutan import NOMOR_LANJUTAN
from kinerja_core.workbooks.mesin.spek import NILAI_KEPALA, LembarTabel

#: Row and column of a cell, counted from 0, and what is typed there.
Ketikan = tuple[int, int, Any]
_ATAS: Final = 20  #: rows in which headings are looked for


@dataclass(frozen=True, slots=True)
class PerubahanLembar:
    """What is typed into one sheet, and the sentence that says so."""

    lembar: str
    ketikan: tuple[Ketikan, ...]
    kalimat: str


def _buku(kisi: Kisi, berkas: str) -> tuple[HasilBaca, BukuSKP]:
    """The staff workbook of an open book.

    Raises:
        GalatKinerja: it is none, or its identity and SKP cannot be read.
    """
    read = baca_kisi(kisi, berkas)
    if not isinstance(read.buku, BukuSKP):
        wrong = next((one for one in read.temuan if one.tingkat == "kesalahan"), None)
        why = f" {wrong.pesan} {wrong.saran}" if wrong else ""
        raise GalatKinerja(f"Buku SKP ini belum dapat dibaca; tekan Periksa Buku dahulu.{why}")
    return read, read.buku


def ubah_selesai(kisi: Kisi, berkas: str) -> PerubahanLembar:
    """Mark the rencana aksi Selesai, or open it again as the outcome of a dialog kinerja (deck).

    Raises:
        GalatKinerja: rows are wrong or missing, or no dialog adjusted anything.
    """
    read, book = _buku(kisi, berkas)
    place = _di_atas(kisi, RENCANA_AKSI, SELESAI)
    if book.rencana_aksi_selesai:
        if not any(one.penyesuaian is YaTidak.YA for one in book.dialog):
            raise GalatKinerja(
                "Rencana aksi yang sudah Selesai hanya dibuka sebagai hasil dialog kinerja. Catat dialognya di lembar "
                "Dialog Kinerja dengan Penyesuaian Ya, lalu ulangi."
            )
        said = "Rencana aksi dibuka kembali. Sesuaikan kegiatan dan bulannya menurut dialog, lalu tandai Selesai lagi."
        return PerubahanLembar(RENCANA_AKSI.nama, ((*place, YaTidak.TIDAK.value),), said)
    wrong = [one for one in read.temuan if one.tingkat == "kesalahan" and one.lembar == RENCANA_AKSI.nama]
    if wrong:
        many = sum(len(baris_di(area)) for one in wrong for area in one.semua_sel) or len(wrong)
        raise GalatKinerja(f"Lembar Rencana Aksi masih salah di {many} tempat; {wrong[0].sel}: {wrong[0].pesan}")
    planned = {one.kode_iki for one in book.rencana_aksi}
    bare = [iki.kode for _, iki in book.skp.semua_iki() if iki.kode not in planned]
    if bare:
        raise GalatKinerja(f"Belum ada rencana aksi untuk {', '.join(bare)}.")
    said = "Rencana aksi ditandai Selesai. Sesudah ini kegiatan dan bulan hanya berubah sebagai hasil dialog kinerja."
    return PerubahanLembar(RENCANA_AKSI.nama, ((*place, YaTidak.YA.value),), said)


def ambil_catatan(kisi: Kisi, berkas: str) -> PerubahanLembar:
    """Put every catatan harian that waits for a dialog into free rows of Dialog Kinerja, as one new dialog.

    Its date, strategi and outcome stay open: they are the people's.

    Raises:
        GalatKinerja: no note waits, or the sheet has no room.
    """
    _, book = _buku(kisi, berkas)
    dialog = kisi.lembar[DIALOG_KINERJA.nama]
    head, columns = _kepala(kisi, DIALOG_KINERJA, ("nomor", "agenda.catatan"))
    chosen = {_teks(row, columns["agenda.catatan"]).casefold() for row in dialog[head + 1 :]}
    waiting = [label for label in _menunggu(kisi) if label.casefold() not in chosen]
    if not waiting:
        raise GalatKinerja(
            "Tidak ada catatan harian yang menunggu dialog. Tandai Ya pada kolom Perlu Dialog di lembar Catatan Harian."
        )
    typed = [DIALOG_KINERJA.nomor_kolom(one.nama) for one in DIALOG_KINERJA.kolom if one.isian]
    last = head + DIALOG_KINERJA.kapasitas
    used = [
        number for number in range(head + 1, min(len(dialog), last + 1))
        if any(_teks(dialog[number], place) for place in typed)
    ]
    first = max(used, default=head) + 1
    if first + len(waiting) - 1 > last:
        raise GalatKinerja(
            f"Lembar Dialog Kinerja hanya memuat {max(0, last - first + 1)} baris lagi, sedangkan {len(waiting)} "
            "catatan menunggu. Bahas sebagian dahulu."
        )
    number = max((one.nomor for one in book.dialog), default=0) + 1
    cells: list[Ketikan] = []
    for row, label in enumerate(waiting, start=first):
        cells += [(row, columns["nomor"], number), (row, columns["agenda.catatan"], label)]
    said = (
        f"{len(waiting)} catatan ditaruh di lembar Dialog Kinerja sebagai dialog {number}, mulai baris {first + 1}. "
        "Isi tanggal, strategi dan hasil pembahasannya."
    )
    return PerubahanLembar(DIALOG_KINERJA.nama, tuple(cells), said)


def isi_tahun_lalu(kisi: Kisi, berkas: str, tahun: int) -> tuple[str, bytes]:
    """A staff workbook for another year with the identity, SKP and officials of an open one: its name and its bytes.

    Raises:
        GalatKinerja: the open workbook cannot be read, or is of that year or later.
    """
    _, book = _buku(kisi, berkas)
    old = book.skp
    if not old.tahun < tahun <= old.tahun + 5:
        raise GalatKinerja(f"Buku ini untuk tahun {old.tahun}; sebutkan tahun sesudahnya.")
    skp = skp_tahun_baru(old, AnggotaUnit(pegawai=old.pegawai, penilai=old.penilai), tahun)
    return f"SKP {tahun} {old.pegawai.nama} {old.pegawai.nip}", bangun_skp(skp.jenis, tahun, BukuSKP(skp=skp))


# --- where things stand in the open sheets ------------------------------------------------------------------------


def _teks(row: BarisKisi, place: int) -> str:
    return str(row[place]).strip() if place < len(row) and row[place] is not None else ""


def _judul(text: object) -> str:
    return str(text).strip().rstrip("*").strip().casefold()


def _kepala(kisi: Kisi, spek: LembarTabel, nama: tuple[str, ...], lembar: str = "") -> tuple[int, dict[str, int]]:
    """The row of the headings of a sheet, and the columns of fields, as they stand there now."""
    wanted = {name: _judul(next(one for one in spek.kolom if one.nama == name).judul) for name in nama}
    for number, row in enumerate(kisi.lembar.get(lembar or spek.nama, ())[:_ATAS]):
        titles = [_judul(cell) for cell in row]
        if all(title in titles for title in wanted.values()):
            return number, {name: titles.index(title) for name, title in wanted.items()}
    raise GalatKinerja(f'Lembar "{lembar or spek.nama}" tidak mempunyai kolom {", ".join(wanted.values())}.')


def _di_atas(kisi: Kisi, spek: LembarTabel, nama: str) -> tuple[int, int]:
    """Where the value of a field above a table stands."""
    title = _judul(next(one for one in spek.kepala if one.nama == nama).judul)
    for number, row in enumerate(kisi.lembar.get(spek.nama, ())[:_ATAS]):
        for place, cell in enumerate(row):
            if _judul(cell) == title:
                return number, place + NILAI_KEPALA
    raise GalatKinerja(f'Lembar "{spek.nama}" tidak mempunyai isian "{title}".')


def _menunggu(kisi: Kisi) -> list[str]:
    """What the sheets of notes call those that wait, in order: their own formulas say so."""
    labels: list[str] = []
    for name in (CATATAN_HARIAN.nama, *(f"{CATATAN_HARIAN.nama} {number}" for number in NOMOR_LANJUTAN)):
        if name not in kisi.lembar:
            continue
        head, columns = _kepala(kisi, CATATAN_HARIAN, ("_dialog", "_sebutan"), name)
        labels += [
            _teks(row, columns["_sebutan"]) for row in kisi.lembar[name][head + 1 :]
            if _teks(row, columns["_dialog"]) == MENUNGGU and _teks(row, columns["_sebutan"])
        ]
    return labels
