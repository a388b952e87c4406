"""One mistake in an office's template is said once, with its true reason and how it is written rightly."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from kinerja_core.documents.mesin.saran import kurung_biasa
from tests.documents.bantu import periksa_templat, templat_dari

SALAH_TEMPAT = "hanya berlaku di dalam baris tabel."
TAK_DIDUKUNG = "tidak didukung; hanya {% %}, {%p %} dan {%tr %}."


def _kesalahan(folder: Path, *isi: Any) -> list[str]:
    (folder / "t.docx").write_bytes(templat_dari(list(isi)))
    found = periksa_templat("surat-keterangan", folder / "t.docx")
    return [item.pesan for item in found if item.tingkat == "kesalahan"]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (["{ { unit } }"], ['"{ { unit } }" bukan tanda isian dan akan tercetak apa adanya; tulis {{ unit }}.']),
        (["{{r unit }}"], ['"{{r unit }}" tidak didukung; tulis {{ unit }}.']),
        (["a {{p unit }}"], ['"{{p unit }}" tidak didukung; tulis {{ unit }}.']),
        (["{%tr for o in pegawai %}"], [f'"{{%tr for o in pegawai %}}" {SALAH_TEMPAT}']),
        (["{%tr for o in pegawai %}", "{{ o.nama }}", "{%tr endfor %}", "{{ unit }}"], [
            f'"{{%tr for o in pegawai %}}" {SALAH_TEMPAT}', f'"{{%tr endfor %}}" {SALAH_TEMPAT}',
        ]),
        ([(("{%tc for o in pegawai %}", "{{ o.nama }}", "{%tc endfor %}"),)], [
            f'"{{%tc for o in pegawai %}}" {TAK_DIDUKUNG}', f'"{{%tc endfor %}}" {TAK_DIDUKUNG}',
        ]),
        (["{% for unit in pegawai %}{{ unit.nama }}{% endfor %}{{ unit }}"], [
            'Nama "unit" pada "{% for unit in pegawai %}" sudah dipakai; pilih nama lain.'
        ]),
        (["{% for o in pegawai %}{{ loop.index0 }}{% endfor %}"], [
            '"{{ loop.index0 }}" tidak dapat dicetak; dari loop hanya {{ loop.index }}.'
        ]),
        (["{% If unit %}a{% endif %}"], ['"{% If unit %}" harus berhuruf kecil: {% if unit %}.']),
        (["{%p if terlampir %}", "a", "{%p Else %}", "b", "{%p endif %}"], [
            '"{%p Else %}" harus berhuruf kecil: {%p else %}.'
        ]),
        (["{{ }}"], ['"{{ }}" kosong; tulis nama isiannya, atau hapus.']),
        (["{{ Nama Pegawai }}"], ['"{{ Nama Pegawai }}" bukan nama isian: nama isian tidak memuat spasi.']),
        (["{{ unit + periode }}"], [
            '"{{ unit + periode }}" bukan nama isian; templat tidak boleh memuat perhitungan atau pemanggilan.'
        ]),
    ],
)  # fmt: skip
def test_one_mistake_is_one_problem_with_its_true_reason(isi: list[Any], pesan: list[str], tmp_path: Path):
    assert _kesalahan(tmp_path, *isi) == pesan


@pytest.mark.parametrize("teks", ["{" + " " * 20_000, "{ " * 20_000, "{ { " * 5_000 + "a", "{" * 20_000])
def test_braces_are_looked_at_in_linear_time(teks: str):
    mulai = time.perf_counter()
    list(kurung_biasa(teks))
    assert time.perf_counter() - mulai < 2
