"""Checking an office's own template before any data exists."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_core.documents.mesin.galat import TemplatRusak
from tests.documents import contoh
from tests.documents.bantu import daftar_isian, periksa_templat, render, teks, templat_dari


def templat(folder: Path, *isi: object) -> Path:
    path = folder / "kantor.docx"
    path.write_bytes(templat_dari(list(isi)))
    return path


def test_every_problem_comes_at_once_with_its_paragraph(tmp_path: Path):
    path = templat(
        tmp_path, "Hari: {{ hari_tangal }} di kantor", "{% for a in agenda %}", "{{ a.progres }}", "{{ hasil_kerja }}",
        "Status {{ selesai", "{% if penyesuaian %} tanpa akhir",
    )
    with pytest.raises(TemplatRusak) as galat:
        render("risalah", contoh.risalah_terkecil(), templat=path)
    ringkas = [(item.paragraf, item.pesan) for item in galat.value.masalah if item.tingkat == "kesalahan"]
    assert [paragraf for paragraf, _ in ringkas] == [
        "Hari: {{ hari_tangal }} di kantor", "{% for a in agenda %}", "{{ a.progres }}", "{{ hasil_kerja }}",
        "Status {{ selesai", "{% if penyesuaian %} tanpa akhir",
    ]
    pesan = " ".join(pesan for _, pesan in ringkas)
    assert 'Mungkin maksudnya "hari_tanggal"' in pesan
    assert 'Mungkin maksudnya "a.progress"' in pesan
    assert "pakai {% for %}" in pesan
    assert "dibuka dan ditutup dalam satu paragraf" in pesan
    assert pesan.count("tidak pernah ditutup") == 2


@pytest.mark.parametrize(("isi", "kata"), [
    (["{%p for a in agenda %} teks yang akan hilang", "{%p endfor %}"], "akan hilang"),
    ([(("{%tr for a in agenda %}", "kolom hilang"), ("{{ a.masalah }}", ""), ("{%tr endfor %}", ""))], "akan hilang"),
    (["{%tr for a in agenda %}", "{%tr endfor %}"], "di dalam baris tabel"),
    (["{% endfor %}"], "tanpa {% for %}"),
    (["{% if selesai %}{% endfor %}{% endif %}"], "tanpa {% for %}"),
    (["{% else %}"], "tanpa {% if %}"),
    (["{% for agenda in agenda %}{% endfor %}"], "sudah dipakai"),
    (["{% for x in selesai %}{% endfor %}"], "bukan daftar"),
    (["{{ loop.index }}"], "hanya ada di dalam"),
    (["{{ pimpinan }}"], "pimpinan.<nama isian>"),
    (["{{ agenda.progress }}"], "tidak dikenal"),
    (["{% vm %}{{ hari_tanggal }}"], "hanya berguna"),
    (["{% for a in agenda %}{% vm %}{{ a.masalah }}{% endfor %}"], "di dalam sel tabel"),
    (["{{ hari_tanggal }} }}"], "dibuka dan ditutup"),
    (["{{ “hari_tanggal” }}"], "tanda petik; tulis {{ hari_tanggal }}."),
    (["{% if not “selesai” %}x{% endif %}"], "tanda petik; tulis {% if not selesai %}."),
    (["{% for a in 'agenda' %}{{ a.masalah }}{% endfor %}"], "tanda petik; tulis {% for a in agenda %}."),
])
def test_each_mistake_has_its_own_sentence(isi: list[object], kata: str, tmp_path: Path):
    pesan = [item.pesan for item in periksa_templat("risalah", templat(tmp_path, *isi)) if item.tingkat == "kesalahan"]
    assert any(kata in item for item in pesan), pesan


def test_fields_left_out_are_warnings_and_do_not_stop_the_printing(tmp_path: Path):
    path = templat(tmp_path, "Dialog {{ hari_tanggal }}", "{% if selesai %}{{ pimpinan.nama }}{% endif %}")
    masalah = periksa_templat("risalah", path)
    assert {item.tingkat for item in masalah} == {"peringatan"}
    pesan = " ".join(item.pesan for item in masalah)
    assert 'Daftar "agenda" tidak dicetak sama sekali' in pesan
    assert "agenda[]" not in pesan
    assert '"pimpinan.nama"' in pesan
    assert '"hari_tanggal"' not in pesan
    assert "Dialog Selasa, 10 Februari 2026" in teks(render("risalah", contoh.risalah_terkecil(), templat=path))


def test_the_fields_of_a_document_are_listed_as_people_write_them():
    isian = dict(daftar_isian("surat-keterangan"))
    assert isian["pegawai[].nama"].wajib is True
    assert isian["penandatangan.nip"].wajib is False
    assert isian["terlampir"].bentuk == "ya_tidak"
