"""Ringkasan: how complete the workbook is, the year's deadlines, and progress per indicator, with charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kinerja_core.model.excel import seri
from kinerja_core.model.istilah import YaTidak
from kinerja_core.rules.aturan import AturanBelumBerlaku, muat
from kinerja_core.rules.jadwal import jadwal
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.buku_skp.pembinaan import PEMBINAAN
from kinerja_core.workbooks.buku_skp.realisasi import PERIODE_REALISASI, lembar_realisasi
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI
from kinerja_core.workbooks.buku_skp.rumus import (
    KODE_IKI_BARIS,
    NAMA_TAHUN,
    URUT_IKI_BARIS,
    bersatuan,
    dari_judul,
    dipakai,
    teks_bersatuan,
)
from kinerja_core.workbooks.buku_skp.rumus import SKP as _SKP
from kinerja_core.workbooks.buku_skp.rumus_dialog import CATATAN, DIALOG, MENUNGGU
from kinerja_core.workbooks.buku_skp.umpan_balik import UMPAN_BALIK
from kinerja_core.workbooks.mesin.alamat import huruf_kolom
from kinerja_core.workbooks.mesin.kanvas import Deret, Kanvas
from kinerja_core.workbooks.mesin.lanjutan import jumlah_lanjutan
from kinerja_core.workbooks.mesin.rumus import kosong, teks_angka
from kinerja_core.workbooks.mesin.spek import NILAI_KEPALA, Baris, LembarRingkasan, Nilai

_PERIODE: Final = tuple(lembar_realisasi(period).nama for period in PERIODE_REALISASI)
#: Sheets whose completeness the chart shows, then those that are filled as things happen.
_UTAMA: Final = (_SKP, RENCANA_AKSI.nama, *_PERIODE)
_BERJALAN: Final = (CATATAN, DIALOG, UMPAN_BALIK.nama, PEMBINAAN.nama)
_LEBAR: Final = (21.0, 57.0, 25.0, 18.0, 26.0, 13.0, 13.0, 13.0, 12.0)
_TERISI: Final = "Terisi"
_BELUM: Final = "–"
#: Days ahead of a deadline from which it is marked.
_HARI_DEKAT: Final = 14


def _lukis(kanvas: Kanvas) -> None:
    kanvas.lebar(*_LEBAR)
    _owner(kanvas)
    row, percent = _completeness(kanvas, 4)
    row = _periods(kanvas, row + 1)
    row = _deadlines(kanvas, row + 1, percent)
    _progress(kanvas, row + 1)


def _rows(kanvas: Kanvas, lembar: str) -> Sequence[Baris]:
    return kanvas.isi.baris.get(lembar, ())


def _identity(kanvas: Kanvas) -> Baris:
    return next(iter(_rows(kanvas, IDENTITAS.nama)), {})


def _cell(nama: str) -> str:
    return f"{IDENTITAS.nama}!$B${IDENTITAS.baris[nama]}"


#: Shown for a NIP that is blank or was typed as a number, whose last digits are lost (pitfall X1).
_NIP_BUKAN_TEKS: Final = "belum diisi sebagai teks"


def _owner(kanvas: Kanvas) -> None:
    """Whose workbook it is."""
    values = _identity(kanvas)
    name, nip = values.get("pegawai.nama"), values.get("pegawai.nip")
    number = nip if isinstance(nip, str) else _NIP_BUKAN_TEKS
    who = "Nama pegawai belum diisi" if kosong(name) else f"{name}   NIP {number}"
    year = teks_angka(values.get("tahun"))
    cell = _cell("pegawai.nama")
    kanvas.rumus(
        "A2",
        f'IF({cell}="","Nama pegawai belum diisi",'
        f'{cell}&"   NIP "&IF(ISTEXT({_cell("pegawai.nip")}),{_cell("pegawai.nip")},"{_NIP_BUKAN_TEKS}"))'
        f'&"   Tahun SKP "&{NAMA_TAHUN}',
        f"{who}   Tahun SKP {year}", "tebal",
    )


def _header(kanvas: Kanvas, baris: int, judul: str, kepala: Sequence[str], catatan: str = "") -> int:
    """A heading and a row of headers; the row after them."""
    kanvas.tulis(f"A{baris}", judul, "bagian")
    for letter in "BCDEFGHI":
        kanvas.tulis(f"{letter}{baris}", catatan if letter == "B" else None, "bagian_catatan")
    for letter, text in zip("ABCDEFGHI", kepala, strict=False):
        kanvas.tulis(f"{letter}{baris + 1}", text, "kepala")
    return baris + 2


def _completeness(kanvas: Kanvas, baris: int) -> tuple[int, dict[str, str]]:
    """Block of one row per sheet; the row after it, and the cell of each sheet's percentage."""
    first = row = _header(
        kanvas, baris, "Kelengkapan lembar", ("Lembar", "Keadaan", "Baris lengkap", "Perlu dilengkapi", "Kelengkapan")
    )
    percent: dict[str, str] = {}
    fields = [field for part in IDENTITAS.bagian if part.wajib for field in part.isian if field.wajib and field.isian]
    values = _identity(kanvas)
    there = sum(not kosong(values.get(field.nama)) for field in fields)
    blanks = "".join(f"-COUNTBLANK({_cell(field.nama)})" for field in fields)
    for sheet in (IDENTITAS.nama, *_UTAMA, *_BERJALAN):
        kanvas.tulis(f"A{row}", sheet)
        if sheet == IDENTITAS.nama:
            done, lacking, unit, more, said = there, len(fields) - there, "isian", "", ""
            kanvas.rumus(f"C{row}", f"{len(fields)}{blanks}", done, "tengah")
            kanvas.rumus(f"D{row}", f"{len(fields)}-C{row}", lacking, "tengah")
        else:
            status = kanvas.letak(sheet).rentang("_status")
            words = [str(line.get("_status") or "") for line in _rows(kanvas, sheet)]
            done = words.count("Lengkap")
            lacking = sum(word.startswith(("Lengkapi", "Periksa", "Belum diisi")) for word in words)
            unit, (more, said) = "baris", _remark(kanvas, sheet)
            kanvas.rumus(f"C{row}", _count(sheet, status, "Lengkap"), done, "tengah")
            kanvas.rumus(f"D{row}", _count(sheet, status, "Lengkapi*", "Periksa*", "Belum diisi"), lacking, "tengah")
        total = done + lacking
        state = "Belum diisi" if not total else "Lengkap" if not lacking else f"{done} dari {total} {unit} lengkap"
        kanvas.rumus(
            f"B{row}",
            f'IF(C{row}+D{row}=0,"Belum diisi",IF(D{row}=0,"Lengkap",'
            f'C{row}&" dari "&(C{row}+D{row})&" {unit} lengkap"))'
            + (f"&{more}" if more else ""),
            state + said,
        )
        kanvas.rumus(
            f"E{row}", f"IF(C{row}+D{row}=0,0,ROUND(C{row}/(C{row}+D{row}),2))",
            int(100 * done / total + 0.5) / 100 if total else 0, "persen",
        )
        percent[sheet] = f"$E${row}"
        row += 1
    block = f"A{first}:E{row - 1}"
    kanvas.sorot(block, f"$E{first}=1", "lengkap")
    kanvas.sorot(block, f"AND($C{first}+$D{first}>0,$E{first}<1)", "kurang")
    last = first + len(_UTAMA)
    kanvas.grafik(
        f"F{baris}", "Kelengkapan lembar (%)",
        "Grafik batang: persentase kelengkapan lembar Identitas, SKP, Rencana Aksi, Triwulan I sampai IV, dan Akhir. "
        "Angkanya sama dengan tabel Kelengkapan lembar di sebelah kiri.",
        (Deret(nama="Kelengkapan", label=f"A{first}:A{last}", nilai=f"E{first}:E{last}"),),
        jenis={"type": "bar"}, ukuran=(480, 295),
        sumbu={"min": 0, "max": 1.15, "major_unit": 0.25, "num_format": "0%"},
    )
    return row, percent


def _count(lembar: str, rentang: str, *kata: str) -> str:
    """A formula: how many cells of a column say one of these words, those of further sheets among them."""
    def hitung(rng: str) -> str:
        return "+".join(f'COUNTIF({rng},"{word}")' for word in kata)

    return jumlah_lanjutan(lembar, rentang, hitung) if lembar == CATATAN else hitung(rentang)


def _remark(kanvas: Kanvas, lembar: str) -> tuple[str, str]:
    """What else is said of a sheet: a formula and its value."""
    if lembar == RENCANA_AKSI.nama:
        mark = f"'{lembar}'!${huruf_kolom(RENCANA_AKSI.awal + NILAI_KEPALA)}$4"
        done = kanvas.isi.kepala.get(lembar, {}).get("rencana_aksi_selesai") == YaTidak.YA.value
        text = "; belum ditandai Selesai"
        return f'IF({mark}="{YaTidak.YA.value}","","{text}")', "" if done else text
    if lembar == _SKP:
        where = kanvas.letak(lembar)
        bare = f'SUMPRODUCT(({dari_judul(where, "rhk.nomor")}<>"")*({dari_judul(where, "iki.kode")}=""))'
        count = sum(dipakai(row) and kosong(row.get("iki.kode")) for row in _rows(kanvas, lembar))
        text = f"; {count} baris tanpa Kode IKI" if count else ""
        return f'IF({bare}=0,"","; "&{bare}&" baris tanpa Kode IKI")', text
    if lembar in _PERIODE:  # the title of the list of keys is no key
        there = f'COUNTIF({kanvas.letak(lembar).rentang("kode_iki")},{KODE_IKI_BARIS})'
        lost = f'(SUMPRODUCT(({KODE_IKI_BARIS}<>"")*({there}=0))-1)'
        return f'IF({lost}>0,"; "&{lost}&" IKI tanpa baris","")', ""
    if lembar == CATATAN:
        waiting = f'({_count(lembar, kanvas.letak(lembar).rentang("_dialog"), MENUNGGU)})'
        count = sum(row.get("_dialog") == MENUNGGU for row in _rows(kanvas, lembar))
        return f'IF({waiting}=0,"","; "&{waiting}&" menunggu dialog")', f"; {count} menunggu dialog" if count else ""
    return "", ""


def _periods(kanvas: Kanvas, baris: int) -> int:
    """Block of one row per period: how many indicators have a realisasi."""
    first = row = _header(
        kanvas, baris, "Realisasi per periode", ("Periode", "Keadaan", "IKI terisi", "IKI belum terisi")
    )
    for period in _PERIODE:
        where = kanvas.letak(period)
        code, value = where.rentang("_rhk"), where.rentang("realisasi")
        lines = [line for line in _rows(kanvas, period) if not kosong(line.get("_rhk"))]
        done = sum(not kosong(line.get("realisasi")) for line in lines)
        kanvas.tulis(f"A{row}", period)
        kanvas.rumus(f"C{row}", f'SUMPRODUCT(({code}<>"")*({value}<>""))', done, "tengah")
        kanvas.rumus(f"D{row}", f'SUMPRODUCT(--({code}<>""))-C{row}', len(lines) - done, "tengah")
        state = "Belum ada IKI" if not lines else f"{done} dari {len(lines)} IKI terisi"
        kanvas.rumus(
            f"B{row}",
            f'IF(C{row}+D{row}=0,"Belum ada IKI",C{row}&" dari "&(C{row}+D{row})&" IKI terisi")', state,
        )
        row += 1
    kanvas.sorot(f"A{first}:D{row - 1}", f"AND($C{first}>0,$D{first}=0)", "lengkap")
    kanvas.grafik(
        f"F{baris}", "Realisasi yang terisi per periode",
        "Grafik kolom bertumpuk: banyaknya IKI yang realisasinya terisi (warna penuh) dan belum terisi (bergaris) pada "
        "Triwulan I sampai IV dan Akhir. Angkanya sama dengan tabel Realisasi per periode di sebelah kiri.",
        tuple(
            Deret(nama=name, label=f"A{first}:A{row - 1}", nilai=f"{letter}{first}:{letter}{row - 1}")
            for name, letter in (("IKI terisi", "C"), ("IKI belum terisi", "D"))
        ),
        jenis={"type": "column", "subtype": "stacked"}, ukuran=(480, 300),
        sumbu={"num_format": "0", "min": 0},
    )
    return row


_WARNA_TENGGAT: Final = (
    "Warna dan kata “lewat” mengikuti tanggal hari ini; bagian pegawai yang sudah lengkap tidak ditandai."
)


def _tahun_sama(tahun: int, diketik: Nilai) -> tuple[str, bool]:
    """Whether the typed year has the calendar of the workbook's own year: a condition, and its value."""
    starts = [since.year for since in muat("jadwal").nilai]
    begin = max((year for year in starts if year <= tahun), default=starts[0])
    end = min((year for year in starts if year > begin), default=9999)
    known = isinstance(diketik, int | float) and begin <= diketik < end
    return f"AND(ISNUMBER({NAMA_TAHUN}),{NAMA_TAHUN}>={begin},{NAMA_TAHUN}<{end})", known


def _deadlines(kanvas: Kanvas, baris: int, percent: dict[str, str]) -> int:
    """Block of the deadlines of the year in Identitas, by the calendar known when the workbook was made."""
    row = first = _header(
        kanvas, baris, f"Tenggat tahun {kanvas.tahun}", ("Periode", "Kegiatan", "Pelaksana", "Mulai", "Tenggat"),
    )
    year = _identity(kanvas).get("tahun")
    same, known = _tahun_sama(kanvas.tahun, year)
    said = teks_angka(year)
    kanvas.rumus(f"A{baris}", f'"Tenggat tahun "&{NAMA_TAHUN}', f"Tenggat tahun {said}", "bagian")
    other = ("Kalender tahun ", " tidak ada di buku ini; pakai templat tahun itu.")
    kanvas.rumus(
        f"B{baris}", f'IF({same},"{_WARNA_TENGGAT}","{other[0]}"&{NAMA_TAHUN}&"{other[1]}")',
        _WARNA_TENGGAT if known else said.join(other), "bagian_catatan",
    )
    try:
        verdict = jadwal(kanvas.tahun)
    except AturanBelumBerlaku as problem:
        kanvas.tulis(f"A{row}", str(problem), "catatan")
        return row + 1
    for stage in verdict.hasil:
        quarter = stage.periode.triwulan
        sheet = quarter.value if quarter is not None and stage.kode.startswith("input") else None
        notes = [*(["perkiraan"] if stage.perkiraan else []), *([stage.catatan] if stage.catatan else [])]
        kanvas.tulis(f"A{row}", quarter.value if quarter else "Tahunan")
        activity = stage.kegiatan + (f" ({'; '.join(notes)})" if notes else "")
        kanvas.tulis(f"B{row}", activity)
        kanvas.tulis(f"C{row}", stage.pelaksana)
        kanvas.tinggi(row, (activity, _LEBAR[1]), (stage.pelaksana, _LEBAR[2]))
        for letter, day in (("D", stage.mulai), ("E", stage.selesai)):
            if day is None:
                kanvas.tulis(f"{letter}{row}", None, "tanggal")
                continue
            shown = f"DATE({NAMA_TAHUN}+{day.year - kanvas.tahun},{day.month},{day.day})"
            value: str | int = ""
            if known and isinstance(year, int | float):
                value = seri(day.replace(year=day.year - kanvas.tahun + int(year)))
            kanvas.rumus(f"{letter}{row}", f'IF({same},{shown},"")', value, "tanggal")
        if sheet is not None:
            late = f"AND($E${row}<TODAY(),{percent[sheet]}<1)"
            kanvas.sorot(f"A{row}:D{row}", late, "lewat")
            kanvas.sorot(f"E{row}", late, "lewat_tanggal")
        row += 1
    near = f"AND($E{first}>=TODAY(),$E{first}-TODAY()<={_HARI_DEKAT})"
    kanvas.sorot(f"A{first}:E{row - 1}", near, "kurang")
    for text in [f"Sumber: {source}" for source in verdict.rujukan] + list(verdict.peringatan):
        kanvas.tulis(f"A{row}", text, "catatan")
        row += 1
    return row


def _progress(kanvas: Kanvas, baris: int) -> None:
    """Block of one row per indicator: which periods have a realisasi."""
    first = row = _header(
        kanvas, baris, "Kemajuan per IKI",
        ("Kode IKI", "Indikator Kinerja Individu", "Target", *(name.replace("Triwulan", "TW") for name in _PERIODE),
         "Terisi"),
    )
    rows = [line for line in _rows(kanvas, _SKP) if dipakai(line)]
    last = "DEFGH"[len(_PERIODE) - 1]
    reached = [{line.get("kode_iki"): line.get("realisasi") for line in _rows(kanvas, name)} for name in _PERIODE]
    for index in range(kanvas.buku.tabel(_SKP).kapasitas):
        line = rows[index] if index < len(rows) else {}
        shown = teks_angka(line.get("iki.kode"))
        nth = f"MATCH(ROW()-{first - 1},{URUT_IKI_BARIS},0)"
        kanvas.rumus(f"A{row}", f'IFERROR(INDEX({KODE_IKI_BARIS},{nth}),"")', shown, "tengah")
        texts = teks_angka(line.get("iki.indikator")), teks_bersatuan(
            teks_angka(line.get("iki.target")), teks_angka(line.get("iki.satuan"))
        )
        for letter, names, text in zip("BC", (("iki.indikator",), ("iki.target", "iki.satuan")), texts, strict=True):
            kanvas.rumus(f"{letter}{row}", _of_code(kanvas, f"$A{row}", names), text)
        if shown:
            kanvas.tinggi(row, *zip(texts, _LEBAR[1:3], strict=True))
        done = 0
        for letter, name, values in zip("DEFGH", _PERIODE, reached, strict=True):
            where = kanvas.letak(name)
            at = f"MATCH($A{row},{dari_judul(where, 'kode_iki')},0)"
            filled = not kosong(values.get(shown))
            done += filled
            kanvas.rumus(
                f"{letter}{row}",
                f'IF($A{row}="","",IF(IFERROR(INDEX({dari_judul(where, "realisasi")},{at})&"","")="",'
                f'"{_BELUM}","{_TERISI}"))',
                "" if not shown else _TERISI if filled else _BELUM, "tengah",
            )
        kanvas.rumus(
            f"I{row}", f'IF($A{row}="","",COUNTIF($D{row}:${last}{row},"{_TERISI}")&" dari {len(_PERIODE)}")',
            f"{done} dari {len(_PERIODE)}" if shown else "", "tengah",
        )
        row += 1
    for letter in "ABCDEFGHI":
        kanvas.bersama(f"{letter}{first}:{letter}{row - 1}")
    kanvas.sorot(f"D{first}:{last}{row - 1}", f'D{first}="{_TERISI}"', "lengkap")
    kanvas.halaman_baru(baris, first - 1)
    kanvas.cetak_sampai("K", f"$A${first}:$A${row - 1}", first + 5)


def _of_code(kanvas: Kanvas, sel: str, nama: Sequence[str]) -> str:
    """Formula of texts of the SKP's row with the code in a cell."""
    where = kanvas.letak(_SKP)
    cells = [f"INDEX({dari_judul(where, name)},MATCH({sel},{KODE_IKI_BARIS},0))" for name in nama]
    text = f'{cells[0]}&""' if len(cells) == 1 else bersatuan(*cells)
    return f'IF({sel}="","",IFERROR({text},""))'


RINGKASAN_SKP: Final = LembarRingkasan(nama="Ringkasan", judul="RINGKASAN KEMAJUAN", lukis=_lukis)
