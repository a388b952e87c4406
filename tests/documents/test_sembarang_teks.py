"""Any text in any field of any document: contexts are made from the schema of each document of the catalogue.

What a page should say is learnt from the same data with a marker in the place of each text: with the markers replaced
by the texts, that page must equal the page of the texts, paragraph by paragraph. So every text stands where it
belongs, whole and in order, and no text changes anything around it.
"""

from __future__ import annotations

import random
import re
import tempfile
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from annotated_types import Ge, Le, MinLen
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, StringConstraints

from kinerja_core.documents.bagian.hasil_kerja import VARIAN, SatuVarian
from kinerja_core.documents.evaluasi import PolaDistribusi
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.services.verifikasi import verifikasi
from tests.alat.ooxml import keluhan
from tests.documents.bantu import bagian, paragraf_xml, render, semua_teks, terlihat

#: What people paste and what attackers try.
JAHAT = (
    "{{ nama }}", "{% for a in b %}", "{% endif %}", "{#", "#}", "{{", "%}", "{_{", "%_}", "{%p if x %}", "loop.index",
    "${nomor_naskah}", "${ttd_pengirim}", "]]>", "<![CDATA[", "&amp;", "&#x41;", "&", "<b>x</b>", "</w:t>", "<w:p/>",
    "<!--", "<?xml?>", "_x000D_", "_x0041_", "\"'", "=1+1", "@SUM(A1)", "\\n", "%s", "\N{NO-BREAK SPACE}",
    "\N{SOFT HYPHEN}", "e\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}", "العربية",
    "👩\N{ZERO WIDTH JOINER}⚕️", "😀", "𠮷", "﷽", "\n", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\t", "  ",
    "Kata" * 200, "(tidak dicetak)", "-", "X", "1.",
)  # fmt: skip
_HURUF = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff").filter(terlihat)
teks_jahat = (
    st.lists(st.sampled_from(JAHAT) | st.text(_HURUF, min_size=1, max_size=8), min_size=1, max_size=5)
    .map("".join)
    .map(lambda isi: isi if isi.strip() else "a")
)
TANDA = re.compile(r"Q(\d{5})Z")


class _Pembuat:
    """Makes contexts of any shape that a model allows, with texts from a supply."""

    def __init__(self, benih: int, teks: list[str]) -> None:
        self.acak = random.Random(benih)  # noqa: S311 - a shape needs no secrecy
        self.teks = teks

    def model(self, model: type[BaseModel]) -> dict[str, Any]:
        isi = {nama: self.nilai(bidang.annotation, bidang.metadata) for nama, bidang in model.model_fields.items()}
        if issubclass(model, SatuVarian):
            pilih = self.acak.choice([*VARIAN.values()])
            isi |= {nama: None for nama in VARIAN.values() if nama != pilih}
            hasil = self._wajib(model.model_fields[pilih].annotation)
            while not (isi[pilih] and (isi[pilih]["utama"] or isi[pilih]["tambahan"])):
                isi[pilih] = self.model(hasil)
        elif model is PolaDistribusi:
            isi = dict.fromkeys(isi, False) | {self.acak.choice([*isi]): True}
        return isi

    def _wajib(self, tipe: Any) -> Any:
        return next(item for item in get_args(tipe) if item is not type(None))

    def nilai(self, tipe: Any, syarat: list[Any]) -> Any:
        asal, isi = get_origin(tipe), get_args(tipe)
        if asal is Annotated:
            return self.nilai(isi[0], [*syarat, *isi[1:]])
        if asal in {Union, UnionType}:
            return None if self.acak.random() < 0.3 else self.nilai(self._wajib(tipe), syarat)
        if asal is tuple:
            sedikit = max((item.min_length for item in syarat if isinstance(item, MinLen)), default=0)
            return [self.nilai(isi[0], []) for _ in range(self.acak.randint(sedikit, 2))]
        if issubclass(tipe, BaseModel):
            return self.model(tipe)
        if tipe is bool:
            return self.acak.random() < 0.5
        if tipe is int:
            bawah = max((item.ge for item in syarat if isinstance(item, Ge)), default=0)
            return self.acak.randint(bawah, min((item.le for item in syarat if isinstance(item, Le)), default=999))
        assert tipe is str, tipe
        panjang = min((item.max_length or 5000 for item in syarat if isinstance(item, StringConstraints)), default=5000)
        return self.acak.choice(self.teks)[:panjang].strip() or "a"


def _bertanda(nilai: Any, nomor: list[int]) -> Any:
    """The same data with a marker in the place of each text, in the order of :func:`semua_teks`."""
    if isinstance(nilai, str):
        nomor.append(len(nomor))
        return f"Q{nomor[-1]:05d}Z"
    if isinstance(nilai, dict):
        return {kunci: _bertanda(item, nomor) for kunci, item in nilai.items()}
    if isinstance(nilai, (list, tuple)):
        return [_bertanda(item, nomor) for item in nilai]
    return nilai


def _halaman(data: bytes) -> dict[str, list[str]]:
    isi = {n: x for n, x in bagian(data).items() if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", n)}
    for xml in isi.values():  # Word shows only its own breaks and tabs
        assert not re.search(rb"[\n\t]", xml.partition(b"?>\n")[2])
    return {nama: paragraf_xml(xml) for nama, xml in isi.items()}


@pytest.mark.parametrize("slug", KATALOG)
@settings(max_examples=10)
@given(benih=st.integers(0, 2**32), teks=st.lists(teks_jahat, min_size=3, max_size=12), srikandi=st.booleans())
def test_any_text_in_any_field_stands_in_its_place_in_a_valid_file(
    slug: str, benih: int, teks: list[str], srikandi: bool
):
    model = KATALOG[slug].konteks
    konteks = model.model_validate(_Pembuat(benih, teks).model(model))
    isi = konteks.model_dump()
    kata = semua_teks(isi)
    hasil = render(slug, konteks, srikandi=srikandi, jejak=True)
    pola = _halaman(render(slug, model.model_validate(_bertanda(isi, [])), srikandi=srikandi))
    if not srikandi:  # else SRIKANDI's tokens stand for some
        tercetak = {int(nomor) for baris in pola.values() for p in baris for nomor in TANDA.findall(p)}
        assert tercetak == set(range(len(kata)))
    harapan = {
        nama: [TANDA.sub(lambda tanda: kata[int(tanda[1])], p) for p in baris] for nama, baris in pola.items()
    }
    assert _halaman(hasil) == harapan
    with tempfile.TemporaryDirectory() as folder:
        berkas = Path(folder) / "hasil.docx"
        berkas.write_bytes(hasil)
        assert keluhan(berkas) == []
        kembali = verifikasi(berkas)
    assert (kembali.sesuai, kembali.menyeluruh) == (True, True)
    if not srikandi:
        assert model.model_validate(kembali.jejak.data) == konteks
