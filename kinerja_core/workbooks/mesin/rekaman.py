"""Rows and forms as records of the model, with every problem as a finding at its cell."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.masalah import Masalah, daftar_masalah
from kinerja_core.rules.aturan import AturanBelumBerlaku
from kinerja_core.rules.nip import periksa_nip
from kinerja_core.workbooks.mesin.jalur import bagian, bagian_wajib
from kinerja_core.workbooks.mesin.lembar import Form, Rekam, Tabel
from kinerja_core.workbooks.mesin.nilai import kutip, pecah, sesuai
from kinerja_core.workbooks.mesin.spek import JenisSel, Sel
from kinerja_core.workbooks.mesin.temuan import Pelapor, memberi

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

#: Kind of a pydantic problem -> code of the finding.
_CODES: Final[Mapping[str, str]] = {
    "missing": "SEL-WAJIB", "wajib_diisi": "SEL-WAJIB", "string_too_short": "SEL-WAJIB", "too_short": "SEL-WAJIB",
    "nip_angka": "NIP-ANGKA", "nip_salah": "NIP-SALAH",
    "tanggal_teks": "TANGGAL-TEKS", "tanggal_salah": "TANGGAL-SALAH",
    "pilihan_tidak_dikenal": "PILIHAN-TIDAK-DIKENAL", "literal_error": "PILIHAN-TIDAK-DIKENAL",
    "bool_parsing": "PILIHAN-TIDAK-DIKENAL", "bool_type": "PILIHAN-TIDAK-DIKENAL",
    "karakter_terlarang": "TEKS-KARAKTER", "string_too_long": "TEKS-PANJANG",
    "int_type": "ANGKA-SALAH", "int_parsing": "ANGKA-SALAH", "int_from_float": "ANGKA-SALAH",
    "decimal_type": "ANGKA-SALAH", "decimal_parsing": "ANGKA-SALAH", "finite_number": "ANGKA-SALAH",
    "bukan_angka": "ANGKA-SALAH", "skor_pecahan": "ANGKA-PERSEN", "decimal_max_places": "ANGKA-BATAS",
    "greater_than_equal": "ANGKA-BATAS", "less_than_equal": "ANGKA-BATAS",
    "pangkat_salah": "PANGKAT-SALAH", "periode_salah": "PERIODE-SALAH", "tautan_berbahaya": "TAUTAN-BERBAHAYA",
    "rentang_bulan_terbalik": "BULAN-TERBALIK", "jenis_pegawai_tidak_cocok": "IDENTITAS-JENIS",
    "pangkat_tidak_cocok": "IDENTITAS-PANGKAT", "periode_skp_salah": "SKP-PERIODE",
    "keadaan_terbalik": "KEADAAN-TERBALIK", "terlambat_terbalik": "TERLAMBAT-TERBALIK",
    "konversi_tanpa_masa": "KONVERSI-TANPA-MASA", "penilai_sama_dengan_pegawai": "PENILAI-SAMA",
    "string_type": "SEL-JENIS",
}


#: Rows that become records at a time: what is wrong in all of a hundred thousand needs a gigabyte.
_SLICE: Final = 1_000
#: Problems of a whole record -> the field to look at.
_FIELD_OF: Final[Mapping[str, str]] = {
    "jenis_pegawai_tidak_cocok": "jenis", "pangkat_tidak_cocok": "pangkat", "rentang_bulan_terbalik": "selesai",
    "periode_skp_salah": "selesai", "penilai_sama_dengan_pegawai": "penilai.nip",
    "keadaan_terbalik": "sampai", "terlambat_terbalik": "selesai", "konversi_tanpa_masa": "mulai",
}


def bersarang(record: Mapping[str, Any], wajib: Iterable[str] = ()) -> Rekam:
    """Dotted names as nested records: ``waktu.mulai`` -> ``{"waktu": {"mulai": …}}``; ``wajib`` are always there."""
    nested: Rekam = {name: {} for name in wajib}
    for name, value in record.items():
        head, dot, rest = name.partition(".")
        if not dot:
            nested[head] = value
        else:
            nested.setdefault(head, {})[rest] = value
    return nested


@lru_cache(maxsize=64)
def _adapter(model: type[M]) -> TypeAdapter[list[M]]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]  # mypy cannot see that a variable is a type


def rekaman(
    table: Tabel, model: type[M], *, kosong: Mapping[str, str] | None = None
) -> list[tuple[int, M]]:
    """The records of a table with their rows; a refused row gives findings and stays out.

    Once the file has as many findings as are kept, no further row is read.

    Args:
        table: as read.
        model: what one row is.
        kosong: code of the finding when this column is blank, instead of the usual one.
    """
    always = bagian_wajib(model) if any("." in name for name in table.kolom) else None
    result: list[tuple[int, M]] = []
    for start in range(0, len(table.baris), _SLICE):
        if table.kumpulan.penuh:
            break
        result += _slice(table, model, table.baris[start : start + _SLICE], always, kosong or {})
    return result


def _slice(
    table: Tabel, model: type[M], all_rows: list[tuple[int, Rekam]], always: Iterable[str] | None,
    kosong: Mapping[str, str],
) -> Iterator[tuple[int, M]]:
    """The records of some rows; ``always`` are the nested records that are always there, ``None`` where none is."""
    for index, record in all_rows:  # what else is wrong in rows that are refused for a cell
        if index in table.cacat and (cleaned := bersihkan(table, index, record)):
            left = {name: value for name, value in cleaned.items() if not table.cacat_di(index, name)}
            periksa_baris(table, index, left, model, kosong=kosong)
    rows = [(index, record) for index, record in all_rows if index not in table.buruk]
    nested = [record if always is None else bersarang(record, always) for _, record in rows]
    try:
        records = _adapter(model).validate_python(nested)
    except ValidationError as problem:
        details = problem.errors(include_url=False, include_context=False, include_input=False)
        bad = {error["loc"][0] for error in details}
    else:
        yield from zip([index for index, _ in rows], records, strict=True)
        return
    for number, (index, record) in enumerate(rows):
        if number not in bad:
            yield index, model.model_validate(nested[number])
            continue
        cleaned = bersihkan(table, index, record)
        if not cleaned:
            continue
        value = periksa_baris(table, index, cleaned, model, kosong=kosong)
        if value is not None:
            yield index, value


def bersihkan(table: Tabel, index: int, record: Mapping[str, Any]) -> Rekam:
    """A row without cells of white space only, numbers in text columns as text."""
    cleaned: Rekam = {}
    known = {column.nama for column in table.spek.kolom}
    for name, value in record.items():
        if value == () or (isinstance(value, str) and not value.strip()):
            continue
        if name not in known:  # what the sheet itself says of every row, such as the triwulan
            cleaned[name] = value
            continue
        column = table.spek.kolom_bernama(name)
        place = table.sel(index, name) if table.persen or table.rupa else ""
        cleaned[name] = sesuai(column, value, place in table.persen, table.rupa.get(place))
        if column.daftar:
            cleaned[name] = pecah(cleaned[name])
    if not any(table.spek.kolom_bernama(name).isian for name in cleaned if name in known):
        return {}
    return cleaned


def periksa_baris(
    table: Tabel, index: int, record: Mapping[str, Any], model: type[M], *,
    tambahan: Mapping[str, Any] | None = None, awalan: str = "", kosong: Mapping[str, str] | None = None,
) -> M | None:
    """One cleaned row as a record; ``None`` with every problem as a finding at its cell.

    Args:
        table: as read.
        index: the row.
        record: values by names below ``awalan``.
        model: what they make.
        tambahan: values that no column says.
        awalan: what the names of the columns begin with (``iki.``).
        kosong: code of the finding when this column is blank, instead of the usual one.
    """
    columns = {column.nama: column for column in table.spek.kolom}
    try:
        return model.model_validate(bersarang(record, bagian_wajib(model)) | dict(tambahan or {}))
    except ValidationError as problem:
        for trouble in daftar_masalah(problem):
            name = nama_isian(trouble, awalan, columns)
            place = table.sel(index, name or table.spek.kolom[table.spek.awal].nama)
            lapor(trouble, columns.get(name), table, place, kosong=(kosong or {}).get(name))
        return None


def periksa_form(
    form: Form, record: Mapping[str, Any], model: type[M], *, awalan: str = "",
    tambahan: Mapping[str, Any] | None = None,
) -> M | None:
    """Fields of a form as a record; ``None`` with every problem as a finding at its cell.

    Args:
        form: as read.
        record: values by names below ``awalan``.
        model: what they make.
        awalan: what the form's names begin with (``pegawai.``).
        tambahan: values that stand elsewhere.
    """
    try:
        found = model.model_validate(bersarang(record) | dict(tambahan or {}))
    except ValidationError as problem:
        for trouble in daftar_masalah(problem):
            name = nama_isian(trouble, awalan, form.isian)
            lapor(trouble, form.isian.get(name), form, form.sel(name))
        return None
    own = (name for name in form.cacat if name.startswith(awalan) and (awalan or "." not in name))
    return None if any(own) else found


def nama_isian(trouble: Masalah, awalan: str, names: Iterable[str]) -> str:
    """The declared name a problem of a record belongs to; ``""`` when none does."""
    names = list(names)
    path = [str(part) for part in trouble.jalur if not isinstance(part, int)]
    if trouble.jenis in _FIELD_OF:
        path.append(_FIELD_OF[trouble.jenis])
    for length in range(len(path), 0, -1):
        name = awalan + ".".join(path[:length])
        if name in names:
            return name
    prefix = awalan + ".".join(path) + ("." if path else "")
    return next((name for name in names if name.startswith(prefix)), "") if path else ""


def lapor(
    trouble: Masalah, sel: Sel | None, lembar: Tabel | Form, where: str | None, *, kosong: str | None = None
) -> None:
    """A problem of the model as a finding; ``kosong`` is the code when the cell is blank."""
    if sel is not None and sel.nama in lembar.hilang:
        return
    code = _CODES.get(trouble.jenis, "ISI-SALAH")
    title = f"{sel.judul}: " if sel is not None else ""
    value = trouble.nilai
    said = trouble.sebab  # what to do about it is the remedy of the finding
    if code == "SEL-JENIS" and isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        code, said = "SEL-JADI-TANGGAL", f"{kutip(value)} terbaca sebagai tanggal atau jam, bukan teks."
    if code == "ISI-SALAH":
        said = "tidak sesuai dengan ketentuan isian ini."
    if code == "SEL-WAJIB":
        code, said = kosong or code, "belum diisi."
    elif code != "TEKS-KARAKTER" and isinstance(value, _SHOWN) and kutip(value) not in said:
        said = f"{kutip(value)} {said}" if said[0].islower() else f"{kutip(value)}. {said}"
    lembar.kumpulan.tambah(
        code, title + said, lembar=lembar.nama, sel=where, judul=sel.judul if sel is not None else ""
    )


_SHOWN: Final = (str, int, float, datetime.date, datetime.time, datetime.timedelta)


def nilai_sel(lembar: Tabel | Form, where: str | None, sel: Sel, nilai: Any, jenis: TypeAdapter[T]) -> T | None:
    """One cell as a value of the model; ``None`` with a finding when it is none."""
    try:
        return jenis.validate_python(nilai)
    except ValidationError as problem:
        for trouble in daftar_masalah(problem):
            lapor(trouble, sel, lembar, where)
        return None


#: Digits of a name from which on it holds a NIP, old ones among them.
_ANGKA_NIP: Final = 9


@memberi("NAMA-BERNIP")
def periksa_tulisan_nama(lapor: Pelapor[Any], nama: str, *tempat: int | str) -> None:
    """A NIP within a name, where every document would print it; ``tempat`` as of :func:`periksa_nip_pada`."""
    if sum(map(str.isdigit, nama)) >= _ANGKA_NIP:
        lapor("NAMA-BERNIP", f"Nama {kutip(nama)} memuat NIP, yang ikut tercetak di setiap dokumen.", *tempat)


@memberi("NIP-BATAS")
def periksa_nip_pada(lapor: Pelapor[Any], nip: str, tanggal: datetime.date, *tempat: int | str) -> None:
    """Limits of a NIP that a regulation may change, on the last day of the period.

    Args:
        lapor: takes the findings.
        nip: a well-formed NIP.
        tanggal: the day whose rules count; before the first known ones nothing is said.
        tempat: where it stands: row and column of a table, or field of a form.
    """
    try:
        verdict = periksa_nip(nip, tanggal)
    except AturanBelumBerlaku:
        return
    for problem in verdict.hasil:
        source = "; ".join(map(str, verdict.rujukan)) or None
        lapor("NIP-BATAS", f'NIP "{nip}". {problem}', *tempat, rujukan=source)


# ------------------------------------------------------------------------------------------------- forms


def di_bawah(form: Form, awalan: str) -> Rekam:
    """Filled fields whose names begin with ``awalan``, without it."""
    return {name.removeprefix(awalan): value for name, value in form.nilai.items() if name.startswith(awalan)}


@lru_cache(maxsize=16)
def _head(model: type[BaseModel], names: frozenset[str]) -> type[BaseModel]:
    """The fields of a record that stand in a form by themselves, as a record of their own."""
    fields: dict[str, Any] = {
        name: (field.annotation, field) for name, field in model.model_fields.items() if name in names
    }
    return create_model(model.__name__, __base__=Rekaman, **fields)


def isi_form(form: Form) -> Rekam | None:
    """What a form says of its record, part by part: people and the like, and the fields of the record itself.

    Returns:
        Values by field of the record; a part that nobody filled, or that may be absent and is wrong, is ``None``.
        ``None`` when a part that it cannot do without, or a field, is missing or wrong.
    """
    assert form.spek.rekaman is not None  # noqa: S101 - only a sheet that declares its record is read as one
    parts: Rekam = {}
    model, usable = form.spek.rekaman, True
    names = {form.spek.jalur_sel(one).partition(".")[0] for one in form.spek.sel_rekaman}
    for name, field in model.model_fields.items():
        inner = bagian(field.annotation)[0] if name in names else None
        if inner is None:
            continue
        given = di_bawah(form, f"{name}.")
        parts[name] = periksa_form(form, given, inner, awalan=f"{name}.") if given or field.is_required() else None
        usable = usable and (parts[name] is not None or not field.is_required())
    own = {name: value for name, value in form.nilai.items() if "." not in name}
    head = periksa_form(form, own, _head(model, frozenset(names - parts.keys())))
    if head is None or not usable:
        return None
    return parts | {name: getattr(head, name) for name in type(head).model_fields}


def isi_kepala(table: Tabel) -> Rekam:
    """What the fields above a table say of the book; without those that are blank or wrong."""
    values: Rekam = {}
    for field in table.spek.kepala:
        value = table.kepala.nilai.get(field.nama)
        if not field.isian or value is None or field.nama in table.kepala.cacat:
            continue
        if field.jenis is JenisSel.YA_TIDAK and not isinstance(value, bool):
            table.kepala.temuan(
                "PILIHAN-TIDAK-DIKENAL", f"{field.judul}: {kutip(value)} tidak dikenal; pilih Ya atau Tidak.",
                field.nama,
            )
            continue
        values[field.nama] = value
    return values
