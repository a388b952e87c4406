"""Usulan rating: what the realisasi of staff workbooks suggest for the rating of hasil kerja; people decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import JenisRHK, JenisSKP, Rating, Tingkatan
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.realisasi import SEBUTAN_AKHIR
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.aturan import Rujukan
from kinerja_core.rules.rating_hasil import CapaianIKI, UsulanRating, usulan_rating
from kinerja_core.services.berkas import kumpulkan, menurut_akhiran
from kinerja_core.services.buku_unit import baca_buku_unit
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.periksa import baca_bertahap, berkas_rangkap
from kinerja_core.services.polos import polos
from kinerja_core.services.simpanan import sekali_baca
from kinerja_core.workbooks.buku_skp.buku import lembar_asli
from kinerja_core.workbooks.hasil import HasilBaca

#: Sheets whose mistakes keep a proposal from being made, besides that of the realisasi.
_LEMBAR: Final = frozenset({"Identitas", "SKP", None})


@dataclass(frozen=True, slots=True)
class UsulanPegawai:
    """What is proposed for one SKP, beside what a person typed in the unit workbook; ``sebab`` says why nothing is."""

    berkas: str
    nip: NIP
    nama: str
    jabatan: str
    periode: Periode
    usulan: UsulanRating | None
    sebab: str = ""
    diketik: SkorPegawai | None = None

    @property
    def beda(self) -> bool:
        """Whether a person chose another rating than the one proposed."""
        own, proposed = self.diketik and self.diketik.rating_hasil, self.usulan and self.usulan.rating
        return own is not None and proposed is not None and own is not proposed


@dataclass(frozen=True, slots=True)
class HasilUsulan:
    """What is proposed for every SKP read, the sources of the rule, and findings."""

    pegawai: tuple[UsulanPegawai, ...]
    rujukan: tuple[Rujukan, ...]
    peringatan: tuple[str, ...]
    temuan: tuple[Temuan, ...]
    skor: bool = False  #: whether a derived score was asked for

    def skor_dipakai(self, satu: UsulanPegawai) -> Any:
        """The score for the pemetaan: the typed one, else the derived one."""
        if satu.diketik is not None and satu.diketik.hasil is not None:
            return satu.diketik.hasil
        return satu.usulan.skor if self.skor and satu.usulan else None

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja usulan-rating --json`` prints."""
        return {
            "pegawai": [self._person(one) for one in self.pegawai],
            "rujukan": [str(one) for one in self.rujukan],
            "peringatan": list(self.peringatan),
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
        }

    def _person(self, one: UsulanPegawai) -> dict[str, Any]:
        found = one.usulan
        typed = one.diketik
        told: dict[str, Any] = {
            "berkas": one.berkas, "nip": str(one.nip), "nama": one.nama, "jabatan": one.jabatan,
            "periode": one.periode.kode, "usulan_rating": found and found.rating and found.rating.value,
            "kemungkinan": [rating.value for rating in found.kemungkinan] if found else [],
            "alasan": found.alasan if found else one.sebab,
            "jumlah": {section.value: _counts(found, section) for section in JenisRHK} if found else None,
            "iki": [_row(row) for row in found.iki] if found else [],
            "rating_diketik": typed and typed.rating_hasil and typed.rating_hasil.value,
            "skor_diketik": polos(typed and typed.hasil), "beda": one.beda,
        }  # fmt: skip
        if self.skor:
            told |= {"usulan_skor": polos(found and found.skor), "rumus": found.rumus if found else one.sebab}
            told["skor_dipakai"] = polos(self.skor_dipakai(one))
        return told


def _counts(usulan: UsulanRating, jenis: JenisRHK) -> dict[str, int]:
    return {rating.slug if rating else "terbuka": count for rating, count in usulan.jumlah(jenis).items()}


def _row(satu: CapaianIKI) -> dict[str, Any]:
    rating, percent = satu.capaian.rating, satu.capaian.persen
    return {
        "kode": satu.kode, "jenis": satu.jenis.value, "indikator": satu.indikator, "target": satu.target,
        "realisasi": satu.realisasi, "usulan": rating and rating.value,
        "kemungkinan": [one.value for one in Rating if one in satu.capaian.kemungkinan],
        "alasan": satu.capaian.alasan, "persen": None if percent is None else str(percent),
    }  # fmt: skip


@sekali_baca()
def usulan(
    data: Iterable[Path], periode: str | None = None, *, unit: Path | None = None, skor: bool = False,
    kemajuan: Kemajuan = diam,
) -> HasilUsulan:
    """What the realisasi of staff workbooks suggest.

    Args:
        data: staff workbooks and folders of them; other workbooks in a folder are passed over.
        periode: a quarter or a year (``2025-TW4``, ``2025``); default the year of each SKP, from the sheet Akhir.
        unit: the unit workbook whose typed ratings and scores stand beside the proposals; typed ones win. Its period
            is the default.
        skor: also derive a score.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: the data or the period cannot be used.
    """
    paths = list(data)
    files = kumpulkan(paths)
    try:
        period = Periode.parse(periode) if periode else None
    except PeriodeSalah as problem:
        raise GalatKinerja(str(problem)) from None
    book = baca_buku_unit(unit) if unit else None
    period = _agreed(period, book)
    typed = {one.nip: one for one in book.skor} if book else {}
    copies, rivals = berkas_rangkap(files, kemajuan)
    people: list[UsulanPegawai] = []
    sources: dict[Rujukan, None] = {}
    warnings: dict[str, None] = {}
    told, others = list[Temuan](), list[str]()
    for hasil in baca_bertahap(files, kemajuan):
        if hasil.jenis in {"unit", "penilaian-360", "daftar-penilai"} or hasil.berkas in copies:
            continue
        if not isinstance(hasil.buku, BukuSKP):
            told += [one for one in hasil.temuan if one.tingkat is Tingkatan.KESALAHAN]
            continue
        skp = hasil.buku.skp
        span = period or Periode(skp.tahun)
        if skp.tahun != span.tahun:
            others.append(f"{skp.pegawai.nama} ({hasil.berkas})")
            continue
        wrong = _mistakes(hasil, skp.jenis, span)
        told += wrong
        why = "ada buku lain orang ini yang isinya bertentangan" if hasil.berkas in rivals else ""
        if wrong:
            why = f"{len(wrong)} kesalahan pada yang dibandingkan harus diperbaiki dahulu"
        found = None
        if not why:
            rule = usulan_rating(hasil.buku, span.triwulan, span.selesai)
            found = rule.hasil
            sources |= dict.fromkeys(rule.rujukan)
            warnings |= dict.fromkeys(rule.peringatan)
        who, own = skp.pegawai, typed.get(skp.pegawai.nip)
        people.append(UsulanPegawai(hasil.berkas, who.nip, who.nama, who.jabatan, span, found, why, own))
    if not people:
        raise GalatKinerja(_nobody(paths, period, told))
    told += _of_other_years(others, period)
    return HasilUsulan(tuple(people), tuple(sources), tuple(warnings), tuple(told), skor)


def _nobody(paths: Sequence[Path], periode: Periode | None, temuan: Sequence[Temuan]) -> str:
    """Why there is nobody to propose a rating for."""
    what = f" tahun {periode.tahun}" if periode else ""
    reasons = [f"{one.tempat}: {one.pesan}" for one in temuan[:5]]
    usable = " yang dapat dibaca" if reasons else ""
    return " ".join([f"Tidak ada buku kerja pegawai{what}{usable} di {', '.join(map(str, paths))}.", *reasons])


def _of_other_years(siapa: Sequence[str], periode: Periode | None) -> Iterator[Temuan]:
    """One finding about the people whose books are of another year; none about nobody."""
    if periode and siapa:
        said = f"{len(siapa)} buku kerja tahun lain, bukan {periode.tahun}, tidak dibandingkan: {sebut(siapa)}"
        yield buat_temuan("BUKU-TAHUN-LAIN", bertitik(said))


def _agreed(periode: Periode | None, unit: BukuUnit | None) -> Periode | None:
    """The period asked for, which is that of the unit workbook where there is one."""
    own = unit.pengaturan.periode if unit else None
    if periode and own and periode != own:
        raise GalatKinerja(
            f"Buku unit itu berisi rating dan skor {own}, yang tidak berlaku bagi {periode}; hapus --periode, atau "
            f"sebutkan buku unit {periode}."
        )
    return periode or own


def _mistakes(hasil: HasilBaca, jenis: JenisSKP, periode: Periode) -> list[Temuan]:
    """What is wrong in the sheets that are compared."""
    sheets = {*_LEMBAR, periode.triwulan.value if periode.triwulan else SEBUTAN_AKHIR}
    return [
        one for one in hasil.temuan
        if one.tingkat is Tingkatan.KESALAHAN and lembar_asli(jenis, one.lembar) in sheets
    ]


# -- what people read -----------------------------------------------------------------------------


def ringkas_jumlah(usulan: UsulanRating | None, jenis: JenisRHK) -> str:
    """``2 / 5 / 0 / 1``: above, as and below expectation, and open."""
    return "" if usulan is None else " / ".join(map(str, usulan.jumlah(jenis).values()))


def sebutan_usulan(satu: UsulanPegawai) -> str:
    """The rating proposed, or that none is."""
    return str(satu.usulan.rating) if satu.usulan and satu.usulan.rating else "tanpa usulan"


def berkas_usulan(hasil: HasilUsulan, akhiran: str) -> bytes:
    """The proposals as a file: ``.xlsx`` (people, and each IKI) or ``.json``.

    Raises:
        GalatKinerja: another ending.
    """
    return menurut_akhiran("Usulan rating", hasil, akhiran, {".xlsx": lambda: _workbook(hasil)})


def _workbook(hasil: HasilUsulan) -> bytes:
    from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel  # noqa: PLC0415 - loads XlsxWriter

    note = "Usulan dari realisasi terhadap target, bukan penetapan; Pejabat Penilai yang memilih rating. "
    people = TabelHasil(
        "Usulan Rating", "USULAN RATING HASIL KERJA",
        f"{note}Jumlah IKI ditulis: di atas / sesuai / di bawah / perlu dinilai orang.",
        (("No", 6), ("NIP", 21), ("Nama", 30), ("Periode", 16), ("Utama", 13), ("Tambahan", 13), ("Usulan", 21),
         ("Alasan", 44), ("Rating Diketik", 21), ("Beda", 7)),
        [(number, *_line(one)) for number, one in enumerate(hasil.pegawai, start=1)],
    )  # fmt: skip
    rows = TabelHasil(
        "Per IKI", "USULAN PER IKI", note,
        (("NIP", 21), ("Nama", 26), ("Kode IKI", 9), ("Jenis", 10), ("Indikator", 38), ("Target", 16),
         ("Realisasi", 28), ("Usulan", 20), ("Keterangan", 46)),
        [
            (one.nip, one.nama, row.kode, row.jenis, row.indikator, row.target, row.realisasi,
             row.capaian.rating or "perlu dinilai orang", row.capaian.alasan)
            for one in hasil.pegawai if one.usulan for row in one.usulan.iki
        ],
    )  # fmt: skip
    scores = TabelHasil(
        "Skor", "SKOR HASIL KERJA DARI CAPAIAN TARGET", "Pilihan, bukan ketentuan; skor yang diketik didahulukan.",
        (("No", 6), ("NIP", 21), ("Nama", 30), ("Diketik", 10), ("Usulan", 10), ("Dipakai", 10), ("Rumus", 90)),
        [(number, *_scores(hasil, one)) for number, one in enumerate(hasil.pegawai, start=1)],
    )  # fmt: skip
    return bangun_tabel("Usulan rating hasil kerja", [people, rows, *([scores] if hasil.skor else [])])


def _line(one: UsulanPegawai) -> Iterator[object]:
    typed = one.diketik
    yield from (one.nip, f"{one.nama}\n{one.jabatan}", one.periode)
    yield from (ringkas_jumlah(one.usulan, section) for section in JenisRHK)
    yield from (sebutan_usulan(one), one.usulan.alasan if one.usulan else one.sebab)
    yield from (typed.rating_hasil if typed else None, "ya" if one.beda else "")


def _scores(hasil: HasilUsulan, one: UsulanPegawai) -> tuple[object, ...]:
    typed, found = one.diketik and one.diketik.hasil, one.usulan
    told = (found.skor, hasil.skor_dipakai(one), found.rumus) if found else (None, hasil.skor_dipakai(one), one.sebab)
    return one.nip, one.nama, typed, *told
