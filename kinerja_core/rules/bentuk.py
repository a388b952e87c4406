"""Shapes of rule values shared by several rules."""

from __future__ import annotations

from typing import Any

from pydantic import ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import PydanticCustomError

from kinerja_core.model.istilah import Istilah


def lengkap(istilah: type[Istilah]) -> WrapValidator:
    """A mapping with every member of a vocabulary as key, each once, so that no case is left open."""

    def check(raw: Any, handler: ValidatorFunctionWrapHandler) -> Any:
        value = handler(raw)
        if missing := [member.value for member in istilah if member not in value]:
            raise PydanticCustomError("belum_lengkap", "Belum ada isian untuk: {isian}.", {"isian": ", ".join(missing)})
        if len(value) != len(raw):
            raise PydanticCustomError("ganda", "Ada isian yang sama artinya ditulis dua kali.")
        return value

    return WrapValidator(check)
