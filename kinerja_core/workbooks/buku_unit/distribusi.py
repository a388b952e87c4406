"""Distribusi: people per predikat against the pattern for the capaian organisasi; it warns and never blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from kinerja_core.model.istilah import CapaianOrganisasi, Kelompok, Predikat
from kinerja_core.rules.aturan import muat
from kinerja_core.rules.pola_terdekat import terdekat
from kinerja_core.workbooks.buku_unit.bertanggal import AturanBerlaku
from kinerja_core.workbooks.buku_unit.hitungan import HITUNGAN
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.petak import Petak
from kinerja_core.workbooks.mesin.gaya import HURUF, WARNA_GARIS, WARNA_GRAFIK
from kinerja_core.workbooks.mesin.kanvas import Kanvas
from kinerja_core.workbooks.mesin.spek import LembarRingkasan

if TYPE_CHECKING:
    from kinerja_core.rules.pola_distribusi import SyaratPola

    _Pola: TypeAlias = Mapping[CapaianOrganisasi, Sequence[SyaratPola]]

_LEMBAR: Final = "Distribusi"
_ATURAN: Final = "pola_distribusi"
_PERTAMA: Final = 6  #: row (from 1) of the first predikat
_TOTAL: Final = _PERTAMA + len(Predikat)
_SYARAT: Final = _TOTAL + 4  #: row of the first condition
_GRAFIK: Final = _SYARAT + 5


#: Limits of a predikat the pattern is silent about: a dash in the table, and a mark beyond the axis of the chart.
_TANPA_TERTINGGI: Final = 200
_TANPA_TERENDAH: Final = -100


def banyak_syarat() -> int:
    """Most conditions that a capaian has, whatever the period."""
    return max(len(conditions) for value in muat(_ATURAN).nilai.values() for conditions in value.values())


def susun_pola(petak: Petak, aturan: AturanBerlaku, capaian: str) -> None:
    """The conditions of every capaian on the hidden sheet, and the number of the chosen one."""
    cell = f"{PENGATURAN.nama}!$B${PENGATURAN.baris['capaian_organisasi']}"
    number = next(
        (n for n, one in enumerate(CapaianOrganisasi, start=1) if one.value.casefold() == capaian.casefold()), ""
    )
    petak.satu("Nomor capaian", f'IFERROR(MATCH({cell},DaftarCapaian,0),"")', number, "NomorCapaian")
    most = banyak_syarat()
    conditions = partial(_syarat, most)
    aturan.tabel("PolaNama", _ATURAN, lambda pola: [
        ["" if one is None else " dan/atau ".join(p.value for p in one.predikat)] for one in conditions(pola)
    ])
    aturan.tabel("PolaTanda", _ATURAN, lambda pola: [
        [int(one is not None and word in one.predikat) for word in Predikat] for one in conditions(pola)
    ])
    aturan.tabel("PolaBatas", _ATURAN, lambda pola: [_limit(one) for one in conditions(pola)])
    petak.satu("Syarat per capaian", None, most, "PolaBanyak")
    for name, kind, default in (("PolaTertinggi", 1, _TANPA_TERTINGGI), ("PolaTerendah", 2, _TANPA_TERENDAH)):
        aturan.tabel(name, _ATURAN, partial(_batas, kind, default))
    aturan.teks(
        _ATURAN, lambda since: f"Sumber: {muat(_ATURAN).rujukan[since][0]}. Pedoman, tidak memblokir.", "SumberPola"
    )


def _syarat(banyak: int, pola: _Pola) -> list[SyaratPola | None]:
    """As many conditions for every capaian, one capaian after the other; ``None`` where it has fewer."""
    return [
        pola[one][place] if place < len(pola[one]) else None for one in CapaianOrganisasi for place in range(banyak)
    ]


def _batas(jenis: int, bawaan: int, pola: _Pola) -> list[list[int]]:
    """The limit on each predikat alone, for every capaian."""
    return [[_of_one(pola[one], word, jenis, bawaan) for word in Predikat] for one in CapaianOrganisasi]


def _limit(syarat: SyaratPola | None) -> list[int]:
    """Kind of a condition (1 at most, 2 at least in percent, 3 at least in people) and its number."""
    if syarat is None:
        return [0, 0]
    if syarat.paling_banyak_persen is not None:
        return [1, syarat.paling_banyak_persen]
    if syarat.paling_sedikit_persen is not None:
        return [2, syarat.paling_sedikit_persen]
    return [3, syarat.paling_sedikit_orang or 0]


def _of_one(syarat: Sequence[SyaratPola], predikat: Predikat, jenis: int, bawaan: int) -> int:
    """The limit on one predikat alone; where there is none, what no share can exceed."""
    limits = [_limit(one) for one in syarat if one.predikat == (predikat,)]
    return next((number for kind, number in limits if kind == jenis), bawaan)


def _lukis(kanvas: Kanvas) -> None:
    kanvas.lebar(36, 9, 9, 9, 16, 10, 10, 14, 14, 10, 10)
    kanvas.rumus(
        "A2", '"Predikat yang ditetapkan dan pedoman pola distribusi; usulan hanya pembanding. "&TeksKeadaan',
        "Predikat yang ditetapkan dan pedoman pola distribusi; usulan hanya pembanding. "
        + str(kanvas.isi.hitungan.kepala["keadaan"]),
        "catatan",
    )
    counts = _counts(kanvas)
    _conditions(kanvas, counts)
    kanvas.rumus(f"A{_GRAFIK - 1}", "SumberPola", kanvas.isi.hitungan.sumber_pola, "catatan")
    _chart(kanvas)
    kanvas.halaman.print_area(0, 0, _GRAFIK + 21, 10)


def _counts(kanvas: Kanvas) -> list[int]:
    """The table of counts; people per predikat."""
    people = kanvas.letak(HITUNGAN.nama)
    predikat, kelompok = people.rentang("predikat"), people.rentang("kelompok")
    heads = (
        "Predikat Ditetapkan", *Kelompok, "Tanpa Kelompok", "Jumlah", "Persen", "Paling Banyak", "Paling Sedikit",
        "Usulan", "Usulan (%)",
    )
    for letter, text in zip("ABCDEFGHIJK", heads, strict=True):
        kanvas.tulis(f"{letter}{_PERTAMA - 1}", str(text), "kepala")
    rows = [*kanvas.isi.baris[HITUNGAN.nama]]
    totals = [sum(row["predikat"] == place for row in rows) for place in range(1, len(Predikat) + 1)]
    all_ = sum(totals)
    settings = kanvas.isi.hitungan
    chosen = settings.nomor_capaian
    for place, word in enumerate(Predikat, start=1):
        row = _PERTAMA + place - 1
        kanvas.tulis(f"A{row}", word.value)
        inside = 0
        for number, letter in enumerate("BCD", start=1):
            value = sum(one["predikat"] == place and one["kelompok"] == number for one in rows)
            inside += value
            kanvas.rumus(f"{letter}{row}", f"COUNTIFS({predikat},{place},{kelompok},{number})", value, "tengah")
        kanvas.rumus(f"E{row}", f"F{row}-SUM(B{row}:D{row})", totals[place - 1] - inside, "tengah")
        kanvas.rumus(f"F{row}", f"COUNTIF({predikat},{place})", totals[place - 1], "tengah")
        share = totals[place - 1] / all_ if all_ else 0
        kanvas.rumus(f"G{row}", f"IF($F${_TOTAL}=0,0,F{row}/$F${_TOTAL})", share, "persen")
        for letter, name, default in (
            ("H", "PolaTertinggi", _TANPA_TERTINGGI), ("I", "PolaTerendah", _TANPA_TERENDAH)
        ):
            value = settings.batas_pola[name][chosen - 1][place - 1] if chosen else default
            kanvas.rumus(
                f"{letter}{row}", f'IF(NomorCapaian="",{default},INDEX({name},NomorCapaian,{place}))/100', value / 100,
                "batas",
            )
    _proposals(kanvas)
    kanvas.tulis(f"A{_TOTAL}", "Jumlah", "kepala")
    for letter in "BCDEF":
        first, last = _PERTAMA, _TOTAL - 1
        group = {"B": 1, "C": 2, "D": 3, "E": ""}.get(letter)
        summed = sum(one["predikat"] != "" and group in (None, one["kelompok"]) for one in rows)
        kanvas.rumus(f"{letter}{_TOTAL}", f"SUM({letter}{first}:{letter}{last})", summed, "tengah")
    return totals


def _proposals(kanvas: Kanvas) -> None:
    """How many people the pemetaan proposes for each predikat, beside those for whom it is decided."""
    proposed = kanvas.letak(HITUNGAN.nama).rentang("usulan")
    rows = [*kanvas.isi.baris[HITUNGAN.nama]]
    counts = [sum(row["usulan"] == place for row in rows) for place in range(1, len(Predikat) + 1)]
    for place, count in enumerate(counts, start=1):
        row = _PERTAMA + place - 1
        kanvas.rumus(f"J{row}", f"COUNTIF({proposed},{place})", count, "tengah")
        share = count / sum(counts) if sum(counts) else 0
        kanvas.rumus(f"K{row}", f"IF($J${_TOTAL}=0,0,J{row}/$J${_TOTAL})", share, "persen")
    kanvas.rumus(f"J{_TOTAL}", f"SUM(J{_PERTAMA}:J{_TOTAL - 1})", sum(counts), "tengah")


def _conditions(kanvas: Kanvas, counts: Sequence[int]) -> None:
    """The conditions of the chosen capaian and, in words, which are not met."""
    hasil = kanvas.isi.hitungan
    head = _SYARAT - 2
    capaian = f"{PENGATURAN.nama}!$B${PENGATURAN.baris['capaian_organisasi']}"
    kanvas.rumus(
        f"A{head}",
        f'IF(NomorCapaian="","Pola distribusi: pilih Capaian Kinerja Organisasi di lembar Pengaturan",'
        f'"Pola distribusi untuk capaian organisasi "&{capaian})',
        f"Pola distribusi untuk capaian organisasi {hasil.setelan.capaian}" if hasil.nomor_capaian
        else "Pola distribusi: pilih Capaian Kinerja Organisasi di lembar Pengaturan",
        "bagian",
    )
    for letter in "BCDEFGHIJK":
        kanvas.tulis(f"{letter}{head}", None, "bagian_catatan")
    for letter, text in zip("AB", ("Predikat yang dihitung bersama", "Jumlah"), strict=True):
        kanvas.tulis(f"{letter}{_SYARAT - 1}", text, "kepala")
    page = kanvas.halaman
    page.merge_range(_SYARAT - 2, 2, _SYARAT - 2, 8, "Keterangan", kanvas.gaya.ringkasan("kepala"))
    for letter, text in zip("JK", ("Lebih", "Kurang"), strict=True):
        kanvas.tulis(f"{letter}{_SYARAT - 1}", text, "kepala")
    conditions = hasil.pola.get(hasil.nomor_capaian, ())
    total = sum(counts)
    for place in range(1, hasil.banyak_syarat + 1):
        row = _SYARAT + place - 1
        index = f"(NomorCapaian-1)*PolaBanyak+{place}"
        condition = conditions[place - 1] if place <= len(conditions) else None
        name = "" if condition is None else " dan/atau ".join(word.value for word in condition.predikat)
        kanvas.rumus(f"A{row}", f'IF(NomorCapaian="","",INDEX(PolaNama,{index})&"")', name)
        summed = "+".join(f"INDEX(PolaTanda,{index},{n})*$F${_PERTAMA + n - 1}" for n in range(1, len(Predikat) + 1))
        count = 0 if condition is None else sum(counts[list(Predikat).index(word)] for word in condition.predikat)
        kanvas.rumus(f"B{row}", f'IF(A{row}="","",{summed})', "" if condition is None else count, "tengah")
        complaint = condition.keluhan(count, total) if condition is not None and total else None
        told = "" if condition is None else complaint or "Sesuai pedoman." if total else "Belum ada predikat."
        page.merge_range(row - 1, 2, row - 1, 8, "", kanvas.gaya.ringkasan("sel"))
        kanvas.rumus(f"C{row}", _told(row, index), told)
        page.set_row(row - 1, 30)
        over, short = (0, 0) if condition is None else (
            max(0, count - condition.tertinggi(total)), max(0, condition.terendah(total) - count)
        )
        kanvas.rumus(f"J{row}", f'IF(A{row}="","",MAX(0,B{row}-{_most(index)}))', "" if condition is None else over,
                     "tengah")
        kanvas.rumus(f"K{row}", f'IF(A{row}="","",MAX(0,{_least(index)}-B{row}))', "" if condition is None else short,
                     "tengah")
    _distance(kanvas, dict(zip(Predikat, counts, strict=True)))
    kanvas.sorot(
        f"C{_SYARAT}:I{_SYARAT + hasil.banyak_syarat - 1}",
        f'AND($C{_SYARAT}<>"",$C{_SYARAT}<>"Sesuai pedoman.",$C{_SYARAT}<>"Belum ada predikat.")', "kurang",
    )


def _most(index: str) -> str:
    """The most people that a condition allows."""
    total = f"$F${_TOTAL}"
    return f"IF(INDEX(PolaBatas,{index},1)=1,INT(INDEX(PolaBatas,{index},2)*{total}/100),{total})"


def _least(index: str) -> str:
    """The fewest people that a condition asks for; of a condition that is not there, nobody."""
    kind, limit = (f"INDEX(PolaBatas,{index},{n})" for n in (1, 2))
    return f"IF({kind}=2,-INT(-{limit}*$F${_TOTAL}/100),IF({kind}=3,{limit},0))"


def _distance(kanvas: Kanvas, jumlah: Mapping[Predikat, int]) -> None:
    """How many people, at least, would have another predikat if the guideline were met; a count and no advice."""
    hasil, total = kanvas.isi.hitungan, sum(jumlah.values())
    rows = range(_SYARAT, _SYARAT + hasil.banyak_syarat)
    over, short = (f"SUM({letter}{rows[0]}:{letter}{rows[-1]})" for letter in "JK")
    least = "+".join(_least(f"(NomorCapaian-1)*PolaBanyak+{place + 1}") for place in range(len(rows)))
    words = " pegawai berpredikat lain bila pedoman dipenuhi. Hanya hitungan; predikat tetap berasal dari rating."
    people = f"$F${_TOTAL}"
    told = ""
    if hasil.nomor_capaian and total:
        found = terdekat(jumlah, hasil.pola[hasil.nomor_capaian])
        moved = None if found is None else sum(max(0, found[word] - count) for word, count in jumlah.items())
        told = f"Paling sedikit {moved} dari {total}{words}" if moved else ""
        told = f"Tidak ada susunan {total} pegawai yang sesuai pedoman ini." if moved is None else told
    kanvas.rumus(
        f"A{_SYARAT + hasil.banyak_syarat}",
        f'IF(NomorCapaian="","",IF({people}=0,"",IF({least}>{people},"Tidak ada susunan "&{people}&" pegawai yang '
        f'sesuai pedoman ini.",IF({over}+{short}=0,"","Paling sedikit "&MAX({over},{short})&" dari "&{people}&'
        f'"{words}"))))',
        told, "catatan",
    )


def _told(row: int, index: str) -> str:
    """The words of the rule about one condition."""
    total, kind, limit = f"$F${_TOTAL}", f"INDEX(PolaBatas,{index},1)", f"INDEX(PolaBatas,{index},2)"
    hundredths = f"INT(B{row}*10000/{total})"
    share = (
        f'IF({hundredths}*{total}=B{row}*10000,"","≈")&SUBSTITUTE(({hundredths}/100)&"",".",",")&"%"'
    )
    start = f'A{row}&" "&B{row}&" dari "&{total}&" pegawai ("&{share}&"), seharusnya "'
    return (
        f'IF(A{row}="","",IF({total}=0,"Belum ada predikat.",'
        f"IF({kind}=1,IF(100*B{row}<={limit}*{total},\"Sesuai pedoman.\","
        f'{start}&IF({limit}=0,"tidak ada.","paling banyak "&{limit}&"%.")),'
        f'IF({kind}=2,IF(100*B{row}>={limit}*{total},"Sesuai pedoman.",{start}&"paling sedikit "&{limit}&"%."),'
        f'IF(B{row}>={limit},"Sesuai pedoman.",{start}&"paling sedikit "&{limit}&" orang.")))))'
    )


def _chart(kanvas: Kanvas) -> None:
    """Columns of shares, with the limits of the pattern as marks."""
    rows = f"${_PERTAMA}:${{}}${_TOTAL - 1}"

    def column(letter: str) -> str:
        return f"={_LEMBAR}!${letter}{rows.format(letter)}"

    font = {"name": HURUF, "size": 9}
    chart = kanvas.berkas.add_chart({"type": "column"})
    chart.add_series({
        "name": "Ditetapkan", "categories": column("A"), "values": column("G"), "gap": 70,
        "fill": {"color": WARNA_GRAFIK[0][0]}, "data_labels": {"value": True, "num_format": "0%;;", "font": font},
    })
    chart.add_series({
        "name": "Usulan", "categories": column("A"), "values": column("K"),
        "fill": {"color": WARNA_GRAFIK[1][0]}, "data_labels": {"value": True, "num_format": "0%;;", "font": font},
    })
    marks = kanvas.berkas.add_chart({"type": "line"})
    for letter, name, shape, colour in (
        ("H", "Pedoman paling banyak", "long_dash", "#B45F06"), ("I", "Pedoman paling sedikit", "diamond", "#1B7F72"),
    ):
        marks.add_series({
            "name": name, "categories": column("A"), "values": column(letter), "line": {"none": True},
            "marker": {"type": shape, "size": 12, "fill": {"color": colour}, "border": {"color": colour}},
        })
    chart.combine(marks)
    chart.set_title({"name": "Pegawai per predikat dan pedomannya", "name_font": {"name": HURUF, "size": 11}})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_x_axis({"num_font": font})
    chart.set_y_axis({
        "num_font": font, "num_format": "0%", "min": 0, "max": 1,
        "major_gridlines": {"visible": True, "line": {"color": WARNA_GARIS}},
    })
    chart.set_size({"width": 900, "height": 400})
    kanvas.halaman.insert_chart(f"A{_GRAFIK}", chart, {
        "object_position": 2,
        "description": "Grafik batang: persen pegawai untuk setiap predikat, ditetapkan dan usulan, dengan tanda "
        "pedoman paling banyak dan paling sedikit menurut capaian organisasi. Angkanya ada pada tabel di atasnya.",
    })


DISTRIBUSI: Final = LembarRingkasan(nama=_LEMBAR, judul="DISTRIBUSI PREDIKAT KINERJA", lukis=_lukis, sehalaman=True)
