"""The problems of a template while it is read: each once with its place, and a cause before what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal

from lxml import etree

from kinerja_core.documents.mesin.blok_tanda import Tempat
from kinerja_core.documents.mesin.galat import MasalahTemplat
from kinerja_core.documents.mesin.xml_word import letak

BATAS_MASALAH: Final = 100


class CatatanMasalah:
    """Keeps problems; ``place`` is where the reader is."""

    def __init__(self) -> None:
        self.problems: list[MasalahTemplat] = []
        self.place: Tempat = ("", "", None)
        #: Problems that the lost beginning or end of a block would explain: which, and in which paragraph.
        self.followers: list[tuple[MasalahTemplat, str, etree._Element]] = []

    @property
    def penuh(self) -> bool:
        """Whether no further problem is kept: nobody reads so many."""
        return len(self.problems) == BATAS_MASALAH

    def problem(
        self, message: str, place: Tempat | None = None, tingkat: Literal["kesalahan", "peringatan"] = "kesalahan",
        *, urutan: int | None = None, akibat: str = "",
    ) -> None:
        """Keep a problem; with ``urutan`` before those that follow from it.

        ``akibat`` is the kind of block whose opening, if it was taken out, explains this problem.
        """
        part, text, paragraph = place or self.place
        if self.penuh:
            return
        cell = letak(paragraph) if paragraph is not None else ""
        found = MasalahTemplat(message, part, text[:160], tingkat, cell)
        if found not in self.problems:  # Word keeps a text box twice, for new and for old programs
            self.problems.insert(len(self.problems) if urutan is None else urutan, found)
            if akibat and paragraph is not None:
                self.followers.append((found, akibat, paragraph))

    def each(self, messages: Iterable[str]) -> None:
        """Keep these problems of this place."""
        for message in messages:
            self.problem(message)

    def explained(self, cause: str, container: etree._Element | None) -> int | None:
        """Take out the problems that a cause in this place explains; returns where the first of them stood."""
        found = [
            problem
            for problem, why, paragraph in self.followers
            if why == cause and problem in self.problems and container in {paragraph, *paragraph.iterancestors()}
        ]
        first = min(map(self.problems.index, found), default=None)
        self.problems = [problem for problem in self.problems if problem not in found]
        return first
