"""Profiles: the layout of a bulk import as data, because no official layout is public."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.exports.sumber import ISIAN, NamaSumber
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.rules.aturan import AturanRusak, muat_yaml

_PAKET: Final = "kinerja_core.exports.profil"


class ProfilRusak(GalatKinerja):
    """A profile that cannot be used; every problem is named."""

    def __init__(self, nama: str, masalah: tuple[str, ...]) -> None:
        self.masalah = masalah
        super().__init__(f'Profil ekspor "{nama}" tidak dapat dipakai:\n' + "\n".join(f"- {m}" for m in masalah))


class KolomProfil(Rekaman):
    """One column: its header, the field it takes, and how it is written."""

    judul: Annotated[TeksSebaris, Field(description="Judul kolom")]
    isian: Annotated[str, Field(description="Nama isian dari sumber")]
    bentuk: Annotated[Literal["teks", "bulat", "tanggal"], Field(description="Bentuk sel")] = "teks"
    wajib: Annotated[bool, Field(description="Baris tanpa isian ini dilaporkan, tidak ditulis")] = False
    lebar: Annotated[int, Field(ge=4, le=120, description="Lebar kolom")] = 20
    pola_tanggal: Annotated[Literal["yyyy-mm-dd", "dd/mm/yyyy"], Field(description="Pola tanggal")] = "yyyy-mm-dd"


class Profil(Rekaman):
    """The layout of one export file."""

    deskripsi: Annotated[TeksSebaris, Field(description="Kegunaan profil")]
    sumber: Annotated[NamaSumber, Field(description="Sumber baris")]
    format: Annotated[Literal["xlsx", "csv"], Field(description="Bentuk berkas")] = "xlsx"
    lembar: Annotated[TeksSebaris, Field(max_length=31, pattern=r"^[^\[\]:*?/\\']+$", description="Nama lembar")] = (
        "Data"
    )
    rujukan: Annotated[TeksSebaris, Field(description="Dasar tata letak")]
    kolom: Annotated[tuple[KolomProfil, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _known_fields(self) -> Profil:
        known = ISIAN[self.sumber]
        if unknown := [k.isian for k in self.kolom if k.isian not in known]:
            hints = []
            for name in unknown:
                near = get_close_matches(name, known, n=1)
                hints.append(f'"{name}"' + (f' (mungkin "{near[0]}")' if near else ""))
            raise PydanticCustomError(
                "isian_tidak_dikenal",
                'Sumber "{sumber}" tidak mempunyai isian {isian}; yang ada: {ada}.',
                {"sumber": self.sumber, "isian": ", ".join(hints), "ada": ", ".join(known)},
            )
        titles = [k.judul.casefold() for k in self.kolom]
        if twice := sorted({k.judul for k in self.kolom if titles.count(k.judul.casefold()) > 1}):
            raise PydanticCustomError(
                "judul_ganda", "Judul kolom dipakai dua kali: {judul}.", {"judul": ", ".join(twice)}
            )
        return self


def kode_profil() -> tuple[str, ...]:
    """Codes of the profiles that ship, in alphabetical order."""
    names = (entry.name for entry in files(_PAKET).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


def muat_profil(kode: str) -> Profil:
    """A profile that ships.

    Raises:
        GalatKinerja: no such profile; the nearest ones are named.
    """
    if kode not in kode_profil():
        near = get_close_matches(kode, kode_profil(), n=1)
        hint = f' Mungkin "{near[0]}"?' if near else ""
        raise GalatKinerja(f'Profil ekspor "{kode}" tidak ada.{hint} Yang ada: {", ".join(kode_profil())}.')
    return baca_profil(files(_PAKET).joinpath(f"{kode}.yaml").read_text(encoding="utf-8"), kode)


def muat_profil_berkas(path: Path) -> Profil:
    """The office's own profile.

    Raises:
        GalatKinerja: the file cannot be read, or is no usable profile.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise GalatKinerja(f'Profil "{path}" tidak dapat dibaca sebagai teks UTF-8 ({problem}).') from problem
    return baca_profil(text, path.name)


def baca_profil(teks: str, nama: str) -> Profil:
    """Read a profile from its YAML; all problems at once."""
    try:
        content: Any = muat_yaml(teks, nama)
        return Profil.model_validate(content)
    except AturanRusak as problem:
        raise ProfilRusak(nama, problem.masalah) from None
    except ValidationError as problem:
        raise ProfilRusak(
            nama, tuple(f"{' › '.join(map(str, m.jalur)) or 'profil'}: {m.pesan}" for m in daftar_masalah(problem))
        ) from None
