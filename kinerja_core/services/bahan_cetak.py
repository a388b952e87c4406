"""What the data of a print give: contexts in JSON, staff workbooks, unit workbooks, as the document asks for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from kinerja_core.batas.anggaran import MB, Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.teks import BukanUTF8, TeksRusak, baca_utf8, muat_json, sebab_json
from kinerja_core.documents.mesin.dokumen import (
    DariPegawai,
    DariPegawaiDanUnit,
    DariUnit,
    Dokumen,
    Naskah,
    Tampilan,
    UnitDinilai,
)
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kertas import Kertas
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masa_catatan import MasaCatatan
from kinerja_core.model.masalah import (
    TEKS_PANJANG,
    daftar_masalah,
    periksa_sekilas,
    rincian,
    sebut_jalur,
    sebut_masalah,
)
from kinerja_core.model.nip import NIP
from kinerja_core.model.periode import Periode
from kinerja_core.model.skp import SKP
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import kumpulkan, nama_aman
from kinerja_core.services.cetakan_lalu import CetakanLalu, sidik_surat
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.penahanan import tahan
from kinerja_core.services.pengaturan_surat import dengan, menilai_tanggal
from kinerja_core.services.sumber_cetak import Sumber
from kinerja_core.workbooks.hasil import JENIS_RAHASIA, HasilBaca

if TYPE_CHECKING:
    from kinerja_core.model.buku import BukuUnit
    from kinerja_core.services.bacaan_cetak import Bacaan
    from kinerja_core.services.peringkat import HasilPeringkat


@dataclass(frozen=True)
class _Asked:
    """Workbooks to make documents from; ``named`` are those the user named one by one, not through their folder.

    ``kemajuan`` is told of the staff workbooks, where no other document has them at the same time.
    """

    what: Dokumen
    files: Sequence[Path]
    named: frozenset[Path]
    tampilan: Tampilan
    periode: Periode | None
    bacaan: Bacaan
    masa: MasaCatatan | None = None
    kemajuan: Kemajuan = diam
    lalu: CetakanLalu = field(init=False)

    def __post_init__(self) -> None:
        """What was printed before from the same."""
        made = CetakanLalu(self.what, self.bacaan, self.tampilan, self.periode, self.masa, self.named)
        object.__setattr__(self, "lalu", made)

    def diminta(self, naskah: Iterable[Naskah]) -> tuple[Naskah, ...]:
        """The drafts of the week or month asked for, else those that nobody needs to ask for."""
        code = self.masa.kode if self.masa else ""
        return tuple(one for one in naskah if (one.masa == code if code else not one.bila_diminta))

    def unit(self) -> list[Path]:
        """The unit workbooks among them."""
        kinds = self.bacaan.jenis(self.files)
        return [path for path, kind in zip(self.files, kinds, strict=True) if kind == "unit"]


def bahan(
    what: Dokumen, data: Sequence[Path], tampilan: Tampilan, periode: Periode | None, kemajuan: Kemajuan,
    masa: MasaCatatan | None = None,
) -> Iterator[Sumber]:
    """What each file of the data gives, read when it is asked for; with ``masa`` only what is of that week or month.

    Raises:
        GalatKinerja: at once when a path does not exist.
    """
    from kinerja_core.services.bacaan_cetak import Bacaan

    contexts = [path for path in data if path.suffix.casefold() == ".json" and path.is_file()]
    named = {path.resolve() for path in data if not path.is_dir()}
    files = kumpulkan(path for path in data if path not in contexts)
    if not files and not contexts:
        raise GalatKinerja(f"Tidak ada buku kerja (.xlsx) di {', '.join(map(str, data))}.")
    from_json = (
        Sumber(tampak(path.name), naskah=(Naskah(nama_aman(path.stem), partial(_konteks_json, what, path)),))
        for path in contexts
    )
    if not files:
        return from_json
    asked = _Asked(
        what, files, frozenset(file for file in files if file in named), tampilan, periode, Bacaan(files, kemajuan),
        masa, kemajuan,
    )
    return chain(from_json, asked.lalu.semua(partial(_from_books, asked)), _together(asked))


def _together(asked: _Asked) -> Iterator[Sumber]:
    """What is to be said of all data together, once everything is read."""
    from kinerja_core.services.tentang_data import tentang_data

    if told := tentang_data(asked.tampilan.surat, asked.bacaan):
        yield Sumber("", temuan=tuple(told))


def bahan_terbaca(
    what: Dokumen, files: Sequence[Path], tampilan: Tampilan, periode: Periode | None, bacaan: Bacaan,
    masa: MasaCatatan | None = None,
) -> Iterator[Sumber]:
    """What workbooks give of one of several documents, read by a reader that the documents share."""
    asked = _Asked(what, files, frozenset(), tampilan, periode, bacaan, masa)
    return asked.lalu.semua(partial(_from_books, asked))


def _from_books(asked: _Asked) -> Iterator[Sumber]:
    """What the workbooks give, read as the document asks for them."""
    match asked.what.sumber:
        case DariPegawai(naskah):
            return _from_staff(asked, naskah)
        case DariPegawaiDanUnit(naskah):
            return _with_unit(asked, naskah)
        case DariUnit():
            return _from_units(asked, asked.what.sumber)


# -- contexts -------------------------------------------------------------------------------------


def _konteks_json(what: Dokumen, path: Path) -> BaseModel:
    try:
        text = baca_utf8(path, Anggaran(bita=20 * MB))
        content = muat_json(text)
        if len(text) > TEKS_PANJANG:
            periksa_sekilas(what.konteks, content)
        return what.konteks.model_validate(content)
    except json.JSONDecodeError as problem:
        raise GalatKinerja(
            f'"{path}" bukan JSON yang benar: ada yang salah pada {sebab_json(problem)}.'
        ) from problem
    except BukanUTF8 as problem:
        raise GalatKinerja(f'"{path}" bukan teks UTF-8; simpan ulang sebagai JSON dengan pengodean UTF-8.') from problem
    except TeksRusak as problem:
        raise GalatKinerja(f'"{path}" bukan JSON yang benar: {problem}.') from problem
    except BerkasTidakTerbaca as problem:
        raise GalatKinerja(f'"{path}" tidak dapat dibaca. {problem.pesan}') from problem
    except ValidationError as problem:
        lines = rincian(
            [
                f"{sebut_jalur(m) or 'isi'}: tidak sesuai (isinya rahasia)" if what.rahasia else sebut_masalah(m)
                for m in daftar_masalah(problem)
            ]
        )
        raise GalatKinerja(
            f'"{path}" belum memenuhi isian dokumen {what.judul}:\n{lines}\n'
            f'Lihat isiannya dengan "kinerja skema {what.slug}".'
        ) from None


# -- workbooks ------------------------------------------------------------------------------------


def _settings(asked: _Asked) -> tuple[PengaturanSurat | None, Sumber | None]:
    """Settings for documents of staff workbooks: of the only unit workbook among the data, and of the file given.

    A unit workbook that cannot be used keeps no document from being made; it is told.
    """
    units = asked.unit() if len(asked.files) > 1 else []
    if len(units) != 1:
        return asked.tampilan.surat, None
    try:
        return dengan(asked.bacaan.buku_unit(units[0]).pengaturan, asked.tampilan.surat), None
    except GalatKinerja as problem:
        name = units[0].name
        return asked.tampilan.surat, Sumber(
            name, temuan=(buat_temuan("DOKUMEN-ISI-SALAH", str(problem), berkas=name),)
        )


def _from_staff(
    asked: _Asked, naskah: Callable[[BukuSKP, PengaturanSurat | None], Iterable[Naskah]]
) -> Iterator[Sumber]:
    """The documents of staff workbooks, signed and on the paper that the settings say."""
    settings, problem = _settings(asked)
    if problem:
        yield problem
    yield from _staff(
        asked, lambda buku: naskah(buku, settings), settings.kertas if settings else "a4", (), sidik_surat(settings)
    )


def _staff(
    asked: _Asked, naskah: Callable[[BukuSKP], Iterable[Naskah]], kertas: Kertas, lain: Sequence[Path], surat: object
) -> Iterator[Sumber]:
    """The documents of staff workbooks, one workbook in memory at a time.

    Args:
        asked: the workbooks.
        naskah: the drafts of one.
        kertas: their paper.
        lain: other files that the drafts depend on.
        surat: the settings that they depend on, as a key has them.
    """
    from kinerja_core.services.periksa import menghalangi
    from kinerja_core.workbooks.antarbuku import periksa_antarberkas

    copies, rivals = asked.bacaan.rangkap
    read: list[HasilBaca] = []
    given = 0
    for number, file in enumerate(asked.files):
        head = asked.bacaan.kepala(file)
        if head.jenis in {"unit", "penilaian-360", "daftar-penilai"}:
            continue
        asked.kemajuan(number, len(asked.files), file.name)
        read.append(head._replace(temuan=()))
        usable = head.berkas not in copies | rivals
        make = partial(_one_staff, asked, file, naskah if usable else lambda _: (), kertas)
        for source in asked.lalu.satu(file, lain, [surat, usable], make):
            given += len(source.naskah)
            yield source
    asked.kemajuan(len(asked.files), len(asked.files), "")
    if not read:
        raise GalatKinerja("Tidak ada buku kerja pegawai pada data yang disebutkan.")
    if asked.masa and not given and all(one.buku for one in read):
        raise GalatKinerja(f"Tidak ada SKP yang berjalan pada {asked.masa}; periksa --bulan atau --minggu.")
    for temuan in menghalangi(periksa_antarberkas(read)):
        yield Sumber(temuan.berkas or "", temuan=(temuan,))


def _one_staff(
    asked: _Asked, file: Path, naskah: Callable[[BukuSKP], Iterable[Naskah]], kertas: Kertas
) -> Sumber:
    """The documents of one staff workbook."""
    hasil = asked.bacaan.utuh(file)
    drafts = asked.diminta(naskah(hasil.buku)) if isinstance(hasil.buku, BukuSKP) else ()
    held = tahan(asked.what, hasil, drafts)
    return Sumber(hasil.berkas, hasil.nama or "", hasil.nip or "", drafts, held.temuan, kertas, held.ditahan)


def _with_unit(
    asked: _Asked, naskah: Callable[[BukuSKP, UnitDinilai | None], Iterable[Naskah]]
) -> Iterator[Sumber]:
    """The documents of staff workbooks that also say what the unit workbook among the data says of the person.

    Without a unit workbook each person's document is a finding: nothing half-filled is printed.

    Raises:
        GalatKinerja: several unit workbooks, or one that cannot be used.
    """
    units = _of_period(asked, asked.unit())
    if len(units) > 1:
        names = ", ".join(path.name for path, _ in units)
        raise GalatKinerja(
            f"Data memuat {len(units)} buku unit ({names}); sebutkan satu saja, atau pilih periodenya dengan --periode."
        )
    unit: UnitDinilai | None = None
    for path, ranked in units:
        settings = dengan(ranked.buku.pengaturan, asked.tampilan.surat)
        unit = UnitDinilai(ranked.buku.model_copy(update={"pengaturan": settings}), ranked.hasil)
        if told := menilai_tanggal(ranked.buku, asked.tampilan.surat, ranked.temuan, path.name):
            yield Sumber(path.name, temuan=told)
    yield from _staff(
        asked, lambda buku: naskah(buku, unit), unit.pengaturan.kertas if unit else "a4",
        [path for path, _ in units], None,
    )  # fmt: skip


def _of_period(asked: _Asked, units: Sequence[Path]) -> list[tuple[Path, HasilPeringkat]]:
    """Unit workbooks, ranked; with ``--periode`` only those of that period.

    Scores and ratings belong to the period written in their workbook, and to no other.

    Raises:
        GalatKinerja: one cannot be used, or none is of the period asked for.
    """
    ranked = [(path, asked.bacaan.peringkat(path)) for path in units]
    if asked.periode is None:
        return ranked
    found = [(path, one) for path, one in ranked if one.buku.pengaturan.periode == asked.periode]
    if not found:
        held = ", ".join(f'"{path.name}" berisi {one.buku.pengaturan.periode}' for path, one in ranked)
        raise GalatKinerja(
            f"Tidak ada buku unit {asked.periode} pada data yang disebutkan{f' ({held})' if held else ''}. Skor, "
            f"rating dan predikat satu periode tidak berlaku bagi periode lain; sebutkan buku unit {asked.periode}."
        )
    return found


def _skp(
    asked: _Asked, units: Collection[Path]
) -> tuple[dict[NIP, tuple[SKP, ...]], dict[str, list[Temuan]]]:
    """Every SKP of each person whose staff workbook is among the data, and what is wrong in what is printed of it."""
    found: dict[NIP, tuple[SKP, ...]] = {}
    wrong: dict[str, list[Temuan]] = {}
    for hasil in asked.bacaan.baca([path for path in asked.files if path not in units]):
        if isinstance(hasil.buku, BukuSKP):
            skp = hasil.buku.skp
            found[skp.pegawai.nip] = (*found.get(skp.pegawai.nip, ()), skp)
        if hasil.nip and (told := tahan(asked.what, hasil, ()).temuan):
            wrong.setdefault(hasil.nip, []).extend(told)
    return found, wrong


def _from_units(asked: _Asked, sumber: DariUnit) -> Iterator[Sumber]:
    """The letters of each unit workbook; other workbooks of a folder are passed over.

    Where the document also asks for staff workbooks, they may be named one by one too.
    """
    from kinerja_core.services.peringkat import temuan_konflik

    units = asked.unit()
    files = units if sumber.pegawai else [
        path for path in asked.files
        if path in units or (path in asked.named and asked.bacaan.jenis([path])[0] not in JENIS_RAHASIA)
    ]
    if asked.periode is not None:
        files = [path for path, _ in _of_period(asked, files)]
    alone = len(units if sumber.pegawai else asked.files) == 1
    staff, wrong = _skp(asked, units) if sumber.pegawai else ({}, {})
    ranked: dict[Path, HasilPeringkat] = {}
    for number, path in enumerate(files):
        asked.kemajuan(number, len(files), path.name)
        try:
            ranked[path] = asked.bacaan.peringkat(path)
        except GalatKinerja as problem:
            if alone:
                raise
            yield Sumber(tampak(path.name), temuan=(buat_temuan("DOKUMEN-ISI-SALAH", str(problem), berkas=path.name),))
    yearly = _yearly(one.buku for one in ranked.values())
    left_out = _rangkap(ranked)
    yield from left_out.values()
    for path, one in ranked.items():
        if path in left_out:
            continue
        settings = dengan(one.buku.pengaturan, asked.tampilan.surat)
        book = one.buku.model_copy(update={"pengaturan": settings})
        unit = UnitDinilai(book, one.hasil, asked.tampilan.srikandi, staff, yearly)
        own = (item.model_copy(update={"berkas": path.name}) for item in sumber.temuan(unit))
        drafts = tuple(sumber.naskah(unit))
        held = {number: wrong[draft.nip] for number, draft in enumerate(drafts) if draft.nip in wrong}
        known = menilai_tanggal(one.buku, asked.tampilan.surat, one.temuan, path.name)
        told = (*known, *temuan_konflik(one, path.name), *own, *chain.from_iterable(held.values()))
        yield Sumber(tampak(path.name), settings.nama_unit, "", drafts, told, settings.kertas, frozenset(held))
    if not files:
        raise GalatKinerja('Tidak ada buku unit pada data yang disebutkan. Buat buku unit dengan "kinerja gabung".')


def _rangkap(ranked: Mapping[Path, HasilPeringkat]) -> dict[Path, Sumber]:
    """Unit workbooks that are not printed: copies of another one, and those of one period that contradict others."""
    if len(ranked) < 2:
        return {}
    from kinerja_core.workbooks.buku_unit.antarbuku import temuan_salinan, unit_rangkap

    files = {str(path): path for path in ranked}
    copies, rivals = unit_rangkap({str(path): one.buku for path, one in ranked.items()})
    told = {file: temuan_salinan(files[file].name, files[other].name) for file, other in copies.items()}
    for file, (other, differences) in rivals.items():
        places = [*dict.fromkeys(one.tempat for one in differences)]
        said = bertitik(
            f'"{files[file].name}" dan "{files[other].name}" diisi lain untuk unit dan periode yang sama, jadi tidak '
            f"satu pun dicetak: {sebut(places)}"
        )
        told[file] = buat_temuan("UNIT-DUA-BUKU", said, berkas=files[file].name)
    return {
        files[file]: Sumber(tampak(files[file].name), ranked[files[file]].buku.pengaturan.nama_unit, temuan=(one,))
        for file, one in told.items()
    }


def _yearly(buku: Iterable[BukuUnit]) -> dict[int, frozenset[NIP]]:
    """Who stands in a unit workbook of a whole year, by year."""
    found: dict[int, frozenset[NIP]] = {}
    for one in buku:
        period = one.pengaturan.periode
        if period.triwulan is None:
            people = frozenset(item.pegawai.nip for item in one.anggota)
            found[period.tahun] = found.get(period.tahun, frozenset()) | people
    return found
