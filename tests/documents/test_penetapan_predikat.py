"""The penetapan holds what is decided, and names everybody else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kinerja_core.documents.mesin.dokumen import UnitDinilai
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.documents.penetapan_predikat import belum_masuk, dari_unit
from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.istilah import CapaianOrganisasi, Rating, Tingkat
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.perubahan import HalPenetapan, PerubahanPenetapan
from kinerja_core.services.peringkat import peringkat_buku
from tests.documents.bantu import berurutan, render, teks
from tests.workbooks.bahan_bangun import nip_ke

DI_ATAS, SESUAI = Rating.DI_ATAS, Rating.SESUAI


def orang(nomor: int, letak: Tingkat, rating: tuple[Rating | None, Rating | None], nilai: int | None) -> SkorPegawai:
    return SkorPegawai(
        nip=nip_ke(nomor), nama=f"Pegawai {nomor}", jabatan="Analis", hasil=Decimal(90 - nomor), perilaku=Decimal(90),
        tingkat_hasil=letak, tingkat_perilaku=letak, rating_hasil=rating[0], rating_perilaku=rating[1], nilai=nilai,
    )


#: Decided twice; in conflict with the pemetaan; a nilai outside its band; and with one rating only.
ORANG = (
    orang(1, Tingkat.DI_ATAS, (DI_ATAS, DI_ATAS), 118), orang(2, Tingkat.RATA_RATA, (SESUAI, SESUAI), None),
    orang(3, Tingkat.DI_ATAS, (SESUAI, SESUAI), 108), orang(4, Tingkat.RATA_RATA, (SESUAI, SESUAI), 115),
    orang(5, Tingkat.RATA_RATA, (SESUAI, None), None),
)  # fmt: skip


def unit(
    skor: tuple[SkorPegawai, ...] = ORANG, perubahan: tuple[PerubahanPenetapan, ...] = (), **lain: Any
) -> UnitDinilai:
    settings: dict[str, Any] = {
        "nama_unit": "Biro Contoh", "periode": Periode(2025), "metode": "Tingkat", "tempat_surat": "Jakarta",
        "tanggal_surat": date(2026, 1, 14), "capaian_organisasi": CapaianOrganisasi.ISTIMEWA,
        "penandatangan": Pejabat(nama="dr. Ratna Wijaya", nip=nip_ke(90), jabatan="Kepala Biro Contoh"),
    }  # fmt: skip
    book = BukuUnit(pengaturan=Pengaturan.model_validate(settings | lain), skor=skor, perubahan=perubahan)
    return UnitDinilai(book, peringkat_buku(book).hasil)


def test_only_what_is_decided_stands_in_the_table_and_everybody_else_is_named() -> None:
    data = unit()
    konteks = dari_unit(data)
    assert [(one.nama, one.predikat, one.nilai) for one in konteks.pegawai] == [
        ("Pegawai 1", "Sangat Baik", "118"), ("Pegawai 2", "Baik", None),
    ]  # fmt: skip
    assert konteks.belum == "Belum ditetapkan (3): Pegawai 3, Pegawai 4, Pegawai 5."
    assert [(one.predikat, one.jumlah, one.persen) for one in konteks.distribusi][:3] == [
        ("Sangat Baik", "1", "50%"), ("Baik", "1", "50%"), ("Butuh Perbaikan", "0", "0%"),
    ]  # fmt: skip
    assert konteks.jumlah == "2 (dua) dari 5 pegawai"
    assert konteks.pola == ("Sesuai pedoman pola distribusi untuk capaian organisasi Istimewa.",)
    (temuan,) = belum_masuk(data)
    assert temuan.pesan == "3 pegawai tidak masuk tabel penetapan: Pegawai 3, Pegawai 4, Pegawai 5."
    halaman = teks(render("penetapan-predikat", konteks))
    berurutan(halaman, ["Biro Contoh", "Istimewa", "A. Distribusi", "B. Predikat", "Belum ditetapkan (3)", "118"])
    assert "usulan" not in halaman


def test_the_distribution_is_that_of_the_table_and_its_distance_is_told() -> None:
    konteks = dari_unit(unit(ORANG[:1]))
    keluhan, jarak = konteks.pola
    assert keluhan == (
        "Pola distribusi untuk capaian organisasi Istimewa: Sangat Baik 1 dari 1 pegawai (100%), seharusnya paling "
        "banyak 70%."
    )
    assert jarak == (
        "Pola distribusi untuk capaian organisasi Istimewa: paling sedikit 1 dari 1 pegawai berpredikat lain bila "
        "pedoman itu dipenuhi. Susunan terdekat: Sangat Baik 0 orang (sekarang 1), Baik 1 orang (sekarang 0). Hanya "
        "hitungan; predikat tetap berasal dari rating."
    )
    assert konteks.belum is None


def test_the_changes_of_the_period_are_printed_and_no_others() -> None:
    def ubah(periode: Periode | None) -> PerubahanPenetapan:
        return PerubahanPenetapan(
            nip=nip_ke(1), nama="Pegawai 1", hal=HalPenetapan.NILAI, semula="110", menjadi="118",
            tanggal=date(2026, 1, 10), oleh="Kepala Biro", alasan="Data terlambat", periode=periode,
        )

    konteks = dari_unit(unit(perubahan=(ubah(Periode(2024)), ubah(None))))
    assert konteks.perubahan == (
        "Pegawai 1: Nilai diubah dari 110 menjadi 118 pada 10 Januari 2026 oleh Kepala Biro: Data terlambat.",
    )
    halaman = teks(render("penetapan-predikat", konteks))
    berurutan(halaman, ["B. Penetapan yang Diubah", "oleh Kepala Biro", "C. Predikat"])


@pytest.mark.parametrize(
    ("skor", "lain", "kata"),
    [
        ((), {}, "Belum ada pegawai yang predikatnya ditetapkan"),
        (ORANG[2:], {}, "Belum ada pegawai yang predikatnya ditetapkan"),
        (ORANG, {"capaian_organisasi": None}, "Capaian Kinerja Organisasi belum dipilih"),
        (ORANG, {"penandatangan": None, "tempat_surat": None}, "Tempat surat belum diisi"),
    ],
    ids=["kosong", "semua terbuka", "tanpa capaian", "tanpa penandatangan"],
)
def test_what_is_missing_is_said_before_anything_is_printed(
    skor: tuple[SkorPegawai, ...], lain: dict[str, Any], kata: str
) -> None:
    with pytest.raises(DokumenBelumLengkap, match=kata):
        dari_unit(unit(skor, **lain))
