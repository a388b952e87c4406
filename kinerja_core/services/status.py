"""Status: everyone of a unit's roster against everything due in its period, with a message for those who are late."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.buku import AnggotaUnit, BukuUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.dasar import hematkan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import TentangUmpanBalik, tanggal_panjang
from kinerja_core.model.keadaan import KELUAR, KeadaanPegawai
from kinerja_core.model.masa_catatan import RitmeCatatan
from kinerja_core.model.periode import Periode
from kinerja_core.model.potret import Lampu, Potret, StatusOrang
from kinerja_core.model.setoran import Setoran, hari_tercatat, setoran
from kinerja_core.model.teks import bertitik, nama_dibedakan, sebut
from kinerja_core.rules.catatan_harian import CakupanCatatan
from kinerja_core.rules.hari_libur import sebab_ragu
from kinerja_core.rules.jadwal import jadwal
from kinerja_core.rules.jadwal_unit import DARI_UNIT, HalJadwal, hal_jadwal, keterangan_konfirmasi, lampu
from kinerja_core.rules.konfirmasi import BELUM_DIEVALUASI, MENUNGGU, PERKIRAAN
from kinerja_core.rules.pembinaan import usulan_pembinaan
from kinerja_core.services.berkas import kumpulkan
from kinerja_core.services.buku_unit import baca_dengan_jadwal
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.kemasan import lembar_salah
from kinerja_core.services.ketikan import tanggal
from kinerja_core.services.kewajiban import TANPA_BUKU, Kewajiban, Penagih
from kinerja_core.services.konfirmasi import konfirmasi_buku
from kinerja_core.services.periksa import baca_semua, ringkas
from kinerja_core.workbooks.antarbuku import buku_rangkap
from kinerja_core.workbooks.hasil import HasilBaca

_KOLOM: Final = (
    ("Nama", 32), ("NIP", 21), ("Keadaan", 24), ("Terlambat", 48), ("Belum Ada", 48), ("Catatan Harian", 22),
    ("Umpan Balik", 22), ("Buku Kerja", 30),
)
_KOLOM_JADWAL: Final = (
    ("Yang Dikerjakan", 46), ("Yang Bertindak", 26), ("Tenggat", 20), ("Lampu", 18), ("Belum", 14),
    ("Siapa yang Belum", 50), ("Keterangan", 50),
)


@dataclass(frozen=True, slots=True)
class StatusPegawai:
    """How one person stands. ``kewajiban`` are not there yet; those whose deadline is over come first."""

    anggota: AnggotaUnit
    kewajiban: tuple[Kewajiban, ...]
    hari_ini: date
    bertugas: bool
    tercatat: tuple[int, int] | None  #: working days with a note, and all of them
    cakupan: CakupanCatatan | None = None  #: the same by the unit's rhythm
    umpan_balik: Counter[TentangUmpanBalik] | None = None  #: feedback in the period, by what it is about

    @property
    def terlambat(self) -> tuple[Kewajiban, ...]:
        """What should have been there, and for which the person is not excused."""
        return tuple(one for one in self.kewajiban if one.tenggat < self.hari_ini and not one.dimaafkan)

    @property
    def keadaan(self) -> str:
        """In words, with its days."""
        one = self.anggota
        said = (one.keadaan or KeadaanPegawai.AKTIF).value
        since = f" sejak {tanggal_panjang(one.sejak)}" if one.sejak else ""
        return said + since + (f" sampai {tanggal_panjang(one.sampai)}" if one.sampai else "")

    @property
    def catatan(self) -> str:
        """Coverage of catatan harian: of the working days, and of the spans of the unit's rhythm."""
        if self.tercatat is None:
            return ""
        days = "{} dari {} hari kerja".format(*self.tercatat)
        other = self.cakupan is not None and self.cakupan.ritme is not RitmeCatatan.HARIAN
        return f"{days}; {self.cakupan}" if other else days

    @property
    def diterima(self) -> str:
        """How much feedback there is in the period, and about what."""
        if self.umpan_balik is None:
            return ""
        told = ", ".join(f"{about.value.lower()} {count}" for about, count in sorted(self.umpan_balik.items()))
        return f"{self.umpan_balik.total()} ({told})" if told else "belum ada"


@dataclass(frozen=True, slots=True)
class BarisJadwal:
    """Something due in the period, and who has not done it; ``None`` where nobody here knows."""

    hal: HalJadwal
    belum: tuple[str, ...] | None
    lampu: Lampu

    def sebagai_json(self) -> dict[str, Any]:
        """Its part of the document ``kinerja status --json`` prints."""
        begin, limit = self.hal.mulai, self.hal.tenggat
        return {
            "kode": self.hal.kode, "kegiatan": self.hal.kegiatan, "pelaksana": self.hal.pelaksana,
            "mulai": begin and begin.isoformat(), "tenggat": limit and limit.isoformat(), "lampu": self.lampu.value,
            "belum": None if self.belum is None else list(self.belum), "keterangan": self.hal.keterangan,
        }


@dataclass(frozen=True, slots=True)
class HasilStatus:
    """The unit on a day; people by how much of theirs is late."""

    nama_unit: str
    periode: Periode
    hari_ini: date
    pegawai: tuple[StatusPegawai, ...]
    di_luar: tuple[tuple[str, str], ...]  #: NIP and name of who has a book but is not in the roster
    tidak_terbaca: tuple[str, ...]
    dengan_folder: bool
    peringatan: tuple[str, ...] = ()
    jadwal: tuple[BarisJadwal, ...] = ()

    @property
    def pesan(self) -> str:
        """A text ready to send to those who are late with what they hand in themselves; empty when nobody is."""
        lines: list[str] = []
        for one in self.pegawai:
            if own := [item for item in one.terlambat if item.pribadi]:
                said = "; ".join(f"{item.apa}, tenggat {tanggal_panjang(item.tenggat)}" for item in own)
                lines.append(f"{len(lines) + 1}. {one.anggota.pegawai.nama} (NIP {one.anggota.pegawai.nip}): {said}.")
        if not lines:
            return ""
        return "\n".join((
            "Yth. Bapak/Ibu,", "",
            (f"Sampai {tanggal_panjang(self.hari_ini)}, yang berikut belum kami terima untuk {self.periode} "
            f"di {self.nama_unit}:"), "", *lines, "",
            ("Mohon dilengkapi di buku kerja masing-masing dan dikirim kepada pengelola SDM. Bila sudah dikirim, mohon "
            "abaikan pesan ini."), "", "Terima kasih.",
        ))

    def ringkasan(self) -> dict[str, Any]:
        """Counts, and who came or left."""
        there = [one for one in self.pegawai if one.anggota.dinilai(self.periode)]
        return {
            "tanggal": self.hari_ini.isoformat(),
            "pegawai": len(self.pegawai),
            "lengkap": sum(not one.kewajiban for one in there),
            "kurang": sum(bool(one.kewajiban) for one in self.pegawai),
            "terlambat": sum(bool(one.terlambat) for one in self.pegawai),
            "tidak_bertugas": len(self.pegawai) - len(there),
            "masuk": self._nip({KeadaanPegawai.MUTASI_MASUK}),
            "keluar": self._nip(KELUAR),
            "di_luar_daftar": [nip for nip, _ in self.di_luar],
            "tidak_terbaca": list(self.tidak_terbaca),
            "dengan_folder": self.dengan_folder,
            "peringatan": list(self.peringatan),
        }

    def _nip(self, keadaan: set[KeadaanPegawai] | frozenset[KeadaanPegawai]) -> list[str]:
        return [str(one.anggota.pegawai.nip) for one in self.pegawai if one.anggota.keadaan in keadaan]

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja status --json`` prints; who is late comes first."""
        return {
            "periode": self.periode.kode,
            "pegawai": [
                {
                    "nip": str(one.anggota.pegawai.nip), "nama": one.anggota.pegawai.nama, "keadaan": one.keadaan,
                    "kurang": [item.apa for item in one.kewajiban],
                    "terlambat": [
                        f"{item.apa} (tenggat {tanggal_panjang(item.tenggat)})" for item in one.terlambat
                    ],
                    "catatan_harian": one.tercatat, "berkas": one.anggota.berkas,
                    "ritme_catatan": one.cakupan and {
                        "ritme": one.cakupan.ritme.slug, "terisi": one.cakupan.terisi,
                        "seharusnya": one.cakupan.seharusnya, "kosong": list(one.cakupan.kosong),
                    },
                    "umpan_balik": None if one.umpan_balik is None else {
                        about.slug: one.umpan_balik[about] for about in TentangUmpanBalik
                    },
                }
                for one in self.pegawai
            ],
            "jadwal": [one.sebagai_json() for one in self.jadwal],
            "ringkasan": self.ringkasan(),
            "pesan": self.pesan,
        }

    def potret(self) -> Potret:
        """This day, for the sheets Jadwal and Status of the unit workbook."""
        people = tuple(
            StatusOrang(
                nama=one.anggota.pegawai.nama, nip=str(one.anggota.pegawai.nip), keadaan=one.keadaan,
                tenggat=one.kewajiban[0].tenggat if one.kewajiban else None,
                belum="\n".join(f"{item.apa}, tenggat {tanggal_panjang(item.tenggat)}" for item in one.kewajiban)
                or (None if one.bertugas else "Tidak bertugas pada periode ini"),
                catatan=one.catatan or None, berkas=one.anggota.berkas,
            )
            for one in self.pegawai
        )
        hematkan(people)
        return Potret(
            tanggal=self.hari_ini,
            orang=people,
            belum={
                one.hal.perkara: one.belum for one in self.jadwal
                if one.belum is not None and one.hal.perkara not in DARI_UNIT
            },
        )


def status(
    unit: Path, folder: Path | None = None, *, berkas: Sequence[Path] = (), pada: str | None = None,
    kemajuan: Kemajuan = diam,
) -> HasilStatus:
    """How everyone of a unit's roster stands.

    Args:
        unit: the unit workbook, whose roster and period count.
        folder: the staff workbooks; without it only what the unit knows is judged.
        berkas: staff workbooks, in place of a folder.
        pada: the day, ``2025-07-01``; today when not given.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: the unit workbook cannot be used, nobody is in it, or ``folder`` is none.
    """
    today = tanggal(pada)
    book, told = baca_dengan_jadwal(unit)
    if not book.anggota:
        raise GalatKinerja(
            f'Lembar Daftar Pegawai di "{unit.name}" masih kosong. Isi dengan kinerja gabung FOLDER -o unit.xlsx '
            "--pegawai DAFTAR, atau kinerja templat unit --pegawai DAFTAR."
        )
    if folder is not None and not folder.is_dir():
        raise GalatKinerja(f'"{folder}" bukan folder. Sebutkan folder yang berisi buku kerja pegawai.')
    data = [*([folder] if folder else []), *berkas]
    read = baca_folder(data, unit, book.pengaturan.periode.tahun, kemajuan) if data else None
    found = status_buku(book, read, today)
    return replace(found, peringatan=(*told, *found.peringatan))


@dataclass(frozen=True, slots=True)
class IsiFolder:
    """What the staff workbooks of a folder hold, by NIP, and the files that cannot be used."""

    setoran: dict[str, list[Setoran]]
    nama: dict[str, str]
    rusak: dict[str, str]  #: NIP -> file, or files that contradict each other
    tidak_terbaca: tuple[str, ...]


class Pengumpul:
    """Takes from each workbook as it is read what it holds of what is due."""

    def __init__(self, periode: Periode | None = None) -> None:
        self._held: list[tuple[int, str, str, Setoran]] = []
        self._period = periode

    def ambil(self, hasil: HasilBaca) -> None:
        """Keep what a staff workbook holds; of any other nothing."""
        if isinstance(hasil.buku, BukuSKP):
            skp = hasil.buku.skp
            held = hasil.setoran or setoran(hasil.buku, lembar_salah(hasil))
            if self._period is not None:
                signs = usulan_pembinaan((), (hasil.buku,), self._period).hasil.bimbingan
                held = replace(held, tanda_bimbingan=signs)
            self._held.append((skp.tahun, skp.pegawai.nama, hasil.berkas, held))

    def isi(self, terbaca: Iterable[HasilBaca], tahun: int) -> IsiFolder:
        """What the workbooks of a year hold, with those among all that were read that cannot be used.

        Copies of a workbook count once, and of those that contradict each other none.
        """
        held: dict[str, list[Setoran]] = defaultdict(list)
        names: dict[str, str] = {}
        contradicting: dict[str, list[str]] = defaultdict(list)
        read = [*terbaca]
        copies, rivals = buku_rangkap(read)
        for year, name, file, one in self._held:
            if year == tahun:
                names[one.nip] = name
                if file in rivals:
                    contradicting[one.nip].append(file)
                elif file not in copies:
                    held[one.nip].append(one)
        unusable = [
            one for one in read if one.buku is None and not one.rahasia and one.jenis != "unit"
            and not any(told.kode == "BUKU-HASIL" for told in one.temuan)
        ]
        return IsiFolder(
            held, names, {one.nip: one.berkas for one in unusable if one.nip is not None} | {
                nip: f"{'; '.join(files)}, yang berbeda isinya," for nip, files in contradicting.items()
            },
            tuple(one.berkas for one in unusable),
        )


def baca_folder(
    data: Iterable[Path], unit: Path, tahun: int, kemajuan: Kemajuan = diam, *, tanda: Periode | None = None
) -> IsiFolder:
    """What the staff workbooks of a year among files and folders hold; the unit workbook itself is passed over.

    With ``tanda`` also what in them is a sign, in that period, that bimbingan may be needed.
    """
    gathered = Pengumpul(tanda)

    def keep(hasil: HasilBaca) -> HasilBaca:
        gathered.ambil(hasil)
        return ringkas(hasil)

    read = baca_semua([one for one in kumpulkan(data) if one != unit.resolve()], kemajuan, keep, kepala=tanda is None)
    return gathered.isi(read, tahun)


def status_buku(buku: BukuUnit, folder: IsiFolder | None, hari_ini: date) -> HasilStatus:
    """:func:`status` of a unit already read.

    Args:
        buku: the unit.
        folder: what its staff workbooks hold; ``None`` when they were not read.
        hari_ini: the day.
    """
    calendar = jadwal(buku.pengaturan.periode.tahun, periode=buku.pengaturan.periode)
    duties = Penagih(buku.pengaturan, {one.kode: one for one in calendar.hasil}, hari_ini)
    scores = {one.nip: one for one in buku.skor_berlaku}
    answers = {one.nip: one for one in buku.konfirmasi}
    people = []
    for member in buku.anggota:
        nip = member.pegawai.nip
        mine = None if folder is None else folder.setoran.get(str(nip), [])
        missing = duties.kurang(
            member, mine, None if folder is None else folder.rusak.get(str(nip)), scores.get(nip), answers.get(nip)
        )
        days = duties.hari_kerja(member, mine) if mine else ()
        noted = hari_tercatat(mine or ())
        period = buku.pengaturan.periode
        told = [about for one in mine or () for day, about in one.umpan_balik if period.mulai <= day <= period.selesai]
        people.append(StatusPegawai(
            member, tuple(missing), hari_ini, member.bertugas_selama(period),
            (len(noted.intersection(days)), len(days)) if mine else None,
            duties.cakupan(days, noted) if mine else None,
            Counter(told) if mine else None,
        ))
    people.sort(key=lambda one: (
        -len(one.terlambat), -len(one.kewajiban), not one.bertugas, one.anggota.pegawai.nama.casefold()
    ))
    known = {str(one.pegawai.nip) for one in buku.anggota}
    outside = () if folder is None else tuple((nip, name) for nip, name in folder.nama.items() if nip not in known)
    return HasilStatus(
        buku.pengaturan.nama_unit, buku.pengaturan.periode, hari_ini, tuple(people), outside,
        () if folder is None else folder.tidak_terbaca, folder is not None,
        (*calendar.peringatan, *_tanpa_evaluasi(buku, duties, hari_ini), *_ragu(people, duties)),
        tuple(_jadwal(buku, people, hari_ini, dengan_folder=folder is not None)),
    )


def _tanpa_evaluasi(buku: BukuUnit, duties: Penagih, hari_ini: date) -> Iterator[str]:
    """Who cannot answer yet although the evaluation should be over: they owe nothing, somebody else does."""
    register = konfirmasi_buku(buku, hari_ini).pegawai
    named = nama_dibedakan((one.nip, one.nama) for one in register)
    without = [named[one.nip] for one in register if one.urusan.evaluasi is None and not one.konfirmasi.jawaban]
    if without and duties.batas_penetapan < hari_ini:
        yield bertitik(
            f"Tanggal evaluasi belum diisi di lembar Pengaturan atau Konfirmasi, sehingga konfirmasi {len(without)} "
            f"pegawai belum berjalan: {sebut(without)}"
        )


def _ragu(orang: Sequence[StatusPegawai], duties: Penagih) -> Iterator[str]:
    """That the working days on which notes are waited for may not be all of them, where notes were looked for."""
    why = sebab_ragu(duties.periode.mulai, min(duties.periode.selesai, duties.hari_ini))
    if why and any(one.tercatat for one in orang):
        yield (
            f"{why}, sehingga hari kerja tanpa catatan harian perkiraan. Isi Libur Tambahan atau Tetap Kerja di lembar "
            "Pengaturan bila berbeda."
        )


def _jadwal(
    buku: BukuUnit, orang: Sequence[StatusPegawai], hari_ini: date, *, dengan_folder: bool
) -> Iterator[BarisJadwal]:
    """What is due in the period of a unit, with who has not done it as far as that is known."""
    register = konfirmasi_buku(buku, hari_ini).pegawai
    waiting = {
        "jawaban": [one for one in register if one.urusan.keadaan.startswith((MENUNGGU, BELUM_DIEVALUASI))],
        "konfirmasi": [one for one in register if one.urusan.keadaan.startswith(MENUNGGU)],
    }
    limits = [one.urusan.tenggat for one in register if one.urusan.tenggat]
    named = nama_dibedakan((one.anggota.pegawai.nip, one.anggota.pegawai.nama) for one in orang)
    for matter in hal_jadwal(buku.pengaturan.periode, buku.pengaturan):
        known = matter.perkara in DARI_UNIT or (bool(matter.perkara) and dengan_folder)
        names: tuple[str, ...] | None = None
        if matter.perkara in waiting:
            names = tuple(named.get(one.nip, one.nama) for one in waiting[matter.perkara])
        elif known and matter.awal <= hari_ini:
            ours = matter.perkara in DARI_UNIT
            due = {matter.perkara} if ours else {matter.perkara, TANPA_BUKU}
            names = tuple(
                named[one.anggota.pegawai.nip] for one in orang
                if (ours or one.anggota.ditagih(matter.tenggat or hari_ini))
                and any(x.perkara in due for x in one.kewajiban)
            )
        limit = max(limits) if matter.kode == "konfirmasi" and limits else matter.tenggat
        said = matter.keterangan
        if matter.kode == "konfirmasi" and limits:
            guessed = any(one.urusan.keadaan.endswith(PERKIRAAN) for one in register)
            said = keterangan_konfirmasi(matter.periode).pada(limit, ragu=guessed)
        yield BarisJadwal(
            matter._replace(tenggat=limit, keterangan=said), names,
            lampu(hari_ini, matter.awal, limit, None if names is None else len(names)),
        )  # fmt: skip


def baris_jadwal(hasil: HasilStatus) -> list[list[str]]:
    """What is due as text, one cell per column of the table."""
    return [
        [
            one.hal.kegiatan, one.hal.pelaksana, tanggal_panjang(one.hal.tenggat) if one.hal.tenggat else "",
            one.lampu.value, "tidak tercatat" if one.belum is None else str(len(one.belum)), sebut(one.belum or ()),
            one.hal.keterangan,
        ]
        for one in hasil.jadwal
    ]


def baris_status(hasil: HasilStatus) -> list[list[str]]:
    """People as text, one cell per column of the table."""
    return [
        [
            one.anggota.pegawai.nama, str(one.anggota.pegawai.nip), one.keadaan,
            "\n".join(f"{item.apa}, tenggat {tanggal_panjang(item.tenggat)}" for item in one.terlambat),
            "\n".join(item.apa for item in one.kewajiban if item not in one.terlambat), one.catatan, one.diterima,
            one.anggota.berkas or "",
        ]
        for one in hasil.pegawai
    ]


def berkas_status(hasil: HasilStatus) -> bytes:
    """The status as a workbook, with the message on a sheet of its own."""
    from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel  # noqa: PLC0415 - loads XlsxWriter

    title, day = f"STATUS {hasil.nama_unit}, {hasil.periode}", f"Keadaan pada {tanggal_panjang(hasil.hari_ini)}."
    return bangun_tabel(title, (
        TabelHasil("Status", title, f"{day} Yang terlambat dahulu.", _KOLOM, baris_status(hasil)),
        TabelHasil("Jadwal", f"JADWAL {hasil.nama_unit}, {hasil.periode}", day, _KOLOM_JADWAL, baris_jadwal(hasil)),
        TabelHasil(
            "Pesan", "PESAN SIAP KIRIM", f"{day} Bagi yang terlambat menyerahkan bagiannya sendiri.", (("Pesan", 110),),
            [[line] for line in hasil.pesan.split("\n")] if hasil.pesan else (), "Tidak ada yang terlambat.",
        ),
        TabelHasil(
            "Di Luar Daftar", "BUKU KERJA ORANG DI LUAR DAFTAR PEGAWAI", day, (("NIP", 21), ("Nama", 32)),
            hasil.di_luar,
        ),
    ))
