"""The parts of a Word file under the names, in the encoding and with the prefix by which Word itself writes them.

Other programs call the main part ``document2.xml``, bind its vocabulary to another prefix, write UTF-16, or leave a
custom part that is no XML. That is undone once, here, so that no reader needs to know of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, join, normpath
from typing import Final
from xml.parsers import expat

from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.batas.xml import dalam_utf8, telusuri, utf8
from kinerja_core.model.ungkapan import ungkapan

_MAIN: Final = "word/document.xml"
_TYPES: Final = "[Content_Types].xml"
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PREFIX: Final = ungkapan(rb"""\sxmlns(?::([A-Za-z0-9._-]{1,40}))?\s*=\s*["']([^"'<>]{0,200})["']""")
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
#: Parts that are read by their names, by what the main part calls them.
_NAMES: Final = {kind: f"word/{kind}.xml" for kind in ("styles", "numbering", "comments", "footnotes", "endnotes")}
#: What a text, and what an attribute, may not hold as it is.
_TEXT: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_TEXT: Final = str.maketrans(_TEXT)
_IN_ATTRIBUTE: Final = str.maketrans({**_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
#: Prefixes that the elements of a part may declare together for it to be changed; people's files have some hundred.
_DECLARATIONS: Final = 5_000
#: An ampersand that begins no entity: what OnlyOffice leaves in custom parts.
_BARE: Final = ungkapan(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});)")


def pulihkan(xml: bytes) -> bytes:
    """A custom part that is no XML, with its ampersands written as such."""
    return _BARE.sub(b"&amp;", xml)


def bakukan(bagian: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts as Word writes them; each is XML that has been looked through."""
    parts = {
        name: utf8(content) if name.endswith((".xml", ".rels")) and not dalam_utf8(content) else content
        for name, content in bagian.items()
    }
    if moves := _moves(parts):
        taken = {one for new in moves.values() for one in (new, _rels(new))} - set(moves)
        parts = {moves.get(name, name): content for name, content in parts.items() if name not in taken}
        back = {new: old for old, new in moves.items()}
        for name in [one for one in parts if one.endswith(".rels")]:
            parts[name] = _links_moved(back.get(name, name), parts[name], moves, _folded(bagian))
        parts[_TYPES] = _types_moved(parts[_TYPES], moves)
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml") and _other_prefix(content):
            parts[name] = _with_usual_prefix(content)
    return parts


def _folded(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The names of parts by how they are compared: capitals mean nothing."""
    return {name.casefold(): name for name in parts}


def _links(name: str, xml: bytes, folded: Mapping[str, str]) -> Iterator[tuple[dict[str, str], str]]:
    """The relationships in a part, each with the name of the part that it leads to; blank where that is outside."""
    found: list[Mapping[str, str]] = []
    telusuri(xml, Anggaran(), lambda tag, own: found.append(own) if tag == "Relationship" else None)
    for own in found:
        outside = own.get("TargetMode") == "External"
        target = normpath(join("/", dirname(dirname(name)), own.get("Target", ""))).lstrip("/")
        yield dict(own), "" if outside else folded.get(target.casefold(), target)


def _rels(name: str) -> str:
    return join(dirname(name), "_rels", f"{basename(name)}.rels")


def _moves(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The parts that have other names than Word's, and those names."""

    def led_to(name: str) -> Iterator[tuple[str, str]]:
        for own, target in _links(name, utf8(parts[name]), _folded(parts)) if name in parts else ():
            if target in parts:
                yield own.get("Type", "").rpartition("/")[2], target

    if _TYPES not in parts:
        return {}
    main = next((target for kind, target in led_to("_rels/.rels") if kind == "officeDocument"), None)
    if main is None:
        return {}
    wanted = {main: _MAIN}
    for kind, target in led_to(_rels(main)):
        if kind in _NAMES and _NAMES[kind] not in wanted.values():
            wanted.setdefault(target, _NAMES[kind])
    moves = {old: new for old, new in wanted.items() if old != new}
    return moves | {_rels(old): _rels(new) for old, new in moves.items() if _rels(old) in parts}


def _links_moved(name: str, xml: bytes, moves: Mapping[str, str], folded: Mapping[str, str]) -> bytes:
    """The relationships of the part that was called ``name``, leading to where everything is now."""
    links = list(_links(name, utf8(xml), folded))
    if name not in moves and not any(target in moves for _, target in links):
        return xml
    for own, target in links:
        if target and not own.get("Target", "").startswith("#"):
            own["Target"] = f"/{moves.get(target, target)}"
    rows = "".join(f"<Relationship{_written(own)}/>" for own, _ in links)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


def _types_moved(xml: bytes, moves: Mapping[str, str]) -> bytes:
    kinds: list[tuple[str, dict[str, str]]] = []
    telusuri(utf8(xml), Anggaran(), lambda tag, own: kinds.append((tag, dict(own))))
    taken = {new for new in moves.values() if new not in moves}
    rows = []
    for tag, own in kinds[1:]:
        name = own.get("PartName", "").lstrip("/")
        if name in taken:
            continue
        if name in moves:
            own["PartName"] = f"/{moves[name]}"
        rows.append(f"<{tag}{_written(own)}/>")
    return f'<Types xmlns="{_PACKAGE}/content-types">{"".join(rows)}</Types>'.encode()


def _written(own: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value.translate(_IN_ATTRIBUTE)}"' for name, value in own.items())


def _other_prefix(xml: bytes) -> bool:
    """Whether Word's vocabulary has another prefix here than its own, which means nothing else."""
    found = [(prefix or b"", space == _W.encode()) for prefix, space in _PREFIX.findall(xml)]
    usual = len(found) <= _DECLARATIONS and (b"w", False) not in found
    return usual and any(own and prefix != b"w" for prefix, own in found)


def _with_usual_prefix(xml: bytes) -> bytes:
    """A part with Word's own prefix for its vocabulary."""
    pieces: list[str] = []
    scopes: list[dict[str, str]] = [{}]

    def name_of(name: str, plain: str) -> str:
        prefix, colon, local = name.rpartition(":")
        space = scopes[-1].get(prefix) if colon else plain
        return f"w:{local}" if space == _W else name

    def begin(name: str, attributes: list[str]) -> None:
        own = list(zip(attributes[::2], attributes[1::2], strict=True))
        declared = {key[6:]: value for key, value in own if key == "xmlns" or key.startswith("xmlns:")}
        scopes.append({**scopes[-1], **declared} if declared else scopes[-1])
        text = _written({name_of(key, ""): value for key, value in own})
        usual = f' xmlns:w="{_W}"' if len(scopes) == 2 and "w" not in declared else ""
        pieces.append(f"<{name_of(name, scopes[-1].get('', ''))}{usual}{text}>")

    def end(name: str) -> None:
        pieces.append(f"</{name_of(name, scopes[-1].get('', ''))}>")
        scopes.pop()

    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: pieces.append(text.translate(_IN_TEXT))
    parser.Parse(utf8(xml), True)
    return "".join(pieces).encode()
