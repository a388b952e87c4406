"""People of a list as records: with their penilai, the penilai's atasan as far as the list says, and their spans."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from kinerja_core.model.buku import PesertaDaftar
from kinerja_core.model.istilah import JenisPegawai, JenisSKP, cari, pilihan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pangkat import GOLONGAN_PPPK, Pangkat, PangkatSalah
from kinerja_core.model.pegawai import Pegawai, Pejabat
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.workbooks.daftar_kantor.baris import seperti_nip
from kinerja_core.workbooks.daftar_kantor.masa import baca_hari, baca_masa
from kinerja_core.workbooks.mesin.lembar import Rekam, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip, nip_utuh, sesuai
from kinerja_core.workbooks.mesin.orang import inti_nama, nama_sama
from kinerja_core.workbooks.mesin.rekaman import bersarang, periksa_baris, periksa_tulisan_nama
from kinerja_core.workbooks.mesin.spek import lipat
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

#: What the row of a person says of them when they assess another.
_BAGIAN: Final = ("nama", "pangkat", "jabatan", "unit_kerja")
#: What a cell says of a span that is the whole year.
_SETAHUN: Final = frozenset({"tahunan", "setahun", "satu tahun", "1 tahun", "akhir tahun"})
#: Spellings of PNS that the vocabulary does not have: who is on probation is one.
_PNS: Final = frozenset({"cpns", "asn pns"})
_PPPK: Final = frozenset({"p3k", "asn pppk", "pppk paruh waktu"})

Masa = tuple[datetime.date | None, datetime.date | None]


class _BarisOrang(NamedTuple):
    """A row of a table, of which a list may have several."""

    tabel: Tabel
    baris: int
    rekam: Rekam

    @property
    def tempat(self) -> str:
        return self.tabel.sel(self.baris, "pegawai.nip")


def baca_peserta(tables: Sequence[Tabel], tahun: int | None = None) -> tuple[PesertaDaftar, ...]:
    """The people of a list, one for each SKP, as far as nothing that they cannot do without is wrong.

    Args:
        tables: its tables, in which people of one may assess those of another.
        tahun: the year of spans that name none.
    """
    rows = [_BarisOrang(table, index, record) for table in tables for index, record in table.baris]
    for table, _, record in rows:
        _jadikan_teks(table, record)
    people = {place: person for place, row in enumerate(rows) if (person := _pegawai(*row)) is not None}
    known: dict[str, list[Pegawai]] = defaultdict(list)
    named: dict[frozenset[str], list[str]] = defaultdict(list)
    for place, person in people.items():
        known[person.nip].append(person)
        named[inti_nama(person.nama)].append(f"{person.nama} ({rows[place].tempat})")
    assessors = {place: _pejabat(*row, "penilai", known, named) for place, row in enumerate(rows)}
    names = {person.nama for person in people.values()}
    for place, assessor in assessors.items():
        _nama_pejabat(rows[place], assessor, "penilai", names)
    above: dict[str, set[Pejabat]] = defaultdict(set)
    for place, person in people.items():
        if (one := assessors[place]) is not None and one.nip != person.nip:
            above[person.nip].add(one)
    members: list[tuple[_BarisOrang, PesertaDaftar]] = []
    for place, person in people.items():
        row = rows[place]
        span, kind = _masa(*row, tahun), _jenis_skp(*row)
        if span is None or kind is False:
            continue
        told = _pejabat(*row, "atasan_penilai", known, named)
        _nama_pejabat(row, told, "atasan_penilai", names)
        members.append((row, PesertaDaftar(
            pegawai=person, penilai=assessors[place], mulai=span[0], selesai=span[1],
            atasan_penilai=told or _atasan(person, assessors[place], above),
            jenis_skp=kind if isinstance(kind, JenisSKP) else None,
        )))
    return _sekali(members)


def _nama_pejabat(baris: _BarisOrang, pejabat: Pejabat | None, awalan: str, disebut: set[str]) -> None:
    """What a name of one who assesses holds beside the name; each name is looked at once."""
    if pejabat is not None and pejabat.nama not in disebut:
        disebut.add(pejabat.nama)
        periksa_tulisan_nama(baris.tabel, pejabat.nama, baris.baris, f"{awalan}.nama")


def _jadikan_teks(table: Tabel, record: Rekam) -> None:
    """Numbers in columns of texts as their text."""
    for column in table.spek.kolom:
        if column.nama in record:
            record[column.nama] = sesuai(column, record[column.nama], False)


def _di(record: Mapping[str, Any], awalan: str) -> Rekam:
    return {name.removeprefix(f"{awalan}."): value for name, value in record.items() if name.startswith(f"{awalan}.")}


#: What the columns of golongan and NIP say, and no jabatan or unit is called.
_KOLOM_LAIN: Final = re.compile(r"(?:gol(?:ongan)?\b\.?\s*(?:ruang\b)?\s*)?(?:IV|I{1,3})\s*/\s*[a-e]", re.IGNORECASE)


def _milik_kolom_lain(nilai: object) -> bool:
    """Whether the cell of a jabatan or a unit holds a golongan or a NIP: the row has moved beside its headers."""
    return isinstance(nilai, str) and (_KOLOM_LAIN.fullmatch(nilai.strip()) is not None or seperti_nip(nilai))


@memberi("DAFTAR-STATUS-LAIN", "ISI-SALAH")
def _pegawai(lapor: Pelapor[Tabel], index: int, record: Rekam) -> Pegawai | None:
    parts = _di(record, "pegawai")
    nip = nip_utuh(parts.get("nip"))
    moved = [name for name in ("jabatan", "unit_kerja") if _milik_kolom_lain(parts.get(name))]
    for name in moved:
        lapor(
            "ISI-SALAH", f"{lapor.lembar.judul(f'pegawai.{name}')}: {kutip(parts[name])} adalah golongan atau NIP.",
            index, f"pegawai.{name}",
            saran="Periksa apakah isi baris ini bergeser dari judul kolomnya, lalu isi selnya yang benar.",
        )
    if moved:
        return None
    kind = NIP(nip).jenis if nip is not None else JenisPegawai.PNS  # a wrong NIP is refused for itself
    said = parts.get("jenis")
    if said is not None:
        folded = lipat(str(said))
        told = (
            JenisPegawai.PNS if folded in _PNS else JenisPegawai.PPPK if folded in _PPPK
            else cari(JenisPegawai, str(said))
        )
        if told is None and nip is not None:
            lapor(
                "DAFTAR-STATUS-LAIN", f"Status {kutip(said)} bukan PNS atau PPPK; menurut NIP-nya {kind.value}.", index,
                "pegawai.jenis",
            )
        else:
            kind = told or kind
    parts["jenis"] = kind.value
    _pangkat(lapor.lembar, index, parts, "pegawai", kind if nip is not None else None)
    person = periksa_baris(lapor.lembar, index, parts, Pegawai, awalan="pegawai.")
    if person is not None:
        periksa_tulisan_nama(lapor.lembar, person.nama, index, "pegawai.nama")
    return person


@memberi("PANGKAT-SALAH", "IDENTITAS-PANGKAT")
def _pangkat(lapor: Pelapor[Tabel], index: int, parts: Rekam, awalan: str, jenis: JenisPegawai | None) -> None:
    """Take a rank out that is none, or none of this kind of ASN, and say so; nobody is left out for it."""
    said = parts.get("pangkat")
    if said is None:
        return
    try:
        rank = Pangkat.parse(str(said))
    except PangkatSalah as problem:
        del parts["pangkat"]
        lapor("PANGKAT-SALAH", f"{problem.sebab} Pangkat orang ini dikosongkan.", index, f"{awalan}.pangkat")
        return
    if jenis is not None and (rank.golongan in GOLONGAN_PPPK) is not (jenis is JenisPegawai.PPPK):
        del parts["pangkat"]
        lapor(
            "IDENTITAS-PANGKAT", f"Pangkat/golongan {kutip(said)} bukan untuk {jenis.value}; dikosongkan.", index,
            f"{awalan}.pangkat",
        )


@memberi("NIP-GANDA", "PENILAI-BELUM-LENGKAP")
def _pejabat(
    lapor: Pelapor[Tabel], index: int, record: Rekam, awalan: str, known: Mapping[str, Sequence[Pegawai]],
    named: Mapping[frozenset[str], Sequence[str]],
) -> Pejabat | None:
    """One who assesses, as the columns say, and where they say only the NIP, as the person's own row does."""
    parts = _di(record, awalan)
    if not parts:
        return None
    nip = nip_utuh(parts.get("nip"))
    rows = known.get(nip, ()) if nip is not None else ()
    said = parts.get("nama")
    if rows and said is not None and not nama_sama(str(said), rows[0].nama):
        lapor(
            "NIP-GANDA", f"NIP {kutip(nip)} dipakai oleh {kutip(rows[0].nama)} dan {kutip(said)} di daftar ini.", index,
            f"{awalan}.nip",
        )
        return None
    for part in _BAGIAN:
        values = {getattr(one, part) for one in rows}
        if part not in parts and len(values) == 1 and (value := values.pop()) is not None:
            parts[part] = str(value)
    number = parts.get("nip")
    if nip is None and number is not None and said is None:
        wrong = "terbaca sebagai angka" if not isinstance(number, str) else "bukan NIP 18 angka"
        lapor(
            "PENILAI-BELUM-LENGKAP", f"{lapor.lembar.judul(f'{awalan}.nip')} {kutip(number)} belum dipakai: {wrong}.",
            index, f"{awalan}.nip", saran="Ketik NIP-nya sebagai teks dari dokumen resmi.",
        )
        return None
    missing = [title for part, title in (("nama", "nama"), ("jabatan", "jabatan")) if part not in parts]
    if missing:
        place = next(name for name in record if name.startswith(f"{awalan}."))
        same = named.get(inti_nama(str(said)), ()) if nip is None and said is not None else ()
        if same:  # a name is no proof of who it is
            title = lapor.lembar.judul(place)
            reason = f"{title} {kutip(said)} belum dipakai: NIP-nya tidak ada."
            lapor(
                "PENILAI-BELUM-LENGKAP", bertitik(f"{reason} Bernama sama di daftar ini: {sebut(same)}"), index, place,
                saran=f"Bila dia orangnya, isi NIP-nya di kolom NIP {title.removeprefix('Nama ')}.",
            )
            return None
        lapor(
            "PENILAI-BELUM-LENGKAP",
            f"{lapor.lembar.judul(place)} {kutip(record[place])} belum dipakai: {' dan '.join(missing)}nya tidak ada.",
            index, place,
        )
        return None
    _pangkat(lapor.lembar, index, parts, awalan, None)
    return periksa_baris(lapor.lembar, index, bersarang(parts), Pejabat, awalan=f"{awalan}.")


def _atasan(person: Pegawai, assessor: Pejabat | None, above: Mapping[str, set[Pejabat]]) -> Pejabat | None:
    """Who assesses the penilai, when the list says one only."""
    if assessor is None or assessor.nip is None:
        return None
    found = above.get(assessor.nip, set())
    return next(iter(found)) if len(found) == 1 and next(iter(found)).nip != person.nip else None


@memberi("PERIODE-SALAH", "TANGGAL-TEKS", "SEL-WAJIB", "SKP-PERIODE")
def _masa(lapor: Pelapor[Tabel], index: int, record: Rekam, tahun: int | None) -> Masa | None:
    """The span of the SKP; nothing for the whole year, ``None`` when it cannot be told."""
    whole = record.get("periode")
    if whole is not None and "mulai" not in record:
        if lipat(str(whole)) in _SETAHUN:
            return None, None
        span = baca_masa(whole, tahun)
        if span is None:
            lapor(
                "PERIODE-SALAH", f"Periode {kutip(whole)} tidak dapat dibaca.", index, "mulai",
                saran='Tulis misalnya "1 Januari 2026 s.d. 30 Juni 2026", atau pakai kolom Periode Mulai dan Periode '
                "Selesai.",
            )
            return None
    else:
        if "mulai" not in record and "selesai" not in record:
            return None, None
        days = []
        for name in ("mulai", "selesai"):
            title = lapor.lembar.judul(name)
            day = baca_hari(record.get(name))
            if name not in record:
                lapor("SEL-WAJIB", f"{title}: belum diisi.", index, name)
            elif day is None:
                lapor("TANGGAL-TEKS", f"{title}: {kutip(record[name])} bukan tanggal yang jelas.", index, name)
            days.append(day)
        first, last = days
        if first is None or last is None:
            return None
        span = first, last
    if span[1] < span[0] or span[0].year != span[1].year:
        lapor(
            "SKP-PERIODE", f"Periode {kutip(span[0])} s.d. {kutip(span[1])} tidak berurutan di satu tahun.", index,
            "mulai",
        )
        return None
    return span


@memberi("PILIHAN-TIDAK-DIKENAL")
def _jenis_skp(lapor: Pelapor[Tabel], index: int, record: Rekam) -> JenisSKP | bool:
    """The kind of the SKP; true when the list does not say, false when it says none that is known."""
    said = record.get("jenis_skp")
    if said is None:
        return True
    kind = cari(JenisSKP, str(said))
    if kind is None:
        lapor(
            "PILIHAN-TIDAK-DIKENAL", f"Jenis SKP: {kutip(said)} tidak dikenal; pilih {pilihan(JenisSKP)}.", index,
            "jenis_skp", saran="Tulis salah satu pilihan itu, atau kosongkan.",
        )
        return False
    return kind


def _sekali(members: Sequence[tuple[_BarisOrang, PesertaDaftar]]) -> tuple[PesertaDaftar, ...]:
    """Each SKP once: a person comes twice only with two spans that do not overlap; nobody assesses himself."""
    kept: list[PesertaDaftar] = []
    before: dict[str, list[tuple[_BarisOrang, PesertaDaftar]]] = defaultdict(list)
    for row, member in members:
        others = before[member.pegawai.nip]
        if others and _kembar(row.tabel, row.baris, member, others):
            continue
        others.append((row, member))
        kept.append(_tanpa_diri(row.tabel, row.baris, member))
    return tuple(kept)


@memberi("PEGAWAI-GANDA", "NIP-GANDA")
def _kembar(
    lapor: Pelapor[Tabel], index: int, member: PesertaDaftar, others: Sequence[tuple[_BarisOrang, PesertaDaftar]]
) -> bool:
    """Whether the NIP of a row is that of an earlier one: of another person, or of the same one in the same span."""

    def there(row: _BarisOrang) -> str:
        return row.tempat if row.tabel.nama == lapor.lembar.nama else f"{row.tempat} di lembar {kutip(row.tabel.nama)}"

    person, (first, one) = member.pegawai, others[0]
    if not nama_sama(person.nama, one.pegawai.nama):
        lapor(
            "NIP-GANDA",
            f"NIP {kutip(person.nip)} dipakai oleh {kutip(one.pegawai.nama)} di {there(first)} dan "
            f"{kutip(person.nama)}.", index, "pegawai.nip",
        )
        return True
    same = next((row for row, one in others if _tumpang(one, member)), None)
    if same is None:
        return False
    lapor(
        "PEGAWAI-GANDA", f"{person.nama} (NIP {kutip(person.nip)}) sudah tercantum di {there(same)}.", index,
        "pegawai.nip",
        saran="Hapus baris yang berlebih. Bila ia mempunyai dua SKP, isi Periode Mulai dan Periode Selesai di "
        "kedua barisnya, tanpa bertumpang tindih.",
    )
    return True


@memberi("PENILAI-SAMA")
def _tanpa_diri(lapor: Pelapor[Tabel], index: int, member: PesertaDaftar) -> PesertaDaftar:
    """A member without a penilai who is he himself."""
    person = member.pegawai
    if member.penilai is None or member.penilai.nip != person.nip:
        return member
    lapor(
        "PENILAI-SAMA", f"Pejabat Penilai {person.nama} adalah dirinya sendiri (NIP {kutip(person.nip)}).", index,
        "penilai.nip",
    )
    return member.model_copy(update={"penilai": None, "atasan_penilai": None})


def _tumpang(satu: PesertaDaftar, lain: PesertaDaftar) -> bool:
    """Whether two SKP of a person are not apart in time, as far as is known."""
    if satu.mulai is None or satu.selesai is None or lain.mulai is None or lain.selesai is None:
        return True
    return satu.mulai <= lain.selesai and lain.mulai <= satu.selesai
