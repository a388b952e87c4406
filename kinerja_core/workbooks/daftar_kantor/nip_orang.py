"""The people of a list of whom nothing but the NIP is needed, such as those who are expected to rate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import NIP
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import TeksSebaris
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.daftar_kantor.baca import susun_tabel
from kinerja_core.workbooks.daftar_kantor.berkas import buka_daftar
from kinerja_core.workbooks.daftar_kantor.lembar_orang import pecah, pilih_lembar, sebut_lembar_lain
from kinerja_core.workbooks.mesin.rekaman import periksa_baris
from kinerja_core.workbooks.mesin.sebab import sekali_sedaftar
from kinerja_core.workbooks.mesin.teks_csv import AKHIRAN_TEKS, bertempat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

_MEDAN: Final = ("pegawai.nama", "pegawai.nip")


class _OrangBernomor(Rekaman):
    nama: TeksSebaris
    nip: NIP


def baca_nip_orang(path: Path, lembar: Sequence[str] = ()) -> tuple[frozenset[NIP], tuple[Temuan, ...]]:
    """The NIP of everybody in a list with names and NIP, whatever other columns it has or lacks.

    Args:
        path: the list, ``.csv`` or ``.xlsx``.
        lembar: its sheets, where several hold people.
    """
    found = KumpulanTemuan()
    try:
        kisi = buka_daftar(path, found)
    except BerkasTidakTerbaca as problem:
        return frozenset(), (buat_temuan(problem.kode, problem.pesan, berkas=tampak(path.name)),)
    people = set()
    sheets = pilih_lembar(kisi, lembar, found)
    if not lembar:
        sebut_lembar_lain(kisi, sheets, found)
    for part in (one for sheet in sheets for one in pecah(sheet, kisi)):
        table = susun_tabel(part, kisi, found, None, _MEDAN)
        for index, record in () if table is None else table.baris:
            fields = {name.removeprefix("pegawai."): record[name] for name in _MEDAN if name in record}
            if table and (one := periksa_baris(table, index, fields, _OrangBernomor, awalan="pegawai.")) is not None:
                people.add(one.nip)
    text = path.suffix.casefold() in AKHIRAN_TEKS
    return frozenset(people), bertempat(sekali_sedaftar(found.daftar), path.name, teks=text)
