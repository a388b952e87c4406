"""Peta: hasil kerja against perilaku kerja, person by person, with the unit's averages and edges drawn."""

from __future__ import annotations

from typing import Any, Final

from kinerja_core.model.istilah import Tingkat
from kinerja_core.workbooks.gaya import HURUF, WARNA_GARIS
from kinerja_core.workbooks.kanvas import Kanvas
from kinerja_core.workbooks.sheets.pemeringkatan import HITUNGAN
from kinerja_core.workbooks.sheets.skor import SKOR
from kinerja_core.workbooks.spek import LembarRingkasan

_LEMBAR: Final = "Peta"
_TABEL: Final = 5  #: row (from 1) of the first place
_GRAFIK: Final = 10
_GARIS: Final = 40  #: row of the first line's ends, below the chart
_UNSUR: Final = (("hasil", "Hasil"), ("perilaku", "Perilaku"))


def _lukis(kanvas: Kanvas) -> None:
    kanvas.lebar(46, 20, 20, 20, 20)
    state = kanvas.isi.hitungan.kepala["keadaan"]
    kanvas.rumus(
        "A2", '"Setiap titik seorang pegawai. "&TeksKeadaan', f"Setiap titik seorang pegawai. {state}", "catatan"
    )
    _table(kanvas)
    _lines(kanvas)
    _chart(kanvas)
    kanvas.halaman.print_area(0, 0, _GRAFIK + 27, 4)


def _table(kanvas: Kanvas) -> None:
    """People in each of the nine places."""
    people = kanvas.letak(HITUNGAN.nama)
    rows = kanvas.isi.baris[HITUNGAN.nama]
    kanvas.tulis(f"A{_TABEL - 1}", "Hasil kerja (baris), perilaku kerja (kolom)", "kepala")
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
    known = {
        name: [
            value for row in kanvas.isi.baris[SKOR.nama] if isinstance(value := row.get(name), int | float)
        ]
        for name, _ in _UNSUR
    }
    kanvas.tulis(f"A{_GARIS - 1}", "Ujung garis pada grafik", "kepala")
    for letter, text in zip("BCDE", ("Hasil, ujung 1", "Perilaku, ujung 1", "Hasil, ujung 2", "Perilaku, ujung 2"),
                            strict=True):
        kanvas.tulis(f"{letter}{_GARIS - 1}", text, "kepala")
    reach: dict[str, tuple[tuple[str, Any], tuple[str, Any]]] = {}
    for number, (name, title) in enumerate(_UNSUR):
        row = _GARIS + 6 + number
        kanvas.tulis(f"A{row}", f"Jangkauan {name} kerja")
        low = max(0, min(known[name], default=0) - 1)
        high = max(known[name], default=0) + 1
        kanvas.rumus(f"B{row}", f"MAX(0,MIN({skor.rentang(name)})-1)", low, "tengah")
        kanvas.rumus(f"C{row}", f"MAX({skor.rentang(name)})+1", high, "tengah")
        reach[title] = ((f"$B${row}", low), (f"$C${row}", high))
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
            kanvas.tulis(f"A{row}", f"{word} {title.lower()} kerja")
            ends = reach[other]
            at, along = (("B", "D"), ("C", "E")) if title == "Hasil" else (("C", "E"), ("B", "D"))
            for letter in at:
                kanvas.rumus(f"{letter}{row}", formula, value, "tengah")
            for letter, (cell, end) in zip(along, ends, strict=True):
                kanvas.rumus(f"{letter}{row}", cell, end, "tengah")
            row += 1


def _chart(kanvas: Kanvas) -> None:
    skor = kanvas.letak(SKOR.nama)
    font = {"name": HURUF, "size": 9}
    chart = kanvas.berkas.add_chart({"type": "scatter", "subtype": "straight"})
    chart.add_series({
        "name": "Pegawai", "categories": f"={skor.rentang('hasil')}", "values": f"={skor.rentang('perilaku')}",
        "line": {"none": True},
        "marker": {"type": "circle", "size": 7, "fill": {"color": "#0B5A9A"}, "border": {"color": "#FFFFFF"}},
    })
    for row in range(_GARIS, _GARIS + 6):
        mean = row in {_GARIS, _GARIS + 3}
        chart.add_series({
            "name": "Rata-rata unit" if mean else "Batas “rata-rata”",
            "categories": f"=({_LEMBAR}!$B${row},{_LEMBAR}!$D${row})",
            "values": f"=({_LEMBAR}!$C${row},{_LEMBAR}!$E${row})",
            "line": {"color": "#59636B" if mean else "#B45F06", "width": 1.75 if mean else 1.25,
                     "dash_type": "solid" if mean else "dash"},
            "marker": {"type": "none"},
        })
    chart.set_title({"name": "Peta hasil kerja dan perilaku kerja", "name_font": {"name": HURUF, "size": 11}})
    chart.set_legend({"position": "bottom", "font": font, "delete_series": [3, 4, 5, 6]})
    grid = {"visible": True, "line": {"color": WARNA_GARIS, "width": 0.5}}
    chart.set_x_axis({"name": "Skor hasil kerja", "num_font": font, "name_font": font, "major_gridlines": grid})
    chart.set_y_axis({"name": "Skor perilaku kerja", "num_font": font, "name_font": font, "major_gridlines": grid})
    chart.set_size({"width": 800, "height": 520})
    kanvas.halaman.insert_chart(f"A{_GRAFIK}", chart, {
        "object_position": 2,
        "description": "Diagram titik: skor hasil kerja (mendatar) dan perilaku kerja (tegak) setiap pegawai, dengan "
        "garis rata-rata dan batas atas serta bawah yang membentuk kuadran. Banyaknya ada pada tabel di atasnya.",
    })


PETA: Final = LembarRingkasan(nama=_LEMBAR, judul="PETA HASIL KERJA DAN PERILAKU KERJA", lukis=_lukis, sehalaman=True)
