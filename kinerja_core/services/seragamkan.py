"""Seragamkan: copies of a folder's books in which jabatan and unit kerja have the agreed spelling."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinerja_core.batas.anggaran import Anggaran, BerkasTidakTerbaca
from kinerja_core.batas.berkas import baca_bita
from kinerja_core.batas.paket import PaketRusak
from kinerja_core.batas.xml import XMLRusak
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.skp import SKP
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import kumpulkan, satu_berkas, tolak_bila_ada, tolak_bukan_folder, tulis
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.periksa import baca_bertahap
from kinerja_core.services.simpanan import sekali_baca
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.buku_temuan.baca import Kesepakatan, baca_kesepakatan, tolak_bertentangan
from kinerja_core.workbooks.buku_temuan.ejaan import tulisan
from kinerja_core.workbooks.hasil import kunci_letak
from kinerja_core.workbooks.mesin.sunting import NilaiSunting, sunting


@dataclass(frozen=True, slots=True)
class SelSeragam:
    """One cell that has the agreed spelling now."""

    berkas: str
    lembar: str
    sel: str
    semula: str
    menjadi: str


@dataclass(frozen=True, slots=True)
class HasilSeragam:
    """The copies, the cells that differ from the books, and what could not be made uniform.

    Attributes:
        dibuat: every file written, changed or not.
        diubah: the cells that differ.
        temuan: books that could not be made uniform, with the reason.
        tidak_ditemukan: agreed spellings that no book has (any more).
    """

    dibuat: tuple[Path, ...]
    diubah: tuple[SelSeragam, ...]
    temuan: tuple[Temuan, ...]
    tidak_ditemukan: tuple[str, ...]

    @property
    def buku_diubah(self) -> int:
        """Books of which at least one cell changed."""
        return len({one.berkas for one in self.diubah})

    def ringkasan(self) -> str:
        """What was made, in one sentence."""
        return (
            f"{len(self.dibuat)} berkas disalin; {self.buku_diubah} di antaranya diseragamkan "
            f"({len(self.diubah)} sel). Buku aslinya tidak diubah."
        )

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja seragamkan --json`` prints."""
        return {
            "dibuat": [str(path) for path in self.dibuat],
            "diubah": [
                {"berkas": one.berkas, "lembar": one.lembar, "sel": one.sel, "semula": one.semula,
                 "menjadi": one.menjadi}
                for one in self.diubah
            ],
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
            "tidak_ditemukan": list(self.tidak_ditemukan),
            "ringkasan": {"berkas": len(self.dibuat), "buku_diubah": self.buku_diubah, "sel": len(self.diubah)},
        }


def seragamkan(
    kesepakatan: Path, data: Sequence[Path], keluaran: Path, *, timpa: bool = False, kemajuan: Kemajuan = diam
) -> HasilSeragam:
    """Copy the books into another folder, with the spellings that were agreed on in the sheet Ejaan.

    Args:
        kesepakatan: the findings workbook with the agreed spellings.
        data: folders and workbooks.
        keluaran: the folder of the copies, outside the data.
        timpa: copies that stand there may be replaced; they are kept as backups.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: nothing was agreed on, or nothing of it can be done; nothing has been written then.
    """
    file = satu_berkas(kesepakatan, "temuan.xlsx dengan ejaan yang disepakati")
    return salin_seragam(baca_kesepakatan(file), data, keluaran, kecuali=(file,), timpa=timpa, kemajuan=kemajuan)


@sekali_baca()
def salin_seragam(
    sepakat: Kesepakatan, data: Sequence[Path], keluaran: Path, *, kecuali: Iterable[Path] = (), timpa: bool = False,
    kemajuan: Kemajuan = diam,
) -> HasilSeragam:
    """:func:`seragamkan` with an agreement that was read already, without the files of ``kecuali``."""
    tolak_bertentangan(sepakat, "ejaan yang diberikan")
    tolak_bukan_folder(keluaran)
    passed_over = set(kecuali)
    files = [path for path in kumpulkan(data) if path not in passed_over]
    targets = _targets(files, data, keluaran)
    tolak_bila_ada(targets, timpa)
    cells: list[tuple[SelSeragam, ...]] = []
    found: list[Temuan] = []
    met: set[tuple[str, str]] = set()
    unusable: dict[int, str] = {}
    for number, hasil in enumerate(baca_bertahap(files, kemajuan, kepala=True)):
        cells.append(_cells(hasil, sepakat))
        if isinstance(hasil.buku, BukuSKP):
            met.update((kind, text) for _, kind, text in tulisan(hasil.buku.skp))
        elif hasil.jenis in {None, "skp"} and all(one.kode != "BUKU-HASIL" for one in hasil.temuan):
            unusable[number] = hasil.berkas
    if not any(cells):
        raise GalatKinerja("Tidak satu pun buku memuat ejaan yang disepakati untuk diganti; tidak ada yang disalin.")
    made: list[Path] = []
    changed: list[SelSeragam] = []
    for number, (path, target, changes) in enumerate(zip(files, targets, cells, strict=True)):
        kemajuan(number, len(files), path.name)
        content, why = _copy(path, changes, sepakat)
        if why:
            found.append(_unchanged(changes[0].berkas if changes else unusable.get(number, tampak(path.name)), why))
        elif number in unusable:
            found.append(_unchanged(unusable[number], "belum dapat dipakai, sehingga disalin apa adanya"))
        else:
            changed += changes
        if content is not None:
            made.append(tulis(target, content, timpa=timpa))
    kemajuan(len(files), len(files), "")
    unknown = tuple(text for kind, text in sepakat if (kind, text) not in met)
    return HasilSeragam(tuple(made), tuple(changed), tuple(found), unknown)


def _unchanged(berkas: str, sebab: str) -> Temuan:
    return buat_temuan("EJAAN-TIDAK-DIUBAH", bertitik(f"Buku ini {sebab}"), berkas=berkas)


def _cells(hasil: HasilBaca, sepakat: Kesepakatan) -> tuple[SelSeragam, ...]:
    """The cells of a book that get another spelling."""
    if not isinstance(hasil.buku, BukuSKP):
        return ()
    return tuple(
        SelSeragam(hasil.berkas, *hasil.letak_isi[kunci_letak(IDENTITAS.nama, name)], text, sepakat[kind, text])
        for name, kind, text in tulisan(hasil.buku.skp) if (kind, text) in sepakat
    )


def _targets(files: Sequence[Path], data: Sequence[Path], keluaran: Path) -> list[Path]:
    """Where each copy goes: as it stands below the folder that was named.

    Raises:
        GalatKinerja: the copies would be among the books, or two of them would have one name.
    """
    place = keluaran.resolve()
    roots = [path.resolve() for path in data]
    if inside := next((path for path in roots if path.is_dir() and place.is_relative_to(path)), None):
        raise GalatKinerja(
            f'"{keluaran}" ada di dalam "{inside}"; salinannya akan terbaca bersama aslinya. Pilih folder lain.'
        )
    made: dict[Path, Path] = {}
    for file in files:
        root = next((path for path in roots if file != path and file.is_relative_to(path)), file.parent)
        target = place / file.relative_to(root)
        if (twin := made.setdefault(target, file)) != file:
            raise GalatKinerja(
                f'"{twin}" dan "{file}" akan bernama sama di "{keluaran}". Sebutkan folder induknya saja.'
            )
    return list(made)


def _copy(path: Path, ubah: Sequence[SelSeragam], sepakat: Kesepakatan) -> tuple[bytes | None, str]:
    """The bytes of a copy, read again to see that it differs as agreed and in nothing else; else why it is as it was.

    There are none of a file that cannot be opened.
    """
    try:
        content = baca_bita(path, Anggaran())
    except BerkasTidakTerbaca as problem:
        return None, f"tidak dapat dibuka, sehingga tidak disalin. {problem.pesan}"
    if not ubah:
        return content, ""
    cells: dict[str, dict[str, NilaiSunting]] = {}
    for one in ubah:
        cells.setdefault(one.lembar, {})[one.sel] = one.menjadi
    try:
        changed = sunting(content, cells)
    except (BerkasTidakTerbaca, PaketRusak, XMLRusak, GalatKinerja) as problem:
        return content, f"disalin apa adanya. {problem}"
    before, after = (_read(data, path.name) for data in (content, changed))
    if before is None or after != before.model_copy(update={"skp": _agreed(before.skp, sepakat)}):
        places = sebut([f"{one.lembar}!{one.sel}" for one in ubah])
        return content, f"disalin apa adanya, sebab sesudah diubah tidak terbaca seperti yang dimaksud ({places})"
    return changed, ""


def _agreed(skp: SKP, sepakat: Kesepakatan) -> SKP:
    """An SKP with the agreed spellings."""
    people: dict[str, dict[str, str]] = {}
    for name, kind, text in tulisan(skp):
        if (kind, text) in sepakat:
            who, _, field = name.partition(".")
            people.setdefault(who, {})[field] = sepakat[kind, text]
    return skp.model_copy(
        update={who: getattr(skp, who).model_copy(update=fields) for who, fields in people.items()}
    )


def _read(isi: bytes, nama: str) -> BukuSKP | None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / nama
        copy.write_bytes(isi)
        book = baca_berkas(copy).buku
    return book if isinstance(book, BukuSKP) else None
