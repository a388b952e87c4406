"""The machine that knows no sheet: spec, grid, reader, writer, styles, limits, formula language."""
