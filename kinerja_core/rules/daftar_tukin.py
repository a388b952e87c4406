"""Daftar pengurangan tunjangan kinerja of a unit: who, how much, from which month to which, and what is missing.

Only what is decided counts. Who was late is stated by a person; whom the data show to be late is proposed beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from kinerja_core.model.bilangan import angka_indonesia
from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.istilah import Predikat, tanggal_panjang
from kinerja_core.model.keterlambatan import KeadaanTerlambat, KeterlambatanPimpinan
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, TunjanganPegawai
from kinerja_core.model.nip import NIP, nip_mirip
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan
from kinerja_core.model.periode import Periode
from kinerja_core.rules.aturan import AturanBelumBerlaku, Putusan, Rujukan, muat
from kinerja_core.rules.jadwal import jadwal, tahap_evaluasi
from kinerja_core.rules.tunjangan_kinerja import (
    PotonganTukin,
    bulan_ke,
    mulai_potongan,
    nama_bulan,
    potongan_terlambat,
    potongan_tukin,
)

TERLAMBAT: Final = "Terlambat menyelesaikan evaluasi"


@dataclass(frozen=True, slots=True)
class BarisPotongan:
    """One reduction of one person; ``None`` is what is not known yet.

    ``bulan`` is ``None`` while a late pimpinan has not finished, and ``selesai`` with it.
    """

    nip: NIP
    nama: str
    sebab: str
    persen: Decimal
    mulai: date | None
    selesai: date | None
    bulan: int | None
    tunjangan: Decimal | None
    sebulan: Decimal | None
    catatan: tuple[str, ...] = ()

    @property
    def jumlah(self) -> Decimal | None:
        """All months together."""
        return None if self.sebulan is None or self.bulan is None else self.sebulan * self.bulan

    @property
    def waktu(self) -> str:
        """``Februari 2026 s.d. April 2026``."""
        if self.mulai is None:
            return "belum ditentukan"
        if self.bulan == 0:
            return "tidak ada bulan yang dikurangi"
        if self.selesai is None:
            return f"{nama_bulan(self.mulai)} s.d. seluruh pegawai dievaluasi"
        if self.selesai == self.mulai:
            return nama_bulan(self.mulai)
        return f"{nama_bulan(self.mulai)} s.d. {nama_bulan(self.selesai)}"


@dataclass(frozen=True, slots=True)
class KurangPotongan:
    """What is missing of one person."""

    nip: NIP
    nama: str
    sebab: str


@dataclass(frozen=True, slots=True)
class UsulanTerlambat:
    """A Pejabat Penilai with people not evaluated after the deadline: nothing is reduced before it is stated."""

    nip: NIP
    nama: str
    belum: int
    dari: int
    tenggat: date
    perkiraan: bool

    @property
    def kalimat(self) -> str:
        """It in a sentence."""
        guessed = " (tenggat perkiraan)" if self.perkiraan else ""
        return (
            f"{self.nama} ({self.nip}): {self.belum} dari {self.dari} pegawainya belum mempunyai predikat sesudah "
            f"tenggat {tanggal_panjang(self.tenggat)}{guessed}. Bila ditetapkan terlambat, atau dikecualikan, tulis di "
            "lembar Pimpinan Terlambat."
        )


@dataclass(frozen=True, slots=True)
class DaftarPotongan:
    """The list of a unit in its period, with its sources."""

    periode: Periode
    baris: tuple[BarisPotongan, ...]
    kurang: tuple[KurangPotongan, ...]
    dikecualikan: tuple[tuple[KeterlambatanPimpinan, str], ...]
    usulan_terlambat: tuple[UsulanTerlambat, ...]
    tanpa_potongan: int
    aturan: tuple[str, ...]
    rujukan: tuple[Rujukan, ...]
    peringatan: tuple[str, ...] = ()

    @property
    def sebulan(self) -> Decimal:
        """One month of all rows whose amount is known."""
        return sum((one.sebulan for one in self.baris if one.sebulan is not None), Decimal(0))

    @property
    def jumlah(self) -> Decimal:
        """All months of all rows whose amount and end are known."""
        return sum((one.jumlah for one in self.baris if one.jumlah is not None), Decimal(0))

    @property
    def belum_terhitung(self) -> int:
        """Rows that the total leaves out."""
        return sum(one.jumlah is None for one in self.baris)

    @property
    def per_bulan(self) -> dict[date, Decimal]:
        """What is taken in each month, of rows whose months and amount are known."""
        found: dict[date, Decimal] = {}
        for one in self.baris:
            if one.mulai is not None and one.sebulan is not None:
                for number in range(one.bulan or 0):
                    month = bulan_ke(one.mulai, number)
                    found[month] = found.get(month, Decimal(0)) + one.sebulan
        return dict(sorted(found.items()))


def daftar_potongan(
    buku: BukuUnit, hasil: HasilPemeringkatan, pada: date, *, mulai: date | None = None,
    tunjangan: Mapping[NIP, Decimal] | None = None,
) -> DaftarPotongan:
    """The list of a unit.

    Args:
        buku: the unit, with what was typed.
        hasil: its ranking, of which only what is decided counts.
        pada: the day on which a deadline may be over.
        mulai: first month of those who have none of their own; without it, by the rule.
        tunjangan: monthly tunjangan of a list, by NIP; wins over the sheet.

    Raises:
        AturanBelumBerlaku: for a period before the first known regulation.
    """
    return _PenyusunDaftar(buku, hasil, pada, mulai, tunjangan or {}).semua()


def sebelum_ditetapkan(mulai: date, periode: Periode) -> bool:
    """Whether a reduction begins in the year whose predikat it is for: that is decided when the year is over."""
    return periode.triwulan is None and mulai <= periode.selesai


@dataclass
class _PenyusunDaftar:
    """The list while it is made."""

    buku: BukuUnit
    hasil: HasilPemeringkatan
    pada: date
    mulai: date | None
    tunjangan: Mapping[NIP, Decimal]
    kurang: list[KurangPotongan] = field(default_factory=list)
    peringatan: list[str] = field(default_factory=list)
    mulai_dipakai: bool = False

    def __post_init__(self) -> None:
        self.periode = self.buku.pengaturan.periode
        self.orang = {one.nip: one for one in self.hasil.pegawai}
        self.baris_tukin = {one.nip: one for one in self.buku.tunjangan}
        self.jawaban = {one.nip: one for one in self.buku.konfirmasi}
        self.keberatan = {one.nip: one for one in self.buku.keberatan}
        self.uang = {one.nip: one.tunjangan for one in self.buku.tunjangan if one.tunjangan is not None}
        self._compare_money()
        self.uang |= self.tunjangan

    def semua(self) -> DaftarPotongan:
        """Everything, in the order of the list of people."""
        rule = muat("tunjangan_kinerja").pada(self.periode.selesai)
        names = self._names()
        rows: list[BarisPotongan] = []
        untouched = 0
        for nip, name in names.items():
            grade = self._predikat(nip, name)
            if grade is None:
                continue
            cut = potongan_tukin(grade, self.periode.selesai).hasil
            if cut.persen:
                rows.append(self._baris(nip, name, grade, cut))
            else:
                untouched += 1
        self.peringatan += self._unused_start(bool(rows))
        late, excused = self._late()
        self.peringatan += self._twice_late()
        twice = {one.nip for one in rows} & {one.nip for one in late}
        self.peringatan += [
            f"{one.nama} ({one.nip}) dikurangi karena predikat dan karena terlambat; apakah keduanya dijumlahkan tidak "
            "disebut sumber kami." for one in late if one.nip in twice
        ]
        return DaftarPotongan(
            self.periode, (*rows, *late), tuple(self.kurang), tuple(excused), tuple(self._usulan()), untouched,
            self._aturan(), rule.rujukan, (*rule.peringatan, *self.peringatan),
        )

    def _aturan(self) -> tuple[str, ...]:
        """The rule in numbers, one sentence each."""
        day = self.periode.selesai
        cuts = [(one, potongan_tukin(one, day).hasil) for one in Predikat]
        told = "; ".join(
            f"{one.value} {angka_indonesia(cut.persen)}% selama {cut.bulan} bulan" for one, cut in cuts if cut.persen
        )
        late = potongan_terlambat(day).hasil
        rounding = cuts[0][1].pembulatan
        return (
            f"Predikat tahunan {told}.",
            (
                f"Pimpinan yang terlambat menyelesaikan evaluasi {angka_indonesia(late.persen)}% sebulan "
                f"{late.sampai}, kecuali sakit berat dan perlu perawatan, atau dalam keadaan kahar."
            ),
            (
                f"Pengurangan sebulan = tunjangan × persen, dibulatkan ke Rp{angka_indonesia(rounding)} terdekat, "
                "setengah ke atas (belum ada ketentuannya, pilihan aplikasi kinerja); jumlahnya kali banyaknya bulan."
            ),
        )

    def _names(self) -> dict[NIP, str]:
        """Whom the unit assesses in the period, and of whom a yearly predikat was typed."""
        names = {one.pegawai.nip: one.pegawai.nama for one in self.buku.anggota}
        names |= {nip: one.nama for nip, one in self.orang.items() if nip not in names}
        gone = {one.pegawai.nip for one in self.buku.anggota if not one.dinilai(self.periode)}
        for line in self.buku.tunjangan:
            if line.predikat is not None and line.nip not in names:
                names[line.nip] = line.nama or str(line.nip)
        return {
            nip: name for nip, name in names.items()
            if nip not in gone or any(
                one and one.predikat for one in (self.baris_tukin.get(nip), self.orang.get(nip))
            )
        }

    def _predikat(self, nip: NIP, nama: str) -> Predikat | None:
        """The yearly predikat that is decided; the one typed in the sheet Tukin wins, and a difference is said."""
        line, person = self.baris_tukin.get(nip), self.orang.get(nip)
        yearly = person.predikat if person is not None and self.periode.triwulan is None else None
        typed = line.predikat if line is not None else None
        if typed and yearly and typed is not yearly:
            self.peringatan.append(
                f"{nama} ({nip}): predikat di lembar Tukin {typed.value}, di lembar Skor {yearly.value}; dipakai yang "
                "di lembar Tukin."
            )
        if found := typed or yearly:
            return found
        why = "predikat tahunan belum ditetapkan" if self.periode.triwulan is None else (
            f"predikat tahunan tidak diketahui dari buku {self.periode}; pilih di lembar Tukin, atau pakai buku unit "
            f"Tahun {self.periode.tahun}"
        )
        self.kurang.append(KurangPotongan(nip, nama, why))
        return None

    def _keberatan(self, nip: NIP) -> list[str]:
        """What a keberatan means for the reduction: a decided one is final, an open one may change it."""
        answer, outcome = self.jawaban.get(nip), self.keberatan.get(nip)
        if answer is None or answer.jawaban is not JawabanKonfirmasi.KEBERATAN:
            return []
        if outcome is None or outcome.putusan is None:
            return ["Mengajukan keberatan; pastikan predikatnya sudah final."]
        when = f" pada {tanggal_panjang(outcome.tanggal_putusan)}" if outcome.tanggal_putusan else ""
        return [f"Keberatannya {outcome.putusan.value.lower()}{when}; putusan itu final."]

    def _baris(self, nip: NIP, nama: str, predikat: Predikat, cut: PotonganTukin) -> BarisPotongan:
        start = self._mulai(nip, nama)
        notes = self._keberatan(nip)
        money = self._money(nip, nama)
        return BarisPotongan(
            nip, nama, f"Predikat {predikat.value}", cut.persen, start, start and cut.selesai(start), cut.bulan, money,
            None if money is None else cut.rupiah(money), tuple(notes),
        )

    def _mulai(self, nip: NIP, nama: str) -> date | None:
        """The first month: as typed, else as asked, else by the rule from the day of the evaluation."""
        line: TunjanganPegawai | None = self.baris_tukin.get(nip)
        if line is not None and line.mulai_potongan is not None:
            start = bulan_ke(line.mulai_potongan)
            if sebelum_ditetapkan(start, self.periode):
                self.peringatan.append(
                    f"{nama} ({nip}): Potongan Mulai di lembar Tukin {nama_bulan(start)}, padahal predikat "
                    f"{self.periode} baru ditetapkan sesudah tahun itu; periksa tahunnya."
                )
            return start
        if self.mulai is not None:
            self.mulai_dipakai = True
            return self.mulai
        answer = self.jawaban.get(nip)
        day = self.buku.pengaturan.hari_evaluasi(answer)
        if day is not None:
            return mulai_potongan(day, self.periode.selesai).hasil
        self.kurang.append(KurangPotongan(
            nip, nama, "bulan mulai belum dapat ditentukan; isi Tanggal Evaluasi di Pengaturan, atau Potongan Mulai di "
            "lembar Tukin",
        ))
        return None

    def _unused_start(self, ada_baris: bool) -> Iterator[str]:
        """That the first month asked for is nobody's."""
        if self.mulai is not None and not self.mulai_dipakai:
            why = (
                "Potongan Mulai sudah diisi di lembar Tukin bagi setiap pegawai yang dikurangi karena predikat"
                if ada_baris else "tidak ada pegawai yang dikurangi karena predikat"
            )
            yield f"Bulan mulai yang disebutkan ({nama_bulan(self.mulai)}) tidak dipakai: {why}."

    def _money(self, nip: NIP, nama: str) -> Decimal | None:
        found = self.uang.get(nip)
        if found is None:
            self.kurang.append(KurangPotongan(nip, nama, self._no_money(nip)))
        return found

    def _no_money(self, nip: NIP) -> str:
        """What is missing of a person, and the NIP of the list that may be a slip for this one."""
        if not self.tunjangan:
            return "tunjangan kinerja sebulan belum diisi di lembar Tukin"
        others = (one for one in self.tunjangan if one not in self.orang and one not in self.baris_tukin)
        meant = nip_mirip(nip, others)
        return (
            "tunjangan kinerja sebulan tidak ada di daftar yang disebutkan dan belum diisi di lembar Tukin"
            + (f"; daftar itu memuat NIP {meant} yang mirip, periksa NIP-nya" if meant else "")
        )

    def _compare_money(self) -> None:
        names = {one.nip: one.nama for one in self.buku.tunjangan}
        for nip, money in self.tunjangan.items():
            if nip in self.uang and self.uang[nip] != money:
                self.peringatan.append(
                    f"{names.get(nip) or 'NIP'} ({nip}): tunjangan di lembar Tukin "
                    f"Rp{angka_indonesia(self.uang[nip])}, di daftar Rp{angka_indonesia(money)}; dipakai yang di "
                    "daftar."
                )

    # -- a pimpinan who is late --------------------------------------------------------------------

    def _own(self) -> Iterator[KeterlambatanPimpinan]:
        """Those of the period, and those of an earlier one that are not over."""
        seen: set[tuple[NIP, Periode]] = set()
        for one in self.buku.terlambat:
            period = one.periode or self.periode
            ours = period == self.periode or (period.selesai < self.periode.selesai and one.selesai is None)
            if ours and (one.nip, period) not in seen:
                seen.add((one.nip, period))
                yield one

    def _twice_late(self) -> Iterator[str]:
        """Of whom the sheet has more than one row for a period; the first counts."""
        rows = Counter((one.nip, one.nama, one.periode or self.periode) for one in self.buku.terlambat)
        for (nip, name, period), count in rows.items():
            if count > 1:
                yield (
                    f"{name} ({nip}) ada {count} kali di lembar Pimpinan Terlambat untuk {period}; dipakai yang "
                    "pertama."
                )

    def _late(self) -> tuple[list[BarisPotongan], list[tuple[KeterlambatanPimpinan, str]]]:
        rows, excused = [], []
        for one in self._own():
            period = one.periode or self.periode
            cut = potongan_terlambat(
                period.selesai, one.keadaan is KeadaanTerlambat.SAKIT, one.keadaan is KeadaanTerlambat.KAHAR
            ).hasil
            if not cut.persen:
                excused.append((one, f"{one.nama} ({one.nip}) tidak dikurangi: {one.keadaan.value.lower()}."))
                continue
            rows.append(self._baris_terlambat(one, cut))
        return rows, excused

    def _baris_terlambat(self, one: KeterlambatanPimpinan, cut: PotonganTukin) -> BarisPotongan:
        start = bulan_ke(one.mulai) if one.mulai is not None else None
        if start is None:
            self.kurang.append(KurangPotongan(
                one.nip, one.nama, "bulan mulai pengurangan belum diisi di lembar Pimpinan Terlambat"
            ))
        months = cut.banyak_bulan(start, one.selesai) if start is not None and one.selesai is not None else None
        notes = []
        own = self._open().get(one.nip)  # nothing is said of who has nobody in this book
        if one.selesai is None and one.periode in (None, self.periode) and own is not None and not own[0]:
            notes.append("Semua pegawainya di buku ini sudah mempunyai predikat; isi Evaluasi Selesai bila benar.")
        last = bulan_ke(start, months - 1) if start is not None and months else None
        money = self._money(one.nip, one.nama)
        return BarisPotongan(
            one.nip, one.nama, TERLAMBAT, cut.persen, start, last, months, money,
            None if money is None else cut.rupiah(money), tuple(notes),
        )

    def _open(self) -> dict[NIP, tuple[int, int]]:
        """Of each Pejabat Penilai how many people have no predikat, and how many there are."""
        found: dict[NIP, tuple[int, int]] = {}
        for one in self.buku.anggota:
            if one.penilai is None or one.penilai.nip is None or not one.dinilai(self.periode):
                continue
            person: HasilPegawai | None = self.orang.get(one.pegawai.nip)
            without, everybody = found.get(one.penilai.nip, (0, 0))
            found[one.penilai.nip] = (without + (person is None or person.predikat is None), everybody + 1)
        return found

    def _usulan(self) -> Iterator[UsulanTerlambat]:
        stated = {one.nip for one in self._own()}
        deadline = tenggat_penetapan(self.periode)
        if deadline is None or self.pada <= deadline.hasil[0]:
            return
        names = {one.penilai.nip: one.penilai.nama for one in self.buku.anggota if one.penilai is not None}
        for nip, (without, everybody) in self._open().items():
            if without and nip not in stated:
                yield UsulanTerlambat(nip, names[nip], without, everybody, *deadline.hasil)


def tenggat_penetapan(periode: Periode) -> Putusan[tuple[date, bool]] | None:
    """Until when a Pejabat Penilai has evaluated everybody, and whether that is a guess; ``None`` without calendar."""
    code = tahap_evaluasi(periode)
    try:
        found = jadwal(periode.tahun, periode=periode)
    except AturanBelumBerlaku:
        return None
    stage = next((one for one in found.hasil if one.kode == code), None)
    return None if stage is None else Putusan((stage.selesai, stage.perkiraan), found.rujukan, found.peringatan)


def kalimat_jumlah(daftar: DaftarPotongan) -> str:
    """The totals in a sentence, with what they leave out."""
    left = daftar.belum_terhitung
    people = len({one.nip for one in daftar.baris})
    text = (
        f"{people} pegawai dikurangi: Rp{angka_indonesia(daftar.sebulan)} sebulan, "
        f"Rp{angka_indonesia(daftar.jumlah)} seluruhnya"
    )
    return f"{text}, belum termasuk {left} pengurangan yang jumlahnya belum diketahui." if left else f"{text}."


def urutkan_bulan(daftar: DaftarPotongan) -> Sequence[tuple[str, Decimal]]:
    """What is taken in each month, named."""
    return [(nama_bulan(month), money) for month, money in daftar.per_bulan.items()]
