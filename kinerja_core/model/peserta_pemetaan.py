"""Peserta pemetaan: who of a unit is mapped together with whom."""

from kinerja_core.model.istilah import Istilah


class LingkupPemetaan(Istilah):
    """With whom the people of a unit are compared."""

    UNIT = "Seluruh Unit"
    UNIT_KERJA = "Setiap Unit Kerja"


class CaraPeserta(Istilah):
    """What is done with people who may not be comparable with the others."""

    BERSAMA = "Dipetakan Bersama"
    TERSENDIRI = "Dipetakan Tersendiri"
    TIDAK = "Tidak Dipetakan"
