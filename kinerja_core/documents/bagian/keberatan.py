"""What the documents of a keberatan share: who objected to what, when and why, and what holds since it was decided."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kinerja_core.documents.bagian.penilaian import predikat_terbuka, tanggal_evaluasi
from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.konfirmasi import Konfirmasi
from kinerja_core.model.pemeringkatan import HasilPegawai, SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import Teks, TeksSebaris
from kinerja_core.rules.predikat import predikat_skor


class HasilEvaluasi(Rekaman):
    """The outcome of an evaluation, as it was or as it is."""

    rating_hasil: Annotated[TeksSebaris | None, Field(description="Rating hasil kerja")] = None
    rating_perilaku: Annotated[TeksSebaris | None, Field(description="Rating perilaku kerja")] = None
    predikat: Annotated[TeksSebaris | None, Field(description="Predikat kinerja", examples=["Butuh Perbaikan"])] = None
    nilai: Annotated[TeksSebaris | None, Field(description="Nilai kinerja; tanda hubung bila belum ada")] = None


def hasil_evaluasi(skor: SkorPegawai | None, periode: Periode) -> HasilEvaluasi:
    """The outcome that the scores of a person say."""
    if skor is None:
        return HasilEvaluasi()
    return HasilEvaluasi(
        rating_hasil=skor.rating_hasil, rating_perilaku=skor.rating_perilaku,
        predikat=predikat_skor(skor, periode.selesai), nilai=None if skor.nilai is None else str(skor.nilai),
    )  # fmt: skip


def butir(teks: Teks | None) -> list[str]:
    """The items of a cell, one a line."""
    return [line for line in (teks or "").split("\n") if line.strip()]


def kurang_keberatan(
    pengaturan: Pengaturan, anggota: AnggotaUnit, konfirmasi: Konfirmasi, semula: SkorPegawai | None
) -> list[str]:
    """What a document about a keberatan still lacks, one sentence each."""
    return [
        text
        for text, known in (
            ("Tempat surat belum diisi pada lembar Pengaturan.", pengaturan.tempat_surat),
            ("Tanggal evaluasi belum diisi pada lembar Pengaturan atau Konfirmasi.",
             tanggal_evaluasi(pengaturan, konfirmasi)),
            ("Tanggal jawaban belum diisi pada lembar Konfirmasi.", konfirmasi.tanggal_jawaban),
            ("Alasan keberatan belum diisi pada lembar Konfirmasi.", butir(konfirmasi.alasan)),
            ("Pejabat Penilai belum diisi pada lembar Daftar Pegawai.", anggota.penilai),
        )
        if not known
    ] + predikat_terbuka(
        None if semula is None else HasilPegawai(
            nip=semula.nip, nama=semula.nama, rating_hasil=semula.rating_hasil, rating_perilaku=semula.rating_perilaku,
            predikat=predikat_skor(semula, pengaturan.periode.selesai),
        )
    )  # fmt: skip
