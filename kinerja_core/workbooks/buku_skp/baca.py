"""Read a staff workbook: every sheet by its declaration, then what the sheets say about each other."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from pydantic import ValidationError

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import JenisSKP, Tingkatan, cari
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.skp import SKP
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_skp.catatan_harian import letak_catatan
from kinerja_core.workbooks.buku_skp.dialog_kinerja import letak_dialog
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS, baca_identitas, hitung_identitas
from kinerja_core.workbooks.buku_skp.kunci import LEMBAR_REALISASI
from kinerja_core.workbooks.buku_skp.periksa import periksa_buku
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI
from kinerja_core.workbooks.buku_skp.rumus import SKP as LEMBAR_SKP
from kinerja_core.workbooks.buku_skp.rumus_dialog import DIALOG
from kinerja_core.workbooks.buku_skp.skp import ANY_RHK
from kinerja_core.workbooks.hasil import HasilBaca, Kelengkapan, kunci_letak
from kinerja_core.workbooks.mesin.baca_buku import baca_lembar
from kinerja_core.workbooks.mesin.baca_form import baca_form
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.lanjutan import dengan_lanjutan
from kinerja_core.workbooks.mesin.lembar import Form, Rekam, Tabel
from kinerja_core.workbooks.mesin.nilai import nama_tampil, nip_utuh
from kinerja_core.workbooks.mesin.rekaman import isi_kepala, lapor, nama_isian, rekaman
from kinerja_core.workbooks.mesin.spek import JenisSel, Kolom, LembarTabel, SpekBuku
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan, Pelapor, memberi
from kinerja_core.workbooks.mesin.versi import mutakhirkan

#: Variant of a workbook that does not say which.
RAGAM_BAWAAN: Final = JenisSKP.KUANTITATIF_JA_JF
#: Version of the template since which every IKI has a key that its row carries.
_VERSI_KUNCI: Final = 3


def baca_skp(
    kisi: Kisi, berkas: str, meta: Mapping[str, str], versi: int, *, hari_ini: datetime.date, kumpulan: KumpulanTemuan
) -> HasilBaca:
    """Read a staff workbook.

    Args:
        kisi: its sheets.
        berkas: name shown with the findings.
        meta: what the workbook says of itself.
        versi: version of its template.
        hari_ini: the day against which "in the future" is judged.
        kumpulan: where findings go.
    """
    made_as = cari(JenisSKP, meta.get("jenis_skp", ""))
    spek = buku_skp(made_as or _variant(kisi) or RAGAM_BAWAAN)
    if 0 < versi < _VERSI_KUNCI:
        spek = _before_keys(spek)
    spek = dengan_lanjutan(spek, [*kisi.lembar, *kisi.dilewati])
    tables, forms = baca_lembar(mutakhirkan(kisi, spek, versi), spek, kumpulan)
    form = forms.get(IDENTITAS.nama)
    people = {} if form is None else {name for name in form.nilai if "." in name}
    if not people and not any(table.baris for table in tables.values()) and not kumpulan.daftar:
        kumpulan.tambah("BUKU-BELUM-DIISI", "Buku kerja SKP ini masih kosong.", lembar=IDENTITAS.nama)
        return HasilBaca(berkas, "skp", None, None, None, ())
    identity = baca_identitas(form, made_as) if form is not None else None
    bacaan = BacaanSKP(hari_ini, form, tables)
    for sheet, table in _read(spek, tables):
        bacaan.terbaca[sheet.nama] = _records(sheet, table, bacaan)
    if form is not None and identity is not None:
        bacaan.skp = _skp(form, identity, spek, bacaan)
        _check_year(form, meta.get("tahun", ""), bacaan)
    if LEMBAR_SKP in tables:
        _check_any(tables[LEMBAR_SKP], bacaan)
    for sheet, table in _read(spek, tables):
        found = bacaan.terbaca[sheet.nama]
        check = sheet.cara_periksa
        bacaan.terpakai[sheet.nama] = found if check is None else check(table, found, bacaan)
    periksa_buku(bacaan)
    nip = None if form is None else nip_utuh(form.nilai.get("pegawai.nip"))
    return HasilBaca(
        berkas, "skp", _book(spek, bacaan), None if form is None else nama_tampil(form.nilai.get("pegawai.nama")), nip,
        (), kelengkapan=tuple(_completeness(spek, bacaan, kumpulan)),
        letak_aksi=tuple(
            (tables[RENCANA_AKSI.nama].nama, tables[RENCANA_AKSI.nama].sel(row, "uraian"))
            for row, _ in bacaan.terpakai.get(RENCANA_AKSI.nama, ())
        ),
        letak_nip={} if form is None else form.letak("pegawai.nip", nip), letak_isi=_places(bacaan),
        baris_sendiri=bacaan.baris_sendiri,
        letak_catatan=letak_catatan(bacaan),
        letak_dialog=letak_dialog(tables[DIALOG], bacaan.terbaca[DIALOG]) if DIALOG in tables else {},
    )


def _places(bacaan: BacaanSKP) -> dict[str, tuple[str, str]]:
    """Where the fields of Identitas stand, and each IKI in the SKP and in the realisasi."""
    form = bacaan.form
    places = {} if form is None else {
        kunci_letak(IDENTITAS.nama, name): (form.nama, cell) for name, cell in form.tempat.items()
    }
    for sheet, table in bacaan.tabel.items():
        if sheet == LEMBAR_SKP:
            codes = {code: (row, "iki.target") for code, row in bacaan.isi_skp.baris.items()}
        elif sheet in LEMBAR_REALISASI:
            codes = {item.kode_iki: (row, "realisasi") for row, item in bacaan.terpakai[sheet]}
        else:
            continue
        places |= {kunci_letak(sheet, code): (table.nama, table.sel(*cell)) for code, cell in codes.items()}
    return places


@lru_cache(maxsize=8)
def _before_keys(spek: SpekBuku) -> SpekBuku:
    """A workbook as older templates have it: the codes of IKI are formulas that count, and rows follow the SKP's."""
    def older(column: Kolom) -> Kolom:
        return column.dengan(jenis=JenisSel.RUMUS, kunci="") if column.kunci else column

    return spek.dengan(lembar=tuple(
        sheet.dengan(kolom=tuple(map(older, sheet.kolom))) if isinstance(sheet, LembarTabel) else sheet
        for sheet in spek.lembar
    ))


def _variant(kisi: Kisi) -> JenisSKP | None:
    """The SKP variant when ``_meta`` is gone: what Identitas says."""
    name = next((name for name in kisi.lembar if IDENTITAS.bernama(name)), None)
    if name is None:
        return None
    value = baca_form(IDENTITAS, name, kisi, KumpulanTemuan()).nilai.get("jenis")
    return cari(JenisSKP, value) if isinstance(value, str) else None


def _read(spek: SpekBuku, tables: Mapping[str, Tabel]) -> Iterator[tuple[LembarTabel, Tabel]]:
    """Tables of records that could be read, in the order of the workbook."""
    for sheet in spek.lembar_rekaman:
        if isinstance(sheet, LembarTabel) and sheet.nama in tables:
            yield sheet, tables[sheet.nama]


def _records(sheet: LembarTabel, table: Tabel, bacaan: BacaanSKP) -> Any:
    assert sheet.rekaman is not None  # noqa: S101 - these are the sheets with records
    if sheet.cara_baca is None:
        bacaan.baris_sendiri[sheet.nama] = frozenset(row for row, _ in table.baris)
    return rekaman(table, sheet.rekaman) if sheet.cara_baca is None else sheet.cara_baca(table, bacaan)


def _skp(form: Form, identity: Rekam, spek: SpekBuku, bacaan: BacaanSKP) -> SKP | None:
    """The SKP of its sheets; ``None`` when it does not hold together or has no RHK."""
    parts: Rekam = {}
    for sheet, _ in _read(spek, bacaan.tabel):
        head, _, name = (sheet.letak_rekaman or "").partition(".")
        if head == "skp" and name:
            found = bacaan.terbaca[sheet.nama]
            parts[name] = tuple(record for _, record in found) if isinstance(found, list) else found
    usable = bool(parts.get("hasil_kerja"))
    try:
        skp = SKP.model_validate(identity | parts | ({} if usable else {"hasil_kerja": (ANY_RHK,)}))
    except ValidationError as problem:
        for trouble in daftar_masalah(problem):
            name = nama_isian(trouble, "", form.isian)
            lapor(trouble, form.isian.get(name), form, form.sel(name))
        return None
    return skp if usable else None


@memberi("IDENTITAS-TAHUN-TEMPLAT")
def _check_year(lapor_tahun: Pelapor[Form], dibuat: str, bacaan: BacaanSKP) -> None:
    """Whether the workbook was made for the year of the SKP; older templates keep the deadlines of theirs."""
    if bacaan.skp is not None and dibuat.isdecimal() and len(dibuat) < 10 and int(dibuat) != bacaan.skp.tahun:
        lapor_tahun(
            "IDENTITAS-TAHUN-TEMPLAT",
            f"Buku ini dibuat dari templat tahun {dibuat}, sedangkan Tahun SKP {bacaan.skp.tahun}. "
            f"Program memakai tenggat tahun {bacaan.skp.tahun}.",
            "tahun",
        )


@memberi("SKP-KOSONG")
def _check_any(lapor_kosong: Pelapor[Tabel], bacaan: BacaanSKP) -> None:
    """Whether the SKP sheet has anything that can be used, unless its own findings say why not."""
    table = lapor_kosong.lembar
    wrong = {item.lembar for item in table.kumpulan.daftar if item.tingkat is Tingkatan.KESALAHAN}
    if not bacaan.isi_skp.rhk and table.nama not in wrong:
        lapor_kosong(
            "SKP-KOSONG", "Belum ada RHK dan IKI yang dapat dipakai.", table.spek.baris_pertama - 1, "rhk.nomor"
        )


def _book(spek: SpekBuku, bacaan: BacaanSKP) -> BukuSKP | None:
    """The records that agree with the SKP, each where its sheet says; ``None`` without an SKP."""
    if bacaan.skp is None:
        return None
    content: dict[str, Any] = {"skp": bacaan.skp}
    for sheet, table in _read(spek, bacaan.tabel):
        content |= isi_kepala(table)
        place = sheet.letak_rekaman or ""
        if not place.startswith("skp."):
            content[place] = (*content.get(place, ()), *(record for _, record in bacaan.terpakai[sheet.nama]))
    return BukuSKP.model_validate(content)


def _completeness(spek: SpekBuku, bacaan: BacaanSKP, kumpulan: KumpulanTemuan) -> Iterator[Kelengkapan]:
    """How much of every sheet that could be read is there: rows without a mistake, unless the sheet counts itself."""
    form = bacaan.form
    if form is not None:
        wrong = {
            item.sel for item in kumpulan.daftar
            if item.lembar == form.nama and item.tingkat is Tingkatan.KESALAHAN
        }
        yield Kelengkapan(IDENTITAS.nama, *hitung_identitas(form, wrong))
    for sheet, _ in _read(spek, bacaan.tabel):
        if sheet.lanjutan_dari is not None:
            continue
        count = sheet.cara_hitung
        done = needed = 0
        for part in bacaan.bersambung(sheet.nama):
            begun = len(part.baris)
            some, all_ = (begun - len(part.buruk), begun) if count is None else count(part, bacaan)
            done, needed = done + some, needed + all_
        yield Kelengkapan(sheet.nama, done, needed)
