"""Andaikan: what a mapping would be with another k, method, weights, score or circle of people; and how robust it is.

Nothing of it is a decision: the unit is mapped as its settings say, and what is asked stands beside that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import Kelompok, tanggal_panjang
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.nip import NIP, NIPSalah
from kinerja_core.model.pemeringkatan import HasilPemeringkatan, SkorPegawai
from kinerja_core.model.tampak import tampak
from kinerja_core.model.teks import sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.aturan import Rujukan
from kinerja_core.rules.ketahanan import KetahananPegawai, kalimat_ruas, kalimat_ubahan, ketahanan
from kinerja_core.rules.pengandaian import Kedudukan, Perpindahan, bandingkan, dengan_skor, pisahkan
from kinerja_core.rules.peserta_pemetaan import dipetakan_bersama, pimpinan
from kinerja_core.services.berkas import menurut_akhiran
from kinerja_core.services.peringkat import HasilPeringkat, PilihanPeringkat, peringkat, peringkat_buku
from kinerja_core.services.polos import polos

#: What a score is called at ``--skor``.
_UNSUR: Final = ("hasil", "perilaku")
#: What the people without a name of their own are called, where several parts are mapped apart.
_LAINNYA: Final = "Pegawai lainnya"
_PIMPINAN: Final = "Pimpinan"
_DIPISAHKAN: Final = "Dipisahkan"


@dataclass(frozen=True, slots=True)
class PilihanAndai:
    """What is asked: other settings, other scores, people left out or mapped apart, units mapped together."""

    cara: PilihanPeringkat = field(default_factory=PilihanPeringkat)
    skor: tuple[str, ...] = ()  #: ``NIP:hasil=85`` or ``NIP:hasil=85,perilaku=90``
    tanpa: tuple[str, ...] = ()
    pisahkan: tuple[str, ...] = ()
    pimpinan_terpisah: bool = False
    menurut_unit_kerja: bool = False
    bersama: tuple[Path, ...] = ()

    @property
    def pesertanya(self) -> bool:
        """Whether it is asked who is mapped with whom."""
        return bool(self.pisahkan or self.pimpinan_terpisah or self.menurut_unit_kerja or self.bersama)

    @property
    def orangnya(self) -> bool:
        """Whether the people or their scores are others, and not the way alone."""
        return bool(
            self.skor or self.tanpa or self.pisahkan or self.pimpinan_terpisah or self.menurut_unit_kerja
            or self.bersama
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class HasilAndai:
    """The mapping as it is, what is asked beside it in one part or several, and how robust each kelompok is."""

    semula: HasilPeringkat
    menjadi: dict[str, HasilPemeringkatan]  #: by the name of the part; empty when nothing else was asked
    pindah: tuple[Perpindahan, ...]
    ketahanan: dict[str, KetahananPegawai]
    catatan: tuple[str, ...]
    rujukan: tuple[Rujukan, ...]

    @property
    def temuan(self) -> tuple[Temuan, ...]:
        """What was found while reading."""
        return self.semula.temuan

    @property
    def jumlah(self) -> dict[str, dict[str, int]]:
        """People per kelompok, before and after."""
        after = [one for part in self.menjadi.values() for one in part.pegawai]
        counts = {"semula": Counter(one.kelompok for one in self.semula.hasil.pegawai)}
        if self.menjadi:
            counts["menjadi"] = Counter(one.kelompok for one in after)
        return {name: {group.value: count[group] for group in Kelompok} for name, count in counts.items()}

    def kalimat(self, nip: str) -> tuple[str, ...]:
        """How robust the kelompok of one person is, in words."""
        person = next(one for one in self.semula.hasil.pegawai if one.nip == nip)
        if person.nip in self.semula.hasil.tidak_dipetakan:
            return person.catatan
        found = self.ketahanan[nip]
        return (*kalimat_ruas(person, found.ruas, self.semula.hasil.metode), *kalimat_ubahan(found))

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja andaikan --json`` prints."""
        unit = self.semula.hasil
        return {
            "periode": self.semula.buku.pengaturan.periode.kode,
            "semula": _cara(unit),
            "menjadi": [
                {"bagian": name, **_cara(part), "pegawai": polos(part.pegawai), "peringatan": list(part.peringatan)}
                for name, part in self.menjadi.items()
            ],
            "jumlah": self.jumlah,
            "pindah": [polos(one) | {"pindah_kelompok": one.pindah_kelompok} for one in self.pindah],
            "ketahanan": [
                {
                    "nip": str(one.nip), "nama": one.nama, "kelompok": one.kelompok and one.kelompok.value,
                    **ketahanan_json(self.ketahanan[one.nip]), "kalimat": list(self.kalimat(one.nip)),
                }
                for one in unit.pegawai
            ],
            "catatan": list(self.catatan),
            "peringatan": list(unit.peringatan),
            "rujukan": [str(one) for one in self.rujukan],
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
        }


def ketahanan_json(ketahanan: KetahananPegawai) -> dict[str, Any]:
    """What keeps and moves a kelompok; each edge also as the exact square of its number."""
    return {
        "ruas": [
            {
                "kelompok": one.kelompok.value, "dari": polos(one.dari), "sampai": polos(one.sampai),
                "mulai_kuadrat": str(one.mulai_kuadrat),
                "akhir_kuadrat": None if one.akhir_kuadrat is None else str(one.akhir_kuadrat),
            }
            for one in ketahanan.ruas
        ],
        "ubahan": [polos(one) for one in ketahanan.ubahan],
        "tidak_tercapai": [group.value for group in ketahanan.tidak_tercapai],
    }


def _cara(hasil: HasilPemeringkatan) -> dict[str, Any]:
    return {
        "metode": hasil.metode.slug, "k": polos(hasil.k), "toleransi": polos(hasil.toleransi),
        "bobot": {"hasil": hasil.bobot[0], "perilaku": hasil.bobot[1]}, "urutan": hasil.urutan.slug,
        "rata_rata": polos(hasil.rata_rata),
    }  # fmt: skip


def andaikan(data: Path, pilihan: PilihanAndai = PilihanAndai()) -> HasilAndai:
    """Map a unit as it is and as it is supposed.

    Raises:
        GalatKinerja: the data or what is asked cannot be used.
    """
    periode = pilihan.cara.periode
    others = [peringkat(path, PilihanPeringkat(periode=periode)).buku for path in pilihan.bersama]
    return andaikan_buku(peringkat(data, PilihanPeringkat(periode=periode)), pilihan, others)


def andaikan_buku(semula: HasilPeringkat, pilihan: PilihanAndai, lain: Sequence[BukuUnit] = ()) -> HasilAndai:
    """The same of a unit that was mapped already; ``lain`` are the units it is mapped together with."""
    book = semula.buku
    if not book.skor and not lain:
        raise GalatKinerja("Belum ada pegawai yang dipetakan; isi lembar Skor dahulu.")
    rulings = [ketahanan(part, book.pengaturan.periode.selesai).hasil for part in semula.hasil.setiap_bagian]
    robust = {nip: found for one in rulings for nip, found in one.items()}
    robust |= dict.fromkeys(map(str, semula.hasil.tidak_dipetakan), KetahananPegawai())
    settings = pilihan.cara.pada(book.pengaturan)
    parts: dict[str, HasilPemeringkatan] = {}
    if pilihan.orangnya or settings != book.pengaturan:
        if pilihan.pesertanya:  # what is asked takes the place of the unit's own setting
            settings = settings.model_copy(update={"lingkup": None, "pimpinan": None, "tidak_penuh": None})
        for name, people in _parts(book, pilihan, lain).items():
            found = peringkat_buku(book.model_copy(update={"pengaturan": settings, "skor": people})).hasil
            parts |= {one.nama: one.hasil for one in found.bagian} if found.dibagi else {name: found}
        if not parts:
            raise GalatKinerja("Tidak ada pegawai yang tersisa untuk dipetakan; kurangi --tanpa.")
    moved = bandingkan(semula.hasil, tuple(parts.values())) if parts else ()
    return HasilAndai(semula, parts, moved, robust, tuple(_notes(book)), semula.rujukan)


# -- what is asked --------------------------------------------------------------------------------


def _parts(
    book: BukuUnit, pilihan: PilihanAndai, lain: Sequence[BukuUnit]
) -> dict[str, tuple[SkorPegawai, ...]]:
    """The people by the part they are mapped in."""
    for other in lain:
        if other.pengaturan.periode != book.pengaturan.periode:
            raise GalatKinerja(
                f'"{other.pengaturan.nama_unit}" berisi periode {other.pengaturan.periode}, bukan '
                f"{book.pengaturan.periode}; unit yang dipetakan bersama harus seperiode."
            )
    everybody = (*book.skor_berlaku, *(one for other in lain for one in other.skor_berlaku))
    known = {one.nip for one in everybody}
    if twice := [nip for nip, count in Counter(one.nip for one in everybody).items() if count > 1]:
        raise GalatKinerja(f"NIP {sebut(twice)} ada lebih dari satu kali; hapus yang berlebih.")
    scores = dict(_new_scores(pilihan.skor, known))
    people = dengan_skor(everybody, scores)
    left_out = {_known(text, known, "--tanpa") for text in pilihan.tanpa}
    apart = {_known(text, known, "--pisahkan"): _DIPISAHKAN for text in pilihan.pisahkan}
    for option, asked in (("--skor", scores), ("--pisahkan", apart)):
        if both := [nip for nip in asked if nip in left_out]:
            raise GalatKinerja(
                f"{option} tidak berpengaruh bagi NIP {sebut(both)}, yang diandaikan tidak ikut (--tanpa)."
            )
    if pilihan.pimpinan_terpisah:
        leaders = pimpinan((book, *lain)) & known
        if not leaders:
            raise GalatKinerja(
                "Tidak ada pimpinan di antara pegawai yang dipetakan: tidak seorang pun menjadi Pejabat Penilai di "
                "Daftar Pegawai atau penandatangan di Pengaturan. Sebutkan NIP-nya dengan --pisahkan."
            )
        apart |= dict.fromkeys(leaders, _PIMPINAN)
    if pilihan.menurut_unit_kerja:
        rooms = {
            one.pegawai.nip: one.pegawai.unit_kerja for other in (book, *lain) for one in other.anggota
        }
        if len(set(rooms.values())) < 2:
            raise GalatKinerja(
                "Daftar Pegawai tidak menyebut dua unit kerja yang berbeda; isi kolom Unit Kerja-nya, atau hapus "
                "--menurut-unit-kerja."
            )
        apart = rooms | apart
    found = pisahkan(people, apart, left_out)
    return {name or (_LAINNYA if len(found) > 1 else book.pengaturan.nama_unit): part for name, part in found.items()}


def _known(teks: str, ada: set[NIP], pilihan: str) -> NIP:
    try:
        nip = NIP(teks)
    except NIPSalah as problem:
        raise GalatKinerja(f'{pilihan} "{tampak(teks)}": {problem}') from None
    if nip not in ada:
        raise GalatKinerja(f"{pilihan}: NIP {nip} tidak ada di antara pegawai yang dipetakan.")
    return nip


def _new_scores(teks: Sequence[str], ada: set[NIP]) -> Iterator[tuple[NIP, dict[str, object]]]:
    """Scores as they are typed: ``199007122015032001:hasil=85,perilaku=90.5``."""
    seen: set[NIP] = set()
    for item in teks:
        who, _, what = item.partition(":")
        nip = _known(who, ada, "--skor")
        pairs = [pair.partition("=") for pair in what.split(",")]
        names = [name.strip() for name, _, _ in pairs]
        if nip in seen or not set(names) <= {*_UNSUR} or len(set(names)) != len(names) or not all(p[2] for p in pairs):
            raise GalatKinerja(
                f'--skor "{tampak(item)}" tidak dapat dibaca; tulis satu kali untuk setiap orang, misalnya '
                f"{nip}:hasil=85,perilaku=90.5 (dengan titik desimal)."
            )
        seen.add(nip)
        new: dict[str, object] = {name.strip(): value.strip() for name, _, value in pairs}
        try:
            SkorPegawai.model_validate({"nip": nip, "nama": "-", **new})
        except ValidationError as wrong:
            told = " ".join(problem.pesan for problem in daftar_masalah(wrong))
            raise GalatKinerja(f'--skor "{tampak(item)}": {told}') from None
        yield nip, new


def _notes(book: BukuUnit) -> Iterator[str]:
    """People whose place among the others no rule and no setting settles, and how to see the unit without them."""
    if not dipetakan_bersama(book.pengaturan):
        return
    ranked = {one.nip: one.nama for one in book.skor}
    if leaders := [ranked[nip] for nip in sorted(pimpinan((book,)) & ranked.keys())]:
        names = ", ".join(leaders)
        yield f"Pimpinan yang ikut dipetakan bersama pegawai yang dipimpinnya: {names} (--pimpinan-terpisah)."
    span = book.pengaturan.periode
    first: dict[NIP, Any] = {}
    last: dict[NIP, Any] = {}
    for one in book.masa:
        first[one.nip] = min(first.get(one.nip, one.mulai), one.mulai)
        last[one.nip] = max(last.get(one.nip, one.selesai), one.selesai)
    for nip in first.keys() & ranked.keys():
        if first[nip] > span.mulai or last[nip] < span.selesai:
            days = f"{tanggal_panjang(first[nip])} s.d. {tanggal_panjang(last[nip])}"
            yield f"{ranked[nip]} hanya mempunyai SKP {days}, tidak sepanjang {span} (--tanpa {nip})."


# -- what people read -----------------------------------------------------------------------------


def sebutan(kedudukan: Kedudukan | None) -> str:
    """``K2, peringkat 7 dari 45, usulan Baik 101``."""
    if kedudukan is None:
        return "tidak dipetakan"
    if kedudukan.kelompok is None:
        return "kelompok terbuka"
    rank = f", peringkat {kedudukan.peringkat} dari {kedudukan.dari}" if kedudukan.peringkat is not None else ""
    grade, value = kedudukan.usulan_predikat, kedudukan.usulan_nilai
    proposed = f", usulan {grade}{f' {value}' if value is not None else ''}" if grade is not None else ""
    return f"{kedudukan.kelompok}{rank}{proposed}"


def berkas_andai(hasil: HasilAndai, akhiran: str) -> bytes:
    """What was supposed as a file: ``.xlsx`` (who moves, how robust each kelompok is) or ``.json``.

    Raises:
        GalatKinerja: another ending.
    """
    return menurut_akhiran("Hasil pengandaian", hasil, akhiran, {".xlsx": lambda: _workbook(hasil)})


def _workbook(hasil: HasilAndai) -> bytes:
    from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel  # noqa: PLC0415 - loads XlsxWriter

    unit = f"{hasil.semula.buku.pengaturan.nama_unit}, {hasil.semula.buku.pengaturan.periode}"
    who = (("No", 6), ("NIP", 21), ("Nama", 32))
    sheets = [
        TabelHasil(
            "Ketahanan", "SEBERAPA KUKUH KELOMPOK SETIAP PEGAWAI", unit,
            (*who, ("Kelompok", 11), ("Keterangan", 110)),
            [
                (number, one.nip, one.nama, one.kelompok, "\n".join(hasil.kalimat(one.nip)))
                for number, one in enumerate(hasil.semula.hasil.pegawai, start=1)
            ],
        )
    ]  # fmt: skip
    if hasil.menjadi:
        moved = TabelHasil(
            "Yang Berubah", "YANG BERUBAH BILA DIANDAIKAN", f"{unit}. Pengandaian, bukan penetapan.",
            (*who, ("Semula", 40), ("Menjadi", 40), ("Pindah Kelompok", 12)),
            [
                (
                    number, one.nip, one.nama, sebutan(one.semula), sebutan(one.menjadi),
                    "ya" if one.pindah_kelompok else "tidak",
                )
                for number, one in enumerate(hasil.pindah, start=1)
            ],
            "Tidak seorang pun berubah kelompok, peringkat, atau usulannya.",
        )  # fmt: skip
        sheets.insert(0, moved)
    return bangun_tabel("Pengandaian", sheets)
