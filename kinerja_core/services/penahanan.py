"""Penahanan: which documents are held back because something they print is wrong, and what is said of it.

A row with a mistake gives no record, so that a document printed from the rest would look whole and lack something.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from kinerja_core.documents.mesin.dokumen import Dokumen, Naskah
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import Tingkatan
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.teks import sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.buku_skp.buku import lembar_asli
from kinerja_core.workbooks.hasil import HasilBaca
from kinerja_core.workbooks.mesin.alamat import baris_di


class Penahanan(NamedTuple):
    """What a staff workbook's mistakes keep from being printed: drafts by their place, and the findings that say so."""

    ditahan: frozenset[int]
    temuan: tuple[Temuan, ...]


def tahan(what: Dokumen, hasil: HasilBaca, naskah: Sequence[Naskah]) -> Penahanan:
    """What of the drafts of a staff workbook is held back.

    Args:
        what: the document.
        hasil: the workbook as read, with its findings.
        naskah: what the workbook would give.
    """
    wrong = [item for item in hasil.temuan if item.tingkat is Tingkatan.KESALAHAN]
    if not isinstance(hasil.buku, BukuSKP) or not wrong:
        return Penahanan(frozenset(), tuple(wrong))
    sheets = {item: lembar_asli(hasil.buku.skp.jenis, item.lembar) for item in wrong}
    own = [item for item in wrong if sheets[item] == what.tiap and _alone(hasil, what.tiap, item)]

    def concern(lembar: tuple[str, ...]) -> list[Temuan]:
        printed = {*what.lembar, *lembar, what.tiap, ""}
        return [item for item in wrong if sheets[item] in printed and item not in own]

    causes = [concern(draft.lembar) for draft in naskah] or [concern(())]
    named = [item for item in wrong if item in own or any(item in cause for cause in causes)]
    if not named:
        return Penahanan(frozenset(), ())
    held = frozenset(number for number, cause in enumerate(causes) if cause and naskah)
    return Penahanan(held, (_told(what, hasil, named, whole=any(causes)), *named))


def sebut_tempat(temuan: Sequence[Temuan]) -> str:
    """Where findings stand: ``SKP (G8, H9), Perilaku Kerja (C7)``."""
    places = []
    for sheet, items in groupby(temuan, lambda item: item.lembar):
        cells = list(dict.fromkeys(one for item in items for one in item.semua_sel))
        named = f" ({sebut(cells, 'sel lainnya')})" if cells else ""
        places.append(f"{sheet or 'buku kerja'}{named}")
    return ", ".join(places)


def _alone(hasil: HasilBaca, lembar: str, temuan: Temuan) -> bool:
    """Whether a finding stands in a row that gives a document of its own, and is missing in no other."""
    if not temuan.sel:
        return False
    own = hasil.baris_sendiri.get(lembar, frozenset())
    return all(row in own for one in temuan.semua_sel for row in baris_di(one))


def _told(what: Dokumen, hasil: HasilBaca, named: Sequence[Temuan], *, whole: bool) -> Temuan:
    """The finding that says whose document is held back, and where the causes stand."""
    where = sebut_tempat(named)
    whose = f"{what.judul} {hasil.nama or hasil.berkas} ({hasil.nip or hasil.berkas})"
    pesan = (
        f"{whose} tidak dicetak karena ada kesalahan pada lembar {where}." if whole
        else f"{whose}: baris yang berisi kesalahan pada lembar {where} tidak dicetak."
    )
    return buat_temuan("DOKUMEN-DITAHAN", pesan, berkas=hasil.berkas)
