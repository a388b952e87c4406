"""Jadwal: what is due in the period, who must act, and a traffic light in colour and words for each.

Dates are those of the rules for the year; the light is a native formula of today. Who has not rated or answered is
counted on the other sheets of this workbook as it stands; what the staff workbooks hold is known from the day of the
consolidation, which the sheet names.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Final

from kinerja_core.model.excel import seri
from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.model.istilah import Triwulan, tanggal_panjang
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.potret import Lampu, Potret
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.jadwal_unit import (
    DARI_UNIT,
    MENDEKAT,
    TENGGAT_PERKIRAAN,
    HalJadwal,
    KeteranganKonfirmasi,
    hal_jadwal,
    keterangan_konfirmasi,
    lampu,
)
from kinerja_core.rules.konfirmasi import BELUM_DIEVALUASI, MENUNGGU, PERKIRAAN
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI
from kinerja_core.workbooks.buku_unit.pengaturan import PENGATURAN
from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.mesin.kanvas import Kanvas
from kinerja_core.workbooks.mesin.kisi import Kisi, alamat
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.rumus import kosong, teks_angka
from kinerja_core.workbooks.mesin.spek import Baris, LembarRingkasan, lipat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

_LEMBAR: Final = "Jadwal"
_PILIH: Final = "Pilih periode di lembar Pengaturan; lampunya lalu menyala."
_KEPALA: Final = 5  #: row (from 1) of the headers
_PERIODE: Final = f"{PENGATURAN.nama}!$B${PENGATURAN.baris['periode']}"
_LEBAR: Final = (36, 21, 16, 16, 16, 9, 34, 36)
_JUDUL: Final = (
    "Yang Dikerjakan", "Yang Bertindak", "Mulai", "Tenggat", "Lampu", "Belum (orang)", "Siapa yang Belum", "Keterangan",
)
#: What stands where a matter is not of the chosen period.
LAIN: Final = "–"
#: Where it is seen who has not done what this workbook counts by itself.
_LIHAT: Final = {
    "perilaku": f"Lihat lembar {SKOR.nama}: skor atau tingkat perilaku yang kosong.",
    "rating": f"Lihat lembar {SKOR.nama}: rating yang kosong.",
    "jawaban": f"Lihat lembar {KONFIRMASI.nama}, kolom Keadaan.",
    "konfirmasi": f"Lihat lembar {KONFIRMASI.nama}, kolom Keadaan.",
}
_WARNA: Final = {
    "lewat": (Lampu.TERLAMBAT, Lampu.LEWAT), "kurang": (Lampu.SEGERA,), "lengkap": (Lampu.SELESAI, Lampu.BERJALAN),
}


def isi_jadwal(potret: Potret | None) -> list[Baris]:
    """What the sheet shows of a day, as rows: the day, then who had not done each matter that had begun."""
    if potret is None:
        return []
    rows: list[Baris] = [{"tanggal": potret.tanggal}]
    return rows + [{"perkara": name, "belum": len(who), "siapa": sebut(who)} for name, who in potret.belum.items()]


def rumus_lampu(berlaku: str, awal: str, tenggat: str, belum: str) -> str:
    """:func:`.lampu` as a native formula of today, for a matter of the chosen period; else a dash."""
    return (
        f'IF(NOT({berlaku}),"{LAIN}",IF({tenggat}="","{Lampu.MENUNGGU_EVALUASI}",IF(TODAY()<{awal},'
        f'"{Lampu.BELUM_MULAI}",IF({belum}&""="0","{Lampu.SELESAI}",IF(TODAY()>{tenggat},'
        f'IF({belum}="","{Lampu.LEWAT}","{Lampu.TERLAMBAT}"),'
        f'IF(TODAY()+{MENDEKAT}>={tenggat},"{Lampu.SEGERA}","{Lampu.BERJALAN}"))))))'
    )


def _periode(kanvas: Kanvas) -> tuple[Periode | None, tuple[Periode, ...]]:
    """The period that is chosen, and those whose matters are shown: all of the year where none is."""
    year = tuple(Periode(kanvas.tahun, quarter) for quarter in (*Triwulan, None))
    try:
        chosen = Periode.parse(str(kanvas.isi.hitungan.setelan.periode))
    except PeriodeSalah:
        return None, year
    return chosen, (chosen,)


def _lukis(kanvas: Kanvas) -> None:
    kanvas.lebar(*_LEBAR)
    chosen, periods = _periode(kanvas)
    names = ",".join(f'{_PERIODE}="{one}"' for one in periods)
    said = ", ".join(str(one) for one in periods) if chosen else f"tahun {kanvas.tahun}"
    other = f"Jadwal ini untuk {said}. Periode baru dimulai dengan menggabungkan lagi dan menyebut periodenya."
    typed = teks_angka(kanvas.isi.hitungan.setelan.periode)
    kanvas.rumus(
        "A2", f'IF({_PERIODE}="","{_PILIH}",IF(OR({names}),"Periode: "&{_PERIODE},"{other}"))',
        f"Periode: {chosen}" if chosen else other if typed else _PILIH, "tebal",
    )
    rows = {str(row.get("perkara")): row for row in kanvas.isi.baris.get(_LEMBAR, ())}
    day = next((row["tanggal"] for row in kanvas.isi.baris.get(_LEMBAR, ()) if "tanggal" in row), None)
    since = f"keadaan buku kerja pada {tanggal_panjang(day)}" if isinstance(day, datetime.date) else (
        "belum diketahui dari buku kerja sampai digabungkan"
    )
    kanvas.tulis("A3", f"Lampu menurut hari ini. Input realisasi dan dialog: {since}; yang lain menurut lembar lain di "
                 "buku ini.", "catatan")
    for letter, text in zip("ABCDEFGH", _JUDUL, strict=True):
        kanvas.tulis(f"{letter}{_KEPALA}", text, "kepala")
    kanvas.tinggi(_KEPALA, *zip(_JUDUL, (width * 0.8 for width in _LEBAR), strict=True))
    row = _KEPALA
    for matter, of in _hal(periods):
        row += 1
        _tulis(kanvas, row, matter, of, rows.get(matter.perkara, {}), chosen)
    last = max(row, _KEPALA + 1)
    for look, words in _WARNA.items():
        held = ",".join(f'$E{_KEPALA + 1}="{word}"' for word in words)
        kanvas.sorot(f"E{_KEPALA + 1}:F{last}", f"OR({held})", look)
    kanvas.halaman.freeze_panes(_KEPALA, 1)
    kanvas.halaman.repeat_rows(_KEPALA - 1)
    kanvas.halaman.print_area(0, 0, last - 1, len(_JUDUL) - 1)


def _hal(periods: Sequence[Periode]) -> list[tuple[HalJadwal, list[Periode]]]:
    """Matters by deadline, each with the periods it is of; none for a year before the first known calendar."""
    found: dict[tuple[str, Periode], tuple[HalJadwal, list[Periode]]] = {}
    for one in periods:
        try:
            matters = hal_jadwal(one)
        except AturanBelumBerlaku:
            return []
        for matter in matters:
            own = one if matter.kode == "dialog" else matter.periode
            key = (matter.kode, periods[-1] if matter.kode == "konfirmasi" else own)
            found.setdefault(key, (matter, []))[1].append(one)
    return sorted(found.values(), key=lambda pair: pair[0].tenggat or datetime.date.max)


def _tulis(
    kanvas: Kanvas, baris: int, hal: HalJadwal, untuk: Sequence[Periode], potret: Baris, dipilih: Periode | None
) -> None:
    """One matter. What is counted here is a formula; who it was, is said while the count is the same."""
    kanvas.tulis(f"A{baris}", hal.kegiatan)
    kanvas.tulis(f"B{baris}", hal.pelaksana)
    kanvas.tulis(f"C{baris}", hal.mulai, "tanggal")
    limit: datetime.date | None = hal.tenggat
    if hal.kode == "konfirmasi":
        limit = _tenggat(kanvas, baris)
    else:
        kanvas.tulis(f"D{baris}", limit, "tanggal")
    count = _belum(kanvas, baris, hal, potret)
    ours = ",".join(f'{_PERIODE}="{one}"' for one in untuk)
    today = hari_kini()
    held = lampu(today, hal.awal, limit, count).value if dipilih in untuk else LAIN
    begins = f"DATE({hal.awal.year},{hal.awal.month},{hal.awal.day})"
    kanvas.rumus(f"E{baris}", rumus_lampu(f"OR({ours})", begins, f"$D{baris}", f"$F{baris}"), held, "tengah")
    who, see = str(potret.get("siapa") or ""), _LIHAT.get(hal.perkara, "")
    if see:
        told = f'IF($F{baris}&""="0","",IF($F{baris}="","","{see}"))'
        kanvas.rumus(f"G{baris}", told, see if count else "")
    else:
        kanvas.tulis(f"G{baris}", who if who or hal.perkara else "Tidak tercatat di buku ini; pastikan sendiri.")
    if hal.kode == "konfirmasi":
        _keterangan(kanvas, baris, limit, untuk, dipilih)
    else:
        kanvas.tulis(f"H{baris}", hal.keterangan)
    kanvas.tinggi(baris, (hal.kegiatan, _LEBAR[0]), (hal.pelaksana, _LEBAR[1]), (who or see, _LEBAR[6]),
                  (hal.keterangan, _LEBAR[7]))


def _keterangan(
    kanvas: Kanvas, baris: int, tenggat: datetime.date | None, untuk: Sequence[Periode], dipilih: Periode | None
) -> None:
    """What is said of the deemed consent: in a year also where it stands to the stage of agreement."""
    states = kanvas.letak(KONFIRMASI.nama).rentang("_keadaan")
    told = f'IF(COUNTIF({states},"*{PERKIRAAN}")>0,"{TENGGAT_PERKIRAAN}","")'
    guessed = any(
        teks_angka(row.get("_keadaan")).endswith(PERKIRAAN) for row in kanvas.isi.baris.get(KONFIRMASI.nama, ())
    )
    silence = keterangan_konfirmasi(dipilih) if dipilih else KeteranganKonfirmasi()
    yearly = next((one for one in untuk if one.triwulan is None), None)
    if yearly and (day := (of_year := keterangan_konfirmasi(yearly)).sampai):
        late = f'IF($D{baris}>DATE({day.year},{day.month},{day.day}),"{of_year.sesudah} ","")'
        here = f'IF({_PERIODE}="{yearly}",IF($D{baris}="","{of_year.terbuka}",{late}),"")'
        told = f"TRIM({here}&{told})"
    kanvas.rumus(f"H{baris}", told, silence.pada(tenggat, ragu=guessed) if dipilih in untuk else "")


def _tenggat(kanvas: Kanvas, baris: int) -> datetime.date | None:
    """The latest tenggat of the sheet Konfirmasi."""
    limits = [row.get("_tenggat") for row in kanvas.isi.baris.get(KONFIRMASI.nama, ())]
    days = [one for one in limits if isinstance(one, int)]
    cells = kanvas.letak(KONFIRMASI.nama).rentang("_tenggat")
    kanvas.rumus(f"D{baris}", f'IF(COUNT({cells})=0,"",MAX({cells}))', max(days) if days else "", "tanggal")
    return datetime.date(1899, 12, 30) + datetime.timedelta(days=max(days)) if days else None


def _belum(kanvas: Kanvas, baris: int, hal: HalJadwal, potret: Mapping[str, Any]) -> int | None:
    """How many have not done it: by a formula where this workbook knows, else as it was when books were read."""
    if hal.perkara not in DARI_UNIT:
        count = potret.get("belum")
        kanvas.tulis(f"F{baris}", count, "tengah")
        return count if isinstance(count, int) else None
    formula, value = _hitung(kanvas, hal.perkara)
    kanvas.rumus(f"F{baris}", formula, "" if value is None else value, "tengah")
    return value


def _hitung(kanvas: Kanvas, perkara: str) -> tuple[str, int | None]:
    """The formula that counts who has not rated or answered, and its value; blank while nobody is listed."""
    scores, answers = kanvas.letak(SKOR.nama).rentang, kanvas.letak(KONFIRMASI.nama).rentang
    if perkara in {"perilaku", "rating"}:
        names = ("perilaku", "tingkat_perilaku") if perkara == "perilaku" else ("rating_hasil", "rating_perilaku")
        one, other = (f'({scores(name)}="")' for name in names)
        lacks = f"{one}*{other}" if perkara == "perilaku" else f"(({one}+{other})>0)"
        people = [row for row in kanvas.isi.baris.get(SKOR.nama, ()) if not kosong(row.get("nip"))]
        lacking = all if perkara == "perilaku" else any
        count = sum(lacking(kosong(row.get(name)) for name in names) for row in people)
        formula = f'SUMPRODUCT(({scores("nip")}<>"")*{lacks})'
    else:
        formula = f'COUNTIF({answers("_keadaan")},"{MENUNGGU}*")'
        words: tuple[str, ...] = (MENUNGGU,)
        if perkara == "jawaban":
            words = MENUNGGU, BELUM_DIEVALUASI
            formula += f'+COUNTIF({answers("_keadaan")},"{BELUM_DIEVALUASI}")'
        people = [row for row in kanvas.isi.baris.get(KONFIRMASI.nama, ()) if not kosong(row.get("nip"))]
        count = sum(teks_angka(row.get("_keadaan")).startswith(words) for row in people)
    listed = scores("nip") if perkara in {"perilaku", "rating"} else answers("nip")
    return f'IF(COUNTA({listed})=0,"",{formula})', count if people else None


def periksa_jadwal(kisi: Kisi, periode: Periode, kumpulan: KumpulanTemuan) -> None:
    """Deadlines on the sheet that are not those of the rules: its lights follow them, and nothing else does."""
    try:
        limits = {one.kegiatan: one.tenggat for one in hal_jadwal(periode) if one.kode != "konfirmasi"}
    except AturanBelumBerlaku:
        return
    rows = next((rows for name, rows in kisi.lembar.items() if lipat(name) == lipat(_LEMBAR)), ())
    told: dict[int, str] = {}
    for number, row in enumerate(rows):
        limit = limits.get(str(row[0])) if row else None
        shown = row[_TENGGAT] if len(row) > _TENGGAT else None
        if limit is not None and not _same_day(shown, limit):
            said = "kosong" if shown in ("", None) else kutip(shown)
            told[number] = f"{row[0]} {said}, seharusnya {tanggal_panjang(limit)}"
    if told:
        those = sebut([*told.values()], "tahapan lainnya", pemisah="; ")
        kumpulan.tambah(
            "JADWAL-DIUBAH", bertitik(f"Tenggat di lembar ini lain daripada aturan: {those}"),
            lembar=_LEMBAR, sel=alamat(next(iter(told)), _TENGGAT),
        )


def _same_day(value: object, limit: datetime.date) -> bool:
    """Whether a cell holds this day to a formula: as a date or its bare number, and never as a text."""
    if isinstance(value, datetime.datetime):
        return value == datetime.datetime.combine(limit, datetime.time())
    return value in (limit, seri(limit))


#: Column of the deadlines, from 0.
_TENGGAT: Final = _JUDUL.index("Tenggat")
JADWAL_UNIT: Final = LembarRingkasan(nama=_LEMBAR, judul="JADWAL UNIT", lukis=_lukis, sehalaman=True)
