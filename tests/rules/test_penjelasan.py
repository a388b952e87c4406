"""Every number of an explanation is counted again, by code of its own with Fractions, for 10,000 invented people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import isqrt
from random import Random
from typing import Any

import pytest

from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.istilah import MetodePemetaan, Predikat, Tingkat, UrutanPeringkat
from kinerja_core.model.konfirmasi import Konfirmasi, TunjanganPegawai
from kinerja_core.model.pemeringkatan import HasilPegawai, SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.rules.hari_libur import hari_libur
from kinerja_core.rules.pemeringkatan import peringkatkan
from kinerja_core.rules.penjelasan import Penjelasan, jelaskan
from kinerja_core.services.peringkat import peringkat_buku
from tests.rules.acuan import MATRIKS, RENTANG, Baris, letak, peringkat_acuan

UNIT = 1640
PERSEN = {"Butuh Perbaikan": 5, "Kurang": 10, "Sangat Kurang": 15}
TEMPAT = {1: Tingkat.DI_ATAS, 0: Tingkat.RATA_RATA, -1: Tingkat.DI_BAWAH}


def _unit(acak: Random) -> BukuUnit:
    """A unit with anything: ties, missing scores, ratings and nilai, each method, a quarter or a year."""
    step = Decimal(acak.choice(["10", "1", "0.5", "0.0001"]))
    periode = Periode.parse(acak.choice(["Tahun 2025", "Triwulan IV 2025", "Triwulan II 2025"]))
    n = acak.choice([1, 2, 3, 5, 8, 12, 16])

    def skor() -> Decimal | None:
        found = acak.randint(0, int(120 / step)) * step
        return None if acak.random() < 0.03 else found if found > 1 else Decimal(0)

    people = []
    for nomor in range(1, n + 1):
        pilihan = acak.choice([None, *MATRIKS])
        people.append(SkorPegawai(
            nip=f"198501012010011{nomor:03d}", nama=f"Orang {nomor}", hasil=skor(), perilaku=skor(),
            rating_hasil=pilihan and pilihan[0], rating_perilaku=pilihan and pilihan[1],
            nilai=acak.choice([None, acak.randint(1, 120)]),
            tingkat_hasil=acak.choice([*Tingkat]), tingkat_perilaku=acak.choice([*Tingkat, None]),
        ))  # fmt: skip
    settings = Pengaturan(
        nama_unit="Unit Acak", periode=periode, metode=acak.choice([*MetodePemetaan]),
        k=Decimal(acak.choice(["0", "0.3", "0.5", "1", "2.5"])), toleransi=Decimal(acak.choice(["0", "1", "7.5"])),
        bobot_hasil=(berat := acak.choice([60, 70])), bobot_perilaku=100 - berat,
        urutan=acak.choice([*UrutanPeringkat]),
        tanggal_evaluasi=acak.choice([None, date(2026, 1, acak.randint(1, 30))]),
        konfirmasi_jumlah=acak.choice([None, 5, 20]), konfirmasi_satuan=acak.choice([None, "hari", "hari kerja"]),
        libur_tambahan=(date(2026, 2, 3),), tetap_kerja=(date(2026, 2, 7),),
    )  # fmt: skip
    return BukuUnit(
        pengaturan=settings, skor=tuple(people),
        tunjangan=tuple(
            TunjanganPegawai(
                nip=one.nip, tunjangan=acak.randint(100_000, 30_000_000), predikat=acak.choice([None, None, *Predikat])
            )
            for one in people[::2]
        ),
        konfirmasi=tuple(
            Konfirmasi(nip=one.nip, tanggal_evaluasi=date(2026, 2, acak.randint(1, 28))) for one in people[::3]
        ),
    )  # fmt: skip


def _akar(kuadrat: Fraction) -> Fraction:
    """A root with thirty decimals."""
    skala = 10**60
    return Fraction(isqrt(kuadrat.numerator * skala // kuadrat.denominator), 10**30)


def _tulis(nilai: Fraction | int) -> str:
    """A number as Indonesians write it, with all its decimals (at most six here)."""
    bulat, sisa = divmod(abs(Fraction(nilai)) * 10**6, 10**6)
    ribuan = re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", str(bulat))
    pecahan = f"{int(sisa):06d}".rstrip("0")
    assert sisa.denominator == 1
    return f"{ribuan},{pecahan}" if pecahan else ribuan


def _empat(nilai: Fraction) -> Fraction:
    """Half-even to four decimals, as thresholds are shown."""
    return Fraction(round(nilai * 10_000), 10_000)


def _angka(kalimat: tuple[str, ...]) -> list[str]:
    return re.findall(r"(?<!\w)-?\d[\d.]*(?:,\d+)?", " ".join(re.sub(r"[.;:](?=\s|$)", " ", text) for text in kalimat))


class _Pemeriksa:
    """What the numbers of one unit must be."""

    def __init__(self, buku: BukuUnit) -> None:
        self.buku, self.cara = buku, buku.pengaturan
        assert self.cara.metode is not None
        assert self.cara.urutan is not None
        self.metode = self.cara.metode.slug.removesuffix("-baku")
        lebar = self.cara.k if self.metode == "simpangan" else self.cara.toleransi
        self.lebar = Fraction(lebar or 0)
        nomor = {satu: letak for letak, satu in TEMPAT.items()} | {None: None}
        self.baris: list[Baris] = peringkat_acuan(
            [
                (one.hasil, one.perilaku,
                 MATRIKS[str(one.rating_hasil).removesuffix(" Ekspektasi"),
                         str(one.rating_perilaku).removesuffix(" Ekspektasi")] if one.rating_hasil else None,
                 one.nilai)
                for one in buku.skor
            ],
            self.metode, Decimal(lebar or 0), (self.cara.bobot_hasil, self.cara.bobot_perilaku),
            self.cara.urutan.slug, [(nomor[one.tingkat_hasil], nomor[one.tingkat_perilaku]) for one in buku.skor],
        )  # fmt: skip

    def gabungan(self, baris: Baris) -> Fraction:
        assert baris.hasil is not None
        assert baris.perilaku is not None
        return (self.cara.bobot_hasil * baris.hasil + self.cara.bobot_perilaku * baris.perilaku) / 100

    def unsur(self, told: dict[str, Any], kalimat: tuple[str, ...], kunci: str, siapa: int) -> None:
        """Score, average, deviation, edges, and the distances to them."""
        skor = getattr(self.baris[siapa], kunci)
        semua = [x for one in self.baris if (x := getattr(one, kunci)) is not None]
        assert told["skor"] == skor
        if self.metode == "tingkat" or len(semua) < 2:
            assert _angka(kalimat) == ([_tulis(skor)] if skor is not None else [])
            return
        rata = sum(semua) / len(semua)
        simpangan = _akar(sum((x - rata) ** 2 for x in semua) / len(semua))
        jarak = self.lebar * simpangan if self.metode == "simpangan" else self.lebar
        bawah, atas = _empat(rata - jarak), _empat(rata + jarak)
        shown = [_empat(rata), _empat(simpangan), bawah, atas]
        assert [told[name] for name in ("rata", "simpangan_baku", "batas_bawah", "batas_atas")] == shown
        assert told["pegawai"] == len(semua)
        expected = [_tulis(len(semua)), *(("-" if x < 0 else "") + _tulis(x) for x in shown)]
        numbers = _angka(kalimat)
        if skor is None:
            assert numbers == expected
            return
        tempat = letak(skor, semua, self.metode, self.lebar)
        assert told["tingkat"] == TEMPAT[tempat]
        assert (told["jarak_batas_bawah"], told["jarak_batas_atas"]) == (skor - bawah, skor - atas)
        ends = {1: [skor - atas], 0: [atas - skor, skor - bawah], -1: [bawah - skor]}[tempat]
        if tempat == 0 and len(set(semua)) == 1 and atas == bawah:  # no band: that all are equal is said
            ends = []
        told_ends = [_tulis(x) if x >= Fraction(1, 10_000) else "0,0001" for x in ends]
        assert numbers == [_tulis(skor), *expected, *told_ends]

    def peringkat(self, told: dict[str, Any], kalimat: tuple[str, ...], siapa: int) -> None:
        """The composite, the rank, and the distance of the neighbours."""
        baris = self.baris[siapa]
        assert told["peringkat"] == baris.peringkat
        ranked = [one for one in self.baris if one.peringkat is not None]
        assert told["dari"] == len(ranked)
        expected: list[Fraction | int] = []
        if baris.hasil is not None and baris.perilaku is not None:
            assert told["komposit"] == self.gabungan(baris)
            bobot = self.cara.bobot_hasil, self.cara.bobot_perilaku
            expected += [bobot[0], baris.hasil, bobot[1], baris.perilaku, self.gabungan(baris)]
        if baris.peringkat is not None:
            same = sum(one.peringkat == baris.peringkat for one in ranked) - 1
            assert told["seperingkat"] == same
            expected += [baris.peringkat, len(ranked), *([same] if same else [])]
            above = [one for one in ranked if (one.peringkat or 0) < baris.peringkat]
            below = [one for one in ranked if (one.peringkat or 0) > baris.peringkat]
            for name, others, pick in (("atas", above, max), ("bawah", below, min)):
                assert (f"jarak_{name}" in told) is bool(others)
                if others:
                    number = pick(one.peringkat or 0 for one in others)
                    near = {abs(self.gabungan(one) - self.gabungan(baris)) for one in others if one.peringkat == number}
                    assert near == {Fraction(told[f"jarak_{name}"])}
                    expected += [x for x in near if x]
        assert _angka(kalimat) == [*map(_tulis, expected)]

    def keputusan(self, told: dict[str, Any], siapa: int) -> None:
        """What is proposed, what is decided, what it takes."""
        baris, orang = self.baris[siapa], self.buku.skor[siapa]
        assert told["kelompok"] == baris.kelompok
        assert (told["usulan_predikat"], told["usulan_nilai"]) == (baris.usulan_predikat, baris.usulan_nilai)
        pair = RENTANG.get((str(baris.kelompok), str(baris.usulan_predikat)))
        assert told["rentang"] == (list(pair) if pair else None)
        assert (told["predikat"], told["nilai"]) == (baris.predikat, orang.nilai)
        line = next((one for one in self.buku.tunjangan if one.nip == orang.nip), None)
        yearly = self.cara.periode.triwulan is None
        grade = str(line.predikat) if line and line.predikat else baris.predikat if yearly else None
        cut = told["potongan"]
        assert (cut is None) is (grade is None)
        if cut is None:
            return
        share = PERSEN.get(str(grade), 0)
        assert (cut["predikat"], cut["persen"], cut["bulan"]) == (grade, share, 3 if share else 0)
        if share and line:
            month = int(Fraction(line.tunjangan) * share / 100 + Fraction(1, 2))  # to the rupiah, a half upwards
            assert (cut["sebulan"], cut["jumlah"]) == (month, 3 * month)

    def tenggat(self, told: dict[str, Any], siapa: int) -> None:
        """The last day to answer."""
        line = next((one for one in self.buku.konfirmasi if one.nip == self.buku.skor[siapa].nip), None)
        day = line.tanggal_evaluasi if line else self.cara.tanggal_evaluasi
        answered = line is not None and line.jawaban is not None
        if day is None or (not answered and self.buku.skor[siapa].rating_hasil is None):
            assert told["tenggat"] is None
            return
        left, unit = self.cara.konfirmasi_jumlah or 14, self.cara.konfirmasi_satuan or "hari kerja"
        off = {one.tanggal for year in (2026, 2027) for one in hari_libur(year)} | {*self.cara.libur_tambahan}
        while left:
            day += timedelta(days=1)
            works = day in self.cara.tetap_kerja or (day.isoweekday() < 6 and day not in off)
            left -= works or unit == "hari"
        assert told["tenggat"] == day

    def ketahanan(self, told: Any, siapa: int) -> None:
        """The kelompok on each side of an edge, and what the smallest change and one step less give."""
        baris = self.baris[siapa]
        if self.metode == "tingkat" or baris.kelompok is None:
            assert (told.ruas, told.ubahan, told.tidak_tercapai) == ((), (), ())
            return

        def kelompok(lebar: Fraction, **ganti: Fraction) -> str:
            places = []
            for kunci in ("hasil", "perilaku"):
                own = ganti.get(kunci, getattr(baris, kunci))
                others = [getattr(one, kunci) for nomor, one in enumerate(self.baris) if nomor != siapa]
                places.append(letak(own, [own, *(x for x in others if x is not None)], self.metode, lebar))
            return "K3" if -1 in places else "K1" if places == [1, 1] else "K2"

        for ruas in told.ruas:
            for number in {ruas.dari, ruas.sampai} if ruas.dari <= ruas.sampai else set():
                assert kelompok(Fraction(number)) == ruas.kelompok
        for satu in told.ubahan:
            new = {"hasil": Fraction(satu.hasil), "perilaku": Fraction(satu.perilaku)}
            assert kelompok(self.lebar, **new) == satu.kelompok
            for kunci, beda in (("hasil", satu.beda_hasil), ("perilaku", satu.beda_perilaku)):
                kurang = new[kunci] - Fraction(self._step(kunci), 10_000) * (1 if beda > 0 else -1)
                if beda and kurang > 1:  # scores up to 1 are refused, because they look like a percentage
                    assert kelompok(self.lebar, **{**new, kunci: kurang}) != satu.kelompok
        named = [str(satu.kelompok) for satu in told.ubahan] + [str(one) for one in told.tidak_tercapai]
        assert sorted([*named, baris.kelompok]) == ["K1", "K2", "K3"]

    def _step(self, kunci: str) -> int:
        """The resolution of what was typed, in ten-thousandths."""
        numbers = [x for one in self.baris if (x := getattr(one, kunci)) is not None]
        return next(step for step in (10_000, 1000, 100, 10, 1) if all((x * 10_000) % step == 0 for x in numbers))


def _semua(benih: int) -> Iterator[tuple[_Pemeriksa, list[tuple[int, Penjelasan]]]]:
    acak = Random(benih)  # noqa: S311 - repeatable test data
    for _ in range(UNIT // 4):
        buku = _unit(acak)
        cara = buku.pengaturan
        hasil = peringkatkan(
            buku.skor, tanggal=cara.periode.selesai, metode=cara.metode, k=cara.k, toleransi=cara.toleransi,
            bobot=cara.bobot, urutan=cara.urutan,
        ).hasil  # fmt: skip
        yield _Pemeriksa(buku), [(_nomor(one), jelaskan(buku, hasil, one)) for one in hasil.pegawai]


def _nomor(pegawai: HasilPegawai) -> int:
    return int(pegawai.nip[15:18]) - 1


@pytest.mark.parametrize("benih", range(4))
def test_every_number_of_every_explanation_is_what_a_second_count_gives(benih: int) -> None:
    jumlah = 0
    for pemeriksa, orang in _semua(benih):
        for siapa, told in orang:
            parts = {part.judul: part.kalimat for part in told.bagian}
            pemeriksa.unsur(told.angka["hasil"], parts["Skor hasil kerja"], "hasil", siapa)
            pemeriksa.unsur(told.angka["perilaku"], parts["Skor perilaku kerja"], "perilaku", siapa)
            pemeriksa.peringkat(told.angka, parts["Peringkat"], siapa)
            pemeriksa.keputusan(told.angka, siapa)
            pemeriksa.tenggat(told.angka, siapa)
            pemeriksa.ketahanan(told.angka["ketahanan"], siapa)
            jumlah += 1
    assert jumlah >= 2500  # four such make 10,000 people


def _satu(pasangan: list[tuple[Any, Any]], siapa: int = 0, **lain: Any) -> Penjelasan:
    people = tuple(
        SkorPegawai(nip=f"198501012010011{nomor:03d}", nama=f"Nama{nomor:03d}", hasil=hasil, perilaku=perilaku)
        for nomor, (hasil, perilaku) in enumerate(pasangan, start=1)
    )
    buku = BukuUnit(pengaturan=Pengaturan(nama_unit="Unit", periode=Periode.parse("Tahun 2025")), skor=people, **lain)
    hasil = peringkatkan(people, tanggal=date(2025, 12, 31)).hasil
    return jelaskan(buku, hasil, next(one for one in hasil.pegawai if _nomor(one) == siapa))


def test_the_neighbours_are_told_by_their_distance_and_nobody_by_name() -> None:
    told = _satu([(80, 80), (90, 90), (70, 70)])
    assert "Pegawai tepat di atasnya: skor gabungannya 10 lebih tinggi, di kelompok K1." in told.kalimat
    assert not re.search(r"Nama\d|1985", " ".join(told.kalimat))


def test_each_source_says_how_sure_it_is_and_since_when_it_holds() -> None:
    told = _satu([(80, 80), (90, 90)])
    assert len(told.rujukan) >= 7
    for line in told.rujukan:
        assert re.search(r"\[.+\], berlaku untuk periode mulai \d{1,2} \w+ 20\d\d$", line)
    assert {part.judul for part in told.bagian if part.dasar} >= {
        "Cara pemetaan", "Kelompok", "Usulan", "Penetapan", "Tunjangan kinerja",
    }  # fmt: skip


def test_a_unit_of_one_person_has_no_average_and_that_is_said() -> None:
    told = _satu([(80, 80)])
    assert "Rata-rata unit tidak ada, karena kurang dari dua pegawai mempunyai skor." in told.kalimat
    assert "Tidak ada usulan, karena kelompok belum dapat ditentukan." in told.kalimat
    assert told.angka["kelompok"] is None


def test_who_has_no_predikat_yet_has_nothing_to_answer() -> None:
    answer = Konfirmasi(nip="198501012010011001", tanggal_evaluasi=date(2026, 1, 15))
    told = _satu([(80, 80), (90, 90)], konfirmasi=(answer,))
    assert told.bagian[-1].kalimat == ("Predikatnya belum ditetapkan, sehingga belum ada hasil yang dikonfirmasi.",)
    assert told.angka["tenggat"] is None


def test_an_evaluation_before_the_first_letter_has_no_deadline_and_that_is_said() -> None:
    answer = Konfirmasi(nip="198501012010011001", tanggal_evaluasi=date(2024, 1, 15), jawaban="Setuju")
    told = _satu([(80, 80), (90, 90)], konfirmasi=(answer,))
    assert 'Aturan "Jangka waktu pegawai mengonfirmasi hasil evaluasi"' in told.bagian[-1].kalimat[0]
    assert told.angka["tenggat"] is None


def test_who_is_in_conflict_is_told_what_the_letter_prints_and_why() -> None:
    people = tuple(
        SkorPegawai(nip=f"198501012010011{nomor:03d}", nama=f"Nama{nomor:03d}", hasil=skor, perilaku=skor, **lain)
        for nomor, (skor, lain) in enumerate(
            [(95, {"rating_hasil": "Sesuai", "rating_perilaku": "Sesuai"}), (80, {}), (70, {})], start=1
        )
    )
    buku = BukuUnit(pengaturan=Pengaturan(nama_unit="Unit", periode=Periode.parse("Tahun 2025")), skor=people)
    hasil = peringkatkan(people, tanggal=date(2025, 12, 31)).hasil
    told = {part.judul: part.kalimat for part in jelaskan(buku, hasil, hasil.pegawai[0]).bagian}["Penetapan"]
    assert "Kedua rating itu memberi predikat Baik." in told
    assert told[-4].startswith("Pada surat, predikat dan nilainya dicetak belum ditetapkan")
    assert told[-3].startswith("Kelompok K1 menghendaki predikat Sangat Baik, tetapi")
    assert [text[:2] for text in told[-2:]] == ["1.", "2."]


def _beberapa(jumlah: int) -> str:
    """What the first of some people with equal scores is told."""
    book = BukuUnit(
        pengaturan=Pengaturan(nama_unit="Unit Sama", periode=Periode.parse("Tahun 2025")),
        skor=tuple(
            SkorPegawai(nip=f"198501012010011{nomor:03d}", nama="Orang", hasil=Decimal(85), perilaku=Decimal(86))
            for nomor in range(1, jumlah + 1)
        ),
    )
    ranked = peringkat_buku(book)
    told = jelaskan(ranked.buku, ranked.hasil, ranked.hasil.pegawai[0])
    return " ".join(kalimat for bagian in told.bagian for kalimat in bagian.kalimat)


def test_equal_scores_are_said_to_be_equal_and_not_a_hair_from_the_edges() -> None:
    told = _beberapa(2)
    assert "Jadi rata-rata, karena semua skor hasil kerja sama." in told
    assert "kurang dari 0,0001" not in told
    assert "2 pegawai dipetakan bersama" in told


def test_one_person_is_not_mapped_together_with_anybody() -> None:
    assert "hanya satu pegawai yang dipetakan" in _beberapa(1)
