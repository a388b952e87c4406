"""Read a unit workbook: settings, people, scores, answers and allowances."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

from kinerja_core.model.angka_kredit import RiwayatAngkaKredit
from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.keterlambatan import KeterlambatanPimpinan
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi, TunjanganPegawai
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.perubahan import PenetapanPertama, PerubahanPenetapan
from kinerja_core.model.riwayat import RiwayatIKI, RiwayatSkor
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.buku_unit.daftar_pegawai import DAFTAR_PEGAWAI
from kinerja_core.workbooks.buku_unit.jadwal import periksa_jadwal
from kinerja_core.workbooks.buku_unit.keberatan import KEBERATAN, periksa_keberatan
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI
from kinerja_core.workbooks.buku_unit.masa_skp import MASA_SKP
from kinerja_core.workbooks.buku_unit.nama import bernama, daftar_nama, periksa_nama, periksa_nama_penandatangan
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN, baca_pengaturan
from kinerja_core.workbooks.buku_unit.periksa import (
    nip_ditolak,
    periksa_pencilan,
    periksa_periode,
    periksa_pimpinan,
    periksa_unit,
)
from kinerja_core.workbooks.buku_unit.perubahan import PENETAPAN_PERTAMA, PERUBAHAN, periksa_perubahan
from kinerja_core.workbooks.buku_unit.pimpinan_terlambat import PIMPINAN_TERLAMBAT, periksa_terlambat
from kinerja_core.workbooks.buku_unit.riwayat import RIWAYAT_KINERJA
from kinerja_core.workbooks.buku_unit.riwayat_ak import RIWAYAT_AK, periksa_riwayat_ak
from kinerja_core.workbooks.buku_unit.riwayat_skor import RIWAYAT_SKOR
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.buku_unit.tanggal import periksa_tanggal, periksa_tanggal_surat
from kinerja_core.workbooks.buku_unit.tersimpan import periksa_tersimpan
from kinerja_core.workbooks.buku_unit.tukin import TUKIN, periksa_predikat_tukin
from kinerja_core.workbooks.hasil import HasilBaca
from kinerja_core.workbooks.mesin.baca_buku import baca_lembar
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.lembar import Form, Tabel
from kinerja_core.workbooks.mesin.nilai import nama_tampil
from kinerja_core.workbooks.mesin.orang import tercantum
from kinerja_core.workbooks.mesin.rekaman import rekaman
from kinerja_core.workbooks.mesin.spek import LembarTabel
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan
from kinerja_core.workbooks.mesin.versi import mutakhirkan

R = TypeVar("R", bound=Rekaman)
#: A unit of records that were checked: checking them together again needs the validators of all that may be there.
_unit: Final = BukuUnit.model_construct


def baca_unit(
    kisi: Kisi, berkas: str, versi: int, kumpulan: KumpulanTemuan, *, hari_ini: datetime.date
) -> HasilBaca:
    """Read and check a unit workbook; findings stay in ``kumpulan``.

    Args:
        kisi: the sheets.
        berkas: name shown with the findings.
        versi: version of the template it was made from.
        kumpulan: where findings go.
        hari_ini: the day against which "in the future" is judged.
    """
    tables, forms = baca_lembar(mutakhirkan(kisi, buku_unit(), versi), buku_unit(), kumpulan)
    form, people = forms.get(PENGATURAN.nama), tables.get(DAFTAR_PEGAWAI.nama)
    if _untouched(form, tables) and not kumpulan.daftar:
        kumpulan.tambah("BUKU-BELUM-DIISI", "Buku kerja unit ini masih kosong.", lembar=PENGATURAN.nama)
        return HasilBaca(berkas, "unit", None, None, None, ())
    settings = None if form is None else baca_pengaturan(form)
    members = _records(tables, DAFTAR_PEGAWAI, AnggotaUnit)
    given = _records(tables, SKOR, SkorPegawai)
    kept, scores = periksa_unit(
        people, members, tables.get(SKOR.nama), given, None if settings is None else settings.periode,
    )
    if settings is not None and SKOR.nama in tables:
        periksa_pencilan(tables[SKOR.nama], given, _unit(pengaturan=settings, anggota=kept, skor=scores))
        periksa_pimpinan(tables[SKOR.nama], given, settings)
    answers = _once(tables, KONFIRMASI, _records(tables, KONFIRMASI, Konfirmasi))
    objections = _once(tables, KEBERATAN, _records(tables, KEBERATAN, Keberatan))
    allowances = _once(tables, TUKIN, _records(tables, TUKIN, TunjanganPegawai))
    changes = _records(tables, PERUBAHAN, PerubahanPenetapan)
    earned = _records(tables, RIWAYAT_AK, RiwayatAngkaKredit)
    late = _records(tables, PIMPINAN_TERLAMBAT, KeterlambatanPimpinan)
    if form is not None and settings is not None:
        _check_dates(form, tables, settings, answers, objections, changes, hari_ini)
        periksa_nama_penandatangan(form, settings, kept)
        _check_objections(tables, objections, answers, settings, hari_ini)
        if late:
            periksa_terlambat(tables[PIMPINAN_TERLAMBAT.nama], late, settings.periode)
    spans = _records(tables, MASA_SKP, MasaSKP)
    _check_names(tables, kept, {
        KONFIRMASI.nama: answers, KEBERATAN.nama: objections, TUKIN.nama: allowances, PERUBAHAN.nama: changes,
        RIWAYAT_AK.nama: earned, PIMPINAN_TERLAMBAT.nama: late, MASA_SKP.nama: spans,
    })
    if earned:
        periksa_riwayat_ak(tables[RIWAYAT_AK.nama], earned, hari_ini)
    buku = None if settings is None else _unit(
        pengaturan=settings, anggota=kept, skor=scores, konfirmasi=tuple(item for _, item in answers),
        keberatan=tuple(item for _, item in objections), tunjangan=tuple(item for _, item in allowances),
        riwayat=tuple(item for _, item in _records(tables, RIWAYAT_KINERJA, RiwayatIKI)),
        masa=tuple(item for _, item in spans),
        riwayat_skor=tuple(item for _, item in _records(tables, RIWAYAT_SKOR, RiwayatSkor)),
        perubahan=tuple(item for _, item in changes), terlambat=tuple(item for _, item in late),
        penetapan_pertama=tuple(item for _, item in _records(tables, PENETAPAN_PERTAMA, PenetapanPertama)),
        riwayat_ak=tuple(item for _, item in earned),
    )
    if buku is not None:
        _check_decided(tables, changes, allowances, buku, hari_ini)
        _check_shown(kisi, buku, versi, kumpulan)
        buku = buku.tanpa_yang_keluar()
    return HasilBaca(berkas, "unit", buku, _name(form, settings), None, (), letak_nip=_places(people, members))


def _check_shown(kisi: Kisi, buku: BukuUnit, versi: int, kumpulan: KumpulanTemuan) -> None:
    """What sheets that nobody types in showed when the workbook was saved."""
    periksa_tersimpan(kisi, buku, versi, kumpulan)
    periksa_jadwal(kisi, buku.pengaturan.periode, kumpulan)


def _check_dates(
    form: Form, tabel: Mapping[str, Tabel], pengaturan: Pengaturan, jawaban: Sequence[tuple[int, Konfirmasi]],
    keberatan: Sequence[tuple[int, Keberatan]], perubahan: Sequence[tuple[int, PerubahanPenetapan]],
    hari_ini: datetime.date,
) -> None:
    """The period against the rules, and the dates of settings, answers and decisions against each other."""
    periksa_periode(form, pengaturan.periode)
    periksa_tanggal(form, tabel.get(KONFIRMASI.nama), jawaban, pengaturan, hari_ini)
    periksa_tanggal_surat(
        form, pengaturan, [one for _, one in jawaban], [one for _, one in keberatan], [one for _, one in perubahan],
    )


def _untouched(form: Form | None, tabel: Mapping[str, Tabel]) -> bool:
    """Whether nobody has typed anything yet."""
    typed = form is not None and any(name in form.nilai for name in ("nama_unit", "periode"))
    return not typed and not any(table.baris for table in tabel.values())


def _name(form: Form | None, pengaturan: Pengaturan | None) -> str | None:
    """What the unit is called, also by settings that cannot be used."""
    if pengaturan is not None:
        return pengaturan.nama_unit
    return nama_tampil(form.nilai.get("nama_unit")) if form else None


def _places(daftar: Tabel | None, anggota: Sequence[tuple[int, AnggotaUnit]]) -> dict[str, tuple[str, str]]:
    """Sheet and cell of the NIP of each person of the list."""
    return {} if daftar is None else {
        str(member.pegawai.nip): (daftar.nama, daftar.sel(row, "pegawai.nip")) for row, member in reversed(anggota)
    }


def _check_decided(
    tabel: Mapping[str, Tabel], perubahan: Sequence[tuple[int, PerubahanPenetapan]],
    tunjangan: Sequence[tuple[int, TunjanganPegawai]], buku: BukuUnit, hari_ini: datetime.date,
) -> None:
    """What is recorded of decisions, and what is taken from pay, against the decisions themselves."""
    periksa_perubahan(tabel, perubahan, buku, hari_ini)
    if tunjangan:
        periksa_predikat_tukin(tabel[TUKIN.nama], tunjangan, buku)


def _check_names(
    tabel: Mapping[str, Tabel], anggota: Sequence[AnggotaUnit],
    terbaca: Mapping[str, Sequence[tuple[int, Any]]],
) -> None:
    """Names beside NIP that the list of people gives to others, on the sheets that go by it; of a person once."""
    known, told = daftar_nama(anggota), set[tuple[str, str | None]]()
    for name, records in terbaca.items():
        people = [one for one in bernama(records) if (one.nip, one.nama) not in told]
        if people:
            periksa_nama(tabel[name], people, known)
            told |= {(one.nip, one.nama) for one in people}


def _check_objections(
    tabel: Mapping[str, Tabel], keberatan: Sequence[tuple[int, Keberatan]],
    jawaban: Sequence[tuple[int, Konfirmasi]], pengaturan: Pengaturan, hari_ini: datetime.date,
) -> None:
    """What contradicts itself in the keberatan; of whose answer is refused, the answer says what is wrong."""
    if not keberatan:
        return
    refused = set() if KONFIRMASI.nama not in tabel else nip_ditolak(tabel[KONFIRMASI.nama], jawaban)
    periksa_keberatan(
        tabel[KEBERATAN.nama], [pair for pair in keberatan if pair[1].nip not in refused],
        {str(item.nip): item for _, item in jawaban}, pengaturan, hari_ini,
    )


def _records(tabel: Mapping[str, Tabel], lembar: LembarTabel, model: type[R]) -> list[tuple[int, R]]:
    """The records of a sheet with their rows; none when the sheet cannot be read."""
    table = tabel.get(lembar.nama)
    return [] if table is None else rekaman(table, model)


Q = TypeVar("Q", Konfirmasi, Keberatan, TunjanganPegawai)


def _once(tabel: Mapping[str, Tabel], lembar: LembarTabel, terbaca: list[tuple[int, Q]]) -> list[tuple[int, Q]]:
    """Records of people with their rows, of a person who stands twice the first."""
    seen: dict[str, tuple[int, str]] = {}
    kept: list[tuple[int, Q]] = []
    for row, one in terbaca:
        name = one.nama or "Pegawai ini"
        if not tercantum(tabel[lembar.nama], (row, "nip"), str(one.nip), name, seen):
            seen[str(one.nip)] = row, name
            kept.append((row, one))
    return kept
