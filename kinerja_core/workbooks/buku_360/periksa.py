"""What the sheets of an evaluator's workbook say about each other."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from kinerja_core.model.istilah import Hubungan
from kinerja_core.model.penilaian_360 import Penilai360, Penilaian360
from kinerja_core.rules.mutu_360 import aturan_mutu, semua_sama
from kinerja_core.rules.perilaku_360 import Instrumen
from kinerja_core.workbooks.buku_360.daftar_dinilai import Dinilai
from kinerja_core.workbooks.buku_360.penilaian import SkorTerbaca, butir_kosong, sel_kosong, sel_skor
from kinerja_core.workbooks.mesin.lembar import Tabel
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi


@memberi("P360-BUTIR-KOSONG", "P360-SKOR-TANPA-NAMA")
def periksa_skor(
    lapor: Pelapor[Tabel], daftar: Tabel, dinilai: Sequence[Dinilai], nomor: set[int], skor: SkorTerbaca,
    alat: Instrumen,
) -> None:
    """People without a score for every item, and scores of a number that nobody has.

    Args:
        lapor: the sheet of scores.
        daftar: the list of people.
        dinilai: the usable ratings.
        nomor: every number that is given out.
        skor: the scores as read; of who has a mistake among them nothing more is said.
        alat: the instrument.
    """
    orphans = sorted(skor.per_orang.keys() - nomor)
    unrated = [one.nomor for one in dinilai if one.nomor not in skor.per_orang and one.nomor not in skor.salah]
    moved = unrated if 0 < len(unrated) <= len(orphans) else []  # whose scores stand under another number, it seems
    orphans = _orphans(daftar, orphans, len(moved))
    for item in dinilai:
        if item.nomor not in moved and item.nomor not in skor.salah and (blank := butir_kosong(item.penilaian, alat)):
            said = f"Pegawai {item.nomor}: {blank}."
            place = sel_kosong(lapor.lembar, item.nomor, item.penilaian, alat)
            lapor("P360-BUTIR-KOSONG", said, sel=place, tanpa_isi=said)
    for number in orphans:
        said = f"Ada skor untuk Pegawai {number}, tetapi nomor itu kosong di lembar {daftar.spek.nama}."
        if moved:
            said += f" Pegawai {', '.join(map(str, moved))} di sana belum dinilai; mungkin nomornya keliru."
        lapor("P360-SKOR-TANPA-NAMA", said, sel=sel_skor(lapor.lembar, number), tanpa_isi=said)


def _orphans(daftar: Tabel, nomor: list[int], berpindah: int) -> list[int]:
    """Numbers with scores that nobody has; none where rows of the list without a right number are enough for them.

    So many others seem to stand under another number.
    """
    found = daftar.kumpulan.daftar
    wrong = [one.sel for one in found if (one.kode, one.lembar) == ("P360-NOMOR", daftar.nama) and one.sel]
    if not wrong or not 0 < len(nomor) <= len(wrong) + berpindah:
        return nomor
    said = f"Skor untuk Pegawai {', '.join(map(str, nomor))} karenanya tanpa nama."
    daftar.kumpulan.lengkapi(daftar.nama, wrong, said)
    return []


@memberi("P360-BERPINDAH")
def periksa_nomor(lapor: Pelapor[Tabel], dinilai: Sequence[Dinilai], semula: Mapping[int, str]) -> None:
    """People of a prefilled list who stand under each other's number: their scores may be those of somebody else.

    LibreOffice sorts the cells that are not locked, which are all but the number.
    """
    numbers = {nip: number for number, nip in semula.items()}
    moved = [
        (item, before) for item in dinilai if item.nomor in semula
        and (before := numbers.get(str(item.penilaian.nip), item.nomor)) != item.nomor
    ]
    if not moved:
        return
    item, before = moved[0]
    more = f" Demikian pula {len(moved) - 1} pegawai lain." if moved[1:] else ""
    said = f"Pegawai {item.nomor} semula bernomor {before}: bila daftarnya diurutkan sesudah diberi skor, skor di "
    said += f"kolom itu milik orang lain.{more}"
    lapor("P360-BERPINDAH", said, item.baris, "nip", tanpa_isi=said)


@memberi("P360-SAMA-SEMUA")
def periksa_seragam(
    lapor: Pelapor[Tabel], penilaian: Sequence[Penilaian360], alat: Instrumen, akhir: datetime.date
) -> None:
    """An evaluator who gave everybody the same; only the evaluator's own workbook says so."""
    if semua_sama(penilaian, alat, aturan_mutu(akhir).hasil):
        said = "Semua pegawai yang Anda nilai mendapat skor yang persis sama pada setiap butir."
        lapor("P360-SAMA-SEMUA", said, sel=lapor.lembar.sel(lapor.lembar.baris_pertama, "butir"), tanpa_isi=said)


@memberi("P360-DIRI")
def periksa_hubungan(
    lapor: Pelapor[Tabel], dinilai: Sequence[Dinilai], penilai: Penilai360
) -> tuple[Penilaian360, ...]:
    """Ratings in which "Diri Sendiri" goes with the evaluator's own NIP, and with no other."""
    kept = []
    for item in dinilai:
        rating = item.penilaian
        own = rating.nip == penilai.nip
        if own is (rating.hubungan is Hubungan.DIRI):
            kept.append(rating)
            continue
        said = f"Pegawai {item.nomor}: " + (
            f"NIP-nya NIP penilai sendiri, tetapi hubungannya bukan {Hubungan.DIRI.value}." if own
            else f"hubungannya {Hubungan.DIRI.value}, tetapi NIP-nya bukan NIP penilai."
        )
        lapor("P360-DIRI", said, item.baris, "nip" if own else "hubungan", tanpa_isi=said)
    return tuple(kept)
