"""Documents of staff workbooks that also need the unit workbook, and those that do not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_core.documents.mesin.galat import DokumenBelumLengkap
from kinerja_core.documents.mesin.jejak import baca_jejak
from kinerja_core.documents.mesin.wadah import baca
from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import CapaianOrganisasi, Triwulan
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.konfirmasi import Konfirmasi
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.periode import Periode
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.skp import SKP
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.cetak import cetak, tampilan
from kinerja_core.services.cetak_semua import cetak_semua
from kinerja_core.services.contoh import unit
from kinerja_core.services.jalan_cetak import satu_sebab
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit
from tests.documents.bantu import berurutan, teks

ORANG = unit.ORANG[0]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``buku/`` with one person whose every indicator has a realisasi in two quarters and Akhir, and ``unit.xlsx``."""
    folder = tmp_path_factory.mktemp("unit")
    (folder / "buku").mkdir()
    asal = unit.buku(ORANG)
    buku = asal.model_copy(
        update={
            "skp": SKP.model_validate({**dict(asal.skp), "atasan_penilai": asal.skp.atasan_penilai or Pejabat(
                nama="Ir. Hadi Wiguna", jabatan="Sekretaris")}),
            "realisasi": tuple(
                Realisasi(triwulan=triwulan, kode_iki=iki.kode, realisasi=f"Capaian {triwulan}", bukti_dukung="Laporan")
                for triwulan in (Triwulan.III, Triwulan.IV, None)
                for _, iki in asal.skp.semua_iki()
            ),
        }
    )
    (folder / "buku" / "orang.xlsx").write_bytes(bangun_skp(buku.skp.jenis, buku.skp.tahun, buku))
    isi = BukuUnit(
        pengaturan=unit.PENGATURAN.model_copy(update={"capaian_organisasi": CapaianOrganisasi.BAIK}),
        anggota=tuple(AnggotaUnit(pegawai=unit.buku(orang).skp.pegawai) for orang in unit.ORANG[:4]),
        skor=tuple(orang.skor for orang in unit.ORANG[:4]),
    )
    (folder / "unit.xlsx").write_bytes(bangun_unit(isi, unit.TAHUN))
    return folder


def kode(
    folder: Path, slug: str, *nama: str, hasil: Path, periode: Periode | None = None
) -> tuple[list[str], list[str]]:
    cetakan = cetak(slug, [folder / item for item in nama], hasil, periode=periode)
    return [path.name for path in cetakan.dokumen], [temuan.kode for temuan in cetakan.temuan]


@pytest.mark.parametrize(
    ("slug", "awalan"),
    [("rencana-aksi", "Rencana Aksi"), ("skp", "SKP"), ("lampiran-skp", "Lampiran SKP")],
)
def test_a_workbook_alone_gives_its_document(data: Path, slug: str, awalan: str, tmp_path: Path):
    (nama,), temuan = kode(data, slug, "buku", hasil=tmp_path)
    assert nama.startswith(awalan)
    assert nama.endswith(f"{unit.TAHUN}.docx")
    assert temuan == []


@pytest.mark.parametrize("slug", ["evaluasi", "dokumen-evaluasi"])
def test_a_workbook_with_the_unit_gives_the_document_of_its_period(data: Path, slug: str, tmp_path: Path):
    (nama,), temuan = kode(data, slug, "buku", "unit.xlsx", hasil=tmp_path)
    assert (str(ORANG.nip) in nama, nama.endswith(" 2025.docx"), temuan) == (True, True, [])


@pytest.fixture(scope="module")
def terjawab(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A unit in which one objects and one agrees, whose penilai is Plt., with room for electronic signatures."""
    penilai = unit.buku(ORANG).skp.penilai
    jawaban = {
        0: {"jawaban": "Keberatan", "tanggal_jawaban": "2026-01-20", "alasan": "Laporan belum dihitung."},
        1: {"jawaban": "Setuju", "tanggal_jawaban": "2026-01-21"},
    }
    pengaturan = {
        "capaian_organisasi": "Baik", "penandatangan": penilai, "status_penandatangan": "Plt.", "ruang_tte": True,
        "catatan_tte": True, "tanggal_evaluasi": "2026-01-15", "tempat_surat": "Jakarta", "kertas": "f4",
    }
    isi = BukuUnit(
        pengaturan=Pengaturan.model_validate({**dict(unit.PENGATURAN), **pengaturan}),
        anggota=tuple(AnggotaUnit(pegawai=orang.pegawai, penilai=penilai) for orang in unit.ORANG[:4]),
        skor=tuple(orang.skor.model_copy(update={"rekomendasi": "Pertahankan"}) for orang in unit.ORANG[:4]),
        konfirmasi=tuple(
            Konfirmasi.model_validate({"nip": orang.nip, "nama": orang.nama, **jawaban.get(urut, {})})
            for urut, orang in enumerate(unit.ORANG[:4])
        ),
    )
    folder = tmp_path_factory.mktemp("terjawab")
    (folder / "unit.xlsx").write_bytes(bangun_unit(isi, unit.TAHUN))
    (folder / "orang.xlsx").write_bytes((data / "buku" / "orang.xlsx").read_bytes())
    return folder


def _satu(folder: Path, slug: str, hasil: Path, **pilihan: Any) -> str:
    (berkas,) = cetak(slug, [folder], hasil, tampilan(**pilihan)).dokumen
    return teks(berkas.read_bytes())


@pytest.mark.parametrize("slug", ["skp", "lampiran-skp", "evaluasi", "dokumen-evaluasi"])
def test_the_unit_says_how_a_form_is_signed_and_on_which_paper(terjawab: Path, slug: str, tmp_path: Path):
    isi = _satu(terjawab, slug, tmp_path)
    penilai = unit.buku(ORANG).skp.penilai
    kata = ("pejabat penilai kinerja,", f"Plt. {penilai.jabatan},", penilai.nama)
    berurutan(isi.casefold(), [item.casefold() for item in kata])
    assert "Ruang tanda tangan elektronik" in isi
    assert baca_jejak(baca(next(tmp_path.glob("*.docx")).read_bytes())).kertas == "f4"


@pytest.mark.parametrize("slug", ["skp", "risalah"])
def test_a_file_of_settings_alone_says_how_a_form_is_signed(data: Path, slug: str, tmp_path: Path):
    penilai = unit.buku(ORANG).skp.penilai
    yaml = tmp_path / "surat.yaml"
    yaml.write_text(
        f'ruang_tte: true\npejabat:\n  - nip: "{penilai.nip}"\n    status: Plh.\n    atas_nama: Sekretaris Jenderal\n',
        encoding="utf-8",
    )
    berkas, *_ = cetak(slug, [data / "buku" / "orang.xlsx"], tmp_path / "hasil", tampilan(pengaturan=yaml)).dokumen
    berurutan(teks(berkas.read_bytes()), ["a.n. Sekretaris Jenderal", f"Plh. {penilai.jabatan},", penilai.nama])


@pytest.mark.parametrize("slug", ["skp", "surat-keterangan", "semua"])
def test_a_pejabat_of_the_settings_who_signs_nothing_of_the_data_is_told_with_whom_was_meant(
    terjawab: Path, slug: str, tmp_path: Path
):
    penilai = unit.buku(ORANG).skp.penilai
    assert penilai.nip is not None
    keliru = penilai.nip[:-1] + str((int(penilai.nip[-1]) + 1) % 10)
    yaml = tmp_path / "surat.yaml"
    data = [terjawab]
    for nip, said in ((keliru, [f"{keliru} (mirip NIP {penilai.nama}, {penilai.nip})."]), (penilai.nip, [])):
        yaml.write_text(f'pejabat:\n  - nip: "{nip}"\n    status: Plt.\n', encoding="utf-8")
        look = tampilan(pengaturan=yaml)
        made = cetak_semua(data, tmp_path / nip, look) if slug == "semua" else cetak(slug, data, tmp_path / nip, look)
        told = [one.pesan for one in made.temuan if one.kode == "SEBUTAN-TAK-DIPAKAI"]
        assert [text.partition("data ini: ")[2] for text in told] == said


@pytest.mark.parametrize("slug", ["evaluasi", "semua"])
def test_who_is_named_otherwise_in_the_unit_workbook_is_told_when_printing_too(
    terjawab: Path, slug: str, tmp_path: Path
):
    book = baca_buku_unit(terjawab / "unit.xlsx")
    people = [
        one.model_copy(update={"pegawai": one.pegawai.model_copy(update={"nama": f"{ORANG.nama} Baru"})})
        if one.pegawai.nip == ORANG.nip else one for one in book.anggota
    ]
    (tmp_path / "unit.xlsx").write_bytes(bangun_unit(book.model_copy(update={"anggota": tuple(people)})))
    for unit_file, said in ((tmp_path / "unit.xlsx", 1), (terjawab / "unit.xlsx", 0)):
        data, out = [unit_file, terjawab / "orang.xlsx"], tmp_path / f"hasil{said}"
        made = cetak_semua(data, out) if slug == "semua" else cetak(slug, data, out)
        assert [one.kode for one in made.temuan].count("UNIT-BEDA-BUKU") == said
        assert made.dokumen


def test_the_evaluation_is_dated_and_its_recommendation_printed_as_the_unit_says(terjawab: Path, tmp_path: Path):
    assert "15 Januari 2026" in _satu(terjawab, "evaluasi", tmp_path / "a")
    isi = _satu(terjawab, "dokumen-evaluasi", tmp_path / "b")
    berurutan(isi, ["1.\tPertahankan", "7.  Tanggal: ……", "6.  Tanggal: 15 Januari 2026"])  # who objects signs no date


def test_each_keberatan_of_a_unit_becomes_a_berita_acara_with_the_atasan_of_the_staff_workbook(
    terjawab: Path, tmp_path: Path
):
    isi = _satu(terjawab, "berita-acara", tmp_path / "a")
    atasan = unit.buku(ORANG).skp.atasan_penilai or Pejabat(nama="Ir. Hadi Wiguna", jabatan="Sekretaris")
    berurutan(isi, [ORANG.nama, "20 Januari 2026", "1.\tLaporan belum dihitung.", "Memutuskan,", atasan.nama])
    hasil = cetak("berita-acara", [terjawab / "unit.xlsx"], tmp_path / "b")
    assert [str(ORANG.nip) in path.name for path in hasil.dokumen] == [True]
    berurutan(teks(hasil.dokumen[0].read_bytes()), ["Memutuskan,", "…………", "NIP …………"])


def test_only_those_who_have_not_answered_are_invited_to_confirm(terjawab: Path, tmp_path: Path):
    diundang = cetak("undangan-konfirmasi", [terjawab / "unit.xlsx"], tmp_path).dokumen
    assert [[str(orang.nip) in path.name for path in diundang].count(True) for orang in unit.ORANG[:4]] == [0, 0, 1, 1]


def test_workbooks_of_evaluators_in_the_same_folder_say_nothing_to_a_form(data: Path, tmp_path: Path):
    (tmp_path / "orang.xlsx").write_bytes((data / "buku" / "orang.xlsx").read_bytes())
    (tmp_path / "360.xlsx").write_bytes(bangun_penilaian_360(unit.TAHUN, pegawai=[ORANG.pegawai]))
    hasil = cetak("skp", [tmp_path], tmp_path / "hasil")
    assert (len(hasil.dokumen), hasil.temuan) == (1, [])
    with pytest.raises(GalatKinerja, match="Tidak ada buku kerja pegawai"):
        cetak("skp", [tmp_path / "360.xlsx"], tmp_path / "lain")


def test_a_unit_workbook_that_cannot_be_used_is_told_and_stops_no_form(terjawab: Path, tmp_path: Path):
    (tmp_path / "orang.xlsx").write_bytes((terjawab / "orang.xlsx").read_bytes())
    kosong = BukuUnit(pengaturan=unit.PENGATURAN, anggota=(AnggotaUnit(pegawai=ORANG.pegawai),) * 2)
    (tmp_path / "unit.xlsx").write_bytes(bangun_unit(kosong, unit.TAHUN))
    hasil = cetak("skp", [tmp_path], tmp_path / "hasil")
    assert len(hasil.dokumen) == 1
    assert [(temuan.kode, temuan.berkas) for temuan in hasil.temuan] == [("DOKUMEN-ISI-SALAH", "unit.xlsx")]


@pytest.mark.parametrize("slug", ["evaluasi", "dokumen-evaluasi"])
def test_without_the_unit_nothing_half_filled_is_printed(data: Path, slug: str, tmp_path: Path):
    assert kode(data, slug, "buku", hasil=tmp_path) == ([], ["DOKUMEN-BELUM-LENGKAP"])


@pytest.mark.parametrize("slug", ["evaluasi", "dokumen-evaluasi", "surat-keterangan", "konversi-ak"])
def test_ratings_of_a_year_are_not_printed_as_those_of_a_quarter(data: Path, slug: str, tmp_path: Path):
    with pytest.raises(GalatKinerja, match=r'Tidak ada buku unit Triwulan II 2025 .*"unit\.xlsx" berisi Tahun 2025'):
        kode(data, slug, "buku", "unit.xlsx", hasil=tmp_path, periode=Periode(unit.TAHUN, Triwulan.II))
    assert list(tmp_path.iterdir()) == []


def test_of_several_unit_workbooks_the_one_of_the_period_asked_for_is_used(data: Path, tmp_path: Path):
    buku = baca_berkas(data / "unit.xlsx").buku
    assert isinstance(buku, BukuUnit)
    periode = Periode(unit.TAHUN, Triwulan.IV)
    settings = buku.pengaturan.model_copy(update={"periode": periode})
    (tmp_path / "tw4.xlsx").write_bytes(bangun_unit(buku.model_copy(update={"pengaturan": settings})))
    paths = [data / "buku", data / "unit.xlsx", tmp_path / "tw4.xlsx"]
    hasil = cetak("evaluasi", paths, tmp_path / "hasil", periode=periode)
    (berkas,) = hasil.dokumen
    assert berkas.name.endswith("2025-TW4.docx")
    isi = teks(berkas.read_bytes())
    assert "Capaian Triwulan IV" in isi
    assert "Capaian Triwulan III" not in isi


@pytest.mark.parametrize(
    ("slug", "pilihan", "periode", "kata"),
    [
        ("risalah", {"kop": "logo.png"}, None, "--kop tidak berpengaruh"),
        ("rencana-aksi", {"srikandi": True}, None, "--srikandi tidak berpengaruh"),
        ("skp", {}, Periode(unit.TAHUN, Triwulan.IV), "--periode tidak berpengaruh"),
    ],
)
def test_an_option_that_changes_nothing_of_the_document_is_refused(
    data: Path, slug: str, pilihan: dict[str, Any], periode: Periode | None, kata: str, tmp_path: Path
):
    (tmp_path / "logo.png").write_bytes(b"")
    chosen = {name: tmp_path / value if name == "kop" else value for name, value in pilihan.items()}
    with pytest.raises(GalatKinerja, match=kata):
        cetak(slug, [data / "buku"], tmp_path / "hasil", tampilan(**chosen), periode=periode)
    assert not (tmp_path / "hasil").exists()


def test_two_unit_workbooks_are_one_too_many(data: Path, tmp_path: Path):
    (tmp_path / "unit-lain.xlsx").write_bytes((data / "unit.xlsx").read_bytes())
    with pytest.raises(GalatKinerja, match=r"2 buku unit .*sebutkan satu saja"):
        cetak("evaluasi", [data / "buku", data / "unit.xlsx", tmp_path / "unit-lain.xlsx"], tmp_path / "hasil")


def test_documents_that_lack_the_very_same_are_one_finding_that_names_them() -> None:
    def told(judul: str, *kurang: str) -> Temuan:
        return buat_temuan("DOKUMEN-BELUM-LENGKAP", str(DokumenBelumLengkap(judul, kurang)), berkas=judul)

    other = buat_temuan("BERKAS-KOSONG", "Berkas ini kosong.", berkas="x.xlsx")
    alone = told("Undangan Dewi", "Tanggal evaluasi belum diisi.", "Jabatan belum diisi.")
    many = [told(f"Undangan {nama}", "Tanggal evaluasi belum diisi.") for nama in ("Ani", "Budi", "Citra, S.T.")]
    found = satu_sebab([many[0], other, many[1], alone, many[2]])
    assert found[1:] == [other, alone]
    assert found[0].pesan.splitlines() == [
        "Undangan Ani belum dapat dicetak:", "- Tanggal evaluasi belum diisi.",
        "2 dokumen lain begitu juga: Undangan Budi; Undangan Citra, S.T.",
    ]
