"""Text as the product keeps it: one normal form, refused when it cannot be kept whole.

Every text that enters (a cell, a JSON field, an argument) passes :func:`normalkan` once, so that
Word, Excel and the exports never have to guess again (pitfalls D3, D4, X11).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Final

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from kinerja_core.model.tampak import TAK_TERLIHAT, TAK_TERSIMPAN, tampak
from kinerja_core.model.ungkapan import ungkapan

_NEWLINES: Final = ungkapan("\r\n|[\r\x0b\x85\u2028\u2029]")
# Joiners belong inside emoji and scripts that need them, and nowhere beside a Latin letter, a digit or a space.
_JOINER: Final = r"(?:(?<![^\sA-Za-z0-9À-ɏ])[\u200c\u200d]|[\u200c\u200d](?![^\sA-Za-z0-9À-ɏ]))"
_FORBIDDEN: Final = ungkapan(f"[{TAK_TERSIMPAN}{TAK_TERLIHAT}]|{_JOINER}")
_INVISIBLE: Final = ungkapan(f"[{TAK_TERLIHAT}\u200c\u200d]")

#: How many of several a sentence names before it only counts the others.
DISEBUT: Final = 5


class KarakterTerlarang(ValueError):
    """A character that no document can hold, or that nobody sees.

    ``posisi`` counts from 1; ``kode`` is like ``U+001B``.
    """

    def __init__(self, posisi: int, kode: str) -> None:
        self.posisi = posisi
        self.kode = kode
        unseen = _INVISIBLE.match(chr(int(kode[2:], 16)))
        what = "tanda tak terlihat" if unseen else "karakter yang tidak dapat disimpan"
        self.sebab = f"Ada {what} ({kode}) pada huruf ke-{posisi}."
        super().__init__(f"{self.sebab} Hapus karakter itu, atau ketik ulang teksnya.")


def kesalahan(jenis: str, pesan: str, isi: Mapping[str, Any] | None = None) -> PydanticCustomError:
    """A problem of a value in our own words.

    What it quotes is anybody's text, and pydantic cannot hold half a character (a lone surrogate): it is spelled out.
    """
    shown = {name: tampak(value) if isinstance(value, str) else value for name, value in (isi or {}).items()}
    return PydanticCustomError(jenis, pesan, shown)


def normalkan(teks: str) -> str:
    r"""Give the normal form of a text: every line break is ``\n``, outer white space is gone.

    CR, CRLF, vertical tab (Word's pasted Shift+Enter), NEL and the Unicode separators become
    ``\n``. Tabs stay. Any other control character and any lone surrogate is refused.

    Raises:
        KarakterTerlarang: with the place and the code of the first such character.
    """
    if teks.isascii() and teks.isprintable():  # the usual cell: one C call, nothing to change inside
        return teks.strip()
    teks = _NEWLINES.sub("\n", teks)
    if found := _FORBIDDEN.search(teks):
        raise KarakterTerlarang(found.start() + 1, f"U+{ord(found.group()):04X}")
    return teks.strip()


def _normal_text(teks: str) -> str:
    if teks.isascii() and teks.isprintable() and (text := teks.strip()):  # the usual cell, without another call
        return text
    try:
        text = normalkan(teks)
    except KarakterTerlarang as problem:
        raise kesalahan(
            "karakter_terlarang", "{pesan}",
            {"pesan": str(problem), "kode": problem.kode, "sebab": problem.sebab},
        ) from None
    if not text:
        raise kesalahan("wajib_diisi", "Wajib diisi.")
    return text


def _single_line(teks: str) -> str:
    if teks.isascii() and teks.isprintable() and (text := " ".join(teks.split())):
        return text
    return " ".join(_normal_text(teks).split())


#: Text in normal form, possibly several lines; blank is refused.
Teks = Annotated[str, AfterValidator(_normal_text)]
#: Text on one line (names, jabatan, codes): runs of white space become one space.
TeksSebaris = Annotated[str, StringConstraints(max_length=1000), AfterValidator(_single_line)]


def sebut(
    nama: Sequence[str], lainnya: str = "lainnya", *, pemisah: str = ", ", paling_banyak: int = DISEBUT
) -> str:
    """``a, b, c, d, e, dan 3 lainnya``: the first ones of several, and how many more there are.

    Args:
        nama: what is named, in its order.
        lainnya: what the others are called, for example ``sel lainnya``.
        pemisah: stands between them; ``"; "`` where a name may hold a comma.
        paling_banyak: so many are named.
    """
    more = [f"dan {len(nama) - paling_banyak} {lainnya}"] if len(nama) > paling_banyak else []
    return pemisah.join([*nama[:paling_banyak], *more])


def nama_dibedakan(orang: Iterable[tuple[str, str]]) -> dict[str, str]:
    """How each of several people is named, by NIP: whoever shares a name with another one with the NIP too.

    Args:
        orang: NIP and name of everybody among whom a name must tell one from the others.
    """
    people = dict(orang)
    times = Counter(people.values())
    return {nip: f"{name} ({nip})" if times[name] > 1 else name for nip, name in people.items()}


def bertitik(kalimat: str) -> str:
    """A sentence with one point at its end, also where it ends with a name that has one (``S.T.``)."""
    return kalimat if kalimat.endswith(".") else f"{kalimat}."
