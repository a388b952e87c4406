"""What the documents of an evaluation share: its period, its day, and what it still lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from pydantic import BaseModel

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.hasil_kerja import periode_skp
from kinerja_core.documents.mesin.dokumen import DariPegawaiDanUnit, Naskah, UnitDinilai, nama_berkas
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi, PutusanKeberatan
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.realisasi import SEBUTAN_AKHIR
from kinerja_core.model.skp import SKP


def teks_periode(periode: Periode, skp: SKP) -> str:
    """``Triwulan IV, 1 Oktober s.d. 31 Desember 2025``; a yearly evaluasi has the days of its SKP."""
    if periode.triwulan is None:
        return periode_skp(skp.mulai, skp.selesai)
    return f"{periode.triwulan.value}, {periode_skp(periode.mulai, periode.selesai)}"


def periode_evaluasi(periode: Periode) -> str:
    """Which evaluasi of the year it is, as the forms print it: ``TRIWULAN IV``, or ``AKHIR``."""
    return (periode.triwulan.value if periode.triwulan else SEBUTAN_AKHIR).upper()


def di_dalam(skp: SKP | MasaSKP, periode: Periode) -> bool:
    """Whether an SKP was in force on any day of a period."""
    return skp.mulai <= periode.selesai and periode.mulai <= skp.selesai


def belum_dinilai(
    skp: SKP, pengaturan: Pengaturan | None, hasil: HasilPegawai | None
) -> list[str]:
    """What a unit workbook must say before the evaluasi of a person can be printed, and does not."""
    if pengaturan is None:
        return ["Rating, predikat dan capaian organisasi ada di buku unit; sebutkan juga buku unit pada perintah."]
    missing = []
    if skp.tahun != pengaturan.periode.tahun:
        missing.append(f"SKP ini untuk tahun {skp.tahun}, sedangkan periode penilaian {pengaturan.periode}.")
    elif not di_dalam(skp, pengaturan.periode):
        missing.append(
            f"SKP ini berlaku {periode_skp(skp.mulai, skp.selesai)}, di luar periode penilaian {pengaturan.periode}."
        )
    if pengaturan.capaian_organisasi is None:
        missing.append("Capaian kinerja organisasi belum diisi pada lembar Pengaturan buku unit.")
    if hasil is None:
        return [*missing, "Pegawai ini tidak ada pada lembar Skor buku unit."]
    return [*missing, *predikat_terbuka(hasil)]


def predikat_terbuka(hasil: HasilPegawai | None) -> list[str]:
    """Which ratings the predikat of a person still waits for, in a sentence; what is proposed does not count."""
    if hasil is not None and hasil.predikat is not None:
        return []
    ratings = {
        "rating hasil kerja": hasil and hasil.rating_hasil, "rating perilaku kerja": hasil and hasil.rating_perilaku
    }
    asked = " dan ".join(name for name, value in ratings.items() if value is None)
    return [f"Predikat kinerja belum ditetapkan: {asked} belum diisi pada lembar Skor buku unit."]


def tanggal_evaluasi(pengaturan: Pengaturan, konfirmasi: Konfirmasi | None) -> str | None:
    """The day a person's evaluation was set: the own one, else that of the unit; ``None`` prints dots."""
    day = pengaturan.hari_evaluasi(konfirmasi)
    return bentuk.tanggal(day) if day else None


def tanggal_penilai(
    pengaturan: Pengaturan, konfirmasi: Konfirmasi | None, keberatan: Keberatan | None
) -> str | None:
    """The day beside the signature of the Pejabat Penilai; dots for a result that a putusan gave after the evaluation.

    Nobody can have signed that result on the day of the evaluation, and when it was signed is not known.
    """
    day = pengaturan.hari_evaluasi(konfirmasi)
    if keberatan is not None and keberatan.putusan is PutusanKeberatan.DITERIMA and any(keberatan.baru):
        decided = keberatan.tanggal_putusan
        if decided is None or day is None or decided > day:
            return None
    return tanggal_evaluasi(pengaturan, konfirmasi)


def satu_tiap_pegawai(
    awalan: str, konteks: Callable[[BukuSKP, UnitDinilai | None], BaseModel],
    lembar: Callable[[Periode], tuple[str, ...]] = lambda _: (),
) -> DariPegawaiDanUnit:
    """The one document of a person in the period of the unit; without a unit it says what is missing.

    Args:
        awalan: what the name of its file begins with.
        konteks: its context.
        lembar: sheets that it prints in a period only.
    """

    def naskah(buku: BukuSKP, unit: UnitDinilai | None) -> Iterable[Naskah]:
        person = buku.skp.pegawai
        period = unit.pengaturan.periode if unit else None
        held = [one for one in unit.buku.masa if one.nip == person.nip] if unit else []
        if period and not di_dalam(buku.skp, period) and any(di_dalam(one, period) for one in held):
            return ()  # another SKP of the person is evaluated in that period
        name = nama_berkas(awalan, person.nama, f"{person.nip} {period.kode if period else buku.skp.tahun}")
        only = lembar(period) if period else ()
        return (Naskah(name, partial(konteks, buku, unit), period.selesai if period else None, only),)

    return DariPegawaiDanUnit(naskah)
