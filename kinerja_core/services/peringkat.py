"""Peringkat: pemetaan and pemeringkatan of a unit, from a unit workbook or a CSV of scores."""

from __future__ import annotations

import csv
import gc
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import CapaianOrganisasi, MetodePemetaan, UrutanPeringkat
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masalah import daftar_masalah, rincian
from kinerja_core.model.pemeringkatan import HasilPemeringkatan
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.tampak import tampak
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.aturan import Rujukan
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan, peringkatkan
from kinerja_core.rules.pencilan import pencilan
from kinerja_core.rules.rata_rata import SKALA
from kinerja_core.services.berkas import menurut_akhiran, satu_berkas
from kinerja_core.services.buku_unit import baca_dan_sebut, buku_unit_dari
from kinerja_core.services.hitung import angka, kata, polos
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.workbooks.baca import baca_kisi
from kinerja_core.workbooks.daftar import baca_skor
from kinerja_core.workbooks.mesin.kisi import Kisi

if TYPE_CHECKING:
    from kinerja_core.rules.peringkat_kolom import JenisOrang, PeringkatKolom


@dataclass(frozen=True, slots=True)
class PilihanPeringkat:
    """Choices given at the call; ``None`` means: as set in the unit workbook, else as the rule has it."""

    metode: MetodePemetaan | None = None
    k: Decimal | None = None
    toleransi: Decimal | None = None
    bobot: tuple[int, int] | None = None
    urutan: UrutanPeringkat | None = None
    capaian_organisasi: CapaianOrganisasi | None = None
    periode: Periode | None = None

    def pada(self, pengaturan: Pengaturan) -> Pengaturan:
        """Settings with these choices in place.

        Raises:
            GalatKinerja: a choice is out of its bounds.
        """
        changes: dict[str, Any] = {
            "metode": self.metode,
            "k": self.k,
            "toleransi": self.toleransi,
            "urutan": self.urutan,
            "capaian_organisasi": self.capaian_organisasi,
            "periode": self.periode,
        }
        if self.bobot is not None:
            changes |= {"bobot_hasil": self.bobot[0], "bobot_perilaku": self.bobot[1]}
        given = {nama: nilai for nama, nilai in changes.items() if nilai is not None}
        try:
            settings = Pengaturan.model_validate({**dict(pengaturan), **given})
        except ValidationError as wrong:
            raise GalatKinerja(
                " ".join(f"{'.'.join(map(str, m.jalur)) or 'Pengaturan'}: {m.pesan}" for m in daftar_masalah(wrong))
            ) from None
        metode = lengkapi_pengaturan(settings).metode
        for option, value, only in (
            ("--k", self.k, MetodePemetaan.SIMPANGAN_BAKU), ("--toleransi", self.toleransi, MetodePemetaan.MUTLAK)
        ):
            if value is not None and metode is not only:
                raise GalatKinerja(
                    f"{option} tidak berpengaruh pada metode {metode}; hapus {option}, atau pilih --metode {only.slug}."
                )
        return settings


def pilihan(
    metode: str | None = None,
    k: str | None = None,
    toleransi: str | None = None,
    bobot: str | None = None,
    capaian_organisasi: str | None = None,
    periode: str | None = None,
    urutan: str | None = None,
) -> PilihanPeringkat:
    """Choices as a user types them (``--bobot 60:40``).

    Raises:
        GalatKinerja: a text means nothing.
    """
    try:
        return PilihanPeringkat(
            metode=kata(MetodePemetaan, metode, "Metode") if metode else None,
            k=angka(k, "k") if k else None,
            toleransi=angka(toleransi, "Toleransi") if toleransi else None,
            bobot=_bobot(bobot) if bobot else None,
            urutan=kata(UrutanPeringkat, urutan, "Urutan") if urutan else None,
            capaian_organisasi=kata(CapaianOrganisasi, capaian_organisasi, "Capaian organisasi")
            if capaian_organisasi
            else None,
            periode=Periode.parse(periode) if periode else None,
        )
    except PeriodeSalah as problem:
        raise GalatKinerja(str(problem)) from None


def _bobot(teks: str) -> tuple[int, int]:
    hasil, _, perilaku = teks.partition(":")
    if not (hasil.strip().isdecimal() and perilaku.strip().isdecimal()) or int(hasil) + int(perilaku) != 100:
        raise GalatKinerja(f'Bobot "{teks}" harus dua bilangan bulat yang berjumlah 100, misalnya 60:40.')
    return int(hasil), int(perilaku)


@dataclass(frozen=True, slots=True)
class HasilPeringkat:
    """The ranking, the unit it is of, its sources and the findings met while reading."""

    buku: BukuUnit
    hasil: HasilPemeringkatan
    rujukan: tuple[Rujukan, ...]
    temuan: tuple[Temuan, ...] = ()
    kolom: PeringkatKolom | None = None  #: everybody, where ``hasil`` holds the first of very many only

    @property
    def jumlah(self) -> int:
        """How many people are ranked."""
        return len(self.hasil.pegawai) if self.kolom is None else len(self.kolom.urutan)

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja peringkat --json`` prints; people in rank order, nilai exact."""
        hasil = self.hasil
        return {
            "metode": hasil.metode.slug,
            "periode": self.buku.pengaturan.periode.kode,
            "bobot": {"hasil": hasil.bobot[0], "perilaku": hasil.bobot[1]},
            "urutan": hasil.urutan.slug,
            "rata_rata": polos(hasil.rata_rata),
            "pegawai": polos(hasil.pegawai),
            "distribusi": polos(hasil.distribusi),
            "usulan_distribusi": polos(hasil.usulan_distribusi),
            "pola_distribusi": polos(hasil.pola),
            "peringatan": list(hasil.peringatan),
            "rujukan": [str(r) for r in self.rujukan],
            "temuan": [t.model_dump(mode="json") for t in self.temuan],
        }


def peringkat(
    data: Path, pilihan: PilihanPeringkat = PilihanPeringkat(), *, banyak: int | None = None, kemajuan: Kemajuan = diam
) -> HasilPeringkat:
    """Rank the people of a unit workbook or of a CSV (``nip,nama,hasil,perilaku``, ...).

    Args:
        data: the workbook or the CSV.
        pilihan: choices in place of the settings.
        banyak: of a CSV only so many people are asked for as records, and all of them as a CSV; default all.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: the data cannot be used as it is; every problem is named.
    """
    file = satu_berkas(data, "buku unit (.xlsx) atau satu berkas CSV")
    if file.suffix.casefold() != ".csv":
        buku, told = baca_dan_sebut(file)
        own = buku.pengaturan.periode
        if pilihan.periode is not None and pilihan.periode != own:
            raise GalatKinerja(
                f'"{file.name}" berisi skor dan rating {own}, yang tidak berlaku bagi {pilihan.periode}; hapus '
                f"--periode, atau sebutkan buku unit {pilihan.periode}."
            )
        return replace(peringkat_buku(buku, pilihan), temuan=told)

    if banyak is not None and (many := _columns(file, pilihan, banyak, kemajuan)) is not None:
        return many
    skor, temuan = baca_skor(file)
    if not skor:
        why = [f"{t.tempat}: {t.pesan} {t.saran}" for t in temuan] or ["Tidak ada baris di bawah judul kolomnya."]
        raise GalatKinerja(f'Tidak ada skor yang dapat dipakai di "{file.name}":\n{rincian(why)}')
    result = peringkat_buku(BukuUnit(pengaturan=_csv_settings(file, pilihan), skor=tuple(skor)), pilihan)
    return replace(_period_said(result, pilihan), temuan=tuple(temuan))


def _csv_settings(file: Path, pilihan: PilihanPeringkat) -> Pengaturan:
    """What a CSV does not say: its name stands for the unit, and the period is the one asked for or this year."""
    periode = pilihan.periode or Periode(date.today().year)  # noqa: DTZ011 - the office's own calendar day
    return Pengaturan(nama_unit=tampak(file.stem), periode=periode)


def _period_said(result: HasilPeringkat, pilihan: PilihanPeringkat) -> HasilPeringkat:
    if pilihan.periode is not None:
        return result
    periode = result.buku.pengaturan.periode
    return _with_warning(
        result, f"Periode penilaian tidak disebut; dipakai aturan untuk {periode}. Sebutkan dengan --periode."
    )


def _columns(file: Path, pilihan: PilihanPeringkat, banyak: int, kemajuan: Kemajuan) -> HasilPeringkat | None:
    """The people of a CSV ranked in columns; ``None`` where a record for each is needed."""
    from kinerja_core.rules.peringkat_kolom import peringkatkan_kolom  # noqa: PLC0415 - for the largest files only
    from kinerja_core.workbooks.skor_kolom import baca_skor_kolom  # noqa: PLC0415 - for the largest files only

    if pilihan.capaian_organisasi is not None:
        return None
    collecting = gc.isenabled()
    gc.disable()  # nothing here refers to itself, and looking at millions of things again and again takes the most time
    try:
        lines = file.stat().st_size // 40 or 1
        kemajuan(0, lines, "Membaca")
        read = baca_skor_kolom(file, lambda done: kemajuan(min(done, lines), lines, "Membaca"))
        if read is None:
            return None
        columns, told = read
        kemajuan(len(columns.nip), len(columns.nip), "Memeringkat")
        settings = lengkapi_pengaturan(pilihan.pada(_csv_settings(file, pilihan)))
        ranked = peringkatkan_kolom(
            columns, tanggal=settings.periode.selesai, banyak=banyak, metode=settings.metode, k=settings.k,
            toleransi=settings.toleransi, bobot=settings.bobot, urutan=settings.urutan,
        )
    finally:
        if collecting:
            gc.enable()
    if ranked is None:
        return None
    made, hasil, sources = ranked
    result = HasilPeringkat(BukuUnit(pengaturan=settings), hasil, sources, told, made)
    return _period_said(result, pilihan)


def peringkat_buku(buku: BukuUnit, pilihan: PilihanPeringkat = PilihanPeringkat()) -> HasilPeringkat:
    """Rank the people of a unit already read; rules and what is not set are those of the unit's period."""
    settings = lengkapi_pengaturan(pilihan.pada(buku.pengaturan))
    putusan = peringkatkan(
        buku.skor,
        tanggal=settings.periode.selesai,
        metode=settings.metode,
        k=settings.k,
        toleransi=settings.toleransi,
        bobot=settings.bobot,
        urutan=settings.urutan,
        capaian_organisasi=settings.capaian_organisasi,
    )
    lone = pencilan(
        buku.skor, tanggal=settings.periode.selesai, metode=settings.metode, k=settings.k,
        toleransi=settings.toleransi, bobot=settings.bobot,
    )
    warnings = (*putusan.hasil.peringatan, *(one.pesan for one in lone))
    result = putusan.hasil.model_copy(update={"peringatan": warnings})
    return HasilPeringkat(buku.model_copy(update={"pengaturan": settings}), result, putusan.rujukan)


def peringkat_kisi(kisi: Kisi, berkas: str) -> HasilPeringkat:
    """Rank the people of an open unit workbook (the add-in)."""
    return peringkat_buku(buku_unit_dari(baca_kisi(kisi, berkas)))


def _with_warning(result: HasilPeringkat, peringatan: str) -> HasilPeringkat:
    hasil = result.hasil.model_copy(update={"peringatan": (*result.hasil.peringatan, peringatan)})
    return replace(result, hasil=hasil)


def temuan_konflik(result: HasilPeringkat, berkas: str) -> tuple[Temuan, ...]:
    """Every conflict between pemetaan and penetapan, for what is printed or exported from the ranking."""
    return tuple(
        buat_temuan(
            "PERINGKAT-KONFLIK", f"{person.nama} ({person.nip}): {text}", berkas=berkas,
            saran=" ".join(person.jalan_bernomor),
        )
        for person in result.hasil.pegawai
        for text in person.konflik
    )


#: Columns of the table people read and of the CSV, with how each is taken from a person.
KOLOM_HASIL: Final = (
    ("peringkat", "Peringkat"),
    ("nip", "NIP"),
    ("nama", "Nama"),
    ("jabatan", "Jabatan"),
    ("hasil", "Hasil"),
    ("perilaku", "Perilaku"),
    ("komposit", "Komposit"),
    ("kelompok", "Kelompok"),
    ("predikat", "Predikat Ditetapkan"),
    ("nilai", "Nilai Ditetapkan"),
    ("usulan_predikat", "Usulan Predikat"),
    ("usulan_nilai", "Usulan Nilai"),
    ("rentang_tertulis", "Rentang Nilai"),
    ("konflik", "Konflik"),
    ("jalan_bernomor", "Jalan Keluar"),
    ("catatan", "Catatan"),
)


def baris_hasil(hasil: HasilPemeringkatan) -> list[list[str]]:
    """People in rank order as text, one cell per column of :data:`KOLOM_HASIL`."""
    return [[_text(getattr(pegawai, nama)) for nama, _ in KOLOM_HASIL] for pegawai in hasil.pegawai]


def berkas_hasil(result: HasilPeringkat, akhiran: str) -> bytes:
    """The ranking as a file: ``.xlsx`` (a unit workbook with its results), ``.csv`` or ``.json``.

    Raises:
        GalatKinerja: another ending.
    """

    def workbook() -> bytes:
        from kinerja_core.workbooks.bangun import bangun_unit  # noqa: PLC0415 - loads XlsxWriter, needed only here

        return bangun_unit(result.buku)

    return menurut_akhiran("Hasil peringkat", result, akhiran, {
        ".xlsx": workbook,
        ".csv": lambda: _as_csv(result),
    })  # fmt: skip


#: Columns in which people differ who are equal otherwise, in their order.
_SENDIRI: Final = ("peringkat", "nip", "nama", "jabatan", "hasil", "perilaku", "komposit", "usulan_nilai")


def _lines(made: PeringkatKolom) -> Iterator[str]:
    """:func:`baris_hasil` of everybody as lines of a CSV: what is equal for many is written once."""
    column = made.kolom
    lines: dict[tuple[JenisOrang, bool], str] = {}
    for rank, place in zip(made.peringkat, made.urutan, strict=True):
        kind, alone = made.jenis[place], place in made.sendiri
        line = lines.get((kind, alone))
        if line is None:
            one = kind.hasil.model_copy(update={"catatan": made.catatan(place)})
            line = lines[kind, alone] = ",".join(
                "%s" if nama in _SENDIRI else _csv_cell(_text(getattr(one, nama))).replace("%", "%%")
                for nama, _ in KOLOM_HASIL
            ) + "\r\n"
        name, job = column.nama[place], column.jabatan[place]
        if _CARE(name) or _CARE(job):
            name, job = _csv_cell(name), _csv_cell(job)
        result, behaviour, total = column.hasil[place], column.perilaku[place], made.komposit[place]
        proposed = made.usulan_nilai[place]
        yield line % (
            "" if rank is None else rank, column.nip[place], name, job, "" if result is None else result.teks,
            "" if behaviour is None else behaviour.teks, "" if total is None else _komposit(total),
            "" if proposed is None else proposed,
        )


#: Whether a text needs quotes in a CSV, or an apostrophe.
_CARE: Final = re.compile(r'[=@+\-",\t\r\n]').search


def _csv_cell(cell: str) -> str:
    """A cell as it stands in a line of a CSV, behind another one."""
    stream = io.StringIO(newline="")
    _write_csv(stream, [("", cell)])
    return stream.getvalue()[1:-2]


def _komposit(angka: int) -> str:
    whole, rest = divmod(angka, 100 * SKALA)
    return f"{whole}.{rest:06d}".rstrip("0").rstrip(".")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return str(value)


def _as_csv(result: HasilPeringkat) -> bytes:
    """A CSV that Excel opens in columns, also where the country's separator is another.

    Excel that is told the separator (``sep=,``) overlooks the BOM, so a text with other letters than ASCII goes
    without that line: a name in the wrong column is seen, a name in wrong letters is not.
    """
    stream = io.StringIO(newline="")
    _write_csv(stream, [[judul for _, judul in KOLOM_HASIL]])
    if result.kolom is None:
        _write_csv(stream, baris_hasil(result.hasil))
    else:
        stream.writelines(_lines(result.kolom))
    text = stream.getvalue()
    return (f"sep=,\r\n{text}" if text.isascii() else text).encode("utf-8-sig")


def _write_csv(stream: io.StringIO, rows: Iterable[Sequence[str]]) -> None:
    from kinerja_core.exports.sel_csv import aman  # noqa: PLC0415 - the macro of the ranking writes no CSV

    csv.writer(stream, lineterminator="\r\n").writerows([aman(cell) for cell in row] for row in rows)
