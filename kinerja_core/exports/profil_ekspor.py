"""Profiles: the layout of a bulk import as data, because no official layout is public."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter, ValidationError

from kinerja_core.exports.isian import ISIAN, LEWAT_ISI, LUAR, NamaSumber, NilaiSel
from kinerja_core.exports.pembaca import PembacaEkspor
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.excel import HURUF_NAMA_LEMBAR
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.masalah import daftar_masalah, rincian, sebut_jalur
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.rules.siap import PROFIL, AturanRusak, isi_terkirim, muat_yaml, nama_terkirim


class ProfilRusak(GalatKinerja):
    """A profile that cannot be used; every problem is named."""

    def __init__(self, nama: str, masalah: tuple[str, ...]) -> None:
        self.masalah = masalah
        super().__init__(f'Profil ekspor "{nama}" tidak dapat dipakai:\n{rincian(masalah)}')


#: Beside texts, which they are not: ``true`` is no 1, and 1 no yes.
_Bulat = Annotated[int, Field(strict=True)]
_YaTidak = Annotated[bool, Field(strict=True)]


class KolomProfil(Rekaman):
    """One column: its header, the field it takes (or the fixed value it has), and how it is written."""

    judul: Annotated[TeksSebaris, Field(description="Judul kolom")]
    isian: Annotated[str | None, Field(description="Nama isian dari sumber; kosong bila nilainya tetap")] = None
    tetap: Annotated[str | _Bulat | tuple[()] | None, Field(description="Nilai tetap kolom tanpa isian")] = None
    bentuk: Annotated[Literal["teks", "bulat", "tanggal", "jam"], Field(description="Bentuk sel")] = "teks"
    wajib: Annotated[
        _YaTidak | str,
        Field(description="Baris tanpa isian ini dilaporkan, tidak ditulis; nama isian: wajib bila itu terisi"),
    ] = False
    kode: Annotated[
        dict[str, _Bulat | str] | None,
        Field(description="Kata di buku kerja dan kodenya di berkas hasil", min_length=1),
    ] = None
    lebar: Annotated[int, Field(ge=4, le=120, description="Lebar kolom")] = 20
    pola_tanggal: Annotated[Literal["yyyy-mm-dd", "dd/mm/yyyy"], Field(description="Pola tanggal")] = "yyyy-mm-dd"


class Profil(Rekaman):
    """The layout of one export file."""

    deskripsi: Annotated[TeksSebaris, Field(description="Kegunaan profil")]
    sumber: Annotated[NamaSumber, Field(description="Sumber baris")]
    format: Annotated[Literal["xlsx", "csv", "json"], Field(description="Bentuk berkas")] = "xlsx"
    lembar: Annotated[
        TeksSebaris, Field(max_length=HURUF_NAMA_LEMBAR, pattern=r"^[^\[\]:*?/\\']+$", description="Nama lembar")
    ] = (
        "Data"
    )
    rujukan: Annotated[TeksSebaris, Field(description="Dasar tata letak")]
    periode: Annotated[Literal["tahunan", "triwulan"] | None, Field(description="Hanya untuk periode ini")] = None
    seorang: Annotated[bool, Field(description="Satu berkas hanya untuk satu pegawai")] = False
    pembaca: Annotated[PembacaEkspor | None, Field(description="Yang dilakukan program pembacanya")] = None
    kolom: Annotated[tuple[KolomProfil, ...], Field(min_length=1)]

    @property
    def diminta(self) -> tuple[str, ...]:
        """Mandatory fields that no workbook holds, so that the one who exports must give them."""
        return tuple(k.isian for k in self.kolom if k.isian in LUAR[self.sumber] and k.wajib)

    @property
    def ditanyakan(self) -> tuple[str, ...]:
        """Fields to ask for before the export: without them, mandatory or invented by its reader, no row is written."""
        invented = self.pembaca.karangan if self.pembaca else {}
        return tuple(
            k.isian for k in self.kolom if k.isian in LUAR[self.sumber] and (k.wajib or k.isian in invented)
        )


def kode_profil() -> tuple[str, ...]:
    """Codes of the profiles that ship, in alphabetical order."""
    return nama_terkirim(PROFIL)


def muat_profil(kode: str) -> Profil:
    """A profile that ships.

    Raises:
        GalatKinerja: no such profile; the nearest ones are named.
    """
    if kode not in kode_profil():
        near = get_close_matches(kode, kode_profil(), n=1)
        hint = f' Mungkin "{near[0]}"?' if near else ""
        raise GalatKinerja(f'Profil ekspor "{kode}" tidak ada.{hint} Yang ada: {", ".join(kode_profil())}.')
    return _susun(isi_terkirim(PROFIL, kode), kode)


def baca_profil(teks: str, nama: str) -> Profil:
    """Read a profile from its YAML; all problems at once.

    Raises:
        ProfilRusak: it cannot be used.
    """
    try:
        content = muat_yaml(teks, nama)
    except AturanRusak as problem:
        raise ProfilRusak(nama, problem.masalah) from None
    return _susun(content, nama)


def _susun(content: Any, nama: str) -> Profil:
    across = tuple(_across(content))
    try:
        profil = Profil.model_validate(content)
    except ValidationError as problem:
        single = (f"{sebut_jalur(m) or 'profil'}: {m.pesan}" for m in daftar_masalah(problem))
        raise ProfilRusak(nama, (*single, *across)) from None
    if profil.pembaca and (lost := sorted(profil.pembaca.isian - {column.isian for column in profil.kolom})):
        across = (*across, f"pembaca menyebut isian yang tidak berkolom: {', '.join(lost)}.")
    if across:
        raise ProfilRusak(nama, across)
    return profil


def _across(content: Any) -> Iterator[str]:
    """What is wrong between the parts of a profile, as far as they can be read at all."""
    if not isinstance(content, dict) or not isinstance(content.get("kolom"), list):
        return
    columns = [column for column in content["kolom"] if isinstance(column, dict)]
    titles = [str(column.get("judul")) for column in columns if column.get("judul") is not None]
    folded = [title.casefold() for title in titles]
    if twice := sorted({title for title in titles if folded.count(title.casefold()) > 1}):
        yield f"Judul kolom dipakai dua kali: {', '.join(twice)}."
    for column in columns:
        if column.get("isian") is not None and column.keys() & {"tetap"}:
            yield f'Kolom "{column.get("judul")}" mempunyai isian dan nilai tetap; pakai salah satu.'
        if column.get("isian") is None and (column.get("wajib") or column.get("kode")):
            yield f'Kolom "{column.get("judul")}" tidak mempunyai isian, sehingga tidak dapat wajib atau berkode.'
    known = ISIAN.get(content.get("sumber"))  # type: ignore[arg-type]  # anything may stand in the file
    if known is None:
        return
    named = [column["isian"] for column in columns if isinstance(column.get("isian"), str)]
    named += [column["wajib"] for column in columns if isinstance(column.get("wajib"), str)]
    hints = []
    for name in dict.fromkeys(named):
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hints.append(f'"{name}"' + (f' (mungkin "{near[0]}")' if near else ""))
    if hints:
        yield (
            f'Sumber "{content["sumber"]}" tidak mempunyai isian {", ".join(hints)}; yang ada: {", ".join(known)}.'
        )


_JAM: Final = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


def isian_luar(profil: Profil, isi: Mapping[str, str]) -> dict[str, NilaiSel]:
    """Values the one who exports gives for fields that no workbook holds, in the shape of their columns.

    Args:
        profil: the layout.
        isi: field -> value as typed, for example ``{"jam_mulai": "07.30"}``.

    Raises:
        GalatKinerja: an unknown field, a value of the wrong shape, or a mandatory one not given; all at once.
    """
    asked = LEWAT_ISI[profil.sumber]
    columns = {k.isian: k for k in profil.kolom if k.isian in asked}
    given: dict[str, NilaiSel] = {}
    problems: list[str] = []
    for name, text in isi.items():
        column = columns.get(name)
        if column is None:
            known = f"yang boleh disebut: {', '.join(map(str, columns))}" if columns else "hapus --isi"
            problems.append(f'Profil ini tidak meminta isian "{name}"; {known}.')
        elif column.bentuk == "jam" and (hour := _JAM.fullmatch(text)):
            given[name] = f"{int(hour[1]):02}:{hour[2]}"
        elif column.bentuk == "bulat" and text.isascii() and text.isdecimal() and len(text) < 10:
            given[name] = int(text)
        elif column.bentuk == "teks" and text:
            try:
                given[name] = TypeAdapter(TeksSebaris).validate_python(text)
            except ValidationError as wrong:
                problems.append(f"Isian {name}: {' '.join(one.pesan for one in daftar_masalah(wrong))}")
        else:
            problems.append(f'Isian {name} "{text}" {_SALAH[column.bentuk]}.')
    begin, end = given.get("jam_mulai"), given.get("jam_selesai")
    if isinstance(begin, str) and isinstance(end, str) and end <= begin:
        problems.append(f"Jam selesai ({end}) harus sesudah jam mulai ({begin}).")
    problems += [
        f"Isian {name} ({ISIAN[profil.sumber][name]}) tidak ada di buku kerja; sebutkan dengan --isi {name}=…"
        for name in profil.diminta
        if name in columns and name not in isi
    ]
    if problems:
        raise GalatKinerja(" ".join(problems))
    return given


_SALAH: Final = {
    "jam": "bukan jam; tulis misalnya 07:30",
    "bulat": "bukan bilangan bulat 0 s.d. 999999999",
    "teks": "kosong",
    "tanggal": "adalah tanggal; tanggal hanya dari buku kerja",
}
