"""Pemeringkatan by native formulas: a hidden sheet of whole numbers per person, the outcome, and its order.

Row N of ``Hitungan`` and of ``Pemeringkatan`` speaks of row N of ``Skor``. Scores are counted in ten-thousandths as
whole numbers, so that every comparison is exact; the edges come from the sheet ``Dasar``, whose names
(``AtasHasil``, ``BobotHasil``, ``RentangBawah`` …) the formulas use. The rules are those of
:mod:`kinerja_core.rules.pemeringkatan`, whose outcome is the cached value of every cell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from kinerja_core.workbooks.buku_unit.skor import SKOR
from kinerja_core.workbooks.mesin.spek import Isian, IsiBuku, JenisSel, Kolom, LembarTabel, Letak

#: Name of the hidden sheet of numbers per person.
NAMA_HITUNGAN: Final = "Hitungan"
_SKALA: Final = 10_000


class Terhitung(NamedTuple):
    """A formula whose value :mod:`kinerja_core.workbooks.buku_unit.hitung` has put into the row."""

    nama: str
    pola: Callable[[Letak, int], str]

    def teks(self, letak: Letak, baris: int) -> str:
        """The formula."""
        return self.pola(letak, baris)

    def nilai(self, isi: IsiBuku, spek: LembarTabel, urutan: int) -> str | int | float:
        """Its value; blank in a row without a person."""
        value = isi[spek.nama][urutan].get(self.nama)
        if isinstance(value, str | int | float):
            return value
        return ""


def _skor(letak: Letak, baris: int, nama: str) -> str:
    """The cell of the same person on the sheet Skor."""
    return letak.sel(nama, baris - letak.spek.baris_pertama + SKOR.baris_pertama, SKOR.nama)


def _hitung(letak: Letak, baris: int, nama: str) -> str:
    """The cell of the same person on the hidden sheet."""
    return letak.sel(nama, baris - letak.spek.baris_pertama + HITUNGAN.baris_pertama, NAMA_HITUNGAN)


def _kolom(letak: Letak, nama: str) -> str:
    """The whole column of the hidden sheet."""
    return letak.rentang(nama, NAMA_HITUNGAN)


def _angka(unsur: str) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        cell = _skor(letak, baris, unsur)
        return f'IF(AND({letak.sel("ada", baris)}=1,ISNUMBER({cell})),ROUND({cell}*{_SKALA},0),"")'

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
        stated = f'IFERROR(MATCH({_skor(letak, baris, f"tingkat_{unsur}")},DaftarTingkat,0),"")'
        compared = f"IF({cell}>Atas{name},1,IF({cell}<Bawah{name},3,2))"
        return (
            f'IF({letak.sel("ada", baris)}="","",IF(MetodeDipakai="Tingkat",{stated},'
            f'IF(OR({cell}="",Banyak{name}<2),"",{compared})))'
        )

    return pola


def _rating(unsur: str) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        found = f'IFERROR(MATCH({_skor(letak, baris, f"rating_{unsur}")},DaftarRating,0),"")'
        return f'IF({letak.sel("ada", baris)}="","",{found})'

    return pola


def _ada(letak: Letak, baris: int) -> str:
    nip, nama = _skor(letak, baris, "nip"), _skor(letak, baris, "nama")
    return f'IF(AND(SiapDihitung=1,{nip}<>"",{nama}<>""),1,"")'


def _kelompok(letak: Letak, baris: int) -> str:
    one, two = letak.sel("th", baris), letak.sel("tp", baris)
    return f'IF(OR({one}="",{two}=""),"",INDEX(MatriksKelompok,{one},{two}))'


def _komposit(letak: Letak, baris: int) -> str:
    one, two = letak.sel("h", baris), letak.sel("p", baris)
    return f'IF(OR({one}="",{two}=""),"",BobotHasil*{one}+BobotPerilaku*{two})'


def _kunci(letak: Letak, baris: int) -> str:
    kelompok, komposit = letak.sel("kelompok", baris), letak.sel("komposit", baris)
    return f'IF(OR({kelompok}="",{komposit}=""),"",{kelompok}*1E9-{komposit})'


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


def _matriks(letak: Letak, baris: int) -> str:
    one, two = letak.sel("rh", baris), letak.sel("rp", baris)
    return f'IF(OR({one}="",{two}=""),"",INDEX(MatriksPredikat,{one},{two}))'


def _predikat(letak: Letak, baris: int) -> str:
    matrix, kelompok = letak.sel("matriks", baris), letak.sel("kelompok", baris)
    own = f"INDEX(PredikatKelompok,{kelompok})"
    return f'IF({matrix}<>"",{matrix},IF({kelompok}="","",IF({own}=0,"",{own})))'


def _rentang(nama: str) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        kelompok, predikat = letak.sel("kelompok", baris), letak.sel("predikat", baris)
        return f'IF(OR({kelompok}="",{predikat}=""),"",INDEX({nama},{kelompok},{predikat}))'

    return pola


def _grup(letak: Letak, baris: int) -> str:
    kelompok, predikat = letak.sel("kelompok", baris), letak.sel("predikat", baris)
    komposit, low = letak.sel("komposit", baris), letak.sel("bawah", baris)
    return (
        f'IF(OR({komposit}="",{low}=""),"",IF({low}=0,"",'
        f"(5*{kelompok}+{predikat}-5)*1E9+{komposit}))"
    )


def _usul(letak: Letak, baris: int) -> str:
    """High - band · behind / spread, a half rounded up; whoever equals the best gets the top."""
    group, low, high = (letak.sel(name, baris) for name in ("grup", "bawah", "atas"))
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
        _bantu("rh", "Rating hasil", _rating("hasil")),
        _bantu("rp", "Rating perilaku", _rating("perilaku")),
        _bantu("kelompok", "Kelompok", _kelompok),
        _bantu("komposit", "Komposit", _komposit),
        _bantu("kunci", "Kunci urutan", _kunci),
        _bantu("kunci_penuh", "Kunci lengkap", _kunci_penuh),
        _bantu("urut", "Urutan", _urut),
        _bantu("matriks", "Predikat matriks", _matriks),
        _bantu("predikat", "Predikat", _predikat),
        _bantu("bawah", "Rentang bawah", _rentang("RentangBawah")),
        _bantu("atas", "Rentang atas", _rentang("RentangAtas")),
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


# ------------------------------------------------------------------------------------------ the outcome


def _peringkat(letak: Letak, baris: int) -> str:
    key = _hitung(letak, baris, "kunci_penuh")
    return f'IF({key}="","",RANK({key},{_kolom(letak, "kunci_penuh")},1))'


def _nip(letak: Letak, baris: int) -> str:
    cell = _skor(letak, baris, "nip")
    return f'IF({_hitung(letak, baris, "ada")}="","",IF(ISNUMBER({cell}),"NIP bukan teks",{cell}&""))'


def _salin(nama: str) -> Callable[[Letak, int], str]:
    return lambda letak, baris: f'IF({_hitung(letak, baris, "ada")}="","",{_skor(letak, baris, nama)}&"")'


def _bagi(nama: str, skala: int) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        cell = _hitung(letak, baris, nama)
        return f'IF({cell}="","",{cell}/{skala})'

    return pola


def _kata(nama: str, daftar: str) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        cell = _hitung(letak, baris, nama)
        return f'IF({cell}="","",INDEX({daftar},{cell}))'

    return pola


def _nilai(letak: Letak, baris: int) -> str:
    given = _skor(letak, baris, "nilai")
    return (
        f'IF({_hitung(letak, baris, "ada")}="","",IF({given}<>"",{given},{_hitung(letak, baris, "usul")}))'
    )


def _konflik(letak: Letak, baris: int) -> str:
    ada, kelompok, predikat, low, high, matrix = (
        _hitung(letak, baris, name) for name in ("ada", "kelompok", "predikat", "bawah", "atas", "matriks")
    )
    given = _skor(letak, baris, "nilai")
    word = f"INDEX(DaftarPredikat,{predikat})"
    pair = f'"kelompok K"&{kelompok}&", predikat "&{word}'
    rated = (
        f'"Kelompok K"&{kelompok}&" menghendaki "&INDEX(PredikatDiharap,{kelompok})&", tetapi rating hasil kerja "&'
        f'{_skor(letak, baris, "rating_hasil")}&" dan perilaku kerja "&{_skor(letak, baris, "rating_perilaku")}&'
        f'" menghasilkan predikat "&INDEX(DaftarPredikat,{matrix})&'
        '". Rating tidak diubah; Pejabat Penilai Kinerja perlu menetapkan salah satunya."'
    )
    outside = f'"Nilai "&{given}&" berada di luar rentang "&'
    low_all, high_all = f"INDEX(RentangBawah,0,{predikat})", f"INDEX(RentangAtas,0,{predikat})"
    anywhere = f"SUMPRODUCT(({low_all}>0)*({low_all}<={given})*({high_all}>={given}))"
    told = (
        f'IF({kelompok}="",IF({anywhere}>0,"",{outside}"predikat "&{word}&": "&INDEX(RentangPredikat,{predikat})&"."),'
        f'IF({low}=0,"Nilai "&{given}&" tidak mempunyai rentang untuk "&{pair}&".",'
        f'IF(AND({given}>={low},{given}<={high}),"",{outside}{pair}&": "&{low}&" s.d. "&{high}&".")))'
    )
    return (
        f'IF({ada}="","",IF(OR({low}="",{low}>0),"",{rated}&IF({given}="","",CHAR(10)))&'
        f'IF(OR({given}="",{predikat}=""),"",{told}))'
    )


def _catatan(letak: Letak, baris: int) -> str:
    ada, kelompok, predikat, low, matrix, komposit = (
        _hitung(letak, baris, name) for name in ("ada", "kelompok", "predikat", "bawah", "matriks", "komposit")
    )
    parts = []
    for unsur, angka, tingkat in (("hasil", "h", "th"), ("perilaku", "p", "tp")):
        number, level = _hitung(letak, baris, angka), _hitung(letak, baris, tingkat)
        stated, place = _skor(letak, baris, f"tingkat_{unsur}"), letak.sel(f"tingkat_{unsur}", baris)
        parts.append(
            f'IF(MetodeDipakai="Tingkat",IF({level}="",CHAR(10)&"Tingkat {unsur} kerja belum diisi.",""),'
            f'IF(Banyak{unsur.capitalize()}<2,IF({number}="","",CHAR(10)&"Tidak ada rata-rata {unsur} kerja sebagai '
            f'pembanding."),IF(OR({stated}="",{stated}={place}),"",CHAR(10)&"Tingkat {unsur} kerja diisi """&{stated}&'
            f'""", tetapi tidak dipakai pada metode "&MetodeDipakai&".")))'
        )
    for unsur, angka in (("hasil", "h"), ("perilaku", "p")):
        missing = f'IF({_hitung(letak, baris, angka)}="",CHAR(10)&"Skor {unsur} kerja belum diisi.","")'
        parts.append(missing)
    one, two = _hitung(letak, baris, "rh"), _hitung(letak, baris, "rp")
    own = f"INDEX(PredikatKelompok,{kelompok})"
    asked = (
        f'CHAR(10)&"Predikat kelompok K"&{kelompok}&" berasal dari rating; rating "&'
        f'IF({one}="","hasil kerja","")&IF(AND({one}="",{two}="")," dan rating ","")&'
        f'IF({two}="","perilaku kerja","")&" belum diisi."'
    )
    half = 'CHAR(10)&"Baru satu rating yang diisi, sehingga matriks predikat belum dapat dibaca."'
    parts.append(
        f'IF(OR({kelompok}="",{matrix}<>""),"",IF({own}=0,{asked},IF(AND({one}="",{two}=""),"",{half})))'
    )
    parts.append(
        f'IF(OR({komposit}="",{kelompok}="",{predikat}="",{_skor(letak, baris, "nilai")}<>""),"",IF({low}>0,"",'
        f'CHAR(10)&"Nilai tidak diusulkan karena kelompok K"&{kelompok}&" tidak mempunyai rentang untuk predikat "&'
        f'INDEX(DaftarPredikat,{predikat})&"; Pejabat Penilai Kinerja perlu menetapkannya."))'
    )
    return f'IF({ada}="","",MID({"&".join(parts)},2,2000))'


def _hasil(
    nama: str, judul: str, lebar: float, pola: Callable[[Letak, int], str], format_angka: str = "", *,
    tengah: bool = False, sorot_isi: bool = False,
) -> Kolom:
    return Kolom(
        nama=nama, judul=judul, jenis=JenisSel.RUMUS, rumus=Terhitung(nama, pola), lebar=lebar,
        format_angka=format_angka, tengah=tengah, sorot_isi=sorot_isi,
    )


PEMERINGKATAN: Final = LembarTabel(
    nama="Pemeringkatan",
    judul="HASIL PEMETAAN DAN PEMERINGKATAN KINERJA",
    instruksi="Dihitung otomatis dari lembar Skor dan Pengaturan, urut seperti lembar Skor. Rating tidak diubah.",
    kepala=(
        Isian(nama="metode", judul="Metode dan bobot", terkunci=True, rumus="TeksMetode"),
        Isian(nama="rata_hasil", judul="Rata-rata hasil kerja", terkunci=True, rumus="TeksRataHasil"),
        Isian(nama="rata_perilaku", judul="Rata-rata perilaku kerja", terkunci=True, rumus="TeksRataPerilaku"),
        Isian(nama="keadaan", judul="Keadaan", terkunci=True, rumus="TeksKeadaan"),
    ),
    kolom=(
        _hasil("peringkat", "Peringkat", 10, _peringkat, "0", tengah=True),
        _hasil("nip", "NIP", 21, _nip, tengah=True),
        _hasil("nama", "Nama", 30, _salin("nama")),
        _hasil("jabatan", "Jabatan", 32, _salin("jabatan")),
        _hasil("hasil", "Skor Hasil Kerja", 10, _bagi("h", _SKALA), "0.00##", tengah=True),
        _hasil("perilaku", "Skor Perilaku Kerja", 10, _bagi("p", _SKALA), "0.00##", tengah=True),
        _hasil("komposit", "Komposit", 10, _bagi("komposit", 100 * _SKALA), "0.00##", tengah=True),
        _hasil("tingkat_hasil", "Tingkat Hasil Kerja", 18, _kata("th", "DaftarTingkat")),
        _hasil("tingkat_perilaku", "Tingkat Perilaku Kerja", 18, _kata("tp", "DaftarTingkat")),
        _hasil("kelompok", "Kelompok", 10, _kata("kelompok", "DaftarKelompok"), tengah=True),
        _hasil("predikat", "Predikat", 16, _kata("predikat", "DaftarPredikat")),
        _hasil("nilai", "Nilai", 8, _nilai, "0", tengah=True),
        _hasil("konflik", "Konflik", 42, _konflik, sorot_isi=True),
        _hasil("catatan", "Catatan", 38, _catatan),
    ),
    kapasitas=SKOR.kapasitas,
    peran="hasil",
    beku=3,
    baris_judul=10,
    mengikuti=SKOR.nama,
    penanda="nip",
)

# ------------------------------------------------------------------------------------------ in rank order


def _nomor(letak: Letak, baris: int) -> str:
    number = f"ROW({letak.sel('peringkat', baris)})-{letak.spek.baris_judul}"
    return f'IF({number}>COUNT({_kolom(letak, "urut")}),"",{number})'


def _tempat(letak: Letak, baris: int) -> str:
    number = letak.sel("nomor", baris)
    return f'IF({number}="","",MATCH({number},{_kolom(letak, "urut")},0))'


def _ambil(nama: str) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        place = letak.sel("tempat", baris)
        return f'IF({place}="","",INDEX({letak.rentang(nama, PEMERINGKATAN.nama)},{place}))'

    return pola


URUTAN: Final = LembarTabel(
    nama="Urutan",
    judul="URUTAN PERINGKAT",
    instruksi="Dihitung otomatis: pegawai menurut peringkat; yang belum dapat diperingkatkan berada di akhir.",
    kolom=(
        _hasil("nomor", "No", 6, _nomor, "0", tengah=True),
        *(
            Kolom(
                nama=column.nama, judul=column.judul, jenis=JenisSel.RUMUS, lebar=column.lebar,
                rumus=Terhitung(column.nama, _ambil(column.nama)), format_angka=column.format_angka,
                tengah=column.tengah, sorot_isi=column.sorot_isi,
            )
            for column in (
                PEMERINGKATAN.kolom_bernama(name)
                for name in (
                    "peringkat", "nip", "nama", "jabatan", "hasil", "perilaku", "komposit", "kelompok", "predikat",
                    "nilai", "konflik",
                )
            )
        ),
        _hasil("tempat", "Baris Skor ke-", 8, _tempat, "0", tengah=True),
    ),
    kapasitas=SKOR.kapasitas,
    peran="hasil",
    beku=4,
    mengikuti=SKOR.nama,
    penanda="nip",
)
