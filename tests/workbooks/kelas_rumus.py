"""How Excel keeps a formula: where it takes one cell of a range, and how many bytes it needs.

This is of formulas that are not entered as arrays.

A range, or a name that holds several values, below an operator or in a place for one value gives Excel the cell of its
own row (implicit intersection), and #VALUE! beside the range; LibreOffice and libraries often take all of it. Only
some functions have their arguments calculated as arrays, and IF, IFERROR and CHOOSE end that again. What each takes:
the token classes of [MS-XLS] 2.5.198.17, as the tables of parameters in LibreOffice's filters for Excel list them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

#: What the parameters of a function take, the last one for all that follow: one value (``1``), or a reference (``R``);
#: and whether it is calculated as an array: always (``a``), never (``-``), as what stands around it (``=``).
_PARAMETER: Final[Mapping[str, str]] = {
    "IF": "1- R-", "IFERROR": "1- R-", "CHOOSE": "1- R-",
    "COUNT": "R=", "COUNTA": "R=", "SUM": "R=", "SUMSQ": "R=", "AVERAGE": "R=", "MIN": "R=", "MAX": "R=", "GCD": "R=",
    "AND": "R=", "OR": "R=", "ROW": "R-", "COLUMN": "R-", "N": "R-", "CELL": "1- R-", "HYPERLINK": "1-",
    "LOOKUP": "1= Ra", "INDEX": "Ra 1-", "MATCH": "1= R=", "RANK": "1= R- 1=", "LARGE": "R= 1=", "SMALL": "R= 1=",
    "COUNTBLANK": "R-", "COUNTIF": "R- 1=", "SUMIF": "R- 1= R-", "COUNTIFS": "R- 1= R- 1= R- 1= R- 1= R- 1=",
    "SUMPRODUCT": "1a", "MMULT": "1a", "ROWS": "Ra",
}  # fmt: skip
#: Functions whose parameters each take one value, as what stands around them is calculated.
_SATU: Final = frozenset({
    "ABS", "CHAR", "CLEAN", "DATE", "DATEVALUE", "DAY", "FIND", "INDIRECT", "INT", "ISERROR", "ISLOGICAL", "ISNA",
    "ISNUMBER", "ISTEXT", "LEFT", "LEN", "LOWER", "MID", "MOD", "MONTH", "NOT", "REPT", "RIGHT", "ROUND", "SEARCH",
    "SQRT", "SUBSTITUTE", "TEXT", "TODAY", "TRIM", "VALUE", "WEEKDAY", "YEAR",
})  # fmt: skip


@dataclass
class _Bagian:
    """A function, parentheses, an array of constants, or a whole formula, by its arguments."""

    nama: str
    argumen: list[list[_Bagian | Token]] = field(default_factory=lambda: [[]])


def _tree(rumus: str) -> list[_Bagian | Token]:
    opened = [_Bagian("")]
    for token in Tokenizer(f"={rumus}").items:
        if token.subtype == Token.OPEN:
            opened.append(_Bagian(token.value.rstrip("(").upper()))
            opened[-2].argumen[-1].append(opened[-1])
        elif token.subtype == Token.CLOSE:
            opened.pop()
        elif token.type == Token.SEP:
            opened[-1].argumen.append([])
        elif token.type != Token.WSPACE:
            opened[-1].argumen[-1].append(token)
    return opened[0].argumen[0]


class Nama:
    """The names of a workbook: which of them hold several values.

    Args:
        rumus: name -> what it stands for; what it says is always calculated as an array.
    """

    def __init__(self, rumus: Mapping[str, str]) -> None:
        self._formulas = rumus
        self._several: dict[str, bool] = {}

    def beberapa(self, acuan: str) -> bool:
        """Whether a reference or a name holds several values."""
        bare = acuan.rpartition("!")[2].replace("$", "")
        if _SEL.fullmatch(bare):
            return False
        if ":" in bare or bare not in self._formulas:
            assert ":" in bare, f"{acuan} bukan sel dan bukan nama"
            return len(set(bare.split(":"))) > 1
        if bare not in self._several:
            self._several[bare] = _Pembaca(self).lihat(_tree(self._formulas[bare]), acuan=True, larik=True)
        return self._several[bare]


_SEL: Final = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")


class _Pembaca:
    """Looks through a formula, and remembers where one cell would be taken of several."""

    def __init__(self, nama: Nama) -> None:
        self._names = nama
        self.satu_diambil: list[str] = []

    def lihat(self, isi: list[_Bagian | Token], *, acuan: bool, larik: bool) -> bool:
        """Whether an argument gives several values.

        Args:
            isi: its operands and operators.
            acuan: whether a reference may stand there.
            larik: whether it is calculated as an array.
        """
        acuan = acuan and not any(isinstance(one, Token) and one.type.startswith("OPERATOR") for one in isi)
        return any([*(self._operand(one, acuan=acuan, larik=larik) for one in isi)])  # each is looked at

    def _operand(self, satu: _Bagian | Token, *, acuan: bool, larik: bool) -> bool:
        if isinstance(satu, Token):
            if satu.subtype != Token.RANGE:
                return False
            several, reference = self._names.beberapa(satu.value), True
        elif satu.nama == "":
            return self.lihat(satu.argumen[0], acuan=acuan, larik=larik)
        elif satu.nama == "{":
            return True  # constants are never cut down to one
        else:
            begin, _, name = satu.nama.rpartition(":")  # A1:INDEX( is one mark to openpyxl
            several, reference = self._fungsi(name, satu.argumen, larik=larik)
            several = several or begin != ""
        if several and reference and not acuan and not larik:
            self.satu_diambil.append(satu.value if isinstance(satu, Token) else f"{satu.nama}()")
        return several

    def _fungsi(self, nama: str, argumen: list[list[_Bagian | Token]], *, larik: bool) -> tuple[bool, bool]:
        """Whether a function gives several values, and whether only one of them would be taken."""
        takes = ["1="] if nama in _SATU else _PARAMETER[nama].split()
        several: list[bool] = []
        values: list[bool] = []  # of those that take one value each
        for number, argument in enumerate(argumen):
            kind, how = takes[min(number, len(takes) - 1)]
            inside = {"a": True, "-": False, "=": larik}[how]
            several.append(self.lihat(argument, acuan=kind == "R", larik=inside))
            values.append(several[-1] and kind == "1")
        if nama == "INDEX":
            whole = any(not one or [getattr(part, "value", "") for part in one] == ["0"] for one in argumen[1:])
            return several[0] and whole, True
        if nama in {"ROW", "COLUMN", "IF", "CHOOSE", "INDIRECT"}:
            return any(several) or nama == "INDIRECT", True
        return any(values) and nama != "SUMPRODUCT", False


def satu_diambil(rumus: str, nama: Nama, *, larik: bool = False) -> list[str]:
    """References and names of which Excel would take one cell only.

    Args:
        rumus: the formula.
        nama: the names of its workbook.
        larik: whether it is calculated as an array, as those of conditional formats and names are.
    """
    found = _Pembaca(nama)
    found.lihat(_tree(rumus), acuan=False, larik=larik)
    return found.satu_diambil


#: Functions that an error is no error to, and what goes on behind them.
_MENGHAPUS: Final = frozenset({
    "IFERROR", "ISERROR", "ISNUMBER", "ISTEXT", "ISNA", "ISLOGICAL", "COUNT", "COUNTA", "COUNTBLANK",
})  # fmt: skip


def galat_lolos(rumus: str) -> list[str]:
    """Where an IF whose condition fails gives something else in LibreOffice 7.0, which goes on to its last branch.

    ``IFERROR(IF(1/0=1,"",B1),"")`` is #DIV/0! there, but not with ``B1&""``; and ``IF(1/0=1,"",IF(ISNUMBER(B1),1,2))``
    is 2. Told of is the reference, or the search that may fail.
    """
    return _lolos(_tree(rumus))


def _lolos(isi: list[_Bagian | Token]) -> list[str]:
    found = []
    for one in isi:
        if isinstance(one, _Bagian):
            found += [more for argument in one.argumen for more in _lolos(argument)]
            if one.nama == "IFERROR":
                found += _cabang(one.argumen[0])
            if one.nama == "IF" and len(one.argumen) == 3 and _memuat(one.argumen[2], _MENGHAPUS):
                found += ["INDEX(MATCH)"] * _mencari(one.argumen[0])
    return found


def _memuat(isi: list[_Bagian | Token], nama: frozenset[str], henti: frozenset[str] = frozenset()) -> bool:
    """Whether a function is called in an argument, other than inside some others."""
    return any(
        one.nama in nama or (one.nama not in henti and any(_memuat(part, nama, henti) for part in one.argumen))
        for one in isi if isinstance(one, _Bagian)
    )  # fmt: skip


def _mencari(isi: list[_Bagian | Token]) -> bool:
    """Whether an argument holds a search that may fail."""
    return any(
        (one.nama == "INDEX" and any(_memuat(part, frozenset({"MATCH"}), _MENGHAPUS) for part in one.argumen[1:]))
        or (one.nama not in _MENGHAPUS and any(map(_mencari, one.argumen)))
        for one in isi if isinstance(one, _Bagian)
    )  # fmt: skip


def _cabang(isi: list[_Bagian | Token]) -> list[str]:
    """Bare references in the last place of an IF that is a value itself, also in parentheses and in branches."""
    if len(isi) != 1 or not isinstance(isi[0], _Bagian) or isi[0].nama not in {"", "IF"}:
        return []
    arguments = isi[0].argumen
    found = [more for argument in arguments[isi[0].nama == "IF" :] for more in _cabang(argument)]
    last = arguments[-1]
    if isi[0].nama == "IF" and len(last) == 1 and isinstance(last[0], Token) and last[0].subtype == Token.RANGE:
        found.append(last[0].value)
    return found


def besar(rumus: str) -> int:
    """Bytes of a formula as Excel keeps it, by the sizes of its tokens in [MS-XLSB] 2.5.97."""
    return sum(map(_bytes, Tokenizer(f"={rumus}").items))


def _bytes(token: Token) -> int:
    if token.type == Token.OPERAND:
        if token.subtype == Token.TEXT:
            return 3 + 2 * (len(token.value) - 2)
        if token.subtype == Token.NUMBER:
            return 3 if token.value.isdigit() and int(token.value) < 2**16 else 9
        if token.subtype != Token.RANGE:
            return 2
        sheet, _, bare = token.value.replace("$", "").rpartition("!")
        return (7 if _SEL.fullmatch(bare) else 13 if ":" in bare else 5) + 2 * bool(sheet)
    if token.type == Token.FUNC and token.subtype == Token.OPEN:  # IF and CHOOSE jump
        return 20 if token.value.upper() in {"IF(", "IFERROR(", "CHOOSE("} else 4
    if token.type == Token.ARRAY and token.subtype == Token.OPEN:
        return 15
    return 4 if token.type == Token.WSPACE else int(token.subtype != Token.CLOSE and token.type != Token.SEP)
