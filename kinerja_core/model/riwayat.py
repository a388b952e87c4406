"""What an earlier time said: of an IKI, for telling what changed, and of a person's scores in a period that is over."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Annotated, Any, Final, Self, overload

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman, Skor, Tahun, Tanggal
from kinerja_core.model.istilah import CapaianOrganisasi, Predikat, Rating, Tingkat
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, PutusanKeberatan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import NilaiKinerja
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import Teks, TeksSebaris


class RiwayatIKI(Rekaman):
    """One IKI of one person's SKP, with its realisasi of every period as texts."""

    nip_pegawai: Annotated[NIP, Field(description="NIP pegawai")]
    jabatan_pegawai: Annotated[TeksSebaris, Field(description="Jabatan pada SKP itu")]
    tahun: Annotated[Tahun, Field(description="Tahun SKP")]
    nomor_rhk: Annotated[int, Field(ge=1, le=99, description="Nomor RHK")]
    rhk: Annotated[Teks, Field(description="Rencana Hasil Kerja")]
    kode_iki: Annotated[TeksSebaris, Field(description="Kode IKI")]
    indikator: Annotated[Teks, Field(description="Indikator Kinerja Individu")]
    target: Annotated[TeksSebaris, Field(description="Target dengan satuan")]
    triwulan_1: Annotated[Teks | None, Field(description="Realisasi Triwulan I")] = None
    triwulan_2: Annotated[Teks | None, Field(description="Realisasi Triwulan II")] = None
    triwulan_3: Annotated[Teks | None, Field(description="Realisasi Triwulan III")] = None
    triwulan_4: Annotated[Teks | None, Field(description="Realisasi Triwulan IV")] = None
    akhir: Annotated[Teks | None, Field(description="Realisasi setahun")] = None


#: The fields of a history in their order, as :class:`RiwayatRapat` keeps them.
ISIAN_RIWAYAT: Final = tuple(RiwayatIKI.model_fields)


class RiwayatRapat(Sequence[RiwayatIKI]):
    """Histories kept small, for those of thousands wait in memory until their rows are written.

    It is read like a tuple of records, each of which is made when it is asked for. It holds the fields of each SKP as
    JSON, compressed.
    """

    __slots__ = ("_bagian",)

    def __init__(self, bagian: tuple[tuple[int, bytes], ...] = ()) -> None:
        self._bagian = bagian  #: how many IKI, and their fields

    @classmethod
    def dari(cls, riwayat: Sequence[RiwayatIKI]) -> Self:
        """The same histories, small."""
        values = [[getattr(one, name) for name in ISIAN_RIWAYAT] for one in riwayat]
        text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        return cls(((len(values), zlib.compress(text.encode(), 1)),) if values else ())

    @classmethod
    def gabungan(cls, riwayat: Iterable[Self]) -> Self:
        """Several, one after the other."""
        return cls(tuple(chain.from_iterable(one._bagian for one in riwayat)))

    def nilai(self) -> Iterator[list[Any]]:
        """What each holds, in the order of :data:`ISIAN_RIWAYAT`."""
        for _, part in self._bagian:
            yield from json.loads(zlib.decompress(part))

    def __iter__(self) -> Iterator[RiwayatIKI]:
        for values in self.nilai():
            yield RiwayatIKI.model_validate(dict(zip(ISIAN_RIWAYAT, values, strict=True)))

    def __len__(self) -> int:
        return sum(count for count, _ in self._bagian)

    @overload
    def __getitem__(self, tempat: int) -> RiwayatIKI: ...
    @overload
    def __getitem__(self, tempat: slice) -> tuple[RiwayatIKI, ...]: ...
    def __getitem__(self, tempat: int | slice) -> RiwayatIKI | tuple[RiwayatIKI, ...]:
        return tuple(self)[tempat]

    def __eq__(self, lain: object) -> bool:
        if isinstance(lain, RiwayatRapat):
            return [*self.nilai()] == [*lain.nilai()]
        return isinstance(lain, tuple) and tuple(self) == lain

    def __hash__(self) -> int:
        return hash(tuple(self))


class RiwayatSkor(Rekaman):
    """What was typed of one person, and of the letter, in a period before this one."""

    periode: Annotated[Periode, Field(description="Periode itu")]
    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris, Field(description="Nama")]
    hasil: Annotated[Skor | None, Field(description="Skor hasil kerja")] = None
    perilaku: Annotated[Skor | None, Field(description="Skor perilaku kerja")] = None
    rating_hasil: Annotated[Kata[Rating] | None, Field(description="Rating hasil kerja")] = None
    rating_perilaku: Annotated[Kata[Rating] | None, Field(description="Rating perilaku kerja")] = None
    tingkat_hasil: Annotated[Kata[Tingkat] | None, Field(description="Tingkat hasil kerja")] = None
    tingkat_perilaku: Annotated[Kata[Tingkat] | None, Field(description="Tingkat perilaku kerja")] = None
    nilai: Annotated[NilaiKinerja | None, Field(description="Nilai yang ditetapkan")] = None
    rekomendasi: Annotated[Teks | None, Field(description="Catatan/rekomendasi")] = None
    tanggal_evaluasi: Annotated[Tanggal | None, Field(description="Tanggal evaluasi")] = None
    tanggal_undangan: Annotated[Tanggal | None, Field(description="Tanggal undangan konfirmasi")] = None
    jawaban: Annotated[Kata[JawabanKonfirmasi] | None, Field(description="Setuju atau keberatan")] = None
    tanggal_jawaban: Annotated[Tanggal | None, Field(description="Tanggal pegawai menjawab")] = None
    alasan: Annotated[Teks | None, Field(description="Alasan keberatan")] = None
    tanggal_diteruskan: Annotated[Tanggal | None, Field(description="Tanggal keberatan diteruskan")] = None
    pemutus: Annotated[TeksSebaris | None, Field(description="Atasan Pejabat Penilai yang memutuskan")] = None
    putusan: Annotated[Kata[PutusanKeberatan] | None, Field(description="Putusan keberatan")] = None
    tanggal_putusan: Annotated[Tanggal | None, Field(description="Tanggal putusan")] = None
    pertimbangan: Annotated[Teks | None, Field(description="Pertimbangan putusan")] = None
    rating_hasil_baru: Annotated[Kata[Rating] | None, Field(description="Rating hasil kerja menurut putusan")] = None
    rating_perilaku_baru: Annotated[Kata[Rating] | None, Field(description="Rating perilaku menurut putusan")] = None
    nilai_baru: Annotated[NilaiKinerja | None, Field(description="Nilai menurut putusan")] = None
    predikat: Annotated[Kata[Predikat] | None, Field(description="Predikat tahunan pada lembar Tukin")] = None
    mulai_potongan: Annotated[Tanggal | None, Field(description="Bulan pertama pengurangan tunjangan")] = None
    nomor_surat: Annotated[TeksSebaris | None, Field(description="Nomor surat keterangan")] = None
    tanggal_surat: Annotated[Tanggal | None, Field(description="Tanggal surat")] = None
    capaian_organisasi: Annotated[Kata[CapaianOrganisasi] | None, Field(description="Capaian organisasi")] = None
