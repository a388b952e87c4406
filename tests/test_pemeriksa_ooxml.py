"""What the quick validator says is what the validator says, of what is right and of whatever is wrong."""

from __future__ import annotations

import copy
import io
import random
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator, context
from openxml_audit.namespaces import MC, OFFICE_DOC_RELATIONSHIPS

import docx_templates
from tests.alat import ooxml


def _buku() -> bytes:
    isi = io.BytesIO()
    with xlsxwriter.Workbook(isi) as buku:
        lembar = buku.add_worksheet("Satu")
        lembar.write_row(0, 0, ["kata", 1, "=1+1", True])
        lembar.write_comment(0, 0, "catatan")
        lembar.write_url(1, 0, "https://contoh.example")
        lembar.data_validation(2, 0, 9, 0, {"validate": "list", "source": ["a", "b"]})
        lembar.conditional_format(2, 1, 9, 1, {"type": "duplicate", "format": buku.add_format({"bold": True})})
        grafik = buku.add_chart({"type": "column"})
        grafik.add_series({"values": ["Satu", 0, 1, 2, 1]})
        lembar.insert_chart(3, 3, grafik)
    return isi.getvalue()


def _rusakkan(acak: random.Random, unsur: etree._Element) -> None:
    """One thing that is seldom right: an attribute gone, wrong, unknown; a child gone, twice, behind a choice."""
    if nama := unsur.keys():
        if acak.random() < 0.5:
            unsur.set(acak.choice(nama), acak.choice(["x", "-1", "", "a:b", "99999999999"]))
        else:
            del unsur.attrib[acak.choice(nama)]
    match acak.randrange(6):
        case 0:
            unsur.set("asing", "1")
        case 1:
            unsur.set(f"{{{OFFICE_DOC_RELATIONSHIPS}}}id", "rId999")
        case 2:
            unsur.set(f"{{{MC}}}Ignorable", "zz")
        case 3 if len(unsur):
            unsur.append(copy.deepcopy(acak.choice(unsur)))
        case 4 if len(unsur):
            unsur.remove(acak.choice(unsur))
        case 5 if len(unsur):
            anak, pilihan = acak.choice(unsur), etree.Element(f"{{{MC}}}AlternateContent")
            etree.SubElement(pilihan, f"{{{MC}}}Choice").append(anak)
            unsur.append(pilihan)


def _rusak(isi: bytes, benih: int, banyak: int) -> bytes:
    """The same file, wrong in as many places."""
    acak = random.Random(benih)  # noqa: S311 - files that repeat, no secret
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(hasil, "w") as tujuan:
        bagian = {nama: asal.read(nama) for nama in asal.namelist()}
        for _ in range(banyak):
            nama = acak.choice([nama for nama in bagian if nama.endswith(".xml")])
            akar = etree.fromstring(bagian[nama])
            _rusakkan(acak, acak.choice([*akar.iter(etree.Element)]))
            bagian[nama] = etree.tostring(akar)
        for nama, data in bagian.items():
            tujuan.writestr(nama, data)
    return hasil.getvalue()


def _apa_adanya(berkas: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the validator says that remembers nothing."""
    with monkeypatch.context() as asli:
        asli.setattr(context, "ValidationStack", ooxml.ValidationStack)
        return [str(satu) for satu in OpenXmlValidator(FileFormat.OFFICE_2019, max_errors=0).validate(berkas).errors]


@pytest.mark.parametrize("jenis", ["xlsx", "docx"])
def test_the_quick_validator_says_what_the_validator_says(
    jenis: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    templat = Path(docx_templates.__file__).parent / "lampiran-skp.docx"
    isi = _buku() if jenis == "xlsx" else templat.read_bytes()
    berkas, keluhan = tmp_path / f"berkas.{jenis}", 0
    for benih, banyak in enumerate((0, 1, 40, 0, 20, 60)):
        berkas.write_bytes(_rusak(isi, benih, banyak))
        harapan = _apa_adanya(berkas, monkeypatch)
        assert ooxml.keluhan(berkas) == harapan
        assert banyak or not harapan
        keluhan += len(harapan)
    assert keluhan > 50
