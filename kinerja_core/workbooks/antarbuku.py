"""What several workbooks say about the same people, and a workbook about its earlier state."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import TYPE_CHECKING, Final, cast

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dialog_kinerja import DialogKinerja
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.keadaan import KELUAR
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import nip_seorang
from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.skp import SKP
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.buku_360.antarbuku import antar_penilaian_360
from kinerja_core.workbooks.buku_skp.rencana_aksi import RENCANA_AKSI
from kinerja_core.workbooks.hasil import HasilBaca, kunci_letak
from kinerja_core.workbooks.mesin.nilai import kutip, setarakan
from kinerja_core.workbooks.mesin.orang import inti_nama, nama_sama
from kinerja_core.workbooks.mesin.salinan import salinan_dari
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.perbandingan import Berubah, banding_buku, banding_identitas

if TYPE_CHECKING:  # who checks staff workbooks loads no records of units
    from kinerja_core.model.buku import BukuUnit

#: A file, and the staff workbook it holds.
_Milik = tuple[HasilBaca, BukuSKP]


def _kelompok(hasil: Iterable[HasilBaca]) -> list[list[_Milik]]:
    """Staff workbooks of one person for the same jabatan and unit in periods that overlap, two or more together."""
    by_job: dict[tuple[str, ...], list[list[_Milik]]] = defaultdict(list)
    for item in hasil:
        if not isinstance(item.buku, BukuSKP):
            continue
        person = item.buku.skp.pegawai
        groups = by_job[str(person.nip), lipat(person.jabatan), lipat(person.unit_kerja)]
        touching = [group for group in groups if any(_one_skp(other.skp, item.buku.skp) for _, other in group)]
        groups[:] = [group for group in groups if group not in touching]
        groups.append([*itertools.chain.from_iterable(touching), (item, item.buku)])
    return [group for groups in by_job.values() for group in groups if len(group) > 1]


def dengan_jejak(
    hasil: Sequence[HasilBaca], utuh: Callable[[Sequence[HasilBaca]], Iterable[HasilBaca]]
) -> tuple[HasilBaca, ...]:
    """The same files, with the fingerprints of those that are to be compared and of which parts were dropped.

    Args:
        hasil: the files of a folder, as read.
        utuh: gives some of them whole, in order.
    """
    asked = [item for group in _kelompok(hasil) for item, _ in group if item.terpotong and item.sidik is None]
    if not asked:
        return tuple(hasil)
    known = {item.berkas: whole.jejak for item, whole in zip(asked, utuh(asked), strict=True)}
    return tuple(item._replace(sidik=known[item.berkas]) if item.berkas in known else item for item in hasil)


def _same(kelompok: Sequence[_Milik]) -> bool:
    return len({item.jejak for item, _ in kelompok}) == 1


#: Equal workbooks among which one that is not called as a copy is looked for.
_SERUPA: Final = 20


def _kept(files: Sequence[str]) -> str:
    """Of equal workbooks the one that is used: the first that is not called as a copy of another one."""
    few = files[:_SERUPA]
    return next((one for one in few if not any(salinan_dari(one, other) for other in few)), files[0])


def buku_rangkap(hasil: Sequence[HasilBaca]) -> tuple[frozenset[str], frozenset[str]]:
    """Files of staff workbooks that there are too many of.

    Returns:
        Copies of another workbook, which say nothing new; and workbooks that contradict each other (of one
        person, jabatan and period, or of two people with one NIP), none of which may be chosen silently.
    """
    copies: set[str] = set()
    rivals: set[str] = set()
    for group in _kelompok(hasil):
        files = [item.berkas for item, _ in group]
        if _same(group):
            copies.update(set(files) - {_kept(files)})
        else:
            rivals.update(files)
    owners: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for item in hasil:
        if isinstance(item.buku, BukuSKP):
            owners[str(item.buku.skp.pegawai.nip)].append((item.berkas, item.buku.skp.pegawai.nama))
    for owned in owners.values():
        if any(not nama_sama(one, other) for (_, one), (_, other) in itertools.combinations(owned, 2)):
            rivals.update(berkas for berkas, _ in owned)
    return frozenset(copies), frozenset(rivals)


@dataclass(frozen=True, slots=True)
class VersiBuku:
    """One of several workbooks of a person, read whole, and when it was last saved, where that is known."""

    buku: BukuSKP
    disimpan: datetime | None


def _unknown(hasil: HasilBaca) -> VersiBuku | None:  # noqa: ARG001 - of no file
    return None


def periksa_antarberkas(
    hasil: Sequence[HasilBaca], versi: Callable[[HasilBaca], VersiBuku | None] = _unknown
) -> tuple[Temuan, ...]:
    """What several files say about the same people, one finding for each file it concerns.

    Args:
        hasil: the files of a folder, as read.
        versi: gives one of them whole, to say in what workbooks of one person differ.

    Returns:
        Findings with ``berkas`` set, at the cell of the NIP, in the order of the files.
    """
    books: dict[str, list[_Milik]] = defaultdict(list)
    units: dict[str, list[tuple[HasilBaca, str]]] = defaultdict(list)
    gone: set[str] = set()
    for item in hasil:
        if isinstance(item.buku, BukuSKP):
            books[str(item.buku.skp.pegawai.nip)].append((item, item.buku))
        elif item.jenis == "unit" and item.buku is not None:
            whole = cast("BukuUnit", item.buku)
            for member in whole.anggota:
                units[str(member.pegawai.nip)].append((item, whole.pengaturan.nama_unit))
            gone.update(str(member.pegawai.nip) for member in whole.anggota if member.keadaan in KELUAR)
    found: dict[tuple[str, str, str], Temuan] = {}

    def add(kode: str, pesan: str, item: HasilBaca, nip: str) -> None:
        lembar, sel = item.letak_nip.get(nip, (None, None))
        found.setdefault(
            (kode, item.berkas, nip), buat_temuan(kode, pesan, berkas=item.berkas, lembar=lembar, sel=sel)
        )

    for group in _kelompok(hasil):
        differences = "" if _same(group) else _beda(group, versi)
        for item, buku in group:
            kode, pesan = _too_many(group, item, buku.skp.pegawai)
            add(kode, f"{pesan}{_kata_salinan(group, item)}{differences}", item, str(buku.skp.pegawai.nip))
    for nip, owned in books.items():
        for (item, mine), (other, theirs) in itertools.permutations(owned, 2):
            kode, pesan = _two_books(mine.skp, theirs.skp, _where(other, nip))
            if kode:
                add(kode, pesan, item, nip)
    for nip, listed in units.items():
        for (item, unit), (other, second) in itertools.permutations(listed, 2):
            if lipat(unit) != lipat(second):
                add(
                    "ORANG-DUA-UNIT",
                    f"NIP {kutip(nip)} tercantum di unit {kutip(unit)} dan juga di unit {kutip(second)} "
                    f"({_where(other, nip)}).",
                    item, nip,
                )
    order = {item.berkas: number for number, item in enumerate(hasil)}
    every = [
        *found.values(), *_salah_nama(books, units), *_dua_nip(books, gone), *beda_unit(hasil),
        *_unit_bertentangan(hasil), *antar_penilaian_360(hasil),
    ]
    return tuple(sorted(every, key=lambda item: order[item.berkas or ""]))


def _unit_bertentangan(hasil: Sequence[HasilBaca]) -> Iterator[Temuan]:
    """Unit workbooks of one unit and period that were filled otherwise."""
    if sum(one.jenis == "unit" and one.buku is not None for one in hasil) < 2:
        return
    from kinerja_core.workbooks.buku_unit.antarbuku import dua_unit  # noqa: PLC0415 - loads the sheets of the unit workbook

    yield from dua_unit(hasil)


#: People of one name that are compared with each other.
_SENAMA: Final = 50
#: A NIP in the name of a file.
_NIP_BERNAMA: Final = ungkapan(r"(?<![0-9])[0-9]{18}(?![0-9])")


def _salah_nama(buku: Mapping[str, Sequence[_Milik]], unit: Mapping[str, object]) -> Iterator[Temuan]:
    """Files whose name says the NIP of another person who is known here, and not that of whom they are."""
    for nip, owned in buku.items():
        for item, mine in owned:
            named = _NIP_BERNAMA.findall(item.berkas.rpartition("/")[2])
            if nip not in named and (other := next((one for one in named if one in buku or one in unit), None)):
                sheet, cell = item.letak_nip.get(nip, (None, None))
                yield buat_temuan(
                    "NAMA-BERKAS-LAIN",
                    f"Nama berkasnya memuat NIP {kutip(other)}, padahal isinya buku {mine.skp.pegawai.nama} "
                    f"(NIP {kutip(nip)}).",
                    berkas=item.berkas, lembar=sheet, sel=cell,
                )


def _dua_nip(buku: Mapping[str, Sequence[_Milik]], keluar: Collection[str]) -> Iterator[Temuan]:
    """Who has workbooks under two NIP, as after one was put right, or a PPPK became PNS: they count as two people.

    Under a NIP of ``keluar`` somebody has left already.
    """
    named: dict[frozenset[str], list[tuple[str, HasilBaca, str]]] = defaultdict(list)
    for nip, owned in buku.items():
        if nip in keluar:
            continue
        item, mine = owned[0]
        named[inti_nama(mine.skp.pegawai.nama)].append((nip, item, mine.skp.pegawai.nama))
    for (nip, item, name), (other, theirs, _) in itertools.chain.from_iterable(
        itertools.permutations(group[:_SENAMA], 2) for group in named.values()
    ):
        if nip_seorang(nip, other):
            sheet, cell = item.letak_nip.get(nip, (None, None))
            yield buat_temuan(
                "ORANG-DUA-NIP",
                f"{name} (NIP {kutip(nip)}) juga ada di {_where(theirs, other)} dengan NIP {kutip(other)}.",
                berkas=item.berkas, lembar=sheet, sel=cell,
            )


def beda_identitas(buku: Pegawai, unit: Pegawai) -> list[str]:
    """What a staff workbook says of its pegawai otherwise than a unit workbook does."""
    pairs = [(name, getattr(buku, name), getattr(unit, name)) for name in ("nama", "jabatan", "pangkat")]
    return [
        f"{name} {kutip(str(here))} (di buku unit {kutip(str(there))})" for name, here, there in pairs
        if here and there and str(here) != str(there)
    ]


def beda_unit(hasil: Sequence[HasilBaca]) -> Iterator[Temuan]:
    """Whom the newest unit workbook lists otherwise than their own workbooks, from which forms are printed, too."""
    held: dict[str, list[SKP]] = defaultdict(list)
    for one in hasil:
        if isinstance(one.buku, BukuSKP):
            held[str(one.buku.skp.pegawai.nip)].append(one.buku.skp)
    units = [(cast("BukuUnit", item.buku), item) for item in hasil if item.jenis == "unit" and item.buku is not None]
    if not units:
        return
    unit, item = max(units, key=lambda pair: pair[0].pengaturan.periode.selesai)
    period, said, first = unit.pengaturan.periode, [], ""
    for member in unit.anggota:
        nip = str(member.pegawai.nip)
        mine = [skp for skp in held.get(nip, ()) if skp.tahun == period.tahun]
        if not mine:
            continue
        own = max(mine, key=lambda skp: (skp.mulai <= period.selesai, skp.selesai)).pegawai
        changed = beda_identitas(own, member.pegawai)
        if changed:
            first = first or nip
            said.append(f"{own.nama}: {', '.join(changed)}")
    if said:
        sheet, cell = item.letak_nip.get(first, (None, None))
        yield buat_temuan(
            "UNIT-BEDA-BUKU",
            bertitik(
                f"{len(said)} pegawai tertulis lain di buku kerjanya, jadi formulir dan suratnya akan berbeda: "
                f"{sebut(said, pemisah='; ')}"
            ),
            berkas=item.berkas, lembar=sheet, sel=cell,
        )


def _too_many(kelompok: Sequence[_Milik], item: HasilBaca, pegawai: Pegawai) -> tuple[str, str]:
    """Code and message of one of several workbooks of a person."""
    rest = [_where(other, str(pegawai.nip)) for other, _ in kelompok if other is not item]
    others = sebut(rest, "berkas lainnya")
    if _same(kelompok):
        return "BUKU-SALINAN", (
            f"Buku kerja {pegawai.nama} yang sama isinya juga ada di {others}; yang dipakai hanya "
            f"{kutip(_kept([other.berkas for other, _ in kelompok]))}."
        )
    return "ORANG-DUA-BUKU", (
        f"{pegawai.nama} juga mempunyai buku kerja lain yang berbeda isinya di {others}, untuk jabatan yang sama "
        "dan periode yang beririsan."
    )


#: Differences between two workbooks of a person that are told, and workbooks that are compared.
_BEDA: Final = 5
_DIBANDINGKAN: Final = 3


def _kata_salinan(kelompok: Sequence[_Milik], item: HasilBaca) -> str:
    """That a file is called as a copy of another one, or another one as a copy of it."""
    names = [other.berkas for other, _ in kelompok if other is not item]
    if originals := [name for name in names if salinan_dari(item.berkas, name)]:
        return f" Menurut namanya, berkas ini salinan dari {kutip(originals[0])}."
    copies = [name for name in names if salinan_dari(name, item.berkas)]
    return f" Menurut namanya, {sebut([kutip(name) for name in copies])} salinan dari berkas ini." if copies else ""


def _beda(kelompok: Sequence[_Milik], versi: Callable[[HasilBaca], VersiBuku | None]) -> str:
    """In what workbooks of one person differ, from the one that was saved first; none of them is chosen."""
    known = [(item, whole) for item, _ in kelompok[:_DIBANDINGKAN] if (whole := versi(item)) is not None]
    if len(known) < 2:
        return ""
    times = [whole.disimpan.timestamp() for _, whole in known if whole.disimpan is not None]
    if len(times) == len(known):
        known = [pair for _, pair in sorted(zip(times, known, strict=True), key=itemgetter(0))]
    said = ""
    for (older, old), (newer, new) in itertools.pairwise(known):
        changes = [one.kalimat for one in banding_buku(old.buku, new.buku)]
        changes += [text for _, text, _ in _plan_changes(old.buku, new.buku)]
        more = f"; dan {len(changes) - _BEDA} lagi" if len(changes) > _BEDA else ""
        said += f" Dari {_dated(older, old)} ke {_dated(newer, new)}: {'; '.join(changes[:_BEDA])}{more}."
    return f"{said} Program tidak memilih: sisakan yang benar menurut pegawainya, pindahkan yang lain ke luar folder."


def _dated(hasil: HasilBaca, versi: VersiBuku) -> str:
    """A file with the time it was saved."""
    if versi.disimpan is None:
        return kutip(hasil.berkas)
    saved = versi.disimpan.astimezone()
    return f"{kutip(hasil.berkas)} (disimpan {tanggal_panjang(saved)} {saved:%H.%M})"


def _where(hasil: HasilBaca, nip: str) -> str:
    """A file with the place of a person's NIP, for messages about another file."""
    place = hasil.letak_nip.get(nip)
    return kutip(hasil.berkas) + (f" ({place[0]}!{place[1]})" if place else "")


def _one_skp(satu: SKP, lain: SKP) -> bool:
    """Whether two SKP with one NIP and jabatan are for one person and time; gelar aside, the names agree."""
    return _overlap(satu, lain) and nama_sama(satu.pegawai.nama, lain.pegawai.nama)


def _overlap(satu: SKP, lain: SKP) -> bool:
    return satu.mulai <= lain.selesai and lain.mulai <= satu.selesai


def periksa_perubahan(baru: HasilBaca, lama: HasilBaca) -> tuple[Temuan, ...]:
    """What changed since an earlier state: everything in words, and a plan that was changed after it was finished.

    Indicators are recognised by their text, so that a new numbering of the SKP is no change.

    Args:
        baru: the workbook as it is.
        lama: an earlier state of the same person's workbook; of a person with another jabatan since then only
            Identitas is compared.

    Returns:
        Findings with ``berkas`` set; none when a book cannot be used.
    """
    new, old = baru.buku, lama.buku
    if not isinstance(new, BukuSKP) or not isinstance(old, BukuSKP):
        return ()
    if lipat(new.skp.pegawai.jabatan) != lipat(old.skp.pegawai.jabatan):
        return temuan_berubah(baru, banding_identitas(old, new), kutip(lama.berkas))
    changes = banding_buku(old, new)
    if old.rencana_aksi_selesai and not new.rencana_aksi_selesai:
        changes.append(Berubah(RENCANA_AKSI.nama, "Tanda Selesai pada rencana aksi dicabut"))
    plan = list(_plan_changes(old, new))
    if not old.rencana_aksi_selesai:
        changes += [Berubah(RENCANA_AKSI.nama, said) for _, said, fresh in plan if not fresh]
        return temuan_berubah(baru, changes, kutip(lama.berkas))
    held = {(dialog.tanggal, topic) for dialog, topic in _topics(old)}
    discussed = {topic for dialog, topic in _topics(new) if (dialog.tanggal, topic) not in held}
    sheet = next((name for name, _ in baru.letak_aksi), RENCANA_AKSI.nama)
    places = {_key(new, item): cell for item, (_, cell) in zip(new.rencana_aksi, baru.letak_aksi, strict=False)}
    found = [
        buat_temuan(
            "AKSI-BERUBAH",
            f"{said} sejak {kutip(lama.berkas)}, yang sudah ditandai Selesai, tanpa dialog kinerja tentang "
            "indikator itu.",
            lembar=sheet, sel=places.get(key), berkas=baru.berkas,
        )
        for key, said, _ in plan if key[0] not in discussed
    ]
    return (*found, *temuan_berubah(baru, changes, kutip(lama.berkas)))


def temuan_berubah(baru: HasilBaca, perubahan: Iterable[Berubah], sejak: str) -> tuple[Temuan, ...]:
    """Changes of a workbook as findings at their cells.

    Args:
        baru: the workbook as it is.
        perubahan: what changed.
        sejak: since when, as the sentence says it.
    """
    found = []
    for one in perubahan:
        sheet, cell = baru.letak_isi.get(kunci_letak(one.lembar, one.isian), (one.lembar or None, None))
        code = "BUKU-BERTAMBAH" if not one.lembar else "BUKU-BERUBAH"
        found.append(buat_temuan(code, f"{one.kalimat} sejak {sejak}.", lembar=sheet, sel=cell, berkas=baru.berkas))
    return tuple(found)


def tanpa_banding(baru: HasilBaca, sejak: str) -> Temuan:
    """That there is no earlier state of a workbook to compare it with."""
    return buat_temuan(
        "BANDING-TIDAK-ADA", f"Tidak ada keadaan sebelumnya dari buku kerja ini di {kutip(sejak)}.", berkas=baru.berkas
    )


def _plan_changes(lama: BukuSKP, baru: BukuSKP) -> Iterator[tuple[tuple[str, str], str, bool]]:
    """Activities that changed: indicator and text, a sentence without its end, and whether the activity is new."""
    before, after = _plan_of(lama), _plan_of(baru)
    names = {setarakan(iki.indikator): iki.kode for _, iki in (*lama.skp.semua_iki(), *baru.skp.semua_iki())}
    for key in sorted(before.keys() | after.keys(), key=str):
        if before.get(key) == after.get(key):
            continue
        code = names.get(key[0], key[0])
        if key not in after:
            said = f"Rencana aksi {code} {kutip(before[key][0])} ({before[key][1]}) tidak ada lagi"
        elif key not in before:
            said = f"Rencana aksi {code} {kutip(after[key][0])} ({after[key][1]}) baru"
        else:
            said = f"Waktu rencana aksi {code} {kutip(after[key][0])} berubah dari {before[key][1]} ke {after[key][1]}"
        yield key, said, key not in before


def _topic(buku: BukuSKP, kode: str) -> str:
    """The folded text of an indicator, or its code when the SKP has none such."""
    return next((setarakan(iki.indikator) for _, iki in buku.skp.semua_iki() if iki.kode == kode), kode)


def _key(buku: BukuSKP, item: RencanaAksi) -> tuple[str, str]:
    return _topic(buku, item.kode_iki), setarakan(item.uraian)


def _plan_of(buku: BukuSKP) -> dict[tuple[str, str], tuple[str, str]]:
    """Indicator and folded text of each rencana aksi -> its text and its months."""
    plan: dict[tuple[str, str], tuple[str, str]] = {}
    for item in buku.rencana_aksi:
        key = _key(buku, item)
        months = str(item.waktu)
        plan[key] = (item.uraian, f"{plan[key][1]}, {months}" if key in plan else months)
    return plan


def _topics(buku: BukuSKP) -> list[tuple[DialogKinerja, str]]:
    """Each dialog with each indicator it was about."""
    return [(dialog, _topic(buku, code)) for dialog in buku.dialog for code in dialog.kode_iki]


def _two_books(mine: SKP, theirs: SKP, other: str) -> tuple[str, str]:
    """Code and message when the people of two workbooks with one NIP cannot both be right; else empty."""
    me, them = mine.pegawai, theirs.pegawai
    if not nama_sama(me.nama, them.nama):
        return "NIP-GANDA", (
            f"NIP {kutip(str(me.nip))} dipakai oleh {kutip(me.nama)} di berkas ini dan {kutip(them.nama)} "
            f"di {other}."
        )
    if _overlap(mine, theirs) and lipat(me.unit_kerja) != lipat(them.unit_kerja):
        return "ORANG-DUA-UNIT", (
            f"{me.nama} berada di {kutip(me.unit_kerja)} menurut berkas ini, tetapi di {kutip(them.unit_kerja)} "
            f"menurut {other}."
        )
    if _overlap(mine, theirs) and lipat(me.jabatan) != lipat(them.jabatan):
        return "SKP-TUMPANG-TINDIH", (
            f"SKP {me.nama} sebagai {kutip(me.jabatan)} ({_span(mine)}) bertumpang tindih dengan SKP-nya sebagai "
            f"{kutip(them.jabatan)} ({_span(theirs)}) di {other}."
        )
    return "", ""


def _span(skp: SKP) -> str:
    return f"{tanggal_panjang(skp.mulai)} s.d. {tanggal_panjang(skp.selesai)}"
