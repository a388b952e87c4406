"""Penjelasan: why one person has this kelompok, peringkat, usulan, predikat, nilai, deduction and deadline.

Sentences that are read to the person, each with the rule it rests on. What it says of others is the distance of the
neighbours in the ranking, never a name or a score.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from kinerja_core.model.bilangan import angka_indonesia
from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.istilah import Kelompok, MetodePemetaan, Predikat, Tingkat, UrutanPeringkat, tanggal_panjang
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Konfirmasi, TunjanganPegawai
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan
from kinerja_core.rules.aturan import AturanBelumBerlaku, muat
from kinerja_core.rules.ketahanan import KetahananPegawai, kalimat_ruas, kalimat_ubahan, ketahanan_pegawai
from kinerja_core.rules.konfirmasi import perkiraan, tenggat_jawaban, tindak_lanjut
from kinerja_core.rules.rentang_nilai import rentang_nilai
from kinerja_core.rules.tunjangan_kinerja import potongan_tukin

_UNSUR: Final = (("hasil", "hasil kerja"), ("perilaku", "perilaku kerja"))
_TERKECIL: Final = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class BagianPenjelasan:
    """What is said of one thing, and the sources it rests on, each with the day it holds from."""

    judul: str
    kalimat: tuple[str, ...]
    dasar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """All that is said of one person; ``angka`` are the numbers of the sentences, exact."""

    pegawai: HasilPegawai
    bagian: tuple[BagianPenjelasan, ...]
    angka: dict[str, Any] = field(default_factory=dict)

    @property
    def kalimat(self) -> tuple[str, ...]:
        """Every sentence, in order."""
        return tuple(text for part in self.bagian for text in part.kalimat)

    @property
    def rujukan(self) -> tuple[str, ...]:
        """Every source, in the order it is first needed."""
        return tuple(dict.fromkeys(source for part in self.bagian for source in part.dasar))


def jelaskan(buku: BukuUnit, hasil: HasilPemeringkatan, pegawai: HasilPegawai) -> Penjelasan:
    """Explain the outcome of one person.

    Args:
        buku: the unit, with the settings it was ranked by.
        hasil: its ranking.
        pegawai: one of its people.

    Raises:
        AturanBelumBerlaku: for a period before the first known letter.
    """
    one = _Satu(buku, hasil.di(pegawai.nip), pegawai, hasil)
    mapped = (
        *(one.unsur(key, name) for key, name in _UNSUR), one.kelompok(), one.kekukuhan(), one.peringkat(), one.usulan(),
    )  # fmt: skip
    if pegawai.nip in hasil.tidak_dipetakan:
        mapped = ()
        one.angka |= {"kelompok": None, "peringkat": None, "ketahanan": KetahananPegawai()}
    parts = (one.cara(), *mapped, one.penetapan(), one.tunjangan(), one.konfirmasi())
    return Penjelasan(pegawai, tuple(part for part in parts if part.kalimat), one.angka)


def dasar_aturan(kode: str, hari: date) -> tuple[str, ...]:
    """The sources of a rule on a day as lines: what, article, how sure, and since when it holds."""
    rule = muat(kode)
    since = tanggal_panjang(rule.berlaku_sejak(hari))
    return tuple(f"{source}, berlaku untuk periode mulai {since}" for source in rule.pada(hari).rujukan)


def _reach(jarak: Decimal) -> str:
    """A distance to an edge as it is read; the edges are shown with four decimals and decided without rounding."""
    return angka_indonesia(jarak) if jarak >= _TERKECIL else "kurang dari 0,0001"


class _Satu:
    """One person on the way through the explanation; each part also writes down its numbers."""

    def __init__(
        self, buku: BukuUnit, hasil: HasilPemeringkatan, pegawai: HasilPegawai, semua: HasilPemeringkatan
    ) -> None:
        self.buku, self.hasil, self.pegawai, self.semua = buku, hasil, pegawai, semua
        self.hari = buku.pengaturan.periode.selesai
        self.angka: dict[str, Any] = {"dipetakan": len(hasil.pegawai)}

    def _part(self, judul: str, kalimat: Iterator[str], *kode: str) -> BagianPenjelasan:
        told = tuple(kalimat)
        return BagianPenjelasan(judul, told, tuple(line for rule in kode for line in dasar_aturan(rule, self.hari)))

    # -- the pemetaan -----------------------------------------------------------------------------

    def cara(self) -> BagianPenjelasan:
        """How the unit was mapped."""
        return self._part("Cara pemetaan", self._cara(), "pemeringkatan")

    def _cara(self) -> Iterator[str]:
        hasil, settings = self.hasil, self.buku.pengaturan
        self.angka["bobot"] = {"hasil": hasil.bobot[0], "perilaku": hasil.bobot[1]}
        self.angka |= {"k": hasil.k, "toleransi": hasil.toleransi}
        if (why := self.semua.tidak_dipetakan.get(self.pegawai.nip)) is not None:
            yield f"Periode {settings.periode}, {settings.nama_unit}: tidak dipetakan ({why})."
            yield from self.semua.peserta_umum
            return
        part = next((f", bagian {one.nama}" for one in self.semua.bagian if one.hasil is hasil), "")
        people = len(hasil.pegawai)
        mapped = f"{people} pegawai dipetakan bersama" if people > 1 else "hanya satu pegawai yang dipetakan"
        yield f"Periode {settings.periode}, {settings.nama_unit}{part}: {mapped}."
        yield from self.semua.peserta_umum
        if hasil.metode is MetodePemetaan.TINGKAT:
            yield "Tingkat hasil kerja dan perilaku kerja ditetapkan langsung oleh pimpinan unit."
        else:
            deviation = hasil.metode is MetodePemetaan.SIMPANGAN_BAKU
            width = hasil.k if deviation else hasil.toleransi
            times = " kali simpangan baku" if deviation else ""
            yield (
                f"Skor termasuk rata-rata bila jaraknya dari rata-rata unit paling jauh {angka_indonesia(width or 0)}"
                f"{times}; tepat di batasnya masih rata-rata."
            )

    def unsur(self, kunci: str, nama: str) -> BagianPenjelasan:
        """One of the two scores against the average."""
        return self._part(f"Skor {nama}", self._unsur(kunci, nama))

    def _unsur(self, kunci: str, nama: str) -> Iterator[str]:
        score: Decimal | None = getattr(self.pegawai, kunci)
        level: Tingkat | None = getattr(self.pegawai, f"tingkat_{kunci}")
        average = self.hasil.rata_rata.get(kunci)
        told: dict[str, Any] = {"skor": score, "tingkat": level and level.value}
        self.angka[kunci] = told
        yield f"Skor {nama} {angka_indonesia(score)}." if score is not None else f"Skor {nama} belum diisi."
        if average is None:
            if self.hasil.metode is MetodePemetaan.TINGKAT:
                yield f"Tingkatnya: {level.value}." if level else "Tingkatnya belum diisi."
            else:
                yield "Rata-rata unit tidak ada, karena kurang dari dua pegawai mempunyai skor."
            return
        people = sum(getattr(one, kunci) is not None for one in self.hasil.pegawai)
        told |= {"pegawai": people, **dict(average)}
        spread = f", simpangan baku {angka_indonesia(average.simpangan_baku)}"
        low, high = average.batas_bawah, average.batas_atas
        yield (
            f"Rata-rata {people} pegawai {angka_indonesia(average.rata)}{spread}; yang termasuk rata-rata "
            f"{angka_indonesia(low)} sampai {angka_indonesia(high)}."
        )
        if score is None or level is None:
            return
        told["jarak_batas_bawah"], told["jarak_batas_atas"] = score - low, score - high
        same = low == high and {getattr(one, kunci) for one in self.hasil.pegawai} - {None} == {score}
        match level:
            case Tingkat.RATA_RATA if same:
                yield f"Jadi rata-rata, karena semua skor {nama} sama."
            case Tingkat.DI_ATAS:
                yield f"Jadi di atas rata-rata, {_reach(score - high)} di atas batas atasnya."
            case Tingkat.RATA_RATA:
                yield f"Jadi rata-rata: {_reach(high - score)} dari batas atas, {_reach(score - low)} dari batas bawah."
            case Tingkat.DI_BAWAH:
                yield f"Jadi di bawah rata-rata, {_reach(low - score)} di bawah batas bawahnya."

    def kelompok(self) -> BagianPenjelasan:
        """The kelompok of the two levels."""
        return self._part("Kelompok", self._kelompok(), "kelompok")

    def _kelompok(self) -> Iterator[str]:
        group, levels = self.pegawai.kelompok, (self.pegawai.tingkat_hasil, self.pegawai.tingkat_perilaku)
        self.angka["kelompok"] = group and group.value
        if group is None or levels[0] is None or levels[1] is None:
            yield "Kelompok belum dapat ditentukan, karena tingkat hasil kerja atau perilaku kerja belum ada."
            return
        yield (
            f"Hasil kerja {levels[0].value.lower()} dan perilaku kerja {levels[1].value.lower()}: kelompok {group}."
        )
        if group is Kelompok.K3 and Tingkat.DI_ATAS in levels:
            yield "Satu unsur di bawah rata-rata sudah menjadikan K3, walaupun unsur lainnya di atas rata-rata."

    def kekukuhan(self) -> BagianPenjelasan:
        """How robust the kelompok is."""
        found = ketahanan_pegawai(self.hasil, self.pegawai, self.hari)
        self.angka["ketahanan"] = found
        spans = kalimat_ruas(self.pegawai, found.ruas, self.hasil.metode)
        return BagianPenjelasan("Jarak ke kelompok lain", (*spans, *kalimat_ubahan(found)))

    def peringkat(self) -> BagianPenjelasan:
        """The composite and the place in the order."""
        return self._part("Peringkat", self._peringkat())

    def _peringkat(self) -> Iterator[str]:
        own, (first, second) = self.pegawai, self.hasil.bobot
        ranked = [one for one in self.hasil.pegawai if one.peringkat is not None]
        self.angka |= {"komposit": own.komposit, "peringkat": own.peringkat, "dari": len(ranked)}
        if own.hasil is not None and own.perilaku is not None and own.komposit is not None:
            yield (
                f"Skor gabungan {first}% × {angka_indonesia(own.hasil)} + {second}% × {angka_indonesia(own.perilaku)} "
                f"= {angka_indonesia(own.komposit)}."
            )
        if own.peringkat is None or own.komposit is None:
            yield "Peringkat belum dapat ditentukan."
            return
        same = sum(one.peringkat == own.peringkat for one in ranked) - 1
        self.angka["seperingkat"] = same
        shared = f", sama dengan {same} pegawai lain" if same else ""
        yield f"Peringkat {own.peringkat} dari {len(ranked)} pegawai{shared}. {self._order()}"
        above = [one for one in ranked if (one.peringkat or 0) < own.peringkat]
        below = [one for one in ranked if (one.peringkat or 0) > own.peringkat]
        told = [("di atas", above[-1])] if above else []
        told += [("di bawah", below[0])] if below else []
        for side, other in told:
            distance = (other.komposit or Decimal(0)) - own.komposit
            self.angka[f"jarak_{side.replace('di ', '')}"] = abs(distance)
            way = "lebih tinggi" if distance > 0 else "lebih rendah"
            score = f"skor gabungannya {angka_indonesia(abs(distance))} {way}" if distance else "skor gabungannya sama"
            group = f", di kelompok {other.kelompok}" if other.kelompok is not own.kelompok else ""
            yield f"Pegawai tepat {side}nya: {score}{group}."

    def _order(self) -> str:
        """What decides the order around this person."""
        hasil, group = self.hasil, self.pegawai.kelompok
        grades = "predikat ditetapkan, lalu " if group in hasil.menurut_predikat else ""
        match hasil.urutan:
            case UrutanPeringkat.KELOMPOK:
                return f"Urutannya kelompok, lalu {grades}skor gabungan, hasil kerja, dan perilaku kerja."
            case UrutanPeringkat.PREDIKAT:
                return f"Urutannya {grades}skor gabungan, hasil kerja, dan perilaku kerja."
            case UrutanPeringkat.KOMPOSIT:
                return "Urutannya skor gabungan, hasil kerja, lalu perilaku kerja, tanpa melihat kelompok."

    # -- proposal and decision ---------------------------------------------------------------------

    def usulan(self) -> BagianPenjelasan:
        """What the pemetaan proposes; it is no decision."""
        return self._part("Usulan", self._usulan(), "rentang_nilai")

    def _usulan(self) -> Iterator[str]:
        own = self.pegawai
        self.angka |= {"usulan_predikat": own.usulan_predikat and own.usulan_predikat.value}
        self.angka |= {"usulan_nilai": own.usulan_nilai, "rentang": None}
        if own.kelompok is None:
            yield "Tidak ada usulan, karena kelompok belum dapat ditentukan."
            return
        if own.usulan_predikat is None:
            why = f"tidak mempunyai rentang untuk predikat {own.predikat}" if own.predikat else "menunggu kedua rating"
            yield f"Tidak ada usulan predikat dan nilai, karena kelompok {own.kelompok} {why}."
            return
        low, high = rentang_nilai(own.kelompok, own.usulan_predikat, self.hari).hasil[own.usulan_predikat]
        self.angka["rentang"] = [low, high]
        value = f" dan nilai {own.usulan_nilai}" if own.usulan_nilai is not None else ""
        yield (
            f"Pemetaan mengusulkan predikat {own.usulan_predikat}{value}; rentang kelompok {own.kelompok} dengan "
            f"predikat itu {low} sampai {high}. Usulan bukan penetapan."
        )
        if own.usulan_nilai is not None:
            yield (
                "Nilai usulan membagi rentang itu menurut skor gabungan di antara pegawai dengan kelompok dan usulan "
                "predikat yang sama; yang tertinggi mendapat ujung atasnya."
            )

    def penetapan(self) -> BagianPenjelasan:
        """What the Pejabat Penilai has decided."""
        return self._part("Penetapan", self._penetapan(), "predikat")

    def _penetapan(self) -> Iterator[str]:
        own = self.pegawai
        ratings = own.rating_hasil, own.rating_perilaku
        self.angka |= {
            "rating_hasil": ratings[0] and ratings[0].value, "rating_perilaku": ratings[1] and ratings[1].value,
            "predikat": own.predikat and own.predikat.value, "nilai": own.nilai,
        }  # fmt: skip
        for rating, (_, name) in zip(ratings, _UNSUR, strict=True):
            open_ = f"Rating {name} belum dipilih Pejabat Penilai Kinerja."
            yield f"Rating {name}: {rating.value}." if rating else open_
        if own.predikat:
            yield f"Kedua rating itu memberi predikat {own.predikat}."
        else:
            yield "Predikat belum ditetapkan, karena memerlukan kedua rating."
        yield f"Nilai yang ditetapkan {own.nilai}." if own.nilai is not None else "Nilai belum ditetapkan."
        yield from (one.kalimat for one in self.buku.perubahan_periode_ini() if one.nip == own.nip)
        if own.konflik:
            yield "Pada surat, predikat dan nilainya dicetak belum ditetapkan selama pertentangan ini belum diputuskan:"
            yield from own.konflik
            yield from own.jalan_bernomor

    # -- what follows ------------------------------------------------------------------------------

    def tunjangan(self) -> BagianPenjelasan:
        """What the yearly predikat takes from the tunjangan kinerja."""
        return self._part("Tunjangan kinerja", self._tunjangan(), "tunjangan_kinerja")

    def _tunjangan(self) -> Iterator[str]:
        yearly = self.buku.pengaturan.periode.triwulan is None
        line = next((one for one in self.buku.tunjangan if one.nip == self.pegawai.nip), None)
        grade: Predikat | None = (line and line.predikat) or (self.pegawai.predikat if yearly else None)
        self.angka["potongan"] = None
        if grade is None:
            why = "belum ditetapkan" if yearly else "tidak dinilai pada periode triwulan"
            yield f"Pengurangan tunjangan kinerja mengikuti predikat tahunan, yang {why}."
            return
        yield from self._deduction(grade, line)

    def _deduction(self, predikat: Predikat, baris: TunjanganPegawai | None) -> Iterator[str]:
        cut = potongan_tukin(predikat, self.hari).hasil
        told: dict[str, Any] = {"predikat": predikat.value, "persen": cut.persen, "bulan": cut.bulan}
        self.angka["potongan"] = told
        if not cut.persen:
            yield f"Predikat tahunan {predikat} tidak mengurangi tunjangan kinerja."
            return
        share = f"{angka_indonesia(cut.persen)}% selama {cut.bulan} bulan"
        yield f"Predikat tahunan {predikat} mengurangi tunjangan kinerja {share}."
        if baris is not None and baris.tunjangan is not None:
            month = cut.rupiah(baris.tunjangan)
            told |= {"tunjangan": baris.tunjangan, "sebulan": month, "jumlah": month * cut.bulan}
            yield (
                f"Dari Rp{angka_indonesia(baris.tunjangan)} sebulan itu Rp{angka_indonesia(month)} sebulan, seluruhnya "
                f"Rp{angka_indonesia(month * cut.bulan)}."
            )

    def konfirmasi(self) -> BagianPenjelasan:
        """Until when the person may answer, and what was answered."""
        answer = next((one for one in self.buku.konfirmasi if one.nip == self.pegawai.nip), None)
        evaluated = self.buku.pengaturan.hari_evaluasi(answer)
        self.angka["tenggat"] = None
        if evaluated is None:
            return BagianPenjelasan(
                "Konfirmasi", ("Tanggal evaluasi belum diisi, sehingga tenggat konfirmasi belum ada.",)
            )
        if self.pegawai.predikat is None and (answer is None or answer.jawaban is None):
            return BagianPenjelasan(
                "Konfirmasi", ("Predikatnya belum ditetapkan, sehingga belum ada hasil yang dikonfirmasi.",)
            )
        try:
            return BagianPenjelasan(
                "Konfirmasi", tuple(self._konfirmasi(evaluated, answer)), dasar_aturan("tenggat", evaluated)
            )
        except AturanBelumBerlaku as problem:
            return BagianPenjelasan("Konfirmasi", (str(problem),))

    def _konfirmasi(self, evaluasi: date, jawaban: Konfirmasi | None) -> Iterator[str]:
        settings = self.buku.pengaturan
        rule = tenggat_jawaban(evaluasi, settings)
        self.angka["tenggat"] = rule.hasil
        doubt = " (perkiraan)" if perkiraan(evaluasi, rule.hasil, settings) else ""
        yield (
            f"Evaluasi ditetapkan {tanggal_panjang(evaluasi)}; jawaban setuju atau keberatan ditunggu sampai "
            f"{tanggal_panjang(rule.hasil)}{doubt}. Tanpa jawaban sampai hari itu dianggap setuju."
        )
        if jawaban is not None and jawaban.jawaban is not None:
            day = jawaban.tanggal_jawaban
            when = f" pada {tanggal_panjang(day)}" if day else ", belum bertanggal"
            yield f"Jawaban: {jawaban.jawaban.value}{when}."
        if jawaban is not None and jawaban.jawaban is JawabanKonfirmasi.KEBERATAN:
            yield from self._keberatan()

    def _keberatan(self) -> Iterator[str]:
        """What became of the keberatan of the person."""
        found = next((one for one in self.buku.keberatan if one.nip == self.pegawai.nip), None)
        if found is None or found.putusan is None:
            yield f"Keberatan: {tindak_lanjut(found).lower()}."
            return
        day = f" pada {tanggal_panjang(found.tanggal_putusan)}" if found.tanggal_putusan else ""
        yield (
            f"Keberatan {found.putusan.value.lower()}{day} oleh Atasan Pejabat Penilai; putusannya final, dan rating, "
            "predikat, serta nilai di atas menurut putusan itu."
        )
