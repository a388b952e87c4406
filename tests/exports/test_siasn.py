"""The profiles for SIASN and for the importers of e-Kinerja BKN: codes at the edge, nothing guessed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from kinerja_core.exports.profil_ekspor import isian_luar, muat_profil
from kinerja_core.exports.sumber import BarisEkspor, baris_buku, baris_pemeringkatan
from kinerja_core.exports.tulis import ekspor
from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import (
    Kelompok,
    MetodePemetaan,
    Predikat,
    Rating,
    Triwulan,
    UrutanPeringkat,
    tanggal_panjang,
)
from kinerja_core.model.nip import NIP
from kinerja_core.model.pangkat import PANGKAT, Pangkat
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan
from kinerja_core.model.periode import Periode
from kinerja_core.rules.angka_kredit import JENJANG, Jenjang
from kinerja_core.rules.predikat import tentukan_predikat
from kinerja_core.services.contoh.unit import ORANG, buku
from tests.alat.ooxml import keluhan

SETAHUN = Periode(2025)
NIP_FITRI = "199007122015032001"
PENILAI = Pejabat(
    nama="dr. Ratna Wijaya, M.Kes", nip=NIP("197503122000032001"), pangkat=Pangkat("IV/b"), jabatan="Kepala Biro",
    unit_kerja="Biro Uji",
)  # fmt: skip
SKP22 = {
    "hasilKinerjaNilai", "id", "kuadranKinerjaNilai", "path", "penilaiGolongan", "penilaiJabatan", "penilaiNama",
    "penilaiNipNrp", "penilaiUnorNama", "perilakuKerjaNilai", "pnsDinilaiOrang", "statusPenilai", "tahun",
}  # fmt: skip
PERIODIK = {
    "bulanMulaiPenilaian", "bulanSelesaiPenilaian", "hasilKinerjaNilai", "id", "koefisienId", "kuadranKinerjaNilai",
    "path", "penilaiGolongan", "penilaiJabatanNama", "penilaiNama", "penilaiNipNrp", "penilaiUnorNama",
    "perilakuKerjaNilai", "periodikId", "pnsDinilaiId", "statusPenilai", "tahun", "tahunMulaiPenilaian",
    "tahunSelesaiPenilaian",
}  # fmt: skip


def _baris(
    periode: Periode = SETAHUN, penilai: Pejabat | None = PENILAI, id_siasn: str | None = "A5EB", **ganti: Any
) -> Iterator[BarisEkspor]:
    isi: dict[str, Any] = {
        "nip": NIP(NIP_FITRI), "nama": "Fitri", "jabatan": "Analis SDM Aparatur Ahli Muda", "kelompok": Kelompok.K2,
        "peringkat": 1, "predikat": Predikat.BAIK, "nilai": 100, "hasil": Decimal(85),
        "rating_hasil": Rating.SESUAI, "rating_perilaku": Rating.DI_ATAS,
    }  # fmt: skip
    orang = HasilPegawai.model_validate(isi | ganti)
    hasil = HasilPemeringkatan(
        metode=MetodePemetaan.TINGKAT, bobot=(70, 30), urutan=UrutanPeringkat.KELOMPOK, rata_rata={},
        pegawai=(orang,), distribusi={},
    )
    pegawai = Pegawai.model_validate(
        {"nama": "Fitri", "nip": NIP_FITRI, "jenis": "PNS", "jabatan": str(isi["jabatan"]), "unit_kerja": "Biro Uji"}
    )
    anggota = AnggotaUnit(pegawai=pegawai, penilai=penilai)
    for satu in baris_pemeringkatan(Pengaturan(nama_unit="Biro Uji", periode=periode), hasil, [anggota]):
        yield {**satu, "id_siasn": id_siasn}


def _json(profil: str, baris: Iterator[BarisEkspor]) -> list[dict[str, Any]]:
    hasil = ekspor(muat_profil(profil), baris)
    assert hasil.temuan == ()
    isi: list[dict[str, Any]] = json.loads(hasil.isi)
    return isi


def test_skp22_has_the_fields_and_codes_of_the_web_service():
    (isi,) = _json("siasn-skp22", _baris())
    assert set(isi) == SKP22
    assert isi == {
        "hasilKinerjaNilai": 2, "id": None, "kuadranKinerjaNilai": 2, "path": [], "penilaiGolongan": "42",
        "penilaiJabatan": "Kepala Biro", "penilaiNama": "dr. Ratna Wijaya, M.Kes",
        "penilaiNipNrp": "197503122000032001", "penilaiUnorNama": "Biro Uji", "perilakuKerjaNilai": 1,
        "pnsDinilaiOrang": "A5EB", "statusPenilai": "ASN", "tahun": 2025,
    }  # fmt: skip


def test_kinerjaperiodik_has_the_fields_and_codes_of_the_web_service():
    (isi,) = _json("siasn-kinerjaperiodik", _baris(Periode(2025, Triwulan.IV)))
    assert set(isi) == PERIODIK
    bulan = (isi["bulanMulaiPenilaian"], isi["bulanSelesaiPenilaian"])
    assert bulan == (10, 12)
    assert (isi["periodikId"], isi["koefisienId"], isi["pnsDinilaiId"]) == ("2", "22", "A5EB")
    assert (isi["tahun"], isi["tahunMulaiPenilaian"], isi["tahunSelesaiPenilaian"]) == (2025, 2025, 2025)


@pytest.mark.parametrize("hasil", Rating)
@pytest.mark.parametrize("perilaku", Rating)
def test_ratings_are_words_here_and_codes_there(hasil: Rating, perilaku: Rating):
    predikat = tentukan_predikat(hasil, perilaku, date(2025, 12, 31)).hasil
    (isi,) = _json("siasn-skp22", _baris(rating_hasil=hasil, rating_perilaku=perilaku, predikat=predikat))
    kode = {Rating.DI_ATAS: 1, Rating.SESUAI: 2, Rating.DI_BAWAH: 3}
    assert (isi["hasilKinerjaNilai"], isi["perilakuKerjaNilai"]) == (kode[hasil], kode[perilaku])
    assert isi["kuadranKinerjaNilai"] == 1 + list(Predikat).index(predikat)


@pytest.mark.parametrize("jenjang", Jenjang)
@pytest.mark.parametrize("predikat", Predikat)
def test_koefisien_is_the_number_of_the_jenjang_and_that_of_the_predikat(jenjang: Jenjang, predikat: Predikat):
    baris = _baris(Periode(2025, Triwulan.I), jabatan=f"Perawat {jenjang}", predikat=predikat)
    (isi,) = _json("siasn-kinerjaperiodik", baris)
    assert isi["koefisienId"] == str(10 * (1 + JENJANG.index(jenjang)) + 1 + list(Predikat).index(predikat))


@pytest.mark.parametrize("golongan", PANGKAT)
def test_every_golongan_of_a_pns_has_its_code(golongan: str):
    (isi,) = _json("siasn-skp22", _baris(penilai=PENILAI.model_copy(update={"pangkat": Pangkat(golongan)})))
    ruang, huruf = golongan.split("/")
    assert isi["penilaiGolongan"] == f"{('I', 'II', 'III', 'IV').index(ruang) + 1}{'abcde'.index(huruf) + 1}"


def test_a_jabatan_without_jenjang_has_no_koefisien():
    (isi,) = _json("siasn-kinerjaperiodik", _baris(Periode(2025, Triwulan.I), jabatan="Kepala Bagian"))
    assert isi["koefisienId"] is None


def test_an_assessor_who_is_no_asn_needs_neither_nip_nor_golongan():
    (isi,) = _json("siasn-skp22", _baris(penilai=PENILAI.model_copy(update={"nip": None, "pangkat": None})))
    assert (isi["statusPenilai"], isi["penilaiNipNrp"], isi["penilaiGolongan"]) == ("NON ASN", None, None)


@pytest.mark.parametrize(
    ("ganti", "kode", "sebut"),
    [
        ({"id_siasn": None}, "EKSPOR-KOSONG", "pnsDinilaiOrang"),
        ({"predikat": None}, "EKSPOR-KOSONG", "kuadranKinerjaNilai"),
        ({"rating_hasil": None}, "EKSPOR-KOSONG", "hasilKinerjaNilai"),
        ({"penilai": None}, "EKSPOR-KOSONG", "penilaiNama"),
        ({"penilai": PENILAI.model_copy(update={"pangkat": None})}, "EKSPOR-KOSONG", "penilaiGolongan"),
        ({"penilai": PENILAI.model_copy(update={"pangkat": Pangkat("IX")})}, "EKSPOR-KODE", '"IX" (penilaiGolongan)'),
    ],
)
def test_what_is_not_known_is_reported_and_never_guessed(ganti: dict[str, Any], kode: str, sebut: str):
    hasil = ekspor(muat_profil("siasn-skp22"), _baris(**ganti))
    assert json.loads(hasil.isi) == []
    assert [t.kode for t in hasil.temuan] == [kode]
    assert sebut in hasil.temuan[0].pesan
    assert NIP_FITRI in hasil.temuan[0].pesan


def test_what_keeps_several_people_out_is_told_once_with_all_of_them():
    why = {"id_siasn": None, "sebab id_siasn": "NIP ini tidak ada di peta SIASN", "saran id_siasn": "Tambahkan."}
    (one,) = _baris()
    undecided = {"nip": "199007122015032002", "predikat": None, "rating_hasil": None}
    hasil = ekspor(muat_profil("siasn-skp22"), [{**one, **why}, {**one, **why, **undecided}])
    ids, rest = hasil.temuan
    assert (ids.kode, rest.kode) == ("EKSPOR-KOSONG", "EKSPOR-KOSONG")
    assert ids.pesan.startswith("2 baris tidak ditulis karena belum ada: pnsDinilaiOrang (NIP ini tidak ada di peta")
    assert ids.saran == "Tambahkan."
    assert ids.pesan.endswith("Baris itu: Fitri (199007122015032001); Fitri (199007122015032002).")
    assert rest.pesan.endswith("belum ada: hasilKinerjaNilai, kuadranKinerjaNilai.")  # another cause, and only hers


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
def test_any_text_comes_out_of_json_as_it_went_in(nama: str, jabatan: str):
    bersih = [t.encode("utf-8", "replace").decode() for t in (nama, jabatan)]
    penilai = Pejabat.model_construct(**{**dict(PENILAI), "nama": bersih[0], "jabatan": bersih[1]})
    (isi,) = _json("siasn-skp22", _baris(penilai=penilai))
    assert [isi["penilaiNama"], isi["penilaiJabatan"]] == bersih


# --- progress harian -----------------------------------------------------------------------------------

HARIAN = muat_profil("bkn-progress-harian")
JUDUL = [
    "Rencana Aksi", "Tanggal", "Jam Mulai", "Jam Selesai", "Kegiatan Harian", "Realisasi", "Satuan", "Bukti Dukung",
]  # fmt: skip


def _harian(satu: BukuSKP, isi: dict[str, str], pilih: tuple[str, ...] = ()) -> list[BarisEkspor]:
    luar = isian_luar(HARIAN, isi)
    return [{**baris, **luar} for baris in baris_buku("catatan-harian", satu, pilih)]


JAM = {"jam_mulai": "07.30", "jam_selesai": "16:00"}


def test_progress_harian_is_text_an_importer_can_read(tmp_path: Path):
    satu = buku(ORANG[0])
    pilih = tuple(dict.fromkeys(aksi.uraian for aksi in satu.rencana_aksi))[:1]
    baris = _harian(satu, {**JAM, "realisasi": "1", "satuan": "kegiatan"}, pilih)
    for satu_baris in baris:
        satu_baris["sebab pilihan rencana_aksi"] = ""
    hasil = ekspor(HARIAN, baris)
    tulisan = [b for b in baris if b["rencana_aksi"]]
    assert hasil.baris == len(tulisan) > 0
    harap = [
        (b["rencana_aksi"], str(b["tanggal"]), "07:30", "16:00", b["kegiatan"], 1, "kegiatan", b["tautan"] or None)
        for b in tulisan
    ]
    berkas = tmp_path / "x.xlsx"
    berkas.write_bytes(hasil.isi)
    assert keluhan(berkas) == []
    lembar = load_workbook(berkas)["Progress Harian"]
    assert [sel.value for sel in lembar[1]] == JUDUL
    for nomor, satu_baris in enumerate(lembar.iter_rows(min_row=2, values_only=True), 2):
        panjang = max(len(str(sel or "")) / k.lebar for sel, k in zip(satu_baris, HARIAN.kolom, strict=True))
        assert lembar.row_dimensions[nomor].height >= min(15 * panjang, 409)
    assert list(lembar.iter_rows(min_row=2, values_only=True)) == harap
    calamine = CalamineWorkbook.from_path(str(berkas)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert calamine[1:] == [[sel if sel is not None else "" for sel in satu_baris] for satu_baris in harap]


def test_a_note_that_fits_several_rencana_aksi_is_reported_with_them_and_written_once_chosen():
    satu = buku(ORANG[0])
    ragu = [b for b in _harian(satu, JAM) if b["rencana_aksi"] is None]
    assert ragu
    hasil = ekspor(HARIAN, _harian(satu, JAM))
    causes = {str(b["sebab rencana_aksi"]) for b in ragu}
    assert [t.kode for t in hasil.temuan if t.kode != "EKSPOR-SALAH-BACA"] == ["EKSPOR-KOSONG"] * len(causes)
    assert "mempunyai 2 rencana aksi pada bulan itu" in hasil.temuan[0].pesan
    assert isinstance(ragu[0]["tanggal"], date)
    assert tanggal_panjang(ragu[0]["tanggal"]) in hasil.temuan[0].pesan
    assert "--rencana-aksi" in hasil.temuan[0].saran
    cocok = str(ragu[0]["sebab rencana_aksi"]).split('"')[1]
    (terpilih,) = [b for b in _harian(satu, JAM, (cocok[:20].upper(),)) if b["kegiatan"] == ragu[0]["kegiatan"]]
    assert terpilih["rencana_aksi"] == cocok


def test_one_rencana_aksi_under_two_indicators_is_still_one():
    satu = buku(ORANG[0])
    (aksi, *_) = satu.rencana_aksi
    milik = {iki.kode: rhk.kode for rhk, iki in satu.skp.semua_iki()}
    catatan = next(c for c in satu.catatan_harian if c.kode_rhk == milik[aksi.kode_iki])
    kembar = satu.model_copy(update={
        "rencana_aksi": (aksi, aksi),
        "catatan_harian": (catatan.model_copy(update={"tanggal": date(2025, aksi.waktu.mulai.nomor, 10)}),),
    })  # fmt: skip
    assert [b["rencana_aksi"] for b in _harian(kembar, JAM)] == [aksi.uraian]
    tanpa = kembar.model_copy(update={"rencana_aksi": ()})
    (temuan,) = ekspor(HARIAN, _harian(tanpa, JAM)).temuan
    assert "tidak mempunyai rencana aksi pada bulan itu" in temuan.pesan


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({}, "Isian jam_mulai .* tidak ada di buku kerja; .* Isian jam_selesai"),
        ({"jam_mulai": "7", "jam_selesai": "16:00"}, 'jam_mulai "7" bukan jam'),
        ({"jam_mulai": "25:00", "jam_selesai": "26:00"}, "jam_mulai .* bukan jam; .* jam_selesai .* bukan jam"),
        ({"jam_mulai": "16:00", "jam_selesai": "7.30"}, r"Jam selesai \(07:30\) harus sesudah jam mulai \(16:00\)"),
        ({"jam_mulai": "07:30", "jam_selesai": "7.30"}, r"Jam selesai \(07:30\) harus sesudah jam mulai \(07:30\)"),
        ({**JAM, "realisasi": "satu"}, "bukan bilangan bulat"),
        ({**JAM, "realisasi": "²"}, "bukan bilangan bulat"),
        ({**JAM, "satuan": ""}, "kosong"),
        ({**JAM, "nip": "1"}, 'tidak meminta isian "nip"; yang boleh disebut: jam_mulai, jam_selesai, realisasi'),
    ],
)
def test_hours_are_asked_for_and_never_invented(isi: dict[str, str], pesan: str):
    with pytest.raises(GalatKinerja, match=pesan):
        isian_luar(HARIAN, isi)


def test_a_profile_that_asks_for_nothing_says_to_leave_isi_out():
    with pytest.raises(GalatKinerja, match=r'^Profil ini tidak meminta isian "jam_mulai"; hapus --isi\.$'):
        isian_luar(muat_profil("kemenkes-pemeringkatan"), {"jam_mulai": "07:30"})


LENGKAP = {**JAM, "realisasi": "1", "satuan": "kegiatan"}
CATATAN = _harian(buku(ORANG[0]), LENGKAP)[0] | {"sebab pilihan rencana_aksi": ""}


def _jam(*hari: date, **jam: str) -> list[tuple[object, ...]]:
    """Hours as written for notes on these days."""
    rows = [{**CATATAN, "rencana_aksi": "Aksi", "tanggal": day, "kegiatan": f"ke-{n}", **jam} for n, day in
            enumerate(hari)]
    sheet = load_workbook(io.BytesIO(ekspor(HARIAN, rows).isi))["Progress Harian"]
    return list(sheet.iter_rows(min_row=2, min_col=3, max_col=5, values_only=True))


def test_notes_of_one_day_share_its_hours_in_their_order_and_never_overlap():
    satu, dua = date(2025, 4, 1), date(2025, 4, 2)
    assert _jam(satu, dua, satu) == [
        ("07:30", "11:45", "ke-0"), ("07:30", "16:00", "ke-1"), ("11:45", "16:00", "ke-2"),
    ]  # fmt: skip
    assert _jam(satu, satu, satu, jam_mulai="08:00", jam_selesai="08:10") == [
        ("08:00", "08:03", "ke-0"), ("08:03", "08:06", "ke-1"), ("08:06", "08:10", "ke-2"),
    ]  # fmt: skip


def test_hours_are_shared_with_nobody_else_whether_or_not_the_rows_of_a_person_stand_together():
    rows = [{**CATATAN, "rencana_aksi": "Aksi", "nip": nip, "kegiatan": nip} for nip in "aba"]
    shared = {"a": {("07:30", "11:45"), ("11:45", "16:00")}, "b": {("07:30", "16:00")}}
    for given_rows, together in (rows, False), (sorted(rows, key=lambda row: row["nip"]), True):
        sheet = load_workbook(io.BytesIO(ekspor(HARIAN, given_rows, berurut=together).isi))["Progress Harian"]
        found: dict[str, set[tuple[str, str]]] = {}
        for begin, end, nip in sheet.iter_rows(min_row=2, min_col=3, max_col=5, values_only=True):
            found.setdefault(nip, set()).add((begin, end))
        assert found == shared


def test_a_note_that_is_not_written_takes_no_hour():
    rows = [{**CATATAN, "rencana_aksi": text} for text in (None, "Aksi")]
    sheet = load_workbook(io.BytesIO(ekspor(HARIAN, rows).isi))["Progress Harian"]
    assert [cell.value for cell in sheet[2]][2:4] == ["07:30", "16:00"]


def test_more_notes_than_minutes_are_refused_with_the_day():
    with pytest.raises(GalatKinerja, match=r"3 kegiatan .*1 April 2025.* tidak muat"):
        _jam(*[date(2025, 4, 1)] * 3, jam_mulai="08:00", jam_selesai="08:02")


@given(st.integers(1, 60), st.integers(0, 1200), st.integers(60, 239))
def test_shared_hours_fill_the_day_whole_whatever_their_number(banyak: int, mulai: int, lama: int):
    ends = {"jam_mulai": mulai, "jam_selesai": mulai + lama}
    hours = {name: f"{time // 60:02}:{time % 60:02}" for name, time in ends.items()}
    written = [(str(begin), str(end)) for begin, end, _ in _jam(*[date(2025, 4, 1)] * banyak, **hours)]
    assert (written[0][0], written[-1][1]) == (hours["jam_mulai"], hours["jam_selesai"])
    assert all(begin < end for begin, end in written)
    assert [end for _, end in written[:-1]] == [begin for begin, _ in written[1:]]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_no_note_can_run_as_a_formula_and_every_note_stays_itself(kegiatan: str):
    baris = {**CATATAN, "rencana_aksi": "=1+1", "kegiatan": kegiatan}
    sel = load_workbook(io.BytesIO(ekspor(HARIAN, [baris]).isi))["Progress Harian"]
    assert [(sel.cell(2, kolom).data_type, sel.cell(2, kolom).value) for kolom in (1, 5)] == [
        ("s", "=1+1"), ("s", kegiatan),
    ]  # fmt: skip
