"""The sheets of a workbook by their declared names, whatever people call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.mesin.alamat import TANPA_ALAMAT
from kinerja_core.workbooks.mesin.baca_form import baca_form
from kinerja_core.workbooks.mesin.baca_tabel import baca_tabel
from kinerja_core.workbooks.mesin.isi_sel import hampa, tampak_kosong
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.lembar import Form, Rekam, Tabel, lembar_data
from kinerja_core.workbooks.mesin.nilai import tampak_galat, termirip
from kinerja_core.workbooks.mesin.rumus import Status
from kinerja_core.workbooks.mesin.spek import (
    KOLOM_STATUS,
    LEMBAR_META,
    LEMBAR_REF,
    LembarForm,
    LembarTabel,
    SpekBuku,
    lipat,
)
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

#: How Excel (``SKP (2)``), LibreOffice (``SKP_2``) and people call the copy of a sheet, folded.
_COPY_OF: Final = ungkapan(r"^(copy of|salinan( dari)?) | (copy|salinan)( [0-9]{1,2})?$| [0-9]{1,2}$")
_folded: Final = lru_cache(maxsize=512)(lipat)  # workbooks share the names of their sheets
#: What to do about the copy of a sheet that may go on in further sheets.
_LANJUTKAN: Final = 'Bila itu lanjutannya, beri nama "{0} 2" (atau nomor berikutnya) supaya dibaca; bila bukan, hapus.'


def cari_lembar(
    kisi: Kisi, spek: Sequence[LembarTabel | LembarForm], kumpulan: KumpulanTemuan, lain: Iterable[str] = ()
) -> dict[str, str]:
    """Declared name -> name in the file, for each sheet that is there; what is missing becomes a finding.

    ``lain`` are the names of sheets that are no other sheet under a new name.
    """
    found: dict[str, str] = {}
    strangers: dict[str, str] = {}
    meant = {_folded(spelling): sheet for sheet in spek for spelling in (sheet.nama, *sheet.ejaan)}
    for name in [*kisi.lembar, *kisi.dilewati, *kisi.lain]:
        sheet = meant.get(_folded(name))
        if sheet is None:
            strangers[lipat(name)] = name
        elif sheet.nama in found:
            kumpulan.tambah(
                "LEMBAR-GANDA", f'Lembar "{name}" dan "{found[sheet.nama]}" sama-sama berarti "{sheet.nama}".',
                lembar=name,
            )
        else:
            found[sheet.nama] = name
    for folded, name in strangers.items():
        original = meant.get(_COPY_OF.sub("", folded))
        if original is not None and original.nama in found:
            kumpulan.tambah(
                "LEMBAR-SALINAN", f'Lembar "{name}" tampaknya salinan "{found[original.nama]}"; isinya tidak dibaca.',
                lembar=name,
                saran=_LANJUTKAN.format(original.nama)
                if isinstance(original, LembarTabel) and original.berlanjut else None,
            )
    known = set(map(_folded, lain))
    renamed = {folded: name for folded, name in strangers.items() if folded not in known}
    for sheet in spek:
        if sheet.nama not in found and sheet.sejak > kisi.versi:
            continue
        if sheet.nama not in found:
            near = termirip(lipat(sheet.nama), renamed, 0.5)
            hint = f'; lembar "{strangers[near]}" mungkin maksudnya' if near else ""
            kumpulan.tambah(
                "LEMBAR-TIDAK-ADA", f'Lembar "{sheet.nama}" tidak ada{hint}.', lembar=sheet.nama,
                saran=f'Ganti nama lembar "{strangers[near]}" menjadi "{sheet.nama}".' if near else None,
            )
        elif found[sheet.nama] in kisi.dilewati:
            name = found.pop(sheet.nama)
            where = re.search(r"\b([A-Z]{1,3}[0-9]+), jauh", kisi.dilewati[name])
            kumpulan.tambah(
                "LEMBAR-TERLALU-LUAS", kisi.dilewati[name], lembar=name, sel=where.group(1) if where else None
            )
    return found


def baca_lembar(kisi: Kisi, spek: SpekBuku, kumpulan: KumpulanTemuan) -> tuple[dict[str, Tabel], dict[str, Form]]:
    """Every declared sheet of a workbook that could be read: tables and forms by their declared names."""
    sheets = lembar_data(spek)
    names = cari_lembar(kisi, sheets, kumpulan, [LEMBAR_REF, LEMBAR_META, *(sheet.nama for sheet in spek.lembar)])
    tables: dict[str, Tabel] = {}
    forms: dict[str, Form] = {}
    for sheet in sheets:
        if sheet.nama not in names:
            continue
        if isinstance(sheet, LembarForm):
            forms[sheet.nama] = baca_form(sheet, names[sheet.nama], kisi, kumpulan, ketat=True)
        elif (table := baca_tabel(sheet, names[sheet.nama], kisi, kumpulan, ketat=True)) is not None:
            tables[sheet.nama] = table
    _look_at_formulas(tables, kumpulan)
    if kisi.terhitung:
        _look_at_statuses(tables, kisi, kumpulan)
    return tables, forms


#: Codes of findings that say why formulas no longer work.
_SEBABNYA: Final = frozenset({"LEMBAR-TIDAK-ADA", "KOLOM-TIDAK-ADA", "JUDUL-TIDAK-ADA", "ISIAN-TIDAK-ADA"})


def _look_at_formulas(tables: Mapping[str, Tabel], kumpulan: KumpulanTemuan) -> None:
    """Say where a status shows an error: its formula has lost what it looks at, whatever people typed."""
    broken: list[tuple[Tabel, int, object]] = []
    for table in tables.values():
        column = table.kolom.get(KOLOM_STATUS)
        if column is None:
            continue
        shown = [cells[column] if column < len(cells) else "" for cells in table.isi[table.baris_pertama :]]
        if any(map(tampak_galat, {*shown})):  # a column says few different things
            broken += [(table, row, one) for row, one in enumerate(shown, table.baris_pertama) if tampak_galat(one)]
    if not broken or any(item.kode in _SEBABNYA for item in kumpulan.daftar):
        return
    table, row, error = broken[0]
    more = f" Demikian pula {len(broken) - 1} baris lain." if broken[1:] else ""
    said = f'{table.judul(KOLOM_STATUS)} menampilkan "{error}": rumusnya tidak bekerja lagi.{more}'
    said += " Yang diketik tetap dibaca, tetapi hitungan di buku ini tidak dapat dipercaya."
    kumpulan.tambah(
        "RUMUS-RUSAK", said, lembar=table.nama, sel=table.sel(row, KOLOM_STATUS), tanpa_isi=said,
    )


def _look_at_statuses(tables: Mapping[str, Tabel], kisi: Kisi, kumpulan: KumpulanTemuan) -> None:
    """Say where a status asks for what is there, or says nothing of a filled row: its formula looks at other cells.

    LibreOffice gives the formulas of all rows new places when one cell of one row is cut and pasted elsewhere.
    """
    if any(item.kode in {*_SEBABNYA, "RUMUS-RUSAK"} for item in kumpulan.daftar):
        return
    for table in tables.values():
        strange = [(row, said) for row, record in table.baris if (said := _contradicted(table, row, record, kisi))]
        if not strange:
            continue
        row, shown = strange[0]
        more = f" Demikian pula {len(strange) - 1} baris lain." if strange[1:] else ""
        what = f'menampilkan "{shown}", padahal itu terisi' if shown != _NOTHING else "kosong, padahal barisnya terisi"
        said = f"{table.judul(KOLOM_STATUS)} {what}: rumusnya menunjuk sel lain, atau belum dihitung ulang.{more}"
        said += " Yang diketik tetap dibaca."
        kumpulan.tambah(
            "RUMUS-RUSAK", said, lembar=table.nama, sel=table.sel(row, KOLOM_STATUS), saran=_HITUNG_ULANG,
            tanpa_isi=said,
        )


#: What stands for a status that is blank.
_NOTHING: Final = "tidak ada"
_LACKS: Final = "Lengkapi: "
_HITUNG_ULANG: Final = (
    "Hitung ulang dan simpan (Excel: F9; LibreOffice: Ctrl+Shift+F9). Bila tetap begitu, ada sel yang dipotong lalu "
    "ditempel di tempat lain: urungkan, atau salin isinya ke templat yang baru. Untuk memindahkan isi, salin dan "
    "Tempel Nilai, lalu kosongkan yang lama."
)


def _contradicted(table: Tabel, baris: int, isi: Rekam, kisi: Kisi) -> str:
    """What the status of a row says against what the row holds; empty when it does not."""
    column = table.kolom.get(KOLOM_STATUS)
    shown = table.tampil(baris, KOLOM_STATUS)
    if column is None or (shown and not shown.startswith(_LACKS)):
        return ""
    if shown:
        first = f"{shown.removeprefix(_LACKS)}, "
        required = (one for one in table.spek.kolom if one.wajib and one.isian)
        asked = next((one for one in required if first.startswith(f"{one.judul}, ")), None)
        return f"{_LACKS}{asked.judul}" if asked is not None and not tampak_kosong(asked, isi.get(asked.nama)) else ""
    computed = table.sel(baris, KOLOM_STATUS) in kisi.hampa.get(table.nama, TANPA_ALAMAT)
    plain = type(table.spek.kolom_bernama(KOLOM_STATUS).rumus) is Status
    filled = any(not hampa(value) for name, value in isi.items() if table.spek.kolom_bernama(name).isian)
    return _NOTHING if computed and plain and filled else ""
