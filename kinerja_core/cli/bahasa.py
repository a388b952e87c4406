"""Typer's own words in Indonesian: help screens and mistakes in arguments."""

from __future__ import annotations

import ast
import re
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

_USAGE: Final = {"[OPTIONS]": "[PILIHAN]", "COMMAND [ARGS]...": "PERINTAH ..."}
_LOCKED: Final = re.compile(r"""('.+'|".+") is not readable""")
_UNKNOWN: Final = re.compile(r"""No such command ('.*'|".*")\.""", re.DOTALL)
_REQUIRED: Final = re.compile(r"\{(.*)\}(?:\.\.\.)?")


def _usage(piece: str) -> str:
    """One piece of a line of usage: ``{DATA...}...`` -> ``DATA...``, ``[PROFIL]`` stays."""
    if piece in _USAGE:
        return _USAGE[piece]
    required = _REQUIRED.fullmatch(piece)
    return required[1] if required else piece.replace("...]...", "...]")


def _entry(param: Any) -> tuple[str, str]:
    """A parameter as help lists it: how it is written, and what it means."""
    if param.param_type_name == "argument":
        name = str(param.metavar)
    else:
        name = ", ".join(sorted(param.opts, key=len)) + (f" {param.metavar}" if param.metavar else "")
    notes = ["[wajib]"] if param.required else []
    if param.default not in (None, False):
        notes.append(f"[bawaan: {param.default}]")
    return name, " ".join([param.help or "", *notes])


class _Indonesian:
    """Help in Indonesian, as plain text: it loads nothing that is slow, and no window is too narrow for it."""

    def get_help_option(self, ctx: Any) -> Any:
        """The ``--help`` option with an Indonesian description."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # mixed into a Typer command
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print help: usage, what the command does, its arguments, options and commands."""
        command: Any = self
        command.format_usage(ctx, formatter)
        command.format_help_text(ctx, formatter)
        params = command.get_params(ctx)
        arguments = [_entry(param) for param in params if param.param_type_name == "argument"]
        options = [_entry(param) for param in params if param.param_type_name == "option"]
        known = getattr(self, "commands", {})
        commands = [(name, (one.help or "").partition("\n\n")[0]) for name, one in known.items()]
        for title, entries in (("Argumen", arguments), ("Pilihan", options), ("Perintah", commands)):
            if entries:
                with formatter.section(title):
                    formatter.write_dl(entries)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Print the line of usage."""
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]  # mixed into a Typer command
        formatter.write_usage(ctx.command_path, " ".join(map(_usage, pieces)), prefix="Pemakaian: ")


class Perintah(_Indonesian, TyperCommand):
    """A command whose help is Indonesian."""


class KelompokPerintah(_Indonesian, TyperGroup):
    """A group of commands whose help is Indonesian."""


def pesan_kesalahan(problem: Any) -> str:
    """One Indonesian sentence for a mistake in the arguments (an exception of Typer's parser)."""
    kind = type(problem).__name__
    name = _parameter(problem)
    if kind == "MissingParameter":
        return f"{name} wajib disebutkan."
    if kind == "NoSuchOption":
        near = getattr(problem, "possibilities", None)
        hint = f" Mungkin {' atau '.join(sorted(near))}?" if near else ""
        return f'Pilihan "{problem.option_name}" tidak dikenal.{hint}'
    text = str(problem)
    if kind == "BadOptionUsage":
        how = "tidak memakai nilai" if "not take" in text else "memerlukan nilai di belakangnya"
        return f'Pilihan "{problem.option_name}" {how}.'
    if kind == "BadParameter":
        if locked := _LOCKED.search(text):
            return f'{name}: "{_kata(locked[1])}" tidak boleh dibaca dari akun ini.'
        return f"{name} harus bilangan bulat." if "integer" in text else f"{name} tidak dapat dipakai."
    if kind == "NoArgsIsHelpError":
        return f"{text}\n\nSebutkan perintahnya."
    if unknown := _UNKNOWN.match(text):
        return f"Perintah '{_kata(unknown[1])}' tidak ada."
    if text.startswith("Missing command"):
        return "Sebutkan perintahnya."
    if text.startswith("Got unexpected extra"):
        return f"Ada argumen yang berlebih: {text.partition(' (')[2].removesuffix(')')}."
    return "Argumen tidak dapat dipahami."


def _kata(terkutip: str) -> str:
    """A word as it was typed; the parser shows what Python writes of it, with backslashes doubled."""
    word: str = ast.literal_eval(terkutip)
    return word


def _parameter(problem: Any) -> str:
    param = getattr(problem, "param", None)
    if param is None:
        return "Argumen"
    if param.param_type_name == "argument":
        return f"Argumen {param.metavar or str(param.name).upper()}"
    return f"Pilihan {max(param.opts, key=len)}"


def bantuan_di(problem: Any, dipanggil: str) -> str:
    """Where to read on: ``kinerja cetak --help``; ``dipanggil`` is what was called, where the parser does not say."""
    ctx = getattr(problem, "ctx", None)
    return f'Lihat "{ctx.command_path if ctx else dipanggil} --help".'


def aplikasi(**kwargs: Any) -> typer.Typer:
    """A Typer application in Indonesian, without English completion commands."""
    return typer.Typer(
        cls=KelompokPerintah,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        **kwargs,
    )
