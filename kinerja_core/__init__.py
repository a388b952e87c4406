"""kinerja: the yearly performance cycle of civil servants (Pengelolaan Kinerja ASN) from Excel and Word."""

__version__ = "0.1.0"
