"""Read a filled workbook into records, with every problem as a finding at its cell.

A mistake costs only its own record; what is right comes back all the same. Nothing is repaired and
nothing that a formula computed is trusted. What sheets say about each other is judged in
:mod:`kinerja_core.workbooks.periksa`.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from kinerja_core.model.buku import AnggotaUnit, BukuSKP, BukuUnit, Pengaturan
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dasar import Kata, Rekaman, Tahun, Tanggal
from kinerja_core.model.dialog_kinerja import AgendaDialog, DialogKinerja
from kinerja_core.model.istilah import JenisSKP, Tingkatan, cari
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.konfirmasi import Konfirmasi, TunjanganPegawai
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.nip import NIP, NIPSalah
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.skp import IKI, RHK, SKP, EkspektasiPerilaku, LampiranSKP
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import KarakterTerlarang, Teks, TeksSebaris, normalkan
from kinerja_core.model.umpan_balik import UmpanBalik
from kinerja_core.workbooks import periksa
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.buku_skp.lampiran_skp import LAMPIRAN_SKP
from kinerja_core.workbooks.buku_skp.pembinaan import PEMBINAAN
from kinerja_core.workbooks.buku_skp.perilaku_kerja import PERILAKU_KERJA
from kinerja_core.workbooks.buku_skp.realisasi import PERIODE_REALISASI, lembar_realisasi
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI
from kinerja_core.workbooks.buku_skp.rumus import isi_catatan, sebutan_catatan
from kinerja_core.workbooks.buku_skp.skp import lembar_skp
from kinerja_core.workbooks.buku_skp.umpan_balik import UMPAN_BALIK
from kinerja_core.workbooks.hasil import HasilBaca, Jenis
from kinerja_core.workbooks.kelengkapan import hitung_kelengkapan
from kinerja_core.workbooks.mesin.kisi import BukuTidakTerbaca, Kisi, alamat, buka, coba_buka, tempat
from kinerja_core.workbooks.mesin.lembar import (
    Form,
    KumpulanTemuan,
    Rekam,
    Tabel,
    baca_form,
    baca_tabel,
    bersihkan,
    cari_lembar,
    kutip,
    lapor,
    nama_isian,
    periksa_baris,
    periksa_form,
    rekaman,
    sekali,
)
from kinerja_core.workbooks.mesin.spek import (
    LEMBAR_META,
    VERSI_TEMPLAT,
    LembarForm,
    LembarPetunjuk,
    LembarTabel,
    SpekBuku,
    lipat,
)
from kinerja_core.workbooks.mesin.versi import mutakhirkan

__all__ = ["HasilBaca", "baca_berkas", "baca_kisi", "buka_berkas", "lembar_dibaca"]

_BAWAAN: Final = JenisSKP.KUANTITATIF_JA_JF


def baca_berkas(path: Path, *, hari_ini: datetime.date | None = None) -> HasilBaca:
    """Read and check one file; a file that cannot be read is one finding, never an exception.

    Args:
        path: the workbook.
        hari_ini: the day against which "in the future" is judged; default today.
    """
    return baca_kisi(buka_berkas(path), path.name, hari_ini=hari_ini)


def buka_berkas(path: Path) -> Kisi | BukuTidakTerbaca:
    """The sheets of a file that :func:`baca_kisi` reads, or why there are none."""
    return coba_buka(path, _wanted)


def nip_berkas(path: Path) -> str | None:
    """The NIP of the pegawai of a staff workbook, from its sheet Identitas alone; ``None`` when there is none."""
    grid = coba_buka(path, IDENTITAS.bernama)
    if isinstance(grid, BukuTidakTerbaca) or not grid.lembar:
        return None
    name = next(iter(grid.lembar))
    return _well_formed(baca_form(IDENTITAS, name, grid, KumpulanTemuan()).nilai.get("pegawai.nip"))


def baca_kisi(
    kisi: Kisi | BukuTidakTerbaca, berkas: str, *, hari_ini: datetime.date | None = None
) -> HasilBaca:
    """Read and check a grid, for example of a workbook that is open and not saved.

    Args:
        kisi: the sheets; a file that cannot be read is one finding.
        berkas: name shown with the findings.
        hari_ini: the day against which "in the future" is judged; default today.
    """
    berkas = tampak(berkas)
    if isinstance(kisi, BukuTidakTerbaca):
        return HasilBaca(berkas, None, None, None, None, (buat_temuan(kisi.kode, kisi.pesan, berkas=berkas),))
    today = hari_ini or datetime.datetime.now().astimezone().date()
    found = KumpulanTemuan()
    meta = _meta(kisi)
    kind = _kind(kisi, meta)
    if kisi.hasil:
        found.tambah(
            "BUKU-HASIL", "Berkas ini hasil program kinerja, bukan buku kerja yang diisi; isinya tidak diperiksa."
        )
        result = HasilBaca(berkas, None, None, None, None, ())
    elif kind is None:
        found.tambah("BUKU-TIDAK-DIKENAL", "Berkas ini bukan buku kerja SKP, penilaian 360°, atau unit.")
        result = HasilBaca(berkas, None, None, None, None, ())
    elif (version := _version(meta)) > VERSI_TEMPLAT:
        found.tambah(
            "BUKU-VERSI-BARU",
            f"Buku kerja ini versi {version}, sedangkan program mengenal sampai versi {VERSI_TEMPLAT}.",
            lembar=LEMBAR_META,
        )
        result = HasilBaca(berkas, kind, None, None, None, ())
    elif kind == "skp":
        result = _read_skp(mutakhirkan(kisi, kind, version), berkas, meta, today, found)
    elif kind == "penilaian-360":
        result = _read_360(mutakhirkan(kisi, kind, version), berkas, found)
    else:
        result = _read_unit(mutakhirkan(kisi, kind, version), berkas, found)
    found.daftar = sekali(found.daftar)
    order = {name: number for number, name in enumerate([*kisi.lembar, *kisi.dilewati], start=1)}
    ordered = sorted(found.daftar, key=lambda item: (order.get(item.lembar or "", 0), tempat(item.sel or "A1")))
    return replace(result, temuan=tuple(item.model_copy(update={"berkas": berkas}) for item in ordered))


# ------------------------------------------------------------------------------------------ what it is


def _data_sheets(spek: SpekBuku) -> tuple[LembarTabel | LembarForm, ...]:
    """Sheets that people fill; what the program wrote is made again, not read."""
    return tuple(
        sheet for sheet in spek.lembar if not isinstance(sheet, LembarPetunjuk) and sheet.peran != "hasil"
    )


def _books() -> tuple[SpekBuku, ...]:
    """One workbook of each kind."""
    from kinerja_core.workbooks.buku_360.baca import spek_baca  # noqa: PLC0415 - a workbook loads only its own kind
    from kinerja_core.workbooks.buku_unit.buku import buku_unit  # noqa: PLC0415 - likewise

    return buku_skp(_BAWAAN), buku_unit(), spek_baca()


@cache
def lembar_dibaca() -> frozenset[str]:
    """Folded names of the sheets in which any of our workbooks has data."""
    sheets = [sheet for spek in _books() for sheet in _data_sheets(spek)]
    return frozenset(lipat(name) for sheet in sheets for name in (LEMBAR_META, sheet.nama, *sheet.ejaan))


def _wanted(nama: str) -> bool:
    return lipat(nama) in lembar_dibaca()


def _meta(kisi: Kisi) -> dict[str, str]:
    """What the hidden sheet says of the workbook; empty when it is gone."""
    return {
        str(row[0]).strip(): str(int(row[1]) if isinstance(row[1], float) and row[1].is_integer() else row[1]).strip()
        for row in kisi.lembar.get(LEMBAR_META, ())
        if len(row) > 1 and row[0] not in ("", None)
    }


def jenis_berkas(path: Path) -> Jenis | None:
    """What kind of workbook a file is, without reading all of it when it says so itself."""
    try:
        meta = _meta(buka(path, lambda name: name == LEMBAR_META))
    except BukuTidakTerbaca:
        return None
    return _JENIS.get(meta.get("jenis", "")) or baca_berkas(path).jenis


def _version(meta: Mapping[str, str]) -> int:
    """The version of the template; today's when the workbook does not say."""
    said = meta.get("versi", "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else VERSI_TEMPLAT


_JENIS: Final[Mapping[str, Jenis]] = {"skp": "skp", "unit": "unit", "penilaian-360": "penilaian-360"}


def _kind(kisi: Kisi, meta: Mapping[str, str]) -> Jenis | None:
    said = _JENIS.get(meta.get("jenis", ""))
    if said is not None:
        return said
    names = [*kisi.lembar, *kisi.dilewati]
    counts: dict[Jenis, int] = {
        spek.jenis: sum(any(sheet.bernama(name) for name in names) for sheet in _data_sheets(spek))
        for spek in _books()
    }
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] >= 2 else None


def _tables(
    kisi: Kisi, spek: SpekBuku, kumpulan: KumpulanTemuan
) -> tuple[dict[str, Tabel], dict[str, Form]]:
    """Every declared sheet that could be read."""
    sheets = _data_sheets(spek)
    names = cari_lembar(kisi, sheets, kumpulan)
    tables: dict[str, Tabel] = {}
    forms: dict[str, Form] = {}
    for sheet in sheets:
        if sheet.nama not in names:
            continue
        if isinstance(sheet, LembarForm):
            forms[sheet.nama] = baca_form(sheet, names[sheet.nama], kisi, kumpulan)
        elif (table := baca_tabel(sheet, names[sheet.nama], kisi, kumpulan)) is not None:
            tables[sheet.nama] = table
    return tables, forms


def _below(form: Form, awalan: str) -> Rekam:
    """Filled fields whose names begin with ``awalan``, without it."""
    return {name.removeprefix(awalan): value for name, value in form.nilai.items() if name.startswith(awalan)}


def _single_line(value: object) -> str | None:
    """A name for showing, as far as it can be read."""
    try:
        text = " ".join(normalkan(value).split()) if isinstance(value, str) else ""
    except KarakterTerlarang:
        text = ""
    return text or None


# -------------------------------------------------------------------------------------- staff workbook


class _KepalaSKP(Rekaman):
    """What Identitas says of the SKP itself; its fields are those of :class:`SKP`."""

    jenis: Kata[JenisSKP]
    tahun: Tahun
    mulai: Tanggal
    selesai: Tanggal
    tempat: TeksSebaris | None = None
    tanggal_penetapan: Tanggal | None = None


def _read_skp(
    kisi: Kisi, berkas: str, meta: Mapping[str, str], today: datetime.date, kumpulan: KumpulanTemuan
) -> HasilBaca:
    made_as = cari(JenisSKP, meta.get("jenis_skp", ""))
    variant = made_as or _variant(kisi) or _BAWAAN
    tables, forms = _tables(kisi, buku_skp(variant), kumpulan)
    form = forms.get(IDENTITAS.nama)
    people = {} if form is None else {name for name in form.nilai if "." in name}
    if not people and not any(table.baris for table in tables.values()) and not kumpulan.daftar:
        kumpulan.tambah("BUKU-BELUM-DIISI", "Buku kerja SKP ini masih kosong.", lembar=IDENTITAS.nama)
        return HasilBaca(berkas, "skp", None, None, None, ())
    nama = nip = None
    identity: Rekam | None = None
    if form is not None:
        nama = _single_line(form.nilai.get("pegawai.nama"))
        nip = _well_formed(form.nilai.get("pegawai.nip"))
        identity = _identity(form, made_as, kumpulan)
    sheet = lembar_skp(variant).nama
    indicators = _skp_rows(tables[sheet], kumpulan) if sheet in tables else periksa.IsiSKP()
    skp = _skp(form, identity, indicators, tables, kumpulan) if form is not None and identity is not None else None
    wrong = {item.lembar for item in kumpulan.daftar if item.tingkat is Tingkatan.KESALAHAN}
    if sheet in tables and not indicators.rhk and tables[sheet].nama not in wrong:
        kumpulan.tambah(
            "SKP-KOSONG", "Belum ada RHK dan IKI yang dapat dipakai.", lembar=tables[sheet].nama,
            sel=alamat(tables[sheet].spek.baris_pertama - 1, 0),
        )
    content = periksa.IsiBuku(
        hari_ini=today, form=form, tabel=tables, isi_skp=indicators, skp=skp,
        rencana_aksi=_records(tables, RENCANA_AKSI, RencanaAksi, kumpulan, kelompok=("waktu",)),
        rencana_aksi_selesai=_done(tables, kumpulan),
        catatan_harian=_records(tables, CATATAN_HARIAN, CatatanHarian, kumpulan),
        realisasi=_realisasi(tables, indicators, kumpulan),
        dialog=_dialogs(tables, kumpulan),
        umpan_balik=_records(tables, UMPAN_BALIK, UmpanBalik, kumpulan),
    )
    kept = periksa.periksa_buku(content, kumpulan)
    buku = None
    if skp is not None:
        buku = BukuSKP(
            skp=skp, rencana_aksi=kept.rencana_aksi, rencana_aksi_selesai=content.rencana_aksi_selesai,
            catatan_harian=kept.catatan_harian, realisasi=kept.realisasi, dialog=kept.dialog,
            umpan_balik=kept.umpan_balik,
            pembinaan=tuple(item for _, item in _records(tables, PEMBINAAN, Pembinaan, kumpulan)),
        )
    return HasilBaca(
        berkas, "skp", buku, nama, nip, (), kelengkapan=hitung_kelengkapan(content, kept, kumpulan.daftar),
        letak_aksi=tuple((tables[RENCANA_AKSI.nama].nama, where) for where in kept.sel_aksi),
        letak_nip=_place(form, "pegawai.nip", nip),
    )


def _place(form: Form | None, name: str, nip: str | None) -> dict[str, tuple[str, str]]:
    """Where the NIP of a form stands."""
    cell = form.sel(name) if form is not None else None
    return {nip: (form.nama, cell)} if form is not None and cell is not None and nip is not None else {}


def _variant(kisi: Kisi) -> JenisSKP | None:
    """The SKP variant when ``_meta`` is gone: what Identitas says."""
    name = next((name for name in kisi.lembar if IDENTITAS.bernama(name)), None)
    if name is None:
        return None
    value = baca_form(IDENTITAS, name, kisi, KumpulanTemuan()).nilai.get("jenis")
    return cari(JenisSKP, value) if isinstance(value, str) else None


def _well_formed(value: object) -> str | None:
    try:
        return str(NIP(value)) if isinstance(value, str) else None
    except NIPSalah:
        return None


def _identity(form: Form, jenis: JenisSKP | None, kumpulan: KumpulanTemuan) -> Rekam | None:
    """People and span of the SKP; ``None`` when one that it cannot do without is missing or wrong.

    ``jenis`` is what the workbook was made as, whose columns it has, as far as that is known.
    """
    people: Rekam = {
        "pegawai": periksa_form(form, _below(form, "pegawai."), Pegawai, kumpulan, awalan="pegawai."),
        "penilai": periksa_form(form, _below(form, "penilai."), Pejabat, kumpulan, awalan="penilai."),
    }
    for name in ("atasan_penilai", "pemberi_pertimbangan"):
        given = _below(form, f"{name}.")
        people[name] = periksa_form(form, given, Pejabat, kumpulan, awalan=f"{name}.") if given else None
    own = {name: value for name, value in form.nilai.items() if "." not in name}
    head = periksa_form(form, own, _KepalaSKP, kumpulan)
    if people["pegawai"] is None or people["penilai"] is None or head is None:
        return None
    if jenis is not None and head.jenis is not jenis:
        kumpulan.tambah(
            "SKP-JENIS", f'Jenis SKP "{head.jenis.value}", sedangkan buku kerja ini dibuat untuk "{jenis.value}".',
            lembar=form.nama, sel=form.sel("jenis"),
        )
        return None
    return people | {name: getattr(head, name) for name in _KepalaSKP.model_fields}


def _skp_rows(table: Tabel, kumpulan: KumpulanTemuan) -> periksa.IsiSKP:
    """RHK with their IKI. Codes count every row of a number, as the sheet's own formula does."""
    result = periksa.IsiSKP(baris_pertama=table.baris_pertama)
    groups: dict[int, list[tuple[int, Rekam]]] = {}
    usable: dict[int, list[IKI]] = {}
    mandatory = [c for c in table.spek.kolom if c.nama.startswith("iki.") and c.wajib]
    for index, raw in table.baris:
        record = bersihkan(table, index, raw)
        if not record:
            continue
        number = _number(table, index, "rhk.nomor", record.get("rhk.nomor"), kumpulan)
        own = {name.removeprefix("iki."): value for name, value in record.items() if name.startswith("iki.")}
        code = ""
        if number is not None:
            groups.setdefault(number, []).append((index, record))
            code = f"IKI {number}.{len(groups[number])}"
            result.semua_kode[code] = index
        before = len(kumpulan.daftar)
        iki = periksa_baris(
            table, index, own, IKI, kumpulan, tambahan={"kode": code or "IKI 0.0"}, awalan="iki."
        )
        reported = {finding.sel for finding in kumpulan.daftar[before:]}
        for column in mandatory:
            if column.nama not in record and table.sel(index, column.nama) not in reported:
                iki = None
                kumpulan.tambah(
                    "SEL-WAJIB", f"{column.judul}: belum diisi.", lembar=table.nama, sel=table.sel(index, column.nama)
                )
        if number is not None and index not in table.buruk and iki is not None:
            usable.setdefault(number, []).append(iki)
            result.baris[code] = index
    for number, rows in groups.items():
        rhk = _rhk(table, number, rows, usable.get(number, []), kumpulan)
        kept = () if rhk is None else rhk.iki
        if rhk is not None:
            result.rhk.append(rhk)
        for iki in usable.get(number, []):
            if iki not in kept:
                del result.baris[iki.kode]
    result.rhk.sort(key=lambda item: item.nomor)
    result.baris_rhk.update({f"RHK {number}": rows[0][0] for number, rows in groups.items()})
    return result


def _number(table: Tabel, index: int, name: str, value: Any, kumpulan: KumpulanTemuan) -> int | None:
    """The number a row of a group carries, 1..99."""
    title = table.spek.kolom_bernama(name).judul
    place = table.sel(index, name)
    if value is None:
        kumpulan.tambah("SEL-WAJIB", f"{title}: belum diisi.", lembar=table.nama, sel=place)
        return None
    text = value.strip() if isinstance(value, str) else value
    if isinstance(text, str) and text.isascii() and text.isdecimal() and len(text) < 4:
        text = int(text)
    if isinstance(text, bool) or not isinstance(text, (int, float)) or text != int(text):
        kumpulan.tambah("ANGKA-SALAH", f"{title}: {kutip(value)} bukan bilangan bulat.", lembar=table.nama, sel=place)
        return None
    if not 1 <= text <= 99:
        kumpulan.tambah(
            "ANGKA-BATAS", f"{title}: {kutip(value)} harus 1 sampai 99.", lembar=table.nama, sel=place
        )
        return None
    return int(text)


def _same(value: Any) -> Any:
    """A value as it is compared between rows that continue each other."""
    if isinstance(value, datetime.datetime):
        return value.date()
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def _continued(
    table: Tabel, rows: list[tuple[int, Rekam]], names: list[str], kode: str, *, kumpulan: KumpulanTemuan
) -> tuple[Rekam, dict[str, int], set[int]]:
    """First value of each column over rows that continue each other, where it stands, and rows that differ."""
    values: Rekam = {}
    places: dict[str, int] = {}
    different: set[int] = set()
    for index, record in rows:
        for name in names:
            if name not in record:
                continue
            if name not in values:
                values[name], places[name] = record[name], index
            elif _same(record[name]) != _same(values[name]):
                different.add(index)
                kumpulan.tambah(
                    kode,
                    f"{table.spek.kolom_bernama(name).judul}: {kutip(record[name])} berbeda dari "
                    f"{kutip(values[name])} di {table.sel(places[name], name)}.",
                    lembar=table.nama, sel=table.sel(index, name),
                )
    return values, places, different


def _rhk(
    table: Tabel, number: int, rows: list[tuple[int, Rekam]], indicators: list[IKI], kumpulan: KumpulanTemuan
) -> RHK | None:
    names = [c.nama for c in table.spek.kolom if c.nama.startswith("rhk.") and c.nama != "rhk.nomor"]
    values, places, different = _continued(table, rows, names, "SKP-RHK-BERBEDA", kumpulan=kumpulan)
    codes = {f"IKI {number}.{count}" for count, (index, _) in enumerate(rows, start=1) if index in different}
    kept = tuple(iki for iki in indicators if iki.kode not in codes)
    head = rows[0][0]
    own = {name.removeprefix("rhk."): value for name, value in values.items()}
    try:
        rhk = RHK.model_validate(own | {"nomor": number, "iki": kept or (_ANY_IKI,)})
    except ValidationError as problem:
        for trouble in daftar_masalah(problem):
            name = nama_isian(trouble, "rhk.", names)
            lapor(
                trouble, table.spek.kolom_bernama(name) if name else None, table.nama,
                table.sel(places.get(name, head), name) if name else alamat(head, 0), kumpulan=kumpulan,
            )
        return None
    return rhk if kept else None


#: Stands in where a record is judged although a part of it cannot be used; never in a result.
_ANY_IKI: Final = IKI(kode="IKI 0.0", indikator="-", target="-")


def _skp(
    form: Form, identity: Rekam, content: periksa.IsiSKP, tables: Mapping[str, Tabel], kumpulan: KumpulanTemuan
) -> SKP | None:
    behaviour = _records(tables, PERILAKU_KERJA, EkspektasiPerilaku, kumpulan)
    try:
        skp = SKP.model_validate(
            identity
            | {
                "hasil_kerja": tuple(content.rhk) or (_ANY_RHK,),
                "ekspektasi": tuple(record for _, record in behaviour),
                "lampiran": _lampiran(tables, kumpulan),
            }
        )
    except ValidationError as problem:
        for trouble in daftar_masalah(problem):
            name = nama_isian(trouble, "", form.isian)
            lapor(trouble, form.isian.get(name), form.nama, form.sel(name), kumpulan=kumpulan)
        return None
    return skp if content.rhk else None


_ANY_RHK: Final = RHK.model_validate({"nomor": 1, "jenis": "Utama", "uraian": "-", "iki": (_ANY_IKI,)})
_TEXT: Final = TypeAdapter(Teks)
_LINE: Final = TypeAdapter(TeksSebaris)
_DAY: Final = TypeAdapter(Tanggal)


def _lampiran(tables: Mapping[str, Tabel], kumpulan: KumpulanTemuan) -> LampiranSKP:
    """Three lists that do not depend on each other: each filled cell is an item."""
    lists: dict[str, list[str]] = {column.nama: [] for column in LAMPIRAN_SKP.kolom}
    table = tables.get(LAMPIRAN_SKP.nama)
    for index, raw in table.baris if table is not None else ():
        assert table is not None  # noqa: S101 - a loop over nothing does not come here
        for name, value in bersihkan(table, index, raw).items():
            try:
                lists[name].append(_TEXT.validate_python(value))
            except ValidationError as problem:
                for trouble in daftar_masalah(problem):
                    lapor(
                        trouble, table.spek.kolom_bernama(name), table.nama, table.sel(index, name), kumpulan=kumpulan
                    )
    return LampiranSKP.model_validate({name: tuple(items) for name, items in lists.items()})


M = TypeVar("M", bound=Rekaman)


def _records(
    tables: Mapping[str, Tabel], sheet: LembarTabel, model: type[M], kumpulan: KumpulanTemuan, **pilihan: Any
) -> list[tuple[int, M]]:
    table = tables.get(sheet.nama)
    return [] if table is None else rekaman(table, model, kumpulan, **pilihan)


def _done(tables: Mapping[str, Tabel], kumpulan: KumpulanTemuan) -> bool:
    """Whether the rencana aksi is marked as finished."""
    table = tables.get(RENCANA_AKSI.nama)
    if table is None:
        return False
    (field,) = RENCANA_AKSI.kepala
    value = table.kepala.nilai.get(field.nama, False)
    if isinstance(value, bool):
        return value
    kumpulan.tambah(
        "PILIHAN-TIDAK-DIKENAL", f"{field.judul}: {kutip(value)} tidak dikenal; pilih Ya atau Tidak.",
        lembar=table.nama, sel=table.kepala.sel(field.nama),
    )
    return False


_NEEDS_EVIDENCE: Final = {"bukti_dukung": "REALISASI-TANPA-BUKTI"}


def _realisasi(
    tables: Mapping[str, Tabel], content: periksa.IsiSKP, kumpulan: KumpulanTemuan
) -> list[tuple[Tabel, list[tuple[int, Realisasi]]]]:
    """Realisasi per quarter and year. A row speaks of the SKP row in the same place; the code it shows must agree."""
    result = []
    by_offset = {index - content.baris_pertama: code for code, index in content.semua_kode.items()}
    for quarter in PERIODE_REALISASI:
        table = tables.get(lembar_realisasi(quarter).nama)
        if table is None:
            continue
        moved: list[tuple[int, str, str | None]] = []
        for index, record in table.baris:
            code = by_offset.get(index - table.baris_pertama)
            shown = table.tampil(index, "kode_iki")
            if code is None or (shown and shown != code):
                table.buruk.add(index)
                moved.append((index, shown, code))
                continue
            record["kode_iki"] = code
            record["triwulan"] = quarter
        if moved and by_offset:  # else the SKP sheet itself cannot be read, which is said once, there
            _say_moved(table, moved, kumpulan)
        result.append((table, rekaman(table, Realisasi, kumpulan, kosong=_NEEDS_EVIDENCE)))
    return result


def _say_moved(table: Tabel, moved: list[tuple[int, str, str | None]], kumpulan: KumpulanTemuan) -> None:
    """Rows of a quarter that stand beside another row of the SKP: one cause, said once for the sheet."""
    index, shown, code = moved[0]
    many = f" Demikian pula {len(moved) - 1} baris lain, sampai baris {moved[-1][0] + 1}." if len(moved) > 1 else ""
    kumpulan.tambah(
        "REALISASI-BERGESER",
        f"Baris ini menampilkan {kutip(shown)}, tetapi baris yang sama di lembar SKP "
        + (f"adalah {code}." if code else "kosong.") + many,
        lembar=table.nama, sel=table.sel(index, "kode_iki"),
    )


_DIALOG_HEAD: Final = [
    column.nama for column in DIALOG_KINERJA.kolom if column.lanjut and column.nama != "strategi"
]
_INCOMPLETE: Final = {column.nama: "DIALOG-TIDAK-LENGKAP" for column in DIALOG_KINERJA.kolom}
_ANY_AGENDA: Final = AgendaDialog(kode_iki="IKI 0.0", progress="-", masalah="-")


def _dialogs(tables: Mapping[str, Tabel], kumpulan: KumpulanTemuan) -> list[periksa.Dialog]:
    """Dialogs with all their mandatory parts; others are findings only."""
    table = tables.get(DIALOG_KINERJA.nama)
    groups: dict[int, list[tuple[int, Rekam]]] = {}
    for index, raw in table.baris if table is not None else ():
        assert table is not None  # noqa: S101 - a loop over nothing does not come here
        record = bersihkan(table, index, raw)
        if record and (number := _number(table, index, "nomor", record.pop("nomor", None), kumpulan)) is not None:
            groups.setdefault(number, []).append((index, record))
    dialogs = []
    for number, group in groups.items():
        assert table is not None  # noqa: S101 - without the sheet there are no groups
        rows = _from_notes(table, group, tables.get(CATATAN_HARIAN.nama), kumpulan)
        dialog = _dialog(table, number, rows, kumpulan)
        if dialog is not None:
            dialogs.append(dialog)
    return dialogs


def _from_notes(
    table: Tabel, rows: list[tuple[int, Rekam]], notes: Tabel | None, kumpulan: KumpulanTemuan
) -> list[tuple[int, Rekam]]:
    """Rows of a dialog with the progress and masalah of the note each chose, where these are not typed."""
    labels = [(lipat(sebutan_catatan(note)), note) for _, note in reversed(notes.baris)] if notes is not None else []
    known = {label: note for label, note in labels if label}
    for index, record in rows:
        chosen = record.pop("agenda.catatan", None)
        if chosen is None or {"agenda.progress", "agenda.masalah"} <= record.keys():
            continue
        note = known.get(lipat(str(chosen)))
        if note is not None:
            given = dict(zip(("agenda.progress", "agenda.masalah"), isi_catatan(note), strict=True))
            record |= {name: text for name, text in given.items() if text is not None and name not in record}
            continue
        table.buruk.add(index)
        kumpulan.tambah(
            "PILIHAN-TIDAK-DIKENAL",
            f"Dari Catatan Harian: catatan {kutip(chosen)} tidak ditemukan lagi di lembar Catatan Harian.",
            lembar=table.nama, sel=table.sel(index, "agenda.catatan"),
        )
    return rows


def _dialog(
    table: Tabel, number: int, rows: list[tuple[int, Rekam]], kumpulan: KumpulanTemuan
) -> periksa.Dialog | None:
    values, places, different = _continued(table, rows, _DIALOG_HEAD, "DIALOG-BERBEDA", kumpulan=kumpulan)
    whole = not different and not any(index in table.buruk for index, _ in rows)
    agenda: list[tuple[int, AgendaDialog]] = []
    strategies: list[tuple[int, Any]] = []
    discussed = False
    for index, record in rows:
        if "strategi" in record:
            strategies.append((index, record["strategi"]))
        own = {name.removeprefix("agenda."): value for name, value in record.items() if name.startswith("agenda.")}
        if own:
            discussed = True
            item = periksa_baris(table, index, own, AgendaDialog, kumpulan, awalan="agenda.", kosong=_INCOMPLETE)
            if item is None:
                whole = False
            else:
                agenda.append((index, item))
    head = rows[0][0]
    items = tuple(item for _, item in agenda) or ((_ANY_AGENDA,) if discussed else ())
    try:
        dialog = DialogKinerja.model_validate(
            values | {"nomor": number, "agenda": items, "strategi": tuple(text for _, text in strategies)}
        )
    except ValidationError as problem:
        for trouble in daftar_masalah(problem):
            name = "agenda.kode_iki" if trouble.jalur == ("agenda",) else str(trouble.jalur[0])
            row = places.get(name, head)
            if name == "strategi" and len(trouble.jalur) > 1:
                row = strategies[int(trouble.jalur[1])][0]
            lapor(
                trouble, table.spek.kolom_bernama(name), table.nama, table.sel(row, name), kumpulan=kumpulan,
                kosong="DIALOG-TIDAK-LENGKAP",
            )
        return None
    return periksa.Dialog(dialog, head, places, tuple(agenda)) if whole else None


# --------------------------------------------------------------------------------------- 360° evaluator


def _read_360(kisi: Kisi, berkas: str, kumpulan: KumpulanTemuan) -> HasilBaca:
    from kinerja_core.workbooks.buku_360.baca import spek_baca, susun_penilaian_360  # noqa: PLC0415 - likewise
    from kinerja_core.workbooks.buku_360.buku import IDENTITAS_PENILAI  # noqa: PLC0415 - likewise
    from kinerja_core.workbooks.buku_360.rumus import DAFTAR  # noqa: PLC0415 - likewise

    tables, forms = _tables(kisi, spek_baca(kisi), kumpulan)
    form = forms.get(IDENTITAS_PENILAI.nama)
    typed = form is None or form.nilai or any(table.baris for table in tables.values())
    if form is not None and not typed and not kumpulan.daftar:
        kumpulan.tambah("BUKU-BELUM-DIISI", "Buku penilaian 360° ini masih kosong.", lembar=form.nama)
        return HasilBaca(berkas, "penilaian-360", None, None, None, ())
    buku = susun_penilaian_360(tables, form, kumpulan)
    nama = None if form is None else _single_line(form.nilai.get("penilai.nama"))
    nip = None if form is None else _well_formed(form.nilai.get("penilai.nip"))
    return HasilBaca(
        berkas, "penilaian-360", buku, nama, nip, (), letak_nip=_place(form, "penilai.nip", nip),
        letak_dinilai=_rated(tables.get(DAFTAR)),
    )


def _rated(people: Tabel | None) -> dict[str, tuple[str, str, str]]:
    """Where each NIP of the list of an evaluator and its relation stand; of one listed twice the first."""
    rows = [] if people is None else [(_well_formed(record.get("nip")), row) for row, record in reversed(people.baris)]
    return {
        nip: (people.nama, people.sel(row, "nip"), people.sel(row, "hubungan"))
        for nip, row in rows if people is not None and nip is not None
    }


# --------------------------------------------------------------------------------------- unit workbook


def _read_unit(kisi: Kisi, berkas: str, kumpulan: KumpulanTemuan) -> HasilBaca:
    from kinerja_core.workbooks.buku_unit.buku import (  # noqa: PLC0415 - likewise
        DAFTAR_PEGAWAI,
        KONFIRMASI,
        PENGATURAN,
        SKOR,
        TUKIN,
        buku_unit,
    )

    tables, forms = _tables(kisi, buku_unit(), kumpulan)
    form = forms.get(PENGATURAN.nama)
    typed = form is not None and any(name in form.nilai for name in ("nama_unit", "periode"))
    if not typed and not any(table.baris for table in tables.values()) and not kumpulan.daftar:
        kumpulan.tambah("BUKU-BELUM-DIISI", "Buku kerja unit ini masih kosong.", lembar=PENGATURAN.nama)
        return HasilBaca(berkas, "unit", None, None, None, ())
    settings = _settings(form, kumpulan) if form is not None else None
    members = _records(tables, DAFTAR_PEGAWAI, AnggotaUnit, kumpulan, kelompok=("pegawai",))
    scores = _records(tables, SKOR, SkorPegawai, kumpulan)
    kept = periksa.periksa_unit(
        tables.get(DAFTAR_PEGAWAI.nama), members, tables.get(SKOR.nama), scores, settings, kumpulan=kumpulan
    )
    answers = _records(tables, KONFIRMASI, Konfirmasi, kumpulan)
    allowances = _records(tables, TUKIN, TunjanganPegawai, kumpulan)
    buku = None
    if settings is not None:
        buku = BukuUnit(
            pengaturan=settings, anggota=kept[0], skor=kept[1], konfirmasi=tuple(item for _, item in answers),
            tunjangan=tuple(item for _, item in allowances),
        )
    nama = settings.nama_unit if settings is not None else _single_line(form.nilai.get("nama_unit")) if form else None
    people = tables.get(DAFTAR_PEGAWAI.nama)
    places = {} if people is None else {
        str(member.pegawai.nip): (people.nama, people.sel(row, "pegawai.nip")) for row, member in reversed(members)
    }
    return HasilBaca(berkas, "unit", buku, nama, None, (), letak_nip=places)


def _settings(form: Form, kumpulan: KumpulanTemuan) -> Pengaturan | None:
    """Settings of the unit; ``None`` when one of them is wrong, because a default would rank people wrongly."""
    from kinerja_core.workbooks.buku_unit.pengaturan import BARIS_KOP, HARI_KHUSUS  # noqa: PLC0415 - likewise

    given = dict(form.nilai)
    signer = _below(form, "penandatangan.")
    person = periksa_form(form, signer, Pejabat, kumpulan, awalan="penandatangan.") if signer else None
    kop = []
    for name in (f"kop.{number}" for number in range(BARIS_KOP)):
        try:
            kop += [_LINE.validate_python(given[name])] if name in given else []
        except ValidationError as problem:
            for trouble in daftar_masalah(problem):
                lapor(trouble, form.isian[name], form.nama, form.sel(name), kumpulan=kumpulan)
    own = {name: value for name, value in given.items() if "." not in name}
    if isinstance(own.get("kertas"), str):
        own["kertas"] = own["kertas"].strip().lower()
    second = _below(form, "mengetahui.")
    other = periksa_form(form, second, Pejabat, kumpulan, awalan="mengetahui.") if second else None
    days: dict[str, tuple[Any, ...]] = {}
    for name in ("libur_tambahan", "tetap_kerja"):
        found = []
        for field in (f"{name}.{number}" for number in range(HARI_KHUSUS)):
            try:
                found += [_DAY.validate_python(given[field])] if field in given else []
            except ValidationError as problem:
                for trouble in daftar_masalah(problem):
                    lapor(trouble, form.isian[field], form.nama, form.sel(field), kumpulan=kumpulan)
        days[name] = tuple(found)
    settings = periksa_form(
        form, own, Pengaturan, kumpulan,
        tambahan={"penandatangan": person, "mengetahui": other, "kop": tuple(kop), **days},
    )
    if settings is not None and settings.bobot_hasil + settings.bobot_perilaku != 100:
        kumpulan.tambah(
            "PENGATURAN-BOBOT",
            f"Bobot hasil kerja {settings.bobot_hasil} dan bobot perilaku {settings.bobot_perilaku} "
            f"berjumlah {settings.bobot_hasil + settings.bobot_perilaku}, bukan 100.",
            lembar=form.nama, sel=form.sel("bobot_hasil"),
        )
        return None
    return None if (signer and person is None) or (second and other is None) else settings
