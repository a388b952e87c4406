"""The machine that knows no sheet: spec, kisi, reader, writer, styles, limits, formula language."""
