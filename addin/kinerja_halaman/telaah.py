"""Telaah: what the page asks about a unit (why, what if, what books and BKN say, who owes what) and about a risalah."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.istilah import Tingkat
from kinerja_core.model.urutan_berkas import urut_berkas
from kinerja_core.services.kemajuan import Kemajuan

#: An answer, and the files that were asked for, by name.
Jawaban = tuple[dict[str, Any], dict[str, bytes]]


def buku_pegawai(isi: Mapping[str, Any]) -> list[Path]:
    """The staff books that lie on the desk, in the order of folders."""
    return urut_berkas(Path(one) for one in isi.get("pegawai", ()))


def peringkat(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """People mapped and ranked, with the boxes of the picture."""
    from kinerja_core.services import peringkat as service
    from kinerja_core.services.berkas import nama_aman

    choices = service.pilihan(**{name: value or None for name, value in isi.get("pilihan", {}).items()})
    together = tuple(Path(one) for one in isi.get("bersama", ()))
    result = service.peringkat(
        Path(isi["berkas"]), choices, bersama=together, nama_unit=isi.get("nama_unit") or None
    )
    settings = result.buku.pengaturan
    name = nama_aman(settings.nama_unit if together else Path(isi["berkas"]).stem)
    return result.sebagai_json() | {
        "unit": settings.nama_unit, "nama_periode": str(settings.periode),
        "tingkat": [str(one) for one in _LOW_TO_HIGH], "peta": _boxes(settings.periode.selesai),
    }, {f"{name}-hasil{ending}": service.berkas_hasil(result, ending) for ending in isi.get("akhiran", ())}


#: Levels from low to high, as the axes of the picture have them.
_LOW_TO_HIGH: Final = (Tingkat.DI_BAWAH, Tingkat.RATA_RATA, Tingkat.DI_ATAS)


def _boxes(pada: date) -> dict[str, str]:
    """The kelompok of each box of the picture, as the rule of the day has it."""
    from kinerja_core.services.hitung import kelompok

    return {
        f"{result}|{behaviour}": str(kelompok(result.slug, behaviour.slug, pada).hasil)
        for result in _LOW_TO_HIGH for behaviour in _LOW_TO_HIGH
    }


def jadwal(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """The stages and deadlines of a year; a calendar file is only written on a computer."""
    from kinerja_core.services import jadwal as service
    from kinerja_core.services.ketikan import bulat

    result = service.jadwal(bulat(isi["tahun"], "Tahun penilaian") if isi.get("tahun") else None)
    rows = [
        [service.waktu(one), f"{one.kegiatan}, {one.periode}", one.pelaksana, service.keterangan(one)]
        for one in result.putusan.hasil
    ]
    return result.sebagai_json() | {"baris": rows}, {}


def jelaskan(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """Why one person has this kelompok, peringkat, usulan and deduction."""
    from kinerja_core.services import jelaskan as service
    from kinerja_core.services.berkas import nama_aman
    from kinerja_core.services.peringkat import pilihan

    result = service.jelaskan(isi["nip"], Path(isi["unit"]), pilihan(periode=isi.get("periode") or None))
    name = f"penjelasan {nama_aman(result.penjelasan.pegawai.nama, 40)} {result.penjelasan.pegawai.nip}"
    return result.sebagai_json(), {
        f"{name}{ending}": service.berkas_penjelasan(result, ending) for ending in isi.get("akhiran", ())
    }


def andaikan(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """Who moves when the way, one person's scores or the circle of people were others."""
    from kinerja_core.services import andaikan as service
    from kinerja_core.services.peringkat import pilihan

    way = {name: value or None for name, value in isi.get("pilihan", {}).items()}
    who = isi.get("nip") or None
    scores = ",".join(f"{name}={value.replace(',', '.')}" for name, value in isi.get("skor", {}).items() if value)
    choices = service.PilihanAndai(
        pilihan(**way), (f"{who}:{scores}",) if who and scores else (), _only(who, isi, "tanpa"),
        _only(who, isi, "pisahkan"), bool(isi.get("pimpinan_terpisah")), bool(isi.get("menurut_unit_kerja")),
        tuple(Path(one) for one in isi.get("bersama", ())),
    )  # fmt: skip
    result = service.andaikan(Path(isi["unit"]), choices)
    told = result.sebagai_json()
    for shown, moved in zip(told["pindah"], result.pindah, strict=True):
        shown["sebutan"] = [service.sebutan(moved.semula), service.sebutan(moved.menjadi)]
    return told, {f"pengandaian{ending}": service.berkas_andai(result, ending) for ending in isi.get("akhiran", ())}


def _only(nip: str | None, isi: Mapping[str, Any], cara: str) -> tuple[str, ...]:
    return (nip,) if nip and isi.get("orangnya") == cara else ()


def keadilan(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """The share of K3 among people who have something in common, as far as it may be shown."""
    from kinerja_core.services import keadilan as service

    result = service.keadilan(Path(isi["unit"]))
    return result.sebagai_json(), {
        f"keadilan{ending}": service.berkas_keadilan(result, ending) for ending in isi.get("akhiran", ())
    }


def usulan_rating(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """What the realisasi of the books on the desk suggest for the rating of hasil kerja."""
    from kinerja_core.services import usulan_rating as service

    unit = Path(isi["unit"]) if isi.get("unit") else None
    result = service.usulan(
        buku_pegawai(isi), isi.get("periode") or None, unit=unit, skor=bool(isi.get("skor")),
        kemajuan=kemajuan,
    )  # fmt: skip
    return result.sebagai_json(), {
        f"usulan-rating{ending}": service.berkas_usulan(result, ending) for ending in isi.get("akhiran", ())
    }


def status(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """Who of a unit has handed in what, with the schedule and its lights."""
    from kinerja_core.services import status as service

    staff = buku_pegawai(isi)
    result = service.status(Path(isi["unit"]), berkas=staff, pada=isi.get("tanggal") or None, kemajuan=kemajuan)
    files = {"status.xlsx": service.berkas_status(result)} if isi.get("akhiran") else {}
    return result.sebagai_json() | {
        "nama_periode": str(result.periode), "baris": service.baris_jadwal(result),
    }, files  # fmt: skip


def konfirmasi(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """Who has answered the evaluation, who counts as agreeing, and what became of each keberatan."""
    from kinerja_core.services import konfirmasi as service

    result = service.konfirmasi(Path(isi["unit"]), pada=isi.get("tanggal") or None)
    return result.sebagai_json() | {"baris": service.baris_konfirmasi(result)}, {
        f"konfirmasi{ending}": service.berkas_konfirmasi(result, ending) for ending in isi.get("akhiran", ())
    }


def banding(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """What a unit has decided against the report of BKN's e-Kinerja."""
    from kinerja_core.services import banding as service

    result = service.banding(Path(isi["unit"]), Path(isi["laporan"]))
    return result.sebagai_json() | {"ringkasan": result.ringkasan()}, {"banding.xlsx": service.berkas_banding(result)}


def tukin(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """The reductions of tunjangan kinerja of a unit, for the payroll office."""
    from kinerja_core.services import tukin as service

    amounts = Path(isi["tunjangan"]) if isi.get("tunjangan") else None
    result = service.tukin(Path(isi["unit"]), tunjangan=amounts, mulai=isi.get("mulai") or None)
    return result.sebagai_json(), {
        f"daftar-potongan-tukin{ending}": service.berkas_tukin(result, ending) for ending in isi.get("akhiran", ())
    }


def angka_kredit(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """What every pejabat fungsional of a unit has, and what the next step needs."""
    from kinerja_core.services import angka_kredit as service

    books = buku_pegawai(isi)
    result = service.angka_kredit(Path(isi["unit"]), books, nip=isi.get("nip") or None, kemajuan=kemajuan)
    return result.sebagai_json(), {
        f"angka-kredit{ending}": service.berkas_angka_kredit(result, ending) for ending in isi.get("akhiran", ())
    }


def pembinaan(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """Who may need bimbingan, or when that was asked for konseling, and why."""
    from kinerja_core.services import pembinaan as service

    result = service.pembinaan(
        Path(isi["unit"]), buku_pegawai(isi), konseling=bool(isi.get("konseling")),
        kemajuan=kemajuan,
    )  # fmt: skip
    return result.sebagai_json(), {
        f"usulan-{result.jenis.casefold()}{ending}": service.berkas_pembinaan(result, ending)
        for ending in isi.get("akhiran", ())
    }


def rekap(isi: Mapping[str, Any], kemajuan: Kemajuan) -> Jawaban:
    """The pimpinan's picture of a unit; the staff workbooks on the desk tell of coverage and bimbingan."""
    from kinerja_core.services import rekap as service
    from kinerja_core.services.berkas import nama_aman

    books = buku_pegawai(isi)
    result = service.rekap(Path(isi["unit"]), books or None, pada=isi.get("tanggal") or None, kemajuan=kemajuan)
    name = f"rekap {nama_aman(Path(isi['unit']).stem, 40)}"
    return result.sebagai_json() | {"layar": asdict(service.isi_layar(result))}, {
        f"{name}{ending}": service.berkas_rekap_unit(result, ending) for ending in isi.get("akhiran", ())
    }


def isi_catatan(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """A week of catatan harian from the usual activities of the workbook on the desk, and with ``tulis`` the copy."""
    from kinerja_core.services.isi_catatan import isi_catatan as run

    (book,) = map(Path, isi["berkas"])
    result = run(book, minggu_diketik=isi.get("minggu") or None, pada=isi.get("tanggal") or None)
    copy = {f"{book.stem} (terisi).xlsx": result.isi} if isi.get("tulis") and result.isi else {}
    return result.sebagai_json() | {"uraian": result.uraian()}, copy


def baca_risalah(isi: Mapping[str, Any], _: Kemajuan) -> Jawaban:
    """What a risalah that was corrected in Word changes in its workbook, and with ``tulis`` the copy."""
    from kinerja_core.services.risalah_ke_buku import kembalikan

    (book,) = map(Path, isi["berkas"])
    result = kembalikan(Path(isi["risalah"]), book, isi.get("dialog") or None)
    copy = {f"{book.stem} (dari risalah).xlsx": result.isi} if isi.get("tulis") and result.isi else {}
    told = result.sebagai_json()
    return {"uraian": result.uraian()} | {name: told[name] for name in ("dialog", "perubahan", "temuan")}, copy
