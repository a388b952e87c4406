"""Penantian: of a penilaian 360°, which books count, who is still waited for, and who came too late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta, timezone
from pathlib import Path
from typing import Final

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.hari_ini import saat_kini
from kinerja_core.model.istilah import Hubungan, Tingkatan, tanggal_panjang
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masalah import rincian
from kinerja_core.model.nip import NIP
from kinerja_core.model.penilaian_360 import BukuPenilaian360, Penilaian360
from kinerja_core.model.penugasan_360 import DaftarPenilai360
from kinerja_core.model.periode import Periode
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.perilaku_360 import alasan_tidak_dihitung, instrumen
from kinerja_core.services.berkas import satu_berkas
from kinerja_core.workbooks.baca import HasilBaca, baca_berkas
from kinerja_core.workbooks.buku_360.antarbuku import bertentangan_360, terhalang_360
from kinerja_core.workbooks.daftar_kantor.nip_orang import baca_nip_orang

#: A day ends in the west of the country last.
WIB: Final = timezone(timedelta(hours=7))

#: Who rates whom, as what.
_Pasangan = Mapping[tuple[NIP, NIP], Hubungan]


def hari_ini_wib() -> date:
    """Today, in the west of the country."""
    return saat_kini().astimezone(WIB).date()


@dataclass(frozen=True, slots=True)
class Penantian:
    """Who is expected and until when. Without ``pasangan`` it is not known who rates whom."""

    penilai: frozenset[NIP] = frozenset()
    pasangan: _Pasangan | None = None
    tutup: date | None = None
    sertakan_terlambat: bool = False
    hari_ini: date = field(default_factory=hari_ini_wib)
    sebab: tuple[str, ...] = ()  #: why nothing may be shown whatever came in

    @property
    def berakhir(self) -> bool:
        """Whether the last day is over."""
        return self.tutup is not None and self.hari_ini > self.tutup

    def dengan_daftar(self, daftar: DaftarPenilai360) -> Penantian:
        """The same with a list; a last day that was asked for stays."""
        return replace(
            self, penilai=daftar.penilai, pasangan=daftar.pasangan,
            tutup=self.tutup if self.tutup is not None else daftar.tutup,
        )

    def dengan_folder(self, hasil: Sequence[HasilBaca], periode: Periode) -> Penantian:
        """The same with the list that lies among the books; several, or one with a mistake, hold everything back."""
        lists = [one for one in hasil if one.jenis == "daftar-penilai"]
        usable = [one.buku for one in lists if isinstance(one.buku, DaftarPenilai360) and one.buku.periode == periode]
        if broken := sum(one.buku is None for one in lists):
            return replace(self, sebab=(f"{broken} daftar penilai belum dapat dipakai",))
        if len(usable) > 1:
            return replace(self, sebab=(f"ada {len(usable)} daftar penilai untuk {periode}; sisakan satu",))
        return self.dengan_daftar(usable[0]) if usable else self

    def terlambat(self, hasil: HasilBaca) -> bool:
        """Whether a book was saved after the last day."""
        return (
            self.tutup is not None and hasil.jenis == "penilaian-360" and hasil.disimpan is not None
            and hasil.disimpan.astimezone(WIB).date() > self.tutup
        )


def baca_penantian(
    berkas: Path, periode: Periode, penantian: Penantian, lembar: Sequence[str] = ()
) -> Penantian:
    """``penantian`` with a list of evaluators: who rates whom, or an office's list of names.

    Args:
        berkas: the list.
        periode: which is scored.
        penantian: what is known of the waiting so far.
        lembar: sheets of a list of names, where several hold people.

    Raises:
        GalatKinerja: the list cannot be used, or not wholly: an evaluator who is left out would not be waited for.
    """
    source = satu_berkas(berkas, "daftar penilai (.xlsx atau .csv)")
    if source.suffix.casefold() != ".csv":
        read = baca_berkas(source)
        if read.jenis == "daftar-penilai":
            if lembar:
                raise GalatKinerja(f'--lembar tidak berpengaruh: "{berkas}" daftar penilai 360°. Hapus --lembar.')
            return penantian.dengan_daftar(_usable(read, periode))
    people, told = baca_nip_orang(source, lembar)
    findings = [item for item in told if item.tingkat is Tingkatan.KESALAHAN]
    if findings or not people:
        said = " ".join(f"{one.pesan} {one.saran}" for one in findings[:3]) or "Tidak ada orang di dalamnya."
        raise GalatKinerja(f'Daftar penilai "{berkas}" belum dapat dipakai. {said}')
    return replace(penantian, penilai=people)


def baca_daftar(berkas: Path) -> DaftarPenilai360:
    """A list of who rates whom that must be usable as it is.

    Raises:
        GalatKinerja: it is none, or something in it is wrong.
    """
    read = baca_berkas(satu_berkas(berkas, "daftar penilai 360° (.xlsx)"))
    if read.jenis != "daftar-penilai":
        raise GalatKinerja(
            f'"{berkas.name}" bukan daftar penilai 360°. Buat dengan "kinerja susun-penilai UNIT.xlsx -o '
            'daftar-penilai.xlsx".'
        )
    return _usable(read, None)


def _usable(read: HasilBaca, periode: Periode | None) -> DaftarPenilai360:
    if not isinstance(read.buku, DaftarPenilai360):
        lines = rincian([f"{one.tempat}: {one.pesan} {one.saran}" for one in read.temuan])
        raise GalatKinerja(f'Daftar penilai "{read.berkas}" belum dapat dipakai; perbaiki dahulu:\n{lines}')
    if periode is not None and read.buku.periode != periode:
        raise GalatKinerja(f'Daftar penilai "{read.berkas}" untuk {read.buku.periode}, bukan {periode}.')
    return read.buku


@dataclass(frozen=True, slots=True)
class BukuMasuk:
    """The books that count, what is still waited for, and what was said of the others. Nobody is named."""

    hasil: tuple[HasilBaca, ...]
    semua: bool = False  #: everybody's scores are held back
    siapa: frozenset[NIP] = frozenset()  #: whose scores are held back
    sebab: tuple[str, ...] = ()
    temuan: tuple[Temuan, ...] = ()
    terlambat: int = 0
    tidak_masuk: int = 0
    di_luar_daftar: int = 0
    tanpa_waktu: int = 0  #: books that do not say when they were saved, where a last day is known

    def menunggu(self, nip: NIP) -> bool:
        """Whether somebody's score is held back."""
        return self.semua or nip in self.siapa


def saring(hasil: Sequence[HasilBaca], periode: Periode, penantian: Penantian) -> BukuMasuk:
    """Which books of a period count, and who is waited for.

    Until the last day everybody of the list is waited for; after it nobody. A book that cannot be used, in which
    items are blank, or whose mistakes or contradictions keep a rating out, is waited for always: it can be repaired or
    taken away. What was saved after the last day counts
    only when that was asked for, and what the list does not have, or has as another relation, counts never.
    """
    late = [one for one in hasil if penantian.terlambat(one) and _of(one, periode)]
    left_out = () if penantian.sertakan_terlambat else late
    kept = [one for one in hasil if not any(one is other for other in left_out)]
    books = [item.buku for item in kept if isinstance(item.buku, BukuPenilaian360) and item.buku.periode == periode]
    outside = sum(not _listed(one, book, penantian.pasangan) for book in books for one in book.penilaian)
    kept = [_only_listed(item, penantian.pasangan) for item in kept]
    tool = instrumen(periode.selesai).hasil
    partly = {one.nip for book in books for one in book.penilaian if alasan_tidak_dihitung(one, tool) is not None}
    unusable = sum(item.jenis == "penilaian-360" and item.buku is None for item in kept)
    faulty, anybody = _faulty([item for item in kept if item.jenis == "penilaian-360" and _of(item, periode)])
    twice = bertentangan_360(kept, periode)
    there = {book.penilai.nip for book in books}
    away = penantian.penilai - there - {one.buku.penilai.nip for one in late if isinstance(one.buku, BukuPenilaian360)}
    given = {(book.penilai.nip, one.nip): one.hubungan for book in books for one in book.penilaian}
    missing = {
        pair for pair, relation in (penantian.pasangan or {}).items()
        if pair[0] in there and given.get(pair) is not relation and relation is not Hubungan.DIRI
    }
    unfilled = len(missing - given.keys())  # the others are outside the list, which is said
    waited = not penantian.berakhir
    reasons = (
        (len(away) if waited else 0, "penilai dari daftar belum mengirim bukunya"),
        (unusable, "buku penilaian 360° masih kosong atau tidak dapat dipakai"),
        (len(partly), "pegawai mempunyai penilaian yang butirnya belum lengkap"),
        (len(faulty), "pegawai mempunyai penilaian yang memuat kesalahan di daftar yang dinilai"),
        (anybody, "buku penilaian 360° memuat kesalahan tentang siapa yang dinilai"),
        (len(twice), "pegawai dinilai seorang penilai lebih dari sekali dengan isi yang berbeda"),
        (len(missing) if waited else 0, "penilaian dari daftar belum diisi di buku yang sudah masuk"),
    )
    return BukuMasuk(
        tuple(kept), bool((away and waited) or unusable or anybody or penantian.sebab),
        frozenset(partly | faulty | twice | ({nip for _, nip in missing} if waited else set())),
        (*penantian.sebab, *(f"{many} {what}" for many, what in reasons if many)),
        tuple(_told(penantian, len(late), (0, 0) if waited else (len(away), unfilled), outside)),
        len(late), 0 if waited else len(away), outside,
        0 if penantian.tutup is None else sum(one.jenis == "penilaian-360" and one.disimpan is None for one in kept),
    )


def _faulty(buku: Sequence[HasilBaca]) -> tuple[frozenset[NIP], int]:
    """Whose rating a mistake in a usable book keeps out, and in how many books it may be anybody's."""
    held = [terhalang_360(one) for one in buku if one.buku is not None]
    known = [one for one in held if one is not None]
    return frozenset[NIP]().union(*known), len(held) - len(known)


def _of(hasil: HasilBaca, periode: Periode) -> bool:
    """Whether a book is of the period, as far as can be known."""
    return not isinstance(hasil.buku, BukuPenilaian360) or hasil.buku.periode == periode


def _listed(satu: Penilaian360, buku: BukuPenilaian360, pasangan: _Pasangan | None) -> bool:
    return pasangan is None or pasangan.get((buku.penilai.nip, satu.nip)) is satu.hubungan


def _only_listed(hasil: HasilBaca, pasangan: _Pasangan | None) -> HasilBaca:
    """A file with the ratings that the list has."""
    book = hasil.buku
    if pasangan is None or not isinstance(book, BukuPenilaian360):
        return hasil
    ratings = tuple(one for one in book.penilaian if _listed(one, book, pasangan))
    return hasil._replace(buku=book.model_copy(update={"penilaian": ratings}))


def _told(penantian: Penantian, terlambat: int, tidak_masuk: tuple[int, int], luar: int) -> Iterator[Temuan]:
    day = "" if penantian.tutup is None else tanggal_panjang(penantian.tutup)
    if terlambat:
        done = "tetap dihitung karena diminta" if penantian.sertakan_terlambat else "tidak dihitung"
        yield buat_temuan(
            "P360-TERLAMBAT", f"{terlambat} buku penilaian 360° disimpan sesudah tanggal tutup {day} (WIB); {done}."
        )
    away, missing = tidak_masuk
    said = ((away, "penilai dari daftar tidak mengirim bukunya"), (missing, "penilaian dari daftar tidak diisi"))
    if any(tidak_masuk):
        parts = " dan ".join(f"{many} {what}" for many, what in said if many)
        yield buat_temuan("P360-TIDAK-MASUK", f"Sampai tanggal tutup {day}, {parts}; dihitung tanpa mereka.")
    if luar:
        yield buat_temuan(
            "P360-DI-LUAR-DAFTAR",
            f"{luar} penilaian tidak ada di daftar penilai, atau kedudukan penilainya lain; tidak dihitung.",
        )
