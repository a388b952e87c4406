"""The findings workbook: what many books have wrong, since when, and which spellings differ; read back too."""
