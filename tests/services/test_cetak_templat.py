"""Printing with an office's own template: what did not reach the page is said, and a whole list stops the document."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.cli.utama import jalankan
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.services.cetak import HasilCetak, cetak, tampilan
from kinerja_core.services.verifikasi import verifikasi
from tests.documents import contoh, contoh_buku, contoh_surat

KASUS = Path(__file__).parents[1] / "kasus" / "templat"


def _templat(folder: Path, slug: str, ubah: Callable[[str], str]) -> Path:
    """The product's own template, its body changed."""
    isi = baca(templat_bawaan(KATALOG[slug]))
    sebelum = isi["word/document.xml"].decode()
    sesudah = ubah(sebelum)
    assert sesudah != sebelum
    isi["word/document.xml"] = sesudah.encode()
    berkas = folder / "kantor.docx"
    berkas.write_bytes(Wadah(isi).tulis({}))
    return berkas


def _cetak(folder: Path, slug: str, konteks: Any, templat: Path, nama: str = "") -> HasilCetak:
    data = folder / "data.json"
    data.write_text(konteks.model_dump_json(), encoding="utf-8")
    return cetak(slug, [data], folder / "dokumen" / nama, tampilan(templat=templat))


@pytest.mark.parametrize("nama", ["", "satu.docx"])
def test_a_field_left_out_is_a_warning_and_verification_says_it_too(nama: str, tmp_path: Path):
    templat = _templat(tmp_path, "risalah", lambda isi: isi.replace("{{ butir.masalah }}", "-"))
    hasil = _cetak(tmp_path, "risalah", contoh.risalah_terkecil(), templat, nama)
    (temuan,) = hasil.temuan
    assert (temuan.kode, str(temuan.tingkat)) == ("DOKUMEN-TIDAK-TERCETAK", "peringatan")
    assert 'templat "kantor.docx" tidak mencetak agenda[].masalah (Masalah/hambatan): "' in temuan.pesan
    (dokumen,) = hasil.dokumen
    periksa = verifikasi(dokumen, templat)
    assert periksa.sesuai
    assert any("tidak mencetak agenda[].masalah" in catatan for catatan in periksa.catatan)


def test_a_whole_list_of_a_form_left_out_stops_the_document(tmp_path: Path):
    konteks = next(buat() for slug, buat, _ in contoh_buku.EMAS.values() if slug == "skp" and buat().kuantitatif_ja_jf)
    hasil = _cetak(tmp_path, "skp", konteks, KASUS / "t-gabung_sel.docx")
    assert (hasil.dokumen, [item.kode for item in hasil.temuan]) == ([], ["DOKUMEN-DAFTAR-HILANG"])
    assert "seluruh daftar kuantitatif_ja_jf.utama (A. Utama)" in hasil.temuan[0].pesan
    assert str(hasil.temuan[0].tingkat) == "kesalahan"
    uraian = konteks.kuantitatif_ja_jf.utama[0].uraian
    assert uraian[:60] in hasil.temuan[0].pesan


def test_a_letter_may_leave_out_its_letterhead_and_its_counts_but_not_its_people(tmp_path: Path):
    def tanpa(isi: str) -> str:
        for daftar in ("baris in per_kelompok", "baris in per_predikat"):
            awal = isi.index(f"{{% for {daftar} %}}")
            isi = isi[:awal] + isi[isi.index("{% endfor %}", awal) + len("{% endfor %}") :]
        return isi

    templat = _templat(tmp_path, "surat-keterangan", tanpa)
    (temuan,) = _cetak(tmp_path, "surat-keterangan", contoh.surat(3), templat).temuan
    assert temuan.kode == "DOKUMEN-TIDAK-TERCETAK"
    assert "seluruh daftar per_kelompok" in temuan.pesan

    def tanpa_orang(isi: str) -> str:
        for nama in ("nama", "nip", "jabatan", "kelompok", "peringkat", "predikat", "nilai"):
            isi = isi.replace(f"{{{{ orang.{nama} }}}}", "")
        return isi

    hasil = _cetak(
        tmp_path, "surat-keterangan", contoh.surat(3), _templat(tmp_path, "surat-keterangan", tanpa_orang), "b.docx"
    )
    assert [item.kode for item in hasil.temuan] == ["DOKUMEN-DAFTAR-HILANG"]


def test_a_template_that_cannot_be_used_is_said_before_any_data_are_read(tmp_path: Path):
    with pytest.raises(GalatKinerja, match=r"Ini templat risalah .*bukan templat skp") as galat:
        cetak("skp", [tmp_path / "tidak-ada"], tmp_path, tampilan(templat=KASUS / "t-komentar_saja.docx"))
    assert len(str(galat.value).splitlines()) == 1
    with pytest.raises(GalatKinerja, match="hari_tanggal"):
        cetak("risalah", [tmp_path / "tidak-ada"], tmp_path, tampilan(templat=KASUS / "t-kurung_tunggal.docx"))


def test_the_command_ends_with_one_where_a_list_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    templat = _templat(tmp_path, "risalah", lambda isi: isi.replace("{{ cara }}", "-"))
    data = tmp_path / "data.json"
    data.write_text(contoh.risalah_contoh().model_dump_json(), encoding="utf-8")
    perintah = ["cetak", "risalah", str(data), "--templat", str(templat), "-o", str(tmp_path / "d"), "--json"]
    assert jalankan(perintah) == 1
    hasil = json.loads(capsys.readouterr().out)
    assert ([t["kode"] for t in hasil["temuan"]], hasil["dibuat"]) == (["DOKUMEN-DAFTAR-HILANG"], [])


def test_what_a_secret_document_leaves_out_is_named_and_never_quoted(tmp_path: Path):
    templat = _templat(tmp_path, "konseling", lambda isi: isi.replace("{{ uraian }}", "-"))
    hasil = _cetak(tmp_path, "konseling", contoh_surat.pembinaan("konseling"), templat)
    pesan = " ".join(item.pesan for item in hasil.temuan)
    assert "tidak mencetak uraian" in pesan
    assert "Pendampingan" not in pesan


def test_a_template_is_never_the_file_that_is_printed_to(tmp_path: Path):
    templat = _templat(tmp_path, "risalah", lambda isi: isi.replace("{{ butir.masalah }}", "-"))
    semula = templat.read_bytes()
    (tmp_path / "data.json").write_text(contoh.risalah_terkecil().model_dump_json(), encoding="utf-8")
    with pytest.raises(GalatKinerja, match="-o menyebut templatnya sendiri"):
        cetak("risalah", [tmp_path / "data.json"], templat, tampilan(templat=templat), timpa=True)
    assert templat.read_bytes() == semula
    assert [berkas.name for berkas in tmp_path.glob("*.docx")] == ["kantor.docx"]


def test_a_folder_is_not_said_to_be_missing(tmp_path: Path):
    with pytest.raises(GalatKinerja, match="adalah folder; sebutkan berkasnya"):
        tampilan(templat=tmp_path)
