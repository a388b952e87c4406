"""Rekap: the pimpinan's picture of a unit on one page, with details, as a workbook, an HTML file or Word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules import kata_rekap as kata
from kinerja_core.rules.jawaban import KeadaanJawaban
from kinerja_core.rules.pembinaan import usulan_pembinaan
from kinerja_core.rules.rekap import IsiBukuPegawai, Keterlambatan, RekapUnit, UsulanBimbingan
from kinerja_core.rules.rekap import rekap as _rekap
from kinerja_core.services.berkas import menurut_akhiran
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.ketikan import tanggal
from kinerja_core.services.pembinaan import riwayat_rating
from kinerja_core.services.peringkat import HasilPeringkat, peringkat
from kinerja_core.services.polos import polos
from kinerja_core.services.simpanan import sekali_baca
from kinerja_core.services.status import HasilStatus, IsiFolder, StatusPegawai, baca_folder, status_buku

_CSV = ".csv"


@dataclass(frozen=True, slots=True)
class HasilRekap:
    """The picture, the ranking in it, and what could not be used of the staff workbooks."""

    rekap: RekapUnit
    peringkat: HasilPeringkat
    tidak_terbaca: tuple[str, ...] = ()
    di_luar: tuple[tuple[str, str], ...] = ()

    @property
    def temuan(self) -> tuple[Temuan, ...]:
        """What was found while reading the unit."""
        return self.peringkat.temuan

    def ringkasan(self) -> dict[str, Any]:
        """Counts; ``null`` for what was not looked at."""
        one = self.rekap
        late, books = one.terlambat, one.buku
        read = [book for book in books or () if book.ada]
        days = [book.tercatat for book in read if book.tercatat]
        return {
            "di_daftar": one.di_daftar,
            "dipetakan": len(one.pegawai),
            "ditetapkan": one.ditetapkan,
            "konflik": len(one.konflik),
            "terlambat": None if late is None else sum(bool(person.sendiri) for person in late),
            "menunggu_orang_lain": None if late is None else sum(bool(person.dari_lain) for person in late),
            "konfirmasi": {state.slug: one.banyak_jawaban(state) for state in KeadaanJawaban},
            "pembinaan": None if books is None else len(one.pembinaan),
            "buku_terbaca": None if books is None else len(read),
            "hari_tercatat": None if books is None else [sum(day[0] for day in days), sum(day[1] for day in days)],
            "berumpan_balik": None if books is None else sum(bool(book.umpan_balik) for book in read),
        }

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja rekap --json`` prints."""
        one = self.rekap
        return {
            "unit": one.pengaturan.nama_unit,
            "periode": one.pengaturan.periode.kode,
            "tanggal": one.hari.isoformat() if one.hari else None,
            "capaian_organisasi": polos(one.pengaturan.capaian_organisasi),
            "ringkasan": self.ringkasan(),
            "distribusi": polos(one.predikat),
            "pedoman": polos(one.syarat),
            "peta": [
                {"hasil": box.hasil.value, "perilaku": box.perilaku.value, "kelompok": box.kelompok.value,
                 "pegawai": [{"nip": str(who.nip), "nama": who.nama} for who in box.pegawai]}
                for box in one.petak
            ],
            "peringkat": polos(one.pegawai),
            "dipetakan_di": {str(nip): where for nip, where in one.bagian.items()},
            "terlambat": None if one.terlambat is None else [
                {"nip": str(who.nip), "nama": who.nama, "sendiri": _due(who.sendiri), "dari_lain": _due(who.dari_lain)}
                for who in one.terlambat
            ],
            "konfirmasi": polos(one.jawaban),
            "buku": polos(one.buku),
            "usulan_bimbingan": polos(one.usulan_bimbingan),
            "tren": {
                "periode": [polos(part) | {"periode": part.periode.kode} for part in one.tren.periode],
                "pegawai": polos(one.tren.pegawai),
            },
            "tidak_terbaca": list(self.tidak_terbaca),
            "di_luar_daftar": [nip for nip, _ in self.di_luar],
            "rujukan": list(one.rujukan),
            "peringatan": list(one.peringatan),
            "temuan": [found.model_dump(mode="json") for found in self.temuan],
        }  # fmt: skip


def _due(kewajiban: Sequence[tuple[str, Any]]) -> list[dict[str, str]]:
    return [{"apa": what, "tenggat": day.isoformat()} for what, day in kewajiban]


@sekali_baca()
def rekap(
    unit: Path, buku: Sequence[Path] | None = None, *, pada: str | None = None, kemajuan: Kemajuan = diam
) -> HasilRekap:
    """The picture of a unit.

    Args:
        unit: the unit workbook.
        buku: staff workbooks, or folders of them; without any only what the unit knows is shown.
        pada: the day, ``2026-01-20``; today when not given.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: the unit workbook cannot be used, or one of ``buku`` does not exist.
    """
    today = tanggal(pada)
    if unit.suffix.casefold() == _CSV:
        raise GalatKinerja(f'"{unit.name}" berkas CSV; rekap memerlukan buku unit (.xlsx) dari kinerja gabung.')
    ranked = peringkat(unit)
    book = ranked.buku
    period = book.pengaturan.periode
    read = None if buku is None else baca_folder(buku, unit, period.tahun, kemajuan, tanda=period)
    state = status_buku(book, read, today)
    result = _rekap(
        book, ranked.hasil, today, terlambat=_terlambat(state) if book.anggota else None,
        isi_buku=None if read is None else _isi_buku(book, state, read), bimbingan=_bimbingan(ranked, read),
    )
    if state.tidak_terbaca:
        left_out = f"{len(state.tidak_terbaca)} berkas di antara buku kerja tidak dapat dipakai, jadi tidak terhitung."
        result = replace(result, peringatan=(*result.peringatan, left_out))
    return HasilRekap(result, ranked, state.tidak_terbaca, state.di_luar if book.anggota else ())


def _bimbingan(hasil: HasilPeringkat, folder: IsiFolder | None) -> Iterator[UsulanBimbingan]:
    """Who is proposed for bimbingan: by ratings or the pemetaan, and by what the staff workbooks say."""
    book, period = hasil.buku, hasil.buku.pengaturan.periode
    for one in hasil.hasil.pegawai:
        rated = usulan_pembinaan(riwayat_rating(book, one.nip, one), (), period).hasil.bimbingan
        told = () if folder is None else folder.setoran.get(str(one.nip), ())
        reasons = dict.fromkeys((*rated, *(sign for mine in told for sign in mine.tanda_bimbingan)))
        if reasons:
            yield UsulanBimbingan(one.nip, one.nama, tuple(reasons))


def _terlambat(status: HasilStatus) -> list[Keterlambatan]:
    """Who is late, the latest first."""
    return [
        Keterlambatan(
            one.anggota.pegawai.nip, one.anggota.pegawai.nama,
            tuple((item.apa, item.tenggat) for item in one.terlambat if item.pribadi),
            tuple((item.apa, item.tenggat) for item in one.terlambat if not item.pribadi),
        )
        for one in status.pegawai if one.terlambat
    ]


def _isi_buku(buku: BukuUnit, status: HasilStatus, folder: IsiFolder) -> list[IsiBukuPegawai]:
    """What the workbooks of those whom the unit assesses say, in the order of the roster."""
    by_nip = {one.anggota.pegawai.nip: one for one in status.pegawai}
    return [
        _satu_buku(by_nip[one.pegawai.nip], folder, buku)
        for one in buku.anggota if one.dinilai(buku.pengaturan.periode)
    ]


def _satu_buku(status: StatusPegawai, folder: IsiFolder, buku: BukuUnit) -> IsiBukuPegawai:
    person, period = status.anggota.pegawai, buku.pengaturan.periode
    mine = folder.setoran.get(str(person.nip), [])
    return IsiBukuPegawai(
        person.nip, person.nama, bool(mine), status.tercatat,
        sum(period.mulai <= day <= period.selesai for one in mine for day, _ in one.umpan_balik),
        tuple(sorted((item for one in mine for item in one.pembinaan), key=lambda item: item.tanggal)),
    )


@dataclass(frozen=True, slots=True)
class LayarRekap:
    """The picture as lines of text, for a screen."""

    judul: str
    angka: tuple[tuple[str, str, str], ...]
    pedoman: tuple[str, ...]
    daftar: tuple[tuple[str, tuple[str, ...]], ...]
    rujukan: tuple[str, ...]


def isi_layar(hasil: HasilRekap) -> LayarRekap:
    """What a screen shows: the numbers, the guideline, and what asks for attention."""
    one = hasil.rekap
    names = kata.semua_nama(one)
    return LayarRekap(
        f"Rekap {one.pengaturan.nama_unit}, {kata.keadaan_pada(one)}",
        tuple((number.nama, number.angka, number.keterangan) for number in kata.angka_utama(one)),
        tuple(condition.keterangan for condition in one.syarat),
        tuple(
            (part.judul, tuple(kata.butir(item.teks, item.siapa) for item in part.butir) or (part.kosong,))
            for part in kata.bagian(one, names)
        ),
        one.rujukan,
    )


def berkas_rekap_unit(hasil: HasilRekap, akhiran: str) -> bytes:
    """The picture as a file: ``.xlsx``, ``.html``, ``.docx`` or ``.json``.

    Raises:
        GalatKinerja: another ending.
    """
    return menurut_akhiran("Rekap", hasil, akhiran, {
        ".xlsx": lambda: _workbook(hasil), ".html": lambda: _page(hasil), ".docx": lambda: _document(hasil),
    })


def _workbook(hasil: HasilRekap) -> bytes:
    from kinerja_core.workbooks.rekap_unit import bangun_rekap  # noqa: PLC0415 - loads XlsxWriter

    return bangun_rekap(hasil.rekap)


def _page(hasil: HasilRekap) -> bytes:
    from kinerja_core.documents.laman.rekap import laman_rekap  # noqa: PLC0415 - only for an HTML file

    return laman_rekap(hasil.rekap).encode()


def _document(hasil: HasilRekap) -> bytes:
    from kinerja_core.documents.mesin.dokumen import Tampilan  # noqa: PLC0415 - only for a document
    from kinerja_core.documents.mesin.render import render  # noqa: PLC0415 - loads lxml
    from kinerja_core.documents.rekap import DOKUMEN, dari_rekap  # noqa: PLC0415 - one document

    settings = hasil.rekap.pengaturan
    return render(DOKUMEN, dari_rekap(hasil.rekap), Tampilan(kertas=settings.kertas), settings.periode.selesai)
