"""The closed vocabularies of the performance cycle, written as people read them.

Each member's value is the word printed on forms. :func:`cari` accepts what people really type
(case, spaces, hyphens, older words) and never guesses beyond the listed spellings.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final, Self, TypeVar

from kinerja_core.model.ungkapan import ungkapan


class Istilah(StrEnum):
    """A vocabulary: ``value`` is printed, ``slug`` is typed on the command line."""

    @property
    def slug(self) -> str:
        """The command-line spelling, for example ``di-atas``."""
        return slug(self.value)

    def __reduce_ex__(self, protocol: object) -> tuple[type[Self], tuple[str]]:
        """Packed as its word: Python before 3.11.4 packs a call of ``getattr``, which whoever unpacks must refuse."""
        return type(self), (self.value,)


class Rating(Istilah):
    """Rating of hasil kerja or perilaku kerja against the leader's expectation."""

    DI_ATAS = "Di Atas Ekspektasi"
    SESUAI = "Sesuai Ekspektasi"
    DI_BAWAH = "Di Bawah Ekspektasi"

    @property
    def slug(self) -> str:
        """``di-atas``, ``sesuai`` or ``di-bawah``."""
        return slug(self.value).removesuffix("-ekspektasi")


class Tingkat(Istilah):
    """Place of a score relative to the average of the unit (pemetaan)."""

    DI_ATAS = "Di Atas Rata-rata"
    RATA_RATA = "Rata-rata"
    DI_BAWAH = "Di Bawah Rata-rata"

    @property
    def slug(self) -> str:
        """``di-atas``, ``rata-rata`` or ``di-bawah``."""
        return {"DI_ATAS": "di-atas", "RATA_RATA": "rata-rata", "DI_BAWAH": "di-bawah"}[self.name]


class Predikat(Istilah):
    """Predikat kinerja pegawai, best first."""

    SANGAT_BAIK = "Sangat Baik"
    BAIK = "Baik"
    BUTUH_PERBAIKAN = "Butuh Perbaikan"
    KURANG = "Kurang"
    SANGAT_KURANG = "Sangat Kurang"


class Kelompok(Istilah):
    """Kelompok pemetaan kinerja, best first."""

    K1 = "K1"
    K2 = "K2"
    K3 = "K3"


class CapaianOrganisasi(Istilah):
    """Capaian kinerja organisasi, best first."""

    ISTIMEWA = "Istimewa"
    BAIK = "Baik"
    BUTUH_PERBAIKAN = "Butuh Perbaikan"
    KURANG = "Kurang"
    SANGAT_KURANG = "Sangat Kurang"


class MetodePemetaan(Istilah):
    """How the average of the unit is drawn; the letter leaves it free, so it is a setting."""

    SIMPANGAN_BAKU = "Simpangan Baku"
    MUTLAK = "Mutlak"
    TINGKAT = "Tingkat"


class UrutanPeringkat(Istilah):
    """What people of a unit are ordered by, first to last; hasil and perilaku tell apart who is equal."""

    KELOMPOK = "Kelompok, Predikat, Komposit"
    PREDIKAT = "Predikat lalu Komposit"
    KOMPOSIT = "Komposit Saja"

    @property
    def slug(self) -> str:
        """``kelompok``, ``predikat`` or ``komposit``."""
        return self.name.lower()


class JenisPegawai(Istilah):
    """Kind of ASN."""

    PNS = "PNS"
    PPPK = "PPPK"


class StatusPejabat(Istilah):
    """Who signs in place of the holder of a jabatan: pelaksana tugas or pelaksana harian."""

    PLT = "Plt."
    PLH = "Plh."


class JenisSKP(Istilah):
    """The four printed variants of the SKP."""

    KUANTITATIF_JPT = "Kuantitatif JPT"
    KUANTITATIF_JA_JF = "Kuantitatif JA/JF"
    KUALITATIF_JPT = "Kualitatif JPT"
    KUALITATIF_JA_JF = "Kualitatif JA/JF"

    @property
    def kuantitatif(self) -> bool:
        """Whether the approach is kuantitatif."""
        return self.value.startswith("Kuantitatif")

    @property
    def jpt(self) -> bool:
        """Whether it is for pejabat pimpinan tinggi and pimpinan unit kerja mandiri."""
        return self.value.endswith("JPT")


class JenisRHK(Istilah):
    """Section of the SKP a rencana hasil kerja stands in."""

    UTAMA = "Utama"
    TAMBAHAN = "Tambahan"


class Aspek(Istilah):
    """Aspek of an indicator (kuantitatif, JA/JF)."""

    KUANTITAS = "Kuantitas"
    KUALITAS = "Kualitas"
    WAKTU = "Waktu"
    BIAYA = "Biaya"


class Perspektif(Istilah):
    """Perspektif of an indicator (JPT)."""

    PENERIMA_LAYANAN = "Penerima Layanan"
    PROSES_BISNIS = "Proses Bisnis"
    PENGUATAN_INTERNAL = "Penguatan Internal"
    ANGGARAN = "Anggaran"


class Bulan(Istilah):
    """Months of the year, in order; ``nomor`` is 1..12."""

    JANUARI = "Januari"
    FEBRUARI = "Februari"
    MARET = "Maret"
    APRIL = "April"
    MEI = "Mei"
    JUNI = "Juni"
    JULI = "Juli"
    AGUSTUS = "Agustus"
    SEPTEMBER = "September"
    OKTOBER = "Oktober"
    NOVEMBER = "November"
    DESEMBER = "Desember"

    @property
    def nomor(self) -> int:
        """1 for Januari .. 12 for Desember."""
        return _URUTAN[self]


class Triwulan(Istilah):
    """Quarter of the year; ``nomor`` is 1..4."""

    I = "Triwulan I"  # noqa: E741 - the regulation writes Roman numerals
    II = "Triwulan II"
    III = "Triwulan III"
    IV = "Triwulan IV"

    @property
    def nomor(self) -> int:
        """1..4."""
        return _URUTAN[self]


_URUTAN: dict[Istilah, int] = {member: number for kind in (Bulan, Triwulan) for number, member in enumerate(kind, 1)}
#: Category in the properties of workbooks that hold results: nobody fills them, so nobody is asked to mend them.
KATEGORI_HASIL: Final = "Hasil kinerja"
_BULAN: Final = tuple(month.value for month in Bulan)
#: The days of the week, Monday first.
NAMA_HARI: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def tanggal_panjang(tanggal: date) -> str:
    """A date as Indonesian sentences write it: ``31 Desember 2025``."""
    return f"{tanggal.day} {_BULAN[tanggal.month - 1]} {tanggal.year}"


class YaTidak(Istilah):
    """A yes/no box."""

    YA = "Ya"
    TIDAK = "Tidak"


class StatusDialog(Istilah):
    """Status of a dialog kinerja."""

    SELESAI = "Selesai"
    BELUM_SELESAI = "Belum Selesai"


class PimpinanDialog(Istilah):
    """Who leads a dialog and signs the risalah at the right."""

    PEJABAT_PENILAI = "Pejabat Penilai"
    PEMBERI_PERTIMBANGAN = "Pemberi Pertimbangan"


class KategoriCatatan(Istilah):
    """Kategori/kriteria of a catatan harian. The deck shows the field, not its list: our choice."""

    UTAMA = "Hasil Kerja Utama"
    TAMBAHAN = "Hasil Kerja Tambahan"
    LAIN = "Tugas Lain"


class JenisUmpanBalik(Istilah):
    """Umpan balik berkala (agreed routine) or insidental."""

    BERKALA = "Berkala"
    INSIDENTAL = "Insidental"


class TentangUmpanBalik(Istilah):
    """What an umpan balik is about."""

    HASIL_KERJA = "Hasil Kerja"
    PERILAKU_KERJA = "Perilaku Kerja"


class CaraUmpanBalik(Istilah):
    """Given face to face or through a medium."""

    LANGSUNG = "Langsung"
    MELALUI_MEDIA = "Melalui Media"


class InisiatifUmpanBalik(Istilah):
    """Whose initiative an umpan balik was."""

    PEMBERI = "Pemberi Umpan Balik"
    PEGAWAI = "Permintaan Pegawai"


class BentukPembinaan(Istilah):
    """Forms of pembinaan (deck): four of bimbingan kinerja, and konseling kinerja."""

    COACHING = "Coaching"
    MENTORING = "Mentoring"
    FORMAL_TRAINING = "Formal Training"
    INFORMAL_TRAINING = "Informal Training"
    KONSELING = "Konseling"


class AspekPembinaan(Istilah):
    """What a pembinaan is about (deck): the first two belong to bimbingan, the last two to konseling."""

    TEKNIS = "Teknis"
    PENGEMBANGAN_KOMPETENSI = "Pengembangan Kompetensi"
    PERILAKU = "Perilaku"
    PERSONAL_MOTIVASI = "Personal/Motivasi"


class AlasanPembinaan(Istilah):
    """Cause of the problem (deck): the first asks for bimbingan, the others for konseling."""

    TIDAK_MAMPU = "Tidak Mampu"
    TIDAK_MAU = "Tidak Mau"
    MASALAH_PERSONAL = "Terhambat Masalah Personal"


class StatusPembinaan(Istilah):
    """Status of a pembinaan."""

    BERJALAN = "Berjalan"
    SELESAI = "Selesai"


class Perilaku(Istilah):
    """The seven BerAKHLAK values, in order."""

    BERORIENTASI_PELAYANAN = "Berorientasi Pelayanan"
    AKUNTABEL = "Akuntabel"
    KOMPETEN = "Kompeten"
    HARMONIS = "Harmonis"
    LOYAL = "Loyal"
    ADAPTIF = "Adaptif"
    KOLABORATIF = "Kolaboratif"


class Hubungan(Istilah):
    """What a 360° evaluator is to the pegawai who is rated: "saya adalah … pegawai ini"."""

    ATASAN = "Atasan"
    REKAN_SEJAWAT = "Rekan Sejawat"
    BAWAHAN = "Bawahan"
    DIRI = "Diri Sendiri"


class Tingkatan(Istilah):
    """Severity of a finding."""

    KESALAHAN = "kesalahan"
    PERINGATAN = "peringatan"
    SARAN = "saran"


#: Other spellings seen on forms, older regulations and the ministry's own deck.
_EJAAN_LAIN: dict[type[Istilah], dict[str, Istilah]] = {
    Predikat: {
        "kurang misconduct": Predikat.KURANG,
        "misconduct": Predikat.KURANG,
        "cukup": Predikat.BUTUH_PERBAIKAN,
    },
    Rating: {
        "di atas": Rating.DI_ATAS,
        "diatas": Rating.DI_ATAS,
        "diatas ekspektasi": Rating.DI_ATAS,
        "sesuai": Rating.SESUAI,
        "di bawah": Rating.DI_BAWAH,
        "dibawah": Rating.DI_BAWAH,
        "dibawah ekspektasi": Rating.DI_BAWAH,
    },
    Tingkat: {
        "di atas": Tingkat.DI_ATAS,
        "diatas": Tingkat.DI_ATAS,
        "diatas rata rata": Tingkat.DI_ATAS,
        "rata": Tingkat.RATA_RATA,
        "ratarata": Tingkat.RATA_RATA,
        "di bawah": Tingkat.DI_BAWAH,
        "dibawah": Tingkat.DI_BAWAH,
        "dibawah rata rata": Tingkat.DI_BAWAH,
    },
    Hubungan: {
        "pimpinan": Hubungan.ATASAN,
        "rekan": Hubungan.REKAN_SEJAWAT,
        "sejawat": Hubungan.REKAN_SEJAWAT,
        "rekan kerja": Hubungan.REKAN_SEJAWAT,
        "diri": Hubungan.DIRI,
        "saya sendiri": Hubungan.DIRI,
    },
    JenisUmpanBalik: {"insidentil": JenisUmpanBalik.INSIDENTAL},
    BentukPembinaan: {
        "pelatihan formal": BentukPembinaan.FORMAL_TRAINING,
        "pelatihan informal": BentukPembinaan.INFORMAL_TRAINING,
        "konseling kinerja": BentukPembinaan.KONSELING,
    },
    AlasanPembinaan: {
        "tidak mampu kompeten": AlasanPembinaan.TIDAK_MAMPU,
        "masalah personal": AlasanPembinaan.MASALAH_PERSONAL,
        "terhambat masalah personal psikologis": AlasanPembinaan.MASALAH_PERSONAL,
    },
    Bulan: {
        "january": Bulan.JANUARI,
        "february": Bulan.FEBRUARI,
        "pebruari": Bulan.FEBRUARI,
        "march": Bulan.MARET,
        "may": Bulan.MEI,
        "june": Bulan.JUNI,
        "july": Bulan.JULI,
        "august": Bulan.AGUSTUS,
        "october": Bulan.OKTOBER,
        "nopember": Bulan.NOVEMBER,
        "december": Bulan.DESEMBER,
        "jan": Bulan.JANUARI,
        "feb": Bulan.FEBRUARI,
        "peb": Bulan.FEBRUARI,
        "mar": Bulan.MARET,
        "apr": Bulan.APRIL,
        "jun": Bulan.JUNI,
        "jul": Bulan.JULI,
        "agu": Bulan.AGUSTUS,
        "agt": Bulan.AGUSTUS,
        "ags": Bulan.AGUSTUS,
        "aug": Bulan.AGUSTUS,
        "sep": Bulan.SEPTEMBER,
        "sept": Bulan.SEPTEMBER,
        "okt": Bulan.OKTOBER,
        "oct": Bulan.OKTOBER,
        "nov": Bulan.NOVEMBER,
        "nop": Bulan.NOVEMBER,
        "des": Bulan.DESEMBER,
        "dec": Bulan.DESEMBER,
    },
    Triwulan: {
        "i": Triwulan.I,
        "ii": Triwulan.II,
        "iii": Triwulan.III,
        "iv": Triwulan.IV,
        "1": Triwulan.I,
        "2": Triwulan.II,
        "3": Triwulan.III,
        "4": Triwulan.IV,
        "tw i": Triwulan.I,
        "tw ii": Triwulan.II,
        "tw iii": Triwulan.III,
        "tw iv": Triwulan.IV,
        "tw1": Triwulan.I,
        "tw2": Triwulan.II,
        "tw3": Triwulan.III,
        "tw4": Triwulan.IV,
    },
    MetodePemetaan: {"std": MetodePemetaan.SIMPANGAN_BAKU, "sd": MetodePemetaan.SIMPANGAN_BAKU},
}

_NON_WORD = ungkapan(r"[^0-9a-z]+")

_T = TypeVar("_T", bound=Istilah)


def _folded(teks: str) -> str:
    return _NON_WORD.sub(" ", teks.casefold()).strip()


def slug(teks: str) -> str:
    """Lower case words joined by hyphens, ASCII only: ``"Kuantitatif JA/JF"`` -> ``kuantitatif-ja-jf``."""
    return _folded(teks).replace(" ", "-")


@cache
def _spellings(jenis: type[Istilah]) -> dict[str, Istilah]:
    known = {_folded(m.value): m for m in jenis}
    known |= {_folded(m.slug): m for m in jenis}
    return known | _EJAAN_LAIN.get(jenis, {}) | {m.value: m for m in jenis}


def _months() -> tuple[tuple[str, ...], ...]:
    known = {month: [month.value] for month in Bulan}
    for spelling, month in _EJAAN_LAIN[Bulan].items():
        known[Bulan(month)].append(spelling)
    most = max(map(len, known.values()))
    return tuple(tuple((names + names[:1] * most)[place] for names in known.values()) for place in range(most))


#: Spellings of the months: twelve and twelve, each twelve in order; a month without a further one says its name again.
EJAAN_BULAN: Final = _months()
_MONTH_OF: Final = {name.casefold(): place for names in EJAAN_BULAN for place, name in enumerate(names, start=1)}
_DATE_TEXT: Final = ungkapan(
    r"(?:([0-9]{2} ?|[0-9] )([^\W\d_]+) ?([0-9]{4})|([0-9]{4}) ([0-9]{2}) ([0-9]{2}))"
)


def _written(teks: str) -> tuple[int, int, int] | None:
    """Year, month and day of a text that has one meaning, whether or not the calendar has that day."""
    words = teks.replace("\u00a0", " ").replace("-", " ").split(" ")  # what a formula's TRIM takes for a space
    found = _DATE_TEXT.fullmatch(" ".join(word for word in words if word))
    if found is None:
        return None
    day, word, year, *iso = found.groups()
    month = _MONTH_OF.get(word.casefold()) if word else int(iso[1])
    return None if month is None else (int(year or iso[0]), month, int(day or iso[2]))


def tanggal_teks(teks: str) -> date | None:
    """The day of a text that has one meaning: ``10 Februari 2026``, ``10-Feb-2026``, ``2026-02-10``; else ``None``."""
    try:
        return date(*found) if (found := _written(teks)) else None
    except ValueError:
        return None


def di_luar_kalender(teks: str) -> bool:
    """Whether a text means one day that the calendar does not have, such as ``2026-09-31``."""
    return _written(teks) is not None and tanggal_teks(teks) is None


def cari(jenis: type[_T], teks: str) -> _T | None:
    """Find the member a text means, tolerant of case, spaces and hyphens; ``None`` when it is none."""
    known = _spellings(jenis)
    return known.get(teks) or known.get(_folded(teks))  # type: ignore[return-value]  # the table of jenis holds only jenis


def pilihan(jenis: type[Istilah]) -> str:
    """The allowed words as one Indonesian phrase: ``"Ya" atau "Tidak"``."""
    words = [f'"{m.value}"' for m in jenis]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " atau " + words[-1]
