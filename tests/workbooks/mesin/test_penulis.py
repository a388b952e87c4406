"""Texts of every kind as the writer puts them into cells."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import JenisSKP
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.teks import KarakterTerlarang, normalkan
from kinerja_core.workbooks.bangun import bangun_skp
from kinerja_core.workbooks.buku_skp.buku import buku_skp
from kinerja_core.workbooks.mesin.batas import TeksSelTerlaluPanjang
from tests.alat.alamat import di, isi, semua_isi
from tests.workbooks import bahan_bangun as bahan
from tests.workbooks.buku_jadi import baca, sel_rumus

BAHAYA = ["=1+1", "+x", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://x\",\"y\")", "& < > \" '", "🙂 emoji", "dua\nbaris",
          "_x0041_", "00123", "1/2", "12e5", "TRUE", "#N/A", "'kutip", "{=1}", "titik; koma", "tab\tdi dalam", "5%"]


def test_hostile_texts_are_written_as_text_and_read_back_unchanged() -> None:
    data = bangun_skp(isi=dengan_uraian(*BAHAYA))
    assert semua_isi(baca(data), "Rencana Aksi", "uraian")[: len(BAHAYA)] == BAHAYA
    assert not any(f.startswith(("1+1", "HYPERLINK")) for cells in sel_rumus(data).values() for _, f in cells)


def test_a_text_that_looks_like_an_error_stays_a_text_where_it_is_looked_up() -> None:
    skp = bahan.skp(banyak_rhk=1, banyak_iki=1)
    rhk = skp.hasil_kerja[0]
    odd = rhk.model_copy(update={"iki": (rhk.iki[0].model_copy(update={"indikator": "#N/A", "target": "#REF!"}),)})
    data = bangun_skp(isi=BukuSKP(skp=skp.model_copy(update={"hasil_kerja": (odd,)})))
    assert semua_isi(baca(data), "SKP", "iki.indikator", "iki.target")[0] == ["#N/A", "#REF!"]
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        assert not any(b't="e"' in source.read(name) for name in source.namelist() if "worksheets/" in name)


def dengan_uraian(*teks: str) -> BukuSKP:
    return BukuSKP(
        skp=bahan.skp(banyak_rhk=1, banyak_iki=1),
        rencana_aksi=tuple(
            RencanaAksi(kode_iki="IKI 1.1", uraian=one, waktu={"mulai": "Mei", "selesai": "Mei"}) for one in teks
        ),
    )


def tulis_dan_baca(teks: str) -> object:
    return isi(baca(bangun_skp(isi=dengan_uraian(teks))), "Rencana Aksi", "uraian")


@settings(max_examples=25)
@given(st.text(min_size=1))
def test_any_text_the_model_takes_is_read_back_unchanged(teks: str) -> None:
    try:
        kept = normalkan(teks)
    except KarakterTerlarang:
        return
    if kept:
        assert tulis_dan_baca(kept) == kept


def test_a_text_that_no_cell_can_hold_is_refused_with_its_place() -> None:
    assert tulis_dan_baca("x" * 32_767) == "x" * 32_767
    place = di("Rencana Aksi", "uraian")
    with pytest.raises(TeksSelTerlaluPanjang, match=f"lembar Rencana Aksi sel {place} sepanjang 32768 huruf"):
        tulis_dan_baca("x" * 32_768)
    with pytest.raises(TeksSelTerlaluPanjang, match="32768"):
        tulis_dan_baca("🙂" * 16_384)


def test_formulas_are_written_once_for_many_workbooks() -> None:
    assert buku_skp(JenisSKP.KUALITATIF_JPT) is buku_skp(JenisSKP.KUALITATIF_JPT)
    spek = buku_skp(JenisSKP.KUALITATIF_JPT)
    assert spek.dengan_kapasitas({"SKP": 3}) is spek
    assert spek.dengan_kapasitas({"SKP": 61}).tabel("SKP").kapasitas == 61
