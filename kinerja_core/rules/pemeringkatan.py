"""Pemetaan dan pemeringkatan of one unit: averages, kelompok, peringkat, predikat, nilai, conflicts.

All comparisons are exact: scores have at most four decimals and are counted in ten-thousandths as whole numbers
(:mod:`kinerja_core.rules.rata_rata`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from kinerja_core.model.galat import PengaturanSalah
from kinerja_core.model.istilah import (
    CapaianOrganisasi,
    Kelompok,
    MetodePemetaan,
    Predikat,
    Tingkat,
    UrutanPeringkat,
)
from kinerja_core.model.pemeringkatan import (
    HasilPegawai,
    HasilPemeringkatan,
    PolaTerdekat,
    RataRata,
    SkorPegawai,
)
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.rules.aturan import AturanBelumBerlaku, Putusan, muat
from kinerja_core.rules.dasar_pemeringkatan import DasarPemeringkatan
from kinerja_core.rules.konflik import Konflik, TabelPemetaan, konflik_nilai, konflik_predikat
from kinerja_core.rules.pola_distribusi import periksa_pola
from kinerja_core.rules.pola_terdekat import kalimat_pola, pola_terdekat
from kinerja_core.rules.rata_rata import SKALA, berskala, desimal, kalimat_sebagian, tepi

if TYPE_CHECKING:
    from kinerja_core.model.buku import Pengaturan

_UNSUR: Final[tuple[tuple[Unsur, str], ...]] = (("hasil", "hasil kerja"), ("perilaku", "perilaku kerja"))

Unsur: TypeAlias = Literal["hasil", "perilaku"]


#: Rules that say what a setting of a unit that is open means.
BERBAWAAN: Final = ("pemeringkatan", "peserta_pemetaan")
#: Weights, method, ``k``, tolerance and order.
BENTUK = DasarPemeringkatan


def lengkapi_pengaturan(pengaturan: Pengaturan) -> Pengaturan:
    """Settings with the defaults of their period's rule where nothing is set; before the first known rule unchanged."""
    try:
        rules = [muat(kode).pada(pengaturan.periode.selesai).hasil for kode in BERBAWAAN]
    except AturanBelumBerlaku:
        return pengaturan
    open_ = {
        name: value for rule in rules for name, value in rule.bawaan.items() if getattr(pengaturan, name) is None
    }
    return pengaturan.model_copy(update=open_)


class _Orang:
    """One person on the way through the ranking."""

    __slots__ = (
        "catatan",
        "hasil",
        "kelompok",
        "komposit",
        "konflik",
        "perilaku",
        "peringkat",
        "predikat",
        "rentang",
        "skor",
        "tingkat_hasil",
        "tingkat_perilaku",
        "usulan_nilai",
        "usulan_predikat",
    )  # fmt: skip

    def __init__(self, skor: SkorPegawai, hasil: int | None, perilaku: int | None) -> None:
        self.skor, self.hasil, self.perilaku = skor, hasil, perilaku
        self.tingkat_hasil: Tingkat | None = None
        self.tingkat_perilaku: Tingkat | None = None
        self.kelompok: Kelompok | None = None
        self.komposit: int | None = None
        self.peringkat: int | None = None
        self.predikat: Predikat | None = None
        self.usulan_predikat: Predikat | None = None
        self.usulan_nilai: int | None = None
        self.rentang: tuple[int, int] | None = None
        self.konflik: tuple[Konflik, ...] = ()
        self.catatan: tuple[str, ...] = ()


class _Cara:
    """How one unit is ranked."""

    def __init__(
        self, metode: MetodePemetaan, k: Decimal, toleransi: Decimal, bobot: tuple[int, int], urutan: UrutanPeringkat
    ) -> None:
        self.metode, self.k, self.toleransi, self.bobot, self.urutan = metode, k, toleransi, bobot, urutan
        problems = []
        if not k.is_finite() or k < 0:
            problems.append(f"Pengali simpangan baku (k) harus 0 atau lebih, bukan {k}.")
        if not toleransi.is_finite() or toleransi < 0:
            problems.append(f"Toleransi harus 0 atau lebih, bukan {toleransi}.")
        if min(bobot) < 0 or sum(bobot) != 100:
            weights = "{}:{}".format(*bobot)
            problems.append(f"Bobot hasil kerja dan perilaku kerja harus berjumlah 100, bukan {weights}.")
        if problems:
            raise PengaturanSalah(tuple(problems))

    @classmethod
    def dengan_bawaan(cls, usual: DasarPemeringkatan, **diminta: Any) -> _Cara:
        """What was asked for; what was not (``None``) as the rule has it."""
        weights = (usual.bobot[0].hasil, usual.bobot[0].perilaku)
        known: dict[str, Any] = {
            "metode": usual.metode, "k": usual.k, "toleransi": usual.toleransi, "bobot": weights, "urutan": usual.urutan
        }
        return cls(**known | {name: value for name, value in diminta.items() if value is not None})

    @property
    def dipakai(self) -> dict[str, Any]:
        """What the outcome says of it: of ``k`` and ``toleransi`` only what the method asks for."""
        return {
            "metode": self.metode, "bobot": self.bobot, "urutan": self.urutan,
            "k": self.k if self.metode is MetodePemetaan.SIMPANGAN_BAKU else None,
            "toleransi": self.toleransi if self.metode is MetodePemetaan.MUTLAK else None,
        }  # fmt: skip


def _place(orang: list[_Orang], cara: _Cara, peringatan: list[str]) -> dict[str, RataRata]:
    """Set every person's two places relative to the average; give the averages used."""
    if cara.metode is MetodePemetaan.TINGKAT:
        for one in orang:
            one.tingkat_hasil, one.tingkat_perilaku = one.skor.tingkat_hasil, one.skor.tingkat_perilaku
            levels = (one.tingkat_hasil, one.tingkat_perilaku)
            one.catatan += tuple(
                f"Tingkat {name} belum diisi." for level, (_, name) in zip(levels, _UNSUR, strict=True) if level is None
            )
        return {}
    averages: dict[str, RataRata] = {}
    for key, name in _UNSUR:
        numbers: list[int | None] = [getattr(one, key) for one in orang]
        known = [number for number in numbers if number is not None]
        if len(known) < 2:
            if orang:
                who = f"hanya {len(known)}" if known else "belum satu pun"
                remedy = 'unit dengan satu pegawai dapat memakai metode "Tingkat"' if len(orang) == 1 else "isi skornya"
                peringatan.append(
                    f"Rata-rata {name} tidak dapat dihitung: {who} pegawai mempunyai skor. "
                    f"Kelompok pemetaan dibiarkan terbuka; {remedy}."
                )
            for one, number in zip(orang, numbers, strict=True):
                if number is not None:
                    one.catatan += (f"Tidak ada rata-rata {name} sebagai pembanding.",)
            continue
        limits, averages[key] = tepi(known, cara.metode, cara.k, cara.toleransi)
        if len(known) < len(orang):
            peringatan.append(kalimat_sebagian(name, len(known), len(orang)))
        for one, number in zip(orang, numbers, strict=True):
            place = None if number is None else limits.tingkat(number)
            setattr(one, f"tingkat_{key}", place)
            stated: Tingkat | None = getattr(one.skor, f"tingkat_{key}")
            if stated is not None and stated is not place:
                note = f'Tingkat {name} diisi "{stated.value}", tetapi tidak dipakai pada metode {cara.metode.value}.'
                one.catatan += (note,)
    return averages


def _by_predikat(orang: Iterable[_Orang], cara: _Cara) -> frozenset[Kelompok]:
    """The kelompok in which the predikat decides before the composite: every member's is decided.

    Across kelompok it can decide only where that holds for all of them.
    """
    members: defaultdict[Kelompok, list[_Orang]] = defaultdict(list)
    for one in orang:
        if one.kelompok is not None:
            members[one.kelompok].append(one)
    decided = frozenset(
        kelompok for kelompok, group in members.items() if all(one.predikat is not None for one in group)
    )
    match cara.urutan:
        case UrutanPeringkat.KELOMPOK:
            return decided
        case UrutanPeringkat.PREDIKAT:
            return decided if len(decided) == len(members) else frozenset()
        case UrutanPeringkat.KOMPOSIT:
            return frozenset()


def _rank(orang: list[_Orang], cara: _Cara) -> tuple[list[_Orang], frozenset[Kelompok]]:
    """Order people and number those who can be ranked; who cannot comes last, as given.

    Also gives the kelompok whose members stand in the order of their predikat.
    """
    groups = {kelompok: place for place, kelompok in enumerate(Kelompok)}
    grades = {predikat: place for place, predikat in enumerate(Predikat)}
    decided = _by_predikat(orang, cara)
    grouped = cara.urutan is UrutanPeringkat.KELOMPOK

    def key(one: _Orang) -> tuple[int, ...]:
        if one.kelompok is None or one.komposit is None or one.hasil is None or one.perilaku is None:
            return (1,)
        grade = grades[one.predikat] if one.predikat is not None and one.kelompok in decided else 0
        return 0, groups[one.kelompok] if grouped else 0, grade, -one.komposit, -one.hasil, -one.perilaku

    ordered = sorted(orang, key=key)
    previous: tuple[int, ...] | None = None
    number = 0
    for place, one in enumerate(ordered, start=1):
        current = key(one)
        if current == (1,):
            break
        if current != previous:
            number, previous = place, current
        one.peringkat = number
    return ordered, decided


def _propose(orang: Iterable[_Orang], dasar: TabelPemetaan) -> None:
    """Spread each (kelompok, usulan predikat) band over its members by composite."""
    members: defaultdict[tuple[Kelompok, Predikat], list[_Orang]] = defaultdict(list)
    for one in orang:
        if one.kelompok is not None and one.usulan_predikat is not None and one.komposit is not None:
            members[one.kelompok, one.usulan_predikat].append(one)
    for (kelompok, predikat), group in members.items():
        low, high = dasar.rentang[kelompok][predikat]
        best = max(one.komposit or 0 for one in group)
        spread = best - min(one.komposit or 0 for one in group)
        for one in group:
            behind = best - (one.komposit or 0)
            # high - band·behind/spread, a half rounded up; whoever equals the best gets the top
            one.usulan_nilai = high + (spread - 2 * (high - low) * behind) // (2 * spread) if spread else high
            if not spread:
                note = (
                    f"Usulan nilai {high} adalah ujung atas rentang: di kelompok {kelompok} dengan usulan predikat "
                    f"{predikat} tidak ada skor gabungan lain sebagai pembanding."
                )
                one.catatan += (note,)


def _judge(one: _Orang, dasar: TabelPemetaan) -> None:
    """Set what is decided and what is proposed, and say what disagrees or is missing. A rating is never changed."""
    ratings = (one.skor.rating_hasil, one.skor.rating_perilaku)
    if ratings[0] is not None and ratings[1] is not None:
        one.predikat = dasar.predikat[ratings[0]][ratings[1]]
    one.catatan += tuple(f"Skor {name} belum diisi." for key, name in _UNSUR if getattr(one, key) is None)
    if one.kelompok is None:
        return
    own = dasar.predikat_kelompok(one.kelompok)
    conflict = konflik_predikat(dasar, one.kelompok, ratings)
    one.usulan_predikat = own or (one.predikat if conflict is None else None)
    if conflict is not None:
        one.konflik += (conflict,)
    if own is None and one.predikat is None:
        missing = [name for rating, (_, name) in zip(ratings, _UNSUR, strict=True) if rating is None]
        asked = " dan rating ".join(missing)
        one.catatan += (f"Predikat kelompok {one.kelompok} berasal dari rating; rating {asked} belum diisi.",)
    elif own is not None and one.predikat is None and ratings != (None, None):
        one.catatan += ("Baru satu rating yang diisi, sehingga matriks predikat belum dapat dibaca.",)
    if one.usulan_predikat is None and conflict is not None and one.komposit is not None:
        note = (
            f"Nilai tidak diusulkan karena kelompok {one.kelompok} tidak mempunyai rentang untuk predikat "
            f"{one.predikat}; Pejabat Penilai Kinerja perlu menetapkannya."
        )
        one.catatan += (note,)


def _check_nilai(one: _Orang, dasar: TabelPemetaan) -> None:
    """The band of a nilai, and the conflict of one outside it; where no predikat is decided yet, the proposal's."""
    nilai, predikat = one.skor.nilai, one.predikat or one.usulan_predikat
    if one.kelompok is not None and predikat is not None:
        one.rentang = dasar.rentang[one.kelompok].get(predikat)
    if nilai is not None and (found := konflik_nilai(dasar, one.kelompok, predikat, nilai)) is not None:
        one.konflik += (found,)


def bobot_dengan_rekan(tanggal: date) -> tuple[int, int] | None:
    """The weights for scores of perilaku in which others than the atasan count; ``None`` when no rule is known yet."""
    try:
        pairs = muat("pemeringkatan").pada(tanggal).hasil.bobot
    except AturanBelumBerlaku:
        return None
    return (pairs[-1].hasil, pairs[-1].perilaku) if len(pairs) > 1 else None


def _unknown_weights(bobot: tuple[int, int], usual: DasarPemeringkatan) -> list[str]:
    if bobot in [(item.hasil, item.perilaku) for item in usual.bobot]:
        return []
    known = " atau ".join(f"{item.hasil}:{item.perilaku} ({item.dipakai})" for item in usual.bobot)
    return [f"Bobot {bobot[0]}:{bobot[1]} bukan bobot yang dikenal: {known}."]


def _duplicates(skor: Sequence[SkorPegawai]) -> list[str]:
    """Who stands there twice; and when nobody does."""
    if not skor:
        return ["Belum ada pegawai untuk diperingkatkan."]
    people: defaultdict[str, list[str]] = defaultdict(list)
    for item in skor:
        people[item.nip].append(item.nama)
    return [
        bertitik(f"NIP {nip} dipakai {len(names)} baris: {', '.join(names)}")
        + " Semua ikut dihitung; hapus yang berlebih."
        for nip, names in people.items()
        if len(names) > 1
    ]


def _outcome(one: _Orang) -> HasilPegawai:
    return HasilPegawai(
        nip=one.skor.nip, nama=one.skor.nama, jabatan=one.skor.jabatan,
        hasil=one.skor.hasil, perilaku=one.skor.perilaku,
        tingkat_hasil=one.tingkat_hasil, tingkat_perilaku=one.tingkat_perilaku,
        rating_hasil=one.skor.rating_hasil, rating_perilaku=one.skor.rating_perilaku,
        komposit=None if one.komposit is None else desimal(one.komposit, 100 * SKALA),
        kelompok=one.kelompok, peringkat=one.peringkat, predikat=one.predikat, nilai=one.skor.nilai,
        usulan_predikat=one.usulan_predikat, usulan_nilai=one.usulan_nilai,
        rentang=one.rentang, konflik=tuple(found.pesan for found in one.konflik),
        jalan_keluar=tuple(way for found in one.konflik for way in found.jalan_keluar), catatan=one.catatan,
    )  # fmt: skip


def _tables(tanggal: date) -> Putusan[tuple[TabelPemetaan, DasarPemeringkatan]]:
    """Everything dated that a ranking uses, with all sources and warnings."""
    rules = [muat(kode).pada(tanggal) for kode in ("kelompok", "predikat", "rentang_nilai", "pemeringkatan")]
    groups, matrix, bands, usual = (rule.hasil for rule in rules)
    return Putusan(
        (TabelPemetaan(groups, matrix, bands), usual),
        tuple(source for rule in rules for source in rule.rujukan),
        tuple(warning for rule in rules for warning in rule.peringatan),
    )


def _ordered(
    skor: Sequence[SkorPegawai], cara: _Cara, dasar: TabelPemetaan, peringatan: list[str]
) -> tuple[list[_Orang], frozenset[Kelompok], dict[str, RataRata]]:
    """Everybody in rank order, judged, with the kelompok that stand in the order of predikat and the averages used."""
    orang = [_Orang(item, berskala(item.hasil), berskala(item.perilaku)) for item in skor]
    averages = _place(orang, cara, peringatan)
    for one in orang:
        if one.tingkat_hasil is not None and one.tingkat_perilaku is not None:
            one.kelompok = dasar.kelompok[one.tingkat_hasil][one.tingkat_perilaku]
        if one.hasil is not None and one.perilaku is not None:
            one.komposit = cara.bobot[0] * one.hasil + cara.bobot[1] * one.perilaku
        _judge(one, dasar)
    ordered, decided = _rank(orang, cara)
    _propose(ordered, dasar)
    for one in ordered:
        _check_nilai(one, dasar)
    return ordered, decided, averages


def peringkatkan(
    skor: Sequence[SkorPegawai],
    *,
    tanggal: date,
    metode: MetodePemetaan | None = None,
    k: Decimal | None = None,
    toleransi: Decimal | None = None,
    bobot: tuple[int, int] | None = None,
    urutan: UrutanPeringkat | None = None,
    capaian_organisasi: CapaianOrganisasi | None = None,
) -> Putusan[HasilPemeringkatan]:
    """Map and rank the people of one unit. What is not set is as the rule of the period has it.

    Someone without a score (or, with the method Tingkat, without a level) keeps an open kelompok and peringkat,
    stands at the end and is asked for in ``catatan``; the averages are those of the scores that are there.
    What is decided comes from the Pejabat Penilai alone: the predikat from both ratings through the matrix, the nilai
    as typed. What the pemetaan proposes stands beside it: the predikat of the kelompok (in K3 the one that is decided,
    where the kelompok knows it), and a nilai from spreading the band of (kelompok, usulan predikat) evenly over its
    members by composite: the best gets the top, the last the bottom, equal composites the same, halves round up. A
    predikat that the kelompok does not have and a nilai outside its band are reported in ``konflik``.

    People stand by kelompok; inside a kelompok all of whose members have a predikat decided by that predikat; then by
    composite, hasil and perilaku. ``urutan`` may set the predikat first, when everybody's is decided, or the composite.

    Args:
        skor: everybody in the unit.
        tanggal: last day of the assessment period.
        metode: how "rata-rata" is drawn.
        k: multiple of the population standard deviation (method Simpangan Baku).
        toleransi: absolute width on each side of the mean (method Mutlak).
        bobot: percent for hasil kerja and perilaku kerja, together 100.
        urutan: what people are ordered by.
        capaian_organisasi: when known, the counts per predikat are compared with its pattern.

    Returns:
        People in rank order with averages, counts per predikat and warnings.

    Raises:
        PengaturanSalah: for impossible settings, all at once.
        AturanBelumBerlaku: for a period before the first known letter.
    """
    tables = _tables(tanggal)
    dasar, usual = tables.hasil
    cara = _Cara.dengan_bawaan(usual, metode=metode, k=k, toleransi=toleransi, bobot=bobot, urutan=urutan)
    sources = [*tables.rujukan]
    warnings = [*tables.peringatan, *_unknown_weights(cara.bobot, usual), *_duplicates(skor)]
    ordered, decided, averages = _ordered(skor, cara, dasar, warnings)
    counts = Counter(one.predikat for one in ordered), Counter(one.usulan_predikat for one in ordered)
    distribution, proposed = ({predikat: count[predikat] for predikat in Predikat} for count in counts)
    warnings += [*_open_questions(ordered), *_order_questions(ordered, cara, decided)]
    nearest = pola_sekitar(distribution, capaian_organisasi, tanggal)
    sources += nearest.rujukan
    warnings += nearest.peringatan
    result = HasilPemeringkatan(
        **cara.dipakai, menurut_predikat=tuple(one for one in Kelompok if one in decided), rata_rata=averages,
        pegawai=tuple(_outcome(one) for one in ordered), distribusi=distribution, usulan_distribusi=proposed,
        pola=nearest.hasil, peringatan=tuple(warnings),
    )  # fmt: skip
    return Putusan(result, tuple(dict.fromkeys(sources)), tuple(warnings))


def pola_sekitar(
    distribusi: Mapping[Predikat, int], capaian: CapaianOrganisasi | None, tanggal: date
) -> Putusan[PolaTerdekat | None]:
    """What the pattern says of the counts, as warnings, and the nearest distribution that fits it."""
    if capaian is None:
        return Putusan(None, (), ())
    pattern = periksa_pola(distribusi, capaian, tanggal)
    told = (*pattern.peringatan, *pattern.hasil)
    if not any(distribusi.values()):
        none = "Pola distribusi belum dapat diperiksa: belum ada predikat yang ditetapkan."
        return Putusan(None, pattern.rujukan, (*told, none))
    found = pola_terdekat(distribusi, capaian, tanggal).hasil
    sentence = kalimat_pola(found, distribusi)
    return Putusan(found, pattern.rujukan, (*told, sentence) if sentence else told)


def _order_questions(orang: Sequence[_Orang], cara: _Cara, menurut_predikat: frozenset[Kelompok]) -> list[str]:
    """An order that was asked for and cannot be had yet; a nilai that stands below a smaller one."""
    found = []
    ranked = [one for one in orang if one.peringkat is not None]
    if cara.urutan is UrutanPeringkat.PREDIKAT and ranked and not menurut_predikat:
        found.append(
            f'Urutan "{cara.urutan}" belum dapat dipakai karena predikat belum ditetapkan bagi semua pegawai; '
            "urutannya menurut komposit."
        )
    given = [one for one in ranked if one.skor.nilai is not None]
    for above, below in pairwise(given):
        if above.peringkat != below.peringkat and (above.skor.nilai or 0) < (below.skor.nilai or 0):
            found.append(
                f"Nilai yang ditetapkan tidak sejalan dengan peringkat: {above.skor.nama} (peringkat "
                f"{above.peringkat}, nilai {above.skor.nilai}) di atas {below.skor.nama} (peringkat {below.peringkat}, "
                f"nilai {below.skor.nilai}). Pejabat Penilai Kinerja perlu memeriksanya."
            )
            break
    return found


def _open_questions(orang: Sequence[_Orang]) -> list[str]:
    questions: tuple[tuple[str, Callable[[_Orang], bool]], ...] = (
        ("belum mempunyai peringkat", lambda one: one.peringkat is None),
        ("belum mempunyai predikat yang ditetapkan", lambda one: one.predikat is None),
        ("mempunyai konflik antara pemetaan dan penetapan", lambda one: bool(one.konflik)),
    )
    found = []
    for words, asked in questions:
        names = [one.skor.nama for one in orang if asked(one)]
        if names:
            found.append(bertitik(f"{len(names)} pegawai {words}: {sebut(names)}"))
    return found
