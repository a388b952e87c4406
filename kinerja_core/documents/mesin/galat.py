"""What stops a document from being printed. Every message is Indonesian and names all problems at once."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from kinerja_core.model.galat import GalatKinerja
from kinerja_core.model.masalah import rincian


class MasalahTemplat(NamedTuple):
    """One problem of a Word template, found before any data exists.

    ``bagian`` is the part of the document, ``letak`` the cell of a table (``tabel 2, baris 3, kolom 1``), and
    ``paragraf`` the text of the paragraph the problem stands in. A ``peringatan`` does not stop the printing.
    """

    pesan: str
    bagian: str = ""
    paragraf: str = ""
    tingkat: Literal["kesalahan", "peringatan"] = "kesalahan"
    letak: str = ""

    @property
    def tempat(self) -> str:
        """Where, for people: ``isi dokumen, tabel 2, baris 3, kolom 1, paragraf "{{ nama }}"``."""
        paragraph = f'paragraf "{self.paragraf}"' if self.paragraf else ""
        return ", ".join(part for part in (self.bagian, self.letak, paragraph) if part)

    def __str__(self) -> str:
        return f"{self.pesan} (di {self.tempat})" if self.tempat else self.pesan


class TemplatRusak(GalatKinerja):
    """A Word template that cannot be used; ``masalah`` has every reason."""

    def __init__(self, masalah: tuple[MasalahTemplat, ...]) -> None:
        self.masalah = masalah
        why = f" {masalah[0]}" if len(masalah) == 1 else "\n" + rincian([str(item) for item in masalah])
        super().__init__(f"Templat Word tidak dapat dipakai:{why}")


class KonteksRusak(GalatKinerja):
    """Data that cannot stand in the document; ``masalah`` pairs each field's path with what is wrong."""

    def __init__(self, masalah: tuple[tuple[str, str], ...]) -> None:
        self.masalah = masalah
        super().__init__(
            "Isi dokumen tidak dapat dicetak:\n" + rincian([f"{jalur}: {pesan}" for jalur, pesan in masalah])
        )


#: Follows the title of what is not printed.
BELUM_DICETAK: Final = " belum dapat dicetak:"


class DokumenBelumLengkap(GalatKinerja):
    """Mandatory parts are still missing, so nothing is printed; ``masalah`` has one sentence for each."""

    def __init__(self, judul: str, masalah: tuple[str, ...]) -> None:
        self.judul = judul
        self.masalah = masalah
        super().__init__(f"{judul}{BELUM_DICETAK}\n" + "\n".join(f"- {pesan}" for pesan in masalah))


class KopRusak(GalatKinerja):
    """A letterhead image that cannot be used."""
