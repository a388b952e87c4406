"""Kata rekap: the words and rows in which every form of the rekap shows the same picture."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from kinerja_core.model.bilangan import angka_indonesia
from kinerja_core.model.istilah import Predikat, tanggal_panjang
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.rules.jawaban import JawabanPegawai, KeadaanJawaban
from kinerja_core.rules.pola_distribusi import persen
from kinerja_core.rules.rekap import PetakPeta, RekapUnit
from kinerja_core.rules.tren import TitikTren

#: Names without gelar, by NIP.
NamaPendek: TypeAlias = Mapping[NIP, str]
#: What stands where a fact does not exist.
KOSONG: Final = "–"
TANPA_BUKU: Final = "Buku kerja pegawai tidak dibaca; sertakan buku kerjanya untuk melihatnya."
TANPA_DAFTAR: Final = "Daftar Pegawai di buku unit kosong, sehingga siapa yang terlambat tidak diketahui."
TANPA_HARI: Final = "Tidak dilihat: siapa yang terlambat bergantung pada hari melihatnya."
PEDOMAN: Final = "Pedoman, tidak memblokir. Usulan pemetaan hanya pembanding, bukan penetapan."
#: Periods that a picture shows; a table of details shows all.
PERIODE_TAMPIL: Final = 6


@dataclass(frozen=True, slots=True)
class AngkaUtama:
    """One number of the first row: what it counts, the number, and what it is of."""

    nama: str
    angka: str
    keterangan: str


@dataclass(frozen=True, slots=True)
class TabelRekap:
    """One table of details: a row for each person or fact."""

    nama: str
    judul: str
    keterangan: str
    kolom: tuple[tuple[str, int], ...]  #: headings with widths in characters
    baris: tuple[tuple[object, ...], ...]
    kosong: str = "Tidak ada."


@dataclass(frozen=True, slots=True)
class ButirBersama:
    """What is said of several people at once, and who they are."""

    teks: str
    siapa: tuple[str, ...]


def keadaan_pada(rekap: RekapUnit) -> str:
    """The unit's period, and the day."""
    day = f", keadaan {tanggal_panjang(rekap.hari)}" if rekap.hari else ""
    capaian = rekap.pengaturan.capaian_organisasi
    reached = capaian.value if capaian else "belum diisi"
    return f"{rekap.pengaturan.periode}{day}. Capaian kinerja organisasi: {reached}."


def dasar_peta(rekap: RekapUnit) -> str:
    """What the boxes are drawn against."""
    apart = " yang dipetakan bersama; peringkat dihitung di setiap bagian" if rekap.bagian else " unit"
    return f"Terhadap rata-rata{apart}; siapa di petak mana"


#: What is said of who has not answered, on a day and without one, when nobody knows whether it is too late.
_DITUNGGU: Final = ("jawaban masih ditunggu", "pegawai belum menjawab")


def angka_utama(rekap: RekapUnit) -> tuple[AngkaUtama, ...]:
    """The numbers a pimpinan asks for first."""
    people, late, books = len(rekap.pegawai), rekap.terlambat, rekap.buku
    objections = rekap.banyak_jawaban(KeadaanJawaban.KEBERATAN)
    waiting = rekap.banyak_jawaban(KeadaanJawaban.MENUNGGU)
    mapped = people - len(rekap.belum_dipetakan)
    numbers = [
        AngkaUtama("Pegawai dipetakan", str(mapped), f"dari {people} di lembar Skor, {rekap.di_daftar} di daftar"),
        AngkaUtama("Predikat ditetapkan", str(rekap.ditetapkan), f"dari {people} pegawai{_undecided(rekap)}"),
        AngkaUtama("Konflik", str(len(rekap.konflik)), "pemetaan dan rating bertentangan"),
        AngkaUtama("Keberatan", str(objections), f"{waiting} {_DITUNGGU[rekap.hari is None]}"),
    ]
    if late is None:
        numbers.append(AngkaUtama("Terlambat", KOSONG, "tidak dilihat"))
    else:
        own, other = (sum(bool(getattr(one, name)) for one in late) for name in ("sendiri", "dari_lain"))
        numbers.append(AngkaUtama("Terlambat", str(own), f"pegawai; {other} menunggu orang lain"))
    if books is None:
        return (*numbers, *(AngkaUtama(name, KOSONG, "buku kerja tidak dibaca") for name in _DARI_BUKU))
    read = [one for one in books if one.ada]
    noted, days = (sum(one.tercatat[place] for one in read if one.tercatat) for place in (0, 1))
    given = sum(bool(one.umpan_balik) for one in read)
    running = sum(item.status.name == "BERJALAN" for _, item in rekap.pembinaan)
    shown = persen(noted, days) if days else KOSONG
    return (
        *numbers,
        AngkaUtama(_DARI_BUKU[0], str(running), f"berjalan, dari {len(rekap.pembinaan)} bimbingan"),
        AngkaUtama(_DARI_BUKU[1], shown, f"{angka_indonesia(noted)} dari {angka_indonesia(days)} hari kerja"),
        AngkaUtama(_DARI_BUKU[2], str(given), f"dari {len(read)} pegawai yang bukunya dibaca"),
    )


def _undecided(rekap: RekapUnit) -> str:
    """Of whose predikat the letter says nothing yet, so that its count is not taken for another one."""
    open_ = sum(one.predikat is not None for one in rekap.konflik)
    return f'; {open_} berkonflik, di surat "belum ditetapkan"' if open_ else ""


_DARI_BUKU: Final = ("Bimbingan", "Catatan harian", "Mendapat umpan balik")


def nama_pendek(orang: Iterable[tuple[NIP, str]]) -> NamaPendek:
    """Names without the gelar behind them; of two who would be called alike also the end of the NIP."""
    people = dict(orang)
    short = {nip: name.partition(",")[0].strip() or name for nip, name in people.items()}
    count = Counter(name.casefold() for name in short.values())
    return {nip: name if count[name.casefold()] == 1 else f"{name} (…{nip[-4:]})" for nip, name in short.items()}


def semua_nama(rekap: RekapUnit) -> NamaPendek:
    """The short names of everybody who is named anywhere."""
    people: dict[NIP, str] = {one.nip: one.nama for one in rekap.tren.pegawai}
    people |= {one.nip: one.nama for part in (rekap.terlambat or (), rekap.buku or ()) for one in part}
    return nama_pendek(people.items())


def bersama(pasangan: Iterable[tuple[str, str]]) -> tuple[ButirBersama, ...]:
    """What is said of people, each text once with all of whom it is said."""
    people: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for text, name in pasangan:
        people[text][name] = None
    return tuple(ButirBersama(text, tuple(names)) for text, names in people.items())


def konflik(rekap: RekapUnit, nama: NamaPendek) -> tuple[ButirBersama, ...]:
    """The conflicts, each with everybody who has it."""
    return bersama((text, nama[one.nip]) for one in rekap.konflik for text in one.konflik)


def terlambat(rekap: RekapUnit, nama: NamaPendek) -> tuple[ButirBersama, ...]:
    """What is late, the earliest deadline first; what others decide comes after it."""
    late = rekap.terlambat or ()
    items = [
        (other, day, f"{what}, tenggat {tanggal_panjang(day)}{' (ditetapkan orang lain)' if other else ''}", one.nip)
        for one in late for other, part in ((False, one.sendiri), (True, one.dari_lain)) for what, day in part
    ]
    return bersama((text, nama[nip]) for _, _, text, nip in sorted(items, key=lambda item: item[:3]))


def sebutan_jawaban(jawaban: JawabanPegawai, hari: date | None) -> str:
    """How one konfirmasi stands, in words; without a day it is not known whether an answer may still come."""
    note = f" ({jawaban.catatan})" if jawaban.catatan else ""
    if jawaban.keadaan is KeadaanJawaban.MENUNGGU:
        until = f" jawaban sampai {tanggal_panjang(jawaban.tenggat)}" if jawaban.tenggat else ""
        if hari is None:
            until = f", tenggat {tanggal_panjang(jawaban.tenggat)}" if jawaban.tenggat else ""
        return f"{'Menunggu' if hari else 'Belum menjawab'}{until}{note}"
    if jawaban.keadaan is KeadaanJawaban.KEBERATAN:
        day = f" pada {tanggal_panjang(jawaban.tanggal)}" if jawaban.tanggal else ""
        return f"Keberatan{day}{note}: {jawaban.alasan or 'alasan belum diisi'}"
    return f"{jawaban.keadaan.value}{note}"


def konfirmasi(rekap: RekapUnit, nama: NamaPendek) -> tuple[ButirBersama, ...]:
    """Objections with their reasons, who is waited for, then how many of the others stand how."""
    asked = (KeadaanJawaban.KEBERATAN, KeadaanJawaban.MENUNGGU)
    named = bersama(
        (sebutan_jawaban(one, rekap.hari), nama[one.nip])
        for state in asked for one in rekap.jawaban if one.keadaan is state
    )
    counted = (
        ButirBersama(f"{state.value}: {count} pegawai", ())
        for state in KeadaanJawaban if state not in asked and (count := rekap.banyak_jawaban(state))
    )
    return (*named, *counted)


def pembinaan(rekap: RekapUnit, nama: NamaPendek) -> tuple[ButirBersama, ...]:
    """Each bimbingan, running ones first, then for whom one is proposed and why."""
    items = sorted(rekap.pembinaan, key=lambda pair: pair[1].status.name != "BERJALAN")
    proposed = bersama(
        (f"Diusulkan: {why}", nama[one.nip]) for one in rekap.usulan_bimbingan for why in one.alasan
    )
    return (*(
        ButirBersama(
            f"{item.bentuk.value}, {item.aspek.value.casefold()}, {tanggal_panjang(item.tanggal)}: "
            f"{item.status.value.casefold()}", (nama[one.nip],),
        )
        for one, item in items
    ), *proposed)


def kurang_tercatat(rekap: RekapUnit, nama: NamaPendek) -> tuple[ButirBersama, ...]:
    """Who notes least of the working days, and who has got no umpan balik."""
    read = [one for one in rekap.buku or () if one.ada]
    least = sorted(
        (one for one in read if one.tercatat and one.tercatat[1] and one.tercatat[0] < one.tercatat[1]),
        key=lambda one: Fraction(*(one.tercatat or (0, 1))),
    )
    noted = bersama(
        ("Catatan harian {} dari {} hari kerja".format(*one.tercatat or ()), nama[one.nip]) for one in least
    )
    without = tuple(nama[one.nip] for one in read if not one.umpan_balik)
    return (*((ButirBersama("Belum mendapat umpan balik pada periode ini", without),) if without else ()), *noted)


def titik(nilai: TitikTren | None) -> str:
    """What one person had in a period: ``83,5 / 90; Baik 95``."""
    if nilai is None or nilai == TitikTren():
        return KOSONG
    scores = " / ".join(angka(one) for one in (nilai.hasil, nilai.perilaku))
    decided = " ".join(str(one) for one in (nilai.predikat, nilai.nilai) if one is not None)
    return f"{scores}; {decided}" if decided else scores


def angka(bilangan: Decimal | int | None) -> str:
    """A number, or what stands in its place."""
    return KOSONG if bilangan is None else angka_indonesia(bilangan)


def perubahan(nilai: Sequence[TitikTren | None]) -> str:
    """From the period before to the last one: ``hasil +2,5; perilaku -1``."""
    known = [one for one in nilai if one is not None and one != TitikTren()]
    if len(known) < 2 or nilai[-1] is None or known[-1] is not nilai[-1]:
        return ""
    said = []
    for name in ("hasil", "perilaku"):
        before, now = getattr(known[-2], name), getattr(known[-1], name)
        if before is not None and now is not None:
            said.append(f"{name} {tanda(now - before)}")
    return "; ".join(said)


def tanda(beda: Decimal) -> str:
    """A difference with its sign: ``+2,5``, ``-1``, ``tetap``."""
    return "tetap" if not beda else f"{'+' if beda > 0 else '-'}{angka_indonesia(abs(beda))}"


def hari_singkat(hari: date | None) -> str:
    """A day, or nothing."""
    return tanggal_panjang(hari) if hari else ""


def ditetapkan(jumlah: Mapping[Predikat, int]) -> str:
    """Counts of predikat in words: ``2 Sangat Baik, 12 Baik``."""
    return ", ".join(f"{count} {one.value}" for one, count in jumlah.items() if count) or "belum ada"


def nama_di_petak(petak: PetakPeta, nama: NamaPendek, batas: int) -> str:
    """Who stands in a box, as far as ``batas`` letters reach, and how many more there are."""
    shown: list[str] = []
    left = batas
    for one in petak.pegawai:
        short = singkat(nama[one.nip], _HURUF_NAMA)
        left -= lebar(short) + 2
        if left < 0 and shown:
            break
        shown.append(short)
    more = len(petak.pegawai) - len(shown)
    return "; ".join(shown) + (f"; dan {more} lainnya" if more else "")


#: Letters of a name where names stand close together.
_HURUF_NAMA: Final = 40


def singkat(teks: str, batas: int) -> str:
    """A text of at most so many letters; what is cut off is seen."""
    return teks if len(teks) <= batas else f"{teks[: batas - 1].rstrip()}…"


def lebar(teks: str) -> int:
    """About how many small letters wide a text is printed."""
    return sum(2 if letter > "\u2e7f" else 1 for letter in teks) + sum(map(str.isupper, teks)) // 2


def penetapan(pegawai: HasilPegawai) -> str:
    """What is decided of a person; where nothing is, the proposal, called so."""
    decided = " ".join(str(one) for one in (pegawai.predikat, pegawai.nilai) if one is not None)
    if decided:
        return f"{decided}{' (konflik)' if pegawai.konflik else ''}"
    proposed = " ".join(str(one) for one in (pegawai.usulan_predikat, pegawai.usulan_nilai) if one is not None)
    return f"usulan {proposed}" if proposed else "belum ditetapkan"


def sebab_tanpa_terlambat(rekap: RekapUnit) -> str:
    """Why nothing is known of who is late; empty when it is known."""
    if rekap.terlambat is not None:
        return ""
    return TANPA_HARI if rekap.di_daftar else TANPA_DAFTAR


@dataclass(frozen=True, slots=True)
class BagianRekap:
    """One list of what asks for attention; ``kosong`` stands there without any item."""

    kode: str
    judul: str
    butir: tuple[ButirBersama, ...]
    kosong: str


def bagian(rekap: RekapUnit, nama: NamaPendek) -> tuple[BagianRekap, ...]:
    """The lists, what has to be decided first."""
    unread = TANPA_BUKU if rekap.buku is None else ""
    return (
        BagianRekap("konflik", "Konflik yang perlu diputuskan", konflik(rekap, nama), "Tidak ada konflik."),
        BagianRekap(
            "terlambat", "Terlambat", terlambat(rekap, nama),
            sebab_tanpa_terlambat(rekap) or "Tidak ada yang terlambat.",
        ),
        BagianRekap("konfirmasi", "Konfirmasi dan keberatan", konfirmasi(rekap, nama), "Belum ada pegawai."),
        BagianRekap("bimbingan", "Bimbingan dan usulannya", pembinaan(rekap, nama), unread or "Tidak ada."),
        BagianRekap(
            "cakupan", "Cakupan terendah", kurang_tercatat(rekap, nama),
            unread or "Semua hari kerja tercatat dan semua mendapat umpan balik.",
        ),
        BagianRekap(
            "peringatan", "Peringatan", tuple(ButirBersama(text, ()) for text in rekap.peringatan),
            "Tidak ada peringatan.",
        ),
    )


def butir(teks: str, siapa: Sequence[str], semua: int | None = None) -> str:
    """An item on one line; of ``semua`` people only those in ``siapa`` are named."""
    count = len(siapa) if semua is None else semua
    if not count:
        return teks
    more = f", dan {count - len(siapa)} lainnya" if count > len(siapa) else ""
    return f"{siapa[0]}: {teks}" if count == 1 else f"{teks} ({count} orang): {', '.join(siapa)}{more}"
