"""Dialog kinerja: what its risalah records (deck)."""

from typing import Annotated

from pydantic import Field

from kinerja_core.model.dasar import Kata, Rekaman, Tanggal
from kinerja_core.model.istilah import PimpinanDialog, StatusDialog, YaTidak
from kinerja_core.model.teks import Teks, TeksSebaris


class AgendaDialog(Rekaman):
    """One line of the agenda. ``progress`` and ``masalah`` are mandatory (the deck's ``**``)."""

    kode_iki: Annotated[TeksSebaris, Field(description="Kode IKI", examples=["IKI 01"])]
    progress: Annotated[Teks, Field(description="Progress pencapaian hasil kerja")]
    masalah: Annotated[Teks, Field(description="Masalah/hambatan")]
    penyebab: Annotated[Teks | None, Field(description="Penyebab masalah/hambatan")] = None


class DialogKinerja(Rekaman):
    """One dialog: when, who, what was discussed, what came out. ``nomor`` counts from 1 in a workbook."""

    nomor: Annotated[int, Field(ge=1, le=99, description="Nomor dialog")]
    tanggal: Annotated[Tanggal, Field(description="Hari/tanggal pelaksanaan")]
    agenda: Annotated[tuple[AgendaDialog, ...], Field(min_length=1, description="Agenda pembahasan")]
    strategi: Annotated[tuple[Teks, ...], Field(min_length=1, description="Strategi mengatasi permasalahan/hambatan")]
    penyesuaian: Annotated[Kata[YaTidak], Field(description="Penyesuaian ukuran keberhasilan dan target")]
    status: Annotated[Kata[StatusDialog], Field(description="Selesai atau Belum Selesai")]
    keterangan: Annotated[Teks | None, Field(description="Keterangan (jika diperlukan)")] = None
    peserta_lain: Annotated[tuple[TeksSebaris, ...], Field(description="Peserta selain pegawai")] = ()
    dipimpin: Annotated[Kata[PimpinanDialog], Field(description="Yang memimpin dialog dan menandatangani")] = (
        PimpinanDialog.PEJABAT_PENILAI
    )

    @property
    def kode_iki(self) -> tuple[str, ...]:
        """Codes of the indicators discussed, each once, in the order of the agenda."""
        return tuple(dict.fromkeys(item.kode_iki for item in self.agenda))
