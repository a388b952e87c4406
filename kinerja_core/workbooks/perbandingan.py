"""What changed in a staff workbook since an earlier state of it, in words.

An IKI is the one with the same text; where the text is another, the one with the same code.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import tanggal_panjang
from kinerja_core.model.riwayat import ISIAN_RIWAYAT, RiwayatIKI, RiwayatRapat
from kinerja_core.model.skp import LampiranSKP
from kinerja_core.workbooks.buku_skp.catatan_harian import CATATAN_HARIAN
from kinerja_core.workbooks.buku_skp.dialog_kinerja import DIALOG_KINERJA
from kinerja_core.workbooks.buku_skp.identitas import IDENTITAS
from kinerja_core.workbooks.buku_skp.kunci import LEMBAR_REALISASI
from kinerja_core.workbooks.buku_skp.lampiran_skp import LAMPIRAN_SKP
from kinerja_core.workbooks.buku_skp.pembinaan import PEMBINAAN
from kinerja_core.workbooks.buku_skp.perilaku_kerja import PERILAKU_KERJA
from kinerja_core.workbooks.buku_skp.rumus import SKP as LEMBAR_SKP
from kinerja_core.workbooks.buku_skp.umpan_balik import UMPAN_BALIK
from kinerja_core.workbooks.mesin.isi import sel
from kinerja_core.workbooks.mesin.jalur import nilai_di
from kinerja_core.workbooks.mesin.nilai import kutip, setarakan
from kinerja_core.workbooks.mesin.spek import Nilai

#: Fields of a history that hold the realisasi of each period, by the sheet of the period.
_PERIODE: Final = dict(zip(LEMBAR_REALISASI, ("triwulan_1", "triwulan_2", "triwulan_3", "triwulan_4", "akhir"),
                           strict=True))
#: What is told of an RHK and its IKI beyond what a history holds: field, and what it is called.
_LAIN_RHK: Final = {"jenis": "jenis", "rhk_diintervensi": "RHK pimpinan", "penugasan_dari": "pemberi penugasan"}
_LAIN_IKI: Final = {"aspek": "aspek", "perspektif": "perspektif"}
_LAIN_REALISASI: Final = {"bukti_dukung": "bukti dukung", "tautan": "link", "penjelasan": "penjelasan",
                          "capaian": "capaian"}


class Berubah(NamedTuple):
    """One change: the sheet, a sentence without its end, and the field whose cell is shown (``kunci_letak``)."""

    lembar: str
    kalimat: str
    isian: str = ""


def riwayat_buku(buku: BukuSKP) -> tuple[RiwayatIKI, ...]:
    """Every IKI of a workbook with its target and realisasi."""
    reached: dict[str, dict[str, str]] = defaultdict(dict)
    for item in buku.realisasi:
        reached[item.kode_iki][_PERIODE[item.sebutan]] = item.realisasi
    who, year = buku.skp.pegawai, buku.skp.tahun
    return tuple(
        RiwayatIKI(
            nip_pegawai=who.nip, jabatan_pegawai=who.jabatan, tahun=year, nomor_rhk=rhk.nomor, rhk=rhk.uraian,
            kode_iki=iki.kode, indikator=iki.indikator, target=iki.target_lengkap, **reached[iki.kode],
        )
        for rhk, iki in buku.skp.semua_iki()
    )


def _shown(nilai: Any) -> str:
    """A value as a sentence quotes it."""
    if nilai is None or nilai == ():
        return "kosong"
    said: Nilai = sel(nilai)
    return tanggal_panjang(nilai) if hasattr(nilai, "isoformat") else kutip(said)


def _same(satu: Any, lain: Any) -> bool:
    if isinstance(satu, str) and isinstance(lain, str):
        return " ".join(str(satu).split()) == " ".join(str(lain).split())
    return bool(satu == lain)


def _became(apa: str, lama: Any, baru: Any) -> str:
    return f"{apa} berubah dari {_shown(lama)} menjadi {_shown(baru)}"


def _pairs(lama: Sequence[RiwayatIKI], baru: Sequence[RiwayatIKI]) -> dict[str, str]:
    """Old code -> new code of the same IKI."""
    texts = [Counter(setarakan(one.indikator) for one in side) for side in (lama, baru)]
    by_text = {setarakan(one.indikator): one.kode_iki for one in baru}
    found = {
        one.kode_iki: by_text[text] for one in lama
        if (text := setarakan(one.indikator)) in by_text and texts[0][text] == texts[1][text] == 1
    }
    free = {one.kode_iki for one in baru} - set(found.values())
    found |= {one.kode_iki: one.kode_iki for one in lama if one.kode_iki not in found and one.kode_iki in free}
    return found


def banding_riwayat(lama: Sequence[RiwayatIKI], baru: Sequence[RiwayatIKI]) -> list[Berubah]:
    """What changed of RHK, IKI, targets and realisasi; a realisasi that is new is no change."""
    before, after = ({one.kode_iki: one for one in side} for side in (lama, baru))
    pairs = _pairs(lama, baru)
    found = [
        Berubah(LEMBAR_SKP, f"{code} ({kutip(one.indikator)}, target {kutip(one.target)}) tidak ada lagi")
        for code, one in before.items() if code not in pairs
    ]
    found += [
        Berubah(LEMBAR_SKP, f"{code} ({kutip(one.indikator)}, target {kutip(one.target)}) baru", code)
        for code, one in after.items() if code not in pairs.values()
    ]
    rhk: dict[tuple[int, int], Berubah] = {}
    for old_code, code in pairs.items():
        old, new = before[old_code], after[code]
        found += _of_iki(old, new)
        if not _same(old.rhk, new.rhk):
            said = _became(f"Bunyi RHK {new.nomor_rhk}", old.rhk, new.rhk)
            rhk.setdefault((old.nomor_rhk, new.nomor_rhk), Berubah(LEMBAR_SKP, said, new.kode_iki))
    return [*rhk.values(), *found]


def _of_iki(lama: RiwayatIKI, baru: RiwayatIKI) -> Iterator[Berubah]:
    code = baru.kode_iki
    if lama.kode_iki != code and "." not in lama.kode_iki + code:  # codes that count are counted anew
        yield Berubah(LEMBAR_SKP, f"{kutip(baru.indikator)} berpindah dari {lama.kode_iki} ke {code}", code)
    if lama.nomor_rhk != baru.nomor_rhk:
        yield Berubah(LEMBAR_SKP, f"{code} berpindah dari RHK {lama.nomor_rhk} ke RHK {baru.nomor_rhk}", code)
    if not _same(lama.indikator, baru.indikator):
        yield Berubah(LEMBAR_SKP, _became(f"Indikator {code}", lama.indikator, baru.indikator), code)
    if not _same(lama.target, baru.target):
        yield Berubah(LEMBAR_SKP, _became(f"Target {code}", lama.target, baru.target), code)
    for sheet, name in _PERIODE.items():
        old, new = getattr(lama, name), getattr(baru, name)
        if old is not None and not _same(old, new):
            yield Berubah(sheet, _became(f"Realisasi {sheet} untuk {code}", old, new), code)


def banding_identitas(lama: BukuSKP, baru: BukuSKP) -> list[Berubah]:
    """What changed on Identitas: the people, the span, and where and when the SKP was set."""
    return [
        Berubah(IDENTITAS.nama, _became(field.judul, old, new), field.nama)
        for field in IDENTITAS.isian
        if not _same(old := nilai_di(lama.skp, field.nama), new := nilai_di(baru.skp, field.nama))
    ]


def banding_buku(lama: BukuSKP, baru: BukuSKP) -> list[Berubah]:
    """Everything that changed or is gone, except of the rencana aksi; what was added since is one sentence at the end.

    Of pembinaan only counts are told.
    """
    old, new = riwayat_buku(lama), riwayat_buku(baru)
    codes = _pairs(old, new)
    found = [*banding_identitas(lama, baru), *banding_riwayat(old, new), *_rest_of_skp(lama, baru, codes)]
    found += _rest_of_realisasi(lama, baru, codes)
    found += _dialogs(lama, baru, codes)
    notes = (
        (CATATAN_HARIAN.nama, "catatan harian", lama.catatan_harian, baru.catatan_harian, "kegiatan"),
        (UMPAN_BALIK.nama, "umpan balik", lama.umpan_balik, baru.umpan_balik, "isi"),
    )
    added: list[tuple[str, str]] = []
    for sheet, what, before, after, text in notes:
        changed, more = _listed(sheet, what, (before, after), attrgetter(text))
        found += changed
        added += [(sheet, f"{more} {what}")] if more else []
    gone = Counter(lama.pembinaan) - Counter(baru.pembinaan)
    if gone:
        found.append(Berubah(PEMBINAAN.nama, f"{gone.total()} baris pembinaan berubah atau tidak ada lagi"))
    before_keys = {(item.sebutan, codes.get(item.kode_iki, item.kode_iki)) for item in lama.realisasi}
    fresh = Counter(item.sebutan for item in baru.realisasi if (item.sebutan, item.kode_iki) not in before_keys)
    added += [(sheet, f"{count} realisasi {sheet}") for sheet, count in fresh.items()]
    dialogs = {item.nomor for item in baru.dialog} - {item.nomor for item in lama.dialog}
    added += [(DIALOG_KINERJA.nama, f"{len(dialogs)} dialog kinerja")] if dialogs else []
    if added:
        found.append(Berubah("", f"Yang baru: {', '.join(text for _, text in added)}"))
    return found


def _fields(lama: BaseModel, baru: BaseModel, nama: Mapping[str, str], apa: str) -> Iterator[str]:
    for name, called in nama.items():
        if not _same(old := getattr(lama, name), new := getattr(baru, name)):
            yield _became(f"{called[0].upper()}{called[1:]} {apa}", old, new)


def _rest_of_skp(lama: BukuSKP, baru: BukuSKP, kode: Mapping[str, str]) -> Iterator[Berubah]:
    """What a history does not hold of the SKP, its expectations and its lampiran."""
    before = {rhk.nomor: rhk for rhk in lama.skp.hasil_kerja}
    for rhk in baru.skp.hasil_kerja:
        if rhk.nomor in before:
            for said in _fields(before[rhk.nomor], rhk, _LAIN_RHK, rhk.kode):
                yield Berubah(LEMBAR_SKP, said, rhk.iki[0].kode)
    for _, iki in lama.skp.semua_iki():
        same = baru.skp.cari_iki(kode.get(iki.kode, ""))
        if same is not None:
            for said in _fields(iki, same[1], _LAIN_IKI, same[1].kode):
                yield Berubah(LEMBAR_SKP, said, same[1].kode)
    old, new = ({one.perilaku: one.ekspektasi for one in buku.skp.ekspektasi} for buku in (lama, baru))
    for value in dict.fromkeys((*old, *new)):
        if not _same(old.get(value), new.get(value)):
            what = f"Ekspektasi {value.value}"
            yield Berubah(PERILAKU_KERJA.nama, _became(what, old.get(value), new.get(value)))
    for name in LampiranSKP.model_fields:
        if not _same(a := getattr(lama.skp.lampiran, name), b := getattr(baru.skp.lampiran, name)):
            yield Berubah(LAMPIRAN_SKP.nama, _became(name.replace("_", " ").capitalize(), a, b))


def _rest_of_realisasi(lama: BukuSKP, baru: BukuSKP, kode: Mapping[str, str]) -> Iterator[Berubah]:
    """Evidence and the like, where the realisasi itself is still there."""
    after = {(item.sebutan, item.kode_iki): item for item in baru.realisasi}
    for item in lama.realisasi:
        same = after.get((item.sebutan, kode.get(item.kode_iki, "")))
        if same is not None:
            for said in _fields(item, same, _LAIN_REALISASI, f"{item.sebutan} untuk {same.kode_iki}"):
                yield Berubah(item.sebutan, said, same.kode_iki)


def _dialogs(lama: BukuSKP, baru: BukuSKP, kode: Mapping[str, str]) -> Iterator[Berubah]:
    """Dialogs that are gone or say something else."""
    after = {item.nomor: item for item in baru.dialog}
    names = {
        column.nama: column.judul for column in DIALOG_KINERJA.kolom
        if "." not in column.nama and column.nama != "nomor"
    }
    for item in lama.dialog:
        what = f"Dialog {item.nomor} ({tanggal_panjang(item.tanggal)})"
        same = after.get(item.nomor)
        if same is None:
            yield Berubah(DIALOG_KINERJA.nama, f"{what} tidak ada lagi")
            continue
        for name in type(item).model_fields.keys() & names.keys():
            if not _same(old := getattr(item, name), new := getattr(same, name)):
                yield Berubah(DIALOG_KINERJA.nama, _became(f"{what}: {names[name]}", old, new))
        agenda = tuple(
            one.model_copy(update={"kode_iki": kode.get(one.kode_iki, one.kode_iki)}) for one in item.agenda
        )
        if agenda != same.agenda:
            yield Berubah(DIALOG_KINERJA.nama, f"{what}: agenda pembahasannya berubah")


def _listed(
    lembar: str, apa: str, isi: tuple[Sequence[Any], Sequence[Any]], teks: Callable[[Any], str]
) -> tuple[list[Berubah], int]:
    """Records of a diary: one sentence for those that changed or are gone, and how many are new."""
    old, new = (Counter(side) for side in isi)
    gone, more = old - new, (new - old).total()
    if not gone:
        return [], more
    first = next(iter(gone))
    also = f" dan {gone.total() - 1} lainnya" if gone.total() > 1 else ""
    said = f"{apa.capitalize()} {tanggal_panjang(first.tanggal)} {kutip(teks(first))}{also} berubah atau tidak ada lagi"
    return [Berubah(lembar, said)], max(0, more - gone.total())


def riwayat_digabung(lama: Sequence[RiwayatIKI], baru: RiwayatRapat) -> RiwayatRapat:
    """The history after a round: who was not in it keeps what was known."""
    if not lama:
        return baru
    seen = {values[ISIAN_RIWAYAT.index("nip_pegawai")] for values in baru.nilai()}
    return RiwayatRapat.gabungan((baru, RiwayatRapat.dari([one for one in lama if one.nip_pegawai not in seen])))
