"""Baca risalah: the data of a risalah that people corrected in Word, and how they differ from what it was made from."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from kinerja_core.batas.dokumen_word import baca_dokumen, dokumen_asing
from kinerja_core.documents.bagian.tanda_tangan import TandaTanganElektronik
from kinerja_core.documents.mesin.jejak import JejakTerbaca
from kinerja_core.documents.risalah import DOKUMEN, KonteksRisalah, baca
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.masalah import daftar_masalah, periksa_sekilas
from kinerja_core.model.teks import bertitik, sebut
from kinerja_core.model.temuan import Temuan
from kinerja_core.services.berjejak import baca_berjejak
from kinerja_core.workbooks.mesin.nilai import kutip

#: Parts of the form by the fields they fill.
_LABEL: Final = {
    "hari_tanggal": "Hari/Tanggal",
    "hasil_kerja": "Rencana Hasil Kerja",
    "rencana_aksi": "Rencana Aksi",
    "agenda": "Agenda Pembahasan",
    "strategi": "Strategi Mengatasi Permasalahan/Hambatan",
    "tindak_lanjut": "Tindak Lanjut Dialog Sebelumnya",
    "berikutnya": "Dialog berikutnya",
    "penyesuaian": "Penyesuaian Ukuran Keberhasilan dan Target",
    "selesai": "Status",
    "keterangan": "Keterangan",
    "peserta": "Peserta",
    "atas_nama": "Atas nama",
    "jabatan_penanda": "Jabatan pimpinan",
    "pimpinan": "Pimpinan/Pemberi Pertimbangan",
}


_BUKAN_HURUF: Final = (
    "Di dalamnya ada simbol, rumus, tabel, atau isi berkas lain, yang tidak dapat dibaca; tulis dengan huruf biasa."
)
#: Ways of a part to hold nothing: it may also be left out.
_BLANK: Final[tuple[Any, ...]] = (None, "", [])


@dataclass(frozen=True, slots=True)
class Selisih:
    """One difference: the field, what the file was made from, and what stands in it now (``None``: nothing)."""

    isian: str
    semula: Any
    sekarang: Any

    def uraian(self) -> list[str]:
        """The same in lines for people."""
        lines = [f"{tempat_isian(self.isian)}:"]
        lines += [f"  - {tampil(self.semula)}"] if self.semula is not None else []
        return lines + ([f"  + {tampil(self.sekarang)}"] if self.sekarang is not None else [])


@dataclass(frozen=True, slots=True)
class HasilBacaRisalah:
    """``konteks`` is the risalah's data when all of it could be read; ``selisih`` needs the data the file carries.

    ``asal`` are the data the file carries, when they are those of a risalah of this version.
    """

    berkas: str
    konteks: KonteksRisalah | None
    selisih: tuple[Selisih, ...] | None
    temuan: tuple[Temuan, ...]
    asal: KonteksRisalah | None = None

    def sebagai_json(self) -> dict[str, Any]:
        """What ``kinerja baca-risalah --json`` prints."""
        return {
            "berkas": self.berkas,
            "data": self.konteks.model_dump(mode="json") if self.konteks else None,
            "selisih": None
            if self.selisih is None
            else [{"isian": d.isian, "semula": d.semula, "sekarang": d.sekarang} for d in self.selisih],
            "temuan": [item.model_dump(mode="json") for item in self.temuan],
        }

    def uraian(self) -> list[str]:
        """The differences in lines for people."""
        if self.selisih is None:
            return ["Berkas ini tidak membawa data asal, sehingga tidak dapat dibandingkan."]
        lines = [line for item in self.selisih for line in item.uraian()]
        whole = "Isi risalah" if self.konteks else "Yang terbaca dari risalah"
        return lines or [f"{whole} sama dengan data asalnya."]


def baca_risalah(berkas: Path) -> HasilBacaRisalah:
    """Read a risalah back into its data and compare it with the data the file carries.

    Raises:
        GalatKinerja: the file is no readable Word file, or carries the data of another document.
    """
    _, trace = baca_berjejak(berkas)
    if trace is not None and trace.dokumen != "risalah":
        raise GalatKinerja(f'"{berkas}" adalah dokumen {trace.dokumen}, bukan risalah.')
    with dokumen_asing(berkas):
        found = baca(baca_dokumen(berkas))
    name = berkas.name
    found.masalah += [(tempat_isian(_path(way)), _BUKAN_HURUF) for way in found.bukan_huruf]
    if trace is not None and isinstance(trace.data, dict):  # how the paper looks is no text that people correct
        found.isi |= {key: trace.data[key] for key in TandaTanganElektronik.model_fields if key in trace.data}
    findings = [buat_temuan("RISALAH-TIDAK-TERBACA", f"{part}: {text}", berkas=name) for part, text in found.masalah]
    if found.dilacak:
        findings.append(
            buat_temuan(
                "RISALAH-PERUBAHAN-DILACAK", "Perubahan yang dilacak dibaca seperti sudah diterima.", berkas=name
            )
        )
    if found.dicoret:
        struck = sebut([kutip(" ".join(text.split()), 80) for text in found.dicoret], pemisah="; ")
        findings.append(buat_temuan(
            "RISALAH-TULISAN-LAIN", bertitik(f"Yang dicoret tidak dibaca: {struck}"), berkas=name,
            saran="Hapus di Word bila memang tidak berlaku; bila berlaku, hilangkan coretannya, lalu baca kembali.",
        ))
    context = None
    try:
        context = KonteksRisalah.model_validate(found.isi)
    except ValidationError as problem:
        named = {part for part, _ in found.masalah}
        for item in daftar_masalah(problem):
            field = str(item.jalur[0]) if item.jalur else ""
            if item.jenis == "missing" and len(item.jalur) == 1:
                if _LABEL[field] not in named:
                    text = f"{_LABEL[field]}: bagian ini tidak ditemukan atau tidak dapat dibaca."
                    findings.append(buat_temuan("RISALAH-TIDAK-TERBACA", text, berkas=name))
            else:
                where = tempat_isian(_path(item.jalur))
                findings.append(buat_temuan("RISALAH-TIDAK-TERBACA", f"{where}: {item.pesan}", berkas=name))
    unread = any(one.kode == "RISALAH-TIDAK-TERBACA" for one in findings)  # then what is not read has that cause
    # the words of an office's own template cannot be told from those that people added; comments never come from one
    ours = trace is None or trace.templat.get("nama") == DOKUMEN.templat
    if not unread and (beside := [*(found.lain if ours else ()), *found.komentar]):
        others = sebut([kutip(" ".join(text.split()), 80) for text in beside], pemisah="; ")
        text = bertitik(f"Yang bukan bagian risalah tidak dibaca: {others}")
        findings.append(buat_temuan("RISALAH-TULISAN-LAIN", text, berkas=name))
    differences = None
    if trace is not None:
        now = context.model_dump(mode="json") if context else found.isi
        differences = tuple(selisih_antara(trace.data, now, ""))
    return HasilBacaRisalah(
        str(berkas), context if not found.masalah else None, differences, tuple(findings), _origin(trace)
    )


def _origin(trace: JejakTerbaca | None) -> KonteksRisalah | None:
    """The data a risalah was printed from, when nobody changed them."""
    if trace is None or not trace.utuh:
        return None
    try:
        periksa_sekilas(KonteksRisalah, trace.data)
        return KonteksRisalah.model_validate(trace.data)
    except ValidationError:
        return None


def _path(steps: tuple[int | str, ...]) -> str:
    text = ""
    for step in steps:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def tempat_isian(path: str) -> str:
    """A path as the form names it: ``agenda[2].progress`` -> ``Agenda Pembahasan [2] progress``."""
    first, bracket, rest = path.partition("[")
    first, dot, tail = first.partition(".")
    label = _LABEL.get(first, first or "isi")
    return " ".join(f"{label} {bracket}{rest}{dot}{tail}".replace(".", " ").split())


def tampil(value: Any) -> str:
    """A value of a risalah's data on one line."""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, dict):
        return " | ".join(tampil(item) for item in value.values() if item is not None)
    if isinstance(value, list):
        return "; ".join(map(tampil, value))
    return str(value).replace("\n", " / ")


def selisih_antara(before: Any, after: Any, path: str) -> Iterator[Selisih]:
    """How data differ, field by field; ``path`` names the field they stand in."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from selisih_antara(before.get(key), after.get(key), f"{path}.{key}" if path else key)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _in_list(before, after, path)
    elif before != after and not (before in _BLANK and after in _BLANK):
        yield Selisih(path, before, after)


def _in_list(before: list[Any], after: list[Any], path: str) -> Iterator[Selisih]:
    """Items added, taken away or changed; numbers count in the list the item stands in, from 1."""
    old, new = ([json.dumps(item, sort_keys=True) for item in items] for items in (before, after))
    for kind, a1, a2, b1, b2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        shared = min(a2 - a1, b2 - b1)
        for step in range(shared):
            yield from selisih_antara(before[a1 + step], after[b1 + step], f"{path}[{b1 + step + 1}]")
        for place in range(a1 + shared, a2):
            yield Selisih(f"{path}[{place + 1}]", before[place], None)
        for place in range(b1 + shared, b2):
            yield Selisih(f"{path}[{place + 1}]", None, after[place])
