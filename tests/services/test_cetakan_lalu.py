"""A print that is done again: nothing is opened or printed when nothing changed, and whatever changed is noticed."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kinerja_core
from kinerja_core.documents.katalog import KATALOG
from kinerja_core.documents.mesin.dokumen import BIASA, Tampilan
from kinerja_core.documents.mesin.render import templat_bawaan
from kinerja_core.documents.mesin.wadah import Wadah, baca
from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.services import bacaan_cetak, cetak_naskah, cetakan_lalu, jalan_cetak, kemasan, simpanan
from kinerja_core.services.cetak import cetak
from kinerja_core.services.cetak_naskah import HasilCetak
from kinerja_core.services.cetak_semua import cetak_semua
from kinerja_core.services.contoh import kesalahan, unit
from kinerja_core.services.segel import PANJANG_SEGEL
from kinerja_core.services.simpanan import tanpa_simpanan
from kinerja_core.workbooks.bangun import bangun_skp, bangun_unit

TERBUKA = [one for one in unit.ORANG if not any(item.rahasia for item in unit.buku(one).pembinaan)]
BERKONSELING = next(one for one in unit.ORANG if one not in TERBUKA)
ORANG = TERBUKA[:2]


def _isi(orang: Any, **ubah: Any) -> bytes:
    buku: BukuSKP = unit.buku(orang).model_copy(update=ubah)
    return bangun_skp(buku.skp.jenis, buku.skp.tahun, buku)


def _unit(**ubah: Any) -> bytes:
    return bangun_unit(
        BukuUnit(
            pengaturan=unit.PENGATURAN.model_copy(update=ubah),
            anggota=tuple(AnggotaUnit(pegawai=unit.buku(orang).skp.pegawai) for orang in ORANG),
            skor=tuple(orang.skor for orang in ORANG),
        ),
        unit.TAHUN,
    )


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two people, one whose workbook is wrong, a broken file, an evaluator's, and the unit."""
    folder = tmp_path_factory.mktemp("contoh")
    for nama, orang in zip(("a", "b"), ORANG, strict=True):
        (folder / f"{nama}.xlsx").write_bytes(_isi(orang))
    (folder / "salah.xlsx").write_bytes(kesalahan.buku_dengan_kesalahan(unit.buku(TERBUKA[2])))
    (folder / "terpotong.xlsx").write_bytes(b"PK\3\4 bukan buku")
    kasus = Path(__file__).parents[1] / "kasus" / "buku" / "360-skor6.xlsx"
    (folder / "360.xlsx").write_bytes(kasus.read_bytes())
    (folder / "unit.xlsx").write_bytes(_unit())
    return folder


@pytest.fixture
def data(contoh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of them, and a store of their own."""
    monkeypatch.setenv("KINERJA_SIMPANAN", str(tmp_path / "simpanan"))
    monkeypatch.setattr(simpanan, "_MULAI", 0)
    return Path(shutil.copytree(contoh, tmp_path / "data"))


@pytest.fixture(scope="module")
def sekali(contoh: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of them as ``data``, what was printed of them as ``dengan``, and the store after that."""
    place = tmp_path_factory.mktemp("sekali")
    shutil.copytree(contoh, place / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KINERJA_SIMPANAN", str(place / "simpanan"))
        patch.setattr(simpanan, "_MULAI", 0)
        cetak("rencana-aksi", [place / "data"], place / "dengan")
    return place


@pytest.fixture
def dicetak_sekali(sekali: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data after one print into ``dengan`` beside them."""
    monkeypatch.setenv("KINERJA_SIMPANAN", str(tmp_path / "simpanan"))
    monkeypatch.setattr(simpanan, "_MULAI", 0)
    return Path(shutil.copytree(sekali, tmp_path, dirs_exist_ok=True)) / "data"


@pytest.fixture
def hitung(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many workbooks were opened whole, how many documents printed, and how often each file was read."""
    count: Counter[str] = Counter()
    hasil, render, bita = kemasan.Kemasan.hasil, cetak_naskah.render, kemasan.baca_bita

    def buka(self: kemasan.Kemasan, nama: str, *, kepala: bool) -> Any:
        count["utuh"] += not kepala
        return hasil(self, nama, kepala=kepala)

    def cetak_satu(*apa: Any) -> bytes:
        count["cetak"] += 1
        return render(*apa)

    def baca_satu(path: Path, *lain: Any) -> bytes:
        count[path.name] += 1
        return bita(path, *lain)

    monkeypatch.setattr(kemasan.Kemasan, "hasil", buka)
    monkeypatch.setattr(cetak_naskah, "render", cetak_satu)
    monkeypatch.setattr(kemasan, "baca_bita", baca_satu)
    return count


@pytest.fixture
def terbit(monkeypatch: pytest.MonkeyPatch) -> list[list[Any]]:
    """Who signs each document and whom it is about, run by run: the pages of all are put together by that."""
    seen: list[list[Any]] = []
    tutup = jalan_cetak.JalanCetak.tutup

    def catat(self: jalan_cetak.JalanCetak, sources: Any) -> None:
        seen.append([(one.nama, one.penanda, one.tentang) for one in self.terbit])
        tutup(self, sources)

    monkeypatch.setattr(jalan_cetak.JalanCetak, "tutup", catat)
    return seen


def _jalan(slug: str, data: Path, keluaran: Path, look: Tampilan = BIASA, *, timpa: bool = False) -> HasilCetak:
    if slug == "semua":
        return cetak_semua([data], keluaran, look, timpa=timpa)
    return cetak(slug, [data], keluaran, look, timpa=timpa)


def _jelas(hasil: HasilCetak, keluaran: Path) -> tuple[str, dict[str, bytes]]:
    """What is shown of a run, and every file it left, whatever its folder is called."""
    teks = json.dumps(hasil.sebagai_json()).replace(json.dumps(str(keluaran))[1:-1], "")
    jejak = re.compile(r"cadangan-[0-9-]+")
    files = {
        jejak.sub("cadangan", str(one.relative_to(keluaran))): one.read_bytes()
        for one in keluaran.rglob("*") if one.is_file()
    }
    return teks, files


@pytest.mark.parametrize("slug", ["rencana-aksi", "surat-keterangan", "dokumen-evaluasi", "semua"])
def test_again_with_nothing_to_do_opens_and_prints_nothing_and_says_the_same(
    slug: str, data: Path, tmp_path: Path, hitung: Counter[str], terbit: list[list[Any]]
):
    pertama = _jalan(slug, data, tmp_path / "dengan")
    assert pertama.dibuat
    assert {name: hitung[name] for name in ("a.xlsx", "unit.xlsx", "terpotong.xlsx", "360.xlsx")} == dict.fromkeys(
        ("a.xlsx", "unit.xlsx", "terpotong.xlsx", "360.xlsx"), 1
    )
    hitung.clear()
    lagi = [_jelas(_jalan(slug, data, tmp_path / "dengan"), tmp_path / "dengan") for _ in range(2)]
    assert (hitung["utuh"], hitung["cetak"]) == (0, 0)
    with tanpa_simpanan():
        _jalan(slug, data, tmp_path / "tanpa")
        hitung.clear()
        assert [_jelas(_jalan(slug, data, tmp_path / "tanpa"), tmp_path / "tanpa") for _ in range(2)] == lagi
    assert hitung["cetak"] == 2 * len(pertama.dibuat)
    kinds = len(terbit) // 6  # of documents, in each of six runs
    assert terbit == terbit[:kinds] * 6
    assert any(penanda.nip for run in terbit for _, penanda, _ in run) == (slug != "rencana-aksi")


def _ubah_isi(data: Path, _: Path) -> None:
    (data / "a.xlsx").write_bytes(_isi(ORANG[0], rencana_aksi=unit.buku(ORANG[0]).rencana_aksi[:-1]))


def _ubah_unit(data: Path, _: Path) -> None:
    (data / "unit.xlsx").write_bytes(_unit(kertas="f4"))


def _buku_kedua(data: Path, _: Path) -> None:
    (data / "kedua.xlsx").write_bytes(_isi(ORANG[0], rencana_aksi=()))


def _satu_dokumen(keluaran: Path) -> Path:
    return min(one for one in keluaran.glob("*.docx") if unit.buku(ORANG[0]).skp.pegawai.nip in one.name)


def _sunting(_: Path, keluaran: Path) -> None:
    one = _satu_dokumen(keluaran)
    one.write_bytes(one.read_bytes() + b"ditulis tangan")


def _rusak_simpanan(data: Path, _: Path) -> None:
    with sqlite3.connect(data.parent / "simpanan" / "simpanan-buku.sqlite") as db:
        assert db.execute("UPDATE cetakan SET isi = x'00'").rowcount > 0
    db.close()


def _palsu(data: Path, _: Path) -> None:
    """What is kept is JSON, but of something else."""
    with sqlite3.connect(data.parent / "simpanan" / "simpanan-buku.sqlite") as db:
        db.execute("UPDATE cetakan SET isi = ?", (zlib.compress(b'[{"berkas": "a.xlsx"}, 3]'),))
    db.close()


def _biarkan(*_: Path) -> None:
    """Nothing changes but the options."""


SURAT = PengaturanSurat(tempat_surat="Jakarta")


# two workbooks of one person are opened whole to be compared
@pytest.mark.parametrize(("ubah", "look", "timpa", "dicetak", "dibuka"), [
    pytest.param(_ubah_isi, BIASA, False, 1, 3, id="isi buku"),
    pytest.param(lambda data, _: (data / "a.xlsx").rename(data / "lain.xlsx"), BIASA, False, 1, 3, id="nama buku"),
    pytest.param(lambda data, _: (data / "a.xlsx").unlink(), BIASA, False, 0, 2, id="buku hilang"),
    pytest.param(_buku_kedua, BIASA, False, 0, 6, id="dua buku seorang"),
    pytest.param(lambda data, _: shutil.copy(data / "a.xlsx", data / "z.xlsx"), BIASA, False, 0, 5, id="salinan"),
    pytest.param(_ubah_unit, BIASA, False, 2, 5, id="pengaturan unit"),
    pytest.param(lambda _, keluaran: _satu_dokumen(keluaran).unlink(), BIASA, False, 1, 2, id="hasil dihapus"),
    pytest.param(_sunting, BIASA, False, 0, 0, id="hasil disunting"),
    pytest.param(_sunting, BIASA, True, 1, 2, id="hasil disunting, ditimpa"),
    pytest.param(_biarkan, BIASA._replace(kertas="f4"), False, 2, 5, id="kertas"),
    pytest.param(_biarkan, BIASA._replace(jejak=False), False, 2, 5, id="tanpa jejak"),
    pytest.param(_biarkan, BIASA._replace(surat=SURAT), False, 2, 5, id="pengaturan surat"),
    pytest.param(_rusak_simpanan, BIASA, False, 2, 5, id="simpanan rusak"),
    pytest.param(_palsu, BIASA, False, 2, 5, id="simpanan berisi lain"),
])  # fmt: skip
def test_whatever_changed_is_noticed_and_nothing_else_is_printed(
    ubah: Callable[[Path, Path], object], look: Tampilan, timpa: bool, dicetak: int, dibuka: int,
    dicetak_sekali: Path, tmp_path: Path, hitung: Counter[str],
):
    data, dengan, tanpa = dicetak_sekali, tmp_path / "dengan", tmp_path / "tanpa"
    ubah(data, dengan)
    shutil.copytree(dengan, tanpa)
    hasil = _jelas(_jalan("rencana-aksi", data, dengan, look, timpa=timpa), dengan)
    assert (hitung["cetak"], hitung["utuh"]) == (dicetak, dibuka)
    with tanpa_simpanan():
        assert _jelas(_jalan("rencana-aksi", data, tanpa, look, timpa=timpa), tanpa) == hasil


def test_settings_that_were_given_and_those_that_were_not_are_two_things():
    given = PengaturanSurat(kertas="a4")
    assert given == PengaturanSurat()
    assert cetakan_lalu.sidik_surat(given) != cetakan_lalu.sidik_surat(PengaturanSurat())


def test_a_template_of_the_office_counts_by_its_content(data: Path, tmp_path: Path, hitung: Counter[str]):
    isi = baca(templat_bawaan(KATALOG["rencana-aksi"]))
    templat = tmp_path / "kantor.docx"
    body = isi["word/document.xml"].decode()
    body = body.replace("{{ iki.target }}", "-")
    templat.write_bytes(Wadah(isi | {"word/document.xml": body.encode()}).tulis({}))
    look = Tampilan(templat=templat)
    pertama = _jalan("rencana-aksi", data, tmp_path / "hasil", look)
    assert [one.kode for one in pertama.temuan].count("DOKUMEN-TIDAK-TERCETAK") == 2
    hitung.clear()
    assert _jalan("rencana-aksi", data, tmp_path / "hasil", look).temuan == pertama.temuan
    assert hitung["cetak"] == 0
    changed = body.replace("RENCANA AKSI", "RENCANA KERJA")
    assert changed != body
    templat.write_bytes(Wadah(isi | {"word/document.xml": changed.encode()}).tulis({}))
    assert len(_jalan("rencana-aksi", data, tmp_path / "hasil", look).dibuat) == hitung["cetak"] == 2


def test_another_program_and_its_own_templates_are_noticed(
    dicetak_sekali: Path, tmp_path: Path, hitung: Counter[str], monkeypatch: pytest.MonkeyPatch
):
    before = cetakan_lalu.cap_cetak()
    templates = tmp_path / "templat"
    shutil.copytree(Path(cetakan_lalu.__file__).parents[2] / "docx_templates", templates)
    monkeypatch.setattr(cetakan_lalu, "isi_paket", lambda _: templates)
    assert cetakan_lalu.cap_cetak.__wrapped__() == before
    (templates / "rencana-aksi.docx").write_bytes(b"lain")
    after = cetakan_lalu.cap_cetak.__wrapped__()
    assert after != before
    monkeypatch.setattr(cetakan_lalu, "cap_cetak", lambda: after)
    assert len(_jalan("rencana-aksi", dicetak_sekali, tmp_path / "dengan").tetap) == hitung["cetak"] == 2


def test_what_depends_on_the_day_is_printed_anew_on_another_one(
    dicetak_sekali: Path, tmp_path: Path, hitung: Counter[str], monkeypatch: pytest.MonkeyPatch
):
    data = dicetak_sekali
    assert _jalan("rekap-catatan-harian", data, tmp_path / "rekap").dibuat
    besok = bacaan_cetak.hari_kini().fromordinal(bacaan_cetak.hari_kini().toordinal() + 1)
    monkeypatch.setattr(bacaan_cetak, "hari_kini", lambda: besok)
    hitung.clear()
    _jalan("rencana-aksi", data, tmp_path / "dengan")
    assert hitung["cetak"] == 0
    hasil = _jalan("rekap-catatan-harian", data, tmp_path / "rekap")
    assert hitung["cetak"] == len(hasil.tetap) > 0


def test_every_document_that_asks_for_today_says_so():
    """What a document is made of asks nobody for today, but the documents that say so."""
    core = Path(kinerja_core.__file__).parent
    asking = re.compile(r"\b(today|now|localtime|time\.time|hari_kini|saat_kini)\(")
    found = {
        path.stem.replace("_", "-") for room in ("documents", "rules", "model") for path in (core / room).rglob("*.py")
        if path.name != "hari_ini.py" and asking.search(path.read_text("utf-8"))
    }
    assert found == {slug for slug, what in KATALOG.items() if what.menurut_hari} != set()


def test_nothing_is_kept_of_what_is_secret(data: Path, tmp_path: Path, hitung: Counter[str]):
    (data / "konseling.xlsx").write_bytes(_isi(BERKONSELING))
    pegawai = unit.buku(BERKONSELING).skp.pegawai
    for _ in range(2):
        hitung.clear()
        rahasia = _jalan("konseling", data, tmp_path / "konseling")
        biasa = _jalan("rencana-aksi", data, tmp_path / "dokumen")
    assert len(rahasia.tetap) == 1
    assert any(pegawai.nip in one.name for one in biasa.tetap)
    assert hitung["cetak"] == 2  # the secret document, and the other one of that workbook
    with sqlite3.connect(tmp_path / "simpanan" / "simpanan-buku.sqlite") as db:
        kept = [zlib.decompress(isi[PANJANG_SEGEL:]).decode() for (isi,) in db.execute("SELECT isi FROM cetakan")]
    db.close()
    assert len(kept) == 3  # the two people, and the one whose workbook is wrong
    assert not any(word in one for one in kept for word in (pegawai.nip, pegawai.nama, "onseling", "360"))


def test_where_nothing_can_be_kept_each_file_is_still_read_once(
    data: Path, tmp_path: Path, hitung: Counter[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("KINERJA_SIMPANAN", str(data / "a.xlsx" / "di bawahnya"))
    monkeypatch.setattr(simpanan, "_SEKALIGUS", 1)
    assert len(_jalan("rencana-aksi", data, tmp_path / "hasil").dibuat) == 2
    assert {name: hitung[name] for name in ("a.xlsx", "b.xlsx", "unit.xlsx")} == dict.fromkeys(
        ("a.xlsx", "b.xlsx", "unit.xlsx"), 1
    )


def test_a_workbook_that_changes_while_it_is_printed_leaves_nothing(
    data: Path, tmp_path: Path, hitung: Counter[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(simpanan.Simpanan, "utuh", lambda *_: None)  # the store has lost it meanwhile
    tulis = bacaan_cetak.Bacaan.utuh

    def ganti(self: bacaan_cetak.Bacaan, file: Path) -> Any:
        if file.name == "a.xlsx":
            _ubah_isi(data, tmp_path)
        return tulis(self, file)

    monkeypatch.setattr(bacaan_cetak.Bacaan, "utuh", ganti)
    _jalan("rencana-aksi", data, tmp_path / "hasil")
    with sqlite3.connect(tmp_path / "simpanan" / "simpanan-buku.sqlite") as db:
        kept = [zlib.decompress(isi[PANJANG_SEGEL:]).decode() for (isi,) in db.execute("SELECT isi FROM cetakan")]
    db.close()
    assert not any("a.xlsx" in one for one in kept)
