"""Keadaan: whether somebody of a unit's roster is at work there, and from when to when not."""

from typing import Final

from kinerja_core.model.istilah import Istilah


class KeadaanPegawai(Istilah):
    """What the roster says of a person; blank is Aktif."""

    AKTIF = "Aktif"
    MUTASI_MASUK = "Mutasi Masuk"
    MUTASI_KELUAR = "Mutasi Keluar"
    PENSIUN = "Pensiun"
    BERHENTI = "Berhenti"
    MENINGGAL = "Meninggal Dunia"
    CUTI = "Cuti"
    TUGAS_BELAJAR = "Tugas Belajar"
    PLT = "Plt."
    PLH = "Plh."


#: In these nothing is due from a person here: whoever is Plt. or Plh. has the SKP in the jabatan of their own.
TIDAK_BERTUGAS: Final = frozenset(KeadaanPegawai) - {KeadaanPegawai.AKTIF, KeadaanPegawai.MUTASI_MASUK}
#: In these a person does not come back.
KELUAR: Final = frozenset({
    KeadaanPegawai.MUTASI_KELUAR, KeadaanPegawai.PENSIUN, KeadaanPegawai.BERHENTI, KeadaanPegawai.MENINGGAL,
})
