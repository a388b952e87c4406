"""The report that BKN's e-Kinerja gives back: who was rated there and how, and for which period."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.model.istilah import Bulan, Istilah, Predikat, Rating, Triwulan, cari
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import NIP, NIPSalah
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.daftar_kantor.baris import (
    baca_baris,
    isi_kolom,
    kosong,
    sebut_tanpa_hasil,
    sel_tanpa_hasil,
)
from kinerja_core.workbooks.daftar_kantor.berkas import buka_daftar
from kinerja_core.workbooks.daftar_kantor.judul import JudulDaftar, cari_judul
from kinerja_core.workbooks.daftar_kantor.masa import baca_hari, baca_masa
from kinerja_core.workbooks.mesin.kisi import BarisKisi, Kisi, alamat
from kinerja_core.workbooks.mesin.lembar import Rekam
from kinerja_core.workbooks.mesin.nilai import kutip, nama_tampil, teks_bilangan
from kinerja_core.workbooks.mesin.sebab import sekali_sedaftar
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.teks_csv import AKHIRAN_TEKS, bertempat
from kinerja_core.workbooks.mesin.temuan import KumpulanTemuan

T = TypeVar("T", bound=Istilah)
#: Results of a person in the report, by the names of its columns.
HASIL: Final = {"hasil_kerja": "bkn.hasil", "perilaku_kerja": "bkn.perilaku", "hasil_akhir": "bkn.predikat"}
_YA: Final = frozenset({"1", "1.0", "true", "ya", "y", "t", "plt", "plh", "pjb"})
_HARI: Final = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})(?: .*)?")
_TRIWULAN: Final = re.compile(r"\b(?:triwulan|tw)\s*-?\s*(?:iv|iii|ii|i|[1-4])\b", re.IGNORECASE)
_TAHUNAN: Final = re.compile(r"\btahunan\b", re.IGNORECASE)
_BERPERIODE: Final = re.compile(r"\b(?:periode|tahun|triwulan|tahunan|semester|bulan)\b", re.IGNORECASE)
_AWAL_PERIODE: Final = re.compile(r"^.*\bperiode\b(?: penilaian)?[ :]*", re.IGNORECASE)
_DITARIK: Final = re.compile(r"\b(?:ditarik|tarik|unduh|diunduh|cetak|dicetak)\b", re.IGNORECASE)
#: A month, a half year, or a day: what a quarter or a year is not told by.
_BERBULAN: Final = re.compile(
    rf"\b(?:{'|'.join(one.value for one in Bulan)}|semester)\b|\b[0-9]{{1,2}}[-/][0-9]{{1,2}}[-/][0-9]{{4}}\b",
    re.IGNORECASE,
)
#: What the report says of a result that is not there yet.
_BELUM: Final = frozenset({"belum", "belum ada", "belum dinilai", "belum ditetapkan", "null", "none", "nihil"})
_TAHUN: Final = re.compile(r"\b20[0-9]{2}\b")


class OrangBKN(NamedTuple):
    """One person of the report. A result is ``None`` while it is open, and its own words where they are unknown."""

    nip: str
    nama: str
    hasil_kerja: Rating | str | None
    perilaku_kerja: Rating | str | None
    hasil_akhir: Predikat | str | None


@dataclass(frozen=True, slots=True)
class LaporanBKN:
    """What the report says; ``periode`` as far as it says one. ``ada`` are the result columns it has."""

    periode: Periode | None
    orang: tuple[OrangBKN, ...]
    ada: frozenset[str]
    temuan: tuple[Temuan, ...]
    masa_lain: str | None = None  #: what it says of a span that is no period of ours, such as one month
    meragukan: frozenset[str] = frozenset()  #: NIP of whom it is not known which of several results counts


def skp_terakhir(baris: Iterable[tuple[int, Rekam]]) -> list[tuple[int, Rekam]]:
    """Of each person the SKP that ends last; those as Plt. or Plh. do not count. Equal ones stay side by side."""
    rows = [(index, record) for index, record in baris if str(record.get("bkn.plt", "")).strip().casefold() not in _YA]
    newest: dict[str, datetime.date] = {}
    ends = {index: hari_bkn(record.get("bkn.akhir")) for index, record in rows}
    for index, record in rows:
        nip = str(record.get("pegawai.nip"))
        if (end := ends[index]) is not None and end > newest.get(nip, datetime.date.min):
            newest[nip] = end
    return [(index, one) for index, one in rows if ends[index] == newest.get(str(one.get("pegawai.nip")))]


def hari_bkn(nilai: object) -> datetime.date | None:
    """A day of the report, which writes day, month, year."""
    if isinstance(nilai, str) and (found := _HARI.fullmatch(nilai.strip())):
        try:
            return datetime.date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            return None
    return baca_hari(nilai.strip()[:10] if isinstance(nilai, str) else nilai)


def sebut_belum_dinilai(
    baris: Sequence[tuple[int, Rekam]], judul: JudulDaftar, nama: str, found: KumpulanTemuan
) -> None:
    """Say who has no final result yet, where the report has that column; of a cell that was named nothing is known."""
    if "bkn.predikat" not in judul.medan:
        return
    waiting = [
        nama_tampil(record.get("pegawai.nama")) or "?" for index, record in baris
        if _kata(Predikat, record.get("bkn.predikat")) is None
        and not any((nama, alamat(index, column)) in found.tertutup for column in judul.medan["bkn.predikat"])
    ]
    if waiting:
        found.tambah(
            "BKN-BELUM-DINILAI",
            bertitik(f"{len(waiting)} dari {len(baris)} pegawai belum dinilai di e-Kinerja BKN: {sebut(waiting)}"),
            lembar=nama,
        )


def laporan(judul: JudulDaftar) -> bool:
    """Whether it is the header of the report."""
    return "pegawai.nip" in judul.medan and not judul.medan.keys().isdisjoint(HASIL.values())


def baca_laporan_bkn(path: Path) -> LaporanBKN | None:
    """Read the report from ``.xlsx`` or ``.csv``; ``None`` when it is another file.

    A person twice with different results is a finding and left out, for it is not known which counts.
    """
    found = KumpulanTemuan()
    text = path.suffix.casefold() in AKHIRAN_TEKS
    try:
        kisi = buka_daftar(path, found)
    except BerkasTidakTerbaca as problem:
        return LaporanBKN(None, (), frozenset(), (buat_temuan(problem.kode, problem.pesan, berkas=tampak(path.name)),))
    for name, rows in kisi.lembar.items():
        header = cari_judul(rows, kisi.gabung.get(name, ()))
        if header is None or not laporan(header):
            continue
        columns = {field: places[0] for field, places in header.medan.items()}
        for field in _bertentangan(header, rows):
            del columns[field]
            _sebut_ganda(field, header, name, found)
        body = baca_baris(rows, header, columns, kisi.gabung.get(name, ()))
        unread = _tanpa_hasil(kisi, name, body.orang, header, columns, found)
        people, unsure = _orang(skp_terakhir(body.orang), columns, name, found, unread)
        there = frozenset(title for title, field in HASIL.items() if field in columns)
        period, other = _periode(rows[: header.mulai], [record for _, record in body.orang])
        told = bertempat(sekali_sedaftar(found.daftar), path.name, teks=text)
        return LaporanBKN(period, tuple(people), there, told, other, frozenset(unsure))
    return None


def _tanpa_hasil(
    kisi: Kisi, lembar: str, baris: Sequence[tuple[int, Rekam]], judul: JudulDaftar, columns: Mapping[str, int],
    found: KumpulanTemuan,
) -> frozenset[str]:
    """NIP of those with a formula whose result is not stored where it decides which result of theirs counts."""
    records, unread = dict(baris), set()
    for index, field, where in sel_tanpa_hasil(kisi, lembar, kisi.lembar[lembar], baris, columns):
        sebut_tanpa_hasil(found, lembar, where, judul.teks.get(columns[field], field))
        if field in _MENENTUKAN:
            unread.add(str(records[index].get("pegawai.nip")))
    return frozenset(unread)


#: What decides which result of a person counts.
_MENENTUKAN: Final = frozenset({*HASIL.values(), "bkn.akhir", "bkn.plt"})


def _bertentangan(judul: JudulDaftar, rows: Sequence[BarisKisi]) -> list[str]:
    """Results that stand in several columns which do not say the same."""
    doubled = [field for field in HASIL.values() if len(judul.medan.get(field, ())) > 1]
    return [
        field for field in doubled
        if any(
            len({lipat(str(value)) for value in row}) > 1
            for row in zip(*(isi_kolom(rows, judul.akhir + 1, one) for one in judul.medan[field]), strict=True)
        )
    ]


def _sebut_ganda(field: str, judul: JudulDaftar, lembar: str, found: KumpulanTemuan) -> None:
    title = next(title for title, one in HASIL.items() if one == field)
    places = judul.medan[field]
    said = " dan ".join(f"{kutip(judul.teks[one])} ({alamat(judul.akhir, one)})" for one in places)
    found.tambah(
        "KOLOM-GANDA", f"Kolom {said} sama-sama dapat berarti {title}, tetapi isinya berbeda. Mana yang dimaksud?",
        lembar=lembar, sel=alamat(judul.akhir, places[1]), saran=f'Beri hanya satu di antaranya judul "{title}".',
    )


def _orang(
    rows: Sequence[tuple[int, Rekam]], columns: dict[str, int], lembar: str, found: KumpulanTemuan,
    tak_terbaca: frozenset[str],
) -> tuple[list[OrangBKN], list[str]]:
    """People with one result each, and the NIP of those with several or with one that cannot be read."""
    told: dict[str, list[tuple[int, OrangBKN]]] = defaultdict(list)
    for index, record in rows:
        value = record.get("pegawai.nip", "")
        try:
            nip = str(NIP(value))
        except NIPSalah as problem:
            number = not isinstance(value, str)
            found.tambah(
                "NIP-ANGKA" if number else "NIP-SALAH",
                f"NIP {kutip(value)} terbaca sebagai angka, sehingga tiga angka terakhirnya hilang." if number
                else f"NIP {kutip(value)}. {problem.masalah[0]}",
                lembar=lembar, sel=alamat(index, columns["pegawai.nip"]),
            )
            continue
        told[nip].append((index, OrangBKN(
            nip, nama_tampil(record.get("pegawai.nama")) or "", _kata(Rating, record.get("bkn.hasil")),
            _kata(Rating, record.get("bkn.perilaku")), _kata(Predikat, record.get("bkn.predikat")),
        )))
    people, unsure = [], []
    for nip, several in told.items():
        (_, first), *others = several
        if nip in tak_terbaca:
            unsure.append(nip)
        elif any(one[2:] != first[2:] for _, one in others):
            found.tambah(
                "BKN-GANDA",
                f"{first.nama} (NIP {kutip(nip)}) mempunyai {len(several)} SKP yang hasilnya berbeda; tidak jelas mana "
                "yang berlaku.", lembar=lembar, sel=alamat(others[0][0], columns["pegawai.nip"]),
            )
            unsure.append(nip)
        else:
            people.append(first)
    return people, unsure


def _kata(jenis: type[T], nilai: object) -> T | str | None:
    """A word of the vocabulary; as it stands there when it is none, ``None`` when it is not yet said."""
    if isinstance(nilai, (int, float)) and not isinstance(nilai, bool):
        nilai = teks_bilangan(nilai)  # a code of another program
    text = None if nilai is None or kosong(shown := str(nilai)) else nama_tampil(shown)
    return None if text is None or lipat(text) in _BELUM else cari(jenis, text) or text


def _periode(above: Sequence[BarisKisi], records: Sequence[Rekam]) -> tuple[Periode | None, str | None]:
    """The period that the lines above the table say, or the years of its rows; ``None`` when it is not one.

    With it what they say of a span that is neither a quarter nor a year.
    """
    lines = [" ".join(cell.split()) for row in above for cell in row if isinstance(cell, str) and cell.strip()]
    told = [line for line in lines if _BERPERIODE.search(line) and not _DITARIK.search(line)]
    other = next((
        line for line in told if _BERBULAN.search(line) and not (_TRIWULAN.search(line) or _TAHUNAN.search(line))
    ), None)
    if other is not None:
        span = baca_masa(_AWAL_PERIODE.sub("", other))
        period = _sepanjang(*span) if span else None
        return period, None if period else other
    quarters = {found[0] for line in told for found in _TRIWULAN.finditer(line)}
    years = {found[0] for line in told for found in _TAHUN.finditer(line)}
    if not years:
        years = {str(record["bkn.tahun"]).partition(".")[0] for record in records if "bkn.tahun" in record}
    try:
        return Periode.parse(" ".join([*quarters, *years])), None
    except PeriodeSalah:
        return None, None


def _sepanjang(mulai: datetime.date, selesai: datetime.date) -> Periode | None:
    """The quarter or year of exactly these days."""
    periods = (Periode(mulai.year, quarter) for quarter in (None, *Triwulan))
    return next((one for one in periods if (one.mulai, one.selesai) == (mulai, selesai)), None)
