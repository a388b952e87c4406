"""Ratings of the model laid out as the sheets of an evaluator's workbook: the opposite of reading."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_core.model.pegawai import Pegawai
from kinerja_core.model.penilaian_360 import BukuPenilaian360
from kinerja_core.workbooks.buku_360.buku import IDENTITAS_PENILAI
from kinerja_core.workbooks.buku_360.rumus import DAFTAR, PENILAIAN, kolom_skor
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis, Isi
from kinerja_core.workbooks.mesin.spek import Nilai, SpekBuku


def isi_penilaian_360(spek: SpekBuku, buku: BukuPenilaian360 | None, pegawai: Sequence[Pegawai] = ()) -> Isi:
    """An evaluator's workbook: filled, or with a list of people whose relation is still to be said.

    Raises:
        BukuTidakDapatDitulis: scores the instrument of the workbook has no item for.
    """
    numbers: list[dict[str, Nilai]] = [dict(row) for row in spek.tabel(DAFTAR).baris_tetap]
    items: list[dict[str, Nilai]] = [dict(row) for row in spek.tabel(PENILAIAN).baris_tetap]
    content = Isi({DAFTAR: [*numbers], PENILAIAN: [*items]})
    for row, person in zip(numbers, pegawai, strict=False):
        row |= {"nama": person.nama, "nip": str(person.nip), "jabatan": person.jabatan}
    if buku is None:
        return content
    who = buku.penilai
    content.baris[IDENTITAS_PENILAI.nama] = [{
        "penilai.nama": who.nama, "penilai.nip": str(who.nip), "penilai.jabatan": who.jabatan,
        "penilai.unit_kerja": who.unit_kerja, "periode": str(buku.periode),
    }]
    for number, (row, rating) in enumerate(zip(numbers, buku.penilaian, strict=False), start=1):
        row |= {
            "nama": rating.nama, "nip": str(rating.nip), "jabatan": rating.jabatan,
            "hubungan": rating.hubungan.value, "komentar": rating.komentar,
        }
        for value, scores in rating.skor.items():
            own = [item for item in items if item["perilaku"] == value.value]
            if len(scores) > len(own):
                raise BukuTidakDapatDitulis(
                    f"{rating.nama}: {value.value} mempunyai {len(scores)} skor, sedangkan butirnya {len(own)}."
                )
            for item, score in zip(own, scores, strict=False):
                item[kolom_skor(number)] = score
    return content
