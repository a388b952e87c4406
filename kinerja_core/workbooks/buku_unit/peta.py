"""Peta: hasil kerja against perilaku kerja, person by person, with the unit's averages and edges drawn.

A point carries the place of its person on the sheet Skor, and the list below the chart says who that is. Names as
labels would have to follow cells: LibreOffice does not read such labels, and Excel 2010 not those that take a range.
"""

from __future__ import annotations

import math
from typing import Any, Final

from kinerja_core.model.istilah import Tingkat
from kinerja_core.workbooks.buku_unit.hitungan import HITUNGAN
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.mesin.gaya import HURUF, WARNA_GARIS
from kinerja_core.workbooks.mesin.kanvas import Kanvas
from kinerja_core.workbooks.mesin.spek import LembarRingkasan

_LEMBAR: Final = "Peta"
_TABEL: Final = 5  #: row (from 1) of the first place
_GRAFIK: Final = 10
_GARIS: Final = 5  #: row of the first line's ends, in hidden columns
_NAMA: Final = 44  #: row of the first names below the chart
_LAJUR: Final = "ABCDE"  #: columns of names; people go on in the next column, then in the next row
_UNSUR: Final = (("hasil", "Hasil"), ("perilaku", "Perilaku"))


def _lukis(kanvas: Kanvas) -> None:
    kanvas.lebar(27, 25, 25, 25, 25)
    kanvas.halaman.set_column("G:K", 26, None, {"hidden": True})  # LibreOffice heeds no print area that grows
    state = kanvas.isi.hitungan.kepala["keadaan"]
    kanvas.rumus(
        "A2", '"Setiap titik seorang pegawai. "&TeksKeadaan', f"Setiap titik seorang pegawai. {state}", "catatan"
    )
    _table(kanvas)
    _lines(kanvas)
    _chart(kanvas, _axes(kanvas))
    last = _names(kanvas)
    kanvas.halaman.repeat_rows(_NAMA - 2)
    kanvas.cetak_sampai(_LAJUR[-1], f"$A${_NAMA}:$A${last}", _NAMA)


def _table(kanvas: Kanvas) -> None:
    """People in each of the nine places."""
    people = kanvas.letak(HITUNGAN.nama)
    rows = [*kanvas.isi.baris[HITUNGAN.nama]]
    kanvas.tulis(f"A{_TABEL - 1}", "Hasil kerja (baris), perilaku kerja (kolom)", "kepala")
    kanvas.tinggi(_TABEL - 1, ("Hasil kerja (baris), perilaku kerja (kolom)", 22))
    for letter, word in zip("BCD", Tingkat, strict=True):
        kanvas.tulis(f"{letter}{_TABEL - 1}", word.value, "kepala")
    for one, word in enumerate(Tingkat, start=1):
        kanvas.tulis(f"A{_TABEL + one - 1}", word.value)
        for two, letter in enumerate("BCD", start=1):
            value = sum(row["th"] == one and row["tp"] == two for row in rows)
            kanvas.rumus(
                f"{letter}{_TABEL + one - 1}",
                f"COUNTIFS({people.rentang('th')},{one},{people.rentang('tp')},{two})", value, "tengah",
            )


def _lines(kanvas: Kanvas) -> None:
    """Ends of the lines: average and edges of both scores, as far as the points reach."""
    skor = kanvas.letak(SKOR.nama)
    known = _known(kanvas)
    kanvas.tulis(f"G{_GARIS - 1}", "Ujung garis pada grafik", "kepala")
    for letter, text in zip("HIJK", ("Hasil, ujung 1", "Perilaku, ujung 1", "Hasil, ujung 2", "Perilaku, ujung 2"),
                            strict=True):
        kanvas.tulis(f"{letter}{_GARIS - 1}", text, "kepala")
    reach: dict[str, tuple[tuple[str, Any], tuple[str, Any]]] = {}
    for number, (name, title) in enumerate(_UNSUR):
        row = _GARIS + 6 + number
        kanvas.tulis(f"G{row}", f"Jangkauan {name} kerja")
        low = max(0, min(known[name], default=0) - 1)
        high = max(known[name], default=0) + 1
        kanvas.rumus(f"H{row}", f"MAX(0,MIN({skor.rentang(name)})-1)", low, "tengah")
        kanvas.rumus(f"I{row}", f"MAX({skor.rentang(name)})+1", high, "tengah")
        reach[title] = ((f"$H${row}", low), (f"$I${row}", high))
    petak = kanvas.isi.hitungan.petak
    row = _GARIS
    for title, other in (("Hasil", "Perilaku"), ("Perilaku", "Hasil")):
        for prefix, word in (("Rata", "Rata-rata"), ("TepiBawah", "Batas bawah"), ("TepiAtas", "Batas atas")):
            name = f"{prefix}{title}"
            place = petak.nama[name].rpartition("$")
            drawn = petak.sel[int(place[2]) - 1, 1][1]
            none = kanvas.isi.hitungan.kepala[f"rata_{title.lower()}"] == "Tidak dihitung"
            value = reach[title][0][1] if none else drawn
            formula = f'IF(TeksRata{title}="Tidak dihitung",{reach[title][0][0]},{name})'
            kanvas.tulis(f"G{row}", f"{word} {title.lower()} kerja")
            ends = reach[other]
            at, along = (("H", "J"), ("I", "K")) if title == "Hasil" else (("I", "K"), ("H", "J"))
            for letter in at:
                kanvas.rumus(f"{letter}{row}", formula, value, "tengah")
            for letter, (cell, end) in zip(along, ends, strict=True):
                kanvas.rumus(f"{letter}{row}", cell, end, "tengah")
            row += 1


def _known(kanvas: Kanvas) -> dict[str, list[int | float]]:
    """The scores there are, by kind."""
    rows = [*kanvas.isi.baris[SKOR.nama]]
    return {name: [value for row in rows if isinstance(value := row.get(name), int | float)] for name, _ in _UNSUR}


def _axes(kanvas: Kanvas) -> dict[str, dict[str, int]]:
    """Ends of the axes that fit the scores of a workbook made with scores; a blank one leaves them to the program.

    They stay as they are when scores are typed later, so a line above the chart says when one lies outside.
    """
    skor = kanvas.letak(SKOR.nama)
    axes, outside = {}, []
    for name, values in _known(kanvas).items():
        if values:
            low = max(0, math.floor((min(values) - 1) / 10) * 10)
            high = math.ceil((max(values) + 1) / 10) * 10
            axes[name] = {"min": low, "max": high}
            cells = skor.rentang(name)
            outside.append(f'COUNTIF({cells},"<{low}")+COUNTIF({cells},">{high}")')
    if outside:
        kanvas.rumus(
            "A3", f'IF({"+".join(outside)}=0,"","Ada skor di luar sumbu grafik: gabungkan lagi, atau buka perlindungan '
            'lembar lalu setel sumbunya ke Otomatis.")', "", "catatan",
        )
    return axes


def _names(kanvas: Kanvas) -> int:
    """Who each number on the chart is, without the gelar behind the name; the last row (from 1) of the list."""
    skor = kanvas.letak(SKOR.nama)
    capacity = kanvas.buku.tabel(SKOR.nama).kapasitas
    rows = [*kanvas.isi.baris[SKOR.nama]]
    last = _NAMA + math.ceil(capacity / len(_LAJUR)) - 1
    kanvas.halaman.merge_range(_NAMA - 2, 0, _NAMA - 2, len(_LAJUR) - 1, "", kanvas.gaya.bagian())
    kanvas.tulis(f"A{_NAMA - 1}", "Nomor titik pada grafik, menurut urutan baris lembar Skor", "bagian")
    number = f"({len(_LAJUR)}*(ROW()-{_NAMA})+COLUMN())"
    cell = f"INDEX({skor.rentang('nama')},{number})"
    short = f'{number}&". "&LEFT({cell},FIND(",",{cell}&",")-1)'
    kanvas.bersama(f"{_LAJUR[0]}{_NAMA}:{_LAJUR[-1]}{last}")
    for column, letter in enumerate(_LAJUR):
        for row in range(_NAMA, last + 1):
            place = len(_LAJUR) * (row - _NAMA) + column
            name = str((rows[place] if place < len(rows) else {}).get("nama") or "")
            text = f"{place + 1}. {name.partition(',')[0]}" if name else ""
            kanvas.rumus(f"{letter}{row}", f'IFERROR(IF({cell}="","",{short}),"")', text)
    for row in range(_NAMA, last + 1):
        first = len(_LAJUR) * (row - _NAMA)
        kanvas.tinggi(row, *(
            (f"{place + 1}. {str(one.get('nama') or '').partition(',')[0]}", 24.0)
            for place, one in enumerate(rows[first:first + len(_LAJUR)], start=first)
        ))
    return last


def _chart(kanvas: Kanvas, sumbu: dict[str, dict[str, int]]) -> None:
    skor = kanvas.letak(SKOR.nama)
    font = {"name": HURUF, "size": 9}
    people = sum(bool(row.get("nama")) for row in kanvas.isi.baris[SKOR.nama])
    marker, letters = next(size for most, *size in ((60, 7, 9), (150, 6, 8), (math.inf, 5, 7)) if people <= most)
    numbers = range(1, kanvas.buku.tabel(SKOR.nama).kapasitas + 1)
    chart = kanvas.berkas.add_chart({"type": "scatter", "subtype": "straight"})
    chart.add_series({
        "name": "Pegawai", "categories": f"={skor.rentang('hasil')}", "values": f"={skor.rentang('perilaku')}",
        "line": {"none": True},
        "marker": {"type": "circle", "size": marker, "fill": {"color": "#0B5A9A"}, "border": {"color": "#FFFFFF"}},
        "data_labels": {
            "value": True, "position": "above", "font": {"name": HURUF, "size": letters},
            "custom": [{"value": str(number)} for number in numbers],
        },
    })
    for row in range(_GARIS, _GARIS + 6):
        mean = row in {_GARIS, _GARIS + 3}
        chart.add_series({
            "name": "Rata-rata unit" if mean else "Batas “rata-rata”",
            "categories": f"=({_LEMBAR}!$H${row},{_LEMBAR}!$J${row})",
            "values": f"=({_LEMBAR}!$I${row},{_LEMBAR}!$K${row})",
            "line": {"color": "#59636B" if mean else "#B45F06", "width": 1.75 if mean else 1.25,
                     "dash_type": "solid" if mean else "dash"},
            "marker": {"type": "none"},
        })
    chart.set_title({"name": "Peta hasil kerja dan perilaku kerja", "name_font": {"name": HURUF, "size": 11}})
    chart.set_legend({"position": "bottom", "font": font, "delete_series": [3, 4, 5, 6]})
    grid = {"visible": True, "line": {"color": WARNA_GARIS, "width": 0.5}}
    for (name, _), set_axis in zip(_UNSUR, (chart.set_x_axis, chart.set_y_axis), strict=True):
        look = {"num_font": font, "name_font": font, "major_gridlines": grid}
        set_axis({"name": f"Skor {name} kerja", **look, **sumbu.get(name, {})})
    chart.show_hidden_data()
    chart.set_size({"width": 905, "height": 640})
    kanvas.halaman.insert_chart(f"A{_GRAFIK}", chart, {
        "object_position": 2,
        "description": "Diagram titik: skor hasil kerja (mendatar) dan perilaku kerja (tegak) setiap pegawai, dengan "
        "garis rata-rata dan batas atas serta bawah yang membentuk kuadran. Banyaknya ada pada tabel di atasnya; nama "
        "setiap nomor titik pada daftar di bawahnya.",
    })


PETA: Final = LembarRingkasan(nama=_LEMBAR, judul="PETA HASIL KERJA DAN PERILAKU KERJA", lukis=_lukis, lanskap=False)
