"""Word templates of the offices themselves: list what they may print, copy one to edit, check an edited one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.batas.dokumen_word import baca_dokumen, bagian_dokumen, dokumen_asing
from kinerja_core.documents.katalog import KATALOG, cari
from kinerja_core.documents.mesin.bahasa import Jalur
from kinerja_core.documents.mesin.blok_tanda import Perulangan
from kinerja_core.documents.mesin.dokumen import Dokumen
from kinerja_core.documents.mesin.galat import MasalahTemplat, TemplatRusak
from kinerja_core.documents.mesin.isian import IsianDokumen, isian_model, nama_jalur, ratakan
from kinerja_core.documents.mesin.periksa import BAWAAN, baca_masalah, masalah_untuk, perulangan
from kinerja_core.documents.mesin.render import periksa_templat, templat_bawaan
from kinerja_core.documents.mesin.wadah import baca
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.berkas import tolak_bila_ada, tulis

#: From so many mistakes on a template may be that of another document, when so many times fewer stand in its way there.
_BANYAK: Final = 3
_KALI: Final = 4
#: How the names that every template may use are written.
_BAWAAN_DITULIS: Final = {
    "srikandi": "{% if srikandi %} … {% else %} … {% endif %}",
    "kop_gambar": "{% if kop_gambar %}{{ kop_gambar }}{% endif %}",
}


class _Penulisan:
    """How the fields of a document are written, with the names by which a template repeats its lists."""

    def __init__(self, isian: Mapping[str, IsianDokumen], loops: Mapping[Jalur, Perulangan]) -> None:
        self._items = dict(ratakan(dict(isian)))
        self._loops = loops
        self._taken = {*isian, *BAWAAN, *(loop.peubah for loop in loops.values())}

    def _loop(self, path: Jalur) -> Perulangan:
        if found := self._loops.get(path):
            return found
        depth = path.count("*")
        return Perulangan(next(name for name in "xyzuvw"[depth:] if name not in self._taken))

    def nama(self, path: Jalur) -> str:
        """A field as it is named where it may stand: ``iki.target``."""
        name = ""
        for place, step in enumerate(path):
            longer = f"{name}.{step}" if name else step
            name = self._loop(path[:place]).peubah if step == "*" else longer
        return name

    def di_dalam(self, path: Jalur) -> list[str]:
        """The tags that a field must stand inside of, outermost first: loops, and conditions around them."""
        last = max((place for place, step in enumerate(path) if step == "*"), default=-1)
        tags = []
        for place, step in enumerate(path[: last + 1]):
            before = path[:place]
            if step == "*":
                loop = self._loop(before)
                tags.append(f"{{%{loop.jenis} for {loop.peubah} in {self.nama(before)} %}}")
            elif not self._items[path[: place + 1]].wajib and self._items[path[: place + 1]].bentuk == "kelompok":
                tags.append(f"{{%p if {self.nama(path[: place + 1])} %}}")
        return tags

    def ditulis(self, path: Jalur) -> str:
        """The field itself, between the conditions that it needs."""
        item, name = self._items[path], self.nama(path)
        last = max((place for place, step in enumerate(path) if step == "*"), default=-1)
        asked = [
            self.nama(path[:end])
            for end in range(last + 2, len(path) + (item.tercetak or item.bentuk == "kelompok"))
            if not self._items[path[:end]].wajib
        ]
        if item.bentuk == "daftar":
            loop = self._loop(path)
            inner = f"{{{{ {loop.peubah} }}}}" if item.isi["*"].tercetak else "…"
            written = f"{{%{loop.jenis} for {loop.peubah} in {name} %}} {inner} {{%{loop.jenis} endfor %}}"
            return "".join(f"{{%p if {way} %}} " for way in asked) + written + " {%p endif %}" * len(asked)
        if item.bentuk == "ya_tidak":
            written = f"{{% if {name} %}} … {{% else %}} … {{% endif %}}"
        elif item.bentuk == "kelompok":
            written = " … " if asked else ""
        else:
            written = f"{{{{ {name} }}}}"
        return "".join(f"{{% if {way} %}}" for way in asked) + written + "{% endif %}" * len(asked)


def daftar(slug: str, templat: Path | None = None) -> list[dict[str, Any]]:
    """Every field that a template of a document may use: name, shape, meaning, example and how it is written.

    A field inside a list is named ``pegawai[].nama`` and written as the product's own template writes it, or that of
    the office: ``{{ orang.nama }}`` inside ``{%tr for orang in pegawai %}``.

    Raises:
        GalatKinerja: no such document, or a template that cannot be used.
    """
    what = cari(slug)
    fields = isian_model(what.konteks)
    if templat is not None:
        pastikan(what, templat)
    parts = baca(templat_bawaan(what)) if templat is None else _parts(templat)
    writing = _Penulisan(fields, perulangan(parts, fields))
    rows = [
        (nama_jalur(path), item, writing.ditulis(path), writing.di_dalam(path))
        for path, item in ratakan(fields)
        if path[-1] != "*"
    ]
    rows += [(name, item, _BAWAAN_DITULIS[name], []) for name, item in BAWAAN.items()]
    return [
        {
            "isian": name,
            "bentuk": item.bentuk,
            "wajib": item.wajib,
            "arti": item.keterangan,
            "contoh": item.contoh,
            "ditulis": written,
            "di_dalam": inside,
        }
        for name, item, written, inside in rows
    ]


def salin(slug: str, keluaran: Path, *, timpa: bool = False) -> Path:
    """Copy the template of a document, to be edited in Word.

    Raises:
        GalatKinerja: no such document, not a ``.docx`` name, or the target exists.
    """
    if keluaran.suffix.casefold() != ".docx":
        raise GalatKinerja(f'Templat disimpan sebagai .docx; ganti akhiran "{keluaran.name}".')
    tolak_bila_ada([keluaran], timpa)
    return tulis(keluaran, templat_bawaan(cari(slug)), timpa=timpa)


def periksa(slug: str, berkas: Path) -> tuple[MasalahTemplat, ...]:
    """Every problem of an edited template, before any data exists.

    Raises:
        GalatKinerja: no such document, or a file that is no readable Word file at all.
    """
    what = cari(slug)
    parts = _parts(berkas)
    with dokumen_asing(berkas):
        problems = periksa_templat(what, berkas)
        other = _milik(what, parts, _errors(problems))
    return (MasalahTemplat(_other(what, other)),) if other else problems


def pastikan(dokumen: Dokumen, berkas: Path) -> None:
    """Refuse an edited template that cannot be used, before any data are read.

    Raises:
        TemplatRusak: with every problem, or with the one that it is the template of another document.
        GalatKinerja: a file that is no readable Word file at all.
    """
    parts = _parts(berkas)
    with dokumen_asing(berkas):
        problems = baca_masalah(parts, isian_model(dokumen.konteks))
        count = _errors(problems)
        other = _milik(dokumen, parts, count)
    if count:
        raise TemplatRusak((MasalahTemplat(_other(dokumen, other)),) if other else problems)


def _parts(berkas: Path) -> dict[str, bytes]:
    try:
        return bagian_dokumen(baca_dokumen(berkas))
    except BerkasTidakTerbaca as problem:
        raise GalatKinerja(f'"{berkas}" tidak dapat dibaca. {problem.pesan}') from problem


def _errors(problems: Sequence[MasalahTemplat]) -> int:
    return sum(item.tingkat == "kesalahan" for item in problems)


def _milik(dokumen: Dokumen, bagian: Mapping[str, bytes], kesalahan: int) -> str:
    """The document whose template this rather is: where it fits, or nearly so; empty when there is none."""
    if kesalahan < _BANYAK:
        return ""
    others = [item for item in KATALOG.values() if item is not dokumen]
    problems = masalah_untuk(bagian, [isian_model(item.konteks) for item in others])
    counts = {item.slug: _errors(found) for item, found in zip(others, problems, strict=True)}
    best = min(counts, key=lambda slug: (counts[slug], sum(1 for _ in ratakan(isian_model(KATALOG[slug].konteks)))))
    return best if counts[best] * _KALI <= kesalahan else ""


def _other(dokumen: Dokumen, lain: str) -> str:
    return f"Ini templat {lain} ({KATALOG[lain].judul}), bukan templat {dokumen.slug}; sebutkan dokumen yang sesuai."


def sebagai_json(slug: str, berkas: Path, masalah: Sequence[MasalahTemplat]) -> dict[str, Any]:
    """What ``kinerja templat-dokumen periksa --json`` prints."""
    wrong = sum(item.tingkat == "kesalahan" for item in masalah)
    return {
        "berkas": str(berkas),
        "dokumen": slug,
        "masalah": [item._asdict() for item in masalah],
        "ringkasan": {"kesalahan": wrong, "peringatan": len(masalah) - wrong, "dapat_dipakai": not wrong},
    }
