"""Gabung: every staff workbook below a folder into one unit workbook, with the scores of the 360° evaluators."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import hematkan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.model.keadaan import KELUAR
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Keberatan, Konfirmasi, TunjanganPegawai
from kinerja_core.model.masa_skp import MasaSKP, padankan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.potret import Potret
from kinerja_core.model.riwayat import ISIAN_RIWAYAT, RiwayatIKI, RiwayatRapat
from kinerja_core.model.skp import SKP
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan
from kinerja_core.services.berkas import kumpulkan, tulis
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.daftar_unit import DaftarUnit, daftar_dari, susun_daftar
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.kerahasiaan import temuan_beredar
from kinerja_core.services.ketikan import nama_unit_diketik
from kinerja_core.services.penilaian_360 import Rekap360, folder_360, isi_skor, periode_360, rekap_360, usulan_bobot
from kinerja_core.services.periksa import HasilPeriksa, baca_semua
from kinerja_core.services.perubahan import siapkan_perubahan
from kinerja_core.services.putaran import (
    mulai_periode,
    periode_diketik,
    tanpa_tahunan,
    terisi,
    tolak_bila_hilang,
)
from kinerja_core.services.status import IsiFolder, Pengumpul, status_buku
from kinerja_core.workbooks.antarbuku import buku_rangkap, temuan_berubah
from kinerja_core.workbooks.baca import HasilBaca
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.perbandingan import banding_riwayat, riwayat_digabung


@dataclass(frozen=True, slots=True)
class HasilGabung:
    """The unit, and what was read to make it. ``perilaku`` is there when evaluators' workbooks were."""

    buku: BukuUnit
    periksa: HasilPeriksa
    perilaku: Rekap360 | None = None
    bertentangan: frozenset[str] = frozenset()  #: files that name a person differently; none was chosen
    daftar: DaftarUnit = field(default_factory=lambda: DaftarUnit(()))
    dilanjutkan: bool = False
    potret: Potret | None = None  #: how everyone stood, for the sheets Jadwal and Status

    @property
    def temuan(self) -> tuple[Temuan, ...]:
        """Every finding: of the files, and about who is there."""
        return (*self.periksa.temuan, *self.daftar.temuan)

    @property
    def tidak_masuk(self) -> tuple[HasilBaca, ...]:
        """Files that gave nothing to the unit: what they cannot do without is wrong, or others contradict it.

        Results of the program that stand in the folder are not among them.
        """
        return tuple(
            hasil for hasil in self.periksa.berkas
            if hasil.berkas in self.bertentangan
            or (hasil.buku is None and not any(temuan.kode == "BUKU-HASIL" for temuan in hasil.temuan))
        )

    def sebagai_json(self, keluaran: Path) -> dict[str, Any]:
        """The document ``kinerja gabung --json`` prints."""
        return {
            "keluaran": str(keluaran),
            "pegawai": [
                {"nama": a.pegawai.nama, "nip": str(a.pegawai.nip), "berkas": a.berkas}
                for a in self.buku.anggota
            ],
            "periode": self.buku.pengaturan.periode.kode,
            "daftar": self.daftar.sebagai_json(),
            "temuan_daftar": [one.model_dump(mode="json") for one in self.daftar.temuan],
            "tidak_masuk": [hasil.berkas for hasil in self.tidak_masuk],
            "perilaku_360": None if self.perilaku is None else self.perilaku.hitungan(),
            **self.periksa.sebagai_json(),
        }


def gabung(
    folder: Path, *, lanjutkan: Path | None = None, kecuali: Path | None = None, nama_unit: str | None = None,
    periode: str | None = None, pegawai: Path | None = None, lembar: Sequence[str] = (), kemajuan: Kemajuan = diam,
) -> HasilGabung:
    """Read every staff workbook below a folder into one unit.

    A person with several SKP in the year appears once, with the latest SKP; copies of a workbook count once. Whoever
    has a workbook of another year only is named, and there without one. Of
    workbooks that contradict each other none is chosen: the person is there only when all say the same of pegawai and
    penilai, with all the files. Unit workbooks found in the folder are passed over. Workbooks of 360° evaluators give
    the skor perilaku of those who have none yet.

    Args:
        folder: where the staff workbooks are, and the evaluators'.
        lanjutkan: an earlier unit workbook whose settings, roster and, in the same period, scores are carried over.
        kecuali: the file the unit will be written to, when it stands in the folder.
        nama_unit: what the unit is called; needed where the workbooks name several, for none of them is guessed.
        periode: what is assessed; in another period than that of ``lanjutkan`` what was typed becomes history.
        pegawai: a list of who should be there, the office's own or BKN's report.
        lembar: sheets of that list, where several hold people.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: no such folder, no staff workbook in it, ``lanjutkan`` or ``pegawai`` cannot be used, the period
            is over before that of ``lanjutkan`` or no workbook's, or nobody says which of several units this is.
    """
    if not folder.is_dir():
        raise GalatKinerja(f'"{folder}" bukan folder. Sebutkan folder yang berisi buku kerja pegawai.')
    period = None if periode is None else periode_diketik(periode)
    given = None if nama_unit is None else nama_unit_diketik(nama_unit)
    earlier = _renamed(_earlier(lanjutkan, period), given)
    files = _files(folder, (lanjutkan, kecuali, pegawai))
    gathered, before = Pengumpul(), _Terdahulu(earlier, lanjutkan)
    every = baca_semua(files, kemajuan, partial(_kept, gathered, before, {}), kepala=True)
    read = tuple(hasil for hasil in every if hasil.jenis != "unit")
    if all(hasil.rahasia for hasil in read):
        raise GalatKinerja(f'Tidak ada buku kerja pegawai di "{folder}" maupun di dalam foldernya.')
    copies, rivals = buku_rangkap(read)
    unsettled = _unsettled(read, rivals)
    used = _used(read, copies | unsettled, folder, pegawai)
    history = _history(read, {name for name, _ in used})
    read = tuple(before.sebut(hasil._replace(riwayat=None)) for hasil in read)
    rated = periode_360(read)
    assessed = earlier.pengaturan.periode if earlier else _period(used, rated, period)
    members, elsewhen = _people(used, rivals, assessed)
    _tolak_tahun_lain(() if period in (None, *rated) or earlier or pegawai or members else used, assessed, folder)
    settings = earlier.pengaturan if earlier else _settings(given or _unit_name(members or elsewhen), assessed)
    listed, told = _listed(pegawai, lembar, settings)
    roster = _roster(members, elsewhen, earlier, settings, (listed, (*_skipped(lanjutkan, period), *told)))
    unit, behaviour = _unit(settings, roster.anggota, earlier), None
    spans = _spans([skp for _, skp in used], settings.periode, unit.masa)
    unit = unit.model_copy(update={"riwayat": riwayat_digabung(unit.riwayat, history), "masa": spans})
    if rated:
        unit, behaviour = _rated(unit, rekap_360(read, settings.periode, folder_360(files, every)), lanjutkan)
    stands = _potret(unit := _small(siapkan_perubahan(unit)), gathered.isi(every, settings.periode.tahun))
    shown = HasilPeriksa(_under_one_nip(read, roster))
    return HasilGabung(unit, shown, behaviour, unsettled, roster, earlier is not None, stands)


def _rated(unit: BukuUnit, rekap: Rekap360, lanjutkan: Path | None) -> tuple[BukuUnit, Rekap360]:
    """The unit with the scores that the evaluators give, and what is to be said of them."""
    scores, findings = isi_skor(unit.skor, rekap, lanjutkan.name if lanjutkan else None)
    told = (*findings, *usulan_bobot(scores, rekap, unit.pengaturan))
    return unit.model_copy(update={"skor": scores}), replace(rekap, temuan=(*rekap.temuan, *told))


def _files(folder: Path, lain: Iterable[Path | None]) -> list[Path]:
    """The workbooks below a folder, without those that were named for something else."""
    passed_over = {path.resolve() for path in lain if path is not None}
    return [file for file in kumpulkan([folder]) if file not in passed_over]


def _under_one_nip(read: tuple[HasilBaca, ...], roster: DaftarUnit) -> tuple[HasilBaca, ...]:
    """The files, without being told of two NIP of somebody who has left under one of them, as the roster says."""
    gone = [str(one.pegawai.nip) for one in roster.anggota if one.keadaan in KELUAR]
    if not gone or not any(one.kode == "ORANG-DUA-NIP" for hasil in read for one in hasil.temuan):
        return read
    return tuple(
        hasil._replace(temuan=tuple(
            one for one in hasil.temuan if one.kode != "ORANG-DUA-NIP" or not any(nip in one.pesan for nip in gone)
        ))
        for hasil in read
    )


def _history(read: Iterable[HasilBaca], dipakai: Collection[str]) -> RiwayatRapat:
    return RiwayatRapat.gabungan(hasil.riwayat for hasil in read if hasil.riwayat and hasil.berkas in dipakai)


def _small(unit: BukuUnit) -> BukuUnit:
    for records in (unit.anggota, unit.skor, unit.konfirmasi, unit.tunjangan, unit.masa):
        hematkan(records)
    return unit


def _potret(unit: BukuUnit, folder: IsiFolder) -> Potret | None:
    """How everyone stands today; ``None`` for a year whose deadlines are not known."""
    try:
        return status_buku(unit, folder, hari_kini()).potret()
    except AturanBelumBerlaku:
        return None


def _earlier(lanjutkan: Path | None, periode: Periode | None) -> BukuUnit | None:
    """The unit that goes on, in the period it goes on in."""
    if lanjutkan is None:
        return None
    book = baca_buku_unit(lanjutkan)
    return book if periode is None else mulai_periode(book, periode)


def _skipped(lanjutkan: Path | None, periode: Periode | None) -> Iterator[Temuan]:
    """What is said of going on into a period, where one is asked for."""
    if lanjutkan is not None and periode is not None:
        yield from tanpa_tahunan(baca_buku_unit(lanjutkan), lanjutkan.name, periode)


def _listed(
    pegawai: Path | None, lembar: Sequence[str], settings: Pengaturan
) -> tuple[Sequence[AnggotaUnit], tuple[Temuan, ...]]:
    """The people of the list that was given, with what is said of it."""
    if pegawai is None:
        return (), ()
    return daftar_dari(pegawai, settings.nama_unit, settings.periode.tahun, lembar=lembar)


def _roster(
    members: tuple[AnggotaUnit, ...], elsewhen: tuple[AnggotaUnit, ...], earlier: BukuUnit | None,
    settings: Pengaturan, daftar: tuple[Sequence[AnggotaUnit], tuple[Temuan, ...]],
) -> DaftarUnit:
    """Everybody who should be there, with the findings of the list and about who is not."""
    listed, told = daftar
    roster = susun_daftar(members, earlier.anggota if earlier else (), settings.periode, daftar=listed,
                          tahun_lain=elsewhen, nama_unit=settings.nama_unit)
    return replace(roster, temuan=(*told, *roster.temuan))


def _used(
    read: Sequence[HasilBaca], kecuali: frozenset[str], folder: Path, pegawai: Path | None
) -> list[tuple[str, SKP]]:
    """The SKP that make the unit, with their files.

    Raises:
        GalatKinerja: none.
    """
    used = [
        (hasil.berkas, hasil.buku.skp)
        for hasil in read
        if isinstance(hasil.buku, BukuSKP) and hasil.berkas not in kecuali
    ]
    if not used:
        blank = all(item.kode in {"BUKU-BELUM-DIISI", "SKP-KOSONG"} for hasil in read for item in hasil.temuan)
        listed = (
            " Semua buku masih kosong; untuk buku unit dari daftar itu saja, jalankan kinerja templat unit --pegawai "
            f'"{pegawai}" -o unit.xlsx.'
        )
        raise GalatKinerja(
            f'Tidak satu pun dari {len(read)} berkas di "{folder}" dapat digabungkan. '
            f'Jalankan kinerja periksa "{folder}" untuk melihat apa yang harus diperbaiki.'
            + (listed if pegawai and blank else "")
        )
    return used


class _Terdahulu:
    """What an earlier consolidation knew, and what changed in each file since then."""

    def __init__(self, buku: BukuUnit | None, berkas: Path | None) -> None:
        self._since = f"penggabungan sebelumnya, {kutip(berkas.name if berkas else '')}"
        self._known: dict[tuple[str, str, int], list[RiwayatIKI]] = defaultdict(list)
        for one in buku.riwayat if buku else ():
            self._known[_whose(one.nip_pegawai, one.jabatan_pegawai, one.tahun)].append(one)
        self._changes: dict[str, tuple[Temuan, ...]] = {}

    def banding(self, hasil: HasilBaca) -> None:
        """Compare a file; a new SKP has no earlier state."""
        if not self._known or not hasil.riwayat:
            return
        values = [*hasil.riwayat.nilai()]
        known = (self._known.get(whose, ()) for whose in dict.fromkeys(_whose(*one[:3]) for one in values))
        before = [one for some in known for one in some]
        if not before or [[getattr(one, name) for name in ISIAN_RIWAYAT] for one in before] == values:
            return  # as most of them are
        if changes := banding_riwayat(before, tuple(hasil.riwayat)):
            self._changes[hasil.berkas] = temuan_berubah(hasil, changes, self._since)

    def sebut(self, hasil: HasilBaca) -> HasilBaca:
        """The file with what changed in it."""
        return hasil._replace(temuan=(*hasil.temuan, *self._changes.get(hasil.berkas, ())))


def _whose(nip: str, jabatan: str, tahun: int) -> tuple[str, str, int]:
    """Whose SKP of which year, by the first fields of a history."""
    return str(nip), jabatan.casefold(), tahun


def _kept(gathered: Pengumpul, before: _Terdahulu, seen: dict[Any, Any], hasil: HasilBaca) -> HasilBaca:
    """What stays in memory of the head of a file, once all else that it holds was taken.

    Of what many files say alike, such as their penilai, there is one object: ``seen`` are those of the files before.
    """
    gathered.ambil(hasil)
    before.banding(hasil)
    hasil = hasil._replace(letak_isi={}, setoran=None, kelengkapan=_once(seen, hasil.kelengkapan))
    nothing = {name: one for name, one in HasilBaca._field_defaults.items() if getattr(hasil, name) == one}
    hasil = hasil._replace(**nothing)
    if not isinstance(hasil.buku, BukuSKP):
        return hasil
    skp = hasil.buku.skp
    alike = {name: _once(seen, getattr(skp, name)) for name in ("penilai", "atasan_penilai", "lampiran")}
    kept = BukuSKP(skp=skp.model_copy(update=alike))
    hematkan((kept, kept.skp, skp.pegawai))
    return hasil._replace(buku=kept)


def _once(seen: dict[Any, Any], nilai: Any) -> Any:
    """The first of equal values."""
    return seen.setdefault(nilai, nilai)


def _people(
    skp: Sequence[tuple[str, SKP]], rivals: frozenset[str], periode: Periode
) -> tuple[tuple[AnggotaUnit, ...], tuple[AnggotaUnit, ...]]:
    """Those with a workbook of a year, and those with workbooks of other years only."""
    members = _members([one for one in skp if one[1].tahun == periode.tahun], rivals, periode)
    there = {one.pegawai.nip for one in members}
    return members, _members([one for one in skp if one[1].pegawai.nip not in there], rivals, periode)


def _tolak_tahun_lain(skp: Sequence[tuple[str, SKP]], periode: Periode, folder: Path) -> None:
    """Refuse a period whose year no workbook is for, where nothing else says who was there in it."""
    if years := sorted({one.tahun for _, one in skp}):
        raise GalatKinerja(
            f'Buku kerja di "{folder}" untuk tahun {" dan ".join(map(str, years))}; tidak satu pun untuk {periode}. '
            "Sebutkan dengan --periode periode yang dimaksud. Untuk memulai periode sebelum bukunya ada, lanjutkan "
            "buku unit sebelumnya dengan --lanjutkan, atau sebutkan juga --pegawai."
        )


def _settings(nama_unit: str, periode: Periode) -> Pengaturan:
    return lengkapi_pengaturan(Pengaturan(nama_unit=nama_unit, periode=periode))


def _members(
    skp: Sequence[tuple[str, SKP]], rivals: frozenset[str], periode: Periode
) -> tuple[AnggotaUnit, ...]:
    """Each person once, with the latest SKP of the period; who has rivals that agree, with all their files.

    Args:
        skp: SKP with their files.
        rivals: files that contradict each other, in whatever they say of the person.
        periode: what is assessed; an SKP that begins after it counts only for who has no other.
    """
    latest: dict[NIP, AnggotaUnit] = {}
    ends: dict[NIP, tuple[bool, date]] = {}
    for berkas, one in skp:
        nip = one.pegawai.nip
        if berkas in rivals and nip in latest and latest[nip].pegawai == one.pegawai:
            latest[nip] = latest[nip].model_copy(update={"berkas": f"{latest[nip].berkas}; {berkas}"})
        elif nip not in ends or (one.mulai <= periode.selesai, one.selesai) > ends[nip]:
            ends[nip] = one.mulai <= periode.selesai, one.selesai
            latest[nip] = AnggotaUnit(pegawai=one.pegawai, penilai=one.penilai, berkas=berkas)
    return tuple(latest.values())


def _spans(skp: Sequence[SKP], periode: Periode, lama: Sequence[MasaSKP]) -> tuple[MasaSKP, ...]:
    """When each SKP of the year was held, a person's in order of time; what was typed for one before stays.

    Args:
        skp: every SKP read, copies left out.
        periode: of which only the year counts.
        lama: spans of the earlier workbook; of people without a workbook among those read they are kept.
    """
    found, _ = padankan((one for one in skp if one.tahun == periode.tahun), lama)
    places = {nip: place for place, nip in enumerate(dict.fromkeys(one.pegawai.nip for one in skp))}
    read = sorted(found, key=lambda one: (places[one.nip], one.mulai))
    return (*read, *(one for one in lama if one.nip not in places and one.mulai.year == periode.tahun))


def _renamed(buku: BukuUnit | None, nama: str | None) -> BukuUnit | None:
    """An earlier unit under the name that is given now."""
    if buku is None or nama is None:
        return buku
    return buku.model_copy(update={"pengaturan": buku.pengaturan.model_copy(update={"nama_unit": nama})})


def _unit_name(members: Sequence[AnggotaUnit]) -> str:
    """The one unit that all say they work in; the spelling of most where only capitals and spaces differ.

    Raises:
        GalatKinerja: several units.
    """
    said = Counter(member.pegawai.unit_kerja for member in members)
    units: dict[str, list[str]] = defaultdict(list)
    for name, _ in said.most_common():
        units[" ".join(name.casefold().split())].append(name)
    if len(units) > 1:
        found = "; ".join(f'"{names[0]}" ({sum(said[name] for name in names)})' for names in units.values())
        raise GalatKinerja(
            f"Buku kerja di folder ini menyebut {len(units)} unit kerja: {found}. Sebutkan nama unit yang dinilai "
            f'dengan --unit, misalnya --unit "{said.most_common(1)[0][0]}", atau pisahkan buku kerja unit lain.'
        )
    return said.most_common(1)[0][0]


def _period(skp: Sequence[tuple[str, SKP]], dinilai: Sequence[Periode], diminta: Periode | None) -> Periode:
    """Of a new unit: the period asked for, else the evaluators' when they have one, else most SKP's year."""
    years = Counter(one.tahun for _, one in skp)
    return diminta or (dinilai[0] if len(dinilai) == 1 else Periode(years.most_common(1)[0][0]))


def _unit(settings: Pengaturan, members: tuple[AnggotaUnit, ...], earlier: BukuUnit | None) -> BukuUnit:
    """The unit of these people; who has scores, answers or an allowance in the earlier one keeps them.

    Who is not assessed in the period is in the roster only, unless something was typed of them.
    """
    typed = frozenset() if earlier is None else terisi(earlier)
    known = {skor.nip: skor for skor in earlier.skor} if earlier else {}
    answers = {item.nip: item for item in earlier.konfirmasi} if earlier else {}
    allowances = {item.nip: item for item in earlier.tunjangan} if earlier else {}
    assessed = [one for one in members if one.pegawai.nip in typed or one.dinilai(settings.periode)]
    scores, asked = [], typed | {one.pegawai.nip for one in assessed}
    for person in (member.pegawai for member in assessed):
        who = {"nip": person.nip, "nama": person.nama}
        named = {"nama": person.nama, "jabatan": person.jabatan}
        scored = known.pop(person.nip, None)
        scores.append(scored.model_copy(update=named) if scored else SkorPegawai(nip=person.nip, **named))
        answers.setdefault(person.nip, Konfirmasi.model_validate(who))
        allowances.setdefault(person.nip, TunjanganPegawai.model_validate(who))
    return (earlier or BukuUnit(pengaturan=settings)).model_copy(update={
        "anggota": members,
        "skor": tuple(scores),  # of people of the roster only, which the earlier one held whole
        "konfirmasi": tuple(one for one in answers.values() if one.nip in asked),
        "keberatan": _objections(earlier, answers.values()),
        "tunjangan": tuple(allowances.values()),
    })


def _objections(earlier: BukuUnit | None, answers: Iterable[Konfirmasi]) -> tuple[Keberatan, ...]:
    """The keberatan of before, and a row to fill for each answer that objects and has none."""
    known = {one.nip: one for one in earlier.keberatan} if earlier else {}
    for one in answers:
        if one.jawaban is JawabanKonfirmasi.KEBERATAN:
            known.setdefault(one.nip, Keberatan(nip=one.nip, nama=one.nama))
    return tuple(known.values())


def _unsettled(read: Sequence[HasilBaca], rivals: frozenset[str]) -> frozenset[str]:
    """Files of rivals that do not say the same of one NIP's pegawai and penilai."""
    people: dict[NIP, set[tuple[Pegawai, Pejabat]]] = defaultdict(set)
    files: dict[NIP, list[str]] = defaultdict(list)
    for hasil in read:
        if isinstance(hasil.buku, BukuSKP) and hasil.berkas in rivals:
            skp = hasil.buku.skp
            people[skp.pegawai.nip].add((skp.pegawai, skp.penilai))
            files[skp.pegawai.nip].append(hasil.berkas)
    return frozenset(name for nip, said in people.items() if len(said) > 1 for name in files[nip])


def isi_berkas(hasil: HasilGabung, kata: Callable[[str], str] = str) -> bytes:
    """The unit as a workbook; ``kata`` gives its findings in the words of the face that writes it."""
    from kinerja_core.workbooks.bangun import bangun_unit  # noqa: PLC0415 - loads XlsxWriter, which reading needs not

    found = (*hasil.daftar.temuan, *temuan_beredar(hasil.periksa.berkas))
    return bangun_unit(hasil.buku, temuan=[one.dengan_kata(kata) for one in found], potret=hasil.potret)


def simpan(hasil: HasilGabung, keluaran: Path, *, timpa: bool = False) -> Path:
    """Write the unit, never in the place of one whose typed scores it does not hold.

    Raises:
        GalatKinerja: as :func:`.putaran.tolak_bila_hilang` and :func:`.berkas.tulis`.
    """
    if timpa:
        tolak_bila_hilang(keluaran, hasil.buku, dilanjutkan=hasil.dilanjutkan)
    return tulis(keluaran, isi_berkas(hasil), timpa=timpa)
