"""Penetapan Predikat Kinerja: the signed list of what was decided in a unit, with the organisation and distribution.

SE MenPANRB 3/2023 has such a format (organisation, distribution, signed); its layout was not seen, so it is the
product's own. Only what is decided stands in it: who is in conflict, or has not both ratings, is named apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Annotated, Any, Final

from pydantic import Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.surat import KonteksSurat, bagian_surat, kurang, periode
from kinerja_core.documents.mesin.dokumen import PANJANG_UNIT, DariUnit, Dokumen, Naskah, UnitDinilai, nama_berkas
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import CapaianOrganisasi, Predikat
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.model.teks import Teks, TeksSebaris, bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.aturan import muat
from kinerja_core.rules.pola_distribusi import periksa_pola, persen
from kinerja_core.rules.pola_terdekat import kalimat_pola, pola_terdekat

_JUDUL: Final = "Penetapan Predikat Kinerja"


class BarisDistribusi(Rekaman):
    """How many people have one predikat."""

    predikat: Annotated[TeksSebaris, Field(description="Predikat", examples=["Sangat Baik"])]
    jumlah: Annotated[TeksSebaris, Field(description="Jumlah pegawai", examples=["12"])]
    persen: Annotated[TeksSebaris, Field(description="Bagian dari yang ditetapkan", examples=["≈66,66%"])]


class BarisPenetapan(Rekaman):
    """One person whose predikat is decided."""

    nama: Annotated[TeksSebaris, Field(description="Nama")]
    nip: Annotated[TeksSebaris, Field(description="NIP seperti dicetak")]
    jabatan: Annotated[TeksSebaris | None, Field(description="Jabatan; dicetak - bila kosong")] = None
    rating_hasil: Annotated[TeksSebaris, Field(description="Rating hasil kerja")]
    rating_perilaku: Annotated[TeksSebaris, Field(description="Rating perilaku kerja")]
    predikat: Annotated[TeksSebaris, Field(description="Predikat yang ditetapkan")]
    nilai: Annotated[TeksSebaris | None, Field(description="Nilai yang ditetapkan; dicetak - bila belum")] = None


class KonteksPenetapanPredikat(KonteksSurat):
    """Data of one penetapan."""

    unit: Annotated[TeksSebaris, Field(description="Nama unit kerja")]
    periode: Annotated[TeksSebaris, Field(description="Periode penilaian", examples=["Triwulan IV Tahun 2025"])]
    capaian: Annotated[TeksSebaris, Field(description="Capaian kinerja organisasi", examples=["Baik"])]
    jumlah: Annotated[TeksSebaris, Field(description="Pegawai yang predikatnya ditetapkan, dengan terbilang")]
    distribusi: Annotated[tuple[BarisDistribusi, ...], Field(min_length=1, description="Jumlah menurut predikat")]
    pola: Annotated[tuple[Teks, ...], Field(min_length=1, description="Distribusi terhadap pedoman, per butir")]
    perubahan: Annotated[tuple[Teks, ...], Field(description="Penetapan yang diubah pada periode ini, per butir")] = ()
    belum: Annotated[
        TeksSebaris | None, Field(description="Pegawai yang belum ditetapkan, dalam satu kalimat")
    ] = None
    dasar: Annotated[tuple[Teks, ...], Field(min_length=1, description="Dasar aturannya, per butir")]
    pegawai: Annotated[tuple[BarisPenetapan, ...], Field(min_length=1, description="Pegawai menurut peringkat")]


def _decided(unit: UnitDinilai) -> list[HasilPegawai]:
    """Who has both ratings, and no conflict between them and the pemetaan that still waits for a decision."""
    return [one for one in unit.peringkat.pegawai if one.predikat is not None and not one.konflik]


def dari_unit(unit: UnitDinilai) -> KonteksPenetapanPredikat:
    """The penetapan of a unit.

    Raises:
        DokumenBelumLengkap: something a letter needs, the capaian organisasi, or every predikat is missing.
    """
    settings, people = unit.pengaturan, _decided(unit)
    missing = kurang(settings, srikandi=unit.srikandi)
    goal = settings.capaian_organisasi
    if goal is None:
        missing.append("Capaian Kinerja Organisasi belum dipilih pada lembar Pengaturan.")
    if not people:
        missing.append("Belum ada pegawai yang predikatnya ditetapkan tanpa konflik.")
    if missing or goal is None:
        raise DokumenBelumLengkap(_JUDUL, tuple(missing))
    counts = Counter(one.predikat for one in people)
    distribution = {word: counts[word] for word in Predikat}
    pattern = periksa_pola(distribution, goal, settings.periode.selesai)
    matrix = muat("predikat").pada(settings.periode.selesai)
    open_ = _open(unit, people)
    return KonteksPenetapanPredikat.model_validate(
        bagian_surat(settings)
        | {
            "unit": settings.nama_unit,
            "periode": periode(settings.periode),
            "capaian": goal.value,
            "jumlah": f"{bentuk.terbilang(len(people))} dari {len(unit.peringkat.pegawai)} pegawai",
            "distribusi": [
                {"predikat": word.value, "jumlah": str(count), "persen": persen(count, len(people))}
                for word, count in distribution.items()
            ],
            "pola": _pattern(pattern.hasil, distribution, goal, unit),
            "perubahan": _changes(unit),
            "belum": bertitik(f"Belum ditetapkan ({len(open_)}): {', '.join(open_)}") if open_ else None,
            "dasar": [f"Predikat: {matrix.rujukan[0]}", f"Pola distribusi (pedoman): {pattern.rujukan[0]}"],
            "pegawai": [_row(one) for one in people],
        }
    )


def _open(unit: UnitDinilai, ditetapkan: Sequence[HasilPegawai]) -> list[str]:
    """The names of everybody else."""
    decided = {one.nip for one in ditetapkan}
    return [one.nama for one in unit.peringkat.pegawai if one.nip not in decided]


def _pattern(
    keluhan: Sequence[str], distribusi: Mapping[Predikat, int], capaian: CapaianOrganisasi, unit: UnitDinilai
) -> tuple[str, ...]:
    """What the guideline says of the distribution; it blocks nothing."""
    if not keluhan:
        return (f"Sesuai pedoman pola distribusi untuk capaian organisasi {capaian}.",)
    nearest = kalimat_pola(pola_terdekat(distribusi, capaian, unit.pengaturan.periode.selesai).hasil, distribusi)
    return (*keluhan, nearest) if nearest else tuple(keluhan)


def _changes(unit: UnitDinilai) -> list[str]:
    """The changes of the period, each with whose it is, old and new, when, by whom and why."""
    return [f"{one.nama or one.nip.berspasi}: {one.kalimat}" for one in unit.buku.perubahan_periode_ini()]


def _row(orang: HasilPegawai) -> dict[str, Any]:
    return {
        "nama": orang.nama, "nip": orang.nip.berspasi, "jabatan": orang.jabatan,
        "rating_hasil": orang.rating_hasil, "rating_perilaku": orang.rating_perilaku,
        "predikat": orang.predikat, "nilai": None if orang.nilai is None else str(orang.nilai),
    }  # fmt: skip


def belum_masuk(unit: UnitDinilai) -> Iterator[Temuan]:
    """One finding that names who is not in the list, because nothing is decided or a conflict waits."""
    decided = _decided(unit)
    names = _open(unit, decided)
    if names and decided:
        yield buat_temuan(
            "PREDIKAT-BELUM-DITETAPKAN",
            bertitik(f"{len(names)} pegawai tidak masuk tabel penetapan: {sebut(names)}"),
            saran="Pilih kedua ratingnya di lembar Skor, atau putuskan konfliknya, lalu cetak kembali.",
        )


def naskah(unit: UnitDinilai) -> Iterator[Naskah]:
    """The one penetapan of a unit."""
    settings = unit.pengaturan
    name = nama_berkas(_JUDUL, settings.nama_unit, settings.periode.kode, PANJANG_UNIT)
    yield Naskah(name, partial(dari_unit, unit), settings.periode.selesai)


DOKUMEN: Final = Dokumen(
    slug="penetapan-predikat",
    judul=_JUDUL,
    konteks=KonteksPenetapanPredikat,
    templat="penetapan-predikat.docx",
    sumber=DariUnit(naskah, temuan=belum_masuk),
    boleh_dihilangkan=frozenset({"kop", "pola", "dasar"}),
)
