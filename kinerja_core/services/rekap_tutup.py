"""What closed recaps of a penilaian 360° have shown: a later one must not give away, beside it, who came in between.

The record stands with the evaluators' workbooks and holds no name, no NIP and no answer: only what was shown, and
fingerprints of the ratings behind it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.nip import NIP
from kinerja_core.model.penilaian_360 import HasilPerilaku360, Mutu360, Penilaian360
from kinerja_core.model.periode import Periode
from kinerja_core.rules.perilaku_360 import Instrumen, kelompok_penilai
from kinerja_core.services.berkas import TidakDapatMenulis, tulis
from kinerja_core.services.gembok import tergembok

NAMA_CATATAN_360: Final = ".kinerja-360.json"


class CatatanRusak(GalatKinerja):
    """The record of closed recaps is there and cannot be understood: nothing may be shown without it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f'Catatan rekap 360° "{path}" rusak, sehingga tidak diketahui apa yang sudah ditampilkan. Kembalikan '
            "berkas itu dari cadangan folder; tanpa itu jawaban penilai yang terlambat dapat dihitung dari bedanya."
        )


#: Evaluators by fingerprint -> fingerprint of what they said.
_Jawaban = dict[str, str]
#: What a recap tells of a person, and not whose it is nor what was said in words.
_TANPA: Final = {"nip", "nama", "jabatan", "komentar"}
#: Whom a rating is about.
_SIAPA: Final = {"nama", "nip", "jabatan"}
#: Begins the key of what was said of all evaluators of a period.
_MUTU: Final = "mutu "


@dataclass(slots=True)
class _Tertutup:
    """One closed recap of one person: the ratings behind each group, and what was shown."""

    siapa: str
    kelompok: dict[str, _Jawaban]
    hasil: dict[str, Any]

    @property
    def anonim(self) -> _Jawaban:
        """Everybody who must not be recognised."""
        return {rater: said for answers in self.kelompok.values() for rater, said in answers.items()}


@dataclass(slots=True)
class RekapTutup:
    """The closed recaps of one folder and period."""

    folder: Path
    periode: Periode
    _semua: list[_Tertutup] = field(default_factory=list)
    _baru: list[_Tertutup] = field(default_factory=list)
    _mutu: list[_Tertutup] = field(default_factory=list)
    _mutu_baru: list[_Tertutup] = field(default_factory=list)

    @classmethod
    def baca(cls, folder: Path, periode: Periode) -> RekapTutup:
        """What is remembered; a damaged record is refused, never taken for none."""
        every = _read(folder)
        return cls(folder, periode, every.get(str(periode), []), _mutu=every.get(f"{_MUTU}{periode}", []))

    def tampil(
        self, dinilai: Mapping[NIP, Penilaian360], baru: HasilPerilaku360, alat: Instrumen
    ) -> HasilPerilaku360:
        """What may be shown of a person: the new outcome, which is remembered, or the closed one.

        Args:
            dinilai: the ratings, by evaluator.
            baru: what they say now.
            alat: the instrument.
        """
        now = _Tertutup(_print(baru.nip), _answers(dinilai, alat), baru.model_dump(mode="json", exclude=_TANPA))
        closed = [one for one in self._semua if one.siapa == now.siapa]
        fewest = max(alat.minimum_penilai.values())
        changed = next((many for one in closed if (many := _too_near(one, now, fewest))), 0)
        if closed and (changed or baru.sementara):
            return _as_closed(baru, closed[-1], changed)
        if not baru.sementara and (not closed or closed[-1] != now):
            self._baru.append(now)
        return baru

    def tampil_mutu(
        self, penilai: Mapping[NIP, Sequence[Penilaian360]], baru: Mutu360, alat: Instrumen
    ) -> Mutu360:
        """What may be said of all evaluators together: the new counts, which are remembered, or the closed ones.

        Args:
            penilai: the ratings of everybody who must not be recognised.
            baru: what is counted of them now.
            alat: the instrument.
        """
        answers = {
            _print(rater): _print("".join(sorted(one.model_dump_json(exclude={"nama", "jabatan"}) for one in given)))
            for rater, given in penilai.items()
        }
        now = _Tertutup(_print(_MUTU), {_MUTU: answers}, baru.model_dump(mode="json"))
        fewest = max(alat.minimum_penilai.values())
        if any(_too_near(one, now, fewest) for one in self._mutu):
            return Mutu360.model_validate(self._mutu[-1].hasil)
        if not self._mutu or self._mutu[-1] != now:
            self._mutu_baru.append(now)
        return baru

    def ingat(self) -> None:
        """Write down what was shown.

        Raises:
            TidakDapatMenulis: the folder cannot be written.
        """
        if not self._baru and not self._mutu_baru:
            return
        path = self.folder / NAMA_CATATAN_360
        try:
            with tergembok(self.folder):
                every = _read(self.folder)
                for key, new in ((str(self.periode), self._baru), (f"{_MUTU}{self.periode}", self._mutu_baru)):
                    mine = every.setdefault(key, []) if new else []
                    mine += [one for one in new if one not in mine]
                said = {
                    period: [{"siapa": one.siapa, "kelompok": one.kelompok, "hasil": one.hasil} for one in closed]
                    for period, closed in every.items()
                }
                tulis(path, json.dumps(said, indent=1, sort_keys=True).encode(), timpa=True, cadangan=False)
        except OSError as problem:
            raise TidakDapatMenulis(path, problem) from problem


def _too_near(lama: _Tertutup, baru: _Tertutup, paling_sedikit: int) -> int:
    """How many evaluators' answers the difference of two outcomes would give away; 0 when it gives nobody away."""
    pairs = [(lama.anonim, baru.anonim)]
    pairs += [(lama.kelompok[name], baru.kelompok[name]) for name in lama.kelompok.keys() & baru.kelompok.keys()]
    for before, after in pairs:
        many = sum(before.get(rater) != after.get(rater) for rater in before.keys() | after.keys())
        if 0 < many < paling_sedikit:
            return many
    return 0


def _as_closed(baru: HasilPerilaku360, lama: _Tertutup, berubah: int) -> HasilPerilaku360:
    """The outcome as it was closed, with what may not be shown beside it."""
    why = (
        f"{berubah} penilaian masuk, berubah atau hilang sesudahnya tidak ditampilkan, sebab bedanya akan membuka "
        "jawaban penilainya." if berubah
        else "Penilaian yang masuk sesudahnya tidak ditampilkan sebelum semuanya masuk."
    )
    notes = (f"Hasil ini seperti pada rekap yang sudah ditutup. {why}", *lama.hasil["catatan"])
    known = {"nip": baru.nip, "nama": baru.nama, "jabatan": baru.jabatan}
    return HasilPerilaku360.model_validate(lama.hasil | known | {"catatan": notes})


def _answers(dinilai: Mapping[NIP, Penilaian360], alat: Instrumen) -> dict[str, _Jawaban]:
    """The counted ratings of those who must not be recognised, by group."""
    raters = {id(rating): rater for rater, rating in dinilai.items()}
    return {
        group.nama: {
            _print(raters[id(one)]): _print(one.model_dump_json(exclude=_SIAPA))
            for one in group.penilaian
        }
        for group in kelompok_penilai(list(dinilai.values()), alat) if group.anonim and group.dihitung
    }


def _print(apa: str) -> str:
    return hashlib.sha256(apa.encode()).hexdigest()


def _read(folder: Path) -> dict[str, list[_Tertutup]]:
    """Closed recaps by period, and what was said of all evaluators by period.

    Raises:
        CatatanRusak: the record is there and cannot be understood.
    """
    path = folder / NAMA_CATATAN_360
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {
            str(key): [_closed(one, mutu=str(key).startswith(_MUTU)) for one in closed] for key, closed in found.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, ValidationError) as problem:
        raise CatatanRusak(path) from problem


def _closed(item: dict[str, Any], *, mutu: bool) -> _Tertutup:
    groups = {str(name): {str(k): str(v) for k, v in answers.items()} for name, answers in item["kelompok"].items()}
    if mutu:
        Mutu360.model_validate(item["hasil"])
    else:
        HasilPerilaku360.model_validate(item["hasil"] | {"nip": _ANYBODY, "nama": "-"})
    return _Tertutup(str(item["siapa"]), groups, dict(item["hasil"]))


_ANYBODY: Final = "198501012010011001"
