"""Settings of letters that an office keeps in one YAML file beside its unit workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from kinerja_core.batas.anggaran import BerkasTidakTerbaca
from kinerja_core.batas.teks import BukanUTF8, baca_utf8
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masalah import daftar_masalah, rincian, sebut_masalah
from kinerja_core.model.surat import PengaturanSurat
from kinerja_core.rules.siap import AturanRusak, muat_yaml
from kinerja_core.rules.tanggal_surat import surat_mendahului

if TYPE_CHECKING:
    from kinerja_core.model.buku import BukuUnit, Pengaturan
    from kinerja_core.model.temuan import Temuan


def baca_pengaturan_surat(path: Path) -> PengaturanSurat:
    """Read the settings; each wins over the unit workbook's own.

    Raises:
        GalatKinerja: the file cannot be read, or holds what is no setting of a letter; names every problem.
    """
    try:
        content = muat_yaml(baca_utf8(path), path.name)
    except BukanUTF8 as problem:
        raise GalatKinerja(f'Pengaturan surat "{path}" tidak dapat dibaca; simpan sebagai teks UTF-8.') from problem
    except BerkasTidakTerbaca as problem:
        raise GalatKinerja(f'Pengaturan surat "{path}" tidak dapat dibaca. {problem.pesan}') from problem
    except AturanRusak as problem:
        raise GalatKinerja(f'Pengaturan surat "{path}" salah: {" ".join(problem.masalah)}') from None
    try:
        return PengaturanSurat.model_validate(content if content is not None else {})
    except ValidationError as problem:
        lines = rincian([sebut_masalah(m) for m in daftar_masalah(problem)])
        known = ", ".join(PengaturanSurat.model_fields)
        raise GalatKinerja(f'Pengaturan surat "{path}" salah:\n{lines}\nYang dapat diatur: {known}.') from None


def dengan(pengaturan: Pengaturan, surat: PengaturanSurat | None) -> Pengaturan:
    """The settings of a unit with those of the file in place."""
    if surat is None:
        return pengaturan
    return pengaturan.model_copy(update={name: getattr(surat, name) for name in surat.model_fields_set})


def menilai_tanggal(
    buku: BukuUnit, surat: PengaturanSurat | None, temuan: tuple[Temuan, ...], berkas: str
) -> tuple[Temuan, ...]:
    """What is to be said of a unit workbook, with the date of the letter as the file has it.

    Args:
        buku: the unit, with its own settings.
        surat: settings of the file, if there is one.
        temuan: what is to be said of the workbook by itself.
        berkas: its name.
    """
    if surat is None or not surat.model_fields_set & {"tanggal_surat", "tanggal_evaluasi"}:
        return temuan
    kept = tuple(one for one in temuan if one.kode != "SURAT-MENDAHULUI")
    early = surat_mendahului(dengan(buku.pengaturan, surat), buku.konfirmasi, buku.keberatan, buku.perubahan)
    if early is None:
        return kept
    remedy = "Perbaiki tanggal surat atau tanggal evaluasi di berkas pengaturan surat, atau di lembar Pengaturan."
    return (*kept, buat_temuan("SURAT-MENDAHULUI", early.pesan, saran=early.saran or remedy, berkas=berkas))
