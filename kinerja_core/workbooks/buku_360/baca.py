"""Read the workbook of a 360° evaluator: people by number, items by their words, whatever their order.

A rating with blank items stays a rating with blank items; nothing is filled in.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from kinerja_core.model.penilaian_360 import BukuPenilaian360
from kinerja_core.workbooks.buku_360.buku import buku_penilaian_360
from kinerja_core.workbooks.buku_360.daftar_dinilai import (
    TERBANYAK_DINILAI,
    baca_daftar,
    baca_nomor_semula,
    letak_dinilai,
)
from kinerja_core.workbooks.buku_360.identitas_penilai import IDENTITAS_PENILAI, baca_identitas, instrumen_dari
from kinerja_core.workbooks.buku_360.penilaian import baca_skor
from kinerja_core.workbooks.buku_360.periksa import (
    periksa_hubungan,
    periksa_nomor,
    periksa_seragam,
    periksa_skor,
)
from kinerja_core.workbooks.buku_360.rumus import DAFTAR, PENILAIAN
from kinerja_core.workbooks.hasil import HasilBaca
from kinerja_core.workbooks.mesin.baca_buku import baca_lembar
from kinerja_core.workbooks.mesin.baca_tabel import BATAS_CARI
from kinerja_core.workbooks.mesin.kisi import Kisi
from kinerja_core.workbooks.mesin.lembar import Form, Tabel
from kinerja_core.workbooks.mesin.nilai import nama_tampil, nip_utuh
from kinerja_core.workbooks.mesin.spek import SpekBuku, lipat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan
from kinerja_core.workbooks.mesin.versi import mutakhirkan

_PERSON: Final = re.compile(r"[\W_]*pegawai[\W_]+([1-9][0-9]{0,2})[\W_]*", re.IGNORECASE)


def spek_baca(kisi: Kisi | None = None) -> SpekBuku:
    """The workbook as it is to be read: with as many people as the sheet Penilaian has columns for."""
    numbers = [1]
    for name, rows in kisi.lembar.items() if kisi is not None else ():
        if lipat(name) == lipat(PENILAIAN):
            texts = (text for row in rows[:BATAS_CARI] for text in row if isinstance(text, str))
            numbers += [int(found[1]) for text in texts if (found := _PERSON.fullmatch(text))]
    return buku_penilaian_360(date.max, max(number for number in numbers if number <= TERBANYAK_DINILAI))


def baca_360(kisi: Kisi, berkas: str, versi: int, kumpulan: KumpulanTemuan) -> HasilBaca:
    """Read and check the workbook of an evaluator; findings stay in ``kumpulan``.

    Args:
        kisi: the sheets.
        berkas: name shown with the findings.
        versi: version of the template it was made from.
        kumpulan: where findings go.
    """
    spek = spek_baca(kisi)
    tables, forms = baca_lembar(mutakhirkan(kisi, spek, versi), spek, kumpulan)
    form, people = forms.get(IDENTITAS_PENILAI.nama), tables.get(DAFTAR)
    if form is not None and not kumpulan.daftar and not _anyone_rated(people, tables.get(PENILAIAN)):
        said = "Belum ada pegawai yang dinilai di buku ini."
        begin = form.nama if people is None or not form.nilai else people.nama
        listed = [] if people is None else [row for _, row in people.baris if row.get("nip")]
        if listed and begin != form.nama:
            said = f"{len(listed)} pegawai sudah tercantum, tetapi belum satu pun dinilai."
            begin = PENILAIAN if all(row.get("hubungan") for row in listed) else begin
        kumpulan.tambah("BUKU-BELUM-DIISI", said, lembar=begin, tanpa_isi=said)
        return HasilBaca(berkas, "penilaian-360", None, None, None, ())
    buku = None if form is None else _buku(form, people, tables.get(PENILAIAN), kisi)
    nip = None if form is None else nip_utuh(form.nilai.get("penilai.nip"))
    return HasilBaca(
        berkas, "penilaian-360", buku, None if form is None else nama_tampil(form.nilai.get("penilai.nama")), nip, (),
        letak_nip={} if form is None else form.letak("penilai.nip", nip),
        letak_dinilai={} if people is None else letak_dinilai(people),
    )


def _anyone_rated(daftar: Tabel | None, penilaian: Tabel | None) -> bool:
    """Whether the evaluator said anything of anybody, right or wrong."""
    scored = penilaian is not None and any(
        name.endswith(".skor") and str(value).strip() for _, row in penilaian.baris for name, value in row.items()
    )
    return scored or (daftar is not None and any(str(row.get("komentar") or "").strip() for _, row in daftar.baris))


def _buku(form: Form, daftar: Tabel | None, penilaian: Tabel | None, kisi: Kisi) -> BukuPenilaian360 | None:
    """The records of the sheets; ``None`` when evaluator, period, list or scores cannot be used."""
    rater, head = baca_identitas(form)
    tool = None if head is None else instrumen_dari(form, head.periode)
    if tool is None or daftar is None or penilaian is None:
        return None
    scores = baca_skor(penilaian, tool)
    rated, numbers = baca_daftar(daftar, tool, scores)
    periksa_skor(penilaian, daftar, rated, numbers, scores, tool)
    periksa_nomor(daftar, rated, baca_nomor_semula(kisi))
    if rater is None or head is None:
        return None
    ratings = periksa_hubungan(daftar, rated, rater)
    periksa_seragam(penilaian, ratings, tool, head.periode.selesai)
    return BukuPenilaian360(penilai=rater, periode=head.periode, tutup=head.tutup, penilaian=ratings)
