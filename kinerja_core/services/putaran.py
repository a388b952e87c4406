"""Putaran: a unit goes into another period; what was typed in the one before is emptied and kept as history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.angka_kredit import RiwayatAngkaKredit
from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi, TunjanganPegawai
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.riwayat import RiwayatSkor
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.akumulasi_ak import bukan_haknya, konversi_periode
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan
from kinerja_core.services.penempatan import ada
from kinerja_core.services.periksa import baca_semua
from kinerja_core.services.peringkat import peringkat_buku
from kinerja_core.services.perubahan import siapkan_perubahan, tutup_perubahan
from kinerja_core.workbooks.buku_unit.antarbuku import BedaIsian, beda_isian
from kinerja_core.workbooks.buku_unit.daftar_pegawai import DAFTAR_PEGAWAI
from kinerja_core.workbooks.buku_unit.masa_skp import MASA_SKP
from kinerja_core.workbooks.buku_unit.perubahan import PERUBAHAN
from kinerja_core.workbooks.mesin.nilai import kutip

#: Whose they are, and the rupiah, which stay; everything else of a record was typed for one period.
_SIAPA: Final = frozenset({"nip", "nama", "jabatan", "tunjangan"})
#: Settings of one period: the letter, the day of the evaluation, and what the organisation reached.
_SEPERIODE: Final = ("nomor_surat", "tanggal_surat", "tanggal_evaluasi", "capaian_organisasi")
#: Sheets beside the roster of which a row may be typed that no other one is looked for.
_CATATAN: Final = frozenset({PERUBAHAN.nama, MASA_SKP.nama})
#: What is said where another workbook is carried on than the one that would be replaced.
_DARI_BUKU_LAIN: Final = (
    "Dua buku unit yang diisi terpisah tidak disatukan sendiri: jalankan kinerja periksa dengan keduanya untuk melihat "
    "setiap bedanya, salin yang kurang ke salah satunya, lalu lanjutkan dari buku itu."
)
#: What is asked for when the scores of a file would be lost.
_NAMA_DISEBUT: Final = 5


def periode_diketik(teks: str) -> Periode:
    """A period a user typed.

    Raises:
        GalatKinerja: it is none.
    """
    try:
        return Periode.parse(teks)
    except PeriodeSalah as problem:
        raise GalatKinerja(str(problem)) from None


def mulai_periode(buku: BukuUnit, periode: Periode) -> BukuUnit:
    """A unit in a period: as it is in its own; in another one emptied, with what was typed as history.

    Settings, people and the rupiah of tunjangan stay.

    Raises:
        GalatKinerja: the period is over before that of the unit.
    """
    own = buku.pengaturan
    if periode == own.periode:
        return buku
    if periode.selesai < own.periode.selesai:
        raise GalatKinerja(
            f"Buku unit itu sudah {own.periode}; {periode} lebih awal. Lanjutkan dari buku unit periode sebelum "
            f"{periode}, atau gabungkan tanpa --lanjutkan."
        )
    buku = tutup_perubahan(siapkan_perubahan(buku))
    keep = {nip: one for nip, one in _terketik(buku).items() if one}
    letter = {name: getattr(own, name) for name in _SEPERIODE}
    names = {one.nip: one.nama for one in buku.skor} | {one.pegawai.nip: one.pegawai.nama for one in buku.anggota}
    history = tuple(
        RiwayatSkor.model_validate({
            "periode": own.periode, "nip": nip, "nama": names.get(nip, str(nip)), **letter, **typed,
        })
        for nip, typed in keep.items()
    )
    return buku.model_copy(update={
        "pengaturan": own.model_copy(update=dict.fromkeys(_SEPERIODE) | {"periode": periode}),
        "skor": tuple(SkorPegawai(nip=one.nip, nama=one.nama, jabatan=one.jabatan) for one in buku.skor),
        "konfirmasi": tuple(Konfirmasi(nip=one.nip, nama=one.nama) for one in buku.konfirmasi),
        "keberatan": (),
        "tunjangan": tuple(one.model_copy(update={"predikat": None, "mulai_potongan": None}) for one in buku.tunjangan),
        "riwayat_skor": (*buku.riwayat_skor, *history),
        "riwayat_ak": (*buku.riwayat_ak, *_konversi(buku)),
        "terlambat": tuple(
            one.model_copy(update={"periode": one.periode or own.periode}) for one in buku.terlambat
        ),
    })


def tanpa_tahunan(lama: BukuUnit, berkas: str, periode: Periode) -> Iterator[Temuan]:
    """That the year before was not assessed in the workbook that goes on into the next one."""
    year = Periode(lama.pengaturan.periode.tahun)
    if year.tahun >= periode.tahun or year in {lama.pengaturan.periode, *(one.periode for one in lama.riwayat_skor)}:
        return
    yield buat_temuan(
        "TAHUN-TERLEWAT",
        f"{kutip(berkas)} yang dilanjutkan berisi {lama.pengaturan.periode}; {year} belum ada di sana, sehingga "
        f"penetapan dan angka kredit setahun itu tidak ikut ke {periode}.",
        saran=f"Bila {year} dinilai, buat dahulu bukunya dengan --periode {year.kode}, lalu lanjutkan dari buku itu.",
    )


def _konversi(buku: BukuUnit) -> Iterator[RiwayatAngkaKredit]:
    """The conversions of the period that is over, of predikat that are decided, which the history does not have yet."""
    period = buku.pengaturan.periode
    known = {(one.nip, one.mulai, one.selesai) for one in buku.riwayat_ak}
    try:
        decided = {one.nip: one.predikat for one in peringkat_buku(buku).hasil.pegawai}
        for member in buku.anggota:
            person = member.pegawai
            spans = [one for one in buku.masa if one.nip == person.nip]
            rows = () if bukan_haknya(member, spans) else konversi_periode(spans, decided.get(person.nip), period)[0]
            for row in rows:
                if row.bulan and (person.nip, row.mulai, row.selesai) not in known:
                    yield RiwayatAngkaKredit(
                        nip=person.nip, nama=person.nama, asal=row.asal, jabatan=row.jabatan, mulai=row.mulai,
                        selesai=row.selesai, predikat=row.predikat, angka_kredit=row.angka_kredit,
                    )
    except AturanBelumBerlaku:
        return


def _terketik(buku: BukuUnit) -> dict[NIP, dict[str, Any]]:
    """What was typed of each person for the period, by the names of :class:`RiwayatSkor`."""
    typed: dict[NIP, dict[str, Any]] = {}
    records: tuple[SkorPegawai | Konfirmasi | Keberatan | TunjanganPegawai, ...] = (
        *buku.skor, *buku.konfirmasi, *buku.keberatan, *buku.tunjangan,
    )
    for one in records:
        typed.setdefault(one.nip, {}).update(
            (name, value) for name, value in one if value is not None and name not in _SIAPA
        )
    return typed


def terisi(buku: BukuUnit) -> frozenset[NIP]:
    """People of whom anything was typed for the period."""
    return frozenset(nip for nip, typed in _terketik(buku).items() if typed)


def tolak_bila_hilang(tujuan: Path, baru: BukuUnit, *, dilanjutkan: bool) -> None:
    """Refuse to put a unit in the place of one whose typed scores, answers, settings or history it does not hold.

    Args:
        tujuan: the file that would be replaced; what is no unit workbook is left to others.
        baru: what would be written.
        dilanjutkan: it goes on from an earlier workbook; otherwise a skor perilaku may come from the evaluators.

    Raises:
        GalatKinerja: with the names of the people, and what to do; or it is a unit workbook that cannot be used, of
            which nobody can say what would be lost.
    """
    if not ada(tujuan):
        return
    read = baca_semua([tujuan])[0]  # as it was read for being carried on, where it is the same file
    old = read.buku
    if not isinstance(old, BukuUnit):
        if read.jenis == "unit":
            why = next((f" {one.tempat}: {one.pesan}" for one in read.temuan if one.tingkat == "kesalahan"), "")
            raise GalatKinerja(
                f'"{tujuan}" adalah buku unit yang belum dapat dipakai, sehingga tidak diketahui apa yang akan hilang.'
                f"{why} Tidak ada yang diubah. Perbaiki dahulu, atau tulis ke nama lain."
            )
        return
    lost = _orang_hilang(old, baru, dilanjutkan=dilanjutkan)
    cells = [*dict.fromkeys(one.tempat for one in _isian_hilang(old, baru))]
    told = []
    if lost:
        names = {one.nip: one.nama for one in old.riwayat_skor} | {one.nip: one.nama for one in old.skor}
        said = sebut([names.get(nip, str(nip)) for nip in list(lost)[:_NAMA_DISEBUT]])
        more = f", dan {len(lost) - _NAMA_DISEBUT} orang lain" if len(lost) > _NAMA_DISEBUT else ""
        told.append(f"skor, jawaban, atau riwayat {len(lost)} pegawai yang akan hilang: {said}{more}")
    if cells:
        told.append(f"{len(cells)} isian{' lain' if lost else ''} yang akan hilang: {sebut(cells)}")
    if told:
        carry = f'Bawa isinya dengan --lanjutkan "{tujuan}", atau tulis ke nama lain.'
        said = bertitik(f'"{tujuan}" berisi {"; juga ".join(told)}')
        raise GalatKinerja(f"{said} Tidak ada yang diubah. {_DARI_BUKU_LAIN if dilanjutkan else carry}")


def _orang_hilang(lama: BukuUnit, baru: BukuUnit, *, dilanjutkan: bool) -> dict[NIP, None]:
    """People of whom a unit holds a score, an answer or a history that another one does not hold."""
    now = _setiap_periode(baru)
    lost: dict[NIP, None] = {}
    for (period, nip), typed in _setiap_periode(lama).items():
        there = now.get((period, nip), {})
        for name, value in typed.items():
            scored_again = name == "perilaku" and not dilanjutkan and there.get(name) is not None
            if there.get(name) != value and not scored_again:
                lost[nip] = None
    lost |= dict.fromkeys(one.nip for one in lama.riwayat_ak if one not in baru.riwayat_ak)
    stated = [one.model_copy(update={"periode": None}) for one in baru.terlambat]
    lost |= dict.fromkeys(
        one.nip for one in lama.terlambat if one.model_copy(update={"periode": None}) not in stated
    )
    return lost


def _isian_hilang(lama: BukuUnit, baru: BukuUnit) -> Iterator[BedaIsian]:
    """Typed cells of a unit, other than those of :func:`_setiap_periode`, that another one does not hold.

    What is of one period is looked for in the same one alone, as the next one begins without it.
    """
    same = lama.pengaturan.periode == baru.pengaturan.periode
    usual = lengkapi_pengaturan(Pengaturan(nama_unit=lama.pengaturan.nama_unit, periode=lama.pengaturan.periode))
    untouched = lama.model_copy(update={"pengaturan": usual})
    typed = {one.isian for one in beda_isian(lama, untouched)}
    for one in beda_isian(lama, baru):
        if one.satu is None:
            continue
        if one.nip:
            if one.lembar == DAFTAR_PEGAWAI.nama or (same and one.lembar in _CATATAN):
                yield one
        elif one.isian in typed and (same or one.isian not in _SEPERIODE):
            yield one


def _setiap_periode(buku: BukuUnit) -> dict[tuple[Periode, NIP], dict[str, Any]]:
    """What was typed, of this period and of those in the history."""
    letters = frozenset(_SEPERIODE) - {"tanggal_evaluasi"}
    every = {
        (one.periode, one.nip): {
            name: value for name, value in one
            if value is not None and name not in _SIAPA | {"periode"} and name not in letters
        }
        for one in buku.riwayat_skor
    }
    for nip, typed in _terketik(buku).items():
        every.setdefault((buku.pengaturan.periode, nip), {}).update(typed)
    return every
