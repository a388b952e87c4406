"""Reading a Word template before any data exists: every problem at once, with the paragraph it stands in.

A template knows ``{{ isian }}``, ``{% for x in daftar %}``, ``{% if isian %}`` / ``{% if not isian %}``, their
``{%p %}`` and ``{%tr %}`` forms, ``loop.first``, ``loop.last``, ``loop.index`` and ``{% vm %}``: docxtpl's own
language without its logic. Whatever must be computed is computed in the context (pitfalls D10-D12).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from lxml import etree

from kinerja_core.documents.mesin.galat import MasalahTemplat
from kinerja_core.documents.mesin.isian import Isian, nama_jalur, ratakan
from kinerja_core.documents.mesin.periksa_paket import TANDA_LEPAS, masalah_paket
from kinerja_core.documents.mesin.xml_word import W, bagian_bertanda, letak, nama_bagian, teks_paragraf, urai

#: Names every template may use besides the fields of its document.
BAWAAN: Final[dict[str, Isian]] = {
    "srikandi": Isian("ya_tidak", keterangan="Cetak dengan penanda SRIKANDI"),
    "kop_gambar": Isian("gambar", wajib=False, keterangan="Gambar kop surat"),
}
LOOP: Final = frozenset({"first", "last", "index"})

#: What bounds the time and memory that any template can take: XML and tags of one template, and depth of blocks.
BATAS_XML: Final = 8 * 1024 * 1024
BATAS_TANDA: Final = 5000
BATAS_BERSARANG: Final = 12
BATAS_PANJANG_TANDA: Final = 200
BATAS_MASALAH: Final = 100

_TAG: Final = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}")  # no braces inside: linear in any text
_PATH: Final = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_FOR: Final = re.compile(r"for\s+([^\W\d]\w*)\s+in\s+(\S+)")
_QUOTES: Final = "\"'“”‘’„«»`"
_FIELD_CODE: Final = re.compile(r"\s*([A-Za-z]+|=)")
_SAFE_FIELDS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_FIELD_PARTS: Final = (W + "fldChar", W + "instrText", W + "fldSimple")
#: Fields that only go stale. All others may fetch, start or hide something (DDEAUTO, INCLUDETEXT, LINK, QUOTE, ...).
_STALE_FIELDS: Final = frozenset({
    "=", "ADVANCE", "AUTHOR", "AUTONUM", "COMMENTS", "CREATEDATE", "DATE", "DISPLAYBARCODE", "DOCPROPERTY",
    "DOCVARIABLE", "EDITTIME", "EQ", "FILENAME", "FORMCHECKBOX", "FORMDROPDOWN", "FORMTEXT", "HYPERLINK", "IF",
    "INDEX", "KEYWORDS", "LASTSAVEDBY", "LISTNUM", "MERGEFIELD", "NOTEREF", "NUMCHARS", "NUMWORDS", "PAGEREF",
    "PRINTDATE", "REF", "REVNUM", "SAVEDATE", "SECTION", "SEQ", "SHAPE", "STYLEREF", "SUBJECT", "SYMBOL", "TA",
    "TC", "TIME", "TITLE", "TOA", "TOC", "USERNAME", "XE",
})  # fmt: skip

Tingkat = Literal["kesalahan", "peringatan"]
#: Part, text of the paragraph, and the paragraph itself.
Tempat = tuple[str, str, etree._Element | None]


@dataclass
class _Block:
    """An open ``for`` or ``if``; ``aman`` are the optional fields known to be filled inside it."""

    kind: str
    tag: str
    place: Tempat
    variable: str = ""
    path: tuple[str, ...] = ()
    aman: set[tuple[str, ...]] = field(default_factory=set)
    negated: bool = False
    closed_else: bool = False


class _Reader:
    """Follows the tags of one part and keeps every problem."""

    def __init__(self, isian: Mapping[str, Isian]) -> None:
        self.isian = {**isian, **BAWAAN}
        self.problems: list[MasalahTemplat] = []
        self.blocks: list[_Block] = []
        self.place: Tempat = ("", "", None)
        self.tags = 0
        self.codes: list[str] = []  # of Word's fields that are open

    def problem(self, message: str, place: Tempat | None = None, tingkat: Tingkat = "kesalahan") -> None:
        part, text, paragraph = place or self.place
        if len(self.problems) == BATAS_MASALAH:
            return
        cell = letak(paragraph) if paragraph is not None else ""
        found = MasalahTemplat(message, part, text[:160], tingkat, cell)
        if found not in self.problems:  # Word keeps a text box twice, for new and for old programs
            self.problems.append(found)

    # -- names ------------------------------------------------------------------------------------

    def _item(self, path: tuple[str, ...]) -> Isian:
        found = self.isian[path[0]]
        for name in path[1:]:
            found = found.isi[name]
        return found

    def resolve(self, name: str) -> tuple[tuple[str, ...], Isian] | None:
        """The field a dotted name means here; ``None`` (and a problem) when there is none."""
        first, *rest = name.split(".")
        loop = next((b for b in reversed(self.blocks) if b.kind == "for" and b.variable == first), None)
        path = (*loop.path, "*") if loop else ()
        level: Mapping[str, Isian] = self._item(path).isi if loop else self.isian
        for step in rest if loop else [first, *rest]:
            if step not in level or step == "*":
                known = [key for key in level if key != "*"]
                if not path:
                    known += [b.variable for b in self.blocks if b.kind == "for" and b.variable]
                folded = {key.casefold(): key for key in known}
                near = difflib.get_close_matches(step.casefold(), folded, 1)
                shown = f' Mungkin maksudnya "{folded[near[0]]}".' if near else ""
                listed = f" Isian yang ada: {', '.join(known)}." if known and not near else ""
                self.problem(f'Isian "{name}" tidak dikenal.{shown}{listed}')
                return None
            path = (*path, step)
            level = level[step].isi
        for end in range(1, len(path) + 1):
            prefix = path[:end]
            if "*" in prefix[-1:] or self._item(prefix).wajib or any(prefix in b.aman for b in self.blocks):
                continue
            if prefix != path:
                self.problem(
                    f'Isian "{nama_jalur(prefix)}" boleh kosong; pakai "{name}" hanya di dalam {{% if %}}-nya.'
                )
                return None
        return path, self._item(path)

    def _filled(self, path: tuple[str, ...]) -> bool:
        return self._item(path).wajib or any(path in block.aman for block in self.blocks)

    def _quoted(self, tag: str, name: str) -> bool:
        """Whether a name stands between quotation marks, which Word likes to bend; then that is said."""
        bare = name.strip(_QUOTES + " ")
        if bare == name or not _PATH.fullmatch(bare):
            return False
        self.problem(f'"{tag}": nama isian tidak diapit tanda petik; tulis {tag.replace(name, bare)}.')
        return True

    # -- tags -------------------------------------------------------------------------------------

    def output(self, body: str) -> None:
        if body in {"loop.index"}:
            if not any(block.kind == "for" for block in self.blocks):
                self.problem('"loop.index" hanya ada di dalam {% for %}.')
            return
        if not _PATH.fullmatch(body):
            if self._quoted(f"{{{{ {body} }}}}", body):
                return
            self.problem(
                f'"{{{{ {body} }}}}" bukan nama isian; templat tidak boleh memuat perhitungan atau pemanggilan.'
            )
            return
        found = self.resolve(body)
        if found is None:
            return
        path, item = found
        if not item.tercetak:
            need = {"daftar": "{% for %}", "ya_tidak": "{% if %}"}.get(item.bentuk, f"{body}.<nama isian>")
            self.problem(f'Isian "{body}" tidak dapat dicetak langsung; pakai {need}.')
        elif not self._filled(path):
            self.problem(f'Isian "{body}" boleh kosong; cetak hanya di dalam {{% if {body} %}}.')

    def open_for(self, tag: str, body: str) -> None:
        block = _Block("for", tag, self.place)
        match = _FOR.fullmatch(body)
        if match is None or not _PATH.fullmatch(match.group(2)):
            if match is None or not self._quoted(tag, match.group(2)):
                self.problem(f'"{tag}" tidak dimengerti; tulis {{% for x in daftar %}}.')
        else:
            variable, name = match.groups()
            taken = variable == "loop" or variable in self.isian or any(b.variable == variable for b in self.blocks)
            if taken:
                self.problem(f'Nama "{variable}" pada "{tag}" sudah dipakai; pilih nama lain.')
            outer = [b for b in self.blocks if b.kind == "for"]
            if outer and name.partition(".")[0] not in {b.variable for b in outer}:
                self.problem(
                    f'"{tag}" mengulang daftar luar di dalam perulangan lain; ulang hanya bagian dari perulangan itu.'
                )
            found = self.resolve(name)
            if found is not None and found[1].bentuk != "daftar":
                self.problem(f'Isian "{name}" bukan daftar, tidak dapat diulang.')
            elif found is not None and not taken:
                block.variable, block.path = variable, found[0]
        self._open(block)

    def _open(self, block: _Block) -> None:
        self.blocks.append(block)
        if len(self.blocks) == BATAS_BERSARANG + 1:
            self.problem(f"{{% for %}} dan {{% if %}} bersarang lebih dari {BATAS_BERSARANG} tingkat.")

    def condition(self, tag: str, body: str, block: _Block) -> None:
        words = body.split()
        block.negated = words[:1] == ["not"]
        name = " ".join(words[1:] if block.negated else words)
        first, _, rest = name.partition(".")
        block.aman = set()
        if first == "loop":
            if rest not in LOOP - {"index"} or not any(b.kind == "for" for b in self.blocks):
                self.problem(f'"{tag}" tidak dimengerti; hanya loop.first dan loop.last di dalam {{% for %}}.')
        elif not _PATH.fullmatch(name):
            if self._quoted(tag, name):
                return
            self.problem(
                f'"{tag}" memuat perhitungan; syarat hanya boleh satu nama isian atau "not" dan satu nama isian.'
            )
        elif (found := self.resolve(name)) is not None:
            if found[1].bentuk == "angka":
                self.problem(f'Isian "{name}" adalah angka, tidak dapat menjadi syarat.')
            block.path = found[0]
            block.aman = set() if block.negated else {found[0]}

    def statement(self, tag: str, body: str) -> None:
        word = body.split(maxsplit=1)[0] if body else ""
        current = self.blocks[-1] if self.blocks else None
        if word == "for":
            self.open_for(tag, body)
        elif word == "if":
            block = _Block("if", tag, self.place)
            self.condition(tag, body[2:], block)
            self._open(block)
        elif word == "elif" or body == "else":
            if current is None or current.kind != "if" or current.closed_else:
                self.problem(f'"{tag}" tanpa {{% if %}} yang terbuka.')
            elif word == "else":
                current.closed_else = True
                current.aman = {current.path} if current.negated and current.path else set()
            else:
                self.blocks.pop()
                self.condition(tag, body[4:], current)
                self.blocks.append(current)
        elif body in {"endfor", "endif"}:
            if current is None or current.kind != body[3:]:
                self.problem(f'"{tag}" tanpa {{% {body[3:]} %}} yang terbuka.')
            else:
                self.blocks.pop()
        elif body == "vm":
            if current is None or not any(b.kind == "for" for b in self.blocks):
                self.problem('"{% vm %}" hanya berguna di dalam {% for %}.')
        else:
            self.problem(f'"{tag}" tidak boleh dipakai; yang boleh hanya for, if, elif, else, endfor, endif dan vm.')

    def paragraph(self, paragraph: etree._Element) -> None:
        text = teks_paragraf(paragraph)
        if TANDA_LEPAS.search(text) is None:
            return
        self.place = (self.place[0], " ".join(text.split()), paragraph)
        tags = list(_TAG.finditer(text))
        self.tags += len(tags)
        if TANDA_LEPAS.search(_TAG.sub("", text)) or any(TANDA_LEPAS.search(m.group()[2:-2]) for m in tags):
            self.problem(
                "Tanda kurung isian tidak lengkap; setiap {{ }} dan {% %} dibuka dan ditutup dalam satu paragraf."
            )
        for match in tags:
            self._tag(match.group(), text, paragraph)

    def _tag(self, tag: str, text: str, paragraph: etree._Element) -> None:
        inner = tag[2:-2]
        if len(tag) > BATAS_PANJANG_TANDA and not tag.startswith("{#"):
            self.problem(f'Tanda "{tag[:60]}…" terlalu panjang.')
            return
        prefix = re.match(r"(p|tr|tc|r)\s", inner)
        body = " ".join((inner[prefix.end() :] if prefix else inner).split())
        if prefix:
            self._lonely(tag, prefix.group(1), text, paragraph)
            if not inner.startswith(f"{prefix.group(1)} "):
                self.problem(f'"{tag}" memakai spasi khusus sesudah {prefix.group(1)}; ketik ulang dengan spasi biasa.')
        if inner[:1] in {"-", "+"} or inner[-1:] in {"-", "+"}:
            self.problem(f'"{tag}" memakai tanda - atau +; hapus tanda itu.')
        elif tag.startswith("{#"):
            return
        elif tag.startswith("{{"):
            if prefix:
                self.problem(f'"{tag}" tidak didukung; tulis {{{{ {body} }}}}.')
            else:
                self.output(body)
        elif prefix and re.search(r"[%}]", inner):
            self.problem(f'"{tag}" memuat % atau }} di dalamnya.')
        else:
            self.statement(tag, body)

    def _lonely(self, tag: str, prefix: str, text: str, paragraph: etree._Element) -> None:
        """A ``{%p %}`` or ``{%tr %}`` takes its whole paragraph or row away: nothing else may stand there."""
        if prefix in {"tc", "r"}:
            self.problem(f'"{tag}" tidak didukung; hanya {{% %}}, {{%p %}} dan {{%tr %}}.')
        elif prefix == "p":
            if text.strip() != tag:
                self.problem(f'Paragraf dengan "{tag}" tidak boleh memuat teks lain, karena teks itu akan hilang.')
        else:
            row = next(paragraph.iterancestors(W + "tr"), None)
            if row is None:
                self.problem(f'"{tag}" hanya berlaku di dalam baris tabel.')
            elif "".join(teks_paragraf(item) for item in row.iter(W + "p")).strip() != tag:
                self.problem(f'Baris tabel dengan "{tag}" tidak boleh memuat teks lain, karena teks itu akan hilang.')

    def part(self, name: str, root: etree._Element) -> None:
        """Read one part from its beginning to its end."""
        self.place = (nama_bagian(name), "", None)
        self.blocks = []
        self.codes = []
        for item in root.iter(W + "p", *_FIELD_PARTS, W + "ins", W + "del", W + "dataBinding"):
            if item.tag == W + "p":
                self.paragraph(item)
                if self.tags > BATAS_TANDA:
                    self.problem(f"Templat memuat lebih dari {BATAS_TANDA} tanda.", (nama_bagian(name), "", None))
                    return
            elif item.tag in _FIELD_PARTS:
                self.field_part(item)
            elif item.tag == W + "dataBinding":
                self.problem("Kontrol isi ini terikat pada data lain; Word mengganti isinya saat dokumen dibuka.")
            else:
                self.problem(
                    "Templat masih memuat perubahan yang dilacak; terima atau tolak semuanya (Tinjau › Terima Semua).",
                    (nama_bagian(name), "", None),
                )
        for code in self.codes:
            self.field(code)
        for block in self.blocks:
            self.problem(f'"{block.tag}" tidak pernah ditutup.', block.place)

    def field_part(self, item: etree._Element) -> None:
        """A piece of one of Word's own fields, whose code may be split over runs and hold other fields."""
        kind = item.get(W + "fldCharType")
        if item.tag == W + "fldSimple":
            self.field(item.get(W + "instr", ""))
        elif kind == "begin" or (item.tag == W + "instrText" and not self.codes):
            self.codes.append(item.text or "")
        elif item.tag == W + "instrText":
            self.codes[-1] += item.text or ""
        elif kind == "end" and self.codes:
            self.field(self.codes.pop())

    def field(self, code: str) -> None:
        """What one of these fields may do."""
        match = _FIELD_CODE.match(code)
        name = match.group(1).upper() if match else ""
        if name in _STALE_FIELDS:
            self.problem(f"Kolom otomatis {name} tidak diperbarui saat dicetak.", tingkat="peringatan")
        elif name not in _SAFE_FIELDS:
            self.problem(f"Kolom otomatis {name or 'tanpa nama'} tidak boleh ada di templat; hapus kolom itu.")


def baca_masalah(bagian: Mapping[str, bytes], isian: Mapping[str, Isian]) -> tuple[MasalahTemplat, ...]:
    """Every problem of a template's parts; fields it prints nowhere are warnings."""
    if "word/document.xml" not in bagian or "[Content_Types].xml" not in bagian:
        return (MasalahTemplat("Berkas ini bukan dokumen Word (.docx)."),)
    reader = _Reader(isian)
    try:
        reader.problems += masalah_paket(bagian)
        if reader.problems:
            return tuple(reader.problems)
        tagged = bagian_bertanda(bagian)
        if sum(len(bagian[name]) for name in tagged) > BATAS_XML:
            return (MasalahTemplat("Isi templat ini terlalu besar; hapus bagian yang tidak perlu."),)
        roots = {name: urai(bagian[name]) for name in tagged}
    except etree.XMLSyntaxError as problem:
        return (MasalahTemplat(f"Isi berkas Word rusak: {problem.msg}"),)
    for name, root in roots.items():
        reader.part(name, root)
    return tuple(reader.problems)


def isian_tercetak(isian: Mapping[str, Isian]) -> list[tuple[str, ...]]:
    """Paths of all fields whose text a document should show."""
    return [path for path, item in ratakan(dict(isian)) if item.tercetak and item.bentuk != "gambar"]
