"""Konfirmasi: the register of a unit's evaluations: asked, answered or deemed agreed, objected to, decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Predikat, tanggal_panjang
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Keberatan, Konfirmasi
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.riwayat import RiwayatSkor
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.konfirmasi import (
    BELUM_DIEVALUASI,
    BELUM_DITERUSKAN,
    DIANGGAP_SETUJU,
    MENUNGGU,
    MENUNGGU_PUTUSAN,
    UrusanKonfirmasi,
    ditetapkan,
    urusan,
)
from kinerja_core.rules.penjelasan import dasar_aturan
from kinerja_core.rules.predikat import predikat_skor
from kinerja_core.services.berkas import menurut_akhiran
from kinerja_core.services.buku_unit import baca_dan_sebut
from kinerja_core.services.ketikan import tanggal

#: Where it is written that the decision on a keberatan is final.
FINAL: Final = (
    "PP 30 Tahun 2019 Pasal 59 (dikutip dari halaman publik): keberatan diputus Atasan Pejabat Penilai, dan putusannya "
    "final"
)


@dataclass(frozen=True, slots=True)
class HasilPenilaian:
    """An outcome: ratings, and the predikat and nilai that go with them."""

    rating_hasil: str | None
    rating_perilaku: str | None
    predikat: Predikat | None
    nilai: int | None

    def __str__(self) -> str:
        """``Baik, nilai 95``."""
        said = [str(self.predikat) if self.predikat else "", f"nilai {self.nilai}" if self.nilai else ""]
        return ", ".join(filter(None, said)) or "belum ditetapkan"

    def sebagai_json(self) -> dict[str, Any]:
        """Its part of the document."""
        return {
            "rating_hasil": self.rating_hasil, "rating_perilaku": self.rating_perilaku,
            "predikat": self.predikat and self.predikat.value, "nilai": self.nilai,
        }


@dataclass(frozen=True, slots=True)
class BarisKonfirmasi:
    """One person in the register. ``menjadi`` is there once a keberatan is decided."""

    nip: NIP
    nama: str
    konfirmasi: Konfirmasi
    keberatan: Keberatan  #: blank without one
    urusan: UrusanKonfirmasi
    semula: HasilPenilaian
    menjadi: HasilPenilaian | None
    lalu: tuple[RiwayatSkor, ...]  #: what was answered in the periods before

    def sebagai_json(self) -> dict[str, Any]:
        """Its part of the document ``kinerja konfirmasi --json`` prints."""
        answer, objection, matter = self.konfirmasi, self.keberatan, self.urusan
        return {
            "nip": str(self.nip), "nama": self.nama,
            "tanggal_evaluasi": _iso(matter.evaluasi), "tanggal_undangan": _iso(answer.tanggal_undangan),
            "tenggat": _iso(matter.tenggat), "tenggat_perkiraan": matter.ragu, "keadaan": matter.keadaan,
            "jawaban": answer.jawaban and answer.jawaban.value, "tanggal_jawaban": _iso(answer.tanggal_jawaban),
            "alasan": answer.alasan, "tindak_lanjut": matter.tindak_lanjut or None,
            "tanggal_diteruskan": _iso(objection.tanggal_diteruskan),
            "pemutus": objection.pemutus,
            "putusan": objection.putusan and objection.putusan.value,
            "tanggal_putusan": _iso(objection.tanggal_putusan),
            "pertimbangan": objection.pertimbangan,
            "semula": self.semula.sebagai_json(), "menjadi": self.menjadi and self.menjadi.sebagai_json(),
            "riwayat": [
                {
                    "periode": one.periode.kode, "jawaban": one.jawaban and one.jawaban.value,
                    "tanggal_jawaban": _iso(one.tanggal_jawaban), "alasan": one.alasan,
                    "putusan": one.putusan and one.putusan.value, "tanggal_putusan": _iso(one.tanggal_putusan),
                }
                for one in self.lalu
            ],
        }


@dataclass(frozen=True, slots=True)
class HasilKonfirmasi:
    """The register of a unit on a day; who somebody still has to act for comes first."""

    nama_unit: str
    periode: Periode
    hari_ini: date
    pegawai: tuple[BarisKonfirmasi, ...]
    rujukan: tuple[str, ...]
    peringatan: tuple[str, ...]
    temuan: tuple[Temuan, ...] = ()

    def ringkasan(self) -> dict[str, int]:
        """How many stand where."""
        states = [one.urusan for one in self.pegawai]
        objects = [one.tindak_lanjut for one in states if one.tindak_lanjut]
        return {
            "pegawai": len(states),
            "belum_dievaluasi": sum(one.keadaan == BELUM_DIEVALUASI for one in states),
            "menunggu": sum(one.keadaan.startswith(MENUNGGU) for one in states),
            "setuju": sum(one.keadaan.startswith(JawabanKonfirmasi.SETUJU.value) for one in states),
            "dianggap_setuju": sum(one.keadaan.startswith(DIANGGAP_SETUJU) for one in states),
            "keberatan": len(objects),
            "belum_diteruskan": objects.count(BELUM_DITERUSKAN),
            "menunggu_putusan": objects.count(MENUNGGU_PUTUSAN),
            "diputus": sum(bool(one.menjadi) for one in self.pegawai),
        }

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja konfirmasi --json`` prints."""
        return {
            "periode": self.periode.kode, "tanggal": self.hari_ini.isoformat(),
            "pegawai": [one.sebagai_json() for one in self.pegawai], "ringkasan": self.ringkasan(),
            "rujukan": list(self.rujukan), "peringatan": list(self.peringatan),
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
        }


def konfirmasi(unit: Path, *, pada: str | None = None) -> HasilKonfirmasi:
    """The register of a unit workbook.

    Args:
        unit: the workbook.
        pada: the day, ``2026-02-05``; today when not given.

    Raises:
        GalatKinerja: the workbook cannot be used, or nobody is in it.
    """
    book, told = baca_dan_sebut(unit)
    if not book.anggota and not book.konfirmasi:
        raise GalatKinerja(f'Lembar Daftar Pegawai dan Konfirmasi di "{unit.name}" masih kosong.')
    return konfirmasi_buku(book, tanggal(pada), told)


def konfirmasi_buku(buku: BukuUnit, hari_ini: date, temuan: Sequence[Temuan] = ()) -> HasilKonfirmasi:
    """:func:`konfirmasi` of a unit already read."""
    settings = buku.pengaturan
    scores = {one.nip: one for one in buku.skor}
    objections = {one.nip: one for one in buku.keberatan}
    answers = {one.nip: one for one in buku.konfirmasi}
    names = {one.nip: one.nama for one in buku.konfirmasi if one.nama}
    names |= {one.pegawai.nip: one.pegawai.nama for one in buku.anggota}
    assessed = [one.pegawai.nip for one in buku.anggota if one.dinilai(settings.periode)]
    rows = []
    for nip in dict.fromkeys((*assessed, *(one.nip for one in buku.konfirmasi if one.jawaban is not None))):
        answer = answers.get(nip) or Konfirmasi(nip=nip)
        objects = answer.jawaban is JawabanKonfirmasi.KEBERATAN
        objection = (objections.get(nip) if objects else None) or Keberatan(nip=nip)
        score = scores.get(nip)
        rows.append(BarisKonfirmasi(
            nip, names.get(nip, str(nip)), answer, objection,
            urusan(settings, answer, objection, hari_ini, ditetapkan=ditetapkan(score)),
            _hasil(score, settings.periode),
            _hasil(objection.berlaku(score), settings.periode) if objection.putusan and score else None,
            tuple(one for one in buku.riwayat_skor if one.nip == nip and one.jawaban is not None),
        ))
    rows.sort(key=lambda one: (not one.urusan.terbuka, not one.urusan.tindak_lanjut, one.nama.casefold()))
    days = {one.urusan.evaluasi for one in rows if one.urusan.tenggat and one.urusan.evaluasi}
    sources = [line for day in sorted(days) for line in dasar_aturan("tenggat", day)]
    problems = [one.urusan.peringatan for one in rows if one.urusan.peringatan]
    return HasilKonfirmasi(
        settings.nama_unit, settings.periode, hari_ini, tuple(rows), tuple(dict.fromkeys((*sources, FINAL))),
        tuple(dict.fromkeys(problems)), tuple(temuan),
    )


def _hasil(skor: SkorPegawai | None, periode: Periode) -> HasilPenilaian:
    if skor is None:
        return HasilPenilaian(None, None, None, None)
    return HasilPenilaian(
        skor.rating_hasil and skor.rating_hasil.value, skor.rating_perilaku and skor.rating_perilaku.value,
        predikat_skor(skor, periode.selesai), skor.nilai,
    )


def _iso(hari: date | None) -> str | None:
    return hari.isoformat() if hari else None


def _hari(hari: date | None, kosong: str = "") -> str:
    return tanggal_panjang(hari) if hari else kosong


#: Headings of the register, with their widths in a workbook.
KOLOM: Final = (
    ("Nama", 30), ("NIP", 21), ("Evaluasi", 18), ("Undangan", 18), ("Tenggat", 18), ("Keadaan", 30), ("Dijawab", 18),
    ("Keberatan", 24), ("Hasil", 34),
)


def baris_konfirmasi(hasil: HasilKonfirmasi) -> list[list[str]]:
    """People as text, one cell per column of :data:`KOLOM`."""
    return [
        [
            one.nama, str(one.nip), _hari(one.urusan.evaluasi), _hari(one.konfirmasi.tanggal_undangan),
            _hari(one.urusan.tenggat) + (" (perkiraan)" if one.urusan.ragu else ""), one.urusan.keadaan,
            _hari(one.konfirmasi.tanggal_jawaban), one.urusan.tindak_lanjut,
            f"{one.semula} menjadi {one.menjadi}" if one.menjadi and one.menjadi != one.semula else str(one.semula),
        ]
        for one in hasil.pegawai
    ]


def berkas_konfirmasi(hasil: HasilKonfirmasi, akhiran: str) -> bytes:
    """The register as a file: ``.xlsx`` or ``.json``.

    Raises:
        GalatKinerja: another ending.
    """
    return menurut_akhiran("Daftar konfirmasi", hasil, akhiran, {".xlsx": lambda: _workbook(hasil)})


def _workbook(hasil: HasilKonfirmasi) -> bytes:
    from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel  # noqa: PLC0415 - loads XlsxWriter

    where = f"{hasil.nama_unit}, {hasil.periode}"
    day = f"Keadaan pada {tanggal_panjang(hasil.hari_ini)}."
    objections = [one for one in hasil.pegawai if one.urusan.tindak_lanjut]
    return bangun_tabel(f"Konfirmasi {where}", (
        TabelHasil("Konfirmasi", f"KONFIRMASI {where}", f"{day} Yang masih menunggu dahulu.", KOLOM,
                   baris_konfirmasi(hasil)),
        TabelHasil(
            "Keberatan", f"KEBERATAN {where}", f"{day} {FINAL}.",
            (("Nama", 30), ("NIP", 21), ("Disampaikan", 18), ("Alasan", 44), ("Diteruskan", 18), ("Diputus oleh", 28),
             ("Putusan", 18), ("Tanggal Putusan", 18), ("Pertimbangan", 40), ("Semula", 26), ("Menjadi", 26)),
            [
                (
                    one.nama, str(one.nip), _hari(one.konfirmasi.tanggal_jawaban), one.konfirmasi.alasan,
                    _hari(one.keberatan.tanggal_diteruskan),
                    one.keberatan.pemutus, one.urusan.tindak_lanjut,
                    _hari(one.keberatan.tanggal_putusan),
                    one.keberatan.pertimbangan, str(one.semula), one.menjadi and str(one.menjadi),
                )
                for one in objections
            ],
        ),
        TabelHasil(
            "Riwayat", "JAWABAN PERIODE SEBELUMNYA", "Dari buku unit yang dilanjutkan.",
            (("Nama", 30), ("NIP", 21), ("Periode", 22), ("Jawaban", 14), ("Tanggal", 18), ("Alasan", 44),
             ("Putusan", 14), ("Tanggal Putusan", 18)),
            [
                (one.nama, str(one.nip), str(past.periode), past.jawaban and past.jawaban.value,
                 _hari(past.tanggal_jawaban), past.alasan, past.putusan and past.putusan.value,
                 _hari(past.tanggal_putusan))
                for one in hasil.pegawai for past in one.lalu
            ],
        ),
    ))  # fmt: skip
