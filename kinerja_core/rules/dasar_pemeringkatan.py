"""What a unit is mapped and ranked with where it sets nothing itself: the shape of the rule."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from kinerja_core.model.dasar import Kata, Persen, Rekaman
from kinerja_core.model.istilah import Istilah, MetodePemetaan, UrutanPeringkat
from kinerja_core.model.pemeringkatan import Pengali, Toleransi
from kinerja_core.model.peserta_pemetaan import CaraPeserta, LingkupPemetaan


class BobotKomposit(Rekaman):
    """Weights of the composite in percent, and when they are used."""

    dipakai: str
    hasil: Persen
    perilaku: Persen

    @model_validator(mode="after")
    def _together(self) -> BobotKomposit:
        if self.hasil + self.perilaku != 100:
            raise PydanticCustomError("bobot_salah", "Bobot hasil kerja dan perilaku kerja harus berjumlah 100.")
        return self


class DasarPemeringkatan(Rekaman):
    """What a unit ranks with where it sets nothing itself; of the known pairs of weights, the first."""

    bobot: Annotated[tuple[BobotKomposit, ...], Field(min_length=1)]
    metode: Kata[MetodePemetaan]
    k: Pengali
    toleransi: Toleransi
    urutan: Kata[UrutanPeringkat]

    @property
    def bawaan(self) -> dict[str, Istilah | Decimal | int]:
        """The defaults by their names in :class:`~kinerja_core.model.buku.Pengaturan`."""
        usual = self.bobot[0]
        return {
            "metode": self.metode, "k": self.k, "toleransi": self.toleransi,
            "bobot_hasil": usual.hasil, "bobot_perilaku": usual.perilaku, "urutan": self.urutan,
        }  # fmt: skip


class DasarPeserta(Rekaman):
    """Who is mapped with whom where a unit sets nothing itself."""

    lingkup: Kata[LingkupPemetaan]
    pimpinan: Kata[CaraPeserta]
    tidak_penuh: Kata[CaraPeserta]
    masa_paling_sedikit: Persen

    @property
    def bawaan(self) -> dict[str, Istilah | Decimal | int]:
        """The defaults by their names in :class:`~kinerja_core.model.buku.Pengaturan`."""
        return dict(self)
