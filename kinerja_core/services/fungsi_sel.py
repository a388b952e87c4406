"""Functions for cells: ``=PREDIKAT(...)``, ``=KELOMPOK(...)``, ``=PERIKSA_NIP(...)`` and so on.

Declared once (:data:`FUNGSI_SEL`), for the add-in, for Excel's task pane and for the docs. Each is a few lines over a
rule. A rule is chosen by the period of evaluation, which is always given.

Arguments are annotated :data:`~typing.Any` on purpose: xlwings' server takes other annotations as converters
(``object`` would even be stored as an object handle).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from textwrap import wrap
from typing import Any, Final

from pydantic import ValidationError

from kinerja_core.model.bilangan import angka_indonesia, sebutan
from kinerja_core.model.istilah import (
    NAMA_HARI,
    Bulan,
    Istilah,
    Kelompok,
    MetodePemetaan,
    Predikat,
    Rating,
    Tingkat,
    UrutanPeringkat,
    pilihan,
    tanggal_panjang,
)
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.nip import NIP
from kinerja_core.model.pangkat import Pangkat
from kinerja_core.model.pemeringkatan import HasilPemeringkatan, SkorPegawai
from kinerja_core.model.periode import RentangBulan
from kinerja_core.rules.aturan import Putusan
from kinerja_core.services import hitung
from kinerja_core.services.deklarasi_sel import (
    FUNGSI_SEL,
    TERPANJANG,
    ArgumenSalah,
    ArgumenSel,
    FungsiSel,
    angka,
    bulat,
    fungsi_sel,
    hari,
    hitung_sel,
    kata,
    kosong,
    pendek,
)
from kinerja_core.services.deklarasi_sel import periode as _pada
from kinerja_core.services.deklarasi_sel import tanggal as _hari

__all__ = ["FUNGSI_SEL", "ArgumenSel", "FungsiSel", "hitung_sel"]

_PERIODE: Final = 'Periode penilaian ("Tahun 2025", "2025-TW4"), atau hari terakhirnya'
_DATA: Final = (
    "Rentang empat kolom: NIP, nama, skor hasil kerja, skor perilaku kerja; atau sepuluh kolom lembar Skor, NIP s.d. "
    "Nilai"
)
_SETELAN: Final = {
    "metode": "Simpangan Baku, Mutlak atau Tingkat; kosong: menurut aturan periode itu",
    "k": "Pengali simpangan baku; kosong: menurut aturan",
    "toleransi": "Toleransi metode Mutlak",
    "bobot": 'Bobot hasil kerja dan perilaku, mis. "60:40"; kosong: menurut aturan',
    "urutan": "Urutan peringkat; kosong: menurut aturan",
}
#: Columns of what is mapped, by how many there are: scores alone, or the sheet Skor of a unit up to its nilai.
_KOLOM: Final = {4: ("nip", "nama", "hasil", "perilaku"), 10: tuple(SkorPegawai.model_fields)[:10]}
#: Columns of the outcome; those of what is decided are there when the data hold decisions.
_HASIL: Final = (
    ("Peringkat", "peringkat"), ("NIP", "nip"), ("Nama", "nama"), ("Hasil", "hasil"), ("Perilaku", "perilaku"),
    ("Komposit", "komposit"), ("Kelompok", "kelompok"), ("Predikat Ditetapkan", "predikat"),
    ("Nilai Ditetapkan", "nilai"), ("Usulan Predikat", "usulan_predikat"), ("Usulan Nilai", "usulan_nilai"),
)  # fmt: skip
_DITETAPKAN: Final = frozenset({"predikat", "nilai"})
_SKOR: Final = {"hasil": "hasil kerja", "perilaku": "perilaku kerja"}


# --- ratings and the pemetaan -------------------------------------------------------------------------------------


@fungsi_sel(
    '=PREDIKAT("Di Atas"; "Sesuai"; "Tahun 2025")',
    hasil="Rating hasil kerja", perilaku="Rating perilaku kerja", periode=_PERIODE,
)  # fmt: skip
def predikat(hasil: Any, perilaku: Any, periode: Any = None) -> Any:
    """Predikat kinerja dari rating hasil kerja dan rating perilaku kerja."""
    one, other = kata(Rating, hasil, "Rating hasil kerja"), kata(Rating, perilaku, "Rating perilaku kerja")
    return hitung.predikat(one, other, _pada(periode)).hasil.value


@fungsi_sel(
    '=KELOMPOK("Di Atas"; "Rata-rata"; "Tahun 2025")',
    tingkat_hasil="Tingkat hasil kerja terhadap rata-rata unit",
    tingkat_perilaku="Tingkat perilaku kerja terhadap rata-rata unit", periode=_PERIODE,
)  # fmt: skip
def kelompok(tingkat_hasil: Any, tingkat_perilaku: Any, periode: Any = None) -> Any:
    """Kelompok pemetaan (K1, K2, K3) dari tingkat hasil kerja dan tingkat perilaku terhadap rata-rata unit."""
    one = kata(Tingkat, tingkat_hasil, "Tingkat hasil kerja")
    other = kata(Tingkat, tingkat_perilaku, "Tingkat perilaku kerja")
    return hitung.kelompok(one, other, _pada(periode)).hasil.value


@fungsi_sel(
    '=RENTANG_NILAI("K3"; "Baik"; "Tahun 2025")',
    kelompok="Kelompok pemetaan: K1, K2 atau K3", predikat="Predikat kinerja", periode=_PERIODE,
)  # fmt: skip
def rentang_nilai(kelompok: Any, predikat: Any, periode: Any = None) -> Any:
    """Rentang nilai yang dikenal sebuah kelompok dan predikat, mis. 90 s.d. 91."""
    return "{} s.d. {}".format(*_band(kelompok, predikat, periode))


@fungsi_sel(
    '=PERIKSA_NILAI(91; "K3"; "Baik"; "Tahun 2025")',
    nilai="Nilai kinerja", kelompok="Kelompok pemetaan: K1, K2 atau K3", predikat="Predikat kinerja", periode=_PERIODE,
)  # fmt: skip
def periksa_nilai(nilai: Any, kelompok: Any, predikat: Any, periode: Any = None) -> Any:
    """Periksa nilai terhadap rentang kelompok dan predikatnya: "Benar.", atau apa yang salah."""
    if kosong(nilai):
        return ""
    low, high = _band(kelompok, predikat, periode)
    number = bulat(nilai, "Nilai")
    return "Benar." if low <= number <= high else f"Nilai {number} di luar rentang {low} s.d. {high}."


@fungsi_sel(
    '=PEMETAAN(A1:D40; "Tahun 2025"; "Simpangan Baku"; 0,5)',
    rentang=("data",), data=_DATA, periode=_PERIODE, **_SETELAN,
)  # fmt: skip
def pemetaan(
    data: Any, periode: Any = None, metode: Any = None, k: Any = None, toleransi: Any = None, bobot: Any = None,
    urutan: Any = None,
) -> Any:  # fmt: skip
    """Pemetaan dan pemeringkatan dari skor (NIP, nama, hasil kerja, perilaku kerja), atau dari sebuah lembar Skor."""
    (putusan, width) = _ranked(data, periode, metode, k, toleransi, bobot, urutan)
    ranking = putusan.hasil
    columns = [one for one in _HASIL if width > 4 or one[1] not in _DITETAPKAN]
    table: list[list[Any]] = [[title for title, _ in columns] + ["Catatan"]]
    table += [
        [_shown(getattr(one, name)) for _, name in columns] + [pendek([*one.konflik, *one.catatan], " ")]
        for one in ranking.pegawai
    ]
    warnings = dict.fromkeys(ranking.peringatan + putusan.peringatan)
    said = [
        *_how(ranking), *(f"Peringatan: {text}" for text in warnings),
        *(f"Rujukan: {one}" for one in putusan.rujukan),
    ]
    return table + [[line] + [""] * len(columns) for text in said for line in wrap(text, TERPANJANG)]


def _shown(value: Any) -> Any:
    """A value as a cell takes it."""
    if value is None:
        return ""
    return float(value) if isinstance(value, Decimal) else value if isinstance(value, int) else str(value)


def _how(ranking: HasilPemeringkatan) -> Iterator[str]:
    """With what the numbers were made: method, weights, order, averages and edges."""
    width = {"k": ranking.k, "toleransi": ranking.toleransi}
    told = "".join(f", {name} {angka_indonesia(value)}" for name, value in width.items() if value is not None)
    yield (
        f"Metode {ranking.metode.value}{told}; bobot hasil kerja {ranking.bobot[0]} : perilaku {ranking.bobot[1]}; "
        f"urutan {ranking.urutan.value}."
    )
    for name, one in ranking.rata_rata.items():
        mean, spread, low, high = map(
            angka_indonesia, (one.rata, one.simpangan_baku, one.batas_bawah, one.batas_atas)
        )
        yield f"Rata-rata {_SKOR[name]} {mean}; simpangan baku {spread}; yang termasuk rata-rata {low} s.d. {high}."


@fungsi_sel(
    '=PERINGKAT(A2; A1:D40; "Tahun 2025")',
    rentang=("nip", "data"), nip="NIP, atau rentang NIP", data=_DATA, periode=_PERIODE, **_SETELAN,
)  # fmt: skip
def peringkat(
    nip: Any, data: Any, periode: Any = None, metode: Any = None, k: Any = None, toleransi: Any = None,
    bobot: Any = None, urutan: Any = None,
) -> Any:  # fmt: skip
    """Peringkat seseorang, atau setiap orang sebuah rentang NIP, di antara orang-orang di data."""
    putusan, _ = _ranked(data, periode, metode, k, toleransi, bobot, urutan)
    ranks = {str(one.nip): "" if one.peringkat is None else one.peringkat for one in putusan.hasil.pegawai}
    rows = nip if isinstance(nip, list) else [nip]
    table = [[_rank(cell, ranks) for cell in (row if isinstance(row, list) else [row])] for row in rows]
    return table[0][0] if len(table) == 1 and len(table[0]) == 1 else table


def _rank(cell: Any, ranks: dict[str, Any]) -> Any:
    if kosong(cell) or (isinstance(cell, str) and cell.strip().casefold() == "nip"):
        return ""
    try:
        return ranks.get(NIP(cell), "NIP ini tidak ada di data.")
    except ValueError as problem:
        return pendek([str(problem)])


def _ranked(
    data: Any, periode: Any, metode: Any, k: Any, toleransi: Any, bobot: Any, urutan: Any
) -> tuple[Putusan[HasilPemeringkatan], int]:
    """The outcome, and how many columns the data had."""
    (scores, width), day = _scores(data), _pada(periode)
    putusan = hitung.pemetaan(
        scores, day,
        metode=None if kosong(metode) else kata(MetodePemetaan, metode, "Metode"),
        k=None if kosong(k) else angka(k, "k"),
        toleransi=None if kosong(toleransi) else angka(toleransi, "Toleransi"),
        bobot=None if kosong(bobot) else _weights(bobot),
        urutan=None if kosong(urutan) else kata(UrutanPeringkat, urutan, "Urutan"),
    )  # fmt: skip
    return putusan, width


def _weights(value: Any) -> tuple[int, int]:
    parts = str(value).split(":")
    if len(parts) != 2 or not all(part.strip().isdecimal() and len(part) < 10 for part in parts):
        raise ArgumenSalah(f'Bobot "{value}" tidak dikenal; tulis misalnya "60:40".')
    one, other = (int(part) for part in parts)
    return one, other


def _band(kelompok: Any, predikat: Any, periode: Any) -> tuple[int, int]:
    group, word = kata(Kelompok, kelompok, "Kelompok"), kata(Predikat, predikat, "Predikat")
    bands = hitung.rentang(group, word, _pada(periode)).hasil
    if word not in bands:
        raise ArgumenSalah(f"Kelompok {group.value} tidak mengenal predikat {word.value}.")
    low, high = bands[word]
    return low, high


# --- NIP and pangkat ----------------------------------------------------------------------------------------------


@fungsi_sel('=PERIKSA_NIP(B5; "Tahun 2025")', nip="NIP, di sel berformat Text", periode=_PERIODE)
def periksa_nip(nip: Any, periode: Any = None) -> Any:
    """Periksa NIP: "Benar.", atau semua masalahnya. Sel NIP harus berformat Text. Sel kosong tetap kosong."""
    if kosong(nip):
        return ""
    masalah, catatan = hitung.masalah_nip(nip, _pada(periode))
    return pendek([*masalah] if masalah else ["Benar.", *catatan], " ")


@fungsi_sel("=TANGGAL_LAHIR(B5)", nip="NIP, di sel berformat Text")
def tanggal_lahir(nip: Any) -> Any:
    """Tanggal lahir menurut NIP."""
    return "" if kosong(nip) else hari(NIP(nip).tanggal_lahir)


@fungsi_sel('=UMUR(B5; "2025-12-31")', nip="NIP, di sel berformat Text", tanggal="Umur pada tanggal ini")
def umur(nip: Any, tanggal: Any) -> Any:
    """Umur dalam tahun penuh pada suatu tanggal, menurut NIP."""
    if kosong(nip):
        return ""
    born, day = NIP(nip).tanggal_lahir, _hari(tanggal)
    if day < born:
        raise ArgumenSalah("Tanggal itu sebelum tanggal lahirnya.")
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@fungsi_sel("=JENIS_KELAMIN(B5)", nip="NIP, di sel berformat Text")
def jenis_kelamin(nip: Any) -> Any:
    """Jenis kelamin menurut NIP: Pria atau Wanita."""
    return "" if kosong(nip) else NIP(nip).jenis_kelamin


@fungsi_sel("=TMT(B5)", nip="NIP, di sel berformat Text")
def tmt(nip: Any) -> Any:
    """TMT CPNS menurut NIP sebagai tanggal; untuk PPPK tahun pengangkatannya, karena NIP-nya tidak memuat bulan."""
    if kosong(nip):
        return ""
    number = NIP(nip)
    month = number.bulan_pengangkatan
    return number.tahun_pengangkatan if month is None else hari(datetime.date(number.tahun_pengangkatan, month, 1))


@fungsi_sel('=PANGKAT("Penata Tk. I, III/d")', teks="Pangkat atau golongan, dalam ejaan apa pun yang lazim")
def pangkat(teks: Any) -> Any:
    """Pangkat dan golongan dalam ejaan baku, mis. Penata Tingkat I (III/d)."""
    return "" if kosong(teks) else str(Pangkat.parse(str(teks)))


# --- days and words -----------------------------------------------------------------------------------------------


@fungsi_sel("=TENGGAT_KONFIRMASI(C2)", tanggal="Tanggal evaluasi")
def tenggat_konfirmasi(tanggal: Any) -> Any:
    """Hari terakhir konfirmasi atas evaluasi pada tanggal ini; perkiraan selama libur tahunnya belum ditetapkan."""
    return "" if kosong(tanggal) else hari(hitung.tenggat(_hari(tanggal), None, None).hasil)


@fungsi_sel("=HARI_KERJA(C2; C3)", mulai="Hari pertama, ikut dihitung", selesai="Hari terakhir, ikut dihitung")
def hari_kerja(mulai: Any, selesai: Any) -> Any:
    """Banyaknya hari kerja, tanpa libur nasional dan cuti bersama; perkiraan selama libur tahunnya belum ditetapkan."""
    if kosong(mulai) and kosong(selesai):
        return ""
    return hitung.hari_kerja(_hari(mulai), _hari(selesai))


@fungsi_sel("=JADWAL(2025)", rentang=("tahun",), tahun="Tahun penilaian")
def jadwal(tahun: Any) -> Any:
    """Tahapan setahun penilaian: kode, kegiatan, periode, pelaksana, hari pertama dan terakhir."""
    from kinerja_core.services.jadwal import jadwal as setahun  # noqa: PLC0415 - loaded when asked for

    while isinstance(tahun, list) and len(tahun) == 1:
        (tahun,) = tahun
    found = setahun(bulat(tahun, "Tahun")).putusan
    table: list[list[Any]] = [["Kode", "Kegiatan", "Periode", "Pelaksana", "Mulai", "Selesai", "Keterangan"]]
    table += [
        [
            one.kode, one.kegiatan, str(one.periode), one.pelaksana, hari(one.mulai) if one.mulai else "",
            hari(one.selesai), "perkiraan" if one.perkiraan else "",
        ]
        for one in found.hasil
    ]  # fmt: skip
    lines = [line for text in found.peringatan for line in wrap(f"Peringatan: {text}", TERPANJANG)]
    return table + [[line, *([""] * 6)] for line in lines]


@fungsi_sel(
    "=TANGGAL_INDONESIA(C2)", tanggal="Tanggal", dengan_hari="TRUE: dengan nama hari"
)
def tanggal_indonesia(tanggal: Any, dengan_hari: Any = None) -> Any:
    """Tanggal dengan kata, mis. 10 Februari 2026, atau Selasa, 10 Februari 2026."""
    if kosong(tanggal):
        return ""
    day = _hari(tanggal)
    return f"{NAMA_HARI[day.weekday()]}, {tanggal_panjang(day)}" if dengan_hari is True else tanggal_panjang(day)


@fungsi_sel("=TERBILANG(18)", bilangan="Bilangan bulat, 0 atau lebih")
def terbilang(bilangan: Any) -> Any:
    """Bilangan dengan kata, mis. delapan belas."""
    if kosong(bilangan):
        return ""
    number = bulat(bilangan, "Bilangan")
    if not 0 <= number < 10**15:
        raise ArgumenSalah("Bilangan harus dari 0 sampai di bawah satu kuadriliun.")
    return sebutan(number)


@fungsi_sel('=BULAN_SD("Maret"; "April")', mulai="Bulan mulai", selesai="Bulan selesai")
def bulan_sd(mulai: Any, selesai: Any) -> Any:
    """Waktu pelaksanaan rencana aksi, mis. Maret s/d April."""
    if kosong(mulai) and kosong(selesai):
        return ""
    one, other = kata(Bulan, mulai, "Bulan mulai"), kata(Bulan, selesai, "Bulan selesai")
    if other.nomor < one.nomor:
        raise ArgumenSalah(f"Bulan selesai ({other.value}) mendahului bulan mulai ({one.value}).")
    return str(RentangBulan(mulai=one, selesai=other))


# --- consequences -------------------------------------------------------------------------------------------------


@fungsi_sel(
    '=POTONGAN_TUKIN("Kurang"; "Tahun 2025"; 5331000)',
    predikat="Predikat tahunan yang ditetapkan", periode=_PERIODE,
    tunjangan="Tunjangan kinerja sebulan dalam rupiah; kosong: persennya saja",
)  # fmt: skip
def potongan_tukin(predikat: Any, periode: Any = None, tunjangan: Any = None) -> Any:
    """Potongan tunjangan kinerja sebulan: rupiah, atau persennya (0,05 adalah 5%) tanpa tunjangan."""
    if kosong(predikat):
        return ""
    word = kata(Predikat, predikat, "Predikat")
    money = None if kosong(tunjangan) else angka(tunjangan, "Tunjangan")
    found = hitung.tukin(word, money, _pada(periode)).hasil
    return _number(found["persen"] / 100 if money is None else found["potongan_per_bulan"])


@fungsi_sel(
    '=ANGKA_KREDIT("Baik"; "Ahli Muda"; "Tahun 2025"; 12)',
    predikat="Predikat yang ditetapkan", jenjang="Jenjang jabatan fungsional", periode=_PERIODE,
    bulan="Banyaknya bulan SKP pada jabatan itu, 1 sampai 12",
)  # fmt: skip
def angka_kredit(predikat: Any, jenjang: Any, periode: Any = None, bulan: Any = None) -> Any:
    """Angka kredit dari predikat, jenjang, dan banyaknya bulan SKP pada jabatan itu."""
    if kosong(predikat):
        return ""
    word = kata(Predikat, predikat, "Predikat")
    if kosong(bulan):
        raise ArgumenSalah("Sebutkan banyaknya bulan SKP pada jabatan itu, 1 sampai 12.")
    return _number(hitung.angka_kredit(word, str(jenjang or ""), bulat(bulan, "Bulan"), _pada(periode)).hasil)


# --- what they share ----------------------------------------------------------------------------------------------


def _scores(data: Any) -> tuple[list[SkorPegawai], int]:
    """Rows of a range as records; a heading and empty rows are passed over, all problems come at once."""
    rows = data if isinstance(data, list) and data and isinstance(data[0], list) else [data]
    scores: list[SkorPegawai] = []
    problems: list[str] = []
    width = 0
    for number, row in enumerate(rows, start=1):
        cells = row if isinstance(row, list) else [row]
        if all(cell in (None, "") for cell in cells) or (number == 1 and str(cells[0]).strip().casefold() == "nip"):
            continue
        width = len(cells)
        if width not in _KOLOM:
            raise ArgumenSalah(
                "Pilih tepat empat kolom (NIP, nama, skor hasil kerja, skor perilaku kerja), atau sepuluh kolom lembar "
                "Skor (NIP s.d. Nilai)."
            )
        fields = {
            name: None if kosong(cell) else cell for name, cell in zip(_KOLOM[width], cells, strict=True)
        }
        found = dict(_unseen(fields))
        try:
            scores.append(SkorPegawai.model_validate(fields))
        except ValidationError as wrong:
            found = {str(m.jalur[0]): m.pesan for m in daftar_masalah(wrong)} | found
        problems += [f"Baris {number}, {name}: {text}" for name, text in found.items()]
    if problems:
        raise ArgumenSalah(pendek(problems))
    if not scores:
        raise ArgumenSalah("Tidak ada baris yang berisi.")
    return scores, width


def _unseen(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What formulas of a sheet do not see: a number that is a text, a word that is not quite one of its list."""
    for name, value in fields.items():
        if not isinstance(value, str):
            continue
        if name in _ANGKA:
            yield name, f'"{value}" adalah teks; ketik ulang sebagai angka.'
        elif name in _PILIHAN and value.casefold() not in {one.value.casefold() for one in _PILIHAN[name]}:
            yield name, f'"{value}" tidak dikenal; pilih {pilihan(_PILIHAN[name])}.'


_ANGKA: Final = frozenset({"hasil", "perilaku", "nilai"})
_PILIHAN: Final[dict[str, type[Istilah]]] = {
    "rating_hasil": Rating, "rating_perilaku": Rating, "tingkat_hasil": Tingkat, "tingkat_perilaku": Tingkat,
}


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
