"""Where the rows of an export come from: every source with the fields a profile may ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from kinerja_core.exports.isian import LUAR, NamaSumber, NilaiSel, isi_rekaman
from kinerja_core.model.buku import AnggotaUnit, Pengaturan
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.pegawai import Pejabat
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan
from kinerja_core.rules.angka_kredit import jenjang_jabatan

BarisEkspor: TypeAlias = dict[str, NilaiSel]
#: Keys of a row that say why a field is open and what to do (``sebab rencana_aksi``); they are no fields themselves.
SEBAB: Final = "sebab "
SARAN: Final = "saran "
#: Key of a row that names the other choices of a field, a line each: why a reader may take another one.
PILIHAN: Final = f"{SEBAB}pilihan "


def baris_pemeringkatan(
    pengaturan: Pengaturan, hasil: HasilPemeringkatan, anggota: Iterable[AnggotaUnit] = ()
) -> Iterator[BarisEkspor]:
    """One row per person, in rank order; the penilai is the one the unit's list names."""
    assessors = {one.pegawai.nip: one.penilai for one in anggota}
    for nomor, p in enumerate(hasil.pegawai, 1):
        level = jenjang_jabatan(p.jabatan) if p.jabatan else None
        yield {
            "nomor": nomor,
            "nip": str(p.nip),
            "nip_berspasi": p.nip.berspasi,
            "nama": p.nama,
            "jabatan": p.jabatan,
            "unit_kerja": pengaturan.nama_unit,
            "periode": str(pengaturan.periode),
            "tahun": pengaturan.periode.tahun,
            "kelompok": p.kelompok,
            "peringkat": p.peringkat,
            "predikat": p.predikat,
            **_nilai(p),
            "usulan_predikat": p.usulan_predikat,
            "usulan_nilai": p.usulan_nilai,
            "rating_hasil": p.rating_hasil,
            "rating_perilaku": p.rating_perilaku,
            "bulan_mulai": pengaturan.periode.mulai.month,
            "bulan_selesai": pengaturan.periode.selesai.month,
            "jenjang": level,
            "jenjang_predikat": f"{level}, {p.predikat}" if level and p.predikat else None,
            "id_siasn": None,
            **_assessor(assessors.get(p.nip)),
        }


def _nilai(pegawai: HasilPegawai) -> BarisEkspor:
    """The nilai that is decided; who is in conflict gets none, because the table of bands does not know the pair."""
    if pegawai.konflik:
        return {
            "nilai": None,
            f"{SEBAB}nilai": "pemetaan dan penetapan bertentangan",
            f"{SARAN}nilai": "Bahas dengan Pejabat Penilai Kinerja, perbaiki rating atau nilai, lalu ekspor kembali.",
        }
    return {"nilai": pegawai.nilai}


def _assessor(penilai: Pejabat | None) -> BarisEkspor:
    if penilai is None:
        fields = ("nama", "nip", "golongan", "jabatan", "unit_kerja", "status", "asn")
        return {f"penilai_{name}": None for name in fields}
    return {
        "penilai_nama": penilai.nama,
        "penilai_nip": str(penilai.nip) if penilai.nip else None,
        "penilai_golongan": penilai.pangkat.golongan if penilai.pangkat else None,
        "penilai_jabatan": penilai.jabatan,
        "penilai_unit_kerja": penilai.unit_kerja,
        "penilai_status": "ASN" if penilai.nip else "NON ASN",
        "penilai_asn": "ya" if penilai.nip else None,
    }


def baris_buku(sumber: NamaSumber, buku: BukuSKP, rencana_aksi: Sequence[str] = ()) -> Iterator[BarisEkspor]:
    """The rows one staff workbook gives to a source, in the order written.

    Args:
        sumber: which rows; not ``pemeringkatan``.
        buku: the workbook.
        rencana_aksi: beginnings of the rencana aksi to take for a catatan harian that may belong to several.
    """
    skp = buku.skp
    who: BarisEkspor = {"nip": str(skp.pegawai.nip), "nama": skp.pegawai.nama, "tahun": skp.tahun}
    goals: dict[str, BarisEkspor] = {
        iki.kode: {"rhk": rhk.uraian, "iki": iki.indikator, "target": iki.target_lengkap}
        for rhk, iki in skp.semua_iki()
    }
    results = {rhk.kode: rhk.uraian for rhk in skp.hasil_kerja}
    if sumber == "rencana-aksi":
        for aksi in buku.rencana_aksi:
            yield {
                **who,
                **isi_rekaman(aksi),
                **goals.get(aksi.kode_iki, {}),
                "rencana_aksi": aksi.uraian,
                "bulan_mulai": aksi.waktu.mulai,
                "bulan_selesai": aksi.waktu.selesai,
                "waktu": str(aksi.waktu),
            }
    elif sumber == "catatan-harian":
        found: dict[tuple[str, int], BarisEkspor] = {}  # the same for every note of an RHK in a month
        for c in buku.catatan_harian:
            if (key := (c.kode_rhk, c.tanggal.month)) not in found:
                activity = _activity(buku, c, rencana_aksi)
                found[key] = {
                    "rhk": results.get(c.kode_rhk),
                    **activity,
                    f"{PILIHAN}rencana_aksi": _others(buku, c, activity["rencana_aksi"]),
                    **dict.fromkeys(LUAR[sumber]),
                }
            yield {**who, **isi_rekaman(c), **found[key]}
    else:
        for r in buku.realisasi:
            yield {
                **who,
                **isi_rekaman(r),
                **goals.get(r.kode_iki, {}),
                "triwulan": r.sebutan,
            }


def satu_baris(teks: str) -> str:
    """A text on one line."""
    return _LINE_BREAK.sub(" ", teks) if "\n" in teks or "\r" in teks else teks


def diawali(uraian: str, awal: Sequence[str]) -> bool:
    """Whether a rencana aksi begins with one of these texts, however it is spaced and broken into lines."""
    return " ".join(uraian.split()).casefold().startswith(tuple(" ".join(one.split()).casefold() for one in awal))


_LINE_BREAK: Final = re.compile(r" *[\r\n]+ *")


def _others(buku: BukuSKP, catatan: CatatanHarian, dipilih: NilaiSel) -> str:
    """Every other rencana aksi of the person, a line each; the same text for the same RHK is no other."""
    own = {iki.kode for rhk, iki in buku.skp.semua_iki() if rhk.kode == catatan.kode_rhk}
    return "\n".join(
        satu_baris(aksi.uraian) for aksi in buku.rencana_aksi
        if aksi.uraian != dipilih or aksi.kode_iki not in own
    )


def _activity(buku: BukuSKP, catatan: CatatanHarian, dipilih: Sequence[str]) -> BarisEkspor:
    """The rencana aksi a catatan harian belongs to: the only one of its RHK that month, or the one chosen."""
    codes = {iki.kode for rhk, iki in buku.skp.semua_iki() if rhk.kode == catatan.kode_rhk}
    month = catatan.tanggal.month
    fitting = list(
        dict.fromkeys(
            aksi.uraian
            for aksi in buku.rencana_aksi
            if aksi.kode_iki in codes and aksi.waktu.mulai.nomor <= month <= aksi.waktu.selesai.nomor
        )
    )
    chosen = fitting if len(fitting) == 1 else [text for text in fitting if diawali(text, dipilih)]
    if len(chosen) == 1:
        return {"rencana_aksi": chosen[0]}
    if not fitting:
        why = f"{catatan.kode_rhk} tidak mempunyai rencana aksi pada bulan itu"
        todo = "Perbaiki kode RHK catatan itu, atau bulan rencana aksinya, lalu ekspor kembali."
    else:
        named = "; ".join(f'"{text}"' for text in fitting)
        why = f"{catatan.kode_rhk} mempunyai {len(fitting)} rencana aksi pada bulan itu: {named}"
        todo = 'Sebutkan yang dipakai dengan --rencana-aksi "awal teksnya", lalu ekspor kembali.'
    return {"rencana_aksi": None, f"{SEBAB}rencana_aksi": why, f"{SARAN}rencana_aksi": todo}
