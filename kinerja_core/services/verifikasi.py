"""Verifikasi: whether the text of a document still agrees with the data it carries."""

from __future__ import annotations

import base64
import difflib
import hashlib
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.batas.dokumen_word import baca_dokumen, dokumen_asing
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.dokumen import Dokumen, Tampilan
from kinerja_core.documents.mesin.halaman import IsiHalaman, Paragraf, isi_halaman
from kinerja_core.documents.mesin.isian import isian_model, nama_jalur, ratakan
from kinerja_core.documents.mesin.jejak import TIDAK_TERCETAK, JejakTerbaca
from kinerja_core.documents.mesin.render import render, tak_tercetak, templat_bawaan
from kinerja_core.documents.mesin.tak_tercetak import TakTercetak, menghalangi_cetak
from kinerja_core.documents.mesin.wadah import baca
from kinerja_core.documents.mesin.xml_word import letak
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.masalah import periksa_sekilas
from kinerja_core.model.teks import bertitik
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.services.berjejak import baca_berjejak

#: One white dot: where a document has a letterhead image, its place matters and not its picture.
_DOT: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
)
_TOKEN: Final = re.compile(r"\$\{\w+\}")


#: Stands in place of a text of a secret document.
_RAHASIA: Final = "(rahasia, tidak ditampilkan)"


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A place where the page differs: the paragraphs as the data give them, and as they stand in the file.

    ``letak`` is the cell of a table, ``tabel 2, baris 3, kolom 1``; empty outside tables.
    """

    bagian: str
    menurut_data: tuple[str, ...]
    pada_berkas: tuple[str, ...]
    letak: str = ""


@dataclass(frozen=True, slots=True)
class HasilVerifikasi:
    """What was found.

    ``menyeluruh`` is whether the document could be printed anew and compared paragraph by paragraph; otherwise only
    the texts of the data were looked for, and ``catatan`` says why, and what could not be judged. ``hilang`` are lists
    of the data of which the template printed nothing.
    """

    berkas: str
    jejak: JejakTerbaca
    menyeluruh: bool
    perubahan: tuple[Perubahan, ...]
    catatan: tuple[str, ...]
    hilang: tuple[str, ...] = ()

    @property
    def sesuai(self) -> bool:
        """Whether the record is whole and the page says what the data say, and all of it."""
        return self.jejak.utuh and not self.perubahan and not self.hilang

    @property
    def data(self) -> Any:
        """The data the document was made from.

        Raises:
            GalatKinerja: the document is secret.
        """
        what = KATALOG.get(self.jejak.dokumen)
        if what is not None and what.rahasia:
            raise GalatKinerja(f'"{self.berkas}" dokumen rahasia; datanya tidak dikeluarkan.')
        return self.jejak.data

    def sebagai_json(self) -> dict[str, Any]:
        """What ``kinerja verifikasi --json`` prints."""
        trace = self.jejak
        return {
            "berkas": self.berkas,
            "sesuai": self.sesuai,
            "jejak_utuh": trace.utuh,
            "menyeluruh": self.menyeluruh,
            "dokumen": trace.dokumen,
            "templat": trace.templat,
            "versi": trace.versi,
            "tanggal_aturan": trace.tanggal_aturan,
            "sha256": trace.sha256,
            "perubahan": [
                {
                    "bagian": c.bagian,
                    "letak": c.letak,
                    "menurut_data": list(c.menurut_data),
                    "pada_berkas": list(c.pada_berkas),
                }
                for c in self.perubahan
            ],
            "catatan": list(self.catatan),
            "hilang": list(self.hilang),
        }

    def uraian(self) -> list[str]:
        """The same in lines for people: what stands in the data with ``-``, what stands in the file with ``+``."""
        title = KATALOG[self.jejak.dokumen].judul if self.jejak.dokumen in KATALOG else self.jejak.dokumen
        lines = [f"{title}, dicetak kinerja {self.jejak.versi} dengan templat {self.jejak.templat.get('nama')}."]
        if self.jejak.tanggal_aturan:
            lines.append(f"Aturan menurut tanggal {self.jejak.tanggal_aturan}.")
        if not self.jejak.utuh:
            lines.append("Data yang dibawa berkas ini telah diubah: SHA-256-nya tidak cocok.")
        for change in self.perubahan:
            place = ", ".join(filter(None, (change.bagian, change.letak)))
            lines.append(f"{_kind(change)} {place}:")
            lines += [f"  - {text}" for text in change.menurut_data]
            lines += [f"  + {text}" for text in change.pada_berkas]
        lines += [f"Ada pada datanya, tetapi tidak dicetak oleh templat: {item}." for item in self.hilang]
        lines += self.catatan
        if not self.sesuai:
            return [*lines, "Dokumen TIDAK sesuai dengan data yang dibawanya."]
        what = "Isi dokumen" if self.menyeluruh else "Teks data pada dokumen"
        lines.append(f"{what} sesuai dengan data yang dibawanya.")
        return [*lines, "Ini bukan tanda tangan: berkas dan datanya dapat diubah bersama-sama."]


def _kind(change: Perubahan) -> str:
    if not change.pada_berkas:
        return "Hilang dari"
    return "Berubah di" if change.menurut_data else "Ditambahkan di"


def isi_json(isi: Any) -> bytes:
    """JSON as it is written to a file."""
    return (json.dumps(isi, ensure_ascii=False, indent=2) + "\n").encode()


def verifikasi(berkas: Path, templat: Path | None = None) -> HasilVerifikasi:
    """Print a document anew from the data it carries and compare the texts.

    Pictures are not compared, and SRIKANDI's tokens may have been filled in.

    Args:
        berkas: the Word file.
        templat: the office's own template it was printed with, if it was.

    Raises:
        GalatKinerja: the file cannot be read or carries no proof of origin.
    """
    parts, trace = baca_berjejak(berkas)
    if trace is None:
        raise GalatKinerja(
            f'"{berkas}" tidak membawa jejak: dicetak dengan --tanpa-jejak, bukan cetakan aplikasi ini, '
            "atau disimpan program yang membuangnya."
        )
    notes: list[str] = []
    what = KATALOG.get(trace.dokumen)
    context = _context(what, trace, notes)
    with dokumen_asing(berkas):
        page = isi_halaman(parts)
    notes += page.catatan
    notes += _digantikan(berkas, what, trace, page)
    if any("vbaProject" in name for name in parts):
        notes.append("Dokumen memuat makro, yang dapat mengubah isinya ketika dibuka.")
    if what and context and _has_template(what, trace, templat, notes):
        with _look(trace, templat) as look:
            ours = isi_halaman(baca(render(what, context, look)))
            left_out = tak_tercetak(what, context, look)
        if page.gambar > ours.gambar:
            notes.append(
                f"Dokumen memuat {page.gambar - ours.gambar} gambar atau bentuk yang tidak dicetak aplikasi ini; "
                "gambar tidak dinilai dan dapat menutupi tulisan."
            )
        with dokumen_asing(berkas):
            changes = _compare(ours, page, srikandi=trace.srikandi)
        lost = tuple(str(item) for item in left_out if menghalangi_cetak(what, item))
        notes += [f"Templat tidak mencetak {item}." for item in left_out if str(item) not in lost]
        return HasilVerifikasi(str(berkas), trace, True, _unquoted(what, changes), tuple(notes), lost)
    masked = _masked(what, trace)
    lost = tuple(str(item) for item in masked if what and menghalangi_cetak(what, item))
    rest = [str(item) for item in masked if str(item) not in lost]
    notes += [f"Ada pada datanya, tetapi tidak dicetak oleh templat: {'; '.join(rest)}."] if rest else []
    return HasilVerifikasi(
        str(berkas), trace, False, _unquoted(what, _missing(trace.data, page)), tuple(notes), lost
    )


#: A backup of a document, by its name; and how many places are told in which its successor differs.
_CADANGAN: Final = ungkapan(r"(?P<asli>.+)\.cadangan-[0-9]{8}-[0-9]{6}(?:-[0-9]{1,4})?")
_DISEBUT: Final = 5


def _digantikan(berkas: Path, what: Dokumen | None, trace: JejakTerbaca, page: IsiHalaman) -> Iterator[str]:
    """That a document was printed anew since, and in what the later one differs."""
    named = _CADANGAN.fullmatch(berkas.stem)
    later = berkas.with_name(f"{named['asli']}{berkas.suffix}") if named else berkas
    if not named or not later.is_file():
        return
    try:
        parts, newer = baca_berjejak(later)
        with dokumen_asing(later):
            now = isi_halaman(parts)
    except GalatKinerja:
        return
    said = f'Berkas ini cadangan: "{later.name}" di folder yang sama dicetak sesudahnya dan menggantikannya'
    if newer is not None and newer.sha256 == trace.sha256:
        yield f"{said}, dengan data yang sama."
        return
    changes = _differences(page.badan, now.badan)
    told = [
        f'"{" ".join(text for text, _ in old)}" menjadi "{" ".join(text for text, _ in new)}"'
        for old, new in changes[:_DISEBUT]
    ]
    more = f"; dan {len(changes) - _DISEBUT} lagi" if len(changes) > _DISEBUT else ""
    quoted = "" if what is not None and what.rahasia else f": {'; '.join(told)}{more}"
    yield bertitik(f"{said}; {len(changes)} tempat berbeda{quoted}")


def cetak_lagi(jejak: JejakTerbaca) -> dict[str, bytes] | None:
    """The parts of a document printed anew from the data of its record; ``None`` where that cannot be done here.

    It needs the product's own template of this version, and SRIKANDI's tokens may have been filled in.
    """
    what = KATALOG.get(jejak.dokumen)
    context = _context(what, jejak, [])
    if what is None or context is None or jejak.srikandi or not _has_template(what, jejak, None, []):
        return None
    with _look(jejak, None) as look:
        return baca(render(what, context, look))


def _unquoted(what: Dokumen | None, changes: tuple[Perubahan, ...]) -> tuple[Perubahan, ...]:
    """Changes of a secret document without the texts: only where they are."""
    if what is None or not what.rahasia:
        return changes
    return tuple(
        replace(
            c, menurut_data=tuple(_RAHASIA for _ in c.menurut_data), pada_berkas=tuple(_RAHASIA for _ in c.pada_berkas)
        )
        for c in changes
    )


def _context(what: Dokumen | None, trace: JejakTerbaca, notes: list[str]) -> BaseModel | None:
    if what is None:
        notes.append(f'Dokumen "{trace.dokumen}" tidak dikenal versi ini; hanya teks datanya yang dicari.')
        return None
    try:
        periksa_sekilas(what.konteks, trace.data)
        return what.konteks.model_validate(trace.data)
    except ValidationError:
        notes.append("Data pada jejak tidak memenuhi isian dokumen versi ini; hanya teks datanya yang dicari.")
        return None


def _has_template(what: Dokumen, trace: JejakTerbaca, templat: Path | None, notes: list[str]) -> bool:
    """Whether the template the document was printed with is at hand: the one given, or the product's own."""
    wanted = trace.templat.get("sha256")
    if templat is not None:
        try:
            fits = hashlib.sha256(baca_dokumen(templat)).hexdigest() == wanted
        except BerkasTidakTerbaca as problem:
            raise GalatKinerja(f'"{templat}" tidak dapat dibaca. {problem.pesan}') from problem
        if not fits:
            raise GalatKinerja(f'"{templat}" bukan templat yang dipakai mencetak dokumen ini.')
        return True
    if hashlib.sha256(templat_bawaan(what)).hexdigest() == wanted:
        return True
    name = trace.templat.get("nama")
    which = f'versi lain dari templat bawaan "{name}"' if name == what.templat else f'templat "{name}"'
    notes.append(
        f"Dokumen ini dicetak dengan {which} yang tidak ada di sini; hanya teks datanya yang dicari. Sebutkan templat "
        "itu dengan --templat untuk membandingkan seluruh kalimat."
    )
    return False


@contextmanager
def _look(trace: JejakTerbaca, templat: Path | None) -> Iterator[Tampilan]:
    """How the document looked, with a dot for its letterhead image."""
    with tempfile.TemporaryDirectory() as folder:
        kop = Path(folder) / "kop.png"
        kop.write_bytes(_DOT)
        yield Tampilan(
            templat, kop if trace.kop else None, "f4" if trace.kertas == "f4" else "a4", trace.srikandi, jejak=False
        )


def _masked(what: Dokumen | None, trace: JejakTerbaca) -> list[TakTercetak]:
    """Data that the record says were there and not printed; SRIKANDI's own places are empty on purpose."""
    if what is None:
        return []
    meaning = {path: item.keterangan for path, item in ratakan(isian_model(what.konteks))}
    found = dict.fromkeys(_masked_paths(trace.data, ()))
    return [
        TakTercetak(nama_jalur(path), meaning.get(path, ""), (), whole)
        for path, whole in found
        if whole or not trace.srikandi
    ]


def _masked_paths(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Paths of masked texts; a list in which nothing else is left is named itself."""
    if value == TIDAK_TERCETAK:
        yield path, False
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _masked_paths(item, (*path, key))
    elif isinstance(value, list) and value:
        if not any(teks_data(value)) and next(_masked_paths(value[0], path), None) is not None:
            yield path, True
        else:
            for item in value:
                yield from _masked_paths(item, (*path, "*"))


def _compare(ours: IsiHalaman, theirs: IsiHalaman, *, srikandi: bool) -> tuple[Perubahan, ...]:
    changes = []
    pairs = (("isi dokumen", ours.badan, theirs.badan), ("kepala dan kaki halaman", ours.tepi, theirs.tepi))
    for part, a, b in pairs:
        for before, after in _differences(a, b):
            old, new = tuple(text for text, _ in before), tuple(text for text, _ in after)
            if not (srikandi and _filled_in(old, new)):
                changes.append(Perubahan(part, old, new, letak((after or before)[0][1])))
    return tuple(changes)


def _differences(a: list[Paragraf], b: list[Paragraf]) -> list[tuple[list[Paragraf], list[Paragraf]]]:
    """What differs, by moving as little as possible; paragraph by paragraph where that says no more.

    So texts that changed places are shown each in its own cell, and a row taken out is one change.
    """
    ours, theirs = Counter(text for text, _ in a), Counter(text for text, _ in b)
    if sum(count * theirs[text] for text, count in ours.items()) > _PAIRS:
        return _middle(a, b)
    matcher = difflib.SequenceMatcher(None, [text for text, _ in a], [text for text, _ in b], autojunk=False)
    moved = [(a[a1:a2], b[b1:b2]) for kind, a1, a2, b1, b2 in matcher.get_opcodes() if kind != "equal"]
    if len(a) == len(b):
        paired = [([x], [y]) for x, y in zip(a, b, strict=True) if x[0] != y[0]]
        if 2 * len(paired) <= sum(len(before) + len(after) for before, after in moved):
            return paired
    return moved


#: Pairs of equal paragraphs beyond which a comparison by moving would take minutes; a unit of 400 people has a tenth.
_PAIRS: Final = 2_000_000


def _middle(a: list[Paragraf], b: list[Paragraf]) -> list[tuple[list[Paragraf], list[Paragraf]]]:
    """What stands between the equal beginnings and the equal ends of two documents, as one difference."""
    shorter = min(len(a), len(b))
    begin = next((i for i in range(shorter) if a[i][0] != b[i][0]), shorter)
    end = next((i for i in range(shorter - begin) if a[-1 - i][0] != b[-1 - i][0]), shorter - begin)
    before, after = a[begin : len(a) - end], b[begin : len(b) - end]
    return [(before, after)] if before or after else []


def _filled_in(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether SRIKANDI's tokens were filled in and the words around them are still there."""
    if not before or not all(_TOKEN.search(text) for text in before):
        return False
    tokens = {token for text in before for token in _TOKEN.findall(text)}
    if any(brace in _TOKEN.sub(lambda found: "" if found[0] in tokens else found[0], "".join(after)) for brace in "{}"):
        return False  # a token that is no longer whole, which SRIKANDI does not find
    pattern = "\x1e?".join(".*".join(map(re.escape, _TOKEN.split(text))) for text in before)
    return re.fullmatch(pattern, "\x1e".join(after), re.DOTALL) is not None


#: What stands before a text of the page that is not what it seems: a field, a hidden or an unreadable run.
_MARK: Final = re.compile(r"\([^()]*\) ")
#: Longest text, and how many missing ones, beside which the text that stands in their place is looked for.
_NEAR, _NAMED = 300, 50


def _missing(data: Any, page: IsiHalaman) -> tuple[Perubahan, ...]:
    """Texts of the data that the file does not show, each with the text most like it, which the page shows instead."""
    shown = "\x1e".join(text for text, _ in (*page.badan, *page.tepi))
    wanted = dict.fromkeys(teks_data(data))
    others = {
        _MARK.sub("", text): (text, where) for text, where in page.badan if text not in wanted and len(text) <= _NEAR
    }
    changes: list[Perubahan] = []
    for text in wanted:
        if text in shown:
            continue
        near = difflib.get_close_matches(text, others, 1, 0.7) if len(text) <= _NEAR and len(changes) < _NAMED else []
        seen = [others[one] for one in near]
        changes.append(Perubahan(
            "isi dokumen", (text,), tuple(text for text, _ in seen), "".join(letak(where) for _, where in seen)
        ))
    return tuple(changes)


def teks_data(value: Any) -> list[str]:
    """Every text of a document's data that its page shows."""
    if isinstance(value, str):
        return [value.replace("\u00a0", " ")] if value != TIDAK_TERCETAK else []  # as the page shows it
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in items for text in teks_data(item)]
