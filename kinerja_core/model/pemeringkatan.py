"""Scores of a unit's people and the outcome of their pemetaan and pemeringkatan (letter)."""

from decimal import Decimal
from typing import Annotated, Final

from pydantic import Field

from kinerja_core.model.dasar import SKOR_TERTINGGI, Angka, Kata, Rekaman, Skor
from kinerja_core.model.istilah import (
    CapaianOrganisasi,
    Kelompok,
    MetodePemetaan,
    Predikat,
    Rating,
    Tingkat,
    UrutanPeringkat,
)
from kinerja_core.model.nip import NIP
from kinerja_core.model.teks import Teks, TeksSebaris

#: Nilai kinerja: an integer from 1 to ``SKOR_TERTINGGI`` (the letter's bands leave no room for decimals).
NilaiKinerja = Annotated[int, Field(ge=1, le=SKOR_TERTINGGI)]
#: Nobody sets more deviations than this.
PENGALI_TERTINGGI: Final = 5
#: Multiple of the standard deviation that reaches from the mean to the edge of "rata-rata" (method Simpangan Baku).
Pengali = Annotated[Angka, Field(ge=0, le=PENGALI_TERTINGGI)]
#: Width of "rata-rata" on each side of the mean, in points of a score (method Mutlak).
Toleransi = Annotated[Angka, Field(ge=0, le=SKOR_TERTINGGI)]


class SkorPegawai(Rekaman):
    """What a unit knows of one person before the pemetaan: scores, and optionally the penilai's choices."""

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris, Field(description="Nama")]
    jabatan: Annotated[TeksSebaris | None, Field(description="Jabatan")] = None
    hasil: Annotated[Skor | None, Field(description="Skor hasil kerja")] = None
    perilaku: Annotated[Skor | None, Field(description="Skor perilaku kerja")] = None
    rating_hasil: Annotated[Kata[Rating] | None, Field(description="Rating hasil kerja dari Pejabat Penilai")] = None
    rating_perilaku: Annotated[Kata[Rating] | None, Field(description="Rating perilaku dari Pejabat Penilai")] = None
    tingkat_hasil: Annotated[Kata[Tingkat] | None, Field(description="Tingkat hasil kerja (metode Tingkat)")] = None
    tingkat_perilaku: Annotated[Kata[Tingkat] | None, Field(description="Tingkat perilaku (metode Tingkat)")] = None
    nilai: Annotated[NilaiKinerja | None, Field(description="Nilai yang ditetapkan Pejabat Penilai")] = None
    rekomendasi: Annotated[
        Teks | None, Field(description="Catatan/rekomendasi Pejabat Penilai, satu butir satu baris")
    ] = None

    @property
    def terisi(self) -> bool:
        """Whether anything but whose scores they are is there."""
        return any(value is not None for name, value in self if name not in {"nip", "nama", "jabatan"})


class HasilPegawai(Rekaman):
    """Outcome for one person. ``None`` means open: ``konflik`` or ``catatan`` says what is still asked for.

    ``predikat`` and ``nilai`` are decided: the predikat is there when the Pejabat Penilai has chosen both ratings, the
    nilai when it was typed. ``usulan_predikat`` and ``usulan_nilai`` are what the pemetaan proposes; they never stand
    in for a decision. ``rentang`` is the band a nilai must lie in: of the kelompok with the predikat decided, else with
    the one proposed. ``jalan_keluar`` are the ways out of the conflicts, two of each; a person takes one.
    """

    nip: NIP
    nama: str
    jabatan: str | None = None
    hasil: Decimal | None = None
    perilaku: Decimal | None = None
    tingkat_hasil: Tingkat | None = None
    tingkat_perilaku: Tingkat | None = None
    rating_hasil: Rating | None = None
    rating_perilaku: Rating | None = None
    komposit: Decimal | None = None
    kelompok: Kelompok | None = None
    peringkat: int | None = None
    predikat: Predikat | None = None
    nilai: int | None = None
    usulan_predikat: Predikat | None = None
    usulan_nilai: int | None = None
    rentang: tuple[int, int] | None = None
    konflik: tuple[str, ...] = ()
    jalan_keluar: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()

    @property
    def rentang_tertulis(self) -> str | None:
        """The band as people read it: ``92 s.d. 109``."""
        return None if self.rentang is None else "{} s.d. {}".format(*self.rentang)

    @property
    def jalan_bernomor(self) -> tuple[str, ...]:
        """The ways out, each pair counted from 1."""
        return tuple(f"{number % 2 + 1}. {way}" for number, way in enumerate(self.jalan_keluar))


class RataRata(Rekaman):
    """Average of one score in a unit and the edges of "rata-rata". A value on an edge is rata-rata."""

    rata: Decimal
    simpangan_baku: Decimal
    batas_bawah: Decimal
    batas_atas: Decimal


class PolaTerdekat(Rekaman):
    """How far the predikat that are decided are from the guideline of the capaian organisasi, in people.

    ``berubah`` is how many, at least, would hold another predikat in a distribution that fits; ``distribusi`` is the
    nearest such one. Both are ``None`` where no distribution of so many people fits.
    """

    capaian: CapaianOrganisasi
    pegawai: int
    berubah: int | None = None
    distribusi: dict[Predikat, int] | None = None


class HasilPemeringkatan(Rekaman):
    """Outcome for a unit: people in rank order, averages per score, counts per predikat, warnings.

    ``distribusi`` counts the predikat that are decided, ``usulan_distribusi`` those proposed. ``menurut_predikat`` are
    the kelompok inside which the predikat decides before the composite. ``pola`` is there when the capaian organisasi
    is known and a predikat decided. Where not everybody is mapped together,
    ``bagian`` are the mappings and ``pegawai`` their people one after the other, with ranks of their own; who is not
    mapped comes last, with the reason in ``tidak_dipetakan``. ``peserta`` says in sentences who is mapped with whom,
    for who sees the whole unit; ``peserta_umum`` the same without the names, for who sees one person.
    """

    metode: MetodePemetaan
    k: Decimal | None = None
    toleransi: Decimal | None = None
    bobot: tuple[int, int]
    urutan: UrutanPeringkat
    menurut_predikat: tuple[Kelompok, ...] = ()
    rata_rata: dict[str, RataRata]
    pegawai: tuple[HasilPegawai, ...]
    distribusi: dict[Predikat, int]
    usulan_distribusi: dict[Predikat, int] = Field(default_factory=dict)
    pola: PolaTerdekat | None = None
    peringatan: tuple[str, ...] = ()
    bagian: tuple["BagianPemetaan", ...] = ()
    tidak_dipetakan: dict[NIP, str] = Field(default_factory=dict)
    peserta: tuple[str, ...] = ()
    peserta_umum: tuple[str, ...] = ()

    @property
    def dibagi(self) -> bool:
        """Whether not everybody is mapped together."""
        return bool(self.bagian or self.tidak_dipetakan)

    @property
    def setiap_bagian(self) -> tuple["HasilPemeringkatan", ...]:
        """The mappings of those who are mapped together; itself where that is everybody."""
        return tuple(one.hasil for one in self.bagian) or (self,)

    def di(self, nip: NIP) -> "HasilPemeringkatan":
        """The mapping in which a person stands; who is not mapped stands in none of the parts."""
        return next((one.hasil for one in self.bagian if any(p.nip == nip for p in one.hasil.pegawai)), self)


class BagianPemetaan(Rekaman):
    """People of a unit who are mapped together, and not with the others."""

    nama: str
    hasil: HasilPemeringkatan
