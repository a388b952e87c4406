"""What the letters about a pemetaan and pemeringkatan share: who signs, the method in words, a person's outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field

from kinerja_core.documents.bagian import bentuk
from kinerja_core.documents.bagian.surat import KonteksSurat, bagian_surat, periode
from kinerja_core.documents.bagian.tanda_tangan import PenandaTanganSurat
from kinerja_core.documents.mesin.dokumen import UnitDinilai
from kinerja_core.model.buku import Pengaturan
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import Kelompok, MetodePemetaan, UrutanPeringkat
from kinerja_core.model.kode_temuan import buat_temuan
from kinerja_core.model.pemeringkatan import HasilPegawai, HasilPemeringkatan, RataRata
from kinerja_core.model.teks import Teks, TeksSebaris, bertitik, nama_dibedakan, sebut
from kinerja_core.model.temuan import Temuan

_SCORES: Final = {"hasil": "hasil kerja", "perilaku": "perilaku kerja"}


#: What stands where nothing is decided and nothing can be proposed, and behind what is proposed; a proposal at the top
#: of its band, because nobody is there to compare with, has the second mark.
BELUM: Final = "belum ditetapkan"
USULAN: Final = "(usulan)"
UJUNG: Final = "(usulan*)"


def _as_text(nilai: Any) -> Any:
    """A nilai as it is printed, where the data hold a number."""
    return str(nilai) if isinstance(nilai, int) and not isinstance(nilai, bool) else nilai


class PimpinanUnit(PenandaTanganSurat):
    """The pimpinan unit who signs and is introduced in the letter."""

    pangkat: Annotated[TeksSebaris | None, Field(description="Pangkat, golongan ruang")] = None
    unit_kerja: Annotated[TeksSebaris, Field(description="Unit kerja")]


class BarisPegawai(Rekaman):
    """One person in the table, in rank order."""

    nama: Annotated[TeksSebaris, Field(description="Nama")]
    nip: Annotated[TeksSebaris, Field(description="NIP seperti dicetak")]
    jabatan: Annotated[TeksSebaris | None, Field(description="Jabatan; dicetak - bila kosong")] = None
    kelompok: Annotated[TeksSebaris, Field(description="Kelompok pemetaan", examples=["K1"])]
    peringkat: Annotated[int, Field(ge=1, description="Peringkat di unit")]
    predikat: Annotated[
        TeksSebaris,
        Field(
            description="Predikat yang ditetapkan; yang diusulkan bertanda (usulan), yang terbuka belum ditetapkan",
            examples=["Sangat Baik", "Sangat Baik (usulan)", BELUM],
        ),
    ]
    nilai: Annotated[
        TeksSebaris,
        BeforeValidator(_as_text),
        Field(description="Nilai kinerja, dengan tanda seperti predikat", examples=["115", "115 (usulan)", BELUM]),
    ]


class KonteksSuratPimpinan(KonteksSurat):
    """What the letter of a unit and that of one person share."""

    penandatangan: Annotated[PimpinanUnit, Field(description="Pimpinan unit yang menandatangani")]
    periode: Annotated[TeksSebaris, Field(description="Periode penilaian", examples=["Triwulan IV Tahun 2025"])]
    unit: Annotated[TeksSebaris, Field(description="Nama unit kerja yang dipetakan")]
    jumlah: Annotated[
        TeksSebaris, Field(description="Jumlah pegawai dengan terbilang", examples=["18 (delapan belas)"])
    ]
    metode: Annotated[tuple[Teks, ...], Field(min_length=1, description="Cara pemetaan dan pemeringkatan, per butir")]


def _average(nama: str, rata: RataRata, sd: bool) -> str:
    spread = f", simpangan baku {bentuk.angka(rata.simpangan_baku)}" if sd else ""
    return (
        f"Rata-rata {_SCORES.get(nama, nama)} {bentuk.angka(rata.rata)}{spread}; yang termasuk rata-rata adalah nilai "
        f"{bentuk.angka(rata.batas_bawah)} s.d. {bentuk.angka(rata.batas_atas)}."
    )


def _method(hasil: HasilPemeringkatan) -> tuple[str, ...]:
    """The method in words with its numbers, because no rule fixes it and the reader must be able to recount."""
    if hasil.metode is MetodePemetaan.TINGKAT:
        first = "Tingkat hasil kerja dan perilaku kerja setiap pegawai ditetapkan langsung oleh pimpinan unit."
    elif hasil.metode is MetodePemetaan.MUTLAK:
        first = f"Yang termasuk rata-rata adalah nilai rata-rata unit ± {bentuk.angka(hasil.toleransi or Decimal(0))}."
    else:
        first = (
            f"Yang termasuk rata-rata adalah nilai rata-rata unit ± {bentuk.angka(hasil.k or Decimal(0))} kali "
            "simpangan baku."
        )
    averages = tuple(
        f"{name}: {text[0].lower()}{text[1:]}" if name else text
        for name, part in ([(one.nama, one.hasil) for one in hasil.bagian] or [("", hasil)])
        for text in _averages(part)
    )
    return (first, *hasil.peserta, *averages, *_orders(hasil), *_about_proposals(hasil))


def _averages(hasil: HasilPemeringkatan) -> Iterator[str]:
    for nama, rata in hasil.rata_rata.items() if hasil.metode is not MetodePemetaan.TINGKAT else ():
        yield _average(nama, rata, sd=hasil.metode is MetodePemetaan.SIMPANGAN_BAKU)


def _orders(hasil: HasilPemeringkatan) -> tuple[str, ...]:
    """What people are ordered by; of parts in which that is not the same, of each."""
    told = {one.nama: dasar_urutan(one.hasil) for one in hasil.bagian} or {"": dasar_urutan(hasil)}
    if len(set(told.values())) == 1:
        return (next(iter(told.values())),)
    return tuple(f"{name}: {text[0].lower()}{text[1:]}" for name, text in told.items())


def dasar_urutan(hasil: HasilPemeringkatan) -> str:
    """What people are ordered by, in a sentence with the weights of the composite."""
    composite = f"skor gabungan dengan bobot hasil kerja {hasil.bobot[0]}% dan perilaku kerja {hasil.bobot[1]}%"
    if hasil.urutan is UrutanPeringkat.KOMPOSIT:
        return f"Peringkat disusun menurut {composite} saja, tanpa melihat kelompok dan predikat."
    start = ["kelompok"] if hasil.urutan is UrutanPeringkat.KELOMPOK else []
    there = [one for one in Kelompok if any(person.kelompok is one for person in hasil.pegawai)]
    used = [one.value for one in there if one in hasil.menurut_predikat]
    if len(used) == len(there):
        return f"Peringkat disusun menurut {', '.join([*start, 'predikat yang ditetapkan'])}, kemudian {composite}."
    base = f"Peringkat disusun menurut {', kemudian '.join([*start, composite])}"
    if used:
        return (
            f"{base}; di kelompok {' dan '.join(used)}, yang predikat semua pegawainya sudah ditetapkan, predikat itu "
            "mendahului skor gabungan."
        )
    return f"{base}; predikat belum ditetapkan bagi semua pegawai sehingga belum ikut menentukan urutan."


def _about_proposals(hasil: HasilPemeringkatan) -> Iterator[str]:
    """What the marks beside what is proposed mean, where something is."""
    shown = [text for person in dipetakan(hasil) for text in tercetak(person, hasil)]
    if any(text.endswith((USULAN, UJUNG)) for text in shown):
        yield (
            "Predikat dan nilai bertanda (usulan) diusulkan menurut pemetaan dan belum ditetapkan oleh Pejabat Penilai "
            "Kinerja."
        )
    if any(text.endswith(UJUNG) for text in shown):
        yield (
            "Nilai bertanda (usulan*) adalah ujung atas rentangnya, karena tidak ada skor gabungan lain sebagai "
            "pembanding di kelompok dan predikat itu."
        )


def tercetak(person: HasilPegawai, hasil: HasilPemeringkatan) -> tuple[str, str]:
    """Predikat and nilai of a person as a letter prints them: decided, marked as usulan, or open.

    Who is in conflict gets neither: the pair is one the table of bands does not know. Nor does who has no predikat at
    all, decided or proposed: a nilai that was typed has no band yet that could hold it. In a kelompok that still stands
    in the order of the composite while its members' predikat differ, no nilai is proposed: the proposals follow the
    predikat and would contradict the order.
    """
    if person.konflik or (person.predikat is None and person.usulan_predikat is None):
        return BELUM, BELUM
    hasil = hasil.di(person.nip)
    grade = str(person.predikat) if person.predikat else f"{person.usulan_predikat} {USULAN}"
    if person.nilai is not None:
        return grade, str(person.nilai)
    if person.usulan_nilai is None:
        return grade, BELUM
    peers = [one for one in hasil.pegawai if one.kelompok is person.kelompok]
    mixed = len({one.usulan_predikat for one in peers}) > 1
    if mixed and hasil.urutan is UrutanPeringkat.KELOMPOK and person.kelompok not in hasil.menurut_predikat:
        return grade, BELUM
    rivals = {one.komposit for one in peers if one.usulan_predikat is person.usulan_predikat} - {None}
    return grade, f"{person.usulan_nilai} {USULAN if len(rivals) > 1 else UJUNG}"


def dipetakan(hasil: HasilPemeringkatan) -> tuple[HasilPegawai, ...]:
    """The people who are mapped; of those the unit does not map, a letter gives the reason."""
    return tuple(one for one in hasil.pegawai if one.nip not in hasil.tidak_dipetakan)


def belum_dipetakan(people: Sequence[HasilPegawai]) -> tuple[str, ...]:
    """What the pemetaan still lacks: a sentence for each kind of lack, with everybody it concerns."""
    lacking: dict[str, list[str]] = {}
    named = nama_dibedakan((one.nip, one.nama) for one in people)
    for one in people:
        parts = {"kelompok": one.kelompok, "peringkat": one.peringkat}
        if blank := " dan ".join(name for name, value in parts.items() if value is None):
            lacking.setdefault(blank, []).append(named[one.nip])
    return tuple(
        bertitik(f"{blank.capitalize()} belum dapat ditentukan bagi {many}{'; '.join(names)}")
        for blank, names in lacking.items() for many in (f"{len(names)} pegawai: " if len(names) > 1 else "",)
    )


def belum_ditetapkan(unit: UnitDinilai) -> Iterator[Temuan]:
    """One finding that names who is printed without a predikat that is decided; who has no place is not printed."""
    people = dipetakan(unit.peringkat)
    named = nama_dibedakan((one.nip, one.nama) for one in unit.peringkat.pegawai)
    names = [named[one.nip] for one in people if one.predikat is None and not belum_dipetakan([one])]
    if names:
        yield buat_temuan(
            "PREDIKAT-BELUM-DITETAPKAN",
            bertitik(
                f"{len(names)} pegawai dicetak dengan usulan, atau dengan predikat yang belum ditetapkan: "
                f"{sebut(names)}"
            ),
        )


def baris_pegawai(person: HasilPegawai, hasil: HasilPemeringkatan) -> dict[str, Any]:
    """The fields of :class:`BarisPegawai`."""
    predikat, nilai = tercetak(person, hasil)
    return {
        "nama": person.nama,
        "nip": person.nip.berspasi,
        "jabatan": person.jabatan,
        "kelompok": person.kelompok,
        "peringkat": person.peringkat,
        "predikat": predikat,
        "nilai": nilai,
    }


def isi_surat_pimpinan(pengaturan: Pengaturan, hasil: HasilPemeringkatan) -> dict[str, Any]:
    """The fields of :class:`KonteksSuratPimpinan`; the settings lack nothing that a letter needs."""
    letter, signer = bagian_surat(pengaturan), pengaturan.penandatangan
    return letter | {
        "penandatangan": {
            **dict(letter["penandatangan"]),
            "pangkat": str(signer.pangkat) if signer and signer.pangkat else None,
            "unit_kerja": (signer and signer.unit_kerja) or pengaturan.nama_unit,
        },
        "periode": periode(pengaturan.periode),
        "unit": pengaturan.nama_unit,
        "jumlah": bentuk.terbilang(len(dipetakan(hasil))),
        "metode": _method(hasil),
    }
