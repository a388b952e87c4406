from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinerja_core.model.galat import PengaturanSalah
from kinerja_core.model.istilah import (
    CapaianOrganisasi,
    Kelompok,
    MetodePemetaan,
    Predikat,
    Rating,
    Tingkat,
    UrutanPeringkat,
)
from kinerja_core.model.pemeringkatan import HasilPegawai, SkorPegawai
from kinerja_core.rules.aturan import AturanBelumBerlaku, Keyakinan, muat
from kinerja_core.rules.pemeringkatan import peringkatkan

TANGGAL = date(2025, 12, 31)


def orang(nomor: int, hasil: object, perilaku: object, nama: str | None = None, **lain: Any) -> SkorPegawai:
    nip = f"199001012015042{nomor:03d}"
    return SkorPegawai(nip=nip, nama=nama or f"Pegawai {nomor}", hasil=hasil, perilaku=perilaku, **lain)


def menurut_nama(hasil: tuple[HasilPegawai, ...]) -> dict[str, HasilPegawai]:
    return {item.nama: item for item in hasil}


def test_all_impossible_settings_are_refused_at_once() -> None:
    with pytest.raises(PengaturanSalah) as caught:
        peringkatkan([], tanggal=TANGGAL, k=Decimal(-1), toleransi=Decimal("NaN"), bobot=(70, 40))
    assert caught.value.masalah == (
        "Pengali simpangan baku (k) harus 0 atau lebih, bukan -1.",
        "Toleransi harus 0 atau lebih, bukan NaN.",
        "Bobot hasil kerja dan perilaku kerja harus berjumlah 100, bukan 70:40.",
    )


def test_k_without_end_and_a_tolerance_below_nothing_are_refused_and_nothing_at_all_is_not() -> None:
    with pytest.raises(PengaturanSalah) as caught:
        peringkatkan([], tanggal=TANGGAL, k=Decimal("Infinity"), toleransi=Decimal("-0.01"))
    assert [one.split(" harus")[0] for one in caught.value.masalah] == ["Pengali simpangan baku (k)", "Toleransi"]
    for bobot in ((100, 0), (0, 100)):
        assert peringkatkan([], tanggal=TANGGAL, k=Decimal(0), toleransi=Decimal(0), bobot=bobot).hasil.bobot == bobot


def test_a_unit_that_is_complete_and_agrees_is_warned_of_nothing() -> None:
    best, good = (Rating.DI_ATAS, Rating.DI_ATAS), (Rating.SESUAI, Rating.SESUAI)
    skor = [
        orang(nomor, angka, angka, jabatan="Perawat", rating_hasil=rating[0], rating_perilaku=rating[1], nilai=nilai)
        for nomor, (angka, rating, nilai) in enumerate(((95, best, 115), (85, good, 100), (75, good, 90)), start=1)
    ]
    for urutan in UrutanPeringkat:
        putusan = peringkatkan(skor, tanggal=TANGGAL, urutan=urutan)
        assert (putusan.peringatan, putusan.hasil.peringatan) == ((), ())
        assert putusan.hasil.menurut_predikat == (() if urutan is UrutanPeringkat.KOMPOSIT else tuple(Kelompok))
        people = putusan.hasil.pegawai
        assert [(one.kelompok, one.predikat, one.jabatan, one.rentang, one.konflik) for one in people] == [
            (Kelompok.K1, Predikat.SANGAT_BAIK, "Perawat", (110, 120), ()),
            (Kelompok.K2, Predikat.BAIK, "Perawat", (92, 109), ()),
            (Kelompok.K3, Predikat.BAIK, "Perawat", (90, 91), ()),
        ]
        assert not any("belum" in text for one in people for text in one.catatan)


def test_in_k3_without_a_band_for_the_predikat_no_nilai_is_proposed_and_that_is_said() -> None:
    def lowest(**lain: Any) -> HasilPegawai:
        skor = [orang(1, 95, 95), orang(2, 85, 85), orang(3, lain.pop("hasil", 75), 75, **lain)]
        return menurut_nama(peringkatkan(skor, tanggal=TANGGAL).hasil.pegawai)["Pegawai 3"]

    top = {"rating_hasil": Rating.DI_ATAS, "rating_perilaku": Rating.DI_ATAS}
    found = lowest(**top)
    assert (found.kelompok, found.predikat, found.usulan_predikat, found.usulan_nilai) == (
        Kelompok.K3, Predikat.SANGAT_BAIK, None, None,
    )  # fmt: skip
    assert len(found.konflik) == 1
    assert [text for text in found.catatan if text.startswith("Nilai tidak diusulkan")]
    half = lowest(rating_hasil=Rating.DI_ATAS)
    assert (half.predikat, half.konflik) == (None, ())
    assert half.catatan == ("Predikat kelompok K3 berasal dari rating; rating perilaku kerja belum diisi.",)
    assert lowest().catatan == (
        "Predikat kelompok K3 berasal dari rating; rating hasil kerja dan rating perilaku kerja belum diisi.",
    )


def test_weights_that_make_100_with_a_negative_one_are_refused() -> None:
    with pytest.raises(PengaturanSalah, match="bukan 120:-20"):
        peringkatkan([], tanggal=TANGGAL, bobot=(120, -20))


def test_only_weights_that_no_rule_names_are_said() -> None:
    skor = [orang(1, 90, 90), orang(2, 80, 80)]
    for bobot, banyak in (((70, 30), 0), ((60, 40), 0), ((50, 50), 1)):
        told = [one for one in peringkatkan(skor, tanggal=TANGGAL, bobot=bobot).peringatan if "bukan bobot" in one]
        assert len(told) == banyak
    assert told[0].startswith("Bobot 50:50 bukan bobot yang dikenal: 70:30 (")
    assert " atau 60:40 (" in told[0]


def test_the_pattern_is_compared_with_what_is_decided_and_only_then() -> None:
    capaian = CapaianOrganisasi.ISTIMEWA  # Sangat Baik for 70 % at most
    top = {"rating_hasil": Rating.DI_ATAS, "rating_perilaku": Rating.DI_ATAS}
    skor = [orang(nomor, 80 + nomor, 80 + nomor, **top) for nomor in range(1, 11)]
    hasil = peringkatkan(skor, tanggal=TANGGAL, capaian_organisasi=capaian).hasil
    assert hasil.pola is not None
    assert (hasil.pola.pegawai, hasil.pola.berubah) == (10, 3)
    assert any("Sangat Baik 10 dari 10 pegawai (100%), seharusnya paling banyak 70%" in one for one in hasil.peringatan)
    open_ = [orang(nomor, 80 + nomor, 80 + nomor) for nomor in range(1, 11)]
    hasil = peringkatkan(open_, tanggal=TANGGAL, capaian_organisasi=capaian).hasil
    assert hasil.pola is None
    assert any("Pola distribusi belum dapat diperiksa" in one for one in hasil.peringatan)
    assert peringkatkan(skor, tanggal=TANGGAL).hasil.pola is None


def test_an_empty_unit_says_so() -> None:
    putusan = peringkatkan([], tanggal=TANGGAL)
    assert putusan.hasil.pegawai == ()
    assert putusan.hasil.distribusi == dict.fromkeys(Predikat, 0)
    assert putusan.peringatan == ("Belum ada pegawai untuk diperingkatkan.",)


def test_a_period_before_the_letter_is_refused_with_rule_date_and_first_date() -> None:
    with pytest.raises(AturanBelumBerlaku, match=r'"Kelompok pemetaan dari .*" .* 31 Desember 2024.* 1 Januari 2025'):
        peringkatkan([orang(1, 90, 90)], tanggal=date(2024, 12, 31))


def test_a_ranking_names_its_sources_and_how_sure_they_are() -> None:
    sumber = peringkatkan([orang(1, 90, 90)], tanggal=TANGGAL).rujukan
    assert len(set(sumber)) == len(sumber)
    assert {item.keyakinan for item in sumber} >= {Keyakinan.LETTER, Keyakinan.FORMS, Keyakinan.ASSUMPTION}


def test_averages_and_edges_are_shown_to_four_decimals() -> None:
    hasil = peringkatkan([orang(1, 100, 90), orang(2, 90, 90), orang(3, 90, 90)], tanggal=TANGGAL).hasil
    rata = hasil.rata_rata["hasil"]
    assert (rata.rata, rata.simpangan_baku) == (Decimal("93.3333"), Decimal("4.7140"))
    assert (rata.batas_bawah, rata.batas_atas) == (Decimal("90.9763"), Decimal("95.6904"))
    assert hasil.rata_rata["perilaku"].simpangan_baku == 0
    assert (hasil.k, hasil.toleransi, hasil.bobot) == (Decimal("0.5"), None, (70, 30))


def test_with_a_tolerance_the_edges_are_that_far_from_the_mean() -> None:
    skor = [orang(1, 100, 90), orang(2, 90, 90), orang(3, 90, 90)]
    hasil = peringkatkan(skor, tanggal=TANGGAL, metode=MetodePemetaan.MUTLAK, toleransi=Decimal("2.5")).hasil
    rata = hasil.rata_rata["hasil"]
    shown = rata.rata, rata.batas_bawah, rata.batas_atas
    assert shown == (Decimal("93.3333"), Decimal("90.8333"), Decimal("95.8333"))
    assert (hasil.k, hasil.toleransi) == (None, Decimal("2.5"))


def test_the_composite_is_exact_and_uses_the_weights() -> None:
    skor = [orang(1, "87.3333", "91.0001"), orang(2, 100, 0)]
    hasil = menurut_nama(peringkatkan(skor, tanggal=TANGGAL, bobot=(60, 40)).hasil.pegawai)
    assert hasil["Pegawai 1"].komposit == Decimal("88.80002")
    assert str(hasil["Pegawai 2"].komposit) == "60"


def test_k_zero_leaves_only_the_exact_mean_as_average() -> None:
    skor = [orang(1, "80.0001", "80.0001"), orang(2, 80, 80), orang(3, "79.9999", "79.9999")]
    hasil = peringkatkan(skor, tanggal=TANGGAL, k=Decimal(0)).hasil.pegawai
    assert [item.kelompok for item in hasil] == [Kelompok.K1, Kelompok.K2, Kelompok.K3]


def test_a_mean_that_no_decimal_can_write_still_decides_exactly() -> None:
    # mean 3.3333...: the score 3.3333 is below it, 3.3334 above
    skor = [orang(1, "3.3333", "3.3334"), orang(2, "3.3333", "3.3333"), orang(3, "3.3334", "3.3333")]
    hasil = menurut_nama(peringkatkan(skor, tanggal=TANGGAL, k=Decimal(0)).hasil.pegawai)
    assert hasil["Pegawai 1"].tingkat_hasil is Tingkat.DI_BAWAH
    assert hasil["Pegawai 1"].tingkat_perilaku is Tingkat.DI_ATAS
    assert hasil["Pegawai 3"].tingkat_hasil is Tingkat.DI_ATAS


def test_scores_missing_in_one_element_are_asked_for_and_left_out_of_its_mean_only() -> None:
    skor = [orang(1, 90, None), orang(2, 80, 80), orang(3, 70, 80)]
    putusan = peringkatkan(skor, tanggal=TANGGAL, metode=MetodePemetaan.MUTLAK, toleransi=Decimal(5))
    terbuka = putusan.hasil.pegawai[-1]
    assert (terbuka.nama, terbuka.tingkat_hasil, terbuka.kelompok, terbuka.peringkat) == (
        "Pegawai 1", Tingkat.DI_ATAS, None, None,
    )  # fmt: skip
    assert terbuka.catatan == ("Skor perilaku kerja belum diisi.",)
    assert putusan.hasil.rata_rata["hasil"].rata == 80
    assert "Rata-rata perilaku kerja dihitung dari 2 di antara 3 pegawai." in putusan.peringatan
    assert not any("Rata-rata hasil kerja dihitung" in item for item in putusan.peringatan)


def test_one_scored_person_among_many_has_no_average_either() -> None:
    putusan = peringkatkan([orang(1, 90, 90), orang(2, None, None)], tanggal=TANGGAL)
    assert {item.kelompok for item in putusan.hasil.pegawai} == {None}
    assert putusan.hasil.rata_rata == {}
    satu = menurut_nama(putusan.hasil.pegawai)["Pegawai 1"]
    assert satu.catatan == (
        "Tidak ada rata-rata hasil kerja sebagai pembanding.", "Tidak ada rata-rata perilaku kerja sebagai pembanding.",
    )  # fmt: skip


def test_a_missing_level_is_asked_for_with_the_method_tingkat() -> None:
    skor = [orang(1, 90, 90, tingkat_hasil=Tingkat.DI_ATAS)]
    hasil = peringkatkan(skor, tanggal=TANGGAL, metode=MetodePemetaan.TINGKAT).hasil
    assert hasil.rata_rata == {}
    assert hasil.pegawai[0].kelompok is None
    assert hasil.pegawai[0].catatan == ("Tingkat perilaku kerja belum diisi.",)


def test_levels_without_scores_give_a_kelompok_but_no_rank() -> None:
    skor = [orang(1, None, None, tingkat_hasil="di atas", tingkat_perilaku="di atas")]
    hasil = peringkatkan(skor, tanggal=TANGGAL, metode=MetodePemetaan.TINGKAT).hasil.pegawai[0]
    assert (hasil.kelompok, hasil.usulan_predikat, hasil.peringkat, hasil.usulan_nilai) == (
        Kelompok.K1, Predikat.SANGAT_BAIK, None, None,
    )  # fmt: skip
    assert (hasil.predikat, hasil.nilai) == (None, None)
    assert hasil.catatan == ("Skor hasil kerja belum diisi.", "Skor perilaku kerja belum diisi.")


def test_a_level_that_a_computing_method_does_not_use_is_mentioned() -> None:
    skor = [orang(1, 90, 90, tingkat_hasil="di bawah"), orang(2, 80, 80)]
    hasil = menurut_nama(peringkatkan(skor, tanggal=TANGGAL).hasil.pegawai)
    assert hasil["Pegawai 1"].catatan[:1] == (
        'Tingkat hasil kerja diisi "Di Bawah Rata-rata", tetapi tidak dipakai pada metode Simpangan Baku.',
    )


def test_a_conflict_never_changes_a_rating() -> None:
    skor = [orang(1, 100, 100, rating_hasil="di bawah", rating_perilaku="di bawah"), orang(2, 50, 50)]
    satu = menurut_nama(peringkatkan(skor, tanggal=TANGGAL).hasil.pegawai)["Pegawai 1"]
    assert (satu.rating_hasil, satu.rating_perilaku) == (Rating.DI_BAWAH, Rating.DI_BAWAH)
    assert (satu.kelompok, satu.predikat, satu.nilai) == (Kelompok.K1, Predikat.SANGAT_KURANG, None)
    assert (satu.usulan_predikat, satu.usulan_nilai) == (Predikat.SANGAT_BAIK, 120)
    (catatan,) = satu.catatan
    assert catatan == (
        "Usulan nilai 120 adalah ujung atas rentang: di kelompok K1 dengan usulan predikat Sangat Baik tidak ada skor "
        "gabungan lain sebagai pembanding."
    )
    (konflik,) = satu.konflik
    assert konflik == (
        "Kelompok K1 menghendaki predikat Sangat Baik, tetapi rating hasil kerja Di Bawah Ekspektasi dan perilaku "
        "kerja Di Bawah Ekspektasi menghasilkan predikat Sangat Kurang. Rating tidak diubah; Pejabat Penilai Kinerja "
        "perlu menetapkan salah satunya."
    )


def test_one_rating_alone_is_not_enough_for_the_matrix() -> None:
    skor = [orang(1, 100, 100), orang(2, 50, 50, rating_hasil="sesuai"), orang(3, 100, 100, rating_hasil="sesuai")]
    hasil = menurut_nama(peringkatkan(skor, tanggal=TANGGAL).hasil.pegawai)
    assert hasil["Pegawai 2"].predikat is None
    assert hasil["Pegawai 2"].catatan == (
        "Predikat kelompok K3 berasal dari rating; rating perilaku kerja belum diisi.",
    )
    assert hasil["Pegawai 3"].catatan[0] == "Baru satu rating yang diisi, sehingga matriks predikat belum dapat dibaca."


def test_a_nilai_without_a_kelompok_is_compared_with_every_band_of_its_predikat() -> None:
    rating = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
    baik = peringkatkan([orang(1, 90, 90, nilai=91, **rating)], tanggal=TANGGAL).hasil.pegawai[0]
    assert (baik.nilai, baik.konflik) == (91, ())
    tinggi = peringkatkan([orang(1, 90, 90, nilai=110, **rating)], tanggal=TANGGAL).hasil.pegawai[0]
    assert tinggi.konflik == ("Nilai 110 berada di luar rentang predikat Baik: 92 s.d. 109 atau 90 s.d. 91.",)


@pytest.mark.parametrize(("nilai", "konflik"), [
    (91, ()), (92, ("Nilai 92 berada di luar rentang kelompok K3: 1 s.d. 91.",)),
])
def test_a_nilai_that_no_predikat_of_the_kelompok_reaches_is_a_conflict_before_the_ratings(
    nilai: int, konflik: tuple[str, ...]
) -> None:
    skor = [orang(1, 100, 100), orang(2, 50, 50, nilai=nilai)]
    rendah = menurut_nama(peringkatkan(skor, tanggal=TANGGAL).hasil.pegawai)["Pegawai 2"]
    assert (rendah.predikat, rendah.konflik) == (None, konflik)
    assert [way.partition(",")[0] for way in rendah.jalan_keluar] == ([
        "Pejabat Penilai mengubah nilai menjadi bilangan bulat 1 s.d. 91.", "Bila nilai 92 yang dikehendaki",
    ] if konflik else [])


def test_the_bands_of_a_kelompok_of_several_predikat_begin_at_one() -> None:
    """So the sheet may say ``1 s.d.`` of it."""
    for bands in muat("rentang_nilai").nilai.values():
        assert all(min(low for low, _ in row.values()) == 1 for row in bands.values() if len(row) > 1)


def test_a_nilai_for_a_pair_without_a_band_is_a_conflict() -> None:
    skor = [
        orang(1, 100, 50, nilai=115, rating_hasil="di atas", rating_perilaku="di atas"), orang(2, 50, 100),
    ]  # fmt: skip
    satu = menurut_nama(peringkatkan(skor, tanggal=TANGGAL).hasil.pegawai)["Pegawai 1"]
    assert satu.nilai == 115
    assert satu.konflik[1] == "Nilai 115 tidak mempunyai rentang untuk kelompok K3, predikat Sangat Baik."


def test_two_lines_with_one_nip_are_both_kept_and_warned_about() -> None:
    skor = [orang(7, 90, 90, "Ani"), orang(7, 80, 80, "Ani Lama"), orang(8, 80, 80, "Budi")]
    putusan = peringkatkan(skor, tanggal=TANGGAL)
    assert len(putusan.hasil.pegawai) == 3
    assert (
        "NIP 199001012015042007 dipakai 2 baris: Ani, Ani Lama. Semua ikut dihitung; hapus yang berlebih."
        in putusan.peringatan
    )


def test_two_people_who_differ_only_in_the_serial_are_two_people() -> None:
    putusan = peringkatkan([orang(1, 90, 90), orang(2, 80, 80)], tanggal=TANGGAL)
    assert not any("dipakai" in item for item in putusan.peringatan)


def test_the_pattern_of_the_organisation_is_compared_when_its_capaian_is_known() -> None:
    rating = {"rating_hasil": "sesuai", "rating_perilaku": "sesuai"}
    skor = [orang(1, 90, 90, **rating), orang(2, 90, 90, **rating)]
    putusan = peringkatkan(skor, tanggal=TANGGAL, capaian_organisasi=CapaianOrganisasi.BAIK)
    assert putusan.hasil.distribusi[Predikat.BAIK] == 2
    assert any("Baik 2 dari 2 pegawai (100%), seharusnya paling banyak 70%" in item for item in putusan.peringatan)
    assert any("3 Tahun 2023" in str(item) for item in putusan.rujukan)
    assert putusan.hasil.peringatan == putusan.peringatan


def test_a_proposal_never_counts_as_a_predikat_of_the_pattern() -> None:
    skor = [orang(1, 90, 90), orang(2, 90, 90)]
    putusan = peringkatkan(skor, tanggal=TANGGAL, capaian_organisasi=CapaianOrganisasi.BAIK)
    assert sum(putusan.hasil.distribusi.values()) == 0
    assert putusan.hasil.usulan_distribusi[Predikat.BAIK] == 2
    assert "Pola distribusi belum dapat diperiksa: belum ada predikat yang ditetapkan." in putusan.peringatan
    assert not any("seharusnya" in item for item in putusan.peringatan)


def test_open_questions_name_five_people_and_count_the_rest() -> None:
    putusan = peringkatkan([orang(nomor, None, 80) for nomor in range(1, 9)], tanggal=TANGGAL)
    assert (
        "8 pegawai belum mempunyai peringkat: Pegawai 1, Pegawai 2, Pegawai 3, Pegawai 4, Pegawai 5, dan 3 lainnya."
        in putusan.peringatan
    )


def test_a_later_year_is_ranked_with_the_newest_rule_and_a_warning() -> None:
    putusan = peringkatkan([orang(1, 90, 90), orang(2, 80, 80)], tanggal=date(2027, 12, 31))
    assert putusan.hasil.pegawai[0].kelompok is Kelompok.K1
    peringatan = [item for item in putusan.peringatan if item.startswith('Aturan "Kelompok pemetaan dari')]
    assert len(peringatan) == 1
    assert peringatan[0].endswith("Pastikan belum ada ketentuan baru.")


#: Whole scores; 1 is a percentage typed by mistake.
SKOR_BULAT = st.one_of(st.just(0), st.integers(2, 120))


@given(st.lists(st.tuples(SKOR_BULAT, SKOR_BULAT), min_size=2, max_size=30), st.randoms())
def test_the_order_of_the_input_changes_nothing_for_anybody(skor: list[tuple[int, int]], acak: Any) -> None:
    semua = [orang(nomor, hasil, perilaku) for nomor, (hasil, perilaku) in enumerate(skor, start=1)]
    lain = list(semua)
    acak.shuffle(lain)
    pertama = menurut_nama(peringkatkan(semua, tanggal=TANGGAL).hasil.pegawai)
    assert menurut_nama(peringkatkan(lain, tanggal=TANGGAL).hasil.pegawai) == pertama


@given(st.lists(st.tuples(SKOR_BULAT, SKOR_BULAT), min_size=2, max_size=40))
def test_proposed_nilai_stay_in_their_band_and_follow_the_composite(skor: list[tuple[int, int]]) -> None:
    semua = [orang(nomor, hasil, perilaku) for nomor, (hasil, perilaku) in enumerate(skor, start=1)]
    hasil = peringkatkan(semua, tanggal=TANGGAL).hasil.pegawai
    for kelompok, (rendah, tinggi) in {Kelompok.K1: (110, 120), Kelompok.K2: (92, 109)}.items():
        anggota = [(item.komposit, item.usulan_nilai) for item in hasil if item.kelompok is kelompok]
        assert all(nilai is not None and rendah <= nilai <= tinggi for _, nilai in anggota)
        assert [nilai for _, nilai in sorted(anggota)] == sorted(nilai for _, nilai in anggota)
        if anggota:
            assert max(anggota)[1] == tinggi
            assert len(dict(anggota)) == len(set(anggota))
