"""What no template may carry, wherever it stands in the file: what runs, fetches, or is not a template's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from kinerja_core.documents.mesin.galat import MasalahTemplat
from kinerja_core.documents.mesin.jejak import RUANG_NAMA
from kinerja_core.documents.mesin.xml_word import nama_bagian, urai

#: What opens or closes a tag, and docxtpl's own escapes of it.
TANDA_LEPAS: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{_\{|\}_\}|\{_%|%_\}")
#: Relationships to what may run a program or brings a document of its own.
_ACTIVE: Final = frozenset({
    "vbaProject", "wordVbaData", "control", "activeXControlBinary", "oleObject", "aFChunk", "subDocument",
    "attachedToolbars", "keyMapCustomizations",
})  # fmt: skip
#: The kind of a Word template proper, which no document is made from here.
JENIS_TEMPLAT: Final = b"wordprocessingml.template.main+xml"
BUKAN_DOKUMEN: Final = "Berkas ini templat Word (.dotx); buka di Word, lalu simpan sebagai Dokumen Word (.docx)."
_LINKS: Final = ("http://", "https://", "mailto:", "#")
#: What is fetched from outside the file as people call it, and how it is taken out in Word.
_MERGE: Final = ("data mail merge", "pilih Mailings > Start Mail Merge > Normal Word Document")
_OUTSIDE: Final = {
    "attachedTemplate": ("templat Word", "ganti dengan Normal di Developer > Document Template"),
    "image": ("gambar", "masukkan gambarnya: File > Info > Edit Links to Files > Break Link"),
    "mailMergeSource": _MERGE,
    "mailMergeHeaderSource": _MERGE,
}


def masalah_paket(bagian: Mapping[str, bytes]) -> Iterator[MasalahTemplat]:
    """What no template may carry: macros, addresses outside the file, entities, tags in the properties."""
    for name, data in bagian.items():
        if "vbaProject" in name or (name == "[Content_Types].xml" and b"macroEnabled" in data):
            yield MasalahTemplat("Templat memuat makro; simpan ulang sebagai .docx tanpa makro.", name)
        if name.casefold().startswith("customxml/item") and RUANG_NAMA.encode() in data and b"<jejak" in data:
            yield MasalahTemplat(
                "Templat ini dibuat dari dokumen jadi dan masih membawa data orang lain. Hapus dengan File > Info > "
                "Check for Issues > Inspect Document > Custom XML Data, atau mulai lagi dari kinerja templat-dokumen "
                "salin.",
                name,
            )
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in data.replace(b"\0", b""):  # in UTF-16 too
            yield MasalahTemplat("Templat memuat DOCTYPE, yang tidak dikenal Word.", name)
            continue
        if name.endswith(".xml"):
            urai(data)
        if name.endswith(".rels"):
            yield from _links(name, data)
        elif (
            name.startswith("docProps/")
            and name.endswith(".xml")
            and TANDA_LEPAS.search(data.decode("utf-8", "replace"))
        ):
            yield MasalahTemplat("Properti dokumen (judul, penulis, ...) tidak boleh memuat {{ }} atau {% %}.", name)


def _links(name: str, data: bytes) -> Iterator[MasalahTemplat]:
    """What a part refers to and no template may."""
    owner = nama_bagian(name.replace("_rels/", "").removesuffix(".rels"))
    for link in urai(data):
        kind = link.get("Type", "").rpartition("/")[2]
        target = link.get("Target", "")
        if kind in _ACTIVE:
            yield MasalahTemplat(f"Templat memuat {kind}, yang dapat menjalankan program; hapus.", name)
        elif link.get("TargetMode") != "External":
            continue
        elif kind != "hyperlink":
            what, way = _OUTSIDE.get(kind, (kind, "hapus"))
            yield MasalahTemplat(f"Templat mengambil {what} dari luar berkas ({target[:100]}); {way}.", owner)
        elif not target.casefold().startswith(_LINKS):
            yield MasalahTemplat(f'Tautan "{target[:100]}" bukan alamat web atau surel; hapus.', owner)
        elif TANDA_LEPAS.search(address := unquote(target)):
            yield MasalahTemplat(
                f'Alamat tautan "{address[:100]}" memuat tanda isian, yang tidak dapat dicetak di alamat; hapus '
                "tautannya (Remove Hyperlink), lalu tulis alamatnya sebagai teks.",
                owner,
            )
