"""The fast path writes what docxtpl writes, part by part under C14N."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.teks import Teks
from tests.documents import contoh, contoh_surat
from tests.documents.bantu import dengan_docxtpl, dokumen_uji, render, sama_per_bagian, teks, templat_dari, terlihat

CONTOH = {
    "risalah terkecil": ("risalah", contoh.risalah_terkecil()),
    "risalah contoh": ("risalah", contoh.risalah_contoh()),
    "risalah terbesar": ("risalah", contoh.risalah_terbesar()),
    "surat 1": ("surat-keterangan", contoh.surat(1)),
    "surat 10 tanpa nomor": ("surat-keterangan", contoh.surat(10, nomor=None)),
    "surat 60": ("surat-keterangan", contoh.surat(60)),
    "surat 3 berdua": ("surat-keterangan", contoh_surat.berdua(contoh.surat(3))),
    **{slug: (slug, konteks) for slug, konteks in contoh_surat.LENGKAP.items()},
}


@pytest.mark.parametrize("nama", CONTOH)
@pytest.mark.parametrize("srikandi", [False, True])
def test_our_documents_equal_those_of_docxtpl(nama: str, srikandi: bool):
    slug, konteks = CONTOH[nama]
    mereka = dengan_docxtpl(templat_bawaan(KATALOG[slug]), konteks, srikandi=srikandi)
    sama_per_bagian(render(slug, konteks, srikandi=srikandi), mereka)


def test_a_letterhead_image_equals_that_of_docxtpl(gambar_kop: Path):
    lebar = (11906 - 2 * 1417) * 635
    mereka = dengan_docxtpl(templat_bawaan(KATALOG["surat-keterangan"]), contoh.surat(60), gambar_kop, lebar)
    sama_per_bagian(render("surat-keterangan", contoh.surat(60), kop=gambar_kop), mereka)


class Butir(Rekaman):
    nama: Teks
    isi: tuple[Teks, ...] = ()


class Uji(Rekaman):
    judul: Teks
    lain: Teks | None = None
    ya: bool = False
    daftar: tuple[Butir, ...] = ()


TEMPLAT_UJI: list[Any] = [
    ["Run ter", "belah: {", "{ ju", "dul }", "} selesai"],
    "{% if ya %}ya {{ judul }}{% elif lain %}{{ lain }}{% else %}tidak{% endif %} selalu {{ judul }}",
    "{%p if not ya %}",
    "hanya bila tidak",
    "{%p endif %}",
    (
        "{# catatan #}Baris {% for b in daftar %}{{ loop.index }}{{ b.nama }}{% if not loop.last %}, {% endif %}"
        "{% endfor %}."
    ),
    "{%p for b in daftar %}",
    "• {{ b.nama }}",
    "{%p for i in b.isi %}",
    "- {{ i }} dari {{ b.nama }}",
    "{%p endfor %}",
    "{%p endfor %}",
    (
        ("Nama", "Isi"),
        ("{%tr for b in daftar %}", ""),
        ("{%tr for i in b.isi %}", ""),
        ("{% vm %}{{ b.nama }}", "{{ i }}"),
        ("{%tr endfor %}", ""),
        ("{%tr endfor %}", ""),
    ),
]


_HURUF = st.sampled_from("ab \n\t&<>\"'{}%#_-•≥é😀") | st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff\u2028\u2029"
).filter(terlihat)
#: Texts in normal form, without the four marks that docxtpl itself rewrites.
kata = st.text(_HURUF, min_size=1, max_size=20).map(lambda isi: re.sub(r"\{_|_\}|%_", "a", isi).strip() or "a")
uji = st.builds(
    Uji,
    judul=kata,
    lain=st.none() | kata,
    ya=st.booleans(),
    daftar=st.lists(st.builds(Butir, nama=kata, isi=st.lists(kata, max_size=3).map(tuple)), max_size=3).map(tuple),
)


@pytest.fixture(scope="module")
def templat_uji(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("templat") / "t.docx"
    path.write_bytes(templat_dari(TEMPLAT_UJI))
    return path


@settings(max_examples=60)
@given(konteks=uji)
def test_any_text_in_any_place_equals_docxtpl(templat_uji: Path, konteks: Uji):
    kita = render(dokumen_uji(Uji), konteks, templat=templat_uji)
    sama_per_bagian(kita, dengan_docxtpl(templat_uji.read_bytes(), konteks))


def test_a_text_that_looks_like_docxtpls_own_escape_stays_whole():
    konteks = contoh.risalah_contoh().model_copy(update={"keterangan": "tulis {_{ dan %_} apa adanya"})
    assert "tulis {_{ dan %_} apa adanya" in teks(render("risalah", konteks))
