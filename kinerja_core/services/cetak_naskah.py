"""One document printed from its draft, and the risalah of a workbook that is open: neither needs a folder's index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from kinerja_core.documents.mesin.dokumen import BIASA, Dokumen, Naskah, Tampilan
from kinerja_core.documents.mesin.galat import DokumenBelumLengkap, KonteksRusak
from kinerja_core.documents.mesin.render import render, tak_tercetak
from kinerja_core.documents.mesin.tak_tercetak import TakTercetak, menghalangi_cetak
from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.temuan import Temuan
from kinerja_core.model.urutan_berkas import urut_berkas
from kinerja_core.services.berkas import nama_aman, tolak_bila_ada, tulis
from kinerja_core.services.penahanan import tahan
from kinerja_core.services.sumber_cetak import OrangTerbit, Sumber, Tercetak, sidik
from kinerja_core.workbooks.hasil import HasilBaca

#: The most letters in the name of a document's file.
PANJANG_NAMA_BERKAS: Final = 100
#: Fields of contexts that name who signs; the first one that a document has counts.
_PENANDA: Final = ("penandatangan", "pimpinan", "pembina", "penilai")


class HasilCetak:
    """What a run gave.

    ``dibuat`` was written now, ``tetap`` was there already and shows the same data; ``indeks`` lists the folder.
    Of what was written ``diperbarui`` took the place of an earlier print, which is a backup now.
    """

    def __init__(self, temuan: Iterable[Temuan] = ()) -> None:
        self.dibuat: list[Path] = []
        self.tetap: list[Path] = []
        self.diperbarui: list[Path] = []
        self.temuan = list(temuan)
        self.indeks: Path | None = None

    @property
    def dokumen(self) -> list[Path]:
        """The Word documents that are there after the run, sorted by name."""
        return urut_berkas(path for path in (*self.dibuat, *self.tetap) if path.suffix.casefold() == ".docx")

    def gabung(self, lain: HasilCetak) -> None:
        """Add what another part of the run gave."""
        self.dibuat += lain.dibuat
        self.tetap += lain.tetap
        self.diperbarui += lain.diperbarui
        self.temuan += lain.temuan

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja cetak --json`` prints."""
        return {
            "dibuat": [str(path) for path in self.dibuat],
            "tetap": [str(path) for path in self.tetap],
            **({"diperbarui": [str(path) for path in self.diperbarui]} if self.diperbarui else {}),
            "indeks": str(self.indeks) if self.indeks else None,
            "temuan": [temuan.model_dump(mode="json") for temuan in self.temuan],
        }


def cetak_naskah(
    what: Dokumen, draft: Naskah, source: Sumber, tampilan: Tampilan, *, stop_at_bad_data: bool = False
) -> tuple[Tercetak, bytes] | Temuan:
    """One document, or the finding that keeps it from being made."""
    try:
        context = draft.konteks()
    except DokumenBelumLengkap as problem:
        return buat_temuan("DOKUMEN-BELUM-LENGKAP", str(problem), berkas=source.berkas)
    except GalatKinerja as problem:
        if stop_at_bad_data:
            raise
        return buat_temuan("DOKUMEN-ISI-SALAH", str(problem), berkas=source.berkas)
    look = tampilan._replace(kertas=tampilan.kertas or source.kertas)
    try:
        content = render(what, context, look, draft.tanggal_aturan)
    except KonteksRusak as problem:
        said = f"{draft.nama}: ada isi yang tidak dapat dicetak; isinya rahasia." if what.rahasia else str(problem)
        return buat_temuan("DOKUMEN-ISI-SALAH", said, berkas=source.berkas)
    left_out = tak_tercetak(what, context, look)
    lists = [item for item in left_out if menghalangi_cetak(what, item)]
    if lists:
        return buat_temuan("DOKUMEN-DAFTAR-HILANG", _left_out(draft, look, lists), berkas=source.berkas)
    told = (
        (buat_temuan("DOKUMEN-TIDAK-TERCETAK", _left_out(draft, look, left_out), berkas=source.berkas),)
        if left_out else ()
    )  # fmt: skip
    return _tercetak(content, draft, context, source, told), content


def _left_out(draft: Naskah, tampilan: Tampilan, items: Sequence[TakTercetak]) -> str:
    """What of a document's data the template does not print, in one sentence."""
    name = tampilan.templat.name if tampilan.templat else ""
    return f'{draft.nama}: templat "{name}" tidak mencetak {"; ".join(map(str, items))}.'


def nama_bebas(name: str, taken: set[str]) -> str:
    """A safe file name not given in this run yet, also for systems that know no capitals."""
    safe = nama_aman(name, PANJANG_NAMA_BERKAS)
    free, number = f"{safe}.docx", 1
    while free.casefold() in taken:
        number += 1
        free = f"{safe} ({number}).docx"
    taken.add(free.casefold())
    return free


def _tercetak(
    content: bytes, draft: Naskah, konteks: BaseModel, source: Sumber, temuan: tuple[Temuan, ...]
) -> Tercetak:
    """What is kept of a document that was printed: for one of a unit, its context says whom it is about."""
    signer = next((one for name in _PENANDA if (one := getattr(konteks, name, None)) is not None), None)
    about = getattr(konteks, "pegawai", konteks)
    person = OrangTerbit(source.nama, source.nip) if source.nip else _orang(about, draft)
    return Tercetak(sidik(content), _orang(signer), person, temuan)


def _orang(siapa: object, draft: Naskah | None = None) -> OrangTerbit:
    nip = getattr(siapa, "nip", None) or (draft.nip if draft else "")
    return OrangTerbit(str(getattr(siapa, "nama", None) or ""), "".join(str(nip or "").split()))


def cetak_risalah_buku(
    buku: BukuSKP | HasilBaca, folder: Path, sumber: str = "", *, timpa: bool = False
) -> HasilCetak:
    """Make the risalah of every dialog of a workbook already read (the add-in), without an index.

    What was read says what its mistakes hold back; records alone hold nothing back.
    """
    from kinerja_core.documents.risalah import DOKUMEN, naskah  # noqa: PLC0415 - of one document alone

    hasil = buku if isinstance(buku, HasilBaca) else HasilBaca(sumber, "skp", buku, None, None, ())
    drafts = list(naskah(hasil.buku, None)) if isinstance(hasil.buku, BukuSKP) else []
    held = tahan(DOKUMEN, hasil, drafts)
    result = HasilCetak(temuan=[item for item in held.temuan if item.kode == "DOKUMEN-DITAHAN"])
    names: set[str] = set()
    made = [
        (draft, folder / nama_bebas(draft.nama, names))
        for number, draft in enumerate(drafts) if number not in held.ditahan
    ]
    tolak_bila_ada((target for _, target in made), timpa)
    for draft, target in made:
        printed = cetak_naskah(DOKUMEN, draft, Sumber(sumber), BIASA)
        if isinstance(printed, Temuan):
            result.temuan.append(printed)
        else:
            result.temuan += printed[0].temuan
            result.dibuat.append(tulis(target, printed[1], timpa=timpa))
    return result
