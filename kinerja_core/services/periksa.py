"""Periksa: read and check workbooks; everything found, nothing changed."""

from __future__ import annotations

import itertools
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kinerja_core.batas.arsip import berkas_nyata
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Tingkatan
from kinerja_core.model.tampak import tampak
from kinerja_core.model.temuan import Temuan
from kinerja_core.services import kemasan
from kinerja_core.services.berkas import kumpulkan, menurut_akhiran
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.kerahasiaan import samarkan
from kinerja_core.services.pembaca import baca_banyak
from kinerja_core.services.simpanan import simpanan_untuk
from kinerja_core.workbooks.antarbuku import (
    VersiBuku,
    buku_rangkap,
    dengan_jejak,
    periksa_antarberkas,
    periksa_perubahan,
    tanpa_banding,
)
from kinerja_core.workbooks.baca import HasilBaca
from kinerja_core.workbooks.buku_temuan.ejaan import KelompokEjaan, kelompok_ejaan
from kinerja_core.workbooks.buku_temuan.ikhtisar import TemuanMenurutKode, menurut_kode, menurut_pegawai, terburuk
from kinerja_core.workbooks.buku_temuan.sejak import BukuLalu, SejakLalu, sejak_lalu
from kinerja_core.workbooks.hasil import Jenis
from kinerja_core.workbooks.mesin.kisi import Kisi, coba_buka
from kinerja_core.workbooks.mesin.spek import LEMBAR_META

ringkas = kemasan.ringkas


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """What was read, one entry per file, with its findings (also those that span files).

    Of a staff workbook only the head of its SKP stays (:func:`ringkas`), so that a folder of thousands fits in memory.
    """

    berkas: tuple[HasilBaca, ...]
    lokasi: Mapping[str, Path] = field(default_factory=dict)  #: file as shown -> where it is
    sejak: SejakLalu | None = None  #: what became of the findings of an earlier check

    @property
    def temuan(self) -> tuple[Temuan, ...]:
        """All findings, file by file."""
        return tuple(temuan for hasil in self.berkas for temuan in hasil.temuan)

    @property
    def jumlah(self) -> Counter[Tingkatan]:
        """Count of findings per severity."""
        return Counter(temuan.tingkat for temuan in self.temuan)

    @property
    def tak_terbaca(self) -> tuple[HasilBaca, ...]:
        """Files of which nothing at all could be read."""
        return tuple(hasil for hasil in self.berkas if hasil.jenis is None)

    @property
    def menurut_kode(self) -> tuple[TemuanMenurutKode, ...]:
        """Every rule that is broken, with how many books break it."""
        return menurut_kode(self.berkas)

    @property
    def terburuk(self) -> list[tuple[HasilBaca, Counter[Tingkatan]]]:
        """Books with findings and how many of each severity, worst first."""
        return terburuk(self.berkas)

    @property
    def ejaan(self) -> tuple[KelompokEjaan, ...]:
        """Jabatan and unit kerja that are spelled in several ways."""
        return kelompok_ejaan(self.berkas)

    def ringkasan(self) -> dict[str, int]:
        """Files, of them unread, and findings of each severity."""
        return {
            "berkas": len(self.berkas), "tidak_terbaca": len(self.tak_terbaca),
            **{tingkat.value: self.jumlah[tingkat] for tingkat in Tingkatan},
        }

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja periksa --json`` prints."""
        marks = None if self.sejak is None else self.sejak.tanda
        return {
            "berkas": [
                {
                    "berkas": hasil.berkas,
                    "jenis": hasil.jenis,
                    "pegawai": {"nama": hasil.nama, "nip": hasil.nip}
                    if hasil.jenis != "unit" and (hasil.nama or hasil.nip) else None,
                    "temuan": [
                        temuan.model_dump(mode="json", exclude={"berkas"})
                        | ({} if marks is None else {"sejak": marks[place][number] or None})
                        for number, temuan in enumerate(hasil.temuan)
                    ],
                }
                for place, hasil in enumerate(self.berkas)
            ],
            "ringkasan": {
                **self.ringkasan(),
                "menurut_kode": [one.sebagai_json() for one in self.menurut_kode],
                "menurut_pegawai": [one.sebagai_json() for one in menurut_pegawai(self.berkas)],
                "ejaan": [one.sebagai_json() for one in self.ejaan],
                "sejak": None if self.sejak is None else self.sejak.sebagai_json(),
            },
        }


def periksa(
    paths: Iterable[Path], kemajuan: Kemajuan = diam, banding: Path | None = None, sejak: Path | None = None
) -> HasilPeriksa:
    """Read and check every workbook named or below the folders named.

    Args:
        paths: workbooks and folders.
        kemajuan: called with the progress.
        banding: an earlier state of the same workbooks, a file or a folder: each is compared with the one of the
            same person, jabatan and year.
        sejak: the findings of an earlier check, as this verb wrote them.

    Raises:
        GalatKinerja: a path does not exist, no workbook was found, nothing in ``banding`` can be compared, or
            ``sejak`` holds no earlier check.
    """
    paths = list(paths)
    before = () if sejak is None else _before(sejak)
    files = [file for file in kumpulkan(paths) if sejak is None or file != sejak.resolve()]
    if not files:
        raise GalatKinerja(f"Tidak ada buku kerja (.xlsx) di {', '.join(map(str, paths))}.")
    if banding is None:
        read = baca_semua(files, kemajuan, ringkas, kepala=True)
    else:
        read = baca_semua(files, kemajuan, _compared_with(banding))
    places = {hasil.berkas: file for hasil, file in zip(read, files, strict=True) if not hasil.rahasia}
    return HasilPeriksa(read, places, None if sejak is None else sejak_lalu(read, before, tampak(sejak.name)))


def _before(sejak: Path) -> tuple[BukuLalu, ...]:
    from kinerja_core.services.temuan_lalu import baca_lalu  # noqa: PLC0415 - loads XlsxWriter, which checking needs not

    return baca_lalu(sejak)


def _compared_with(banding: Path) -> Callable[[HasilBaca], HasilBaca]:
    """:func:`ringkas`, with what changed in a file since its earlier state."""
    earlier = {whose: hasil for hasil in baca_bertahap(kumpulkan([banding])) if (whose := _whose(hasil))}
    if not earlier:
        raise GalatKinerja(f'Tidak ada buku kerja pegawai yang dapat dibandingkan di "{banding}".')
    people: dict[tuple[str, int], list[HasilBaca]] = defaultdict(list)
    for (nip, _, year), hasil in earlier.items():
        people[nip, year].append(hasil)

    def compared(hasil: HasilBaca) -> HasilBaca:
        whose = _whose(hasil)
        if whose is None:
            return ringkas(hasil)
        nip, _, year = whose
        others = people[nip, year]
        before = earlier.get(whose) or (others[0] if len(others) == 1 else None)
        changes = (tanpa_banding(hasil, banding.name),) if before is None else periksa_perubahan(hasil, before)
        return ringkas(hasil._replace(temuan=(*hasil.temuan, *changes)))

    return compared


def _whose(hasil: HasilBaca) -> tuple[str, str, int] | None:
    """Whose SKP a file holds: NIP, folded jabatan and year; ``None`` when it holds none."""
    if not isinstance(hasil.buku, BukuSKP):
        return None
    skp = hasil.buku.skp
    return str(skp.pegawai.nip), skp.pegawai.jabatan.casefold(), skp.tahun


def buku_temuan(hasil: HasilPeriksa, keluaran: Path, kata: Callable[[str], str] = str) -> bytes:
    """The findings as a workbook whose links hold where it is written, ``keluaran``.

    ``kata`` gives a sentence in the words of the face that writes it; default those of the command line.
    """
    from kinerja_core.workbooks.buku_temuan.temuan import bangun_temuan  # noqa: PLC0415 - loads XlsxWriter, which checking needs not

    return bangun_temuan(
        hasil.berkas,
        tautan={
            name: _relative(berkas_nyata(file), keluaran.resolve().parent) for name, file in hasil.lokasi.items()
        },
        sejak=hasil.sejak, kata=kata,
    )


def berkas_temuan(hasil: HasilPeriksa, keluaran: Path) -> bytes:
    """The findings as the file that an ending asks for.

    Raises:
        GalatKinerja: neither ``.xlsx`` nor ``.json``.
    """
    return menurut_akhiran(
        "Temuan", hasil, keluaran.suffix.casefold(), {".xlsx": lambda: buku_temuan(hasil, keluaran)}
    )


def _relative(file: Path, folder: Path) -> str:
    """The way from a folder to a file; the full path where Windows has them on two drives."""
    try:
        return tampak(Path(os.path.relpath(file, folder)).as_posix())
    except ValueError:
        return tampak(file.as_posix())


def menghalangi(temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
    """Findings that keep data from being used: mistakes, and copies that are used once."""
    return tuple(item for item in temuan if item.tingkat is Tingkatan.KESALAHAN or item.kode == "BUKU-SALINAN")


def baca_semua(
    files: Sequence[Path], kemajuan: Kemajuan = diam, simpan: Callable[[HasilBaca], HasilBaca] = lambda hasil: hasil, *,
    kepala: bool = False,
) -> tuple[HasilBaca, ...]:
    """Read files in order and add the findings that only several files together show.

    Files with the same name in different folders are shown with their folder.

    Args:
        files: the workbooks.
        kemajuan: called with the progress.
        simpan: gives what stays in memory of each file, such as :func:`ringkas`; default all of it.
        kepala: only the head of each is asked for (:func:`.kemasan.kepala`).
    """
    read = tuple(map(simpan, baca_bertahap(files, kemajuan, kepala=kepala)))
    places = dict(zip((hasil.berkas for hasil in read), files, strict=True))
    read = dengan_jejak(read, lambda some: baca_bertahap([places[hasil.berkas] for hasil in some]))
    between: dict[str | None, list[Temuan]] = defaultdict(list)
    for temuan in periksa_antarberkas(read, lambda hasil: _whole(places[hasil.berkas])):
        between[temuan.berkas].append(temuan)
    return tuple(hasil._replace(temuan=(*hasil.temuan, *between.pop(hasil.berkas, ()))) for hasil in read)


def _whole(file: Path) -> VersiBuku | None:
    """One of several workbooks of a person, to be compared with the others."""
    (hasil,) = baca_bertahap([file])
    head = coba_buka(file, lambda nama: nama == LEMBAR_META)
    saved = head.disimpan if isinstance(head, Kisi) else None
    return VersiBuku(hasil.buku, saved) if isinstance(hasil.buku, BukuSKP) else None


def berkas_rangkap(files: Sequence[Path], kemajuan: Kemajuan = diam) -> tuple[frozenset[str], frozenset[str]]:
    """Copies and contradicting workbooks among files: :func:`kinerja_core.workbooks.antarbuku.buku_rangkap`.

    Files are named as in :func:`baca_semua`.
    """
    if len(files) < 2:
        return frozenset(), frozenset()
    read = [*map(ringkas, baca_bertahap(files, kemajuan, kepala=True))]
    places = dict(zip((hasil.berkas for hasil in read), files, strict=True))
    return buku_rangkap(dengan_jejak(read, lambda some: baca_bertahap([places[hasil.berkas] for hasil in some])))


def jenis_buku(files: Sequence[Path], kemajuan: Kemajuan = diam) -> list[Jenis | None]:
    """What kind of workbook each file is."""
    return [hasil.jenis for hasil in baca_bertahap(files, kemajuan, kepala=True)]


def nama_tampil(files: Sequence[Path]) -> list[str]:
    """Names of files as they are shown: with as many of their folders as two of one name need to be told apart.

    Findings between files know a file by this name, so no two may share one.
    """
    names = [file.name for file in files]
    depth, twice = 1, True
    while twice:
        counts, depth = Counter(names), depth + 1
        twice = False
        for place, file in enumerate(files):
            if counts[names[place]] > 1 and depth <= len(file.parts):
                names[place] = "/".join(file.parts[-depth:]).replace("//", "/")
                twice = True
    return [tampak(name) for name in names]


def baca_bertahap(
    files: Sequence[Path], kemajuan: Kemajuan = diam, *, kepala: bool = False
) -> Iterator[HasilBaca]:
    """Read files one after the other, named as in :func:`baca_semua`, without the findings between files.

    Secret files are known by a number from here on (:func:`.kerahasiaan.samarkan`).
    """
    secret = itertools.count(1)
    kemajuan(0, len(files), files[0].name if files else "")
    with simpanan_untuk(files) as store:
        read = baca_banyak(files, kepala=kepala, simpanan=store)
        for number, (file, name, hasil) in enumerate(zip(files, nama_tampil(files), read, strict=True)):
            kemajuan(number, len(files), file.name)
            if hasil.rahasia:
                yield samarkan(hasil, next(secret))
            else:
                yield hasil if name == file.name else kemasan.bernama(hasil, name)
    kemajuan(len(files), len(files), "")
