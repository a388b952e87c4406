"""The YAML files that ship, prepared: what each says as JSON beside it, read without PyYAML and its budget.

Run ``python -m kinerja_core.rules.siap`` after a change of a rule or of an export profile; a test compares. A prepared
file names the fingerprint of the text it was made of: when the YAML beside it says something else by now, the YAML is
read, so that nobody ever counts with what a rule used to be. The page carries the prepared files alone.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.ungkapan import ungkapan

#: Rooms whose YAML files are prepared.
ATURAN: Final = "kinerja_core.rules"
PROFIL: Final = "kinerja_core.exports.profil"
#: Ending of a prepared file, beside that of its source.
_SIAP: Final = ".siap"
_YAML: Final = ".yaml"
_DECIMAL: Final = ungkapan(r'"\\u0000(.*?)\\u0000"')


class AturanRusak(GalatKinerja, ValueError):
    """A rule file that cannot be used. ``masalah`` lists every problem found, in Indonesian."""

    def __init__(self, kode: str, masalah: tuple[str, ...]) -> None:
        self.kode = kode
        self.masalah = masalah
        super().__init__(f'Aturan "{kode}" rusak: ' + " ".join(masalah))


def muat_yaml(teks: str, kode: str) -> Any:
    """Read YAML strictly (:func:`kinerja_core.batas.teks_yaml.urai_yaml`).

    Raises:
        AturanRusak: with the line of the problem.
    """
    from kinerja_core.batas.anggaran import BerkasTidakTerbaca  # noqa: PLC0415 - what ships is prepared: no PyYAML
    from kinerja_core.batas.teks import TeksRusak  # noqa: PLC0415 - as said above
    from kinerja_core.batas.teks_yaml import urai_yaml  # noqa: PLC0415 - as said above

    try:
        return urai_yaml(teks)
    except (TeksRusak, BerkasTidakTerbaca) as problem:
        message = str(problem)
        raise AturanRusak(kode, (f"{message[:1].upper()}{message[1:].removesuffix('.')}.",)) from problem


def _folder(ruang: str) -> Path:
    return Path(import_module(ruang).__path__[0])


@cache
def nama_terkirim(ruang: str) -> tuple[str, ...]:
    """Names of the files of a room that ship, in alphabetical order."""
    return tuple(sorted({path.stem for path in _folder(ruang).iterdir() if path.suffix in {_SIAP, _YAML}}))


def isi_terkirim(ruang: str, nama: str) -> Any:
    """What one of :func:`nama_terkirim` says.

    Raises:
        AturanRusak: a YAML that was changed since it was prepared has mistakes.
    """
    folder = _folder(ruang)
    source = folder / f"{nama}{_YAML}"
    text = source.read_text(encoding="utf-8") if source.is_file() else None
    try:
        prepared = json.loads((folder / f"{nama}{_SIAP}").read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        prepared = None
    if prepared is not None and (text is None or prepared["sidik"] == _sidik(text)):
        return prepared["isi"]
    return muat_yaml(text or "", nama)


def _sidik(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def siapkan(teks: str, nama: str) -> str:
    """The prepared form of the text of a YAML file; its decimals are numbers with the same digits.

    Raises:
        AturanRusak: with the line of a problem.
    """
    prepared = {"sidik": _sidik(teks), "isi": muat_yaml(teks, nama)}
    text = json.dumps(prepared, indent=0, default=lambda exact: f"\0{exact}\0", ensure_ascii=False)
    return _DECIMAL.sub(r"\1", text) + "\n"


def main() -> None:
    """Prepare every file anew."""
    for room in (ATURAN, PROFIL):
        for source in sorted(_folder(room).glob(f"*{_YAML}")):
            made = siapkan(source.read_text(encoding="utf-8"), source.stem)
            source.with_suffix(_SIAP).write_text(made, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
