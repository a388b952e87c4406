"""The ribbon of the add-in as XML; data of :mod:`kinerja_addin.bangun`."""
