"""Penilaian perilaku 360°: what one evaluator says of some pegawai, and what all of them say of one (deck)."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import Hubungan, Perilaku
from kinerja_core.model.nip import NIP
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import Teks, TeksSebaris


class Penilai360(Rekaman):
    """The evaluator. Known to the pengelola SDM only: no outcome names one."""

    nama: Annotated[TeksSebaris, Field(description="Nama penilai")]
    nip: Annotated[NIP, Field(description="NIP penilai, 18 angka sebagai teks")]
    jabatan: Annotated[TeksSebaris | None, Field(description="Jabatan penilai")] = None
    unit_kerja: Annotated[TeksSebaris | None, Field(description="Unit kerja penilai")] = None


class Penilaian360(Rekaman):
    """One evaluator's rating of one pegawai: the items of each value in order, ``None`` where left blank."""

    nama: Annotated[TeksSebaris, Field(description="Nama pegawai yang dinilai")]
    nip: Annotated[NIP, Field(description="NIP pegawai yang dinilai")]
    jabatan: Annotated[TeksSebaris | None, Field(description="Jabatan pegawai yang dinilai")] = None
    hubungan: Annotated[Kata[Hubungan], Field(description="Penilai adalah … pegawai ini")]
    skor: Annotated[
        dict[Kata[Perilaku], tuple[int | None, ...]],
        Field(description="Skor setiap butir per nilai BerAKHLAK, menurut skala yang berlaku"),
    ]
    komentar: Annotated[Teks | None, Field(description="Komentar untuk pegawai ini")] = None


class BukuPenilaian360(Rekaman):
    """A workbook of one evaluator for one period."""

    penilai: Penilai360
    periode: Annotated[Periode, Field(description="Periode penilaian")]
    tutup: Annotated[Tanggal | None, Field(description="Hari terakhir buku ini ditunggu")] = None
    penilaian: tuple[Penilaian360, ...] = ()


class HasilKelompok360(Rekaman):
    """One rater group of one pegawai. ``rata`` and ``perilaku`` are empty when the group must not be shown alone."""

    hubungan: Annotated[str, Field(description="Nama kelompok; dua kelompok yang digabung disebut keduanya")]
    penilai: Annotated[int, Field(description="Banyaknya penilai")]
    bobot: Annotated[int, Field(description="Bobot kelompok dalam skor (persen); 0 bila tidak dihitung")]
    rata: Annotated[Decimal | None, Field(description="Rata-rata kelompok; kosong bila tidak ditampilkan")] = None
    perilaku: Annotated[dict[Perilaku, Decimal], Field(description="Rata-rata kelompok per nilai BerAKHLAK")]
    sebaran: dict[Perilaku, str] = Field(
        default_factory=dict, description="Seberapa sepakat penilainya per nilai; kosong bila tidak ditampilkan"
    )


class HasilPerilaku360(Rekaman):
    """What the evaluators together say of one pegawai. Holds nothing that names or gives away a single evaluator."""

    nip: NIP
    nama: str
    jabatan: str | None = None
    sementara: Annotated[bool, Field(description="Penilai yang diharapkan belum semuanya masuk")] = False
    skor: Annotated[Decimal | None, Field(description="Skor perilaku kerja; kosong bila belum dapat dihitung")] = None
    perilaku: Annotated[dict[Perilaku, Decimal], Field(description="Skor per nilai BerAKHLAK")]
    kelompok: tuple[HasilKelompok360, ...]
    komentar: Annotated[tuple[str, ...], Field(description="Komentar tanpa nama, menurut abjad")] = ()
    catatan: Annotated[tuple[str, ...], Field(description="Yang perlu diketahui tentang hitungan ini")] = ()


class Mutu360(Rekaman):
    """What may be said of all evaluators of a period together: counts, ``None`` where one would point at somebody."""

    penilai_atasan: Annotated[int | None, Field(description="Penilai sebagai atasan")] = None
    atasan_sama: Annotated[int | None, Field(description="Di antaranya yang memberi semua skor yang sama")] = None
    penilai_lain: Annotated[int, Field(description="Penilai lain yang dihitung")] = 0
    lain_sama: Annotated[int | None, Field(description="Di antaranya yang memberi semua skor yang sama")] = None
    jawaban: Annotated[int, Field(description="Penilaian dari penilai lain yang dihitung")] = 0
    menyendiri: Annotated[int | None, Field(description="Di antaranya yang jauh dari penilai lain sekelompok")] = None
