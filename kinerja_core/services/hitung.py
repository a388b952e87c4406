"""Hitung: one rule at a time, for people who ask "what would it be, and which rule says so?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import (
    Kelompok,
    MetodePemetaan,
    Predikat,
    Rating,
    Tingkat,
    UrutanPeringkat,
)
from kinerja_core.model.nip import NIP
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.services.ketikan import bulan_diketik, kata, rupiah
from kinerja_core.services.polos import polos

if TYPE_CHECKING:
    from kinerja_core.model.pemeringkatan import HasilPemeringkatan, SkorPegawai
    from kinerja_core.rules.tunjangan_kinerja import PotonganTukin

#: What a rule gave, with its sources and warnings: ``hasil``, ``rujukan``, ``peringatan``.
Hitungan = Putusan[Any]


@contextmanager
def _jelas() -> Iterator[None]:
    """What a rule refuses (a ``ValueError`` in Indonesian) becomes a message for the user."""
    try:
        yield
    except GalatKinerja:
        raise
    except ValueError as problem:
        raise GalatKinerja(str(problem)) from None


def predikat(hasil: str, perilaku: str, pada: date) -> Putusan[Any]:
    """Predikat of two ratings."""
    from kinerja_core.rules import predikat as rule

    return rule.tentukan_predikat(
        kata(Rating, hasil, "Rating hasil kerja"), kata(Rating, perilaku, "Rating perilaku kerja"), pada
    )


def kelompok(tingkat_hasil: str, tingkat_perilaku: str, pada: date) -> Putusan[Any]:
    """Kelompok of two levels."""
    from kinerja_core.rules import kelompok as rule

    return rule.tentukan_kelompok(
        kata(Tingkat, tingkat_hasil, "Tingkat hasil kerja"), kata(Tingkat, tingkat_perilaku, "Tingkat perilaku"), pada
    )


def rentang(nama_kelompok: str, nama_predikat: str | None, pada: date) -> Putusan[Any]:
    """Bands of nilai of a kelompok, or of one predikat in it."""
    from kinerja_core.rules import rentang_nilai as rule

    return rule.rentang_nilai(
        kata(Kelompok, nama_kelompok, "Kelompok"),
        kata(Predikat, nama_predikat, "Predikat") if nama_predikat else None,
        pada,
    )


def tenggat(
    tanggal_evaluasi: date, jumlah: int | None, satuan: str | None, pada: date | None = None
) -> Putusan[Any]:
    """Last day to confirm an evaluation, by the rule of its own day or of another one."""
    from kinerja_core.rules import tenggat as rule

    with _jelas():
        if pada is not None:
            span = muat("tenggat").pada(pada).hasil
            jumlah, satuan = jumlah or span.jumlah, satuan or span.satuan
        return rule.tenggat_konfirmasi(tanggal_evaluasi, jumlah=jumlah, satuan=satuan)


def tukin(
    nama_predikat: str, tunjangan: str | Decimal | None, pada: date, mulai: str | None = None
) -> Putusan[dict[str, Any]]:
    """Reduction of the tunjangan kinerja of a yearly predikat; also in rupiah, and its months, when they are given.

    The tunjangan is a text as somebody typed it, or the number of a cell.
    """
    from kinerja_core.rules import tunjangan_kinerja as rule

    found = rule.potongan_tukin(kata(Predikat, nama_predikat, "Predikat"), pada)
    cut = found.hasil
    outcome: dict[str, Any] = {"persen": cut.persen, "bulan": cut.bulan}
    if tunjangan is not None:
        outcome |= _rupiah_potongan(cut, tunjangan, cut.bulan)
    start = bulan_diketik(mulai, "Bulan mulai") if mulai is not None else None
    if start is not None and cut.bulan:
        outcome |= {"mulai": rule.nama_bulan(start), "selesai": rule.nama_bulan(cut.selesai(start) or start)}
    return Putusan(outcome, found.rujukan, found.peringatan)


def _rupiah_potongan(cut: PotonganTukin, tunjangan: str | Decimal, bulan: int | None) -> dict[str, Any]:
    with _jelas():
        month = cut.rupiah(rupiah(tunjangan, "Tunjangan kinerja") if isinstance(tunjangan, str) else tunjangan)
    total = {} if bulan is None else {"potongan_seluruhnya": month * bulan}
    return {"potongan_per_bulan": month, "pembulatan": cut.pembulatan, **total}


def tukin_terlambat(
    tunjangan: str | None, pada: date, *, sakit_berat: bool = False, kahar: bool = False, mulai: str | None = None,
    selesai: str | None = None,
) -> Putusan[dict[str, Any]]:
    """Reduction of a pimpinan who is late with evaluations; with its first and last month, how many there are."""
    from kinerja_core.rules import tunjangan_kinerja as rule

    found = rule.potongan_terlambat(pada, sakit_berat, kahar)
    cut = found.hasil
    outcome: dict[str, Any] = {"persen": cut.persen, "berlaku": cut.sampai or "tidak ada pengurangan"}
    months: int | None = None if cut.persen else 0
    if (mulai is None) is not (selesai is None):
        given, lacking = ("--mulai", "--selesai") if selesai is None else ("--selesai", "--mulai")
        raise GalatKinerja(f"{given} tidak berpengaruh tanpa {lacking}; hapus {given}, atau sebutkan {lacking}.")
    if mulai is not None and selesai is not None:
        first, last = bulan_diketik(mulai, "Bulan mulai"), bulan_diketik(selesai, "Bulan selesai")
        if last < first:
            raise GalatKinerja(f'Bulan selesai "{selesai}" mendahului bulan mulai "{mulai}".')
        if cut.persen:
            months = outcome["bulan"] = cut.banyak_bulan(first, last)
    if tunjangan is not None:
        outcome |= _rupiah_potongan(cut, tunjangan, months)
    return Putusan(outcome, found.rujukan, found.peringatan)


def angka_kredit(nama_predikat: str, jenjang: str, bulan: int, pada: date) -> Putusan[Any]:
    """Angka kredit of a predikat in a jenjang."""
    from kinerja_core.rules import angka_kredit as rule

    with _jelas():
        return rule.angka_kredit(kata(Predikat, nama_predikat, "Predikat"), jenjang, pada, bulan)


def nip(teks: str, pada: date) -> Putusan[dict[str, Any]]:
    """Parts of a NIP and every problem with it."""
    from kinerja_core.rules import nip as rule

    found = rule.periksa_nip(teks, pada)
    outcome: dict[str, Any] = {"benar": not found.hasil, "masalah": list(found.hasil)}
    try:
        number = NIP(teks)
    except ValueError:
        pass
    else:
        outcome |= {
            "nip": str(number),
            "dicetak": number.berspasi,
            "jenis": number.jenis,
            "tanggal_lahir": number.tanggal_lahir,
            "tahun_pengangkatan": number.tahun_pengangkatan,
            "bulan_pengangkatan": number.bulan_pengangkatan,
            "kode_pppk": number.kode_pppk,
            "jenis_kelamin": number.jenis_kelamin,
            "nomor_urut": number.nomor_urut,
        }
    return Putusan(outcome, found.rujukan, found.peringatan)


def masalah_nip(nip: object, pada: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every problem of a NIP as it stands in a cell, and the warnings that are about it rather than about the rule."""
    from kinerja_core.rules import nip as rule

    found = rule.periksa_nip(nip, pada)
    about_rule = muat("nip").pada(pada).peringatan
    return found.hasil, tuple(text for text in found.peringatan if text not in about_rule)


def pemetaan(
    skor: Sequence[SkorPegawai], pada: date, *, metode: MetodePemetaan | None = None, k: Decimal | None = None,
    toleransi: Decimal | None = None, bobot: tuple[int, int] | None = None, urutan: UrutanPeringkat | None = None,
) -> Putusan[HasilPemeringkatan]:  # fmt: skip
    """Map and rank people by their scores; what is not set is as the rule of the day has it."""
    from kinerja_core.rules import pemeringkatan as rule

    with _jelas():
        return rule.peringkatkan(
            skor, tanggal=pada, metode=metode, k=k, toleransi=toleransi, bobot=bobot, urutan=urutan
        )


def hari_kerja(mulai: date, selesai: date) -> int:
    """How many days are worked from the first day to the last, both counted.

    Raises:
        GalatKinerja: the last day is before the first, or the days lie too far apart to be meant.
    """
    from kinerja_core.rules import tenggat as rule

    days = (selesai - mulai).days + 1
    if not 0 < days <= _PALING_LAMA:
        raise GalatKinerja(
            f"Hari terakhir {selesai:%d-%m-%Y} harus pada atau sesudah {mulai:%d-%m-%Y}, paling lama sepuluh tahun."
        )
    with _jelas():
        return sum(rule.adalah_hari_kerja(mulai + timedelta(days=number)) for number in range(days))


_PALING_LAMA = 3653


def sebagai_json(putusan: Hitungan) -> dict[str, Any]:
    """The document ``kinerja hitung --json`` prints; it always has ``hasil`` and ``rujukan``."""
    return {
        "hasil": polos(putusan.hasil),
        "rujukan": [str(r) for r in putusan.rujukan],
        "peringatan": list(putusan.peringatan),
    }
