"""Jembatan: what the page asks of the core, by name, with JSON on both sides. It runs inside the browser."""

from __future__ import annotations

import json
import os
import shutil
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from kinerja_core import __version__
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.hari_ini import ATURAN_DIPERIKSA, JAM_SALAH, sehari
from kinerja_core.model.istilah import (
    CapaianOrganisasi,
    JenisSKP,
    Kelompok,
    MetodePemetaan,
    Predikat,
    Rating,
    Tingkat,
    UrutanPeringkat,
    tanggal_panjang,
)
from kinerja_core.model.masa_catatan import masa_diminta
from kinerja_core.model.nip import samarkan_nip
from kinerja_core.model.peserta_pemetaan import CaraPeserta, LingkupPemetaan
from kinerja_core.model.urutan_berkas import urut_berkas
from kinerja_core.services import meja as layanan_meja
from kinerja_core.services.berkas import nama_aman, tulis
from kinerja_core.services.kemajuan import Kemajuan
from kinerja_core.services.lembar_hasil import LembarHasil, lembar_peringkat, lembar_temuan
from kinerja_core.services.periksa import buku_temuan, periksa
from kinerja_core.services.rekap_tutup import NAMA_CATATAN_360
from kinerja_halaman import banyak, penilai, telaah
from kinerja_halaman.kata import berkata, kata_halaman

#: Where the page puts what people give it (one folder for each of its desks), and where results lie.
MEJA: Final = Path("/meja")
HASIL: Final = Path("/hasil")

_Jawaban = dict[str, Any]

#: What is told when a telephone, say, has no more memory; made before that.
_KEHABISAN: Final = json.dumps({
    "galat": "Memori perangkat ini tidak cukup untuk pekerjaan itu. Tutup tab dan program lain, lalu ulangi. Bila "
    "tetap begini, taruh lebih sedikit buku sekaligus, atau pakai komputer lain. Berkas Anda tidak berubah.",
    "ulang": True,
})

#: Files that are no workbooks of ours of which it is looked up what they hold; more of them are a mistake.
_TABEL: Final = 20


@sehari()
def jalankan(perintah: str, isi: str, lapor: Callable[[int, int, str], object]) -> str:
    """Carry out one command of the page; every outcome is JSON, a mistake too."""

    def kemajuan(selesai: int, jumlah: int, label: str) -> None:
        lapor(selesai, jumlah, label)

    try:
        answer = _PERINTAH[perintah](json.loads(isi), kemajuan)
    except GalatKinerja as problem:
        return json.dumps({"galat": kata_halaman(str(problem))})
    except MemoryError:  # of what is left nothing more is asked: the page begins Python anew
        return _KEHABISAN
    except Exception as problem:
        told = samarkan_nip("".join(traceback.format_exception(problem)))
        return json.dumps({"galat": f"Terjadi kesalahan di dalam program ({type(problem).__name__}).", "rinci": told})
    return json.dumps(berkata(answer), ensure_ascii=False, default=str)


# ------------------------------------------------------------------------------------------- the desk


def keterangan() -> _Jawaban:
    """What the page knows before the core runs; it is computed when the page is built."""
    from kinerja_core.services.ekspor import daftar_profil
    from kinerja_core.services.templat import tahun_diterima

    first, last = layanan_meja.aturan_diperiksa()
    return {
        "versi": __version__,
        "aturan": {"pertama": tanggal_panjang(first), "terakhir": tanggal_panjang(last)},
        "jam": {"sejak": ATURAN_DIPERIKSA.isoformat(), "salah": JAM_SALAH},
        "tahun": dict(zip(("pertama", "terakhir"), tahun_diterima(), strict=True)),
        "jenis_skp": [[one.slug, str(one)] for one in JenisSKP],
        "dokumen": [
            {"slug": one.slug, "judul": one.judul, "rahasia": one.rahasia, "unit": layanan_meja.asal(one) != "pegawai"}
            for one in layanan_meja.katalog()
        ],
        "profil": [
            {"kode": kode, "deskripsi": one.deskripsi, "unit": one.sumber == "pemeringkatan", "format": one.format,
             "diminta": list(one.ditanyakan), "seorang": one.seorang, "periode": one.periode,
             "rencana_aksi": one.sumber == "catatan-harian" and any(k.isian == "rencana_aksi" for k in one.kolom)}
            for kode, one in daftar_profil()
        ],
        "kata": {
            "rating": _words(Rating), "tingkat": _words(Tingkat), "predikat": _words(Predikat),
            "kelompok": _words(Kelompok), "metode": _words(MetodePemetaan), "urutan": _words(UrutanPeringkat),
            "capaian": _words(CapaianOrganisasi),
            "lingkup": _words(LingkupPemetaan), "peserta": _words(CaraPeserta),
        },
    }


def _words(kata: Iterable[Any]) -> list[list[str]]:
    return [[one.slug, str(one)] for one in kata]


def _folder(isi: Mapping[str, Any]) -> Path:
    folder = MEJA / nama_aman(isi["meja"])
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _bersihkan(isi: Mapping[str, Any], _: Kemajuan) -> _Jawaban:
    shutil.rmtree(_folder(isi))
    shutil.rmtree(HASIL, ignore_errors=True)
    return {}


def _buka_zip(isi: Mapping[str, Any], _: Kemajuan) -> _Jawaban:
    path = Path(isi["berkas"])
    try:
        made = layanan_meja.buka_zip(path, _folder(isi) / nama_aman(path.stem))
    finally:
        path.unlink()
    return {"berkas": [str(one) for one in made]}


def _jenis(isi: Mapping[str, Any], kemajuan: Kemajuan) -> _Jawaban:
    files = [Path(one) for one in isi["berkas"]]
    kinds: dict[Path, str | None] = dict.fromkeys(files)
    kinds |= layanan_meja.jenis_buku([one for one in files if not _csv(one)], kemajuan)
    tables = [one for one, kind in kinds.items() if kind is None][:_TABEL]
    return {"jenis": {str(one): kind for one, kind in (kinds | {one: _tabel(one) for one in tables}).items()}}


def _csv(berkas: Path) -> bool:
    return berkas.suffix.casefold() == ".csv"


def _tabel(berkas: Path) -> str | None:
    """What a table holds; a CSV that cannot be read is shown as scores, which then say why."""
    return layanan_meja.isi_tabel(berkas) or ("skor" if _csv(berkas) else None)


# ------------------------------------------------------------------------------------------- verbs


def _berkas(nama: str, isi: bytes) -> _Jawaban:
    """A result that the page gives to its user."""
    place = HASIL / "unduh"
    place.mkdir(parents=True, exist_ok=True)
    path = place / nama
    path.write_bytes(isi)
    return {"nama": nama, "jalur": str(path)}


def _data(isi: Mapping[str, Any]) -> list[Path]:
    """The workbooks a command is about: those it names, else all on the desk."""
    return [Path(one) for one in isi["berkas"]] if isi.get("berkas") else [_folder(isi)]


def _data_unit(isi: Mapping[str, Any], asal: str) -> list[Path]:
    """The workbooks for a document or export: of a unit that was chosen its own, with those of its people if needed."""
    if not isi.get("unit"):
        return _data(isi)
    staff = telaah.buku_pegawai(isi)
    return [Path(isi["unit"]), *(staff if asal == "unit-dan-pegawai" else ())]


def _periksa(isi: Mapping[str, Any], kemajuan: Kemajuan) -> _Jawaban:
    return banyak.diperiksa(periksa(_data(isi), kemajuan, None, banyak.sejak(isi)))


def _temuan_xlsx(isi: Mapping[str, Any], kemajuan: Kemajuan) -> _Jawaban:
    result = periksa(_data(isi), kemajuan, None, banyak.sejak(isi))
    return {"berkas": [_berkas("temuan.xlsx", buku_temuan(result, MEJA / "temuan.xlsx", kata_halaman))]}


def _lembar(lembar: LembarHasil) -> _Jawaban:
    """A sheet of results for the open workbook."""
    return {"nama": lembar.nama, "angka": sorted(lembar.angka), "catatan": lembar.catatan, "baris": lembar.baris}


def _lembar_temuan(isi: Mapping[str, Any], kemajuan: Kemajuan) -> _Jawaban:
    return _lembar(lembar_temuan(one.dengan_kata(kata_halaman) for one in periksa(_data(isi), kemajuan).temuan))


def _lembar_peringkat(isi: Mapping[str, Any], _: Kemajuan) -> _Jawaban:
    from kinerja_core.services.peringkat import peringkat, pilihan

    (file,) = _data(isi)
    sheet = lembar_peringkat(peringkat(file, pilihan()))
    return _lembar(sheet._replace(catatan=tuple(map(kata_halaman, sheet.catatan))))


def _fungsi_sel(isi: Mapping[str, Any], _: Kemajuan) -> _Jawaban:
    from kinerja_core.services.fungsi_sel import hitung_sel

    return {"nilai": hitung_sel(isi["nama"], isi["argumen"])}


def _tersedia(isi: Mapping[str, Any], _: Kemajuan) -> _Jawaban:
    found = layanan_meja.dokumen_tersedia(_data(isi), rahasia=bool(isi.get("rahasia")))
    return {"dokumen": [asdict(one) for one in found]}


def _cetak(isi: Mapping[str, Any], kemajuan: Kemajuan) -> _Jawaban:
    """Documents of these kinds, each workbook read once; several, or with ``zip``, come as one zip."""
    from kinerja_core.services.cetak import tampilan
    from kinerja_core.services.cetak_semua import cetak_semua

    span = masa_diminta(isi.get("bulan") or None, isi.get("minggu") or None)
    shutil.rmtree(HASIL, ignore_errors=True)
    chosen = [one for one in layanan_meja.katalog() if one.slug in isi["dokumen"]]
    both = any(layanan_meja.asal(one) == "unit-dan-pegawai" for one in chosen)
    data = _data_unit(isi, "unit-dan-pegawai" if both else "unit")
    try:
        look = tampilan(kertas=isi.get("kertas"), srikandi=bool(isi.get("srikandi")))
        result = cetak_semua(data, HASIL, look, dokumen=chosen, masa=span, kemajuan=kemajuan)
    except GalatKinerja as problem:
        return {"temuan": [], "tertahan": [kata_halaman(str(problem))], "jumlah": 0, "berkas": []}
    titles = {one.slug: one.judul for one in chosen}
    told = [f"{titles[slug]}: {why}." for slug, why in result.tanpa_data.items()]
    told += [
        f"{one.nama or one.berkas}: {', '.join(titles[slug] for slug in one.dokumen)} tidak dicetak."
        for one in result.tertahan if one.nip
    ]
    answer = {
        "temuan": [one.model_dump(mode="json") for one in result.temuan], "tertahan": told,
        "jumlah": sum(result.jumlah.values()),
    }
    if isi.get("zip"):
        files = [*result.dibuat, *result.semua_indeks]
        whole = layanan_meja.bungkus({f"{path.parent.name}/{path.name}": path for path in files})
        return answer | {"berkas": [_berkas("dokumen.zip", whole)] if answer["jumlah"] else []}
    return answer | {"berkas": [{"nama": path.name, "jalur": str(path)} for path in result.dibuat]}


def _templat(isi: Mapping[str, Any], _: Kemajuan) -> _Jawaban:
    from kinerja_core.services.ketikan import bulat
    from kinerja_core.services.templat import templat

    shutil.rmtree(HASIL, ignore_errors=True)
    year = bulat(isi["tahun"], "Tahun")
    made = templat(
        isi["buku"], HASIL / f"{isi['buku']} {year}.xlsx", jenis=isi.get("jenis"), tahun=year,
        kertas=isi.get("kertas", "a4"),
    ).dibuat  # fmt: skip
    return {"berkas": [{"nama": path.name, "jalur": str(path)} for path in made]}


def _daftar(isi: Mapping[str, Any], kemajuan: Kemajuan) -> _Jawaban:
    """Workbooks of a list of people: one for each of them as a zip, or one that holds all of them."""
    from kinerja_core.services.ketikan import bulat
    from kinerja_core.services.templat import templat

    shutil.rmtree(HASIL, ignore_errors=True)
    book, year = isi["buku"], bulat(isi["tahun"], "Tahun") if isi.get("tahun") else None
    place = HASIL / "buku" if book == "skp" else HASIL / f"{book} {Path(isi['daftar']).stem}.xlsx"
    made = templat(
        book, place, jenis=(isi.get("jenis") or None) if book == "skp" else None, tahun=year,
        pegawai=Path(isi["daftar"]), lembar=[isi["lembar"]] if isi.get("lembar") else (),
        unit=isi.get("unit") or None, kertas=isi.get("kertas") or "a4", kemajuan=kemajuan,
        skp_lalu=_buku_lalu(isi["pegawai"]) if isi.get("pegawai") and book == "skp" else None,
    )  # fmt: skip
    answer = {
        "jumlah": len(made.dibuat), "dengan_skp_lalu": made.dengan_skp_lalu,
        "temuan": [one.model_dump(mode="json") for one in made.temuan],
    }
    if book != "skp":
        return answer | {"berkas": [{"nama": path.name, "jalur": str(path)} for path in made.dibuat]}
    whole = layanan_meja.bungkus({path.name: path for path in made.dibuat})
    return answer | {"berkas": [_berkas(f"buku {Path(isi['daftar']).stem}.zip", whole)] if made.dibuat else []}


def _buku_penilai(isi: Mapping[str, Any], kemajuan: Kemajuan) -> telaah.Jawaban:
    shutil.rmtree(HASIL, ignore_errors=True)
    return penilai.buku_penilai({**isi, "tempat": HASIL / "buku"}, kemajuan)


def _perilaku(isi: Mapping[str, Any], kemajuan: Kemajuan) -> telaah.Jawaban:
    """The scores of the evaluators' books on the desk, and the record of what was shown."""
    folder = _folder(isi)
    record = _catatan_360(folder, [Path(one) for one in isi["penilai"]])
    told, files = penilai.perilaku({**isi, "folder": folder}, kemajuan)
    if record is not None and record.is_file():
        files[record.name.lstrip(".")] = record.read_bytes()
    return told, files


def _seragamkan(isi: Mapping[str, Any], kemajuan: Kemajuan) -> telaah.Jawaban:
    shutil.rmtree(HASIL, ignore_errors=True)
    return banyak.seragamkan({**isi, "data": _folder(isi), "tempat": HASIL / "seragam"}, kemajuan)


def _buku_lalu(berkas: Iterable[str]) -> Path:
    """A folder with these workbooks alone."""
    folder = HASIL / "lalu"
    folder.mkdir(parents=True)
    for number, path in enumerate(berkas):
        shutil.copyfile(path, folder / f"{number}.xlsx")
    return folder


def _diunduh(
    kerja: Callable[[Mapping[str, Any], Kemajuan], telaah.Jawaban]
) -> Callable[[Mapping[str, Any], Kemajuan], _Jawaban]:
    """A command that gives its files by name."""

    def command(isi: Mapping[str, Any], kemajuan: Kemajuan) -> _Jawaban:
        told, files = kerja(isi, kemajuan)
        return told | {"unduh": [_berkas(name, content) for name, content in files.items()]}

    return command


def _gabung(isi: Mapping[str, Any], kemajuan: Kemajuan) -> telaah.Jawaban:
    """The unit of the books on the desk, and the record of what recaps of the 360° have shown."""
    shutil.rmtree(HASIL, ignore_errors=True)
    folder = _folder(isi)
    record = _catatan_360(folder, [Path(one) for one in isi.get("penilai", ())])
    told, files = banyak.gabung({**isi, "data": folder}, kemajuan)
    if record is not None and record.is_file():
        files[record.name.lstrip(".")] = record.read_bytes()
    return told, files


def _catatan_360(meja: Path, penilai: Sequence[Path]) -> Path | None:
    """Where it is remembered what recaps of the 360° have shown; what came along of it is put there.

    The page remembers nothing once it is closed, so that the record is given to the user beside the unit, and comes
    back with the books.
    """
    if not penilai:
        return None
    place = Path(os.path.commonpath([one.parent for one in penilai])) / NAMA_CATATAN_360
    came = [*meja.rglob(NAMA_CATATAN_360), *meja.rglob(NAMA_CATATAN_360.lstrip("."))]
    if came and not place.exists():
        shutil.copyfile(max(came, key=lambda one: one.stat().st_size), place)
    return place


def _ekspor(isi: Mapping[str, Any], kemajuan: Kemajuan) -> _Jawaban:
    from kinerja_core.services import ekspor as service

    profile = service.pilih_profil(isi["profil"], None)
    ids = Path(isi["peta_siasn"]) if isi.get("peta_siasn") and "id_siasn" in profile.diminta else None
    given = {name: value for name, value in isi.get("isi", {}).items() if value}
    actions = [line.strip() for line in isi.get("rencana_aksi", "").splitlines() if line.strip()]
    result = service.ekspor(
        profile, _data_unit(isi, "unit"), kemajuan, isi=given, peta_siasn=ids, rencana_aksi=actions
    )
    return {
        "baris": result.baris,
        "temuan": [one.model_dump(mode="json") for one in result.temuan],
        "berkas": [
            _berkas(path.name, content)
            for path, content in result.berkas(Path(f"{isi['profil']}.{profile.format}")).items()
        ],
    }


def _hitung(isi: Mapping[str, Any], _: Kemajuan) -> _Jawaban:
    from kinerja_core.services import hitung as service
    from kinerja_core.services import ketikan

    day = ketikan.tanggal(isi.get("tanggal") or None)
    match isi["apa"]:
        case "predikat":
            ruling = service.predikat(isi["hasil"], isi["perilaku"], day)
        case "kelompok":
            ruling = service.kelompok(isi["hasil"], isi["perilaku"], day)
        case "rentang":
            ruling = service.rentang(isi["kelompok"], isi.get("predikat") or None, day)
        case "tenggat":
            rule = day if isi.get("tanggal") else None
            ruling = service.tenggat(ketikan.tanggal(isi["evaluasi"], "Tanggal evaluasi"), None, None, rule)
        case "tukin":
            ruling = service.tukin(isi["predikat"], isi.get("tukin") or None, day, isi.get("mulai") or None)
        case "tukin-terlambat":
            ruling = service.tukin_terlambat(
                isi.get("tukin") or None, day, sakit_berat=isi.get("keadaan") == "sakit",
                kahar=isi.get("keadaan") == "kahar", mulai=isi.get("mulai") or None, selesai=isi.get("selesai") or None,
            )
        case "angka-kredit":
            months = ketikan.bulat(isi.get("bulan") or "12", "Bulan")
            ruling = service.angka_kredit(isi["predikat"], isi["jenjang"], months, day)
        case "nip":
            ruling = service.nip(isi["nip"], day)
        case other:
            raise GalatKinerja(f'Hitungan "{other}" tidak ada.')
    return service.sebagai_json(ruling)


def _aturan(isi: Mapping[str, Any], _: Kemajuan) -> _Jawaban:
    from kinerja_core.services.aturan import aturan, uraian

    told = aturan(isi.get("kode"), isi.get("tanggal") or None)
    return {"uraian": uraian(told), "isi": told} if isi.get("kode") else told


def _simpan_unit(isi: Mapping[str, Any], kemajuan: Kemajuan) -> _Jawaban:
    """Every document and export of a unit as one zip."""
    printed = _cetak({**isi, "zip": True}, kemajuan)
    folder = HASIL / "ekspor"
    made: dict[str, Path] = {}
    told: list[str] = list(printed["tertahan"])
    found: list[dict[str, Any]] = list(printed["temuan"])
    for code in isi["profil"]:
        kemajuan(0, 0, f"ekspor {code}")
        try:
            given_out = _ekspor({**isi, "profil": code}, kemajuan)
        except GalatKinerja as problem:
            told.append(f"{code}: {kata_halaman(str(problem))}")
            continue
        if not given_out["berkas"]:
            told.append(f"{code}: tidak ada baris yang dapat ditulis.")
        found += (one for one in given_out["temuan"] if one not in found)
        for given in given_out["berkas"]:
            made[f"ekspor/{given['nama']}"] = tulis(folder / given["nama"], Path(given["jalur"]).read_bytes())
    for path in urut_berkas(HASIL.glob("*/*")):
        if path.parent.name not in {"ekspor", "unduh"} and not path.name.startswith("."):
            made[f"dokumen/{path.parent.name}/{path.name}"] = path
    whole = [_berkas("hasil-unit.zip", layanan_meja.bungkus(made))] if made else []
    return printed | {"tertahan": list(dict.fromkeys(told)), "temuan": found, "berkas": whole}


_PERINTAH: Final[Mapping[str, Callable[[Mapping[str, Any], Kemajuan], _Jawaban]]] = {
    "bersihkan": _bersihkan, "buka-zip": _buka_zip, "jenis": _jenis, "periksa": _periksa,
    "temuan-xlsx": _temuan_xlsx, "lembar-temuan": _lembar_temuan, "lembar-peringkat": _lembar_peringkat,
    "fungsi-sel": _fungsi_sel, "tersedia": _tersedia, "cetak": _cetak, "templat": _templat, "gabung": _diunduh(_gabung),
    "peringkat": _diunduh(telaah.peringkat), "ekspor": _ekspor, "hitung": _hitung, "aturan": _aturan,
    "semua": _simpan_unit, "daftar": _daftar, "jelaskan": _diunduh(telaah.jelaskan),
    "andaikan": _diunduh(telaah.andaikan), "keadilan": _diunduh(telaah.keadilan),
    "usulan-rating": _diunduh(telaah.usulan_rating),
    "banding": _diunduh(telaah.banding), "rekap": _diunduh(telaah.rekap),
    "susun-penilai": _diunduh(penilai.susun_penilai),
    "status": _diunduh(telaah.status), "konfirmasi": _diunduh(telaah.konfirmasi),
    "tukin": _diunduh(telaah.tukin), "angka-kredit": _diunduh(telaah.angka_kredit),
    "buku-penilai": _diunduh(_buku_penilai), "perilaku": _diunduh(_perilaku), "jadwal": _diunduh(telaah.jadwal),
    "pembinaan": _diunduh(telaah.pembinaan),
    "baca-risalah": _diunduh(telaah.baca_risalah), "isi-catatan": _diunduh(telaah.isi_catatan),
    "seragamkan": _diunduh(_seragamkan),
}
