"""Pemeringkatan: the outcome per person, row for row of ``Skor``, by formulas over the hidden sheet ``Hitungan``."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from kinerja_core.model.pemeringkatan import HasilPegawai
from kinerja_core.workbooks.buku_unit.hitungan import kolom_hitungan, sel_hitungan
from kinerja_core.workbooks.buku_unit.keberatan import NAMA_KEBERATAN
from kinerja_core.workbooks.buku_unit.rumus import NAMA_PEMERINGKATAN, SKALA, Terhitung
from kinerja_core.workbooks.buku_unit.skor import SKOR, sel_skor
from kinerja_core.workbooks.mesin.isi_sel import angka_nip, rumus_nip, rumus_salah
from kinerja_core.workbooks.mesin.rumus import teks_angka
from kinerja_core.workbooks.mesin.spek import Baris, Isian, JenisSel, Kolom, LembarTabel, Letak, Nilai


def _peringkat(letak: Letak, baris: int) -> str:
    key = sel_hitungan(letak, baris, "kunci_penuh")
    return f'IF({key}="","",RANK({key},{kolom_hitungan(letak, "kunci_penuh")},1))'


def _nip(letak: Letak, baris: int) -> str:
    cell = sel_skor(letak, baris, "nip")
    return f'IF({sel_hitungan(letak, baris, "ada")}="","",IF(ISNUMBER({cell}),"NIP bukan teks",{rumus_nip(cell)}))'


def _salin(nama: str) -> Callable[[Letak, int], str]:
    return lambda letak, baris: f'IF({sel_hitungan(letak, baris, "ada")}="","",{sel_skor(letak, baris, nama)}&"")'


def _bagi(nama: str, skala: int) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        cell = sel_hitungan(letak, baris, nama)
        return f'IF({cell}="","",{cell}/{skala})'

    return pola


def _kata(nama: str, daftar: str) -> Callable[[Letak, int], str]:
    def pola(letak: Letak, baris: int) -> str:
        cell = sel_hitungan(letak, baris, nama)
        return f'IF({cell}="","",INDEX({daftar},{cell}))'

    return pola


def _nilai(letak: Letak, baris: int) -> str:
    place = sel_hitungan(letak, baris, "putusan")
    new = f"INDEX({letak.rentang('nilai_baru', NAMA_KEBERATAN)},{place})"
    return f'IF({place}="","",IF({place}=0,{_sah(sel_skor(letak, baris, "nilai"))},{_sah(new)}))'


def _sah(sel: str) -> str:
    """A nilai as it counts: blank where the status of its own sheet refuses it."""
    wrong = rumus_salah(SKOR.kolom_bernama("nilai"), sel)
    return f'IFERROR(IF({sel}="","",IF({wrong}<>"","",{sel})),"")'


def _usul(letak: Letak, baris: int) -> str:
    return f'{sel_hitungan(letak, baris, "usul")}'


def _rated(letak: Letak, baris: int, nama: str) -> str:
    return f"INDEX(DaftarRating,{sel_hitungan(letak, baris, nama)})"


def _konflik(letak: Letak, baris: int) -> str:
    ada, kelompok, predikat, low, decided = (
        sel_hitungan(letak, baris, name) for name in ("ada", "kelompok", "berlaku", "bawah", "predikat")
    )
    high = f"INDEX(RentangAtas,{kelompok},{predikat})"
    given = letak.sel("nilai", baris)
    word = f"INDEX(DaftarPredikat,{predikat})"
    pair = f'"kelompok K"&{kelompok}&", predikat "&{word}'
    rated = (
        f'"Kelompok K"&{kelompok}&" menghendaki "&INDEX(PredikatDiharap,{kelompok})&", tetapi rating hasil kerja "&'
        f'{_rated(letak, baris, "rh")}&" dan perilaku kerja "&{_rated(letak, baris, "rp")}&'
        f'" menghasilkan predikat "&INDEX(DaftarPredikat,{decided})&'
        '". Rating tidak diubah; Pejabat Penilai Kinerja perlu menetapkan salah satunya."'
    )
    outside, most = f'"Nilai "&{given}&" berada di luar rentang "&', _tertinggi(kelompok)
    low_all, high_all = f"INDEX(RentangBawah,0,{predikat})", f"INDEX(RentangAtas,0,{predikat})"
    anywhere = f"SUMPRODUCT(({low_all}>0)*({low_all}<={given})*({high_all}>={given}))"
    told = (
        f'IF({kelompok}="",IF({anywhere}>0,"",{outside}"predikat "&{word}&": "&INDEX(RentangPredikat,{predikat})&"."),'
        f'IF({low}=0,"Nilai "&{given}&" tidak mempunyai rentang untuk "&{pair}&".",'
        f'IF(AND({given}>={low},{given}<={high}),"",{outside}{pair}&": "&{low}&" s.d. "&{high}&".")))'
    )
    return (
        f'IF({ada}="","",IF(OR({low}="",{low}>0),"",{rated}&IF({given}="","",CHAR(10)))&'
        f'IF({given}="","",IF({predikat}<>"",{told},IF({kelompok}="","",IF({given}<={most},"",'
        f'{outside}"kelompok K"&{kelompok}&": 1 s.d. "&{most}&".")))))'
    )


def _tertinggi(kelompok: str) -> str:
    """The highest nilai that a predikat of a kelompok reaches."""
    return f"MAX(INDEX(RentangAtas,{kelompok},0))"


def _rentang(letak: Letak, baris: int) -> str:
    kelompok, predikat, low = (sel_hitungan(letak, baris, name) for name in ("kelompok", "berlaku", "bawah"))
    return f'IF(N({low})=0,"",{low}&" s.d. "&INDEX(RentangAtas,{kelompok},{predikat}))'


def _jalan(letak: Letak, baris: int) -> str:
    kelompok, predikat, low = (sel_hitungan(letak, baris, name) for name in ("kelompok", "berlaku", "bawah"))
    given, band = letak.sel("nilai", baris), letak.sel("rentang_tertulis", baris)
    return (
        f'IF({letak.sel("konflik", baris)}="","",IF(AND({low}<>"",N({low})=0),'
        f"INDEX(JalanRating,{kelompok})&CHAR(10)&INDEX(JalanPemetaan,{predikat}),"
        f'"1. Pejabat Penilai mengubah nilai menjadi bilangan bulat "&'
        f'IF({predikat}="","1 s.d. "&{_tertinggi(kelompok)},'
        f'IF({kelompok}="",INDEX(RentangPredikat,{predikat}),{band}))&"."&CHAR(10)&"2. Bila nilai "&{given}&'
        f'" yang dikehendaki, ubah rating atau dasar pemetaannya: nilai itu milik "&'
        f'INDEX(NilaiPasangan,MATCH({given},NilaiTerendah,1))&"."))'
    )


def _catatan(letak: Letak, baris: int) -> str:
    ada, kelompok, predikat, low, komposit, group, usulan = (
        sel_hitungan(letak, baris, name)
        for name in ("ada", "kelompok", "predikat", "bawah", "komposit", "grup", "usulan")
    )
    parts = []
    for unsur, angka, tingkat in (("hasil", "h", "th"), ("perilaku", "p", "tp")):
        number, level = sel_hitungan(letak, baris, angka), sel_hitungan(letak, baris, tingkat)
        stated, place = sel_skor(letak, baris, f"tingkat_{unsur}"), letak.sel(f"tingkat_{unsur}", baris)
        parts.append(
            f'IF(MetodeDipakai="Tingkat",IF({level}="",CHAR(10)&"Tingkat {unsur} kerja belum diisi.",""),'
            f'IF(Banyak{unsur.capitalize()}<2,IF({number}="","",CHAR(10)&"Tidak ada rata-rata {unsur} kerja sebagai '
            f'pembanding."),IF(OR({stated}="",{stated}={place}),"",CHAR(10)&"Tingkat {unsur} kerja diisi """&{stated}&'
            f'""", tetapi tidak dipakai pada metode "&MetodeDipakai&".")))'
        )
    for unsur, angka in (("hasil", "h"), ("perilaku", "p")):
        missing = f'IF({sel_hitungan(letak, baris, angka)}="",CHAR(10)&"Skor {unsur} kerja belum diisi.","")'
        parts.append(missing)
    one, two = sel_hitungan(letak, baris, "rh"), sel_hitungan(letak, baris, "rp")
    own = f"INDEX(PredikatKelompok,{kelompok})"
    asked = (
        f'CHAR(10)&"Predikat kelompok K"&{kelompok}&" berasal dari rating; rating "&'
        f'IF({one}="","hasil kerja","")&IF(AND({one}="",{two}="")," dan rating ","")&'
        f'IF({two}="","perilaku kerja","")&" belum diisi."'
    )
    half = 'CHAR(10)&"Baru satu rating yang diisi, sehingga matriks predikat belum dapat dibaca."'
    parts.append(
        f'IF(OR({kelompok}="",{predikat}<>""),"",IF({own}=0,{asked},IF(AND({one}="",{two}=""),"",{half})))'
    )
    parts.append(
        f'IF(OR({komposit}="",{kelompok}="",{predikat}="",{usulan}<>""),"",IF({low}>0,"",'
        f'CHAR(10)&"Nilai tidak diusulkan karena kelompok K"&{kelompok}&" tidak mempunyai rentang untuk predikat "&'
        f'INDEX(DaftarPredikat,{predikat})&"; Pejabat Penilai Kinerja perlu menetapkannya."))'
    )
    parts.append(
        f'IF({group}="","",IF(INDEX(GrupSelisih,INT({group}/1E9))>0,"",'
        f'CHAR(10)&"Usulan nilai "&{sel_hitungan(letak, baris, "usul")}&" adalah ujung atas rentang: di kelompok K"&'
        f'{kelompok}&" dengan usulan predikat "&INDEX(DaftarPredikat,{usulan})&'
        f'" tidak ada skor gabungan lain sebagai pembanding."))'
    )
    return f'IF({ada}="","",MID({"&".join(parts)},2,2000))'


def kolom_hasil(
    nama: str, judul: str, lebar: float, pola: Callable[[Letak, int], str], format_angka: str = "", *,
    tengah: bool = False, sorot_isi: bool = False,
) -> Kolom:
    """A column that only shows."""
    return Kolom(
        nama=nama, judul=judul, jenis=JenisSel.RUMUS, rumus=Terhitung(nama, pola), lebar=lebar,
        format_angka=format_angka, tengah=tengah, sorot_isi=sorot_isi,
    )


PEMERINGKATAN: Final = LembarTabel(
    nama=NAMA_PEMERINGKATAN,
    judul="HASIL PEMETAAN DAN PEMERINGKATAN KINERJA",
    instruksi="Dihitung otomatis dari lembar Skor dan Pengaturan, urut seperti lembar Skor. "
    "Usulan bukan penetapan; rating tidak diubah.",
    kepala=(
        Isian(nama="metode", judul="Metode dan bobot", terkunci=True, rumus="TeksMetode"),
        Isian(nama="rata_hasil", judul="Rata-rata hasil kerja", terkunci=True, rumus="TeksRataHasil"),
        Isian(nama="rata_perilaku", judul="Rata-rata perilaku kerja", terkunci=True, rumus="TeksRataPerilaku"),
        Isian(nama="urutan", judul="Urutan peringkat", terkunci=True, rumus="TeksUrutan"),
        Isian(nama="keadaan", judul="Keadaan", terkunci=True, rumus="TeksKeadaan"),
    ),
    kolom=(
        kolom_hasil("peringkat", "Peringkat", 10, _peringkat, "0", tengah=True),
        kolom_hasil("nip", "NIP", 21, _nip, tengah=True),
        kolom_hasil("nama", "Nama", 30, _salin("nama")),
        kolom_hasil("jabatan", "Jabatan", 32, _salin("jabatan")),
        kolom_hasil("hasil", "Skor Hasil Kerja", 10, _bagi("h", SKALA), "0.00##", tengah=True),
        kolom_hasil("perilaku", "Skor Perilaku Kerja", 10, _bagi("p", SKALA), "0.00##", tengah=True),
        kolom_hasil("komposit", "Komposit", 10, _bagi("komposit", 100 * SKALA), "0.00##", tengah=True),
        kolom_hasil("tingkat_hasil", "Tingkat Hasil Kerja", 18, _kata("th", "DaftarTingkat")),
        kolom_hasil("tingkat_perilaku", "Tingkat Perilaku Kerja", 18, _kata("tp", "DaftarTingkat")),
        kolom_hasil("kelompok", "Kelompok", 10, _kata("kelompok", "DaftarKelompok"), tengah=True),
        kolom_hasil("predikat", "Predikat Ditetapkan", 16, _kata("predikat", "DaftarPredikat")),
        kolom_hasil("nilai", "Nilai Ditetapkan", 11, _nilai, "0", tengah=True),
        kolom_hasil("usulan_predikat", "Usulan Predikat", 16, _kata("usulan", "DaftarPredikat")),
        kolom_hasil("usulan_nilai", "Usulan Nilai", 9, _usul, "0", tengah=True),
        kolom_hasil("rentang_tertulis", "Rentang Nilai", 12, _rentang, tengah=True),
        kolom_hasil("konflik", "Konflik", 42, _konflik, sorot_isi=True),
        kolom_hasil("jalan_bernomor", "Jalan Keluar", 42, _jalan),
        kolom_hasil("catatan", "Catatan", 38, _catatan),
    ),
    kapasitas=SKOR.kapasitas,
    peran="hasil",
    beku=3,
    baris_judul=10,
    mengikuti=SKOR.nama,
    penanda="nip",
)


def baris_pemeringkatan(orang: HasilPegawai | None, row: Baris) -> dict[str, Nilai]:
    """One row of the sheet Pemeringkatan."""
    if orang is None:
        return {}
    nip = row.get("nip")
    return {
        "peringkat": orang.peringkat,
        "nip": "NIP bukan teks" if isinstance(nip, int | float) else angka_nip(nip),
        "nama": teks_angka(row.get("nama")), "jabatan": teks_angka(row.get("jabatan")),
        "hasil": _float(orang.hasil), "perilaku": _float(orang.perilaku), "komposit": _float(orang.komposit),
        "tingkat_hasil": _word(orang.tingkat_hasil), "tingkat_perilaku": _word(orang.tingkat_perilaku),
        "kelompok": _word(orang.kelompok), "predikat": _word(orang.predikat),
        "nilai": orang.nilai,
        "usulan_predikat": _word(orang.usulan_predikat), "usulan_nilai": orang.usulan_nilai,
        "rentang_tertulis": orang.rentang_tertulis, "konflik": "\n".join(orang.konflik),
        "jalan_bernomor": "\n".join(orang.jalan_bernomor), "catatan": "\n".join(orang.catatan),
    }


def _float(nilai: Decimal | None) -> float | None:
    return None if nilai is None else float(nilai)


def _word(kata: Any) -> str | None:
    return None if kata is None else str(kata.value)
