"""One year of a unit of 45 as people live it through the command line: who acts, what they type, what comes out.

Everybody is invented. Person 0 leaves in May, 45 comes in May, 43 and 44 are late; 6 is decided in conflict with the
pemetaan and corrected; 7 objects to the result and wins; 20 and 33 are below what was expected.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from kinerja_core.cli.utama import jalankan
from kinerja_core.model.istilah import CapaianOrganisasi, Rating
from kinerja_core.model.keadaan import KeadaanPegawai
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, PutusanKeberatan
from kinerja_core.model.penilaian_360 import BukuPenilaian360
from kinerja_core.services.contoh import unit
from kinerja_core.services.penantian_360 import baca_daftar
from kinerja_core.services.penugasan_360 import isi_buku_penilai
from kinerja_core.workbooks.bangun import bangun_penilaian_360
from tests.services.unit_setahun import CONTOH, buku, ketik, nilai, orang, simpan_buku, simpan_daftar

BANYAK: Final = 45
KELUAR, TERLAMBAT, MASUK = 0, (43, 44), 45
BERTENTANGAN, MENANG, DI_BAWAH, BURUK = 6, 7, 20, 33
ADA: Final = (*range(1, BANYAK), MASUK)
SURAT: Final = {"nomor_surat": "KP.02.04/A.9/1/2025", "tanggal_surat": date(2025, 4, 30)}
EVALUASI: Final = date(2026, 1, 20)
#: Who is asked to begin next year: a few, so that it is quick.
TAHUN_DEPAN: Final = (1, BERTENTANGAN, MENANG, MASUK)


def unggul(nomor: int) -> bool:
    """Who reached more than the target, and whom everybody rates highest."""
    return nomor % 5 == 1


def capaian(nomor: int) -> str:
    """The realisasi of the year, of a target of one report."""
    return "2 Laporan" if unggul(nomor) else "0 Laporan" if nomor in (MENANG, DI_BAWAH, BURUK) else "1 Laporan"


def sikap(nomor: int) -> int:
    """What every evaluator gives a person for every item, of five."""
    return 5 if unggul(nomor) else 3 + nomor % 2


def tunjangan(nomor: int) -> int:
    """The tunjangan of a month, in rupiah."""
    return 4_000_000 + 12_345 * nomor


def hasil(nomor: int) -> Decimal:
    """The score of hasil kerja of the year."""
    return Decimal(95 + nomor % 3 if unggul(nomor) else 60 if capaian(nomor)[0] == "0" else 80 + nomor % 4)


def nip(*nomor: int) -> list[str]:
    """The NIP of people."""
    return [str(orang(one).nip) for one in nomor]


def terlambat(status: dict[str, Any]) -> list[str]:
    """Who is late, as ``kinerja status`` says."""
    return sorted(one["nip"] for one in status["pegawai"] if one["terlambat"])


@dataclass
class Pengelola:
    """One who runs commands and fills cells, both counted."""

    folder: Path
    perintah: int = 0
    sel: int = 0
    dikatakan: dict[str, Any] = field(default_factory=dict)  #: what a command said that is looked at afterwards

    def jalan(self, *kata: str, keluar: int = 0) -> dict[str, Any]:
        """A command that must end as expected; what it says as JSON."""
        self.perintah += 1
        full = [str(self.folder / one) if one.endswith((".xlsx", ".csv", ".docx", ".json", "/")) else one
                for one in kata]
        said, complained = io.StringIO(), io.StringIO()
        with redirect_stdout(said), redirect_stderr(complained):
            code = jalankan([*full, "--json"])
        assert code == keluar, (kata, code, complained.getvalue(), said.getvalue()[-2000:])
        told: dict[str, Any] = json.loads(said.getvalue())
        return told

    def ketik(self, berkas: str, **isi: Any) -> None:
        """Cells of a unit workbook."""
        self.sel += ketik(self.folder / berkas, **isi)

    def periode(self, nomor: int, *, tagih: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """Begin a period after the first, and look who is missing."""
        said = self.jalan(
            "gabung", "buku/", "-o", f"tw{nomor}.xlsx", "--lanjutkan", f"tw{nomor - 1}.xlsx", "--periode",
            f"2025-TW{nomor}",
        )
        return said, self.jalan("status", f"tw{nomor}.xlsx", "buku/", "--tanggal", tagih)

    def lagi(self, berkas: str) -> dict[str, Any]:
        """Consolidate once more into the same unit."""
        return self.jalan("gabung", "buku/", "-o", berkas, "--lanjutkan", berkas, "--timpa")

    def tetapkan(self, nomor: int, siapa: Iterable[int], **pengaturan: Any) -> None:
        """Scores and the letter of a period, ranked and printed."""
        self.ketik(f"tw{nomor}.xlsx", skor=nilai(siapa), pengaturan=SURAT | pengaturan)
        self.cetak(nomor)

    def cetak(self, nomor: int, *pilihan: str) -> None:
        """The ranking and the letter."""
        self.jalan("peringkat", f"tw{nomor}.xlsx", "-o", f"hasil{nomor}.xlsx", *pilihan)
        self.jalan("cetak", "surat-keterangan", f"tw{nomor}.xlsx", "-o", "surat/", *pilihan)


def serahkan(folder: Path, siapa: Iterable[int]) -> None:
    """The workbooks of people with the realisasi of the whole year."""
    groups: dict[tuple[str, date], list[int]] = {}
    for number in siapa:
        begun = date(2025, 5 if number == MASUK else 1, 1)
        groups.setdefault((capaian(number), begun), []).append(number)
    for (reached, begun), people in groups.items():
        rows = buku(people[0], 5, mulai=begun).realisasi
        simpan_buku(folder, people, 5, mulai=begun, realisasi=tuple(
            one if one.triwulan else one.model_copy(update={"realisasi": reached}) for one in rows
        ))


def awal(folder: Path) -> Pengelola:
    """The folder of a unit at the end of its first quarter; two people have not sent anything."""
    simpan_buku(folder / "buku", (one for one in range(BANYAK) if one not in TERLAMBAT), 4)
    simpan_daftar(folder / "daftar.xlsx", range(BANYAK))
    return Pengelola(folder)


def empat_triwulan(pengelola: Pengelola) -> None:
    """Four quarters, each with its letter."""
    folder, said = pengelola.folder, pengelola.dikatakan
    begun = pengelola.jalan("gabung", "buku/", "-o", "tw1.xlsx", "--pegawai", "daftar.xlsx", "--periode", "2025-TW1")
    said["belum tw1"] = sorted(begun["daftar"]["belum_ada"])
    said["terlambat tw1"] = terlambat(pengelola.jalan("status", "tw1.xlsx", "buku/", "--tanggal", "2025-04-02"))
    simpan_buku(folder / "buku", TERLAMBAT, 4)
    said["lengkap tw1"] = pengelola.lagi("tw1.xlsx")["daftar"]["belum_ada"]
    pengelola.tetapkan(
        1, range(BANYAK), tempat_surat="Jakarta", penandatangan=unit.PIMPINAN, kop=unit.PENGATURAN.kop
    )

    (folder / "buku" / f"{KELUAR:03d}.xlsx").unlink()
    simpan_buku(folder / "buku", (MASUK,), 4, mulai=date(2025, 5, 1))
    said["tw2"], said["status tw2"] = pengelola.periode(2, tagih="2025-07-02")
    with redirect_stdout(io.StringIO()):  # what was made is not refused, filled or not
        assert jalankan(["peringkat", str(folder / "tw2.xlsx")]) == 0
    pengelola.ketik("tw2.xlsx", keadaan={
        KELUAR: {"keadaan": KeadaanPegawai.MUTASI_KELUAR, "sejak": date(2025, 5, 10)},
        MASUK: {"keadaan": KeadaanPegawai.MUTASI_MASUK, "sejak": date(2025, 5, 1)},
    })
    pengelola.tetapkan(2, ADA)

    said["tw3"], said["status tw3"] = pengelola.periode(3, tagih="2025-10-02")
    pengelola.tetapkan(3, ADA)
    pengelola.ketik("tw3.xlsx", skor={7: {"hasil": Decimal(99)}})
    pengelola.cetak(3, "--timpa")

    said["tw4"], said["status tw4"] = pengelola.periode(4, tagih="2026-01-11")
    pengelola.tetapkan(4, ADA)


def sesudah_setahun(pengelola: Pengelola) -> None:
    """The whole year assessed: realisasi, 360°, pemetaan and its letter; two are late here too."""
    folder, said = pengelola.folder, pengelola.dikatakan
    serahkan(folder / "buku", (one for one in ADA if one not in TERLAMBAT))
    said["tahun"] = pengelola.jalan(
        "gabung", "buku/", "-o", "tahun.xlsx", "--lanjutkan", "tw4.xlsx", "--periode", "2025"
    )
    said["terlambat tahun"] = pengelola.jalan("status", "tahun.xlsx", "buku/", "--tanggal", "2026-01-11")
    serahkan(folder / "buku", TERLAMBAT)
    pengelola.jalan("susun-penilai", "tahun.xlsx", "-o", "buku/penilai/daftar.xlsx", "--rekan", "3")
    pengelola.jalan("templat", "penilaian-360", "-o", "buku/penilai/", "--penugasan", "buku/penilai/daftar.xlsx")
    books = isi_buku_penilai(baca_daftar(folder / "buku" / "penilai" / "daftar.xlsx"))
    late = [one for one in books if str(one.penilai.nip) in nip(*TERLAMBAT)]
    _nilai_perilaku(folder, (one for one in books if one not in late))
    said["360 belum"] = pengelola.jalan("perilaku", "buku/penilai/", keluar=1)
    _nilai_perilaku(folder, late)
    said["360"] = pengelola.lagi("tahun.xlsx")["perilaku_360"]
    said["usulan"] = pengelola.jalan("usulan-rating", "buku/", "--unit", "tahun.xlsx")
    pengelola.ketik(
        "tahun.xlsx", skor={one: {"hasil": hasil(one)} for one in ADA},
        pengaturan={"nomor_surat": "KP.02.04/A.9/14/2026", "tanggal_surat": date(2026, 1, 14),
                    "capaian_organisasi": CapaianOrganisasi.BAIK, "bobot_hasil": 60, "bobot_perilaku": 40},
    )
    said["pemetaan"] = pengelola.jalan("peringkat", "tahun.xlsx", "-o", "hasil-tahun.xlsx")
    pengelola.jalan("cetak", "surat-keterangan", "tahun.xlsx", "-o", "surat/")


def _nilai_perilaku(folder: Path, siapa: Iterable[BukuPenilaian360]) -> None:
    """Evaluators fill their books."""
    files = {one.stem.split()[-1]: one for one in (folder / "buku" / "penilai").glob("Penilaian*.xlsx")}
    given = {str(orang(number).nip): sikap(number) for number in ADA}
    for book in siapa:
        files[str(book.penilai.nip)].write_bytes(bangun_penilaian_360(isi=book.model_copy(update={
            "penilaian": tuple(
                one.model_copy(update={"skor": {
                    value: (given[str(one.nip)],) * len(items) for value, items in one.skor.items()
                }})
                for one in book.penilaian
            ),
        })))


def tetapkan_tahun(pengelola: Pengelola) -> None:
    """The Pejabat Penilai decides, one decision contradicts the pemetaan and is corrected, and people are asked."""
    said = pengelola.dikatakan
    number = {one: place for place in ADA for one in nip(place)}
    proposed = {number[one["nip"]]: Rating(one["usulan_rating"]) for one in said["usulan"]["pegawai"]}
    ratings = {one: {
        "rating_hasil": proposed[one],
        "rating_perilaku": Rating.DI_ATAS if unggul(one) else Rating.DI_BAWAH if one == BURUK else Rating.SESUAI,
    } for one in ADA}
    ratings[BERTENTANGAN]["rating_perilaku"] = Rating.SESUAI
    pengelola.ketik("tahun.xlsx", skor=ratings, pengaturan={
        "nomor_surat": "KP.02.04/A.9/20/2026", "tanggal_surat": EVALUASI, "tanggal_evaluasi": EVALUASI,
    })
    said["ditetapkan"] = pengelola.jalan("peringkat", "tahun.xlsx")
    pengelola.ketik("tahun.xlsx", skor={
        number[one["nip"]]: {"nilai": one["usulan_nilai"]} for one in said["ditetapkan"]["pegawai"]
        if not one["konflik"]
    })
    said["sesudah ditetapkan"] = pengelola.lagi("tahun.xlsx")
    pengelola.ketik("tahun.xlsx", skor={BERTENTANGAN: {"rating_perilaku": Rating.DI_ATAS, "nilai": 110}})
    said["diubah"] = pengelola.lagi("tahun.xlsx")
    said["belum dicatat"] = pengelola.jalan("periksa", "tahun.xlsx")
    pengelola.ketik("tahun.xlsx", perubahan={BERTENTANGAN: {
        "tanggal": date(2026, 1, 21), "oleh": unit.PIMPINAN.nama, "alasan": "Salah pilih saat mengisi",
    }})
    pengelola.jalan("cetak", "undangan-konfirmasi", "tahun.xlsx", "-o", "surat/")
    pengelola.ketik("tahun.xlsx", konfirmasi={
        one: {"jawaban": JawabanKonfirmasi.SETUJU, "tanggal_jawaban": date(2026, 1, 22)}
        for one in ADA if one % 9 and one != MENANG
    } | {MENANG: {
        "jawaban": JawabanKonfirmasi.KEBERATAN, "tanggal_jawaban": date(2026, 1, 23),
        "alasan": "Laporan sudah disampaikan 29 Desember 2025; bukti dukungnya belum dilihat.",
    }})


def putuskan_keberatan(pengelola: Pengelola) -> None:
    """The objection goes to the Atasan Pejabat Penilai, who accepts it; the result is another one."""
    said = pengelola.dikatakan
    pengelola.lagi("tahun.xlsx")
    said["menunggu"] = pengelola.jalan("konfirmasi", "tahun.xlsx", "--tanggal", "2026-01-30")
    above = CONTOH.skp.atasan_penilai
    assert above is not None
    pengelola.ketik("tahun.xlsx", keberatan={MENANG: {
        "tanggal_diteruskan": date(2026, 1, 26), "pemutus": above.nama, "putusan": PutusanKeberatan.DITERIMA,
        "tanggal_putusan": date(2026, 2, 9), "pertimbangan": "Laporan diterima tepat waktu",
        "rating_hasil_baru": Rating.SESUAI, "nilai_baru": 91,
    }}, tunjangan={one: {"tunjangan": Decimal(tunjangan(one))} for one in ADA})
    said["diputus"] = pengelola.jalan("konfirmasi", "tahun.xlsx", "--tanggal", "2026-02-11")
    said["akhir"] = pengelola.jalan("peringkat", "tahun.xlsx", "-o", "hasil-tahun.xlsx", "--timpa")


def akhiri(pengelola: Pengelola) -> None:
    """Everything that follows from the decisions: documents, tunjangan, angka kredit, recap, exports, next year."""
    folder, said = pengelola.folder, pengelola.dikatakan
    said["cetak"] = pengelola.jalan("cetak", "semua", "buku/", "tahun.xlsx", "-o", "dokumen/")
    said["tukin"] = pengelola.jalan("tukin", "tahun.xlsx", "--tanggal", "2026-02-11", "-o", "tukin.xlsx")
    said["angka kredit"] = pengelola.jalan("angka-kredit", "tahun.xlsx", "buku/", "-o", "angka-kredit.xlsx")
    said["rekap"] = pengelola.jalan("rekap", "tahun.xlsx", "buku/", "--tanggal", "2026-02-11", "-o", "rekap.docx")
    said["akhir status"] = pengelola.jalan("status", "tahun.xlsx", "buku/", "--tanggal", "2026-02-11")
    (folder / "id.csv").write_text(
        "NIP,ID SIASN\n" + "".join(f"{nip(one)[0]},ID-{one}\n" for one in ADA), encoding="utf-8"
    )
    pengelola.jalan("ekspor", "kemenkes-pemeringkatan", "tahun.xlsx", "-o", "pemeringkatan.xlsx")
    pengelola.jalan("ekspor", "siasn-skp22", "tahun.xlsx", "--peta-siasn", "id.csv", "-o", "skp22.json")
    simpan_daftar(folder / "daftar-2026.xlsx", TAHUN_DEPAN)
    said["buku 2026"] = pengelola.jalan(
        "templat", "skp", "--pegawai", "daftar-2026.xlsx", "--skp-lalu", "buku/", "-o", "buku-2026/", "--tahun", "2026"
    )
    with redirect_stderr(io.StringIO()) as told, redirect_stdout(io.StringIO()):
        assert jalankan(["templat", "skp", "--pegawai", str(folder / "tahun.xlsx"), "--tahun", "2026", "-o",
                         str(folder / "kosong-2026")]) == 0
    said["buku kosong 2026"] = (told.getvalue(), [one.stem for one in (folder / "kosong-2026").iterdir()])
    said["2026"] = pengelola.jalan(
        "gabung", "buku-2026/", "-o", "2026-tw1.xlsx", "--lanjutkan", "tahun.xlsx", "--periode", "2026-TW1"
    )
    said["status 2026"] = pengelola.jalan("status", "2026-tw1.xlsx", "buku-2026/", "--tanggal", "2026-04-02")


def setahun(folder: Path) -> Pengelola:
    """All of it."""
    pengelola = awal(folder)
    for stage in (empat_triwulan, sesudah_setahun, tetapkan_tahun, putuskan_keberatan, akhiri):
        stage(pengelola)
    return pengelola
