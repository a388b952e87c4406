"""The command line ``kinerja``."""
