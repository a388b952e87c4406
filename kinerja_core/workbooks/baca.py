"""Read a filled workbook into records, with every problem as a finding at its cell.

A mistake costs only its own record; what is right comes back all the same. Nothing is repaired and
nothing that a formula computed is trusted. What each sheet holds is read in the room of its book.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.dasar import Rekaman, Tanggal
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.konfirmasi import Konfirmasi, TunjanganPegawai
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.workbooks import periksa
from kinerja_core.workbooks.buku_skp.baca import RAGAM_BAWAAN, baca_skp, nip_berkas
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.hasil import HasilBaca, Jenis
from kinerja_core.workbooks.mesin.kisi import BukuTidakTerbaca, Kisi, buka, coba_buka, tempat
from kinerja_core.workbooks.mesin.lembar import Form, Tabel, baca_lembar, lembar_data
from kinerja_core.workbooks.mesin.nilai import nama_tampil, nip_utuh
from kinerja_core.workbooks.mesin.rekaman import di_bawah, lapor, periksa_form, rekaman
from kinerja_core.workbooks.mesin.spek import LEMBAR_META, VERSI_TEMPLAT, SpekBuku, lipat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan, sekali
from kinerja_core.workbooks.mesin.versi import mutakhirkan

__all__ = ["HasilBaca", "baca_berkas", "baca_kisi", "buka_berkas", "lembar_dibaca", "nip_berkas"]

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


def baca_kisi(
    kisi: Kisi | BukuTidakTerbaca, berkas: str, *, hari_ini: datetime.date | None = None
) -> HasilBaca:
    """Read and check a grid, for example of a workbook that is open and not saved.

    Args:
        kisi: the sheets; a file that cannot be read is one finding.
        berkas: name shown with the findings.
        hari_ini: the day against which "in the future" is judged; default today.
    """
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
        result = baca_skp(kisi, berkas, meta, version, hari_ini=today, kumpulan=found)
    elif kind == "penilaian-360":
        result = _read_360(kisi, berkas, version, found)
    else:
        result = _read_unit(kisi, berkas, version, found)
    found.daftar = sekali(found.daftar)
    order = {name: number for number, name in enumerate([*kisi.lembar, *kisi.dilewati], start=1)}
    ordered = sorted(found.daftar, key=lambda item: (order.get(item.lembar or "", 0), tempat(item.sel or "A1")))
    return replace(result, temuan=tuple(item.model_copy(update={"berkas": berkas}) for item in ordered))


# ------------------------------------------------------------------------------------------ what it is


def _books() -> tuple[SpekBuku, ...]:
    """One workbook of each kind."""
    from kinerja_core.workbooks.buku_360.baca import spek_baca  # noqa: PLC0415 - a workbook loads only its own kind
    from kinerja_core.workbooks.buku_unit.buku import buku_unit  # noqa: PLC0415 - likewise

    return buku_skp(RAGAM_BAWAAN), buku_unit(), spek_baca()


@cache
def lembar_dibaca() -> frozenset[str]:
    """Folded names of the sheets in which any of our workbooks has data."""
    sheets = [sheet for spek in _books() for sheet in lembar_data(spek)]
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
        spek.jenis: sum(any(sheet.bernama(name) for name in names) for sheet in lembar_data(spek))
        for spek in _books()
    }
    best = max(counts, key=lambda kind: counts[kind])
    return best if counts[best] >= 2 else None


# --------------------------------------------------------------------------------------- 360° evaluator


def _read_360(kisi: Kisi, berkas: str, versi: int, kumpulan: KumpulanTemuan) -> HasilBaca:
    from kinerja_core.workbooks.buku_360.baca import spek_baca, susun_penilaian_360  # noqa: PLC0415 - likewise
    from kinerja_core.workbooks.buku_360.buku import IDENTITAS_PENILAI  # noqa: PLC0415 - likewise
    from kinerja_core.workbooks.buku_360.rumus import DAFTAR  # noqa: PLC0415 - likewise

    tables, forms = baca_lembar(mutakhirkan(kisi, spek := spek_baca(kisi), versi), spek, kumpulan)
    form = forms.get(IDENTITAS_PENILAI.nama)
    typed = form is None or form.nilai or any(table.baris for table in tables.values())
    if form is not None and not typed and not kumpulan.daftar:
        kumpulan.tambah("BUKU-BELUM-DIISI", "Buku penilaian 360° ini masih kosong.", lembar=form.nama)
        return HasilBaca(berkas, "penilaian-360", None, None, None, ())
    buku = susun_penilaian_360(tables, form, kumpulan)
    nama = None if form is None else nama_tampil(form.nilai.get("penilai.nama"))
    nip = None if form is None else nip_utuh(form.nilai.get("penilai.nip"))
    return HasilBaca(
        berkas, "penilaian-360", buku, nama, nip, (), letak_nip={} if form is None else form.letak("penilai.nip", nip),
        letak_dinilai=_rated(tables.get(DAFTAR)),
    )


def _rated(people: Tabel | None) -> dict[str, tuple[str, str, str]]:
    """Where each NIP of the list of an evaluator and its relation stand; of one listed twice the first."""
    rows = [] if people is None else [(nip_utuh(record.get("nip")), row) for row, record in reversed(people.baris)]
    return {
        nip: (people.nama, people.sel(row, "nip"), people.sel(row, "hubungan"))
        for nip, row in rows if people is not None and nip is not None
    }


# --------------------------------------------------------------------------------------- unit workbook


_LINE: Final = TypeAdapter(TeksSebaris)
_DAY: Final = TypeAdapter(Tanggal)
M = TypeVar("M", bound=Rekaman)


def _records(table: Tabel | None, model: type[M]) -> list[tuple[int, M]]:
    return [] if table is None else rekaman(table, model)


def _read_unit(kisi: Kisi, berkas: str, versi: int, kumpulan: KumpulanTemuan) -> HasilBaca:
    from kinerja_core.workbooks.buku_unit.buku import (  # noqa: PLC0415 - likewise
        DAFTAR_PEGAWAI,
        KONFIRMASI,
        PENGATURAN,
        SKOR,
        TUKIN,
        buku_unit,
    )

    tables, forms = baca_lembar(mutakhirkan(kisi, buku_unit(), versi), buku_unit(), kumpulan)
    form = forms.get(PENGATURAN.nama)
    typed = form is not None and any(name in form.nilai for name in ("nama_unit", "periode"))
    if not typed and not any(table.baris for table in tables.values()) and not kumpulan.daftar:
        kumpulan.tambah("BUKU-BELUM-DIISI", "Buku kerja unit ini masih kosong.", lembar=PENGATURAN.nama)
        return HasilBaca(berkas, "unit", None, None, None, ())
    settings = _settings(form, kumpulan) if form is not None else None
    members = _records(tables.get(DAFTAR_PEGAWAI.nama), AnggotaUnit)
    scores = _records(tables.get(SKOR.nama), SkorPegawai)
    kept = periksa.periksa_unit(
        tables.get(DAFTAR_PEGAWAI.nama), members, tables.get(SKOR.nama), scores, settings, kumpulan=kumpulan
    )
    answers = _records(tables.get(KONFIRMASI.nama), Konfirmasi)
    allowances = _records(tables.get(TUKIN.nama), TunjanganPegawai)
    buku = None
    if settings is not None:
        buku = BukuUnit(
            pengaturan=settings, anggota=kept[0], skor=kept[1], konfirmasi=tuple(item for _, item in answers),
            tunjangan=tuple(item for _, item in allowances),
        )
    nama = settings.nama_unit if settings is not None else nama_tampil(form.nilai.get("nama_unit")) if form else None
    people = tables.get(DAFTAR_PEGAWAI.nama)
    places = {} if people is None else {
        str(member.pegawai.nip): (people.nama, people.sel(row, "pegawai.nip")) for row, member in reversed(members)
    }
    return HasilBaca(berkas, "unit", buku, nama, None, (), letak_nip=places)


def _settings(form: Form, kumpulan: KumpulanTemuan) -> Pengaturan | None:
    """Settings of the unit; ``None`` when one of them is wrong, because a default would rank people wrongly."""
    from kinerja_core.workbooks.buku_unit.pengaturan import BARIS_KOP, HARI_KHUSUS  # noqa: PLC0415 - likewise

    given = dict(form.nilai)
    signer = di_bawah(form, "penandatangan.")
    person = periksa_form(form, signer, Pejabat, awalan="penandatangan.") if signer else None
    kop = []
    for name in (f"kop.{number}" for number in range(BARIS_KOP)):
        try:
            kop += [_LINE.validate_python(given[name])] if name in given else []
        except ValidationError as problem:
            for trouble in daftar_masalah(problem):
                lapor(trouble, form.isian[name], form, form.sel(name))
    own = {name: value for name, value in given.items() if "." not in name}
    if isinstance(own.get("kertas"), str):
        own["kertas"] = own["kertas"].strip().lower()
    second = di_bawah(form, "mengetahui.")
    other = periksa_form(form, second, Pejabat, awalan="mengetahui.") if second else None
    days: dict[str, tuple[Any, ...]] = {}
    for name in ("libur_tambahan", "tetap_kerja"):
        found = []
        for field in (f"{name}.{number}" for number in range(HARI_KHUSUS)):
            try:
                found += [_DAY.validate_python(given[field])] if field in given else []
            except ValidationError as problem:
                for trouble in daftar_masalah(problem):
                    lapor(trouble, form.isian[field], form, form.sel(field))
        days[name] = tuple(found)
    settings = periksa_form(
        form, own, Pengaturan,
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
