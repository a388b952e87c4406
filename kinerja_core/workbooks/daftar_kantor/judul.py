"""What the headers of an office's list mean: word by word, so that a word nobody knows is asked about, never guessed.

A header may stand in up to three rows (``Pejabat Penilai`` above ``Nama``, ``NIP``, …), hold several fields
(``Nama / NIP``), or say a thing that a list of people does not need (``No HP``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from kinerja_core.workbooks.mesin.kisi import BarisKisi, IsiSel, tempat
from kinerja_core.workbooks.mesin.spek import lipat

#: Rows in which the header of a list is looked for, and rows it may take.
BATAS_JUDUL: Final = 60
TINGKAT: Final = 3
#: Columns of a list, and letters of a header; what lies beyond is nobody's.
BATAS_LEBAR: Final = 256
_HURUF: Final = 200
#: What a header says that a list does not need.
TIDAK_PERLU: Final = ""


class _Medan(NamedTuple):
    """A field: sets of words of which one must be there, and all words that may stand beside."""

    inti: tuple[frozenset[str], ...]
    boleh: frozenset[str]


def _medan(inti: str, boleh: str = "") -> _Medan:
    """``"a b|c"``: the words a and b, or the word c."""
    cores = tuple(frozenset(one.split()) for one in inti.split("|"))
    return _Medan(cores, frozenset(boleh.split()).union(*cores))


_KINI: Final = "terakhir saat ini sekarang skp lengkap"
#: Fields of a person, by the last part of their names.
_ORANG: Final[Mapping[str, _Medan]] = {
    "nip": _medan(
        "nip|nipppk|nippppk|nomor induk|no induk|ni pppk",
        "pns asn p3k baru pegawai kepegawaian no nomor 18 digit angka",
    ),
    "nama": _medan("nama", "lengkap dan gelar dengan beserta berikut pegawai asn pns negeri sipil"),
    "gelar_depan": _medan("gelar depan"),
    "gelar_belakang": _medan("gelar belakang"),
    "pangkat": _medan("pangkat golongan|golru|pangkat ruang", f"ruang dan atau {_KINI}"),
    "nama_pangkat": _medan("pangkat", f"nama {_KINI}"),
    "golongan": _medan("golongan", f"ruang {_KINI}"),
    "jabatan": _medan("jabatan", f"nama pegawai struktural fungsional pelaksana tertentu umum dan atau {_KINI}"),
    "unit_kerja": _medan(
        "unit|satuan kerja|satker|unor",
        "kerja organisasi satuan nama instansi instalasi ruangan bagian bidang penempatan pegawai skp",
    ),
}
#: Fields of the pegawai only.
_PEGAWAI: Final[Mapping[str, _Medan]] = {
    "pegawai.jenis": _medan("status|jenis pegawai|jenis asn|pns pppk|pns p3k", "pegawai kepegawaian asn pns pppk"),
    "jenis_skp": _medan("jenis skp|model skp|varian skp|pendekatan", "hasil kerja skp"),
    "periode": _medan("periode|masa skp|masa penilaian", "skp penilaian kinerja masa"),
    "mulai": _medan("mulai|awal", "periode tanggal tgl masa skp penilaian"),
    "selesai": _medan("selesai|akhir", "periode tanggal tgl masa skp penilaian"),
}
#: The penilai may be told by the instansi instead of a unit.
_PENILAI: Final = frozenset({"atasan", "pejabat", "penilai", "kinerja", "dari", "ppk", "langsung"})
_INSTANSI: Final = _medan("instansi", "unit kerja")
#: Fields of the report of BKN's e-Kinerja, by their names there.
BKN: Final[Mapping[str, str]] = {
    "hasil kerja": "bkn.hasil", "perilaku kerja": "bkn.perilaku", "hasil akhir": "bkn.predikat",
    "is skp plt plh pjb": "bkn.plt", "periode akhir skp": "bkn.akhir",
    "tahun skp": "bkn.tahun", "skp status": "bkn.status",
}  # fmt: skip
#: Words by which a column is known to be none of ours, wherever they stand in its header.
_ASING: Final = frozenset({
    "tmt", "lama", "lahir", "pendidikan", "hp", "handphone", "telepon", "telp", "wa", "email", "mail", "surel",
    "alamat", "agama", "kelamin", "jk", "nik", "npwp", "karpeg", "usia", "umur", "eselon", "kelas", "darah", "kawin",
    "perkawinan", "pernikahan", "keterangan", "ket", "diklat", "latihan", "pelatihan", "foto", "ijazah", "kampus",
    "jurusan", "berkas",
    "file", "kelengkapan", "pemeriksaan",
    "rekening",
})  # fmt: skip
_SENDIRI: Final = frozenset({
    "no", "nomor", "no urut", "nomor urut", "nomer", "id", "skp id", "l p", "lp", "masa kerja", "masa kerja golongan",
    "mk", "skp unor induk", "unor induk", "unit induk", "unit utama", "jenis jabatan", "skp jenis jabatan",
    "periode id", "periode awal skp", "waktu dinilai", "skp model", "unor id", "nama berkas",
    "keadaan", "keadaan mulai", "keadaan selesai",
})  # fmt: skip
_SAMA: Final = {"gol": "golongan", "golongang": "golongan", "namalengkap": "nama", "p3k": "pppk", "tgl": "tanggal"}
#: What some offices add to the penilai, who is the atasan langsung.
_LANGSUNG: Final = re.compile(
    r"\batasan\s+langsung\s*/\s*(?=(?:pejabat\s+)?penilai)|(?<=penilai)(?:\s+kinerja)?\s*[/(]\s*atasan\s+langsung\s*\)?",
    re.IGNORECASE,
)
#: Every word of a field.
_DIKENAL: Final = frozenset(
    word for group in (_ORANG, _PEGAWAI) for one in group.values() for word in one.boleh
) | {"pejabat", "penilai"}
_TERPANJANG: Final = max(map(len, _DIKENAL))
#: Fields that may share one cell.
_SERUMAH: Final = ("nama", "nip", "pangkat", "jabatan")


def kata_judul(teks: str) -> list[str]:
    """Words of a header; letters set apart (``N I P``) are one word."""
    spaced = re.sub(r"(?<![^\W_])([^\W_])(?: ([^\W_])(?![^\W_]))+", lambda found: found[0].replace(" ", ""),
                    teks.replace(".", " "))
    return [_SAMA.get(part, part) for word in lipat(spaced).split() for part in _belah(word)]


def _belah(kata: str) -> tuple[str, ...]:
    """Two words whose letters were set apart with the same space between all (``U N I T K E R J A``)."""
    if kata in _DIKENAL or len(kata) > 2 * _TERPANJANG:
        return (kata,)
    halves = ((kata[:place], kata[place:]) for place in range(3, len(kata) - 2))
    return next((pair for pair in halves if _DIKENAL.issuperset(pair)), (kata,))


@lru_cache(maxsize=2000)
def bertanggal(teks: str) -> bool:
    """Whether cells under a header hold a day beside what they say: ``Pangkat, Gol/TMT``, ``Jabatan / TMT``."""
    words = kata_judul(teks)
    return "tmt" in words[1:] and re.search(r"[/,&+]|\bdan\b", teks, re.IGNORECASE) is not None


@lru_cache(maxsize=2000)
def arti_judul(teks: str) -> tuple[str, ...] | None:
    """The fields that a header means, in its order; ``(TIDAK_PERLU,)`` for what a list does not need.

    ``None`` when a word of it is not known.
    """
    words = kata_judul(_LANGSUNG.sub("", teks))
    folded = " ".join(words)
    if folded in BKN:
        return (BKN[folded],)
    if folded in _SENDIRI or words[:2] == ["masa", "kerja"]:
        return (TIDAK_PERLU,)
    words = _tanpa_sampingan(words, teks)
    if not _ASING.isdisjoint(words):  # with a field of ours in the same cell it is asked about: "Pangkat / TMT"
        several = re.search(r"[/,&+]|\bdan\b", teks) is not None
        return None if several and any(_berisi(one, words) for one in _ORANG.values()) else (TIDAK_PERLU,)
    role, rest = _peran(words)
    if role is None:
        return None
    if not rest:
        return (f"{role}.nama", f"{role}.nip") if words else None
    if role == "pegawai":
        for name, field in _PEGAWAI.items():
            if _cocok(field, rest):
                return (name,)
    elif _cocok(_INSTANSI, rest):
        return (f"{role}.unit_kerja",)
    for name, field in _ORANG.items():
        if _cocok(field, rest):
            return (f"{role}.{name}",)
    return _beberapa(role, rest)


def _tanpa_sampingan(words: Sequence[str], teks: str) -> list[str]:
    """Words without those of what stands beside a field in its cells, and is told from it there."""
    beside = {"tmt"} if bertanggal(teks) else set()
    if "nip" in words:
        beside |= {"nrp", "nik"}  # of those who are no ASN
        beside |= {"lama"} if "baru" in words else set()
    return [word for word in words if word not in beside]


def _berisi(field: _Medan, words: Collection[str]) -> bool:
    return any(core.issubset(words) for core in field.inti)


def menyebut(teks: str, medan: str) -> bool:
    """Whether a header that is not known as a whole names a field of a person (``pegawai.nama``)."""
    words = kata_judul(teks)
    role, rest = _peran(words)
    whose, _, name = medan.rpartition(".")
    return role == whose and _ASING.isdisjoint(rest) and _berisi(_ORANG[name], rest)


def _cocok(field: _Medan, words: Collection[str]) -> bool:
    return field.boleh.issuperset(words) and _berisi(field, words)


def _peran(words: Sequence[str]) -> tuple[str | None, list[str]]:
    """Whose field a header speaks of, and its other words; ``None`` for an atasan of whom it is not said which."""
    here = set(words)
    if "penilai" in here:
        role = "atasan_penilai" if "atasan" in here else "penilai"
        rest = [word for word in words if word not in _PENILAI]
        return role, _tanpa_kelompok(rest)
    if words[:2] == ["pegawai", "atasan"]:  # the report of BKN
        return "penilai", list(words[2:])
    if "atasan" in here:
        return None, []
    if "dinilai" in here:
        return "pegawai", [word for word in words if word not in {"pegawai", "asn", "pns", "yang", "dinilai"}]
    return "pegawai", _tanpa_kelompok(words)


def _tanpa_kelompok(words: Sequence[str]) -> list[str]:
    """Words without those that only head a group of columns (``Data Pegawai``)."""
    place = 0
    while place < len(words) and words[place] in {"data", "identitas", "pegawai"}:
        place += 1
    return list(words[place:])


def _beberapa(role: str, words: Sequence[str]) -> tuple[str, ...] | None:
    """Several fields in one cell, such as ``Nama / NIP``."""
    there = [name for name in _SERUMAH if _berisi(_lebar(name), words)]
    for size in range(len(there), 1, -1):
        for names in combinations(there, size):
            if all(any(word in _lebar(name).boleh for name in names) or word == "dan" for word in words):
                return tuple(f"{role}.{name}" for name in sorted(names, key=lambda name: _pertama(name, words)))
    return None


def _lebar(name: str) -> _Medan:
    """A field as it is named beside others: of a rank either word is enough."""
    if name != "pangkat":
        return _ORANG[name]
    return _medan("pangkat|golongan|golru", "ruang")


def _pertama(name: str, words: Sequence[str]) -> int:
    core = {word for one in _lebar(name).inti for word in one}
    return next(number for number, word in enumerate(words) if word in core)


@dataclass(frozen=True, slots=True)
class JudulDaftar:
    """The header of a list: its rows, and what its columns mean.

    Attributes:
        mulai: first row of the header, from 0.
        akhir: its last row.
        medan: field -> columns that say it; more than one when the header says it twice.
        serumah: column -> the fields that share its cells, in their order.
        asing: column -> header that nobody knows.
        teks: column -> header as it stands there.
    """

    mulai: int
    akhir: int
    medan: Mapping[str, tuple[int, ...]]
    serumah: Mapping[int, tuple[str, ...]]
    asing: Mapping[int, str]
    teks: Mapping[int, str]

    @property
    def dikenal(self) -> int:
        """How many fields are said once."""
        return sum(len(columns) == 1 for columns in self.medan.values())

    @property
    def berisi_orang(self) -> bool:
        """Whether it is the header of people: each has a name and a NIP."""
        return {"pegawai.nama", "pegawai.nip"} <= self.medan.keys()

    def bergeser(self, baris: int) -> JudulDaftar:
        """The same header so many rows further down."""
        return replace(self, mulai=self.mulai + baris, akhir=self.akhir + baris)


def cari_judul(rows: Sequence[BarisKisi], gabung: Sequence[str] = ()) -> JudulDaftar | None:
    """The header that says most, among the first rows; of equals the one with fewer unknown words, then the deeper.

    Args:
        rows: the sheet.
        gabung: ranges of merged cells (``D7:D8``).
    """
    best: tuple[tuple[bool, int, int, int], JudulDaftar] | None = None
    texts = [[_teks(cell) for cell in row[:BATAS_LEBAR]] for row in rows[: BATAS_JUDUL + TINGKAT]]
    across = _mendatar(gabung, len(texts))
    for top, level in enumerate(texts[:BATAS_JUDUL]):
        if not any(level):
            continue
        for depth in range(1, min(TINGKAT, len(texts) - top) + 1):
            levels = texts[top : top + depth]
            header = _susun(levels, top, across)
            score = header.berisi_orang, header.dikenal, -len(header.asing), sum(map(any, levels))
            if best is None or score > best[0]:
                best = score, header
    if best is None or not (best[1].dikenal >= 2 or best[1].berisi_orang):  # two tables side by side say all twice
        return None
    return _sebagai_laporan(best[1])


def _sebagai_laporan(judul: JudulDaftar) -> JudulDaftar:
    """In the report of BKN the span is that of the SKP that was rated there, and not of a workbook to be made."""
    if not any(name.startswith("bkn.") for name in judul.medan):
        return judul
    fields = dict(judul.medan)
    fields.pop("mulai", None)
    if (last := fields.pop("selesai", None)) is not None:
        fields.setdefault("bkn.akhir", last)
    return replace(judul, medan=fields)


#: Row -> first and last columns of the merges of several columns in it.
_Rentang = Mapping[int, list[tuple[int, int]]]


def _mendatar(gabung: Sequence[str], sampai: int) -> _Rentang:
    spans: dict[int, list[tuple[int, int]]] = {}
    for reference in gabung:
        (first, left), (last, right) = map(tempat, reference.split(":"))
        for row in range(first, min(last + 1, sampai)) if left < right else ():
            spans.setdefault(row, []).append((left, min(right, BATAS_LEBAR)))
    return spans


def _susun(levels: Sequence[Sequence[str]], top: int, across: _Rentang) -> JudulDaftar:
    """The header that stands in these rows, of which ``top`` is the number of the first."""
    fields: dict[str, tuple[int, ...]] = {}
    shared: dict[int, tuple[str, ...]] = {}
    strangers: dict[int, str] = {}
    texts = _judul_kolom(levels, top, across)
    for column, text in texts.items():
        meaning = arti_judul(text)
        if meaning is None:
            strangers[column] = text
        elif len(meaning) > 1:
            shared[column] = meaning
        elif meaning[0] != TIDAK_PERLU:
            fields[meaning[0]] = (*fields.get(meaning[0], ()), column)
    own = frozenset(fields)  # a column of its own says a field better than a shared one
    for column, meaning in shared.items():
        for name in meaning:
            if name not in own:
                fields[name] = (*fields.get(name, ()), column)
    return JudulDaftar(top, top + len(levels) - 1, fields, shared, strangers, texts)


def _judul_kolom(levels: Sequence[Sequence[str]], top: int, across: _Rentang) -> dict[int, str]:
    """Each column with its header; what stands above a group of columns counts for all of them."""
    width = max(map(len, levels))
    parts: list[list[str]] = [[] for _ in range(width)]
    below = [False] * width  # whether a row further down says something in the column
    for number in range(len(levels) - 1, -1, -1):
        cells = [*levels[number], *[""] * (width - len(levels[number]))]
        above = _kelompok(cells, across.get(top + number, ()))
        for column, text in enumerate(cells):
            said = text or (above[column] if below[column] else "")
            if said and said not in parts[column]:
                parts[column].insert(0, said)
            below[column] = below[column] or bool(text)
    return {column: " ".join(one) for column, one in enumerate(parts) if one}


def _kelompok(cells: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[str]:
    """For each cell the header of the group it belongs to: of its merge, or else of the nearest cell before."""
    groups = [""] * len(cells)
    if spans:
        for left, right in spans:
            for column in range(left, min(right + 1, len(cells))):
                groups[column] = cells[left]
        return groups
    before = ""
    for column, text in enumerate(cells):
        before = groups[column] = text or before
    return groups


def _teks(value: IsiSel) -> str:
    """A header cell as one line, with its double spaces, which part words whose letters are set apart."""
    text = re.sub(r"[\r\n\t\x0b]+", " ", value[:_HURUF]).strip() if isinstance(value, str) else ""
    return "" if re.fullmatch(r"[\s().0-9]*", text) else text
