"""What the formulas of a unit workbook give, from the rows as they are typed: the core's own outcome.

The builder stores these values beside the formulas, so that a preview shows them; a test holds LibreOffice's
results against them. Rows are taken as they stand, also half-filled ones, because formulas see them too.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import sqrt
from typing import Any, Final

from kinerja_core.model.istilah import CapaianOrganisasi, Kelompok, MetodePemetaan, Predikat, Rating, Tingkat, cari
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan, SkorPegawai
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.rules.aturan import Rujukan, muat
from kinerja_core.rules.pemeringkatan import peringkatkan
from kinerja_core.rules.pola_distribusi import SyaratPola
from kinerja_core.workbooks.buku_unit.dasar import Batas, Petak, Rentang, pecahan, tepi
from kinerja_core.workbooks.buku_unit.distribusi import sel_pola
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI, isi_konfirmasi
from kinerja_core.workbooks.buku_unit.pemeringkatan import HITUNGAN, PEMERINGKATAN, URUTAN
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.buku_unit.tukin import TUKIN, isi_tukin
from kinerja_core.workbooks.mesin.rumus import kosong, teks_angka
from kinerja_core.workbooks.mesin.spek import Baris, Letak, Nilai

_SKALA: Final = 10_000
_ATURAN: Final = ("kelompok", "predikat", "rentang_nilai", "pemeringkatan")
_UNSUR: Final = (("hasil", "h", "Hasil"), ("perilaku", "p", "Perilaku"))
_K1E9: Final = 10**9


@dataclass(frozen=True)
class Setelan:
    """Settings as the formulas take them: a blank cell means the default of the period's rule."""

    metode: str
    k: float | None
    toleransi: float | None
    bobot: tuple[float | None, float | None]
    periode: str
    capaian: str
    masalah: str  #: why nothing can be computed, in words; blank when it can


def _number(nilai: Nilai, bawaan: Any) -> float | None:
    """A number, the rule's default for a blank cell, ``None`` for anything else."""
    if kosong(nilai):
        return float(bawaan)
    return nilai if isinstance(nilai, int | float) else None


def _pada(kode: str, hari: datetime.date) -> Any:
    """A rule's value on a day; before the first one known, that first one (the sheet then computes nothing)."""
    return muat(kode).terdekat(hari).hasil


def tahun_pertama() -> int:
    """First year all rules of the ranking are known for."""
    return max(next(iter(muat(kode).nilai)).year for kode in _ATURAN)


def setelan(isi: Baris, bawaan: Mapping[str, Any]) -> Setelan:
    """Settings of the form Pengaturan, with what is wrong with them; ``bawaan`` are the defaults of the rule."""
    method = teks_angka(isi.get("metode")) or str(bawaan["metode"].value)
    k, tolerance = (_number(isi.get(name), bawaan[name]) for name in ("k", "toleransi"))
    weights = tuple(_number(isi.get(name), bawaan[name]) for name in ("bobot_hasil", "bobot_perilaku"))
    period = teks_angka(isi.get("periode"))
    found = cari(MetodePemetaan, method)
    problem = ""
    if found is None or found.value.casefold() != method.casefold():
        problem = "Metode Pemetaan tidak dikenal; pilih dari daftar di lembar Pengaturan."
    elif None in weights or sum(w or 0 for w in weights) != 100 or any((w or 0) % 1 or (w or 0) < 0 for w in weights):
        problem = "Bobot hasil kerja dan perilaku kerja harus bilangan bulat yang berjumlah 100."
    elif found is MetodePemetaan.SIMPANGAN_BAKU and (k is None or not 0 <= k <= 5):
        problem = "Pengali simpangan baku (k) harus angka 0 sampai 5."
    elif found is MetodePemetaan.MUTLAK and (tolerance is None or not 0 <= tolerance <= 120):
        problem = "Toleransi mutlak harus angka 0 sampai 120."
    elif period and (not period[-4:].isdecimal() or int(period[-4:]) < tahun_pertama()):
        problem = f"Aturan pemetaan belum dikenal untuk periode ini; yang pertama tahun {tahun_pertama()}."
    goal = teks_angka(isi.get("capaian_organisasi"))
    return Setelan(method, k, tolerance, (weights[0], weights[1]), period, goal, problem)


def _hari_aturan(periode: str, tahun: int) -> datetime.date:
    try:
        return Periode.parse(periode).selesai
    except PeriodeSalah:
        return datetime.date(tahun, 12, 31)


@dataclass
class HasilUnit:
    """Everything the result sheets show: rows by sheet, values above tables, the hidden sheet, the outcome."""

    baris: dict[str, list[dict[str, Nilai]]]
    kepala: dict[str, Nilai]
    petak: Petak
    hasil: HasilPemeringkatan | None
    setelan: Setelan
    batas: Mapping[str, Batas]
    pola: Mapping[int, tuple[SyaratPola, ...]]  #: conditions by number of the capaian, from 1
    nomor_capaian: int  #: 0 when none is chosen
    banyak_syarat: int
    batas_pola: Mapping[str, list[list[int]]]
    sumber_pola: str
    setelan_baris: dict[str, Any] = field(default_factory=dict)  #: fields of Pengaturan, with those in use


def hitung_unit(baris: Mapping[str, Sequence[Baris]], rentang: Mapping[str, str], tahun: int) -> HasilUnit:
    """Compute what every formula of the ranking gives.

    Args:
        baris: rows by sheet as typed.
        rentang: address of each column of the hidden sheet of people.
        tahun: year of the workbook.
    """
    form = next(iter(baris.get(PENGATURAN.nama, ())), {})
    day = _hari_aturan(teks_angka(form.get("periode")), tahun)
    usual = _pada("pemeringkatan", day).bawaan
    settings = setelan(form, usual)
    people = list(baris.get(SKOR.nama, ()))
    result: HasilPemeringkatan | None = None
    by_row: dict[int, HasilPegawai] = {}
    order: list[int] = []
    if not settings.masalah:
        result = peringkatkan(
            [_person(row, number) for number, row in enumerate(people) if _there(row)],
            tanggal=day, metode=_method(settings.metode), k=_exact(settings.k), toleransi=_exact(settings.toleransi),
            bobot=(int(settings.bobot[0] or 0), int(settings.bobot[1] or 0)),
        ).hasil
        order = [int(one.nama) for one in result.pegawai]
        by_row = {int(one.nama): one for one in result.pegawai}
    petak = Petak()
    p, q = pecahan(round(float(settings.k) * _SKALA)) if settings.k is not None and 0 <= settings.k <= 5 else (0, 1)
    tolerance = 0
    if settings.toleransi is not None and 0 <= settings.toleransi <= 120:
        tolerance = round(settings.toleransi * _SKALA)
    _settings_cells(petak, settings, usual, (p, q, tolerance))
    _rule_cells(petak, day)
    edges = {
        name: tepi(
            petak, title, Rentang(rentang[short], rentang[f"{short}a"], rentang[f"{short}b"]),
            [_scaled(one, name) for one in by_row.values() if getattr(one, name) is not None],
            (_method(settings.metode).value, p, q, tolerance),
        )
        for name, short, title in _UNSUR
    }
    helpers = _helpers(people, by_row, order, settings, day)
    _group_cells(petak, helpers, rentang["grup"])
    _text_cells(petak, settings, edges, (p, q, tolerance))
    _state_cell(petak, settings, rentang, by_row)
    pattern, sources = _pattern(day)
    sel_pola(petak, pattern, settings.capaian)
    chosen = petak_nilai(petak, "NomorCapaian")
    shown = [_shown(by_row.get(number), row) for number, row in enumerate(people)]
    return HasilUnit(
        baris={
            HITUNGAN.nama: helpers,
            PEMERINGKATAN.nama: shown,
            URUTAN.nama: [
                {**{column.nama: shown[place].get(column.nama) for column in URUTAN.kolom},
                 "nomor": number, "tempat": place + 1}
                for number, place in enumerate(order, start=1)
            ],
        },
        kepala={
            name: petak_nilai(petak, cell)
            for name, cell in (
                ("metode", "TeksMetode"), ("rata_hasil", "TeksRataHasil"), ("rata_perilaku", "TeksRataPerilaku"),
                ("keadaan", "TeksKeadaan"),
            )
        },
        petak=petak, hasil=result, setelan=settings, batas=edges,
        pola={number: pattern[one] for number, one in enumerate(CapaianOrganisasi, start=1)},
        nomor_capaian=int(chosen or 0), banyak_syarat=max(map(len, pattern.values())),
        batas_pola={name: _block(petak, name) for name in ("PolaTertinggi", "PolaTerendah")},
        sumber_pola=f"Sumber: {sources[0]}. Pedoman, tidak memblokir.",
    )


def _pattern(hari: datetime.date) -> tuple[dict[CapaianOrganisasi, tuple[SyaratPola, ...]], tuple[Rujukan, ...]]:
    """The conditions in force on a day, with their sources."""
    found = muat("pola_distribusi").terdekat(hari)
    return found.hasil, found.rujukan


def _block(petak: Petak, nama: str) -> list[list[int]]:
    """Values of a named block of the hidden sheet."""
    first, _, last = petak.nama[nama].partition(":")
    top, bottom = (int(place.rpartition("$")[2]) - 1 for place in (first, last))
    width = ord(last.split("$")[1]) - ord("B") + 1
    return [[int(petak.sel[row, column][1]) for column in range(1, width + 1)] for row in range(top, bottom + 1)]


def petak_nilai(petak: Petak, nama: str) -> str | int | float:
    """Value of a named cell of the hidden sheet."""
    place = petak.nama[nama].rpartition("$")
    return petak.sel[int(place[2]) - 1, 1][1]


def _method(metode: str) -> MetodePemetaan:
    return cari(MetodePemetaan, metode) or MetodePemetaan.SIMPANGAN_BAKU


def _exact(nilai: float | None) -> Decimal:
    return Decimal(repr(nilai)) if nilai is not None and nilai >= 0 else Decimal(0)


def _there(row: Baris) -> bool:
    return not kosong(row.get("nip")) and not kosong(row.get("nama"))


def _person(row: Baris, number: int) -> SkorPegawai:
    """The row for the ranking, unchecked; its place stands for the name, so that it is found again."""

    def score(name: str) -> Decimal | None:
        value = row.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return (Decimal(repr(value)) * _SKALA).quantize(Decimal(1), ROUND_HALF_UP) / _SKALA

    def word(jenis: type[Rating | Tingkat], name: str) -> Any:
        text = teks_angka(row.get(name)).casefold()
        return next((member for member in jenis if member.value.casefold() == text), None)

    fields: dict[str, Any] = {"nip": teks_angka(row.get("nip")), "nilai": row.get("nilai")}
    return SkorPegawai.model_construct(
        **fields, nama=str(number), jabatan=None,
        hasil=score("hasil"), perilaku=score("perilaku"),
        rating_hasil=word(Rating, "rating_hasil"), rating_perilaku=word(Rating, "rating_perilaku"),
        tingkat_hasil=word(Tingkat, "tingkat_hasil"), tingkat_perilaku=word(Tingkat, "tingkat_perilaku"),
    )


def _scaled(orang: HasilPegawai, unsur: str) -> int:
    return int(getattr(orang, unsur) * _SKALA)


def _place(jenis: Any, anggota: Any) -> str | int:
    """Number of a word in its list, from 1; blank for none."""
    return "" if anggota is None else list(jenis).index(anggota) + 1


def _helpers(
    orang: Sequence[Baris], hasil: Mapping[int, HasilPegawai], urut: Sequence[int], setelan: Setelan,
    hari: datetime.date,
) -> list[dict[str, Nilai]]:
    """Rows of the hidden sheet of people."""
    matrix, bands = _pada("predikat", hari), _pada("rentang_nilai", hari)
    rows: list[dict[str, Nilai]] = []
    for number in range(len(orang)):
        one = hasil.get(number)
        row: dict[str, Nilai] = dict.fromkeys((column.nama for column in HITUNGAN.kolom), "")
        rows.append(row)
        if one is None:
            continue
        row |= {"ada": 1, "urut": urut.index(number) + 1}
        for name, short, _ in _UNSUR:
            if getattr(one, name) is not None:
                scaled = _scaled(one, name)
                row |= {short: scaled, f"{short}a": scaled // 1000, f"{short}b": scaled % 1000}
        row |= {
            "th": _place(Tingkat, one.tingkat_hasil), "tp": _place(Tingkat, one.tingkat_perilaku),
            "rh": _place(Rating, one.rating_hasil), "rp": _place(Rating, one.rating_perilaku),
            "kelompok": _place(Kelompok, one.kelompok), "predikat": _place(Predikat, one.predikat),
        }
        if one.rating_hasil is not None and one.rating_perilaku is not None:
            row["matriks"] = _place(Predikat, matrix[one.rating_hasil][one.rating_perilaku])
        if one.komposit is not None:
            row["komposit"] = int(one.komposit * 100 * _SKALA)
        if one.kelompok is not None and one.predikat is not None:
            row["bawah"], row["atas"] = bands[one.kelompok].get(one.predikat, (0, 0))
    _keys(rows, setelan)
    return rows


def _keys(rows: list[dict[str, Nilai]], setelan: Setelan) -> None:
    """Keys of the order, keys of the groups, and the proposed nilai of each member."""
    ranked = [row for row in rows if row["kelompok"] != "" and row["komposit"] != ""]
    for row in ranked:
        row["kunci"] = _int(row["kelompok"]) * _K1E9 - _int(row["komposit"])
    keys = sorted(_int(row["kunci"]) for row in ranked)
    for row in ranked:
        tie = row["p"] if not setelan.bobot[1] else row["h"]
        row["kunci_penuh"] = (keys.index(_int(row["kunci"])) + 1) * 10**7 - _int(tie)
    for row in ranked:
        if row["bawah"] not in ("", 0):
            number = len(Predikat) * (_int(row["kelompok"]) - 1) + _int(row["predikat"])
            row["grup"] = number * _K1E9 + _int(row["komposit"])
    for row in ranked:
        if row["grup"] != "":
            best, spread = _group(rows, _int(row["grup"]) // _K1E9)
            low, high = _int(row["bawah"]), _int(row["atas"])
            behind = best - _int(row["komposit"])
            row["usul"] = high + (spread - 2 * (high - low) * behind) // (2 * spread) if spread else high


def _int(nilai: Nilai) -> int:
    assert isinstance(nilai, int)  # noqa: S101 - only whole numbers come here
    return nilai


def _group(rows: Sequence[Mapping[str, Nilai]], nomor: int) -> tuple[int, int]:
    """Best composite of a group, and how far below it the last one is; 0 and 0 of nobody."""
    found = [_int(row["komposit"]) for row in rows if row["grup"] != "" and _int(row["grup"]) // _K1E9 == nomor]
    return (max(found), max(found) - min(found)) if found else (0, 0)


def _shown(orang: HasilPegawai | None, row: Baris) -> dict[str, Nilai]:
    """One row of the sheet Pemeringkatan."""
    if orang is None:
        return {}
    nip, nilai = row.get("nip"), row.get("nilai")
    return {
        "peringkat": orang.peringkat,
        "nip": "NIP bukan teks" if isinstance(nip, int | float) else nip,
        "nama": teks_angka(row.get("nama")), "jabatan": teks_angka(row.get("jabatan")),
        "hasil": _float(orang.hasil), "perilaku": _float(orang.perilaku), "komposit": _float(orang.komposit),
        "tingkat_hasil": _word(orang.tingkat_hasil), "tingkat_perilaku": _word(orang.tingkat_perilaku),
        "kelompok": _word(orang.kelompok), "predikat": _word(orang.predikat),
        "nilai": orang.nilai if kosong(nilai) else nilai,
        "konflik": "\n".join(orang.konflik), "catatan": "\n".join(orang.catatan),
    }


def _float(nilai: Decimal | None) -> float | None:
    return None if nilai is None else float(nilai)


def _word(kata: Any) -> str | None:
    return None if kata is None else str(kata.value)


# --------------------------------------------------------------------------------- the hidden sheet Dasar


def _settings_cells(
    petak: Petak, setelan: Setelan, bawaan: Mapping[str, Any], cara: tuple[int, int, int]
) -> None:
    p, q, toleransi = cara
    where = {field.nama: f"{PENGATURAN.nama}!$B${PENGATURAN.baris[field.nama]}" for field in PENGATURAN.isian}

    def used(nama: str) -> str:
        return f'IF({where[nama]}="",{bawaan[nama]},{where[nama]})'

    default = bawaan["metode"].value
    method = petak.satu(
        "Metode dipakai", f'IF({where["metode"]}="","{default}",{where["metode"]})', setelan.metode, "MetodeDipakai"
    )
    wrong = "tidak ada"
    k = petak.satu("k dipakai", f"IF(ISTEXT({where['k']}),\"{wrong}\",{used('k')})",
                   wrong if setelan.k is None else setelan.k, "KDipakai")
    tolerance = petak.satu("Toleransi", f"IF(ISTEXT({where['toleransi']}),\"{wrong}\",{used('toleransi')})",
                           wrong if setelan.toleransi is None else setelan.toleransi)
    weights = [
        petak.satu(f"Bobot {name}", f"IF(ISTEXT({where[f'bobot_{name}']}),\"{wrong}\",{used(f'bobot_{name}')})",
                   wrong if value is None else value, f"Bobot{name.capitalize()}")
        for name, value in zip(("hasil", "perilaku"), setelan.bobot, strict=True)
    ]
    words = ",".join(f'{method}<>"{member.value}"' for member in MetodePemetaan)
    one, two = weights
    sums = f"IF(COUNT({one}:{two})<2,TRUE,OR({one}+{two}<>100,INT({one})<>{one},INT({two})<>{two},{one}<0,{two}<0))"
    period = where["periode"]
    year = f'IFERROR(VALUE(RIGHT({period},4)),0)'
    first = tahun_pertama()
    problem = petak.satu(
        "Masalah pengaturan",
        f'IF(AND({words}),"Metode Pemetaan tidak dikenal; pilih dari daftar di lembar Pengaturan.",'
        f'IF({sums},"Bobot hasil kerja dan perilaku kerja harus bilangan bulat yang berjumlah 100.",'
        f'IF(AND({method}="{MetodePemetaan.SIMPANGAN_BAKU.value}",IF(ISNUMBER({k}),OR({k}<0,{k}>5),TRUE)),'
        '"Pengali simpangan baku (k) harus angka 0 sampai 5.",'
        f'IF(AND({method}="{MetodePemetaan.MUTLAK.value}",'
        f'IF(ISNUMBER({tolerance}),OR({tolerance}<0,{tolerance}>120),TRUE)),'
        '"Toleransi mutlak harus angka 0 sampai 120.",'
        f'IF(AND({period}<>"",{year}<{first}),"Aturan pemetaan belum dikenal untuk periode ini; yang pertama tahun '
        f'{first}.","")))))',
        setelan.masalah,
    )
    petak.nama["MasalahPengaturan"] = f"=Dasar!{problem}"
    petak.satu("Siap dihitung", f'IF({problem}="",1,0)', int(not setelan.masalah), "SiapDihitung")
    inside = f"IF(ISNUMBER({k}),IF(AND({k}>=0,{k}<=5),ROUND({k}*{_SKALA},0),0),0)"
    whole = petak.satu("k per sepuluh ribu", inside, p * (_SKALA // q))
    petak.satu("k, pembilang", f"{whole}/GCD({whole},{_SKALA})", p, "PengaliAtas")
    petak.satu("k, penyebut", f"{_SKALA}/GCD({whole},{_SKALA})", q, "PengaliBawah")
    bounded = f"IF(ISNUMBER({tolerance}),IF(AND({tolerance}>=0,{tolerance}<=120),ROUND({tolerance}*{_SKALA},0),0),0)"
    petak.satu("Toleransi per sepuluh ribu", bounded, toleransi, "ToleransiDipakai")


def _rule_cells(petak: Petak, hari: datetime.date) -> None:
    """Words and tables of the rules in force on a day."""
    groups, matrix, bands = (_pada(kode, hari) for kode in ("kelompok", "predikat", "rentang_nilai"))
    petak.tabel("DaftarTingkat", [[word.value] for word in Tingkat])
    petak.tabel("DaftarRating", [[word.value] for word in Rating])
    petak.tabel("DaftarPredikat", [[word.value] for word in Predikat])
    petak.tabel("DaftarKelompok", [[word.value] for word in Kelompok])
    petak.tabel("MatriksKelompok", [[_place(Kelompok, groups[a][b]) for b in Tingkat] for a in Tingkat])
    petak.tabel("MatriksPredikat", [[_place(Predikat, matrix[a][b]) for b in Rating] for a in Rating])
    for name, end in (("RentangBawah", 0), ("RentangAtas", 1)):
        petak.tabel(name, [[bands[a].get(b, (0, 0))[end] for b in Predikat] for a in Kelompok])
    own = [next(iter(bands[a])) if len(bands[a]) == 1 else None for a in Kelompok]
    petak.tabel("PredikatKelompok", [[_place(Predikat, one) or 0] for one in own])
    petak.tabel("PredikatDiharap", [[f"predikat {one.value}" if one else "predikat selain itu"] for one in own])
    petak.tabel(
        "RentangPredikat",
        [[" atau ".join("{} s.d. {}".format(*row[one]) for row in bands.values() if one in row)] for one in Predikat],
    )
    petak.tabel("DaftarCapaian", [[word.value] for word in CapaianOrganisasi])


def _group_cells(petak: Petak, rows: Sequence[Mapping[str, Nilai]], rentang: str) -> None:
    """Best composite and spread of every (kelompok, predikat), without array formulas."""
    start = petak.baris + 1
    for number in range(1, len(Kelompok) * len(Predikat) + 1):
        best, spread = _group(rows, number)
        low, high = number * _K1E9, (number + 1) * _K1E9
        from_low = sum(1 for row in rows if row["grup"] != "" and _int(row["grup"]) >= low)
        from_high = sum(1 for row in rows if row["grup"] != "" and _int(row["grup"]) >= high)
        row = petak.baris + 1
        first, last, top = f"$B${row}", f"$C${row}", f"$D${row}"
        petak.deret(
            f"Grup {number}",
            [
                (f'COUNTIF({rentang},">={low}")', from_low),
                (f'COUNTIF({rentang},">={high}")', from_high),
                (f"IF({first}>{last},LARGE({rentang},{last}+1)-{low},0)", best),
                (f"IF({first}>{last},{top}-LARGE({rentang},{first})+{low},0)", spread),
            ],
        )
    petak.nama["GrupTertinggi"] = f"=Dasar!$D${start}:$D${petak.baris}"
    petak.nama["GrupSelisih"] = f"=Dasar!$E${start}:$E${petak.baris}"


def _text_cells(
    petak: Petak, setelan: Setelan, batas: Mapping[str, Batas], cara: tuple[int, int, int]
) -> None:
    """What people read above the tables."""
    p, q, tolerance = cara
    method = _method(setelan.metode)

    def decimal_comma(formula: str, places: int) -> str:
        return f'SUBSTITUTE(ROUND({formula},{places})&"",".",",")'

    detail = {
        MetodePemetaan.SIMPANGAN_BAKU: f" (k = {_indo(Fraction(p, q), 4)})",
        MetodePemetaan.MUTLAK: f" (toleransi {_indo(Fraction(tolerance, _SKALA), 4)})",
    }.get(method, "")
    weights = [teks_angka(weight) for weight in setelan.bobot]
    petak.satu(
        "Metode",
        f'IF(SiapDihitung=0,MasalahPengaturan,MetodeDipakai&IF(MetodeDipakai="Simpangan Baku"," (k = "&'
        f'{decimal_comma("PengaliAtas/PengaliBawah", 4)}&")",IF(MetodeDipakai="Mutlak"," (toleransi "&'
        f'{decimal_comma(f"ToleransiDipakai/{_SKALA}", 4)}&")",""))&"; bobot hasil kerja : perilaku kerja = "&'
        'BobotHasil&" : "&BobotPerilaku)',
        setelan.masalah or f"{method.value}{detail}; bobot hasil kerja : perilaku kerja = {' : '.join(weights)}",
        "TeksMetode",
    )
    for unsur, _, name in _UNSUR:
        edge = batas[unsur]
        n = max(1, edge.banyak)
        mean, deviation = Fraction(edge.jumlah, n * _SKALA), sqrt(max(0, edge.ragam)) / n / _SKALA
        root = _address(petak, f"{name}: banyak pegawai", "akar ragam")
        sum_ = _address(petak, f"{name}: banyak pegawai", "jumlah")
        width = (p / q) * deviation if method is MetodePemetaan.SIMPANGAN_BAKU else tolerance / _SKALA
        mean_text = f"{sum_}/MAX(1,Banyak{name})/{_SKALA}"
        sd_text = f"{root}/MAX(1,Banyak{name})/{_SKALA}"
        mean_cell = petak.satu(f"{name}: rata-rata", mean_text, float(mean), f"Rata{name}")
        sd_cell = petak.satu(f"{name}: simpangan baku", sd_text, deviation, f"Simpangan{name}")
        width_cell = petak.satu(
            f"{name}: lebar", f'IF(MetodeDipakai="Simpangan Baku",PengaliAtas/PengaliBawah*{sd_cell},'
            f"ToleransiDipakai/{_SKALA})", width,
        )
        edges = [
            petak.satu(f"{name}: tepi {word}", f"{mean_cell}{sign}{width_cell}", float(mean) + step * width,
                       f"Tepi{word.capitalize()}{name}")
            for word, sign, step in (("bawah", "-", -1), ("atas", "+", 1))
        ]
        shown = (_indo(mean), _indo(deviation), _indo(float(mean) - width), _indo(float(mean) + width))
        none = bool(setelan.masalah) or method is MetodePemetaan.TINGKAT or edge.banyak < 2
        petak.satu(
            f"{name}: dibaca",
            f'IF(OR(SiapDihitung=0,MetodeDipakai="Tingkat",Banyak{name}<2),"Tidak dihitung",'
            f'{decimal_comma(mean_cell, 2)}&"; simpangan baku "&{decimal_comma(sd_cell, 2)}&"; “rata-rata” bila "&'
            f'{decimal_comma(edges[0], 2)}&" s.d. "&{decimal_comma(edges[1], 2)}&"; "&Banyak{name}&" pegawai berskor")',
            "Tidak dihitung" if none else
            "{}; simpangan baku {}; “rata-rata” bila {} s.d. {}; ".format(*shown) + f"{edge.banyak} pegawai berskor",
            f"TeksRata{name}",
        )


def _state_cell(
    petak: Petak, setelan: Setelan, rentang: Mapping[str, str], hasil: Mapping[int, HasilPegawai]
) -> None:
    """How many people are counted, and how many still ask for something."""
    people = list(hasil.values())
    counts = (
        len(people), sum(one.peringkat is None for one in people), sum(one.predikat is None for one in people),
        sum(bool(one.konflik) for one in people),
    )
    words = (" pegawai dihitung; ", " belum berperingkat; ", " belum berpredikat; ", " konflik.")
    all_ = f"COUNT({rentang['ada']})"
    formulas = (
        all_, f"({all_}-COUNT({rentang['kunci_penuh']}))", f"({all_}-COUNT({rentang['predikat']}))",
        f'COUNTIF({rentang["konflik"]},"?*")',
    )
    told = "&".join(f'{formula}&"{word}"' for formula, word in zip(formulas, words, strict=True))
    petak.satu(
        "Keadaan", f"IF(SiapDihitung=0,MasalahPengaturan,{told})",
        setelan.masalah or "".join(f"{count}{word}" for count, word in zip(counts, words, strict=True)), "TeksKeadaan",
    )


def siap_unit(isi: Any, letak: Callable[[str], Letak], tahun: int) -> None:
    """Add to the content of a unit workbook what its formulas give."""
    people = letak(HITUNGAN.nama)
    ranges = {column.nama: people.rentang(column.nama) for column in HITUNGAN.kolom}
    ranges["konflik"] = letak(PEMERINGKATAN.nama).rentang("konflik")
    found = hitung_unit(isi.baris, ranges, tahun)
    isi.baris |= found.baris
    isi.kepala[PEMERINGKATAN.nama] = found.kepala
    isi.hitungan = found
    _after(isi.baris, found, tahun)


def _after(baris: dict[str, Any], hasil: HasilUnit, tahun: int) -> None:
    """Konfirmasi and Tukin: what follows from the ranking, the settings and today's date."""
    settings = dict(next(iter(baris.get(PENGATURAN.nama, ())), {}))
    span = _pada("tenggat", datetime.date(tahun, 12, 31))
    count, unit = settings.get("konfirmasi_jumlah"), settings.get("konfirmasi_satuan")
    settings["_jumlah"] = count if isinstance(count, int) else span.jumlah
    settings["_satuan"] = unit or span.satuan
    hasil.setelan_baris = settings
    where = {field.nama: f"{PENGATURAN.nama}!$B${PENGATURAN.baris[field.nama]}" for field in PENGATURAN.isian}
    petak = hasil.petak
    petak.satu(
        "Jumlah hari konfirmasi",
        f"IF(ISNUMBER({where['konfirmasi_jumlah']}),{where['konfirmasi_jumlah']},{span.jumlah})",
        settings["_jumlah"], "JumlahKonfirmasi",
    )
    petak.satu(
        "Satuan hari konfirmasi",
        f'IF({where["konfirmasi_satuan"]}="","{span.satuan}",{where["konfirmasi_satuan"]})', settings["_satuan"],
        "SatuanKonfirmasi",
    )
    petak.nama["TanggalEvaluasi"] = f"={where['tanggal_evaluasi']}"
    rule = _pada("tunjangan_kinerja", datetime.date(tahun, 12, 31))
    petak.tabel("TukinPersen", [[float(rule.predikat[one].persen) / 100] for one in Predikat])
    petak.tabel("TukinBulan", [[rule.predikat[one].bulan] for one in Predikat])
    for sheet in (KONFIRMASI, TUKIN):
        baris[sheet.nama] = [dict(row) for row in baris.get(sheet.nama, ())]
    isi_konfirmasi(baris[KONFIRMASI.nama], settings, tahun, datetime.datetime.now().astimezone().date())
    yearly = {}
    if hasil.setelan.periode[:5].casefold() == "tahun":
        for row in reversed(hasil.baris[PEMERINGKATAN.nama]):
            if row:
                yearly[str(row["nip"])] = str(row["predikat"] or "")
    isi_tukin(baris[TUKIN.nama], yearly, rule)


def _address(petak: Petak, mulai: str, judul: str) -> str:
    """Address of the first cell of a label after another label."""
    rows = sorted(row for (row, column), cell in petak.sel.items() if column == 0 and cell[1] == mulai)
    return next(
        f"$B${row + 1}" for row in range(rows[0], petak.baris) if petak.sel.get((row, 0), (None, ""))[1] == judul
    )


def _indo(nilai: Fraction | float, tempat: int = 2) -> str:
    """A number as the formulas write it: rounded half away from zero, decimal comma, no idle zeros."""
    if isinstance(nilai, Fraction):
        exact = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    else:
        exact = Decimal(repr(nilai))
    text = f"{exact.quantize(Decimal(1).scaleb(-tempat), ROUND_HALF_UP):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return ("0" if text == "-0" else text).replace(".", ",")
