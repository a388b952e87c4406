"""Konfirmasi of an evaluation by the pegawai, and the tunjangan a yearly predikat may reduce (letter)."""

from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Angka, Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import Istilah, Predikat
from kinerja_core.model.nip import NIP
from kinerja_core.model.teks import Teks, TeksSebaris


class JawabanKonfirmasi(Istilah):
    """What a pegawai says to the evaluation; silence until the tenggat counts as agreement."""

    SETUJU = "Setuju"
    KEBERATAN = "Keberatan"


class Konfirmasi(Rekaman):
    """One person's answer. Without ``tanggal_evaluasi`` the unit's own date counts."""

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris | None, Field(description="Nama")] = None
    tanggal_evaluasi: Annotated[Tanggal | None, Field(description="Tanggal evaluasi ditetapkan")] = None
    jawaban: Annotated[Kata[JawabanKonfirmasi] | None, Field(description="Setuju atau keberatan")] = None
    tanggal_jawaban: Annotated[Tanggal | None, Field(description="Tanggal pegawai menjawab")] = None
    alasan: Annotated[Teks | None, Field(description="Alasan keberatan")] = None


class TunjanganPegawai(Rekaman):
    """One person's monthly tunjangan kinerja, and the yearly predikat where the ranking does not give it."""

    nip: Annotated[NIP, Field(description="NIP 18 angka sebagai teks")]
    nama: Annotated[TeksSebaris | None, Field(description="Nama")] = None
    predikat: Annotated[Kata[Predikat] | None, Field(description="Predikat tahunan")] = None
    #: Less than this is no tunjangan, but a percentage or a date that slipped in.
    tunjangan: Annotated[Angka | None, Field(ge=100_000, description="Tunjangan kinerja sebulan (rupiah)")] = None
    mulai_potongan: Annotated[Tanggal | None, Field(description="Bulan pertama pengurangan")] = None
