"""Word templates of the offices themselves: list what they may print, copy one to edit, check an edited one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.batas.dokumen_word import baca_dokumen, dokumen_asing
from kinerja_core.documents.katalog import KATALOG, cari
from kinerja_core.documents.mesin.galat import MasalahTemplat
from kinerja_core.documents.mesin.isian import Isian
from kinerja_core.documents.mesin.periksa import BAWAAN
from kinerja_core.documents.mesin.render import daftar_isian, periksa_templat, templat_bawaan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.berkas import tolak_bila_ada, tulis

#: How a field of each shape is written in a template.
_CARA: Final = {
    "teks": "{{{{ {} }}}}",
    "angka": "{{{{ {} }}}}",
    "gambar": "{{{{ {} }}}}",
    "ya_tidak": "{{% if {} %}} … {{% else %}} … {{% endif %}}",
    "daftar": "{{% for x in {} %}} … {{% endfor %}}",
    "kelompok": "",
}


def daftar_dokumen() -> list[dict[str, str]]:
    """Every document with its title and template, in the order of the catalogue."""
    return [{"dokumen": item.slug, "judul": item.judul, "templat": item.templat} for item in KATALOG.values()]


def _usage(name: str, item: Isian) -> str:
    outer, _, last = name.rpartition("[].")
    written = _CARA[item.bentuk].format(f"x.{last}" if outer else name)
    if item.tercetak and not item.wajib:
        written = f"{{% if {f'x.{last}' if outer else name} %}}{written}{{% endif %}}"
    return written


def daftar(slug: str) -> list[dict[str, Any]]:
    """Every field that a template of a document may use: name, shape, meaning, example and how it is written.

    A field inside a list is named ``pegawai[].nama`` and written ``{{ x.nama }}`` inside ``{% for x in pegawai %}``.

    Raises:
        GalatKinerja: no such document.
    """
    fields = [*daftar_isian(cari(slug)), *BAWAAN.items()]
    return [
        {
            "isian": name,
            "bentuk": item.bentuk,
            "wajib": item.wajib,
            "arti": item.keterangan,
            "contoh": item.contoh,
            "ditulis": _usage(name, item),
        }
        for name, item in fields
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
    try:
        baca_dokumen(berkas)
    except BerkasTidakTerbaca as problem:
        raise GalatKinerja(f'"{berkas}" tidak dapat dibaca. {problem.pesan}') from problem
    with dokumen_asing(berkas):
        return periksa_templat(what, berkas)


def sebagai_json(slug: str, berkas: Path, masalah: Sequence[MasalahTemplat]) -> dict[str, Any]:
    """What ``kinerja templat-dokumen periksa --json`` prints."""
    wrong = sum(item.tingkat == "kesalahan" for item in masalah)
    return {
        "berkas": str(berkas),
        "dokumen": slug,
        "masalah": [asdict(item) for item in masalah],
        "ringkasan": {"kesalahan": wrong, "peringatan": len(masalah) - wrong, "dapat_dipakai": not wrong},
    }
