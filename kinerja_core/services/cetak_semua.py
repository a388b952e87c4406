"""Cetak semua: every document that the data give, each workbook read once, and who was held back and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

from kinerja_core.documents.katalog import KATALOG, cari
from kinerja_core.documents.mesin.dokumen import BIASA, DariPegawai, DariPegawaiDanUnit, DariUnit, Dokumen, Tampilan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masa_catatan import MasaCatatan
from kinerja_core.model.periode import Periode
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.bacaan_cetak import Bacaan
from kinerja_core.services.bahan_cetak import bahan_terbaca
from kinerja_core.services.berkas import kumpulkan, tolak_bukan_folder
from kinerja_core.services.cetak import libreoffice_untuk, periksa_tampilan
from kinerja_core.services.cetak_naskah import HasilCetak
from kinerja_core.services.jalan_cetak import TANPA_PDF, JalanCetak, Lembaran, Tertahan, sebab
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.pilihan_cetak import tanpa_guna, tolak_lembaran
from kinerja_core.services.simpanan import sekali_baca
from kinerja_core.services.sumber_cetak import Sumber
from kinerja_core.services.tentang_data import tentang_data

#: What is typed instead of a document's name.
SEMUA: Final = "semua"
_TANPA_UNIT: Final = "tidak ada buku unit pada data; sebutkan juga buku unit pada perintah"
_KOSONG: Final = "tidak ada isinya pada data yang disebutkan"
_TANPA_PEGAWAI: Final = "tidak ada buku kerja pegawai pada data; sebutkan juga buku kerjanya pada perintah"


class HasilCetakSemua(HasilCetak):
    """What a run gave: as of one document, and for each kind how many, whom it lacks, and why there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.jumlah: dict[str, int] = {}
        self.tertahan: list[Tertahan] = []
        self.tanpa_data: dict[str, str] = {}
        self.semua_indeks: list[Path] = []

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja cetak semua --json`` prints."""
        told = HasilCetak.sebagai_json(self)
        return told | {
            "indeks": [str(path) for path in self.semua_indeks],
            "dokumen": [
                {"dokumen": slug, "judul": KATALOG[slug].judul, "jumlah": count} for slug, count in self.jumlah.items()
            ],
            "tertahan": [
                {"berkas": one.berkas, "nama": one.nama, "nip": one.nip, "dokumen": list(one.dokumen),
                 "sebab": list(one.sebab)}
                for one in self.tertahan
            ],
            "tanpa_data": [{"dokumen": slug, "sebab": why} for slug, why in self.tanpa_data.items()],
        }  # fmt: skip


def dokumen_semua(sertakan: Iterable[str] = ()) -> list[Dokumen]:
    """Every document that is not secret, and those secret ones that are asked for by name.

    Raises:
        GalatKinerja: there is no such document, or it is among them anyway.
    """
    named = [cari(slug) for slug in dict.fromkeys(sertakan)]
    if needless := [what.slug for what in named if not what.rahasia]:
        raise GalatKinerja(f"{', '.join(needless)} sudah termasuk; --sertakan hanya untuk dokumen rahasia.")
    return [what for what in KATALOG.values() if not what.rahasia or what in named]


@sekali_baca()
def cetak_semua(
    data: Sequence[Path], keluaran: Path, tampilan: Tampilan = BIASA, *, dokumen: Sequence[Dokumen] | None = None,
    lembaran: Lembaran = TANPA_PDF, timpa: bool = False, periode: Periode | None = None,
    masa: MasaCatatan | None = None, kemajuan: Kemajuan = diam,
) -> HasilCetakSemua:
    """Make every document that the data give, each kind in a folder of its own below ``keluaran``.

    Args:
        data: workbooks, or folders of workbooks.
        keluaran: the folder.
        tampilan: how they look; a letterhead and the like where a document has a place for it.
        dokumen: these kinds alone; default :func:`dokumen_semua`.
        lembaran: what becomes of the pages.
        timpa: overwrite, keeping a backup.
        periode: which unit workbook is used; default each.
        masa: the week or month of the documents that are of one.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: nothing can be made; nothing has been written then.
    """
    wanted = dokumen_semua() if dokumen is None else list(dokumen)
    _refuse(data, keluaran, tampilan)
    tolak_lembaran(lembaran, timpa)
    looks = _looks(wanted, data, tampilan, periode, masa)
    office = libreoffice_untuk(lembaran)
    files = kumpulkan(data)
    if not files:
        raise GalatKinerja(f"Tidak ada buku kerja (.xlsx) di {', '.join(map(str, data))}.")
    reader = Bacaan(files, kemajuan)
    result = HasilCetakSemua()
    kinds = reader.jenis(files)
    units = [path for path, kind in zip(files, kinds, strict=True) if kind == "unit"]
    staff = "skp" in kinds
    sources: dict[JalanCetak, Iterator[Sumber]] = {}
    for what in wanted:
        if why := _nothing(what, units, staff=staff):
            result.tanpa_data[what.slug] = why
            continue
        look, chosen = looks[what]
        run = JalanCetak(what, lembaran.folder(keluaran) / what.slug, look, data=data, timpa=timpa, lembaran=lembaran)
        sources[run] = _caught(_given(what, files, units, look, chosen, reader, masa if what.bermasa else None))
    visited = _work(sources, kemajuan, len(files))
    if office:
        from kinerja_core.services.halaman_cetak import buat_halaman  # noqa: PLC0415 - only where PDFs are made

        ranks = _ranks(units, reader)
        result.gabung(buat_halaman([*sources], lembaran, office, timpa=timpa, kemajuan=kemajuan, peringkat=ranks))
    for run, names in visited.items():
        run.tutup(names)
        result.gabung(run.result)
        result.semua_indeks += [run.result.indeks] if run.result.indeks else []
        result.jumlah[run.what.slug] = len(run.terbit)
        if not run.terbit and not run.tertahan and not run.what.rahasia:
            result.tanpa_data[run.what.slug] = _KOSONG
    result.dibuat.sort()
    result.temuan = [*_once(result.temuan), *tentang_data(tampilan.surat, reader)]
    result.tertahan = _held(sources)
    return result


def _refuse(data: Sequence[Path], keluaran: Path, tampilan: Tampilan) -> None:
    """Refuse what belongs to one document, or is no folder."""
    periksa_tampilan(tampilan)
    if tampilan.templat is not None:
        raise GalatKinerja("--templat milik satu dokumen; sebutkan dokumennya sebagai ganti semua.")
    if contexts := [path.name for path in data if path.suffix.casefold() == ".json"]:
        raise GalatKinerja(f"{', '.join(contexts)}: berkas JSON berisi satu dokumen; sebutkan dokumennya, bukan semua.")
    tolak_bukan_folder(keluaran)


def _looks(
    wanted: Sequence[Dokumen], data: Sequence[Path], tampilan: Tampilan, periode: Periode | None,
    masa: MasaCatatan | None,
) -> dict[Dokumen, tuple[Tampilan, Periode | None]]:
    """How each document looks, and of which period: without the options that mean nothing to it.

    Raises:
        GalatKinerja: an option means nothing to all of them.
    """
    useless = {what: tanpa_guna(what, data, tampilan, periode, masa) for what in wanted}
    for option in ("--kop", "--srikandi", "--periode", "--bulan", "--minggu"):
        if useless and all(option in found for found in useless.values()):
            raise GalatKinerja(f"{option} tidak berpengaruh pada satu pun dokumen yang diminta; hapus {option}.")
    return {
        what: (
            tampilan._replace(
                kop=None if "--kop" in found else tampilan.kop,
                srikandi=tampilan.srikandi and "--srikandi" not in found,
            ),
            None if "--periode" in found else periode,
        )
        for what, found in useless.items()
    }  # fmt: skip


def _nothing(what: Dokumen, units: Sequence[Path], *, staff: bool) -> str:
    """Why the data cannot give a document at all; empty when they may."""
    if not units and not isinstance(what.sumber, DariPegawai):
        return _TANPA_UNIT
    return "" if staff or isinstance(what.sumber, DariUnit) else _TANPA_PEGAWAI


def _given(
    what: Dokumen, files: Sequence[Path], units: Sequence[Path], tampilan: Tampilan, periode: Periode | None,
    reader: Bacaan, masa: MasaCatatan | None,
) -> Iterator[Sumber]:
    """What the workbooks give of a document; what a unit says of its people, for the period of each unit workbook."""
    if periode is None and isinstance(what.sumber, DariPegawaiDanUnit) and len(units) > 1:
        periods = [reader.peringkat(path).buku.pengaturan.periode for path in units]
        if len(set(periods)) == len(periods):
            for one in periods:
                yield from bahan_terbaca(what, files, tampilan, one, reader, masa)
            return
    yield from bahan_terbaca(what, files, tampilan, periode, reader, masa)


def _caught(sumber: Iterator[Sumber]) -> Iterator[Sumber]:
    """The same; what keeps one document from being made at all is a finding, for the others are made."""
    try:
        yield from sumber
    except GalatKinerja as problem:
        yield Sumber("", temuan=(buat_temuan("DOKUMEN-ISI-SALAH", str(problem)),))


def _work(
    sumber: Mapping[JalanCetak, Iterator[Sumber]], kemajuan: Kemajuan, jumlah: int
) -> dict[JalanCetak, list[str]]:
    """Print, all documents of one workbook together, so that it is unpacked once; gives the sources of each run."""
    visited: dict[JalanCetak, list[str]] = {run: [] for run in sumber}
    for number, step in enumerate(zip_longest(*sumber.values())):
        for run, source in zip(sumber, step, strict=True):
            if source is None or run.cukup:
                continue
            kemajuan(min(number, jumlah), jumlah, source.nama or source.berkas)
            visited[run].append(source.berkas)
            run.kerjakan(source)
        if all(run.cukup for run in sumber):
            break
    kemajuan(jumlah, jumlah, "")
    return visited


def _ranks(units: Sequence[Path], reader: Bacaan) -> dict[str, int]:
    """The rank of each NIP in the unit workbook of the newest period."""
    found = []
    for path in units:
        with suppress(GalatKinerja):
            found.append(reader.peringkat(path))
    newest = max(found, key=lambda one: one.buku.pengaturan.periode.selesai, default=None)
    return {str(one.nip): one.peringkat for one in newest.hasil.pegawai if one.peringkat} if newest else {}


def _held(runs: Iterable[JalanCetak]) -> list[Tertahan]:
    """Who lacks documents, each person once, with the causes each once."""
    found: dict[tuple[str, str, str], tuple[dict[str, None], dict[str, None]]] = {}
    for run in runs:
        for one in run.tertahan:
            kinds, causes = found.setdefault((one.berkas, one.nama, one.nip), ({}, {}))
            kinds[run.what.slug] = None
            causes |= dict.fromkeys(one.sebab)
    return [Tertahan(*whose, tuple(causes), tuple(kinds)) for whose, (kinds, causes) in found.items()]


def _once(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Each cause once: several documents are held back by one mistake, or lack the same part."""
    found: dict[tuple[object, ...], list[Temuan]] = {}
    for one in temuan:
        if one.kode != "DOKUMEN-DITAHAN":  # who lacks which documents is told in whole
            key = (one.berkas, sebab(one)) if one.kode == "DOKUMEN-BELUM-LENGKAP" else (one,)
            found.setdefault(key, []).append(one)
    told = []
    for same in found.values():
        others = len(set(same)) - 1
        text = f"{others} dokumen lain begitu juga: {same[0].pesan}" if others else same[0].pesan
        told.append(same[0].model_copy(update={"pesan": text}))
    return told
