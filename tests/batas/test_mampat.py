"""ISA-L and Python's own zlib say the same of the same bytes, whichever of them is there."""

from __future__ import annotations

import importlib.util
import io
import random
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import workbook_templates
from kinerja_core.batas import mampat
from kinerja_core.batas.anggaran import Anggaran
from kinerja_core.batas.paket import Paket

ISI = b"".join(f'<c r="A{number}"><v>{number * 37 % 101}</v></c>'.encode() for number in range(4000))


@pytest.fixture(scope="module")
def biasa() -> Iterator[Any]:
    """The module as it is where ISA-L is not installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "isal", None)
        spec = importlib.util.spec_from_file_location("mampat_biasa", str(mampat.__file__))
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module


def test_the_tests_run_with_isal_and_without_it_zlib_takes_its_place(biasa: Any):
    assert (mampat._mesin.__name__, biasa._mesin.__name__) == ("isal.isal_zlib", "zlib")


@pytest.mark.parametrize("isi", [b"", b"x", ISI, bytes(3_000_000)], ids=["kosong", "satu", "lembar", "nol"])
def test_what_one_packs_the_other_unpacks(biasa: Any, isi: bytes):
    for packs, unpacks in ((mampat, biasa), (biasa, mampat), (mampat, mampat)):
        assert unpacks.kembangkan(packs.mampatkan(isi), len(isi) + 1) == (isi, True)
    assert mampat.jumlah_periksa(isi) == biasa.jumlah_periksa(isi) == zlib.crc32(isi)


@pytest.mark.parametrize("di_zip", [False, True])
def test_no_more_is_unpacked_than_was_asked_for(biasa: Any, di_zip: bool):
    packed = zlib.compress(bytes(50_000_000), 9)
    for one in (mampat, biasa):
        content, ended = one.kembangkan(packed[2:-4] if di_zip else packed, 1000, di_zip=di_zip)
        assert (content, ended) == (bytes(1000), False)


def test_bytes_that_are_cut_or_damaged_never_give_other_content_that_fits_its_checksum(biasa: Any):
    packed, dice = zlib.compress(ISI, 6)[2:-4], random.Random(7)  # noqa: S311 - damage, not secrets
    seen = {"sama": 0, "ditolak": 0}
    for _ in range(1500):
        bad = bytearray(packed)
        for _ in range(dice.randint(0, 2)):
            bad[dice.randrange(len(bad))] ^= 1 << dice.randrange(8)
        if dice.random() < 0.3:
            del bad[dice.randrange(len(bad)):]
        found = [_fits(one, bytes(bad)) for one in (mampat, biasa)]
        assert found[0] == found[1]
        seen["sama" if found[0] else "ditolak"] += 1
    assert min(seen.values()) > 100


def _fits(modul: Any, bad: bytes) -> bool:
    """Whether bytes of a zip are taken: they are unpacked, and are what they were."""
    try:
        content, _ = modul.kembangkan(bad, len(ISI) + 1, di_zip=True)
    except modul.ZIP_RUSAK:
        return False
    assert content == ISI or modul.jumlah_periksa(content) != zlib.crc32(ISI)
    return bool(content == ISI)


def test_every_part_of_a_workbook_is_what_the_standard_library_reads():
    data = (Path(workbook_templates.__file__).parent / "skp.xlsx").read_bytes()
    ours = Paket(data, Anggaran())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: ours.baca(name) for name in archive.namelist()} == {
            name: archive.read(name) for name in archive.namelist()
        }
