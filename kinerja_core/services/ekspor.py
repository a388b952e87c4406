"""Ekspor: a file for bulk import, in the layout of a profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.batas.teks import BukanUTF8, baca_utf8
from kinerja_core.exports.isian import NamaSumber
from kinerja_core.exports.profil_ekspor import Profil, baca_profil, isian_luar, kode_profil, muat_profil
from kinerja_core.exports.sumber import SARAN, SEBAB, BarisEkspor, baris_buku, baris_pemeringkatan, diawali
from kinerja_core.exports.tulis import HasilEkspor
from kinerja_core.exports.tulis import ekspor as tulis_ekspor
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.istilah import JenisSKP, Triwulan
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.realisasi import SEBUTAN_AKHIR
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berkas import kumpulkan, tolak_bila_ada, tulis
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.penahanan import sebut_tempat
from kinerja_core.services.periksa import baca_bertahap, baca_semua, menghalangi, ringkas
from kinerja_core.services.peringkat import HasilPeringkat, peringkat, temuan_konflik
from kinerja_core.services.simpanan import sekali_baca
from kinerja_core.workbooks.antarbuku import buku_rangkap
from kinerja_core.workbooks.buku_skp.buku import lembar_asli
from kinerja_core.workbooks.buku_unit.antarbuku import unit_rangkap
from kinerja_core.workbooks.daftar import baca_peta_siasn
from kinerja_core.workbooks.hasil import HasilBaca


def daftar_profil() -> tuple[tuple[str, Profil], ...]:
    """Every profile that ships, with its code."""
    return tuple((kode, muat_profil(kode)) for kode in kode_profil())


def pilih_profil(kode: str | None, berkas: Path | None) -> Profil:
    """The profile of a code, or the office's own from a file; exactly one of the two.

    Raises:
        GalatKinerja: none, both, unknown or broken.
    """
    if (kode is None) is (berkas is None):
        raise GalatKinerja(
            "Sebutkan satu profil: nama profil bawaan, atau --profil-berkas F.yaml untuk profil sendiri."
        )
    if berkas is None:
        return muat_profil(str(kode))
    try:
        text = baca_utf8(berkas)
    except BerkasTidakTerbaca as problem:
        raise GalatKinerja(f'Profil "{berkas}" tidak dapat dibaca. {problem.pesan}') from problem
    except BukanUTF8:
        raise GalatKinerja(f'Profil "{berkas}" bukan teks UTF-8; simpan ulang sebagai UTF-8.') from None
    return baca_profil(text, berkas.name)


def isi_pilihan(teks: Sequence[str]) -> dict[str, str]:
    """Values given at the call, typed as ``jam_mulai=07:30``.

    Raises:
        GalatKinerja: a text is no such pair, or a field is named twice.
    """
    given: dict[str, str] = {}
    for item in teks:
        name, sama, value = (part.strip() for part in item.partition("="))
        if not sama or not name:
            raise GalatKinerja(f'Isian "{item}" tidak dapat dibaca; tulis NAMA=NILAI, misalnya jam_mulai=07:30.')
        if name in given:
            raise GalatKinerja(f'Isian "{name}" disebut dua kali; sebutkan satu kali dengan nilainya yang benar.')
        given[name] = value
    return given


@sekali_baca()
def ekspor(
    profil: Profil,
    data: Sequence[Path],
    kemajuan: Kemajuan = diam,
    *,
    isi: Mapping[str, str] | None = None,
    peta_siasn: Path | None = None,
    rencana_aksi: Sequence[str] = (),
) -> HasilEkspor:
    """Export the data named: a unit workbook for the pemeringkatan, staff workbooks or folders otherwise.

    Findings of severity kesalahan in the workbooks come back with the export's own. Copies of a workbook are exported
    once, workbooks that contradict each other not at all.

    Args:
        profil: the layout.
        data: workbooks and folders.
        kemajuan: called with the progress.
        isi: values of fields that no workbook holds, as typed; every row gets them.
        peta_siasn: a list of NIP and ID SIASN; nobody's id is guessed.
        rencana_aksi: beginnings of the rencana aksi to take for a catatan harian that may belong to several.

    Raises:
        GalatKinerja: the data cannot be used, or the profile asks for something that was not given.
    """
    if rencana_aksi and not any(column.isian == "rencana_aksi" for column in profil.kolom):
        raise GalatKinerja("Profil ini tidak memuat rencana aksi; hapus --rencana-aksi.")
    if rencana_aksi and profil.sumber != "catatan-harian":
        raise GalatKinerja(
            "--rencana-aksi hanya untuk profil catatan harian, yang barisnya dapat cocok dengan beberapa rencana aksi."
        )
    if not all(text.strip() for text in rencana_aksi):
        raise GalatKinerja("--rencana-aksi kosong; tulis awal teks rencana aksinya, atau hapus.")
    given = isian_luar(profil, isi or {})
    findings: list[Temuan] = []
    ids = _ids(profil, peta_siasn, findings)
    if profil.sumber == "pemeringkatan":
        ranked = list(_ranked(profil, data, findings))
        source = _Rows(lambda: iter(ranked), berurut=True)
    else:
        source = _staff(profil.sumber, data, kemajuan, rencana_aksi, findings)
    if profil.seorang:
        people = list(dict.fromkeys(f"{row['nama']} ({row['nip']})" for row in source.baris()))
        if len(people) > 1:
            shown = ", ".join(people[:3]) + (", …" if len(people) > 3 else "")
            raise GalatKinerja(
                "Berkas profil ini diimpor dari akun satu pegawai dan tidak memuat NIP, sedangkan datanya memuat "
                f"{len(people)} pegawai: {shown}. Sebutkan buku kerja satu pegawai."
            )
    filled = ({**row, **given, **_id(row, ids)} for row in source.baris())
    made = tulis_ekspor(profil, filled, berurut=source.berurut)
    if source.tak_ditemukan:
        named = "; ".join(f'"{text}"' for text in sorted(source.tak_ditemukan))
        raise GalatKinerja(f"Tidak ada rencana aksi yang diawali {named}; perbaiki --rencana-aksi, atau hapus.")
    return HasilEkspor(made.bagian, made.baris, (*findings, *made.temuan))


def simpan(hasil: HasilEkspor, keluaran: Path, *, timpa: bool = False) -> list[Path]:
    """Write an export: one file, or several where a sheet of Excel has not enough rows; gives their names.

    Raises:
        GalatKinerja: as :func:`.berkas.tulis`; of several, none is written when one may not be.
    """
    files = hasil.berkas(keluaran)
    tolak_bila_ada(files, timpa)
    return [tulis(path, content, timpa=timpa) for path, content in files.items()]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows that can be asked for again; ``berurut``: those of a person stand together.

    ``tak_ditemukan`` are beginnings with which no rencana aksi of the rows given so far begins.
    """

    baris: Callable[[], Iterator[BarisEkspor]]
    berurut: bool
    tak_ditemukan: set[str] = field(default_factory=set)


def _ranked(profil: Profil, data: Sequence[Path], temuan: list[Temuan]) -> Iterator[BarisEkspor]:
    """Rows of unit workbooks, ranked."""
    for path, result in _terpisah({path: peringkat(path) for path in data}).items():
        temuan.extend((*result.temuan, *temuan_konflik(result, path.name)))
        settings = result.buku.pengaturan
        yearly = settings.periode.triwulan is None
        if profil.periode is not None and yearly is not (profil.periode == "tahunan"):
            raise GalatKinerja(
                f'Profil ini untuk periode {profil.periode}, sedangkan "{path.name}" berisi {settings.periode}.'
            )
        left = {str(nip) for nip in result.hasil.tidak_dipetakan} if _asks_place(profil) else set()
        if left:
            names = sebut([one.nama for one in result.hasil.pegawai if one.nip in left], pemisah="; ")
            said = f"{len(left)} pegawai tidak dipetakan menurut pengaturan unit, sehingga tidak ditulis: {names}"
            temuan.append(buat_temuan("EKSPOR-TIDAK-DIPETAKAN", bertitik(said), berkas=path.name))
        rows = baris_pemeringkatan(settings, result.hasil, result.buku.anggota)
        yield from (row for row in rows if row["nip"] not in left)


def _terpisah(hasil: Mapping[Path, HasilPeringkat]) -> Mapping[Path, HasilPeringkat]:
    """Unit workbooks without copies of one, for a person is written once.

    Raises:
        GalatKinerja: two of one unit and period say different things.
    """
    if len(hasil) < 2:
        return hasil
    copies, rivals = unit_rangkap({str(path): one.buku for path, one in hasil.items()})
    for file, (other, differences) in rivals.items():
        places = [*dict.fromkeys(one.tempat for one in differences)]
        raise GalatKinerja(
            bertitik(f'"{file}" dan "{other}" diisi lain untuk unit dan periode yang sama: {sebut(places)}')
            + " Sebutkan yang benar saja."
        )
    return {path: one for path, one in hasil.items() if str(path) not in copies}


def _asks_place(profil: Profil) -> bool:
    """Whether a row needs a place in the pemetaan."""
    return any(one.wajib and one.isian in {"kelompok", "peringkat"} for one in profil.kolom)


def _staff(
    sumber: NamaSumber, data: Sequence[Path], kemajuan: Kemajuan, rencana_aksi: Sequence[str], temuan: list[Temuan]
) -> _Rows:
    """Rows of staff workbooks; copies are passed over, and so are those that contradict each other.

    The workbooks are read first to see which of them are used, and asked for one by one when they are written.
    """
    files = kumpulkan(data)
    read = baca_semua(files, kemajuan, ringkas, kepala=True)
    if not any(isinstance(hasil.buku, BukuSKP) for hasil in read):
        why = [f"{one.tempat}: {one.pesan}" for hasil in read for one in hasil.temuan]
        raise GalatKinerja(" ".join([
            "Tidak ada buku kerja pegawai yang dapat dibaca di sana; sebutkan buku kerja pegawai, atau foldernya.",
            *why[:5],
        ]))
    copies, rivals = buku_rangkap(read)
    temuan.extend(one for hasil in read for one in menghalangi(hasil.temuan))
    temuan.extend(
        one for hasil in read if isinstance(hasil.buku, BukuSKP) and hasil.berkas not in copies | rivals
        for one in _tidak_lengkap(sumber, hasil, hasil.buku.skp.jenis)
    )
    used = [
        (file, hasil.nip) for file, hasil in zip(files, read, strict=True)
        if isinstance(hasil.buku, BukuSKP) and hasil.berkas not in copies | rivals
    ]

    unknown = set(rencana_aksi)

    def rows() -> Iterator[BarisEkspor]:
        for hasil in baca_bertahap([file for file, _ in used], kemajuan):
            if isinstance(hasil.buku, BukuSKP):
                unknown.difference_update(
                    [text for text in unknown if any(diawali(one.uraian, [text]) for one in hasil.buku.rencana_aksi)]
                )
                yield from baris_buku(sumber, hasil.buku, rencana_aksi)

    return _Rows(rows, berurut=len({nip for _, nip in used}) == len(used), tak_ditemukan=unknown)


#: Sheets of a staff workbook whose rows an export writes, by its source.
_LEMBAR: Final[Mapping[NamaSumber, tuple[str, ...]]] = {
    "rencana-aksi": ("SKP", "Rencana Aksi"),
    "catatan-harian": ("SKP", "Catatan Harian"),
    "realisasi": ("SKP", *(one.value for one in Triwulan), SEBUTAN_AKHIR),
}


def _tidak_lengkap(sumber: NamaSumber, hasil: HasilBaca, jenis: JenisSKP) -> Iterator[Temuan]:
    """That a row that is wrong, and what hangs on it, was not read and so is not in the file."""
    wrong = [one for one in menghalangi(hasil.temuan) if lembar_asli(jenis, one.lembar) in _LEMBAR[sumber]]
    if wrong:
        yield buat_temuan(
            "EKSPOR-TIDAK-LENGKAP",
            f"Baris {hasil.nama} ({hasil.nip}) yang bergantung pada kesalahan di lembar {sebut_tempat(wrong)} tidak "
            "ditulis.", berkas=hasil.berkas,
        )


def _ids(profil: Profil, peta: Path | None, temuan: list[Temuan]) -> Mapping[str, str]:
    asked = any(k.isian == "id_siasn" for k in profil.kolom)
    if peta is None:
        if "id_siasn" in profil.diminta:
            raise GalatKinerja(
                "Profil ini memerlukan ID SIASN setiap pegawai, yang bukan NIP dan tidak ada di buku kerja. "
                "Sebutkan berkas .csv atau .xlsx berkolom NIP dan ID SIASN dengan --peta-siasn."
            )
        return {}
    if not asked:
        raise GalatKinerja("Profil ini tidak memakai ID SIASN; hapus --peta-siasn.")
    if not peta.is_file():
        raise GalatKinerja(f'Peta SIASN "{peta}" tidak ditemukan, atau bukan berkas.')
    ids, found = baca_peta_siasn(peta)
    temuan.extend(one for one in found if one.tingkat == "kesalahan")
    if not ids:
        why = " ".join(one.pesan for one in found)
        raise GalatKinerja(f'Tidak ada ID SIASN yang dapat dipakai di "{peta.name}"; kolomnya NIP dan ID SIASN. {why}')
    return ids


def _id(row: BarisEkspor, ids: Mapping[str, str]) -> BarisEkspor:
    if not ids:
        return {}
    if known := ids.get(str(row["nip"])):
        return {"id_siasn": known}
    return {
        "id_siasn": None,
        f"{SEBAB}id_siasn": "NIP ini tidak ada di peta SIASN",
        f"{SARAN}id_siasn": "Tambahkan NIP itu dan ID SIASN-nya di berkas peta, lalu ekspor kembali.",
    }
