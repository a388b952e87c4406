"""Peserta pemetaan: a unit mapped as one, by unit kerja, or with some people apart or left out; and small units.

No source says more than "the average of the pegawai in their unit", so all of it is a setting of the unit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import MetodePemetaan, Predikat, tanggal_panjang
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.konfirmasi import Konfirmasi
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import BagianPemetaan, HasilPegawai, HasilPemeringkatan, SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.peserta_pemetaan import CaraPeserta, LingkupPemetaan
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.rules.aturan import Putusan, muat
from kinerja_core.rules.dasar_pemeringkatan import DasarPeserta
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan, peringkatkan, pola_sekitar
from kinerja_core.rules.pencilan import pencilan

#: Who is mapped with whom where a unit sets nothing.
BENTUK = DasarPeserta

#: What parts without a name of their own are called.
LAINNYA: Final = "Pegawai lainnya"
PIMPINAN: Final = "Pimpinan"
TIDAK_PENUH: Final = "Masa bertugas tidak cukup"
TANPA_UNIT: Final = "Tanpa unit kerja di Daftar Pegawai"
#: With so few people an average compares them with each other only.
_SEDIKIT: Final = 2


class PembagianPeserta(NamedTuple):
    """People by the part they are mapped in, in order, who is not mapped and why, and what is to be said of it."""

    bagian: dict[str, tuple[SkorPegawai, ...]]
    tidak_dipetakan: Mapping[NIP, str] = {}
    kalimat: tuple[tuple[str, str], ...] = ()  #: each without names, and with them
    peringatan: tuple[str, ...] = ()

    @property
    def disebut(self) -> dict[str, tuple[str, ...]]:
        """The sentences as an outcome has them."""
        return {
            "peserta": tuple(named for _, named in self.kalimat),
            "peserta_umum": tuple(general for general, _ in self.kalimat),
        }


def pimpinan(buku: Sequence[BukuUnit]) -> frozenset[NIP]:
    """Who leads others of these units: Pejabat Penilai of somebody in the Daftar Pegawai, or who signs the letters."""
    signers = (one.pengaturan.penandatangan for one in buku)
    raters = (member.penilai for one in buku for member in one.anggota)
    return frozenset(one.nip for one in (*signers, *raters) if one is not None and one.nip is not None)


def masa_bertugas(anggota: AnggotaUnit, periode: Periode) -> tuple[int, int]:
    """Days of a period on which somebody is at work in the unit, and all its days."""
    days = [periode.mulai + timedelta(days=n) for n in range((periode.selesai - periode.mulai).days + 1)]
    return sum(map(anggota.bertugas, days)), len(days)


def bagi_peserta(buku: BukuUnit) -> PembagianPeserta:
    """The people of a unit as its settings part them; one part with everybody where nothing else is set.

    Who was at work too short comes first, then who leads others, then the unit kerja.
    """
    settings = lengkapi_pengaturan(buku.pengaturan)
    if dipetakan_bersama(settings):
        return PembagianPeserta({settings.nama_unit: buku.skor_berlaku})
    short = _short(buku) if settings.tidak_penuh not in {None, CaraPeserta.BERSAMA} else {}
    leaders = pimpinan((buku,)) if settings.pimpinan not in {None, CaraPeserta.BERSAMA} else frozenset()
    rooms = _rooms(buku.anggota) if settings.lingkup is LingkupPemetaan.UNIT_KERJA else None
    found: dict[str, list[SkorPegawai]] = {}
    out: dict[NIP, str] = {}
    for one in buku.skor_berlaku:
        if one.nip in short:
            way, name, why = settings.tidak_penuh, TIDAK_PENUH, short[one.nip]
        elif one.nip in leaders:
            way, name, why = settings.pimpinan, PIMPINAN, "pimpinan"
        else:
            way, name, why = None, "" if rooms is None else rooms.get(one.nip, TANPA_UNIT), ""
        if way is CaraPeserta.TIDAK:
            out[one.nip] = why
        else:
            found.setdefault(name, []).append(one)
    parts = {name or (LAINNYA if len(found) > 1 else settings.nama_unit): tuple(who) for name, who in _sorted(found)}
    return PembagianPeserta(parts, out, tuple(_told(buku, parts, out, short)), tuple(_doubts(buku, parts)))


def dipetakan_bersama(pengaturan: Pengaturan) -> bool:
    """Whether the settings map everybody together, whoever there is."""
    settings = lengkapi_pengaturan(pengaturan)
    others = {settings.pimpinan, settings.tidak_penuh} - {None, CaraPeserta.BERSAMA}
    return settings.lingkup is not LingkupPemetaan.UNIT_KERJA and not others


def _sorted(bagian: Mapping[str, list[SkorPegawai]]) -> list[tuple[str, list[SkorPegawai]]]:
    """Leaders first, then the others as they are met, then who was there too short."""
    order = {PIMPINAN: 0, TANPA_UNIT: 2, TIDAK_PENUH: 3}
    return sorted(bagian.items(), key=lambda one: order.get(one[0], 1))


def _rooms(anggota: Sequence[AnggotaUnit]) -> dict[NIP, str]:
    """The unit kerja of each person, by the first spelling where only capitals and spaces differ."""
    spelled: dict[str, str] = {}
    return {
        one.pegawai.nip: spelled.setdefault(" ".join(one.pegawai.unit_kerja.casefold().split()), one.pegawai.unit_kerja)
        for one in anggota
    }


def _short(buku: BukuUnit) -> dict[NIP, str]:
    """Who was at work for less of the period than the unit asks, with the reason."""
    settings = lengkapi_pengaturan(buku.pengaturan)
    found = {}
    for one in buku.anggota:
        if one.keadaan is None:
            continue
        days, whole = masa_bertugas(one, settings.periode)
        if 100 * days < (settings.masa_paling_sedikit or 0) * whole:
            since = "" if one.sejak is None else f" sejak {tanggal_panjang(one.sejak)}"
            until = "" if one.sampai is None else f" sampai {tanggal_panjang(one.sampai)}"
            found[one.pegawai.nip] = f"{one.keadaan}{since}{until}, bertugas {days} dari {whole} hari"
    return found


def _told(
    buku: BukuUnit, bagian: Mapping[str, Sequence[SkorPegawai]], tidak: Mapping[NIP, str], kurang: Mapping[NIP, str]
) -> Iterator[tuple[str, str]]:
    """Who is mapped with whom, and by which setting, as a letter says it: without names, and with them."""
    settings = lengkapi_pengaturan(buku.pengaturan)
    if settings.lingkup is LingkupPemetaan.UNIT_KERJA:
        text = "Pemetaan dan peringkat disusun tersendiri untuk setiap unit kerja menurut daftar pegawai."
        yield text, text
    if settings.pimpinan is CaraPeserta.TERSENDIRI and PIMPINAN in bagian:
        text = "Pimpinan dipetakan tersendiri, tidak bersama pegawai yang dipimpinnya."
        yield text, text
    names = {one.nip: one.nama for one in buku.skor}
    left = [nip for nip in tidak if nip in kurang]
    least = f"karena masa bertugasnya kurang dari {settings.masa_paling_sedikit}% hari dalam periode"
    for done, who in (
        ("dipetakan tersendiri", [one.nip for one in bagian.get(TIDAK_PENUH, ())]), ("tidak dipetakan", left),
    ):
        if who:
            said = f"{len(who)} pegawai {done} {least}"
            yield f"{said}.", bertitik(f"{said}: {'; '.join(f'{names[nip]} ({kurang[nip]})' for nip in who)}")
    if others := [names[nip] for nip in tidak if nip not in left]:
        said = f"{len(others)} pimpinan tidak dipetakan"
        yield f"{said}.", bertitik(f"{said}: {sebut(others, pemisah='; ')}")


def _doubts(buku: BukuUnit, bagian: Mapping[str, Sequence[SkorPegawai]]) -> Iterator[str]:
    """What the Daftar Pegawai leaves open of who is mapped with whom."""
    settings = lengkapi_pengaturan(buku.pengaturan)
    if settings.tidak_penuh not in {None, CaraPeserta.BERSAMA}:
        open_ = [
            one.pegawai.nama for one in buku.anggota
            if one.sejak is None and one.keadaan not in {None, KeadaanPegawai.AKTIF}
        ]
        if open_:
            yield bertitik(
                f"{len(open_)} pegawai mempunyai Keadaan tanpa Keadaan Mulai, sehingga masa bertugasnya dianggap sejak "
                f"awal periode: {sebut(open_, pemisah='; ')}"
            )
    if lost := bagian.get(TANPA_UNIT):
        yield bertitik(
            f"{len(lost)} pegawai tidak ada di Daftar Pegawai, sehingga unit kerjanya tidak diketahui: "
            f"{sebut([one.nama for one in lost], pemisah='; ')}"
        )
    if settings.lingkup is LingkupPemetaan.UNIT_KERJA and len(set(_rooms(buku.anggota).values())) < _SEDIKIT:
        yield "Daftar Pegawai tidak menyebut dua unit kerja yang berbeda, sehingga semuanya dipetakan bersama."
    leading = pimpinan((buku,)) & {one.nip for one in buku.skor}
    if settings.pimpinan not in {None, CaraPeserta.BERSAMA} and not leading:
        yield (
            "Tidak ada pimpinan di antara pegawai yang dipetakan: tidak seorang pun dari mereka menjadi Pejabat "
            "Penilai di Daftar Pegawai atau penandatangan di Pengaturan."
        )


# ------------------------------------------------------------------------------------------- several units


def gabungkan_unit(buku: Sequence[BukuUnit], nama: str) -> BukuUnit:
    """Several units of one period as one, under a name of their own; the settings are those of the first.

    Raises:
        PesertaBertentangan: another period, other weights or another method, or somebody in two of them.
    """
    first = buku[0]
    wanted = lengkapi_pengaturan(first.pengaturan)
    problems = []
    for other in buku[1:]:
        settings = lengkapi_pengaturan(other.pengaturan)
        if settings.periode != wanted.periode:
            problems.append(
                f'"{settings.nama_unit}" berisi periode {settings.periode}, bukan {wanted.periode}; unit yang '
                "dipetakan bersama harus seperiode."
            )
        elif (settings.metode, settings.bobot) != (wanted.metode, wanted.bobot):
            problems.append(
                f'"{settings.nama_unit}" memakai metode atau bobot lain daripada "{wanted.nama_unit}"; samakan dahulu.'
            )
    counts = Counter(one.nip for book in buku for one in book.skor)
    if twice := [str(nip) for nip, many in counts.items() if many > 1]:
        problems.append(f"NIP {sebut(twice)} ada di lembar Skor lebih dari satu unit; sisakan satu.")
    if problems:
        raise PesertaBertentangan(" ".join(problems))
    rosters = {one.pegawai.nip: one for book in reversed(buku) for one in reversed(book.anggota)}
    return first.model_copy(update={
        "pengaturan": first.pengaturan.model_copy(update={"nama_unit": nama}),
        "anggota": tuple(rosters[nip] for nip in dict.fromkeys(
            one.pegawai.nip for book in buku for one in book.anggota
        )),
        **{
            name: tuple(one for book in buku for one in getattr(book, name))
            for name in BukuUnit.model_fields if name not in {"pengaturan", "anggota", "konfirmasi"}
        },
        "konfirmasi": tuple(one for book in buku for one in _berhari(book, first)),
    })  # fmt: skip


def _berhari(buku: BukuUnit, pertama: BukuUnit) -> Iterable[Konfirmasi]:
    """The answers of a unit, each with the day of its evaluation where another unit's settings say another day."""
    day = buku.pengaturan.tanggal_evaluasi
    if day == pertama.pengaturan.tanggal_evaluasi or day is None:
        return buku.konfirmasi
    return (one.model_copy(update={"tanggal_evaluasi": one.tanggal_evaluasi or day}) for one in buku.konfirmasi)


class PesertaBertentangan(GalatKinerja):
    """Units that cannot be mapped together."""


# ------------------------------------------------------------------------------------------- the mapping


def petakan(buku: BukuUnit) -> Putusan[HasilPemeringkatan]:
    """Map and rank a unit as its settings say, each part by itself.

    Raises:
        PengaturanSalah: for impossible settings, all at once.
        AturanBelumBerlaku: for a period before the first known letter.
    """
    parting = bagi_peserta(buku)
    if len(parting.bagian) < 2 and not parting.tidak_dipetakan:
        ruling = _one(buku, buku.skor_berlaku, pola=True)
        if not parting.peringatan and not parting.kalimat:
            return ruling
        warned = (*ruling.peringatan, *parting.peringatan)
        alone = ruling.hasil.model_copy(update={"peringatan": warned, **parting.disebut})
        return Putusan(alone, ruling.rujukan, warned)
    rulings = {name: _one(buku, people, pola=False) for name, people in parting.bagian.items()}
    out = parting.tidak_dipetakan
    left = tuple(_left_out(buku, one, out) for one in buku.skor_berlaku if one.nip in out)
    parts = tuple(BagianPemetaan(nama=name, hasil=one.hasil) for name, one in rulings.items())
    people = (*(one for part in parts for one in part.hasil.pegawai), *left)
    decided, proposed = (
        {grade: sum(getattr(one, name) is grade for one in people) for grade in Predikat}
        for name in ("predikat", "usulan_predikat")
    )
    sources = [source for one in rulings.values() for source in one.rujukan]
    told = [*parting.peringatan, *(f"{part.nama}: {text}" for part in parts for text in part.hasil.peringatan)]
    nearest = pola_sekitar(decided, buku.pengaturan.capaian_organisasi, buku.pengaturan.periode.selesai)
    sources += nearest.rujukan
    told += nearest.peringatan
    rule = muat("peserta_pemetaan").pada(buku.pengaturan.periode.selesai)
    told += rule.peringatan
    first = _one(buku, (), pola=False) if not parts else next(iter(rulings.values()))
    whole = first.hasil.model_copy(update={
        "menurut_predikat": (), "rata_rata": {}, "pegawai": people, "distribusi": decided,
        "usulan_distribusi": proposed, "peringatan": tuple(told), "bagian": parts, "pola": nearest.hasil,
        "tidak_dipetakan": out, **parting.disebut,
    })  # fmt: skip
    return Putusan(whole, tuple(dict.fromkeys((*first.rujukan, *rule.rujukan, *sources))), tuple(told))


def _one(buku: BukuUnit, skor: Sequence[SkorPegawai], *, pola: bool) -> Putusan[HasilPemeringkatan]:
    """The mapping of some people of a unit; ``pola``: their predikat are held against the capaian of the unit."""
    settings = lengkapi_pengaturan(buku.pengaturan)
    day = settings.periode.selesai
    ruling = peringkatkan(
        skor, tanggal=day, metode=settings.metode, k=settings.k, toleransi=settings.toleransi, bobot=settings.bobot,
        urutan=settings.urutan, capaian_organisasi=settings.capaian_organisasi if pola else None,
    )
    lone = pencilan(
        skor, tanggal=day, metode=settings.metode, k=settings.k, toleransi=settings.toleransi, bobot=settings.bobot
    )
    warnings = (*ruling.hasil.peringatan, *(one.pesan for one in lone), *_small(ruling.hasil))
    return Putusan(ruling.hasil.model_copy(update={"peringatan": warnings}), ruling.rujukan, warnings)


def _small(hasil: HasilPemeringkatan) -> Iterator[str]:
    """That two people are compared with each other only; of one the rule itself says that there is no average."""
    scored = sum(one.komposit is not None for one in hasil.pegawai)
    if scored == _SEDIKIT and hasil.metode is not MetodePemetaan.TINGKAT:
        yield (
            "Hanya 2 pegawai mempunyai skor: pemetaan hanya membandingkan keduanya satu sama lain. Pertimbangkan "
            'metode "Tingkat", atau memetakan mereka bersama unit lain.'
        )


def _left_out(buku: BukuUnit, satu: SkorPegawai, sebab: Mapping[NIP, str]) -> HasilPegawai:
    """Somebody who is not mapped: what is decided stays, and nothing is proposed."""
    open_ = satu.model_copy(update={"tingkat_hasil": None, "tingkat_perilaku": None})
    settings = lengkapi_pengaturan(buku.pengaturan)
    ruling = peringkatkan(
        (open_,), tanggal=settings.periode.selesai, metode=MetodePemetaan.TINGKAT, bobot=settings.bobot
    )
    return ruling.hasil.pegawai[0].model_copy(update={"catatan": (f"Tidak dipetakan: {sebab[satu.nip]}.",)})
