"""Risalah Dialog Kinerja: the record of one dialog, in the order of the ministry's form (deck)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.tanda_tangan import KonteksFormulir, PenandaTangan, tanda_tangan
from kinerja_core.documents.mesin.dokumen import DariPegawai, Dokumen, Naskah, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.dialog_kinerja import DialogKinerja
from kinerja_core.model.istilah import PimpinanDialog, StatusDialog, YaTidak
from kinerja_core.model.skp import RHK
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.teks import Teks, TeksSebaris
from kinerja_core.model.ungkapan import ungkapan

if TYPE_CHECKING:
    from kinerja_core.documents.mesin.baca_kembali import SelTerbaca

_NUMBER: Final = ungkapan(r"\d+[.)](\s+|$)")
_BULLET: Final = ungkapan(r"[•·▪◦*–-]\s+")
_MARKS: Final = frozenset("xXvV✓✔√☒☑✗✘")
#: Boxes that a program draws as a letter and that are not marked.
_UNMARKED: Final = frozenset("☐□◻▢")


class TargetRisalah(Rekaman):
    """One indicator with its target, as the SKP has them."""

    indikator: Annotated[Teks, Field(description="Indikator Kinerja Individu, sesuai dokumen SKP")]
    target: Annotated[TeksSebaris, Field(description="Target dengan satuannya", examples=["1 Laporan"])]


class RHKRisalah(Rekaman):
    """One rencana hasil kerja with the indicators discussed; its cell spans their rows."""

    uraian: Annotated[Teks, Field(description="Rencana Hasil Kerja, sesuai dokumen SKP")]
    iki: Annotated[tuple[TargetRisalah, ...], Field(min_length=1, description="Indikator yang dibahas")]


class AgendaRisalah(Rekaman):
    """One line of the agenda."""

    progress: Annotated[Teks, Field(description="Progress pencapaian hasil kerja")]
    masalah: Annotated[Teks, Field(description="Masalah/hambatan")]
    penyebab: Annotated[Teks | None, Field(description="Penyebab; dicetak - bila kosong")] = None


class KonteksRisalah(KonteksFormulir):
    """Data of one risalah."""

    hari_tanggal: Annotated[
        TeksSebaris, Field(description="Hari dan tanggal pelaksanaan", examples=["Selasa, 10 Februari 2026"])
    ]
    hasil_kerja: Annotated[tuple[RHKRisalah, ...], Field(min_length=1, description="RHK, IKI dan target yang dibahas")]
    rencana_aksi: Annotated[
        tuple[Teks, ...],
        Field(min_length=1, description="Rencana aksi", examples=[["Menyusun rencana kerja (Maret s/d April)"]]),
    ]
    agenda: Annotated[tuple[AgendaRisalah, ...], Field(min_length=1, description="Agenda pembahasan")]
    strategi: Annotated[tuple[Teks, ...], Field(min_length=1, description="Strategi mengatasi permasalahan/hambatan")]
    penyesuaian: Annotated[bool, Field(description="Ada penyesuaian ukuran keberhasilan dan target (Ya/Tidak)")]
    selesai: Annotated[bool, Field(description="Status: Selesai (true) atau Belum Selesai (false)")]
    tindak_lanjut: Annotated[
        tuple[Teks, ...],
        Field(description="Strategi dialog sebelumnya yang dibawa ke dialog ini; tidak dicetak bila tidak ada",
              examples=[["Menyurati unit (dialog 5 Mei 2025): belum selesai"]]),
    ] = ()
    berikutnya: Annotated[
        TeksSebaris | None, Field(description="Tanggal dialog berikutnya; tidak dicetak bila kosong")
    ] = None
    keterangan: Annotated[Teks | None, Field(description="Keterangan (jika diperlukan)")] = None
    peserta: Annotated[tuple[PenandaTangan, ...], Field(min_length=1, description="Peserta, pegawai yang pertama")]
    pimpinan: Annotated[PenandaTangan, Field(description="Pimpinan atau Pemberi Pertimbangan")]


def baris_strategi(teks: str) -> list[str]:
    """Each line is a strategy with a bullet of its own; a bullet that was typed goes."""
    return [line for part in teks.split("\n") if (line := _BULLET.sub("", part.strip(), count=1))]


def _carried(buku: BukuSKP, dialog: DialogKinerja) -> tuple[str, ...]:
    """Strategies of earlier dialogs that none before this one closed, each once.

    What is said of one never changes once this dialog is over, so that the risalah stays as it was signed.
    """
    told = []
    for before in sorted(buku.dialog, key=lambda one: one.tanggal):
        if before.tanggal >= dialog.tanggal:
            continue
        for text, follow in before.terbuka(dialog.tanggal):
            said = "belum selesai"
            if follow is not None and follow.tanggal == dialog.tanggal and follow.keadaan is not None:
                why = f", {follow.alasan}" if follow.alasan else ""
                said = f"{follow.keadaan.value.lower()}{why}"
            due = f", tenggat {bentuk.tanggal(follow.tenggat)}" if follow and follow.tenggat else ""
            told.append(f"{text} (dialog {bentuk.tanggal(before.tanggal)}{due}): {said}")
    return tuple(told)


def dari_buku(buku: BukuSKP, dialog: DialogKinerja, surat: PengaturanSurat | None = None) -> KonteksRisalah:
    """The risalah of one dialog of a staff workbook, signed as the settings say.

    Only the indicators that the agenda names are printed, in the order of the SKP, with their rencana aksi.

    Raises:
        DokumenBelumLengkap: a mandatory part is missing (deck: ``*)`` and ``**)``); names every one.
    """
    skp = buku.skp
    missing = []
    for kode in dialog.kode_iki:
        if skp.cari_iki(kode) is None:
            missing.append(f"Kode {kode} pada agenda tidak ada di SKP.")
        elif not buku.rencana_aksi_untuk(kode):
            missing.append(f"Rencana aksi untuk {kode} belum diisi.")
    leader = skp.penilai if dialog.dipimpin is PimpinanDialog.PEJABAT_PENILAI else skp.pemberi_pertimbangan
    if leader is None:
        missing.append("Identitas Pemberi Pertimbangan yang memimpin dialog belum diisi.")
    if missing or leader is None:
        raise DokumenBelumLengkap(f"Risalah dialog nomor {dialog.nomor} ({skp.pegawai.nama})", tuple(missing))

    def discussed(rhk: RHK) -> tuple[TargetRisalah, ...]:
        return tuple(
            TargetRisalah(indikator=iki.indikator, target=iki.target_lengkap)
            for iki in rhk.iki
            if iki.kode in dialog.kode_iki
        )

    return KonteksRisalah(
        hari_tanggal=bentuk.hari_tanggal(dialog.tanggal),
        hasil_kerja=tuple(RHKRisalah(uraian=rhk.uraian, iki=iki) for rhk in skp.hasil_kerja if (iki := discussed(rhk))),
        rencana_aksi=tuple(
            str(action)
            for _, iki in skp.semua_iki()
            if iki.kode in dialog.kode_iki
            for action in buku.rencana_aksi_untuk(iki.kode)
        ),
        agenda=tuple(
            AgendaRisalah(progress=item.progress, masalah=item.masalah, penyebab=item.penyebab)
            for item in dialog.agenda
        ),
        strategi=tuple(line for text in dialog.strategi for line in baris_strategi(text)),
        penyesuaian=dialog.penyesuaian is YaTidak.YA,
        selesai=dialog.status is StatusDialog.SELESAI,
        tindak_lanjut=_carried(buku, dialog),
        berikutnya=bentuk.hari_tanggal(dialog.berikutnya) if dialog.berikutnya else None,
        keterangan=dialog.keterangan,
        peserta=(
            PenandaTangan(nama=skp.pegawai.nama, nip=bentuk.nip(skp.pegawai.nip)),
            *(PenandaTangan(nama=name) for name in dialog.peserta_lain),
        ),
        pimpinan=PenandaTangan(nama=leader.nama, nip=bentuk.nip(leader.nip)),
        **tanda_tangan(surat, leader),
    )


def naskah(buku: BukuSKP, surat: PengaturanSurat | None) -> Iterator[Naskah]:
    """A risalah for each dialog of a staff workbook."""
    person = buku.skp.pegawai
    for dialog in buku.dialog:
        name = nama_berkas("Risalah", person.nama, f"{person.nip} dialog {dialog.nomor:02d} {dialog.tanggal}")
        yield Naskah(name, partial(dari_buku, buku, dialog, surat))


DOKUMEN: Final = Dokumen(
    slug="risalah",
    judul="Risalah Dialog Kinerja",
    konteks=KonteksRisalah,
    templat="risalah-dialog-kinerja.docx",
    sumber=DariPegawai(naskah),
    lembar=("Identitas", "SKP", "Rencana Aksi"),
    tiap="Dialog Kinerja",
    boleh_dihilangkan=frozenset({"kop", "tindak_lanjut"}),
)


# -- reading it back ------------------------------------------------------------------------------


class RisalahTerbaca:
    """What stands in the file: ``isi`` as the risalah's data, and ``masalah`` as pairs of part and sentence.

    ``dilacak`` is whether the file holds tracked changes; ``lain`` is what stands there and in no part of a risalah,
    ``komentar`` in comments, ``dicoret`` what is struck out, ``bukan_huruf`` the ways to texts in which something
    stands that is no letter.
    """

    def __init__(self) -> None:
        self.isi: dict[str, Any] = {}
        self.masalah: list[tuple[str, str]] = []
        self.dilacak = False
        self.lain: list[str] = []
        self.komentar: list[str] = []
        self.dicoret: list[str] = []
        self.bukan_huruf: list[tuple[int | str, ...]] = []


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _optional(text: str) -> str | None:
    return None if text in {"", "-", "–"} else text


#: Lists of lines below a heading, and what they are called.
_LISTS: Final = {
    "strategi": "Strategi Mengatasi Permasalahan/Hambatan", "tindak_lanjut": "Tindak Lanjut Dialog Sebelumnya"
}  # fmt: skip
#: The headings that are paragraphs: how the line begins, then all that may stand in it before a colon.
_HEADINGS: Final = {
    "hari_tanggal": ("hari/tanggal", "hari/tanggal"),
    "strategi": ("strategi mengatasi", "strategi mengatasi permasalahan/hambatan"),
    "penyesuaian": ("penyesuaian ukuran", "penyesuaian ukuran keberhasilan dan target"),
    "tindak_lanjut": ("tindak lanjut dialog sebelumnya", "tindak lanjut dialog sebelumnya"),
    "berikutnya": ("dialog berikutnya:", "dialog berikutnya"),
    "selesai": ("status:", "status"),
    "keterangan": ("keterangan", "keterangan (jika diperlukan)", "keterangan"),
}  # fmt: skip
#: Lists below which a heading has its text in its own line.
_INLINE: Final = {("tindak_lanjut", "berikutnya"), ("tindak_lanjut", "keterangan")}
_TWICE: Final = "Bagian ini ada lebih dari satu kali dengan isi yang berbeda; sisakan satu."
#: What :mod:`kinerja_core.documents.mesin.baca_kembali`, which is loaded only to read, writes for what is no letter.
_BUKAN_HURUF: Final = "\x1a"

#: Words of the form itself, as they begin a line: its title, its headings, and the notes below it.
_FORMULIR: Final = (
    "risalah dialog kinerja", "pelaksanaan dialog kinerja", "agenda pembahasan", "hasil pembahasan", "catatan : *)",
    "catatan :*)", "*)", "**)",
)


class _PembacaRisalah:
    """Goes through the blocks of the document in order."""

    def __init__(self) -> None:
        self.found = RisalahTerbaca()
        self.begun = False  # past the letterhead
        self.place = ""
        self.notes: list[str] = []

    def problem(self, part: str, message: str) -> None:
        self.found.masalah.append((part, message))

    def put(self, name: str, label: str, value: Any) -> None:
        """Keep what stands in a part; a part that stands there again and says something else is a problem."""
        if self.found.isi.setdefault(name, value) != value:
            self.problem(label, _TWICE)

    def begin(self, name: str, label: str) -> None:
        """A list begins below its heading."""
        self.place = name
        if self.found.isi.setdefault(name, []):
            self.problem(label, _TWICE)

    def heading(self, text: str) -> str:
        """The part of the form that a line begins, if any; a line of a list does so only when it says nothing else."""
        bare = _NUMBER.sub("", _plain(text), count=1)
        head, colon, rest = bare.partition(":")
        head = head.strip(" .*")
        for part, (beginning, *whole) in _HEADINGS.items():
            exact = head in whole and (bool(colon) or not beginning.endswith(":"))
            if self.place in _LISTS:
                if exact and (not rest.strip() or (self.place, part) in _INLINE):
                    return part
            elif exact:
                return part
            elif bare.startswith(beginning) and (colon or part != "keterangan"):
                self.found.lain.append(text.strip())  # the words that are not those of the form
                return part
        return ""

    def paragraph(self, text: str) -> None:
        plain, isi = _plain(text), self.found.isi
        if self.place == "keterangan":  # up to the signatures, whatever it says
            self.notes.append(text)
        elif part := self.heading(text):
            value = text.partition(":")[2].strip()
            if part == "hari_tanggal":
                self.put(part, "Hari/Tanggal", value)
            elif part == "berikutnya":
                self.put(part, "Dialog berikutnya", _optional(value))
            elif part in _LISTS:
                self.begin(part, _LISTS[part])
            else:
                self.place = part
                self.notes = [text.partition(":")[2]]
        elif self.place in _LISTS and plain:
            isi[self.place].append(_BULLET.sub("", text.strip(), count=1))
        elif plain.startswith(_FORMULIR):
            self.begun = True
        elif self.begun and plain:
            self.found.lain.append(text.strip())

    def table(self, rows: list[list[SelTerbaca]]) -> None:
        if not rows:
            return
        if len(rows[0]) == 1 and (inner := rows[0][0].tabel):  # what must stay on one page
            for item in inner:
                self.table(item)
            for line in rows[0][0].teks.split("\n"):  # what stands below them
                self.paragraph(line)
            self._beside(rows[1:])
            return
        head = _plain(rows[0][0].teks)
        if head.startswith("rencana hasil kerja"):
            self._results(self._cells("Rencana Hasil Kerja", rows, 3))
        elif head.startswith("rencana aksi"):
            texts = [row[0].isi for row in self._cells("Rencana Aksi", rows, 1)]
            actions = [_NUMBER.sub("", text, count=1) for text in texts if text]
            self.put("rencana_aksi", "Rencana Aksi", actions)
        elif head.startswith("progress pencapaian"):
            self._agenda(self._cells("Agenda Pembahasan", rows, 3))
        elif head.startswith("peserta"):
            self._acting(rows[0])
            self._signatures(rows[1:])
            self.place = ""
        elif self.place in {"penyesuaian", "selesai"}:
            self._choice(self.place, rows[0])
            self._beside(rows[1:])
            self.place = ""
        else:
            self._beside(rows)

    def _beside(self, rows: Iterable[Sequence[SelTerbaca]]) -> None:
        """Cells that are no part of the form."""
        if self.begun:
            self.found.lain += [cell.isi for row in rows for cell in row if cell.isi]

    def _cells(self, label: str, rows: Sequence[Sequence[SelTerbaca]], columns: int) -> list[Sequence[SelTerbaca]]:
        """The rows below the head of a table; one that has not as many columns as the form is a problem."""
        kept = []
        for number, row in enumerate(rows[1:], 2):
            if len(row) == columns:
                kept.append(row)
            elif any(cell.isi for cell in row):
                word = {1: "satu", 3: "tiga"}[columns]
                self.problem(label, f"Baris {number} tidak lagi memiliki {word} kolom.")
        return kept

    def _results(self, rows: Sequence[Sequence[SelTerbaca]]) -> None:
        results: list[dict[str, Any]] = []
        last: Any = None
        for row in rows:
            rhk, indikator, target = (cell.isi for cell in row)
            if not (rhk or indikator or target):
                continue
            if row[0].asal is not last:
                results.append({"uraian": rhk, "iki": []})
            last = row[0].asal
            results[-1]["iki"].append({"indikator": indikator, "target": target})
        self.put("hasil_kerja", "Rencana Hasil Kerja", results)

    def _agenda(self, rows: Sequence[Sequence[SelTerbaca]]) -> None:
        agenda = []
        for row in rows:
            progress, masalah, penyebab = (cell.isi for cell in row)
            if progress or masalah or penyebab:
                agenda.append({"progress": progress, "masalah": masalah, "penyebab": _optional(penyebab)})
        self.put("agenda", "Agenda Pembahasan", agenda)

    def _choice(self, name: str, row: Sequence[SelTerbaca]) -> None:
        """Two boxes, each before its word; exactly one is marked."""
        label = {"penyesuaian": "Penyesuaian Ukuran Keberhasilan dan Target", "selesai": "Status"}[name]
        texts = ["" if cell.isi in _UNMARKED else cell.isi for cell in row]
        if len(texts) != 4 or any(len(box) > 1 for box in texts[::2]) or not set("".join(texts[::2])) <= _MARKS:
            self.problem(label, "Kotak pilihannya tidak dapat dibaca; isi satu kotak dengan X dan kosongkan yang lain.")
        elif bool(texts[0]) == bool(texts[2]):
            both = "Kedua kotak" if texts[0] else "Tidak satu pun kotak"
            self.problem(label, f"{both} bertanda; isi satu kotak dengan X dan kosongkan yang lain.")
        else:
            yes, no = {"penyesuaian": ("ya", "tidak"), "selesai": ("selesai", "belum selesai")}[name]
            changed = (_plain(texts[1]), _plain(texts[3])) == (no, yes)  # the words, not the places, say what is meant
            self.put(name, label, bool(texts[0]) != changed)

    def _acting(self, row: Sequence[SelTerbaca]) -> None:
        """For whom and in which jabatan the pimpinan signs, below the words of the form."""
        for line in row[-1].teks.split("\n")[1:] if len(row) > 1 else ():
            text = line.strip()
            if "${" in text:
                continue
            if text.startswith("a.n. "):
                self.found.isi["atas_nama"] = text.removeprefix("a.n. ")
            elif text:
                self.found.isi["jabatan_penanda"] = text.removesuffix(",")

    def _signatures(self, rows: Sequence[Sequence[SelTerbaca]]) -> None:
        people, signing = [], rows[0][1].asal if rows and len(rows[0]) > 1 else None
        for number, row in enumerate(rows, 1):
            if person := self._person(row[0], f"Peserta {number}"):
                people.append(person)
            if number == 1 and signing and (leader := self._person(row[1], "Pimpinan/Pemberi Pertimbangan")):
                self.put("pimpinan", "Pimpinan/Pemberi Pertimbangan", leader)
            self._beside([[cell for cell in row[1:] if cell.asal is not signing]])
        self.put("peserta", "Peserta", people)

    def _person(self, cell: SelTerbaca, part: str) -> dict[str, Any] | None:
        lines = [line.strip() for line in cell.isi.split("\n")]
        lines = [text for line in lines if (text := _NUMBER.sub("", line, count=1))]
        if any("${" in line for line in lines):
            self.problem(part, "Masih berupa penanda SRIKANDI, sehingga namanya tidak dapat dibaca.")
        elif len(lines) > 2 or (len(lines) == 2 and not lines[1].upper().startswith("NIP")):
            self.problem(part, f"Tidak jelas mana nama dan NIP: {' / '.join(lines)}.")
        elif lines:
            nip = lines[1][3:].strip(" .:") if len(lines) == 2 else None
            return {"nama": lines[0], "nip": nip or None}
        return None


def baca(data: bytes) -> RisalahTerbaca:
    """Read the data of a risalah from the bytes of its Word file, after people corrected it.

    The parts are found by the words of the ministry's form (deck). What cannot be read is a problem, never a guess.

    Returns:
        What could be read; parts that could not are missing in ``isi`` and named in ``masalah``.

    Raises:
        ValueError: the bytes are no Word file.
    """
    from kinerja_core.documents.mesin.baca_kembali import blok  # noqa: PLC0415 - needed only here

    reader = _PembacaRisalah()
    read = blok(data)
    for block in read.blok:
        if isinstance(block, str):
            reader.paragraph(block)
        else:
            reader.table(block)
    found = reader.found
    found.isi["keterangan"] = _optional("\n".join(reader.notes).strip())
    found.lain, found.komentar = (
        [text.replace(_BUKAN_HURUF, "(bukan huruf)") for text in texts]
        for texts in ([*found.lain, *read.lain], read.komentar)
    )
    found.dilacak, found.dicoret = read.dilacak, read.dicoret
    found.isi = _letters(found.isi, (), found.bukan_huruf)
    return found


def _letters(value: Any, way: tuple[int | str, ...], missing: list[tuple[int | str, ...]]) -> Any:
    """What was read without the signs of what is no letter; the ways to the texts that had one are added."""
    if isinstance(value, dict):
        return {key: _letters(item, (*way, key), missing) for key, item in value.items()}
    if isinstance(value, list):
        return [_letters(item, (*way, place), missing) for place, item in enumerate(value)]
    if isinstance(value, str) and _BUKAN_HURUF in value:
        missing.append(way)
        return value.replace(_BUKAN_HURUF, "").strip()
    return value
