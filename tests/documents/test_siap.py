"""Templates prepared when they are built: what is printed from them is what docxtpl, Jinja and lxml would give."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Any

import pytest

from docx_templates.bangun import siapkan as siapkan_templat
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin import render as modul
from kinerja_core.documents.mesin import susun
from kinerja_core.documents.mesin.dokumen import Dokumen, Tampilan
from kinerja_core.documents.mesin.isian import isian_model
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.documents.mesin.siap import AKHIRAN_SIAP, TemplatTerurai, buka_kemasan, tampilan_bawaan
from tests.documents import contoh_buku
from tests.documents.test_dokumen_jadi import CONTOH, JAHAT_LENGKAP, LENGKAP

#: Full contexts, hostile ones, the smallest and the largest.
KASUS: dict[str, tuple[str, Any]] = {
    **{slug: (slug, konteks) for slug, konteks in LENGKAP.items()},
    **{f"{slug} jahat": (slug, konteks) for slug, konteks in JAHAT_LENGKAP.items()},
    **{nama: (slug, konteks) for nama, (slug, konteks, *_) in CONTOH.items()},
    **{nama: (slug, konteks()) for nama, (slug, konteks, _) in contoh_buku.EMAS.items()},
}
RISALAH = KATALOG["risalah"]


def kemasan(dokumen: Dokumen) -> bytes:
    return files("docx_templates").joinpath(PurePath(dokumen.templat).stem + AKHIRAN_SIAP).read_bytes()


@pytest.fixture
def tanpa_simpanan() -> Iterator[None]:
    """Templates are made ready anew, before and after."""
    modul._ready.cache_clear()
    yield
    modul._ready.cache_clear()


@cache
def dibuat_kini(slug: str) -> dict[Tampilan, TemplatTerurai]:
    """Every look of a template, made ready by docxtpl, Jinja and lxml."""
    data, isian = templat_bawaan(KATALOG[slug]), isian_model(KATALOG[slug].konteks)
    return {tampilan: susun.siapkan(data, isian, tampilan) for tampilan in tampilan_bawaan()}


@pytest.mark.parametrize("slug", KATALOG)
def test_the_committed_form_is_what_the_command_prepares(slug: str, monkeypatch: pytest.MonkeyPatch):
    dokumen, kini = KATALOG[slug], dibuat_kini(slug)
    data, isian = templat_bawaan(dokumen), isian_model(dokumen.konteks)
    monkeypatch.setattr(susun, "siapkan", lambda _data, _isian, tampilan: kini[tampilan])
    dibuat = siapkan_templat(slug, data)
    # Unpacked: how well it is packed depends on the zlib of the system.
    assert json.loads(zlib.decompress(dibuat)) == json.loads(zlib.decompress(kemasan(dokumen)))
    for tampilan, satu in kini.items():
        assert buka_kemasan(kemasan(dokumen), data, isian, tampilan) == satu


@pytest.mark.usefixtures("tanpa_simpanan")
@pytest.mark.parametrize("slug", KATALOG)
def test_a_document_is_the_same_to_the_byte_prepared_or_made_now(slug: str, monkeypatch: pytest.MonkeyPatch):
    dokumen, konteks = KATALOG[slug], [satu for nama, satu in KASUS.values() if nama == slug]
    assert konteks
    disiapkan = [modul.render(dokumen, satu, tampilan) for tampilan in tampilan_bawaan() for satu in konteks]
    modul._ready.cache_clear()
    monkeypatch.setattr(modul, "_prepared", lambda _dokumen, tampilan: dibuat_kini(slug)[tampilan])
    kini = [modul.render(dokumen, satu, tampilan) for tampilan in tampilan_bawaan() for satu in konteks]
    assert kini == disiapkan


def test_the_looks_are_all_that_ask_for_no_file_of_the_office():
    rupa = [(satu.kertas, satu.srikandi, satu.jejak) for satu in tampilan_bawaan()]
    assert sorted(rupa) == sorted(
        (kertas, srikandi, jejak) for kertas in ("a4", "f4") for srikandi in (False, True) for jejak in (False, True)
    )
    assert all(satu.templat is None and satu.kop is None for satu in tampilan_bawaan())


@pytest.mark.usefixtures("tanpa_simpanan")
def test_printing_from_the_prepared_form_makes_nothing_ready(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(susun, "siapkan", lambda *_: pytest.fail("the template was made ready anew"))
    assert modul.render(RISALAH, LENGKAP["risalah"])


@pytest.mark.usefixtures("tanpa_simpanan")
@pytest.mark.parametrize("berubah", ["templat", "isian"])
def test_a_form_that_no_longer_fits_is_not_used(berubah: str, monkeypatch: pytest.MonkeyPatch):
    sebelum = modul.render(RISALAH, LENGKAP["risalah"], Tampilan(jejak=False))
    data, isian = templat_bawaan(RISALAH), isian_model(RISALAH.konteks)
    lain = dict(isian)
    nama = next(iter(lain))
    lain[nama] = lain[nama]._replace(wajib=not lain[nama].wajib)
    assert buka_kemasan(kemasan(RISALAH), data, isian, Tampilan()) is not None
    if berubah == "templat":
        assert buka_kemasan(kemasan(RISALAH), data + b" ", isian, Tampilan()) is None
    else:
        assert buka_kemasan(kemasan(RISALAH), data, lain, Tampilan()) is None
    modul._ready.cache_clear()
    dibuat = []
    asli = susun.siapkan
    monkeypatch.setattr(susun, "siapkan", lambda *apa: dibuat.append(1) or asli(*apa))
    monkeypatch.setattr(modul, "buka_kemasan", lambda *_: None)
    assert modul.render(RISALAH, LENGKAP["risalah"], Tampilan(jejak=False)) == sebelum
    assert dibuat == [1]
