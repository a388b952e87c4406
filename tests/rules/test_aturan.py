from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.rules.aturan import (
    AturanBelumBerlaku,
    Keyakinan,
    Rujukan,
    baca_aturan,
    daftar_aturan,
    kode_aturan,
    muat,
)
from kinerja_core.rules.siap import AturanRusak, muat_yaml

BENAR = """\
deskripsi: Contoh
satuan: hari
nilai:
  2024-01-01: 10
  2025-07-01: 14
rujukan:
  2024-01-01:
    - {judul: Surat A, nomor: 1/2024, pasal: Pasal 2, keyakinan: letter}
  2025-07-01:
    - {judul: Surat B, keyakinan: assumption}
catatan:
  - Sebuah catatan.
terakhir_diperiksa: 2025-12-31
"""


def rusak(teks: str, bentuk: Any = int) -> tuple[str, ...]:
    with pytest.raises(AturanRusak) as caught:
        baca_aturan("contoh", teks, bentuk)
    assert str(caught.value).startswith('Aturan "contoh" rusak: ')
    return caught.value.masalah


def ganti(lama: str, baru: str) -> str:
    assert lama in BENAR
    return BENAR.replace(lama, baru)


def test_a_well_formed_rule_is_read_whole() -> None:
    aturan = baca_aturan("contoh", BENAR, int)
    assert (aturan.kode, aturan.deskripsi, aturan.satuan) == ("contoh", "Contoh", "hari")
    assert dict(aturan.nilai) == {date(2024, 1, 1): 10, date(2025, 7, 1): 14}
    assert aturan.catatan == ("Sebuah catatan.",)
    assert aturan.terakhir_diperiksa == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("tanggal", "nilai"),
    [("2024-01-01", 10), ("2025-06-30", 10), ("2025-07-01", 14), ("2025-12-31", 14), ("2099-01-01", 14)],
)
def test_a_value_holds_from_its_date_until_the_next(tanggal: str, nilai: int) -> None:
    assert baca_aturan("contoh", BENAR, int).pada(date.fromisoformat(tanggal)).hasil == nilai


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_a_date_takes_value_and_sources_of_one_effective_date(tanggal: date) -> None:
    aturan = baca_aturan("contoh", BENAR, int)
    putusan = aturan.pada(tanggal)
    sejak = aturan.berlaku_sejak(tanggal)
    assert sejak <= tanggal
    assert (putusan.hasil, putusan.rujukan) == (aturan.nilai[sejak], aturan.rujukan[sejak])


def test_a_date_before_the_first_value_names_rule_date_and_first_date() -> None:
    with pytest.raises(AturanBelumBerlaku) as caught:
        baca_aturan("contoh", BENAR, int).pada(date(2023, 12, 31))
    assert str(caught.value) == (
        'Aturan "Contoh" tidak diketahui untuk 31 Desember 2023; '
        "ketentuan pertama yang diketahui berlaku mulai 1 Januari 2024."
    )
    assert (caught.value.kode, caught.value.pertama) == ("contoh", date(2024, 1, 1))


def test_a_date_long_after_the_last_check_is_answered_with_a_warning_and_the_triwulan_after_it_without() -> None:
    aturan = baca_aturan("contoh", BENAR, int)
    for day in (date(2025, 12, 31), date(2026, 1, 4), date(2026, 4, 2)):
        assert aturan.pada(day).peringatan == ()
    (peringatan,) = aturan.pada(date(2026, 4, 3)).peringatan
    assert peringatan == (
        'Aturan "Contoh" terakhir diperiksa terhadap sumbernya pada 31 Desember 2025; untuk 3 April 2026 '
        "dipakai ketentuan yang berlaku sejak 1 Juli 2025. Pastikan belum ada ketentuan baru."
    )


def test_no_message_for_people_says_the_name_that_a_rule_has_in_files() -> None:
    for aturan in daftar_aturan():
        first = next(iter(aturan.nilai))
        with pytest.raises(AturanBelumBerlaku) as caught:
            aturan.pada(first - timedelta(days=1))
        said = [str(caught.value), *aturan.pada(max(first, aturan.terakhir_diperiksa) + timedelta(days=99)).peringatan]
        assert len(said) == 2
        for one in said:
            assert "_" not in one
            assert one.startswith(f'Aturan "{aturan.deskripsi[:8]}')
            assert one.count('"') == 2


def test_a_source_is_one_indonesian_line() -> None:
    lengkap = Rujukan(judul="Surat  A\nlama", nomor="1/2024", pasal="Pasal 2", keyakinan=Keyakinan.LETTER)
    assert str(lengkap) == (
        "Surat A lama Nomor 1/2024, Pasal 2 [surat Sekretariat Jenderal yang dimuat dalam paparan resmi]"
    )
    assert str(Rujukan(judul="Anggapan", keyakinan=Keyakinan.ASSUMPTION)) == (
        "Anggapan [pilihan kami, belum ada ketentuannya]"
    )


@pytest.mark.parametrize(
    ("judul", "kalimat"),
    [
        ("Peraturan BKN tentang periode, setahun", "Peraturan BKN Nomor 4 tentang periode, setahun"),
        ("Surat Sekjen tanggal 30 Juni 2025", "Surat Sekjen Nomor 4 tanggal 30 Juni 2025"),
        ("Surat Edaran MenPANRB, rating pimpinan", "Surat Edaran MenPANRB Nomor 4, rating pimpinan"),
        ("Peraturan Pemerintah", "Peraturan Pemerintah Nomor 4"),
    ],
)
def test_the_number_of_a_source_stands_where_it_is_cited(judul: str, kalimat: str) -> None:
    assert str(Rujukan(judul=judul, nomor="4", keyakinan=Keyakinan.REGS)).startswith(f"{kalimat} [")


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        (
            ganti("satuan: hari\n", "satuan: hari\nsatuan: jam\n"),
            'Isian "satuan" ditulis dua kali (baris 2 dan baris 3).',
        ),
        (
            ganti("  2025-07-01: 14\n", "  2025-07-01: 14\n  2025-07-01: 15\n"),
            'Isian "2025-07-01" ditulis dua kali (baris 5 dan baris 6).',
        ),
        (ganti("judul: Surat A", "judul: Surat A, judul: B"), 'Isian "judul" ditulis dua kali (baris 8 dan baris 8).'),
        (ganti("catatan:", "catatn:"), 'Bagian "catatn" tidak dikenal.'),
        (ganti("satuan: hari\n", ""), 'Bagian "satuan" tidak ada.'),
        (ganti("nomor: 1/2024", "no: 1/2024"), "Bentuk rujukan 2024-01-01 › 0 › no salah: Isian ini tidak dikenal."),
        (
            BENAR.replace("2025-07-01", "2025"),
            'Tanggal "2025" pada nilai tidak lengkap; tulis tahun, bulan dan hari (2025-01-31).',
        ),
        (
            BENAR.replace("2025-07-01", "2025-07"),
            'Tanggal "2025-07" pada nilai tidak lengkap; tulis tahun, bulan dan hari (2025-01-31).',
        ),
        (
            ganti("terakhir_diperiksa: 2025-12-31", "terakhir_diperiksa: 2025"),
            'Tanggal "2025" pada terakhir_diperiksa tidak lengkap; tulis tahun, bulan dan hari (2025-01-31).',
        ),
        (BENAR.replace("2025-07-01", "2025-02-29"), 'Tanggal "2025-02-29" pada nilai tidak ada dalam kalender.'),
        (BENAR.replace("2024-01-01", "0000-01-01"), 'Tanggal "0000-01-01" pada nilai tidak ada dalam kalender.'),
        (BENAR.replace("2024-01-01", "0"), '"0" pada nilai bukan tanggal; tulis tttt-bb-hh (2025-01-31).'),
        (
            BENAR.replace("2025-07-01", "2025-7-1"),
            '"2025-7-1" pada nilai bukan tanggal; tulis tttt-bb-hh (2025-01-31).',
        ),
        (
            BENAR.replace("2025-07-01", "1 Juli 2025"),
            '"1 Juli 2025" pada nilai bukan tanggal; tulis tttt-bb-hh (2025-01-31).',
        ),
        (
            BENAR.replace("2025-07-01:", "2025-07-01T00:00:00:"),
            '"2025-07-01T00:00:00" pada nilai bukan tanggal; tulis tttt-bb-hh (2025-01-31).',
        ),
        (ganti("  2025-07-01: 14\n", ""), "Rujukan tanggal 2025-07-01 tidak mempunyai nilai."),
        (
            ganti("  2025-07-01: 14\n", "  2025-07-01: 14\n  2026-01-01: 15\n"),
            "Nilai tanggal 2026-01-01 tidak mempunyai rujukan.",
        ),
        (
            ganti("  2024-01-01: 10\n  2025-07-01: 14\n", "  2025-07-01: 14\n  2024-01-01: 10\n"),
            "Tanggal pada nilai tidak berurutan; tulis dari yang paling lama.",
        ),
        (
            ganti("nilai:\n  2024-01-01: 10\n  2025-07-01: 14\n", "nilai: {}\n"),
            "Bagian nilai kosong atau bukan daftar bertanggal.",
        ),
        (
            ganti("nilai:\n  2024-01-01: 10\n  2025-07-01: 14\n", "nilai: 14\n"),
            "Bagian nilai kosong atau bukan daftar bertanggal.",
        ),
        (ganti(": 14\n", ": empat belas\n"), "Bentuk nilai 2025-07-01 salah: Harus bilangan bulat."),
        (ganti("keyakinan: letter", "keyakinan: yakin"), "Bentuk rujukan 2024-01-01 › 0 › keyakinan salah: "),
        (
            ganti("    - {judul: Surat B, keyakinan: assumption}\n", "    []\n"),
            "Bentuk rujukan 2025-07-01 salah: Paling sedikit 1 isian.",
        ),
        (ganti("deskripsi: Contoh", "deskripsi: ''"), 'Bagian "deskripsi" wajib berupa teks.'),
        (ganti("satuan: hari", "satuan: 3"), 'Bagian "satuan" wajib berupa teks.'),
        (
            ganti("catatan:\n  - Sebuah catatan.\n", "catatan: Sebuah catatan.\n"),
            'Bagian "catatan" harus berupa daftar kalimat.',
        ),
        ("", "Berkas kosong atau bukan daftar bagian."),
        ("- a\n", "Berkas kosong atau bukan daftar bagian."),
        ("nilai: [1, 2\n", "Berkas bukan YAML yang benar pada baris 1: kurung yang dibuka di situ tidak ditutup"),
        ("? [a, b]\n: 1\n", "Baris 1: nama isian harus berupa satu kata atau tanggal."),
        (ganti("nilai:", "nilai: &x\n  <<: 1"), '"<<" pada nilai bukan tanggal; tulis tttt-bb-hh (2025-01-31).'),
        (ganti(": 14\n", ": !!python/object:os.system x\n"), 'Baris 5: tanda "!!python/object:os.system"'),
    ],
)
def test_a_rule_file_with_a_mistake_is_refused_with_its_own_message(teks: str, pesan: str) -> None:
    assert any(masalah.startswith(pesan) for masalah in rusak(teks)), rusak(teks)


def test_all_mistakes_of_a_rule_file_come_back_at_once() -> None:
    teks = BENAR.replace("2025-07-01", "2025-07").replace(": 10\n", ": sepuluh\n").replace("Contoh", "1")
    assert len(rusak(teks)) == 4


def test_a_rule_without_notes_is_fine() -> None:
    assert baca_aturan("contoh", ganti("catatan:\n  - Sebuah catatan.\n", ""), int).catatan == ()


@pytest.mark.parametrize(
    ("tulisan", "nilai"),
    [
        ("2025-01-31", "2025-01-31"),
        ("2025-01-31 10:00:00", "2025-01-31 10:00:00"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("yes", "yes"),
        ("no", "no"),
        ("12", 12),
        ("-3", -3),
        ("12.50", Decimal("12.50")),
        ("0.1", Decimal("0.1")),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("true", True),
        ("null", None),
        ("", None),
    ],
)
def test_yaml_gives_text_whole_numbers_and_exact_decimals_and_nothing_else(tulisan: str, nilai: object) -> None:
    hasil = muat_yaml(f"a: {tulisan}", "contoh")["a"]
    assert hasil == nilai
    assert type(hasil) is type(nilai)


@given(st.decimals(-1000, 1000, places=4))
def test_a_decimal_in_yaml_keeps_every_digit(angka: Decimal) -> None:
    assert str(muat_yaml(f"a: {angka}", "contoh")["a"]) == str(angka)


def test_an_unknown_rule_is_refused_with_the_known_ones() -> None:
    with pytest.raises(AturanRusak, match=r'"upah".*angka_kredit, catatan_harian, hari_libur, jadwal'):
        muat("upah")


def test_all_rules_are_listed_in_order_and_load() -> None:
    assert [aturan.kode for aturan in daftar_aturan()] == list(kode_aturan()) == sorted(kode_aturan())
    assert set(kode_aturan()) >= {"predikat", "kelompok", "rentang_nilai", "tenggat", "jadwal", "nip"}


@pytest.mark.parametrize("kode", kode_aturan())
def test_every_rule_is_refused_before_its_first_date_and_answered_on_it(kode: str) -> None:
    aturan = muat(kode)
    pertama = next(iter(aturan.nilai))
    assert aturan.pada(pertama).rujukan
    with pytest.raises(AturanBelumBerlaku):
        aturan.pada(pertama - timedelta(days=1))


@pytest.mark.parametrize("kode", kode_aturan())
def test_every_rule_can_be_used_for_2025_without_a_warning_and_for_2030_with_one(kode: str) -> None:
    assert muat(kode).pada(date(2025, 12, 31)).peringatan == ()
    assert len(muat(kode).pada(date(2030, 12, 31)).peringatan) == 1


@pytest.mark.parametrize("kode", kode_aturan())
def test_dates_of_a_rule_rise_and_none_is_checked_before_it_is_known(kode: str) -> None:
    aturan = muat(kode)
    assert all(lama < baru for lama, baru in pairwise(aturan.nilai))
    assert max(aturan.nilai) <= aturan.terakhir_diperiksa


def test_a_long_date_is_indonesian() -> None:
    assert tanggal_panjang(date(2026, 8, 17)) == "17 Agustus 2026"
