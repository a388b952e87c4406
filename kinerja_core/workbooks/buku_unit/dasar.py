"""Dasar: the hidden sheet of what a whole unit shares: words, tables of the rules, settings in use, exact edges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import partial
from math import sqrt
from typing import Any, Final

from kinerja_core.model.dasar import SKOR_TERTINGGI
from kinerja_core.model.istilah import (
    CapaianOrganisasi,
    Istilah,
    Kelompok,
    MetodePemetaan,
    Predikat,
    Rating,
    Tingkat,
    UrutanPeringkat,
)
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.rules.aturan import muat
from kinerja_core.rules.konflik import pasangan_nilai, ubah_pemetaan, ubah_rating
from kinerja_core.workbooks.buku_unit.bertanggal import AturanBerlaku, harfiah
from kinerja_core.workbooks.buku_unit.hitungan import bulat, grup, nomor_kata, predikat_dipakai
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.petak import NAMA_DASAR, Petak
from kinerja_core.workbooks.buku_unit.rumus import GRUP, SKALA
from kinerja_core.workbooks.buku_unit.setelan import (
    BERSAMA,
    BOBOT_SALAH,
    DIBAGI,
    K_SALAH,
    K_TERBESAR,
    METODE_ASING,
    PERIODE_AWAL,
    TOLERANSI_SALAH,
    TOLERANSI_TERBESAR,
    URUTAN_ASING,
    Setelan,
    metode_dari,
    tahun_pertama,
    urutan_dari,
)
from kinerja_core.workbooks.buku_unit.tepi import Cara, TepiSkor
from kinerja_core.workbooks.mesin import batas
from kinerja_core.workbooks.mesin.kanvas import Kanvas
from kinerja_core.workbooks.mesin.kisi import alamat
from kinerja_core.workbooks.mesin.rumus import teks_angka
from kinerja_core.workbooks.mesin.spek import LembarRingkasan, Nilai

#: What the order says while no kelompok has a predikat for everybody.
_BELUM: Final = "predikat belum ditetapkan bagi semua, sehingga belum dipakai"


def susun_setelan(petak: Petak, setelan: Setelan, cara: Cara, aturan: AturanBerlaku) -> None:
    """Lay out the settings in use, what is wrong with them, and ``k`` as a whole fraction.

    A blank cell means what the rule of the period says.
    """
    where = {field.nama: f"{PENGATURAN.nama}!$B${PENGATURAN.baris[field.nama]}" for field in PENGATURAN.isian}

    def used(nama: str) -> str:
        kode = "peserta_pemetaan" if nama in BERSAMA else "pemeringkatan"
        formula, value = aturan.rumus(kode, lambda rule: _nilai_bawaan(rule.bawaan[nama]))
        return f'IF({where[nama]}="",{formula or harfiah(value)},{where[nama]})'

    method = petak.satu("Metode dipakai", used("metode"), setelan.metode, "MetodeDipakai")
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
    order = petak.satu("Urutan dipakai", used("urutan"), setelan.urutan, "UrutanDipakai")
    words = ",".join(f'{method}<>"{member.value}"' for member in MetodePemetaan)
    one, two = weights
    sums = f"IF(COUNT({one}:{two})<2,TRUE,OR({one}+{two}<>100,INT({one})<>{one},INT({two})<>{two},{one}<0,{two}<0))"
    period = where["periode"]
    year = f'IFERROR(VALUE(RIGHT({period},4)),0)'
    parted = ",".join(f'{used(name)}<>"{word}"' for name, word in BERSAMA.items())
    first = tahun_pertama()
    problem = petak.satu(
        "Masalah pengaturan",
        f'IF(AND({words}),"{METODE_ASING}",'
        f'IF({sums},"{BOBOT_SALAH}",IF(ISNA(MATCH({order},DaftarUrutan,0)),"{URUTAN_ASING}",'
        f'IF(AND({method}="{MetodePemetaan.SIMPANGAN_BAKU.value}",'
        f'IF(ISNUMBER({k}),OR({k}<0,{k}>{K_TERBESAR}),TRUE)),"{K_SALAH}",'
        f'IF(AND({method}="{MetodePemetaan.MUTLAK.value}",'
        f'IF(ISNUMBER({tolerance}),OR({tolerance}<0,{tolerance}>{TOLERANSI_TERBESAR}),TRUE)),"{TOLERANSI_SALAH}",'
        f'IF(AND({period}<>"",{year}<{first}),"{PERIODE_AWAL.format(first)}",'
        f'IF(OR({parted}),"{DIBAGI}","")))))))',
        setelan.masalah,
    )
    petak.nama["MasalahPengaturan"] = f"=Dasar!{problem}"
    petak.satu("Siap dihitung", f'IF({problem}="",1,0)', int(not setelan.masalah), "SiapDihitung")
    inside = f"IF(ISNUMBER({k}),IF(AND({k}>=0,{k}<={K_TERBESAR}),ROUND({k}*{SKALA},0),0),0)"
    whole = petak.satu("k per sepuluh ribu", inside, cara.pembilang * (SKALA // cara.penyebut))
    petak.satu("k, pembilang", f"{whole}/GCD({whole},{SKALA})", cara.pembilang, "PengaliAtas")
    petak.satu("k, penyebut", f"{SKALA}/GCD({whole},{SKALA})", cara.penyebut, "PengaliBawah")
    inside = f"AND({tolerance}>=0,{tolerance}<={TOLERANSI_TERBESAR})"
    bounded = f"IF(ISNUMBER({tolerance}),IF({inside},ROUND({tolerance}*{SKALA},0),0),0)"
    petak.satu("Toleransi per sepuluh ribu", bounded, cara.toleransi, "ToleransiDipakai")


def _nilai_bawaan(nilai: Any) -> str | float:
    """A default as a cell holds it."""
    if isinstance(nilai, Istilah):
        return nilai.value
    return float(nilai) if nilai % 1 else int(nilai)


def susun_aturan(petak: Petak, aturan: AturanBerlaku) -> None:
    """Words, and tables of the rules in force at the end of the period."""
    petak.tabel("DaftarTingkat", [[word.value] for word in Tingkat])
    petak.tabel("DaftarRating", [[word.value] for word in Rating])
    petak.tabel("DaftarPredikat", [[word.value] for word in Predikat])
    petak.tabel("DaftarKelompok", [[word.value] for word in Kelompok])
    aturan.tabel("MatriksKelompok", "kelompok", lambda groups: _nomor(Kelompok, groups, Tingkat))
    aturan.tabel("MatriksPredikat", "predikat", lambda matrix: _nomor(Predikat, matrix, Rating))
    for name, end in (("RentangBawah", 0), ("RentangAtas", 1)):
        aturan.tabel(name, "rentang_nilai", partial(_tepi_rentang, end))
    aturan.tabel(
        "PredikatKelompok", "rentang_nilai",
        lambda bands: [[nomor_kata(Predikat, one) or 0] for one in _tunggal(bands)],
    )
    aturan.tabel(
        "PredikatDiharap", "rentang_nilai",
        lambda bands: [[f"predikat {one.value}" if one else "predikat selain itu"] for one in _tunggal(bands)],
    )
    aturan.tabel(
        "RentangPredikat", "rentang_nilai",
        lambda bands: [
            [" atau ".join("{} s.d. {}".format(*row[one]) for row in bands.values() if one in row)] for one in Predikat
        ],
    )
    aturan.tabel_gabungan(
        "JalanRating", ("rentang_nilai", "predikat"),
        lambda bands, matrix: [[f"1. {ubah_rating(one, bands, matrix)}"] for one in Kelompok],
    )
    aturan.tabel(
        "JalanPemetaan", "rentang_nilai", lambda bands: [[f"2. {ubah_pemetaan(one, bands)}"] for one in Predikat]
    )
    most = max(len(pasangan_nilai(bands)) for bands in muat("rentang_nilai").nilai.values())
    for name, column in (("NilaiTerendah", 0), ("NilaiPasangan", 1)):
        aturan.tabel(name, "rentang_nilai", partial(_pasangan, column, most))
    petak.tabel("DaftarUrutan", [[word.value] for word in UrutanPeringkat])
    petak.tabel("DaftarCapaian", [[word.value] for word in CapaianOrganisasi])


def susun_urutan(
    petak: Petak, setelan: Setelan, rentang: Mapping[str, str], rows: Sequence[Mapping[str, Nilai]]
) -> None:
    """In which kelompok the predikat decides before the composite, and what the order is, in words."""
    order = urutan_dari(setelan.urutan)
    used = predikat_dipakai(rows, order)
    number = petak.satu(
        "Nomor urutan", "IFERROR(MATCH(UrutanDipakai,DaftarUrutan,0),1)", [*UrutanPeringkat].index(order) + 1,
        "NomorUrutan",
    )
    kelompok, predikat = rentang["kelompok"], rentang["predikat"]
    whole = f'COUNT({kelompok})=COUNTIFS({kelompok},">0",{predikat},">0")'
    start = petak.baris + 1
    for place, word in enumerate(Kelompok, start=1):
        count = f"COUNTIF({kelompok},{place})"
        own = f'{count}=COUNTIFS({kelompok},{place},{predikat},">0")'
        petak.satu(
            f"Predikat dipakai di {word.value}",
            f"IF({count}=0,0,IF({number}=1,IF({own},1,0),IF({number}=2,IF({whole},1,0),0)))", used[place - 1],
        )
    petak.nama["PredikatDipakai"] = f"=Dasar!$B${start}:$B${petak.baris}"
    among = [word.value for word, one in zip(Kelompok, used, strict=True) if one]
    named = "&".join(f'IF($B${start + place}=1,", {word.value}","")' for place, word in enumerate(Kelompok))
    told = f'"; predikat dipakai di "&MID({named},3,20)'
    said = f"{setelan.urutan}; predikat dipakai di {', '.join(among)}" if among else (
        setelan.urutan if order is UrutanPeringkat.KOMPOSIT else f"{setelan.urutan}; {_BELUM}"
    )
    petak.satu(
        "Urutan",
        f'IF(SiapDihitung=0,"Tidak dihitung",UrutanDipakai&IF(SUM(PredikatDipakai)>0,{told},'
        f'IF({number}=3,"","; {_BELUM}")))',
        "Tidak dihitung" if setelan.masalah else said, "TeksUrutan",
    )


def _nomor(jenis: Any, matriks: Mapping[Any, Mapping[Any, Any]], sumbu: Any) -> list[list[str | int]]:
    """A matrix of words as numbers."""
    return [[nomor_kata(jenis, matriks[one][other]) for other in sumbu] for one in sumbu]


def _tepi_rentang(ujung: int, rentang: Mapping[Any, Mapping[Any, tuple[int, int]]]) -> list[list[int]]:
    """The lower (0) or upper (1) end of the band of every kelompok and predikat; 0 where there is none."""
    return [[rentang[one].get(other, (0, 0))[ujung] for other in Predikat] for one in Kelompok]


def _pasangan(kolom: int, banyak: int, rentang: Mapping[Any, Mapping[Any, tuple[int, int]]]) -> list[list[str | int]]:
    """The lowest nilai (0) or the name (1) of every band in order, and what no nilai reaches behind them."""
    found: list[tuple[int, str]] = pasangan_nilai(rentang)
    return [[one[kolom]] for one in [*found, *[(SKOR_TERTINGGI + 1, "")] * (banyak - len(found))]]


def _tunggal(rentang: Mapping[Any, Mapping[Any, Any]]) -> list[Predikat | None]:
    """The predikat of each kelompok that knows only one."""
    return [next(iter(rentang[one])) if len(rentang[one]) == 1 else None for one in Kelompok]


def susun_grup(petak: Petak, rows: Sequence[Mapping[str, Nilai]], rentang: str) -> None:
    """Best composite and spread of every (kelompok, usulan predikat), without array formulas."""
    start = petak.baris + 1
    for number in range(1, len(Kelompok) * len(Predikat) + 1):
        best, spread = grup(rows, number)
        low, high = number * GRUP, (number + 1) * GRUP
        from_low = sum(1 for row in rows if row["grup"] != "" and bulat(row["grup"]) >= low)
        from_high = sum(1 for row in rows if row["grup"] != "" and bulat(row["grup"]) >= high)
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


def susun_teks(petak: Petak, setelan: Setelan, batas: Mapping[str, TepiSkor], cara: Cara) -> None:
    """What people read above the tables of the method, and of the average of each score by its name."""
    method = metode_dari(setelan.metode)
    detail = {
        MetodePemetaan.SIMPANGAN_BAKU: f" (k = {_indo(Fraction(cara.pembilang, cara.penyebut), 4)})",
        MetodePemetaan.MUTLAK: f" (toleransi {_indo(Fraction(cara.toleransi, SKALA), 4)})",
    }.get(method, "")
    weights = [teks_angka(weight) for weight in setelan.bobot]
    petak.satu(
        "Metode",
        f'IF(SiapDihitung=0,MasalahPengaturan,MetodeDipakai&IF(MetodeDipakai="Simpangan Baku"," (k = "&'
        f'{_koma("PengaliAtas/PengaliBawah", 4)}&")",IF(MetodeDipakai="Mutlak"," (toleransi "&'
        f'{_koma(f"ToleransiDipakai/{SKALA}", 4)}&")",""))&"; bobot hasil kerja : perilaku kerja = "&'
        'BobotHasil&" : "&BobotPerilaku)',
        setelan.masalah or f"{method.value}{detail}; bobot hasil kerja : perilaku kerja = {' : '.join(weights)}",
        "TeksMetode",
    )
    for name, edge in batas.items():
        _teks_rata(petak, name, setelan, edge, cara)


def _teks_rata(petak: Petak, nama: str, setelan: Setelan, batas: TepiSkor, cara: Cara) -> None:
    """Lay out average, standard deviation and edges of one score, and the sentence that says them."""
    method = metode_dari(setelan.metode)
    n = max(1, batas.banyak)
    mean, deviation = Fraction(batas.jumlah, n * SKALA), sqrt(max(0, batas.ragam)) / n / SKALA
    width = cara.pembilang / cara.penyebut * deviation if cara.baku else cara.toleransi / SKALA
    root = petak.alamat(f"{nama}: banyak pegawai", "akar ragam")
    sum_ = petak.alamat(f"{nama}: banyak pegawai", "jumlah")
    shared = f"/MAX(1,Banyak{nama})/{SKALA}"
    mean_cell = petak.satu(f"{nama}: rata-rata", sum_ + shared, float(mean), f"Rata{nama}")
    sd_cell = petak.satu(f"{nama}: simpangan baku", root + shared, deviation, f"Simpangan{nama}")
    width_cell = petak.satu(
        f"{nama}: lebar", f'IF(MetodeDipakai="Simpangan Baku",PengaliAtas/PengaliBawah*{sd_cell},'
        f"ToleransiDipakai/{SKALA})", width,
    )
    edges = [
        petak.satu(f"{nama}: tepi {word}", f"{mean_cell}{sign}{width_cell}", float(mean) + step * width,
                   f"Tepi{word.capitalize()}{nama}")
        for word, sign, step in (("bawah", "-", -1), ("atas", "+", 1))
    ]
    shown = (_indo(mean), _indo(deviation), _indo(float(mean) - width), _indo(float(mean) + width))
    none = bool(setelan.masalah) or method is MetodePemetaan.TINGKAT or batas.banyak < 2
    petak.satu(
        f"{nama}: dibaca",
        f'IF(OR(SiapDihitung=0,MetodeDipakai="Tingkat",Banyak{nama}<2),"Tidak dihitung",'
        f'{_koma(mean_cell, 2)}&"; simpangan baku "&{_koma(sd_cell, 2)}&"; “rata-rata” bila "&'
        f'{_koma(edges[0], 2)}&" s.d. "&{_koma(edges[1], 2)}&"; "&Banyak{nama}&" pegawai berskor")',
        "Tidak dihitung" if none else
        "{}; simpangan baku {}; “rata-rata” bila {} s.d. {}; ".format(*shown) + f"{batas.banyak} pegawai berskor",
        f"TeksRata{nama}",
    )


def _koma(rumus: str, tempat: int) -> str:
    """A number with a decimal comma, by a formula."""
    return f'SUBSTITUTE(ROUND({rumus},{tempat})&"",".",",")'


def susun_keadaan(
    petak: Petak, setelan: Setelan, rentang: Mapping[str, str], hasil: Mapping[int, HasilPegawai]
) -> None:
    """How many people are counted, and how many still ask for something."""
    people = list(hasil.values())
    counts = (
        len(people), sum(one.peringkat is None for one in people), sum(one.predikat is None for one in people),
        sum(bool(one.konflik) for one in people),
    )
    words = (" pegawai dihitung; ", " belum berperingkat; ", " predikatnya belum ditetapkan; ", " konflik.")
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


def _indo(nilai: Fraction | float, tempat: int = 2) -> str:
    """A number as the formulas write it: rounded half away from zero, decimal comma, no idle zeros."""
    if isinstance(nilai, Fraction):
        exact = Decimal(nilai.numerator) / Decimal(nilai.denominator)
    else:
        exact = Decimal(repr(nilai))
    text = f"{exact.quantize(Decimal(1).scaleb(-tempat), ROUND_HALF_UP):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return ("0" if text == "-0" else text).replace(".", ",")


def _lukis(kanvas: Kanvas) -> None:
    petak: Petak = kanvas.isi.hitungan.petak
    page = kanvas.halaman
    page.set_column(0, 0, 34)
    page.set_column(1, 18, 16)
    for (row, column), (formula, value) in sorted(petak.sel.items()):
        cell = alamat(row, column)
        if formula is not None:
            page.write_formula(row, column, "=" + batas.periksa_rumus(formula, NAMA_DASAR, cell), None, value)
        elif isinstance(value, str):
            page.write_string(row, column, value)
        else:
            page.write_number(row, column, value)
    for name, place in petak.nama.items():
        kanvas.berkas.define_name(name, place)


DASAR: Final = LembarRingkasan(nama=NAMA_DASAR, judul="DASAR HITUNGAN", lukis=_lukis, tersembunyi=True)
