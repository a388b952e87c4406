"""What the formulas of a unit workbook give, from the rows as they are typed: the core's own outcome.

The builder stores these values beside the formulas, so that a preview shows them; a test holds LibreOffice's
results against them. Rows are taken as they stand, also half-filled ones, because formulas see them too.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final, NamedTuple

from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.model.istilah import CapaianOrganisasi, MetodePemetaan, Rating, Tingkat
from kinerja_core.model.pemeringkatan import HasilPemeringkatan, SkorPegawai
from kinerja_core.rules.pemeringkatan import peringkatkan
from kinerja_core.rules.pola_distribusi import SyaratPola
from kinerja_core.workbooks.buku_unit.bertanggal import AturanBerlaku
from kinerja_core.workbooks.buku_unit.dasar import (
    susun_aturan,
    susun_grup,
    susun_keadaan,
    susun_setelan,
    susun_teks,
    susun_urutan,
)
from kinerja_core.workbooks.buku_unit.distribusi import banyak_syarat, susun_pola
from kinerja_core.workbooks.buku_unit.hitungan import HITUNGAN, baris_hitungan, per_sepuluh_ribu
from kinerja_core.workbooks.buku_unit.keberatan import KEBERATAN, hitung_keberatan, pakai_putusan, putusan_menang
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI, hitung_konfirmasi, susun_konfirmasi
from kinerja_core.workbooks.buku_unit.pemeringkatan import PEMERINGKATAN, baris_pemeringkatan
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.petak import Petak
from kinerja_core.workbooks.buku_unit.rumus import SKALA
from kinerja_core.workbooks.buku_unit.setelan import (
    K_TERBESAR,
    TOLERANSI_TERBESAR,
    Setelan,
    bawaan,
    hari_aturan,
    metode_dari,
    pada,
    setelan,
    urutan_dari,
)
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.buku_unit.status import STATUS_UNIT, hitung_status
from kinerja_core.workbooks.buku_unit.tepi import Cara, RentangSkor, pecahan, susun_tepi
from kinerja_core.workbooks.buku_unit.tukin import TUKIN, hitung_tukin, susun_tukin
from kinerja_core.workbooks.buku_unit.urutan import URUTAN, baris_urutan
from kinerja_core.workbooks.mesin.isi_sel import salah
from kinerja_core.workbooks.mesin.rumus import kosong, teks_angka
from kinerja_core.workbooks.mesin.spek import Baris, Letak, Nilai

_UNSUR: Final = (("hasil", "h", "Hasil"), ("perilaku", "p", "Perilaku"))


class HasilUnit(NamedTuple):
    """Everything the result sheets show: rows by sheet, values above tables, the hidden sheet, the pattern."""

    baris: dict[str, list[dict[str, Nilai]]]
    kepala: dict[str, Nilai]
    petak: Petak
    setelan: Setelan
    pola: Mapping[int, tuple[SyaratPola, ...]]  #: conditions by number of the capaian, from 1
    nomor_capaian: int  #: 0 when none is chosen
    banyak_syarat: int
    batas_pola: Mapping[str, list[list[int]]]
    sumber_pola: str
    aturan: AturanBerlaku
    setelan_baris: dict[str, Any]  #: fields of Pengaturan, with those in use


def hitung_unit(baris: Mapping[str, Sequence[Baris]], rentang: Mapping[str, str], tahun: int) -> HasilUnit:
    """Compute what every formula of the ranking gives.

    Args:
        baris: rows by sheet as typed.
        rentang: address of each column of the hidden sheet of people.
        tahun: year of the workbook.
    """
    form = next(iter(baris.get(PENGATURAN.nama, ())), {})
    day = hari_aturan(teks_angka(form.get("periode")), tahun)
    usual = bawaan(day)
    settings = setelan(form, usual)
    won = putusan_menang(baris.get(KEBERATAN.nama, ()))
    people = pakai_putusan(baris.get(SKOR.nama, ()), won)
    result = _peringkat(people, settings, day)
    by_row = {} if result is None else {int(one.nama): one for one in result.pegawai}
    order = list(by_row)
    petak, method = Petak(), _cara(settings)
    rules = AturanBerlaku(petak, day, tahun)
    susun_setelan(petak, settings, method, rules)
    susun_aturan(petak, rules)
    edges = {
        title: susun_tepi(
            petak, title, RentangSkor(rentang[short], rentang[f"{short}a"], rentang[f"{short}b"]),
            [per_sepuluh_ribu(one, name) for one in by_row.values() if getattr(one, name) is not None], method,
        )
        for name, short, title in _UNSUR
    }
    numbers = baris_hitungan(people, by_row, order, settings, day, won)
    susun_urutan(petak, settings, rentang, numbers)
    susun_grup(petak, numbers, rentang["grup"])
    susun_teks(petak, settings, edges, method)
    susun_keadaan(petak, settings, rentang, by_row)
    pattern: dict[CapaianOrganisasi, tuple[SyaratPola, ...]] = pada("pola_distribusi", day)
    susun_pola(petak, rules, settings.capaian)
    shown = [baris_pemeringkatan(by_row.get(number), row) for number, row in enumerate(people)]
    heads = {"metode": "TeksMetode", "rata_hasil": "TeksRataHasil", "rata_perilaku": "TeksRataPerilaku",
             "urutan": "TeksUrutan", "keadaan": "TeksKeadaan"}
    return HasilUnit(
        baris={HITUNGAN.nama: numbers, PEMERINGKATAN.nama: shown, URUTAN.nama: baris_urutan(order, shown)},
        kepala={name: petak.nilai(cell) for name, cell in heads.items()},
        petak=petak, setelan=settings,
        pola={number: pattern[one] for number, one in enumerate(CapaianOrganisasi, start=1)},
        nomor_capaian=int(petak.nilai("NomorCapaian") or 0), banyak_syarat=banyak_syarat(),
        batas_pola={name: petak.blok(name) for name in ("PolaTertinggi", "PolaTerendah")},
        sumber_pola=str(petak.nilai("SumberPola")), aturan=rules, setelan_baris={},
    )


def _cara(setelan: Setelan) -> Cara:
    """How edges are found; numbers out of their bounds count as 0, because then nothing is computed."""
    k, tolerance = setelan.k, setelan.toleransi
    p, q = pecahan(round(float(k) * SKALA)) if k is not None and 0 <= k <= K_TERBESAR else (0, 1)
    whole = round(tolerance * SKALA) if tolerance is not None and 0 <= tolerance <= TOLERANSI_TERBESAR else 0
    return Cara(metode_dari(setelan.metode) is MetodePemetaan.SIMPANGAN_BAKU, p, q, whole)


def _peringkat(orang: Sequence[Baris], setelan: Setelan, hari: datetime.date) -> HasilPemeringkatan | None:
    """The core's ranking, each person named by the place of the row; ``None`` when the settings are wrong."""
    if setelan.masalah:
        return None
    return peringkatkan(
        [_person(row, number) for number, row in enumerate(orang) if _there(row)],
        tanggal=hari, metode=metode_dari(setelan.metode), k=_exact(setelan.k), toleransi=_exact(setelan.toleransi),
        bobot=(int(setelan.bobot[0] or 0), int(setelan.bobot[1] or 0)), urutan=urutan_dari(setelan.urutan),
    ).hasil


def _exact(nilai: float | None) -> Decimal:
    return Decimal(repr(nilai)) if nilai is not None and nilai >= 0 else Decimal(0)


def _there(row: Baris) -> bool:
    return not kosong(row.get("nip")) and not kosong(row.get("nama"))


def _person(row: Baris, number: int) -> SkorPegawai:
    """The row for the ranking, unchecked; its place stands for the name, so that it is found again."""

    def score(name: str) -> Decimal | None:
        value = row.get(name)
        if not isinstance(value, int | float) or salah(SKOR.kolom_bernama(name), value) is not None:
            return None
        return (Decimal(repr(value)) * SKALA).quantize(Decimal(1), ROUND_HALF_UP) / SKALA

    def word(jenis: type[Rating | Tingkat], name: str) -> Any:
        text = teks_angka(row.get(name)).casefold()
        return next((member for member in jenis if member.value.casefold() == text), None)

    given = row.get("nilai")
    wrong = kosong(given) or salah(SKOR.kolom_bernama("nilai"), given) is not None
    fields: dict[str, Any] = {"nip": teks_angka(row.get("nip")), "nilai": None if wrong else given}
    return SkorPegawai.model_construct(
        **fields, nama=str(number), jabatan=None,
        hasil=score("hasil"), perilaku=score("perilaku"),
        rating_hasil=word(Rating, "rating_hasil"), rating_perilaku=word(Rating, "rating_perilaku"),
        tingkat_hasil=word(Tingkat, "tingkat_hasil"), tingkat_perilaku=word(Tingkat, "tingkat_perilaku"),
    )


def siap_unit(isi: Any, letak: Callable[[str], Letak], tahun: int) -> None:
    """Add to the content of a unit workbook what its formulas give."""
    people = letak(HITUNGAN.nama)
    ranges = {column.nama: people.rentang(column.nama) for column in HITUNGAN.kolom}
    ranges["konflik"] = letak(PEMERINGKATAN.nama).rentang("konflik")
    found = hitung_unit(isi.baris, ranges, tahun)
    isi.baris |= found.baris
    isi.kepala[PEMERINGKATAN.nama] = found.kepala
    _after(isi.baris, found, tahun)
    isi.hitungan = found._replace(baris={})  # they are among those of every sheet, which grow their formulas' values


def _after(baris: dict[str, Any], hasil: HasilUnit, tahun: int) -> None:
    """Konfirmasi, Keberatan and Tukin: what follows from the ranking, the settings and today's date."""
    settings = hasil.setelan_baris
    settings |= next(iter(baris.get(PENGATURAN.nama, ())), {})
    susun_konfirmasi(hasil.petak, settings)
    susun_tukin(hasil.aturan)
    for sheet in (KONFIRMASI, KEBERATAN, TUKIN):
        baris[sheet.nama] = [dict(row) for row in baris.get(sheet.nama, ())]
    today = hari_kini()
    decided = {str(row["nip"]): str(row["predikat"] or "") for row in reversed(hasil.baris[PEMERINGKATAN.nama]) if row}
    hitung_konfirmasi(baris[KONFIRMASI.nama], settings, tahun, today, decided)
    baris[STATUS_UNIT.nama] = [dict(row) for row in baris.get(STATUS_UNIT.nama, ())]
    hitung_status(baris[STATUS_UNIT.nama], today)
    hitung_keberatan(baris[KEBERATAN.nama], baris[KONFIRMASI.nama])
    yearly = decided if hasil.setelan.periode[:5].casefold() == "tahun" else {}
    hitung_tukin(baris[TUKIN.nama], yearly, hari_aturan(hasil.setelan.periode, tahun))
