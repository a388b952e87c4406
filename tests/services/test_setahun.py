"""A year of a unit of 45: what each stage must say, that nothing typed is lost, and where every number comes from."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import holidays
import pytest

import kinerja_core.rules
from kinerja_core.model.istilah import Rating
from kinerja_core.model.periode import Periode
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.simpanan import LINGKUNGAN
from tests.services.penelusur import (
    Fakta,
    HitunganSendiri,
    aturan_dikutip,
    baris_dokumen,
    lembar,
    mengutip,
    tabel,
)
from tests.services.tahun import (
    ADA,
    BANYAK,
    BERTENTANGAN,
    BURUK,
    DI_BAWAH,
    KELUAR,
    MASUK,
    MENANG,
    TAHUN_DEPAN,
    TERLAMBAT,
    Pengelola,
    nip,
    setahun,
    sikap,
    terlambat,
    unggul,
)
from tests.services.unit_setahun import orang

HALAMAN = Path(__file__).parents[2] / "docs" / "periode.md"
ATURAN = Path(kinerja_core.rules.__file__).parent
#: Whose documents are traced: one of each fate.
DITELUSURI = (1, BERTENTANGAN, MENANG, DI_BAWAH, BURUK, MASUK)
SEORANG = (
    "dokumen-evaluasi", "evaluasi", "konversi-ak", "akumulasi-ak", "penetapan-ak", "surat-keterangan-pegawai",
    "keputusan-keberatan", "berita-acara-keberatan",
)  # fmt: skip
SEUNIT = ("surat-keterangan", "penetapan-predikat", "daftar-potongan-tukin")


@pytest.fixture(scope="module")
def tahun(tmp_path_factory: pytest.TempPathFactory) -> Pengelola:
    """The year, with what was read of each file kept, as it is on people's machines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(LINGKUNGAN, str(tmp_path_factory.mktemp("simpanan")))
        return setahun(tmp_path_factory.mktemp("setahun"))


@pytest.fixture(scope="module")
def hitungan(tahun: Pengelola) -> HitunganSendiri:
    return HitunganSendiri(lembar(tahun.folder / "tahun.xlsx"))


# ------------------------------------------------------------------------------------ every gap is named


def test_who_is_late_missing_new_or_gone_is_named_in_every_period(tahun: Pengelola) -> None:
    said = tahun.dikatakan
    assert said["belum tw1"] == said["terlambat tw1"] == nip(*TERLAMBAT)
    assert said["lengkap tw1"] == []
    assert (said["tw2"]["daftar"]["baru"], said["tw2"]["daftar"]["belum_ada"]) == (nip(MASUK), nip(KELUAR))
    assert terlambat(said["status tw2"]) == nip(KELUAR)  # until the keadaan is typed
    for period in ("tw3", "tw4", "tahun"):
        assert (said[period]["daftar"]["keluar"], said[period]["daftar"]["belum_ada"]) == (nip(KELUAR), [])
        assert said[period]["temuan_daftar"] == []
    assert terlambat(said["status tw3"]) == terlambat(said["status tw4"]) == []
    assert terlambat(said["terlambat tahun"]) == nip(*TERLAMBAT)
    assert {one["kode"] for one in said["360 belum"]["temuan"]} == {"P360-TIDAK-MASUK", "P360-SEMENTARA"}
    assert (said["360"]["berskor"], said["360"]["sementara"]) == (len(ADA), 0)
    assert [one["kode"] for one in said["360"]["temuan"]] == ["P360-BOBOT"]
    assert said["sesudah ditetapkan"]["perilaku_360"]["temuan"] == []


def test_each_decision_is_asked_for_once_and_a_conflict_and_a_change_are_named(tahun: Pengelola) -> None:
    said = tahun.dikatakan
    assert Counter(one["usulan_rating"] for one in said["usulan"]["pegawai"]) == {
        Rating.SESUAI: len(ADA) - 12, Rating.DI_ATAS: 9, Rating.DI_BAWAH: 3
    }
    assert [one["nip"] for one in said["ditetapkan"]["pegawai"] if one["konflik"]] == nip(BERTENTANGAN)
    assert [one["kode"] for file in said["belum dicatat"]["berkas"] for one in file["temuan"]].count(
        "PERUBAHAN-BELUM-LENGKAP"
    ) == 1
    assert said["menunggu"]["ringkasan"] == said["diputus"]["ringkasan"] | {
        "menunggu": 5, "dianggap_setuju": 0, "belum_diteruskan": 1, "diputus": 0
    }
    won = next(one for one in said["akhir"]["pegawai"] if one["nip"] in nip(MENANG))
    assert (won["kelompok"], won["predikat"], won["nilai"], won["konflik"]) == ("K3", "Baik", 91, [])


def test_no_command_makes_what_the_next_refuses_and_the_year_ends_with_no_gap(tahun: Pengelola) -> None:
    said = tahun.dikatakan
    assert said["cetak"]["tertahan"] == []
    assert {one["dokumen"]: one["jumlah"] for one in said["cetak"]["dokumen"]}["evaluasi"] == len(ADA)
    count = said["akhir status"]["ringkasan"]
    assert (count["lengkap"], count["kurang"], count["tidak_bertugas"]) == (count["pegawai"] - 1, 0, 1)  # one left
    assert [one["nip"] for one in said["tukin"]["pegawai"]] == nip(DI_BAWAH, BURUK)
    assert {one["nip"] for one in said["angka kredit"]["pegawai"]} == set(nip(*ADA))
    assert said["rekap"]["ringkasan"]["konflik"] == 0
    told, made = said["buku kosong 2026"]
    assert f"sudah keluar: {orang(KELUAR).nama}" in told
    assert {one.split()[-1] for one in made} == set(nip(*ADA))
    assert set(said["2026"]["daftar"]["belum_ada"]) == set(nip(*ADA)) - set(nip(*TAHUN_DEPAN))
    assert set(terlambat(said["status 2026"])) == set(nip(*ADA))


# ------------------------------------------------------------------------------- nothing typed is ever lost


def test_nothing_typed_is_lost_from_the_first_quarter_into_the_next_year(tahun: Pengelola) -> None:
    last = baca_buku_unit(tahun.folder / "2026-tw1.xlsx")
    assert last.pengaturan.periode == Periode.parse("2026-TW1")
    kept = {(one.periode.kode, str(one.nip)): one for one in last.riwayat_skor}
    assert len(kept) == 5 * BANYAK
    assert kept["2025-TW1", *nip(KELUAR)].hasil == 80
    assert kept["2025-TW3", str(orang(7).nip)].hasil == 99  # as it was corrected after printing
    won = kept["2025", *nip(MENANG)]
    assert (won.rating_hasil, won.rating_hasil_baru, won.nilai_baru) == (Rating.DI_BAWAH, Rating.SESUAI, 91)
    assert won.alasan is not None
    assert {one.nip: one.tunjangan for one in last.tunjangan}[orang(1).nip] is not None
    assert [(one.periode, one.menjadi) for one in last.perubahan] == [
        (Periode.parse("2025"), str(Rating.DI_ATAS))
    ]
    assert len([one for one in last.riwayat_ak if one.predikat]) == len(ADA)
    assert all(one.hasil is None for one in last.skor)
    assert (tahun.folder / "2026-tw1.xlsx").stat().st_size < 250_000


def test_the_docs_say_how_many_commands_and_cells_the_year_takes(tahun: Pengelola) -> None:
    (told,) = re.findall(r"\*\*(\d+) perintah\*\* dan \*\*(\d+) sel\*\*", HALAMAN.read_text(encoding="utf-8"))
    assert tuple(map(int, told)) == (tahun.perintah, tahun.sel)


# ----------------------------------------------------------------- every number comes from a cell or a rule


def _buku(tahun: Pengelola, nomor: int) -> Fakta:
    """The cells of a person's workbook, and how many working days have a note."""
    sheets = lembar(tahun.folder / "buku" / f"{nomor:03d}.xlsx")
    found = Fakta().tambah(*(cell for rows in sheets.values() for row in rows for cell in row))
    return found.tambah(*_catatan(sheets))


def _catatan(sheets: dict[str, list[list[Any]]]) -> tuple[int, int]:
    """Working days with a note, and working days, of the span of an SKP."""
    begun = next(row[1] for row in sheets["Identitas"] if isinstance(row[1], date))
    closed = holidays.country_holidays("ID", years=2025, categories=("public", "government"))
    days = {begun.fromordinal(day) for day in range(begun.toordinal(), date(2026, 1, 1).toordinal())}
    work = {day for day in days if day.weekday() < 5 and day not in closed}
    noted = {cell for row in sheets["Catatan Harian"] for cell in row if isinstance(cell, date)}
    return len(noted & work), len(work)


def _asing(hitungan: HitunganSendiri, path: Path, dasar: Fakta) -> list[tuple[str, list[str]]]:
    """The lines of a document with a number that comes from nowhere; whom a line names, it may speak of."""
    rules = aturan_dikutip(ATURAN)
    people = {row["Nama"]: str(row["NIP"]) for row in tabel(hitungan.unit["Daftar Pegawai"])}
    found = []
    for line in baris_dokumen(path):
        facts = dasar.dan(rules) if mengutip(line) else dasar
        for name in set(re.findall(r"Pegawai Nomor \d{3}", line)):
            facts = facts.dan(hitungan.seorang(people[name]))
        if wrong := facts.asing(line):
            found.append((line[:160], wrong))
    return found


@pytest.mark.parametrize("dokumen", [*SEUNIT, "rekap"])
def test_every_number_of_a_document_of_the_unit_is_traced(
    dokumen: str, tahun: Pengelola, hitungan: HitunganSendiri
) -> None:
    folder = tahun.folder / "dokumen" / dokumen
    path = tahun.folder / "rekap.docx" if dokumen == "rekap" else next(folder.glob("*.docx"))
    facts = hitungan.bersama()
    if dokumen == "daftar-potongan-tukin":
        facts = facts.dan(hitungan.daftar_potongan(date(2026, 2, 1)))
    if dokumen == "rekap":
        noted = [_catatan(lembar(tahun.folder / "buku" / f"{one:03d}.xlsx")) for one in ADA]
        done, due = (sum(column) for column in zip(*noted, strict=True))
        facts = facts.dan(hitungan.rekap()).tambah(
            date(2026, 2, 11), done, due, Fraction(10_000 * done // due, 100), *(one for pair in noted for one in pair)
        )
    assert _asing(hitungan, path, facts) == []


@pytest.mark.parametrize("nomor", DITELUSURI)
def test_every_number_of_the_documents_of_a_person_is_traced(
    nomor: int, tahun: Pengelola, hitungan: HitunganSendiri
) -> None:
    (own,) = nip(nomor)
    months = 8 if nomor == MASUK else 12
    facts = hitungan.bersama().dan(hitungan.seorang(own)).dan(_buku(tahun, nomor)).dan(
        hitungan.angka_kredit(own, "Ahli Muda", months, date(2025, 12, 31))
    )
    seen = 0
    for kind in SEORANG:
        for path in (tahun.folder / "dokumen" / kind).glob(f"*{own}*.docx"):
            assert _asing(hitungan, path, facts) == [], path.name
            seen += 1
    assert seen == (8 if nomor == MENANG else 6)


def test_the_letter_has_each_person_in_the_rank_and_kelompok_calculated_here(
    tahun: Pengelola, hitungan: HitunganSendiri
) -> None:
    (path,) = (tahun.folder / "dokumen" / "surat-keterangan").glob("*.docx")
    rows = [line.split(" | ") for line in baris_dokumen(path) if re.match(r"\d+ \| Pegawai", line)]
    assert [(row[2].replace(" ", ""), row[4], int(row[5]), row[6], int(row[7])) for row in rows] == [
        (one, hitungan.kelompok[one], hitungan.peringkat[one], hitungan.predikat[one], hitungan.nilai[one])
        for one in hitungan.urutan
    ]


def test_the_scores_of_perilaku_are_the_means_of_what_the_evaluators_gave(hitungan: HitunganSendiri) -> None:
    for number in ADA:
        assert hitungan.angka_skor(*nip(number))[1] == 20 * sikap(number)
    assert {hitungan.kelompok[one] for number in ADA if unggul(number) for one in nip(number)} == {"K1"}


def test_the_tracer_names_a_number_that_comes_from_nowhere(hitungan: HitunganSendiri) -> None:
    facts = hitungan.bersama().dan(hitungan.seorang(*nip(1)))
    line = f"Pegawai Nomor 001 | {nip(1)[0]} | {hitungan.nilai[nip(1)[0]]} | 20 Januari 2026"
    assert facts.asing(line) == []
    assert facts.asing(line.replace("20 Januari", "21 Maret") + " | 117,3 | 19910314 201503 1 999") == [
        "21 Maret 2026", "19910314 201503 1 999", "117,3"
    ]
