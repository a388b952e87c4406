"""Cetakan lalu: what was printed before from the same content, so that a run with nothing to do prints nothing again.

What a source gave is kept in the store (:mod:`.simpanan`) under a fingerprint of everything that it depends on: the
content and name of each file it was made from, the program with its rules and templates, and every option. What is kept
is whose it is, the names and SHA-256 of its documents, and the findings; never the page of a document, and nothing of
a secret workbook or document. Whatever is on the disk is looked at each time. A document of which the bytes are wanted
after all is printed as if nothing were kept.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from importlib.resources import files as isi_paket
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from kinerja_core.documents.mesin.dokumen import Dokumen, Naskah, Tampilan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.masa_catatan import MasaCatatan
from kinerja_core.model.periode import Periode
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.bacaan_cetak import Bacaan
from kinerja_core.services.simpanan import Simpanan, cap, simpanan_sepanjang
from kinerja_core.services.sumber_cetak import OrangTerbit, Sumber, Tercetak
from kinerja_core.workbooks.hasil import JENIS_RAHASIA

#: The most bytes of what is kept under one key.
_MOST: Final = 256 * 2**20
#: Libraries that have a part in the bytes of a document.
_LIBRARIES: Final = ("docxtpl", "python-docx", "Jinja2", "lxml", "pillow")


@cache
def cap_cetak() -> bytes:
    """Fingerprint of everything but the data and the options that a printed document depends on."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - only where something is kept

    found = hashlib.blake2b(cap(), digest_size=32)
    found.update(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}\n".encode())
    for name in _LIBRARIES:
        try:
            found.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            found.update(f"{name}\n".encode())
    room = Path(__file__).resolve().parents[1] / "documents"
    for path in sorted(room.rglob("*.py")):
        found.update(path.relative_to(room).as_posix().encode() + b"\0" + path.read_bytes())
    for item in sorted(isi_paket("docx_templates").iterdir(), key=lambda one: one.name):
        if item.is_file():
            found.update(item.name.encode() + b"\0" + item.read_bytes())
    return found.digest()


class CetakanLalu:
    """What is kept of a document for the data of one run.

    Args:
        what: the document.
        bacaan: how the run reads its workbooks.
        tampilan: how the documents look.
        periode: of which period the unit workbook is.
        masa: the week or month asked for.
        disebut: the files that were named one by one.
    """

    def __init__(
        self, what: Dokumen, bacaan: Bacaan, tampilan: Tampilan, periode: Periode | None, masa: MasaCatatan | None,
        disebut: frozenset[Path],
    ) -> None:
        self._reader = bacaan
        self._named = disebut
        store = simpanan_sepanjang(bacaan.files)
        self._store = store if isinstance(store, Simpanan) and store.path is not None and not what.rahasia else None
        self._start: list[Any] | None = None
        if self._store is not None:
            look = [_isi(tampilan.templat), _isi(tampilan.kop), tampilan.kertas, tampilan.srikandi, tampilan.jejak]
            span = None if masa is None else [masa.kode, masa.seminggu]
            day = bacaan.hari.isoformat() if what.menurut_hari else ""
            self._start = [what.slug, look, sidik_surat(tampilan.surat), periode and periode.kode, span, day]

    def semua(self, buat: Callable[[], Iterator[Sumber]]) -> Iterator[Sumber]:
        """What all files together give, as ``buat`` makes it; taken from what is kept when none has changed."""
        if self._start is None:
            return buat()
        return self._all(buat)

    def _all(self, buat: Callable[[], Iterator[Sumber]]) -> Iterator[Sumber]:
        parts = [self._part(file) for file in self._reader.files]
        key = None if None in parts else self._key("semua", parts)
        yield from self._kept(key, self._reader.files, buat)

    def satu(self, file: Path, lain: Sequence[Path], pilihan: object, buat: Callable[[], Sumber]) -> Iterator[Sumber]:
        """What one staff workbook gives.

        Args:
            file: the workbook.
            lain: other files whose content it depends on.
            pilihan: what else, as JSON has it.
            buat: makes it, when it is wanted.
        """
        parts = [self._part(one) for one in (file, *lain)] if self._start is not None else [None]
        key = None if None in parts or not self._reader.kemasan(file).sidik else self._key("satu", [parts, pilihan])

        def only() -> Iterator[Sumber]:
            yield buat()

        yield from self._kept(key, (file, *lain), only)

    def _part(self, file: Path) -> list[object] | None:
        """What stands for a file in a key; ``None`` where nothing that is made from it may be kept.

        A file that is read anew each time stands there by what it gave: it may become readable, or be another one.
        """
        one = self._reader.kemasan(file)
        content = one.sidik
        if not content:
            kind = self._reader.jenis([file])[0]
            if file.suffix.casefold() == ".csv" or (kind is not None and kind not in JENIS_RAHASIA):
                return None
            content = hashlib.blake2b(one.kepala + b"\0" + (one.utuh or b""), digest_size=20).digest()
        return [self._reader.nama(file), file.name, file in self._named, content.hex()]

    def _key(self, *bagian: object) -> bytes:
        text = json.dumps([self._start, bagian]).encode()
        return hashlib.blake2b(text, digest_size=20, key=cap_cetak()).digest()

    def _kept(
        self, kunci: bytes | None, files: Sequence[Path], buat: Callable[[], Iterator[Sumber]]
    ) -> Iterator[Sumber]:
        """Sources, by what is kept of them; else as they are made, and kept when all their documents were printed."""
        if kunci is None or self._store is None:
            yield from buat()
            return
        if (known := self._store.cetakan(kunci, self._reader.hari)) is not None:
            try:
                found = _sumber(known, _Nyata(buat))
            except (zlib.error, ValueError, LookupError, TypeError, AttributeError):  # whatever else stands there
                found = None
            if found is not None:
                yield from found
                return
        made: list[dict[str, Any] | None] = []
        for source in buat():
            noted = source if source.hasil is not None else source._replace(hasil=[None] * len(source.naskah))
            yield noted
            made.append(_tercatat(noted))
        if None not in made and not self._reader.berubah:
            packed = [kept for file in files if (kept := self._reader.kemasan(file)).sidik]
            first = max((kept.dari for kept in packed), default=self._reader.hari)
            last = min((kept.sampai for kept in packed), default=self._reader.hari)
            self._store.taruh_cetakan(kunci, first, last, zlib.compress(json.dumps(made).encode(), 1))


def _isi(path: Path | None) -> list[str] | None:
    """What stands for a file of the office in a key; one that cannot be read is told when it is used."""
    if path is None:
        return None
    try:
        return [str(path), hashlib.sha256(path.read_bytes()).hexdigest()]
    except OSError:
        return [str(path), ""]


def sidik_surat(surat: PengaturanSurat | None) -> list[Any] | None:
    """What stands for settings of letters in a key: their values, and which of them were given."""
    return None if surat is None else [surat.model_dump_json(), sorted(surat.model_fields_set)]


class _Nyata:
    """The real sources behind what is kept, made when one of their documents is wanted after all."""

    def __init__(self, buat: Callable[[], Iterator[Sumber]]) -> None:
        self._make = buat
        self._begin()

    def _begin(self) -> None:
        self._rest, self._number, self._source = self._make(), -1, Sumber("")

    def konteks(self, sumber: int, naskah: int, nama: str) -> BaseModel:
        """The data of a draft, by the places of its source and in it.

        Raises:
            GalatKinerja: it is not there any more.
        """
        if sumber < self._number:
            self._begin()
        while self._number < sumber:
            self._number, self._source = self._number + 1, next(self._rest, Sumber(""))
        drafts = self._source.naskah
        if naskah >= len(drafts) or drafts[naskah].nama != nama:
            raise GalatKinerja("Datanya berubah selagi dicetak; ulangi perintahnya.")
        return drafts[naskah].konteks()


# -- as it is kept --------------------------------------------------------------------------------


def _tercatat(sumber: Sumber) -> dict[str, Any] | None:
    """A source with what became of its documents; ``None`` when one of them was not printed."""
    drafts: list[dict[str, Any]] = []
    for number, (draft, found) in enumerate(zip(sumber.naskah, sumber.hasil or (), strict=True)):
        kept: dict[str, Any] = {"nama": draft.nama, "nip": draft.nip}
        if draft.tanggal_aturan is not None:
            kept["aturan"] = draft.tanggal_aturan.isoformat()
        match found:
            case Tercetak():
                kept["cetakan"] = {
                    "sidik": found.sidik, "penanda": found.penanda._asdict(), "tentang": found.tentang._asdict(),
                    "temuan": _dumped(found.temuan),
                }
            case Temuan():
                kept["galat"] = _dumped((found,))
            case None if number not in sumber.ditahan:
                return None
        drafts.append(kept)
    return {
        "berkas": sumber.berkas, "nama": sumber.nama, "nip": sumber.nip, "naskah": drafts, "kertas": sumber.kertas,
        "temuan": _dumped(sumber.temuan), "ditahan": sorted(sumber.ditahan),
    }


def _dumped(temuan: Sequence[Temuan]) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json") for one in temuan]


def _loaded(temuan: Sequence[dict[str, Any]]) -> tuple[Temuan, ...]:
    return tuple(map(Temuan.model_validate, temuan))


def _sumber(isi: bytes, nyata: _Nyata) -> list[Sumber]:
    """What is kept, as sources."""
    return [
        Sumber(
            one["berkas"], one["nama"], one["nip"],
            tuple(
                Naskah(
                    draft["nama"], partial(nyata.konteks, number, place, draft["nama"]),
                    date.fromisoformat(draft["aturan"]) if "aturan" in draft else None, nip=draft["nip"],
                )
                for place, draft in enumerate(one["naskah"])
            ),
            _loaded(one["temuan"]), one["kertas"], frozenset(one["ditahan"]),
            [_hasil(draft) for draft in one["naskah"]],
        )
        for number, one in enumerate(json.loads(zlib.decompressobj().decompress(isi, _MOST)))
    ]  # fmt: skip


def _hasil(naskah: dict[str, Any]) -> Tercetak | Temuan | None:
    if "galat" in naskah:
        return _loaded(naskah["galat"])[0]
    if "cetakan" not in naskah:
        return None
    made = naskah["cetakan"]
    return Tercetak(
        made["sidik"], OrangTerbit(**made["penanda"]), OrangTerbit(**made["tentang"]), _loaded(made["temuan"])
    )
