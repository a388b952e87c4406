"""What is put on a page of a PDF after it was printed: typed on it, laid over it, or cut off from it.

Programs that show PDFs keep such things beside the page's own text, where no comparison of its words meets them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kinerja_core.model.tampak import tampak

if TYPE_CHECKING:
    from pypdf import PageObject

#: Letters of a text put on a page that are shown.
_SHOWN: Final = 60
#: Points of an edge that may be cut off: paper is no more exact than that.
_EDGE: Final = 10
#: Annotations that are not seen (bit 2), or only on a screen's list.
_HIDDEN: Final = 2
#: What shows nothing of its own: links, windows of comments, and what a printing house needs.
_NOTHING: Final = frozenset({"/Link", "/Popup", "/PrinterMark", "/TrapNet", "/Sound", "/Movie", "/Screen", "/3D"})
#: Shapes that cover what stands below when they are filled, and what takes a text back.
_SHAPES: Final = frozenset({"/Square", "/Circle", "/Polygon"})
_TAKEN_BACK: Final = {"/StrikeOut": "tulisan yang dicoret", "/Redact": "tanda penghapusan"}
#: What may stand beside the text, as signatures do; it is said and not judged.
_BESIDES: Final = {
    "/Stamp": "stempel atau gambar tempelan", "/Ink": "coretan tangan", "/Text": "komentar", "/Caret": "komentar",
    "/FileAttachment": "lampiran",
    "/Highlight": "penanda teks", "/Underline": "penanda teks", "/Squiggly": "penanda teks",
}  # fmt: skip


class Tempelan(NamedTuple):
    """What was put on a page: ``mengubah`` changes what it says, ``catatan`` stands beside it and is not judged."""

    mengubah: tuple[str, ...]
    catatan: tuple[str, ...]


def baca_tempelan(halaman: PageObject, *, rahasia: bool) -> Tempelan:
    """What was put on a page; texts put on one that is ``rahasia`` are not quoted."""
    changes, notes = [], []
    if _cut(halaman):
        changes.append("halaman dipotong, sehingga sebagian isinya tidak tampak")
    for item in _annotations(halaman):
        kind = str(item.get("/Subtype"))
        if kind == "/FreeText" or (kind == "/Widget" and _kind_of_field(item) in {"/Tx", "/Ch"}):
            text = _text(item)
            if kind == "/FreeText" or text:
                quoted = f' "{tampak(text[:_SHOWN])}"' if text and not rahasia else ""
                changes.append(f"tulisan yang ditempelkan{quoted}")
        elif kind in _SHAPES and item.get("/IC"):
            changes.append("bidang berwarna yang menutupi isinya")
        elif kind in _TAKEN_BACK:
            changes.append(_TAKEN_BACK[kind])
        elif kind not in _NOTHING and kind != "/Widget":
            notes.append(_BESIDES.get(kind, "garis atau bentuk"))
    return Tempelan(tuple(dict.fromkeys(changes)), tuple(dict.fromkeys(notes)))


def _cut(halaman: PageObject) -> bool:
    """Whether less of a page is shown than was printed."""
    left, bottom, right, top = map(float, halaman.mediabox)
    inner_left, inner_bottom, inner_right, inner_top = map(float, halaman.cropbox)
    return max(inner_left - left, inner_bottom - bottom, right - inner_right, top - inner_top) > _EDGE


def _annotations(halaman: PageObject) -> Iterator[Any]:
    """The annotations of a page that are seen."""
    for one in _object(halaman.get("/Annots")) or ():
        item = _object(one)
        if hasattr(item, "get") and not int(_object(item.get("/F")) or 0) & _HIDDEN:
            yield item


def _kind_of_field(item: Any) -> str:
    """The kind of a form's field, which its parent may say."""
    parent = _object(item.get("/Parent"))
    return str(item.get("/FT") or (parent.get("/FT") if hasattr(parent, "get") else ""))


def _text(item: Any) -> str:
    """What an annotation or a field of a form shows as text, on one line."""
    parent = _object(item.get("/Parent"))
    value = item.get("/Contents") or item.get("/V") or (parent.get("/V") if hasattr(parent, "get") else "")
    return " ".join(str(_object(value) or "").split())


def _object(value: Any) -> Any:
    """What a reference refers to."""
    return value.get_object() if hasattr(value, "get_object") else value
