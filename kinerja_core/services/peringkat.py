"""Peringkat: pemetaan and pemeringkatan of a unit, from a unit workbook or a CSV of scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import ValidationError

from kinerja_core.model.bilangan import angka_indonesia
from kinerja_core.model.buku import BukuUnit, Pengaturan
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.hari_ini import hari_kini
from kinerja_core.model.istilah import CapaianOrganisasi, MetodePemetaan, UrutanPeringkat
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masalah import daftar_masalah, rincian
from kinerja_core.model.pemeringkatan import HasilPemeringkatan
from kinerja_core.model.periode import Periode, PeriodeSalah
from kinerja_core.model.peserta_pemetaan import CaraPeserta, LingkupPemetaan
from kinerja_core.model.tampak import tampak
from kinerja_core.model.temuan import Temuan
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.rules.aturan import Rujukan
from kinerja_core.rules.pemeringkatan import lengkapi_pengaturan
from kinerja_core.rules.peserta_pemetaan import gabungkan_unit, petakan
from kinerja_core.services.buku_unit import baca_dan_sebut, buku_unit_dari
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.ketikan import angka, kata, nama_unit_diketik
from kinerja_core.services.polos import polos
from kinerja_core.workbooks.baca import baca_kisi
from kinerja_core.workbooks.mesin.kisi import Kisi

if TYPE_CHECKING:
    from kinerja_core.rules.peringkat_kolom import PeringkatKolom


class PilihanPeringkat(NamedTuple):
    """Choices given at the call; ``None`` means: as set in the unit workbook, else as the rule has it."""

    metode: MetodePemetaan | None = None
    k: Decimal | None = None
    toleransi: Decimal | None = None
    bobot: tuple[int, int] | None = None
    urutan: UrutanPeringkat | None = None
    capaian_organisasi: CapaianOrganisasi | None = None
    periode: Periode | None = None
    lingkup: LingkupPemetaan | None = None
    pimpinan: CaraPeserta | None = None
    tidak_penuh: CaraPeserta | None = None
    masa_paling_sedikit: int | None = None

    @property
    def pesertanya(self) -> str | None:
        """The first option that says who is mapped with whom, for a refusal."""
        asked = (
            ("--lingkup", self.lingkup), ("--pimpinan", self.pimpinan), ("--tidak-penuh", self.tidak_penuh),
            ("--masa-paling-sedikit", self.masa_paling_sedikit),
        )
        return next((option for option, value in asked if value is not None), None)

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
            "lingkup": self.lingkup,
            "pimpinan": self.pimpinan,
            "tidak_penuh": self.tidak_penuh,
            "masa_paling_sedikit": self.masa_paling_sedikit,
        }
        if self.bobot is not None:
            changes |= {"bobot_hasil": self.bobot[0], "bobot_perilaku": self.bobot[1]}
        given = {nama: nilai for nama, nilai in changes.items() if nilai is not None}
        try:
            settings = Pengaturan.model_validate({**dict(pengaturan), **given})
        except ValidationError as wrong:
            raise GalatKinerja(
                " ".join(f"{_isian(m.jalur)}: {m.pesan}" for m in daftar_masalah(wrong))
            ) from None
        full = lengkapi_pengaturan(settings)
        if self.masa_paling_sedikit is not None and full.tidak_penuh in {None, CaraPeserta.BERSAMA}:
            raise GalatKinerja(
                "--masa-paling-sedikit tidak berpengaruh selama yang masa bertugasnya tidak cukup dipetakan bersama; "
                "pilih juga --tidak-penuh."
            )
        metode = full.metode
        for option, value, only in (
            ("--k", self.k, MetodePemetaan.SIMPANGAN_BAKU), ("--toleransi", self.toleransi, MetodePemetaan.MUTLAK)
        ):
            if value is not None and metode is not only:
                raise GalatKinerja(
                    f"{option} tidak berpengaruh pada metode {metode}; hapus {option}, atau pilih --metode {only.slug}."
                )
        return settings


#: Nothing chosen at the call.
MENURUT_BUKU: Final = PilihanPeringkat()


def _isian(jalur: Sequence[int | str]) -> str:
    """What a choice that means nothing is called in a sentence."""
    name = ".".join(map(str, jalur)).replace("_", " ") or "pengaturan"
    return name if len(name) == 1 else name.capitalize()  # k is a letter


def pilihan(
    metode: str | None = None,
    k: str | None = None,
    toleransi: str | None = None,
    bobot: str | None = None,
    capaian_organisasi: str | None = None,
    periode: str | None = None,
    urutan: str | None = None,
    lingkup: str | None = None,
    pimpinan: str | None = None,
    tidak_penuh: str | None = None,
    masa_paling_sedikit: str | None = None,
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
            lingkup=kata(LingkupPemetaan, lingkup, "Lingkup") if lingkup else None,
            pimpinan=kata(CaraPeserta, pimpinan, "Pimpinan") if pimpinan else None,
            tidak_penuh=kata(CaraPeserta, tidak_penuh, "Masa bertugas tidak cukup") if tidak_penuh else None,
            masa_paling_sedikit=_persen(masa_paling_sedikit) if masa_paling_sedikit else None,
        )
    except PeriodeSalah as problem:
        raise GalatKinerja(str(problem)) from None


def _persen(teks: str) -> int:
    said = teks.strip().removesuffix("%").strip()
    if not (said.isascii() and said.isdecimal()) or len(said) > 9 or int(said) > 100:
        raise GalatKinerja(f'--masa-paling-sedikit "{tampak(teks)}" bukan persen; tulis bilangan bulat 0 s.d. 100.')
    return int(said)


def _bobot(teks: str) -> tuple[int, int]:
    found = _BOBOT.fullmatch(teks)
    if found is None or int(found[1]) + int(found[2]) != 100:
        raise GalatKinerja(f'Bobot "{tampak(teks)}" harus dua bilangan bulat yang berjumlah 100, misalnya 60:40.')
    return int(found[1]), int(found[2])


_BOBOT: Final = ungkapan(r"\s*([0-9]{1,3})\s*:\s*([0-9]{1,3})\s*")


class HasilPeringkat(NamedTuple):
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
        } | (self._bagian() if hasil.dibagi or hasil.peserta else {})

    def _bagian(self) -> dict[str, Any]:
        """Who is mapped with whom, where that is not everybody."""
        hasil = self.hasil
        return {
            "bagian": [
                {
                    "nama": one.nama, "rata_rata": polos(one.hasil.rata_rata),
                    "nip": [str(p.nip) for p in one.hasil.pegawai],
                }
                for one in hasil.bagian
            ],
            "tidak_dipetakan": {str(nip): why for nip, why in hasil.tidak_dipetakan.items()},
            "peserta": list(hasil.peserta),
        }


def peringkat(
    data: Path, pilihan: PilihanPeringkat = MENURUT_BUKU, *, bersama: Sequence[Path] = (),
    nama_unit: str | None = None, banyak: int | None = None, kemajuan: Kemajuan = diam,
) -> HasilPeringkat:
    """Rank the people of a unit workbook or of a CSV (``nip,nama,hasil,perilaku``, ...).

    Args:
        data: the workbook, whose settings count, or the CSV.
        pilihan: choices in place of the settings.
        bersama: workbooks of other units, or folders of them, whose people are mapped together with these.
        nama_unit: what the units are called together.
        banyak: of a CSV only so many people are asked for as records, and all of them as a CSV; default all.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: the data cannot be used as it is; every problem is named.
    """
    from kinerja_core.services.berkas import satu_berkas  # noqa: PLC0415 - an open workbook needs no files

    file = satu_berkas(data, "buku unit (.xlsx) atau satu berkas CSV")
    if nama_unit is not None and not bersama:
        raise GalatKinerja("--unit tidak berpengaruh tanpa --bersama; hapus --unit, atau sebutkan --bersama.")
    if bersama:
        return _several(file, pilihan, bersama, nama_unit)
    if file.suffix.casefold() != ".csv":
        buku, told = baca_dan_sebut(file)
        own = buku.pengaturan.periode
        if pilihan.periode is not None and pilihan.periode != own:
            raise GalatKinerja(
                f'"{file.name}" berisi skor dan rating {own}, yang tidak berlaku bagi {pilihan.periode}; hapus '
                f"--periode, atau sebutkan buku unit {pilihan.periode}."
            )
        return peringkat_buku(buku, pilihan)._replace(temuan=told)

    if pilihan.pesertanya is not None:
        raise GalatKinerja(
            f"{pilihan.pesertanya} tidak berpengaruh pada CSV, yang tidak memuat daftar pegawai; pakai buku unit."
        )
    if banyak is not None:
        from kinerja_core.services.peringkat_csv import dalam_kolom  # noqa: PLC0415 - that module uses this one

        if (many := dalam_kolom(file, pilihan, banyak, kemajuan)) is not None:
            return many
    from kinerja_core.workbooks.daftar import baca_skor  # noqa: PLC0415 - as said above

    skor, temuan = baca_skor(file)
    too_big = next((one for one in temuan if one.kode == "BERKAS-TERLALU-BESAR"), None)
    if not skor and (too_big is None or too_big is not temuan[0]):
        why = [f"{t.tempat}: {t.pesan} {t.saran}" for t in temuan] or ["Tidak ada baris di bawah judul kolomnya."]
        raise GalatKinerja(f'Tidak ada skor yang dapat dipakai di "{file.name}":\n{rincian(why)}')
    if too_big is not None:
        raise GalatKinerja(f"{too_big.pesan.partition(';')[0]}. {_TERLALU_BANYAK if banyak is None else _BAGI}")
    result = peringkat_buku(BukuUnit(pengaturan=pengaturan_csv(file, pilihan), skor=tuple(skor)), pilihan)
    return sebut_periode(result, pilihan)._replace(temuan=tuple(temuan))


#: What to do with a CSV that only the ranking in columns can hold, by whether it was tried.
_TERLALU_BANYAK: Final = "Peringkat orang sebanyak itu hanya dapat ditulis sebagai berkas .csv, misalnya hasil.csv."
_BAGI: Final = (
    "Daftar sebesar itu hanya dapat diperingkat bila tidak memuat tingkat yang diketik, skor yang jauh sendiri, atau "
    "banyak baris yang salah, dan tanpa --capaian-organisasi. Perbaiki, atau bagi menurut unit."
)


def pengaturan_csv(file: Path, pilihan: PilihanPeringkat) -> Pengaturan:
    """What a CSV does not say: its name stands for the unit, and the period is the one asked for or this year."""
    periode = pilihan.periode or Periode(hari_kini().year)
    return Pengaturan(nama_unit=tampak(file.stem), periode=periode)


def sebut_periode(result: HasilPeringkat, pilihan: PilihanPeringkat) -> HasilPeringkat:
    """The outcome, which says of which period the rules are when nobody said it."""
    if pilihan.periode is not None:
        return result
    periode = result.buku.pengaturan.periode
    return _with_warning(
        result, f"Periode penilaian tidak disebut; dipakai aturan untuk {periode}. Sebutkan dengan --periode."
    )


def _several(
    file: Path, pilihan: PilihanPeringkat, bersama: Sequence[Path], nama_unit: str | None
) -> HasilPeringkat:
    """Several units mapped as one, with the settings of the first."""
    if nama_unit is None:
        raise GalatKinerja("Sebutkan nama unit gabungannya dengan --unit, misalnya --unit \"Kementerian Kesehatan\".")
    if file.suffix.casefold() == ".csv":
        raise GalatKinerja("--bersama memerlukan buku unit (.xlsx), bukan CSV.")
    from kinerja_core.services.berkas import kumpulkan  # noqa: PLC0415 - as said above

    files = list(dict.fromkeys([file, *(one for one in kumpulkan(bersama) if one != file)]))
    read = [baca_dan_sebut(one) for one in files]
    whole = gabungkan_unit([book for book, _ in read], nama_unit_diketik(nama_unit))
    told = tuple(
        one.model_copy(update={"berkas": path.name})
        for path, (_, found) in zip(files, read, strict=True) for one in found
    )
    return peringkat_buku(whole, pilihan)._replace(temuan=told)


def peringkat_buku(buku: BukuUnit, pilihan: PilihanPeringkat = MENURUT_BUKU) -> HasilPeringkat:
    """Rank the people of a unit already read; rules and what is not set are those of the unit's period."""
    ranked = buku.model_copy(update={"pengaturan": lengkapi_pengaturan(pilihan.pada(buku.pengaturan))})
    putusan = petakan(ranked)
    return HasilPeringkat(ranked, putusan.hasil, putusan.rujukan)


def peringkat_kisi(kisi: Kisi, berkas: str) -> HasilPeringkat:
    """Rank the people of an open unit workbook (the add-in)."""
    return peringkat_buku(buku_unit_dari(baca_kisi(kisi, berkas)))


def _with_warning(result: HasilPeringkat, peringatan: str) -> HasilPeringkat:
    hasil = result.hasil.model_copy(update={"peringatan": (*result.hasil.peringatan, peringatan)})
    return result._replace(hasil=hasil)


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


def kolom_hasil(hasil: HasilPemeringkatan) -> tuple[tuple[str, str], ...]:
    """The columns of a ranking: :data:`KOLOM_HASIL`, with who is mapped with whom where that is not everybody."""
    return (("bagian", "Dipetakan di"), *KOLOM_HASIL) if hasil.dibagi else KOLOM_HASIL


def bagian_pegawai(hasil: HasilPemeringkatan) -> dict[str, str]:
    """The part each person is mapped in, by NIP; empty where everybody is mapped together."""
    parts = {str(p.nip): one.nama for one in hasil.bagian for p in one.hasil.pegawai}
    return parts | {str(nip): "tidak dipetakan" for nip in hasil.tidak_dipetakan}


def baris_hasil(hasil: HasilPemeringkatan) -> list[list[str]]:
    """People in rank order as text, one cell per column of :func:`kolom_hasil`."""
    parts, columns = bagian_pegawai(hasil), kolom_hasil(hasil)
    return [
        [parts[one.nip] if nama == "bagian" else teks_sel(getattr(one, nama)) for nama, _ in columns]
        for one in hasil.pegawai
    ]


def berkas_hasil(result: HasilPeringkat, akhiran: str) -> bytes:
    """The ranking as a file: ``.xlsx`` (a unit workbook with its results), ``.csv`` or ``.json``.

    Raises:
        GalatKinerja: another ending.
    """

    def workbook() -> bytes:
        if result.hasil.dibagi:
            return _parted_workbook(result)
        from kinerja_core.workbooks.bangun import bangun_unit  # noqa: PLC0415 - loads XlsxWriter, needed only here

        return bangun_unit(result.buku)

    def table() -> bytes:
        from kinerja_core.services.peringkat_csv import sebagai_csv  # noqa: PLC0415 - that module uses this one

        return sebagai_csv(result)

    from kinerja_core.services.berkas import menurut_akhiran  # noqa: PLC0415 - as said above

    return menurut_akhiran("Hasil peringkat", result, akhiran, {
        ".xlsx": workbook,
        ".csv": table,
    })  # fmt: skip


def _parted_workbook(result: HasilPeringkat) -> bytes:
    """A ranking in several parts as tables: the sheets of a unit workbook compute everybody together."""
    from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel  # noqa: PLC0415 - loads XlsxWriter

    hasil, settings = result.hasil, result.buku.pengaturan
    columns = [one for one in kolom_hasil(hasil) if one[0] not in {"konflik", "catatan"}]
    parts = bagian_pegawai(hasil)
    about = [*hasil.peserta, *_averages(hasil), *hasil.peringatan, *map(str, result.rujukan)]
    return bangun_tabel(f"Pemeringkatan {settings.nama_unit}", (
        TabelHasil(
            "Pemeringkatan", f"PEMETAAN DAN PEMERINGKATAN {settings.nama_unit}, {settings.periode}",
            "Peringkat dihitung di setiap bagian. Usulan bukan penetapan.",
            tuple((title, _LEBAR.get(name, 11)) for name, title in columns),
            [
                [parts[one.nip] if name == "bagian" else _cell(getattr(one, name)) for name, _ in columns]
                for one in hasil.pegawai
            ],
        ),
        TabelHasil(
            "Konflik dan Catatan", "YANG PERLU DIPERHATIKAN, ORANG DEMI ORANG",
            f"{settings.nama_unit}, {settings.periode}",
            (("NIP", 21), ("Nama", 30), ("Konflik", 60), ("Catatan", 60)),
            [
                (one.nip, one.nama, "\n".join(one.konflik), "\n".join(one.catatan))
                for one in hasil.pegawai if one.konflik or one.catatan
            ],
        ),
        TabelHasil(
            "Cara", "CARA PEMETAAN", f"{settings.nama_unit}, {settings.periode}", (("No", 6), ("Keterangan", 120)),
            list(enumerate(about, start=1)),
        ),
    ))


_LEBAR: Final = {
    "bagian": 26, "nip": 21, "nama": 30, "jabatan": 30, "predikat": 21, "nilai": 18, "usulan_predikat": 17,
    "usulan_nilai": 13,
}


def _averages(hasil: HasilPemeringkatan) -> Iterator[str]:
    """The averages and edges of each part."""
    names = {"hasil": "hasil kerja", "perilaku": "perilaku kerja"}
    for part in hasil.bagian:
        for key, one in part.hasil.rata_rata.items():
            yield (
                f"{part.nama} ({len(part.hasil.pegawai)} pegawai): rata-rata {names[key]} {angka_indonesia(one.rata)}; "
                f"yang termasuk rata-rata {angka_indonesia(one.batas_bawah)} s.d. {angka_indonesia(one.batas_atas)}."
            )


def _cell(value: object) -> object:
    return value if isinstance(value, int | Decimal) else teks_sel(value)


def teks_sel(value: object) -> str:
    """A value as a cell of the table or of the CSV shows it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return str(value)
