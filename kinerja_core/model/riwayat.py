"""What an earlier time said: of an IKI, for telling what changed, and of a person's scores in a period that is over."""

from typing import Annotated

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
