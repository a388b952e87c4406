"""Reading a Word template before any data exists: every problem at once, with the paragraph it stands in.

A template knows ``{{ isian }}``, ``{% for x in daftar %}``, ``{% if isian %}`` / ``{% if not isian %}``, their
``{%p %}`` and ``{%tr %}`` forms, ``loop.first``, ``loop.last``, ``loop.index`` and ``{% vm %}``: docxtpl's own
language without its logic. Whatever must be computed is computed in the context (pitfalls D10-D12).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from lxml import etree

from kinerja_core.documents.mesin.bertanda import TEMPAT_TANDA, BagianBertanda, tanda_terlihat
from kinerja_core.documents.mesin.blok_tanda import Blok, Perulangan, wadah
from kinerja_core.documents.mesin.catatan_masalah import CatatanMasalah
from kinerja_core.documents.mesin.galat import MasalahTemplat
from kinerja_core.documents.mesin.isian import IsianDokumen, nama_jalur, ratakan
from kinerja_core.documents.mesin.kolom_otomatis import KOLOM_HALAMAN, KOLOM_USANG, UNSUR_KOLOM, KodeKolom, nama_kolom
from kinerja_core.documents.mesin.periksa_hilang import salah_gabung, salah_tempat, tak_pada_tempatnya
from kinerja_core.documents.mesin.periksa_paket import BUKAN_DOKUMEN, JENIS_TEMPLAT, TANDA_LEPAS, masalah_paket
from kinerja_core.documents.mesin.saran import (
    Pemakaian,
    PencariIsian,
    bukan_nama,
    kurung_biasa,
    sebutan_biasa,
    tanpa_penanda,
)
from kinerja_core.documents.mesin.xml_word import W, bagian_bertanda, nama_bagian

#: Names every template may use besides the fields of its document.
BAWAAN: Final[dict[str, IsianDokumen]] = {
    "srikandi": IsianDokumen("ya_tidak", keterangan="Cetak dengan penanda SRIKANDI"),
    "kop_gambar": IsianDokumen("gambar", wajib=False, keterangan="Gambar kop surat"),
}
LOOP: Final = frozenset({"first", "last", "index"})

#: What bounds the time and memory that any template can take: XML and tags of one template, and depth of blocks.
BATAS_XML: Final = 8 * 1024 * 1024
BATAS_TANDA: Final = 5000
BATAS_BERSARANG: Final = 12
BATAS_PANJANG_TANDA: Final = 200

_PATH: Final = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_FOR: Final = re.compile(r"for\s+([^\W\d]\w*)\s+in\s+(\S+)")
_WORDS: Final = frozenset({"for", "if", "elif", "else", "endfor", "endif", "vm"})
_QUOTES: Final = "\"'“”‘’„«»`"
#: Changes that Word still tracks: of text, of rows and cells, and of how they look.
_TRACKED: Final = tuple(
    W + name
    for name in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange", "numberingChange",
    )
)  # fmt: skip


class _PembacaTemplat(CatatanMasalah):
    """Follows the tags of one part and keeps every problem."""

    def __init__(self, isian: Mapping[str, IsianDokumen], bagian: BagianBertanda) -> None:
        super().__init__()
        self.bagian = bagian
        self.isian = {**isian, **BAWAAN}
        self.blocks: list[Blok] = []
        self.tags = 0
        self.loops: dict[tuple[str, ...], Perulangan] = {}  # how each list is first repeated
        self.balance: Counter[tuple[etree._Element | None, str]] = Counter()
        self.owed: list[str] = []  # ends that belong to blocks already reported
        self.left: dict[str, Blok] = {}  # loops that were never closed, by their variable
        self.asked: set[str] = set()  # variables that no loop of this part gives
        self.pencari = PencariIsian(self.isian)

    # -- names ------------------------------------------------------------------------------------

    def _item(self, path: tuple[str, ...]) -> IsianDokumen:
        found = self.isian[path[0]]
        for name in path[1:]:
            found = found.isi[name]
        return found

    def _loop(self, variable: str) -> Blok | None:
        """The loop that gives a variable, innermost first; one that was left open still does."""
        return next(
            (b for b in reversed(self.blocks) if b.kind == "for" and b.variable == variable), self.left.get(variable)
        )

    def _variables(self) -> dict[str, tuple[str, ...]]:
        """What stands for one item of a list here, innermost first, with the path of that item."""
        loops = [*reversed(self.blocks), *self.left.values()]
        return {b.variable: (*b.path, "*") for b in loops if b.kind == "for" and b.path}

    def resolve(self, name: str, pakai: Pemakaian) -> tuple[tuple[str, ...], IsianDokumen] | None:
        """The field a dotted name means here; when there is none, ``None`` and a problem, unless its cause is known."""
        first, *rest = name.split(".")
        loop = self._loop(first)
        if loop is not None and not loop.path:
            return None
        path = (*loop.path, "*") if loop else ()
        level: Mapping[str, IsianDokumen] = self._item(path).isi if loop else self.isian
        for step in rest if loop else [first, *rest]:
            if step not in level or step == "*":
                self._unknown(name, pakai, level, whole=bool(path))
                return None
            path = (*path, step)
            level = level[step].isi
        for end in range(1, len(path) + 1):
            prefix = path[:end]
            if "*" in prefix[-1:] or self._item(prefix).wajib or any(prefix in b.aman for b in self.blocks):
                continue
            if prefix != path:
                self.problem(
                    f'Isian "{nama_jalur(prefix)}" boleh kosong; pakai "{name}" hanya di dalam {{% if %}}-nya.',
                    akibat="if",
                )
                return None
        return path, self._item(path)

    def _unknown(self, name: str, pakai: Pemakaian, level: Mapping[str, IsianDokumen], *, whole: bool) -> None:
        """Say what a name that is no field may have been meant as: only what would be taken at that place."""
        if self.penuh:
            return
        safe = {path for block in self.blocks for path in block.aman}
        if near := self.pencari.terdekat(name, pakai, self._variables(), safe):
            self.problem(f'Isian "{name}" tidak dikenal. Mungkin maksudnya {near}.', akibat="for")
            return
        first, dot, _ = name.partition(".")
        if dot and not whole:
            if first not in self.asked:
                self.asked.add(first)
                self.problem(
                    f'"{name}": tidak ada {{% for {first} in … %}} di atasnya, atau baris itu terhapus.', akibat="for"
                )
            return
        known = [key for key in level if key != "*"] + ([] if whole else list(self._variables()))
        listed = f" Isian yang ada: {', '.join(known)}." if known else ""
        self.problem(f'Isian "{name}" tidak dikenal.{listed}', akibat="for")

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
                self.problem('"loop.index" hanya ada di dalam {% for %}.', akibat="for")
            return
        if body.startswith("loop."):
            self.problem(f'"{{{{ {body} }}}}" tidak dapat dicetak; dari loop hanya {{{{ loop.index }}}}.')
            return
        if not _PATH.fullmatch(body):
            if self._quoted(f"{{{{ {body} }}}}", body):
                return
            self.problem(bukan_nama(body, self._tried))
            return
        found = self.resolve(body, "cetak")
        if found is None:
            return
        path, item = found
        if not item.tercetak:
            need = {"daftar": "{% for %}", "ya_tidak": "{% if %}"}.get(item.bentuk, f"{body}.<nama isian>")
            self.problem(f'Isian "{body}" tidak dapat dicetak langsung; pakai {need}.')
        elif not self._filled(path):
            self.problem(f'Isian "{body}" boleh kosong; cetak hanya di dalam {{% if {body} %}}.', akibat="if")

    def open_for(self, tag: str, body: str, jenis: str) -> None:
        block = self._block("for", tag, jenis)
        match = _FOR.fullmatch(body)
        if match is None or not _PATH.fullmatch(match.group(2)):
            if match is None or not self._quoted(tag, match.group(2)):
                self.problem(f'"{tag}" tidak dimengerti; tulis {{% for x in daftar %}}.')
        else:
            variable, name = match.groups()
            taken = variable == "loop" or variable in self.isian or any(b.variable == variable for b in self.blocks)
            block.variable = "" if variable == "loop" else variable
            if taken:
                self.problem(f'Nama "{variable}" pada "{tag}" sudah dipakai; pilih nama lain.')
            outer = [b for b in self.blocks if b.kind == "for"]
            if outer and name.partition(".")[0] not in {b.variable for b in outer}:
                self.problem(
                    f'"{tag}" mengulang daftar luar di dalam perulangan lain; ulang hanya bagian dari perulangan itu.',
                    akibat="terbuka",
                )
            found = self.resolve(name, "ulang")
            if found is not None and found[1].bentuk != "daftar":
                self.problem(f'Isian "{name}" bukan daftar, tidak dapat diulang.')
            elif found is not None:
                block.path = found[0]
                self.loops.setdefault(found[0], Perulangan(variable, jenis))
        self._open(block)

    def _block(self, kind: str, tag: str, jenis: str) -> Blok:
        return Blok(kind, tag, self.place, wadah(self.place[2], jenis), len(self.problems))

    def _leave(self, paragraph: etree._Element | None) -> None:
        """Report the blocks that were not closed where they had to be, before what follows from that."""
        around = set() if paragraph is None else {paragraph, *paragraph.iterancestors()}
        while self.blocks and self.blocks[-1].wadah not in around:
            self._unclosed(self.blocks.pop())

    def _unclosed(self, block: Blok) -> None:
        self.explained("terbuka", block.place[2] if block.wadah is None else block.wadah)
        if not block.disebut:
            self.problem(block.terbuka(), block.place, urutan=min(block.urutan, len(self.problems)))
        self.owed.append(block.kind)
        if block.variable:
            self.left[block.variable] = block

    def _open(self, block: Blok) -> None:
        self.blocks.append(block)
        if len(self.blocks) == BATAS_BERSARANG + 1:
            self.problem(f"{{% for %}} dan {{% if %}} bersarang lebih dari {BATAS_BERSARANG} tingkat.")

    def condition(self, tag: str, body: str, block: Blok) -> None:
        words = body.split()
        block.negated = words[:1] == ["not"]
        name = " ".join(words[1:] if block.negated else words)
        first, _, rest = name.partition(".")
        block.aman = set()
        if first == "loop":
            if rest not in LOOP - {"index"} or not any(b.kind == "for" for b in self.blocks):
                self.problem(
                    f'"{tag}" tidak dimengerti; hanya loop.first dan loop.last di dalam {{% for %}}.', akibat="for"
                )
        elif not _PATH.fullmatch(name):
            if self._quoted(tag, name):
                return
            self.problem(
                f'"{tag}" memuat perhitungan; syarat hanya boleh satu nama isian atau "not" dan satu nama isian.'
            )
        elif (found := self.resolve(name, "syarat")) is not None:
            if found[1].bentuk == "angka":
                self.problem(f'Isian "{name}" adalah angka, tidak dapat menjadi syarat.')
            block.path = found[0]
            block.aman = set() if block.negated else {found[0]}

    def statement(self, tag: str, body: str, jenis: str) -> None:
        word = body.split(maxsplit=1)[0] if body else ""
        if word not in _WORDS and word.casefold() in _WORDS:  # Word's own capital
            self.problem(f'"{tag}" harus berhuruf kecil: {tag.replace(word, word.casefold(), 1)}.')
            word, body = word.casefold(), body.replace(word, word.casefold(), 1)
        if word == "for":
            self.open_for(tag, body, jenis)
        elif word == "if":
            block = self._block("if", tag, jenis)
            self.condition(tag, body[2:], block)
            self._open(block)
        elif word == "elif" or body == "else":
            self._otherwise(tag, body, jenis)
        elif body in {"endfor", "endif"}:
            if self._current(tag, body[3:], jenis) is not None:
                self.blocks.pop()
        elif body == "vm":
            if not any(b.kind == "for" for b in self.blocks):
                self.problem('"{% vm %}" hanya berguna di dalam {% for %}.', akibat="for")
            else:
                self.each(salah_gabung(self.place[2]))
        else:
            self.problem(f'"{tag}" tidak boleh dipakai; yang boleh hanya for, if, elif, else, endfor, endif dan vm.')

    def _otherwise(self, tag: str, body: str, jenis: str) -> None:
        current = self._current(tag, "if", jenis)
        if current is None:
            return
        if current.closed_else:
            missing = self.balance[current.wadah, "if"] > 0  # an end, and not the beginning of another
            self.problem(f'"{tag}" tanpa {{% if %}} yang terbuka.', akibat="terbuka" if missing else "if")
        elif body == "else":
            current.closed_else = True
            current.aman = {current.path} if current.negated and current.path else set()
        else:
            self.blocks.pop()
            self.condition(tag, body[4:], current)
            self.blocks.append(current)

    def _current(self, tag: str, kind: str, jenis: str) -> Blok | None:
        """The block a tag goes on with or closes; those inside it that were left open are reported first."""
        container = wadah(self.place[2], jenis)
        place = max((n for n, b in enumerate(self.blocks) if b.kind == kind and b.wadah is container), default=None)
        if place is None:
            self._orphan(tag, kind, container)
            return None
        while len(self.blocks) > place + 1:
            self._unclosed(self.blocks.pop())
        return self.blocks[-1]

    def _orphan(self, tag: str, kind: str, container: etree._Element | None) -> None:
        """A tag that closes or goes on with nothing, before the problems that its lost opening explains."""
        other = self.blocks[-1] if self.blocks else None
        closing = "end" in tag
        if other is not None and other.kind == kind and closing and self.balance[other.wadah, kind] > 0:
            self.problem(f'"{tag}" tidak menutup "{other.tag}"; keduanya harus sejenis dan di tempat yang sama.')
            self.blocks.pop()
        elif kind in self.owed:
            if closing:
                self.owed.remove(kind)
        else:
            self.problem(
                f'"{tag}" tanpa {{% {kind} %}} yang terbuka; tanda pembukanya tidak ada atau terhapus.',
                urutan=self.explained(kind, container), akibat="" if closing else kind,
            )  # fmt: skip

    def paragraph(self, paragraph: etree._Element) -> None:
        text = self.bagian.teks(paragraph)
        self.place = (self.place[0], " ".join(text.split()), paragraph)
        if TANDA_LEPAS.search(text) is None:
            self._plain(text)
            return
        self._leave(paragraph)
        tags, rest, torn = self.bagian.tanda(paragraph)
        self.tags += len(tags)
        if TANDA_LEPAS.search(rest) or any(TANDA_LEPAS.search(m.group()[2:-2]) for m in tags):
            self.problem(
                "Tanda kurung isian tidak lengkap; setiap {{ }} dan {% %} dibuka dan ditutup dalam satu paragraf."
            )
        else:
            self._plain(rest)
        self.each(torn.values())
        for match in tags:
            if match.start() in torn and match.group().startswith("{{"):
                continue  # what it prints is not known before it is whole
            self._tag(match.group(), text, paragraph)

    def _plain(self, text: str) -> None:
        """Text that is no tag but looks like one would be printed as it stands."""
        text = tanpa_penanda(text, self.isian)
        if "{" in text or "}" in text:
            for written, name in kurung_biasa(text):
                way = f"; tulis {{{{ {name} }}}}" if self._tried(name) else "; hapus, atau tulis sebagai {{ isian }}"
                shown = written.replace(TEMPAT_TANDA, "…")
                self.problem(f'"{shown}" bukan tanda isian dan akan tercetak apa adanya{way}.')
            return
        for written, name in sebutan_biasa(text, self.pencari.bergaris, lambda item: self._tried(item, printed=False)):
            way = f"; tulis {{{{ {name} }}}}" if self._tried(name) else ""
            self.problem(f'Nama isian "{written}" tertulis sebagai kata biasa dan akan tercetak apa adanya{way}.')

    def _tried(self, name: str, *, printed: bool = True) -> bool:
        """Whether a name is a field at this place, which can be printed there."""
        found = self.pencari.di_sini(self._variables()).get(name)
        return found is not None and (not printed or (found[1].tercetak and self._filled(found[0])))

    def _tag(self, tag: str, text: str, paragraph: etree._Element) -> None:
        tag, unseen = tanda_terlihat(tag)
        self.each(unseen)
        inner = tag[2:-2]
        if len(tag) > BATAS_PANJANG_TANDA and not tag.startswith("{#"):
            self.problem(f'Tanda "{tag[:60]}…" terlalu panjang.')
            return
        prefix = re.match(r"(p|tr|tc|r)\s", inner)
        body = " ".join((inner[prefix.end() :] if prefix else inner).split())
        misplaced = prefix is not None and tag.startswith("{%") and tak_pada_tempatnya(prefix.group(1), paragraph)
        if prefix and not unseen and tag.startswith("{%"):
            self.each(salah_tempat(tag, prefix.group(1), text, paragraph))
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
        elif misplaced and body.startswith(("end", "el")):
            self._goes_with(body)
        else:
            self.statement(tag, body, prefix.group(1) if prefix else "")
            if misplaced and self.blocks and self.blocks[-1].tag == tag:
                self.blocks[-1].disebut = True

    def _goes_with(self, body: str) -> None:
        """A tag in a place of which everything is said already closes the block that was opened there."""
        place = next((n for n, b in enumerate(self.blocks) if b.disebut and body == f"end{b.kind}"), None)
        if place is not None:
            del self.blocks[place]

    def part(self, name: str, root: etree._Element) -> None:
        """Read one part from its beginning to its end."""
        self.place = (nama_bagian(name), "", None)
        self.blocks, codes = [], KodeKolom()
        self.left, self.owed, self.asked = {}, [], set()
        self.followers = []
        self.balance = self.bagian.terbuka(root)
        for item in root.iter(W + "p", *UNSUR_KOLOM, *_TRACKED, W + "dataBinding"):
            if item.tag == W + "p":
                self.paragraph(item)
                if any(b.kind == "if" for b in self.blocks) and item.find(f"{W}pPr/{W}sectPr") is not None:
                    self.problem(
                        "Pergantian bagian halaman ini berada di dalam {% if %}: bila isinya tidak dicetak, halaman "
                        "sebelumnya memakai kertas dan arah bagian berikutnya.",
                        tingkat="peringatan",
                    )
                if self.tags > BATAS_TANDA:
                    self.problem(f"Templat memuat lebih dari {BATAS_TANDA} tanda.", (nama_bagian(name), "", None))
                    return
            elif item.tag in UNSUR_KOLOM:
                self.fields(codes.potongan(item))
            elif item.tag == W + "dataBinding":
                self.problem("Kontrol isi ini terikat pada data lain; Word mengganti isinya saat dokumen dibuka.")
            else:
                self.problem(
                    "Templat masih memuat perubahan yang dilacak; terima atau tolak semuanya (Review > Accept > Accept "
                    "All Changes).",
                    (nama_bagian(name), "", None),
                )
        self.fields(codes.sisa())
        self._leave(None)
        for text, around in self.bagian.di_luar(root):
            shown = "" if around is None else " ".join(self.bagian.teks(around).split())
            self.problem(
                f'"{text[:60]}" berada di keterangan gambar, kode kolom, atau penanda, bukan di tulisan; isian tidak '
                "dapat dicetak di sana.",
                (self.place[0], shown, around),
            )

    def fields(self, codes: Iterable[str]) -> None:
        """What Word's own fields may do."""
        for code in codes:
            name = nama_kolom(code)
            if name in KOLOM_USANG:
                self.problem(f"Kolom otomatis {name} tidak diperbarui saat dicetak.", tingkat="peringatan")
            elif name not in KOLOM_HALAMAN:
                self.problem(f"Kolom otomatis {name or 'tanpa nama'} tidak boleh ada di templat; hapus kolom itu.")


def baca_masalah(bagian: Mapping[str, bytes], isian: Mapping[str, IsianDokumen]) -> tuple[MasalahTemplat, ...]:
    """Every problem of a template's parts; fields it prints nowhere are warnings."""
    return masalah_untuk(bagian, [isian])[0]


def masalah_untuk(
    bagian: Mapping[str, bytes], semua: Sequence[Mapping[str, IsianDokumen]]
) -> list[tuple[MasalahTemplat, ...]]:
    """Every problem that the parts of a template have as the template of each of several documents, by their fields."""
    parsed = _parsed(bagian)
    if not isinstance(parsed, BagianBertanda):
        return [parsed] * len(semua)
    return [_read(parsed, fields) for fields in semua]


def _parsed(bagian: Mapping[str, bytes]) -> BagianBertanda | tuple[MasalahTemplat, ...]:
    """The parts of a template, or the problems that it has whatever document it is for."""
    if JENIS_TEMPLAT in bagian.get("[Content_Types].xml", b""):
        return (MasalahTemplat(BUKAN_DOKUMEN),)
    if "word/document.xml" not in bagian or "[Content_Types].xml" not in bagian:
        return (MasalahTemplat("Berkas ini bukan dokumen Word (.docx)."),)
    try:
        if problems := tuple(masalah_paket(bagian)):
            return problems
        if sum(len(bagian[name]) for name in bagian_bertanda(bagian)) > BATAS_XML:
            return (MasalahTemplat("Isi templat ini terlalu besar; hapus bagian yang tidak perlu."),)
        return BagianBertanda(bagian)
    except etree.XMLSyntaxError:
        return (MasalahTemplat("Isi berkas Word rusak; buka di Word, lalu simpan ulang sebagai .docx."),)


def _read(bagian: BagianBertanda, isian: Mapping[str, IsianDokumen]) -> tuple[MasalahTemplat, ...]:
    reader = _PembacaTemplat(isian, bagian)
    for name, root in bagian.akar.items():
        reader.part(name, root)
    if bagian.komentar:
        reader.problem(
            f"Templat memuat {bagian.komentar} komentar; komentar tidak ikut ke dokumen yang dicetak.",
            ("", "", None),
            "peringatan",
        )
    return tuple(reader.problems)


def isian_tercetak(isian: Mapping[str, IsianDokumen]) -> list[tuple[str, ...]]:
    """Paths of all fields whose text a document should show."""
    return [path for path, item in ratakan(dict(isian)) if item.tercetak and item.bentuk != "gambar"]


def perulangan(bagian: Mapping[str, bytes], isian: Mapping[str, IsianDokumen]) -> dict[tuple[str, ...], Perulangan]:
    """How a template without problems repeats each list."""
    parsed = BagianBertanda(bagian)
    reader = _PembacaTemplat(isian, parsed)
    for name, root in parsed.akar.items():
        reader.part(name, root)
    return reader.loops
