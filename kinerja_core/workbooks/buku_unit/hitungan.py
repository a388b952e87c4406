"""Hitungan: the hidden sheet of whole numbers per person, from which everything of the ranking is shown.

Row N speaks of row N of ``Skor``. The edges and tables come from the sheet ``Dasar``, whose names (``AtasHasil``,
``BobotHasil``, ``RentangBawah`` …) the formulas use. The rules are those of :mod:`kinerja_core.rules.pemeringkatan`,
whose outcome is the cached value of every cell.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from kinerja_core.model.dasar import DESIMAL_SKOR
from kinerja_core.model.istilah import Kelompok, Predikat, Rating, Tingkat, UrutanPeringkat
from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.workbooks.buku_unit.keberatan import NAMA_KEBERATAN
from kinerja_core.workbooks.buku_unit.rumus import GRUP, SKALA, Terhitung
from kinerja_core.workbooks.buku_unit.setelan import Setelan, pada, urutan_dari
from kinerja_core.workbooks.buku_unit.skor import SKOR, sel_skor
from kinerja_core.workbooks.mesin.isi_sel import angka_nip, rumus_nip, rumus_salah
from kinerja_core.workbooks.mesin.rumus import teks_angka
from kinerja_core.workbooks.mesin.spek import Baris, JenisSel, Kolom, LembarTabel, Letak, Nilai

#: Name of the sheet.
NAMA_HITUNGAN: Final = "Hitungan"
_UNSUR: Final = (("hasil", "h"), ("perilaku", "p"))
_PREDIKAT: Final = len(Predikat)


def sel_hitungan(letak: Letak, baris: int, nama: str) -> str:
    """The cell of the same person on this sheet."""
    return letak.sel(nama, baris - letak.spek.baris_pertama + HITUNGAN.baris_pertama, NAMA_HITUNGAN)


def kolom_hitungan(letak: Letak, nama: str) -> str:
    """The whole column of this sheet."""
    return letak.rentang(nama, NAMA_HITUNGAN)


# ----------------------------------------------------------------------------------------------- formulas


def _angka(unsur: str) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        cell = sel_skor(letak, baris, unsur)
        wrong = rumus_salah(SKOR.kolom_bernama(unsur), cell)  # the condition of the sheet Skor's own status
        # rounded before it is scaled, because 92.29775*10000 is a little less than 922977.5
        scaled = f"ROUND(ROUND({cell},{DESIMAL_SKOR})*{SKALA},0)"
        number = f'IFERROR(IF({cell}="","",IF({wrong}<>"","",{scaled})),"")'
        return f'IF({letak.sel("ada", baris)}="","",{number})'

    return pola


def _ribuan(nama: str) -> Callable[[Letak, int], str]:
    return lambda letak, baris: f'IF({letak.sel(nama, baris)}="","",INT({letak.sel(nama, baris)}/1000))'


def _sisa(nama: str, ribuan: str) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        cell = letak.sel(nama, baris)
        return f'IF({cell}="","",{cell}-1000*{letak.sel(ribuan, baris)})'

    return pola


def _tingkat(unsur: str, nama: str) -> Callable[[Letak, int], str]:
    name = unsur.capitalize()

    def pola(letak: Letak, baris: int) -> str:
        cell = letak.sel(nama, baris)
        stated = f'IFERROR(MATCH({sel_skor(letak, baris, f"tingkat_{unsur}")},DaftarTingkat,0),"")'
        compared = f"IF({cell}>Atas{name},1,IF({cell}<Bawah{name},3,2))"
        return (
            f'IF({letak.sel("ada", baris)}="","",IF(MetodeDipakai="Tingkat",{stated},'
            f'IF(OR({cell}="",Banyak{name}<2),"",{compared})))'
        )

    return pola


def _putusan(letak: Letak, baris: int) -> str:
    """The place on the sheet Keberatan of the decision that replaces what Skor says; 0 for none."""
    digits, won = rumus_nip(sel_skor(letak, baris, "nip")), letak.rentang("_berlaku", NAMA_KEBERATAN)
    return f'IF({letak.sel("ada", baris)}="","",IFERROR(MATCH({digits},{won},0),0))'


def _rating(unsur: str) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        place, given = letak.sel("putusan", baris), sel_skor(letak, baris, f"rating_{unsur}")
        new = f"INDEX({letak.rentang(f'rating_{unsur}_baru', NAMA_KEBERATAN)},{place})"
        rating = f'IF({place}=0,{given},IF({new}="",{given},{new}))'
        return f'IF({letak.sel("ada", baris)}="","",IFERROR(MATCH({rating},DaftarRating,0),""))'

    return pola


def _ada(letak: Letak, baris: int) -> str:
    nip, nama = sel_skor(letak, baris, "nip"), sel_skor(letak, baris, "nama")
    return f'IFERROR(IF(AND(SiapDihitung=1,{nip}<>"",{nama}<>""),1,""),"")'


def _kelompok(letak: Letak, baris: int) -> str:
    one, two = letak.sel("th", baris), letak.sel("tp", baris)
    return f'IF(OR({one}="",{two}=""),"",INDEX(MatriksKelompok,{one},{two}))'


def _komposit(letak: Letak, baris: int) -> str:
    one, two = letak.sel("h", baris), letak.sel("p", baris)
    return f'IF(OR({one}="",{two}=""),"",BobotHasil*{one}+BobotPerilaku*{two})'


def _kunci(letak: Letak, baris: int) -> str:
    kelompok, komposit = letak.sel("kelompok", baris), letak.sel("komposit", baris)
    decided = f"IF(INDEX(PredikatDipakai,{kelompok})=1,{letak.sel('predikat', baris)},0)"
    return (
        f'IF(OR({kelompok}="",{komposit}=""),"",'
        f"(IF(NomorUrutan=1,10*{kelompok},10)+{decided})*1E9-{komposit})"
    )


def _kunci_penuh(letak: Letak, baris: int) -> str:
    """Equal composites are told apart by hasil; when perilaku has no weight, hasil is equal and perilaku tells."""
    key = letak.sel("kunci", baris)
    tie = f"IF(BobotPerilaku=0,{letak.sel('p', baris)},{letak.sel('h', baris)})"
    return f'IF({key}="","",RANK({key},{letak.rentang("kunci")},1)*1E7-{tie})'


def _urut(letak: Letak, baris: int) -> str:
    key = letak.sel("kunci_penuh", baris)
    ranked = f"RANK({key},{letak.rentang('kunci_penuh')},1)+COUNTIF({letak.sampai('kunci_penuh', baris)},{key})-1"
    open_ = (
        f"COUNT({letak.rentang('kunci_penuh')})+COUNT({letak.sampai('ada', baris)})"
        f"-COUNT({letak.sampai('kunci_penuh', baris)})"
    )
    return f'IF({letak.sel("ada", baris)}="","",IF({key}="",{open_},{ranked}))'


def _predikat(letak: Letak, baris: int) -> str:
    one, two = letak.sel("rh", baris), letak.sel("rp", baris)
    return f'IF(OR({one}="",{two}=""),"",INDEX(MatriksPredikat,{one},{two}))'


def _usulan(letak: Letak, baris: int) -> str:
    """The predikat of the kelompok; where it knows several, the one decided if it is among them."""
    decided, kelompok = letak.sel("predikat", baris), letak.sel("kelompok", baris)
    own = f"INDEX(PredikatKelompok,{kelompok})"
    known = f'IF({decided}="","",IF(INDEX(RentangBawah,{kelompok},{decided})=0,"",{decided}))'
    return f'IF({kelompok}="","",IF({own}>0,{own},{known}))'


def _berlaku(letak: Letak, baris: int) -> str:
    decided = letak.sel("predikat", baris)
    return f'IF({decided}="",{letak.sel("usulan", baris)},{decided})'


def _bawah(letak: Letak, baris: int) -> str:
    kelompok, predikat = letak.sel("kelompok", baris), letak.sel("berlaku", baris)
    return f'IF(OR({kelompok}="",{predikat}=""),"",INDEX(RentangBawah,{kelompok},{predikat}))'


def _grup(letak: Letak, baris: int) -> str:
    kelompok, usulan, komposit = (letak.sel(name, baris) for name in ("kelompok", "usulan", "komposit"))
    return (
        f'IF(OR({komposit}="",{usulan}=""),"",'
        f"({_PREDIKAT}*{kelompok}+{usulan}-{_PREDIKAT})*1E9+{komposit})"
    )


def _usul(letak: Letak, baris: int) -> str:
    """High - band · behind / spread, a half rounded up; whoever equals the best gets the top."""
    group, pair = letak.sel("grup", baris), f"{letak.sel('kelompok', baris)},{letak.sel('usulan', baris)}"
    low, high = f"INDEX(RentangBawah,{pair})", f"INDEX(RentangAtas,{pair})"
    number = f"INT({group}/1E9)"
    best, spread = f"INDEX(GrupTertinggi,{number})", f"INDEX(GrupSelisih,{number})"
    behind = f"({best}-{letak.sel('komposit', baris)})"
    return (
        f'IF({group}="","",IF({spread}=0,{high},'
        f"{high}+INT(({spread}-2*({high}-{low})*{behind})/(2*{spread}))))"
    )


def _bantu(nama: str, judul: str, pola: Callable[[Letak, int], str]) -> Kolom:
    return Kolom(nama=nama, judul=judul, jenis=JenisSel.RUMUS, rumus=Terhitung(nama, pola), lebar=12)


HITUNGAN: Final = LembarTabel(
    nama=NAMA_HITUNGAN,
    judul="HITUNGAN PER PEGAWAI",
    instruksi="Bilangan bulat per sepuluh ribu; dasar lembar Pemeringkatan. Lembar ini tersembunyi dan tidak diisi.",
    kolom=(
        _bantu("ada", "Ada", _ada),
        _bantu("h", "Hasil", _angka("hasil")),
        _bantu("ha", "Hasil, ribuan", _ribuan("h")),
        _bantu("hb", "Hasil, sisa", _sisa("h", "ha")),
        _bantu("p", "Perilaku", _angka("perilaku")),
        _bantu("pa", "Perilaku, ribuan", _ribuan("p")),
        _bantu("pb", "Perilaku, sisa", _sisa("p", "pa")),
        _bantu("th", "Tingkat hasil", _tingkat("hasil", "h")),
        _bantu("tp", "Tingkat perilaku", _tingkat("perilaku", "p")),
        _bantu("putusan", "Putusan keberatan", _putusan),
        _bantu("rh", "Rating hasil", _rating("hasil")),
        _bantu("rp", "Rating perilaku", _rating("perilaku")),
        _bantu("kelompok", "Kelompok", _kelompok),
        _bantu("komposit", "Komposit", _komposit),
        _bantu("kunci", "Kunci urutan", _kunci),
        _bantu("kunci_penuh", "Kunci lengkap", _kunci_penuh),
        _bantu("urut", "Urutan", _urut),
        _bantu("predikat", "Predikat ditetapkan", _predikat),
        _bantu("usulan", "Usulan predikat", _usulan),
        _bantu("berlaku", "Predikat bagi rentang", _berlaku),
        _bantu("bawah", "Rentang bawah", _bawah),
        _bantu("grup", "Kunci grup", _grup),
        _bantu("usul", "Usul nilai", _usul),
    ),
    kapasitas=SKOR.kapasitas,
    peran="hasil",
    beku=0,
    mengikuti=SKOR.nama,
    penanda="nip",
    tersembunyi=True,
)


# ------------------------------------------------------------------------------------------------- values


def per_sepuluh_ribu(orang: HasilPegawai, unsur: str) -> int:
    """A score as this sheet counts it."""
    return int(getattr(orang, unsur) * SKALA)


def nomor_kata(jenis: Any, anggota: Any) -> str | int:
    """Number of a word in its list, from 1; blank for none."""
    return "" if anggota is None else list(jenis).index(anggota) + 1


def baris_hitungan(
    orang: Sequence[Baris], hasil: Mapping[int, HasilPegawai], urut: Sequence[int], setelan: Setelan,
    hari: datetime.date, menang: Mapping[str, tuple[int, Baris]],
) -> list[dict[str, Nilai]]:
    """Rows of the hidden sheet of people; ``menang`` are the decisions that replace what Skor says, by NIP."""
    bands = pada("rentang_nilai", hari)
    rows: list[dict[str, Nilai]] = []
    for number in range(len(orang)):
        one = hasil.get(number)
        row: dict[str, Nilai] = dict.fromkeys((column.nama for column in HITUNGAN.kolom), "")
        rows.append(row)
        if one is None:
            continue
        place, _ = menang.get(angka_nip(teks_angka(orang[number].get("nip"))), (0, {}))
        row |= {"ada": 1, "urut": urut.index(number) + 1, "putusan": place}
        for name, short in _UNSUR:
            if getattr(one, name) is not None:
                scaled = per_sepuluh_ribu(one, name)
                row |= {short: scaled, f"{short}a": scaled // 1000, f"{short}b": scaled % 1000}
        row |= {
            "th": nomor_kata(Tingkat, one.tingkat_hasil), "tp": nomor_kata(Tingkat, one.tingkat_perilaku),
            "rh": nomor_kata(Rating, one.rating_hasil), "rp": nomor_kata(Rating, one.rating_perilaku),
            "kelompok": nomor_kata(Kelompok, one.kelompok), "predikat": nomor_kata(Predikat, one.predikat),
            "usulan": nomor_kata(Predikat, one.usulan_predikat),
            "berlaku": nomor_kata(Predikat, one.predikat or one.usulan_predikat),
        }
        if one.komposit is not None:
            row["komposit"] = int(one.komposit * 100 * SKALA)
        if one.kelompok is not None and (word := one.predikat or one.usulan_predikat) is not None:
            row["bawah"] = bands[one.kelompok].get(word, (0, 0))[0]
    _keys(rows, setelan)
    _proposals(rows, bands)
    return rows


def predikat_dipakai(rows: Sequence[Mapping[str, Nilai]], urutan: UrutanPeringkat) -> list[int]:
    """For each kelompok, 1 when its members stand in the order of their predikat, as the core has it."""
    members = [[row for row in rows if row["kelompok"] == number] for number in range(1, len(Kelompok) + 1)]
    decided = [bool(group) and all(row["predikat"] != "" for row in group) for group in members]
    if urutan is UrutanPeringkat.PREDIKAT:
        whole = all(one or not group for one, group in zip(decided, members, strict=True))
        return [int(one and whole) for one in decided]
    return [int(one and urutan is UrutanPeringkat.KELOMPOK) for one in decided]


def _keys(rows: list[dict[str, Nilai]], setelan: Setelan) -> None:
    """Keys of the order."""
    order = urutan_dari(setelan.urutan)
    used = predikat_dipakai(rows, order)
    ranked = [row for row in rows if row["kelompok"] != "" and row["komposit"] != ""]
    for row in ranked:
        kelompok = bulat(row["kelompok"])
        major = 10 * kelompok if order is UrutanPeringkat.KELOMPOK else 10
        decided = bulat(row["predikat"]) if used[kelompok - 1] else 0
        row["kunci"] = (major + decided) * GRUP - bulat(row["komposit"])
    keys = sorted(bulat(row["kunci"]) for row in ranked)
    for row in ranked:
        tie = row["p"] if not setelan.bobot[1] else row["h"]
        row["kunci_penuh"] = (bisect_left(keys, bulat(row["kunci"])) + 1) * 10**7 - bulat(tie)


def _proposals(
    rows: list[dict[str, Nilai]], rentang: Mapping[Kelompok, Mapping[Predikat, tuple[int, int]]]
) -> None:
    """Keys of the groups, and the proposed nilai of each member."""
    grouped = [row for row in rows if row["usulan"] != "" and row["komposit"] != ""]
    for row in grouped:
        number = _PREDIKAT * (bulat(row["kelompok"]) - 1) + bulat(row["usulan"])
        row["grup"] = number * GRUP + bulat(row["komposit"])
    spans = {number: grup(rows, number) for number in {bulat(row["grup"]) // GRUP for row in grouped}}
    for row in grouped:
        best, spread = spans[bulat(row["grup"]) // GRUP]
        low, high = rentang[[*Kelompok][bulat(row["kelompok"]) - 1]][[*Predikat][bulat(row["usulan"]) - 1]]
        behind = best - bulat(row["komposit"])
        row["usul"] = high + (spread - 2 * (high - low) * behind) // (2 * spread) if spread else high


def bulat(nilai: Nilai) -> int:
    """A whole number of this sheet."""
    assert isinstance(nilai, int)  # noqa: S101 - only whole numbers come here
    return nilai


def grup(rows: Sequence[Mapping[str, Nilai]], nomor: int) -> tuple[int, int]:
    """Best composite of a group, and how far below it the last one is; 0 and 0 of nobody."""
    found = [bulat(row["komposit"]) for row in rows if row["grup"] != "" and bulat(row["grup"]) // GRUP == nomor]
    return (max(found), max(found) - min(found)) if found else (0, 0)
