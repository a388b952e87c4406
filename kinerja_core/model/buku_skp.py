"""Buku SKP: everything a staff workbook says, as typed records."""

from kinerja_core.model.catatan_harian import CatatanHarian
from kinerja_core.model.dasar import Rekaman
from kinerja_core.model.dialog_kinerja import DialogKinerja
from kinerja_core.model.pembinaan import Pembinaan
from kinerja_core.model.pola_hari import PolaHari
from kinerja_core.model.realisasi import Realisasi
from kinerja_core.model.rencana_aksi import RencanaAksi
from kinerja_core.model.skp import SKP
from kinerja_core.model.umpan_balik import UmpanBalik


class BukuSKP(Rekaman):
    """A staff workbook: the SKP and what happened during its year."""

    skp: SKP
    rencana_aksi: tuple[RencanaAksi, ...] = ()
    rencana_aksi_selesai: bool = False
    catatan_harian: tuple[CatatanHarian, ...] = ()
    pola_hari: tuple[PolaHari, ...] = ()
    realisasi: tuple[Realisasi, ...] = ()
    dialog: tuple[DialogKinerja, ...] = ()
    umpan_balik: tuple[UmpanBalik, ...] = ()
    pembinaan: tuple[Pembinaan, ...] = ()

    def rencana_aksi_untuk(self, kode_iki: str) -> tuple[RencanaAksi, ...]:
        """Activities of one indicator, in the order written."""
        return tuple(item for item in self.rencana_aksi if item.kode_iki == kode_iki)
