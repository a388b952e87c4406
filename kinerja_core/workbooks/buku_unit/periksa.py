"""What the sheets of a unit workbook say about each other: people without scores, scores of nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.keadaan import KELUAR
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.rules.aturan import AturanBelumBerlaku, muat
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan
from kinerja_core.rules.pencilan import pencilan
from kinerja_core.rules.peserta_pemetaan import bagi_peserta
from kinerja_core.rules.rating_pimpinan import rating_pimpinan
from kinerja_core.workbooks.buku_unit.daftar_pegawai import periksa_anggota
from kinerja_core.workbooks.buku_unit.nama import bernama, daftar_nama, periksa_nama, periksa_nama_penilai
from kinerja_core.workbooks.buku_unit.setelan import ATURAN
from kinerja_core.workbooks.buku_unit.skor import periksa_skor
from kinerja_core.workbooks.mesin.isi_sel import angka_nip
from kinerja_core.workbooks.mesin.lembar import Form, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi


def periksa_unit(
    daftar: Tabel | None, anggota: Sequence[tuple[int, AnggotaUnit]], skor: Tabel | None,
    skor_terbaca: Sequence[tuple[int, SkorPegawai]], periode: Periode | None,
) -> tuple[tuple[AnggotaUnit, ...], tuple[SkorPegawai, ...]]:
    """Every check of the list of people, of the scores, and between them; people named twice are kept once.

    Args:
        daftar: the list of people.
        anggota: its records with their rows.
        skor: the sheet of scores.
        skor_terbaca: its records with their rows.
        periode: what is assessed, when it is known; who is not assessed in it needs no score.
    """
    members = () if daftar is None else periksa_anggota(
        daftar, anggota, None if periode is None else periode.selesai
    )
    if skor is None:
        return members, ()
    rows = skor_terbaca
    if daftar is not None and anggota:
        refused = _refused(daftar, anggota, "pegawai.nama")
        refused |= nip_ditolak(daftar, anggota, "pegawai.nip")
        rows = _of_members(skor, rows, members, refused)
        periksa_nama(skor, bernama(rows), daftar_nama(members), dijaga=True)
        periksa_nama_penilai(daftar, anggota)
    scores = periksa_skor(skor, rows)
    if periode is not None:
        _left(skor, rows, members, periode)
    if scores:
        there = [one for one in members if periode is None or one.dinilai(periode)]
        _without(skor, there, scores, _refused(skor, skor_terbaca, "nama") | _namesakes(skor_terbaca, members).keys())
    return members, scores


@memberi("PERIODE-TANPA-ATURAN")
def periksa_periode(lapor: Pelapor[Form], periode: Periode) -> None:
    """A period that the rules of the pemetaan do not reach, in the words with which every verb refuses it."""
    try:
        for code in ATURAN:
            muat(code).berlaku_sejak(periode.selesai)
    except AturanBelumBerlaku as error:
        lapor("PERIODE-TANPA-ATURAN", str(error), "periode")


@memberi("SKOR-MENYENDIRI")
def periksa_pencilan(
    lapor: Pelapor[Tabel], skor: Sequence[tuple[int, SkorPegawai]], buku: BukuUnit
) -> None:
    """Scores that stand alone among those they are mapped with, each at its cell, with who would move without it."""
    full = lengkapi_pengaturan(buku.pengaturan)
    rows = {one.nip: row for row, one in reversed(skor)}
    try:
        for people in bagi_peserta(buku).bagian.values():
            found = pencilan(
                people, tanggal=full.periode.selesai, metode=full.metode, k=full.k, toleransi=full.toleransi,
                bobot=full.bobot,
            )
            for one in found:
                lapor("SKOR-MENYENDIRI", one.pesan, rows[people[one.urutan].nip], one.unsur)
    except AturanBelumBerlaku:
        return


@memberi("PIMPINAN-RATING")
def periksa_pimpinan(
    lapor: Pelapor[Tabel], skor: Sequence[tuple[int, SkorPegawai]], pengaturan: Pengaturan
) -> None:
    """The rating of hasil kerja of the unit's own pimpinan, who signs the letter, against the capaian organisasi.

    Who signs for another, or for the time being, has the SKP in the jabatan of their own.
    """
    leader, goal = pengaturan.penandatangan, pengaturan.capaian_organisasi
    deputy = pengaturan.status_penandatangan is not None or pengaturan.atas_nama is not None
    if leader is None or leader.nip is None or goal is None or deputy:
        return
    try:
        wanted = rating_pimpinan(goal, pengaturan.periode.selesai)
    except AturanBelumBerlaku:
        return
    for row, one in skor:
        if one.nip == leader.nip and one.rating_hasil not in (None, wanted.hasil):
            lapor(
                "PIMPINAN-RATING",
                f"Rating hasil kerja {one.nama}, pimpinan unit, {one.rating_hasil}, sedangkan capaian kinerja "
                f"organisasi {goal} setara {wanted.hasil}.",
                row, "rating_hasil",
            )


@memberi("SKOR-TANPA-PEGAWAI")
def _of_members(
    lapor: Pelapor[Tabel], skor: Sequence[tuple[int, SkorPegawai]], anggota: Sequence[AnggotaUnit],
    ditolak: Collection[str],
) -> list[tuple[int, SkorPegawai]]:
    """Scores of the people of the list; of whose row there is refused, the list itself says what is wrong."""
    known = {one.pegawai.nip for one in anggota}
    namesakes = _namesakes(skor, anggota)
    for row, one in skor:
        if one.nip not in known and lipat(one.nama) not in ditolak and one.nip not in ditolak:
            said = f"NIP {kutip(str(one.nip))} ({one.nama}) tidak ada di daftar pegawai."
            if (other := namesakes.get(lipat(one.nama))) is not None:
                said += f" Di sana NIP-nya {kutip(str(other))}; salah satunya keliru, sehingga ia tanpa skor."
            lapor("SKOR-TANPA-PEGAWAI", said, row, "nip")
    return [(row, one) for row, one in skor if one.nip in known]


def _namesakes(skor: Sequence[tuple[int, SkorPegawai]], anggota: Sequence[AnggotaUnit]) -> dict[str, NIP]:
    """Folded name -> NIP of people of the list without a score, whose name a score of another NIP has."""
    known, scored = {one.pegawai.nip for one in anggota}, {one.nip for _, one in skor}
    strays = Counter(lipat(one.nama) for _, one in skor if one.nip not in known)
    people = Counter(lipat(one.pegawai.nama) for one in anggota)
    return {
        name: one.pegawai.nip for one in anggota
        if one.pegawai.nip not in scored and strays[name := lipat(one.pegawai.nama)] == people[name] == 1
    }


@memberi("SKOR-SUDAH-KELUAR")
def _left(
    lapor: Pelapor[Tabel], skor: Sequence[tuple[int, SkorPegawai]], anggota: Sequence[AnggotaUnit], periode: Periode
) -> None:
    """Scores of people who, as the list says, have left before the end of the period: each says since when."""
    gone = {one.pegawai.nip: one for one in anggota if one.keadaan in KELUAR and not one.dinilai(periode)}
    for row, score in skor:
        if score.nip in gone and score.terisi:
            member = gone[score.nip]
            since = "" if member.sejak is None else f" sejak {tanggal_panjang(member.sejak)}"
            lapor(
                "SKOR-SUDAH-KELUAR",
                f"{score.nama} mempunyai skor untuk {periode}, tetapi menurut lembar Daftar Pegawai keadaannya "
                f"{member.keadaan}{since}.",
                row, "nip",
            )


@memberi("PEGAWAI-TANPA-SKOR")
def _without(
    lapor: Pelapor[Tabel], anggota: Sequence[AnggotaUnit], skor: Sequence[SkorPegawai], ditolak: Collection[str]
) -> None:
    """People of the list without scores; of whose row of scores is refused, that row says what is wrong."""
    scored = {one.nip for one in skor}
    without = [
        one.pegawai.nama for one in anggota
        if one.pegawai.nip not in scored and lipat(one.pegawai.nama) not in ditolak
    ]
    if without:
        lapor("PEGAWAI-TANPA-SKOR", bertitik(f"{len(without)} pegawai belum mempunyai skor: {sebut(without)}"))


def nip_ditolak(tabel: Tabel, terbaca: Sequence[tuple[int, object]], nama: str = "nip") -> set[str]:
    """The NIP of rows that have a mistake of their own."""
    return set(map(angka_nip, _refused(tabel, terbaca, nama)))


def _refused(tabel: Tabel, terbaca: Sequence[tuple[int, object]], nama: str) -> set[str]:
    """What a field says, folded, in rows that have a mistake of their own."""
    good = {row for row, _ in terbaca}
    return {lipat(str(record.get(nama, ""))) for row, record in tabel.baris if row not in good} - {""}
