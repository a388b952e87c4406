"""VBA modules of the add-in as text (ASCII, one module per file); data of :mod:`kinerja_addin.bangun`."""
