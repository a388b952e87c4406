"""The sheet Konfirmasi of a built workbook: its tenggat are the rule's own, as far as the calendar reaches."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.konfirmasi import Konfirmasi
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.rules.aturan import Putusan
from kinerja_core.rules.jawaban import jawaban_unit
from kinerja_core.rules.konfirmasi import BELUM_DIEVALUASI, DIANGGAP_SETUJU
from kinerja_core.rules.tenggat import tenggat_konfirmasi
from kinerja_core.services.contoh import unit
from kinerja_core.services.konfirmasi import konfirmasi_buku
from kinerja_core.workbooks.baca import baca_berkas
from kinerja_core.workbooks.bangun import bangun_unit
from kinerja_core.workbooks.buku_unit import konfirmasi
from kinerja_core.workbooks.buku_unit.kalender import hari_kalender
from kinerja_core.workbooks.buku_unit.konfirmasi import DI_LUAR, KONFIRMASI, TAK_TERBACA
from tests.alat import libreoffice
from tests.alat.alamat import di, isi, letak
from tests.alat.timpa_sel import timpa_sel
from tests.workbooks.bahan_bangun import nip_ke
from tests.workbooks.buku_unit.bahan_unit import bangun_pas
from tests.workbooks.test_bangun import baca

ORANG = unit.ORANG[0].pegawai


def ternilai(banyak: int) -> tuple[SkorPegawai, ...]:
    """People whose both ratings are chosen, so that there is a result to answer."""
    rating = {"rating_hasil": "Sesuai Ekspektasi", "rating_perilaku": "Sesuai Ekspektasi"}
    return tuple(SkorPegawai.model_validate({"nip": nip_ke(n), "nama": f"Orang {n}"} | rating) for n in range(banyak))


def tenggat(setelan: dict[str, Any], hari: list[date], kolom: str = "_tenggat") -> list[object]:
    """What the cells of the tenggat hold, one evaluation a row."""
    settings = Pengaturan.model_validate({"nama_unit": "Biro", "periode": "Tahun 2025"} | setelan)
    answers = tuple(Konfirmasi(nip=nip_ke(number), tanggal_evaluasi=day) for number, day in enumerate(hari))
    book = BukuUnit(pengaturan=settings, skor=ternilai(len(hari)), konfirmasi=answers)
    rows = baca(bangun_unit(book))[KONFIRMASI.nama]
    column = KONFIRMASI.nomor_kolom(kolom)
    return [row[column] for row in rows[KONFIRMASI.baris_pertama - 1 :][: len(hari)]]


@pytest.mark.parametrize("setelan", [
    {},
    {"konfirmasi_jumlah": 5, "libur_tambahan": (date(2025, 2, 3), date(2025, 8, 18)),
     "tetap_kerja": (date(2025, 3, 1), date(2025, 6, 15), date(2025, 12, 25))},
    {"konfirmasi_jumlah": 366},
    {"konfirmasi_jumlah": 30, "konfirmasi_satuan": "hari"},
], ids=["aturan", "hari sendiri", "terlama", "hari"])
def test_the_stored_tenggat_is_the_rules_own_until_the_calendar_ends(setelan: dict[str, Any]) -> None:
    days = [date(2024, 12, 1) + timedelta(days=number) for number in range(0, 840, 3)]
    first, *_, last = hari_kalender(2025)
    expected = []
    for day in days:
        limit = tenggat_konfirmasi(
            day, jumlah=setelan.get("konfirmasi_jumlah", 14), satuan=setelan.get("konfirmasi_satuan", "hari kerja"),
            libur_tambahan=frozenset(setelan.get("libur_tambahan", ())),
            tetap_kerja=frozenset(setelan.get("tetap_kerja", ())),
        ).hasil
        inside = setelan.get("konfirmasi_satuan") == "hari" or (first <= day and limit <= last)
        expected.append(limit if inside else DI_LUAR)
    assert tenggat(setelan, days) == expected


def test_a_rule_that_changes_changes_the_stored_tenggat(monkeypatch: pytest.MonkeyPatch) -> None:
    other = date(2025, 11, 11)
    monkeypatch.setattr(konfirmasi, "tenggat_konfirmasi", lambda *_, **__: Putusan(other))
    assert tenggat({}, [date(2025, 1, 10)]) == [other]


def test_a_tenggat_that_days_not_decided_yet_may_move_is_called_an_estimate() -> None:
    days = [date(2027, 1, 20), date(2027, 3, 4), date(2027, 12, 27), date(2028, 2, 1)]
    states = tenggat({"periode": "Tahun 2027"}, days, "_keadaan")
    assert [str(state).endswith("; tenggat perkiraan") for state in states] == [False, True, True, True]
    calendar_days = tenggat({"periode": "Tahun 2027", "konfirmasi_satuan": "hari"}, days, "_keadaan")
    assert not any("perkiraan" in str(state) for state in calendar_days)


#: Answers as people type or paste them -> what the sheet then says of them, or nothing where they count.
JAWABAN = {
    "Setuju": "", "SETUJU": "", "keberatan": "", "Setuju ": "Jawaban tidak ada di daftar",
    " setuju": "Jawaban tidak ada di daftar", "Setuju\u00a0": "Jawaban tidak ada di daftar",
    "ok": "Jawaban tidak ada di daftar", "Ya": "Jawaban tidak ada di daftar",
}


def test_an_answer_with_spaces_is_refused_by_sheet_and_reader_alike_and_is_no_answer_meanwhile(
    soffice: str, tmp_path: Path
) -> None:
    day = date(2025, 1, 10)
    rows = tuple(
        Konfirmasi(nip=nip_ke(n), nama=f"Orang {n}", tanggal_evaluasi=day, tanggal_jawaban=day, alasan="x")
        for n in range(len(JAWABAN))
    )
    settings = Pengaturan.model_validate({"nama_unit": "Biro", "periode": "Tahun 2025"})
    answers = {
        letak(KONFIRMASI.nama, "jawaban", number): answer for number, answer in enumerate(JAWABAN, start=1)
    }
    (tmp_path / "asal").mkdir()
    source = tmp_path / "asal" / "u.xlsx"
    source.write_bytes(timpa_sel(bangun_pas(BukuUnit(pengaturan=settings, konfirmasi=rows)), answers, berjudul=False))
    (path,) = libreoffice.ubah_semua([source], "xlsx", tmp_path)
    found = {one.sel: one.pesan for one in baca_berkas(path).temuan if one.kode == "PILIHAN-TIDAK-DIKENAL"}
    cells = baca(path)
    for number, (answer, said) in enumerate(JAWABAN.items(), start=1):
        status, state = (isi(cells, KONFIRMASI.nama, name, number) for name in ("_status", "_keadaan"))
        told = found.get(di(KONFIRMASI.nama, "jawaban", number), "")
        assert (status, told.partition(":")[0]) == (f"Periksa: {said}" if said else "Lengkap", said), answer
        assert state == (TAK_TERBACA if said else answer), answer


def test_silence_agrees_to_nothing_while_a_rating_is_missing_in_the_sheet_and_in_the_register(
    soffice: str, tmp_path: Path
) -> None:
    day = date(2025, 1, 10)
    settings = Pengaturan.model_validate({"nama_unit": "Biro", "periode": "Tahun 2025", "tanggal_evaluasi": day})
    first, second = ternilai(2)
    half = second.model_copy(update={"rating_perilaku": None})
    answered = half.model_copy(update={"nip": nip_ke(2), "nama": "Orang 2"})
    rows = (
        *(Konfirmasi(nip=nip_ke(n)) for n in range(2)),
        Konfirmasi(nip=nip_ke(2), jawaban="Setuju", tanggal_jawaban=day), Konfirmasi(nip=nip_ke(3)),
    )
    book = BukuUnit(
        pengaturan=settings, skor=(first, half, answered), konfirmasi=rows,
        anggota=tuple(AnggotaUnit(pegawai=ORANG.model_copy(update={"nip": nip_ke(n)})) for n in range(4)),
    )
    expected = [DIANGGAP_SETUJU, BELUM_DIEVALUASI, "Setuju", BELUM_DIEVALUASI]
    source = tmp_path / "asal.xlsx"
    source.write_bytes(bangun_pas(book))
    (tmp_path / "hitung").mkdir()
    (path,) = libreoffice.ubah_semua([source], "xlsx", tmp_path / "hitung")
    for file in (source, path):
        cells = baca(file)
        assert [isi(cells, KONFIRMASI.nama, "_keadaan", n) for n in range(1, 5)] == expected, file
    register = {one.nip: one.urusan.keadaan for one in konfirmasi_buku(book, date(2025, 3, 1)).pegawai}
    assert [register[nip_ke(n)] for n in range(4)] == expected
    told = {one.nip: one.keadaan.value for one in jawaban_unit(book, [(nip_ke(n), "") for n in range(4)], date.max)}
    assert [told[nip_ke(n)] for n in range(4)] == expected
