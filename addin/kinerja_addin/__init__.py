"""The Excel add-in: UDFs, macros, ribbon and VBA over :mod:`kinerja_core.services`."""
