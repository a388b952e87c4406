"""Konseling kinerja of one pegawai (deck): private, marked RAHASIA on every page, printed only when asked by name."""

from __future__ import annotations

from kinerja_core.documents.bimbingan import KonteksPembinaan


class KonteksKonseling(KonteksPembinaan):
    """Data of one konseling."""
