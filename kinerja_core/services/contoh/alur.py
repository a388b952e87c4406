"""The whole journey on the sample unit: what ``kinerja contoh DIR`` does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kinerja_core.model.buku import BukuUnit
from kinerja_core.model.pemeringkatan import SkorPegawai
from kinerja_core.services import cetak as _cetak
from kinerja_core.services import ekspor as _ekspor
from kinerja_core.services.berkas import nama_aman, tolak_bila_ada, tolak_bukan_folder, tulis
from kinerja_core.services.contoh import hak, kesalahan, unit
from kinerja_core.services.gabung import HasilGabung, gabung
from kinerja_core.services.kemajuan import Kemajuan, diam
from kinerja_core.services.penilaian_360 import Rekap360, berkas_rekap, isi_skor, perilaku
from kinerja_core.services.periksa import HasilPeriksa, buku_temuan, periksa
from kinerja_core.services.peringkat import HasilPeringkat, peringkat, peringkat_buku
from kinerja_core.workbooks.bangun import bangun_penilaian_360, bangun_skp, bangun_unit

#: Folder of the evaluators' workbooks, and the scores they give together.
_PENILAI: Final = "penilaian-360"
_PERILAKU: Final = "perilaku-360.xlsx"


@dataclass(frozen=True, slots=True)
class HasilContoh:
    """Everything the journey made."""

    folder: Path
    buku: tuple[Path, ...]
    penilai: tuple[Path, ...]
    perilaku: Rekap360
    periksa: HasilPeriksa
    gabung: HasilGabung
    peringkat: HasilPeringkat
    dokumen: tuple[Path, ...]
    ekspor: tuple[Path, ...]

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja contoh --json`` prints."""
        return {
            "folder": str(self.folder),
            "buku": [str(path) for path in self.buku],
            "penilai": [str(path) for path in self.penilai],
            "perilaku": str(self.folder / _PERILAKU),
            "unit": str(self.folder / "unit.xlsx"),
            "temuan": str(self.folder / "temuan.xlsx"),
            "dokumen": [str(path) for path in self.dokumen],
            "ekspor": [str(path) for path in self.ekspor],
            "ringkasan": self.periksa.ringkasan(),
        }

    def ringkasan(self) -> list[str]:
        """What was made, what was found, and what to open first; lines for the terminal."""
        count = self.periksa.ringkasan()
        found = ", ".join(f"{count[level]} {level}" for level in ("kesalahan", "peringatan", "saran"))
        ranked = self.peringkat.hasil
        groups = {k: sum(p.kelompok == k for p in ranked.pegawai) for k in ("K1", "K2", "K3")}
        made = (
            ("buku/", f"{len(self.buku)} buku kerja pegawai (tiga di antaranya sengaja bermasalah)"),
            (f"{_PENILAI}/", f"{len(self.penilai)} buku penilai perilaku"),
            (_PERILAKU, f"skor {len(self.perilaku.pegawai)} pegawai dari penilainya, tanpa nama penilai"),
            ("temuan.xlsx", found),
            ("unit.xlsx", f"{len(ranked.pegawai)} pegawai: K1 {groups['K1']}, K2 {groups['K2']}, K3 {groups['K3']}"),
            ("dokumen/", f"{len(self.dokumen)} dokumen Word siap tanda tangan, dan indeks.xlsx"),
            ("ekspor/", f"{len(self.ekspor)} berkas untuk impor e-Kinerja"),
        )
        lines = [
            f"Unit contoh selesai dibuat di {self.folder}",
            "",
            *(f"  {name:<18} {text}" for name, text in made),
            "",
            "Kesalahan yang sengaja ditanam dan ditemukan:",
        ]
        for hasil in self.periksa.berkas:
            wrong = [t for t in hasil.temuan if t.tingkat == "kesalahan"]
            lines += [f"  {t.tempat}: {t.pesan}" for t in wrong]
        for person in ranked.pegawai:
            lines += [f"  Konflik, {person.nama}: {text}" for text in person.konflik]
        surat = next(path for path in self.dokumen if path.name.startswith("Surat"))
        lines += [
            "",
            "Buka lebih dahulu:",
            f"  {surat}",
            f"  {self.folder / 'unit.xlsx'}",
            f"  {self.folder / 'temuan.xlsx'}",
        ]
        return lines


def jalankan(folder: Path, *, timpa: bool = False, kemajuan: Kemajuan = diam) -> HasilContoh:
    """Build the sample unit, check it, consolidate, rank, print and export into ``folder``.

    Raises:
        GalatKinerja: ``folder`` is a file or holds something already and ``timpa`` is false.
    """
    tolak_bukan_folder(folder)
    if not timpa and folder.is_dir() and any(folder.iterdir()):
        tolak_bila_ada([folder], timpa)

    buku = _write_books(folder / "buku", timpa, kemajuan)
    checked = periksa([folder / "buku"], kemajuan)
    tulis(folder / "temuan.xlsx", buku_temuan(checked, folder / "temuan.xlsx"), timpa=timpa)

    merged = gabung(folder / "buku", kemajuan=kemajuan)
    evaluators = _write_evaluators(folder / _PENILAI, timpa)
    behaviour = perilaku(folder / _PENILAI).rekap
    tulis(folder / _PERILAKU, berkas_rekap(behaviour), timpa=timpa)

    scores = {orang.nip: orang.skor for orang in unit.ORANG}
    scores |= {nip: scores[nip].model_copy(update={"perilaku": None}) for nip in unit.DINILAI_360}
    given, _ = isi_skor([scores[anggota.pegawai.nip] for anggota in merged.buku.anggota], behaviour)
    filled = merged.buku.model_copy(update={"pengaturan": unit.PENGATURAN, "skor": given})
    filled = filled.model_copy(update={
        "skor": _decided(filled), "tunjangan": hak.tunjangan(filled.anggota),
        "riwayat_ak": hak.riwayat_ak(filled.anggota),
    })  # fmt: skip
    unit_file = folder / "unit.xlsx"
    tulis(unit_file, bangun_unit(filled, temuan=checked.temuan), timpa=timpa)
    ranked = peringkat(unit_file)

    documents = folder / "dokumen"
    made = _cetak.cetak("risalah", [folder / "buku"], documents, timpa=timpa, kemajuan=kemajuan).dokumen
    made += _cetak.cetak("surat-keterangan", [unit_file], documents, timpa=timpa, kemajuan=kemajuan).dokumen
    exports = []
    for kode, profil in _ekspor.daftar_profil():
        if profil.diminta:  # hours and ids that no workbook holds are the office's to give
            continue
        source = unit_file if profil.sumber == "pemeringkatan" else folder / "buku"
        content = _ekspor.ekspor(profil, [source]).isi
        exports.append(tulis(folder / "ekspor" / f"{kode}.{profil.format}", content, timpa=timpa))
    return HasilContoh(folder, buku, evaluators, behaviour, checked, merged, ranked, tuple(made), tuple(exports))


def _decided(buku: BukuUnit) -> tuple[SkorPegawai, ...]:
    """The scores with the nilai that the Pejabat Penilai of the sample decides: as proposed where nothing disagrees."""
    proposed = {
        one.nip: one.usulan_nilai
        for one in peringkat_buku(buku).hasil.pegawai
        if one.predikat is not None and not one.konflik
    }
    return tuple(one.model_copy(update={"nilai": one.nilai or proposed.get(one.nip)}) for one in buku.skor)


def _write_books(folder: Path, timpa: bool, kemajuan: Kemajuan) -> tuple[Path, ...]:
    contents: dict[str, bytes] = {}
    people = [orang for orang in unit.ORANG if orang is not unit.ORANG_DENGAN_KESALAHAN]
    for number, orang in enumerate(people):
        kemajuan(number, len(people), orang.nama)
        book = unit.buku(orang)
        contents[_name(orang)] = bangun_skp(book.skp.jenis, book.skp.tahun, book)
    wrong = unit.ORANG_DENGAN_KESALAHAN
    contents[_name(wrong)] = kesalahan.buku_dengan_kesalahan(unit.buku(wrong))
    contents[_name(unit.ORANG_NIP_ANGKA)] = kesalahan.buku_nip_angka(unit.buku(unit.ORANG_NIP_ANGKA))
    contents["kiriman terpotong.xlsx"] = kesalahan.buku_terpotong(unit.buku(unit.ORANG_NIP_ANGKA))
    tolak_bila_ada([folder / name for name in contents], timpa)
    return tuple(tulis(folder / name, content, timpa=timpa) for name, content in contents.items())


def _write_evaluators(folder: Path, timpa: bool) -> tuple[Path, ...]:
    contents = {
        f"Penilai {nama_aman(book.penilai.nama, 40)}.xlsx": bangun_penilaian_360(isi=book) for book in unit.buku_360()
    }
    tolak_bila_ada([folder / name for name in contents], timpa)
    return tuple(tulis(folder / name, content, timpa=timpa) for name, content in contents.items())


def _name(orang: unit.OrangContoh) -> str:
    return f"{nama_aman(orang.nama, 40)} {orang.nip}.xlsx"
