"""Meja: what lies on the desk of someone who has not said yet what to do with it: kinds of workbooks, documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Final, Literal

from kinerja_core.batas.anggaran import MB, Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita_arsip
from kinerja_core.batas.paket import Paket, PaketRusak
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.dokumen import BIASA, DariUnit, Dokumen
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.rules.aturan import kode_aturan, muat
from kinerja_core.services.bahan_cetak import bahan
from kinerja_core.services.berkas import nama_aman, tulis
from kinerja_core.services.jelajah import AKHIRAN_BUKU
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.rekap_tutup import NAMA_CATATAN_360
from kinerja_core.workbooks.baca import jenis_berkas
from kinerja_core.workbooks.daftar import baca_skor
from kinerja_core.workbooks.daftar_kantor.baca import baca_daftar_pegawai
from kinerja_core.workbooks.daftar_kantor.laporan_bkn import baca_laporan_bkn
from kinerja_core.workbooks.hasil import HasilBaca, Jenis

#: From which workbooks the data of a document come.
AsalData = Literal["pegawai", "unit", "unit-dan-pegawai"]


@dataclass(frozen=True, slots=True)
class DokumenTersedia:
    """A document that data can give: how many of it, how many are held back by mistakes, and why there are none."""

    slug: str
    judul: str
    rahasia: bool
    jumlah: int
    ditahan: int
    sebab: tuple[str, ...] = ()


def jenis_buku(berkas: Sequence[Path], kemajuan: Kemajuan = diam) -> dict[Path, Jenis | None]:
    """What kind of workbook each file is; ``None`` for what is none of ours or cannot be read."""
    found: dict[Path, Jenis | None] = {}
    for number, file in enumerate(berkas):
        kemajuan(number, len(berkas), file.name)
        found[file] = jenis_berkas(file)
    kemajuan(len(berkas), len(berkas), "")
    return found


#: What a table that is no workbook of ours holds: scores, decisions of BKN's e-Kinerja, or a list of people.
IsiTabel = Literal["skor", "laporan-bkn", "daftar"]
#: What says that a table was read as a list of people, also where it leaves a question open.
_DAFTAR: Final = frozenset({"DAFTAR-BEBERAPA-LEMBAR", "KOLOM-TIDAK-ADA"})


def isi_tabel(berkas: Path) -> IsiTabel | None:
    """What a table that people put down holds; ``None`` for what cannot be read or is none of these."""
    csv = berkas.suffix.casefold() == ".csv"
    scores, told = baca_skor(berkas) if csv else ((), ())
    if any(one.hasil is not None or one.tingkat_hasil is not None for one in scores):
        return "skor"
    report = baca_laporan_bkn(berkas)
    if report is not None and (report.orang or report.ada):
        return "laporan-bkn"
    people, asked = baca_daftar_pegawai(berkas)
    if people:
        return "daftar"
    lost = [one.kode for one in told]
    if csv and "JUDUL-TIDAK-ADA" not in lost and lost.count("KOLOM-TIDAK-ADA") < 2:
        return "skor"
    return "daftar" if any(one.kode in _DAFTAR for one in asked) else None


def katalog() -> tuple[Dokumen, ...]:
    """Every document the product prints."""
    return tuple(KATALOG.values())


def asal(dokumen: Dokumen) -> AsalData:
    """The workbooks a document needs; those of the pegawai may get along with what their unit's says of them."""
    match dokumen.sumber:
        case DariUnit(pegawai=True):
            return "unit-dan-pegawai"
        case DariUnit():
            return "unit"
        case _:
            return "pegawai"


def dokumen_tersedia(data: Sequence[Path], *, rahasia: bool = False) -> tuple[DokumenTersedia, ...]:
    """What each document of staff workbooks would be made of, without making any; those they give nothing for, too.

    Secret documents are among them only when they were asked for: even how many there are is told to nobody else.
    """
    asked = [what for what in KATALOG.values() if asal(what) == "pegawai" and (rahasia or not what.rahasia)]
    return tuple(_available(what, data) for what in asked)


def _available(what: Dokumen, data: Sequence[Path]) -> DokumenTersedia:
    try:
        sources = list(bahan(what, data, BIASA, None, diam))
    except GalatKinerja as problem:
        return DokumenTersedia(what.slug, what.judul, what.rahasia, 0, 0, (str(problem),))
    held = sum(len(source.ditahan) for source in sources)
    why = [item.pesan for source in sources for item in source.temuan]
    count = 0
    for source in sources:
        for number, draft in enumerate(source.naskah):
            if number in source.ditahan:
                continue
            try:
                draft.konteks()
                count += 1
            except GalatKinerja as problem:  # what it prints is not all there yet
                held += 1
                why.append(str(problem))
    told = () if what.rahasia else tuple(dict.fromkeys(why))
    return DokumenTersedia(what.slug, what.judul, what.rahasia, count, held, told)


def _budget() -> Anggaran:
    """What a zip of an office's workbooks may cost, all together; each workbook has its own budget besides."""
    return Anggaran(bita=500 * MB, urai=1000 * MB, dibaca=800 * MB, detik=120.0)


def buka_zip(berkas: Path, folder: Path) -> tuple[Path, ...]:
    """Unpack the workbooks of a zip below a folder, by safe names, with the record of closed recaps of the 360°.

    Anything else in it is passed over.

    Raises:
        GalatKinerja: it is damaged, locked or costs more than a zip of workbooks may.
    """
    try:
        data = baca_bita_arsip(berkas, _budget())
        package = Paket(data, _budget())
        if any(name.startswith("xl/workbook.") for name in package):  # a workbook that somebody named so
            return (tulis(folder / f"{nama_aman(berkas.stem, 120)}.xlsx", data),)
        made = []
        for path in map(PurePosixPath, package):
            *above, last = (part for part in path.parts if part not in {"", ".", ".."})
            place = folder.joinpath(*(nama_aman(part, 120) for part in above))
            if last.lstrip(".") == NAMA_CATATAN_360.lstrip("."):
                tulis(place / NAMA_CATATAN_360, package.baca(str(path)))
            elif path.suffix.casefold() in AKHIRAN_BUKU:
                made.append(tulis(place / nama_aman(last, 120), package.baca(str(path))))
    except (PaketRusak, BerkasTidakTerbaca) as problem:
        why = problem.pesan if isinstance(problem, BerkasTidakTerbaca) else "Isinya rusak atau terpotong."
        raise GalatKinerja(f'"{berkas.name}" tidak dapat dibuka. {why} Buat zip itu lagi, lalu ulangi.') from None
    if not made:
        raise GalatKinerja(f'Tidak ada buku kerja (.xlsx) di dalam "{berkas.name}".')
    return tuple(made)


def bungkus(berkas: Mapping[str, Path]) -> bytes:
    """Files as one zip, by the names they get in it; equal files give equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(berkas.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if path.suffix in {".docx", ".xlsx"} else zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return stream.getvalue()


def aturan_diperiksa() -> tuple[date, date]:
    """The first and the last day on which somebody last compared a rule with its source."""
    days = [muat(kode).terakhir_diperiksa for kode in kode_aturan()]
    return min(days), max(days)


def kelengkapan(hasil: HasilBaca) -> list[dict[str, Any]]:
    """How complete the sheets of a workbook are, of those of which anything is needed yet."""
    return [
        {"lembar": one.lembar, "terisi": one.terisi, "perlu": one.perlu, "persen": one.persen}
        for one in hasil.kelengkapan if one.perlu
    ]
