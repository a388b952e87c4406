"""What the documents made from staff workbooks say."""

from __future__ import annotations

import re
from typing import Any

import pytest
from lxml import etree
from pydantic import ValidationError

from kinerja_core.documents import dokumen_evaluasi, evaluasi, lampiran_skp, rencana_aksi, skp
from kinerja_core.documents.mesin.dokumen import UnitDinilai
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import CapaianOrganisasi, JenisSKP, Perilaku, Predikat, Rating
from kinerja_core.model.konfirmasi import Keberatan, Konfirmasi
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import HasilPegawai, SkorPegawai
from kinerja_core.model.perilaku import PANDUAN
from kinerja_core.services.peringkat import peringkat_buku
from tests.documents import contoh_buku
from tests.documents.bantu import W, bagian, berurutan, render, teks

RHK = [
    {
        "nomor": 1,
        "jenis": "Utama",
        "uraian": "Laporan penilaian tersusun",
        "rhk_diintervensi": "Sistem merit terlaksana",
        "penugasan_dari": "Kepala Biro",
        "iki": [
            {"kode": "IKI 1.1", "indikator": "Jumlah laporan", "target": "1", "satuan": "Laporan",
             "aspek": "Kuantitas", "perspektif": "Proses Bisnis"},
            {"kode": "IKI 1.2", "indikator": "Waktu laporan", "target": "< 5", "satuan": "hari",
             "aspek": "Waktu", "perspektif": "Anggaran"},
        ],
    },
    {
        "nomor": 2,
        "jenis": "Tambahan",
        "uraian": "SK tim terbit",
        "iki": [{"kode": "IKI 2.1", "indikator": "Jumlah SK", "target": "2", "satuan": "SK"}],
    },
]
AKSI = [
    {"kode_iki": kode, "uraian": uraian, "waktu": {"mulai": mulai, "selesai": selesai}}
    for kode, uraian, mulai, selesai in (
        ("IKI 1.1", "Menyusun laporan", "Maret", "April"),
        ("IKI 1.2", "Menyusun jadwal", "Mei", "Mei"),
        ("IKI 2.1", "Menyusun SK", "Januari", "Februari"),
        ("IKI 1.1", "Mengirim laporan", "April", "Mei"),
    )
]


def buku(
    jenis: JenisSKP = JenisSKP.KUANTITATIF_JA_JF, *, tentang: dict[str, Any] | None = None, **lain: Any
) -> BukuSKP:
    return BukuSKP.model_validate(
        {
            "skp": {
                "jenis": jenis,
                "tahun": 2025,
                "mulai": "2025-01-01",
                "selesai": "2025-12-31",
                "pegawai": {"nama": "Bagas Pratama, S.KM", "nip": "199003142015031004", "jenis": "PNS",
                            "pangkat": "III/c", "jabatan": "Analis SDM Aparatur", "unit_kerja": "Biro Contoh"},
                "penilai": {"nama": "dr. Ratna Wijaya, M.Kes", "nip": "197505202000032001", "jabatan": "Ketua Tim"},
                "hasil_kerja": RHK,
                "ekspektasi": [{"perilaku": "Akuntabel", "ekspektasi": "Laporan tepat waktu"}],
                "tempat": "Jakarta",
                "tanggal_penetapan": "2025-01-15",
                **(tentang or {}),
            },
            "rencana_aksi": AKSI,
            **lain,
        }
    )


def gabungan(isi: bytes) -> list[str]:
    akar = etree.fromstring(bagian(isi)["word/document.xml"])
    return [item.get(f"{W}val") or "" for item in akar.iter(f"{W}vMerge")]


def test_a_rencana_aksi_lists_the_activities_of_every_indicator_with_their_months():
    isi = render("rencana-aksi", rencana_aksi.dari_buku(buku()))
    berurutan(
        teks(isi),
        [
            "RENCANA AKSI", "Nama", "Bagas Pratama, S.KM", "NIP", "19900314 201503 1 004", "Jabatan",
            "Analis SDM Aparatur", "Pangkat/Golongan", "Penata (III/c)", "Satuan Kerja", "Biro Contoh", "Tahun SKP",
            "2025", "No", "Rencana Hasil Kerja", "Indikator Kinerja Individu", "Target", "Rencana Aksi", "1.",
            "Laporan penilaian tersusun", "Jumlah laporan", "1 Laporan", "1.\tMenyusun laporan (Maret s/d April)",
            "2.\tMengirim laporan (April s/d Mei)", "Waktu laporan", "< 5 hari", "1.\tMenyusun jadwal (Mei s/d Mei)",
            "2.", "SK tim terbit", "Jumlah SK", "2 SK", "1.\tMenyusun SK (Januari s/d Februari)",
        ],
    )
    assert gabungan(isi) == ["restart", "restart", "continue", "continue", "restart", "restart"]


def test_a_rencana_aksi_is_not_printed_while_an_indicator_has_no_activity():
    with pytest.raises(DokumenBelumLengkap) as galat:
        rencana_aksi.dari_buku(buku(rencana_aksi=AKSI[1:2]))
    assert galat.value.masalah == (
        "Rencana aksi untuk IKI 1.1 belum diisi.", "Rencana aksi untuk IKI 2.1 belum diisi.",
    )


JPT = "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI"
JA_JF = "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL"
UKURAN = "Ukuran keberhasilan/Indikator Kinerja Individu, dan Target:"
HASIL_KERJA = {
    JenisSKP.KUANTITATIF_JPT: [
        "PENDEKATAN HASIL KERJA KUANTITATIF", JPT, "HASIL KERJA", "Rencana Hasil Kerja", "Indikator Kinerja Individu",
        "Target", "Perspektif", "A. UTAMA", "1.", "Laporan penilaian tersusun", "Jumlah laporan", "1 Laporan",
        "Proses Bisnis", "Waktu laporan", "< 5 hari", "Anggaran", "B. TAMBAHAN", "2.", "SK tim terbit", "Jumlah SK",
        "2 SK", "-",
    ],
    JenisSKP.KUANTITATIF_JA_JF: [
        "PENDEKATAN HASIL KERJA KUANTITATIF", JA_JF, "HASIL KERJA", "Rencana Hasil Kerja Pimpinan yang Diintervensi",
        "Rencana Hasil Kerja", "Aspek", "Indikator Kinerja Individu", "Target", "A. UTAMA", "1.",
        "Sistem merit terlaksana", "Laporan penilaian tersusun", "Kuantitas", "Jumlah laporan", "1 Laporan", "Waktu",
        "Waktu laporan", "< 5 hari", "B. TAMBAHAN", "2.", "-", "SK tim terbit", "-", "Jumlah SK", "2 SK",
    ],
    JenisSKP.KUALITATIF_JPT: [
        "PENDEKATAN HASIL KERJA KUALITATIF", JPT, "HASIL KERJA", "A. UTAMA", "1.", "Laporan penilaian tersusun",
        "(Penugasan dari: Kepala Biro)", UKURAN, "•\tJumlah laporan: 1 Laporan (Perspektif: Proses Bisnis)",
        "•\tWaktu laporan: < 5 hari (Perspektif: Anggaran)", "B. TAMBAHAN", "2.", "SK tim terbit",
        "(Penugasan dari: -)", UKURAN, "•\tJumlah SK: 2 SK (Perspektif: -)",
    ],
    JenisSKP.KUALITATIF_JA_JF: [
        "PENDEKATAN HASIL KERJA KUALITATIF", JA_JF, "HASIL KERJA", "A. UTAMA", "1.", "Laporan penilaian tersusun",
        "(Penugasan dari: Kepala Biro)", UKURAN, "•\tJumlah laporan: 1 Laporan", "•\tWaktu laporan: < 5 hari",
        "B. TAMBAHAN", "2.", "SK tim terbit", "(Penugasan dari: -)", UKURAN, "•\tJumlah SK: 2 SK",
    ],
}
KETERANGAN = (
    "1 Januari s.d. 31 Desember 2025", "PEGAWAI YANG DINILAI", "PEJABAT PENILAI KINERJA", "NAMA", "Bagas Pratama, S.KM",
    "dr. Ratna Wijaya, M.Kes", "NIP", "19900314 201503 1 004", "19750520 200003 2 001", "PANGKAT/GOL. RUANG",
    "Penata (III/c)", "-", "JABATAN", "Analis SDM Aparatur", "Ketua Tim", "UNIT KERJA", "Biro Contoh", "-",
)


@pytest.mark.parametrize("jenis", JenisSKP)
def test_each_variant_of_the_skp_has_its_own_title_columns_and_rows(jenis: JenisSKP):
    isi = render("skp", skp.dari_buku(buku(jenis)))
    judul, tabel = HASIL_KERJA[jenis][:2], HASIL_KERJA[jenis][2:]
    perilaku = [kata for nilai in Perilaku for kata in (nilai.value, *PANDUAN[nilai], "Ekspektasi Khusus Pimpinan:")]
    perilaku.insert(perilaku.index("Kompeten"), "•\tLaporan tepat waktu")
    berurutan(
        teks(isi),
        [
            "SASARAN KINERJA PEGAWAI", *judul, "Biro Contoh", "PERIODE PENILAIAN:", *KETERANGAN, *tabel,
            "PERILAKU KERJA",
            *perilaku, "Pegawai yang Dinilai,", "Jakarta, 15 Januari 2025", "Pejabat Penilai Kinerja,",
            "Bagas Pratama", "NIP 19900314 201503 1 004", "dr. Ratna Wijaya", "NIP 19750520 200003 2 001",
        ],
    )
    assert teks(isi).count("HASIL KERJA K") == 1
    baris = {"Kuantitatif JPT": 2, "Kuantitatif JA/JF": 3}.get(jenis.value, 0)  # cells of one RHK that span
    assert gabungan(isi) == ["restart"] * baris + ["continue"] * baris + ["restart"] * baris


def test_an_skp_without_place_and_date_leaves_dots_for_the_pen():
    isi = teks(render("skp", contoh_buku.skp_terkecil()))
    assert "……………………, ……………………" in isi
    berurutan(isi, ["B. TAMBAHAN", "\x1e-\x1e", "PERILAKU KERJA"])


@pytest.mark.parametrize("varian", [(), ("kuantitatif_jpt", "kualitatif_jpt")])
def test_an_skp_has_exactly_one_variant(varian: tuple[str, ...]):
    isi = contoh_buku.skp_terkecil().model_dump(exclude={"kuantitatif_ja_jf"})
    with pytest.raises(ValidationError, match="tepat satu"):
        skp.KonteksSKP.model_validate({**isi, **{nama: contoh_buku.hasil_kerja(nama) for nama in varian}})


def test_an_skp_has_at_least_one_rhk():
    isi = contoh_buku.skp_terkecil().model_dump()
    with pytest.raises(ValidationError, match="satu RHK"):
        skp.KonteksSKP.model_validate({**isi, "kuantitatif_ja_jf": {}})


def test_the_lampiran_has_three_numbered_lists():
    lampiran = {"dukungan_sumber_daya": ["Anggaran", "Sarana"], "konsekuensi": ["Penghargaan"]}
    isi = teks(render("lampiran-skp", lampiran_skp.dari_buku(buku(tentang={"lampiran": lampiran}))))
    berurutan(
        isi,
        [
            "LAMPIRAN SASARAN KINERJA PEGAWAI", "Biro Contoh", "1 Januari s.d. 31 Desember 2025",
            "DUKUNGAN SUMBER DAYA", "1.", "Anggaran", "2.", "Sarana", "SKEMA PERTANGGUNGJAWABAN", "-", "KONSEKUENSI",
            "1.", "Penghargaan", "Pegawai yang Dinilai,", "Jakarta, 15 Januari 2025", "Pejabat Penilai Kinerja,",
            "Bagas Pratama", "dr. Ratna Wijaya",
        ],
    )
    with pytest.raises(DokumenBelumLengkap, match="Lampiran SKP belum diisi"):
        lampiran_skp.dari_buku(buku())


def realisasi(triwulan: str | None, *kode: str) -> list[dict[str, str | None]]:
    return [
        {"triwulan": triwulan, "kode_iki": k, "realisasi": f"Capaian {k} {triwulan or 'Akhir'}",
         "bukti_dukung": f"Berkas {k}"}
        for k in kode
    ]


def umpan(tanggal: str, isi: str, tentang: str = "Hasil Kerja") -> dict[str, str]:
    return {"tanggal": tanggal, "jenis": "Berkala", "tentang": tentang, "pemberi": "dr. Ratna", "isi": isi}


SEMUA = ("IKI 1.1", "IKI 1.2", "IKI 2.1")
UMPAN = [
    umpan("2025-12-01", "Laporan rapi, lihat IKI 1.2"),
    umpan("2025-11-01", "Jaga mutu"),
    umpan("2025-10-05", "Ramah kepada tamu", "Perilaku Kerja"),
    umpan("2025-05-01", "Di luar triwulan, RHK 2"),
]


def unit(**lain: Any) -> Pengaturan:
    return Pengaturan.model_validate(
        {"nama_unit": "Biro Contoh", "periode": "Triwulan IV 2025", "capaian_organisasi": "Baik", **lain}
    )


def nilai(**lain: Any) -> HasilPegawai:
    return HasilPegawai(
        **{
            "nip": NIP("199003142015031004"),
            "nama": "Bagas Pratama, S.KM",
            "rating_hasil": Rating.DI_ATAS,
            "rating_perilaku": Rating.SESUAI,
            "predikat": Predikat.BAIK,
            **lain,
        }
    )


@pytest.mark.parametrize("jenis", JenisSKP)
def test_an_evaluasi_of_a_quarter_has_its_realisasi_its_feedback_and_the_outcome(jenis: JenisSKP):
    isian = buku(jenis, realisasi=[*realisasi("Triwulan III", *SEMUA), *realisasi("Triwulan IV", *SEMUA)],
                 umpan_balik=UMPAN)
    isi = teks(render("evaluasi", evaluasi.dari_buku(isian, unit(), nilai())))
    berurutan(
        isi,
        [
            "EVALUASI KINERJA PEGAWAI", *HASIL_KERJA[jenis][:2], "Biro Contoh", "PERIODE PENILAIAN:",
            "Triwulan IV, 1 Oktober s.d. 31 Desember 2025", "CAPAIAN KINERJA ORGANISASI: Baik", "POLA DISTRIBUSI:",
            "Sangat Kurang", "Kurang/Misconduct", "Butuh Perbaikan", "Baik", "Sangat Baik", "HASIL KERJA",
            "Realisasi Berdasarkan Bukti Dukung", "Umpan Balik Berkelanjutan Berdasarkan Bukti Dukung", "A. UTAMA",
            "Laporan penilaian tersusun", "Jumlah laporan", "Capaian IKI 1.1 Triwulan IV",
            "Bukti dukung: Berkas IKI 1.1",
            "1 Desember 2025, dr. Ratna: Laporan rapi", "Waktu laporan", "Capaian IKI 1.2 Triwulan IV", "B. TAMBAHAN",
            "SK tim terbit", "Capaian IKI 2.1 Triwulan IV", "untuk Seluruh Hasil Kerja",
            "1 November 2025, dr. Ratna: Jaga mutu", "RATING HASIL KERJA", "Di Atas Ekspektasi", "PERILAKU KERJA",
            "5 Oktober 2025, dr. Ratna: Ramah kepada tamu", "RATING PERILAKU KERJA", "Sesuai Ekspektasi",
            "PREDIKAT KINERJA PEGAWAI", "Baik", "Jakarta, ……………………", "Pejabat Penilai Kinerja,", "dr. Ratna Wijaya",
        ],
    )
    for asing in ("Triwulan III", "Di luar triwulan", "Pegawai yang Dinilai,"):
        assert asing not in isi


def test_a_yearly_evaluasi_names_the_quarter_of_each_realisasi():
    isian = buku(realisasi=[*realisasi("Triwulan IV", *SEMUA), *realisasi(None, *SEMUA),
                            *realisasi("Triwulan I", *SEMUA)], umpan_balik=UMPAN)
    isi = teks(render("evaluasi", evaluasi.dari_buku(isian, unit(periode="2025"), nilai())))
    berurutan(
        isi,
        ["1 Januari s.d. 31 Desember 2025", "Triwulan I: Capaian IKI 1.1", "Triwulan IV: Capaian IKI 1.1",
         "Akhir: Capaian IKI 1.1 Akhir", "Triwulan I: Capaian IKI 2.1",
         "1 Mei 2025, dr. Ratna: Di luar triwulan, RHK 2"],
    )


@pytest.mark.parametrize("capaian", CapaianOrganisasi)
def test_the_curve_is_that_of_the_capaian_organisasi(capaian: CapaianOrganisasi):
    isi = bagian(render("evaluasi", contoh_buku.evaluasi("kualitatif_jpt", capaian.value)))["word/document.xml"]
    (gambar,) = re.findall(rb'<wp:docPr [^>]*descr="([^"]*)"', isi)
    assert gambar.decode().endswith(f"capaian organisasi {capaian.value.lower()}")


def test_an_evaluasi_with_an_unknown_capaian_is_refused_and_names_the_known_ones():
    isi = contoh_buku.evaluasi_terkecil().model_dump(exclude={"pola"})
    with pytest.raises(ValidationError, match='"Lumayan" tidak dikenal; pilih "Istimewa"'):
        evaluasi.KonteksEvaluasi.model_validate({**isi, "capaian_organisasi": "Lumayan"})
    with pytest.raises(ValidationError, match="tepat satu kurva"):
        evaluasi.KonteksEvaluasi.model_validate({**isi, "pola": {"baik": True, "kurang": True}})


def test_without_ratings_capaian_or_realisasi_no_evaluasi_is_printed_and_every_gap_is_named():
    isian = buku(realisasi=realisasi("Triwulan IV", "IKI 1.1"))
    for pengaturan, hasil, kata in (
        (None, None, ("sebutkan juga buku unit",)),
        (unit(), None, ("lembar Skor", "Realisasi Triwulan IV 2025 untuk IKI 1.2", "untuk IKI 2.1")),
        (unit(capaian_organisasi=None, periode="2024"), nilai(rating_hasil=None, predikat=None),
         ("tahun 2025", "Capaian kinerja organisasi", "rating hasil kerja belum diisi", "IKI 1.2", "IKI 2.1",
          *(f"Realisasi Akhir 2024 untuk {kode}" for kode in SEMUA))),
    ):
        with pytest.raises(DokumenBelumLengkap) as galat:
            evaluasi.dari_buku(isian, pengaturan, hasil)
        assert len(galat.value.masalah) == len(kata)
        berurutan("\n".join(galat.value.masalah), kata)


ATASAN = {"nama": "Ir. Hadi Wiguna", "nip": "196809051994031006", "pangkat": "IV/e", "jabatan": "Sekretaris"}


def test_the_dokumen_evaluasi_has_its_seven_boxes():
    isian = buku(tentang={"atasan_penilai": ATASAN})
    isi = teks(render("dokumen-evaluasi", dokumen_evaluasi.dari_buku(isian, unit(), nilai())))
    berurutan(
        isi,
        [
            "DOKUMEN EVALUASI KINERJA PEGAWAI", "1.  PEGAWAI YANG DINILAI", "Bagas Pratama", "19900314 201503 1 004",
            "Penata (III/c)", "Analis SDM Aparatur", "Biro Contoh", "2.  PEJABAT PENILAI KINERJA", "dr. Ratna Wijaya",
            "3.  ATASAN PEJABAT PENILAI KINERJA", "Ir. Hadi Wiguna", "Pembina Utama (IV/e)", "4.  EVALUASI KINERJA",
            "CAPAIAN KINERJA ORGANISASI", "Baik", "PREDIKAT KINERJA PEGAWAI", "Baik", "5.  CATATAN/REKOMENDASI", "…",
            "7.  Tanggal: …", "PEGAWAI YANG DINILAI,", "Bagas Pratama", "6.  Tanggal: …", "PEJABAT PENILAI KINERJA,",
            "dr. Ratna Wijaya",
        ],
    )
    jawaban = Konfirmasi.model_validate(
        {"nip": nilai().nip, "tanggal_evaluasi": "2026-01-13", "jawaban": "Setuju", "tanggal_jawaban": "2026-01-20"}
    )
    isian = dokumen_evaluasi.dari_buku(isian, unit(), nilai(), jawaban, "Pertahankan.\n\nIkut pelatihan.")
    berurutan(
        teks(render("dokumen-evaluasi", isian)),
        ["1.\tPertahankan.", "2.\tIkut pelatihan.", "7.  Tanggal: 20 Januari 2026", "6.  Tanggal: 13 Januari 2026"],
    )
    with pytest.raises(DokumenBelumLengkap) as galat:
        dokumen_evaluasi.dari_buku(buku(), unit(), nilai(predikat=None, rating_hasil=None))
    assert galat.value.masalah == (
        "Predikat kinerja belum ditetapkan: rating hasil kerja belum diisi pada lembar Skor buku unit.",
        "Atasan Pejabat Penilai Kinerja belum diisi pada lembar Identitas.",
    )


@pytest.mark.parametrize(
    ("diputus", "putusan", "tanggal"),
    [("2026-01-26", "Diterima", None), ("2026-01-12", "Diterima", "12 Januari 2026"), (None, "Diterima", None),
     ("2026-01-26", "Ditolak", "12 Januari 2026")],
)
def test_a_result_that_a_putusan_gave_is_not_signed_on_the_day_of_the_evaluation(
    diputus: str | None, putusan: str, tanggal: str | None
):
    outcome = Keberatan.model_validate({
        "nip": nilai().nip, "putusan": putusan, "tanggal_putusan": diputus,
        "nilai_baru": 100 if putusan == "Diterima" else None,
    })
    settings, whole = unit(tanggal_evaluasi="2026-01-12"), buku(tentang={"atasan_penilai": ATASAN})
    assert dokumen_evaluasi.dari_buku(whole, settings, nilai(), keberatan=outcome).tanggal_penilai == tanggal


PARUH = ("2025-01-01", "2025-06-30"), ("2025-07-01", "2025-12-31")


def dua_skp(periode: str, predikat: str | None = None) -> tuple[tuple[BukuSKP, BukuSKP], UnitDinilai]:
    """A person with an SKP in each half of a year, in a unit whose Masa SKP has a predikat of the first."""
    books = tuple(buku(tentang={"atasan_penilai": ATASAN, "mulai": a, "selesai": b}) for a, b in PARUH)
    nip = books[0].skp.pegawai.nip
    unit_book = BukuUnit(
        pengaturan=unit(periode=periode, tanggal_evaluasi="2026-01-12"),
        anggota=(AnggotaUnit(pegawai=books[1].skp.pegawai),),
        skor=(SkorPegawai(
            nip=nip, nama="Bagas", rating_hasil="Sesuai Ekspektasi", rating_perilaku="Di Bawah Ekspektasi"
        ),),
        masa=tuple(
            MasaSKP(nip=nip, jabatan="Analis", mulai=a, selesai=b, predikat=given)
            for (a, b), given in zip(PARUH, (predikat, None), strict=True)
        ),
    )
    return (books[0], books[1]), UnitDinilai(unit_book, peringkat_buku(unit_book).hasil)


@pytest.mark.parametrize(
    ("predikat", "tertulis"), [(None, (Predikat.KURANG,) * 2), ("Baik", (Predikat.BAIK, Predikat.KURANG))]
)
def test_each_skp_of_a_person_has_the_predikat_that_its_angka_kredit_has(
    predikat: str | None, tertulis: tuple[Predikat, Predikat]
):
    books, ranked = dua_skp("2025", predikat)
    made = [one.konteks() for book in books for one in dokumen_evaluasi.DOKUMEN.sumber.naskah(book, ranked)]
    assert tuple(one.predikat for one in made) == tertulis
    assert [one.tanggal_penilai for one in made] == [None if predikat else "12 Januari 2026", "12 Januari 2026"]
    if predikat:
        (naskah,) = evaluasi.DOKUMEN.sumber.naskah(books[0], ranked)
        with pytest.raises(DokumenBelumLengkap, match="30 Juni 2025 predikat Baik, sedangkan"):
            naskah.konteks()


def test_an_skp_that_was_over_before_the_period_is_not_evaluated_in_it():
    books, ranked = dua_skp("2025-TW4")
    source = dokumen_evaluasi.DOKUMEN.sumber
    assert [len(list(source.naskah(book, ranked))) for book in books] == [0, 1]
    alone = UnitDinilai(ranked.buku.model_copy(update={"masa": ranked.buku.masa[:1]}), ranked.peringkat)
    (naskah,) = source.naskah(books[0], alone)
    with pytest.raises(DokumenBelumLengkap, match="di luar periode penilaian Triwulan IV 2025"):
        naskah.konteks()
