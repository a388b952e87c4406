"""What the sheets of a workbook say about each other, and the workbooks of a folder about their people.

Records that contradict the SKP are left out with a finding; what only deserves a look is kept.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from kinerja_core.model.buku import BukuSKP, BukuUnit
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dialog_kinerja import AgendaDialog, DialogKinerja
from kinerja_core.model.istilah import JenisSKP, PimpinanDialog, Triwulan, tanggal_panjang
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.periode import Periode
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.skp import IKI, RHK, SKP
from kinerja_core.model.temuan import Temuan
from kinerja_core.model.umpan_balik import UmpanBalik
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.jadwal import jadwal
from kinerja_core.rules.nip import periksa_nip
from kinerja_core.workbooks.buku_360.antarbuku import antar_penilaian_360
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI
from kinerja_core.workbooks.buku_skp.skp import lembar_skp
from kinerja_core.workbooks.buku_skp.umpan_balik import UMPAN_BALIK
from kinerja_core.workbooks.hasil import HasilBaca
from kinerja_core.workbooks.mesin.lembar import Form, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.orang import nama_sama
from kinerja_core.workbooks.mesin.rumus import KODE_ASING
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.temuan import TEMPAT_DISEBUT, KumpulanTemuan

#: Name of the SKP sheet, the same in every variant.
_SKP: Final = lembar_skp(JenisSKP.KUANTITATIF_JA_JF).nama


@dataclass(slots=True)
class IsiSKP:
    """The SKP sheet: its RHK, and rows by code. ``semua_kode`` also has rows with mistakes."""

    baris_pertama: int = 0
    rhk: list[RHK] = field(default_factory=list)
    baris: dict[str, int] = field(default_factory=dict)
    semua_kode: dict[str, int] = field(default_factory=dict)
    baris_rhk: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dialog:
    """A dialog with the rows it came from; ``tempat`` says in which row a value of its head stands."""

    dialog: DialogKinerja
    baris: int
    tempat: Mapping[str, int]
    agenda: tuple[tuple[int, AgendaDialog], ...]


@dataclass(frozen=True, slots=True)
class IsiBuku:
    """A staff workbook as read, each record with its row."""

    hari_ini: datetime.date
    form: Form | None
    tabel: Mapping[str, Tabel]
    isi_skp: IsiSKP
    skp: SKP | None
    rencana_aksi: list[tuple[int, RencanaAksi]]
    rencana_aksi_selesai: bool
    catatan_harian: list[tuple[int, CatatanHarian]]
    realisasi: list[tuple[Tabel, list[tuple[int, Realisasi]]]]
    dialog: list[Dialog]
    umpan_balik: list[tuple[int, UmpanBalik]]


@dataclass(frozen=True, slots=True)
class IsiTerpakai:
    """The records that agree with the SKP."""

    rencana_aksi: tuple[RencanaAksi, ...]
    catatan_harian: tuple[CatatanHarian, ...]
    realisasi: tuple[Realisasi, ...]
    dialog: tuple[DialogKinerja, ...]
    umpan_balik: tuple[UmpanBalik, ...]
    sel_aksi: tuple[str, ...]  #: cell of each rencana aksi


def periksa_buku(isi: IsiBuku, kumpulan: KumpulanTemuan) -> IsiTerpakai:
    """Every check between the sheets of a staff workbook."""
    codes = _Codes(isi.isi_skp)
    _check_people(isi, kumpulan)
    _check_skp(isi, kumpulan)
    actions = _check_actions(isi, codes, kumpulan)
    notes = _check_notes(isi, codes, kumpulan)
    realisations = _check_realisations(isi, kumpulan)
    dialogs = _check_dialogs(isi, codes, {item.kode_iki for _, item in actions}, kumpulan)
    _check_marked_notes(isi, notes, dialogs, kumpulan)
    feedback = _check_feedback(isi, codes, kumpulan)
    _check_shown_texts(isi, codes, kumpulan)
    return IsiTerpakai(
        tuple(item for _, item in actions), tuple(item for _, item in notes), realisations, dialogs, feedback,
        tuple(isi.tabel[RENCANA_AKSI.nama].sel(row, "uraian") for row, _ in actions),
    )


class _Codes:
    """Codes of the SKP, found whatever their case and spaces."""

    def __init__(self, isi: IsiSKP) -> None:
        self._iki = {lipat(code): code for code in isi.semua_kode}
        self._rhk = {lipat(code): code for code in isi.baris_rhk}
        self._good_iki = set(isi.baris)
        self._good_rhk = {rhk.kode for rhk in isi.rhk}

    def iki(self, code: str) -> str | None:
        """The SKP's spelling of a code, ``None`` when it has none such."""
        return code if code in self._good_iki else self._iki.get(lipat(code))

    def rhk(self, code: str) -> str | None:
        """The same of an RHK."""
        return code if code in self._good_rhk else self._rhk.get(lipat(code))

    def usable(self, code: str) -> bool:
        """Whether the SKP row of a code is without mistakes."""
        return code in self._good_iki or code in self._good_rhk

    def known(self) -> str:
        """The codes there are, for messages; empty when there is none."""
        return ", ".join(self._iki.values())

    def known_rhk(self) -> str:
        """The same of RHK."""
        return ", ".join(self._rhk.values())


def _unknown(
    kode: str, what: str, code: str, known: str, table: Tabel, where: tuple[int, str], *, kumpulan: KumpulanTemuan
) -> None:
    if not known:
        return  # the SKP sheet itself cannot be read, which is said once, there
    shown = known if len(known) < 200 else known[:199] + "…"
    kumpulan.tambah(
        kode, f"{what} {kutip(code)} tidak ada di lembar SKP (yang ada: {shown}).", lembar=table.nama,
        sel=table.sel(*where),
    )


# ---------------------------------------------------------------------------------------------- people


def _check_people(isi: IsiBuku, kumpulan: KumpulanTemuan) -> None:
    if isi.skp is None or isi.form is None:
        return
    people: dict[str, Pegawai | Pejabat | None] = {
        "pegawai": isi.skp.pegawai, "penilai": isi.skp.penilai, "atasan_penilai": isi.skp.atasan_penilai,
        "pemberi_pertimbangan": isi.skp.pemberi_pertimbangan,
    }
    for name, person in people.items():
        if person is not None and person.nip is not None:
            _check_nip(str(person.nip), isi.skp.selesai, isi.form.nama, isi.form.sel(f"{name}.nip"), kumpulan)


def _check_nip(
    nip: str, tanggal: datetime.date, lembar: str, sel: str | None, kumpulan: KumpulanTemuan
) -> None:
    """Limits that a regulation may change, on the last day of the assessment period."""
    try:
        verdict = periksa_nip(nip, tanggal)
    except AturanBelumBerlaku:
        return
    for problem in verdict.hasil:
        kumpulan.daftar.append(
            buat_temuan(
                "NIP-BATAS", f'NIP "{nip}". {problem}', lembar=lembar, sel=sel,
                rujukan="; ".join(map(str, verdict.rujukan)) or None,
            )
        )


# ------------------------------------------------------------------------------------------------- skp


def _check_skp(isi: IsiBuku, kumpulan: KumpulanTemuan) -> None:
    table = isi.tabel.get(_SKP)
    if isi.skp is None or table is None:
        return
    numbers = [int(code.removeprefix("RHK ")) for code in isi.isi_skp.baris_rhk]
    missing = sorted(set(range(1, max(numbers) + 1)) - set(numbers))
    if missing:
        first = isi.isi_skp.baris_rhk[f"RHK {min(number for number in numbers if number > missing[0])}"]
        kumpulan.tambah(
            "SKP-NOMOR-LONCAT", f"Nomor RHK {', '.join(map(str, missing))} tidak ada.", lembar=table.nama,
            sel=table.sel(first, "rhk.nomor"),
        )
    for _, iki in isi.skp.semua_iki():
        row = isi.isi_skp.baris[iki.kode]
        measurable = any(character.isdigit() for character in iki.target)
        worded = any(character.isalpha() or character in "%‰" for character in iki.target)
        if isi.skp.jenis.kuantitatif and not measurable:
            kumpulan.tambah(
                "SKP-TARGET-ANGKA", f"Target {kutip(iki.target)} ({iki.kode}) tidak memuat angka.", lembar=table.nama,
                sel=table.sel(row, "iki.target"),
            )
        elif measurable and not worded and iki.satuan is None:
            kumpulan.tambah(
                "SKP-TARGET-SATUAN", f"Target {kutip(iki.target)} ({iki.kode}) belum bersatuan.", lembar=table.nama,
                sel=table.sel(row, "iki.satuan"),
            )
        if other := _other_unit(iki):
            kumpulan.tambah(
                "SKP-SATUAN-BERBEDA",
                f"Indikator {iki.kode} {other[0]}, tetapi targetnya {kutip(iki.target_lengkap)} {other[1]}.",
                lembar=table.nama, sel=table.sel(row, "iki.satuan" if iki.satuan else "iki.target"),
            )


#: Things that indicators count; a target in another of them deserves a second look.
_COUNTED: Final = frozenset({
    "aplikasi", "artikel", "berita", "berkas", "buku", "dokumen", "draf", "hari", "jam", "kali", "kasus",
    "kegiatan", "laporan", "layanan", "lokasi", "menit", "minggu", "modul", "naskah", "orang", "pasien", "paket",
    "peraturan", "peserta", "produk", "rapat", "rekomendasi", "sampel", "sertifikat", "surat", "telaahan", "unit",
    "usulan",
})
_WORD: Final = re.compile(r"[^\W\d_]+")
_PERCENT: Final = re.compile(r"%|\bpersen", re.IGNORECASE)
_NUMBER_OF: Final = re.compile(r"\s*(jumlah|banyaknya)\b", re.IGNORECASE)
_SHARE_OF: Final = re.compile(r"\s*p[er]+[oe]?sentase\b", re.IGNORECASE)


def _other_unit(iki: IKI) -> tuple[str, str] | None:
    """What the indicator and what the target speak of, when these are certainly two different things."""
    target = iki.target_lengkap
    percent = _PERCENT.search(target) is not None
    named = {word.casefold() for word in _WORD.findall(target)} & _COUNTED
    if _SHARE_OF.match(iki.indikator):
        return ("berupa persentase", f"dalam {', '.join(sorted(named))}") if named and not percent else None
    if not _NUMBER_OF.match(iki.indikator):
        return None
    if percent and not named:
        return "berupa jumlah", "dalam persen"
    counted = {word.casefold() for word in _WORD.findall(iki.indikator)} & _COUNTED
    if counted and named and not counted & named:
        return f"menghitung {', '.join(sorted(counted))}", f"dalam {', '.join(sorted(named))}"
    return None


# ---------------------------------------------------------------------------------------- rencana aksi


def _check_actions(isi: IsiBuku, codes: _Codes, kumpulan: KumpulanTemuan) -> list[tuple[int, RencanaAksi]]:
    table = isi.tabel.get(RENCANA_AKSI.nama)
    if table is None:
        return []
    kept: list[tuple[int, RencanaAksi]] = []
    seen: dict[tuple[str, str], int] = {}
    for row, item in isi.rencana_aksi:
        code = codes.iki(item.kode_iki)
        if code is None:
            _unknown("IKI-TIDAK-DIKENAL", "Kode IKI", item.kode_iki, codes.known(), table, (row, "kode_iki"),
                     kumpulan=kumpulan)
            continue
        if isi.skp is not None and not (
            isi.skp.mulai.month <= item.waktu.mulai.nomor and item.waktu.selesai.nomor <= isi.skp.selesai.month
        ):
            early = item.waktu.mulai.nomor < isi.skp.mulai.month
            kumpulan.tambah(
                "AKSI-LUAR-PERIODE",
                f"Waktu {item.waktu} di luar periode SKP {tanggal_panjang(isi.skp.mulai)} s.d. "
                f"{tanggal_panjang(isi.skp.selesai)}.",
                lembar=table.nama, sel=table.sel(row, "waktu.mulai" if early else "waktu.selesai"),
            )
            continue
        first = seen.setdefault((code, " ".join(item.uraian.split()).casefold()), row)
        if first != row:
            kumpulan.tambah(
                "AKSI-GANDA", f"Rencana aksi {kutip(item.uraian)} untuk {code} sudah ada di "
                f"{table.sel(first, 'uraian')}.", lembar=table.nama, sel=table.sel(row, "uraian"),
            )
        if codes.usable(code):
            kept.append((row, item if item.kode_iki == code else item.model_copy(update={"kode_iki": code})))
    _check_coverage(isi, table, kumpulan)
    return kept


def _written(table: Tabel) -> set[str]:
    """Folded codes of the indicators that have a rencana aksi, right or wrong."""
    return {lipat(str(record.get("kode_iki", ""))) for _, record in table.baris}


def _check_coverage(isi: IsiBuku, table: Tabel, kumpulan: KumpulanTemuan) -> None:
    """Whether each IKI has a rencana aksi, right or wrong, and whether the plan is marked as finished."""
    written = _written(table)
    bare = [code for code in isi.isi_skp.baris if lipat(code) not in written]
    if bare and not table.baris:
        kumpulan.tambah(
            "AKSI-TIDAK-ADA", "Belum ada rencana aksi.", lembar=table.nama,
            sel=table.sel(table.baris_pertama, "kode_iki"),
        )
    elif bare:
        skp = isi.tabel[_SKP]  # codes come from there
        for code in bare:
            kumpulan.tambah(
                "AKSI-TIDAK-ADA", f"{code} belum mempunyai rencana aksi.", lembar=skp.nama,
                sel=skp.sel(isi.isi_skp.baris[code], "iki.indikator"),
            )
    if table.baris and not isi.rencana_aksi_selesai:
        (field_,) = RENCANA_AKSI.kepala
        kumpulan.tambah(
            "AKSI-BELUM-SELESAI", "Rencana aksi belum ditandai Selesai.", lembar=table.nama,
            sel=table.kepala.sel(field_.nama),
        )


# -------------------------------------------------------------------- catatan harian and umpan balik


def _check_notes(isi: IsiBuku, codes: _Codes, kumpulan: KumpulanTemuan) -> list[tuple[int, CatatanHarian]]:
    table = isi.tabel.get(CATATAN_HARIAN.nama)
    if table is None:
        return []
    kept = []
    outside: dict[int, list[tuple[int, datetime.date]]] = defaultdict(list)
    year = isi.skp.tahun if isi.skp is not None else None
    for row, item in isi.catatan_harian:
        usable = True
        code = codes.rhk(item.kode_rhk)
        if code is None:
            usable = False
            _unknown("RHK-TIDAK-DIKENAL", "Kode RHK", item.kode_rhk, codes.known_rhk(), table, (row, "kode_rhk"),
                     kumpulan=kumpulan)
        if year is not None and item.tanggal.year != year:
            usable = False
            outside[item.tanggal.year].append((row, item.tanggal))
        elif item.tanggal > isi.hari_ini:
            kumpulan.tambah(
                "CATATAN-MASA-DEPAN", _not_yet("Tanggal", item.tanggal, isi.hari_ini),
                lembar=table.nama, sel=table.sel(row, "tanggal"),
            )
        if usable and code is not None and codes.usable(code):
            kept.append((row, item if item.kode_rhk == code else item.model_copy(update={"kode_rhk": code})))
    for other, days in outside.items():
        one_cause = len(days) > _CAUSE
        for row, day in days[:1] if one_cause else days:
            kumpulan.tambah(
                "CATATAN-LUAR-TAHUN",
                f"{len(days)} catatan bertanggal tahun {other}, sedangkan SKP tahun {year}; yang pertama "
                f"{tanggal_panjang(day)}."
                if one_cause else f"Tanggal {tanggal_panjang(day)} di luar tahun SKP {year}.",
                lembar=table.nama, sel=table.sel(row, "tanggal"),
                saran="Bila tahun pada lembar Identitas salah, perbaiki di sana; bila tidak, perbaiki tanggalnya, atau "
                "pindahkan catatannya ke buku kerja tahun itu." if one_cause else None,
            )
    return kept


def _not_yet(apa: str, tanggal: datetime.date, hari_ini: datetime.date) -> str:
    return f"{apa} {tanggal_panjang(tanggal)} belum tiba (hari ini {tanggal_panjang(hari_ini)})."


#: More notes than this in one other year have one cause.
_CAUSE: Final = 5


def _check_marked_notes(
    isi: IsiBuku, notes: Sequence[tuple[int, CatatanHarian]], dialogs: Iterable[DialogKinerja],
    kumpulan: KumpulanTemuan,
) -> None:
    """A note that asks for a dialog, without a dialog about its RHK on that day or later."""
    marked = [(row, note) for row, note in notes if note.perlu_dialog]
    if not marked:
        return
    last: dict[str, datetime.date] = {}
    for dialog in dialogs:
        for code in dialog.kode_iki:
            rhk = f"RHK {code.removeprefix('IKI ').partition('.')[0]}"
            last[rhk] = max(last.get(rhk, dialog.tanggal), dialog.tanggal)
    table = isi.tabel[CATATAN_HARIAN.nama]
    for row, note in marked:
        if last.get(note.kode_rhk, datetime.date.min) < note.tanggal:
            kumpulan.tambah(
                "CATATAN-PERLU-DIALOG",
                f"Catatan {tanggal_panjang(note.tanggal)} ({note.kode_rhk}) perlu dialog, tetapi belum ada dialog "
                "sesudahnya tentang RHK itu.",
                lembar=table.nama, sel=table.sel(row, "perlu_dialog"),
            )


def _check_feedback(isi: IsiBuku, codes: _Codes, kumpulan: KumpulanTemuan) -> tuple[UmpanBalik, ...]:
    """A feedback whose RHK is unknown stays, as one about the work as a whole."""
    table = isi.tabel.get(UMPAN_BALIK.nama)
    kept = []
    for row, item in isi.umpan_balik:
        assert table is not None  # noqa: S101 - records come from their table
        if isi.skp is not None and item.tanggal.year != isi.skp.tahun:
            kumpulan.tambah(
                "UMPAN-LUAR-TAHUN", f"Tanggal {tanggal_panjang(item.tanggal)} di luar tahun SKP {isi.skp.tahun}.",
                lembar=table.nama, sel=table.sel(row, "tanggal"),
            )
        code = None if item.kode_rhk is None else codes.rhk(item.kode_rhk)
        if item.kode_rhk is not None and code is None:
            _unknown("RHK-TIDAK-DIKENAL", "Kode RHK", item.kode_rhk, codes.known_rhk(), table, (row, "kode_rhk"),
                     kumpulan=kumpulan)
        kept.append(item if item.kode_rhk == code else item.model_copy(update={"kode_rhk": code}))
    return tuple(kept)


# ------------------------------------------------------------------------------------------- realisasi


def _check_realisations(isi: IsiBuku, kumpulan: KumpulanTemuan) -> tuple[Realisasi, ...]:
    kept: list[Realisasi] = []
    for table, records in isi.realisasi:
        kept += [item for _, item in records if item.kode_iki in isi.isi_skp.baris]
        begun = {record.get("kode_iki") for _, record in table.baris}
        if None in begun:
            continue  # a row stands beside another indicator, which is said there
        missing = [code for code in isi.isi_skp.baris if code not in begun]
        if begun and missing:
            row = table.baris_pertama + isi.isi_skp.baris[missing[0]] - isi.isi_skp.baris_pertama
            kumpulan.tambah(
                "REALISASI-BELUM-LENGKAP", f"Belum ada realisasi untuk {', '.join(missing)}.", lembar=table.nama,
                sel=table.sel(row, "realisasi"),
            )
    _check_missing_quarters(isi, kumpulan)
    return tuple(kept)


def _check_missing_quarters(isi: IsiBuku, kumpulan: KumpulanTemuan) -> None:
    """Quarters of the SKP that nobody began, although a later one was, or the time to fill them is over."""
    if isi.skp is None or not isi.isi_skp.baris:
        return
    tables = {triwulan: isi.tabel.get(triwulan.value) for triwulan in Triwulan}
    last = max((quarter.nomor for quarter, table in tables.items() if table and table.baris), default=0)
    for quarter, table in tables.items():
        period = Periode(isi.skp.tahun, quarter)
        if table is None or table.baris or period.selesai < isi.skp.mulai or period.mulai > isi.skp.selesai:
            continue
        deadline = tenggat_realisasi(isi.skp.tahun, quarter)
        over = tanggal_panjang(deadline) if deadline is not None and deadline < isi.hari_ini else ""
        if over or quarter.nomor < last:
            kumpulan.tambah(
                "REALISASI-TIDAK-ADA",
                f"{quarter.value} belum diisi, padahal "
                + (f"masa pengisiannya berakhir {over}." if over else "triwulan sesudahnya sudah diisi."),
                lembar=table.nama, sel=table.sel(table.baris_pertama, "realisasi"),
            )


@lru_cache(maxsize=64)
def tenggat_realisasi(tahun: int, triwulan: Triwulan) -> datetime.date | None:
    """Last day for filling the realisasi of a quarter; ``None`` for years before the first known calendar."""
    try:
        stages = jadwal(tahun).hasil
    except AturanBelumBerlaku:
        return None
    return next(stage.selesai for stage in stages if stage.kode == f"input-tw{triwulan.nomor}")


# --------------------------------------------------------------------------------------- shown texts

#: Sheet -> the column that shows a text of the SKP, and the column of the code it belongs to.
_SHOWN: Final[Mapping[str, tuple[str, str]]] = {
    RENCANA_AKSI.nama: ("_indikator", "kode_iki"),
    CATATAN_HARIAN.nama: ("_rhk", "kode_rhk"),
    DIALOG_KINERJA.nama: ("_indikator", "agenda.kode_iki"),
    **{triwulan.value: ("_indikator", "kode_iki") for triwulan in Triwulan},
}


def _check_shown_texts(isi: IsiBuku, codes: _Codes, kumpulan: KumpulanTemuan) -> None:
    """Texts of RHK and IKI that other sheets show but the SKP does not say: typed over, or computed long ago."""
    texts = {rhk.kode: rhk.uraian for rhk in isi.isi_skp.rhk} | {
        iki.kode: iki.indikator for rhk in isi.isi_skp.rhk for iki in rhk.iki
    }
    for sheet, (column, code_column) in _SHOWN.items():
        table = isi.tabel.get(sheet)
        if table is None or column not in table.kolom:
            continue
        place = table.kolom[column]
        different: dict[str, list[int]] = defaultdict(list)
        for row, record in table.baris:
            code = record.get(code_column)
            if not isinstance(code, str):
                continue
            known = code if code in texts else codes.rhk(code) or codes.iki(code)
            if known is None or known not in texts or table.isi[row][place : place + 1] == [texts[known]]:
                continue
            shown = table.tampil(row, column)
            if shown not in ("", KODE_ASING) and _folded(shown) != _folded(texts[known]):
                different[known].append(row)
        for code, rows in different.items():
            many = f" ({len(rows)} baris)" if len(rows) > 1 else ""
            kumpulan.tambah(
                "SKP-TEKS-BERBEDA",
                f"{code}{many} tertulis {kutip(table.tampil(rows[0], column))}, sedangkan lembar SKP berisi "
                f"{kutip(texts[code])}.",
                lembar=table.nama, sel=table.sel(rows[0], column),
            )


def _folded(teks: str) -> str:
    return " ".join(teks.split()).casefold()


# ---------------------------------------------------------------------------------------------- dialog


def _check_dialogs(
    isi: IsiBuku, codes: _Codes, planned: set[str], kumpulan: KumpulanTemuan
) -> tuple[DialogKinerja, ...]:
    table = isi.tabel.get(DIALOG_KINERJA.nama)
    plan = isi.tabel.get(RENCANA_AKSI.nama)
    written = None if plan is None else _written(plan)
    kept = []
    for item in isi.dialog if table is not None else ():
        assert table is not None  # noqa: S101 - without the sheet there are no dialogs
        usable = _check_agenda(table, item, codes, (planned, written), kumpulan)
        dialog, where = item.dialog, table.sel(item.tempat.get("tanggal", item.baris), "tanggal")
        if isi.skp is not None and dialog.tanggal.year != isi.skp.tahun:
            usable = False
            kumpulan.tambah(
                "DIALOG-LUAR-TAHUN",
                f"Dialog {dialog.nomor}: tanggal {tanggal_panjang(dialog.tanggal)} di luar tahun SKP {isi.skp.tahun}.",
                lembar=table.nama, sel=where,
            )
        elif dialog.tanggal > isi.hari_ini:
            kumpulan.tambah(
                "DIALOG-MASA-DEPAN",
                _not_yet(f"Dialog {dialog.nomor}: tanggal", dialog.tanggal, isi.hari_ini),
                lembar=table.nama, sel=where,
            )
        if (
            dialog.dipimpin is PimpinanDialog.PEMBERI_PERTIMBANGAN
            and isi.skp is not None
            and isi.skp.pemberi_pertimbangan is None
        ):
            usable = False
            kumpulan.tambah(
                "DIALOG-TANPA-PERTIMBANGAN",
                f"Dialog {dialog.nomor} dipimpin Pemberi Pertimbangan, tetapi identitasnya belum diisi.",
                lembar=table.nama, sel=table.sel(item.tempat.get("dipimpin", item.baris), "dipimpin"),
            )
        if usable:
            agenda = tuple(
                entry.model_copy(update={"kode_iki": codes.iki(entry.kode_iki)}) for entry in dialog.agenda
            )
            kept.append(dialog.model_copy(update={"agenda": agenda}))
    return tuple(kept)


def _check_agenda(
    table: Tabel, item: Dialog, codes: _Codes, plans: tuple[set[str], set[str] | None], kumpulan: KumpulanTemuan
) -> bool:
    """Whether the agenda can be printed; what is wrong elsewhere is said there, not again here.

    ``plans`` are the indicators with a usable rencana aksi, and those with any that was written (folded); the latter
    is ``None`` when that sheet cannot be read.
    """
    planned, written = plans
    usable = True
    bare: dict[str, int] = {}
    seen: dict[tuple[str, ...], int] = {}
    for row, entry in item.agenda:
        code = codes.iki(entry.kode_iki)
        if code is None:
            usable = False
            _unknown("IKI-TIDAK-DIKENAL", "Kode IKI", entry.kode_iki, codes.known(), table, (row, "agenda.kode_iki"),
                     kumpulan=kumpulan)
            continue
        usable = usable and codes.usable(code) and code in planned
        if written is not None and codes.usable(code) and lipat(code) not in written:
            bare.setdefault(code, row)
        key = (code, lipat(entry.progress), lipat(entry.masalah))
        first = seen.setdefault(key, row)
        if first != row:
            kumpulan.tambah(
                "DIALOG-AGENDA-GANDA",
                f"Dialog {item.dialog.nomor}: agenda {code} sama dengan {table.sel(first, 'agenda.kode_iki')}.",
                lembar=table.nama, sel=table.sel(row, "agenda.kode_iki"),
            )
    if bare:
        kumpulan.tambah(
            "DIALOG-TANPA-AKSI",
            f"Dialog {item.dialog.nomor} membahas {', '.join(bare)}, yang belum mempunyai rencana aksi.",
            lembar=table.nama, sel=table.sel(next(iter(bare.values())), "agenda.kode_iki"),
        )
    return usable


# --------------------------------------------------------------------------------------- between files


#: A file, and the staff workbook it holds.
_Milik = tuple[HasilBaca, BukuSKP]


def _kelompok(hasil: Iterable[HasilBaca]) -> list[list[_Milik]]:
    """Staff workbooks of one person for the same jabatan and unit in periods that overlap, two or more together."""
    by_job: dict[tuple[str, ...], list[list[_Milik]]] = defaultdict(list)
    for item in hasil:
        if not isinstance(item.buku, BukuSKP):
            continue
        person = item.buku.skp.pegawai
        groups = by_job[str(person.nip), lipat(person.jabatan), lipat(person.unit_kerja)]
        touching = [group for group in groups if any(_one_skp(other.skp, item.buku.skp) for _, other in group)]
        groups[:] = [group for group in groups if group not in touching]
        groups.append([*itertools.chain.from_iterable(touching), (item, item.buku)])
    return [group for groups in by_job.values() for group in groups if len(group) > 1]


def _same(kelompok: Sequence[_Milik]) -> bool:
    return len({item.jejak for item, _ in kelompok}) == 1


def buku_rangkap(hasil: Sequence[HasilBaca]) -> tuple[frozenset[str], frozenset[str]]:
    """Files of staff workbooks that there are too many of.

    Returns:
        Copies of a workbook that comes earlier, which say nothing new; and workbooks that contradict each other (of one
        person, jabatan and period, or of two people with one NIP), none of which may be chosen silently.
    """
    copies: set[str] = set()
    rivals: set[str] = set()
    for group in _kelompok(hasil):
        files = [item.berkas for item, _ in group]
        if _same(group):
            copies.update(files[1:])
        else:
            rivals.update(files)
    owners: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for item in hasil:
        if isinstance(item.buku, BukuSKP):
            owners[str(item.buku.skp.pegawai.nip)].append((item.berkas, item.buku.skp.pegawai.nama))
    for owned in owners.values():
        if any(not nama_sama(one, other) for (_, one), (_, other) in itertools.combinations(owned, 2)):
            rivals.update(berkas for berkas, _ in owned)
    return frozenset(copies), frozenset(rivals)


def periksa_antarberkas(hasil: Sequence[HasilBaca]) -> tuple[Temuan, ...]:
    """What several files say about the same people, one finding for each file it concerns.

    Args:
        hasil: the files of a folder, as read.

    Returns:
        Findings with ``berkas`` set, at the cell of the NIP, in the order of the files.
    """
    books: dict[str, list[_Milik]] = defaultdict(list)
    units: dict[str, list[tuple[HasilBaca, str]]] = defaultdict(list)
    for item in hasil:
        if isinstance(item.buku, BukuSKP):
            books[str(item.buku.skp.pegawai.nip)].append((item, item.buku))
        elif isinstance(item.buku, BukuUnit):
            for member in item.buku.anggota:
                units[str(member.pegawai.nip)].append((item, item.buku.pengaturan.nama_unit))
    found: dict[tuple[str, str, str], Temuan] = {}

    def add(kode: str, pesan: str, item: HasilBaca, nip: str) -> None:
        lembar, sel = item.letak_nip.get(nip, (None, None))
        found.setdefault(
            (kode, item.berkas, nip), buat_temuan(kode, pesan, berkas=item.berkas, lembar=lembar, sel=sel)
        )

    for group in _kelompok(hasil):
        for item, buku in group:
            add(*_too_many(group, item, buku.skp.pegawai), item, str(buku.skp.pegawai.nip))
    for nip, owned in books.items():
        for (item, mine), (other, theirs) in itertools.permutations(owned, 2):
            kode, pesan = _two_books(mine.skp, theirs.skp, _where(other, nip))
            if kode:
                add(kode, pesan, item, nip)
    for nip, listed in units.items():
        for (item, unit), (other, second) in itertools.permutations(listed, 2):
            if lipat(unit) != lipat(second):
                add(
                    "ORANG-DUA-UNIT",
                    f"NIP {kutip(nip)} tercantum di unit {kutip(unit)} dan juga di unit {kutip(second)} "
                    f"({_where(other, nip)}).",
                    item, nip,
                )
    order = {item.berkas: number for number, item in enumerate(hasil)}
    every = [*found.values(), *antar_penilaian_360(hasil)]
    return tuple(sorted(every, key=lambda item: order[item.berkas or ""]))


def _too_many(kelompok: Sequence[_Milik], item: HasilBaca, pegawai: Pegawai) -> tuple[str, str]:
    """Code and message of one of several workbooks of a person."""
    rest = [_where(other, str(pegawai.nip)) for other, _ in kelompok if other is not item]
    others = ", ".join(rest[:TEMPAT_DISEBUT]) + (
        f", dan {len(rest) - TEMPAT_DISEBUT} berkas lainnya" if len(rest) > TEMPAT_DISEBUT else ""
    )
    if _same(kelompok):
        return "BUKU-SALINAN", (
            f"Buku kerja {pegawai.nama} yang sama isinya juga ada di {others}; yang dipakai hanya "
            f"{kutip(kelompok[0][0].berkas)}."
        )
    return "ORANG-DUA-BUKU", (
        f"{pegawai.nama} juga mempunyai buku kerja lain yang berbeda isinya di {others}, untuk jabatan yang sama "
        "dan periode yang beririsan."
    )


def _where(hasil: HasilBaca, nip: str) -> str:
    """A file with the place of a person's NIP, for messages about another file."""
    place = hasil.letak_nip.get(nip)
    return kutip(hasil.berkas) + (f" ({place[0]}!{place[1]})" if place else "")


def _one_skp(satu: SKP, lain: SKP) -> bool:
    """Whether two SKP with one NIP and jabatan are for one person and time; gelar aside, the names agree."""
    return _overlap(satu, lain) and nama_sama(satu.pegawai.nama, lain.pegawai.nama)


def _overlap(satu: SKP, lain: SKP) -> bool:
    return satu.mulai <= lain.selesai and lain.mulai <= satu.selesai


def periksa_perubahan(baru: HasilBaca, lama: HasilBaca) -> tuple[Temuan, ...]:
    """What changed in a rencana aksi after it was marked Selesai, without a new dialog about that indicator.

    Indicators are recognised by their text, so that a new numbering of the SKP is no change.

    Args:
        baru: the workbook as it is.
        lama: an earlier state of the same person's workbook.

    Returns:
        Findings with ``berkas`` set; none when the earlier plan was not finished or a book cannot be used.
    """
    new, old = baru.buku, lama.buku
    if not isinstance(new, BukuSKP) or not isinstance(old, BukuSKP) or not old.rencana_aksi_selesai:
        return ()
    before, after = _plan_of(old), _plan_of(new)
    held = {(dialog.tanggal, topic) for dialog, topic in _topics(old)}
    discussed = {topic for dialog, topic in _topics(new) if (dialog.tanggal, topic) not in held}
    names = {_folded(iki.indikator): iki.kode for _, iki in (*old.skp.semua_iki(), *new.skp.semua_iki())}
    sheet = next((name for name, _ in baru.letak_aksi), RENCANA_AKSI.nama)
    places = {_key(new, item): cell for item, (_, cell) in zip(new.rencana_aksi, baru.letak_aksi, strict=False)}
    found = []
    for key in sorted(before.keys() | after.keys(), key=str):
        topic = key[0]
        if topic in discussed or before.get(key) == after.get(key):
            continue
        code = names.get(topic, topic)
        if key not in after:
            said = f"Rencana aksi {code} {kutip(before[key][0])} ({before[key][1]}) tidak ada lagi"
        elif key not in before:
            said = f"Rencana aksi {code} {kutip(after[key][0])} ({after[key][1]}) baru"
        else:
            said = f"Waktu rencana aksi {code} {kutip(after[key][0])} berubah dari {before[key][1]} ke {after[key][1]}"
        found.append(
            buat_temuan(
                "AKSI-BERUBAH",
                f"{said} sejak {kutip(lama.berkas)}, yang sudah ditandai Selesai, tanpa dialog kinerja tentang "
                "indikator itu.",
                lembar=sheet, sel=places.get(key), berkas=baru.berkas,
            )
        )
    return tuple(found)


def _topic(buku: BukuSKP, kode: str) -> str:
    """The folded text of an indicator, or its code when the SKP has none such."""
    return next((_folded(iki.indikator) for _, iki in buku.skp.semua_iki() if iki.kode == kode), kode)


def _key(buku: BukuSKP, item: RencanaAksi) -> tuple[str, str]:
    return _topic(buku, item.kode_iki), _folded(item.uraian)


def _plan_of(buku: BukuSKP) -> dict[tuple[str, str], tuple[str, str]]:
    """Indicator and folded text of each rencana aksi -> its text and its months."""
    plan: dict[tuple[str, str], tuple[str, str]] = {}
    for item in buku.rencana_aksi:
        key = _key(buku, item)
        months = str(item.waktu)
        plan[key] = (item.uraian, f"{plan[key][1]}, {months}" if key in plan else months)
    return plan


def _topics(buku: BukuSKP) -> list[tuple[DialogKinerja, str]]:
    """Each dialog with each indicator it was about."""
    return [(dialog, _topic(buku, code)) for dialog in buku.dialog for code in dialog.kode_iki]


def _two_books(mine: SKP, theirs: SKP, other: str) -> tuple[str, str]:
    """Code and message when the people of two workbooks with one NIP cannot both be right; else empty."""
    me, them = mine.pegawai, theirs.pegawai
    if not nama_sama(me.nama, them.nama):
        return "NIP-GANDA", (
            f"NIP {kutip(str(me.nip))} dipakai oleh {kutip(me.nama)} di berkas ini dan {kutip(them.nama)} "
            f"di {other}."
        )
    if _overlap(mine, theirs) and lipat(me.unit_kerja) != lipat(them.unit_kerja):
        return "ORANG-DUA-UNIT", (
            f"{me.nama} berada di {kutip(me.unit_kerja)} menurut berkas ini, tetapi di {kutip(them.unit_kerja)} "
            f"menurut {other}."
        )
    return "", ""
