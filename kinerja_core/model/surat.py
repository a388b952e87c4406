"""What the letters of a unit need besides their content: signers, number, place, date, kop, paper."""

from collections import Counter
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import TUNGGU_TERLAMA, Kata, Rekaman, SatuanHari, Tanggal
from kinerja_core.model.istilah import StatusPejabat
from kinerja_core.model.kertas import Kertas
from kinerja_core.model.nip import NIP
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.teks import TeksSebaris

#: ``F4`` is the same paper.
_KertasSurat = Annotated[Kertas, BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value)]


class SebutanPejabat(Rekaman):
    """How one pejabat signs: as Plt. or Plh., or for another."""

    nip: Annotated[NIP, Field(description="NIP pejabat")]
    status: Annotated[Kata[StatusPejabat] | None, Field(description="Plt. atau Plh.")] = None
    atas_nama: Annotated[TeksSebaris | None, Field(description="Jabatan pemberi wewenang")] = None


def _once_each(value: tuple[SebutanPejabat, ...]) -> tuple[SebutanPejabat, ...]:
    """Each pejabat once; of two lines only one could hold."""
    if twice := [str(nip) for nip, count in Counter(one.nip for one in value).items() if count > 1]:
        raise PydanticCustomError(
            "sebutan_ganda", "NIP {nip} disebut lebih dari satu kali; satu pejabat satu baris.",
            {"nip": ", ".join(twice)},
        )
    return value


class PengaturanSurat(Rekaman):
    """Settings of letters and signatures, in the unit workbook's Pengaturan or in a YAML file of the office."""

    penandatangan: Annotated[Pejabat | None, Field(description="Pimpinan unit yang menandatangani")] = None
    status_penandatangan: Annotated[
        Kata[StatusPejabat] | None, Field(description="Plt. atau Plh.; dicetak di depan jabatan penandatangan")
    ] = None
    atas_nama: Annotated[
        TeksSebaris | None,
        Field(description="Jabatan pemberi wewenang; dicetak setelah a.n.", examples=["Sekretaris Jenderal"]),
    ] = None
    mengetahui: Annotated[Pejabat | None, Field(description="Penanda tangan kedua, di kiri, yang mengetahui")] = None
    pejabat: Annotated[
        tuple[SebutanPejabat, ...],
        AfterValidator(_once_each),
        Field(description="Pejabat lain yang menandatangani sebagai Plt. atau Plh., atau atas nama, menurut NIP"),
    ] = ()
    nomor_surat: Annotated[TeksSebaris | None, Field(description="Nomor surat keterangan")] = None
    tempat_surat: Annotated[TeksSebaris | None, Field(description="Tempat surat dibuat")] = None
    tanggal_surat: Annotated[Tanggal | None, Field(description="Tanggal surat")] = None
    kop: Annotated[tuple[TeksSebaris, ...], Field(description="Baris-baris kop surat")] = ()
    kertas: Annotated[_KertasSurat, Field(description="Ukuran kertas")] = "a4"
    ruang_tte: Annotated[bool, Field(description="Kotak 3 x 3 cm untuk tanda tangan elektronik")] = False
    catatan_tte: Annotated[
        bool, Field(description="Catatan kaki bahwa dokumen disiapkan untuk ditandatangani secara elektronik")
    ] = False
    tanggal_evaluasi: Annotated[
        Tanggal | None, Field(description="Tanggal evaluasi ditetapkan; awal hitungan tenggat konfirmasi")
    ] = None
    konfirmasi_jumlah: Annotated[
        int | None, Field(ge=1, le=TUNGGU_TERLAMA, description="Jumlah hari konfirmasi; kosong: menurut aturan")
    ] = None
    konfirmasi_satuan: Annotated[
        SatuanHari | None, Field(description="Satuan hari konfirmasi; kosong: menurut aturan")
    ] = None
    libur_tambahan: Annotated[
        tuple[Tanggal, ...], Field(description="Hari libur yang belum ada di kalender nasional")
    ] = ()
    tetap_kerja: Annotated[tuple[Tanggal, ...], Field(description="Hari libur yang tetap hari kerja di unit")] = ()

    def sebutan(self, pejabat: Pejabat) -> SebutanPejabat | None:
        """How a pejabat signs: as listed, else like the penandatangan, who is Plt. or Plh. everywhere."""
        if pejabat.nip is None:
            return None
        named = next((item for item in self.pejabat if item.nip == pejabat.nip), None)
        own, status = self.penandatangan, self.status_penandatangan
        if named is None and status is not None and own is not None and own.nip == pejabat.nip:
            return SebutanPejabat(nip=pejabat.nip, status=status)
        return named
