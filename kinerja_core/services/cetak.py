"""Cetak: Word documents from workbooks, folders, or a JSON file of the document's context."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import BaseModel, ValidationError

from kinerja_core.documents import risalah, surat_keterangan
from kinerja_core.documents.galat import DokumenBelumLengkap, KonteksRusak
from kinerja_core.documents.katalog import DOKUMEN, Dokumen
from kinerja_core.documents.render import render
from kinerja_core.model.buku import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Tingkatan
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import kumpulkan, nama_aman, tolak_bila_ada, tulis
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.pdf import cari_libreoffice, ubah_ke_pdf
from kinerja_core.services.periksa import baca_semua
from kinerja_core.services.peringkat import peringkat


@dataclass(frozen=True, slots=True)
class Tampilan:
    """How documents look: the office's own template, kop image, paper, SRIKANDI tokens."""

    templat: Path | None = None
    kop: Path | None = None
    kertas: Literal["a4", "f4"] | None = None  #: ``None``: as set in the unit workbook, else A4
    srikandi: bool = False


def tampilan(
    templat: Path | None = None, kop: Path | None = None, kertas: str | None = None, srikandi: bool = False
) -> Tampilan:
    """How documents look, as a user says it.

    Raises:
        GalatKinerja: an unknown paper, or a file that does not exist.
    """
    paper: dict[str, Literal["a4", "f4"]] = {"a4": "a4", "f4": "f4"}
    if kertas is not None and kertas.casefold() not in paper:
        raise GalatKinerja(f'Kertas "{kertas}" tidak dikenal; pilih a4 atau f4.')
    for path in (templat, kop):
        if path is not None and not path.is_file():
            raise GalatKinerja(f'"{path}" tidak ditemukan.')
    return Tampilan(templat, kop, paper[kertas.casefold()] if kertas else None, srikandi)


@dataclass(slots=True)
class HasilCetak:
    """What was made, the findings that kept something from being made, and which persons gave none."""

    dibuat: list[Path] = field(default_factory=list)
    temuan: list[Temuan] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Naskah:
    """One document about to be made: its file name, the file its data come from, and how to get its context."""

    nama: str
    sumber: str
    konteks: Callable[[], BaseModel]
    kertas: Literal["a4", "f4"] = "a4"


def dokumen(slug: str) -> Dokumen:
    """A document of the catalogue.

    Raises:
        GalatKinerja: no such document.
    """
    found = DOKUMEN.get(slug)
    if found is None:
        raise GalatKinerja(f'Dokumen "{slug}" tidak ada. Yang ada: {", ".join(DOKUMEN)}.')
    return found


def skema(slug: str) -> dict[str, Any]:
    """JSON Schema of a document's context, with descriptions."""
    return dokumen(slug).konteks.model_json_schema()


def cetak(
    slug: str,
    data: Sequence[Path],
    keluaran: Path,
    tampilan: Tampilan = Tampilan(),
    *,
    pdf: bool = False,
    timpa: bool = False,
    kemajuan: Kemajuan = diam,
) -> HasilCetak:
    """Make every document the data gives.

    Args:
        slug: name of the document, for example ``risalah``.
        data: workbooks, folders of workbooks, or JSON files of the context.
        keluaran: a ``.docx`` file when there is one document, else a folder.
        tampilan: how they look.
        pdf: also make a PDF beside each document, with LibreOffice.
        timpa: overwrite, keeping a backup.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: nothing can be made, or a target exists; nothing has been written then.
    """
    what = dokumen(slug)
    result = HasilCetak()
    drafts = list(_drafts(what, data, result, kemajuan))
    single = keluaran.suffix.casefold() == ".docx"
    if single and len(drafts) > 1:
        raise GalatKinerja(
            f"Data ini memberi {len(drafts)} dokumen, sedangkan keluarannya satu berkas. Sebutkan folder pada -o."
        )
    targets = _targets(drafts, keluaran, single)
    office = cari_libreoffice() if pdf else None
    tolak_bila_ada([*targets, *(target.with_suffix(".pdf") for target in targets if pdf)], timpa)
    for number, (draft, target) in enumerate(zip(drafts, targets, strict=True)):
        kemajuan(number, len(drafts), target.name)
        _make(what, draft, target, tampilan, result, timpa=timpa)
    if office and result.dibuat:
        result.dibuat += ubah_ke_pdf(office, list(result.dibuat), timpa=timpa)
    kemajuan(len(drafts), len(drafts), "")
    return result


def _make(what: Dokumen, draft: Naskah, target: Path, tampilan: Tampilan, result: HasilCetak, *, timpa: bool) -> None:
    """Make one document; what keeps it from being made is a finding and never stops the others."""
    try:
        content = render(
            what,
            draft.konteks(),
            templat=tampilan.templat,
            kop=tampilan.kop,
            kertas=tampilan.kertas or draft.kertas,
            srikandi=tampilan.srikandi,
        )
    except (DokumenBelumLengkap, KonteksRusak) as problem:
        result.temuan.append(
            Temuan(
                kode="DOKUMEN-BELUM-LENGKAP",
                tingkat=Tingkatan.KESALAHAN,
                berkas=draft.sumber,
                pesan=str(problem),
                saran="Lengkapi bagian itu, lalu cetak kembali; dokumen ini tidak dibuat.",
            )
        )
    else:
        result.dibuat.append(tulis(target, content, timpa=timpa))


def cetak_risalah_buku(buku: BukuSKP, folder: Path, sumber: str = "", *, timpa: bool = False) -> HasilCetak:
    """Make the risalah of every dialog of a workbook already read (the add-in)."""
    result = HasilCetak()
    drafts = list(_risalah(buku, sumber))
    targets = _targets(drafts, folder, single=False)
    tolak_bila_ada(targets, timpa)
    for draft, target in zip(drafts, targets, strict=True):
        _make(DOKUMEN["risalah"], draft, target, Tampilan(), result, timpa=timpa)
    return result


def _targets(drafts: Sequence[Naskah], output: Path, single: bool) -> list[Path]:
    if single:
        return [output] * len(drafts)
    names: dict[str, int] = {}
    targets = []
    for draft in drafts:
        count = names[draft.nama.casefold()] = names.get(draft.nama.casefold(), 0) + 1
        targets.append(output / (f"{draft.nama}.docx" if count == 1 else f"{draft.nama} ({count}).docx"))
    return targets


def _drafts(what: Dokumen, data: Sequence[Path], result: HasilCetak, kemajuan: Kemajuan) -> Iterator[Naskah]:
    files = [path for path in data if path.suffix.casefold() == ".json" and path.is_file()]
    for path in files:
        yield Naskah(nama_aman(path.stem), path.name, partial(_context_from_json, what, path))
    if rest := [path for path in data if path not in files]:
        yield from _SUMBER[what.slug](rest, result, kemajuan)


def _context_from_json(what: Dokumen, path: Path) -> BaseModel:
    try:
        return what.konteks.model_validate(json.loads(path.read_text(encoding="utf-8-sig")))
    except (UnicodeDecodeError, json.JSONDecodeError) as problem:
        raise GalatKinerja(f'"{path}" bukan JSON yang benar ({problem}).') from problem
    except ValidationError as problem:
        lines = "\n".join(f"- {'.'.join(map(str, m.jalur)) or 'isi'}: {m.pesan}" for m in daftar_masalah(problem))
        raise GalatKinerja(
            f'"{path}" belum memenuhi isian dokumen {what.judul}:\n{lines}\n'
            f'Lihat isiannya dengan "kinerja skema {what.slug}".'
        ) from None


def _from_workbooks(data: Sequence[Path], result: HasilCetak, kemajuan: Kemajuan) -> Iterator[Naskah]:
    books = 0
    for hasil in baca_semua(kumpulkan(data), kemajuan):
        if hasil.jenis == "unit":
            continue
        books += 1
        result.temuan.extend(temuan for temuan in hasil.temuan if temuan.tingkat == "kesalahan")
        if isinstance(hasil.buku, BukuSKP):
            yield from _risalah(hasil.buku, hasil.berkas)
    if not books:
        raise GalatKinerja("Tidak ada buku kerja pegawai pada data yang disebutkan.")


def _risalah(buku: BukuSKP, sumber: str) -> Iterator[Naskah]:
    person = buku.skp.pegawai
    for dialog in buku.dialog:
        name = f"Risalah {nama_aman(person.nama, 40)} {person.nip} dialog {dialog.nomor:02d} {dialog.tanggal}"
        yield Naskah(nama_aman(name, 100), sumber, partial(risalah.dari_buku, buku, dialog))


def _surat(data: Sequence[Path], result: HasilCetak, kemajuan: Kemajuan) -> Iterator[Naskah]:
    for number, path in enumerate(data):
        kemajuan(number, len(data), path.name)
        ranked = peringkat(path)
        result.temuan.extend(ranked.temuan)
        settings = ranked.buku.pengaturan
        unit = nama_aman(settings.nama_unit, 50)
        yield Naskah(
            nama_aman(f"Surat Keterangan Pemeringkatan {unit} {settings.periode.kode}", 100),
            path.name,
            partial(surat_keterangan.dari_hasil, settings, ranked.hasil),
            settings.kertas,
        )


#: How each document is made from workbooks.
_SUMBER: Final[dict[str, Callable[[Sequence[Path], HasilCetak, Kemajuan], Iterator[Naskah]]]] = {
    "risalah": _from_workbooks,
    "surat-keterangan": _surat,
}
