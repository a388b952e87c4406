"""Change a file as damage, other programs and ill will do: bytes, parts of a zip, tokens of XML, lines of a text."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

#: Texts that have broken readers before, or might.
_ANEH: tuple[bytes, ...] = (
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"=1+1", b";=1+1", b"\t@SUM(A1)", b"-1", b"1e999", b"9" * 400,
    b"NaN", b"198501012010011001", b"1985-13-45", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\x1b[31m", b"&x;", b"&#0;",
    b"]]>", b"<!--", b"<![CDATA[", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"../../x", b"C:\\x", b"{{ x }}", b"{", b"\n",
    b"{% for a in b %}", b"[" * 300, b"XFD1048576", b"A0", b'r="ZZ9"', b't="e"', b't="b"', b"\r\n", b'"', b"'",
    b"\\u0000", b"&amp;", b"\xf0\x9f\x98\x80",
)  # fmt: skip
_TOKEN = re.compile(rb"<[^<>]*>|[^<>]+")


def _bita(acak: random.Random, isi: bytes) -> bytes:
    """A few bytes turned, taken out, doubled or put in."""
    data = bytearray(isi)
    for _ in range(acak.randint(1, 6)):
        place = acak.randrange(len(data) + 1)
        length = acak.choice((1, 1, 2, 8, 64, 1024))
        match acak.randrange(4):
            case 0:
                data[place : place + 1] = bytes([acak.randrange(256)])
            case 1:
                del data[place : place + length]
            case 2:
                data[place:place] = data[place : place + length]
            case _:
                data[place:place] = acak.choice(_ANEH)
    return bytes(data)


def _potong(acak: random.Random, isi: bytes) -> bytes:
    return isi[: acak.randrange(len(isi) + 1)]


def _berulang(acak: random.Random, isi: bytes) -> bytes:
    """The same again and again, as far as a megabyte."""
    return isi * acak.randint(2, max(2, 1_000_000 // max(1, len(isi))))


def _baris(acak: random.Random, isi: bytes) -> bytes:
    """Lines or fields of a text moved, doubled, taken out, or with something odd in them."""
    mark = acak.choice((b"\n", b"\n", b",", b":", b'"'))
    parts = isi.split(mark)
    for _ in range(acak.randint(1, 4)):
        place = acak.randrange(len(parts))
        match acak.choice((0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4)):
            case 0 if len(parts) > 1:
                del parts[place]
            case 1:
                parts.insert(place, parts[acak.randrange(len(parts))])
            case 2:
                parts[place] = acak.choice(_ANEH)
            case 4:
                parts[place] = _berulang(acak, parts[place] + mark)
            case _:
                parts[place] += acak.choice(_ANEH)
    return mark.join(parts)


def _xml(acak: random.Random, isi: bytes) -> bytes:
    """Tags and texts of XML moved, doubled, taken out, renamed, or with something odd in them."""
    tokens = _TOKEN.findall(isi) or [isi]
    for _ in range(acak.randint(1, 4)):
        place = acak.randrange(len(tokens))
        other = tokens[acak.randrange(len(tokens))]
        match acak.choice((0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5)):
            case 0 if len(tokens) > 1:
                del tokens[place]
            case 1:
                tokens.insert(place, other)
            case 2:
                tokens[place] = other
            case 3:
                numbers = list(re.finditer(rb"[0-9]+", tokens[place]))
                if numbers:
                    found = acak.choice(numbers)
                    new = acak.choice((b"0", b"-1", b"99999999999999999999", b"1048577", b"1.5", b"x"))
                    tokens[place] = tokens[place][: found.start()] + new + tokens[place][found.end() :]
            case 4:
                tokens[place] += acak.choice(_ANEH)
            case _:
                tokens[place] = _berulang(acak, tokens[place])
    return b"".join(tokens)


def _zip(acak: random.Random, isi: bytes) -> bytes:
    """A part of a zip changed, renamed, taken out or doubled; the zip itself stays whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as source:
            parts = [(info.filename, source.read(info)) for info in source.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return _bita(acak, isi)
    if not parts:
        return _bita(acak, isi)
    place = acak.randrange(len(parts))
    name, content = parts[place]
    match acak.randrange(8):
        case 0:
            del parts[place]
        case 1:
            parts[place] = (acak.choice((name.upper(), name.replace("/", "\\"), f"/{name}", f"{name}x")), content)
        case 2:
            parts[place] = (name, parts[acak.randrange(len(parts))][1])
        case 3:
            parts[place] = (name, _bita(acak, content))
        case _:
            parts[place] = (name, _xml(acak, content))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as target:
        for title, data in parts:
            target.writestr(title, data)
    return made.getvalue()


def _sambung(acak: random.Random, isi: bytes, lain: bytes) -> bytes:
    """The beginning of one file and the end of another."""
    return isi[: acak.randrange(len(isi) + 1)] + lain[acak.randrange(len(lain) + 1) :]


_CARA: dict[str, tuple[Callable[[random.Random, bytes], bytes], ...]] = {
    ".xlsx": (_zip, _zip, _zip, _zip, _bita, _potong), ".docx": (_zip, _zip, _zip, _zip, _bita, _potong),
    ".csv": (_baris, _baris, _bita, _potong), ".json": (_baris, _baris, _bita, _potong),
    ".yaml": (_baris, _baris, _bita, _potong), ".png": (_bita, _bita, _potong),
    ".jpg": (_bita, _bita, _potong),
}  # fmt: skip


def ubah(acak: random.Random, benih: Path, semua: Sequence[Path]) -> bytes:
    """The bytes of a seed with one change; now and then spliced with another seed of its kind."""
    isi = benih.read_bytes()
    alike = [path for path in semua if path.suffix == benih.suffix]
    if acak.randrange(20) == 0:
        return _sambung(acak, isi, acak.choice(alike).read_bytes())
    return acak.choice(_CARA[benih.suffix])(acak, isi)
