"""Every key of every rule is read: a value that changes in the YAML changes an outcome.

Each value is changed alone; where a rule ties several together (weights that make 100, bands without a gap), another is
moved along with it until the file is valid again.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from itertools import product
from random import Random
from typing import Any

import pytest
from pydantic import ValidationError

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.istilah import (
    CapaianOrganisasi,
    Hubungan,
    Istilah,
    JenisRHK,
    Kelompok,
    MetodePemetaan,
    Perilaku,
    Predikat,
    Rating,
    Tingkat,
    Triwulan,
    UrutanPeringkat,
)
from kinerja_core.model.masa_catatan import RitmeCatatan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pangkat import PANGKAT, Pangkat
from kinerja_core.model.pemeringkatan import HasilPegawai, SkorPegawai
from kinerja_core.model.penilaian_360 import HasilKelompok360, HasilPerilaku360, Penilaian360
from kinerja_core.model.penugasan_360 import CaraPilihPenilai
from kinerja_core.model.periode import Periode
from kinerja_core.model.peserta_pemetaan import CaraPeserta, LingkupPemetaan
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.umpan_balik import UmpanBalik
from kinerja_core.rules.angka_kredit import Jenjang, angka_kredit
from kinerja_core.rules.aturan import kode_aturan, muat
from kinerja_core.rules.catatan_harian import cakupan_catatan
from kinerja_core.rules.hari_libur import hari_libur
from kinerja_core.rules.jadwal import jadwal
from kinerja_core.rules.keadilan import keadilan
from kinerja_core.rules.kebutuhan_angka_kredit import kebutuhan
from kinerja_core.rules.kelompok import tentukan_kelompok
from kinerja_core.rules.mutu_360 import aturan_mutu, beda_kelompok, hitung_penilai, kata_sebaran, semua_sama
from kinerja_core.rules.nip import periksa_nip
from kinerja_core.rules.pembinaan import usulan_pembinaan
from kinerja_core.rules.pemeringkatan import peringkatkan
from kinerja_core.rules.penugasan_360 import usulkan_penilai
from kinerja_core.rules.perilaku_360 import instrumen, skor_perilaku_360
from kinerja_core.rules.periode_kenaikan_pangkat import periode_kenaikan
from kinerja_core.rules.peserta_pemetaan import petakan
from kinerja_core.rules.pola_distribusi import periksa_pola
from kinerja_core.rules.predikat import tentukan_predikat
from kinerja_core.rules.rating_hasil import usulan_rating, usulkan_rating
from kinerja_core.rules.rating_pimpinan import rating_pimpinan
from kinerja_core.rules.rentang_nilai import rentang_nilai
from kinerja_core.rules.siap import muat_yaml
from kinerja_core.rules.tenggat import tenggat_konfirmasi
from kinerja_core.rules.tunjangan_kinerja import mulai_potongan, potongan_terlambat, potongan_tukin
from kinerja_core.rules.umpan_balik import isyarat_umpan_balik
from kinerja_core.services.contoh import unit as contoh_unit
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.mesin.spek import LembarTabel
from tests.rules.test_kasus import buku_berhambatan
from tests.rules.ubah import bentuk, dengan_nilai

Jalur = tuple[Any, ...]


# ------------------------------------------------------------------ every public function of a rule, widely asked


def _predikat(hari: date) -> Iterator[object]:
    yield from (tentukan_predikat(a, b, hari).hasil for a, b in product(Rating, Rating))


def _kelompok(hari: date) -> Iterator[object]:
    yield from (tentukan_kelompok(a, b, hari).hasil for a, b in product(Tingkat, Tingkat))


def _rentang(hari: date) -> Iterator[object]:
    yield from (rentang_nilai(one, None, hari).hasil for one in Kelompok)


def _tukin(hari: date) -> Iterator[object]:
    yield from (potongan_tukin(one, hari).hasil for one in Predikat)
    yield (late := potongan_terlambat(hari).hasil)
    yield late.rupiah(Decimal(3319010)), late.banyak_bulan(hari, hari)
    yield mulai_potongan(hari, hari).hasil


def _angka_kredit(hari: date) -> Iterator[object]:
    yield from (angka_kredit(one, level.value, hari).hasil for one, level in product(Predikat, Jenjang))


def _kebutuhan(hari: date) -> Iterator[object]:
    yield from (kebutuhan(level, Pangkat(one), hari).hasil for level, one in product(Jenjang, PANGKAT))


def _periode_kenaikan(hari: date) -> Iterator[object]:
    yield from (periode_kenaikan(date(hari.year + 1, month, 1)).hasil for month in range(1, 13))


def _nip(hari: date) -> Iterator[object]:
    for age in range(14, 64):
        yield periksa_nip(f"{hari.year - age:04d}0101{hari.year:04d}011001", hari)
    for code in range(13, 40):
        yield periksa_nip(f"{hari.year - 30:04d}0101{hari.year:04d}{code}1001", hari)


def _rating_pimpinan(hari: date) -> Iterator[object]:
    yield from (rating_pimpinan(capaian, hari).hasil for capaian in CapaianOrganisasi)


def _keadilan(hari: date) -> Iterator[object]:
    """Units of ten people for every year of birth and of a few, of whom more or fewer are K3."""
    for k3 in range(1, 10):
        people = [
            HasilPegawai(
                nip=NIP(f"{year}0817201001{1}{n:03}"), nama="Orang", kelompok=Kelompok.K3 if n <= k3 else Kelompok.K2
            )
            for year in range(1955, 2000) for n in range(1, 11)
        ]
        yield keadilan(people, {}, Periode(hari.year)).hasil
        yield keadilan(people[:10], {}, Periode(hari.year)).hasil


def _pola(hari: date) -> Iterator[object]:
    people = list(Predikat)
    for capaian, place, share in product(CapaianOrganisasi, range(len(people)), range(101)):
        yield periksa_pola({people[place]: share, people[place - 1]: 100 - share}, capaian, hari).hasil


def _tenggat(hari: date) -> Iterator[object]:
    yield tenggat_konfirmasi(hari).hasil


def _hari_libur(hari: date) -> Iterator[object]:
    yield from (hari_libur(year) for year in (hari.year, hari.year + 1))


def _jadwal(hari: date) -> Iterator[object]:
    yield jadwal(hari.year)


def _ratings(hubungan: Hubungan, banyak: int, butir: int) -> list[Penilaian360]:
    """As many ratings of a group, with 1 to 5 in turn, and one item number that differs."""
    return [
        Penilaian360(
            nama="Orang", nip="198501012010011001", hubungan=hubungan, komentar=f"Komentar {hubungan} {number}",
            skor={value: tuple((butir + number + place) % 5 + 1 for place in range(3)) for value in Perilaku},
        )
        for number in range(banyak)
    ]  # fmt: skip


def _perilaku_360(hari: date) -> Iterator[object]:
    for self_, boss, peers, staff in product(range(2), range(1, 2), range(5), range(5)):
        counts = zip(Hubungan, (boss, peers, staff, self_), strict=True)
        yield skor_perilaku_360([one for group, many in counts for one in _ratings(group, many, staff)], hari).hasil
    odd = _ratings(Hubungan.ATASAN, 1, 0)[0]
    yield skor_perilaku_360([odd.model_copy(update={"skor": dict.fromkeys(Perilaku, (0, 6, 1))})], hari).hasil
    for sheet in buku_penilaian_360(hari, 1).lembar:  # what a rater reads
        yield sheet.baris_tetap if isinstance(sheet, LembarTabel) else sheet


def _unit() -> list[SkorPegawai]:
    return [
        SkorPegawai(
            nip=f"198501012010011{number:03d}", nama=f"Orang {number}", hasil=Decimal(score), perilaku=Decimal(other),
            tingkat_hasil=Tingkat.RATA_RATA, tingkat_perilaku=Tingkat.DI_ATAS,
        )
        for number, (score, other) in enumerate(product((*range(60, 120, 7), 89), range(60, 120, 11)), start=1)
    ]  # fmt: skip


def _pemeringkatan(hari: date) -> Iterator[object]:
    hari = max(hari, next(iter(muat("kelompok").nilai)))
    yield peringkatkan(_unit(), tanggal=hari).hasil
    yield peringkatkan(_unit(), tanggal=hari, metode=MetodePemetaan.SIMPANGAN_BAKU).hasil.pegawai
    yield peringkatkan(_unit(), tanggal=hari, metode=MetodePemetaan.MUTLAK).hasil.pegawai
    yield peringkatkan(_unit(), tanggal=hari, bobot=(1, 99)).hasil.peringatan


def _peserta(hari: date) -> Iterator[object]:
    hari = max(hari, next(iter(muat("kelompok").nilai)))
    settings = Pengaturan(nama_unit="Biro", periode=Periode(hari.year))
    scores = _unit()[:6]
    people = [
        AnggotaUnit.model_validate({
            "pegawai": {"nama": one.nama, "nip": one.nip, "jenis": "PNS", "jabatan": "Analis",
                        "unit_kerja": f"Ruang {place % 2}"},
            "penilai": {"nama": "Orang 1", "nip": scores[0].nip, "jabatan": "Kepala"} if place else None,
            "keadaan": "Mutasi Masuk" if place > 3 else None, "sejak": date(hari.year, 7, 2 + place % 2),
        })
        for place, one in enumerate(scores)
    ]  # fmt: skip
    for way in (None, CaraPeserta.TIDAK):
        asked = settings.model_copy(update={"tidak_penuh": way})
        yield petakan(BukuUnit(pengaturan=asked, anggota=people, skor=scores)).hasil


def _rating_hasil(hari: date) -> Iterator[object]:
    above, as_, below = (frozenset({rating}) for rating in Rating)
    for share in range(101):
        rows = [(JenisRHK.TAMBAHAN, above)] * share + [(JenisRHK.TAMBAHAN, as_)] * (100 - share)
        yield usulkan_rating(rows, hari).hasil
    many = [(JenisRHK.TAMBAHAN, above)] * 50 + [(JenisRHK.UTAMA, below)] * 49
    for share in range(101):
        yield usulkan_rating([*many, *[(JenisRHK.UTAMA, as_)] * share], hari).hasil
    buku = contoh_unit.buku(contoh_unit.ORANG[0])
    iki = [one.kode for _, one in buku.skp.semua_iki()]
    for told in ("0 Laporan", "500 Laporan"):  # the least and the most that one IKI gives to a score
        reached = tuple(Realisasi(triwulan=None, kode_iki=kode, realisasi=told, bukti_dukung="Berkas") for kode in iki)
        yield usulan_rating(buku.model_copy(update={"realisasi": reached}), None, hari).hasil


def _penugasan_360(hari: date) -> Iterator[object]:
    boss = {"nama": "Kepala", "nip": "197501012000011001", "jabatan": "Kepala"}
    people = [
        AnggotaUnit(pegawai=one.pegawai, penilai=boss if place < 9 else boss | {"nip": contoh_unit.ORANG[0].nip})
        for place, one in enumerate(contoh_unit.ORANG)
    ]
    yield usulkan_penilai(people, Periode(hari.year), acak=Random(1)).hasil  # noqa: S311 - lots of a test


def _mutu_360(hari: date) -> Iterator[object]:
    sizes, tool = aturan_mutu(hari).hasil, instrumen(hari).hasil
    yield from (
        kata_sebaran([Fraction(80 + step * (number % 2)) for number in range(count)], sizes.sebaran)
        for count, step in product(range(2, 9), range(61))
    )
    for count in range(1, 6):
        yield semua_sama(_ratings(Hubungan.ATASAN, 1, 0) * count, tool, sizes)
    for step in range(101):
        groups = [
            HasilKelompok360(hubungan=str(one), penilai=3, bobot=0, rata=rata, perilaku={})
            for one, rata in ((Hubungan.ATASAN, Decimal(100)), (Hubungan.BAWAHAN, Decimal(100 - step)))
        ]
        one = HasilPerilaku360(nip="198501012010011001", nama="Orang", perilaku={}, kelompok=groups)
        yield beda_kelompok(one, sizes)
    wide = tool.model_copy(update={"skala": tool.skala.model_copy(update={"tertinggi": 100, "pengali": Decimal(1)})})
    for step in range(1, 100):
        three = [
            one.model_copy(update={"skor": dict.fromkeys(Perilaku, (100 if number else step,) * 3)})
            for number, one in enumerate(_ratings(Hubungan.REKAN_SEJAWAT, 3, 0))
        ]
        yield hitung_penilai({three[0].nip: dict(enumerate(three))}, wide, sizes).menyendiri


def _pembinaan(hari: date) -> Iterator[object]:
    troubles = [[month, "Macet"] for month in range(1, 13)]
    for count in range(1, 13):
        told = {"dialog": troubles[:count], "catatan": troubles[:count], "realisasi": ["0 Laporan"] * min(count, 4)}
        book = buku_berhambatan(told)
        for quarter in Triwulan:
            yield usulan_pembinaan([], [book], Periode(2025, quarter)).hasil


def _umpan_balik(hari: date) -> Iterator[object]:
    limits = muat("umpan_balik").terdekat(hari).hasil
    texts = ["kata " * many for many in range(1, 202)]
    texts += [f"laporan bulan Maret itu {word}" for word in (*_KATA_UMPAN, *limits.samar, *limits.menyamaratakan)]
    for text in texts:
        told = {"tanggal": hari, "jenis": "Berkala", "tentang": "Hasil Kerja", "pemberi": "P", "isi": text}
        yield isyarat_umpan_balik(UmpanBalik.model_validate(told), hari).hasil


def _catatan_harian(hari: date) -> Iterator[object]:
    yield cakupan_catatan([hari], (), date(2100, 1, 1), hari).hasil


#: The words of the rule as it ships.
_UMPAN = muat("umpan_balik").terdekat(date(2025, 1, 1)).hasil
_KATA_UMPAN = (*_UMPAN.samar, *_UMPAN.menyamaratakan)


TANYA: dict[str, Callable[[date], Iterator[object]]] = {
    "predikat": _predikat, "kelompok": _kelompok, "rentang_nilai": _rentang, "tunjangan_kinerja": _tukin,
    "angka_kredit": _angka_kredit, "nip": _nip, "pola_distribusi": _pola,
    "rating_pimpinan": _rating_pimpinan, "keadilan": _keadilan, "tenggat": _tenggat, "jadwal": _jadwal,
    "perilaku_360": _perilaku_360, "pemeringkatan": _pemeringkatan, "hari_libur": _hari_libur,
    "rating_hasil": _rating_hasil, "peserta_pemetaan": _peserta, "penugasan_360": _penugasan_360, "mutu_360": _mutu_360,
    "kebutuhan_angka_kredit": _kebutuhan, "periode_kenaikan_pangkat": _periode_kenaikan,
    "pembinaan": _pembinaan, "umpan_balik": _umpan_balik, "catatan_harian": _catatan_harian,
}  # fmt: skip


# ------------------------------------------------------------------------------------- changing one value


@cache
def _teks(kode: str) -> str:
    return files("kinerja_core.rules").joinpath(f"{kode}.yaml").read_text(encoding="utf-8")


def _nilai(kode: str) -> dict[date, Any]:
    """The dated values as the file has them."""
    content = muat_yaml(_teks(kode), kode)
    return {date.fromisoformat(day): value for day, value in content["nilai"].items()}


def _daun(value: Any, jalur: Jalur = ()) -> Iterator[Jalur]:
    """Paths of everything that is no mapping and no list."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _daun(item, (*jalur, key))
    else:
        yield jalur


def _ambil(value: Any, jalur: Jalur) -> Any:
    for key in jalur:
        value = value[key]
    return value


def _ganti(value: Any, ganti: dict[Jalur, Any]) -> Any:
    changed = copy.deepcopy(value)
    for jalur, baru in ganti.items():
        _ambil(changed, jalur[:-1])[jalur[-1]] = baru
    return changed


_VOCABULARIES: tuple[type[Istilah], ...] = (
    Predikat, Kelompok, Rating, Tingkat, CapaianOrganisasi, MetodePemetaan, UrutanPeringkat, CaraPilihPenilai,
    LingkupPemetaan, CaraPeserta,
    RitmeCatatan,
)
_QUARTERS = (*(member.value for member in Triwulan), "Tahunan")
_DAYS = ("27 Februari", "28 November berikutnya")


def _lain(value: Any) -> Iterator[Any]:
    """Other values of the same kind, likely ones first."""
    if isinstance(value, bool):
        yield not value
    elif value == "panduan":
        yield {item.value: [f"Butir lain {number}" for number in range(3)] for item in Perilaku}
    elif isinstance(value, int | Decimal):
        yield from (value + 1, value - 1, value + 2)
    else:
        for words in (*([word.value for word in kind] for kind in _VOCABULARIES), _QUARTERS, ("hari kerja", "hari")):
            yield from [word for word in words if word != value] if value in words else []
        yield from (day for day in _DAYS if day != value)
        yield from (f"{value} lain", f"{value}-lain")


def _sah(kode: str, value: Any) -> bool:
    try:
        bentuk(kode).validate_python(value)
    except ValidationError:
        return False
    return True


def _diubah(kode: str, value: Any, jalur: Jalur) -> Any:
    """The value with one leaf changed, valid; with a second leaf moved along where the shape asks for it."""
    old = _ambil(value, jalur)
    for new in _lain(old):
        changed = _ganti(value, {jalur: new})
        if _sah(kode, changed):
            return changed
    if isinstance(old, int | Decimal):
        for new, other in product((old + 1, old - 1), list(_daun(value))):
            beside = _ambil(value, other)
            if other != jalur and isinstance(beside, int | Decimal) and not isinstance(beside, bool):
                for step in (-1, 1):
                    changed = _ganti(value, {jalur: new, other: beside + step})
                    if _sah(kode, changed):
                        return changed
    return None


def _jawaban(kode: str, hari: date) -> list[str]:
    return [repr(answer) for answer in TANYA[kode](hari)]


BERTANGGAL = [(kode, hari) for kode in kode_aturan() for hari in _nilai(kode)]
#: Values that the shape of their rule allows no other for: who is not there or is the pegawai weighs nothing, an atasan
#: alone weighs all; bands are those of 1 to 120.
TETAP = {
    *(("perilaku_360", ("bobot", number, "diri")) for number in range(4)),
    *(("perilaku_360", ("bobot", number, "bawahan")) for number in (1, 3)),
    *(("perilaku_360", ("bobot", number, "rekan_sejawat")) for number in (2, 3)),
    ("perilaku_360", ("bobot", 3, "atasan")),
    ("rentang_nilai", ("K1", "Sangat Baik", 1)),
    ("rentang_nilai", ("K3", "Sangat Kurang", 0)),
}


@pytest.mark.parametrize(("kode", "hari"), BERTANGGAL, ids=str)
def test_every_value_of_a_rule_changes_an_outcome_when_it_changes(kode: str, hari: date) -> None:
    value = _nilai(kode)[hari]
    before = _jawaban(kode, hari)
    assert before == _jawaban(kode, hari)
    unread, fixed = [], set()
    for jalur in _daun(value):
        changed = _diubah(kode, value, jalur)
        if changed is None:
            fixed.add((kode, jalur))
            continue
        with dengan_nilai(kode, hari, changed):
            if _jawaban(kode, hari) == before:
                unread.append(jalur)
    assert unread == []
    assert fixed == {one for one in TETAP if one[0] == kode}


@pytest.mark.parametrize(("kode", "hari"), BERTANGGAL, ids=str)
def test_a_key_that_a_rule_does_not_know_is_refused_at_every_depth(kode: str, hari: date) -> None:
    value = _nilai(kode)[hari]
    assert _sah(kode, value)
    mappings = {jalur[:depth] for jalur in _daun(value) for depth in range(len(jalur))}
    for jalur in mappings:
        found = _ambil(value, jalur)
        if isinstance(found, dict):
            assert not _sah(kode, _ganti({"": value}, {("", *jalur, "kunci_asing"): next(iter(found.values()))})[""])


def test_every_rule_is_asked() -> None:
    assert set(TANYA) == set(kode_aturan())


@pytest.mark.parametrize(
    ("jalur", "baru"),
    [
        (("metode",), "Mutlak"),
        (("k",), Decimal("1.5")),
        (("bobot", 0), {"dipakai": "biasa", "hasil": 20, "perilaku": 80}),
    ],
)
def test_people_are_ranked_with_the_defaults_of_the_rule(jalur: Jalur, baru: object) -> None:
    hari = next(reversed(_nilai("pemeringkatan")))
    asked = max(hari, next(iter(muat("kelompok").nilai)))
    before = peringkatkan(_unit(), tanggal=asked).hasil.pegawai
    with dengan_nilai("pemeringkatan", hari, _ganti(_nilai("pemeringkatan")[hari], {jalur: baru})):
        assert peringkatkan(_unit(), tanggal=asked).hasil.pegawai != before
