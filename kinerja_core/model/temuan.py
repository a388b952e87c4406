"""Temuan: one finding about a user's file, with what to do about it."""

from collections.abc import Callable
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, SerializerFunctionWrapHandler, model_serializer

from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.istilah import Tingkatan
from kinerja_core.model.tampak import tampak


def _shown(teks: object) -> object:
    return tampak(teks) if isinstance(teks, str) else teks


#: Text that may quote a file, or its name, as it is shown.
_Tampak = Annotated[str, BeforeValidator(_shown)]


class Temuan(Rekaman):
    """A finding. ``kode`` is stable (listed in ``docs/temuan.md``); texts are Indonesian."""

    kode: Annotated[
        str, Field(description="Kode tetap", examples=["NIP-ANGKA"], pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$")
    ]
    tingkat: Annotated[Tingkatan, Field(description="kesalahan, peringatan atau saran")]
    berkas: Annotated[_Tampak | None, Field(description="Nama berkas")] = None
    lembar: Annotated[_Tampak | None, Field(description="Nama lembar")] = None
    sel: Annotated[str | None, Field(description="Alamat sel, misalnya C12")] = None
    sel_lain: Annotated[
        tuple[str, ...],
        Field(description="Sel lain di lembar itu yang salah karena sebab yang sama", examples=[("C13:C20", "C24")]),
    ] = ()
    pesan: Annotated[_Tampak, Field(description="Apa yang salah")]
    saran: Annotated[str, Field(description="Apa yang harus dilakukan")]
    rujukan: Annotated[str | None, Field(description="Aturan atau sumber yang mendasari")] = None

    def dengan_kata(self, kata: Callable[[str], str]) -> Self:
        """The finding in the words of a face, such as the page, by what turns those of the command line into them."""
        return self.model_copy(update={"pesan": kata(self.pesan), "saran": kata(self.saran)})

    @model_serializer(mode="wrap")
    def _without_no_others(self, tulis: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """What scripts rely on; only where there are other cells, these too."""
        said: dict[str, Any] = tulis(self)
        if not self.sel_lain:
            said.pop("sel_lain", None)
        return said

    @property
    def semua_sel(self) -> tuple[str, ...]:
        """Every address and range that it is about."""
        return (self.sel, *self.sel_lain) if self.sel else self.sel_lain

    @property
    def tempat(self) -> str:
        """Where, for people: ``andi.xlsx › SKP › C12``."""
        return " › ".join(part for part in (self.berkas, self.lembar, self.sel) if part)
