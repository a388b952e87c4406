"""Pembinaan: who of a unit may need bimbingan, or konseling, and why; the pimpinan decides.

A konseling is confidential. What is proposed of one is told only to whoever asks for it, and then alone: neither in the
list of bimbingan nor a count of it. Nothing that a record of pembinaan says is quoted; of a bimbingan that runs only
that it does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import StatusPembinaan, Tingkatan, Triwulan, tanggal_panjang
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.riwayat import RiwayatSkor
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.aturan import Rujukan
from kinerja_core.rules.pembinaan import RatingPeriode, usulan_pembinaan
from kinerja_core.services.berkas import kumpulkan, menurut_akhiran
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.periksa import baca_bertahap, berkas_rangkap
from kinerja_core.services.peringkat import peringkat
from kinerja_core.services.simpanan import sekali_baca
from kinerja_core.workbooks.buku_skp.buku import lembar_asli

#: Sheets that tell of obstacles and progress: a row with a mistake there is not seen, which is said.
_DILIHAT: Final = frozenset({
    "SKP", "Rencana Aksi", "Catatan Harian", "Dialog Kinerja", *(one.value for one in Triwulan),
})
#: What is said above every list.
CATATAN: Final = "Usulan dengan sebabnya, bukan keputusan; pimpinan dapat melakukan atau mengusulkan pembinaan."
#: What stands in the list of bimbingan whether or not anybody is proposed for konseling.
TANPA_KONSELING: Final = (
    "Usulan konseling bersifat rahasia dan tidak ada di daftar ini; mintalah daftar konseling tersendiri."
)


@dataclass(frozen=True, slots=True)
class PegawaiDibina:
    """One person proposed, why, and what bimbingan runs already."""

    nip: NIP
    nama: str
    jabatan: str | None
    alasan: tuple[str, ...]
    berjalan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HasilPembinaan:
    """Those of a unit who are proposed for bimbingan, or (``konseling``) for konseling; never both."""

    nama_unit: str
    periode: Periode
    konseling: bool
    pegawai: tuple[PegawaiDibina, ...]
    tanpa_buku: tuple[str, ...]  #: whose obstacles and progress are not known, by name
    rujukan: tuple[Rujukan, ...]
    peringatan: tuple[str, ...]
    temuan: tuple[Temuan, ...]

    @property
    def jenis(self) -> str:
        """What is proposed, in a word."""
        return "Konseling" if self.konseling else "Bimbingan"

    @property
    def catatan(self) -> tuple[str, ...]:
        """What is said of the list."""
        known = () if not self.tanpa_buku else (
            f"Hambatan dan kemajuan {len(self.tanpa_buku)} pegawai tidak dilihat, karena buku kerjanya tidak ada.",
        )
        return (CATATAN, *known, "RAHASIA: jangan diedarkan." if self.konseling else TANPA_KONSELING)

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja pembinaan --json`` prints."""
        return {
            "periode": self.periode.kode, "jenis": self.jenis.casefold(), "rahasia": self.konseling,
            "pegawai": [
                {"nip": str(one.nip), "nama": one.nama, "jabatan": one.jabatan, "alasan": list(one.alasan),
                 "berjalan": list(one.berjalan)}
                for one in self.pegawai
            ],
            "tanpa_buku": list(self.tanpa_buku), "catatan": list(self.catatan),
            "rujukan": [str(one) for one in self.rujukan], "peringatan": list(self.peringatan),
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
        }  # fmt: skip


@sekali_baca()
def pembinaan(
    unit: Path, data: Sequence[Path] = (), *, konseling: bool = False, kemajuan: Kemajuan = diam
) -> HasilPembinaan:
    """Who may need bimbingan, or konseling.

    Args:
        unit: the unit workbook: ratings, pemetaan, and the periods before.
        data: staff workbooks and folders of them: obstacles and progress.
        konseling: propose konseling instead of bimbingan.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: the unit workbook or the data cannot be used.
    """
    ranked = peringkat(unit)
    book, period = ranked.buku, ranked.buku.pengaturan.periode
    files = [one for one in kumpulkan(data) if one != unit.resolve()] if data else []
    staff, told = _staff(files, period, kemajuan)
    known = {one.nip: one for one in ranked.hasil.pegawai}
    who = {one.nip: (one.nama, one.jabatan) for one in book.skor}
    who |= {one.pegawai.nip: (one.pegawai.nama, one.pegawai.jabatan) for one in book.anggota if one.dinilai(period)}
    if not who:
        raise GalatKinerja(
            f'Lembar Daftar Pegawai dan Skor di "{unit.name}" masih kosong, jadi tidak ada yang dilihat.'
        )
    found: list[PegawaiDibina] = []
    sources: dict[Rujukan, None] = {}
    warnings: dict[str, None] = {}
    for nip, (name, title) in who.items():
        mine = staff.get(nip, ())
        rule = usulan_pembinaan(riwayat_rating(book, nip, known.get(nip)), mine, period)
        sources |= dict.fromkeys(rule.rujukan)
        warnings |= dict.fromkeys(rule.peringatan)
        reasons = rule.hasil.konseling if konseling else rule.hasil.bimbingan
        if reasons:
            found.append(PegawaiDibina(nip, name, title, reasons, () if konseling else _running(mine)))
    found.sort(key=lambda one: (-len(one.alasan), one.nama.casefold(), one.nip))
    return HasilPembinaan(
        book.pengaturan.nama_unit, period, konseling, tuple(found),
        tuple(name for nip, (name, _) in who.items() if nip not in staff), tuple(sources), tuple(warnings),
        (*ranked.temuan, *told),
    )


def _staff(
    files: Sequence[Path], periode: Periode, kemajuan: Kemajuan
) -> tuple[Mapping[NIP, Sequence[BukuSKP]], list[Temuan]]:
    """The staff workbooks of the year by NIP, and the mistakes of those that cannot be used; copies count once."""
    copies, _ = berkas_rangkap(files, kemajuan)
    found: dict[NIP, list[BukuSKP]] = defaultdict(list)
    told: list[Temuan] = []
    for hasil in baca_bertahap(files, kemajuan):
        if hasil.rahasia or hasil.jenis == "unit" or hasil.berkas in copies:
            continue
        wrong = [one for one in hasil.temuan if one.tingkat is Tingkatan.KESALAHAN]
        if not isinstance(hasil.buku, BukuSKP):
            told += wrong
        elif hasil.buku.skp.tahun == periode.tahun:
            found[hasil.buku.skp.pegawai.nip].append(hasil.buku)
            told += [one for one in wrong if lembar_asli(hasil.buku.skp.jenis, one.lembar) in _DILIHAT]
    return found, told


def riwayat_rating(buku: BukuUnit, nip: NIP, kini: HasilPegawai | None) -> list[RatingPeriode]:
    """What the history of the unit says of a person, and what was found for its own period."""
    rows: list[tuple[Periode, RiwayatSkor | HasilPegawai]] = [
        (one.periode, one) for one in buku.riwayat_skor if one.nip == nip
    ]
    rows += [] if kini is None else [(buku.pengaturan.periode, kini)]
    return [
        RatingPeriode(period, one.rating_hasil, one.rating_perilaku, one.tingkat_hasil, one.tingkat_perilaku)
        for period, one in rows
    ]


def _running(buku: Sequence[BukuSKP]) -> tuple[str, ...]:
    """Bimbingan that have begun and are not over; a konseling is none of them."""
    return tuple(
        f"{item.bentuk} sejak {tanggal_panjang(item.tanggal)}"
        for one in buku for item in one.pembinaan
        if not item.rahasia and item.status is StatusPembinaan.BERJALAN
    )


def baris_pembinaan(hasil: HasilPembinaan) -> list[tuple[str, ...]]:
    """People as text: who, why, and (of bimbingan) what runs already."""
    return [
        (one.nama, str(one.nip), one.jabatan or "", "\n".join(one.alasan),
         *(() if hasil.konseling else ("\n".join(one.berjalan),)))
        for one in hasil.pegawai
    ]  # fmt: skip


def berkas_pembinaan(hasil: HasilPembinaan, akhiran: str) -> bytes:
    """The list as a file: ``.xlsx`` or ``.json``.

    Raises:
        GalatKinerja: another ending.
    """
    return menurut_akhiran("Usulan pembinaan", hasil, akhiran, {".xlsx": lambda: _workbook(hasil)})


def _workbook(hasil: HasilPembinaan) -> bytes:
    from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel  # noqa: PLC0415 - loads XlsxWriter

    secret = "RAHASIA - " if hasil.konseling else ""
    title = f"{secret}USULAN {hasil.jenis.upper()} KINERJA: {hasil.nama_unit}, {hasil.periode}"
    columns = (("Nama", 30), ("NIP", 21), ("Jabatan", 30), ("Sebab", 70))
    people = TabelHasil(
        f"Usulan {hasil.jenis}", title, " ".join(hasil.catatan),
        columns if hasil.konseling else (*columns, ("Bimbingan Berjalan", 30)), baris_pembinaan(hasil),
        f"Tidak ada yang diusulkan {hasil.jenis.casefold()}.",
    )
    rules = TabelHasil("Dasar", "DASAR ATURANNYA", CATATAN, (("Sumber", 120),), [(str(one),) for one in hasil.rujukan])
    return bangun_tabel(f"{secret}Usulan {hasil.jenis.casefold()}", [people, rules])
