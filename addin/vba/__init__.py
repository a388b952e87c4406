"""VBA modules of the add-in as text (ASCII, one module per file); data of :mod:`addin.bangun`."""
