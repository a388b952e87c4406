"""The rekap of a unit as one HTML file: two pages on paper, all details on the screen, no script, nothing fetched.

What is printed has a fixed room: lists stop where it ends and say how many more there are. The details, which stand
below, are printed when their box is ticked.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from math import ceil
from typing import Final

from kinerja_core.documents.laman.gambar import batang_predikat, garis_tren
from kinerja_core.documents.laman.gaya import GAYA
from kinerja_core.model.istilah import Tingkat
from kinerja_core.model.tampak import tampak
from kinerja_core.rules import kata_rekap as kata
from kinerja_core.rules.kata_rekap import ButirBersama
from kinerja_core.rules.pola_distribusi import persen
from kinerja_core.rules.rekap import RekapUnit

_HURUF_PETAK: Final = 225  #: letters of names in one box of the map
_HURUF_BARIS: Final = 54  #: letters on a line of one of the two columns
#: Lines on the second page: of all of it, and of each list; what they leave goes to the ranking.
_SEHALAMAN: Final = 152
_BARIS: Final = {"konflik": 14, "terlambat": 20, "konfirmasi": 12, "bimbingan": 9, "cakupan": 9, "peringatan": 9}
_JUDUL: Final = 2  #: lines of a heading
_SEBUTIR: Final = 5  #: lines that one item fills with names
_TERTENTU: Final = 45  #: lines that the ranking has at least


def laman_rekap(rekap: RekapUnit) -> str:
    """The file."""
    title = _t(f"Rekap kinerja {rekap.pengaturan.nama_unit}, {rekap.pengaturan.periode}")
    digest = b64encode(hashlib.sha256(GAYA.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    names = kata.semua_nama(rekap)
    return "\n".join((
        '<!doctype html><html lang="id"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f'<title>{title}</title><link rel="icon" href="data:,"><style>{GAYA}</style></head><body><main>',
        *_muka(rekap, names), *_daftar(rekap, names), *_rincian(rekap, names), "</main></body></html>", "",
    ))


def _t(teks: object) -> str:
    """A text of somebody else's on the page."""
    return escape(tampak(str(teks)))


# ------------------------------------------------------------------------------------------- the first page


def _muka(rekap: RekapUnit, nama: kata.NamaPendek) -> Iterator[str]:
    yield f'<section class="lembar"><h1>Rekap Kinerja: {_t(kata.singkat(rekap.pengaturan.nama_unit, 100))}</h1>'
    yield f'<p class="redup">{_t(kata.keadaan_pada(rekap))} Untuk pimpinan; memuat nama pegawai.</p><dl class="angka">'
    for one in kata.angka_utama(rekap):
        yield f"<div><dt>{_t(one.nama)}</dt><dd><b>{_t(one.angka)}</b>{_t(one.keterangan)}</dd></div>"
    yield "</dl>"
    yield from _distribusi(rekap)
    yield from _peta(rekap, nama)
    yield from _tren(rekap)
    yield "</section>"


def _tabel(judul: str, kepala: Sequence[str], baris: Iterator[str] | Sequence[str], kelas: str = "") -> Iterator[str]:
    """A table; rows come with their cells, and browsers close what is left open."""
    heads = "".join(f'<th scope="col">{_t(one)}' for one in kepala)
    look = f' class="{kelas}"' if kelas else ""
    yield f"<table{look}><caption>{_t(judul)}</caption><thead><tr>{heads}</thead><tbody>"
    yield from baris
    yield "</tbody></table>"


def _distribusi(rekap: RekapUnit) -> Iterator[str]:
    total, proposed = rekap.ditetapkan, sum(one.usulan for one in rekap.predikat)

    def rows() -> Iterator[str]:
        for one in rekap.predikat:
            limits = ("" if n is None else f"{n}%" for n in (one.paling_banyak, one.paling_sedikit))
            cells = (
                str(one.ditetapkan), persen(one.ditetapkan, total) if total else kata.KOSONG, *limits, str(one.usulan),
                persen(one.usulan, proposed) if proposed else kata.KOSONG,
            )
            yield f'<tr class="n"><th scope="row">{one.predikat.value}' + "".join(f"<td>{cell}" for cell in cells)

    yield '<h2>Distribusi predikat terhadap pedoman</h2><div class="dua"><div>'
    heads = ("Predikat", "Ditetapkan", "Persen", "Paling banyak", "Paling sedikit", "Usulan", "Persen usulan")
    yield from _tabel("Pegawai setiap predikat", heads, rows())
    yield from (f"<p>{_t(one.keterangan)}</p>" for one in rekap.syarat)
    yield f'<p class="redup">{kata.PEDOMAN}</p></div><div>{batang_predikat(rekap.predikat)}</div></div>'


def _peta(rekap: RekapUnit, nama: kata.NamaPendek) -> Iterator[str]:
    def rows() -> Iterator[str]:
        for start in range(0, len(rekap.petak), len(Tingkat)):
            row = rekap.petak[start:start + len(Tingkat)]
            yield f'<tr><th scope="row">{row[0].perilaku.value}'
            for one in row:
                names = _t(kata.nama_di_petak(one, nama, _HURUF_PETAK))
                yield f"<td><b>{one.kelompok.value}</b>{len(one.pegawai)} orang<br>{names}"

    yield "<h2>Peta hasil kerja dan perilaku kerja</h2>"
    heads = ("Perilaku", *(f"Hasil: {one.value}" for one in reversed(Tingkat)))
    yield from _tabel(kata.dasar_peta(rekap), heads, rows(), "peta")
    if rekap.belum_dipetakan:
        yield f"<p>Belum dipetakan: {len(rekap.belum_dipetakan)} orang; namanya di rincian.</p>"


def _tren(rekap: RekapUnit) -> Iterator[str]:
    shown = rekap.tren.periode[-kata.PERIODE_TAMPIL:]

    def rows() -> Iterator[str]:
        for one in shown:
            numbers = "".join(f'<td class="n">{kata.angka(cell)}' for cell in (one.berskor, one.hasil, one.perilaku))
            yield f'<tr><th scope="row">{_t(one.periode)}{numbers}<td>{kata.ditetapkan(one.ditetapkan)}'

    yield '<h2>Tren unit</h2><div class="dua tren"><div>'
    heads = ("Periode", "Berskor", "Hasil", "Perilaku", "Predikat ditetapkan")
    yield from _tabel("Rata-rata skor hasil dan perilaku, dibulatkan ke dua angka", heads, rows())
    yield f"</div><div>{garis_tren(shown)}</div></div>"


# ------------------------------------------------------------------------------------------- the second page


def _muat(butir: Sequence[ButirBersama], baris: int) -> tuple[list[str], int]:
    """As many items as so many lines hold, and the lines they take; an item names as many people as fit."""
    shown: list[str] = []
    used = 0
    for place, one in enumerate(butir):
        rest = baris - used - (place < len(butir) - 1)  # the last line says how many more there are
        text, names = one.teks, list(one.siapa)
        while _baris(kata.butir(text, names, len(one.siapa))) > min(rest, _SEBUTIR) and len(names) > 1:
            names = names[: len(names) * 2 // 3]
        lines = _baris(kata.butir(text, names, len(one.siapa)))
        if lines > rest and shown:
            return [*shown, f"<li>dan {len(butir) - place} butir lagi di rincian"], used + 1
        if lines > rest:  # even the first is longer than its room
            names = [kata.singkat(name, _HURUF_BARIS) for name in names]
            text = kata.singkat(text, (rest - 2) * _HURUF_BARIS)
            lines = min(_baris(kata.butir(text, names, len(one.siapa))), rest)
        shown.append(f"<li>{_t(kata.butir(text, names, len(one.siapa)))}")
        used += lines
    return shown, used


def _baris(teks: str) -> int:
    return ceil(kata.lebar(tampak(teks)) / _HURUF_BARIS)


def _daftar(rekap: RekapUnit, nama: kata.NamaPendek) -> Iterator[str]:
    yield f'<section class="lembar"><p class="redup">{_t(kata.singkat(rekap.pengaturan.nama_unit, 80))}, '
    yield f'{_t(rekap.pengaturan.periode)}</p><div class="lajur">'
    used = _JUDUL + ceil(sum(_baris(text) for text in rekap.rujukan) * 0.7)
    for part in kata.bagian(rekap, nama):
        shown, lines = _muat(part.butir, _BARIS[part.kode])
        used += _JUDUL + (lines if shown else _baris(part.kosong))
        body = f"<ul>{''.join(shown)}</ul>" if shown else f"<p>{_t(part.kosong)}</p>"
        yield f"<section><h3>{part.judul}</h3>{body}</section>"
    yield from _peringkat(rekap, nama, max(_TERTENTU, _SEHALAMAN - used - _JUDUL))
    yield '<section class="dasar"><h3>Dasar, dan seberapa pasti</h3><ul>'
    yield from (f"<li>{_t(text)}" for text in rekap.rujukan)
    yield "</ul></section></div></section>"


def _peringkat(rekap: RekapUnit, nama: kata.NamaPendek, baris: int) -> Iterator[str]:
    people = rekap.pegawai
    count = len(people) if len(people) <= baris else baris - 1
    parts = rekap.bagian
    yield '<section><h3>Peringkat, kelompok, dan yang ditetapkan</h3><ol class="urut">'
    for one in people[:count]:
        place = one.peringkat if one.peringkat is not None else kata.KOSONG
        group = one.kelompok.value if one.kelompok else "belum"
        yield f"<li><i>{place}</i> {_t(kata.singkat(nama[one.nip], 26))} · {group} · {kata.penetapan(one)}"
        if parts:
            yield f" · {_t(kata.singkat(parts.get(one.nip, ''), 24))}"
    yield f"</ol>{f'<p>dan {len(people) - count} lainnya di rincian</p>' if count < len(people) else ''}"
    yield f"{'' if people else '<p>Belum ada pegawai.</p>'}</section>"


# ------------------------------------------------------------------------------------------- details


def _rincian(rekap: RekapUnit, nama: kata.NamaPendek) -> Iterator[str]:
    yield '<label class="pilih"><input type="checkbox" id="cetak-rincian"> Cetak juga rincian di bawah ini</label>'
    yield '<section class="rincian"><h2>Rincian</h2>'
    yield from _setiap_pegawai(rekap)
    for part in kata.bagian(rekap, nama):
        lines = "".join(f"<li>{_t(kata.butir(one.teks, one.siapa))}" for one in part.butir)
        yield f"<h3>{part.judul}</h3>" + (f"<ul>{lines}</ul>" if lines else f"<p>{_t(part.kosong)}</p>")
    yield "</section>"


def _setiap_pegawai(rekap: RekapUnit) -> Iterator[str]:
    """One line for everybody: ranking, decision, konfirmasi, workbook, and the periods before."""
    past = [str(one.periode) for one in rekap.tren.periode[:-1]]
    heads = (
        "Peringkat", "Nama dan NIP", "Hasil", "Perilaku", "Gabungan", "Kelompok", "Petak (hasil / perilaku)",
        "Ditetapkan", "Usulan", "Konfirmasi", "Catatan harian", "Umpan balik", *past, "Perubahan terakhir",
    )
    answers = {one.nip: one.keadaan.value for one in rekap.jawaban}
    books = {one.nip: one for one in rekap.buku or ()}
    trends = {one.nip: one.titik for one in rekap.tren.pegawai}
    parts = rekap.bagian

    def rows() -> Iterator[str]:
        for one in rekap.pegawai:
            book, trend = books.get(one.nip), trends[one.nip]
            levels = " / ".join(
                kata.KOSONG if level is None else level.value.removesuffix(" Rata-rata")
                for level in (one.tingkat_hasil, one.tingkat_perilaku)
            )
            decided, proposed = (
                " ".join(str(part) for part in pair if part is not None) or kata.KOSONG
                for pair in ((one.predikat, one.nilai), (one.usulan_predikat, one.usulan_nilai))
            )
            noted = "{}/{}".format(*book.tercatat) if book and book.tercatat else kata.KOSONG
            cells = (
                *map(kata.angka, (one.hasil, one.perilaku, one.komposit)), one.kelompok or kata.KOSONG, levels, decided,
                proposed, answers[one.nip], noted, book.umpan_balik if book and book.ada else kata.KOSONG,
                *map(kata.titik, trend[:-1]), kata.perubahan(trend),
            )
            where = f"<small>{_t(parts[one.nip])}</small>" if one.nip in parts else ""
            yield f"<tr><td>{kata.angka(one.peringkat)}<td>{_t(one.nama)}<small>{one.nip}</small>{where}"
            yield "".join(f"<td>{_t(cell)}" for cell in cells)

    yield '<div class="gulir">'
    yield from _tabel(
        "Setiap pegawai. Periode lalu: skor hasil / perilaku; predikat dan nilai yang ditetapkan", heads, rows()
    )
    yield "</div>"
