"""What the documents say, built from a staff workbook and from a unit's ranking."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pytest
from lxml import etree
from pydantic import BaseModel, ValidationError

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.documents.risalah import KonteksRisalah, dari_buku
from kinerja_core.documents.surat_keterangan import BATAS_TABEL_DALAM_SURAT, dari_hasil
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import Kelompok, MetodePemetaan, Predikat, UrutanPeringkat
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan, RataRata
from tests.documents import contoh
from tests.documents.bantu import W, bagian, berurutan, daftar_isian, periksa_templat, render, teks


def buku(**lain: Any) -> BukuSKP:
    return BukuSKP.model_validate(
        {
            "skp": {
                "jenis": "Kuantitatif JA/JF",
                "tahun": 2025,
                "mulai": "2025-01-01",
                "selesai": "2025-12-31",
                "pegawai": {
                    "nama": "Bagas Pratama, S.KM",
                    "nip": "199003142015031004",
                    "jenis": "PNS",
                    "pangkat": "III/c",
                    "jabatan": "Analis SDM Aparatur",
                    "unit_kerja": "Biro Contoh",
                },
                "penilai": {"nama": "dr. Ratna Wijaya, M.Kes", "nip": "197505202000032001", "jabatan": "Ketua Tim"},
                "hasil_kerja": [
                    {
                        "nomor": 1,
                        "jenis": "Utama",
                        "uraian": "Laporan penilaian tersusun",
                        "iki": [
                            {"kode": "IKI 1.1", "indikator": "Jumlah laporan", "target": "1", "satuan": "Laporan"},
                            {"kode": "IKI 1.2", "indikator": "Waktu laporan", "target": "< 5", "satuan": "hari"},
                        ],
                    },
                    {
                        "nomor": 2,
                        "jenis": "Utama",
                        "uraian": "SK tim terbit",
                        "iki": [{"kode": "IKI 2.1", "indikator": "Jumlah SK", "target": "2", "satuan": "SK"}],
                    },
                ],
            },
            "rencana_aksi": [
                {"kode_iki": "IKI 2.1", "uraian": "Menyusun SK", "waktu": {"mulai": "Januari", "selesai": "Februari"}},
                {"kode_iki": "IKI 1.1", "uraian": "Menyusun laporan", "waktu": {"mulai": "Maret", "selesai": "April"}},
            ],
            "dialog": [dialog()],
            **lain,
        }
    )


def dialog(**lain: Any) -> dict[str, Any]:
    return {
        "nomor": 1,
        "tanggal": "2026-02-10",
        "penyesuaian": "Ya",
        "status": "Belum Selesai",
        "strategi": ["Menyurati unit"],
        "agenda": [{"kode_iki": "IKI 1.1", "progress": "Draf 80%", "masalah": "Data belum masuk"}],
        "peserta_lain": ["Laksmi Anggraini"],
        **lain,
    }


def test_a_dialog_becomes_a_risalah_with_only_what_it_discussed():
    isi = buku()
    konteks = dari_buku(isi, isi.dialog[0])
    assert konteks.hari_tanggal == "Selasa, 10 Februari 2026"
    assert [(r.uraian, [(i.indikator, i.target) for i in r.iki]) for r in konteks.hasil_kerja] == [
        ("Laporan penilaian tersusun", [("Jumlah laporan", "1 Laporan")])
    ]
    assert konteks.rencana_aksi == ("Menyusun laporan (Maret s/d April)",)
    assert (konteks.penyesuaian, konteks.selesai) == (True, False)
    assert [(p.nama, p.nip) for p in konteks.peserta] == [
        ("Bagas Pratama, S.KM", "19900314 201503 1 004"),
        ("Laksmi Anggraini", None),
    ]
    assert konteks.pimpinan.nip == "19750520 200003 2 001"


def test_every_missing_mandatory_part_of_a_risalah_is_named_at_once():
    agenda = [{"kode_iki": kode, "progress": "a", "masalah": "b"} for kode in ("IKI 1.2", "IKI 9.9")]
    isi = buku(dialog=[dialog(agenda=agenda, dipimpin="Pemberi Pertimbangan")])
    with pytest.raises(DokumenBelumLengkap) as galat:
        dari_buku(isi, isi.dialog[0])
    assert galat.value.masalah == (
        "Rencana aksi untuk IKI 1.2 belum diisi.",
        "Kode IKI 9.9 pada agenda tidak ada di SKP.",
        "Identitas Pemberi Pertimbangan yang memimpin dialog belum diisi.",
    )


def test_the_risalah_follows_the_form_of_the_deck_line_by_line():
    berurutan(
        teks(render("risalah", contoh.risalah_contoh())),
        [
            "RISALAH DIALOG KINERJA",
            "Pelaksanaan Dialog Kinerja",
            "Hari/Tanggal : Jumat, 10 Oktober 2025",
            "Rencana Hasil Kerja*)",
            "Indikator Kinerja Individu*)",
            "Target*)",
            "Terlaksananya Persiapan",
            "Jumlah Laporan",
            "1 Laporan",
            "< 5 hari",
            "Tersusunnya SK",
            "Rencana Aksi*",
            "1.\tMenyusun Rencana Kerja",
            "2.\tKoordinasi",
            "3.\tMelaporkan",
            "Agenda Pembahasan",
            "Progress Pencapaian Hasil Kerja**)",
            "Masalah/Hambatan**)",
            "Penyebab",
            "Draf laporan 80%\nLampiran belum lengkap",
            "Hasil Pembahasan",
            "1.\tStrategi Mengatasi Permasalahan/Hambatan",
            "Menyurati unit",
            "2.\tPenyesuaian Ukuran Keberhasilan dan Target",
            "Ya",
            "Tidak",
            "Status:",
            "Selesai",
            "Belum Selesai",
            "Keterangan (jika diperlukan):",
            "Dialog dilanjutkan",
            "Peserta,",
            "Pimpinan/Pemberi Pertimbangan,",
            "1.",
            "Bagas Pratama",
            "dr. Ratna Wijaya",
            "2.",
            "Laksmi",
            "Catatan :\t*)\tsesuai dokumen SKP ----> mandatory",
            "**)\tfree text atau ambil narasi pd catatan harian yg perlu diskusi ----> mandatory",
        ],
    )


@pytest.mark.parametrize(("penyesuaian", "selesai"), [(True, True), (True, False), (False, True), (False, False)])
def test_exactly_the_chosen_boxes_hold_an_x(penyesuaian: bool, selesai: bool):
    konteks = contoh.risalah_contoh().model_copy(update={"penyesuaian": penyesuaian, "selesai": selesai})
    garis = teks(render("risalah", konteks)).split("\x1e")
    for kata, ya in (
        (" Ya", penyesuaian),
        (" Tidak", not penyesuaian),
        (" Selesai", selesai),
        (" Belum Selesai", not selesai),
    ):
        assert garis[garis.index(kata) - 1] == ("X" if ya else ""), kata


def orang(urut: int, **lain: Any) -> HasilPegawai:
    return HasilPegawai(
        **{
            "nip": NIP(f"19900314201503{urut % 2 + 1}{urut:03d}"),
            "nama": f"Pegawai {urut}",
            "jabatan": "Analis",
            "kelompok": Kelompok.K1,
            "peringkat": urut,
            "predikat": Predikat.SANGAT_BAIK,
            "nilai": 115,
            **lain,
        }
    )


def hasil(*pegawai: HasilPegawai, **lain: Any) -> HasilPemeringkatan:
    rata = RataRata(
        rata=Decimal("92.345"), simpangan_baku=Decimal("5.2"), batas_bawah=Decimal("89.75"), batas_atas=Decimal(95)
    )
    return HasilPemeringkatan(
        **{
            "metode": MetodePemetaan.SIMPANGAN_BAKU,
            "k": Decimal("0.5"),
            "bobot": (70, 30),
            "urutan": UrutanPeringkat.KELOMPOK,
            "menurut_predikat": tuple(Kelompok),
            "rata_rata": {"hasil": rata, "perilaku": rata},
            "pegawai": pegawai,
            "distribusi": {},
            **lain,
        }
    )


def pengaturan(**lain: Any) -> Pengaturan:
    return Pengaturan.model_validate(
        {
            "nama_unit": "Biro Contoh",
            "periode": "Triwulan IV 2025",
            "nomor_surat": "KP.02.04/A/15/1/2026",
            "tempat_surat": "Jakarta",
            "tanggal_surat": "2026-01-14",
            "penandatangan": {
                "nama": "dr. Ratna Wijaya",
                "nip": "197505202000032001",
                "pangkat": "IV/c",
                "jabatan": "Kepala Biro Contoh",
            },
            **lain,
        }
    )


def test_the_letter_says_period_people_method_and_counts():
    konteks = dari_hasil(
        pengaturan(), hasil(orang(1), orang(2, kelompok=Kelompok.K2, predikat=Predikat.BAIK, nilai=100))
    )
    assert konteks.jumlah == "2 (dua)"
    assert konteks.periode == "Triwulan IV Tahun 2025"
    assert konteks.metode[0] == "Yang termasuk rata-rata adalah nilai rata-rata unit ± 0,5 kali simpangan baku."
    assert konteks.metode[1].startswith("Rata-rata hasil kerja 92,35, simpangan baku 5,2; yang termasuk")
    assert konteks.metode[1].endswith("89,75 s.d. 95.")
    assert [(i.nama, i.jumlah) for i in konteks.per_kelompok] == [
        ("K1", "1 (satu)"),
        ("K2", "1 (satu)"),
        ("K3", "0 (nol)"),
    ]
    assert konteks.terlampir is False
    assert konteks.kop.instansi == "Kementerian Kesehatan"
    isi = teks(render("surat-keterangan", konteks))
    berurutan(
        isi,
        [
            "Kementerian Kesehatan",
            "Biro Contoh",
            "SURAT KETERANGAN",
            "Nomor: KP.02.04/A/15/1/2026",
            "Yang bertanda tangan di bawah ini:",
            "dr. Ratna Wijaya",
            "19750520 200003 2 001",
            "Pembina Utama Muda (IV/c)",
            "Kepala Biro Contoh",
            "2 (dua) orang pegawai",
            "K1: 1 (satu) orang; ",
            "K3: 0 (nol) orang.",
            "No",
            "Nama",
            "NIP",
            "Jabatan",
            "Kelompok",
            "Peringkat",
            "Predikat",
            "Nilai",
            "Pegawai 1",
            "K1",
            "Pegawai 2",
            "K2",
            "100",
            "Demikian surat keterangan ini dibuat untuk dapat dipergunakan sebagaimana mestinya.",
            "Jakarta, 14 Januari 2026",
            "Kepala Biro Contoh,",
            "dr. Ratna Wijaya",
            "NIP 19750520 200003 2 001",
        ],
    )
    assert "Lampiran" not in isi


@pytest.mark.parametrize(
    ("metode", "awal", "butir"),
    [
        (MetodePemetaan.MUTLAK, "Yang termasuk rata-rata adalah nilai rata-rata unit ± 2,5.", 4),
        (MetodePemetaan.TINGKAT, "Tingkat hasil kerja dan perilaku kerja setiap pegawai ditetapkan", 2),
    ],
)
def test_each_method_is_told_in_its_own_words(metode: MetodePemetaan, awal: str, butir: int):
    konteks = dari_hasil(pengaturan(), hasil(orang(1), metode=metode, toleransi=Decimal("2.5")))
    assert konteks.metode[0].startswith(awal)
    assert len(konteks.metode) == butir


def test_a_large_unit_gets_its_table_as_a_lampiran_of_its_own():
    banyak = [orang(urut) for urut in range(1, BATAS_TABEL_DALAM_SURAT + 2)]
    assert dari_hasil(pengaturan(), hasil(*banyak[:-1])).terlampir is False
    konteks = dari_hasil(pengaturan(), hasil(*banyak))
    assert konteks.terlampir is True
    berurutan(
        teks(render("surat-keterangan", konteks)),
        [
            "terlampir",
            "Demikian surat keterangan",
            "NIP 19750520",
            "Lampiran Surat Keterangan",
            "Nomor\t: KP.02.04/A/15/1/2026",
            "Tanggal\t: 14 Januari 2026",
            "Pegawai 1",
            "Pegawai 11",
        ],
    )


def test_nothing_half_filled_is_printed_and_every_open_person_is_named():
    with pytest.raises(DokumenBelumLengkap) as galat:
        dari_hasil(
            pengaturan(penandatangan=None, tanggal_surat=None),
            hasil(
                orang(1), orang(2, kelompok=None, predikat=None), orang(3, peringkat=None),
                orang(4, kelompok=None, predikat=None),
            ),
        )
    assert galat.value.masalah == (
        "Penandatangan belum diisi pada lembar Pengaturan.",
        "Tanggal surat belum diisi pada lembar Pengaturan.",
        "Kelompok belum dapat ditentukan bagi 2 pegawai: Pegawai 2; Pegawai 4.",
        "Peringkat belum dapat ditentukan bagi Pegawai 3.",
    )


SB = Predikat.SANGAT_BAIK
USULAN = {"predikat": None, "nilai": None, "usulan_predikat": SB, "usulan_nilai": 118, "komposit": Decimal(90)}


def test_the_letter_calls_a_proposal_usulan_and_says_so_beside_a_lone_top():
    dua = hasil(
        orang(1, **USULAN | {"usulan_nilai": 120, "komposit": Decimal(95)}), orang(2, **USULAN),
        orang(3, kelompok=Kelompok.K2, **USULAN | {"usulan_predikat": Predikat.BAIK, "usulan_nilai": 109}),
        menurut_predikat=(),
    )
    konteks = dari_hasil(pengaturan(), dua)
    assert [(one.predikat, one.nilai) for one in konteks.pegawai] == [
        ("Sangat Baik (usulan)", "120 (usulan)"), ("Sangat Baik (usulan)", "118 (usulan)"),
        ("Baik (usulan)", "109 (usulan*)"),
    ]
    assert [(one.nama, one.jumlah) for one in konteks.per_predikat] == [
        ("Sangat Baik (usulan)", "2 (dua)"), ("Baik (usulan)", "1 (satu)"),
    ]
    assert [butir for butir in konteks.metode if "usulan" in butir] == [
        (
            "Predikat dan nilai bertanda (usulan) diusulkan menurut pemetaan dan belum ditetapkan oleh Pejabat Penilai "
            "Kinerja."
        ),
        (
            "Nilai bertanda (usulan*) adalah ujung atas rentangnya, karena tidak ada skor gabungan lain sebagai "
            "pembanding di kelompok dan predikat itu."
        ),
    ]


def test_the_letter_prints_no_pair_that_the_table_of_bands_does_not_know():
    bentrok = orang(2, predikat=Predikat.BAIK, nilai=108, konflik=("Kelompok K1 menghendaki …",))
    terbuka = orang(3, kelompok=Kelompok.K3, predikat=None, nilai=None)
    konteks = dari_hasil(pengaturan(), hasil(orang(1), bentrok, terbuka))
    assert [(one.predikat, one.nilai) for one in konteks.pegawai] == [
        ("Sangat Baik", "115"), ("belum ditetapkan", "belum ditetapkan"), ("belum ditetapkan", "belum ditetapkan"),
    ]
    assert [one.nama for one in konteks.per_predikat] == ["Sangat Baik", "belum ditetapkan"]
    bernilai = orang(3, kelompok=Kelompok.K3, predikat=None, nilai=111)
    konteks = dari_hasil(pengaturan(), hasil(orang(1), bernilai))
    assert (konteks.pegawai[1].predikat, konteks.pegawai[1].nilai) == ("belum ditetapkan", "belum ditetapkan")


def test_no_nilai_is_proposed_where_it_would_contradict_the_order():
    k3 = {"kelompok": Kelompok.K3, "nilai": None}
    kurang = orang(1, **k3, predikat=Predikat.KURANG, usulan_predikat=Predikat.KURANG, usulan_nilai=69)
    butuh = orang(
        2, **k3, predikat=Predikat.BUTUH_PERBAIKAN, usulan_predikat=Predikat.BUTUH_PERBAIKAN, usulan_nilai=89
    )
    terbuka = orang(3, **k3, predikat=None)
    konteks = dari_hasil(pengaturan(), hasil(kurang, butuh, terbuka, menurut_predikat=()))
    assert [one.nilai for one in konteks.pegawai] == ["belum ditetapkan"] * 3
    konteks = dari_hasil(pengaturan(), hasil(butuh, kurang))
    assert [one.nilai for one in konteks.pegawai] == ["89 (usulan*)", "69 (usulan*)"]


@pytest.mark.parametrize(
    ("urutan", "dipakai", "kata"),
    [
        (UrutanPeringkat.KELOMPOK, tuple(Kelompok), "menurut kelompok, predikat yang ditetapkan, kemudian skor"),
        (UrutanPeringkat.KELOMPOK, (Kelompok.K1,), "di kelompok K1, yang predikat semua pegawainya sudah ditetapkan"),
        (UrutanPeringkat.KELOMPOK, (), "menurut kelompok, kemudian skor gabungan"),
        (UrutanPeringkat.PREDIKAT, tuple(Kelompok), "menurut predikat yang ditetapkan, kemudian skor gabungan"),
        (UrutanPeringkat.PREDIKAT, (), "predikat belum ditetapkan bagi semua pegawai sehingga belum ikut"),
        (UrutanPeringkat.KOMPOSIT, (), "saja, tanpa melihat kelompok dan predikat."),
    ],
)
def test_the_letter_says_what_its_order_rests_on(urutan: UrutanPeringkat, dipakai: tuple[Kelompok, ...], kata: str):
    dua = hasil(orang(1), orang(2, kelompok=Kelompok.K2), urutan=urutan, menurut_predikat=dipakai)
    assert any(kata in butir for butir in dari_hasil(pengaturan(), dua).metode)


def test_srikandi_tokens_stand_whole_in_one_run_each():
    konteks = dari_hasil(pengaturan(tanggal_surat=None, nomor_surat=None), hasil(orang(1)), srikandi=True)
    akar = etree.fromstring(bagian(render("surat-keterangan", konteks, srikandi=True))["word/document.xml"])
    runs = [item.text or "" for item in akar.iter(f"{W}t")]
    for tanda in (
        "nomor_naskah",
        "tanggal_naskah",
        "hal",
        "jabatan_pengirim",
        "ttd_pengirim",
        "nama_pengirim",
        "nip_pengirim",
    ):
        assert sum(f"${{{tanda}}}" in run for run in runs) == 1, tanda
    assert "${" not in teks(render("surat-keterangan", contoh.surat(60)))


@pytest.mark.parametrize(("kertas", "ukuran"), [("a4", (11906, 16838)), ("f4", (12189, 18709))])
def test_the_page_is_a4_or_f4(kertas: Any, ukuran: tuple[int, int]):
    xml = bagian(render("risalah", contoh.risalah_terkecil(), kertas=kertas))["word/document.xml"].decode()
    (ditemukan,) = re.findall(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"', xml)
    assert tuple(map(int, ditemukan)) == ukuran


def _tempat(nilai: Any, jalur: tuple[Any, ...] = ()) -> Any:
    if isinstance(nilai, str):
        yield jalur
    elif isinstance(nilai, dict):
        for kunci, item in nilai.items():
            yield from _tempat(item, (*jalur, kunci))
    elif isinstance(nilai, list):
        for kunci, item in enumerate(nilai):
            yield from _tempat(item, (*jalur, kunci))


@pytest.mark.parametrize("konteks", [contoh.risalah_contoh(), contoh.surat(3)], ids=["risalah", "surat"])
def test_every_text_field_of_a_json_context_refuses_control_characters_with_its_path(konteks: BaseModel):
    model = type(konteks)
    asal = json.loads(konteks.model_dump_json())
    assert model.model_validate(asal) == konteks
    for jalur in _tempat(asal):
        rusak = copy.deepcopy(asal)
        ujung: Any = rusak
        for langkah in jalur[:-1]:
            ujung = ujung[langkah]
        ujung[jalur[-1]] = "a\x1bb"
        with pytest.raises(ValidationError) as galat:
            model.model_validate(rusak)
        assert (jalur, "karakter_terlarang") in [(item["loc"], item["type"]) for item in galat.value.errors()]


@pytest.mark.parametrize("slug", sorted(KATALOG))
def test_every_field_has_an_indonesian_description_in_the_json_schema(slug: str):
    skema = KATALOG[slug].konteks.model_json_schema()
    for bagian_skema in [skema, *skema["$defs"].values()]:
        assert "description" not in bagian_skema, "an English docstring"
        for nama, isian in bagian_skema["properties"].items():
            assert isian.get("description"), nama


@pytest.mark.parametrize("slug", sorted(KATALOG))
def test_our_templates_are_clean_and_print_every_field(slug: str, tmp_path: Any):
    salinan = tmp_path / "t.docx"
    salinan.write_bytes(templat_bawaan(KATALOG[slug]))
    assert periksa_templat(slug, salinan) == ()
    assert all(item.keterangan for _, item in daftar_isian(slug))


def test_a_context_of_another_document_is_refused():
    with pytest.raises(TypeError, match="KonteksRisalah"):
        render("risalah", contoh.surat(1))


def test_the_catalogue_is_cheap_to_import():
    kode = (
        "import sys, kinerja_core.documents.katalog, kinerja_core.documents.mesin.render\n"
        "print([n for n in ('docx', 'docxtpl', 'jinja2', 'lxml', 'babel', 'num2words') if n in sys.modules])"
    )
    jalan = subprocess.run([sys.executable, "-c", kode], capture_output=True, encoding="utf-8", check=True)
    assert jalan.stdout.strip() == "[]"


def test_a_risalah_context_can_come_from_json_alone():
    teks_json = contoh.risalah_contoh().model_dump_json()
    assert render("risalah", KonteksRisalah.model_validate_json(teks_json)) == render(
        "risalah", contoh.risalah_contoh()
    )
