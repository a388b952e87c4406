"""Typer's own words in Indonesian: help screens and mistakes in arguments."""

from __future__ import annotations

import re
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

_PANELS: Final = {
    "ARGUMENTS_PANEL_TITLE": "Argumen",
    "OPTIONS_PANEL_TITLE": "Pilihan",
    "COMMANDS_PANEL_TITLE": "Perintah",
    "DEFAULT_STRING": "[bawaan: {}]",
    "REQUIRED_LONG_STRING": "[wajib]",
}

_USAGE: Final = {"[OPTIONS]": "[PILIHAN]", "COMMAND [ARGS]...": "PERINTAH ..."}
_REQUIRED: Final = re.compile(r"\{(.*)\}(?:\.\.\.)?")


def _panel_titles() -> None:
    from typer import rich_utils  # rich is slow to load and only help needs it

    for name, text in _PANELS.items():
        setattr(rich_utils, name, text)


def _no_type(ctx: Any) -> None:
    """What to show as the type of a parameter: nothing."""


def _usage(piece: str) -> str:
    """One piece of a line of usage: ``{DATA...}...`` -> ``DATA...``, ``[PROFIL]`` stays."""
    if piece in _USAGE:
        return _USAGE[piece]
    required = _REQUIRED.fullmatch(piece)
    return required[1] if required else piece.replace("...]...", "...]")


class _Indonesian:
    """Help with Indonesian headings."""

    def get_help_option(self, ctx: Any) -> Any:
        """The ``--help`` option with an Indonesian description."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # mixed into a Typer command
        if option is not None:
            option.help = "Tampilkan bantuan ini."
        return option

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, without Python's types beside arguments and switches: only a metavar is for people."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # mixed into a Typer command
        for param in params:
            if param.param_type_name == "argument" or param.is_flag:
                param.display_type_rich = _no_type
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print help."""
        _panel_titles()
        super().format_help(ctx, formatter)  # type: ignore[misc]  # mixed into a Typer command

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Print the line of usage."""
        pieces = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]  # mixed into a Typer command
        formatter.write_usage(ctx.command_path, " ".join(map(_usage, pieces)), prefix="Pemakaian: ")


class Perintah(_Indonesian, TyperCommand):
    """A command whose help is Indonesian."""


class Kelompok(_Indonesian, TyperGroup):
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
        return f"{name} harus bilangan bulat." if "integer" in text else f"{name} tidak dapat dipakai."
    if kind == "NoArgsIsHelpError":
        return "Sebutkan perintahnya."
    if text.startswith("No such command"):
        return f"Perintah {text.split(' ', 3)[3].partition('.')[0]} tidak ada."
    if text.startswith("Missing command"):
        return "Sebutkan perintahnya."
    if text.startswith("Got unexpected extra"):
        return f"Ada argumen yang berlebih: {text.partition('(')[2].partition(')')[0]}."
    return "Argumen tidak dapat dipahami."


def _parameter(problem: Any) -> str:
    param = getattr(problem, "param", None)
    if param is None:
        return "Argumen"
    if param.param_type_name == "argument":
        return f"Argumen {param.metavar or str(param.name).upper()}"
    return f"Pilihan {max(param.opts, key=len)}"


def bantuan_di(problem: Any) -> str:
    """Where to read on: ``kinerja cetak --help``."""
    ctx = getattr(problem, "ctx", None)
    return f'Lihat "{ctx.command_path if ctx else "kinerja"} --help".'


def aplikasi(**kwargs: Any) -> typer.Typer:
    """A Typer application in Indonesian, without English completion commands."""
    return typer.Typer(
        cls=Kelompok,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
        **kwargs,
    )
