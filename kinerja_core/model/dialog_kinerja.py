"""Dialog kinerja: what its risalah records (deck)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import Istilah, PimpinanDialog, StatusDialog, YaTidak
from kinerja_core.model.teks import Teks, TeksSebaris


class KeadaanTindakLanjut(Istilah):
    """How a strategy of a dialog stands when a later dialog looks at it."""

    SELESAI = "Selesai"
    TERBUKA = "Masih Terbuka"
    DIHENTIKAN = "Dihentikan"


class AgendaDialog(Rekaman):
    """One line of the agenda. ``progress`` and ``masalah`` are mandatory (the deck's ``**``)."""

    kode_iki: Annotated[TeksSebaris, Field(description="Kode IKI", examples=["IKI 01"])]
    progress: Annotated[Teks, Field(description="Progress pencapaian hasil kerja")]
    masalah: Annotated[Teks, Field(description="Masalah/hambatan")]
    penyebab: Annotated[Teks | None, Field(description="Penyebab masalah/hambatan")] = None


class TindakLanjut(Rekaman):
    """Follow-up of one strategy: until when, and what a later dialog found; its place in the strategies is ``urut``."""

    urut: Annotated[int, Field(ge=1, le=99, description="Strategi ke berapa pada dialog itu")]
    tenggat: Annotated[Tanggal | None, Field(description="Hari terakhir melaksanakan strategi itu")] = None
    keadaan: Annotated[
        Kata[KeadaanTindakLanjut] | None, Field(description="Selesai, Masih Terbuka, atau Dihentikan")
    ] = None
    tanggal: Annotated[Tanggal | None, Field(description="Tanggal reviu terakhir")] = None
    alasan: Annotated[Teks | None, Field(description="Alasan dihentikan, atau keterangan reviu")] = None

    def ditutup(self, sebelum: date) -> bool:
        """Whether a review before a day closed it."""
        closed = self.keadaan in {KeadaanTindakLanjut.SELESAI, KeadaanTindakLanjut.DIHENTIKAN}
        return closed and self.tanggal is not None and self.tanggal < sebelum


class DialogKinerja(Rekaman):
    """One dialog: when, who, what was discussed, what came out. ``nomor`` counts from 1 in a workbook."""

    nomor: Annotated[int, Field(ge=1, le=99, description="Nomor dialog")]
    tanggal: Annotated[Tanggal, Field(description="Hari/tanggal pelaksanaan")]
    agenda: Annotated[tuple[AgendaDialog, ...], Field(min_length=1, description="Agenda pembahasan")]
    strategi: Annotated[tuple[Teks, ...], Field(min_length=1, description="Strategi mengatasi permasalahan/hambatan")]
    penyesuaian: Annotated[Kata[YaTidak], Field(description="Penyesuaian ukuran keberhasilan dan target")]
    status: Annotated[Kata[StatusDialog], Field(description="Selesai atau Belum Selesai")]
    tindak_lanjut: Annotated[tuple[TindakLanjut, ...], Field(description="Tindak lanjut strategi")] = ()
    berikutnya: Annotated[Tanggal | None, Field(description="Tanggal dialog berikutnya")] = None
    keterangan: Annotated[Teks | None, Field(description="Keterangan (jika diperlukan)")] = None
    peserta_lain: Annotated[tuple[TeksSebaris, ...], Field(description="Peserta selain pegawai")] = ()
    dipimpin: Annotated[Kata[PimpinanDialog], Field(description="Yang memimpin dialog dan menandatangani")] = (
        PimpinanDialog.PEJABAT_PENILAI
    )

    def tindak_lanjut_ke(self, urut: int) -> TindakLanjut | None:
        """The follow-up of one strategy, counted from 1."""
        return next((one for one in self.tindak_lanjut if one.urut == urut), None)

    def terbuka(self, sebelum: date) -> list[tuple[str, TindakLanjut | None]]:
        """Its strategies that no review before a day has closed, with what is known of each."""
        both = [(text, self.tindak_lanjut_ke(number)) for number, text in enumerate(self.strategi, start=1)]
        return [(text, one) for text, one in both if one is None or not one.ditutup(sebelum)]

    @property
    def kode_iki(self) -> tuple[str, ...]:
        """Codes of the indicators discussed, each once, in the order of the agenda."""
        return tuple(dict.fromkeys(item.kode_iki for item in self.agenda))
