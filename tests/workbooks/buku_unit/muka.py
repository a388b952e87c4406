"""What the faces answer about a typed unit (functions for cells, the page's bridge), beside what the sheet shows."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kinerja_addin import udf
from kinerja_halaman import jembatan
from openpyxl import load_workbook

from kinerja_core.model.buku import Pengaturan
from kinerja_core.services.deklarasi_sel import pendek
from kinerja_core.services.fungsi_sel import _HASIL
from kinerja_core.workbooks.buku_unit.pemeringkatan import PEMERINGKATAN

#: Numbers of the hidden sheet by the name of their score: average, deviation, edges.
RATA = ("Rata{}", "Simpangan{}", "TepiBawah{}", "TepiAtas{}")
_UNSUR = {"hasil": "Hasil", "perilaku": "Perilaku"}
_BERUBAH = re.compile(r"-?[0-9]+(?:,[0-9]+)?")


def sel_rata(buku: bytes) -> list[list[str]]:
    """Where the averages and edges of both scores stand in a unit workbook: sheet and cell, score by score."""
    names = load_workbook(io.BytesIO(buku)).defined_names
    found = [names[name.format(word)].attr_text for word in _UNSUR.values() for name in RATA]
    return [[sheet.strip("'"), cell.replace("$", "")] for sheet, _, cell in (text.partition("!") for text in found)]


def lewat_jembatan(perintah: str, isi: Mapping[str, Any]) -> Any:
    """What the page gets, with JSON on both ways."""
    answer = json.loads(jembatan.jalankan(perintah, json.dumps(isi), lambda *_: None))
    assert "galat" not in answer, answer
    return answer


def argumen(setelan: Pengaturan) -> list[object]:
    """The settings of a unit as they stand in its cells, as arguments of PEMETAAN."""
    width = [None if one is None else float(one) for one in (setelan.k, setelan.toleransi)]
    return [
        str(setelan.periode), setelan.metode and setelan.metode.value, *width,
        f"{setelan.bobot_hasil}:{setelan.bobot_perilaku}", setelan.urutan and setelan.urutan.value,
    ]


def pemetaan(baris: Sequence[Sequence[object]], setelan: Pengaturan) -> list[list[Any]]:
    """What PEMETAAN gives in the page for the rows of Skor."""
    given = {"nama": "PEMETAAN", "argumen": [baris, *([[one]] for one in argumen(setelan))]}
    answer = lewat_jembatan("fungsi-sel", given)["nilai"]
    assert isinstance(answer, list)
    return answer


def sama_dengan_lembar(hasil: list[list[Any]], tabel: Sequence[Sequence[object]], rata: Sequence[object]) -> None:
    """Every person of PEMETAAN has what the sheet shows, and the lines below it the averages and edges."""
    head, *rows = hasil
    titles = dict(_HASIL)
    names = [column.nama for column in PEMERINGKATAN.kolom]
    by_nip = {row[head.index("NIP")]: dict(zip(head, row, strict=True)) for row in rows}
    people = [dict(zip(names, row, strict=True)) for row in tabel if row[names.index("nip")]]
    for shown in people:
        one = by_nip[shown["nip"]]
        assert {titles[title]: one[title] for title in titles} == {name: shown[name] for name in titles.values()}
        notes = [line for name in ("konflik", "catatan") for line in str(shown[name]).split("\n") if line]
        assert one["Catatan"] == pendek(notes, " ")
    said = [row[0] for row in rows[len(people):] if str(row[0]).startswith("Rata-rata ")]
    numbers = {line.split()[1]: [float(n.replace(",", ".")) for n in _BERUBAH.findall(line)] for line in said}
    for place, name in enumerate(_UNSUR):
        native = rata[place * len(RATA) : (place + 1) * len(RATA)]
        for got, seen in zip(numbers.get(name, ()), native, strict=False):
            assert abs(got - float(seen)) < 1e-4, (name, got, seen)  # type: ignore[arg-type]  # numbers of a sheet


def sama_sel_demi_sel(
    baris: Sequence[Sequence[object]], tabel: Sequence[Sequence[object]], setelan: Pengaturan
) -> None:
    """The functions of one rule, on whole columns of the sheet, give its other columns."""
    names, period = [column.nama for column in PEMERINGKATAN.kolom], str(setelan.periode)
    column = {name: [[row[place]] for row in tabel] for place, name in enumerate(names)}
    rated = [[[row[place]] for row in baris] for place in (5, 6)]

    def sama(got: Any, name: str) -> None:
        """A result for each row that asks for one; elsewhere a sentence says what is missing."""
        rows = got if isinstance(got, list) else [[got]]
        for (answer,), (seen,) in zip(rows, column[name], strict=True):
            assert answer == seen or (seen == "" and (answer == "" or " " in str(answer))), (name, answer, seen)

    if setelan.metode is not None:
        sama(udf.kelompok(column["tingkat_hasil"], column["tingkat_perilaku"], period), "kelompok")
    sama(udf.predikat(*rated, period), "predikat")
    word = [[one[0] or other[0]] for one, other in zip(column["predikat"], column["usulan_predikat"], strict=True)]
    sama(udf.rentang_nilai(column["kelompok"], word, period), "rentang_tertulis")
    sama(udf.peringkat(column["nip"], list(map(list, baris)), *argumen(setelan)), "peringkat")
    judged = udf.periksa_nilai(column["nilai"], column["kelompok"], word, period)
    for (answer,), (nilai,), (group,), (decided,), (conflict,) in zip(
        judged if isinstance(judged, list) else [[judged]], column["nilai"], column["kelompok"], word,
        column["konflik"], strict=True,
    ):
        if nilai != "" and group != "" and decided != "":
            assert (answer == "Benar.") is (f"Nilai {nilai:.0f} " not in str(conflict)), (answer, conflict)


def sama_dengan_jembatan(berkas: Path, hasil: Any) -> None:
    """The page's ranking of a file is the core's."""
    told = lewat_jembatan("peringkat", {"berkas": str(berkas)})
    shown = [(one["nip"], one["peringkat"], one["kelompok"], one["predikat"], one["nilai"], one["usulan_predikat"],
              one["usulan_nilai"], tuple(one["konflik"])) for one in told["pegawai"]]
    assert shown == [
        (one.nip, one.peringkat, one.kelompok, one.predikat, one.nilai, one.usulan_predikat, one.usulan_nilai,
         one.konflik)
        for one in hasil.pegawai
    ]
    for name, one in hasil.rata_rata.items():
        for key in ("rata", "simpangan_baku", "batas_bawah", "batas_atas"):
            assert told["rata_rata"][name][key] == float(getattr(one, key)), (name, key)
