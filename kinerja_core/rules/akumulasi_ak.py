"""Akumulasi angka kredit: all that a pejabat fungsional has, what the next step needs, and when that is reached.

Rows come from the unit's own period (the predikat that is decided, for the months of each SKP) and from the history
that was typed or carried. The same months never count twice: what a penetapan has counted stays, the conversion of a
longer span goes before those of its parts, and a typed one before one that is computed for the same days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Final

from kinerja_core.model.angka_kredit import AsalAngkaKredit, RiwayatAngkaKredit
from kinerja_core.model.bilangan import angka_indonesia
from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.dasar import TAHUN_TERAKHIR
from kinerja_core.model.istilah import JenisPegawai, Predikat, tanggal_panjang
from kinerja_core.model.masa_skp import MasaSKP
from kinerja_core.model.periode import Periode
from kinerja_core.model.teks import sebut
from kinerja_core.rules.angka_kredit import Jenjang, Konversi, angka_kredit, bulan_dinilai, jenjang_jabatan
from kinerja_core.rules.aturan import AturanBelumBerlaku, Putusan, Rujukan, muat
from kinerja_core.rules.kebutuhan_angka_kredit import Kebutuhan, kebutuhan
from kinerja_core.rules.periode_kenaikan_pangkat import periode_kenaikan
from kinerja_core.rules.tunjangan_kinerja import bulan_ke

_NOL: Final = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class BarisAngkaKredit:
    """One angka kredit: of a conversion with its span, or of another origin; ``nomor_pak`` counted it before."""

    asal: AsalAngkaKredit
    jabatan: str
    jenjang: Jenjang | None
    angka_kredit: Decimal
    mulai: date | None = None
    selesai: date | None = None
    predikat: Predikat | None = None
    persentase: Decimal | None = None
    koefisien: Decimal | None = None
    bulan: int | None = None
    nomor_pak: str | None = None
    dihitung: bool = False  #: computed here, and not typed

    @property
    def masa(self) -> str:
        """``1 Januari 2025 s.d. 31 Desember 2025``; nothing for what has no span."""
        if self.mulai is None or self.selesai is None:
            return ""
        return f"{tanggal_panjang(self.mulai)} s.d. {tanggal_panjang(self.selesai)}"


@dataclass(frozen=True, slots=True)
class Langkah:
    """The next pangkat or jenjang: what it needs, what is there, and when the rest is reached at this pace."""

    nama: str  #: of the pangkat or jenjang that comes next
    perlu: Decimal
    ada: Decimal
    tercapai: date | None = None  #: the last day of the month in which it is enough; ``None`` where no pace is known
    periode: date | None = None  #: the first period of kenaikan pangkat after that

    @property
    def kurang(self) -> Decimal:
        """What is missing; 0 when it is enough."""
        return max(self.perlu - self.ada, _NOL)

    @property
    def lebih(self) -> Decimal:
        """What is there beyond the need."""
        return max(self.ada - self.perlu, _NOL)


@dataclass(frozen=True, slots=True)
class AkumulasiAngkaKredit:
    """What one person has: the rows that count in order of time, those that do not and why, and the next steps."""

    anggota: AnggotaUnit
    periode: Periode
    jenjang: Jenjang | None
    baris: tuple[BarisAngkaKredit, ...]
    tidak_dihitung: tuple[tuple[BarisAngkaKredit, str], ...]
    masalah: tuple[str, ...]
    kurang: tuple[str, ...]
    catatan_konversi: tuple[str, ...]
    catatan: tuple[str, ...]
    pangkat: Langkah | None
    naik_jenjang: Langkah | None
    laju: str
    rujukan: tuple[Rujukan, ...]
    peringatan: tuple[str, ...]

    @property
    def konversi(self) -> tuple[BarisAngkaKredit, ...]:
        """The conversions that count."""
        return tuple(one for one in self.baris if one.asal is AsalAngkaKredit.KONVERSI)

    @property
    def di_jenjang(self) -> tuple[BarisAngkaKredit, ...]:
        """The rows of the jenjang held now."""
        return tuple(one for one in self.baris if one.jenjang is self.jenjang)

    @property
    def jumlah(self) -> Decimal:
        """All angka kredit of the jenjang held now."""
        return total(self.di_jenjang)

    def per_asal(self, asal: AsalAngkaKredit, *, lama: bool) -> Decimal:
        """Of one origin, in the jenjang held now, what a penetapan has counted already, or what is new."""
        return total(one for one in self.di_jenjang if one.asal is asal and (one.nomor_pak is not None) is lama)


def total(baris: Iterable[BarisAngkaKredit]) -> Decimal:
    """The sum of rows."""
    return sum((one.angka_kredit for one in baris), _NOL)


def dua_desimal(nilai: Decimal) -> str:
    """Angka kredit as it is printed, with two decimals at least: ``37,50``, ``112,345``."""
    exponent = nilai.as_tuple().exponent
    text = f"{nilai:.2f}" if isinstance(exponent, int) and exponent >= -2 else f"{nilai:f}"
    return text.replace(".", ",")


def bukan_haknya(anggota: AnggotaUnit, masa: Sequence[MasaSKP]) -> str | None:
    """Why no angka kredit belongs to a person, in words; ``None`` when it does."""
    person = anggota.pegawai
    if person.jenis is JenisPegawai.PPPK:
        return "angka kredit hanya untuk PNS dalam jabatan fungsional, sedangkan pegawai ini PPPK"
    if not any(jenjang_jabatan(jabatan) for jabatan in (person.jabatan, *(one.jabatan for one in masa))):
        return f'jabatan "{person.jabatan}" tidak berakhir dengan jenjang jabatan fungsional, jadi tanpa angka kredit'
    return None


def masa_di_dalam(masa: Iterable[MasaSKP], periode: Periode) -> list[MasaSKP]:
    """What of each span lies in a period, in order of time."""
    inside = (
        one.model_copy(update={"mulai": max(one.mulai, periode.mulai), "selesai": min(one.selesai, periode.selesai)})
        for one in masa
    )
    return sorted((one for one in inside if one.mulai <= one.selesai), key=lambda one: one.mulai)


def tanpa_jenjang(masa: Sequence[MasaSKP], periode: Periode) -> str | None:
    """Why the SKP of a period give no conversion, as a sentence: none was in a jabatan fungsional."""
    held = masa_di_dalam(masa, periode)
    if not held or any(jenjang_jabatan(one.jabatan) for one in held):
        return None
    jobs = sebut([f'"{job}"' for job in dict.fromkeys(one.jabatan for one in held)])
    return (
        f"Jabatan pada masa SKP di dalam {periode}, {jobs}, tidak berakhir dengan jenjang jabatan fungsional, jadi "
        "tanpa konversi; perbaiki jabatannya di lembar Masa SKP atau buku kerjanya bila keliru."
    )


def konversi_periode(
    masa: Sequence[MasaSKP], predikat: Predikat | None, periode: Periode
) -> tuple[tuple[BarisAngkaKredit, ...], int]:
    """The conversions of a period, one for each SKP in a jabatan fungsional, and of how many no predikat is decided.

    Args:
        masa: when the person had which SKP; one may have a predikat of its own.
        predikat: the predikat that is decided for the others.
        periode: what is assessed; its last day decides the rule.
    """
    rows, open_ = [], 0
    for one in masa_di_dalam(masa, periode):
        level, grade = jenjang_jabatan(one.jabatan), one.predikat or predikat
        if level is None:
            continue
        if grade is None:
            open_ += 1
            continue
        rows.append(_konversi(one.mulai, one.selesai, one.jabatan, Jenjang(level), grade, periode.selesai))
    return tuple(rows), open_


def _konversi(
    mulai: date, selesai: date, jabatan: str, jenjang: Jenjang, predikat: Predikat, pada: date
) -> BarisAngkaKredit:
    """One conversion, computed; less than half a month gives none."""
    months = bulan_dinilai(mulai, selesai)
    rule: Konversi = muat("angka_kredit").pada(pada).hasil
    value = angka_kredit(predikat, jenjang.value, pada, months).hasil if months else _NOL
    return BarisAngkaKredit(
        AsalAngkaKredit.KONVERSI, jabatan, jenjang, value, mulai, selesai, predikat, rule.persentase[predikat],
        rule.koefisien[jenjang], months, dihitung=True,
    )


def _dari_riwayat(one: RiwayatAngkaKredit) -> BarisAngkaKredit:
    """An earlier angka kredit as it was typed; percentage and koefisien only where a rule of its days is known."""
    level = jenjang_jabatan(one.jabatan)
    row = BarisAngkaKredit(
        one.asal, one.jabatan, Jenjang(level) if level else None, one.angka_kredit, one.mulai, one.selesai,
        one.predikat, nomor_pak=one.nomor_pak,
    )
    if one.mulai is None or one.selesai is None:
        return row
    row = replace(row, bulan=bulan_dinilai(one.mulai, one.selesai))
    if row.jenjang is None or one.asal is not AsalAngkaKredit.KONVERSI:
        return row
    try:
        rule: Konversi = muat("angka_kredit").pada(one.selesai).hasil
    except AturanBelumBerlaku:
        return row
    share = rule.persentase[one.predikat] if one.predikat else None
    return replace(row, persentase=share, koefisien=rule.koefisien[row.jenjang])


def akumulasi(
    anggota: AnggotaUnit, predikat: Predikat | None, masa: Sequence[MasaSKP], riwayat: Iterable[RiwayatAngkaKredit],
    periode: Periode,
) -> AkumulasiAngkaKredit:
    """All angka kredit of one person to whom it belongs.

    Args:
        anggota: the person, with the jabatan and pangkat held now.
        predikat: the predikat that is decided for the period, if any.
        masa: when the person had which SKP.
        riwayat: earlier angka kredit of everybody; those of the person are taken.
        periode: what the unit assesses.

    Raises:
        AturanBelumBerlaku: for a period before the first known regulation.
    """
    person = anggota.pegawai
    own = [_dari_riwayat(one) for one in riwayat if one.nip == person.nip]
    computed, open_ = konversi_periode(masa, predikat, periode)
    missing = []
    if open_:
        missing.append(f"Predikat {periode} belum ditetapkan, sehingga konversinya belum dihitung.")
    elif not computed and not any(one.asal is AsalAngkaKredit.KONVERSI and _menyentuh(one, periode) for one in own):
        missing.append(
            tanpa_jenjang(masa, periode)
            or f"Masa SKP di dalam {periode} belum diketahui, sehingga konversinya belum dihitung."
        )
    counted, left, problems = _tanpa_tumpang_tindih([*own, *computed])
    level = jenjang_jabatan(person.jabatan)
    held = Jenjang(level) if level else None
    result = AkumulasiAngkaKredit(
        anggota, periode, held, counted, left, problems, tuple(missing), (), (), None, None, "", (), (),
    )
    spans = (*_beda_ketikan(computed, counted), *_dipakai(left), *_sela(result), *_tanpa_riwayat(result, own))
    return _dengan_langkah(replace(result, catatan_konversi=spans, catatan=(*spans, *_lain_jenjang(result))))


def _menyentuh(one: BarisAngkaKredit, periode: Periode) -> bool:
    return (
        one.mulai is not None and one.selesai is not None
        and one.mulai <= periode.selesai and periode.mulai <= one.selesai
    )


# -- the same months never count twice -------------------------------------------------------------


def _tanpa_tumpang_tindih(
    rows: Sequence[BarisAngkaKredit],
) -> tuple[tuple[BarisAngkaKredit, ...], tuple[tuple[BarisAngkaKredit, str], ...], tuple[str, ...]]:
    """Rows that count, those that do not with the reason, and spans of which nobody can say which one counts."""
    kept: list[BarisAngkaKredit] = []
    left: list[tuple[BarisAngkaKredit, str]] = []
    problems: list[str] = []
    for one in sorted((row for row in rows if row.asal is AsalAngkaKredit.KONVERSI), key=_dahulu):
        against = [other for other in kept if _bertemu(one, other)]
        if not against:
            kept.append(one)
            continue
        left.append((one, _sebab(one, against)))
        if not any(_memuat(other, one) or other.nomor_pak is not None for other in against):
            problems.append(
                f"Konversi {one.masa} bertumpang tindih dengan {', '.join(other.masa for other in against)}; perbaiki "
                "masanya di lembar Riwayat AK atau Masa SKP."
            )
    others = [row for row in rows if row.asal is not AsalAngkaKredit.KONVERSI]
    ordered = sorted(kept, key=lambda row: row.mulai or date.min)
    return (*others, *ordered), tuple(sorted(left, key=lambda pair: pair[0].mulai or date.min)), tuple(problems)


def _dahulu(one: BarisAngkaKredit) -> tuple[bool, int, bool, date]:
    """Counted before, then the longer, then what was typed, then the earlier."""
    length = (one.selesai - one.mulai).days if one.mulai and one.selesai else 0
    return one.nomor_pak is None, -length, one.dihitung, one.mulai or date.min


def _bertemu(one: BarisAngkaKredit, other: BarisAngkaKredit) -> bool:
    """Whether two spans share a day."""
    if one.mulai is None or one.selesai is None or other.mulai is None or other.selesai is None:
        return False
    return one.mulai <= other.selesai and other.mulai <= one.selesai


def _memuat(besar: BarisAngkaKredit, kecil: BarisAngkaKredit) -> bool:
    """Whether one span holds all of another."""
    if besar.mulai is None or besar.selesai is None or kecil.mulai is None or kecil.selesai is None:
        return False
    return besar.mulai <= kecil.mulai and kecil.selesai <= besar.selesai


def _sebab(one: BarisAngkaKredit, terpakai: Sequence[BarisAngkaKredit]) -> str:
    first = terpakai[0]
    if (first.mulai, first.selesai) == (one.mulai, one.selesai):
        return "sudah ada di Riwayat AK" if one.dihitung else "ditulis dua kali"
    if _memuat(first, one):
        return f"termasuk dalam konversi {first.masa} yang dipakai"
    if first.nomor_pak is not None:
        return (
            f"bulannya sudah ditetapkan sebagian dengan {first.nomor_pak} ({first.masa}); tulis konversi bulan sisanya "
            "di lembar Riwayat AK"
        )
    return f"bertumpang tindih dengan {first.masa}"


def _dipakai(left: Sequence[tuple[BarisAngkaKredit, str]]) -> Iterator[str]:
    """Which conversions are left out, and how much they are together."""
    reasons = dict.fromkeys(reason for _, reason in left)
    for reason in reasons:
        rows = [row for row, why in left if why == reason]
        spans = "; ".join(row.masa for row in rows)
        more = f" (jumlah {dua_desimal(total(rows))})" if len(rows) > 1 else f" ({dua_desimal(rows[0].angka_kredit)})"
        yield f"Tidak dihitung karena {reason}: konversi {spans}{more}."


def _tanpa_riwayat(hasil: AkumulasiAngkaKredit, own: Sequence[BarisAngkaKredit]) -> Iterator[str]:
    """That nothing earlier is known, which a person who is new may not have either."""
    if not own:
        yield (
            f"Lembar Riwayat AK belum memuat angka kredit sebelum {hasil.periode}; yang dijumlahkan hanya periode ini."
        )


def _beda_ketikan(computed: Sequence[BarisAngkaKredit], counted: Sequence[BarisAngkaKredit]) -> Iterator[str]:
    """A typed conversion that counts and says something else than the rule gives for it."""
    by_span = {(one.mulai, one.selesai): one for one in computed}
    for row in counted:
        if row.dihitung or row.asal is not AsalAngkaKredit.KONVERSI or row.mulai is None or row.selesai is None:
            continue
        other = by_span.get((row.mulai, row.selesai))
        if other is None and row.predikat and row.jenjang and row.persentase is not None:
            other = _konversi(row.mulai, row.selesai, row.jabatan, row.jenjang, row.predikat, row.selesai)
        if other is not None and other.angka_kredit != row.angka_kredit:
            yield (
                f"Konversi {row.masa} diketik {dua_desimal(row.angka_kredit)}, menurut aturan "
                f"{dua_desimal(other.angka_kredit)}; dipakai yang diketik."
            )


def _sela(hasil: AkumulasiAngkaKredit) -> Iterator[str]:
    """Days between conversions that no conversion covers, of half a month or more."""
    for before, after in pairwise(hasil.konversi):
        if before.selesai is None or after.mulai is None:
            continue
        first, last = before.selesai + timedelta(days=1), after.mulai - timedelta(days=1)
        if (last - first).days >= 15:
            yield f"Tidak ada konversi untuk {tanggal_panjang(first)} s.d. {tanggal_panjang(last)}."


def _lain_jenjang(hasil: AkumulasiAngkaKredit) -> Iterator[str]:
    """What was earned in another jenjang, and in a jabatan whose jenjang cannot be told."""
    others = [one for one in hasil.baris if one.jenjang is not hasil.jenjang]
    if not others or hasil.jenjang is None:
        return
    for level in dict.fromkeys(one.jenjang for one in others):
        rows = [one for one in others if one.jenjang is level]
        where = level.value if level else f'jabatan tanpa jenjang ("{rows[0].jabatan}")'
        yield (
            f"{dua_desimal(total(rows))} angka kredit di {where} tidak dihitung untuk langkah berikutnya, karena "
            f"jenjang sekarang {hasil.jenjang.value}."
        )


# -- the next steps --------------------------------------------------------------------------------


def _dengan_langkah(hasil: AkumulasiAngkaKredit) -> AkumulasiAngkaKredit:
    """With what the next pangkat and jenjang need, and when that is there at the pace of the last conversion."""
    base = muat("angka_kredit").pada(hasil.periode.selesai)
    if hasil.jenjang is None:
        note = f'Jabatan sekarang "{hasil.anggota.pegawai.jabatan}" bukan jabatan fungsional berjenjang.'
        return replace(
            hasil, catatan=(*hasil.catatan, note), rujukan=base.rujukan, peringatan=base.peringatan,
        )
    need: Putusan[Kebutuhan] = kebutuhan(hasil.jenjang, hasil.anggota.pegawai.pangkat, hasil.periode.selesai)
    found = need.hasil
    pace, told = _laju(hasil)
    end = max((one.selesai for one in hasil.di_jenjang if one.selesai is not None), default=hasil.periode.selesai)
    have = hasil.jumlah
    rank = _langkah(str(found.pangkat_berikutnya), found.pangkat, have, pace, end)
    if rank is not None and rank.tercapai is not None:
        rank = replace(rank, periode=_periode(rank.tercapai))
    above = found.jenjang_berikutnya.value if found.jenjang_berikutnya else ""
    level = _langkah(above, found.jenjang, have, pace, end)
    notes = list(found.keterangan)
    if found.bersama_jenjang and found.jenjang_berikutnya and found.pangkat_berikutnya:
        notes.append(
            f"{found.pangkat_berikutnya} dicapai bersama kenaikan jenjang ke {found.jenjang_berikutnya.value}."
        )
    return replace(
        hasil, catatan=(*hasil.catatan, *notes), pangkat=rank, naik_jenjang=level, laju=told,
        rujukan=(*base.rujukan, *need.rujukan, *_rujukan_periode(rank)),
        peringatan=(*base.peringatan, *need.peringatan),
    )


def _laju(hasil: AkumulasiAngkaKredit) -> tuple[Fraction | None, str]:
    """Angka kredit in a month, exact, if the last predikat goes on in the jenjang held now; and that in words."""
    last = next((one for one in reversed(hasil.konversi) if one.predikat is not None), None)
    if last is None or last.predikat is None or hasil.jenjang is None:
        return None, "Belum ada konversi dengan predikatnya, sehingga waktunya tidak dapat diperkirakan."
    rule: Konversi = muat("angka_kredit").pada(hasil.periode.selesai).hasil
    share, factor = rule.persentase[last.predikat], rule.koefisien[hasil.jenjang]
    year = Fraction(share) * Fraction(factor) / 100
    return year / 12, (
        f"Perkiraan waktu memakai predikat konversi terakhir, {last.predikat.value}: {angka_indonesia(share)}% × "
        f"{angka_indonesia(factor)} setahun, dihitung per bulan tanpa pembulatan."
    )


def _langkah(
    nama: str, perlu: Decimal | None, ada: Decimal, laju: Fraction | None, sampai: date
) -> Langkah | None:
    if perlu is None:
        return None
    step = Langkah(nama, perlu, ada)
    if step.kurang and not laju:
        return step
    months = int(-(-Fraction(step.kurang) // laju)) if step.kurang and laju else 0
    counted = bulan_dinilai(sampai.replace(day=1), sampai)  # else its own month is the first of those to come
    reached = bulan_ke(sampai, months + counted) - timedelta(days=1) if months else sampai
    return step if reached.year > TAHUN_TERAKHIR else replace(step, tercapai=reached)


def _periode(tercapai: date) -> date | None:
    """The first period of kenaikan pangkat after a day; ``None`` where the periods of that time are not known."""
    try:
        return periode_kenaikan(tercapai + timedelta(days=1)).hasil
    except AturanBelumBerlaku:
        return None


def _rujukan_periode(langkah: Langkah | None) -> tuple[Rujukan, ...]:
    if langkah is None or langkah.periode is None:
        return ()
    return muat("periode_kenaikan_pangkat").pada(langkah.periode).rujukan


def kesimpulan(nama: str, langkah: Langkah | None) -> str:
    """What the angka kredit say of a step, in a sentence; they are one of its conditions only."""
    if langkah is None:
        return f"Kenaikan {nama}: tidak ada langkah berikutnya yang dapat dihitung."
    if not langkah.kurang:
        more = f", kelebihan {dua_desimal(langkah.lebih)}" if langkah.lebih else ""
        return (
            f"Kenaikan {nama} ke {langkah.nama}: angka kredit cukup ({dua_desimal(langkah.ada)} dari "
            f"{dua_desimal(langkah.perlu)}{more}); dapat dipertimbangkan bila syarat lainnya terpenuhi."
        )
    when = f", diperkirakan tercapai {tanggal_panjang(langkah.tercapai)}" if langkah.tercapai else ""
    period = f", periode kenaikan pangkat {tanggal_panjang(langkah.periode)}" if langkah.periode else ""
    return (
        f"Kenaikan {nama} ke {langkah.nama}: kurang {dua_desimal(langkah.kurang)} ({dua_desimal(langkah.ada)} dari "
        f"{dua_desimal(langkah.perlu)}){when}{period}."
    )


