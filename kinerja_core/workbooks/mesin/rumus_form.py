"""The native formulas of forms, each with its value in Python: what is missing, what is wrong, and the status."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from kinerja_core.workbooks.mesin.isi_sel import (
    TEKSTUAL,
    angka_nip,
    hampa,
    rumus_hampa,
    rumus_kosong,
    rumus_nip,
    rumus_salah,
    salah_status,
    tampak_kosong,
)
from kinerja_core.workbooks.mesin.rumus import PeriksaOrang, kosong
from kinerja_core.workbooks.mesin.spek import Baris, LembarForm
from kinerja_core.workbooks.mesin.tanda import rumus_bertanda, rumus_galat


class BedaOrang(NamedTuple):
    """Two people of a form are not the same: their NIP differ."""

    satu: str
    lain: str
    pesan: str

    def teks(self, sel: Callable[[str], str]) -> str:
        """The formula."""
        one, other = sel(self.satu), sel(self.lain)
        return f'IF(AND(ISTEXT({one}),ISTEXT({other}),{rumus_nip(one)}={rumus_nip(other)}),", {self.pesan}","")'

    def nilai(self, isi: Baris) -> str:
        """Its value."""
        one, other = isi.get(self.satu), isi.get(self.lain)
        if not isinstance(one, str) or not isinstance(other, str) or kosong(one) or kosong(other):
            return ""
        return f", {self.pesan}" if angka_nip(one) == angka_nip(other) else ""


class FormOrang(NamedTuple):
    """The same as :class:`PeriksaOrang` in a form."""

    orang: PeriksaOrang = PeriksaOrang()

    def teks(self, sel: Callable[[str], str]) -> str:
        """The formula."""
        return self.orang.rumus(sel)

    def nilai(self, isi: Baris) -> str:
        """Its value."""
        return self.orang.isi(isi)


#: Where a form keeps what its status says: a hidden column, with what is missing and what the checks of the whole form
#: say in its first rows, and what is wrong with a field beside the field.
KOLOM_TEMUAN: Final = "$D$"
_BARIS_KURANG, _BARIS_PERIKSA = 1, 2


def temuan_form(form: LembarForm, isi: Baris) -> dict[int, tuple[str, str]]:
    """Formula and value of every cell of the hidden column, by row from 1.

    A part that is not mandatory asks for its fields only once any of them is filled.
    """
    missing, lacks = [], ""
    for part in form.bagian:
        cells = {field.nama: f"$B${form.baris[field.nama]}" for field in part.isian}
        names = [field.nama for field in part.isian]
        every = f"{cells[names[0]]}:{cells[names[-1]]}"
        any_typed = f'IFERROR(SUMPRODUCT(--({rumus_hampa(every)}<>""))>0,TRUE)'
        filled = any(not hampa(isi.get(name)) for name in names)
        for field in part.isian:
            if field.wajib and field.isian:
                blank = f"IFERROR({rumus_kosong(field, cells[field.nama])},FALSE)"
                test = blank if part.wajib else f"AND({any_typed},{blank})"
                missing.append(f'IF({test},", {field.judul}","")')
                if tampak_kosong(field, isi.get(field.nama)) and (part.wajib or filled):
                    lacks += f", {field.judul}"
    checks = [f'IFERROR({check.teks(lambda name: f"$B${form.baris[name]}")},"")' for check in form.periksa]
    found = {
        _BARIS_KURANG: ("&".join(missing) or '""', lacks),
        _BARIS_PERIKSA: ("&".join(checks) or '""', "".join(check.nilai(isi) for check in form.periksa)),
    }
    for field in form.isian:
        cell = f"$B${form.baris[field.nama]}"
        if field.isian and (formula := rumus_salah(field, cell)):
            wrong, what = f"ISERROR({cell})", "galat"
            if field.jenis in TEKSTUAL and field.pilihan is None:
                wrong, what = f"OR({rumus_galat(cell)},{rumus_bertanda(cell)})", "galat atau tanda tak terlihat"
            said = f'IF({wrong},", {field.judul} berisi {what}",{formula})'
            found[form.baris[field.nama]] = said, salah_status(field, isi.get(field.nama))
    return found


def _urut(temuan: dict[int, tuple[str, str]]) -> list[int]:
    """Rows of what is wrong: the fields in order, then the form as a whole."""
    return [*(row for row in sorted(temuan) if row > _BARIS_PERIKSA), _BARIS_PERIKSA]


def status_form(temuan: dict[int, tuple[str, str]]) -> tuple[str, str]:
    """Formula and value of a form's completeness, from its hidden column."""
    lack = f"{KOLOM_TEMUAN}{_BARIS_KURANG}"
    wrong = "&".join(f"{KOLOM_TEMUAN}{row}" for row in _urut(temuan))
    formula = (
        f'IF({lack}<>"","Lengkapi: "&MID({lack}&{wrong},3,250),'
        f'IF({wrong}<>"","Periksa: "&MID({wrong},3,250),"Lengkap"))'
    )
    lacks = temuan[_BARIS_KURANG][1]
    wrongs = "".join(temuan[row][1] for row in _urut(temuan))
    if lacks:
        return formula, "Lengkapi: " + (lacks + wrongs)[2:252]
    return formula, "Periksa: " + wrongs[2:252] if wrongs else "Lengkap"
