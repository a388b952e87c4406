"""What may be told of secret workbooks: how many there are, and at which cells something is wrong; nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kinerja_core.model.istilah import Tingkatan
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.temuan import Temuan
from kinerja_core.workbooks.hasil import HasilBaca


def samarkan(hasil: HasilBaca, nomor: int) -> HasilBaca:
    """A secret file as read, known by its number among the secret ones: neither its name nor whose it is."""
    label = f"{'Penilaian' if hasil.jenis == 'penilaian-360' else 'Daftar penilai'} 360° ke-{nomor}"
    found = tuple(temuan.model_copy(update={"berkas": label}) for temuan in hasil.temuan)
    return hasil._replace(berkas=label, nama=None, nip=None, temuan=found)


def temuan_beredar(hasil: Iterable[HasilBaca]) -> tuple[Temuan, ...]:
    """Findings as they go round in a workbook of many: those of secret files are counted."""
    hasil = tuple(hasil)
    secret = [item for item in hasil if item.rahasia]
    wrong = [item for item in secret if any(found.tingkat is not Tingkatan.SARAN for found in item.temuan)]
    found = tuple(temuan for item in hasil if not item.rahasia for temuan in item.temuan)
    if not wrong:
        return found
    levels = Counter(temuan.tingkat for item in wrong for temuan in item.temuan)
    counts = ", ".join(f"{levels[level]} {level.value}" for level in Tingkatan if levels[level])
    said = f"{len(wrong)} dari {len(secret)} buku penilaian 360° mempunyai temuan ({counts})."
    return (*found, buat_temuan("P360-PERLU-DIPERBAIKI", said))
