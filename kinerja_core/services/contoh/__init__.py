"""The bundled sample: an invented unit (``unit``), planted mistakes (``kesalahan``), the journey (``alur``)."""
