"""The sheet Keberatan: states, statuses and findings are one verdict, and what is decided holds everywhere."""

from __future__ import annotations

import datetime
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.model.angka_kredit import RiwayatAngkaKredit
from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.istilah import Predikat, Rating
from kinerja_core.model.keterlambatan import KeterlambatanPimpinan
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Keberatan, Konfirmasi, PutusanKeberatan
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.perubahan import PerubahanPenetapan
from kinerja_core.services.peringkat import peringkat_buku
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_unit
from kinerja_core.workbooks.buku_unit.buku import buku_unit
from kinerja_core.workbooks.buku_unit.keberatan import (
    DITOLAK_BERUBAH,
    KEBERATAN,
    PUTUSAN_MENDAHULUI,
    TANPA_HASIL,
    TANPA_JAWABAN,
    TANPA_PUTUSAN,
    TANPA_TANGGAL_PUTUSAN,
    TERUSAN_MENDAHULUI,
)
from kinerja_core.workbooks.buku_unit.konfirmasi import KONFIRMASI
from kinerja_core.workbooks.buku_unit.pemeringkatan import PEMERINGKATAN
from kinerja_core.workbooks.mesin.kisi import buka
from tests.alat.alamat import letak
from tests.workbooks.bahan_baca import baca as baca_kisi
from tests.workbooks.bahan_baca import isikan
from tests.workbooks.bahan_bangun import nip_ke
from tests.workbooks.buku_jadi import baca, dihitung_sama
from tests.workbooks.buku_unit.bahan_unit import bangun_pas

HARI_INI = date(2026, 2, 20)
EVALUASI = date(2026, 1, 15)
DITERIMA, DITOLAK = PutusanKeberatan.DITERIMA, PutusanKeberatan.DITOLAK
KEBERATANNYA = {"jawaban": JawabanKonfirmasi.KEBERATAN, "tanggal_jawaban": date(2026, 1, 20), "alasan": "Data keliru"}
WAJAR = {"tanggal_diteruskan": date(2026, 1, 21), "putusan": DITERIMA, "tanggal_putusan": date(2026, 2, 2)}
NAIK = WAJAR | {"rating_hasil_baru": Rating.SESUAI, "nilai_baru": 95}

#: What is typed of a keberatan, what the answer is, the state of the row, and what its status and finding say.
KASUS: dict[str, tuple[dict[str, Any], dict[str, Any], str, str, str]] = {
    "kosong": ({}, KEBERATANNYA, "Belum diteruskan", "", ""),
    "diteruskan": ({"tanggal_diteruskan": date(2026, 1, 20)}, KEBERATANNYA, "Menunggu putusan", "", ""),
    "pertimbangan saja": ({"pertimbangan": "Bukti diperiksa"}, KEBERATANNYA, "Belum diteruskan", "", ""),
    "menang": (NAIK, KEBERATANNYA, "Diterima", "", ""),
    "ditolak": (WAJAR | {"putusan": DITOLAK}, KEBERATANNYA, "Ditolak", "", ""),
    "setuju": (NAIK, {"jawaban": JawabanKonfirmasi.SETUJU, "tanggal_jawaban": date(2026, 1, 20)}, "Diterima",
               TANPA_JAWABAN, "PUTUSAN-TANPA-KEBERATAN"),
    "tanpa jawaban": ({"tanggal_diteruskan": date(2026, 1, 20)}, {}, "", TANPA_JAWABAN, "PUTUSAN-TANPA-KEBERATAN"),
    "tanpa putusan": ({"tanggal_putusan": date(2026, 2, 2)}, KEBERATANNYA, "Belum diteruskan", TANPA_PUTUSAN,
                      "PUTUSAN-TIDAK-LENGKAP"),
    "hasil tanpa putusan": ({"nilai_baru": 95}, KEBERATANNYA, "Belum diteruskan", TANPA_PUTUSAN,
                            "PUTUSAN-TIDAK-LENGKAP"),
    "tanpa hasil": (WAJAR, KEBERATANNYA, "Diterima", TANPA_HASIL, "PUTUSAN-TIDAK-LENGKAP"),
    "ditolak berubah": (NAIK | {"putusan": DITOLAK}, KEBERATANNYA, "Ditolak", DITOLAK_BERUBAH,
                        "PUTUSAN-DITOLAK-BERUBAH"),
    "tanpa tanggal": (NAIK | {"tanggal_putusan": None}, KEBERATANNYA, "Diterima", TANPA_TANGGAL_PUTUSAN,
                      "KEBERATAN-TANGGAL"),
    "diteruskan dahulu": (NAIK | {"tanggal_diteruskan": date(2026, 1, 19)}, KEBERATANNYA, "Diterima",
                          TERUSAN_MENDAHULUI, "KEBERATAN-TANGGAL"),
    "hari yang sama": (NAIK | {"tanggal_putusan": date(2026, 1, 21)}, KEBERATANNYA, "Diterima", "", ""),
    "diputus dahulu": (NAIK | {"tanggal_putusan": date(2026, 1, 20)}, KEBERATANNYA, "Diterima", PUTUSAN_MENDAHULUI,
                       "KEBERATAN-TANGGAL"),
}


def _unit() -> BukuUnit:
    """A person for each case, all rated below the expectation."""
    people = [{"nip": nip_ke(number), "nama": f"Orang {number}"} for number in range(len(KASUS))]
    low = {"rating_hasil": Rating.DI_BAWAH, "rating_perilaku": Rating.SESUAI, "nilai": 75}
    return BukuUnit(
        pengaturan=Pengaturan.model_validate(
            {"nama_unit": "Biro", "periode": "Tahun 2025", "tanggal_evaluasi": EVALUASI}
        ),
        skor=tuple(
            SkorPegawai.model_validate(one | low | {"hasil": 60 + n, "perilaku": 80 - n})
            for n, one in enumerate(people)
        ),
        konfirmasi=tuple(
            Konfirmasi.model_validate(one | case[1]) for one, case in zip(people, KASUS.values(), strict=True)
        ),
        keberatan=tuple(
            Keberatan.model_validate(one | case[0]) for one, case in zip(people, KASUS.values(), strict=True)
        ),
        **_yang_belum_tiba_dan_ganda(people[0]),
    )


def _yang_belum_tiba_dan_ganda(orang: dict[str, Any]) -> dict[str, Any]:
    """Rows of other sheets that tell of days to come, or tell twice."""
    span = {"mulai": date(2099, 1, 1), "selesai": date(2099, 12, 31)}
    earned = {"asal": "Konversi", "jabatan": "Perawat Ahli Muda", "angka_kredit": 25}
    changed = {"hal": "Nilai", "semula": "90", "menjadi": "95", "oleh": "Kepala Biro", "alasan": "Salah ketik"}
    periods = (None, "Tahun 2025", "Triwulan I 2025")
    return {
        "riwayat_ak": (RiwayatAngkaKredit.model_validate(orang | earned | span),),
        "perubahan": (PerubahanPenetapan.model_validate(orang | changed | {"tanggal": date(2099, 1, 1)}),),
        "terlambat": tuple(
            KeterlambatanPimpinan.model_validate(orang | {"keadaan": "Terlambat", "periode": one}) for one in periods
        ),
    }


def test_state_status_and_finding_of_a_keberatan_are_one_verdict_also_in_libreoffice(
    soffice: str, tmp_path: Path
) -> None:
    data = bangun_pas(_unit())
    (tmp_path / "u.xlsx").write_bytes(data)
    told = baca_berkas(tmp_path / "u.xlsx", hari_ini=HARI_INI).temuan
    rows = baca(data)[KEBERATAN.nama][KEBERATAN.baris_pertama - 1 :]
    status, state = KEBERATAN.nomor_kolom("_status"), KEBERATAN.nomor_kolom("_keadaan")
    for number, (name, (_, _, keadaan, frasa, kode)) in enumerate(KASUS.items()):
        row = rows[number]
        assert (row[state], row[status]) == (keadaan, f"Periksa: {frasa}" if frasa else "Lengkap"), name
        mine = [one for one in told if f"Orang {number}:" in one.pesan]
        assert [(one.kode, one.pesan) for one in mine] == (
            [(kode, f"Keberatan Orang {number}: {frasa}.")] if frasa else []
        ), name
    assert dihitung_sama(data, tmp_path) > 500
    twice = "Periksa: pimpinan ini sudah tercantum untuk periode itu"
    assert {name: [one for one in _statuses(data, name) if one] for name in ("Riwayat AK", "Perubahan Penetapan")} == {
        "Riwayat AK": ["Periksa: tanggal belum tiba"], "Perubahan Penetapan": ["Periksa: tanggal belum tiba"],
    }
    assert _statuses(data, "Pimpinan Terlambat")[:3] == [twice, twice, "Lengkap"]
    others = {(one.lembar, one.sel, one.kode) for one in told if one.lembar not in {KONFIRMASI.nama, KEBERATAN.nama}}
    assert others == {
        (*letak("Riwayat AK", "selesai"), "TANGGAL-BELUM-TIBA"),
        (*letak("Perubahan Penetapan", "tanggal"), "TANGGAL-BELUM-TIBA"),
        (*letak("Pimpinan Terlambat", "nip", 2), "TERLAMBAT-GANDA"),
    }


def _statuses(data: bytes, lembar: str) -> list[object]:
    """The column Kelengkapan of a sheet."""
    sheet = buku_unit().tabel(lembar)
    column = sheet.nomor_kolom("_status")
    return [row[column] for row in baca(data)[lembar][sheet.baris_pertama - 1 :]]


def test_an_answer_that_is_refused_is_told_once_and_not_again_at_its_keberatan(tmp_path: Path) -> None:
    answer = Konfirmasi(nip=nip_ke(0), nama="Orang", **KEBERATANNYA)
    unit = _unit().model_copy(update={"konfirmasi": (answer,), "keberatan": (Keberatan(nip=nip_ke(0), **NAIK),)})
    (tmp_path / "u.xlsx").write_bytes(bangun_unit(unit))
    kisi = isikan(buka(tmp_path / "u.xlsx"), KONFIRMASI.nama, "jawaban", "Keberatn")
    told = [one for one in baca_kisi(kisi, HARI_INI).temuan if one.lembar in {KONFIRMASI.nama, KEBERATAN.nama}]
    assert [(one.kode, one.lembar) for one in told] == [("PILIHAN-TIDAK-DIKENAL", KONFIRMASI.nama)]


def test_what_is_decided_holds_in_the_ranking_and_on_its_sheet_and_the_old_stays_in_skor(
    tmp_path: Path
) -> None:
    unit = _unit()
    won = [*KASUS].index("menang")
    ranked = {one.nip: one for one in peringkat_buku(unit).hasil.pegawai}
    mine, other = ranked[nip_ke(won)], ranked[nip_ke([*KASUS].index("ditolak"))]
    assert (mine.predikat, mine.nilai, mine.rating_hasil) == (Predikat.BAIK, 95, Rating.SESUAI)
    assert (other.predikat, other.nilai) == (Predikat.BUTUH_PERBAIKAN, 75)
    (tmp_path / "u.xlsx").write_bytes(data := bangun_unit(unit))
    rows = baca(data)[PEMERINGKATAN.nama][PEMERINGKATAN.baris_pertama - 1 :]
    cells = [rows[won][PEMERINGKATAN.nomor_kolom(name)] for name in ("predikat", "nilai")]
    assert cells == ["Baik", 95]
    back = baca_berkas(tmp_path / "u.xlsx", hari_ini=HARI_INI).buku
    assert isinstance(back, BukuUnit)
    assert (back.skor[won].rating_hasil, back.skor[won].nilai) == (Rating.DI_BAWAH, 75)
    assert back.keberatan == unit.keberatan


def test_a_changed_rating_leaves_no_nilai_of_before_and_a_changed_nilai_leaves_the_ratings() -> None:
    score = _unit().skor[0]
    rating = Keberatan(nip=score.nip, putusan=DITERIMA, rating_hasil_baru=Rating.SESUAI)
    only = Keberatan(nip=score.nip, putusan=DITERIMA, nilai_baru=80)
    assert rating.berlaku(score) == score.model_copy(update={"rating_hasil": Rating.SESUAI, "nilai": None})
    assert only.berlaku(score) == score.model_copy(update={"nilai": 80})
    assert only.model_copy(update={"putusan": DITOLAK}).berlaku(score) == score
    assert only.model_copy(update={"putusan": None}).berlaku(score) == score


@pytest.mark.parametrize(("dijawab", "kode"), [(date(2026, 2, 5), []), (date(2026, 2, 6), ["KEBERATAN-TERLAMBAT"])])
def test_a_keberatan_after_its_tenggat_is_told(dijawab: date, kode: list[str], tmp_path: Path) -> None:
    answer = Konfirmasi(nip=nip_ke(0), nama="Orang", jawaban="Keberatan", tanggal_jawaban=dijawab, alasan="x")
    sent = Keberatan(nip=nip_ke(0), tanggal_diteruskan=date(2026, 2, 6))
    unit = _unit().model_copy(update={"konfirmasi": (answer,), "keberatan": (sent,)})
    assert _codes(unit, tmp_path) == kode


@pytest.mark.parametrize(("ubah", "kode"), [
    ({"tanggal_diteruskan": HARI_INI}, []),
    ({"tanggal_diteruskan": HARI_INI + datetime.timedelta(1)}, ["KEBERATAN-TANGGAL"]),
])
def test_a_day_that_has_not_come_is_told(ubah: dict[str, Any], kode: list[str], tmp_path: Path) -> None:
    answer = Konfirmasi(nip=nip_ke(0), nama="Orang", **KEBERATANNYA)
    unit = _unit().model_copy(update={"konfirmasi": (answer,), "keberatan": (Keberatan(nip=nip_ke(0), **ubah),)})
    assert _codes(unit, tmp_path) == kode


@pytest.mark.parametrize(("hari", "kode"), [
    (EVALUASI, []), (EVALUASI - datetime.timedelta(1), ["UNDANGAN-TANGGAL"]), (HARI_INI, []),
    (HARI_INI + datetime.timedelta(1), ["UNDANGAN-TANGGAL"]),
])
def test_an_invitation_follows_the_evaluation_and_has_been_sent(
    hari: date, kode: list[str], tmp_path: Path
) -> None:
    answer = Konfirmasi(nip=nip_ke(0), nama="Orang", tanggal_undangan=hari)
    assert _codes(_unit().model_copy(update={"konfirmasi": (answer,), "keberatan": ()}), tmp_path) == kode


def _codes(unit: BukuUnit, folder: Path) -> list[str]:
    (folder / "u.xlsx").write_bytes(bangun_unit(unit))
    told = baca_berkas(folder / "u.xlsx", hari_ini=HARI_INI).temuan
    return [one.kode for one in told if one.lembar in {KONFIRMASI.nama, KEBERATAN.nama}]
