"""Jelaskan: why one person has this kelompok, peringkat, usulan, predikat, nilai, deduction and deadline."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.nip import NIP, NIPSalah
from kinerja_core.model.tampak import tampak
from kinerja_core.model.temuan import Temuan
from kinerja_core.rules.penjelasan import Penjelasan
from kinerja_core.rules.penjelasan import jelaskan as _jelaskan
from kinerja_core.services.andaikan import ketahanan_json
from kinerja_core.services.berkas import menurut_akhiran
from kinerja_core.services.peringkat import HasilPeringkat, PilihanPeringkat, peringkat
from kinerja_core.services.polos import polos


@dataclass(frozen=True, slots=True)
class HasilJelaskan:
    """The explanation of one person, and the ranking it explains."""

    penjelasan: Penjelasan
    peringkat: HasilPeringkat

    @property
    def temuan(self) -> tuple[Temuan, ...]:
        """What was found while reading."""
        return self.peringkat.temuan

    def sebagai_json(self) -> dict[str, Any]:
        """The document ``kinerja jelaskan --json`` prints; numbers are exact as shown, edges have four decimals."""
        told = self.penjelasan
        numbers = told.angka | {"ketahanan": ketahanan_json(told.angka["ketahanan"])}
        return {
            "nip": str(told.pegawai.nip),
            "nama": told.pegawai.nama,
            "periode": self.peringkat.buku.pengaturan.periode.kode,
            "kalimat": list(told.kalimat),
            "angka": polos(numbers),
            "rujukan": list(told.rujukan),
            "bagian": polos(told.bagian),
            "temuan": [one.model_dump(mode="json") for one in self.temuan],
        }


def jelaskan(nip: str, data: Path, pilihan: PilihanPeringkat | None = None) -> HasilJelaskan:
    """Explain one person of a unit workbook (or of a CSV of scores).

    Raises:
        GalatKinerja: the data cannot be used, or the person is not in them.
    """
    try:
        wanted = NIP(nip)
    except NIPSalah as problem:
        raise GalatKinerja(f'NIP "{tampak(nip)}": {problem}') from None
    return jelaskan_hasil(wanted, peringkat(data, pilihan or PilihanPeringkat()), data.name)


def jelaskan_hasil(nip: NIP, hasil: HasilPeringkat, berkas: str) -> HasilJelaskan:
    """Explain one person of a unit that was ranked already; ``berkas`` is what it is called in messages."""
    found = [one for one in hasil.hasil.pegawai if one.nip == nip]
    if len(found) != 1:
        what = "tidak ada" if not found else f"ada {len(found)} kali"
        raise GalatKinerja(
            f'NIP {nip} {what} di antara {len(hasil.hasil.pegawai)} pegawai yang dipetakan di "{tampak(berkas)}". '
            "Periksa lembar Skor."
        )
    return HasilJelaskan(_jelaskan(hasil.buku, hasil.hasil, found[0]), hasil)


def berkas_penjelasan(hasil: HasilJelaskan, akhiran: str) -> bytes:
    """The explanation as a file: ``.docx`` (one page), ``.xlsx`` or ``.json``.

    Raises:
        GalatKinerja: another ending.
    """
    ways = {".docx": lambda: _document(hasil), ".xlsx": lambda: _workbook(hasil)}
    return menurut_akhiran("Penjelasan", hasil, akhiran, ways)


def _workbook(hasil: HasilJelaskan) -> bytes:
    from kinerja_core.workbooks.tabel_hasil import TabelHasil, bangun_tabel  # noqa: PLC0415 - loads XlsxWriter

    told = hasil.penjelasan
    settings = hasil.peringkat.buku.pengaturan
    sheet = TabelHasil(
        "Penjelasan", f"PENJELASAN: {told.pegawai.nama}",
        f"NIP {told.pegawai.nip}, {settings.nama_unit}, {settings.periode}",
        (("Hal", 22), ("Penjelasan", 90), ("Dasar", 70)),
        [(part.judul, "\n".join(part.kalimat), "\n".join(part.dasar)) for part in told.bagian],
    )  # fmt: skip
    return bangun_tabel("Penjelasan", [sheet])


def _document(hasil: HasilJelaskan) -> bytes:
    from kinerja_core.documents.mesin.dokumen import Tampilan, UnitDinilai  # noqa: PLC0415 - only for a document
    from kinerja_core.documents.mesin.render import render  # noqa: PLC0415 - loads lxml
    from kinerja_core.documents.penjelasan import DOKUMEN, dari_unit  # noqa: PLC0415 - one document

    settings = hasil.peringkat.buku.pengaturan
    unit = UnitDinilai(hasil.peringkat.buku, hasil.peringkat.hasil)
    context = dari_unit(unit, hasil.penjelasan.pegawai.nip)
    return render(DOKUMEN, context, Tampilan(kertas=settings.kertas), settings.periode.selesai)
