"""Konfirmasi of an evaluation by the pegawai, keberatan and its decision, and the tunjangan a predikat may reduce."""

from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Angka, Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import Istilah, Predikat, Rating
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import NilaiKinerja, SkorPegawai
from kinerja_core.model.teks import Teks, TeksSebaris


class JawabanKonfirmasi(Istilah):
    """What a pegawai says to the evaluation; silence until the tenggat counts as agreement."""

    SETUJU = "Setuju"
    KEBERATAN = "Keberatan"


class PutusanKeberatan(Istilah):
    """What the Atasan Pejabat Penilai decides on a keberatan, for good (PP 30/2019); the words are ours."""

    DITERIMA = "Diterima"
    DITOLAK = "Ditolak"


class Konfirmasi(Rekaman):
    """One person's answer. Without ``tanggal_evaluasi`` the unit's own date counts."""

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris | None, Field(description="Nama")] = None
    tanggal_evaluasi: Annotated[Tanggal | None, Field(description="Tanggal evaluasi ditetapkan")] = None
    tanggal_undangan: Annotated[Tanggal | None, Field(description="Tanggal undangan konfirmasi dikirim")] = None
    jawaban: Annotated[Kata[JawabanKonfirmasi] | None, Field(description="Setuju atau keberatan")] = None
    tanggal_jawaban: Annotated[Tanggal | None, Field(description="Tanggal pegawai menjawab")] = None
    alasan: Annotated[Teks | None, Field(description="Alasan keberatan")] = None


class Keberatan(Rekaman):
    """What became of one person's keberatan, whose day and reasons stand in the answer.

    What is new holds once it is accepted; a rating that is not new stays, a nilai of before does not when a rating is.
    """

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris | None, Field(description="Nama")] = None
    tanggal_diteruskan: Annotated[
        Tanggal | None, Field(description="Tanggal keberatan diteruskan kepada Atasan Pejabat Penilai")
    ] = None
    pemutus: Annotated[TeksSebaris | None, Field(description="Atasan Pejabat Penilai yang memutuskan")] = None
    putusan: Annotated[Kata[PutusanKeberatan] | None, Field(description="Diterima atau ditolak")] = None
    tanggal_putusan: Annotated[Tanggal | None, Field(description="Tanggal putusan")] = None
    pertimbangan: Annotated[Teks | None, Field(description="Pertimbangan putusan, satu butir satu baris")] = None
    rating_hasil_baru: Annotated[Kata[Rating] | None, Field(description="Rating hasil kerja menurut putusan")] = None
    rating_perilaku_baru: Annotated[Kata[Rating] | None, Field(description="Rating perilaku menurut putusan")] = None
    nilai_baru: Annotated[NilaiKinerja | None, Field(description="Nilai menurut putusan")] = None

    @property
    def baru(self) -> tuple[Rating | int | None, ...]:
        """What the decision gives instead of what was objected to."""
        return self.rating_hasil_baru, self.rating_perilaku_baru, self.nilai_baru

    @property
    def terisi(self) -> bool:
        """Whether anything but whose it is is there."""
        return any(value is not None for name, value in self if name not in {"nip", "nama"})

    def berlaku(self, skor: SkorPegawai) -> SkorPegawai:
        """The scores of the person as the decision leaves them."""
        if self.putusan is not PutusanKeberatan.DITERIMA or self.baru == (None, None, None):
            return skor
        return skor.model_copy(update={
            "rating_hasil": self.rating_hasil_baru or skor.rating_hasil,
            "rating_perilaku": self.rating_perilaku_baru or skor.rating_perilaku,
            "nilai": self.nilai_baru,
        })


class TunjanganPegawai(Rekaman):
    """One person's monthly tunjangan kinerja, and the yearly predikat where the ranking does not give it."""

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris | None, Field(description="Nama")] = None
    predikat: Annotated[Kata[Predikat] | None, Field(description="Predikat tahunan")] = None
    #: Less than this is no tunjangan, but a percentage or a date that slipped in.
    tunjangan: Annotated[Angka | None, Field(ge=100_000, description="Tunjangan kinerja sebulan (rupiah)")] = None
    mulai_potongan: Annotated[Tanggal | None, Field(description="Bulan pertama pengurangan")] = None
