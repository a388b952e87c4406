"""Fields of the sources of exports, with their meaning; those of a record follow the record.

``python -m kinerja_core.exports.isian`` writes the tables of ``docs/ekspor.md`` anew.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

from pydantic import BaseModel

from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.istilah import YaTidak
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi

#: One value of a row; ``None`` is a value that is not known and must not be guessed.
NilaiSel: TypeAlias = str | int | date | None
NamaSumber: TypeAlias = Literal["pemeringkatan", "rencana-aksi", "catatan-harian", "realisasi"]

_PEMILIK: Final = {"nomor": "Nomor urut baris", "nip": "NIP 18 angka", "nama": "Nama", "tahun": "Tahun SKP"}
#: What the SKP says of the code in a record.
_DARI_KODE: Final = {
    "kode_rhk": {"rhk": "Rencana Hasil Kerja"},
    "kode_iki": {
        "rhk": "Rencana Hasil Kerja", "iki": "Indikator Kinerja Individu", "target": "Target dengan satuan",
    },
}
#: Fields of records that have no column in an export, or that are exported as something else (:mod:`.sumber`).
_DIGANTI: Final[dict[type[BaseModel], dict[str, dict[str, str]]]] = {
    RencanaAksi: {
        "uraian": {"rencana_aksi": "Rencana aksi"},
        "waktu": {
            "bulan_mulai": "Bulan mulai", "bulan_selesai": "Bulan selesai",
            "waktu": "Waktu pelaksanaan (Maret s/d April)",
        },
    },
    CatatanHarian: {"perlu_dialog": {}},
    Realisasi: {"triwulan": {"triwulan": "Triwulan, atau Akhir untuk realisasi setahun"}, "capaian": {}},
}


def _dari_rekaman(model: type[BaseModel], **lain: str) -> dict[str, str]:
    """Fields of rows that are records of a person: whose they are, what the record says, what its code means, and more.

    Raises:
        ValueError: the record has a field with the name of another one.
    """
    found = dict(_PEMILIK)
    for name, field in model.model_fields.items():
        own = _DIGANTI[model].get(name, {name: field.description or name}) | _DARI_KODE.get(name, {})
        if twice := own.keys() & (found.keys() | lain.keys()):
            raise ValueError(f"isian {', '.join(sorted(twice))} dari {model.__name__} sudah ada; beri nama lain")
        found |= own
    return found | lain


def isi_rekaman(rekaman: BaseModel) -> dict[str, NilaiSel]:
    """The fields of a record that are exported as they are."""
    return {name: _nilai(getattr(rekaman, name)) for name in _apa_adanya(type(rekaman))}


@cache
def _apa_adanya(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name not in _DIGANTI[model])


def _nilai(nilai: object) -> NilaiSel:
    if isinstance(nilai, bool):
        return (YaTidak.YA if nilai else YaTidak.TIDAK).value
    if nilai is None or isinstance(nilai, str | int | date):
        return nilai
    return "\n".join(map(str, nilai)) if isinstance(nilai, tuple) else str(nilai)


#: Fields of each source with their meaning.
ISIAN: Final[dict[NamaSumber, dict[str, str]]] = {
    "pemeringkatan": {
        "nomor": "Nomor urut baris",
        "nip": "NIP 18 angka",
        "nip_berspasi": "NIP dengan spasi",
        "nama": "Nama",
        "jabatan": "Jabatan",
        "unit_kerja": "Nama unit",
        "periode": "Periode penilaian",
        "tahun": "Tahun penilaian",
        "kelompok": "K1, K2 atau K3",
        "peringkat": "Peringkat di dalam unit",
        "predikat": "Predikat yang ditetapkan (kedua rating sudah dipilih)",
        "nilai": "Nilai kinerja yang ditetapkan, 1-120",
        "usulan_predikat": "Predikat yang diusulkan pemetaan; bukan penetapan",
        "usulan_nilai": "Nilai yang diusulkan pemetaan; bukan penetapan",
        "rating_hasil": "Rating hasil kerja",
        "rating_perilaku": "Rating perilaku kerja",
        "bulan_mulai": "Bulan pertama periode, 1-12",
        "bulan_selesai": "Bulan terakhir periode, 1-12",
        "jenjang": "Jenjang jabatan fungsional",
        "jenjang_predikat": "Jenjang jabatan fungsional dan predikat yang ditetapkan (Ahli Muda, Baik)",
        "id_siasn": "ID pegawai di SIASN, bukan NIP",
        "penilai_nama": "Nama Pejabat Penilai",
        "penilai_nip": "NIP Pejabat Penilai",
        "penilai_golongan": "Golongan ruang Pejabat Penilai",
        "penilai_jabatan": "Jabatan Pejabat Penilai",
        "penilai_unit_kerja": "Unit kerja Pejabat Penilai",
        "penilai_status": "ASN, atau NON ASN bila Pejabat Penilai tidak mempunyai NIP",
        "penilai_asn": "Terisi bila Pejabat Penilai adalah ASN",
    },
    "rencana-aksi": _dari_rekaman(RencanaAksi),
    "catatan-harian": _dari_rekaman(
        CatatanHarian,
        rencana_aksi="Rencana aksi RHK itu pada bulan itu, bila hanya satu",
        jam_mulai="Jam mulai kegiatan",
        jam_selesai="Jam selesai kegiatan",
        realisasi="Realisasi kegiatan, bilangan bulat",
        satuan="Satuan realisasi kegiatan",
    ),
    "realisasi": _dari_rekaman(Realisasi),
}
#: Fields of a source that no workbook holds: the one who exports gives them, by the option named.
_PILIHAN: Final[dict[NamaSumber, dict[str, str]]] = {
    "pemeringkatan": {"id_siasn": "--peta-siasn"},
    "rencana-aksi": {},
    "catatan-harian": dict.fromkeys(("jam_mulai", "jam_selesai", "realisasi", "satuan"), "--isi"),
    "realisasi": {},
}
LUAR: Final[dict[NamaSumber, frozenset[str]]] = {source: frozenset(given) for source, given in _PILIHAN.items()}
#: Those of them that ``--isi`` gives, one value for every row.
LEWAT_ISI: Final[dict[NamaSumber, frozenset[str]]] = {
    source: frozenset(name for name, option in given.items() if option == "--isi") for source, given in _PILIHAN.items()
}

_TABEL: Final = re.compile(r"(### Isian sumber `([a-z-]+)`\n\n\| isian \| arti \|\n\|---\|---\|\n)((?:\|.*\n)*)")


def perbarui(halaman: str) -> str:
    """The page for users with its tables of fields as they are today."""
    def table(found: re.Match[str]) -> str:
        lines = ""
        for source in (one for one in ISIAN if one == found[2]):
            for name, meaning in ISIAN[source].items():
                option = _PILIHAN[source].get(name)
                lines += f"| `{name}` | {meaning}{f' (dengan `{option}`)' if option else ''} |\n"
        return found[1] + lines

    return _TABEL.sub(table, halaman)


def main() -> None:
    """Write the tables of the page for users in the repository this module stands in."""
    path = Path(__file__).resolve().parents[2] / "docs" / "ekspor.md"
    path.write_text(perbarui(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
