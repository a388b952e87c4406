"""Cases a non-programmer can read: ``kasus/*.yaml``, one file per rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dialog_kinerja import AgendaDialog, DialogKinerja
from kinerja_core.model.istilah import (
    CapaianOrganisasi,
    Hubungan,
    JenisRHK,
    KategoriCatatan,
    Kelompok,
    MetodePemetaan,
    Predikat,
    Rating,
    StatusDialog,
    Tingkat,
    Triwulan,
    UrutanPeringkat,
    YaTidak,
    cari,
)
from kinerja_core.model.masa_catatan import RitmeCatatan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pangkat import Pangkat
from kinerja_core.model.pemeringkatan import HasilPegawai, SkorPegawai
from kinerja_core.model.penilaian_360 import HasilKelompok360, HasilPerilaku360, Penilaian360
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.model.periode import Periode
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.skp import IKI
from kinerja_core.model.umpan_balik import UmpanBalik
from kinerja_core.rules.angka_kredit import angka_kredit, cari_jenjang
from kinerja_core.rules.aturan import kode_aturan
from kinerja_core.rules.capaian import capaian
from kinerja_core.rules.catatan_harian import cakupan_catatan
from kinerja_core.rules.hari_libur import hari_libur
from kinerja_core.rules.keadilan import keadilan
from kinerja_core.rules.kebutuhan_angka_kredit import kebutuhan
from kinerja_core.rules.kelompok import tentukan_kelompok
from kinerja_core.rules.mutu_360 import (
    HitunganPenilai,
    aturan_mutu,
    beda_kelompok,
    hitung_penilai,
    kata_sebaran,
    mutu,
    semua_sama,
)
from kinerja_core.rules.nip import periksa_nip
from kinerja_core.rules.pembinaan import RatingPeriode, usulan_pembinaan
from kinerja_core.rules.pemeringkatan import peringkatkan
from kinerja_core.rules.penugasan_360 import usulkan_penilai
from kinerja_core.rules.perilaku_360 import instrumen, skor_perilaku_360
from kinerja_core.rules.periode_kenaikan_pangkat import periode_kenaikan
from kinerja_core.rules.peserta_pemetaan import petakan
from kinerja_core.rules.pola_distribusi import periksa_pola
from kinerja_core.rules.predikat import tentukan_predikat
from kinerja_core.rules.rating_hasil import usulkan_rating
from kinerja_core.rules.rating_pimpinan import rating_pimpinan
from kinerja_core.rules.rentang_nilai import rentang_nilai
from kinerja_core.rules.siap import muat_yaml
from kinerja_core.rules.tenggat import tenggat_konfirmasi
from kinerja_core.rules.tunjangan_kinerja import mulai_potongan, nama_bulan, potongan_terlambat, potongan_tukin
from kinerja_core.rules.umpan_balik import isyarat_umpan_balik
from kinerja_core.services.contoh import unit as contoh_unit

FOLDER = Path(__file__).parent / "kasus"
Kasus = dict[str, Any]
Hasil = dict[str, Any]


def _predikat(masukan: Any, tanggal: date) -> Hasil:
    putusan = tentukan_predikat(cari(Rating, masukan["hasil"]), cari(Rating, masukan["perilaku"]), tanggal)
    return {"hasil": putusan.hasil.value, "rujukan": putusan.rujukan}


def _kelompok(masukan: Any, tanggal: date) -> Hasil:
    putusan = tentukan_kelompok(cari(Tingkat, masukan["hasil"]), cari(Tingkat, masukan["perilaku"]), tanggal)
    return {"hasil": putusan.hasil.value, "rujukan": putusan.rujukan}


def _rentang(masukan: Any, tanggal: date) -> Hasil:
    predikat = cari(Predikat, masukan["predikat"]) if "predikat" in masukan else None
    putusan = rentang_nilai(Kelompok(masukan["kelompok"]), predikat, tanggal)
    hasil = {nama.value: f"{rendah} s.d. {tinggi}" for nama, (rendah, tinggi) in putusan.hasil.items()}
    return {"hasil": hasil, "peringatan": putusan.peringatan, "rujukan": putusan.rujukan}


def _tukin(masukan: Any, tanggal: date) -> Hasil:
    if masukan.get("terlambat"):
        putusan = potongan_terlambat(tanggal, masukan.get("sakit_berat", False), masukan.get("keadaan_kahar", False))
    else:
        putusan = potongan_tukin(cari(Predikat, masukan["predikat"]), tanggal)
    potongan, tukin = putusan.hasil, Decimal(masukan["tukin"])
    hasil = {
        "persen": potongan.persen, "bulan": potongan.bulan, "sampai": potongan.sampai,
        "rupiah": potongan.rupiah(tukin), "rujukan": putusan.rujukan,
    }  # fmt: skip
    if "evaluasi" in masukan:
        mulai = mulai_potongan(date.fromisoformat(masukan["evaluasi"]), tanggal).hasil
        selesai = potongan.selesai(mulai)
        hasil |= {"mulai": nama_bulan(mulai), "selesai": selesai and nama_bulan(selesai)}
    if "dievaluasi" in masukan:
        hari = [date.fromisoformat(masukan[satu]) for satu in ("mulai", "dievaluasi")]
        hasil["banyak_bulan"] = potongan.banyak_bulan(*hari)
    return hasil


def _angka_kredit(masukan: Any, tanggal: date) -> Hasil:
    predikat = cari(Predikat, masukan["predikat"])
    putusan = angka_kredit(predikat, masukan["jenjang"], tanggal, masukan.get("bulan", 12))
    assert putusan.hasil.as_tuple().exponent == -2
    return {"hasil": putusan.hasil, "rujukan": putusan.rujukan}


def _nip(masukan: Any, tanggal: date) -> Hasil:
    putusan = periksa_nip(masukan["nip"], tanggal)
    return {
        "hasil": len(putusan.hasil), "pesan": putusan.hasil, "peringatan": putusan.peringatan,
        "rujukan": putusan.rujukan,
    }  # fmt: skip


def _pola(masukan: Any, tanggal: date) -> Hasil:
    distribusi = {Predikat(nama): jumlah for nama, jumlah in masukan["distribusi"].items()}
    putusan = periksa_pola(distribusi, CapaianOrganisasi(masukan["capaian"]), tanggal)
    return {"hasil": len(putusan.hasil), "pesan": putusan.hasil, "rujukan": putusan.rujukan}


def _rating_pimpinan(masukan: Any, tanggal: date) -> Hasil:
    putusan = rating_pimpinan(CapaianOrganisasi(masukan["capaian"]), tanggal)
    return {"hasil": putusan.hasil.value, "rujukan": putusan.rujukan}


def _keadilan(masukan: Any, tanggal: date) -> Hasil:
    """People as ``"1985 pria K3": 10``: born in August, appointed in 2010."""
    orang, urut = [], iter(range(1, 1000))
    for siapa, banyak in masukan["orang"].items():
        lahir, kelamin, kelompok = siapa.split()
        digit = "1" if kelamin == "pria" else "2"
        orang += [
            HasilPegawai(nip=NIP(f"{lahir}0817201001{digit}{next(urut):03}"), nama="Orang", kelompok=Kelompok(kelompok))
            for _ in range(banyak)
        ]
    putusan = keadilan(orang, {}, Periode(tanggal.year))
    ciri = next(one for one in putusan.hasil.ciri if one.nama == masukan["ciri"])
    hasil = [f"{sel.nama}: {sel.jumlah} dari {sel.pegawai}" for sel in ciri.sel] or ciri.sebab
    return {"hasil": hasil, "k3": putusan.hasil.k3, "rujukan": putusan.rujukan}


def _tenggat(masukan: Any, _: date) -> Hasil:
    hari = {key: frozenset(map(date.fromisoformat, masukan.get(key, ()))) for key in ("libur_tambahan", "tetap_kerja")}
    putusan = tenggat_konfirmasi(
        date.fromisoformat(masukan["tanggal"]), jumlah=masukan.get("jumlah"), satuan=masukan.get("satuan"), **hari
    )
    return {"hasil": putusan.hasil.isoformat(), "peringatan": putusan.peringatan}


def _hari_libur(masukan: Any, _: date) -> Hasil:
    day = date.fromisoformat(masukan)
    found = next(one for one in hari_libur(day.year) if one.tanggal == day)
    return {"hasil": found.nama, "cuti_bersama": found.cuti_bersama, "perkiraan": found.perkiraan}


def _perilaku_360(masukan: Any, tanggal: date) -> Hasil:
    def penilaian(hubungan: str, angka: int, kosong: str = "0 kosong") -> Penilaian360:
        butir = [(nilai, nomor) for nilai, daftar in PANDUAN.items() for nomor in range(len(daftar))]
        tanpa = set(butir[: int(kosong.split(maxsplit=1)[0])])
        skor = {
            nilai: tuple(None if (nilai, nomor) in tanpa else angka for nomor in range(len(daftar)))
            for nilai, daftar in PANDUAN.items()
        }
        return Penilaian360(nama="Orang", nip="198501012010011001", hubungan=cari(Hubungan, hubungan), skor=skor)

    putusan = skor_perilaku_360([penilaian(*satu) for satu in masukan], tanggal)
    return {
        "hasil": putusan.hasil.skor, "kelompok": {satu.hubungan: satu.rata for satu in putusan.hasil.kelompok},
        "pesan": putusan.hasil.catatan, "rujukan": putusan.rujukan,
    }  # fmt: skip


def _tim(tim: dict[Any, Any], keadaan: dict[Any, Any]) -> list[AnggotaUnit]:
    def nip(nomor: int) -> str:
        return f"198501012010011{nomor:03d}"

    return [
        AnggotaUnit.model_validate({
            "pegawai": {"nama": f"Orang {nomor}", "nip": nip(nomor), "jenis": "PNS", "jabatan": "Analis",
                        "unit_kerja": "Biro"},
            "penilai": None if penilai is None else {
                "nama": f"Orang {penilai}", "nip": nip(penilai), "jabatan": "Kepala",
            },
            **dict(zip(("keadaan", "sejak"), keadaan.get(nomor, ()), strict=False)),
        })
        for nomor, penilai in tim.items()
    ]  # fmt: skip


def _penugasan_360(masukan: Any, tanggal: date) -> Hasil:
    people = _tim(masukan["tim"], masukan.get("keadaan", {}))
    putusan = usulkan_penilai(people, Periode(tanggal.year), acak=Random(1))  # noqa: S311 - lots of a test
    rated = f"198501012010011{masukan['dinilai']:03d}"
    found = Counter(str(one.hubungan) for one in putusan.hasil.penugasan if one.nip == rated)
    own = {(one.penilai.nip == one.nip, str(one.hubungan) == "Diri Sendiri") for one in putusan.hasil.penugasan}
    assert own <= {(True, True), (False, False)}
    return {
        "hasil": {str(group): found[str(group)] for group in Hubungan}, "pesan": putusan.hasil.catatan,
        "rujukan": putusan.rujukan,
    }


def _menilai(angka: Any, nomor: int = 0, hubungan: Hubungan = Hubungan.REKAN_SEJAWAT) -> Penilaian360:
    """A rating of a person, every item the same; the score may be one that no scale has."""
    return Penilaian360(
        nama=f"Orang {nomor}", nip=f"198501012010011{nomor + 1:03d}", hubungan=hubungan,
        skor={nilai: (angka,) * len(daftar) for nilai, daftar in PANDUAN.items()},
    )


def _mutu_360(masukan: Any, tanggal: date) -> Hasil:
    ukuran, alat = aturan_mutu(tanggal), instrumen(tanggal).hasil
    ((apa, isi),) = masukan.items()
    pesan: tuple[str, ...] = ()
    hasil: object
    match apa:
        case "sebaran":
            hasil = kata_sebaran([Fraction(one) for one in isi], ukuran.hasil.sebaran)
        case "sama":
            hasil = semua_sama([_menilai(one, nomor) for nomor, one in enumerate(isi)], alat, ukuran.hasil)
        case "jawaban":
            skala = alat.model_copy(update={"skala": alat.skala.model_copy(update={
                "tertinggi": 100, "pengali": Decimal(1), "arti": ("x",) * 100,
            })})
            ratings = {f"penilai {nomor}": _menilai(one) for nomor, one in enumerate(isi)}
            hasil = hitung_penilai({_menilai(1).nip: ratings}, skala, ukuran.hasil).menyendiri
        case "beda":
            shown = [
                HasilKelompok360(hubungan=name, penilai=3, bobot=0, rata=mean, perilaku={})
                for name, mean in zip(("Atasan", "Rekan Sejawat"), isi, strict=True)
            ]
            satu = HasilPerilaku360(nip=_menilai(1).nip, nama="Orang", perilaku={}, kelompok=shown)
            pesan = beda_kelompok(satu, ukuran.hasil)
            hasil = len(pesan)
        case _:
            hasil = mutu(HitunganPenilai(1, 0, isi[0], isi[1], 20, 0), alat).lain_sama
    return {"hasil": hasil, "pesan": pesan, "rujukan": ukuran.rujukan}


def _peserta(masukan: Any, tanggal: date) -> Hasil:
    rooms = masukan["ruang"]
    people = [
        one.model_copy(update={"pegawai": one.pegawai.model_copy(update={"unit_kerja": rooms.get(n, "Biro")})})
        for n, one in zip(masukan["tim"], _tim(masukan["tim"], masukan.get("keadaan", {})), strict=True)
    ]
    settings = Pengaturan.model_validate(
        {"nama_unit": "Biro", "periode": Periode(tanggal.year), **masukan.get("pengaturan", {})}
    )
    scores = tuple(SkorPegawai(nip=one.pegawai.nip, nama=one.pegawai.nama, hasil=80, perilaku=80) for one in people)
    unit = BukuUnit(pengaturan=settings, anggota=people, skor=scores)
    found = petakan(unit)
    parts = {one.nama: len(one.hasil.pegawai) for one in found.hasil.bagian}
    return {
        "hasil": parts, "tidak": len(found.hasil.tidak_dipetakan), "rujukan": found.rujukan,
        "pesan": (*found.hasil.peserta, *found.hasil.tidak_dipetakan.values()), "peringatan": found.hasil.peringatan,
    }


def _rating_hasil(masukan: Any, tanggal: date) -> Hasil:
    if "target" in masukan:
        iki = IKI(
            kode="IKI 01", indikator=masukan.get("indikator", "Indikator"), target=masukan["target"],
            satuan=masukan.get("satuan"), aspek=masukan.get("aspek"),
        )  # fmt: skip
        satu = capaian(iki, masukan["realisasi"], setahun=not masukan.get("triwulan", False))
        ratings = [rating.slug for rating in Rating if rating in satu.kemungkinan]
        return {"hasil": ratings, "pesan": (satu.alasan,), "persen": satu.persen and str(satu.persen)}
    semua = [
        (cari(JenisRHK, jenis), frozenset({cari(Rating, rating)}))
        for jenis, rating, banyak in masukan
        for _ in range(banyak)
    ]
    putusan = usulkan_rating(semua, tanggal)
    (satu,) = putusan.hasil
    return {"hasil": satu and satu.slug, "rujukan": putusan.rujukan}


def _kebutuhan(masukan: Any, tanggal: date) -> Hasil:
    pangkat = Pangkat.parse(masukan["pangkat"]) if masukan["pangkat"] else None
    putusan = kebutuhan(cari_jenjang(masukan["jenjang"]), pangkat, tanggal)
    satu = putusan.hasil
    return {
        "pangkat": satu.pangkat, "ke": satu.pangkat_berikutnya and str(satu.pangkat_berikutnya),
        "jenjang": satu.jenjang, "naik": satu.jenjang_berikutnya and satu.jenjang_berikutnya.value,
        "bersama": satu.bersama_jenjang, "pesan": satu.keterangan, "rujukan": putusan.rujukan,
    }  # fmt: skip


def _periode_kenaikan(masukan: Any, _: date) -> Hasil:
    putusan = periode_kenaikan(date.fromisoformat(masukan))
    return {"hasil": putusan.hasil.isoformat(), "rujukan": putusan.rujukan}


def buku_berhambatan(masukan: Any) -> BukuSKP:
    """A staff workbook with what a case of pembinaan says."""
    skp = next(one for one in map(contoh_unit.buku, contoh_unit.ORANG) if len(list(one.skp.semua_iki())) > 1).skp
    iki = [one.kode for _, one in skp.semua_iki()]
    dialogs = tuple(
        DialogKinerja(
            nomor=number, tanggal=date(2025, month, 5), strategi=("S",), penyesuaian=YaTidak.TIDAK,
            status=StatusDialog.SELESAI, agenda=(AgendaDialog(kode_iki=iki[0], progress="P", masalah=trouble),),
        )
        for number, (month, trouble) in enumerate(masukan.get("dialog", ()), start=1)
    )
    notes = tuple(
        CatatanHarian(tanggal=date(2025, month, 6), kode_rhk="RHK 1", kegiatan="K", masalah=trouble,
                      kategori=next(iter(KategoriCatatan)))
        for month, trouble in masukan.get("catatan", ())
    )
    reached = [
        (quarter, code, text)
        for quarter, first in zip(Triwulan, masukan.get("realisasi", ()), strict=False)
        for code, text in [(iki[0], first), *((one, "1 Laporan") for one in iki[1:] if masukan.get("lain", True))]
    ]
    return BukuSKP(
        skp=skp.model_copy(update={"tahun": 2025, "mulai": date(2025, 1, 1), "selesai": date(2025, 12, 31)}),
        dialog=dialogs, catatan_harian=notes, realisasi=tuple(
            Realisasi(triwulan=quarter, kode_iki=code, realisasi=text, bukti_dukung="B")
            for quarter, code, text in reached if text
        ),
    )


def _pembinaan(masukan: Any, tanggal: date) -> Hasil:
    periode = next(one for one in (Periode(2025, quarter) for quarter in Triwulan) if one.selesai == tanggal)
    riwayat = [
        RatingPeriode(Periode.parse(f"2025-{name}"), *(cari(Rating, one) for one in ratings))
        for name, ratings in masukan.get("rating", {}).items()
    ]
    putusan = usulan_pembinaan(riwayat, [buku_berhambatan(masukan)], periode)
    told = putusan.hasil
    return {"bimbingan": list(told.bimbingan), "konseling": list(told.konseling), "rujukan": putusan.rujukan}


def _umpan_balik(masukan: Any, tanggal: date) -> Hasil:
    umpan = UmpanBalik.model_validate({
        "tanggal": tanggal, "jenis": "Berkala", "tentang": "Hasil Kerja", "pemberi": "Pimpinan", **masukan,
    })
    putusan = isyarat_umpan_balik(umpan, tanggal)
    return {"hasil": list(putusan.hasil), "rujukan": putusan.rujukan}


def _catatan_harian(masukan: Any, tanggal: date) -> Hasil:
    days = [one for one in (date(2025, 6, 1) + timedelta(days=n) for n in range(1, 27)) if one.weekday() < 5]
    ritme = cari(RitmeCatatan, masukan["ritme"]) if "ritme" in masukan else None
    noted = {date.fromisoformat(one) for one in masukan["catatan"]}
    putusan = cakupan_catatan(days, noted, date.fromisoformat(masukan["pada"]), tanggal, ritme)
    told: Hasil = {"hasil": str(putusan.hasil), "kosong": list(putusan.hasil.kosong)}
    return told if ritme else told | {"rujukan": putusan.rujukan}


JALANKAN: dict[str, Callable[[Any, date], Hasil]] = {
    "predikat": _predikat, "kelompok": _kelompok, "rentang_nilai": _rentang, "tunjangan_kinerja": _tukin,
    "angka_kredit": _angka_kredit, "nip": _nip, "pola_distribusi": _pola, "rating_pimpinan": _rating_pimpinan,
    "keadilan": _keadilan, "tenggat": _tenggat,
    "perilaku_360": _perilaku_360, "hari_libur": _hari_libur, "rating_hasil": _rating_hasil,
    "peserta_pemetaan": _peserta, "penugasan_360": _penugasan_360, "mutu_360": _mutu_360,
    "kebutuhan_angka_kredit": _kebutuhan, "periode_kenaikan_pangkat": _periode_kenaikan,
    "pembinaan": _pembinaan, "umpan_balik": _umpan_balik, "catatan_harian": _catatan_harian,
}  # fmt: skip


def _semua() -> list[tuple[str, Kasus]]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        berkas = muat_yaml(path.read_text(encoding="utf-8"), path.name)
        assert path.stem == berkas["aturan"]
        found += [(berkas["aturan"], kasus) for kasus in berkas["kasus"]]
    return found


def _id(kasus: tuple[str, Kasus]) -> str:
    return f"{kasus[0]}: {kasus[1]['nama']}"


def _tanggal(kasus: Kasus) -> date:
    return Periode.parse(kasus.get("periode", "Tahun 2025")).selesai


SEMUA = _semua()


@pytest.mark.parametrize("aturan_kasus", [item for item in SEMUA if item[0] != "pemeringkatan"], ids=_id)
def test_a_rule_gives_what_its_case_says(aturan_kasus: tuple[str, Kasus]) -> None:
    aturan, kasus = aturan_kasus
    keluaran = dict(kasus["keluaran"])
    if "ditolak" in keluaran:
        with pytest.raises(ValueError, match=r".") as caught:
            JALANKAN[aturan](kasus["masukan"], _tanggal(kasus))
        assert keluaran["ditolak"] in str(caught.value)
        return
    hasil = JALANKAN[aturan](kasus["masukan"], _tanggal(kasus))
    for key, expected in keluaran.items():
        if key in ("pesan", "peringatan"):
            texts = hasil[key]
            assert texts == () if expected is None else any(expected in text for text in texts), texts
        else:
            assert hasil[key] == expected
    assert hasil.get("rujukan") != ()


@pytest.mark.parametrize("aturan_kasus", [item for item in SEMUA if item[0] == "pemeringkatan"], ids=_id)
def test_a_unit_is_ranked_as_its_case_says(aturan_kasus: tuple[str, Kasus]) -> None:
    kasus = aturan_kasus[1]
    pengaturan = dict(kasus.get("pengaturan", {}))
    if "metode" in pengaturan:
        pengaturan["metode"] = MetodePemetaan(pengaturan["metode"])
    if "urutan" in pengaturan:
        pengaturan["urutan"] = UrutanPeringkat(pengaturan["urutan"])
    if "bobot" in pengaturan:
        pengaturan["bobot"] = tuple(pengaturan["bobot"])
    for key in {"k", "toleransi"} & set(pengaturan):
        pengaturan[key] = Decimal(pengaturan[key])
    skor = [
        SkorPegawai(nip=f"198501012010011{nomor:03d}", nama=nama, hasil=hasil, perilaku=perilaku, **dict(*lain))
        for nomor, (nama, hasil, perilaku, *lain) in enumerate(kasus["masukan"], start=1)
    ]
    hasil = peringkatkan(skor, tanggal=_tanggal(kasus), **pengaturan).hasil
    names = ("nama", "kelompok", "peringkat", "predikat", "nilai", "usulan_predikat", "usulan_nilai")
    assert [[getattr(orang, name) for name in names] for orang in hasil.pegawai] == [
        baris[:7] for baris in kasus["keluaran"]
    ]
    for orang, baris in zip(hasil.pegawai, kasus["keluaran"], strict=True):
        assert len(orang.konflik) == len(baris[7:]), orang.konflik
        assert all(bagian in konflik for bagian, konflik in zip(baris[7:], orang.konflik, strict=True)), orang.konflik
    if "peringatan" in kasus:
        assert any(kasus["peringatan"] in peringatan for peringatan in hasil.peringatan), hasil.peringatan


def test_every_rule_has_cases_and_every_case_is_named_once() -> None:
    assert {aturan for aturan, _ in SEMUA} == set(kode_aturan()) - {"jadwal"}  # a whole calendar: test_jadwal.py
    names = [_id(kasus) for kasus in SEMUA]
    assert len(set(names)) == len(names)
