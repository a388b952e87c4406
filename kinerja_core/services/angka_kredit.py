"""Angka kredit: what every pejabat fungsional of a unit has, what the next step needs, and when that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kinerja_core.documents.bagian.angka_kredit import akumulasi_anggota, anggota_dinilai, masa_pegawai
from kinerja_core.documents.mesin.dokumen import UnitDinilai
from kinerja_core.model.buku import AnggotaUnit
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.nip import NIP, NIPSalah
from kinerja_core.model.skp import SKP
from kinerja_core.model.tampak import tampak
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.akumulasi_ak import (
    AkumulasiAngkaKredit,
    BarisAngkaKredit,
    Langkah,
    bukan_haknya,
    dua_desimal,
    kesimpulan,
)
from kinerja_core.rules.aturan import Rujukan
from kinerja_core.services.berkas import kumpulkan, menurut_akhiran, satu_berkas
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.periksa import baca_bertahap
from kinerja_core.services.peringkat import HasilPeringkat, peringkat
from kinerja_core.services.polos import polos
from kinerja_core.services.simpanan import sekali_baca


@dataclass(frozen=True, slots=True)
class HasilAngkaKredit:
    """Who has how much, to whom none belongs and why, and what was found while reading."""

    akumulasi: tuple[AkumulasiAngkaKredit, ...]
    ditolak: tuple[tuple[AnggotaUnit, str], ...]
    peringkat: HasilPeringkat
    temuan: tuple[Temuan, ...] = ()

    @property
    def rujukan(self) -> tuple[Rujukan, ...]:
        """The sources of all of it, each once."""
        return tuple(dict.fromkeys(source for one in self.akumulasi for source in one.rujukan))

    @property
    def peringatan(self) -> tuple[str, ...]:
        """The warnings of all of it, each once."""
        return tuple(dict.fromkeys(text for one in self.akumulasi for text in one.peringatan))

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja angka-kredit --json`` prints; what is not known is null."""
        settings = self.peringkat.buku.pengaturan
        return {
            "unit": settings.nama_unit,
            "periode": settings.periode.kode,
            "pegawai": [_person_json(one) for one in self.akumulasi],
            "ditolak": [
                {"nip": str(one.pegawai.nip), "nama": one.pegawai.nama, "sebab": why} for one, why in self.ditolak
            ],
            "rujukan": [str(one) for one in self.rujukan],
            "peringatan": list(self.peringatan),
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
        }


def _person_json(one: AkumulasiAngkaKredit) -> dict[str, Any]:
    person = one.anggota.pegawai
    return {
        "nip": str(person.nip), "nama": person.nama, "jabatan": person.jabatan,
        "jenjang": one.jenjang and one.jenjang.value, "pangkat": str(person.pangkat) if person.pangkat else None,
        "jumlah": polos(one.jumlah), "baris": [_row_json(row) for row in one.baris],
        "tidak_dihitung": [_row_json(row) | {"sebab": why} for row, why in one.tidak_dihitung],
        "pangkat_berikutnya": _step_json(one.pangkat), "jenjang_berikutnya": _step_json(one.naik_jenjang),
        "kesimpulan": list(kalimat_langkah(one)), "laju": one.laju, "kurang": [*one.masalah, *one.kurang],
        "catatan": list(one.catatan),
    }  # fmt: skip


def _row_json(row: BarisAngkaKredit) -> dict[str, Any]:
    return {
        "asal": row.asal.value, "mulai": polos(row.mulai), "selesai": polos(row.selesai), "bulan": row.bulan,
        "jabatan": row.jabatan, "jenjang": polos(row.jenjang), "predikat": polos(row.predikat),
        "persentase": polos(row.persentase), "koefisien": polos(row.koefisien),
        "angka_kredit": polos(row.angka_kredit), "nomor_pak": row.nomor_pak, "dihitung": row.dihitung,
    }  # fmt: skip


def _step_json(step: Langkah | None) -> dict[str, Any] | None:
    if step is None:
        return None
    return {
        "nama": step.nama, "perlu": polos(step.perlu), "ada": polos(step.ada), "kurang": polos(step.kurang),
        "lebih": polos(step.lebih), "tercapai": polos(step.tercapai), "periode_kenaikan": polos(step.periode),
    }  # fmt: skip


def kalimat_langkah(one: AkumulasiAngkaKredit) -> tuple[str, ...]:
    """What the angka kredit of a person say of the next pangkat and jenjang."""
    if one.jenjang is None:
        return ()
    return kesimpulan("pangkat", one.pangkat), kesimpulan("jenjang", one.naik_jenjang)


@sekali_baca()
def angka_kredit(
    unit: Path, buku: Iterable[Path] = (), *, nip: str | None = None, kemajuan: Kemajuan = diam
) -> HasilAngkaKredit:
    """What the pejabat fungsional of a unit workbook have.

    Args:
        unit: the unit workbook, with the sheets Masa SKP and Riwayat AK.
        buku: staff workbooks and folders of them; their SKP win over the sheet Masa SKP.
        nip: only this person.
        kemajuan: called with the progress.

    Raises:
        GalatKinerja: the data cannot be used, or the person is not in them.
    """
    file = satu_berkas(unit, "buku unit (.xlsx)")
    if file.suffix.casefold() == ".csv":
        raise GalatKinerja("Angka kredit memerlukan buku unit (.xlsx); CSV skor tidak memuat jabatan dan masanya.")
    skp: dict[NIP, tuple[SKP, ...]] = {}
    told: list[Temuan] = []
    for hasil in baca_bertahap([path for path in kumpulkan(buku) if path != file], kemajuan):
        if isinstance(hasil.buku, BukuSKP):
            one = hasil.buku.skp
            skp[one.pegawai.nip] = (*skp.get(one.pegawai.nip, ()), one)
        elif hasil.jenis in (None, "skp"):
            told += [item for item in hasil.temuan if item.tingkat == "kesalahan"]
    return angka_kredit_hasil(peringkat(file), skp, nip=nip, temuan=told)


def angka_kredit_hasil(
    hasil: HasilPeringkat, skp: dict[NIP, tuple[SKP, ...]] | None = None, *, nip: str | None = None,
    temuan: Sequence[Temuan] = (),
) -> HasilAngkaKredit:
    """The same of a unit that was ranked already."""
    unit = UnitDinilai(hasil.buku, hasil.hasil, skp=skp or {})
    found, refused = [], []
    for member in _members(unit, nip):
        reason = bukan_haknya(member, masa_pegawai(unit, member))
        if reason:
            refused.append((member, reason))
        else:
            found.append(akumulasi_anggota(unit, member))
    problems = [
        buat_temuan(
            "KONVERSI-TUMPANG-TINDIH", f"{one.anggota.pegawai.nama} ({one.anggota.pegawai.nip}): {text}",
            lembar="Riwayat AK",
        )
        for one in found for text in one.masalah
    ]
    return HasilAngkaKredit(tuple(found), tuple(refused), hasil, (*hasil.temuan, *temuan, *problems))


def _members(unit: UnitDinilai, nip: str | None) -> Sequence[AnggotaUnit]:
    """The one asked for, or everybody whom the unit assesses."""
    if nip is None:
        return tuple(anggota_dinilai(unit))
    try:
        wanted = NIP(nip)
    except NIPSalah as problem:
        raise GalatKinerja(f'NIP "{tampak(nip)}": {problem}') from None
    if wanted not in unit.anggota:
        raise GalatKinerja(f"NIP {wanted} tidak ada di lembar Daftar Pegawai.")
    return (unit.anggota[wanted],)


#: Columns of the summary, with their widths.
KOLOM_RINGKASAN: Final = (
    ("NIP", 20), ("Nama", 24), ("Jabatan", 26), ("Pangkat", 22), ("Angka Kredit", 10), ("Pangkat Berikutnya", 42),
    ("Jenjang Berikutnya", 42),
)  # fmt: skip


def baris_ringkasan(hasil: HasilAngkaKredit) -> list[tuple[object, ...]]:
    """A row for each person."""
    return [
        (
            str(one.anggota.pegawai.nip), one.anggota.pegawai.nama, one.anggota.pegawai.jabatan,
            str(one.anggota.pegawai.pangkat or "-"), one.jumlah, *(kalimat_langkah(one) or ("-", "-")),
        )
        for one in hasil.akumulasi
    ]


def berkas_angka_kredit(hasil: HasilAngkaKredit, akhiran: str) -> bytes:
    """All of it as a file: ``.xlsx`` or ``.json``; the letters are printed with ``kinerja cetak``.

    Raises:
        GalatKinerja: another ending.
    """
    return menurut_akhiran("Angka kredit", hasil, akhiran, {".xlsx": lambda: _workbook(hasil)})


_KOLOM_RINCIAN: Final = (
    ("NIP", 20), ("Nama", 24), ("Asal", 12), ("Masa", 34), ("Bulan", 7), ("Jabatan", 28), ("Predikat", 14),
    ("Persentase", 11), ("Koefisien", 10), ("Angka Kredit", 10), ("Nomor PAK", 18), ("Keterangan", 30),
)  # fmt: skip


def _detail(hasil: HasilAngkaKredit) -> Iterator[tuple[object, ...]]:
    for one in hasil.akumulasi:
        rows = [(row, "dihitung dari periode ini" if row.dihitung else "") for row in one.baris]
        for row, why in (*rows, *((row, f"tidak dihitung: {why}") for row, why in one.tidak_dihitung)):
            yield (
                str(one.anggota.pegawai.nip), one.anggota.pegawai.nama, row.asal.value, row.masa, row.bulan,
                row.jabatan, row.predikat.value if row.predikat else None, row.persentase, row.koefisien,
                row.angka_kredit, row.nomor_pak, why,
            )  # fmt: skip


def _workbook(hasil: HasilAngkaKredit) -> bytes:
    from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel  # noqa: PLC0415 - loads XlsxWriter

    settings = hasil.peringkat.buku.pengaturan
    where = f"{settings.nama_unit}, {settings.periode}"
    others = [
        *((one.anggota.pegawai.nama, text) for one in hasil.akumulasi
          for text in (*one.masalah, *one.kurang, *one.catatan, one.laju) if text),
        *((one.pegawai.nama, f"Tanpa angka kredit: {why}.") for one, why in hasil.ditolak),
        *(("Temuan", f"{one.tempat}: {one.pesan}") for one in hasil.temuan),
        *(("Peringatan", text) for text in hasil.peringatan),
    ]  # fmt: skip
    return bangun_tabel("Angka kredit", [
        TabelHasil("Ringkasan", "ANGKA KREDIT", f"{where}. Angka kredit hanya salah satu syarat kenaikan.",
                   KOLOM_RINGKASAN, baris_ringkasan(hasil), "Tidak ada pejabat fungsional.", desimal=frozenset({4})),
        TabelHasil("Rincian", "RINCIAN ANGKA KREDIT", where, _KOLOM_RINCIAN, list(_detail(hasil)),
                   desimal=frozenset({9})),
        TabelHasil("Perlu Diketahui", "YANG PERLU DIKETAHUI", where, (("Nama", 30), ("Keterangan", 104)), others),
        TabelHasil("Dasar", "DASAR HITUNGAN, DAN SEBERAPA PASTI", where, (("Sumber", 130),),
                   [(str(one),) for one in hasil.rujukan]),
    ])  # fmt: skip


def ringkas_jumlah(one: AkumulasiAngkaKredit) -> str:
    """The angka kredit of a person as it is shown."""
    return dua_desimal(one.jumlah)
