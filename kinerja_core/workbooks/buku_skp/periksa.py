"""What the sheets of one staff workbook say about each other."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dialog_kinerja import DialogKinerja
from kinerja_core.model.istilah import Triwulan, tanggal_panjang
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import sebut
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.buku_skp.kunci import LEMBAR_REALISASI
from kinerja_core.workbooks.buku_skp.realisasi import tenggat_realisasi
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI, SELESAI
from kinerja_core.workbooks.buku_skp.rumus import KODE_ASING, SKP
from kinerja_core.workbooks.buku_skp.tanggal import periksa_tanggal
from kinerja_core.workbooks.mesin.alamat import rentang_sel
from kinerja_core.workbooks.mesin.lembar import Form, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip, setarakan, tampak_galat
from kinerja_core.workbooks.mesin.rekaman import periksa_nip_pada, periksa_tulisan_nama
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi


def periksa_buku(bacaan: BacaanSKP) -> None:
    """Every check between the sheets; what each sheet has said by itself is known."""
    if bacaan.form is not None:
        _check_people(bacaan.form, bacaan)
    periksa_tanggal(bacaan)
    plan = bacaan.tabel.get(RENCANA_AKSI.nama)
    if plan is not None:
        _check_coverage(plan, bacaan)
    for quarter, missing in _missing_quarters(bacaan):
        _say_missing(missing, bacaan, quarter)
    for notes in bacaan.bersambung(CATATAN_HARIAN.nama):
        _check_marked_notes(notes, bacaan)
    _check_shown_texts(bacaan)


def _check_people(form: Form, bacaan: BacaanSKP) -> None:
    if bacaan.skp is None:
        return
    for name in ("pegawai", "penilai", "atasan_penilai", "pemberi_pertimbangan"):
        person = getattr(bacaan.skp, name)
        if person is None:
            continue
        periksa_tulisan_nama(form, person.nama, f"{name}.nama")
        if person.nip is not None:
            periksa_nip_pada(form, person.nip, bacaan.skp.selesai, f"{name}.nip")


@memberi("AKSI-TIDAK-ADA", "AKSI-BELUM-SELESAI")
def _check_coverage(lapor: Pelapor[Tabel], bacaan: BacaanSKP) -> None:
    """Whether each IKI has a rencana aksi, right or wrong, and whether the plan is marked as finished."""
    table, codes = lapor.lembar, bacaan.isi_skp
    bare = codes.tanpa(str(record.get("kode_iki", "")) for _, record in table.baris)
    bare = [code for code in bare if code not in bacaan.aksi_disebut]
    if bare and not table.baris:
        lapor("AKSI-TIDAK-ADA", "Belum ada rencana aksi.", table.baris_pertama, "kode_iki")
    elif bare:
        _say_bare(bacaan.tabel[SKP], bacaan, bare)  # codes come from there
    if table.baris and table.kepala.nilai.get(SELESAI) is not True:
        lapor("AKSI-BELUM-SELESAI", "Rencana aksi belum ditandai Selesai.", sel=table.kepala.sel(SELESAI))


@memberi("AKSI-TIDAK-ADA")
def _say_bare(lapor: Pelapor[Tabel], bacaan: BacaanSKP, kode: list[str]) -> None:
    for code in kode:
        row = bacaan.isi_skp.baris[code]
        lapor("AKSI-TIDAK-ADA", f"{code} belum mempunyai rencana aksi.", row, "iki.indikator")


@memberi("CATATAN-PERLU-DIALOG")
def _check_marked_notes(lapor: Pelapor[Tabel], bacaan: BacaanSKP) -> None:
    """A note that asks for a dialog, without a dialog about its RHK on that day or later."""
    last: dict[str, datetime.date] = {}
    dialogs: list[tuple[int, DialogKinerja]] = bacaan.terpakai.get(DIALOG_KINERJA.nama, [])
    for _, dialog in dialogs:
        for code in dialog.kode_iki:
            rhk = bacaan.isi_skp.rhk_dari_iki[code]
            last[rhk] = max(last.get(rhk, dialog.tanggal), dialog.tanggal)
    notes: list[tuple[int, CatatanHarian]] = bacaan.terpakai[lapor.lembar.spek.nama]
    for row, note in notes:
        if note.perlu_dialog and last.get(note.kode_rhk, datetime.date.min) < note.tanggal:
            lapor(
                "CATATAN-PERLU-DIALOG",
                f"Catatan {tanggal_panjang(note.tanggal)} ({note.kode_rhk}) perlu dialog, tetapi belum ada dialog "
                "sesudahnya tentang RHK itu.",
                row, "perlu_dialog",
            )


def _missing_quarters(bacaan: BacaanSKP) -> list[tuple[Triwulan, Tabel]]:
    """Quarters of the SKP that nobody began."""
    if bacaan.skp is None or not bacaan.isi_skp.baris:
        return []
    skp = bacaan.skp
    return [
        (quarter, table) for quarter in Triwulan
        if (table := bacaan.tabel.get(quarter.value)) is not None and not table.baris
        and Periode(skp.tahun, quarter).selesai >= skp.mulai and Periode(skp.tahun, quarter).mulai <= skp.selesai
    ]


@memberi("REALISASI-TIDAK-ADA")
def _say_missing(lapor: Pelapor[Tabel], bacaan: BacaanSKP, triwulan: Triwulan) -> None:
    """A quarter that nobody began although a later one was, or the time to fill it is over."""
    assert bacaan.skp is not None  # noqa: S101 - without an SKP no quarter is missing
    tables = ((quarter, bacaan.tabel.get(quarter.value)) for quarter in Triwulan)
    last = max((quarter.nomor for quarter, table in tables if table and table.baris), default=0)
    deadline = tenggat_realisasi(bacaan.skp.tahun, triwulan)
    over = tanggal_panjang(deadline) if deadline is not None and deadline < bacaan.hari_ini else ""
    if over or triwulan.nomor < last:
        lapor(
            "REALISASI-TIDAK-ADA",
            f"{triwulan.value} belum diisi, padahal "
            + (f"masa pengisiannya berakhir {over}." if over else "triwulan sesudahnya sudah diisi."),
            lapor.lembar.baris_pertama, "realisasi",
        )


#: Sheet -> the column that shows a text of the SKP, and the column of the code it belongs to.
_SHOWN: Final[dict[str, tuple[str, str]]] = {
    RENCANA_AKSI.nama: ("_indikator", "kode_iki"),
    CATATAN_HARIAN.nama: ("_rhk", "kode_rhk"),
    DIALOG_KINERJA.nama: ("_indikator", "agenda.kode_iki"),
    **dict.fromkeys(LEMBAR_REALISASI, ("_indikator", "kode_iki")),
}


class _Usang(NamedTuple):
    """Rows of one sheet that show a text of an RHK or IKI that the SKP does not say."""

    tabel: Tabel
    kolom: str
    kode: str
    baris: tuple[int, ...]

    @property
    def teks(self) -> str:
        """What the first of them shows."""
        return self.tabel.tampil(self.baris[0], self.kolom)


def _check_shown_texts(bacaan: BacaanSKP) -> None:
    """Texts of RHK and IKI that sheets show but the SKP does not say: typed over, or computed long ago.

    What several sheets show alike was computed long ago, and is said once.
    """
    groups: dict[tuple[str, str], list[_Usang]] = defaultdict(list)
    for name, (column, code) in _SHOWN.items():
        for table in bacaan.bersambung(name):
            if column in table.kolom:
                for one in _stale(table, bacaan, column, code):
                    groups[one.kode, setarakan(one.teks)].append(one)
    old = [group for group in groups.values() if len({one.tabel.nama for one in group}) > 1]
    for group in groups.values():
        if group not in old:
            _say_stale(group[0].tabel, bacaan, [group])
    if old:
        _say_stale(old[0][0].tabel, bacaan, old)


@memberi("SKP-TEKS-BERBEDA")
def _say_stale(lapor: Pelapor[Tabel], bacaan: BacaanSKP, usang: Sequence[Sequence[_Usang]]) -> None:
    """Say it of the first of some texts, with where the others stand."""
    first = usang[0][0]
    said = _texts(bacaan)[first.kode]
    many = f" ({len(first.baris)} baris)" if len(first.baris) > 1 else ""
    here = [one for group in usang for one in group if one.tabel is first.tabel]
    cells = [one.tabel.sel(row, one.kolom) for one in here for row in one.baris]
    places = [
        f"{one.tabel.nama} {one.tabel.sel(one.baris[0], one.kolom)}" for group in usang for one in group
        if one is not first
    ]
    also = f" Demikian pula {sebut(places, 'sel lainnya')}." if places else ""
    lapor(
        "SKP-TEKS-BERBEDA",
        f"{first.kode}{many} tertulis {kutip(first.teks)}, sedangkan lembar SKP berisi {kutip(said)}.{also}",
        first.baris[0], first.kolom, sel_lain=rentang_sel(cells[1:]),
    )


def _texts(bacaan: BacaanSKP) -> dict[str, str]:
    """What the SKP says of each RHK and IKI without mistakes, by its code."""
    known = bacaan.isi_skp.rhk
    return {rhk.kode: rhk.uraian for rhk in known} | {iki.kode: iki.indikator for rhk in known for iki in rhk.iki}


def _stale(table: Tabel, bacaan: BacaanSKP, kolom: str, kolom_kode: str) -> Iterator[_Usang]:
    """Rows of a sheet that show another text than the SKP, by their codes."""
    codes, texts = bacaan.isi_skp, _texts(bacaan)
    place = table.kolom[kolom]
    different: dict[str, list[int]] = defaultdict(list)
    right = {*texts.items()}
    for row, record in table.baris:
        code, cells = record.get(kolom_kode), table.isi[row]
        if not isinstance(code, str) or (place < len(cells) and (code, cells[place]) in right):
            continue
        known = code if code in texts else codes.kode_rhk(code) or codes.kode_iki(code)
        if known is None or known not in texts or cells[place : place + 1] == [texts[known]]:
            continue
        shown = table.tampil(row, kolom)
        if shown not in ("", KODE_ASING) and not tampak_galat(shown) and setarakan(shown) != setarakan(texts[known]):
            different[known].append(row)
    yield from (_Usang(table, kolom, code, tuple(rows)) for code, rows in different.items())
