"""Contexts of the documents made from staff workbooks: the least, a usual one, the most. All people are invented."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from pydantic import BaseModel

from kinerja_core.documents.dokumen_evaluasi import KonteksDokumenEvaluasi
from kinerja_core.documents.evaluasi import KonteksEvaluasi
from kinerja_core.documents.lampiran_skp import KonteksLampiranSKP
from kinerja_core.documents.rencana_aksi import KonteksRencanaAksi
from kinerja_core.documents.skp import KonteksSKP
from tests.documents.contoh import PANJANG, nip

PEGAWAI = {
    "nama": "Bagas Pratama, S.KM",
    "nip": nip(4),
    "pangkat": "Penata (III/c)",
    "jabatan": "Analis Sumber Daya Manusia Aparatur Ahli Muda",
    "unit_kerja": "Biro Contoh Penataan Organisasi",
}
PENILAI = {
    "nama": "dr. Ratna Wijaya, M.Kes",
    "nip": nip(7),
    "pangkat": "Pembina Utama Muda (IV/c)",
    "jabatan": "Kepala Biro Contoh Penataan Organisasi",
    "unit_kerja": "Biro Contoh Penataan Organisasi",
}
ORANG_TERKECIL = {"nama": "Bagas Pratama", "jabatan": "Analis"}
MERIT = (
    "Terlaksananya Persiapan Penilaian Mandiri Penerapan Sistem Merit Kementerian Kesehatan Tahun 2025 berdasarkan "
    "ketentuan yang berlaku dan siap direviu oleh Ketua Tim Kerja"
)
LAPORAN_MERIT = (
    "Jumlah Laporan Persiapan dan Usulan Rekomendasi Pelaksanaan Penilaian Mandiri Penerapan Sistem Merit "
    "Kementerian Kesehatan Tahun 2025"
)


def _rencana_aksi(pegawai: dict[str, Any], hasil_kerja: list[dict[str, Any]]) -> KonteksRencanaAksi:
    return KonteksRencanaAksi.model_validate({"pegawai": pegawai, "tahun": 2025, "hasil_kerja": hasil_kerja})


def rencana_aksi_terkecil() -> KonteksRencanaAksi:
    iki = {"indikator": "Jumlah laporan", "target": "1", "rencana_aksi": ["Menyusun (Januari s/d Maret)"]}
    return _rencana_aksi(ORANG_TERKECIL, [{"nomor": 1, "uraian": "Laporan tersusun", "iki": [iki]}])


def rencana_aksi_contoh() -> KonteksRencanaAksi:
    return _rencana_aksi(
        PEGAWAI,
        [
            {
                "nomor": 1,
                "uraian": MERIT,
                "iki": [
                    {
                        "indikator": LAPORAN_MERIT,
                        "target": "1 Laporan",
                        "rencana_aksi": [
                            "Menyusun Rencana Kerja Penilaian Mandiri Penerapan Sistem Merit (Maret s/d April)",
                            "Koordinasi Persiapan dengan Unit/Instansi Terkait (April s/d Oktober)",
                            "Melaporkan Hasil Penilaian Mandiri (September s/d November)",
                        ],
                    },
                    {
                        "indikator": "Waktu penyelesaian <laporan> & usulan",
                        "target": "< 5 hari",
                        "rencana_aksi": ["Menyusun jadwal (Maret s/d Maret)"],
                    },
                ],
            },
            {
                "nomor": 2,
                "uraian": "Tersusunnya SK Tim Penilai",
                "iki": [{"indikator": "Jumlah SK", "target": "2 SK", "rencana_aksi": ["Menyusun SK (Juli s/d Juli)"]}],
            },
        ],
    )


def rencana_aksi_terbesar() -> KonteksRencanaAksi:
    return _rencana_aksi(
        {kunci: f"{isi} {PANJANG}" for kunci, isi in PEGAWAI.items()},
        [
            {
                "nomor": urut,
                "uraian": f"{urut}. {PANJANG}",
                "iki": [
                    {
                        "indikator": f"Indikator {urut}.{ke}: {PANJANG}",
                        "target": f"{ke * 10} Laporan Penilaian",
                        "rencana_aksi": [f"{urut}.{ke}.{n} {PANJANG} (Januari s/d Desember)" for n in (1, 2, 3)],
                    }
                    for ke in (1, 2, 3)
                ],
            }
            for urut in range(1, 13)
        ],
    )


def _rhk(nomor: int, uraian: str, *iki: dict[str, Any], **lain: Any) -> dict[str, Any]:
    return {"nomor": nomor, "uraian": uraian, **lain, "iki": list(iki)}


#: Fields of a RHK and of an indicator that only some variants have.
KHUSUS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "kuantitatif_jpt": ({}, {"perspektif": "Penguatan Internal"}),
    "kuantitatif_ja_jf": ({"rhk_diintervensi": "Sistem merit terlaksana"}, {"aspek": "Kuantitas"}),
    "kualitatif_jpt": ({"penugasan_dari": "Menteri Kesehatan"}, {"perspektif": "Proses Bisnis"}),
    "kualitatif_ja_jf": ({"penugasan_dari": "Kepala Biro Contoh"}, {}),
}


def hasil_kerja(varian: str) -> dict[str, Any]:
    rhk, iki = KHUSUS[varian]
    return {
        "utama": [
            _rhk(
                1,
                MERIT,
                {"indikator": LAPORAN_MERIT, "target": "1 Laporan", **iki},
                {"indikator": "Waktu penyelesaian <laporan> & usulan", "target": "< 5 hari", **iki},
                **rhk,
            ),
            _rhk(2, "Tersusunnya SK Tim Penilai", {"indikator": "Jumlah SK", "target": "2 SK"}),
        ],
        "tambahan": [_rhk(3, "Menjadi narasumber", {"indikator": "Jumlah kegiatan", "target": "4 kali", **iki}, **rhk)],
    }


def skp(varian: str) -> KonteksSKP:
    isi = KonteksSKP.model_validate(
        {
            "unit": "Biro Contoh Penataan Organisasi",
            "periode": "1 Januari s.d. 31 Desember 2025",
            "pegawai": PEGAWAI,
            "penilai": PENILAI,
            varian: hasil_kerja(varian),
            "tempat": "Jakarta",
            "tanggal": "15 Januari 2025",
        }
    )
    harapan = {"Akuntabel": ["Laporan selesai tepat waktu"], "Adaptif": ["Belajar hal baru", "Menguji cara lain"]}
    return isi.model_copy(
        update={
            "perilaku": tuple(
                nilai.model_copy(update={"ekspektasi": tuple(harapan.get(nilai.nama, ()))}) for nilai in isi.perilaku
            )
        }
    )


def skp_terkecil() -> KonteksSKP:
    return KonteksSKP.model_validate(
        {
            "unit": "Biro Contoh",
            "periode": "2025",
            "pegawai": ORANG_TERKECIL,
            "penilai": {"nama": "Ratna", "jabatan": "Kepala"},
            "kuantitatif_ja_jf": {"utama": [_rhk(1, "Laporan tersusun", {"indikator": "Jumlah", "target": "1"})]},
        }
    )


def skp_terbesar() -> KonteksSKP:
    rhk, iki = KHUSUS["kuantitatif_ja_jf"]
    banyak = [
        _rhk(
            urut,
            f"{urut}. {PANJANG}",
            *({"indikator": f"IKI {urut}.{ke}: {PANJANG}", "target": f"{ke}0 Laporan", **iki} for ke in (1, 2, 3)),
            **dict.fromkeys(rhk, PANJANG),
        )
        for urut in range(1, 21)
    ]
    return KonteksSKP.model_validate(
        {
            **skp("kuantitatif_ja_jf").model_dump(exclude={"kuantitatif_ja_jf"}),
            "kuantitatif_ja_jf": {"utama": banyak[:15], "tambahan": banyak[15:]},
        }
    )

def lampiran_skp_terkecil() -> KonteksLampiranSKP:
    return KonteksLampiranSKP.model_validate(
        {"unit": "Biro Contoh", "periode": "2025", "pegawai": {"nama": "Bagas"}, "penilai": {"nama": "Ratna"}}
    )


def lampiran_skp(butir: int = 2, kata: str = "Anggaran & sarana sesuai DIPA") -> KonteksLampiranSKP:
    daftar = [f"{kata} {urut}" for urut in range(1, butir + 1)]
    return KonteksLampiranSKP.model_validate(
        {
            "unit": "Biro Contoh Penataan Organisasi",
            "periode": "1 Januari s.d. 31 Desember 2025",
            "dukungan_sumber_daya": daftar,
            "skema_pertanggungjawaban": [f"{isi} dilaporkan" for isi in daftar],
            "konsekuensi": [f"{isi} bila tercapai" for isi in daftar],
            "pegawai": {kunci: PEGAWAI[kunci] for kunci in ("nama", "nip")},
            "penilai": {kunci: PENILAI[kunci] for kunci in ("nama", "nip")},
            "tempat": "Jakarta",
            "tanggal": "15 Januari 2025",
        }
    )


def _dievaluasi(bagian: dict[str, Any], *realisasi: dict[str, Any]) -> dict[str, Any]:
    return {
        nama: [{**rhk, "iki": [{**iki, "realisasi": list(realisasi)} for iki in rhk["iki"]]} for rhk in daftar]
        for nama, daftar in bagian.items()
    }


REALISASI = {"realisasi": "1 Laporan", "bukti_dukung": "Laporan akhir <final>"}
PENILAIAN = {
    "capaian_organisasi": "Baik",
    "rating_hasil_kerja": "Di Atas Ekspektasi",
    "rating_perilaku_kerja": "Sesuai Ekspektasi",
    "predikat": "Baik",
}


def evaluasi(varian: str, capaian: str = "Baik") -> KonteksEvaluasi:
    isi = _dievaluasi(
        hasil_kerja(varian),
        {"triwulan": "Triwulan I", **REALISASI, "tautan": "https://contoh.example/laporan", "penjelasan": "Data telat"},
        {"triwulan": "Triwulan IV", **REALISASI, "capaian": "100%"},
    )
    isi["utama"][0]["umpan_balik"] = "12 Mei 2025, dr. Ratna: laporan rapi\n13 Juni 2025, dr. Ratna: lanjutkan"
    return KonteksEvaluasi.model_validate(
        {
            **skp(varian).model_dump(exclude={varian}),
            varian: isi,
            **PENILAIAN,
            "capaian_organisasi": capaian,
            "umpan_balik_hasil_kerja": "1 Juli 2025, dr. Ratna: tingkatkan koordinasi",
            "umpan_balik_perilaku": "2 Juli 2025, dr. Ratna: sangat membantu rekan",
            "tanggal": "12 Januari 2026",
        }
    )


def evaluasi_terkecil() -> KonteksEvaluasi:
    kecil = skp_terkecil().model_dump(exclude={"kuantitatif_ja_jf"})
    rhk = _rhk(1, "Laporan tersusun", {"indikator": "Jumlah", "target": "1", "realisasi": [REALISASI]})
    return KonteksEvaluasi.model_validate({**kecil, "kuantitatif_ja_jf": {"utama": [rhk]}, **PENILAIAN})


def evaluasi_terbesar() -> KonteksEvaluasi:
    besar = skp_terbesar().model_dump()
    bagian = besar.pop("kuantitatif_ja_jf")
    isi = _dievaluasi(bagian, *({"triwulan": f"Triwulan {n}", **REALISASI} for n in ("I", "II", "III", "IV")))
    for rhk in isi["utama"]:
        rhk["umpan_balik"] = PANJANG
    return KonteksEvaluasi.model_validate(
        {**besar, "kuantitatif_ja_jf": isi, **PENILAIAN, "umpan_balik_hasil_kerja": PANJANG}
    )


def dokumen_evaluasi_terkecil() -> KonteksDokumenEvaluasi:
    orang = dict.fromkeys(("pegawai", "penilai", "atasan_penilai"), ORANG_TERKECIL)
    return KonteksDokumenEvaluasi.model_validate(
        {"unit": "Biro Contoh", "periode": "2025", **orang, "capaian_organisasi": "Baik", "predikat": "Baik"}
    )


def dokumen_evaluasi(butir: int = 2, kata: str = "Pertahankan <mutu> & kecepatan") -> KonteksDokumenEvaluasi:
    return KonteksDokumenEvaluasi.model_validate(
        {
            "unit": "Biro Contoh Penataan Organisasi",
            "periode": "Triwulan IV, 1 Oktober s.d. 31 Desember 2025",
            "periode_evaluasi": "TRIWULAN IV",
            "pegawai": PEGAWAI,
            "penilai": PENILAI,
            "atasan_penilai": {**PENILAI, "nama": "Ir. Hadi Wiguna, M.P.H.", "nip": nip(9), "jabatan": "Sekretaris"},
            "capaian_organisasi": "Istimewa",
            "predikat": "Sangat Baik",
            "catatan": [f"{kata} {urut}" for urut in range(1, butir + 1)],
            "tanggal_penilai": "12 Januari 2026",
            "tanggal_pegawai": "14 Januari 2026",
        }
    )


#: name: slug, context, options, pages in LibreOffice
CONTOH: dict[str, tuple[str, BaseModel, dict[str, Any], int]] = {
    "rencana aksi terkecil": ("rencana-aksi", rencana_aksi_terkecil(), {}, 1),
    "rencana aksi contoh": ("rencana-aksi", rencana_aksi_contoh(), {"kertas": "f4"}, 1),
    "rencana aksi terbesar": ("rencana-aksi", rencana_aksi_terbesar(), {}, 19),
    "skp terkecil": ("skp", skp_terkecil(), {}, 2),
    "skp terbesar": ("skp", skp_terbesar(), {}, 14),
    **{f"skp {varian}": ("skp", skp(varian), {}, 2) for varian in KHUSUS},
    "lampiran skp terkecil": ("lampiran-skp", lampiran_skp_terkecil(), {}, 1),
    "lampiran skp contoh": ("lampiran-skp", lampiran_skp(), {}, 1),
    "lampiran skp terbesar": ("lampiran-skp", lampiran_skp(15, PANJANG), {}, 3),
    "evaluasi terkecil": ("evaluasi", evaluasi_terkecil(), {}, 2),
    "evaluasi terbesar": ("evaluasi", evaluasi_terbesar(), {}, 18),
    "dokumen evaluasi terkecil": ("dokumen-evaluasi", dokumen_evaluasi_terkecil(), {}, 1),
    "dokumen evaluasi contoh": ("dokumen-evaluasi", dokumen_evaluasi(), {"kertas": "f4"}, 1),
    "dokumen evaluasi terbesar": ("dokumen-evaluasi", dokumen_evaluasi(20, PANJANG), {}, 2),
    **{f"evaluasi {varian}": ("evaluasi", evaluasi(varian), {}, 3) for varian in KHUSUS},
}
#: What the finished documents are compared with, part by part.
EMAS: dict[str, tuple[str, Callable[[], BaseModel], dict[str, Any]]] = {
    "rencana-aksi-contoh": ("rencana-aksi", rencana_aksi_contoh, {}),
    **{f"skp-{varian.replace('_', '-')}": ("skp", partial(skp, varian), {}) for varian in KHUSUS},
    "dokumen-evaluasi-contoh": ("dokumen-evaluasi", dokumen_evaluasi, {}),
    "lampiran-skp-contoh": ("lampiran-skp", lampiran_skp, {}),
    **{f"evaluasi-{varian.replace('_', '-')}": ("evaluasi", partial(evaluasi, varian), {}) for varian in KHUSUS},
}
