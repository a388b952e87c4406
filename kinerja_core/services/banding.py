"""Banding: what a unit has decided against the report of BKN's e-Kinerja, person by person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Predikat, Rating
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.predikat import predikat_skor
from kinerja_core.services.berkas import satu_berkas
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.workbooks.daftar_kantor.laporan_bkn import HASIL, LaporanBKN, OrangBKN, baca_laporan_bkn
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.orang import nama_sama


@dataclass(frozen=True, slots=True)
class BedaHasil:
    """One result of one person that differs; ``None`` is "not decided yet"."""

    nip: str
    nama: str
    kolom: str
    kinerja: str | None
    bkn: str | None


@dataclass(frozen=True, slots=True)
class HasilBanding:
    """What differs, and who stands on one side only. ``belum_bkn`` are not rated in the report yet."""

    periode: Periode
    beda: tuple[BedaHasil, ...]
    hanya_kinerja: tuple[str, ...]
    hanya_bkn: tuple[str, ...]
    belum_bkn: tuple[str, ...]
    dibandingkan: int
    temuan: tuple[Temuan, ...]

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja banding --json`` prints."""
        return {
            "periode": self.periode.kode,
            "dibandingkan": self.dibandingkan,
            "beda": [asdict(one) for one in self.beda],
            "hanya_kinerja": list(self.hanya_kinerja),
            "hanya_bkn": list(self.hanya_bkn),
            "belum_bkn": list(self.belum_bkn),
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
        }

    def ringkasan(self) -> str:
        """The outcome in one sentence."""
        people = len({one.nip for one in self.beda})
        return (
            f"{self.dibandingkan} pegawai dibandingkan: {people} berbeda, {len(self.hanya_kinerja)} hanya di buku "
            f"unit, {len(self.hanya_bkn)} hanya di laporan BKN, {len(self.belum_bkn)} belum dinilai di BKN."
        )


def banding(unit: Path, laporan: Path) -> HasilBanding:
    """Compare the decisions of a unit workbook with the report that was downloaded from BKN's e-Kinerja.

    Only what was decided is compared: both ratings, and the predikat that follows from them; a proposal of the
    pemetaan never is. A name counts as different only when it can be nobody's other spelling.

    Raises:
        GalatKinerja: either cannot be used, or they are of different periods.
    """
    source = satu_berkas(laporan, "laporan e-Kinerja BKN (.xlsx atau .csv)")
    report = baca_laporan_bkn(source)
    if report is None:
        raise GalatKinerja(
            f'"{source.name}" bukan laporan e-Kinerja BKN: judul kolom nip dengan hasil_kerja, perilaku_kerja, atau '
            "hasil_akhir tidak ditemukan. Unduh laporan penilaian SKP dari e-Kinerja, lalu pakai apa adanya."
        )
    if not report.orang and any(one.tingkat == "kesalahan" for one in report.temuan):
        raise GalatKinerja("\n".join(
            [f'Tidak ada yang dapat dibandingkan di "{source.name}":']
            + [f"- {one.tempat}: {one.pesan} {one.saran}" for one in report.temuan]
        ))
    if not report.orang and not report.meragukan:
        raise GalatKinerja(
            f'"{source.name}" tidak berisi pegawai di bawah judul kolomnya. Unduh lagi laporan untuk unit dan periode '
            "buku unit itu."
        )
    return banding_buku(baca_buku_unit(unit), report, source.name)


def banding_buku(buku: BukuUnit, laporan: LaporanBKN, berkas: str) -> HasilBanding:
    """:func:`banding` of a unit and a report already read; ``berkas`` is the report's name.

    Raises:
        GalatKinerja: they are of different periods.
    """
    period = buku.pengaturan.periode
    if laporan.masa_lain is not None:
        raise GalatKinerja(
            f'"{berkas}" menyebut masa {kutip(laporan.masa_lain)}, sedangkan buku unitnya {period}; hasil dua masa '
            "yang berbeda tidak dibandingkan. Unduh laporan periode yang sama."
        )
    if laporan.periode is not None and laporan.periode != period:
        raise GalatKinerja(
            f'"{berkas}" adalah laporan {laporan.periode}, sedangkan buku unitnya {period}; hasil dua periode tidak '
            "dibandingkan. Unduh laporan periode yang sama."
        )
    ours = {str(one.nip): one for one in buku.skor_berlaku}
    names = {str(one.pegawai.nip): one.pegawai.nama for one in buku.anggota} | {n: one.nama for n, one in ours.items()}
    theirs = {one.nip: one for one in laporan.orang}
    both = [nip for nip in names if nip in theirs]
    differences = [
        beda for nip in both
        for beda in _beda(names[nip], _ditetapkan(ours.get(nip), period), theirs[nip], laporan.ada)
    ]
    only_ours = [nip for nip in names if nip not in theirs and nip not in laporan.meragukan]
    only_theirs = [nip for nip in theirs if nip not in names]
    waiting = [one.nip for one in laporan.orang if any(getattr(one, column) is None for column in laporan.ada)]
    result = HasilBanding(
        period, tuple(differences), tuple(only_ours), tuple(only_theirs), tuple(waiting), len(both), laporan.temuan
    )
    everyone = {nip: one.nama for nip, one in theirs.items()} | names
    told = [*_temuan(result, everyone, berkas, tanpa_periode=laporan.periode is None)]
    if absent := [title for title in HASIL if title not in laporan.ada]:
        said = f"Laporan tidak memuat {' dan '.join(absent)} yang dapat dipakai, sehingga tidak dibandingkan."
        told.insert(0, buat_temuan("BKN-KOLOM", said, berkas=berkas))
    return replace(result, temuan=(*laporan.temuan, *told))


#: Decided ratings and predikat of a person, by the columns of the report.
_Ditetapkan = dict[str, Rating | Predikat | None]


def _ditetapkan(skor: SkorPegawai | None, periode: Periode) -> _Ditetapkan:
    """What the Pejabat Penilai has decided: a predikat only where both ratings are chosen."""
    if skor is None:
        return {}
    predikat = predikat_skor(skor, periode.selesai)
    return {"hasil_kerja": skor.rating_hasil, "perilaku_kerja": skor.rating_perilaku, "hasil_akhir": predikat}


def _beda(nama: str, ours: _Ditetapkan, theirs: OrangBKN, ada: frozenset[str]) -> Iterator[BedaHasil]:
    if theirs.nama and not nama_sama(nama, theirs.nama):
        yield BedaHasil(theirs.nip, nama, "nama", nama, theirs.nama)
    for column in ("hasil_kerja", "perilaku_kerja", "hasil_akhir"):
        one, other = ours.get(column), getattr(theirs, column)
        if column in ada and one != other:
            yield BedaHasil(
                theirs.nip, nama, column, None if one is None else one.value, None if other is None else str(other)
            )


_INGATKAN: Final = "Bila laporannya terbaru, ingatkan Pejabat Penilainya untuk menyelesaikan penilaian di e-Kinerja."


def _temuan(hasil: HasilBanding, nama: dict[str, str], berkas: str, *, tanpa_periode: bool) -> Iterator[Temuan]:
    if tanpa_periode:
        yield buat_temuan("BKN-TANPA-PERIODE", f"Laporan tidak menyebut satu periode; buku unitnya {hasil.periode}.",
                          berkas=berkas)
    unrated: list[str] = []
    for (nip, name), group in groupby(hasil.beda, lambda one: (one.nip, one.kolom == "nama")):
        differs = list(group)
        if not name and all(one.bkn is None for one in differs):
            unrated.append(nip)
            continue
        said = "; ".join(
            f"{one.kolom.replace('_', ' ')} di buku unit {_sebut(one.kinerja)}, di BKN {_sebut(one.bkn)}"
            for one in differs
        )
        yield buat_temuan("BKN-BEDA", f"{differs[0].nama} ({nip}): {said}.", berkas=berkas)
    if unrated:
        every = f"Semua {len(unrated)}" if 1 < len(unrated) == hasil.dibandingkan else f"{len(unrated)}"
        yield buat_temuan(
            "BKN-BEDA", f"{every} pegawai yang dibandingkan sudah ditetapkan di buku unit, tetapi belum selesai "
            f"dinilai di BKN: {_daftar(tuple(unrated), nama)}.", berkas=berkas, saran=_INGATKAN,
        )
    for who, where in ((hasil.hanya_kinerja, "hanya ada di buku unit"), (hasil.hanya_bkn, "hanya ada di laporan BKN")):
        if who:
            yield buat_temuan("BKN-TIDAK-ADA", f"{len(who)} pegawai {where}: {_daftar(who, nama)}.", berkas=berkas)
    differing = {one.nip for one in hasil.beda if one.kolom != "nama"}
    if waiting := tuple(nip for nip in hasil.belum_bkn if nip not in differing):
        yield buat_temuan(
            "BKN-BELUM-DINILAI", f"{len(waiting)} pegawai belum selesai dinilai di BKN: {_daftar(waiting, nama)}.",
            berkas=berkas,
        )


def _sebut(nilai: str | None) -> str:
    return "belum ada" if nilai is None else f'"{nilai}"'


def _daftar(nips: tuple[str, ...], nama: dict[str, str]) -> str:
    return sebut([f"{nama[nip]} ({nip})" for nip in nips])


def berkas_banding(hasil: HasilBanding) -> bytes:
    """What differs, as a workbook."""
    from kinerja_core.workbooks.daftar_kantor.buku_banding import bangun_banding  # noqa: PLC0415 - loads XlsxWriter

    return bangun_banding(
        hasil.periode, [(one.nama, one.nip, one.kolom, one.kinerja, one.bkn) for one in hasil.beda],
        {"Hanya di Buku Unit": hasil.hanya_kinerja, "Hanya di BKN": hasil.hanya_bkn,
         "Belum Dinilai di BKN": hasil.belum_bkn},
    )
