"""SKP: one row per indicator; rows of one RHK share its number. Four variants differ in their columns.

The RHK's own cells may be blank on following rows of the same RHK; if given there, they must be equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final

from pydantic import ValidationError

from kinerja_core.model.buku_skp import BukuSKP
from kinerja_core.model.istilah import Aspek, JenisRHK, JenisSKP, Perspektif
from kinerja_core.model.masalah import daftar_masalah
from kinerja_core.model.skp import IKI, KUNCI_IKI, RHK
from kinerja_core.model.ungkapan import ungkapan
from kinerja_core.workbooks.buku_skp.bacaan import BacaanSKP, IsiSKP, berkunci, kunci_hilang, kunci_realisasi
from kinerja_core.workbooks.buku_skp.kunci import (
    KUNCI_ASING,
    KUNCI_GANDA,
    TANPA_KUNCI,
    PeriksaKunci,
    PeriksaKunciDikenal,
    TanpaKunci,
    sebab_dan_saran,
)
from kinerja_core.workbooks.buku_skp.rumus import SKP
from kinerja_core.workbooks.buku_skp.satuan import satuan_indikator_lain
from kinerja_core.workbooks.mesin.isi import BukuTidakDapatDitulis, isi_baris
from kinerja_core.workbooks.mesin.jalur import nilai_di
from kinerja_core.workbooks.mesin.kelompok import lanjutan, nomor_kelompok, tanpa_kepala
from kinerja_core.workbooks.mesin.kisi import alamat
from kinerja_core.workbooks.mesin.lembar import Rekam, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip
from kinerja_core.workbooks.mesin.rekaman import bersihkan, lapor, nama_isian, periksa_baris
from kinerja_core.workbooks.mesin.rumus import PeriksaLanjutan, Status, bentrok, kolom_status
from kinerja_core.workbooks.mesin.spek import Baris, JenisSel, Kolom, LembarTabel, Sorotan
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

KAPASITAS_IKI = 60
#: Fields of an RHK and its IKI that only some variants have.
_RAGAM: Final = ("penugasan_dari", "rhk_diintervensi", "iki.perspektif", "iki.aspek")
#: Stand in where a record is judged although a part of it cannot be used; never in a result.
_ANY_IKI: Final = IKI(kode="IKI 0.0", indikator="-", target="-")
ANY_RHK: Final = RHK.model_validate({"nomor": 1, "jenis": "Utama", "uraian": "-", "iki": (_ANY_IKI,)})


def isi_hasil_kerja(buku: BukuSKP, lembar: LembarTabel) -> list[Baris]:
    """A row per indicator; what belongs to the RHK stands on its first row.

    Raises:
        BukuTidakDapatDitulis: a number or a code that is there twice, or a field that this variant has no column for.
    """
    rows: list[Baris] = []
    numbers, codes = set[int](), set[str]()
    for rhk in buku.skp.hasil_kerja:
        if rhk.nomor in numbers:
            raise BukuTidakDapatDitulis(f"RHK nomor {rhk.nomor} ada dua kali; beri setiap RHK nomor sendiri.")
        numbers.add(rhk.nomor)
        for iki in rhk.iki:
            if iki.kode in codes:
                raise BukuTidakDapatDitulis(f"Kode {iki.kode} dipakai dua kali; beri setiap IKI kode sendiri.")
            codes.add(iki.kode)
            first = iki is rhk.iki[0]
            given = {f"rhk.{name}": getattr(rhk, name) for name in lembar.tanpa_sel if first and "." not in name}
            given |= {name: nilai_di(iki, name.removeprefix("iki.")) for name in lembar.tanpa_sel if "." in name}
            if extra := [name for name, value in given.items() if value is not None]:
                raise BukuTidakDapatDitulis(
                    f"SKP {buku.skp.jenis.value} tidak mempunyai kolom untuk {', '.join(extra)} ({iki.kode}); "
                    "kosongkan isian itu atau ganti jenis SKP."
                )
            own = isi_baris(lembar, rhk, "rhk.") if first else {"rhk.nomor": rhk.nomor}
            rows.append(own | isi_baris(lembar, iki, "iki."))
    return rows


def baca_hasil_kerja(table: Tabel, bacaan: BacaanSKP) -> list[tuple[int, RHK]]:
    """RHK with their IKI, each with the key of its row."""
    result = bacaan.isi_skp
    result.baris_pertama = table.baris_pertama
    groups: dict[int, list[tuple[int, Rekam]]] = {}
    rows: list[tuple[int, Rekam, int | None]] = []
    loose: set[int] = set()
    for index, raw in table.baris:
        record = bersihkan(table, index, raw)
        if not record:
            continue
        number = nomor_kelompok(table, index, record.get("rhk.nomor"))
        if number is not None and table.cacat_di(index, "rhk.nomor"):
            loose.add(index)  # which RHK it belongs to is a guess; its code is not
        rows.append((index, record, number))
        if number is not None:
            groups.setdefault(number, []).append((index, record))
    numbered = [(index, record) for group in groups.values() for index, record in group]
    codes = _keys(table, sorted(numbered, key=itemgetter(0)), bacaan) if berkunci(table) else _counted(groups)
    usable: dict[int, list[tuple[int, IKI]]] = {}
    for index, record, number in rows:
        code = codes.get(index)
        if number is None and berkunci(table):
            code = table.kunci(index, "iki.kode")  # which indicator it is is known, only not of which RHK
        if code:
            result.semua_kode.setdefault(code, index)
        iki = _indicator(table, index, record, code or _ANY_IKI.kode)
        if number is not None and code and index not in table.buruk and iki is not None:
            usable.setdefault(number, []).append((index, iki))
    sure_rows = {index: (record, None if index in loose else number) for index, record, number in rows}
    for number, group in groups.items():
        sure = [row for row in group if row[0] not in loose]
        if sure and _headless(table, number, sure[0], sure_rows, result):
            continue
        rhk = _result(table, number, sure, usable.get(number, [])) if sure else None
        if rhk is not None:
            result.rhk.append(rhk)
    result.baris |= {iki.kode: result.semua_kode[iki.kode] for rhk in result.rhk for iki in rhk.iki}
    result.rhk.sort(key=lambda item: item.nomor)
    result.baris_rhk.update({f"RHK {number}": group[0][0] for number, group in groups.items()})
    return [(result.baris_rhk[rhk.kode], rhk) for rhk in result.rhk]


@memberi("SEL-WAJIB")
def _headless(
    lapor: Pelapor[Tabel], number: int, group: tuple[int, Rekam], rows: Mapping[int, tuple[Rekam, int | None]],
    hasil: IsiSKP,
) -> bool:
    """Whether all that belongs to an RHK stands in the row above its first one, which has another number or none."""
    names = [c.nama for c in lapor.lembar.spek.kolom if c.lanjut and c.wajib and c.nama not in lapor.lembar.hilang]
    if not _measured(group[1]):
        return False
    above = tanpa_kepala(lapor, "SEL-WAJIB", ("RHK", number, group[0]), rows, names)
    if above:
        hasil.berkepala_lain |= {number, above}
    return above is not None


def _measured(record: Rekam) -> bool:
    """Whether a row says anything of an indicator but its key, which stands in every row."""
    return any(name.startswith("iki.") and name != "iki.kode" for name in record)


def _counted(groups: dict[int, list[tuple[int, Rekam]]]) -> dict[int, str]:
    """Codes in a workbook older than the keys: the number of the RHK, and which row of that number it is."""
    return {
        index: f"IKI {number}.{count}"
        for number, rows in groups.items() for count, (index, _) in enumerate(rows, start=1)
    }


@memberi("SKP-KODE-IKI")
def _keys(lapor_kunci: Pelapor[Tabel], rows: list[tuple[int, Rekam]], bacaan: BacaanSKP) -> dict[int, str]:
    """The keys of rows, as they stand there; a row without one, with another row's or a strange one is a finding."""
    table = lapor_kunci.lembar
    if "iki.kode" not in table.kolom:
        return {}  # that the column is missing is said once
    known = kunci_realisasi(bacaan)
    shown = {index: table.kunci(index, "iki.kode") for index, _ in rows}
    keys: dict[int, str] = {}
    wrong: dict[int, tuple[str, int]] = {}
    first: dict[str, int] = {}
    for index, key in shown.items():
        before = first.setdefault(key, index) if key else index
        if key:
            bacaan.isi_skp.semua_kode.setdefault(key, index)  # what names a key that is wrong is not said again
        phrase = TANPA_KUNCI if not key else KUNCI_GANDA if before != index else ""
        phrase = phrase or (KUNCI_ASING if known and key not in known else "")
        if phrase:
            wrong[index] = phrase, before
        else:
            keys[index] = key
    also, instead = _lost(table, [*wrong], bacaan)
    for index, (phrase, before) in wrong.items():
        said, remedy = sebab_dan_saran(phrase, shown[index])
        if before != index:
            keys.pop(before, None)
            said += f" Baris itu {table.sel(before, 'iki.kode')}."
        if instead:
            remedy = f"{instead}{remedy[0].lower()}{remedy[1:]}"
        lapor_kunci("SKP-KODE-IKI", said + also, index, "iki.kode", saran=remedy)
    table.buruk |= shown.keys() - keys.keys()
    return keys


def _lost(table: Tabel, salah: Sequence[int], bacaan: BacaanSKP) -> tuple[str, str]:
    """What is said, and to be done first, of keys that went from the rows that lack a right one.

    What uses such a key is not said to be wrong too: it is right again with the key.
    """
    lost = kunci_hilang(table, bacaan) if salah else {}
    if not lost or len(lost) > len(salah):
        return "", ""  # some went with their whole rows, and which is not known
    for key in lost:
        bacaan.isi_skp.semua_kode.setdefault(key, salah[0])
    sheets = dict.fromkeys(name for names in lost.values() for name in names)
    codes = ", ".join(lost)
    which = codes if len(lost) == 1 else f"kodenya semula ({codes})"
    return (
        f" Lembar {', '.join(sheets)} memakai {codes}, yang tidak ada lagi di lembar ini.",
        f"Tulis kembali {which} bila terhapus atau berubah; bila tidak, ",
    )


def _indicator(table: Tabel, index: int, record: Rekam, kode: str) -> IKI | None:
    """The indicator of a row; the columns of this variant that must be filled are."""
    own = {
        name.removeprefix("iki."): value for name, value in record.items()
        if name.startswith("iki.") and name != "iki.kode"
    }
    before = len(table.kumpulan.daftar)
    iki = periksa_baris(table, index, own, IKI, tambahan={"kode": kode}, awalan="iki.")
    reported = {finding.sel for finding in table.kumpulan.daftar[before:]}
    for column in table.spek.kolom:
        if not (column.wajib and column.nama.startswith("iki.")) or column.nama in record:
            continue
        if table.sel(index, column.nama) not in reported:
            iki = None
            table.temuan("SEL-WAJIB", f"{column.judul}: belum diisi.", index, column.nama)
    return iki


@memberi("SKP-RHK-BERBEDA")
def _result(
    lapor_beda: Pelapor[Tabel], number: int, rows: list[tuple[int, Rekam]], indicators: list[tuple[int, IKI]]
) -> RHK | None:
    """The RHK of a number, with the indicators whose rows agree about it."""
    table = lapor_beda.lembar
    names = [c.nama for c in table.spek.kolom if c.nama.startswith("rhk.") and c.nama != "rhk.nomor"]
    values, places, different = lanjutan(lapor_beda, rows, names, "SKP-RHK-BERBEDA")
    kept = tuple(iki for index, iki in indicators if index not in different)
    head = rows[0][0]
    own: dict[str, Any] = {name.removeprefix("rhk."): value for name, value in values.items()}
    try:
        rhk = RHK.model_validate(own | {"nomor": number, "iki": kept or (_ANY_IKI,)})
    except ValidationError as problem:
        for trouble in daftar_masalah(problem):
            name = nama_isian(trouble, "rhk.", names)
            where = table.sel(places.get(name, head), name) if name else alamat(head, 0)
            lapor(trouble, table.spek.kolom_bernama(name) if name else None, table, where)
        return None
    return rhk if kept else None


@memberi(
    "SKP-NOMOR-LONCAT", "SKP-TARGET-ANGKA", "SKP-TARGET-SATUAN", "SKP-SATUAN-BERBEDA", "SKP-SATUAN-GANDA"
)
def periksa_hasil_kerja(
    lapor: Pelapor[Tabel], hasil_kerja: list[tuple[int, RHK]], bacaan: BacaanSKP
) -> list[tuple[int, RHK]]:
    """Numbers without gaps; targets that can be measured, in the unit their indicator speaks of."""
    skp, content = bacaan.skp, bacaan.isi_skp
    if skp is None:
        return hasil_kerja
    numbers = [int(code.removeprefix("RHK ")) for code in content.baris_rhk]
    last = max((number for number in numbers if number not in content.berkepala_lain), default=max(numbers))
    missing = sorted(set(range(1, last + 1)) - set(numbers))
    if missing:
        first = content.baris_rhk[f"RHK {min(number for number in numbers if number > missing[0])}"]
        lapor("SKP-NOMOR-LONCAT", f"Nomor RHK {', '.join(map(str, missing))} tidak ada.", first, "rhk.nomor")
    for _, iki in skp.semua_iki():
        row = content.baris[iki.kode]
        measurable = any(character.isdigit() for character in iki.target)
        worded = any(character.isalpha() or character in "%‰" for character in iki.target)
        if skp.jenis.kuantitatif and not measurable:
            lapor(
                "SKP-TARGET-ANGKA", f"Target {kutip(iki.target)} ({iki.kode}) tidak memuat angka.", row, "iki.target"
            )
        elif measurable and not worded and iki.satuan is None and not _DATE.fullmatch(iki.target):
            lapor("SKP-TARGET-SATUAN", f"Target {kutip(iki.target)} ({iki.kode}) belum bersatuan.", row, "iki.satuan")
        if iki.satuan_berulang:
            pesan = f"Target {kutip(iki.target)} ({iki.kode}) sudah memuat satuan {kutip(iki.satuan)}."
            lapor("SKP-SATUAN-GANDA", pesan, row, "iki.target")
        if other := satuan_indikator_lain(iki):
            lapor(
                "SKP-SATUAN-BERBEDA",
                f"Indikator {iki.kode} {other[0]}, tetapi targetnya {kutip(iki.target_lengkap)} {other[1]}.",
                row, "iki.satuan" if iki.satuan else "iki.target",
            )
    return hasil_kerja


#: A target that is a day needs no unit.
_DATE: Final = ungkapan(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")


def hitung_hasil_kerja(table: Tabel, bacaan: BacaanSKP) -> tuple[int, int]:
    """How much is there: rows that can be used."""
    return len(bacaan.isi_skp.baris), max(1, len(table.baris))


def _columns(jenis: JenisSKP) -> tuple[Kolom, ...]:
    """The columns of a variant, without the live status."""
    columns = [
        Kolom(nama="rhk.nomor", judul="No RHK", ejaan=("No", "Nomor RHK", "No. RHK"), jenis=JenisSel.BULAT, wajib=True,
              terkecil=1, terbesar=99, lebar=8,
              bantuan="1, 2, 3, … Ulangi nomor yang sama bila satu RHK punya beberapa indikator."),
        Kolom(nama="rhk.jenis", judul="Jenis", ejaan=("Jenis RHK", "Utama/Tambahan"), jenis=JenisSel.PILIHAN,
              pilihan=JenisRHK, wajib=True, lanjut=True, lebar=11, bantuan="Hasil kerja utama atau tambahan."),
    ]
    if not jenis.kuantitatif:
        columns.append(
            Kolom(nama="rhk.penugasan_dari", judul="Penugasan Dari", jenis=JenisSel.TEKS_PANJANG, lanjut=True, lebar=26,
                  bantuan="Siapa yang memberi penugasan, misalnya Kepala Biro.")
        )
    elif not jenis.jpt:
        columns.append(
            Kolom(nama="rhk.rhk_diintervensi", judul="RHK Pimpinan yang Diintervensi",
                  ejaan=("RHK Atasan yang Diintervensi", "Rencana Hasil Kerja Pimpinan yang Diintervensi"),
                  jenis=JenisSel.TEKS_PANJANG, lanjut=True, lebar=34,
                  bantuan="Rencana hasil kerja pimpinan yang didukung oleh RHK ini.")
        )
    columns.append(
        Kolom(nama="rhk.uraian", judul="Rencana Hasil Kerja", ejaan=("RHK",), jenis=JenisSel.TEKS_PANJANG, wajib=True,
              lanjut=True, lebar=40, bantuan="Cukup ditulis pada baris pertama setiap RHK.")
    )
    if jenis.jpt:
        columns.append(
            Kolom(nama="iki.perspektif", judul="Perspektif", jenis=JenisSel.PILIHAN, pilihan=Perspektif, wajib=True,
                  lebar=18, bantuan="Perspektif indikator ini.")
        )
    elif jenis.kuantitatif:
        columns.append(
            Kolom(nama="iki.aspek", judul="Aspek", jenis=JenisSel.PILIHAN, pilihan=Aspek, wajib=True, lebar=12,
                  bantuan="Kuantitas, kualitas, waktu, atau biaya.")
        )
    columns += [
        Kolom(nama="iki.indikator", judul="Indikator Kinerja Individu",
              ejaan=("IKI", "Ukuran Keberhasilan/Indikator Kinerja Individu"), jenis=JenisSel.TEKS_PANJANG, wajib=True,
              lebar=40, bantuan="Satu indikator per baris."),
        Kolom(nama="iki.target", judul="Target", wajib=True, lebar=12,
              bantuan="Target tanpa satuan, misalnya 1 atau ≤ 5. Tersimpan sebagai teks: 1/2 tetap 1/2."),
        Kolom(nama="iki.satuan", judul="Satuan", lebar=14, bantuan="Satuan target, misalnya Laporan, hari, %."),
        Kolom(nama="iki.kode", judul="Kode IKI", jenis=JenisSel.KODE, kunci=KUNCI_IKI, terkunci=True, lebar=10, sejak=3,
              bantuan="Tetap milik baris ini dan ikut ke mana baris ini pindah; dipakai di lembar lain."),
    ]
    return tuple(columns)


@cache
def lembar_skp(jenis: JenisSKP) -> LembarTabel:
    """The SKP sheet of a variant."""
    columns = _columns(jenis)
    continued = tuple(column.nama for column in columns if column.lanjut)
    titles = {column.nama: column.judul for column in columns}
    held = {column.nama for column in columns}
    return LembarTabel(
        rekaman=RHK,
        letak_rekaman="skp.hasil_kerja",
        awalan="rhk.",
        tanpa_sel=tuple(name for name in _RAGAM if not held & {name, f"rhk.{name}"}),
        cara_isi=isi_hasil_kerja,
        cara_baca=baca_hasil_kerja,
        cara_periksa=periksa_hasil_kerja,
        cara_hitung=hitung_hasil_kerja,
        nama=SKP,
        judul="SASARAN KINERJA PEGAWAI",
        instruksi="Satu baris untuk satu indikator. Indikator lain dari RHK yang sama: No RHK sama. Indikator baru "
        "ditulis di baris kosong berikutnya, bukan di baris sisipan. Kode IKI tetap dan dikenali lembar lain.",
        kolom=(*columns, *kolom_status(Status((
            PeriksaLanjutan("rhk.nomor", continued), PeriksaKunci("iki.kode", "rhk.nomor", KUNCI_GANDA, TANPA_KUNCI),
            PeriksaKunciDikenal("iki.kode", "rhk.nomor"),
        )))),
        kapasitas=KAPASITAS_IKI,
        grup="rhk.nomor",
        beku=1,
        sorotan=(
            *(bentrok(name, f"{titles[name]} berbeda") for name in continued),
            bentrok("iki.kode", "Kode IKI baris ini"),
            Sorotan(kolom=("iki.kode", "iki.kode"), syarat=TanpaKunci("iki.kode", "rhk.nomor"), warna="bentrok"),
        ),
    )
