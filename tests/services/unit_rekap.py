"""Units of any size for tests of the rekap: invented people, three quarters of history, decisions, objections."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from kinerja_core.model.buku import AnggotaUnit, BukuUnit, Pengaturan
from kinerja_core.model.istilah import CapaianOrganisasi, Rating, Triwulan
from kinerja_core.model.konfirmasi import JawabanKonfirmasi, Konfirmasi
from kinerja_core.model.nip import NIP
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.model.periode import Periode
from kinerja_core.model.riwayat import RiwayatSkor
from kinerja_core.services.contoh import unit
from tests.services.unit_setahun import orang

DEPAN = ("Bagas", "Laksmi", "Dewi", "Rangga", "Sekar", "Wahyu", "Nadia", "Tirta", "Ayu", "Galih", "Intan")
BELAKANG = ("Pratama", "Anggraini", "Kusumawardhana", "Santosa", "Maheswari", "Nugroho", "Puspitasari")
GELAR = ("", ", S.KM", ", S.Kep., Ns., M.Kep.", ", S.E., M.M.", "")
JAHAT = "<script>alert(1)</script> & \"Budi\" ]]> {{ x }} =1+1"
#: A day after everything of the period is due, and before the konfirmasi are.
HARI = "2026-01-28"


def nama(nomor: int) -> str:
    """The name of one of any number of people; no two are alike."""
    middle = DEPAN[nomor // len(DEPAN) % len(DEPAN)] if nomor >= len(DEPAN) else ""
    more = f" {nomor // 121}" if nomor >= 121 else ""
    words = f"{DEPAN[nomor % len(DEPAN)]} {middle} {BELAKANG[nomor % len(BELAKANG)]}{more}".split()
    return " ".join(words) + GELAR[nomor % len(GELAR)]


def skor(nomor: int, geser: int = 0) -> dict[str, Decimal]:
    """Scores of a person, and of another time with ``geser``."""
    return {
        "hasil": Decimal(700 + (nomor * 37 + geser * 7) % 260) / 10,
        "perilaku": Decimal(750 + (nomor * 53 + geser * 11) % 200) / 10,
    }


def rating(nomor: int) -> dict[str, Rating]:
    """Both ratings of a person, or for one of nine none."""
    if nomor % 9 == 8:
        return {}
    scores = skor(nomor)
    levels = {
        name: Rating.DI_ATAS if value > 90 else Rating.DI_BAWAH if value < 73 else Rating.SESUAI
        for name, value in scores.items()
    }
    return {"rating_hasil": levels["hasil"], "rating_perilaku": levels["perilaku"]}


def buku_unit(banyak: int, *, ditetapkan: bool = True, riwayat: int = 3, jahat: bool = False) -> BukuUnit:
    """A unit of so many people in triwulan IV.

    Args:
        banyak: how many.
        ditetapkan: whether ratings, nilai and konfirmasi are there.
        riwayat: how many quarters before are remembered.
        jahat: whether the names are hostile and long, and the first of the people has no score.
    """
    people = [
        orang(n).model_copy(update={"nama": f"{JAHAT} {n}" if jahat else nama(n)}) for n in range(banyak)
    ]
    settings = unit.PENGATURAN.model_copy(update={
        "periode": Periode(2025, Triwulan.IV), "tanggal_evaluasi": date(2026, 1, 14) if ditetapkan else None,
        "capaian_organisasi": CapaianOrganisasi.BAIK if ditetapkan else None,
        **({"nama_unit": f"Unit {JAHAT * 4}", "capaian_organisasi": CapaianOrganisasi.KURANG} if jahat else {}),
    })
    return BukuUnit(
        pengaturan=Pengaturan.model_validate(dict(settings)),
        anggota=tuple(AnggotaUnit(pegawai=one, berkas=f"{one.nip}.xlsx") for one in people),
        skor=tuple(
            SkorPegawai(
                nip=one.nip, nama=one.nama, jabatan=one.jabatan, **({} if jahat and not n else skor(n)),
                **(rating(n) if ditetapkan else {}),
            )
            for n, one in enumerate(people)
        ),
        konfirmasi=tuple(_jawaban(n, one.nip) for n, one in enumerate(people) if ditetapkan),
        riwayat_skor=tuple(
            RiwayatSkor(periode=_sebelum(back), nip=one.nip, nama=one.nama, **skor(n, back), **rating(n))
            for back in range(riwayat, 0, -1) for n, one in enumerate(people)
        ),
    )


def _sebelum(triwulan: int) -> Periode:
    """So many quarters before triwulan IV 2025."""
    years, quarter = divmod(3 - triwulan, 4)
    return Periode(2025 + years, list(Triwulan)[quarter])


def _jawaban(nomor: int, nip: NIP) -> Konfirmasi:
    if nomor % 23 == 3:
        return Konfirmasi(
            nip=nip, jawaban=JawabanKonfirmasi.KEBERATAN, tanggal_jawaban=date(2026, 1, 20),
            alasan="Realisasi triwulan IV belum ikut dihitung; bukti dukungnya sudah diserahkan 8 Januari 2026.",
        )
    if nomor % 3:
        return Konfirmasi(nip=nip, jawaban=JawabanKonfirmasi.SETUJU, tanggal_jawaban=date(2026, 1, 19))
    return Konfirmasi(nip=nip)
